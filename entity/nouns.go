package entity

import (
	"slices"
	"strings"

	"nuncio/lexicon"
	"nuncio/syntax"
)

// findNouns adds the mentions headed by common nouns, and titles without a name.
func (rd *reading) findNouns() {
	for i := range rd.doc.Tokens {
		if i := int32(i); rd.headsPhrase(i) && rd.nameAt[i] == None && rd.headAt[i] == None && !rd.inPhrase[i] {
			rd.noun(i)
		}
	}
	for i := range rd.doc.Tokens {
		rd.coordination(int32(i))
	}
}

// headsPhrase reports whether token i is a noun that heads a phrase.
func (rd *reading) headsPhrase(i int32) bool {
	switch rd.upos(i) {
	case syntax.NOUN, syntax.PROPN:
	case syntax.ADJ: // "the general", taken for an adjective
		switch rd.deprel(i) {
		case syntax.Nsubj, syntax.NsubjPass, syntax.Obj, syntax.Obl:
			return rd.hitAt(i, officeClasses) != nil && rd.doc.Child(i, syntax.Det) != None
		case syntax.Ccomp: // "an official said"
			return rd.hitAt(i, officeClasses) != nil && rd.doc.Child(i, syntax.Det) != None && rd.head(i) == i+1 && rd.is(i+1, speechVerb)
		case syntax.Aux, syntax.AuxPass, syntax.Advmod, syntax.Dep: // "a Norlandic general once barred"
			return rd.hitAt(i, officeClasses) != nil && rd.hitTo(i, max(0, i-3), classSet(lexicon.Nationality)) != nil
		}
		return false
	default:
		return false
	}
	switch rd.deprel(i) {
	case syntax.Compound: // "The king spoke", taken for a kind of spoke
		h := rd.head(i)
		return h == i+1 && rd.deprel(h) == syntax.Root && rd.upos(i) == syntax.NOUN && rd.running(rd.doc.Tokens[i].Sentence) &&
			rd.hitTo(i+1, rd.left[i], officeClasses) != nil && rd.hitAt(i+1, peopleClasses|bodyClasses) == nil
	}
	switch rd.deprel(i) {
	case syntax.NmodDesc: // "Norland's President, Ilse Marren"
		return rd.comma(i+1) && rd.hitAt(i, officeClasses) != nil
	case syntax.Amod, syntax.Flat, syntax.Fixed, syntax.Nummod, syntax.Case,
		syntax.Mark, syntax.Advmod, syntax.Cc, syntax.Det, syntax.Goeswith, syntax.CompoundPrt, syntax.Discourse:
		return false
	case syntax.Conj: // "defence and foreign ministers"
		if h := rd.head(i); h >= 0 && (rd.deprel(h) == syntax.Compound || rd.deprel(h) == syntax.Amod) && rd.upos(h) != syntax.VERB {
			return false
		}
	}
	return true
}

// noun adds the mention headed by the noun i.
func (rd *reading) noun(i int32) {
	h := rd.nounHit(i)
	if rd.is(i, timeNoun) && h == nil {
		return
	}
	if rd.is(i, emptyNoun) && (h == nil || !h.has(peopleClasses|bodyClasses)) {
		if rd.crowd(i) {
			rd.add(mention{first: i, end: i + 1, head: i, form: Noun, kinds: groupKind, gender: 'n', number: plural, possessor: None})
		}
		return
	}
	m := mention{first: i, end: i + 1, head: i, form: Noun, number: rd.numberOf(i), possessor: None, hit: h}
	rd.classify(&m, i, h)
	rd.nounFrame(&m)
	if m.codes = rd.twinStates(rd.forms[i]); m.codes != nil {
		m.kinds, m.number, m.gender, m.definite = groupKind, plural, 'n', true
		rd.add(m)
		return
	}
	if m.kinds&actorKinds != 0 {
		rd.rebelSide(&m)
		rd.nounCountry(&m)
		if rd.stateSide(&m) {
			m.kinds, m.entry, m.number = stateKind, "side", singular
		}
		if rd.doubtful(&m) {
			m.kinds, m.gender, m.form, m.sector = thingKind, 'n', Noun, ""
			rd.add(m)
			return
		}
		rd.nounOffice(&m, h)
		rd.setPlaceUse(&m, nil)
	}
	rd.add(m)
}

