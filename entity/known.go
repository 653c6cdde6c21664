package entity

import (
	"slices"
	"strconv"
	"strings"

	"nuncio/lexicon"
)

// takeKnown gives people named in full what the lexicon knows of them on the
// day of the report: the country, the offices and their sector, as far as the
// text gives none. A name that several bear, or whose bearer does not fit what
// the text says, gets nothing.
func (rd *reading) takeKnown() {
	date := rd.published()
	for c := range rd.chains {
		ch := &rd.chains[c]
		if ch.dead || ch.kinds != personKind || !ch.named || ch.full == None || len(ch.names) < 2 || rd.author(ch) {
			continue
		}
		if p := rd.knownAs(ch, date); p != nil {
			rd.tell(ch, p, date)
		}
	}
}

// published returns the day of the report, or "".
func (rd *reading) published() string {
	if rd.art == nil {
		return ""
	}
	day, _, _ := strings.Cut(rd.art.Published.Value, "T")
	return day
}

// knownAs returns the one person of the lexicon that a chain can be, or nil. Of
// namesakes of different times it is who is in office, or was last.
func (rd *reading) knownAs(ch *chain, date string) *lexicon.Person {
	name := rd.name(&rd.ments[ch.full])
	list := slices.DeleteFunc(rd.lex.People(name, date), func(p *lexicon.Person) bool {
		return !ch.canBe(p, date) || !ch.told() && rd.forgotten(p, date)
	})
	if len(list) == 0 || len(list) > 1 && (date == "" || contemporary(list)) {
		return nil
	}
	return slices.MaxFunc(list, func(a, b *lexicon.Person) int { return strings.Compare(lastDay(a, date), lastDay(b, date)) })
}

// contemporary reports whether two of the people were in office at one time.
func contemporary(list []*lexicon.Person) bool {
	for i, p := range list {
		for _, q := range list[:i] {
			for _, t := range p.Terms {
				if slices.ContainsFunc(q.Terms, t.Overlaps) {
					return true
				}
			}
		}
	}
	return false
}

// lastDay returns the last day up to the date on which the person was in office, or "".
func lastDay(p *lexicon.Person, date string) string {
	if inOffice(p, date) {
		return date
	}
	if last := p.Before(date); last != nil {
		return last.To
	}
	return ""
}

// rememberedYears is for how many years after their time in office people are
// known by name alone, unless they were at the head of a state or government.
const rememberedYears = 20

// forgotten reports whether the person left office so long ago that a name
// without a title is more likely another's.
func (rd *reading) forgotten(p *lexicon.Person, date string) bool {
	last := p.Before(date)
	if date == "" || last == nil || inOffice(p, date) || yearOf(date)-yearOf(last.To) <= rememberedYears {
		return false
	}
	return !slices.ContainsFunc(p.Terms, func(t *lexicon.Term) bool {
		e, _ := rd.lex.OfficeOf(t.Office)
		return e != nil && flagsOf(e)&topTitles != 0
	})
}

// yearOf returns the year of a date of the lexicon or of a report, 0 where there is none.
func yearOf(date string) int {
	year, _, _ := strings.Cut(date, "-")
	n, err := strconv.Atoi(year)
	if err != nil {
		return 0
	}
	return n
}

// takeTitled gives people of whom the report has a title and one name
// ("President Harlow") what the lexicon knows of the one person of that family name
// who holds the office on the day of the report, or, where that is not known,
// ever held it.
func (rd *reading) takeTitled() {
	date := rd.published()
	for c := range rd.chains {
		ch := &rd.chains[c]
		if ch.dead || ch.kinds != personKind || !ch.named || ch.full == None || len(ch.names) != 1 || ch.country != "" && !ch.guessed {
			continue
		}
		o := ch.ownOffice()
		if o == nil || o.Of != "" || o.flags&(topTitles|ministerTitle|foreignMinister) == 0 {
			continue
		}
		list := slices.DeleteFunc(rd.lex.Family(ch.names[0]), func(p *lexicon.Person) bool {
			held := chain{offices: rd.lexiconOffices(ch, p.On(date), Current, "")}
			return !ch.fits(p, date) || held.holds(o.entry, o.flags) < 2
		})
		if len(list) == 1 {
			rd.tell(ch, list[0], date)
		}
	}
}

