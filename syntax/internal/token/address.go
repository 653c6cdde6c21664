package token

import "strings"

// maxBare is the largest number of bytes looked at for an address without a
// scheme; it bounds the work on text without spaces.
const maxBare = 256

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
	if scheme(rest) {
		rest = s.text[s.pos:min(len(s.text), s.pos+maxWord)]
	}
	if rest[0] == '#' || rest[0] == '@' {
		return s.tag(rest)
	}
	n := 0
	marks := false
	for n < len(rest) && rest[n] > ' ' && strings.IndexByte("<>\"{}|\\^`", rest[n]) < 0 {
		if rest[n] == '@' || rest[n] == ':' || rest[n] == '.' || rest[n] == '/' {
			marks = true
		}
		n++
	}
	if !marks {
		s.plain = s.pos + n
		return s.pos
	}
	chunk := trimAddress(rest[:n])
	if scheme(chunk) || mail(chunk) || domain(chunk) {
		return s.pos + len(chunk)
	}
	return s.pos
}

func (s *scanner) tag(rest string) int {
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
	if !letters || n < 3 || rest[0] == '@' && s.before(s.pos) != space {
		return s.pos
	}
	return s.pos + n
}

// trimAddress cuts the punctuation that follows an address in a sentence.
func trimAddress(s string) string {
	for s != "" {
		c := s[len(s)-1]
		if strings.IndexByte(".,;:!?'*", c) < 0 &&
			!(c == ')' && strings.Count(s, "(") < strings.Count(s, ")")) &&
			!(c == ']' && strings.Count(s, "[") < strings.Count(s, "]")) {
			break
		}
		s = s[:len(s)-1]
	}
	for _, close := range []string{"”", "’", "…", "»", "—", "–"} {
		if i := strings.Index(s, close); i >= 0 {
			s = s[:i]
		}
	}
	return s
}

func scheme(s string) bool {
	for _, p := range []string{"http://", "https://", "ftp://", "www.", "mailto:", "doi:"} {
		if len(s) > len(p)+1 && strings.EqualFold(s[:len(p)], p) {
			return true
		}
	}
	return false
}

func mail(s string) bool {
	user, host, ok := strings.Cut(s, "@")
	return ok && user != "" && strings.IndexByte(host, '.') > 0 && strings.IndexByte(host, '@') < 0 && hostChars(host)
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
var topDomains = []string{"com", "org", "net", "gov", "edu", "int", "mil", "info", "uk", "eu", "de", "fr", "ru", "cn", "in", "io", "tv", "us", "ca", "au", "jp", "kr", "ch", "me"}

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
