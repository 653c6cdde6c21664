package event

import (
	"strings"

	"nuncio/syntax"
)

// standing is whether an act was done, with the reasons in words.
type standing struct {
	status Status
	off    calling // where the status is Cancelled
	fact   float64
	// none says that the words make no event of the act: a purpose, a bare
	// condition, what someone is accused of.
	none bool
	// bare says that the words do not tell whether the act was done.
	bare bool
	// open says that the clause has no tense of its own.
	open bool
	// done says that an open clause is a perfect ("to have met").
	done bool
	// guessed says that an act is taken as done for its day or its tense alone.
	guessed bool
	// condition is the word that opens a condition on the clause or on one
	// above it, none where there is none.
	condition int32
	// over are the operators above the act, innermost first.
	over []int32
	// before is the calling off that the phrase of an act tells of, where its
	// clause tells that the act is on again or was done after all.
	before *standing
	why    []string
}

// grades are the factuality of each status where no word says more.
var grades = [...]float64{Denied: -2.7, Cancelled: -2.3, Conditional: -0.8, Possible: -0.3, Planned: 0, Ongoing: 2, Happened: 2.7}

func stand(s Status, why ...string) standing {
	return standing{status: s, fact: grades[s], condition: none, why: why}
}

// grade is the factuality of a standing also where it makes no event.
func (s standing) grade() float64 {
	switch {
	case s.none:
		return gradeNone
	case s.bare:
		return gradeBare
	}
	return s.fact
}

// The factuality of what is a purpose or a bare condition, and of what the
// words leave open: means over the training half of UDS-IH2 (White et al.
// 2016; Rudinger et al. 2018).
const (
	gradeNone = -0.3
	gradeBare = -0.2
)

func noEvent(why string) standing { return standing{none: true, condition: none, why: []string{why}} }

func untold(why string) standing {
	return standing{bare: true, status: Possible, condition: none, why: []string{why}}
}

// maxOperators bounds how many operators are looked for above an act.
const maxOperators = 12

// standingOf finds the act at token i and every operator above it.
func (r *reader) standingOf(i int32) standing { return r.standingAt(i, 0) }

func (r *reader) standingAt(i int32, depth int) standing {
	if depth > maxOperators {
		return untold("too deep in the sentence")
	}
	if r.predicate(i) {
		return r.clauseStanding(i, depth)
	}
	if off := r.headlineOff(i); off != none {
		s := stand(Cancelled, "headline: "+r.quote(off))
		s.off = givenUp
		return s
	}
	if s, ok := r.headlinePassive(i, depth); ok {
		return s
	}
	return r.settled(i, r.nounStanding(i, depth), depth)
}

// headlineOff returns the "off" of a headline without a verb ("Brask visit
// off"), or none.
func (r *reader) headlineOff(i int32) int32 {
	if !r.title(i) || r.head(i) != none {
		return none
	}
	if c := r.childWord(i, "off"); c != none {
		return c
	}
	// The last word of the line may hang on the place before it.
	last := r.doc.Sentences[r.sentence(i)].End - 1
	if r.lower(last) == "off" && last > i && r.rel(last) != syntax.Obl {
		return last
	}
	return none
}

// headlineTo reports whether the clause at top is the "to meet" of a headline
// whose subject h the parser took for the head of the line.
func (r *reader) headlineTo(top, h int32) bool {
	return r.title(top) && r.infinitive(top) && r.head(h) == none && h < top && !r.predicate(h)
}

// headlineReady returns the entry of the adjective before the infinitive top of a
// headline that leaves out "is" ("Okel ready to meet Reth").
func (r *reader) headlineReady(top int32) (operator, bool) {
	to := r.child(top, syntax.Mark)
	if to <= 0 || r.upos(to-1) != syntax.ADJ {
		return operator{}, false
	}
	op, ok := r.findOperator(opAdj, to-1, top)
	return op, ok && op.pos.kind == gives
}

