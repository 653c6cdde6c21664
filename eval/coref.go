package eval

import (
	"math"
	"slices"
)

// Span is a mention in a coreference chain: the tokens First to Last of a
// document, both included.
type Span struct{ First, Last int }

// CorefScore sums up the counts of the three coreference measures of the
// CoNLL-2012 shared task over documents: numerators and denominators of
// recall (by the key) and precision (by the response).
//
// MUC is that of Vilain et al. (1995), B³ that of Bagga and Baldwin (1998),
// CEAFe that of Luo (2005) with φ4; predicted mentions are scored as by
// Pradhan et al. (2014), the reference scorer 8.01.
type CorefScore struct {
	MUC, B3, CEAFe Ratio
	Mentions       Ratio // spans found
}

// Ratio is a recall and a precision before the division.
type Ratio struct {
	RecallHit, RecallAll       float64
	PrecisionHit, PrecisionAll float64
}

func (r *Ratio) add(o Ratio) {
	r.RecallHit += o.RecallHit
	r.RecallAll += o.RecallAll
	r.PrecisionHit += o.PrecisionHit
	r.PrecisionAll += o.PrecisionAll
}

// Recall returns the recall, 0 to 1.
func (r Ratio) Recall() float64 { return divide(r.RecallHit, r.RecallAll) }

// Precision returns the precision, 0 to 1.
func (r Ratio) Precision() float64 { return divide(r.PrecisionHit, r.PrecisionAll) }

// F1 returns the harmonic mean of recall and precision.
func (r Ratio) F1() float64 {
	return divide(2*r.Recall()*r.Precision(), r.Recall()+r.Precision())
}

func divide(a, b float64) float64 {
	if b == 0 {
		return 0
	}
	return a / b
}

// Mean returns the CoNLL score: the mean of the three F1.
func (s *CorefScore) Mean() float64 { return (s.MUC.F1() + s.B3.F1() + s.CEAFe.F1()) / 3 }

// Add scores the chains of one document. Singletons count where they are
// given; the shared task's key has none.
func (s *CorefScore) Add(key, response [][]Span) {
	keyOf, responseOf := chainOf(key), chainOf(response)
	for m := range responseOf {
		if _, ok := keyOf[m]; ok {
			s.Mentions.RecallHit++
			s.Mentions.PrecisionHit++
		}
	}
	s.Mentions.RecallAll += float64(len(keyOf))
	s.Mentions.PrecisionAll += float64(len(responseOf))

	hit, all := muc(key, responseOf)
	s.MUC.RecallHit, s.MUC.RecallAll = s.MUC.RecallHit+hit, s.MUC.RecallAll+all
	hit, all = muc(response, keyOf)
	s.MUC.PrecisionHit, s.MUC.PrecisionAll = s.MUC.PrecisionHit+hit, s.MUC.PrecisionAll+all

	hit, all = bCubed(key, responseOf)
	s.B3.RecallHit, s.B3.RecallAll = s.B3.RecallHit+hit, s.B3.RecallAll+all
	hit, all = bCubed(response, keyOf)
	s.B3.PrecisionHit, s.B3.PrecisionAll = s.B3.PrecisionHit+hit, s.B3.PrecisionAll+all

	hit = ceaf(key, response)
	s.CEAFe.RecallHit, s.CEAFe.RecallAll = s.CEAFe.RecallHit+hit, s.CEAFe.RecallAll+float64(len(key))
	s.CEAFe.PrecisionHit, s.CEAFe.PrecisionAll = s.CEAFe.PrecisionHit+hit, s.CEAFe.PrecisionAll+float64(len(response))
}

func chainOf(chains [][]Span) map[Span]int {
	out := make(map[Span]int)
	for i, c := range chains {
		for _, m := range c {
			out[m] = i
		}
	}
	return out
}

// muc counts the links of chains that the partition other keeps, and all links.
func muc(chains [][]Span, other map[Span]int) (hit, all float64) {
	for _, c := range chains {
		parts := make(map[int]bool)
		alone := 0
		for _, m := range c {
			if k, ok := other[m]; ok {
				parts[k] = true
			} else {
				alone++
			}
		}
		hit += float64(len(c) - len(parts) - alone)
		all += float64(len(c) - 1)
	}
	return hit, all
}

// bCubed sums over the mentions of chains the share of their chain that the
// partition other puts together with them.
func bCubed(chains [][]Span, other map[Span]int) (hit, all float64) {
	for _, c := range chains {
		together := make(map[int]int)
		for _, m := range c {
			if k, ok := other[m]; ok {
				together[k]++
			}
		}
		ids := make([]int, 0, len(together))
		for k := range together {
			ids = append(ids, k)
		}
		slices.Sort(ids) // sums of floats depend on their order
		for _, k := range ids {
			hit += float64(together[k]*together[k]) / float64(len(c))
		}
		all += float64(len(c))
	}
	return hit, all
}

// ceaf returns the φ4 similarity of the best one-to-one alignment of chains.
func ceaf(key, response [][]Span) float64 {
	if len(key) == 0 || len(response) == 0 {
		return 0
	}
	n := max(len(key), len(response))
	cost := make([][]float64, n)
	for i := range cost {
		cost[i] = make([]float64, n)
	}
	keyOf := chainOf(key)
	for j, c := range response {
		shared := make(map[int]int)
		for _, m := range c {
			if k, ok := keyOf[m]; ok {
				shared[k]++
			}
		}
		for k, count := range shared {
			cost[k][j] = -2 * float64(count) / float64(len(key[k])+len(c))
		}
	}
	sum := 0.0
	for i, j := range assign(cost) {
		sum -= cost[i][j]
	}
	return sum
}

// assign solves the assignment problem for a square matrix by the Hungarian
// method with potentials (Kuhn 1955, Munkres 1957): the column of each row.
func assign(cost [][]float64) []int {
	n := len(cost)
	u, v := make([]float64, n+1), make([]float64, n+1)
	match, way := make([]int, n+1), make([]int, n+1)
	for i := 1; i <= n; i++ {
		match[0] = i
		j0 := 0
		least, used := make([]float64, n+1), make([]bool, n+1)
		for j := range least {
			least[j] = math.Inf(1)
		}
		for match[j0] != 0 {
			used[j0] = true
			i0, delta, j1 := match[j0], math.Inf(1), 0
			for j := 1; j <= n; j++ {
				if used[j] {
					continue
				}
				if c := cost[i0-1][j-1] - u[i0] - v[j]; c < least[j] {
					least[j], way[j] = c, j0
				}
				if least[j] < delta {
					delta, j1 = least[j], j
				}
			}
			for j := 0; j <= n; j++ {
				if used[j] {
					u[match[j]] += delta
					v[j] -= delta
				} else {
					least[j] -= delta
				}
			}
			j0 = j1
		}
		for j0 != 0 {
			j1 := way[j0]
			match[j0] = match[j1]
			j0 = j1
		}
	}
	out := make([]int, n)
	for j := 1; j <= n; j++ {
		out[match[j]-1] = j - 1
	}
	return out
}
