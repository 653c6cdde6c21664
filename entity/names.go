package entity

import (
	"strings"
	"unicode/utf8"

	"nuncio/article"
	"nuncio/lexicon"
	"nuncio/syntax"
)

// unitKind is what a piece of a run of capitalised words is.
type unitKind uint8

const (
	wordUnit   unitKind = iota // words of a name
	stateUnit                  // "Norland", "Norlandic", "Haldane", "the Kremlin"
	bodyUnit                   // a body or outlet of the lexicon
	titleUnit                  // "Foreign Minister", "Gen", "Mr"
	otherUnit                  // a place of the lexicon that is no actor
	hyphenUnit                 // the hyphen of a pair: "Marren-Okel"
)

type unit struct {
	kind       unitKind
	first, end int32
	hit        *hit
}

// findNames adds the mentions with proper names: people with the titles before
// them, states by name, adjective, capital or seat, and organisations.
func (rd *reading) findNames() {
	rd.noteFullNames()
	units := make([]unit, 0, 16)
	for _, s := range rd.doc.Sentences {
		for i := s.First; i < s.End; {
			if rd.elidedTwin(i, s.End) || !rd.startsName(i) {
				i++
				continue
			}
			end := rd.runEnd(i, s.End)
			units = rd.units(units[:0], i, end, s.First)
			rd.nameUnits(units, s)
			i = end
		}
	}
}

// noteFullNames remembers the words of names of several words, so that a
// hyphenated pair or a bare surname can be told by them.
func (rd *reading) noteFullNames() {
	for _, n := range rd.doc.Names {
		if n.Type == syntax.Person && n.End > n.First {
			rd.persons[rd.forms[n.End-1]] = true
		}
	}
	for _, s := range rd.doc.Sentences {
		for i := s.First; i+1 < s.End; i++ {
			if rd.upos(i) != syntax.PROPN || rd.upos(i+1) != syntax.PROPN || !capitalised(rd.forms[i]) ||
				rd.glued(i) && rd.forms[i+1] != "." {
				continue
			}
			given := rd.hitAt(i, personClasses) != nil || rd.personByNER(i)
			if given && capitalised(rd.forms[i+1]) && rd.hitAt(i+1, titleClasses|bodyClasses) == nil {
				rd.seen[rd.forms[i]] = true
				rd.seen[rd.forms[i+1]] = true
			}
		}
	}
}

func (rd *reading) personByNER(i int32) bool {
	n := rd.nerAt[i]
	return n != None && rd.doc.Names[n].Type == syntax.Person
}

// startsName reports whether a run of name words may begin at token i.
func (rd *reading) startsName(i int32) bool {
	form := rd.forms[i]
	if h := rd.hitAt(i, stateClasses|bodyClasses); h != nil && (capitalised(form) || form[0] >= '0' && form[0] <= '9') && (!h.generic() || rd.genericName(h)) {
		return true
	}
	if !capitalised(form) || rd.is(i, timeNoun) && !rd.personByNER(i) {
		return false
	}
	if rd.upos(i) == syntax.PROPN || rd.seen[form] {
		return true
	}
	if n := rd.nerAt[i]; n != None && rd.doc.Names[n].Type != syntax.Misc {
		return true
	}
	// A title with a capital that was tagged as a common noun, before a name.
	h := rd.hitAt(i, titleClasses)
	if rd.capitalModifier(i) || rd.bareSurname(i) {
		return true
	}
	return h != nil && h.end < int32(len(rd.forms)) && rd.upos(h.end) == syntax.PROPN && rd.sameSentence(i, h.end) && capitalised(rd.forms[h.end])
}

// bareSurname reports whether token i, tagged as something else, can only be a
// family name: written with a capital inside running text and before a name.
func (rd *reading) bareSurname(i int32) bool {
	s := rd.doc.Tokens[i].Sentence
	return i > rd.doc.Sentences[s].First && rd.running(s) && i+1 < rd.doc.Sentences[s].End && rd.hitAt(i, classSet(lexicon.Surname)) != nil &&
		capitalised(rd.forms[i+1]) && rd.glueless(i+1) && rd.hitAt(i, stateClasses|bodyClasses|titleClasses) == nil
}

