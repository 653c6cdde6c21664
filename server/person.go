package server

import (
	"cmp"
	"net/http"
	"net/url"
	"slices"
	"strings"

	"nuncio/store"
	"nuncio/talks"
)

// person is somebody whom reports name, in all of them. Two mentions are of one
// person where the folded names agree and the countries do not differ. A country
// that few entries give beside the one that most give is taken for a slip, and is
// shown; entries without a country go to the only person of the name who has one.
type person struct {
	key     string   // folded name
	others  []string // countries that few entries give
	names   map[string]int
	Country string
	talks   []*talks.Talk
	acts    []*talks.Happening
	reports map[string]string // id → publication time
	seen    int
}

// Name is the spelling that most entries have.
func (p *person) Name() string {
	best := ""
	for n, c := range p.names {
		if best == "" || c > p.names[best] || c == p.names[best] && n < best {
			best = n
		}
	}
	return best
}

// people are all persons of a snapshot.
type people struct {
	list   []*person
	byName map[string][]*person // by folded name
	byKey  map[string]*person   // by the key of an actor
}

// has reports whether somebody of that name acts, takes part or speaks.
func (ps *people) has(name string) bool { return len(ps.byName[talks.NameKey(name)]) > 0 }

func personPath(name string) string {
	return "/person/" + url.PathEscape(strings.ReplaceAll(store.Fold(name), " ", "-"))
}

// path is the person's page; the country tells namesakes apart.
func (p *person) path(namesakes bool) string {
	if namesakes && p.Country != "" {
		return withQuery(personPath(p.Name()), url.Values{"country": {p.Country}})
	}
	return personPath(p.Name())
}

func newPeople(l *talks.Linked) *people {
	ps := &people{byName: map[string][]*person{}, byKey: map[string]*person{}}
	counts := countryCounts(l)
	each(l, func(t *talks.Talk, h *talks.Happening) {
		for i := range h.Entries {
			for _, p := range persons(&h.Entries[i]) {
				k := talks.NameKey(p.Name)
				one := ps.get(k, settled(counts[k], p.Country))
				one.add(&p, t, h, &h.Entries[i])
				ps.byKey[p.Actor] = one
			}
		}
	})
	slices.SortFunc(ps.list, func(a, b *person) int {
		return cmp.Or(cmp.Compare(len(b.reports), len(a.reports)), strings.Compare(a.key, b.key), strings.Compare(a.Country, b.Country))
	})
	return ps
}

// countryCounts counts, for every folded name, how often each country is given.
func countryCounts(l *talks.Linked) map[string]map[string]int {
	counts := map[string]map[string]int{}
	each(l, func(_ *talks.Talk, h *talks.Happening) {
		for i := range h.Entries {
			for _, p := range persons(&h.Entries[i]) {
				k := talks.NameKey(p.Name)
				if counts[k] == nil {
					counts[k] = map[string]int{}
				}
				if p.Country != "" {
					counts[k][p.Country]++
				}
			}
		}
	})
	return counts
}

// few is how many times more often a country must be given for another to count
// as a slip beside it.
const few = 3

// settled is the country of the person that an entry with this country is of.
func settled(counts map[string]int, country string) string {
	most := ""
	for c, n := range counts {
		if most == "" || n > counts[most] || n == counts[most] && c < most {
			most = c
		}
	}
	rivals := 0
	for _, n := range counts {
		if n*few > counts[most] {
			rivals++
		}
	}
	switch {
	case country == "" && rivals == 1, country != "" && counts[country]*few <= counts[most]:
		return most
	}
	return country
}

// each calls f for every talk and every other act.
func each(l *talks.Linked, f func(*talks.Talk, *talks.Happening)) {
	for i := range l.Talks {
		f(&l.Talks[i], &l.Talks[i].Happening)
	}
	for i := range l.Happenings {
		f(nil, &l.Happenings[i])
	}
}

// persons are the named people of an entry, whatever their part in it.
func persons(e *talks.Entry) []talks.Party {
	list := slices.Concat(e.Sources, e.Targets, e.StatusBy)
	if e.SaidBy != nil {
		list = append(list, *e.SaidBy)
	}
	return slices.DeleteFunc(list, func(p talks.Party) bool { return p.Kind != "person" || !p.Named || talks.NameKey(p.Name) == "" })
}

func (ps *people) get(key, country string) *person {
	for _, p := range ps.byName[key] {
		if p.Country == country {
			return p
		}
	}
	p := &person{key: key, Country: country, names: map[string]int{}, reports: map[string]string{}}
	ps.byName[key] = append(ps.byName[key], p)
	ps.list = append(ps.list, p)
	return p
}

