package syntax

import (
	"context"
	"fmt"
	"slices"

	"nuncio/syntax/internal/token"
)

// Complete fills in what the sentences of another parser leave open in a
// document that [FromConllu] made: Penn tags and lemmas that are missing,
// features where no word has any, and the names, unless some are marked. Words,
// tags and trees that are given stay as they are. It refuses a sentence of more
// words than one that [Analyzer.Analyze] makes can have, as later stages take
// time that grows with its square.
func (a *Analyzer) Complete(ctx context.Context, d *Document) error {
	for i := range d.Sentences {
		if n := d.Sentences[i].End - d.Sentences[i].First; n > token.MaxSentence {
			return fmt.Errorf("sentence %d has %d words, more than %d; split it", i+1, n, token.MaxSentence)
		}
	}
	sc := a.scratch.Get().(*scratch)
	defer a.scratch.Put(sc)
	g := newGivenTags(a, d)
	var own []Token
	err := a.read(ctx, d, sc, func(_ *Sentence, tokens []Token) {
		own = append(own[:0], tokens...)
		a.tag(d.Text, own, sc)
		for k := range tokens {
			g.complete(&tokens[k], &own[k])
		}
	})
	if err != nil {
		return fmt.Errorf("complete: %w", err)
	}
	if len(d.Names) == 0 {
		a.names(d, sc)
	}
	return nil
}

// givenTags finds the tagger's classes for tags that were given.
type givenTags struct {
	classes []wordTag
	pos     map[UPOS]uint8 // part of speech alone: its most frequent class
	feats   bool           // some word has features
}

func newGivenTags(a *Analyzer, d *Document) *givenTags {
	g := &givenTags{classes: a.tags, pos: map[UPOS]uint8{}}
	for i := len(a.tags) - 1; i >= 0; i-- { // the first class is the most frequent
		g.pos[a.tags[i].upos] = uint8(i)
	}
	g.feats = slices.ContainsFunc(d.Tokens, func(t Token) bool { return t.Feats != "" })
	return g
}

// complete fills in what t leaves open from own, the word as the tagger has it.
func (g *givenTags) complete(t, own *Token) {
	if t.Lemma == "" {
		t.Lemma = own.Lemma
	}
	if own.UPOS == t.UPOS {
		if t.XPOS == "" {
			t.XPOS = own.XPOS
		}
		if !g.feats {
			t.Feats = own.Feats
		}
	}
	if k, ok := g.pos[t.UPOS]; ok && t.XPOS == "" {
		t.XPOS = g.classes[k].xpos
	}
}
