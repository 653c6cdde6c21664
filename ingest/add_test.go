package ingest_test

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"nuncio"
	"nuncio/article"
	"nuncio/ingest"
	"nuncio/record"
	"nuncio/store"
	"nuncio/store/sqlite"
)

func tempStore(t testing.TB) store.Store {
	t.Helper()
	s, err := sqlite.OpenTemp(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := s.Close(); err != nil {
			t.Error(err)
		}
	})
	return s
}

// mixedReports makes a folder of thirteen reports, one of them twice, one nearly
// so and one unreadable, and three more in JSON Lines, one at fault.
func mixedReports(t testing.TB) []ingest.Input {
	t.Helper()
	dir := t.TempDir()
	files := map[string]string{}
	for i, pair := range twoReporters {
		for j, text := range pair {
			files[fmt.Sprintf("2031-04-%02d-%d.txt", i+1, j)] = "A headline of its own\n\n" + text
		}
	}
	for i := range 6 {
		files[fmt.Sprintf("short-%d.txt", i)] = strings.Replace(story, "dam", fmt.Sprintf("dam number %d", i), 1)
	}
	files["copy.txt"] = files["short-3.txt"]
	files["paper.txt"] = "Another headline\n\n" + twoReporters[0][0] + " Our town drinks from the same river."
	files["empty.txt"] = ""
	files["z.jsonl"] = `{"text": "Envoys part\n\nThe envoys of Norland left Haldane on Friday without an agreement on the dam."}
{"text": 7}
{"text": "Envoys return\n\nThe envoys of Kestovia will come back to Haldane in May, the foreign ministry said.", "published": "2031-04-09"}`
	write(t, dir, files)
	return ingest.Expand([]string{dir}, article.Given{}, nil).Inputs
}

// add adds the inputs and returns a line for each report.
func add(t testing.TB, a ingest.Adder, inputs []ingest.Input) (told []string, stats ingest.Stats) {
	t.Helper()
	stats, err := a.Add(t.Context(), inputs, func(d ingest.Added) { told = append(told, line(d)) })
	if err != nil {
		t.Fatal(err)
	}
	return told, stats
}

func line(d ingest.Added) string {
	name := filepath.Base(d.Name)
	if d.Failure != nil {
		return name + ": " + d.Failure.Err.Error()
	}
	return fmt.Sprintf("%s: %d", name, d.Outcome)
}

// content is all that a store lists, as JSON.
func content(t testing.TB, s store.Store) string {
	t.Helper()
	ctx := t.Context()
	reports, err := s.Reports(ctx, store.ReportFilter{})
	if err != nil {
		t.Fatal(err)
	}
	entries, err := s.Entries(ctx, store.EntryFilter{})
	if err != nil {
		t.Fatal(err)
	}
	quotes, err := s.Quotes(ctx, store.QuoteFilter{})
	if err != nil {
		t.Fatal(err)
	}
	hits, err := s.Search(ctx, "envoys", "", 0)
	if err != nil {
		t.Fatal(err)
	}
	stats, err := s.Stats(ctx)
	if err != nil {
		t.Fatal(err)
	}
	b, err := json.MarshalIndent([]any{reports, entries, quotes, hits, stats}, "", " ")
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}

func TestAddGivesOneResultWhateverTheWorkersAndTheOrder(t *testing.T) {
	r, inputs := reader(t), mixedReports(t)
	var told []string
	var want string
	for _, workers := range []int{1, 2, 7} {
		s := tempStore(t)
		got, stats := add(t, ingest.Adder{Reader: r, Store: s, Workers: workers}, inputs)
		if w := (ingest.Stats{Reports: 16, Added: 13, Present: 1, Failed: 2, Bytes: stats.Bytes}); stats != w {
			t.Errorf("%d workers: stats %+v, want %+v", workers, stats, w)
		}
		if told == nil {
			told, want = got, content(t, s)
		}
		if !slices.Equal(got, told) {
			t.Errorf("%d workers: told\n%s\nwant\n%s", workers, strings.Join(got, "\n"), strings.Join(told, "\n"))
		}
		if content(t, s) != want {
			t.Errorf("%d workers: the store has other content", workers)
		}
	}
	// Of two copies the first gives the name, so one is left out here.
	backwards := slices.DeleteFunc(slices.Clone(inputs), func(in ingest.Input) bool { return strings.HasSuffix(in.Name, "short-3.txt") })
	slices.Reverse(backwards)
	s := tempStore(t)
	add(t, ingest.Adder{Reader: r, Store: s, Workers: 3}, backwards)
	if content(t, s) != want {
		t.Error("the store has other content after adding backwards")
	}
}

func TestAddRecognisesOneDispatch(t *testing.T) {
	s := tempStore(t)
	add(t, ingest.Adder{Reader: reader(t), Store: s, Workers: 2}, mixedReports(t))
	reports, err := s.Reports(t.Context(), store.ReportFilter{})
	if err != nil {
		t.Fatal(err)
	}
	of := map[string][]string{}
	for _, r := range reports {
		if name := filepath.Base(r.Name); !strings.HasPrefix(name, "short") && name != "copy.txt" {
			of[r.Dispatch] = append(of[r.Dispatch], name)
		}
	}
	papers := 0
	for _, names := range of {
		if slices.Sort(names); len(names) > 1 {
			papers++
			if !slices.Equal(names, []string{"2031-04-01-0.txt", "paper.txt"}) {
				t.Errorf("taken for one dispatch: %q", names)
			}
		}
	}
	if papers != 1 {
		t.Errorf("%d dispatches in several papers, want 1", papers)
	}
}

