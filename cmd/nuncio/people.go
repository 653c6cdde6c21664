package main

import (
	"cmp"
	"context"
	"maps"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"nuncio/columns"
	"nuncio/export"
	"nuncio/store"
	"nuncio/talks"
)

const peopleLong = `Lists the people who act or speak in the reports: their spellings, country,
offices as the reports give them, in how many reports and talks they are, and
the days of the first and the last of those reports.

People of one full name count as one, and all countries that reports give them are
told. A surname alone is never taken for its most famous bearer: it stands by
itself.`

func newPeople() *cobra.Command {
	var country, knownBy string
	cmd := &cobra.Command{
		Use:   "people [NAME...]",
		Short: "List the people of the reports",
		Long:  peopleLong,
		Example: `  nuncio people
  nuncio people kim --country PRK
  nuncio people --json name,names,offices,talks`,
	}
	var f form
	f.add(cmd, func() described { return peopleList })
	fl := cmd.Flags()
	fl.StringVar(&country, "country", "", "`code` of the person's country")
	addKnownBy(fl, &knownBy)
	path := addStoreFlag(fl)
	cmd.RunE = func(cmd *cobra.Command, args []string) error {
		if err := cmp.Or(f.check(cmd.OutOrStdout()), checkCountry(country), checkDay("--known-by", knownBy)); err != nil {
			return err
		}
		asked := words(strings.Join(args, " "))
		return ask(cmd, *path, func(ctx context.Context, s store.Store) error {
			list, err := people(ctx, s, knownBy)
			if err != nil {
				return err
			}
			list = slices.DeleteFunc(list, func(p *person) bool {
				return country != "" && p.countries[strings.ToUpper(country)] == 0 || !p.called(asked)
			})
			return peopleList.answer(cmd, &f, list, "no person fits; “nuncio search” looks into the reports")
		})
	}
	return cmd
}

// person is one person across reports.
type person struct {
	key                           string         // folded name
	spellings, countries, offices map[string]int // how often each
	reports, talks, events        map[string]bool
	quotes                        int
	first, last                   string // publication times
}

// people gathers the named people of all events and statements, ordered by name.
func people(ctx context.Context, s store.Store, knownBy string) ([]*person, error) {
	entries, err := s.Entries(ctx, store.EntryFilter{KnownBy: knownBy})
	if err != nil {
		return nil, err
	}
	quotes, err := s.Quotes(ctx, store.QuoteFilter{KnownBy: knownBy})
	if err != nil {
		return nil, err
	}
	g := gathering{}
	inTalk := talkOf(entries)
	for i := range entries {
		e := &entries[i]
		for _, p := range slices.Concat(e.Sources, e.Targets) {
			if who := g.meet(&p, e.Report, e.Published); who != nil {
				who.events[e.Key] = true
				if id := inTalk[e.Key]; id != "" {
					who.talks[id] = true
				}
			}
		}
	}
	for i := range quotes {
		q := &quotes[i]
		if q.Speaker == nil {
			continue
		}
		if who := g.meet(q.Speaker, q.Report, q.Published); who != nil {
			who.quotes++
		}
	}
	return g.people(), nil
}

// talkOf leads from each entry of a talk to the talk's id.
func talkOf(entries []talks.Entry) map[string]string {
	meetings := slices.DeleteFunc(slices.Clone(entries), func(e talks.Entry) bool { return e.Type != "CONSULT" })
	out := map[string]string{}
	for _, t := range talks.Link(meetings).Talks {
		for i := range t.Entries {
			out[t.Entries[i].Key] = t.ID
		}
	}
	return out
}

// gathering holds people by what tells them apart.
type gathering map[string]*person

// meet counts a mention; nil for one who is no named person.
func (g gathering) meet(p *talks.Party, report, published string) *person {
	name := words(p.Name)
	if p.Kind != "person" || !p.Named || len(name) == 0 {
		return nil
	}
	key := strings.Join(name, "")
	apart := key
	if len(name) == 1 {
		apart += " " + p.Country
	}
	who := g[apart]
	if who == nil {
		who = &person{
			key: key, spellings: map[string]int{}, countries: map[string]int{}, offices: map[string]int{},
			reports: map[string]bool{}, talks: map[string]bool{}, events: map[string]bool{},
		}
		g[apart] = who
	}
	tally(who.spellings, p.Name)
	tally(who.countries, p.Country)
	tally(who.offices, p.Office)
	who.reports[report] = true
	if published != "" && (who.first == "" || published < who.first) {
		who.first = published
	}
	who.last = max(who.last, published)
	return who
}

// tally counts a word; what no report gives is not counted.
func tally(counts map[string]int, word string) {
	if word != "" {
		counts[word]++
	}
}

// people returns all, ordered by name.
func (g gathering) people() []*person {
	return slices.SortedFunc(maps.Values(g), func(a, b *person) int {
		return cmp.Or(cmp.Compare(a.key, b.key), cmp.Compare(a.country(), b.country()))
	})
}

// country is the one that most of the reports give; "" where none does.
func (p *person) country() string {
	for _, c := range mostFirst(p.countries) {
		return c
	}
	return ""
}

// called reports whether each word is in the name.
func (p *person) called(asked []string) bool {
	for _, w := range asked {
		if !strings.Contains(p.key, w) {
			return false
		}
	}
	return true
}

// mostFirst lists what was counted, the most frequent first.
func mostFirst(counts map[string]int) []string {
	return slices.SortedFunc(maps.Keys(counts), func(a, b string) int {
		return cmp.Or(cmp.Compare(counts[b], counts[a]), cmp.Compare(a, b))
	})
}

// anyCase drops what stands before it in other capitals: "president", "President".
func anyCase(list []string) []string {
	var out []string
	for _, s := range list {
		if !slices.ContainsFunc(out, func(o string) bool { return strings.EqualFold(o, s) }) {
			out = append(out, s)
		}
	}
	return out
}

// peopleList is what "people" prints.
var peopleList = listOf[*person]{
	brief: []string{"name", "country", "offices", "reports", "talks", "quotes", "first", "last"},
	columns: []export.Column[*person]{
		{Name: "name", About: "the most frequent spelling", Value: func(p *person) any { return mostFirst(p.spellings)[0] }},
		{Name: "names", About: "all spellings, the most frequent first", Value: func(p *person) any { return mostFirst(p.spellings) }},
		{Name: "country", About: "the country that most reports give, ISO 3166-1 alpha-3", Value: func(p *person) any { return p.country() }},
		{Name: "countries", About: "all countries that reports give", Value: func(p *person) any { return mostFirst(p.countries) }},
		{Name: "offices", About: "offices that reports give, the most frequent first", Value: func(p *person) any { return anyCase(mostFirst(p.offices)) }},
		{Name: "reports", About: "in how many reports the person acts or speaks", Value: func(p *person) any { return len(p.reports) }},
		{Name: "events", About: "in how many entries of events", Value: func(p *person) any { return len(p.events) }},
		{Name: "talks", About: "in how many talks", Value: func(p *person) any { return len(p.talks) }},
		{Name: "talk_ids", About: "ids of those talks", Value: func(p *person) any { return slices.Sorted(maps.Keys(p.talks)) }},
		{Name: "quotes", About: "how many sayings of the person", Value: func(p *person) any { return p.quotes }},
		{Name: "first", About: "publication time of the first of the reports", Value: func(p *person) any { return p.first }, Show: func(p *person) string { return columns.Day(p.first) }},
		{Name: "last", About: "publication time of the last", Value: func(p *person) any { return p.last }, Show: func(p *person) string { return columns.Day(p.last) }},
	},
}
