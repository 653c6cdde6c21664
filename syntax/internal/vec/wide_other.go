//go:build !amd64

package vec

const wide, widest = false, false

func mulAddWide(y, x, w *float32, k, n int) {}

func mulAddWidest(y, x, w *float32, k, n int) {}

func mulIntWide(to, from *[Rows]*int32, x *[Rows]*int16, w *int16, k, panels int) {}

func mulIntWidest(to, from *[Rows]*int32, x *[Rows]*int16, w *int16, k, panels int) {}
