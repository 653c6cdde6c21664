package entity

import (
	_ "embed"
	"slices"
	"strings"

	"nuncio/article"
	"nuncio/lexicon"
	"nuncio/syntax"
)

//go:embed cultures.txt
var culturesFile string

// readCultures reads which countries the name cultures of the lexicon's given
// names belong to.
func readCultures(file string) (map[string][]string, error) {
	out := make(map[string][]string, 32)
	return out, eachRow("cultures.txt", file, func(name, codes string) error {
		out[name] = append(out[name], strings.Fields(codes)...)
		return nil
	})
}

// linkPossessors notes whose the named actors are: "Norland's Ilse Marren",
// "the Courier's Tom Reed", "Norland's Central Committee".
func (rd *reading) linkPossessors() {
	for i := range rd.ments {
		m := &rd.ments[i]
		if m.form != Name || m.kinds&(personKind|organisationKind) == 0 || m.possessor != None {
			continue
		}
		if k := m.first - 1; k > 0 && rd.sameSentence(k, m.first) && (rd.forms[k] == "'s" || rd.forms[k] == "’s" || rd.forms[k] == "'" || rd.forms[k] == "’") && !rd.glued(k) {
			m.possessor = rd.endingAt(k)
		} else if c := rd.doc.Child(m.head, syntax.NmodPoss); c != None && c < m.first {
			m.possessor = c
		}
		if m.possessor != None {
			rd.takePossessor(int32(i))
		}
		if a := rd.mentionAt(m.possessor); a != None && m.kinds == organisationKind && rd.ments[a].kinds == organisationKind && m.first-rd.ments[a].end == 1 {
			m.first, m.nameFirst = rd.ments[a].first, rd.ments[a].nameFirst // "the Harbour Party's Central Committee"
		}
	}
}

// endingAt returns the head of the shortest mention that ends before token k, or None.
func (rd *reading) endingAt(k int32) int32 {
	for j := k - 1; j >= max(0, k-8); j-- {
		if a := rd.headAt[j]; a != None && rd.ments[a].end == k {
			return j
		}
	}
	return None
}

func (rd *reading) takePossessor(i int32) {
	m := &rd.ments[i]
	a := rd.mentionAt(m.possessor)
	if a == None {
		return
	}
	owner := &rd.ments[a]
	switch {
	case m.kinds == personKind && owner.sector == "JRN":
		m.sector = "JRN"
		o := office{Office: Office{Title: rd.name(owner), Sector: "JRN"}, entry: "correspondent", holder: m.possessor}
		end := rd.whereEnd(m.end)
		if end > m.end { // "the Courier's Ilse Marren in Haldane"
			o.Title += ", " + rd.doc.Words(m.end+1, end)
		}
		o.Evidence.Start, o.Evidence.End = rd.doc.Tokens[owner.first].Span.Start, rd.doc.Tokens[end-1].Span.End
		m.offices = append(m.offices, o)
	case owner.country != "" && m.country == "":
		m.country = owner.country
	}
	for k := range m.offices {
		if o := &m.offices[k]; !o.rank && o.Sector != "JRN" {
			if o.holder == None {
				o.holder = m.possessor
			}
			if o.Of == "" && owner.form != Pronoun {
				o.Of = rd.doc.Words(owner.first, owner.end)
			}
			if o.Country == "" {
				o.Country = owner.country
			}
		}
	}
}

// whereEnd returns the end of the "in Haldane" that begins at token i, or i.
func (rd *reading) whereEnd(i int32) int32 {
	if int(i)+1 < len(rd.forms) && rd.sameSentence(i-1, i+1) && rd.is(i, locativePreposition) && rd.upos(i+1) == syntax.PROPN {
		return rd.runEnd(i+1, rd.doc.Sentences[rd.doc.Tokens[i].Sentence].End)
	}
	return i
}

// inferCountries gives people and organisations the country of what they
// belong to, and then, as a guess, the one that the report and their name
// point to.
func (rd *reading) inferCountries() {
	rd.belongings()
	for c := range rd.chains {
		if ch := &rd.chains[c]; !ch.dead && (ch.country == "" || ch.byName && ch.guessed) && ch.kinds == personKind && ch.governs() {
			if code := rd.guess(int32(c)); code != "" {
				ch.country, ch.guessed, ch.byName = code, true, true
			}
		}
	}
}

