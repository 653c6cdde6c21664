package neural

import (
	"math"
	"sync"
)

// Gate tables cover [-8, 8) in steps of 1/256.
const (
	tableSize = 1 << 12
	stepBits  = 8
)

// A gateTable holds the logistic function and the hyperbolic tangent, in gates.
type gateTable struct {
	sigmoid, tanh [tableSize]uint16
}

// gateTables returns the tables. A last bit that another processor rounds
// otherwise would show, so the numbers are rounded from values far more exact
// than they are.
var gateTables = sync.OnceValue(func() *gateTable {
	t := new(gateTable)
	for i := range tableSize {
		x := float64(i-tableSize/2) / (1 << stepBits)
		t.sigmoid[i] = uint16(math.Round((1<<gateBits - 1) / (1 + math.Exp(-x))))
		t.tanh[i] = uint16(int16(math.Round((1<<gateBits - 1) * math.Tanh(x))))
	}
	return t
})

// index returns the entry of a gate table for x, whose last bits are dropped.
func index(x int32, drop uint) int {
	i := (int(x)+1<<(drop-1))>>drop + tableSize/2
	if i < 0 {
		return 0
	}
	if i >= tableSize {
		return tableSize - 1
	}
	return i
}

// gates runs the units of one step: g has their four sums in units, cell
// their contents in gates; out takes their states.
func (t *gateTable) gates(g []int32, cell []int32, out []int16) {
	h, n := len(cell), 0
	if wide {
		n = h &^ 7
	}
	if n > 0 {
		_, _ = g[4*h-1], out[h-1]
		gatesWide(t, &g[0], &cell[0], &out[0], h, n)
	}
	t.gatesPlain(g, cell, out, n)
}

// gatesPlain runs the units from the given one on.
func (t *gateTable) gatesPlain(g []int32, cell []int32, out []int16, from int) {
	h := len(cell)
	out = out[:h]
	in, forget, open, content := g[:h], g[h:2*h], g[2*h:3*h], g[3*h:4*h]
	const drop = unitBits - stepBits
	for k := from; k < h; k++ {
		i := int64(t.sigmoid[index(in[k], drop)])
		f := int64(t.sigmoid[index(forget[k], drop)])
		o := int32(t.sigmoid[index(open[k], drop)])
		n := int64(int16(t.tanh[index(content[k], drop)]))
		v := int32((i*n + f*int64(cell[k]) + 1<<(gateBits-1)) >> gateBits)
		cell[k] = v
		state := int32(int16(t.tanh[index(v, gateBits-stepBits)]))
		const down = 2*gateBits - oneBits
		out[k] = int16((o*state + 1<<(down-1)) >> down)
	}
}
