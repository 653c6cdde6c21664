package linear

import (
	"math/bits"
	"sort"
)

// Learner is an averaged perceptron. It is not safe for concurrent use.
type Learner struct {
	classes int
	keys    []uint64 // open addressing; 0 is empty
	index   []int32  // index in rows, beside keys
	rows    []row
	entries []entry
	step    int64
}

// row is the place of one feature's entries in Learner.entries.
type row struct {
	key     uint64
	off     uint32
	n, cap  uint16
	updates uint32
}

// entry is the weight of one class. The average over all steps is
// weight - late/steps (Daumé, 2006).
type entry struct {
	late   int64
	weight int32
	class  uint32
}

// NewLearner returns a learner for so many classes.
func NewLearner(classes int) *Learner {
	const start = 1 << 16
	return &Learner{classes: classes, keys: make([]uint64, start), index: make([]int32, start), step: 1}
}

// Features returns how many features have been updated.
func (l *Learner) Features() int { return len(l.rows) }

// Next ends one step: the weights as they are now count once in the average.
func (l *Learner) Next() { l.step++ }

// Score adds the present (not averaged) weights of the features to scores.
func (l *Learner) Score(features []uint64, scores *Scores) {
	// In passes, as in Model.Score, so that memory accesses overlap.
	const batch = 128
	var keys [batch]uint64
	var found [batch]int32
	mask := uint64(len(l.keys) - 1)
	for len(features) > 0 {
		n := min(len(features), batch)
		for i, f := range features[:n] {
			keys[i] = l.keys[f&mask]
		}
		k := 0
		for i, f := range features[:n] {
			if keys[i] == 0 {
				continue
			}
			if r := l.find(f); r >= 0 {
				found[k&(batch-1)] = r
				k++
			}
		}
		features = features[n:]
		for _, r := range found[:k] {
			row := &l.rows[r]
			for _, e := range l.entries[row.off : row.off+uint32(row.n)] {
				scores[e.class&255] += e.weight
			}
		}
	}
}

func (l *Learner) find(f uint64) int32 {
	mask := uint64(len(l.keys) - 1)
	for i := f & mask; ; i = (i + 1) & mask {
		switch l.keys[i] {
		case f:
			return l.index[i]
		case 0:
			return -1
		}
	}
}

// Update adds delta to the weight of class for each feature.
func (l *Learner) Update(features []uint64, class int, delta int32) {
	for _, f := range features {
		r := l.find(f)
		if r < 0 {
			r = l.insert(f)
		}
		row := &l.rows[r]
		row.updates++
		e := l.entry(row, uint32(class))
		e.weight += delta
		e.late += int64(delta) * l.step
	}
}

func (l *Learner) insert(f uint64) int32 {
	if 2*len(l.rows) >= len(l.keys) {
		l.grow()
	}
	r := int32(len(l.rows))
	l.rows = append(l.rows, row{key: f})
	l.place(f, r)
	return r
}

func (l *Learner) place(f uint64, r int32) {
	mask := uint64(len(l.keys) - 1)
	i := f & mask
	for l.keys[i] != 0 {
		i = (i + 1) & mask
	}
	l.keys[i], l.index[i] = f, r
}

func (l *Learner) grow() {
	l.keys = make([]uint64, 2*len(l.keys))
	l.index = make([]int32, len(l.keys))
	for i := range l.rows {
		l.place(l.rows[i].key, int32(i))
	}
}

// entry returns the entry of class in the row, made if need be.
func (l *Learner) entry(row *row, class uint32) *entry {
	es := l.entries[row.off : row.off+uint32(row.n)]
	for i := range es {
		if es[i].class == class {
			return &es[i]
		}
	}
	if row.n == row.cap {
		size := max(2, 2*row.cap)
		off := uint32(len(l.entries))
		l.entries = append(l.entries, make([]entry, size)...)
		copy(l.entries[off:], l.entries[row.off:row.off+uint32(row.n)])
		row.off, row.cap = off, size
	}
	e := &l.entries[row.off+uint32(row.n)]
	*e = entry{class: class}
	row.n++
	return e
}

// scale is the number of points that stands for a weight of 1 in a frozen model.
const scale = 64

// FreezeOptions say what is left out of a frozen model to keep it small.
type FreezeOptions struct {
	MinUpdates uint32 // features updated less often are dropped
	MinWeight  int32  // entries below, in 1/64, are dropped
}

// Freeze returns the arrays of the averaged model. They depend only on the
// sequence of updates.
func (l *Learner) Freeze(o FreezeOptions) (slots []uint32, rows []uint16) {
	rows = []uint16{0}
	type placed struct {
		key   uint64
		place uint32
	}
	var kept []placed
	var cells []uint16
	for i := range l.rows {
		r := &l.rows[i]
		if r.updates < o.MinUpdates {
			continue
		}
		cells = l.quantise(r, o.MinWeight, cells[:0])
		if len(cells) < 2 {
			continue
		}
		if len(rows)+len(cells) > placeMask {
			break
		}
		kept = append(kept, placed{r.key, uint32(len(rows))})
		rows = append(rows, cells...)
	}
	// 3/4 full, so that a failed look-up stays short.
	slots = make([]uint32, max(16, len(kept)*4/3))
	for _, p := range kept {
		i := home(p.key, len(slots))
		for slots[i] != 0 {
			i = (i + 1) % uint64(len(slots))
		}
		slots[i] = uint32(p.key)<<placeBits | p.place
	}
	return slots, rows
}

// quantise appends the row's cells: header, then entries by falling weight.
func (l *Learner) quantise(r *row, minWeight int32, cells []uint16) []uint16 {
	type avg struct {
		class uint32
		w     int64
	}
	var avgs []avg
	largest := int64(0)
	for _, e := range l.entries[r.off : r.off+uint32(r.n)] {
		w := (int64(e.weight)*l.step - e.late) * scale / l.step
		if w < 0 && -w >= int64(minWeight) || w > 0 && w >= int64(minWeight) {
			avgs = append(avgs, avg{e.class, w})
			largest = max(largest, w, -w)
		}
	}
	sort.Slice(avgs, func(i, j int) bool { return avgs[i].class < avgs[j].class })
	shift := max(0, bits.Len64(uint64(largest))-7)
	cells = append(cells, 0)
	for _, a := range avgs {
		q := (a.w + int64(1)<<shift>>1) >> shift
		q = max(-128, min(127, q))
		if q != 0 && len(cells) < 256 {
			cells = append(cells, uint16(a.class)<<8|uint16(uint8(int8(q))))
		}
	}
	cells[0] = uint16(len(cells)-1)<<8 | uint16(shift)
	return cells
}
