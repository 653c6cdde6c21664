package corpus

import (
	"encoding/json"
	"fmt"
	"path"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"
)

// shortCount is how many short reports there are, shortWords how long one is.
const shortCount = 28

var shortWords = [2]int{120, 350}

// TestShortReportsAreWhole finds a record beside every short report, and every
// record right as far as a program can tell.
func TestShortReportsAreWhole(t *testing.T) {
	reports, err := ShortReports()
	if err != nil {
		t.Fatal(err)
	}
	if len(reports) != shortCount {
		t.Errorf("%d reports, want %d", len(reports), shortCount)
	}
	entries, err := shortFiles.ReadDir(shortFolder)
	if err != nil {
		t.Fatal(err)
	}
	if n := len(entries); n != 2*len(reports)+1 {
		t.Errorf("%d files: a report and a record each, and README.md, are %d", n, 2*len(reports)+1)
	}
	for _, r := range reports {
		if n := len(strings.Fields(string(r.Bytes))); n < shortWords[0] || n > shortWords[1] {
			t.Errorf("%s: %d words, want %d to %d", r.Name, n, shortWords[0], shortWords[1])
		}
		if r.Publisher == "" || r.ContentType == "" {
			t.Errorf("%s: publisher %q, type %q", r.Name, r.Publisher, r.ContentType)
		}
		for _, fault := range shortFaults(string(r.Bytes), ShortExpected(r.Name)) {
			t.Errorf("%s: %s", path.Base(r.Name), fault)
		}
	}
	if ShortExpected("short/no-such.txt") != nil {
		t.Error("a record of no report")
	}
}

// TestShortSubjects: the set has enough of every type and status to be worth a
// score.
func TestShortSubjects(t *testing.T) {
	reports, err := ShortReports()
	if err != nil {
		t.Fatal(err)
	}
	count := map[string]int{}
	for _, r := range reports {
		rec, faults := readShort(ShortExpected(r.Name))
		if len(faults) > 0 {
			t.Fatalf("%s: %s", r.Name, faults)
		}
		for _, e := range rec.Events {
			count[e.Type.first()]++
			count[e.Status.first()]++
		}
	}
	for name := range modes {
		if count[name] < 5 {
			t.Errorf("%d events of type %s, want at least 5", count[name], name)
		}
	}
	for name := range grades {
		if count[name] < 10 {
			t.Errorf("%d events %s, want at least 10", count[name], name)
		}
	}
}

// TestShortFaults plants a fault of each kind in a sound record.
func TestShortFaults(t *testing.T) {
	const text = "Okel met Marren in Brask on 9 May 2031. \"It went well,\" he said."
	const sound = `{"published": "2031-05-09", "title": "", "actors": [{"name": "Okel", "kind": "person", "sector": "GOV"}, {"name": "Marren", "kind": "person"}],
	"events": [{"id": "e1", "type": "CONSULT", "mode": "visit", "context": ["diplomatic"], "sources": ["Okel"], "targets": ["Marren"], "status": "happened", "when": "2031-05-09", "status_when": null, "place": "Brask", "evidence": "Okel met Marren", "asserted_by": null}],
	"statements": [{"speaker": "Okel", "kind": "said", "mode": "direct", "source": "he", "cue": "said", "content": "It went well"}],
	"times": [{"text": "9 May 2031", "value": "2031-05-09"}], "places": [{"text": "Brask", "country": null}]}`
	if faults := shortFaults(text, []byte(sound)); len(faults) > 0 {
		t.Fatalf("faults in a sound record: %q", faults)
	}
	for _, c := range []struct{ old, planted string }{
		{`"Okel met Marren"`, `"Okel met Venn"`},
		{`"sources": ["Okel"]`, `"sources": ["Venn"]`},
		{`"sources": ["Okel"]`, `"sources": [["Okel", "Venn"]]`},
		{`"sources": ["Okel"]`, `"sources": [["Brask", "Okel"]]`},
		{`"speaker": "Okel"`, `"speaker": "Venn"`},
		{`"CONSULT"`, `"MEET"`},
		{`"visit"`, `"strike"`},
		{`"happened"`, `"hoped"`},
		{`["diplomatic"]`, `["space"]`},
		{`"GOV"`, `"POL"`},
		{`"when": "2031-05-09"`, `"when": "2031-02-30"`},
		{`"value": "2031-05-09"`, `"value": "9 May"`},
		{`"status_when": null`, `"status_when": "P2D"`},
		{`"asserted_by": null`, `"asserted_by": "Marren"`},
		{`"asserted_by": null`, `"of": ["e2"]`},
		{`"It went well"`, `"It goes well"`},
		{`"kind": "said"`, `"kind": "sang"`},
		{`"mode": "direct"`, `"mode": "loud"`},
		{`"cue": "said"`, `"cue": "added"`},
		{`"text": "Brask"`, `"text": "Haldane"`},
		{`"title": ""`, `"title": "Okel and Marren meet"`},
		{`"published": "2031-05-09"`, `"published": "May"`},
		{`"kind": "person", "sector": "GOV"`, `"kind": "office"`},
	} {
		if !strings.Contains(sound, c.old) {
			t.Fatalf("the sound record does not have %s", c.old)
		}
		if shortFaults(text, []byte(strings.Replace(sound, c.old, c.planted, 1))) == nil {
			t.Errorf("%s in place of %s is not found out", c.planted, c.old)
		}
	}
}

