package attribution

import (
	"context"
	"slices"
	"strings"
	"testing"
)

var topicTexts = []struct {
	text string
	want []string // source | cue | content
}{
	{"Marren defended his letters on Monday.", []string{"Marren | defended | his letters"}},
	{"The premier spoke about the dam.", []string{"The premier | spoke about | the dam"}},
	{"Marren renewed her criticism of the pact.", []string{"her | criticism of | the pact"}},
	{"The plan was rejected by the premier.", []string{"the premier | rejected | The plan"}},
	{"Marren would not discuss the letters.", []string{"Marren | discuss | the letters"}},
	{"It attacked the walls.", nil},
	{"The premier walked to the dam.", nil},
}

func TestUnmade(t *testing.T) {
	s := newStages(t)
	art, blocks := blocksOf([]string{"Marren did not say whether the talks would go on."})
	doc, err := s.analyzer.Analyze(context.Background(), art.Text, blocks)
	if err != nil {
		t.Fatal(err)
	}
	ents := s.entities.Resolve(art, doc)
	if got := s.finder.Find(art, doc, nil, ents); len(got) > 0 {
		t.Errorf("%d statements, want none", len(got))
	}
	got := s.finder.FindAll(art, doc, nil, ents)
	if len(got) != 1 || got[0].Scope != Unmade || got[0].Content[0].Text(art.Text) != "whether the talks would go on" {
		t.Errorf("got %+v", got)
	}
}

func TestTopics(t *testing.T) {
	s := newStages(t)
	for _, c := range topicTexts {
		art, blocks := blocksOf([]string{c.text})
		doc, err := s.analyzer.Analyze(context.Background(), art.Text, blocks)
		if err != nil {
			t.Fatal(err)
		}
		times, ents := s.times.Tag(doc, ""), s.entities.Resolve(art, doc)
		if n := len(s.finder.Find(art, doc, times, ents)); n > 0 {
			t.Errorf("%s: %d statements, want none", c.text, n)
		}
		var got []string
		for _, st := range s.finder.FindAll(art, doc, times, ents) {
			if st.Scope != OnTopic {
				t.Errorf("%s: scope %d, want OnTopic", c.text, st.Scope)
			}
			got = append(got, strings.Join([]string{st.Source.Text(art.Text), st.Cue.Text(art.Text), st.Content[0].Text(art.Text)}, " | "))
		}
		if !slices.Equal(got, c.want) {
			t.Errorf("%s\ngot  %q\nwant %q", c.text, got, c.want)
		}
	}
}

func TestParseTopics(t *testing.T) {
	for text, want := range map[string]string{
		"defend said obj":          "line 1",
		"[verbs]\ndefend said":     "line 2",
		"[verbs]\ndefend told obj": "no kind",
		"[adverbs]\nloudly said x": "line 1",
	} {
		if _, err := parseTopics(text); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%q: %v, want an error with %q", text, err, want)
		}
	}
}
