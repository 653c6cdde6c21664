package talks

import (
	"nuncio/record"
)

// Party is an actor of one report, as a side of an event.
type Party struct {
	Actor   string `json:"actor"` // key of the actor in its record
	Name    string `json:"name"`
	Named   bool   `json:"named"`
	Kind    string `json:"kind"` // person, state, organisation, group
	Country string `json:"country,omitempty"`
	Sector  string `json:"sector,omitempty"`
	Office  string `json:"office,omitempty"` // the first that the report gives
}

// Stated is a day or span of days in a report's words and as an ISO 8601 value;
// the value is "" where the words cannot be reckoned.
type Stated struct {
	Value string `json:"value,omitempty"`
	Text  string `json:"text,omitempty"`
}

// Spot is a place of one report.
type Spot struct {
	Text      string   `json:"text"`
	Name      string   `json:"name"`
	Country   string   `json:"country,omitempty"`
	Lat       *float64 `json:"lat,omitempty"`
	Lon       *float64 `json:"lon,omitempty"`
	Precision string   `json:"precision,omitempty"` // country, region, city, venue
}

// Entry is one event of one report, with all that linking and telling need.
type Entry struct {
	Key        string            `json:"key"`    // lasting key of the event
	Report     string            `json:"report"` // id of the report
	Event      string            `json:"event"`  // id of the event inside its record
	Published  string            `json:"published,omitempty"`
	Publisher  string            `json:"publisher,omitempty"`
	Title      string            `json:"title,omitempty"` // of the report
	Dispatch   string            `json:"dispatch,omitempty"`
	Type       string            `json:"type"`
	Mode       string            `json:"mode,omitempty"`
	CAMEO      string            `json:"cameo,omitempty"`
	Context    []string          `json:"context,omitempty"`
	Sources    []Party           `json:"sources,omitempty"`
	Targets    []Party           `json:"targets,omitempty"`
	Status     string            `json:"status"`
	PutOff     bool              `json:"put_off,omitempty"` // cancelled: put off, not given up
	When       Stated            `json:"when"`
	StatusWhen Stated            `json:"status_when"`
	StatusBy   []Party           `json:"status_by,omitempty"`
	Where      *Spot             `json:"where,omitempty"`
	SaidBy     *Party            `json:"said_by,omitempty"` // speaker of the statement that contains the event
	Plan       string            `json:"plan,omitempty"`    // joins the stages of one meeting inside the report
	Evidence   record.Evidence   `json:"evidence"`
	Also       []record.Evidence `json:"also,omitempty"`
	Rule       string            `json:"rule,omitempty"`
	Confidence float64           `json:"confidence"`
}

// Entries returns the events of a record as entries, in the record's order.
// Dispatch is left empty: what is one dispatch is known only to the store.
func Entries(r *record.Record) []Entry {
	x := newExtraction(r)
	out := make([]Entry, len(r.Events))
	for i := range r.Events {
		out[i] = x.entry(&r.Events[i])
	}
	return out
}

// extraction looks up the entries of one record by their local ids.
type extraction struct {
	rec        *record.Record
	actors     map[string]Party
	times      map[string]Stated
	places     map[string]*Spot
	statements map[string]*record.Statement
}

func newExtraction(r *record.Record) *extraction {
	x := &extraction{
		rec: r, actors: make(map[string]Party, len(r.Actors)), times: make(map[string]Stated, len(r.Times)),
		places: make(map[string]*Spot, len(r.Places)), statements: make(map[string]*record.Statement, len(r.Statements)),
	}
	for i := range r.Actors {
		x.actors[r.Actors[i].ID] = PartyOf(&r.Actors[i])
	}
	for _, t := range r.Times {
		x.times[t.ID] = Stated{Value: string(t.Value), Text: t.Text}
	}
	for _, p := range r.Places {
		x.places[p.ID] = &Spot{Text: p.Text, Name: p.Name, Country: string(p.Country), Lat: p.Lat, Lon: p.Lon, Precision: string(p.Precision)}
	}
	for i := range r.Statements {
		x.statements[r.Statements[i].ID] = &r.Statements[i]
	}
	return x
}

// PartyOf is the actor of a record as a party.
func PartyOf(a *record.Actor) Party {
	p := Party{Actor: a.Key, Name: a.Name, Named: a.Named, Kind: a.Kind, Country: string(a.Country), Sector: string(a.Sector)}
	if len(a.Offices) > 0 {
		p.Office = a.Offices[0].Title
		if p.Country == "" {
			p.Country = string(a.Offices[0].Country)
		}
	}
	return p
}

func (x *extraction) parties(ids []string) []Party {
	var out []Party
	for _, id := range ids {
		if p, ok := x.actors[id]; ok {
			out = append(out, p)
		}
	}
	return out
}

func (x *extraction) entry(e *record.Event) Entry {
	rep := &x.rec.Report
	out := Entry{
		Key: e.Key, Report: rep.ID, Event: e.ID,
		Published: string(rep.Published), Publisher: string(rep.Publisher), Title: string(rep.Title),
		Type: e.Type, Mode: string(e.Mode), CAMEO: string(e.CAMEO), Context: e.Context,
		Sources: x.parties(e.Sources), Targets: x.parties(e.Targets),
		Status: e.Status, PutOff: e.PutOff,
		When: x.times[string(e.When)], StatusWhen: x.times[string(e.StatusWhen)], StatusBy: x.parties(e.StatusBy),
		Where: x.places[string(e.Where)], Plan: string(e.Plan),
		Evidence: e.Evidence, Also: e.EvidenceAlso, Rule: e.Rule, Confidence: e.Confidence,
	}
	if s := x.statements[string(e.AssertedBy)]; s != nil {
		if p, ok := x.actors[string(s.Speaker)]; ok {
			out.SaidBy = &p
		}
	}
	return out
}
