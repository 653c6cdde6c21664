package storetest

import (
	"errors"
	"fmt"
	"slices"
	"testing"

	"nuncio/record"
	"nuncio/store"
	"nuncio/talks"
)

func names(list []store.Summary) []string {
	var out []string
	for _, r := range list {
		out = append(out, r.Name)
	}
	return out
}

func testListOrder(t *testing.T, open Open) {
	s := open(t)
	items := corpus()
	must(t, s, items...)
	// e and f share a bare date: their ids decide. g is an hour of that day, and
	// a2 one of the day of c.
	e, f := "e.html", "f.html"
	if items[6].Report.ID < items[5].Report.ID {
		e, f = f, e
	}
	now := ask(t, s, "")
	same(t, "reports", names(now.Reports), []string{"a.html", "b.html", e, f, "g.html", "c.html", "a2.html", "d.html"})
	rank := map[string]int{}
	for i, r := range now.Reports {
		rank[r.ID] = i
	}
	if !slices.IsSortedFunc(now.Entries, func(a, b talks.Entry) int { return rank[a.Report] - rank[b.Report] }) {
		t.Error("entries do not come in the order of their reports")
	}
	if len(now.Entries) != 4 || now.Entries[1].Event != "e1" || now.Entries[2].Event != "e2" {
		t.Errorf("the entries of one report do not come in its order: %+v", now.Entries)
	}
}

func testClock(t *testing.T, open Open) {
	items := corpus()
	s := open(t)
	must(t, s, items...)
	// a2 was published half an hour before midnight two hours west of Greenwich,
	// which is the next day there; d has no date.
	then := ok[[]store.Summary](t)(s.Reports(t.Context(), store.ReportFilter{KnownBy: middle}))
	for _, name := range []string{"a2.html", "c.html", "d.html"} {
		if slices.Contains(names(then), name) {
			t.Errorf("%s counts on %s", name, middle)
		}
	}
	if len(then) != 5 {
		t.Errorf("known by %s: %v", middle, names(then))
	}
	// What was known by a day does not change with what is published later.
	var known []store.Item
	for _, it := range items {
		if slices.Contains(names(then), it.Report.Name) {
			known = append(known, it)
		}
	}
	same(t, "known by "+middle, ask(t, s, middle), expected(t, open, known).Now)
	same(t, "known by the last day", names(ask(t, s, "2031-04-06").Reports), names(ask(t, s, "").Reports)[:7])
	same(t, "known before the first day", ask(t, s, "2031-04-02"), answers{})
}

func testVersions(t *testing.T, open Open) {
	s := open(t)
	items := corpus()
	must(t, s, items...)
	want := []store.Version{
		{ID: items[0].Report.ID, Published: "2031-04-03", Title: "Envoys meet"},
		{ID: items[1].Report.ID, Published: "2031-04-05T23:30:00-02:00", Title: "Envoys meet again"},
	}
	for i := range 2 {
		same(t, "versions", ok[[]store.Version](t)(s.Versions(t.Context(), items[i].Report.ID)), want)
	}
	for _, i := range []int{2, 3} { // no address: a page of its own
		if v := ok[[]store.Version](t)(s.Versions(t.Context(), items[i].Report.ID)); len(v) != 1 || v[0].ID != items[i].Report.ID {
			t.Errorf("versions of a page without address: %+v", v)
		}
	}
	for _, r := range ask(t, s, "").Reports {
		if want := map[bool]int{true: 2, false: 1}[r.URL != ""]; r.Versions != want {
			t.Errorf("%s has %d versions, want %d", r.Name, r.Versions, want)
		}
	}
}

func testDuplicates(t *testing.T, open Open) {
	s := open(t)
	items := corpus()
	must(t, s, items...)
	group := []store.Item{items[0], items[2], items[3]}
	least := min(group[0].Report.ID, group[1].Report.ID, group[2].Report.ID)
	for i, it := range group {
		var want []string
		for k, other := range group { // a, b, c: by day
			if k != i {
				want = append(want, other.Report.Name)
			}
		}
		same(t, "near-duplicates of "+it.Report.Name, names(ok[[]store.Summary](t)(s.Duplicates(t.Context(), it.Report.ID))), want)
	}
	for _, r := range ask(t, s, "").Reports {
		want := r.ID
		if slices.ContainsFunc(group, func(it store.Item) bool { return it.Report.ID == r.ID }) {
			want = least
		}
		if r.Dispatch != want {
			t.Errorf("dispatch of %s is %s, want %s", r.Name, r.Dispatch, want)
		}
	}
	if e := ask(t, s, "").Entries[0]; e.Report != items[0].Report.ID || e.Dispatch != least {
		t.Errorf("the first entry is of dispatch %s, want %s", e.Dispatch, least)
	}
	if d := ok[[]store.Summary](t)(s.Duplicates(t.Context(), items[1].Report.ID)); len(d) != 0 {
		t.Errorf("a report of its own has near-duplicates %v", names(d))
	}
	// Two short reports have no signature, and nothing in common.
	must(t, s, Spec{Title: "Short", Name: "x"}.Item(), Spec{Title: "Short", Name: "y", Latin1: true, Paragraphs: []string{"é"}}.Item())
	if d := ok[[]store.Summary](t)(s.Reports(t.Context(), store.ReportFilter{Like: "short"})); len(d) != 2 || d[0].Dispatch == d[1].Dispatch {
		t.Errorf("reports without signature: %+v", d)
	}
}

