package syntax_test

import (
	"context"
	"strings"
	"testing"

	"nuncio/span"
	"nuncio/syntax"
	"nuncio/syntax/model"
)

// benchText is a made-up agency story.
const benchText = `HALDANE (Courier) - Norland's foreign minister said on Tuesday that talks with Kestovia would resume next month, after a pause of almost two years.
"We have agreed on a date and a place," Ilse Marren told reporters at Haldane airport. "What we haven't agreed on is everything else."
Gen. Darro Venn, who led the Kestovian delegation, did not comment. A spokesman for the League of Coastal States welcomed the announcement, calling it "a first step in the right direction".
The two countries broke off relations in 2029, when Kestovia's navy seized three fishing boats near the Velmar strait; Norland recalled its ambassador and imposed sanctions worth $1.2bn a year.
Ministers are expected to meet in Port Selin on 12 June, according to two officials who spoke on condition of anonymity because they weren't authorised to discuss the plans.
`

func benchBlocks(text string) []syntax.Block {
	var blocks []syntax.Block
	at := 0
	for line := range strings.Lines(text) {
		blocks = append(blocks, syntax.Block{Span: span.New(at, at+len(line))})
		at += len(line)
	}
	return blocks
}

func BenchmarkAnalyze(b *testing.B) {
	a, err := syntax.Load(model.Weights())
	if err != nil {
		b.Fatal(err)
	}
	text := strings.Repeat(benchText, 4)
	blocks := benchBlocks(text)
	b.SetBytes(int64(len(text)))
	b.ReportAllocs()
	tokens := 0
	for b.Loop() {
		d, err := a.Analyze(context.Background(), text, blocks)
		if err != nil {
			b.Fatal(err)
		}
		tokens += len(d.Tokens)
	}
	b.ReportMetric(float64(tokens)/b.Elapsed().Seconds(), "tokens/s")
}

func BenchmarkLoad(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		if _, err := syntax.Load(model.Weights()); err != nil {
			b.Fatal(err)
		}
	}
}
