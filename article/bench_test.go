package article

import (
	"os"
	"strings"
	"testing"
)

func benchmark(b *testing.B, path, contentType string, times int) {
	raw, err := os.ReadFile(path)
	if err != nil {
		b.Fatal(err)
	}
	if times > 1 {
		raw = []byte(strings.Repeat(string(raw), times))
	}
	x := testExtractor(b)
	b.SetBytes(int64(len(raw)))
	b.ReportAllocs()
	for b.Loop() {
		if _, err := x.Extract(raw, contentType, Given{}); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkText(b *testing.B) {
	benchmark(b, "testdata/pages/broadcaster_saved.txt", "text/plain", 1)
}

func BenchmarkHTML(b *testing.B) {
	benchmark(b, "testdata/pages/broadcaster.html", "text/html", 1)
}

// BenchmarkHTMLTimes100 should read as many bytes a second as BenchmarkHTML.
func BenchmarkHTMLTimes100(b *testing.B) {
	benchmark(b, "testdata/pages/broadcaster.html", "text/html", 100)
}

func BenchmarkNew(b *testing.B) {
	for b.Loop() {
		if _, err := New(); err != nil {
			b.Fatal(err)
		}
	}
}
