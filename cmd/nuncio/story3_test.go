package main

import (
	"encoding/json"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"nuncio/record"
)

// The third user story: "Which Kim?" Asked of reports of our own writing.

func readStory3(t *testing.T, name string, more ...string) *record.Record {
	t.Helper()
	args := append([]string{"read", "--format", "jsonl", "--published", name[:len("2018-05-09")]}, more...)
	got := call(t, append(args, filepath.Join("testdata", "story3", name))...)
	if got.code != exitDone {
		t.Fatal(got.stderr)
	}
	var r record.Record
	if err := json.Unmarshal([]byte(got.stdout), &r); err != nil {
		t.Fatal(err)
	}
	return &r
}

// whoIs returns the name of the actor that the n-th mention with these words is
// of, "ambiguous: ..." with its candidates and the reason, or "nobody".
func whoIs(r *record.Record, words string, n int) string {
	type place struct{ start, end int }
	found := map[place]string{}
	names := map[string]string{}
	for _, a := range r.Actors {
		names[a.ID] = a.Name
		for _, m := range a.Mentions {
			if m.Text == words {
				found[place{m.Start, m.End}] = a.Name
			}
		}
	}
	for _, m := range r.Ambiguous {
		if m.Text != words {
			continue
		}
		var list []string
		for _, c := range m.Candidates {
			list = append(list, names[c])
		}
		slices.Sort(list)
		found[place{m.Start, m.End}] = "ambiguous: " + strings.Join(list, ", ") + ": " + m.Reason
	}
	var order []place
	for p := range found {
		order = append(order, p)
	}
	slices.SortFunc(order, func(a, b place) int { return a.start - b.start })
	if n > len(order) {
		return "nobody"
	}
	return found[order[n-1]]
}

func actorNamed(r *record.Record, name string) *record.Actor {
	for i := range r.Actors {
		if r.Actors[i].Name == name {
			return &r.Actors[i]
		}
	}
	return &record.Actor{}
}

func TestStoryWhichKim(t *testing.T) {
	for _, lexicon := range story3Lexicons(t) {
		r := readStory3(t, "2018-05-09-delegation.txt", lexicon...)
		for _, c := range []struct {
			words string
			n     int
			want  string
		}{
			{"Kim Jong Un", 2, "Kim Jong Un"},
			{"Kim Yo Jong", 1, "Kim Yo Jong"},
			{"The vice-chairman", 1, "Kim Yong Chol"},
			{"His sister", 1, "Kim Yo Jong"},
			{"He", 1, "Kim Jong Un"},
			{"Kim Yong Chol", 2, "Kim Yong Chol"},
		} {
			if got := whoIs(r, c.words, c.n); got != c.want {
				t.Errorf("%v: %q is %s, want %s", lexicon, c.words, got, c.want)
			}
		}
		// Two stand beside each other: the surname behind them is either's.
		for _, r := range []*record.Record{r, readStory3(t, "2018-05-10-two-kims.txt", lexicon...)} {
			n := strings.Count(r.Report.Text, "Kim said") + strings.Count(r.Report.Text, "Kim hints")
			for i := 1; i <= n; i++ {
				if got := whoIs(r, "Kim", i); !strings.HasPrefix(got, "ambiguous: ") || !strings.Contains(got, "Kim Kye Gwan, ") || !strings.Contains(got, "Kim Yong Chol: several people of this name") {
					t.Errorf("%v: %q of %q is %s", lexicon, "Kim", r.Report.Title, got)
				}
			}
		}
	}
}

// story3Lexicons are the built-in lexicon, and that with an old dictionary of
// PETRARCH, which must not make anything worse.
func story3Lexicons(t *testing.T) [][]string {
	t.Helper()
	dir := t.TempDir()
	if got := call(t, "lexicon", "import", filepath.Join("testdata", "story3", "old.actors"), "--to", dir); got.code != exitDone || !strings.Contains(got.stdout, "leaders-imported.tsv: 7 rows") {
		t.Fatal(got.stdout, got.stderr)
	}
	return [][]string{nil, {"--lexicon", dir}}
}

// One dictionary gives Pompeo the office of the day.
func TestStoryOfficeOfTheDay(t *testing.T) {
	for _, lexicon := range story3Lexicons(t) {
		for _, c := range []struct{ report, office, of, sector, why string }{
			{"2018-04-02-quiet-visit.txt", "director", "CIA", "SPY", "lexicon, in office on 2018-04-02"},
			{"2018-05-09-second-visit.txt", "secretary of state", "", "GOV", "lexicon, in office on 2018-05-09"},
		} {
			a := actorNamed(readStory3(t, c.report, lexicon...), "Mike Pompeo")
			if len(a.Offices) != 1 || a.Country != "USA" || string(a.Sector) != c.sector || len(a.Mentions) < 2 {
				t.Errorf("%v, %s: %+v", lexicon, c.report, a)
				continue
			}
			if o := a.Offices[0]; o.Title != c.office || string(o.Of) != c.of || o.Time != "current" || string(o.Why) != c.why || o.Evidence.Text != "Mike Pompeo" {
				t.Errorf("%v, %s: %+v", lexicon, c.report, o)
			}
		}
	}
}

// Who is named for the first time ever is listed with the sentence and a row.
func TestStoryNewName(t *testing.T) {
	for _, lexicon := range story3Lexicons(t) {
		args := append([]string{"read", "--new-names", "--published", "2018-05-11"}, lexicon...)
		got := call(t, append(args, filepath.Join("testdata", "story3", "2018-05-11-first-time.txt"), filepath.Join("testdata", "story3", "2018-05-09-second-visit.txt"))...)
		if !strings.Contains(got.stdout, "“Ri Sung Taek, a North Korean envoy, met Swiss bankers in Bern on Friday.”\nPRK\tenvoy\tRi Sung Taek\t\t2018-05-11\t") {
			t.Errorf("%v: %s", lexicon, got.stdout)
		}
		if strings.Contains(got.stdout, "Pompeo") || strings.Count(got.stdout, "“") != 1 {
			t.Errorf("%v: known names are listed:\n%s", lexicon, got.stdout)
		}
	}
}