// rebelSide gives a group whose noun tells no sector that of the rebels named before
// it: "the rebel panel".
func (rd *reading) rebelSide(m *mention) {
	if m.sector != "" || m.kinds&(groupKind|organisationKind) == 0 {
		return
	}
	for k := m.first; k < m.head; k++ {
		if h := rd.hitAt(k, classSet(lexicon.Group)); h != nil && h.end == m.head && h.entry(lexicon.Group).Name == "rebel" {
			m.sector = "REB"
		}
	}
}

// crowd reports whether i is a number of people who act, with nothing counted:
// "Thousands marched", "Hundreds were detained".
func (rd *reading) crowd(i int32) bool {
	if !rd.is(i, crowdNumber) || rd.numberOf(i) != plural || rd.deprel(i) != syntax.Nsubj && rd.deprel(i) != syntax.NsubjPass || rd.upos(i) != syntax.NOUN {
		return false
	}
	return rd.doc.Child(i, syntax.Nmod) == None && rd.upos(rd.head(i)) == syntax.VERB
}

// stateSide reports whether m is "the Norlandic side": in the words of ministries,
// the state.
func (rd *reading) stateSide(m *mention) bool {
	return rd.lemma(m.head) == "side" && rd.numberOf(m.head) == singular && m.definite && m.country != "" && m.possessor == None
}

// tradeUnion reports whether m is a union that does something: one of a trade or of
// the country ("a farmers' union went on strike"), or, where no union has a name, "the
// union" with what it does something to.
func (rd *reading) tradeUnion(m *mention) bool {
	v, ok := rd.subject(m.head)
	if !ok || rd.deprel(m.head) != syntax.Nsubj || rd.upos(v) != syntax.VERB || rd.doc.Child(m.head, syntax.Nmod) != None {
		return false
	}
	described := false
	for c := range rd.doc.Children(m.head) {
		switch rd.deprel(c) {
		case syntax.NmodPoss, syntax.Compound:
			if rd.hitOver(c, classSet(lexicon.Group)) != nil {
				return true
			}
			described = true
		case syntax.Amod:
			described = true // "the monetary union"
		}
	}
	return !described && m.definite && rd.doc.Child(v, syntax.Obj) != None && !rd.unionNamed()
}

// unionNamed reports whether the report names a union of states: "the African Union".
func (rd *reading) unionNamed() bool {
	for i := range rd.ments {
		if m := &rd.ments[i]; m.form == Name && m.registry != "" && m.sector == "" && rd.lemma(m.nameEnd-1) == "union" {
			return true
		}
	}
	return false
}

// doubtful reports whether the noun is one that seldom acts and nothing here
// says that it does: no country, no owner, no plural, no speech.
func (rd *reading) doubtful(m *mention) bool {
	if !rd.is(m.head, doubtfulNoun) || m.hit == nil || m.hit.end-m.hit.first > 1 || m.country != "" || len(m.codes) > 0 || m.number == plural && rd.lemma(m.head) != "power" {
		return false // but emergency powers act as little as power does
	}
	if p := m.end; int(p) < len(rd.forms) && rd.sameSentence(m.head, p) && rd.lemma(p) == "to" && rd.upos(p) == syntax.ADP {
		return true // "opposition to"
	}
	if rd.lemma(m.head) == "union" {
		if rd.tradeUnion(m) {
			return false
		}
		if rd.unionNamed() {
			return true // and may take up the name, as things do
		}
	}
	if k := m.first - 1; k > 0 && rd.comma(k) {
		if h := rd.endingAt(k); h != None && rd.ments[rd.headAt[h]].form == Name && rd.ments[rd.headAt[h]].kinds == personKind {
			return false // "Reth, head of"
		}
	}
	v, ok := rd.subject(m.head)
	if !ok && rd.deprel(m.head) == syntax.Obj {
		v, ok = rd.head(m.head), rd.is(rd.head(m.head), actingVerb)
	}
	return !ok || !rd.is(v, speechVerb) && !(m.definite && rd.is(v, actingVerb))
}

