package event

import (
	"fmt"
	"math"
	"strings"
	"time"

	"nuncio/place"
)

func (r *reader) datesClash(a, b int32) bool {
	x, y := r.in.Times[a].Value, r.in.Times[b].Value
	return x != "" && y != "" && x != y && len(x) >= 4 && len(y) >= 4 && comparePrefix(x, y) != 0
}

// weeksClash reports whether one of two dates is a week that the other is not in.
func (r *reader) weeksClash(a, b int32) bool {
	x, y := r.in.Times[a].Value, r.in.Times[b].Value
	u, v := weekOf(x), weekOf(y)
	return u != "" && v != "" && u != v && (strings.Contains(x, "W") || strings.Contains(y, "W"))
}

// weekOf returns the week of a value ("2031-W15" of "2031-W15-WE" and of
// "2031-04-09"), or "" where it names no week or day.
func weekOf(v string) string {
	if len(v) >= 8 && v[5] == 'W' {
		return v[:8]
	}
	if len(v) < len(time.DateOnly) {
		return ""
	}
	day, err := time.Parse(time.DateOnly, v[:len(time.DateOnly)])
	if err != nil {
		return ""
	}
	year, week := day.ISOWeek()
	return fmt.Sprintf("%04d-W%02d", year, week)
}

func (r *reader) placesClash(a, b int32) bool {
	x, y := &r.in.Places[a], &r.in.Places[b]
	if x.Name == y.Name {
		return false
	}
	if x.Country == y.Country && (x.Precision == "venue" || y.Precision == "venue") && near(x, y) {
		return false // a venue in its city
	}
	// A city inside a country that is named alone is no clash.
	return !(x.Country == y.Country && (x.Precision == "country" || y.Precision == "country"))
}

// near reports whether two places lie within some twenty kilometres.
func near(x, y *place.Place) bool {
	const degrees = 0.2
	return math.Abs(x.Lat-y.Lat) < degrees && math.Abs(x.Lon-y.Lon) < degrees && x.Gazetteer != "" && y.Gazetteer != ""
}
