package event

import (
	"nuncio/syntax"
)

// planBefore reports whether the infinitive i, or the gerund right behind n, tells what
// the noun n, the object of verb h, is about ("expressed readiness to meet", "showed
// interest in meeting"), by the noun.
func (r *reader) planBefore(i, n, h int32) bool {
	m := r.child(i, syntax.Mark)
	behind := m == n+1 && r.gerund(i) && (r.lemma[m] == "in" || r.lemma[m] == "of" || r.lemma[m] == "for")
	if !r.isVerb(h) || n < h || n > i || !r.infinitive(i) && !behind {
		return false
	}
	op, ok := r.findOperator(opNoun, n, i)
	return ok && op.pos.kind == gives && (op.pos.status == Planned || op.pos.status == Possible)
}

// underMark applies the conjunction between a clause and the one above it.
func (r *reader) underMark(i, top, h int32, s standing, depth int) standing {
	mark := r.subordinator(top)
	if mark == "" {
		mark = r.preposition(top)
	}
	if n := r.child(h, syntax.Obj); n != none && (r.clauseBehind(h, n) == top || r.planBefore(top, n, h)) {
		return r.underNoun(i, top, n, s, depth) // "renewed its offer to mediate", hung on the verb
	}
	if r.infinitive(top) && r.hostileDeed(h) {
		return noEvent("a purpose") // "blocked the road to protest against": no refusal
	}
	if n := r.child(h, syntax.Obj); n != none && n < top && mark == "" && r.lemma[h] == "call" && r.infinitive(top) && r.in.Entities.ActorAt(n) < 0 {
		return noEvent("a purpose") // "called a strike to demand"
	}
	if op, ok := r.complementOperator(h, top); ok && (op.prep != "if" || top > h) && (mark == "" || op.prep == mark || op.particle == mark) &&
		(r.infinitive(top) || op.prep != "" || op.particle != "" && r.gerund(top) && !r.setOffByComma(top)) {
		return r.combine(op, h, s, depth)
	}
	if r.isCondition(mark) || r.childWord(top, "if") != none {
		return noEvent("a bare condition after " + quoted(mark))
	}
	if r.lemma[h] == "long" && mark == "as" || r.lemma[h] == "soon" && mark == "as" && !r.formOf(i).past {
		return noEvent("a bare condition after “as " + r.lower(h) + " as”")
	}
	if up, ok := r.futureFrame(i, mark, h, s, depth); ok {
		return up
	}
	if mark == "with" && s.open && r.gerund(top) && r.child(top, syntax.Nsubj) != none {
		return stand(Ongoing, "with ... -ing: under way, whatever the clause above says")
	}
	if ops := r.c.ops.by[opMark][mark]; len(ops) > 0 && mark != "" {
		return r.apply(ops[0].pos, quoted(mark), h, s, depth)
	}
	if r.infinitive(top) && r.lemma[h] == "have" && r.isVerb(h) && r.child(h, syntax.Obj) == none {
		return r.haveTo(h, top, s, depth)
	}
	if r.infinitive(top) && r.child(h, syntax.Cop) != none && r.ordinal(h) {
		return r.firstTo(h, depth)
	}
	if r.headlineTo(top, h) {
		return stronger(stand(Planned, "headline: to "+r.lower(i)), s)
	}
	if !s.open && r.infinitive(top) && r.child(top, syntax.Cop) != none && r.child(top, syntax.Nsubj) != none {
		return s // ", where he is to meet"
	}
	if r.infinitive(top) {
		if v := r.resultOf(top); v != none {
			up := r.standingAt(v, depth+1)
			up.why = append([]string{"only to: what came of it"}, up.why...)
			return up
		}
		if b := r.actOf[i]; b != nil && verbalActs[b.rule.Type] && r.c.lex.communicating.has(r.lemma[h]) && r.isVerb(h) {
			return r.standingAt(h, depth+1) // "telephoned the premier to ask for help"
		}
		return noEvent("a purpose")
	}
	if !s.open {
		return s
	}
	// A participle clause shares the standing of the one above: ", ending ..."
	up := r.standingAt(r.clauseOfParticiple(i, h), depth+1)
	up.why = append([]string{"as the clause above"}, up.why...)
	if r.participle(i) && !up.none && up.status == Denied {
		return stand(Happened, "participle: done")
	}
	return up
}

