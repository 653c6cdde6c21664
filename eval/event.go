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
	"nuncio/attribution"
	"nuncio/event"
	"nuncio/export"
	"nuncio/lexicon"
	"nuncio/record"
	"nuncio/syntax"
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

// EventOptions say which of the events of a sentence are written, and how.
type EventOptions struct {
	// Main leaves only the acts of the main clause and its conjuncts, which is all
	// that the gold records code.
	Main bool
	// AsTold leaves participants without a country, and acts without a recipient,
	// as the record has them. Otherwise the fold completes them.
	AsTold bool
}

func (o EventOptions) fold(lex *lexicon.Lexicon) (*export.Fold, error) {
	fold, err := export.NewFold(export.FoldGold)
	if err == nil && !o.AsTold {
		fold.Complete(lex)
	}
	return fold, err
}

// Events reads the gold sentences, codes each with read, folds the records by
// fold/gsr-2016, and writes one line of JSON a sentence. read also returns what
// chooses the events; nil: all.
func Events(gold io.Reader, w io.Writer, fold *export.Fold, read func(text, published string) (*record.Record, func(*record.Event) bool, error)) error {
	var sentences []GoldSentence
	if err := json.NewDecoder(gold).Decode(&sentences); err != nil {
		return fmt.Errorf("reading the gold records: %w", err)
	}
	enc := json.NewEncoder(w)
	for _, s := range sentences {
		rec, choose, err := read(s.Text, s.Date)
		if err != nil {
			return fmt.Errorf("coding %s: %w", s.ID, err)
		}
		if err := enc.Encode(EventLine{ID: s.ID, Events: PlainEvents(fold, rec, choose)}); err != nil {
			return fmt.Errorf("writing %s: %w", s.ID, err)
		}
	}
	return nil
}

// EventsOf does so with the reader for the gold file below dataDir. The lines go
// to the official scorer.
func EventsOf(ctx context.Context, r *nuncio.Reader, opt EventOptions, dataDir string, w io.Writer) error {
	gold, err := os.Open(filepath.Join(dataDir, "events", "plover-gsr-dev.json"))
	if err != nil {
		return fmt.Errorf("opening the gold records: %w", err)
	}
	defer gold.Close()
	fold, err := opt.fold(r.Lexicon())
	if err != nil {
		return err
	}
	return Events(gold, w, fold, func(text, published string) (*record.Record, func(*record.Event) bool, error) {
		rd, err := r.Analyze(ctx, nuncio.Source{Name: "gold sentence", Bytes: []byte(text), ContentType: "text/plain", Given: article.Given{Published: published}})
		if err != nil {
			return nil, nil, err
		}
		rec, err := rd.Record()
		if err != nil || !opt.Main {
			return rec, nil, err
		}
		main := map[string]bool{}
		for i := range rd.Events {
			main[rec.Events[i].ID] = inMainClause(rd, rd.Events[i].Trigger)
		}
		return rec, func(e *record.Event) bool { return main[e.ID] }, nil
	})
}

// inMainClause reports whether the act at a token is told by the main clause, by
// one joined to it, or by what a speaker in it says, and is not the noun of
// another act's phrase.
func inMainClause(rd *nuncio.Reading, token int32) bool {
	doc := rd.Document
	for i := token; ; i = doc.Tokens[i].Head {
		h := doc.Tokens[i].Head
		switch doc.Tokens[i].Deprel {
		case syntax.Root:
			return true
		case syntax.Conj, syntax.Ccomp, syntax.Xcomp, syntax.Parataxis, syntax.NsubjPass:
		case syntax.Obj, syntax.Obl, syntax.Nsubj, syntax.NmodPoss:
			if slices.ContainsFunc(rd.Events, func(e event.Event) bool { return e.Trigger == h }) {
				return false
			}
		default:
			if !said(rd, i, h) {
				return false
			}
		}
	}
}

// said reports whether clause i is what is said by the word h, or says it: "was
// quoted as saying that ...", however the tree has it.
func said(rd *nuncio.Reading, i, h int32) bool {
	if rd.Document.Tokens[i].Deprel != syntax.Advcl {
		return false
	}
	return slices.ContainsFunc(rd.Statements, func(s attribution.Statement) bool {
		return s.CueToken == i && rd.Document.Tokens[h].Lemma == "quote" || s.CueToken == h && s.Covers(rd.Document.Tokens[i].Span)
	})
}

// PlainEvents brings the events of a record to the form of the gold records,
// those that choose lets through (nil: all), each once.
func PlainEvents(fold *export.Fold, rec *record.Record, choose func(*record.Event) bool) []PlainEvent {
	out := []PlainEvent{}
	for _, x := range fold.Events(rec, choose, &export.FoldCounts{}) {
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
