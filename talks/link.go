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

// cluster is a set of nodes taken for one act, with what forbids joining it to
// another.
type cluster struct {
	nodes   []int32
	reports map[string]bool
	links   []int32 // pairs that joined it
	done    []period
}

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
	for i := range nodes {
		l.of[i] = int32(i)
		c := &l.clusters[i]
		c.nodes = []int32{int32(i)}
		c.reports = map[string]bool{nodes[i].Report: true}
		if n := &nodes[i]; n.meeting && n.done() && n.dated && n.when.days() <= 3 {
			c.done = []period{n.span}
		}
	}
	return l
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
	a, b := &l.clusters[x], &l.clusters[y]
	for _, n := range b.nodes {
		l.of[n] = x
	}
	a.nodes = append(a.nodes, b.nodes...)
	a.links = append(append(a.links, b.links...), i)
	a.done = append(a.done, b.done...)
	for r := range b.reports {
		a.reports[r] = true
	}
	*b = cluster{}
}

// mayJoin tells whether two clusters can be one act.
func (l *linker) mayJoin(a, b *cluster) bool {
	if len(a.nodes) > len(b.nodes) {
		a, b = b, a
	}
	for r := range a.reports {
		if b.reports[r] && !l.mayShareReport(a, b, r) {
			return false
		}
	}
	if !l.nodes[a.nodes[0]].meeting {
		return true
	}
	for _, p := range a.done {
		for _, q := range b.done {
			if p.gap(q) > 1 {
				return false
			}
		}
	}
	return l.inSequence(a, b) && l.inSequence(b, a) && l.sidesAgree(a, b)
}

// mayShareReport: a report tells of one act once, so two entries of it are one
// act only where the report joins them.
func (l *linker) mayShareReport(a, b *cluster, report string) bool {
	for _, x := range a.nodes {
		if l.nodes[x].Report != report {
			continue
		}
		for _, y := range b.nodes {
			if l.nodes[y].Report == report && !l.inside[[2]int32{min(x, y), max(x, y)}] {
				return false
			}
		}
	}
	return true
}

// inSequence: once a meeting was held, a later report that still looks forward
// to one means the next.
func (l *linker) inSequence(held, open *cluster) bool {
	for _, h := range held.done {
		for _, x := range open.nodes {
			n := &l.nodes[x]
			if !n.done() && !n.off() && n.pubKnown && n.pub > h.last+1 && n.span.first > h.last {
				return false
			}
		}
	}
	return true
}

// sidesAgree: entries that name only states may lead from one meeting of two
// states' people to another's; clusters whose people are others are apart.
func (l *linker) sidesAgree(a, b *cluster) bool {
	people := map[string][]*side{}
	for _, x := range a.nodes {
		for i := range l.nodes[x].sides {
			if s := &l.nodes[x].sides[i]; s.person && s.country != "" {
				people[s.country] = append(people[s.country], s)
			}
		}
	}
	agree := map[string]bool{} // of the countries whose people both name
	for _, y := range b.nodes {
		for i := range l.nodes[y].sides {
			s := &l.nodes[y].sides[i]
			if !s.person || people[s.country] == nil {
				continue
			}
			for _, o := range people[s.country] {
				agree[s.country] = agree[s.country] || compare(s, o) == same
			}
		}
	}
	for _, ok := range agree {
		if !ok {
			return false
		}
	}
	return true
}