// clauseOfParticiple returns the clause that the participle i set off by a comma goes
// with, which is above the purpose and the phrase behind a noun that the parser hung it
// on ("sent troops to stop a rally backing Okel, even arresting him"); else h.
func (r *reader) clauseOfParticiple(i, h int32) int32 {
	if !r.gerund(i) || r.child(i, syntax.Mark, syntax.Case) != none {
		return h
	}
	if r.setOffByComma(r.firstConjunct(i)) && r.rel(h) == syntax.AclRelcl && r.formOf(h).modal != none && r.clauseAbove(h) != none {
		return r.clauseAbove(h) // "exploded near the hall where parliament will meet, killing two"
	}
	if !r.gerund(h) || r.rel(h) != syntax.Acl {
		return h
	}
	for n := 0; n < maxClimb && (r.infinitive(h) && r.rel(h) == syntax.Advcl || r.gerund(h) && r.rel(h) == syntax.Acl) && r.clauseAbove(h) != none; n++ {
		h = r.clauseAbove(h)
	}
	return h
}

// futureFrame reads the present tense of a clause of time under something yet
// to come ("will return after he concludes his visit"): it is yet to come too.
func (r *reader) futureFrame(i int32, mark string, h int32, s standing, depth int) (standing, bool) {
	switch mark {
	case "after", "when", "while", "before", "until", "as":
	default:
		return s, false
	}
	f := r.formOf(i)
	if m := r.formOf(h).modal; f.finite && f.past && m != none && r.lower(m) == "would" && !r.formOf(h).perfect {
		return untold(quoted(mark) + ", before what would come"), true
	}
	if s.open || !f.finite || f.past || f.modal != none {
		return s, false
	}
	up := r.standingAt(h, depth+1)
	if up.none || up.bare || up.status != Planned && up.status != Possible && up.status != Conditional {
		return s, false
	}
	if mark == "until" {
		return noEvent("a bare condition after “until”"), true
	}
	if t, _ := r.dated(i, true); mark == "before" && up.status != Planned && t != None {
		return stand(Planned, "before, with its day: it has been arranged"), true
	}
	up.why = append([]string{quoted(mark) + " what is yet to come"}, up.why...)
	return up, true
}

// resultOf returns the verb that an infinitive behind "only" tells the outcome
// of ("gave up the post, only to be arrested"), or none.
func (r *reader) resultOf(i int32) int32 {
	first := r.doc.Sentences[r.sentence(i)].First
	for k := i - 1; k >= first && k >= i-6; k-- {
		if r.lemma[k] != "only" {
			continue
		}
		for v, n := r.head(i), 0; v != none && n < maxClimb; v, n = r.head(v), n+1 {
			if r.isVerb(v) && v < k {
				return v
			}
		}
	}
	return none
}

// apply gives an act what a conjunction or preposition makes of it.
func (r *reader) apply(out outcome, word string, h int32, s standing, depth int) standing {
	switch out.kind {
	case drop:
		return noEvent("after " + word)
	case bare:
		if s.open {
			return untold("after " + word)
		}
		return s
	case same:
		if !s.open {
			return s
		}
		if word == quoted("after") && r.title(h) && !r.headlineAhead(h) {
			return stand(Happened, word+": happened")
		}
		up := r.standingAt(h, depth+1)
		up.why = append([]string{word}, up.why...)
		return up
	}
	if !s.open && (s.status <= out.status || out.status == Happened || s.status == Happened && out.status == Planned) {
		return s
	}
	given := out.stand(word)
	up := r.standingAt(h, depth+1)
	if up.none && out.status == Happened {
		return up
	}
	if out.status == Happened && r.title(h) && !r.headlineAhead(h) {
		return given // "Summit back on for 3 June after meeting the envoy"
	}
	if out.status == Happened && !up.bare && up.status != Happened && up.status != Ongoing && up.status != Denied {
		if up.status != Planned || r.title(h) {
			return untold(word + ", in a clause that is " + up.status.String()) // "Kestovia to lift ban after talks": held or to come
		}
		given = up
		given.why = append([]string{word}, up.why...)
	}
	return given
}

