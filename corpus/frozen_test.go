package corpus

import (
	"path"
	"strings"
	"testing"
)

// TestFrozenSetIsWhole finds two labellings of every sentence and two records of
// every report of the frozen set, right as far as a program can tell.
func TestFrozenSetIsWhole(t *testing.T) {
	first, second, err := FrozenSentences()
	if err != nil {
		t.Fatal(err)
	}
	for _, list := range [][]Sentence{first, second} {
		for _, s := range list {
			if s.Split != "frozen" {
				t.Errorf("%s:%d: the split is %s", s.File, s.Line, s.Split)
			}
		}
	}
	reports, err := FrozenReports()
	if err != nil {
		t.Fatal(err)
	}
	for _, r := range reports {
		for _, expected := range [][]byte{FrozenExpected(r.Name), FrozenSecond(r.Name)} {
			if expected == nil {
				t.Errorf("%s: a record is missing", r.Name)
				continue
			}
			for _, fault := range shortFaults(strings.ReplaceAll(string(r.Bytes), "\r", ""), expected) {
				t.Errorf("%s: %s", path.Base(r.Name), fault)
			}
		}
	}
}
