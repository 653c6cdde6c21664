package train

import (
	"maps"
	"math"
	"math/rand/v2"
	"slices"

	"nuncio/event/internal/grade"
)

// example is a judged word: the clues that have weights, by number, and its grade.
type example struct {
	clues []int32
	gold  float32
}

// How the network is trained; chosen on the development halves.
const (
	passes      = 8
	rate        = 0.02 // of the first pass; it falls to 0 along a line
	clueDrop    = 0.2  // share of the clues left out at each step (Srivastava et al. 2014)
	unitDrop    = 0.1  // share of the hidden units left out
	decay       = 1e-4 // of the weights of the clues seen
	maxError    = 0.7  // larger errors pull no harder (Huber 1964)
	minSeen     = 12   // clues seen less often have no weights
	width       = grade.Width
	hidden      = grade.Hidden
	startRange  = 0.08 // of the weights to the hidden units at first
	outputRange = 0.4  // of those from the hidden units
)

// network is the model in training. Products are rounded to float32 one by one, so
// that no processor fuses them with a sum.
type network struct {
	rng                         *rand.Rand
	rate                        float32
	rows, bias, out             []float32
	rowsSeen, biasSeen, outSeen []float32 // sums of squared gradients (AdaGrad, Duchi et al. 2011)
	// of one step
	kept             []int32
	unit, mask, pull [width]float32
}

func newNetwork(clues int, seed uint64) *network {
	n := &network{
		rng:  rand.New(rand.NewPCG(seed, 0)),
		rows: make([]float32, clues*width), bias: make([]float32, width), out: make([]float32, hidden),
		rowsSeen: make([]float32, clues*width), biasSeen: make([]float32, width), outSeen: make([]float32, hidden),
	}
	for i := range n.rows {
		if i%width < hidden {
			n.rows[i] = n.around(startRange)
		}
	}
	for i := range n.out {
		n.out[i] = n.around(outputRange)
	}
	return n
}

// around returns a number in [-r, r).
func (n *network) around(r float32) float32 { return (2*n.rng.Float32() - 1) * r }

// learn goes over the examples in a new order each time.
func (n *network) learn(examples []example) {
	for pass := range passes {
		n.rate = rate * float32(passes-pass) / passes
		for _, at := range n.rng.Perm(len(examples)) {
			n.step(&examples[at])
		}
	}
}

func (n *network) step(x *example) {
	const keep = 1 / (1 - clueDrop)
	n.forward(x, keep)
	grade := n.unit[hidden]
	for i, w := range n.out {
		if n.unit[i] > 0 {
			grade += float32(float32(n.unit[i]*n.mask[i]) * w)
		}
	}
	wrong := min(max(grade-x.gold, -maxError), maxError)
	n.pull[hidden] = wrong
	for i, w := range n.out {
		n.pull[i] = 0
		if n.unit[i] > 0 && n.mask[i] > 0 {
			n.pull[i] = float32(float32(wrong*w) * n.mask[i])
			n.move(&n.out[i], &n.outSeen[i], float32(float32(wrong*n.unit[i])*n.mask[i]))
		}
	}
	for i, d := range n.pull {
		n.move(&n.bias[i], &n.biasSeen[i], d)
	}
	for _, k := range n.kept {
		row, seen := n.rows[int(k)*width:][:width], n.rowsSeen[int(k)*width:][:width]
		for i, d := range n.pull {
			if d != 0 {
				n.move(&row[i], &seen[i], float32(d*keep)+float32(decay*row[i]))
			}
		}
	}
}

// forward drops clues and hidden units at random and fills the units.
func (n *network) forward(x *example, keep float32) {
	n.kept = n.kept[:0]
	for _, k := range x.clues {
		if n.rng.Float32() >= clueDrop {
			n.kept = append(n.kept, k)
		}
	}
	n.unit = [width]float32{}
	for _, k := range n.kept {
		for i, w := range n.rows[int(k)*width:][:width] {
			n.unit[i] += w
		}
	}
	for i := range n.unit {
		n.unit[i] = float32(n.unit[i]*keep) + n.bias[i]
		n.mask[i] = 0
		if n.rng.Float32() >= unitDrop {
			n.mask[i] = 1 / (1 - unitDrop)
		}
	}
}

// move moves a weight against its gradient d.
func (n *network) move(w, seen *float32, d float32) {
	if d == 0 {
		return
	}
	*seen += float32(d * d)
	*w -= float32(n.rate*d) / float32(math.Sqrt(float64(*seen)+1e-6))
}

// weights returns the weights as integers, in the order of a model.
func (n *network) weights() []int16 {
	out := make([]int16, 0, len(n.rows)+width+hidden)
	for _, w := range slices.Concat(n.rows, n.bias, n.out) {
		out = append(out, int16(min(max(math.Round(float64(w)*grade.Point), math.MinInt16), math.MaxInt16)))
	}
	return out
}

// vocabulary returns the clues that are seen often enough, in order.
func vocabulary(all [][]uint32) []uint32 {
	seen := map[uint32]int{}
	for _, clues := range all {
		for _, c := range clues {
			seen[c]++
		}
	}
	maps.DeleteFunc(seen, func(_ uint32, n int) bool { return n < minSeen })
	return slices.Sorted(maps.Keys(seen))
}

// number returns the places of clues in the vocabulary.
func number(vocabulary, clues []uint32) []int32 {
	var out []int32
	for _, c := range clues {
		if k, ok := slices.BinarySearch(vocabulary, c); ok {
			out = append(out, int32(k))
		}
	}
	return out
}
