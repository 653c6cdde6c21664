package token

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"nuncio/syntax/internal/lex"
	"nuncio/syntax/internal/linear"
)

// Sentences appends to ends the index after the last word of each sentence.
// The words are those of one block; a title is one sentence.
func (t *Tokenizer) Sentences(ends []int32, words []Word, text string, title bool) []int32 {
	b := Boundaries{Tokenizer: t, Words: words, Text: text}
	for i := range words {
		last := i == len(words)-1
		if last || i-b.First+1 >= MaxSentence || !title && t.ends(&b, i) {
			ends = append(ends, int32(i+1))
			b.First = i + 1
		}
	}
	return ends
}

func (t *Tokenizer) ends(b *Boundaries, i int) bool {
	if b.runOn(i) {
		return true
	}
	if !b.Candidate(i) {
		return false
	}
	if b.opens(i) {
		return true
	}
	if t.Splitter == nil {
		return b.rule(i)
	}
	clear(b.scores[:2])
	b.fs = b.Features(b.fs[:0], i)
	t.Splitter.Score(b.fs, &b.scores)
	return b.scores[1] > b.scores[0]
}

// Boundaries looks at the places between the words of one block.
type Boundaries struct {
	*Tokenizer
	Words []Word
	Text  string
	First int // first word of the present sentence

	fs     []uint64
	scores linear.Scores
}

func (b *Boundaries) form(i int) string {
	if i < 0 || i >= len(b.Words) {
		return ""
	}
	return b.Text[b.Words[i].Start:b.Words[i].End]
}

// Candidate reports whether a sentence may end after word i: white space
// follows, and what stands before it, closing marks apart, is a mark and not a
// word. In a report's paragraph a capital alone begins no sentence ("President
// Moon Jae In left"), and a number goes with the abbreviation before it
// ("Nov. 6", "No. 5").
func (b *Boundaries) Candidate(i int) bool {
	if b.Words[i].Flags&SpaceAfter == 0 || i+1 >= len(b.Words) {
		return false
	}
	if b.note(i+1) || b.bullet(i) || b.dateline(i) {
		return false
	}
	w := b.form(b.core(i))
	c, _ := utf8.DecodeLastRuneInString(w)
	if after := b.form(i + 1); c != '.' && classOf(c) == stop && (after == "—" || after == "–" || after == "--") {
		return false // who pays? — was left open
	}
	if k := classOf(c); k == letter || k == digit || c == ',' || c == '/' {
		return b.edge(i) != 0
	}
	next, _ := utf8.DecodeRuneInString(b.form(i + 1))
	if j := len(w) - 1; j > 0 && w[j] == '.' && b.lists.abbreviations[w[:j]].only == neverLast {
		return false
	}
	if unicode.IsLower(next) && closes(b.form(i)) && QuotationMark(b.form(i)) {
		return false // “Why now?” asked the envoy
	}
	return classOf(next) != digit || c != '.' || len(w) == 1 || b.lists.abbreviations[w[:len(w)-1]].kind == notAbbreviation
}

// opens reports whether the stop of an abbreviation or of a number, or an
// ellipsis, ends a sentence at place i because no name and no title begins with
// the next word ("at 10 a.m. Nobody saw", "left the U.S. The talks").
func (b *Boundaries) opens(i int) bool {
	next := b.form(i + 1)
	if !asciiUpper(next) || b.Words[i+1].Flags&SpaceAfter == 0 || len(next) > 16 {
		return false
	}
	var buf [16]byte
	if !b.lists.openers[string(lower(buf[:0], next))] || next[len(next)-1] == 'T' && len(next) > 1 {
		return false
	}
	w := b.form(i)
	if w == "..." || w == "…" { // written to a word: “They waited... Nobody came”
		return i > b.First && b.Words[i-1].Flags&SpaceAfter == 0 && next != "And" && next != "But"
	}
	if w == "." {
		return i-2 >= b.First && b.amount(i-1)
	}
	if len(w) < 3 || w[len(w)-1] != '.' {
		return false
	}
	if a := b.lists.abbreviations[w[:len(w)-1]]; a.kind != notAbbreviation {
		return a.kind == abbreviationEnd
	}
	return w[len(w)-3] == '.' && asciiClass[w[len(w)-2]&127] == letter
}

