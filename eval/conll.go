package eval

import (
	"fmt"
	"slices"
	"strings"
	"unicode"

	"nuncio/syntax"
)

// ConllScore is the score of the CoNLL 2018 shared task (Zeman et al., 2018)
// on one set of sentences: F1 of what was found against what is right, system
// and gold words being aligned by their characters.
type ConllScore struct {
	Tokens, Sentences, Words                     Counts
	UPOS, XPOS, Feats, AllTags, Lemmas, UAS, LAS Counts
	// CLAS is LAS of content words. MLAS asks for their tag and features, and
	// for their function words with relation, tag and features, too; BLEX for
	// their lemma.
	CLAS, MLAS, BLEX Counts
}

// Counts are the counts behind an F1.
type Counts struct {
	Gold, System, Correct int
}

// F1 returns 2·correct / (gold + system) in percent.
func (c Counts) F1() float64 {
	if c.Gold+c.System == 0 {
		return 0
	}
	return 100 * 2 * float64(c.Correct) / float64(c.Gold+c.System)
}

func (c *Counts) add(d Counts) {
	c.Gold += d.Gold
	c.System += d.System
	c.Correct += d.Correct
}

// conllFigure is a figure of the shared task under its official name.
type conllFigure struct {
	name   string
	counts func(*ConllScore) *Counts
}

// conllFigures are the figures in the official order.
var conllFigures = []conllFigure{
	{"Tokens", func(s *ConllScore) *Counts { return &s.Tokens }},
	{"Sents", func(s *ConllScore) *Counts { return &s.Sentences }},
	{"Words", func(s *ConllScore) *Counts { return &s.Words }},
	{"UPOS", func(s *ConllScore) *Counts { return &s.UPOS }},
	{"XPOS", func(s *ConllScore) *Counts { return &s.XPOS }},
	{"UFeats", func(s *ConllScore) *Counts { return &s.Feats }},
	{"AllTag", func(s *ConllScore) *Counts { return &s.AllTags }},
	{"Lemmas", func(s *ConllScore) *Counts { return &s.Lemmas }},
	{"UAS", func(s *ConllScore) *Counts { return &s.UAS }},
	{"LAS", func(s *ConllScore) *Counts { return &s.LAS }},
	{"CLAS", func(s *ConllScore) *Counts { return &s.CLAS }},
	{"MLAS", func(s *ConllScore) *Counts { return &s.MLAS }},
	{"BLEX", func(s *ConllScore) *Counts { return &s.BLEX }},
}

// Add sums the counts of two scores.
func (s *ConllScore) Add(t *ConllScore) {
	for _, f := range conllFigures {
		f.counts(s).add(*f.counts(t))
	}
}

// conllSpan is a range of characters, white space not counted.
type conllSpan struct{ start, end int }

// conllWord is a word with the span of its surface token.
type conllWord struct {
	conllSpan
	row        *syntax.ConlluRow
	multi      bool   // in a multiword token
	form       string // lower case, without white space
	relation   string // without its subtype
	feats      string // those that count
	parent     int    // index of the head, -1 for the root
	functional []int  // children that are function words
}

// conllText is one side of the comparison.
type conllText struct {
	chars     []rune
	tokens    []conllSpan
	sentences []conllSpan
	words     []conllWord
}

// newConllText lays the sentences out as characters.
func newConllText(sentences []syntax.ConlluSentence) (*conllText, error) {
	t := &conllText{}
	for i := range sentences {
		start, first := len(t.chars), len(t.words)
		inside := 0
		var sp conllSpan
		for k := range sentences[i].Rows {
			row := &sentences[i].Rows[k]
			if from, to, ok := row.Range(); ok {
				sp = t.surface(row.Form)
				inside = to - from + 1
				continue
			}
			if !row.Word() {
				continue
			}
			if inside == 0 {
				sp = t.surface(row.Form)
			}
			var head int
			if _, err := fmt.Sscan(row.Head, &head); err != nil {
				return nil, fmt.Errorf("sentence at line %d: word %s has no head", sentences[i].Line, row.ID)
			}
			t.words = append(t.words, newConllWord(row, sp, inside > 0, first+head-1))
			if head == 0 {
				t.words[len(t.words)-1].parent = -1
			}
			inside = max(0, inside-1)
		}
		for k := first; k < len(t.words); k++ {
			if w := &t.words[k]; w.parent >= 0 && slices.Contains(functionRelations, w.relation) {
				t.words[w.parent].functional = append(t.words[w.parent].functional, k)
			}
		}
		t.sentences = append(t.sentences, conllSpan{start, len(t.chars)})
	}
	return t, nil
}

