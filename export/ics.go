package export

import (
	"bufio"
	"cmp"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"
	"time"
	"unicode/utf8"

	"nuncio/talks"
)

// CalendarOptions say what a calendar is called and where its entries lead.
type CalendarOptions struct {
	Name string                 // shown by the calendar program; "" means "Nuncio"
	Link func(id string) string // address of a talk's page; nil where there is none
}

// Written counts what a calendar holds and what it has no place for.
type Written struct {
	Entries int
	Undated int // talks that no report dates
}

// WriteCalendar writes the talks of a board as an iCalendar file (RFC 5545), an
// entry a talk. The same board gives the same bytes.
//
// A date that is known to a month or year only becomes an entry over all of its
// days, marked by X-NUNCIO-DATE-PRECISION and in the summary. A talk that was
// called off keeps its entry; one that was refused before anybody had planned it
// has none.
func WriteCalendar(w io.Writer, b *talks.Board, opt CalendarOptions) (Written, error) {
	c := calendar{w: bufio.NewWriter(w), opt: opt}
	var entries []appointment
	undated := 0
	for i := range b.Rows {
		a, ok := newAppointment(&b.Rows[i])
		switch {
		case a.first.IsZero():
			undated++
		case ok:
			entries = append(entries, a)
		}
	}
	c.head(b.Clocks, entries)
	for i := range entries {
		c.event(&entries[i])
	}
	c.line("END", "VCALENDAR")
	return Written{len(entries), undated}, c.w.Flush()
}

// calendarStatus is how a status of a talk is said in a calendar, which has
// three states only, and the comment that says what these cannot.
var calendarStatus = map[talks.Status]struct{ status, comment string }{
	talks.Proposed:  {"TENTATIVE", "proposed"},
	talks.Announced: {"CONFIRMED", ""},
	talks.InDoubt:   {"TENTATIVE", "in doubt"},
	talks.Cancelled: {"CANCELLED", "cancelled"},
	talks.Postponed: {"TENTATIVE", "postponed"},
	talks.BackOn:    {"CONFIRMED", ""},
	talks.UnderWay:  {"CONFIRMED", ""},
	talks.Held:      {"CONFIRMED", ""},
	talks.Refused:   {"CANCELLED", "refused"},
	talks.Passed:    {"TENTATIVE", "no report"},
	talks.Unknown:   {"TENTATIVE", "unknown"},
}

// appointment is a talk with its days and stamps.
type appointment struct {
	talk        *talks.Talk
	state       *talks.State
	first, last time.Time // days, both included
	precision   string    // see Precision
	created     time.Time
	changed     time.Time
	changes     int // SEQUENCE
}

// newAppointment returns false for a talk that no report dates, which has no days
// then, and for one that was refused before anybody had planned it.
func newAppointment(r *talks.Row) (appointment, bool) {
	a := appointment{talk: r.Talk, state: &r.State}
	first, last, ok := talks.Days(r.State.Date)
	if !ok {
		return a, false
	}
	a.first, a.last = parseStamp(first), parseStamp(last)
	a.precision = Precision(r.State.Date)
	planned := false
	for i, t := range taken(r) {
		a.changed = later(a.changed, parseStamp(t.Known))
		if i == 0 || a.created.IsZero() {
			a.created = parseStamp(t.Known)
		}
		if i > 0 {
			a.changes++
		}
		planned = planned || t.Status != talks.Refused
	}
	if r.State.Status == talks.Passed {
		a.changes++
		a.changed = later(a.changed, parseStamp(r.State.Since))
	}
	return a, planned
}

// taken returns the steps that the state of a row rests on: those that had taken
// effect by its day.
func taken(r *talks.Row) []talks.Transition {
	if len(r.State.Evidence) == 0 {
		return nil
	}
	n := 0
	for _, e := range r.State.Evidence {
		n = max(n, 1+slices.IndexFunc(r.Talk.History, func(t talks.Transition) bool { return t.Entry == e.Entry }))
	}
	return r.Talk.History[:n]
}

// parseStamp reads a date or RFC 3339; anything else is the zero time.
func parseStamp(s string) time.Time {
	if t, err := time.Parse(time.RFC3339, s); err == nil {
		return t.UTC()
	}
	t, _ := time.Parse(time.DateOnly, s)
	return t
}

func later(a, b time.Time) time.Time {
	if b.After(a) {
		return b
	}
	return a
}

type calendar struct {
	w   *bufio.Writer
	opt CalendarOptions
}

const (
	icsDate  = "20060102"
	icsStamp = "20060102T150405Z"
)

