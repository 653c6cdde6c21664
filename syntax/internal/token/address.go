package token

import (
	"strings"
	"unicode/utf8"
)

// maxBare is the largest number of bytes looked at for an address without a
// scheme; it bounds the work on text without spaces.
const maxBare = 256

// addressByte is 0 for what ends an address, 2 for the marks one of which every
// address has.
var addressByte = func() (t [256]uint8) {
	for c := range t {
		switch {
		case c <= ' ' || c == 127 || strings.IndexByte("<>\"{}|\\^`", byte(c)) >= 0:
		case c == '@' || c == ':' || c == '.' || c == '/':
			t[c] = 2
		default:
			t[c] = 1
		}
	}
	return t
}()

// address returns the end of a URL, an e-mail address, a domain, a hashtag or
// a user's handle at pos, or pos.
func (s *scanner) address() int {
	if c := s.before(s.pos); c == letter || c == digit {
		return s.pos
	}
	if s.pos < s.plain {
		return s.pos
	}
	rest := s.text[s.pos:min(len(s.text), s.pos+maxBare)]
	if len(rest) == maxBare && scheme(rest) {
		rest = s.text[s.pos:min(len(s.text), s.pos+maxWord)]
	}
	if rest[0] == '#' || rest[0] == '@' {
		return s.tag(rest)
	}
	n, marks := 0, 0
	for n < len(rest) && addressByte[rest[n]] != 0 {
		if addressByte[rest[n]] == 2 {
			marks++
		}
		n++
	}
	if marks == 0 || marks == 1 && rest[n-1] == '.' {
		s.plain = s.pos + n
		return s.pos
	}
	chunk := trimAddress(rest[:n])
	if rest[0] == '-' || rest[0] == '.' {
		if file(chunk) {
			return s.pos + len(chunk)
		}
		return s.pos
	}
	if i := strings.IndexAny(chunk, "()[]"); i > 0 && file(chunk[:i]) {
		return s.pos + i
	}
	if file(chunk) || newsgroup(chunk) || scheme(chunk) || mail(chunk) || domain(chunk) {
		return s.pos + len(chunk)
	}
	return s.pos
}

// tag returns the end of a hashtag, of a handle, or of the host part of
// addresses ("all end in @example.org").
func (s *scanner) tag(rest string) int {
	if rest[0] == '@' {
		host := rest[1:]
		n := 0
		for n < len(host) && (host[n] == '.' || host[n] == '-' || host[n] < 128 && (asciiClass[host[n]] == letter || asciiClass[host[n]] == digit)) {
			n++
		}
		if host = strings.TrimRight(host[:n], ".-"); domain(host) {
			return s.pos + 1 + len(host)
		}
	}
	n := 1
	letters := false
	for n < len(rest) {
		c := rest[n]
		if c != '_' && c < 128 && asciiClass[c] != letter && asciiClass[c] != digit {
			break
		}
		if c >= 128 {
			break
		}
		letters = letters || asciiClass[c] == letter
		n++
	}
	if !letters || n < 3 || rest[0] == '@' && s.before(s.pos) != space && s.before(s.pos) != open {
		return s.pos
	}
	return s.pos + n
}

// trimAddress cuts what follows an address in a sentence: typographic spaces,
// quotation marks and dashes, then punctuation.
func trimAddress(s string) string {
	for i, r := range s {
		if r < utf8.RuneSelf {
			continue
		}
		if c := classOf(r); c == space || c == quote || c == stop || r == '—' || r == '–' {
			s = s[:i]
			break
		}
	}
	for s != "" {
		c := s[len(s)-1]
		if strings.IndexByte(".,;:!?'*", c) < 0 &&
			!(c == ')' && strings.Count(s, "(") < strings.Count(s, ")")) &&
			!(c == ']' && strings.Count(s, "[") < strings.Count(s, "]")) {
			break
		}
		s = s[:len(s)-1]
	}
	return s
}

func scheme(s string) bool {
	if s == "" || strings.IndexByte("hHfFwWmMdD", s[0]) < 0 {
		return false
	}
	for _, p := range []string{"http://", "https://", "ftp://", "www.", "mailto:", "doi:"} {
		if len(s) > len(p)+1 && strings.EqualFold(s[:len(p)], p) {
			return true
		}
	}
	return false
}

func mail(s string) bool {
	user, host, ok := strings.Cut(s, "@")
	return ok && user != "" && (strings.IndexByte(host, '.') > 0 || host != "" && hostChars(user)) && strings.IndexByte(host, '@') < 0 && hostChars(host)
}

func hostChars(s string) bool {
	for i := 0; i < len(s); i++ {
		c := s[i]
		if c >= 128 || asciiClass[c] != letter && asciiClass[c] != digit && c != '.' && c != '-' {
			return false
		}
	}
	return true
}

// topDomains are those of addresses written without scheme.
var topDomains = []string{"com", "org", "net", "gov", "edu", "int", "mil", "info", "uk", "eu", "de", "fr", "ru", "cn", "in", "io", "tv", "us", "ca", "au", "jp", "kr", "ch", "me", "tw", "il", "ir", "tr", "ua", "pl", "nl", "se", "no", "fi", "dk", "es", "it", "pt", "gr", "br", "mx", "ar", "za", "nz", "pk", "hk", "sg", "at", "be", "ie", "cz", "hu", "ro", "rs", "ba"}

func domain(s string) bool {
	host, _, _ := strings.Cut(s, "/")
	i := strings.LastIndexByte(host, '.')
	if i < 2 || !hostChars(host) || strings.Contains(host, "..") {
		return false
	}
	top := host[i+1:]
	if len(top) == 2 && strings.IndexByte(host, '.') == i && host == s {
		// "me.in" may be a missing space; two dots or a path make it sure.
		return top == "uk" || top == "eu" || top == "tv" || top == "io"
	}
	return contains(topDomains, strings.ToLower(top)) && asciiClass[host[0]] != digit
}

var extensions = []string{".doc", ".docx", ".xls", ".xlsx", ".pdf", ".ppt", ".jpg", ".gif", ".png", ".txt", ".zip", ".htm", ".html", ".mp3", ".csv", ".url", ".py", ".js", ".conf"}

// file reports whether s is the name of a file, or only the end of one.
func file(s string) bool {
	dot := strings.LastIndexByte(s, '.')
	if dot < 0 || len(s)-dot > 5 {
		return false
	}
	var buf [8]byte
	if !contains(extensions, string(lower(buf[:0], s[dot:]))) {
		return false
	}
	for i := 0; i < dot; i++ {
		c := s[i]
		if c >= 128 || asciiClass[c] != letter && asciiClass[c] != digit && strings.IndexByte("._-~#%!+", c) < 0 {
			return false
		}
	}
	return true
}

var hierarchies = []string{"alt", "comp", "misc", "rec", "sci", "soc", "humanities"}

// newsgroup reports whether s is the name of a Usenet group.
func newsgroup(s string) bool {
	i := strings.IndexByte(s, '.')
	return i > 0 && contains(hierarchies, s[:i]) && hostChars(s) && !strings.Contains(s, "..")
}
