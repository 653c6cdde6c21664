package article

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"nuncio/span"
)

// unit is a line or paragraph of the page on its way to become a block or to
// be thrown away. Markup fills the hints that plain text lacks.
type unit struct {
	shown
	src   span.Span // all of it in the source, with bullets and labels
	words []word    // the first maxPatternWords
	n     int       // how many words in all, marks not counted

	role role
	rest int // where the text after a caption label begins

	blank  bool // a blank line stands before it
	bullet bool // a list mark stood before it
	wide   bool // several lines of the source were joined to it

	hints hints

	fate fate
	kind Kind
	why  Reason
}

// hints are what the tags around a unit say of it.
type hints struct {
	markup  bool
	heading int8 // 1..6, 0 where it is none
	caption bool
	credit  bool
	quote   bool
	list    bool
	time    bool
	byline  bool
	dead    Reason // "" or why its surroundings are not the story
	linked  int32  // bytes of its text that are links
	node    int32  // the element it stands in
	strong  bool   // all of it is bold
	cell    bool   // a table cell
	pre     bool   // preformatted
}

type fate uint8

const (
	undecided fate = iota
	kept
	dropped
)

func (u *unit) keep(k Kind)   { u.fate, u.kind = kept, k }
func (u *unit) drop(r Reason) { u.fate, u.why = dropped, r }

// newUnit renders segments and reads their wording.
func (w *wording) newUnit(source string, segs []seg) unit {
	u := unit{shown: render(source, segs)}
	u.src = span.Span{Start: segs[0].start, End: segs[len(segs)-1].end}
	w.read(&u)
	return u
}

// read splits a unit into words and looks its wording up.
func (w *wording) read(u *unit) {
	u.words = splitWords(u.text, maxPatternWords)
	u.n = 0
	for _, x := range u.words {
		if !x.mark {
			u.n += wordCount(x.text)
		}
	}
	if len(u.words) == maxPatternWords {
		u.n = max(u.n, strings.Count(u.text, " ")+1)
	}
	m := w.line(u.text, u.words)
	u.role, u.rest = m.role, m.end
	if u.role == roleCorrection && u.n >= minCorrection {
		u.role, u.rest = roleNone, 0
	}
	switch {
	case u.role != roleNone:
	case u.n == 0, isAddress(u.text):
		u.role = roleFurniture // rules and ornaments, bare addresses
	case isMail(u.text):
		u.role = roleByline
	case isHashtags(u.text):
		u.role = roleNavigation
	case isInitials(u.text):
		u.role = roleBoilerplate
	case isDash(u.text) && u.n <= 4 && allNames(u.words[1:]) || u.signsPost():
		u.role = roleByline // "– Jane Roe" under a report, "— Jane Roe (@roe) 3 May" under a post
	}
}

// signsPost reports whether a line names the author of a post above it.
func (u *unit) signsPost() bool { return isDash(u.text) && strings.Contains(u.text, "(@") }

// minCorrection is how many words a note of correction has that tells what was
// wrong; "This article was amended on 11 May 2031." is shorter.
const minCorrection = 12

// wordCount is 1, or for a run of a script without blanks between words about
// as many as it holds.
func wordCount(s string) int {
	if r, _ := utf8.DecodeRuneInString(s); r < 0x0E00 || r > 0x1100 && r < 0x3040 || r >= 0xA000 {
		return 1
	}
	return max(1, utf8.RuneCountInString(s)/2)
}

// isDesk reports whether a text is what an agency's desk puts behind its last
// sentence: the initials of its editors in lower case, "ak", "jv ml".
func isDesk(s string) bool {
	if len(s) > len("ab cd ef") {
		return false
	}
	n := 0
	for f := range strings.FieldsSeq(s) {
		if len(f) != 2 || strings.Trim(f, "abcdefghijklmnopqrstuvwxyz") != "" || unfinished[f] {
			return false // "at 3 p.m. in" goes on in the next line
		}
		n++
	}
	return n > 0
}

// maxSignature is how long, in bytes, an agency's signature in brackets is.
const maxSignature = 30

// beforeBracket returns what stands before a short bracket at the end of s.
func beforeBracket(s string) (string, bool) {
	i := strings.LastIndexByte(s, '(')
	if i <= 0 || len(s)-i > maxSignature || !strings.HasSuffix(s, ")") {
		return "", false
	}
	return s[:i], true
}

// endMarkAt returns where the mark begins that an agency puts behind the last
// word of a report ("---0---", "###", "-30-", "-ENDS-"), or -1.
func endMarkAt(s string) int {
	at := strings.LastIndexByte(s, ' ') + 1
	mark := s[at:]
	word := strings.Trim(mark, "-–—#*=")
	if at == 0 || len(mark)-len(word) < 2 {
		return -1
	}
	switch strings.ToLower(word) {
	case "", "0", "o", "30", "end", "ends":
		return at
	}
	return -1
}

