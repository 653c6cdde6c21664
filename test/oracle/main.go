// Command oracle scores Nuncio and go-trafilatura on the same annotated pages,
// by the same rule, in one run.
//
//	go run . DIR
package main

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"net/url"
	"os"

	trafilatura "github.com/markusmobius/go-trafilatura"

	"nuncio/article"
	"nuncio/eval"
)

func main() {
	if len(os.Args) != 2 {
		fmt.Fprintln(os.Stderr, "usage: oracle DIR (the folder that holds html/expected.jsonl and html/pages)")
		os.Exit(2)
	}
	if err := run(context.Background(), os.Args[1], os.Stdout); err != nil {
		fmt.Fprintln(os.Stderr, "oracle:", err)
		os.Exit(1)
	}
}

func run(ctx context.Context, dir string, w io.Writer) error {
	if err := eval.Article(ctx, dir, w); err != nil {
		return err
	}
	s, err := eval.ScoreArticles(ctx, dir, extract)
	if err != nil {
		return err
	}
	return s.Print(w, "go-trafilatura v1.12.2")
}

// extract runs go-trafilatura. Title and text go together, since Nuncio's text
// has the headline too.
func extract(raw []byte, address string) (*article.Article, error) {
	at, err := url.Parse(address)
	if err != nil {
		return nil, fmt.Errorf("address of the page: %w", err)
	}
	result, err := trafilatura.Extract(bytes.NewReader(raw), trafilatura.Options{OriginalURL: at, ExcludeComments: true})
	if err != nil || result == nil {
		return nil, &article.Error{Code: article.CodeNoArticle, Message: "no article", Err: err}
	}
	out := &article.Article{Title: result.Metadata.Title, Text: result.Metadata.Title + "\n" + result.ContentText, Language: result.Metadata.Language}
	if !result.Metadata.Date.IsZero() {
		out.Published.Value = result.Metadata.Date.Format("2006-01-02")
	}
	return out, nil
}
