package lexicon

import (
	"errors"
	"fmt"
	"strconv"
	"strings"
	"sync"
	"unicode/utf8"
)

// column is a column of the lexicon's files.
type column uint8

const (
	colName      column = iota // the canonical name, as it must be capitalised
	colAlso                    // other forms, separated by ";"
	colPlural                  // plural forms; empty for the regular one, "-" for none
	colCountry                 // ISO alpha-3 or a body's code
	colSector                  // PLOVER sector
	colOf                      // kind of body; what a title belongs to
	colFlags                   // words separated by blanks
	colLat                     // degrees
	colLon                     // degrees
	colKind                    // precision of a place
	colWeight                  // 1 ... 9
	colRegion                  // first-level region
	colSource                  // where the fact is from
	colAlpha2                  // ISO alpha-2, "-" where none
	colAlpha3                  // ISO alpha-3, "-" where none
	colOfficial                // official name
	colAdjective               // "North Korean"
	colPeople                  // people: "singular/plural"
	colOffice                  // title of office, as offices.tsv has it
	colFrom                    // first day in office: YYYY, YYYY-MM or YYYY-MM-DD
	colTo                      // last day in office, empty while it lasts
	numColumns
)

var columnNames = [numColumns]string{
	"name", "also", "plural", "country", "sector", "of", "flags", "lat", "lon", "kind", "weight", "region", "source",
	"alpha2", "alpha3", "official", "adjective", "people", "office", "from", "to",
}

// file describes one file of the lexicon.
type file struct {
	name  string
	text  string // the built-in one
	class Class
	id    string // what identifiers of its rows begin with
	// columns are the columns that the header must name; others are refused.
	columns []column
	read    func(*loader, *row) error
	// precision is that of the rows' coordinates where no column says it.
	precision string
	// late: the built-in rows are read when a name is first looked up.
	late bool
}

// files are the files of the lexicon in the order of loading: later ones
// refer to the codes of the first.
var files = []file{
	{"countries.tsv", countriesText, Country, "country", []column{colAlpha2, colAlpha3, colName, colOfficial, colAlso, colAdjective, colPeople, colCountry, colLat, colLon, colFlags, colSource}, (*loader).country, "country", false},
	{"capitals.tsv", capitalsText, Capital, "capital", []column{colCountry, colName, colAlso, colLat, colLon, colFlags, colSource}, (*loader).plain, "city", false},
	{"seats.tsv", seatsText, Seat, "seat", []column{colName, colAlso, colCountry, colSector, colOf, colLat, colLon, colSource}, (*loader).plain, "venue", false},
	{"bodies.tsv", bodiesText, Body, "body", []column{colName, colAlso, colCountry, colSector, colOf, colFlags, colSource}, (*loader).plain, "", false},
	{"outlets.tsv", outletsText, Outlet, "outlet", []column{colName, colAlso, colCountry, colOf, colSource}, (*loader).outlet, "", false},
	{"offices.tsv", officesText, Office, "office", []column{colName, colAlso, colPlural, colSector, colOf, colFlags, colSource}, (*loader).common, "", false},
	{"ranks.tsv", ranksText, Rank, "rank", []column{colName, colAlso, colSector, colFlags, colSource}, (*loader).plain, "", false},
	{"honorifics.tsv", honorificsText, Honorific, "honorific", []column{colName, colAlso, colFlags, colSource}, (*loader).plain, "", false},
	{"groups.tsv", groupsText, Group, "group", []column{colName, colAlso, colPlural, colSector, colFlags, colSource}, (*loader).common, "", false},
	{"places.tsv", placesText, Place, "place", []column{colName, colAlso, colCountry, colRegion, colKind, colLat, colLon, colWeight, colFlags, colSource}, (*loader).plain, "", false},
	{"givennames.tsv", givennamesText, GivenName, "given", []column{colName, colFlags}, (*loader).names, "", false},
	{"surnames.tsv", surnamesText, Surname, "surname", []column{colName, colCountry}, (*loader).names, "", false},
	{"spellings.tsv", spellingsText, 0, "", []column{colName}, (*loader).spellingClass, "", false},
	{"spellingrules.tsv", spellingrulesText, 0, "", []column{colName, colAlso}, (*loader).spellingRule, "", false},
	{"leaders.tsv", leadersText, 0, "person", []column{colCountry, colOffice, colName, colAlso, colFrom, colTo, colFlags, colOf, colSector, colSource}, (*loader).term, "", true},
}

