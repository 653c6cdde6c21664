package attribution

import (
	"context"
	"strings"
	"sync"
	"testing"

	"nuncio/entity"
	"nuncio/span"
	"nuncio/syntax"
)

func TestParseLexiconNamesTheLineAtFault(t *testing.T) {
	for text, want := range map[string]string{
		"[verbs]\nsay said\n":             "line 2",
		"[verbs]\nsay spoken clause\n":    "spoken",
		"[verbs]\n\nsay said sideways\n":  "line 3",
		"[adverbs]\n":                     "adverbs",
		"say said clause\n":               "before the first section",
		"# nothing\n[nouns]\nclaim said ": "line 3",
	} {
		if _, err := parseLexicon(text); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%q: error %v does not say %q", text, err, want)
		}
	}
}

func TestCuesAreOneOfAKind(t *testing.T) {
	lex, err := parseLexicon(cuesText)
	if err != nil {
		t.Fatal(err)
	}
	for lemma, rows := range lex.verbs {
		for i := range rows {
			for j := range rows[:i] {
				if rows[i] == rows[j] {
					t.Errorf("%q has the same row twice", lemma)
				}
			}
		}
	}
	if len(lex.verbs) < 150 || len(lex.nouns) < 50 || len(lex.prepositions) == 0 {
		t.Errorf("%d verbs, %d nouns, %d prepositions: a section is lost", len(lex.verbs), len(lex.nouns), len(lex.prepositions))
	}
}

func TestUnbalancedMarksLoseOneQuotation(t *testing.T) {
	s := newStages(t)
	got := s.read(t, []string{
		`Marren said the border was "shut for good and left the hall.`,
		`"We will open the pass," Okel said. "We will not disarm."`,
		`"The truce will hold," Venn said.`,
	})
	all := strings.Join(got, "\n")
	for _, want := range []string{
		"said direct | Okel | said | We will open the pass, || We will not disarm.",
		"said direct | Venn | said | The truce will hold,",
	} {
		if !strings.Contains(all, want) {
			t.Errorf("%s is lost in\n%s", want, all)
		}
	}
}

// checkStatements proves that every span lies in the text, cuts no rune, and
// that every reference leads to an entry.
func checkStatements(t *testing.T, text string, found []Statement, actors int) {
	t.Helper()
	for i, st := range found {
		if len(st.Content) == 0 || len(st.Why) == 0 || st.Confidence <= 0 || st.Confidence > 1 {
			t.Fatalf("statement %d: %+v", i, st)
		}
		for _, s := range append([]span.Span{st.Source, st.Cue}, st.Content...) {
			if !s.Valid(text) {
				t.Fatalf("statement %d: span %v is not in the text", i, s)
			}
		}
		for _, c := range st.Content {
			if c.Empty() || !st.Cue.Empty() && c.Contains(st.Cue) {
				t.Fatalf("statement %d: content %q with cue %q", i, c.Text(text), st.Cue.Text(text))
			}
		}
		for _, a := range append([]int32{st.Speaker, st.Via}, st.Addressees...) {
			if a < None || int(a) >= actors {
				t.Fatalf("statement %d: no actor %d", i, a)
			}
		}
		for k, hops := st.Inside, 0; k != None; k, hops = found[k].Inside, hops+1 {
			if k < None || int(k) >= len(found) || hops > len(found) {
				t.Fatalf("statement %d stands inside itself", i)
			}
		}
	}
}

func TestFindIsSafeForConcurrentUse(t *testing.T) {
	s := newStages(t)
	var wg sync.WaitGroup
	for _, c := range readConstructions(t) {
		wg.Add(1)
		go func() {
			defer wg.Done()
			s.read(t, c.text)
		}()
	}
	wg.Wait()
}

func TestFindWithoutEntitiesOrTokens(t *testing.T) {
	s := newStages(t)
	art, blocks := blocksOf([]string{`"We go," Marren said.`})
	doc, err := s.analyzer.Analyze(context.Background(), art.Text, blocks)
	if err != nil {
		t.Fatal(err)
	}
	if got := s.finder.Find(art, doc, nil, nil); len(got) != 1 || got[0].Speaker != None {
		t.Errorf("got %+v", got)
	}
	if got := s.finder.Find(art, &syntax.Document{}, nil, &entity.Result{}); got != nil {
		t.Errorf("got %+v from an empty document", got)
	}
}

// FuzzFind throws texts at all stages: no statement may leave the text or stand
// inside itself.
func FuzzFind(f *testing.F) {
	s := newStages(f)
	for _, c := range readConstructions(f) {
		f.Add(strings.Join(c.text, "\n"))
	}
	f.Fuzz(func(t *testing.T, text string) {
		if len(text) > 4000 || strings.ContainsRune(text, 0) {
			return
		}
		var lines []string
		for line := range strings.Lines(strings.ToValidUTF8(text, "?")) {
			if line = strings.TrimSpace(line); line != "" {
				lines = append(lines, line)
			}
		}
		art, blocks := blocksOf(lines)
		doc, err := s.analyzer.Analyze(context.Background(), art.Text, blocks)
		if err != nil {
			return
		}
		ents := s.entities.Resolve(art, doc)
		checkStatements(t, art.Text, s.finder.Find(art, doc, s.times.Tag(doc, ""), ents), len(ents.Actors))
	})
}

func TestFirstPerson(t *testing.T) {
	statements := []Statement{
		{Mode: Direct, Speaker: 4, Inside: None, Content: []span.Span{span.New(0, 40)}},
		{Mode: Indirect, Speaker: 5, Inside: 0, Content: []span.Span{span.New(10, 30)}},
		{Mode: Indirect, Speaker: 6, Inside: None, Content: []span.Span{span.New(50, 60)}},
	}
	for at, want := range map[int]int32{2: 4, 12: 4, 45: None, 52: None} {
		if got := FirstPerson(statements, span.New(at, at+1)); got != want {
			t.Errorf("at %d: actor %d, want %d", at, got, want)
		}
	}
	if got := Innermost(statements, span.New(12, 14)); got != 1 {
		t.Errorf("innermost is %d, want 1", got)
	}
}
