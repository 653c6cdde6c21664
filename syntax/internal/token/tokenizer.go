package token

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"nuncio/syntax/internal/linear"
)

// Tokenizer splits text into words. It is read-only once made and safe for
// concurrent use.
type Tokenizer struct {
	lists *lists
	// Splitter finds sentence ends; without it rules do.
	Splitter *linear.Model
}

// New returns a tokenizer with the lists of this package.
func New() (*Tokenizer, error) {
	l, err := newLists()
	if err != nil {
		return nil, err
	}
	return &Tokenizer{lists: l}, nil
}

// class is what the scanner needs to know of a character.
type class uint8

const (
	other class = iota // symbols and punctuation without a class of their own
	space
	letter // letters and marks
	digit
	quote // straight or curly, single or double
	open
	shut
	stop  // . ? !
	dash  // - and longer dashes
	joint // apostrophes are quotes; this is for & / _ @ and the like
)

var asciiClass = func() (t [128]class) {
	for c := range t {
		switch {
		case c <= ' ' || c == 127:
			t[c] = space
		case 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z':
			t[c] = letter
		case '0' <= c && c <= '9':
			t[c] = digit
		case c == '"' || c == '\'' || c == '`':
			t[c] = quote
		case c == '(' || c == '[' || c == '{':
			t[c] = open
		case c == ')' || c == ']' || c == '}':
			t[c] = shut
		case c == '.' || c == '?' || c == '!':
			t[c] = stop
		case c == '-':
			t[c] = dash
		case strings.ContainsRune("&/_@", rune(c)):
			t[c] = joint
		}
	}
	return t
}()

func classOf(r rune) class {
	if r < 128 {
		return asciiClass[r]
	}
	switch r {
	case '“', '”', '„', '«', '»', '‘', '’', '‚', '‹', '›', '´':
		return quote
	case '–', '—', '‐', '‑', '―', '−':
		return dash
	case '…':
		return stop
	case '\u200b', '\ufeff', '\u2060', '\u00ad', '\u200c', '\u200d', '\u200e', '\u200f':
		return space
	}
	switch {
	case unicode.IsLetter(r), unicode.IsMark(r):
		return letter
	case unicode.IsDigit(r):
		return digit
	case unicode.IsSpace(r), unicode.IsControl(r):
		return space
	case unicode.Is(unicode.Ps, r):
		return open
	case unicode.Is(unicode.Pe, r):
		return shut
	}
	return other
}

// scanner walks over one block.
type scanner struct {
	*Tokenizer
	text  string // whole text, cut at the block's end
	pos   int
	start int // of the block
	words []Word

	openQuotes int // single quotation marks that stand open
	plain      int // up to here no address can begin
}

// Words appends the words of text[start:end] to words.
func (t *Tokenizer) Words(words []Word, text string, start, end int) []Word {
	s := scanner{Tokenizer: t, text: text[:end], pos: start, start: start, words: words}
	first := len(words)
	for s.pos < len(s.text) {
		r, n := s.runeAt(s.pos)
		c := classOf(r)
		if c == space {
			if len(s.words) > first {
				s.words[len(s.words)-1].Flags |= SpaceAfter
			}
			s.pos += n
			continue
		}
		s.next(r, n, c)
	}
	if len(s.words) > first {
		s.words[len(s.words)-1].Flags |= SpaceAfter
	}
	MarkQuoted(s.words[first:], text)
	return s.words
}

func (s *scanner) runeAt(i int) (rune, int) {
	if i >= len(s.text) {
		return ' ', 0
	}
	if c := s.text[i]; c < utf8.RuneSelf {
		return rune(c), 1
	}
	return utf8.DecodeRuneInString(s.text[i:])
}

func (s *scanner) classAt(i int) class {
	r, n := s.runeAt(i)
	if n == 0 {
		return space
	}
	return classOf(r)
}

func (s *scanner) before(i int) class {
	if i <= s.start {
		return space
	}
	r, _ := utf8.DecodeLastRuneInString(s.text[s.start:i])
	return classOf(r)
}

