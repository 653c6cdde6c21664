package lexicon

import (
	"bytes"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"
)

// importer reads the files of testdata/import.
func importer(t testing.TB, names ...string) *Importer {
	t.Helper()
	im, err := NewImporter(open(t))
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range names {
		b, err := os.ReadFile(filepath.Join("testdata", "import", name))
		if err != nil {
			t.Fatal(err)
		}
		if err := readerOf(im, name)(name, bytes.NewReader(b)); err != nil {
			t.Fatal(err)
		}
	}
	return im
}

func readerOf(im *Importer, name string) func(string, io.Reader) error {
	switch filepath.Ext(name) {
	case ".actors":
		return im.Actors
	case ".agents":
		return im.Agents
	}
	return im.Wikidata
}

// opened is the built-in lexicon with the tables of an import.
func opened(t testing.TB, im *Importer) *Lexicon {
	t.Helper()
	fsys := fstest.MapFS{}
	for _, table := range im.Tables("test") {
		fsys[table.Name] = &fstest.MapFile{Data: table.Text}
	}
	l, err := Open(fsys)
	if err != nil {
		t.Fatal(err)
	}
	return l
}

// on describes what a name means on a day: "country sector office".
func on(l *Lexicon, name, date string) string {
	var out []string
	for _, p := range l.People(name, date) {
		for _, term := range p.On(date) {
			out = append(out, strings.TrimSpace(term.Country+" "+term.Sector+" "+term.Office))
		}
	}
	return strings.Join(out, ", ")
}

func TestImportActors(t *testing.T) {
	im := importer(t, "harbour.actors")
	l := opened(t, im)
	for _, c := range []struct{ name, date, want string }{
		{"Vanya Kostov", "2011-05-31", "BGR ELI"},
		{"Vanya Kostov", "2011-06-01", "BGR GOV"}, // the limits are inclusive
		{"Vania Kostoff", "2015-01-01", "BGR GOV"},
		{"Torvald Rask", "1985-01-01", "NOR GOV"},
		{"Torvald Rask", "2001-12-31", "NOR GOV"},
		{"Torvald Rask", "2002-01-01", "NOR ELI"},
		{"Rask", "2001-12-31", ""},
		{"Karin of Harbour", "1995-12-20", "SWE OPP"},
		{"Karin of Harbour", "1996-01-01", ""},
		{"Jo McNally", "2010-01-01", "IRL GOV"},
		{"Ada Lind", "2010-01-01", "SWE, SWE ELI"},
		{"Sven Lind", "2010-01-01", "SWE GOV, SWE MIL"},
		{"Olaf Lind", "2010-01-01", "SWE GOV"},
		{"Lars Nocode", "2010-01-01", ""},
	} {
		if got := on(l, c.name, c.date); got != c.want {
			t.Errorf("%s on %s: %q, want %q", c.name, c.date, got, c.want)
		}
	}
	for _, c := range []struct{ phrase, want string }{
		{"Harbour Liberation Front", "5/NOR/REB"},
		{"HLFN", "5/NOR/REB"},
		{"Northern Grain Corporation", "5/MNC/AGR"},
		{"Grain Without Borders", "5/NGO/MED"},
		{"Greenleaf Brigades", "5/NOR/GOV"}, // the last code
		{"Kaldvikians", "5/NOR/REB"},
		{"Raskovic", ""},    // a surname
		{"Kaldvikholm", ""}, // a place
		{"United States", "1/USA/"},
		{"foreign minister", describe(open(t).Lookup("foreign minister"))},
	} {
		if got := describe(l.Lookup(c.phrase)); got != c.want {
			t.Errorf("%s: %q, want %q", c.phrase, got, c.want)
		}
	}
	wantWarnings(t, im, []string{
		`harbour.actors:28: the date "9008223" has 7 digits`,
		`harbour.actors:29: the date "19820101" has neither < nor >`,
		`harbour.actors:30: the time "20100101-20090101" ends before it begins`,
		`harbour.actors:31: the date "20100230" is no day of the calendar`,
		`harbour.actors:33: a code that no tab stands before`,
		`harbour.actors:32: "QQQ" of SWEQQQ is no state, body or sector`,
		`harbour.actors:34: white space before a phrase`,
		`harbour.actors:34: a code without its closing bracket`,
		`harbour.actors:35: a code that no tab stands before`,
		`harbour.actors:37: a synonym without a word`,
		`harbour.actors:36: Lars Nocode has no code`,
		`harbour.actors:38: a phrase without a word`,
		`harbour.actors:39: "trailing" is no code`,
	})
}

