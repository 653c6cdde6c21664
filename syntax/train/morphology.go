package train

import (
	"nuncio/syntax/internal/linear"
	"nuncio/syntax/internal/tag"
)

const morphologyPasses = 5

func (t *trainer) trainMorphology() error {
	classes := len(t.header.Feats)
	l := linear.NewLearner(classes)
	var fs []uint64
	for pass := range t.passes(morphologyPasses) {
		for _, i := range t.order(len(t.train), modelMorphology, pass) {
			s := t.train[i]
			in := tag.Sentence{Words: s.words}
			for k := range s.words {
				gold, ok := t.labels.feats[s.rows[k].Feats]
				if !ok {
					continue
				}
				fs = in.MorphFeatures(fs[:0], k, s.auto)
				learn(l, fs, gold, classes)
			}
		}
	}
	m, err := t.keep("morph", classes, l, linear.FreezeOptions{MinUpdates: 3, MinWeight: 6})
	if err != nil {
		return err
	}
	right, words := 0, 0
	for _, s := range t.dev {
		in := tag.Sentence{Words: s.words}
		for k := range s.words {
			var scores linear.Scores
			fs = in.MorphFeatures(fs[:0], k, s.auto)
			m.Score(fs, &scores)
			if c, _ := scores.Best(classes); t.header.Feats[c] == s.rows[k].Feats {
				right++
			}
			words++
		}
	}
	t.logf("  dev: %.2f%% of features", 100*float64(right)/float64(words))
	return t.ctx.Err()
}

// learn makes one perceptron step.
func learn(l *linear.Learner, fs []uint64, gold, classes int) {
	var scores linear.Scores
	l.Score(fs, &scores)
	if c, _ := scores.Best(classes); c != gold {
		l.Update(fs, gold, 1)
		l.Update(fs, c, -1)
	}
	l.Next()
}
