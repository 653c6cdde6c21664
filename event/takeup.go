package event

import (
	"slices"
	"strings"

	"nuncio/entity"
	"nuncio/syntax"
	"nuncio/timex"
)

// takeUp finds the meeting that a definite or empty mention takes up ("the
// summit", "it", "attend" without object) among those named before it, and
// lets it share the participants, date and place.
func (r *reader) takeUp(a *act, before []*act) {
	count := r.counted(a.tok)
	if pair := r.pairBefore(a.tok); count == 2 && len(a.sources) == 0 && len(pair) == 2 {
		a.sources = pair
		return
	}
	if group := r.groupBefore(a.tok, count); count > 2 && group != nil && !subset(group, a.sources) {
		group = appendNew(group, a.sources...) // "the three will meet in Lyon with Okel"
		a.sources = group
		a.why = append(a.why, "those whom a sentence names before")
		return
	}
	empty := len(a.sources)+len(a.targets) == 0
	if !empty && !a.rule.anaphor && !a.standing.bare && count == 0 {
		return
	}
	if r.predicate(a.tok) && !a.rule.anaphor && count == 0 || !r.predicate(a.tok) && !a.definite && !(empty && r.tells(a)) {
		return
	}
	if b := r.cataphor(a); b != nil {
		r.share(a, b)
		a.why = append(a.why, "stands for "+quoted(r.evidence(b).Text(r.doc.Text)))
		return
	}
	best, score := (*act)(nil), leastAffinity
	around := r.around(a)
	for i := len(before) - 1; i >= 0; i-- {
		b := before[i]
		if b.rule.Type != "CONSULT" || b.rule.apart || len(b.sources)+len(b.targets) == 0 || b.mode == "visit" && (!r.visitNoun(a) || !r.visitWord(a.tok) && len(participants(b)) < 2) {
			continue
		}
		if n := len(participants(b)); count > 0 && n != count && !(b.mode == "third-party" && n == count+1) {
			continue
		}
		if n := r.affinity(a, b, around, len(before)-i); n > score {
			best, score = b, n
		}
	}
	if best == nil {
		return
	}
	if b := *best; count > 0 && len(participants(best)) > count && !a.standing.bare {
		b.sources, b.mode = b.sources[:count], "" // the host stands last, and is none of "the two"
		best = &b
	}
	a.listed = r.sequel(a)
	if r.wished(a) {
		a.standing.bare = true // who longs for what is arranged changes nothing about it
	}
	r.share(a, best)
	a.why = append(a.why, "takes up "+quoted(r.evidence(best).Text(r.doc.Text)))
}

// cataphor returns the meeting named behind a clause of time that begins its
// sentence and speaks of "it" ("a day after he cancelled it, Okel said that his
// summit with Reth ..."), or nil.
func (r *reader) cataphor(a *act) *act {
	if !a.rule.anaphor || !r.predicate(a.tok) || r.in.Entities.ActorAt(a.tok) >= 0 {
		return nil
	}
	mark := r.subordinator(a.tok)
	if mark != "after" && mark != "before" && mark != "since" && mark != "when" {
		return nil
	}
	s := &r.doc.Sentences[r.sentence(a.tok)]
	if a.tok-s.First > 6 {
		return nil
	}
	for _, b := range r.acts {
		if b.tok > a.tok && b.tok < s.End && b.rule.Type == "CONSULT" && b.mode != "visit" && len(participants(b)) > 1 && !done(b) {
			return b
		}
	}
	return nil
}

// wished reports whether mention a says of its meeting only that somebody wants it.
func (r *reader) wished(a *act) bool {
	h := r.head(r.measured(a.tok))
	return told(a) && a.standing.status == Possible && !r.predicate(a.tok) && r.rel(r.measured(a.tok)) == syntax.Obj && r.c.lex.wishes.has(r.lemma[h])
}

