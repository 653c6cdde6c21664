package neural

import (
	"errors"
	"fmt"
	"math/bits"

	"nuncio/syntax/internal/vec"
)

// A Matrix is a linear layer: y = x·w + b.
type Matrix struct {
	In, Out int     // a multiple of two, a multiple of vec.Lanes
	Weight  []int16 // rows in pairs: row k and column n at 2·(k/2·Out + n) + k%2
	Bias    []int32 // in units; Out entries, or none

	panels []int16 // the weights as package vec reads them
	start  []int32 // the bias of each column of the panels; 0 where there is none
}

// prepare holds that the layer has the shape it should, and lays out its weights.
func (m *Matrix) prepare(name string, in, out int) error {
	if m.In != in || m.Out != out || in%2 != 0 || out%vec.Lanes != 0 || len(m.Weight) != in*out || len(m.Bias) != 0 && len(m.Bias) != out {
		return fmt.Errorf("network: layer %s is %d by %d with %d weights and %d biases, want %d by %d", name, m.In, m.Out, len(m.Weight), len(m.Bias), in, out)
	}
	m.start = make([]int32, vec.Columns(out))
	copy(m.start, m.Bias)
	m.panels = make([]int16, in*len(m.start))
	for k := 0; k < in; k += 2 {
		pairs := m.Weight[k*out : (k+2)*out]
		for n := 0; n < out; n += vec.Panel {
			copy(m.panels[vec.Place(in, k, n):][:2*vec.Panel], pairs[2*n:])
		}
	}
	return nil
}

// columns is the number of sums of a row, those that fill the last panel
// among them.
func (m *Matrix) columns() int { return len(m.start) }

// apply applies the layer to the rows of x, and returns the results in dst,
// which it may grow.
func (m *Matrix) apply(dst []int32, x []int16) []int32 {
	dst = grow(dst, len(x)/m.In*m.columns())
	vec.MulInt(dst, m.start, x, m.panels, m.In)
	return dst
}

// A Table holds the embeddings of features.
type Table struct {
	Slots []uint32 // pairs: key, or 0; row | shift<<24
	Rows  []uint16 // two 8-bit numbers in each
	Width int      // numbers in a row
}

// A Direction is one direction of a layer; the columns of its matrices are the
// in, forget and out gates and the new content.
type Direction struct {
	Input, State Matrix
}

// Model is the network. It is read-only and safe for concurrent use.
type Model struct {
	Table  Table
	Layers [][2]Direction // forwards, backwards
	// Root stands for the encoding of the root.
	Root                []int16
	Dep, Head, Arc      Matrix
	LabelDep, LabelHead Matrix
	Label               Matrix
	Tag, Name           Matrix
	Labels
	hidden, width int
	*gateTable
}

// Check holds that the layers fit each other, and prepares the model.
func (m *Model) Check() error {
	if len(m.Layers) == 0 || m.Table.Width < 2 || m.Table.Width%2 != 0 {
		return errors.New("network: no layers")
	}
	t := &m.Table
	if len(t.Slots) < 2 || len(t.Slots)%2 != 0 {
		return errors.New("network: no table of features")
	}
	empty := false
	for i := 0; i < len(t.Slots); i += 2 {
		if t.Slots[i] == 0 {
			empty = true
			continue
		}
		if end := (int(t.Slots[i+1]&rowMask) + 1) * t.Width / 2; end > len(t.Rows) {
			return fmt.Errorf("network: feature %d has no row", i/2)
		}
	}
	if !empty {
		return errors.New("network: table of features is full")
	}
	if m.RootRelation < 0 || m.RootRelation >= m.Relations {
		return errors.New("network: no relation of the root")
	}
	h := m.Layers[0][0].State.In
	in := t.Width
	for l := range m.Layers {
		for d := range m.Layers[l] {
			name := fmt.Sprintf("%d.%d", l, d)
			if err := m.Layers[l][d].Input.prepare(name, in, 4*h); err != nil {
				return err
			}
			if err := m.Layers[l][d].State.prepare(name, h, 4*h); err != nil {
				return err
			}
		}
		in = 2 * h
	}
	if len(m.Root) != in {
		return errors.New("network: root has another width")
	}
	arc, label := m.Dep.Out, m.LabelDep.Out
	for _, n := range []int{4 * h, arc, label} {
		if n%vec.Panel != 0 {
			return fmt.Errorf("network: a layer inside has %d columns, not a multiple of %d", n, vec.Panel)
		}
	}
	for _, c := range []struct {
		name    string
		m       *Matrix
		in, out int
	}{
		{"dep", &m.Dep, in, arc}, {"head", &m.Head, in, arc}, {"arc", &m.Arc, arc, arc},
		{"label dep", &m.LabelDep, in, label}, {"label head", &m.LabelHead, in, label},
		{"label", &m.Label, label, up8(m.Relations)}, {"tag", &m.Tag, in, up8(m.Tags)}, {"name", &m.Name, in, up8(m.Names)},
	} {
		if err := c.m.prepare(c.name, c.in, c.out); err != nil {
			return err
		}
	}
	m.hidden, m.width = h, in
	m.gateTable = gateTables()
	return nil
}

