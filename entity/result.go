package entity

import (
	"cmp"
	"slices"
	"strings"

	"nuncio/lexicon"
	"nuncio/syntax"
)

// result describes the actors and puts everything into its order.
func (rd *reading) result() *Result {
	rd.dropPlaces()
	for c := range rd.chains {
		ch := &rd.chains[c]
		ch.mentions = slices.DeleteFunc(ch.mentions, func(i int32) bool { return rd.ments[i].dropped })
		slices.Sort(ch.mentions)
	}
	out := &Result{ByHead: make([]int32, len(rd.doc.Tokens))}
	for i := range out.ByHead {
		out.ByHead[i] = None
	}
	index := rd.outMentions(out)
	actorOf := rd.outActors(out, index)
	for _, a := range rd.unclear {
		x := Ambiguous{Mention: index[a.Mention], Reason: a.Reason}
		for _, c := range a.Candidates {
			if k := actorOf[rd.alive(c)]; k != None && !slices.Contains(x.Candidates, k) {
				x.Candidates = append(x.Candidates, k)
			}
		}
		slices.Sort(x.Candidates)
		if x.Mention != None && len(x.Candidates) > 1 {
			out.Ambiguous = append(out.Ambiguous, x)
		}
	}
	slices.SortFunc(out.Ambiguous, func(a, b Ambiguous) int { return cmp.Compare(a.Mention, b.Mention) })
	return out
}

// startUnlinked gives the people, groups and bodies that nothing else was
// linked to a chain of their own.
func (rd *reading) startUnlinked() {
	for i := range rd.ments {
		m := &rd.ments[i]
		if m.chain != None || m.dropped || m.form == Pronoun || len(m.members) > 0 || m.unclear ||
			m.kinds&(personKind|organisationKind|groupKind) == 0 || m.kinds&thingKind != 0 {
			continue
		}
		rd.start(int32(i))
	}
}

// dropPlaces takes apart the chains of states that are only ever named as the
// place where something is.
func (rd *reading) dropPlaces() {
	for c := range rd.chains {
		ch := &rd.chains[c]
		if ch.dead || ch.kinds != stateKind {
			continue
		}
		acts := slices.ContainsFunc(ch.mentions, func(i int32) bool { return !rd.ments[i].static })
		if acts {
			continue
		}
		ch.dead = true
		for _, i := range ch.mentions {
			rd.ments[i].chain, rd.ments[i].dropped = None, true
		}
	}
}

// actor reports whether chain c is put out as an actor.
func (rd *reading) actor(c int32) bool {
	if c == None || rd.chains[c].dead {
		return false
	}
	ch := &rd.chains[c]
	if ch.kinds&actorKinds == 0 || ch.kinds&thingKind != 0 && !ch.named {
		return false
	}
	// A chain of pronouns alone is no actor.
	return slices.ContainsFunc(ch.mentions, func(i int32) bool { return rd.ments[i].form != Pronoun })
}

// outMentions writes the mentions of actors, and the pronouns that are left
// unlinked; it returns the new index of every mention, or None.
func (rd *reading) outMentions(out *Result) []int32 {
	index := make([]int32, len(rd.ments))
	for i := range rd.ments {
		m := &rd.ments[i]
		index[i] = None
		unlinked := m.form == Pronoun && !m.relative && m.gender != 'n' || m.unclear
		if m.dropped || !rd.actor(m.chain) && !unlinked {
			continue
		}
		index[i] = int32(len(out.Mentions))
		x := Mention{
			First: m.first, End: m.end, Head: m.head, Sentence: m.sentence, Form: m.form, Actor: None,
			Modifier: m.modifier, Locative: m.locative, Confidence: m.conf,
		}
		x.Span.Start, x.Span.End = rd.doc.Tokens[m.first].Span.Start, rd.doc.Tokens[m.end-1].Span.End
		if len(m.members) == 0 {
			out.ByHead[m.head] = index[i]
			if m.form == Name && m.kinds == personKind {
				out.ByHead[rd.headIn(m.nameFirst, m.nameEnd)] = index[i]
			}
		}
		out.Mentions = append(out.Mentions, x)
	}
	return index
}

