package eval

import (
	"strings"
	"testing"
)

func TestConfidence(t *testing.T) {
	var c confidence
	for range 9 {
		c.add(255*9/10, true)
	}
	c.add(255*9/10, false)
	c.add(0, true)
	if got := c.off(); got < 8.5 || got > 9.5 { // 1 of 11 is off by 100 %, 10 by nearly 0
		t.Errorf("off by %.2f %%, want about 9", got)
	}
	var b strings.Builder
	c.lines(&b, "x")
	if got := b.String(); !strings.Contains(got, "80%      10    89.8    90.0") {
		t.Errorf("lines:\n%s", got)
	}
}
