// Package net trains the network that tags words, finds names and scores arcs:
// sums of feature embeddings, layers of bidirectional LSTMs, and heads for each
// task on top. Nothing here is needed to read.
package net

import (
	"fmt"
	"math"
	"math/rand/v2"
	"sync"

	"nuncio/syntax/internal/vec"
)

// Config is the size and the training of a network.
type Config struct {
	Features           int // rows of the table of embeddings
	Embedding          int
	Hidden             int // units of one direction
	Layers             int
	Arc, Label         int // units that score arcs, and relations
	Tags, Relations    int
	Names              int
	Dropout, Recurrent float32
	Rate               float32
	Steps              int // in all, for the falling rate
	Warmup             int
	NameWeight         float32 // of an error in a name; 1 in all others
	Seed               uint64
}

// Example is a sentence with what is to be learnt from it.
type Example struct {
	Features [][]int32 // rows of the table, by word
	Tags     []int32   // nil where unknown
	Heads    []int32   // 0 ... n-1, and n for the root; nil where unknown
	Labels   []int32
	Names    []int32 // nil where unknown
	Banned   []bool  // classes of names that the annotators did not mark
}

// Net is a network in training.
type Net struct {
	Config
	table         *param
	forth, back   []*lstm
	root          *param
	dep, head     *param
	depB, headB   *param
	arc, arcB     *param
	ldep, lhead   *param
	ldepB         *param
	label, labelB *param
	tag, tagB     *param
	name, nameB   *param
	params        []*param
	shards        [Shards]shard
	step          int
}

// New returns a network of small random weights.
func New(c Config) *Net {
	rng := rand.New(rand.NewPCG(c.Seed, 77))
	n := &Net{Config: c}
	n.table = newTable(rng, c.Features, c.Embedding, 0.15)
	in := c.Embedding
	for range c.Layers {
		n.forth = append(n.forth, newLSTM(rng, in, c.Hidden, false))
		n.back = append(n.back, newLSTM(rng, in, c.Hidden, true))
		in = 2 * c.Hidden
	}
	n.root = newParam(rng, 1, in, 0.1)
	n.dep, n.head = xavier(rng, in, c.Arc), xavier(rng, in, c.Arc)
	n.depB, n.headB = newParam(rng, 1, c.Arc, 0), newParam(rng, 1, c.Arc, 0)
	n.arc, n.arcB = xavier(rng, c.Arc, c.Arc), newParam(rng, 1, c.Arc, 0)
	n.ldep, n.lhead = xavier(rng, in, c.Label), xavier(rng, in, c.Label)
	n.ldepB = newParam(rng, 1, c.Label, 0)
	n.label, n.labelB = xavier(rng, c.Label, c.Relations), newParam(rng, 1, c.Relations, 0)
	n.tag, n.tagB = xavier(rng, in, c.Tags), newParam(rng, 1, c.Tags, 0)
	n.name, n.nameB = xavier(rng, in, c.Names), newParam(rng, 1, c.Names, 0)
	n.params = []*param{n.table, n.root, n.dep, n.head, n.depB, n.headB, n.arc, n.arcB, n.ldep, n.lhead, n.ldepB, n.label, n.labelB, n.tag, n.tagB, n.name, n.nameB}
	for i := range n.forth {
		for _, l := range []*lstm{n.forth[i], n.back[i]} {
			n.params = append(n.params, l.wx, l.wh, l.b)
		}
	}
	for i := range n.shards {
		n.shards[i].id = i
		n.shards[i].net = n
	}
	return n
}

// Loss is what a batch cost, summed over its words.
type Loss struct {
	Words        int
	Arcs, Labels float64
	Tags, Names  float64
}

// Learn makes one step on a batch. seeds, one a sentence, set the dropout.
func (n *Net) Learn(batch []*Example, seeds []uint64) Loss {
	var wg sync.WaitGroup
	var losses [Shards]Loss
	words := 0
	for _, e := range batch {
		words += len(e.Features)
	}
	for s := range Shards {
		wg.Add(1)
		go func() {
			defer wg.Done()
			for i := s; i < len(batch); i += Shards {
				n.shards[s].learn(batch[i], seeds[i], &losses[s])
			}
		}()
	}
	wg.Wait()
	n.step++
	sum := 0.0
	for _, p := range n.params {
		sum += p.gather()
	}
	scale := 1 / float32(words)
	if norm := math.Sqrt(sum) * float64(scale); norm > 2 {
		scale *= float32(2 / norm)
	}
	rate := n.Rate
	switch {
	case n.step < n.Warmup:
		rate *= float32(n.step) / float32(n.Warmup)
	case n.Steps > 0:
		rate *= max(0.01, 1-float32(n.step)/float32(n.Steps))
	}
	a := adam{rate: rate, beta1: 0.9, beta2: 0.98, eps: 1e-8, step: n.step}
	var up sync.WaitGroup
	for _, p := range n.params {
		up.Add(1)
		go func() {
			defer up.Done()
			p.update(a, scale)
		}()
	}
	up.Wait()
	var all Loss
	for _, l := range losses {
		all.Add(l)
	}
	return all
}