// capitalModifier reports whether token i, no proper noun by its tag, is the
// first word of a name all the same: "United Front".
func (rd *reading) capitalModifier(i int32) bool {
	s := rd.doc.Tokens[i].Sentence
	if i == rd.doc.Sentences[s].First || !rd.running(s) || i+1 >= rd.doc.Sentences[s].End || rd.head(i) <= i || rd.quoted(i) && rd.forms[i-1] == "\"" {
		return false
	}
	switch rd.deprel(i) {
	case syntax.Amod, syntax.Compound, syntax.Nummod:
	default:
		return false
	}
	return rd.upos(i+1) == syntax.PROPN && capitalised(rd.forms[i+1]) && rd.hitAt(i, titleClasses|stateClasses) == nil &&
		rd.hitAt(i+1, titleClasses|stateClasses|personClasses) == nil && !rd.personByNER(i+1)
}

func (rd *reading) sameSentence(i, j int32) bool {
	return i >= 0 && j >= 0 && int(j) < len(rd.forms) && rd.doc.Tokens[i].Sentence == rd.doc.Tokens[j].Sentence
}

// genericName reports whether a common noun for bodies is written as a name:
// with capitals, and not for the sake of the sentence's beginning.
func (rd *reading) genericName(h *hit) bool {
	return capitalised(rd.forms[h.end-1]) && (h.end > h.first+1 || h.first > rd.doc.Sentences[rd.doc.Tokens[h.first].Sentence].First)
}

// generic reports whether the hit is a common noun for bodies ("foreign
// ministry") and nothing else that names.
func (h *hit) generic() bool {
	if h.has(stateClasses) {
		return false
	}
	for i := range h.entries {
		e := &h.entries[i]
		switch e.Class {
		case lexicon.Body:
			if !e.Has("generic") {
				return false
			}
		case lexicon.Outlet:
			if e.Country != "" {
				return false
			}
		}
	}
	return true
}

// runEnd returns where the run of name words that begins at i ends.
func (rd *reading) runEnd(i, end int32) int32 {
	j := i
	for j < end {
		if h := rd.hitAt(j, stateClasses|bodyClasses); h != nil && h.end <= end && capitalised(rd.forms[j]) && (!h.generic() || rd.genericName(h)) {
			j = h.end
		} else if h := rd.hitAt(j, titleClasses); h != nil && h.end <= end && h.end > j+1 && rd.capitalTitle(h) {
			j = h.end // "Secretary of State"
		} else if rd.nameToken(j) {
			j++
		} else if k := rd.bridge(i, j, end); k > j {
			j = k
		} else {
			break
		}
	}
	return max(j, i+1)
}

// capitalTitle reports whether first and last word of a title have capitals.
func (rd *reading) capitalTitle(h *hit) bool {
	return capitalised(rd.forms[h.first]) && capitalised(rd.forms[h.end-1])
}

// nameToken reports whether token j goes on with a run of name words.
func (rd *reading) nameToken(j int32) bool {
	form := rd.forms[j]
	if !capitalised(form) {
		return false
	}
	if rd.upos(j) == syntax.PROPN {
		return true
	}
	if n := rd.nerAt[j]; n != None && rd.doc.Names[n].First < j {
		return true
	}
	if rd.hitAt(j, titleClasses) != nil && rd.upos(j) != syntax.VERB && rd.upos(j) != syntax.AUX {
		return true
	}
	if rd.afterSurname(j) || rd.capitalModifier(j) {
		return true
	}
	return rd.upos(j) == syntax.X || rd.upos(j) == syntax.NOUN && rd.hitAt(j, personClasses) != nil
}

