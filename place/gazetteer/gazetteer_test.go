package gazetteer

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"nuncio/lexicon"
)

// line is a row of a dump, of invented places.
func line(id int, name, also string, lat, lon float64, code, country, region string, people int) string {
	class, feature, _ := strings.Cut(code, ".")
	return strings.Join([]string{fmt.Sprint(id), name, name, also, fmt.Sprint(lat), fmt.Sprint(lon), class, feature, country, "", region, "", "", "", fmt.Sprint(people), "", "", "Etc/UTC", "2020-01-01"}, "\t") + "\n"
}

// compile imports a dump and returns the open file, the importer, and the warnings.
func compile(t testing.TB, regions, dump string) (*Gazetteer, *Importer, []string) {
	t.Helper()
	lex, err := lexicon.Default()
	if err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(t.TempDir(), "test"+Suffix)
	f, err := os.Create(path)
	if err != nil {
		t.Fatal(err)
	}
	var warnings []string
	im, err := NewImporter(lex, f, func(file string, line int, what string) {
		warnings = append(warnings, fmt.Sprintf("%s:%d: %s", file, line, what))
	})
	if err != nil {
		t.Fatal(err)
	}
	if err := im.Regions("admin1.txt", strings.NewReader(regions)); err != nil {
		t.Fatal(err)
	}
	if err := im.Dump("dump.txt", strings.NewReader(dump)); err != nil {
		t.Fatal(err)
	}
	if err := im.Finish(); err != nil {
		t.Fatal(err)
	}
	if err := f.Close(); err != nil {
		t.Fatal(err)
	}
	b, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	g, err := New(bytes.NewReader(b), int64(len(b)))
	if err != nil {
		t.Fatal(err)
	}
	return g, im, warnings
}

func lookup(t testing.TB, g *Gazetteer, name string) string {
	t.Helper()
	entries, err := g.Lookup(name)
	if err != nil {
		t.Fatal(err)
	}
	var out []string
	for _, e := range entries {
		out = append(out, fmt.Sprintf("%s %s %s/%s %s %.2f,%.2f %d", e.ID, e.Name, e.Country, e.Region, e.Precision, e.Lat, e.Lon, e.Weight))
	}
	return strings.Join(out, "; ")
}

func TestLookup(t *testing.T) {
	g, im, warnings := compile(t, "US.TX\tTexas\tTexas\t1\n",
		line(1, "Veldimär", "Veldimaar,VLM,ヴェル,veldimar", 12.5, -3.25, "P.PPL", "KE", "05", 20_000)+
			line(2, "Veldimar", "", 31, -99, "P.PPLA2", "US", "TX", 700_000)+
			line(3, "Veldimar Island", "", -5, 55, "T.ISL", "XX", "", 0)+
			line(4, "Old Veldimar", "", 1, 1, "P.PPLH", "KE", "", 0)+
			line(5, "Veldimar Ranch", "", 1, 1, "S.RNCH", "US", "TX", 0))
	if len(warnings) > 0 {
		t.Errorf("warnings %q", warnings)
	}
	if im.Places != 3 || im.LeftOut != 2 || im.Names != 3 {
		t.Errorf("%d places, %d names, %d left out; want 3, 3, 2", im.Places, im.Names, im.LeftOut)
	}
	for name, want := range map[string]string{
		"VELDIMAR":        "geonames/2 Veldimar USA/Texas city 31.00,-99.00 5; geonames/1 Veldimär KEN/ city 12.50,-3.25 2",
		"Veldimaar":       "geonames/1 Veldimär KEN/ city 12.50,-3.25 2",
		"Veldimar-Island": "geonames/3 Veldimar Island / region -5.00,55.00 3",
		"VLM":             "",
		"Old Veldimar":    "",
		"Veldim":          "",
		"Zzz":             "",
		"":                "",
	} {
		if got := lookup(t, g, name); got != want {
			t.Errorf("%q: %q, want %q", name, got, want)
		}
	}
}

func TestFaultyLines(t *testing.T) {
	good := line(7, "Brask", "", 1, 2, "P.PPL", "KE", "", 0)
	_, im, warnings := compile(t, "no tab\n",
		"# a comment\n\n1\tBrask\n"+good+
			strings.Replace(good, "7", "seven", 1)+
			line(8, "Brask", "", 91, 2, "P.PPL", "KE", "", 0)+
			strings.Replace(good, "\t0\t", "\tmany\t", 1)+
			"\xff\n"+line(9, "", "", 1, 2, "P.PPL", "KE", "", 0))
	want := []string{
		"admin1.txt:1: no code of a region with its name",
		"dump.txt:3: 2 columns, not 19",
		`dump.txt:5: "seven" is no identifier`,
		`dump.txt:6: "91" is no number of degrees between -90 and 90`,
		`dump.txt:7: "many" is no number of people`,
		"dump.txt:8: not UTF-8",
		"dump.txt:9: a name of 0 bytes",
	}
	if !slices.Equal(warnings, want) {
		t.Errorf("warnings\n%s\nwant\n%s", strings.Join(warnings, "\n"), strings.Join(want, "\n"))
	}
	if im.Places != 1 {
		t.Errorf("%d places, want 1", im.Places)
	}
}

