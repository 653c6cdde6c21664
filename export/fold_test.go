package export

import (
	"slices"
	"strings"
	"testing"

	"nuncio/record"
)

func mustFold(t *testing.T, table string, options ...string) *Fold {
	t.Helper()
	f, err := NewFold(table, options...)
	if err != nil {
		t.Fatal(err)
	}
	return f
}

// foldedAs writes how an event comes out: "REJECT/meet 125 +future", "" for not at all.
func foldedAs(f *Fold, e record.Event) string {
	var n FoldCounts
	e.ID = "e1"
	out := f.Events(&record.Record{Report: record.Report{Published: "2031-04-08"}, Events: []record.Event{e}}, nil, &n)
	if len(out) == 0 {
		return ""
	}
	s := out[0].Type
	if out[0].Mode != "" {
		s += "/" + out[0].Mode
	}
	s += " " + out[0].CAMEO
	for _, c := range out[0].Context {
		if !slices.Contains(e.Context, c) {
			s += " +" + c
		}
	}
	return s
}

// event makes one of "status TYPE/mode CAMEO context".
func event(words string) record.Event {
	w := append(strings.Fields(words), "", "")
	typ, mode, _ := strings.Cut(w[1], "/")
	e := record.Event{Status: w[0], Type: typ, Mode: record.Optional(mode), CAMEO: record.Optional(w[2])}
	if w[3] != "" {
		e.Context = []string{w[3]}
	}
	return e
}

func TestFoldManual(t *testing.T) {
	f := mustFold(t, FoldManual)
	for in, want := range map[string]string{
		"happened CONSULT/visit 042":            "CONSULT/visit 042",
		"ongoing ASSAULT/aerial 195":            "ASSAULT/aerial 195",
		"planned CONSULT/visit 042":             "AGREE 036",
		"planned CONSULT 045":                   "AGREE 039",
		"planned SUPPORT 057":                   "AGREE 032",
		"planned COOPERATE 060":                 "AGREE 031",
		"planned COOPERATE 0621":                "AGREE 0312",
		"planned AID 070":                       "AGREE 033",
		"planned AID 074":                       "AGREE 0334",
		"planned AID 075":                       "AGREE 033",
		"planned AGREE 030":                     "AGREE 030",
		"planned RETREAT/release 0841":          "CONCEDE 0353",
		"planned RETREAT/ceasefire 0871":        "CONCEDE 0356",
		"planned CONCEDE 0811":                  "CONCEDE 0351",
		"planned CONCEDE 0832":                  "CONCEDE 0342",
		"planned CONCEDE 083":                   "CONCEDE 034",
		"planned CONCEDE 055":                   "CONCEDE 035",
		"planned PROTEST/strike 143":            "THREATEN/restrict 133",
		"planned PROTEST/riot 145":              "THREATEN/violence 133",
		"planned PROTEST/demo 141":              "THREATEN 133",
		"planned SANCTION/expel 166":            "THREATEN/expel 136",
		"planned SANCTION/expel 166 diplomatic": "THREATEN/expel 1313",
		"planned SANCTION/withdraw 164":         "THREATEN/relations 134",
		"planned SANCTION/withdraw 161":         "THREATEN/relations 1313",
		"planned SANCTION/discontinue 163":      "THREATEN/restrict 1312",
		"planned SANCTION/discontinue 162":      "THREATEN/relations 1311",
		"planned SANCTION/convict 116":          "THREATEN/arrest 132",
		"planned MOBILIZE/weapons 152":          "THREATEN/violence 138",
		"planned MOBILIZE/police 151":           "THREATEN/violence 137",
		"planned COERCE/arrest 173":             "THREATEN/arrest 132",
		"planned COERCE/curfew 1723":            "THREATEN/restrict 1323",
		"planned COERCE/restrict 191":           "THREATEN/restrict 1381",
		"planned COERCE/deport 174":             "THREATEN/expel 132",
		"planned COERCE/seize 192":              "THREATEN/territory 1382",
		"planned COERCE/seize 171":              "THREATEN 130",
		"planned COERCE/cyber 176":              "THREATEN 130",
		"planned ASSAULT/beat 175":              "THREATEN/violence 137",
		"planned ASSAULT/explosives 183":        "THREATEN/violence 1383",
		"planned ASSAULT/heavy-weapons 194":     "THREATEN/violence 1384",
		"planned ASSAULT/unconventional 204":    "THREATEN/violence 1385",
		"planned REQUEST/meet 020":              "REQUEST/meet 020 +future",
		"planned THREATEN 130":                  "THREATEN 130 +future",
		"cancelled CONSULT/visit 042":           "REJECT/meet 125",
		"cancelled CONSULT 045":                 "REJECT/meet 126",
		"cancelled AGREE 030":                   "REJECT/assist 120",
		"cancelled COOPERATE 060":               "SANCTION/discontinue 160",
		"cancelled AID 073":                     "SANCTION/discontinue 1623",
		"cancelled AID 075":                     "SANCTION/discontinue 162",
		"cancelled RETREAT/withdraw 087":        "REJECT/yield 124",
		"cancelled PROTEST/demo 141":            "CONCEDE 082",
		"cancelled MOBILIZE 152":                "CONCEDE 080",
		"denied CONSULT 040":                    "",
		"possible CONSULT 040":                  "",
		"conditional ASSAULT 190":               "",
	} {
		if got := foldedAs(f, event(in)); got != want {
			t.Errorf("%s: got %q, want %q", in, got, want)
		}
	}
}

