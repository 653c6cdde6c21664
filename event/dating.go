package event

import (
	"slices"

	"nuncio/entity"
	"nuncio/syntax"
	"nuncio/timex"
)

// localActs are the types whose acts take place somewhere; acts of speech are
// not placed by what else their sentence names.
var localActs = map[string]bool{"CONSULT": true, "ASSAULT": true, "COERCE": true, "PROTEST": true, "MOBILIZE": true}

// joinedClause reports whether word k stands in a clause of its own that is joined
// to that of act i ("..., but conflicts go on in Brask").
func (r *reader) joinedClause(k, i int32) bool {
	v := r.head(k)
	return v != none && r.isVerb(v) && r.rel(v) == syntax.Conj && r.child(v, syntax.Nsubj) != none && !r.doc.Dominates(v, i)
}

// placeBySentence gives an act the only place that its sentence is set in by
// "in" or "at", where no other act of the sentence has it. A call has none.
func (r *reader) placeBySentence(a *act) {
	if a.telephoned() {
		return
	}
	s, found, told := r.sentence(a.tok), int32(-1), r.talkedOf(a.tok)
	for p := range r.in.Places {
		x := &r.in.Places[p]
		if told != none && x.Head > told || r.joinedClause(x.Head, a.tok) || r.c.lex.discussing.has(r.lemma[a.tok]) && x.Head > a.tok && r.head(x.Head) != a.tok {
			continue // nor what is discussed there
		}
		if x.Sentence != s || r.stOf[x.Head] != r.stOf[a.tok] || r.asideFrom(a.tok, x.Head) {
			continue // nor where the words are said, or where he is of whom they are told
		}
		if c := r.child(x.Head, syntax.Case); c == none || r.lemma[c] != "in" && r.lemma[c] != "at" || r.topical(x.Head, a) {
			continue
		}
		if found >= 0 {
			return
		}
		found = int32(p)
	}
	if found < 0 || slices.ContainsFunc(r.acts, func(b *act) bool { return b != a && r.sentence(b.tok) == s && (b.where == found || !b.standing.bare) }) {
		return
	}
	a.where = found
	a.why = append(a.why, "place in its sentence: "+quoted(r.in.Places[found].Span.Text(r.doc.Text)))
}

// spokenActs are the types whose acts are done with words, on or about something.
var spokenActs = map[string]bool{"CONSULT": true, "AGREE": true, "REQUEST": true, "REJECT": true, "ACCUSE": true, "THREATEN": true}

// topical reports whether the place at token p lies in what act a, one of words, is
// about ("an accord on the ports in Kestovia"; but "a conference on water in Brask"),
// or in a relative clause that does not hold the act, nor sets it ("that was due in Brask").
func (r *reader) topical(p int32, a *act) bool {
	if !spokenActs[a.rule.Type] {
		return false
	}
	if r.inRelative(p, a.tok) {
		return true
	}
	for h, n := p, 0; h != none && h != a.tok && n < maxClimb; h, n = r.head(h), n+1 {
		if w := r.preposition(h); h != p && r.child(h, syntax.Det) != none && !r.isTime(h) && !r.doc.Dominates(h, a.tok) && (w == "on" || w == "about" || w == "over") {
			return true
		}
	}
	return false
}

// inRelative reports whether place p stands in a relative clause that neither holds act i
// ("Okel, who fell ill in Brask, has met Reth") nor tells when and where it is ("the
// meeting that had been set for May in Brask").
func (r *reader) inRelative(p, i int32) bool {
	for h, n := p, 0; h != none && n < maxClimb; h, n = r.head(h), n+1 {
		if r.rel(h) == syntax.AclRelcl {
			return !r.doc.Dominates(h, i) && !(r.doc.Dominates(i, h) && (r.c.lex.scheduling.has(r.lemma[h]) || r.c.lex.occurrences.has(r.lemma[h])))
		}
	}
	return false
}

// asideFrom reports whether act i is told in a relative clause that place p is no
// part of.
func (r *reader) asideFrom(i, p int32) bool {
	for k := p + 1; k < i; k++ {
		if l := r.lower(k); (l == "who" || l == "which" || l == "whom") && r.lemma[k-1] == "," {
			return true
		}
	}
	for h, n := i, 0; h != none && n < maxClimb; h, n = r.head(h), n+1 {
		if r.rel(h) == syntax.AclRelcl {
			return !r.doc.Dominates(h, p)
		}
	}
	return r.inRelative(p, i)
}

