package article

import (
	"strconv"
	"strings"
	"unicode/utf16"
	"unicode/utf8"
)

// Some pages show a teaser and have the report itself only in the articleBody
// of their JSON-LD. Its text is read where it stands, so that it keeps its
// place in the source.

// jsonBody notes the longest articleBody of a JSON-LD script.
func (m *markup) jsonBody(from, to int32) {
	const key = `"articleBody"`
	s := m.source[from:to]
	for base := 0; ; {
		i := strings.Index(s[base:], key)
		if i < 0 {
			return
		}
		base += i + len(key)
		rest := strings.TrimLeft(s[base:], " \t\r\n:")
		if !strings.HasPrefix(rest, `"`) {
			continue
		}
		start := len(s) - len(rest) + 1
		segs, n := jsonSegs(m.source, from+int32(start), to)
		base = start + n
		if segsLen(segs) > segsLen(m.body) {
			m.body = segs
		}
	}
}

func segsLen(segs []seg) int32 {
	n := int32(0)
	for _, s := range segs {
		n += s.end - s.start
	}
	return n
}

// jsonSegs cuts a JSON string into segments up to its closing quote and
// returns how many bytes it took.
func jsonSegs(source string, from, to int32) ([]seg, int) {
	var segs []seg
	at := from
	for i := from; i < to; {
		switch source[i] {
		case '"':
			if at < i {
				segs = append(segs, seg{start: at, end: i})
			}
			return segs, int(i - from)
		case '\\':
			if at < i {
				segs = append(segs, seg{start: at, end: i})
			}
			alt, n := jsonEscape(source[i:to])
			segs = append(segs, seg{start: i, end: i + int32(n), alt: alt, replaced: true})
			i += int32(n)
			at = i
		default:
			i++
		}
	}
	return segs, int(to - from)
}

// jsonEscape decodes the escape at the beginning of s.
func jsonEscape(s string) (string, int) {
	if len(s) < 2 {
		return "", len(s)
	}
	switch s[1] {
	case 'n', 'r':
		return "\n", 2
	case 't', 'b', 'f':
		return " ", 2
	case 'u':
		r, ok := hexRune(s)
		if !ok {
			return "", 2
		}
		if utf16.IsSurrogate(r) && len(s) >= 12 && s[6] == '\\' && s[7] == 'u' {
			if low, ok := hexRune(s[6:]); ok {
				if pair := utf16.DecodeRune(r, low); pair != utf8.RuneError {
					return string(pair), 12
				}
			}
		}
		return string(r), 6
	}
	return s[1:2], 2
}

func hexRune(s string) (rune, bool) {
	if len(s) < 6 {
		return 0, false
	}
	v, err := strconv.ParseUint(s[2:6], 16, 16)
	return rune(v), err == nil
}

// bodyOnlyInJSON reports whether the JSON-LD has much more of the report than
// the page shows.
func (m *markup) bodyOnlyInJSON() bool {
	n := segsLen(m.body)
	return n > 400 && int(m.elements[0].mass)*5 < int(n)*2
}

// jsonUnits returns the units of the page's top, and the paragraphs of the
// articleBody as units of the page's root.
func (m *markup) jsonUnits() []unit {
	var units []unit
	for _, u := range m.units {
		u.hints.node = 0
		if u.hints.heading == 1 {
			units = append(units, u)
			break
		}
	}
	var paragraph []seg
	flush := func() {
		if len(paragraph) > 0 {
			if u := m.w.newUnit(m.source, paragraph); u.text != "" {
				u.hints.markup, u.blank = true, true
				units = append(units, u)
			}
		}
		paragraph = nil
	}
	for _, s := range m.body {
		if s.replaced && s.alt == "\n" {
			flush()
			continue
		}
		paragraph = append(paragraph, s)
	}
	flush()
	return units
}
