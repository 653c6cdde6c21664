package lexicon

import (
	"cmp"
	_ "embed"
	"fmt"
	"slices"
	"strings"

	"nuncio/petrarch"
)

//go:embed cameo.tsv
var cameoText string

//go:embed wikidata.tsv
var wikidataText string

// Importer turns the dictionaries of other programs into tables that add to the
// lexicon's. What the lexicon has already is left out, and so is what would be
// taken for something else: single names without a sector that only bodies have,
// places, titles without a name. No line stops the import.
type Importer struct {
	known    *Lexicon
	cameo    cameo
	states   map[string]string // item of Wikidata → code
	people   []personRow
	bodies   []bodyRow
	groups   []groupRow
	seen     map[string]bool
	warnings []petrarch.Warning
	left     map[string]int // why entries were left out → how many
	files    []string
	file     string // that is being read
	line     int

	found     []wikiPerson
	positions map[string]wikiPosition
}

// NewImporter makes an Importer for tables that are to stand beside known.
func NewImporter(known *Lexicon) (*Importer, error) {
	im := &Importer{
		known: known, cameo: newCameo(), states: make(map[string]string, 256), seen: make(map[string]bool),
		left: make(map[string]int), positions: make(map[string]wikiPosition),
	}
	err := eachLine(cameoText, func(c []string) error { return im.cameo.add(known, c) })
	if err != nil {
		return nil, fmt.Errorf("lexicon: cameo.tsv: %w", err)
	}
	err = eachLine(wikidataText, func(c []string) error {
		if len(c) != 2 {
			return fmt.Errorf("%q is no row of item and state", c)
		}
		if _, ok := known.CountryByCode(c[1]); !ok {
			return fmt.Errorf("%s is no state", c[1])
		}
		im.states[c[0]] = c[1]
		return nil
	})
	if err != nil {
		return nil, fmt.Errorf("lexicon: wikidata.tsv: %w", err)
	}
	return im, nil
}

// eachLine calls f with the columns of every line below the header.
func eachLine(text string, f func([]string) error) error {
	header := true
	for line := range strings.Lines(text) {
		line = strings.TrimRight(line, "\r\n")
		if line == "" || line[0] == '#' {
			continue
		}
		if header {
			header = false
			continue
		}
		if err := f(strings.Split(line, "\t")); err != nil {
			return err
		}
	}
	return nil
}

// Warnings returns what was wrong with the lines read, by file and line.
func (im *Importer) Warnings() []petrarch.Warning {
	slices.SortStableFunc(im.warnings, func(a, b petrarch.Warning) int {
		return cmp.Or(cmp.Compare(slices.Index(im.files, a.File), slices.Index(im.files, b.File)), cmp.Compare(a.Line, b.Line))
	})
	return im.warnings
}

// begin notes the file that is read next.
func (im *Importer) begin(name string) {
	im.file = name
	im.files = append(im.files, name)
}

// LeftOut tells why sound entries were left out, and how many.
func (im *Importer) LeftOut() map[string]int { return im.left }

func (im *Importer) warn(line int, format string, args ...any) {
	im.warnings = append(im.warnings, petrarch.Warning{File: im.file, Line: line, Text: fmt.Sprintf(format, args...)})
}

// personRow is a row of leaders.tsv.
type personRow struct {
	country, office, name, also, from, to, flags, of, sector, source string
}

// bodyRow is a row of bodies.tsv.
type bodyRow struct {
	name, also, country, sector, flags, source string
}

// groupRow is a row of groups.tsv.
type groupRow struct {
	name, also, plural, sector, source string
}

// Table is a file for a folder of the lexicon.
type Table struct {
	Name string // "leaders-petrarch.tsv"
	Rows int
	Text []byte
}

// Tables returns what was read as files whose names end with the given word:
// those that have rows. A folder with them can be opened by [Open].
func (im *Importer) Tables(word string) []Table {
	im.settleWikidata()
	var people, bodies, groups [][]string
	for _, p := range im.people {
		people = append(people, []string{p.country, p.office, p.name, p.also, p.from, p.to, p.flags, p.of, p.sector, p.source})
	}
	for _, b := range im.bodies {
		bodies = append(bodies, []string{b.name, b.also, b.country, b.sector, b.flags, b.source})
	}
	for _, g := range im.groups {
		groups = append(groups, []string{g.name, g.also, g.plural, g.sector, g.source})
	}
	var out []Table
	for _, t := range [...]struct {
		stem, header string
		rows         [][]string
	}{
		{"leaders", "country\toffice\tname\talso\tfrom\tto\tflags\tof\tsector\tsource", people},
		{"bodies", "name\talso\tcountry\tsector\tflags\tsource", bodies},
		{"groups", "name\talso\tplural\tsector\tsource", groups},
	} {
		if len(t.rows) == 0 {
			continue
		}
		var b strings.Builder
		b.WriteString("# Made by “nuncio lexicon import”; the columns are those of " + t.stem + ".tsv.\n" + t.header + "\n")
		for _, row := range t.rows {
			b.WriteString(strings.Join(row, "\t"))
			b.WriteByte('\n')
		}
		out = append(out, Table{t.stem + "-" + word + ".tsv", len(t.rows), []byte(b.String())})
	}
	return out
}

// isKnown reports whether the lexicon has the phrase as a whole thing: a state, a
// body, a place, an office.
func (im *Importer) isKnown(phrase string) bool {
	return slices.ContainsFunc(im.known.Lookup(phrase), func(e Entry) bool { return e.Class != GivenName && e.Class != Surname })
}

// wordsOf returns how many words matching sees in a phrase.
func wordsOf(phrase string) int {
	var buf [64]byte
	n := 0
	for phrase != "" {
		var word []byte
		if word, _, phrase = nextWord(buf[:0], phrase); len(word) > 0 {
			n++
		}
	}
	return n
}
