package event

import (
	"slices"

	"nuncio/entity"
	"nuncio/syntax"
)

// nounStanding is the standing of an act told by a noun ("talks", "the
// visit"): what its own modifiers say, and the words that it hangs on.
func (r *reader) nounStanding(i int32, depth int) standing {
	if n := r.negatedNoun(i); n != none {
		return stand(Denied, r.quote(n)+" "+r.lower(i)+": denied")
	}
	mod := r.modifierStanding(i, depth)
	gov := r.nounGovernor(i, depth)
	if t := r.pastOfNoun(i); t >= 0 && !gov.none && (gov.bare || gov.status == Planned) && !(mod.status == Planned && r.in.Times[t].Value == r.published()) {
		s := stand(Happened, "dated earlier: "+quoted(r.in.Times[t].Span.Text(r.doc.Text)))
		s.guessed = true
		return s
	}
	switch {
	case gov.none && mod.bare:
		return gov
	case gov.none, gov.bare:
		mod.over = append(slices.Clone(mod.over), gov.over...)
		return mod
	case mod.bare:
		return gov
	case mod.status == Planned && gov.status == Possible && len(gov.over) > 0 && r.c.lex.discussing.has(r.lemma[gov.over[0]]):
		return mod // "discussed the forthcoming summit"
	case gov.status == Happened || gov.status == Ongoing:
		// "the planned talks took place", "mounted its long-threatened attack";
		// "called off the planned talks" is below.
		if mod.status == Planned || mod.status == Happened || (mod.status == Possible || mod.status == Cancelled) && len(gov.over) > 0 && r.isVerb(gov.over[0]) && r.lemma[gov.over[0]] != "have" {
			return gov
		}
	}
	if v := r.head(r.firstConjunct(i)); gov.status == Denied && mod.status == Planned && v != none && r.isVerb(v) && r.c.lex.occurrences.has(r.lemma[v]) {
		s := stand(Cancelled, append(mod.why, gov.why...)...)
		s.over = gov.over
		return s // "a meeting planned for May never took place"
	}
	if mod.status < gov.status {
		mod.over = append(slices.Clone(mod.over), gov.over...)
		return mod
	}
	return gov
}

// modifierStanding reads what is said of the act inside its noun phrase:
// "planned", "cancelled", "next week's", "scheduled for June", "held in Brask".
func (r *reader) modifierStanding(i int32, depth int) standing {
	best := untold("")
	take := func(s standing) {
		if !s.none && !s.bare && (best.bare || s.status < best.status) {
			best = s
		}
	}
	for c := r.first[i]; c != none; c = r.next[c] {
		switch r.rel(c) {
		case syntax.Amod, syntax.Compound, syntax.NmodDesc:
			if op, ok := r.findOperator(opAdj, c, i); ok && op.pos.kind == gives {
				take(op.pos.stand(r.quote(c)))
			}
			if r.participle(c) {
				if op, ok := r.findOperator(opVerb, c, i); ok && op.pos.kind == gives {
					take(op.pos.stand(r.quote(c)))
				}
			}
		case syntax.Acl, syntax.AclRelcl:
			take(r.clauseOfNoun(i, c, depth))
		case syntax.Nmod:
			take(r.looseClause(i, c, depth))
		}
	}
	if best.bare && r.c.lex.meetings.has(r.lemma[i]) {
		take(r.trailingStanding(i, depth))
	}
	if best.bare {
		if t := r.futureOfNoun(i); t >= 0 {
			return stand(Planned, "dated later: "+quoted(r.in.Times[t].Span.Text(r.doc.Text)))
		}
		best = untold(r.quote(i) + ": nothing tells whether it took place")
	}
	return best
}

// looseClause reads a clause that calls off the act at i and that the parser hung
// on an actor named in its phrase ("talks with Kestovia, put off in May, ...").
func (r *reader) looseClause(i, named int32, depth int) standing {
	if r.in.Entities.ActorAt(named) == entity.None {
		return untold("")
	}
	for c := r.first[named]; c != none; c = r.next[c] {
		if r.rel(c) != syntax.Acl && r.rel(c) != syntax.AclRelcl {
			continue
		}
		if s := r.clauseOfNoun(i, c, depth); s.status == Cancelled && !s.bare && !s.none {
			return s
		}
	}
	return untold("")
}

