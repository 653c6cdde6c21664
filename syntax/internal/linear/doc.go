// Package linear holds multi-class linear models over hashed sparse features:
// [Learner] is the averaged perceptron (Collins, 2002) that trains them and
// [Model] the frozen form that is read from a model file without copying.
//
// A feature is a 64-bit hash; no dictionary of features is kept. Scores are
// integers, so that every processor gives the same result.
package linear

// MaxClasses bounds the number of classes of one model.
const MaxClasses = 256

// Scores holds one score a class.
type Scores [MaxClasses]int32

// Scorer adds the weights of features to scores.
type Scorer interface {
	Score(features []uint64, scores *Scores)
}

const (
	k1 = 0x9E3779B97F4A7C15 // 2^64 / golden ratio
	k2 = 0xBF58476D1CE4E5B9 // from splitmix64 (Steele, Lea and Flood, 2014)
	k3 = 0x94D049BB133111EB
)

// Feature hashes the values of one feature template.
func Feature(template, a, b, c uint32) uint64 {
	x := (uint64(template)<<32|uint64(a))*k1 ^ (uint64(b)<<32|uint64(c))*k3
	x ^= x >> 32
	x *= k2
	x ^= x >> 29
	return x | 1<<40 // never 0, which marks an empty slot of a learner
}

// Hash hashes a string to 32 bits (FNV-1a with a final mix).
func Hash[T string | []byte](s T) uint32 {
	h := uint64(14695981039346656037)
	for i := 0; i < len(s); i++ {
		h = (h ^ uint64(s[i])) * 1099511628211
	}
	h ^= h >> 32
	h *= k2
	return uint32(h >> 32)
}

// Best returns the class with the highest score among the first n, and by how
// much it beats the second. Ties go to the lower class.
func (s *Scores) Best(n int) (class int, margin int32) {
	first, second := int32(-1<<31), int32(-1<<31)
	for i, v := range s[:n] {
		switch {
		case v > first:
			first, second, class = v, first, i
		case v > second:
			second = v
		}
	}
	if second == -1<<31 {
		return class, 1 << 30
	}
	return class, first - second
}
