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

// mulAddWidest is [MulAdd] over k rows of n columns.
//
//go:noescape
func mulAddWidest(y, x, w *float32, k, n int)

// mulIntWide sets four rows to, each of them that of from plus x·w, over k
// pairs of numbers and so many panels. Rows may be the same.
//
//go:noescape
func mulIntWide(to, from *[Rows]*int32, x *[Rows]*int16, w *int16, k, panels int)

// mulIntWidest is like [mulIntWide].
//
//go:noescape
func mulIntWidest(to, from *[Rows]*int32, x *[Rows]*int16, w *int16, k, panels int)
