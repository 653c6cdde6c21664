package event

import (
	"strings"
	"testing"
)

// TestFactualityFollowsStatus holds that no event is graded against its status.
func TestFactualityFollowsStatus(t *testing.T) {
	seen := map[Status]int{}
	for _, w := range proseStatus {
		_, events := coded(t, w.text)
		for _, e := range events {
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
	grade := func(text string) float64 {
		t.Helper()
		in, events := coded(t, text)
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
