package vec

import "golang.org/x/sys/cpu"

// wide reports whether the processor has 256-bit integer vectors.
var wide = cpu.X86.HasAVX2

// widest reports whether it has 512-bit ones, and adds products of integers in
// one step.
var widest = cpu.X86.HasAVX512F && cpu.X86.HasAVX512BW && cpu.X86.HasAVX512VL && cpu.X86.HasAVX512VNNI

// mulAddWide is [MulAdd] over k rows of n columns.
//
//go:noescape
func mulAddWide(y, x, w *float32, k, n int)

// mulAddIntWide is [MulAddInt] over k pairs of rows of n columns.
//
//go:noescape
func mulAddIntWide(y *int32, x, w *int16, k, n int)

// mulAddWidest is [MulAdd] over k rows of n columns.
//
//go:noescape
func mulAddWidest(y, x, w *float32, k, n int)

// mulAddIntWidest is [MulAddInt] over k pairs of rows of n columns.
//
//go:noescape
func mulAddIntWidest(y *int32, x, w *int16, k, n int)

// mulAddIntTwoWidest is [MulAddIntTwo] over k pairs of rows of n columns.
//
//go:noescape
func mulAddIntTwoWidest(y0, y1 *int32, x0, x1, w *int16, k, n int)
