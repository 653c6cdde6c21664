package main

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"nuncio/export"
	"nuncio/store"
	"nuncio/talks"
)

const eventsLong = `Lists what was done, planned, called off or refused: one row a happening, however
many reports tell of it. --entries gives one row for each report's own telling,
with its words.

The filters narrow each other. A country is a three-letter code (ISO 3166-1), of
one of those who take part; types and statuses are those of the record, see
“nuncio help status”. --since and --until are about the day of the event; what
has no day is left out by them.`

// eventFilter chooses happenings or entries.
type eventFilter struct {
	types, statuses          []string
	actor, country, place    string
	since, until, knownBy    string
	entries                  bool
	foldedActor, foldedPlace string
}

func newEvents() *cobra.Command {
	var q eventFilter
	cmd := &cobra.Command{
		Use:   "events",
		Short: "List what was done, planned, called off or refused",
		Long:  eventsLong,
		Example: `  nuncio events --type CONSULT --status happened
  nuncio events --actor kim --since 2018-05-01 --until 2018-05-31
  nuncio events --json id,date,actors,status
  nuncio events --entries --country PRK --format csv >entries.csv`,
		Args: cobra.NoArgs,
	}
	var f form
	f.add(cmd, func() described {
		if q.entries {
			return entryList
		}
		return eventList
	})
	fl := cmd.Flags()
	fl.StringSliceVar(&q.types, "type", nil, "event `types`, parted by commas: CONSULT, AGREE, …")
	fl.StringSliceVar(&q.statuses, "status", nil, "`statuses`, parted by commas: happened, planned, cancelled, …")
	fl.StringVar(&q.actor, "actor", "", "part of the `name` of one who takes part")
	fl.StringVar(&q.country, "country", "", "`code` of the country of one who takes part")
	fl.StringVar(&q.place, "place", "", "part of the `name` of the place, or its country's code")
	fl.StringVar(&q.since, "since", "", "events of that `day` or later")
	fl.StringVar(&q.until, "until", "", "events of that `day` or earlier")
	fl.BoolVar(&q.entries, "entries", false, "one row for each report's telling of an event")
	addKnownBy(fl, &q.knownBy)
	path := addStoreFlag(fl)
	cmd.RunE = func(cmd *cobra.Command, _ []string) error {
		if err := cmp.Or(f.check(cmd.OutOrStdout()), q.check()); err != nil {
			return err
		}
		return ask(cmd, *path, func(ctx context.Context, s store.Store) error {
			entries, err := s.Entries(ctx, store.EntryFilter{KnownBy: q.knownBy, Types: q.types})
			if err != nil {
				return err
			}
			const none = "no event fits; fewer filters let more through"
			if q.entries {
				entries = slices.DeleteFunc(entries, func(e talks.Entry) bool { return !q.hasEntry(&e) })
				return entryList.answer(cmd, &f, pointers(entries), none)
			}
			rows := slices.DeleteFunc(happenings(talks.Link(entries)), func(r eventRow) bool { return !q.has(r.Happening) })
			return eventList.answer(cmd, &f, rows, none)
		})
	}
	return cmd
}

// The types of the coding manual and the statuses of the record.
var (
	eventTypes = []string{
		"AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT", "REQUEST",
		"ACCUSE", "REJECT", "THREATEN", "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT",
	}
	eventStatuses = []string{"happened", "ongoing", "planned", "possible", "conditional", "cancelled", "denied"}
)

// check finds faults of the filter and brings it into the form of the store.
func (q *eventFilter) check() error {
	for i, t := range q.types {
		if q.types[i] = strings.ToUpper(t); !slices.Contains(eventTypes, q.types[i]) {
			return fmt.Errorf("--type: there is no type %q; the types are %s", t, strings.Join(eventTypes, ", "))
		}
	}
	for i, s := range q.statuses {
		if q.statuses[i] = strings.ToLower(s); !slices.Contains(eventStatuses, q.statuses[i]) {
			return fmt.Errorf("--status: there is no status %q; the statuses are %s", s, strings.Join(eventStatuses, ", "))
		}
	}
	q.country = strings.ToUpper(q.country)
	q.foldedActor, q.foldedPlace = store.Fold(q.actor), store.Fold(q.place)
	return cmp.Or(checkCountry(q.country), checkDay("--since", q.since), checkDay("--until", q.until), checkDay("--known-by", q.knownBy))
}

func checkCountry(code string) error {
	if code != "" && len(code) != 3 {
		return fmt.Errorf("--country: %q is no country code; give three letters (ISO 3166-1), for instance PRK", code)
	}
	return nil
}

