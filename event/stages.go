package event

import (
	"slices"

	"nuncio/syntax"
)

// foldStages takes into the calling off of a meeting what the report tells
// beside it of the plan as it was ("this long-planned meeting", "they were to
// have met"), and what denies the meeting anew ("it will not take place"). A
// meeting that was arranged and is denied is called off.
func (r *reader) foldStages() {
	r.foldFrames()
	for _, a := range r.acts {
		if a.same == nil && a.plan != None && a.rule.Type == "CONSULT" && a.standing.status == Denied && !r.refused(a) &&
			slices.ContainsFunc(r.acts, func(b *act) bool { return r.oneStage(a, b) && r.formerPlan(b) }) {
			a.standing.status, a.standing.fact = Cancelled, grades[Cancelled]
			a.standing.why = append(slices.Clone(a.standing.why), "it had been arranged: called off")
		}
	}
	for _, a := range r.acts {
		if a.same != nil || a.plan == None || a.rule.Type != "CONSULT" || a.standing.status != Cancelled {
			continue
		}
		for _, b := range r.acts {
			if r.oneStage(a, b) && (b.standing.status == Denied && !r.refused(b) || b.standing.status == Cancelled || r.formerPlan(b)) {
				r.fold(a, b)
			}
		}
	}
}

// foldFrames calls off a meeting that was to be held in the course of a visit that
// is off ("within the framework of the visit, a round of talks was to be held").
func (r *reader) foldFrames() {
	for i, a := range r.acts {
		if a.same != nil || a.rule.Type != "CONSULT" || a.mode == "visit" || !r.formerPlan(a) || !r.duringVisit(a.tok) {
			continue
		}
		for _, b := range slices.Backward(r.acts[:i]) {
			if b.same == nil && b.mode == "visit" && b.standing.status == Cancelled && told(b) && slices.ContainsFunc(b.sources, func(x int32) bool { return slices.Contains(a.sources, x) }) {
				why := append(slices.Clone(a.standing.why), "in the course of a visit that is off")
				a.standing.status, a.standing.off, a.standing.fact, a.standing.why = Cancelled, b.standing.off, grades[Cancelled], why
				a.when, a.where, a.statusWhen = or(a.when, b.when), or(a.where, b.where), or(a.statusWhen, b.statusWhen)
				break
			}
		}
	}
}

// or returns the first of two indexes that is one.
func or(a, b int32) int32 {
	if a != None {
		return a
	}
	return b
}

// duringVisit reports whether the clause of act i is set in "the visit".
func (r *reader) duringVisit(i int32) bool {
	v := r.head(r.measured(r.firstConjunct(i)))
	if r.predicate(i) {
		v = i
	}
	if v == none {
		return false
	}
	for c := r.first[v]; c != none; c = r.next[c] {
		if r.rel(c) != syntax.Obl {
			continue
		}
		switch p := r.preposition(c); p {
		case "during", "within", "in", "on":
			for _, n := range append(r.prepAt(c, []string{"of"}), c) {
				if r.visitWord(n) && r.definite(n) {
					return true
				}
			}
		}
	}
	return false
}

// oneStage reports whether acts a and b tell of one meeting for one day.
func (r *reader) oneStage(a, b *act) bool {
	if r.journeyTo(b, a) {
		return b.same == nil
	}
	return a != b && b.same == nil && b.plan == a.plan && !b.renewed && (a.mode == "visit") == (b.mode == "visit") &&
		(a.when == None || b.when == None || !r.datesClash(a.when, b.when)) &&
		(b.standing.status != Cancelled || a.standing.off == untoldOff || b.standing.off == untoldOff)
}

// journeyTo reports whether act b is a journey told of for the meeting a ("will
// not fly to Brask for the talks that were due on Monday").
func (r *reader) journeyTo(b, a *act) bool {
	return b.mode == "visit" && a.mode != "visit" && b.rule.Type == "CONSULT" && slices.ContainsFunc(r.acts, func(m *act) bool {
		return (m == a || m.same == a) && r.doc.Dominates(b.tok, m.tok)
	})
}

// fold makes b a further mention of a, the calling off.
func (r *reader) fold(a, b *act) {
	if (a.mode == "visit") != (b.mode == "visit") {
		b.same = a // a journey has other roles than the meeting it is made for
		a.also = append(append(a.also, b), b.also...)
		return
	}
	statusWhen := a.statusWhen
	r.join(a, b)
	a.statusWhen = statusWhen // the day on which the plan was made is no day of calling off
}

// refused reports whether act a is denied because somebody refuses it.
func (r *reader) refused(a *act) bool {
	for _, o := range a.standing.over {
		if op, ok := r.findOperator(opVerb, o, a.tok); ok && op.pos.status == Denied && op.pos.kind == gives {
			return true
		}
	}
	return false
}

// hadBeen reports whether act a is told by a clause in the past perfect: it came
// before what the report tells beside it.
func (r *reader) hadBeen(a *act) bool {
	v := a.tok
	if !r.predicate(v) {
		v = r.head(r.measured(r.firstConjunct(v)))
	}
	return v != none && (r.pastPerfect(v) || r.pastPerfect(r.firstConjunct(v)))
}

// formerPlan reports whether act a is told only as something that had been
// planned: by words beside its noun, or by a clause in the past.
func (r *reader) formerPlan(a *act) bool {
	if a.standing.status != Planned || a.renewed {
		return false
	}
	v := a.tok
	if !r.predicate(v) {
		gov := r.nounGovernor(v, 0)
		if gov.none || gov.bare || gov.status != Planned {
			return true
		}
		v = r.head(r.firstConjunct(r.measured(v)))
	} else if r.infinitive(v) && r.head(v) != none && r.timetabled(r.head(v)) {
		v = r.head(v)
	} else if !r.infinitive(v) {
		return false
	}
	f := r.formOf(v)
	return f.past && f.modal == none && (r.timetabled(v) || v == a.tok || f.infinitive && f.copula)
}
