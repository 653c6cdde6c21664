package name

import (
	"slices"
	"testing"

	"nuncio/syntax/internal/lex"
	"nuncio/syntax/internal/linear"
)

func TestFollows(t *testing.T) {
	for _, test := range []struct {
		a, b Class
		want bool
	}{
		{0, Of(0, First), true},
		{0, Of(0, Inside), false},
		{Of(0, First), Of(0, Last), true},
		{Of(0, First), Of(1, Last), false},
		{Of(0, First), 0, false},
		{Of(0, Last), Of(1, Single), true},
		{Of(2, Single), Of(2, Inside), false},
	} {
		if follows[test.a][test.b] != test.want {
			t.Errorf("%d after %d: %v", test.b, test.a, !test.want)
		}
	}
}

func sentence(forms ...string) *Sentence {
	s := &Sentence{Tags: make([]uint8, len(forms))}
	for _, f := range forms {
		s.Words = append(s.Words, lex.Analyse(f))
	}
	return s
}

func TestLearn(t *testing.T) {
	examples := []struct {
		in   *Sentence
		gold []Class
	}{
		{sentence("Ilse", "Marren", "met", "Okel"), []Class{Of(0, First), Of(0, Last), 0, Of(0, Single)}},
		{sentence("The", "Velmar", "Trade", "Union", "met"), []Class{0, Of(1, First), Of(1, Inside), Of(1, Last), 0}},
		{sentence("She", "flew", "to", "Haldane"), []Class{0, 0, 0, Of(2, Single)}},
	}
	l := linear.NewLearner(Classes)
	lexicon := NewLexicon()
	var sc Scratch
	for range 10 {
		for _, e := range examples {
			Learn(l, lexicon, e.in, e.gold, make([]Class, len(e.gold)), nil, &sc)
		}
	}
	tagger := Tagger{Scorer: l, Lexicon: lexicon}
	for i, e := range examples {
		found := make([]Class, len(e.gold))
		sc.loaded = false
		tagger.Find(e.in, found, nil, &sc)
		if !slices.Equal(found, e.gold) {
			t.Errorf("example %d: %v, want %v", i, found, e.gold)
		}
	}
	var banned [Classes]bool
	for part := range 4 {
		banned[Of(2, part)] = true
	}
	found := make([]Class, 4)
	tagger.Find(examples[2].in, found, &banned, &sc)
	if slices.Contains(found, Of(2, Single)) {
		t.Error("a banned class was used")
	}
}

func TestLexicon(t *testing.T) {
	lexicon := NewLexicon()
	classes := func(w string) uint32 { return lexicon[lex.Analyse(w).Lower] }
	if classes("Ministry") == 0 || classes("Ministry")&classes("Agency") == 0 {
		t.Error("heads of organisations share no class")
	}
	if classes("Geneva")&classes("Ministry") != 0 {
		t.Error("a city is the head of an organisation")
	}
}
