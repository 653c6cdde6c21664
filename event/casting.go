package event

import (
	"slices"
	"strings"

	"nuncio/entity"
	"nuncio/syntax"
	"nuncio/timex"
)

// cast fills the roles, mode and standing of an act.
func (r *reader) cast(a *act) {
	a.mode, a.cameo = a.rule.Mode, a.rule.CAMEO
	for k := range a.rule.modes {
		m := &a.rule.modes[k]
		if r.meets(a.tok, m.when) {
			if m.mode != "-" {
				a.mode = m.mode
			}
			if m.cameo != "" {
				a.cameo = m.cameo
			}
			break
		}
	}
	a.sources = r.roleActors(a.tok, a.rule.sources)
	a.targets = r.roleActors(a.tok, a.rule.targets)
	a.standing = r.standingOf(a.tok)
	if h := r.head(a.tok); r.statesPlace(a.tok) && h != none && r.c.lex.expected.has(r.lemma[h]) && a.standing.status >= Ongoing && !a.standing.none {
		a.standing = stand(Planned, r.quote(h)+" there: arranged")
	}
	if v := r.backFrom(a.tok); v != none && a.rule.Type == "CONSULT" {
		a.standing = r.cameBack(a.tok, v)
	}
	if r.titledAt(a.tok) && a.rule.Type == "CONSULT" && a.mode == "visit" && !r.c.lex.meetings.has(r.lemma[a.tok]) && !r.visitWord(a.tok) {
		a.standing = stand(Ongoing, "a headline without a verb: there")
	}
	if v := r.inviter(a.tok); v != none && r.statesPlace(a.tok) {
		a.standing = r.invited(v)
	}
	if a.rule.anaphor && r.predicate(a.tok) {
		r.castTakenUp(a)
	}
	if a.rule.spoken && !(a.rule.beside && !r.refusedOutright(a)) {
		a.standing = stand(Happened, "done by saying it")
	}
	if a.rule.spoken && a.rule.Type == "REQUEST" && (len(a.sources) == 0 || r.dutyOfThing(a.tok) || r.subordinator(a.tok) == "whether") {
		a.standing = noEvent("a duty that is described: nobody asks for it")
	}
	if a.rule.Type == "REQUEST" {
		r.castAsked(a)
	}
	if a.rule.Type == "REJECT" {
		a.targets = slices.DeleteFunc(a.targets, func(t int32) bool { return r.belongs(t, a.sources, a.tok) })
	}
	if a.rule.Type == "CONSULT" || a.rule.Type == "COOPERATE" {
		r.castMeeting(a)
	}
	if a.rule.Type == "CONSULT" {
		r.castOffer(a)
		r.castHost(a)
		r.castJourney(a)
		r.dropStaff(a)
		r.dropLoneBody(a)
		r.castSpeaker(a)
	}
	r.castDeed(a)
	a.targets = slices.DeleteFunc(a.targets, func(t int32) bool { return slices.Contains(a.sources, t) })
	a.definite = r.definite(a.tok)
	r.settleSpeechAct(a)
}

// castAsked sets whom a request is to: not those who are to have or to suffer what is
// asked for ("farmers must receive a fair price").
func (r *reader) castAsked(a *act) {
	asked := []int32{a.tok}
	if !a.rule.spoken {
		asked = r.contentStep(a.tok, words{})
	}
	for _, c := range asked {
		if !r.predicate(c) || r.passive(c) || !r.c.lex.undergoing.has(r.lemma[c]) || r.child(c, syntax.Obj) < c {
			continue
		}
		having := r.subjectActors(c)
		a.targets = slices.DeleteFunc(a.targets, func(t int32) bool { return slices.Contains(having, t) })
	}
	if len(a.targets) == 0 {
		a.targets = r.calledUpon(a.tok)
	}
}

