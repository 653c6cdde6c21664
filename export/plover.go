package export

import (
	"slices"
	"strings"
	"time"

	"nuncio/plover"
	"nuncio/record"
)

// plover is the event as a record by the manual.
func (r *codedRow) plover() *plover.Record {
	rep, e := &r.record.Report, r.Event
	out := &plover.Record{
		ID: e.Key, Date: r.first, Actor: entities(r.Actors), Recipient: entities(r.Recipients),
		Event: []string{r.Type}, EventLoc: location(&r.place), EventText: e.Evidence.Text, QuadCode: r.Quad,
		Mode: []string{}, Context: append([]string{}, r.Context...), Text: paragraph(rep, e.Evidence),
		TextInfo: &plover.TextInfo{Start: e.Evidence.Start, End: e.Evidence.End},
		CiteInfo: &plover.CiteInfo{
			Citation: rep.ID, URL: string(rep.URL), Title: string(rep.Title), Language: string(rep.Language), Publication: string(rep.Publisher),
			Codebook: r.opt.Fold.Name(), Version: r.record.Producer.Version,
		},
		Coder: r.coder(), Comment: r.comment(),
	}
	if !r.ByReport {
		out.Time = clock(r.When)
	}
	if r.last != r.first {
		out.EndDate = r.last
	}
	if r.Mode != "" {
		out.Mode = append(out.Mode, r.Mode)
	}
	return out
}

// clock is the time of day of a value that tells one.
func clock(value string) string {
	_, t, _ := strings.Cut(value, "T")
	if len(t) >= len("15:04") {
		if _, err := time.Parse("15:04", t[:len("15:04")]); err == nil {
			return t[:len("15:04")]
		}
	}
	return ""
}

func entities(actors []*record.Actor) []plover.Entity {
	out := make([]plover.Entity, len(actors))
	for i, a := range actors {
		out[i] = plover.Entity{Code: string(a.Allegiance()), Sector: string(a.Sector), Text: a.Name, IdentifierID: string(a.Registry), Office: office(a)}
	}
	return out
}

// resolutions are how finely a place is known, as PLOVER's location has it.
var resolutions = map[record.Optional]int{"country": 1, "region": 2, "city": 4, "venue": 5}

func location(p *record.Place) *plover.Location {
	if p.ID == "" {
		return nil
	}
	return &plover.Location{
		ExtractedPlace: p.Text, ResolvedPlace: p.Name, Lat: p.Lat, Lon: p.Lon, CountryCode: string(p.Country), Resolution: resolutions[p.Precision],
	}
}

// paragraph is the paragraph that the evidence stands in.
func paragraph(rep *record.Report, ev record.Evidence) string {
	start, end := paragraphOf(rep, ev)
	if start == ev.Start && end == ev.End {
		return ev.Text
	}
	return string([]rune(rep.Text)[start:end])
}

// paragraphOf returns where the paragraph that the evidence stands in begins and
// ends, in code points; the evidence's own ends where it stands in none.
func paragraphOf(rep *record.Report, ev record.Evidence) (start, end int) {
	i := slices.IndexFunc(rep.Blocks, func(b record.Block) bool { return b.Start <= ev.Start && ev.End <= b.End })
	if i < 0 {
		return ev.Start, ev.End
	}
	return rep.Blocks[i].Start, rep.Blocks[i].End
}
