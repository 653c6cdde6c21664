package event

import (
	"io/fs"
	"slices"
	"strings"
	"testing"

	"nuncio/lexicon"
)

// enough is how many examples the rules have at least.
const enough = 400

// checkCounts holds the examples that come out right against what they must
// cover: all types, all modes, all statuses.
func checkCounts(t *testing.T, got Checked) {
	t.Helper()
	total := 0
	byType, byMode, byStatus := map[string]int{}, map[string]int{}, map[string]int{}
	for k, n := range got.Counts {
		total += n
		byType[k.Type] += n
		byMode[kind(k.Type, k.Mode)] += n
		byStatus[k.Status] += n
	}
	if total < enough {
		t.Errorf("%d examples, want %d", total, enough)
	}
	for typ, modes := range types {
		if byType[typ] < 20 {
			t.Errorf("%d examples of %s, want 20", byType[typ], typ)
		}
		for _, m := range modes {
			if byMode[kind(typ, m)] == 0 {
				t.Errorf("no example of %s", kind(typ, m))
			}
		}
	}
	for _, s := range append(slices.Clone(statusNames[:]), putOffName) {
		if byStatus[s] < 10 {
			t.Errorf("%d examples are %s, want 10", byStatus[s], s)
		}
	}
}

// ordinary are family names that the rule texts have as something else.
var ordinary = map[string]bool{"friday": true, "may": true, "said": true, "he": true, "un": true}

// TestRulesNameNoPerson looks for the people of the lexicon in the rule texts, in
// their lists, examples and comments.
func TestRulesNameNoPerson(t *testing.T) {
	lex, err := lexicon.Default()
	if err != nil {
		t.Fatal(err)
	}
	full, family := map[string]bool{}, map[string]bool{}
	for _, p := range lex.Persons() {
		words := strings.Fields(strings.ToLower(p.Name))
		if len(words) > 1 {
			full[strings.Join(words, " ")] = true
			family[words[len(words)-1]] = true
		}
	}
	files, err := fs.Glob(embedded, "rules/*")
	if err != nil {
		t.Fatal(err)
	}
	for _, file := range files {
		b, err := fs.ReadFile(embedded, file)
		if err != nil {
			t.Fatal(err)
		}
		for i, l := range strings.Split(string(b), "\n") {
			words := strings.FieldsFunc(l, func(r rune) bool { return strings.ContainsRune(" \t\"“”.,;:()", r) })
			for k, w := range words {
				for n := 2; n <= 4 && k+n <= len(words); n++ {
					if name := strings.ToLower(strings.Join(words[k:k+n], " ")); full[name] {
						t.Errorf("%s:%d names %q", file, i+1, name)
					}
				}
				capital := strings.ToLower(w) != w && k > 0
				if w = strings.TrimSuffix(w, "'s"); capital && family[strings.ToLower(w)] && !ordinary[strings.ToLower(w)] {
					t.Errorf("%s:%d has the family name %q", file, i+1, w)
				}
			}
		}
	}
}
