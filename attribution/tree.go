package attribution

import (
	"strings"

	"nuncio/span"
	"nuncio/syntax"
)

// children calls yield for each child of i in text order until it returns false.
func (r *reading) children(i int32) func(yield func(int32) bool) {
	return func(yield func(int32) bool) {
		for c := r.firstChild[i]; c != syntax.None; c = r.nextSibling[c] {
			if !yield(c) {
				return
			}
		}
	}
}

// child returns the first child of i with one of the relations, or None.
func (r *reading) child(i int32, rels ...syntax.Deprel) int32 {
	for c := range r.children(i) {
		for _, rel := range rels {
			if r.doc.Tokens[c].Deprel == rel {
				return c
			}
		}
	}
	return syntax.None
}

// Rules look at the words beside a word. Before the first word and past the
// last there is none, and what is none has no form, tag or relation.

var noToken = syntax.Token{Head: syntax.None}

func (r *reading) token(i int32) *syntax.Token {
	if i < 0 || int(i) >= len(r.doc.Tokens) {
		return &noToken
	}
	return &r.doc.Tokens[i]
}

func (r *reading) rel(i int32) syntax.Deprel { return r.token(i).Deprel }
func (r *reading) lemma(i int32) string      { return strings.ToLower(r.token(i).Lemma) }
func (r *reading) form(i int32) string       { return strings.ToLower(r.token(i).Span.Text(r.doc.Text)) }
func (r *reading) upos(i int32) syntax.UPOS  { return r.token(i).UPOS }
func (r *reading) xpos(i int32) string       { return r.token(i).XPOS }

// is reports whether the form of i is one of the words.
func (r *reading) is(i int32, words ...string) bool {
	f := r.token(i).Span.Text(r.doc.Text)
	for _, w := range words {
		if len(f) == len(w) && strings.EqualFold(f, w) {
			return true
		}
	}
	return false
}

// mark sets member for the subtree of i, but for the subtrees of skip.
func (r *reading) mark(i int32, on bool, skip ...int32) {
	for _, s := range skip {
		if s == i {
			return
		}
	}
	r.member[i] = on
	for c := range r.children(i) {
		r.mark(c, on, skip...)
	}
}

// bounds returns the first token of the subtree of i and the index after its last.
func (r *reading) bounds(i int32) (first, end int32) {
	first, end = i, i+1
	for c := range r.children(i) {
		f, e := r.bounds(c)
		first, end = min(first, f), max(end, e)
	}
	return first, end
}

// above reports whether i is j or an ancestor of j.
func (r *reading) above(i, j int32) bool {
	for ; j >= 0; j = r.doc.Tokens[j].Head {
		if i == j {
			return true
		}
	}
	return false
}

// marker returns the subordinating word of clause c ("that", "whether", "to"),
// in small letters, or "".
func (r *reading) marker(c int32) string {
	for m := range r.children(c) {
		if r.rel(m) == syntax.Mark {
			return r.form(m)
		}
	}
	return ""
}

// hasMark reports whether clause c has the marker w.
func (r *reading) hasMark(c int32, w string) bool {
	for m := range r.children(c) {
		if r.rel(m) == syntax.Mark && r.is(m, w) {
			return true
		}
	}
	return false
}

// caseWord returns the first preposition of i in small letters, or "".
func (r *reading) caseWord(i int32) string {
	if c := r.child(i, syntax.Case); c != syntax.None {
		return r.form(c)
	}
	return ""
}

// clausal reports whether token c heads a clause with a verb of its own.
func (r *reading) clausal(c int32) bool {
	return r.finite(c) || r.child(c, syntax.Nsubj, syntax.NsubjPass, syntax.Cop, syntax.Aux, syntax.Csubj) != syntax.None
}

// finite reports whether c, or an auxiliary or copula of it, is a finite verb.
func (r *reading) finite(c int32) bool {
	if finiteTag(r.xpos(c)) {
		return true
	}
	for a := range r.children(c) {
		switch r.rel(a) {
		case syntax.Aux, syntax.AuxPass, syntax.Cop:
			if finiteTag(r.xpos(a)) {
				return true
			}
		}
	}
	return false
}

