package attribution

import (
	"cmp"
	"context"
	_ "embed"
	"fmt"
	"slices"
	"strings"
	"testing"

	"nuncio/article"
	"nuncio/entity"
	"nuncio/span"
	"nuncio/syntax"
	"nuncio/syntax/model"
)

//go:embed testdata/constructions.txt
var constructionsText string

// construction is one text of testdata/constructions.txt with its statements.
type construction struct {
	name string
	text []string
	want []string
}

func readConstructions(t testing.TB) []construction {
	var out []construction
	for n, line := range strings.Split(constructionsText, "\n") {
		switch {
		case line == "" || strings.HasPrefix(line, "#"):
		case strings.HasPrefix(line, "= "):
			out = append(out, construction{name: line[2:]})
		case len(out) == 0:
			t.Fatalf("constructions.txt line %d: a text before the first name", n+1)
		case strings.HasPrefix(line, "> "):
			out[len(out)-1].want = append(out[len(out)-1].want, line[2:])
		default:
			out[len(out)-1].text = append(out[len(out)-1].text, line)
		}
	}
	return out
}

// blocksOf makes an article of lines; "H:" and "C:" open a headline and a caption.
func blocksOf(lines []string) (*article.Article, []syntax.Block) {
	art := &article.Article{}
	var blocks []syntax.Block
	for _, line := range lines {
		kind := article.Paragraph
		if rest, ok := strings.CutPrefix(line, "H: "); ok {
			kind, line = article.Headline, rest
		} else if rest, ok := strings.CutPrefix(line, "C: "); ok {
			kind, line = article.Caption, rest
		}
		if art.Text != "" {
			art.Text += "\n\n"
		}
		s := span.New(len(art.Text), len(art.Text)+len(line))
		art.Text += line
		art.Blocks = append(art.Blocks, article.Block{Kind: kind, Span: s})
		blocks = append(blocks, syntax.Block{Span: s, Title: kind == article.Headline})
	}
	return art, blocks
}

// describe writes a statement as constructions.txt does.
func describe(text string, st *Statement, ents *entity.Result) string {
	var content []string
	for _, c := range st.Content {
		content = append(content, c.Text(text))
	}
	orDash := func(s string) string { return cmp.Or(s, "-") }
	out := fmt.Sprintf("%s %s | %s | %s | %s", st.Kind, st.Mode, orDash(st.Source.Text(text)), orDash(st.Cue.Text(text)), strings.Join(content, " || "))
	if st.Inside != None {
		out += fmt.Sprintf(" | in=%d", st.Inside+1)
	}
	return out
}

func TestConstructions(t *testing.T) {
	analyzer, err := syntax.Load(model.Weights())
	if err != nil {
		t.Fatal(err)
	}
	finder, err := New()
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range readConstructions(t) {
		t.Run(c.name, func(t *testing.T) {
			art, blocks := blocksOf(c.text)
			doc, err := analyzer.Analyze(context.Background(), art.Text, blocks)
			if err != nil {
				t.Fatal(err)
			}
			ents := &entity.Result{}
			var got []string
			for _, st := range finder.Find(art, doc, nil, ents) {
				got = append(got, describe(art.Text, &st, ents))
			}
			if !slices.Equal(got, c.want) {
				t.Errorf("%s\ngot  %s\nwant %s", strings.Join(c.text, "\n"), strings.Join(got, "\n     "), strings.Join(c.want, "\n     "))
			}
		})
	}
}
