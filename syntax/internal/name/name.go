// Package name finds the best sequence of names in a sentence whose words have
// a score for each part of a name (Viterbi's algorithm), and holds the classes
// of words that tell names.
package name

import "math"

// Types is the number of types of name.
const Types = 4

// A Class says where in a name a word stands: 0 is outside, and each type has
// four classes after it, in the order of the Part constants.
type Class = uint8

// The parts of a name.
const (
	First = iota
	Inside
	Last
	Single
)

// Classes is the number of classes.
const Classes = 1 + 4*Types

// Of returns the class of a part of a name of a type (from 0).
func Of(typ, part int) Class { return Class(1 + 4*typ + part) }

// Split returns type and part of a class that is not outside.
func Split(c Class) (typ, part int) { return int(c-1) / 4, int(c-1) % 4 }

// follows[a][b] reports whether class b may stand after class a.
var follows = func() (t [Classes][Classes]bool) {
	for a := range t {
		for b := range t[a] {
			t[a][b] = MayFollow(Class(a), Class(b))
		}
	}
	return t
}()

// MayFollow reports whether class b may stand after class a.
func MayFollow(a, b Class) bool {
	open, typ := false, -1
	if a != 0 {
		t, part := Split(a)
		typ, open = t, part == First || part == Inside
	}
	if b == 0 {
		return !open
	}
	t, part := Split(b)
	if part == Inside || part == Last {
		return open && t == typ
	}
	return !open
}

// Scratch is the memory of one search, to be used again.
type Scratch struct {
	emit [][]int32
	best [][Classes]int64
	from [][Classes]uint8
}

// Decode writes the class of each word: those that may follow each other and
// have the highest sum of scores. scores returns one score a class for a word,
// and must keep them until Margin has been asked. banned classes are not used;
// nil bans none.
func (sc *Scratch) Decode(scores func(i int) []int32, classes []Class, banned *[Classes]bool) {
	n := len(classes)
	if n == 0 {
		return
	}
	sc.emit = append(sc.emit[:0], make([][]int32, n)...)
	sc.best = append(sc.best[:0], make([][Classes]int64, n)...)
	sc.from = append(sc.from[:0], make([][Classes]uint8, n)...)
	for i := range n {
		sc.emit[i] = scores(i)
		sc.column(i, i == n-1, banned)
	}
	at := uint8(0)
	for c := range Classes {
		if sc.best[n-1][c] > sc.best[n-1][at] {
			at = uint8(c)
		}
	}
	for i := n - 1; i >= 0; i-- {
		classes[i] = at
		at = sc.from[i][at]
	}
}

// column fills the column of word i.
func (sc *Scratch) column(i int, last bool, banned *[Classes]bool) {
	const impossible = math.MinInt64 / 2
	for b := range Classes {
		sc.best[i][b] = impossible
		if banned != nil && banned[b] || last && !follows[b][0] {
			continue
		}
		e := int64(sc.emit[i][b])
		if i == 0 {
			if follows[0][b] {
				sc.best[i][b] = e
			}
			continue
		}
		for a := range Classes {
			if !follows[a][b] || sc.best[i-1][a] == impossible {
				continue
			}
			if v := sc.best[i-1][a] + e; v > sc.best[i][b] {
				sc.best[i][b], sc.from[i][b] = v, uint8(a)
			}
		}
	}
}

// Margin returns by how much the classes [first, end) beat the best other
// class, word by word, at the weakest word, in the scores' 1/1024.
func (sc *Scratch) Margin(classes []Class, first, end int) int32 {
	least := int32(math.MaxInt32)
	for i := first; i < end; i++ {
		other := int32(math.MinInt32)
		for c, v := range sc.emit[i] {
			if Class(c) != classes[i] {
				other = max(other, v)
			}
		}
		least = min(least, sc.emit[i][classes[i]]-other)
	}
	return max(least, 0) >> marginBits
}

// marginBits takes scores in units of 2⁻²² to margins in units of 2⁻¹⁰.
const marginBits = 12
