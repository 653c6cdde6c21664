package event

import (
	"slices"

	"nuncio/attribution"
	"nuncio/entity"
	"nuncio/syntax"
)

// actorsAt returns the actors that the word i stands for as an argument.
// A place does not act, unless host is set: then the state of the place does.
func (r *reader) actorsAt(i int32, host bool) []int32 {
	if sp := r.selfReference(i); sp != entity.None {
		return []int32{sp}
	}
	if m := r.widest(i, r.in.Entities.MentionAt(i)); m != entity.None {
		men := &r.in.Entities.Mentions[m]
		if p := r.child(i, syntax.NmodPoss); p != none && r.lower(p) == "whose" && men.Form != entity.Name {
			return nil // "whose envoy" is somebody else's
		}
		if men.Actor != entity.None && (!men.Locative || host && r.isState(men.Actor)) {
			if better := r.namedPart(i, men.Actor); better != nil {
				return better
			}
			if who := r.namedNext(i); who != entity.None {
				return []int32{who}
			}
			if chief := r.chiefOf(i, men.Actor); chief != entity.None {
				return []int32{chief}
			}
			return r.members(men.Actor)
		}
		if men.Locative && !host {
			return nil
		}
	}
	if m := r.nameAround(i); m != entity.None {
		return r.members(r.in.Entities.Mentions[m].Actor)
	}
	for c := r.first[i]; c != none; c = r.next[c] {
		// "Defence Minister Anya Reth", read as one long name
		if m := r.nameAround(c); r.rel(c) == syntax.Flat && m != entity.None {
			return r.members(r.in.Entities.Mentions[m].Actor)
		}
	}
	if a := r.speakerFor(i); a != entity.None {
		return []int32{a}
	}
	if named := r.namedPart(i, entity.None); named != nil {
		return named
	}
	if r.c.lex.measures.has(r.lemma[i]) || r.upos(i) == syntax.NUM || r.upos(i) == syntax.PRON {
		var out []int32
		for _, of := range r.prepAt(i, []string{"of", "from"}) { // "two of the hostages", "nobody from Norland"
			out = append(out, r.actorsAt(of, false)...)
		}
		return out
	}
	return nil
}

// widest returns the name headed by word i that holds the modifier m of the same
// head ("U.S. Secretary of State Anya Reth", read as headed by "U.S."), else m.
func (r *reader) widest(i, m int32) int32 {
	if m == entity.None || !r.in.Entities.Mentions[m].Modifier {
		return m
	}
	for k := max(m-2, 0); k <= m+2 && int(k) < len(r.in.Entities.Mentions); k++ {
		if w := &r.in.Entities.Mentions[k]; w.Head == i && !w.Modifier && w.Form == entity.Name && w.Actor != entity.None {
			return k
		}
	}
	return m
}

// nameAround returns the named mention that word i is inside of, where the
// parser hung a part of a name on the clause, or none.
func (r *reader) nameAround(i int32) int32 { return r.nameOf[i] }

// selfReference returns the speaker for a "he" or "she" that opens what a
// person is reported to have said ("the premier said she would ..."), or none.
func (r *reader) selfReference(i int32) int32 {
	if l := r.lower(i); l != "he" && l != "she" || r.rel(i) != syntax.Nsubj && r.rel(i) != syntax.NsubjPass {
		return entity.None
	}
	s := r.statementAround(i)
	if s < 0 || r.in.Statements[s].Speaker == entity.None || r.in.Statements[s].Mode == attribution.Direct {
		return entity.None
	}
	st := &r.in.Statements[s]
	sp := &r.in.Entities.Actors[st.Speaker]
	she := r.lower(i) == "she"
	if sp.Kind != entity.Person || sp.Gender == 'f' && !she || sp.Gender == 'm' && she {
		return entity.None
	}
	if st.Content[0].Start != r.doc.Tokens[i].Span.Start {
		return entity.None
	}
	return st.Speaker
}

func (r *reader) isState(a int32) bool { return r.in.Entities.Actors[a].Kind == entity.State }

// members returns the people a group mention names one by one, or the actor.
func (r *reader) members(a int32) []int32 {
	if m := r.in.Entities.Actors[a].Members; len(m) > 0 {
		return m
	}
	if m := r.namedWithin(a); len(m) > 1 {
		return m
	}
	return []int32{a}
}

