package storetest

import (
	"strings"
	"testing"
	"unicode/utf8"

	"pgregory.net/rapid"

	"nuncio/store"
)

// found returns the hits of a search with what answers in brackets.
func found(t testing.TB, s store.Store, words, knownBy string, limit int) []string {
	t.Helper()
	var out []string
	for _, h := range ok[[]store.Hit](t)(s.Search(t.Context(), words, knownBy, limit)) {
		out = append(out, bracketed(t, h))
	}
	return out
}

func bracketed(t testing.TB, h store.Hit) string {
	t.Helper()
	letters := []rune(h.Text)
	if h.End-h.Start != len(letters) {
		t.Errorf("a hit at %d:%d has %d letters", h.Start, h.End, len(letters))
	}
	var b strings.Builder
	at := 0
	for _, m := range h.Marks {
		if m[0] < at || m[1] <= m[0] || m[1] > len(letters) {
			t.Errorf("marks %v of a text of %d letters", h.Marks, len(letters))
			return h.Text
		}
		b.WriteString(string(letters[at:m[0]]) + "[" + string(letters[m[0]:m[1]]) + "]")
		at = m[1]
	}
	b.WriteString(string(letters[at:]))
	return b.String()
}

func testSearch(t *testing.T, open Open) {
	s := open(t)
	must(t, s,
		Spec{Title: "Straße nach Hà Nội", Published: "2031-04-01", Name: "a", Paragraphs: []string{"Kim Jong-un will meet the envoy in Hà Nội.", "The envoy met no one."}}.Item(),
		Spec{Title: "The Café talks", Published: "2031-04-02", Name: "b", Paragraphs: []string{"Meeting, meetings and a meet of the envoys."}}.Item(),
		Spec{Title: "Undated", Name: "c", Paragraphs: []string{"A meet."}}.Item(),
	)
	for _, c := range []struct {
		words string
		want  []string
	}{
		{"envoy", []string{"The [envoy] met no one.", "Kim Jong-un will meet the [envoy] in Hà Nội."}},
		{"ENVOY meet", []string{"Kim Jong-un will [meet] the [envoy] in Hà Nội."}},
		{"cafe", []string{"The [Café] talks"}},
		{"ha noi", []string{"Straße nach [Hà] [Nội]", "Kim Jong-un will meet the envoy in [Hà] [Nội]."}},
		{"jong-un", []string{"Kim [Jong-un] will meet the envoy in Hà Nội."}},
		{`"the envoy" met`, []string{"[The envoy] [met] no one."}},
		{`“envoy the”`, nil},
		{`"the envoy`, []string{"[The envoy] met no one.", "Kim Jong-un will meet [the envoy] in Hà Nội."}},
		{"meetin*", []string{"[Meeting], [meetings] and a meet of the envoys."}},
		{`"will meet the env"*`, []string{"Kim Jong-un [will meet the envoy] in Hà Nội."}},
		{"meet OR café", nil}, // or is a word
		{"nothing", nil},
		{"", nil},
		{" * ", nil},
	} {
		got := found(t, s, c.words, "", 0)
		same(t, "search for "+c.words, unordered(got), unordered(c.want))
	}
	if got := found(t, s, "meet", "2031-04-01", 0); len(got) != 1 {
		t.Errorf("known by the first day: %q", got)
	}
	if got := found(t, s, "meet", "2031-12-31", 0); len(got) != 2 {
		t.Errorf("an undated report counts by a clock: %q", got)
	}
	if got := found(t, s, "meet", "", 2); len(got) != 2 || got[0] != "A [meet]." {
		t.Errorf("the two best: %q; the shortest with the word comes first", got)
	}
	h := ok[[]store.Hit](t)(s.Search(t.Context(), "Café", "", 1))
	want := store.Hit{Published: "2031-04-02", Title: "The Café talks", Start: 0, End: 14, Text: "The Café talks", Marks: [][2]int{{4, 8}}}
	want.Report = h[0].Report
	same(t, "a hit", h[0], want)
}

// unordered is the set of hits: the order is by rank, which is each store's own.
func unordered(list []string) map[string]bool {
	set := map[string]bool{}
	for _, s := range list {
		set[s] = true
	}
	return set
}

func testHostileText(t *testing.T, open Open) {
	s := open(t)
	text := "a\x00b <script>alert(1)</script> \x02\x03\x1b[31m word \u202e drow \U0001F600 e\u0301tude \U0010FFFF"
	it := Spec{Title: "Word", Published: "2031-04-01", Name: "h", Paragraphs: []string{text}, Sayings: []Saying{{Who: "<b>'\"; DROP TABLE reports --", Words: text}}}.Item()
	must(t, s, it)
	same(t, "record", ok[any](t)(s.Record(t.Context(), it.Report.ID)), any(it.Record))
	same(t, "quote", ok[[]store.Quote](t)(s.Quotes(t.Context(), store.QuoteFilter{Speaker: "'\"; drop table"}))[0].Words, []string{text})
	for _, h := range ok[[]store.Hit](t)(s.Search(t.Context(), "drow", "", 0)) {
		whole := []rune(it.Record.Report.Text)
		want := strings.ReplaceAll(string(whole[h.Start:h.End]), "\x00", "\uFFFD")
		if h.Text != want && h.Text != string(whole[h.Start:h.End]) {
			t.Errorf("a hit is %q, want %q", h.Text, want)
		}
		if got := bracketed(t, h); strings.Count(got, "[drow]") != 1 {
			t.Errorf("the word is not marked alone: %q", got)
		}
	}
	for _, words := range []string{"script", "word", "etude"} {
		if len(found(t, s, words, "", 0)) == 0 {
			t.Errorf("%q is not found", words)
		}
	}
}

// HostileQueries are what a search must take without an error.
var HostileQueries = []string{
	`"`, `""`, `"""`, `*`, `a*b`, `"*`, `^a`, `a AND`, `AND`, `OR OR`, `NOT a`, `NEAR(a b, 2)`, `NEAR(`, `text:a`, `{a b}:c`, `-a`, `a -b`, `a + b`,
	`(`, `)`, `a)`, `';--`, `\`, "a\x00b", "\xff\xfe", "e\u0301", "\u0301", "…", "“a", "a”", "«a» „b“", "\u202ea", "x'41'", strings.Repeat("a ", 5000),
	strings.Repeat(`"`, 5000), strings.Repeat("a*", 5000), strings.Repeat("é", 100_000), "②", "٣", "\ue000", "\U0010FFFF",
}

func testHostileQueries(t *testing.T, open Open) {
	s := open(t)
	must(t, s, corpus()...)
	try := func(t testing.TB, words string) {
		hits, err := s.Search(t.Context(), words, "", 3)
		if err != nil {
			t.Fatalf("search for %.50q: %v", words, err)
		}
		for _, h := range hits {
			if len(h.Marks) == 0 || !utf8.ValidString(h.Text) {
				t.Errorf("search for %.50q: a hit without marks: %+v", words, h)
			}
			bracketed(t, h)
		}
	}
	for _, words := range HostileQueries {
		try(t, words)
	}
	piece := rapid.SampledFrom(append([]string{"talks", "envoy", "a", " ", "é"}, HostileQueries[:30]...))
	rapid.Check(t, func(rt *rapid.T) { try(t, strings.Join(rapid.SliceOf(piece).Draw(rt, "words"), "")) })
}