// nounHit returns the longest phrase of offices, groups, bodies or outlets
// that token i heads, or nil.
func (rd *reading) nounHit(i int32) *hit {
	first := rd.doc.Sentences[rd.doc.Tokens[i].Sentence].First
	for k := max(first, i-6); k <= i; k++ {
		h := rd.longest(k, rd.doc.Sentences[rd.doc.Tokens[i].Sentence].End, peopleClasses|bodyClasses)
		if p := rd.preposition(i); h == nil || h.end <= i || p != None && p >= k && p < i {
			continue
		}
		if rd.headIn(h.first, h.end) == i || h.end == i+1 {
			return h
		}
	}
	return nil
}

func (rd *reading) numberOf(i int32) number {
	x := rd.doc.Tokens[i].XPOS
	if x == "NNS" || x == "NNPS" || x == "" && rd.doc.Feature(i, "Number") == "Plur" {
		return plural
	}
	return singular
}

// classify decides what the noun i may stand for.
func (rd *reading) classify(m *mention, i int32, h *hit) {
	m.kinds, m.gender = thingKind, 'n'
	switch {
	case rd.is(i, countryNoun) && (h == nil || h.end-h.first == 1):
		m.kinds = stateKind
		m.entry = "country"
		if m.number == plural {
			m.kinds = groupKind
		}
		return
	case h != nil && h.has(bodyClasses) && !(h.has(classSet(lexicon.Office)) && m.number == singular):
		rd.classifyBody(m, h)
		return
	case h != nil && h.has(peopleClasses):
		if rd.classifyPeople(m, h) {
			return
		}
	case rd.is(i, personNoun):
		m.kinds, m.gender = personKind, 0
		if m.number == plural {
			m.kinds = groupKind
		}
	case rd.is(i, groupNoun):
		m.kinds = groupKind
		m.number |= plural
	}
	if m.kinds == groupKind && rd.upos(i) == syntax.PROPN && capitalised(rd.forms[i]) && m.number&singular != 0 {
		m.kinds |= organisationKind // "the Union"
	}
	rd.nounGender(m, i)
}

func (rd *reading) nounGender(m *mention, i int32) {
	switch {
	case m.kinds&personKind == 0:
	case rd.is(i, maleNoun):
		m.gender = 'm'
	case rd.is(i, femaleNoun):
		m.gender = 'f'
	}
}

func (rd *reading) classifyBody(m *mention, h *hit) {
	e := h.entry(lexicon.Body)
	if e == nil {
		e = h.entry(lexicon.Outlet)
	}
	m.kinds, m.entry, m.sector, m.country = organisationKind, e.Name, e.Sector, e.Country
	if e.Class == lexicon.Outlet && m.sector == "" {
		m.sector = "JRN"
	}
	if m.number == plural || e.Has("plural") || e.Sector == "COP" && e.Name == "police" {
		m.number |= plural
	}
	m.number |= singular
}

