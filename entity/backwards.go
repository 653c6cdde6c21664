package entity

import (
	"slices"

	"nuncio/article"
	"nuncio/lexicon"
	"nuncio/syntax"
)

// linkBackwards links titles, nouns and pronouns to what stands before them:
// those of the running text, or those of the titles and captions.
func (rd *reading) linkBackwards(running bool) {
	for i := range rd.ments {
		m := &rd.ments[i]
		if m.dropped || len(m.members) > 0 || rd.running(m.sentence) != running {
			continue
		}
		if m.chain != None {
			rd.relink(int32(i))
			continue
		}
		switch {
		case m.relative:
		case m.entry == "I" || m.entry == "we" || m.entry == "you":
			rd.linkSpeaker(int32(i))
		case m.form == Pronoun:
			rd.linkPronoun(int32(i))
		case m.form == Title && m.kinds == personKind:
			rd.linkTitle(int32(i))
		case m.form != Name:
			rd.linkOwner(m)
			rd.linkNoun(int32(i))
		}
	}
}

// relink links a title or noun that only a clause of its own ("the envoy,
// who") has been linked to so far.
func (rd *reading) relink(i int32) {
	m := &rd.ments[i]
	own := m.chain
	if ch := &rd.chains[own]; ch.named || ch.mentions[0] != i || m.form == Name || m.form == Pronoun || len(ch.members) > 0 {
		return
	}
	m.chain = None
	rd.chains[own].dead = true
	if m.form == Title && m.kinds == personKind {
		rd.linkTitle(i)
	} else {
		rd.linkNoun(i)
	}
	rd.chains[own].dead = false
	if m.chain == None && !m.unclear {
		m.chain = own
		return
	}
	rest := slices.DeleteFunc(rd.chains[own].mentions, func(k int32) bool { return k == i })
	if m.chain == None {
		rd.chains[own].mentions = rest
		for _, k := range rest {
			rd.ments[k].chain = None
		}
		rd.chains[own].dead = true
		return
	}
	rd.chains[own].dead, rd.chains[own].mentions = true, nil
	for _, k := range rest {
		rd.attach(k, m.chain, rd.ments[k].conf)
	}
}

// linkSpeaker links first and second persons with each other: inside one
// quotation, and outside quotations through the whole text, of which one
// person is the narrator or, in an interview, one asks and one answers. Who it
// is, the stage that finds statements tells.
func (rd *reading) linkSpeaker(i int32) {
	m := &rd.ments[i]
	asks := rd.asks(m.sentence)
	for k := i - 1; k >= 0; k-- {
		a := &rd.ments[k]
		if a.entry != "I" && a.entry != "we" && a.entry != "you" || a.form != Pronoun || rd.quoted(a.head) != rd.quoted(m.head) {
			continue
		}
		same := rd.doc.Sentences[a.sentence].Block == rd.doc.Sentences[m.sentence].Block
		switch {
		case rd.quoted(m.head) && !same:
			return
		case same, !rd.interview:
			if a.entry != m.entry || m.entry == "you" && m.sentence-a.sentence > 4 {
				continue
			}
		case rd.asks(a.sentence) == asks:
			if a.entry != m.entry {
				continue
			}
		default: // asked and answered: "you" there is "I" here
			if !(a.entry == "you" && m.entry == "I" && !asks || a.entry == "I" && m.entry == "you" && asks) {
				continue
			}
		}
		rd.join(k, i, 0.7)
		return
	}
}

// asks reports whether the block of sentence s ends in a question.
func (rd *reading) asks(s int32) bool {
	span := rd.doc.Blocks[rd.doc.Sentences[s].Block].Span
	return span.End > span.Start && rd.doc.Text[span.End-1] == '?'
}

// isInterview reports whether the text is one of questions and answers.
func (rd *reading) isInterview() bool {
	n := 0
	for _, b := range rd.doc.Blocks {
		if b.Span.End > b.Span.Start && rd.doc.Text[b.Span.End-1] == '?' && !b.Title {
			n++
		}
	}
	return n >= 3 && 5*n >= len(rd.doc.Blocks)
}