// belongings gives people and organisations the country of what they belong to,
// over some steps.
func (rd *reading) belongings() {
	for round := 0; round < 3; round++ {
		for c := range rd.chains {
			rd.belonging(int32(c))
		}
	}
}

// inferHome gives officials without a country that of the place the report is
// dated from, where nobody else is told to hold their office there: at home "the
// president" needs no adjective.
func (rd *reading) inferHome() {
	home := rd.datelineCountry()
	if home == "" {
		return
	}
	for c := range rd.chains {
		ch := &rd.chains[c]
		if ch.dead || !ch.named || ch.kinds != personKind || ch.country != "" || rd.lacksOffice(home, ch) {
			continue
		}
		if fits := rd.cultureOf(ch); len(fits) > 0 && !fits[home] {
			continue
		}
		for k := range ch.offices {
			o := &ch.offices[k]
			if o.flags&(headOfState|headOfGovernment|ministerTitle) != 0 && o.Time == Current && o.Country == "" && o.Of == "" && o.holder == None && !rd.heldIn(home, o, int32(c)) {
				ch.country, ch.guessed = home, true
				break
			}
		}
	}
}

// datelineCountry returns the one country that the datelines of the report lie in, or "".
func (rd *reading) datelineCountry() string {
	code := ""
	for i := range rd.ments {
		m := &rd.ments[i]
		if m.kinds != stateKind || rd.blockKind(m.sentence) != article.Dateline || m.country == code {
			continue
		}
		if code != "" {
			return ""
		}
		code = m.country
	}
	return code
}

// heldIn reports whether another than the person of chain own holds the office in the country.
func (rd *reading) heldIn(country string, o *office, own int32) bool {
	for c := range rd.chains {
		if ch := &rd.chains[c]; int32(c) != own && !ch.dead && ch.kinds == personKind && ch.country == country && !ch.former() && ch.holds(o.entry, o.flags) == 3 {
			return true
		}
	}
	return false
}

// belonging takes the country from offices, and from whom or what the actor belongs to.
func (rd *reading) belonging(c int32) {
	ch := &rd.chains[c]
	if ch.dead || ch.kinds&stateKind != 0 && ch.kinds&^stateKind == 0 {
		return
	}
	for k := range ch.offices {
		o := &ch.offices[k]
		if o.Country == "" && o.holder != None && o.Sector != "JRN" && !o.matches("counterpart") {
			o.Country = rd.countryAt(o.holder)
		}
		if h := rd.officeHolder(o); h != nil && (o.matches("counterpart") || o.matches("predecessor") || o.matches("colleague") && o.Country != "") {
			if o.matches("predecessor") {
				o.Time = Former
				o.Country = h.Country
			}
			o.Title, o.entry, o.flags, o.Sector, o.Of, o.holder = h.Title, h.entry, h.flags, h.Sector, "", None
		}
		if a := rd.mentionAt(o.holder); a != None && rd.ments[a].kinds == thingKind && rd.ments[a].form == Noun && o.presides() {
			if ch.sector == o.Sector {
				ch.sector = ""
			}
			o.Sector = "" // "president of the northern subsidiary": of no state
		} else if s := rd.holderSector(o); s != "" {
			o.Sector = s
		} else if h := rd.officeHolder(o); h != nil && (o.Sector == "" && o.flags&relationalTitle == 0 || o.matches("deputy")) {
			o.Sector = h.Sector // a president's spokesman; a minister's deputy is no member of parliament
		}
		if o.Country == "" && o.holder != None && ch.country != "" && rd.words[o.entry]&relationalNoun != 0 {
			rd.shareCountry(ch, o.holder)
		}
		if ch.country == "" || ch.guessed && o.Country != "" {
			if len(o.Country) == 3 && o.Sector != "JRN" && !international(o.Country) {
				ch.country, ch.guessed = o.Country, false
			}
		}
	}
	if ch.country != "" && !ch.guessed || ch.sector == "JRN" {
		return
	}
	for _, i := range ch.mentions {
		m := &rd.ments[i]
		if a := rd.teamOf(m); a != None && !international(rd.ments[a].country) {
			ch.country, ch.guessed = rd.ments[a].country, false
			return
		}
		if m.possessor == None || m.form == Pronoun || rd.lemma(m.head) == "counterpart" {
			continue
		}
		if m.kinds&personKind != 0 && m.form != Name && m.titleFlags&(relationalTitle|topTitles|ministerTitle|spokesTitle|diplomatTitle) == 0 && m.hit == nil {
			continue
		}
		if code := rd.countryAt(m.possessor); code != "" && !international(code) {
			ch.country, ch.guessed = code, false
			return
		}
	}
}

