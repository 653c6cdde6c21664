package export

import (
	"strings"
	"time"

	"nuncio/talks"
)

// Day writes an ISO 8601 or TIMEX3 value the way people do: a day, a time, a
// week, a month, a season, a range. Any other value stays as it is.
func Day(value string) string {
	if t, err := time.Parse(time.RFC3339, value); err == nil {
		return t.UTC().Format("2 January 2006, 15:04 UTC")
	}
	if from, to, ok := strings.Cut(value, "/"); ok {
		return Day(from) + " to " + Day(to)
	}
	date, clock, _ := strings.Cut(value, "T")
	out := dayWords(date)
	if out == "" {
		return value
	}
	if clock != "" {
		if words, ok := partsOfDay[clock]; ok {
			clock = words
		}
		out += ", " + clock
	}
	return out
}

func dayWords(date string) string {
	switch Precision(date) {
	case "day":
		return formatted(date, time.DateOnly, "2 January 2006")
	case "month":
		return formatted(date, "2006-01", "January 2006")
	case "year":
		return date
	case "season":
		if words, ok := partsOfYear[date[5:]]; ok {
			return words + date[:4]
		}
	case "week", "weekend":
		if first, _, ok := talks.Days(date); ok {
			return Precision(date) + " of " + Day(first)
		}
	}
	return ""
}

func formatted(value, from, to string) string {
	t, err := time.Parse(from, value)
	if err != nil {
		return ""
	}
	return t.Format(to)
}

var partsOfDay = map[string]string{"MO": "morning", "AF": "afternoon", "EV": "evening", "NI": "night", "DT": "daytime"}

var partsOfYear = map[string]string{
	"SP": "spring ", "SU": "summer ", "FA": "autumn ", "WI": "winter ",
	"Q1": "first quarter of ", "Q2": "second quarter of ", "Q3": "third quarter of ", "Q4": "last quarter of ",
	"H1": "first half of ", "H2": "second half of ",
}

// Precision says how finely a value tells its day: day, week, weekend, month,
// season (a quarter and a half are such too), year, or range; "" where it tells none.
func Precision(value string) string {
	if _, _, ok := talks.Days(value); !ok {
		return ""
	}
	if strings.Contains(value, "/") {
		return "range"
	}
	value, _, _ = strings.Cut(value, "T")
	switch {
	case strings.HasSuffix(value, "-WE"):
		return "weekend"
	case strings.Contains(value, "-W") && len(value) > len("2018-WI"):
		return "week"
	case len(value) == len("2018-06-12"):
		return "day"
	case len(value) == len("2018"):
		return "year"
	case value[5] >= '0' && value[5] <= '9':
		return "month"
	}
	return "season"
}