// headlinePassive reads a headline that leaves out "are": "Talks called off".
func (r *reader) headlinePassive(i int32, depth int) (standing, bool) {
	top := r.firstConjunct(i)
	v := r.head(top)
	if !r.title(i) || v == none || r.rel(top) != syntax.Nsubj || !r.isVerb(v) || r.child(v, syntax.Obj) != none || !strings.HasSuffix(r.lower(v), "ed") && !r.c.lex.samePast.has(r.lower(v)) {
		return standing{}, false
	}
	if _, ok := r.findOperator(opSubject, v, i); ok {
		return standing{}, false
	}
	op, ok := r.findOperator(opVerb, v, i)
	if !ok || op.pos.kind != gives || op.prep != "" {
		return standing{}, false
	}
	return r.combine(op, v, standing{open: true, status: Happened, fact: grades[Happened], condition: none}, depth), true
}

// settled lets the main clause decide on an act that its own phrase tells of
// as put off or proposed, where the clause says that it is now set ("the talks
// postponed in May will be held on Friday").
func (r *reader) settled(i int32, s standing, depth int) standing {
	if s.none || s.bare || s.status != Cancelled && s.status != Possible {
		return s
	}
	v := r.head(r.firstConjunct(i))
	if v == none || !r.isVerb(v) || !r.carries(v, i) {
		return s
	}
	if gov := r.nounGovernor(i, depth); !gov.none && !gov.bare && gov.status == Planned {
		if s.status == Cancelled {
			gov.before = &s
		}
		return gov
	}
	return s
}

// carries reports whether verb v tells that the act at i comes about ("held the
// talks", "the talks took place") or is to ("revived the talks").
func (r *reader) carries(v, i int32) bool {
	if r.c.lex.occurrences.has(r.lemma[v]) {
		return true
	}
	class := opLight
	if r.rel(r.firstConjunct(i)) == syntax.Nsubj {
		class = opSubject
	}
	op, ok := r.findOperator(class, v, i)
	return ok && op.pos.kind == gives && (op.pos.status == Ongoing || op.pos.status == Planned && class == opLight)
}

// predicate reports whether i heads a clause: a verb, or a noun or adjective
// with a copula.
func (r *reader) predicate(i int32) bool {
	return r.isVerb(i) && !r.nominalised(i) || r.child(i, syntax.Cop) != none
}

// nominalised reports whether a gerund stands as a noun ("the bombing of").
func (r *reader) nominalised(i int32) bool {
	if rel := r.rel(i); (rel == syntax.NsubjPass || rel == syntax.Nsubj) && r.child(i, syntax.Aux, syntax.Mark, syntax.Cop) == none && r.c.lex.meetings.has(r.lower(i)) {
		return true // "Red Cross talks will be held", read as a verb
	}
	if rel := r.rel(i); (rel == syntax.Nsubj || rel == syntax.NsubjPass) && r.gerund(i) && len(r.c.by[nounWord][r.lower(i)]) > 0 &&
		r.child(i, syntax.Aux, syntax.Mark, syntax.Obj, syntax.Nsubj, syntax.Xcomp, syntax.Ccomp) == none {
		return true // "Rioting broke out"
	}
	return r.gerund(i) && r.child(i, syntax.Det, syntax.NmodPoss, syntax.Case) != none && r.child(i, syntax.Aux, syntax.Nsubj) == none &&
		r.child(i, syntax.Obj) == none
}