// teamOf returns the mention of the group of a country that the person m leads
// by the words before: "a Norlandic team led by Marren"; or None.
func (rd *reading) teamOf(m *mention) int32 {
	k := m.first - 2 // before "by"
	if m.kinds != personKind || m.form != Name || k < 1 || rd.lemma(k+1) != "by" || rd.lemma(k) != "lead" && rd.lemma(k) != "head" || !rd.sameSentence(k-1, m.head) {
		return None
	}
	h := rd.endingAt(k)
	if h == None || rd.ments[rd.headAt[h]].kinds != groupKind || rd.ments[rd.headAt[h]].country == "" {
		return None
	}
	return rd.headAt[h]
}

// officeHolder returns the first office of the person whose counterpart, aide
// or the like holds o, or nil.
func (rd *reading) officeHolder(o *office) *office {
	a := rd.mentionAt(o.holder)
	if a == None || rd.ments[a].chain == None {
		return nil
	}
	return rd.chains[rd.ments[a].chain].firstOffice()
}

// firstOffice returns the first office of the chain that is one of its own, or nil.
func (c *chain) firstOffice() *office {
	for i := range c.offices {
		if !c.offices[i].rank && !c.offices[i].matches("counterpart") {
			return &c.offices[i]
		}
	}
	return nil
}

// holderSector returns the sector of the organisation or group that o leads, or "".
func (rd *reading) holderSector(o *office) string {
	a := rd.mentionAt(o.holder)
	if a == None || rd.ments[a].kinds&(organisationKind|groupKind) == 0 {
		return ""
	}
	sector := rd.ments[a].sector
	if c := rd.ments[a].chain; c != None && rd.chains[c].sector != "" {
		sector = rd.chains[c].sector
	}
	switch sector {
	case "REB", "PRE", "PRM", "OPP", "UAF", "CRM": // their negotiators are no government's
		return sector
	case "BUS": // a firm's president is no head of state, its analyst no scholar
		if o.presides() || o.Sector == "EDU" {
			return sector
		}
	}
	if o.flags&leaderTitle == 0 && o.Sector != "" {
		return ""
	}
	return sector
}

// matches reports whether the title ends in the word.
func (o *office) matches(word string) bool {
	return strings.HasSuffix(strings.ToLower(o.Title), word)
}

// shareCountry gives the person at token i the country of the aide.
func (rd *reading) shareCountry(aide *chain, i int32) {
	a := rd.mentionAt(i)
	if a == None || rd.ments[a].chain == None {
		return
	}
	if boss := &rd.chains[rd.ments[a].chain]; boss.country == "" && boss.kinds == personKind {
		boss.country, boss.guessed = aide.country, true
	}
}

// countryAt returns the country of the actor that token i heads, or "".
func (rd *reading) countryAt(i int32) string {
	a := rd.mentionAt(i)
	if a == None {
		return ""
	}
	if c := rd.ments[a].chain; c != None && rd.chains[c].country != "" {
		return rd.chains[c].country
	}
	return rd.ments[a].country
}

// international reports whether a code is one of PLOVER's for bodies of no one country.
func international(code string) bool {
	switch code {
	case "UNO", "EUR", "IGO", "NGO", "ISM", "IMG", "MNC":
		return true
	}
	return false
}

// governs reports whether the person holds an office of a state.
func (c *chain) governs() bool {
	for i := range c.offices {
		if international(c.offices[i].Country) {
			continue
		}
		switch c.offices[i].Sector {
		case "GOV", "MIL", "LEG", "SPY", "COP", "JUD":
			return true
		}
	}
	return false
}

// guess returns the one state of the report that the person's name fits: the
// one named in a sentence with the person, or the one named most.
func (rd *reading) guess(own int32) string {
	ch := &rd.chains[own]
	if ch.full == None || len(ch.names) < 2 {
		return ""
	}
	fits := rd.cultureOf(ch)
	if len(fits) == 0 {
		return ""
	}
	best, most := "", 0
	for c := range rd.chains {
		state := &rd.chains[c]
		if state.dead || state.kinds != stateKind || !fits[state.country] || rd.counterpartsCountry(own, state.country) || rd.lacksOffice(state.country, ch) {
			continue
		}
		n := len(state.mentions)
		for _, i := range state.mentions {
			if rd.inAnother(i, own) {
				continue
			}
			for _, k := range ch.mentions {
				if rd.ments[i].sentence == rd.ments[k].sentence {
					n += 20
				}
			}
		}
		if n > most {
			best, most = state.country, n
		}
	}
	if most < 2 {
		return ""
	}
	return best
}

