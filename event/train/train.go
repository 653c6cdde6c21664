package train

import (
	"cmp"
	"context"
	"fmt"
	"io"
	"time"

	"nuncio/event"
	"nuncio/event/internal/grade"
)

// Version is the version of the weights that this package makes.
const Version = "1"

// Options say what to train on and how.
type Options struct {
	// DataDir has the folders "factuality" and "ud".
	DataDir string
	// Seed sets the first weights and the order of the words; 0 stands for 1.
	Seed uint64
	// Log receives a line of progress now and then; nil drops them.
	Log io.Writer
}

// dataSets are the corpora that the weights are trained on.
var dataSets = []grade.DataSet{
	{Name: "UDS-IH2 (It Happened, version 2), train", Licence: "CC BY-SA 4.0", URL: "http://decomp.io", Use: "how sure readers are that an act took place"},
	{Name: "UD English EWT 2.16, train", Licence: "CC BY-SA 4.0", URL: "https://github.com/UniversalDependencies/UD_English-EWT", Use: "the trees of those sentences"},
	{Name: "MEANTIME, English, train", Licence: "CC BY 4.0", URL: "http://www.newsreader-project.eu/results/data/wikinews", Use: "how sure news is of an act"},
}

// newsWeight is how often the words of MEANTIME count, of which there are few.
const newsWeight = 3

// Train trains the network and returns the file of weights.
func Train(ctx context.Context, o Options) ([]byte, error) {
	if o.Log == nil {
		o.Log = io.Discard
	}
	start := time.Now()
	clues, gold, err := read(ctx, o.DataDir)
	if err != nil {
		return nil, fmt.Errorf("train: %w", err)
	}
	known := vocabulary(clues)
	examples := make([]example, len(clues))
	for i := range clues {
		examples[i] = example{number(known, clues[i]), float32(gold[i])}
	}
	fmt.Fprintf(o.Log, "%6.1fs  %d words, %d clues\n", time.Since(start).Seconds(), len(examples), len(known))
	seed := cmp.Or(o.Seed, 1)
	n := newNetwork(len(known), seed)
	n.learn(examples)
	h := grade.Header{Version: Version, Licence: "CC BY-SA 4.0", DataSets: dataSets, Seed: seed}
	file, err := grade.New(h, known, n.weights()).Encode()
	if err != nil {
		return nil, err
	}
	fmt.Fprintf(o.Log, "%6.1fs  done, %d bytes\n", time.Since(start).Seconds(), len(file))
	return file, nil
}

// read returns the clues and grades of all judged words.
func read(ctx context.Context, dataDir string) (clues [][]uint32, gold []float64, err error) {
	sets, err := OpenJudgements(dataDir)
	if err != nil {
		return nil, nil, err
	}
	c, err := event.New()
	if err != nil {
		return nil, nil, err
	}
	uds, err := sets.UDS(ctx, "train", false)
	if err != nil {
		return nil, nil, err
	}
	news, err := sets.MEANTIME(ctx, "train")
	if err != nil {
		return nil, nil, err
	}
	take := func(list []Judged, scale event.Scale) {
		for _, j := range list {
			for k, seen := range c.Clues(j.Input, j.Words) {
				clues, gold = append(clues, grade.On(scale, seen)), append(gold, j.Gold[k])
			}
		}
	}
	take(uds, event.ItHappened)
	for range newsWeight {
		take(news, event.Committed)
	}
	return clues, gold, nil
}
