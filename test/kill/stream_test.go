package kill_test

import (
	"bytes"
	"compress/gzip"
	"encoding/csv"
	"encoding/json"
	"fmt"
	"html"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"

	"github.com/santhosh-tekuri/jsonschema/v6"

	"nuncio/record"
)

// unreadable are the inputs of the stream that cannot be read, with what the
// program has to say of each.
var unreadable = []struct{ name, content, reason string }{
	{"text/bad-empty.txt", "", "is empty"},
	{"text/bad-pdf.txt", "%PDF-1.7 and so on", "is a PDF"},
	{"text/bad-binary.txt", "abc\x00\x01\x02\x00\xff\xfe\x00", "is binary"},
	{"pages/bad-menu.html", "<html><body><ul><li><a href=/>Home</a></li><li><a href=/w>World</a></li></ul></body></html>", "has no article"},
	{"text/bad-french.txt", "Les ministres se retrouvent à Genève\n\nLe ministre de la défense a rencontré son homologue à Genève lundi pour parler de la paix dans la région. Les deux hommes ont dit qu'ils se verraient de nouveau dans une semaine, et que les discussions avaient été utiles pour les deux pays et pour leurs voisins.", "French"},
	{"lines.jsonl.gz", `{"title": "a line without a report"}`, "lines.jsonl.gz:1: has no report"},
	{"more.ndjson", "not JSON at all", "more.ndjson:1: the line is not JSON"},
}

// writeStream writes n reports as text, pages and JSON Lines, a third each, with
// those among them that cannot be read.
func writeStream(t testing.TB, dir string, n int) {
	t.Helper()
	put := func(name string, content []byte) {
		path := filepath.Join(dir, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(path), 0o777); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, content, 0o666); err != nil {
			t.Fatal(err)
		}
	}
	lines := map[string]*bytes.Buffer{"lines.jsonl.gz": {}, "more.ndjson": {}}
	for _, u := range unreadable {
		if b := lines[u.name]; b != nil {
			fmt.Fprintln(b, u.content)
		} else {
			put(u.name, []byte(u.content))
		}
	}
	p := prose{rand.New(rand.NewPCG(13, 17))}
	for i := range n {
		text, date := p.report(2), fmt.Sprintf("2031-%02d-%02d", 1+i%12, 1+i%28)
		switch i % 3 {
		case 0:
			put(fmt.Sprintf("text/%s-%05d.txt", date, i), []byte(text))
		case 1:
			headline, body, _ := strings.Cut(html.EscapeString(text), "\n\n")
			put(fmt.Sprintf("pages/%05d.html", i), fmt.Appendf(nil, `<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>%s</title>
<meta property="article:published_time" content="%sT06:00:00Z"></head><body><nav><a href="/">Home</a></nav><article><h1>%s</h1><p>%s</p></article></body></html>`, headline, date, headline, body))
		default:
			b := lines["lines.jsonl.gz"]
			if i%2 == 0 {
				b = lines["more.ndjson"]
			}
			if err := json.NewEncoder(b).Encode(map[string]any{"id": i, "text": text, "published": date, "publisher": "The Courier", "rank": 1}); err != nil {
				t.Fatal(err)
			}
		}
	}
	put("more.ndjson", lines["more.ndjson"].Bytes())
	var packed bytes.Buffer
	z := gzip.NewWriter(&packed)
	if _, err := z.Write(lines["lines.jsonl.gz"].Bytes()); err != nil {
		t.Fatal(err)
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	put("lines.jsonl.gz", packed.Bytes())
}

// result is what a run of the program left.
type result struct {
	code           int
	stdout, stderr string
}

func run(t testing.TB, args ...string) result {
	t.Helper()
	var stdout, stderr bytes.Buffer
	cmd := exec.Command(program, args...)
	cmd.Stdout, cmd.Stderr = &stdout, &stderr
	if err := cmd.Run(); err != nil && cmd.ProcessState == nil {
		t.Fatal(err)
	}
	return result{cmd.ProcessState.ExitCode(), stdout.String(), stderr.String()}
}

