package train

import (
	"errors"
	"slices"

	"nuncio/syntax"
	"nuncio/syntax/internal/linear"
	"nuncio/syntax/internal/parse"
	"nuncio/syntax/internal/weights"
)

const parserPasses = 8

// parserBeam is the width of the beam in training: the reader's.
const parserBeam = syntax.Beam

func (t *trainer) trainParser() error {
	if t.Parser != "" {
		return t.takeParser()
	}
	root := t.labels.relations["root"]
	free := parse.NewSet(len(t.header.Relations), root, nil)
	actions := make([]bool, free.Count())
	inputs := make([]parse.Sentence, len(t.train))
	golds := make([][]parse.Action, len(t.train))
	for i, s := range t.train {
		parse.Projective(s.gold)
		golds[i] = parse.Oracle(free, s.gold)
		for _, x := range golds[i] {
			actions[x] = true
		}
		t.parserInput(&inputs[i], s)
	}
	t.header.Actions = actions
	set := parse.NewSet(len(t.header.Relations), root, actions)
	l := linear.NewLearner(set.Count())
	pt := parse.Trainer{Parser: parse.Parser{Scorer: l, Set: set, Beam: parserBeam}, Learner: l}
	for pass := range t.passes(parserPasses) {
		updates := 0
		for _, i := range t.order(len(t.train), modelParser, pass) {
			if len(t.train[i].words) > 120 {
				continue // rare, and slow
			}
			if pt.Learn(&inputs[i], golds[i]) {
				updates++
			}
			if err := t.ctx.Err(); err != nil {
				return err
			}
		}
		t.logf("    pass %d: %d updates, %d features", pass+1, updates, l.Features())
		if pass == 3 {
			if err := t.parserProgress(l, set); err != nil {
				return err
			}
		}
	}
	m, err := t.keep("parse", set.Count(), l, parserFreeze)
	if err != nil {
		return err
	}
	t.calibrateParser(m, set)
	return nil
}

func (t *trainer) calibrateParser(m *linear.Model, set parse.Set) {
	var c calibration
	uas, las := t.parserScore(m, set, &c)
	t.header.ArcCalibration = c.table()
	t.logf("  dev: UAS %.2f, LAS %.2f (gold tokens, whole relations)", uas, las)
}

// parserFreeze keeps the parser under 16 MB; what it leaves out costs 0.2
// points of LAS on the dev sets.
var parserFreeze = linear.FreezeOptions{MinUpdates: 12, MinWeight: 48}

func (t *trainer) parserProgress(l *linear.Learner, set parse.Set) error {
	slots, rows := l.Freeze(parserFreeze)
	m, err := linear.NewModel(set.Count(), slots, rows)
	if err != nil {
		return err
	}
	var c calibration
	uas, las := t.parserScore(m, set, &c)
	t.logf("    dev: UAS %.2f, LAS %.2f, %.1f MB", uas, las, float64(m.Size())/1e6)
	return nil
}

// takeParser takes the parser of another model file, whose labels must be those
// of the present data.
func (t *trainer) takeParser() error {
	h, body, err := weights.ReadHeader(t.Parser)
	if err != nil {
		return err
	}
	if !slices.Equal(h.Tags, t.header.Tags) || !slices.Equal(h.Relations, t.header.Relations) {
		return errors.New("the model whose parser is to be kept has other labels")
	}
	parts, err := weights.Parts(h, body)
	if err != nil {
		return err
	}
	models, err := weights.Models(h, body)
	if err != nil {
		return err
	}
	for _, p := range parts {
		if p.Name == "parse" {
			t.parts = append(t.parts, p)
		}
	}
	t.header.Actions = h.Actions
	t.calibrateParser(models["parse"], parse.NewSet(len(h.Relations), t.labels.relations["root"], h.Actions))
	return nil
}

// parserInput fills in what the parser sees of a sentence.
func (t *trainer) parserInput(in *parse.Sentence, s *sentence) {
	in.Reset(len(s.words))
	for i := range s.words {
		in.Form[i+1] = s.words[i].Lower
		in.Tag[i+1] = s.auto[i]
		in.Pos[i+1] = t.coarse(s.auto[i])
	}
}

// coarse returns the part of speech of a fine tag.
func (t *trainer) coarse(tag uint8) uint8 {
	u := t.header.Tags[tag]
	for i := range u {
		if u[i] == ' ' {
			return uint8(syntax.ParseUPOS(u[:i]))
		}
	}
	return 0
}

// parserScore parses the dev sentences.
func (t *trainer) parserScore(m *linear.Model, set parse.Set, c *calibration) (uas, las float64) {
	p := parse.Parser{Scorer: m, Set: set, Beam: parserBeam}
	var in parse.Sentence
	var sc parse.Scratch
	words, heads, arcs := 0, 0, 0
	for _, s := range t.dev {
		t.parserInput(&in, s)
		out := make([]parse.Arc, len(s.words)+1)
		p.Parse(&in, out, &sc)
		for i := 1; i < len(out); i++ {
			words++
			head := out[i].Head == s.gold.Head[i]
			arc := head && out[i].Relation == s.gold.Relation[i]
			if head {
				heads++
			}
			if arc {
				arcs++
			}
			c.add(out[i].Margin, arc)
		}
	}
	return 100 * float64(heads) / float64(words), 100 * float64(arcs) / float64(words)
}