// lacksOffice reports whether the person holds an office that the country does not have.
func (rd *reading) lacksOffice(country string, ch *chain) bool {
	for i := range ch.offices {
		if o := &ch.offices[i]; o.Time == Current && (o.Country == "" || o.Country == country) {
			if slices.Contains(rd.cultures["without "+o.entry], country) {
				return true
			}
		}
	}
	return false
}

// counterpartsCountry reports whether the country is that of a counterpart of
// the person, and so not the person's own.
func (rd *reading) counterpartsCountry(own int32, country string) bool {
	for i := range rd.ments {
		m := &rd.ments[i]
		if m.country != country || m.possessor == None || m.form == Pronoun || rd.lemma(m.head) != "counterpart" {
			continue
		}
		if a := rd.mentionAt(m.possessor); a != None && rd.ments[a].chain == own {
			return true
		}
	}
	return false
}

// inAnother reports whether mention i stands inside the mention of another
// person: the "Velmari" of "her Velmari counterpart" says nothing of her.
func (rd *reading) inAnother(i, own int32) bool {
	m := &rd.ments[i]
	for k := i - 1; k >= 0 && rd.ments[k].sentence == m.sentence; k-- {
		if a := &rd.ments[k]; a.kinds == personKind && a.first <= m.first && m.end <= a.end {
			return a.chain != own
		}
	}
	return false
}

// cultureOf returns the countries in which the person's given name, or
// family name, is at home.
func (rd *reading) cultureOf(ch *chain) map[string]bool {
	out := map[string]bool{}
	if n := len(ch.names); n > 0 {
		rd.byEnding(ch.names[ch.family], out)
	}
	hyphen := slices.ContainsFunc(ch.names[min(1, len(ch.names)):], func(part string) bool { return strings.Contains(part, "-") })
	for k, part := range ch.names {
		for _, e := range rd.lex.Lookup(part) {
			switch {
			case e.Class == lexicon.Surname && hyphen && (e.Country == "CHN" || e.Country == "VNM"):
				// their given names are written without a hyphen
			case e.Class == lexicon.Surname && k == ch.family && ch.family == 0:
				out[e.Country] = true
			case e.Class == lexicon.GivenName && k != ch.family:
				for _, f := range e.Flags {
					for _, code := range rd.cultures[f] {
						out[code] = true
					}
				}
			}
		}
	}
	return out
}

// byEnding adds the countries in which family names end like this one.
func (rd *reading) byEnding(family string, out map[string]bool) {
	for n := 2; n <= 7 && n+2 < len(family); n++ {
		for _, code := range rd.cultures["-"+family[len(family)-n:]] {
			out[code] = true
		}
	}
}

// homeCountry returns the country of the official whom the report mentions
// most, if it mentions one at least three times.
func (rd *reading) homeCountry() string {
	best, most := "", 2
	for c := range rd.chains {
		ch := &rd.chains[c]
		if !ch.dead && ch.kinds == personKind && ch.country != "" && !international(ch.country) && ch.governs() && len(ch.mentions) > most {
			best, most = ch.country, len(ch.mentions)
		}
	}
	return best
}

// contextCountry returns the country that an organisation named without one is
// of ("state media", "the government"): that of the place or of the subject in
// its sentence, or of the only state of the report.
func (rd *reading) contextCountry(m *mention) string {
	s := rd.doc.Sentences[m.sentence]
	code := ""
	for k := s.First; k < s.End; k++ {
		a := rd.headAt[k]
		if a == None || k == m.head {
			continue
		}
		x := &rd.ments[a]
		if x.kinds == stateKind && x.locative {
			return x.country
		}
		if _, ok := rd.subject(k); ok && code == "" && k != m.head {
			code = rd.countryAt(k)
		}
	}
	if code != "" && !international(code) {
		return code
	}
	if code = rd.homeCountry(); code != "" {
		return code
	}
	for c := range rd.chains {
		if ch := &rd.chains[c]; !ch.dead && ch.kinds == stateKind {
			if code != "" {
				return ""
			}
			code = ch.country
		}
	}
	return code
}
