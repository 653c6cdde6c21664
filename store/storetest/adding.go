package storetest

import (
	"bytes"
	"context"
	"errors"
	"strings"
	"sync"
	"sync/atomic"
	"testing"

	"pgregory.net/rapid"

	"nuncio/record"
	"nuncio/store"
	"nuncio/talks"
)

func testEmpty(t *testing.T, open Open) {
	s := open(t)
	if got := ask(t, s, ""); got.Reports == nil || got.Entries == nil || got.Quotes == nil || got.Hits == nil {
		t.Errorf("a list without members must be empty, not nil, so that JSON writes []: %#v", got)
	}
	same(t, "everything", askAll(t, s), everything{})
	if _, err := s.Record(t.Context(), record.Digest(nil)); !errors.Is(err, store.ErrNotFound) {
		t.Errorf("Record of what is not there: %v, want ErrNotFound", err)
	}
}

func testReadBack(t *testing.T, open Open) {
	s := open(t)
	items := corpus()
	must(t, s, items...)
	for _, it := range items {
		same(t, "report", ok[*store.Report](t)(s.Report(t.Context(), it.Report.ID)), &it.Report)
		same(t, "record", ok[*record.Record](t)(s.Record(t.Context(), it.Report.ID)), it.Record)
		if got, want := encoded(t, ok[*record.Record](t)(s.Record(t.Context(), it.Report.ID))), encoded(t, it.Record); !bytes.Equal(got, want) {
			t.Errorf("the record reads back as other bytes:\n%s\n%s", got, want)
		}
		want := talks.Entries(it.Record)
		got := ok[[]talks.Entry](t)(s.Entries(t.Context(), store.EntryFilter{Reports: []string{it.Report.ID}}))
		for i := range got {
			got[i].Dispatch = "" // the store's own
		}
		same(t, "entries", got, want)
	}
	quotes := ok[[]store.Quote](t)(s.Quotes(t.Context(), store.QuoteFilter{}))
	same(t, "quotes", quotes, store.Quotes(items[4].Record))
}

func encoded(t *testing.T, r *record.Record) []byte {
	t.Helper()
	return ok[[]byte](t)(r.Encode())
}

func testOutcomes(t *testing.T, open Open) {
	s := open(t)
	ctx := t.Context()
	spec := Spec{Title: "Two talks", Published: middle, Name: "a", Acts: []Act{{Who: "Ann", Whom: "Bo", Type: "CONSULT", Status: "planned"}}, Model: "old"}
	first := spec.Item()
	newer := spec.Item()
	newer.Record.Producer.Model = record.Digest([]byte("new"))
	newer.Record.Events[0].Status = "possible"
	newer.Record.Report.Title = "Retitled"
	given := spec.Item()
	given.Given = store.Given{Publisher: "Alder Post"}
	given.Record.Report.Publisher = "Alder Post"
	var generation int64 = -1
	for _, step := range []struct {
		what    string
		item    store.Item
		outcome store.Outcome
		current string // title
		events  string // status
	}{
		{"first", first, store.Added, "Two talks", "planned"},
		{"again", first, store.Present, "Two talks", "planned"},
		{"newer producer", newer, store.Reread, "Retitled", "possible"},
		{"newer again", newer, store.Present, "Retitled", "possible"},
		{"older again", first, store.Present, "Retitled", "possible"},
		{"other metadata", given, store.Reread, "Two talks", "planned"},
	} {
		wasKnown := ok[bool](t)(s.Known(ctx, step.item.Report.ID, step.item.Record.Producer, step.item.Given))
		got := ok[store.Outcome](t)(s.Add(ctx, step.item))
		if got != step.outcome || wasKnown != (step.outcome == store.Present) {
			t.Errorf("%s: outcome %d, known before %v; want outcome %d", step.what, got, wasKnown, step.outcome)
		}
		if !ok[bool](t)(s.Known(ctx, step.item.Report.ID, step.item.Record.Producer, step.item.Given)) {
			t.Errorf("%s: not known after it was added", step.what)
		}
		now := ask(t, s, "")
		if len(now.Reports) != 1 || len(now.Entries) != 1 || now.Reports[0].Title != step.current || now.Entries[0].Status != step.events {
			t.Errorf("%s: the lists show %+v", step.what, now)
		}
		if len(now.Hits) != 1 || now.Hits[0].Title != step.current {
			t.Errorf("%s: the search finds %+v", step.what, now.Hits)
		}
		g := ok[int64](t)(s.Generation(ctx))
		if grew := g > generation; grew != (step.outcome != store.Present) {
			t.Errorf("%s: the generation went from %d to %d", step.what, generation, g)
		}
		generation = g
	}
	readings := ok[[]store.Reading](t)(s.Readings(ctx, first.Report.ID))
	same(t, "readings", readings, []store.Reading{{Record: first.Record}, {Record: newer.Record}, {Record: given.Record, Current: true}})
	same(t, "stats", ok[store.Stats](t)(s.Stats(ctx)), store.Stats{Reports: 1, Readings: 3, Entries: 1, FirstPublished: middle, LastPublished: middle})
}

