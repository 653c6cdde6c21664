package event

import (
	"strings"

	"nuncio/syntax"
)

const none = syntax.None

// tree is a read-only view of a document with what the rules ask of it again
// and again: lower-case lemmas and the children of each word.
type tree struct {
	doc   *syntax.Document
	lemma []string
	small []string // the forms in lower case
	fused []bool   // the particle that ends a noun written with a hyphen: "sit-in"
	first []int32  // first child of each token
	next  []int32  // next child of the same head
}

func newTree(c *Coder, doc *syntax.Document) tree {
	n := len(doc.Tokens)
	links := make([]int32, 2*n)
	forms := make([]string, 2*n)
	t := tree{doc: doc, lemma: forms[:n], small: forms[n:], first: links[:n], next: links[n:]}
	for i := range links {
		links[i] = none
	}
	for i := n - 1; i >= 0; i-- {
		t.lemma[i] = strings.ToLower(doc.Tokens[i].Lemma)
		t.small[i] = strings.ToLower(doc.Tokens[i].Span.Text(doc.Text))
		if doc.Tokens[i].UPOS == syntax.VERB {
			if l, ok := c.irregular[t.lemma[i]]; ok {
				t.lemma[i] = l
			} else if l, ok := c.irregular[t.small[i]]; ok && !c.known[t.lemma[i]] {
				t.lemma[i] = l // a lemma that is no word
			} else {
				t.lemma[i] = mendLemma(t.lemma[i], c.known)
			}
		}
		if h := doc.Tokens[i].Head; h != none {
			t.next[i] = t.first[h]
			t.first[h] = int32(i)
		}
	}
	t.fuse(&c.lex.nounEndings)
	return t
}

// fuse gives the ending that a parser takes for the head of "sit-in" or "walk-outs" the
// whole word as its lemma, and makes it a noun.
func (t *tree) fuse(endings *words) {
	t.fused = make([]bool, len(t.doc.Tokens))
	for i := 2; i < len(t.doc.Tokens); i++ {
		p := strings.TrimSuffix(t.small[i], "s")
		if !endings.has(p) || t.small[i-1] != "-" || t.head(int32(i-2)) != int32(i) {
			continue
		}
		if a, b := &t.doc.Tokens[i-2], &t.doc.Tokens[i]; a.Span.End+1 == b.Span.Start {
			t.lemma[i], t.lemma[i-2], t.fused[i] = t.small[i-2]+"-"+p, "", true
		}
	}
}

// mendLemma puts right a verb's lemma that the lemmatizer cut too short or too
// long ("postpon", "regrett"), where a verb that the rules know comes of it.
func mendLemma(l string, known map[string]bool) string {
	if len(l) < 3 || known[l] {
		return l
	}
	if base := strings.TrimSuffix(l, "ed"); len(base) > 2 && base != l {
		return mendLemma(base, known)
	}
	if e := l + "e"; known[e] {
		return e
	}
	if b := strings.TrimSuffix(l, "e"); known[b] {
		return b
	}
	if d := l + l[len(l)-1:]; known[d] {
		return d
	}
	if n := len(l); l[n-1] == l[n-2] && known[l[:n-1]] {
		return l[:n-1]
	}
	if n := len(l); n > 4 && l[n-1] == 'e' && l[n-2] == l[n-3] && known[l[:n-2]] {
		return l[:n-2] // "begge"
	}
	return l
}

func (t *tree) head(i int32) int32     { return t.doc.Tokens[i].Head }
func (t *tree) xpos(i int32) string    { return t.doc.Tokens[i].XPOS }
func (t *tree) form(i int32) string    { return t.doc.Form(i) }
func (t *tree) sentence(i int32) int32 { return t.doc.Tokens[i].Sentence }
func (t *tree) lower(i int32) string   { return t.small[i] }
func (t *tree) isVerb(i int32) bool    { return t.upos(i) == syntax.VERB || t.upos(i) == syntax.AUX }
func (t *tree) block(i int32) int32    { return t.doc.Sentences[t.sentence(i)].Block }
func (t *tree) title(i int32) bool     { return t.doc.Blocks[t.block(i)].Title }

// upos returns the part of speech of token i; a word like "sit-in" is a noun.
func (t *tree) upos(i int32) syntax.UPOS {
	if t.fused[i] {
		return syntax.NOUN
	}
	return t.doc.Tokens[i].UPOS
}

