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
	case '²', '³':
		return letter // of a unit: km²
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
	openRound  int // round brackets that stand open
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
	if c == letter || c == digit || c == joint || r == '#' || r == '-' || r == '.' {
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
		s.emit(s.marks(n, c))
	default:
		s.emit(s.symbol(r, n, c))
	}
}

// marks returns the end of a run of stops or dashes, or of what begins with
// one: a number, a face, a line drawn of dashes.
func (s *scanner) marks(n int, c class) int {
	if end := s.drawn(); end > s.pos {
		return end
	}
	if c == stop {
		if s.text[s.pos] == '.' && s.before(s.pos) == space && s.classAt(s.pos+1) == digit {
			return s.digits(s.pos + 1) // .432
		}
		return s.stops(n)
	}
	return s.dashes(n)
}

// symbol returns the end of a mark that is neither stop, dash nor quotation mark.
func (s *scanner) symbol(r rune, n int, c class) int {
	if end := s.emoticon(); end > s.pos {
		return end
	}
	if end := s.drawn(); end > s.pos {
		return end
	}
	switch {
	case r == '+' && s.before(s.pos) == space && s.classAt(s.pos+1) == digit:
		return s.number(s.pos + 1) // +44
	case r == '(':
		s.openRound++
	case r == ')':
		s.openRound = max(0, s.openRound-1)
	}
	if r == ',' || c == open || c == shut {
		return s.pos + n
	}
	return s.same(r, n)
}

// drawn returns the end of a line or arrow made of signs ("---=", "->",
// "*~*~*"), or pos.
func (s *scanner) drawn() int {
	i, kinds := s.pos, 0
	for i < len(s.text) && i-s.pos < maxWord && strings.IndexByte("-=*~+<>|", s.text[i]) >= 0 {
		if i > s.pos && s.text[i] != s.text[i-1] {
			kinds++
		}
		i++
	}
	if kinds == 0 || s.text[s.pos:i] == "<>" || i-s.pos == 2 && s.text[i-1] != '>' && s.text[s.pos] != '<' {
		return s.pos
	}
	if c := s.text[i-1]; c == '-' && s.classAt(i) == digit || c == '+' && s.classAt(i) == digit {
		return s.pos // a number with its sign
	}
	return i
}

// stops returns the end of a run of stops: "?!", "...", ".?" are one token,
// the ellipsis in "...?" and "?..." is one of its own.
func (s *scanner) stops(n int) int {
	first := s.text[s.pos : s.pos+n]
	i := s.pos + n
	for i-s.pos < maxWord && strings.HasPrefix(s.text[i:], first) {
		i += n
	}
	if first == "…" && strings.HasPrefix(s.text[i:], ".") {
		return i + 1 // an ellipsis at the end of a sentence
	}
	if first == "." && i-s.pos > 2 || first == "…" {
		return i
	}
	for i-s.pos < maxWord {
		r, n := s.runeAt(i)
		if n == 0 || r != '?' && r != '!' && (r != '.' || first == "." || strings.HasPrefix(s.text[i:], "..")) {
			break
		}
		i += n
	}
	return i
}

