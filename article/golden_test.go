package article

import (
	"encoding/json"
	"flag"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

var update = flag.Bool("update", false, "write the golden files anew")

// TestGolden reads every page of testdata/pages and compares all that was
// found in it with the golden file beside it.
func TestGolden(t *testing.T) {
	pages, err := filepath.Glob("testdata/pages/*")
	if err != nil {
		t.Fatal(err)
	}
	n := 0
	for _, path := range pages {
		if strings.HasSuffix(path, ".golden") {
			continue
		}
		n++
		t.Run(filepath.Base(path), func(t *testing.T) {
			raw, err := os.ReadFile(path)
			if err != nil {
				t.Fatal(err)
			}
			a, err := Extract(raw, "", Given{})
			if err != nil {
				t.Fatal(err)
			}
			checkInvariants(t, a)
			if filepath.Ext(path) == ".txt" {
				checkNothingLost(t, a)
			}
			got := dump(a)
			golden := path + ".golden"
			if *update {
				if err := os.WriteFile(golden, []byte(got), 0o644); err != nil {
					t.Fatal(err)
				}
				return
			}
			want, err := os.ReadFile(golden)
			if err != nil {
				t.Fatal(err)
			}
			if got != string(want) {
				t.Errorf("differs from %s (go test -update writes it anew):\n%s", golden, firstDifference(got, string(want)))
			}
		})
	}
	if n == 0 {
		t.Fatal("no pages in testdata/pages")
	}
}

func firstDifference(got, want string) string {
	g, w := strings.Split(got, "\n"), strings.Split(want, "\n")
	for i := range max(len(g), len(w)) {
		a, b := "", ""
		if i < len(g) {
			a = g[i]
		}
		if i < len(w) {
			b = w[i]
		}
		if a != b {
			return "got  " + a + "\nwant " + b
		}
	}
	return ""
}

// sharedDir is where the data lie that are no part of the repository.
func sharedDir(t testing.TB) string {
	dir := os.Getenv("NUNCIO_SHARED")
	if dir == "" {
		dir = filepath.Join("..", "..", "shared")
	}
	if _, err := os.Stat(dir); err != nil {
		t.Skipf("no data folder at %s (set NUNCIO_SHARED)", dir)
	}
	return dir
}

// TestExampleReport compares the example report with what a careful reader
// finds in it.
func TestExampleReport(t *testing.T) {
	dir := filepath.Join(sharedDir(t), "examples")
	raw, err := os.ReadFile(filepath.Join(dir, "trump-kim-talks.txt"))
	if err != nil {
		t.Skip(err)
	}
	expected, err := os.ReadFile(filepath.Join(dir, "trump-kim-talks.expected.json"))
	if err != nil {
		t.Skip(err)
	}
	var want struct {
		Title     string
		Captions  []string
		Headings  []string
		Discarded []string
	}
	if err := json.Unmarshal(expected, &want); err != nil {
		t.Fatal(err)
	}
	a, err := Extract(raw, "", Given{})
	if err != nil {
		t.Fatal(err)
	}
	checkInvariants(t, a)
	checkNothingLost(t, a)
	of := func(k Kind) []string {
		var out []string
		for _, b := range a.Blocks {
			if b.Kind == k {
				out = append(out, a.Text[b.Span.Start:b.Span.End])
			}
		}
		return out
	}
	var discarded []string
	for _, d := range a.Discarded {
		if !slices.Contains(discarded, d.Text) {
			discarded = append(discarded, d.Text)
		}
	}
	if a.Title != want.Title {
		t.Errorf("title: got %q, want %q", a.Title, want.Title)
	}
	same := func(what string, got, want []string) {
		if !slices.Equal(got, want) {
			t.Errorf("%s:\n got %q\nwant %q", what, got, want)
		}
	}
	same("captions", of(Caption), want.Captions)
	same("headings", of(Heading), want.Headings)
	slices.Sort(discarded)
	slices.Sort(want.Discarded)
	same("discarded", discarded, want.Discarded)
	for line := range strings.Lines(string(raw)) {
		line = strings.TrimSpace(strings.TrimPrefix(strings.TrimSpace(line), "•"))
		if line != "" && !strings.Contains(a.Text, line) && !slices.Contains(discarded, line) {
			t.Errorf("lost: %q", line)
		}
	}
	if a.Published.From != "none" || a.Published.Value != "" {
		t.Errorf("a publication time was invented: %+v", a.Published)
	}
}
