package export

import (
	"bytes"
	"encoding/json"
	"reflect"
	"strings"
	"testing"

	"nuncio/plover"
	"nuncio/record"
)

// codedRecord is a report with events of every kind that the forms treat apart.
func codedRecord() *record.Record {
	paragraphs := []string{
		"Premier Ilse Marren; on Monday she called off talks with Tomas Okel in Brask.",
		"Norland will send aid in May. 올해 Norland and Velmar held a drill.",
		"The League froze funds.",
	}
	text := strings.Join(paragraphs, "\n")
	find := func(words string) record.Evidence {
		start := len([]rune(text[:strings.Index(text, words)]))
		return record.Evidence{Start: start, End: start + len([]rune(words)), Text: words}
	}
	lat, lon := 59.5, -10.25
	var blocks []record.Block
	for _, p := range paragraphs {
		ev := find(p)
		blocks = append(blocks, record.Block{Kind: "paragraph", Start: ev.Start, End: ev.End})
	}
	named := func(id, name, kind string, country, sector record.Optional, office string) record.Actor {
		ev := find(name)
		a := record.Actor{ID: id, Name: name, Named: true, Kind: kind, Country: country, Sector: sector, Mentions: []record.Mention{{Start: ev.Start, End: ev.End, Text: name, Form: "name"}}}
		if office != "" {
			a.Offices = []record.Office{{Title: office, Time: "current"}}
		}
		return a
	}
	event := func(id, typ string, mode, cameo record.Optional, status, evidence string) record.Event {
		return record.Event{ID: id, Key: record.NewKeys(id).Key("event", 0, 1), Type: typ, Mode: mode, CAMEO: cameo, Status: status, Evidence: find(evidence)}
	}
	r := &record.Record{
		Producer: record.Producer{Version: "0.1.0"},
		Report: record.Report{
			ID: "sha256:0a", URL: "https://example.org/1", Publisher: "Haldane Courier", Title: "Talks\toff", Language: "en", Published: "2031-04-08T10:00:00Z",
			Text: text, Blocks: blocks,
		},
		Actors: []record.Actor{
			named("a1", "Ilse Marren", "person", "NOR", "GOV", "premier"), named("a2", "Tomas Okel", "person", "KES", "GOV", "president"),
			named("a3", "Norland", "state", "NOR", "", ""), named("a4", "Velmar", "state", "VEL", "", ""), named("a5", "The League", "organisation", "", "", ""),
		},
		Times:  []record.Time{{ID: "t1", Value: "2031-04-07T09:30"}, {ID: "t2", Value: "2031-05"}, {ID: "t3", Value: "2031"}},
		Places: []record.Place{{ID: "p1", Text: "Brask", Name: "Brask", Country: "KES", Lat: &lat, Lon: &lon, Precision: "city"}},
	}
	off := event("e1", "CONSULT", "", "040", "cancelled", "called off talks with Tomas Okel in Brask")
	off.Sources, off.StatusBy, off.StatusWhen, off.When, off.Where, off.PutOff, off.Context = []string{"a1", "a2"}, []string{"a1"}, "t1", "t2", "p1", true, []string{"diplomatic"}
	aid := event("e2", "AID", "", "073", "planned", "Norland will send aid in May")
	aid.Sources, aid.When = []string{"a3"}, "t2"
	drill := event("e3", "COOPERATE", "", "061", "happened", "Norland and Velmar held a drill")
	drill.Sources, drill.When = []string{"a3", "a4"}, "t3"
	freeze := event("e4", "SANCTION", "discontinue", "163", "happened", "The League froze funds")
	freeze.Sources = []string{"a5"}
	talks := event("e5", "CONSULT", "", "040", "happened", "talks")
	talks.Sources = []string{"a1", "a2", "a5"}
	possible := event("e6", "AID", "", "070", "possible", "aid")
	r.Events = []record.Event{off, aid, drill, freeze, talks, possible}
	return r
}

// coded writes records in a form.
func coded(t *testing.T, opt CodedOptions, records ...*record.Record) ([]byte, FoldCounts) {
	t.Helper()
	var out bytes.Buffer
	w, err := NewCodedWriter(&out, opt)
	if err != nil {
		t.Fatal(err)
	}
	for _, r := range records {
		if err := w.Write(r, nil); err != nil {
			t.Fatal(err)
		}
	}
	n, err := w.Close()
	if err != nil {
		t.Fatal(err)
	}
	return out.Bytes(), n
}

