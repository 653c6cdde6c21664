package span

import "unicode/utf8"

// Span is the half-open byte range [Start, End) of one immutable text.
// The zero value is the empty span at the start of the text.
type Span struct {
	Start, End int32
}

// New returns the span [start, end).
func New(start, end int) Span { return Span{int32(start), int32(end)} }

// Len returns the length in bytes.
func (s Span) Len() int { return int(s.End - s.Start) }

// Empty reports whether the span holds no byte.
func (s Span) Empty() bool { return s.End <= s.Start }

// Text returns the words of text at the span.
func (s Span) Text(text string) string { return text[s.Start:s.End] }

// Contains reports whether every byte of t lies in s.
func (s Span) Contains(t Span) bool { return s.Start <= t.Start && t.End <= s.End }

// Overlaps reports whether s and t share at least one byte.
func (s Span) Overlaps(t Span) bool { return s.Start < t.End && t.Start < s.End }

// Cover returns the smallest span that contains s and t.
func (s Span) Cover(t Span) Span { return Span{min(s.Start, t.Start), max(s.End, t.End)} }

// Intersect returns the bytes that s and t share; it is empty where they share none.
func (s Span) Intersect(t Span) Span {
	out := Span{max(s.Start, t.Start), min(s.End, t.End)}
	if out.End < out.Start {
		out.End = out.Start
	}
	return out
}

// Valid reports whether the span lies in text and cuts no UTF-8 sequence.
func (s Span) Valid(text string) bool {
	return 0 <= s.Start && s.Start <= s.End && int(s.End) <= len(text) &&
		boundary(text, int(s.Start)) && boundary(text, int(s.End))
}

func boundary(text string, i int) bool { return i == len(text) || utf8.RuneStart(text[i]) }

// Compare orders spans by start, then longer ones first.
func Compare(a, b Span) int {
	if a.Start != b.Start {
		return int(a.Start) - int(b.Start)
	}
	return int(b.End) - int(a.End)
}
