package corpus

import (
	"cmp"
	"encoding/json"
	"errors"
	"maps"
	"regexp"
	"slices"
	"strings"
	"testing"

	"nuncio/record"
)

func sentences(t *testing.T) []Sentence {
	t.Helper()
	list, err := Sentences()
	if err != nil {
		t.Fatal(err)
	}
	return list
}

// typeFloors and statusFloors are what the labelled sentences have at least;
// raise them with every part that is added.
var (
	typeFloors = map[string]int{
		"CONSULT": 230, "AGREE": 75, "REQUEST": 75, "REJECT": 60, "SUPPORT": 55, "CONCEDE": 38,
		"COOPERATE": 110, "AID": 130, "RETREAT": 170, "SANCTION": 150, "MOBILIZE": 110, "THREATEN": 120,
	}
	statusFloors = map[string]int{"happened": 1370, "ongoing": 170, "planned": 235, "possible": 155, "conditional": 125, "cancelled": 85, "denied": 240}
)

// TestSentencesAreEnough counts sentences, types, statuses, styles and splits.
func TestSentencesAreEnough(t *testing.T) {
	list := sentences(t)
	types, status, other := map[string]int{}, map[string]int{}, map[string]int{}
	for _, s := range list {
		other["split "+s.Split]++
		other["style "+s.Style]++
		if s.None != "" {
			other["none"]++
		}
		for _, e := range s.Events {
			types[e.Types[0]]++
			status[e.Status[0]]++
		}
	}
	t.Logf("%d sentences: %v; %v; %v", len(list), types, status, other)
	for name, floor := range typeFloors {
		if types[name] < floor {
			t.Errorf("%d events of type %s, want at least %d", types[name], name, floor)
		}
	}
	for name, floor := range statusFloors {
		if status[name] < floor {
			t.Errorf("%d events %s, want at least %d", status[name], name, floor)
		}
	}
	if dev, test := other["split dev"], other["split test"]; dev < test || 3*test < dev {
		t.Errorf("%d sentences to develop with and %d to test with, want about two to one", dev, test)
	}
	if n := other["none"]; 20*n < 2*len(list) {
		t.Errorf("%d of %d sentences without an event, want a tenth", n, len(list))
	}
}

// TestSentencesAreDifferent finds no sentence twice, and no two that differ in
// names and numbers alone: those would be fills of one template.
func TestSentencesAreDifferent(t *testing.T) {
	seen := map[string]Sentence{}
	for _, s := range sentences(t) {
		key := skeleton(s.Text)
		if old, ok := seen[key]; ok {
			t.Errorf("%s:%d and %s:%d are alike: %s", old.File, old.Line, s.File, s.Line, s.Text)
		}
		seen[key] = s
	}
}

var namesAndNumbers = regexp.MustCompile(`\p{Lu}[\p{L}’'-]*|\d+`)

// skeleton is a sentence without names and numbers.
func skeleton(s string) string {
	return strings.Join(strings.Fields(namesAndNumbers.ReplaceAllString(s, "N")), " ")
}

// typesWithRecipient must have a target, or a reason.
var typesWithRecipient = []string{"COOPERATE", "AID", "SANCTION"}

// TestSentenceRoles finds a source in every event, and a target where the type
// has one, or why not; nobody acts on himself, and the trigger is in the evidence.
func TestSentenceRoles(t *testing.T) {
	for _, s := range sentences(t) {
		for _, e := range s.Events {
			fault := func(msg string) { t.Errorf("sentences/%s:%d: %s: %s", s.File, e.Line, e.Types[0], msg) }
			if len(e.Sources) == 0 && e.NoSource == "" {
				fault("no source, and no reason")
			}
			if len(e.Targets) == 0 && e.NoTarget == "" && slices.Contains(typesWithRecipient, e.Types[0]) {
				fault("no target, and no reason")
			}
			if e.Types[0] == "CONSULT" && e.Modes[0] == "visit" && len(e.Targets) == 0 && e.NoTarget == "" {
				fault("a visit without a host, and no reason")
			}
			if twice(slices.Concat(e.Sources, e.Targets)) {
				fault("one actor twice")
			}
			if !e.Evidence.IsZero() && !covers(s.Text, e.Evidence, e.Trigger) {
				fault("the trigger is not in the evidence")
			}
			if e.Plan != "" && !sharesPlan(s.Events, e.Plan) {
				fault("plan " + e.Plan + " joins nothing")
			}
		}
	}
}