// tells reports whether an indefinite noun of meeting that names nobody is what
// its clause tells of ("talks on fishing will be held on 18 June"): the sides are
// then those of the meeting before it.
func (r *reader) tells(a *act) bool {
	if a.rule.Type != "CONSULT" || a.standing.bare || a.standing.none || !r.c.lex.meetings.has(r.lemma[a.tok]) {
		return false
	}
	for c := r.first[a.tok]; c != none; c = r.next[c] {
		if r.rel(c) == syntax.Compound && !r.listed(a) || r.rel(c) == syntax.Amod && r.lemma[c] == "global" {
			return false // "crunch world trade talks" are those of others
		}
	}
	if len(r.prepAt(a.tok, []string{"of", "between", "among"})) > 0 {
		return false // the sides are told, in words that name nobody
	}
	top := r.measured(a.tok)
	return r.rel(top) == syntax.NsubjPass || r.rel(top) == syntax.Nsubj
}

// listed reports whether act a stands in a list of meetings to come, behind one
// that takes its sides from what the report tells before.
func (r *reader) listed(a *act) bool {
	for k := slices.Index(r.acts, a) - 1; k >= 0 && r.sentence(r.acts[k].tok) >= r.sentence(a.tok)-1; k-- {
		if b := r.acts[k]; b.listed && r.sentence(b.tok) < r.sentence(a.tok) {
			return true
		}
	}
	return false
}

// sequel reports whether act a is a meeting to come, told as new and without its
// sides, which are those of the meeting that the report tells of ("military talks
// will be held on 14 June").
func (r *reader) sequel(a *act) bool {
	return told(a) && a.standing.status == Planned && !a.definite && r.tells(a)
}

// another reports whether act a is a further meeting of the same sides, and not
// the one named before: "the two met again", "the next round".
func (r *reader) another(a *act) bool {
	if r.predicate(a.tok) {
		return !a.rule.anaphor && r.counted(a.tok) > 0 && (r.hadBeen(a) || r.childWord(a.tok, "again", "next", "last") != none)
	}
	return r.childWord(a.tok, "next", "previous", "earlier", "new", "further", "second", "third", "another") != none
}

// pairBefore returns the two people whom the sentence of i names before it, where
// it names just two: "Okel will press Reth when the two meet".
func (r *reader) pairBefore(i int32) []int32 {
	var out []int32
	for k := range r.in.Entities.Mentions {
		m := &r.in.Entities.Mentions[k]
		if m.Sentence == r.sentence(i) && m.Head < i && m.Actor != entity.None && r.in.Entities.Actors[m.Actor].Kind == entity.Person && r.in.Entities.Actors[m.Actor].Named {
			out = appendNew(out, m.Actor)
		}
	}
	return out
}

// groupBefore returns the people of the last sentence before i, of the eight before
// it, that names just so many, or nil.
func (r *reader) groupBefore(i int32, count int) []int32 {
	for s := r.sentence(i) - 1; count > 2 && s >= 0 && s >= r.sentence(i)-maxApart; s-- {
		var out []int32
		for k := range r.in.Entities.Mentions {
			m := &r.in.Entities.Mentions[k]
			if m.Sentence == s && m.Form == entity.Name && m.Actor != entity.None && r.in.Entities.Actors[m.Actor].Kind == entity.Person && r.in.Entities.Actors[m.Actor].Named {
				out = appendNew(out, m.Actor)
			}
		}
		if len(out) == count {
			return out
		}
	}
	return nil
}

// counted returns the number that stands for the subject of clause i ("the three
// met again"), or 0.
func (r *reader) counted(i int32) int {
	if !r.predicate(i) {
		return 0
	}
	for _, s := range r.subjectStep(i, words{}) {
		switch r.lemma[s] {
		case "two", "both":
			return 2
		case "three":
			return 3
		case "four":
			return 4
		case "five":
			return 5
		}
	}
	return 0
}