// canBe reports whether nothing that the text says of the chain rules the person out.
func (c *chain) canBe(p *lexicon.Person, date string) bool {
	if !c.fits(p, date) {
		return false
	}
	// Of a country that the text names, a mayor may well have been a minister; one
	// of whom no more is told may be anybody of the name.
	if o := c.ownOffice(); o != nil && !ofState(c.country) && !inOffice(p, date) {
		return slices.ContainsFunc(p.Terms, func(t *lexicon.Term) bool { return strings.EqualFold(t.Office, o.entry) })
	}
	return true
}

// fits reports whether the person is of the sex, the country and a sector that
// the text gives, and not in office where it says former.
func (c *chain) fits(p *lexicon.Person, date string) bool {
	if c.gender != 0 && p.Gender != 0 && c.gender != p.Gender {
		return false
	}
	if ofState(c.country) && !c.guessed && ofState(p.Country) && c.country != p.Country {
		return false
	}
	if slices.ContainsFunc(c.offices, func(o office) bool { return o.Time == Former && stillIn(p, o.entry, date) }) {
		return false // "the former president", of the same name
	}
	s := c.personSector()
	return !private(s) || slices.ContainsFunc(p.Terms, func(t *lexicon.Term) bool { return t.Sector == s })
}

// stillIn reports whether the person holds the office on the date, and for the
// first time.
func stillIn(p *lexicon.Person, title, date string) bool {
	now, once := false, false
	for _, t := range p.Terms {
		if date != "" && strings.EqualFold(t.Office, title) {
			now = now || t.Dated() && t.Holds(date)
			once = once || !t.Holds(date)
		}
	}
	return now && !once
}

// inOffice reports whether the person is known to hold an office on the date.
func inOffice(p *lexicon.Person, date string) bool {
	return date != "" && len(p.On(date)) > 0
}

// ofState reports whether a code is that of a state.
func ofState(code string) bool { return code != "" && !international(code) }

// private reports whether a sector is one in which people bear the name of an
// office-holder without being that person.
func private(sector string) bool {
	switch sector {
	case "JRN", "BUS", "EDU", "SOC", "REL", "MED", "LAB", "CRM", "CVL", "AGR":
		return true
	}
	return false
}

// ownOffice returns the first office that the text itself lets the chain hold, or nil.
func (c *chain) ownOffice() *office {
	for i := range c.offices {
		if o := &c.offices[i]; o.Why == "" && !o.rank && o.Time == Current && o.flags&relationalTitle == 0 && !o.matches("counterpart") {
			return o
		}
	}
	return nil
}

// tell writes into the chain what the lexicon knows of its person.
func (rd *reading) tell(ch *chain, p *lexicon.Person, date string) {
	terms, time, why := known(p, date)
	if len(terms) == 0 {
		return // the offices are yet to come
	}
	ch.registry = p.ID()
	if ch.gender == 0 {
		ch.gender = p.Gender
	}
	if p.FamilyFirst && rd.startsAlike(ch.names[0], p.Name) {
		ch.family = 0
	}
	if home := homeOf(terms); (ch.country == "" || ch.guessed) && home != "" {
		ch.country, ch.guessed, ch.countryWhy = home, false, why
	}
	// Titles are linked only to those who hold the office on the day.
	if offices := rd.lexiconOffices(ch, terms, time, why); time == Current && date != "" {
		ch.addKnown(offices)
	} else {
		ch.late = offices
	}
	for _, t := range terms {
		if t.Office == "" && ch.sector == "" {
			ch.sector, ch.sectorWhy = t.Sector, why
		}
	}
}

// homeOf returns the state of the terms; "" for who serves a body of states.
func homeOf(terms []*lexicon.Term) string {
	for _, t := range terms {
		if ofState(t.Country) {
			return t.Country
		}
	}
	return ""
}

