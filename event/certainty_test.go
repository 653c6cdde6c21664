package event

import (
	"strings"
	"testing"
)

// TestFactualityFollowsStatus holds that no event is graded against its status.
func TestFactualityFollowsStatus(t *testing.T) {
	s, c := testStages(t), testCoder(t)
	seen := map[Status]int{}
	for _, w := range proseStatus {
		in, err := s.read(w.text)
		if err != nil {
			t.Fatal(err)
		}
		for _, e := range c.Code(in) {
			seen[e.Status]++
			least, most := ranges[e.Status].least, ranges[e.Status].most
			if e.Factuality < least || e.Factuality > most {
				t.Errorf("%s\n\t%s %s is graded %.2f", w.text, e.Type, e.Status, e.Factuality)
			}
		}
	}
	for status, name := range statusNames {
		if seen[Status(status)] == 0 {
			t.Errorf("no event is %s", name)
		}
	}
}

// TestGradesWithinStatus holds that of two sentences with one status the surer one is
// graded higher, which the status alone cannot tell.
func TestGradesWithinStatus(t *testing.T) {
	s, c := testStages(t), testCoder(t)
	grade := func(text string) float64 {
		t.Helper()
		in, err := s.read(text)
		if err != nil {
			t.Fatal(err)
		}
		events := c.Code(in)
		if len(events) != 1 {
			t.Fatalf("%s\n\t%s", text, strings.Join(describe(in, events), "\n\t"))
		}
		return events[0].Factuality
	}
	for _, p := range []struct{ surer, less string }{
		{"President Tomas Okel visited Sweden on Monday.", "President Tomas Okel has reportedly visited Sweden."},
		{"President Tomas Okel will visit Sweden on Friday.", "President Tomas Okel is expected to visit Sweden."},
		{"President Tomas Okel is likely to visit Sweden.", "President Tomas Okel may visit Sweden."},
	} {
		if a, b := grade(p.surer), grade(p.less); a <= b {
			t.Errorf("%s is graded %.2f\n%s is graded %.2f", p.surer, a, p.less, b)
		}
	}
}
