package server

import (
	"cmp"
	"fmt"
	"strings"

	"nuncio/talks"
)

// A mark is how a status is shown: its word, the class that gives colour, and a
// shape, so that nothing is said by colour alone. The shapes are drawn by the
// template "shape".
type mark struct {
	Word, Tone, Shape string
}

var statusMarks = map[talks.Status]mark{
	talks.Proposed:  {"Proposed", "maybe", "ring"},
	talks.Announced: {"Announced", "on", "disc"},
	talks.InDoubt:   {"In doubt", "doubt", "half"},
	talks.Cancelled: {"Cancelled", "off", "cross"},
	talks.Postponed: {"Postponed", "off", "bars"},
	talks.BackOn:    {"Back on", "on", "target"},
	talks.UnderWay:  {"Under way", "on", "play"},
	talks.Held:      {"Held", "done", "square"},
	talks.Refused:   {"Refused", "off", "barred"},
	talks.Passed:    {"Passed without report", "maybe", "box"},
	talks.Unknown:   {"Unknown", "maybe", "dots"},
}

// eventMarks are those of the statuses that a report leaves an event with.
var eventMarks = map[string]mark{
	"happened":    {"Happened", "done", "square"},
	"ongoing":     {"Under way", "on", "play"},
	"planned":     {"Planned", "on", "disc"},
	"possible":    {"Possible", "maybe", "ring"},
	"conditional": {"On a condition", "doubt", "half"},
	"cancelled":   {"Cancelled", "off", "cross"},
	"denied":      {"Denied or refused", "off", "barred"},
}

func markOf(status any) mark {
	switch s := status.(type) {
	case talks.Status:
		if m, ok := statusMarks[s]; ok {
			return m
		}
		return mark{string(s), "maybe", "dots"}
	case string:
		if m, ok := eventMarks[s]; ok {
			return m
		}
		if m, ok := statusMarks[talks.Status(s)]; ok {
			return m
		}
		return mark{s, "maybe", "dots"}
	}
	return mark{fmt.Sprint(status), "maybe", "dots"}
}

// meanings say what a status commits to. %s is the second clock in words.
var meanings = map[talks.Status]string{
	talks.Proposed:  "It was raised, or may be. No report up to %s says that it has been arranged.",
	talks.Announced: "It is arranged. No report up to %s says that it has begun or taken place.",
	talks.InDoubt:   "No report up to %s says that it is definitely on.",
	talks.Cancelled: "It is called off. By the reports up to %s it is not on again on this day.",
	talks.Postponed: "It is put off, not given up.",
	talks.BackOn:    "It is on again, after it was off. No report up to %s says that it has begun or taken place by this day.",
	talks.UnderWay:  "It has begun. No report up to %s says that it is over by this day.",
	talks.Held:      "A report says that it took place.",
	talks.Refused:   "It was turned down, or said not to be coming.",
	talks.Passed:    "The day it was due for went by, and no report up to %s says whether it took place.",
	talks.Unknown:   "No report up to %s tells anything of it for this day.",
}

func meaning(s talks.Status, knownBy string) string {
	text := meanings[s]
	if strings.Contains(text, "%s") {
		text = fmt.Sprintf(text, shortWords(knownBy))
	}
	return text
}

// onWhoseWord says how far a report itself stands behind an entry.
func onWhoseWord(by *talks.Party) string {
	switch {
	case by == nil:
		return "stated by the report"
	case by.Named:
		return "by the word of " + by.Name
	}
	return "attributed to " + by.Name + ", not named"
}

// acts names kinds of acts, by "TYPE/mode" and by "TYPE".
type acts map[string]string

func (a acts) name(typ, mode string) string {
	if w := a[typ+"/"+mode]; w != "" {
		return w
	}
	return cmp.Or(a[typ], strings.ToLower(typ))
}

// count writes a number with its noun: "1 report", "3 reports".
func count(n int, one, many string) string {
	if n == 1 {
		return "1 " + one
	}
	return fmt.Sprintf("%d %s", n, many)
}

// support is on how much an answer rests: "3 reports, 2 of them independent".
func support(reports, sources int) string {
	s := count(reports, "report", "reports")
	switch {
	case reports == sources:
		return s
	case sources == 1:
		return s + ", all of one dispatch"
	}
	return fmt.Sprintf("%s, %d of them independent", s, sources)
}

// certainty is a word in place of a share that would say more than is known.
func certainty(c float64) string {
	switch {
	case c >= 0.8:
		return "clear wording"
	case c >= 0.5:
		return "likely reading"
	}
	return "uncertain reading"
}

// joined lists names in running text.
func joined(names []string) string {
	if n := len(names); n > 1 {
		return strings.Join(names[:n-1], ", ") + " and " + names[n-1]
	}
	return strings.Join(names, "")
}

// hearers is what stands between the kind of a statement and those it is made to.
func hearers(kind string) string {
	if kind == "asked" || kind == "promised" || kind == "threatened" {
		return ""
	}
	return "to "
}

// said names a statement: "said to the envoys", "asked the ministry".
func said(kind string, to []string) string {
	if len(to) == 0 {
		return kind
	}
	return kind + " " + hearers(kind) + joined(to)
}