// clauseStanding is the standing of an act told by a clause.
func (r *reader) clauseStanding(i int32, depth int) standing {
	if r.inverted(i) || r.invertedAbove(i) {
		return noEvent("a bare condition: “had ...”, “should ...”")
	}
	if m := r.looseConditionMark(i); m != none {
		return noEvent("a bare condition after " + r.quote(m))
	}
	if r.eventAbove(i) != none {
		return noEvent("a bare condition after “in the event”")
	}
	if m := r.childWord(i, "against"); m != none && m < i && r.gerund(i) && r.child(i, syntax.Aux, syntax.Cop) != none {
		return noEvent("what somebody is against")
	}
	if r.chargedWith(i) {
		return noEvent("what somebody is accused of")
	}
	if r.forbidden(i) {
		return noEvent("what somebody is told not to do")
	}
	if r.toldNotTo(i) {
		return noEvent("what somebody is asked not to do")
	}
	if r.classed(i) {
		return noEvent("what something is not")
	}
	if r.timeless(i) {
		return noEvent("what happens whenever it happens")
	}
	if v := r.performed(i); v != none {
		return stand(Happened, r.quote(v)+" "+r.lower(i)+": done by saying so")
	}
	s := r.ownStanding(i)
	if s.none {
		return s
	}
	if r.beforeFuture(i) {
		return untold("before what would come")
	}
	if s.condition == none {
		if s.condition = r.looseCondition(i); s.condition != none && !s.open {
			s = s.conditional(r)
		}
	}
	f := r.formOf(i)
	if c := r.ultimatum(i); c != none && f.finite && !f.past && s.status > Conditional {
		s = stand(Conditional, r.quote(c)+", behind what somebody is told to do: conditional")
		s.condition = c
	}
	s.done = s.open && f.perfect
	if s.condition == none && (f.modal != none || f.infinitive) && !f.past {
		if s.condition = r.conditionBelow(i); s.condition != none && !s.open {
			s = s.conditional(r)
		}
	}
	if m := r.childWord(i, "whether"); m != none && m < i && r.rel(m) == syntax.Mark && s.status > Possible && r.childWord(m, "or") == none {
		s = stand(Possible, "whether: open")
	}
	switch {
	case s.status == Possible && s.condition == none && !s.bare && !s.open && f.modal != none && !f.perfect && r.childWord(i, "whether", "if") == none && r.timetabledWould(i, f):
		s = stand(Planned, "would, of a time-table: planned")
	case s.status == Happened && f.past && !f.perfect && r.reported(i) && r.engaged(i):
		s = stand(Ongoing, "was in it, in a report: under way")
	}
	if s.status == Denied && !s.bare && !s.open && r.asPlanned(i) {
		s.status, s.fact = Cancelled, grades[Cancelled]
		s.why = append(s.why, "not as planned: called off")
	}
	if s.status == Denied && s.condition != none && !s.bare && f.finite && (!f.past || f.modal != none) {
		// "will not come unless", "will not come if": nothing is refused yet
		s.status, s.fact = Conditional, grades[Conditional]
		s.why = append(s.why, r.quote(s.condition)+": conditional")
	}
	if p := r.possiblePreface(i); p != none && !s.none && !s.open && (s.status == Denied || s.status == Planned) {
		s.status, s.fact = Possible, grades[Possible]
		s.why = append(s.why, "it is "+r.quote(p))
	}
	return r.underGovernor(i, s, depth)
}

// forbidden reports whether clause i tells somebody not to do it ("Don't shoot!").
func (r *reader) forbidden(i int32) bool {
	do, not := r.childWord(i, "do"), r.childWord(i, "not", "n't")
	return do != none && not != none && r.rel(do) == syntax.Aux && r.lower(do) == "do" && r.xpos(i) == "VB" && r.child(i, syntax.Nsubj, syntax.NsubjPass) == none && !r.infinitive(i) && r.rel(i) != syntax.Conj && r.rel(i) != syntax.Acl && r.rel(i) != syntax.AclRelcl
}

// toldNotTo reports whether the infinitive i tells what somebody is asked not to do
// ("urged Norland not to attack"): nobody says that it will not be.
func (r *reader) toldNotTo(i int32) bool {
	if !r.infinitive(i) || r.childWord(i, "not") == none || r.head(i) == none {
		return false
	}
	b := r.actOf[r.head(i)]
	return b != nil && b.rule.Type == "REQUEST"
}

// chargedWith reports whether clause i is what the object of the verb above is
// accused of, which the parser hung on the object ("accused the rebels of bombing
// the port").
func (r *reader) chargedWith(i int32) bool {
	n := r.head(i)
	if n == none || r.rel(i) != syntax.Acl || !r.gerund(i) {
		return false
	}
	if r.rel(n) != syntax.Obj && (n != i-1 || r.preposition(n) == "") {
		return false // but "accused of gang raping", the first word taken for a noun
	}
	v := r.head(n)
	if v != none && r.rel(v) == syntax.Obj {
		v = r.head(v) // "accused soldiers of gang raping"
	}
	if v == none {
		return false
	}
	op, ok := r.findOperator(opVerb, v, i)
	if !ok || op.prep == "" {
		op, ok = r.findOperator(opVerb, v, n)
	}
	return ok && op.prep != "" && op.pos.kind == drop
}

