package storetest

import (
	"fmt"
	"math"
	"math/rand/v2"
	"strconv"
	"strings"

	"nuncio/store"
)

// Synthetic returns the i-th of any number of made-up reports, of the size of
// an agency's: about 400 words, 6 events of which a third are talks, 5 quotations
// in a page of some 6 kB. One in ten repeats most of the one before it, as papers
// do with a dispatch. The same i gives the same report.
func Synthetic(i int) store.Item {
	s := syntheticSpec(i)
	if i%10 == 9 {
		dispatch := syntheticSpec(i - 1)
		dispatch.Publisher, dispatch.Title, dispatch.Name = s.Publisher, s.Title, s.Name
		dispatch.URL = s.URL
		s = dispatch
	}
	return s.Item()
}

func syntheticSpec(i int) Spec {
	r := rand.New(rand.NewPCG(uint64(i), 3))
	name := func() string { return syllables(r, 2) + " " + syllables(r, 3) }
	s := Spec{
		Title: prose(r, 8), Publisher: "The " + syllables(rand.New(rand.NewPCG(uint64(i%40), 1)), 2) + " Post",
		Published: fmt.Sprintf("20%02d-%02d-%02d", 20+i/336%10, 1+i/28%12, 1+i%28),
		URL:       fmt.Sprintf("https://news.example/%d", i), Name: fmt.Sprintf("%d.html", i), Model: "m",
	}
	for range 8 {
		s.Paragraphs = append(s.Paragraphs, prose(r, 40))
	}
	people := []string{name(), name(), name(), name()}
	types := []string{"CONSULT", "CONSULT", "AGREE", "AID", "THREATEN", "COERCE"}
	statuses := []string{"planned", "happened", "possible", "cancelled"}
	for k, kind := range types {
		s.Acts = append(s.Acts, Act{
			Who: people[k%4], Whom: people[(k+1+r.IntN(3))%4], Type: kind, Status: statuses[r.IntN(4)],
			When: fmt.Sprintf("20%02d-%02d-%02d", 20+i/336%10, 1+r.IntN(12), 1+r.IntN(28)), Where: syllables(r, 2),
		})
	}
	for range 5 {
		s.Sayings = append(s.Sayings, Saying{Who: people[r.IntN(4)], Words: prose(r, 15)})
	}
	return s
}

// prose makes words of which some are frequent and most are rare, as in a language.
func prose(r *rand.Rand, words int) string {
	var b strings.Builder
	for k := range words {
		if k > 0 {
			b.WriteByte(' ')
		}
		b.WriteString(Word(int(math.Exp(r.Float64() * math.Log(20_000))))) // Zipf's law
	}
	b.WriteByte('.')
	return b.String()
}

// Word is the made-up word of a rank: 1 is the most frequent, 20,000 the rarest.
func Word(rank int) string {
	return syllables(rand.New(rand.NewPCG(uint64(rank), 2)), 1+min(3, len(strconv.Itoa(rank))))
}

func syllables(r *rand.Rand, n int) string {
	const onsets, nuclei = "bdfghklmnprstvz", "aeiou"
	b := make([]byte, 0, 2*n)
	for range n {
		b = append(b, onsets[r.IntN(len(onsets))], nuclei[r.IntN(len(nuclei))])
	}
	b[0] -= 'a' - 'A'
	return string(b)
}
