package ingest

import (
	"math"
	"strings"
	"unicode"

	"nuncio/article"
)

// A signature is a MinHash (Broder, "On the resemblance and containment of
// documents", 1997): the share of positions at which two signatures agree
// estimates the resemblance of two texts, that is how many of all the shingles
// in either are in both. What resemblance makes two reports one dispatch is
// the store's to say.
//
// Measured on the sample corpus and on dispatches that are edited as papers
// edit them (signature_test.go): four words in a row part best. Its 32 reports
// have one dispatch in two papers, at 0.66; no other pair is above 0.03. With
// five words a changed word costs more (0.65), with two or three strangers look
// alike (0.12 and 0.05).
const (
	// signatureSize is the number of values; the estimate is then off by 0.04
	// (one standard deviation of 128 draws) at a resemblance of 0.3.
	signatureSize = 128
	shingleWords  = 4
)

// Body returns the running text of an article: what an agency sends and papers
// print. Headlines, headings and captions are each paper's own.
func Body(a *article.Article) string {
	var b strings.Builder
	for _, block := range a.Blocks {
		switch block.Kind {
		case article.Paragraph, article.Quotation, article.List:
			b.WriteString(block.Span.Text(a.Text))
			b.WriteByte('\n')
		}
	}
	return b.String()
}

// Signature returns the near-duplicate signature of a running text, nil where
// it is shorter than one shingle. Case and punctuation do not count. Stores keep
// the values: if anything here changes, every report needs a new one.
func Signature(body string) []uint32 {
	s := newSketch()
	for _, r := range body {
		switch {
		case unicode.IsLetter(r) || unicode.IsDigit(r):
			s.letter(unicode.ToLower(r))
		case r == '\'' || r == '’':
			// "don't" is one word, whichever mark it is written with.
		default:
			s.endWord()
		}
	}
	s.endWord()
	if s.words < shingleWords {
		return nil
	}
	return s.least
}

// sketch takes in a text letter by letter.
type sketch struct {
	word   uint64               // hash of the word so far, 0 between words
	window [shingleWords]uint64 // hashes of the last words, a ring
	words  int
	least  []uint32 // of each hash function, the least value so far
}

func newSketch() *sketch {
	s := &sketch{least: make([]uint32, signatureSize)}
	for i := range s.least {
		s.least[i] = math.MaxUint32
	}
	return s
}

// The constants of FNV-1a, 64 bits.
const (
	fnvOffset = 14695981039346656037
	fnvPrime  = 1099511628211
)

func (s *sketch) letter(r rune) {
	if s.word == 0 {
		s.word = fnvOffset
	}
	s.word = (s.word ^ uint64(r)) * fnvPrime
}

func (s *sketch) endWord() {
	if s.word == 0 {
		return
	}
	s.window[s.words%shingleWords] = s.word
	s.word = 0
	if s.words++; s.words < shingleWords {
		return
	}
	var x uint64
	for i := range shingleWords {
		x = mix(x ^ s.window[(s.words+i)%shingleWords]) // the oldest word first
	}
	for i, f := range functions {
		// Multiply-shift (Dietzfelbinger et al., 1997): the upper half of a·x + b.
		s.least[i] = min(s.least[i], uint32((f.a*x+f.b)>>32))
	}
}

// functions are the hash functions of the signature's positions.
var functions = func() (fs [signatureSize]struct{ a, b uint64 }) {
	for i := range fs {
		fs[i].a = mix(uint64(2*i+1)) | 1
		fs[i].b = mix(uint64(2*i + 2))
	}
	return fs
}()

// mix spreads every bit of x over all bits: the finalizer of SplitMix64 (Steele
// et al., 2014), after its step.
func mix(x uint64) uint64 {
	x += 0x9e3779b97f4a7c15
	x = (x ^ x>>30) * 0xbf58476d1ce4e5b9
	x = (x ^ x>>27) * 0x94d049bb133111eb
	return x ^ x>>31
}
