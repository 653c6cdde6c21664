package server

import (
	"cmp"
	"io"
	"slices"
	"strings"

	"nuncio/columns"
	"nuncio/export"
	"nuncio/store"
	"nuncio/talks"
)

// eventsBody is the list of acts: one row an act, of however many reports.
type eventsBody struct {
	talks.Clocks
	Rows     []eventRow
	Facets   []facet
	Pager    pager
	Person   string
	Words    string
	Filtered bool
	Clear    string
	Total    int // without filters
}

type eventRow struct {
	ID      string `json:"id"`
	Href    string `json:"href"`
	Title   string `json:"title"`
	Type    string `json:"type"`
	Mode    string `json:"mode"`
	Status  string `json:"status"`
	IsTalk  bool   `json:"talk"`
	When    string `json:"when"`
	Place   string `json:"place"`
	Reports int    `json:"reports"`
	Sources int    `json:"independent"`
	Words   string `json:"evidence"` // of the last report
	// Published is the day of the first report.
	Published string `json:"published"`
	event     columns.Event
}

const eventsPage = 50

func (w *site) events(q *query) (*answer, error) {
	snap, err := q.snapshot()
	if err != nil {
		return nil, err
	}
	f := eventFilter{q: q, person: store.Fold(q.value("person")), text: store.Fold(q.value("text"))}
	rows := f.run(snap.linked)
	a := &answer{template: "events", nav: "/events", title: "Events", forms: []string{"json", "csv"}, json: rows}
	a.write = map[string]writer{"csv": func(w io.Writer) error { return export.WriteCSV(w, eventColumns, rows) }}
	body := &eventsBody{Clocks: q.clocks, Person: q.value("person"), Words: q.value("text"), Clear: q.to("/events"), Total: f.total}
	for _, x := range eventFacets {
		body.Facets = append(body.Facets, q.facet(x.name, x.title, f.counts[x.name], x.word(w)))
		body.Filtered = body.Filtered || q.value(x.name) != ""
	}
	body.Filtered = body.Filtered || body.Person != "" || body.Words != ""
	from, to := body.Pager.cut(q, len(rows), eventsPage)
	body.Rows = rows[from:to]
	a.body = body
	return a, nil
}

// eventFacets are the filters that are links.
var eventFacets = []struct {
	name, title string
	of          func(t *talks.Talk, h *talks.Happening, row *eventRow) []string
	word        func(w *site) func(string) string
}{
	{"type", "Kind of act", func(_ *talks.Talk, h *talks.Happening, _ *eventRow) []string { return []string{h.Type} },
		func(*site) func(string) string {
			a := acts(export.Acts())
			return func(t string) string { return a.name(t, "") }
		}},
	{"status", "Status", func(_ *talks.Talk, _ *talks.Happening, row *eventRow) []string { return []string{row.Status} },
		func(*site) func(string) string { return func(s string) string { return markOf(s).Word } }},
	{"country", "Country of a participant", func(_ *talks.Talk, h *talks.Happening, _ *eventRow) []string { return countries(h) },
		func(w *site) func(string) string { return w.opt.Country }},
}

func countries(h *talks.Happening) []string {
	var out []string
	for _, s := range h.Sides {
		if s.Country != "" && !slices.Contains(out, s.Country) {
			out = append(out, s.Country)
		}
	}
	return out
}

// eventFilter chooses rows and counts what each filter would leave.
type eventFilter struct {
	q            *query
	person, text string
	counts       map[string]map[string]int
	total        int
}

func (f *eventFilter) run(l *talks.Linked) []eventRow {
	f.counts = map[string]map[string]int{}
	for _, x := range eventFacets {
		f.counts[x.name] = map[string]int{}
	}
	type found struct {
		row eventRow
		h   *talks.Happening
		day string // to sort by
	}
	var list []found
	each(l, func(t *talks.Talk, h *talks.Happening) {
		f.total++
		if !f.matches(h) {
			return
		}
		row := f.q.eventRow(t, h)
		if f.count(t, h, &row) {
			list = append(list, found{row, h, sortDay(h)})
		}
	})
	slices.SortFunc(list, func(a, b found) int { // the latest first
		return cmp.Or(strings.Compare(b.day, a.day), strings.Compare(a.h.Title, b.h.Title), strings.Compare(a.h.ID, b.h.ID))
	})
	rows := make([]eventRow, len(list))
	for i := range list {
		rows[i] = list[i].row
	}
	return rows
}

// matches applies the filters that are typed.
func (f *eventFilter) matches(h *talks.Happening) bool {
	if f.person != "" && !slices.ContainsFunc(h.Sides, func(s talks.Side) bool {
		return slices.ContainsFunc(s.Names, func(n string) bool { return strings.Contains(store.Fold(n), f.person) })
	}) {
		return false
	}
	return f.text == "" || strings.Contains(store.Fold(h.Title), f.text) || slices.ContainsFunc(h.Entries, func(e talks.Entry) bool {
		return strings.Contains(store.Fold(e.Evidence.Text), f.text)
	})
}

// count applies the filters that are links. A row counts for the values of one
// filter where it passes all the others.
func (f *eventFilter) count(t *talks.Talk, h *talks.Happening, row *eventRow) bool {
	failed := ""
	values := make([][]string, len(eventFacets))
	for i, x := range eventFacets {
		values[i] = x.of(t, h, row)
		if want := f.q.value(x.name); want != "" && !slices.Contains(values[i], want) {
			if failed != "" {
				return false
			}
			failed = x.name
		}
	}
	for i, x := range eventFacets {
		if failed != "" && failed != x.name {
			continue
		}
		for _, v := range values[i] {
			f.counts[x.name][v]++
		}
	}
	return failed == ""
}

// eventRow is a row of the list. A talk has the status of the day that is asked for.
func (q *query) eventRow(t *talks.Talk, h *talks.Happening) eventRow {
	last := h.Entries[len(h.Entries)-1]
	row := eventRow{
		ID: h.ID, Href: q.to(happeningPath(t, h)), Title: h.Title, Type: h.Type, Mode: h.Mode, Status: h.Status, IsTalk: t != nil,
		Published: publishedDay(h.Entries[0].Published), When: h.When, Reports: h.Reports, Sources: h.Sources, Words: last.Evidence.Text,
	}
	row.event.Happening = h
	if t != nil {
		row.event.Kind = t.Kind
		row.Status = string(t.At(q.clocks.AsOf).Status)
	}
	if h.Where != nil {
		row.Place = h.Where.Name
	}
	return row
}

// latestFirst orders acts by their day, or by the day of the report where they have none.
func latestFirst(a, b *talks.Happening) int {
	return cmp.Or(strings.Compare(sortDay(b), sortDay(a)), strings.Compare(a.Title, b.Title), strings.Compare(a.ID, b.ID))
}

func sortDay(h *talks.Happening) string {
	if first, _, ok := talks.Days(h.When); ok {
		return first
	}
	return publishedDay(h.Entries[0].Published)
}

// eventColumns are those of “nuncio events”, and where a talk stood on the day
// that is asked for.
var eventColumns = append(shared(columns.Events, func(r eventRow) columns.Event { return r.event }),
	export.Column[eventRow]{Name: "standing", About: "the status on the day that is asked for", Value: func(r eventRow) any { return r.Status }})

// shared are the columns of a row inside another.
func shared[T, U any](list []export.Column[U], of func(T) U) []export.Column[T] {
	out := make([]export.Column[T], len(list))
	for i, c := range list {
		out[i] = export.Column[T]{Name: c.Name, About: c.About, Value: func(r T) any { return c.Value(of(r)) }}
	}
	return out
}