// visitNoun reports whether act a may take up a visit: "the trip", "it was put
// off", "negotiations were held", but not "the meeting".
func (r *reader) visitNoun(a *act) bool {
	return r.visitWord(a.tok) || a.rule.anaphor && (r.predicate(a.tok) || !a.definite)
}

// share lets a take over the participants, date and place of the meeting b.
func (r *reader) share(a, b *act) {
	for _, x := range b.sources {
		if !r.covered(x, a.sources) {
			a.sources = appendNew(a.sources, x)
		}
	}
	met := b.mode == "visit" && r.c.lex.meetings.has(r.lemma[a.tok]) // by those who came, and those who were there
	if a.mode == "" && !met {
		a.mode, a.cameo = b.mode, b.cameo
	}
	for _, x := range b.targets {
		if met && !r.covered(x, a.sources) {
			a.sources = append(a.sources, x)
		}
		if !slices.Contains(a.sources, x) {
			a.targets = appendNew(a.targets, x)
		}
	}
	// An act that is told without participants stands for the plan of b, not
	// for b as it was held.
	if r.another(a) || r.sequel(a) {
		return
	}
	apart := told(a) && done(a) != done(b)
	if a.when == None && !apart && (a.standing.bare || b.standing.status != Happened) {
		a.when = b.when
	}
	if a.where == None && !r.tells(a) && !(apart && !r.hadBeen(a)) {
		a.where = b.where
	}
	if a.standing.bare && !b.standing.bare && b.standing.status != Happened && b.standing.status != Ongoing && !b.standing.none {
		a.same = b
		b.also = append(b.also, a)
		if a.when != None && (r.laterTime(a.when) && (b.when == None || r.narrower(a.when, b.when)) || b.when == None && r.yearless(a.when)) {
			b.when = a.when
		}
		if b.where == None {
			b.where = a.where
		}
	}
}

// yearless reports whether a day is told without its year in a report that has no
// date to find it by ("the 12 June summit"): it may be to come.
func (r *reader) yearless(t int32) bool {
	e := &r.in.Times[t]
	return e.Kind <= timex.Time && strings.HasPrefix(e.Value, "XXXX-") && !strings.Contains(e.Value[len("XXXX-"):], "X")
}

// atTop reports whether a meeting may be "the summit": it is called so, or brings
// together states, heads of state or government, or whose office is not told.
func (r *reader) atTop(b *act) bool {
	if r.lemma[b.tok] == "summit" {
		return true
	}
	return !slices.ContainsFunc(participants(b), func(x int32) bool {
		p := &r.in.Entities.Actors[x]
		return p.Kind == entity.Person && len(p.Offices) > 0 && r.headTitle(p) == ""
	})
}

// datedOtherwise reports whether the meeting that mention b names without a day is
// told elsewhere before a with another day than a has.
func (r *reader) datedOtherwise(a, b *act) bool {
	for _, c := range r.acts {
		if c == a {
			break
		}
		if c.rule.Type == "CONSULT" && c.mode == b.mode && c.when != None && r.datesClash(a.when, c.when) && r.compatible(participants(b), participants(c)) {
			return true
		}
	}
	return false
}

// narrower reports whether date t names a day within the month or year that date u names.
func (r *reader) narrower(t, u int32) bool {
	x, y := r.in.Times[t].Value, r.in.Times[u].Value
	return len(x) > len(y) && len(y) >= 4 && strings.HasPrefix(x, y)
}

// within reports whether a stage a that had been set before belongs to the meeting
// b that was held or is under way: the same one as it had been planned ("they had
// been put off in March"), or a session of it ("called off the joint session").
func (r *reader) within(a, b *act) bool {
	moved := a.standing.status == Cancelled || r.formerPlan(a)
	return done(b) && moved && (r.hadBeen(a) || a.standing.putOff() || b.standing.status == Ongoing)
}

// told reports whether the words of a mention say how its meeting stands.
func told(a *act) bool { return !a.standing.bare && !a.standing.none }