// Every name is found, over many blocks and with many places of one name.
func TestManyNames(t *testing.T) {
	var dump strings.Builder
	for i := range 5000 {
		dump.WriteString(line(i+1, fmt.Sprintf("Town %c%d", 'A'+i%7, i/2), "", 1, 2, "P.PPL", "KE", "", i))
	}
	for i := range mostRows + 50 {
		dump.WriteString(line(10_000+i, "San Velo", "", 1, 2, "P.PPL", "KE", "", 100*i))
	}
	g, _, _ := compile(t, "", dump.String())
	for i := range 5000 {
		name, id := fmt.Sprintf("Town %c%d", 'A'+i%7, i/2), fmt.Sprintf("geonames/%d", i+1)
		entries, err := g.Lookup(name)
		if err != nil || !slices.ContainsFunc(entries, func(e lexicon.Entry) bool { return e.ID == id }) {
			t.Fatalf("%q: %v, %v", name, entries, err)
		}
	}
	entries, err := g.Lookup("San Velo")
	if err != nil || len(entries) != mostRows || entries[0].Weight < entries[mostRows-1].Weight {
		t.Errorf("San Velo: %d places, %v; want %d, the weightiest first", len(entries), err, mostRows)
	}
}

// The same dump gives the same bytes.
func TestHash(t *testing.T) {
	dump := line(1, "Brask", "", 1, 2, "P.PPL", "KE", "", 0)
	a, _, _ := compile(t, "", dump)
	b, _, _ := compile(t, "", dump)
	c, _, _ := compile(t, "", strings.Replace(dump, "Brask", "Brosk", 2))
	if a.Hash() != b.Hash() || a.Hash() == c.Hash() {
		t.Errorf("hashes %s, %s and %s", a.Hash(), b.Hash(), c.Hash())
	}
}

func TestNotAGazetteer(t *testing.T) {
	for _, text := range []string{"", "1\tBrask\n", magic, magic + strings.Repeat("\xff", headerSize)} {
		if _, err := New(strings.NewReader(text), int64(len(text))); err == nil || !strings.Contains(err.Error(), "nuncio gazetteer import") {
			t.Errorf("%q: %v", text, err)
		}
	}
}

func TestReadFeatures(t *testing.T) {
	for text, want := range map[string]string{
		"P.PPL city":       "features.txt:1: 2 words",
		"\nP.PPL town 1":   `features.txt:2: "town" is no precision`,
		"P.PPL city three": `"three" no weight`,
	} {
		if _, err := readFeatures(text); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%q: %v, want %q", text, err, want)
		}
	}
}

// Whatever bytes stand in a file, looking up ends in places or an error.
func FuzzLookup(f *testing.F) {
	g, _, _ := compile(f, "US.TX\tTexas\n", line(1, "Veldimär", "Velda", 12.5, -3.25, "P.PPL", "KE", "05", 20_000)+line(2, "Brask", "", 31, -99, "P.PPL", "US", "TX", 7))
	whole, err := g.read(0, g.header.size)
	if err != nil {
		f.Fatal(err)
	}
	f.Add(whole, "Brask")
	f.Add(whole[:len(whole)-3], "Velda")
	f.Fuzz(func(t *testing.T, file []byte, name string) {
		g, err := New(bytes.NewReader(file), int64(len(file)))
		if err != nil {
			return
		}
		entries, err := g.Lookup(name)
		if err != nil {
			return
		}
		for _, e := range entries {
			if e.Precision == "" {
				t.Errorf("%q: a place without precision: %+v", name, e)
			}
		}
	})
}

// Whatever stands in a dump, the import ends, and what it took is found.
func FuzzDump(f *testing.F) {
	f.Add(line(1, "Brask", "Braska,Брасц", 1, 2, "P.PPL", "KE", "05", 12))
	f.Add("1\tBrask\n\n#\n\xff")
	f.Fuzz(func(t *testing.T, dump string) {
		g, im, warnings := compile(t, "", dump)
		if lines := strings.Count(dump, "\n") + 1; im.Places+im.LeftOut+len(warnings) > lines {
			t.Errorf("%d places, %d left out and %d warnings of %d lines", im.Places, im.LeftOut, len(warnings), lines)
		}
		for line := range strings.Lines(dump) {
			if columns := strings.Split(line, "\t"); len(columns) == numColumns {
				lookup(t, g, columns[colName])
			}
		}
	})
}

func BenchmarkLookup(b *testing.B) {
	var dump strings.Builder
	for i := range 100_000 {
		dump.WriteString(line(i+1, fmt.Sprintf("Town %d", i), "", 1, 2, "P.PPL", "KE", "", i))
	}
	g, _, _ := compile(b, "", dump.String())
	b.ReportAllocs()
	for b.Loop() {
		if _, err := g.Lookup("Town 77777"); err != nil {
			b.Fatal(err)
		}
	}
}