func (c *calendar) head(clocks talks.Clocks, entries []appointment) {
	var changed time.Time
	for i := range entries {
		changed = later(changed, entries[i].changed)
	}
	name := cmp.Or(c.opt.Name, "Nuncio")
	c.line("BEGIN", "VCALENDAR")
	c.line("VERSION", "2.0")
	c.line("PRODID", "-//Nuncio//Nuncio//EN")
	c.line("METHOD", "PUBLISH")
	c.text("NAME", name)
	c.text("X-WR-CALNAME", name)
	c.line("REFRESH-INTERVAL;VALUE=DURATION", "PT1H")
	if !changed.IsZero() {
		c.line("LAST-MODIFIED", changed.Format(icsStamp))
	}
	c.line("X-NUNCIO-AS-OF", clocks.AsOf)
	c.line("X-NUNCIO-KNOWN-BY", clocks.KnownBy)
}

func (c *calendar) event(a *appointment) {
	said := calendarStatus[a.state.Status]
	c.line("BEGIN", "VEVENT")
	c.text("UID", a.talk.ID+"@nuncio")
	c.line("DTSTAMP", a.changed.Format(icsStamp))
	c.line("CREATED", a.created.Format(icsStamp))
	c.line("LAST-MODIFIED", a.changed.Format(icsStamp))
	c.line("SEQUENCE", strconv.Itoa(a.changes))
	c.line("DTSTART;VALUE=DATE", a.first.Format(icsDate))
	c.line("DTEND;VALUE=DATE", a.last.AddDate(0, 0, 1).Format(icsDate)) // exclusive
	c.text("SUMMARY", a.summary())
	c.text("DESCRIPTION", a.description())
	if p := a.state.Place; p != nil {
		c.text("LOCATION", p.Name)
		if p.Lat != nil && p.Lon != nil && p.Precision != "country" {
			c.line("GEO", fmt.Sprintf("%.6f;%.6f", *p.Lat, *p.Lon))
		}
	}
	c.line("STATUS", said.status)
	if said.comment != "" {
		c.text("COMMENT", said.comment)
	}
	c.text("CATEGORIES", a.talk.Kind)
	c.line("TRANSP", "TRANSPARENT")
	if c.opt.Link != nil {
		c.line("URL", oneLine(c.opt.Link(a.talk.ID)))
	}
	c.text("X-NUNCIO-STATUS", string(a.state.Status))
	if len(a.state.Also) > 0 {
		c.text("X-NUNCIO-STATUS-ALSO", joinStatuses(a.state.Also))
	}
	c.line("X-NUNCIO-DATE-PRECISION", strings.ToUpper(a.precision))
	c.line("END", "VEVENT")
}

func joinStatuses(list []talks.Status) string {
	out := make([]string, len(list))
	for i, s := range list {
		out[i] = string(s)
	}
	return strings.Join(out, ", ")
}

// plainStatuses go without saying in a calendar.
var plainStatuses = []talks.Status{talks.Announced, talks.Held, talks.UnderWay}

func (a *appointment) summary() string {
	s := a.talk.Title
	if !slices.Contains(plainStatuses, a.state.Status) {
		s = strings.ToUpper(string(a.state.Status)) + ": " + s
	}
	if a.precision != "day" && a.precision != "range" {
		s += " (day not known: " + Day(a.state.Date) + ")"
	}
	return s
}

// description is the status in words, then the sentences that it rests on, the
// latest first.
func (a *appointment) description() string {
	var b strings.Builder
	b.WriteString("Status: " + string(a.state.Status))
	if a.state.Since != "" {
		b.WriteString(" since " + Day(a.state.Since))
	}
	b.WriteString(".")
	if len(a.state.Also) > 0 {
		b.WriteString(" Also reported: " + joinStatuses(a.state.Also) + ".")
	}
	for _, t := range a.state.Evidence {
		fmt.Fprintf(&b, "\n\n“%s”\n%s", oneLine(t.Entry.Evidence.Text), credit(t.Entry))
	}
	return b.String()
}

// text writes a property whose value is text, escaped.
func (c *calendar) text(name, value string) { c.line(name, escapeText(value)) }

var icsEscapes = strings.NewReplacer(`\`, `\\`, ";", `\;`, ",", `\,`, "\r\n", `\n`, "\n", `\n`, "\r", `\n`, "\t", " ")

// escapeText escapes what RFC 5545 gives a meaning in text; other control
// characters, which it forbids, give way to a mark.
func escapeText(s string) string {
	return Plain(icsEscapes.Replace(strings.ToValidUTF8(s, "\ufffd")))
}

// maxOctets is the length of a line without its end (RFC 5545, 3.1).
const maxOctets = 75

// line writes a content line, folded between characters.
func (c *calendar) line(name, value string) {
	rest := name + ":" + value
	limit := maxOctets
	for len(rest) > limit {
		n := limit
		for !utf8.RuneStart(rest[n]) {
			n--
		}
		c.w.WriteString(rest[:n] + "\r\n ")
		rest, limit = rest[n:], maxOctets-1 // the space counts
	}
	c.w.WriteString(rest + "\r\n")
}
