package entity

import (
	"strings"

	"nuncio/lexicon"
	"nuncio/syntax"
)

// person adds the mention of a person by name, with the titles before it.
func (rd *reading) person(first, end, limit int32) int32 {
	m := mention{
		first: first, end: end, form: Name, kinds: personKind, number: singular,
		nameFirst: first, nameEnd: end, possessor: None, definite: true,
	}
	m.short = rd.parts(first, end) == 1
	rd.prefix(&m, limit)
	m.head = rd.headIn(first, end)
	if h := rd.head(m.head); h >= m.first && h < first { // the tree takes the title for the head
		m.head = rd.headIn(m.first, m.end)
	}
	if m.gender == 0 {
		m.gender = rd.givenGender(first, end)
	}
	for k := m.first; k < m.nameFirst; k++ { // whom the title belongs to only describes
		if a := rd.headAt[k]; a != None {
			rd.ments[a].modifier, rd.ments[a].locative = true, false
		}
	}
	return rd.add(m)
}

// parts counts the parts of the name [first, end): words, with those joined by
// a hyphen as one, without initials and suffixes.
func (rd *reading) parts(first, end int32) int {
	n := 0
	for k := first; k < end; k++ {
		if rd.is(k, nameSuffix) && n > 0 || rd.forms[k] == "." || rd.forms[k] == "'" {
			continue
		}
		if rd.forms[k] == "-" {
			k++
			continue
		}
		if rd.is(k, nameParticle) && !capitalised(rd.forms[k]) || rd.leadingParticle(k, first, end) {
			continue
		}
		n++
	}
	return n
}

// hyphenated reports whether the words [first, end) have a hyphen, which may be
// a token or part of one.
func (rd *reading) hyphenated(first, end int32) bool {
	for _, form := range rd.forms[first:end] {
		if strings.Contains(form, "-") {
			return true
		}
	}
	return false
}

// givenGender tells the gender by a given name of the lexicon, or 0.
func (rd *reading) givenGender(first, end int32) byte {
	if end-first < 2 {
		return 0
	}
	h := rd.hitAt(first, classSet(lexicon.GivenName))
	if h == nil || h.has(classSet(lexicon.Surname)) && (rd.hyphenated(first+1, end) || end-first > 2 && rd.hitAt(first+1, classSet(lexicon.GivenName)) == nil) {
		return 0 // a family name in front: "Kim Song-ho", "Kim Song Ho"
	}
	male, female := h.flagged(lexicon.GivenName, "male"), h.flagged(lexicon.GivenName, "female")
	switch {
	case male != nil && female == nil:
		return 'm'
	case female != nil && male == nil:
		return 'f'
	}
	return 0
}

// prefix walks left from a person's name over titles, ranks, the countries and
// bodies they belong to and the words that set their time, and notes them.
func (rd *reading) prefix(m *mention, limit int32) {
	p := titleParser{rd: rd, name: m.nameFirst, end: m.nameEnd, at: m.first, limit: limit}
	for p.step() {
	}
	if p.country == "" {
		p.country = rd.countryAfter(m.nameEnd)
	}
	p.finish(m)
	if h := rd.houseAfter(m.nameEnd); h != nil && len(m.offices) == 0 { // "Tom Hagan, of the White House"
		_, e := rd.stateOf(h)
		m.country, m.sector = e.Country, e.Sector
	}
}

// countryAfter returns the country in the "of ..." after a person's name:
// "King Hamid of Velmar", "Anya Reth of Velmar".
func (rd *reading) countryAfter(i int32) string {
	if int(i)+1 >= len(rd.forms) || rd.forms[i] != "of" || !rd.sameSentence(i-1, i+1) {
		return ""
	}
	if h := rd.hitAt(i+1, classSet(lexicon.Country)); h != nil {
		code, _ := rd.stateOf(h)
		return code
	}
	return ""
}

