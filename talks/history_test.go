package talks

import (
	"fmt"
	"slices"
	"strings"
	"testing"
)

// lifeCases are the entries of one talk and its state on some days:
// "DAY [known DAY]: status[/also] since DATE due DATE at PLACE".
var lifeCases = []struct {
	name   string
	lines  []string
	states []string
}{
	{"on, off, in doubt, on, held", []string{
		"r1 2031-05-01 | planned +off=2031-04-30 | " + marren + ", " + okel + " | 2031-06 | | will meet in June",
		"r2 2031-05-10 | planned | " + marren + ", " + okel + " | 2031-06-12 | Brask/KES | will meet in Brask on 12 June",
		"r3 2031-05-24 | cancelled +off=2031-05-24 | " + marren + ", " + okel + " | 2031-06-12 | | called off the summit",
		"r4 2031-05-26 | possible | " + marren + ", " + okel + " | 2031-06-12 | | might meet after all",
		"r5 2031-06-01 | planned | " + marren + ", " + okel + " | 2031-06-12 | Brask/KES | the summit is on again",
		"r6 2031-06-12 | happened | " + marren + ", " + okel + " | 2031-06-12 | Brask/KES | met in Brask",
	}, []string{
		"2031-04-29: unknown",
		"2031-05-02: announced since 2031-04-30 due 2031-06",
		"2031-05-12: announced since 2031-04-30 due 2031-06-12 at Brask",
		"2031-05-25: cancelled since 2031-05-24 due 2031-06-12 at Brask",
		"2031-05-31: in doubt since 2031-05-26 due 2031-06-12 at Brask",
		"2031-06-11: back on since 2031-06-01 due 2031-06-12 at Brask",
		"2031-06-11 known 2031-05-31: in doubt since 2031-05-26 due 2031-06-12 at Brask",
		"2031-06-20: held since 2031-06-12 due 2031-06-12 at Brask",
		"2031-06-20 known 2031-06-11: passed without report since 2031-06-13 due 2031-06-12 at Brask",
	}},
	{"a plan told beside its calling off is not on again", []string{
		"r1 2031-05-10 | planned | " + marren + ", " + okel + " | 2031-06-12 | | will meet",
		"r2 2031-05-24 | cancelled +plan=m1 +off=2031-05-24 | " + marren + ", " + okel + " | 2031-06-12 | | called off",
		"r2 2031-05-24 | planned +plan=m1 | " + marren + ", " + okel + " | 2031-06-12 | | the long-planned meeting",
	}, []string{"2031-05-25: cancelled since 2031-05-24 due 2031-06-12"}},
	{"the same where no earlier report told of the plan", []string{
		"r2 2031-05-24 | cancelled +plan=m1 | " + marren + ", " + okel + " | 2031-06-12 | | called off",
		"r2 2031-05-24 | planned +plan=m1 | " + marren + ", " + okel + " | 2031-06-12 | | the long-planned meeting",
	}, []string{"2031-05-25: cancelled since 2031-05-24 due 2031-06-12"}},
	{"a plan told beside its calling off, days after another report of it", []string{
		"r1 2031-05-24 | cancelled +off=2031-05-24 | " + marren + ", " + okel + " | 2031-06-12 | | called off",
		"r2 2031-05-27 | planned +plan=m1 | " + marren + ", " + okel + " | 2031-06-12 | | to rescue the summit",
		"r2 2031-05-27 | cancelled +plan=m1 | " + marren + ", " + okel + " | 2031-06-12 | | that was called off",
	}, []string{"2031-05-28: cancelled since 2031-05-24 due 2031-06-12"}},
	{"set, called off last week, and perhaps on again, all in one report", []string{
		"r1 2031-05-31 | planned +plan=m1 | " + marren + ", " + okel + " | 2031-06-12 | | the 12 June summit",
		"r1 2031-05-31 | cancelled +plan=m1 +off=2031-W21 | " + marren + ", " + okel + " | 2031-06-12 | | last week she was no longer coming",
		"r1 2031-05-31 | conditional +plan=m1 | " + marren + ", " + okel + " | 2031-06-12 | | if it does go ahead",
	}, []string{
		"2031-05-31: in doubt since 2031-05-31 due 2031-06-12",
		"2031-05-28: cancelled since 2031-05-25 due 2031-06-12",
	}},
	{"planned, if the rain holds off", []string{
		"r1 2031-05-31 | planned +plan=m1 | " + marren + ", " + okel + " | 2031-06-12 | | the 12 June summit",
		"r1 2031-05-31 | conditional +plan=m1 | " + marren + ", " + okel + " | 2031-06-12 | | if the rain holds off",
	}, []string{"2031-05-31: in doubt since 2031-05-31 due 2031-06-12"}},
	{"a possibility beside the calling off", []string{
		"r1 2031-05-24 | cancelled +plan=m1 | " + marren + ", " + okel + " | 2031-06-12 | | called off",
		"r1 2031-05-24 | possible +plan=m1 | " + marren + ", " + okel + " | 2031-06-12 | | whether they meet is up to him",
	}, []string{"2031-05-25: cancelled since 2031-05-24 due 2031-06-12"}},
	{"on again, told beside its calling off days before", []string{
		"r1 2031-06-01 | planned +plan=m1 | " + marren + ", " + okel + " | 2031-06-12 | | is on",
		"r1 2031-06-01 | cancelled +plan=m1 +off=2031-05-24 | " + marren + ", " + okel + " | 2031-06-12 | | which he had called off",
	}, []string{"2031-05-25: cancelled since 2031-05-24 due 2031-06-12", "2031-06-02: back on since 2031-06-01 due 2031-06-12"}},
	{"a new day, the old one given up", []string{
		"r1 2031-06-01 | cancelled +putoff +plan=m1 | " + venn + ", " + reth + " | 2031-06-12 | | was put off",
		"r1 2031-06-01 | planned +plan=m1 | " + venn + ", " + reth + " | 2031-06-27 | | to the 27th",
	}, []string{"2031-06-02: back on since 2031-06-01 due 2031-06-27"}},
	{"put off, no new day", []string{
		"r1 2031-06-01 | cancelled +putoff | " + venn + ", " + reth + " | 2031-06-12 | | was put off",
	}, []string{"2031-06-20: postponed since 2031-06-01 due 2031-06-12"}},
	{"two reports, two words for it", []string{
		"r1 2031-06-01 | cancelled +putoff +off=2031-06-01 | " + venn + ", " + reth + " | 2031-06-02 | | was put off",
		"r2 2031-06-01 | cancelled +off=2031-06-01 | " + venn + ", " + reth + " | 2031-06-02 | | was cancelled",
	}, []string{"2031-06-03: cancelled/postponed since 2031-06-01 due 2031-06-02"}},
	{"inside the span of a step both are shown", []string{
		"r1 2031-06-01 | planned | " + venn + ", " + reth + " | 2031-06-30 | | will meet",
		"r2 2031-06-16 | cancelled +off=2031-W24 | " + venn + ", " + reth + " | 2031-06-30 | | called off last week",
	}, []string{
		"2031-06-05: announced since 2031-06-01 due 2031-06-30",
		"2031-06-11: announced/cancelled since 2031-06-01 due 2031-06-30",
		"2031-06-15: cancelled since 2031-06-15 due 2031-06-30",
	}},
	{"under way, then no word", []string{
		"r1 2031-06-01 | ongoing +plan=m1 +visit | " + reth + " > Kestovia/KES | 2031-06-01 | Brask/KES | is in Brask",
	}, []string{
		"2031-06-02: under way since 2031-06-01 due 2031-06-01 at Brask",
		"2031-06-09: passed without report since 2031-06-09 due 2031-06-01 at Brask",
	}},
	{"proposed and refused", []string{
		"r1 2031-06-01 | possible | " + venn + ", " + reth + " | 2031-06-20 | | may meet",
		"r2 2031-06-10 | denied +off=2031-06-10 | " + venn + ", " + reth + " | 2031-06-20 | | will not meet",
	}, []string{"2031-06-05: proposed since 2031-06-01 due 2031-06-20", "2031-06-11: refused since 2031-06-10 due 2031-06-20"}},
	{"a background told without a day changes nothing", []string{
		"r1 2031-05-24 | cancelled +off=2031-05-24 | " + marren + ", " + okel + " | 2031-06-12 | | called off",
		"r2 2031-06-01 | planned | " + marren + ", " + okel + " | 2031-06-12 | | is on again",
		"r3 2031-06-05 | cancelled +plan=m1 | " + marren + ", " + okel + " | 2031-06-12 | | the cancelled summit",
		"r3 2031-06-05 | planned +plan=m1 +off=2031-06-05 | " + marren + ", " + okel + " | 2031-06-12 | | is on, his office repeated",
	}, []string{"2031-06-06: back on since 2031-06-01 due 2031-06-12"}},
	{"last month is the day that another report gives", []string{
		"r1 2031-05-24 | cancelled +off=2031-05-24 | " + marren + ", " + okel + " | 2031-06-12 | | called off",
		"r2 2031-05-28 | planned | " + marren + ", " + okel + " | 2031-06-12 | | is on again",
		"r3 2031-06-05 | cancelled +off=2031-05 | " + marren + ", " + okel + " | 2031-06-12 | | called off last month",
	}, []string{"2031-06-06: back on since 2031-05-28 due 2031-06-12"}},
	{"a coarser word does not replace a finer one", []string{
		"r1 2031-05-24 | planned | " + marren + ", " + okel + " | 2031-06-12 | Brask/KES | will meet on 12 June in Brask",
		"r2 2031-05-28 | planned | " + marren + ", " + okel + " | 2031-06 | | will meet in June",
	}, []string{"2031-06-06: announced since 2031-05-24 due 2031-06-12 at Brask"}},
	{"told as held without a day, just after the day it was due", []string{
		"r1 2031-06-01 | planned | " + venn + ", " + reth + " | 2031-06-12 | | will meet",
		"r2 2031-06-14 | happened | " + venn + ", " + reth + " | | | have met",
	}, []string{"2031-06-12: held since 2031-06-12 due 2031-06-12", "2031-06-11: announced since 2031-06-01 due 2031-06-12"}},
	{"the time of day is left out", []string{
		"r1 2031-06-01 | planned | " + venn + ", " + reth + " | 2031-06-12T09:00 | | will meet at nine",
	}, []string{"2031-06-02: announced since 2031-06-01 due 2031-06-12"}},
	{"held and denied: both stand", []string{
		"r1 2031-06-01 | planned | " + venn + ", " + reth + " | 2031-06-12 | | will meet",
		"r2 2031-06-13 | happened | " + venn + ", " + reth + " | 2031-06-12 | | met",
		"r3 2031-06-14 | denied | " + venn + ", " + reth + " | 2031-06-12 | | did not meet",
	}, []string{"2031-06-15: held/refused since 2031-06-12 due 2031-06-12"}},
}

func TestLifeLine(t *testing.T) {
	for _, x := range lifeCases {
		t.Run(x.name, func(t *testing.T) {
			var entries []Entry
			for _, line := range x.lines {
				entries = append(entries, told(t, line))
			}
			for _, want := range x.states {
				days, state, _ := strings.Cut(want, ": ")
				asOf, known, _ := strings.Cut(days, " known ")
				if got := stateLine(Link(KnownBy(entries, known)), asOf); got != state {
					t.Errorf("%s: %s, want %s", days, got, state)
				}
			}
		})
	}
}

func stateLine(l *Linked, asOf string) string {
	if len(l.Talks) != 1 {
		if len(l.Talks) == 0 {
			return "none"
		}
		return fmt.Sprintf("%d talks", len(l.Talks))
	}
	s := l.Talks[0].At(asOf)
	out := string(s.Status)
	slices.Sort(s.Also)
	for _, a := range s.Also {
		out += "/" + string(a)
	}
	for _, p := range []struct{ word, value string }{{"since", s.Since}, {"due", s.Date}} {
		if p.value != "" {
			out += " " + p.word + " " + p.value
		}
	}
	if s.Place != nil {
		out += " at " + s.Place.Name
	}
	return out
}
