package record_test

import (
	"bytes"
	"encoding/json"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/santhosh-tekuri/jsonschema/v6"

	"nuncio/record"
)

// sample is a record with every kind of entry, positions past a two-byte letter.
func sample() *record.Record {
	hash := record.Digest([]byte("page"))
	text := "Müller met Venn in Haldane on Monday."
	ev := func(start, end int) record.Evidence {
		return record.Evidence{Start: start, End: end, Text: string([]rune(text)[start:end])}
	}
	source, cue := ev(0, 6), ev(7, 10)
	keys := record.NewKeys(hash)
	lat, lon := 1.5, -2.25
	actor := func(id, name string, start, end int) record.Actor {
		return record.Actor{
			ID: id, Key: keys.Key("actor", start, end), Name: name, Named: true, Kind: "person", Country: "DEU", Sector: "GOV",
			Offices:  []record.Office{{Title: "envoy", Time: "current", Evidence: ev(start, end)}},
			Mentions: []record.Mention{{Start: start, End: end, Text: name, Form: "name"}},
		}
	}
	return &record.Record{
		Schema:   record.Schema,
		Producer: record.Producer{Version: "0", Model: hash, Rules: hash, Lexicon: hash},
		Report: record.Report{
			ID: hash, Title: "<Talks> & more", Authors: []string{}, Language: "en", Published: "2031-04-07", PublishedFrom: "given",
			Text: text, Blocks: []record.Block{{Kind: "paragraph", Start: 0, End: 37, Source: [][3]int{{0, 3, 37}}}},
			Discarded: []record.Discarded{{Text: "Share", Reason: "furniture"}},
		},
		Actors:    []record.Actor{actor("a1", "Müller", 0, 6), actor("a2", "Venn", 11, 15)},
		Ambiguous: []record.Ambiguous{{Start: 11, End: 15, Text: "Venn", Candidates: []string{"a1", "a2"}, Reason: "two of the name"}},
		Statements: []record.Statement{{
			ID: "s1", Key: keys.Key("statement", 7, 10), Kind: "said", Mode: "indirect", Speaker: "a1", Source: &source,
			Addressees: []string{"a2"}, Cue: &cue, Content: []record.Evidence{ev(11, 15)}, When: "t1", Confidence: 0.5, Why: []string{},
		}},
		Events: []record.Event{{
			ID: "e1", Key: keys.Key("event", 7, 10), Type: "CONSULT", CAMEO: "040", Context: []string{}, Sources: []string{"a1", "a2"},
			Targets: []string{}, Status: "happened", Factuality: 3, When: "t1", StatusBy: []string{}, Where: "p1", AssertedBy: "s1",
			Of: []string{}, Plan: "m1", Evidence: ev(0, 15), EvidenceAlso: []record.Evidence{}, Rule: "consult/meet", Why: []string{"past"}, Confidence: 1,
		}},
		Times:  []record.Time{{ID: "t1", Start: 30, End: 36, Text: "Monday", Type: "date", Relative: &record.Relative{Unit: "weekday", N: 0, Weekday: 1}}},
		Places: []record.Place{{ID: "p1", Start: 19, End: 26, Text: "Haldane", Name: "Haldane", Lat: &lat, Lon: &lon, Precision: "city", Gazetteer: "x/1"}},
	}
}

func TestRoundTrip(t *testing.T) {
	r := sample()
	for name, encode := range map[string]func() ([]byte, error){"line": r.Encode, "indented": r.EncodeIndent} {
		b, err := encode()
		if err != nil {
			t.Fatal(err)
		}
		back, err := record.Decode(bytes.NewReader(b))
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		if d := cmp.Diff(r, back); d != "" {
			t.Errorf("%s: a record read back is not the one written (-want +got):\n%s", name, d)
		}
	}
	line, _ := r.Encode()
	if !bytes.Contains(line, []byte(`"title":"<Talks> & more"`)) {
		t.Error("letters must be written as themselves")
	}
	if bytes.Count(line, []byte("\n")) != 1 {
		t.Error("a record must be one line")
	}
}

