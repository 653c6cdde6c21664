package main

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"nuncio/corpus"
)

// Asked of the raw reports of one agency, which are read by the program.
func TestStoryOnOrOff(t *testing.T) {
	add := func(t *testing.T, name string) {
		file := filepath.Join("testdata", "story", name)
		if got := call(t, "add", "--published", name[:len("2018-05-24")], "--publisher", "Harbour Wire", file); got.code != exitDone {
			t.Fatal(got.stderr)
		}
	}
	testStory(t, story{
		add:   add,
		three: []string{"2018-05-24-called-off.txt", "2018-05-27-talks-to-revive.txt", "2018-05-31-not-certain.txt"}, later: "2018-06-01-back-on.txt",
		said:  "24 May 2018 by Harbour Wire",
		again: "1 June 2018 by Harbour Wire",
		steps: []string{"24 May 2018: cancelled", "27 May 2018: in doubt", "Harbour Wire, 31 May 2018, report "},
	})
}

// Asked of the sample corpus, with the records that were written by hand.
func TestStoryOnOrOffHandwritten(t *testing.T) {
	add := func(t *testing.T, name string) {
		if err := addHandwritten(t.Context(), os.Getenv(storeEnv), func(r corpus.Report) bool { return r.Name == name }); err != nil {
			t.Fatal(err)
		}
	}
	testStory(t, story{
		add: add,
		three: []string{
			"dprk-2018/2018-05-24-transmarine-letter.txt",
			"dprk-2018/2018-05-27-westmark-us-team-panmunjom.html",
			"dprk-2018/2018-05-31-chronicle-new-york-talks.txt",
		},
		later: "dprk-2018/2018-06-01-transmarine-summit-back-on.txt",
		said:  "24 May 2018 by Transmarine Press",
		again: "1 June 2018, 21:30 UTC by Transmarine Press",
		steps: []string{"24 May 2018: cancelled", "27 May 2018: in doubt", "The Northgate Chronicle, 31 May 2018, report "},
	})
}

// What is exported is what is read, to the byte.
func TestExportIsWhatIsRead(t *testing.T) {
	t.Setenv(storeEnv, filepath.Join(t.TempDir(), "story.db"))
	given := []string{"--published", "2018-05-24", "--publisher", "Harbour Wire", filepath.Join("testdata", "story", "2018-05-24-called-off.txt")}
	if got := call(t, append([]string{"add"}, given...)...); got.code != exitDone {
		t.Fatal(got.stderr)
	}
	read, exported := call(t, append([]string{"read", "--format", "jsonl"}, given...)...), call(t, "export", "jsonl")
	if read.stdout == "" || read.stdout != exported.stdout {
		t.Errorf("read:\n%s\nexported:\n%s", read.stdout, exported.stdout)
	}
}

// story is the first user story, "was it on or off that day?", of four reports.
type story struct {
	add         func(t *testing.T, name string)
	three       []string // called off, talks to revive it, not certain
	later       string   // back on
	said, again string   // by whom it was first said to be off, and on again
	steps       []string // what the answer for 1 June by the three tells
}

func testStory(t *testing.T, s story) {
	t.Setenv(storeEnv, filepath.Join(t.TempDir(), "story.db"))
	for _, name := range s.three {
		s.add(t, name)
	}
	may25 := askSummit(t, "2018-05-25", "2018-05-25")
	if want := "As of 25 May 2018, by reports published up to 25 May 2018: cancelled.\nSaid first on " + s.said + ".\n"; !strings.HasPrefix(may25.stdout, want) || may25.code != exitDone {
		t.Errorf("as of 25 May, exit code %d:\n%s%s", may25.code, may25.stdout, may25.stderr)
	}
	for _, later := range []string{"27 May", "31 May", "1 June"} {
		if strings.Contains(may25.stdout, later) {
			t.Errorf("known by 25 May, and tells of %s:\n%s", later, may25.stdout)
		}
	}

	june1 := askSummit(t, "2018-06-01", "2018-05-31")
	if !strings.HasPrefix(june1.stdout, "As of 1 June 2018, by reports published up to 31 May 2018: in doubt.\n") {
		t.Errorf("as of 1 June, known by 31 May:\n%s%s", june1.stdout, june1.stderr)
	}
	for _, line := range s.steps {
		if !strings.Contains(june1.stdout, line) {
			t.Errorf("known by 31 May, and no %q:\n%s", line, june1.stdout)
		}
	}

	s.add(t, s.later)
	if after := askSummit(t, "2018-06-01", "2018-05-31"); after != june1 {
		t.Errorf("the answer known by 31 May changed:\n%s\nbefore\n%s", after.stdout, june1.stdout)
	}
	now := askSummit(t, "2018-06-01", "2018-06-01")
	if want := "As of 1 June 2018, by reports published up to 1 June 2018: back on.\nSaid first on " + s.again + ".\n"; !strings.HasPrefix(now.stdout, want) {
		t.Errorf("as of 1 June, known then:\n%s%s", now.stdout, now.stderr)
	}

	may1 := askSummit(t, "2018-05-01", "2018-06-01")
	if want := "As of 1 May 2018, by reports published up to 1 June 2018: unknown.\nThe first day of which anything is known is 24 May 2018.\n"; !strings.HasPrefix(may1.stdout, want) || may1.code != exitNothing {
		t.Errorf("as of 1 May, exit code %d:\n%s%s", may1.code, may1.stdout, may1.stderr)
	}
	early := askSummit(t, "2018-05-01", "2018-05-01")
	if early.code != exitNothing || early.stdout != "As of 1 May 2018, by reports published up to 1 May 2018: unknown.\n" || !strings.Contains(early.stderr, "published later, on 24 May 2018") {
		t.Errorf("known by 1 May, exit code %d:\n%s%s", early.code, early.stdout, early.stderr)
	}

	// No report says that the summit took place, whatever the day.
	for day, want := range map[string]string{"2018-05-25": "cancelled", "2018-06-12": "back on", "2018-06-13": "passed without report", "2031-01-01": "passed without report"} {
		if got := summitStatus(t, day); got != want {
			t.Errorf("as of %s the summit is %q, want %q", day, got, want)
		}
	}
}

var summit = []string{"talks", "trump", "kim", "summit"}

func askSummit(t *testing.T, asOf, knownBy string) ran {
	t.Helper()
	return call(t, append(summit, "--as-of", asOf, "--known-by", knownBy)...)
}

func summitStatus(t *testing.T, asOf string) string {
	t.Helper()
	got := call(t, append(summit, "--as-of", asOf, "--json", "status")...)
	var row struct{ Status string }
	if err := json.Unmarshal([]byte(got.stdout), &row); err != nil {
		t.Fatalf("%v in %q, %s", err, got.stdout, got.stderr)
	}
	return row.Status
}
