package name

import (
	_ "embed"
	"strings"

	"nuncio/syntax/internal/linear"
)

//go:embed classes.txt
var classesText string

// Lexicon gives the classes of words of the file classes.txt, one bit a class,
// by the hash of the lower-case form.
type Lexicon map[uint32]uint32

// NewLexicon reads the embedded file. There are at most 32 classes.
func NewLexicon() Lexicon {
	lex := Lexicon{}
	bit := uint32(1)
	for line := range strings.Lines(classesText) {
		name, words, ok := strings.Cut(strings.TrimSpace(line), ":")
		if !ok || strings.HasPrefix(name, "#") {
			continue
		}
		for _, w := range strings.Fields(words) {
			lex[linear.Hash(w)] |= bit
		}
		bit <<= 1
	}
	return lex
}
