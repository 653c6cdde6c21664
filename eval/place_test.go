package eval

import (
	"bytes"
	"context"
	"math"
	"os"
	"strings"
	"testing"

	"nuncio/span"
)

func TestPlaceScore(t *testing.T) {
	at := func(start, end int, lat, lon float64) Toponym {
		return Toponym{Span: span.New(start, end), Lat: lat, Lon: lon, Placed: true}
	}
	var s PlaceScore
	s.Add(
		[]Toponym{at(0, 4, 51.5, -0.1), at(10, 15, 48.9, 2.4), at(20, 25, 0, 0), at(30, 35, 40.7, -74), {Span: span.New(40, 45)}},
		[]Toponym{
			at(0, 4, 51.5, -0.1),     // right
			at(10, 15, 43.3, 5.4),    // more than 161 km away
			at(20, 26, 0, 0),         // another span
			{Span: span.New(30, 35)}, // found, not placed
			at(40, 45, 1, 1),         // gold has no coordinates
			at(50, 55, 1, 1),         // not in gold
		},
	)
	p, r, f := s.F1()
	if s.Correct != 4 || s.Found != 6 || s.Gold != 5 || math.Round(p) != 67 || math.Round(r) != 80 || math.Round(f) != 73 {
		t.Errorf("recognition %d of %d and %d: P %.1f R %.1f F1 %.1f", s.Correct, s.Found, s.Gold, p, r, f)
	}
	if s.Within() != 25 || s.Missed != 2 || len(s.Errors) != 4 {
		t.Errorf("within 161 km %.1f, missed %d of %d; want 25, 2 of 4", s.Within(), s.Missed, len(s.Errors))
	}
	mean, median := s.Distance()
	if math.Abs(mean-333) > 10 || math.Abs(median-666) > 20 {
		t.Errorf("mean %.0f, median %.0f km; want about 333 and 666", mean, median)
	}
	if auc := s.AUC(); auc <= 0.5 || auc >= 1 {
		t.Errorf("AUC %.2f", auc)
	}
}

func TestPlaceScoreEmpty(t *testing.T) {
	var s PlaceScore
	s.Add(nil, nil)
	if _, _, f := s.F1(); f != 0 || s.Within() != 0 || s.AUC() != 0 {
		t.Error("an empty score must be nought")
	}
}

func TestPlaceDocument(t *testing.T) {
	lat, lon := 50.09, 14.42
	d := placeDocument{Text: "Straße nach Prag\n\nNext"}
	d.Toponyms = append(d.Toponyms, struct {
		Start int      `json:"start"`
		End   int      `json:"end"`
		Lat   *float64 `json:"lat"`
		Lon   *float64 `json:"lon"`
	}{12, 16, &lat, &lon})
	gold := d.gold()
	if len(gold) != 1 || gold[0].Span.Text(d.Text) != "Prag" || !gold[0].Placed {
		t.Errorf("gold %+v", gold)
	}
	if b := d.blocks(); len(b) != 2 || b[1].Span.Text(d.Text) != "Next" {
		t.Errorf("blocks %+v", b)
	}
}

func TestPlaceNamesTheFolder(t *testing.T) {
	err := eachPlaceDocument(context.Background(), "nowhere/place.jsonl", nil)
	if err == nil || !strings.Contains(err.Error(), "--data") {
		t.Errorf("error %v", err)
	}
	path := t.TempDir() + "/bad.jsonl"
	if err := os.WriteFile(path, []byte("{}\n{\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	err = eachPlaceDocument(context.Background(), path, func(*placeDocument) error { return nil })
	if err == nil || !strings.Contains(err.Error(), "bad.jsonl:2") {
		t.Errorf("error %v, want one for line 2", err)
	}
}

func TestPrintPlace(t *testing.T) {
	var b bytes.Buffer
	printPlace(&b, "Set", &PlaceScore{Gold: 2, Found: 1, Correct: 1, Errors: []float64{0, worst}, Missed: 1})
	for _, want := range []string{"P 100.0", "R  50.0", "within 161 km  50.0"} {
		if !strings.Contains(b.String(), want) {
			t.Errorf("%q lacks %q", b.String(), want)
		}
	}
}
