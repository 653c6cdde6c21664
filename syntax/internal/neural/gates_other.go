//go:build !amd64

package neural

const wide = false

func gatesWide(t *gateTable, sums, cell *int32, out *int16, h, n int) {}
