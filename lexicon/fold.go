package lexicon

import "unicode/utf8"

// need says how a word of the text must be capitalised to match a word of the
// lexicon. It follows from how the lexicon writes the word: "minister" matches
// in any case, "Turkey" needs its capital, "WHO" all of them.
type need uint8

const (
	anyCase need = iota
	capital
	allCapitals
)

// maxWords is the most words a phrase of the lexicon may have; needs of a
// phrase are packed two bits a word into a uint32.
const maxWords = 16

// latin1 and latinA are the letters U+00C0 ... U+00FF and U+0100 ... U+017F
// without their marks, in lower case; '*' and '/' stand for signs that are no
// letters. Letters that become two are in [double].
const (
	latin1 = "aaaaaaaceeeeiiiidnooooo*ouuuuytsaaaaaaaceeeeiiiidnooooo/ouuuuyty"
	latinA = "aaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiiiiijjkkkllllllllllnnnnnnnnnooooooo" +
		"orrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzzs"
	// vietnamese are the letters U+1EA0 ... U+1EF9.
	vietnamese = "aaaaaaaaaaaaaaaaaaaaaaaaeeeeeeeeeeeeeeeeiiiioooooooooooooooooooooooouuuuuuuuuuuuuuyyyyyyyy"
)

// double gives the second letter of a letter that is written as two without
// its marks ("Æ" → "ae"), or 0.
func double(r rune) byte {
	switch r {
	case 'Æ', 'æ', 'Œ', 'œ':
		return 'e'
	case 'ß', 'ẞ':
		return 's'
	case 'Þ', 'þ':
		return 'h'
	}
	return 0
}

// plain returns r in lower case without its marks, or r itself where it is no
// Latin letter; 0 for combining marks and for what matching ignores.
func plain(r rune) rune {
	switch {
	case r >= 0xC0 && r <= 0xFF:
		return rune(latin1[r-0xC0])
	case r >= 0x100 && r <= 0x17F:
		return rune(latinA[r-0x100])
	case r >= 0x1EA0 && r <= 0x1EF9:
		return rune(vietnamese[r-0x1EA0])
	case r >= 0x300 && r <= 0x36F, r == '\u00AD', r == '\u2060':
		return 0
	case r == 'Ș' || r == 'ș':
		return 's'
	case r == 'Ț' || r == 'ț':
		return 't'
	case r == 'Ə' || r == 'ə':
		return 'e'
	case r == 'ơ' || r == 'Ơ':
		return 'o'
	case r == 'ư' || r == 'Ư':
		return 'u'
	case r == '’' || r == '‘' || r == 'ʼ' || r == 'ʻ' || r == 'ʿ' || r == 'ʾ':
		return '\''
	}
	return r
}

// isHyphen reports whether r joins words: matching reads it as a word border.
func isHyphen(r rune) bool { return r == '-' || r == '\u2010' || r == '\u2011' }

// nextWord appends the folded form of the first word of s to buf and returns
// it with what its capitals satisfy and with the rest of s. A word ends at a
// hyphen or white space, and before "'s" or a closing apostrophe. Full stops
// and apostrophes inside a word are dropped; a lone apostrophe is no word.
func nextWord(buf []byte, s string) (word []byte, has need, rest string) {
	word = buf[:0]
	upper, lower, other, first := 0, 0, 0, true
	capitalFirst := false
	i := 0
	for i < len(s) {
		// Most bytes are ASCII letters, and every phrase is read at start-up.
		if c := s[i]; c >= 'a' && c <= 'z' {
			word = append(word, c)
			lower++
			first = false
			i++
			continue
		} else if c >= 'A' && c <= 'Z' {
			word = append(word, c+'a'-'A')
			upper++
			capitalFirst = capitalFirst || first
			first = false
			i++
			continue
		}
		r, size := rune(s[i]), 1
		if r >= utf8.RuneSelf {
			r, size = utf8.DecodeRuneInString(s[i:])
		}
		if isHyphen(r) || r == ' ' || r == '\t' || r == '\u00A0' {
			i += size
			if len(word) > 0 {
				break
			}
			continue
		}
		p := plain(r)
		if p == '\'' {
			if isGenitive(s[i+size:]) {
				if len(word) > 0 {
					break
				}
				return append(word, "'s"...), allCapitals, s[i+size+1:]
			}
			i += size
			continue
		}
		i += size
		switch {
		case r == '.' || p == 0:
			continue
		case r < utf8.RuneSelf:
			word = append(word, byte(r))
			other++
		default:
			word = utf8.AppendRune(word, p)
			if d := double(r); d != 0 {
				word = append(word, d)
			}
			if isUpper(r) {
				upper++
				capitalFirst = capitalFirst || first
			} else {
				lower++
			}
		}
		first = false
	}
	switch {
	case lower == 0 && (upper > 0 || other > 0):
		has = allCapitals
	case capitalFirst:
		has = capital
	}
	return word, has, s[i:]
}

// isGenitive reports whether rest, which follows an apostrophe, is the "s" of
// a genitive at the end of a word.
func isGenitive(rest string) bool {
	if rest == "" || rest[0] != 's' && rest[0] != 'S' {
		return false
	}
	return len(rest) == 1 || rest[1] == ' ' || rest[1] == '-'
}

// isUpper reports whether r is an accented capital of the Latin script.
func isUpper(r rune) bool {
	switch {
	case r >= 0xC0 && r <= 0xDE:
		return r != 0xD7
	case r >= 0x100 && r <= 0x137, r >= 0x14A && r <= 0x177, r >= 0x1EA0 && r <= 0x1EF9:
		return r%2 == 0
	case r >= 0x139 && r <= 0x148, r >= 0x179 && r <= 0x17E:
		return r%2 == 1
	}
	return r == 'Ș' || r == 'Ț' || r == 'Ə' || r == 'Ơ' || r == 'Ư' || r == 0x178
}

// needOf is what a word of the lexicon asks of the text, given what the word
// itself satisfies: a single capital letter asks for no more than a capital.
func needOf(word []byte, has need) need {
	if has != allCapitals {
		return has
	}
	letters := 0
	for _, b := range word {
		if b >= 'a' && b <= 'z' || b >= utf8.RuneSelf {
			letters++
		}
	}
	switch {
	case letters == 0 || word[0] == '\'':
		return anyCase
	case letters == 1 && len(word) == 1:
		return capital
	}
	return allCapitals
}