func (rd *reading) quoted(i int32) bool { return rd.doc.Tokens[i].Flags&syntax.Quoted != 0 }

// linkNoun links a definite noun phrase to one before it.
func (rd *reading) linkNoun(i int32) {
	m := &rd.ments[i]
	if m.number&plural != 0 && rd.linkSides(i) {
		return
	}
	if len(m.codes) > 0 || m.country != "" && m.number == plural && rd.bodiesBeside(m) != nil {
		rd.stateMembers(i)
		return
	}
	if m.entry == "country" && m.kinds == stateKind {
		rd.linkCountry(i)
		return
	}
	if m.entry == "side" && m.kinds == stateKind {
		if c := rd.stateChain(m.country); c != None {
			rd.attach(i, c, 0.85)
		}
		return
	}
	if m.indefinite || !m.definite && m.kinds&organisationKind == 0 {
		return
	}
	if rd.is(m.head, bodyNoun) && m.end-m.first == 2 && m.number&singular != 0 {
		if a := rd.bodyBefore(i); a != None {
			rd.join(a, i, 0.7)
			return
		}
	}
	if a := rd.paperBefore(i); a != None {
		rd.join(a, i, 0.75)
		return
	}
	for k := i - 1; k >= 0; k-- {
		a := &rd.ments[k]
		if a.dropped || len(a.members) > 0 || a.form == Pronoun || m.sentence-a.sentence > 30 {
			continue
		}
		if rd.sameNoun(a, m) && !rd.bound(k, i) {
			rd.join(k, i, 0.75)
			return
		}
	}
}

// paperBefore returns the only newspaper named before mention i, where that is "the
// daily" or, of who speaks, "the paper"; or None.
func (rd *reading) paperBefore(i int32) int32 {
	m := &rd.ments[i]
	if m.number == plural || !m.definite || m.end-m.first != 2 || m.entry != "newspaper" && !rd.paperSays(m) {
		return None
	}
	found := None
	for k := range i {
		a := &rd.ments[k]
		if m.entry != "newspaper" && rd.lemma(a.head) == "paper" && a.form != Name && (a.chain == None || !rd.chains[a.chain].named) {
			return None // a document
		}
		if !rd.mayBePaper(a) {
			continue
		}
		if found != None && !rd.sameChain(found, k) {
			return None
		}
		found = k
	}
	return found
}

// paperSays reports whether m is "the paper" as who speaks.
func (rd *reading) paperSays(m *mention) bool {
	v, ok := rd.subject(m.head)
	return ok && rd.lemma(m.head) == "paper" && rd.is(v, speechVerb) && rd.deprel(m.head) == syntax.Nsubj
}

// mayBePaper reports whether a names an outlet that the lexicon does not have as
// another thing than a newspaper.
func (rd *reading) mayBePaper(a *mention) bool {
	if a.form != Name || a.chain == None || a.kinds&organisationKind == 0 || a.sector != "JRN" {
		return false
	}
	if a.hit == nil {
		return true
	}
	e := a.hit.entry(lexicon.Outlet)
	return e == nil || e.Of == "newspaper" || e.Of == ""
}

// bodyBefore returns the last named body that "the group" can take up, at most
// two sentences back and no part of another phrase, or None.
func (rd *reading) bodyBefore(i int32) int32 {
	m := &rd.ments[i]
	for k := i - 1; k >= 0 && m.sentence-rd.ments[k].sentence <= 2; k-- {
		a := &rd.ments[k]
		if a.chain == None || a.modifier || a.form == Pronoun || a.dropped || rd.bound(k, i) {
			continue
		}
		if ch := &rd.chains[a.chain]; ch.named && ch.kinds == organisationKind && ch.sector != "JRN" && (ch.sector != "GOV" || rd.lemma(m.head) == "agency") {
			return k
		}
	}
	return None
}

