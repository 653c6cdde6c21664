package eval

import (
	"strings"
	"testing"

	"nuncio/attribution"
	"nuncio/span"
	"nuncio/syntax"
)

// spansOf finds words in a text, in runes.
func spansOf(t *testing.T, text string, words ...string) [][2]int {
	t.Helper()
	var out [][2]int
	for _, w := range words {
		at := strings.Index(text, w)
		if at < 0 {
			t.Fatalf("%q is not in %q", w, text)
		}
		start := len([]rune(text[:at]))
		out = append(out, [2]int{start, start + len([]rune(w))})
	}
	return out
}

func TestAttributionScore(t *testing.T) {
	text := `“We go,” Marren said. Okel denied that it was so. Share this page.`
	tie := func(source, cue string, content ...string) Tie {
		return Tie{Source: spansOf(t, text, source), Cue: spansOf(t, text, cue), Content: spansOf(t, text, content...)}
	}
	doc := &PolNeAR{Text: text, Discard: spansOf(t, text, "Share this page"), Attributions: []Tie{
		tie("Marren", "said", "“We go,”"), tie("Okel", "denied", "that it was so"),
	}}
	var s AttributionScore
	s.Add(doc, []Tie{
		tie("Marren", "said", "“We go,”"),
		tie("Marren", "denied", "it was so"), // wrong source, content by overlap alone
		tie("Okel", "Share", "this page"),    // furniture, not counted
	})
	want := AttributionScore{Documents: 1, Direct: 1, DirectContent: 1, DirectSource: 1, DirectSourceGold: 1}
	want.Exact = [roles]PRF{{2, 2, 2}, {1, 2, 2}, {1, 2, 2}}
	want.Overlap = [roles]PRF{{2, 2, 2}, {1, 2, 2}, {2, 2, 2}}
	want.Chars = [roles]PRF{{10, 10, 10}, {6, 6, 10}, {14, 14, 18}}
	want.Relation = PRF{1, 2, 2}
	if s != want {
		t.Errorf("got  %+v\nwant %+v", s, want)
	}
	if f := s.Chars[roleSource]; f.P() != 1 || f.R() != 0.6 || f.F1() != 0.75 {
		t.Errorf("P %v, R %v, F1 %v", f.P(), f.R(), f.F1())
	}
}

func TestTiesByTheCorpusConventions(t *testing.T) {
	text := `Okel has said that “we go”.`
	doc := &syntax.Document{Text: text, Sentences: []syntax.Sentence{{End: 3}}, Tokens: []syntax.Token{
		{Span: span.New(0, 4), Head: 2, Deprel: syntax.Nsubj, UPOS: syntax.PROPN},
		{Span: span.New(5, 8), Head: 2, Deprel: syntax.Aux, UPOS: syntax.AUX},
		{Span: span.New(9, 13), Head: syntax.None, Deprel: syntax.Root, UPOS: syntax.VERB},
	}}
	at := strings.Index(text, "we go")
	got := Ties(doc, []attribution.Statement{
		{Source: span.New(0, 4), Cue: span.New(9, 13), CueToken: 2, Content: []span.Span{span.New(at, at+5)}, Inside: attribution.None},
		{Source: span.New(at, at+2), CueToken: syntax.None, Content: []span.Span{span.New(at+3, at+5)}, Inside: 0}, // left out
	})
	if len(got) != 1 || got[0].Cue[0] != [2]int{5, 13} || got[0].Source[0] != [2]int{0, 4} || got[0].Content[0] != [2]int{14, 26} {
		t.Errorf("got %+v", got)
	}
}