// afterSurname reports whether token j, tagged as something else, is a given
// name that follows a family name: "Ahn Young-Soo".
func (rd *reading) afterSurname(j int32) bool {
	return rd.sameSentence(j-1, j) && (rd.upos(j-1) == syntax.PROPN || rd.bareSurname(j-1)) && rd.running(rd.doc.Tokens[j].Sentence) &&
		rd.hitAt(j-1, classSet(lexicon.Surname)) != nil && rd.hitAt(j, stateClasses|bodyClasses) == nil && !rd.is(j, timeNoun|pairNoun)
}

// lowerSyllable tells the lower-case second half of a given name ("Song-ho")
// from an adjective made with a hyphen ("Marren-led").
func (rd *reading) lowerSyllable(i, j int32) bool {
	form := rd.forms[j]
	if rd.hitAt(j-2, titleClasses) != nil && j-2 == i { // "General-grade talks"
		return false
	}
	if len(form) > 6 || form[0] < 'a' || form[0] > 'z' || rd.hitAt(j-2, stateClasses) != nil {
		return false
	}
	switch form {
	case "led", "era", "run", "held", "made", "based", "born", "like", "style", "wide", "backed", "funded", "owned", "bound", "elect", "to", "in", "and":
		return false
	}
	return j-2 > i || rd.upos(j) == syntax.PROPN || rd.deprel(j) == syntax.Flat || rd.hitAt(j-2, classSet(lexicon.GivenName)) != nil
}

// bridge returns the token after the small words at j that join parts of a
// name, or j where they do not.
func (rd *reading) bridge(i, j, end int32) int32 {
	if j == i || j+1 >= end {
		return j
	}
	form := rd.forms[j]
	switch {
	case form == "-" && rd.glued(j-1) && !rd.glued(j) && len(rd.forms[j+1]) <= 6 && j >= i+2 && rd.hitAt(j-2, classSet(lexicon.Surname)) != nil && rd.lowerSyllable(i, j+1):
		return j + 2 // "Ahn Song- ho"
	case form == "-" && rd.glued(j-1) && !rd.glued(j) && rd.upos(j+1) == syntax.PROPN && rd.upos(j-1) == syntax.PROPN && rd.personByNER(j-1):
		return j + 2 // a line break after the hyphen
	case form == "-" && rd.glued(j-1) && rd.glued(j):
		if capitalised(rd.forms[j+1]) && (rd.upos(j+1) == syntax.PROPN || rd.startsName(j+1)) || rd.lowerSyllable(i, j+1) {
			return j + 2
		}
	case rd.is(j, nameParticle) && form[0] >= 'a' && form[0] <= 'z':
		k := j + 1
		for k < end-1 && (rd.is(k, nameParticle) || rd.forms[k] == "-") {
			k++
		}
		if k < end && capitalised(rd.forms[k]) && rd.upos(k) == syntax.PROPN &&
			(rd.upos(j) == syntax.PROPN || rd.upos(j) == syntax.X || rd.deprel(j) == syntax.Flat || rd.personByNER(k)) {
			return k + 1
		}
	case form == "." && rd.glued(j-1) && utf8.RuneCountInString(rd.forms[j-1]) <= 2 && rd.nameToken(j+1):
		return j + 1
	case form == "'" && rd.glued(j-1) && rd.glued(j) && rd.nameToken(j+1):
		return j + 1
	}
	return j
}

// units cuts the run [i, end) into pieces.
func (rd *reading) units(out []unit, i, end, first int32) []unit {
	for k := i; k < end; {
		if rd.forms[k] == "-" && rd.pairHyphen(out, k, end) {
			out = append(out, unit{hyphenUnit, k, k + 1, nil})
			k++
			continue
		}
		u := rd.unitAt(out, k, i, end)
		if n := len(out); n > 0 && u.kind == wordUnit && out[n-1].kind == wordUnit {
			out[n-1].end = u.end
		} else {
			out = append(out, u)
		}
		k = u.end
	}
	return out
}

