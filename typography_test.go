package nuncio_test

import (
	"fmt"
	"strings"
	"testing"

	"nuncio"
	"nuncio/article"
	"nuncio/corpus"
)

// TestApostrophesOfPrint: pages have “won’t” where agencies have "won't"; both
// must come out alike, since the one was once read as a plan and the other as
// its denial.
func TestApostrophesOfPrint(t *testing.T) {
	r := newReader(t)
	outline := func(text, published string) string {
		rec, err := r.Read(t.Context(), nuncio.Source{Name: "report", Bytes: []byte(text), Given: article.Given{Published: published}})
		if err != nil {
			t.Fatal(err)
		}
		var b strings.Builder
		for _, e := range rec.Events {
			fmt.Fprintln(&b, e.Type, e.Mode, e.Status, e.Sources, e.Targets, e.When, e.Where, plainApostrophes(e.Evidence.Text))
		}
		for _, s := range rec.Statements {
			fmt.Fprintln(&b, s.Kind, s.Mode, s.Speaker, s.Addressees)
		}
		return b.String()
	}
	n := 0
	for _, c := range corpus.Reports() {
		if !strings.HasSuffix(c.Name, ".txt") {
			continue
		}
		n++
		plain := plainApostrophes(string(c.Bytes))
		want, got := outline(plain, c.Published), outline(strings.ReplaceAll(plain, "'", "’"), c.Published)
		if got != want {
			t.Errorf("%s: with typographic apostrophes\n%swith plain ones\n%s", c.Name, got, want)
		}
	}
	if n == 0 {
		t.Fatal("no text in the corpus")
	}
}

func plainApostrophes(s string) string { return strings.ReplaceAll(s, "’", "'") }
