// Package neural runs the network that tags words, finds names and scores
// arcs: sums of feature embeddings, layers of bidirectional LSTMs (Hochreiter
// and Schmidhuber, 1997), and on top of them a linear layer for tags, one for
// names, a biaffine scorer of arcs (Dozat and Manning, 2017) and a scorer of
// the relation of each arc (after Kiperwasser and Goldberg, 2016).
//
// Everything is computed in integers, so that every processor gives the same
// result. A number x stands for x·2⁻¹¹ in activations and weights (one), for
// x·2⁻²² in sums of their products (unit), and for x·2⁻¹⁵ in gates.
package neural

// The numbers that stand for 1.
const (
	oneBits  = 11
	unitBits = 2 * oneBits
	gateBits = 15

	// One is 1 in activations and weights, Unit in scores.
	One  = 1 << oneBits
	Unit = 1 << unitBits
)
