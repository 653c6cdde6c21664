package entity

import (
	"slices"
	"strings"

	"nuncio/article"
	"nuncio/syntax"
)

// linkTitle links an office without a name ("the foreign minister", "the
// Norlandic leader", "the general") to the person who holds it.
func (rd *reading) linkTitle(i int32) {
	m := &rd.ments[i]
	if m.indefinite || !m.definite && !rd.headlineTitle(m) {
		rd.linkLead(i)
		return
	}
	if rd.onlyWished(m) {
		return
	}
	if !rd.linkOwner(m) {
		rd.linkNoun(i) // nobody's leader
		return
	}
	if c := rd.kinOf(m); c != None {
		m.offices = nil
		rd.attach(i, c, 0.85)
		return
	}
	rd.relativeTitle(m)
	former := len(m.offices) > 0 && m.offices[0].Time == Former
	type match struct {
		chain       int32
		fit, nearby int
	}
	var best, second match
	best.chain, second.chain = None, None
	for c := range rd.chains {
		fit := rd.fits(int32(c), m, former)
		if fit == 0 {
			continue
		}
		x := match{int32(c), fit, rd.distance(int32(c), i)}
		if x.nearby >= 0 && rd.calledBy(int32(c), m, i) {
			x.nearby += 3
		}
		if x.nearby < 0 && rd.running(m.sentence) || rd.boundTo(int32(c), i) || rd.owns(int32(c), m) {
			continue
		}
		if best.chain == None || x.fit > best.fit || x.fit == best.fit && x.nearby > best.nearby {
			best, second = x, best
		} else if second.chain == None || x.fit > second.fit || x.fit == second.fit && x.nearby > second.nearby {
			second = x
		}
	}
	if country := rd.titleCountry(m); best.chain != None && country != "" && rd.chains[best.chain].country == "" {
		if c := rd.homeHolder(i, country); c != None { // "President Harlow said, as Norland's president ... President Okel"
			rd.attach(i, c, 0.75)
			return
		}
	}
	switch {
	case best.chain == None:
		if !rd.linkByElimination(i) && !rd.linkLead(i) && !rd.linkForward(i, former) {
			rd.linkNoun(i)
		}
	case second.chain != None && second.fit == best.fit && best.nearby-second.nearby < 2:
		m.unclear = true
		rd.unclear = append(rd.unclear, Ambiguous{Mention: i, Candidates: []int32{best.chain, second.chain}, Reason: "two people of this office, none nearer than the other"})
	default:
		conf := 0.85
		if second.chain != None && second.fit == best.fit || best.fit < 3 {
			conf = 0.7
		}
		rd.attach(i, best.chain, conf)
	}
}

// owns reports whether m belongs to the person of chain c ("said his father"), who
// then is not whom it names.
func (rd *reading) owns(c int32, m *mention) bool {
	a := rd.mentionAt(m.possessor)
	return a != None && rd.ments[a].chain == c
}

// relativeTitle makes the title of "his counterpart" and "his deputy" what it is
// for the office of the one it belongs to.
func (rd *reading) relativeTitle(m *mention) {
	a := rd.mentionAt(m.possessor)
	if a == None || rd.ments[a].chain == None {
		return
	}
	o := rd.chains[rd.ments[a].chain].firstOffice()
	switch lemma := rd.lemma(m.head); {
	case o == nil:
	case lemma == "counterpart":
		m.entry, m.titleFlags = o.entry, o.flags
	case lemma == "deputy":
		m.entry, m.titleFlags = "deputy "+o.entry, 0
	}
}

// linkOwner links the pronoun that owns m, as it stands inside m and so comes
// after it; false where it is unclear whom it stands for.
func (rd *reading) linkOwner(m *mention) bool {
	a := rd.mentionAt(m.possessor)
	if a == None || rd.ments[a].chain != None || rd.ments[a].form != Pronoun || rd.ments[a].relative || rd.ments[a].unclear {
		return a == None || !rd.ments[a].unclear
	}
	if e := rd.ments[a].entry; e == "I" || e == "we" || e == "you" {
		rd.linkSpeaker(a)
		return true
	}
	rd.linkPronoun(a)
	return !rd.ments[a].unclear
}

