package train

import (
	"bufio"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"nuncio/syntax/internal/lex"
	"nuncio/syntax/internal/linear"
	"nuncio/syntax/internal/name"
	"nuncio/syntax/internal/tag"
)

// nameSet is a corpus of names. Types that its annotators did not mark are
// banned while training on it, so that silence there teaches nothing.
type nameSet struct {
	file   string
	banned []int
}

var nameTrain = []nameSet{
	{"gum-train.conll", nil},
	{"uner_ewt-train.conll", []int{typeMisc}},
	{"wikigold.conll", nil},
}

var nameDev = []nameSet{
	{"gum-dev.conll", nil},
	{"uner_ewt-dev.conll", []int{typeMisc}},
}

const typeMisc = 3

var nameTypes = map[string]int{"PER": 0, "ORG": 1, "LOC": 2, "MISC": typeMisc}

// nameSentence is a sentence with gold names.
type nameSentence struct {
	name.Sentence
	gold   []name.Class
	banned *[name.Classes]bool
}

const namePasses = 10

func (t *trainer) trainNames() error {
	train, err := t.readNames(nameTrain)
	if err != nil {
		return err
	}
	dev, err := t.readNames(nameDev)
	if err != nil {
		return err
	}
	l := linear.NewLearner(name.Classes)
	lexicon := name.NewLexicon()
	var sc name.Scratch
	for pass := range t.passes(namePasses) {
		rng := rand.New(rand.NewPCG(t.Seed, uint64(modelVeil)<<32|uint64(pass)))
		for _, i := range t.order(len(train), modelNames, pass) {
			s := train[i]
			in := name.Sentence{Words: veil(s.Words, rng), Tags: s.Tags}
			name.Learn(l, lexicon, &in, s.gold, make([]name.Class, len(s.gold)), s.banned, &sc)
		}
		if err := t.ctx.Err(); err != nil {
			return err
		}
	}
	m, err := t.keep("name", name.Classes, l, linear.FreezeOptions{MinUpdates: 2, MinWeight: 4})
	if err != nil {
		return err
	}
	t.scoreNames(m, dev)
	return nil
}

// veil hides some words that begin with a capital, so that the model learns to
// go by what stands around names it has never seen.
func veil(words []lex.Word, rng *rand.Rand) []lex.Word {
	out := words
	for i := range words {
		if words[i].Flags&lex.Upper == 0 || rng.IntN(100) >= veilPercent {
			continue
		}
		if &out[0] == &words[0] {
			out = slices.Clone(words)
		}
		out[i].Form, out[i].Lower, out[i].Prefix = lex.None.Form, lex.None.Lower, [4]uint32{}
	}
	return out
}

// veilPercent is how many capitalised words are hidden, in percent.
const veilPercent = 20

func (t *trainer) readNames(sets []nameSet) ([]*nameSentence, error) {
	tagModel, err := linear.NewModel(t.parts[t.part("tag")].Classes, t.parts[t.part("tag")].Slots, t.parts[t.part("tag")].Rows)
	if err != nil {
		return nil, err
	}
	tagger := tag.Tagger{Scorer: tagModel, Classes: len(t.header.Tags)}
	auto := t.autoTags()
	var out []*nameSentence
	for _, set := range sets {
		var banned *[name.Classes]bool
		for _, typ := range set.banned {
			banned = new([name.Classes]bool)
			for part := range 4 {
				banned[name.Of(typ, part)] = true
			}
		}
		path := filepath.Join(t.DataDir, "ner", set.file)
		err := readIOB(path, func(forms, labels []string) error {
			s := &nameSentence{banned: banned}
			for _, f := range forms {
				s.Words = append(s.Words, lex.Analyse(f))
			}
			if s.Tags = auto[strings.Join(forms, " ")]; s.Tags == nil {
				s.Tags = make([]uint8, len(forms))
				tagger.Tag(&tag.Sentence{Words: s.Words}, s.Tags, make([]int32, len(forms)), nil)
			}
			var err error
			s.gold, err = nameClasses(labels)
			out = append(out, s)
			return err
		})
		if err != nil {
			return nil, err
		}
	}
	return out, nil
}