func finiteTag(xpos string) bool {
	switch xpos {
	case "VBD", "VBZ", "VBP", "MD":
		return true
	}
	return false
}

// interrogative reports whether clause c begins with a wh-word.
func (r *reading) interrogative(c int32) bool {
	first, _ := r.bounds(c)
	switch r.xpos(first) {
	case "WP", "WP$", "WRB", "WDT":
		return true
	}
	return r.is(first, "whether", "if", "how")
}

// predicate climbs from i to the head of the clause that it stands in.
func (r *reading) predicate(i int32) int32 {
	for {
		switch r.rel(i) {
		case syntax.Root, syntax.Ccomp, syntax.Advcl, syntax.AdvclRelcl, syntax.Parataxis, syntax.Acl, syntax.AclRelcl,
			syntax.Xcomp, syntax.Csubj, syntax.CsubjPass:
			return i
		case syntax.Conj:
			if r.clausal(i) || r.upos(i) == syntax.VERB {
				return i
			}
		}
		h := r.doc.Tokens[i].Head
		if h < 0 {
			return i
		}
		i = h
	}
}

// punctuation that content does not begin or end with.
func trimmable(form string) bool {
	switch form {
	case ",", ";", ":", ".", "-", "–", "—", "--", "―", "…", "...", "\"", "“", "”", "''", "``", "'", "‘", "’", "«", "»", "„", "/", "•", "|":
		return true
	}
	return false
}

// trim narrows the tokens [first, end) to those that content may begin and end with.
func (r *reading) trim(first, end int32) (int32, int32) {
	for first < end && (trimmable(r.doc.Form(first)) || r.is(first, ")", "]")) {
		first++
	}
	for end > first && (trimmable(r.doc.Form(end-1)) || r.is(end-1, "(", "[") || r.is(end-1, ")", "]") && !r.opened(first, end-1)) {
		end--
	}
	return first, end
}

// opened reports whether a bracket that token close shuts is opened in [first, close).
func (r *reading) opened(first, close int32) bool {
	depth := 1
	for i := close - 1; i >= first; i-- {
		switch {
		case r.is(i, ")", "]"):
			depth++
		case r.is(i, "(", "["):
			depth--
		}
		if depth == 0 {
			return true
		}
	}
	return false
}

// runs turns the marked tokens of sentence s into spans, and unmarks them. Runs
// with nothing but punctuation between them are one span.
func (r *reading) runs(s int32) []span.Span {
	sent := &r.doc.Sentences[s]
	var out []span.Span
	lastEnd := syntax.None
	for i := sent.First; i < sent.End; {
		if !r.member[i] {
			i++
			continue
		}
		first := i
		for i < sent.End && r.member[i] {
			r.member[i] = false
			i++
		}
		f, e := r.trim(first, i)
		if f == e || e == f+1 && (r.upos(f) == syntax.CCONJ || r.upos(f) == syntax.PUNCT) {
			continue
		}
		sp := span.Span{Start: r.doc.Tokens[f].Span.Start, End: r.doc.Tokens[e-1].Span.End}
		if lastEnd != syntax.None && r.onlyPunct(lastEnd, f) {
			out[len(out)-1].End = sp.End
		} else {
			out = append(out, sp)
		}
		lastEnd = e
	}
	return out
}

// onlyPunct reports whether the tokens [first, end) are punctuation.
func (r *reading) onlyPunct(first, end int32) bool {
	for i := first; i < end; i++ {
		if r.upos(i) != syntax.PUNCT && !trimmable(r.doc.Form(i)) {
			return false
		}
	}
	return true
}

// tokenAt returns the index of the first token that ends after byte b, within
// the document; len(Tokens) where none does.
func (r *reading) tokenAt(b int32) int32 {
	lo, hi := 0, len(r.doc.Tokens)
	for lo < hi {
		mid := (lo + hi) / 2
		if r.doc.Tokens[mid].Span.End <= b {
			lo = mid + 1
		} else {
			hi = mid
		}
	}
	return int32(lo)
}
