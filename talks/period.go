package talks

import (
	"strconv"
	"strings"
	"time"
)

// A day is the number of days since 1 January 1970 (UTC).
type day int32

// period is a span of days, both ends included.
type period struct{ first, last day }

func dayOf(year int, month time.Month, d int) day {
	return day(time.Date(year, month, d, 0, 0, 0, 0, time.UTC).Unix() / 86400)
}

// String returns the day as YYYY-MM-DD.
func (d day) String() string {
	return time.Unix(int64(d)*86400, 0).UTC().Format(time.DateOnly)
}

func (p period) contains(q period) bool { return p.first <= q.first && q.last <= p.last }
func (p period) overlaps(q period) bool { return p.first <= q.last && q.first <= p.last }
func (p period) days() int              { return int(p.last-p.first) + 1 }

// gap is the number of days between the nearest ends, 0 where the two overlap.
func (p period) gap(q period) int { return max(int(q.first-p.last), int(p.first-q.last), 0) }

// ParseDay returns the day that YYYY-MM-DD names.
func parseDay(s string) (day, bool) {
	t, err := time.Parse(time.DateOnly, s)
	if err != nil {
		return 0, false
	}
	return day(t.Unix() / 86400), true
}

// publishedDay returns the UTC day of a publication time: a date or RFC 3339.
func publishedDay(s string) (day, bool) {
	if t, err := time.Parse(time.RFC3339, s); err == nil {
		return day(t.UTC().Unix() / 86400), true
	}
	return parseDay(s)
}

// publishedInstant orders reports inside a day. A report that gives no time is
// taken to be of noon.
func publishedInstant(s string) int64 {
	if t, err := time.Parse(time.RFC3339, s); err == nil {
		return t.Unix()
	}
	if d, ok := parseDay(s); ok {
		return int64(d)*86400 + 43200
	}
	return 1<<62 - 1
}

// parsePeriod returns the days that an ISO 8601 or TIMEX3 value covers: a day,
// a time of day, a week, weekend, month, season, quarter, half, year, or a range
// of two of them. Values with unknown parts and durations have none.
func parsePeriod(value string) (period, bool) {
	if from, to, ok := strings.Cut(value, "/"); ok {
		a, okA := parsePeriod(from)
		b, okB := parsePeriod(to)
		return period{a.first, b.last}, okA && okB && a.first <= b.last
	}
	value, _, _ = strings.Cut(value, "T")
	if len(value) < 4 {
		return period{}, false
	}
	year, err := strconv.Atoi(value[:4])
	if err != nil || year < 1 {
		return period{}, false
	}
	switch rest := value[4:]; {
	case rest == "":
		return period{dayOf(year, 1, 1), dayOf(year, 12, 31)}, true
	case rest[0] != '-':
		return period{}, false
	case len(rest) == 3:
		return parsePart(year, rest[1:])
	case strings.HasPrefix(rest, "-W"):
		return parseWeek(year, rest[2:])
	default:
		d, ok := parseDay(value)
		return period{d, d}, ok
	}
}

// parseWeek reads "21" and "21-WE" of an ISO week.
func parseWeek(year int, s string) (period, bool) {
	number, part, parted := strings.Cut(s, "-")
	week, err := strconv.Atoi(number)
	if err != nil || week < 1 || week > 53 || parted && part != "WE" {
		return period{}, false
	}
	fourth := dayOf(year, 1, 4) // always in week 1
	monday := fourth - (fourth+3)%7 + day(7*(week-1))
	if parted {
		return period{monday + 5, monday + 6}, true
	}
	return period{monday, monday + 6}, true
}

// partsOfYear holds the first month and the number of months. Winter is told by
// the year it begins in; seasons are those of the northern half of the world.
var partsOfYear = map[string][2]int{
	"Q1": {1, 3}, "Q2": {4, 3}, "Q3": {7, 3}, "Q4": {10, 3}, "H1": {1, 6}, "H2": {7, 6},
	"SP": {3, 3}, "SU": {6, 3}, "FA": {9, 3}, "WI": {12, 3},
}

func parsePart(year int, s string) (period, bool) {
	part, ok := partsOfYear[s]
	if !ok {
		month, err := strconv.Atoi(s)
		if err != nil || month < 1 || month > 12 {
			return period{}, false
		}
		part = [2]int{month, 1}
	}
	first := time.Month(part[0])
	return period{dayOf(year, first, 1), dayOf(year, first+time.Month(part[1]), 1) - 1}, true
}
