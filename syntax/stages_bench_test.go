package syntax

import (
	"context"
	"strings"
	"testing"

	"nuncio/span"
	"nuncio/syntax/model"
)

// benchStage times one stage on the words of a made-up sentence.
func benchStage(b *testing.B, stage func(a *Analyzer, d *Document, sc *scratch)) {
	a, err := Load(model.Weights())
	if err != nil {
		b.Fatal(err)
	}
	text := "Norland's foreign minister Ilse Marren told reporters in Haldane on Tuesday that talks with Kestovia, broken off two years ago, would resume next month in Port Selin."
	d, err := a.Analyze(context.Background(), text, []Block{{Span: span.New(0, len(text))}})
	if err != nil {
		b.Fatal(err)
	}
	sc := a.newScratch()
	if err := a.sentences(context.Background(), d, sc); err != nil {
		b.Fatal(err)
	}
	b.ReportAllocs()
	for b.Loop() {
		stage(a, d, sc)
	}
	b.ReportMetric(float64(b.N*len(d.Tokens))/b.Elapsed().Seconds(), "tokens/s")
}

func BenchmarkNetwork(b *testing.B) {
	benchStage(b, func(a *Analyzer, d *Document, sc *scratch) { a.run(d, 0, sc) })
}

func BenchmarkTag(b *testing.B) {
	benchStage(b, func(a *Analyzer, d *Document, sc *scratch) { a.tag(d.Text, d.Tokens, sc) })
}

func BenchmarkParse(b *testing.B) {
	benchStage(b, func(a *Analyzer, d *Document, sc *scratch) { a.parse(&d.Sentences[0], d.Tokens, sc) })
}

func BenchmarkNames(b *testing.B) {
	benchStage(b, func(a *Analyzer, d *Document, sc *scratch) {
		d.Names = d.Names[:0]
		a.names(d, sc)
	})
}

func TestSentenceScratchIsReused(t *testing.T) {
	a, err := Load(model.Weights())
	if err != nil {
		t.Fatal(err)
	}
	text := strings.Repeat("Norland and Kestovia will meet again. ", 20)
	sc := a.newScratch()
	d, err := a.Analyze(context.Background(), text, []Block{{Span: span.New(0, len(text))}})
	if err != nil {
		t.Fatal(err)
	}
	if n := testing.AllocsPerRun(20, func() {
		d.Names = d.Names[:0]
		if err := a.sentences(context.Background(), d, sc); err != nil {
			t.Fatal(err)
		}
	}); n > 2 {
		t.Errorf("%v allocations a document after the first, want 2 at most", n)
	}
}