func isTable(name string) bool { return strings.HasSuffix(name, ".tsv") }

// fileIndex returns the file that rows of the named one are of, or -1:
// "bodies.tsv" is that file itself, "bodies-mine.tsv" adds to it.
func fileIndex(name string) int {
	for i, f := range files {
		stem := strings.TrimSuffix(f.name, ".tsv")
		if rest, ok := strings.CutPrefix(name, stem); ok && (rest == ".tsv" || len(rest) > len("-.tsv") && rest[0] == '-' && strings.HasSuffix(rest, ".tsv")) {
			return i
		}
	}
	return -1
}

func fileNames() string {
	names := make([]string, len(files))
	for i, f := range files {
		names[i] = f.name
	}
	return strings.Join(names, ", ")
}

// sectors are PLOVER's sectors.
const sectors = " GOV LEG JUD MIL COP SPY PRM REB UAF UNK PTY OPP ELI CVL BUS LAB AGR CRM EDU JRN MED REL REF PRE SOC "

// bodyCodes are PLOVER's codes of international actors, which stand where a
// country's code would.
var bodyCodes = []string{"UNO", "EUR", "IGO", "NGO", "ISM", "IMG", "MNC"}

// row is one line of a file, cut into columns.
type row struct {
	file   *file
	added  bool // of a file besides the one of the lexicon
	fields [numColumns]string
}

// loader gathers what the rows say.
type loader struct {
	lexicon *Lexicon
	ids     *wordTable
	flags   map[string][]string
	buf     []byte
	idText  strings.Builder // the identifiers, one after the other
	idRow   map[int32]int32 // number of an identifier in ids → its row, for files that add; nil without any
	offices map[string]bool // titles that have been looked up
}

func load(texts []text) (*Lexicon, error) {
	l := newLoader(texts)
	var late []text
	for i := range texts {
		if t := &texts[i]; t.file.late {
			late = append(late, *t)
		} else if err := l.file(t); err != nil {
			return nil, err
		}
	}
	l.lexicon.trie.seal(l.lexicon.rows)
	for i := range late {
		if t := &late[i]; !t.builtin { // the built-in rows are all checked by a test
			if err := l.file(t); err != nil {
				return nil, err
			}
		}
	}
	lex := l.lexicon
	lex.people = sync.OnceValue(func() *people { return newPeople(lex, late) })
	return lex, nil
}

func newLoader(texts []text) *loader {
	rows, phrases := count(texts)
	l := &loader{
		lexicon: &Lexicon{
			trie:      newTrie(phrases),
			rows:      make([]Entry, 0, rows),
			byCode:    make(map[string]int32, 600),
			familyOf:  make(map[string]bool),
			spellings: make(map[string]int32, 600),
			hash:      hashOf(texts),
		},
		ids:     newWordTable(rows*2/3, rows*16),
		flags:   make(map[string][]string),
		offices: make(map[string]bool),
	}
	l.idText.Grow(rows * 16)
	for i := range texts {
		if texts[i].added() && !texts[i].file.late {
			l.idRow = make(map[int32]int32, rows)
			break
		}
	}
	return l
}

// count estimates how many rows and phrases the texts make, so that the tables
// are made once: a line makes a row and a phrase, a semicolon one more phrase,
// and countries and common nouns make rows besides.
func count(texts []text) (rows, phrases int) {
	for i := range texts {
		f := texts[i].file
		if f.late {
			continue
		}
		lines, more := strings.Count(texts[i].body, "\n"), strings.Count(texts[i].body, ";")
		phrases += lines + more
		switch f.class {
		case Country:
			rows += lines * 4
			phrases += lines * 3
		case Office, Group:
			rows += lines * 2
			phrases += lines + more
		case GivenName, Surname:
			rows += lines + more
		case 0:
			phrases -= lines + more
		default:
			rows += lines
		}
	}
	return rows, phrases
}

