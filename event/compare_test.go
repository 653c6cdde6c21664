package event

import (
	"slices"
	"testing"

	"nuncio/span"
)

func TestMatchPairsEventsOfTwoCodings(t *testing.T) {
	at := func(trigger int, typ, rule string, also ...span.Span) Event {
		s := span.New(trigger, trigger+5)
		return Event{Type: typ, Rule: rule, TriggerSpan: s, Evidence: s, EvidenceAlso: also}
	}
	for _, tt := range []struct {
		name          string
		before, after []Event
		want          []Pair
	}{
		{"the same", []Event{at(0, "A", "a"), at(9, "B", "b")}, []Event{at(0, "A", "a"), at(9, "B", "b")}, []Pair{{0, 0}, {1, 1}}},
		{"added before", []Event{at(9, "B", "b")}, []Event{at(0, "A", "a"), at(9, "B", "b")}, []Pair{{None, 0}, {0, 1}}},
		{"removed", []Event{at(0, "A", "a"), at(9, "B", "b")}, []Event{at(9, "B", "b")}, []Pair{{0, None}, {1, 0}}},
		{"another type", []Event{at(0, "A", "a")}, []Event{at(0, "B", "b")}, []Pair{{0, 0}}},
		{"two of one trigger", []Event{at(0, "A", "a")}, []Event{at(0, "B", "b"), at(0, "A", "a")}, []Pair{{None, 0}, {0, 1}}},
		{"another first mention", []Event{at(0, "A", "a", span.New(9, 14))}, []Event{at(9, "A", "a")}, []Pair{{0, 0}}},
		{"none", nil, nil, nil},
	} {
		if got := Match(tt.before, tt.after); !slices.Equal(got, tt.want) {
			t.Errorf("%s: got %v, want %v", tt.name, got, tt.want)
		}
	}
}
