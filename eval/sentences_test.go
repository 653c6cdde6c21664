package eval

import (
	"bytes"
	"strings"
	"testing"

	"nuncio"
	"nuncio/corpus"
	"nuncio/record"
)

const oneSentence = `== dev agency
Two Polish ministers met the Kenyan and Ugandan envoys, and Brazil refused to sign the treaty, officials said.
  CONSULT happened | Two Polish ministers + the Kenyan and Ugandan envoys -> - | met
  REJECT assist/- happened | Brazil -> - | refused | of: 3
  SUPPORT denied | Brazil -> - | sign | because: refused
  ? ACCUSE happened | officials -> Brazil | said
`

// written makes a record of the sentence: actors by the words they stand in,
// events by type, mode, status, words, sources and targets.
func written(t *testing.T, s *corpus.Sentence, events ...[6]string) *record.Record {
	t.Helper()
	rec := &record.Record{Report: record.Report{Text: s.Text}}
	at := func(words string) (int, int) {
		i := strings.Index(s.Text, words)
		if i < 0 {
			t.Fatalf("%q is not in the sentence", words)
		}
		return i, i + len(words)
	}
	actors := func(list string) (ids []string) {
		for _, words := range strings.Split(list, " + ") {
			if words == "" {
				continue
			}
			start, end := at(words)
			rec.Actors = append(rec.Actors, record.Actor{ID: words, Name: words, Mentions: []record.Mention{{Start: start, End: end, Text: words, Form: "noun"}}})
			ids = append(ids, words)
		}
		return ids
	}
	for _, e := range events {
		start, end := at(e[3])
		rec.Events = append(rec.Events, record.Event{
			Type: e[0], Mode: record.Optional(e[1]), Status: e[2], Sources: actors(e[4]), Targets: actors(e[5]),
			Evidence: record.Evidence{Start: start, End: end, Text: e[3]},
		})
	}
	return rec
}

func TestLabelledSentenceScore(t *testing.T) {
	list, err := corpus.ParseSentences("x.txt", oneSentence)
	if err != nil {
		t.Fatal(err)
	}
	right := [][6]string{
		{"CONSULT", "", "happened", "met", "Polish ministers + Kenyan + Ugandan", ""},
		{"REJECT", "", "happened", "Brazil refused to sign", "Brazil", ""},
		{"SUPPORT", "", "denied", "sign the treaty", "Brazil", ""},
	}
	with := func(i int, e [6]string) [][6]string {
		out := append([][6]string{}, right...)
		if i == len(out) {
			return append(out, e)
		}
		out[i] = e
		return out
	}
	for _, c := range []struct {
		name   string
		events [][6]string
		faults string // the beginnings of the faults, joined
		whole  Counts
	}{
		{"all right", right, "", Counts{Gold: 3, System: 3, Correct: 3}},
		{"an optional one is no fault", with(3, [6]string{"ACCUSE", "", "happened", "officials said", "officials", ""}), "", Counts{Gold: 3, System: 3, Correct: 3}},
		{"one missing", right[:2], "- SUPPORT", Counts{Gold: 3, System: 2, Correct: 2}},
		{"one added", with(3, [6]string{"AID", "", "happened", "met", "", ""}), "+ AID", Counts{Gold: 3, System: 4, Correct: 3}},
		{"status", with(2, [6]string{"SUPPORT", "", "planned", "sign the treaty", "Brazil", ""}), "~ SUPPORT", Counts{Gold: 3, System: 3, Correct: 2}},
		{"mode", with(0, [6]string{"CONSULT", "visit", "happened", "met", "Polish ministers + Kenyan + Ugandan", ""}), "~ CONSULT", Counts{Gold: 3, System: 3, Correct: 2}},
		{"another head", with(0, [6]string{"CONSULT", "", "happened", "met", "Polish + Kenyan + Ugandan", ""}), "~ CONSULT", Counts{Gold: 3, System: 3, Correct: 2}},
		{"a target too many", with(1, [6]string{"REJECT", "", "happened", "refused", "Brazil", "officials"}), "~ REJECT", Counts{Gold: 3, System: 3, Correct: 2}},
		{"nothing", nil, "- CONSULT- REJECT- SUPPORT", Counts{Gold: 3, System: 0, Correct: 0}},
	} {
		score := newSentenceScore()
		faults := score.add(&list[0], written(t, &list[0], c.events...))
		heads := ""
		for _, f := range faults {
			heads += strings.Join(strings.Fields(f)[:2], " ")
		}
		if heads != c.faults || score.whole != c.whole || score.right != map[bool]int{true: 1}[len(faults) == 0] {
			t.Errorf("%s: %q, %+v, %d right; want %q, %+v", c.name, faults, score.whole, score.right, c.faults, c.whole)
		}
	}
}

func TestHeadWord(t *testing.T) {
	for phrase, want := range map[string]string{
		"the Polish foreign minister":      "minister",
		"ministers of France and Sweden":   "ministers",
		"Kim Yong-chol":                    "chol",
		"Iran's":                           "Iran",
		"Anna Kowal, the foreign minister": "Kowal",
		"Warsaw":                           "Warsaw",
	} {
		if got := phrase[headWord(phrase):]; !strings.HasPrefix(got, want) {
			t.Errorf("%q: head %q, want %q", phrase, got, want)
		}
	}
}

// TestSentencesOfOneFile reads one file with the real reader.
func TestSentencesOfOneFile(t *testing.T) {
	r, err := nuncio.NewReader(nuncio.Options{})
	if err != nil {
		t.Fatal(err)
	}
	var out bytes.Buffer
	if err := Sentences(t.Context(), r, SentenceOptions{Split: "dev", File: "visits.txt", Errors: true}, &out); err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{"visits.txt:", "\ntype ", "\nevent all right ", "where the type is right", "\nCONSULT "} {
		if !strings.Contains(out.String(), want) {
			t.Errorf("no %q in\n%s", want, out.String())
		}
	}
	if err := Sentences(t.Context(), r, SentenceOptions{Split: "dev", File: "none-such.txt"}, &out); err == nil {
		t.Error("a file that is not there has a score")
	}
}
