package storetest

import (
	"context"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"nuncio/record"
	"nuncio/store"
	"nuncio/talks"
)

// Open returns an empty store, which it closes at the end of the test.
type Open func(t testing.TB) store.Store

// Run holds a store against everything that its interface promises.
func Run(t *testing.T, open Open) {
	for _, test := range []struct {
		name string
		run  func(t *testing.T, open Open)
	}{
		{"empty", testEmpty},
		{"read back", testReadBack},
		{"outcomes", testOutcomes},
		{"refused", testRefused},
		{"cancelled", testCancelled},
		{"concurrent", testConcurrent},
		{"any order", testAnyOrder},
		{"order of lists", testListOrder},
		{"clock", testClock},
		{"versions", testVersions},
		{"duplicates", testDuplicates},
		{"report filters", testReportFilters},
		{"entry filters", testEntryFilters},
		{"quotes", testQuotes},
		{"ids", testIDs},
		{"keys", testKeys},
		{"search", testSearch},
		{"search of hostile text", testHostileText},
		{"hostile queries", testHostileQueries},
	} {
		t.Run(test.name, func(t *testing.T) { test.run(t, open) })
	}
}

// must adds items and fails unless all were taken.
func must(t testing.TB, s store.Store, items ...store.Item) {
	t.Helper()
	results, err := s.AddAll(t.Context(), items)
	if err != nil {
		t.Fatal(err)
	}
	for _, r := range results {
		if r.Err != nil {
			t.Fatal(r.Err)
		}
	}
}

// ok returns a value and fails on an error.
func ok[T any](t testing.TB) func(v T, err error) T {
	return func(v T, err error) T {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
		return v
	}
}

func same(t testing.TB, what string, got, want any) {
	t.Helper()
	if d := cmp.Diff(want, got, cmpopts.EquateEmpty()); d != "" {
		t.Errorf("%s (-want +got):\n%s", what, d)
	}
}

// answers is what all lists of a store say by a clock.
type answers struct {
	Reports []store.Summary
	Entries []talks.Entry
	Quotes  []store.Quote
	Hits    []store.Hit
}

func ask(t testing.TB, s store.Store, knownBy string) answers {
	t.Helper()
	ctx := context.Background()
	return answers{
		Reports: ok[[]store.Summary](t)(s.Reports(ctx, store.ReportFilter{KnownBy: knownBy})),
		Entries: ok[[]talks.Entry](t)(s.Entries(ctx, store.EntryFilter{KnownBy: knownBy})),
		Quotes:  ok[[]store.Quote](t)(s.Quotes(ctx, store.QuoteFilter{KnownBy: knownBy})),
		Hits:    ok[[]store.Hit](t)(s.Search(ctx, "talks", knownBy, 0)),
	}
}

// everything is what a store says of a set of reports, whatever was their order.
type everything struct {
	Now, Then  answers
	Stats      store.Stats
	Records    []*record.Record
	Versions   [][]store.Version
	Duplicates [][]store.Summary
}

// middle is a day that some of the suite's reports are known by.
const middle = "2031-04-05"

func askAll(t testing.TB, s store.Store) everything {
	t.Helper()
	ctx := context.Background()
	all := everything{Now: ask(t, s, ""), Then: ask(t, s, middle), Stats: ok[store.Stats](t)(s.Stats(ctx))}
	for _, r := range all.Now.Reports {
		all.Records = append(all.Records, ok[*record.Record](t)(s.Record(ctx, r.ID)))
		all.Versions = append(all.Versions, ok[[]store.Version](t)(s.Versions(ctx, r.ID)))
		all.Duplicates = append(all.Duplicates, ok[[]store.Summary](t)(s.Duplicates(ctx, r.ID)))
	}
	return all
}

// dispatch is a text long enough to have near-duplicates.
const dispatch = "Envoys of the two coastal states ended a second day of talks on fishing rights in the old customs house, " +
	"and neither side would say whether the draft that was passed around before lunch had found its way into the final text, " +
	"though a clerk who carried the papers said the ink on the last page was still wet when the doors were opened again"

// corpus is a set of reports with all that matters: versions, near-duplicates,
// undated ones, several on one day, a source that is not UTF-8.
func corpus() []store.Item {
	specs := []Spec{
		{Title: "Envoys meet", Publisher: "Alder Post", Published: "2031-04-03", URL: "https://alder.example/a", Name: "a.html", Paragraphs: []string{dispatch},
			Acts: []Act{{Who: "Ann Müller", Whom: "Bo Li", Type: "CONSULT", Status: "planned", When: "2031-05-01", Where: "Haldane"}}},
		{Title: "Envoys meet again", Publisher: "Alder Post", Published: "2031-04-05T23:30:00-02:00", URL: "https://alder.example/a#top", Name: "a2.html",
			Paragraphs: []string{"The talks went on."}, Acts: []Act{{Who: "Ann Müller", Whom: "Bo Li", Type: "CONSULT", Status: "cancelled"}}},
		{Title: "From the wire", Publisher: "Birch Times", Published: "2031-04-04", Name: "b.html", Paragraphs: []string{dispatch + ", an agency said"}},
		{Title: "Wet ink", Publisher: "Cedar News", Published: "2031-04-06", Name: "c.html", Paragraphs: []string{"On Friday: " + dispatch}},
		{Title: "Undated talks", Publisher: "", Published: "", Name: "d.html", Sayings: []Saying{{Who: "Bo Li", Words: "no talks, not now", Inside: "Ann Müller", Via: "Birch Times"}}},
		{Title: "Café talks", Publisher: "Dune Daily", Published: "2031-04-05", Name: "e.html", Latin1: true,
			Acts:    []Act{{Who: "Cy Ødegård", Whom: "Ann Müller", Type: "THREATEN", Status: "happened"}, {Who: "Cy Ødegård", Whom: "Bo Li", Type: "CONSULT", Status: "happened"}},
			Sayings: nil},
		{Title: "Same day", Publisher: "Elm", Published: "2031-04-05", Name: "f.html", Paragraphs: []string{"Talks and talks and talks."}},
		{Title: "Same day, later", Publisher: "Elm", Published: "2031-04-05T01:00:00Z", Name: "g.html", Paragraphs: []string{"Talks."}},
	}
	items := make([]store.Item, len(specs))
	for i, s := range specs {
		items[i] = s.Item()
	}
	return items
}

// expected is what a store answers once it has the items, by another way: a
// store that got them one by one, sorted by id.
func expected(t testing.TB, open Open, items []store.Item) everything {
	t.Helper()
	s := open(t)
	sorted := slices.SortedFunc(slices.Values(items), func(a, b store.Item) int { return strings.Compare(a.Report.ID, b.Report.ID) })
	for _, it := range sorted {
		must(t, s, it)
	}
	return askAll(t, s)
}