// rel returns the relation of token i to its head; a word like "walk-out" behind a verb,
// taken for an adverb, is its object.
func (t *tree) rel(i int32) syntax.Deprel {
	rel := t.doc.Tokens[i].Deprel
	if h := t.doc.Tokens[i].Head; t.fused[i] && rel == syntax.Advmod && h != none && h < i && t.isVerb(h) {
		return syntax.Obj
	}
	return rel
}

// child returns the first child of i with one of the relations, or none.
func (t *tree) child(i int32, rels ...syntax.Deprel) int32 {
	for c := t.first[i]; c != none; c = t.next[c] {
		for _, r := range rels {
			if t.rel(c) == r {
				return c
			}
		}
	}
	return none
}

// childWord returns the first child of i with one of the lemmas, or none.
func (t *tree) childWord(i int32, lemmas ...string) int32 {
	for c := t.first[i]; c != none; c = t.next[c] {
		for _, l := range lemmas {
			if t.lemma[c] == l {
				return c
			}
		}
	}
	return none
}

// preposition returns the preposition before i with the words fixed to it
// ("ahead_of"), or "".
func (t *tree) preposition(i int32) string {
	c := t.child(i, syntax.Case)
	if c == none {
		if t.nounBehindTo(i) {
			return "to"
		}
		if h := t.head(i); t.rel(i) == syntax.Xcomp && t.upos(i) == syntax.NOUN && t.child(h, syntax.Fixed) != none {
			return t.withFixed(h) // "the delay was due to rain"
		}
		return ""
	}
	p := t.withFixed(c)
	if c > 0 && t.sentence(c-1) == t.sentence(c) && t.upos(c-1) == syntax.ADV && t.rel(c-1) != syntax.Fixed {
		switch l := t.lemma[c-1]; l {
		case "ahead", "prior", "instead":
			p = l + "_" + p // "ahead of", with "ahead" hung on the verb
		}
	}
	if n := t.next[c]; n == c+1 && t.rel(n) == syntax.Case {
		p += "_" + t.lower(n) // "ahead of", "prior to" as two prepositions
	}
	return p
}

// subordinator returns the conjunction before the clause of i, or "".
func (t *tree) subordinator(i int32) string {
	for c := t.first[i]; c != none; c = t.next[c] {
		if t.rel(c) == syntax.Mark && t.lemma[c] != "to" {
			return t.withFixed(c)
		}
		if t.rel(c) == syntax.Advmod && c < i && (t.lemma[c] == "when" || t.lemma[c] == "once") {
			return t.lemma[c]
		}
	}
	return ""
}

// withFixed returns a function word, in lower case, with the words fixed to it.
// Its form counts: the lemma of "following" may be "follow".
func (t *tree) withFixed(c int32) string {
	s := t.lower(c)
	for f := t.child(c, syntax.Fixed); f != none; f = t.next[f] {
		if t.rel(f) == syntax.Fixed {
			s += "_" + t.lower(f)
		}
	}
	return s
}

// nounBehindTo reports whether i is a noun behind "to" that the parser took for an
// infinitive ("bowed to demands").
func (t *tree) nounBehindTo(i int32) bool {
	if t.upos(i) != syntax.NOUN && t.upos(i) != syntax.PROPN || t.rel(i) != syntax.Xcomp && t.rel(i) != syntax.Advcl && t.rel(i) != syntax.Obl {
		return false
	}
	m := t.childWord(i, "to")
	return m != none && m < i && t.rel(m) == syntax.Mark && t.child(i, syntax.Cop, syntax.Nsubj, syntax.Aux) == none
}

// infinitive reports whether the clause of i is a to-infinitive.
func (t *tree) infinitive(i int32) bool {
	if t.nounBehindTo(i) {
		return false
	}
	for c := t.first[i]; c != none; c = t.next[c] {
		if t.lemma[c] == "to" && (t.rel(c) == syntax.Mark || t.upos(c) == syntax.PART) {
			return true
		}
	}
	return false
}

// nominative are the pronouns that open a clause of their own.
var nominative = map[string]bool{"he": true, "she": true, "they": true, "we": true, "i": true}