// headlineAhead reports whether a verb in the headline of word h looks ahead: "to
// fly home after meeting the envoy", "may resign after the talks".
func (r *reader) headlineAhead(h int32) bool {
	s := &r.doc.Sentences[r.sentence(h)]
	for i := s.First; i < s.End; i++ {
		if r.isVerb(i) && r.rel(i) != syntax.Aux && r.rel(i) != syntax.Cop {
			if f := r.formOf(i); f.infinitive || f.modal != none {
				return true
			}
		}
	}
	return false
}

// underNoun is the standing of a clause that hangs on noun h: "agreement to
// meet", "the first leader to visit", "men held by police".
func (r *reader) underNoun(i, top, h int32, s standing, depth int) standing {
	if (r.lemma[h] == "exchange" || r.lemma[h] == "return") && r.preposition(h) == "in" {
		return noEvent("what is wanted in exchange")
	}
	if op, ok := r.findOperator(opNoun, h, top); ok && (r.infinitive(top) || r.gerund(top) || op.prep != "") {
		return r.combine(op, h, s, depth)
	}
	if op, ok := r.findOperator(opAdj, h, top); ok && r.child(h, syntax.Cop) != none {
		return r.combine(op, h, s, depth)
	}
	if r.contentClause(top) {
		return r.contentOf(i, top, h, s, depth)
	}
	if r.headlineTo(top, h) {
		return stronger(stand(Planned, "headline: to "+r.lower(i)), s)
	}
	if r.infinitive(top) {
		// "in an effort to", "held talks to ..."
		if r.ordinal(h) && !r.c.lex.aims.has(r.lemma[h]) {
			return r.firstTo(h, depth)
		}
		return noEvent("a purpose")
	}
	if !s.open {
		return s
	}
	if m := r.child(top, syntax.Mark); m != none && r.lemma[m] == "of" && r.gerund(top) && r.lemma[h] == "way" {
		return untold("what stands " + quoted("in the way of"))
	}
	if v := r.clauseAbove(i); v != none && r.gerund(i) && r.setOffByComma(i) {
		// "ambushed a patrol near the town, killing one soldier"
		up := r.standingAt(v, depth+1)
		up.why = append([]string{"as the clause above"}, up.why...)
		return up
	}
	if v := r.head(h); r.gerund(i) && v != none && r.isVerb(v) && (r.isTime(h) || r.c.lex.measures.has(r.lemma[h])) {
		up := r.standingAt(v, depth+1) // "would know within a minute of meeting her"
		up.why = append([]string{"as the clause above"}, up.why...)
		return up
	}
	up := r.standingAt(h, depth+1)
	if r.gerund(i) && (up.bare || up.none || up.status == Happened) {
		return stand(Ongoing, r.quote(i)+": under way")
	}
	return up
}

// setOffByComma reports whether a comma stands right before word i.
func (r *reader) setOffByComma(i int32) bool { return i > 0 && r.lemma[i-1] == "," }

// contentClause reports whether a clause that hangs on a noun tells what the
// noun is about ("reports that he had met her") and not which one is meant.
func (r *reader) contentClause(top int32) bool {
	that, subject := none, none
	for c := r.first[top]; c != none && c < top; c = r.next[c] {
		if o := r.child(top, syntax.Obj); r.rel(c) == syntax.Obj && that == none && r.lower(c) == "that" && (o != c || r.objectBehind(top)) {
			that = c // taken for the object beside the true one
			continue
		}
		switch r.rel(c) {
		case syntax.Mark, syntax.Nsubj, syntax.NsubjPass, syntax.OblUnmarked:
			// The parser may take "that" for a part of the clause.
			if that == none && r.lower(c) == "that" {
				that = c
			} else if that != none && r.rel(c) != syntax.Mark && r.rel(c) != syntax.OblUnmarked {
				subject = c
			}
		}
	}
	return subject != none
}

// objectBehind reports whether an object hangs on verb v behind it.
func (r *reader) objectBehind(v int32) bool {
	for c := r.first[v]; c != none; c = r.next[c] {
		if r.rel(c) == syntax.Obj && c > v {
			return true
		}
	}
	return false
}

