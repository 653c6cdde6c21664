package entity

import (
	"strings"

	"nuncio/lexicon"
)

// chain is the mentions of one actor, or thing, and what they tell of it.
type chain struct {
	mentions []int32
	kinds    kinds
	number   number
	gender   byte
	country  string
	guessed  bool // the country is inferred from what stands around
	byName   bool // guessed from the name
	// countryWhy and sectorWhy are set where the lexicon gave country and sector.
	countryWhy, sectorWhy string
	late                  []office // what the lexicon knows and no title is linked by
	sector                string
	registry              string
	named                 bool
	full                  int32    // the mention with the fullest name, or None
	names                 []string // the parts of that name
	family                int      // index of the family name among them
	suffix                string   // "jr": of those who share a name
	initials              string   // middle initials: "HW"
	offices               []office
	ranked                bool // called by rank and surname: "Gen Venn"
	plainly               bool // called by honorific and surname: "Mr Venn"
	kin                   bool // told as the relative of one of the same family name
	members               []int32
	dead                  bool  // merged into another, or taken apart
	into                  int32 // the chain it was merged into, or None
	// unsettled: opened for a short name that is not linked yet
	unsettled bool
}

// start begins a chain with mention i and returns its index.
func (rd *reading) start(i int32) int32 {
	c := int32(len(rd.chains))
	rd.chains = append(rd.chains, chain{full: None, into: None, kinds: actorKinds | thingKind, number: singular | plural})
	rd.attach(i, c, 1)
	rd.chains[c].unsettled = rd.ments[i].short
	return c
}

// attach adds mention i to chain c with what it tells.
func (rd *reading) attach(i, c int32, conf float64) {
	m, ch := &rd.ments[i], &rd.chains[c]
	m.chain, m.conf = c, conf
	ch.mentions = append(ch.mentions, i)
	if k := ch.kinds & m.kinds; k != 0 {
		ch.kinds = k
	}
	if m.number != 0 && ch.number&m.number != 0 {
		ch.number &= m.number
	}
	if ch.gender == 0 {
		ch.gender = m.gender
	}
	if ch.country == "" || ch.guessed && m.country != "" {
		ch.country, ch.guessed = m.country, false
	}
	if ch.sector == "" || ch.sectorWhy != "" && m.sector != "" {
		ch.sector, ch.sectorWhy = m.sector, ""
	}
	if ch.registry == "" {
		ch.registry = m.registry
	}
	if m.form == Name {
		ch.named = true
		rd.takeName(ch, i)
	}
	for _, o := range m.offices {
		rd.addOffice(ch, o)
	}
}

// takeName keeps the fullest name.
func (rd *reading) takeName(ch *chain, i int32) {
	m := &rd.ments[i]
	if ch.full != None && rd.ments[ch.full].nameEnd-rd.ments[ch.full].nameFirst >= m.nameEnd-m.nameFirst {
		return
	}
	ch.full = i
	if m.kinds == personKind {
		ch.names, ch.suffix = rd.nameParts(m)
		ch.initials = rd.middleInitials(m)
		ch.family = rd.familyPart(ch)
	}
}

// addOffice adds an office unless the chain has it; what is told more closely
// takes the place of what is told less.
func (rd *reading) addOffice(ch *chain, o office) {
	for k := range ch.offices {
		have := &ch.offices[k]
		if have.entry != o.entry || have.Time != o.Time || have.Country != o.Country && have.Country != "" && o.Country != "" {
			continue
		}
		if have.Why != "" && o.Why == "" { // the text goes before the lexicon
			*have = o
			return
		}
		if o.Why != "" {
			return
		}
		if len(o.Title) > len(have.Title) && have.Country == o.Country || have.Country == "" && o.Country != "" || len(o.Of) > len(have.Of) && have.Country == o.Country {
			holder := have.holder
			*have = o
			if have.holder == None {
				have.holder = holder
			}
		}
		return
	}
	ch.offices = append(ch.offices, o)
}

// merge moves the mentions of chain b into a.
func (rd *reading) merge(a, b int32) int32 {
	if a == b {
		return a
	}
	if b < a {
		a, b = b, a
	}
	from := rd.chains[b]
	rd.chains[b].dead, rd.chains[b].into = true, a
	rd.chains[b].mentions = nil
	for _, i := range from.mentions {
		rd.attach(i, a, rd.ments[i].conf)
	}
	ch := &rd.chains[a]
	for _, o := range from.offices {
		rd.addOffice(ch, o)
	}
	ch.ranked, ch.plainly = ch.ranked || from.ranked, ch.plainly || from.plainly
	return a
}

