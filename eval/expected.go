package eval

import (
	"bytes"
	"encoding/json"
	"fmt"
	"slices"
	"strings"

	"nuncio/record"
)

// OneOf is a value of an expected record where any of a list is right; JSON
// has a string, or a list of strings.
type OneOf []string

// UnmarshalJSON reads a string, null or a list of both.
func (o *OneOf) UnmarshalJSON(b []byte) error {
	var one *string
	if json.Unmarshal(b, &one) == nil {
		*o = OneOf{deref(one)}
		return nil
	}
	var many []*string
	if err := json.Unmarshal(b, &many); err != nil {
		return fmt.Errorf("want a string or a list of strings: %w", err)
	}
	*o = nil
	for _, s := range many {
		*o = append(*o, deref(s))
	}
	return nil
}

func deref(s *string) string {
	if s == nil {
		return ""
	}
	return *s
}

// Expected is what a careful reader records from one report.
type Expected struct {
	Published   string          `json:"published"`
	Title       string          `json:"title"`
	Captions    []string        `json:"captions"`
	Headings    []string        `json:"headings"`
	Discarded   []string        `json:"discarded"`
	Actors      []ExpectedActor `json:"actors"`
	OtherActors []ExpectedActor `json:"other_actors"`
	Events      []ExpectedEvent `json:"events"`
	Statements  []struct {
		Speaker    OneOf    `json:"speaker"`
		Mode       OneOf    `json:"mode"`
		Content    string   `json:"content"`
		Via        OneOf    `json:"via"`
		Addressees []string `json:"addressees"`
	} `json:"statements"`
	Times  []ExpectedTime  `json:"times"`
	Places []ExpectedPlace `json:"places"`
}

// ExpectedTime is a time expression of an [Expected].
type ExpectedTime struct {
	Text  string `json:"text"`
	Value OneOf  `json:"value"`
}

// ExpectedPlace is a place of an [Expected].
type ExpectedPlace struct {
	Text    string `json:"text"`
	Country OneOf  `json:"country"`
}

// ExpectedActor is an actor of an [Expected].
type ExpectedActor struct {
	Name    string   `json:"name"`
	Kind    OneOf    `json:"kind"`
	Country OneOf    `json:"country"`
	Sector  OneOf    `json:"sector"`
	Office  string   `json:"office"`
	Also    []string `json:"also"`
}

// ExpectedEvent is an event of an [Expected]. Participants may stand anywhere
// among sources and targets.
type ExpectedEvent struct {
	Type         OneOf   `json:"type"`
	Mode         OneOf   `json:"mode"`
	Participants []OneOf `json:"participants"`
	Sources      []OneOf `json:"sources"`
	Targets      []OneOf `json:"targets"`
	Status       OneOf   `json:"status"`
	PutOff       bool    `json:"put_off"` // a cancelled one: put off, not given up
	Place        OneOf   `json:"place"`
	Date         OneOf   `json:"date"`
	Evidence     OneOf   `json:"evidence"`
	AssertedBy   OneOf   `json:"asserted_by"`
}

// Tally is how much of one section of an [Expected] a record has.
type Tally struct {
	Section string
	Right   int
	Of      int
	Core    int      // events with the right type and status, whatever else is amiss
	Misses  []string // what is missing or wrong, one line each
	Extra   []string // entries of the record that answer to no expected one
}

// ReadExpected reads an expected record.
func ReadExpected(b []byte) (*Expected, error) {
	var e Expected
	dec := json.NewDecoder(bytes.NewReader(b))
	if err := dec.Decode(&e); err != nil {
		return nil, fmt.Errorf("reading expected record: %w", err)
	}
	return &e, nil
}

// Compare holds a record against what a careful reader wrote down. An entry is
// right where all that the reader wrote of it is there, in any order.
func Compare(want *Expected, got *record.Record) []Tally {
	c := &comparison{want: want, got: got, actors: map[string]*record.Actor{}, folded: fold(got.Report.Text)}
	for i := range got.Actors {
		c.actors[got.Actors[i].ID] = &got.Actors[i]
	}
	return []Tally{c.article(), c.people(), c.events(), c.statements(), c.times(), c.places()}
}

type comparison struct {
	want   *Expected
	got    *record.Record
	actors map[string]*record.Actor
	folded string // the report's text, folded
}

