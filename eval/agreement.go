package eval

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"

	"nuncio/corpus"
	"nuncio/record"
)

// Agreement writes how far the two readers of the frozen set agree: one label is
// held against the other as a program's would be.
func Agreement(w io.Writer) error {
	first, second, err := corpus.FrozenSentences()
	if err != nil {
		return err
	}
	if len(first) == 0 {
		return errors.New("the frozen set has no sentences")
	}
	var sentences, reports agreement
	for i := range first {
		sentences.add(sentenceVerdicts(&first[i]), sentenceVerdicts(&second[i]))
	}
	sentences.print(w, fmt.Sprintf("%d sentences", len(first)))
	list, err := corpus.FrozenReports()
	if err != nil {
		return err
	}
	for i := range list {
		a, err := reportVerdicts(&list[i], corpus.FrozenExpected(list[i].Name))
		if err != nil {
			return err
		}
		b, err := reportVerdicts(&list[i], corpus.FrozenSecond(list[i].Name))
		if err != nil {
			return err
		}
		reports.add(a, b)
	}
	reports.print(w, fmt.Sprintf("%d reports", len(list)))
	return nil
}

// A verdict is what one reader wrote of one event. The first value of a list is
// the reader's choice, the others would be right as well.
type verdict struct {
	types, modes, status []string
	sources, targets     [][]string // each actor by what names him
	at                   [][2]int   // where its words stand, in bytes
	may                  bool       // a reader may leave it out
}

// sentenceVerdicts are the labels of a sentence. An actor goes by where the head
// word of his name stands.
func sentenceVerdicts(s *corpus.Sentence) []verdict {
	roles := func(list []corpus.Role) [][]string {
		var out [][]string
		for _, r := range list {
			var names []string
			for _, words := range r.Words {
				for _, at := range words.Spans(s.Text) {
					names = append(names, fmt.Sprint(at[0]+headWord(s.Text[at[0]:at[1]])))
				}
			}
			out = append(out, names)
		}
		return out
	}
	var out []verdict
	for i := range s.Events {
		l := &s.Events[i]
		out = append(out, verdict{
			types: l.Types, modes: l.Modes, status: l.Status, may: l.May,
			sources: roles(l.Sources), targets: roles(l.Targets), at: l.Trigger.Spans(s.Text),
		})
	}
	return out
}

// reportVerdicts are the events of an expected record. An actor goes by the last
// word of his name.
func reportVerdicts(r *corpus.Report, expected []byte) ([]verdict, error) {
	var e Expected
	if err := json.Unmarshal(expected, &e); err != nil {
		return nil, fmt.Errorf("the record of %s: %w", r.Name, err)
	}
	roles := func(list []OneOf) [][]string {
		var out [][]string
		for _, names := range list {
			var last []string
			for _, n := range names {
				last = append(last, strings.ToLower(n[headWord(n):]))
			}
			out = append(out, last)
		}
		return out
	}
	text := string(r.Bytes)
	var out []verdict
	for i := range e.Events {
		x := &e.Events[i]
		v := verdict{types: x.Type, modes: x.Mode, status: x.Status, sources: roles(append(slices.Clone(x.Participants), x.Sources...)), targets: roles(x.Targets)}
		if len(v.modes) == 0 {
			v.modes = []string{""}
		}
		for _, words := range x.Evidence {
			if i := strings.Index(text, words); words != "" && i >= 0 {
				v.at = append(v.at, [2]int{i, i + len(words)})
			}
		}
		out = append(out, v)
	}
	return out, nil
}

// recordVerdicts are the events that a program found in a report.
func recordVerdicts(r *corpus.Report, rec *record.Record) []verdict {
	actors := record.ByID(rec.Actors, func(a *record.Actor) string { return a.ID })
	roles := func(ids []string) [][]string {
		var out [][]string
		for _, id := range ids {
			var last []string
			for _, m := range actors[id].Mentions {
				last = append(last, strings.ToLower(m.Text[headWord(m.Text):]))
			}
			out = append(out, last)
		}
		return out
	}
	var out []verdict
	for i := range rec.Events {
		e := &rec.Events[i]
		v := verdict{types: []string{e.Type}, modes: []string{string(e.Mode)}, status: []string{e.Status}, sources: roles(e.Sources), targets: roles(e.Targets)}
		for _, words := range append(slices.Clone(e.EvidenceAlso), e.Evidence) {
			if i := strings.Index(string(r.Bytes), words.Text); i >= 0 {
				v.at = append(v.at, [2]int{i, i + len(words.Text)})
			}
		}
		out = append(out, v)
	}
	return out
}