// amount reports whether word i is a number after a word or a currency, not
// that of an item of a list.
func (b *Boundaries) amount(i int) bool {
	if c := b.Text[b.Words[i].End-1]; c < '0' || c > '9' || b.Words[i].Flags&SpaceAfter != 0 {
		return false
	}
	r, _ := utf8.DecodeLastRuneInString(b.form(i - 1))
	return classOf(r) == letter || unicode.Is(unicode.Sc, r)
}

// runOn reports whether a sentence ends after word i and the next one follows
// without a space ("It was over.Nobody left"). No model sees these places.
func (b *Boundaries) runOn(i int) bool {
	if b.Words[i].Flags&SpaceAfter != 0 || i == b.First || i+2 >= len(b.Words) {
		return false
	}
	mark, next := b.form(i), b.form(i+1)
	if classOf(rune(mark[0])) != stop || mark[len(mark)-1] == '.' && len(mark) > 1 && classOf(rune(mark[0])) == letter {
		return false
	}
	r, n := utf8.DecodeRuneInString(next)
	before, _ := utf8.DecodeLastRuneInString(b.form(i - 1))
	if classOf(r) != letter || classOf(before) != letter || b.Words[i-1].Flags&SpaceAfter != 0 {
		return false
	}
	if unicode.IsUpper(r) {
		second, _ := utf8.DecodeRuneInString(next[n:])
		return n < len(next) && unicode.IsLower(second) || next == "I"
	}
	return b.lists.openers[next] && len(mark) == 1
}

// core returns the last word at or before i that is no closing mark and no
// mark of a note ("[6]").
func (b *Boundaries) core(i int) int {
	for i > b.First {
		if n := b.note(i - 2); n && i-3 >= b.First {
			i -= 3
			continue
		}
		if !closes(b.form(i)) {
			break
		}
		i--
	}
	return i
}

// bullet reports whether word i ends the mark of an item of a list: "•", "10."
func (b *Boundaries) bullet(i int) bool {
	switch b.form(i) {
	case ".", ")":
		n := b.form(b.First)
		return i == b.First+1 && len(n) <= 3 && asciiClass[n[0]&127] == digit && asciiClass[n[len(n)-1]&127] == digit
	case "•", "·", "*", "-", "–", "—", "►", "▪", "■", "o":
		return i == b.First
	}
	return false
}

// dateline reports whether word i is the dash after a dateline: "HALDANE, April
// 1 (Courier) -". The report's first sentence goes with it.
func (b *Boundaries) dateline(i int) bool {
	r, _ := utf8.DecodeRuneInString(b.form(i))
	if classOf(r) != dash || i == b.First || i-b.First > 12 || b.form(i-1) != ")" {
		return false
	}
	place := b.form(b.First)
	return len(place) > 1 && place == strings.ToUpper(place) && classOf(rune(place[0])) == letter
}

// note reports whether the words from i are the mark of a note: "[6]".
func (b *Boundaries) note(i int) bool {
	if i < b.First || i+2 >= len(b.Words) || b.form(i) != "[" || b.form(i+2) != "]" {
		return false
	}
	for _, c := range []byte(b.form(i + 1)) {
		if asciiClass[c&127] != digit {
			return false
		}
	}
	return true
}

// edge says whether word i, which ends in no mark, or the word after it bounds a
// line of a mail or a list of addresses that have lost their line ends: 1 an
// address ends, 2 an address begins, 3 the head of a mail ends in a time, 4 it
// begins with a date.
func (b *Boundaries) edge(i int) uint32 {
	next := b.form(i + 1)
	switch {
	case address(next) && !b.lists.openers[b.form(i)]: // not “in www.…”
		return 2
	case address(b.form(i)):
		return 1
	case (b.form(i) == "AM" || b.form(i) == "PM") && strings.IndexByte(b.form(i-1), ':') > 0:
		return 3
	case len(next) >= 8 && asciiClass[next[0]&127] == digit && strings.Count(next, "/") == 2 && strings.IndexByte(b.form(i+2), ':') > 0:
		return 4
	}
	return 0
}

// address reports whether a word is a URL or an address of mail.
func address(w string) bool {
	return len(w) > 6 && (strings.Contains(w, "://") || strings.HasPrefix(w, "www.") || strings.IndexByte(w, '@') > 0)
}