// unitAt returns the piece that begins at k. Words that the lexicon knows are
// name words all the same inside a person's name: "Michael Jordan", "Larry King".
func (rd *reading) unitAt(out []unit, k, i, end int32) unit {
	word := unit{wordUnit, k, k + 1, nil}
	h := rd.longest(k, end, stateClasses|bodyClasses|titleClasses|classSet(lexicon.Place))
	if h == nil || h.end < end && rd.is(h.end, nameParticle) && !capitalised(rd.forms[h.end]) && !h.has(titleClasses) {
		return word
	}
	afterGiven, afterTitle := false, false
	if n := len(out); n > 0 {
		last := out[n-1]
		afterGiven = last.kind == wordUnit && (rd.hitAt(last.first, classSet(lexicon.GivenName)) != nil || rd.personByNER(last.first) || rd.forms[k-1] == ".")
		afterTitle = last.kind == titleUnit
		if last.kind == wordUnit && h.end == k+1 && rd.hitAt(last.first, classSet(lexicon.Surname)) != nil {
			return word // "Choe Son Ok": no son of anybody
		}
	}
	single := h.end == k+1
	switch {
	case h.has(titleClasses) && capitalised(rd.forms[k]):
		if single && afterGiven && (h.end == end || !rd.nameToken(h.end)) {
			return word
		}
		if h.has(personClasses) && (afterGiven || h.end == end) {
			return word
		}
		if single && afterTitle && !h.has(classSet(lexicon.Rank, lexicon.Honorific)) && rd.personByNER(k) && rd.doc.Names[rd.nerAt[k]].First == k {
			return word // a name like a title: "Foreign Minister Amir Sadiq"
		}
		if h.end < end || !single || !h.has(classSet(lexicon.Rank, lexicon.Honorific)) {
			return unit{titleUnit, k, h.end, h}
		}
		return word
	case single && (afterGiven || afterTitle && (h.has(personClasses) || h.end == end && !h.has(classSet(lexicon.Nationality))) ||
		h.has(personClasses) && k+1 < end && rd.plainWord(k+1) && rd.personByNER(k)):
		return word
	case h.has(stateClasses):
		return unit{stateUnit, k, h.end, h}
	case h.has(bodyClasses) && (!h.generic() || rd.genericName(h) && !afterGiven):
		return unit{bodyUnit, k, h.end, h}
	case h.has(bodyClasses) && capitalised(rd.forms[k]):
		return word
	case h.has(personClasses) || rd.personByNER(k):
		return word
	case h.has(classSet(lexicon.Place)):
		return unit{otherUnit, k, h.end, h}
	}
	return word
}

// plainWord reports whether token k is a word that the lexicon has only as a
// person's name, or not at all.
func (rd *reading) plainWord(k int32) bool {
	return capitalised(rd.forms[k]) && rd.hitAt(k, stateClasses|bodyClasses|titleClasses) == nil && !rd.is(k, organisationWord|thingWord|placeWord)
}

// pairHyphen tells the hyphen between two actors ("Marren-Okel talks",
// "Norland-Kestovia border") from the one inside a name ("Jean-Luc").
func (rd *reading) pairHyphen(out []unit, k, end int32) bool {
	if len(out) == 0 || k+1 >= end {
		return false
	}
	last := out[len(out)-1]
	if last.kind == stateUnit || last.kind == bodyUnit {
		return true
	}
	if h := rd.hitAt(k+1, stateClasses|bodyClasses); h != nil && !h.has(personClasses) {
		return true
	}
	if last.kind != wordUnit || last.end-last.first > 1 || !capitalised(rd.forms[k+1]) {
		return false
	}
	before, after := rd.forms[k-1], rd.forms[k+1]
	if rd.seen[before] && rd.seen[after] {
		return true
	}
	return int(end) < len(rd.forms) && rd.is(end, pairNoun) && k+2 == end
}