func (t *trainer) part(name string) int {
	for i := range t.parts {
		if t.parts[i].Name == name {
			return i
		}
	}
	return -1
}

// autoTags returns the tags of the treebanks' sentences by their words.
func (t *trainer) autoTags() map[string][]uint8 {
	m := map[string][]uint8{}
	for _, s := range t.train {
		m[strings.Join(s.forms, " ")] = s.auto
	}
	return m
}

// readIOB calls yield for each sentence of a file of columns, the form first
// and an IOB2 label last.
func readIOB(path string, yield func(forms, labels []string) error) error {
	f, err := os.Open(path)
	if err != nil {
		return err
	}
	defer f.Close()
	sc := bufio.NewScanner(f)
	var forms, labels []string
	flush := func() error {
		if len(forms) == 0 {
			return nil
		}
		defer func() { forms, labels = forms[:0], labels[:0] }()
		return yield(forms, labels)
	}
	for n := 1; sc.Scan(); n++ {
		line := sc.Text()
		if line == "" {
			if err := flush(); err != nil {
				return fmt.Errorf("%s:%d: %w", path, n, err)
			}
			continue
		}
		cols := strings.Split(line, "\t")
		if strings.HasPrefix(line, "# ") && len(cols) < 4 {
			continue
		}
		if len(cols) < 2 {
			return fmt.Errorf("%s:%d: no columns", path, n)
		}
		forms, labels = append(forms, cols[0]), append(labels, cols[len(cols)-1])
	}
	if err := sc.Err(); err != nil {
		return fmt.Errorf("%s: %w", path, err)
	}
	return flush()
}

// nameClasses turns IOB2 labels into classes; types not known count as outside.
func nameClasses(labels []string) ([]name.Class, error) {
	out := make([]name.Class, len(labels))
	for i := 0; i < len(labels); {
		part, label, _ := strings.Cut(labels[i], "-")
		typ, known := nameTypes[label]
		if part != "B" && part != "O" {
			return nil, fmt.Errorf("label %q does not begin a name", labels[i])
		}
		end := i + 1
		for part == "B" && end < len(labels) && labels[end] == "I-"+label {
			end++
		}
		if known {
			for k := i; k < end; k++ {
				out[k] = name.Of(typ, partOf(k, i, end))
			}
		}
		i = end
	}
	return out, nil
}

func partOf(k, first, end int) int {
	switch {
	case end-first == 1:
		return name.Single
	case k == first:
		return name.First
	case k == end-1:
		return name.Last
	}
	return name.Inside
}

// scoreNames logs the score on dev and calibrates.
func (t *trainer) scoreNames(m *linear.Model, dev []*nameSentence) {
	tagger := name.Tagger{Scorer: m, Lexicon: name.NewLexicon()}
	var sc name.Scratch
	var c calibration
	right, found, gold := 0, 0, 0
	for _, s := range dev {
		classes := make([]name.Class, len(s.gold))
		tagger.Find(&s.Sentence, classes, s.banned, &sc)
		for first := 0; first < len(classes); first++ {
			if starts(s.gold[first]) {
				gold++
			}
			if !starts(classes[first]) {
				continue
			}
			end := first + 1
			for end < len(classes) && !ends(classes[end-1]) {
				end++
			}
			ok := string(classes[first:end]) == string(s.gold[first:end])
			c.add(sc.Margin(classes, first, end), ok)
			found++
			if ok {
				right++
			}
		}
	}
	t.header.NameCalibration = c.table()
	p, r := float64(right)/float64(max(found, 1)), float64(right)/float64(max(gold, 1))
	t.logf("  dev: P %.1f R %.1f F1 %.1f", 100*p, 100*r, 200*p*r/max(p+r, 1e-9))
}

func starts(c name.Class) bool {
	if c == 0 {
		return false
	}
	_, part := name.Split(c)
	return part == name.First || part == name.Single
}

func ends(c name.Class) bool {
	_, part := name.Split(c)
	return c != 0 && (part == name.Last || part == name.Single)
}
