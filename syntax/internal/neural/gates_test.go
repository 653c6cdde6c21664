package neural

import (
	"math"
	"math/rand/v2"
	"slices"
	"testing"
)

// TestGates holds that the gates are the same to the bit on all processors, for
// any sums and contents.
func TestGates(t *testing.T) {
	rng := rand.New(rand.NewPCG(5, 6))
	table := gateTables()
	edges := []int32{math.MinInt32, math.MinInt32 + 1, -8 * Unit, -1, 0, 1, 1<<13 - 1, 1 << 13, 8 * Unit, math.MaxInt32 - 1, math.MaxInt32}
	number := func(bits int) int32 {
		if rng.IntN(8) == 0 {
			return edges[rng.IntN(len(edges))]
		}
		return int32(rng.Uint32()) >> rng.IntN(bits)
	}
	for round := range 2000 {
		h := []int{4, 8, 20, 160}[round%4]
		g, cell := make([]int32, 4*h), make([]int32, h)
		for i := range g {
			g[i] = number(20)
		}
		for i := range cell {
			cell[i] = number(28)
		}
		want, got := slices.Clone(cell), slices.Clone(cell)
		wantOut, gotOut := make([]int16, h), make([]int16, h)
		table.gatesPlain(g, want, wantOut, 0)
		table.gates(g, got, gotOut)
		if !slices.Equal(got, want) || !slices.Equal(gotOut, wantOut) {
			t.Fatalf("%d units differ:\n%v %v\n%v %v", h, got, gotOut, want, wantOut)
		}
	}
}

func BenchmarkGates(b *testing.B) {
	table := gateTables()
	const h = 160
	g, cell, out := make([]int32, 4*h), make([]int32, h), make([]int16, h)
	rng := rand.New(rand.NewPCG(5, 6))
	for i := range g {
		g[i] = int32(rng.NormFloat64() * 2 * Unit)
	}
	b.Run("plain", func(b *testing.B) {
		for b.Loop() {
			table.gatesPlain(g, cell, out, 0)
		}
	})
	b.Run("best", func(b *testing.B) {
		for b.Loop() {
			table.gates(g, cell, out)
		}
	})
}
