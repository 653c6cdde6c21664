package lexicon

import (
	"bytes"
	"fmt"
	"strings"
	"testing"
	"testing/fstest"
)

func BenchmarkOpen(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		if _, err := loadBuiltin(); err != nil {
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

// The people are read once, at the first name.
func BenchmarkFirstName(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		b.StopTimer()
		l, err := loadBuiltin()
		if err != nil {
			b.Fatal(err)
		}
		b.StartTimer()
		l.People("Gina Haspel", "2020-01-01")
	}
}

func BenchmarkPeople(b *testing.B) {
	l, err := Open(nil)
	if err != nil {
		b.Fatal(err)
	}
	b.ReportAllocs()
	for b.Loop() {
		l.People("Anders Fogh Rasmussen", "2012-01-01")
		l.People("Nobody In There", "2012-01-01")
	}
}

// BenchmarkOpenLarge opens a lexicon with 40,000 lines of people of a user's own.
func BenchmarkOpenLarge(b *testing.B) {
	fsys := fstest.MapFS{"leaders-mine.tsv": {Data: generated(40_000)}}
	b.ReportAllocs()
	for b.Loop() {
		l, err := Open(fsys)
		if err != nil {
			b.Fatal(err)
		}
		if l.People("Anro Veldimakusto", "2012-01-01") != nil {
			b.Fatal("nobody bears that name")
		}
	}
}

// generated makes a table of so many terms, two for each of its people.
func generated(lines int) []byte {
	syllables := []string{"an", "ro", "vel", "di", "ma", "kus", "to", "ber", "shi", "lan", "ne", "qua", "sor", "tim", "ul", "za", "pek", "hol", "gri", "fe"}
	word := func(n int) string {
		w := ""
		for range 3 {
			w += syllables[n%len(syllables)]
			n = n/len(syllables) + 7
		}
		return strings.ToUpper(w[:1]) + w[1:]
	}
	var b bytes.Buffer
	b.WriteString("country\toffice\tname\talso\tfrom\tto\tsource\n")
	for i := range lines {
		n := i / 2
		fmt.Fprintf(&b, "%s\tforeign minister\t%s %s\t%s %s\t%d-01-15\t%d-06-30\tmade up\n",
			[]string{"PRK", "USA", "FRA", "KEN"}[n%4], word(n), word(n*31+5), word(n), word(n*17+3), 1990+i%20, 1991+i%20)
	}
	return b.Bytes()
}
