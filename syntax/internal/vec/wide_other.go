//go:build !amd64

package vec

const wide, widest = false, false

func mulAddWide(y, x, w *float32, k, n int) {}

func mulAddIntWide(y *int32, x, w *int16, k, n int) {}

func mulAddWidest(y, x, w *float32, k, n int) {}

func mulAddIntWidest(y *int32, x, w *int16, k, n int) {}

func mulAddIntTwoWidest(y0, y1 *int32, x0, x1, w *int16, k, n int) {}