// belongs reports whether actor x is named in the sentence of token i as that of one of
// the owners ("ruled out the withdrawal of its troops").
func (r *reader) belongs(x int32, owners []int32, i int32) bool {
	for _, k := range r.in.Entities.Actors[x].Mentions {
		m := &r.in.Entities.Mentions[k]
		if p := r.child(m.Head, syntax.NmodPoss); m.Sentence == r.sentence(i) && p != none && r.upos(p) == syntax.PRON && slices.Contains(owners, r.in.Entities.ActorAt(p)) {
			return true
		}
	}
	return false
}

// calledUpon returns those whom the call i is for to do something ("called on Sunday for
// the premier to resign"), not those to whom it is to be done ("for Okel to be freed").
func (r *reader) calledUpon(i int32) []int32 {
	for _, f := range r.prepAt(i, []string{"for"}) {
		if r.childWord(f, "a", "an", "another", "new", "more") != none {
			continue // "for a tribunal to try them": there may be none yet to be asked
		}
		for _, h := range [...]int32{i, f} {
			c := r.child(h, syntax.Advcl, syntax.Acl, syntax.Xcomp)
			if c > f && r.infinitive(c) && r.isVerb(c) && !r.passive(c) && r.child(c, syntax.Cop) == none && !r.c.lex.undergoing.has(r.lemma[c]) {
				return r.actorsOf(r.withConjuncts(f))
			}
		}
	}
	return nil
}

// dutyOfThing reports whether clause i tells of a thing what somebody else does with it
// ("a treaty that Norland must observe").
func (r *reader) dutyOfThing(i int32) bool {
	s := r.child(i, syntax.Nsubj, syntax.NsubjPass)
	return r.rel(i) == syntax.AclRelcl && s != none && r.relative(s) == s
}

// hosting is the CAMEO code of a visit seen from the host.
const hosting = "043"

// castHost makes a host who receives people of two countries, neither his own,
// a side of their meeting: it is held on a third party's ground.
func (r *reader) castHost(a *act) {
	if a.cameo != hosting || a.mode != "visit" || len(a.sources) < 2 || len(a.targets) == 0 {
		return
	}
	host := r.in.Entities.Actors[a.targets[0]].Country
	var of []string
	for _, s := range a.sources {
		c := r.in.Entities.Actors[s].Country
		if c == "" || c == host {
			return
		}
		if !slices.Contains(of, c) {
			of = append(of, c)
		}
	}
	if len(of) > 1 {
		a.mode, a.sources, a.targets = "third-party", append(a.sources, a.targets...), nil
	}
}

// castTakenUp sets the standing of a meeting that "it" or "they" stands for under a verb
// of the operator lexicon: "it was postponed" tells of no meeting held.
func (r *reader) castTakenUp(a *act) {
	for _, o := range r.objectStep(a.tok, words{}) {
		if w := r.lemma[o]; w != "it" && w != "they" {
			continue
		}
		for _, class := range [...]opClass{opLight, opVerb} {
			if op, ok := r.findOperator(class, a.tok, o); ok {
				open := standing{open: true, status: Happened, fact: grades[Happened], condition: none}
				a.standing = r.combine(op, a.tok, open, 0)
				return
			}
		}
	}
}