// clauseOfNoun reads a clause that hangs on the act: "talks scheduled for
// June", "the summit, which collapsed".
func (r *reader) clauseOfNoun(i, c int32, depth int) standing {
	if r.infinitive(c) && r.passive(c) && r.rel(c) == syntax.Acl {
		return stand(Planned, "to be "+r.lower(c)+": planned")
	}
	if r.rel(c) == syntax.Acl && r.infinitive(c) {
		return untold("")
	}
	object := r.passive(c) || r.rel(c) == syntax.AclRelcl && r.child(c, syntax.Nsubj) != none && r.relative(r.child(c, syntax.Nsubj)) != i
	open := standing{open: true, status: Happened, fact: grades[Happened], condition: none}
	if object {
		for _, class := range [...]opClass{opVerb, opLight} {
			if class == opLight && r.child(c, syntax.Xcomp) != none {
				break // "talks that were not made public": what is said of them
			}
			if op, ok := r.findOperator(class, c, i); ok && op.prep == "" {
				return r.combine(op, c, open, depth+1)
			}
		}
		return untold("")
	}
	if op, ok := r.findOperator(opSubject, c, i); ok {
		return r.combine(op, c, open, depth+1)
	}
	if op, ok := r.findOperator(opAdj, c, i); ok {
		return r.combine(op, c, open, depth+1)
	}
	return untold("")
}

// nounGovernor reads the words that the act hangs on as a noun.
func (r *reader) nounGovernor(i int32, depth int) standing {
	if r.child(i, syntax.Cop) != none {
		return r.ownStanding(i)
	}
	top := r.firstConjunct(i)
	h := r.head(top)
	open := standing{open: true, status: Happened, fact: grades[Happened], condition: none}
	if h == none {
		return untold("stands alone")
	}
	switch r.rel(top) {
	case syntax.Obj, syntax.Iobj:
		return r.underVerb(top, h, open, depth)
	case syntax.NsubjPass:
		return r.lastWord(top, h, r.underVerb(top, h, open, depth), open, depth)
	case syntax.Nsubj, syntax.NsubjOuter:
		if v := r.head(h); v != none && r.strayObject(v) == top {
			return r.underVerb(top, v, open, depth)
		}
		return r.lastWord(top, h, r.asSubject(top, h, open, depth), open, depth)
	case syntax.Obl, syntax.OblAgent, syntax.OblUnmarked, syntax.Advcl, syntax.Advmod:
		return r.underPreposition(top, h, open, depth)
	case syntax.Nmod, syntax.NmodPoss, syntax.NmodDesc, syntax.Compound, syntax.NmodUnmarked, syntax.Acl:
		return r.underNominal(top, h, open, depth)
	case syntax.Ccomp, syntax.Xcomp:
		if r.preposition(top) != "" {
			return r.underPreposition(top, h, open, depth)
		}
		if op, ok := r.complementOperator(h, top); ok {
			return r.combine(op, h, open, depth)
		}
	case syntax.Appos:
		return untold("in apposition")
	}
	return untold("hangs on " + r.quote(h) + ", which does not tell")
}

// lastWord lets a verb joined to h, which shares its subject i, decide on a plan:
// "were set for Monday but have been put off", "was due in May but never took
// place". s is the standing by h.
func (r *reader) lastWord(i, h int32, s, open standing, depth int) standing {
	if !s.bare && s.status != Planned && s.status != Possible && (s.status != Cancelled || s.off != untoldOff) || s.none {
		return s
	}
	for c := r.first[h]; c != none; c = r.next[c] {
		if r.rel(c) != syntax.Conj || !r.isVerb(c) || r.child(c, syntax.Nsubj, syntax.NsubjPass) != none {
			continue
		}
		last := r.asSubject(i, c, open, depth)
		if r.passive(c) {
			last = r.underVerb(i, c, open, depth)
		}
		switch {
		case last.none || last.bare:
		case last.status == Denied && s.status == Planned && !s.bare:
			over := last.over
			s = stand(Cancelled, append(s.why, last.why...)...)
			s.over = over
		case last.status <= Cancelled, r.carries(c, i):
			s = last
		}
	}
	return s
}

