// Package lex turns the form of a word into the hashes that the feature
// templates of tagger, parser and name tagger are made of.
package lex

import (
	"unicode"
	"unicode/utf8"

	"nuncio/syntax/internal/linear"
)

// Word holds what the models see of a word's form. Digits count as 0 and
// curly marks as straight ones.
type Word struct {
	Form   uint32
	Lower  uint32
	Shape  uint32
	Prefix [4]uint32 // of 1 ... 4 characters of the lower-case form
	Suffix [5]uint32 // of 1 ... 5
	Flags  Flags
}

// Flags are plain facts about a form.
type Flags uint8

// The flags of a form.
const (
	Upper    Flags = 1 << iota // begins with a capital
	AllUpper                   // no small letter and at least two capitals
	Digit                      // has a digit
	Hyphen                     // has a hyphen
	Letter                     // has a letter
	Stop                       // ends in a full stop
)

// None stands for the place before the first and after the last word.
var None = Word{Form: 1, Lower: 1, Shape: 1}

// maxForm is how many bytes of a form are looked at.
const maxForm = 64

// Analyse returns the hashes of a form.
func Analyse(form string) Word {
	var exact, low [2 * maxForm]byte
	var at [maxForm + 1]uint8 // starts of characters in low
	var shape [16]byte
	e, l, sh := exact[:0], low[:0], shape[:0]
	var w Word
	chars, uppers, lowers := 0, 0, 0
	for _, r := range form[:min(len(form), maxForm)] {
		r = normal(r)
		c := byte('.')
		lr := r
		switch {
		case 'a' <= r && r <= 'z':
			c = 'x'
			lowers++
		case 'A' <= r && r <= 'Z':
			c = 'X'
			lr = r + 'a' - 'A'
			uppers++
		case r == '0':
			c = '0'
			w.Flags |= Digit
		case r == '-':
			c = '-'
			w.Flags |= Hyphen
		case r < utf8.RuneSelf:
		case unicode.IsUpper(r):
			c = 'X'
			lr = unicode.ToLower(r)
			uppers++
		case unicode.IsLetter(r):
			c = 'x'
			lowers++
		}
		if chars == 0 && c == 'X' {
			w.Flags |= Upper
		}
		if c == 'x' || c == 'X' {
			w.Flags |= Letter
		}
		// Runs of one kind count as two at most.
		if n := len(sh); n < len(shape) && (n < 2 || sh[n-1] != c || sh[n-2] != c) {
			sh = append(sh, c)
		}
		at[chars] = uint8(len(l))
		chars++
		e = utf8.AppendRune(e, r)
		l = utf8.AppendRune(l, lr)
	}
	if lowers == 0 && uppers >= 2 {
		w.Flags |= AllUpper
	}
	if n := len(form); n > 1 && form[n-1] == '.' {
		w.Flags |= Stop
	}
	at[chars] = uint8(len(l))
	w.Form, w.Lower, w.Shape = linear.Hash(e), linear.Hash(l), linear.Hash(sh)
	for k := 1; k <= len(w.Prefix) && k <= chars; k++ {
		w.Prefix[k-1] = linear.Hash(l[:at[k]])
	}
	for k := 1; k <= len(w.Suffix) && k <= chars; k++ {
		w.Suffix[k-1] = linear.Hash(l[at[chars-k]:])
	}
	return w
}

// normal folds digits to 0 and typographic marks to plain ones.
func normal(r rune) rune {
	switch {
	case '0' <= r && r <= '9':
		return '0'
	case r < utf8.RuneSelf:
		return r
	}
	switch r {
	case '’', '‘', '´':
		return '\''
	case '“', '”', '„', '«', '»':
		return '"'
	case '–', '—', '―', '‐', '‑':
		return '-'
	}
	if unicode.IsDigit(r) {
		return '0'
	}
	return r
}