// castMeeting completes the participants of a meeting told by a noun that names
// one side alone ("talks with ..."): the other is the subject of the words it
// hangs on ("called off talks with", "was speaking after talks with").
func (r *reader) castMeeting(a *act) {
	r.castSides(a)
	if r.predicate(a.tok) || len(r.subjectActors(a.tok)) > 0 {
		return
	}
	if len(a.sources) == 0 && a.mode != "visit" && r.rel(a.tok) == syntax.Obj {
		// "the two presidents plan a summit"
		if op, ok := r.findOperator(opVerb, r.head(a.tok), a.tok); ok && op.pos.kind != bare {
			if found := r.subjectActors(r.head(a.tok)); len(found) > 1 || len(found) == 1 && r.in.Entities.Actors[found[0]].Plural {
				a.sources = found
				return
			}
		}
	}
	r.castEngaged(a)
	if v := r.head(r.firstConjunct(a.tok)); a.mode != "visit" && len(a.sources) == 0 && v != none && r.isVerb(v) {
		// "stayed away from the summit", "skipped it": who does was to be there.
		if op, ok := r.findOperator(opVerb, v, a.tok); ok && (op.pos.off == givenUp && op.prep != "" || r.rel(a.tok) == syntax.Obj && r.c.lex.absences.has(r.lemma[v])) {
			a.sources = r.subjectActors(v)
		}
	}
	for h, n := r.head(a.tok), 0; a.mode != "visit" && len(a.sources) == 0 && h != none && n < 3 && r.preposition(a.tok) == "for"; h, n = r.head(h), n+1 {
		if r.actAt(h) && r.actOf[h].mode == "visit" {
			a.sources = participants(r.actOf[h]) // "will receive Okel and Reth for a summit"
			if was := a.standing; told(a) && was.status == Cancelled && told(r.actOf[h]) && r.actOf[h].standing.status == Planned {
				a.standing = stand(Planned, append([]string{"as the visit for it"}, r.actOf[h].standing.why...)...)
				a.standing.before = &was // "... that has been put off more than once"
				a.reception = r.actOf[h]
			}
			return
		}
	}
	r.castTalking(a)
	if a.mode == "visit" && len(a.sources) > 0 || a.mode != "visit" && len(r.prepStep(a.tok, withWords)) == 0 {
		return
	}
	if len(r.prepAt(a.tok, []string{"between", "among"})) > 0 {
		return
	}
	i := a.tok
	for n := 0; n < maxClimb; n++ {
		top := r.firstConjunct(i)
		h := r.head(top)
		if h == none || r.rel(top) == syntax.Ccomp || r.rel(top) == syntax.Parataxis || r.rel(top) == syntax.Nsubj {
			return
		}
		h = r.beforeThat(i, h)
		found := r.subjectActors(h)
		if r.predicate(h) && r.passive(h) && len(found) == 0 {
			found = r.actorsOf(r.withConjuncts(r.surfaceSubject(h, 0)))
		}
		if len(found) > 0 {
			a.sources = appendNew(a.sources, found...)
			return
		}
		if r.grammaticalSubject(h) != none {
			return // nobody that the report tells of: not the subject of a clause farther up
		}
		i = h
	}
}

// beforeThat returns the verb of speech that phrase i belongs to, where the parser hung
// the phrase on the clause h behind "that" ("Okel said, after talks with Reth, that
// Velmar wanted peace"), else h.
func (r *reader) beforeThat(i, h int32) int32 {
	m := r.childWord(h, "that")
	if m < i || m > h || r.rel(m) != syntax.Mark || r.head(h) == none {
		return h
	}
	h = r.head(h)
	if c := r.child(h, syntax.Ccomp); h > m && c != none && c < i && r.c.lex.reporting.has(r.lemma[c]) {
		return c // the first of two verbs of speech
	}
	return h
}

// castSides keeps to the two sides or more that a noun of meeting names as its own: who
// sets the meeting ("proposed talks among Norland, Velmar and Arlund") and what it is
// ("the session is a meeting of ministers") is none of them.
func (r *reader) castSides(a *act) {
	if a.rule.Type != "CONSULT" || a.mode == "visit" || a.rule.Mode == "third-party" || r.isVerb(a.tok) {
		return
	}
	if s := r.child(a.tok, syntax.Nsubj); s != none && r.child(a.tok, syntax.Cop) != none && r.preposition(a.tok) == "" {
		itself := r.actorsOf(r.withConjuncts(s))
		a.sources = slices.DeleteFunc(a.sources, func(x int32) bool { return slices.Contains(itself, x) })
	}
	if slices.ContainsFunc(r.actorsOf(append(r.possStep(a.tok, words{}), r.compoundStep(a.tok, words{})...)), func(x int32) bool { return r.in.Entities.Actors[x].Plural }) {
		// "a ministers' meeting of the League": the body is not a side beside them
		of := r.actorsOf(r.prepAt(a.tok, []string{"of"}))
		a.sources = slices.DeleteFunc(a.sources, func(x int32) bool {
			return slices.Contains(of, x) && r.in.Entities.Actors[x].Kind == entity.Organisation
		})
	}
	if g := r.lightVerb(a.tok); g != none && r.lemma[g] == "attend" && r.isVerb(g) {
		r.castAttending(a, g)
	}
	if sides := r.actorsOf(r.prepAt(a.tok, []string{"between", "among"})); len(sides) > 1 {
		a.sources = sides
	}
}