func testReportFilters(t *testing.T, open Open) {
	s := open(t)
	must(t, s, corpus()...)
	all := names(ask(t, s, "").Reports)
	for what, c := range map[string]struct {
		f    store.ReportFilter
		want []string
	}{
		"title":           {store.ReportFilter{Like: "ENVOYS"}, []string{"a.html", "a2.html"}},
		"publisher":       {store.ReportFilter{Like: "birch"}, []string{"b.html"}},
		"name":            {store.ReportFilter{Like: "d.HTML"}, []string{"d.html"}},
		"accents":         {store.ReportFilter{Like: "cafe"}, []string{"e.html"}},
		"no wildcard":     {store.ReportFilter{Like: "%"}, nil},
		"first":           {store.ReportFilter{Limit: 2}, all[:2]},
		"next":            {store.ReportFilter{Limit: 2, Offset: 2}, all[2:4]},
		"rest":            {store.ReportFilter{Offset: 6}, all[6:]},
		"past the end":    {store.ReportFilter{Offset: 60}, nil},
		"all of a filter": {store.ReportFilter{Like: "e", KnownBy: "2031-04-04", Limit: 9}, []string{"a.html", "b.html"}},
	} {
		same(t, what, names(ok[[]store.Summary](t)(s.Reports(t.Context(), c.f))), c.want)
	}
}

func testEntryFilters(t *testing.T, open Open) {
	s := open(t)
	items := corpus()
	must(t, s, items...)
	for what, c := range map[string]struct {
		f    store.EntryFilter
		want int
	}{
		"type":           {store.EntryFilter{Types: []string{"CONSULT"}}, 3},
		"two types":      {store.EntryFilter{Types: []string{"CONSULT", "THREATEN"}}, 4},
		"no such type":   {store.EntryFilter{Types: []string{"consult"}}, 0},
		"report":         {store.EntryFilter{Reports: []string{items[5].Report.ID}}, 2},
		"two reports":    {store.EntryFilter{Reports: []string{items[5].Report.ID, items[0].Report.ID}}, 3},
		"no such report": {store.EntryFilter{Reports: []string{record.Digest(nil)}}, 0},
		"all":            {store.EntryFilter{Reports: []string{items[5].Report.ID, items[1].Report.ID}, Types: []string{"CONSULT"}, KnownBy: middle}, 1},
	} {
		if got := ok[[]talks.Entry](t)(s.Entries(t.Context(), c.f)); len(got) != c.want {
			t.Errorf("%s: %d entries, want %d", what, len(got), c.want)
		}
	}
}

func testQuotes(t *testing.T, open Open) {
	s := open(t)
	must(t, s, corpus()...)
	must(t, s, Spec{Title: "More", Published: middle, Name: "z", Sayings: []Saying{
		{Who: "Kim Jong-un", Words: "Señor, we talk"}, {Who: "Zoë Ng", Words: "100% sure"},
	}}.Item())
	words := func(f store.QuoteFilter) []string {
		var out []string
		for _, q := range ok[[]store.Quote](t)(s.Quotes(t.Context(), f)) {
			out = append(out, q.Words...)
		}
		return out
	}
	told := "Bo Li said to Birch Times: “no talks, not now”" // the words of the statement around another
	for what, c := range map[string]struct {
		f    store.QuoteFilter
		want []string
	}{
		"all, by time": {store.QuoteFilter{}, []string{"Señor, we talk", "100% sure", told, "no talks, not now"}},
		"hyphen":       {store.QuoteFilter{Speaker: "kim jong un"}, []string{"Señor, we talk"}},
		"accent":       {store.QuoteFilter{Speaker: "zoe"}, []string{"100% sure"}},
		"part":         {store.QuoteFilter{Speaker: "MULLER"}, []string{told}},
		"no wildcard":  {store.QuoteFilter{Speaker: "%"}, nil},
		"text":         {store.QuoteFilter{Text: "NOT NOW"}, []string{told, "no talks, not now"}},
		"text, %":      {store.QuoteFilter{Text: "0% s"}, []string{"100% sure"}},
		"country":      {store.QuoteFilter{Country: "deu", Text: "we"}, []string{"Señor, we talk"}},
		"no country":   {store.QuoteFilter{Country: "FRA"}, nil},
		"known by":     {store.QuoteFilter{KnownBy: middle, Limit: 1}, []string{"Señor, we talk"}},
	} {
		same(t, what, words(c.f), c.want)
	}
	for _, q := range ok[[]store.Quote](t)(s.Quotes(t.Context(), store.QuoteFilter{Speaker: "Bo Li"})) {
		if len(q.Chain) != 2 || q.Chain[0].Name != "Ann Müller" || q.Chain[1].Name != "Birch Times" {
			t.Errorf("the chain of what Bo Li said is %+v; want Ann Müller, who told of it, then the outlet he said it to", q.Chain)
		}
	}
}