func (t *Tally) mark(ok bool, format string, args ...any) {
	t.Of++
	if ok {
		t.Right++
	} else {
		t.Misses = append(t.Misses, fmt.Sprintf(format, args...))
	}
}

// article checks title, captions, headings and what was thrown away, exactly.
func (c *comparison) article() Tally {
	t := Tally{Section: "article"}
	t.mark(string(c.got.Report.Title) == c.want.Title, "title: %q", c.got.Report.Title)
	for _, list := range []struct {
		kind string
		want []string
	}{{"caption", c.want.Captions}, {"heading", c.want.Headings}} {
		got := c.blocks(list.kind)
		t.mark(slices.Equal(got, list.want), "%ss: %q, want %q", list.kind, got, list.want)
	}
	var discarded []string
	for _, d := range c.got.Report.Discarded {
		discarded = append(discarded, d.Text)
	}
	for _, w := range c.want.Discarded {
		t.mark(slices.Contains(discarded, w), "not thrown away: %q", w)
	}
	for _, d := range discarded {
		if !slices.Contains(c.want.Discarded, d) {
			t.mark(false, "thrown away: %q", d)
		}
	}
	return t
}

func (c *comparison) blocks(kind string) []string {
	runes := []rune(c.got.Report.Text)
	var out []string
	for _, b := range c.got.Report.Blocks {
		if b.Kind == kind {
			out = append(out, string(runes[b.Start:b.End]))
		}
	}
	return out
}

// fold makes names comparable: case, hyphens and quotation marks do not count.
func fold(s string) string {
	s = strings.ToLower(strings.NewReplacer("-", " ", "’", "'", "the ", "", "The ", "").Replace(s))
	return strings.Join(strings.Fields(s), " ")
}

func (c *comparison) actorNamed(name string) *record.Actor {
	for i := range c.got.Actors {
		if a := &c.got.Actors[i]; c.isNamed(a, name) {
			return a
		}
	}
	return nil
}

// isNamed reports whether the actor goes by the name: its own, or a mention's.
// Expected names are canonical; where the report never gives the full name, the
// part that it gives will do.
func (c *comparison) isNamed(a *record.Actor, name string) bool {
	want := fold(name)
	if fold(a.Name) == want || a.Kind == "person" && !strings.Contains(c.folded, want) && isPart(fold(a.Name), want) {
		return true
	}
	return slices.ContainsFunc(a.Mentions, func(m record.Mention) bool { return m.Form != "pronoun" && fold(m.Text) == want })
}

// isPart reports whether part is the first or the last word of a name.
func isPart(part, name string) bool {
	return strings.HasPrefix(name, part+" ") || strings.HasSuffix(name, " "+part)
}

func (c *comparison) people() Tally {
	t := Tally{Section: "actors"}
	for _, w := range slices.Concat(c.want.Actors, c.want.OtherActors) {
		a := c.actorNamed(w.Name)
		if a == nil {
			t.mark(false, "%s: no such actor", w.Name)
			continue
		}
		var wrong []string
		check := func(what string, got record.Optional, want OneOf) {
			if len(want) > 0 && !slices.Contains(want, string(got)) {
				wrong = append(wrong, fmt.Sprintf("%s %q, want %q", what, got, want))
			}
		}
		check("kind", record.Optional(a.Kind), w.Kind)
		check("country", a.Country, w.Country)
		check("sector", a.Sector, w.Sector)
		if w.Office != "" && !hasOffice(a, w.Office) {
			wrong = append(wrong, fmt.Sprintf("offices %v, want %q", officeWords(a), w.Office))
		}
		for _, also := range w.Also {
			if !slices.ContainsFunc(a.Mentions, func(m record.Mention) bool { return fold(m.Text) == fold(also) }) {
				wrong = append(wrong, fmt.Sprintf("no mention %q", also))
			}
		}
		t.mark(len(wrong) == 0, "%s: %s", w.Name, strings.Join(wrong, "; "))
	}
	return t
}

func officeWords(a *record.Actor) []string {
	var out []string
	for _, o := range a.Offices {
		out = append(out, strings.TrimSpace(o.Title+" of "+string(o.Of)))
	}
	return out
}

