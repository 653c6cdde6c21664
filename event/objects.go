package event

import (
	"nuncio/syntax"
)

func (r *reader) objectStep(i int32, _ words) []int32 {
	if !r.isVerb(i) {
		return r.prepAt(i, []string{"of"})
	}
	if !r.passive(i) {
		o := r.thingGiven(i)
		if o == none {
			o = r.child(i, syntax.Iobj)
		}
		if o != none {
			return r.withConjuncts(r.relative(o))
		}
		if r.setOffParticiple(i) {
			return r.withConjuncts(r.head(i))
		}
		// "the envoy (whom) Okel met"
		if r.rel(i) == syntax.AclRelcl {
			if s := r.child(i, syntax.Nsubj); s != none && r.relative(s) == s {
				return []int32{r.head(i)}
			}
		}
		if o := r.raisedObject(i); o != none {
			return r.withConjuncts(o)
		}
		if o := r.resultObject(i); o != none {
			return r.withConjuncts(o)
		}
		if o := r.particleObject(i); o != none {
			return r.withConjuncts(o)
		}
		if o := r.takenForSpeaker(i); o != none {
			return r.withConjuncts(o)
		}
		if o := r.strayObject(i); o != none {
			return r.withConjuncts(o)
		}
		if o := r.bareOblique(i); o != none {
			return r.withConjuncts(o)
		}
		return r.withConjuncts(r.sharedObject(i))
	}
	if o := r.child(i, syntax.Obj); o > i && r.givenTo(i) != none {
		return r.withConjuncts(o) // "was given two ships"
	}
	if s := r.child(i, syntax.NsubjPass); s != none {
		return r.withConjuncts(r.relative(s))
	}
	if s := r.subjectBefore(i); s != none {
		return r.withConjuncts(s)
	}
	h := r.head(i)
	if h == none {
		return nil
	}
	switch r.rel(i) {
	case syntax.Acl, syntax.Amod:
		return []int32{h}
	case syntax.AclRelcl:
		return []int32{h}
	case syntax.Conj:
		if !r.passive(h) && r.grammaticalSubject(h) != none {
			return r.withConjuncts(r.surfaceSubject(h, 0)) // "was due on Monday and was put off"
		}
		return r.objectStep(h, words{})
	case syntax.Xcomp, syntax.Advcl:
		if r.upos(h) == syntax.PRON {
			return []int32{h}
		}
		return r.withConjuncts(r.surfaceSubject(h, 0))
	case syntax.Root, syntax.Parataxis:
		// A headline's "Envoy killed in Brask" may be read as an active clause.
		return r.withConjuncts(r.child(i, syntax.Nsubj))
	}
	return nil
}

// sharedObject returns the object that verb i has in common with the verb joined to it
// ("detained and questioned the editor", not "try and win the editor"), or none.
func (r *reader) sharedObject(i int32) int32 {
	c := r.child(i, syntax.Conj)
	if c != i+2 || !r.isVerb(c) || r.gerund(i) || r.lemma[i] == "try" || r.child(c, syntax.Cc) != i+1 || r.child(c, syntax.AuxPass, syntax.Nsubj, syntax.NsubjPass) != none {
		return none
	}
	return r.child(c, syntax.Obj)
}

// resultObject returns the object behind a verb and what it makes of the object, which
// the parser hung on the latter ("shot dead a judge"), or none.
func (r *reader) resultObject(i int32) int32 {
	x := r.child(i, syntax.Xcomp)
	if x != i+1 || r.upos(x) != syntax.ADJ {
		return none
	}
	for c := r.first[x]; c != none; c = r.next[c] {
		if (r.rel(c) == syntax.OblUnmarked || r.rel(c) == syntax.Obj || r.rel(c) == syntax.Obl) && c > x && r.child(c, syntax.Case) == none && !r.isTime(c) {
			return c
		}
	}
	return none
}

// thingGiven returns the object of verb i: the second of two ("sent Kestovia two
// ships"), where the parser took the recipient for an object as well, or none.
func (r *reader) thingGiven(i int32) int32 {
	o := r.child(i, syntax.Obj)
	if p := r.secondObject(i); p != none {
		return p
	}
	if _, p := r.nameBeforeObject(i); p != none {
		return p
	}
	return o
}

// nameBeforeObject returns a name that the parser took for an object of verb i, and the
// object right behind it that it belongs to ("rejects EU criticism"), or none.
func (r *reader) nameBeforeObject(i int32) (name, thing int32) {
	name = r.child(i, syntax.Obj, syntax.Iobj)
	if name < i || name == none || r.c.lex.giving.has(r.lemma[i]) || r.upos(name) != syntax.PROPN || r.in.Entities.MentionAt(name) < 0 {
		return none, none
	}
	if c := r.next[name]; c == name+1 && r.rel(c) == syntax.Obj && r.upos(c) == syntax.NOUN {
		return name, c
	}
	return none, none
}

// secondObject returns the object of i behind another one, or none.
func (r *reader) secondObject(i int32) int32 {
	o := r.child(i, syntax.Obj)
	if o == none {
		o = r.child(i, syntax.Iobj) // "gave Norland two months to answer", both taken for recipients
	}
	if o < i || !r.c.lex.giving.has(r.lemma[i]) {
		return none
	}
	for c := r.next[o]; c != none; c = r.next[c] {
		if r.rel(c) == r.rel(o) && r.child(c, syntax.Case) == none {
			return c
		}
	}
	return none
}

