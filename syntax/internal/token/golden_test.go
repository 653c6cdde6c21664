package token_test

import (
	"os"
	"strings"
	"testing"

	"nuncio/syntax/internal/token"
	"nuncio/syntax/internal/weights"
	"nuncio/syntax/model"
)

// trained returns a tokenizer with the built-in model of sentence ends.
func trained(t *testing.T) *token.Tokenizer {
	t.Helper()
	tok, err := token.New()
	if err != nil {
		t.Fatal(err)
	}
	h, body, err := weights.ReadHeader(model.Weights())
	if err != nil {
		t.Fatal(err)
	}
	parts, err := weights.Parts(h, body)
	if err != nil {
		t.Fatal(err)
	}
	if tok.Splitter, err = weights.Model(parts, "sentence"); err != nil {
		t.Fatal(err)
	}
	return tok
}

// cases returns the lines of a file of testdata that are no comments, with
// their numbers.
func cases(t *testing.T, name string) (lines []string, numbers []int) {
	t.Helper()
	b, err := os.ReadFile("testdata/" + name)
	if err != nil {
		t.Fatal(err)
	}
	for i, line := range strings.Split(string(b), "\n") {
		if line != "" && !strings.HasPrefix(line, "# ") {
			lines, numbers = append(lines, line), append(numbers, i+1)
		}
	}
	return lines, numbers
}

func TestGoldenWords(t *testing.T) {
	tok := trained(t)
	lines, numbers := cases(t, "words.txt")
	if len(lines) < 2*110 {
		t.Fatalf("%d lines", len(lines))
	}
	for i := 0; i+1 < len(lines); i += 2 {
		text := lines[i]
		want, ok := strings.CutPrefix(lines[i+1], "= ")
		if !ok {
			t.Fatalf("words.txt:%d: want “= ” and words", numbers[i+1])
		}
		var got []string
		for _, w := range tok.Words(nil, text, 0, len(text)) {
			got = append(got, text[w.Start:w.End])
		}
		if g := strings.Join(got, " "); g != want {
			t.Errorf("words.txt:%d: %s\n got %s\nwant %s", numbers[i], text, g, want)
		}
	}
}

func TestGoldenSentences(t *testing.T) {
	tok := trained(t)
	lines, numbers := cases(t, "sentences.txt")
	if len(lines) < 120 {
		t.Fatalf("%d lines", len(lines))
	}
	for i, line := range lines {
		line, title := strings.CutPrefix(line, "TITLE ")
		text := strings.ReplaceAll(strings.ReplaceAll(line, "¦", ""), " | ", " ")
		words := tok.Words(nil, text, 0, len(text))
		var got strings.Builder
		first := int32(0)
		for _, end := range tok.Sentences(nil, words, text, title) {
			if first > 0 {
				if words[first-1].Flags&token.SpaceAfter != 0 {
					got.WriteString(" | ")
				} else {
					got.WriteString("¦")
				}
			}
			got.WriteString(text[words[first].Start:words[end-1].End])
			first = end
		}
		if got.String() != line {
			t.Errorf("sentences.txt:%d:\n got %s\nwant %s", numbers[i], got.String(), line)
		}
	}
}
