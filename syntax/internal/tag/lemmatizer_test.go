package tag

import (
	"strings"
	"sync"
	"testing"
	"unicode/utf8"

	"nuncio/syntax/internal/lex"
	"nuncio/syntax/internal/linear"
)

var testTags = []string{
	"NOUN NN", "NOUN NNS", "PROPN NNP", "PROPN NNPS", "VERB VB", "VERB VBD", "VERB VBG", "VERB VBZ",
	"ADJ JJ", "ADJ JJR", "ADV RB", "NUM CD", "PRON PRP", "PRON PRP$", "ADP IN", "PART POS", "PUNCT ''", "INTJ UH", "VERB VBP",
}

func testTag(t testing.TB, xpos string) uint8 {
	for i, tag := range testTags {
		if strings.HasSuffix(tag, " "+xpos) {
			return uint8(i)
		}
	}
	t.Fatalf("no tag %s", xpos)
	return 0
}

func newTestLemmatizer(t testing.TB) *Lemmatizer {
	l, err := NewLemmatizer(testTags)
	if err != nil {
		t.Fatal(err)
	}
	return l
}

func lemmaOf(t testing.TB, l *Lemmatizer, form, xpos string) string {
	s := Sentence{Words: []lex.Word{lex.Analyse(form)}}
	out, _ := l.Append(nil, &s, 0, []uint8{testTag(t, xpos)}, form, nil)
	return string(out)
}

// TestPlain has no model, so that forms are made plain alone.
func TestPlain(t *testing.T) {
	l := newTestLemmatizer(t)
	for _, c := range []struct{ form, xpos, want string }{
		// Marks and numbers.
		{"”", "''", `"`},
		{"’", "''", "'"},
		{"rock’n’roll", "NN", "rock'n'roll"},
		{"1,250,000", "CD", "1250000"},
		{"12,500.75", "CD", "12500.75"},
		{"7,5", "CD", "7.5"},
		{"1250,5", "CD", "1250.5"},
		{"1,25,000", "CD", "1,25,000"},
		{"1250,000", "CD", "1250,000"},
		{",5", "CD", ",5"},
		{"1,", "CD", "1,"},
		{"1997", "CD", "1997"},
		// Slips of one letter.
		{"municpality", "NN", "municipality"},
		{"Municpality", "NN", "Municipality"},
		{"MUNICPALITY", "NN", "MUNICIPALITY"},
		{"ambassdor", "NN", "ambassador"},
		{"oppposition", "NN", "opposition"},
		{"releif", "NN", "relief"},
		{"indeffinitely", "RB", "indefinitely"},
		{"soooo", "RB", "so"},
		{"Verrrry", "RB", "Very"},
		{"goin", "VBG", "going"},
		// Words that are right, though WordNet has only their neighbours.
		{"landmines", "NNS", "landmines"},
		{"birthdate", "NN", "birthdate"},
		{"reposted", "VBD", "reposted"},
		{"preorder", "NN", "preorder"},
		{"evangelicals", "NNS", "evangelicals"},
		{"curated", "VBD", "curated"},
		{"iii", "NN", "iii"},
		{"www", "NN", "www"},
		{"mmmm", "UH", "mmmm"},
		{"iPhone", "NN", "iPhone"},
		{"blog", "NN", "blog"},
		// Names are not put right, but have a capital.
		{"municpality", "NNP", "Municpality"},
		{"kestovia", "NNP", "Kestovia"},
		{"von", "NNP", "von"},
		{"eBay", "NNP", "eBay"},
		// Listed spellings hold for their tags.
		{"ur", "PRP$", "your"},
		{"yuor", "PRP$", "your"},
		{"u", "PRP", "you"},
		{"u", "NN", "u"},
		{"B/C", "NN", "BECAUSE"},
		{"Sept.", "NNP", "September"},
		{"pls", "UH", "please"},
		{"ſo", "NN", "ſo"},
	} {
		if got := lemmaOf(t, l, c.form, c.xpos); got != c.want {
			t.Errorf("%s %s: %q, want %q", c.form, c.xpos, got, c.want)
		}
	}
}

func TestExceptions(t *testing.T) {
	l := newTestLemmatizer(t)
	for _, c := range []struct{ form, xpos, want string }{
		{"'", "POS", "'s"},
		{"’s", "POS", "'s"},
		{"People", "NNS", "people"},
		{"sooner", "JJR", "soon"},
		{"BC", "RB", "BC"},
		{"bn", "CD", "billion"},
	} {
		if got := lemmaOf(t, l, c.form, c.xpos); got != c.want {
			t.Errorf("%s %s: %q, want %q", c.form, c.xpos, got, c.want)
		}
	}
}

