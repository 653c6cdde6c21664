package article

import (
	"testing"
	"unicode"
	"unicode/utf8"
)

// checkInvariants holds an article to what its types promise.
func checkInvariants(t testing.TB, a *Article) {
	t.Helper()
	if !utf8.ValidString(a.Text) || !utf8.ValidString(a.Source) {
		t.Fatal("text or source is not valid UTF-8")
	}
	end := int32(-1)
	for i, b := range a.Blocks {
		if b.Span.Start < end || b.Span.End <= b.Span.Start || int(b.Span.End) > len(a.Text) {
			t.Fatalf("block %d: span %v after %d in %d bytes", i, b.Span, end, len(a.Text))
		}
		checkGap(t, a, i)
		end = b.Span.End
		checkPieces(t, a, b)
	}
	if len(a.Blocks) > 0 && int(end) != len(a.Text) {
		t.Fatalf("text goes on after the last block: %q", a.Text[end:])
	}
	for _, d := range a.Discarded {
		if d.Source.Start < 0 || d.Source.End < d.Source.Start || int(d.Source.End) > len(a.Source) {
			t.Fatalf("discarded %q: span %v", d.Text, d.Source)
		}
		if d.Text == "" || d.Reason == "" {
			t.Fatalf("discarded %+v: text or reason missing", d)
		}
	}
}

// checkGap wants a blank line between two blocks, a space after a dateline.
func checkGap(t testing.TB, a *Article, i int) {
	t.Helper()
	if i == 0 {
		if a.Blocks[0].Span.Start != 0 {
			t.Fatal("text before the first block")
		}
		return
	}
	gap := a.Text[a.Blocks[i-1].Span.End:a.Blocks[i].Span.Start]
	want := "\n\n"
	if a.Blocks[i-1].Kind == Dateline && a.Blocks[i].Kind == Paragraph {
		want = " "
	}
	if gap != want {
		t.Fatalf("between blocks %d and %d: %q", i-1, i, gap)
	}
}

func checkPieces(t testing.TB, a *Article, b Block) {
	t.Helper()
	clean, source := b.Span.Start, int32(-1)
	for _, p := range b.Source {
		if p.Len <= 0 || p.Clean < clean || p.Source < source || p.Clean+p.Len > b.Span.End || int(p.Source+p.Len) > len(a.Source) {
			t.Fatalf("piece %+v in block %v", p, b.Span)
		}
		if got, want := a.Source[p.Source:p.Source+p.Len], a.Text[p.Clean:p.Clean+p.Len]; got != want {
			t.Fatalf("piece %+v: text %q, source %q", p, want, got)
		}
		clean, source = p.Clean+p.Len, p.Source+p.Len
	}
	text := a.Text[b.Span.Start:b.Span.End]
	for i, r := range text {
		if unicode.IsControl(r) || r != ' ' && unicode.IsSpace(r) || r == ' ' && (i == 0 || text[i-1] == ' ' || i == len(text)-1) {
			t.Fatalf("block text has white space to collapse: %q", text)
		}
	}
}

// checkNothingLost wants every letter and digit of saved text in a block or
// in something discarded.
func checkNothingLost(t testing.TB, a *Article) {
	t.Helper()
	seen := make([]bool, len(a.Source))
	mark := func(from, to int32) {
		for i := from; i < to; i++ {
			seen[i] = true
		}
	}
	for _, b := range a.Blocks {
		for i, p := range b.Source {
			mark(p.Source, p.Source+p.Len)
			if i > 0 { // what stands between two pieces was written otherwise
				q := b.Source[i-1]
				mark(q.Source+q.Len, p.Source)
			}
		}
	}
	for _, d := range a.Discarded {
		mark(d.Source.Start, d.Source.End)
	}
	for i, r := range a.Source {
		if !seen[i] && (unicode.IsLetter(r) || unicode.IsDigit(r)) {
			t.Fatalf("lost: %q at %d: %.60q", r, i, a.Source[i:])
		}
	}
}
