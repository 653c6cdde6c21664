// Package name finds named entities: a first-order linear model over the words
// and tags of a sentence, decoded by Viterbi's algorithm and trained by the
// structured perceptron (Collins, 2002).
package name

import (
	"math"

	"nuncio/syntax/internal/lex"
	"nuncio/syntax/internal/linear"
)

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
			t[a][b] = mayFollow(Class(a), Class(b))
		}
	}
	return t
}()

func mayFollow(a, b Class) bool {
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

// Tagger finds names.
type Tagger struct {
	Scorer  linear.Scorer
	Lexicon Lexicon
}

// Sentence is the input: words with their tags and coarse tags.
type Sentence struct {
	Words []lex.Word
	Tags  []uint8
}

// Scratch is the memory of one search, to be used again.
type Scratch struct {
	fs     []uint64
	kinds  []uint32 // classes of the words
	emit   [][Classes]int32
	best   [][Classes]int32
	from   [][Classes]uint8
	moves  [Classes + 1][Classes]int32
	scores linear.Scores
	loaded bool
}

const begin = Classes // the class before the first word

// Find writes the class of each word. banned classes are not used; nil bans none.
func (t *Tagger) Find(s *Sentence, classes []Class, banned *[Classes]bool, sc *Scratch) {
	n := len(s.Words)
	if n == 0 {
		return
	}
	if !sc.loaded {
		t.loadMoves(sc)
	}
	sc.emit = append(sc.emit[:0], make([][Classes]int32, n)...)
	sc.best = append(sc.best[:0], make([][Classes]int32, n)...)
	sc.from = append(sc.from[:0], make([][Classes]uint8, n)...)
	sc.kinds = sc.kinds[:0]
	for i := range s.Words {
		sc.kinds = append(sc.kinds, t.Lexicon[s.Words[i].Lower])
	}
	for i := range n {
		sc.fs = s.features(sc.fs[:0], sc.kinds, i)
		clear(sc.scores[:Classes])
		t.Scorer.Score(sc.fs, &sc.scores)
		copy(sc.emit[i][:], sc.scores[:Classes])
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

func (t *Tagger) loadMoves(sc *Scratch) {
	for a := range sc.moves {
		var scores linear.Scores
		t.Scorer.Score([]uint64{move(uint8(a))}, &scores)
		copy(sc.moves[a][:], scores[:Classes])
	}
	sc.loaded = true
}

func move(a uint8) uint64 { return linear.Feature(1000, uint32(a), 0, 0) }

// column fills the Viterbi column of word i.
func (sc *Scratch) column(i int, last bool, banned *[Classes]bool) {
	const impossible = math.MinInt32 / 2
	for b := range Classes {
		sc.best[i][b] = impossible
		if banned != nil && banned[b] || last && !follows[b][0] {
			continue
		}
		if i == 0 {
			if follows[0][b] {
				sc.best[i][b] = sc.moves[begin][b] + sc.emit[i][b]
			}
			continue
		}
		for a := range Classes {
			if !follows[a][b] || sc.best[i-1][a] == impossible {
				continue
			}
			if v := sc.best[i-1][a] + sc.moves[a][b] + sc.emit[i][b]; v > sc.best[i][b] {
				sc.best[i][b], sc.from[i][b] = v, uint8(a)
			}
		}
	}
}

// Margin returns by how much the classes [first, end) beat the best other
// class, word by word, at the weakest word.
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
	return least
}

// Learn makes one step of training on a sentence with its gold classes.
func Learn(l *linear.Learner, lexicon Lexicon, s *Sentence, gold, found []Class, banned *[Classes]bool, sc *Scratch) {
	t := Tagger{Scorer: l, Lexicon: lexicon}
	sc.loaded = false
	t.Find(s, found, banned, sc)
	for i := range gold {
		a, b := uint8(begin), uint8(begin)
		if i > 0 {
			a, b = gold[i-1], found[i-1]
		}
		if gold[i] != found[i] {
			sc.fs = s.features(sc.fs[:0], sc.kinds, i)
			l.Update(sc.fs, int(gold[i]), 1)
			l.Update(sc.fs, int(found[i]), -1)
		}
		if a != b || gold[i] != found[i] {
			l.Update([]uint64{move(a)}, int(gold[i]), 1)
			l.Update([]uint64{move(b)}, int(found[i]), -1)
		}
	}
	l.Next()
}

func (s *Sentence) at(i int) *lex.Word {
	if i < 0 || i >= len(s.Words) {
		return &lex.None
	}
	return &s.Words[i]
}

func (s *Sentence) tag(i int) uint32 {
	if i < 0 || i >= len(s.Tags) {
		return 255
	}
	return uint32(s.Tags[i])
}

// features appends the features of word i; kinds are the classes of the words.
func (s *Sentence) features(fs []uint64, kinds []uint32, i int) []uint64 {
	kind := func(k int) uint32 {
		if k < 0 || k >= len(kinds) {
			return 0
		}
		return kinds[k]
	}
	k0, kp, kn := kind(i), kind(i-1), kind(i+1)
	w, p, q := s.at(i), s.at(i-1), s.at(i-2)
	n, m := s.at(i+1), s.at(i+2)
	t, tp, tn := s.tag(i), s.tag(i-1), s.tag(i+1)
	where := uint32(0)
	if i == 0 {
		where = 1
	}
	f := linear.Feature
	return append(fs,
		f(1, 0, 0, 0),
		f(2, w.Form, 0, 0),
		f(3, w.Lower, 0, 0),
		f(4, w.Suffix[1], w.Shape, 0),
		f(5, w.Suffix[2], 0, 0),
		f(6, w.Suffix[3], 0, 0),
		f(7, w.Prefix[1], 0, 0),
		f(8, w.Prefix[2], 0, 0),
		f(9, w.Prefix[3], 0, 0),
		f(10, w.Shape, where, 0),
		f(11, uint32(w.Flags), t, where),
		f(12, t, 0, 0),
		f(13, tp, t, 0),
		f(14, t, tn, 0),
		f(15, tp, t, tn),
		f(16, p.Lower, 0, 0),
		f(17, n.Lower, 0, 0),
		f(18, q.Lower, p.Lower, 0),
		f(19, n.Lower, m.Lower, 0),
		f(20, p.Form, w.Form, 0),
		f(21, w.Form, n.Form, 0),
		f(22, p.Lower, w.Shape, 0),
		f(23, n.Lower, w.Shape, 0),
		f(24, p.Shape, w.Shape, n.Shape),
		f(25, p.Lower, t, 0),
		f(26, n.Lower, t, 0),
		f(27, q.Lower, 0, 0),
		f(28, m.Lower, 0, 0),
		f(29, p.Form, n.Form, 0),
		f(30, n.Suffix[2], w.Shape, 0),
		f(31, p.Suffix[2], w.Shape, 0),
		f(32, s.tag(i-2), tp, t),
		f(33, t, tn, s.tag(i+2)),
		f(34, k0, w.Shape, 0),
		f(35, kp, w.Shape, k0),
		f(36, kn, w.Shape, k0),
		f(37, kp, k0, kn),
		f(38, kind(i+2), kn, w.Shape),
		f(39, kind(i-2), kp, w.Shape),
		f(40, p.Lower, k0, n.Lower),
		f(41, p.Lower, n.Shape, w.Shape),
		f(42, p.Lower, n.Lower, w.Shape),
		f(43, p.Shape, n.Lower, w.Shape),
	)
}
