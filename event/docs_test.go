package event

import (
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"nuncio/syntax"
)

// The reference of the rule language, whose constructs and sentences are tested.
const reference = "rules.md"

func readReference(t *testing.T) string { return readDoc(t, reference) }

func readDoc(t *testing.T, name string) string {
	t.Helper()
	b, err := os.ReadFile(filepath.Join("..", "docs", name))
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}

// section returns the text below a heading, up to the next one of its depth.
func section(t *testing.T, text, heading string) string {
	t.Helper()
	_, rest, ok := strings.Cut(text, "\n"+heading+"\n")
	if !ok {
		t.Fatalf("the reference has no %s", heading)
	}
	depth, _, _ := strings.Cut(heading, " ")
	rest, _, _ = strings.Cut(rest, "\n"+depth+" ")
	rest, _, _ = strings.Cut(rest, "\n## ")
	return rest
}

var (
	fenced   = regexp.MustCompile("(?s)```rules\n(.*?)```")
	codeWord = regexp.MustCompile("`([^`]+)`")
	said     = regexp.MustCompile(`"([^"]+)" ?([^|]*)`)
)

// writtenRule is a rule as it is written: its lines without the examples, and the
// sentences of those.
type writtenRule struct {
	lines     []string
	sentences []string
}

func writtenRules(texts ...string) []writtenRule {
	var out []writtenRule
	for _, text := range texts {
		for _, l := range logicalLines(text) {
			key, _, _ := strings.Cut(l, " ")
			if key == "rule" {
				out = append(out, writtenRule{})
			}
			if len(out) == 0 || l == "" || key == "list" {
				continue
			}
			r := &out[len(out)-1]
			if key == "example" || key == "no" {
				text, _, _ := cutQuoted(strings.TrimSpace(l[len(key):]))
				r.sentences = append(r.sentences, text)
				l = key
			}
			r.lines = append(r.lines, l)
		}
	}
	return out
}

// tableRows returns the constructs and the last cell of each row of the tables in a text.
func tableRows(text string) map[string]string {
	out := map[string]string{}
	for l := range strings.Lines(text) {
		l = strings.ReplaceAll(strings.TrimSpace(l), `\|`, "¦")
		cells := strings.Split(strings.Trim(l, "|"), "|")
		if !strings.HasPrefix(l, "| `") || len(cells) < 3 {
			continue
		}
		for _, m := range codeWord.FindAllStringSubmatch(cells[0], -1) {
			out[m[1]] = strings.TrimSpace(cells[len(cells)-1])
		}
	}
	return out
}

// TestReferenceIsComplete holds the reference against the language: each line,
// kind, step, class and list that there is has its row or mention.
func TestReferenceIsComplete(t *testing.T) {
	text := readReference(t)
	has := func(what string, rows map[string]string, name string) {
		if _, ok := rows[name]; !ok {
			t.Errorf("the reference has no %s %q", what, name)
		}
	}
	lines := tableRows(section(t, text, "## Rules"))
	for key := range readers {
		has("line", lines, key)
	}
	kinds, paths := tableRows(section(t, text, "### Conditions")), tableRows(section(t, text, "### Paths"))
	for _, k := range kindNames {
		has("kind", kinds, k)
	}
	for _, s := range stepNames {
		if s == "prep" {
			s = "prep(to with)"
		}
		has("step", paths, s)
	}
	ops := tableRows(section(t, text, "## Operators"))
	for class := range opClasses {
		has("class of operators", ops, class)
	}
	asked := section(t, text, "## Lists")
	for name := range new(lists).byName() {
		if !strings.Contains(asked, "`"+name+"`") {
			t.Errorf("the reference does not name the list %q", name)
		}
	}
}