// nameUnits adds the mentions of one run.
func (rd *reading) nameUnits(units []unit, s syntax.Sentence) {
	var left int32 = None // the mention before a pair's hyphen
	for n := 0; n < len(units); n++ {
		u := units[n]
		if a := rd.nameAt[u.first]; a != None && u.kind != stateUnit && rd.ments[a].kinds&organisationKind != 0 {
			continue // inside a name with "of"
		}
		var m int32 = None
		switch u.kind {
		case wordUnit:
			n, m = rd.wordName(units, n, s)
		case stateUnit:
			if k := rd.organisationTail(units, n); k > n {
				m = rd.organisation(units[n].first, units[k].end)
				rd.nestedStates(units[n : k+1])
				n = k
			} else {
				m = rd.state(u)
			}
		case bodyUnit:
			if tail := rd.ofTail(u.end, s.End); tail > u.end && u.hit.generic() {
				m = rd.organisation(u.first, tail) // "the Embassy of Norland"
				rd.ments[m].sector = u.hit.entries[0].Sector
				break
			}
			m = rd.body(u)
			if n+1 < len(units) && units[n+1].kind == wordUnit && u.hit.generic() && !rd.personByNER(units[n+1].first) && rd.glueless(u.end) {
				n++ // "Radio Haldane"
				rd.extendName(m, units[n].end)
				break
			}
			if n+1 < len(units) && units[n+1].kind == wordUnit && rd.organisationWords(units[n+1].first, units[n+1].end) {
				n++ // "Red Heron" and "Liberation Front"
				rd.extendName(m, units[n].end)
			}
		}
		if left != None && m != None {
			rd.evenPair(left, m)
			rd.pairs = append(rd.pairs, [2]int32{rd.ments[left].head, rd.ments[m].head})
		}
		left = None
		if n+1 < len(units) && units[n+1].kind == hyphenUnit {
			left = m
			n++
		}
	}
}

// glueless reports whether token i follows the word before it with a space and
// nothing else between.
func (rd *reading) glueless(i int32) bool {
	return i > 0 && !rd.glued(i-1)
}

// evenPair makes both sides of a pair people where one is: "Marren-Okel talks".
func (rd *reading) evenPair(left, right int32) {
	a, b := &rd.ments[left], &rd.ments[right]
	if a.kinds != personKind {
		a, b = b, a
	}
	if a.kinds == personKind && b.kinds == thingKind && b.nameEnd-b.nameFirst == 1 {
		b.kinds, b.gender, b.short, b.definite = personKind, 0, true, true
	}
}

// extendName makes the name of mention m end at token end.
func (rd *reading) extendName(m, end int32) {
	x := &rd.ments[m]
	x.end, x.nameEnd = end, end
	x.head = rd.headIn(x.first, end)
	rd.headAt[x.head] = m
	for k := x.first; k < end; k++ {
		rd.nameAt[k] = m
	}
}

// organisationTail returns the last unit of an organisation's name that begins
// with the state at unit n ("Norland Army", "Kestovian Red Cross Society"), or n.
func (rd *reading) organisationTail(units []unit, n int) int {
	if n+1 >= len(units) {
		return n
	}
	switch next := units[n+1]; {
	case next.kind == wordUnit && rd.organisationWords(next.first, next.end), next.kind == bodyUnit && next.hit.generic():
		return n + 1
	}
	return n
}

func (rd *reading) nestedStates(units []unit) {
	for _, u := range units {
		if u.kind == stateUnit {
			rd.state(u)
		}
	}
}

// organisationWords reports whether the last word, or the word before "of",
// says that a name is an organisation's.
func (rd *reading) organisationWords(first, end int32) bool {
	if rd.is(end-1, organisationWord) && (end-first > 1 || !rd.personByNER(first)) {
		return true
	}
	return int(end) < len(rd.forms) && rd.is(first, organisationWord) && strings.EqualFold(rd.forms[end], "of")
}