// done reports whether a meeting was held or is under way.
func done(a *act) bool { return a.standing.status >= Ongoing && told(a) }

// leastAffinity is the score above which a mention takes up a meeting.
const leastAffinity = 15

// mayTakeUp reports whether meeting b may be what mention a takes up. another says
// that a is a further meeting of the same sides, clash that their days differ.
func (r *reader) mayTakeUp(a, b *act, another, clash bool) bool {
	for _, x := range participants(a) {
		if !r.covered(x, participants(b)) && r.counted(a.tok) == 0 { // "the two will meet Okel"
			return false
		}
	}
	if r.lemma[a.tok] == "summit" && !r.atTop(b) || r.others(a, b) {
		return false
	}
	moved := a.standing.status == Cancelled || r.formerPlan(a) // to the day of b, it may be
	if !another && (clash && !moved || a.where != None && b.where != None && r.placesClash(a.where, b.where)) {
		return false
	}
	if told(a) && done(a) != done(b) && !r.within(a, b) {
		// What was held is not what is still to come, nor what was called off; only a
		// round that is told as an earlier one, with its day, may have its sides.
		if done(a) && (r.predicate(a.tok) || !another || a.when == None) || !done(a) && !another && r.counted(a.tok) == 0 {
			return false
		}
	}
	return !(a.when != None && b.when == None && done(a) && !another && r.datedOtherwise(a, b))
}

// others reports whether the noun of mention a says that the meeting is that of others
// than the sides of b: those of a body named before it ("the League talks"), or of
// all the world ("the global trade negotiations").
func (r *reader) others(a, b *act) bool {
	if r.predicate(a.tok) {
		return false
	}
	for c := r.first[a.tok]; c != none; c = r.next[c] {
		if x := r.in.Entities.ActorAt(c); r.rel(c) == syntax.Compound && x >= 0 && r.in.Entities.Actors[x].Kind == entity.Organisation && !r.covered(x, participants(b)) || r.rel(c) == syntax.Amod && r.lemma[c] == "global" {
			return true
		}
	}
	return false
}

// affinity scores how well meeting b is what mention a takes up; 0 is not at all.
func (r *reader) affinity(a, b *act, around company, distance int) int {
	another := r.another(a) || r.sequel(a)
	clash := a.when != None && b.when != None && r.datesClash(a.when, b.when)
	if done(b) && told(a) && !done(a) && r.counted(a.tok) > 0 {
		clash = false // "the two will meet": the same people, another meeting
	}
	if !r.mayTakeUp(a, b, another, clash) {
		return 0
	}
	all := participants(b)
	n := 40 - min(3*distance, 30)
	if clash && !another {
		n -= 10
	}
	for _, x := range all {
		switch {
		case r.covered(x, around.here):
			n += 14
		case r.covered(x, around.before):
			n += 5
		default:
			n -= 6
		}
	}
	if r.lemma[a.tok] == r.lemma[b.tok] {
		n += 6
	}
	if r.title(b.tok) {
		n += 20
	}
	if len(all) < 2 && b.mode != "visit" {
		n -= 15
	}
	if !told(b) {
		n -= 8
	}
	if !slices.ContainsFunc(all, func(x int32) bool { return r.in.Entities.Actors[x].Named }) {
		n -= 20 // "leaders meet"
	}
	if r.sentence(a.tok) == r.sentence(b.tok) && !a.rule.anaphor {
		n -= 10
	}
	if b.standing.status == Happened && !b.standing.bare && !r.sequel(a) && !r.within(a, b) {
		n -= 15 // plans are taken up more often than what is over
	}
	return n
}

// company are the actors of a sentence, and of the one before it.
type company struct{ here, before []int32 }

func (r *reader) around(a *act) company {
	var out company
	s := r.sentence(a.tok)
	for k := range r.in.Entities.Mentions {
		m := &r.in.Entities.Mentions[k]
		switch {
		case m.Actor == entity.None || m.Locative:
		case m.Sentence == s:
			out.here = appendNew(out.here, m.Actor)
		case m.Sentence == s-1:
			out.before = appendNew(out.before, m.Actor)
		}
	}
	return out
}

