package eval

import (
	"bufio"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"math"
	"os"
	"path/filepath"
	"sort"

	"nuncio/lexicon"
	"nuncio/place"
	"nuncio/span"
	"nuncio/syntax"
	"nuncio/syntax/model"
)

// Toponym is a place name in a text with its coordinates in degrees.
type Toponym struct {
	Span     span.Span // bytes
	Lat, Lon float64
	Placed   bool // the coordinates count
}

// PlaceScore counts recognition and collects the errors of resolution over
// any number of texts.
type PlaceScore struct {
	Gold, Found, Correct int // names: in the gold standard, found, found with the exact span
	// Errors are the distances in kilometres of gold toponyms with coordinates
	// from where they were placed; a toponym that was not found, or not
	// placed, counts with the greatest error.
	Errors []float64
	Missed int // of Errors, how many were not found or not placed
}

const (
	// worst is the greatest distance on earth, in kilometres: the error of a
	// toponym that was not placed.
	worst = 20039.0
	// placedWithin is the usual limit, 100 miles, in kilometres.
	placedWithin = 161.0
)

// Add scores one text. Both lists are matched by exact span.
func (s *PlaceScore) Add(gold, found []Toponym) {
	at := make(map[span.Span]Toponym, len(found))
	for _, f := range found {
		at[f.Span] = f
	}
	s.Gold += len(gold)
	s.Found += len(at)
	for _, g := range gold {
		f, ok := at[g.Span]
		if ok {
			s.Correct++
		}
		if !g.Placed {
			continue
		}
		if !ok || !f.Placed {
			s.Missed++
			s.Errors = append(s.Errors, worst)
			continue
		}
		s.Errors = append(s.Errors, place.Kilometres(g.Lat, g.Lon, f.Lat, f.Lon))
	}
}

// F1 returns precision, recall and F1 of recognition by exact span, in percent.
func (s *PlaceScore) F1() (p, r, f float64) {
	p, r = percent(s.Correct, s.Found), percent(s.Correct, s.Gold)
	if p+r > 0 {
		f = 2 * p * r / (p + r)
	}
	return p, r, f
}

// Within returns the share of gold toponyms with coordinates that were placed
// within 161 km, in percent, missed ones counted wrong.
func (s *PlaceScore) Within() float64 {
	n := 0
	for _, e := range s.Errors {
		if e <= placedWithin {
			n++
		}
	}
	return percent(n, len(s.Errors))
}

// Distance returns mean and median error in kilometres over the toponyms that
// were placed.
func (s *PlaceScore) Distance() (mean, median float64) {
	var placed []float64
	for _, e := range s.Errors {
		if e < worst {
			placed = append(placed, e)
			mean += e
		}
	}
	if len(placed) == 0 {
		return 0, 0
	}
	sort.Float64s(placed)
	return mean / float64(len(placed)), placed[len(placed)/2]
}

// AUC returns the area under the curve of the logarithms of the sorted errors,
// 0 best and 1 worst (Jurgens et al. 2015), missed toponyms with the worst error.
func (s *PlaceScore) AUC() float64 {
	if len(s.Errors) < 2 {
		return 0
	}
	errors := append([]float64(nil), s.Errors...)
	sort.Float64s(errors)
	area := 0.0
	for i := 1; i < len(errors); i++ {
		area += (math.Log1p(errors[i-1]) + math.Log1p(errors[i])) / 2
	}
	return area / (math.Log(worst) * float64(len(errors)-1))
}

// placeSets are the corpora in the folder "place" of the data.
// TR-News counts peoples ("Syrian") as place names, GeoVirus does not.
var placeSets = []struct {
	name, file string
	peoples    bool
}{
	{"TR-News", "tr-news.jsonl", true},
	{"GeoVirus", "geovirus.jsonl", false},
}