func newConllWord(row *syntax.ConlluRow, sp conllSpan, multi bool, parent int) conllWord {
	return conllWord{
		conllSpan: sp, row: row, multi: multi, parent: parent,
		form:     strings.ToLower(strings.Join(strings.Fields(row.Form), "")),
		relation: universalRelation(row), feats: universalFeats(row.Feats),
	}
}

func (w *conllWord) content() bool { return slices.Contains(contentRelations, w.relation) }

// surface appends the characters of a surface token.
func (t *conllText) surface(form string) conllSpan {
	start := len(t.chars)
	for _, r := range form {
		if !unicode.IsSpace(r) {
			t.chars = append(t.chars, r)
		}
	}
	t.tokens = append(t.tokens, conllSpan{start, len(t.chars)})
	return t.tokens[len(t.tokens)-1]
}

// ScoreConll compares system sentences with gold ones. Both must be made of
// the same characters, white space aside.
func ScoreConll(gold, system []syntax.ConlluSentence) (*ConllScore, error) {
	a, err := alignConll(gold, system)
	if err != nil {
		return nil, err
	}
	return a.score(), nil
}

func clip(r []rune) string { return string(r[:min(len(r), 20)]) }

func spanCounts(gold, system []conllSpan) Counts {
	c := Counts{Gold: len(gold), System: len(system)}
	for g, s := 0, 0; g < len(gold) && s < len(system); {
		switch {
		case system[s].start < gold[g].start:
			s++
		case gold[g].start < system[s].start:
			g++
		default:
			if gold[g].end == system[s].end {
				c.Correct++
			}
			g++
			s++
		}
	}
	return c
}

// conllAlignment is which gold word each system word stands for.
type conllAlignment struct {
	gold, system *conllText
	pairs        [][2]int // gold and system word
	partner      []int    // gold word of each system word, or -1
}

func alignConll(gold, system []syntax.ConlluSentence) (*conllAlignment, error) {
	g, err := newConllText(gold)
	if err != nil {
		return nil, fmt.Errorf("gold: %w", err)
	}
	s, err := newConllText(system)
	if err != nil {
		return nil, fmt.Errorf("system: %w", err)
	}
	if !slices.Equal(g.chars, s.chars) {
		k := 0
		for k < min(len(g.chars), len(s.chars)) && g.chars[k] == s.chars[k] {
			k++
		}
		return nil, fmt.Errorf("texts differ at character %d: gold %q, system %q", k, clip(g.chars[k:]), clip(s.chars[k:]))
	}
	a := &conllAlignment{gold: g, system: s, pairs: alignWords(g.words, s.words), partner: make([]int, len(s.words))}
	for i := range a.partner {
		a.partner[i] = -1
	}
	for _, p := range a.pairs {
		a.partner[p[1]] = p[0]
	}
	return a, nil
}

// score counts what is right.
func (a *conllAlignment) score() *ConllScore {
	score := &ConllScore{Tokens: spanCounts(a.gold.tokens, a.system.tokens), Sentences: spanCounts(a.gold.sentences, a.system.sentences)}
	all := Counts{Gold: len(a.gold.words), System: len(a.system.words)}
	for _, c := range []*Counts{&score.Words, &score.UPOS, &score.XPOS, &score.Feats, &score.AllTags, &score.Lemmas, &score.UAS, &score.LAS} {
		*c = all
	}
	content := Counts{Gold: countContent(a.gold.words), System: countContent(a.system.words)}
	score.CLAS, score.MLAS, score.BLEX = content, content, content
	score.Words.Correct = len(a.pairs)
	for _, p := range a.pairs {
		g, s := &a.gold.words[p[0]], &a.system.words[p[1]]
		upos, xpos, feats := g.row.UPOS == s.row.UPOS, g.row.XPOS == s.row.XPOS, g.feats == s.feats
		lemma := g.row.Lemma == "_" || g.row.Lemma == s.row.Lemma
		head := a.sameHead(g, s)
		arc := head && g.relation == s.relation
		count(&score.UPOS, upos)
		count(&score.XPOS, xpos)
		count(&score.Feats, feats)
		count(&score.AllTags, upos && xpos && feats)
		count(&score.Lemmas, lemma)
		count(&score.UAS, head)
		count(&score.LAS, arc)
		if g.content() {
			count(&score.CLAS, arc)
			count(&score.MLAS, arc && upos && feats && a.sameFunction(g, s))
			count(&score.BLEX, arc && lemma)
		}
	}
	return score
}

func countContent(words []conllWord) int {
	n := 0
	for i := range words {
		if words[i].content() {
			n++
		}
	}
	return n
}

func count(c *Counts, right bool) {
	if right {
		c.Correct++
	}
}

func (a *conllAlignment) sameHead(g, s *conllWord) bool {
	return g.parent < 0 && s.parent < 0 || g.parent >= 0 && s.parent >= 0 && a.partner[s.parent] == g.parent
}

