package event

import (
	"cmp"
	"slices"

	"nuncio/span"
)

// Pair is one event by two codings of a report: its index in each, or [None]
// where a coding does not have it.
type Pair struct{ Before, After int32 }

// Match pairs the events of two codings of one report, in the order of the
// text. Events are one where they have the same trigger, or else the same type
// and evidence in common (the first mention of an act may be another one).
func Match(before, after []Event) []Pair {
	m := matcher{before: before, after: after, of: make([]int32, len(after)), taken: make([]bool, len(before))}
	for k := range m.of {
		m.of[k] = None
	}
	for _, same := range []func(a, b *Event) bool{
		func(a, b *Event) bool { return a.TriggerSpan == b.TriggerSpan && a.Rule == b.Rule },
		func(a, b *Event) bool { return a.TriggerSpan == b.TriggerSpan && a.Type == b.Type },
		func(a, b *Event) bool { return a.TriggerSpan == b.TriggerSpan },
		func(a, b *Event) bool { return a.Type == b.Type && shareEvidence(a, b) },
	} {
		m.pair(same)
	}
	return m.pairs()
}

type matcher struct {
	before, after []Event
	of            []int32 // event of before that each of after is, or None
	taken         []bool
}

func (m *matcher) pair(same func(a, b *Event) bool) {
	for k := range m.after {
		for i := range m.before {
			if m.of[k] == None && !m.taken[i] && same(&m.before[i], &m.after[k]) {
				m.of[k], m.taken[i] = int32(i), true
			}
		}
	}
}

func (m *matcher) pairs() []Pair {
	var out []Pair
	for k, i := range m.of {
		out = append(out, Pair{Before: i, After: int32(k)})
	}
	for i, taken := range m.taken {
		if !taken {
			out = append(out, Pair{Before: int32(i), After: None})
		}
	}
	slices.SortStableFunc(out, func(a, b Pair) int { return cmp.Compare(m.at(a), m.at(b)) })
	return out
}

func (m *matcher) at(p Pair) int32 {
	if p.After != None {
		return m.after[p.After].TriggerSpan.Start
	}
	return m.before[p.Before].TriggerSpan.Start
}

func shareEvidence(a, b *Event) bool {
	rests := func(e *Event, on span.Span) bool { return e.Evidence == on || slices.Contains(e.EvidenceAlso, on) }
	return rests(a, b.Evidence) || rests(b, a.Evidence)
}
