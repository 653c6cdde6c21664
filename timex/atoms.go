package timex

import (
	"unicode"
	"unicode/utf8"

	"nuncio/span"
	"nuncio/syntax"
)

// atom is the smallest thing that a pattern tests: a known word, a run of
// letters, a run of digits, or one sign. Tokens are cut into atoms so that
// "12th", "mid-June" and "10am" read alike however they were tokenized.
type atom struct {
	span   span.Span
	token  int32
	word   int32 // id in the vocabulary, 0 where it is not known
	num    int32 // value of a run of digits, -1 for anything else
	digits uint8 // its length
	caps   bool  // begins with a capital letter
	glued  bool  // no space before it
}

// maxDigits is the longest run of digits that is read as a number.
const maxDigits = 8

// atomize appends the atoms of a sentence's tokens to buf.
func (v *vocabulary) atomize(buf []atom, doc *syntax.Document, first, end int32) []atom {
	for t := first; t < end; t++ {
		s := doc.Tokens[t].Span
		if id := v.lookup(s.Text(doc.Text)); id != 0 {
			buf = append(buf, v.atom(doc.Text, s, t, id))
			continue
		}
		for s.Start < s.End {
			piece := span.Span{Start: s.Start, End: s.Start + pieceLen(s.Text(doc.Text))}
			buf = append(buf, v.atom(doc.Text, piece, t, v.lookup(piece.Text(doc.Text))))
			s.Start = piece.End
		}
	}
	for i := range buf {
		buf[i].glued = i > 0 && buf[i-1].span.End == buf[i].span.Start
	}
	return buf
}

func (v *vocabulary) atom(text string, s span.Span, token, id int32) atom {
	form := s.Text(text)
	r, _ := utf8.DecodeRuneInString(form)
	a := atom{span: s, token: token, word: id, num: -1, caps: unicode.IsUpper(r)}
	if isDigit(form[0]) && len(form) <= maxDigits {
		a.num, a.digits = 0, uint8(len(form))
		for i := range len(form) {
			if !isDigit(form[i]) {
				return atom{span: s, token: token, word: id, num: -1}
			}
			a.num = a.num*10 + int32(form[i]-'0')
		}
	}
	return a
}

// pieceLen returns the length of the first run of letters, run of digits, or sign.
func pieceLen(s string) int32 {
	if isDigit(s[0]) {
		n := 1
		for n < len(s) && isDigit(s[n]) {
			n++
		}
		return int32(n)
	}
	r, size := utf8.DecodeRuneInString(s)
	if !unicode.IsLetter(r) {
		if s == "'s" || s == "’s" {
			return int32(len(s))
		}
		return int32(size)
	}
	n := size
	for n < len(s) {
		r, size = utf8.DecodeRuneInString(s[n:])
		if !unicode.IsLetter(r) {
			break
		}
		n += size
	}
	return int32(n)
}

func isDigit(b byte) bool { return '0' <= b && b <= '9' }