// asPlanned reports whether clause i is compared with a plan ("did not go on to
// Brask as had been planned").
func (r *reader) asPlanned(i int32) bool {
	for c := r.first[i]; c != none; c = r.next[c] {
		if r.rel(c) == syntax.Advcl && c > i && r.subordinator(c) == "as" && r.c.lex.scheduling.has(r.lemma[c]) {
			return true
		}
	}
	return false
}

// looseConditionMark returns the conjunction of a condition whose clause the parser
// hung on nothing, or beside what hangs on it ("Unless Brask frees them, no talks,
// says Okel"), or none.
func (r *reader) looseConditionMark(i int32) int32 {
	if r.rel(i) != syntax.Root && r.rel(i) != syntax.Parataxis && r.rel(i) != syntax.Dep {
		return none
	}
	for c := r.first[i]; c != none && c < i; c = r.next[c] {
		if r.rel(c) == syntax.Mark && len(r.c.ops.by[opCond][r.lemma[c]]) > 0 && (c == 0 || r.lemma[c-1] != "even") {
			return c
		}
	}
	return none
}

// classed reports whether noun i says what something is not: "the panel was not a
// criminal investigation", "it was no easy meeting".
func (r *reader) classed(i int32) bool {
	n := r.formOf(i).negation
	return n != none && r.child(i, syntax.Cop) != none && r.child(r.firstConjunct(i), syntax.Nsubj) != none &&
		(r.childWord(i, "a", "an") != none || r.rel(n) == syntax.Det && r.head(n) == i)
}

// timeless reports whether clause i tells of no one case: "when a citizen is
// arrested abroad".
func (r *reader) timeless(i int32) bool {
	f, s := r.formOf(i), r.child(i, syntax.Nsubj, syntax.NsubjPass)
	return s != none && f.finite && !f.past && f.modal == none && r.rel(i) == syntax.Advcl &&
		r.childWord(i, "when", "whenever") != none && r.childWord(s, "a", "an", "any", "some") != none
}

// performed returns the "would" or "want" of what is done by saying so ("I would
// urge them to go", "we want to thank him"), or none.
func (r *reader) performed(i int32) int32 {
	if !r.c.lex.performatives.has(r.lemma[i]) {
		return none
	}
	v := i
	if h := r.head(i); r.rel(i) == syntax.Xcomp && (r.lemma[h] == "like" || r.lemma[h] == "want" || r.lemma[h] == "wish") {
		v = h
	}
	s, f := r.child(v, syntax.Nsubj), r.formOf(v)
	if s == none || r.lower(s) != "i" && r.lower(s) != "we" || f.negation != none || r.conditionOn(v) != none || r.question(v) {
		return none
	}
	switch {
	case f.modal != none && !f.perfect && (r.lemma[f.modal] == "would" || r.lower(f.modal) == "would" || r.lower(f.modal) == "'d" || r.lower(f.modal) == "’d"):
		return f.modal
	case f.modal == none && v != i && f.finite && !f.past:
		return v
	}
	return none
}

// possiblePreface returns the "unlikely" of "it is unlikely soldiers will be sent",
// where the parser made it a part of the clause behind it or of its subject, or none.
func (r *reader) possiblePreface(i int32) int32 {
	top := r.firstConjunct(i)
	n := r.child(top, syntax.Nsubj, syntax.NsubjPass)
	for k := n - 1; k > 1; k-- {
		if r.lemma[k-1] == "be" && r.lower(k-2) == "it" && k != r.head(top) {
			if op, ok := r.findOperator(opAdj, k, k); ok && op.pos.kind == gives && op.pos.status == Possible {
				return k
			}
		}
		switch r.upos(k) {
		case syntax.DET, syntax.ADJ, syntax.NOUN, syntax.PROPN, syntax.NUM:
		default:
			return none
		}
	}
	return none
}

// timetabledWould reports whether "would" tells of a step on a time-table
// ("He would also fly to Brask"): the future of a report in the past.
func (r *reader) timetabledWould(i int32, f verbForm) bool {
	return r.lower(f.modal) == "would" && !r.title(i) && r.c.lex.timetable.has(r.lemma[i]) && r.child(i, syntax.Nsubj, syntax.NsubjPass) != none
}

