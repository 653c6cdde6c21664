package span

import (
	"strings"
	"testing"
	"unicode/utf8"
)

func TestCodePoints(t *testing.T) {
	for _, text := range []string{
		"", "a", "Seoul", "북한 said", "😀a😀", strings.Repeat("aé", 500), strings.Repeat("x", stride), strings.Repeat("북", stride),
	} {
		c := NewCodePoints(text)
		for b := 0; b <= len(text); b++ {
			if b < len(text) && !utf8.RuneStart(text[b]) {
				continue
			}
			if got, want := c.Offset(b), utf8.RuneCountInString(text[:b]); got != want {
				t.Errorf("%.20q: Offset(%d) = %d, want %d", text, b, got, want)
			}
		}
		if got, want := c.Offset(len(text)+9), utf8.RuneCountInString(text); got != want {
			t.Errorf("%.20q: offset past the end = %d, want %d", text, got, want)
		}
	}
}

func TestSpan(t *testing.T) {
	a, b := New(2, 6), New(4, 9)
	if !a.Overlaps(b) || a.Overlaps(New(6, 7)) || a.Cover(b) != New(2, 9) || a.Intersect(b) != New(4, 6) {
		t.Error("overlap, cover or intersect is wrong")
	}
	if !a.Intersect(New(8, 9)).Empty() || a.Contains(b) || !a.Contains(New(2, 3)) {
		t.Error("intersect or contains is wrong")
	}
	if New(0, 1).Valid("é") || !New(0, 2).Valid("é") || New(0, 3).Valid("é") {
		t.Error("Valid must refuse a cut rune and a span past the text")
	}
	if Compare(New(1, 5), New(1, 3)) >= 0 || Compare(New(1, 3), New(2, 9)) >= 0 {
		t.Error("Compare must put earlier, then longer spans first")
	}
}

func FuzzCodePoints(f *testing.F) {
	f.Add("북한 said", 3)
	f.Fuzz(func(t *testing.T, text string, b int) {
		if !utf8.ValidString(text) || b < 0 || b > len(text) || b < len(text) && !utf8.RuneStart(text[b]) {
			return
		}
		if got, want := NewCodePoints(text).Offset(b), utf8.RuneCountInString(text[:b]); got != want {
			t.Errorf("Offset(%d) = %d, want %d", b, got, want)
		}
	})
}
