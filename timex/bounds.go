package timex

import (
	"strconv"
	"strings"
	"time"
)

// Bounds returns the first and the last day that a value covers: a day, week,
// weekend, month, quarter, half, season, year, decade, century, a time of day
// (its day), or an interval "A/B" of them. It is not ok for durations, sets,
// references, and values with unknown parts before the day.
func Bounds(value string) (first, last time.Time, ok bool) {
	if a, b, found := strings.Cut(value, "/"); found {
		first, _, ok1 := Bounds(a)
		_, last, ok2 := Bounds(b)
		return first, last, ok1 && ok2 && !last.Before(first)
	}
	date, _, _ := strings.Cut(value, "T")
	if t, err := time.Parse(time.DateOnly, date); err == nil {
		return t, t, true
	}
	date = strings.TrimSuffix(date, "-XX")
	date = strings.TrimSuffix(date, "-XX")
	year, rest, _ := strings.Cut(date, "-")
	if rest == "" {
		return yearBounds(strings.TrimRight(year, "X"))
	}
	y, err := strconv.Atoi(year)
	if err != nil || len(year) != 4 || y < 1 {
		return first, last, false
	}
	return partBounds(y, rest)
}

// yearBounds reads a year, decade (three figures) or century (two).
func yearBounds(digits string) (first, last time.Time, ok bool) {
	n, err := strconv.Atoi(digits)
	if err != nil || n < 1 || len(digits) < 2 || len(digits) > 4 {
		return first, last, false
	}
	span := 1
	for range 4 - len(digits) {
		span *= 10
	}
	return dayOf(n*span, 1, 1), dayOf(n*span+span, 1, 0), true
}

var seasons = [...]struct {
	name  string
	month int // its first, by the meteorological reckoning of the north
}{{"SP", 3}, {"SU", 6}, {"FA", 9}, {"WI", 12}}

// partBounds reads what follows a year: "06", "W21", "W21-WE", "Q3", "H1", "SP".
func partBounds(y int, part string) (first, last time.Time, ok bool) {
	months := func(from, n int) (time.Time, time.Time, bool) { return dayOf(y, from, 1), dayOf(y, from+n, 0), true }
	for _, s := range seasons {
		if part == s.name {
			return months(s.month, 3)
		}
	}
	week, weekend := strings.CutSuffix(part, "-WE")
	if len(part) < 2 {
		return first, last, false
	}
	n, err := strconv.Atoi(strings.TrimLeft(week, "WQH"))
	if err != nil {
		return first, last, false
	}
	switch {
	case week[0] == 'W' && n >= 1 && n <= 53:
		monday := dayOf(y, 1, 4)
		monday = monday.AddDate(0, 0, 1-isoWeekday(monday)+7*(n-1))
		if weekend {
			return monday.AddDate(0, 0, 5), monday.AddDate(0, 0, 6), true
		}
		return monday, monday.AddDate(0, 0, 6), true
	case part[0] == 'Q' && n >= 1 && n <= 4:
		return months(3*n-2, 3)
	case part[0] == 'H' && n >= 1 && n <= 2:
		return months(6*n-5, 6)
	case isDigit(part[0]) && len(part) == 2 && n >= 1 && n <= 12:
		return months(n, 1)
	}
	return first, last, false
}

// Bounds returns the first and the last day of the expression's value.
func (e Expression) Bounds() (first, last time.Time, ok bool) {
	if e.Kind == Duration || e.Kind == Set {
		return first, last, false
	}
	return Bounds(e.Value)
}

// After reports whether all of a value lies after the day of publication. It is
// not ok where value or publication day is unknown or the value covers days on
// both sides of it.
func After(value, published string) (after, ok bool) {
	first, last, known := Bounds(value)
	pub := parseMoment(published)
	if !known || !pub.known {
		return false, false
	}
	day := pub.day()
	return first.After(day), first.After(day) || !last.After(day)
}

// Side is where an expression lies from the day of publication.
type Side int8

// The sides. Around covers days before and after, or the day itself.
const (
	Unknown Side = iota
	Before
	Around
	Later
)

// Side returns where the expression lies from the publication day: by its
// value where both are known, else by its offset. "Earlier this year" lies
// before and "later this year" after, dated or not.
func (e Expression) Side(published string) Side {
	if r := e.Relative; r != nil && r.N == 0 && r.Weekday == 0 {
		switch e.Mod {
		case "START":
			return Before
		case "END":
			return Later
		}
	}
	first, last, ok := e.Bounds()
	if pub := parseMoment(published); ok && pub.known {
		switch day := pub.day(); {
		case first.After(day):
			return Later
		case last.Before(day):
			return Before
		default:
			return Around
		}
	}
	switch r := e.Relative; {
	case r == nil:
		return Unknown
	case r.N < 0:
		return Before
	case r.N > 0:
		return Later
	case r.Weekday != 0:
		return Unknown
	default:
		return Around
	}
}
