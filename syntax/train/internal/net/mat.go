package net

import "nuncio/syntax/internal/vec"

// mat is a matrix of activations, row by row.
type mat struct {
	rows, cols int
	x          []float32
}

func (m *mat) row(i int) []float32 { return m.x[i*m.cols : (i+1)*m.cols] }

// size makes m a matrix of zeros.
func (m *mat) size(rows, cols int) {
	m.rows, m.cols = rows, up8(cols)
	n := m.rows * m.cols
	if cap(m.x) < n {
		m.x = make([]float32, n)
	}
	m.x = m.x[:n]
	clear(m.x)
}

// transposed writes the transpose of m into t.
func (m *mat) transposed(t *mat) {
	t.size(m.cols, m.rows)
	for r := range m.rows {
		for c, x := range m.row(r) {
			t.x[c*t.cols+r] = x
		}
	}
}

// linear computes y = x·w + b; b may be nil.
func linear(y, x *mat, w, b *param) {
	y.size(x.rows, w.cols)
	for i := range x.rows {
		row := y.row(i)
		if b != nil {
			copy(row, b.w)
		}
		vec.MulAdd(row, x.row(i), w.w)
	}
}

// linearBack adds to dx and to the gradients of w and b what dy asks for.
// x must have w.rows columns; dx may be nil.
func (s *shard) linearBack(dx, dy, x *mat, w, b *param) {
	s.weightsBack(dy, x, w, b)
	if dx == nil {
		return
	}
	for i := range dy.rows {
		vec.MulAdd(dx.row(i), dy.row(i), w.t)
	}
}

// weightsBack adds to the gradients of w and b.
func (s *shard) weightsBack(dy, x *mat, w, b *param) {
	g := w.g[s.id]
	x.transposed(&s.turned)
	t := &s.turned
	for k := range w.rows {
		vec.MulAdd(g[k*w.cols:(k+1)*w.cols], t.row(k)[:x.rows], dy.x)
	}
	if b == nil {
		return
	}
	gb := b.g[s.id]
	for i := range dy.rows {
		for k, v := range dy.row(i) {
			gb[k] += v
		}
	}
}

func relu(m *mat) {
	for i, v := range m.x {
		if v < 0 {
			m.x[i] = 0
		}
	}
}

// reluBack clears dy where y is not above 0.
func reluBack(dy, y *mat) {
	for i, v := range y.x {
		if v <= 0 {
			dy.x[i] = 0
		}
	}
}

// exp32 is e to the x: 2 to the whole part and a polynomial for the rest,
// each step rounded, so that every processor gives the same bits.
func exp32(x float32) float32 {
	if x < -80 {
		return 0
	}
	if x > 80 {
		x = 80
	}
	z := float32(x * 1.44269504)
	n := float32(int32(z + 0.5))
	if z < -0.5 {
		n = float32(int32(z - 0.5))
	}
	f := float32(z-n) * 0.693147181
	p := float32(float32(1.0/720) * f)
	p = float32((p + float32(1.0/120)) * f)
	p = float32((p + float32(1.0/24)) * f)
	p = float32((p + float32(1.0/6)) * f)
	p = float32((p + 0.5) * f)
	p = float32((p + 1) * f)
	p++
	return float32(p * pow2(int32(n)))
}

func sigmoid(x float32) float32 { return 1 / (1 + exp32(-x)) }

func tanh32(x float32) float32 { return 1 - 2/(1+exp32(2*x)) }
