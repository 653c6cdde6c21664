package eval

import (
	"cmp"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"

	"nuncio"
	"nuncio/article"
	"nuncio/export"
	"nuncio/record"
)

// GoldSentence is a sentence of the PLOVER gold standard records, as far as a
// coder may see it.
type GoldSentence struct {
	ID   string `json:"id"`
	Date string `json:"date"`
	Text string `json:"text"`
}

// EventLine is what a coder found in one gold sentence, in the form that the
// scorer of the gold records reads.
type EventLine struct {
	ID     string       `json:"id"`
	Events []PlainEvent `json:"events"`
}

// PlainEvent is an event as the gold records of 2016 have it: a type and codes.
type PlainEvent struct {
	Type          string   `json:"type"`
	Mode          string   `json:"mode"`
	Sources       []string `json:"sources"`
	Targets       []string `json:"targets"`
	SourceSectors []string `json:"source_sectors"`
	TargetSectors []string `json:"target_sectors"`
}

// Events reads the gold sentences, codes each with read, folds the records by
// fold/gsr-2016, and writes one line of JSON a sentence.
func Events(gold io.Reader, w io.Writer, read func(text, published string) (*record.Record, error)) error {
	var sentences []GoldSentence
	if err := json.NewDecoder(gold).Decode(&sentences); err != nil {
		return fmt.Errorf("reading the gold records: %w", err)
	}
	fold, err := export.NewFold(export.FoldGold)
	if err != nil {
		return err
	}
	enc := json.NewEncoder(w)
	for _, s := range sentences {
		rec, err := read(s.Text, s.Date)
		if err != nil {
			return fmt.Errorf("coding %s: %w", s.ID, err)
		}
		if err := enc.Encode(EventLine{ID: s.ID, Events: PlainEvents(fold, rec)}); err != nil {
			return fmt.Errorf("writing %s: %w", s.ID, err)
		}
	}
	return nil
}

// EventsOf does so with the reader for the gold file below dataDir. The lines go
// to the official scorer.
func EventsOf(ctx context.Context, r *nuncio.Reader, dataDir string, w io.Writer) error {
	gold, err := os.Open(filepath.Join(dataDir, "events", "plover-gsr-dev.json"))
	if err != nil {
		return fmt.Errorf("opening the gold records: %w", err)
	}
	defer gold.Close()
	return Events(gold, w, func(text, published string) (*record.Record, error) {
		return r.Read(ctx, nuncio.Source{Name: "gold sentence", Bytes: []byte(text), ContentType: "text/plain", Given: article.Given{Published: published}})
	})
}

// PlainEvents brings the events of a record to the form of the gold records,
// each once.
func PlainEvents(fold *export.Fold, rec *record.Record) []PlainEvent {
	out := []PlainEvent{}
	for _, x := range fold.Events(rec, nil, &export.FoldCounts{}) {
		p := PlainEvent{Type: x.Type, Mode: x.Mode}
		p.Sources, p.SourceSectors = codes(x.Actors)
		p.Targets, p.TargetSectors = codes(x.Recipients)
		if !slices.ContainsFunc(out, func(q PlainEvent) bool {
			return q.Type == p.Type && slices.Equal(q.Sources, p.Sources) && slices.Equal(q.Targets, p.Targets)
		}) {
			out = append(out, p)
		}
	}
	return out
}

// bodies are the codes of international bodies as the gold records have them.
var bodies = map[string]string{"UNO": "IGO", "EUR": "IGO", "KOS": "XKX"}

// codes returns the country codes and sectors of actors, each once.
func codes(actors []*record.Actor) (countries, sectors []string) {
	countries, sectors = []string{}, []string{}
	for _, a := range actors {
		c, s := string(a.Allegiance()), string(a.Sector)
		c = cmp.Or(bodies[c], c)
		if c != "" && !slices.Contains(countries, c) {
			countries = append(countries, c)
		}
		if s != "" && !slices.Contains(sectors, s) {
			sectors = append(sectors, s)
		}
	}
	return countries, sectors
}
