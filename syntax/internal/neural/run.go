package neural

import "nuncio/syntax/internal/vec"

// Scratch is the memory of one run, to be used again, and its results.
type Scratch struct {
	words  int
	keys   []Key
	sum    []int32
	a, b   []int16 // inputs and outputs of a layer, by word
	gates  []int32
	cell   []int32
	state  []int16
	top    []int16 // encodings of the words, and of the root
	small  []int16
	hd, hh []int16
	turned []int16
	zd, zh []int32
	acc    []int32

	// Tags and Names hold the scores of the classes, in units, word by word,
	// in rows of up8(classes).
	Tags, Names []int32
	// Arcs holds at [i·stride + j] the score of word j as head of word i; j =
	// words stands for the root.
	Arcs   []int32
	stride int
	tree   treeScratch
}

func grow[T int16 | int32](s []T, n int) []T {
	if cap(s) < n {
		return make([]T, n, n+n/2)
	}
	return s[:n]
}

// clamp returns x within ±top.
func clamp(x, top int32) int16 { return int16(max(-top, min(top, x))) }

// Bounds of inputs: of the first layer, and of the scorers.
const (
	TopInput  = 8 * One
	TopHidden = 8 * One
)

// fold writes sums, in units, to activations.
func fold(dst []int16, src []int32) {
	for i, x := range src {
		dst[i] = clamp((x+One/2)>>oneBits, TopHidden)
	}
}

// foldUp is fold with what is below 0 cut off.
func foldUp(dst []int16, src []int32) {
	for i, x := range src {
		dst[i] = int16(min(max(0, x+One/2)>>oneBits, TopHidden))
	}
}

// Run scores tags, names and arcs of a sentence whose words have the features
// that keys returns.
func (m *Model) Run(n int, keys func(i int, ks []Key) []Key, sc *Scratch) {
	sc.words = n
	w := m.Table.Width
	sc.a, sc.sum = grow(sc.a, n*max(w, m.width)), grow(sc.sum, w)
	for i := range n {
		sc.keys = keys(i, sc.keys[:0])
		clear(sc.sum)
		for k, key := range sc.keys {
			place, ok := m.Table.find(key)
			if !ok {
				if k > 0 {
					continue
				}
				if place, ok = m.Table.find(Unknown); !ok {
					continue
				}
			}
			m.Table.add(sc.sum, place)
		}
		row := sc.a[i*w : (i+1)*w]
		for k, v := range sc.sum {
			row[k] = clamp(v, TopInput)
		}
	}
	sc.cell, sc.state = grow(sc.cell, m.hidden), grow(sc.state, m.hidden)
	sc.b = grow(sc.b, n*m.width)
	sc.top = grow(sc.top, (n+1)*m.width)
	in, x := w, sc.a
	for l := range m.Layers {
		out := sc.b
		if l == len(m.Layers)-1 {
			out = sc.top
		} else if l%2 == 1 {
			out = sc.a
		}
		for d := range m.Layers[l] {
			m.direction(&m.Layers[l][d], d == 1, x, in, out, d*m.hidden, sc)
		}
		x, in = out, m.width
	}
	copy(sc.top[n*m.width:], m.Root)
	sc.Tags = m.each(&m.Tag, sc.Tags, n, sc)
	sc.Names = m.each(&m.Name, sc.Names, n, sc)
	m.arcs(sc)
}

// direction runs one direction of a layer over the sentence.
func (m *Model) direction(d *Direction, backwards bool, x []int16, in int, out []int16, off int, sc *Scratch) {
	n, h := sc.words, m.hidden
	sc.gates = d.Input.applyAll(sc.gates, x, in, n)
	clear(sc.cell)
	for t := range n {
		i := t
		if backwards {
			i = n - 1 - t
		}
		g := sc.gates[i*4*h : (i+1)*4*h]
		if t > 0 {
			vec.MulAddInt(g, sc.state, d.State.Weight)
		}
		m.gates(g, sc.cell, sc.state)
		copy(out[i*m.width+off:i*m.width+off+h], sc.state)
	}
}

// each applies a layer to the encodings of the first n words.
func (m *Model) each(l *Matrix, dst []int32, n int, sc *Scratch) []int32 {
	return l.applyAll(dst, sc.top, m.width, n)
}

