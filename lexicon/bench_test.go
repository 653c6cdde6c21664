package lexicon

import "testing"

func BenchmarkOpen(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		if _, err := Open(nil); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkMatch(b *testing.B) {
	l, err := Open(nil)
	if err != nil {
		b.Fatal(err)
	}
	words := []string{"The", "North", "Korean", "foreign", "minister", "met", "the", "U.S.", "Secretary", "of", "State", "in", "Singapore", "on", "Tuesday"}
	b.ReportAllocs()
	for b.Loop() {
		for i := range words {
			l.Match(words[i:])
		}
	}
}
