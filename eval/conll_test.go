package eval

import (
	"math"
	"strings"
	"testing"

	"nuncio/syntax"
)

// conllSentence builds a sentence of lines "ID FORM UPOS HEAD DEPREL".
func conllSentence(t *testing.T, lines string) []syntax.ConlluSentence {
	t.Helper()
	var b strings.Builder
	for line := range strings.Lines(lines) {
		f := strings.Fields(line)
		switch len(f) {
		case 0:
			b.WriteString("\n")
		case 2:
			b.WriteString(f[0] + "\t" + f[1] + strings.Repeat("\t_", 8) + "\n")
		default:
			b.WriteString(strings.Join([]string{f[0], f[1], strings.ToLower(f[1]), f[2], "_", "_", f[3], f[4], "_", "_"}, "\t") + "\n")
		}
	}
	s, err := syntax.ReadConllu(strings.NewReader(b.String()))
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func TestScoreConll(t *testing.T) {
	gold := `1 He PRON 3 nsubj
2-3 won't
2 wo AUX 4 aux
3 n't PART 4 advmod
4 go VERB 0 root
5 . PUNCT 4 punct
`
	gold = strings.Replace(gold, "1 He PRON 3", "1 He PRON 4", 1)
	for _, test := range []struct {
		name, system string
		want         map[string]float64
	}{
		{"same", gold, map[string]float64{"tokens": 100, "sentences": 100, "words": 100, "upos": 100, "uas": 100, "las": 100}},
		{"subtype does not count", strings.Replace(gold, "nsubj", "nsubj:pass", 1), map[string]float64{"las": 100}},
		{"one tag, one head, one relation wrong", `1 He NOUN 4 obj
2-3 won't
2 wo AUX 4 aux
3 n't PART 2 advmod
4 go VERB 0 root
5 . PUNCT 4 punct
`, map[string]float64{"words": 100, "upos": 80, "uas": 80, "las": 60}},
		// 5 gold words, 4 system words; He, go and the stop are aligned.
		{"contraction not cut", `1 He PRON 3 nsubj
2 won't AUX 3 aux
3 go VERB 0 root
4 . PUNCT 3 punct
`, map[string]float64{"tokens": 100, "words": 200 * 3 / 9.0, "las": 200 * 3 / 9.0}},
		// tokens: He, won't right; "go." wrong.
		{"stop not cut", `1 He PRON 4 nsubj
2-3 won't
2 wo AUX 4 aux
3 n't PART 4 advmod
4 go. VERB 0 root
`, map[string]float64{"tokens": 200 * 2 / 7.0, "words": 200 * 3 / 9.0, "uas": 0}},
		{"two sentences", `1 He PRON 0 root

1-2 won't
1 wo AUX 3 aux
2 n't PART 3 advmod
3 go VERB 0 root
4 . PUNCT 3 punct
`, map[string]float64{"sentences": 0, "words": 100, "las": 80}},
	} {
		t.Run(test.name, func(t *testing.T) {
			s, err := ScoreConll(conllSentence(t, gold), conllSentence(t, test.system))
			if err != nil {
				t.Fatal(err)
			}
			got := map[string]float64{"tokens": s.Tokens.F1(), "sentences": s.Sentences.F1(), "words": s.Words.F1(), "upos": s.UPOS.F1(), "uas": s.UAS.F1(), "las": s.LAS.F1()}
			for k, want := range test.want {
				if math.Abs(got[k]-want) > 1e-9 {
					t.Errorf("%s %.3f, want %.3f", k, got[k], want)
				}
			}
		})
	}
}

func TestScoreConllRefusesOtherText(t *testing.T) {
	_, err := ScoreConll(conllSentence(t, "1 a X 0 root\n"), conllSentence(t, "1 b X 0 root\n"))
	if err == nil || !strings.Contains(err.Error(), "character 0") {
		t.Errorf("error %v", err)
	}
}

func TestCountNames(t *testing.T) {
	gold := goldNames([]string{"B-PER", "I-PER", "O", "B-LOC", "B-LOC", "I-ORG", "B-MISC"})
	if len(gold) != 4 {
		t.Fatalf("gold names %v", gold)
	}
	counts := map[string]*Counts{"PER": {}, "LOC": {}, "ORG": {}}
	countNames(counts, gold, []nameSpan{{0, 2, "PER"}, {3, 5, "LOC"}, {4, 5, "LOC"}, {6, 7, "MISC"}, {5, 6, "ORG"}})
	for typ, want := range map[string]Counts{"PER": {1, 1, 1}, "LOC": {2, 2, 1}, "ORG": {0, 1, 0}} {
		if *counts[typ] != want {
			t.Errorf("%s: %+v, want %+v", typ, *counts[typ], want)
		}
	}
}
