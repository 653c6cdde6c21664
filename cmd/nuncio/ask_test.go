package main

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"errors"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"
	"github.com/spf13/cobra"

	"nuncio/corpus"
	"nuncio/record"
	"nuncio/samples"
)

// asking are the commands that only ask; their examples are run as they stand.
var asking = []string{"board", "talks", "events", "quotes", "people", "show", "search", "export", "why"}

// Every example answers from the store of the corpus.
func TestExamplesRun(t *testing.T) {
	withDemo(t)
	t.Chdir(t.TempDir())
	records := call(t, "export", "jsonl", "--known-by", "2018-03-09").stdout
	if err := errors.Join(os.WriteFile("records.jsonl", []byte(records), 0o666), os.WriteFile("page.html", samples.Reports()[0].Bytes, 0o666)); err != nil {
		t.Fatal(err)
	}
	n := 0
	for _, c := range newRoot().Commands() {
		if !slices.Contains(asking, c.Name()) {
			continue
		}
		for _, c := range append(c.Commands(), c) {
			for line := range strings.Lines(c.Example) {
				runExample(t, c, strings.TrimSpace(line))
				n++
			}
		}
	}
	if n < 2*len(asking) {
		t.Errorf("%d examples, want two a command", n)
	}
}

// runExample runs the part of an example before a pipe or redirection.
func runExample(t *testing.T, c *cobra.Command, line string) {
	t.Helper()
	line, _, _ = strings.Cut(line, " | ")
	line, _, _ = strings.Cut(line, " >")
	args := shellWords(line)
	if args[0] != "nuncio" {
		t.Errorf("%s: the example %q does not begin with the program", c.Name(), line)
		return
	}
	for i, a := range args {
		args[i] = strings.NewReplacer("REPORT", anID(t, "export", "csv", "--what", "reports"), "KEY", anID(t, "events", "-f", "csv")).Replace(a)
	}
	if got := call(t, args[1:]...); got.code != exitDone || got.stdout == "" {
		t.Errorf("%s: exit code %d, %s", line, got.code, got.stderr)
	}
}

// anID is the first id that a list in CSV prints.
func anID(t *testing.T, args ...string) string {
	t.Helper()
	rows, err := csv.NewReader(strings.NewReader(call(t, args...).stdout)).ReadAll()
	if err != nil || len(rows) < 2 {
		t.Fatalf("%v: %d rows, %v", args, len(rows), err)
	}
	return rows[1][0]
}

// shellWords parts a line as a shell would, quotation marks taken away.
func shellWords(line string) []string {
	var out []string
	word, quote, open := "", rune(0), false
	for _, r := range line + " " {
		switch {
		case quote != 0 && r == quote:
			quote = 0
		case quote == 0 && (r == '"' || r == '\''):
			quote, open = r, true
		case quote == 0 && r == ' ':
			if word != "" || open {
				out = append(out, word)
			}
			word, open = "", false
		default:
			word += string(r)
		}
	}
	return out
}

// The records come out as they are read, each valid by the schema.
func TestExportJSONL(t *testing.T) {
	withDemo(t)
	got := call(t, "export", "jsonl")
	if got.code != exitDone {
		t.Fatal(got.stderr)
	}
	schema, err := jsonschema.UnmarshalJSON(bytes.NewReader(record.JSONSchema()))
	if err != nil {
		t.Fatal(err)
	}
	c := jsonschema.NewCompiler()
	if err := c.AddResource("record.json", schema); err != nil {
		t.Fatal(err)
	}
	compiled, err := c.Compile("record.json")
	if err != nil {
		t.Fatal(err)
	}
	n := 0
	for line := range strings.Lines(got.stdout) {
		n++
		v, err := jsonschema.UnmarshalJSON(strings.NewReader(line))
		if err != nil {
			t.Fatal(err)
		}
		if err := compiled.Validate(v); err != nil {
			t.Error(err)
		}
		rec, err := record.Decode(strings.NewReader(line))
		if err != nil {
			t.Fatal(err)
		}
		if b, err := rec.Encode(); err != nil || string(b) != line {
			t.Errorf("%s: the line is not what the record encodes to, %v", rec.Report.ID, err)
		}
	}
	if want := len(corpus.Reports()); n != want {
		t.Errorf("%d records, want %d", n, want)
	}
}

// Each table of "export csv" has as many cells in each row as in its header, and
// the same columns as the fields of --json.
func TestExportCSV(t *testing.T) {
	withDemo(t)
	for _, table := range tables {
		got := call(t, "export", "csv", "--what", table.name)
		if got.code != exitDone {
			t.Errorf("%s: %s", table.name, got.stderr)
			continue
		}
		rows, err := csv.NewReader(strings.NewReader(got.stdout)).ReadAll()
		if err != nil {
			t.Errorf("%s: %v", table.name, err)
		}
		if len(rows) < 3 {
			t.Errorf("%s: %d rows", table.name, len(rows))
		}
		if strings.Count(got.stdout, "\n") != strings.Count(got.stdout, "\r\n") {
			t.Errorf("%s: a line does not end in CR LF", table.name)
		}
	}
}

