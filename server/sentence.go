package server

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"nuncio/record"
)

// piece is a stretch of a sentence; Marked are the words that an entry rests on.
type piece struct {
	Text   string
	Marked bool
}

// sentenceLimit is the length, in code points, up to which more of the text is
// shown around an entry's words.
const sentenceLimit = 400

// sentence returns the words of an entry inside the sentence that they stand in.
// Where the sentence is longer than a reader wants, it is cut at a word.
func sentence(rep *record.Report, ev record.Evidence) []piece {
	text := []rune(rep.Text)
	if ev.Start < 0 || ev.End > len(text) || ev.Start > ev.End {
		return []piece{{ev.Text, true}}
	}
	first, last := 0, len(text)
	for _, b := range rep.Blocks {
		if b.Start <= ev.Start && ev.Start < b.End {
			first = max(b.Start, 0)
		}
		if b.Start < ev.End && ev.End <= b.End {
			last = min(b.End, len(text))
		}
	}
	from, to := sentenceStart(text, first, ev.Start), sentenceEnd(text, ev.End, last)
	before, after := "", ""
	if room := max(sentenceLimit-(ev.End-ev.Start), 80) / 2; true {
		if ev.Start-from > room {
			from, before = nextWord(text, ev.Start-room, ev.Start), "… "
		}
		if to-ev.End > room {
			to, after = previousWord(text, ev.End+room, ev.End), " …"
		}
	}
	return pieces(before+string(text[from:ev.Start]), string(text[ev.Start:ev.End]), string(text[ev.End:to])+after)
}

func pieces(before, marked, after string) []piece {
	var out []piece
	for _, p := range []piece{{before, false}, {marked, true}, {after, false}} {
		if p.Text != "" {
			out = append(out, p)
		}
	}
	return out
}

func nextWord(text []rune, at, limit int) int {
	for at < limit && !unicode.IsSpace(text[at-1]) {
		at++
	}
	return at
}

func previousWord(text []rune, at, limit int) int {
	for at > limit && !unicode.IsSpace(text[at]) {
		at--
	}
	return at
}

// sentenceStart goes back from at to the beginning of the sentence, not before first.
func sentenceStart(text []rune, first, at int) int {
	for i := at; i > first; i-- {
		if ends(text, first, i-1, at) {
			for i < at && unicode.IsSpace(text[i]) {
				i++
			}
			return i
		}
	}
	return first
}

// sentenceEnd goes on from at to behind the mark that ends the sentence.
func sentenceEnd(text []rune, at, last int) int {
	for i := max(at-1, 0); i < last; i++ {
		if text[i] == '\n' {
			return max(i, at)
		}
		if ends(text, 0, i, last) {
			return max(i+1, at)
		}
	}
	return last
}

// closers may stand between the mark that ends a sentence and the white space.
const closers = `"'”’)]»`

// ends reports whether a sentence ends with the character at i: a mark, or what
// closes a quotation behind one, before white space and a capital; not behind a
// lone letter or a short title ("U.S. President", "Mr. Venn").
func ends(text []rune, first, i, last int) bool {
	if text[i] == '\n' {
		return true
	}
	if i+1 >= last {
		return false
	}
	m := i
	for m > first && strings.ContainsRune(closers, text[m]) {
		m--
	}
	if !strings.ContainsRune(".!?…", text[m]) || !unicode.IsSpace(text[i+1]) {
		return false
	}
	next := i + 1
	for next < last && (unicode.IsSpace(text[next]) || strings.ContainsRune("\"'“‘«(", text[next])) {
		next++
	}
	if next < last && !unicode.IsUpper(text[next]) && !unicode.IsDigit(text[next]) {
		return false
	}
	return text[m] != '.' || !abbreviated(text[first:m])
}

// titles are short words that are written with a full stop before a name or number.
var titles = map[string]bool{
	"mr": true, "mrs": true, "ms": true, "dr": true, "prof": true, "gen": true, "lt": true, "col": true, "maj": true, "capt": true,
	"sgt": true, "sen": true, "rep": true, "gov": true, "pres": true, "st": true, "no": true, "vs": true, "jan": true, "feb": true,
	"mar": true, "apr": true, "aug": true, "sept": true, "sep": true, "oct": true, "nov": true, "dec": true, "rev": true, "hon": true,
}

// abbreviated reports whether the full stop behind this text belongs to its last word.
func abbreviated(before []rune) bool {
	s := string(before[max(len(before)-12, 0):])
	word := s[strings.LastIndexFunc(s, func(r rune) bool { return !unicode.IsLetter(r) && r != '.' })+1:]
	if strings.Contains(word, ".") || utf8.RuneCountInString(word) == 1 {
		return true // U.S. and initials
	}
	return titles[strings.ToLower(word)]
}