// classifyPeople tells a person's office from a group; false where the phrase
// is a thing ("warship").
func (rd *reading) classifyPeople(m *mention, h *hit) bool {
	office, group := h.entry(lexicon.Office), h.entry(lexicon.Group)
	if office != nil && office.Has("modifier") {
		office = nil
	}
	switch {
	case office == nil && group == nil, group != nil && group.Has("thing"):
		return false
	case m.number == singular && (office != nil || !group.Has("collective") && !group.Has("plural")):
		e := office
		if e == nil {
			e = group
		}
		m.kinds, m.gender, m.entry, m.sector = personKind, entryGender(e), e.Name, e.Sector
		m.titleFlags = flagsOf(e)
		if office != nil {
			m.form = Title
		}
		rd.nounGender(m, m.head)
	default:
		e := group
		if e == nil {
			e = office
		}
		m.kinds, m.entry, m.sector, m.gender = groupKind, e.Name, e.Sector, 0
		if e.Has("collective") || e.Has("plural") {
			m.number |= plural
		}
		if e.Has("collective") {
			m.gender = 'n'
			if e.Name == "country" && m.number&singular != 0 && rd.numberOf(m.head) == singular {
				m.kinds = stateKind
			}
		}
		if office != nil {
			m.titleFlags = flagsOf(office)
		}
	}
	return true
}

// nounFrame sets the extent of a noun phrase and what its determiner says.
func (rd *reading) nounFrame(m *mention) {
	if m.hit != nil {
		m.first, m.end = min(m.first, m.hit.first), max(m.end, m.hit.end)
		for k := m.hit.first; k < m.hit.end; k++ {
			rd.inPhrase[k] = true
		}
	}
	for c := range rd.doc.Children(m.head) {
		if c > m.head {
			break
		}
		switch rd.deprel(c) {
		case syntax.Det, syntax.DetPredet:
			rd.determiner(m, c)
		case syntax.NmodPoss:
			m.definite, m.possessor = true, c
		case syntax.Amod, syntax.Compound, syntax.Nummod, syntax.NmodDesc:
		default:
			continue
		}
		left := rd.left[c]
		if n := rd.nameAt[c]; n != None && rd.deprel(c) == syntax.NmodPoss && rd.ments[n].kinds&(stateKind|organisationKind|personKind) != 0 {
			left = rd.ments[n].first
			if left > 0 && rd.upos(left-1) == syntax.DET && rd.sameSentence(left-1, left) {
				left--
			}
		}
		if rd.right[c] <= m.head+1 || left < m.head {
			m.first = min(m.first, left)
		}
	}
	if p := rd.preposition(m.head); p != None && p >= m.first && p < m.head {
		m.first = p + 1
	}
	for m.first < m.head && (rd.upos(m.first) == syntax.PUNCT && rd.forms[m.first] != "\"" || rd.upos(m.first) == syntax.CCONJ || rd.upos(m.first) == syntax.ADP || rd.upos(m.first) == syntax.SCONJ) {
		m.first++ // what the tree hangs on the wrong word
	}
	if m.first > 0 && m.first < m.head && strings.EqualFold(rd.forms[m.first-1], "at") && (rd.forms[m.first] == "least" || rd.forms[m.first] == "most") {
		m.first++ // "at least three fishermen"
	}
	for k := m.first; k < m.head; k++ {
		if rd.is(k, quotingVerb) && strings.HasSuffix(rd.forms[k], "ing") {
			m.first, m.definite, m.indefinite = k+1, false, false // "a daily quoting ministry sources", which the tree has as one
		}
	}
	for k, verb := m.first, false; k < m.head; k++ { // a clause that the tree hangs before the noun
		if x := rd.doc.Tokens[k].XPOS; x == "VBD" || x == "VBZ" || x == "VBP" || x == "MD" {
			verb = true
		} else if verb && rd.comma(k) {
			m.first, m.definite, m.indefinite, m.possessor = k+1, false, false, None
			if rd.upos(k+1) == syntax.DET {
				rd.determiner(m, k+1)
			}
		}
	}
	rd.backedBy(m)
	rd.looseWords(m)
	rd.complement(m)
}

// backedBy takes in "Norlandic-backed" before a noun, where the tree has it
// elsewhere.
func (rd *reading) backedBy(m *mention) {
	p := m.first - 1 // "backed"
	if p < 2 || m.kinds&actorKinds == 0 || rd.forms[p-1] != "-" || !rd.glued(p-2) || !rd.glued(p-1) || !rd.sameSentence(p-2, m.first) ||
		!strings.HasSuffix(rd.forms[p], "ed") && rd.forms[p] != "led" && rd.forms[p] != "run" {
		return
	}
	m.first = p - 2
	if a := rd.nameAt[p-2]; a != None {
		m.first = rd.ments[a].first
		rd.ments[a].modifier = true
	}
}

