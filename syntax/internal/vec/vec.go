package vec

import "unsafe"

// Lanes is the number of columns that every matrix must be a multiple of.
const Lanes = 8

// MulAdd adds x·w to y: y[n] += Σ x[k]·w[k·N+n], in the order of k, where N is
// len(y), a multiple of [Lanes], and w has len(x) rows.
func MulAdd(y, x, w []float32) {
	if len(x) == 0 || len(y) == 0 {
		return
	}
	_ = w[len(x)*len(y)-1]
	if len(y)%Lanes != 0 {
		panic("vec: columns are not a multiple of 8")
	}
	switch {
	case widest:
		mulAddWidest(&y[0], &x[0], &w[0], len(x), len(y))
	case wide:
		mulAddWide(&y[0], &x[0], &w[0], len(x), len(y))
	default:
		mulAdd(y, x, w)
	}
}

func mulAdd(y, x, w []float32) {
	n := len(y)
	for k, a := range x {
		row := w[k*n : k*n+n]
		row = row[:len(y)]
		for i := range y {
			y[i] += float32(a * row[i]) // the conversion forbids fusing
		}
	}
}

// Panel is the number of columns that the integer kernels take at once. They
// read matrices in panels of so many columns, one panel after the other, so
// that all is read in the order in which it lies: [Place] says where.
const Panel = 16

// Columns rounds a number of columns up to whole panels.
func Columns(n int) int { return (n + Panel - 1) / Panel * Panel }

// Place returns where the weight of row k and column n lies in a matrix of so
// many rows, an even number. Rows lie in pairs, those of a column side by side.
func Place(rows, k, n int) int {
	return n/Panel*Panel*rows + k/2*2*Panel + n%Panel*2 + k%2
}

// Rows is the number of vectors that the integer kernels take at once: each
// weight that is read serves them all.
const Rows = 4

// MulInt sets y to bias + x·w for vectors that lie one after the other: each of
// x has rows numbers, an even number, each of y as many as bias has, whole
// panels, and w lies as [Place] says. Sums wrap around at 32 bits; the maker of
// the weights sees to it that they cannot reach that far.
func MulInt(y, bias []int32, x, w []int16, rows int) {
	if len(x) == 0 || len(bias) == 0 {
		return
	}
	var to, from [Rows]*int32
	var in [Rows]*int16
	columns, n := len(bias), len(x)/rows
	check(rows, columns, len(w))
	_ = y[n*columns-1]
	for i := 0; i < n; i += Rows {
		for r := range Rows {
			k := min(i+r, n-1)
			to[r], from[r], in[r] = &y[k*columns], &bias[0], &x[k*rows]
		}
		mulInt(&to, &from, &in, w, rows, columns)
	}
}

// MulIntEach is [MulInt] for up to [Rows] vectors that lie anywhere, each with a
// bias of its own, which may be the vector itself.
func MulIntEach(y, bias [][]int32, x [][]int16, w []int16) {
	if len(x) == 0 {
		return
	}
	var to, from [Rows]*int32
	var in [Rows]*int16
	rows, columns := len(x[0]), len(y[0])
	check(rows, columns, len(w))
	for r := range Rows {
		k := min(r, len(x)-1)
		to[r], from[r], in[r] = &y[k][:columns][0], &bias[k][:columns][0], &x[k][:rows][0]
	}
	mulInt(&to, &from, &in, w, rows, columns)
}

// check refuses shapes that the kernels would read beyond.
func check(rows, columns, weights int) {
	if columns%Panel != 0 || rows%2 != 0 || weights < rows*columns {
		panic("vec: columns are not whole panels, rows are odd, or weights are missing")
	}
}

// mulInt sets each vector to to from + x·w. The same vector may come twice.
func mulInt(to, from *[Rows]*int32, x *[Rows]*int16, w []int16, rows, columns int) {
	switch {
	case widest:
		mulIntWidest(to, from, x, &w[0], rows/2, columns/Panel)
	case wide:
		mulIntWide(to, from, x, &w[0], rows/2, columns/Panel)
	default:
		mulIntPlain(to, from, x, w, rows, columns)
	}
}

func mulIntPlain(to, from *[Rows]*int32, x *[Rows]*int16, w []int16, rows, columns int) {
	for r := range Rows {
		if r > 0 && to[r] == to[r-1] {
			continue
		}
		y, start, x := unsafe.Slice(to[r], columns), unsafe.Slice(from[r], columns), unsafe.Slice(x[r], rows)
		for n := 0; n < columns; n += Panel {
			sums := [Panel]int32(start[n:])
			panel := w[n*rows : (n+Panel)*rows]
			k := 0
			for ; k+3 < len(x); k += 4 { // two pairs of rows at a time: the sums are read and written half as often
				a, b, c, d := int32(x[k]), int32(x[k+1]), int32(x[k+2]), int32(x[k+3])
				two := (*[4 * Panel]int16)(panel[k*Panel:])
				for i := range sums {
					sums[i] += a*int32(two[2*i]) + b*int32(two[2*i+1]) + c*int32(two[2*Panel+2*i]) + d*int32(two[2*Panel+2*i+1])
				}
			}
			if k+1 < len(x) {
				a, b := int32(x[k]), int32(x[k+1])
				pair := (*[2 * Panel]int16)(panel[k*Panel:])
				for i := range sums {
					sums[i] += a*int32(pair[2*i]) + b*int32(pair[2*i+1])
				}
			}
			*(*[Panel]int32)(y[n:]) = sums
		}
	}
}
