package neural

import "golang.org/x/sys/cpu"

// wide reports whether the processor has 256-bit integer vectors.
var wide = cpu.X86.HasAVX2

// gatesWide is [gatesPlain] for n units, a multiple of 8, of layers of h.
//
//go:noescape
func gatesWide(t *gateTable, sums, cell *int32, out *int16, h, n int)
