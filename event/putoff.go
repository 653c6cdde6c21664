package event

import (
	"slices"

	"nuncio/timex"
)

// calling is how the words call an act off.
type calling uint8

const (
	untoldOff calling = iota // they do not say: "was to have met", "did not go ahead"
	givenUp                  // "cancelled"
	putOff                   // "postponed"
)

// putOffName is how the lexicon and the examples write Cancelled with putOff.
const putOffName = "put-off"

// statusName names a status, with the putting off told apart.
func statusName(s Status, off bool) string {
	if s == Cancelled && off {
		return putOffName
	}
	return s.String()
}

// putOff reports whether the act was called off only until another day.
func (s standing) putOff() bool { return s.status == Cancelled && s.off == putOff }

// anyDay stands in the lexicon for the particle of a verb that puts an act off
// only where a day stands with it ("moved to June").
const anyDay = "DAY"

// movedTo returns the day that verb h moves an act to ("until June", "from May
// to June"), or -1.
func (r *reader) movedTo(h int32) int32 { return r.dayBehind(h, "to", "until", "till", "for", "into") }

// movedFrom returns the day that verb h moves an act from, or -1.
func (r *reader) movedFrom(h int32) int32 { return r.dayBehind(h, "from") }

// dayBehind returns the first day below verb h, with no other verb between,
// that stands behind one of the prepositions, however the parser hung it; or -1.
func (r *reader) dayBehind(h int32, preps ...string) int32 {
	if h == none || !r.isVerb(h) {
		return -1
	}
	for i := h + 1; i < r.doc.Sentences[r.sentence(h)].End; i++ {
		t := r.timeAt(i)
		switch {
		case r.isVerb(i):
			return -1
		case t < 0 || r.in.Times[t].First != i || r.in.Times[t].Kind > timex.Time || !r.doc.Dominates(h, i):
			continue
		}
		before := i - 1
		if r.lower(before) == "the" {
			before--
		}
		if slices.Contains(preps, r.lower(before)) {
			return t
		}
	}
	return -1
}

// putter returns the verb that puts act a off, or none.
func (r *reader) putter(a *act) int32 {
	if !a.standing.putOff() {
		return none
	}
	for _, o := range a.standing.over {
		if op, ok := r.findOperator(opVerb, o, a.tok); ok && op.pos.off == putOff {
			return o
		}
	}
	return none
}

// datePutOff sets the day from which act a was put off, and keeps the day that it
// was put off to from being taken for the day it was due.
func (r *reader) datePutOff(a *act) {
	v := r.putter(a)
	if from := r.movedFrom(v); from >= 0 {
		if a.statusWhen == from {
			a.statusWhen = None
		}
		a.when = from
		a.why = append(a.why, "put off from: "+quoted(r.in.Times[from].Span.Text(r.doc.Text)))
	}
	if to := r.movedTo(v); to >= 0 && a.when == to || a.when != None && r.datesBefore(a, a.when) {
		a.when = None
	}
}

// renew adds, behind each act that was put off to a day to come, the same act
// as planned for that day, and before each act whose phrase tells that it had
// been called off ("the talks postponed in May will be held on Friday") that
// calling off.
func (r *reader) renew() {
	var out []*act
	for _, a := range r.acts {
		if s := a.standing.before; s != nil && a.rule.Type == "CONSULT" {
			out = append(out, r.calledOffBefore(a, s))
		}
		out = append(out, a)
		to := r.movedTo(r.putter(a))
		if to < 0 || a.same != nil || r.pastTime(to) {
			continue
		}
		day := quoted(r.in.Times[to].Span.Text(r.doc.Text))
		b := *a
		b.standing = stand(Planned, a.standing.why...)
		b.standing.over = a.standing.over
		b.standing.why = append(slices.Clone(b.standing.why), "put off to "+day+": planned")
		b.when, b.renewed, b.also, b.why = to, true, nil, nil
		out = append(out, &b)
	}
	r.acts = out
}

// calledOffBefore returns the calling off s that the phrase of act a tells of.
func (r *reader) calledOffBefore(a *act, s *standing) *act {
	b := *a
	if a.same != nil {
		b.sources, b.targets, b.where = a.same.sources, a.same.targets, a.same.where
	}
	b.same, b.standing, b.when, b.statusWhen, b.also, b.why = nil, *s, None, None, nil, nil
	for _, o := range s.over {
		if t := r.timeBelow(o, false); t >= 0 && r.movedFrom(o) < 0 {
			b.statusWhen = t
		}
	}
	a.renewed = true
	return &b
}

// datesBefore reports whether time t is told of the calling off that the phrase of
// act a tells of, and not of the act.
func (r *reader) datesBefore(a *act, t int32) bool {
	return a.standing.before != nil && slices.ContainsFunc(a.standing.before.over, func(o int32) bool {
		return r.doc.Dominates(o, r.in.Times[t].First) && !r.doc.Dominates(o, a.tok)
	})
}

// joinManner settles whether an act that two mentions call off was put off:
// the first that says so decides, but not a headline against the text.
func (r *reader) joinManner(a, b *act) {
	if s := &b.standing; s.off != untoldOff && (a.standing.off == untoldOff || r.title(a.tok) && !r.title(b.tok)) {
		a.standing.off = s.off
		a.standing.why = append(slices.Clone(a.standing.why), s.why...)
	}
}