func TestCodedForms(t *testing.T) {
	country := func(code string) string { return map[string]string{"NOR": "Norland", "KES": "Kestovia"}[code] }
	for _, form := range CodedForms() {
		out, n := coded(t, CodedOptions{Form: form, Fold: mustFold(t, FoldManual), Country: country}, codedRecord())
		golden(t, "testdata/coded."+form, out)
		if want := (FoldCounts{Written: 5, NotExported: 1, NoRecipient: 1}); n != want {
			t.Errorf("%s: %+v, want %+v", form, n, want)
		}
	}
}

// Programs that read these tables count on their columns.
func TestCodedColumns(t *testing.T) {
	for form, want := range map[string]int{"cameo": 21, "icews": 20, "polecat": 40} {
		out, _ := coded(t, CodedOptions{Form: form, Fold: mustFold(t, FoldManual)}, codedRecord())
		for line := range strings.Lines(string(out)) {
			if got := strings.Count(line, "\t") + 1; got != want {
				t.Errorf("%s: %d columns, want %d: %q", form, got, want, line)
			}
		}
	}
}

func TestCodedDyads(t *testing.T) {
	out, _ := coded(t, CodedOptions{Form: "cameo", Fold: mustFold(t, FoldManual), Dyads: true}, codedRecord())
	pairs := map[string][]string{}
	for line := range strings.Lines(string(out)) {
		cell := strings.Split(line, "\t")
		pairs[cell[5]] = append(pairs[cell[5]], cell[3]+">"+cell[4])
	}
	want := map[string][]string{
		"cameo": {"source>target"},
		"125":   {"NORGOV>KESGOV"}, "0333": {"NOR>"}, "061": {"NOR>VEL"}, "163": {"--->"},
		"040": {"NORGOV>KESGOV", "NORGOV>---", "KESGOV>NORGOV", "KESGOV>---", "--->NORGOV", "--->KESGOV"},
	}
	if !reflect.DeepEqual(pairs, want) {
		t.Errorf("got %v, want %v", pairs, want)
	}
}

// The file says by which table it was folded, with the options.
func TestCodedNamesTheFold(t *testing.T) {
	fold := mustFold(t, FoldManual, CancelledSanction, Hypothetical)
	for _, form := range CodedForms() {
		out, _ := coded(t, CodedOptions{Form: form, Fold: fold}, codedRecord())
		lines := strings.Split(strings.TrimSpace(string(out)), "\n")
		if form != "plover" {
			lines = lines[1:]
		}
		if len(lines) != 6 {
			t.Errorf("%s: %d events, want 6", form, len(lines))
		}
		for _, line := range lines {
			if !strings.Contains(line, fold.Name()) {
				t.Errorf("%s: no %s in %q", form, fold.Name(), line)
			}
		}
	}
}

// What is written as PLOVER is read by its reader as it was.
func TestCodedPloverIsRead(t *testing.T) {
	out, _ := coded(t, CodedOptions{Form: "plover", Fold: mustFold(t, FoldManual)}, codedRecord())
	got, warnings, err := plover.Read(bytes.NewReader(out))
	if err != nil || len(warnings) > 0 || len(got) != 5 {
		t.Fatalf("%d records, %v, %v", len(got), warnings, err)
	}
	var first plover.Record
	if err := json.Unmarshal(out[:bytes.IndexByte(out, '\n')], &first); err != nil {
		t.Fatal(err)
	}
	if got[0].ID != first.ID || got[0].Date != "2031-04-07" || !reflect.DeepEqual(got[0].Actor, first.Actor) || got[0].QuadCode != 3 {
		t.Errorf("read %+v", got[0])
	}
}

func TestCodedWithoutADay(t *testing.T) {
	r := codedRecord()
	r.Report.Published = ""
	_, n := coded(t, CodedOptions{Form: "plover", Fold: mustFold(t, FoldManual)}, r)
	if n.Written != 2 || n.Undated != 3 {
		t.Errorf("%+v", n)
	}
	if _, err := NewCodedWriter(&bytes.Buffer{}, CodedOptions{Form: "cameos"}); err == nil || !strings.Contains(err.Error(), "cameo, icews, polecat") {
		t.Errorf("an unknown form: %v", err)
	}
}
