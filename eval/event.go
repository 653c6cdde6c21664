package eval

import (
	"context"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"

	"nuncio"
	"nuncio/article"
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
	enc := json.NewEncoder(w)
	for _, s := range sentences {
		rec, err := read(s.Text, s.Date)
		if err != nil {
			return fmt.Errorf("coding %s: %w", s.ID, err)
		}
		if err := enc.Encode(EventLine{ID: s.ID, Events: Fold2016(rec)}); err != nil {
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

// Fold2016 brings the events of a record to the form of the gold records of
// 2016, in which a plan is coded as the agreeing or threatening that it tells
// of (fold/gsr-2016).
func Fold2016(rec *record.Record) []PlainEvent {
	out := []PlainEvent{}
	content := contents(rec)
	for i := range rec.Events {
		e := &rec.Events[i]
		if content[e.ID] && e.Status != "happened" && e.Status != "ongoing" {
			continue
		}
		typ := foldType(e)
		if typ == "" {
			continue
		}
		p := PlainEvent{Type: typ, Mode: string(e.Mode)}
		p.Sources, p.SourceSectors = codes(rec, e.Sources)
		p.Targets, p.TargetSectors = codes(rec, e.Targets)
		if e.CAMEO == "043" {
			p.Sources, p.Targets = p.Targets, p.Sources
			p.SourceSectors, p.TargetSectors = p.TargetSectors, p.SourceSectors
		}
		if !slices.ContainsFunc(out, func(q PlainEvent) bool {
			return q.Type == p.Type && slices.Equal(q.Sources, p.Sources) && slices.Equal(q.Targets, p.Targets)
		}) {
			out = append(out, p)
		}
	}
	return out
}

// contents are the events that an AGREE, REQUEST, REJECT or THREATEN is about.
func contents(rec *record.Record) map[string]bool {
	m := map[string]bool{}
	for i := range rec.Events {
		for _, id := range rec.Events[i].Of {
			m[id] = true
		}
	}
	return m
}

// plannedTypes is what a plan of each type is coded as.
var plannedTypes = map[string]string{
	"CONSULT": "AGREE", "SUPPORT": "AGREE", "COOPERATE": "AGREE", "AID": "AGREE", "RETREAT": "AGREE", "CONCEDE": "AGREE",
	"PROTEST": "THREATEN", "SANCTION": "THREATEN", "COERCE": "THREATEN", "ASSAULT": "THREATEN", "MOBILIZE": "THREATEN",
}

// cancelledTypes is what a plan called off is coded as, where that differs from CONCEDE.
var cancelledTypes = map[string]string{
	"CONSULT": "SANCTION", "AGREE": "REJECT", "SUPPORT": "REJECT", "COOPERATE": "SANCTION", "AID": "SANCTION",
	"CONCEDE": "REJECT", "RETREAT": "REJECT",
}

// foldType returns the type that an event is coded as, "" for none.
func foldType(e *record.Event) string {
	switch e.Status {
	case "happened", "ongoing":
		return doneType(e)
	case "planned":
		if t, ok := plannedTypes[e.Type]; ok {
			return t
		}
		return e.Type
	case "cancelled":
		if t, ok := cancelledTypes[e.Type]; ok {
			return t
		}
		return "CONCEDE"
	case "conditional":
		if plannedTypes[e.Type] == "THREATEN" {
			return "THREATEN"
		}
	}
	return ""
}

// doneType returns the type of 2016 for an act that was done.
func doneType(e *record.Event) string {
	switch {
	case e.Type == "CONCEDE" && e.CAMEO == "0871":
		return "RETREAT"
	case e.Type == "ASSAULT" && (e.Mode == "abduct" || e.Mode == "destroy"):
		return "COERCE"
	}
	return e.Type
}

// bodies are the codes of international bodies as the gold records have them.
var bodies = map[string]string{"UNO": "IGO", "EUR": "IGO", "KOS": "XKX"}

// codes returns the country codes and sectors of actors, each once.
func codes(rec *record.Record, ids []string) (countries, sectors []string) {
	countries, sectors = []string{}, []string{}
	for _, id := range ids {
		i := slices.IndexFunc(rec.Actors, func(a record.Actor) bool { return a.ID == id })
		if i < 0 {
			continue
		}
		c, s := string(rec.Actors[i].Country), string(rec.Actors[i].Sector)
		if b, ok := bodies[c]; ok {
			c = b
		}
		if c != "" && !slices.Contains(countries, c) {
			countries = append(countries, c)
		}
		if s != "" && !slices.Contains(sectors, s) {
			sectors = append(sectors, s)
		}
	}
	return countries, sectors
}
