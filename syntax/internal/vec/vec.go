package vec

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

// MulAddInt adds x·w to y. w holds its rows in pairs, so that the weights of
// column n for x[2k] and x[2k+1] lie side by side at w[2·(k·N+n)]; len(x) is
// even and N, len(y), a multiple of [Lanes]. Sums wrap around at 32 bits;
// the maker of the weights sees to it that they cannot reach that far.
func MulAddInt(y []int32, x, w []int16) {
	if len(x) == 0 || len(y) == 0 {
		return
	}
	_ = w[len(x)*len(y)-1]
	check(len(x), len(y))
	switch {
	case widest:
		mulAddIntWidest(&y[0], &x[0], &w[0], len(x)/2, len(y))
	case wide:
		mulAddIntWide(&y[0], &x[0], &w[0], len(x)/2, len(y))
	default:
		mulAddInt(y, x, w)
	}
}

// MulAddIntTwo is [MulAddInt] for two vectors of the same length at once, which
// reads the weights once.
func MulAddIntTwo(y0, y1 []int32, x0, x1, w []int16) {
	if !widest || len(x0) == 0 || len(y0) == 0 {
		MulAddInt(y0, x0, w)
		MulAddInt(y1, x1, w)
		return
	}
	_, _, _ = w[len(x0)*len(y0)-1], x1[len(x0)-1], y1[len(y0)-1]
	check(len(x0), len(y0))
	mulAddIntTwoWidest(&y0[0], &y1[0], &x0[0], &x1[0], &w[0], len(x0)/2, len(y0))
}

// check refuses shapes that the kernels would read beyond.
func check(rows, columns int) {
	if columns%Lanes != 0 || rows%2 != 0 {
		panic("vec: columns are not a multiple of 8, or rows are odd")
	}
}

func mulAddInt(y []int32, x, w []int16) {
	n := len(y)
	k := 0
	for ; k+3 < len(x); k += 4 { // two pairs of rows at a time: y is read and written half as often
		a, b, c, d := int32(x[k]), int32(x[k+1]), int32(x[k+2]), int32(x[k+3])
		r0, r1 := w[k*n:k*n+2*n], w[(k+2)*n:(k+2)*n+2*n]
		for i := range y {
			if 2*i+1 < len(r0) && 2*i+1 < len(r1) { // always: spares four checks
				y[i] += a*int32(r0[2*i]) + b*int32(r0[2*i+1]) + c*int32(r1[2*i]) + d*int32(r1[2*i+1])
			}
		}
	}
	for ; k+1 < len(x); k += 2 {
		a, b := int32(x[k]), int32(x[k+1])
		row := w[k*n : k*n+2*n]
		for i := range y {
			y[i] += a*int32(row[2*i]) + b*int32(row[2*i+1])
		}
	}
}
