package store

import (
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// Fold makes names comparable: case, accents and other marks are dropped,
// hyphens and runs of white space are one space.
func Fold(s string) string {
	var b strings.Builder
	b.Grow(len(s))
	space := false
	for _, r := range norm.NFKD.String(s) {
		switch {
		case unicode.Is(unicode.Mn, r):
		case unicode.IsSpace(r), unicode.Is(unicode.Pd, r):
			space = b.Len() > 0
		default:
			if space {
				b.WriteByte(' ')
				space = false
			}
			b.WriteRune(foldCase(r))
		}
	}
	return b.String()
}

// foldCase returns the least letter of those that differ in case alone, so
// that ſ and K (kelvin) are s and k too.
func foldCase(r rune) rune {
	if r < unicode.MaxASCII {
		return unicode.ToLower(r)
	}
	return unicode.ToLower(unicode.ToUpper(r))
}