// engaged reports whether clause i says that someone is in a meeting or on a
// visit ("was in talks").
func (r *reader) engaged(i int32) bool {
	return r.child(i, syntax.Cop) != none && r.c.lex.meetings.has(r.lemma[i]) && r.preposition(i) == "in"
}

// underGovernor applies the operator that the clause of i hangs on.
func (r *reader) underGovernor(i int32, s standing, depth int) standing {
	top := r.firstConjunct(i)
	if top != i && !r.conjoins(top, i) {
		top = i
	}
	h := r.head(top)
	if h == none || r.rel(top) == syntax.Parataxis || r.rel(top) == syntax.Root {
		if s.open {
			return r.openRoot(i, s)
		}
		return s
	}
	switch r.rel(top) {
	case syntax.Xcomp, syntax.Ccomp, syntax.Csubj, syntax.CsubjPass, syntax.Obj, syntax.Nsubj, syntax.NsubjPass:
		return r.underHead(i, top, h, s, depth)
	case syntax.Advcl, syntax.AdvclRelcl, syntax.Obl:
		return r.underMark(i, top, h, s, depth)
	case syntax.Acl, syntax.Nmod:
		if r.clauseTakenForPhrase(top) {
			return s
		}
		return r.underNoun(i, top, h, s, depth)
	case syntax.AclRelcl:
		if r.contentClause(top) && r.upos(h) == syntax.NOUN && r.lemma[h] != "time" {
			return r.contentOf(i, top, h, s, depth)
		}
		return r.underRelative(h, s, depth)
	case syntax.Amod:
		if v := r.clauseAbove(i); v != none && s.open {
			up := r.standingAt(v, depth+1)
			up.why = append([]string{"as the clause above"}, up.why...)
			return up
		}
	}
	if s.open {
		return untold("its clause has no tense")
	}
	return s
}

// conjoins reports whether conjunct i shares the governor of the first conjunct.
func (r *reader) conjoins(top, i int32) bool { return r.isVerb(top) || !r.isVerb(i) }

// underHead applies a verb or adjective that takes the clause as complement.
func (r *reader) underHead(i, top, h int32, s standing, depth int) standing {
	if n := r.child(h, syntax.Obj, syntax.Iobj); n != none && n < top && r.infinitive(top) && r.rel(top) == syntax.Xcomp && !r.canAct(n) {
		// "scrapped plans to send": the clause belongs to the noun.
		return r.underNoun(i, top, n, s, depth)
	}
	if r.headlineTo(top, h) {
		if op, ok := r.headlineReady(top); ok {
			return op.pos.stand(r.quote(r.child(top, syntax.Mark) - 1))
		}
		return stronger(stand(Planned, "headline: to "+r.lower(i)), s)
	}
	if r.infinitive(top) && r.child(h, syntax.Cop) != none && r.ordinal(h) {
		return r.firstTo(h, depth)
	}
	mark := r.subordinator(top)
	if mark == "whether" && (s.open || s.status > Possible) {
		return stand(Possible, "whether: open")
	}
	if w := r.lower(h); mark == "that" && (w == "provided" || w == "providing") && r.child(h, syntax.Nsubj, syntax.Aux) == none {
		return noEvent("a bare condition after " + quoted(w+" that")) // taken for a participle
	}
	if op, ok := r.complementOperator(h, top); ok && (mark != "if" || op.prep == mark) {
		return r.combine(op, h, s, depth)
	}
	if r.isCondition(mark) {
		return noEvent("a bare condition after " + quoted(mark))
	}
	if r.lemma[h] == "have" && r.infinitive(top) && r.rel(top) == syntax.Xcomp {
		return r.haveTo(h, top, s, depth)
	}
	if !s.open {
		if up := r.standingAt(h, depth+1); up.none && r.rel(top) == syntax.Ccomp {
			return up
		}
		return s
	}
	// "is to meet", "was to have met"
	if r.lemma[h] == "be" && r.infinitive(top) {
		return r.isTo(i, h, s)
	}
	if v := r.resultOf(top); v != none && r.infinitive(top) {
		up := r.standingAt(v, depth+1)
		up.why = append([]string{"only to: what came of it"}, up.why...)
		return up
	}
	return untold("the verb above it, " + r.quote(h) + ", does not tell")
}