// looseWords takes in the words before the phrase that the tree has elsewhere
// and that can only belong to it: "de facto", "former", and an article.
func (rd *reading) looseWords(m *mention) {
	if m.form != Title {
		return
	}
	first := rd.doc.Sentences[rd.doc.Tokens[m.head].Sentence].First
	for m.first > first {
		if h := rd.hitTo(m.first, first, classSet(lexicon.Office)); h != nil && h.flagged(lexicon.Office, "modifier") != nil {
			m.first = h.first
			continue
		}
		if k := m.first - 1; rd.upos(k) == syntax.DET && !m.definite && !m.indefinite {
			rd.determiner(m, k)
			m.first = k
		}
		return
	}
}

// phraseEnd returns the end of the run of words from token i that can make up
// a noun phrase without clauses: "Kestovia's ruling Harbour Party".
func (rd *reading) phraseEnd(i int32) int32 {
	s := rd.doc.Sentences[rd.doc.Tokens[i-1].Sentence]
	end := i
	for ; i < s.End; i++ {
		switch rd.upos(i) {
		case syntax.NOUN, syntax.PROPN:
			end = i + 1
		case syntax.ADJ, syntax.NUM, syntax.DET, syntax.PART:
			if rd.upos(i) == syntax.DET && end == i {
				return end
			}
			if rd.upos(i) == syntax.PART && rd.forms[i] == "to" {
				return end
			}
		case syntax.VERB: // "ruling"
			if !strings.HasSuffix(rd.forms[i], "ing") && !strings.HasSuffix(rd.forms[i], "ed") {
				return end
			}
		case syntax.PUNCT:
			if rd.forms[i] != "'" && rd.forms[i] != "’" {
				return end
			}
		default:
			return end
		}
	}
	return end
}

func (rd *reading) determiner(m *mention, d int32) {
	switch rd.lemma(d) {
	case "the", "this", "that", "these", "those", "both":
		m.definite = true
	default:
		m.indefinite = m.indefinite || rd.indefiniteWord(d)
	}
}

// indefiniteWord reports whether token d is an article or a pronoun of something
// new.
func (rd *reading) indefiniteWord(d int32) bool {
	switch rd.lemma(d) {
	case "a", "an", "some", "any", "no", "another", "each", "every":
		return true
	}
	return false
}

// complement takes in the "of ..." or "to ..." that completes an office or a body.
func (rd *reading) complement(m *mention) {
	plurals := m.kinds == groupKind && m.titleFlags&(topTitles|ministerTitle|foreignMinister) != 0
	if m.form != Title && (m.hit == nil || m.kinds&organisationKind == 0) && !plurals {
		return
	}
	p := m.end
	if int(p) >= len(rd.forms) || !rd.sameSentence(m.head, p) || rd.upos(p) != syntax.ADP {
		return
	}
	switch lemma := rd.lemma(p); {
	case lemma == "of", !plurals && (lemma == "to" || lemma == "for"):
	case m.titleFlags&(spokesTitle|officialTitle) != 0 && lemma == "from" && rd.bodySoon(p+1):
	case (m.sector == "EDU" || m.sector == "BUS") && rd.is(p, employerPreposition) && rd.organisationAt(p+1):
	default:
		return
	}
	c := rd.head(p)
	end := c + 1
	switch {
	case c > p && rd.inside(c, m.first, m.end) && rd.upos(c) != syntax.VERB:
		for g := range rd.doc.Children(c) {
			if g > c && (rd.deprel(g) == syntax.Flat || rd.deprel(g) == syntax.Nmod && rd.left[g] == end && rd.forms[end] == "of") {
				end = rd.right[g]
			}
		}
	case m.form == Title && rd.lemma(p) == "of": // the tree has it elsewhere: take the words as they stand
		if start := p + 1; rd.sameSentence(p, start) && rd.upos(start) == syntax.DET && !rd.indefiniteWord(start) {
			p = start
		}
		end = rd.phraseEnd(p + 1)
		if c = end - 1; c <= p {
			return
		}
	default:
		return
	}
	if d := rd.doc.Child(c, syntax.Appos); d != None && rd.nameAt[d] != None && rd.nameAt[c] == None && rd.ments[rd.nameAt[d]].first == end {
		c = d // "of the main opposition Harbour Party"
	}
	if n := rd.nameAt[c]; n != None {
		end, c = max(end, rd.ments[n].end), rd.ments[n].head
	}
	if end-m.end > 14 {
		return
	}
	if n := rd.holderBehind(p+1, end); n != None && m.kinds == personKind {
		end = rd.ments[n].first
		c = rd.ments[rd.nameAt[end-1]].head
	}
	if m.possessor == None && !plurals {
		m.possessor = c
	}
	m.definite = m.definite || !m.indefinite
	m.end = end
}