// wordName adds the mention of the name words at unit n and returns the last
// unit used.
func (rd *reading) wordName(units []unit, n int, s syntax.Sentence) (int, int32) {
	u := units[n]
	first, end := u.first, u.end
	if n+1 < len(units) && (units[n+1].kind == stateUnit || units[n+1].kind == otherUnit || units[n+1].kind == bodyUnit) {
		if k := rd.organisationTail(units, n+1); k > n+1 { // "Bank of", "Central Norland Railway Company"
			m := rd.organisation(first, units[k].end)
			rd.nestedStates(units[n : k+1])
			return k, m
		}
	}
	titled := rd.titleBefore(first, s.First)
	if !titled && rd.blockKindOf(s) == article.Dateline {
		return n, None
	}
	if n+1 < len(units) && units[n+1].kind == bodyUnit && !titled && rd.nameKind(first, end, false) != personKind {
		m := rd.body(units[n+1]) // "the International Relief Society"
		rd.ments[m].first, rd.ments[m].nameFirst = first, first
		return n + 1, m
	}
	switch rd.nameKind(first, end, titled) {
	case personKind:
		return n, rd.person(first, end, s.First)
	case organisationKind:
		return n, rd.organisation(first, rd.ofTail(end, s.End))
	case thingKind:
		m := mention{
			first: first, end: end, head: rd.headIn(first, end), form: Name, kinds: thingKind, number: singular,
			gender: 'n', nameFirst: first, nameEnd: end, possessor: None,
		}
		return n, rd.add(m)
	}
	return n, None
}

// ofTail extends an organisation's name by "of ..." with capitals.
func (rd *reading) ofTail(end, limit int32) int32 {
	for end+1 < limit && (strings.EqualFold(rd.forms[end], "of") || strings.EqualFold(rd.forms[end], "for")) {
		k := end + 1
		if rd.forms[k] == "the" {
			k++
		}
		if k >= limit || !rd.nameToken(k) && rd.hitAt(k, stateClasses) == nil {
			break
		}
		next := rd.runEnd(k, limit)
		if next+1 < limit && rd.forms[next] == "and" && rd.nameToken(next+1) && rd.hitAt(next+1, stateClasses) == nil && !rd.personByNER(next+1) {
			next = rd.runEnd(next+1, limit)
		}
		end = next
	}
	return end
}

// titleBefore reports whether an office, rank or honorific stands directly
// before token i.
func (rd *reading) titleBefore(i, first int32) bool {
	h := rd.hitTo(i, first, titleClasses)
	return h != nil && !rd.titleIsHead(h)
}

// titleIsHead reports whether the title is a noun of its own, so that the name
// after it is not its holder's: "after the minister Marren met".
func (rd *reading) titleIsHead(h *hit) bool {
	if capitalised(rd.forms[h.first]) && h.has(classSet(lexicon.Rank, lexicon.Honorific)) || rd.attached(h, h.end, h.end+1) {
		return false
	}
	head := rd.headIn(h.first, h.end)
	_, ok := rd.subject(head)
	return ok && rd.upos(rd.head(head)) == syntax.VERB && rd.doc.Child(head, syntax.Det) != None
}

// nameKind decides what the name words [first, end) name, by its words, by
// what stands around it and by what the analyzer takes it for.
func (rd *reading) nameKind(first, end int32, titled bool) kinds {
	if titled {
		return personKind
	}
	last := end - 1
	ner := syntax.NameNone
	if n := rd.nerAt[last]; n != None {
		ner = rd.doc.Names[n].Type
	}
	given := rd.hitAt(first, classSet(lexicon.GivenName)) != nil && end-first > 1
	if !given || end-first > 2 {
		switch {
		case rd.organisationWords(first, end) && ner != syntax.Person:
			return organisationKind
		case rd.is(last, thingWord|placeWord) && end-first > 1 && (ner != syntax.Person || !given):
			return thingKind
		case rd.is(last, adjectiveWord) && end-first == 1:
			return thingKind
		case end-first == 1 && (rd.longest(first, end, classSet(lexicon.Group)) != nil && ner != syntax.Person || rd.twinStates(rd.forms[first]) != nil):
			return 0 // a people: "the Tuaregs"
		case rd.is(last, timeNoun|thingWord) && end-first == 1 && ner != syntax.Person:
			return thingKind
		}
	}
	if rd.publisher(first, end) {
		return organisationKind
	}
	if end-first == 1 && rd.regionOnly(first) {
		return thingKind
	}
	score := rd.personScore(first, end)
	switch ner {
	case syntax.Person:
		score += 3
	case syntax.Organisation:
		score -= 2
	case syntax.Location, syntax.Misc:
		score -= 3
	}
	switch {
	case score > 0:
		return personKind
	case ner == syntax.Organisation || ner == syntax.NameNone && allCapitals(rd.forms[last]):
		return organisationKind
	}
	return thingKind
}