// castAttending makes who attends, by verb g, a side of a meeting that the report calls
// that of others ("Okel attended the leaders' meeting"). Those are sides beside him
// unless the text named them elsewhere, for other reasons.
func (r *reader) castAttending(a *act, g int32) {
	by := r.subjectActors(g)
	for _, p := range r.possStep(a.tok, words{}) {
		if x := r.in.Entities.ActorAt(p); len(by) > 0 && x != entity.None {
			a.sources = slices.DeleteFunc(a.sources, func(y int32) bool {
				return x == y || slices.Contains(r.in.Entities.Actors[x].Members, y)
			})
			if len(r.in.Entities.Actors[x].Members) == 0 {
				a.sources = append(a.sources, x)
			}
		}
	}
	a.sources = appendNew(a.sources, by...)
}

// talkers are the kinds of those who may sit in talks that a clause tells of.
const talkers = officialKind | armedKind | groupKind | severalKind | pluralKind

// castTalking gives talks that name nobody the subject of the clause that they end or
// frame, where it is one who talks for others or several ("the delegation left after
// three days of talks", "the two sides failed to agree in talks in Brask"); and a meeting
// with its place the several who do something there ("the ministers decided at a meeting
// in Brask").
func (r *reader) castTalking(a *act) {
	top := r.measured(a.tok)
	h := r.head(top)
	if a.mode == "visit" || len(a.sources) > 0 || !done(a) || h == none || !r.predicate(h) || r.rel(top) != syntax.Obl || r.definite(a.tok) || r.definite(top) {
		return
	}
	vague := r.c.lex.vague.has(r.lemma[a.tok])
	switch r.preposition(top) {
	case "in", "during", "at":
		if p, _ := r.placed(a.tok); !vague && p < 0 {
			return
		}
	case "after", "following":
		if !vague {
			return
		}
	default:
		return
	}
	for _, s := range r.subjectStep(h, words{}) {
		if strings.HasPrefix(r.lemma[s], "spokes") || r.c.lex.reporting.has(r.lemma[h]) && !r.hasKind(s, severalKind|pluralKind|groupKind) {
			continue // who only tells of them
		}
		if vague && r.hasKind(s, talkers) || !vague && r.manyOfStates(s) {
			a.sources = appendNew(a.sources, r.actorsAt(s, false)...)
		}
	}
}

// manyOfStates reports whether word i stands for a body of states or several who act for them.
func (r *reader) manyOfStates(i int32) bool {
	x := r.in.Entities.ActorAt(i)
	if x >= 0 && r.in.Entities.Actors[x].Kind == entity.Organisation {
		return bodyCodes[r.in.Entities.Actors[x].Country]
	}
	return r.hasKind(i, severalKind|pluralKind) && r.hasKind(i, stateKind|officialKind)
}

// castEngaged gives a headline or caption that says of actors no more than that they
// are "in talks" those for its sides: the talks are under way.
func (r *reader) castEngaged(a *act) {
	h := r.head(a.tok)
	if a.mode == "visit" || h == none || !r.title(a.tok) && !r.caption(a.tok) || r.preposition(a.tok) != "in" || r.isVerb(h) || h > a.tok {
		return
	}
	found := r.actorsOf(r.withConjuncts(h))
	if len(found) == 0 {
		return
	}
	a.sources = appendNew(a.sources, found...)
	if a.standing.bare {
		a.standing = stand(Ongoing, "in "+r.quote(a.tok)+": under way")
	}
}