// oneOf is a value or a list of alternatives; null is "".
type oneOf []string

func (o *oneOf) UnmarshalJSON(b []byte) error {
	var one *string
	if json.Unmarshal(b, &one) == nil {
		b = fmt.Appendf(nil, "[%s]", b)
	}
	var many []*string
	if err := json.Unmarshal(b, &many); err != nil {
		return err
	}
	*o = oneOf{}
	for _, s := range many {
		if s == nil {
			s = new(string)
		}
		*o = append(*o, *s)
	}
	return nil
}

func (o oneOf) first() string {
	if len(o) == 0 {
		return ""
	}
	return o[0]
}

type shortRecord struct {
	Published                     string
	Title                         string
	Captions, Headings, Discarded []string
	Actors                        []shortActor
	OtherActors                   []shortActor `json:"other_actors"`
	Events                        []shortEvent
	Statements                    []shortStatement
	Times                         []shortTime
	Places                        []struct{ Text string }
}

type shortActor struct {
	Name         string
	Kind, Sector oneOf
	Also         []string
}

type shortEvent struct {
	ID                             string
	Type, Mode, Status, Date       oneOf
	Context                        []string
	Participants, Sources, Targets []oneOf
	StatusBy                       []oneOf `json:"status_by"`
	When                           oneOf
	StatusWhen                     oneOf `json:"status_when"`
	Place, Evidence                oneOf
	AssertedBy                     oneOf `json:"asserted_by"`
	Of                             []string
}

type shortStatement struct {
	Speaker, Kind, Mode oneOf
	Source, Cue         *string
	Content             string
	ContentMore         []string `json:"content_more"`
	Via, Inside         string
	Addressees          []string
}

type shortTime struct {
	Text           string
	Value, Undated oneOf
}

func readShort(expected []byte) (shortRecord, []string) {
	var rec shortRecord
	if err := json.Unmarshal(expected, &rec); err != nil {
		return rec, []string{err.Error()}
	}
	return rec, nil
}

// shortFaults lists what is wrong in a record: words that the text does not
// have, actors that are not listed, codes that are none, dates that are none.
func shortFaults(text string, expected []byte) []string {
	rec, faults := readShort(expected)
	if len(faults) > 0 {
		return faults
	}
	c := shortChecker{text: text, actors: map[string]bool{"": true}, events: map[string]bool{}, speakers: map[string]bool{"": true}}
	c.page(&rec)
	c.people(slices.Concat(rec.Actors, rec.OtherActors))
	c.statements(rec.Statements)
	c.happenings(rec.Events)
	for _, p := range rec.Places {
		c.stands("place", p.Text)
	}
	for _, t := range rec.Times {
		c.stands("time", t.Text)
		c.values(t.Text, slices.Concat(t.Value, t.Undated), isTime)
	}
	return c.faults
}

type shortChecker struct {
	text                     string
	actors, events, speakers map[string]bool // by name, by id, by name
	faults                   []string
}

func (c *shortChecker) fault(format string, args ...any) {
	c.faults = append(c.faults, fmt.Sprintf(format, args...))
}

func (c *shortChecker) stands(what string, words ...string) {
	for _, w := range words {
		if !strings.Contains(c.text, w) {
			c.fault("%s: the text does not have %q", what, w)
		}
	}
}

func (c *shortChecker) codes(what string, got []string, known func(string) bool) {
	for _, code := range got {
		if !known(code) {
			c.fault("%s: there is no %q", what, code)
		}
	}
}

func (c *shortChecker) values(what string, got []string, right func(string) bool) {
	for _, v := range got {
		if v != "" && !right(v) {
			c.fault("%s: %q is no date", what, v)
		}
	}
}

func (c *shortChecker) listed(what string, names ...string) {
	for _, n := range names {
		if !c.actors[n] {
			c.fault("%s: %q is not among the actors", what, n)
		}
	}
}

// named: the first name is of a listed actor, the others may be a shorter cut of
// it in the words of the text.
func (c *shortChecker) named(what string, names oneOf) {
	for i, n := range names {
		if i == 0 || !strings.Contains(c.text, n) {
			c.listed(what, n)
		}
	}
}

func (c *shortChecker) page(rec *shortRecord) {
	c.values("published", []string{rec.Published}, isDay)
	c.stands("discarded", rec.Discarded...)
	for _, line := range slices.Concat(rec.Captions, rec.Headings, []string{rec.Title}) {
		if !slices.Contains(strings.Split(c.text, "\n"), line) && line != "" {
			c.fault("page: no line %q", line)
		}
	}
}

