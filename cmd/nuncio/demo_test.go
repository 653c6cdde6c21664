package main

import (
	"bytes"
	"context"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"nuncio"
	"nuncio/article"
	"nuncio/corpus"
	"nuncio/eval"
	"nuncio/ingest"
	"nuncio/store"
	"nuncio/store/sqlite"
)

// demoStore is the file of a store with the reports of the sample corpus and the
// records that were written by hand, so that what the commands print does not
// hang on how well reports are read.
var demoStore = sync.OnceValues(func() ([]byte, error) {
	dir, err := os.MkdirTemp("", "nuncio-test-")
	if err != nil {
		return nil, err
	}
	defer os.RemoveAll(dir)
	path := filepath.Join(dir, "demo.db")
	if err := addHandwritten(context.Background(), path, func(corpus.Report) bool { return true }); err != nil {
		return nil, err
	}
	return os.ReadFile(path)
})

// addHandwritten adds the chosen reports of the corpus with their hand-written
// records.
func addHandwritten(ctx context.Context, path string, chosen func(corpus.Report) bool) error {
	scribe, err := eval.NewScribe()
	if err != nil {
		return err
	}
	pages, err := article.New()
	if err != nil {
		return err
	}
	var items []store.Item
	for _, r := range corpus.Reports() {
		if !chosen(r) {
			continue
		}
		src := nuncio.Source{Name: r.Name, Bytes: r.Bytes, ContentType: r.ContentType, Given: article.Given{Published: r.Published, Publisher: r.Publisher}}
		rec, err := scribe.Record(src, corpus.Expected(r.Name))
		if err != nil {
			return err
		}
		art, err := pages.Extract(src.Bytes, src.ContentType, src.Given)
		if err != nil {
			return err
		}
		items = append(items, store.Item{
			Report: store.Report{
				ID: rec.Report.ID, Bytes: src.Bytes, ContentType: src.ContentType, Charset: art.Charset, Source: art.Source,
				Name: src.Name, Signature: ingest.Signature(ingest.Body(art)),
			},
			Given: store.Given{Published: r.Published, Publisher: r.Publisher}, Record: rec,
		})
	}
	s, err := sqlite.Open(ctx, path)
	if err != nil {
		return err
	}
	defer s.Close()
	results, err := s.AddAll(ctx, items)
	for _, r := range results {
		if err == nil {
			err = r.Err
		}
	}
	return err
}

// withDemo writes the demo store to a folder of the test and makes it the store of
// the commands.
func withDemo(t *testing.T) {
	t.Helper()
	b, err := demoStore()
	if err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(t.TempDir(), "demo.db")
	if err := os.WriteFile(path, b, 0o666); err != nil {
		t.Fatal(err)
	}
	t.Setenv(storeEnv, path)
}

// ran is what a call of the program left behind.
type ran struct {
	code           int
	stdout, stderr string
}

func call(t *testing.T, args ...string) ran {
	t.Helper()
	var stdout, stderr bytes.Buffer
	code := run(t.Context(), args, strings.NewReader(""), &stdout, &stderr)
	return ran{code, stdout.String(), stderr.String()}
}
