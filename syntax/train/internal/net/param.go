package net

import (
	"math"
	"math/rand/v2"

	"nuncio/syntax/internal/vec"
)

// Shards is the number of parts that a batch is cut into. Their gradients are
// summed in order, so that the number of processors does not show in the weights.
const Shards = 4

// param is a matrix of weights with its gradients and the moments of Adam
// (Kingma and Ba, 2015).
type param struct {
	rows, cols int
	w          []float32
	t          []float32 // w transposed; rows filled up to a multiple of lanes
	trows      int       // columns of t
	g          [Shards][]float32
	m, v       []float32
	sparse     bool // a table of rows, most of which a batch does not touch
	touched    [Shards][]int32
	mark       [Shards][]bool
}

func up8(n int) int { return (n + vec.Lanes - 1) &^ (vec.Lanes - 1) }

func newParam(rng *rand.Rand, rows, cols int, sd float64) *param {
	p := &param{rows: rows, cols: up8(cols)}
	n := rows * p.cols
	p.w, p.m, p.v = make([]float32, n), make([]float32, n), make([]float32, n)
	for i := range p.w {
		if i%p.cols < cols {
			p.w[i] = float32(rng.NormFloat64() * sd)
		}
	}
	for s := range p.g {
		p.g[s] = make([]float32, n)
	}
	return p
}

// xavier returns a matrix with the spread after Glorot and Bengio (2010).
func xavier(rng *rand.Rand, rows, cols int) *param {
	p := newParam(rng, rows, cols, math.Sqrt(2/float64(rows+cols)))
	p.transpose()
	return p
}

// transpose brings t up to date with w.
func (p *param) transpose() {
	p.trows = up8(p.rows)
	if p.t == nil {
		p.t = make([]float32, p.cols*p.trows)
	}
	for r := range p.rows {
		row := p.w[r*p.cols : (r+1)*p.cols]
		for c, x := range row {
			p.t[c*p.trows+r] = x
		}
	}
}

// touch notes that a shard has a gradient in row r and returns it.
func (p *param) touch(shard int, r int32) []float32 {
	if !p.mark[shard][r] {
		p.mark[shard][r] = true
		p.touched[shard] = append(p.touched[shard], r)
	}
	return p.g[shard][int(r)*p.cols : (int(r)+1)*p.cols]
}

func newTable(rng *rand.Rand, rows, cols int, sd float64) *param {
	p := newParam(rng, rows, cols, sd)
	p.sparse = true
	for s := range p.mark {
		p.mark[s] = make([]bool, rows)
	}
	return p
}

// adam holds the settings of one step.
type adam struct {
	rate, beta1, beta2, eps float32
	step                    int
}

// gather sums the shards' gradients into the first, in order, and returns the
// square of their length.
func (p *param) gather() float64 {
	if p.sparse {
		for s := 1; s < Shards; s++ {
			for _, r := range p.touched[s] {
				dst := p.touch(0, r)
				src := p.g[s][int(r)*p.cols : (int(r)+1)*p.cols]
				for i, x := range src {
					dst[i] += x
				}
				clear(src)
				p.mark[s][r] = false
			}
			p.touched[s] = p.touched[s][:0]
		}
		sum := 0.0
		for _, r := range p.touched[0] {
			sum += square(p.g[0][int(r)*p.cols : (int(r)+1)*p.cols])
		}
		return sum
	}
	g := p.g[0]
	for s := 1; s < Shards; s++ {
		for i, x := range p.g[s] {
			g[i] += x
		}
		clear(p.g[s])
	}
	return square(g)
}

func square(xs []float32) float64 {
	sum := float32(0)
	for _, x := range xs {
		sum += float32(x * x)
	}
	return float64(sum)
}

// update makes one step against the gradient, which it clears.
func (p *param) update(a adam, scale float32) {
	if p.sparse {
		for _, r := range p.touched[0] {
			lo, hi := int(r)*p.cols, (int(r)+1)*p.cols
			p.move(a, scale, lo, hi)
			p.mark[0][r] = false
		}
		p.touched[0] = p.touched[0][:0]
		return
	}
	p.move(a, scale, 0, len(p.w))
	if p.t != nil {
		p.transpose()
	}
}

func (p *param) move(a adam, scale float32, lo, hi int) {
	c1 := float32(1 - math.Pow(float64(a.beta1), float64(a.step)))
	c2 := float32(1 - math.Pow(float64(a.beta2), float64(a.step)))
	w, m, v, g := p.w[lo:hi], p.m[lo:hi], p.v[lo:hi], p.g[0][lo:hi]
	b1, b2 := a.beta1, a.beta2
	rate := a.rate / c1
	for i, x := range g {
		x = float32(x * scale)
		m[i] = float32(b1*m[i]) + float32((1-b1)*x)
		v[i] = float32(b2*v[i]) + float32(float32((1-b2)*x)*x)
		w[i] -= float32(rate * (m[i] / (float32(math.Sqrt(float64(v[i]/c2))) + a.eps)))
	}
	clear(g)
}
