package article

import (
	"strings"
	"unicode"
)

// contact reports whether a line that is no sentence gives a telephone number
// or an address to write to: where a press office can be reached.
func (u *unit) contact() bool {
	if u.sentence() && !strings.HasSuffix(u.text, ":") {
		return false
	}
	for i, x := range u.words {
		switch {
		case x.mark:
		case telephones[x.lower] && i+1 < len(u.words) && digitsIn(u.text[x.at:]) >= minNumber:
			return true
		case strings.Contains(x.text, "@") && isMail(x.text):
			return true
		}
	}
	return false
}

// telephones stand before a number.
var telephones = map[string]bool{"tel": true, "telephone": true, "phone": true, "mobile": true, "fax": true, "ph": true, "cell": true}

// minNumber is how many digits a telephone number has.
const minNumber = 6

func digitsIn(s string) int {
	n := 0
	for i := 0; i < len(s); i++ {
		if s[i] >= '0' && s[i] <= '9' {
			n++
		}
	}
	return n
}

// maxAboutAuthor is how many words a note about the author may have.
const maxAboutAuthor = 60

// minBody is how many paragraphs a report must have above such a note.
const minBody = 2

// endNotes throws away the notes about the report's authors at its end, "Jane
// Roe covers diplomacy for the Courier.", and the signature of an office. A
// report names its own author nowhere else, so the name at the beginning of the
// paragraph is evidence.
func (w *wording) endNotes(units []unit, authors []string) {
	body := 0
	for i := range units {
		if u := &units[i]; u.fate == kept && u.kind == Paragraph {
			body++
		}
	}
	for i := len(units) - 1; i >= 0 && body > minBody; i-- {
		u := &units[i]
		if u.fate != kept {
			continue
		}
		if !w.aboutAuthor(u, authors) && !w.institution(u) {
			return
		}
		u.drop(Boilerplate)
		body--
	}
}

func (w *wording) aboutAuthor(u *unit, authors []string) bool {
	if u.n > maxAboutAuthor {
		return false
	}
	for _, name := range authors {
		if strings.EqualFold(u.text, name) {
			return true
		}
		if len(u.text) <= len(name) || !strings.EqualFold(u.text[:len(name)], name) {
			continue
		}
		rest := strings.TrimLeftFunc(u.text[len(name):], unicode.IsSpace)
		words := splitWords(rest, maxPatternWords)
		for _, p := range w.authors {
			steps := 0
			m := matcher{w: w, text: rest, words: words, steps: &steps}
			if _, ok := m.match(p.items, 0); ok {
				return true
			}
		}
	}
	return false
}
