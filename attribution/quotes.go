package attribution

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"nuncio/span"
)

// Quotation is one pair of quotation marks.
type Quotation struct {
	Outer  span.Span // with the marks
	Inner  span.Span // without them
	Single bool      // ‘…’ or '…', not “…”
	Depth  int32     // in how many other quotations it stands
	// Open is true where the closing mark is missing and the quotation runs to
	// the end of its block, as when it goes on in the next paragraph.
	Open bool
}

// Quotations pairs the quotation marks of one block of text, in text order:
// straight and curly, double and single, guillemets and typewriter pairs (”),
// nested to any depth. An apostrophe is no mark. A mark without its partner
// loses that quotation and no other; only the last one of a block may stay open.
func Quotations(text string, block span.Span) []Quotation {
	if !block.Valid(text) {
		return nil
	}
	p := pairer{text: text, block: block}
	p.scan()
	return p.pair()
}

// mark is one character, or pair of them, that may open or close a quotation.
type mark struct {
	at, end  int32
	single   bool
	opens    bool
	closes   bool
	doubtful bool // a closing single mark that may be a plural's apostrophe
}

type pairer struct {
	text  string
	block span.Span
	marks []mark
	stack []int // indexes of open marks
	out   []Quotation
}

// scan lists the marks of the block with what their neighbours let them be.
func (p *pairer) scan() {
	for i := p.block.Start; i < p.block.End; {
		c := p.text[i]
		if c != '"' && c != '\'' && c != '`' && c < utf8.RuneSelf {
			i++
			continue
		}
		r, size := utf8.DecodeRuneInString(p.text[i:p.block.End])
		n := int32(size)
		if (r == '\'' || r == '`') && i+1 < p.block.End && p.text[i+1] == c {
			n = 2 // '' and `` are double marks
		}
		if m, ok := p.mark(r, i, i+n); ok {
			p.marks = append(p.marks, m)
		}
		i += n
	}
}

// mark says what the mark r at [at, end) may be.
func (p *pairer) mark(r rune, at, end int32) (mark, bool) {
	before, after := p.before(at), p.after(end)
	m := mark{at: at, end: end}
	opens := opensAfter(before) && !unicode.IsSpace(after) && after != 0
	closes := before != 0 && !unicode.IsSpace(before) && !wordRune(after)
	switch r {
	case '"', '‟', '＂':
		m.opens, m.closes = opens, closes
		if !opens && !closes || strings.ContainsRune(",.…", before) && wordRune(after) {
			m.opens, m.closes = true, true // set off by spaces or stuck between words: the state decides
		}
	case '“', '„', '”':
		// “German“ and ”Swedish” habits: the neighbours overrule the shape.
		m.opens = r != '”' && (opens || !closes) || opens && !closes
		m.closes = r == '”' && (closes || !opens) || closes && !opens
	case '«', '‹', '»', '›':
		m.opens = r == '«' || r == '‹'
		m.closes = !m.opens
		m.single = r == '‹' || r == '›'
	case '\'', '`', '‘', '’', '‚', '‛':
		if end-at == 2 && r != '‘' && r != '’' {
			m.opens, m.closes = opens, closes
			return m, m.opens || m.closes
		}
		m.single = true
		m.opens = opens && r != '’' && (wordRune(after) || after == '"' || after == '“' || after == '[' || after == '…' || after == '.' || after == '$' || after == '£' || after == '€') && !p.elision(end)
		m.closes = closes && r != '‘' && r != '‚'
		m.doubtful = m.closes && (before == 's' || before == 'S') && after == ' ' && p.lowerFollows(end)
	default:
		return m, false
	}
	return m, m.opens || m.closes
}

func (p *pairer) before(i int32) rune {
	if i == p.block.Start {
		return 0
	}
	r, _ := utf8.DecodeLastRuneInString(p.text[p.block.Start:i])
	return r
}

func (p *pairer) after(i int32) rune {
	if i == p.block.End {
		return 0
	}
	r, _ := utf8.DecodeRuneInString(p.text[i:p.block.End])
	return r
}

// opensAfter reports whether a quotation may open after r.
func opensAfter(r rune) bool {
	return r == 0 || unicode.IsSpace(r) || strings.ContainsRune("([{<-–—―/\"“„«‘'`…:,>¿¡", r)
}

func wordRune(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }

// elisions are words that lose their first letters to an apostrophe.
var elisions = [...]string{"em", "tis", "twas", "til", "till", "cause", "bout", "n", "cos", "round", "neath", "fraid"}