// file reads one file: comment lines begin with "#", the first other line is
// the header.
func (l *loader) file(t *text) error {
	if !utf8.ValidString(t.body) {
		return fmt.Errorf("lexicon: %s is not UTF-8; save it as UTF-8", t.name)
	}
	return t.rows(func(order []column, line string) error { return l.line(t, order, line) })
}

// rows calls f for every line below the header, with the header's columns.
func (t *text) rows(f func(order []column, line string) error) error {
	body := strings.TrimPrefix(t.body, "\uFEFF")
	var order []column
	for n := 1; body != ""; n++ {
		var line string
		line, body, _ = strings.Cut(body, "\n")
		line = strings.TrimSuffix(line, "\r")
		if strings.TrimSpace(line) == "" || line[0] == '#' {
			continue
		}
		var err error
		if order == nil {
			order, err = header(t.file, line)
		} else {
			err = f(order, line)
		}
		if err != nil {
			return fmt.Errorf("lexicon: %s:%d: %w", t.name, n, err)
		}
	}
	return nil
}

// header reads the line of column names, which may come in any order.
func header(f *file, line string) ([]column, error) {
	var order []column
	var seen [numColumns]bool
	for name := range strings.SplitSeq(line, "\t") {
		c := columnOf(f, strings.TrimSpace(name))
		if c == numColumns {
			return nil, fmt.Errorf("%q is no column of this file; the header line names the columns, separated by tabs: %s", name, f.columnList())
		}
		if seen[c] {
			return nil, fmt.Errorf("column %q is named twice; remove one", name)
		}
		seen[c] = true
		order = append(order, c)
	}
	if !seen[f.columns[0]] || !seen[colName] {
		return nil, fmt.Errorf("the header lacks the column %q; it should be: %s", "name", f.columnList())
	}
	return order, nil
}

func columnOf(f *file, name string) column {
	for _, c := range f.columns {
		if columnNames[c] == name {
			return c
		}
	}
	return numColumns
}

func (f *file) columnList() string {
	var b strings.Builder
	for i, c := range f.columns {
		if i > 0 {
			b.WriteString(", ")
		}
		b.WriteString(columnNames[c])
	}
	return b.String()
}

// line cuts a line into its columns and hands it to the file's reader.
func (l *loader) line(t *text, order []column, line string) error {
	r := row{file: t.file, added: t.added()}
	if err := r.cut(order, line); err != nil {
		return err
	}
	if r.fields[colName] == "" {
		return errors.New("no name; fill in the column \"name\"")
	}
	return t.file.read(l, &r)
}

// cut fills the fields with the columns of a line.
func (r *row) cut(order []column, line string) error {
	rest, more := line, true
	for i, c := range order {
		if !more {
			break // empty columns at the end may be left out
		}
		r.fields[c], rest, more = strings.Cut(rest, "\t")
		r.fields[c] = strings.TrimSpace(r.fields[c])
		if i == len(order)-1 && more {
			return fmt.Errorf("more columns than the header's %d; remove a tab", len(order))
		}
	}
	return nil
}

// entry makes the entry that the common columns describe.
func (l *loader) entry(r *row) (Entry, error) {
	e := Entry{
		Class:   r.file.class,
		Name:    r.fields[colName],
		Country: r.fields[colCountry],
		Sector:  r.fields[colSector],
		Of:      r.fields[colOf],
		Source:  r.fields[colSource],
		Region:  r.fields[colRegion],
	}
	if err := l.checkCodes(e.Country, e.Sector); err != nil {
		return e, err
	}
	e.Flags = l.flagList(r.fields[colFlags])
	if w := r.fields[colWeight]; w != "" {
		n, err := strconv.Atoi(w)
		if err != nil || n < 1 || n > 9 {
			return e, fmt.Errorf("weight %q is not a number from 1 to 9", w)
		}
		e.Weight = n
	}
	return e, l.coordinates(r, &e)
}

func (l *loader) checkCodes(country, sector string) error {
	if country != "" && r3(country) == "" {
		return fmt.Errorf("country %q is not three capital letters; write the ISO 3166-1 alpha-3 code or PLOVER's code of a body", country)
	}
	if _, ok := l.lexicon.byCode[country]; country != "" && !ok && !isBodyCode(country) {
		return fmt.Errorf("country %q is not in countries.tsv and no code of a body (%s); correct it or add the country", country, strings.Join(bodyCodes, ", "))
	}
	if sector != "" && (len(sector) != 3 || !strings.Contains(sectors, " "+sector+" ")) {
		return fmt.Errorf("sector %q is not one of PLOVER's; use one of%s", sector, strings.TrimRight(sectors, " "))
	}
	return nil
}