// bodySoon reports whether a body is named in the words from token i on, before any
// punctuation: "a spokesman from the Norlandic foreign ministry".
func (rd *reading) bodySoon(i int32) bool {
	for k := i; k < i+4 && int(k) < len(rd.forms) && rd.upos(k) != syntax.PUNCT && rd.upos(k) != syntax.VERB; k++ {
		if rd.hitAt(k, bodyClasses) != nil {
			return true
		}
	}
	return false
}

// organisationAt reports whether the name of an organisation begins at token i, past
// an article.
func (rd *reading) organisationAt(i int32) bool {
	if i < int32(len(rd.forms)) && rd.upos(i) == syntax.DET {
		i++
	}
	return int(i) < len(rd.forms) && rd.nameAt[i] != None && rd.ments[rd.nameAt[i]].kinds == organisationKind
}

// holderBehind returns the mention of the person who is named in the words [first, end)
// right behind the body whose office he holds ("Chairman of the Export Council Marta
// Lind"), or None.
func (rd *reading) holderBehind(first, end int32) int32 {
	for k := first + 1; k < end; k++ {
		if n, b := rd.nameAt[k], rd.nameAt[k-1]; n != None && b != None && n != b && rd.ments[n].first == k &&
			rd.ments[n].kinds == personKind && rd.ments[b].kinds == organisationKind {
			return n
		}
	}
	return None
}

