package server

import (
	"fmt"
	"time"

	"nuncio/talks"
)

// chart is the life line of a talk as a drawing: three lanes, on, in doubt and
// off, and a line that goes from lane to lane. The list of steps says the same
// in words. Places along the day are per cent of the width, so that the drawing
// fits any screen.
type chart struct {
	First, Last string // days
	Bars        []bar
	Drops       []drop
	Points      []point
	AsOf        string // per cent; "" where the day lies outside
	AsOfAnchor  string
	Due         string
	DueAnchor   string
	About       string // in words, for those who do not see it
}

// bar is a stretch of days in one lane.
type bar struct {
	X1, X2 string
	Y      int
	Tone   string
	Later  bool // behind the day of the question
}

// drop joins two lanes.
type drop struct {
	X      string
	Y1, Y2 int
	Later  bool
}

// point is a step.
type point struct {
	X     string
	Y     int
	Mark  mark
	Later bool
	Label string
}

// The lanes' heights in the drawing, in pixels.
const (
	laneOn    = 26
	laneDoubt = 66
	laneOff   = 106
)

var lanes = map[talks.Status]int{
	talks.Announced: laneOn, talks.BackOn: laneOn, talks.UnderWay: laneOn, talks.Held: laneOn,
	talks.Proposed: laneDoubt, talks.InDoubt: laneDoubt, talks.Passed: laneDoubt,
	talks.Cancelled: laneOff, talks.Postponed: laneOff, talks.Refused: laneOff,
}

// The margins left and right of the first and last day, in per cent.
const margin = 3.0

// newChart draws a talk's life line; nil where there is too little for a drawing.
func newChart(t *talks.Talk, s *talks.State, c talks.Clocks) *chart {
	var steps []*talks.Transition
	for i := range t.History {
		if t.History[i].To != "" {
			steps = append(steps, &t.History[i])
		}
	}
	if len(steps) < 2 {
		return nil
	}
	d := scale{}
	for _, st := range steps {
		d.add(st.To)
	}
	due, _, dated := talks.Days(s.Date)
	if dated {
		d.add(due)
	}
	if !d.wide() {
		return nil
	}
	ch := &chart{First: d.first.Format(time.DateOnly), Last: d.last.Format(time.DateOnly)}
	for i, st := range steps {
		ch.step(&d, steps, i, st.To > c.AsOf)
	}
	if at, ok := d.at(c.AsOf); ok {
		ch.AsOf, ch.AsOfAnchor = percent(at), anchor(at)
	}
	if at, ok := d.at(due); ok && dated && s.Status != talks.Held {
		ch.Due, ch.DueAnchor = percent(at), anchor(at)
	}
	ch.About = fmt.Sprintf("Life line of %s to %s, %s", shortWords(ch.First), shortWords(ch.Last), count(len(steps), "step", "steps"))
	return ch
}

func (ch *chart) step(d *scale, steps []*talks.Transition, i int, later bool) {
	st := steps[i]
	x, _ := d.at(st.To)
	end := 100.0 - margin
	if i+1 < len(steps) {
		end, _ = d.at(steps[i+1].To)
	} else if st.Status == talks.Held {
		end = x
	}
	m := markOf(st.Status)
	ch.Bars = append(ch.Bars, bar{percent(x), percent(end), lanes[st.Status], m.Tone, later})
	if i > 0 && lanes[steps[i-1].Status] != lanes[st.Status] {
		ch.Drops = append(ch.Drops, drop{percent(x), lanes[steps[i-1].Status], lanes[st.Status], later})
	}
	if i == 0 || steps[i-1].Status != st.Status {
		ch.Points = append(ch.Points, point{percent(x), lanes[st.Status], m, later, shortWords(st.To) + ": " + m.Word})
	}
}

// scale puts days on the width of a drawing.
type scale struct{ first, last time.Time }

func (d *scale) add(day string) {
	t, err := time.Parse(time.DateOnly, day)
	if err != nil {
		return
	}
	if d.first.IsZero() || t.Before(d.first) {
		d.first = t
	}
	if t.After(d.last) {
		d.last = t
	}
}

func (d *scale) wide() bool { return d.last.After(d.first) }

// at is the place of a day in per cent, false where it lies outside.
func (d *scale) at(day string) (float64, bool) {
	t, err := time.Parse(time.DateOnly, day)
	if err != nil || t.Before(d.first) || t.After(d.last) {
		return 0, false
	}
	return margin + (100-2*margin)*t.Sub(d.first).Hours()/d.last.Sub(d.first).Hours(), true
}

func percent(x float64) string { return fmt.Sprintf("%.2f%%", x) }

// anchor keeps a label inside the drawing.
func anchor(x float64) string {
	switch {
	case x < 20:
		return "start"
	case x > 80:
		return "end"
	}
	return "middle"
}
