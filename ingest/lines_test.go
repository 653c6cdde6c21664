package ingest_test

import (
	"bytes"
	"compress/gzip"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"nuncio/article"
	"nuncio/ingest"
)

// split are the reports of a file of JSON Lines, and how the lines at fault are named.
func split(t testing.TB, content string, given article.Given) (reports []ingest.Input, faults []string) {
	in := ingest.Input{Name: "f.jsonl", From: strings.NewReader(content), Lines: true, Given: given}
	for report, bad := range ingest.Expanded([]ingest.Input{in}) {
		if bad != nil {
			faults = append(faults, bad.Error())
			continue
		}
		reports = append(reports, report)
	}
	return reports, faults
}

func load(t testing.TB, in ingest.Input) string {
	t.Helper()
	src, err := in.Load(t.Context(), nil)
	if err != nil {
		t.Fatal(err)
	}
	return string(src.Bytes)
}

func TestLines(t *testing.T) {
	content := "\uFEFF" + `{"text": "Ä\u00e4\n<b>", "url": "https://example.org/1", "publisher": "P", "published": "2018-05-24", "x": [1]}

{"html": "<p>x", "id": "n-7", "text": null}
{"id": 12, "text": "t", "title": "not read"}
{"text": "a", "html": "b"}
{"title": "only"}
{"text": 5}
["text"]
{"text": "cut
` + "{\"text\": \"\xff\"}\n" + `{"text": "last without a line feed"}`
	reports, faults := split(t, content, article.Given{Publisher: "flag", URL: "flag"})
	var got []string
	for _, r := range reports {
		got = append(got, fmt.Sprintf("%s|%s|%s|%s|%s|%s", r.Name, r.ContentType, r.Given.URL, r.Given.Publisher, r.Given.Published, load(t, r)))
	}
	want := []string{
		"f.jsonl:1|text/plain; charset=utf-8|https://example.org/1|P|2018-05-24|Ää\n<b>",
		"f.jsonl:3 (n-7)|text/html; charset=utf-8|flag|flag||<p>x",
		"f.jsonl:4 (12)|text/plain; charset=utf-8|flag|flag||t",
		"f.jsonl:11|text/plain; charset=utf-8|flag|flag||last without a line feed",
	}
	if !slices.Equal(got, want) {
		t.Errorf("reports\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
	wantFaults := []string{
		"f.jsonl:5: has both text and html; give one of them",
		"f.jsonl:6: has no report: neither text nor html",
		`f.jsonl:7: "text" is a number, not a string`,
		"f.jsonl:8: the line is a JSON array, not an object",
		"f.jsonl:9: the line is not JSON: unexpected end of JSON input",
		"f.jsonl:10: the line is not UTF-8",
	}
	if !slices.Equal(faults, wantFaults) {
		t.Errorf("faults\n%s\nwant\n%s", strings.Join(faults, "\n"), strings.Join(wantFaults, "\n"))
	}
}

func TestLinesAreBounded(t *testing.T) {
	long := `{"text": "` + strings.Repeat("long ", 40000) + `"}`
	reports, faults := split(t, long+"\n"+`{"text": "short"}`+"\n"+long, article.Given{MaxBytes: 1000})
	if len(reports) != 1 || load(t, reports[0]) != "short" {
		t.Errorf("reports %v", reports)
	}
	if want := []string{"f.jsonl:1: the line is longer than 1000 bytes", "f.jsonl:3: the line is longer than 1000 bytes"}; !slices.Equal(faults, want) {
		t.Errorf("faults %q", faults)
	}
}

func TestLinesInGzip(t *testing.T) {
	var packed bytes.Buffer
	z := gzip.NewWriter(&packed)
	fmt.Fprintln(z, `{"text": "one"}`)
	fmt.Fprintln(z, `{"text": "`+strings.Repeat("two ", 1000)+`"}`)
	z.Close()
	dir := t.TempDir()
	write(t, dir, map[string]string{
		"whole.jsonl.gz": packed.String(), "cut.jsonl.gz": packed.String()[:packed.Len()-20], "not.ndjson": "\x1f\x8b\x08nonsense",
	})
	got := map[string]int{}
	for in, bad := range ingest.Expanded(ingest.Expand([]string{dir}, article.Given{}, nil).Inputs) {
		name := filepath.Base(in.Name)
		if bad != nil {
			name += " failed"
		}
		got[name]++
	}
	for _, want := range []string{"whole.jsonl.gz:1", "whole.jsonl.gz:2", "not.ndjson failed"} {
		if got[want] != 1 {
			t.Errorf("%s is missing from %v", want, got)
		}
	}
	if got["cut.jsonl.gz:1 failed"]+got["cut.jsonl.gz:2 failed"] != 1 {
		t.Errorf("the file that is cut off does not say so: %v", got)
	}
}

// Standard input is JSON Lines where it begins with a brace.
func TestStandardInputMayBeLines(t *testing.T) {
	for content, want := range map[string]string{`{"text": "a report"}`: "a report", "A report\n": "A report\n", "": ""} {
		for in, bad := range ingest.Expanded(ingest.Expand([]string{"-"}, article.Given{}, strings.NewReader(content)).Inputs) {
			if bad != nil || load(t, in) != want {
				t.Errorf("%q became %q, %v", content, load(t, in), bad)
			}
		}
	}
}

// What is written as JSON Lines comes back letter by letter.
func TestLinesRoundTrip(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		texts := rapid.SliceOfN(rapid.String(), 0, 5).Draw(rt, "texts")
		var content bytes.Buffer
		for _, text := range texts {
			if err := json.NewEncoder(&content).Encode(map[string]string{"text": text}); err != nil {
				rt.Fatal(err)
			}
		}
		reports, faults := split(t, content.String(), article.Given{})
		if len(faults) > 0 || len(reports) != len(texts) {
			rt.Fatalf("%d reports, want %d; faults %q", len(reports), len(texts), faults)
		}
		for i, r := range reports {
			if got := load(t, r); got != texts[i] {
				rt.Errorf("report %d is %q, want %q", i, got, texts[i])
			}
		}
	})
}

