package linear

import (
	"math/rand/v2"
	"slices"
	"testing"
)

// teach trains on made-up examples: class is the template of the first feature.
func teach() (*Learner, [][]uint64, []int) {
	rng := rand.New(rand.NewPCG(1, 2))
	l := NewLearner(5)
	var inputs [][]uint64
	var golds []int
	for range 400 {
		class := rng.IntN(5)
		fs := []uint64{Feature(1, uint32(class), uint32(rng.IntN(3)), 0)}
		for range 6 {
			fs = append(fs, Feature(2, uint32(rng.IntN(50)), 0, 0))
		}
		inputs, golds = append(inputs, fs), append(golds, class)
	}
	for range 5 {
		for i, fs := range inputs {
			var s Scores
			l.Score(fs, &s)
			if c, _ := s.Best(5); c != golds[i] {
				l.Update(fs, golds[i], 1)
				l.Update(fs, c, -1)
			}
			l.Next()
		}
	}
	return l, inputs, golds
}

func TestFreeze(t *testing.T) {
	l, inputs, golds := teach()
	slots, rows := l.Freeze(FreezeOptions{})
	m, err := NewModel(5, slots, rows)
	if err != nil {
		t.Fatal(err)
	}
	if err := m.Check(); err != nil {
		t.Fatal(err)
	}
	for i, fs := range inputs {
		var s Scores
		m.Score(fs, &s)
		if c, _ := s.Best(5); c != golds[i] {
			t.Errorf("example %d: class %d, want %d", i, c, golds[i])
		}
	}
	again, _, _ := teach()
	slots2, rows2 := again.Freeze(FreezeOptions{})
	if !slices.Equal(slots, slots2) || !slices.Equal(rows, rows2) {
		t.Error("the same updates gave another model")
	}
}

func TestScoreManyFeatures(t *testing.T) {
	l, _, _ := teach()
	slots, rows := l.Freeze(FreezeOptions{})
	m, err := NewModel(5, slots, rows)
	if err != nil {
		t.Fatal(err)
	}
	var fs []uint64
	for i := range uint32(500) {
		fs = append(fs, Feature(2, i, 0, 0))
	}
	var whole, parts Scores
	m.Score(fs, &whole)
	for _, f := range fs {
		m.Score([]uint64{f}, &parts)
	}
	if whole != parts {
		t.Error("scores depend on how features are batched")
	}
}

func TestNewModelRefuses(t *testing.T) {
	for name, build := range map[string]func() (*Model, error){
		"no slots":   func() (*Model, error) { return NewModel(2, nil, []uint16{0}) },
		"no rows":    func() (*Model, error) { return NewModel(2, make([]uint32, 16), nil) },
		"no classes": func() (*Model, error) { return NewModel(0, make([]uint32, 16), []uint16{0}) },
	} {
		if _, err := build(); err == nil {
			t.Errorf("%s: taken", name)
		}
	}
}

// TestDamagedModel holds that no content of the arrays makes Score read
// outside of them or run for ever.
func TestDamagedModel(t *testing.T) {
	rng := rand.New(rand.NewPCG(3, 4))
	slots, rows := make([]uint32, 64), make([]uint16, 100)
	for i := range slots {
		slots[i] = rng.Uint32() | 1
	}
	for i := range rows {
		rows[i] = uint16(rng.Uint32())
	}
	m, err := NewModel(3, slots, rows)
	if err != nil {
		t.Fatal(err)
	}
	if m.Check() == nil {
		t.Error("Check finds nothing wrong")
	}
	var s Scores
	for range 1000 {
		m.Score([]uint64{rng.Uint64()}, &s)
	}
}
