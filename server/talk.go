package server

import (
	"cmp"
	"io"
	"net/http"
	"slices"
	"strings"

	"nuncio/export"
	"nuncio/talks"
)

// step is a step of a life line with the sentence that it rests on.
type step struct {
	Status    talks.Status
	From, To  string
	Date      string
	Place     *talks.Spot
	By        []string
	Why       string
	Cite      cite
	Confirmed []cite // that say the same again
	More      int    // of them that are not shown
}

// cite is an entry with its sentence and where that stands.
type cite struct {
	Href      string // the report's page, at the words
	Event     string // page of the entry's act
	Publisher string
	Published string
	Title     string
	Sentence  []piece
	SaidBy    *talks.Party
	Rule      string
	Certainty float64
	Status    string // that the report leaves the entry with
	When      talks.Stated
	Where     *talks.Spot
	Type      string
	Mode      string
	CAMEO     string
	Context   []string
	Reason    string // why it was joined; "" for the first
}

// talkBody is the page of a talk, or of a happening, which has no states.
type talkBody struct {
	clockBar
	*talks.Happening
	Kind    string
	IsTalk  bool
	State   talks.State
	Meaning string
	Said    string // when the state was said first
	Unheard string // day of the first report, where none counts for the clocks
	Current []step // that the answer rests on
	Taken   []step // steps up to the day
	After   []step // steps behind the day
	Chart   *chart
	Sides   []sideRow
	Dates   []dateRow
	Cites   []cite // the entries
	More    int    // entries that are not shown
}

// Limits of a talk's page; lists that go on say so.
const (
	talkEntries   = 120
	talkConfirmed = 12 // that say a step again
)

type sideRow struct {
	talks.Side
	Href string
}

// dateRow is a day that some reports give and others do not.
type dateRow struct {
	Date  string
	Cites []cite
}

func (w *site) talk(q *query) (*answer, error)  { return w.happening(q, true) }
func (w *site) event(q *query) (*answer, error) { return w.happening(q, false) }

// happening shows a talk or another act. Each has its own address, and every key
// that it ever went by leads there.
func (w *site) happening(q *query, asTalk bool) (*answer, error) {
	snap, err := q.snapshot()
	if err != nil {
		return nil, err
	}
	talk, other := snap.linked.Find(q.id)
	if talk == nil && other == nil {
		return w.unheard(q)
	}
	h := other
	if talk != nil {
		h = &talk.Happening
	}
	if path := happeningPath(talk, h); (talk != nil) != asTalk || h.ID != q.id {
		if q.form != "" {
			path += "." + q.form
		}
		return &answer{redirect: withQuery(path, q.values)}, nil
	}
	a := &answer{template: "talk", nav: "/events", title: h.Title, forms: []string{"json"}, json: h}
	if talk != nil {
		row := talks.Row{Talk: talk, State: talk.At(q.clocks.AsOf)}
		a.nav, a.forms, a.json = "/", []string{"json", "ics"}, talkJSON{q.clocks, row}
		a.write = calendarOf(q, []talks.Row{row})
	}
	if q.form == "" {
		a.body, err = q.talkBody(snap, talk, h)
	}
	return a, err
}

// talkJSON is a talk with what was so of it, and the days that were asked for.
type talkJSON struct {
	talks.Clocks
	talks.Row
}

func happeningPath(talk *talks.Talk, h *talks.Happening) string {
	if talk != nil {
		return "/talk/" + h.ID
	}
	return "/event/" + h.ID
}

// unheard answers for what reports know, but none up to the second clock.
func (w *site) unheard(q *query) (*answer, error) {
	all := *q
	all.clocks.KnownBy = ""
	snap, err := all.snapshot()
	if err != nil {
		return nil, err
	}
	talk, h := snap.linked.Find(q.id)
	if talk != nil {
		h = &talk.Happening
	}
	if h == nil {
		return nil, &fault{http.StatusNotFound, "No talk or event has this number.",
			"It may be cut short, or belong to another store. A search for a name in it may find it."}
	}
	body := &talkBody{
		clockBar: q.clockBar(happeningPath(talk, h)), Happening: h, IsTalk: talk != nil, Unheard: publishedDay(h.Entries[0].Published),
		State: talks.State{Status: talks.Unknown, First: publishedDay(h.Entries[0].Published)}, Meaning: meaning(talks.Unknown, q.clocks.KnownBy),
	}
	return &answer{template: "unheard", title: h.Title, body: body, forms: []string{"json"}, json: map[string]any{
		"as_of": q.clocks.AsOf, "known_by": q.clocks.KnownBy, "id": h.ID, "state": body.State,
	}}, nil
}

