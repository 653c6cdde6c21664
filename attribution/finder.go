package attribution

import (
	"fmt"

	"nuncio/article"
	"nuncio/entity"
	"nuncio/span"
	"nuncio/syntax"
	"nuncio/timex"
)

// Finder finds the statements of reports. It is not changed after [New] and
// safe for concurrent use.
type Finder struct {
	lex *lexicon
}

// New returns a Finder with the built-in cues.
func New() (*Finder, error) {
	lex, err := parseLexicon(cuesText)
	if err != nil {
		return nil, fmt.Errorf("reading cues: %w", err)
	}
	if lex.topics, err = parseTopics(topicsText); err != nil {
		return nil, fmt.Errorf("reading topics: %w", err)
	}
	return &Finder{lex}, nil
}

// Find returns the statements of a report in text order of what comes first in
// each, cue or content. Block i of doc is block i of art.
func (f *Finder) Find(art *article.Article, doc *syntax.Document, times []timex.Expression, ents *entity.Result) []Statement {
	return f.find(art, doc, times, ents, false)
}

// FindAll returns the statements and, by their [Scope] apart, the speech acts
// that are none: those that were not done, and those of which only the topic is
// given.
func (f *Finder) FindAll(art *article.Article, doc *syntax.Document, times []timex.Expression, ents *entity.Result) []Statement {
	return f.find(art, doc, times, ents, true)
}

func (f *Finder) find(art *article.Article, doc *syntax.Document, times []timex.Expression, ents *entity.Result, all bool) []Statement {
	if len(doc.Tokens) == 0 {
		return nil
	}
	if ents == nil {
		ents = &entity.Result{}
	}
	r := newReading(f.lex, art, doc, times, ents)
	for i := range doc.Tokens {
		r.cue(int32(i))
	}
	r.attachQuotations()
	r.leadIns()
	r.colons()
	r.uncued()
	if all {
		for i := range doc.Tokens {
			r.beyond(int32(i))
		}
	}
	return r.finish()
}

// reading is the work on one report.
type reading struct {
	lex   *lexicon
	art   *article.Article
	doc   *syntax.Document
	times []timex.Expression
	ents  *entity.Result

	quotes []Quotation
	found  []draft
	byCue  []int32 // per token: the draft whose cue it heads, or None
	quoted []int32 // per token: the innermost quotation it stands in, or None
	// outerCue is, per token, the cue whose speaker goes on with this one
	// ("..., adding that"), where the tree hangs it elsewhere; or None.
	outerCue []int32

	// The tree, downwards: first child and next sibling of each token.
	firstChild, nextSibling []int32
	member                  []bool // scratch: tokens of the content being built
}

// draft is a statement in the making.
type draft struct {
	Statement
	head     int32 // head token of the source, or None
	sentence int32
	channel  int32 // actor named as the channel ("told the Courier"), or None
	row      *cue  // nil for quotations without a cue
	aside    bool  // the cue stands in or after its content ("..., he said")
	content  int32 // head token of the content, or None
}

// lookAhead is how many words past the last the tables have room for: rules
// look at the words after a word.
const lookAhead = 3

func newReading(lex *lexicon, art *article.Article, doc *syntax.Document, times []timex.Expression, ents *entity.Result) *reading {
	n := len(doc.Tokens)
	w := n + lookAhead
	ints := make([]int32, 5*w)
	for i := range ints {
		ints[i] = None
	}
	r := &reading{
		lex: lex, art: art, doc: doc, times: times, ents: ents,
		byCue: ints[:w], quoted: ints[w : 2*w], firstChild: ints[2*w : 3*w], nextSibling: ints[3*w : 4*w], outerCue: ints[4*w:],
		member: make([]bool, w),
	}
	for i := n - 1; i >= 0; i-- {
		if h := doc.Tokens[i].Head; h >= 0 {
			r.nextSibling[i], r.firstChild[h] = r.firstChild[h], int32(i)
		}
	}
	for i := range doc.Blocks {
		r.quotes = append(r.quotes, Quotations(doc.Text, doc.Blocks[i].Span)...)
	}
	for i := range r.quotes {
		if r.quotes[i].Open {
			r.endAtAside(&r.quotes[i])
		}
	}
	r.placeTokens()
	return r
}

// placeTokens notes for each token the innermost quotation around it.
func (r *reading) placeTokens() {
	q := 0
	var open []int32
	for i := range r.doc.Tokens {
		at := r.doc.Tokens[i].Span
		for q < len(r.quotes) && r.quotes[q].Inner.Start <= at.Start {
			open = append(open, int32(q))
			q++
		}
		for len(open) > 0 && r.quotes[open[len(open)-1]].Inner.End <= at.Start {
			open = open[:len(open)-1]
		}
		if len(open) > 0 {
			r.quoted[i] = open[len(open)-1]
		}
	}
}

// cue tries every sort of cue at token i.
func (r *reading) cue(i int32) {
	t := &r.doc.Tokens[i]
	switch t.UPOS {
	case syntax.VERB:
		if !r.preposition(i) {
			r.verb(i)
		}
		if t.XPOS == "VBN" && r.byCue[i] == None {
			r.adjective(i)
		}
	case syntax.NOUN:
		if r.headlineVerb(i) || r.progressive(i) || r.quoteVerb(i) != syntax.None {
			r.verb(i)
		}
		if r.byCue[i] == None {
			r.noun(i)
		}
	case syntax.ADJ:
		r.adjective(i)
	case syntax.ADP:
		r.preposition(i)
	}
}

// add keeps a draft; its content has been fitted.
func (r *reading) add(d draft) {
	if len(d.Content) == 0 {
		return
	}
	if d.CueToken != None {
		if r.byCue[d.CueToken] != None {
			return
		}
		r.byCue[d.CueToken] = int32(len(r.found))
	}
	r.found = append(r.found, d)
}

// newDraft begins a statement whose cue is headed by token v.
func (r *reading) newDraft(v int32, row *cue, why string) draft {
	return draft{
		Statement: Statement{
			Kind: row.kind, Speaker: None, Via: None, Inside: None, Time: None,
			Cue: r.doc.Tokens[v].Span, CueToken: v, Confidence: 0.9, Why: []string{why},
		},
		head: syntax.None, content: syntax.None, sentence: r.doc.Tokens[v].Sentence, channel: None, row: row,
	}
}

// block returns the article's kind of the block that holds sentence s.
func (r *reading) blockKind(s int32) article.Kind {
	b := r.doc.Sentences[s].Block
	if r.art == nil || int(b) >= len(r.art.Blocks) || b < 0 {
		return article.Paragraph
	}
	return r.art.Blocks[b].Kind
}

func (r *reading) text(s span.Span) string { return s.Text(r.doc.Text) }