func testIDs(t *testing.T, open Open) {
	s := open(t)
	items := twins()
	must(t, s, items...)
	id := items[2].Report.ID
	for what, asked := range map[string]string{"full": id, "bare": id[7:], "beginning": id[:7+12], "bare beginning": id[7 : 7+12], "capitals": "sha256:" + upper(id[7:])} {
		if got, err := s.Report(t.Context(), asked); err != nil || got.ID != id {
			t.Errorf("%s: %v", what, err)
		}
	}
	for what, asked := range map[string]string{"not there": "sha256:" + fmt.Sprintf("%064d", 0), "no digits": "sha256:xyz-xyz-xyz", "longer": id + "00", "wild": id[:15] + "%"} {
		if _, err := s.Record(t.Context(), asked); !errors.Is(err, store.ErrNotFound) {
			t.Errorf("%s: %v, want ErrNotFound", what, err)
		}
	}
	if _, err := s.Readings(t.Context(), id[:7+5]); err == nil {
		t.Error("five digits are enough")
	}
	var ambiguous *store.AmbiguousError
	_, err := s.Versions(t.Context(), items[0].Report.ID[:7+6])
	want := []string{items[0].Report.ID, items[1].Report.ID}
	slices.Sort(want)
	if !errors.As(err, &ambiguous) || !slices.Equal(ambiguous.Candidates, want) {
		t.Errorf("an id that two reports begin with: %v, want both named", err)
	}
}

// twins are three reports, of which the first two have ids that begin with the
// same six digits.
func twins() []store.Item {
	seen := map[string]store.Item{}
	for i := 0; ; i++ {
		it := Spec{Title: fmt.Sprint(i), Name: fmt.Sprint(i)}.Item()
		begin := it.Report.ID[:7+6]
		if other, there := seen[begin]; there {
			for k, third := range seen {
				if k != begin {
					return []store.Item{other, it, third}
				}
			}
		}
		seen[begin] = it
	}
}

func upper(s string) string {
	b := []byte(s)
	for i, c := range b {
		if c >= 'a' {
			b[i] = c - 'a' + 'A'
		}
	}
	return string(b)
}

func testKeys(t *testing.T, open Open) {
	s := open(t)
	ctx := t.Context()
	items := corpus()
	must(t, s, items...)
	for _, it := range items {
		for _, want := range refs(it.Record) {
			same(t, "the whole key", ok[store.Ref](t)(s.Find(ctx, want.Key)), want)
			same(t, "its beginning", ok[store.Ref](t)(s.Find(ctx, want.Key[:12])), want)
		}
	}
	// A newer reading has lost the event; what was noted down still leads there.
	old := items[0]
	newer := corpus()[0]
	newer.Record.Producer.Version = "2"
	lost := newer.Record.Events[0].Key
	newer.Record.Events = []record.Event{}
	must(t, s, newer)
	same(t, "a lost event", ok[store.Ref](t)(s.Find(ctx, lost)), store.Ref{Key: lost, Report: old.Report.ID, Layer: "event", ID: "e1"})
	same(t, "an actor that stayed", ok[store.Ref](t)(s.Find(ctx, old.Record.Actors[0].Key)).Current, true)
	for what, key := range map[string]string{"not there": "000000000000", "wild": "%%%%%%%%"} {
		if _, err := s.Find(ctx, key); !errors.Is(err, store.ErrNotFound) {
			t.Errorf("%s: %v, want ErrNotFound", what, err)
		}
	}
	if _, err := s.Find(ctx, lost[:5]); err == nil {
		t.Error("five digits are enough")
	}
	// Two entries whose keys begin alike.
	var begin string
	twin := Spec{Title: "Twins", Name: "t", Acts: []Act{{Who: "Ann", Whom: "Bo", Type: "CONSULT", Status: "planned"}}}.Item()
	begin = "feedfeed"
	twin.Record.Actors[0].Key, twin.Record.Actors[1].Key = begin+"1", begin+"2"
	must(t, s, twin)
	var ambiguous *store.AmbiguousError
	if _, err := s.Find(ctx, begin); !errors.As(err, &ambiguous) || len(ambiguous.Candidates) != 2 {
		t.Errorf("a beginning of two keys: %v, want both named", err)
	}
}

// refs are the places that the keys of a record lead to.
func refs(r *record.Record) []store.Ref {
	var out []store.Ref
	add := func(layer, key, id string) {
		out = append(out, store.Ref{Key: key, Report: r.Report.ID, Layer: layer, ID: id, Current: true})
	}
	for _, a := range r.Actors {
		add("actor", a.Key, a.ID)
	}
	for _, s := range r.Statements {
		add("statement", s.Key, s.ID)
	}
	for _, e := range r.Events {
		add("event", e.Key, e.ID)
	}
	return out
}
