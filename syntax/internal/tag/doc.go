// Package tag finds morphological features and lemmas of words whose tags are
// known.
package tag

import "nuncio/syntax/internal/lex"

// Sentence holds the words of one sentence.
type Sentence struct {
	Words []lex.Word
}

// None is the tag before the first word; no class has it.
const None = 255

func (s *Sentence) at(i int) *lex.Word {
	if i < 0 || i >= len(s.Words) {
		return &lex.None
	}
	return &s.Words[i]
}
