package eval

import (
	"testing"

	"nuncio/corpus"
)

// lostByReader names the short reports of which the reader throws away text
// that the hand-written record rests on, with what it throws away.
var lostByReader = map[string]string{
	"short/karen-convoy.txt":   "the headline, which begins with “Live:”",
	"short/minsk-palace.txt":   "the last paragraph, which ends with “---0---”",
	"short/world-in-brief.txt": "the first heading",
}

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
		if lost := lostByReader[reports[i].Name]; lost != "" {
			if err == nil {
				t.Errorf("%s: the reader no longer throws away %s; take it off the list", reports[i].Name, lost)
			}
			continue
		}
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