func (q *eventFilter) has(h *talks.Happening) bool {
	return q.hasStatus(h.Status) && q.hasDay(h.When) && q.hasPlace(h.Where) && q.hasParty(func(yield func(name, country string) bool) {
		for _, s := range h.Sides {
			for _, name := range s.Names {
				if !yield(name, s.Country) {
					return
				}
			}
		}
	})
}

func (q *eventFilter) hasEntry(e *talks.Entry) bool {
	return q.hasStatus(e.Status) && q.hasDay(e.When.Value) && q.hasPlace(e.Where) && q.hasParty(func(yield func(name, country string) bool) {
		for _, p := range slices.Concat(e.Sources, e.Targets) {
			if !yield(p.Name, p.Country) {
				return
			}
		}
	})
}

func (q *eventFilter) hasStatus(s string) bool {
	return len(q.statuses) == 0 || slices.Contains(q.statuses, s)
}

// hasDay reports whether some day of the value lies between --since and --until.
func (q *eventFilter) hasDay(value string) bool {
	if q.since == "" && q.until == "" {
		return true
	}
	first, last, ok := talks.Days(value)
	return ok && (q.until == "" || first <= q.until) && (q.since == "" || last >= q.since)
}

func (q *eventFilter) hasPlace(p *talks.Spot) bool {
	if q.place == "" {
		return true
	}
	return p != nil && (strings.Contains(store.Fold(p.Name+" "+p.Text), q.foldedPlace) || strings.EqualFold(p.Country, q.place))
}

// hasParty looks for one who takes part under the name, and one of the country.
func (q *eventFilter) hasParty(parties func(func(name, country string) bool)) bool {
	named, ofCountry := q.actor == "", q.country == ""
	for name, country := range parties {
		named = named || strings.Contains(store.Fold(name), q.foldedActor)
		ofCountry = ofCountry || country == q.country
	}
	return named && ofCountry
}

// eventRow is a happening, or a talk as one.
type eventRow struct {
	*talks.Happening
	kind string // of a talk; "" for other happenings
}

// happenings returns all of them, talks among them, in the order of their first
// reports.
func happenings(l *talks.Linked) []eventRow {
	var rows []eventRow
	for i := range l.Happenings {
		rows = append(rows, eventRow{&l.Happenings[i], ""})
	}
	for i := range l.Talks {
		rows = append(rows, eventRow{&l.Talks[i].Happening, l.Talks[i].Kind})
	}
	slices.SortStableFunc(rows, func(a, b eventRow) int {
		return cmp.Or(cmp.Compare(a.Entries[0].Published, b.Entries[0].Published), cmp.Compare(a.ID, b.ID))
	})
	return rows
}

func pointers[T any](list []T) []*T {
	out := make([]*T, len(list))
	for i := range list {
		out[i] = &list[i]
	}
	return out
}

// eventList is what "events" prints.
var eventList = listOf[eventRow]{
	brief: []string{"date", "type", "status", "title", "independent", "id"},
	columns: []export.Column[eventRow]{
		{Name: "id", About: "id of the happening: the key of its earliest evidence", Value: func(r eventRow) any { return r.ID }, Show: func(r eventRow) string { return export.Brief(r.ID) }},
		{Name: "type", About: "PLOVER type of the act", Value: func(r eventRow) any { return r.Type }},
		{Name: "mode", About: "PLOVER mode", Value: func(r eventRow) any { return r.Mode }},
		{Name: "status", About: "what the last report leaves one believing: happened, planned, cancelled, …", Value: func(r eventRow) any { return r.Status }},
		dateColumn("its day, the finest that a report gives", eventRow.date),
		fromColumn(eventRow.date),
		toColumn(eventRow.date),
		precisionColumn(eventRow.date),
		{Name: "when", About: "that day in the words of a report", Value: func(r eventRow) any { return wording(r.Entries, r.Happening.When) }},
		{Name: "title", About: "who, what and where, for people", Value: func(r eventRow) any { return r.Title }},
		{Name: "actors", About: "names of all who take part", Value: func(r eventRow) any { return sideNames(r.Sides, "") }},
		{Name: "sources", About: "those who act", Value: func(r eventRow) any { return sideNames(r.Sides, "source") }},
		{Name: "targets", About: "those who are acted upon", Value: func(r eventRow) any { return sideNames(r.Sides, "target") }},
		{Name: "countries", About: "countries of those who take part", Value: func(r eventRow) any { return sideCountries(r.Sides) }},
		{Name: "place", About: "where", Value: func(r eventRow) any { return spotName(r.Where) }},
		{Name: "country", About: "country of the place, ISO 3166-1 alpha-3", Value: func(r eventRow) any { return spotCountry(r.Where) }},
		{Name: "talk", About: "summit, visit, talks, … where it is a talk with a life line", Value: func(r eventRow) any { return r.kind }},
		{Name: "reports", About: "how many reports tell of it", Value: func(r eventRow) any { return r.Reports }},
		{Name: "independent", Head: "sources", About: "how many of them are independent; one dispatch in several papers counts once", Value: func(r eventRow) any { return r.Happening.Sources }},
		{Name: "dates", About: "the days by each report, where they disagree", Value: func(r eventRow) any { return r.Dates }},
		{Name: "published", About: "publication time of the first report", Value: func(r eventRow) any { return r.Entries[0].Published }},
		{Name: "aliases", About: "further ids that lead here", Value: func(r eventRow) any { return r.Aliases }},
		{Name: "evidence", About: "the words of each report", Value: func(r eventRow) any { return evidence(r.Entries) }},
	},
}