func twice(list []Role) bool {
	seen := map[string]bool{}
	for _, r := range list {
		key := r.Words[0].String()
		if seen[key] && r.Words[0].Nth == 0 {
			return true
		}
		seen[key] = true
	}
	return false
}

func covers(text string, outer, inner Words) bool {
	for _, o := range outer.Spans(text) {
		for _, i := range inner.Spans(text) {
			if o[0] <= i[0] && i[1] <= o[1] {
				return true
			}
		}
	}
	return false
}

func sharesPlan(list []Label, plan string) bool {
	n := 0
	for _, e := range list {
		if e.Plan == plan {
			n++
		}
	}
	return n > 1
}

// TestSentenceVocabulary: types, statuses and sectors are the record's.
func TestSentenceVocabulary(t *testing.T) {
	var schema struct {
		Defs map[string]struct {
			Properties map[string]struct {
				Enum []string `json:"enum"`
			} `json:"properties"`
		} `json:"$defs"`
	}
	if err := json.Unmarshal(record.JSONSchema(), &schema); err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		what      string
		ours      []string
		def, prop string
	}{
		{"types", slices.Collect(maps.Keys(modes)), "event", "type"},
		{"statuses", slices.Collect(maps.Keys(grades)), "event", "status"},
		{"sectors", slices.Clone(sectors), "actor", "sector"},
	} {
		theirs := slices.DeleteFunc(schema.Defs[c.def].Properties[c.prop].Enum, func(s string) bool { return s == "" })
		slices.Sort(c.ours)
		slices.Sort(theirs)
		if !slices.Equal(c.ours, theirs) {
			t.Errorf("%s: %v, the record has %v", c.what, c.ours, theirs)
		}
	}
}

// TestParseSentences reads every part of the format.
func TestParseSentences(t *testing.T) {
	list, err := ParseSentences("x.txt", `# a comment
== dev agency

date: 2031-04-08
before: The round had been due in May.
Brask called the talks with Velmar off on Monday, and Okel will fly to Velmar if asked.
  CONSULT/REQUEST third-party/- cancelled put-off -2.5 | Brask [KST GOV] + Velmar / Okel -> - | called … off | because: off | when: Monday = 2031-04-07 | context: diplomatic economic
  # a comment between labels
  ? CONSULT visit conditional | Okel -> Velmar #2 | fly | evidence: Okel will fly to Velmar | note: twice | plan: a | of: 1

Velmar lost the cup final.
  none | sport
`)
	if err != nil {
		t.Fatal(err)
	}
	if len(list) != 2 || len(list[0].Events) != 2 || list[1].None != "sport" {
		t.Fatalf("%+v", list)
	}
	s, e, f := list[0], list[0].Events[0], list[0].Events[1]
	if s.Line != 6 || s.Published != "2031-04-08" || !strings.HasPrefix(s.Before, "The round") || s.Split+s.Style != "devagency" {
		t.Errorf("sentence: %+v", s)
	}
	if !slices.Equal(e.Types, []string{"CONSULT", "REQUEST"}) || !slices.Equal(e.Modes, []string{"third-party", ""}) || !e.PutOff || e.Grade != -2.5 || e.May {
		t.Errorf("head: %+v", e)
	}
	if len(e.Sources) != 2 || e.Sources[0].Country != "KST" || e.Sources[0].Sector != "GOV" || len(e.Sources[1].Words) != 2 {
		t.Errorf("roles: %+v", e)
	}
	if got := e.Trigger.Spans(s.Text); len(got) != 1 || s.Text[got[0][0]:got[0][1]] != "called the talks with Velmar off" {
		t.Errorf("trigger at %v", got)
	}
	if e.WhenValue != "2031-04-07" || e.When.String() != "Monday" || len(e.Contexts) != 2 {
		t.Errorf("fields: %+v", e)
	}
	if got := f.Targets[0].Words[0].Spans(s.Text); len(got) != 1 || got[0][0] < 50 {
		t.Errorf("second Velmar at %v", got)
	}
	if !f.May || f.Grade != 0 || f.Plan != "a" || !slices.Equal(f.Of, []int{0}) || f.Note != "twice" {
		t.Errorf("second event: %+v", f)
	}
}