func wantWarnings(t *testing.T, im *Importer, want []string) {
	t.Helper()
	var got []string
	for _, w := range im.Warnings() {
		got = append(got, w.String())
	}
	for _, w := range want {
		found := false
		for i, g := range got {
			if strings.HasPrefix(g, w) {
				got = append(got[:i], got[i+1:]...)
				found = true
				break
			}
		}
		if !found {
			t.Errorf("no warning %q", w)
		}
	}
	for _, g := range got {
		t.Errorf("a warning too many: %q", g)
	}
}

func TestImportAgents(t *testing.T) {
	im := importer(t, "harbour.agents")
	l := opened(t, im)
	for _, c := range []struct{ phrase, want, flag string }{
		{"harbourmaster", "9//GOV", ""},
		{"harbourmasters", "9//GOV", "plural"},
		{"bargee", "9//LAB", ""},
		{"bargees", "", ""},
		{"lighthouse keepers", "9//CVL", "plural"},
		{"ferrywoman", "9//BUS", ""},
		{"tide commission office", "5//GOV", "generic"},
		{"police officer", describe(open(t).Lookup("police officer")), ""}, // known before
		{"salt hewers", "9//LAB", "plural"},
		{"salt boiler", "", ""},
	} {
		e := l.Lookup(c.phrase)
		if got := describe(e); got != c.want {
			t.Errorf("%s: %q, want %q", c.phrase, got, c.want)
		}
		if c.flag != "" && (len(e) == 0 || !e[0].Has(c.flag)) {
			t.Errorf("%s: no flag %q", c.phrase, c.flag)
		}
	}
	wantWarnings(t, im, []string{
		`harbour.agents:9: the code "LAB" has no ~`,
		`harbour.agents:10: "SALT_BOILER {SALT_BOILERS}" has no code`,
		`harbour.agents:11: "QQQ" is no sector`,
		`harbour.agents:12: there is no list !NONE! above`,
		`harbour.agents:13: "!LONELY" is no name of a list`,
	})
}

func TestImportWikidata(t *testing.T) {
	im := importer(t, "extract.json")
	l := opened(t, im)
	for _, c := range []struct{ name, date, want string }{
		{"Torvald Rask", "2012-05-08", ""},
		{"Torvald Rask", "2012-05-09", "NOR GOV foreign minister"},
		{"Torvald J. Rask", "2013-10-31", "NOR GOV foreign minister"},
		{"Torvald Rask", "2013-11-01", ""},
		{"Ada Bjork Lind", "2015-02-03", "ISL GOV prime minister"},
		{"Ada Björk Lind", "2015-02-04", ""}, // the day of death ends the office
		{"Ada Björk Lind", "2000-01-01", ""}, // deprecated
		{"Ewa Morska", "2010-01-01", "POL"},
		{"Ohne Englisch", "2012-06-01", ""},
		{"Ivar Timeless", "2012-06-01", ""},
		{"Baker Without Office", "2012-06-01", ""},
	} {
		if got := on(l, c.name, c.date); got != c.want {
			t.Errorf("%s on %s: %q, want %q", c.name, c.date, got, c.want)
		}
	}
	if p := l.People("Ada Björk Lind", "2010"); len(p) != 1 || p[0].Gender != 'f' {
		t.Errorf("Ada Björk Lind is %+v", p)
	}
	wantWarnings(t, im, []string{
		`extract.json:10: Q2000004 has no name in English`,
		`extract.json:12: no JSON of an entity`,
		`extract.json:13: an entity without an id`,
		`extract.json:7: Torvald Rask: "Keeper of the Tides" is no office`,
		`extract.json:7: Torvald Rask holds Q1000009, which is not in the files`,
		`extract.json:9: Ewa Morska: "Keeper of the Tides" is no office`,
	})
}

