package eval

import (
	"testing"

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