// Every field that a bare --json names can be asked for, and is valid JSON.
func TestFields(t *testing.T) {
	withDemo(t)
	for _, args := range [][]string{{"board"}, {"talks"}, {"events"}, {"events", "--entries"}, {"quotes"}, {"people"}, {"search", "summit"}} {
		bare := call(t, append(args, "--json")...)
		if bare.code != exitDone || bare.stderr != "" {
			t.Errorf("%v --json: exit code %d, %s", args, bare.code, bare.stderr)
		}
		var names []string
		for line := range strings.Lines(bare.stdout) {
			name, about, _ := strings.Cut(strings.TrimSuffix(line, "\n"), "\t")
			if about == "" {
				t.Errorf("%v: %s is not explained", args, name)
			}
			names = append(names, name)
		}
		got := call(t, append(args, "--json", strings.Join(names, ","))...)
		for line := range strings.Lines(got.stdout) {
			var fields map[string]json.RawMessage
			if err := json.Unmarshal([]byte(line), &fields); err != nil || len(fields) != len(names) {
				t.Errorf("%v: %d fields of %d, %v in %s", args, len(fields), len(names), err, line)
			}
		}
		if got.stdout == "" {
			t.Errorf("%v: nothing, %s", args, got.stderr)
		}
	}
}

func TestWrongUsage(t *testing.T) {
	withDemo(t)
	for _, c := range []struct {
		args []string
		code int
		want string // on standard error
	}{
		{[]string{"evnets"}, exitUsage, `did you mean "events"?`},
		{[]string{"bord"}, exitUsage, `did you mean "board"?`},
		{[]string{"export", "cvs"}, exitUsage, `did you mean "csv"?`},
		{[]string{"board", "--as-of", "25 May"}, exitUsage, `"25 May" is no day; write it as YYYY-MM-DD`},
		{[]string{"board", "--known-by", "2018-02-30"}, exitUsage, `"2018-02-30" is no day`},
		{[]string{"events", "--since", "May"}, exitUsage, `--since: "May" is no day`},
		{[]string{"events", "--known-by", "May"}, exitUsage, `--known-by: "May" is no day`},
		{[]string{"board", "--json", "id,colour"}, exitUsage, `there is no field "colour"; the fields are id, status`},
		{[]string{"board", "--json", "id", "--format", "csv"}, exitUsage, "does not go with --format csv"},
		{[]string{"board", "--format", "xml"}, exitUsage, `there is no format "xml"; the formats are table, tsv, csv, jsonl, ics`},
		{[]string{"quotes", "--format", "ics"}, exitUsage, `there is no format "ics"`},
		{[]string{"events", "--type", "MEET"}, exitUsage, `there is no type "MEET"; the types are AGREE`},
		{[]string{"events", "--status", "off"}, exitUsage, `there is no status "off"; the statuses are happened`},
		{[]string{"quotes", "--country", "Korea"}, exitUsage, `"Korea" is no country code`},
		{[]string{"export", "csv", "--what", "cats"}, exitUsage, `there is no table "cats"; the tables are events`},
		{[]string{"board", "--store", "nowhere.db"}, exitUsage, "nowhere.db"},
		{[]string{"search"}, exitUsage, "arg"},
		{[]string{"events", "--actor", "nobody of that name"}, exitNothing, "no event fits"},
		{[]string{"quotes", "--speaker", "nobody of that name"}, exitNothing, "no quotation fits"},
		{[]string{"people", "nobody"}, exitNothing, "no person fits"},
		{[]string{"search", "xyzzy"}, exitNothing, "no paragraph has"},
		{[]string{"show", "ffffffffffffffffffffffff"}, exitNothing, "the store has nothing of the id"},
		{[]string{"talks", "xyzzy"}, exitNothing, "no talk fits"},
		{[]string{"board", "--known-by", "1990-01-01"}, exitNothing, "no report of that time"},
		{[]string{"export", "jsonl", "--known-by", "1990-01-01"}, exitNothing, "no report of that time"},
	} {
		got := call(t, c.args...)
		if got.code != c.code || !strings.Contains(got.stderr, c.want) {
			t.Errorf("%v: exit code %d, want %d; standard error %q, want %q in it", c.args, got.code, c.code, got.stderr, c.want)
		}
		if got.stdout != "" {
			t.Errorf("%v: standard output %q", c.args, got.stdout)
		}
	}
}