func (p *person) add(party *talks.Party, t *talks.Talk, h *talks.Happening, e *talks.Entry) {
	p.names[party.Name]++
	if c := party.Country; c != "" && c != p.Country && !slices.Contains(p.others, c) {
		p.others = append(p.others, c)
	}
	p.seen++
	p.reports[e.Report] = e.Published
	takesPart := slices.ContainsFunc(slices.Concat(e.Sources, e.Targets), func(o talks.Party) bool { return o.Actor == party.Actor })
	switch {
	case !takesPart:
	case t != nil && !slices.Contains(p.talks, t):
		p.talks = append(p.talks, t)
	case t == nil && !slices.Contains(p.acts, h):
		p.acts = append(p.acts, h)
	}
}

// personBody is the page of a person.
type personBody struct {
	Name     string       `json:"name"`
	Names    []string     `json:"names"` // other spellings
	Country  string       `json:"country"`
	Others   []string     `json:"other_countries"` // that few entries give
	Offices  []officeRow  `json:"offices"`
	Talks    []personTalk `json:"talks"`
	Acts     []eventRow   `json:"events"`
	MoreActs int          `json:"more_events"`
	Quotes   []quoteRow   `json:"quotes"`
	More     string       `json:"all_quotes"` // address of all quotations
	Reports  []reportRow  `json:"reports"`
	Partial  int          `json:"partial"` // how many of the reports were looked through for offices; 0 for all
}

// officeRow is an office as reports of several days give it.
type officeRow struct {
	Words     string `json:"office"`
	Time      string `json:"time"`
	First     string `json:"first"` // days of the reports
	Last      string `json:"last"`
	Href      string `json:"href"` // first of them, at the words
	Publisher string `json:"publisher"`
	Text      string `json:"text"`
}

type personTalk struct {
	Href  string      `json:"href"`
	Title string      `json:"title"`
	State talks.State `json:"state"`
}

// reportRow is a report in a short list.
type reportRow struct {
	ID        string `json:"id"`
	Published string `json:"published"`
	Publisher string `json:"publisher"`
	Title     string `json:"title"`
}

// Limits of a person's page; lists that go on say so.
const (
	personRecords = 60
	personQuotes  = 20
	personActs    = 30
)

func (w *site) person(q *query) (*answer, error) {
	snap, err := q.snapshot()
	if err != nil {
		return nil, err
	}
	ps := snap.people()
	if p := ps.byKey[q.id]; p != nil {
		return &answer{redirect: q.to(p.path(len(ps.byName[p.key]) > 1))}, nil
	}
	found := ps.byName[talks.NameKey(q.id)]
	if c := q.value("country"); c != "" {
		found = slices.DeleteFunc(slices.Clone(found), func(p *person) bool { return p.Country != c })
	}
	quotes, err := q.quotesOf(q.id, found)
	if err != nil {
		return nil, err
	}
	switch {
	case len(found) > 1:
		return w.namesakes(q, found), nil
	case len(found) == 0 && len(quotes) == 0:
		return nil, &fault{http.StatusNotFound, "No report that counts here names this person.",
			"The name may be spelt otherwise, or no report up to " + dayWords(q.clocks.KnownBy) + " names it. A search finds parts of names."}
	case len(found) == 0:
		found = []*person{{key: talks.NameKey(q.id), names: map[string]int{quotes[0].Speaker.Name: 1}, Country: quotes[0].Speaker.Country, reports: map[string]string{}}}
	}
	body, err := q.personBody(found[0], quotes)
	if err != nil {
		return nil, err
	}
	return &answer{template: "person", nav: "/people", title: body.Name, body: body, forms: []string{"json"}, json: body}, nil
}

// namesakes lists several people of one name.
func (w *site) namesakes(q *query, found []*person) *answer {
	rows := q.personRows(found)
	return &answer{template: "people", nav: "/people", title: "People of this name", forms: []string{"json"}, json: rows,
		body: &peopleBody{Rows: rows, Namesakes: true, Pager: pager{Pages: 1}}}
}

// quotesOf are the quotations of the speaker by that name.
func (q *query) quotesOf(name string, found []*person) ([]store.Quote, error) {
	if len(found) > 0 {
		name = found[0].Name()
	}
	list, err := q.site.store.Quotes(q.ctx, store.QuoteFilter{KnownBy: q.limit(), Speaker: strings.ReplaceAll(name, "-", " ")})
	key := talks.NameKey(name)
	return slices.DeleteFunc(list, func(x store.Quote) bool { return x.Speaker == nil || talks.NameKey(x.Speaker.Name) != key }), err
}

