package corpus

import (
	"embed"
	"encoding/json"
	"fmt"
	"path"
	"strings"
)

//go:embed short
var shortFiles embed.FS

// shortFolder holds the short reports; its README.md says what is in them.
const shortFolder = "short"

// ShortReports returns the short reports of many subjects, by name. They are no
// part of the two matters, and no board follows from them. The date to be given
// with a report is that of its expected record.
func ShortReports() ([]Report, error) { return reportsIn(shortFiles, shortFolder) }

// ShortExpected returns the record of the short report by this name as a
// careful reader wrote it, as JSON; nil where there is none.
func ShortExpected(name string) []byte { return recordOf(shortFiles, name, ".expected.json") }

// reportsIn returns the reports of a folder that have an expected record, by name.
func reportsIn(files embed.FS, folder string) ([]Report, error) {
	entries, err := files.ReadDir(folder)
	if err != nil {
		return nil, fmt.Errorf("listing the reports of %s: %w", folder, err)
	}
	var out []Report
	for _, e := range entries {
		name, ok := strings.CutSuffix(e.Name(), ".expected.json")
		if !ok {
			continue
		}
		r, err := readReport(files, path.Join(folder, name+".txt"))
		if err != nil {
			return nil, err
		}
		out = append(out, r)
	}
	return out, nil
}

func readReport(files embed.FS, name string) (Report, error) {
	text, err := files.ReadFile(name)
	if err != nil {
		return Report{}, fmt.Errorf("reading a report: %w", err)
	}
	var head struct{ Published, Publisher string }
	if err := json.Unmarshal(recordOf(files, name, ".expected.json"), &head); err != nil {
		return Report{}, fmt.Errorf("the expected record of %s: %w", name, err)
	}
	return Report{
		Name: name, Bytes: text, ContentType: contentTypes[path.Ext(name)],
		Published: head.Published, Publisher: head.Publisher,
	}, nil
}

// recordOf returns the record with that ending beside the report by this name, nil
// where there is none.
func recordOf(files embed.FS, name, ending string) []byte {
	b, err := files.ReadFile(strings.TrimSuffix(name, path.Ext(name)) + ending)
	if err != nil {
		return nil
	}
	return b
}
