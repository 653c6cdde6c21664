package timex

import (
	"strings"
	"sync"

	"nuncio/span"
	"nuncio/syntax"
)

// Tagger finds time expressions. It is not changed after [New] and safe for
// concurrent use.
type Tagger struct {
	*grammar
	scratch sync.Pool // of *matcher
}

// New compiles the built-in words and patterns.
func New() (*Tagger, error) {
	g, err := newGrammar(wordsText, patternsText)
	if err != nil {
		return nil, err
	}
	return &Tagger{grammar: g, scratch: sync.Pool{New: func() any { return &matcher{} }}}, nil
}

// Tag returns the time expressions of a document in order, without overlap.
// Published is a date ("2018-05-31"), RFC 3339, or "" where it is not known;
// then whatever hangs on it has no value and its offset alone. Words that date
// nothing ("now", "recently", "soon") are left out.
func (t *Tagger) Tag(doc *syntax.Document, published string) []Expression {
	all := t.TagAll(doc, published)
	out := all[:0]
	for _, e := range all {
		if !strings.HasSuffix(e.Value, "_REF") {
			out = append(out, e)
		}
	}
	return out
}

// TagAll is [Tagger.Tag] with the words that date nothing, as TimeML marks
// them: their values are PRESENT_REF, PAST_REF and FUTURE_REF.
func (t *Tagger) TagAll(doc *syntax.Document, published string) []Expression {
	pub := parseMoment(published)
	m := t.scratch.Get().(*matcher)
	defer t.scratch.Put(m)
	m.grammar, m.doc, m.order = t.grammar, doc, orderUnread
	var out []Expression
	for i, s := range doc.Sentences {
		m.sentence = int32(i)
		m.atoms = t.atomize(m.atoms[:0], doc, s.First, s.End)
		for at := int32(0); int(at) < len(m.atoms); {
			if !m.longest(at) {
				at++
				continue
			}
			e, ok := m.expression(pub, out)
			if !ok {
				at++
				continue
			}
			out = append(out, e)
			at = m.best.end
		}
	}
	m.doc = nil
	return out
}

// expression makes an Expression of the best match.
func (m *matcher) expression(pub moment, earlier []Expression) (Expression, bool) {
	first, end := m.best.first, m.best.end
	for end > first+1 && (m.sign(end-1, ",") || m.sign(end-1, ".") && !m.abbreviation(end-1)) {
		end--
	}
	out := Expression{
		Span:  span.Span{Start: m.atoms[first].span.Start, End: m.atoms[end-1].span.End},
		First: m.atoms[first].token, End: m.atoms[end-1].token + 1, Sentence: m.sentence,
	}
	c := building{matcher: m, b: m.best.b, pub: pub, first: first, end: end, earlier: earlier, out: &out}
	out.Mod = c.name(slotMod)
	ok := m.rules[m.best.rule].builder(&c)
	return out, ok
}

// abbreviation reports whether the full stop at atom i belongs to the short
// word before it and does not end the sentence.
func (m *matcher) abbreviation(i int32) bool {
	if !m.at(i).glued || int(i) == len(m.atoms)-1 {
		return false
	}
	switch form := m.words[m.at(i-1).word].form; form {
	case "", "may", "june", "july":
		return false
	default:
		return len(form) <= 4
	}
}
