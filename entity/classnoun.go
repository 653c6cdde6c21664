package entity

import (
	"strings"

	"nuncio/lexicon"
	"nuncio/syntax"
)

// joinClassNouns makes one mention of a body's name and the noun that says
// what it is: "the Reth movement", "the Harbour Reform League (HRL) party",
// "the Okelis (Free Harbours) opposition coalition".
func (rd *reading) joinClassNouns() {
	for i := range rd.ments {
		m := &rd.ments[i]
		if m.form != Name || m.kinds&(organisationKind|thingKind|personKind) == 0 || m.first != m.nameFirst {
			continue
		}
		k, glossed := rd.pastGloss(m.nameEnd)
		from := k
		for k < from+2 && rd.sameSentence(m.head, k) && !rd.is(k, classNoun) && (rd.upos(k) == syntax.NOUN || rd.upos(k) == syntax.ADJ) && rd.glueless(k) {
			k++
		}
		if rd.closesName(m, k) && (glossed || rd.chained(m.head, k) || rd.chained(k, m.head)) && rd.bearsClassNoun(m, k, glossed, k > from) {
			rd.joinClassNoun(int32(i), k)
		}
	}
}

// pastGloss returns the token after the brackets that begin at token k, or k.
func (rd *reading) pastGloss(k int32) (end int32, glossed bool) {
	if int(k) >= len(rd.forms) || rd.forms[k] != "(" {
		return k, false
	}
	for end = k + 2; end < k+7 && rd.sameSentence(k, end); end++ {
		if rd.forms[end] == ")" {
			return end + 1, true
		}
	}
	return k, false
}

// glossedBefore returns the mention of the name that stands before the brackets
// that end before token k, or None.
func (rd *reading) glossedBefore(k int32) int32 {
	if k < 4 || rd.forms[k-1] != ")" {
		return None
	}
	for i := k - 3; i > max(0, k-8) && rd.sameSentence(i, k); i-- {
		if rd.forms[i] != "(" {
			continue
		}
		if a := rd.nameAt[i-1]; a != None && rd.ments[a].end == i && rd.ments[a].kinds&(organisationKind|thingKind) != 0 {
			return a
		}
	}
	return None
}

// closesName reports whether token k is a class noun in the singular that ends
// the phrase begun with the name m.
func (rd *reading) closesName(m *mention, k int32) bool {
	if !rd.sameSentence(m.head, k) || !rd.is(k, classNoun) || rd.numberOf(k) == plural || capitalised(rd.forms[k]) || rd.nameAt[k] != None {
		return false
	}
	return !(rd.deprel(k) == syntax.Compound && rd.head(k) > k) && !(rd.sameSentence(k, k+1) && rd.forms[k+1] == "-")
}

// bearsClassNoun reports whether the class noun at token k says what the body m
// itself is, rather than naming something that belongs to it ("a UN agency",
// "a Senate group") or that it is part of ("the Harbour-Reform coalition").
// glossed: brackets stand between; described: other words do ("relief agency").
func (rd *reading) bearsClassNoun(m *mention, k int32, glossed, described bool) bool {
	if m.first > 0 && (rd.forms[m.first-1] == "-" || rd.forms[m.first-1] == "/") {
		return false
	}
	if m.kinds != organisationKind {
		return (glossed || described) && m.nameEnd-m.nameFirst <= 2 && (m.kinds == thingKind || !rd.seen[rd.forms[m.nameFirst]] && !rd.persons[rd.forms[m.nameEnd-1]])
	}
	switch m.sector {
	case "GOV", "LEG", "JUD", "SPY", "COP", "JRN", "EDU", "MED":
		return false
	case "MIL", "BUS":
		if !international(m.country) {
			return false
		}
	}
	if m.registry == "" || m.hit == nil || glossed {
		return true
	}
	e := m.hit.entry(lexicon.Body)
	if e == nil || e.Of == "" {
		return false
	}
	switch kind := rd.lemma(k); {
	case strings.Contains(e.Of, kind):
		return !described || e.Country == "NGO" || e.Sector == "REB"
	case rd.is(k, sharedNoun):
		return false
	}
	return e.Country == "NGO" || e.Country == "IMG" || e.Country == "ISM" || !international(e.Country) && (!described || e.Sector == "REB" || e.Sector == "PRM")
}

// joinClassNoun makes the class noun at token k the end of mention i.
func (rd *reading) joinClassNoun(i, k int32) {
	m := &rd.ments[i]
	m.kinds, m.gender, m.short, m.end = organisationKind, 'n', false, k+1
	rd.headAt[m.head], rd.headAt[k] = i, i
	m.head = rd.headIn(m.first, m.end)
	rd.headAt[m.head] = i
	for t := m.nameEnd; t <= k; t++ {
		if a := rd.nameAt[t]; a == None {
			rd.nameAt[t] = i
		} else if x := &rd.ments[a]; x.first == m.nameEnd+1 && x.registry == "" { // "(Free Harbours)" is another name of it
			x.kinds, x.gender, x.short, x.country, x.sector, x.registry = organisationKind, 'n', false, m.country, m.sector, m.registry
			rd.shortFor[rd.name(x)] = rd.name(m)
		}
	}
	if m.country == "" {
		m.country = rd.ownerCountry(m.head, m.first)
	}
	if h := rd.hitTo(k+1, m.nameEnd, classSet(lexicon.Body, lexicon.Group)); h != nil && m.sector == "" {
		m.sector = h.entries[0].Sector
	}
}