// isTo reads "is to meet" (planned) and "was to have met" (cancelled).
func (r *reader) isTo(i, h int32, s standing) standing {
	if r.xpos(h) == "VBD" && r.childWord(i, "have") != none {
		return stand(Cancelled, "was to have ("+r.lower(i)+")")
	}
	return stronger(stand(Planned, r.quote(h)+" to: arranged"), s)
}

// haveTo reads "has yet to meet" (still to come), "had to leave" (done) and
// "has to leave" (asked for).
func (r *reader) haveTo(h, top int32, s standing, depth int) standing {
	if r.childWord(h, "yet") != none || r.childWord(top, "yet") != none {
		return stronger(stand(Planned, "has yet to: still to come"), s)
	}
	up := r.standingAt(h, depth+1)
	if up.none || up.bare {
		return up
	}
	if f := r.formOf(h); f.past || f.perfect || up.status < Planned {
		up.why = append([]string{r.quote(h) + " to"}, up.why...)
		return stronger(up, s)
	}
	return stronger(stand(Possible, r.quote(h)+" to: not yet done"), s)
}

// combine works out what operator op at word h makes of an act with standing s.
func (r *reader) combine(op operator, h int32, s standing, depth int) standing {
	up := r.standingAt(h, depth+1)
	out := op.pos
	if !up.none && !up.bare && up.status == Denied {
		out = op.neg
	}
	if v := r.verbOf(h); !s.open && s.status == Planned && v != none && r.c.lex.reporting.has(r.lemma[v]) && !up.none && !up.bare && up.status == Denied {
		return untold("not " + r.quote(v) + ": nobody vouches for it")
	}
	if r.lemma[h] == "able" && up.status == Happened && !up.none && !up.bare {
		out = outcome{kind: same} // "was able to leave": the leaving took place
	}
	res := s
	res.over = append(append([]int32{}, s.over...), h)
	res.over = append(res.over, up.over...)
	word := r.quote(h)
	switch {
	case op.prep == "if" && out.kind == gives:
		return out.stand(word + " if") // no condition but a question
	case out.kind == drop:
		return noEvent("content of " + word)
	case up.none && s.open:
		return noEvent("below " + word + ", which is no event: " + firstOf(up.why))
	case out.kind == bare:
		return untold(word + " does not tell whether it was done")
	case out.kind == same && !s.open:
		res.condition = pick(s.condition, up.condition)
		if word, doubt := r.doubtfulWord(h, up, depth); doubt && s.status > Possible {
			return stand(Possible, word+": not confirmed")
		}
		if up.status == Denied && !up.bare && !up.none {
			if !r.isVerb(h) {
				return stand(Denied, append(up.why, word)...)
			}
		}
		return res.conditional(r)
	case out.kind == same:
		if s.done && up.status == Ongoing && !up.bare {
			up = stand(Happened, "to have: done") // "is said to have met"
		}
		res.status, res.off, res.fact, res.bare = up.status, up.off, up.fact, up.bare
		res.why = append(append([]string{}, up.why...), word)
		res.open, res.condition = false, pick(s.condition, up.condition)
		return res.conditional(r)
	}
	if !s.open && out.kind == gives && out.status >= Planned {
		// A clause with a tense of its own says itself when it is.
		res.condition = pick(s.condition, up.condition)
		return res.conditional(r)
	}
	given := out.stand(word)
	if given.status == Planned && r.timetabled(h) && r.pastPerfect(h) {
		// "had been due to meet": the plan no longer stands.
		given = stand(Cancelled, word+", had been: no longer")
	}
	if given.status >= Possible && h > 1 && r.lower(h-1) == "longer" && r.lower(h-2) == "no" {
		given = stand(Cancelled, "no longer "+word) // also where the parser took a verb for a noun
	}
	if given.status == Possible && up.status == Planned && !up.bare && !r.isVerb(h) && !r.c.lex.vague.has(r.lemma[h]) && len(up.over) > 0 && r.isVerb(up.over[0]) {
		// "accepted the offer of talks": what was offered is now set.
		given = stand(Planned, word+", taken up by "+r.quote(up.over[0])+": planned")
	}
	if given.status == Possible && r.inVain(h) {
		given = stand(Denied, word+" in vain: it did not come about")
	}
	if !up.bare && up.status != Denied {
		given = weaken(given, up)
	}
	switch {
	case !s.open && s.status == Denied && given.status == Possible && !r.isVerb(h):
		given.fact = -0.5 // "it is possible that they will not meet": that is open
		given.why = append(given.why, s.why...)
	case !s.open && s.status < given.status:
		given.status, given.off, given.fact = s.status, s.off, s.fact
		given.why = append(given.why, s.why...)
	}
	given.over = res.over
	given.condition = pick(s.condition, up.condition)
	return given.conditional(r)
}

