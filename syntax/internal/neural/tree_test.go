package neural

import (
	"math/rand/v2"
	"testing"
)

// TestHeads compares the search with all trees of short sentences.
func TestHeads(t *testing.T) {
	rng := rand.New(rand.NewPCG(3, 4))
	var sc Scratch
	for range 400 {
		n := 1 + rng.IntN(5)
		sc.words, sc.stride = n, up8(n+1)
		sc.Arcs = make([]int32, n*sc.stride)
		for i := range sc.Arcs {
			sc.Arcs[i] = int32(rng.IntN(2000) - 1000)
		}
		want := best(&sc, make([]int32, n), 0)
		heads := sc.Heads()
		if !sc.tree.isTree(n) {
			t.Fatalf("%v is no projective tree", heads)
		}
		if got := total(&sc, heads); got != want {
			t.Fatalf("%d words: heads %v score %d, the best tree %d", n, heads, got, want)
		}
	}
}

func total(sc *Scratch, heads []int32) (sum int64) {
	for i, h := range heads {
		sum += int64(sc.ScoreArcs(i)[h])
	}
	return sum
}

// best tries all heads from word i on and returns the best score of a tree.
func best(sc *Scratch, heads []int32, i int) int64 {
	n := sc.words
	if i == n {
		t := treeScratch{heads: heads}
		if !t.isTree(n) {
			return -1 << 62
		}
		return total(sc, heads)
	}
	top := int64(-1 << 62)
	for h := range n + 1 {
		if h != i {
			heads[i] = int32(h)
			top = max(top, best(sc, heads, i+1))
		}
	}
	return top
}