// train teaches a model the lemmas of words, as package train does.
func train(t testing.TB, l *Lemmatizer, scripts []string, words [][3]string) {
	index := map[string]int{}
	for i, text := range scripts {
		s, ok := ParseScript(text)
		if !ok {
			t.Fatalf("script %q", text)
		}
		index[text] = i
		l.Scripts = append(l.Scripts, s)
	}
	learner := linear.NewLearner(len(scripts))
	for range 5 {
		for _, w := range words {
			s := Sentence{Words: []lex.Word{lex.Analyse(w[0])}}
			fs, script, ok := l.Example(nil, &s, 0, []uint8{testTag(t, w[1])}, w[0], w[2])
			gold, known := index[script.String()]
			if !ok || !known {
				t.Fatalf("%v: script %s, learn %v", w, script, ok)
			}
			var scores linear.Scores
			learner.Score(fs, &scores)
			if c, _ := scores.Best(len(scripts)); c != gold {
				learner.Update(fs, gold, 1)
				learner.Update(fs, c, -1)
			}
			learner.Next()
		}
	}
	slots, rows := learner.Freeze(linear.FreezeOptions{})
	var err error
	if l.Model, err = linear.NewModel(len(scripts), slots, rows); err != nil {
		t.Fatal(err)
	}
}

func trained(t testing.TB) *Lemmatizer {
	l := newTestLemmatizer(t)
	train(t, l, []string{"l0+", "l1+", "=0+", "l3+", "l2+", "l3+y", "l4+eal"}, [][3]string{
		{"talks", "NNS", "talk"}, {"visits", "NNS", "visit"}, {"Plans", "NNS", "plan"}, {"goods", "NNS", "goods"},
		{"countries", "NNS", "country"}, {"envoys", "NNS", "envoy"}, {"treaty", "NN", "treaty"}, {"Talk", "NN", "talk"},
		{"Norland", "NNP", "Norland"}, {"Haldane", "NNP", "Haldane"}, {"kestovia", "NNP", "kestovia"},
		{"signed", "VBD", "sign"}, {"asked", "VBD", "ask"}, {"signing", "VBG", "sign"}, {"asking", "VBG", "ask"},
		{"stole", "VBD", "stole"}, {"municpality", "NN", "municipality"},
	})
	return l
}

func TestAppend(t *testing.T) {
	l := trained(t)
	for _, c := range []struct{ form, xpos, want string }{
		{"reports", "NNS", "report"},
		{"Reports", "NNS", "report"},
		{"parties", "NNS", "party"},
		{"goods", "NNS", "goods"},
		{"Velmar", "NNP", "Velmar"},
		{"velmar", "NNP", "Velmar"},
		{"helped", "VBD", "help"},
		{"helping", "VBG", "help"},
		{"negotate", "VB", "negotiate"},
		{"municpalities", "NNS", "municipality"},
		// What the model never saw, or made no word of, WordNet puts right.
		{"fought", "VBD", "fight"},
		{"stole", "VBD", "steal"},
		{"making", "VBG", "make"},
		{"wolves", "NNS", "wolf"},
		{"fought", "VB", "fight"},
	} {
		if got := lemmaOf(t, l, c.form, c.xpos); got != c.want {
			t.Errorf("%s %s: %q, want %q", c.form, c.xpos, got, c.want)
		}
	}
}

func TestExampleOfSmallName(t *testing.T) {
	l := newTestLemmatizer(t)
	s := Sentence{Words: []lex.Word{lex.Analyse("kestovia")}}
	for _, lemma := range []string{"kestovia", "Kestovia"} {
		if _, script, ok := l.Example(nil, &s, 0, []uint8{testTag(t, "NNP")}, "kestovia", lemma); !ok || script.String() != "=0+" {
			t.Errorf("lemma %s: script %s, %v", lemma, script, ok)
		}
	}
	if _, _, ok := l.Example(nil, &s, 0, []uint8{testTag(t, "POS")}, "'", "'"); ok {
		t.Error("a listed form is learnt from")
	}
}

func TestUnknownTag(t *testing.T) {
	l := trained(t)
	s := Sentence{Words: []lex.Word{lex.Analyse("talks")}}
	if out, _ := l.Append(nil, &s, 0, []uint8{None}, "talks", nil); len(out) == 0 {
		t.Error("no lemma for a word of no known tag")
	}
}

func TestReadListErrors(t *testing.T) {
	for _, text := range []string{"NN\n", "NN word\n", "NN word Form\n"} {
		if _, err := readList(text); err == nil {
			t.Errorf("%q: no error", text)
		}
	}
	l, err := readList("# NN word form\n\nNN,NNS word form other\n* all every\n=set a b\n=set c\n")
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct{ form, xpos, want string }{
		{"form", "NN", "word"}, {"other", "NNS", "word"}, {"form", "VB", ""}, {"every", "VB", "all"}, {"#", "NN", ""}, {"a", "NN", ""},
	} {
		if got, ok := l.find([]byte(c.form), c.xpos); got != c.want || ok != (c.want != "") {
			t.Errorf("%s %s: %q, %v", c.form, c.xpos, got, ok)
		}
	}
	if set := l.set("set"); len(set) != 3 || !set["c"] {
		t.Errorf("set %v", set)
	}
}

