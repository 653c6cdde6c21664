package sqlite_test

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"sync"
	"testing"

	"nuncio/store"
	"nuncio/store/sqlite"
	"nuncio/store/storetest"
)

// large is the number of reports that the figures in BENCHMARKS.md are for.
const large = 20_000

// batch is how many reports are added in one transaction.
const batch = 64

func BenchmarkAdd(b *testing.B) {
	items := make([]store.Item, 1024)
	for i := range items {
		items[i] = storetest.Synthetic(i)
	}
	for _, size := range []int{1, 8, batch} {
		b.Run(fmt.Sprintf("batch=%d", size), func(b *testing.B) {
			for range b.N {
				b.StopTimer()
				s, err := sqlite.Open(b.Context(), filepath.Join(b.TempDir(), "store.db"))
				if err != nil {
					b.Fatal(err)
				}
				b.StartTimer()
				addAll(b, s, items, size)
				b.StopTimer()
				s.Close()
			}
			b.ReportMetric(float64(b.N*len(items))/b.Elapsed().Seconds(), "reports/s")
		})
	}
}

func addAll(tb testing.TB, s *sqlite.Store, items []store.Item, size int) {
	tb.Helper()
	for len(items) > 0 {
		n := min(size, len(items))
		results, err := s.AddAll(context.Background(), items[:n])
		if err != nil {
			tb.Fatal(err)
		}
		for _, r := range results {
			if r.Err != nil {
				tb.Fatal(r.Err)
			}
		}
		items = items[n:]
	}
}

// largeStore is built once for all benchmarks that read, and kept for the next
// run where NUNCIO_BENCH_STORE has a path.
var largeStore = sync.OnceValues(func() (*sqlite.Store, error) {
	open := sqlite.OpenTemp
	if path := os.Getenv("NUNCIO_BENCH_STORE"); path != "" {
		open = func(ctx context.Context) (*sqlite.Store, error) { return sqlite.Open(ctx, path) }
	}
	s, err := open(context.Background())
	if err != nil {
		return nil, err
	}
	if st, err := s.Stats(context.Background()); err != nil || st.Reports >= large {
		return s, err
	}
	items := make([]store.Item, batch)
	for i := 0; i < large; i += batch {
		for k := range items {
			items[k] = storetest.Synthetic(i + k)
		}
		if _, err := s.AddAll(context.Background(), items); err != nil {
			return nil, err
		}
	}
	return s, nil
})

func BenchmarkRead(b *testing.B) {
	s, err := largeStore()
	if err != nil {
		b.Fatal(err)
	}
	ctx := b.Context()
	id := storetest.Synthetic(78).Report.ID
	common, rare := storetest.Word(1), storetest.Word(2000)
	for _, q := range []struct {
		name string
		ask  func() (int, error)
	}{
		{"entries/talks", func() (int, error) { return count(s.Entries(ctx, store.EntryFilter{Types: []string{"CONSULT"}})) }},
		{"entries/known", func() (int, error) {
			return count(s.Entries(ctx, store.EntryFilter{Types: []string{"CONSULT"}, KnownBy: "2022-01-01"}))
		}},
		{"entries/all", func() (int, error) { return count(s.Entries(ctx, store.EntryFilter{})) }},
		{"entries/report", func() (int, error) { return count(s.Entries(ctx, store.EntryFilter{Reports: []string{id}})) }},
		{"reports/all", func() (int, error) { return count(s.Reports(ctx, store.ReportFilter{})) }},
		{"reports/page", func() (int, error) { return count(s.Reports(ctx, store.ReportFilter{Limit: 50, Offset: 500})) }},
		{"reports/like", func() (int, error) { return count(s.Reports(ctx, store.ReportFilter{Like: "bada"})) }},
		{"quotes/speaker", func() (int, error) { return count(s.Quotes(ctx, store.QuoteFilter{Speaker: "bada"})) }},
		{"quotes/text", func() (int, error) { return count(s.Quotes(ctx, store.QuoteFilter{Text: "bada"})) }},
		{"search/rare", func() (int, error) { return count(s.Search(ctx, rare, "", 50)) }},
		{"search/common", func() (int, error) { return count(s.Search(ctx, common, "", 50)) }},
		{"search/known", func() (int, error) { return count(s.Search(ctx, common, "2022-01-01", 50)) }},
		{"search/both", func() (int, error) { return count(s.Search(ctx, rare+" "+common, "", 50)) }},
		{"search/prefix", func() (int, error) { return count(s.Search(ctx, rare[:4]+"*", "", 50)) }},
		{"search/phrase", func() (int, error) { return count(s.Search(ctx, `"`+common+" "+common+`"`, "", 50)) }},
		{"record", func() (int, error) { _, err := s.Record(ctx, id); return 1, err }},
		{"duplicates", func() (int, error) { return count(s.Duplicates(ctx, id)) }},
		{"versions", func() (int, error) { return count(s.Versions(ctx, id)) }},
		{"generation", func() (int, error) { _, err := s.Generation(ctx); return 1, err }},
		{"stats", func() (int, error) { st, err := s.Stats(ctx); return st.Reports, err }},
	} {
		b.Run(q.name, func(b *testing.B) {
			b.ReportAllocs()
			n := 0
			for range b.N {
				if n, err = q.ask(); err != nil {
					b.Fatal(err)
				}
			}
			b.ReportMetric(float64(n), "answers")
		})
	}
}

func count[T any](list []T, err error) (int, error) { return len(list), err }
