package event

import (
	"strconv"
	"strings"

	"nuncio/event/internal/grade"
	"nuncio/syntax"
)

// clues are what the model that grades certainty sees of a word: the word
// itself, its clause, the words above it, and what the rules make of it.
type clues struct {
	*reader
	out []uint32
}

// cluesOf returns the clues of the word at i whose standing is s.
func (r *reader) cluesOf(i int32, s standing) []uint32 {
	c := clues{reader: r, out: make([]uint32, 0, 128)}
	c.word(i)
	c.clause("own", i)
	c.dependents("own", i, true)
	c.rules(s)
	c.above(i)
	c.around(i)
	c.sentenceOf(i)
	return c.out
}

// add notes a clue: a kind and the values that make it up.
func (c *clues) add(kind string, values ...string) {
	c.out = append(c.out, grade.Clue(kind, values...))
}

// word is what the word is by itself.
func (c *clues) word(i int32) {
	c.add("bias")
	c.add("lemma", c.lemma[i], c.upos(i).String())
	c.add("form", c.lower(i))
	c.add("tag", c.xpos(i), c.rel(i).String())
	c.add("lemma tag", c.lemma[i], c.xpos(i))
	c.add("lemma rel", c.lemma[i], c.rel(i).String())
	w := c.lemma[i]
	for n := 2; n <= 3; n++ {
		if len(w) > n+1 {
			c.add("ending", c.upos(i).String(), w[len(w)-n:])
		}
	}
}

// signature sums up the verb form of a clause.
func (c *clues) signature(i int32) string {
	f := c.formOf(i)
	var b strings.Builder
	for _, part := range [...]struct {
		is  bool
		tag string
	}{
		{f.finite, "finite "}, {f.past, "past "}, {f.perfect, "perfect "}, {f.progressive, "progressive "}, {f.infinitive, "to "},
		{f.participle, "participle "}, {f.gerund, "ing "}, {f.copula, "is "}, {f.noLonger, "no longer "}, {f.yet, "yet "},
	} {
		if part.is {
			b.WriteString(part.tag)
		}
	}
	if f.modal != none {
		b.WriteString(c.lower(f.modal))
	}
	return b.String()
}

func (c *clues) clause(at string, i int32) {
	sig := c.signature(i)
	f := c.formOf(i)
	neg := "affirmed"
	if f.negation != none {
		neg = "denied"
		c.add(at+" negation", c.lemma[f.negation])
	}
	c.add(at+" form", sig)
	c.add(at+" form negated", sig, neg)
	c.add(at+" form rel", sig, neg, c.rel(i).String())
	if f.modal != none {
		c.add(at+" modal", c.lower(f.modal), neg)
	}
	if at == "own" {
		c.add(at+" form lemma", sig, neg, c.lemma[i])
	}
	if c.imperative(i) {
		c.add(at + " imperative")
	}
	c.add(at+" subject", c.subjectKind(i), sig)
	c.add(at+" subject", c.subjectKind(i))
}

// subjectKind tells of whom a clause is said: a pronoun, a name, or a noun by
// number and article.
func (c *clues) subjectKind(i int32) string {
	s := c.child(i, syntax.Nsubj, syntax.NsubjPass, syntax.Expl)
	if s == none {
		return "none"
	}
	switch c.upos(s) {
	case syntax.PRON, syntax.DET:
		return c.lower(s)
	case syntax.PROPN:
		return "name"
	}
	if d := c.child(s, syntax.Det, syntax.NmodPoss); d != none {
		if c.rel(d) == syntax.NmodPoss {
			return c.xpos(s) + " whose"
		}
		return c.xpos(s) + " " + c.lemma[d]
	}
	return c.xpos(s)
}

// dependents are the words below i: the small ones by themselves, the others
// by relation.
func (c *clues) dependents(at string, i int32, content bool) {
	for d := c.first[i]; d != none; d = c.next[d] {
		switch c.rel(d) {
		case syntax.Punct:
			continue
		case syntax.Aux, syntax.AuxPass, syntax.Cop, syntax.Mark, syntax.Advmod, syntax.Cc, syntax.Case, syntax.Det, syntax.Expl, syntax.CompoundPrt, syntax.Discourse, syntax.CcPreconj:
			c.add(at+" small", c.rel(d).String(), c.lower(d))
			continue
		}
		if !content {
			continue
		}
		side := "left"
		if d > i {
			side = "right"
		}
		c.add(at+" child", c.rel(d).String(), side)
		switch c.rel(d) {
		case syntax.Obj, syntax.Xcomp, syntax.Ccomp, syntax.Obl, syntax.Amod, syntax.Nsubj, syntax.NsubjPass, syntax.OblUnmarked, syntax.Nmod, syntax.NmodPoss:
			c.add(at+" word below", c.rel(d).String(), c.lemma[d])
		case syntax.Advcl, syntax.Acl, syntax.AclRelcl, syntax.Conj, syntax.Parataxis:
			c.add(at+" clause below", c.rel(d).String(), c.subordinator(d), c.signature(d))
		}
		if p := c.preposition(d); p != "" {
			c.add(at+" preposition below", c.rel(d).String(), p)
		}
	}
}