func (r eventRow) date() string { return r.Happening.When }

func sideCountries(sides []talks.Side) []string {
	out := []string{}
	for _, s := range sides {
		if s.Country != "" && !slices.Contains(out, s.Country) {
			out = append(out, s.Country)
		}
	}
	return out
}

func evidence(entries []talks.Entry) []evidenceJSON {
	out := make([]evidenceJSON, len(entries))
	for i := range entries {
		out[i] = evidenceOf(&entries[i])
	}
	return out
}

// entryList is what "events --entries" prints.
var entryList = listOf[*talks.Entry]{
	brief: []string{"published", "type", "status", "date", "actors", "text", "id"},
	columns: []export.Column[*talks.Entry]{
		{Name: "id", About: "lasting key of the event", Value: func(e *talks.Entry) any { return e.Key }, Show: func(e *talks.Entry) string { return export.Brief(e.Key) }},
		{Name: "report", About: "id of the report", Value: func(e *talks.Entry) any { return e.Report }},
		{Name: "published", About: "publication time of the report", Value: func(e *talks.Entry) any { return e.Published }, Show: func(e *talks.Entry) string { return dayPart(e.Published) }},
		{Name: "publisher", About: "outlet", Value: func(e *talks.Entry) any { return e.Publisher }},
		{Name: "type", About: "PLOVER type of the act", Value: func(e *talks.Entry) any { return e.Type }},
		{Name: "mode", About: "PLOVER mode", Value: func(e *talks.Entry) any { return e.Mode }},
		{Name: "cameo", About: "CAMEO code of the act as if done", Value: func(e *talks.Entry) any { return e.CAMEO }},
		{Name: "context", About: "PLOVER contexts", Value: func(e *talks.Entry) any { return e.Context }},
		{Name: "status", About: "happened, ongoing, planned, possible, conditional, cancelled, denied", Value: func(e *talks.Entry) any { return e.Status }},
		{Name: "put_off", About: "cancelled only: put off, not given up", Value: func(e *talks.Entry) any { return e.PutOff }},
		dateColumn("day of the act", entryDate),
		fromColumn(entryDate),
		toColumn(entryDate),
		precisionColumn(entryDate),
		{Name: "when", About: "that day in the report's words", Value: func(e *talks.Entry) any { return e.When.Text }},
		{Name: "status_date", About: "day it was agreed, announced or called off, ISO 8601", Value: func(e *talks.Entry) any { return dayPart(e.StatusWhen.Value) }},
		{Name: "actors", About: "names of all who take part", Value: func(e *talks.Entry) any { return partyNames(slices.Concat(e.Sources, e.Targets)) }},
		{Name: "sources", About: "those who act", Value: func(e *talks.Entry) any { return partyNames(e.Sources) }},
		{Name: "targets", About: "those who are acted upon", Value: func(e *talks.Entry) any { return partyNames(e.Targets) }},
		{Name: "place", About: "where", Value: func(e *talks.Entry) any { return spotName(e.Where) }},
		{Name: "country", About: "country of the place, ISO 3166-1 alpha-3", Value: func(e *talks.Entry) any { return spotCountry(e.Where) }},
		{Name: "said_by", About: "on whose word", Value: func(e *talks.Entry) any { return partyName(e.SaidBy) }},
		{Name: "text", About: "the words it rests on", Value: func(e *talks.Entry) any { return e.Evidence.Text }},
		{Name: "start", About: "where they begin, code points of the report's text", Value: func(e *talks.Entry) any { return e.Evidence.Start }},
		{Name: "end", About: "where they end", Value: func(e *talks.Entry) any { return e.Evidence.End }},
		{Name: "rule", About: "the rule that found it", Value: func(e *talks.Entry) any { return e.Rule }},
		{Name: "confidence", About: "0 to 1", Value: func(e *talks.Entry) any { return e.Confidence }},
	},
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
