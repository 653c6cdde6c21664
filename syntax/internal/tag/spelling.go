package tag

import (
	"bytes"
	"strings"

	"nuncio/syntax/internal/wordnet"
)

// speller puts misspelt words right, as treebanks make lemmas of the word that
// was meant: "ambassdors" is ambassador, "soooo" is so.
// A form is left alone if it is a word of WordNet or seems to be made of words.
type speller struct {
	words *wordnet.Lexicon
	known map[string]bool // words that are right though WordNet has them not

	prefixes, suffixes []string
}

// newSpeller returns a speller that knows the words of WordNet and those of the
// set "right", and words that prefixes and suffixes make of them.
func newSpeller(words *wordnet.Lexicon, list wordList) speller {
	return speller{words: words, known: list.set("right"), prefixes: list.sets["prefix"], suffixes: list.sets["suffix"]}
}

// minMisspelt and maxMisspelt are the lengths in bytes of the forms that one
// wrong letter is looked for in. Shorter ones are names, abbreviations and
// slang; looking for all ways to change a form of 13 letters takes about as
// long as parsing a word or two.
const (
	minMisspelt = 6
	maxMisspelt = 20
)

// minDrawn is the same for a drawn-out letter.
const minDrawn = 4

// right returns the word that was meant by a form of small ASCII letters whose
// tag has the part of speech pos in WordNet, or none (0).
func (s *speller) right(low []byte, pos uint8) (string, bool) {
	if drawnOut(low) {
		return s.shorten(string(low))
	}
	if len(low) < minMisspelt || len(low) > maxMisspelt || pos == 0 || s.lists(string(low)) {
		return "", false
	}
	form := string(low)
	if s.derived(form) || s.compound(form) {
		return "", false
	}
	e := edits{form: form, words: s.words, pos: pos}
	return e.best()
}

// lists reports whether a form is a word or a name of WordNet, or listed.
func (s *speller) lists(form string) bool {
	if s.known[form] {
		return true
	}
	e := s.words.Lookup(form)
	return e.POS != 0 || e.Names != 0
}

// derived reports whether a prefix or suffix makes the form of a known word.
func (s *speller) derived(form string) bool {
	const stem = 3 // letters of a word that others are made of
	for _, p := range s.prefixes {
		if rest, ok := strings.CutPrefix(form, p); ok && len(rest) >= stem && s.words.Lookup(rest).POS != 0 {
			return true
		}
	}
	for _, x := range s.suffixes {
		rest, ok := strings.CutSuffix(form, x)
		if !ok || len(rest) < stem {
			continue
		}
		last := rest[len(rest)-1]
		if s.base(rest) || s.base(rest+"e") || s.base(rest+"y") || last == rest[len(rest)-2] && s.base(rest[:len(rest)-1]) {
			return true
		}
	}
	return false
}

func (s *speller) base(form string) bool { return s.words.Lookup(form).Base != 0 }

// compound reports whether a form is two words written as one: landmines.
func (s *speller) compound(form string) bool {
	for i := 3; i <= len(form)-3; i++ {
		if max(i, len(form)-i) > 3 && s.base(form[:i]) && s.words.Lookup(form[i:]).POS != 0 {
			return true
		}
	}
	return false
}

// shorten leads a word with a drawn-out letter back to the plain one.
func (s *speller) shorten(form string) (string, bool) {
	for _, most := range []int{2, 1} {
		if out := squeeze(form, most); s.lists(out) {
			return out, true
		}
	}
	return "", false
}

// drawnOut reports whether a letter stands three times in a row, as it never
// does in English but for numbers and the like: iii, xxx, www.
func drawnOut(low []byte) bool {
	if len(low) < minDrawn || !bytes.ContainsAny(low, "aeiouy") {
		return false
	}
	run := 1
	for i := 1; i < len(low); i++ {
		if low[i] != low[i-1] {
			run = 1
			continue
		}
		if run++; run == 3 && strings.IndexByte("ixw", low[i]) < 0 {
			return true
		}
	}
	return false
}

// squeeze leaves so many of each run of three letters or more.
func squeeze(form string, most int) string {
	var out []byte
	for i := 0; i < len(form); {
		j := i
		for j < len(form) && form[j] == form[i] {
			j++
		}
		n := j - i
		if n >= 3 {
			n = most
		}
		out = append(out, form[i:i+n]...)
		i = j
	}
	return string(out)
}

// edits looks for the words that are one wrong letter away from a form.
type edits struct {
	form  string
	words *wordnet.Lexicon
	pos   uint8

	found  [ranks]string // the first word of each rank
	double [ranks]bool   // there are others
	buf    []byte
}

// Ranks of mistakes, the likeliest first.
const (
	rankSwap   = iota // two letters in the wrong order
	rankDouble        // a letter doubled or not
	rankVowel         // a wrong vowel
	rankLetter        // a letter too many or too few
	ranks
)

// best returns the only word of the best rank that has any.
func (e *edits) best() (string, bool) {
	e.swaps()
	e.drops()
	e.changes()
	e.additions()
	for r := range ranks {
		if e.found[r] != "" {
			return e.found[r], !e.double[r]
		}
	}
	return "", false
}

func (e *edits) try(rank int, word []byte) {
	if e.words.Lookup(string(word)).POS&e.pos == 0 {
		return
	}
	switch e.found[rank] {
	case "":
		e.found[rank] = string(word)
	case string(word):
	default:
		e.double[rank] = true
	}
}

func (e *edits) swaps() {
	for i := range len(e.form) - 1 {
		if e.form[i] != e.form[i+1] {
			e.buf = append(append(e.buf[:0], e.form[:i]...), e.form[i+1], e.form[i])
			e.try(rankSwap, append(e.buf, e.form[i+2:]...))
		}
	}
}

// drops takes each letter but the first away.
func (e *edits) drops() {
	for i := 1; i < len(e.form); i++ {
		rank := rankLetter
		if e.form[i] == e.form[i-1] {
			rank = rankDouble
		}
		e.buf = append(append(e.buf[:0], e.form[:i]...), e.form[i+1:]...)
		e.try(rank, e.buf)
	}
}

// changes puts another vowel for each.
func (e *edits) changes() {
	const vowels = "aeiouy"
	for i := 1; i < len(e.form); i++ {
		if strings.IndexByte(vowels, e.form[i]) < 0 {
			continue
		}
		for _, c := range []byte(vowels) {
			if c != e.form[i] {
				e.buf = append(append(e.buf[:0], e.form[:i]...), c)
				e.try(rankVowel, append(e.buf, e.form[i+1:]...))
			}
		}
	}
}

// additions puts a letter at each place but the first.
func (e *edits) additions() {
	for i := 1; i <= len(e.form); i++ {
		for c := byte('a'); c <= 'z'; c++ {
			rank := rankLetter
			if c == e.form[i-1] || i < len(e.form) && c == e.form[i] {
				rank = rankDouble
			}
			e.buf = append(append(e.buf[:0], e.form[:i]...), c)
			e.try(rank, append(e.buf, e.form[i:]...))
		}
	}
}
