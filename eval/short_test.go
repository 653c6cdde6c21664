package eval

import (
	"bytes"
	"slices"
	"strings"
	"testing"

	"nuncio"
	"nuncio/corpus"
)

// TestHandwrittenShortRecords makes a valid record of every short report's
// hand-written one, with all of its entries.
func TestHandwrittenShortRecords(t *testing.T) {
	s, err := NewScribe()
	if err != nil {
		t.Fatal(err)
	}
	schema := recordSchema(t)
	reports, err := corpus.ShortReports()
	if err != nil {
		t.Fatal(err)
	}
	for i := range reports {
		expected := corpus.ShortExpected(reports[i].Name)
		rec, err := s.Record(corpusSource(&reports[i]), expected)
		if err != nil {
			t.Error(err)
			continue
		}
		if err := validate(schema, rec); err != nil {
			t.Errorf("%s: %v", reports[i].Name, err)
		}
		checkCounts(t, reports[i].Name, expected, rec)
	}
}

// shortFloors are what the reader got right of the short reports when they were
// written, less a little; of events, those with the right type and status.
var shortFloors = map[string]int{
	"article": 178, "actors": 225, "events": 180, "statements": 120, "times": 182, "places": 78, undatedTimes: 187,
}

func TestShortScore(t *testing.T) {
	r, err := nuncio.NewReader(nuncio.Options{})
	if err != nil {
		t.Fatal(err)
	}
	var printed bytes.Buffer
	tallies, _, err := shortTallies(t.Context(), r, ShortOptions{}, &printed)
	if err != nil {
		t.Fatal(err)
	}
	if printed.Len() > 0 {
		t.Errorf("without misses %q is printed", printed.String())
	}
	if len(tallies) != len(shortFloors) {
		t.Errorf("%d sections, want %d", len(tallies), len(shortFloors))
	}
	for _, s := range tallies {
		got := s.Right
		if s.Section == "events" {
			got = s.Core
		}
		if floor, ok := shortFloors[s.Section]; !ok || got < floor || got > s.Of {
			t.Errorf("%s: %d of %d, want at least %d", s.Section, got, s.Of, floor)
		}
	}
}

// TestShortOutput: with misses, every report stands above the totals.
func TestShortOutput(t *testing.T) {
	r, err := nuncio.NewReader(nuncio.Options{})
	if err != nil {
		t.Fatal(err)
	}
	reports, err := corpus.ShortReports()
	if err != nil {
		t.Fatal(err)
	}
	var out bytes.Buffer
	if err := Short(t.Context(), r, ShortOptions{Errors: true}, &out); err != nil {
		t.Fatal(err)
	}
	for _, rep := range reports {
		if !strings.Contains(out.String(), rep.Name+"\n") {
			t.Errorf("%s is not printed", rep.Name)
		}
	}
	for _, want := range []string{undatedTimes, "status, where the type is right", "macro F1"} {
		if !strings.Contains(out.String(), want) {
			t.Errorf("no line has %q", want)
		}
	}
}

func TestTimesUndated(t *testing.T) {
	got, err := timesUndated([]byte(`{"times": [
		{"text": "2031", "value": "2031"},
		{"text": "9 May", "value": "2031-05-09", "undated": "XXXX-05-09"},
		{"text": "Friday", "value": "2031-05-09", "undated": null},
		{"text": "6 p.m.", "value": "2031-05-09T18:00", "undated": ["T18:00", null]}]}`))
	if err != nil {
		t.Fatal(err)
	}
	want := []OneOf{{"2031"}, {"XXXX-05-09"}, {""}, {"T18:00", ""}}
	for i, w := range want {
		if !slices.Equal(got[i].Value, w) {
			t.Errorf("%s: %q, want %q", got[i].Text, got[i].Value, w)
		}
	}
	if _, err := timesUndated([]byte(`{"times": 1}`)); err == nil {
		t.Error("no error for a record that is none")
	}
}
