package eval

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"nuncio/talks"
)

// EntryScore is how many of the entries that the boards rest on were read as a
// careful reader wrote them down. Wrong cells follow from the others.
type EntryScore struct {
	Right, Of int
	Faults    []string
}

// Entries holds entries against the hand-written ones that are stages of talks,
// in the order of the reports.
func (x *ExpectedBoards) Entries(entries []talks.Entry) EntryScore {
	answers := map[*labelled]*talks.Entry{}
	for i := range entries {
		e := &entries[i]
		if h := x.nearest(e); h != nil && (answers[h] == nil || likeness(e, &h.Entry) > likeness(answers[h], &h.Entry)) {
			answers[h] = e
		}
	}
	var s EntryScore
	for _, id := range x.order {
		for i := range x.byReport[id] {
			if h := &x.byReport[id][i]; h.want.Talks != "" {
				s.entry(h, answers[h])
			}
		}
	}
	return s
}

func (s *EntryScore) entry(h *labelled, got *talks.Entry) {
	s.Of++
	faults := []string{"not read"}
	if got != nil {
		faults = h.faults(got)
	}
	if len(faults) == 0 {
		s.Right++
		return
	}
	s.Faults = append(s.Faults, fmt.Sprintf("- %s %s, %s, %q: %s", h.report, h.want.ID, h.want.Talks, h.Evidence.Text, strings.Join(faults, "; ")))
}

// faults compares what a board needs of an entry.
func (h *labelled) faults(got *talks.Entry) []string {
	want := &h.want
	var out []string
	check := func(ok bool, what, found string, wants OneOf) {
		if !ok {
			out = append(out, fmt.Sprintf("%s %s, want %s", what, cmp.Or(found, "–"), wanted(wants)))
		}
	}
	check(slices.Contains(want.Type, got.Type), "type", got.Type, want.Type)
	check(slices.Contains(want.Status, got.Status), "status", got.Status, want.Status)
	if got.Status == want.Status.first() {
		check(got.PutOff == want.PutOff, "put off", fmt.Sprint(got.PutOff), OneOf{fmt.Sprint(want.PutOff)})
	}
	days := append(OneOf{want.When}, want.Date...)
	check(slices.Contains(days, got.When.Value), "when", got.When.Value, slices.Compact(days))
	check(got.StatusWhen.Value == want.StatusWhen, "status when", got.StatusWhen.Value, OneOf{want.StatusWhen})
	places := want.Place
	if places == nil {
		places = OneOf{""}
	}
	check(rightPlace(places, got.Where), "place", spotName(got.Where), places)
	wantSides := h.sides()
	var sides []talks.Side
	for _, p := range slices.Concat(got.Sources, got.Targets) {
		sides = append(sides, talks.Side{Name: p.Name})
	}
	check(rightSides(wantSides, nil, sides), "sides", sideNames(sides), OneOf{participantNames(wantSides)})
	return out
}