// endsSentence reports whether a text ends in a final mark, quotes and
// brackets after it aside.
func endsSentence(s string) bool {
	if at := endMarkAt(s); at > 0 {
		s = s[:at]
	}
	if before, ok := beforeBracket(s); ok && endsSentence(before) {
		return true // "... on Monday. (KNA)"
	}
	if i := strings.LastIndex(s, ". "); i > 0 && isDesk(s[i+2:]) {
		return true
	}
	s = strings.TrimRight(s, "\"'”’»)] ")
	r, _ := utf8.DecodeLastRuneInString(s)
	return r == '.' || r == '?' || r == '!' || r == '…' || r == '。' || r == '？' || r == '！' || r == '।' || r == '؟' || r == '۔'
}

// holdsSentence reports whether a sentence ends inside a text: a full stop
// after a word in lower case, and a capital after it.
func holdsSentence(s string) bool {
	for i := 4; i+2 < len(s); i++ {
		if s[i] != '.' || s[i+1] != ' ' {
			continue
		}
		next, _ := utf8.DecodeRuneInString(s[i+2:])
		if lower(s[i-1]) && lower(s[i-2]) && lower(s[i-3]) && lower(s[i-4]) && unicode.IsUpper(next) {
			return true
		}
	}
	return false
}

func lower(c byte) bool { return c >= 'a' && c <= 'z' }

// prose reports whether a unit is surely running text.
func (u *unit) prose() bool {
	return u.n >= 22 || u.n >= 8 && (endsSentence(u.text) || holdsSentence(u.text)) || u.n >= 12 && strings.HasSuffix(u.text, ":")
}

// sentence reports whether a unit may be running text: it ends like it.
func (u *unit) sentence() bool {
	return u.prose() || u.n >= 2 && endsSentence(u.text) || u.n >= 4 && holdsSentence(u.text) || u.n >= 3 && strings.HasSuffix(u.text, ":")
}

// short reports whether a unit is neither: a title, a name, a link.
func (u *unit) short() bool { return !u.sentence() }

// question reports whether a short text asks.
func (u *unit) question() bool { return strings.HasSuffix(u.text, "?") }

func startsLower(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return unicode.IsLower(r)
}

func firstRune(s string) rune {
	r, _ := utf8.DecodeRuneInString(s)
	return r
}

func lastRune(s string) rune {
	r, _ := utf8.DecodeLastRuneInString(s)
	return r
}

// isAddress reports whether a text is nothing but a web address, with or
// without its scheme.
func isAddress(s string) bool {
	if strings.ContainsAny(s, " \u00a0") {
		return false
	}
	if strings.HasPrefix(s, "http://") || strings.HasPrefix(s, "https://") || strings.HasPrefix(s, "www.") {
		return true
	}
	host, path, ok := strings.Cut(s, "/")
	dot := strings.LastIndexByte(host, '.')
	return ok && path != "" && dot > 1 && len(host)-dot > 2 && strings.ToLower(host) == host && !isDigits(host)
}

// isInitials reports whether a text is the signature of an agency's desk:
// "ab-cd/ef", "ab/rt (AFP, dpa)".
func isInitials(s string) bool {
	if i := strings.Index(s, " ("); i > 0 && strings.HasSuffix(s, ")") {
		s = s[:i]
	}
	parts := strings.FieldsFunc(s, func(r rune) bool { return r == '/' || r == '-' || r == ',' })
	if len(parts) < 2 || len(s) > 24 || !strings.Contains(s, "/") {
		return false
	}
	for _, p := range parts {
		p = strings.TrimSpace(p)
		if len(p) < 1 || len(p) > 4 || strings.Trim(p, "abcdefghijklmnopqrstuvwxyz") != "" {
			return false
		}
	}
	return true
}

// allNames reports whether words are nothing but a name.
func allNames(words []word) bool {
	ends := nameEnds(words, 0, false)
	return len(ends) > 0 && ends[len(ends)-1] == len(words)
}

// isMail reports whether a text is nothing but a mail address.
func isMail(s string) bool {
	at := strings.IndexByte(s, '@')
	return at > 0 && strings.IndexByte(s[at:], '.') > 1 && !strings.Contains(s, " ")
}

// isHashtags reports whether a text is nothing but #tags.
func isHashtags(s string) bool {
	if !strings.HasPrefix(s, "#") {
		return false
	}
	for f := range strings.FieldsSeq(s) {
		if f[0] != '#' {
			return false
		}
	}
	return true
}
