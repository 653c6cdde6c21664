package store

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Term is one word or phrase that a search asks for.
type Term struct {
	Words  string // with at least one letter or digit
	Prefix bool   // the last word may go on
}

// maxTerms is how many words and phrases of a search count; nobody types more.
const maxTerms = 64

// ParseQuery reads what a user typed into a search: words, "exact phrases" in
// quotation marks, and a * at the end of either for any continuation. Nothing
// else has a meaning, so nothing that is typed is an error.
func ParseQuery(typed string) []Term {
	var terms []Term
	rest := strings.ToValidUTF8(strings.ReplaceAll(typed, "\x00", " "), " ")
	for len(terms) < maxTerms {
		rest = strings.TrimSpace(rest)
		if rest == "" {
			break
		}
		var words string
		if words, rest = nextTerm(rest); strings.ContainsFunc(words, isWordRune) {
			trimmed := strings.TrimRight(words, "*")
			terms = append(terms, Term{Words: trimmed, Prefix: trimmed != words})
		}
	}
	return terms
}

// quotationMarks are those that open and close a phrase.
const quotationMarks = "\"“”„«»"

// nextTerm cuts the first word or phrase off, a phrase without its marks. A
// phrase that is not closed goes to the end; a * behind it stays with it.
func nextTerm(s string) (words, rest string) {
	isMark := func(r rune) bool { return strings.ContainsRune(quotationMarks, r) }
	first, size := utf8.DecodeRuneInString(s)
	if !isMark(first) {
		end := strings.IndexFunc(s, func(r rune) bool { return unicode.IsSpace(r) || isMark(r) })
		if end < 0 {
			end = len(s)
		}
		return s[:end], s[end:]
	}
	s = s[size:]
	end := strings.IndexFunc(s, isMark)
	if end < 0 {
		return s, ""
	}
	words = s[:end]
	_, size = utf8.DecodeRuneInString(s[end:])
	rest = s[end+size:]
	if strings.HasPrefix(rest, "*") {
		return words + "*", rest[1:]
	}
	return words, rest
}

func isWordRune(r rune) bool { return unicode.IsLetter(r) || unicode.IsNumber(r) }
