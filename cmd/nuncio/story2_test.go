package main

import (
	"encoding/json"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"nuncio/record"
)

// The second user story: "Who actually said this?" Asked of a page of our own
// writing, with the leftovers that pages have and one quotation whose closing mark
// is lost. The constructions, each by itself, are tested in attribution.

var story2 = []string{"--publisher", "Harbour Wire", filepath.Join("testdata", "story2", "2018-05-31-state-media.html")}

func readStory2(t *testing.T) *record.Record {
	t.Helper()
	got := call(t, append([]string{"read", "--format", "jsonl"}, story2...)...)
	var r record.Record
	if err := json.Unmarshal([]byte(got.stdout), &r); err != nil {
		t.Fatal(err, got.stderr)
	}
	return &r
}

// askQuotes returns the quotes that the filters let through.
func askQuotes(t *testing.T, filters ...string) []quoteRow {
	t.Helper()
	got := call(t, append([]string{"quotes", "--json", "id,speaker,named,country,office,mode,words,addressees,second_hand,chain,publisher"}, filters...)...)
	var rows []quoteRow
	for line := range strings.Lines(got.stdout) {
		var q quoteRow
		if err := json.Unmarshal([]byte(line), &q); err != nil {
			t.Fatalf("%v in %q", err, line)
		}
		rows = append(rows, q)
	}
	return rows
}

type quoteRow struct {
	ID, Speaker, Country, Office, Mode, Words, Publisher string
	Named                                                bool
	SecondHand                                           bool `json:"second_hand"`
	Addressees, Chain                                    []string
}

func addStory2(t *testing.T) {
	t.Helper()
	t.Setenv(storeEnv, filepath.Join(t.TempDir(), "story.db"))
	if got := call(t, append([]string{"add"}, story2...)...); got.code != exitDone {
		t.Fatal(got.stderr)
	}
}

// The chain is outlet, agency, speaker, hearer; it is found by each of the two who
// speak, and marked where it is second hand.
func TestStoryWhoSaidIt(t *testing.T) {
	addStory2(t)
	const hope = "he hopes the summit in Singapore will go ahead"
	rows := askQuotes(t, "--speaker", "kim")
	if len(rows) == 0 {
		t.Fatal("nothing is found by Kim")
	}
	q := rows[0]
	if q.Speaker != "Kim Jong Un" || q.Words != hope || q.Mode != "indirect" || !q.SecondHand || q.Publisher != "Harbour Wire" ||
		!slices.Equal(q.Chain, []string{"KCNA"}) || !slices.Equal(q.Addressees, []string{"Sergei Lavrov"}) {
		t.Errorf("by Kim: %+v", q)
	}
	for _, row := range rows {
		if !row.SecondHand {
			t.Errorf("of Kim at first hand: %+v", row)
		}
	}
	if rows := askQuotes(t, "--speaker", "KCNA"); len(rows) != 1 || rows[0].SecondHand || !strings.Contains(rows[0].Words, hope) {
		t.Errorf("by KCNA: %+v", rows)
	}
	shown := call(t, "show", q.ID)
	for _, want := range []string{"· Harbour Wire ·", "passed on by: KCNA (", "inside: KCNA said, indirect", "speaker: Kim Jong Un (", "to: Sergei Lavrov (", "kind: said, indirect", "content: “" + hope + "” at "} {
		if !strings.Contains(shown.stdout, want) {
			t.Errorf("shown without %q:\n%s", want, shown.stdout)
		}
	}
}

// Every link has its words at its place in the text.
func TestStoryLinksHaveTheirSpans(t *testing.T) {
	r := readStory2(t)
	text := []rune(r.Report.Text)
	for _, s := range r.Statements {
		spans := slices.Clone(s.Content)
		for _, e := range []*record.Evidence{s.Source, s.Cue} {
			if e != nil {
				spans = append(spans, *e)
			}
		}
		for _, e := range spans {
			if got := string(text[e.Start:e.End]); got != e.Text {
				t.Errorf("%s: %q at its place, not %q", s.ID, got, e.Text)
			}
		}
	}
}

