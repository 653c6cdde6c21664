package neural

import "nuncio/syntax/internal/lex"

// A Key is the hash of one feature of a word: a template and its value.
type Key = uint32

func key(template, value uint32) Key {
	x := uint64(template)<<32 | uint64(value)
	x *= 0x9E3779B97F4A7C15
	x ^= x >> 29
	x *= 0xBF58476D1CE4E5B9
	k := uint32(x >> 32)
	if k == 0 {
		return 1 // 0 marks an empty place
	}
	return k
}

// The templates of features.
const (
	byLower = 1 + iota
	byForm
	bySuffix2
	bySuffix3
	bySuffix4
	byPrefix2
	byPrefix3
	byPrefix4
	byShape
	byFlags
	byKind // + the number of the class of words
	byPOS  = 64
	byNoun = 65 + iota
	byVerb
	byFrame // of a verb
	byNames
	byBase
)

// Unknown is the key of what stands for a word that was too rare to learn.
var Unknown = key(byLower, 0)

// facts are what is known of a word beside its letters.
type facts struct {
	kinds      uint32 // classes of words, one bit each
	pos, base  uint8  // parts of speech in WordNet, and as a base form
	noun, verb uint8  // lexicographer files
	names      uint8
	frames     uint64
}

// keys appends the features of a word. The first is that of the word itself.
func keys(ks []Key, w *lex.Word, f facts, first bool) []Key {
	where := uint32(0)
	if first {
		where = 1
	}
	ks = append(ks,
		key(byLower, w.Lower),
		key(byForm, w.Form),
		key(bySuffix2, w.Suffix[1]),
		key(bySuffix3, w.Suffix[2]),
		key(bySuffix4, w.Suffix[3]),
		key(byPrefix2, w.Prefix[1]),
		key(byPrefix3, w.Prefix[2]),
		key(byPrefix4, w.Prefix[3]),
		key(byShape, w.Shape),
		key(byFlags, uint32(w.Flags)<<1|where),
	)
	for b := uint32(0); f.kinds>>b != 0; b++ {
		if f.kinds>>b&1 != 0 {
			ks = append(ks, key(byKind, b))
		}
	}
	ks = append(ks, key(byPOS, uint32(f.pos)), key(byBase, uint32(f.base)))
	if f.noun != 0 {
		ks = append(ks, key(byNoun, uint32(f.noun)))
	}
	if f.verb != 0 {
		ks = append(ks, key(byVerb, uint32(f.verb)))
	}
	if f.names != 0 {
		ks = append(ks, key(byNames, uint32(f.names)))
	}
	for b := uint32(0); f.frames>>b != 0; b++ {
		if f.frames>>b&1 != 0 {
			ks = append(ks, key(byFrame, b))
		}
	}
	return ks
}

// Rare returns the features of a word as if it had never been seen; Veiled as if
// its letters could not be read.
func Rare(ks []Key) []Key { return append([]Key{Unknown}, ks[spelled:]...) }

// Veiled is like [Rare], without beginning and end of the word.
func Veiled(ks []Key) []Key { return append([]Key{Unknown}, ks[shaped:]...) }

// The first features are of the whole word, those after them of its parts.
const spelled, shaped = 2, 8
