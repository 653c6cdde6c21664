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
				i = rd.pastTitle(i)
				continue
			}
			end := rd.runEnd(i, s.End)
			units = rd.units(units[:0], i, end, s.First)
			rd.nameUnits(units, s)
			i = end
		}
	}
}

// pastTitle returns the index after token i, or after the title that begins
// there and holds what would be a name elsewhere: "Minister of Foreign Affairs".
func (rd *reading) pastTitle(i int32) int32 {
	if h := rd.hitAt(i, officeClasses); h != nil && h.end > i+2 && rd.capitalTitle(h) && rd.lemma(i+1) == "of" && rd.sameSentence(i, h.end-1) {
		return h.end
	}
	return i + 1
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
	if n := rd.nerAt[i]; n != None && rd.doc.Names[n].First < i && rd.is(i, weekday) {
		return false // the rest of "Governor John Marren Thursday"
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
	for j < end && !rd.dayAfterName(i, j) {
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

// dayAfterName reports whether token j is the day that follows the person's name
// begun at i: "met President Marren Monday".
func (rd *reading) dayAfterName(i, j int32) bool {
	return j > i && rd.is(j, weekday) && (rd.personByNER(j-1) || rd.hitAt(i, titleClasses|personClasses) != nil) &&
		!(rd.sameSentence(j, j+1) && rd.glueless(j+1) && capitalised(rd.forms[j+1]))
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
	if rd.words[form]&hyphenEnding != 0 {
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
		if n := len(out); n > 0 && u.kind == wordUnit && out[n-1].kind == wordUnit && !rd.personBehindBody(out[n-1], k) {
			out[n-1].end = u.end
		} else {
			out = append(out, u)
		}
		k = u.end
	}
	return out
}

// personBehindBody reports whether a person's name begins at k, right behind the name of
// a body u ("Chairman of the Export Council Marta Lind").
func (rd *reading) personBehindBody(u unit, k int32) bool {
	return rd.personByNER(k) && rd.doc.Names[rd.nerAt[k]].First == k && rd.doc.Names[rd.nerAt[k]].End > k+1 && rd.is(k-1, organisationWord) && k-u.first > 1
}

// unitAt returns the piece that begins at k. Words that the lexicon knows are
// name words all the same inside a person's name: "Michael Jordan", "Larry King".
func (rd *reading) unitAt(out []unit, k, i, end int32) unit {
	word := unit{wordUnit, k, k + 1, nil}
	if k > i && rd.is(k, firmWord) && capitalised(rd.forms[k]) {
		return word // "Delton Brothers" are nobody's
	}
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
	case single && !h.has(classSet(lexicon.Nationality)) && rd.seen[rd.forms[k]] && rd.personByNER(k):
		return word // "Paris" of "Ann Paris"
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
			if a := rd.glossedBefore(u.first); a != None && u.hit.generic() && rd.is(u.first, classNoun) && u.end == u.first+1 {
				rd.joinClassNoun(a, u.first) // "the Harbour (Freedom) Party"
				break
			}
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