// sameNoun reports whether the later noun phrase m can repeat a: the same
// head, nothing in m that a lacks, nothing that tells them apart.
func (rd *reading) sameNoun(a, m *mention) bool {
	if a.kinds&m.kinds == 0 || a.number&m.number == 0 {
		return false
	}
	if a.form == Name {
		return rd.nameNoun(a, m)
	}
	if m.entry != "" && m.entry == a.entry && m.kinds&organisationKind != 0 && m.country == a.country && m.country != "" {
		return true
	}
	if rd.lemma(a.head) != rd.lemma(m.head) || m.country != "" && a.country != "" && m.country != a.country {
		return false
	}
	if m.possessor != None && a.possessor != None && !rd.samePossessor(a.possessor, m.possessor) {
		return false
	}
	if m.possessor != None && a.possessor == None {
		return false
	}
	if of := rd.ofWhat(m.head); of != "" && of != rd.ofWhat(a.head) {
		return false
	}
	for k := m.first; k < m.head; k++ {
		if rd.is(k, different) {
			return false
		}
		switch rd.upos(k) {
		case syntax.ADJ, syntax.NOUN, syntax.PROPN, syntax.NUM, syntax.VERB:
			if m.possessor == None && !rd.hasLemma(a, rd.lemma(k)) {
				return false
			}
		}
	}
	return rd.deprel(m.head) != syntax.Compound
}

// ofWhat returns the lemma of the noun in the "of ..." after token i, or "".
func (rd *reading) ofWhat(i int32) string {
	for c := range rd.doc.Children(i) {
		if c > i && rd.deprel(c) == syntax.Nmod {
			if p := rd.preposition(c); p != None && rd.forms[p] == "of" {
				return rd.lemma(c)
			}
		}
	}
	return ""
}

func (rd *reading) hasLemma(a *mention, lemma string) bool {
	for k := a.first; k < a.end; k++ {
		if rd.lemma(k) == lemma {
			return true
		}
	}
	return false
}

func (rd *reading) samePossessor(a, b int32) bool {
	x, y := rd.mentionAt(a), rd.mentionAt(b)
	if x == None || y == None {
		return rd.lemma(a) == rd.lemma(b)
	}
	return rd.sameChain(x, y)
}

// nameNoun reports whether the noun phrase m ("the league", "the treaty") can
// take up the name a ("the League of Coastal States").
func (rd *reading) nameNoun(a, m *mention) bool {
	if a.kinds&(organisationKind|thingKind) == 0 || m.end-m.first > 2 || m.possessor != None {
		return false
	}
	lemma := rd.lemma(m.head)
	return rd.lemma(a.nameEnd-1) == lemma && a.nameEnd-a.nameFirst > 1 || rd.lemma(a.nameFirst) == lemma && a.nameEnd-a.nameFirst > 2
}

// linkCountry links "the country" to the nearest state that acts, but not to
// the one that is the subject of its own verb.
func (rd *reading) linkCountry(i int32) {
	m := &rd.ments[i]
	if m.possessor != None {
		rd.linkOwnCountry(i)
		return
	}
	if !m.definite {
		return
	}
	best := candidate{mention: None}
	subject := rd.subjectOver(m.head)
	for k := i - 1; k >= 0; k-- {
		a := &rd.ments[k]
		if m.sentence-a.sentence > 2 {
			break
		}
		if a.chain == None || rd.chains[a.chain].kinds != stateKind || a.form == Pronoun || rd.bound(k, i) || rd.blockKind(a.sentence) == article.Dateline {
			continue
		}
		if s := rd.mentionAt(subject); s != None && rd.sameChain(s, k) {
			continue
		}
		if best.mention != None && a.sentence < rd.ments[best.mention].sentence && rd.ments[best.mention].sentence == m.sentence {
			break
		}
		if best.mention != None && a.sentence < m.sentence && !rd.sameChain(best.mention, k) {
			return // two states before it, and nothing to choose by
		}
		score := rd.roleWeight(a) + min(2*len(rd.chains[a.chain].mentions), 20)
		if best.mention == None || score > best.score {
			best = candidate{k, score}
		}
	}
	if best.mention != None {
		rd.join(best.mention, i, 0.7)
	}
}

