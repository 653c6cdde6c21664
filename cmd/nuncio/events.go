package main

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"nuncio/columns"
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
			rows := slices.DeleteFunc(columns.Happenings(talks.Link(entries)), func(r columns.Event) bool { return !q.has(r.Happening) })
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

func pointers[T any](list []T) []*T {
	out := make([]*T, len(list))
	for i := range list {
		out[i] = &list[i]
	}
	return out
}

// eventList is what "events" prints.
var eventList = listOf[columns.Event]{
	brief:   []string{"date", "type", "status", "title", "independent", "id"},
	columns: columns.Events,
}

// entryList is what "events --entries" prints.
var entryList = listOf[*talks.Entry]{
	brief:   []string{"published", "type", "status", "date", "actors", "text", "id"},
	columns: columns.Entries,
}