// kinOf returns the chain of the relative that the kinship noun m takes up, as its owner
// is told to be a relative of that one: "the premier's son Juma said his father". None
// where there is none.
func (rd *reading) kinOf(m *mention) int32 {
	a := rd.mentionAt(m.possessor)
	if a == None || rd.ments[a].chain == None || rd.ments[a].form != Pronoun {
		return None
	}
	for _, o := range rd.chains[rd.ments[a].chain].offices {
		h := rd.mentionAt(o.holder)
		if h == None || rd.ments[h].chain == None || !rd.words.paired(kin, rd.lemma(m.head), strings.ToLower(o.Title)) {
			continue
		}
		c := rd.ments[h].chain
		if ch := &rd.chains[c]; ch.kinds == personKind && (ch.gender == 0 || m.gender == 0 || ch.gender == m.gender) && c != rd.ments[a].chain {
			return c
		}
	}
	return None
}

// calledBy reports whether the person of chain c has been called by the bare
// title of m before.
func (rd *reading) calledBy(c int32, m *mention, i int32) bool {
	for _, k := range rd.chains[c].mentions {
		if a := &rd.ments[k]; k < i && a.form == Title && a.entry == m.entry && a.country == m.country && a.possessor == None && m.possessor == None {
			return true
		}
	}
	return false
}

// linkForward links a title to the one person who is first named with it in the
// next sentences, or further on where the title says its country: "the Velmari
// envoy said ... Envoy Anya Reth added".
func (rd *reading) linkForward(i int32, former bool) bool {
	m := &rd.ments[i]
	country, found := rd.titleCountry(m), None
	for c := range rd.chains {
		ch := &rd.chains[c]
		if ch.dead || !ch.named || ch.kinds != personKind || ch.holds(m.entry, m.titleFlags) < 2 || ch.former() != former || m.future() && ch.holdsNow(m.titleFlags) {
			continue
		}
		d := rd.ments[ch.mentions[0]].sentence - m.sentence
		if ch.mentions[0] < i || d > window && m.country == "" {
			continue
		}
		if country != "" && ch.country != "" && !ch.guessed && ch.country != country || international(country) && ch.country != "" && ch.country != country ||
			country != "" && ch.country == "" && rd.lacksOffice(country, ch) {
			continue
		}
		if found != None {
			return false
		}
		found = int32(c)
	}
	if found == None {
		return false
	}
	rd.attach(i, found, 0.75)
	return true
}

// headlineTitle reports whether a title needs no article where it stands:
// "Norlandic leader off to Brask".
func (rd *reading) headlineTitle(m *mention) bool {
	switch rd.blockKind(m.sentence) {
	case article.Headline, article.Heading, article.Caption:
		return m.country != "" && m.number == singular
	}
	return m.possessor != None
}

