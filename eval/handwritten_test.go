package eval

import (
	"bytes"
	"encoding/json"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"

	"nuncio/corpus"
	"nuncio/record"
)

// TestHandwrittenRecords makes a valid record of every hand-written one, with
// all of its entries.
func TestHandwrittenRecords(t *testing.T) {
	s, err := NewScribe()
	if err != nil {
		t.Fatal(err)
	}
	schema := recordSchema(t)
	for _, r := range corpus.Reports() {
		expected := corpus.Expected(r.Name)
		rec, err := s.Record(corpusSource(&r), expected)
		if err != nil {
			t.Error(err)
			continue
		}
		if err := validate(schema, rec); err != nil {
			t.Errorf("%s: %v", r.Name, err)
		}
		checkCounts(t, r.Name, expected, rec)
	}
}

func checkCounts(t *testing.T, name string, expected []byte, rec *record.Record) {
	t.Helper()
	var want handwritten
	if err := json.Unmarshal(expected, &want); err != nil {
		t.Fatal(err)
	}
	times := 0
	for _, w := range want.Times {
		times += max(1, w.Count)
	}
	for _, n := range []struct {
		what      string
		got, want int
		more      bool // what events need besides the listed entries is added
	}{
		{"actors", len(rec.Actors), len(want.Actors) + len(want.OtherActors), false},
		{"statements", len(rec.Statements), len(want.Statements), false},
		{"events", len(rec.Events), len(want.Events), false},
		{"times", len(rec.Times), times, true},
		{"places", len(rec.Places), len(want.Places), true},
	} {
		if n.got < n.want || n.got > n.want && !n.more {
			t.Errorf("%s: %d %s, want %d", name, n.got, n.what, n.want)
		}
	}
	if string(rec.Report.Title) == "" || rec.Report.PublishedFrom != "given" {
		t.Errorf("%s: title %q, published %s", name, rec.Report.Title, rec.Report.PublishedFrom)
	}
}

func recordSchema(t *testing.T) *jsonschema.Schema {
	t.Helper()
	doc, err := jsonschema.UnmarshalJSON(bytes.NewReader(record.JSONSchema()))
	if err != nil {
		t.Fatal(err)
	}
	c := jsonschema.NewCompiler()
	if err := c.AddResource("record.json", doc); err != nil {
		t.Fatal(err)
	}
	schema, err := c.Compile("record.json")
	if err != nil {
		t.Fatal(err)
	}
	return schema
}

func validate(schema *jsonschema.Schema, rec *record.Record) error {
	b, err := rec.Encode()
	if err != nil {
		return err
	}
	v, err := jsonschema.UnmarshalJSON(bytes.NewReader(b))
	if err != nil {
		return err
	}
	return schema.Validate(v)
}
