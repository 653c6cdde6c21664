// Package corpus holds the sample corpus: short reports of our own writing on
// two matters, the record that a careful reader writes of each, and the board
// that follows from the records. README.md in its folder says what is in them.
package corpus

import (
	"embed"
	"path"
	"strings"
)

//go:embed manifest.tsv board.expected.json armenia-azerbaijan-2023 dprk-2018
var files embed.FS

// Report is one report of the corpus.
type Report struct {
	Name        string // "dprk-2018/2018-05-24-transmarine-letter.txt"
	Bytes       []byte
	ContentType string
	Published   string // date or RFC 3339, to be given with the bytes
	Publisher   string
}

// Matter is the folder that the report is in.
func (r *Report) Matter() string { return path.Dir(r.Name) }

// contentTypes are those of the endings that the corpus has.
var contentTypes = map[string]string{
	".txt":  "text/plain; charset=utf-8",
	".html": "text/html; charset=utf-8",
}

// Reports returns all reports in the manifest's order: by matter, then by name,
// which begins with the date.
func Reports() []Report {
	var out []Report
	for row := range strings.Lines(string(read("manifest.tsv"))) {
		cell := strings.Split(strings.TrimSpace(row), "\t")
		if len(cell) < 3 || cell[0] == "file" {
			continue
		}
		out = append(out, Report{
			Name: cell[0], Bytes: read(cell[0]), ContentType: contentTypes[path.Ext(cell[0])],
			Published: cell[1], Publisher: cell[2],
		})
	}
	return out
}

// Expected returns the record of the report by this name as a careful reader
// wrote it, as JSON.
func Expected(name string) []byte {
	return read(strings.TrimSuffix(name, path.Ext(name)) + ".expected.json")
}

// Board returns the expected boards of both matters, as JSON.
func Board() []byte { return read("board.expected.json") }

// read returns an embedded file, nil where there is none by that name.
func read(name string) []byte {
	b, err := files.ReadFile(name)
	if err != nil {
		return nil
	}
	return b
}
