package syntax_test

import (
	"bytes"
	"context"
	"fmt"
	"strings"
	"sync"
	"testing"
	"unicode/utf8"

	"nuncio/span"
	"nuncio/syntax"
	"nuncio/syntax/model"
)

func load(t testing.TB) *syntax.Analyzer {
	t.Helper()
	a, err := syntax.Load(model.Weights())
	if err != nil {
		t.Fatal(err)
	}
	return a
}

func analyze(t testing.TB, a *syntax.Analyzer, text string) *syntax.Document {
	t.Helper()
	d, err := a.Analyze(context.Background(), text, benchBlocks(text))
	if err != nil {
		t.Fatal(err)
	}
	return d
}

// checkDocument holds what every document must keep.
func checkDocument(t testing.TB, d *syntax.Document) {
	t.Helper()
	at := int32(0)
	for i := range d.Tokens {
		tok := &d.Tokens[i]
		if tok.Span.Start < at || tok.Span.Empty() || utf8.ValidString(d.Text) && !tok.Span.Valid(d.Text) {
			t.Fatalf("token %d has span %v after %d", i, tok.Span, at)
		}
		if gap := d.Text[at:tok.Span.Start]; utf8.ValidString(gap) && strings.ContainsFunc(gap, func(r rune) bool { return r > ' ' && r < 127 }) {
			t.Fatalf("%q lost before token %d", gap, i)
		}
		if tok.Lemma == "" || tok.UPOS == syntax.UnknownPOS || tok.XPOS == "" {
			t.Fatalf("token %d %q: lemma %q, tag %v %q", i, d.Form(int32(i)), tok.Lemma, tok.UPOS, tok.XPOS)
		}
		at = tok.Span.End
	}
	for i, s := range d.Sentences {
		roots := 0
		for j := s.First; j < s.End; j++ {
			tok := &d.Tokens[j]
			if tok.Sentence != int32(i) || !d.Dominates(s.Root, j) {
				t.Fatalf("sentence %d: token %d is not below the root", i, j)
			}
			if tok.Head == syntax.None {
				roots++
			} else if tok.Head < s.First || tok.Head >= s.End {
				t.Fatalf("token %d has its head in another sentence", j)
			}
			if (tok.Deprel == syntax.Root) != (tok.Head == syntax.None) {
				t.Fatalf("token %d: relation %v, head %d", j, tok.Deprel, tok.Head)
			}
		}
		if roots != 1 || !d.Blocks[s.Block].Span.Contains(s.Span) {
			t.Fatalf("sentence %d: %d roots, span %v", i, roots, s.Span)
		}
	}
	for _, n := range d.Names {
		if n.First >= n.End || int(n.End) > len(d.Tokens) || n.Type == syntax.NameNone || d.Tokens[n.First].Sentence != d.Tokens[n.End-1].Sentence {
			t.Fatalf("name %+v", n)
		}
	}
}

func TestAnalyze(t *testing.T) {
	a := load(t)
	d := analyze(t, a, "She said that Norland's foreign minister will travel to Velmar on Tuesday.\n")
	checkDocument(t, d)
	find := func(form string) int32 {
		for i := range d.Tokens {
			if d.Form(int32(i)) == form {
				return int32(i)
			}
		}
		t.Fatalf("no word %q", form)
		return 0
	}
	for _, test := range []struct {
		form, head string
		rel        syntax.Deprel
		upos       syntax.UPOS
		lemma      string
	}{
		{"said", "", syntax.Root, syntax.VERB, "say"},
		{"travel", "said", syntax.Ccomp, syntax.VERB, "travel"},
		{"will", "travel", syntax.Aux, syntax.AUX, "will"},
		{"minister", "travel", syntax.Nsubj, syntax.NOUN, "minister"},
		{"Velmar", "travel", syntax.Obl, syntax.PROPN, "Velmar"},
		{"'s", "Norland", syntax.Case, syntax.PART, "'s"},
		{"She", "said", syntax.Nsubj, syntax.PRON, "she"},
	} {
		tok := d.Tokens[find(test.form)]
		head := ""
		if tok.Head != syntax.None {
			head = d.Form(tok.Head)
		}
		if head != test.head || tok.Deprel.Universal() != test.rel || tok.UPOS != test.upos || tok.Lemma != test.lemma {
			t.Errorf("%s: %v of %q, %v, lemma %q; want %v of %q, %v, %q", test.form, tok.Deprel, head, tok.UPOS, tok.Lemma, test.rel, test.head, test.upos, test.lemma)
		}
	}
}