// Every line that is not blank is a report or a failure with its number.
func FuzzLines(f *testing.F) {
	for _, seed := range []string{
		"", "\n\n", `{"text": "a"}`, "{\"text\": \"a\"}\n{\"html\": \"<p>b\"}\n\n[]", "\x1f\x8b\x08", "\uFEFF{}", "{\"id\": {\"a\": 1}, \"text\": \"\\ud800\"}", strings.Repeat("x", 300),
	} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, content string) {
		const limit = 200
		reports, faults := split(t, content, article.Given{MaxBytes: limit})
		for _, r := range reports {
			if r.From == nil || !strings.HasPrefix(r.Name, "f.jsonl:") || r.Given.MaxBytes != limit {
				t.Errorf("report %+v", r)
			}
		}
		for _, fault := range faults {
			if !strings.HasPrefix(fault, "f.jsonl:") {
				t.Errorf("fault %q", fault)
			}
		}
		if strings.HasPrefix(content, "\x1f\x8b") || len(content) > limit {
			return // not to be counted by looking at it
		}
		lines := 0
		for line := range strings.SplitSeq(strings.TrimPrefix(content, "\uFEFF"), "\n") {
			if strings.TrimSpace(line) != "" {
				lines++
			}
		}
		if got := len(reports) + len(faults); got != lines {
			t.Errorf("%d reports and %d faults of %d lines: %q", len(reports), len(faults), lines, faults)
		}
	})
}

func TestManifest(t *testing.T) {
	dir := t.TempDir()
	write(t, dir, map[string]string{
		"m.tsv":               "file\tpublished\tpublisher\tnote\nin/a.txt\t2018-05-24\tThe Courier\tx\n\nin/2018-01-02-b.txt\t2018-05-25T10:00:00Z\t\nin/c.html\t\tThe Courier\n",
		"in/a.txt":            story,
		"in/2018-01-02-b.txt": story,
		"in/2018-01-03_d.txt": story,
		"in/c.html":           `<html><head><meta property="article:published_time" content="2017-01-01"></head><body><article><h1>Envoys meet</h1><p>` + story + `</p></article></body></html>`,
	})
	m, err := ingest.OpenManifest(filepath.Join(dir, "m.tsv"))
	if err != nil {
		t.Fatal(err)
	}
	inputs := ingest.Expand([]string{filepath.Join(dir, "in")}, article.Given{}, nil).Inputs
	if n := m.Apply(inputs); n != 3 {
		t.Errorf("%d files of the manifest, want 3", n)
	}
	var got []string
	for _, in := range inputs {
		src, err := in.Load(t.Context(), nil)
		if err != nil {
			t.Fatal(err)
		}
		got = append(got, strings.Join([]string{filepath.Base(in.Name), src.Given.Published, src.Given.Publisher}, "|"))
	}
	want := []string{"2018-01-02-b.txt|2018-05-25T10:00:00Z|", "2018-01-03_d.txt|2018-01-03|", "a.txt|2018-05-24|The Courier", "c.html||The Courier"}
	if !slices.Equal(got, want) {
		t.Errorf("given %q, want %q", got, want)
	}
	// What the user says goes before the manifest and the file's name.
	in := ingest.Expand([]string{filepath.Join(dir, "in/2018-01-03_d.txt")}, article.Given{Published: "2011-01-01"}, nil).Inputs[0]
	if src, err := in.Load(t.Context(), nil); err != nil || src.Given.Published != "2011-01-01" {
		t.Errorf("given %+v, %v", src.Given, err)
	}
}

func TestManifestFaults(t *testing.T) {
	for content, want := range map[string]string{
		"":                                "line 1: the columns must be named",
		"a\tb\n":                          "line 1: the columns must be named",
		"file\tnote\nx\ty\n":              "line 1: the columns must be named",
		"file\tpublished\nx\tMay\n":       "line 2: publication time",
		"file\tpublished\n\t2018-01-01\n": "line 2: the file \"\" is missing",
		"file\tpublished\nx\t\nx\t\n":     "line 3: the file \"x\" is missing or named twice",
	} {
		if _, err := ingest.ReadManifest(strings.NewReader(content)); err == nil || !strings.HasPrefix(err.Error(), want) {
			t.Errorf("%q: %v, want %q", content, err, want)
		}
	}
	if _, err := ingest.OpenManifest(filepath.Join(t.TempDir(), "none")); !os.IsNotExist(err) {
		t.Errorf("a missing manifest: %v", err)
	}
}

func TestDatesOfFileNames(t *testing.T) {
	for name, want := range map[string]string{
		"2018-05-24-letter.txt": "2018-05-24", "2018-05-24_letter.html": "2018-05-24", "2018-05-24.txt": "2018-05-24", "2018-05-24 x.txt.gz": "2018-05-24",
		"2018-05-24T10.txt": "", "2018-02-30-x.txt": "", "2018-05-24": "", "x-2018-05-24.txt": "", "20180524-x.txt": "",
	} {
		path := filepath.Join(t.TempDir(), name)
		if err := os.WriteFile(path, []byte(story), 0o666); err != nil {
			t.Fatal(err)
		}
		in := ingest.Expand([]string{path}, article.Given{}, nil).Inputs[0]
		if in.Fallback.Published != want {
			t.Errorf("%s: %q, want %q", name, in.Fallback.Published, want)
		}
	}
}