func TestSchemaHoldsForARecord(t *testing.T) {
	schema := compileSchema(t)
	b, err := sample().Encode()
	if err != nil {
		t.Fatal(err)
	}
	if err := schema.Validate(parse(t, b)); err != nil {
		t.Errorf("the schema refuses a sound record: %v", err)
	}
	for name, spoil := range map[string]func(*record.Record){
		"put off and held":  func(r *record.Record) { r.Events[0].PutOff = true },
		"unknown status":    func(r *record.Record) { r.Events[0].Status = "held" },
		"no such type":      func(r *record.Record) { r.Events[0].Type = "MEET" },
		"made-up country":   func(r *record.Record) { r.Actors[0].Country = "Germany" },
		"date in words":     func(r *record.Record) { r.Report.Published = "7 April 2031" },
		"confidence over 1": func(r *record.Record) { r.Statements[0].Confidence = 1.5 },
	} {
		r := sample()
		spoil(r)
		b, err := r.Encode()
		if err != nil {
			t.Fatal(err)
		}
		if schema.Validate(parse(t, b)) == nil {
			t.Errorf("%s: the schema lets it pass", name)
		}
	}
}

// Where the lexicon gave something, the record says so; where it did not, the
// keys are absent, as in records made before there were any.
func TestWhy(t *testing.T) {
	schema := compileSchema(t)
	r := sample()
	without, err := r.Encode()
	if err != nil {
		t.Fatal(err)
	}
	if actors := without[bytes.Index(without, []byte(`"actors"`)):bytes.Index(without, []byte(`"statements"`))]; bytes.Contains(actors, []byte(`"why"`)) {
		t.Errorf("a reason where there is none: %s", actors)
	}
	r.Actors[0].Why = "country and sector: lexicon, in office on 2031-04-08"
	r.Actors[0].Offices = []record.Office{{
		Title: "premier", Country: "NOR", Time: "current", Why: "lexicon, in office on 2031-04-08",
		Evidence: r.Events[0].Evidence,
	}}
	b, err := r.Encode()
	if err != nil {
		t.Fatal(err)
	}
	if err := schema.Validate(parse(t, b)); err != nil {
		t.Errorf("the schema refuses the reasons: %v", err)
	}
	back, err := record.Decode(bytes.NewReader(b))
	if err != nil {
		t.Fatal(err)
	}
	if a := back.Actors[0]; a.Why != r.Actors[0].Why || a.Offices[0].Why != r.Actors[0].Offices[0].Why {
		t.Errorf("the reasons come back as %q and %q", a.Why, a.Offices[0].Why)
	}
	if spoilt := bytes.Replace(b, []byte(`"why":"country and sector: lexicon, in office on 2031-04-08"`), []byte(`"why":""`), 1); schema.Validate(parse(t, spoilt)) == nil {
		t.Error("the schema lets an empty reason pass")
	}
}

func TestPutOff(t *testing.T) {
	schema := compileSchema(t)
	r := sample()
	r.Events[0].Status, r.Events[0].PutOff = "cancelled", true
	b, err := r.Encode()
	if err != nil {
		t.Fatal(err)
	}
	if err := schema.Validate(parse(t, b)); err != nil {
		t.Errorf("the schema refuses an act put off: %v", err)
	}
	old := bytes.Replace(b, []byte(`"put_off":true,`), nil, 1)
	if bytes.Equal(old, b) {
		t.Fatalf("no put_off behind the status in %s", b)
	}
	back, err := record.Decode(bytes.NewReader(old))
	if err != nil {
		t.Fatalf("a record from before the key: %v", err)
	}
	if back.Events[0].PutOff {
		t.Error("a record from before the key tells of nothing put off")
	}
}

