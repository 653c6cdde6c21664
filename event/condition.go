package event

import (
	"nuncio/syntax"
)

// conditionBelow returns the "if" or "unless" of a clause that the parser hung
// on a word inside clause i, behind which it stands, or none.
func (r *reader) conditionBelow(i int32) int32 {
	end := r.doc.Sentences[r.sentence(i)].End
	for k := i + 1; k < end; k++ {
		if w := r.lower(k); (w == "provided" || w == "providing") && k+1 < end && r.lower(k+1) == "that" && r.doc.Dominates(i, k) {
			return k // taken for a participle
		}
		if r.rel(k) != syntax.Mark || r.lemma[k] != "if" && r.lemma[k] != "unless" || r.lemma[k-1] == "even" {
			continue
		}
		c := r.head(k)
		if c == none || r.rel(c) != syntax.Advcl && r.rel(c) != syntax.Acl {
			continue
		}
		for h, n := r.head(c), 0; h != none && n < 4; h, n = r.head(h), n+1 {
			if h == i {
				return k
			}
			if r.isVerb(h) && r.formOf(h).finite {
				break
			}
		}
	}
	return none
}

// looseCondition returns the word of a condition on clause i that is no
// conjunction to the parser: "as long as", "as soon as", "subject to", "pending"; or none.
func (r *reader) looseCondition(i int32) int32 {
	if c := r.inversionBefore(i); c != none {
		return c
	}
	if c := r.conditionBehindCue(i); c != none {
		return c
	}
	for c := r.first[i]; c != none; c = r.next[c] {
		if r.whoever(c) {
			return c
		}
		switch r.rel(c) {
		case syntax.Advmod, syntax.Advcl, syntax.Amod, syntax.Obl:
		default:
			continue
		}
		if r.inTheEvent(c) {
			return c
		}
		switch r.lower(c) {
		case "long", "soon":
			if a := r.child(c, syntax.Advcl); a != none && r.lemma[a] != "take" && r.grammaticalSubject(a) != none && c > 0 && (r.lower(c-1) == "as" || r.lower(c-1) == "so") {
				return c
			}
		case "subject":
			if c+1 < int32(len(r.lemma)) && r.lemma[c+1] == "to" {
				return c
			}
		case "pending":
			return c
		}
	}
	return none
}

// inTheEvent reports whether word i is the noun of "in the event", "in the event that".
func (r *reader) inTheEvent(i int32) bool {
	return r.lower(i) == "event" && i > 1 && r.lower(i-1) == "the" && r.lower(i-2) == "in"
}

// eventAbove returns the noun of "in the event that", "in the event of", where what i tells
// is what may befall, wherever the parser hung it; or none.
func (r *reader) eventAbove(i int32) int32 {
	if h := r.head(i); h != none && h < i && r.inTheEvent(h) {
		return h
	}
	k := r.grammaticalSubject(i)
	if k == none || k > i {
		return none
	}
	for subject := k; k > 0 && r.doc.Dominates(subject, k-1); k-- {
	}
	if k > 0 && r.lower(k-1) == "that" {
		k--
	}
	if k > 0 && r.inTheEvent(k-1) {
		return k - 1
	}
	return none
}

// conditionBehindCue returns the word of a condition on clause i that stands behind the
// verb that reports it ("will strike, their union said, unless they are paid"), or none.
func (r *reader) conditionBehindCue(i int32) int32 {
	h := r.head(i)
	if h < i || r.rel(i) != syntax.Ccomp || !r.c.lex.reporting.has(r.lemma[h]) {
		return none
	}
	for c := r.first[h]; c != none; c = r.next[c] {
		if c > h && (r.rel(c) == syntax.Ccomp || r.rel(c) == syntax.Advcl) {
			if m := r.conditionMark(c); m != none && m > h {
				return m
			}
		}
	}
	return none
}

// whoever reports whether c is one who takes part in what a clause tells of if he does
// something first ("anyone who crosses will be arrested").
func (r *reader) whoever(c int32) bool {
	switch r.rel(c) {
	case syntax.Nsubj, syntax.NsubjPass, syntax.Obj:
	default:
		return false
	}
	switch r.lemma[c] {
	case "anyone", "anybody", "whoever":
	default:
		if r.childWord(c, "any") == none {
			return false
		}
	}
	return r.child(c, syntax.AclRelcl) != none
}

