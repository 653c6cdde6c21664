package event

import (
	"slices"

	"nuncio/entity"
	"nuncio/span"
	"nuncio/syntax"
	"nuncio/timex"
)

// splitMeetings makes a further act of each further place and day that a clause
// joins to those of a meeting: "met in Lyon on Monday and in Bern on 1 June", "are
// to meet in Lyon, and again in Bern in October with Okel". They share the sides;
// who stands behind "with" in one part takes part in that alone.
func (r *reader) splitMeetings() {
	var out []*act
	for _, a := range r.acts {
		out = append(out, a)
		if a.rule.Type != "CONSULT" || a.mode == "visit" || a.rule.anaphor || !r.predicate(a.tok) {
			continue
		}
		for _, p := range r.furtherParts(a.tok) {
			b := *a
			r.confine(&b, p)
			r.leaveOut(a, p)
			out = append(out, &b)
		}
	}
	r.acts = out
}

// part is a stretch of tokens that tells of a further meeting: "again in Bern in October".
type part struct{ first, end int32 }

// furtherParts returns the parts behind clause i that set it in further places.
func (r *reader) furtherParts(i int32) []part {
	var out []part
	end := r.doc.Sentences[r.sentence(i)].End
	placed := false // a place was named before
	for k := i + 1; k < end; k++ {
		if r.isVerb(k) || r.upos(k) == syntax.SCONJ || r.lower(k) == "where" || r.lower(k) == "which" || r.lower(k) == "who" {
			end = k
			break
		}
		if p := r.placeOf[k]; p < 0 || r.in.Places[p].First != k {
			placed = placed || p < 0 && r.timeOf[k] < 0 && r.upos(k) == syntax.PROPN && r.setIn(k) // a place that no list has
			continue
		}
		if first := r.joins(k); first != none && placed && r.dayWithin(first, k, end) >= 0 {
			out = append(out, part{first, end})
		}
		placed = placed || r.setIn(k)
	}
	for n := range out {
		out[n].end = end
		if n+1 < len(out) {
			out[n].end = out[n+1].first
		}
	}
	return out
}

// setIn reports whether the place that begins at token k stands behind "in" or "at".
func (r *reader) setIn(k int32) bool {
	return k > 0 && (r.lower(k-1) == "in" || r.lower(k-1) == "at")
}

// joins returns the first word of ", and again in" before the place at token k, or none.
func (r *reader) joins(k int32) int32 {
	if !r.setIn(k) {
		return none
	}
	i := k - 2
	if i > 0 && (r.lower(i) == "again" || r.lower(i) == "then" || r.lower(i) == "later") {
		i--
	}
	if i > 0 && (r.lower(i) == "and" || r.lower(i) == ",") {
		return i + 1
	}
	return none
}

// dayWithin returns the date of the part that begins at first and has its place at
// token k, or -1 where another place comes before any date.
func (r *reader) dayWithin(first, k, end int32) int32 {
	for i := first; i < end; i++ {
		if p := r.placeOf[i]; i > k && p >= 0 && r.in.Places[p].First == i && r.setIn(i) {
			return -1
		}
		if t := r.timeOf[i]; t >= 0 && r.in.Times[t].Kind <= timex.Time {
			return t
		}
	}
	return -1
}

// confine lets the further meeting b have the day, the place and the guests of part p.
func (r *reader) confine(b *act, p part) {
	b.when, b.where, b.also, b.why = None, None, nil, []string{"a further place and day of the clause"}
	b.part = p
	for i := p.first; i < p.end; i++ {
		if x := r.placeOf[i]; x >= 0 && b.where == None {
			b.where = x
		}
	}
	b.when = r.dayWithin(p.first, r.in.Places[b.where].First, p.end)
	b.sources = slices.Clone(b.sources)
	for k := range r.in.Entities.Mentions {
		m := &r.in.Entities.Mentions[k]
		if m.First < p.first || m.End > p.end || m.Form != entity.Name || m.Actor == entity.None || m.Locative || m.Modifier || r.in.Entities.Actors[m.Actor].Kind != entity.Person {
			continue
		}
		for i := p.first; i < m.First; i++ {
			if r.lower(i) == "with" {
				b.sources = appendNew(b.sources, m.Actor)
			}
		}
	}
}

// leaveOut takes from meeting a what belongs to the part p of its clause alone.
func (r *reader) leaveOut(a *act, p part) {
	inside := func(i int32) bool { return i >= p.first && i < p.end }
	if a.when != None && inside(r.in.Times[a.when].First) {
		a.when = None
		for i := a.tok; i < p.first; i++ {
			if t := r.timeOf[i]; t >= 0 && r.in.Times[t].Kind <= timex.Time {
				a.when = t
				break
			}
		}
	}
	if a.where != None && inside(r.in.Places[a.where].First) {
		a.where = None
		for i := a.tok; i < p.first; i++ {
			if x := r.placeOf[i]; x >= 0 && r.setIn(r.in.Places[x].First) {
				a.where = x
				break
			}
		}
	}
	a.sources = slices.DeleteFunc(slices.Clone(a.sources), func(x int32) bool {
		only := false
		for _, k := range r.in.Entities.Actors[x].Mentions {
			m := &r.in.Entities.Mentions[k]
			if m.Sentence != r.sentence(a.tok) {
				continue
			}
			if !inside(m.First) {
				return false
			}
			only = true
		}
		return only
	})
}

// spanOf is the span of the words of part p.
func (r *reader) spanOf(p part) span.Span { return r.trim(p.first, p.end-1) }
