package eval

import (
	"bytes"
	"compress/gzip"
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"nuncio/article"
)

func nuncioArticle(raw []byte, address string) (*article.Article, error) {
	return article.Extract(raw, "text/html", article.Given{URL: address})
}

// TestScoreArticles scores two pages written for it: one passage is lost and
// one is kept that should not be.
func TestScoreArticles(t *testing.T) {
	dir := t.TempDir()
	pages := filepath.Join(dir, "html", "pages")
	if err := os.MkdirAll(pages, 0o755); err != nil {
		t.Fatal(err)
	}
	page := "<html><head><title>Pact signed</title></head><body><nav><a href=/>Home page</a></nav><article><h1>Pact signed</h1>" +
		strings.Repeat("<p>The envoys of both states met in the capital on Monday and signed the pact, the ministry said.</p>", 5) + "</article></body></html>"
	var packed bytes.Buffer
	z := gzip.NewWriter(&packed)
	z.Write([]byte(page))
	z.Close()
	if err := os.WriteFile(filepath.Join(pages, "a.html.gz"), packed.Bytes(), 0o644); err != nil {
		t.Fatal(err)
	}
	row := `{"url":"http://example.org/a","file":"a.html.gz","with":["signed the  pact","a passage that is not there"],"without":["Home page","on Monday"]}` + "\n"
	if err := os.WriteFile(filepath.Join(dir, "html", "expected.jsonl"), []byte(row), 0o644); err != nil {
		t.Fatal(err)
	}
	s, err := ScoreArticles(context.Background(), dir, nuncioArticle)
	if err != nil {
		t.Fatal(err)
	}
	if s.Pages != 1 || s.Found != 1 || s.Wanted != 2 || s.Out != 1 || s.Unwanted != 2 || s.Titles != 1 || len(s.Misses) != 2 {
		t.Errorf("got %+v", s)
	}
	var out bytes.Buffer
	if err := Article(context.Background(), dir, &out); err != nil || !strings.Contains(out.String(), "with    1/2  50.0 %") {
		t.Errorf("report: %v\n%s", err, out.String())
	}
}

// TestArticlePages holds the figures on the development pages, where they are
// at hand, above a floor.
func TestArticlePages(t *testing.T) {
	data := os.Getenv("NUNCIO_SHARED")
	if data == "" {
		data = filepath.Join("..", "..", "shared")
	}
	data = filepath.Join(data, "data")
	if _, err := os.Stat(filepath.Join(data, "html")); err != nil {
		t.Skipf("no annotated pages at %s (set NUNCIO_SHARED)", data)
	}
	s, err := ScoreArticles(context.Background(), data, nuncioArticle)
	if err != nil {
		t.Fatal(err)
	}
	if testing.Verbose() {
		for _, m := range s.Misses {
			t.Logf("kept=%v %s: %q", m.Kept, m.File, m.Passage)
		}
	}
	if with, without := percent(s.Found, s.Wanted), percent(s.Out, s.Unwanted); with < 93 || without < 90 {
		t.Errorf("with %.1f %%, without %.1f %%", with, without)
	}
	var out bytes.Buffer
	if err := Article(context.Background(), data, &out); err != nil {
		t.Fatal(err)
	}
	t.Log(out.String())
}