// alive follows a chain into those it was merged into.
func (rd *reading) alive(c int32) int32 {
	for rd.chains[c].into != None {
		c = rd.chains[c].into
	}
	return c
}

// nameParts cuts a person's name into its parts: hyphenated parts are one,
// initials are left out, particles stay with what follows only by their place.
func (rd *reading) nameParts(m *mention) (parts []string, suffix string) {
	for k := m.nameFirst; k < m.nameEnd; k++ {
		form := rd.forms[k]
		switch {
		case rd.is(k, nameSuffix) && len(parts) > 0 && k == m.nameEnd-1:
			suffix = strings.TrimSuffix(strings.ToLower(form), ".")
			continue
		case form == "." || form == "'" || form == ",":
			continue
		case len(parts) > 0 && (len(form) == 1 || len(form) == 2 && form[1] == '.') && capitalised(form): // middle initial
			continue
		case form == "-" && k > m.nameFirst && k+1 < m.nameEnd:
			k++
			if n := len(parts); n > 0 && !rd.is(k-2, nameParticle) {
				parts[n-1] += "-" + rd.forms[k]
				continue
			}
			form = rd.forms[k]
		case k == m.nameFirst && rd.givenAl(k, m.nameEnd):
		case rd.is(k, nameParticle) && (!capitalised(form) || rd.leadingParticle(k, m.nameFirst, m.nameEnd)) || strings.EqualFold(form, "al") && k+1 < m.nameEnd:
			continue
		}
		parts = append(parts, form)
	}
	if len(parts) == 0 {
		parts = append(parts, rd.name(m))
	}
	return parts, suffix
}

// givenAl reports whether token k begins a name of two words as a given name,
// "Al Torven": it stands apart with a capital, and no longer name of the report
// has it before the same word.
func (rd *reading) givenAl(k, end int32) bool {
	if rd.forms[k] != "Al" || k+2 != end {
		return false
	}
	for i := 2; i < len(rd.forms); i++ {
		j := i - 1
		if rd.forms[i] != rd.forms[k+1] {
			continue
		}
		if rd.forms[j] == "-" {
			j--
		}
		if j > 0 && rd.is(int32(j), nameParticle) && capitalised(rd.forms[j-1]) && rd.sameSentence(int32(j-1), int32(i)) {
			return false
		}
	}
	return true
}

// leadingParticle reports whether token k is a particle that begins a family
// name at the head of a sentence or title: "De Larrieu".
func (rd *reading) leadingParticle(k, first, end int32) bool {
	return k == first && k+1 < end && rd.is(k, nameParticle) && rd.hitAt(k, classSet(lexicon.GivenName)) == nil && !rd.givenAl(k, end)
}

// middleInitials returns the letters between given and family name.
func (rd *reading) middleInitials(m *mention) string {
	var out []byte
	for k := m.nameFirst + 1; k < m.nameEnd-1; k++ {
		if form := strings.ReplaceAll(rd.forms[k], ".", ""); form != "" && len(form) <= 2 && allUpper(form) {
			out = append(out, form...)
		}
	}
	return string(out)
}

func allUpper(s string) bool {
	for i := range len(s) {
		if s[i] < 'A' || s[i] > 'Z' {
			return false
		}
	}
	return true
}

// familyPart tells which part of a chain's name is the family name: the last,
// except where the culture puts it first.
func (rd *reading) familyPart(ch *chain) int {
	last := len(ch.names) - 1
	if last < 1 {
		return 0
	}
	if i := strings.IndexByte(ch.names[1], '-'); i > 0 && last == 1 && len(ch.names[1]) <= 12 && !strings.Contains(ch.names[0], "-") &&
		(ch.names[1][i+1] >= 'a' || rd.surnameOf(ch.names[0], "")) {
		return 0 // "Ahn Song-ho"
	}
	if last == 2 && rd.surnameOf(ch.names[0], "") && !rd.givenName(ch.names[1]) && !rd.givenName(ch.names[2]) && !rd.surnameOf(ch.names[2], "") {
		return 0 // "Tan Wei Soon", of whatever country
	}
	if ch.country != "" && !ch.guessed {
		if rd.lex.FamilyNameFirst(ch.country) && rd.surnameOf(ch.names[0], ch.country) {
			return 0
		}
		return last
	}
	if rd.surnameOf(ch.names[0], "") && !rd.givenName(ch.names[0]) && !rd.surnameOf(ch.names[last], "") {
		return 0
	}
	return last
}

