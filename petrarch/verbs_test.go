package petrarch_test

import (
	"bytes"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"

	"nuncio/event"
	"nuncio/petrarch"
)

var update = flag.Bool("update", false, "write the golden files")

func harbour(t testing.TB) []byte {
	t.Helper()
	b, err := os.ReadFile(filepath.Join("testdata", "harbour.verbs"))
	if err != nil {
		t.Fatal(err)
	}
	return b
}

// TestVerbs holds the rules and warnings of a dictionary with every feature
// against those that were read through by hand.
func TestVerbs(t *testing.T) {
	got, err := petrarch.Verbs("harbour.verbs", bytes.NewReader(harbour(t)), petrarch.Options{})
	if err != nil {
		t.Fatal(err)
	}
	var warnings strings.Builder
	for _, w := range got.Warnings {
		warnings.WriteString(w.String() + "\n")
	}
	for name, text := range map[string][]byte{"harbour.rules": got.Text, "harbour.warnings": []byte(warnings.String())} {
		path := filepath.Join("testdata", name)
		if *update {
			if err := os.WriteFile(path, text, 0o666); err != nil {
				t.Fatal(err)
			}
		}
		want, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		if !bytes.Equal(text, want) {
			t.Errorf("%s differs:\n%s", name, text)
		}
	}
	mustOpen(t, got)
}

// mustOpen reads the rules as a coder does.
func mustOpen(t testing.TB, r *petrarch.Rules) {
	t.Helper()
	c, err := event.Open(fstest.MapFS{r.Name + ".rules": {Data: r.Text}})
	if err != nil {
		t.Fatalf("the rules have faults: %v\n%s", err, r.Text)
	}
	n := 0
	for _, rule := range c.Rules() {
		if rule.File == r.Name+".rules" {
			n++
		}
	}
	if n != r.Rules {
		t.Errorf("%d rules are told of, %d are read", r.Rules, n)
	}
}

func TestNamesOfRules(t *testing.T) {
	for file, want := range map[string]string{
		"dir/Harbour.Verbs": "petrarch-harbour", "CAMEO.2.0.txt": "petrarch-cameo.2.0", "cameo.verbs.txt": "petrarch-cameo",
		"agree.rules": "petrarch-agree", "$$": "petrarch-verbs", "": "petrarch-verbs",
	} {
		got, err := petrarch.Verbs(file, strings.NewReader("--- A [040] ---\nMEET\n"), petrarch.Options{First: true})
		if err != nil {
			t.Fatal(err)
		}
		if got.Name != want || !strings.Contains(string(got.Text), "\n    first\n") || got.Rules != 1 {
			t.Errorf("%s: name %q, want %q; %d rules:\n%s", file, got.Name, want, got.Rules, got.Text)
		}
		mustOpen(t, got)
	}
}

// Every row of the table is a code of CAMEO with a type and mode that rules may have.
func TestCodesHaveTypesAndModes(t *testing.T) {
	table, err := os.ReadFile("cameo.tsv")
	if err != nil {
		t.Fatal(err)
	}
	roots := map[string]bool{}
	var all strings.Builder
	codes := 0
	for line := range strings.Lines(string(table)) {
		code, _, ok := strings.Cut(line, "\t")
		if !ok || line[0] == '#' {
			continue
		}
		roots[code[:2]] = true
		fmt.Fprintf(&all, "--- X [%s] ---\nFLOAT\n", code)
		if !strings.HasPrefix(code, "01") {
			codes++
		}
	}
	got, err := petrarch.Verbs("t.verbs", strings.NewReader(all.String()), petrarch.Options{})
	if err != nil {
		t.Fatal(err)
	}
	if got.Rules != codes || len(got.Warnings) > 0 {
		t.Errorf("%d codes give %d rules, with the warnings %v", codes, got.Rules, got.Warnings)
	}
	mustOpen(t, got)
	if len(roots) != 20 {
		t.Errorf("%d of the 20 roots of CAMEO are in the table", len(roots))
	}
}

func FuzzVerbs(f *testing.F) {
	f.Add(harbour(f))
	f.Add([]byte("--- A [010] ---\nB_+C_D {E} [030:040]\n- & * (TO $ {X} ) % [----]\n"))
	f.Fuzz(func(t *testing.T, b []byte) {
		got, err := petrarch.Verbs("f.verbs", bytes.NewReader(b), petrarch.Options{})
		if err != nil {
			t.Fatal(err)
		}
		mustOpen(t, got)
	})
}