// nounCountry finds the countries that a noun phrase names: before the noun,
// then in "of" or "from" after it.
func (rd *reading) nounCountry(m *mention) {
	var codes []string
	note := func(c int32) {
		h := rd.hitOver(c, stateClasses)
		if h == nil {
			return
		}
		if n := rd.elidedBefore(h.first); n != None && !slices.Contains(codes, rd.ments[n].country) {
			codes = append(codes, rd.ments[n].country)
		}
		if code, _ := rd.stateOf(h); code != "" && !slices.Contains(codes, code) {
			codes = append(codes, code)
		}
	}
	for k := m.first; k < m.head; k++ {
		if n := rd.nameAt[k]; n != None && rd.ments[n].kinds&(stateKind|organisationKind) != 0 && rd.ments[n].first == k {
			if rd.partOfCompound(rd.ments[n].end) {
				continue
			}
			if rd.ments[n].kinds&stateKind != 0 {
				note(k)
			} else if code := rd.ments[n].country; code != "" && !slices.Contains(codes, code) {
				codes = append(codes, code)
			}
		} else if code := rd.compassAdjective(k); code != "" && m.titleFlags&topTitles != 0 {
			codes = append(codes, code)
		} else if n == None {
			if h := rd.hitAt(k, classSet(lexicon.Nationality)); h != nil && rd.upos(k) != syntax.NOUN && !rd.partOfCompound(h.end) {
				note(k)
			}
		}
	}
	if len(codes) == 0 {
		for c := range rd.doc.Children(m.head) {
			if c > m.head && rd.deprel(c) == syntax.Nmod {
				if p := rd.preposition(c); p != None && (rd.lemma(p) == "of" || rd.lemma(p) == "from" || rd.lemma(p) == "for" && m.kinds&groupKind == 0) {
					note(c)
					for g := range rd.doc.Children(c) {
						if rd.deprel(g) == syntax.Conj {
							note(g)
						}
					}
				}
			}
		}
	}
	if p := m.end - 1; len(codes) == 0 && m.hit != nil && m.hit.end < p && rd.lemma(m.hit.end) == "of" && rd.nameAt[p] != None && rd.ments[rd.nameAt[p]].kinds&stateKind != 0 {
		note(rd.ments[rd.nameAt[p]].first) // "Minister of Foreign Affairs of the Republic of Norland", which the tree hangs on "Affairs"
	}
	if len(codes) == 0 && m.possessor == None && m.kinds&personKind == 0 { // "Marren administration officials"
		for k := m.head - 1; k >= m.first && m.possessor == None; k-- {
			if n := rd.nameAt[k]; n != None && rd.ments[n].kinds == personKind {
				m.possessor = rd.ments[n].head
			}
		}
	}
	switch {
	case len(codes) == 1:
		m.country = codes[0]
	case len(codes) > 1 && m.number&plural != 0:
		m.codes = codes
	}
}

// partOfCompound reports whether a hyphen and a word in lower case follow the
// name that ends before token i: "Norlandic-backed" rebels are not Norland's.
func (rd *reading) partOfCompound(i int32) bool {
	return int(i)+1 < len(rd.forms) && rd.forms[i] == "-" && rd.glued(i-1) && rd.glued(i) && !capitalised(rd.forms[i+1])
}

// nounOffice notes the office that a title without a name says.
func (rd *reading) nounOffice(m *mention, h *hit) {
	if m.form != Title || h == nil {
		return
	}
	e := h.entry(lexicon.Office)
	if e == nil || e.Has("relational") && rd.lemma(m.head) != "counterpart" && rd.lemma(m.head) != "predecessor" {
		return
	}
	first, tense := rd.grades(h.first, m.first)
	if e.Has("future") {
		tense = Future
	}
	if tense == Current && (rd.pastTense(m.head) || h.former) {
		tense = Former
	}
	o := office{
		Office: Office{
			Title: rd.title(first, h), Country: m.country, Sector: e.Sector, Time: tense,
		},
		entry: e.Name, flags: flagsOf(e), holder: m.possessor,
	}
	o.Evidence.Start, o.Evidence.End = rd.doc.Tokens[m.first].Span.Start, rd.doc.Tokens[m.end-1].Span.End
	if m.possessor != None {
		o.Of = rd.holderWords(m)
	} else if k := rd.seatIn(m.first, first); k != nil {
		o.Of = rd.doc.Words(k.first, k.end)
		if o.Sector == "" { // "a State Department spokeswoman"
			o.Sector = k.entries[0].Sector
		}
	}
	if d := rd.doc.Child(m.head, syntax.Nmod); m.possessor != None && d == m.possessor && m.titleFlags&diplomatTitle != 0 {
		if p := rd.preposition(d); p != None && rd.lemma(p) != "of" {
			m.possessor = None // "envoy to Norland" is not Norland's
			o.holder = None
		}
	}
	m.offices = append(m.offices, o)
}

