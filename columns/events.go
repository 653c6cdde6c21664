package columns

import (
	"cmp"
	"slices"

	"nuncio/export"
	"nuncio/talks"
)

// Event is a happening, or a talk as one.
type Event struct {
	*talks.Happening
	Kind string // of a talk; "" for other happenings
}

// Happenings returns all of them, talks among them, in the order of their first
// reports.
func Happenings(l *talks.Linked) []Event {
	var rows []Event
	for i := range l.Happenings {
		rows = append(rows, Event{&l.Happenings[i], ""})
	}
	for i := range l.Talks {
		rows = append(rows, Event{&l.Talks[i].Happening, l.Talks[i].Kind})
	}
	slices.SortStableFunc(rows, func(a, b Event) int {
		return cmp.Or(cmp.Compare(a.Entries[0].Published, b.Entries[0].Published), cmp.Compare(a.ID, b.ID))
	})
	return rows
}

// Events are the columns of happenings.
var Events = []export.Column[Event]{
	{Name: "id", About: "id of the happening: the key of its earliest evidence", Value: func(r Event) any { return r.ID }, Show: func(r Event) string { return export.Brief(r.ID) }},
	{Name: "type", About: "PLOVER type of the act", Value: func(r Event) any { return r.Type }},
	{Name: "mode", About: "PLOVER mode", Value: func(r Event) any { return r.Mode }},
	{Name: "status", About: "what the last report leaves one believing: happened, planned, cancelled, …", Value: func(r Event) any { return r.Status }},
	Date("its day, the finest that a report gives", Event.date),
	From(Event.date),
	To(Event.date),
	Precision(Event.date),
	{Name: "when", About: "that day in the words of a report", Value: func(r Event) any { return Wording(r.Entries, r.Happening.When) }},
	{Name: "title", About: "who, what and where, for people", Value: func(r Event) any { return r.Title }},
	{Name: "actors", About: "names of all who take part", Value: func(r Event) any { return SideNames(r.Sides, "") }},
	{Name: "sources", About: "those who act", Value: func(r Event) any { return SideNames(r.Sides, "source") }},
	{Name: "targets", About: "those who are acted upon", Value: func(r Event) any { return SideNames(r.Sides, "target") }},
	{Name: "countries", About: "countries of those who take part", Value: func(r Event) any { return sideCountries(r.Sides) }},
	{Name: "place", About: "where", Value: func(r Event) any { return SpotName(r.Where) }},
	{Name: "country", About: "country of the place, ISO 3166-1 alpha-3", Value: func(r Event) any { return SpotCountry(r.Where) }},
	{Name: "talk", About: "summit, visit, talks, … where it is a talk with a life line", Value: func(r Event) any { return r.Kind }},
	{Name: "reports", About: "how many reports tell of it", Value: func(r Event) any { return r.Reports }},
	{Name: "independent", Head: "sources", About: "how many of them are independent; one dispatch in several papers counts once", Value: func(r Event) any { return r.Happening.Sources }},
	{Name: "dates", About: "the days by each report, where they disagree", Value: func(r Event) any { return r.Dates }},
	{Name: "published", About: "publication time of the first report", Value: func(r Event) any { return r.Entries[0].Published }},
	{Name: "aliases", About: "further ids that lead here", Value: func(r Event) any { return r.Aliases }},
	{Name: "evidence", About: "the words of each report", Value: func(r Event) any { return evidence(r.Entries) }},
}

func (r Event) date() string { return r.Happening.When }

func sideCountries(sides []talks.Side) []string {
	out := []string{}
	for _, s := range sides {
		if s.Country != "" && !slices.Contains(out, s.Country) {
			out = append(out, s.Country)
		}
	}
	return out
}

func evidence(entries []talks.Entry) []Evidence {
	out := make([]Evidence, len(entries))
	for i := range entries {
		out[i] = EvidenceOf(&entries[i])
	}
	return out
}

// Entries are the columns of reports' own tellings of events.
var Entries = []export.Column[*talks.Entry]{
	{Name: "id", About: "lasting key of the event", Value: func(e *talks.Entry) any { return e.Key }, Show: func(e *talks.Entry) string { return export.Brief(e.Key) }},
	{Name: "report", About: "id of the report", Value: func(e *talks.Entry) any { return e.Report }},
	{Name: "published", About: "publication time of the report", Value: func(e *talks.Entry) any { return e.Published }, Show: func(e *talks.Entry) string { return Day(e.Published) }},
	{Name: "publisher", About: "outlet", Value: func(e *talks.Entry) any { return e.Publisher }},
	{Name: "type", About: "PLOVER type of the act", Value: func(e *talks.Entry) any { return e.Type }},
	{Name: "mode", About: "PLOVER mode", Value: func(e *talks.Entry) any { return e.Mode }},
	{Name: "cameo", About: "CAMEO code of the act as if done", Value: func(e *talks.Entry) any { return e.CAMEO }},
	{Name: "context", About: "PLOVER contexts", Value: func(e *talks.Entry) any { return e.Context }},
	{Name: "status", About: "happened, ongoing, planned, possible, conditional, cancelled, denied", Value: func(e *talks.Entry) any { return e.Status }},
	{Name: "put_off", About: "cancelled only: put off, not given up", Value: func(e *talks.Entry) any { return e.PutOff }},
	Date("day of the act", entryDate),
	From(entryDate),
	To(entryDate),
	Precision(entryDate),
	{Name: "when", About: "that day in the report's words", Value: func(e *talks.Entry) any { return e.When.Text }},
	{Name: "status_date", About: "day it was agreed, announced or called off, ISO 8601", Value: func(e *talks.Entry) any { return Day(e.StatusWhen.Value) }},
	{Name: "actors", About: "names of all who take part", Value: func(e *talks.Entry) any { return partyNames(slices.Concat(e.Sources, e.Targets)) }},
	{Name: "sources", About: "those who act", Value: func(e *talks.Entry) any { return partyNames(e.Sources) }},
	{Name: "targets", About: "those who are acted upon", Value: func(e *talks.Entry) any { return partyNames(e.Targets) }},
	{Name: "place", About: "where", Value: func(e *talks.Entry) any { return SpotName(e.Where) }},
	{Name: "country", About: "country of the place, ISO 3166-1 alpha-3", Value: func(e *talks.Entry) any { return SpotCountry(e.Where) }},
	{Name: "said_by", About: "on whose word", Value: func(e *talks.Entry) any { return partyName(e.SaidBy) }},
	{Name: "text", About: "the words it rests on", Value: func(e *talks.Entry) any { return e.Evidence.Text }},
	{Name: "start", About: "where they begin, code points of the report's text", Value: func(e *talks.Entry) any { return e.Evidence.Start }},
	{Name: "end", About: "where they end", Value: func(e *talks.Entry) any { return e.Evidence.End }},
	{Name: "rule", About: "the rule that found it", Value: func(e *talks.Entry) any { return e.Rule }},
	{Name: "confidence", About: "0 to 1", Value: func(e *talks.Entry) any { return e.Confidence }},
}

func entryDate(e *talks.Entry) string { return e.When.Value }

func partyNames(list []talks.Party) []string {
	out := make([]string, len(list))
	for i, p := range list {
		out[i] = p.Name
	}
	return out
}

func partyName(p *talks.Party) string {
	if p == nil {
		return ""
	}
	return p.Name
}
