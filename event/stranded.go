package event

import (
	"nuncio/entity"
	"nuncio/syntax"
)

// strandedSubject returns the people whom a clause begins with where the parser
// hung them elsewhere ("In Lyon Anya Reth, of the ministry, and Darro Venn, who
// ..., met again", with the names taken for a part of the place), or nil.
func (r *reader) strandedSubject(i int32) []int32 {
	if !r.isVerb(i) || r.passive(i) || !r.formOf(i).finite || r.rel(i) != syntax.Root && r.rel(i) != syntax.Ccomp {
		return nil
	}
	for c := r.first[i]; c != none && c < i; c = r.next[c] {
		if v := r.child(c, syntax.Vocative); r.rel(c) == syntax.Ccomp && v > c && r.upos(v-1) == syntax.PUNCT && r.statementAround(v) < 0 {
			return r.withConjuncts(v) // "“...,” Okel, who is in Lyon, told reporters", taken for an address
		}
		if r.rel(c) != syntax.Obl {
			continue
		}
		if p := r.child(c, syntax.Case); p == none || !r.placeBetween(p, c) {
			continue
		}
		if m := r.in.Entities.MentionAt(c); m != entity.None && r.in.Entities.Mentions[m].Form == entity.Name && r.in.Entities.Mentions[m].Actor != entity.None &&
			r.in.Entities.Actors[r.in.Entities.Mentions[m].Actor].Kind == entity.Person {
			return r.withConjuncts(c)
		}
	}
	return nil
}

// subjectBefore returns the subject of the finite clause i that stands right behind a
// participle, where the parser took the participle for a clause and gave it the subject
// ("two guards posted in Brask were hurt"), or none.
func (r *reader) subjectBefore(i int32) int32 {
	if !r.isVerb(i) || r.rel(i) == syntax.Acl || r.rel(i) == syntax.AclRelcl || r.rel(i) == syntax.Conj {
		return none
	}
	start := r.child(i, syntax.Aux, syntax.AuxPass)
	if start == none || start > i || r.child(i, syntax.Nsubj, syntax.NsubjPass, syntax.Mark, syntax.Cc) != none {
		return none
	}
	for k, n := start-1, 0; k != none && k >= 0 && n < maxClimb; k, n = r.head(k), n+1 {
		if r.doc.Dominates(k, i) && r.head(i) != k {
			return none
		}
		if !r.participle(k) && r.xpos(k) != "VBD" || r.rel(k) == syntax.Conj || r.child(k, syntax.Aux, syntax.AuxPass, syntax.Cop, syntax.Obj, syntax.Iobj, syntax.Ccomp) != none {
			continue
		}
		s := r.child(k, syntax.Nsubj, syntax.NsubjPass)
		if s == none || s > k || r.relative(s) != s || r.head(k) != r.head(i) && r.head(k) != i && !(r.head(i) == k && r.participle(k)) {
			continue
		}
		return s
	}
	return none
}

// whoseNoun returns the noun of "Okel, whose envoy met Reth", where the parser took
// it for a name beside the subject s of clause i, else s.
func (r *reader) whoseNoun(s, i int32) int32 {
	for c := r.first[s]; c != none && c < i; c = r.next[c] {
		if r.rel(c) != syntax.Appos || c < s {
			continue
		}
		if p := r.child(c, syntax.NmodPoss); p != none && r.lower(p) == "whose" {
			return c
		}
	}
	return s
}

// verbBehind returns the true verb of "a meeting hosted by Norland took place", where
// the parser took the participle h for it, else h.
func (r *reader) verbBehind(h int32) int32 {
	if !r.participle(h) && r.xpos(h) != "VBD" || r.child(h, syntax.Obj) != none || len(r.agent(h)) == 0 {
		return h
	}
	for c := r.first[h]; c != none; c = r.next[c] {
		if c > h && r.rel(c) == syntax.Parataxis && r.isVerb(c) && r.child(c, syntax.Nsubj, syntax.NsubjPass) == none {
			return c
		}
	}
	return h
}

// pluralAux reports whether clause i has an auxiliary or copula in the plural.
func (r *reader) pluralAux(i int32) bool {
	for c := r.first[i]; c != none; c = r.next[c] {
		switch r.rel(c) {
		case syntax.Aux, syntax.AuxPass, syntax.Cop:
			if l := r.lower(c); l == "have" || l == "are" || l == "were" {
				return true
			}
		}
	}
	return false
}

// asyndetic returns the name that a headline joins to its subject i by a comma
// alone ("Kestovia, Velmar to resume talks"), or nil.
func (r *reader) asyndetic(i int32) []int32 {
	first := r.doc.Sentences[r.sentence(i)].First
	if v := r.head(i); r.title(i) && i == first && v == i+3 && r.lemma[i+1] == "," && r.head(i+2) == v && r.in.Entities.ActorAt(i+2) != entity.None {
		return []int32{i + 2} // "Kestovia, Velmar resume talks", the second hung on the verb
	}
	if !r.title(i) || i < first+2 || r.lemma[i-1] != "," {
		return nil
	}
	for k := first; k < i-1; k++ {
		if r.in.Entities.ActorAt(k) == entity.None && r.upos(k) != syntax.PROPN {
			return nil
		}
	}
	if r.in.Entities.ActorAt(i-2) == entity.None || r.rel(i) == syntax.Conj {
		return nil
	}
	return []int32{i - 2}
}

// placeBetween reports whether a place stands between tokens i and j.
func (r *reader) placeBetween(i, j int32) bool {
	for k := i + 1; k < j; k++ {
		if r.placeOf[k] >= 0 {
			return true
		}
	}
	return false
}

// prepAsClause returns the nouns behind a preposition that the parser took for the
// head of a clause ("will meet in Lyon in May with President Okel and ...").
func (r *reader) prepAsClause(c int32) []int32 {
	if r.upos(c) != syntax.ADP {
		return nil
	}
	for d := r.first[c]; d != none; d = r.next[d] {
		if d > c && (r.rel(d) == syntax.Nsubj || r.rel(d) == syntax.Obj || r.rel(d) == syntax.Obl || r.rel(d) == syntax.Dep) {
			return r.withConjuncts(d)
		}
	}
	return nil
}
