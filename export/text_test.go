package export

import (
	"bytes"
	"flag"
	"os"
	"strings"
	"testing"
	"unicode/utf8"

	"nuncio/record"
)

var update = flag.Bool("update", false, "write the golden files")

const storyText = "Premier Ilse Marren met General Darro Venn in Haldane on Monday. " +
	"She will visit Brask on 9 May if the border is quiet, her office said. " +
	"\"We are ready,\" state radio quoted Venn as saying. " +
	"The June summit was put off on Monday, and a trip to Brask was dropped."

// story is a small record with the sections that matter to a reader of the text form.
func story(t *testing.T) *record.Record {
	t.Helper()
	ev := func(words string) record.Evidence {
		i := strings.Index(storyText, words)
		if i < 0 {
			t.Fatalf("the story has no %q", words)
		}
		start := utf8.RuneCountInString(storyText[:i])
		return record.Evidence{Start: start, End: start + utf8.RuneCountInString(words), Text: words}
	}
	person := func(id, name, title string, country record.Optional) record.Actor {
		return record.Actor{
			ID: id, Name: name, Named: true, Kind: "person", Country: country, Sector: "GOV",
			Offices: []record.Office{{Title: title, Time: "current", Evidence: ev(title)}},
		}
	}
	said, quoted := ev("said"), ev("quoted")
	met, visit := ev("Premier Ilse Marren met General Darro Venn in Haldane"), ev("She will visit Brask on 9 May")
	return &record.Record{
		Schema: record.Schema,
		Report: record.Report{
			Title: "Marren and Venn meet", Publisher: "Haldane Courier", Published: "2031-04-08", PublishedFrom: "given", Text: storyText,
		},
		Actors: []record.Actor{
			person("a1", "Ilse Marren", "Premier", "NOR"), person("a2", "Darro Venn", "General", "KOR"),
			{ID: "a3", Name: "Brask", Named: true, Kind: "state"}, {ID: "a4", Name: "her office", Kind: "organisation"},
			{ID: "a5", Name: "state radio", Kind: "organisation"}, {ID: "a6", Name: "Bystander\x1b[31m", Named: true, Kind: "person"},
		},
		Ambiguous: []record.Ambiguous{{Text: "She", Candidates: []string{"a1", "a6"}, Reason: "two women were named"}},
		Statements: []record.Statement{
			{ID: "s1", Kind: "said", Mode: "indirect", Speaker: "a4", Cue: &said, Content: []record.Evidence{visit}, When: "t1"},
			{ID: "s2", Kind: "said", Mode: "direct", Speaker: "a2", Via: "a5", Addressees: []string{"a1"}, Cue: &quoted, Content: []record.Evidence{ev("We are ready")}},
		},
		Events: []record.Event{
			{ID: "e1", Type: "CONSULT", Sources: []string{"a1", "a2"}, Status: "happened", When: "t1", Where: "p1", Evidence: met},
			{ID: "e2", Type: "CONSULT", Mode: "visit", Sources: []string{"a1"}, Targets: []string{"a3"}, Status: "conditional", When: "t2", StatusWhen: "t1", AssertedBy: "s1", Evidence: visit},
			{ID: "e3", Type: "ASSAULT", Mode: "aerial", Targets: []string{"a3"}, Status: "denied", Evidence: ev("Brask")},
			{ID: "e4", Type: "CONSULT", Sources: []string{"a1", "a2"}, Status: "cancelled", PutOff: true, StatusWhen: "t1", Evidence: ev("The June summit was put off")},
			{ID: "e5", Type: "CONSULT", Mode: "visit", Targets: []string{"a3"}, Status: "cancelled", StatusWhen: "t1", Evidence: ev("a trip to Brask")},
		},
		Times:  []record.Time{{ID: "t1", Text: "Monday", Value: "2031-04-07"}, {ID: "t2", Text: "9 May"}},
		Places: []record.Place{{ID: "p1", Text: "Haldane"}},
	}
}

func TestText(t *testing.T) {
	for _, c := range []struct {
		golden string
		opt    TextOptions
	}{
		{"testdata/wide.txt", TextOptions{}},
		{"testdata/narrow-colour.txt", TextOptions{Width: 48, Colour: true}},
	} {
		var out bytes.Buffer
		if err := Text(&out, story(t), c.opt); err != nil {
			t.Fatal(err)
		}
		if *update {
			if err := os.WriteFile(c.golden, out.Bytes(), 0o666); err != nil {
				t.Fatal(err)
			}
		}
		want, err := os.ReadFile(c.golden)
		if err != nil {
			t.Fatal(err)
		}
		if out.String() != string(want) {
			t.Errorf("%s: the text is now\n%s", c.golden, out.String())
		}
	}
}

func TestTextKeepsToItsWidth(t *testing.T) {
	var out bytes.Buffer
	if err := Text(&out, story(t), TextOptions{Width: 40}); err != nil {
		t.Fatal(err)
	}
	for line := range strings.Lines(out.String()) {
		if n := utf8.RuneCountInString(strings.TrimSuffix(line, "\n")); n > 40 {
			t.Errorf("%d columns: %q", n, line)
		}
	}
}

func TestTextOfAnEmptyRecord(t *testing.T) {
	var out bytes.Buffer
	if err := Text(&out, &record.Record{}, TextOptions{}); err != nil {
		t.Fatal(err)
	}
	if want := "(no headline)\nno date on the page"; !strings.HasPrefix(out.String(), want) {
		t.Errorf("got %q, want it to begin with %q", out.String(), want)
	}
}

func TestPlain(t *testing.T) {
	for in, want := range map[string]string{
		"Kim\x1b[2J": "Kim\ufffd[2J", "a\u202eb": "a\ufffdb", "naïve — 북한": "naïve — 북한", "a\x85b": "a\ufffdb",
	} {
		if got := Plain(in); got != want {
			t.Errorf("Plain(%q) = %q, want %q", in, got, want)
		}
	}
}

// Every type and mode of the coding manual has words of its own.
func TestActWords(t *testing.T) {
	words := actWords()
	for _, act := range []string{"AGREE", "CONSULT/visit", "RETREAT/ceasefire", "THREATEN/violence", "ASSAULT/unconventional", "COERCE/martial-law"} {
		if words[act] == "" {
			t.Errorf("%s has no words", act)
		}
	}
	if len(words) != 16+67 {
		t.Errorf("%d acts have words, want the 16 types and their 67 modes", len(words))
	}
}
