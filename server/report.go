package server

import (
	"cmp"
	"errors"
	"fmt"
	"net/url"
	"slices"
	"strings"

	"nuncio/record"
	"nuncio/store"
	"nuncio/talks"
)

// reportBody is a report with its record beside it.
type reportBody struct {
	record.Report
	Shown      string
	ShownName  string // what the marked words belong to
	ShownEntry string // its place in the record; "" where it has none of its own
	Blocks     []textBlock
	Events     []eventItem
	Statements []statementItem
	People     []actorItem
	Others     []actorItem
	Times      []record.Time
	Places     []record.Place
	Ambiguous  []ambiguousItem
	Versions   []versionItem
	Duplicates []store.Summary
	Readings   []record.Producer
	Producer   record.Producer
}

// field is a value of the record that lights its words in the text.
type field struct {
	ID   string
	Text string
	Also string // the value in other words, such as a date in full
}

// Show is the address of the page with the field's words lit.
func (f field) Show() string { return showHref(f.ID) }

func showHref(id string) string {
	return "?" + url.Values{"show": {id}}.Encode() + "#w-" + url.PathEscape(id)
}

type eventItem struct {
	*record.Event
	Number     int
	Sources    []field
	Targets    []field
	When       *field
	StatusWhen *field
	StatusWord string // what StatusWhen is the day of
	StatusBy   []field
	Where      *field
	Word       string
	Statement  *field
	Part       *link // the talk or event it belongs to
	Lit        bool
}

type statementItem struct {
	*record.Statement
	Speaker    *field
	Addressees []field
	Via        *field
	Inside     *field
	Content    []string
	Lit        bool
}

type actorItem struct {
	*record.Actor
	Href    string
	Offices []officeItem
	Lit     bool
}

type officeItem struct {
	field
	Time string
}

type ambiguousItem struct {
	field
	Candidates []string
	Reason     string
}

type versionItem struct {
	store.Version
	Current bool
}

func (w *site) report(q *query) (*answer, error) {
	r, err := q.record(q.id)
	if err != nil {
		if errors.Is(err, store.ErrNotFound) {
			return nil, &fault{404, "No report has this number.", "It may be cut short, or belong to another store. A search for words of the report may find it."}
		}
		return nil, err
	}
	if id := shortID(r.Report.ID); q.id != id {
		path := "/report/" + id
		if q.form != "" {
			path += "." + q.form
		}
		return &answer{redirect: withQuery(path, q.values)}, nil
	}
	a := &answer{template: "report", nav: "/reports", title: cmp.Or(string(r.Report.Title), "Report without a headline"), forms: []string{"json"}, json: r}
	if q.form == "" {
		a.body, err = w.reportBody(q, r)
	}
	return a, err
}

func (w *site) reportBody(q *query, r *record.Record) (*reportBody, error) {
	m := newMarking(r, q.value("show"))
	b := &reportBody{
		Report: r.Report, Shown: q.value("show"), Blocks: m.blocks(r.Report.Blocks),
		Times: r.Times, Places: r.Places, Producer: r.Producer,
	}
	snap, err := q.snapshot()
	if err != nil {
		return nil, err
	}
	l := newLocals(r, snap.people())
	for i := range r.Statements {
		b.Statements = append(b.Statements, l.statement(&r.Statements[i], b.Shown))
	}
	b.People, b.Others = l.actorItems(r, b.Shown)
	for i, u := range r.Ambiguous {
		item := ambiguousItem{field: field{ID: ambiguousID(i), Text: u.Text}, Reason: u.Reason}
		for _, c := range l.fields(u.Candidates) {
			item.Candidates = append(item.Candidates, c.Text)
		}
		b.Ambiguous = append(b.Ambiguous, item)
	}
	for i := range r.Events {
		e := l.event(&r.Events[i], i+1, b.Shown)
		if p, ok := snap.parts()[e.Key]; ok {
			e.Part = &link{Name: p.happening.Title, Href: q.to(happeningPath(p.talk, p.happening))}
		}
		b.Events = append(b.Events, e)
	}
	b.ShownName, b.ShownEntry = shownName(r, b.Shown)
	if b.ShownName == "" {
		b.Shown = ""
	}
	return b, w.around(q, b)
}

// around adds what stands beside the report in the store.
func (w *site) around(q *query, b *reportBody) error {
	versions, err := w.store.Versions(q.ctx, b.ID)
	if err != nil {
		return err
	}
	for _, v := range versions {
		b.Versions = append(b.Versions, versionItem{v, v.ID == b.ID})
	}
	if b.Duplicates, err = w.store.Duplicates(q.ctx, b.ID); err != nil {
		return err
	}
	readings, err := w.store.Readings(q.ctx, b.ID)
	if err != nil {
		return err
	}
	for _, r := range readings {
		if !r.Current {
			b.Readings = append(b.Readings, r.Record.Producer)
		}
	}
	return nil
}

// locals looks up the entries of one record by their ids.
type locals struct {
	known      *people
	actors     map[string]*record.Actor
	times      map[string]*record.Time
	places     map[string]*record.Place
	statements map[string]*record.Statement
}

func newLocals(r *record.Record, known *people) *locals {
	return &locals{
		known:      known,
		actors:     record.ByID(r.Actors, func(a *record.Actor) string { return a.ID }),
		times:      record.ByID(r.Times, func(t *record.Time) string { return t.ID }),
		places:     record.ByID(r.Places, func(p *record.Place) string { return p.ID }),
		statements: record.ByID(r.Statements, func(s *record.Statement) string { return s.ID }),
	}
}

