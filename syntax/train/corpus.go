package train

import (
	"bytes"
	"fmt"
	"path/filepath"
	"slices"
	"sort"
	"strconv"

	"nuncio/syntax"
	"nuncio/syntax/internal/lex"
	"nuncio/syntax/internal/linear"
)

// sentence is a gold sentence with what the models see of it.
type sentence struct {
	rows      []syntax.ConlluRow // words only
	forms     []string
	words     []lex.Word
	tags      []uint8 // gold
	auto      []uint8 // those that later models see: gold, or the network's in dev
	heads     []int32 // 0 ... n-1, n for the root
	relations []int32
	names     []int32 // classes, nil where they are not marked
}

// labels number the labels of the training data, the frequent ones first.
type labels struct {
	tags, feats, scripts, relations map[string]int
}

// maxLabels leaves room for the marks of places that are no words.
const maxLabels = linear.MaxClasses - 6

func (t *trainer) readTreebanks() error {
	var err error
	if t.train, err = t.readUD("en_ewt-train.conllu", "en_gum-train.conllu"); err != nil {
		return err
	}
	if t.dev, err = t.readUD("en_ewt-dev.conllu", "en_gum-dev.conllu"); err != nil {
		return err
	}
	if err := t.readNews(); err != nil {
		return err
	}
	t.countLabels()
	for _, s := range t.train {
		t.number(s)
	}
	for _, s := range slices.Concat(t.dev, t.news) {
		t.number(s)
	}
	words := 0
	for _, s := range t.train {
		words += len(s.rows)
	}
	t.logf("  %d sentences, %d words", len(t.train), words)
	return nil
}

func (t *trainer) readUD(files ...string) ([]*sentence, error) {
	var out []*sentence
	for _, name := range files {
		all, err := syntax.ReadConlluFile(filepath.Join(t.DataDir, "ud", name))
		if err != nil {
			return nil, err
		}
		for i := range all {
			out = append(out, newSentence(&all[i]))
		}
	}
	return out, nil
}

// newsTimes is how often the news treebank counts: it is small, and news is what
// is to be read.
const newsTimes = 3

// readNews adds the treebank of our own writing.
func (t *trainer) readNews() error {
	for _, part := range []struct {
		read  func() ([]byte, error)
		into  *[]*sentence
		times int
	}{{t.own.train, &t.train, newsTimes}, {t.own.dev, &t.news, 1}} {
		b, err := part.read()
		if err != nil {
			return err
		}
		all, err := syntax.ReadConllu(bytes.NewReader(b))
		if err != nil {
			return fmt.Errorf("news treebank: %w", err)
		}
		for i := range len(all) * part.times {
			c := &all[i%len(all)]
			s := newSentence(c)
			if err := s.markNames(); err != nil {
				return fmt.Errorf("news treebank, sentence at line %d: %w", c.Line, err)
			}
			*part.into = append(*part.into, s)
		}
	}
	return nil
}

// markNames reads the names that MISC marks.
func (s *sentence) markNames() error {
	labels := make([]string, len(s.rows))
	for i := range s.rows {
		labels[i] = "O"
		if v, ok := s.rows[i].MiscValue("NER"); ok {
			labels[i] = v
		}
	}
	classes, err := nameClasses(labels)
	if err != nil {
		return err
	}
	s.names = make([]int32, len(classes))
	for i, c := range classes {
		s.names[i] = int32(c)
	}
	return nil
}

func newSentence(c *syntax.ConlluSentence) *sentence {
	s := &sentence{}
	for i := range c.Rows {
		if row := &c.Rows[i]; row.Word() {
			s.rows = append(s.rows, *row)
			s.forms = append(s.forms, row.Form)
			s.words = append(s.words, lex.Analyse(row.Form))
		}
	}
	return s
}

// countLabels numbers the labels of the training sentences. Those of lemmas are
// counted by countScripts.
func (t *trainer) countLabels() {
	tags, feats, relations := map[string]int{}, map[string]int{}, map[string]int{}
	for _, s := range t.train {
		for i := range s.rows {
			r := &s.rows[i]
			tags[tagOf(r)]++
			feats[r.Feats]++
			relations[syntax.ParseDeprel(r.Deprel).String()]++
		}
	}
	t.header.Tags, t.labels.tags = frequent(tags)
	t.header.Feats, t.labels.feats = frequent(feats)
	t.header.Relations, t.labels.relations = frequent(relations)
}

func tagOf(r *syntax.ConlluRow) string { return r.UPOS + " " + r.XPOS }

// frequent returns the most frequent labels, and their numbers.
func frequent(counts map[string]int) ([]string, map[string]int) {
	list := make([]string, 0, len(counts))
	for l := range counts {
		list = append(list, l)
	}
	sort.Slice(list, func(i, j int) bool {
		if a, b := counts[list[i]], counts[list[j]]; a != b {
			return a > b
		}
		return list[i] < list[j]
	})
	list = list[:min(len(list), maxLabels)]
	index := map[string]int{}
	for i, l := range list {
		index[l] = i
	}
	return list, index
}

// number fills in tags and tree of a sentence.
func (t *trainer) number(s *sentence) {
	n := len(s.rows)
	s.tags = make([]uint8, n)
	for i := range s.rows {
		r := &s.rows[i]
		s.tags[i] = uint8(t.labels.tags[tagOf(r)])
		head, _ := strconv.Atoi(r.Head)
		if head == 0 {
			head = n + 1
		}
		s.heads = append(s.heads, int32(head-1))
		s.relations = append(s.relations, int32(t.labels.relations[syntax.ParseDeprel(r.Deprel).String()]))
	}
	s.auto = s.tags
}
