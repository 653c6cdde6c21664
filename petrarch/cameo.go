package petrarch

import (
	_ "embed"
	"fmt"
	"strings"
)

//go:embed cameo.tsv
var cameoText string

// nullCode is the code of what is no event.
const nullCode = "---"

// act is the PLOVER type and mode of a CAMEO code; "-" is the type of what is no
// event of PLOVER.
type act struct{ typ, mode string }

// readCodes reads cameo.tsv: code, type, mode, remark.
func readCodes(text string) (map[string]act, error) {
	codes := map[string]act{}
	for line := range strings.Lines(text) {
		line = strings.TrimRight(line, "\r\n")
		if line == "" || line[0] == '#' {
			continue
		}
		cells := strings.Split(line, "\t")
		if len(cells) < 2 || cells[1] == "" {
			return nil, fmt.Errorf("%q is no row of code and type", line)
		}
		a := act{typ: cells[1]}
		if len(cells) > 2 {
			a.mode = cells[2]
		}
		codes[cells[0]] = a
	}
	return codes, nil
}

// lookUp returns the act of a code by the longest beginning that is listed.
func lookUp(codes map[string]act, code string) (act, bool) {
	if len(code) < 2 || len(code) > 4 || strings.Trim(code, "0123456789") != "" {
		return act{}, false
	}
	for n := len(code); n >= 2; n-- {
		if a, ok := codes[code[:n]]; ok {
			return a, true
		}
	}
	return act{}, false
}
