package vec

import (
	"math/rand/v2"
	"slices"
	"testing"
)

// TestFloats holds that all kernels give the same bits as the plain one.
func TestFloats(t *testing.T) {
	rng := rand.New(rand.NewPCG(1, 2))
	for _, rows := range []int{2, 4, 6, 30, 128} {
		for _, cols := range []int{8, 16, 56, 64, 72, 128, 200, 328} {
			y, x, w := make([]float32, cols), make([]float32, rows), make([]float32, rows*cols)
			for _, s := range [][]float32{y, x, w} {
				for i := range s {
					s[i] = float32(rng.NormFloat64())
				}
			}
			want := slices.Clone(y)
			mulAdd(want, x, w)
			for name, k := range floatKernels() {
				got := slices.Clone(y)
				if k(got, x, w); !slices.Equal(got, want) {
					t.Errorf("%s: %d by %d floats differ", name, rows, cols)
				}
			}
		}
	}
}

// floatKernels returns those that this processor has.
func floatKernels() map[string]func(y, x, w []float32) {
	ks := map[string]func(y, x, w []float32){"plain": mulAdd}
	if wide {
		ks["wide"] = func(y, x, w []float32) { mulAddWide(&y[0], &x[0], &w[0], len(x), len(y)) }
	}
	if widest {
		ks["widest"] = func(y, x, w []float32) { mulAddWidest(&y[0], &x[0], &w[0], len(x), len(y)) }
	}
	return ks
}

type intKernel func(to, from *[Rows]*int32, x *[Rows]*int16, w []int16, rows, columns int)

// intKernels returns those that this processor has.
func intKernels() map[string]intKernel {
	ks := map[string]intKernel{"plain": mulIntPlain}
	if wide {
		ks["wide"] = func(to, from *[Rows]*int32, x *[Rows]*int16, w []int16, rows, columns int) {
			mulIntWide(to, from, x, &w[0], rows/2, columns/Panel)
		}
	}
	if widest {
		ks["widest"] = func(to, from *[Rows]*int32, x *[Rows]*int16, w []int16, rows, columns int) {
			mulIntWidest(to, from, x, &w[0], rows/2, columns/Panel)
		}
	}
	return ks
}

// product is bias + x·w, computed as it is defined.
func product(bias []int32, x, w []int16) []int32 {
	y := slices.Clone(bias)
	for n := range y {
		for k, v := range x {
			y[n] += int32(v) * int32(w[Place(len(x), k, n)])
		}
	}
	return y
}

// TestInts holds that all kernels multiply, whether they write their vectors
// anew or add to them, and where the last vector stands for missing ones.
func TestInts(t *testing.T) {
	rng := rand.New(rand.NewPCG(1, 2))
	for _, rows := range []int{2, 4, 6, 30, 128} {
		for _, cols := range []int{16, 48, 64, 80, 128, 208, 640} {
			x, w, bias := make([]int16, Rows*rows), make([]int16, rows*cols), make([]int32, cols)
			for i := range x {
				x[i] = int16(rng.IntN(1<<12) - 1<<11)
			}
			for i := range w {
				w[i] = int16(rng.Uint32())
			}
			for i := range bias {
				bias[i] = int32(rng.Uint32())
			}
			for n := 1; n <= Rows; n++ {
				var want []int32
				for r := range n {
					want = append(want, product(bias, x[r*rows:(r+1)*rows], w)...)
				}
				for name, kernel := range intKernels() {
					anew, onto := make([]int32, n*cols), slices.Repeat(bias, n)
					var to, from, added [Rows]*int32
					var in [Rows]*int16
					for r := range Rows {
						k := min(r, n-1)
						to[r], from[r], added[r], in[r] = &anew[k*cols], &bias[0], &onto[k*cols], &x[k*rows]
					}
					kernel(&to, &from, &in, w, rows, cols)
					kernel(&added, &added, &in, w, rows, cols)
					if !slices.Equal(anew, want) || !slices.Equal(onto, want) {
						t.Errorf("%s: %d vectors by %d by %d differ", name, n, rows, cols)
					}
				}
			}
		}
	}
}

// TestMulInt holds that vectors one after the other and vectors anywhere are
// multiplied alike.
func TestMulInt(t *testing.T) {
	const rows, cols = 6, 32
	rng := rand.New(rand.NewPCG(1, 2))
	w, bias := make([]int16, rows*cols), make([]int32, cols)
	for i := range w {
		w[i] = int16(rng.Uint32())
	}
	for n := range 10 {
		x, y := make([]int16, n*rows), make([]int32, n*cols)
		for i := range x {
			x[i] = int16(rng.IntN(1<<12) - 1<<11)
		}
		MulInt(y, bias, x, w, rows)
		for i := range n {
			v, sum := x[i*rows:(i+1)*rows], make([]int32, cols)
			MulIntEach([][]int32{sum}, [][]int32{bias}, [][]int16{v}, w)
			if want := product(bias, v, w); !slices.Equal(y[i*cols:(i+1)*cols], want) || !slices.Equal(sum, want) {
				t.Errorf("vector %d of %d differs", i, n)
			}
		}
	}
}

func TestRefuses(t *testing.T) {
	for _, c := range []struct{ rows, columns, weights int }{{3, 16, 48}, {2, 8, 16}, {4, 16, 63}} {
		func() {
			defer func() {
				if recover() == nil {
					t.Errorf("%+v was taken", c)
				}
			}()
			MulInt(make([]int32, c.columns), make([]int32, c.columns), make([]int16, c.rows), make([]int16, c.weights), c.rows)
		}()
	}
}

func BenchmarkFloats(b *testing.B) {
	y, x, w := make([]float32, 512), make([]float32, 256), make([]float32, 256*512)
	for name, k := range floatKernels() {
		b.Run(name, func(b *testing.B) {
			for b.Loop() {
				k(y, x, w)
			}
			b.ReportMetric(float64(b.N)*256*512/1e9/b.Elapsed().Seconds(), "GMAC/s")
		})
	}
}

func BenchmarkInts(b *testing.B) {
	y, x, w := make([]int32, Rows*640), make([]int16, Rows*160), make([]int16, 160*640)
	var to [Rows]*int32
	var in [Rows]*int16
	for r := range Rows {
		to[r], in[r] = &y[r*640], &x[r*160]
	}
	for name, k := range intKernels() {
		b.Run(name, func(b *testing.B) {
			for b.Loop() {
				k(&to, &to, &in, w, 160, 640)
			}
			b.ReportMetric(float64(b.N)*Rows*160*640/1e9/b.Elapsed().Seconds(), "GMAC/s")
		})
	}
}