// lexiconOffices makes offices of terms; their evidence is the fullest name.
func (rd *reading) lexiconOffices(ch *chain, terms []*lexicon.Term, time Tense, why string) []office {
	full := &rd.ments[ch.full]
	var out []office
	for _, t := range terms {
		if t.Office == "" {
			continue
		}
		o := office{
			Office: Office{Title: t.Office, Of: t.Of, Country: t.Country, Sector: t.Sector, Time: time, Why: why},
			entry:  t.Office, holder: None,
		}
		if e, _ := rd.lex.OfficeOf(t.Office); e != nil {
			o.entry, o.flags = e.Name, flagsOf(e)
		}
		o.Evidence.Start, o.Evidence.End = rd.doc.Tokens[full.nameFirst].Span.Start, rd.doc.Tokens[full.nameEnd-1].Span.End
		out = append(out, o)
	}
	return out
}

// addKnown adds offices of the lexicon, unless the text has them at any time.
func (c *chain) addKnown(offices []office) {
	for _, o := range offices {
		if !slices.ContainsFunc(c.offices, func(have office) bool {
			return have.entry == o.entry && (have.Country == o.Country || have.Country == "")
		}) {
			c.offices = append(c.offices, o)
		}
	}
}

// told reports whether the text gives the chain an office or a sector.
func (c *chain) told() bool {
	return c.sector != "" && c.sectorWhy == "" || slices.ContainsFunc(c.offices, func(o office) bool { return o.Why == "" })
}

// knownAsOther reports whether the lexicon has the person in office on the day,
// and not in the one of the title, which is such that one has no other.
func (c *chain) knownAsOther(m *mention) bool {
	return m.titleFlags&(topTitles|ministerTitle|foreignMinister) != 0 && slices.ContainsFunc(c.offices, func(o office) bool { return o.Why != "" }) && c.holds(m.entry, m.titleFlags) == 0
}

// known returns the person's terms on the day of the report, or else the one
// that ended last before it, and the reason for taking them.
func known(p *lexicon.Person, date string) (terms []*lexicon.Term, time Tense, why string) {
	terms = p.On(date)
	switch {
	case date == "":
		return terms, Current, "lexicon, undated"
	case len(terms) > 0 && terms[0].Dated():
		return terms, Current, "lexicon, in office on " + date
	case len(terms) > 0:
		return terms, Current, "lexicon"
	}
	if last := p.Before(date); last != nil {
		return []*lexicon.Term{last}, Former, "lexicon, in office until " + last.To
	}
	return nil, Current, ""
}

// startsAlike reports whether a name begins with the word, however spelt.
func (rd *reading) startsAlike(word, name string) bool {
	first, _, _ := strings.Cut(name, " ")
	return rd.sameWord(word, first)
}

// denies reports whether the text has the office at another time.
func (c *chain) denies(o *office) bool {
	return slices.ContainsFunc(c.offices, func(have office) bool {
		return have.Why == "" && have.entry == o.entry && have.Time != o.Time && (have.Country == o.Country || have.Country == "")
	})
}

// yieldKnown takes back the offices of the lexicon where the text turned out to
// give an office other than that of a "chief", or to have that office at another time; where it gave none
// at all, the person gets those that could not be linked to.
func (rd *reading) yieldKnown() {
	for c := range rd.chains {
		ch := &rd.chains[c]
		if ch.dead || ch.registry == "" || ch.kinds != personKind {
			continue
		}
		if !ch.told() || ch.personSector() == "" {
			ch.addKnown(ch.late)
		}
		own := ch.ownOffice()
		ch.offices = slices.DeleteFunc(ch.offices, func(o office) bool {
			return o.Why != "" && (own != nil && !(own.entry == "head" && own.Country == o.Country) && (own.Sector != "" || o.Sector == "") || ch.denies(&o))
		})
	}
}

// why returns the reason for the country and the sector of the chain, where they
// are not the text's: each part with what it is for.
func (c *chain) why() string {
	sector := c.sectorWhy
	if o := c.sectorOffice(); o != nil {
		sector = o.Why
	}
	switch {
	case c.countryWhy == "" && sector == "":
		return ""
	case c.countryWhy == sector:
		return "country and sector: " + sector
	case sector == "":
		return "country: " + c.countryWhy
	case c.countryWhy == "":
		return "sector: " + sector
	}
	return "country: " + c.countryWhy + "; sector: " + sector
}
