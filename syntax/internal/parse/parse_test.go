package parse

import (
	"math/rand/v2"
	"testing"

	"nuncio/syntax/internal/linear"
)

// randomTree returns a projective tree over n words: each word of a range is
// the head of the heads of the ranges on its sides.
func randomTree(rng *rand.Rand, n int) Gold {
	g := Gold{Head: make([]int16, n+1), Relation: make([]uint8, n+1)}
	var build func(lo, hi int, head int16)
	build = func(lo, hi int, head int16) {
		if lo > hi {
			return
		}
		k := lo + rng.IntN(hi-lo+1)
		g.Head[k], g.Relation[k] = head, uint8(1+rng.IntN(3))
		build(lo, k-1, int16(k))
		build(k+1, hi, int16(k))
	}
	build(1, n, 0)
	for i := range g.Head {
		if g.Head[i] == 0 {
			g.Relation[i] = 0
		}
	}
	return g
}

func TestOracle(t *testing.T) {
	rng := rand.New(rand.NewPCG(1, 1))
	set := NewSet(4, 0, nil)
	for range 300 {
		n := 1 + rng.IntN(12)
		g := randomTree(rng, n)
		actions := Oracle(set, g)
		if len(actions) != 2*n {
			t.Fatalf("%d actions for %d words, tree %v", len(actions), n, g.Head)
		}
		var sc Scratch
		sc.start(set, n)
		at := int32(0)
		for _, x := range actions {
			at = sc.apply(set, candidate{from: at, action: x})
		}
		arcs := make([]Arc, n+1)
		sc.readArcs(set, n, at, arcs)
		for i := 1; i <= n; i++ {
			if arcs[i].Head != g.Head[i] || arcs[i].Relation != g.Relation[i] {
				t.Fatalf("word %d: arc %v, want %d %d", i, arcs[i], g.Head[i], g.Relation[i])
			}
		}
	}
}

func TestProjective(t *testing.T) {
	// 1 ← 3, 2 → 4 cross: word 4 hangs on 2, whose head is 3 after lifting.
	g := Gold{Head: []int16{0, 3, 0, 2, 1}, Relation: make([]uint8, 5)}
	if Oracle(NewSet(2, 0, nil), g) != nil {
		t.Fatal("a crossing tree has a derivation")
	}
	Projective(g)
	if Oracle(NewSet(2, 0, nil), g) == nil {
		t.Errorf("heads %v are not projective", g.Head)
	}
}

// TestParseIsTree holds that even a parser that knows nothing builds trees.
func TestParseIsTree(t *testing.T) {
	rng := rand.New(rand.NewPCG(5, 6))
	p := Parser{Scorer: noise{}, Set: NewSet(4, 0, nil), Beam: 3, Cut: 50}
	var sc Scratch
	for range 100 {
		n := 1 + rng.IntN(30)
		var sent Sentence
		sent.Reset(n)
		for i := 1; i <= n; i++ {
			sent.Form[i], sent.Tag[i] = rng.Uint32(), uint8(rng.IntN(50))
		}
		arcs := make([]Arc, n+1)
		p.Parse(&sent, arcs, &sc)
		roots := 0
		for i := 1; i <= n; i++ {
			if arcs[i].Head == 0 {
				roots++
			}
			if (arcs[i].Head == 0) != (arcs[i].Relation == 0) {
				t.Fatal("the root's relation is not the root's alone")
			}
			steps := 0
			for k := int16(i); k != 0; k = arcs[k].Head {
				if steps++; steps > n {
					t.Fatal("heads go round")
				}
			}
		}
		if roots != 1 {
			t.Fatalf("%d roots", roots)
		}
	}
}

// noise scores by the hash of the features.
type noise struct{}

func (noise) Score(fs []uint64, s *linear.Scores) {
	for _, f := range fs {
		s[f%9] += int32(f>>40) % 100
	}
}

func TestLearn(t *testing.T) {
	rng := rand.New(rand.NewPCG(7, 8))
	set := NewSet(4, 0, nil)
	l := linear.NewLearner(set.Count())
	tr := Trainer{Parser: Parser{Scorer: l, Set: set, Beam: 4}, Learner: l}
	type example struct {
		sent Sentence
		gold Gold
	}
	examples := make([]example, 20)
	for i := range examples {
		e := &examples[i]
		n := 3 + rng.IntN(6)
		e.gold = randomTree(rng, n)
		e.sent.Reset(n)
		for k := 1; k <= n; k++ {
			e.sent.Form[k], e.sent.Tag[k] = rng.Uint32(), uint8(rng.IntN(5))
		}
	}
	wrong := 0
	for range 30 {
		wrong = 0
		for i := range examples {
			if tr.Learn(&examples[i].sent, Oracle(set, examples[i].gold)) {
				wrong++
			}
		}
	}
	if wrong > 0 {
		t.Errorf("%d of %d trees not learnt by heart", wrong, len(examples))
	}
}