// sameFunction reports whether both words have the same function words, with
// the same relation, tag and features.
func (a *conllAlignment) sameFunction(g, s *conllWord) bool {
	return slices.EqualFunc(g.functional, s.functional, func(i, j int) bool {
		x, y := &a.gold.words[i], &a.system.words[j]
		return a.partner[j] == i && x.relation == y.relation && x.row.UPOS == y.row.UPOS && x.feats == y.feats
	})
}

// alignWords pairs words with equal spans; inside multiword tokens, which one
// side may cut otherwise, by the longest common sequence of forms.
func alignWords(gold, system []conllWord) [][2]int {
	var pairs [][2]int
	g, s := 0, 0
	for g < len(gold) && s < len(system) {
		if gold[g].multi || system[s].multi {
			g0, s0, g1, s1 := multiwordRange(gold, system, g, s)
			for _, p := range commonForms(gold[g0:g1], system[s0:s1]) {
				pairs = append(pairs, [2]int{g0 + p[0], s0 + p[1]})
			}
			g, s = g1, s1
			continue
		}
		a, b := gold[g].conllSpan, system[s].conllSpan
		switch {
		case a == b:
			pairs = append(pairs, [2]int{g, s})
			g++
			s++
		case a.start <= b.start:
			g++
		default:
			s++
		}
	}
	return pairs
}

// multiwordRange returns the smallest run of words on both sides that holds the
// multiword token at g or s and every multiword token that overlaps the run. A
// plain word that reaches over its end stays out.
func multiwordRange(gold, system []conllWord, g, s int) (g0, s0, g1, s1 int) {
	end := system[s].end
	if gold[g].multi {
		end = gold[g].end
		if !system[s].multi && system[s].start < gold[g].start {
			s++
		}
	} else if gold[g].start < system[s].start {
		g++
	}
	g0, s0 = g, s
	for !beyond(gold, g, end) || !beyond(system, s, end) {
		if g < len(gold) && (s >= len(system) || gold[g].start <= system[s].start) {
			end = extend(&gold[g], end)
			g++
			continue
		}
		end = extend(&system[s], end)
		s++
	}
	return g0, s0, g, s
}

func beyond(words []conllWord, i, end int) bool {
	if i >= len(words) {
		return true
	}
	if words[i].multi {
		return words[i].start >= end
	}
	return words[i].end > end
}

func extend(w *conllWord, end int) int {
	if w.multi {
		return max(end, w.end)
	}
	return end
}

// commonForms returns a longest common sequence of forms, case folded.
func commonForms(a, b []conllWord) [][2]int {
	length := make([][]int, len(a)+1)
	for i := range length {
		length[i] = make([]int, len(b)+1)
	}
	for i := len(a) - 1; i >= 0; i-- {
		for j := len(b) - 1; j >= 0; j-- {
			length[i][j] = max(length[i+1][j], length[i][j+1])
			if a[i].form == b[j].form {
				length[i][j] = max(length[i][j], length[i+1][j+1]+1)
			}
		}
	}
	var pairs [][2]int
	for i, j := 0, 0; i < len(a) && j < len(b); {
		switch {
		case a[i].form == b[j].form:
			pairs = append(pairs, [2]int{i, j})
			i++
			j++
		case length[i][j] == length[i+1][j]:
			i++
		default:
			j++
		}
	}
	return pairs
}

// universalRelation returns the relation without its subtype.
func universalRelation(row *syntax.ConlluRow) string {
	rel, _, _ := strings.Cut(row.Deprel, ":")
	return rel
}

var contentRelations = []string{
	"nsubj", "obj", "iobj", "csubj", "ccomp", "xcomp", "obl", "vocative",
	"expl", "dislocated", "advcl", "advmod", "discourse", "nmod", "appos",
	"nummod", "acl", "amod", "conj", "fixed", "flat", "compound", "list",
	"parataxis", "orphan", "goeswith", "reparandum", "root", "dep",
}

var functionRelations = []string{"aux", "cop", "mark", "det", "clf", "case", "cc"}

var universalFeatures = []string{
	"PronType", "NumType", "Poss", "Reflex", "Foreign", "Abbr", "Gender", "Animacy", "Number", "Case",
	"Definite", "Degree", "VerbForm", "Mood", "Tense", "Aspect", "Voice", "Evident", "Polarity", "Person", "Polite",
}

// universalFeats leaves the features that the shared task counts.
func universalFeats(feats string) string {
	var kept []string
	for f := range strings.SplitSeq(feats, "|") {
		if key, _, _ := strings.Cut(f, "="); slices.Contains(universalFeatures, key) {
			kept = append(kept, f)
		}
	}
	slices.Sort(kept)
	return strings.Join(kept, "|")
}