// ultimatum returns the "and" or "or" behind which clause i says what follows if
// somebody does, or does not do, what the clause before it says ("Nationalise us and we
// sue"), or none.
func (r *reader) ultimatum(i int32) int32 {
	h := r.head(i)
	if r.rel(i) != syntax.Conj || h == none || h > i || r.xpos(h) != "VB" || r.rel(h) != syntax.Root && r.rel(h) != syntax.Ccomp && r.rel(h) != syntax.Parataxis {
		return none
	}
	if r.child(h, syntax.Nsubj, syntax.NsubjPass, syntax.Aux, syntax.Cop, syntax.Mark) != none || r.child(i, syntax.Nsubj, syntax.NsubjPass) == none {
		return none
	}
	return r.childWord(i, "and", "or")
}

// inversionBefore returns the "should" that begins the sentence and a condition on the
// clause of i behind a comma, wherever the parser hung it ("Should the fighting go on,
// the embassy will close"), or none.
func (r *reader) inversionBefore(i int32) int32 {
	f := r.doc.Sentences[r.sentence(i)].First
	if r.lower(f) != "should" || f >= i {
		return none
	}
	modal := none
	for c := r.first[i]; c != none && c < i; c = r.next[c] {
		if c > f && r.rel(c) == syntax.Aux && r.xpos(c) == "MD" {
			modal = c
		}
	}
	for k := f + 1; modal != none && k < modal; k++ {
		if r.form(k) == "," {
			return f
		}
	}
	return none
}

// inverted reports whether a clause without a conjunction is a condition by
// its order of words: "had they met", "should they meet", "were they to meet".
func (r *reader) inverted(top int32) bool {
	subject := r.child(top, syntax.Nsubj, syntax.NsubjPass)
	if r.inversionBefore(top) != none {
		return false
	}
	if subject == none || r.child(top, syntax.Mark) != none && !r.infinitive(top) {
		return false
	}
	for c := r.first[top]; c != none && c < subject; c = r.next[c] {
		if r.rel(c) == syntax.Aux || r.rel(c) == syntax.AuxPass || r.rel(c) == syntax.Cop {
			switch r.lower(c) {
			case "had", "should", "were":
				// Behind "nor" or "only then" the order means something else.
				return c == r.doc.Sentences[r.sentence(c)].First || r.upos(c-1) == syntax.PUNCT
			}
		}
	}
	return false
}

func (r *reader) isCondition(mark string) bool {
	return mark != "" && len(r.c.ops.by[opCond][mark]) > 0
}

// maxInverted is how many words the clause of "had they met" may have before its verb.
const maxInverted = 8

// invertedAbove reports whether clause i is the condition that begins its sentence
// with "had" or "should", where the parser took that word for the verb: "had the two
// met in May, peace would have come".
func (r *reader) invertedAbove(i int32) bool {
	s := &r.doc.Sentences[r.sentence(i)]
	f := s.First
	for f < i && r.upos(f) == syntax.PUNCT {
		f++
	}
	if w := r.lower(f); w != "had" && w != "should" && w != "were" || i <= f || i-f > maxInverted || !r.doc.Dominates(f, i) {
		return false
	}
	for k := i + 1; k < s.End; k++ {
		if w := r.lower(k); w == "would" || w == "could" || w == "might" {
			return true
		}
	}
	return false
}

// beforeFuture reports whether clause i is one of time before what would or will
// come, where the parser took it for the main clause: "after they met there would be
// a banquet".
func (r *reader) beforeFuture(i int32) bool {
	m := r.child(i, syntax.Mark)
	if m == none || m > i || r.rel(i) != syntax.Root && r.rel(i) != syntax.Ccomp {
		return false
	}
	switch r.lower(m) {
	case "after", "when", "once", "before", "until", "if":
	default:
		return false
	}
	for c := r.first[i]; c != none; c = r.next[c] {
		if c > i && (r.rel(c) == syntax.Ccomp || r.rel(c) == syntax.Parataxis || r.rel(c) == syntax.Conj) && r.isVerb(c) && r.formOf(c).modal != none {
			return true
		}
	}
	return false
}
