package vec

import (
	"math/rand/v2"
	"slices"
	"testing"
)

// TestKernels holds that all kernels give the same bits as the plain ones.
func TestKernels(t *testing.T) {
	if !wide {
		t.Skip("this processor has the plain kernels only")
	}
	rng := rand.New(rand.NewPCG(1, 2))
	for _, rows := range []int{2, 4, 6, 30, 128} {
		for _, cols := range []int{8, 16, 56, 64, 72, 128, 200, 328} {
			y, x, w := make([]float32, cols), make([]float32, rows), make([]float32, rows*cols)
			for _, s := range [][]float32{y, x, w} {
				for i := range s {
					s[i] = float32(rng.NormFloat64())
				}
			}
			yi, xi, wi := make([]int32, cols), make([]int16, rows), make([]int16, rows*cols)
			for i := range xi {
				xi[i] = int16(rng.IntN(1<<12) - 1<<11)
			}
			for i := range wi {
				wi[i] = int16(rng.Uint32())
			}
			want, wantInt := slices.Clone(y), slices.Clone(yi)
			mulAdd(want, x, w)
			mulAddInt(wantInt, xi, wi)
			two, again := slices.Clone(yi), slices.Clone(yi)
			MulAddIntTwo(two, again, xi, xi, wi)
			if !slices.Equal(two, wantInt) || !slices.Equal(again, wantInt) {
				t.Errorf("%d by %d integers, two at once, differ", rows, cols)
			}
			for name, k := range kernels() {
				got, gotInt := slices.Clone(y), slices.Clone(yi)
				if k.floats(got, x, w); !slices.Equal(got, want) {
					t.Errorf("%s: %d by %d floats differ", name, rows, cols)
				}
				if k.ints(gotInt, xi, wi); !slices.Equal(gotInt, wantInt) {
					t.Errorf("%s: %d by %d integers differ", name, rows, cols)
				}
			}
		}
	}
}

type kernel struct {
	floats func(y, x, w []float32)
	ints   func(y []int32, x, w []int16)
}

// kernels returns those that this processor has, beside the plain ones.
func kernels() map[string]kernel {
	if !wide {
		return nil
	}
	ks := map[string]kernel{"wide": {
		func(y, x, w []float32) { mulAddWide(&y[0], &x[0], &w[0], len(x), len(y)) },
		func(y []int32, x, w []int16) { mulAddIntWide(&y[0], &x[0], &w[0], len(x)/2, len(y)) },
	}}
	if widest {
		ks["widest"] = kernel{
			func(y, x, w []float32) { mulAddWidest(&y[0], &x[0], &w[0], len(x), len(y)) },
			func(y []int32, x, w []int16) { mulAddIntWidest(&y[0], &x[0], &w[0], len(x)/2, len(y)) },
		}
	}
	return ks
}

func TestMulAddInt(t *testing.T) {
	// Columns n of rows 0 and 1: 1 and 10·(n+1).
	y, w := make([]int32, 8), make([]int16, 16)
	for n := range 8 {
		w[2*n], w[2*n+1] = 1, int16(10*(n+1))
	}
	MulAddInt(y, []int16{3, 2}, w)
	if want := []int32{23, 43, 63, 83, 103, 123, 143, 163}; !slices.Equal(y, want) {
		t.Errorf("got %v, want %v", y, want)
	}
}

func BenchmarkFloats(b *testing.B) {
	y, x, w := make([]float32, 512), make([]float32, 256), make([]float32, 256*512)
	run := func(name string, f func(y, x, w []float32)) {
		b.Run(name, func(b *testing.B) {
			for b.Loop() {
				f(y, x, w)
			}
			b.ReportMetric(float64(b.N)*256*512/1e9/b.Elapsed().Seconds(), "GMAC/s")
		})
	}
	run("plain", mulAdd)
	for name, k := range kernels() {
		run(name, k.floats)
	}
}

func BenchmarkInts(b *testing.B) {
	y, x, w := make([]int32, 512), make([]int16, 256), make([]int16, 256*512)
	run := func(name string, f func(y []int32, x, w []int16)) {
		b.Run(name, func(b *testing.B) {
			for b.Loop() {
				f(y, x, w)
			}
			b.ReportMetric(float64(b.N)*256*512/1e9/b.Elapsed().Seconds(), "GMAC/s")
		})
	}
	run("plain", mulAddInt)
	for name, k := range kernels() {
		run(name, k.ints)
	}
}

func BenchmarkTwoInts(b *testing.B) {
	y, z, x, w := make([]int32, 512), make([]int32, 512), make([]int16, 256), make([]int16, 256*512)
	for b.Loop() {
		MulAddIntTwo(y, z, x, x, w)
	}
	b.ReportMetric(float64(2*b.N)*256*512/1e9/b.Elapsed().Seconds(), "GMAC/s")
}