// namedWithin returns the actors named inside the words of an unnamed group
// ("President Okel and Premier Marren", taken up by "they").
func (r *reader) namedWithin(a int32) []int32 {
	x := &r.in.Entities.Actors[a]
	if x.Named || !x.Plural {
		return nil
	}
	var out []int32
	for _, k := range x.Mentions {
		g := &r.in.Entities.Mentions[k]
		if g.End-g.First < 3 {
			continue
		}
		for j := range r.in.Entities.Mentions {
			m := &r.in.Entities.Mentions[j]
			if m.First >= g.First && m.End <= g.End && m.Actor != a && m.Actor != entity.None && m.Form == entity.Name && !m.Modifier &&
				r.in.Entities.Actors[m.Actor].Kind == entity.Person {
				out = appendNew(out, m.Actor)
			}
		}
		return out
	}
	return nil
}

// namedPart finds the more specific actor inside a noun phrase: the name in
// apposition ("one of his aides, General Venn"), or who leads it ("a team led
// by Reth"). It returns nil where there is none.
func (r *reader) namedPart(i, have int32) []int32 {
	if have != entity.None && r.in.Entities.Actors[have].Named {
		return nil
	}
	if have != entity.None && r.lemma[i] == "one" {
		for _, g := range r.prepAt(i, []string{"of"}) {
			if out := r.namedPart(g, have); out != nil {
				return out
			}
		}
	}
	if h := r.head(i); h != none && r.rel(i) == syntax.NsubjPass && r.c.lex.lead.has(r.lemma[h]) {
		// "a team led by Reth is to travel", the participle taken for the clause
		for _, g := range r.agent(h) {
			if a := r.in.Entities.ActorAt(g); a != entity.None {
				return r.members(a)
			}
		}
	}
	for c := r.first[i]; c != none; c = r.next[c] {
		switch r.rel(c) {
		case syntax.Nmod:
			if out := r.represented(c, have); out != nil {
				return out
			}
			if p := r.preposition(c); have != entity.None && (p == "such_as" || p == "like" && r.in.Entities.Actors[have].Plural) {
				if out := r.actorsOf(r.withConjuncts(c)); len(out) > 0 {
					return out // "radical states such as Norland and Kestovia"
				}
			}
		case syntax.Appos, syntax.Flat, syntax.NmodDesc:
			if r.apart(c) {
				continue
			}
			if a := r.in.Entities.ActorAt(c); a != entity.None && r.in.Entities.Actors[a].Named && !r.modifier(c) {
				if have != entity.None && r.in.Entities.Actors[have].Plural && r.rel(c) == syntax.Appos {
					return r.actorsOf(r.withConjuncts(c)) // "two states, Norland and Kestovia,"
				}
				if have == entity.None || r.in.Entities.Actors[a].Kind == r.in.Entities.Actors[have].Kind || a != have {
					return r.members(a)
				}
			}
		case syntax.Acl, syntax.AclRelcl:
			if r.c.lex.lead.has(r.lemma[c]) {
				for _, g := range r.agent(c) {
					if a := r.in.Entities.ActorAt(g); a != entity.None {
						return r.members(a)
					}
				}
			}
		}
	}
	if r.lemma[i] == "one" {
		if a := r.nameBehind(i); a != entity.None {
			return r.members(a)
		}
	}
	if have == entity.None && r.lemma[i] == "one" {
		for _, g := range r.prepAt(i, []string{"of"}) {
			if out := r.namedPart(g, r.in.Entities.ActorAt(g)); out != nil {
				return out
			}
		}
	}
	return nil
}

// namedNext returns the person whose name follows right on the title that token i
// heads, where the parser set the name apart ("with Norland foreign minister Anya
// Reth", the name hung on the verb), or None.
func (r *reader) namedNext(i int32) int32 {
	m := &r.in.Entities.Mentions[r.in.Entities.MentionAt(i)]
	if m.Form == entity.Name || m.Form == entity.Pronoun || m.Actor == entity.None || m.End >= int32(len(r.doc.Tokens)) || r.sentence(m.End) != m.Sentence {
		return entity.None
	}
	n := r.nameAround(m.End)
	if x := &r.in.Entities.Actors[m.Actor]; n == entity.None || x.Kind != entity.Person || x.Plural || x.Named {
		return entity.None
	}
	name := &r.in.Entities.Mentions[n]
	if name.Actor == entity.None || r.in.Entities.Actors[name.Actor].Kind != entity.Person || name.First > m.End {
		return entity.None
	}
	switch r.rel(name.Head) {
	case syntax.Nsubj, syntax.NsubjPass, syntax.NmodPoss, syntax.Compound:
		return entity.None // "told the president Okel had gone"
	}
	return name.Actor
}

