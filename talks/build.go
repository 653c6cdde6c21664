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

// Link groups the entries of all reports into happenings and talks, by the
// publication of their first report. The result depends on the set of entries
// alone.
func Link(entries []Entry) *Linked {
	seen := newSightings(entries)
	l := newLinker(newNodes(entries, seen))
	l.run()
	groups := l.groups(seen)
	meetings := map[string][]*group{} // that are talks, by the country of each side
	for _, g := range groups {
		g.classify()
		if g.class == talkGroup {
			g.eachCountry(func(c string) { meetings[c] = append(meetings[c], g) })
		}
	}
	var out Linked
	for _, g := range groups {
		if g.class == journeyGroup {
			g.class = talkGroup
			g.eachCountry(func(c string) {
				if slices.ContainsFunc(meetings[c], func(m *group) bool { return leadsTo(g, m) }) {
					g.class = happeningGroup
				}
			})
		}
		if g.class == talkGroup {
			out.Talks = append(out.Talks, g.talk())
		} else {
			out.Happenings = append(out.Happenings, g.happening())
		}
	}
	return &out
}

// groupClass is what a group becomes.
type groupClass int

const (
	happeningGroup groupClass = iota
	talkGroup
	journeyGroup // a talk, unless it is the way to one
)

// group is a cluster on its way to becoming a happening or a talk.
type group struct {
	nodes []*node // in their order
	links []Tie
	class groupClass
	seen  *sightings
}

// groups returns the clusters in the order of their first nodes.
func (l *linker) groups(seen *sightings) []*group {
	var out []*group
	for i := range l.nodes {
		c := &l.clusters[l.of[i]]
		if len(c.nodes) == 0 {
			continue // told already
		}
		slices.Sort(c.nodes)
		slices.Sort(c.links)
		g := &group{links: make([]Tie, 0, len(c.links)), seen: seen}
		for _, n := range c.nodes {
			g.nodes = append(g.nodes, &l.nodes[n])
		}
		for _, k := range c.links {
			p := &l.pairs[k]
			a, b := &l.nodes[p.a], &l.nodes[p.b]
			g.links = append(g.links, Tie{A: a.Key, B: b.Key, Score: int(p.score), Reason: p.why.words(a, b)})
		}
		*c = cluster{}
		out = append(out, g)
	}
	return out
}

func (g *group) classify() {
	for _, n := range g.nodes {
		switch {
		case !n.concrete():
		case n.journey && g.class == happeningGroup:
			g.class = journeyGroup
		case !n.journey:
			g.class = talkGroup
		}
	}
}

// eachCountry yields the countries of the sides of all entries, each once.
func (g *group) eachCountry(yield func(string)) {
	seen := map[string]bool{"": true}
	for _, n := range g.nodes {
		for i := range n.sides {
			if c := n.sides[i].country; !seen[c] {
				seen[c] = true
				yield(c)
			}
		}
	}
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

func (g *group) happening() Happening {
	h := g.gather()
	h.Title = g.title(&h)
	return h
}

// gather puts together all but the title, which for a talk waits for its life line.
func (g *group) gather() Happening {
	first := g.nodes[0]
	h := Happening{
		ID: first.Key, Aliases: []string{}, Type: first.Type, Mode: g.mode(), Sides: g.sides(),
		Status: g.nodes[len(g.nodes)-1].Status, Links: g.links,
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
			days = append(days, dayOnly(n.When.Value))
			h.When = finerDate(h.When, dayOnly(n.When.Value))
		}
	}
	h.Reports, h.Sources = len(reports), len(sources)
	if days = slices.Compact(slices.Sorted(slices.Values(days))); disagree(days) {
		h.Dates = days
	}
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

// dayOnly leaves out the time of day.
func dayOnly(value string) string {
	if strings.Contains(value, "/") {
		return value
	}
	value, _, _ = strings.Cut(value, "T")
	return value
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
		if !a.journey || len(a.sides) == 0 {
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