func testRefused(t *testing.T, open Open) {
	spec := Spec{Title: "Títle", Published: middle, Name: "page.html", Acts: []Act{{Who: "Ann", Whom: "Bo", Type: "CONSULT", Status: "planned"}}}
	for want, spoil := range map[string]func(it *store.Item){
		"no record":              func(it *store.Item) { it.Record = nil },
		"the bytes are":          func(it *store.Item) { it.Report.Bytes = append(it.Report.Bytes, ' ') },
		"its record":             func(it *store.Item) { it.Record.Report.ID = record.Digest(nil) },
		"schema is":              func(it *store.Item) { it.Record.Schema = "nuncio.record/0" },
		"not UTF-8":              func(it *store.Item) { it.Report.Source += "\xff" },
		"neither a date nor":     func(it *store.Item) { it.Record.Report.Published = "5 April" },
		"does not hold":          func(it *store.Item) { it.Record.Events[0].Evidence.Text = "Ann met Bo" },
		`source at 3 is "Éítle"`: func(it *store.Item) { it.Report.Source = "<p>É" + it.Report.Source[4:] },
		"of the source lies":     func(it *store.Item) { it.Record.Report.Blocks[0].Source[0][1] = 1 << 40 },
		"lies outside of it":     func(it *store.Item) { it.Record.Report.Blocks[0].Source[0][2] = -1 },
		"piece of 6 letters":     func(it *store.Item) { it.Record.Report.Blocks[0].Source[0][2]++ },
	} {
		s := open(t)
		bad, good := spec.Item(), Spec{Title: "Neighbour", Name: "good"}.Item()
		spoil(&bad)
		results := ok[[]store.Result](t)(s.AddAll(t.Context(), []store.Item{bad, good}))
		if err := results[0].Err; err == nil || !strings.Contains(err.Error(), want) || !strings.Contains(err.Error(), "page.html") {
			t.Errorf("a spoilt item: %v, want a fault of page.html with %q", err, want)
		}
		if results[1] != (store.Result{}) {
			t.Errorf("%s: the neighbour of a spoilt item: %+v", want, results[1])
		}
		if _, err := s.Add(t.Context(), bad); err == nil {
			t.Errorf("%s: Add takes it", want)
		}
		same(t, want, askAll(t, s), expected(t, open, []store.Item{good}))
	}
}

// countdown is a context that is cancelled when it has been asked n times.
type countdown struct {
	context.Context
	cancel context.CancelFunc
	left   atomic.Int64
}

func (c *countdown) Err() error {
	if c.left.Add(-1) <= 0 {
		c.cancel()
	}
	return c.Context.Err()
}

// testCancelled cuts an addition short at every place where it looks.
func testCancelled(t *testing.T, open Open) {
	items := corpus()[:4]
	none, all := everything{}, expected(t, open, items)
	cut := 0
	for n := int64(1); ; n++ {
		s := open(t)
		ctx := &countdown{}
		ctx.Context, ctx.cancel = context.WithCancel(t.Context())
		ctx.left.Store(n)
		_, err := s.AddAll(ctx, items)
		ctx.cancel()
		if err == nil {
			same(t, "an addition that was not cut", askAll(t, s), all)
			break
		}
		cut++
		same(t, "a cut addition", askAll(t, s), none)
		must(t, s, items...)
		same(t, "a cut addition, repeated", askAll(t, s), all)
	}
	if cut < 2 {
		t.Errorf("an addition of %d reports looks at its context %d times", len(items), cut)
	}
}

func testConcurrent(t *testing.T, open Open) {
	items := corpus()
	s := open(t)
	outcomes := make([]atomic.Int64, len(items))
	var wg sync.WaitGroup
	for worker := range 4 {
		wg.Go(func() {
			for i := range items {
				k := (i + 3*worker) % len(items)
				got, err := s.Add(t.Context(), items[k])
				if err != nil {
					t.Error(err)
				}
				if got == store.Added {
					outcomes[k].Add(1)
				}
				if _, err := s.Entries(t.Context(), store.EntryFilter{}); err != nil {
					t.Error(err)
				}
			}
		})
	}
	wg.Wait()
	for i := range outcomes {
		if n := outcomes[i].Load(); n != 1 {
			t.Errorf("%s was added %d times", items[i].Report.Name, n)
		}
	}
	same(t, "everything", askAll(t, s), expected(t, open, items))
}

func testAnyOrder(t *testing.T, open Open) {
	items := corpus()
	want := expected(t, open, items)
	rapid.Check(t, func(rt *rapid.T) {
		s := open(t)
		order := rapid.Permutation(items).Draw(rt, "order")
		for len(order) > 0 {
			n := rapid.IntRange(1, len(order)).Draw(rt, "batch")
			must(t, s, order[:n]...)
			if rapid.Bool().Draw(rt, "repeat") {
				must(t, s, order[0])
			}
			order = order[n:]
		}
		same(t, "everything", askAll(t, s), want)
	})
}