// castOffer adds to a meeting that is offered or asked for both who offers it and
// who takes it up ("accepted an invitation from Reth to meet").
func (r *reader) castOffer(a *act) {
	h := r.head(a.tok)
	if a.mode == "visit" || len(a.sources) > 1 || !r.predicate(a.tok) || !r.infinitive(a.tok) || h == none {
		return
	}
	if r.rel(a.tok) == syntax.Xcomp {
		if h = r.child(h, syntax.Obj); h == none || h > a.tok {
			return
		}
	} else if r.rel(a.tok) != syntax.Acl {
		return
	}
	if op, ok := r.findOperator(opNoun, h, a.tok); !ok || op.pos.status != Possible {
		return
	}
	from := r.actorsOf(r.prepAt(h, []string{"from", "by", "of"}))
	v := r.head(h)
	if len(from) == 0 || v == none || !r.isVerb(v) || r.rel(h) != syntax.Obj {
		return
	}
	a.sources = appendNew(appendNew(a.sources, r.subjectActors(v)...), from...)
}

// castSpeaker gives "preparations for talks with Kestovia", said by an official,
// the speaker's state as the other side.
func (r *reader) castSpeaker(a *act) {
	if a.rule.Type != "CONSULT" || a.mode == "visit" || len(a.sources) != 1 || r.predicate(a.tok) || len(r.prepStep(a.tok, withWords)) == 0 {
		return
	}
	s := r.statementAround(a.tok)
	if s < 0 || r.in.Statements[s].Speaker == entity.None {
		return
	}
	sp := r.in.Statements[s].Speaker
	x := &r.in.Entities.Actors[sp]
	if x.Sector != "GOV" || x.Country == "" || x.Country == r.in.Entities.Actors[a.sources[0]].Country {
		return
	}
	for k := range r.in.Entities.Actors {
		if st := &r.in.Entities.Actors[k]; st.Kind == entity.State && st.Country == x.Country {
			a.sources = append(a.sources, int32(k))
			return
		}
	}
	a.sources = append(a.sources, sp)
}

// dropStaff takes out the nameless people who serve at a meeting ("with only their
// interpreters in the room").
func (r *reader) dropStaff(a *act) {
	a.sources = slices.DeleteFunc(a.sources, func(x int32) bool {
		p := &r.in.Entities.Actors[x]
		return len(a.sources) > 2 && !p.Named && len(p.Mentions) > 0 && r.c.lex.staff.has(r.lemma[r.in.Entities.Mentions[p.Mentions[0]].Head])
	})
}

// dropLoneBody takes out the one state or body that a noun of meeting is named
// after ("the League meeting"): that is not yet a side of it.
func (r *reader) dropLoneBody(a *act) {
	if r.predicate(a.tok) || len(a.sources) != 1 || r.in.Entities.Actors[a.sources[0]].Kind == entity.Person {
		return
	}
	if p := r.child(a.tok, syntax.NmodPoss); p != none && r.lower(p) == "their" && r.in.Entities.Actors[a.sources[0]].Kind == entity.Organisation {
		a.sources = nil // "their meeting" is that of two at least
		return
	}
	for _, c := range append(r.compoundStep(a.tok, words{}), r.withConjuncts(r.child(a.tok, syntax.Nsubj))...) {
		if slices.Contains(r.actorsAt(c, true), a.sources[0]) {
			a.sources = nil
			return
		}
	}
}

var withWords = newWords("with")

func (r *reader) subjectActors(i int32) []int32 { return r.actorsOf(r.subjectStep(i, words{})) }

func (r *reader) actorsOf(tokens []int32) []int32 {
	var out []int32
	for _, t := range tokens {
		out = appendNew(out, r.actorsAt(t, false)...)
	}
	return out
}

