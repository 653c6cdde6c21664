package server

import (
	"context"
	"errors"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"nuncio/record"
	"nuncio/talks"
)

func TestDayWords(t *testing.T) {
	for value, want := range map[string]string{
		"":                          "",
		"2018-05-24":                "Thursday 24 May 2018",
		"2018-05-24T13:50:00Z":      "Thursday 24 May 2018, 13:50 UTC",
		"2018-05-25T01:50:00+09:00": "Thursday 24 May 2018, 16:50 UTC",
		"2018-05-24TMO":             "Thursday 24 May 2018, morning",
		"2018-05-24T09:00":          "Thursday 24 May 2018, 09:00",
		"2018-06":                   "June 2018",
		"2018":                      "2018",
		"2018-W21":                  "the week from Monday 21 May 2018",
		"2018-W21-WE":               "the weekend of 26 May 2018",
		"2019-W01":                  "the week from Monday 31 December 2018",
		"2018-SU":                   "summer 2018",
		"2018-Q3":                   "third quarter of 2018",
		"XXXX-06-12":                "12 June of a year not stated",
		"XXXX-06":                   "June of a year not stated",
		"2018-06-12/2018-06-13":     "Tuesday 12 June 2018 to Wednesday 13 June 2018",
		"PT4H":                      "4 hours", "P1D": "1 day", "PXW": "some weeks", "PT5M": "5 minutes", "P2M": "2 months",
		"PRESENT_REF": "now", "2018-W99": "2018-W99", "2018-13": "2018-13", "soon": "soon", "P": "P",
	} {
		if got := dayWords(value); got != want {
			t.Errorf("dayWords(%q) = %q, want %q", value, got, want)
		}
	}
}

// The words of an entry stand between bars.
func TestSentence(t *testing.T) {
	long := strings.Repeat("word and ", 60)
	for marked, want := range map[string]string{
		"One. Two |met| here. Three.": "Two |met| here.",
		"|One| here.":                 "|One| here.",
		"The U.S. President |met| Mr. Venn. Then he left.":  "The U.S. President |met| Mr. Venn.",
		"He left. “We |met|.” Then she left.":               "“We |met|.”",
		"They met at 3 p.m. on Gen. Okel's |ship|. It sank": "They met at 3 p.m. on Gen. Okel's |ship|.",
		"Was it off? It |was|":                              "It |was|",
		"One\nTwo |met| here\nThree":                        "Two |met| here",
		"First. Here |one ended. And two| began. Last.":     "Here |one ended. And two| began.",
		"Zürich: Müller |traf| Venn. Ende.":                 "Zürich: Müller |traf| Venn.",
		long + "they |met| there":                           "… and " + strings.Repeat("word and ", 21) + "they |met| there",
	} {
		parts := strings.Split(marked, "|")
		text := strings.Join(parts, "")
		start := len([]rune(parts[0]))
		ev := record.Evidence{Start: start, End: start + len([]rune(parts[1])), Text: parts[1]}
		rep := record.Report{Text: text, Blocks: []record.Block{{Start: 0, End: len([]rune(text))}}}
		var got strings.Builder
		for _, p := range sentence(&rep, ev) {
			if p.Marked {
				p.Text = "|" + p.Text + "|"
			}
			got.WriteString(p.Text)
		}
		if got.String() != want {
			t.Errorf("%q: %q, want %q", marked, got.String(), want)
		}
	}
	if got := sentence(&record.Report{Text: "short"}, record.Evidence{Start: 3, End: 90, Text: "gone"}); len(got) != 1 || got[0].Text != "gone" {
		t.Errorf("words outside the text: %v", got)
	}
}

