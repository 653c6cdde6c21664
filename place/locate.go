package place

import (
	"strings"

	"nuncio/entity"
	"nuncio/lexicon"
	"nuncio/syntax"
)

// locates reports whether the name is used as a place. Names that cannot act
// (cities that are no capitals, regions, venues) always are; a state or
// capital is where the entity stage says so, or the syntax does where that
// stage has no mention.
func (t *text) locates(n *name) bool {
	if n.listed && !n.recognised {
		return t.locativeRole(n)
	}
	head := t.doc.Tokens[n.head]
	if t.located(head) {
		return isPoint(n) || t.words["of-place"][t.doc.Tokens[head.Head].Lemma] && !onlyCountry(n)
	}
	if n.mention != entity.None {
		m := &t.ents.Mentions[n.mention]
		if m.Locative {
			return true
		}
		if n.first < m.First || n.end > m.End {
			return t.locativeRole(n)
		}
		return !acts(n.entries) && len(n.entries) > 0 && !t.isPerson(m)
	}
	if !acts(n.entries) {
		if len(n.entries) == 0 || n.personal && !n.recognised {
			return t.locativeRole(n)
		}
		return n.recognised || n.end-n.first > 1 || t.safe(n)
	}
	return t.locativeRole(n)
}

func (t *text) isPerson(m *entity.Mention) bool {
	return m.Actor != entity.None && t.ents.Actors[m.Actor].Kind == entity.Person
}

// isPoint reports whether the name may be a city or venue: "the Geneva talks"
// are in Geneva, but "the US talks" not in the US and "the Aegean talks" on the
// Aegean.
func isPoint(n *name) bool {
	for i := range n.entries {
		if p := n.entries[i].Precision; p == "city" || p == "venue" {
			return true
		}
	}
	return false
}

// onlyCountry reports whether all readings are states.
func onlyCountry(n *name) bool {
	for i := range n.entries {
		if n.entries[i].Precision != "country" {
			return false
		}
	}
	return true
}

// located reports whether the word stands before a noun that it locates:
// "the Geneva talks", "the Singapore summit".
func (t *text) located(tok syntax.Token) bool {
	switch tok.Deprel {
	case syntax.Compound, syntax.Nmod, syntax.NmodDesc, syntax.NmodUnmarked, syntax.Amod:
	default:
		return false
	}
	if tok.Head == syntax.None || t.caseOf(tok) != "" {
		return false
	}
	return t.words["located"][t.doc.Tokens[tok.Head].Lemma]
}

// safe reports whether a single word that the name tagger did not mark may
// still be taken for a place: a proper noun inside a sentence or a known one at
// its start, where any word has a capital ("Nice", "Reading").
func (t *text) safe(n *name) bool {
	tok := t.doc.Tokens[n.head]
	if tok.UPOS != syntax.PROPN {
		return false
	}
	if n.first > t.doc.Sentences[tok.Sentence].First {
		return true
	}
	for i := range n.entries {
		if n.entries[i].Weight >= knownWeight {
			return true
		}
	}
	return false
}

// knownWeight is the weight from which a place is taken at its word.
const knownWeight = 5

// locativeRole reports whether the syntax puts the name in the role of a place.
func (t *text) locativeRole(n *name) bool {
	if t.dateline(n) || t.afterPlace(n) {
		return true
	}
	head := n.head
	for range 8 { // a coordination shares the role of its first member
		tok := t.doc.Tokens[head]
		if tok.Head == syntax.None || tok.Deprel != syntax.Conj && tok.Deprel != syntax.Appos {
			break
		}
		if c := t.caseOf(tok); c != "" && tok.Deprel == syntax.Conj {
			break
		}
		head = tok.Head
	}
	tok := t.doc.Tokens[head]
	if tok.Head == syntax.None {
		return false
	}
	if t.area(n) {
		return t.areaRole(tok)
	}
	governor := t.doc.Tokens[tok.Head]
	switch tok.Deprel {
	case syntax.Obj, syntax.NsubjPass:
		return t.words["visit"][governor.Lemma]
	case syntax.NmodPoss:
		return t.words["of-place"][governor.Lemma]
	case syntax.Compound, syntax.Nmod, syntax.NmodDesc, syntax.NmodUnmarked, syntax.Obl, syntax.OblUnmarked, syntax.Advmod, syntax.Root, syntax.Acl, syntax.Advcl, syntax.Xcomp:
		return t.locativeCase(tok, governor)
	}
	return false
}

