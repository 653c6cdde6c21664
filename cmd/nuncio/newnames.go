package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"strings"

	"nuncio"
	"nuncio/export"
	"nuncio/span"
)

// newNameTables are the tables that new names are rows of, in the order they are
// written in.
var newNameTables = []struct{ stem, about, header string }{
	{"leaders", "People", "country\toffice\tname\talso\tfrom\tto\tflags\tof\tsector\tsource"},
	{"bodies", "Organisations", "name\talso\tcountry\tsector\tof\tflags\tsource"},
}

// newNames gathers the names that the lexicon does not know, as lines of tables.
type newNames struct {
	reader *nuncio.Reader
	tables map[string]*bytes.Buffer // stem → its lines so far
}

// writer returns what is done with one report: lines are gathered, JSON is
// written at once.
func (n *newNames) writer(format string) (recordWriter, error) {
	switch format {
	case "text":
		n.tables = make(map[string]*bytes.Buffer)
		return n.gather, nil
	case "json", "jsonl":
		return func(w io.Writer, rd *nuncio.Reading) error { return n.writeJSON(w, rd, format == "json") }, nil
	}
	return nil, fmt.Errorf("--new-names writes text, json or jsonl, not %q", format)
}

// gather adds the names of one report, each below the sentence that it stands in.
func (n *newNames) gather(_ io.Writer, rd *nuncio.Reading) error {
	for _, x := range n.reader.NewNames(rd) {
		b := n.tables[x.Table]
		if b == nil {
			b = new(bytes.Buffer)
			n.tables[x.Table] = b
		}
		fmt.Fprintf(b, "# %s: “%s”\n", oneLine(rd.Source.Name), oneLine(x.Sentence.Text(rd.Article.Text)))
		cells := []string{x.Country, x.Office, x.Name, "", x.From, "", strings.Join(x.Flags, " "), x.Of, x.Sector, x.Source}
		if x.Table == "bodies" {
			cells = []string{x.Name, "", x.Country, x.Sector, "", "", x.Source}
		}
		for i := range cells {
			cells[i] = oneLine(cells[i])
		}
		if x.Country == "" && x.Office == "" && x.Sector == "" {
			b.WriteString("# nothing told: ") // a row needs one of them, and so stays a comment
		}
		fmt.Fprintln(b, strings.Join(cells, "\t"))
	}
	return nil
}

// oneLine makes a text safe for a cell of a table, and for a terminal.
func oneLine(s string) string { return export.Plain(strings.Join(strings.Fields(s), " ")) }

// finish writes the tables, where names were gathered.
func (n *newNames) finish(w io.Writer) error {
	first := true
	for _, t := range newNameTables {
		b := n.tables[t.stem]
		if b == nil {
			continue
		}
		if !first {
			fmt.Fprintln(w)
		}
		first = false
		fmt.Fprintf(w, "# %s that the lexicon does not know: lines for %s-MINE.tsv in a folder for --lexicon\n%s\n", t.about, t.stem, t.header)
		if _, err := b.WriteTo(w); err != nil {
			return fmt.Errorf("writing: %w", err)
		}
	}
	return nil
}

// newNameJSON is a new name as JSON.
type newNameJSON struct {
	Report   string       `json:"report"`
	Name     string       `json:"name"`
	Kind     string       `json:"kind"`
	Sentence jsonSentence `json:"sentence"`
	Entry    jsonEntry    `json:"entry"`
}

type jsonSentence struct {
	Start int    `json:"start"`
	End   int    `json:"end"`
	Text  string `json:"text"`
}

// jsonEntry is the row that the text suggests; "" is what it does not tell.
type jsonEntry struct {
	Table   string   `json:"table"`
	Country string   `json:"country"`
	Office  string   `json:"office"`
	Of      string   `json:"of"`
	Sector  string   `json:"sector"`
	From    string   `json:"from"`
	Flags   []string `json:"flags"`
	Source  string   `json:"source"`
}

func (n *newNames) writeJSON(w io.Writer, rd *nuncio.Reading, indent bool) error {
	points := span.NewCodePoints(rd.Article.Text)
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	if indent {
		enc.SetIndent("", "  ")
	}
	for _, x := range n.reader.NewNames(rd) {
		out := newNameJSON{
			Report: rd.Source.Name, Name: x.Name, Kind: x.Kind,
			Sentence: jsonSentence{points.Offset(int(x.Sentence.Start)), points.Offset(int(x.Sentence.End)), x.Sentence.Text(rd.Article.Text)},
			Entry:    jsonEntry{x.Table, x.Country, x.Office, x.Of, x.Sector, x.From, append([]string{}, x.Flags...), x.Source},
		}
		if err := enc.Encode(out); err != nil {
			return fmt.Errorf("writing: %w", err)
		}
	}
	return nil
}