// chiefOf returns the person whose name, after an office, stands right behind that of the
// body at token i and its letters ("Harbour League (HL) chief Anya Reth"), where the
// parser took the body for the head of all, or None.
func (r *reader) chiefOf(i, body int32) int32 {
	m := r.in.Entities.MentionAt(i)
	k := r.in.Entities.Mentions[m].End
	if r.in.Entities.Actors[body].Kind != entity.Organisation || k+3 >= int32(len(r.doc.Tokens)) || r.form(k) != "(" || r.form(k+2) != ")" {
		return entity.None
	}
	for d := k + 3; d < k+6 && d < int32(len(r.doc.Tokens)) && r.sentence(d) == r.sentence(i); d++ {
		if n := r.nameAround(d); n != entity.None && d > k+3 && r.doc.Dominates(i, d) {
			if x := r.in.Entities.Mentions[n].Actor; x != entity.None && r.in.Entities.Actors[x].Kind == entity.Person {
				return x
			}
		}
		if r.upos(d) != syntax.NOUN && r.upos(d) != syntax.PROPN && r.upos(d) != syntax.ADJ {
			return entity.None
		}
	}
	return entity.None
}

// represented returns the actors joined in phrase c for whom the people of the group have
// stand ("representatives of the government and the rebels"), nil for one alone.
func (r *reader) represented(c, have int32) []int32 {
	if have == entity.None || !r.in.Entities.Actors[have].Plural || len(r.in.Entities.Actors[have].Members) > 0 || !r.c.lex.delegates.has(r.lemma[r.head(c)]) {
		return nil
	}
	switch r.preposition(c) {
	case "of", "from", "for":
	default:
		return nil
	}
	parts := r.withConjuncts(c)
	if d := r.child(r.head(c), syntax.Appos); d > c && r.child(d, syntax.Conj) != none {
		parts = append(parts, r.withConjuncts(d)...) // "of A, B and C", B hung on the noun
	}
	var out []int32
	for _, p := range parts {
		a := r.in.Entities.ActorAt(p)
		if a < 0 || r.in.Entities.Actors[a].Kind == entity.Person {
			return nil
		}
		out = appendNew(out, a)
	}
	if len(out) < 2 {
		return nil
	}
	return out
}

// apart reports whether a semicolon sets off the phrase of c: a clause of its own,
// without its verb ("Norland will send 700 men; Brask, 500").
func (r *reader) apart(c int32) bool {
	first, _ := r.doc.Subtree(c)
	return first > 0 && (r.form(first) == ";" || r.form(first-1) == ";")
}

// nameBehind returns the person named just behind the phrase of i and a comma
// ("one of his aides, General Venn"), wherever the parser hung the name.
func (r *reader) nameBehind(i int32) int32 {
	_, end := r.doc.Subtree(i)
	if int(end) >= len(r.doc.Tokens)-1 || r.form(end) != "," {
		return entity.None
	}
	for k := range r.in.Entities.Mentions {
		m := &r.in.Entities.Mentions[k]
		if m.First == end+1 && m.Form == entity.Name && m.Actor != entity.None && r.in.Entities.Actors[m.Actor].Kind == entity.Person {
			return m.Actor
		}
	}
	return entity.None
}

func (r *reader) modifier(i int32) bool {
	m := r.in.Entities.MentionAt(i)
	return m != entity.None && r.in.Entities.Mentions[m].Modifier
}

// firstPersons are the pronouns that stand for the one who speaks.
var firstPersons = map[string]bool{"i": true, "me": true, "we": true, "us": true, "my": true, "our": true, "myself": true}

// speakerFor returns the speaker of the statement around a pronoun that stands
// for the one who speaks: "I", or "it" where a state speaks and nothing else is meant.
func (r *reader) speakerFor(i int32) int32 {
	if r.upos(i) != syntax.PRON && r.upos(i) != syntax.DET {
		return entity.None
	}
	s := r.statementAround(i)
	if s < 0 || r.in.Statements[s].Speaker == entity.None {
		return entity.None
	}
	sp := r.in.Statements[s].Speaker
	if firstPersons[r.lower(i)] {
		return sp
	}
	// "Kestovia says it is ready": a state or body that speaks of itself.
	if l := r.lower(i); (l == "it" || l == "its") && r.in.Entities.Actors[sp].Kind != entity.Person {
		return sp
	}
	return entity.None
}

