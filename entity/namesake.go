package entity

import (
	"strings"

	"nuncio/lexicon"
)

// sharedName reports whether the body m is known by a name that bodies of several
// countries bear ("Labour Party"), of which the lexicon has the best-known one.
func (rd *reading) sharedName(m *mention) bool {
	if m.form != Name || m.kinds != organisationKind || m.hit == nil || m.registry == "" {
		return false
	}
	e := m.hit.flagged(lexicon.Body, "shared")
	return e != nil && e.ID == m.registry && beginsLike(rd.name(m), e.Name)
}

// sharedBeginning is how many bytes the forms of a shared name have in common:
// "Republicans" and "Republican Party", but not "GOP".
const sharedBeginning = 6

// beginsLike reports whether two forms of a name begin alike.
func beginsLike(a, b string) bool {
	return len(a) >= sharedBeginning && strings.HasPrefix(b, a[:sharedBeginning])
}

// settleShared leaves the body m, whose name is shared, the country of the lexicon
// only where the report names that country; else it is of the country of its
// adjective, or of none that is known yet.
func (rd *reading) settleShared(m *mention) {
	owner := rd.ownerCountry(m.head, m.first)
	if owner == m.country || owner == "" && rd.speaksOf(m.country, m.registry) {
		return
	}
	rd.moveBody(m, owner)
	rd.shortFor[rd.name(m)] = m.hit.flagged(lexicon.Body, "shared").Name
}

// inferShared gives bodies with a shared name and no country that of who holds an
// office in them, where the report tells it of him.
func (rd *reading) inferShared() {
	for c := range rd.chains {
		ch := &rd.chains[c]
		if ch.dead || ch.kinds != personKind || !ofState(ch.country) || ch.guessed {
			continue
		}
		for k := range ch.offices {
			a := rd.mentionAt(ch.offices[k].holder)
			if a == None || rd.ments[a].hit == nil || rd.ments[a].hit.flagged(lexicon.Body, "shared") == nil || rd.ments[a].chain == None {
				continue
			}
			if body := &rd.chains[rd.ments[a].chain]; body.country == "" && body.kinds == organisationKind {
				body.country, body.guessed = ch.country, true
			}
		}
	}
}

// speaksOf reports whether the report names the country: the state, a place, a
// person or a body of it, other than the press. Another party of the country with a
// shared name tells as much, where no state is named at all.
func (rd *reading) speaksOf(code, registry string) bool {
	states, another := false, false
	for i := range rd.ments {
		m := &rd.ments[i]
		states = states || m.kinds == stateKind
		switch {
		case rd.knownOf(m, code):
			return true
		case m.country != code || m.sector == "JRN" || m.registry == registry && rd.sharedName(m):
		case rd.sharedName(m):
			another = true
		case m.kinds == organisationKind || m.kinds == stateKind || m.hit != nil:
			return true
		}
	}
	return another && !states || rd.placeOf(code)
}

// knownOf reports whether m is the full name of a person whom the lexicon knows, of
// the country alone.
func (rd *reading) knownOf(m *mention, code string) bool {
	if m.form != Name || m.kinds != personKind || m.country != "" && m.country != code {
		return false
	}
	people := rd.lex.People(rd.name(m), rd.published())
	for _, p := range people {
		if p.Country != code {
			return false
		}
	}
	return len(people) > 0
}

// placeOf reports whether the report names a place that lies in the country.
func (rd *reading) placeOf(code string) bool {
	for i := range rd.hits {
		if e := rd.hits[i].entry(lexicon.Place); e != nil && e.Country == code && capitalised(rd.forms[rd.hits[i].first]) {
			return true
		}
	}
	return false
}
