package article

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"nuncio/span"
)

// textLine is one line of saved text, without the white space around it.
type textLine struct {
	start, end int32 // after the bullet
	from       int32 // with the bullet
	indent     int   // columns before it, a tab counting eight
	width      int   // runes
	blank      bool  // a blank line stands before it
	bullet     bool
}

// splitLines cuts a source at every kind of line end and leaves blank lines out.
func splitLines(source string) []textLine {
	var lines []textLine
	blank, bullet := true, false
	for at := 0; at < len(source); {
		end, next := lineEnd(source, at)
		if l, ok := trimLine(source, at, end); ok {
			if bullet {
				l.bullet, bullet = true, false
			}
			if bareBullet(source[l.start:l.end]) {
				bullet = true
				at = next
				continue
			}
			l.blank = blank
			lines = append(lines, l)
			blank = false
		} else if len(lines) > 0 || end > at {
			blank = true
		}
		at = next
	}
	return lines
}

// lineEnd returns where the line that begins at at ends, and where the next begins.
func lineEnd(source string, at int) (end, next int) {
	for i := at; i < len(source); i++ {
		switch source[i] {
		case '\n', '\v', '\f':
			return i, i + 1
		case '\r':
			if i+1 < len(source) && source[i+1] == '\n' {
				return i, i + 2
			}
			return i, i + 1
		case 0xC2: // U+0085
			if i+1 < len(source) && source[i+1] == 0x85 {
				return i, i + 2
			}
		case 0xE2: // U+2028, U+2029
			if i+2 < len(source) && source[i+1] == 0x80 && (source[i+2] == 0xA8 || source[i+2] == 0xA9) {
				return i, i + 3
			}
		}
	}
	return len(source), len(source)
}

func trimLine(source string, at, end int) (textLine, bool) {
	l := textLine{}
	for at < end {
		r, n := utf8.DecodeRuneInString(source[at:end])
		if !unicode.IsSpace(r) && !invisible(r) {
			break
		}
		if r == '\t' {
			l.indent += 8 - l.indent%8
		} else if !invisible(r) {
			l.indent++
		}
		at += n
	}
	for end > at {
		r, n := utf8.DecodeLastRuneInString(source[at:end])
		if !unicode.IsSpace(r) && !invisible(r) {
			break
		}
		end -= n
	}
	if at == end {
		return l, false
	}
	l.from, l.start, l.end = int32(at), int32(at), int32(end)
	if n := bulletLen(source[at:end]); n > 0 && n < end-at {
		l.start, l.bullet = int32(at+n), true
	}
	l.width = l.indent + utf8.RuneCountInString(source[at:end])
	return l, true
}

// bareBullet reports whether a line is nothing but a list mark: its item stands
// in the next line.
func bareBullet(s string) bool {
	return s == "•" || s == "▪" || s == "●" || s == "■"
}

// bulletLen returns the length of a list mark and the space after it, or 0.
func bulletLen(s string) int {
	r, n := utf8.DecodeRuneInString(s)
	rest := strings.TrimLeftFunc(s[n:], unicode.IsSpace)
	spaced := len(rest) < len(s)-n
	switch r {
	case '•', '▪', '‣', '◦', '●', '○', '■', '□', '►', '▶', '➤', '❖', '⁃', '∙', '◆', '♦', '★', '☆', '✔', '✓', '\uf0b7':
		return len(s) - len(rest)
	case '·', '*', '-', '–', '+', '>', '»', '→', '›':
		if spaced {
			return len(s) - len(rest)
		}
	}
	return 0
}

// maxWrap is the widest column at which text is taken to be hard-wrapped.
const maxWrap = 110

