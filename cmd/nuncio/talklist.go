package main

import (
	"strings"

	"nuncio/columns"
	"nuncio/export"
	"nuncio/record"
	"nuncio/talks"
)

// talkRow is a talk as it stood on a day.
type talkRow struct {
	talks.Row
	talks.Clocks
}

// talkList is what "board" and "talks" print.
var talkList = listOf[talkRow]{
	brief: []string{"date", "status", "since", "title", "place", "independent", "id"},
	columns: []export.Column[talkRow]{
		{Name: "id", About: "id of the talk: the key of its earliest evidence", Value: func(r talkRow) any { return r.Talk.ID }, Show: func(r talkRow) string { return export.Brief(r.Talk.ID) }},
		{Name: "status", About: "where it stood: proposed, announced, in doubt, cancelled, …", Value: func(r talkRow) any { return string(r.State.Status) }, Show: showStatus},
		{Name: "also", About: "the statuses that stand beside it", Value: func(r talkRow) any { return statuses(r.State.Also) }},
		{Name: "disputed", About: "whether reports disagree about the status", Value: func(r talkRow) any { return r.State.Disputed }},
		{Name: "since", About: "the day since which it had the status", Value: func(r talkRow) any { return r.State.Since }},
		columns.Date("the day it was due or took place", talkRow.date),
		columns.From(talkRow.date),
		columns.To(talkRow.date),
		columns.Precision(talkRow.date),
		{Name: "when", About: "that day in the words of a report", Value: func(r talkRow) any { return columns.Wording(r.Talk.Entries, r.State.Date) }},
		{Name: "title", About: "participants, kind and place", Value: func(r talkRow) any { return r.Talk.Title }},
		{Name: "kind", About: "summit, visit, talks, meeting, call", Value: func(r talkRow) any { return r.Talk.Kind }},
		{Name: "actors", About: "names of the participants", Value: func(r talkRow) any { return columns.SideNames(r.Talk.Sides, "") }},
		{Name: "place", About: "where it was due or took place", Value: func(r talkRow) any { return columns.SpotName(r.State.Place) }},
		{Name: "country", About: "country of the place, ISO 3166-1 alpha-3", Value: func(r talkRow) any { return columns.SpotCountry(r.State.Place) }},
		{Name: "reports", About: "how many reports tell of it", Value: func(r talkRow) any { return r.Talk.Reports }},
		{Name: "independent", Head: "sources", About: "how many of them are independent; one dispatch in several papers counts once", Value: func(r talkRow) any { return r.Talk.Sources }},
		{Name: "dates", About: "the days by each report, where they disagree", Value: func(r talkRow) any { return r.Talk.Dates }},
		{Name: "first", About: "first day of which anything is known", Value: func(r talkRow) any { return r.State.First }},
		{Name: "as_of", About: "the day that was asked for", Value: func(r talkRow) any { return r.AsOf }},
		{Name: "known_by", About: "the day up to which reports count", Value: func(r talkRow) any { return r.KnownBy }},
		{Name: "aliases", About: "further ids that lead to the talk", Value: func(r talkRow) any { return r.Talk.Aliases }},
		{Name: "evidence", About: "the steps that the status rests on, the latest first", Value: func(r talkRow) any { return steps(r.State.Evidence) }},
		{Name: "history", About: "all steps of its life line", Value: func(r talkRow) any { return steps(r.Talk.History) }},
	},
}

func (r talkRow) date() string { return r.State.Date }

// showStatus is the status with those that stand beside it.
func showStatus(r talkRow) string {
	return strings.Join(append([]string{string(r.State.Status)}, statuses(r.State.Also)...), " / ")
}

func statuses(list []talks.Status) []string {
	out := make([]string, len(list))
	for i, s := range list {
		out[i] = string(s)
	}
	return out
}

// stepJSON is a step of a life line as JSON says it; keys are only ever added.
type stepJSON struct {
	Status    talks.Status       `json:"status"`
	From      record.Optional    `json:"from"`
	To        record.Optional    `json:"to"`
	Date      record.Optional    `json:"date"`
	Place     record.Optional    `json:"place"`
	By        []string           `json:"by"`
	Why       string             `json:"why"`
	Evidence  columns.Evidence   `json:"evidence"`
	Confirmed []columns.Evidence `json:"confirmed"`
}

func steps(line []talks.Transition) []stepJSON {
	out := make([]stepJSON, len(line))
	for i := range line {
		t := &line[i]
		s := stepJSON{
			Status: t.Status, From: record.Optional(t.From), To: record.Optional(t.To), Date: record.Optional(t.Date),
			Place: record.Optional(columns.SpotName(t.Place)), By: []string{}, Why: t.Why, Evidence: columns.EvidenceOf(t.Entry), Confirmed: []columns.Evidence{},
		}
		for _, p := range t.By {
			s.By = append(s.By, p.Name)
		}
		for _, e := range t.Confirmed {
			s.Confirmed = append(s.Confirmed, columns.EvidenceOf(e))
		}
		out[i] = s
	}
	return out
}