func (q *query) personBody(p *person, quotes []store.Quote) (*personBody, error) {
	b := &personBody{Name: p.Name(), Country: p.Country, Others: p.others, More: q.to("/quotes?" + url.Values{"speaker": {p.Name()}}.Encode())}
	for n := range p.names {
		if n != b.Name {
			b.Names = append(b.Names, n)
		}
	}
	slices.Sort(b.Names)
	for _, t := range p.talks {
		b.Talks = append(b.Talks, personTalk{q.to("/talk/" + t.ID), t.Title, t.At(q.clocks.AsOf)})
	}
	slices.SortFunc(b.Talks, func(x, y personTalk) int {
		return cmp.Or(cmp.Compare(y.State.Date, x.State.Date), strings.Compare(x.Title, y.Title))
	})
	acts := slices.Clone(p.acts)
	slices.SortFunc(acts, latestFirst)
	b.MoreActs = max(len(acts)-personActs, 0)
	for _, h := range acts[:min(len(acts), personActs)] {
		b.Acts = append(b.Acts, q.eventRow(nil, h))
	}
	slices.Reverse(quotes)
	for _, x := range quotes {
		p.reports = withReport(p.reports, x.Report, x.Published)
	}
	for _, x := range quotes[:min(len(quotes), personQuotes)] {
		b.Quotes = append(b.Quotes, q.quoteRow(x))
	}
	return b, q.offices(b, p)
}

// withReport returns the reports with one more; the map itself belongs to the snapshot.
func withReport(reports map[string]string, id, published string) map[string]string {
	if _, ok := reports[id]; ok {
		return reports
	}
	out := map[string]string{id: published}
	for k, v := range reports {
		out[k] = v
	}
	return out
}

// offices reads what the reports call the person, the last reports where there are many.
func (q *query) offices(b *personBody, p *person) error {
	ids := make([]string, 0, len(p.reports))
	for id := range p.reports {
		ids = append(ids, id)
	}
	slices.SortFunc(ids, func(x, y string) int {
		return cmp.Or(strings.Compare(p.reports[y], p.reports[x]), strings.Compare(x, y))
	})
	if len(ids) > personRecords {
		ids, b.Partial = ids[:personRecords], personRecords
	}
	for _, id := range slices.Backward(ids) {
		r, err := q.record(id)
		if err != nil {
			return err
		}
		for i := range r.Actors {
			a := &r.Actors[i]
			if a.Kind != "person" || talks.NameKey(a.Name) != p.key {
				continue
			}
			for j, o := range a.Offices {
				words := o.Title
				if o.Of != "" {
					words += ", " + string(o.Of)
				}
				b.office(officeRow{
					Words: words, Time: o.Time, First: publishedDay(string(r.Report.Published)), Last: publishedDay(string(r.Report.Published)),
					Href: placePath(r.Report.ID, officeID(a.ID, j)), Publisher: string(r.Report.Publisher), Text: o.Evidence.Text,
				})
			}
		}
	}
	for _, id := range ids {
		r, err := q.record(id)
		if err != nil {
			return err
		}
		b.Reports = append(b.Reports, reportRow{id, string(r.Report.Published), string(r.Report.Publisher), string(r.Report.Title)})
	}
	return nil
}

// office adds an office; one that is there already gets the later day.
func (b *personBody) office(row officeRow) {
	for i := range b.Offices {
		if o := &b.Offices[i]; talks.NameKey(o.Words) == talks.NameKey(row.Words) && o.Time == row.Time {
			o.Last = row.Last
			return
		}
	}
	b.Offices = append(b.Offices, row)
}

// peopleBody is the list of all people.
type peopleBody struct {
	Rows      []personRow
	Pager     pager
	Namesakes bool
	Search    string
}

type personRow struct {
	Name    string `json:"name"`
	Href    string `json:"href"`
	Country string `json:"country"`
	Talks   int    `json:"talks"`
	Acts    int    `json:"events"`
	Reports int    `json:"reports"`
}

const peoplePage = 60

func (w *site) people(q *query) (*answer, error) {
	snap, err := q.snapshot()
	if err != nil {
		return nil, err
	}
	list := snap.people().list
	body := &peopleBody{Search: q.value("name")}
	if body.Search != "" {
		part := store.Fold(body.Search)
		list = slices.DeleteFunc(slices.Clone(list), func(p *person) bool { return !strings.Contains(store.Fold(p.Name()), part) })
	}
	a := &answer{template: "people", nav: "/people", title: "People", body: body, forms: []string{"json"}}
	if q.form == "json" {
		a.json = q.personRows(list)
		return a, nil
	}
	from, to := body.Pager.cut(q, len(list), peoplePage)
	body.Rows = q.personRows(list[from:to])
	return a, nil
}

func (q *query) personRows(list []*person) []personRow {
	rows := make([]personRow, len(list))
	for i, p := range list {
		namesakes := slices.ContainsFunc(list, func(o *person) bool { return o != p && o.key == p.key })
		rows[i] = personRow{p.Name(), q.to(p.path(namesakes)), p.Country, len(p.talks), len(p.acts), len(p.reports)}
	}
	return rows
}
