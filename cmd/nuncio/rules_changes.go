package main

import (
	"bufio"
	"cmp"
	"fmt"
	"io"
	"io/fs"
	"maps"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"nuncio"
	"nuncio/event"
	"nuncio/export"
	"nuncio/record"
	"nuncio/span"
)

// trial codes reports twice and tells the differences.
type trial struct {
	before, after coding
	out           *bufio.Writer
	write         func(*change) error

	reports, was, is int                       // reports read, events before and after
	counts           map[string]int            // added, removed, changed → how many
	byRule           map[string]map[string]int // rule with its place → the same
	told             change                    // the change written last
}

// change is one event that is not the same by both codings.
type change struct {
	Report   string       `json:"report"`
	Change   string       `json:"change"` // added, removed, changed
	Sentence jsonSentence `json:"sentence"`
	Fields   []string     `json:"fields"` // that changed; none where the event is added or removed
	Before   *codedEvent  `json:"before"`
	After    *codedEvent  `json:"after"`
}

// codedEvent is an event with names in place of the record's references.
type codedEvent struct {
	Key          string          `json:"key"`
	Type         string          `json:"type"`
	Mode         record.Optional `json:"mode"`
	CAMEO        record.Optional `json:"cameo"`
	Context      []string        `json:"context"`
	Status       string          `json:"status"`
	PutOff       bool            `json:"put_off"`
	Factuality   float64         `json:"factuality"`
	Sources      []string        `json:"sources"`
	Targets      []string        `json:"targets"`
	When         record.Optional `json:"when"`
	StatusWhen   record.Optional `json:"status_when"`
	StatusBy     []string        `json:"status_by"`
	Where        record.Optional `json:"where"`
	Of           []string        `json:"of"`   // keys of the events it is about
	Plan         record.Optional `json:"plan"` // key of the first event of the plan it is a stage of
	Evidence     string          `json:"evidence"`
	EvidenceAlso []string        `json:"evidence_also"`
	Confidence   float64         `json:"confidence"`
	Rule         codedRule       `json:"rule"`
	Why          []string        `json:"why"`
}

// codedField is a field that rules may change.
type codedField struct {
	name string // its key in JSON
	show func(*codedEvent) string
}

var codedFields = []codedField{
	{"type", func(e *codedEvent) string { return e.Type }},
	{"mode", func(e *codedEvent) string { return string(e.Mode) }},
	{"cameo", func(e *codedEvent) string { return string(e.CAMEO) }},
	{"context", func(e *codedEvent) string { return joined(e.Context) }},
	{"status", func(e *codedEvent) string { return e.Status }},
	{"put_off", func(e *codedEvent) string { return fmt.Sprint(e.PutOff) }},
	{"factuality", func(e *codedEvent) string { return fmt.Sprint(e.Factuality) }},
	{"sources", func(e *codedEvent) string { return joined(e.Sources) }},
	{"targets", func(e *codedEvent) string { return joined(e.Targets) }},
	{"when", func(e *codedEvent) string { return string(e.When) }},
	{"status_when", func(e *codedEvent) string { return string(e.StatusWhen) }},
	{"status_by", func(e *codedEvent) string { return joined(e.StatusBy) }},
	{"where", func(e *codedEvent) string { return string(e.Where) }},
	{"of", func(e *codedEvent) string { return joined(e.Of) }},
	{"plan", func(e *codedEvent) string { return string(e.Plan) }},
	{"evidence", func(e *codedEvent) string { return e.Evidence }},
	{"evidence_also", func(e *codedEvent) string { return joined(e.EvidenceAlso) }},
	{"confidence", func(e *codedEvent) string { return fmt.Sprint(e.Confidence) }},
	{"rule", func(e *codedEvent) string { return e.Rule.String() }},
}

func joined(list []string) string { return strings.Join(list, " + ") }

// codedRule is a rule with the place where it is written.
type codedRule struct {
	Name    string `json:"name"`
	File    string `json:"file"`
	Line    int    `json:"line"`
	BuiltIn bool   `json:"built_in"`
}

