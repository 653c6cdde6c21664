package talks

import (
	"cmp"
	"math"
	"slices"
	"strings"
)

// node is an entry prepared for comparison.
type node struct {
	*Entry
	instant  int64 // of publication, to order by
	pub      day
	pubKnown bool
	when     period // stated
	dated    bool
	span     period // when it was, is or will be, as far as that can be said at all
	sides    []side
	about    []string // words that tell what it is about
	kind     wordClass
	place    string // NameKey of the place
	meeting  bool   // CONSULT
	journey  bool   // a visit to a place, no host named: the way to a meeting, and not the meeting
	vague    bool   // a meeting of states with no day, place or plan to know it by
}

// How far the days reach that the words leave open.
const (
	openReach = 120 // days ahead that a plan without a date is taken to look
	hopeReach = 90  // … and a mere possibility
	pastReach = 30  // days back that a report that gives no day is taken to look
)

func newNode(e *Entry, seen *sightings) node {
	n := node{Entry: e, meeting: e.Type == "CONSULT"}
	n.pub, n.pubKnown = publishedDay(e.Published)
	n.instant = publishedInstant(e.Published)
	n.when, n.dated = parsePeriod(e.When.Value)
	for _, p := range parties(e) {
		n.sides = append(n.sides, seen.side(&p))
	}
	if e.Where != nil {
		n.place = NameKey(e.Where.Name)
	}
	n.journey = n.meeting && n.Mode == "visit" && len(e.Targets) == 0
	n.vague = n.meeting && !n.dated && e.Where == nil && e.Plan == "" && !slices.ContainsFunc(n.sides, func(s side) bool { return s.person })
	names := map[string]bool{}
	for _, p := range parties(e) {
		for _, t := range fold(p.Name + " " + p.Office) {
			names[t] = names[t] || p.Named
		}
	}
	if e.Where != nil {
		for _, t := range fold(e.Where.Text + " " + e.Where.Name) {
			names[t] = true
		}
	}
	texts := []string{e.Evidence.Text}
	for _, ev := range e.Also {
		texts = append(texts, ev.Text)
	}
	var classes wordClass
	n.about, classes = about(seen.words, texts, names)
	n.kind = classes & kindWords
	n.span = n.reach()
	return n
}

// reach is the stretch of days in which the act can lie: the stated days, and
// for an open one without them what its publication allows.
func (n *node) reach() period {
	switch {
	case n.dated && n.Status == "ongoing":
		return period{n.when.first, max(n.when.last, n.when.first+7, n.pub)}
	case n.dated:
		return n.when
	case !n.pubKnown:
		return period{math.MinInt32 / 2, math.MaxInt32 / 2}
	}
	switch n.Status {
	case "happened":
		return period{n.pub - pastReach, n.pub}
	case "ongoing":
		return period{n.pub - 1, n.pub + 7}
	case "cancelled", "denied":
		return period{n.pub - pastReach, n.pub + openReach}
	case "possible", "conditional":
		return period{n.pub - 1, n.pub + hopeReach}
	}
	return period{n.pub - 1, n.pub + openReach}
}

// done reports whether the act has taken place, or has begun.
func (n *node) done() bool { return n.Status == "happened" || n.Status == "ongoing" }

func (n *node) off() bool { return n.Status == "cancelled" || n.Status == "denied" }

// order sorts nodes by publication, then report, then place in the report.
func order(a, b *node) int {
	if c := cmp.Compare(a.instant, b.instant); c != 0 {
		return c
	}
	if c := strings.Compare(a.Report, b.Report); c != 0 {
		return c
	}
	return cmp.Or(cmp.Compare(a.Evidence.Start, b.Evidence.Start), cmp.Compare(a.Evidence.End, b.Evidence.End), strings.Compare(a.Key, b.Key))
}

// nearby is how two places stand to each other.
type nearby int

const (
	placeUnknown nearby = iota
	placeApart
	placeWithin
	placeSame
)

// nearKilometres is the distance up to which two places count as one: a venue
// and its city, a city and its suburb.
const nearKilometres = 60

