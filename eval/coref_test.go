package eval

import (
	"math"
	"testing"
)

func chains(lists ...[]int) [][]Span {
	var out [][]Span
	for _, l := range lists {
		var c []Span
		for _, m := range l {
			c = append(c, Span{m, m})
		}
		out = append(out, c)
	}
	return out
}

func near(a, b float64) bool { return math.Abs(a-b) < 0.0005 }

// The cases are those in which Pradhan et al. (2014) work the measures out by
// hand, and the plain ones around them.
func TestCorefScore(t *testing.T) {
	for _, c := range []struct {
		name                         string
		key, response                [][]Span
		mucR, mucP, b3R, b3P, cR, cP float64
	}{
		{"equal", chains([]int{1, 2, 3}, []int{4, 5}), chains([]int{1, 2, 3}, []int{4, 5}), 1, 1, 1, 1, 1, 1},
		{"worked out", chains([]int{1, 2, 3}, []int{4, 5, 6, 7}), chains([]int{1, 2}, []int{3, 4}, []int{6, 7, 8, 9}),
			0.4, 0.4, 0.4167, 0.5, 0.65, 0.4333},
		{"all in one", chains([]int{1, 2}, []int{3, 4}), chains([]int{1, 2, 3, 4}), 1, 0.6667, 1, 0.5, 0.3333, 0.6667},
		{"nothing found", chains([]int{1, 2}), nil, 0, 0, 0, 0, 0, 0},
		{"split", chains([]int{1, 2, 3, 4}), chains([]int{1, 2}, []int{3, 4}), 0.6667, 1, 0.5, 1, 0.6667, 0.3333},
	} {
		var s CorefScore
		s.Add(c.key, c.response)
		for _, x := range []struct {
			name      string
			got, want float64
		}{
			{"MUC recall", s.MUC.Recall(), c.mucR}, {"MUC precision", s.MUC.Precision(), c.mucP},
			{"B3 recall", s.B3.Recall(), c.b3R}, {"B3 precision", s.B3.Precision(), c.b3P},
			{"CEAFe recall", s.CEAFe.Recall(), c.cR}, {"CEAFe precision", s.CEAFe.Precision(), c.cP},
		} {
			if !near(x.got, x.want) {
				t.Errorf("%s: %s %.4f, want %.4f", c.name, x.name, x.got, x.want)
			}
		}
	}
}

func TestAssign(t *testing.T) {
	got := assign([][]float64{{4, 1, 3}, {2, 0, 5}, {3, 2, 2}})
	for i, want := range []int{1, 0, 2} {
		if got[i] != want {
			t.Fatalf("assign %v, want [1 0 2]", got)
		}
	}
}
