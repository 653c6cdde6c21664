package talks

import (
	"cmp"
	"slices"
	"strings"
)

// pair is two nodes that match.
type pair struct {
	a, b   int32 // a < b
	score  int32
	reason string
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
	l.findPairs()
	slices.SortFunc(l.pairs, func(a, b pair) int {
		return cmp.Or(cmp.Compare(b.score, a.score), l.compareKeys(a, b))
	})
	for i := range l.pairs {
		l.join(int32(i))
	}
}

// compareKeys breaks ties: what is nearer in publication first, then by key.
func (l *linker) compareKeys(a, b pair) int {
	return cmp.Or(
		cmp.Compare(l.publicationGap(a), l.publicationGap(b)),
		strings.Compare(l.nodes[a.a].Key, l.nodes[b.a].Key),
		strings.Compare(l.nodes[a.b].Key, l.nodes[b.b].Key),
	)
}

func (l *linker) publicationGap(p pair) day {
	a, b := &l.nodes[p.a], &l.nodes[p.b]
	return max(a.pub-b.pub, b.pub-a.pub)
}

// findPairs compares the nodes that share a block: two countries, a person, or a
// country and a place. Most pairs of a large store share none.
func (l *linker) findPairs() {
	blocks := map[string][]int32{}
	for i := range l.nodes {
		for _, k := range blockKeys(&l.nodes[i]) {
			blocks[k] = append(blocks[k], int32(i))
		}
	}
	seen := map[[2]int32]bool{}
	for _, list := range blocks {
		l.findInBlock(list, seen)
	}
}

func (l *linker) findInBlock(list []int32, seen map[[2]int32]bool) {
	for i, x := range list {
		for _, y := range list[i+1:] {
			a, b := &l.nodes[x], &l.nodes[y]
			if a.pub-b.pub > 2*far || b.pub-a.pub > 2*far || seen[[2]int32{x, y}] {
				continue
			}
			seen[[2]int32{x, y}] = true
			if score, reason := match(a, b); score > 0 {
				l.pairs = append(l.pairs, pair{x, y, int32(score), reason})
				if a.Report == b.Report {
					l.inside[[2]int32{x, y}] = true
				}
			}
		}
	}
}

// blockKeys returns what two entries must share in part to be compared at all.
func blockKeys(n *node) []string {
	var keys []string
	add := func(k string) {
		if k = n.Type + k; !slices.Contains(keys, k) {
			keys = append(keys, k)
		}
	}
	for i := range n.sides {
		s := &n.sides[i]
		if s.country == "" {
			add("/n/" + s.key)
			continue
		}
		for j := range n.sides[:i] {
			if o := &n.sides[j]; o.country != "" && o.country != s.country {
				add("/c/" + min(s.country, o.country) + "/" + max(s.country, o.country))
			}
		}
		if n.Where != nil {
			add("/p/" + s.country + "/" + NameKey(n.Where.Name))
		}
		if !n.meeting || len(n.sides) == 1 {
			add("/s/" + s.country)
		}
	}
	if n.Where != nil && n.dated {
		add("/w/" + NameKey(n.Where.Name))
	}
	if n.Plan != "" {
		add("/r/" + n.Report)
	}
	return keys
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
