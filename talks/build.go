package talks

import (
	"cmp"
	"maps"
	"slices"
	"strings"
)

// KnownBy returns the entries of reports published on or before the day (UTC,
// YYYY-MM-DD). For "" it returns all; reports without a date count only then.
func KnownBy(entries []Entry, limit string) []Entry {
	last, ok := parseDay(limit)
	if !ok {
		return entries
	}
	var out []Entry
	for i := range entries {
		if d, ok := publishedDay(entries[i].Published); ok && d <= last {
			out = append(out, entries[i])
		}
	}
	return out
}

// Link groups the entries of all reports into happenings and talks. The result
// depends on the set of entries alone.
func Link(entries []Entry) *Linked {
	l := newLinker(newNodes(entries))
	l.run()
	var out Linked
	var meetings, journeys []*group
	for i := range l.clusters {
		c := &l.clusters[i]
		if len(c.nodes) == 0 {
			continue
		}
		slices.Sort(c.nodes)
		g := l.group(c)
		seeds := slices.DeleteFunc(slices.Clone(g.nodes), func(n *node) bool { return !n.concrete() })
		switch {
		case len(seeds) == 0:
			out.Happenings = append(out.Happenings, g.happening())
		case !slices.ContainsFunc(seeds, func(n *node) bool { return !n.journey }):
			journeys = append(journeys, g)
		default:
			out.Talks = append(out.Talks, g.talk())
			meetings = append(meetings, g)
		}
	}
	for _, g := range journeys {
		if slices.ContainsFunc(meetings, func(m *group) bool { return leadsTo(g, m) }) {
			out.Happenings = append(out.Happenings, g.happening())
		} else {
			out.Talks = append(out.Talks, g.talk())
		}
	}
	slices.SortFunc(out.Happenings, func(a, b Happening) int { return compareHappenings(&a, &b) })
	slices.SortFunc(out.Talks, func(a, b Talk) int { return compareHappenings(&a.Happening, &b.Happening) })
	return &out
}

func compareHappenings(a, b *Happening) int {
	return cmp.Or(
		cmp.Compare(publishedInstant(a.Entries[0].Published), publishedInstant(b.Entries[0].Published)),
		strings.Compare(a.ID, b.ID),
	)
}

// concrete reports whether the entry tells of a meeting that can be followed: a
// plan of the report, or a step with a day, a place or people to know it by.
func (n *node) concrete() bool {
	if !n.meeting || n.Status == "happened" {
		return false
	}
	if n.Plan != "" {
		return true
	}
	if len(n.sides) == 0 {
		return false
	}
	if len(n.sides) < 2 && (n.journey || !n.sides[0].group) {
		return n.dated && n.Mode == "visit" && (n.Status == "planned" || n.Status == "cancelled")
	}
	known := n.dated || n.Where != nil
	people := slices.ContainsFunc(n.sides, func(s side) bool { return s.person })
	switch n.Status {
	case "planned":
		return known || people
	case "cancelled":
		return known || people || n.StatusWhen.Value != ""
	case "possible", "conditional":
		return known
	case "denied":
		return n.dated && n.pubKnown && n.when.last >= n.pub
	}
	return false // under way, and never announced
}

// group is a cluster on its way to becoming a happening or a talk.
type group struct {
	nodes []*node
	links []Tie
}

func (l *linker) group(c *cluster) *group {
	g := &group{}
	for _, i := range c.nodes {
		g.nodes = append(g.nodes, &l.nodes[i])
	}
	slices.Sort(c.links)
	for _, i := range c.links {
		p := &l.pairs[i]
		g.links = append(g.links, Tie{A: l.nodes[p.a].Key, B: l.nodes[p.b].Key, Score: int(p.score), Reason: p.why.words(&l.nodes[p.a], &l.nodes[p.b])})
	}
	return g
}

func (g *group) happening() Happening {
	first := g.nodes[0]
	h := Happening{
		ID: first.Key, Aliases: []string{}, Type: first.Type, Mode: g.mode(), Sides: g.sides(),
		Status: g.nodes[len(g.nodes)-1].Status, Links: slices.Clip(append([]Tie{}, g.links...)),
	}
	reports, sources := map[string]bool{}, map[string]bool{}
	var days []string
	for i, n := range g.nodes {
		if i > 0 {
			h.Aliases = append(h.Aliases, n.Key)
		}
		h.Entries = append(h.Entries, *n.Entry)
		reports[n.Report] = true
		sources[cmp.Or(n.Dispatch, n.Report)] = true
		if n.Where != nil && (h.Where == nil || finerPlace(n.Where, h.Where)) {
			h.Where = n.Where
		}
		if n.dated {
			days = append(days, n.When.Value)
			h.When = finerDate(h.When, n.When.Value)
		}
	}
	h.Reports, h.Sources = len(reports), len(sources)
	if days = slices.Compact(slices.Sorted(slices.Values(days))); disagree(days) {
		h.Dates = days
	}
	h.Title = g.title(&h)
	return h
}

// mode is the mode that most entries have.
func (g *group) mode() string {
	count := map[string]int{}
	for _, n := range g.nodes {
		count[n.Mode]++
	}
	best := slices.SortedFunc(maps.Keys(count), func(a, b string) int {
		return cmp.Or(cmp.Compare(count[b], count[a]), strings.Compare(b, a))
	})
	return best[0]
}

// disagree reports whether two of the days exclude each other.
func disagree(days []string) bool {
	for i, a := range days {
		for _, b := range days[i+1:] {
			p, _ := parsePeriod(a)
			q, _ := parsePeriod(b)
			if !p.overlaps(q) {
				return true
			}
		}
	}
	return false
}

// finerDate returns the new value, unless it says the same as the old one more coarsely.
func finerDate(old, value string) string {
	p, okP := parsePeriod(old)
	q, okQ := parsePeriod(value)
	if !okQ || okP && q.contains(p) {
		return old
	}
	return value
}

var precisions = map[string]int{"country": 1, "region": 2, "city": 3, "venue": 4}

// finerPlace reports whether a says more than b about the same place.
func finerPlace(a, b *Spot) bool {
	return precisions[a.Precision] > precisions[b.Precision] && (samePlace(a, b) || compareSpots(a, b) >= placeWithin)
}

// leadsTo reports whether a journey is the way to a meeting that is a talk of
// its own.
func leadsTo(journey, meeting *group) bool {
	for _, a := range journey.nodes {
		if !a.journey {
			continue
		}
		for _, b := range meeting.nodes {
			if a.span.overlaps(b.span) && comparePlaces(a, b) >= placeWithin &&
				slices.ContainsFunc(b.sides, func(s side) bool { return compare(&a.sides[0], &s) >= akin }) {
				return true
			}
		}
	}
	return false
}
