package plover_test

import (
	"encoding/json"
	"reflect"
	"slices"
	"strings"
	"testing"

	"nuncio/plover"
)

// What two states did, in the three dialects. The texts are our own.
const dialects = `{"id": "m1", "date": "2031-04-08", "actor": [{"code": "NOR", "sector": "GOV", "entity_text": "Premier Marren"}],
 "recipient": [{"code": "KES"}], "event": ["CONSULT"], "mode": ["visit"], "context": ["diplomatic"], "quad_code": 1,
 "text": "Premier Marren flew to Kestovia.", "cite_info": {"publication": "Haldane Courier", "language": "en"}}
{"id": "g1", "date": "2000-01-01", "source": [{"code": "nor", "sector": "gov", "actorText": "Norland"}], "target": "", "event": "DISAPPROVE", "mode": "", "eventText": "condemned", "eventLoc": "Brask", "text": "Norland condemned the dam.", "textInfo": {"markup": "(SRC: Norland)"}, "dateCoded": "2016-05-01", "publication": "Own text"}
[{"id": "b1", "date": "2031-04-09", "actor": {"raw_text": "Mr Okel", "entity_name": "Tomas Okel", "wikidata_id": "Q1", "wiki_description": "a president", "country_name": "Kestovia", "sector_code": "GOV", "other_sector_codes": []}, "recipient": [], "event": "FIGHT", "text": "Mr Okel's men fought."},
 {"id": "b2", "has_event": false, "date": "2031-04-09", "actor": "", "event": "", "text": "Rain fell."}]
`

func TestReadDialects(t *testing.T) {
	got, warnings, err := plover.Read(strings.NewReader(dialects))
	if err != nil || len(warnings) > 0 {
		t.Fatalf("%v, %v", warnings, err)
	}
	want := []plover.Placed{
		{Line: 1, Record: plover.Record{
			ID: "m1", Date: "2031-04-08", Actor: []plover.Entity{{Code: "NOR", Sector: "GOV", Text: "Premier Marren"}}, Recipient: []plover.Entity{{Code: "KES"}},
			Event: []string{"CONSULT"}, Mode: []string{"visit"}, Context: []string{"diplomatic"}, QuadCode: 1,
			Text: "Premier Marren flew to Kestovia.", CiteInfo: &plover.CiteInfo{Publication: "Haldane Courier", Language: "en"},
		}},
		{Line: 4, Record: plover.Record{
			ID: "g1", Date: "2000-01-01", Actor: []plover.Entity{{Code: "NOR", Sector: "GOV", Text: "Norland"}},
			Event: []string{"ACCUSE"}, Mode: []string{"disapprove"}, QuadCode: 3, EventText: "condemned", EventLoc: &plover.Location{ExtractedPlace: "Brask"},
			Text: "Norland condemned the dam.", CodedDate: "2016-05-01", CiteInfo: &plover.CiteInfo{Publication: "Own text"},
		}},
		{Line: 5, Record: plover.Record{
			ID: "b1", Date: "2031-04-09", Actor: []plover.Entity{{Code: "Kestovia", Sector: "GOV", Text: "Mr Okel", IdentifierID: "Q1", IdentifierText: "Tomas Okel"}},
			Event: []string{"ASSAULT"}, QuadCode: 4, Text: "Mr Okel's men fought.",
		}},
		{Line: 6, Record: plover.Record{ID: "b2", HasEvent: new(bool), Date: "2031-04-09", Text: "Rain fell."}},
	}
	if !reflect.DeepEqual(got, want) {
		for i := range got {
			if i >= len(want) || !reflect.DeepEqual(got[i], want[i]) {
				t.Errorf("record %d: %+v", i, got[i])
			}
		}
	}
}

func TestReadWarnings(t *testing.T) {
	const text = `{"id": "w1", "event": "MEET", "actor": "NOR", "text": "They met."}

{"id": "w2", "event": "AID", "actor": [7, {}], "text": "Help came."}
{"id": "w3", "event": "AID", "actor": "NOR"
{"id": "w4", "event": ["AID"], "actor": "NOR", "date": ["2031-04-08", "2031-04-09"], "text": "Help came."}
a note
{"event": "AID", "actor": "NOR", "text": "Help came."}
{"event": "", "comment": {"by": "us"}}
`
	want := []plover.Warning{
		{1, `"MEET" is no event type of PLOVER; left out`},
		{1, `record w1 has no event; it counts as a text without one`},
		{3, `“actor” has a member that is no entity; left out`},
		{3, `record w2 has no actor`},
		{4, `no JSON object can be read here (invalid character '{' after object key:value pair); left out up to the next line that begins with “{”`},
		{5, `“date” has 2 values; the first is taken`},
		{6, `no JSON object can be read here (invalid character 'a' looking for beginning of value); left out up to the next line that begins with “{”`},
		{7, `the record has no id`},
		{8, `“comment” is no text; left out`},
		{8, `the record has no id, no text and no event; left out`},
	}
	got, warnings, err := plover.Read(strings.NewReader(text))
	if err != nil {
		t.Fatal(err)
	}
	if !slices.Equal(warnings, want) {
		t.Errorf("warnings\n%v, want\n%v", warnings, want)
	}
	if len(got) != 4 {
		t.Errorf("%d records, want 4", len(got))
	}
}

// Whatever is read can be written and is read again the same.
func FuzzRead(f *testing.F) {
	f.Add(dialects)
	f.Add(`{"id": 7, "event": ["aid", null], "actor": [{"code": "usa"}], "has_event": "0"}`)
	f.Add("\ufeff[{\"id\":\"x\",\"event\":\"AID\"}\n,{]")
	f.Add(`{"source": {"code": {}}, "target": [[]], "event": "YIELD"}`)
	f.Fuzz(func(t *testing.T, text string) {
		records, _, err := plover.Read(strings.NewReader(text))
		if err != nil {
			t.Fatal(err)
		}
		for _, r := range records {
			b, err := json.Marshal(r.Record)
			if err != nil {
				t.Fatal(err)
			}
			again, _, err := plover.Read(strings.NewReader(string(b)))
			if err != nil || len(again) != 1 {
				t.Fatalf("%s read again: %d records, %v", b, len(again), err)
			}
			if b2, err := json.Marshal(again[0].Record); err != nil || string(b) != string(b2) {
				t.Fatalf("written as %s, read and written again as %s, %v", b, b2, err)
			}
		}
	})
}