// Stretches that overlap are cut at all their borders.
func TestSegmentsOfOverlappingWords(t *testing.T) {
	ev := func(from, to int) record.Evidence { return record.Evidence{Start: from, End: to} }
	r := &record.Record{
		Report: record.Report{Text: "Müller met Venn in Brask.", Blocks: []record.Block{{Kind: "paragraph", Start: 0, End: 25}}},
		Events: []record.Event{{ID: "e1", Evidence: ev(0, 15)}, {ID: "e2", Evidence: ev(7, 24)}},
		Times:  []record.Time{{ID: "t1", Start: 7, End: 10}},
		Places: []record.Place{{ID: "p1", Start: 19, End: 24}, {ID: "p2", Start: 90, End: 99}},
	}
	got := newMarking(r, "e2").blocks(r.Report.Blocks)[0].Segments
	want := []segment{
		{Text: "Müller ", Of: "e1", Anchors: []string{"w-e1"}, Event: true},
		{Text: "met", Of: "e1 e2 t1", Anchors: []string{"w-e2", "w-t1"}, Event: true, Lit: true},
		{Text: " Venn", Of: "e1 e2", Event: true, Lit: true, Notes: []note{{1, "#e1", false}}},
		{Text: " in ", Of: "e2", Event: true, Lit: true},
		{Text: "Brask", Of: "e2 p1", Anchors: []string{"w-p1"}, Event: true, Lit: true, Notes: []note{{2, "#e2", true}}},
		{Text: "."},
	}
	if d := cmp.Diff(want, got); d != "" {
		t.Errorf("segments (-want +got):\n%s", d)
	}
	stretch := newMarking(r, "7-10").blocks(r.Report.Blocks)[0].Segments
	if len(stretch) < 2 || !stretch[1].Lit || stretch[0].Lit || stretch[1].Anchors[0] != "w-7-10" {
		t.Errorf("a stretch that is asked for: %+v", stretch)
	}
	for _, bad := range []string{"7-", "-", "10-7", "-5-3", "e9", "900-999", "99999999999999999999-3"} {
		for _, s := range newMarking(r, bad).blocks(r.Report.Blocks)[0].Segments {
			if s.Lit {
				t.Errorf("%q lights %q", bad, s.Text)
			}
		}
	}
}

func TestSettledCountry(t *testing.T) {
	for _, c := range []struct {
		counts  map[string]int
		country string
		want    string
	}{
		{map[string]int{"KOR": 9, "PRK": 1}, "PRK", "KOR"},
		{map[string]int{"KOR": 9, "PRK": 1}, "", "KOR"},
		{map[string]int{"KOR": 5, "PRK": 4}, "PRK", "PRK"},
		{map[string]int{"KOR": 5, "PRK": 4}, "", ""},
		{map[string]int{"KOR": 1}, "", "KOR"},
		{map[string]int{}, "", ""},
	} {
		if got := settled(c.counts, c.country); got != c.want {
			t.Errorf("settled(%v, %q) = %q, want %q", c.counts, c.country, got, c.want)
		}
	}
}

func TestCache(t *testing.T) {
	loads := 0
	var fail error
	c := cache{load: func(context.Context, string) (*snapshot, error) { loads++; return &snapshot{}, fail }}
	get := func(generation int64, day string) *snapshot {
		t.Helper()
		s, err := c.get(t.Context(), generation, day)
		if !errors.Is(err, fail) {
			t.Fatal(err)
		}
		return s
	}
	a := get(1, "2018-05-25")
	if get(1, "2018-05-25") != a || loads != 1 {
		t.Error("the same question is worked out twice")
	}
	if get(2, "2018-05-25") == a {
		t.Error("the store has grown and the old answer is given")
	}
	for i := range keptSnapshots + 3 {
		get(2, string(rune('a'+i)))
	}
	if len(c.slots) != keptSnapshots {
		t.Errorf("%d snapshots are kept", len(c.slots))
	}
	fail = errors.New("disk")
	loads = 0
	get(3, "x")
	get(3, "x")
	if loads != 2 {
		t.Error("a failure was kept")
	}
}

// Every status has a mark, words and a place on the board, and no two of one
// tone share a shape.
func TestStatusesAreTold(t *testing.T) {
	shapes := map[string]talks.Status{}
	for _, s := range []talks.Status{talks.Proposed, talks.Announced, talks.InDoubt, talks.Cancelled, talks.Postponed, talks.BackOn,
		talks.UnderWay, talks.Held, talks.Refused, talks.Passed, talks.Unknown} {
		m := markOf(s)
		if other, taken := shapes[m.Shape]; taken {
			t.Errorf("%s and %s have one shape", s, other)
		}
		shapes[m.Shape] = s
		if meaning(s, "2018-05-25") == "" || statusHelp[s] == "" || strings.Contains(meaning(s, "2018-05-25"), "%") {
			t.Errorf("%s is not told in words", s)
		}
	}
}