// verbalActs are the types whose acts are done by saying: in the present tense
// they have been done ("Norland rejects the offer").
var verbalActs = map[string]bool{
	"AGREE": true, "SUPPORT": true, "CONCEDE": true, "REQUEST": true, "ACCUSE": true, "REJECT": true, "THREATEN": true,
	"SANCTION": true,
}

// deeds are the types whose acts, named by a noun as known, have been done ("the
// bombing of the port"): unlike a visit, a deed is not named so while it is a plan.
var deeds = map[string]bool{
	"ACCUSE": true, "SANCTION": true, "COERCE": true, "ASSAULT": true, "PROTEST": true, "MOBILIZE": true, "THREATEN": true,
}

// settleDeed takes a deed as done that its noun names as known, where no word
// above it tells whether it was.
func (r *reader) settleDeed(a *act) {
	if !deeds[a.rule.Type] || r.predicate(a.tok) || r.rel(a.tok) == syntax.Compound {
		return
	}
	if r.goingOn(a) {
		a.standing = stand(Ongoing, "under way before it ends or goes on: "+r.quote(a.tok))
		return
	}
	if t := r.futureOfNoun(a.tok); t >= 0 && a.rule.Type == "ASSAULT" && a.standing.status == Planned && len(a.standing.over) == 0 && r.untoldYear(t) {
		a.standing = stand(Happened, "named as known, by its month: "+r.quote(a.tok))
		return
	}
	if !a.standing.bare {
		return
	}
	if r.preposition(a.tok) == "for" || r.negatedNoun(a.tok) != none || r.childWord(a.tok, "any", "another", "more", "further", "such", "future", "every", "each") != none {
		return
	}
	if r.knownDeed(a.tok) || r.head(a.tok) == none && len(a.sources)+len(a.targets) > 0 && !r.question(a.tok) {
		a.standing = standing{status: Happened, fact: 2, condition: none, why: []string{"named as known: " + r.quote(a.tok)}}
	}
}

// goingOn reports whether a deed is under way by a verb that says of it that it is to
// end or to go on ("offered to stop the shelling", "if the strike continues").
func (r *reader) goingOn(a *act) bool {
	top := r.firstConjunct(a.tok)
	h := r.head(top)
	if h == none || !r.isVerb(h) || !r.c.lex.endings.has(r.lemma[h]) || !r.definite(a.tok) || a.rule.Type == "ACCUSE" || a.rule.Type == "THREATEN" {
		return false
	}
	switch r.rel(top) {
	case syntax.Obj, syntax.Nsubj, syntax.NsubjPass:
	default:
		return false
	}
	up := r.standingAt(h, 1)
	return up.none || up.bare || up.status != Happened && up.status != Ongoing
}

// knownDeed reports whether the noun i names a deed as known: "the bombing of the
// port", "condemned attacks on the port". What is opposed or discussed, and what
// would come of it ("the deployment would break the treaty"), may be still to come.
func (r *reader) knownDeed(i int32) bool {
	top := r.firstConjunct(i)
	h := r.head(top)
	if h == none {
		return r.definite(i) || r.title(i) // "Riots in Brask: two dead"
	}
	if b := r.actOf[h]; b != nil && b.rule.Type == "ACCUSE" {
		return r.rel(top) == syntax.Obj || r.rel(top) == syntax.NsubjPass // not "complained of the attacks"
	}
	if op, ok := r.findOperator(opVerb, h, i); ok && op.pos.kind == bare {
		return false
	}
	switch r.rel(top) {
	case syntax.Obj, syntax.Nsubj, syntax.NsubjPass:
		up := r.standingAt(h, 1)
		if up.none || up.bare || up.status < Ongoing {
			return false
		}
		if up.status == Happened && r.rel(top) == syntax.Nsubj {
			return true // "clashes on the border left three dead"
		}
	case syntax.OblAgent, syntax.Obl:
		if up := r.standingAt(h, 1); r.preposition(top) == "by" && !up.none && !up.bare && up.status >= Ongoing {
			return true // "shut by a strike"
		}
	case syntax.Nmod:
		switch r.preposition(top) {
		case "in", "during", "amid", "after", "since":
			return true // "the death of two men in an ambush"
		case "of":
			if r.c.lex.measures.has(r.lemma[h]) {
				return true // "a third night of riots"
			}
		}
	}
	return r.definite(i)
}