// contentOf is the standing of a clause that tells what noun h is about.
func (r *reader) contentOf(i, top, h int32, s standing, depth int) standing {
	f := r.formOf(i)
	if s.status == Possible && !s.bare && f.modal != none && r.lower(f.modal) == "would" && !f.perfect && s.condition == none {
		s = stand(Planned, "would, in a report: planned")
	}
	if op, ok := r.findOperator(opNoun, h, top); ok {
		return r.combine(op, h, s, depth)
	}
	return s
}

// ordinal reports whether noun h is singled out: "the first", "the last", "the
// only", "the most senior ... to".
func (r *reader) ordinal(h int32) bool {
	for c := r.first[h]; c != none; c = r.next[c] {
		if r.doc.Feature(c, "Degree") == "Sup" || r.xpos(c) == "JJS" {
			return true
		}
		switch r.lemma[c] {
		case "first", "last", "only", "second", "third", "fourth", "latest":
			return true
		case "few":
			if r.childWord(h, "the") != none {
				return true // "one of the few ministers to visit"
			}
		}
		if d := r.child(c, syntax.Advmod); d != none && (r.lower(d) == "most" || r.xpos(d) == "RBS") {
			return true
		}
	}
	return r.lemma[h] == "first"
}

// firstTo reads "is the first minister to visit": the visit is under way or
// done, unless what is above says otherwise.
func (r *reader) firstTo(h int32, depth int) standing {
	if r.child(h, syntax.Cop) == none {
		return stand(Happened, "the first to do so: presupposed")
	}
	up := r.standingAt(h, depth+1)
	up.why = append([]string{"the first to do so"}, up.why...)
	return up
}

// underRelative is the standing of a relative clause: its own, unless the noun
// stands in a bare condition or a clause of time yet to come ("the first time
// that a leader has met ...").
func (r *reader) underRelative(h int32, s standing, depth int) standing {
	if s.open {
		return untold("a relative clause without tense")
	}
	if r.asked(h) {
		return untold("how many, or any: open")
	}
	if s.status != Happened && s.status != Ongoing || r.lemma[h] != "time" && r.lemma[h] != "occasion" {
		return s
	}
	if s.status == Ongoing && r.preposition(h) == "by" {
		return stand(Planned, "by the time: still to come")
	}
	up := r.nounGovernor(h, depth+1)
	if up.none || up.bare || up.status >= Ongoing {
		return s
	}
	up.why = append([]string{r.quote(h)}, up.why...)
	return up
}

// asked reports whether noun h is what a question asks for ("how many troops they
// send is not decided"), or whatever there may be ("any troops we send").
func (r *reader) asked(h int32) bool {
	if r.childWord(h, "how", "any") != none {
		return true
	}
	m := r.childWord(h, "many", "much")
	return m > 0 && r.lemma[m-1] == "how"
}

// openRoot is the standing of a clause without tense at the top of a sentence.
func (r *reader) openRoot(i int32, s standing) standing {
	switch {
	case r.infinitive(i) && r.title(i):
		return stronger(stand(Planned, "headline: to "+r.lower(i)), s)
	case r.infinitive(i):
		return untold("an infinitive of its own")
	case r.gerund(i) && (r.title(i) || r.child(i, syntax.Nsubj) != none):
		return stand(Ongoing, r.quote(i)+": under way")
	case r.xpos(i) == "VBD" && i == r.doc.Sentences[r.sentence(i)].First && !r.title(i):
		return stand(Happened, "past tense without a subject: done") // "Met the premier today"
	case r.participle(i) && (r.title(i) || r.caption(i) || r.passive(i)):
		return stand(Happened, "participle: done")
	}
	return untold("its clause has no tense")
}

// hostileDeed reports whether verb h tells of a deed of conflict that it is done to an
// object, and so refuses nothing.
func (r *reader) hostileDeed(h int32) bool {
	return r.isVerb(h) && r.hasKind(h, hostileKind) && r.child(h, syntax.Obj) != none && r.child(h, syntax.Xcomp, syntax.Ccomp) == none
}