// kind says how the word at i ends, for the features.
func (b *Boundaries) kind(i int) uint32 {
	w := b.form(i)
	if w == "" {
		return 0
	}
	c, _ := utf8.DecodeLastRuneInString(w)
	first, _ := utf8.DecodeRuneInString(w)
	switch {
	case c == '.' && classOf(first) == letter:
		return 1 + uint32(b.lists.abbreviations[w[:len(w)-1]].kind)
	case classOf(c) == stop:
		return 6
	case classOf(c) == dash:
		return 7
	case classOf(c) == letter:
		return 8
	case classOf(c) == digit:
		return 9
	}
	return 10 + uint32(classOf(c))
}

// Features appends the features of the place after word i.
func (b *Boundaries) Features(fs []uint64, i int) []uint64 {
	at := func(k int) lex.Word {
		if k < 0 || k >= len(b.Words) {
			return lex.None
		}
		return lex.Analyse(b.form(k))
	}
	j := b.core(i)
	w, c, p, n, m := at(i), at(j), at(j-1), at(i+1), at(i+2)
	kind, closed := b.kind(j), uint32(i-j)
	if closed >= 3 && b.note(i-2) {
		closed %= 3
	}
	if e := b.edge(i); e != 0 && i == j {
		kind = 30 + e
	}
	rule := uint32(0)
	if b.rule(i) {
		rule = 1
	}
	quoted := uint32(b.Words[i].Flags&Quoted) | uint32(b.Words[i+1].Flags&Quoted)<<1
	size := uint32(min(i-b.First, 12))
	rest := uint32(min(len(b.Words)-i-2, 4))
	initial := uint32(0)
	if starter(b.form(i + 1)) {
		initial = 1
	}
	f := linear.Feature
	return append(fs,
		f(1, 0, 0, 0),
		f(2, rule, kind, closed),
		f(3, w.Lower, 0, 0),
		f(4, c.Lower, n.Shape, 0),
		f(5, c.Lower, 0, 0),
		f(6, n.Lower, kind, 0),
		f(7, n.Shape, kind, 0),
		f(8, n.Form, kind, rule),
		f(9, p.Shape, c.Lower, n.Shape),
		f(10, p.Lower, c.Lower, 0),
		f(11, c.Lower, n.Lower, 0),
		f(12, kind, size, 0),
		f(13, kind, quoted, closed),
		f(14, kind, quoted, n.Shape),
		f(15, n.Shape, m.Shape, kind),
		f(16, n.Form, m.Form, 0),
		f(17, c.Suffix[2], kind, n.Shape),
		f(18, initial, kind, quoted),
		f(19, rest, kind, n.Shape),
		f(20, rule, size, 0),
		f(21, p.Shape, c.Shape, n.Shape),
		f(22, uint32(c.Flags), uint32(n.Flags), kind),
		f(23, uint32(p.Flags), uint32(n.Flags), kind),
	)
}

// rule decides without a model: a stop, then something that starts a sentence.
func (b *Boundaries) rule(i int) bool {
	j := b.core(i)
	w, next := b.form(j), b.form(i+1)
	r, _ := utf8.DecodeRuneInString(next)
	starts := unicode.IsUpper(r) || unicode.IsDigit(r) || classOf(r) == quote || classOf(r) == open
	switch c, _ := utf8.DecodeLastRuneInString(w); {
	case classOf(c) != stop:
		return false
	case len(w) > 1 && c == '.' && classOf(rune(w[0])) == letter:
		return starts && j == i && b.lists.abbreviations[w[:len(w)-1]].kind != abbreviationTitle && starter(next)
	}
	return starts
}

func closes(w string) bool {
	r, n := utf8.DecodeRuneInString(w)
	return n == len(w) && (classOf(r) == quote || classOf(r) == shut) || w == "''"
}

// starter reports whether a word often begins a sentence and is no name.
func starter(w string) bool {
	switch w {
	case "The", "A", "An", "He", "She", "It", "They", "We", "I", "In", "On", "At", "But", "And", "This", "That", "These", "Those", "There", "His", "Her", "Its", "Their", "As", "For", "If", "When", "While", "However", "Mr", "Mr.", "\"", "“":
		return true
	}
	return false
}