// fields are actors by their ids.
func (l *locals) fields(ids []string) []field {
	var out []field
	for _, id := range ids {
		if a := l.actors[id]; a != nil {
			out = append(out, field{ID: id, Text: a.Name})
		}
	}
	return out
}

func (l *locals) actor(id record.Optional) *field {
	if list := l.fields([]string{string(id)}); len(list) > 0 {
		return &list[0]
	}
	return nil
}

func (l *locals) time(id record.Optional) *field {
	t := l.times[string(id)]
	if t == nil {
		return nil
	}
	f := &field{ID: t.ID, Text: t.Text, Also: dayWords(string(t.Value))}
	if t.Value == "" {
		f.Also = "no date to reckon from"
	}
	if strings.EqualFold(f.Also, f.Text) {
		f.Also = ""
	}
	return f
}

func (l *locals) place(id record.Optional) *field {
	p := l.places[string(id)]
	if p == nil {
		return nil
	}
	f := &field{ID: p.ID, Text: p.Text}
	if p.Name != p.Text {
		f.Also = p.Name
	}
	return f
}

// standing names what status_when is the day of.
var standing = map[string]string{
	"happened": "Reported for", "ongoing": "Reported for", "planned": "Set", "possible": "Raised",
	"conditional": "Set", "cancelled": "Called off", "denied": "Refused",
}

func (l *locals) event(e *record.Event, number int, shown string) eventItem {
	item := eventItem{
		Event: e, Number: number, Sources: l.fields(e.Sources), Targets: l.fields(e.Targets), When: l.time(e.When),
		StatusWhen: l.time(e.StatusWhen), StatusWord: cmp.Or(standing[e.Status], "Since"), StatusBy: l.fields(e.StatusBy),
		Where: l.place(e.Where), Word: onWhoseWord(nil), Lit: e.ID == shown,
	}
	if e.PutOff {
		item.StatusWord = "Put off"
	}
	if s := l.statements[string(e.AssertedBy)]; s != nil {
		item.Statement = &field{ID: s.ID, Text: "their words"}
		item.Word = "attributed, to whom is not settled"
		if a := l.actors[string(s.Speaker)]; a != nil {
			p := talks.PartyOf(a)
			item.Word = onWhoseWord(&p)
		}
	}
	return item
}

func (l *locals) statement(s *record.Statement, shown string) statementItem {
	item := statementItem{Statement: s, Speaker: l.actor(s.Speaker), Addressees: l.fields(s.Addressees), Via: l.actor(s.Via), Lit: s.ID == shown}
	if in := l.statements[string(s.Inside)]; in != nil {
		item.Inside = &field{ID: in.ID, Text: "another statement"}
		if a := l.actors[string(in.Speaker)]; a != nil {
			item.Inside.Text = "the words of " + a.Name
		}
	}
	for _, c := range s.Content {
		item.Content = append(item.Content, c.Text)
	}
	return item
}

// actorItems parts named people from the others, who are shown where they are
// named or do something.
func (l *locals) actorItems(r *record.Record, shown string) (people, others []actorItem) {
	for i := range r.Actors {
		a := &r.Actors[i]
		item := actorItem{Actor: a, Lit: a.ID == shown}
		for j, o := range a.Offices {
			words := o.Title
			if o.Of != "" {
				words += ", " + string(o.Of)
			}
			id := officeID(a.ID, j)
			if !slices.ContainsFunc(item.Offices, func(x officeItem) bool { return x.Text == words && x.Time == o.Time }) {
				item.Offices = append(item.Offices, officeItem{field{ID: id, Text: words}, o.Time})
			}
		}
		if a.Kind == "person" && a.Named {
			if l.known.has(a.Name) || l.speaks(a.ID) {
				item.Href = personPath(a.Name)
			}
			people = append(people, item)
		} else {
			others = append(others, item)
		}
	}
	return people, others
}

// speaks reports whether a statement of the record is the actor's.
func (l *locals) speaks(actor string) bool {
	for _, s := range l.statements {
		if string(s.Speaker) == actor {
			return true
		}
	}
	return false
}

// Count is the number of mentions in words.
func (a actorItem) Count() string { return count(len(a.Mentions), "mention", "mentions") }

// Quoted tells how a statement's words are shown: in quotation marks where they are.
func (s statementItem) Quoted() bool { return s.Mode == "direct" }

// Length is the number of code points of the text, for the foot of the page.
func (b *reportBody) Length() string { return fmt.Sprintf("%d characters", len([]rune(b.Text))) }

// shownName says in words what the marked stretch of text is.
func shownName(r *record.Record, id string) (name, entry string) {
	for i, e := range r.Events {
		if e.ID == id {
			return fmt.Sprintf("event %d", i+1), id
		}
	}
	for _, s := range r.Statements {
		if s.ID == id {
			return "a statement", id
		}
	}
	for _, a := range r.Actors {
		for i, o := range a.Offices {
			if officeID(a.ID, i) == id {
				return a.Name + ", " + o.Title, a.ID
			}
		}
		if a.ID == id {
			return a.Name, id
		}
	}
	for _, t := range r.Times {
		if t.ID == id {
			return "a time", ""
		}
	}
	for _, p := range r.Places {
		if p.ID == id {
			return "a place", ""
		}
	}
	for i := range r.Ambiguous {
		if ambiguousID(i) == id {
			return "a mention that is not settled", ""
		}
	}
	if _, _, ok := parseStretch(id); ok {
		return "what was asked for", ""
	}
	return "", ""
}