// inVain reports whether what verb h tries did not come about: "tried in vain to
// meet", "unsuccessfully sought a meeting".
func (r *reader) inVain(h int32) bool {
	if !r.isVerb(h) {
		return false
	}
	for c := r.first[h]; c != none; c = r.next[c] {
		switch r.lemma[c] {
		case "vain":
			return r.preposition(c) == "in"
		case "vainly", "unsuccessfully":
			return true
		}
	}
	return false
}

// verbOf returns the verb h, or the one that noun h hangs on ("said in so many
// words"), or none.
func (r *reader) verbOf(h int32) int32 {
	if r.isVerb(h) {
		return h
	}
	if v := r.head(h); v != none && r.isVerb(v) {
		return v
	}
	return none
}

// doubtfulWord reports whether a clause is told by a rumour or an unconfirmed
// report: h is that noun, or a verb with it as subject.
func (r *reader) doubtfulWord(h int32, up standing, depth int) (string, bool) {
	n := h
	if r.isVerb(h) {
		if n = r.child(h, syntax.Nsubj); n == none || r.upos(n) != syntax.NOUN {
			return "", false
		}
		up = r.modifierStanding(n, depth+1)
	}
	op, ok := r.findOperator(opNoun, n, n)
	if !ok || op.pos.kind != same && op.pos.status != Possible {
		return "", false
	}
	return r.quote(n), op.pos.kind == gives || !up.none && !up.bare && up.status == Possible
}

// timetabled reports whether word h says that an act is on a timetable.
func (r *reader) timetabled(h int32) bool {
	return r.c.lex.arranged.has(r.lemma[h])
}

// pastPerfect reports whether the clause of h, or that of its copula, is in
// the past perfect.
func (r *reader) pastPerfect(h int32) bool {
	f := r.formOf(h)
	return f.perfect && f.past
}

func firstOf(s []string) string {
	if len(s) == 0 {
		return ""
	}
	return s[0]
}

func pick(a, b int32) int32 {
	if a != none {
		return a
	}
	return b
}

// conditional makes an act that is yet to come hang on the condition found.
func (s standing) conditional(r *reader) standing {
	if s.condition == none || s.none || s.bare {
		return s
	}
	if s.status == Planned || s.status == Possible {
		s.status, s.fact = Conditional, grades[Conditional]
		s.why = append(s.why, "condition: "+r.quote(s.condition))
	}
	return s
}

// weaken brings down what an operator gives by the standing of the operator
// itself: "may agree to meet" leaves the meeting possible.
func weaken(given, up standing) standing {
	switch up.status {
	case Happened, Ongoing:
		return given
	case Planned:
		if given.status == Happened || given.status == Ongoing {
			given.status, given.fact = Planned, grades[Planned]
		}
	case Possible, Conditional:
		if given.status != Conditional {
			given.status, given.fact = up.status, up.fact
		}
	case Cancelled:
		if given.status > Cancelled {
			given.status, given.off, given.fact = Cancelled, up.off, grades[Cancelled]
		}
	}
	given.why = append(given.why, up.why...)
	return given
}

func stronger(a, b standing) standing {
	if !b.open && !b.none && !b.bare && b.status < a.status {
		b.why = append(b.why, a.why...)
		return b
	}
	a.condition = pick(a.condition, b.condition)
	return a
}

func (r *reader) quote(i int32) string { return quoted(r.form(i)) }

func quoted(s string) string { return "“" + s + "”" }