// A source without a name keeps country and rank, and is no person by name.
func TestStoryUnnamedSource(t *testing.T) {
	addStory2(t)
	rows := askQuotes(t, "--country", "KOR", "--text", "good sign")
	if len(rows) != 1 || rows[0].Named || rows[0].Country != "KOR" || rows[0].Office != "official" || rows[0].Speaker != "senior South Korean official" || rows[0].Mode != "mixed" {
		t.Errorf("%+v", rows)
	}
}

// The quotation whose mark is lost ends where its speaker is named, and the one
// after it is whole.
func TestStoryUnclosedQuotation(t *testing.T) {
	addStory2(t)
	for speaker, want := range map[string]string{
		"Moon Jae-in":   "We have prepared for every case, and there is no reason to wait,",
		"Sarah Sanders": "The work will not stop,",
	} {
		if rows := askQuotes(t, "--speaker", speaker); len(rows) != 1 || rows[0].Words != want || rows[0].Mode != "direct" {
			t.Errorf("%s: %+v", speaker, rows)
		}
	}
}

// What is left of the page is in no statement and no event, and is listed.
func TestStoryLeftovers(t *testing.T) {
	r := readStory2(t)
	var said []string
	for _, s := range r.Statements {
		for _, c := range s.Content {
			said = append(said, c.Text)
		}
	}
	for _, e := range r.Events {
		said = append(said, e.Evidence.Text)
	}
	for _, left := range []string{"Media caption", "Image source", "Please upgrade your browser", "Download the Harbour Wire app", "Home"} {
		if !slices.ContainsFunc(r.Report.Discarded, func(d record.Discarded) bool { return strings.Contains(d.Text, left) }) {
			t.Errorf("%q is not listed among what was removed", left)
		}
		if slices.ContainsFunc(said, func(words string) bool { return strings.Contains(words, left) }) {
			t.Errorf("%q stands in a statement or event", left)
		}
	}
}

// Quotes are filtered by speaker, country and text, and told as JSON and CSV with
// cue and place.
func TestStoryQuoteFilters(t *testing.T) {
	addStory2(t)
	for filters, want := range map[string]int{
		"--speaker kim": 2, "--speaker kim --country PRK": 2, "--speaker kim --country KOR": 0,
		"--country USA": 1, "--text airport": 0, "--text work": 1, "no reason": 1, "--text summit --limit 1": 1, "--text summit": 3,
	} {
		if rows := askQuotes(t, strings.Fields(filters)...); len(rows) != want {
			t.Errorf("%s: %d quotes, want %d: %+v", filters, len(rows), want, rows)
		}
	}
	got := call(t, "quotes", "--text", "every case", "--format", "csv")
	header, row, _ := strings.Cut(got.stdout, "\r\n")
	if want := "id,report,published,publisher,title,speaker,named,country,office,source,kind,mode,cue,words,addressees,second_hand,chain,start,end,confidence"; header != want {
		t.Errorf("CSV header %q, want %q", header, want)
	}
	const words = "We have prepared for every case, and there is no reason to wait,"
	if want := `,Moon Jae-in,true,KOR,president,Moon Jae-in,said,direct,said,"` + words + `",,false,,`; !strings.Contains(row, want) {
		t.Errorf("CSV row %q without %q", row, want)
	}
	got = call(t, "quotes", "--text", "every case", "--json", "cue,start,end,speaker,words")
	var q struct {
		Cue, Speaker, Words string
		Start, End          int
	}
	if err := json.Unmarshal([]byte(got.stdout), &q); err != nil {
		t.Fatal(err)
	}
	if text := []rune(readStory2(t).Report.Text); q.Cue != "said" || q.Speaker != "Moon Jae-in" || q.Words != words || string(text[q.Start:q.End]) != words {
		t.Errorf("JSON %+v", q)
	}
}