// locate sets date and place of an act from its clause.
func (r *reader) locate(a *act) {
	later := a.standing.status == Planned || a.standing.status == Conditional || a.standing.status == Possible
	if t := r.datedByPlan(a.tok); t >= 0 {
		a.when = t
		a.why = append(a.why, "the day it was set for: "+quoted(r.in.Times[t].Span.Text(r.doc.Text)))
	} else if t, why := r.dated(a.tok, false); t >= 0 && later && r.scheduledFor(t) && r.formerPlan(a) {
		a.when = t // "was planned for May", said in June
		a.why = append(a.why, why+": "+quoted(r.in.Times[t].Span.Text(r.doc.Text)))
	} else if t, why := r.dated(a.tok, later); t >= 0 && a.standing.status == Cancelled && !r.scheduledFor(t) && (r.pastTime(t) || a.rule.anaphor && r.predicate(a.tok)) {
		a.statusWhen = t
		a.why = append(a.why, "called off: "+quoted(r.in.Times[t].Span.Text(r.doc.Text)))
	} else if t >= 0 {
		a.when = t
		a.why = append(a.why, why+": "+quoted(r.in.Times[t].Span.Text(r.doc.Text)))
	}
	if a.when == None && a.statusWhen == None {
		if t := r.datedBySentence(a); t >= 0 && a.standing.status == Cancelled && a.rule.anaphor && r.predicate(a.tok) {
			a.statusWhen = t // "called it off three days later"
			a.why = append(a.why, "called off: "+quoted(r.in.Times[t].Span.Text(r.doc.Text)))
		} else if t >= 0 {
			a.when = t
			a.why = append(a.why, "date in its sentence: "+quoted(r.in.Times[t].Span.Text(r.doc.Text)))
		}
	}
	r.datePutOff(a)
	if p, why := r.placed(a.tok); p >= 0 && !r.topical(r.in.Places[p].Head, a) && !a.telephoned() {
		a.where = p
		a.why = append(a.why, why+": "+quoted(r.in.Places[p].Span.Text(r.doc.Text)))
	}
	if a.statusWhen == None && stage(a) {
		r.dateStanding(a)
	}
}

// dateStanding finds the day on which a plan was set, refused or called off:
// the date of the words that did it.
func (r *reader) dateStanding(a *act) {
	if a.standing.status == Cancelled || a.standing.status == Denied || a.over != nil {
		for _, o := range a.standing.over {
			if t := r.timeBelow(o, false); t >= 0 && t != a.when && !r.deadline(t) {
				a.statusWhen = t
				return
			}
		}
	}
	// Whoever announces a step of his own makes it on the day of saying so; what
	// others tell of it later dates nothing.
	s := r.statementAround(a.tok)
	if s < 0 {
		return
	}
	by := r.in.Statements[s].Speaker
	if by == None || !slices.Contains(participants(a), by) && !r.speaksFor(by, a) && !(r.in.Statements[s].Time >= 0 && a.rule.Type == "CONSULT" && (a.standing.status == Planned || a.standing.status == Cancelled)) {
		return
	}
	if t := r.saidOn(s); t >= 0 && t != a.when {
		a.statusWhen = t
		a.why = append(a.why, "said on: "+quoted(r.in.Times[t].Span.Text(r.doc.Text)))
	}
}

// saidOn returns the day on which statement s was made: its own, or the one that
// the report gives for what the same speaker, or one of the same country or body,
// said in the paragraph before ("the League said on Monday ...", "a League
// spokesperson said"); or -1.
func (r *reader) saidOn(s int32) int32 {
	if t := r.in.Statements[s].Time; t >= 0 {
		if r.in.Times[t].Kind > timex.Time {
			return -1
		}
		return t
	}
	by := &r.in.Entities.Actors[r.in.Statements[s].Speaker]
	for k := s - 1; k >= 0 && k >= s-2; k-- {
		b := &r.in.Statements[k]
		if b.Speaker == None || b.Time < 0 || r.in.Times[b.Time].Kind != timex.Date || len(r.in.Times[b.Time].Value) != len("2006-01-02") {
			continue
		}
		if o := &r.in.Entities.Actors[b.Speaker]; o == by || o.Kind != entity.Person && by.Country != "" && o.Country == by.Country {
			return b.Time
		}
	}
	return -1
}

// speaksFor reports whether an official or a state is of the same country or body
// as one of the sides of act a.
func (r *reader) speaksFor(by int32, a *act) bool {
	x := &r.in.Entities.Actors[by]
	if !x.Named && r.ownedBySide(by, a) {
		return true // "an official in his office"
	}
	if x.Country == "" || x.Kind != entity.State && x.Sector != "GOV" && !bodyCodes[x.Country] {
		return false
	}
	return slices.ContainsFunc(participants(a), func(p int32) bool { return r.in.Entities.Actors[p].Country == x.Country })
}

// ownedBySide reports whether the words that name an actor hold the pronoun or the
// name of a side of act a ("an official in his office", "Okel's spokesman").
func (r *reader) ownedBySide(by int32, a *act) bool {
	sides := participants(a)
	for _, k := range r.in.Entities.Actors[by].Mentions {
		first, end := r.doc.Subtree(r.in.Entities.Mentions[k].Head)
		for i := first; i < end; i++ {
			if x := r.in.Entities.ActorAt(i); x >= 0 && x != by && slices.Contains(sides, x) && r.rel(i) == syntax.NmodPoss {
				return true
			}
		}
	}
	return false
}