// underVerb is an act that is the object of verb h: "held talks", "cancelled the visit".
func (r *reader) underVerb(i, h int32, open standing, depth int) standing {
	if !r.isVerb(h) {
		return untold("hangs on " + r.quote(h))
	}
	c := r.child(h, syntax.Xcomp)
	if op, ok := r.findOperator(opVerb, h, i); ok && c != none && op.particle == r.lemma[c] {
		return r.combine(op, h, open, depth) // "declared the summit open"
	}
	if c != none && c > i && (r.infinitive(c) || r.upos(c) == syntax.ADJ || r.upos(c) == syntax.NOUN) {
		return untold("subject of " + r.quote(c)) // "want the meeting to set a date", "make the talks useful"
	}
	if op, ok := r.findOperator(opVerb, h, i); ok && op.prep == "" && op.particle != "" && r.particle(h) != none && r.lemma[r.particle(h)] == op.particle {
		return r.combine(op, h, open, depth) // "held up the talks", not "held"
	}
	if op, ok := r.findOperator(opLight, h, i); ok && op.prep == "" {
		return r.combine(op, h, open, depth)
	}
	if r.c.lex.reporting.has(r.lemma[h]) {
		return untold("object of " + r.quote(h)) // "said the meeting ...", cut short by the parser
	}
	if op, ok := r.findOperator(opVerb, h, i); ok && op.prep == "" {
		return r.combine(op, h, open, depth)
	}
	return untold("object of " + r.quote(h) + ", which does not tell")
}

// asSubject is an act that is the subject of h: "the talks collapsed", "the
// summit is unlikely", "their meeting was a sign".
func (r *reader) asSubject(i, h int32, open standing, depth int) standing {
	h = r.verbBehind(h)
	if r.child(h, syntax.Expl) != none || r.lemma[h] == "be" && r.isVerb(h) {
		up := r.standingAt(h, depth+1)
		if up.status == Ongoing && !up.bare && !up.none && r.child(h, syntax.Expl) != none {
			return up
		}
		return up
	}
	if x := r.hadToBe(h); x != none {
		return r.underVerb(i, x, open, depth) // "the talks had to be put off"
	}
	if r.rel(i) == syntax.Nsubj && r.neverBegan(h) {
		return stand(Cancelled, r.quote(h)+" before it began")
	}
	if f := r.formOf(h); r.lemma[h] == "come" && f.finite && !f.past && !f.perfect && f.modal == none {
		return untold("comes, whether it is under way or still to") // "his visit comes ahead of talks"
	}
	if op, ok := r.findOperator(opSubject, h, i); ok && r.isVerb(h) {
		if r.c.lex.failures.has(r.lemma[h]) && !r.c.lex.vague.has(r.lemma[i]) && !r.c.lex.measures.has(r.lemma[i]) && r.lemma[i] != "attempt" && (r.c.lex.meetings.has(r.lemma[i]) || r.visitWord(i)) {
			return untold("whether it failed as a plan or when it was held is open")
		}
		return r.combine(op, h, open, depth)
	}
	if op, ok := r.findOperator(opAdj, h, i); ok {
		if x := r.child(h, syntax.Xcomp); x != none && r.infinitive(x) && !r.passive(x) && !r.carriesOut(x, i) {
			return untold(r.quote(h) + " is said of " + r.quote(x))
		}
		return r.combine(op, h, open, depth)
	}
	if op, ok := r.findOperator(opNoun, h, i); ok && r.upos(h) == syntax.NOUN && r.child(h, syntax.Cop) != none && op.pos.kind == gives {
		return r.combine(op, h, open, depth)
	}
	up := r.standingAt(h, depth+1)
	switch {
	case r.lemma[h] == "way" && r.preposition(h) == "under":
		return up
	case up.none || up.bare:
		return untold("subject of " + r.quote(h))
	case up.status == Planned && r.isVerb(h):
		return up
	case up.status == Happened && r.participants(i) && r.child(h, syntax.Cop) != none:
		// "X's meeting with Y was a sign": what has a result has been held.
		if r.statementAround(i) >= 0 && !r.ordinal(h) && !r.c.lex.vague.has(r.lemma[i]) {
			return untold("subject of a clause in the past that is reported")
		}
		return standing{status: Happened, fact: 2, condition: none, guessed: true,
			why: []string{"told of as done: subject of a clause in the past"}}
	}
	if up.status == Happened && r.presupposed(i) {
		return standing{status: Happened, fact: 2, condition: none, why: []string{"told of as known: " + quoted("the "+r.lower(i))}}
	}
	return untold("subject of " + r.quote(h) + ", which does not tell")
}

