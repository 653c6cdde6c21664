package talks

import (
	"cmp"
	"maps"
	"slices"
	"strings"
)

// sides puts the parties of all entries together: those that are one by name
// become one side, and those that only stand for a named one (its state, its
// envoys) or for anyone are left out where the named ones are known.
func (g *group) sides() []Side {
	var all []gathered
	rows := 0 // entries that name more than one side
	for _, n := range g.nodes {
		list := parties(n.Entry)
		several := tells(list)
		if several {
			rows++
		}
		for i, p := range list {
			s := g.seen.side(&p)
			k := slices.IndexFunc(all, func(o gathered) bool { return compare(&o.side, &s) == same })
			if k < 0 {
				all = append(all, gathered{side: s, party: p, names: map[string]int{}, role: roleOf(n.Entry, i)})
				k = len(all) - 1
			}
			all[k].add(&p, s, several)
		}
	}
	core := slices.DeleteFunc(slices.Clone(all), func(s gathered) bool { return !s.counts(g, all, rows) })
	if len(core) < 2 {
		core = all
	}
	slices.SortStableFunc(core, func(a, b gathered) int {
		return cmp.Or(strings.Compare(a.role, b.role), cmp.Compare(b.rows, a.rows))
	})
	out := make([]Side, len(core))
	for i := range core {
		out[i] = core[i].told()
	}
	return out
}

// tells reports whether an entry says who meets whom: two sides, one of them named.
func tells(list []Party) bool {
	return len(list) > 1 && slices.ContainsFunc(list, func(p Party) bool { return p.Named })
}

func parties(e *Entry) []Party { return slices.Concat(e.Sources, e.Targets) }

// roleOf is "participant" where no entry tells sources from targets.
func roleOf(e *Entry, i int) string {
	switch {
	case len(e.Targets) == 0:
		return "participant"
	case i < len(e.Sources):
		return "source"
	}
	return "target"
}

// gathered is one side with all its spellings.
type gathered struct {
	side  side
	party Party
	names map[string]int
	role  string
	rows  int // entries with more than one side that name it
}

func (s *gathered) add(p *Party, as side, several bool) {
	s.names[p.Name]++
	if several {
		s.rows++
	}
	s.party.Country = cmp.Or(as.country, s.party.Country)
	s.party.Sector = cmp.Or(s.party.Sector, p.Sector)
	if len(as.tokens) > len(s.side.tokens) {
		s.side = as
	}
}

// counts reports whether the side belongs to the act as a whole: most entries
// that name several sides name it, and no named person stands for it.
func (s *gathered) counts(g *group, all []gathered, rows int) bool {
	covered := s.rows
	for _, n := range g.nodes {
		if !tells(parties(n.Entry)) {
			continue
		}
		named := false
		open := false
		for i := range n.sides {
			c := compare(&n.sides[i], &s.side)
			named = named || c == same
			open = open || c == wildcard && n.sides[i].group || c == akin && !s.side.group && s.side.person
		}
		if open && !named {
			covered++
		}
	}
	if 2*covered < rows {
		return false
	}
	if s.side.person {
		return true
	}
	for i := range all {
		o := &all[i]
		if o.side.key == s.side.key {
			continue
		}
		stands := s.side.country != "" && o.side.country == s.side.country &&
			(o.side.person && (o.rows > 0 || s.side.group) || s.side.group && o.side.public)
		if stands && 2*o.rows >= s.rows {
			return false
		}
	}
	return !(s.side.group && s.side.country == "" && len(all) > 2)
}

// told is the side under its most frequent name.
func (s *gathered) told() Side {
	names := slices.SortedFunc(maps.Keys(s.names), func(a, b string) int {
		return cmp.Or(cmp.Compare(s.names[b], s.names[a]), cmp.Compare(len(b), len(a)), strings.Compare(a, b))
	})
	return Side{Name: names[0], Names: names, Kind: s.party.Kind, Country: s.party.Country, Sector: s.party.Sector, Role: s.role}
}

// kinds are the names of meetings, the preferred first.
var kinds = []struct {
	class wordClass
	name  string
}{{wordSummit, "summit"}, {wordCall, "call"}, {wordTalks, "talks"}, {wordMeeting, "meeting"}}

// kind is what the meeting is called: a visit where most reports call it one,
// else the most telling of the words in its evidence.
func (g *group) kind() string {
	visits := 0
	var classes wordClass
	for _, n := range g.nodes {
		if n.Mode == "visit" {
			visits++
		}
		if n.Mode == "phone" {
			return "call"
		}
		classes |= n.kind
	}
	if 2*visits > len(g.nodes) {
		return "visit"
	}
	for _, k := range kinds {
		if classes&k.class != 0 && k.class != wordCall {
			return k.name
		}
	}
	return "meeting"
}

// title names the act for people: "Ilse Marren and Tomas Okel: summit, Brask".
func (g *group) title(h *Happening) string {
	var from, to []string
	for _, s := range h.Sides {
		list := &from
		if s.Role == "target" {
			list = &to
		}
		if !slices.Contains(*list, s.Name) {
			*list = append(*list, s.Name)
		}
	}
	var b strings.Builder
	b.WriteString(cmp.Or(joinNames(from), joinNames(to), "No one named"))
	if len(from) > 0 && len(to) > 0 {
		b.WriteString(" → " + joinNames(to))
	}
	if h.Type == "CONSULT" {
		b.WriteString(": " + g.kind())
	} else {
		b.WriteString(": " + strings.ToLower(h.Type))
		if h.Mode != "" {
			b.WriteString(" (" + h.Mode + ")")
		}
	}
	if h.Where != nil {
		b.WriteString(", " + g.city(h.Where))
	}
	return b.String()
}

// city is the city that the reports name for a venue, most often; without one it
// is the place itself.
func (g *group) city(where *Spot) string {
	count := map[string]int{}
	for _, n := range g.nodes {
		if w := n.Where; w != nil && w.Precision == "city" && (samePlace(w, where) || compareSpots(w, where) == placeSame) {
			count[w.Name]++
		}
	}
	best := where.Name
	for name, n := range count {
		if n > count[best] || n == count[best] && name < best {
			best = name
		}
	}
	return best
}

func joinNames(names []string) string {
	if n := len(names); n > 1 {
		return strings.Join(names[:n-1], ", ") + " and " + names[n-1]
	}
	return strings.Join(names, "")
}
