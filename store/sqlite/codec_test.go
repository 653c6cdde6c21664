package sqlite

import (
	"bytes"
	"encoding/gob"
	"encoding/json"
	"reflect"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"nuncio/record"
	"nuncio/store"
	"nuncio/talks"
)

// fullEntry has a value in every field that a body holds.
func fullEntry() talks.Entry {
	lat, lon := 1.25, -103.5
	party := talks.Party{Actor: "0123456789abcdef01234567", Name: "Zoë Ng", Named: true, Kind: "person", Country: "SGP", Sector: "GOV", Office: "envoy"}
	return talks.Entry{
		Key: "k", Event: "e1", Type: "CONSULT", Mode: "visit", CAMEO: "042", Context: []string{"diplomatic", "military"},
		Sources: []talks.Party{party, {Name: "Bo"}}, Targets: []talks.Party{party}, Status: "cancelled", PutOff: true,
		When: talks.Stated{Value: "2031-05-01", Text: "1 May"}, StatusWhen: talks.Stated{Text: "of late"}, StatusBy: []talks.Party{party},
		Where:  &talks.Spot{Text: "Haldane", Name: "Haldane", Country: "SGP", Lat: &lat, Lon: &lon, Precision: "city"},
		SaidBy: &party, Plan: "m1", Evidence: record.Evidence{Start: 12, End: 300, Text: "the two were to meet in Haldane on 1 May"},
		Also: []record.Evidence{{Start: 1, End: 3, Text: "it"}}, Rule: "consult/meet", Confidence: 0.875,
	}
}

func fullQuote() store.Quote {
	e := fullEntry()
	return store.Quote{
		Key: "k", Statement: "s1", Kind: "said", Mode: "direct", Speaker: e.SaidBy, Source: "she", Cue: "said", Words: []string{"we", "meet"},
		Start: 3, End: 1 << 20, Addressees: e.Targets, Chain: e.Sources, Confidence: 0.5,
	}
}

func TestBodies(t *testing.T) {
	for _, e := range []talks.Entry{fullEntry(), {}} {
		var back talks.Entry
		if err := decodeEntry(string(encodeEntry(&e)), &back); err != nil {
			t.Fatal(err)
		}
		if d := cmp.Diff(e, back); d != "" {
			t.Errorf("an entry (-want +got):\n%s", d)
		}
	}
	for _, q := range []store.Quote{fullQuote(), {}} {
		var back store.Quote
		if err := decodeQuote(string(encodeQuote(&q)), &back); err != nil {
			t.Fatal(err)
		}
		if d := cmp.Diff(q, back, cmpopts.EquateEmpty()); d != "" {
			t.Errorf("a quote (-want +got):\n%s", d)
		}
	}
}

// The round trip proves something only of fields that have a value: a field that
// is new must get one here, and a place in the body.
func TestBodiesHoldEveryField(t *testing.T) {
	fromReport := []string{"Report", "Published", "Publisher", "Title", "Dispatch"}
	for _, v := range []any{fullEntry(), fullQuote()} {
		fields := reflect.ValueOf(v)
		for i := range fields.NumField() {
			if name := fields.Type().Field(i).Name; fields.Field(i).IsZero() && !slices.Contains(fromReport, name) {
				t.Errorf("%T: the example has no %s", v, name)
			}
		}
	}
}

func TestDamagedBodies(t *testing.T) {
	e, q := fullEntry(), fullQuote()
	entry, quote := string(encodeEntry(&e)), string(encodeQuote(&q))
	for n := range entry {
		if decodeEntry(entry[:n], new(talks.Entry)) == nil {
			t.Errorf("the first %d bytes of %d are an entry", n, len(entry))
		}
	}
	for n := range quote {
		if decodeQuote(quote[:n], new(store.Quote)) == nil {
			t.Errorf("the first %d bytes of %d are a quote", n, len(quote))
		}
	}
	if decodeEntry(entry+"\x00", new(talks.Entry)) == nil || decodeEntry("\x02"+entry[1:], new(talks.Entry)) == nil {
		t.Error("a longer body, or one of another version, is an entry")
	}
}

func FuzzBodies(f *testing.F) {
	e, q := fullEntry(), fullQuote()
	f.Add(encodeEntry(&e))
	f.Add(encodeQuote(&q))
	f.Add([]byte{bodyVersion, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0x01})
	f.Fuzz(func(t *testing.T, body []byte) {
		var e, e2 talks.Entry
		if decodeEntry(string(body), &e) == nil {
			if err := decodeEntry(string(encodeEntry(&e)), &e2); err != nil {
				t.Errorf("an entry that was read cannot be written and read again: %v", err)
			}
			if d := cmp.Diff(e, e2, cmpopts.EquateNaNs()); d != "" {
				t.Error(d)
			}
		}
		var q, q2 store.Quote
		if decodeQuote(string(body), &q) == nil {
			if err := decodeQuote(string(encodeQuote(&q)), &q2); err != nil {
				t.Errorf("a quote that was read cannot be written and read again: %v", err)
			}
			if d := cmp.Diff(q, q2, cmpopts.EquateNaNs()); d != "" {
				t.Error(d)
			}
		}
	})
}

// BenchmarkDecode compares the encodings that a body could have.
func BenchmarkDecode(b *testing.B) {
	e := fullEntry()
	asJSON, err := json.Marshal(&e)
	if err != nil {
		b.Fatal(err)
	}
	var asGob bytes.Buffer
	if err := gob.NewEncoder(&asGob).Encode(&e); err != nil {
		b.Fatal(err)
	}
	own := string(encodeEntry(&e))
	for _, c := range []struct {
		name   string
		size   int
		decode func(e *talks.Entry) error
	}{
		{"own", len(own), func(e *talks.Entry) error { return decodeEntry(own, e) }},
		{"json", len(asJSON), func(e *talks.Entry) error { return json.Unmarshal(asJSON, e) }},
		{"gob", asGob.Len(), func(e *talks.Entry) error { return gob.NewDecoder(bytes.NewReader(asGob.Bytes())).Decode(e) }},
	} {
		b.Run(c.name, func(b *testing.B) {
			b.ReportAllocs()
			for range b.N {
				var e talks.Entry
				if err := c.decode(&e); err != nil {
					b.Fatal(err)
				}
			}
			b.ReportMetric(float64(c.size), "bytes")
		})
	}
}
