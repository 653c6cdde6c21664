package eval

import (
	"math"
	"strings"
	"testing"

	"nuncio/corpus"
)

func TestAgreement(t *testing.T) {
	parse := func(labels string) []verdict {
		t.Helper()
		list, err := corpus.ParseSentences("x.txt", "== frozen agency\n\nNorway and Finland met in Oslo after Sweden had warned Norway.\n"+labels)
		if err != nil {
			t.Fatal(err)
		}
		return sentenceVerdicts(&list[0])
	}
	first := parse("  CONSULT happened | Norway + Finland -> - | met\n  THREATEN happened | Sweden -> Norway #2 | warned\n")
	for _, c := range []struct {
		name, second    string
		gold, found, ok int // types
		sources, same   int
	}{
		{"the same", "  CONSULT happened | Finland + Norway -> - | met\n  THREATEN happened | Sweden -> Norway #2 | warned\n", 2, 2, 2, 3, 2},
		{"another type", "  CONSULT happened | Norway + Finland -> - | met\n  ACCUSE happened | Sweden -> Norway #2 | warned\n", 2, 2, 1, 2, 1},
		{"another status, an actor less", "  CONSULT planned | Norway -> -(unsaid) | met\n", 2, 1, 1, 1, 0},
		{"either type", "  CONSULT happened | Norway + Finland -> - | met\n  ACCUSE/THREATEN happened | Sweden -> Norway #2 | warned\n", 2, 2, 2, 3, 2},
		{"one may be left out", "  CONSULT happened | Norway + Finland -> - | met\n  THREATEN happened | Sweden -> Norway #2 | warned\n  ? CONSULT planned | Norway -> -(unsaid) | Oslo\n", 2, 2, 2, 3, 2},
	} {
		var sum agreement
		sum.add(first, parse(c.second))
		if sum.types != (Counts{Gold: c.gold, System: c.found, Correct: c.ok}) || sum.sources.Correct != c.sources || sum.same != c.same {
			t.Errorf("%s: types %+v, sources %+v, status the same in %d", c.name, sum.types, sum.sources, sum.same)
		}
	}
}

// TestKappa has 50 cases: 35 alike, where chance alone would make 25.
func TestKappa(t *testing.T) {
	sum := agreement{status: map[[2]string]int{{"happened", "happened"}: 20, {"happened", "planned"}: 5, {"planned", "happened"}: 10, {"planned", "planned"}: 15}}
	if k := sum.kappa(); math.Abs(k-0.4) > 1e-9 {
		t.Errorf("kappa %.3f, want 0.4", k)
	}
	var out strings.Builder
	sum.print(&out, "50 sentences")
	if !strings.Contains(out.String(), "kappa 0.40") {
		t.Error(out.String())
	}
}