// hasOffice reports whether one office of the actor has more than half of the
// expected words, which different readers cut differently.
func hasOffice(a *record.Actor, want string) bool {
	words := strings.Fields(fold(want))
	for _, o := range a.Offices {
		have := strings.Fields(fold(o.Title + " " + string(o.Of) + " " + o.Evidence.Text))
		n := 0
		for _, w := range words {
			if slices.Contains(have, w) {
				n++
			}
		}
		if 2*n > len(words) {
			return true
		}
	}
	return false
}

// within reports whether the words of the expected evidence and a span of the
// record share text.
func (c *comparison) within(ev record.Evidence, want string) bool {
	text := c.got.Report.Text
	at := strings.Index(text, want)
	if at < 0 {
		return false
	}
	start := len([]rune(text[:at]))
	return ev.Start < start+len([]rune(want)) && start < ev.End
}

func (c *comparison) overlaps(e *record.Event, want OneOf) bool {
	for _, ev := range append([]record.Evidence{e.Evidence}, e.EvidenceAlso...) {
		if slices.ContainsFunc(want, func(w string) bool { return c.within(ev, w) }) {
			return true
		}
	}
	return false
}

func (c *comparison) events() Tally {
	t := Tally{Section: "events"}
	used := map[string]bool{}
	for _, w := range c.want.Events {
		best, wrong := "", []string{"no event there"}
		for i := range c.got.Events {
			e := &c.got.Events[i]
			if used[e.ID] || !c.overlaps(e, w.Evidence) {
				continue
			}
			if faults := c.eventFaults(&w, e); best == "" || len(faults) < len(wrong) {
				best, wrong = e.ID, faults
			}
		}
		if best != "" && len(wrong) == 0 {
			used[best] = true
		}
		if best != "" && !slices.ContainsFunc(wrong, isCore) {
			t.Core++
		}
		t.mark(len(wrong) == 0, "%s %s %q: %s %s", strings.Join(w.Type, "|"), strings.Join(w.Status, "|"), w.Evidence[0], best, strings.Join(wrong, "; "))
	}
	for i := range c.got.Events {
		if e := &c.got.Events[i]; !used[e.ID] {
			t.Extra = append(t.Extra, fmt.Sprintf("%s %s %s %q → %q: %q", e.ID, e.Type, e.Status, c.names(e.Sources), c.names(e.Targets), e.Evidence.Text))
		}
	}
	return t
}

// isCore reports whether a fault is of an event's type or status, the putting
// off included.
func isCore(fault string) bool {
	return strings.HasPrefix(fault, "type ") || strings.HasPrefix(fault, "status")
}

func (c *comparison) eventFaults(w *ExpectedEvent, e *record.Event) []string {
	var wrong []string
	check := func(what, got string, want OneOf) {
		if len(want) > 0 && !slices.Contains(want, got) {
			wrong = append(wrong, fmt.Sprintf("%s %q, want %q", what, got, []string(want)))
		}
	}
	check("type", e.Type, w.Type)
	check("mode", string(e.Mode), w.Mode)
	check("status", e.Status, w.Status)
	if e.Status == "cancelled" && slices.Contains(w.Status, e.Status) && e.PutOff != w.PutOff {
		wrong = append(wrong, fmt.Sprintf("status: put off %t, want %t", e.PutOff, w.PutOff))
	}
	wrong = append(wrong, c.missing("participant", slices.Concat(e.Sources, e.Targets), w.Participants)...)
	wrong = append(wrong, c.missing("source", e.Sources, w.Sources)...)
	wrong = append(wrong, c.missing("target", e.Targets, w.Targets)...)
	if len(w.Place) > 0 {
		check("place", c.placeText(string(e.Where)), w.Place)
	}
	if len(w.Date) > 0 {
		check("date", c.timeValue(string(e.When)), w.Date)
	}
	if len(w.AssertedBy) > 0 {
		check("asserted by", c.speaker(string(e.AssertedBy)), w.AssertedBy)
	}
	return wrong
}

func (c *comparison) missing(what string, ids []string, want []OneOf) []string {
	var out []string
	for _, names := range want {
		if !slices.ContainsFunc(ids, func(id string) bool {
			return slices.ContainsFunc(names, func(n string) bool { return c.isNamed(c.actors[id], n) })
		}) {
			out = append(out, fmt.Sprintf("no %s %q among %q", what, []string(names), c.names(ids)))
		}
	}
	return out
}

