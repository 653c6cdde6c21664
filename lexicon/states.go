package lexicon

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// A StateName is a stretch of a text that names a state: by its name, its
// people, its capital, its seat of government or one of its bodies.
type StateName struct {
	Start, End int    // bytes
	Code       string // ISO 3166-1 alpha-3
}

// StateNames finds the states that a text names, in the order of the text; of
// phrases that begin with the same word the longest counts. A currency ("US $50
// million") is not one.
func (l *Lexicon) StateNames(text string) []StateName {
	words, starts := nameableWords(text)
	var out []StateName
	for i := 0; i < len(words); i++ {
		entries, n := l.Match(words[i:])
		if n == 0 {
			continue
		}
		last := i + n - 1
		end := starts[last] + len(words[last])
		if code := stateCode(entries, n); code != "" && !strings.HasPrefix(strings.TrimLeft(text[end:], " "), "$") {
			out = append(out, StateName{starts[i], end, code})
		}
		i = last
	}
	return out
}

// stateCode returns the state that one of the entries of a phrase of n words is
// of, or "". Bodies named by one word are left out: too many are words of the
// language as well.
func stateCode(entries []Entry, n int) string {
	for i := range entries {
		switch e := &entries[i]; e.Class {
		case Country, Nationality, Capital, Seat:
			return e.Country
		case Body:
			if n > 1 && ofState(e.Country) {
				return e.Country
			}
		}
	}
	return ""
}

// nameableWords cuts a text into words as [Lexicon.Match] reads them, with the
// byte at which each begins.
func nameableWords(text string) (words []string, starts []int) {
	inside := func(r rune) bool { return unicode.IsLetter(r) || unicode.IsMark(r) || unicode.IsDigit(r) || r == '.' }
	for i := 0; i < len(text); {
		r, size := utf8.DecodeRuneInString(text[i:])
		if !inside(r) {
			if r == ',' || r == '(' || r == ')' || r == ';' || r == ':' { // no phrase goes over them
				words, starts = append(words, text[i:i+size]), append(starts, i)
			}
			i += size
			continue
		}
		n := strings.IndexFunc(text[i:], func(r rune) bool { return !inside(r) })
		if n < 0 {
			n = len(text) - i
		}
		word := text[i : i+n]
		if end := strings.TrimSuffix(word, "."); !strings.Contains(end, ".") {
			word = end
		}
		if word != "" {
			words, starts = append(words, word), append(starts, i)
		}
		i += n
	}
	return words, starts
}