func (rd *reading) givenName(name string) bool {
	for _, e := range rd.lex.Lookup(name) {
		if e.Class == lexicon.GivenName {
			return true
		}
	}
	return false
}

// surnameOf reports whether name is a surname of the country, or of any.
func (rd *reading) surnameOf(name, country string) bool {
	for _, e := range rd.lex.Lookup(name) {
		if e.Class == lexicon.Surname && (country == "" || e.Country == country) {
			return true
		}
	}
	return false
}

// samePerson reports whether two full names can be one person's: equal but for
// spelling, for a middle name, for the order, or one the end of the other.
func (rd *reading) samePerson(a, b *chain) bool {
	if a.suffix != b.suffix && a.suffix != "" && b.suffix != "" {
		return false
	}
	x, y := a.names, b.names
	if len(x) > len(y) {
		x, y = y, x
	}
	if len(x) < 2 || rd.apart(a, b) {
		return false
	}
	if a.gender != 0 && b.gender != 0 && a.gender != b.gender {
		return false
	}
	switch {
	case len(x) == len(y):
		return rd.sameParts(x, y) || len(x) == 2 && rd.sameWord(x[0], y[1]) && rd.sameWord(x[1], y[0])
	case len(y)-len(x) == 1 && rd.sameWord(x[0], y[0]) && strings.Contains(x[len(x)-1], "-"): // "Ahn Song-ho", "Ahn Song Ho"
		return rd.lex.SameName(strings.Join(x, " "), strings.Join(y, " "))
	case rd.sameParts(x, y[:len(x)]), rd.sameParts(x, y[len(y)-len(x):]):
		return true
	}
	return len(x) == 2 && rd.sameWord(x[0], y[0]) && rd.sameWord(x[1], y[len(y)-1])
}

// apart reports whether two bearers of like names are two people: one holds
// the office that the other held, or one is told as the other's kin, and their
// initials differ.
func (rd *reading) apart(a, b *chain) bool {
	if a.initials == b.initials {
		return false
	}
	if a.kin || b.kin || a.initials != "" && b.initials != "" {
		return true
	}
	for i := range a.offices {
		for k := range b.offices {
			x, y := &a.offices[i], &b.offices[k]
			if x.entry == y.entry && !x.rank && (x.Time == Former) != (y.Time == Former) {
				return true
			}
		}
	}
	return false
}

func (rd *reading) sameParts(x, y []string) bool {
	for i := range x {
		if !rd.sameWord(x[i], y[i]) {
			return false
		}
	}
	return true
}

// sameWord reports whether two words of names are one, or spellings of one.
func (rd *reading) sameWord(x, y string) bool {
	return x == y || strings.EqualFold(x, y) || mayBeSpelt(x, y) && rd.spelling(x, y)
}

// spelling asks the lexicon whether two words are spellings of one name, once.
func (rd *reading) spelling(x, y string) bool {
	same, asked := rd.spellings[[2]string{x, y}]
	if !asked {
		same = rd.lex.SameName(x, y)
		rd.spellings[[2]string{x, y}] = same
	}
	return same
}

// alike has a bit for each set of letters that transliterations begin one name with.
var alike = func() (sets [256]uint8) {
	for bit, letters := range [...]string{"kqgch", "jyidz", "vwbfu", "sczt", "aeiouy", "aeh"} {
		for i := range len(letters) {
			sets[letters[i]] |= 1 << bit
		}
	}
	return sets
}()

// mayBeSpelt is a quick test that two words may be spellings of one name: alike
// in length and first letter. Most pairs fail it.
func mayBeSpelt(x, y string) bool {
	if d := len(x) - len(y); d > 4 || d < -4 || x == "" || y == "" {
		return false
	}
	a, b := x[0]|0x20, y[0]|0x20
	return a == b || x[0] >= 0x80 || y[0] >= 0x80 || alike[a]&alike[b] != 0
}

// linkStates makes one chain of all the names of a state.
func (rd *reading) linkStates() {
	byCode := make(map[string]int32, 16)
	for i := range rd.ments {
		m := &rd.ments[i]
		if m.form != Name || m.kinds != stateKind || m.country == "" {
			continue
		}
		key := m.country
		if m.sector == "PRE" {
			key += rd.name(m)
		}
		if c, ok := byCode[key]; ok {
			rd.attach(int32(i), c, 1)
		} else {
			byCode[key] = rd.start(int32(i))
		}
	}
	lower := rd.northAndSouth()
	for i := range rd.ments {
		rd.compassState(int32(i), lower)
	}
}

