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
	Tokens, Sentences, Words            Counts
	UPOS, XPOS, Feats, Lemmas, UAS, LAS Counts
	CLAS                                Counts // LAS of content words
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

// Add sums the counts of two scores.
func (s *ConllScore) Add(t *ConllScore) {
	a, b := s.all(), t.all()
	for i := range a {
		a[i].Gold += b[i].Gold
		a[i].System += b[i].System
		a[i].Correct += b[i].Correct
	}
}

func (s *ConllScore) all() [10]*Counts {
	return [10]*Counts{&s.Tokens, &s.Sentences, &s.Words, &s.UPOS, &s.XPOS, &s.Feats, &s.Lemmas, &s.UAS, &s.LAS, &s.CLAS}
}

// conllSpan is a range of characters, white space not counted.
type conllSpan struct{ start, end int }

// conllWord is a word with the span of its surface token.
type conllWord struct {
	conllSpan
	row    *syntax.ConlluRow
	multi  bool // in a multiword token
	parent int  // index of the head, -1 for the root
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
			parent := -1
			if head > 0 {
				parent = first + head - 1
			}
			t.words = append(t.words, conllWord{sp, row, inside > 0, parent})
			inside = max(0, inside-1)
		}
		t.sentences = append(t.sentences, conllSpan{start, len(t.chars)})
	}
	return t, nil
}

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
	score := &ConllScore{Tokens: spanCounts(g.tokens, s.tokens), Sentences: spanCounts(g.sentences, s.sentences)}
	score.align(g, s)
	return score, nil
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

// align pairs the words of both sides and counts what is right.
func (score *ConllScore) align(g, s *conllText) {
	pairs := alignWords(g.words, s.words)
	partner := make([]int, len(s.words)) // gold word of each system word, or -1
	for i := range partner {
		partner[i] = -1
	}
	for _, p := range pairs {
		partner[p[1]] = p[0]
	}
	all := Counts{Gold: len(g.words), System: len(s.words)}
	figures := score.all()
	for _, c := range figures[2:9] {
		*c = all
	}
	score.Words.Correct = len(pairs)
	for i := range g.words {
		if contentRelation(g.words[i].row) {
			score.CLAS.Gold++
		}
	}
	for i := range s.words {
		if contentRelation(s.words[i].row) {
			score.CLAS.System++
		}
	}
	for _, p := range pairs {
		gw, sw := &g.words[p[0]], &s.words[p[1]]
		count(&score.UPOS, gw.row.UPOS == sw.row.UPOS)
		count(&score.XPOS, gw.row.XPOS == sw.row.XPOS)
		count(&score.Feats, universalFeats(gw.row.Feats) == universalFeats(sw.row.Feats))
		count(&score.Lemmas, gw.row.Lemma == "_" || gw.row.Lemma == sw.row.Lemma)
		head := gw.parent < 0 && sw.parent < 0 || gw.parent >= 0 && sw.parent >= 0 && partner[sw.parent] == gw.parent
		count(&score.UAS, head)
		arc := head && universalRelation(gw.row) == universalRelation(sw.row)
		count(&score.LAS, arc)
		count(&score.CLAS, arc && contentRelation(gw.row))
	}
}

func count(c *Counts, right bool) {
	if right {
		c.Correct++
	}
}

// alignWords pairs words with equal spans; inside multiword tokens, which one
// side may cut otherwise, by the longest common sequence of forms.
func alignWords(gold, system []conllWord) [][2]int {
	var pairs [][2]int
	g, s := 0, 0
	for g < len(gold) && s < len(system) {
		if multiAhead(gold, system, g, s) {
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

func multiAhead(gold, system []conllWord, g, s int) bool {
	if gold[g].multi && gold[g].start >= system[s].start {
		return true
	}
	return system[s].multi && system[s].start >= gold[g].start
}

// multiwordRange returns the words on both sides that a multiword token at g
// or s and those that overlap it make up together.
func multiwordRange(gold, system []conllWord, g, s int) (g0, s0, g1, s1 int) {
	var end int
	switch {
	case gold[g].multi && (!system[s].multi || gold[g].start <= system[s].start):
		end = gold[g].end
		for s < len(system) && system[s].start < gold[g].start {
			s++
		}
	default:
		end = system[s].end
		for g < len(gold) && gold[g].start < system[s].start {
			g++
		}
	}
	g1, s1 = g, s
	for g1 < len(gold) && gold[g1].start < end || s1 < len(system) && system[s1].start < end {
		if g1 < len(gold) && (s1 >= len(system) || gold[g1].start <= system[s1].start) {
			if gold[g1].multi {
				end = max(end, gold[g1].end)
			}
			g1++
			continue
		}
		if system[s1].multi {
			end = max(end, system[s1].end)
		}
		s1++
	}
	return g, s, g1, s1
}

// commonForms returns a longest common sequence of forms, case folded.
func commonForms(a, b []conllWord) [][2]int {
	length := make([][]int, len(a)+1)
	for i := range length {
		length[i] = make([]int, len(b)+1)
	}
	same := func(i, j int) bool { return strings.EqualFold(a[i].row.Form, b[j].row.Form) }
	for i := len(a) - 1; i >= 0; i-- {
		for j := len(b) - 1; j >= 0; j-- {
			length[i][j] = max(length[i+1][j], length[i][j+1])
			if same(i, j) {
				length[i][j] = max(length[i][j], length[i+1][j+1]+1)
			}
		}
	}
	var pairs [][2]int
	for i, j := 0, 0; i < len(a) && j < len(b); {
		switch {
		case same(i, j):
			pairs = append(pairs, [2]int{i, j})
			i++
			j++
		case length[i+1][j] >= length[i][j+1]:
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

func contentRelation(row *syntax.ConlluRow) bool {
	return slices.Contains(contentRelations, universalRelation(row))
}

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