// What is imported twice is there once, and the same files give the same bytes.
func TestImportAgain(t *testing.T) {
	files := []string{"harbour.actors", "harbour.agents", "extract.json"}
	one, two := importer(t, files...).Tables("test"), importer(t, files...).Tables("test")
	if len(one) != 3 {
		t.Fatalf("%d tables", len(one))
	}
	for i := range one {
		if one[i].Name != two[i].Name || !bytes.Equal(one[i].Text, two[i].Text) {
			t.Errorf("%s differs from one import to the next", one[i].Name)
		}
	}
}

func TestBundledCodes(t *testing.T) {
	im := importer(t)
	if len(im.states) < 190 || len(im.cameo.sectors) < 25 {
		t.Errorf("%d states, %d sectors", len(im.states), len(im.cameo.sectors))
	}
	codes := map[string]bool{}
	for _, code := range im.states {
		codes[code] = true
	}
	for _, c := range []struct{ code, want string }{
		{"USAGOV", "USA GOV"}, {"USA", "USA "}, {"IGOUNO", "UNO "}, {"IGOEEC", "EUR "}, {"NGOHLH", "NGO MED"},
		{"KSVREB", "KOS REB"}, {"MED", " JRN"}, {"GOV", " GOV"}, {"SRBMILMOS", "SRB MIL"}, {"IMGMOSALQ", "IMG "}, {"", " "},
	} {
		k := im.cameo.read(im.known, c.code)
		if got := k.country + " " + k.sector; got != c.want {
			t.Errorf("%s is %q, want %q", c.code, got, c.want)
		}
	}
}

// Whatever the file holds, the import ends, and the lexicon opens with what came of it.
func fuzzImport(f *testing.F, file string) {
	b, err := os.ReadFile(filepath.Join("testdata", "import", file))
	if err != nil {
		f.Fatal(err)
	}
	f.Add(string(b))
	for line := range strings.Lines(string(b)) {
		f.Add(line)
	}
	f.Fuzz(func(t *testing.T, text string) {
		im, err := NewImporter(open(t))
		if err != nil {
			t.Fatal(err)
		}
		if err := readerOf(im, file)(file, strings.NewReader(text)); err != nil {
			t.Fatal(err)
		}
		for _, w := range im.Warnings() {
			if w.Line < 1 || w.Line > strings.Count(text, "\n")+1 || w.Text == "" {
				t.Errorf("a warning at no line: %v", w)
			}
		}
		for _, table := range im.Tables("fuzz") {
			checkTable(t, table)
		}
	})
}

// checkTable opens a table alone: the built-in files need not be read again.
func checkTable(t *testing.T, table Table) {
	t.Helper()
	i := fileIndex(table.Name)
	if i < 0 {
		t.Fatalf("%s is no file of the lexicon", table.Name)
	}
	var texts []text
	for _, name := range []string{"countries.tsv", "offices.tsv"} {
		f := &files[fileIndex(name)]
		texts = append(texts, text{f, f.name, f.text, true})
	}
	texts = append(texts, text{&files[i], table.Name, string(table.Text), false})
	if _, err := load(texts); err != nil {
		t.Errorf("%v\n%s", err, table.Text)
	}
}

func FuzzImportActors(f *testing.F)   { fuzzImport(f, "harbour.actors") }
func FuzzImportAgents(f *testing.F)   { fuzzImport(f, "harbour.agents") }
func FuzzImportWikidata(f *testing.F) { fuzzImport(f, "extract.json") }
