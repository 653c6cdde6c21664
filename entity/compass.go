package entity

import (
	"slices"
	"strings"

	"nuncio/lexicon"
	"nuncio/syntax"
)

// Two states that share a name but for North and South are called by the
// compass alone, and together by their plural.

// twinStates returns the codes of the states meant by the plural of a name that
// a northern and a southern state share ("the two Koreas"), or nil.
func (rd *reading) twinStates(form string) []string {
	one, ok := strings.CutSuffix(form, "s")
	if !ok || len(one) < 4 || !capitalised(form) {
		return nil
	}
	var out []string
	for _, side := range [...]string{"North ", "South "} {
		if e := rd.compassCountry(side + one); e != nil && !slices.Contains(out, e.Country) {
			out = append(out, e.Country)
		}
	}
	if len(out) != 2 {
		return nil
	}
	return out
}

// compassCountry returns the country of that name, or nil.
func (rd *reading) compassCountry(name string) *lexicon.Entry {
	entries := rd.lex.Lookup(name)
	for i := range entries {
		if entries[i].Class == lexicon.Country {
			return &entries[i]
		}
	}
	return nil
}

// twinOf returns the code of the state whose name is that of another with
// North for South or the other way about, or "".
func (rd *reading) twinOf(name, compass string) string {
	side, rest, ok := strings.Cut(name, " ")
	if !ok || side != "North" && side != "South" || side == compass {
		return ""
	}
	if e := rd.compassCountry(compass + " " + rest); e != nil {
		return e.Country
	}
	return ""
}

// compassAdjective returns the code of the state meant by "Northern" or
// "Southern" at token k, if the report names it or its twin, or "".
func (rd *reading) compassAdjective(k int32) string {
	compass := strings.TrimSuffix(rd.forms[k], "ern")
	if compass != "North" && compass != "South" || compass == rd.forms[k] {
		return ""
	}
	for i := range rd.hits {
		h := &rd.hits[i]
		if !h.has(classSet(lexicon.Country, lexicon.Nationality)) {
			continue
		}
		code, _ := rd.stateOf(h)
		e, ok := rd.lex.CountryByCode(code)
		if ok && strings.HasPrefix(e.Name, compass+" ") {
			return code
		}
		if twin := rd.twinOf(e.Name, compass); ok && twin != "" {
			return twin
		}
	}
	return ""
}

// elidedTwin adds the state of the "North" in "North and South Korea" and
// reports whether token i is such a word.
func (rd *reading) elidedTwin(i, end int32) bool {
	form := rd.forms[i]
	if form != "North" && form != "South" || i+2 >= end || rd.forms[i+1] != "and" && rd.forms[i+1] != "or" {
		return false
	}
	h := rd.hitAt(i+2, classSet(lexicon.Country, lexicon.Nationality))
	if h == nil || h.end-h.first != 2 {
		return false
	}
	_, of := rd.stateOf(h)
	e, ok := rd.lex.CountryByCode(of.Country)
	if !ok || rd.twinOf(e.Name, form) == "" {
		return false
	}
	_, rest, _ := strings.Cut(e.Name, " ")
	twin := rd.compassCountry(form + " " + rest)
	m := rd.state(unit{stateUnit, i, i + 1, &hit{first: i, end: i + 1, classes: classSet(lexicon.Country), entries: []lexicon.Entry{*twin}}})
	if of.Class == lexicon.Country && m != None {
		rd.ments[m].modifier = false // the tree has it as a part of the other's name
	}
	return m != None
}

// elidedBefore returns the mention of the "North" before "and South Korea",
// which begins at token i, or None.
func (rd *reading) elidedBefore(i int32) int32 {
	if i < 2 || rd.forms[i-1] != "and" && rd.forms[i-1] != "or" || !rd.sameSentence(i-2, i) {
		return None
	}
	n := rd.nameAt[i-2]
	if n == None || rd.ments[n].kinds != stateKind || rd.ments[n].nameEnd != i-1 || rd.forms[i-2] != "North" && rd.forms[i-2] != "South" {
		return None
	}
	return n
}

// northAndSouth reports whether the report calls two states "the north and the
// south" without capitals, as some do throughout.
func (rd *reading) northAndSouth() bool {
	for i, form := range rd.forms {
		if !strings.EqualFold(form, "north") && !strings.EqualFold(form, "south") {
			continue
		}
		for k := i + 1; k <= i+3 && k < len(rd.forms); k++ {
			switch next := strings.ToLower(rd.forms[k]); {
			case next == "the", next == "and", next == "-", next == "–":
				continue
			case next == "south" || next == "north":
				if k > i+1 && !strings.EqualFold(next, form) {
					return true
				}
			}
			break
		}
	}
	return false
}

// compassState links "the North" to the one state of the report whose name
// begins so, or to the twin of the one whose name begins with the opposite;
// where lower is true, "the north" as well.
func (rd *reading) compassState(i int32, lower bool) {
	m := &rd.ments[i]
	form := rd.forms[m.head]
	switch {
	case m.chain != None || len(m.members) > 0 || rd.doc.Child(m.head, syntax.Det) == None:
		return
	case m.form == Name && m.nameEnd-m.nameFirst == 1 && m.kinds&(thingKind|organisationKind) != 0:
		form = rd.forms[m.nameFirst]
	case lower && m.form == Noun && m.kinds == thingKind && rd.compassActs(m):
		form = strings.ToUpper(form[:1]) + form[1:]
	default:
		return
	}
	if form != "North" && form != "South" {
		return
	}
	found, twin := None, ""
	for c := range rd.chains {
		e, ok := rd.lex.CountryByCode(rd.chains[c].country)
		switch {
		case !ok:
		case strings.HasPrefix(e.Name, form+" "):
			if found != None {
				return
			}
			found = int32(c)
		case twin == "":
			twin = rd.twinOf(e.Name, form)
		}
	}
	if found == None && twin == "" {
		return
	}
	m.kinds, m.form, m.definite = stateKind, Name, true
	m.first, m.end, m.nameFirst, m.nameEnd = m.head, m.head+1, m.head, m.head+1
	rd.setPlaceUse(m, nil)
	if found != None {
		rd.attach(i, found, 0.9)
		return
	}
	m.country, m.number = twin, singular
	rd.start(i)
}

// compassActs reports whether "the north" can stand for a state: not where it is
// a place ("in the north") or the part of something.
func (rd *reading) compassActs(m *mention) bool {
	if l := rd.lemma(m.head); l != "north" && l != "south" {
		return false
	}
	if p := rd.preposition(m.head); p != None && rd.is(p, locativePreposition) {
		return false
	}
	c := rd.doc.Child(m.head, syntax.Nmod)
	return c == None || rd.twinStates(rd.forms[c]+"s") != nil
}
