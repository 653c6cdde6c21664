package linear

import (
	"errors"
	"fmt"
	"math/bits"
)

// A frozen model is two flat arrays.
//
// slots is an open-addressing table with linear probing: a slot holds an 8-bit
// fingerprint of the feature's hash above the 24-bit place of its row, or 0.
// A feature never trained on passes for one that was in about one case in 200;
// its few points are noise that training on hashed features tolerates.
//
// A row is a header (number of entries in the high byte, shift in the low one)
// and the entries: class in the high byte, weight before the shift in the low.
const (
	placeBits = 24
	placeMask = 1<<placeBits - 1
)

// Model is a frozen linear model. It is read-only and safe for concurrent use.
type Model struct {
	classes int
	slots   []uint32
	rows    []uint16
}

// Classes returns how many classes the model tells apart.
func (m *Model) Classes() int { return m.classes }

// Size returns the number of bytes of weights.
func (m *Model) Size() int { return 4*len(m.slots) + 2*len(m.rows) }

// NewModel builds a model over the arrays of a model file. It checks every
// row, so that a damaged file cannot make Score read outside the arrays.
func NewModel(classes int, slots []uint32, rows []uint16) (*Model, error) {
	if classes < 1 || classes > MaxClasses {
		return nil, fmt.Errorf("linear model: %d classes", classes)
	}
	if len(slots) == 0 {
		return nil, errors.New("linear model: no slots")
	}
	if len(rows) == 0 || len(rows) > placeMask {
		return nil, fmt.Errorf("linear model: %d row cells", len(rows))
	}
	return &Model{classes: classes, slots: slots, rows: rows}, nil
}

// Check reads every slot and row and reports the first that is out of bounds.
func (m *Model) Check() error {
	empty := false
	for i, s := range m.slots {
		if s == 0 {
			empty = true
			continue
		}
		p := int(s & placeMask)
		if p >= len(m.rows) || p+1+int(m.rows[p]>>8) > len(m.rows) {
			return fmt.Errorf("linear model: slot %d points past the rows", i)
		}
	}
	if !empty {
		return errors.New("linear model: table has no empty slot")
	}
	return nil
}

// Score adds the weights of the features to scores.
//
// It goes over the features three times, so that nothing waits for one memory
// access before the next is under way: most of the time goes there.
func (m *Model) Score(features []uint64, scores *Scores) {
	const batch = 128
	var slot, place [batch]uint32
	var head [batch]uint16
	for len(features) > 0 {
		n := min(len(features), batch)
		for i, f := range features[:n] {
			slot[i] = m.slots[home(f, len(m.slots))]
		}
		k := 0
		for i, f := range features[:n] {
			if p := m.find(f, slot[i]); p != 0 {
				place[k&(batch-1)] = p
				k++
			}
		}
		features = features[n:]
		for i, p := range place[:k] {
			if int(p) < len(m.rows) {
				head[i] = m.rows[p]
			}
		}
		for i, p := range place[:k] {
			m.add(p+1, head[i], scores)
		}
	}
}

// home returns the slot that feature f hashes to in a table of n.
func home(f uint64, n int) uint64 {
	i, _ := bits.Mul64(f, uint64(n))
	return i
}

// find returns the row of feature f, given what its home slot holds, or 0.
func (m *Model) find(f uint64, s uint32) uint32 {
	print := uint32(f) << placeBits
	i := int(home(f, len(m.slots)))
	for range m.slots { // a table that is full, as no good file has it, must end too
		if s == 0 {
			return 0
		}
		if (s^print)>>placeBits == 0 {
			return s & placeMask
		}
		if i++; i == len(m.slots) {
			i = 0
		}
		s = m.slots[i]
	}
	return 0
}

// add adds the n entries from row cell p on, n and shift as the header has them.
func (m *Model) add(p uint32, head uint16, scores *Scores) {
	end := p + uint32(head>>8)
	if int(end) > len(m.rows) || p > end {
		return
	}
	shift := head & 31
	for _, e := range m.rows[p:end] {
		scores[e>>8] += int32(int8(e)) << shift
	}
}
