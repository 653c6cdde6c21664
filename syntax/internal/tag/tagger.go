// Package tag finds parts of speech, morphological features and lemmas.
package tag

import (
	"nuncio/syntax/internal/lex"
	"nuncio/syntax/internal/linear"
)

// Tagger gives each word of a sentence one of Classes tags, from left to right.
type Tagger struct {
	Scorer  linear.Scorer
	Classes int
}

// Sentence is the input of the tagger: the words of one sentence.
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

// Features appends the features of word i after the tags t1 (of word i-1) and
// t2 (of word i-2).
func (s *Sentence) Features(fs []uint64, i int, t1, t2 uint8) []uint64 {
	w, p, q := s.at(i), s.at(i-1), s.at(i-2)
	n, m := s.at(i+1), s.at(i+2)
	tag1, tag2 := uint32(t1), uint32(t1)<<8|uint32(t2)
	where := uint32(0)
	if i == 0 {
		where = 1
	}
	if i == len(s.Words)-1 {
		where |= 2
	}
	facts := uint32(w.Flags)<<2 | where
	f := linear.Feature
	return append(fs,
		f(1, 0, 0, 0),
		f(2, w.Form, 0, 0),
		f(3, w.Lower, 0, 0),
		f(4, w.Suffix[0], 0, 0),
		f(5, w.Suffix[1], 0, 0),
		f(6, w.Suffix[2], 0, 0),
		f(7, w.Suffix[3], 0, 0),
		f(8, w.Suffix[4], 0, 0),
		f(9, w.Prefix[0], 0, 0),
		f(10, w.Prefix[1], 0, 0),
		f(11, w.Prefix[2], 0, 0),
		f(12, w.Prefix[3], 0, 0),
		f(13, w.Shape, where, 0),
		f(14, facts, 0, 0),
		f(15, tag1, 0, 0),
		f(16, tag2, 0, 0),
		f(17, tag1, w.Lower, 0),
		f(18, tag1, w.Suffix[2], 0),
		f(19, p.Lower, 0, 0),
		f(20, q.Lower, 0, 0),
		f(21, n.Lower, 0, 0),
		f(22, m.Lower, 0, 0),
		f(23, p.Lower, w.Lower, 0),
		f(24, w.Lower, n.Lower, 0),
		f(25, p.Lower, n.Lower, 0),
		f(26, n.Suffix[2], 0, 0),
		f(27, n.Suffix[1], w.Suffix[1], 0),
		f(28, p.Suffix[2], 0, 0),
		f(29, n.Shape, w.Shape, 0),
		f(30, p.Shape, w.Shape, 0),
		f(31, tag1, n.Lower, 0),
		f(32, tag2, w.Lower, 0),
		f(33, tag2, n.Suffix[2], 0),
		f(34, tag1, facts, 0),
		f(35, n.Lower, m.Lower, 0),
		f(36, tag1, w.Suffix[1], n.Suffix[1]),
		f(37, q.Lower, p.Lower, 0),
		f(38, facts, uint32(n.Flags), uint32(p.Flags)),
	)
}

// Tag writes the tag of each word and the margin by which it won. fs is
// scratch memory, returned for the next call.
func (t *Tagger) Tag(s *Sentence, tags []uint8, margins []int32, fs []uint64) []uint64 {
	t1, t2 := uint8(None), uint8(None)
	var scores linear.Scores
	for i := range s.Words {
		clear(scores[:t.Classes])
		fs = s.Features(fs[:0], i, t1, t2)
		t.Scorer.Score(fs, &scores)
		c, margin := scores.Best(t.Classes)
		tags[i], margins[i] = uint8(c), margin
		t1, t2 = uint8(c), t1
	}
	return fs
}