// linkOwnCountry links "her country" to the state that its owner is of.
func (rd *reading) linkOwnCountry(i int32) {
	m := &rd.ments[i]
	code := rd.countryAt(m.possessor)
	if m.number&plural != 0 || code == "" || international(code) {
		return
	}
	if c := rd.stateChain(code); c != None {
		rd.attach(i, c, 0.85)
		return
	}
	m.country = code
}

// stateChain returns the chain of the state with the code, or None.
func (rd *reading) stateChain(code string) int32 {
	for c := range rd.chains {
		if ch := &rd.chains[c]; !ch.dead && ch.kinds == stateKind && ch.country == code {
			return int32(c)
		}
	}
	return None
}

// stateMembers makes "Norlandic and Velmari officials" a group with the two
// states as members.
func (rd *reading) stateMembers(i int32) {
	m := &rd.ments[i]
	var members []int32
	codes := m.codes
	if len(codes) == 0 {
		codes = []string{m.country} // "the leaders of Norland and the Coastal League"
	}
	for _, code := range codes {
		if c := rd.bodyInFront(m, code); c != None {
			members = append(members, c)
			continue
		}
		if c := rd.holderOf(m, code); c != None {
			members = append(members, c)
			continue
		}
		for c := range rd.chains {
			if ch := &rd.chains[c]; !ch.dead && ch.kinds == stateKind && ch.country == code {
				members = append(members, int32(c))
				break
			}
		}
	}
	members = append(members, rd.bodiesBeside(m)...)
	c := rd.start(i)
	if len(members) > 1 {
		rd.chains[c].members = members
	}
}

// bodyInFront returns the chain of the body named before the noun of m that gives it the
// country ("Norlandic and Coastal Front leaders"), or None.
func (rd *reading) bodyInFront(m *mention, code string) int32 {
	for k := m.first; k < m.head; k++ {
		if n := rd.nameAt[k]; n != None && rd.ments[n].kinds == organisationKind && rd.ments[n].country == code {
			return rd.ments[n].chain
		}
	}
	return None
}

// bodiesBeside returns the chains of the bodies joined to the states behind the noun of m
// ("the leaders of Norland, Velmar and the Coastal League").
func (rd *reading) bodiesBeside(m *mention) []int32 {
	var out []int32
	for c := range rd.doc.Children(m.head) {
		if p := rd.preposition(c); c < m.head || rd.deprel(c) != syntax.Nmod || p == None || rd.lemma(p) != "of" && rd.lemma(p) != "from" {
			continue
		}
		if a := rd.mentionAt(c); a == None || rd.ments[a].kinds != stateKind {
			continue // "members of the Norlandic parliament and the League"
		}
		for g := range rd.doc.Children(c) {
			if a := rd.mentionAt(g); rd.deprel(g) == syntax.Conj && a != None && rd.ments[a].kinds == organisationKind && rd.ments[a].form == Name && rd.ments[a].chain != None {
				out = append(out, rd.ments[a].chain)
			}
		}
	}
	return out
}

// holderOf returns the one person who holds the office of a plural title in a
// country: the leaders of Norland and Velmar are two people. None where the
// report names none, or two.
func (rd *reading) holderOf(m *mention, code string) int32 {
	found := None
	if m.titleFlags&(topTitles|ministerTitle|foreignMinister) == 0 {
		return None
	}
	for c := range rd.chains {
		ch := &rd.chains[c]
		if ch.dead || !ch.named || ch.kinds != personKind || ch.country != code || ch.former() || ch.holds(m.entry, m.titleFlags) == 0 {
			continue
		}
		if found != None {
			return None
		}
		found = int32(c)
	}
	return found
}