// TestSentenceErrors: a fault names its line and what is wrong there.
func TestSentenceErrors(t *testing.T) {
	const start = "== dev agency\nBrask met Velmar.\n"
	for _, c := range []struct {
		text, token string
		line        int
	}{
		{"== dev wire\n", "wire", 1},
		{"== train agency\n", "train", 1},
		{"== dev\n", "dev", 1},
		{"Brask met Velmar.\n", "Brask met Velmar.", 1},
		{"== dev agency\n  none | sport\n", "none | sport", 2},
		{start + "\n", "Brask met Velmar.", 3},
		{start + "Velmar met Brask.\n", "Velmar met Brask.", 3},
		{start + "  none | because\n", "because", 3},
		{start + "  none | sport\n  CONSULT happened | Brask + Velmar -> - | met\n", "sport", 4},
		{start + "  CONSULT happened | Brask\n", "CONSULT happened | Brask", 3},
		{start + "  MEET happened | Brask + Velmar -> - | met\n", "MEET", 3},
		{start + "  CONSULT yield happened | Brask + Velmar -> - | met\n", "yield", 3},
		{start + "  CONSULT visit | Brask -> Velmar | met\n", "CONSULT visit", 3},
		{start + "  CONSULT done | Brask -> Velmar | met\n", "done", 3},
		{start + "  CONSULT happened/done | Brask -> Velmar | met\n", "done", 3},
		{start + "  CONSULT happened 4 | Brask -> Velmar | met\n", "4", 3},
		{start + "  CONSULT happened put-off | Brask -> Velmar | met\n", "put-off", 3},
		{start + "  CONSULT happened | Brask, Velmar | met\n", "Brask, Velmar", 3},
		{start + "  CONSULT happened | Brask + Haldane -> - | met\n", "Haldane", 3},
		{start + "  CONSULT happened | Bras + Velmar -> - | met\n", "Bras", 3},
		{start + "  CONSULT happened | Brask + Velmar #2 -> - | met\n", "Velmar #2", 3},
		{start + "  CONSULT happened | Brask + Velmar #x -> - | met\n", "x", 3},
		{start + "  CONSULT happened | Brask [Kestovia] + Velmar -> - | met\n", "Kestovia", 3},
		{start + "  CONSULT happened | -(lost) -> - | met\n", "lost", 3},
		{start + "  CONSULT happened | -> Velmar | met\n", "", 3},
		{start + "  CONSULT happened | Brask + Velmar -> - | meets\n", "meets", 3},
		{start + "  CONSULT happened | Brask + Velmar -> - | met | where\n", "where", 3},
		{start + "  CONSULT happened | Brask + Velmar -> - | met | place: Velmar\n", "place", 3},
		{start + "  CONSULT happened | Brask + Velmar -> - | met | when: today\n", "today", 3},
		{start + "  CONSULT happened | Brask + Velmar -> - | met | context: weather\n", "weather", 3},
		{start + "  CONSULT happened | Brask + Velmar -> - | met | of: 1\n", "1", 3},
		{start + "  CONSULT happened | Brask + Velmar -> - | met | of: two\n", "two", 3},
		{"== dev agency\ndate: 2031-04-08\n\n", "2031-04-08", 3},
	} {
		_, err := ParseSentences("x.txt", c.text)
		var at *SentenceError
		if !errors.As(err, &at) || at.Line != c.line || at.Token != c.token || at.File != "x.txt" {
			t.Errorf("%q: %v, want a fault at line %d, %q", c.text, err, c.line, c.token)
			continue
		}
		if !strings.HasPrefix(at.Error(), "sentences/x.txt:") || cmp.Compare(len(at.Msg), 5) < 0 {
			t.Errorf("message %q", at)
		}
	}
}