// TestStream is the story of the data engineer: a heap of reports in several
// forms goes in, with a kill on the way; what cannot be read is named; a second
// run repeats nothing; what comes out is read by other programs.
func TestStream(t *testing.T) {
	n := count(t, "NUNCIO_STREAM", 60)
	dir := t.TempDir()
	in, path := filepath.Join(dir, "in"), filepath.Join(dir, "store.db")
	writeStream(t, in, n)

	first := exec.Command(program, "add", "--store", path, in)
	if err := first.Start(); err != nil {
		t.Fatal(err)
	}
	time.Sleep(time.Duration(n) * 2 * time.Millisecond)
	killed := first.Process.Kill() // fails where the run has got through by now
	first.Wait()

	counts := regexp.MustCompile(`(?m)^nuncio: (\d+) added, (\d+) read again, (\d+) there already, (\d+) unreadable$`)
	second := run(t, "add", "--store", path, in)
	var added, again, there, failed int
	if m := counts.FindString(second.stderr); m == "" {
		t.Fatalf("no summary: %s", second.stderr)
	} else if _, err := fmt.Sscanf(m, "nuncio: %d added, %d read again, %d there already, %d unreadable", &added, &again, &there, &failed); err != nil {
		t.Fatal(err)
	}
	if second.code != 3 || second.stdout != "" || added+there != n || again != 0 || failed != len(unreadable) {
		t.Errorf("after the kill: code %d, %q", second.code, counts.FindString(second.stderr))
	}
	t.Logf("%d of %d reports were stored before the kill (%v)", there, n, killed)
	for _, u := range unreadable {
		named := regexp.MustCompile(`(?m)^nuncio: .*` + regexp.QuoteMeta(filepath.FromSlash(u.name)) + `.*: .*$`).FindString(second.stderr)
		if !strings.Contains(named, u.reason) {
			t.Errorf("%s is named as %q, want %q", u.name, named, u.reason)
		}
	}
	third := run(t, "add", "--store", path, in)
	if want := fmt.Sprintf("nuncio: 0 added, 0 read again, %d there already, %d unreadable", n, len(unreadable)); third.code != 3 || counts.FindString(third.stderr) != want {
		t.Errorf("the run after: code %d, %q, want %q", third.code, counts.FindString(third.stderr), want)
	}
	checkFile(t, path)
	checkEvents(t, run(t, "events", "--store", path, "--json", "id,date,actors,status"))
	checkRecords(t, run(t, "export", "jsonl", "--store", path), n)
	checkTable(t, run(t, "export", "csv", "--store", path))
}

// checkEvents reads the events as a program does, line by line.
func checkEvents(t *testing.T, r result) {
	t.Helper()
	if r.code != 0 || r.stdout == "" {
		t.Fatalf("events: code %d, %s", r.code, r.stderr)
	}
	for line := range strings.Lines(r.stdout) {
		var event struct {
			ID     string `json:"id"`
			Status string `json:"status"`
		}
		if err := json.Unmarshal([]byte(line), &event); err != nil || event.ID == "" || event.Status == "" {
			t.Fatalf("an event that is none: %s (%v)", line, err)
		}
	}
}

// checkRecords validates every record by the published schema.
func checkRecords(t *testing.T, r result, n int) {
	t.Helper()
	if r.code != 0 {
		t.Fatalf("export jsonl: code %d, %s", r.code, r.stderr)
	}
	doc, err := jsonschema.UnmarshalJSON(bytes.NewReader(record.JSONSchema()))
	if err != nil {
		t.Fatal(err)
	}
	c := jsonschema.NewCompiler()
	if err := c.AddResource("record.json", doc); err != nil {
		t.Fatal(err)
	}
	schema := c.MustCompile("record.json")
	ids := map[string]bool{}
	for line := range strings.Lines(r.stdout) {
		rec, err := jsonschema.UnmarshalJSON(strings.NewReader(line))
		if err == nil {
			err = schema.Validate(rec)
		}
		if err != nil {
			t.Fatalf("a record that is none: %v", err)
		}
		var id struct{ Report struct{ ID string } }
		if err := json.Unmarshal([]byte(line), &id); err != nil {
			t.Fatal(err)
		}
		ids[id.Report.ID] = true
	}
	if lines := strings.Count(r.stdout, "\n"); lines != n || len(ids) != n {
		t.Errorf("%d records of %d reports, want %d", lines, len(ids), n)
	}
}

// checkTable reads the CSV: a header, and as many cells in every row.
func checkTable(t *testing.T, r result) {
	t.Helper()
	rows, err := csv.NewReader(strings.NewReader(r.stdout)).ReadAll()
	if r.code != 0 || err != nil || len(rows) < 2 {
		t.Fatalf("export csv: code %d, %d rows, %v, %s", r.code, len(rows), err, r.stderr)
	}
}