func (r codedRule) String() string {
	s := fmt.Sprintf("%s, %s:%d", r.Name, r.File, r.Line)
	if r.BuiltIn {
		s += " (built in)"
	}
	return s
}

// report codes a reading anew and writes what differs.
func (t *trial) report(name string, rd *nuncio.Reading) error {
	again := t.after.reader.Recode(rd)
	before, err := rd.Record()
	if err != nil {
		return err
	}
	after, err := again.Record()
	if err != nil {
		return err
	}
	t.reports++
	t.was, t.is = t.was+len(before.Events), t.is+len(after.Events)
	old, fresh := t.before.events(before, after), t.after.events(after, before)
	points := span.NewCodePoints(rd.Article.Text)
	for _, p := range event.Match(rd.Events, again.Events) {
		c := change{Report: name, Fields: []string{}}
		var at span.Span
		if p.Before != event.None {
			c.Before, at = &old[p.Before], rd.Events[p.Before].TriggerSpan
		}
		if p.After != event.None {
			c.After, at = &fresh[p.After], again.Events[p.After].TriggerSpan
		}
		if !c.settle() {
			continue
		}
		s := rd.Sentence(at)
		c.Sentence = jsonSentence{points.Offset(int(s.Start)), points.Offset(int(s.End)), s.Text(rd.Article.Text)}
		t.count(&c)
		if err := t.write(&c); err != nil {
			return err
		}
	}
	return nil
}

// settle says what kind of change it is; it reports whether it is one.
func (c *change) settle() bool {
	switch {
	case c.Before == nil:
		c.Change = "added"
	case c.After == nil:
		c.Change = "removed"
	default:
		c.Change = "changed"
		for _, f := range codedFields {
			if f.show(c.Before) != f.show(c.After) {
				c.Fields = append(c.Fields, f.name)
			}
		}
		return len(c.Fields) > 0
	}
	return true
}

// count notes a change with the rule that brings it: the new one, or the one
// that no longer counts.
func (t *trial) count(c *change) {
	by := c.Before
	if c.After != nil {
		by = c.After
	}
	rule := by.Rule.String()
	if t.byRule[rule] == nil {
		t.byRule[rule] = map[string]int{}
	}
	t.byRule[rule][c.Change]++
	t.counts[c.Change]++
}

// events returns the events of a record with names, rules and their places.
// Events that the other record does not have do not count for plans.
func (c coding) events(rec, other *record.Record) []codedEvent {
	actors := record.ByID(rec.Actors, func(a *record.Actor) string { return a.ID })
	times := record.ByID(rec.Times, func(t *record.Time) string { return t.ID })
	places := record.ByID(rec.Places, func(p *record.Place) string { return p.ID })
	all := record.ByID(rec.Events, func(e *record.Event) string { return e.ID })
	names := func(ids []string) []string {
		return each(ids, func(id string) string { return actors[id].Name })
	}
	when := func(id record.Optional) record.Optional {
		if id == "" {
			return ""
		}
		return record.Optional(times[string(id)].Text)
	}
	plans := planKeys(rec, other)
	out := make([]codedEvent, len(rec.Events))
	for i := range rec.Events {
		e := &rec.Events[i]
		out[i] = codedEvent{
			Key: e.Key, Type: e.Type, Mode: e.Mode, CAMEO: e.CAMEO, Context: e.Context, Status: e.Status, PutOff: e.PutOff,
			Factuality: e.Factuality, Sources: names(e.Sources), Targets: names(e.Targets), When: when(e.When),
			StatusWhen: when(e.StatusWhen), StatusBy: names(e.StatusBy), Of: each(e.Of, func(id string) string { return all[id].Key }),
			Plan: plans[e.Plan], Evidence: e.Evidence.Text, EvidenceAlso: each(e.EvidenceAlso, func(v record.Evidence) string { return v.Text }),
			Confidence: e.Confidence, Rule: c.rule(e.Rule), Why: e.Why,
		}
		if e.Where != "" {
			out[i].Where = record.Optional(places[string(e.Where)].Name)
		}
	}
	return out
}