// houseAfter returns the body or seat in the ", of ..." after a person's name, or nil.
func (rd *reading) houseAfter(i int32) *hit {
	if int(i)+3 >= len(rd.forms) || !rd.comma(i) || rd.forms[i+1] != "of" || !rd.sameSentence(i-1, i+3) {
		return nil
	}
	k := i + 2
	if rd.forms[k] == "the" {
		k++
	}
	if h := rd.hitAt(k, classSet(lexicon.Seat, lexicon.Body)); h != nil && !h.generic() {
		return h
	}
	return nil
}

// titleParser reads the words before a name from right to left.
type titleParser struct {
	rd           *reading
	name, end    int32
	at, limit    int32
	titles       []*hit
	country      string
	of, ofSector string
	outlet       bool
	tense        Tense
	officeFirst  int32 // first token of the leftmost office with its grades
}

// step reads one more phrase and reports whether it went on.
func (p *titleParser) step() bool {
	rd := p.rd
	if p.at <= p.limit {
		return false
	}
	before := p.at - 1
	if rd.is(before, compareWord) && !capitalised(rd.forms[before]) {
		return false // "the elder Okel"
	}
	if rd.forms[before] == "-" && rd.glued(before) && before > p.limit && len(p.titles) > 0 { // "ex-minister"
		if h := rd.hitTo(before, p.limit, classSet(lexicon.Office)); h != nil && h.flagged(lexicon.Office, "modifier") != nil {
			return p.modifier(h)
		}
		return false
	}
	if h := p.joinedTitle(before); h != nil {
		p.at = before
		return p.title(h)
	}
	if h := rd.hitTo(p.at, p.limit, titleClasses); h != nil {
		if h.flagged(lexicon.Office, "modifier") != nil {
			if len(p.titles) > 0 {
				return p.modifier(h)
			}
			if h.entry(lexicon.Office).Has("modifier") {
				return false // else an office as well: "UNHCR chief Rolf Okel"
			}
		}
		return p.title(rd.withoutBody(h))
	}
	if h := rd.hitTo(p.at, p.limit, stateClasses|bodyClasses); h != nil {
		return p.belongs(h)
	}
	return p.compound(before)
}

// joinedTitle returns the first of two titles of one person: "Deputy Premier
// and Foreign Minister Anya Reth"; nil where there is none.
func (p *titleParser) joinedTitle(and int32) *hit {
	rd := p.rd
	if len(p.titles) != 1 || rd.forms[and] != "and" || !capitalised(rd.forms[p.at]) {
		return nil
	}
	h := rd.hitTo(and, p.limit, officeClasses)
	if h == nil || !capitalised(rd.forms[h.first]) || h.flagged(lexicon.Office, "plural") != nil || h.first > p.limit && rd.upos(h.first-1) == syntax.DET {
		return nil
	}
	return h
}

// withoutBody cuts a body's name off the front of an office: the leader in
// "Labour leader" is the Labour Party's, not any union's.
func (rd *reading) withoutBody(h *hit) *hit {
	b := rd.longest(h.first, h.end-1, bodyClasses)
	if b == nil || b.generic() || !capitalised(rd.forms[h.first]) {
		return h
	}
	if rest := rd.longest(b.end, h.end, titleClasses); rest != nil && rest.end == h.end {
		return rest
	}
	return h
}

// title takes an office, rank or honorific.
func (p *titleParser) title(h *hit) bool {
	rd := p.rd
	if len(p.titles) == 0 && rd.titleIsHead(h) {
		return false
	}
	if n := len(p.titles); n > 0 && !p.titles[n-1].has(classSet(lexicon.Rank, lexicon.Honorific)) && !rd.attached(h, p.at, p.end) {
		return false
	}
	if k := h.first; k > p.limit && rd.upos(h.end-1) == syntax.VERB {
		return false
	}
	p.titles = append(p.titles, h)
	if h.former {
		p.tense = Former
	}
	if h.has(classSet(lexicon.Office)) {
		p.officeFirst = h.first
	}
	p.at = h.first
	return true
}

// inside reports whether the head of token i lies in [first, end).
func (rd *reading) inside(i, first, end int32) bool {
	h := rd.head(i)
	return h >= first && h < end
}

