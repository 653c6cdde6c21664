package event

import (
	"slices"
	"time"

	"nuncio/entity"
)

// doubtPronouns takes out of a meeting that was held whoever is named in it by a
// pronoun alone, where the same people are to meet, or were to, and the sentence
// before names somebody else last: the pronoun may be his.
func (r *reader) doubtPronouns() {
	for _, a := range r.acts {
		if a.rule.Type != "CONSULT" || !done(a) {
			continue
		}
		all := participants(a)
		if !slices.ContainsFunc(r.acts, func(b *act) bool {
			return b.rule.Type == "CONSULT" && stage(b) && told(b) && r.compatible(all, participants(b))
		}) {
			continue
		}
		other := func(x int32) bool { return r.pronounOnly(x, a) && r.namesAnother(x, all, a) }
		before := len(a.sources)
		a.sources = slices.DeleteFunc(a.sources, other)
		a.targets = slices.DeleteFunc(a.targets, other)
		if a.mode == "visit" && len(a.sources) == 0 && before > 0 {
			a.standing = noEvent("a pronoun that may be another's")
		}
	}
}

// doubtTellers takes out of a deed who is taken for its doer by a pronoun alone and is
// only known as a source of the report: the pronoun is that of those who are told of
// ("sources said the rebels would hit back", "their attacks").
func (r *reader) doubtTellers() {
	for _, a := range r.acts {
		if a.rule.Type != "ASSAULT" && a.rule.Type != "COERCE" {
			continue
		}
		a.sources = slices.DeleteFunc(a.sources, func(x int32) bool {
			p := &r.in.Entities.Actors[x]
			return !p.Named && r.pronounOnly(x, a) && r.c.lex.tellers.has(r.lemma[r.in.Entities.Mentions[p.Mentions[0]].Head])
		})
	}
}

// doubtDays leaves open whether a meeting of these days was held that only its day
// speaks for ("the meeting on Thursday"), where the report tells of a plan of the
// same people that may be it.
func (r *reader) doubtDays() {
	for _, a := range r.acts {
		if a.rule.Type != "CONSULT" || !done(a) || !a.standing.guessed {
			continue
		}
		if slices.ContainsFunc(r.acts, func(b *act) bool {
			return b.rule.Type == "CONSULT" && stage(b) && told(b) && len(participants(a)) > 1 && r.compatible(participants(a), participants(b)) &&
				!(a.where != None && b.where != None && r.placesClash(a.where, b.where))
		}) && !r.longAgo(a.tok) {
			a.standing = untold("its day alone does not tell")
		}
	}
}

// dropNever takes out that people have not met so far ("he has never met her"), where
// the report tells that they are to meet: that is no stage of the plan.
func (r *reader) dropNever() {
	for _, a := range r.acts {
		if a.rule.Type != "CONSULT" || a.standing.status != Denied || !told(a) || !r.predicate(a.tok) {
			continue
		}
		if f := r.formOf(a.tok); !f.perfect || f.past {
			continue
		}
		if slices.ContainsFunc(r.acts, func(b *act) bool {
			return b.rule.Type == "CONSULT" && b != a && told(b) && (b.standing.status == Planned || b.standing.status == Conditional || b.standing.status == Possible) &&
				len(participants(a)) > 0 && r.compatible(participants(a), participants(b))
		}) {
			a.standing = noEvent("they have not met so far")
		}
	}
}

// longAgo reports whether the date beside noun i lies more than a month before the
// report, or names no day.
func (r *reader) longAgo(i int32) bool {
	t := r.pastOfNoun(i)
	if t < 0 {
		return false
	}
	if len(r.in.Times[t].Value) < len(time.DateOnly) {
		return true
	}
	day, err := time.Parse(time.DateOnly, r.in.Times[t].Value[:len(time.DateOnly)])
	if err != nil {
		return true
	}
	return r.olderThan(day, month)
}

// oldNews reports whether a date ends more than two months before the report.
func (r *reader) oldNews(t int32) bool {
	value := r.in.Times[t].Value
	switch len(value) {
	case len("2006"):
		value += "-12-31"
	case len("2006-01"):
		value += "-28"
	}
	day, err := time.Parse(time.DateOnly, value[:min(len(value), len(time.DateOnly))])
	return err == nil && r.olderThan(day, 2*month)
}

// olderThan reports whether a day lies more than so long before the report.
func (r *reader) olderThan(day time.Time, by time.Duration) bool {
	now, err := time.Parse(time.DateOnly, r.published())
	return err == nil && now.Sub(day) > by
}

// month is how long a meeting may have been of these days.
const month = 31 * 24 * time.Hour

// pronounOnly reports whether the sentence of act a names person x by pronouns alone.
func (r *reader) pronounOnly(x int32, a *act) bool {
	found := false
	for _, k := range r.in.Entities.Actors[x].Mentions {
		if m := &r.in.Entities.Mentions[k]; m.Sentence == r.sentence(a.tok) {
			if m.Form != entity.Pronoun {
				return false
			}
			found = true
		}
	}
	return found
}

// namesAnother reports whether the last person named before the sentence of act a,
// in the one before it, is neither x nor another side of a, and may be who a
// pronoun for x stands for.
func (r *reader) namesAnother(x int32, all []int32, a *act) bool {
	last := entity.None
	for k := range r.in.Entities.Mentions {
		m := &r.in.Entities.Mentions[k]
		if m.Sentence != r.sentence(a.tok)-1 || m.Actor == entity.None || m.Form == entity.Pronoun || m.Modifier || slices.Contains(all, m.Actor) {
			if m.Sentence == r.sentence(a.tok)-1 && m.Actor == x {
				last = entity.None
			}
			continue
		}
		if p := &r.in.Entities.Actors[m.Actor]; p.Kind == entity.Person && p.Named && (p.Gender == 0 || r.in.Entities.Actors[x].Gender == 0 || p.Gender == r.in.Entities.Actors[x].Gender) {
			last = m.Actor
		}
	}
	return last != entity.None
}