// area reports whether the name is a breakaway area's.
func (t *text) area(n *name) bool {
	for i := range n.entries {
		if e := &n.entries[i]; e.Class == lexicon.Country && e.Has("breakaway") {
			return true
		}
	}
	return false
}

// areaRole reports whether an area is spoken of as land: wherever it is neither
// the doer nor the other party of anything ("retook Redhill", "the fate of
// Redhill", not "talks with Redhill").
func (t *text) areaRole(tok syntax.Token) bool {
	switch prep := t.caseOf(tok); prep {
	case "":
		return tok.Deprel == syntax.Obj
	case "by", "with", "between", "against", "as":
		return false
	}
	return true
}

// locativeCase judges by the preposition before the name.
func (t *text) locativeCase(tok, governor syntax.Token) bool {
	prep := t.caseOf(tok)
	switch {
	case prep == "":
		return tok.Deprel == syntax.Advmod
	case t.words["locative"][prep]:
		return true
	case t.words["goal"][prep]:
		return t.words["motion"][governor.Lemma] || t.words["of-place"][governor.Lemma]
	case prep == "of":
		return t.words["of-place"][governor.Lemma]
	case prep == "on":
		return false
	}
	return false
}

// caseOf returns the preposition of a noun in lower case, or "". It looks at
// the words before the noun, so that it allocates only for capitals.
func (t *text) caseOf(tok syntax.Token) string {
	i := t.index(tok)
	if c := t.doc.Child(i, syntax.Case); c != syntax.None && c < i {
		return strings.ToLower(t.forms[c])
	}
	return ""
}

// index returns the index of a token of the document.
func (t *text) index(tok syntax.Token) int32 {
	s := t.doc.Sentences[tok.Sentence]
	lo, hi := s.First, s.End
	for lo < hi {
		mid := (lo + hi) / 2
		if t.doc.Tokens[mid].Span.Start < tok.Span.Start {
			lo = mid + 1
		} else {
			hi = mid
		}
	}
	return lo
}

// dateline reports whether the name opens its block as a dateline does:
// "GENEVA (Reuters) -", "Cairo, 12 May".
func (t *text) dateline(n *name) bool {
	s := t.doc.Sentences[t.doc.Tokens[n.head].Sentence]
	if s.First != n.first || int(n.end) >= len(t.forms) || n.end >= s.End {
		return false
	}
	upper := strings.ToUpper(t.forms[n.first]) == t.forms[n.first] && len(t.forms[n.first]) > 3
	for i := n.end; i < min(n.end+10, s.End); i++ {
		switch t.forms[i] {
		case "-", "–", "—", "--", ":":
			return upper || t.forms[n.end] == "(" || t.forms[n.end] == ","
		case "(", ")", ",", "/", ".":
			continue
		}
		if !upper && t.doc.Tokens[i].UPOS != syntax.PROPN && t.doc.Tokens[i].UPOS != syntax.NUM {
			return false
		}
	}
	return false
}

// afterPlace reports whether the name follows another place and a comma, as
// the country in "in Lyon, France" does, and that place is in a locative role.
func (t *text) afterPlace(n *name) bool {
	c := n.first - 1
	if c < 1 || t.forms[c] != "," || t.doc.Tokens[c].Sentence != t.doc.Tokens[n.first].Sentence {
		return false
	}
	tok := t.doc.Tokens[c-1]
	if tok.UPOS != syntax.PROPN {
		return false
	}
	prev := t.nameEndingAt(c)
	if prev.end == 0 || acts(prev.entries) && onlyCountry(&prev) {
		return false
	}
	return !onlyCountry(&prev) && (t.locativeRole(&prev) || prev.recognised && !acts(prev.entries))
}

// nameEndingAt returns the name that ends before token end, or a name without end.
func (t *text) nameEndingAt(end int32) name {
	first := max(end-4, t.doc.Sentences[t.doc.Tokens[end-1].Sentence].First)
	for i := first; i < end; i++ {
		if n, _ := t.nameFrom(i, end); n.end == end {
			return n
		}
	}
	return name{}
}
