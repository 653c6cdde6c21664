package eval

import (
	"fmt"
	"io"
	"maps"
	"slices"
	"strings"

	"nuncio/corpus"
	"nuncio/record"
)

// statusWords are the seven, from what is done to what is not.
var statusWords = []string{"happened", "ongoing", "planned", "possible", "conditional", "cancelled", "denied"}

// printHead writes what is above a table of counts: how many of the texts are all
// right, and how many of those without an event are left without.
func printHead(w io.Writer, what string, n, right, empty, kept int) {
	fmt.Fprintf(w, "%d %s, %d all right (%.1f %%); of %d without an event %d left without\n", n, what, right, percent(right, n), empty, kept)
	fmt.Fprintf(w, "\n%-24s %6s %6s %6s %6s %6s %6s\n", "", "gold", "found", "right", "P", "R", "F1")
}

func (t *sentenceScore) print(w io.Writer) {
	printHead(w, "sentences", t.sentences, t.right, t.empty, t.kept)
	for _, row := range []struct {
		name string
		c    Counts
	}{
		{"type", t.types}, {"type and mode", t.modes}, {"source", t.sources}, {"target", t.targets},
		{"event all right", t.whole},
	} {
		row.c.row(w, row.name)
	}
	if t.statusOf == 0 {
		return
	}
	fmt.Fprintf(w, "\nwhere the type is right (%d): status %.1f %%, macro F1 %.1f, factuality off by %.2f; time %.1f %%, place %.1f %%\n",
		t.statusOf, percent(t.statusGot, t.statusOf), macroF1(t.perStatus), t.gradeError/float64(t.statusOf),
		percent(t.placed["when"], t.standing["when"]), percent(t.placed["where"], t.standing["where"]))
	fmt.Fprintln(w, "\nstatus, where the type is right")
	for _, s := range statusWords {
		counts(t.perStatus, s).row(w, s)
	}
	fmt.Fprintln(w, "\ntype; all right")
	for _, typ := range slices.Sorted(maps.Keys(t.perType)) {
		t.perType[typ].row(w, typ)
		counts(t.perWhole, typ).row(w, "  all right")
	}
}

// macroF1 is the mean F1 of the classes that there are.
func macroF1(per map[string]*Counts) float64 {
	sum, n := 0.0, 0
	for _, c := range per {
		if c.Gold > 0 {
			sum, n = sum+c.F1(), n+1
		}
	}
	return sum / float64(max(n, 1))
}

func (c Counts) row(w io.Writer, name string) {
	fmt.Fprintf(w, "%-24s %6d %6d %6d %6.1f %6.1f %6.1f\n", name, c.Gold, c.System, c.Correct,
		percent(c.Correct, c.System), percent(c.Correct, c.Gold), c.F1())
}

// describeLabel is a label in one line, as the files have it.
func describeLabel(l *corpus.Label) string {
	return fmt.Sprintf("%s %s %s | %s -> %s | %s", strings.Join(l.Types, "/"), orNone(strings.Join(l.Modes, "/")),
		strings.Join(l.Status, "/"), roleWords(l.Sources), roleWords(l.Targets), l.Trigger)
}

func roleWords(list []corpus.Role) string {
	var out []string
	for _, r := range list {
		out = append(out, r.Words[0].String())
	}
	return orNone(strings.Join(out, " + "))
}

func (c *sentenceCase) describeEvent(e *record.Event) string {
	return fmt.Sprintf("%s %s %s | %s -> %s | %s (%s)", e.Type, orNone(string(e.Mode)), e.Status,
		c.actorNames(e.Sources), c.actorNames(e.Targets), e.Evidence.Text, e.Rule)
}

func (c *sentenceCase) actorNames(ids []string) string {
	var out []string
	for _, id := range ids {
		out = append(out, c.actors[id].Name)
	}
	return orNone(strings.Join(out, " + "))
}

func orNone(s string) string {
	if s == "" {
		return "-"
	}
	return s
}
