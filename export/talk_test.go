package export

import (
	"bytes"
	"strings"
	"testing"

	"nuncio/talks"
)

// disputedTalk has a step with a confirmation, one within a span, and a later one.
func disputedTalk() *talks.Talk {
	t := talkOf("a1b2c3d4e5f6a7b8", "Ilse Marren and Darro Venn: summit, Brask", &talks.Spot{Name: "Brask"},
		step{"2031-04-02", "2031-04-02", talks.Announced, "2031-06", "will meet in June"},
		step{"2031-04-10", "2031-04-10T09:30:00+02:00", talks.Announced, "2031-06-12", "on 12 June"},
		step{"2031-05-24", "2031-05-24", talks.Cancelled, "2031-06-12", "called it off \x1b[2J"},
		step{"2031-05-30", "2031-06-01", talks.BackOn, "2031-06-12", "it is on again"},
	)
	span := &t.History[3]
	span.From = "2031-05-26"
	span.By = []talks.Party{{Name: "Ilse Marren"}}
	for _, day := range []string{"2031-05-24", "2031-05-25", "2031-05-25", "2031-05-26", "2031-05-27", "2031-05-28"} {
		e := *t.History[2].Entry
		e.Published, e.Report, e.Publisher = day, "sha256:00112233445566"+day, ""
		t.History[2].Confirmed = append(t.History[2].Confirmed, &e)
	}
	t.Dates = []string{"2031-06-12", "2031-W24"}
	t.Links = []talks.Tie{{A: "a1b2c3d4e5f6a7b80", B: "a1b2c3d4e5f6a7b81", Score: 40, Reason: "same sides"}}
	return t
}

func TestTalkGolden(t *testing.T) {
	talk := disputedTalk()
	for _, c := range []struct {
		golden, day string
		opt         TalkOptions
	}{
		{"testdata/talk-unknown.txt", "2031-03-01", TalkOptions{}},
		{"testdata/talk-cancelled.txt", "2031-05-25", TalkOptions{}},
		{"testdata/talk-within.txt", "2031-05-27", TalkOptions{TextOptions: TextOptions{Width: 60, Colour: true}}},
		{"testdata/talk-passed.txt", "2031-07-01", TalkOptions{Why: true}},
	} {
		var out bytes.Buffer
		row := talks.Row{Talk: talk, State: talk.At(c.day)}
		if err := Talk(&out, &row, talks.Clocks{AsOf: c.day, KnownBy: "2031-07-02"}, c.opt); err != nil {
			t.Fatal(err)
		}
		golden(t, c.golden, out.Bytes())
	}
}

// What was reported only later is said to be.
func TestTalkReportedLater(t *testing.T) {
	talk := talkOf("a1", "Ilse Marren and Darro Venn: summit", nil, step{"2031-05-01", "2031-05-20T23:30:00-05:00", talks.Held, "2031-05-01", "met in secret"})
	for day, want := range map[string]string{
		"2031-05-02": "Said first on 21 May 2031, 04:30 UTC by Haldane Courier, later than the day that is asked for.\n",
		"2031-05-21": "Said first on 21 May 2031, 04:30 UTC by Haldane Courier.\n",
	} {
		var out bytes.Buffer
		if err := Talk(&out, &talks.Row{Talk: talk, State: talk.At(day)}, talks.Clocks{AsOf: day, KnownBy: "2031-07-02"}, TalkOptions{}); err != nil {
			t.Fatal(err)
		}
		if !strings.Contains(out.String(), want) {
			t.Errorf("as of %s: no %q in\n%s", day, want, out.String())
		}
	}
}

func TestDay(t *testing.T) {
	for _, c := range [][2]string{
		{"2018-06-12", "12 June 2018"}, {"2018-06", "June 2018"}, {"2018", "2018"}, {"2018-SU", "summer 2018"}, {"2018-Q3", "third quarter of 2018"},
		{"2018-W24", "week of 11 June 2018"}, {"2018-W24-WE", "weekend of 16 June 2018"}, {"2018-06-12T09:00", "12 June 2018, 09:00"},
		{"2018-06-12TMO", "12 June 2018, morning"}, {"2018-06-12T01:30:00+09:00", "11 June 2018, 16:30 UTC"},
		{"2018-06-12/2018-06-14", "12 June 2018 to 14 June 2018"}, {"XXXX-06-12", "XXXX-06-12"}, {"P2D", "P2D"}, {"", ""},
	} {
		if got := Day(c[0]); got != c[1] {
			t.Errorf("Day(%q) = %q, want %q", c[0], got, c[1])
		}
	}
}

func TestPrecision(t *testing.T) {
	for value, want := range map[string]string{
		"2018-06-12": "day", "2018-06-12TAF": "day", "2018-06": "month", "2018": "year", "2018-SU": "season", "2018-WI": "season", "2018-W24": "week",
		"2018-W24-WE": "weekend", "2018-06-12/2018-06-14": "range", "XXXX-06-12": "", "P2D": "", "": "", "2018-13": "",
	} {
		if got := Precision(value); got != want {
			t.Errorf("Precision(%q) = %q, want %q", value, got, want)
		}
	}
}

func FuzzDay(f *testing.F) {
	for _, s := range []string{"2018-06-12", "2018-W24-WE", "2018-06-12T09:00:00Z", "2018-SU", "/", "T", "2018-W1", "2018-0"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		if Day(s) == "" && s != "" {
			t.Errorf("Day(%q) is empty", s)
		}
		if first, last, ok := talks.Days(s); ok != (Precision(s) != "") || first > last {
			t.Errorf("Precision(%q) = %q, and its days are %q to %q", s, Precision(s), first, last)
		}
	})
}

func TestSheet(t *testing.T) {
	r := story(t)
	for id, golden := range map[string][]string{
		"e2": {"Ilse Marren → Brask: visit, 9 May", "type: CONSULT, mode visit", "status: conditional (factuality 0)", "source: Ilse Marren (a1)",
			"when: “9 May”", "where: not stated in the report", "on the word of: her office said", "evidence: “She will visit Brask on 9 May” at 65–94", "confidence: 0"},
		"s2": {"Darro Venn said to Ilse Marren, passed on by state radio, direct", "passed on by: state radio (a5)", "content: “We are ready” at 137–149"},
		"a6": {"Bystander\ufffd[31m", "kind: person", "country: not stated in the report"},
		"t1": {"words: “Monday”", "value: 2031-04-07"},
		"p1": {"words: “Haldane”"},
	} {
		var out bytes.Buffer
		ok, err := Sheet(&out, r, id, TextOptions{Width: 200})
		if err != nil || !ok {
			t.Errorf("%s: %v, %v", id, ok, err)
		}
		for _, want := range golden {
			if !strings.Contains(out.String(), want) {
				t.Errorf("%s: no %q in\n%s", id, want, out.String())
			}
		}
	}
	if ok, _ := Sheet(&bytes.Buffer{}, r, "e99", TextOptions{}); ok {
		t.Error("an entry that is not there was written")
	}
}