// statementAround returns the innermost statement whose content holds token i, or -1.
func (r *reader) statementAround(i int32) int32 { return r.stOf[i] }

// owners returns the actors that a noun which is no actor itself belongs to:
// "Kestovian tanks", "Norland's warships".
func (r *reader) owners(i int32) []int32 {
	var out []int32
	for _, p := range slices.Concat(r.compoundStep(i, words{}), r.possStep(i, words{}), r.author(i)) {
		if m := r.in.Entities.MentionAt(p); m != entity.None && r.in.Entities.Mentions[m].Actor != entity.None {
			out = appendNew(out, r.in.Entities.Mentions[m].Actor)
		}
	}
	if len(out) > 0 {
		return out
	}
	for _, p := range r.prepAt(i, []string{"from", "of"}) {
		for _, a := range r.actorsAt(p, true) { // "negotiators from Norland"
			if k := r.in.Entities.Actors[a].Kind; k == entity.State || k == entity.Organisation {
				out = appendNew(out, a)
			}
		}
	}
	return out
}

// roleActors returns the actors that the choices of a role lead to.
func (r *reader) roleActors(i int32, role []choice) []int32 {
	var out []int32
	for _, c := range role {
		for _, p := range c {
			found := r.pathActors(i, p)
			out = appendNew(out, found...)
			if len(found) > 0 {
				break
			}
		}
	}
	return out
}

func (r *reader) pathActors(i int32, p path) []int32 {
	last := p.steps[len(p.steps)-1].name
	host := last == "host"
	if host {
		p.steps = p.steps[:len(p.steps)-1]
	}
	if last == "speaker" {
		return r.speakerRole(i)
	}
	var out []int32
	for _, end := range r.follow(i, p) {
		found := r.actorsAt(end, host)
		if len(found) == 0 && last != "compound" && r.c.lex.instruments.has(r.lemma[end]) {
			found = r.owners(end)
		}
		out = appendNew(out, found...)
	}
	return out
}

func (r *reader) speakerRole(i int32) []int32 {
	if s := r.statementAround(i); s >= 0 && r.in.Statements[s].Speaker != entity.None {
		return []int32{r.in.Statements[s].Speaker}
	}
	return nil
}

// meets reports whether one of the conditions holds at token i.
func (r *reader) meets(i int32, any anyOf) bool {
	for k := range any {
		if any[k].path.self {
			if r.satisfies(i, &any[k].constraint) {
				return true
			}
			continue
		}
		for _, end := range r.follow(i, any[k].path) {
			if r.satisfies(end, &any[k].constraint) {
				return true
			}
		}
	}
	return false
}

func (r *reader) satisfies(i int32, c *constraint) bool {
	switch {
	case c.bare:
		return true
	case c.words.set != nil:
		if c.words.has(r.lemma[i]) || c.words.has(r.lower(i)) {
			return true
		}
		// "a round of talks", "a series of meetings"
		if r.c.lex.measures.has(r.lemma[i]) {
			for _, of := range r.prepAt(i, []string{"of"}) {
				if c.words.has(r.lemma[of]) {
					return true
				}
			}
		}
		return false
	}
	return r.hasKind(i, c.kinds)
}

// kindSet is a set of the kinds that a condition names behind "is".
type kindSet uint32

const (
	actorKind kindSet = 1 << iota
	personKind
	stateKind
	organisationKind
	groupKind
	placeKind
	thingKind
	speakerKind
	hostileKind
	participleKind
	infinitiveKind
	negatedKind
	imperativeKind
	subjunctiveKind
	officialKind
	armedKind
	severalKind
	pluralKind
	returnedKind
)

// whoKinds are the kinds that tell by the actor who stands there; those from personKind
// to groupKind stand in the order of [entity.Kind].
const whoKinds = actorKind | personKind | stateKind | organisationKind | groupKind | thingKind

// kindNames are the kinds as they are written, in that order.
var kindNames = []string{
	"actor", "person", "state", "organisation", "group", "place", "thing", "speaker", "hostile", "participle", "infinitive",
	"negated", "imperative", "subjunctive", "official", "armed", "several", "plural", "returned",
}

func (k kindSet) has(one kindSet) bool { return k&one != 0 }

// hostileActs are the types of deeds of conflict, which one may threaten with.
var hostileActs = map[string]bool{"SANCTION": true, "COERCE": true, "ASSAULT": true, "MOBILIZE": true, "PROTEST": true}

