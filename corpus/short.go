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
func ShortReports() ([]Report, error) {
	entries, err := shortFiles.ReadDir(shortFolder)
	if err != nil {
		return nil, fmt.Errorf("listing the short reports: %w", err)
	}
	var out []Report
	for _, e := range entries {
		if path.Ext(e.Name()) != ".txt" {
			continue
		}
		r, err := shortReport(path.Join(shortFolder, e.Name()))
		if err != nil {
			return nil, err
		}
		out = append(out, r)
	}
	return out, nil
}

func shortReport(name string) (Report, error) {
	text, err := shortFiles.ReadFile(name)
	if err != nil {
		return Report{}, fmt.Errorf("reading a short report: %w", err)
	}
	var head struct{ Published, Publisher string }
	if err := json.Unmarshal(ShortExpected(name), &head); err != nil {
		return Report{}, fmt.Errorf("the expected record of %s: %w", name, err)
	}
	return Report{
		Name: name, Bytes: text, ContentType: contentTypes[path.Ext(name)],
		Published: head.Published, Publisher: head.Publisher,
	}, nil
}

// ShortExpected returns the record of the short report by this name as a
// careful reader wrote it, as JSON; nil where there is none.
func ShortExpected(name string) []byte {
	b, err := shortFiles.ReadFile(strings.TrimSuffix(name, path.Ext(name)) + ".expected.json")
	if err != nil {
		return nil
	}
	return b
}
