package talks

import (
	"cmp"
	"slices"
	"strings"
)

// pair is two nodes that match.
type pair struct {
	a, b  int32 // a < b
	score int32
	why   why
}

// cluster is a set of nodes taken for one act, with what decides whether it can
// be joined to another.
type cluster struct {
	nodes   []int32
	links   []int32 // pairs that joined it
	reports []int32 // sorted
	people  []*side // of some country, each once
	held    bool    // it has a meeting that took place on a known day …
	heldBy  day     // … the earliest end of those
	heldOn  day     // … the latest beginning of those
	open    []ahead // none of them behind another in both days
}

// ahead is an entry that looks forward: when it was published, and the first
// day that it can mean.
type ahead struct{ pub, first day }

// linker joins pairs, the surest first, and refuses those that would bring
// together what one report tells apart, or two meetings that were both held.
// Which pairs there are depends on the entries alone and the order of joining on
// the pairs alone, so that the order of adding reports cannot matter.
type linker struct {
	nodes    []node
	pairs    []pair
	of       []int32 // cluster of each node
	clusters []cluster
	inside   map[[2]int32]bool // pairs of one report that match
}

func newLinker(nodes []node) *linker {
	l := &linker{nodes: nodes, of: make([]int32, len(nodes)), clusters: make([]cluster, len(nodes)), inside: map[[2]int32]bool{}}
	reports := map[string]int32{}
	for i := range nodes {
		r, ok := reports[nodes[i].Report]
		if !ok {
			r = int32(len(reports))
			reports[nodes[i].Report] = r
		}
		l.of[i] = int32(i)
		l.clusters[i] = newCluster(&nodes[i], int32(i), r)
	}
	return l
}

func newCluster(n *node, i, report int32) cluster {
	c := cluster{nodes: []int32{i}, reports: []int32{report}}
	if !n.meeting {
		return c
	}
	if n.Status == "happened" && n.pubKnown || n.done() && n.dated && n.when.days() <= 3 {
		c.held, c.heldBy, c.heldOn = true, n.span.last, n.span.first
	}
	if !n.done() && !n.off() && n.pubKnown {
		c.open = []ahead{{n.pub, n.span.first}}
	}
	for k := range n.sides {
		if s := &n.sides[k]; s.person && s.country != "" {
			c.people = append(c.people, s)
		}
	}
	return c
}

func (l *linker) run() {
	first := l.findTwins()
	l.findInside()
	l.findPairs(first)
	slices.SortFunc(l.pairs, func(a, b pair) int {
		return cmp.Or(cmp.Compare(b.score, a.score), l.breakTie(&a, &b))
	})
	l.pairs = slices.CompactFunc(l.pairs, func(a, b pair) bool { return a.a == b.a && a.b == b.b })
	for i := range l.pairs {
		l.join(int32(i))
	}
}

// breakTie puts first what is nearer in publication, then what comes first in
// the order of the nodes, which is the same for every set that has them.
func (l *linker) breakTie(a, b *pair) int {
	if c := cmp.Compare(l.publicationGap(a), l.publicationGap(b)); c != 0 {
		return c
	}
	return cmp.Or(cmp.Compare(a.a, b.a), cmp.Compare(a.b, b.b))
}

func (l *linker) publicationGap(p *pair) day {
	a, b := &l.nodes[p.a], &l.nodes[p.b]
	return max(a.pub-b.pub, b.pub-a.pub)
}

func (l *linker) compare(x, y int32) {
	if x > y {
		x, y = y, x
	}
	if score, reason := match(&l.nodes[x], &l.nodes[y]); score > 0 {
		l.pairs = append(l.pairs, pair{x, y, int32(score), reason})
	}
}

// findTwins pairs entries of several reports that say the same (the same people,
// day, place and status) and returns the first of each such set, which alone is
// compared with others: a matter that a thousand reports tell of would else
// cost a million comparisons.
func (l *linker) findTwins() []int32 {
	var first []int32
	twins := map[string]int32{}
	for i := range l.nodes {
		key := l.nodes[i].twinKey()
		one, found := twins[key]
		if key == "" || !found || l.nodes[one].Report == l.nodes[i].Report {
			first = append(first, int32(i))
			twins[key] = int32(i)
			continue
		}
		l.compare(one, int32(i))
		if len(l.pairs) == 0 || l.pairs[len(l.pairs)-1].b != int32(i) {
			first = append(first, int32(i)) // no match after all
		}
	}
	return first
}