// wrapWidth returns the column at which a text was wrapped, or 0 where its
// lines are paragraphs. In wrapped text most lines go on in lower case, and a
// line ends where the next word would not have fitted.
func wrapWidth(source string, lines []textLine) int {
	width, joints, lower := 0, 0, 0
	for i := 1; i < len(lines); i++ {
		if lines[i].blank || lines[i].bullet {
			continue
		}
		joints++
		if startsLower(source[lines[i].start:lines[i].end]) || endsOpen(source[lines[i-1].start:lines[i-1].end]) {
			lower++
			// Titles may be longer; a line that goes on was wrapped.
			width = max(width, lines[i-1].width)
		}
	}
	if width < 40 || width > maxWrap || joints < 3 || lower*10 < joints*3 {
		return 0
	}
	full := 0
	for i := 1; i < len(lines); i++ {
		if !lines[i].blank && !lines[i].bullet && filled(source, lines[i-1], lines[i], width) {
			full++
		}
	}
	if full*10 < joints*5 {
		return 0
	}
	return width
}

// unfinished are words that end no title and no paragraph.
var unfinished = map[string]bool{
	"a": true, "an": true, "and": true, "as": true, "at": true, "between": true, "by": true, "for": true, "from": true, "his": true,
	"in": true, "its": true, "of": true, "on": true, "or": true, "that": true, "the": true, "their": true, "to": true, "which": true,
	"with": true,
}

// endsOpen reports whether a line ends in a word after which a sentence must go on.
func endsOpen(line string) bool {
	return unfinished[line[strings.LastIndexByte(line, ' ')+1:]]
}

// filled reports whether the first word of next would not have fitted on line.
func filled(source string, line, next textLine, width int) bool {
	text := source[next.start:next.end]
	first, _, _ := strings.Cut(text, " ")
	return line.width+1+utf8.RuneCountInString(first) > width-3
}

// textUnits turns saved text into units: lines, or paragraphs where it was
// hard-wrapped.
func (w *wording) textUnits(source string) []unit {
	lines := splitLines(source)
	width := wrapWidth(source, lines)
	var units []unit
	for i := 0; i < len(lines); {
		j := i + 1
		for j < len(lines) && continues(source, lines[j-1], lines[j], width) {
			j++
		}
		u := w.newUnit(source, lineSegs(source, lines[i:j]))
		u.src = span.Span{Start: lines[i].from, End: lines[j-1].end}
		u.blank, u.bullet, u.wide = lines[i].blank, lines[i].bullet, j-i > 1
		units = append(units, w.captionParts(u)...)
		i = j
	}
	return units
}

// continues reports whether a line goes on with the sentence of the one before.
func continues(source string, line, next textLine, width int) bool {
	if next.blank || next.bullet {
		return false
	}
	text := source[line.start:line.end]
	rest := source[next.start:next.end]
	lower := startsLower(rest) && !isAddress(rest)
	if width == 0 {
		// A link inside a sentence often comes out on a line of its own.
		return lower && !endsSentence(text) && line.width >= 35 && !strings.HasSuffix(text, ",")
	}
	if !line.bullet && next.indent >= line.indent+2 || line.width > width+2 {
		return false
	}
	return filled(source, line, next, width) || lower && !endsSentence(text)
}

// lineSegs joins the lines of a paragraph; a word broken at a hyphen is put
// together without a blank.
func lineSegs(source string, lines []textLine) []seg {
	segs := []seg{{start: lines[0].start, end: lines[0].end}}
	for i, l := range lines[1:] {
		last := &segs[len(segs)-1]
		if broken(source, lines[i], l) {
			segs = append(segs, seg{start: l.start, end: l.end})
		} else {
			last.end = l.end
		}
	}
	return segs
}

func broken(source string, line, next textLine) bool {
	s := source[line.start:line.end]
	if !strings.HasSuffix(s, "-") || len(s) < 2 {
		return false
	}
	r, _ := utf8.DecodeLastRuneInString(s[:len(s)-1])
	return unicode.IsLetter(r) && unicode.IsLetter(firstRune(source[next.start:next.end]))
}