func TestFoldOptions(t *testing.T) {
	sanction := mustFold(t, FoldManual, CancelledSanction)
	for in, want := range map[string]string{
		"cancelled CONSULT/visit 042": "SANCTION/discontinue 160",
		"cancelled CONSULT 043":       "SANCTION/discontinue 160",
		"cancelled CONSULT 040":       "SANCTION/discontinue 164",
		"cancelled CONSULT 045":       "SANCTION/discontinue 165",
		"cancelled AGREE 030":         "REJECT/assist 120",
	} {
		if got := foldedAs(sanction, event(in)); got != want {
			t.Errorf("%s: got %q, want %q", in, got, want)
		}
	}
	both := mustFold(t, FoldManual, CancelledSanction, Hypothetical)
	if got := foldedAs(both, event("possible CONSULT 040")); got != "CONSULT 040 +hypothetical" {
		t.Errorf("possible: %q", got)
	}
	if got := foldedAs(both, event("denied CONSULT 040")); got != "" {
		t.Errorf("denied: %q", got)
	}
	if got := both.Name(); got != "fold/1+cancelled-sanction+hypothetical" {
		t.Errorf("name %q", got)
	}
	if _, err := NewFold("fold/9"); err == nil {
		t.Error("a fold that is none must be an error")
	}
	if _, err := NewFold(FoldManual, "none"); err == nil {
		t.Error("an option that is none must be an error")
	}
}

func TestFoldGold(t *testing.T) {
	f := mustFold(t, FoldGold)
	for in, want := range map[string]string{
		"planned RETREAT 087":               "AGREE 035",
		"planned CONSULT 042":               "AGREE 036",
		"happened CONCEDE 0871":             "RETREAT 0871",
		"happened AID 075 reparations":      "RETREAT 0842",
		"happened ASSAULT/abduct 181":       "COERCE/detain 181",
		"cancelled CONSULT 040":             "SANCTION 160",
		"conditional ASSAULT 190":           "THREATEN/violence 138",
		"conditional AID 070":               "",
		"happened PROTEST/boycott 143":      "PROTEST/strike-gen 143",
		"happened REQUEST/meet 020":         "REQUEST 020",
		"planned COERCE/curfew 1723":        "THREATEN/curfew 1323",
		"happened ASSAULT/heavy-weapons 19": "ASSAULT/heavy-weapons 19",
	} {
		if got := foldedAs(f, event(in)); got != want {
			t.Errorf("%s: got %q, want %q", in, got, want)
		}
	}
}

// talksRecord has a meeting agreed, one called off, an offer of a release and help between two.
func talksRecord() *record.Record {
	return &record.Record{
		Report: record.Report{Published: "2031-04-08"},
		Actors: []record.Actor{
			{ID: "a1", Name: "Ilse Marren", Country: "NOR"}, {ID: "a2", Name: "Tomas Okel", Country: "KES"},
			{ID: "a3", Name: "a spokesman", Country: "KES"}, {ID: "a4", Name: "Velmar", Country: "VEL"},
		},
		Times: []record.Time{{ID: "t1", Value: "2031-05"}, {ID: "t2", Value: "2031-04-07"}, {ID: "t3", Value: "2031-04-06"}, {ID: "t4", Value: "P2D"}},
		Statements: []record.Statement{
			{ID: "s1", Speaker: "a3", When: "t3"}, {ID: "s2", Speaker: "a4"},
		},
		Events: []record.Event{
			{ID: "e1", Type: "AGREE", CAMEO: "030", Status: "happened", Sources: []string{"a1", "a2"}, Of: []string{"e2"}, When: "t2"},
			{ID: "e2", Type: "CONSULT", CAMEO: "040", Status: "planned", Sources: []string{"a1", "a2"}, When: "t1"},
			{ID: "e3", Type: "CONSULT", CAMEO: "040", Status: "cancelled", Sources: []string{"a1", "a2"}, When: "t1", AssertedBy: "s1"},
			{ID: "e4", Type: "CONSULT", CAMEO: "042", Mode: "visit", Status: "cancelled", Sources: []string{"a1"}, Targets: []string{"a2"}, StatusWhen: "t2", AssertedBy: "s2"},
			{ID: "e5", Type: "AGREE", CAMEO: "030", Status: "happened", Sources: []string{"a2"}, Of: []string{"e6"}, When: "t4"},
			{ID: "e6", Type: "RETREAT", Mode: "release", CAMEO: "0841", Status: "planned", Sources: []string{"a2"}},
			{ID: "e7", Type: "COOPERATE", CAMEO: "060", Status: "happened", Sources: []string{"a1", "a2", "a4"}, When: "t2"},
			{ID: "e8", Type: "COOPERATE", CAMEO: "060", Status: "ongoing", Sources: []string{"a1", "a2", "a4"}, When: "t2"},
			{ID: "e9", Type: "CONSULT", CAMEO: "040", Status: "cancelled", Sources: []string{"a1", "a2"}, StatusBy: []string{"a1"}, AssertedBy: "s1", StatusWhen: "t2"},
		},
	}
}