// rules are the findings of the rules.
func (c *clues) rules(s standing) {
	key := s.status.String()
	switch {
	case s.none:
		key = "no event"
	case s.bare:
		key = "untold"
	}
	c.add("rules", key)
	c.add("rules grade", strconv.Itoa(int(s.grade()*2+100)))
	if s.condition != none {
		c.add("rules condition", key)
	}
	if len(s.why) > 0 {
		why, _, _ := strings.Cut(s.why[0], "“")
		c.add("rules reason", key, why)
		c.add("rules first reason", s.why[0])
	}
	for n, o := range s.over {
		if n < 3 {
			c.add("rules operator", c.lemma[o])
		}
	}
}

// maxAbove is how many words above a word are clues.
const maxAbove = 5

// above are the words above i, nearest first, with their own clauses.
func (c *clues) above(i int32) {
	path := ""
	small := c.marker(i)
	k := i
	for n := 0; n < maxAbove; n++ {
		h := c.head(k)
		if h == none {
			c.add("path", path, "root")
			c.add("depth", strconv.Itoa(n))
			return
		}
		rel := c.rel(k).String()
		path += " " + rel
		side := "<"
		if h < k {
			side = ">"
		}
		level := "above " + strconv.Itoa(min(n, 2))
		c.add("any above", c.lemma[h])
		c.add("any above form", c.signature(h))
		if f := c.formOf(h); f.negation != none {
			c.add("any above denied", c.lemma[h])
			c.add("any above denied")
		}
		if n < 3 {
			c.add("path "+strconv.Itoa(n), path)
			c.add(level, c.lemma[h])
			c.add(level+" tag", c.xpos(h), rel, side)
		}
		if n < 2 {
			c.add(level+" rel", path, c.lemma[h])
			c.add(level+" lemma and marker", c.lemma[h], small)
			c.clause(level, h)
			c.dependents(level, h, false)
		}
		if n == 0 {
			c.add("marker", rel, small)
			c.add("marker form", rel, small, c.signature(i))
		}
		k = h
	}
	c.add("path", "deep")
}

// marker is the small word that joins i to what is above it.
func (c *clues) marker(i int32) string {
	if m := c.subordinator(i); m != "" {
		return m
	}
	if m := c.preposition(i); m != "" {
		return m
	}
	if c.infinitive(i) {
		return "to"
	}
	return ""
}

// around are the words beside i.
func (c *clues) around(i int32) {
	s := c.doc.Sentences[c.sentence(i)]
	at := func(k int32) string {
		if k < s.First || k >= s.End {
			return ""
		}
		return c.lower(k)
	}
	tag := func(k int32) string {
		if k < s.First || k >= s.End {
			return ""
		}
		return c.xpos(k)
	}
	for d := int32(1); d <= 3; d++ {
		c.add("before "+strconv.Itoa(int(d)), at(i-d))
		c.add("behind "+strconv.Itoa(int(d)), at(i+d))
	}
	c.add("two before", at(i-2), at(i-1))
	c.add("two behind", at(i+1), at(i+2))
	c.add("tags", tag(i-1), tag(i), tag(i+1))
	c.add("tags before", tag(i-2), tag(i-1), tag(i))
	for k := max(s.First, i-8); k < i; k++ {
		c.add("near before", at(k))
	}
	for k := i + 1; k < min(s.End, i+6); k++ {
		c.add("near behind", at(k))
	}
}

// sentenceOf are clues of the whole sentence.
func (c *clues) sentenceOf(i int32) {
	s := c.doc.Sentences[c.sentence(i)]
	last := s.End - 1
	for last > s.First && c.upos(last) == syntax.PUNCT && (c.form(last) == ")" || strings.HasPrefix(c.form(last), "\"") || c.form(last) == "''") {
		last--
	}
	c.add("end", c.form(last))
	c.add("first", c.lower(s.First))
	c.add("length", strconv.Itoa(int(min(s.End-s.First, 40)/5)))
	c.add("place", strconv.Itoa(int(5*(i-s.First)/(s.End-s.First))))
	root := s.Root
	if root >= s.First && root < s.End && root != i {
		c.add("root", c.lemma[root])
		c.add("root form", c.signature(root))
	}
	for k := s.First; k < s.End; k++ {
		switch c.xpos(k) {
		case "MD":
			c.add("sentence modal", c.lower(k))
		case "UH":
			c.add("sentence call")
		}
		switch c.lower(k) {
		case "if", "unless", "?", "would", "please":
			c.add("sentence word", c.lower(k))
		}
	}
	if c.doc.Tokens[i].Flags&syntax.Quoted != 0 {
		c.add("quoted")
	}
}