func TestAddAgainDoesNothing(t *testing.T) {
	r, inputs, s := reader(t), mixedReports(t), tempStore(t)
	a := ingest.Adder{Reader: r, Store: s, Workers: 2}
	add(t, a, inputs)
	before, err := s.Generation(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	if _, stats := add(t, a, inputs); stats.Present != 14 || stats.Added+stats.Reread != 0 {
		t.Errorf("stats of the second run %+v", stats)
	}
	if after, err := s.Generation(t.Context()); err != nil || after != before {
		t.Errorf("the store has changed: %v", err)
	}
	// With something else given it is another reading.
	for i := range inputs {
		inputs[i].Given.Publisher = "The Courier"
	}
	if _, stats := add(t, a, inputs); stats.Reread != 13 || stats.Added != 0 {
		t.Errorf("stats of the run with a publisher %+v", stats)
	}
}

func TestPlanChangesNothing(t *testing.T) {
	r, inputs, s := reader(t), mixedReports(t), tempStore(t)
	a := ingest.Adder{Reader: r, Store: s, Workers: 2}
	add(t, a, inputs[:4])
	inputs[3].Given.Publisher = "The Courier"
	before := content(t, s)
	var planned []string
	stats, err := a.Plan(t.Context(), inputs, func(d ingest.Added) { planned = append(planned, line(d)) })
	if err != nil {
		t.Fatal(err)
	}
	if content(t, s) != before {
		t.Error("the plan has changed the store")
	}
	done, want := add(t, a, inputs)
	if stats != want || !slices.Equal(planned, done) {
		t.Errorf("planned %+v\n%s\ndone %+v\n%s", stats, strings.Join(planned, "\n"), want, strings.Join(done, "\n"))
	}
	if stats, err := (&ingest.Adder{Reader: r, Workers: 2}).Plan(t.Context(), inputs, func(ingest.Added) {}); err != nil || stats.Added != 13 {
		t.Errorf("without a store: %+v, %v", stats, err)
	}
}

func TestAddKeepsAFaultOfTheReaderWithItsReport(t *testing.T) {
	a := ingest.Adder{Reader: &nuncio.Reader{}, Store: tempStore(t), Workers: 2} // an empty reader panics
	told, stats := add(t, a, mixedReports(t))
	if stats.Failed != stats.Reports {
		t.Errorf("stats %+v", stats)
	}
	if !strings.Contains(told[0], "internal error") {
		t.Errorf("told %q", told[0])
	}
}

// faulty is a store that fails on reports of some names.
type faulty struct {
	store.Store
	refuses string // one report
	breaks  string // all that come with this one
	cancel  func() // called before that
}

func (f faulty) AddAll(ctx context.Context, items []store.Item) ([]store.Result, error) {
	refused := -1
	for i := range items {
		switch name := filepath.Base(items[i].Report.Name); {
		case name == f.breaks && f.cancel != nil:
			f.cancel()
		case name == f.breaks:
			return nil, errors.New("the disk is full")
		case name == f.refuses:
			refused, items[i].Report.ID = i, "" // is refused for its id
		}
	}
	results, err := f.Store.AddAll(ctx, items)
	if err == nil && refused >= 0 && results[refused].Err == nil {
		return nil, errors.New("an item without an id was not refused")
	}
	return results, err
}

func TestAddGoesOnAfterARefusedReport(t *testing.T) {
	s := tempStore(t)
	told, stats := add(t, ingest.Adder{Reader: reader(t), Store: faulty{Store: s, refuses: "short-2.txt"}, Workers: 2}, mixedReports(t))
	if stats.Added != 12 || stats.Failed != 3 {
		t.Errorf("stats %+v", stats)
	}
	if !slices.ContainsFunc(told, func(s string) bool { return strings.HasPrefix(s, "short-2.txt: refused") }) {
		t.Errorf("told %q", told)
	}
}

// unreachable is a store that cannot be asked.
type unreachable struct{ store.Store }

func (unreachable) Known(context.Context, string, record.Producer, store.Given) (bool, error) {
	return false, errors.New("the file is gone")
}

func TestAddStopsWhereTheStoreCannotBeAsked(t *testing.T) {
	a := ingest.Adder{Reader: reader(t), Store: unreachable{tempStore(t)}, Workers: 2}
	for name, work := range map[string]func(context.Context, []ingest.Input, func(ingest.Added)) (ingest.Stats, error){"add": a.Add, "plan": a.Plan} {
		stats, err := work(t.Context(), mixedReports(t), func(ingest.Added) {})
		if err == nil || !strings.HasSuffix(err.Error(), "2031-04-01-0.txt: the file is gone") {
			t.Errorf("%s: stats %+v, error %v", name, stats, err)
		}
	}
}

// What was told of is in the store, however the work ends.
func TestAddStopsWhereTheStoreFailsOrTheContextEnds(t *testing.T) {
	r, inputs := reader(t), mixedReports(t)
	for _, name := range []string{"fails", "ends"} {
		t.Run(name, func(t *testing.T) {
			ctx, cancel := context.WithCancel(t.Context())
			defer cancel()
			f := faulty{Store: tempStore(t), breaks: "paper.txt"}
			if name == "ends" {
				f.cancel = cancel
			}
			var told []ingest.Added
			stats, err := (&ingest.Adder{Reader: r, Store: f, Workers: 2}).Add(ctx, inputs, func(d ingest.Added) { told = append(told, d) })
			if err == nil || (name == "ends") != errors.Is(err, context.Canceled) {
				t.Errorf("error %v", err)
			}
			if stats.Reports != len(told) || len(told) >= len(inputs) {
				t.Errorf("told of %d, stats %+v", len(told), stats)
			}
			for _, d := range told {
				if d.Failure == nil {
					if _, err := f.Report(t.Context(), d.ID); err != nil {
						t.Errorf("%s is told of but: %v", d.Name, err)
					}
				}
			}
		})
	}
}
