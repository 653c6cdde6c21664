package entity

import (
	"slices"
	"strings"

	"nuncio/syntax"
)

// linkShortNames links people named by one part of their name ("Mr Venn",
// "General Venn", "Venn") to those named in full: first in the running text,
// in order, or else in the titles and captions around it.
func (rd *reading) linkShortNames(running bool) {
	if running {
		rd.noteRanks()
	}
	for i := range rd.ments {
		m := &rd.ments[i]
		if m.kinds == personKind && m.form == Name && m.short && rd.running(m.sentence) == running {
			rd.linkShortName(int32(i))
		}
	}
}

// noteRanks marks those whom the report calls by rank and surname, so that
// "Mr" and the bare surname are left to their namesakes.
func (rd *reading) noteRanks() {
	for i := range rd.ments {
		m := &rd.ments[i]
		if !m.short || m.rank == "" {
			continue
		}
		if list := rd.sharing(int32(i)); len(list) > 0 {
			list = rd.keep(list, func(c *chain) bool { return c.rank() != "" })
			if len(list) == 1 {
				rd.chains[list[0]].ranked = true
			}
		}
	}
}

// rank returns the rank that the chain's mentions give, or "".
func (c *chain) rank() string {
	for i := range c.offices {
		if c.offices[i].rank {
			return c.offices[i].entry
		}
	}
	return ""
}

// sharing returns the chains of people who bear the short name of mention i:
// as family name, or, where nobody does, as another part of their name.
func (rd *reading) sharing(i int32) []int32 {
	m := &rd.ments[i]
	words, _ := rd.nameParts(m)
	word := words[len(words)-1]
	bearers := rd.bearers(word)
	var family, other []int32
	for _, c := range bearers {
		switch ch := &rd.chains[c]; {
		case ch.unsettled || c == m.chain:
		case rd.sameWord(word, ch.names[ch.family]) || rd.calledBefore(c, word, i, bearers):
			family = append(family, c)
		default:
			other = append(other, c)
		}
	}
	if len(family) > 0 {
		return family
	}
	return other
}

// bearers returns the chains of the people of whose names the word is a part.
func (rd *reading) bearers(word string) []int32 {
	var out []int32
	for c := range rd.chains {
		ch := &rd.chains[c]
		if !ch.dead && ch.named && ch.kinds == personKind && slices.ContainsFunc(ch.names, func(part string) bool { return rd.sameWord(word, part) }) {
			out = append(out, int32(c))
		}
	}
	return out
}

// calledBefore reports whether the person of chain c, one of the bearers of the word,
// has been called by it alone before mention i, or is the only one of them to have been
// mentioned before it: whoever is named in full later ("his son Juma Okel") does not
// take the name over.
func (rd *reading) calledBefore(c int32, word string, i int32, bearers []int32) bool {
	before := func(b int32) bool { return rd.namedBefore(&rd.chains[b], i) }
	if before(c) && !slices.ContainsFunc(bearers, func(b int32) bool { return b != c && before(b) }) {
		return true
	}
	return slices.ContainsFunc(rd.chains[c].mentions, func(k int32) bool {
		a := &rd.ments[k]
		if k >= i || !a.short {
			return false
		}
		words, _ := rd.nameParts(a)
		return rd.sameWord(word, words[len(words)-1])
	})
}

// namedBefore reports whether the running text names the person of chain ch before
// mention i.
func (rd *reading) namedBefore(ch *chain, i int32) bool {
	return slices.ContainsFunc(ch.mentions, func(k int32) bool {
		return rd.ments[k].form == Name && rd.ments[k].end <= rd.ments[i].first && rd.running(rd.ments[k].sentence)
	})
}

// keep returns the chains that pass, or all where none does.
func (rd *reading) keep(list []int32, pass func(*chain) bool) []int32 {
	var out []int32
	for _, c := range list {
		if pass(&rd.chains[c]) {
			out = append(out, c)
		}
	}
	if len(out) == 0 {
		return list
	}
	return out
}

// linkShortName links mention i, opens a chain for it, or marks it as unclear.
func (rd *reading) linkShortName(i int32) {
	m := &rd.ments[i]
	list := rd.possible(i)
	own := m.chain // opened by what stands beside the name: "Venn, who"
	if len(list) == 0 {
		if own == None {
			own = rd.start(i)
		}
		rd.chains[own].unsettled = false
		return
	}
	best, margin := rd.mostSalient(i, list)
	if len(list) > 1 && rd.is(m.first-1, compareWord) && rd.sameSentence(max(m.first-1, 0), m.first) { // "the younger Okel"
		best = None
	}
	if best == None {
		m.unclear = true
		rd.unclear = append(rd.unclear, Ambiguous{Mention: i, Candidates: list, Reason: "several people of this name, none nearer than another"})
		return
	}
	conf := 0.95
	if len(list) > 1 {
		conf = min(0.9, 0.6+0.05*float64(margin))
	}
	if m.rank == "" {
		rd.chains[best].plainly = true
	}
	if own != None {
		rd.chains[own].unsettled = false
		rd.merge(best, own)
		return
	}
	rd.attach(i, best, conf)
}