func comparePlaces(a, b *node) nearby {
	switch {
	case a.Where == nil || b.Where == nil:
		return placeUnknown
	case a.place == b.place:
		return placeSame
	}
	return compareSpots(a.Where, b.Where)
}

// compareSpots compares two places of other names.
func compareSpots(a, b *Spot) nearby {
	switch {
	case a.Precision == "country" || b.Precision == "country":
		if a.Country != "" && a.Country == b.Country {
			return placeWithin
		}
		if a.Country == "" || b.Country == "" {
			return placeUnknown
		}
		return placeApart
	case a.Lat != nil && b.Lat != nil && a.Lon != nil && b.Lon != nil:
		if distance(*a.Lat, *a.Lon, *b.Lat, *b.Lon) <= nearKilometres {
			return placeSame
		}
		if a.Precision == "region" || b.Precision == "region" {
			return placeUnknown
		}
		return placeApart
	case a.Country != "" && b.Country != "" && a.Country != b.Country && a.Precision != "" && b.Precision != "":
		return placeApart
	}
	return placeUnknown
}

// distance is the great-circle distance in kilometres.
func distance(lat1, lon1, lat2, lon2 float64) float64 {
	const r, rad = 6371, math.Pi / 180
	h := math.Pow(math.Sin((lat2-lat1)*rad/2), 2) + math.Cos(lat1*rad)*math.Cos(lat2*rad)*math.Pow(math.Sin((lon2-lon1)*rad/2), 2)
	return 2 * r * math.Asin(math.Sqrt(min(h, 1)))
}

// newNodes prepares entries, in their order.
func newNodes(entries []Entry, seen *sightings) []node {
	nodes := make([]node, len(entries))
	for i := range entries {
		nodes[i] = newNode(&entries[i], seen)
	}
	slices.SortFunc(nodes, func(a, b node) int { return order(&a, &b) })
	byReport := map[string][]int{}
	for i := range nodes {
		byReport[nodes[i].Report] = append(byReport[nodes[i].Report], i)
	}
	for _, list := range byReport {
		expandCollectives(nodes, list, seen.words)
	}
	return nodes
}

// expandCollectives puts the two states that a report is about in place of
// groups that the report calls by no more than their number or rank: "both
// sides", "the foreign ministers". Where it is about no two states they stay.
func expandCollectives(nodes []node, list []int, table map[string]wordClass) {
	count := map[[2]string]int{}
	var most [2]string
	for _, i := range list {
		for pair := range countryPairs(&nodes[i]) {
			count[pair]++
			if n := count[pair]; n > count[most] || n == count[most] && pair[0]+pair[1] < most[0]+most[1] {
				most = pair
			}
		}
	}
	if most[0] == "" {
		return
	}
	for _, i := range list {
		n := &nodes[i]
		k := slices.IndexFunc(n.sides, func(s side) bool { return s.country == "" && isCollective(&s, table) })
		if k < 0 || !n.meeting {
			continue
		}
		group := n.sides[k]
		one, other := group, group
		one.country, other.country = most[0], most[1]
		n.sides = append(slices.Delete(slices.Clone(n.sides), k, k+1), one, other)
	}
}

func countryPairs(n *node) map[[2]string]bool {
	pairs := map[[2]string]bool{}
	if !n.meeting {
		return nil
	}
	for i := range n.sides {
		for j := range n.sides[:i] {
			a, b := n.sides[j].country, n.sides[i].country
			if a != "" && b != "" && a != b {
				pairs[[2]string{min(a, b), max(a, b)}] = true
			}
		}
	}
	return pairs
}

func isCollective(s *side, table map[string]wordClass) bool {
	if !s.group || len(s.tokens) == 0 || s.number > 0 {
		return false
	}
	for _, t := range s.tokens {
		switch t {
		case "two", "both":
			return true
		case "all":
			return false
		}
	}
	last := s.tokens[len(s.tokens)-1]
	return table[last]&rankWords != 0 && strings.HasSuffix(last, "s")
}