func each[T any](list []T, f func(T) string) []string {
	out := make([]string, len(list))
	for i, x := range list {
		out[i] = f(x)
	}
	return out
}

// planKeys names each plan of a record by its first event that the other record
// has too: numbers of plans shift where an event is added.
func planKeys(rec, other *record.Record) map[record.Optional]record.Optional {
	shared := map[string]bool{}
	for i := range other.Events {
		shared[other.Events[i].Key] = true
	}
	out := map[record.Optional]record.Optional{}
	for i := range rec.Events {
		e := &rec.Events[i]
		if e.Plan != "" && out[e.Plan] == "" && shared[e.Key] {
			out[e.Plan] = record.Optional(e.Key)
		}
	}
	return out
}

// rule finds where a rule is written: in the folder's file, or in a built-in one.
func (c coding) rule(name string) codedRule {
	r := c.reader.Rule(name)
	out := codedRule{Name: r.Name, File: r.File, Line: r.Line, BuiltIn: true}
	if c.files != nil {
		if _, err := fs.Stat(c.files, r.File); err == nil {
			out.File, out.BuiltIn = path.Join(filepath.ToSlash(c.dir), r.File), false
		}
	}
	return out
}

// writeText writes a change below its report and sentence.
func (t *trial) writeText(c *change) error {
	w := t.out
	if c.Report != t.told.Report {
		fmt.Fprintf(w, "%s\n", oneLine(c.Report))
	}
	if c.Report != t.told.Report || c.Sentence != t.told.Sentence {
		fmt.Fprintf(w, "\n  “%s”\n", oneLine(c.Sentence.Text))
	}
	t.told = *c
	e := c.Before
	if c.Change == "added" {
		e = c.After
	}
	_, err := fmt.Fprintf(w, "  %-8s %s\n", c.Change, e.line())
	if c.Change != "changed" {
		_, err = fmt.Fprintf(w, "           by %s\n", e.Rule)
		return err
	}
	for _, name := range c.Fields {
		_, err = fmt.Fprintf(w, "           %s: %s → %s\n", name, c.Before.show(name), c.After.show(name))
	}
	if !slices.Contains(c.Fields, "rule") {
		_, err = fmt.Fprintf(w, "           by %s\n", e.Rule)
	}
	if slices.Contains(c.Fields, "status") {
		_, err = fmt.Fprintf(w, "           since %s\n", export.Plain(strings.Join(c.After.Why, "; ")))
	}
	return err
}

// line tells an event in short: "CONSULT/visit planned: A > B".
func (e *codedEvent) line() string {
	kind := e.Type
	if e.Mode != "" {
		kind += "/" + string(e.Mode)
	}
	return fmt.Sprintf("%s %s: %s > %s", kind, e.Status, e.show("sources"), e.show("targets"))
}

// show words one field of the event.
func (e *codedEvent) show(name string) string {
	i := slices.IndexFunc(codedFields, func(f codedField) bool { return f.name == name })
	return cmp.Or(oneLine(codedFields[i].show(e)), "-")
}

// finish writes what each rule brings, and the counts.
func (t *trial) finish(stderr io.Writer) error {
	if t.told.Report != "" {
		fmt.Fprintln(t.out)
		for _, rule := range slices.Sorted(maps.Keys(t.byRule)) {
			fmt.Fprintf(t.out, "%s: %s\n", rule, sumUp(t.byRule[rule]))
		}
	}
	fmt.Fprintf(stderr, "nuncio: %d reports, %d events before, %d after: %s\n", t.reports, t.was, t.is, cmp.Or(sumUp(t.counts), "nothing changes"))
	return t.out.Flush()
}

// sumUp words counts: "2 added, 1 changed".
func sumUp(counts map[string]int) string {
	var parts []string
	for _, what := range []string{"added", "removed", "changed"} {
		if n := counts[what]; n > 0 {
			parts = append(parts, fmt.Sprintf("%d %s", n, what))
		}
	}
	return strings.Join(parts, ", ")
}