// emit makes text[s.pos:end] a word and moves behind it.
func (s *scanner) emit(end int) {
	s.words = append(s.words, Word{Start: int32(s.pos), End: int32(end)})
	s.pos = end
}

// next reads one surface token, at least one character.
func (s *scanner) next(r rune, n int, c class) {
	if c == letter || c == digit || c == joint || r == '#' {
		if end := s.address(); end > s.pos {
			s.emit(end)
			return
		}
	}
	switch c {
	case letter, digit:
		s.word()
	case quote:
		s.quote(r, n)
	case stop, dash:
		s.emit(s.run(n, c))
	default:
		if end := s.emoticon(); end > s.pos {
			s.emit(end)
			return
		}
		if r == '$' || r == ',' || c == open || c == shut {
			s.emit(s.pos + n)
			return
		}
		s.emit(s.same(r, n))
	}
}

// run returns the end of a run of stops ("?!", "...") or of equal dashes.
func (s *scanner) run(n int, c class) int {
	first := s.text[s.pos : s.pos+n]
	i := s.pos + n
	for i-s.pos < maxWord {
		r, n := s.runeAt(i)
		if n == 0 || classOf(r) != c {
			break
		}
		if (c == dash || first == ".") && s.text[i:i+n] != first {
			break
		}
		i += n
	}
	if c == dash && first == "-" && i == s.pos+1 && s.negative() {
		return s.number(i)
	}
	return i
}

// negative reports whether the hyphen at pos is a minus before a number.
func (s *scanner) negative() bool {
	return s.before(s.pos) == space && s.classAt(s.pos+1) == digit
}

// same returns the end of a run of one symbol ("****").
func (s *scanner) same(r rune, n int) int {
	i := s.pos + n
	for i-s.pos < maxWord {
		q, m := s.runeAt(i)
		if q != r || m == 0 {
			break
		}
		i += m
	}
	return i
}

var emoticons = []string{":-)", ":-(", ";-)", ":)", ":(", ";)", ":D", ":P", ":-D", ":/", "=)", "<3"}

func (s *scanner) emoticon() int {
	if s.before(s.pos) != space {
		return s.pos
	}
	for _, e := range emoticons {
		end := s.pos + len(e)
		if strings.HasPrefix(s.text[s.pos:], e) && s.classAt(end) != letter && s.classAt(end) != digit {
			return end
		}
	}
	return s.pos
}

// quote reads a quotation mark, or an apostrophe that begins a word.
func (s *scanner) quote(r rune, n int) {
	end := s.pos + n
	single := r == '\'' || r == '’' || r == '‘' || r == '`'
	if single && s.text[end:] != "" {
		if q, m := s.runeAt(end); q == r && m > 0 { // '' and ``
			s.emit(end + m)
			return
		}
		if r != '‘' && r != '`' && s.before(s.pos) == space && s.decade(end) > 0 {
			s.emit(s.decade(end))
			return
		}
	}
	switch {
	case r == '‘' || r == '`' || r == '\'' && s.before(s.pos) == space:
		s.openQuotes++
	case single && s.openQuotes > 0:
		s.openQuotes--
	}
	s.emit(end)
}

// decade returns the end of a year without its century ('90s, '18) at i, or 0.
func (s *scanner) decade(i int) int {
	if s.classAt(i) != digit || s.classAt(i+1) != digit {
		return 0
	}
	i += 2
	if i < len(s.text) && s.text[i] == 's' {
		i++
	}
	if c := s.classAt(i); c == letter || c == digit || c == quote {
		return 0
	}
	return i
}

// word reads a token that begins with a letter or digit.
func (s *scanner) word() {
	if s.classAt(s.pos) == digit {
		end := s.number(s.pos)
		if c := s.classAt(end); c != letter {
			s.emit(end)
			return
		}
		if unit := s.unit(end); unit > end {
			s.emit(end)
			s.emit(unit)
			return
		}
	}
	begin := s.pos
	end := s.stem(begin)
	for end < len(s.text) && end-begin < maxWord {
		next := s.join(begin, end)
		if next == end {
			break
		}
		end = next
	}
	s.contractions(s.full(begin, end))
}