// TestReferenceExamples holds each sentence of the reference's tables to be an
// example of a rule that has what the row tells of. Examples of rules are coded by
// TestRuleExamples; those of the reference's own rules here.
func TestReferenceExamples(t *testing.T) {
	text := readReference(t)
	var own []string
	for _, m := range fenced.FindAllStringSubmatch(text, -1) {
		own = append(own, m[1])
	}
	texts := slices.Clone(own)
	err := fs.WalkDir(os.DirFS("rules"), ".", func(name string, _ fs.DirEntry, err error) error {
		if err != nil || !strings.HasSuffix(name, ".rules") {
			return err
		}
		b, err := os.ReadFile(filepath.Join("rules", name))
		texts = append(texts, string(b))
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	written := writtenRules(texts...)
	for heading, pattern := range map[string]string{
		"## Rules": `^CONSTRUCT($| )`, "### Conditions": ` is ([a-z|]*\|)?CONSTRUCT($|[| ])`, "### Paths": `[ .|]CONSTRUCT($|[ .(,|])`,
	} {
		body := section(t, text, heading)
		if heading == "## Rules" {
			body, _, _ = strings.Cut(body, "\n### ")
		}
		for construct, cell := range tableRows(body) {
			m := said.FindStringSubmatch(cell)
			if m == nil {
				t.Errorf("%s: %q has no example", heading, construct)
				continue
			}
			construct, _, _ = strings.Cut(construct, "(")
			uses := regexp.MustCompile(strings.ReplaceAll(pattern, "CONSTRUCT", construct))
			if !slices.ContainsFunc(written, func(r writtenRule) bool {
				return slices.Contains(r.sentences, m[1]) && slices.ContainsFunc(r.lines, uses.MatchString)
			}) {
				t.Errorf("%s: no rule with %q has the example %q", heading, construct, m[1])
			}
		}
	}
	c, err := Open(fstest.MapFS{"reference.rules": {Data: []byte(strings.Join(own, "\n"))}})
	if err != nil {
		t.Fatal(err)
	}
	got, err := c.CheckRules(testStages(t).read)
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range got.Failures {
		if f.File == "reference.rules" {
			t.Error(f)
		}
	}
}

// TestReferenceOperators codes the sentence of each class, form and outcome of
// operators: the status must come out as written, or no event of the type.
func TestReferenceOperators(t *testing.T) {
	c := testCoder(t)
	for construct, cell := range tableRows(section(t, readReference(t), "## Operators")) {
		m := said.FindStringSubmatch(cell)
		if m == nil {
			t.Errorf("%q has no example", construct)
			continue
		}
		in, events := coded(t, m[1])
		want := strings.TrimSpace(m[2])
		typ, none := strings.CutPrefix(want, "no ")
		found := slices.ContainsFunc(events, func(e Event) bool {
			return none && e.Type == typ || !none && statusName(e.Status, e.PutOff) == want
		})
		if found == none {
			t.Errorf("%q: %q gives %v, want %s", construct, m[1], describe(in, events), want)
		}
		if class, ok := opClasses[construct]; ok && !slices.ContainsFunc(in.Doc.Tokens, func(tok syntax.Token) bool {
			return len(c.ops.by[class][strings.ToLower(tok.Lemma)]) > 0
		}) {
			t.Errorf("%q: no word of %q is an operator of this class", construct, m[1])
		}
	}
}

// TestMendedErrors codes each sentence of the errors that were read and mended: it must
// give what its row says, on the day that stands behind it, or nothing of the type.
func TestMendedErrors(t *testing.T) {
	testMended(t, "## Mended", 20)
}

// TestMendedGoldRecords does so for the errors on the gold records.
func TestMendedGoldRecords(t *testing.T) {
	testMended(t, "### Mended in rules, trees and names", 6)
}

// testMended codes the sentences of the tables below a heading, of which there are
// at least so many.
func testMended(t *testing.T, heading string, least int) {
	t.Helper()
	rows := 0
	for l := range strings.Lines(section(t, readDoc(t, "events.md"), heading)) {
		m := said.FindStringSubmatch(l)
		if !strings.HasPrefix(l, "| ") || m == nil {
			continue
		}
		rows++
		in, events := coded(t, m[1])
		want := strings.TrimSpace(m[2])
		got := describe(in, events)
		typ, none := strings.CutPrefix(want, "no ")
		want, day, dated := strings.Cut(want, " on ")
		found := false
		for i, e := range events {
			when := "no day"
			if e.When != None {
				when = in.Times[e.When].Span.Text(in.Doc.Text)
			}
			found = found || none && e.Type == typ || !none && strings.HasPrefix(got[i], want+" by ") && (!dated || when == day)
		}
		if found == none {
			t.Errorf("%q gives %v, want %s", m[1], got, strings.TrimSpace(m[2]))
		}
	}
	if rows < least {
		t.Errorf("%s: %d rows are tested, want %d", heading, rows, least)
	}
}
