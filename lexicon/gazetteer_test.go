package lexicon

import (
	"bufio"
	"math"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
)

// geonames is the place of a GeoNames extract among the corpora; the gazetteer's
// facts are checked against it and nothing is taken from it.
const geonames = "place/geonames/cities15000.txt"

// tolerance is how far, in degrees, a city may lie from GeoNames' point.
const tolerance = 0.25

// otherPlace are cities for which the extract has only a namesake in the same
// country code, or a point of another part of the place.
var otherPlace = map[string]bool{
	"Hamilton": true, "Stanley": true, "Cayenne": true, "San Juan": true, "Saint-Denis": true, "Saint-Pierre": true,
	"Georgetown": true, "Sendai": true, "Okinawa": true,
}

func TestCitiesAgainstGeoNames(t *testing.T) {
	data := os.Getenv("NUNCIO_DATA")
	if data == "" {
		t.Skip("no GeoNames extract: set NUNCIO_DATA to the folder of the corpora")
	}
	f, err := os.Open(filepath.Join(data, geonames))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	l := open(t)
	type spot struct{ lat, lon float64 }
	spots := make(map[string][]spot)
	lines := bufio.NewScanner(f)
	lines.Buffer(nil, 1<<20)
	for lines.Scan() {
		c := strings.Split(lines.Text(), "\t")
		if len(c) < 9 {
			continue
		}
		lat, _ := strconv.ParseFloat(c[4], 64)
		lon, _ := strconv.ParseFloat(c[5], 64)
		for name := range strings.SplitSeq(c[1]+","+c[2]+","+c[3], ",") {
			key := c[8] + "/" + string(appendSlug(nil, name))
			spots[key] = append(spots[key], spot{lat, lon})
		}
	}
	checked := 0
	for i := range l.rows {
		e := &l.rows[i]
		code, _ := l.CountryByCode(e.Country)
		if e.Class != Place && e.Class != Capital || e.Precision != "city" || code.ID == "" || otherPlace[e.Name] {
			continue
		}
		found := spots[twoLetters(l, e.Country)+"/"+string(appendSlug(nil, e.Name))]
		if len(found) == 0 {
			continue
		}
		checked++
		near := false
		for _, s := range found {
			near = near || math.Abs(s.lat-e.Lat) < tolerance && math.Abs(s.lon-e.Lon)*math.Cos(s.lat*math.Pi/180) < tolerance
		}
		if !near {
			t.Errorf("%s at %.2f, %.2f; GeoNames has %v", e.ID, e.Lat, e.Lon, found)
		}
	}
	if checked < 1000 {
		t.Errorf("only %d cities were checked", checked)
	}
}

// twoLetters returns the alpha-2 code of an alpha-3 code that is a state's own.
func twoLetters(l *Lexicon, three string) string {
	row, ok := l.byCode[three]
	if !ok {
		return ""
	}
	for code, r := range l.byCode {
		if r == row && len(code) == 2 {
			return code
		}
	}
	return ""
}