// dashes returns the end of a run of equal dashes, or of a negative number.
func (s *scanner) dashes(n int) int {
	first := s.text[s.pos : s.pos+n]
	i := s.pos + n
	for i-s.pos < maxWord && strings.HasPrefix(s.text[i:], first) {
		i += n
	}
	if first == "-" && i == s.pos+1 && s.negative() {
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

var emoticons = []string{
	":-)", ":-(", ";-)", ":-D", ":-P", ":-/", ":'(", ">:(", ":))", ":)", ":(", ";)", ":D", ":P", ":p", ":O", ":o", ":/", ":|",
	";P", ";D", "=)", "=(", "=D", "(:", "(-:", "<3", "^_^", "^^",
}

// emoticon returns the end of a face made of marks, or pos. After a word only
// smiles that close no bracket are taken for one ("for my family:)").
func (s *scanner) emoticon() int {
	if strings.IndexByte(":;=>(<^", s.text[s.pos]) < 0 {
		return s.pos
	}
	alone := s.before(s.pos) == space
	for _, e := range emoticons {
		end := s.pos + len(e)
		if !strings.HasPrefix(s.text[s.pos:], e) || s.classAt(end) == letter || s.classAt(end) == digit {
			continue
		}
		if alone || strings.HasSuffix(e, ")") && s.openRound == 0 && s.classAt(end) == space {
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
		} else if r == '‘' && q == '’' { // an empty quotation
			s.emit(end + m)
			return
		}
		if r != '‘' && r != '`' && s.before(s.pos) == space && s.elided(end) > 0 {
			s.emit(s.elided(end))
			return
		}
		if r != '‘' && r != '`' && s.before(s.pos) == space && s.decade(end) > 0 {
			s.emit(s.decade(end))
			return
		}
	}
	if single && s.apart(end) {
		s.emit(end + 1)
		return
	}
	switch {
	case r == '‘' || r == '`' || r == '\'' && s.before(s.pos) == space:
		s.openQuotes++
	case single && s.openQuotes > 0:
		s.openQuotes--
	}
	s.emit(end)
}

// apart reports whether the apostrophe at pos and an s at i are a possessive
// without a word to lean on: "the Union (EU)'s plan", "the board 's plan".
func (s *scanner) apart(i int) bool {
	if i >= len(s.text) || s.text[i] != 's' {
		return false
	}
	before, after := s.before(s.pos), s.classAt(i+1)
	switch before {
	case space:
		return after == space
	case shut, quote, other, stop: // stop: "the U.S.'s"
		return after != letter && after != digit
	}
	return false
}

// elided returns the end of a word at i that has lost its first letters ('em),
// or 0.
func (s *scanner) elided(i int) int {
	end := s.stem(i)
	switch s.text[i:end] {
	case "em", "til", "cause", "tis", "twas", "cos", "bout":
		return end
	}
	return 0
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
	begin := s.pos
	end := begin
	if s.classAt(begin) == digit {
		end = s.number(begin)
		if s.measured(end) {
			return
		}
	}
	if end = s.stem(end); end < len(s.text) && s.text[end] == '$' && s.currency(begin, end) {
		s.emit(end + 1)
		return
	}
	for end < len(s.text) && end-begin < maxWord {
		next := s.join(begin, end)
		if next == end {
			break
		}
		end = next
	}
	s.contractions(s.full(begin, end))
}

// measured emits a number that ends at end and what is written to it: a unit
// ("5kg"), an "'s" ("the 1990's", "2008's"). It reports false where letters of
// the same word follow.
func (s *scanner) measured(end int) bool {
	switch s.classAt(end) {
	case letter:
		unit := s.unit(end)
		if unit == end {
			return false
		}
		s.emit(end)
		s.emit(unit)
		return true
	case quote:
		if _, n := s.runeAt(end); strings.IndexByte("'’", s.text[end]) >= 0 || n > 1 {
			return s.numberS(end, end+n)
		}
	}
	s.emit(end)
	return true
}

// numberS emits a number with "'s", the s at i: one word for a decade
// ("1990's", "80's"), two otherwise ("2008's").
func (s *scanner) numberS(end, i int) bool {
	if i >= len(s.text) || s.text[i] != 's' || s.classAt(i+1) == letter || s.classAt(i+1) == digit {
		s.emit(end)
		return true
	}
	w := s.text[s.pos:end]
	if w[len(w)-1] == '0' && (len(w) == 2 || len(w) == 4 && w[0] == '1') && s.before(s.pos) == space {
		s.emit(i + 1)
		return true
	}
	s.pair(len(w), i+1)
	return true
}

// currency reports whether the letters before a dollar sign name the dollar
// ("US$", "HK$") and not a price follows a word.
func (s *scanner) currency(begin, end int) bool {
	n := end - begin
	return n <= 3 && upper(s.text[begin:end]) && s.classAt(begin) == letter
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
		ok = s.joinedByStop(left, right)
	case '\'', '’', '´':
		ok = true // contractions are cut off later
	case '`':
		ok = right == "s" || right == "t" || right == "m" || right == "re" || right == "ve" || right == "ll" || right == "d"
	case '@':
		ok = true // names in mail systems: Smith@SALES
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
func (s *scanner) joinedByStop(left, right string) bool {
	last := left[strings.LastIndexByte(left, '.')+1:]
	if len(last) == 1 && len(right) == 1 {
		return true // letters with stops
	}
	if last == "Ph" || last == "ph" || last == "M" && right == "Sc" || last == "B" && right == "Sc" {
		return true
	}
	if strings.IndexByte(last, '\'') >= 0 {
		return false // no file has the name "don't"
	}
	c := right[0]
	if a := s.lists.abbreviations[last]; a.kind != notAbbreviation && a.kind != abbreviationEnd && (c < 'a' || c > 'z') {
		return false // Nov.28
	}
	return ('a' <= c && c <= 'z' || '0' <= c && c <= '9') && !s.lists.openers[right]
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
	if len(left) <= len(buf) && s.before(s.pos) != dash && s.lists.prefixes[string(lower(buf[:0], left))] {
		return len(left) > 1 || s.classAt(end) != dash
	}
	if len(right) <= len(buf) && s.lists.suffixes[string(lower(buf[:0], right))] {
		return true
	}
	if right == "e" && s.classAt(end) == space && asciiUpper(left) {
		return true // the Persian link of names: Masjed-e Noor
	}
	return s.givenName(left, right)
}

func asciiUpper(s string) bool { return 'A' <= s[0] && s[0] <= 'Z' }

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
	if len(left) < 2 || len(left) > 6 || len(right) > 6 || len(right) < 2 && !s.lists.firstSyllable[left] || !('A' <= left[0] && left[0] <= 'Z') {
		return false
	}
	var buf [8]byte
	l := string(lower(buf[:0], left))
	if s.lists.firstSyllable[left] && 'A' <= right[0] && right[0] <= 'Z' { // Jong-Un
		right = string(lower(buf[len(l):len(l)], right))
	}
	return l[1:] == left[1:] && syllable(l) && syllable(right) && (!s.lists.notSyllable[right] || s.lists.firstSyllable[left])
}

var onsets = []string{"", "b", "c", "ch", "d", "f", "g", "gw", "h", "hw", "hs", "j", "k", "kw", "kk", "l", "m", "n", "ng", "p", "r", "s", "sh", "ss", "t", "ts", "w", "wh", "x", "y", "z", "zh"}
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
	onset := s[:v]
	if v > 1 {
		onset = strings.TrimSuffix(onset, "y") // Hyun, Kyung
	}
	return e-v <= 4 && contains(onsets, onset) && contains(codas, s[e:])
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
		if c == ',' && !s.grouped(begin, i, next) {
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

// grouped tells the comma in 12,000 and the decimal one in 7,5 from a list.
func (s *scanner) grouped(begin, comma, next int) bool {
	if next-comma-1 == 3 {
		return true
	}
	return next-comma-1 <= 2 && comma-begin <= 2 && s.before(begin) != other && s.classAt(next) == space &&
		s.lists.measures[s.text[s.skipSpace(next):s.stem(s.skipSpace(next))]]
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
	if strings.IndexByte(s.text[begin:hyphen], '-') >= 0 {
		return true
	}
	if right == 4 && (left == 3 || left == 1 || left == 5 || left >= 7) {
		return true // 555-0123, extension 3-5213, postal code 77002-0123, 212/555-0123
	}
	return next < len(s.text) && s.text[next] == '-' && s.classAt(next+1) == digit
}

// unit returns the end of a unit written to a number ("5pm") that is a word of
// its own, or i.
func (s *scanner) unit(i int) int {
	end := s.stem(i)
	if s.lists.units[s.text[i:end]] {
		if end == i+1 {
			return end // no initial: "$3M."
		}
		return s.full(i, end)
	}
	if w := s.text[i:min(len(s.text), i+4)]; (w == "a.m." || w == "p.m.") && s.classAt(i+4) != letter {
		return i + 4
	}
	return i
}

// full takes in the stop that ends an abbreviation.
func (s *scanner) full(begin, end int) int {
	if end >= len(s.text) || s.text[end] != '.' || strings.HasPrefix(s.text[end:], "...") {
		return end
	}
	w := s.text[begin:end]
	if strings.HasPrefix(s.text[end:], "..") && s.lists.abbreviations[w].kind == notAbbreviation {
		return end
	}
	if i := strings.LastIndexByte(w, '.'); i >= 0 && i == len(w)-2 && asciiClass[w[i+1]&127] != digit {
		return end + 1 // letters with stops: U.S. and a.m.
	}
	if w == "Ph.D" || w == "M.Sc" || w == "B.Sc" {
		return end + 1
	}
	if len(w) == 1 && 'A' <= w[0] && w[0] <= 'Z' && s.initial(begin, end+1) {
		return end + 1
	}
	if a := s.lists.abbreviations[w]; a.kind != notAbbreviation && s.abbreviated(a, begin, end+1) {
		return end + 1
	}
	return end
}

// initial reports whether a single capital with a stop is an initial: a
// capital letter follows and the word before is none of a closing sentence.
func (s *scanner) initial(begin, i int) bool {
	c, _ := s.runeAt(s.skipSpace(i))
	if k := s.classAt(i); k != space && (k != letter || !unicode.IsUpper(c)) {
		return false
	}
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

// abbreviated decides whether the stop before i belongs to abbreviation a at begin,
// which may be a word without a stop as well ("No", "Sun", "Miss").
func (s *scanner) abbreviated(a entry, begin, i int) bool {
	next, n := s.runeAt(s.skipSpace(i))
	if n == 0 {
		return a.kind == abbreviationEnd && a.only == always
	}
	switch a.only {
	case beforeNumber:
		return classOf(next) == digit || next == '#' || s.before(begin) == open && classOf(next) == letter // (b. 1950), (b. March)
	case notWord:
		return classOf(next) == digit || !unicode.IsUpper(next) && classOf(next) != quote
	case insideSentence:
		return !unicode.IsUpper(next)
	}
	return true
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
		if c := s.lists.contractions[string(lower(buf[:0], w))]; c.cut > 0 && s.contracts(c, end) {
			s.pair(c.cut, end)
			return
		}
	}
	if more := s.possessive(end); more > end {
		s.pair(len(w), more)
		return
	}
	s.emit(end)
}

// contracts reports whether a word without apostrophe that ends at end is a
// contraction: always, or before a word that its list allows.
func (s *scanner) contracts(c contraction, end int) bool {
	if c.before == nil && c.except == nil {
		return true
	}
	i := s.skipSpace(end)
	next := s.stem(i)
	if i == end || i == next || s.classAt(next) == dash {
		return false
	}
	w := s.text[i:next]
	return c.before[w] || c.except != nil && !c.except[w]
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

// mayBeApostrophe reports whether c is an apostrophe or the first byte of one.
func mayBeApostrophe(c byte) bool { return c == '\'' || c == '`' || c == 0xe2 || c == 0xc2 }

// apostrophe returns where in w the last contraction begins, or 0.
func (s *scanner) apostrophe(w string) int {
	if len(w) < 3 {
		return 0
	}
	i := len(w) - 2
	for from := max(0, len(w)-6); i >= from && !mayBeApostrophe(w[i]); i-- {
	}
	if i < max(0, len(w)-6) {
		return 0
	}
	r, n := utf8.DecodeRuneInString(w[i:])
	if r != '\'' && r != '`' && r != '’' && r != '´' {
		return 0
	}
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