func (c *comparison) names(ids []string) []string {
	var out []string
	for _, id := range ids {
		out = append(out, c.actors[id].Name)
	}
	return out
}

func (c *comparison) placeText(id string) string {
	for _, p := range c.got.Places {
		if p.ID == id {
			return p.Text
		}
	}
	return ""
}

func (c *comparison) timeValue(id string) string {
	for _, t := range c.got.Times {
		if t.ID == id {
			return string(t.Value)
		}
	}
	return ""
}

func (c *comparison) speaker(id string) string {
	for _, s := range c.got.Statements {
		if s.ID == id && s.Speaker != "" {
			return c.actors[string(s.Speaker)].Name
		}
	}
	return ""
}

func (c *comparison) statements() Tally {
	t := Tally{Section: "statements"}
	used := map[string]bool{}
	for _, w := range c.want.Statements {
		best, wrong := "", []string{"no statement there"}
		for i := range c.got.Statements {
			s := &c.got.Statements[i]
			if !slices.ContainsFunc(s.Content, func(ev record.Evidence) bool { return c.within(ev, w.Content) }) {
				continue
			}
			var faults []string
			if a := c.actors[string(s.Speaker)]; len(w.Speaker) > 0 && (a == nil || !slices.ContainsFunc(w.Speaker, func(n string) bool { return c.isNamed(a, n) })) {
				faults = append(faults, fmt.Sprintf("speaker %q", c.names(nonEmpty(s.Speaker))))
			}
			if len(w.Mode) > 0 && !slices.Contains(w.Mode, s.Mode) {
				faults = append(faults, fmt.Sprintf("mode %s, want %s", s.Mode, w.Mode))
			}
			if a := c.actors[string(s.Via)]; len(w.Via) > 0 && w.Via[0] != "" && (a == nil || !c.isNamed(a, w.Via[0])) {
				faults = append(faults, "via missing")
			}
			for _, name := range w.Addressees {
				faults = append(faults, c.missing("addressee", s.Addressees, []OneOf{{name}})...)
			}
			if best == "" || len(faults) < len(wrong) {
				best, wrong = s.ID, faults
			}
		}
		used[best] = true
		t.mark(best != "" && len(wrong) == 0, "%s %q: %s %s", w.Speaker, w.Content, best, strings.Join(wrong, "; "))
	}
	for _, s := range c.got.Statements {
		if !used[s.ID] {
			t.Extra = append(t.Extra, fmt.Sprintf("%s %q %s: %q", s.ID, c.names(nonEmpty(s.Speaker)), s.Kind, s.Content[0].Text))
		}
	}
	return t
}

func nonEmpty(id record.Optional) []string {
	if id == "" {
		return nil
	}
	return []string{string(id)}
}

func (c *comparison) times() Tally {
	t := Tally{Section: "times"}
	for _, w := range c.want.Times {
		var values []string
		ok := slices.ContainsFunc(c.got.Times, func(g record.Time) bool {
			if g.Text != w.Text {
				return false
			}
			values = append(values, string(g.Value))
			return len(w.Value) == 0 || slices.Contains(w.Value, string(g.Value))
		})
		t.mark(ok, "%q: values %q, want %q", w.Text, values, w.Value)
	}
	for _, g := range c.got.Times {
		if !slices.ContainsFunc(c.want.Times, func(w ExpectedTime) bool { return w.Text == g.Text }) {
			t.Extra = append(t.Extra, fmt.Sprintf("%q %s", g.Text, g.Value))
		}
	}
	return t
}

func (c *comparison) places() Tally {
	t := Tally{Section: "places"}
	for _, w := range c.want.Places {
		ok := slices.ContainsFunc(c.got.Places, func(g record.Place) bool {
			return g.Text == w.Text && (len(w.Country) == 0 || slices.Contains(w.Country, string(g.Country)))
		})
		t.mark(ok, "%q in %s", w.Text, w.Country)
	}
	for _, g := range c.got.Places {
		if !slices.ContainsFunc(c.want.Places, func(w ExpectedPlace) bool { return w.Text == g.Text }) {
			t.Extra = append(t.Extra, fmt.Sprintf("%q in %s", g.Text, g.Country))
		}
	}
	return t
}
