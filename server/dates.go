package server

import (
	"strconv"
	"strings"
	"time"
)

// The layouts of a day for people.
const (
	longDay  = "Monday 2 January 2006"
	shortDay = "2 January 2006"
)

// dayWords writes a date, a time or a TIMEX3 value for people: "Thursday 24 May
// 2018", "Thursday 24 May 2018, 13:50 UTC", "June 2018", "the week from Monday 14
// May 2018". What it does not know stays as it is; "" is "".
func dayWords(value string) string { return words(value, longDay) }

// shortWords is dayWords without the day of the week.
func shortWords(value string) string { return words(value, shortDay) }

func words(value, layout string) string {
	if from, to, ok := strings.Cut(value, "/"); ok && from != "" && to != "" {
		return words(from, layout) + " to " + words(to, layout)
	}
	if t, err := time.Parse(time.RFC3339, value); err == nil {
		return t.UTC().Format(layout + ", 15:04 UTC")
	}
	if name, ok := vagueTimes[value]; ok {
		return name
	}
	if strings.HasPrefix(value, "P") {
		return durationWords(value)
	}
	date, clock, timed := strings.Cut(value, "T")
	if t, err := time.Parse(time.DateOnly, date); err == nil {
		out := t.Format(layout)
		if timed {
			out += ", " + clockWords(clock)
		}
		return out
	}
	if strings.HasPrefix(date, "XXXX-") {
		return yearless(date)
	}
	year, part, _ := strings.Cut(date, "-")
	if _, err := strconv.Atoi(year); err != nil || len(year) != 4 {
		return value
	}
	return partWords(year, part, value, layout)
}

// clocks are the parts of a day that TIMEX3 names.
var clockNames = map[string]string{"MO": "morning", "MI": "midday", "AF": "afternoon", "EV": "evening", "NI": "night", "DT": "daytime"}

func clockWords(clock string) string {
	if name := clockNames[clock]; name != "" {
		return name
	}
	return clock
}

// yearless writes a day or month of a year that is not stated.
func yearless(date string) string {
	if t, err := time.Parse("XXXX-01-02", date); err == nil {
		return t.Format("2 January") + " of a year not stated"
	}
	if t, err := time.Parse("XXXX-01", date); err == nil {
		return t.Format("January") + " of a year not stated"
	}
	return date
}

var partNames = map[string]string{
	"SP": "spring", "SU": "summer", "FA": "autumn", "WI": "winter",
	"Q1": "first quarter of", "Q2": "second quarter of", "Q3": "third quarter of", "Q4": "fourth quarter of",
	"H1": "first half of", "H2": "second half of",
}

// partWords writes a year, or a month, week, season, quarter or half of it.
func partWords(year, part, value, layout string) string {
	if part == "" {
		return year
	}
	if name := partNames[part]; name != "" {
		return name + " " + year
	}
	if t, err := time.Parse("2006-01", year+"-"+part); err == nil {
		return t.Format("January 2006")
	}
	week, weekend := strings.CutSuffix(part, "-WE")
	n, err := strconv.Atoi(strings.TrimPrefix(week, "W"))
	y, _ := strconv.Atoi(year)
	if err != nil || !strings.HasPrefix(week, "W") || n < 1 || n > 53 {
		return value
	}
	monday := weekStart(y, n)
	if weekend {
		return "the weekend of " + monday.AddDate(0, 0, 5).Format(shortDay)
	}
	return "the week from " + monday.Format(layout)
}

// weekStart is the Monday of an ISO week.
func weekStart(year, week int) time.Time {
	fourth := time.Date(year, time.January, 4, 0, 0, 0, 0, time.UTC) // always in week 1
	return fourth.AddDate(0, 0, 7*(week-1)-(int(fourth.Weekday())+6)%7)
}

// nextDay is the day that comes n days after an ISO day, "" where it is none.
func nextDay(day string, n int) string {
	t, err := time.Parse(time.DateOnly, day)
	if err != nil {
		return ""
	}
	return t.AddDate(0, 0, n).Format(time.DateOnly)
}

// publishedDay is the UTC day of a publication time, "" where there is none.
func publishedDay(published string) string {
	if t, err := time.Parse(time.RFC3339, published); err == nil {
		return t.UTC().Format(time.DateOnly)
	}
	if len(published) >= len(time.DateOnly) {
		return published[:len(time.DateOnly)]
	}
	return ""
}

// weekday names the day of the week of an ISO day, "" where it is none.
func weekday(day string) string {
	t, err := time.Parse(time.DateOnly, day)
	if err != nil {
		return ""
	}
	return t.Weekday().String()
}

// vagueTimes are the values of TIMEX3 that name no day.
var vagueTimes = map[string]string{"PRESENT_REF": "now", "PAST_REF": "some time before", "FUTURE_REF": "some time to come"}

var units = map[byte]string{'Y': "year", 'Q': "quarter", 'M': "month", 'W': "week", 'D': "day", 'H': "hour", 'S': "second"}

// durationWords writes a length of time in one unit: "PT4H" is "4 hours", "PXD"
// "some days".
func durationWords(value string) string {
	rest, ofClock := strings.CutPrefix(value[1:], "T")
	if len(rest) < 2 {
		return value
	}
	number, letter := rest[:len(rest)-1], rest[len(rest)-1]
	unit := units[letter]
	if ofClock && letter == 'M' {
		unit = "minute"
	}
	switch n, err := strconv.Atoi(number); {
	case unit == "":
		return value
	case number == "X":
		return "some " + unit + "s"
	case err != nil:
		return value
	default:
		return count(n, unit, unit+"s")
	}
}
