package talks

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
)

// graceDays is how long a talk that has begun counts as under way when no report
// tells of its end.
const graceDays = 7

// ParseClocks checks the two days of a question; "" for one of them stands for
// today, and so do both.
func ParseClocks(asOf, knownBy, today string) (Clocks, error) {
	c := Clocks{AsOf: cmp.Or(asOf, today), KnownBy: cmp.Or(knownBy, today)}
	for _, d := range []string{c.AsOf, c.KnownBy} {
		if _, ok := parseDay(d); !ok {
			return Clocks{}, fmt.Errorf("%q is no day; write it as YYYY-MM-DD, for instance 2018-05-25", d)
		}
	}
	return c, nil
}

// At returns what was so of the talk on a day, by all the entries that it was
// linked from. For a day before the first step the status is unknown.
func (t *Talk) At(asOf string) State {
	d, _ := parseDay(asOf)
	s := State{Status: Unknown, First: t.first()}
	last := -1
	for i := range t.History {
		if to, ok := parseDay(t.History[i].To); ok && to <= d {
			last = i
		}
	}
	if last >= 0 {
		s.hold(t.History[:last+1])
		s.pass(d)
	}
	s.within(t.History[last+1:], d)
	return s
}

// first is the earliest day of which anything is known.
func (t *Talk) first() string {
	first := ""
	for i := range t.History {
		if to := t.History[i].To; to != "" && (first == "" || to < first) {
			first = to
		}
	}
	return first
}

// hold takes the last step, and what stands beside it.
func (s *State) hold(line []Transition) {
	for len(line) > 1 && line[len(line)-1].Against {
		o := line[len(line)-1]
		line = line[:len(line)-1]
		s.Disputed = true
		s.Evidence = append(s.Evidence, o)
		if !slices.Contains(s.Also, o.Status) {
			s.Also = append(s.Also, o.Status)
		}
	}
	last := &line[len(line)-1]
	s.Status, s.Date, s.Place = last.Status, last.Date, last.Place
	i := len(line) - 1
	for i > 0 && line[i-1].Status == last.Status {
		i--
	}
	s.Since = line[i].To
	var run []Transition
	for j := len(line) - 1; j >= i; j-- {
		run = append(run, line[j])
	}
	s.Evidence = append(run, s.Evidence...)
	for ; i > 0 && line[i-1].To == s.Since; i-- {
		if o := &line[i-1]; disputes(o, last) {
			s.Also, s.Disputed = append(s.Also, o.Status), true
			s.Evidence = append(s.Evidence, *o)
		}
	}
}

// disputes reports whether two steps of one day are two reports that disagree,
// and not one step after the other.
func disputes(a, b *Transition) bool {
	return ended(a.Status) && ended(b.Status) && a.Status != b.Status && a.Entry.Report != b.Entry.Report
}

func ended(s Status) bool { return s == Cancelled || s == Postponed || s == Refused || s == Held }

// pass makes "passed without report" of a meeting whose day has gone by.
func (s *State) pass(d day) {
	due, ok := parsePeriod(s.Date)
	switch s.Status {
	case Proposed, Announced, InDoubt, BackOn:
	case UnderWay:
		if since, _ := parseDay(s.Since); !ok || due.last < since {
			due.last, ok = since, true
		}
		due.last += graceDays
	default:
		return
	}
	if ok && due.last < d {
		s.Status, s.Since = Passed, (due.last + 1).String()
	}
}

// within adds the statuses of steps that may already have been taken.
func (s *State) within(rest []Transition, d day) {
	for i := range rest {
		from, ok := parseDay(rest[i].From)
		if ok && from <= d && rest[i].From != rest[i].To && rest[i].Status != s.Status && !slices.Contains(s.Also, rest[i].Status) {
			s.Also = append(s.Also, rest[i].Status)
			s.Evidence = append(s.Evidence, rest[i])
		}
	}
}

// Board returns what was so of all talks on a day. The entries that l was linked
// from are those of the second clock; see [KnownBy].
func (l *Linked) Board(c Clocks) *Board {
	b := &Board{Clocks: c, Rows: []Row{}, Unknown: []Row{}}
	order := make([]dueRow, len(l.Talks))
	for i := range l.Talks {
		row := Row{Talk: &l.Talks[i], State: l.Talks[i].At(c.AsOf)}
		order[i] = dueRow{row, dueDay(&row.State)}
	}
	slices.SortFunc(order, func(a, b dueRow) int {
		return cmp.Or(cmp.Compare(a.due, b.due), strings.Compare(a.Talk.Title, b.Talk.Title), strings.Compare(a.Talk.ID, b.Talk.ID))
	})
	for _, r := range order {
		if r.State.Status == Unknown && len(r.State.Also) == 0 {
			b.Unknown = append(b.Unknown, r.Row)
		} else {
			b.Rows = append(b.Rows, r.Row)
		}
	}
	return b
}

type dueRow struct {
	Row
	due day
}

// dueDay orders talks by the first day on which they are due; undated ones last.
func dueDay(s *State) day {
	if p, ok := parsePeriod(s.Date); ok {
		return p.first
	}
	return 1 << 30
}

// Find returns the talk or happening of that id, of an alias, or of a beginning
// of at least six letters that only one of them has; nil and nil where there is none.
func (l *Linked) Find(id string) (*Talk, *Happening) {
	var talk *Talk
	var happening *Happening
	n := 0
	match := func(h *Happening) bool {
		for i := range h.Entries {
			if k := h.Entries[i].Key; k == id || len(id) >= 6 && strings.HasPrefix(k, id) {
				return true
			}
		}
		return false
	}
	for i := range l.Talks {
		if match(&l.Talks[i].Happening) {
			talk, n = &l.Talks[i], n+1
		}
	}
	for i := range l.Happenings {
		if match(&l.Happenings[i]) {
			happening, n = &l.Happenings[i], n+1
		}
	}
	if n != 1 {
		return nil, nil
	}
	return talk, happening
}
