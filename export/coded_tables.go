package export

import (
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"

	"nuncio/record"
)

// codedTable is a table of events, tab-separated with a header.
type codedTable struct {
	missing string // stands for what is not known
	columns []codedColumn
}

// codedColumn is a column of such a table.
type codedColumn struct {
	name  string
	value func(*codedRow) string
}

func (t *codedTable) write(w io.Writer, r *codedRow) error {
	cells := make([]string, len(t.columns))
	for i, c := range t.columns {
		if cells[i] = oneLine(c.value(r)); cells[i] == "" {
			cells[i] = t.missing
		}
	}
	_, err := fmt.Fprintln(w, strings.Join(cells, "\t"))
	return err
}

// codedTables are the tables by the name of their form.
var codedTables = map[string]codedTable{
	"cameo": {columns: []codedColumn{
		{"id", func(r *codedRow) string { return r.Event.Key }},
		{"date", func(r *codedRow) string { return r.first }},
		{"date_to", func(r *codedRow) string { return r.last }},
		{"source", func(r *codedRow) string { return joined(r.Actors, cameoActor) }},
		{"target", func(r *codedRow) string { return joined(r.Recipients, cameoActor) }},
		{"cameo", func(r *codedRow) string { return r.CAMEO }},
		{"root", (*codedRow).root},
		{"quad", (*codedRow).quad},
		{"source_text", func(r *codedRow) string { return joined(r.Actors, actorName) }},
		{"target_text", func(r *codedRow) string { return joined(r.Recipients, actorName) }},
		{"place", func(r *codedRow) string { return r.place.Name }},
		{"place_country", func(r *codedRow) string { return string(r.place.Country) }},
		{"lat", func(r *codedRow) string { return degrees(r.place.Lat) }},
		{"lon", func(r *codedRow) string { return degrees(r.place.Lon) }},
		{"event_text", func(r *codedRow) string { return r.Event.Evidence.Text }},
		{"comment", (*codedRow).comment},
		{"report", func(r *codedRow) string { return r.record.Report.ID }},
		{"publisher", (*codedRow).publisher},
		{"published", (*codedRow).published},
		{"url", func(r *codedRow) string { return string(r.record.Report.URL) }},
		{"fold", func(r *codedRow) string { return r.opt.Fold.Name() }},
	}},
	"icews": {columns: []codedColumn{
		{"Event ID", (*codedRow).number},
		{"Event Date", func(r *codedRow) string { return r.first }},
		{"Source Name", func(r *codedRow) string { return joined(r.Actors, actorName) }},
		{"Source Sectors", func(r *codedRow) string { return sectors(r.Actors, ",") }},
		{"Source Country", func(r *codedRow) string { return joined(r.Actors, r.countryOf) }},
		{"Event Text", (*codedRow).rootText},
		{"CAMEO Code", func(r *codedRow) string { return r.CAMEO }},
		{"Intensity", nothing},
		{"Target Name", func(r *codedRow) string { return joined(r.Recipients, actorName) }},
		{"Target Sectors", func(r *codedRow) string { return sectors(r.Recipients, ",") }},
		{"Target Country", func(r *codedRow) string { return joined(r.Recipients, r.countryOf) }},
		{"Story ID", func(r *codedRow) string { return r.record.Report.ID }},
		{"Sentence Number", nothing},
		{"Publisher", (*codedRow).publisher},
		{"City", func(r *codedRow) string { return r.placeOf("city") }},
		{"District", nothing},
		{"Province", func(r *codedRow) string { return r.placeOf("region") }},
		{"Country", func(r *codedRow) string { return r.countryName(string(r.place.Country)) }},
		{"Latitude", func(r *codedRow) string { return degrees(r.place.Lat) }},
		{"Longitude", func(r *codedRow) string { return degrees(r.place.Lon) }},
	}},
	"polecat": {missing: "None", columns: slices.Concat([]codedColumn{
		{"Event ID", func(r *codedRow) string { return r.Event.Key }},
		{"Event Date", func(r *codedRow) string { return r.first }},
		{"Event Type", func(r *codedRow) string { return r.Type }},
		{"Event Mode", func(r *codedRow) string { return r.Mode }},
		{"Intensity", nothing},
		{"Quad Code", (*codedRow).quad},
		{"Contexts", func(r *codedRow) string { return strings.Join(r.Context, ";") }},
	},
		polecatActor("Actor", func(r *codedRow) []*record.Actor { return r.Actors }),
		polecatActor("Recipient", func(r *codedRow) []*record.Actor { return r.Recipients }),
		[]codedColumn{
			{"Placename", func(r *codedRow) string { return r.place.Name }},
			{"City", func(r *codedRow) string { return r.placeOf("city") }},
			{"District", nothing},
			{"Province", func(r *codedRow) string { return r.placeOf("region") }},
			{"Country", func(r *codedRow) string { return string(r.place.Country) }},
			{"Latitude", func(r *codedRow) string { return degrees(r.place.Lat) }},
			{"Longitude", func(r *codedRow) string { return degrees(r.place.Lon) }},
			{"GeoNames ID", nothing},
			{"Raw Placename", func(r *codedRow) string { return r.place.Text }},
			{"Feature Type", func(r *codedRow) string { return string(r.place.Precision) }},
			{"Source", (*codedRow).publisher},
			{"Publication Date", (*codedRow).published},
			{"Story People", func(r *codedRow) string { return r.story("person") }},
			{"Story Organizations", func(r *codedRow) string { return r.story("organisation") }}, //nolint:misspell // the column's name
			{"Story Locations", (*codedRow).storyPlaces},
			{"Language", func(r *codedRow) string { return string(r.record.Report.Language) }},
			{"Version", func(r *codedRow) string { return r.coder() + " " + r.opt.Fold.Name() }},
		})},
}

