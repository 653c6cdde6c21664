package entity_test

import (
	"context"
	"fmt"
	"os"
	"strings"
	"testing"

	"nuncio/article"
	"nuncio/entity"
	"nuncio/lexicon"
	"nuncio/syntax"
	"nuncio/syntax/model"
)

// TestDump prints what is found in the file named by ENTITY_DUMP: for reading by eye.
func TestDump(t *testing.T) {
	path := os.Getenv("ENTITY_DUMP")
	if path == "" {
		t.Skip("ENTITY_DUMP names no file")
	}
	raw, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	an, err := syntax.Load(model.Weights())
	if err != nil {
		t.Fatal(err)
	}
	lex, err := lexicon.Default()
	if err != nil {
		t.Fatal(err)
	}
	r, err := entity.New(lex)
	if err != nil {
		t.Fatal(err)
	}
	contentType := "text/plain"
	if strings.HasSuffix(path, ".html") {
		contentType = "text/html"
	}
	art, err := article.Extract(raw, contentType, article.Given{})
	if err != nil {
		t.Fatal(err)
	}
	blocks := make([]syntax.Block, len(art.Blocks))
	for i, b := range art.Blocks {
		blocks[i] = syntax.Block{Span: b.Span, Title: b.Kind == article.Headline || b.Kind == article.Heading || b.Kind == article.Dateline}
	}
	doc, err := an.Analyze(context.Background(), art.Text, blocks)
	if err != nil {
		t.Fatal(err)
	}
	if os.Getenv("TREES") != "" {
		for i, tok := range doc.Tokens {
			fmt.Printf("%d\t%s\t%s\t%s\t%d\t%s\t%d\n", i, doc.Form(int32(i)), tok.Lemma, tok.UPOS, tok.Head, tok.Deprel, tok.Sentence)
		}
		for _, n := range doc.Names {
			fmt.Printf("NER %s %s\n", n.Type, doc.Words(n.First, n.End))
		}
	}
	fmt.Print(dump(doc, r.Resolve(art, doc)))
}

func dump(doc *syntax.Document, res *entity.Result) string {
	var b strings.Builder
	for i, a := range res.Actors {
		fmt.Fprintf(&b, "a%d %s [%s %s %s named=%v pl=%v g=%c %s]", i, a.Name, a.Kind, a.Country, a.Sector, a.Named, a.Plural, max(a.Gender, '-'), a.Registry)
		for _, o := range a.Offices {
			fmt.Fprintf(&b, " {%s|%s|%s|%s|%s}", o.Title, o.Of, o.Country, o.Sector, o.Time)
		}
		if len(a.Members) > 0 {
			fmt.Fprintf(&b, " members=%v", a.Members)
		}
		b.WriteString("\n    ")
		for _, k := range a.Mentions {
			m := res.Mentions[k]
			flags := ""
			if m.Modifier {
				flags += "*"
			}
			if m.Locative {
				flags += "@"
			}
			fmt.Fprintf(&b, " <%s>%s%s/%d", m.Span.Text(doc.Text), m.Form.String()[:1], flags, m.Sentence)
		}
		b.WriteString("\n")
	}
	for _, x := range res.Ambiguous {
		m := res.Mentions[x.Mention]
		fmt.Fprintf(&b, "?? %q in %q: %v %s\n", m.Span.Text(doc.Text), doc.Sentences[m.Sentence].Span.Text(doc.Text), x.Candidates, x.Reason)
	}
	for _, m := range res.Mentions {
		if m.Actor == entity.None {
			fmt.Fprintf(&b, "-- %s/%d\n", m.Span.Text(doc.Text), m.Sentence)
		}
	}
	for _, o := range res.Others {
		fmt.Fprint(&b, "oo ")
		for _, h := range o.Heads {
			fmt.Fprintf(&b, " %s/%d", doc.Form(h), doc.Tokens[h].Sentence)
		}
		b.WriteString("\n")
	}
	return b.String()
}
