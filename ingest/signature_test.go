package ingest_test

import (
	"fmt"
	"hash/fnv"
	"maps"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"nuncio/article"
	"nuncio/ingest"
	"nuncio/store"
)

// resemblance is the share of equal positions, as stores reckon it.
func resemblance(a, b []uint32) float64 {
	same := 0
	for i := range a {
		if a[i] == b[i] {
			same++
		}
	}
	return float64(same) / float64(len(a))
}

// bodies returns the running text of each report of the sample corpus.
func bodies(t testing.TB) map[string]string {
	t.Helper()
	out := map[string]string{}
	for _, pattern := range []string{"../corpus/*-20??/*.txt", "../corpus/*-20??/*.html", "../corpus/short/*.txt"} {
		paths, err := filepath.Glob(pattern)
		if err != nil {
			t.Fatal(err)
		}
		for _, path := range paths {
			raw, err := os.ReadFile(path)
			if err != nil {
				t.Fatal(err)
			}
			a, err := article.Extract(raw, "", article.Given{})
			if err != nil {
				t.Fatalf("%s: %v", path, err)
			}
			out[filepath.Base(path)] = ingest.Body(a)
		}
	}
	if len(out) < 32 {
		t.Fatalf("the corpus has %d reports, want 32", len(out))
	}
	return out
}

// The values are kept in stores, so they may not differ between machines or releases.
func TestSignatureIsPinned(t *testing.T) {
	h := fnv.New64a()
	fmt.Fprint(h, ingest.Signature("The envoys of Norland and Kestovia met in Haldane on Monday; they’ll meet again."))
	if got, want := fmt.Sprintf("%x", h.Sum(nil)), "d66fd6db3b3d7b8a"; got != want {
		t.Errorf("the signature has changed: %s, want %s", got, want)
	}
}

func TestSignatureOfFewWords(t *testing.T) {
	for _, text := range []string{"", "...", "One two three."} {
		if s := ingest.Signature(text); s != nil {
			t.Errorf("%q has a signature", text)
		}
	}
	if a, b := ingest.Signature("One, two: “Three” don't"), ingest.Signature("one two\nthree don’t"); a == nil || resemblance(a, b) != 1 {
		t.Error("case and punctuation count")
	}
}

// The estimate lies near the true share of common shingles.
func TestSignatureEstimates(t *testing.T) {
	word := rapid.StringMatching(`[a-z]{2,7}`)
	rapid.Check(t, func(t *rapid.T) {
		common := rapid.SliceOfNDistinct(word, 20, 200, rapid.ID).Draw(t, "common")
		tail := rapid.SliceOfN(word, 0, 200).Draw(t, "tail")
		a, b := common, append(common[:len(common):len(common)], tail...)
		got, want := resemblance(ingest.Signature(strings.Join(a, " ")), ingest.Signature(strings.Join(b, " "))), jaccard(a, b)
		// Six standard deviations of 128 draws at their widest.
		if d := got - want; d < -0.27 || d > 0.27 {
			t.Errorf("resemblance %.3f, want about %.3f", got, want)
		}
	})
}

// jaccard is the true resemblance by shingles of four words.
func jaccard(a, b []string) float64 {
	shingles := func(words []string) map[string]bool {
		m := map[string]bool{}
		for i := 0; i+4 <= len(words); i++ {
			m[strings.Join(words[i:i+4], " ")] = true
		}
		return m
	}
	x, y := shingles(a), shingles(b)
	both := 0
	for s := range x {
		if y[s] {
			both++
		}
	}
	return float64(both) / float64(len(x)+len(y)-both)
}

// strangers is what reports of their own stay below. It leaves room to
// [store.NearDuplicate], from which on two are one dispatch.
const strangers = 0.15

func TestCorpusHasOneDispatchInTwoPapers(t *testing.T) {
	type pair struct{ a, b string }
	known := pair{"2018-04-18-chronicle-secret-visit.html", "2018-04-18-ledger-cia-chief-kim.txt"}
	signatures := map[string][]uint32{}
	for name, body := range bodies(t) {
		signatures[name] = ingest.Signature(body)
	}
	highest := 0.0
	for a, sa := range signatures {
		for b, sb := range signatures {
			r := resemblance(sa, sb)
			switch {
			case a >= b:
			case (pair{a, b}) == known:
				t.Logf("one dispatch: %.3f", r)
				if r < store.NearDuplicate {
					t.Errorf("%s and %s: %.3f", a, b, r)
				}
			default:
				highest = max(highest, r)
				if r >= strangers {
					t.Errorf("%s and %s are taken for one: %.3f", a, b, r)
				}
			}
		}
	}
	t.Logf("highest of all other pairs: %.3f", highest)
}

// paperEdits make of a dispatch what nine papers make of it.
var paperEdits = []struct {
	name string
	edit func(*rand.Rand, []string) []string
}{
	{"as it came", func(_ *rand.Rand, s []string) []string { return s }},
	{"last sentence cut", func(_ *rand.Rand, s []string) []string { return s[:len(s)-1] }},
	{"cut to two thirds", func(_ *rand.Rand, s []string) []string { return s[:(len(s)*2+2)/3] }},
	{"cut to a half", func(_ *rand.Rand, s []string) []string { return s[:(len(s)+1)/2] }},
	{"two words changed", func(r *rand.Rand, s []string) []string { return swap(r, s, 2) }},
	{"six words changed", func(r *rand.Rand, s []string) []string { return swap(r, s, 6) }},
	{"a local sentence added", func(r *rand.Rand, s []string) []string { return local(s) }},
	{"two thirds, four words changed, a local sentence", func(r *rand.Rand, s []string) []string { return local(swap(r, s[:(len(s)*2+2)/3], 4)) }},
	{"a sentence left out in the middle, two words changed", func(r *rand.Rand, s []string) []string {
		i := len(s) / 2
		return swap(r, append(append([]string{}, s[:i]...), s[i+1:]...), 2)
	}},
}