func TestAnalyzeAnyText(t *testing.T) {
	a := load(t)
	for name, text := range map[string]string{
		"empty":         "",
		"spaces":        " \n\t\u200b ",
		"controls":      "\x00\x01a\x7f b\x1b[0m",
		"not UTF-8":     "caf\xe9 \xff\xfe talks \xc3",
		"one long word": strings.Repeat("a", 200_000),
		"digits":        strings.Repeat("1", 100_000) + "a",
		"hyphens":       strings.Repeat("a-", 5_000),
		"quotes":        strings.Repeat("'\"", 3_000),
		"stops":         strings.Repeat(". ", 3_000),
		"long sentence": strings.Repeat("and so on ", 1_000),
		"no spaces":     strings.Repeat("a@b.c/", 3_000),
		"wide":          strings.Repeat("会談 переговоры ", 200),
		"combining":     "e\u0301" + strings.Repeat("\u0301", 2_000),
		"bench":         benchText,
	} {
		t.Run(name, func(t *testing.T) {
			d, err := a.Analyze(context.Background(), text, []syntax.Block{{Span: span.New(0, len(text))}})
			if err != nil {
				t.Fatal(err)
			}
			checkDocument(t, d)
			for _, s := range d.Sentences {
				if s.End-s.First > 400 {
					t.Fatalf("sentence of %d words", s.End-s.First)
				}
			}
			var b bytes.Buffer
			if err := syntax.WriteConllu(&b, d); err != nil {
				t.Fatal(err)
			}
			if _, err := syntax.ReadConllu(&b); err != nil {
				t.Fatal(err)
			}
		})
	}
}

func TestAnalyzeTitle(t *testing.T) {
	a := load(t)
	text := "Talks? Not yet. Norland waits"
	d, err := a.Analyze(context.Background(), text, []syntax.Block{{Span: span.New(0, len(text)), Title: true}})
	if err != nil {
		t.Fatal(err)
	}
	if len(d.Sentences) != 1 {
		t.Errorf("%d sentences in a headline", len(d.Sentences))
	}
}

func TestAnalyzeRefuses(t *testing.T) {
	a := load(t)
	text := "é two"
	for _, blocks := range [][]syntax.Block{
		{{Span: span.New(0, 99)}},
		{{Span: span.New(3, 5)}, {Span: span.New(0, 2)}},
		{{Span: span.New(1, 5)}},
	} {
		if _, err := a.Analyze(context.Background(), text, blocks); err == nil {
			t.Errorf("blocks %v were read", blocks)
		}
	}
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if _, err := a.Analyze(ctx, text, []syntax.Block{{Span: span.New(0, len(text))}}); err == nil {
		t.Error("a context that ended was not heeded")
	}
}

// TestAnalyzeConcurrently holds that documents do not depend on what was read
// before or beside them.
func TestAnalyzeConcurrently(t *testing.T) {
	a := load(t)
	want := fmt.Sprint(analyze(t, load(t), benchText))
	var group sync.WaitGroup
	for range 4 {
		group.Go(func() {
			for range 3 {
				d, err := a.Analyze(context.Background(), benchText, benchBlocks(benchText))
				if err != nil || fmt.Sprint(d) != want {
					t.Errorf("another document (error %v)", err)
				}
			}
		})
	}
	group.Wait()
}

func TestLoadRefuses(t *testing.T) {
	w := model.Weights()
	for name, file := range map[string]string{
		"empty":   "",
		"text":    strings.Repeat("not a model ", 10),
		"cut":     w[:len(w)/2],
		"header":  w[:100],
		"version": w[:8] + "\xff" + w[9:1000],
	} {
		if _, err := syntax.Load(file); err == nil {
			t.Errorf("%s: loaded", name)
		}
	}
}