// passive reports whether verb i is passive: by its auxiliary or subject, or
// as a bare past participle behind a noun ("the men held by police").
func (t *tree) passive(i int32) bool {
	if t.child(i, syntax.AuxPass) != none {
		return true
	}
	if s := t.child(i, syntax.NsubjPass); s != none {
		if t.child(i, syntax.Aux) == none && nominative[t.lower(s)] && !t.title(i) {
			return false // "he later called on", tagged as a participle
		}
		// "has long called on": a perfect whose subject was taken for a passive one.
		return t.child(i, syntax.Aux) == none && t.xpos(i) != "VBD"
	}
	if !t.participle(i) {
		return false
	}
	switch t.rel(i) {
	case syntax.Acl:
		return !t.clauseTakenForPhrase(i) && t.child(i, syntax.Nsubj) == none // "the charge that the army had shelled ..."
	case syntax.Amod:
		return t.child(i, syntax.Nsubj) == none
	case syntax.Advcl, syntax.Root, syntax.Parataxis:
		return t.child(i, syntax.Aux, syntax.Nsubj) == none && t.child(i, syntax.Obj) == none && t.child(i, syntax.Cop) == none
	case syntax.Conj:
		return t.child(i, syntax.Aux, syntax.Nsubj) == none && t.child(i, syntax.Obj) == none && t.passive(t.head(i))
	}
	return false
}

// setOffParticiple reports whether i is a clause that the parser took for an
// adjective before its own object: a participle behind a comma (", offering food"),
// or a verb with a subject ("Norland imposed sanctions").
func (t *tree) setOffParticiple(i int32) bool {
	if t.rel(i) == syntax.Amod && t.isVerb(i) && t.head(i) > i && t.child(i, syntax.Nsubj) != none {
		return true
	}
	return t.rel(i) == syntax.Amod && t.gerund(i) && i > 0 && t.upos(i-1) == syntax.PUNCT && t.form(i-1) == "," && t.head(i) > i
}

// clauseAbove returns the nearest verb above i, or none.
func (t *tree) clauseAbove(i int32) int32 {
	for h, n := t.head(i), 0; h != none && n < maxClimb; h, n = t.head(h), n+1 {
		if t.upos(h) == syntax.VERB {
			return h
		}
	}
	return none
}

// clauseTakenForPhrase reports whether i is the verb of a main clause that the
// parser took for a participle behind a noun ("The envoy called for talks.").
func (t *tree) clauseTakenForPhrase(i int32) bool {
	h := t.head(i)
	if h == none || t.rel(i) != syntax.Acl || t.title(i) || h > i || !t.participle(i) {
		return false
	}
	if top := t.head(h); t.rel(h) != syntax.Root && (t.rel(h) != syntax.Nmod || top == none || t.rel(top) != syntax.Root) {
		return false
	}
	s := t.doc.Sentences[t.sentence(i)]
	if t.doc.Text[s.Span.End-1] != '.' && t.doc.Text[s.Span.End-1] != '"' {
		return false
	}
	for c := t.first[i]; c != none; c = t.next[c] {
		if (t.rel(c) == syntax.Obl || t.rel(c) == syntax.OblAgent) && t.preposition(c) == "by" {
			return false
		}
	}
	return t.child(i, syntax.Obj, syntax.Xcomp, syntax.Ccomp, syntax.Obl) != none
}

// participle reports whether i is a past participle.
func (t *tree) participle(i int32) bool {
	return t.xpos(i) == "VBN" || t.doc.Feature(i, "VerbForm") == "Part" && t.doc.Feature(i, "Tense") == "Past"
}

// gerund reports whether i is an -ing form of a verb.
func (t *tree) gerund(i int32) bool {
	return t.isVerb(i) && (t.xpos(i) == "VBG" || strings.HasSuffix(t.doc.Form(i), "ing"))
}

// relative resolves a relative pronoun to the noun that its clause hangs on.
func (t *tree) relative(i int32) int32 {
	if i == none || t.upos(i) != syntax.PRON && t.upos(i) != syntax.DET && t.upos(i) != syntax.SCONJ {
		return i
	}
	switch t.lemma[i] {
	case "who", "which", "that", "whom", "whose":
	default:
		return i
	}
	for c, n := t.head(i), 0; c != none && n < 8; c, n = t.head(c), n+1 {
		if t.rel(c) == syntax.AclRelcl || t.rel(c) == syntax.Acl && t.lemma[i] != "that" {
			return t.head(c)
		}
		if t.rel(c) != syntax.Conj && t.rel(c) != syntax.Xcomp && t.rel(c) != syntax.Ccomp {
			return i
		}
	}
	return i
}

// firstConjunct climbs from a conjunct to the word that the chain hangs on.
func (t *tree) firstConjunct(i int32) int32 {
	for n := 0; t.rel(i) == syntax.Conj && t.head(i) != none && n < 16; n++ {
		i = t.head(i)
	}
	return i
}