// carriesOut reports whether verb x, with the act at i as its subject, tells whether
// that comes about ("are unlikely to resume"), and not what it does ("is unlikely to
// hurt the talks").
func (r *reader) carriesOut(x, i int32) bool {
	_, ok := r.findOperator(opSubject, x, i)
	return ok || r.lemma[x] == "be"
}

// hadToBe returns the passive below "have to" or "need to" at verb h ("had to be put
// off"), or none.
func (r *reader) hadToBe(h int32) int32 {
	if !r.isVerb(h) || r.lemma[h] != "have" && r.lemma[h] != "need" {
		return none
	}
	if x := r.child(h, syntax.Xcomp); x != none && x > h && r.infinitive(x) && r.passive(x) {
		return x
	}
	return none
}

// neverBegan reports whether clause h is told to end before its subject began
// ("collapsed before it began").
func (r *reader) neverBegan(h int32) bool {
	for c := r.first[h]; c != none; c = r.next[c] {
		if r.rel(c) == syntax.Advcl && c > h && r.subordinator(c) == "before" {
			switch r.lemma[c] {
			case "begin", "start", "open":
				return r.child(c, syntax.Nsubj) != none
			}
		}
	}
	return false
}

// presupposed reports whether a noun tells of a deed as known ("the arrest of
// two editors drew protests"). Meetings and visits are not told so: they may
// be known as plans.
func (r *reader) presupposed(i int32) bool {
	if r.c.lex.meetings.has(r.lemma[i]) || r.visitWord(i) {
		return false
	}
	return r.childWord(i, "the") != none && len(r.prepAt(i, []string{"of", "by", "against", "on"})) > 0
}

func (r *reader) visitWord(i int32) bool {
	return r.c.lex.journeys.has(r.lemma[i])
}

// participants reports whether the noun phrase itself names both sides.
func (r *reader) participants(i int32) bool {
	if p := r.child(i, syntax.NmodPoss); p != none && r.lower(p) == "their" && r.c.lex.meetings.has(r.lemma[i]) {
		return true
	}
	return (r.child(i, syntax.NmodPoss) != none || len(r.prepAt(i, []string{"between"})) > 0) &&
		len(r.prepAt(i, []string{"with", "between", "to"})) > 0
}