// fits tells how well the person of chain c fits the title m, 0 for not: by
// the offices the report gives, and by the country.
func (rd *reading) fits(c int32, m *mention, former bool) int {
	ch := &rd.chains[c]
	if ch.dead || ch.kinds&personKind == 0 || ch.kinds&^personKind != 0 {
		return 0
	}
	if m.gender != 0 && ch.gender != 0 && m.gender != ch.gender {
		return 0
	}
	if m.future() && ch.holdsNow(m.titleFlags) {
		return 0 // the "future leader" is not who leads now
	}
	country := rd.titleCountry(m)
	if country != "" && ch.country != "" && country != ch.country && (!ch.guessed || !international(country)) {
		return 0
	}
	if country != "" && ch.country == "" && rd.lacksOffice(country, ch) {
		return 0
	}
	for k := range ch.offices {
		if ch.offices[k].matches("counterpart") {
			rd.belonging(c)
			break
		}
	}
	fit := ch.holds(m.entry, m.titleFlags)
	if !ch.named && fit < 3 {
		return 0
	}
	if rd.callsRank(m.entry, ch.rank()) {
		fit = 3
	}
	if fit == 0 {
		// Nothing is said of what the person is: a leader may be anyone of the country.
		if m.titleFlags&topTitles == 0 || country == "" || !ch.named || ch.officeHolder() || ch.country != country && (ch.country != "" || !rd.homely(ch, country) && !rd.pairedAbroad(c, country)) {
			return 0
		}
		fit = 1
	}
	if country != "" && ch.country == "" {
		switch home := rd.cultureOf(ch); {
		case home[country]:
			fit += 2
			if k := rd.lastBefore(c, None); k != None && rd.besideLeader(k) {
				fit++
			}
			if fit == 3 && len(ch.mentions) > 1 { // of those whose office nobody says, the one who is spoken of again
				fit++
			}
		case len(home) > 0: // may be, but a bearer of another name comes first
			fit = 1
		}
	}
	if former != ch.former() {
		if fit < 3 {
			return 0
		}
		fit = 1
	}
	if rd.sharesWord(ch, m) {
		fit += 2
	}
	if country != "" && ch.country == country && !ch.guessed {
		fit += 2
	} else if country != "" && ch.country == country {
		fit++
	}
	return 2 * fit
}

// sharesWord reports whether a word before the title ("the communist leader")
// stands in an office of the chain ("communist party chief").
func (rd *reading) sharesWord(ch *chain, m *mention) bool {
	for k := m.first; k < m.head; k++ {
		if rd.upos(k) != syntax.ADJ && rd.upos(k) != syntax.NOUN || rd.hitAt(k, officeClasses|stateClasses) != nil {
			continue
		}
		for i := range ch.offices {
			if strings.Contains(ch.offices[i].Title, rd.forms[k]) && !strings.EqualFold(rd.forms[k], "chief") {
				return true
			}
		}
	}
	return false
}

// officeHolder reports whether the report gives the person an office other
// than one by which another is known ("aide").
func (c *chain) officeHolder() bool { return len(c.offices) > 0 }

// future reports whether the title is of an office yet to be taken.
func (m *mention) future() bool { return len(m.offices) > 0 && m.offices[0].Time == Future }

// holdsNow reports whether the person leads a state at present, if flags are of such an
// office.
func (c *chain) holdsNow(flags titleFlags) bool {
	return flags&topTitles != 0 && slices.ContainsFunc(c.offices, func(o office) bool { return o.Time == Current && o.flags&topTitles != 0 })
}

// former reports whether all offices of the person are of the past.
func (c *chain) former() bool {
	n := 0
	for i := range c.offices {
		if c.offices[i].rank || c.offices[i].flags&relationalTitle != 0 {
			continue
		}
		if c.offices[i].Time != Former {
			return false
		}
		n++
	}
	return n > 0
}

// callsRank reports whether the noun ("general") is what one of the rank ("Lt Gen") is
// called.
func (rd *reading) callsRank(noun, rank string) bool {
	return rank != "" && (rd.words[noun]&officerNoun != 0 || rd.words.paired(rankNoun, noun, rank))
}

// distance scores how near chain c was mentioned before mention i: 9 in the
// same sentence, less further back, -1 never.
func (rd *reading) distance(c, i int32) int {
	last := None
	for _, k := range rd.chains[c].mentions {
		if k < i && rd.running(rd.ments[k].sentence) {
			last = max(last, k)
		}
	}
	if last == None {
		return -1
	}
	return max(0, 9-int(rd.sentencesBetween(rd.ments[last].sentence, rd.ments[i].sentence)))
}

// boundTo reports whether grammar keeps mention i apart from all of chain c in
// its sentence.
func (rd *reading) boundTo(c, i int32) bool {
	for _, k := range rd.chains[c].mentions {
		if rd.ments[k].sentence == rd.ments[i].sentence && rd.bound(k, i) {
			return true
		}
	}
	return false
}
