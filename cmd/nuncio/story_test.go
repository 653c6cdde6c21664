package main

import (
	"context"
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"nuncio/corpus"
)

// The three reports of the first user story, and the one that comes later.
var (
	storyReports = []string{
		"dprk-2018/2018-05-24-transmarine-letter.txt",
		"dprk-2018/2018-05-27-westmark-us-team-panmunjom.html",
		"dprk-2018/2018-05-31-chronicle-new-york-talks.txt",
	}
	storyLater = "dprk-2018/2018-06-01-transmarine-summit-back-on.txt"
)

// "Was it on or off that day?", from the raw reports.
func TestStoryOnOrOff(t *testing.T) {
	testStory(t, func(t *testing.T, names ...string) {
		dir := t.TempDir()
		for _, r := range corpus.Reports() {
			for _, name := range names {
				if r.Name == name {
					file := filepath.Join(dir, filepath.Base(name))
					if err := os.WriteFile(file, r.Bytes, 0o666); err != nil {
						t.Fatal(err)
					}
					got := call(t, "add", "--published", r.Published, "--publisher", r.Publisher, file)
					if got.code != exitDone {
						t.Fatal(got.stderr)
					}
				}
			}
		}
	})
}

// The same from the hand-written records.
func TestStoryOnOrOffHandwritten(t *testing.T) {
	testStory(t, func(t *testing.T, names ...string) {
		chosen := func(r corpus.Report) bool {
			for _, name := range names {
				if r.Name == name {
					return true
				}
			}
			return false
		}
		if err := addHandwritten(context.Background(), os.Getenv(storeEnv), chosen); err != nil {
			t.Fatal(err)
		}
	})
}

func testStory(t *testing.T, add func(t *testing.T, names ...string)) {
	t.Setenv(storeEnv, filepath.Join(t.TempDir(), "story.db"))
	add(t, storyReports...)

	may25 := askSummit(t, "2018-05-25", "2018-05-25")
	if !strings.HasPrefix(may25.stdout, "As of 25 May 2018, by reports published up to 25 May 2018: cancelled.\nSaid first on 24 May 2018 by Transmarine Press.\n") || may25.code != exitDone {
		t.Errorf("as of 25 May, exit code %d:\n%s%s", may25.code, may25.stdout, may25.stderr)
	}
	for _, later := range []string{"27 May", "31 May", "Westmark", "Chronicle"} {
		if strings.Contains(may25.stdout, later) {
			t.Errorf("known by 25 May, and tells of %s:\n%s", later, may25.stdout)
		}
	}

	june1 := askSummit(t, "2018-06-01", "2018-05-31")
	if !strings.HasPrefix(june1.stdout, "As of 1 June 2018, by reports published up to 31 May 2018: in doubt.\n") {
		t.Errorf("as of 1 June, known by 31 May:\n%s%s", june1.stdout, june1.stderr)
	}
	for _, line := range []string{"24 May 2018: cancelled", "27 May 2018: in doubt", "The Northgate Chronicle, 31 May 2018, report "} {
		if !strings.Contains(june1.stdout, line) {
			t.Errorf("known by 31 May, and no %q:\n%s", line, june1.stdout)
		}
	}

	add(t, storyLater)
	if again := askSummit(t, "2018-06-01", "2018-05-31"); again != june1 {
		t.Errorf("the answer known by 31 May changed:\n%s\nbefore\n%s", again.stdout, june1.stdout)
	}
	now := askSummit(t, "2018-06-01", "2018-06-01")
	if !strings.HasPrefix(now.stdout, "As of 1 June 2018, by reports published up to 1 June 2018: back on.\nSaid first on 1 June 2018, 21:30 UTC by Transmarine Press.\n") {
		t.Errorf("as of 1 June, known then:\n%s%s", now.stdout, now.stderr)
	}

	may1 := askSummit(t, "2018-05-01", "2018-06-01")
	if may1.code != exitNothing || !strings.HasPrefix(may1.stdout, "As of 1 May 2018, by reports published up to 1 June 2018: unknown.\nThe first day of which anything is known is 24 May 2018.\n") {
		t.Errorf("as of 1 May, exit code %d:\n%s%s", may1.code, may1.stdout, may1.stderr)
	}
	early := askSummit(t, "2018-05-01", "2018-05-01")
	if early.code != exitNothing || early.stdout != "As of 1 May 2018, by reports published up to 1 May 2018: unknown.\n" || !strings.Contains(early.stderr, "published later: 24 May 2018") {
		t.Errorf("known by 1 May, exit code %d:\n%s%s", early.code, early.stdout, early.stderr)
	}

	// No report says that the summit took place, whatever the day.
	for _, day := range []string{"2018-05-25", "2018-06-12", "2018-06-13", "2031-01-01"} {
		if got := summitStatus(t, day); got == "held" || got == "under way" {
			t.Errorf("as of %s the summit is %q, and no report says so", day, got)
		}
	}
	if got := summitStatus(t, "2018-06-13"); got != "passed without report" {
		t.Errorf("the day after it was due the summit is %q", got)
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
