package net

import (
	"math"
	"math/rand/v2"

	"nuncio/syntax/internal/vec"
)

func pow2(n int32) float32 { return math.Float32frombits(uint32(n+127) << 23) }

// lstm is one direction of a layer (Hochreiter and Schmidhuber, 1997). The
// columns of its matrices are the gates: in, forget, out and the new content.
type lstm struct {
	h         int
	wx, wh, b *param
	backwards bool
}

func newLSTM(rng *rand.Rand, in, h int, backwards bool) *lstm {
	l := &lstm{h: h, wx: xavier(rng, in, 4*h), wh: xavier(rng, h, 4*h), b: newParam(rng, 1, 4*h, 0), backwards: backwards}
	for i := h; i < 2*h; i++ {
		l.b.w[i] = 1 // remember at first (Jozefowicz et al., 2015)
	}
	return l
}

// lstmRun is one pass over a sentence, kept for the way back.
type lstmRun struct {
	gates, cell, squashed mat // by word
	prev                  mat // what each word saw of the word before it
	dgates                mat
	mask                  []float32
	dh, dc                []float32
}

func (l *lstm) at(t, n int) int {
	if l.backwards {
		return n - 1 - t
	}
	return t
}

// forward writes the states to columns [off, off+h) of out. mask, one entry a
// unit, is the dropout of the recurrent path (Gal and Ghahramani, 2016).
func (l *lstm) forward(out, x *mat, off int, r *lstmRun, mask []float32) {
	n, h := x.rows, l.h
	linear(&r.gates, x, l.wx, l.b)
	r.cell.size(n, h)
	r.squashed.size(n, h)
	r.prev.size(n, h)
	r.mask = mask
	for t := range n {
		i := l.at(t, n)
		g := r.gates.row(i)
		c, sq := r.cell.row(i), r.squashed.row(i)
		var before []float32
		if t > 0 {
			j := l.at(t-1, n)
			p := r.prev.row(i)
			copy(p, out.row(j)[off:off+h])
			for k, m := range mask {
				p[k] = float32(p[k] * m)
			}
			vec.MulAdd(g, p, l.wh.w)
			before = r.cell.row(j)
		}
		o := out.row(i)[off : off+h]
		for k := range h {
			in, forget, outg, content := sigmoid(g[k]), sigmoid(g[h+k]), sigmoid(g[2*h+k]), tanh32(g[3*h+k])
			g[k], g[h+k], g[2*h+k], g[3*h+k] = in, forget, outg, content
			v := float32(in * content)
			if before != nil {
				v += float32(forget * before[k])
			}
			c[k] = v
			sq[k] = tanh32(v)
			o[k] = float32(outg * sq[k])
		}
	}
}

// back adds to dx and to the gradients, given dout in columns [off, off+h).
func (l *lstm) back(s *shard, dx, dout, x *mat, off int, r *lstmRun) {
	n, h := x.rows, l.h
	r.dgates.size(n, 4*h)
	r.dh, r.dc = zeros(r.dh, h), zeros(r.dc, h)
	for t := n - 1; t >= 0; t-- {
		i := l.at(t, n)
		g, d := r.gates.row(i), r.dgates.row(i)
		do := dout.row(i)[off : off+h]
		sq := r.squashed.row(i)
		var before []float32
		if t > 0 {
			before = r.cell.row(l.at(t-1, n))
		}
		for k := range h {
			dh := do[k] + r.dh[k]
			in, forget, outg, content := g[k], g[h+k], g[2*h+k], g[3*h+k]
			dc := r.dc[k] + float32(float32(dh*outg)*(1-float32(sq[k]*sq[k])))
			d[2*h+k] = float32(float32(dh*sq[k]) * float32(outg*(1-outg)))
			d[k] = float32(float32(dc*content) * float32(in*(1-in)))
			d[3*h+k] = float32(float32(dc*in) * (1 - float32(content*content)))
			if before != nil {
				d[h+k] = float32(float32(dc*before[k]) * float32(forget*(1-forget)))
			}
			r.dc[k] = float32(dc * forget)
		}
		clear(r.dh)
		if t > 0 {
			vec.MulAdd(r.dh, d, l.wh.t)
			for k, m := range r.mask {
				r.dh[k] = float32(r.dh[k] * m)
			}
		}
	}
	s.weightsBack(&r.dgates, &r.prev, l.wh, nil)
	s.linearBack(dx, &r.dgates, x, l.wx, l.b)
}

func zeros(x []float32, n int) []float32 {
	if cap(x) < n {
		return make([]float32, n)
	}
	x = x[:n]
	clear(x)
	return x
}
