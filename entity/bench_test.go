package entity_test

import (
	"strings"
	"testing"
)

// benchText is a report of the usual length, made of the cases' texts.
func benchText() string {
	var b strings.Builder
	for i, c := range cases {
		if i > 0 {
			b.WriteByte('\n')
		}
		b.WriteString(c.text)
	}
	return b.String()
}

func BenchmarkResolve(b *testing.B) {
	r := read(b, benchText())
	p := build(b)
	b.SetBytes(int64(len(r.art.Text)))
	b.ReportAllocs()
	for b.Loop() {
		p.resolver.Resolve(r.art, r.doc)
	}
	b.ReportMetric(float64(len(r.doc.Tokens))*float64(b.N)/b.Elapsed().Seconds(), "tokens/s")
}