// agreement sums over texts that two have labelled. The two most alike are paired
// first.
type agreement struct {
	types, modes, sources, targets Counts
	status                         map[[2]string]int  // first choices of both, where the type is the same
	perStatus                      map[string]*Counts // of the same pairs, either choice counted as right
	same                           int                // pairs whose statuses have one in common
}

func (t *agreement) add(a, b []verdict) {
	if t.status == nil {
		t.status, t.perStatus = map[[2]string]int{}, map[string]*Counts{}
	}
	pairs, onlyA, onlyB := pairUp(a, b, verdict.likeness)
	for _, p := range pairs {
		t.pair(&p.a, &p.b)
	}
	for _, v := range onlyA {
		if !v.may {
			t.types.Gold++
		}
	}
	for _, v := range onlyB {
		if !v.may {
			t.types.System++
		}
	}
}

// likeness is -1 where the two cannot be labels of one event: where the types
// differ, or neither words nor an actor are shared.
func (v verdict) likeness(o verdict) int {
	if !shareOne(v.types, o.types) {
		return -1
	}
	n := shared(v.sources, o.sources) + shared(v.targets, o.targets)
	if slices.ContainsFunc(v.at, func(x [2]int) bool {
		return slices.ContainsFunc(o.at, func(y [2]int) bool { return x[0] < y[1] && y[0] < x[1] })
	}) {
		n += 8
	}
	if n == 0 {
		return -1
	}
	if shareOne(v.status, o.status) {
		n += 4
	}
	return n
}

func (t *agreement) pair(a, b *verdict) {
	t.types.one(true)
	t.modes.one(shareOne(a.modes, b.modes))
	t.status[[2]string{a.status[0], b.status[0]}]++
	if shareOne(a.status, b.status) {
		t.same++
		counts(t.perStatus, a.status[0]).one(true)
	} else {
		counts(t.perStatus, a.status[0]).Gold++
		counts(t.perStatus, b.status[0]).System++
	}
	for _, r := range []struct {
		sum  *Counts
		a, b [][]string
	}{{&t.sources, a.sources, b.sources}, {&t.targets, a.targets, b.targets}} {
		r.sum.Gold += len(r.a)
		r.sum.System += len(r.b)
		r.sum.Correct += shared(r.a, r.b)
	}
}

// shared counts the actors that two lists have in common.
func shared(a, b [][]string) int {
	b = slices.Clone(b)
	n := 0
	for _, x := range a {
		if i := slices.IndexFunc(b, func(y []string) bool { return shareOne(x, y) }); i >= 0 {
			b = slices.Delete(b, i, i+1)
			n++
		}
	}
	return n
}

func shareOne(a, b []string) bool {
	return slices.ContainsFunc(a, func(s string) bool { return slices.Contains(b, s) })
}

// kappa is Cohen's (1960) of the first choices of status.
func (t *agreement) kappa() float64 {
	n, same := 0.0, 0.0
	rows, columns := map[string]float64{}, map[string]float64{}
	for pair, k := range t.status {
		n += float64(k)
		rows[pair[0]] += float64(k)
		columns[pair[1]] += float64(k)
		if pair[0] == pair[1] {
			same += float64(k)
		}
	}
	if n == 0 {
		return 0
	}
	chance := 0.0
	for s, k := range rows {
		chance += k / n * columns[s] / n
	}
	if chance == 1 {
		return 1
	}
	return (same/n - chance) / (1 - chance)
}

func (t *agreement) print(w io.Writer, what string) {
	fmt.Fprintf(w, "%s, the second reader against the first\n", what)
	for _, r := range []struct {
		name string
		n    Counts
	}{{"type", t.types}, {"mode", t.modes}, {"source", t.sources}, {"target", t.targets}} {
		fmt.Fprintf(w, "  %-8s %5d %5d  F1 %5.1f\n", r.name, r.n.Gold, r.n.System, r.n.F1())
	}
	fmt.Fprintf(w, "  status the same in %d of %d, kappa %.2f\n", t.same, t.modes.Gold, t.kappa())
}
