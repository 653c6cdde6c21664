package train

import (
	"path/filepath"

	"nuncio/syntax"
	"nuncio/syntax/internal/linear"
	"nuncio/syntax/internal/token"
)

const sentencePasses = 10

// place is a place where a sentence may end.
type place struct {
	features []uint64
	end      bool
}

func (t *trainer) trainSentences() error {
	train, err := t.places("en_ewt-train.conllu", "en_gum-train.conllu")
	if err != nil {
		return err
	}
	dev, err := t.places("en_ewt-dev.conllu", "en_gum-dev.conllu")
	if err != nil {
		return err
	}
	l := linear.NewLearner(2)
	for pass := range t.passes(sentencePasses) {
		for _, i := range t.order(len(train), modelSentences, pass) {
			gold := 0
			if train[i].end {
				gold = 1
			}
			learn(l, train[i].features, gold, 2)
		}
	}
	m, err := t.keep("sentence", 2, l, linear.FreezeOptions{MinUpdates: 3, MinWeight: 8})
	if err != nil {
		return err
	}
	right := 0
	for _, p := range dev {
		var s linear.Scores
		m.Score(p.features, &s)
		if p.end == (s[1] > s[0]) {
			right++
		}
	}
	t.logf("  dev: %.2f%% of %d places", 100*float64(right)/float64(len(dev)), len(dev))
	return t.ctx.Err()
}

// places returns the candidates for sentence ends in the treebanks' gold words.
func (t *trainer) places(files ...string) ([]place, error) {
	tok, err := token.New()
	if err != nil {
		return nil, err
	}
	var out []place
	for _, name := range files {
		all, err := syntax.ReadConlluFile(filepath.Join(t.DataDir, "ud", name))
		if err != nil {
			return nil, err
		}
		d, err := syntax.FromConllu(all)
		if err != nil {
			return nil, err
		}
		for first := 0; first < len(d.Sentences); {
			end := first
			for end < len(d.Sentences) && d.Sentences[end].Block == d.Sentences[first].Block {
				end++
			}
			out = append(out, blockPlaces(tok, d, d.Sentences[first:end])...)
			first = end
		}
	}
	return out, nil
}

// blockPlaces returns the candidates inside the block of the sentences.
func blockPlaces(tok *token.Tokenizer, d *syntax.Document, sentences []syntax.Sentence) []place {
	first, end := sentences[0].First, sentences[len(sentences)-1].End
	b := token.Boundaries{Tokenizer: tok, Text: d.Text}
	last := map[int]bool{} // last words of sentences
	for _, s := range sentences {
		last[int(s.End-first-1)] = true
	}
	for _, w := range d.Tokens[first:end] {
		b.Words = append(b.Words, token.Word{Start: w.Span.Start, End: w.Span.End, Flags: token.Flags(w.Flags)})
	}
	var out []place
	for i := range b.Words {
		if b.Candidate(i) {
			out = append(out, place{b.Features(nil, i), last[i]})
		}
		if last[i] {
			b.First = i + 1
		}
	}
	return out
}