// castDeed gives a deed that names nobody who did it the subject of the verb that
// plans it, ends it or calls it off ("the union called off the strike"). One who
// asks for a deed or forbids it is not the one to do it.
func (r *reader) castDeed(a *act) {
	h := r.head(r.firstConjunct(a.tok))
	if len(a.sources) > 0 || !deeds[a.rule.Type] || r.predicate(a.tok) || h == none || !r.isVerb(h) || r.rel(r.firstConjunct(a.tok)) != syntax.Obj {
		return
	}
	if b := r.actOf[h]; b != nil && (b.rule.Type == "REQUEST" || b.rule.Type == "ACCUSE") {
		return
	}
	for _, class := range [...]opClass{opLight, opVerb} {
		op, ok := r.findOperator(class, h, a.tok)
		if !ok || op.prep != "" {
			continue
		}
		if op.pos.kind == same || op.pos.kind == gives && op.pos.status >= Cancelled {
			if by := r.subjectActors(h); !subset(by, a.targets) {
				a.sources = by // but not "has a plan, given the sanctions against it"
			}
			return
		}
	}
}

func (r *reader) settleSpeechAct(a *act) {
	r.settleDeed(a)
	s := &a.standing
	if !r.predicate(a.tok) && verbalActs[a.rule.Type] && a.rule.Type != "SANCTION" && r.child(a.tok, syntax.NmodPoss) != none && r.negatedNoun(a.tok) == none {
		// "Okel's request": that it was made is taken for granted.
		*s = stand(Happened, "named as done: "+quoted("'s "+r.lower(a.tok)))
	}
	if (s.status == Denied || s.status == Cancelled && s.off != putOff && a.mode == "allege") && !s.none && !s.bare && (a.rule.Type == "ACCUSE" && a.mode != "investigate" || a.rule.Type == "THREATEN") && !r.predicate(a.tok) && r.negatedNoun(a.tok) == none &&
		(len(a.sources) > 0 || r.rel(a.tok) == syntax.Obj && len(r.contentStep(a.tok, words{})) > 0) {
		// "rejected French criticism", "rejected charges that it had lied": what is rejected has been said.
		*s = stand(Happened, append([]string{"named as done: " + r.quote(a.tok)}, s.why...)...)
	}
	if !r.predicate(a.tok) && saidActs[a.rule.Type] && r.negatedNoun(a.tok) == none {
		r.settleSaid(a)
	}
	if p := r.preposition(a.tok); !r.predicate(a.tok) && a.rule.Type == "REQUEST" && (p == "at" || p == "on") {
		*s = stand(Happened, "named as done: "+quoted(p+" the "+r.lower(a.tok)+" of"))
	}
	if saidActs[a.rule.Type] && s.status == Planned && !s.none && !s.bare && r.gerund(a.tok) && r.rel(a.tok) == syntax.Advcl && r.child(a.tok, syntax.Mark) == none {
		*s = stand(Happened, "participle: done") // "accepting the invitation, she will come"
	}
	if a.rule.Type == "AGREE" && s.status == Conditional && !s.none && !s.bare {
		said, over := a.tok, 0
		if h := r.head(said); r.rel(said) == syntax.Xcomp && r.upos(said) == syntax.ADJ && h != none {
			said, over = h, 1 // "stands ready"
		}
		if f := r.formOf(said); r.predicate(said) && f.finite && f.modal == none && !f.infinitive && len(s.over) == over {
			s.status, s.fact = Happened, grades[Happened] // "is ready to host them, should they ask"
			s.why = append(s.why, "what hangs on the condition is the step")
		}
	}
	if a.rule.begun && s.status == Happened && !s.none && !s.bare {
		s.status, s.fact = Ongoing, grades[Ongoing]
		s.why = append(s.why, "the words tell of the setting out: under way")
	}
	if s.status == Ongoing && !s.none && !s.bare && verbalActs[a.rule.Type] && a.mode != "investigate" && !r.progressive(a.tok) && (a.rule.Type != "SANCTION" || r.predicate(a.tok)) {
		s.status, s.fact = Happened, grades[Happened]
		s.why = append(s.why, "an act of speech that stands is done")
	}
}

