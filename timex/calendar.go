package timex

import (
	"fmt"
	"time"
)

// unit is a unit of the calendar or the clock.
type unit int32

const (
	unitNone unit = iota
	unitSecond
	unitMinute
	unitHour
	unitDay
	unitWeek
	unitWeekend
	unitFortnight
	unitMonth
	unitQuarter
	unitHalf
	unitYear
	unitDecade
	unitCentury
	unitMillennium
)

var unitNames = [...]string{
	"", "second", "minute", "hour", "day", "week", "weekend", "fortnight", "month", "quarter", "half", "year", "decade", "century", "millennium",
}

// unitLetters are the designators of ISO 8601 durations; those of TIMEX3 for
// units that the standard lacks.
var unitLetters = [...]string{"", "S", "M", "H", "D", "W", "WE", "W", "M", "Q", "M", "Y", "DE", "CE", "ME"}

// relativeUnit is the unit and the factor by which a [Relative] counts a unit.
var relativeUnit = [...]struct {
	name   string
	factor int
}{
	{"", 0}, {"second", 1}, {"minute", 1}, {"hour", 1}, {"day", 1}, {"week", 1}, {"week", 1}, {"week", 2}, {"month", 1}, {"quarter", 1}, {"month", 6},
	{"year", 1}, {"year", 10}, {"year", 100}, {"year", 1000},
}

// moment is the publication time: a day and, where known, the time of day.
type moment struct {
	time.Time
	known bool // there is one
	clock bool // the time of day is known
}

// parseMoment reads "2018-05-31", "2018-05-31T10:20" or RFC 3339. What it
// cannot read is an unknown moment.
func parseMoment(s string) moment {
	for _, layout := range [...]string{time.RFC3339, "2006-01-02T15:04:05", "2006-01-02T15:04"} {
		if t, err := time.Parse(layout, s); err == nil {
			return moment{time.Date(t.Year(), t.Month(), t.Day(), t.Hour(), t.Minute(), 0, 0, time.UTC), true, true}
		}
	}
	if t, err := time.Parse(time.DateOnly, s); err == nil {
		return moment{t, true, false}
	}
	return moment{}
}

// day returns the moment's day at midnight.
func (m moment) day() time.Time { return dayOf(m.Year(), int(m.Month()), m.Day()) }

func dayOf(y, m, d int) time.Time { return time.Date(y, time.Month(m), d, 0, 0, 0, 0, time.UTC) }

func validDate(y, m, d int32) bool {
	if m < 1 || m > 12 || d < 1 {
		return false
	}
	if y == unset {
		y = 2000 // a leap year
	}
	return int(d) <= dayOf(int(y), int(m)+1, 0).Day()
}

// isoWeekday returns 1 for Monday to 7 for Sunday.
func isoWeekday(t time.Time) int { return (int(t.Weekday())+6)%7 + 1 }

// days counts from a to b.
func days(a, b time.Time) int { return int(b.Sub(a).Hours() / 24) }

// addMonths moves by months and stays inside the month aimed at (31 May less
// one month is 30 April).
func addMonths(t time.Time, n int) time.Time {
	first := dayOf(t.Year(), int(t.Month())+n, 1)
	last := dayOf(first.Year(), int(first.Month())+1, 0).Day()
	return first.AddDate(0, 0, min(t.Day(), last)-1)
}

// shift moves t by n units.
func shift(t time.Time, u unit, n int) time.Time {
	switch u {
	case unitDay:
		return t.AddDate(0, 0, n)
	case unitWeek, unitWeekend:
		return t.AddDate(0, 0, 7*n)
	case unitFortnight:
		return t.AddDate(0, 0, 14*n)
	case unitMonth:
		return addMonths(t, n)
	case unitQuarter:
		return addMonths(t, 3*n)
	case unitHalf:
		return addMonths(t, 6*n)
	case unitYear:
		return addMonths(t, 12*n)
	case unitDecade:
		return addMonths(t, 120*n)
	case unitCentury:
		return addMonths(t, 1200*n)
	case unitMillennium:
		return addMonths(t, 12000*n)
	}
	return t
}

// grain writes the value of the unit that contains t: its day, week, month ...
func grain(t time.Time, u unit) string {
	switch u {
	case unitWeek, unitFortnight:
		y, w := t.ISOWeek()
		return fmt.Sprintf("%04d-W%02d", y, w)
	case unitWeekend:
		y, w := t.ISOWeek()
		return fmt.Sprintf("%04d-W%02d-WE", y, w)
	case unitMonth:
		return fmt.Sprintf("%04d-%02d", t.Year(), t.Month())
	case unitQuarter:
		return fmt.Sprintf("%04d-Q%d", t.Year(), (int(t.Month())+2)/3)
	case unitHalf:
		return fmt.Sprintf("%04d-H%d", t.Year(), (int(t.Month())+5)/6)
	case unitYear:
		return fmt.Sprintf("%04d", t.Year())
	case unitDecade:
		return fmt.Sprintf("%03d", t.Year()/10)
	case unitCentury:
		return fmt.Sprintf("%02d", t.Year()/100)
	case unitMillennium:
		return fmt.Sprintf("%d", t.Year()/1000)
	default:
		return t.Format(time.DateOnly)
	}
}

// feastDay returns the day of a feast in a year: given in days from Easter
// Sunday, or, from 1000 on, as 1000 and month and day in two figures each.
func feastDay(y, feast int) time.Time {
	if feast >= 1000 {
		return dayOf(y, (feast-1000)/100, feast%100)
	}
	return easter(y).AddDate(0, 0, feast)
}

// easter returns Easter Sunday of the western churches, by the rule of 1876
// that Meeus gives (Astronomical Algorithms, chapter 8).
func easter(y int) time.Time {
	a, b, c := y%19, y/100, y%100
	d, e := b/4, b%4
	g := (8*b + 13) / 25
	h := (19*a + b - d - g + 15) % 30
	i, k := c/4, c%4
	l := (32 + 2*e + 2*i - h - k) % 7
	m := (a + 11*h + 22*l) / 451
	n := h + l - 7*m + 114
	return dayOf(y, n/31, n%31+1)
}