func swap(r *rand.Rand, sentences []string, n int) []string {
	out := append([]string{}, sentences...)
	for range n {
		i := r.IntN(len(out))
		words := strings.Fields(out[i])
		words[r.IntN(len(words))] = "edited"
		out[i] = strings.Join(words, " ")
	}
	return out
}

func local(sentences []string) []string {
	return append(append([]string{}, sentences...), "Two students from our county who are spending the term there told this paper that the streets were calm.")
}

func TestEditedDispatchesAreRecognised(t *testing.T) {
	lowest := map[string]float64{}
	for name, body := range bodies(t) {
		sentences := strings.SplitAfter(strings.TrimSpace(body), ". ")
		if len(sentences) < 6 {
			sentences = strings.SplitAfter(strings.TrimSpace(body), "\n")
		}
		r := rand.New(rand.NewPCG(1, 2))
		for _, e := range paperEdits {
			edited := strings.Join(e.edit(r, sentences), " ")
			got := resemblance(ingest.Signature(body), ingest.Signature(edited))
			if low, ok := lowest[e.name]; !ok || got < low {
				lowest[e.name] = got
			}
			if got < store.NearDuplicate {
				t.Errorf("%s, %s: %.3f", name, e.name, got)
			}
		}
	}
	for _, e := range paperEdits {
		t.Logf("%-55s lowest %.3f", e.name, lowest[e.name])
	}
}

// Two reporters in one room: the same facts and the same quotation, other sentences.
var twoReporters = [][2]string{
	{
		`The foreign ministers of Norland and Kestovia signed an agreement in Haldane on Monday that shares the water of the upper Tarn between the two countries for twenty years. "We have argued about this river since my father was a boy, and today we stop," the Norland minister, Ada Varga, told reporters after the ceremony. The agreement has to be ratified by both parliaments before the end of June. A commission of engineers from each side will measure the flow four times a year. Farmers in the south of Kestovia, who lost a third of their rice last summer, said that they would believe it when the gates opened.`,
		`HALDANE - A twenty-year quarrel over a river ended with two signatures and a handshake here. Ministers from both banks of the Tarn put their names to a text of eleven pages on Monday, after a night in which, officials say, the talks broke down twice. "We have argued about this river since my father was a boy, and today we stop," said Ada Varga, who leads the foreign ministry in Norland. Her Kestovian colleague spoke of a good day for the rice growers. Engineers will take measurements every quarter, and the parliaments are expected to vote by the summer.`,
	},
	{
		`President Oran Lisk will not travel to the summit in Port Amery next week, his office said on Friday, blaming "open hostility" in recent statements from the other side. The meeting had been agreed in March and would have been the first between leaders of the two countries. A spokeswoman said that Mr Lisk remained ready to meet at any time. Diplomats had spent six weeks preparing a joint text on prisoners and on trade. Markets in the region fell on the news.`,
		`Plans for the Port Amery summit collapsed on Friday when one of its two hosts pulled out. In a letter of nine lines the office of Oran Lisk cited "open hostility" and said that the time was not right. It was to have been the first meeting of its kind. Envoys who had worked since the middle of April on prisoners and customs were told by telephone. The letter leaves a door open: the president, it says, can be reached whenever the tone has changed. Shares closed lower across the region.`,
	},
}

func TestTwoReportersAreTwo(t *testing.T) {
	for _, pair := range twoReporters {
		got := resemblance(ingest.Signature(pair[0]), ingest.Signature(pair[1]))
		t.Logf("two reporters: %.3f", got)
		if got >= strangers {
			t.Errorf("taken for one dispatch at %.3f: %.40q, %.40q", got, pair[0], pair[1])
		}
	}
}

// An outlet's follow-up that repeats its background, the last third of both, is
// a report of its own.
func TestFollowUpWithTheSameBackgroundIsAnother(t *testing.T) {
	all := bodies(t)
	background := strings.Fields(twoReporters[0][0]) // 95 words
	news := func(name string) []uint32 {
		words := strings.Fields(all[name])
		return ingest.Signature(strings.Join(append(words[:min(len(words), 2*len(background))], background...), " "))
	}
	var names []string
	for _, name := range slices.Sorted(maps.Keys(all)) {
		if len(strings.Fields(all[name])) >= 2*len(background) { // else it is more than a third
			names = append(names, name)
		}
	}
	if len(names) < 10 {
		t.Fatalf("only %d reports are long enough", len(names))
	}
	highest := 0.0
	for i, name := range names {
		highest = max(highest, resemblance(news(name), news(names[(i+len(names)/2)%len(names)])))
	}
	t.Logf("highest: %.3f", highest)
	if highest >= store.NearDuplicate {
		t.Errorf("taken for one dispatch at %.3f", highest)
	}
}

func BenchmarkSignature(b *testing.B) {
	body := strings.Repeat(twoReporters[0][0]+" "+twoReporters[1][1]+" ", 2)
	b.SetBytes(int64(len(body)))
	for b.Loop() {
		ingest.Signature(body)
	}
}
