package attribution

import (
	"slices"
	"strings"
	"unicode/utf8"

	"nuncio/span"
)

// fit sets the content of d to the spans, brought into line with the quotation
// marks: a quotation that the content touches belongs to it whole, what is said
// inside a quotation stays inside, outer marks are left out; and sets the mode.
func (r *reading) fit(d *draft, spans []span.Span) {
	limit := span.New(0, len(r.doc.Text))
	if d.CueToken != None && r.quoted[d.CueToken] != None {
		limit = r.quotes[r.quoted[d.CueToken]].Inner
	}
	var out []span.Span
	for _, s := range spans {
		if s = r.whole(r.withoutDateline(s).Intersect(limit), limit, d.Cue); !s.Empty() {
			out = append(out, s)
		}
	}
	slices.SortFunc(out, span.Compare)
	out = join(out)
	var content []span.Span
	quoted, bare := false, false
	for _, s := range out {
		if inner := r.onlyQuotations(s, limit); len(inner) > 0 {
			content = append(content, inner...)
			quoted = true
			continue
		}
		bare = true
		quoted = quoted || r.holdsQuotation(s, limit)
		content = append(content, r.tidy(s))
	}
	d.Content = content
	switch {
	case quoted && bare:
		d.Mode = Mixed
	case quoted:
		d.Mode = Direct
	default:
		d.Mode = Indirect
	}
}

// withoutDateline takes the dateline of an agency off the beginning of s: "BRASK,
// April 3 - ".
func (r *reading) withoutDateline(s span.Span) span.Span {
	first := r.tokenAt(s.Start)
	if s.Empty() || int(first) >= len(r.doc.Tokens) {
		return s
	}
	sent := r.token(first).Sentence
	p := &r.doc.Sentences[sent]
	if first != p.First || sent > 0 && r.doc.Sentences[sent-1].Block == p.Block {
		return s
	}
	if name := r.doc.Form(first); len(name) < 3 || name != strings.ToUpper(name) || blank(name) {
		return s
	}
	for i := first + 1; i < min(p.End-1, first+14) && !finiteTag(r.xpos(i)); i++ {
		if r.is(i, "-", "–", "—", "--") && r.spaced(i) {
			if at := r.token(i + 1).Span.Start; at < s.End {
				s.Start = at
			}
			return s
		}
	}
	return s
}

// whole extends s over every quotation inside limit that it touches, but for
// those that hold the cue.
func (r *reading) whole(s, limit, cue span.Span) span.Span {
	if s.Empty() {
		return s
	}
	for i := range r.quotes {
		q := &r.quotes[i]
		if q.Outer.Start >= s.End {
			break
		}
		if q.Inner.Overlaps(s) && !s.Contains(q.Outer) && limit.Contains(q.Outer) && !q.Outer.Overlaps(cue) {
			s = s.Cover(q.Outer)
		}
	}
	return s
}

// join merges sorted spans that overlap.
func join(spans []span.Span) []span.Span {
	out := spans[:0]
	for _, s := range spans {
		if n := len(out); n > 0 && s.Start <= out[n-1].End {
			out[n-1] = out[n-1].Cover(s)
			continue
		}
		out = append(out, s)
	}
	return out
}

// onlyQuotations returns the insides of the quotations that s consists of, with
// nothing but punctuation between them; nil where s has other words.
func (r *reading) onlyQuotations(s, limit span.Span) []span.Span {
	var out []span.Span
	at := s.Start
	for i := range r.quotes {
		q := &r.quotes[i]
		if q.Outer.Start < at || !limit.Contains(q.Outer) {
			continue
		}
		if q.Outer.Start >= s.End {
			break
		}
		if !blank(r.doc.Text[at:q.Outer.Start]) {
			return nil
		}
		out = append(out, q.Inner)
		at = q.Outer.End
	}
	if at < s.End && !blank(r.doc.Text[at:s.End]) {
		return nil
	}
	return out
}

// blank reports whether text has no letter or digit.
func blank(text string) bool {
	return strings.IndexFunc(text, wordRune) < 0
}

// holdsQuotation reports whether a quotation inside limit lies in s.
func (r *reading) holdsQuotation(s, limit span.Span) bool {
	for i := range r.quotes {
		q := &r.quotes[i]
		if q.Outer.Start >= s.End {
			break
		}
		if s.Overlaps(q.Inner) && limit.Contains(q.Outer) && limit != q.Inner {
			return true
		}
	}
	return false
}

// tidy takes white space off both ends of s, and a full stop or comma that no
// quotation mark follows off its end.
func (r *reading) tidy(s span.Span) span.Span {
	for !s.Empty() {
		c, n := utf8.DecodeRuneInString(r.doc.Text[s.Start:s.End])
		if c != ' ' && c != '\n' && c != ',' && c != ';' && c != ':' {
			break
		}
		s.Start += int32(n)
	}
	for !s.Empty() {
		c := r.doc.Text[s.End-1]
		if c != ' ' && c != '\n' && c != ',' && c != ';' && c != ':' {
			break
		}
		s.End--
	}
	return s
}