// linkFullNames makes chains of the people named with at least two parts.
func (rd *reading) linkFullNames() {
	first := len(rd.chains)
	for i := range rd.ments {
		m := &rd.ments[i]
		if m.kinds != personKind || m.form != Name || m.short {
			continue
		}
		own := rd.start(int32(i))
		rd.chains[own].kin = rd.kinBefore(m)
		best := None
		for c := int32(first); c < own; c++ {
			ch := &rd.chains[c]
			if ch.dead || !rd.samePerson(ch, &rd.chains[own]) || rd.otherCountry(ch, &rd.chains[own]) {
				continue
			}
			if best == None || rd.chains[best].initials != rd.chains[own].initials && ch.initials == rd.chains[own].initials {
				best = c
			}
		}
		if best != None {
			rd.merge(best, own)
		}
	}
}

// kinBefore reports whether "Okel's father," or "his brother" with Okel before
// it stands in front of the name.
func (rd *reading) kinBefore(m *mention) bool {
	k := m.first - 1
	if k > 0 && rd.forms[k] == "," {
		k--
	}
	if k < 2 || !rd.sameSentence(k, m.first) {
		return false
	}
	h := rd.hitTo(k+1, k-1, officeClasses)
	if h == nil || h.flagged(lexicon.Office, "kin") == nil || h.first < 2 {
		return false
	}
	p := h.first - 1
	return rd.forms[p] == "'s" || rd.forms[p] == "’s"
}

// otherCountry reports whether two chains are known to be of different countries.
func (rd *reading) otherCountry(a, b *chain) bool {
	return a.country != "" && b.country != "" && !a.guessed && !b.guessed && a.country != b.country
}

// settleBodies sets the country of bodies whose names are common words: the
// "Congress" of a report that never names the country of the best-known one is
// another country's.
func (rd *reading) settleBodies() {
	count := map[string]int{}
	most, best := "", 0
	for c := range rd.chains {
		if ch := &rd.chains[c]; ch.kinds == stateKind && !ch.dead {
			n := len(ch.mentions)
			count[ch.country] += n
			if n > best {
				most, best = ch.country, n
			}
		}
	}
	for i := range rd.ments {
		m := &rd.ments[i]
		if m.form != Name || m.kinds != organisationKind || m.hit == nil {
			continue
		}
		rd.namesake(m, count)
		if rd.sharedName(m) {
			rd.settleShared(m)
			continue
		}
		if m.nameEnd-m.nameFirst > 1 || international(m.country) || allCapitals(rd.forms[m.nameFirst]) {
			continue
		}
		if !rd.commonWord(rd.forms[m.nameFirst]) {
			continue
		}
		owner := rd.ownerCountry(m.head, m.first)
		switch {
		case owner != "" && owner != m.country:
			rd.moveBody(m, owner)
		case owner == "" && m.country != "" && count[m.country] == 0 && most != "":
			rd.moveBody(m, most)
		}
	}
}

// namesake takes m, a name that bodies of several countries bear, for the body of
// the country that describes it, or that the report speaks of most.
func (rd *reading) namesake(m *mention, count map[string]int) {
	owner := rd.ownerCountry(m.head, m.first)
	for i := range m.hit.entries {
		e := &m.hit.entries[i]
		if e.Class != lexicon.Body || e.ID == m.registry || e.Has("generic") || m.registry == "" {
			continue
		}
		if e.Country == owner || owner == "" && count[e.Country] > count[m.country] {
			rd.moveBody(m, e.Country)
			m.registry, m.sector = e.ID, e.Sector
		}
	}
}

// moveBody gives the body m, and those whom it describes ("Congress chief
// Okel"), the country.
func (rd *reading) moveBody(m *mention, code string) {
	old := m.country
	m.country, m.registry = code, ""
	for i := range rd.ments {
		x := &rd.ments[i]
		if x.kinds&(personKind|groupKind) == 0 || x.first > m.first || x.end < m.end || x.country != old || x.nameFirst <= m.first && x.form == Name {
			continue
		}
		x.country = code
		for k := range x.offices {
			if o := &x.offices[k]; o.Country == old {
				o.Country = code
			}
		}
	}
}

// commonWord reports whether the lexicon has the word in lower case as well.
func (rd *reading) commonWord(form string) bool {
	for _, e := range rd.lex.Lookup(strings.ToLower(form)) {
		if e.Class == lexicon.Body || e.Class == lexicon.Group {
			return true
		}
	}
	return rd.words[strings.ToLower(form)]&organisationWord != 0
}

