package event

import (
	"slices"

	"nuncio/entity"
)

// castJourney keeps a journey that was made for a meeting still to come ("arrived
// in Lyon for Tuesday's summit with Reth") from being told as a visit to those
// who are met there: who arrived has not met them yet.
func (r *reader) castJourney(a *act) {
	if a.rule.begun && a.mode == "visit" {
		with := r.actorsOf(r.prepStep(a.tok, withWords))
		for _, p := range r.purposeStep(a.tok, words{}) {
			with = append(append(with, r.actorsOf(r.prepStep(p, withWords))...), r.actorsOf(r.objectStep(p, words{}))...)
		}
		a.targets = slices.DeleteFunc(a.targets, func(t int32) bool {
			return r.in.Entities.Actors[t].Kind == entity.Person && !slices.Contains(with, t) // one leaves for a place
		})
	}
	if a.mode == "visit" && r.lemma[a.tok] != "visit" {
		r.castCityState(a)
	}
	if a.mode == "visit" && len(a.targets) == 0 {
		r.castTown(a)
	}
	if a.mode != "visit" || !done(a) || !r.predicate(a.tok) {
		return
	}
	if f := r.formOf(a.tok); f.perfect && !f.past && a.standing.status == Happened && r.forTalks(a.tok) {
		a.standing.status, a.standing.fact = Ongoing, grades[Ongoing]
		a.standing.why = append(a.standing.why, "has come for talks: under way")
	}
	for _, p := range r.purposeStep(a.tok, words{}) {
		if m := r.actOf[p]; m == nil || m.rule.Type != "CONSULT" || !r.c.lex.arrivals.has(r.lemma[a.tok]) && !r.definite(p) && r.futureOfNoun(p) < 0 {
			continue
		}
		with := r.actorsOf(r.prepStep(p, withWords))
		a.targets = slices.DeleteFunc(a.targets, func(t int32) bool { return slices.Contains(with, t) })
		for _, to := range r.prepStep(a.tok, goalWords) {
			for _, host := range r.actorsAt(to, true) {
				if len(a.targets) == 0 && r.isState(host) && r.covered(host, with) {
					a.targets = append(a.targets, host)
				}
			}
		}
	}
}

// castTown makes the state that a town lies in the host of one who comes there from
// another country, where the report names that state: unless he comes for a meeting,
// which may be a third party's.
func (r *reader) castTown(a *act) {
	for _, p := range r.purposeStep(a.tok, words{}) {
		if r.c.lex.meetings.has(r.lemma[p]) {
			return
		}
	}
	for _, role := range a.rule.targets {
		for _, p := range role {
			last := len(p.steps) - 1
			if p.steps[last].name != "host" {
				continue
			}
			p.steps = p.steps[:last]
			for _, to := range r.follow(a.tok, p) {
				if host := r.stateOfTown(to); host != entity.None && r.fromAbroad(a.sources, host) {
					a.targets = appendNew(a.targets, host)
				}
			}
		}
	}
}

// stateOfTown returns the state, of those that the report names, that the town or
// province named at token i lies in, or None; a city that is a state is a place.
func (r *reader) stateOfTown(i int32) int32 {
	p := r.placeOf[i]
	if p < 0 && r.c.lex.settlements.has(r.lemma[i]) {
		for _, of := range r.prepAt(i, []string{"of"}) {
			p = r.placeOf[of]
		}
	}
	if p < 0 || r.in.Places[p].Country == "" || r.in.Places[p].Precision == "country" {
		return entity.None
	}
	for x := range r.in.Entities.Actors {
		if y := &r.in.Entities.Actors[x]; y.Kind == entity.State && y.Country == r.in.Places[p].Country && y.Name != r.in.Places[p].Name {
			return int32(x)
		}
	}
	return entity.None
}

// fromAbroad reports whether all visitors are known to be of other countries than host.
func (r *reader) fromAbroad(visitors []int32, host int32) bool {
	for _, v := range visitors {
		if c := r.in.Entities.Actors[v].Country; c == "" || c == r.in.Entities.Actors[host].Country {
			return false
		}
	}
	return len(visitors) > 0
}

// forTalks reports whether a journey is made for a meeting that is told as new
// ("have crossed into Kestovia for talks").
func (r *reader) forTalks(i int32) bool {
	for _, p := range r.purposeStep(i, words{}) {
		if r.c.lex.meetings.has(r.lemma[p]) && !r.definite(p) && r.futureOfNoun(p) < 0 {
			return true
		}
	}
	return false
}

// castCityState takes out the state that a city is also the name of, where a
// journey goes to the city ("left for Singapore"): that names no host.
func (r *reader) castCityState(a *act) {
	a.targets = slices.DeleteFunc(a.targets, func(t int32) bool {
		for p := range r.in.Places {
			x := &r.in.Places[p]
			if x.Sentence == r.sentence(a.tok) && x.Precision == "city" && r.isState(t) && x.Name == r.in.Entities.Actors[t].Name {
				return r.preposition(x.Head) != ""
			}
		}
		return false
	})
}

// cameBack is the standing of a visit that one is back from: it took place, unless
// the return itself is still to come.
func (r *reader) cameBack(i, back int32) standing {
	for _, j := range [...]int32{i, back} {
		if r.predicate(j) {
			if s := r.standingAt(j, 0); s.status != Ongoing && s.status != Happened || s.none {
				return noEvent("the return is not told as done")
			}
		}
	}
	return stand(Happened, r.quote(back)+" from: it took place")
}

var goalWords = newWords("to into in")

// invited is the standing of a visit to which verb v invites: possible where the
// invitation was made.
func (r *reader) invited(v int32) standing {
	up := r.standingAt(v, 0)
	if up.none || up.bare || up.status == Denied || up.status == Cancelled {
		return noEvent("no invitation")
	}
	s := stand(Possible, r.quote(v)+": possible")
	for i := v + 1; i < r.doc.Sentences[r.sentence(v)].End; i++ {
		if r.lemma[i] == "accept" && r.isVerb(i) && r.formOf(i).perfect {
			s = stand(Planned, r.quote(v)+", "+r.quote(i)+": planned")
		}
	}
	s.over = []int32{v}
	return s
}