// shard is the memory of one part of a batch.
type shard struct {
	id     int
	net    *Net
	turned mat

	in          mat // sums of embeddings
	runs        [][2]lstmRun
	outs        []mat // by layer
	masks       []mat
	dIn         mat
	dOuts       []mat
	hd, hh, p   mat
	scores      mat
	zd, zh, z   mat
	rels        mat
	tags, names mat
	dhd, dhh    mat
	dp, dscores mat
	dzh         mat
	dz, drels   mat
	hhT, dsT    mat
}

// dropMask returns a mask of n entries: 0 with probability p, else 1/(1-p).
func dropMask(rng *rand.Rand, x []float32, p float32) {
	keep := 1 / (1 - p)
	for i := range x {
		x[i] = 0
		if rng.Float32() >= p {
			x[i] = keep
		}
	}
}

func mulRows(m *mat, mask []float32) {
	for r := range m.rows {
		row := m.row(r)
		for i, v := range mask {
			row[i] = float32(row[i] * v)
		}
	}
}

// encode runs the layers over a sentence; the result has a row more than
// words, for the root. rng nil drops nothing.
func (s *shard) encode(features [][]int32, rng *rand.Rand) *mat {
	n := s.net
	words := len(features)
	s.in.size(words, n.Embedding)
	for i, fs := range features {
		row := s.in.row(i)
		for _, f := range fs {
			e := n.table.w[int(f)*n.table.cols : (int(f)+1)*n.table.cols]
			for k, v := range e {
				row[k] += v
			}
		}
	}
	if len(s.runs) == 0 {
		s.runs, s.outs, s.masks, s.dOuts = make([][2]lstmRun, n.Layers), make([]mat, n.Layers), make([]mat, n.Layers+1), make([]mat, n.Layers)
	}
	x := &s.in
	for l := range n.Layers {
		if rng != nil {
			s.masks[l].size(3, max(x.cols, n.Hidden))
			dropMask(rng, s.masks[l].row(0)[:x.cols], n.Dropout)
			dropMask(rng, s.masks[l].row(1)[:n.Hidden], n.Recurrent)
			dropMask(rng, s.masks[l].row(2)[:n.Hidden], n.Recurrent)
			mulRows(x, s.masks[l].row(0)[:x.cols])
		}
		out := &s.outs[l]
		rows := words
		if l == n.Layers-1 {
			rows++
		}
		out.size(rows, 2*n.Hidden)
		var m1, m2 []float32
		if rng != nil && n.Recurrent > 0 {
			m1, m2 = s.masks[l].row(1)[:n.Hidden], s.masks[l].row(2)[:n.Hidden]
		}
		n.forth[l].forward(out, x, 0, &s.runs[l][0], m1)
		n.back[l].forward(out, x, n.Hidden, &s.runs[l][1], m2)
		x = out
	}
	copy(x.row(words), n.root.w)
	if rng != nil {
		m := &s.masks[n.Layers]
		m.size(1, x.cols)
		dropMask(rng, m.row(0), n.Dropout)
		mulRows(x, m.row(0))
	}
	return x
}

// encodeBack takes the gradient of the top, in the last of dOuts, down to the table.
func (s *shard) encodeBack(features [][]int32) {
	n := s.net
	words := len(features)
	top := n.Layers - 1
	d := &s.dOuts[top]
	mulRows(d, s.masks[n.Layers].row(0))
	g := n.root.g[s.id]
	for k, v := range d.row(words) {
		g[k] += v
	}
	for l := top; l >= 0; l-- {
		x, dx := &s.in, &s.dIn
		if l > 0 {
			x, dx = &s.outs[l-1], &s.dOuts[l-1]
		}
		dx.size(words, x.cols)
		n.forth[l].back(s, dx, &s.dOuts[l], x, 0, &s.runs[l][0])
		n.back[l].back(s, dx, &s.dOuts[l], x, n.Hidden, &s.runs[l][1])
		mulRows(dx, s.masks[l].row(0)[:x.cols])
	}
	for i, fs := range features {
		row := s.dIn.row(i)
		for _, f := range fs {
			g := n.table.touch(s.id, f)
			for k, v := range row {
				g[k] += v
			}
		}
	}
}

// words returns the rows of m but that of the root.
func (m *mat) words() *mat { return &mat{m.rows - 1, m.cols, m.x[:(m.rows-1)*m.cols]} }

// arcs computes scores[i][j]: word j, or the root where j is the number of
// words, is the head of word i.
func (s *shard) arcs(x *mat) {
	n := s.net
	w := x.words()
	linear(&s.hd, w, n.dep, n.depB)
	linear(&s.hh, x, n.head, n.headB)
	relu(&s.hd)
	relu(&s.hh)
	linear(&s.p, &s.hd, n.arc, n.arcB)
	s.hh.transposed(&s.hhT)
	s.scores.size(w.rows, x.rows)
	for i := range w.rows {
		row := s.scores.row(i)
		vec.MulAdd(row, s.p.row(i), s.hhT.x)
		row[i] = -1e9
		for j := x.rows; j < len(row); j++ {
			row[j] = -1e9
		}
	}
	linear(&s.zd, w, n.ldep, n.ldepB)
	linear(&s.zh, x, n.lhead, nil)
}