// hasKind reports whether word i is of one of the kinds.
func (r *reader) hasKind(i int32, kinds kindSet) bool {
	m := r.in.Entities.MentionAt(i)
	switch {
	case kinds.has(placeKind) && (m != entity.None && r.in.Entities.Mentions[m].Locative || r.isPlace(i)),
		kinds.has(hostileKind) && r.actOf[i] != nil && hostileActs[r.actOf[i].rule.Type],
		kinds.has(negatedKind) && r.predicate(i) && r.formOf(i).negation != none,
		kinds.has(severalKind) && r.several(i),
		kinds.has(returnedKind) && r.backFrom(i) != none,
		kinds.has(pluralKind) && (r.xpos(i) == "NNS" || r.xpos(i) == "NNPS" || r.lemma[i] == "they"),
		kinds.has(imperativeKind) && r.imperative(i),
		kinds.has(subjunctiveKind) && r.subjunctive(i),
		kinds.has(officialKind) && r.sectorAmong(i, officials),
		kinds.has(armedKind) && (r.sectorAmong(i, armed) || r.hasKind(i, stateKind)),
		kinds.has(infinitiveKind) && r.infinitive(i),
		kinds.has(participleKind) && (r.gerund(i) || r.participle(i)),
		kinds.has(speakerKind) && r.isSpeaker(i):
		return true
	case !kinds.has(whoKinds):
		return false
	}
	as := r.actorsAt(i, kinds.has(placeKind))
	if len(as) == 0 && r.c.lex.instruments.has(r.lemma[i]) && !kinds.has(thingKind|personKind) {
		as = r.owners(i) // "Kestovian tanks" act for Kestovia
	}
	if len(as) > 0 {
		return kinds.has(actorKind) || slices.ContainsFunc(as, func(a int32) bool { return kinds.has(personKind << r.in.Entities.Actors[a].Kind) })
	}
	if m != entity.None && r.in.Entities.Mentions[m].Actor == entity.None || r.lemma[i] == "who" || r.lemma[i] == "they" || firstPersons[r.lower(i)] {
		return kinds.has(actorKind | personKind) // one of several people
	}
	return kinds.has(thingKind) && m == entity.None && !r.isPlace(i)
}

// officials and armed are the sectors (CODING manual, section 5) of those who
// strike with words, and of those who strike with arms.
var (
	officials = map[string]bool{"GOV": true, "LEG": true, "JUD": true, "PTY": true, "OPP": true, "ELI": true}
	armed     = map[string]bool{"MIL": true, "REB": true, "UAF": true, "PRM": true, "COP": true, "SPY": true, "IMG": true}
)

// sectorAmong reports whether word i is a person of one of the sectors, or for
// armed ones any actor of them.
func (r *reader) sectorAmong(i int32, sectors map[string]bool) bool {
	for _, a := range r.actorsAt(i, false) {
		x := &r.in.Entities.Actors[a]
		if sectors[x.Sector] && (x.Kind == entity.Person || x.Kind == entity.Group || !sectors["GOV"]) {
			return true
		}
	}
	return false
}

// several reports whether word i stands for two actors or more: joined by "and",
// named one by one in a group, or two states before one noun ("Norland and
// Kestovian divers").
func (r *reader) several(i int32) bool {
	if w := r.lemma[i]; w == "both" || w == "two" || w == "three" || w == "each" {
		return true
	}
	out := r.actorsOf(r.withConjuncts(r.firstConjunct(i)))
	if len(out) == 0 {
		out = r.owners(i)
	} else if len(out) == 1 && !r.in.Entities.Actors[out[0]].Named {
		out = append(out, r.owners(i)...) // "Norland and Kestovian officials"
		out = slices.DeleteFunc(out[1:], func(a int32) bool { return !r.isState(a) })
	}
	return len(out) > 1
}

// isSpeaker reports whether word i stands for the one whose statement it is in.
func (r *reader) isSpeaker(i int32) bool {
	s := r.statementAround(i)
	if s < 0 || r.in.Statements[s].Speaker == entity.None {
		return firstPersons[r.lower(i)]
	}
	for _, a := range r.actorsAt(i, false) {
		if a == r.in.Statements[s].Speaker || r.standsFor(a, r.in.Statements[s].Speaker) {
			return true
		}
	}
	return false
}

func (r *reader) isPlace(i int32) bool {
	for k := range r.in.Places {
		if r.in.Places[k].Head == i {
			return true
		}
	}
	return false
}
