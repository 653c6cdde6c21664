package train

import (
	"nuncio/syntax/internal/linear"
	"nuncio/syntax/internal/tag"
)

const lemmaPasses = 5

// rareScript is how often a script must be seen to be learnt.
const rareScript = 2

// trainLemmas learns the script that leads from a word's form to its lemma.
// It learns from the right tags: the lemma is that of the tag.
func (t *trainer) trainLemmas() error {
	lem, err := tag.NewLemmatizer(t.header.Tags)
	if err != nil {
		return err
	}
	t.countScripts(lem)
	classes := len(t.header.Scripts)
	l := linear.NewLearner(classes)
	var fs []uint64
	for pass := range t.passes(lemmaPasses) {
		for _, i := range t.order(len(t.train), modelLemmas, pass) {
			s := t.train[i]
			in := tag.Sentence{Words: s.words}
			for k := range s.words {
				var script tag.Script
				var ok bool
				fs, script, ok = lem.Example(fs[:0], &in, k, s.tags, s.forms[k], s.rows[k].Lemma)
				if gold, known := t.labels.scripts[script.String()]; ok && known {
					learn(l, fs, gold, classes)
				}
			}
		}
		if err := t.ctx.Err(); err != nil {
			return err
		}
	}
	m, err := t.keep("lemma", classes, l, linear.FreezeOptions{MinUpdates: 2, MinWeight: 6})
	if err != nil {
		return err
	}
	lem.Model = m
	t.logf("  dev: %.2f%% of lemmas, %.2f%% given the right tags",
		t.lemmaScore(lem, func(s *sentence) []uint8 { return s.auto }),
		t.lemmaScore(lem, func(s *sentence) []uint8 { return s.tags }))
	return t.ctx.Err()
}

// countScripts numbers the scripts of the training sentences, the frequent
// ones first, and gives them to the lemmatizer.
func (t *trainer) countScripts(lem *tag.Lemmatizer) {
	counts := map[string]int{}
	var fs []uint64
	for _, s := range t.train {
		in := tag.Sentence{Words: s.words}
		for k := range s.rows {
			var script tag.Script
			var ok bool
			if fs, script, ok = lem.Example(fs[:0], &in, k, s.tags, s.forms[k], s.rows[k].Lemma); ok {
				counts[script.String()]++
			}
		}
	}
	for script, n := range counts {
		if n < rareScript {
			delete(counts, script)
		}
	}
	t.header.Scripts, t.labels.scripts = frequent(counts)
	for _, text := range t.header.Scripts {
		script, _ := tag.ParseScript(text)
		lem.Scripts = append(lem.Scripts, script)
	}
}

// lemmaScore returns the share of right lemmas of the development sentences,
// in percent, given tags.
func (t *trainer) lemmaScore(lem *tag.Lemmatizer, tags func(*sentence) []uint8) float64 {
	right, words := 0, 0
	var lemma []byte
	var fs []uint64
	for _, s := range t.dev {
		in := tag.Sentence{Words: s.words}
		for k := range s.words {
			lemma, fs = lem.Append(lemma[:0], &in, k, tags(s), s.forms[k], fs)
			if string(lemma) == s.rows[k].Lemma {
				right++
			}
			words++
		}
	}
	return 100 * float64(right) / float64(words)
}
