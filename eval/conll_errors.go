package eval

import (
	"fmt"
	"io"
	"slices"
	"strings"

	"nuncio/syntax"
)

// confusions count what was taken for what, by kind of error.
type confusions struct {
	counts map[string]map[string]*confusion
}

// confusionKinds are the kinds of error in the order they are written.
var confusionKinds = []string{"sentence", "token", "tag", "lemma", "relation", "head", "name"}

// confusion is a kind of error with a few of its places.
type confusion struct {
	what     string // "nmod → obl"
	n        int
	examples []string
}

// maxExamples is how many places are kept for a confusion.
const maxExamples = 3

// add counts a confusion; example is called only where one more is wanted. A
// nil receiver counts nothing.
func (c *confusions) add(kind, what string, example func() string) {
	if c == nil {
		return
	}
	if c.counts == nil {
		c.counts = map[string]map[string]*confusion{}
	}
	if c.counts[kind] == nil {
		c.counts[kind] = map[string]*confusion{}
	}
	e := c.counts[kind][what]
	if e == nil {
		e = &confusion{what: what}
		c.counts[kind][what] = e
	}
	e.n++
	if len(e.examples) < maxExamples {
		e.examples = append(e.examples, example())
	}
}

// write writes the most frequent confusions of each kind, most at most.
func (c *confusions) write(w io.Writer, name string, most int) {
	for _, kind := range confusionKinds {
		if len(c.counts[kind]) == 0 {
			continue
		}
		var list []*confusion
		all := 0
		for _, e := range c.counts[kind] {
			list = append(list, e)
			all += e.n
		}
		slices.SortFunc(list, func(a, b *confusion) int {
			if a.n != b.n {
				return b.n - a.n
			}
			return strings.Compare(a.what, b.what)
		})
		fmt.Fprintf(w, "\n%s, %s (right → found): %d errors of %d kinds\n", name, kind, all, len(list))
		for _, e := range list[:min(len(list), most)] {
			fmt.Fprintf(w, "%6d  %s\n", e.n, e.what)
			for _, x := range e.examples {
				fmt.Fprintf(w, "            %s\n", x)
			}
		}
	}
}

// errors adds what is wrong with the aligned words: tags, lemmas, relations and
// heads.
func (a *conllAlignment) errors(c *confusions, gold []syntax.ConlluSentence) {
	if c == nil {
		return
	}
	places := wordPlaces(gold)
	for _, p := range a.pairs {
		g, s := &a.gold.words[p[0]], &a.system.words[p[1]]
		here := func() string { return places[p[0]].String() }
		if x, y := tagPair(g.row), tagPair(s.row); x != y {
			c.add("tag", x+" → "+y, here)
		}
		if g.row.Lemma != "_" && g.row.Lemma != s.row.Lemma {
			c.add("lemma", fmt.Sprintf("%s, %s: %s → %s", g.row.Form, g.row.UPOS, g.row.Lemma, s.row.Lemma), here)
		}
		if g.row.Deprel != s.row.Deprel {
			c.add("relation", g.row.Deprel+" → "+s.row.Deprel, here)
		}
		if !a.sameHead(g, s) {
			x, y := a.gold.headTag(g), a.system.headTag(s)
			c.add("head", fmt.Sprintf("%s below %s → below %s", g.row.Deprel, x, y), func() string {
				return fmt.Sprintf("%s: %s → %s", here(), a.gold.headForm(g), a.system.headForm(s))
			})
		}
	}
}

// segmentation adds the tokens that were cut otherwise.
func (a *conllAlignment) segmentation(c *confusions, gold []syntax.ConlluSentence) {
	if c == nil {
		return
	}
	places := wordPlaces(gold)
	words := a.gold.words
	for g, s := 0, 0; g < len(a.gold.tokens) && s < len(a.system.tokens); {
		if a.gold.tokens[g] == a.system.tokens[s] {
			g, s = g+1, s+1
			continue
		}
		g0, s0 := g, s
		g, s = g+1, s+1
		for x, y := a.gold.tokens[g-1].end, a.system.tokens[s-1].end; x != y; x, y = a.gold.tokens[g-1].end, a.system.tokens[s-1].end {
			if x < y {
				g++
			} else {
				s++
			}
		}
		start := a.gold.tokens[g0].start
		c.add("token", a.gold.cut(g0, g)+" → "+a.system.cut(s0, s), func() string {
			i := slices.IndexFunc(words, func(w conllWord) bool { return w.start >= start })
			return places[max(i, 0)].String()
		})
	}
	a.sentenceEnds(c, places)
}

