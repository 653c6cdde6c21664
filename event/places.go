package event

import (
	"nuncio/article"
	"nuncio/syntax"
)

// placed returns the place of the act at i, with the reason.
func (r *reader) placed(i int32) (int32, string) {
	if r.bidden(i) {
		return -1, ""
	}
	if p := r.here(i); p >= 0 {
		return p, "here: the city of the dateline"
	}
	if p := r.placeOf[i]; p >= 0 && (r.predicate(i) || r.inviter(i) != none) {
		return p, "place that the clause states"
	}
	if p := r.there(i); p >= 0 {
		return p, "there: the place named last"
	}
	if p := r.placeBelow(i); p >= 0 {
		return p, "place in its clause"
	}
	if g := r.lightVerb(i); g != none {
		if p := r.placeBelow(g); p >= 0 {
			return p, "place in its clause"
		}
	}
	top := r.measured(r.firstConjunct(i))
	h := r.head(top)
	if top != i && !r.predicate(i) {
		if p := r.placeBelow(top); p >= 0 {
			return p, "place in its clause"
		}
	}
	if h != none && !r.predicate(i) && r.lemma[h] != "have" && (r.rel(top) == syntax.Obj || r.rel(top) == syntax.Nsubj || r.rel(top) == syntax.NsubjPass || r.rel(top) == syntax.NsubjOuter ||
		r.rel(top) == syntax.Obl && !(r.actAt(h) && r.topic(top))) {
		if p := r.placeBelow(h); p >= 0 {
			return p, "place of the clause it stands in"
		}
	}
	for n := 0; n < 3 && h != none && r.predicate(i) && (r.rel(top) == syntax.Xcomp || r.rel(top) == syntax.Conj || r.rel(top) == syntax.Advcl && r.infinitive(top)); n++ {
		if p := r.placeAround(h); p >= 0 {
			return p, "place of the clause above"
		}
		top = r.firstConjunct(h)
		h = r.head(top)
	}
	if h = r.head(r.firstConjunct(i)); h != none && h < i && r.predicate(i) && r.childWord(h, "where") != none {
		// "In Brask, where the summit will be held, a team is meeting ...", the
		// main clause hung on the one of "where"
		if p := r.placeAround(h); p >= 0 {
			return p, "place set before its clause"
		}
	}
	return -1, ""
}

// topic reports whether noun i stands behind a preposition that tells what is
// spoken of, or comes later ("arrived for talks on the summit").
func (r *reader) topic(i int32) bool {
	switch r.preposition(i) {
	case "on", "about", "over", "before", "ahead_of":
		return true
	}
	return false
}

// talkedOf returns the meeting that somebody is told of by verb v ("briefed Reth on
// his talks last month in Brask with Venn"), or none: what the parser hung on the
// verb behind it goes with the meeting.
func (r *reader) talkedOf(v int32) int32 {
	for c := r.first[v]; c != none; c = r.next[c] {
		if r.rel(c) == syntax.Obl && c > v && r.topic(c) && r.c.lex.meetings.has(r.lemma[c]) {
			return c
		}
	}
	return none
}

// placeAround returns the place that a clause is set in by "in" or "at", or -1.
func (r *reader) placeAround(i int32) int32 {
	for c := r.first[i]; c != none; c = r.next[c] {
		if r.rel(c) != syntax.Obl {
			continue
		}
		if p := r.preposition(c); p != "in" && p != "at" {
			continue
		}
		if p := r.placeOf[c]; p >= 0 {
			return p
		}
	}
	return -1
}

// here returns the place of the dateline where the clause of i says "here", or -1.
func (r *reader) here(i int32) int32 {
	if c := r.childWord(i, "here"); c == none || r.rel(c) != syntax.Advmod {
		top := r.measured(r.firstConjunct(i))
		g, h := r.lightVerb(i), r.head(top)
		subject := !r.predicate(i) && (r.rel(top) == syntax.Nsubj || r.rel(top) == syntax.NsubjPass) // "the summit opened here"
		if (g == none || r.childWord(g, "here") == none) && !(subject && r.childWord(h, "here") != none) {
			return -1
		}
	}
	if r.in.Article == nil {
		return -1
	}
	for _, b := range r.in.Article.Blocks {
		if b.Kind != article.Dateline {
			continue
		}
		for p := range r.in.Places {
			if b.Span.Contains(r.in.Places[p].Span) {
				return int32(p)
			}
		}
	}
	return -1
}

// there returns the place named last before a "there" of the clause of i, in
// the same sentence or the one before, or -1.
func (r *reader) there(i int32) int32 {
	at := r.childWord(i, "there")
	if g := r.lightVerb(i); at == none && g != none {
		at = r.childWord(g, "there")
	}
	if at == none || r.rel(at) != syntax.Advmod {
		return -1
	}
	found := int32(-1)
	for p := range r.in.Places {
		x := &r.in.Places[p]
		if x.Head < at && x.Sentence >= r.sentence(at)-1 && x.Sentence <= r.sentence(at) && x.Precision != "country" {
			found = int32(p)
		}
	}
	return found
}

// placeBelow returns the place among the arguments of i, or -1: where the act
// was done before what its parts are named after.
func (r *reader) placeBelow(i int32) int32 {
	weak := int32(-1)
	for c := r.first[i]; c != none; c = r.next[c] {
		if r.clausal(c) && r.rel(c) != syntax.Xcomp || r.judged(i, c) || r.isVerb(i) && r.rel(c) == syntax.Obj && r.c.lex.discussing.has(r.lemma[i]) {
			continue // "discussed the war in Kestovia": what they spoke of
		}
		if r.c.lex.meetings.has(r.lemma[i]) && !r.predicate(i) && r.preposition(c) == "on" {
			continue // "talks on Darfur": what they are about
		}
		if l := r.lemma[i]; r.isVerb(i) && (l == "leave" || l == "depart") && (r.rel(c) == syntax.Obj || r.preposition(c) == "from") {
			continue // "left Brask for Haldane"
		}
		if c == r.talkedOf(i) {
			break // its place, hung on the verb
		}
		p := r.placeIn(c, 0)
		if p < 0 && r.rel(c) == syntax.Advmod {
			// "meet next in Brask", the phrase hung on the adverb
			if p = r.placeAround(c); p >= 0 {
				return p
			}
		}
		if p < 0 {
			continue
		}
		switch r.preposition(c) {
		case "in", "at", "to", "on_to", "near", "inside", "outside", "on", "into", "across":
			return p
		}
		if weak < 0 && (r.rel(c) != syntax.Nsubj && r.rel(c) != syntax.NsubjPass) {
			weak = p
		}
	}
	return weak
}

func (r *reader) placeIn(c int32, depth int) int32 {
	if p := r.placeOf[c]; p >= 0 {
		return p
	}
	if depth > 2 {
		return -1
	}
	for d := r.first[c]; d != none; d = r.next[d] {
		switch r.rel(d) {
		case syntax.Nmod, syntax.Compound, syntax.Conj, syntax.Appos, syntax.NmodUnmarked:
			switch p := r.preposition(d); {
			case p == "in" || p == "at" || p == "near" || p == "outside" || p == "" || (p == "for" || p == "to") && r.isTime(c) || p == "of" && r.c.lex.settlements.has(r.lemma[c]):
				if p := r.placeIn(d, depth+1); p >= 0 {
					return p
				}
			}
		}
	}
	return -1
}