// attached reports whether the title h belongs to the words [first, end) after
// it: one of the two depends on the other through relations that join a name
// and its titles.
func (rd *reading) attached(h *hit, first, end int32) bool {
	if capitalised(rd.forms[h.end-1]) && rd.upos(h.end-1) == syntax.PROPN {
		return true
	}
	title, name := rd.headIn(h.first, h.end), rd.headIn(first, end)
	return rd.chained(name, title) || rd.chained(title, name) || rd.head(title) >= 0 && rd.head(title) == rd.head(name) && rd.head(title) >= end
}

// chained reports whether token i depends on j, directly or through tokens
// between, by relations inside a noun phrase.
func (rd *reading) chained(i, j int32) bool {
	for steps := 0; i >= 0 && steps < 6; steps++ {
		if i == j {
			return true
		}
		switch rd.deprel(i) {
		case syntax.Flat, syntax.Appos, syntax.NmodDesc, syntax.Compound, syntax.Amod, syntax.Nmod, syntax.NmodUnmarked, syntax.Dep, syntax.Nummod:
			i = rd.head(i)
		default:
			return false
		}
	}
	return false
}

// modifier takes "former", "acting", "deputy".
func (p *titleParser) modifier(h *hit) bool {
	switch {
	case h.flagged(lexicon.Office, "former") != nil:
		p.tense = Former
	case h.flagged(lexicon.Office, "future") != nil:
		p.tense = Future
	case h.flagged(lexicon.Office, "current") == nil && p.officeFirst == p.at: // "deputy" is part of the office
		p.officeFirst = h.first
	}
	p.at = h.first
	return true
}

// belongs takes the country or body that the title, or the name, belongs to.
func (p *titleParser) belongs(h *hit) bool {
	rd := p.rd
	if p.country != "" && p.of != "" {
		return false
	}
	if len(p.titles) == 0 && (h.generic() || !h.has(classSet(lexicon.Nationality, lexicon.Body, lexicon.Outlet))) {
		return false // "in Kestovia Okel said"
	}
	if k := h.first - 1; len(p.titles) == 0 && h.has(classSet(lexicon.Country)) && k >= p.limit && rd.is(k, locativePreposition) {
		return false // "in Singapore Tan Wei said"
	}
	// "In Kestovia President Okel met": the state is no part of the name.
	head := rd.headIn(h.first, h.end)
	adjoined := len(p.titles) > 0 && rd.chained(rd.headIn(p.name, p.end), head)
	adjective := h.has(classSet(lexicon.Nationality)) && rd.upos(head) == syntax.ADJ
	lower := len(p.titles) > 0 && !capitalised(rd.forms[p.titles[len(p.titles)-1].first])
	if !adjective && !lower && !adjoined && (!rd.inside(head, h.end, p.end) || rd.preposition(head) != None) {
		return false
	}
	switch {
	case h.has(stateClasses):
		code, e := rd.stateOf(h)
		if p.country == "" {
			p.country = code
		}
		if e.Class == lexicon.Seat || p.of == "" {
			p.of = rd.doc.Words(h.first, h.end)
			if p.ofSector = e.Sector; p.ofSector == "" {
				p.ofSector = "GOV"
			}
		}
	default:
		e := &h.entries[0]
		if p.country == "" {
			p.country = e.Country
		}
		p.of, p.ofSector = rd.doc.Words(h.first, h.end), e.Sector
		p.outlet = p.outlet || h.has(classSet(lexicon.Outlet))
	}
	p.at = h.first
	return true
}

// compound takes a noun or adjective that a title is made with: "carmaker
// chief", "nuclear negotiator".
func (p *titleParser) compound(i int32) bool {
	rd := p.rd
	if len(p.titles) == 0 || rd.upos(i) == syntax.PUNCT || p.at != p.officeFirst {
		return false
	}
	switch rd.deprel(i) {
	case syntax.Compound, syntax.Amod, syntax.NmodDesc, syntax.Flat:
		if rd.inside(i, i+1, p.end) && (rd.upos(i) == syntax.NOUN || rd.upos(i) == syntax.ADJ || rd.upos(i) == syntax.PROPN) {
			if i-2 >= p.limit && rd.forms[i-1] == "-" && rd.glued(i-1) && rd.glued(i-2) {
				i -= 2 // "North-Estmark premier"
			}
			p.at, p.officeFirst = i, i
			return true
		}
	}
	return false
}

