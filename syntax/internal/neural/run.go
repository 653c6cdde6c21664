package neural

import (
	"slices"

	"nuncio/syntax/internal/vec"
)

// Scratch is the memory of one run, to be used again, and its results.
type Scratch struct {
	keys   []Key // of one word
	sum    []int32
	inputs []int16
	rows   []int32

	ends  []int   // of the sentences, in words of the run
	order []int   // sentences, the longest first
	a, b  []int16 // outputs of a layer, by word
	top   []int16 // encodings of the words, and of the root
	gates []int32 // what a layer makes of its inputs, by row
	sums  []int32 // of the words at hand
	cell  []int32
	zero  []int16 // the state before the first word
	acc   []int32
	hh    []int16 // words as heads
	hd    []int16 // words as dependents
	tags  []int32 // scores of the classes, by word
	names []int32
	zd    []int32 // words as dependents in a relation
	zh    []int32 // words as heads in a relation

	// Of the sentence at hand: its place in the run, its heads' columns, and at
	// [i·stride + j] the score of word j as head of word i; j = words stands for
	// the root.
	first, words int
	turned       []int16
	blank        []int32
	Arcs         []int32
	stride       int
	tree         treeScratch
	pairs        []int16 // words with their heads
	relations    []int32 // scores, by word
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
	w := m.Table.Width
	sc.inputs, sc.rows = grow(sc.inputs, n*w), grow(sc.rows, n)
	for i := range n {
		sc.keys = keys(i, sc.keys[:0])
		sc.sum = m.input(sc.inputs[i*w:(i+1)*w], sc.keys, sc.sum)
		sc.rows[i] = int32(i)
	}
	m.Read([]int{n}, sc.rows, sc.inputs, sc)
	m.Sentence(0, sc)
}

// input sets x to what the network reads of a word with these features:
// Table.Width numbers. It works in sum, which it returns for the next word.
func (m *Model) input(x []int16, keys []Key, sum []int32) []int32 {
	sum = grow(sum, m.Table.Width)
	clear(sum)
	for k, key := range keys {
		place, ok := m.Table.find(key)
		if !ok {
			if k > 0 {
				continue
			}
			if place, ok = m.Table.find(Unknown); !ok {
				continue
			}
		}
		m.Table.add(sum, place)
	}
	for k, v := range sum {
		x[k] = clamp(v, TopInput)
	}
	return sum
}

// Read runs the network over sentences that end before so many words. The rows
// of inputs are what it reads of a word, and word i has rows[i]: equal words may
// have one row. Many sentences are read faster together than one by one: a weight
// that is fetched serves several words. What is known of them holds until the next
// call.
func (m *Model) Read(ends []int, rows []int32, inputs []int16, sc *Scratch) {
	sc.ends = append(sc.ends[:0], ends...)
	sc.order = sc.order[:0]
	for k := range ends {
		sc.order = append(sc.order, k)
	}
	slices.SortStableFunc(sc.order, func(a, b int) int { return sc.length(b) - sc.length(a) })
	m.encode(len(rows), rows, inputs, sc)
	m.score(len(rows), sc)
}

// encode runs the layers over the n words of a run.
func (m *Model) encode(n int, rows []int32, x []int16, sc *Scratch) {
	sc.a, sc.b = grow(sc.a, n*m.width), grow(sc.b, n*m.width)
	sc.top = grow(sc.top, (n+1)*m.width)
	for l := range m.Layers {
		out := sc.b
		if l == len(m.Layers)-1 {
			out = sc.top
		} else if l%2 == 1 {
			out = sc.a
		}
		for d := range m.Layers[l] {
			m.direction(&m.Layers[l][d], d == 1, rows, x, out[d*m.hidden:], sc)
		}
		x, rows = out[:n*m.width], nil
	}
	copy(sc.top[n*m.width:], m.Root)
}

// score applies to the encodings what is on top of them.
func (m *Model) score(n int, sc *Scratch) {
	x := sc.top[:n*m.width]
	sc.tags, sc.names = m.Tag.apply(sc.tags, x), m.Name.apply(sc.names, x)
	sc.acc = m.Head.apply(sc.acc, sc.top)
	sc.hh = grow(sc.hh, len(sc.acc))
	foldUp(sc.hh, sc.acc)
	sc.acc = m.Dep.apply(sc.acc, x)
	sc.hd = grow(sc.hd, len(sc.acc))
	foldUp(sc.hd, sc.acc)
	sc.acc = m.Arc.apply(sc.acc, sc.hd)
	fold(sc.hd, sc.acc)
	sc.zd, sc.zh = m.LabelDep.apply(sc.zd, x), m.LabelHead.apply(sc.zh, sc.top)
}

// start and length give the first word of a sentence and its number of words.
func (sc *Scratch) start(k int) int {
	if k == 0 {
		return 0
	}
	return sc.ends[k-1]
}