// linkSides finds whom "both sides", "the two leaders" and the like take up:
// the last two named together, or the two states that the report is about.
func (rd *reading) linkSides(i int32) bool {
	m := &rd.ments[i]
	if !rd.is(m.head, sideNoun) || !rd.two(m) && (!m.definite || m.titleFlags&(topTitles|ministerTitle) == 0) || len(m.codes) > 0 {
		return false
	}
	if rd.described(m) {
		return false
	}
	want := personKind
	if rd.is(m.head, countryNoun|stateSideNoun) {
		want = stateKind
	}
	if pair := rd.pairAhead(i); want == personKind && pair != nil {
		c := rd.start(i)
		rd.chains[c].members = pair
		return true
	}
	holders := rd.twoHolders(m)
	for k := i - 1; k >= 0; k-- { // "Okel and Marren ... the two leaders"
		a := &rd.ments[k]
		if len(a.members) == 2 && a.members[1] < m.first {
			members := rd.chainsOf(a.members, want)
			if states := rd.statesOf(rd.chainsOf(a.members, personKind)); states != nil && want == stateKind && m.sentence-a.sentence <= 2 {
				rd.chains[rd.start(i)].members = states // "Okel and Reth met ... the two sides"
				return true
			}
			if far := m.sentence-a.sentence > 4 || !rd.two(m); far && want == personKind && !rd.allHold(members, m) && !rd.mainPair(members) || holders != nil && !rd.anyHolds(members, m) {
				continue
			}
			if members != nil {
				rd.join(k, i, 0.8)
				rd.chains[rd.ments[i].chain].members = members
				return true
			}
		}
	}
	for k := len(rd.pairs) - 1; k >= 0; k-- { // "the Marren-Okel talks"
		if end := rd.ments[rd.mentionAt(rd.pairs[k][1])].end; rd.sameSentence(end, rd.pairs[k][1]) && rd.lemma(end) == "border" {
			continue
		}
		if members := rd.chainsOf(rd.pairs[k][:], want); members != nil {
			c := rd.start(i)
			rd.chains[c].members = members
			return true
		}
	}
	if want == personKind {
		if holders != nil {
			c := rd.start(i)
			rd.chains[c].members = holders
			return true
		}
	}
	if want == stateKind {
		if members := rd.mainStates(); members != nil {
			c := rd.start(i)
			rd.chains[c].members = members
			return true
		}
	}
	return false
}

// described reports whether "two" are new for what is said of them: "two US officials",
// "two senior aides"; not "the two Korean leaders".
func (rd *reading) described(m *mention) bool {
	if m.definite || rd.lemma(m.first) != "two" && rd.lemma(m.first) != "2" {
		return false
	}
	for c := range rd.doc.Children(m.head) {
		if rel := rd.deprel(c); c > m.first && c < m.head && (rel == syntax.Amod || rel == syntax.Compound) {
			return true
		}
	}
	return false
}

// statesOf returns the states that two people are of, nil where they are of one or the
// report names no such state.
func (rd *reading) statesOf(people []int32) []int32 {
	var out []int32
	for _, c := range people {
		home := rd.chains[c].country
		if s := rd.stateChain(home); home != "" && s != None && !slices.Contains(out, s) {
			out = append(out, s)
		}
	}
	if len(out) != 2 {
		return nil
	}
	return out
}

// pairAhead returns the two people whom the sentence of mention i names before it, where
// it names just two and both can be called by the title ("Premier Okel met his Norlandic
// counterpart, Anya Reth, and the two leaders agreed"), or nil.
func (rd *reading) pairAhead(i int32) []int32 {
	m := &rd.ments[i]
	if !rd.two(m) || m.titleFlags == 0 {
		return nil
	}
	var out []int32
	for k := i - 1; k >= 0 && rd.ments[k].sentence == m.sentence; k-- {
		a := &rd.ments[k]
		if a.form != Name || a.kinds != personKind || a.chain == None || a.head >= m.first || slices.Contains(out, a.chain) {
			continue
		}
		ch := &rd.chains[a.chain]
		if ch.former() || ch.holds(m.entry, m.titleFlags) == 0 && !slices.ContainsFunc(ch.offices, func(o office) bool { return o.matches("counterpart") }) {
			return nil
		}
		out = append(out, a.chain)
	}
	if len(out) != 2 {
		return nil
	}
	slices.Reverse(out)
	return out
}

