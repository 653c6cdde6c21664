// Package token splits blocks of text into words and sentences as the English
// treebanks of Universal Dependencies have them. Words are byte ranges of the
// text; nothing is rewritten.
package token

// Word is a syntactic word: bytes [Start, End) of the text.
type Word struct {
	Start, End int32
	Flags      Flags
}

// Flags say what stands around a word.
type Flags uint8

// The flags of a word.
const (
	SpaceAfter   Flags = 1 << iota // white space or the end of the block follows
	InMultiword                    // one word of a multiword token
	MultiwordEnd                   // its last word
	Quoted                         // stands inside quotation marks
)

// MaxSentence is the largest number of words in a sentence; longer ones are
// cut, so that no input makes the stages after this one slow.
const MaxSentence = 400

// maxWord is the largest number of bytes in a word, for the same reason.
const maxWord = 1 << 10
