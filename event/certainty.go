package event

import "nuncio/event/internal/grade"

// Scale is the question that a grade of certainty answers.
type Scale = grade.Scale

// The scales: whether an act happened, as readers judge, and whether who tells of
// it is sure of it, though it may be yet to come.
const (
	ItHappened = grade.Happened
	Committed  = grade.Committed
)

// Judgement is how sure the coder is of the act that one word tells of, in [-3, 3].
type Judgement struct {
	Rules float64  // by the rules alone
	Model float64  // by the trained model alone
	Both  float64  // by the model, within what the status of the rules allows
	Why   []string // of the rules
}

// Judge grades the acts that words of a document tell of, events or not.
func (c *Coder) Judge(in Input, scale Scale, words []int32) []Judgement {
	r := newReader(c, &in)
	out := make([]Judgement, len(words))
	for k, i := range words {
		s := r.standingOf(i)
		g := c.grades.Grade(scale, r.cluesOf(i, s))
		out[k] = Judgement{Rules: s.grade(), Model: g, Both: s.within(g), Why: s.why}
	}
	return out
}

// Clues returns what the model sees of words, for training it.
func (c *Coder) Clues(in Input, words []int32) [][]uint32 {
	r := newReader(c, &in)
	out := make([][]uint32, len(words))
	for k, i := range words {
		out[k] = r.cluesOf(i, r.standingOf(i))
	}
	return out
}

// ranges are the grades that an act with each status may have. The model says where in
// its range an act stands.
var ranges = [...]struct{ least, most float64 }{
	Denied: {-3, -2}, Cancelled: {-3, -2}, Conditional: {-2, 1}, Possible: {-2, 2},
	Planned: {-1.5, 2}, Ongoing: {1, 3}, Happened: {1, 3},
}

// within brings a grade of the model into the range of the status. What the lexicon
// gives a grade of its own keeps that.
func (s standing) within(g float64) float64 {
	switch {
	case s.none, s.bare:
		return g
	case s.fact != grades[s.status]:
		return s.fact
	}
	r := ranges[s.status]
	return r.least + (g+3)/6*(r.most-r.least)
}

// factuality is how sure an act is.
func (r *reader) factuality(a *act) float64 {
	return a.standing.within(r.c.grades.Grade(Committed, r.cluesOf(a.tok, a.standing)))
}
