package net

import (
	"math"
	"math/rand/v2"
	"testing"
)

func TestExp(t *testing.T) {
	for x := -20.0; x < 20; x += 0.37 {
		if got, want := float64(exp32(float32(x))), math.Exp(x); math.Abs(got-want) > 3e-6*want {
			t.Errorf("e^%.2f is %g, want %g", x, got, want)
		}
		if got, want := float64(tanh32(float32(x))), math.Tanh(x); math.Abs(got-want) > 1e-5 {
			t.Errorf("tanh(%.2f) is %g, want %g", x, got, want)
		}
	}
	if exp32(-1000) != 0 {
		t.Error("e^-1000 is not 0")
	}
}

func tiny() (*Net, *Example) {
	n := New(Config{
		Features: 20, Embedding: 8, Hidden: 8, Layers: 2, Arc: 8, Label: 8, Tags: 5, Relations: 6, Names: 4,
		Rate: 0.01, NameWeight: 1, Seed: 3,
	})
	e := &Example{
		Features: [][]int32{{1, 2}, {3}, {4, 5, 6}, {7}, {1, 8}},
		Tags:     []int32{0, 1, 2, 3, 4},
		Heads:    []int32{1, 5, 1, 2, 3},
		Labels:   []int32{0, 1, 2, 3, 5},
		Names:    []int32{0, 1, 2, 3, 0},
	}
	return n, e
}

func cost(n *Net, e *Example) float64 {
	var l Loss
	n.shards[1].learn(e, 1, &l)
	for _, p := range n.params {
		clear(p.g[1])
		for _, r := range p.touched[1] {
			p.mark[1][r] = false
		}
		p.touched[1] = p.touched[1][:0]
	}
	return l.Arcs + l.Labels + l.Tags + l.Names
}

// TestGradients compares the gradient of some weights of every matrix with
// what the loss does when they are moved.
func TestGradients(t *testing.T) {
	n, e := tiny()
	for i := range 30 { // away from the bends near zero
		n.Learn([]*Example{e}, []uint64{uint64(i)})
	}
	var l Loss
	n.shards[0].learn(e, 1, &l)
	rng := rand.New(rand.NewPCG(1, 2))
	for k, p := range n.params {
		for range 12 {
			i := rng.IntN(len(p.w))
			const step = 2e-3
			old := p.w[i]
			move := func(to float32) float64 {
				p.w[i] = to
				if p.t != nil {
					p.transpose()
				}
				return cost(n, e)
			}
			up, down := move(old+step), move(old-step)
			move(old)
			want, got := (up-down)/(2*step), float64(p.g[0][i])
			if math.Abs(want-got) > 0.02+0.05*math.Abs(want) {
				t.Errorf("matrix %d, weight %d: gradient %.4f, the loss says %.4f", k, i, got, want)
			}
		}
	}
}

// TestLearn holds that a sentence is learnt by heart, and that the frozen
// network says of it what was learnt.
func TestLearn(t *testing.T) {
	n, e := tiny()
	for i := range 200 {
		n.Learn([]*Example{e}, []uint64{uint64(i)})
	}
	if c := cost(n, e); c > 0.5 {
		t.Errorf("after 200 steps the loss is %.3f", c)
	}
}

func TestBatchesRepeat(t *testing.T) {
	var first []float32
	for range 2 {
		n, e := tiny()
		n.Dropout, n.Recurrent = 0.3, 0.2
		for i := range 5 {
			n.Learn([]*Example{e, e, e, e, e, e}, []uint64{1, 2, 3, 4, 5, uint64(i)})
		}
		if first == nil {
			first = n.params[0].w
			continue
		}
		for i := range first {
			if first[i] != n.params[0].w[i] {
				t.Fatalf("weight %d differs", i)
			}
		}
	}
}
