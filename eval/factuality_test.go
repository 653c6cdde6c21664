package eval

import (
	"bytes"
	"math"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"nuncio/event"
)

func TestGradeScore(t *testing.T) {
	var s, always3 GradeScore
	for _, p := range [][2]float64{{3, 2}, {1, 1}, {-1, 0}, {-3, -1}} {
		s.Add(p[0], p[1])
		always3.Add(p[0], always)
	}
	if r, ok := s.R(); !ok || math.Abs(r-1) > 1e-9 || s.MAE() != 1 {
		t.Errorf("r %.3f, mean absolute error %.3f; want 1 and 1", r, s.MAE())
	}
	if _, ok := always3.R(); ok || always3.MAE() != 3 || always3.String() != "    – 3.000" {
		t.Errorf("always 3: %q, want no r and an error of 3", always3.String())
	}
}

// TestFactualityFigures holds the figures of the corpora, where they are at hand,
// above their floors.
func TestFactualityFigures(t *testing.T) {
	dir := os.Getenv("NUNCIO_DATA")
	if dir == "" {
		dir = filepath.Join("..", "..", "shared", "data")
	}
	if _, err := os.Stat(filepath.Join(dir, "factuality")); err != nil {
		t.Skip("no judged words here: set NUNCIO_DATA to the folder of the corpora")
	}
	sets, err := judgedSets(t.Context(), dir)
	if err != nil {
		t.Fatal(err)
	}
	c, err := event.New()
	if err != nil {
		t.Fatal(err)
	}
	floors := []struct{ r, mae float64 }{{0.77, 0.96}, {0.75, 1.0}, {0.45, 0.6}}
	for i := range sets {
		scores, words := sets[i].score(c)
		byModel := &scores[1]
		t.Logf("%s, %s trees: %s", sets[i].name, sets[i].trees, byModel)
		if r, _ := byModel.R(); r < floors[i].r || byModel.MAE() > floors[i].mae || len(words) == 0 {
			t.Errorf("%s, %s trees: %s, want %.2f and %.2f", sets[i].name, sets[i].trees, byModel, floors[i].r, floors[i].mae)
		}
	}
	var out bytes.Buffer
	if err := Factuality(t.Context(), FactualityOptions{Errors: 2, ByRules: true}, dir, &out); err != nil {
		t.Fatal(err)
	}
	if n := strings.Count(out.String(), "\n"); n != 2+3+3*4 {
		t.Errorf("%d lines:\n%s", n, out.String())
	}
}