// twinKey is what twins have in common; "" for an entry that can have none.
func (n *node) twinKey() string {
	if !n.meeting || !n.dated || n.when.days() > 7 || len(n.sides) < 2 {
		return ""
	}
	keys := make([]string, len(n.sides))
	for i := range n.sides {
		if n.sides[i].group {
			return ""
		}
		keys[i] = n.sides[i].country + n.sides[i].key
	}
	slices.Sort(keys)
	return strings.Join(append(keys, n.Status, n.Mode, n.place, n.When.Value, n.StatusWhen.Value), "\x00")
}

// findInside compares the meetings of each report with one another.
func (l *linker) findInside() {
	byReport := map[string][]int32{}
	for i := range l.nodes {
		if l.nodes[i].meeting {
			byReport[l.nodes[i].Report] = append(byReport[l.nodes[i].Report], int32(i))
		}
	}
	for _, list := range byReport {
		for i, x := range list {
			for _, y := range list[i+1:] {
				n := len(l.pairs)
				if l.compare(x, y); len(l.pairs) > n {
					l.inside[[2]int32{x, y}] = true
				}
			}
		}
	}
}

// block is a set of nodes that have something in common. Where full is set all
// are compared with all, else the open ones, which name no two countries, with all.
type block struct {
	nodes, open []int32
	full        bool
}

// findPairs compares the nodes that share a block; most pairs of a large store
// share none.
func (l *linker) findPairs(nodes []int32) {
	blocks := map[string]*block{}
	for _, i := range nodes {
		n := &l.nodes[i]
		n.blockKeys(func(key string, full, open bool) {
			b := blocks[key]
			if b == nil {
				b = &block{full: full}
				blocks[key] = b
			}
			b.nodes = append(b.nodes, i)
			if open {
				b.open = append(b.open, i)
			}
		})
	}
	for _, b := range blocks {
		if b.full {
			l.sweep(b.nodes)
			continue
		}
		for _, x := range b.open {
			for _, y := range b.nodes {
				if l.nodes[x].Report != l.nodes[y].Report {
					l.compare(x, y)
				}
			}
		}
	}
}

// sweep compares nodes in the order of their days, and only with those whose
// days are near enough for a date that moved.
func (l *linker) sweep(list []int32) {
	slices.SortFunc(list, func(a, b int32) int {
		return cmp.Or(cmp.Compare(l.nodes[a].span.first, l.nodes[b].span.first), cmp.Compare(a, b))
	})
	for i, x := range list {
		reach := l.nodes[x].span.last + openReach
		for _, y := range list[i+1:] {
			if l.nodes[y].span.first > reach {
				break
			}
			if l.nodes[x].Report != l.nodes[y].Report {
				l.compare(x, y)
			}
		}
	}
}

// blockKeys yields the blocks that an entry belongs to.
func (n *node) blockKeys(yield func(key string, full, open bool)) {
	if !n.meeting {
		n.actKeys(yield)
		return
	}
	countries := 0
	for i := range n.sides {
		s := &n.sides[i]
		switch {
		case s.country == "" && !s.group:
			yield("n/"+s.key, true, false)
		case s.country != "" && !slices.ContainsFunc(n.sides[:i], func(o side) bool { return o.country == s.country }):
			countries++
			for j := range n.sides[:i] {
				if o := &n.sides[j]; o.country != "" {
					yield("c/"+min(s.country, o.country)+"/"+max(s.country, o.country), true, false)
				}
			}
		}
	}
	if n.Where == nil {
		return
	}
	open := countries < 2
	for i := range n.sides {
		if n.sides[i].country != "" {
			yield("p/"+n.sides[i].country+"/"+n.place, false, open)
		}
	}
	if n.dated && n.when.days() <= 31 {
		for m := n.when.first / 31; m <= n.when.last/31; m++ {
			yield("w/"+m.String()+n.place, false, open)
		}
	}
}

