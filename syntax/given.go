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
	named := len(d.Names) > 0
	var own []Token
	for i := range d.Sentences {
		if err := ctx.Err(); err != nil {
			return fmt.Errorf("annotate: %w", err)
		}
		s := &d.Sentences[i]
		tokens := d.Tokens[s.First:s.End]
		own = append(own[:0], tokens...)
		sc.forms(d.Text, tokens)
		a.tag(d.Text, own, sc)
		for k := range tokens {
			g.complete(&tokens[k], &own[k])
			sc.tags[k] = g.class(&tokens[k], sc.tags[k])
		}
		if !named {
			a.names(d, s, sc)
		}
	}
	return nil
}

// givenTags finds the tagger's classes for tags that were given.
type givenTags struct {
	classes []wordTag
	pair    map[wordTag]uint8 // part of speech and Penn tag
	pos     map[UPOS]uint8    // part of speech alone: its most frequent class
	feats   bool              // some word has features
}

func newGivenTags(a *Analyzer, d *Document) *givenTags {
	g := &givenTags{classes: a.tags, pair: map[wordTag]uint8{}, pos: map[UPOS]uint8{}}
	for i := len(a.tags) - 1; i >= 0; i-- { // the first class is the most frequent
		g.pair[a.tags[i]], g.pos[a.tags[i].upos] = uint8(i), uint8(i)
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

// class returns the tagger's class for a word, own if it has none.
func (g *givenTags) class(t *Token, own uint8) uint8 {
	if k, ok := g.pair[wordTag{t.UPOS, t.XPOS}]; ok {
		return k
	}
	if k, ok := g.pos[t.UPOS]; ok {
		return k
	}
	return own
}