// polecatActor are the columns of one side.
func polecatActor(side string, of func(*codedRow) []*record.Actor) []codedColumn {
	column := func(before, name string, value func(*record.Actor) string) codedColumn {
		return codedColumn{before + side + " " + name, func(r *codedRow) string { return joined(of(r), value) }}
	}
	return []codedColumn{
		column("", "Name", actorName),
		column("", "Country", actorCountry),
		{side + " COW", nothing},
		column("Primary ", "Sector", actorSector),
		{side + " Sectors", func(r *codedRow) string { return sectors(of(r), ";") }},
		column("", "Title", office),
		{side + " Name Raw", func(r *codedRow) string { return joined(of(r), r.mention) }},
		{"Wikipedia " + side + " ID", nothing},
	}
}

func nothing(*codedRow) string { return "" }

// mention is how the evidence names an actor, else how the report does first.
func (r *codedRow) mention(a *record.Actor) string {
	ev := r.Event.Evidence
	for _, m := range a.Mentions {
		if ev.Start <= m.Start && m.End <= ev.End {
			return m.Text
		}
	}
	if len(a.Mentions) > 0 {
		return a.Mentions[0].Text
	}
	return ""
}

func actorName(a *record.Actor) string    { return a.Name }
func actorCountry(a *record.Actor) string { return string(a.Allegiance()) }
func actorSector(a *record.Actor) string  { return string(a.Sector) }

// cameoActor is an actor's code as CAMEO joins it, with PLOVER's sector: "PRKGOV".
// Dashes stand for a country that is not known.
func cameoActor(a *record.Actor) string {
	country := a.Allegiance()
	if country == "" {
		country = "---"
	}
	return string(country + a.Sector)
}

// separators are what the tables part the values of a cell by.
var separators = strings.NewReplacer(";", ",", "|", ",")

// joined lists a value of each actor, parted by semicolons; one that several have
// stands for each, so that the lists of a row go together. It is "" where no actor
// has the value.
func joined(actors []*record.Actor, value func(*record.Actor) string) string {
	out := make([]string, len(actors))
	some := false
	for i, a := range actors {
		out[i] = separators.Replace(value(a))
		some = some || out[i] != ""
	}
	if !some {
		return ""
	}
	return strings.Join(out, ";")
}

// sectors lists the sectors of actors, sorted, each once.
func sectors(actors []*record.Actor, sep string) string {
	var out []string
	for _, a := range actors {
		if a.Sector != "" && !slices.Contains(out, string(a.Sector)) {
			out = append(out, string(a.Sector))
		}
	}
	slices.Sort(out)
	return strings.Join(out, sep)
}

// cameoRoots are the names of CAMEO's root codes, 01 first.
var cameoRoots = []string{
	"Make public statement", "Appeal", "Express intent to cooperate", "Consult", "Engage in diplomatic cooperation",
	"Engage in material cooperation", "Provide aid", "Yield", "Investigate", "Demand", "Disapprove", "Reject", "Threaten",
	"Protest", "Exhibit force posture", "Reduce relations", "Coerce", "Assault", "Fight", "Use unconventional mass violence",
}

func (r *codedRow) root() string { return r.CAMEO[:min(2, len(r.CAMEO))] }

// rootText is the name of the root code, with the fold, for which the columns of
// ICEWS have no other place.
func (r *codedRow) rootText() string {
	name := r.Type
	if n, err := strconv.Atoi(r.root()); err == nil && n >= 1 && n <= len(cameoRoots) {
		name = cameoRoots[n-1]
	}
	return name + " [" + r.opt.Fold.Name() + "]"
}

func (r *codedRow) quad() string { return strconv.Itoa(r.Quad) }

// number is an id for readers that want a number: that of the first 13
// hexadecimal digits of the key, which a double holds exactly.
func (r *codedRow) number() string {
	n, err := strconv.ParseUint(r.Event.Key[:min(13, len(r.Event.Key))], 16, 64)
	if err != nil {
		return r.Event.Key
	}
	return strconv.FormatUint(n, 10)
}

func (r *codedRow) publisher() string { return string(r.record.Report.Publisher) }

func (r *codedRow) published() string {
	day, _, _ := strings.Cut(string(r.record.Report.Published), "T")
	return day
}

// placeOf is the place's name where it is of that precision.
func (r *codedRow) placeOf(precision string) string {
	if string(r.place.Precision) != precision {
		return ""
	}
	return r.place.Name
}

func (r *codedRow) countryOf(a *record.Actor) string { return r.countryName(string(a.Allegiance())) }

func (r *codedRow) countryName(code string) string {
	if code == "" || r.opt.Country == nil {
		return code
	}
	return r.opt.Country(code)
}

func degrees(x *float64) string {
	if x == nil {
		return ""
	}
	return strconv.FormatFloat(*x, 'f', -1, 64)
}

// story lists the named actors of a kind of the whole report.
func (r *codedRow) story(kind string) string {
	var list []*record.Actor
	for i := range r.record.Actors {
		if a := &r.record.Actors[i]; a.Named && a.Kind == kind {
			list = append(list, a)
		}
	}
	return joined(list, actorName)
}

// storyPlaces lists the places of the whole report, each once.
func (r *codedRow) storyPlaces() string {
	var out []string
	for _, p := range r.record.Places {
		if name := separators.Replace(p.Name); !slices.Contains(out, name) {
			out = append(out, name)
		}
	}
	return strings.Join(out, ";")
}