// Place reads the corpora of place names under dataDir and prints recognition
// and resolution with the built-in gazetteer
// and those given. The corpora count acting places
// as well, so those are added to the places found.
func Place(ctx context.Context, gazetteers []place.Gazetteer, dataDir string, w io.Writer) error {
	lex, err := lexicon.Default()
	if err != nil {
		return err
	}
	resolver, err := place.New(lex, gazetteers...)
	if err != nil {
		return err
	}
	analyzer, err := syntax.Load(model.Weights())
	if err != nil {
		return fmt.Errorf("eval place: load the syntax model: %w", err)
	}
	for _, set := range placeSets {
		var score PlaceScore
		read := func(d *placeDocument) error {
			doc, err := analyzer.Analyze(ctx, d.Text, d.blocks())
			if err != nil {
				return fmt.Errorf("eval place: %s: %w", d.ID, err)
			}
			places, err := resolver.Toponyms(doc, set.peoples)
			if err != nil {
				return fmt.Errorf("eval place: %s: %w", d.ID, err)
			}
			score.Add(d.gold(), toponyms(places))
			return nil
		}
		if err := eachPlaceDocument(ctx, filepath.Join(dataDir, "place", set.file), read); err != nil {
			return err
		}
		printPlace(w, set.name, &score)
	}
	return nil
}

func printPlace(w io.Writer, name string, s *PlaceScore) {
	p, r, f := s.F1()
	mean, median := s.Distance()
	fmt.Fprintf(w, "%-9s recognition P %5.1f  R %5.1f  F1 %5.1f  (%d gold, %d found, %d exact)\n", name, p, r, f, s.Gold, s.Found, s.Correct)
	fmt.Fprintf(w, "%-9s resolution  within 161 km %5.1f  mean %.0f km  median %.0f km  AUC %.2f  (%d with coordinates, %d not placed)\n",
		name, s.Within(), mean, median, s.AUC(), len(s.Errors), s.Missed)
}

// placeDocument is a line of the corpora; offsets are code points.
type placeDocument struct {
	ID       string `json:"id"`
	Text     string `json:"text"`
	Toponyms []struct {
		Start int      `json:"start"`
		End   int      `json:"end"`
		Lat   *float64 `json:"lat"`
		Lon   *float64 `json:"lon"`
	} `json:"toponyms"`
}

// blocks takes every line of the text for a paragraph.
func (d *placeDocument) blocks() []syntax.Block {
	var out []syntax.Block
	start := 0
	for i := 0; i <= len(d.Text); i++ {
		if i < len(d.Text) && d.Text[i] != '\n' {
			continue
		}
		if i > start {
			out = append(out, syntax.Block{Span: span.New(start, i)})
		}
		start = i + 1
	}
	return out
}

// gold returns the toponyms with byte spans.
func (d *placeDocument) gold() []Toponym {
	offsets := make([]int, 0, len(d.Text)+1)
	for i := range d.Text {
		offsets = append(offsets, i)
	}
	offsets = append(offsets, len(d.Text))
	var out []Toponym
	for _, t := range d.Toponyms {
		if t.Start < 0 || t.End >= len(offsets) || t.Start > t.End {
			continue
		}
		g := Toponym{Span: span.New(offsets[t.Start], offsets[t.End])}
		if t.Lat != nil && t.Lon != nil {
			g.Lat, g.Lon, g.Placed = *t.Lat, *t.Lon, true
		}
		out = append(out, g)
	}
	return out
}

func toponyms(places []place.Place) []Toponym {
	out := make([]Toponym, 0, len(places))
	for _, p := range places {
		out = append(out, Toponym{Span: p.Span, Lat: p.Lat, Lon: p.Lon, Placed: p.Precision != ""})
	}
	return out
}

// eachPlaceDocument calls read for every line of a JSONL file.
func eachPlaceDocument(ctx context.Context, path string, read func(*placeDocument) error) error {
	f, err := os.Open(path)
	if err != nil {
		return fmt.Errorf("eval place: %w; give the folder of the corpora with --data", err)
	}
	defer f.Close()
	lines := bufio.NewScanner(f)
	lines.Buffer(nil, 16<<20)
	for n := 1; lines.Scan(); n++ {
		if err := ctx.Err(); err != nil {
			return err
		}
		var d placeDocument
		if err := json.Unmarshal(lines.Bytes(), &d); err != nil {
			return fmt.Errorf("eval place: %s:%d: %w", path, n, err)
		}
		if err := read(&d); err != nil {
			return err
		}
	}
	return lines.Err()
}
