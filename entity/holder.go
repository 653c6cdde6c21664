package entity

import (
	"slices"

	"nuncio/article"
	"nuncio/syntax"
)

// linkByElimination links a title that nobody of the report is told to hold
// ("the Norlandic leader", "the president") to the one person before it who
// can hold it: who has no office of his own, and whose name is at home in the
// country; where the name tells nothing, only to the person that the report is
// about. It reports whether there is such a person.
func (rd *reading) linkByElimination(i int32) bool {
	m := &rd.ments[i]
	if m.titleFlags&(topTitles|ministerTitle|foreignMinister|diplomatTitle) == 0 || !rd.running(m.sentence) || rd.onlyWished(m) || len(m.offices) > 0 && m.offices[0].Time != Current {
		return false
	}
	country := rd.titleCountry(m)
	best, top, second := None, 0, 0
	for c := range rd.chains {
		score := rd.couldHold(int32(c), i, country)
		switch {
		case score > top:
			best, top, second = int32(c), score, top
		case score > second:
			second = score
		}
	}
	if best == None || top == second {
		return false
	}
	rd.attach(i, best, 0.65)
	return true
}

// titleCountry returns the country that a title without a name says, or "".
func (rd *reading) titleCountry(m *mention) string {
	if m.country == "" && m.possessor != None && m.titleFlags&relationalTitle == 0 {
		return rd.countryAt(m.possessor)
	}
	return m.country
}

// couldHold scores how well the person of chain c can be the one of the title
// at mention i, 0 for not.
func (rd *reading) couldHold(c, i int32, country string) int {
	ch, m := &rd.chains[c], &rd.ments[i]
	if ch.dead || !ch.named || ch.kinds != personKind || ch.told() || ch.knownAsOther(m) || m.gender != 0 && ch.gender != 0 && m.gender != ch.gender {
		return 0
	}
	if ch.country != "" && !ch.guessed && country != "" && ch.country != country {
		return 0
	}
	last := rd.lastBefore(c, i)
	if last == None || rd.boundTo(c, i) || rd.ments[last].sentence == m.sentence {
		return 0
	}
	d := rd.sentencesBetween(rd.ments[last].sentence, m.sentence)
	if d > window {
		return 0
	}
	score := 2*int(window-d) + 1
	if rd.role(rd.ments[last].head) == syntax.Nsubj {
		score++
	}
	home := rd.cultureOf(ch)
	switch {
	case country != "" && (rd.homely(ch, country) || ch.country == country):
		return score + 20
	case country != "" && (len(home) > 0 && !home[country] || rd.role(m.head) != syntax.Nsubj), m.titleFlags&topTitles == 0, !rd.protagonist(c):
		return 0
	}
	return score
}

// homely reports whether the name of chain ch tells that its bearer is of the country.
func (rd *reading) homely(ch *chain, country string) bool {
	home := rd.cultureOf(ch)
	return home[country] && len(home) <= fewHomes
}

// pairedAbroad reports whether the person of chain c can be of the country and is
// joined by "and" to one who is of another: leaders who meet.
func (rd *reading) pairedAbroad(c int32, country string) bool {
	if !rd.cultureOf(&rd.chains[c])[country] {
		return false
	}
	for _, k := range rd.chains[c].mentions {
		for _, h := range [...]int32{rd.doc.Child(rd.ments[k].head, syntax.Conj), rd.head(rd.ments[k].head)} {
			n := rd.mentionAt(h)
			if n == None || rd.ments[n].chain == None || h < rd.ments[k].head && rd.deprel(rd.ments[k].head) != syntax.Conj {
				continue
			}
			o := &rd.chains[rd.ments[n].chain]
			if home := rd.cultureOf(o); o.kinds == personKind && (o.country != "" && o.country != country || len(home) > 0 && !home[country]) {
				return true
			}
		}
	}
	return false
}

// fewHomes is up to how many countries a name's culture has for it to tell much.
const fewHomes = 4

// onlyWished reports whether the title is what somebody would be, or is taken
// for: "to become the president", "seen as the leader".
func (rd *reading) onlyWished(m *mention) bool {
	v := rd.head(m.head)
	if p := rd.preposition(m.head); p != None && rd.lemma(p) == "as" && rd.is(v, regardingVerb) {
		return true
	}
	return rd.deprel(m.head) == syntax.Xcomp || rd.is(v, appointingVerb|becomingVerb) && rd.deprel(m.head) != syntax.Nsubj
}

// lastBefore returns the last mention of chain c in the running text, before
// mention i where i is not None, or None.
func (rd *reading) lastBefore(c, i int32) int32 {
	last := None
	for _, k := range rd.chains[c].mentions {
		if (k < i || i == None) && rd.running(rd.ments[k].sentence) {
			last = max(last, k)
		}
	}
	return last
}

