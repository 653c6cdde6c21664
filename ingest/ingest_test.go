package ingest_test

import (
	"context"
	"fmt"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"nuncio"
	"nuncio/article"
	"nuncio/ingest"
)

const story = "Envoys meet in Haldane\n\nThe envoys of Norland and Kestovia met in Haldane on Monday to talk about the dam. They said that they would meet again next week.\n"

func write(t testing.TB, dir string, files map[string]string) {
	t.Helper()
	for name, content := range files {
		path := filepath.Join(dir, name)
		if err := os.MkdirAll(filepath.Dir(path), 0o777); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(content), 0o666); err != nil {
			t.Fatal(err)
		}
	}
}

func names(inputs []ingest.Input) []string {
	var out []string
	for _, in := range inputs {
		out = append(out, filepath.ToSlash(in.Name))
	}
	return out
}

func TestExpand(t *testing.T) {
	t.Chdir(t.TempDir())
	write(t, ".", map[string]string{
		"in/b.txt": "", "in/a/z.HTML": "", "in/a/y.htm.gz": "", "in/.hidden/x.txt": "", "in/.x.txt": "", "in/data.json": "", "bare": "", "empty/x.csv": "",
	})
	e := ingest.Expand([]string{"in", "-", "https://example.org/1", "bare", "gone", "empty"}, article.Given{}, strings.NewReader(""))
	want := []string{"in/a/y.htm.gz", "in/a/z.HTML", "in/b.txt", "-", "https://example.org/1", "bare"}
	if got := names(e.Inputs); !slices.Equal(got, want) {
		t.Errorf("inputs %q, want %q", got, want)
	}
	if e.Skipped != 2 {
		t.Errorf("%d files skipped, want 2", e.Skipped)
	}
	var failed []string
	for _, f := range e.Failed {
		failed = append(failed, f.Error())
	}
	if len(failed) != 2 || !strings.HasPrefix(failed[0], "gone: no such file") || !strings.HasPrefix(failed[1], "empty: the folder holds no report") {
		t.Errorf("failures %q", failed)
	}
}

func reader(t testing.TB) *nuncio.Reader {
	t.Helper()
	r, err := nuncio.NewReader(nuncio.Options{})
	if err != nil {
		t.Fatal(err)
	}
	return r
}

func TestReadKeepsOrderAndGoesOnAfterABadInput(t *testing.T) {
	dir := t.TempDir()
	files := map[string]string{}
	for i := range 24 {
		files[fmt.Sprintf("%02d.txt", i)] = strings.Replace(story, "dam", fmt.Sprintf("dam number %d", i), 1)
	}
	files["11.txt"] = ""
	write(t, dir, files)
	inputs := ingest.Expand([]string{dir}, article.Given{}, nil).Inputs
	r := reader(t)
	for _, workers := range []int{1, 3, 16} {
		i := 0
		for res := range ingest.Read(t.Context(), r, inputs, workers) {
			if res.Input.Name != inputs[i].Name {
				t.Fatalf("%d workers: result %d is of %s, want %s", workers, i, res.Input.Name, inputs[i].Name)
			}
			if bad := i == 11; bad != (res.Failure != nil) {
				t.Errorf("%d workers: %s: failure %v", workers, res.Input.Name, res.Failure)
			} else if !bad && !strings.Contains(res.Reading.Article.Text, fmt.Sprintf("dam number %d", i)) {
				t.Errorf("%d workers: %s has another report's text", workers, res.Input.Name)
			}
			i++
		}
		if i != len(inputs) {
			t.Errorf("%d workers: %d results, want %d", workers, i, len(inputs))
		}
	}
}

func TestReadStops(t *testing.T) {
	dir := t.TempDir()
	write(t, dir, map[string]string{"1.txt": story, "2.txt": story, "3.txt": story})
	inputs := ingest.Expand([]string{dir}, article.Given{}, nil).Inputs
	r := reader(t)
	n := 0
	for range ingest.Read(t.Context(), r, inputs, 2) {
		n++
		break
	}
	if n != 1 {
		t.Errorf("%d results after a break, want 1", n)
	}
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	for res := range ingest.Read(ctx, r, inputs, 2) {
		t.Errorf("a result after the end of the context: %+v", res)
	}
}

func TestFetch(t *testing.T) {
	mux := http.NewServeMux()
	mux.HandleFunc("GET /story", func(w http.ResponseWriter, r *http.Request) {
		if !strings.HasPrefix(r.UserAgent(), "nuncio/") {
			t.Errorf("user agent %q", r.UserAgent())
		}
		w.Header().Set("Content-Type", "text/plain; charset=utf-8")
		fmt.Fprint(w, story)
	})
	mux.Handle("GET /moved", http.RedirectHandler("/story", http.StatusFound))
	mux.HandleFunc("GET /long", func(w http.ResponseWriter, _ *http.Request) { fmt.Fprint(w, strings.Repeat(story, 100)) })
	server := httptest.NewServer(mux)
	defer server.Close()

	src, err := ingest.Input{Name: server.URL + "/moved"}.Load(t.Context(), ingest.NewClient())
	if err != nil {
		t.Fatal(err)
	}
	if string(src.Bytes) != story || src.ContentType != "text/plain; charset=utf-8" || src.Given.URL != server.URL+"/story" {
		t.Errorf("loaded %q as %s from %s", src.Bytes, src.ContentType, src.Given.URL)
	}
	if _, err := (ingest.Input{Name: server.URL + "/nowhere"}).Load(t.Context(), ingest.NewClient()); err == nil || !strings.Contains(err.Error(), "404") {
		t.Errorf("a missing page: %v", err)
	}
	src, err = ingest.Input{Name: server.URL + "/long", Given: article.Given{MaxBytes: 50}}.Load(t.Context(), ingest.NewClient())
	if err != nil || len(src.Bytes) != 51 {
		t.Errorf("a long page: %d bytes, %v; want one more than the limit and no error", len(src.Bytes), err)
	}
}