func (c *shortChecker) people(list []shortActor) {
	for _, a := range list {
		if c.actors[a.Name] {
			c.fault("actor %q is listed twice, or has no name", a.Name)
		}
		c.actors[a.Name] = true
		c.codes("kind", a.Kind, oneOfWords("person", "state", "organisation", "group"))
		c.codes("sector", a.Sector, func(s string) bool { return s == "" || slices.Contains(sectors, s) })
		c.stands("actor "+a.Name, a.Also...)
	}
}

func (c *shortChecker) statements(list []shortStatement) {
	for _, s := range list {
		for _, name := range s.Speaker {
			c.speakers[name] = true
		}
	}
	for _, s := range list {
		c.named("speaker", s.Speaker)
		c.listed("statement", append([]string{s.Via, s.Inside}, s.Addressees...)...)
		if !c.speakers[s.Inside] {
			c.fault("statement inside one of %q, who says nothing", s.Inside)
		}
		c.codes("statement", s.Kind, oneOfWords("said", "thought", "wanted", "denied", "promised", "asked", "threatened"))
		c.codes("statement", s.Mode, oneOfWords("direct", "indirect", "mixed"))
		c.stands("statement", append([]string{s.Content}, s.ContentMore...)...)
		for _, words := range []*string{s.Source, s.Cue} {
			if words != nil {
				c.stands("statement", *words)
			}
		}
	}
}

func (c *shortChecker) happenings(list []shortEvent) {
	for _, e := range list {
		if e.ID == "" || c.events[e.ID] {
			c.fault("event %q is there twice, or has no id", e.ID)
		}
		c.events[e.ID] = true
	}
	for _, e := range list {
		c.eventCodes(&e)
		if len(e.Evidence) == 0 {
			c.fault("%s: no evidence", e.ID)
		}
		c.stands(e.ID, slices.Concat(e.Evidence, e.Place)...)
		for _, names := range slices.Concat(e.Participants, e.Sources, e.Targets, e.StatusBy, []oneOf{e.AssertedBy}) {
			c.named(e.ID, names)
		}
		c.values(e.ID, slices.Concat(e.When, e.Date, e.StatusWhen), isDate)
		if !c.speakers[e.AssertedBy.first()] {
			c.fault("%s: asserted by %q, who says nothing", e.ID, e.AssertedBy)
		}
		c.codes(e.ID+" of", e.Of, func(id string) bool { return c.events[id] })
	}
}

func (c *shortChecker) eventCodes(e *shortEvent) {
	if len(e.Type) == 0 || len(e.Status) == 0 {
		c.fault("%s: no type or no status", e.ID)
	}
	c.codes(e.ID, e.Type, func(t string) bool { _, ok := modes[t]; return ok })
	c.codes(e.ID, e.Status, func(s string) bool { _, ok := grades[s]; return ok })
	c.codes(e.ID, e.Mode, func(m string) bool {
		return m == "" || slices.ContainsFunc(e.Type, func(t string) bool { return slices.Contains(modes[t], m) })
	})
	c.codes(e.ID, e.Context, func(s string) bool { return slices.Contains(contexts, s) })
}

func oneOfWords(words ...string) func(string) bool {
	return func(s string) bool { return slices.Contains(words, s) }
}

// The grains of a date: a day with an hour or a part of the day, a month, a
// week or weekend, a season, a quarter or half, a year; X where it is unknown.
var (
	dayGrain  = regexp.MustCompile(`^(\d{4}|XXXX)-(\d\d|XX)-(\d\d|XX)(T([0-2]\d(:[0-5]\d)?|MO|MI|AF|EV|NI))?$`)
	wideGrain = regexp.MustCompile(`^(\d{4}|\d{3}X|\d\dXX|XXXX)(-(0[1-9]|1[0-2]|XX|W[0-5]\d(-WE)?|SP|SU|FA|WI|Q[1-4]|H[12]))?$`)
	duration  = regexp.MustCompile(`^P(\d+|X)[YMWDH]$|^PT(\d+|X)[HMS]$|^P(\d+|X)(DE|CE)$`)
	clockOnly = regexp.MustCompile(`^T([0-2]\d(:[0-5]\d)?|MO|MI|AF|EV|NI)$`)
	present   = regexp.MustCompile(`^(PRESENT|PAST|FUTURE)_REF$`)
)

// isDate: a date of any grain, or the span between two.
func isDate(s string) bool {
	from, to, span := strings.Cut(s, "/")
	if span {
		return isDate(from) && isDate(to)
	}
	return dayGrain.MatchString(s) && isDay(s[:len("2031-05-09")]) || wideGrain.MatchString(s)
}

// isDay: a day that the calendar has, or one with parts unknown.
func isDay(s string) bool {
	if strings.Contains(s, "X") {
		s = strings.NewReplacer("XXXX", "2032", "-XX", "-01").Replace(s)
	}
	_, err := time.Parse(time.DateOnly, s)
	return err == nil
}

// isTime: a date, or what a time expression can be besides.
func isTime(s string) bool {
	return isDate(s) || duration.MatchString(s) || clockOnly.MatchString(s) || present.MatchString(s)
}