// underPreposition is an act behind a preposition in a clause: "after talks",
// "called for talks", "met during a visit".
func (r *reader) underPreposition(i, h int32, open standing, depth int) standing {
	if r.particleObject(h) == i {
		if s := r.underVerb(i, h, open, depth); !s.bare {
			return s
		}
	}
	for _, class := range [...]opClass{opVerb, opLight, opAdj} {
		if op, ok := r.findOperator(class, h, i); ok && op.prep != "" {
			return r.combine(op, h, open, depth)
		}
	}
	p := r.preposition(i)
	if s, ok := r.underSubject(i, h, p, open, depth); ok {
		return s
	}
	if m := r.child(i, syntax.Mark); p == "" && m != none {
		p = r.lemma[m]
	}
	if r.isCondition(p) {
		return noEvent("a bare condition after " + quoted(p))
	}
	if p == "for" && r.c.lex.meetings.has(r.lemma[i]) && (r.c.lex.timetable.has(r.lemma[h]) || r.lemma[h] == "send") {
		if up := r.standingAt(h, depth+1); up.status == Denied && !up.none && !up.bare {
			// "did not come to Brask for the talks", "... that were due on Monday"
			up.why = append([]string{quoted("for")}, up.why...)
			if mod := r.modifierStanding(i, depth); mod.status == Planned && !mod.bare {
				up.status, up.fact = Cancelled, grades[Cancelled]
				up.why = append(up.why, mod.why...)
			}
			return up
		}
	}
	if p == "on" && !r.visitWord(i) {
		return untold("behind " + quoted(p)) // "a speech on the talks"; but "on a visit"
	}
	if ops := r.c.ops.by[opPrep][p]; len(ops) > 0 {
		if ops[0].pos.status == Happened && ops[0].pos.kind == gives {
			h = r.setOff(i, h)
		}
		if x := r.child(h, syntax.Xcomp); x != none && ops[0].pos.kind == same && r.infinitive(x) {
			// "at their meeting the two are expected to discuss": as what is expected; but
			// "during the talks they refused to sign"
			if op, ok := r.complementOperator(h, x); ok && op.pos.kind == gives && op.pos.status != Denied && !r.decides(h) {
				return r.combine(op, h, open, depth)
			}
		}
		if p == "before" && r.hostileDeed(h) && r.definite(i) {
			return untold("behind " + quoted(p) + ", in a clause of conflict") // "hours before the meeting rebels shelled the town"
		}
		if r.c.lex.presupposing.has(p) {
			return stand(Happened, quoted(p+" "+r.lower(i))+": presupposed")
		}
		s := r.apply(ops[0].pos, quoted(p+" "+r.lower(i)), h, open, depth)
		if p == "at" && told(&act{standing: s}) && (s.status == Possible || s.status == Conditional) && r.c.lex.meetings.has(r.lemma[i]) && r.definite(i) {
			return untold("what may be done at it") // "trying to strike a deal at the summit"
		}
		if s.status == Denied && !s.none && !s.bare && ops[0].pos.kind == same {
			return r.whereNotDone(i, h, p, s)
		}
		if v := r.triedBy(h); v != none && ops[0].pos.kind == same && r.c.lex.vague.has(r.lemma[i]) {
			up := r.standingAt(v, depth+1)
			up.why = append([]string{"what is tried " + p + " them"}, up.why...)
			return up // "sought to break the deadlock during talks"
		}
		if s.status == Cancelled && !s.none && !s.bare && p == "during" && r.definite(i) {
			return untold("what was called off during it") // "was to have been signed during the visit"
		}
		return s
	}
	return untold("behind " + quoted(p) + ", which does not tell")
}

// whereNotDone is the standing of an act behind preposition p in a clause h that denies
// what it tells, by which s is denied too: the act is not what is denied.
func (r *reader) whereNotDone(i, h int32, p string, s standing) standing {
	past, visit := r.predicate(h) && r.undone(h), p == "during" && r.visitWord(i)
	switch known := r.definite(i); {
	case p == "amid", past && (known || r.c.lex.vague.has(r.lemma[i])) && r.c.lex.meetings.has(r.lemma[i]), past && known && visit:
		// "no agreement was reached in the talks", "failed to agree in talks": they were held
		return stand(Happened, "what was not done "+p+" them: held")
	case known && visit:
		return stand(Planned, "what will not be done during it: to come") // "will not meet Okel during his visit"
	case p == "during":
		return untold("what is not done during it") // "no deal will be struck during the talks"
	case known && p == "at" && r.c.lex.meetings.has(r.lemma[i]):
		return untold("what is not done at it") // "did not plan to agree on a truce at the talks"
	}
	return s
}

// decides reports whether verb h tells of a decision, which is taken where it is told
// ("decided at a meeting in Brask to lift the ban").
func (r *reader) decides(h int32) bool {
	return r.c.lex.deciding.has(r.lemma[h])
}

// triedBy returns the verb that says that what clause h tells of is tried ("sought to
// break the deadlock"), or none.
func (r *reader) triedBy(h int32) int32 {
	v := r.head(h)
	if v == none || r.rel(h) != syntax.Xcomp || !r.infinitive(h) || !r.c.lex.trying.has(r.lemma[v]) {
		return none
	}
	return v
}

// undone reports whether clause h tells of the past what was not done there: itself,
// or as what somebody failed to do.
func (r *reader) undone(h int32) bool {
	if f := r.formOf(h); f.past || f.perfect && f.modal == none {
		return true
	}
	up := r.head(h)
	return r.rel(h) == syntax.Xcomp && r.infinitive(h) && up != none && r.lemma[up] == "fail" && r.formOf(up).past
}

