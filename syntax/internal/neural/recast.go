package neural

import "unsafe"

// recast returns the same bits as signed or unsigned numbers of the same size.
func recast[To, From int16 | uint16 | int32 | uint32](s []From) []To {
	var a From
	var b To
	if unsafe.Sizeof(a) != unsafe.Sizeof(b) {
		panic("neural: recast to another size")
	}
	if len(s) == 0 {
		return nil
	}
	return unsafe.Slice((*To)(unsafe.Pointer(&s[0])), len(s))
}
