package span

import "unicode/utf8"

// stride is how many bytes lie between two stored counts: small enough that a
// look-up reads at most one cache line or two, large enough that the table is
// 1/32 of the text.
const stride = 128

// CodePoints converts byte offsets of one text into code-point offsets.
// It is read-only after [NewCodePoints] and safe for concurrent use.
type CodePoints struct {
	text  string
	ascii bool
	// counts[i] is the number of code points before byte i*stride.
	counts []int32
}

// NewCodePoints indexes text.
func NewCodePoints(text string) *CodePoints {
	c := &CodePoints{text: text, ascii: true, counts: make([]int32, 0, len(text)/stride+1)}
	n := int32(0)
	for i := 0; i < len(text); i++ {
		if i%stride == 0 {
			c.counts = append(c.counts, n)
		}
		if utf8.RuneStart(text[i]) {
			n++
		}
		if text[i] >= utf8.RuneSelf {
			c.ascii = false
		}
	}
	return c
}

// Offset returns how many code points begin before byte offset b.
// Offsets past the text count as its end.
func (c *CodePoints) Offset(b int) int {
	b = min(max(b, 0), len(c.text))
	if c.ascii {
		return b
	}
	if len(c.counts) == 0 {
		return 0
	}
	block := min(b/stride, len(c.counts)-1)
	n := int(c.counts[block])
	for i := block * stride; i < b; i++ {
		if utf8.RuneStart(c.text[i]) {
			n++
		}
	}
	return n
}