func namesOf(actors []*record.Actor) string {
	var out []string
	for _, a := range actors {
		out = append(out, a.Name)
	}
	return strings.Join(out, "+")
}

func TestFoldOfARecord(t *testing.T) {
	var n FoldCounts
	got := mustFold(t, FoldManual).Events(talksRecord(), nil, &n)
	var lines []string
	for _, x := range got {
		line := strings.Join([]string{x.Event.ID, x.Type, x.CAMEO, namesOf(x.Actors) + ">" + namesOf(x.Recipients), x.When, x.Due}, " ")
		if x.ByReport {
			line += " report"
		}
		lines = append(lines, line)
	}
	want := []string{
		"e1 AGREE 030 Ilse Marren+Tomas Okel> 2031-04-07 ",
		// The spokesman speaks for Okel, on the day of his statement.
		"e3 REJECT 125 Tomas Okel>Ilse Marren 2031-04-06 2031-05",
		// Neither side is said to have called the visit off.
		"e4 REJECT 125 Ilse Marren>Tomas Okel 2031-04-07 ",
		"e5 CONCEDE 0353 Tomas Okel> 2031-04-08  report",
		"e7 COOPERATE 060 Ilse Marren>Tomas Okel+Velmar 2031-04-07 ",
	}
	// e9: the record says who called it off, and that goes before whose word it is.
	// The same act as e4 is written once.
	if !slices.Equal(lines, want) {
		t.Errorf("got\n%s\nwant\n%s", strings.Join(lines, "\n"), strings.Join(want, "\n"))
	}
	if n.NotExported != 2 || n.Doubles != 2 {
		t.Errorf("counts %+v", n)
	}
}

func TestFoldFileNamesItsFaults(t *testing.T) {
	for _, tt := range []struct{ text, want string }{
		{"happened * > own own", "fold.txt:1: a line before"},
		{"table a\n\nhappened *", "fold.txt:3: a line has"},
		{"table a\nhappened MEET > own own", `fold.txt:2: there is no type "MEET"`},
		{"table a\nhappened AID colour=red > own own", "there is no condition"},
		{"table a\nhappened AID > AID", "the CAMEO code is missing"},
		{"table a\nhappened AID > MEET 040", `there is no type "MEET"`},
		{"table a\nhappened AID > AID own twice", "there is no mark"},
		{"table a under b", "table NAME over NAME"},
	} {
		if _, err := parseFolds(tt.text); err == nil || !strings.Contains(err.Error(), tt.want) {
			t.Errorf("%q: got %v, want %q", tt.text, err, tt.want)
		}
	}
}

// No line of a table is dead: behind a line that takes all that it would take.
func TestFoldLinesAreReached(t *testing.T) {
	sections, err := parseFolds(foldFile)
	if err != nil {
		t.Fatal(err)
	}
	for name, s := range sections {
		for i, l := range s.lines {
			for _, before := range s.lines[:i] {
				if before.takes(&l) {
					t.Errorf("%s: line %d (%s %v %v) is never reached", name, i+1, l.recType, l.recModes, l.codes)
				}
			}
		}
	}
}

// takes reports whether l fits whatever o fits.
func (l *foldLine) takes(o *foldLine) bool {
	within := func(some, all []string, same func(a, b string) bool) bool {
		if len(all) == 0 {
			return true
		}
		return len(some) > 0 && !slices.ContainsFunc(some, func(s string) bool {
			return !slices.ContainsFunc(all, func(a string) bool { return same(s, a) })
		})
	}
	equal := func(a, b string) bool { return a == b }
	return within(o.statuses, l.statuses, equal) && (l.recType == "" || l.recType == o.recType) && within(o.recModes, l.recModes, equal) &&
		within(o.codes, l.codes, strings.HasPrefix) && len(l.of) == 0 && (l.context == "" || l.context == o.context) && (!l.content || o.content)
}
