package main

import (
	"path/filepath"
	"strings"
	"testing"
	"unicode"

	"nuncio/store"
	"nuncio/store/sqlite"
	"nuncio/store/storetest"
)

// hostileStore has one report whose headline, names, places and words would
// command a terminal, break a table and open a script.
func hostileStore(t *testing.T) store.Item {
	t.Helper()
	const bad = "\x1b[2J\u202e\u009b31m\t<script>alert(1)</script>"
	item := storetest.Spec{
		Title: "Head" + bad, Publisher: "Outlet" + bad, Published: "2031-04-07", Name: "file" + bad, Model: "m",
		Paragraphs: []string{"A paragraph about the summit" + bad},
		Acts:       []storetest.Act{{Who: "Ilse" + bad, Whom: "Darro" + bad, Type: "CONSULT", Status: "planned", When: "2031-06-12", Where: "Brask" + bad}},
		Sayings:    []storetest.Saying{{Who: "Ilse" + bad, Words: "we will meet" + bad, Via: "radio" + bad}},
	}.Item()
	path := filepath.Join(t.TempDir(), "hostile.db")
	t.Setenv(storeEnv, path)
	s, err := sqlite.Open(t.Context(), path)
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	if _, err := s.Add(t.Context(), item); err != nil {
		t.Fatal(err)
	}
	return item
}

// Whatever a report says, a terminal is never commanded.
func TestHostileWordsStayText(t *testing.T) {
	item := hostileStore(t)
	for _, args := range [][]string{
		{"board"}, {"talks"}, {"talks", "ilse"}, {"talks", "ilse", "--as-of", "2000-01-01"}, {"talks", "ilse", "--known-by", "2000-01-01", "--as-of", "2031-04-08"},
		{"talks", "ilse", "--why", "--as-of", "2031-04-08"}, {"talks", "no\x1bsuch"},
		{"events"}, {"events", "--entries"}, {"quotes"}, {"people"}, {"search", "summit"},
		{"show", item.Report.ID}, {"show", "no\x1bsuch"}, {"show", item.Report.ID + "#e1"}, {"show", item.Report.ID + "#s1"}, {"show", item.Report.ID + "#a1"},
		{"export", "ics", "--as-of", "2031-04-08"},
	} {
		forms := [][]string{{"--format", "table"}, {"--format", "tsv"}, {"--format", "jsonl"}}
		if args[0] == "show" || args[0] == "export" {
			forms = [][]string{nil}
		}
		for _, form := range forms {
			got := call(t, append(args, form...)...)
			out := strings.NewReplacer("\n", "", "\t", "", "\r\n", "").Replace(got.stdout + got.stderr)
			if i := strings.IndexFunc(out, func(r rune) bool { return unicode.IsControl(r) && r != '\r' || unicode.Is(unicode.Bidi_Control, r) }); i >= 0 {
				t.Errorf("%v %v: a control character in %q", args, form, out[max(0, i-40):i+10])
			}
			if got.code == exitUsage && args[0] != "show" {
				t.Errorf("%v %v: %s", args, form, got.stderr)
			}
		}
	}
}