// linkUnionSeats links a city that is the seat of a union of states to the
// union, where the report names the union and not the state around the city.
func (rd *reading) linkUnionSeats() {
	for c := range rd.chains {
		if ch := &rd.chains[c]; ch.dead || ch.kinds != stateKind || !rd.onlyUnionSeat(ch) {
			continue
		}
		for k := range rd.chains {
			if union := &rd.chains[k]; !union.dead && union.registry != "" && union.country == "EUR" && union.sector == "" {
				rd.moveTo(int32(c), int32(k))
				break
			}
		}
	}
}

// onlyUnionSeat reports whether all mentions of the chain are of such a city.
func (rd *reading) onlyUnionSeat(ch *chain) bool {
	for _, i := range ch.mentions {
		if m := &rd.ments[i]; m.nameEnd-m.nameFirst != 1 || !rd.is(m.nameFirst, unionSeat) {
			return false
		}
	}
	return len(ch.mentions) > 0
}

// moveTo makes the mentions of state chain c mentions of body chain k.
func (rd *reading) moveTo(c, k int32) {
	list := rd.chains[c].mentions
	rd.chains[c].dead, rd.chains[c].mentions = true, nil
	for _, i := range list {
		rd.ments[i].kinds, rd.ments[i].country = organisationKind, ""
		rd.attach(i, k, 0.8)
	}
}

// linkOrganisations makes chains of organisations, and of named things.
func (rd *reading) linkOrganisations() {
	first := len(rd.chains)
	for i := range rd.ments {
		m := &rd.ments[i]
		if m.form != Name || m.chain != None || m.kinds&(organisationKind|thingKind) == 0 {
			continue
		}
		found := None
		for c := first; c < len(rd.chains); c++ {
			if rd.sameOrganisation(&rd.chains[c], m) {
				found = int32(c)
				break
			}
		}
		if found != None {
			rd.attach(int32(i), found, 0.95)
		} else {
			rd.start(int32(i))
		}
	}
}

func (rd *reading) sameOrganisation(ch *chain, m *mention) bool {
	if ch.kinds&m.kinds == 0 {
		return false
	}
	if m.registry != "" && ch.registry != "" {
		return m.registry == ch.registry
	}
	if m.country != "" && ch.country != "" && m.country != ch.country {
		return false
	}
	have := &rd.ments[ch.full]
	if strings.EqualFold(rd.name(have), rd.name(m)) {
		return true
	}
	return rd.acronym(have, m) || rd.acronym(m, have) || rd.nameTail(have, m) || rd.nameTail(m, have) || rd.nameBeginning(have, m)
}

// nameBeginning reports whether short is the first word of long, which goes on
// with "of", behind an article: "the Bank of Velmar" is "the Bank" from then on.
func (rd *reading) nameBeginning(long, short *mention) bool {
	first := long.nameFirst
	return short.nameEnd-short.nameFirst == 1 && long.nameEnd-first > 2 && rd.forms[first] == rd.forms[short.nameFirst] && rd.forms[first+1] == "of" &&
		rd.lemma(max(short.nameFirst-1, 0)) == "the" && rd.sameSentence(short.nameFirst-1, short.nameFirst)
}

// acronym reports whether short is made of the first letters of long, or stands
// in brackets behind it.
func (rd *reading) acronym(long, short *mention) bool {
	if full := rd.shortFor[rd.name(short)]; full != "" {
		return strings.EqualFold(full, rd.name(long))
	}
	if short.nameEnd-short.nameFirst != 1 || long.nameEnd-long.nameFirst < 3 || !allCapitals(rd.forms[short.nameFirst]) {
		return false
	}
	letters := rd.forms[short.nameFirst]
	n := 0
	for k := long.nameFirst; k < long.nameEnd; k++ {
		if !capitalised(rd.forms[k]) {
			continue
		}
		if n == len(letters) || rd.forms[k][0] != letters[n] {
			return false
		}
		n++
	}
	return n == len(letters)
}

// nameTail reports whether short is the end of long, of two words or more.
func (rd *reading) nameTail(long, short *mention) bool {
	n := short.nameEnd - short.nameFirst
	if n < 2 && !rd.is(short.nameFirst, organisationWord) || long.nameEnd-long.nameFirst <= n {
		return false
	}
	for k := int32(1); k <= n; k++ {
		if rd.forms[long.nameEnd-k] != rd.forms[short.nameEnd-k] {
			return false
		}
	}
	return true
}
