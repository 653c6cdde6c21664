// Package grade holds the small network that grades how sure a reader can be that
// an act took place. [Clue] hashes what is seen of a word; [Load] reads the
// weights and [Model.Grade] grades the clues of a word. The weights are integers
// and so is the arithmetic, so that every processor gives the same grade.
package grade

// Scale is the question that readers were asked.
type Scale uint8

// The scales. They differ in what is yet to come: on the first it has not
// happened, on the second its author is sure of it.
const (
	Happened  Scale = iota // "did it happen?": UDS-IH2 (White et al. 2016)
	Committed              // "how sure is who tells of it?": MEANTIME (Minard et al. 2016)
)

// Clue hashes a kind of clue and its values to 32 bits (FNV-1a with a final mix).
func Clue(kind string, values ...string) uint32 {
	h := uint64(14695981039346656037)
	h = mix(h, kind)
	for _, v := range values {
		h = mix(h, v)
	}
	h ^= h >> 32
	h *= 0xBF58476D1CE4E5B9 // from splitmix64 (Steele, Lea and Flood, 2014)
	return uint32(h >> 32)
}

func mix(h uint64, s string) uint64 {
	const prime = 1099511628211
	for i := range len(s) {
		h = (h ^ uint64(s[i])) * prime
	}
	return (h ^ 0xff) * prime // no byte of UTF-8
}

// On returns the clues as they are seen on a scale. On the scale of the news each
// stands twice, once as it is and once for that scale alone, so that what both
// scales share is learnt from both (Daumé 2007).
func On(scale Scale, clues []uint32) []uint32 {
	if scale == Happened {
		return clues
	}
	out := make([]uint32, 0, 2*len(clues))
	for _, c := range clues {
		out = append(out, c, c*0x9E3779B1^0xA5A5A5A5)
	}
	return out
}
