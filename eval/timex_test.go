package eval

import (
	"fmt"
	"os"
	"path/filepath"
	"testing"
)

// TestTimexFigures prints the scores, and with NUNCIO_MISSES set every miss of
// the half that the rules are written from.
func TestTimexFigures(t *testing.T) {
	dir := os.Getenv("NUNCIO_DATA")
	if dir == "" {
		dir = filepath.Join("..", "..", "shared", "data")
	}
	if _, err := os.Stat(filepath.Join(dir, "timex")); err != nil {
		t.Skip("no TimeBank here: set NUNCIO_DATA to the folder of the corpora")
	}
	seen, held, err := ScoreTimex(t.Context(), dir)
	if err != nil {
		t.Fatal(err)
	}
	for _, s := range []*TimexScore{seen, held} {
		t.Logf("strict %.1f relaxed %.1f type %.1f value %.1f", s.F1(s.Strict), s.F1(s.Relaxed), s.F1(s.Type), s.F1(s.Value))
		if s.F1(s.Relaxed) < 85 || s.F1(s.Strict) < 75 || s.F1(s.Value) < 68 {
			t.Error("a score fell below its floor")
		}
	}
	if os.Getenv("NUNCIO_MISSES") != "" {
		for _, m := range seen.Misses {
			fmt.Printf("%s | %s | %s | %s | %q\n", m.Doc, m.Words, m.Gold, m.System, m.Context)
		}
	}
}
