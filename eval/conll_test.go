package eval

import (
	"fmt"
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

// conllLines builds sentences of lines "ID FORM UPOS FEATS HEAD DEPREL LEMMA".
func conllLines(t *testing.T, lines string) []syntax.ConlluSentence {
	t.Helper()
	var b strings.Builder
	for line := range strings.Lines(lines) {
		switch f := strings.Fields(line); len(f) {
		case 0:
			b.WriteString("\n")
		case 2:
			b.WriteString(f[0] + "\t" + f[1] + strings.Repeat("\t_", 8) + "\n")
		default:
			b.WriteString(strings.Join([]string{f[0], f[1], f[6], f[2], "_", f[3], f[4], f[5], "_", "_"}, "\t") + "\n")
		}
	}
	s, err := syntax.ReadConllu(strings.NewReader(b.String()))
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// The counts are worked out by hand from the rules of the shared task: 4 content
// words (dogs, barking, loudly, biting), 3 function words.
func TestScoreConllContentWords(t *testing.T) {
	const gold = `1 The DET Definite=Def 2 det the
2 dogs NOUN Number=Plur 4 nsubj dog
3 are AUX Mood=Ind 4 aux be
4 barking VERB Tense=Pres 0 root bark
5 loudly ADV _ 4 advmod loudly
6 and CCONJ _ 7 cc and
7 biting VERB Tense=Pres 4 conj bite
8 . PUNCT _ 4 punct .
`
	for _, test := range []struct {
		name, old, new   string
		clas, mlas, blex int // correct; 4 content words on both sides
	}{
		{"same", "", "", 4, 4, 4},
		{"function word with another tag", "1 The DET", "1 The PRON", 4, 3, 4},
		{"function word with another feature", "Mood=Ind", "Mood=Sub", 4, 3, 4},
		{"feature that does not count", "Mood=Ind", "Style=Coll", 4, 3, 4}, // Mood is missing
		{"extra feature that does not count", "Number=Plur", "Number=Plur|Style=Coll", 4, 4, 4},
		{"function word below another head", "3 are AUX Mood=Ind 4", "3 are AUX Mood=Ind 7", 4, 2, 4}, // barking lacks it, biting has one too many
		{"function word with another relation", "7 cc", "7 mark", 4, 3, 4},
		{"function word taken for content", "7 cc", "7 advmod", 4, 3, 4}, // one more system content word
		{"subtype of a function word", "2 det", "2 det:predet", 4, 4, 4},
		{"content word with another tag", "5 loudly ADV", "5 loudly ADJ", 4, 3, 4},
		{"content word with another lemma", "conj bite", "conj biting", 4, 4, 3},
		{"function word with another lemma", "aux be", "aux are", 4, 4, 4},
		{"punctuation below another head", "4 punct", "2 punct", 4, 4, 4},
		{"content word with another relation", "4 advmod", "4 obl", 3, 3, 3},
	} {
		t.Run(test.name, func(t *testing.T) {
			system := strings.Replace(gold, test.old, test.new, 1)
			s, err := ScoreConll(conllLines(t, gold), conllLines(t, system))
			if err != nil {
				t.Fatal(err)
			}
			n := 4
			if test.name == "function word taken for content" {
				n = 5
			}
			for _, c := range []struct {
				name    string
				got     Counts
				correct int
			}{{"CLAS", s.CLAS, test.clas}, {"MLAS", s.MLAS, test.mlas}, {"BLEX", s.BLEX, test.blex}} {
				if want := (Counts{4, n, c.correct}); c.got != want {
					t.Errorf("%s %+v, want %+v", c.name, c.got, want)
				}
			}
		})
	}
}

func TestScoreConllTags(t *testing.T) {
	gold := conllLines(t, "1 Go VERB Mood=Imp 0 root go\n2 now ADV _ 1 advmod _\n")
	system := conllLines(t, "1 Go VERB _ 0 root Go\n2 now ADV _ 1 advmod now\n")
	s, err := ScoreConll(gold, system)
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		name      string
		got, want Counts
	}{
		{"UPOS", s.UPOS, Counts{2, 2, 2}}, {"UFeats", s.Feats, Counts{2, 2, 1}}, {"AllTags", s.AllTags, Counts{2, 2, 1}},
		{"Lemmas", s.Lemmas, Counts{2, 2, 1}}, // no lemma in gold: any is right
		{"BLEX", s.BLEX, Counts{2, 2, 1}},
	} {
		if c.got != c.want {
			t.Errorf("%s %+v, want %+v", c.name, c.got, c.want)
		}
	}
}

// pairsOf shows which words are aligned.
func pairsOf(t *testing.T, gold, system string) string {
	t.Helper()
	a, err := alignConll(conllWords(t, gold), conllWords(t, system))
	if err != nil {
		t.Fatal(err)
	}
	var list []string
	for _, p := range a.pairs {
		list = append(list, a.gold.words[p[0]].row.Form+"="+a.system.words[p[1]].row.Form)
	}
	return strings.Join(list, " ")
}

// conllWords builds one sentence of tokens parted by spaces; "won't/wo/n't" is
// a multiword token with its words.
func conllWords(t *testing.T, tokens string) []syntax.ConlluSentence {
	t.Helper()
	var b strings.Builder
	id := 0
	for token := range strings.SplitSeq(tokens, " ") {
		words := strings.Split(token, "/")
		if len(words) > 1 {
			fmt.Fprintf(&b, "%d-%d %s\n", id+1, id+len(words)-1, words[0])
			words = words[1:]
		}
		for _, w := range words {
			id++
			fmt.Fprintf(&b, "%d %s X %d %s\n", id, w, min(id-1, 1), []string{"root", "dep"}[min(id-1, 1)])
		}
	}
	return conllSentence(t, b.String())
}

func TestAlignWords(t *testing.T) {
	for _, test := range []struct{ name, gold, system, want string }{
		{"same", "a bc/b/c", "a bc/b/c", "a=a b=b c=c"},
		{"one word cut in two", "can not go", "cannot go", "go=go"},
		{"two words taken for one", "cannot go", "can not go", "go=go"},
		{"borders cross", "ab cd e", "a bc d e", "e=e"},
		{"multiword token on one side", "wo n't go", "won't/wo/n't go", "wo=wo n't=n't go=go"},
		{"other words in it", "won't/will/not go", "won't/wo/not go", "not=not go=go"},
		{"case does not count", "Don't/Do/n't", "Don't/do/N'T", "Do=do n't=N'T"},
		{"token next to it glued on", "won't/wo/n't go", "won'tgo/wo/n't/go", "wo=wo n't=n't go=go"},
		{"longer token on the other side", "wo n't go .", "won'tgo/wo/n't/go .", "wo=wo n't=n't go=go .=."},
		{"overlapping multiword tokens", "ab/a/b cd/c/d e", "a bcd/b/c/d e", "a=a b=b c=c d=d e=e"},
		// A plain word that reaches over the end of the multiword token stays out.
		{"plain word across the end", "ab/a/b c d", "a bc d", "a=a d=d"},
		{"plain word before the start", "a b cd/c/d e", "ab cd/c/d e", "c=c d=d e=e"},
		{"as many as go in order", "xyz/x/y/z", "xyz/z/x/y", "x=x y=y"},
	} {
		t.Run(test.name, func(t *testing.T) {
			if got := pairsOf(t, test.gold, test.system); got != test.want {
				t.Errorf("%s\nwant %s", got, test.want)
			}
		})
	}
}

func TestSentenceScore(t *testing.T) {
	const one = "1 Go VERB 0 root\n2 . PUNCT 1 punct\n\n"
	gold := conllSentence(t, one+one+one)
	for _, test := range []struct {
		name, system string
		want         Counts
	}{
		{"same", one + one + one, Counts{3, 3, 3}},
		{"two joined", one + "1 Go VERB 0 root\n2 . PUNCT 1 punct\n3 Go VERB 1 conj\n4 . PUNCT 1 punct\n\n", Counts{3, 2, 1}},
		{"one cut", one + one + "1 Go VERB 0 root\n\n1 . PUNCT 0 root\n\n", Counts{3, 4, 2}},
		{"an end in the wrong place", one + "1 Go VERB 0 root\n\n1 . PUNCT 0 root\n2 Go VERB 1 dep\n3 . PUNCT 1 punct\n\n", Counts{3, 3, 1}},
	} {
		s, err := ScoreConll(gold, conllSentence(t, test.system))
		if err != nil {
			t.Fatal(err)
		}
		if s.Sentences != test.want {
			t.Errorf("%s: %+v, want %+v", test.name, s.Sentences, test.want)
		}
	}
}

func TestConfusions(t *testing.T) {
	gold := conllLines(t, "1 Talks NOUN _ 2 nsubj talk\n2 end VERB _ 0 root end\n3 here ADV _ 2 advmod here\n")
	system := conllLines(t, "1 Talks PROPN _ 2 nsubj Talks\n2 end VERB _ 0 root end\n3 here ADV _ 1 nmod here\n")
	a, err := alignConll(gold, system)
	if err != nil {
		t.Fatal(err)
	}
	var list confusions
	a.errors(&list, gold)
	cut, err := alignConll(conllSentence(t, "1 can X 0 root\n2 not X 1 dep\n3 . X 1 punct\n\n1 Go X 0 root\n"), conllSentence(t, "1 cannot X 0 root\n2 . X 1 punct\n3 Go X 1 dep\n"))
	if err != nil {
		t.Fatal(err)
	}
	cut.segmentation(&list, conllSentence(t, "1 can X 0 root\n2 not X 1 dep\n3 . X 1 punct\n\n1 Go X 0 root\n"))
	nameErrors(&list, []string{"Mr", "Okel", "of", "Brask", "met", "Reth"},
		[]nameSpan{{1, 2, "PER"}, {3, 4, "LOC"}, {5, 6, "PER"}}, []nameSpan{{0, 2, "PER"}, {3, 4, "ORG"}, {4, 5, "LOC"}})
	var out strings.Builder
	list.write(&out, "set", 5)
	const want = `
set, sentence (right → found): 1 errors of 1 kinds
     1  end after . → none
             can not ».«

set, token (right → found): 1 errors of 1 kinds
     1  can not → cannot
             »can« not .

set, tag (right → found): 1 errors of 1 kinds
     1  NOUN _ → PROPN _
             »Talks« end here

set, lemma (right → found): 1 errors of 1 kinds
     1  Talks, NOUN: talk → Talks
             »Talks« end here

set, relation (right → found): 1 errors of 1 kinds
     1  advmod → nmod
             Talks end »here«

set, head (right → found): 1 errors of 1 kinds
     1  advmod below VERB → below PROPN
             Talks end »here«: end → Talks

set, name (right → found): 4 errors of 4 kinds
     1  LOC → ORG
            Mr Okel of »Brask« met Reth: found “Brask”
     1  PER → none
            Okel of Brask met »Reth«
     1  PER → other borders
            Mr »Okel« of Brask met Reth: found “Mr Okel”
     1  none → LOC
            Mr Okel of Brask »met« Reth
`
	if out.String() != want {
		t.Errorf("got:\n%s", out.String())
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