// stem returns the end of the letters and digits from i.
func (s *scanner) stem(i int) int {
	begin := i
	for i < len(s.text) && i-begin < maxWord {
		if c := s.text[i]; c < utf8.RuneSelf {
			if k := asciiClass[c]; k != letter && k != digit {
				break
			}
			i++
			continue
		}
		r, n := s.runeAt(i)
		if k := classOf(r); k != letter && k != digit && r != '\u00ad' {
			break
		}
		i += n
	}
	return i
}

// join returns the end of a longer word when the character at end joins what
// stands around it into one token, and end where it does not.
func (s *scanner) join(begin, end int) int {
	r, n := s.runeAt(end)
	after := s.classAt(end + n)
	if after != letter && after != digit {
		return end
	}
	next := s.stem(end + n)
	left, right := s.text[begin:end], s.text[end+n:next]
	ok := false
	switch r {
	case '.':
		ok = joinedByStop(left, right)
	case '\'', '’', '´':
		ok = true // contractions are cut off later
	case '&':
		ok = upper(left) && upper(right)
	case '_':
		ok = true
	case '/':
		ok = utf8.RuneCountInString(left) == 1 && utf8.RuneCountInString(right) == 1
	case '-', '‐', '‑':
		ok = s.hyphenJoins(left, right, next)
	}
	if !ok {
		return end
	}
	return next
}

// joinedByStop tells U.S, e.g and file.doc from a sentence end without a space.
func joinedByStop(left, right string) bool {
	last := left[strings.LastIndexByte(left, '.')+1:]
	if len(last) == 1 && len(right) == 1 {
		return true // letters with stops
	}
	c := right[0]
	return 'a' <= c && c <= 'z' || '0' <= c && c <= '9' || last == "Ph" || last == "ph"
}

func upper(s string) bool {
	for i := 0; i < len(s); i++ {
		if c := s[i]; (c < 'A' || c > 'Z') && (c < '0' || c > '9') {
			return false
		}
	}
	return true
}

// hyphenJoins reports whether "left-right" stays one word.
func (s *scanner) hyphenJoins(left, right string, end int) bool {
	if i := strings.LastIndexAny(left, "-"); i >= 0 {
		left = left[i+1:]
	}
	var buf [16]byte
	if len(left) <= len(buf) && s.lists.prefixes[string(lower(buf[:0], left))] {
		return s.classAt(end) != dash || len(left) > 1
	}
	return s.givenName(left, right)
}

func lower(buf []byte, s string) []byte {
	for i := 0; i < len(s); i++ {
		c := s[i]
		if 'A' <= c && c <= 'Z' {
			c += 'a' - 'A'
		}
		buf = append(buf, c)
	}
	return buf
}

// givenName reports whether "Left-right" has the shape of a Korean or Chinese
// given name in Latin letters: two syllables, the second in lower case.
func (s *scanner) givenName(left, right string) bool {
	if len(left) < 2 || len(left) > 6 || len(right) > 6 || !('A' <= left[0] && left[0] <= 'Z') {
		return false
	}
	var buf [8]byte
	l := string(lower(buf[:0], left))
	return l[1:] == left[1:] && syllable(l) && syllable(right) && (!s.lists.notSyllable[right] || s.lists.firstSyllable[left])
}

var onsets = []string{"", "b", "c", "ch", "d", "f", "g", "gw", "h", "hw", "hs", "j", "k", "kw", "kk", "l", "m", "n", "ng", "p", "r", "s", "sh", "ss", "t", "ts", "w", "x", "y", "z", "zh"}
var codas = []string{"", "n", "ng", "k", "l", "m", "p", "t", "h", "r", "i"}