// sidesOfAgreement gives a meeting that names nobody the two who agree on it:
// "Okel and Reth agreed that the talks will be held in June".
func (r *reader) sidesOfAgreement(a *act) {
	if h := r.head(a.tok); len(a.sources) == 0 && a.mode != "visit" && r.childWord(a.tok, "again") != none && h != none && r.infinitive(a.tok) && r.passive(h) {
		// "where it was agreed to meet again": those who met there
		for _, b := range slices.Backward(r.acts) {
			if b.tok < a.tok && r.sentence(b.tok) >= r.sentence(a.tok)-1 && b.rule.Type == "CONSULT" && done(b) && len(participants(b)) > 1 {
				a.sources = participants(b)
				a.why = append(a.why, "sides: who met before")
				return
			}
		}
	}
	if len(a.sources) == 0 && a.mode != "visit" && a.over != nil && a.over.rule.Type == "AGREE" && len(a.over.sources) > 1 {
		a.sources = slices.Clone(a.over.sources)
		a.why = append(a.why, "sides: who agreed on it")
	}
}

// sidesOfText gives talks on a text ("negotiations on the agreement") the sides
// who sign or agree on it in that sentence or the one before.
func (r *reader) sidesOfText(a *act, before []*act) {
	if len(a.sources) > 0 || a.mode == "visit" || r.predicate(a.tok) {
		return
	}
	for _, topic := range r.prepAt(a.tok, []string{"on", "over", "about"}) {
		for _, b := range slices.Backward(before) {
			if r.sentence(b.tok) < r.sentence(a.tok)-1 {
				break
			}
			if b.rule.Type != "SUPPORT" && b.rule.Type != "AGREE" || len(b.sources) < 2 {
				continue
			}
			if slices.ContainsFunc(r.contentStep(b.tok, words{}), func(c int32) bool { return r.lemma[c] == r.lemma[topic] }) {
				a.sources = slices.Clone(b.sources)
				a.why = append(a.why, "sides: those of "+quoted("the "+r.lower(topic)))
				return
			}
		}
	}
}

// levelSides puts states for the people who agreed on or spoke of a meeting below
// their own level: "high-level talks" that two presidents agree on are held by
// their countries.
func (r *reader) levelSides(a *act) {
	if r.predicate(a.tok) || len(r.subjectActors(a.tok)) > 0 || len(r.prepStep(a.tok, withWords)) > 0 {
		return
	}
	for c := r.first[a.tok]; c != none; c = r.next[c] {
		if (r.rel(c) == syntax.Compound || r.rel(c) == syntax.Amod) && r.c.lex.levels.has(r.lemma[c]) {
			var sides []int32
			for _, p := range a.sources {
				side := r.stateOf(p)
				if r.in.Entities.Actors[side].Kind == entity.Person {
					return // a president and a country are no two sides
				}
				sides = appendNew(sides, side)
			}
			a.sources = sides
			return
		}
	}
}

// stateOf returns the state that a person of government stands for, where the
// report names it, else the person.
func (r *reader) stateOf(p int32) int32 {
	x := &r.in.Entities.Actors[p]
	if x.Kind != entity.Person {
		return p
	}
	for k := range r.in.Entities.Actors {
		if s := &r.in.Entities.Actors[k]; s.Kind == entity.State && x.Country != "" && s.Country == x.Country {
			return int32(k)
		}
	}
	for k := range r.in.Entities.Actors {
		// "the Government" of a release by a ministry
		if s := &r.in.Entities.Actors[k]; s.Kind == entity.Organisation && s.Sector == "GOV" && x.Sector == "GOV" && (s.Country == "" || s.Country == x.Country) && strings.EqualFold(s.Name, "government") {
			return int32(k)
		}
	}
	return p
}