// arcs scores every word and the root as head of every word.
func (m *Model) arcs(sc *Scratch) {
	n, a := sc.words, m.Arc.Out
	sc.stride = up8(n + 1)
	sc.acc = m.each(&m.Head, sc.acc, n+1, sc)
	sc.hh = grow(sc.hh, (n+1)*a)
	foldUp(sc.hh, sc.acc)
	// The heads' columns in pairs, as vec.MulAddInt reads them.
	sc.turned = grow(sc.turned, a*sc.stride)
	clear(sc.turned)
	for j := range n + 1 {
		for k, v := range sc.hh[j*a : (j+1)*a] {
			sc.turned[2*(k/2*sc.stride+j)+k%2] = v
		}
	}
	sc.acc = m.each(&m.Dep, sc.acc, n, sc)
	sc.hd = grow(sc.hd, n*a)
	foldUp(sc.hd, sc.acc)
	sc.Arcs = grow(sc.Arcs, n*sc.stride)
	clear(sc.Arcs)
	sc.small = grow(sc.small, a)
	sc.acc = grow(sc.acc, a)
	for i := range n {
		m.Arc.apply(sc.acc, sc.hd[i*a:(i+1)*a])
		fold(sc.small, sc.acc)
		vec.MulAddInt(sc.Arcs[i*sc.stride:(i+1)*sc.stride], sc.small, sc.turned)
	}
	sc.zd = m.each(&m.LabelDep, sc.zd, n, sc)
	sc.zh = m.each(&m.LabelHead, sc.zh, n+1, sc)
}

// ScoreTags returns the scores of the tags of word i.
func (m *Model) ScoreTags(i int, sc *Scratch) []int32 { return sc.Tags[i*m.Tag.Out:][:m.Tags] }

// ScoreNames returns the scores of the classes of names of word i.
func (m *Model) ScoreNames(i int, sc *Scratch) []int32 { return sc.Names[i*m.Name.Out:][:m.Names] }

// ScoreArcs returns the scores of the heads of word i; the last is the root.
func (sc *Scratch) ScoreArcs(i int) []int32 { return sc.Arcs[i*sc.stride:][:sc.words+1] }

// Forbid rules out that word i hangs on head in a later search for heads.
func (sc *Scratch) Forbid(i, head int) { sc.Arcs[i*sc.stride+head] = forbidden }

// Require rules out that word i hangs on any other word than head, words standing
// for the root.
func (sc *Scratch) Require(i, head int) {
	row := sc.Arcs[i*sc.stride : (i+1)*sc.stride]
	for h := range row {
		if h != head {
			row[h] = forbidden
		}
	}
}

// forbidden is below every score that a network can give, and far from the
// smallest number.
const forbidden = -1 << 30

// ScoreRelations returns the scores of the relations of word i to its head,
// words standing for the root; they hold until the next call.
func (m *Model) ScoreRelations(i, head int, sc *Scratch) []int32 {
	b := m.Label.In
	sc.small = grow(sc.small, b)
	d, h := sc.zd[i*b:(i+1)*b], sc.zh[head*b:(head+1)*b]
	for k, v := range d {
		sc.small[k] = int16(min(max(0, v+h[k]+One/2)>>oneBits, TopHidden))
	}
	sc.acc = grow(sc.acc, m.Label.Out)
	m.Label.apply(sc.acc, sc.small)
	return sc.acc[:m.Relations]
}

// Best returns the class with the highest score, the lower of two, and by how
// much it beats the second, in 1/1024.
func Best(scores []int32) (class int, margin int32) {
	first, second := int32(-1<<31), int32(-1<<31)
	for i, v := range scores {
		switch {
		case v > first:
			first, second, class = v, first, i
		case v > second:
			second = v
		}
	}
	return class, marginOf(first, second)
}

// marginOf returns a - b in 1/1024, 0 where b is above.
func marginOf(a, b int32) int32 {
	return int32(max(0, int64(a)-int64(b)) >> (unitBits - 10))
}

// Relation returns the best relation of word i to its head and the margin by
// which head and relation beat the best other ones, whichever is less. The
// root's dependent alone has the root's relation. Relations that are banned, by
// number, are not used; nil bans none.
func (m *Model) Relation(i, head int, banned []bool, sc *Scratch) (relation int, margin int32) {
	row := sc.ScoreArcs(i)
	other := int32(-1 << 31)
	for j, v := range row {
		if j != head && j != i {
			other = max(other, v)
		}
	}
	margin = marginOf(row[head], other)
	scores := m.ScoreRelations(i, head, sc)
	if head == sc.words {
		return m.RootRelation, margin
	}
	scores[m.RootRelation] = -1 << 31
	for r := range banned {
		if banned[r] {
			scores[r] = -1 << 31
		}
	}
	relation, of := Best(scores)
	return relation, min(margin, of)
}
