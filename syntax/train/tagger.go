package train

import (
	"nuncio/syntax/internal/lex"
	"nuncio/syntax/internal/linear"
	"nuncio/syntax/internal/tag"
	"nuncio/syntax/internal/weights"
)

// Models, for the seeds of their passes.
const (
	modelTagger = iota
	modelMorphology
	modelLemmas
	modelParser
	modelNames
	modelSentences
	modelFolds // and up
	modelVeil  = 100
)

// folds is the number of parts the treebanks are cut into so that each part is
// tagged by a tagger that has not seen it: later models then learn from tags
// as good as those they will meet.
const folds = 5

const taggerPasses = 8

func (t *trainer) trainTagger() error {
	for k := range folds {
		var in, held []*sentence
		for i, s := range t.train {
			// Runs of sentences, so that a document's words stay together.
			if i/50%folds == k {
				held = append(held, s)
			} else {
				in = append(in, s)
			}
		}
		l, err := t.learnTags(in, modelFolds+k, t.passes(4))
		if err != nil {
			return err
		}
		slots, rows := l.Freeze(linear.FreezeOptions{MinUpdates: 2, MinWeight: 4})
		m, err := linear.NewModel(len(t.header.Tags), slots, rows)
		if err != nil {
			return err
		}
		t.logf("  fold %d: %.2f%% of tags", k+1, t.autoTag(m, held))
	}
	l, err := t.learnTags(t.train, modelTagger, t.passes(taggerPasses))
	if err != nil {
		return err
	}
	m, err := t.keep("tag", len(t.header.Tags), l, linear.FreezeOptions{MinUpdates: 3, MinWeight: 6})
	if err != nil {
		return err
	}
	t.logf("  dev: %.2f%% of tags", t.autoTag(m, t.dev))
	t.header.TagCalibration = t.calibrateTags(m)
	return nil
}

func (t *trainer) learnTags(data []*sentence, model, passes int) (*linear.Learner, error) {
	classes := len(t.header.Tags)
	l := linear.NewLearner(classes)
	var fs []uint64
	for pass := range passes {
		wrong, words := 0, 0
		for _, i := range t.order(len(data), model, pass) {
			s := data[i]
			in := tag.Sentence{Words: s.words}
			t1, t2 := uint8(tag.None), uint8(tag.None)
			for k := range s.words {
				var scores linear.Scores
				fs = in.Features(fs[:0], k, t1, t2)
				l.Score(fs, &scores)
				c, _ := scores.Best(classes)
				if gold := int(s.tags[k]); c != gold {
					l.Update(fs, gold, 1)
					l.Update(fs, c, -1)
					wrong++
				}
				l.Next()
				t1, t2 = uint8(c), t1
				words++
			}
		}
		if err := t.ctx.Err(); err != nil {
			return nil, err
		}
		t.logf("    pass %d: %.2f%% wrong", pass+1, 100*float64(wrong)/float64(words))
	}
	return l, nil
}

// autoTag tags the sentences and returns the share of right tags in percent.
func (t *trainer) autoTag(m *linear.Model, data []*sentence) float64 {
	tagger := tag.Tagger{Scorer: m, Classes: len(t.header.Tags)}
	right, words := 0, 0
	var fs []uint64
	for _, s := range data {
		s.auto = make([]uint8, len(s.words))
		fs = tagger.Tag(&tag.Sentence{Words: s.words}, s.auto, make([]int32, len(s.words)), fs)
		for i := range s.auto {
			if s.auto[i] == s.tags[i] {
				right++
			}
			words++
		}
	}
	return 100 * float64(right) / float64(words)
}

func (t *trainer) calibrateTags(m *linear.Model) []uint8 {
	tagger := tag.Tagger{Scorer: m, Classes: len(t.header.Tags)}
	var c calibration
	for _, s := range t.dev {
		tags, margins := make([]uint8, len(s.words)), make([]int32, len(s.words))
		tagger.Tag(&tag.Sentence{Words: s.words}, tags, margins, nil)
		for i := range tags {
			c.add(margins[i], tags[i] == s.tags[i])
		}
	}
	return c.table()
}

// calibration counts how often a decision was right by its margin.
type calibration struct {
	right, all [weights.Buckets]int
}

func (c *calibration) add(margin int32, right bool) {
	b := weights.Bucket(margin)
	c.all[b]++
	if right {
		c.right[b]++
	}
}

// table returns the probability of each bucket in 1/255. Neighbours are pooled
// until it rises with the margin (Ayer et al., 1955).
func (c *calibration) table() []uint8 {
	type pool struct{ right, all, buckets int }
	var pools []pool
	for b := range c.all {
		// Half a right one and half a wrong one, so that empty buckets say nothing.
		pools = append(pools, pool{2*c.right[b] + 1, 2*c.all[b] + 2, 1})
		if c.all[b] == 0 {
			pools[len(pools)-1] = pool{0, 0, 1}
		}
		for len(pools) > 1 {
			p, q := pools[len(pools)-2], pools[len(pools)-1]
			if q.all > 0 && p.right*q.all < q.right*p.all {
				break
			}
			pools = append(pools[:len(pools)-2], pool{p.right + q.right, p.all + q.all, p.buckets + q.buckets})
		}
	}
	var out []uint8
	for _, p := range pools {
		v := uint8(128)
		if p.all > 0 {
			v = uint8(255 * p.right / p.all)
		}
		for range p.buckets {
			out = append(out, v)
		}
	}
	return out
}

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

const lemmaPasses = 5

func (t *trainer) trainLemmas() error {
	classes := len(t.header.Scripts)
	l := linear.NewLearner(classes)
	var fs []uint64
	for pass := range t.passes(lemmaPasses) {
		for _, i := range t.order(len(t.train), modelLemmas, pass) {
			s := t.train[i]
			for k := range s.words {
				gold, ok := t.labels.scripts[tag.NewScript(s.forms[k], s.rows[k].Lemma).String()]
				if !ok {
					continue
				}
				fs = tag.LemmaFeatures(fs[:0], &s.words[k], s.auto[k])
				learn(l, fs, gold, classes)
			}
		}
	}
	m, err := t.keep("lemma", classes, l, linear.FreezeOptions{MinUpdates: 2, MinWeight: 6})
	if err != nil {
		return err
	}
	t.logf("  dev: %.2f%% of lemmas", t.lemmaScore(m))
	return t.ctx.Err()
}

func (t *trainer) lemmaScore(m *linear.Model) float64 {
	right, words := 0, 0
	for _, s := range t.dev {
		for k := range s.words {
			if t.lemma(m, s.forms[k], &s.words[k], s.auto[k]) == s.rows[k].Lemma {
				right++
			}
			words++
		}
	}
	return 100 * float64(right) / float64(words)
}

func (t *trainer) lemma(m *linear.Model, form string, w *lex.Word, tg uint8) string {
	var scores linear.Scores
	m.Score(tag.LemmaFeatures(nil, w, tg), &scores)
	c, _ := scores.Best(len(t.header.Scripts))
	script, _ := tag.ParseScript(t.header.Scripts[c])
	if out, ok := script.Append(nil, form); ok {
		return string(out)
	}
	return form
}
