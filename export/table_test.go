package export

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"
)

type row struct {
	name  string
	parts []string
	n     int
	sure  bool
}

var columns = []Column[row]{
	{Name: "name", Value: func(r row) any { return r.name }},
	{Name: "parts", Value: func(r row) any { return r.parts }},
	{Name: "n", Value: func(r row) any { return r.n }},
	{Name: "sure", Value: func(r row) any { return r.sure }},
	{Name: "pair", Value: func(r row) any { return [2]int{r.n, r.n + 1} }},
	{Name: "nothing", Value: func(row) any { return nil }},
}

var rows = []row{
	{"Ilse \"Ivy\" Marren, <Premier>", []string{"a; b", "c\"d"}, 7, true},
	{"", nil, 0, false},
	{"tab\there\r\nand \x1b[31m red \u009b0m \u202eleft", []string{"한국"}, -1, false},
}

func TestJSONL(t *testing.T) {
	var out bytes.Buffer
	if err := WriteJSONL(&out, columns, rows); err != nil {
		t.Fatal(err)
	}
	const want = `{"name":"Ilse \"Ivy\" Marren, <Premier>","parts":["a; b","c\"d"],"n":7,"sure":true,"pair":[7,8],"nothing":null}
{"name":null,"parts":[],"n":0,"sure":false,"pair":[0,1],"nothing":null}
{"name":"tab\there\r\nand \u001b[31m red \u009b0m \u202eleft","parts":["한국"],"n":-1,"sure":false,"pair":[-1,0],"nothing":null}
`
	if d := cmp.Diff(want, out.String()); d != "" {
		t.Errorf("(-want +got):\n%s", d)
	}
}

func TestCSV(t *testing.T) {
	var out bytes.Buffer
	if err := WriteCSV(&out, columns, rows); err != nil {
		t.Fatal(err)
	}
	got, err := csv.NewReader(&out).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	want := [][]string{
		{"name", "parts", "n", "sure", "pair", "nothing"},
		{"Ilse \"Ivy\" Marren, <Premier>", `["a; b","c\"d"]`, "7", "true", "[7,8]", ""},
		{"", "", "0", "false", "[0,1]", ""},
		{"tab\there\nand \x1b[31m red \u009b0m \u202eleft", `["한국"]`, "-1", "false", "[-1,0]", ""},
	}
	if d := cmp.Diff(want, got); d != "" {
		t.Errorf("(-want +got):\n%s", d)
	}
}

func TestCSVLinesEndInCRLF(t *testing.T) {
	var out bytes.Buffer
	if err := WriteCSV(&out, columns[:1], rows[:1]); err != nil {
		t.Fatal(err)
	}
	if want := "name\r\n\"Ilse \"\"Ivy\"\" Marren, <Premier>\"\r\n"; out.String() != want {
		t.Errorf("got %q, want %q", out.String(), want)
	}
}

func TestTSV(t *testing.T) {
	var out bytes.Buffer
	if err := WriteTSV(&out, columns, rows); err != nil {
		t.Fatal(err)
	}
	const want = "name\tparts\tn\tsure\tpair\tnothing\n" +
		"Ilse \"Ivy\" Marren, <Premier>\ta; b; c\"d\t7\ttrue\t[7,8]\t\n" +
		"\t\t0\tfalse\t[0,1]\t\n" +
		"tab here and \ufffd[31m red \ufffd0m \ufffdleft\t한국\t-1\tfalse\t[-1,0]\t\n"
	if d := cmp.Diff(want, out.String()); d != "" {
		t.Errorf("(-want +got):\n%s", d)
	}
}

func TestTable(t *testing.T) {
	list := []row{
		{"김정은 and 金", nil, 12, false},
		{"cafe\u0301", nil, 1, false},
		{"a title that has to be told in more lines than there are for it in a table as narrow as this one is", nil, 3, true},
	}
	var out bytes.Buffer
	if err := WriteTable(&out, []Column[row]{columns[0], columns[2], columns[3]}, list, TextOptions{Width: 34}); err != nil {
		t.Fatal(err)
	}
	const want = `NAME                     N   SURE
김정은 and 金            12  false
café                     1   false
a title that has to be   3   true
told in more lines than
there are for it in a …
`
	if d := cmp.Diff(strings.ReplaceAll(want, "café ", "cafe\u0301 "), out.String()); d != "" {
		t.Errorf("(-want +got):\n%s", d)
	}
}

func FuzzLists(f *testing.F) {
	f.Add("plain", "a;b")
	f.Add("\x1b]0;x\a\r\n\t", "\u202e\u0085\xff")
	f.Add(`"`, `\.`)
	f.Fuzz(func(t *testing.T, a, b string) {
		list := []row{{name: a, parts: []string{b, a}}}
		var out bytes.Buffer
		if err := WriteJSONL(&out, columns, list); err != nil {
			t.Fatal(err)
		}
		var back struct{ Name string }
		if err := json.Unmarshal(out.Bytes(), &back); err != nil || back.Name != strings.Map(func(r rune) rune { return r }, a) {
			t.Errorf("JSON: %q came back as %q, %v", a, back.Name, err)
		}
		safe(t, "JSON", strings.TrimSuffix(out.String(), "\n"))

		out.Reset()
		if err := WriteTSV(&out, columns, list); err != nil {
			t.Fatal(err)
		}
		lines := strings.Split(strings.TrimSuffix(out.String(), "\n"), "\n")
		if len(lines) != 2 || strings.Count(lines[1], "\t") != len(columns)-1 {
			t.Errorf("TSV: %q makes %q", a, out.String())
		}
		safe(t, "TSV", strings.ReplaceAll(lines[1], "\t", ""))

		out.Reset()
		if err := WriteTable(&out, columns, list, TextOptions{Width: 60}); err != nil {
			t.Fatal(err)
		}
		for line := range strings.Lines(out.String()) {
			safe(t, "table", strings.TrimSuffix(line, "\n"))
		}
	})
}

// safe fails for a line that could command a terminal.
func safe(t *testing.T, form, line string) {
	t.Helper()
	if strings.IndexFunc(line, isUnsafe) >= 0 || !utf8.ValidString(line) {
		t.Errorf("%s: control characters or broken letters in %q", form, line)
	}
}
