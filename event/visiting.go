package event

import (
	"slices"

	"nuncio/syntax"
)

// visiting returns the document with the trees of "met with visiting Premier Reth" put
// right, in which the parser has somebody visit her: the participle says only that she
// is a guest. The document itself is left as it is.
func (c *Coder) visiting(doc *syntax.Document) *syntax.Document {
	out := doc
	for i := range doc.Tokens {
		if v := int32(i); doc.Tokens[i].Lemma == "visit" && doc.Tokens[i].XPOS == "VBG" && doc.Tokens[i].UPOS == syntax.VERB {
			guest, head, rel := c.guest(doc, v)
			if guest == none {
				continue
			}
			if out == doc {
				d := *doc
				d.Tokens = slices.Clone(doc.Tokens)
				out = &d
			}
			makeGuest(out, v, guest, head, rel)
		}
	}
	return out
}

// guest returns the guest behind the "visiting" v, the word that he hangs on in truth,
// and how; none where somebody visits him.
func (c *Coder) guest(doc *syntax.Document, v int32) (guest, head int32, rel syntax.Deprel) {
	first := doc.Sentences[doc.Tokens[v].Sentence].First
	guest = doc.Child(v, syntax.Obj)
	if guest == none || v == first || doc.Child(v, syntax.Aux) != none || doc.Child(guest, syntax.Det, syntax.NmodPoss, syntax.Case) != none {
		return none, none, 0
	}
	head = doc.Tokens[v].Head
	before := v - 1
	switch t := &doc.Tokens[before]; {
	case t.Deprel == syntax.Mark && t.Head == v && (t.Lemma == "with" || t.Lemma == "between" || t.Lemma == "for" && doc.Tokens[v].Deprel == syntax.Acl || t.Lemma == "by" && doc.Tokens[head].XPOS == "VBN"):
		rel = syntax.Obl
		if u := doc.Tokens[head].UPOS; u == syntax.NOUN || u == syntax.PROPN {
			rel = syntax.Nmod
		}
		return guest, head, rel
	case before == head && c.lex.receiving.has(t.Lemma):
		return guest, head, syntax.Obj
	}
	if before > first && doc.Tokens[before].UPOS == syntax.PRON && doc.Tokens[before].Head == v {
		before-- // "Okel and her visiting counterpart"
	}
	name := before - 1
	if doc.Tokens[before].Lemma != "and" || name < first || doc.Tokens[name].UPOS != syntax.PROPN || doc.Tokens[head].XPOS == "VBG" {
		return none, none, 0
	}
	for doc.Tokens[name].Deprel == syntax.Flat && doc.Tokens[name].Head != none && doc.Tokens[name].Head < name {
		name = doc.Tokens[name].Head
	}
	return guest, name, syntax.Conj
}

// makeGuest hangs the guest, with what the tree hung on the "visiting" v before him, on
// head, and what it hung on v behind him on the clause.
func makeGuest(doc *syntax.Document, v, guest, head int32, rel syntax.Deprel) {
	clause := head
	if rel == syntax.Conj && doc.Tokens[head].Head != none {
		clause = doc.Tokens[head].Head
	}
	for c := range doc.Tokens {
		t := &doc.Tokens[c]
		switch {
		case t.Head != v || int32(c) == guest:
		case t.Deprel == syntax.Mark:
			t.Head, t.Deprel, t.UPOS = guest, syntax.Case, syntax.ADP
		case t.UPOS == syntax.PRON && int32(c) == v-1:
			t.Head, t.Deprel = guest, syntax.NmodPoss
		case int32(c) < v:
			t.Head = guest
		default:
			t.Head = clause
		}
	}
	g, w := &doc.Tokens[guest], &doc.Tokens[v]
	g.Head, g.Deprel = head, rel
	w.Head, w.Deprel, w.UPOS = guest, syntax.Amod, syntax.ADJ
}
