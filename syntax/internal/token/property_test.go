package token_test

import (
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"pgregory.net/rapid"

	"nuncio/syntax/internal/token"
)

// pieces are what the texts of the property test are made of: everything that
// the tokenizer has a rule for, next to each other in any order.
var pieces = []string{
	" ", " ", " ", " ", "\n", "\t", "\u00a0", "\u200b", "\u00ad", "", ".", ".", ",", "...", "…", "?", "!", "-", "-", "—", "–", "'", "'", "’", "‘", "\"", "“", "”", "`", "``",
	"(", ")", "[", "]", "/", "&", "@", "#", "$", "€", "%", "+", "=", "<", ">", "*", "_", ":", ";", "\\", "|", "°", "²", "•", "\x00", "\xff", "\xe2\x80",
	"the", "The", "He", "its", "cannot", "gonna", "wont", "lets", "don't", "s", "n't", "'s", "S", "U.S", "U.S.", "a.m", "p.m.", "Gen", "Gen.", "No", "etc", "Co", "Mr", "I", "J", "e", "E",
	"Jong", "un", "Do", "yun", "anti", "pre", "wise", "led", "Masjed", "Erdoğan", "Đ", "Nguyễn", "谿山", "é", "e\u0301",
	"5", "12", "1990", "2,5", "1,000", "14:30", "555-0123", ".5", "-3", "+44", "kg", "pm", "m", "st", "euros", "[6]",
	"http://a.b/c", "www.example.org", "a.b@example.org", "x@Y", "#tag", "@who", "plan.doc", ".pdf", "alt.misc", ":-)", ":(", "^_^", "--", "---=", "->",
}

// block is a stretch of the text that is split on its own.
type block struct{ start, end int }

// drawText draws a text and blocks in it that cut no character.
func drawText(t *rapid.T) (string, []block) {
	made := rapid.SampledFrom(pieces)
	part := rapid.OneOf(made, made, made, made, rapid.StringN(0, 4, -1))
	parts := rapid.SliceOfN(part, rapid.IntRange(0, 1000).Draw(t, "least"), 1200).Draw(t, "parts")
	text := strings.Join(parts, "")
	cuts := rapid.SliceOfN(rapid.IntRange(0, len(text)), 0, 6).Draw(t, "cuts")
	cuts = append(cuts, 0, len(text))
	sorted := make([]bool, len(text)+1)
	for _, c := range cuts {
		for c < len(text) && !utf8.RuneStart(text[c]) {
			c++
		}
		sorted[c] = true
	}
	var blocks []block
	at := 0
	for c := 1; c <= len(text); c++ {
		if sorted[c] {
			blocks = append(blocks, block{at, c})
			at = c
		}
	}
	return text, blocks
}

// white reports whether r may stand between words.
func white(r rune) bool {
	return unicode.IsSpace(r) || unicode.IsControl(r) || strings.ContainsRune("\u200b\ufeff\u2060\u00ad\u200c\u200d\u200e\u200f", r)
}

func TestOffsets(t *testing.T) {
	tok := trained(t)
	rapid.Check(t, func(t *rapid.T) {
		text, blocks := drawText(t)
		title := rapid.Bool().Draw(t, "title")
		for _, b := range blocks {
			words := tok.Words(nil, text, b.start, b.end)
			checkWords(t, words, text, b)
			checkEnds(t, tok.Sentences(nil, words, text, title), len(words), title)
		}
	})
}

// checkWords proves that words and gaps give back the block, that no word is
// empty, overlaps another or leaves the block, and that the flags hold.
func checkWords(t *rapid.T, words []token.Word, text string, b block) {
	var again strings.Builder
	at := b.start
	for i, w := range words {
		start, end := int(w.Start), int(w.End)
		if start < at || end <= start || end > b.end {
			t.Fatalf("word %d at %d:%d of block %v, after %d, in %q", i, start, end, b, at, text)
		}
		gap := text[at:start]
		if strings.ContainsFunc(gap, func(r rune) bool { return !white(r) }) {
			t.Fatalf("gap %q before word %d of %q", gap, i, text)
		}
		if i > 0 && (gap != "") != (words[i-1].Flags&token.SpaceAfter != 0) {
			t.Fatalf("word %d of %q: SpaceAfter is %v and the gap %q", i-1, text, gap == "", gap)
		}
		if strings.ContainsFunc(text[start:end], unicode.IsSpace) {
			t.Fatalf("white space in word %q", text[start:end])
		}
		if utf8.ValidString(text) && !utf8.ValidString(text[start:end]) {
			t.Fatalf("word %d cuts a character of %q", i, text)
		}
		again.WriteString(gap + text[start:end])
		at = end
	}
	rest := text[at:b.end]
	if strings.ContainsFunc(rest, func(r rune) bool { return !white(r) }) {
		t.Fatalf("%q lost at the end of block %v of %q", rest, b, text)
	}
	if again.WriteString(rest); again.String() != text[b.start:b.end] {
		t.Fatalf("%q came back as %q", text[b.start:b.end], again.String())
	}
	checkMultiwords(t, words, text)
}

// checkMultiwords proves that words of one token touch and that each such token
// is closed.
func checkMultiwords(t *rapid.T, words []token.Word, text string) {
	open := false
	for i, w := range words {
		inside, last := w.Flags&token.InMultiword != 0, w.Flags&token.MultiwordEnd != 0
		if last && !inside || open && !inside {
			t.Fatalf("word %d of %q: flags %b", i, text, w.Flags)
		}
		if open && words[i-1].End != w.Start {
			t.Fatalf("words %d and %d of one token do not touch in %q", i-1, i, text)
		}
		open = inside && !last
	}
	if open {
		t.Fatalf("a token of %q has no end", text)
	}
}

// checkEnds proves that sentence ends rise and cover the words.
func checkEnds(t *rapid.T, ends []int32, words int, title bool) {
	at := int32(0)
	for _, e := range ends {
		if e <= at || e-at > token.MaxSentence {
			t.Fatalf("sentence end %d after %d", e, at)
		}
		at = e
	}
	if int(at) != words {
		t.Fatalf("sentences cover %d of %d words", at, words)
	}
	if title && words <= token.MaxSentence && len(ends) > 1 {
		t.Fatalf("a title in %d sentences", len(ends))
	}
}