// outActors writes the actors in the order of their first mention and what is
// taken up but no actor; it returns the actor of every chain, or None.
func (rd *reading) outActors(out *Result, index []int32) []int32 {
	order := make([]int32, 0, len(rd.chains))
	actorOf := make([]int32, len(rd.chains))
	for c := range rd.chains {
		actorOf[c] = None
		ch := &rd.chains[c]
		if rd.actor(int32(c)) {
			order = append(order, int32(c))
		} else if !ch.dead && len(ch.mentions) > 1 {
			out.Others = append(out.Others, rd.other(ch))
		}
	}
	slices.SortFunc(order, func(a, b int32) int {
		return cmp.Compare(rd.chains[a].mentions[0], rd.chains[b].mentions[0])
	})
	slices.SortFunc(out.Others, func(a, b Other) int { return cmp.Compare(a.Heads[0], b.Heads[0]) })
	for _, c := range order {
		actorOf[c] = int32(len(out.Actors))
		out.Actors = append(out.Actors, rd.describe(c))
		a := &out.Actors[actorOf[c]]
		for _, i := range rd.chains[c].mentions {
			if index[i] != None {
				a.Mentions = append(a.Mentions, index[i])
				out.Mentions[index[i]].Actor = actorOf[c]
			}
		}
	}
	for _, c := range order {
		for _, k := range rd.membersOf(c) {
			if a := actorOf[rd.alive(k)]; a != None {
				out.Actors[actorOf[c]].Members = append(out.Actors[actorOf[c]].Members, a)
			}
		}
	}
	return actorOf
}

// membersOf returns the chains of those whom a group names one by one.
func (rd *reading) membersOf(c int32) []int32 {
	ch := &rd.chains[c]
	if ch.members != nil {
		return ch.members
	}
	for _, i := range ch.mentions {
		var out []int32
		for _, h := range rd.ments[i].members {
			if n := rd.mentionAt(h); n != None && rd.ments[n].chain != None {
				out = append(out, rd.ments[n].chain)
			}
		}
		if len(out) > 1 && len(out) == len(rd.ments[i].members) {
			return out
		}
	}
	return nil
}

func (rd *reading) other(ch *chain) Other {
	var o Other
	for _, i := range ch.mentions {
		o.Heads = append(o.Heads, rd.ments[i].head)
	}
	return o
}

// describe puts together what is known of the actor of chain c.
func (rd *reading) describe(c int32) Actor {
	ch := &rd.chains[c]
	a := Actor{
		Name: rd.bestName(ch), Named: ch.named, Kind: ch.kind(), Country: ch.country,
		Plural: ch.number == plural, Gender: ch.gender, Registry: ch.registry, Why: ch.why(),
	}
	for i := range ch.offices {
		o := ch.offices[i].Office
		if o.Country == "" && o.Sector != "JRN" && !international(ch.country) {
			o.Country = ch.country
		}
		a.Offices = append(a.Offices, o)
	}
	switch a.Kind {
	case State:
		if e, ok := rd.lex.CountryByCode(ch.country); ok && ch.named && ch.sector == "" {
			a.Name, a.Registry = e.Name, e.ID
		}
		a.Sector = ch.sector
		a.Gender = 'n'
	case Person:
		a.Sector = ch.personSector()
		if a.Sector == "" && rd.author(ch) {
			a.Sector = "JRN"
		}
		if international(a.Country) {
			a.Country = "" // the body's code is that of the office
		}
		if a.Sector == "JRN" && ch.guessed {
			a.Country = ""
		}
	default:
		a.Sector = ch.sector
		if a.Country == "" && ch.registry == "" && rd.stateBody(ch) {
			a.Country = rd.contextCountry(&rd.ments[ch.mentions[0]])
		}
	}
	return a
}

// stateBody reports whether the chain is a body that every country has ("the
// government", "state media", "the government delegation").
func (rd *reading) stateBody(ch *chain) bool {
	if ch.sector == "" {
		return false
	}
	m := &rd.ments[ch.mentions[0]]
	if m.indefinite && ch.sector == "SOC" {
		return false // "a rights watchdog" may be of anywhere
	}
	if m.hit != nil && m.hit.has(bodyClasses) && m.hit.generic() {
		return true
	}
	for k := m.first; k < m.end; k++ {
		if h := rd.hitAt(k, classSet(lexicon.Body)); h != nil && h.generic() && h.entries[0].Sector == "GOV" {
			return true
		}
	}
	return false
}

// author reports whether the chain is one of the report's authors.
func (rd *reading) author(ch *chain) bool {
	if rd.art == nil || ch.full == None {
		return false
	}
	return slices.Contains(rd.art.Authors, rd.name(&rd.ments[ch.full]))
}

// kind decides what a chain is, where it may be several: person before group
// before organisation before state.
func (c *chain) kind() Kind {
	switch {
	case c.kinds&personKind != 0 && c.number&singular != 0:
		return Person
	case c.kinds&groupKind != 0 && c.kinds&(organisationKind|stateKind) == 0:
		return Group
	case c.kinds&stateKind != 0 && c.kinds&organisationKind == 0:
		return State
	case c.kinds&organisationKind != 0:
		return Organisation
	}
	return Group
}

// personSector is the sector of a person: of the first office held, an office
// before a rank; ELI where all offices are of the past.
func (c *chain) personSector() string {
	switch o := c.sectorOffice(); {
	case o == nil:
		return c.sector
	case o.Time == Former && !o.rank:
		return "ELI"
	default:
		return o.Sector
	}
}