// elision reports whether the word at i is one that begins with an apostrophe:
// ’90s, ’em.
func (p *pairer) elision(i int32) bool {
	rest := p.text[i:p.block.End]
	if len(rest) >= 2 && rest[0] >= '0' && rest[0] <= '9' && rest[1] >= '0' && rest[1] <= '9' {
		return len(rest) == 2 || rest[2] == 's' || !wordRune(rune(rest[2])) && rest[2] != ',' && rest[2] != '.'
	}
	n := strings.IndexFunc(rest, func(r rune) bool { return !unicode.IsLetter(r) })
	if n < 0 {
		n = len(rest)
	}
	for _, e := range elisions {
		if strings.EqualFold(rest[:n], e) {
			return true
		}
	}
	return false
}

// lowerFollows reports whether a space and a small letter follow at i.
func (p *pairer) lowerFollows(i int32) bool {
	rest := p.text[i:p.block.End]
	return len(rest) > 1 && rest[1] >= 'a' && rest[1] <= 'z'
}

// pair runs over the marks with a stack.
func (p *pairer) pair() []Quotation {
	for k := range p.marks {
		m := &p.marks[k]
		at := p.openMark(m.single)
		switch {
		case m.closes && at >= 0 && !(m.doubtful && p.closesLater(k)):
			p.close(at, m)
		case m.opens:
			p.push(k)
		}
	}
	p.leaveOpen()
	slices.SortFunc(p.out, func(a, b Quotation) int { return span.Compare(a.Outer, b.Outer) })
	p.depths()
	return p.out
}

// openMark returns the place in the stack of the innermost open mark of the
// same sort, or -1. A single mark never closes past an open double one.
func (p *pairer) openMark(single bool) int {
	for i := len(p.stack) - 1; i >= 0; i-- {
		s := p.marks[p.stack[i]].single
		if s == single {
			return i
		}
		if !s {
			return -1
		}
	}
	return -1
}

// push opens a quotation. A single mark needs its partner later in the block,
// else it is an apostrophe; a double mark that opens inside an open double one
// shows that the earlier one lost its partner.
func (p *pairer) push(k int) {
	m := &p.marks[k]
	if m.single {
		if m.at != p.block.Start && !p.partnerLater(k) {
			return
		}
	} else if at := p.openMark(false); at >= 0 {
		p.stack = p.stack[:at]
	}
	p.stack = append(p.stack, k)
}

// partnerLater reports whether a mark after k closes a single one before the
// double one around it closes.
func (p *pairer) partnerLater(k int) bool {
	inDouble := p.openMark(false) >= 0
	for j := k + 1; j < len(p.marks); j++ {
		m := &p.marks[j]
		if m.single && m.closes {
			return true
		}
		if inDouble && !m.single && m.closes {
			return false
		}
	}
	return false
}

// closesLater reports whether a sure closing single mark follows mark k before
// another one opens.
func (p *pairer) closesLater(k int) bool {
	for j := k + 1; j < len(p.marks); j++ {
		m := &p.marks[j]
		if !m.single {
			if m.closes && p.openMark(false) >= 0 {
				return false
			}
			continue
		}
		if m.opens {
			return false
		}
		if m.closes && !m.doubtful {
			return true
		}
	}
	return false
}

func (p *pairer) close(at int, m *mark) {
	o := &p.marks[p.stack[at]]
	p.stack = p.stack[:at]
	if o.end < m.at {
		p.out = append(p.out, Quotation{
			Outer: span.Span{Start: o.at, End: m.end}, Inner: span.Span{Start: o.end, End: m.at}, Single: m.single,
		})
	}
}

// leaveOpen keeps the outermost mark that nothing closed, to the block's end.
func (p *pairer) leaveOpen() {
	for _, k := range p.stack {
		m := &p.marks[k]
		if m.single && m.at != p.block.Start {
			continue
		}
		if m.end < p.block.End {
			p.out = append(p.out, Quotation{
				Outer: span.Span{Start: m.at, End: p.block.End}, Inner: span.Span{Start: m.end, End: p.block.End},
				Single: m.single, Open: true,
			})
		}
		return
	}
}

// depths counts how many quotations each one stands in.
func (p *pairer) depths() {
	var ends []int32
	for i := range p.out {
		q := &p.out[i]
		for len(ends) > 0 && ends[len(ends)-1] <= q.Outer.Start {
			ends = ends[:len(ends)-1]
		}
		q.Depth = int32(len(ends))
		ends = append(ends, q.Outer.End)
	}
}