// setOff returns the clause that a phrase set off by a comma goes with: the
// finite one above an infinitive ("agreed to meet, after talks with ...").
func (r *reader) setOff(i, h int32) int32 {
	first := i
	for c := r.first[i]; c != none && c < first; c = r.next[c] {
		first = c
	}
	if r.upos(first) != syntax.PUNCT && (first == 0 || r.upos(first-1) != syntax.PUNCT) {
		return h
	}
	for n := 0; n < maxClimb && r.head(h) != none && (!r.predicate(h) || r.infinitive(h) && r.rel(h) == syntax.Xcomp); n++ {
		h = r.head(h)
	}
	return h
}

// underNominal is an act that hangs on another noun: "preparations for talks",
// "the second round of talks", "summit plans".
func (r *reader) underNominal(i, h int32, open standing, depth int) standing {
	p := r.preposition(i)
	if s, ok := r.underSubject(i, h, p, open, depth); ok {
		return s
	}
	if r.c.lex.measures.has(r.lemma[h]) && (p == "of" || p == "in") {
		switch r.lemma[h] {
		case "end", "close", "conclusion":
			if p := r.preposition(h); p == "before" || p == "until" || p == "ahead_of" {
				return stand(Ongoing, quoted(p+" the "+r.lower(h))+": under way")
			}
		}
		return r.standingAt(h, depth+1)
	}
	if op, ok := r.findOperator(opNoun, h, i); ok {
		if op.prep != "" || r.rel(i) == syntax.Compound || p == "for" || p == "of" || p == "on" || p == "to" || p == "in" || p == "at" || p == "with" || p == "about" {
			return r.combine(op, h, open, depth)
		}
	}
	if p == "on" && r.visitWord(i) && r.in.Entities.ActorAt(h) != entity.None {
		return stand(Ongoing, quoted("on a "+r.lower(i))+": under way") // "Okel, on a visit to Brask, said"
	}
	if ops := r.c.ops.by[opPrep][p]; len(ops) > 0 && ops[0].pos.kind == gives {
		switch ops[0].pos.status {
		case Happened:
			return r.apply(ops[0].pos, quoted(p+" "+r.lower(i)), r.setOff(i, h), open, depth)
		case Planned:
			return r.apply(ops[0].pos, quoted(p+" "+r.lower(i)), h, open, depth)
		}
	}
	return untold("hangs on " + r.quote(h) + ", which does not tell")
}

// underSubject reads an act behind "for" in a clause whose subject tells of the plan
// for it ("preparations are under way for the talks").
func (r *reader) underSubject(i, h int32, p string, open standing, depth int) (standing, bool) {
	n := r.child(h, syntax.Nsubj)
	if p != "for" || n == none {
		return standing{}, false
	}
	op, ok := r.findOperator(opNoun, n, i)
	if !ok || op.pos.kind != gives || op.pos.status != Planned {
		return standing{}, false
	}
	return r.combine(op, n, open, depth), true
}

// lightVerb returns the light verb that noun i hangs on ("held talks", "talks
// held in Brask", "paid a second visit"), or none.
func (r *reader) lightVerb(i int32) int32 {
	top := r.firstConjunct(i)
	h := r.head(top)
	if h != none && r.c.lex.measures.has(r.lemma[h]) && r.rel(top) == syntax.Nmod {
		return r.lightVerb(h)
	}
	if h != none && r.isVerb(h) {
		switch r.rel(top) {
		case syntax.Obj, syntax.NsubjPass, syntax.Obl:
			if op, ok := r.findOperator(opLight, h, top); ok && (op.prep != "" || r.rel(top) != syntax.Obl) {
				return h
			}
		}
	}
	for c := r.first[i]; c != none; c = r.next[c] {
		if r.rel(c) == syntax.Acl && r.passive(c) || r.rel(c) == syntax.AclRelcl {
			if _, ok := r.findOperator(opLight, c, i); ok {
				return c
			}
			if x := r.child(c, syntax.Xcomp); x != none && r.infinitive(x) && r.rel(c) == syntax.AclRelcl {
				if _, ok := r.findOperator(opLight, x, i); ok {
					return x // "that the League hopes to host"
				}
			}
		}
	}
	return none
}