// grades walks left from the office's phrase over words that are part of it
// ("deputy", "de facto", "nuclear"), reads those that set its time, and
// returns the first token of the title.
func (rd *reading) grades(at, limit int32) (first int32, tense Tense) {
	first = at
	for first > limit {
		if h := rd.hitTo(first, limit, classSet(lexicon.Office)); h != nil && h.flagged(lexicon.Office, "modifier") != nil {
			switch {
			case h.flagged(lexicon.Office, "former") != nil:
				return first, Former
			case h.flagged(lexicon.Office, "future") != nil:
				return first, Future
			case h.flagged(lexicon.Office, "current") != nil && h.flagged(lexicon.Office, "de-facto") == nil:
				return first, Current
			}
			first = h.first
			continue
		}
		k := first - 1
		if rd.forms[k] == "-" && k > limit {
			first--
			continue
		}
		if rd.hitTo(first, limit, stateClasses) != nil || rd.upos(k) != syntax.NOUN && rd.upos(k) != syntax.ADJ ||
			rd.deprel(k) != syntax.Compound && rd.deprel(k) != syntax.Amod || rd.hitOver(k, stateClasses) != nil || rd.nameAt[k] != None {
			break
		}
		if rd.doc.Tokens[k].XPOS == "JJS" || rd.doc.Tokens[k].XPOS == "JJR" {
			break
		}
		first = k
	}
	// "former US ambassador": the time may stand before the country.
	for k := first - 1; k >= limit; k-- {
		if h := rd.hitAt(k, classSet(lexicon.Office)); h != nil {
			if h.flagged(lexicon.Office, "former") != nil {
				tense = Former
			} else if h.flagged(lexicon.Office, "modifier") != nil && h.flagged(lexicon.Office, "future") != nil {
				tense = Future
			}
		}
	}
	return first, tense
}

// pastTense reports whether the noun is a predicate of the past: "who was
// foreign minister until 2031".
func (rd *reading) pastTense(i int32) bool {
	if c := rd.doc.Child(i, syntax.Cop); c != None && rd.doc.Feature(c, "Tense") == "Past" {
		return true
	}
	return false
}

// holderWords returns the words of whom or what an office belongs to.
func (rd *reading) holderWords(m *mention) string {
	c := m.possessor
	first, end := rd.left[c], rd.right[c]
	if p := rd.preposition(c); p != None {
		if p < c {
			first = p + 1
		} else {
			end = p
		}
	}
	if c > m.head {
		end = min(end, m.end)
	}
	if first < end && rd.upos(first) == syntax.DET && first+1 < end {
		first++
	}
	if first >= end || end-first > 12 {
		first, end = c, c+1
	}
	return rd.doc.Words(first, end)
}

// seatIn returns the last seat or body named in [first, end), or nil.
func (rd *reading) seatIn(first, end int32) *hit {
	for k := end - 1; k >= first; k-- {
		if h := rd.hitAt(k, bodyClasses|classSet(lexicon.Seat)); h != nil && h.end <= end && !h.generic() {
			return h
		}
	}
	return nil
}

// coordination adds a mention for actors joined by "and", so that "they" and
// "both sides" may take them up together.
func (rd *reading) coordination(i int32) {
	first := rd.headAt[i]
	if first == None || rd.deprel(i) == syntax.Conj || rd.ments[first].modifier && rd.deprel(i) != syntax.NmodPoss && rd.deprel(i) != syntax.Nmod {
		return
	}
	members := []int32(nil)
	m := mention{form: Noun, kinds: groupKind, number: plural, head: i, first: rd.ments[first].first, end: rd.ments[first].end, possessor: None, definite: true}
	for c := range rd.doc.Children(i) {
		if rd.deprel(c) != syntax.Conj || rd.headAt[c] == None {
			continue
		}
		if cc := rd.doc.Child(c, syntax.Cc); cc != None && strings.EqualFold(rd.forms[cc], "or") {
			return
		}
		members = append(members, c)
		m.end = max(m.end, rd.ments[rd.headAt[c]].end)
	}
	if len(members) == 0 || m.end <= i {
		return
	}
	m.members = append([]int32{i}, members...)
	things := true
	for _, k := range m.members {
		things = things && rd.ments[rd.headAt[k]].kinds&actorKinds == 0
	}
	if things {
		m.kinds = thingKind
	}
	keep := rd.headAt[i]
	rd.add(m)
	rd.headAt[i] = keep
}