// protagonist reports whether the report is about the person of chain c: its
// headline has the name, or nobody is mentioned more.
func (rd *reading) protagonist(c int32) bool {
	ch := &rd.chains[c]
	for i, s := range rd.doc.Sentences {
		if rd.blockKind(int32(i)) == article.Headline && len(ch.names) > 0 && slices.Contains(rd.forms[s.First:s.End], ch.names[ch.family]) {
			return true
		}
	}
	if len(ch.mentions) < 3 {
		return false
	}
	for k := range rd.chains {
		if o := &rd.chains[k]; int32(k) != c && !o.dead && o.kinds == personKind && len(o.mentions) >= len(ch.mentions) {
			return false
		}
	}
	return true
}

// homeHolder returns the one person named after mention i, in the next
// sentences, who has the office of the title and whose own country, or the home
// of whose name, is the one that the title says; None where there is none.
func (rd *reading) homeHolder(i int32, country string) int32 {
	m := &rd.ments[i]
	found := None
	for c := range rd.chains {
		ch := &rd.chains[c]
		if ch.dead || !ch.named || ch.kinds != personKind || ch.mentions[0] < i || rd.lacksOffice(country, ch) || ch.holds(m.entry, m.titleFlags) < 2 ||
			rd.ments[ch.mentions[0]].sentence-m.sentence > window || ch.country != country && (ch.country != "" || !rd.cultureOf(ch)[country]) {
			continue
		}
		if found != None {
			return None
		}
		found = int32(c)
	}
	return found
}

// linkLeads links whom the first sentence describes before the surnames are
// looked at, which may lean on it: "a Norlandic general ... General Venn".
func (rd *reading) linkLeads() {
	for i := range rd.ments {
		m := &rd.ments[i]
		if rd.running(m.sentence) && rd.sentencesBetween(0, m.sentence) > 0 {
			return
		}
		if m.form == Title && m.kinds == personKind && m.chain == None && !m.dropped {
			rd.linkLead(int32(i))
		}
	}
}

// linkLead links the one whom the first sentences of a report only describe ("a
// Norlandic general once barred from the country") to the one person who is
// named in the two after without an office, and whose own country, or the home of
// whose name, is the one described. It reports whether there is such a person.
func (rd *reading) linkLead(i int32) bool {
	m := &rd.ments[i]
	country := rd.titleCountry(m)
	if country == "" && m.possessor != None {
		country = rd.countryAt(m.possessor)
	}
	if country == "" || m.titleFlags&(officialTitle|spokesTitle) != 0 || !rd.running(m.sentence) || rd.sentencesBetween(0, m.sentence) > 1 {
		return false
	}
	if r := rd.role(m.head); r != syntax.Nsubj && r != syntax.Aux || rd.onlyWished(m) || rd.passingSource(m) && m.titleFlags&(topTitles|ministerTitle|foreignMinister) == 0 {
		return false
	}
	for d := int32(1); d <= 2; d++ {
		found, several := None, false
		for c := range rd.chains {
			if rd.describedAhead(int32(c), m, country, d) {
				found, several = int32(c), found != None
			}
		}
		if several {
			return false
		}
		if found != None {
			rd.attach(i, found, 0.65)
			return true
		}
	}
	return false
}

// describedAhead reports whether the person of chain c, first named d sentences
// after the description m, has no office and can be the one described.
func (rd *reading) describedAhead(c int32, m *mention, country string, d int32) bool {
	ch := &rd.chains[c]
	if ch.dead || !ch.named || ch.kinds != personKind || ch.told() || ch.knownAsOther(m) || m.gender != 0 && ch.gender != 0 && m.gender != ch.gender {
		return false
	}
	k := rd.firstRunning(ch)
	if k == None || rd.besideLeader(k) || rd.sentencesBetween(m.sentence, rd.ments[k].sentence) != d {
		return false
	}
	if international(country) {
		return rd.role(rd.ments[k].head) == syntax.Nsubj
	}
	if ch.country != "" {
		return ch.country == country
	}
	if rd.role(rd.ments[k].head) != syntax.Nsubj {
		return rd.homely(ch, country)
	}
	home := rd.cultureOf(ch)
	return home[country] || len(home) == 0 && d == 1 && len(ch.mentions) > 1
}

// firstRunning returns the first mention of a chain in the running text, or None.
func (rd *reading) firstRunning(ch *chain) int32 {
	first := None
	for _, k := range ch.mentions {
		if rd.running(rd.ments[k].sentence) && (first == None || k < first) {
			first = k
		}
	}
	return first
}

// besideLeader reports whether mention k is joined by "and" to one who leads a
// state: so does, mostly, the person of k.
func (rd *reading) besideLeader(k int32) bool {
	h := rd.ments[k].head
	if rd.deprel(h) != syntax.Conj {
		return false
	}
	a := rd.mentionAt(rd.head(h))
	if a == None {
		return false
	}
	leads := func(o office) bool { return o.flags&topTitles != 0 }
	return slices.ContainsFunc(rd.ments[a].offices, leads) ||
		rd.ments[a].chain != None && slices.ContainsFunc(rd.chains[rd.ments[a].chain].offices, leads)
}
