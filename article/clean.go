package article

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"nuncio/span"
)

// seg is a stretch of the source that a unit shows: as it is, or, where an
// entity stands, as alt.
type seg struct {
	start, end int32
	alt        string
	replaced   bool
}

// shown is clean text with the map back to its source. Pieces count from the
// start of the text.
type shown struct {
	text   string
	pieces []Piece
}

// render collapses white space, leaves out what has no width (soft hyphens,
// byte order marks, direction marks, controls), and records where each byte
// came from.
func render(source string, segs []seg) shown {
	n := 0
	for _, s := range segs {
		n += int(s.end - s.start)
	}
	r := renderer{text: make([]byte, 0, n)}
	for _, s := range segs {
		if s.replaced {
			r.replacement(s)
		} else {
			r.verbatim(source, s)
		}
	}
	return shown{text: string(r.text), pieces: r.pieces}
}

type renderer struct {
	text   []byte
	pieces []Piece
	// space is where the one blank byte of the white space seen last stands,
	// or -1 where it was written otherwise; pending says there was some.
	space   int32
	pending bool
}

func (r *renderer) verbatim(source string, s seg) {
	for i := s.start; i < s.end; {
		c := source[i]
		size := int32(1)
		switch {
		case c > ' ' && c < 0x7f:
			r.glyph(source[i:i+1], i)
		case c < utf8.RuneSelf:
			if isSpaceByte(c) {
				r.white(c, i)
			}
		default:
			ch, w := utf8.DecodeRuneInString(source[i:s.end])
			size = int32(w)
			switch {
			case unicode.IsSpace(ch):
				r.white(0, i)
			case !invisible(ch):
				r.glyph(source[i:i+size], i)
			}
		}
		i += size
	}
}

func (r *renderer) replacement(s seg) {
	for _, ch := range s.alt {
		switch {
		case unicode.IsSpace(ch):
			r.white(0, -1)
		case !invisible(ch):
			r.flushSpace()
			r.text = utf8.AppendRune(r.text, ch)
		}
	}
}

func isSpaceByte(c byte) bool { return c == ' ' || c >= '\t' && c <= '\r' }

// invisible reports whether a rune has no width and no meaning for the words.
// Joiners stay: some scripts and emoji need them.
func invisible(ch rune) bool {
	switch {
	case ch == 0xAD, ch == 0xFEFF, ch == 0x200B, ch == 0x2060:
		return true
	case ch == 0x200E, ch == 0x200F, ch >= 0x202A && ch <= 0x202E, ch >= 0x2066 && ch <= 0x2069:
		return true
	case ch == 0x34F, ch == 0xFE0F:
		return true
	}
	return unicode.IsControl(ch)
}

// white notes white space. Only a single ' ' can be mapped byte for byte.
func (r *renderer) white(c byte, at int32) {
	if r.pending || c != ' ' {
		at = -1
	}
	r.space, r.pending = at, true
}

func (r *renderer) flushSpace() {
	if r.pending && len(r.text) > 0 {
		if r.space >= 0 {
			r.mapTo(r.space, 1)
		}
		r.text = append(r.text, ' ')
	}
	r.pending = false
}

func (r *renderer) glyph(s string, at int32) {
	r.flushSpace()
	r.mapTo(at, int32(len(s)))
	r.text = append(r.text, s...)
}

// mapTo says that the next n bytes stand at source byte at.
func (r *renderer) mapTo(at, n int32) {
	clean := int32(len(r.text))
	if k := len(r.pieces) - 1; k >= 0 {
		if p := &r.pieces[k]; p.Clean+p.Len == clean && p.Source+p.Len == at {
			p.Len += n
			return
		}
	}
	r.pieces = append(r.pieces, Piece{Clean: clean, Source: at, Len: n})
}

// cut returns bytes [from, to) without the white space at both ends.
func (s shown) cut(from, to int) shown {
	for from < to && s.text[from] == ' ' {
		from++
	}
	for to > from && s.text[to-1] == ' ' {
		to--
	}
	out := shown{text: s.text[from:to]}
	for _, p := range s.pieces {
		a, b := max(p.Clean, int32(from)), min(p.Clean+p.Len, int32(to))
		if a < b {
			out.pieces = append(out.pieces, Piece{Clean: a - int32(from), Source: p.Source + a - p.Clean, Len: b - a})
		}
	}
	return out
}

// within returns the stretch of the source that the text came from.
func (s shown) within(otherwise span.Span) span.Span {
	if len(s.pieces) == 0 {
		return otherwise
	}
	last := s.pieces[len(s.pieces)-1]
	return span.Span{Start: s.pieces[0].Source, End: last.Source + last.Len}
}

// collapse returns s with white space collapsed and invisible runes left out.
func collapse(s string) string {
	return render(s, []seg{{start: 0, end: int32(len(s))}}).text
}

// writer puts blocks together into the clean text.
type writer struct {
	text   strings.Builder
	blocks []Block
}

// add appends a block. After a dateline comes its paragraph, in the same line.
func (w *writer) add(kind Kind, s shown) {
	if s.text == "" {
		return
	}
	if n := len(w.blocks); n > 0 {
		if w.blocks[n-1].Kind == Dateline && kind == Paragraph {
			w.text.WriteByte(' ')
		} else {
			w.text.WriteString("\n\n")
		}
	}
	at := int32(w.text.Len())
	pieces := make([]Piece, len(s.pieces))
	for i, p := range s.pieces {
		p.Clean += at
		pieces[i] = p
	}
	w.text.WriteString(s.text)
	w.blocks = append(w.blocks, Block{Kind: kind, Span: span.Span{Start: at, End: at + int32(len(s.text))}, Source: pieces})
}