// syllable reports whether s is consonants, vowels, consonants as romanised
// Korean and Chinese have them.
func syllable(s string) bool {
	v := strings.IndexAny(s, "aeiou")
	if v < 0 {
		return false
	}
	e := v
	for e < len(s) && strings.IndexByte("aeiouwy", s[e]) >= 0 {
		e++
	}
	return e-v <= 4 && contains(onsets, s[:v]) && contains(codas, s[e:])
}

func contains(list []string, s string) bool {
	for _, x := range list {
		if x == s {
			return true
		}
	}
	return false
}

// number returns the end of a number at i: digits joined by , . : / and, in
// telephone numbers and dates, hyphens.
func (s *scanner) number(i int) int {
	begin := i
	hyphens := 0
	i = s.digits(i)
	for i < len(s.text) && i-begin < maxWord {
		c := s.text[i]
		if s.classAt(i+1) != digit || !strings.ContainsRune(",.:/-", rune(c)) {
			break
		}
		next := s.digits(i + 1)
		if c == ',' && next-i-1 != 3 {
			break
		}
		if c == '-' {
			if !s.telephone(begin, i, next) {
				break
			}
			hyphens++
		}
		i = next
	}
	return i
}

func (s *scanner) digits(i int) int {
	for begin := i; i < len(s.text) && i-begin < maxWord; {
		r, n := s.runeAt(i)
		if classOf(r) != digit {
			break
		}
		i += n
	}
	return i
}

// telephone tells 555-0123, 212-555-0123 and 2018-06-12 from a range (1914-18).
func (s *scanner) telephone(begin, hyphen, next int) bool {
	left := hyphen - begin
	right := next - hyphen - 1
	if begin > s.start && strings.IndexByte(s.text[begin:hyphen], '-') >= 0 {
		return true
	}
	if left == 3 && right == 4 {
		return true
	}
	return next < len(s.text) && s.text[next] == '-' && s.classAt(next+1) == digit
}

var units = []string{"am", "pm", "km", "kg", "cm", "mm", "mph", "kph", "ft", "lb", "lbs", "m", "bn", "mn", "tn", "hrs", "hr", "min", "mins", "GB", "MB", "MW", "GW", "AM", "PM", "kt"}

// unit returns the end of a unit written to a number ("5pm") that is a word of
// its own, or i.
func (s *scanner) unit(i int) int {
	end := s.stem(i)
	if contains(units, s.text[i:end]) {
		return s.full(i, end)
	}
	return i
}

// full takes in the stop that ends an abbreviation.
func (s *scanner) full(begin, end int) int {
	if end >= len(s.text) || s.text[end] != '.' || end+1 < len(s.text) && s.text[end+1] == '.' {
		return end
	}
	w := s.text[begin:end]
	if i := strings.LastIndexByte(w, '.'); i >= 0 && i == len(w)-2 {
		return end + 1 // letters with stops: U.S. and a.m.
	}
	if w == "Ph.D" || w == "M.Sc" || w == "B.Sc" {
		return end + 1
	}
	if len(w) == 1 && 'A' <= w[0] && w[0] <= 'Z' && s.classAt(end+1) == space && s.initial(begin, end+1) {
		return end + 1
	}
	if s.lists.abbreviations[w] != notAbbreviation && s.abbreviated(w, end+1) {
		return end + 1
	}
	return end
}

// initial reports whether a single capital with a stop is an initial: a
// capital letter follows and the word before is none of a closing sentence.
func (s *scanner) initial(begin, i int) bool {
	c, _ := s.runeAt(s.skipSpace(i))
	if !unicode.IsUpper(c) {
		return s.text[begin] != 'I' && !unicode.IsLetter(c) && i < len(s.text) && classOf(c) != quote
	}
	return s.text[begin] != 'I' || begin == s.start
}

func (s *scanner) skipSpace(i int) int {
	for i < len(s.text) {
		r, n := s.runeAt(i)
		if classOf(r) != space {
			break
		}
		i += n
	}
	return i
}

