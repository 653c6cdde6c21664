package columns

import (
	"slices"
	"strings"

	"nuncio/export"
	"nuncio/record"
	"nuncio/talks"
)

// Date is the column of a date as it is told: 2018-06 is a day of June.
func Date[T any](about string, value func(T) string) export.Column[T] {
	return export.Column[T]{Name: "date", About: about + ", ISO 8601; 2018-06 is a day of June, 2018-W24 one of that week, 2018-SU one of summer", Value: func(r T) any { return Day(value(r)) }}
}

// From is the column of the first day that a date may be.
func From[T any](value func(T) string) export.Column[T] {
	return export.Column[T]{Name: "date_from", About: "the first day that the date may be", Value: func(r T) any {
		first, _, _ := talks.Days(value(r))
		return first
	}}
}

// To is the column of the last day that a date may be.
func To[T any](value func(T) string) export.Column[T] {
	return export.Column[T]{Name: "date_to", About: "the last day that it may be", Value: func(r T) any {
		_, last, _ := talks.Days(value(r))
		return last
	}}
}

// Precision is the column of how finely a date is told.
func Precision[T any](value func(T) string) export.Column[T] {
	return export.Column[T]{Name: "precision", About: "of the date: day, week, weekend, month, season, year, range", Value: func(r T) any { return export.Precision(value(r)) }}
}

// Day is a time without its time of day.
func Day(value string) string {
	if strings.Contains(value, "/") {
		return value
	}
	day, _, _ := strings.Cut(value, "T")
	return day
}

// Wording is how a report words a day, "" where none has that day.
func Wording(entries []talks.Entry, value string) string {
	i := slices.IndexFunc(entries, func(e talks.Entry) bool { return e.When.Value == value && value != "" })
	if i < 0 {
		return ""
	}
	return entries[i].When.Text
}

// SideNames returns the names of the sides of a role, "" for all.
func SideNames(sides []talks.Side, role string) []string {
	out := []string{}
	for _, s := range sides {
		if role == "" || s.Role == role {
			out = append(out, s.Name)
		}
	}
	return out
}

// SpotName is the name of a place, "" where there is none.
func SpotName(p *talks.Spot) string {
	if p == nil {
		return ""
	}
	return p.Name
}

// SpotCountry is the code of its country.
func SpotCountry(p *talks.Spot) string {
	if p == nil {
		return ""
	}
	return p.Country
}

// Evidence is the words of an entry with the place where they stand.
type Evidence struct {
	Event     string          `json:"event"` // key
	Report    string          `json:"report"`
	Published record.Optional `json:"published"`
	Publisher record.Optional `json:"publisher"`
	Start     int             `json:"start"`
	End       int             `json:"end"`
	Text      string          `json:"text"`
}

// EvidenceOf is the evidence of an entry.
func EvidenceOf(e *talks.Entry) Evidence {
	return Evidence{
		Event: e.Key, Report: e.Report, Published: record.Optional(e.Published), Publisher: record.Optional(e.Publisher),
		Start: e.Evidence.Start, End: e.Evidence.End, Text: e.Evidence.Text,
	}
}