// sentenceEnds adds the sentence ends that were missed or made up.
func (a *conllAlignment) sentenceEnds(c *confusions, places []wordPlace) {
	ends := func(t *conllText) map[int]bool {
		m := map[int]bool{}
		for _, s := range t.sentences {
			m[s.end] = true
		}
		return m
	}
	gold, system := ends(a.gold), ends(a.system)
	for i := range a.gold.words {
		w := &a.gold.words[i]
		here := func() string { return places[i].String() }
		last := i+1 == len(a.gold.words) || a.gold.words[i+1].end > w.end
		switch {
		case !last || gold[w.end] == system[w.end]:
		case gold[w.end]:
			c.add("sentence", "end after "+endShape(w.row.Form)+" → none", here)
		default:
			c.add("sentence", "none → end after "+endShape(w.row.Form), here)
		}
	}
}

// endShape is a mark as such, any other form "a word".
func endShape(form string) string {
	if strings.ContainsFunc(form, func(r rune) bool {
		return r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || r >= '0' && r <= '9' || r > 0x2FF && r < 0x2000
	}) {
		if strings.HasSuffix(form, ".") {
			return "an abbreviation"
		}
		return "a word"
	}
	return form
}

// cut returns the tokens [from, to), parted by spaces.
func (t *conllText) cut(from, to int) string {
	var list []string
	for _, s := range t.tokens[from:to] {
		list = append(list, string(t.chars[s.start:s.end]))
	}
	return strings.Join(list, " ")
}

func tagPair(row *syntax.ConlluRow) string { return row.UPOS + " " + row.XPOS }

func (t *conllText) headTag(w *conllWord) string {
	if w.parent < 0 {
		return "the root"
	}
	return t.words[w.parent].row.UPOS
}

func (t *conllText) headForm(w *conllWord) string {
	if w.parent < 0 {
		return "the root"
	}
	return t.words[w.parent].row.Form
}

// wordPlace is a word in its sentence.
type wordPlace struct {
	id    string
	forms []string
	at    int
}

// wordPlaces returns the place of each word.
func wordPlaces(sentences []syntax.ConlluSentence) []wordPlace {
	var out []wordPlace
	for i := range sentences {
		s := &sentences[i]
		id, _ := s.Comment("sent_id")
		var forms []string
		for k := range s.Rows {
			if s.Rows[k].Word() {
				forms = append(forms, s.Rows[k].Form)
			}
		}
		for k := range forms {
			out = append(out, wordPlace{id, forms, k})
		}
	}
	return out
}

// String shows the word between marks with some words around it.
func (p wordPlace) String() string { return p.id + " " + markedWords(p.forms, p.at, p.at+1) }

// markedWords shows forms [from, to) between marks with some words around them.
func markedWords(forms []string, from, to int) string {
	const around = 4
	var b strings.Builder
	for i := max(0, from-around); i < min(len(forms), to+around); i++ {
		if b.Len() > 0 {
			b.WriteByte(' ')
		}
		if i == from {
			b.WriteString("»")
		}
		b.WriteString(forms[i])
		if i == to-1 {
			b.WriteString("«")
		}
	}
	return b.String()
}

// nameErrors adds the names of a sentence that were missed, made up, or found
// with other borders or another type.
func nameErrors(c *confusions, forms []string, gold, system []nameSpan) {
	if c == nil {
		return
	}
	overlaps := func(list []nameSpan, n nameSpan) *nameSpan {
		for i := range list {
			if list[i].first < n.end && n.first < list[i].end {
				return &list[i]
			}
		}
		return nil
	}
	for _, n := range gold {
		if !slices.Contains(nameTypes, n.typ) || slices.Contains(system, n) {
			continue
		}
		what, found := n.typ+" → none", overlaps(system, n)
		switch {
		case found == nil:
		case found.typ == n.typ:
			what = n.typ + " → other borders"
		case found.first == n.first && found.end == n.end:
			what = n.typ + " → " + found.typ
		default:
			what = n.typ + " → " + found.typ + " with other borders"
		}
		c.add("name", what, func() string {
			s := markedWords(forms, n.first, n.end)
			if found != nil {
				s += ": found “" + strings.Join(forms[found.first:found.end], " ") + "”"
			}
			return s
		})
	}
	for _, n := range system {
		if slices.Contains(nameTypes, n.typ) && overlaps(gold, n) == nil {
			c.add("name", "none → "+n.typ, func() string { return markedWords(forms, n.first, n.end) })
		}
	}
}
