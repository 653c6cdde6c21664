package nuncio_test

import (
	"context"
	"os"
	"path/filepath"
	"testing"

	"nuncio"
)

// benchSources are the files of the folder named by NUNCIO_BENCH_REPORTS, or
// the samples where it is not set.
func benchSources(b *testing.B) []nuncio.Source {
	dir := os.Getenv("NUNCIO_BENCH_REPORTS")
	if dir == "" {
		return sampleSources()
	}
	files, err := filepath.Glob(filepath.Join(dir, "*"))
	if err != nil || len(files) == 0 {
		b.Fatalf("no reports in %s: %v", dir, err)
	}
	var out []nuncio.Source
	for _, f := range files {
		text, err := os.ReadFile(f)
		if err != nil {
			b.Fatal(err)
		}
		out = append(out, nuncio.Source{Name: f, Bytes: text})
	}
	return out
}

// BenchmarkRead reads reports one after the other on one core, from bytes to record.
func BenchmarkRead(b *testing.B) {
	r := newReader(b)
	sources := benchSources(b)
	b.ReportAllocs()
	bytes, tokens, reports := 0, 0, 0
	for b.Loop() {
		src := sources[reports%len(sources)]
		rd, err := r.Analyze(context.Background(), src)
		if err != nil {
			b.Fatal(err)
		}
		if _, err := rd.Record(); err != nil {
			b.Fatal(err)
		}
		reports++
		bytes += len(rd.Article.Text)
		tokens += len(rd.Document.Tokens)
	}
	seconds := b.Elapsed().Seconds()
	b.ReportMetric(float64(tokens)/seconds, "tokens/s")
	b.ReportMetric(float64(reports)/seconds, "reports/s")
	b.ReportMetric(float64(bytes)/float64(reports), "text-bytes/op")
}

// BenchmarkNewReader loads model, rules and lexicon.
func BenchmarkNewReader(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		if _, err := nuncio.NewReader(nuncio.Options{}); err != nil {
			b.Fatal(err)
		}
	}
}
