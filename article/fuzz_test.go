package article

import (
	"errors"
	"os"
	"path/filepath"
	"testing"
)

// seeds adds the golden pages with the given ending.
func seeds(f *testing.F, pattern string) {
	paths, err := filepath.Glob(filepath.Join("testdata", "pages", pattern))
	if err != nil {
		f.Fatal(err)
	}
	for _, path := range paths {
		raw, err := os.ReadFile(path)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(raw)
	}
}

func fuzzExtract(t *testing.T, raw []byte, contentType string) *Article {
	a, err := Extract(raw, contentType, Given{MaxBytes: 1 << 20})
	if err != nil {
		var e *Error
		if !errors.As(err, &e) || e.Code == "" {
			t.Fatalf("not a typed error: %v", err)
		}
		return nil
	}
	checkInvariants(t, a)
	return a
}

func FuzzExtractHTML(f *testing.F) {
	seeds(f, "*.html")
	for _, s := range []string{
		"<p>a<p>b</div></table><td>", "<script>x</script><title>t", "<svg><p>text &amp", "<!doctype html><br><br>&#xD800;&",
		`<script type="application/ld+json">{"@type":"NewsArticle","articleBody":"a\u00e9\n\ud83d\ude00 b"}</script>`,
		"<noscript><p>Nothing but this, which nobody will ever see on a screen of his own.</p></noscript>",
	} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, raw []byte) { fuzzExtract(t, raw, "text/html") })
}

func FuzzExtractText(f *testing.F) {
	seeds(f, "*.txt")
	for _, s := range []string{
		"Image caption, A\nImage source, B\n", "BRASK (AFP) - x", "• • •\n-\n© 2031", "\ufeff\u00ad\u200b a.\r\rb", "[1/3] [File: A/AFP]", "By\nA B\n1 May 2031\n",
	} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, raw []byte) {
		if a := fuzzExtract(t, raw, "text/plain"); a != nil && !isHTML(a.Source, "text/plain") {
			checkNothingLost(t, a)
		}
	})
}

func FuzzParseMoment(f *testing.F) {
	for _, s := range []string{"31 May 2018 14:05 GMT", "May 3, 2031 8:15 PM GMT+1", "2018-05-31T10:00:00Z", "1/2/2003", "3:15 p.m. ET"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		if _, n := parseMoment(s); n < 0 || n > len(s) {
			t.Fatalf("%q: took %d bytes", s, n)
		}
		parseISO(s)
	})
}
