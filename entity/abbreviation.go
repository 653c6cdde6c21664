package entity

import (
	"strings"

	"nuncio/lexicon"
)

// readAbbreviations takes "Harbour Reform League (HRL)" at its word: in this
// report HRL is what stands before the brackets, whatever else the lexicon
// knows by these letters.
func (rd *reading) readAbbreviations() {
	for i := range rd.ments {
		m := &rd.ments[i]
		a := rd.abbreviated(m)
		if a == nil {
			continue
		}
		short := rd.name(a)
		if m.kinds == thingKind && rd.acronym(m, a) {
			m.kinds, m.gender = organisationKind, 'n'
		}
		if m.kinds != organisationKind || rd.shortFor[short] != "" {
			continue
		}
		rd.shortFor[short] = rd.name(m)
		if m.registry == "" && a.registry != "" && rd.wordsOf(m, a.hit.entry(lexicon.Body)) {
			m.registry, m.country, m.sector = a.registry, a.country, a.sector // another wording of its name
		}
		rd.spellOut(short, m)
	}
}

// abbreviated returns the mention of the letters in brackets behind the name m, or nil.
func (rd *reading) abbreviated(m *mention) *mention {
	k := m.nameEnd
	if m.form != Name || m.kinds&(organisationKind|thingKind) == 0 || m.nameEnd-m.nameFirst < 2 || int(k)+2 >= len(rd.forms) || rd.forms[k] != "(" ||
		!rd.sameSentence(m.head, k+2) || !allCapitals(rd.forms[k+1]) || rd.nameAt[k+1] == None {
		return nil
	}
	a := &rd.ments[rd.nameAt[k+1]]
	if a.form != Name || a.nameFirst != k+1 || int(a.nameEnd) >= len(rd.forms) || rd.forms[a.nameEnd] != ")" || a.hit != nil && !a.hit.has(classSet(lexicon.Body)) {
		return nil
	}
	return a
}

// spellOut makes every mention by the letters short one of the body m.
func (rd *reading) spellOut(short string, m *mention) {
	for i := range rd.ments {
		a := &rd.ments[i]
		if a.form != Name || a.kinds&stateKind != 0 || rd.name(a) != short {
			continue
		}
		a.kinds, a.gender, a.short = organisationKind, 'n', false
		if a.registry != m.registry || m.registry == "" {
			a.registry, a.country, a.sector, a.hit = m.registry, m.country, m.sector, nil
		}
	}
}

// wordsOf reports whether the name m is a wording of the name of the body e: the
// words of one that say more than "party" or "front" begin as words of the other do.
func (rd *reading) wordsOf(m *mention, e *lexicon.Entry) bool {
	if e == nil {
		return false
	}
	var own, its []string
	for k := m.nameFirst; k < m.nameEnd; k++ {
		own = rd.telling(own, rd.forms[k])
	}
	for _, w := range strings.FieldsFunc(e.Name, func(c rune) bool { return c == ' ' || c == '-' }) {
		its = rd.telling(its, w)
	}
	if len(own) > len(its) {
		own, its = its, own
	}
	for _, w := range own {
		found := false
		for _, x := range its {
			found = found || strings.HasPrefix(w, x) || strings.HasPrefix(x, w)
		}
		if !found {
			return false
		}
	}
	return len(own) > 0
}

// telling adds the beginning of a word with a capital that is no common word of names of bodies.
func (rd *reading) telling(list []string, word string) []string {
	if !capitalised(word) || rd.words[strings.ToLower(word)]&organisationWord != 0 {
		return list
	}
	return append(list, word[:min(len(word), 4)])
}