// regionOnly reports whether the word at token i is a region's name and no person's.
func (rd *reading) regionOnly(i int32) bool {
	h := rd.longest(i, i+1, classSet(lexicon.Place))
	if h == nil || h.has(personClasses) || rd.seen[rd.forms[i]] {
		return false
	}
	return h.entry(lexicon.Place).Precision == "region"
}

// publisher reports whether a name is how the report's publisher calls itself:
// "Northgate" of "Northgate News".
func (rd *reading) publisher(first, end int32) bool {
	if rd.art == nil || rd.art.Publisher == "" {
		return false
	}
	rest, ok := strings.CutPrefix(strings.TrimPrefix(rd.art.Publisher, "The ")+" ", rd.doc.Words(first, end)+" ")
	return ok && (rest == "" || len(strings.Fields(rest)) < 3)
}

// personScore weighs the signs that a name is a person's.
func (rd *reading) personScore(first, end int32) int {
	score := 0
	if h := rd.hitAt(first, classSet(lexicon.GivenName)); h != nil {
		score++
		if end-first > 1 {
			score += 2
		}
	}
	if end-first > 1 && rd.hitAt(first, classSet(lexicon.Surname)) != nil {
		score += 2
	}
	if end-first == 3 && rd.hitAt(first, classSet(lexicon.Surname)) != nil && len(rd.forms[first+1]) <= 6 && len(rd.forms[end-1]) <= 6 {
		score += 2 // "Ahn Song Ho"
	}
	if end-first >= 4 && rd.forms[end-2] == "-" && !capitalised(rd.forms[end-1]) { // "Ahn Song-ho"
		score += 3
	}
	if end-first == 1 && rd.seen[rd.forms[first]] {
		score += 5
	}
	if rd.afterTitle(first) || rd.persons[rd.forms[end-1]] && !rd.personByNER(end-1) {
		score += 4
	}
	head := rd.headIn(first, end)
	if verb, ok := rd.subject(head); ok && rd.is(verb, speechVerb) {
		score++
	}
	if c := rd.doc.Child(head, syntax.Appos, syntax.NmodDesc); c != None && (rd.hitOver(c, classSet(lexicon.Office)) != nil || rd.upos(c) == syntax.NUM) {
		score += 2
	}
	if c := rd.doc.Child(head, syntax.AclRelcl); c != None {
		if w := rd.doc.Child(c, syntax.Nsubj); w != None && strings.EqualFold(rd.forms[w], "who") {
			score += 2
		}
	}
	if p := rd.preposition(head); p != None && rd.is(p, locativePreposition) {
		score--
	}
	if d := rd.doc.Child(head, syntax.Det); d != None && d < first {
		score -= 2
	}
	return score
}

// afterTitle reports whether an office and a comma stand before token i: "the
// Velmari minister of ports, Anya Reth".
func (rd *reading) afterTitle(i int32) bool {
	if i < 2 || rd.forms[i-1] != "," || !rd.sameSentence(i-2, i) {
		return false
	}
	for k := i - 2; k >= max(0, i-9) && rd.sameSentence(k, i) && rd.forms[k] != ","; k-- {
		if rd.upos(k) == syntax.VERB || rd.upos(k) == syntax.AUX {
			return false
		}
		if h := rd.hitOver(k, officeClasses); h != nil && h.flagged(lexicon.Office, "modifier") == nil && h.flagged(lexicon.Office, "plural") == nil {
			return true
		}
	}
	return false
}

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
		switch strings.ToLower(rd.forms[i]) {
		case "-":
		case "speaking", "language", "-speaking", "speaker", "speakers", "translation":
			return true
		default:
			return false
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