func (sc *Scratch) length(k int) int { return sc.ends[k] - sc.start(k) }

// A lane is a place in which sentences are read one after the other, word by
// word, beside those in the other lanes.
type lane struct {
	at, left int     // the next word, and the number of words to come
	state    []int16 // after the word before
}

// direction runs one direction of a layer over the sentences: x are its inputs,
// by row or, where there are no rows, by word, and out takes the states, each
// m.width after the one before.
func (m *Model) direction(d *Direction, backwards bool, rows []int32, x, out []int16, sc *Scratch) {
	h := m.hidden
	sc.gates = d.Input.apply(sc.gates, x)
	sc.sums, sc.cell, sc.zero = grow(sc.sums, vec.Rows*4*h), grow(sc.cell, vec.Rows*h), grow(sc.zero, h)
	clear(sc.zero)
	step := 1
	if backwards {
		step = -1
	}
	var lanes [vec.Rows]lane
	for waiting := sc.order; ; {
		var sums, from [vec.Rows][]int32
		var states [vec.Rows][]int16
		n := 0
		for k := range lanes {
			l := &lanes[k]
			if l.left == 0 && len(waiting) > 0 {
				s := waiting[0]
				waiting = waiting[1:]
				*l = lane{at: sc.start(s), left: sc.length(s), state: sc.zero}
				if backwards {
					l.at = sc.ends[s] - 1
				}
				clear(sc.cell[k*h : (k+1)*h])
			}
			if l.left == 0 {
				continue
			}
			row := l.at
			if rows != nil {
				row = int(rows[l.at])
			}
			sums[n], from[n], states[n] = sc.sums[k*4*h:(k+1)*4*h], sc.gates[row*4*h:(row+1)*4*h], l.state
			n++
		}
		if n == 0 {
			return
		}
		vec.MulIntEach(sums[:n], from[:n], states[:n], d.State.panels)
		for k := range lanes {
			l := &lanes[k]
			if l.left == 0 {
				continue
			}
			l.state = out[l.at*m.width:][:h]
			m.gates(sc.sums[k*4*h:(k+1)*4*h], sc.cell[k*h:(k+1)*h], l.state)
			l.at += step
			l.left--
		}
	}
}

// Sentence scores every word and the root as head of every word of sentence k.
func (m *Model) Sentence(k int, sc *Scratch) {
	a := m.Arc.In
	sc.first, sc.words = sc.start(k), sc.length(k)
	sc.stride = vec.Columns(sc.words + 1)
	sc.turned = grow(sc.turned, a*sc.stride)
	clear(sc.turned)
	for j := range sc.words + 1 {
		row := sc.row(j)
		for k, v := range sc.hh[row*a : (row+1)*a] {
			sc.turned[vec.Place(a, k, j)] = v
		}
	}
	sc.Arcs, sc.blank = grow(sc.Arcs, sc.words*sc.stride), grow(sc.blank, sc.stride)
	clear(sc.blank)
	vec.MulInt(sc.Arcs, sc.blank, sc.hd[sc.first*a:(sc.first+sc.words)*a], sc.turned, a)
}

// row returns the place in the run of word j of the sentence at hand, words
// standing for the root.
func (sc *Scratch) row(j int) int {
	if j == sc.words {
		return sc.ends[len(sc.ends)-1]
	}
	return sc.first + j
}

// ScoreTags returns the scores of the tags of word i.
func (m *Model) ScoreTags(i int, sc *Scratch) []int32 {
	return sc.tags[sc.row(i)*m.Tag.columns():][:m.Tags]
}

// ScoreNames returns the scores of the classes of names of word i.
func (m *Model) ScoreNames(i int, sc *Scratch) []int32 {
	return sc.names[sc.row(i)*m.Name.columns():][:m.Names]
}

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

// ScoreRelations scores the relations of the words to their heads, words standing
// for the root.
func (m *Model) ScoreRelations(heads []int32, sc *Scratch) {
	b := m.Label.In
	sc.pairs = grow(sc.pairs, len(heads)*b)
	for i, head := range heads {
		d, h := sc.zd[sc.row(i)*b:][:b], sc.zh[sc.row(int(head))*b:][:b]
		pair := sc.pairs[i*b:][:b]
		for k, v := range d {
			pair[k] = int16(min(max(0, v+h[k]+One/2)>>oneBits, TopHidden))
		}
	}
	sc.relations = m.Label.apply(sc.relations, sc.pairs)
}

// relationsOf returns the scores of the relations of word i to its head.
func (m *Model) relationsOf(i int, sc *Scratch) []int32 {
	return sc.relations[i*m.Label.columns():][:m.Relations]
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

// Relation returns the best relation of word i to its head, of those that
// [Model.ScoreRelations] scored, and the margin by
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
	scores := m.relationsOf(i, sc)
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
