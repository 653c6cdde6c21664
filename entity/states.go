package entity

import (
	"nuncio/lexicon"
	"nuncio/syntax"
)

// state adds the mention of a state by name, adjective, capital or seat.
func (rd *reading) state(u unit) int32 {
	country, e := rd.stateOf(u.hit)
	m := mention{
		first: u.first, end: u.end, head: rd.headIn(u.first, u.end), form: Name, kinds: stateKind, number: singular,
		gender: 'n', country: country, nameFirst: u.first, nameEnd: u.end, possessor: None, definite: true, hit: u.hit,
		registry: e.ID, sector: e.Sector,
	}
	if e.Class == lexicon.Nationality && rd.language(u.end) {
		return None
	}
	if e.Class == lexicon.Nationality && rd.peopleNoun(&m, e) {
		return rd.people(m, e)
	}
	if e.Class == lexicon.Seat && !governmentSeat(e) {
		m.kinds = organisationKind
	}
	m.registry = ""
	if m.kinds == stateKind {
		m.sector = ""
		if e.Class == lexicon.Country && e.Sector == "PRE" {
			m.sector = e.Sector
		}
	} else {
		m.registry = e.ID
	}
	rd.setPlaceUse(&m, e)
	return rd.add(m)
}

// language reports whether what follows makes a language of the adjective
// before token i: "Norlandic-speaking".
func (rd *reading) language(i int32) bool {
	for steps := 0; int(i) < len(rd.forms) && steps < 2; i, steps = i+1, steps+1 {
		if rd.forms[i] != "-" {
			return rd.is(i, languageWord)
		}
	}
	return false
}

// stateOf picks the entry that a name of a state stands for and its code. A
// seat of an international body goes before the capital it lies in.
func (rd *reading) stateOf(h *hit) (string, *lexicon.Entry) {
	for _, c := range [...]lexicon.Class{lexicon.Country, lexicon.Nationality, lexicon.Seat, lexicon.Capital} {
		if e := h.entry(c); e != nil {
			return e.Country, e
		}
	}
	return "", &h.entries[0]
}

// governmentSeat reports whether a seat stands for the state, not for one of its organs.
func governmentSeat(e *lexicon.Entry) bool {
	switch e.Of {
	case "presidency", "government", "prime minister's office":
		return e.Sector == "GOV"
	}
	return e.Sector == ""
}

// peopleNoun reports whether a nationality word is a noun here: "the Norlanders",
// "a Norlander", not "Norlandic troops".
func (rd *reading) peopleNoun(m *mention, e *lexicon.Entry) bool {
	if !e.Has("singular") && !e.Has("plural") {
		return false
	}
	switch rd.deprel(m.head) {
	case syntax.Amod, syntax.Compound, syntax.Flat, syntax.NmodDesc:
		return false
	case syntax.Conj:
		if h := rd.head(m.head); h >= 0 && (rd.deprel(h) == syntax.Amod || rd.deprel(h) == syntax.Compound) {
			return false
		}
	}
	if e.Has("adjective") { // "Chinese", "French": a noun only where something says so
		return rd.doc.Child(m.head, syntax.Det, syntax.Nummod) != None && int(m.end) < len(rd.forms) &&
			rd.upos(m.end) != syntax.NOUN && rd.upos(m.end) != syntax.PROPN
	}
	return true
}

// people adds a nationality noun: one person, or a group.
func (rd *reading) people(m mention, e *lexicon.Entry) int32 {
	m.form, m.people = Noun, true
	m.nameFirst, m.nameEnd = 0, 0
	m.registry, m.sector = "", "CVL"
	m.gender, m.definite = 0, false
	if e.Has("plural") && (!e.Has("singular") || !rd.singularHere(m.head)) {
		m.kinds, m.number = groupKind, plural
	} else {
		m.kinds, m.number = personKind, singular
	}
	rd.nounFrame(&m)
	return rd.add(m)
}

func (rd *reading) singularHere(i int32) bool {
	d := rd.doc.Child(i, syntax.Det)
	return d != None && (rd.lemma(d) == "a" || rd.lemma(d) == "an") || rd.doc.Feature(i, "Number") == "Sing"
}

// body adds the mention of a body or outlet of the lexicon.
func (rd *reading) body(u unit) int32 {
	e := u.hit.entry(lexicon.Body)
	if e == nil {
		e = u.hit.entry(lexicon.Outlet)
	}
	m := mention{
		first: u.first, end: u.end, head: rd.headIn(u.first, u.end), form: Name, kinds: organisationKind, number: singular,
		gender: 'n', country: e.Country, sector: e.Sector, registry: e.ID, nameFirst: u.first, nameEnd: u.end,
		possessor: None, definite: true, hit: u.hit,
	}
	if e.Class == lexicon.Outlet && m.sector == "" {
		m.sector = "JRN"
	}
	if e.Has("generic") {
		m.registry, m.country = "", rd.ownerCountry(m.head, m.first)
	}
	rd.setPlaceUse(&m, e)
	return rd.add(m)
}

// organisation adds the mention of an organisation that the lexicon does not have.
func (rd *reading) organisation(first, end int32) int32 {
	m := mention{
		first: first, end: end, head: rd.headIn(first, end), form: Name, kinds: organisationKind, number: singular,
		gender: 'n', nameFirst: first, nameEnd: end, possessor: None, definite: true,
	}
	for k := first; k < end; k++ {
		if h := rd.hitAt(k, stateClasses); h != nil && h.end <= end && m.country == "" {
			m.country, _ = rd.stateOf(h)
		}
		if h := rd.hitAt(k, bodyClasses); h != nil && h.end == end && m.sector == "" {
			m.sector = h.entries[0].Sector
		}
	}
	if m.sector == "" && end-first > 1 && rd.is(end-1, firmWord) {
		m.sector = "BUS"
	}
	if m.country == "" {
		m.country = rd.ownerCountry(m.head, first)
	}
	rd.setPlaceUse(&m, nil)
	return rd.add(m)
}

// ownerCountry returns the country that owns or describes the noun at head
// before token first: "Kestovia's Ministry of Ports", "Kestovian".
func (rd *reading) ownerCountry(head, first int32) string {
	for c := range rd.doc.Children(head) {
		switch rd.deprel(c) {
		case syntax.NmodPoss, syntax.Amod, syntax.Compound:
			if h := rd.hitOver(c, stateClasses); h != nil && c < first {
				code, _ := rd.stateOf(h)
				return code
			}
		}
	}
	return ""
}
