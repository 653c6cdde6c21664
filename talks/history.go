package talks

import (
	"cmp"
	"slices"
	"strings"
)

// talk makes a talk of the group, with its life line.
func (g *group) talk() Talk {
	t := Talk{Happening: g.gather(), Kind: g.kind()}
	t.History = lifeLine(g.nodes)
	for i := range t.History {
		if step := &t.History[i]; !step.Against {
			t.When, t.Where = step.Date, step.Place
		}
	}
	t.Title = g.title(&t.Happening)
	return t
}

// stage is an entry with the days on which it took effect.
type stage struct {
	*node
	from, to   day
	placed     bool // false: no day can be given
	background bool // told without a day beside a later stage
	by         bool // it was taken by that day, nobody says how long before
	dayless    bool // the entry itself gives no day of the stage
}

// lifeLine puts the stages of a talk in the order in which they took effect and
// works out the status after each.
func lifeLine(nodes []*node) []Transition {
	stages := make([]stage, len(nodes))
	for i, n := range nodes {
		stages[i] = newStage(n)
	}
	markBackground(stages)
	sharpen(stages)
	placeOnDue(stages)
	slices.SortStableFunc(stages, func(a, b stage) int { return compareStages(&a, &b) })
	var line []Transition
	at := standing{meeting: slices.ContainsFunc(nodes, func(n *node) bool { return !n.journey })}
	for i := range stages {
		if s := &stages[i]; !s.superseded(stages) {
			line = at.step(line, s)
		}
	}
	return line
}

// newStage finds the day on which a stage took effect: the day it was agreed or
// called off, the day of a meeting that was held or has begun, else the day of
// the report.
func newStage(n *node) stage {
	p, ok := parsePeriod(n.StatusWhen.Value)
	s := stage{node: n, dayless: !ok && !(n.done() && n.dated)}
	if ok && !n.done() {
		s.from, s.to, s.placed = p.first, p.last, true
	} else if n.done() && n.dated && (!n.pubKnown || n.when.first <= n.pub) {
		s.from, s.to, s.placed = n.when.first, n.when.last, true
		if n.Status == "ongoing" {
			s.to = s.from
		}
	} else if n.pubKnown {
		s.from, s.to, s.placed = n.pub, n.pub, true
	}
	if n.pubKnown && s.placed && s.to > n.pub {
		s.to = max(n.pub, s.from) // told as done by a report of the same span
		s.from = min(s.from, s.to)
	}
	return s
}

// markBackground finds the stages that a report tells without a day beside
// another stage of the same meeting: an old date that was given up beside the new
// one; a plan beside its calling off, or beside the doubt whether it will hold. A
// plan in the background was made before the report's calling off.
func markBackground(stages []stage) {
	for i := range stages {
		a := &stages[i]
		if !a.dayless {
			continue
		}
		var off *stage
		for j := range stages {
			b := &stages[j]
			if i == j || a.Report != b.Report {
				continue
			}
			a.background = a.background || behind(a, b)
			if b.off() && (off == nil || b.to < off.to) {
				off = b
			}
		}
		if a.background && a.Status == "planned" && off != nil && off.placed {
			a.from, a.to, a.by = off.to, off.to, true
		}
	}
}

// behind reports whether stage a, which has no day, lies before stage b of the
// same report.
func behind(a, b *stage) bool {
	switch {
	case b.done():
		return !a.done()
	case a.off() && b.off():
		return false
	case a.off():
		// Off, and on again: so with another date, or where the report dates the
		// later stage alone. Told of one date the calling off is the news.
		return a.When.Value != b.When.Value || !b.dayless
	case b.off():
		// The planned meeting that was called off; a new date is news.
		return !a.dated || a.When.Value == b.When.Value && b.fresh() || a.when.overlaps(b.when) && b.fresh()
	case a.Status == "planned" && (b.Status == "conditional" || b.Status == "possible"):
		return !a.dated || !b.dated || a.when.overlaps(b.when)
	}
	return false
}

// fresh reports whether the stage is the report's news: it has no day of its
// own, or that of the report or the day before.
func (s *stage) fresh() bool {
	return s.dayless || !s.pubKnown || s.to >= s.pub-1
}

// sharpen gives a stage that is dated to a span ("last month") the day that
// another report has for the same stage.
func sharpen(stages []stage) {
	for i := range stages {
		a := &stages[i]
		if a.from == a.to || !a.placed {
			continue
		}
		for j := range stages {
			b := &stages[j]
			if a.Status == b.Status && b.placed && b.from == b.to && a.from <= b.from && b.to <= a.to && !b.dayless {
				a.from, a.to = b.from, b.to
				break
			}
		}
	}
}

// soonDays is how long after a meeting a report tells of it without its day.
const soonDays = 7

// placeOnDue gives a meeting that a report tells as held, without a day, the day
// for which the last report before it had it set, if that is only just over.
func placeOnDue(stages []stage) {
	for i := range stages {
		s := &stages[i]
		if s.Status != "happened" || s.dated || !s.pubKnown {
			continue
		}
		var due *stage
		for j := range stages {
			o := &stages[j]
			if o.dated && o.when.days() == 1 && !o.off() && o.when.last <= s.pub && s.pub-o.when.last <= soonDays &&
				o.instant <= s.instant && (due == nil || o.instant > due.instant) {
				due = o
			}
		}
		if due != nil {
			s.from, s.to, s.placed = due.when.first, due.when.last, true
		}
	}
}