func (q *query) talkBody(snap *snapshot, talk *talks.Talk, h *talks.Happening) (*talkBody, error) {
	b := &talkBody{clockBar: q.clockBar(happeningPath(talk, h)), Happening: h, IsTalk: talk != nil}
	for _, s := range h.Sides {
		row := sideRow{Side: s}
		if s.Kind == "person" && snap.people().has(s.Name) {
			row.Href = q.to(personPath(s.Name))
		}
		b.Sides = append(b.Sides, row)
	}
	if err := q.entries(b); err != nil {
		return nil, err
	}
	if talk == nil {
		return b, nil
	}
	b.Kind, b.State = talk.Kind, talk.At(q.clocks.AsOf)
	b.Meaning = meaning(b.State.Status, q.clocks.KnownBy)
	b.Said = firstSaid(&b.State)
	b.Chart = newChart(talk, &b.State, q.clocks)
	return b, q.lifeLine(b, talk)
}

// firstSaid is the day on which a report first said what the state says.
func firstSaid(s *talks.State) string {
	first := ""
	for _, t := range s.Evidence {
		if d := publishedDay(t.Known); t.Status == s.Status && d != "" && (first == "" || d < first) {
			first = d
		}
	}
	return first
}

// lifeLine makes the steps, before and behind the day of the question.
func (q *query) lifeLine(b *talkBody, talk *talks.Talk) error {
	for i := range talk.History {
		t := &talk.History[i]
		s, err := q.step(t)
		if err != nil {
			return err
		}
		if t.To != "" && t.To <= q.clocks.AsOf {
			b.Taken = append(b.Taken, s)
		} else {
			b.After = append(b.After, s)
		}
	}
	for i := range b.State.Evidence {
		s, err := q.step(&b.State.Evidence[i])
		if err != nil {
			return err
		}
		b.Current = append(b.Current, s)
	}
	return nil
}

func (q *query) step(t *talks.Transition) (step, error) {
	s := step{Status: t.Status, From: t.From, To: t.To, Date: t.Date, Place: t.Place, Why: t.Why}
	for _, p := range t.By {
		s.By = append(s.By, p.Name)
	}
	var err error
	if s.Cite, err = q.cite(t.Entry); err != nil {
		return s, err
	}
	s.More = max(len(t.Confirmed)-talkConfirmed, 0)
	for _, e := range t.Confirmed[:len(t.Confirmed)-s.More] {
		c, err := q.cite(e)
		if err != nil {
			return s, err
		}
		s.Confirmed = append(s.Confirmed, c)
	}
	return s, nil
}

func (q *query) cite(e *talks.Entry) (cite, error) {
	r, err := q.record(e.Report)
	if err != nil {
		return cite{}, err
	}
	return cite{
		Href: placePath(e.Report, e.Event), Publisher: e.Publisher, Published: e.Published, Title: e.Title,
		Sentence: sentence(&r.Report, e.Evidence), SaidBy: e.SaidBy, Rule: e.Rule, Certainty: e.Confidence, Status: e.Status,
		When: e.When, Where: e.Where, Type: e.Type, Mode: e.Mode, CAMEO: e.CAMEO, Context: e.Context,
	}, nil
}

// entries lists what was linked, with the strongest reason for each, and the days
// that the reports disagree about.
func (q *query) entries(b *talkBody) error {
	reasons := map[string]talks.Tie{}
	for _, l := range b.Links {
		for _, key := range []string{l.A, l.B} {
			if l.Score > reasons[key].Score {
				reasons[key] = l
			}
		}
	}
	b.More = max(len(b.Entries)-talkEntries, 0)
	for i := range b.Entries[:len(b.Entries)-b.More] {
		e := &b.Entries[i]
		c, err := q.cite(e)
		if err != nil {
			return err
		}
		c.Reason = reasons[e.Key].Reason
		b.Cites = append(b.Cites, c)
	}
	for _, d := range b.Happening.Dates {
		row := dateRow{Date: d}
		for _, c := range b.Cites {
			if c.When.Value == d {
				row.Cites = append(row.Cites, c)
			}
		}
		b.Dates = append(b.Dates, row)
	}
	return nil
}

// calendarOf writes talks as a calendar.
func calendarOf(q *query, rows []talks.Row) map[string]writer {
	return map[string]writer{"ics": func(w io.Writer) error {
		_, err := export.WriteCalendar(w, &talks.Board{Clocks: q.clocks, Rows: rows}, export.CalendarOptions{
			Link: func(id string) string { return q.origin + "/talk/" + id },
		})
		return err
	}}
}

// contexts lists the contexts of all entries, each once.
func contexts(cites []cite) string {
	var out []string
	for _, c := range cites {
		for _, x := range c.Context {
			if !slices.Contains(out, x) {
				out = append(out, x)
			}
		}
	}
	slices.Sort(out)
	return cmp.Or(strings.Join(out, ", "), "none")
}

// Contexts is what the codes at the foot name.
func (b *talkBody) Contexts() string { return contexts(b.Cites) }
