package article

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// dateline is the place, day and agency before the first paragraph.
type dateline struct {
	end    int // bytes of the paragraph that it takes, the dash with it
	agency string
	when   moment
}

// maxDateline is how many bytes of a paragraph are looked at.
const maxDateline = 120

// findDateline reads "SEOUL (AFP) -", "GENEVA, April 3 (Xinhua) --",
// "WASHINGTON —", "Port Selin, 4 May 2031 -" at the start of a paragraph.
// What makes it one is its shape: a place in capitals, or a place with a day
// or an agency in brackets, and then a dash (or the bracket alone).
func (w *wording) findDateline(text string) (dateline, bool) {
	head := text[:min(len(text), maxDateline)]
	words := splitWords(head, 24)
	p := datelineParser{w: w, text: head, words: words}
	places := p.place()
	if places == 0 {
		return dateline{}, false
	}
	shout := p.shout
	p.details()
	dashed := p.dash()
	switch {
	case w.notPlace[words[0].lower]:
		return dateline{}, false
	case dashed && (shout || p.d.agency != "" || p.d.when.Day != 0):
	case !dashed && p.bracket && places <= 4 && (w.agency[strings.ToLower(p.d.agency)] || shout && p.d.when.Day != 0):
	default:
		return dateline{}, false
	}
	if p.at >= len(words) {
		return dateline{}, false
	}
	p.d.end = words[p.at].at
	return p.d, p.d.end < len(text)
}

type datelineParser struct {
	w       *wording
	text    string
	words   []word
	at      int
	shout   bool // the place is written in capitals
	bracket bool // the agency stood in brackets
	d       dateline
}

// place reads one to four words of a place, and ", State" or "/Place" after.
func (p *datelineParser) place() int {
	n := 0
	p.shout = true
	for p.at < len(p.words) && n < 6 {
		w := p.words[p.at]
		if w.mark {
			if n == 0 || w.text != "," && w.text != "/" && w.text != "." || p.at+1 >= len(p.words) {
				break
			}
			next := p.words[p.at+1]
			if next.mark || !isCapitalised(next.text) || months[next.lower] != 0 || isDigits(next.text) {
				break
			}
			p.at++
			continue
		}
		if months[strings.TrimSuffix(w.lower, ".")] != 0 && n > 0 || isDigits(w.text) {
			break
		}
		if !isCapitalised(w.text) && (n == 0 || !particles[w.lower]) {
			break
		}
		if n == 0 && strings.ToUpper(w.text) != w.text || len(w.text) < 2 && n == 0 {
			p.shout = false
		}
		n++
		p.at++
	}
	if n > 0 && n <= 6 {
		return n
	}
	return 0
}

func isDigits(s string) bool { return s != "" && s[0] >= '0' && s[0] <= '9' }

// details reads day and agency in any order, with commas and brackets.
func (p *datelineParser) details() {
	for p.at < len(p.words) {
		w := p.words[p.at]
		switch {
		case w.text == ",", w.text == ".", w.text == ":" && p.d.agency != "":
			p.at++
		case w.text == "/" && p.slashed():
		case w.text == "(" || w.text == "[":
			end := p.at + 1
			for end < len(p.words) && p.words[end].text != ")" && p.words[end].text != "]" {
				end++
			}
			if end == len(p.words) || end == p.at+1 || end > p.at+6 {
				return
			}
			last := p.words[end-1]
			name := p.text[p.words[p.at+1].at : last.at+len(last.text)]
			if !isCapitalised(name) && !p.w.agency[strings.ToLower(name)] {
				return // "(left)", "(pictured)"
			}
			p.d.agency = name
			p.bracket = true
			p.at = end + 1
		case p.moment():
		case p.agencyHere():
		default:
			return
		}
	}
}

// slashed reads "/TASS/".
func (p *datelineParser) slashed() bool {
	if p.at+2 >= len(p.words) || p.words[p.at+1].mark || p.words[p.at+2].text != "/" {
		return false
	}
	p.d.agency, p.bracket = p.words[p.at+1].text, true
	p.at += 3
	return true
}

func (p *datelineParser) moment() bool {
	m, n := parseMoment(p.text[p.words[p.at].at:])
	if n == 0 || m.Day == 0 {
		return false
	}
	p.d.when = m
	to := p.words[p.at].at + n
	for p.at < len(p.words) && p.words[p.at].at < to {
		p.at++
	}
	return true
}

func (p *datelineParser) agencyHere() bool {
	w := p.words[p.at]
	if w.mark || p.d.agency != "" || !p.w.agency[w.lower] {
		return false
	}
	p.d.agency = w.text
	p.at++
	return true
}

// dash reads the dash that ends a dateline; it must stand free.
func (p *datelineParser) dash() bool {
	if p.at >= len(p.words) {
		return false
	}
	w := p.words[p.at]
	switch w.text {
	case "-", "–", "—", "―":
	case ":":
		shouted := p.shout && p.at <= 2 && !p.w.notPlace[p.words[0].lower] // "BRASK: ..."
		if p.d.agency == "" && p.d.when.Day == 0 && !shouted {
			return false
		}
		p.at++
		return true
	default:
		return false
	}
	for p.at < len(p.words) && (p.words[p.at].text == w.text) {
		p.at++
	}
	if w.text != "-" {
		return true
	}
	r, _ := utf8.DecodeLastRuneInString(p.text[:w.at])
	return unicode.IsSpace(r) || r == ')' || p.at < len(p.words) && p.words[p.at].at > p.words[p.at-1].at+1
}