// possible returns the bearers of a short name whom nothing rules out: not
// gender, rank, office or country.
func (rd *reading) possible(i int32) []int32 {
	m := &rd.ments[i]
	var list []int32
	for _, c := range rd.sharing(i) {
		ch := &rd.chains[c]
		if m.gender != 0 && ch.gender != 0 && m.gender != ch.gender ||
			m.country != "" && ch.country != "" && !ch.guessed && m.country != ch.country {
			continue
		}
		list = append(list, c)
	}
	if len(list) < 2 {
		return list
	}
	if m.rank != "" {
		return rd.keep(list, func(c *chain) bool {
			return c.rank() == m.rank || slices.ContainsFunc(c.offices, func(o office) bool { return rd.callsRank(o.entry, m.rank) })
		})
	}
	list = rd.keep(list, func(c *chain) bool { return !c.ranked })
	if m.country != "" {
		list = rd.keep(list, func(c *chain) bool { return c.country == m.country })
	}
	for _, o := range m.offices {
		list = rd.keep(list, func(c *chain) bool { return c.holds(o.entry, o.flags) > 0 })
		list = rd.keep(list, func(c *chain) bool { return (o.Time == Former) == c.former() })
	}
	return list
}

// holds tells how well an office of the chain fits the one asked for: 3 the
// same, 2 the same kind, 1 a leader asked for as president or the like, 0 none.
func (c *chain) holds(entry string, flags titleFlags) int {
	best := 0
	for i := range c.offices {
		o := &c.offices[i]
		switch {
		case o.entry == entry:
			return 3
		case flags&foreignMinister != 0 && o.flags&foreignMinister != 0, flags&spokesTitle != 0 && o.flags&spokesTitle != 0:
			best = max(best, 2)
		case entry == "leader" && o.flags&(topTitles|partyLeader) != 0, entry == "head" && o.flags&headTitle != 0, entry == "minister" && o.flags&ministerTitle != 0,
			entry == "secretary" && (strings.HasPrefix(o.entry, "secretary of ") || strings.HasSuffix(o.entry, " secretary")),
			entry == "leader of the opposition" && o.flags&partyLeader != 0 && strings.Contains(strings.ToLower(o.Of+" "+o.Title), "opposition"),
			entry == "diplomat" && o.flags&diplomatTitle != 0, entry == "envoy" && o.flags&diplomatTitle != 0:
			best = max(best, 2)
		case flags&(headOfState|headOfGovernment) != 0 && o.entry == "leader" && len(o.Title) == len("leader"),
			entry == "ruler" && o.flags&topTitles != 0, entry == "official" && o.flags&officialTitle != 0:
			best = max(best, 1)
		}
	}
	return best
}

// mostSalient picks the chain that a short name takes up: the one called so
// before, the one mentioned last; in titles the one the report is about. None
// where two are equally near.
func (rd *reading) mostSalient(i int32, list []int32) (best int32, margin int) {
	if len(list) == 1 {
		return list[0], 10
	}
	scores := make([]int, len(list))
	running := rd.running(rd.ments[i].sentence)
	introduced := false
	for k, c := range list {
		if running {
			scores[k] = rd.nearness(i, c)
			introduced = introduced || scores[k] > unmentioned
		}
	}
	for k, c := range list {
		if !introduced { // a title, or the very first sentence
			scores[k] = rd.prominence(i, c)
		}
	}
	top, second := 0, -1
	for k := 1; k < len(list); k++ {
		switch {
		case scores[k] > scores[top]:
			top, second = k, top
		case second < 0 || scores[k] > scores[second]:
			second = k
		}
	}
	if margin = scores[top] - scores[second]; margin < 2 {
		return None, margin
	}
	return list[top], margin
}

// unmentioned is the nearness of who has not been mentioned yet.
const unmentioned = -4

// nearness scores how near the last mention of chain c before mention i is,
// come last.
func (rd *reading) nearness(i, c int32) int {
	m, ch := &rd.ments[i], &rd.chains[c]
	score, called := unmentioned, false
	for _, k := range ch.mentions {
		if k < i && rd.running(rd.ments[k].sentence) {
			score = max(score, rd.mentionNearness(&rd.ments[k], m))
			called = called || rd.ments[k].short
		}
	}
	if score == unmentioned {
		return score
	}
	if called {
		score += 4
	}
	score += min(len(ch.mentions), 6) / 3
	if m.honorific != "" && ch.rank() != "" {
		score--
	}
	return score
}

// mentionNearness scores how near mention a is before m: less where it stands
// inside another noun phrase ("the son of Okel"), more for a subject.
func (rd *reading) mentionNearness(a, m *mention) int {
	score := 0
	switch d := m.sentence - a.sentence; {
	case d == 0:
		score = 4
	case d == 1:
		score = 3
	case d <= 3:
		score = 2
	case d <= 7:
		score = 1
	}
	switch rd.role(a.head) {
	case syntax.Nsubj:
		score++
	case syntax.Nmod, syntax.Compound:
		score = max(score-2, 0)
	}
	return score
}

// prominence scores how much the report is about chain c: what a bare surname
// in its headline means.
func (rd *reading) prominence(i, c int32) int {
	ch := &rd.chains[c]
	score := min(len(ch.mentions), 8) / 2
	if ch.plainly {
		score += 3
	}
	top := 0
	for k := range ch.offices {
		if o := &ch.offices[k]; o.flags&topTitles != 0 && o.Time == Current && top == 0 {
			top = 3
		} else if !o.rank && o.Time == Former { // who has died or left office is seldom the news
			top = -3
		}
	}
	score += top
	m := &rd.ments[i]
	for _, k := range ch.mentions { // named in full in the same title or caption
		if rd.ments[k].sentence == m.sentence || rd.doc.Sentences[rd.ments[k].sentence].Block == rd.doc.Sentences[m.sentence].Block {
			score += 5
			break
		}
	}
	return score
}

// role is the part that a mention plays in its clause, for salience.
func (rd *reading) role(i int32) syntax.Deprel {
	for steps := 0; rd.deprel(i) == syntax.Conj && rd.head(i) >= 0 && steps < 8; steps++ {
		i = rd.head(i)
	}
	return rd.deprel(i).Universal()
}