// actKeys are the blocks of acts that are no meetings: by the first source, in
// the stretch of days in which two reports of one act must lie.
func (n *node) actKeys(yield func(key string, full, open bool)) {
	if len(n.Sources) == 0 {
		return
	}
	who := n.Type + "/" + cmp.Or(n.sides[0].country, n.sides[0].key) + "/"
	if n.dated && n.when.days() <= 31 {
		for w := (n.when.first - 1) / 16; w <= (n.when.last+1)/16; w++ {
			yield(who+"d/"+w.String(), true, false)
		}
	}
	if n.pubKnown {
		for w := (n.pub - 3) / 16; w <= (n.pub+3)/16; w++ {
			yield(who+"p/"+w.String(), true, false)
		}
	}
}

func (l *linker) join(i int32) {
	p := l.pairs[i]
	x, y := l.of[p.a], l.of[p.b]
	if x == y || !l.mayJoin(&l.clusters[x], &l.clusters[y]) {
		return
	}
	if len(l.clusters[x].nodes) < len(l.clusters[y].nodes) {
		x, y = y, x
	}
	for _, n := range l.clusters[y].nodes {
		l.of[n] = x
	}
	l.clusters[x].absorb(&l.clusters[y])
	l.clusters[x].links = append(l.clusters[x].links, i)
}

func (c *cluster) absorb(o *cluster) {
	c.nodes = append(c.nodes, o.nodes...)
	c.links = append(c.links, o.links...)
	c.reports = append(c.reports, o.reports...)
	slices.Sort(c.reports)
	c.reports = slices.Compact(c.reports)
	for _, s := range o.people {
		if !slices.ContainsFunc(c.people, func(t *side) bool { return t.key == s.key && t.country == s.country }) {
			c.people = append(c.people, s)
		}
	}
	switch {
	case c.held && o.held:
		c.heldBy, c.heldOn = min(c.heldBy, o.heldBy), max(c.heldOn, o.heldOn)
	case o.held:
		c.held, c.heldBy, c.heldOn = true, o.heldBy, o.heldOn
	}
	for _, a := range o.open {
		behind := func(b, a ahead) bool { return b.pub <= a.pub && b.first <= a.first }
		if !slices.ContainsFunc(c.open, func(b ahead) bool { return behind(a, b) }) {
			c.open = append(slices.DeleteFunc(c.open, func(b ahead) bool { return behind(b, a) }), a)
		}
	}
	*o = cluster{}
}

// mayJoin tells whether two clusters can be one act.
func (l *linker) mayJoin(a, b *cluster) bool {
	if a.held && b.held && max(b.heldOn-a.heldBy, a.heldOn-b.heldBy) > 1 {
		return false // two meetings, both held
	}
	return inSequence(a, b) && inSequence(b, a) && peopleAgree(a, b) && l.reportsAgree(a, b)
}

// inSequence: once a meeting was held, a later report that still looks forward
// to one means the next.
func inSequence(held, open *cluster) bool {
	return !held.held || !slices.ContainsFunc(open.open, func(a ahead) bool { return a.pub > held.heldBy+1 && a.first > held.heldBy })
}

// peopleAgree: entries that name only states may lead from one meeting of two
// states' people to another's; clusters whose people are others are apart.
func peopleAgree(a, b *cluster) bool {
	for _, s := range a.people {
		met := false // b has people of that country
		if slices.ContainsFunc(b.people, func(o *side) bool {
			met = met || o.country == s.country
			return o.country == s.country && compare(s, o) == same
		}) {
			continue
		}
		if met && !slices.ContainsFunc(a.people, func(t *side) bool {
			return t.country == s.country && slices.ContainsFunc(b.people, func(o *side) bool { return compare(t, o) == same })
		}) {
			return false
		}
	}
	return true
}

// reportsAgree: a report tells of one act once, so two entries of it are one act
// only where the report joins them.
func (l *linker) reportsAgree(a, b *cluster) bool {
	for i, j := 0, 0; i < len(a.reports) && j < len(b.reports); {
		switch c := cmp.Compare(a.reports[i], b.reports[j]); {
		case c < 0:
			i++
		case c > 0:
			j++
		default:
			return l.entriesAgree(a, b)
		}
	}
	return true
}

func (l *linker) entriesAgree(a, b *cluster) bool {
	byReport := map[string][]int32{}
	for _, x := range a.nodes {
		byReport[l.nodes[x].Report] = append(byReport[l.nodes[x].Report], x)
	}
	for _, y := range b.nodes {
		for _, x := range byReport[l.nodes[y].Report] {
			if !l.inside[[2]int32{min(x, y), max(x, y)}] {
				return false
			}
		}
	}
	return true
}