// TestListsAreUseful finds lines of spellings.txt that change nothing, as when
// an entry is written twice.
func TestListsAreUseful(t *testing.T) {
	l := newTestLemmatizer(t)
	for name, list := range map[string]wordList{"spellings.txt": l.spellings, "lemmas.txt": l.list} {
		for form, words := range list.words {
			seen := map[string]bool{}
			for _, w := range words {
				if name == "spellings.txt" && w.word == form {
					t.Errorf("%s: %q stands for itself", name, form)
				}
				for _, tag := range w.tags {
					if seen[tag] {
						t.Errorf("%s: %q has two words for %s", name, form, tag)
					}
					seen[tag] = true
				}
			}
		}
	}
	known := l.speller.known
	l.speller.known = nil
	for w := range known {
		changed := false
		for _, xpos := range []string{"NN", "NNS", "VBD", "JJ", "RB"} {
			_, ok := l.speller.right([]byte(w), wordnetPOS[xpos])
			changed = changed || ok
		}
		if !changed {
			t.Errorf("spellings.txt: %q would be left alone without its being listed", w)
		}
	}
}

func TestLemmatizerConcurrent(t *testing.T) {
	l := trained(t)
	var wg sync.WaitGroup
	for range 4 {
		wg.Go(func() {
			for range 200 {
				if got := lemmaOf(t, l, "ambassdors", "NNS"); got != "ambassador" {
					t.Errorf("got %q", got)
					return
				}
			}
		})
	}
	wg.Wait()
}

func TestLemmatizerAllocates(t *testing.T) {
	l := trained(t)
	s := Sentence{Words: []lex.Word{lex.Analyse("Reports"), lex.Analyse("helped")}}
	tags := []uint8{testTag(t, "NNS"), testTag(t, "VBD")}
	buf, fs := make([]byte, 0, 64), make([]uint64, 0, 64)
	if n := testing.AllocsPerRun(100, func() {
		_, fs = l.Append(buf, &s, 0, tags, "Reports", fs)
		_, fs = l.Append(buf, &s, 1, tags, "helped", fs)
	}); n != 0 {
		t.Errorf("%v allocations", n)
	}
}

func FuzzLemma(f *testing.F) {
	for _, form := range []string{"", "a", "’", "Talks", "1,000", "1,0,", "soooooo", "\xff\xfe", "İstanbul", "K", "municpality", "-", "mis-matches", "e-e", strings.Repeat("ab", 50)} {
		f.Add(form, uint8(1))
	}
	l := trained(f)
	f.Fuzz(func(t *testing.T, form string, tag uint8) {
		s := Sentence{Words: []lex.Word{lex.Analyse(form)}}
		tags := []uint8{tag}
		out, _ := l.Append([]byte("x"), &s, 0, tags, form, nil)
		if out[0] != 'x' || form != "" && len(out) == 1 {
			t.Errorf("%q, tag %d: %q", form, tag, out)
		}
		if utf8.ValidString(form) && !utf8.Valid(out) {
			t.Errorf("%q, tag %d: %q is no UTF-8", form, tag, out)
		}
		again, _ := l.Append([]byte("x"), &s, 0, tags, form, nil)
		if string(again) != string(out) {
			t.Errorf("%q, tag %d: %q, then %q", form, tag, out, again)
		}
	})
}

func BenchmarkNewLemmatizer(b *testing.B) {
	for b.Loop() {
		if _, err := NewLemmatizer(testTags); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkLemma(b *testing.B) {
	l := trained(b)
	words := strings.Fields("The envoys of Norland signed a treaty on grain and asked for monitors")
	var s Sentence
	for _, w := range words {
		s.Words = append(s.Words, lex.Analyse(w))
	}
	tags := make([]uint8, len(words))
	for i := range tags {
		tags[i] = uint8(i % 9)
	}
	var buf []byte
	var fs []uint64
	b.ReportAllocs()
	for i := 0; b.Loop(); i++ {
		k := i % len(words)
		buf, fs = l.Append(buf[:0], &s, k, tags, words[k], fs)
	}
}

// BenchmarkMisspelt reads a word that no one letter makes right, the slowest.
func BenchmarkMisspelt(b *testing.B) {
	l := trained(b)
	s := Sentence{Words: []lex.Word{lex.Analyse("kestovianites")}}
	tags := []uint8{testTag(b, "NNS")}
	var buf []byte
	var fs []uint64
	b.ReportAllocs()
	for b.Loop() {
		buf, fs = l.Append(buf[:0], &s, 0, tags, "kestovianites", fs)
	}
}