// progressive reports whether the clause of i is told as under way ("is being tried").
func (r *reader) progressive(i int32) bool { return r.predicate(i) && r.formOf(i).progressive }

// saidActs are the types of acts that are nothing but words: a noun that names one
// with its author takes it for done.
var saidActs = map[string]bool{"AGREE": true, "REQUEST": true, "REJECT": true}

// settleSaid takes an offer, a request or a refusal that a noun names for made, where
// it is answered, comes to nothing, or has an author and nothing tells otherwise
// ("rejected the League's offer", "a promise by the junta came to nothing").
func (r *reader) settleSaid(a *act) {
	s := &a.standing
	switch {
	case r.answered(a.tok):
		*s = stand(Happened, "named as done: what is answered has been said")
	case len(a.sources) == 0 || s.none:
	case a.rule.Type == "AGREE" && (s.bare || s.status == Planned) && (r.preposition(a.tok) == "under" || r.preposition(a.tok) == "in") && r.head(a.tok) != none && r.isVerb(r.head(a.tok)):
		*s = stand(Happened, "named as done: "+quoted(r.preposition(a.tok)+" "+r.lower(a.tok)))
	case s.bare && (r.rel(a.tok) == syntax.Nsubj || r.rel(a.tok) == syntax.NsubjPass || r.definite(a.tok) || len(r.prepAt(a.tok, []string{"by"})) > 0):
		*s = stand(Happened, "named as done, with its author")
	case len(s.over) > 0 && r.isVerb(s.over[0]) && (s.status == Cancelled || s.status == Denied && !s.bare && a.rule.Type == "REQUEST" && (r.rel(a.tok) == syntax.Obj || r.preposition(a.tok) == "to") && r.definite(a.tok)):
		*s = stand(Happened, "named as done: "+r.quote(s.over[0])+" tells what became of it")
	}
}

// refusedOutright reports whether a clause that an act stands beside is denied with
// no condition, doubt or question about it: "will not let the ship dock". If not,
// the act is none.
func (r *reader) refusedOutright(a *act) bool {
	if s := &a.standing; s.none || s.bare || s.status != Denied || r.formOf(a.tok).perfect {
		*s = noEvent("nothing is refused outright")
		return false
	}
	return true
}

// answered reports whether noun i is what somebody turns down or takes up
// ("rejected Norland's offer", "accepted the request"): it has been made.
func (r *reader) answered(i int32) bool {
	v := r.head(r.firstConjunct(i))
	if v == none || r.actOf[v] == nil || !r.isVerb(v) {
		return false
	}
	switch r.rel(r.firstConjunct(i)) {
	case syntax.Obj, syntax.NsubjPass:
	case syntax.Obl:
		if p := r.preposition(i); p != "to" && p != "down" {
			return false
		}
	default:
		return false
	}
	t := r.actOf[v].rule.Type
	return t == "REJECT" || t == "AGREE" && r.lemma[v] == "accept"
}

// definite reports whether a noun takes up something known: "the summit",
// "their talks", "that meeting", "such a meeting".
func (r *reader) definite(i int32) bool {
	if r.predicate(i) {
		return false
	}
	if r.childWord(i, "the", "this", "that", "such", "these", "those") != none || r.child(i, syntax.NmodPoss) != none {
		return true
	}
	for c := r.first[i]; c != none; c = r.next[c] {
		if t := r.timeAt(c); t >= 0 && c < i && r.in.Times[t].Kind <= timex.Time {
			return true // "the June 12 summit", but not "a two-hour meeting"
		}
	}
	return false
}