// r3 returns s if it is three capital letters, else "".
func r3(s string) string {
	if len(s) != 3 {
		return ""
	}
	for i := range 3 {
		if s[i] < 'A' || s[i] > 'Z' {
			return ""
		}
	}
	return s
}

func isBodyCode(s string) bool {
	for _, c := range bodyCodes {
		if c == s {
			return true
		}
	}
	return false
}

// flagList cuts a flag column into words; equal columns share one slice.
func (l *loader) flagList(s string) []string {
	if s == "" {
		return nil
	}
	list, ok := l.flags[s]
	if !ok {
		list = strings.Fields(s)
		l.flags[s] = list
	}
	return list
}

// coordinates reads latitude, longitude and precision.
func (l *loader) coordinates(r *row, e *Entry) error {
	lat, lon := r.fields[colLat], r.fields[colLon]
	if lat == "" && lon == "" {
		return nil
	}
	var err error
	if e.Lat, err = degrees(lat, 90); err != nil {
		return err
	}
	if e.Lon, err = degrees(lon, 180); err != nil {
		return err
	}
	e.Precision = r.file.precision
	if k := r.fields[colKind]; k != "" {
		e.Precision = k
	}
	switch e.Precision {
	case "country", "region", "city", "venue":
		return nil
	}
	return fmt.Errorf("kind %q is not one of country, region, city, venue", e.Precision)
}

func degrees(s string, limit float64) (float64, error) {
	v, err := strconv.ParseFloat(s, 64)
	if err != nil || !(v >= -limit && v <= limit) {
		return 0, fmt.Errorf("%q is not a number of degrees between -%v and %v; write for example 1.29", s, limit, limit)
	}
	return v, nil
}

// id makes the row's identifier from the file's word, the country and the
// name, and refuses a second row with the same.
func (l *loader) id(r *row, parts ...string) (string, error) {
	b := append(l.buf[:0], r.file.id...)
	for _, p := range parts {
		if p == "" {
			continue
		}
		b = append(b, '/')
		if r3(p) != "" {
			b = append(b, p...)
			continue
		}
		b = appendSlug(b, p)
	}
	l.buf = b
	n, dup := l.ids.add(b)
	if dup && (l.idRow == nil || !r.added) {
		return "", fmt.Errorf("a row %q is already there; remove one of the two or tell them apart by country or region", b)
	}
	if l.idRow != nil {
		if dup {
			return "", errKnown{l.idRow[n]}
		}
		l.idRow[n] = int32(len(l.lexicon.rows))
	}
	// A builder that grows leaves its old bytes in place, so the string lasts.
	start := l.idText.Len()
	l.idText.Write(b)
	return l.idText.String()[start:], nil
}

// appendSlug appends the folded words of s joined by hyphens.
func appendSlug(b []byte, s string) []byte {
	var buf [64]byte
	for n := 0; s != ""; {
		var word []byte
		word, _, s = nextWord(buf[:0], s)
		if len(word) == 0 {
			continue
		}
		if n > 0 {
			b = append(b, '-')
		}
		b = append(b, word...)
		n++
	}
	return b
}

// addRow stores an entry and enters its phrases.
func (l *loader) addRow(e Entry, phrases ...string) error {
	l.lexicon.rows = append(l.lexicon.rows, e)
	row := int32(len(l.lexicon.rows) - 1)
	for _, list := range phrases {
		for list != "" {
			var p string
			p, list, _ = strings.Cut(list, ";")
			if err := l.phrase(strings.TrimSpace(p), row); err != nil {
				return err
			}
		}
	}
	return nil
}

func (l *loader) phrase(p string, row int32) error {
	switch n := l.lexicon.trie.add(p, row); {
	case n == 0:
		return fmt.Errorf("%q has no word in it; remove a stray \";\"", p)
	case n > maxWords:
		return fmt.Errorf("%q has more than %d words; shorten it", p, maxWords)
	}
	return nil
}
