package eval

import (
	"bufio"
	"cmp"
	"context"
	"fmt"
	"io"
	"math"
	"slices"
	"strings"

	"nuncio/event"
	"nuncio/event/train"
)

// GradeScore compares grades with those of readers, by Pearson's r and mean
// absolute error over the judged words.
type GradeScore struct {
	n, error                    float64
	gold, own, golds, owns, mix float64 // sums: of each, of their squares and of their products
}

// Add counts one judged word.
func (s *GradeScore) Add(gold, own float64) {
	s.n++
	s.error += math.Abs(gold - own)
	s.gold, s.own = s.gold+gold, s.own+own
	s.golds, s.owns, s.mix = s.golds+gold*gold, s.owns+own*own, s.mix+gold*own
}

// R returns Pearson's r, and false where one side has one value only.
func (s *GradeScore) R() (float64, bool) {
	d := (s.n*s.golds - s.gold*s.gold) * (s.n*s.owns - s.own*s.own)
	if d <= 1e-9 {
		return 0, false
	}
	return (s.n*s.mix - s.gold*s.own) / math.Sqrt(d), true
}

// MAE returns the mean absolute error.
func (s *GradeScore) MAE() float64 { return s.error / max(s.n, 1) }

func (s *GradeScore) String() string {
	r := "    –"
	if v, ok := s.R(); ok {
		r = fmt.Sprintf("%5.3f", v)
	}
	return fmt.Sprintf("%s %5.3f", r, s.MAE())
}

// always is the grade of the baseline that takes everything for certain.
const always = 3

// graders are the ways of grading that are compared.
var graders = []struct {
	name  string
	grade func(*event.Judgement) float64
}{
	{"rules", func(j *event.Judgement) float64 { return j.Rules }},
	{"model", func(j *event.Judgement) float64 { return j.Model }},
	{"both", func(j *event.Judgement) float64 { return j.Both }},
	{"always 3", func(*event.Judgement) float64 { return always }},
}

// FactualityOptions say what [Factuality] lists.
type FactualityOptions struct {
	// Errors is how many words are listed for each set, those first that the model
	// gets most wrong, or ByRules the rules.
	Errors  int
	ByRules bool
}

// Factuality scores how sure the coder is of acts on the development halves of
// UDS-IH2, with the trees of the treebank and with our own, and of MEANTIME, with
// our own trees over the given words, and writes a table to w.
func Factuality(ctx context.Context, opt FactualityOptions, dataDir string, w io.Writer) error {
	c, err := event.New()
	if err != nil {
		return err
	}
	sets, err := judgedSets(ctx, dataDir)
	if err != nil {
		return fmt.Errorf("eval factuality: %w", err)
	}
	out := bufio.NewWriter(w)
	fmt.Fprintf(out, "%-13s %-5s %6s", "", "trees", "words")
	for _, g := range graders {
		fmt.Fprintf(out, "  %11s", g.name)
	}
	fmt.Fprintf(out, "\n%26s", "")
	for range graders {
		fmt.Fprintf(out, "  %5s %5s", "r", "MAE")
	}
	fmt.Fprintln(out)
	var lists strings.Builder
	for _, s := range sets {
		s.write(c, opt, out, &lists)
	}
	fmt.Fprint(out, lists.String())
	return out.Flush()
}

// judgedSet is a set of judged sentences and the scale that its readers used.
type judgedSet struct {
	name, trees string
	scale       event.Scale
	sentences   []train.Judged
}

func judgedSets(ctx context.Context, dataDir string) ([]judgedSet, error) {
	all, err := train.OpenJudgements(dataDir)
	if err != nil {
		return nil, err
	}
	gold, err := all.UDS(ctx, "dev", false)
	if err != nil {
		return nil, err
	}
	own, err := all.UDS(ctx, "dev", true)
	if err != nil {
		return nil, err
	}
	news, err := all.MEANTIME(ctx, "dev")
	if err != nil {
		return nil, err
	}
	return []judgedSet{
		{"UDS-IH2 dev", "gold", event.ItHappened, gold},
		{"UDS-IH2 dev", "own", event.ItHappened, own},
		{"MEANTIME dev", "own", event.Committed, news},
	}, nil
}

// misjudged is a judged word with what was made of it.
type misjudged struct {
	gold float64
	event.Judgement
	word, sentence string
}

// score returns the score of each grader and the words with what was made of them.
func (s *judgedSet) score(c *event.Coder) ([]GradeScore, []misjudged) {
	scores := make([]GradeScore, len(graders))
	var words []misjudged
	for _, j := range s.sentences {
		for k, made := range c.Judge(j.Input, s.scale, j.Words) {
			for i, g := range graders {
				scores[i].Add(j.Gold[k], g.grade(&made))
			}
			words = append(words, misjudged{j.Gold[k], made, j.Input.Doc.Form(j.Words[k]), j.Input.Doc.Text})
		}
	}
	return scores, words
}

// write writes the line of one set, and its errors to lists.
func (s *judgedSet) write(c *event.Coder, opt FactualityOptions, w, lists io.Writer) {
	scores, words := s.score(c)
	fmt.Fprintf(w, "%-13s %-5s %6d", s.name, s.trees, len(words))
	for i := range scores {
		fmt.Fprintf(w, "  %s", &scores[i])
	}
	fmt.Fprintln(w)
	if opt.Errors <= 0 {
		return
	}
	off := func(m *misjudged) float64 {
		if opt.ByRules {
			return math.Abs(m.gold - m.Rules)
		}
		return math.Abs(m.gold - m.Model)
	}
	slices.SortStableFunc(words, func(a, b misjudged) int { return cmp.Compare(off(&b), off(&a)) })
	fmt.Fprintf(lists, "\n%s, %s trees: gold, rules, model, word, reasons of the rules\n", s.name, s.trees)
	for _, m := range words[:min(opt.Errors, len(words))] {
		fmt.Fprintf(lists, "%5.2f %5.2f %5.2f  %s  [%s]  %s\n", m.gold, m.Rules, m.Model, m.word, strings.Join(m.Why, "; "), m.sentence)
	}
}