func up8(n int) int { return (n + vec.Lanes - 1) &^ (vec.Lanes - 1) }

const rowMask = 1<<24 - 1

func home(k Key, slots int) int {
	i, _ := bits.Mul64(uint64(k)<<32, uint64(slots/2))
	return int(i) * 2
}

// find returns the place of a feature: row and shift.
func (t *Table) find(k Key) (place uint32, ok bool) {
	i := home(k, len(t.Slots))
	for range len(t.Slots) / 2 {
		switch t.Slots[i] {
		case k:
			return t.Slots[i+1], true
		case 0:
			return 0, false
		}
		if i += 2; i == len(t.Slots) {
			i = 0
		}
	}
	return 0, false
}

// add adds the row at place to x, in activations.
func (t *Table) add(x []int32, place uint32) {
	at := int(place&rowMask) * (t.Width / 2)
	row := t.Rows[at : at+t.Width/2]
	shift := place >> 24 & 15
	x = x[:2*len(row)]
	for i, v := range row {
		x[2*i] += int32(int8(v)) << shift
		x[2*i+1] += int32(int8(v>>8)) << shift
	}
}

// NewTable packs rows of numbers, in activations, for their keys, none of which
// is 0 and none twice.
func NewTable(width int, keys []Key, rows [][]int32) Table {
	t := Table{Width: width, Slots: make([]uint32, 2*max(4, len(keys)*3/2))}
	for r, k := range keys {
		top := int32(0)
		for _, v := range rows[r] {
			top = max(top, v, -v)
		}
		shift := max(0, bits.Len32(uint32(top))-7)
		q := func(v int32) uint16 {
			v = (v + 1<<shift>>1) >> shift
			return uint16(uint8(int8(max(-128, min(127, v)))))
		}
		for i := 0; i < width; i += 2 {
			t.Rows = append(t.Rows, q(rows[r][i])|q(rows[r][i+1])<<8)
		}
		i := home(k, len(t.Slots))
		for t.Slots[i] != 0 {
			if i += 2; i == len(t.Slots) {
				i = 0
			}
		}
		t.Slots[i], t.Slots[i+1] = k, uint32(r)|uint32(shift)<<24
	}
	return t
}

// NewMatrix packs a layer given row by row, weights in activations and biases
// in units. It fails where a sum could pass 31 bits though every input lies
// within top.
func NewMatrix(in, out int, weight func(k, n int) int32, bias []int32, top int) (Matrix, error) {
	m := Matrix{In: in, Out: out, Weight: make([]int16, in*out), Bias: bias}
	sums := make([]int64, out)
	for k := range in {
		for n := range out {
			w := max(-1<<15, min(1<<15-1, weight(k, n)))
			m.Weight[2*(k/2*out+n)+k%2] = int16(w)
			sums[n] += int64(max(w, -w)) * int64(top)
		}
	}
	for n, s := range sums {
		if len(bias) > 0 {
			s += int64(max(bias[n], -bias[n]))
		}
		if s >= 1<<31 {
			return m, fmt.Errorf("network: column %d can pass 31 bits", n)
		}
	}
	return m, nil
}