// sectorOffice returns the office that tells the sector, or nil.
func (c *chain) sectorOffice() *office {
	var rank, past *office
	for i := range c.offices {
		o := &c.offices[i]
		switch {
		case o.Sector == "":
		case o.rank:
			rank = o
		case o.Time == Former:
			past = o
		case o.Time == Current && o.entry == "leader" && o.Of == "" && o.Country == "" && slices.ContainsFunc(c.offices, func(p office) bool { return p.Time == Current && p.flags&partyLeader != 0 }):
			// "HPM leader Okel" is also told to be the party's chief
		case o.Time == Current:
			return o
		}
	}
	if past != nil {
		return past
	}
	return rank
}

// bestName returns the fullest name without titles, or the fullest wording
// without its article.
func (rd *reading) bestName(ch *chain) string {
	if ch.full != None {
		if owner := rd.stateOwner(ch); owner != "" {
			return owner
		}
		return strings.ReplaceAll(rd.name(&rd.ments[ch.full]), "- ", "-") // a line may have ended there
	}
	best, end := None, int32(0)
	for _, i := range ch.mentions {
		m := &rd.ments[i]
		if m.form == Pronoun {
			continue
		}
		if e := rd.wordingEnd(m); best == None || e-m.first > end-rd.ments[best].first {
			best, end = i, e
		}
	}
	if best == None {
		best = ch.mentions[0]
		end = rd.ments[best].end
	}
	m := &rd.ments[best]
	first := m.first
	if first+1 < m.end && (rd.upos(first) == syntax.DET && !(rd.lemma(first) == "all" && rd.upos(first+1) == syntax.NUM) || rd.deprel(first) == syntax.NmodPoss && rd.upos(first) == syntax.PRON) {
		first++
	}
	return rd.doc.Words(first, end)
}

// stateOwner returns the name of a body that every state has with the state
// before it ("Norland's Foreign Ministry"), where a mention has both, or "".
func (rd *reading) stateOwner(ch *chain) string {
	if ch.kinds != organisationKind || ch.registry != "" {
		return ""
	}
	for _, i := range ch.mentions {
		m := &rd.ments[i]
		if m.form != Name || m.first < 2 || !rd.sameSentence(m.first-2, m.first) {
			continue
		}
		h := rd.hitAt(m.nameFirst, bodyClasses)
		if h == nil || !h.generic() || h.end != m.nameEnd || rd.forms[m.nameFirst-1] != "'s" && rd.forms[m.nameFirst-1] != "’s" {
			continue
		}
		if k := rd.endingAt(m.nameFirst - 1); k != None && rd.ments[rd.headAt[k]].kinds == stateKind {
			return rd.doc.Words(rd.ments[rd.headAt[k]].first, m.nameEnd)
		}
	}
	return ""
}

// maxWording is how many words after its noun tell who an unnamed actor is.
const maxWording = 8

// wordingEnd returns the index after the words that tell who the unnamed people
// of mention m are: "an official in his office", "a person briefed on the talks",
// "people close to the premier".
func (rd *reading) wordingEnd(m *mention) int32 {
	end := m.end
	if m.form == Name || m.kinds&(personKind|groupKind) == 0 || len(m.members) > 0 || m.definite || m.country != "" || len(m.codes) > 0 ||
		m.titleFlags&(topTitles|ministerTitle|foreignMinister) != 0 || rd.doc.Child(m.head, syntax.Nummod) != None {
		return end // told apart without
	}
	if c := rd.doc.Child(m.head, syntax.Amod); c != None && c < m.head && capitalised(rd.forms[c]) && c > m.first {
		return end // "a Western diplomat"
	}
	for k := m.first; k < m.head; k++ {
		if rd.upos(k) == syntax.PROPN {
			return end // "Harlow administration officials"
		}
	}
	for c := range rd.doc.Children(m.head) {
		if c < end || rd.left[c] != end || rd.right[c]-m.head > maxWording+1 || rd.punctuated(end, rd.right[c]) {
			continue
		}
		switch rd.deprel(c) {
		case syntax.Nmod:
			if p := rd.preposition(c); p == None || p != end || rd.is(c, timeNoun) || !rd.is(p, locativePreposition|placingPreposition) {
				continue
			}
		case syntax.Acl:
			if x := rd.doc.Tokens[c].XPOS; c != end || x != "VBN" && x != "VBG" || x == "VBG" && rd.is(c, quotingVerb) {
				continue
			}
		case syntax.Amod:
			if rd.right[c] == c+1 {
				continue
			}
		default:
			continue
		}
		end = rd.right[c]
	}
	return end
}

// punctuated reports whether one of the tokens [first, end) is punctuation that
// parts clauses or remarks.
func (rd *reading) punctuated(first, end int32) bool {
	for k := first; k < end; k++ {
		switch rd.forms[k] {
		case ",", ";", ":", "(", ")", "\"", "“", "”", "—", "–", "-":
			return true
		}
	}
	return false
}