func compareStages(a, b *stage) int {
	if a.placed != b.placed {
		if a.placed {
			return -1
		}
		return 1
	}
	return cmp.Or(
		cmp.Compare(a.to, b.to),
		cmp.Compare(a.instant, b.instant),
		strings.Compare(a.Report, b.Report),
		cmp.Compare(a.rank(), b.rank()),
		cmp.Compare(a.Evidence.Start, b.Evidence.Start),
		strings.Compare(a.Key, b.Key),
	)
}

// rank orders the stages of one report on one day; those in the background come first.
func (s *stage) rank() int {
	r := 0
	switch s.Status {
	case "possible", "conditional":
		r = 1
	case "planned":
		r = 2
	case "ongoing":
		r = 3
	case "happened":
		r = 4
	}
	if s.background {
		r -= 5
	}
	return r
}

// superseded reports whether a stage told in passing, beside a later one of its
// report, adds nothing: a plan beside its calling off, of which an earlier report
// told one way or the other; a calling off beside the new plan, where an earlier
// report told of it; a mere possibility beside the calling off.
func (s *stage) superseded(stages []stage) bool {
	if !s.background {
		return false
	}
	if s.Status == "possible" || s.Status == "conditional" {
		return true
	}
	return slices.ContainsFunc(stages, func(o stage) bool {
		return o.Report != s.Report && o.instant <= s.instant && (!s.off() || o.off() && !o.background)
	})
}

// standing is where the talk is while its life line is drawn.
type standing struct {
	status    Status
	announced bool // someone with the power to do it had said so
	off       bool // called off, put off or refused, and not on again since
	meeting   bool // more than a journey to a place
	date      string
	place     *Spot
}

// step takes one stage and returns the life line with it.
func (at *standing) step(line []Transition, s *stage) []Transition {
	if at.status == Held && s.Status != "happened" {
		return at.contradict(line, s)
	}
	status, why := at.next(s)
	date, place := at.date, at.place
	if s.dated {
		date = finerDate(date, dayOnly(s.When.Value))
	}
	if s.Where != nil && (place == nil || !finerPlace(place, s.Where)) {
		place = s.Where
	}
	if len(line) > 0 && !line[len(line)-1].Against && status == at.status && date == at.date && samePlace(place, at.place) {
		last := &line[len(line)-1]
		last.Confirmed = append(last.Confirmed, s.Entry)
		return line
	}
	at.status, at.date, at.place = status, date, place
	t := Transition{Status: status, Known: s.Published, Date: date, Place: place, By: s.StatusBy, Why: why, Entry: s.Entry}
	if s.placed {
		t.From, t.To = s.from.String(), s.to.String()
	}
	if s.by {
		t.From = ""
	}
	return append(line, t)
}

func samePlace(a, b *Spot) bool {
	return a == b || a != nil && b != nil && NameKey(a.Name) == NameKey(b.Name)
}

// contradict: a meeting that was held stays held, whatever is told of earlier
// stages; a report that it was off on that very day stands beside it.
func (at *standing) contradict(line []Transition, s *stage) []Transition {
	held, ok := parsePeriod(at.date)
	if !s.off() || !ok || !s.dated || !s.when.overlaps(held) || s.background || !s.placed {
		return line
	}
	t := Transition{
		Status: Refused, Against: true, From: s.from.String(), To: s.to.String(), Known: s.Published, Date: at.date, Place: at.place,
		By: s.StatusBy, Why: "by this report it did not take place", Entry: s.Entry,
	}
	if s.Status == "cancelled" {
		t.Status, t.Why = offStatus(s)
	}
	return append(line, t)
}

func offStatus(s *stage) (Status, string) {
	if s.PutOff {
		return Postponed, "put off"
	}
	return Cancelled, "called off"
}

// next is the status after a stage.
func (at *standing) next(s *stage) (Status, string) {
	switch s.Status {
	case "happened":
		at.off = false
		if s.journey && at.meeting {
			at.announced = true
			return UnderWay, "they have come; of the meeting itself the report says nothing"
		}
		return Held, "the report says that it took place"
	case "ongoing":
		at.announced, at.off = true, false
		return UnderWay, "the report says that it has begun"
	case "cancelled":
		at.announced, at.off = true, true
		return offStatus(s)
	case "denied":
		at.off = true
		return Refused, "refused, or said not to be coming"
	case "planned":
		return at.plan()
	case "conditional":
		if at.status == UnderWay {
			return UnderWay, "under way"
		}
		return InDoubt, "it hangs on a condition"
	}
	return at.possible()
}

func (at *standing) plan() (Status, string) {
	was := at.announced
	at.announced = true
	switch {
	case at.status == UnderWay:
		return UnderWay, "under way"
	case at.off && was:
		at.off = false
		return BackOn, "planned again after it was off"
	case at.status == BackOn:
		return BackOn, "still planned"
	}
	at.off = false
	return Announced, "arranged"
}

func (at *standing) possible() (Status, string) {
	switch {
	case at.status == UnderWay:
		return UnderWay, "under way"
	case at.announced:
		return InDoubt, "possible only, after it had been announced"
	case at.off:
		return InDoubt, "possible, after it was off"
	}
	return Proposed, "possible, never announced"
}