// abbreviated decides for words of the list that are words without a stop as
// well ("No", "Sun", "Miss"): the stop is theirs when something fitting follows.
func (s *scanner) abbreviated(w string, i int) bool {
	next, n := s.runeAt(s.skipSpace(i))
	if n == 0 {
		return s.lists.abbreviations[w] == abbreviationEnd && !ambiguousAbbreviation(w)
	}
	switch {
	case w == "No" || w == "Nos" || w == "no" || w == "nos" || w == "p" || w == "pp":
		return classOf(next) == digit || next == '#'
	case ambiguousAbbreviation(w):
		return classOf(next) == digit || !unicode.IsUpper(next) && classOf(next) != quote
	}
	return true
}

// ambiguousAbbreviation reports whether the word means something else without
// its stop and often ends a sentence so.
func ambiguousAbbreviation(w string) bool {
	switch w {
	case "no", "al", "min", "Mon", "Sat", "Sun", "Mass", "Miss", "Ill", "Ind", "Wash", "Pa", "Mo", "Del", "Ore", "Mar", "Ed", "ed", "est", "Est", "sq", "ft", "ca", "v", "Ch", "Co", "Ph":
		return w != "Co" && w != "v" && w != "ca" && w != "al"
	}
	return false
}

// suffixes are the second halves of contractions, longest first.
var suffixes = []string{"n't", "'ll", "'re", "'ve", "'s", "'d", "'m"}

// contractions emits the word that ends at end, cut at its contractions.
func (s *scanner) contractions(end int) {
	w := s.text[s.pos:end]
	if cut := s.apostrophe(w); cut > 0 {
		s.pair(cut, end)
		return
	}
	var buf [16]byte
	if len(w) <= len(buf) {
		if n := s.lists.contractions[string(lower(buf[:0], w))]; n > 0 {
			s.pair(n, end)
			return
		}
	}
	if more := s.possessive(end); more > end {
		s.pair(len(w), more)
		return
	}
	s.emit(end)
}

// pair emits the words [pos, pos+cut) and [pos+cut, end) of a multiword token.
// The first may be cut once more ("could|n't|'ve").
func (s *scanner) pair(cut, end int) {
	first := len(s.words)
	middle := s.pos + cut
	if c := s.apostrophe(s.text[s.pos:middle]); c > 0 {
		s.emit(s.pos + c)
	}
	s.emit(middle)
	s.emit(end)
	for i := first; i < len(s.words); i++ {
		s.words[i].Flags |= InMultiword
	}
	s.words[len(s.words)-1].Flags |= MultiwordEnd
}

// apostrophe returns where in w the last contraction begins, or 0.
func (s *scanner) apostrophe(w string) int {
	if len(w) < 3 {
		return 0
	}
	from := max(0, len(w)-6)
	i := strings.LastIndexAny(w[from:], "'’´")
	if i < 0 {
		return 0
	}
	i += from
	_, n := utf8.DecodeRuneInString(w[i:])
	var buf [8]byte
	tail := append(buf[:0], '\'')
	tail = lower(tail, w[i+n:])
	if string(tail) == "'t" && i > 1 && (w[i-1] == 'n' || w[i-1] == 'N') {
		return i - 1
	}
	for _, suf := range suffixes[1:] {
		if string(tail) == suf {
			return i
		}
	}
	return 0
}

// possessive returns the end of a bare apostrophe after a word in s ("the
// allies' plan"), or end. Where a single quotation stands open it closes that.
func (s *scanner) possessive(end int) int {
	if end >= len(s.text) || s.openQuotes > 0 {
		return end
	}
	if c := s.text[end-1]; c != 's' && c != 'S' && c != 'x' && c != 'z' {
		return end
	}
	r, n := s.runeAt(end)
	if r != '\'' && r != '’' {
		return end
	}
	if c := s.classAt(end + n); c == letter || c == digit {
		return end
	}
	return end + n
}