// relations scores the relations of the words to their heads.
func (s *shard) relations(heads []int32) {
	n := s.net
	s.z.size(len(heads), n.Label)
	for i, h := range heads {
		z, d, hd := s.z.row(i), s.zd.row(i), s.zh.row(int(h))
		for k := range z {
			z[k] = max(0, d[k]+hd[k])
		}
	}
	linear(&s.rels, &s.z, n.label, n.labelB)
}

func (s *shard) learn(e *Example, seed uint64, loss *Loss) {
	n := s.net
	rng := rand.New(rand.NewPCG(n.Seed, seed))
	x := s.encode(e.Features, rng)
	top := &s.dOuts[n.Layers-1]
	top.size(x.rows, x.cols)
	w, dw := x.words(), top.words()
	loss.Words += len(e.Features)
	if e.Heads != nil {
		s.arcs(x)
		loss.Arcs += s.choose(&s.dscores, &s.scores, e.Heads, x.rows, nil)
		s.relations(e.Heads)
		loss.Labels += s.choose(&s.drels, &s.rels, e.Labels, n.Relations, nil)
		// Relations.
		s.dz.size(s.z.rows, n.Label)
		s.linearBack(&s.dz, &s.drels, &s.z, n.label, n.labelB)
		reluBack(&s.dz, &s.z)
		s.dzh.size(x.rows, n.Label)
		for i, h := range e.Heads {
			d := s.dzh.row(int(h))
			for k, v := range s.dz.row(i) {
				d[k] += v
			}
		}
		s.linearBack(dw, &s.dz, w, n.ldep, n.ldepB)
		s.linearBack(top, &s.dzh, x, n.lhead, nil)
		// Arcs.
		s.dp.size(w.rows, n.Arc)
		for i := range w.rows {
			vec.MulAdd(s.dp.row(i), s.dscores.row(i)[:x.rows], s.hh.x)
		}
		s.dscores.transposed(&s.dsT)
		s.dhh.size(x.rows, n.Arc)
		for j := range x.rows {
			vec.MulAdd(s.dhh.row(j), s.dsT.row(j)[:w.rows], s.p.x)
		}
		s.dhd.size(w.rows, n.Arc)
		s.linearBack(&s.dhd, &s.dp, &s.hd, n.arc, n.arcB)
		reluBack(&s.dhd, &s.hd)
		reluBack(&s.dhh, &s.hh)
		s.linearBack(dw, &s.dhd, w, n.dep, n.depB)
		s.linearBack(top, &s.dhh, x, n.head, n.headB)
	}
	if e.Tags != nil {
		linear(&s.tags, w, n.tag, n.tagB)
		loss.Tags += s.choose(&s.drels, &s.tags, e.Tags, n.Tags, nil)
		s.linearBack(dw, &s.drels, w, n.tag, n.tagB)
	}
	if e.Names != nil {
		linear(&s.names, w, n.name, n.nameB)
		loss.Names += s.choose(&s.drels, &s.names, e.Names, n.Names, e.Banned)
		for i := range s.drels.x {
			s.drels.x[i] = float32(s.drels.x[i] * n.NameWeight)
		}
		s.linearBack(dw, &s.drels, w, n.name, n.nameB)
	}
	s.encodeBack(e.Features)
}

// choose writes the gradient of the cross entropy of each row's first classes
// against gold to d and returns the sum.
func (s *shard) choose(d, scores *mat, gold []int32, classes int, banned []bool) float64 {
	d.size(scores.rows, scores.cols)
	loss := 0.0
	for i, g := range gold {
		row, out := scores.row(i), d.row(i)
		top := float32(-1e30)
		for k := range classes {
			if banned == nil || !banned[k] {
				top = max(top, row[k])
			}
		}
		sum := float32(0)
		for k := range classes {
			if banned == nil || !banned[k] {
				out[k] = exp32(row[k] - top)
				sum += out[k]
			}
		}
		for k := range classes {
			out[k] /= sum
		}
		loss -= math.Log(max(float64(out[g]), 1e-10))
		out[g]--
	}
	return loss
}

// Add adds what another batch cost.
func (l *Loss) Add(o Loss) {
	l.Words += o.Words
	l.Arcs += o.Arcs
	l.Labels += o.Labels
	l.Tags += o.Tags
	l.Names += o.Names
}

// String gives the costs a word.
func (l Loss) String() string {
	w := float64(max(1, l.Words))
	return fmt.Sprintf("arcs %.3f relations %.3f tags %.3f names %.3f", l.Arcs/w, l.Labels/w, l.Tags/w, l.Names/w)
}