// recipientStep returns to whom something is given: the indirect object, which in
// a passive may be the subject ("Kestovia was given two ships").
func (r *reader) recipientStep(i int32, _ words) []int32 {
	if o := r.child(i, syntax.Iobj); o != none {
		return r.withConjuncts(r.relative(o))
	}
	if !r.isVerb(i) {
		return nil
	}
	if r.secondObject(i) != none {
		return r.withConjuncts(r.child(i, syntax.Obj))
	}
	if s := r.givenTo(i); s != none {
		return r.withConjuncts(r.relative(s))
	}
	return r.nameBeforeNumber(i)
}

// givenTo returns the subject of a passive that is given what stands as the object
// ("Kestovia was given two ships"), or none.
func (r *reader) givenTo(i int32) int32 {
	if !r.c.lex.giving.has(r.lemma[i]) || r.child(i, syntax.AuxPass) == none || r.child(i, syntax.Obj) < i {
		return none
	}
	return r.child(i, syntax.NsubjPass)
}

// raisedObject returns the object that the parser took for the subject of the
// gerund behind it ("accused Norland of staging a crisis"), or for a complement
// of a particle verb, or none.
func (r *reader) raisedObject(i int32) int32 {
	if x := r.child(i, syntax.Xcomp); x != none && r.upos(x) == syntax.NOUN && r.particle(i) != none && x > r.particle(i) && r.child(x, syntax.Case, syntax.Mark) == none {
		return x // "called up reservists"
	}
	c := r.child(i, syntax.Ccomp)
	if c == none || c < i || !r.gerund(c) || r.child(c, syntax.Mark) == none || r.child(c, syntax.Aux) != none {
		return none
	}
	if s := r.child(c, syntax.Nsubj); s > i && s < r.child(c, syntax.Mark) {
		return s
	}
	return none
}

// bareOblique returns a name behind the verb that has no preposition: an object
// that the parser took for an adverbial, or none.
func (r *reader) bareOblique(i int32) int32 {
	for c := r.first[i]; c != none; c = r.next[c] {
		if c < i || r.rel(c) != syntax.Obl && r.rel(c) != syntax.OblUnmarked && r.rel(c) != syntax.Advmod || r.child(c, syntax.Case) != none {
			continue
		}
		if r.in.Entities.MentionAt(c) >= 0 && !r.isTime(c) {
			return c
		}
		// "may visit Norland next year", the name hung on the time
		if d := r.child(c, syntax.Compound, syntax.NmodUnmarked); d > i {
			if m := r.in.Entities.MentionAt(d); m >= 0 && !r.isTime(d) && r.onlyModifiers(i, r.in.Entities.Mentions[m].First) {
				return d
			}
		}
	}
	return none
}

// onlyModifiers reports whether a mention at first stands just behind token i,
// but for an article or two words of title.
func (r *reader) onlyModifiers(i, first int32) bool { return first > i && first <= i+3 }

// strayObject returns the object of verb i behind a phrase of time that the parser took
// for the subject of the participle behind it ("ruled out on Tuesday the withdrawal of
// troops stationed in Brask"), or none.
func (r *reader) strayObject(i int32) int32 {
	for c := r.first[i]; c != none; c = r.next[c] {
		if r.rel(c) != syntax.Advcl || c < i || !r.participle(c) && r.xpos(c) != "VBD" || r.child(c, syntax.Mark, syntax.Aux, syntax.AuxPass, syntax.Cop) != none {
			continue
		}
		s := r.child(c, syntax.Nsubj, syntax.NsubjPass)
		if s == none || s <= i || s > c {
			continue
		}
		if first, _ := r.doc.Subtree(s); r.isTime(first - 1) {
			return s
		}
	}
	return none
}

// particleObject returns the object of a particle verb that the parser took for
// a prepositional phrase ("called off his trip"), or none.
func (r *reader) particleObject(i int32) int32 {
	for c := r.first[i]; c != none; c = r.next[c] {
		if r.rel(c) != syntax.Obl {
			continue
		}
		if p := r.child(c, syntax.Case); p == i+1 && r.c.lex.particles.has(r.lemma[p]) {
			return c
		}
	}
	return none
}

// takenForSpeaker returns the object of verb i that the parser took for the one
// who says it ("will host Reth and Okel, an aide said"): a speaker behind what he
// says is set off by a comma. Or none.
func (r *reader) takenForSpeaker(i int32) int32 {
	h := r.head(i)
	if r.rel(i) != syntax.Ccomp {
		h = r.child(i, syntax.Ccomp, syntax.Parataxis)
	}
	if h == none || !r.c.lex.reporting.has(r.lemma[h]) {
		return none
	}
	s := r.child(h, syntax.Nsubj)
	if s == none || s <= i || s >= h || r.child(s, syntax.Appos) == none {
		return none
	}
	first := s
	for c := r.first[s]; c != none && c < first; c = r.next[c] {
		first = c
	}
	for first > i+1 && r.head(first-1) != none && r.doc.Dominates(s, first-1) {
		first--
	}
	if first != i+1 {
		return none
	}
	return s
}