func compileSchema(t *testing.T) *jsonschema.Schema {
	t.Helper()
	c := jsonschema.NewCompiler()
	if err := c.AddResource("record.json", parse(t, record.JSONSchema())); err != nil {
		t.Fatal(err)
	}
	s, err := c.Compile("record.json")
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func parse(t *testing.T, b []byte) any {
	t.Helper()
	v, err := jsonschema.UnmarshalJSON(bytes.NewReader(b))
	if err != nil {
		t.Fatal(err)
	}
	return v
}

func TestCheckFindsFaults(t *testing.T) {
	if err := sample().Check(); err != nil {
		t.Fatalf("a sound record: %v", err)
	}
	for want, spoil := range map[string]func(*record.Record){
		`the text at 0:15 is "Müller met Venn", not "Müller met Vern"`: func(r *record.Record) { r.Events[0].Evidence.Text = "Müller met Vern" },
		`span 30:360 does not lie in the text of 37 code points`:       func(r *record.Record) { r.Times[0].End = 360 },
		`e1: refers to "a9"`: func(r *record.Record) { r.Events[0].Sources = []string{"a9"} },
		`s1: refers to "t2"`: func(r *record.Record) { r.Statements[0].When = "t2" },
		`"a1": an entry`:     func(r *record.Record) { r.Actors[1].ID = "a1" },
		`block 0: span -1:3`: func(r *record.Record) { r.Report.Blocks[0].Start, r.Report.Blocks[0].End = -1, 3 },
	} {
		r := sample()
		spoil(r)
		if err := r.Check(); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("Check() = %v, want a fault with %q", err, want)
		}
	}
}

func TestKeys(t *testing.T) {
	a, b := record.NewKeys("r1"), record.NewKeys("r1")
	if a.Key("event", 1, 2) != b.Key("event", 1, 2) {
		t.Error("a key must depend on content alone")
	}
	seen := map[string]string{}
	for name, key := range map[string]string{
		"same again": a.Key("event", 1, 2), "first": b.Key("event", 9, 12), "other layer": a.Key("actor", 1, 2),
		"other span": a.Key("event", 1, 3), "other report": record.NewKeys("r2").Key("event", 1, 2),
	} {
		if old, ok := seen[key]; ok {
			t.Errorf("%s and %s share a key", name, old)
		}
		seen[key] = name
	}
}

func FuzzDecode(f *testing.F) {
	b, err := sample().Encode()
	if err != nil {
		f.Fatal(err)
	}
	f.Add(b)
	f.Add([]byte(`{"schema":"nuncio.record/1"}`))
	f.Add([]byte(`{"schema":"nuncio.record/1","report":{"text":"é"},"times":[{"id":"t1","start":1,"end":0}]}`))
	f.Fuzz(func(t *testing.T, data []byte) {
		r, err := record.Decode(bytes.NewReader(data))
		if err != nil {
			return
		}
		first, err := r.Encode()
		if err != nil {
			t.Fatal(err)
		}
		if !json.Valid(first) {
			t.Fatal("Encode wrote JSON that is not valid")
		}
		again, err := record.Decode(bytes.NewReader(first))
		if err != nil {
			t.Fatalf("a record that was read cannot be read again: %v", err)
		}
		second, _ := again.Encode()
		if !bytes.Equal(first, second) {
			t.Errorf("write, read, write gives other bytes:\n%s\n%s", first, second)
		}
	})
}

func TestAllegiance(t *testing.T) {
	tests := []struct {
		actor record.Actor
		want  record.Optional
	}{
		{record.Actor{Country: "NOR", Offices: []record.Office{{Country: "UNO", Time: "current"}}}, "NOR"},
		{record.Actor{Offices: []record.Office{{Country: "NOR", Time: "current"}, {Country: "UNO", Time: "current"}}}, "UNO"},
		{record.Actor{Offices: []record.Office{{Country: "UNO", Time: "former"}}}, ""},
		{record.Actor{}, ""},
	}
	for _, test := range tests {
		if got := test.actor.Allegiance(); got != test.want {
			t.Errorf("%+v: %q, want %q", test.actor, got, test.want)
		}
	}
}