// finish writes what was read into the mention.
func (p *titleParser) finish(m *mention) {
	m.first = p.at
	if len(p.titles) == 0 {
		if p.of == "" {
			m.first = m.nameFirst
		}
		m.country = p.country
		if p.outlet {
			m.sector = "JRN"
		}
		return
	}
	for i := len(p.titles) - 1; i >= 0; i-- {
		h := p.titles[i]
		e := h.titleEntry()
		switch {
		case e.Class == lexicon.Honorific:
			m.honorific = e.Name
			if e.Has("religious") {
				m.sector = "REL"
			}
		case e.Class == lexicon.Rank:
			m.rank = e.Name
			m.offices = append(m.offices, p.office(h, e, m.nameFirst))
		default:
			m.offices = append(m.offices, p.office(h, e, m.nameFirst))
		}
		if m.gender == 0 {
			m.gender = entryGender(e)
		}
	}
	m.country = p.country
	if p.outlet && m.sector == "" {
		m.sector = "JRN"
	}
}

func (h *hit) titleEntry() *lexicon.Entry {
	// Before a name "General" is a rank and "Ambassador" an office.
	if o, a := h.entry(lexicon.Office), h.entry(lexicon.Honorific); o != nil && a != nil && o.Sector == "REL" && !a.Has("religious") {
		return a // a sheikh need be no cleric
	}
	for _, c := range [...]lexicon.Class{lexicon.Rank, lexicon.Office, lexicon.Honorific} {
		if e := h.entry(c); e != nil {
			return e
		}
	}
	return &h.entries[0]
}

func entryGender(e *lexicon.Entry) byte {
	switch male, female := e.Has("male"), e.Has("female"); {
	case male && !female:
		return 'm'
	case female && !male:
		return 'f'
	}
	return 0
}

func (p *titleParser) office(h *hit, e *lexicon.Entry, nameFirst int32) office {
	rd := p.rd
	first := h.first
	if h.has(classSet(lexicon.Office)) && h == p.lastOffice() {
		first = min(first, p.officeFirst)
	}
	o := office{
		Office: Office{
			Title: rd.title(first, h), Of: p.of, Country: p.country, Sector: e.Sector, Time: p.tense,
			Evidence: rd.doc.Sentences[rd.doc.Tokens[first].Sentence].Span,
		},
		entry: e.Name, flags: flagsOf(e), rank: e.Class == lexicon.Rank, holder: None,
	}
	o.Evidence.Start = rd.doc.Tokens[p.at].Span.Start
	o.Evidence.End = rd.doc.Tokens[p.end-1].Span.End
	if o.rank && len(p.titles) > 1 { // "former defence chief Gen Venn": still a general
		o.Time = Current
	}
	if e.Has("future") {
		o.Time = Future
	}
	if o.Sector == "" || p.ofSector == "MIL" || p.ofSector != "" && o.presides() { // a party's leader, or its vice president, is the party's
		o.Sector = p.ofSector
	}
	if strings.EqualFold(o.Of, o.Title) {
		o.Of = ""
	}
	return o
}

// presides reports whether the office is one that states and organisations alike have.
func (o *office) presides() bool {
	return o.flags&(leaderTitle|headOfState|deputyTitle) != 0 && o.flags&(headOfGovernment|ministerTitle|royalTitle) == 0
}

// title returns the words of an office from token first on, without "ex-".
func (rd *reading) title(first int32, h *hit) string {
	words := rd.doc.Words(first, h.end)
	if e := h.flagged(lexicon.Office, "plural"); e != nil && first == h.first {
		return e.Name // "Presidents Marren and Okel": each is one
	}
	if h.former && first == h.first {
		words, _ = cutEx(words)
	}
	return words
}

// lastOffice returns the leftmost office read.
func (p *titleParser) lastOffice() *hit {
	for i := len(p.titles) - 1; i >= 0; i-- {
		if p.titles[i].has(classSet(lexicon.Office)) {
			return p.titles[i]
		}
	}
	return nil
}