// twoHolders returns the two people who hold the office of the plural title m,
// if the report names just two and the title is not narrowed down.
func (rd *reading) twoHolders(m *mention) []int32 {
	if m.country != "" || m.titleFlags&(topTitles|ministerTitle|foreignMinister) == 0 {
		return nil
	}
	for c := range rd.doc.Children(m.head) {
		switch rd.deprel(c) {
		case syntax.Amod, syntax.Compound, syntax.Nummod:
			if c >= m.first && c < m.head && rd.lemma(c) != "two" && (m.hit == nil || c < m.hit.first) {
				return nil
			}
		}
	}
	var out []int32
	for c := range rd.chains {
		if ch := &rd.chains[c]; !ch.dead && ch.named && ch.kinds == personKind && !ch.former() && ch.holds(m.entry, m.titleFlags) > 1 && !ch.ofBody() {
			out = append(out, int32(c))
		}
	}
	if len(out) != 2 {
		return nil
	}
	return out
}

// ofBody reports whether the first office of the person is one of an
// international body, which is beside the leaders and ministers of states.
func (c *chain) ofBody() bool {
	o := c.firstOffice()
	return o != nil && international(o.Country)
}

// allHold reports whether all chains hold the office of the plural title m.
func (rd *reading) allHold(list []int32, m *mention) bool {
	for _, c := range list {
		if rd.chains[c].holds(m.entry, m.titleFlags) == 0 {
			return false
		}
	}
	return len(list) > 0
}

// mainPair reports whether no other person of the report is mentioned as often
// as the two.
func (rd *reading) mainPair(list []int32) bool {
	if len(list) != 2 {
		return false
	}
	least := min(len(rd.chains[list[0]].mentions), len(rd.chains[list[1]].mentions))
	for c := range rd.chains {
		if ch := &rd.chains[c]; !ch.dead && ch.kinds == personKind && len(ch.mentions) >= least && !slices.Contains(list, int32(c)) {
			return false
		}
	}
	return least > 1
}

// anyHolds reports whether one of the chains holds the office of the plural title m.
func (rd *reading) anyHolds(list []int32, m *mention) bool {
	return slices.ContainsFunc(list, func(c int32) bool { return rd.chains[c].holds(m.entry, m.titleFlags) > 0 })
}

// two reports whether a phrase says that it means two.
func (rd *reading) two(m *mention) bool {
	first := m.first
	if first > 0 && rd.sameSentence(first-1, m.head) {
		first-- // "both", which the tree has elsewhere
	}
	for k := first; k < m.head; k++ {
		switch rd.lemma(k) {
		case "two", "both", "2", "twin":
			return true
		}
	}
	return false
}

// chainsOf returns the chains of the mentions headed by the tokens, or nil
// where one has none or another kind.
func (rd *reading) chainsOf(heads []int32, want kinds) []int32 {
	var out []int32
	for _, h := range heads {
		a := rd.mentionAt(h)
		if a == None {
			return nil
		}
		if rd.ments[a].chain == None {
			if rd.ments[a].kinds != personKind || rd.ments[a].form == Pronoun {
				return nil
			}
			rd.start(a)
		}
		c := rd.ments[a].chain
		if want == stateKind && rd.chains[c].sector == "PRE" {
			return nil // a breakaway area is no country
		}
		if k := rd.chains[c].kinds; k&want == 0 && !(want == stateKind && k&(organisationKind|groupKind) != 0) || slices.Contains(out, c) {
			return nil
		}
		out = append(out, c)
	}
	return out
}

// mainStates returns the two states of the report that are mentioned at least
// twice as often as any third, or nil.
func (rd *reading) mainStates() []int32 {
	first, second, third := None, None, None
	count := func(c int32) int {
		if c == None {
			return 0
		}
		return len(rd.chains[c].mentions)
	}
	for c := range rd.chains {
		ch, c := &rd.chains[c], int32(c)
		if ch.dead || ch.kinds != stateKind || !ch.named {
			continue
		}
		switch {
		case count(c) > count(first):
			first, second, third = c, first, second
		case count(c) > count(second):
			second, third = c, second
		case count(c) > count(third):
			third = c
		}
	}
	if count(second) < 2 || count(second) < 2*count(third) {
		return nil
	}
	return []int32{min(first, second), max(first, second)}
}
