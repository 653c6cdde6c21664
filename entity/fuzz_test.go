package entity_test

import (
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"nuncio/entity"
)

// FuzzResolve holds every text to what the types promise, and to giving the
// same result twice.
func FuzzResolve(f *testing.F) {
	for _, c := range cases {
		f.Add(c.text)
	}
	f.Add("Ex-\nThe -'s\n- Mr\nPresidents and\nex-president of")
	f.Fuzz(func(t *testing.T, text string) {
		if len(text) > 2000 || !utf8.ValidString(text) || strings.TrimSpace(text) == "" {
			t.Skip()
		}
		r := read(t, text)
		check(t, r)
		again := build(t).resolver.Resolve(r.art, r.doc)
		if dump(r.doc, r.res) != dump(r.doc, again) || !slices.Equal(r.res.ByHead, again.ByHead) {
			t.Error("two readings differ")
		}
	})
}

// TestNothing reads documents without anything in them.
func TestNothing(t *testing.T) {
	for _, text := range []string{"", " ", ".", "-", "# \n! "} {
		r := read(t, text)
		check(t, r)
	}
	if _, err := entity.New(nil); err == nil {
		t.Error("New without a lexicon succeeds")
	}
}

// TestTogether reads one report several times at once: a Resolver is shared.
func TestTogether(t *testing.T) {
	r := read(t, benchText())
	want := dump(r.doc, r.res)
	p := build(t)
	done := make(chan string)
	for range 4 {
		go func() { done <- dump(r.doc, p.resolver.Resolve(r.art, r.doc)) }()
	}
	for range 4 {
		if got := <-done; got != want {
			t.Error("a reading beside others differs")
		}
	}
}
