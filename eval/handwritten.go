package eval

import (
	"cmp"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strings"

	"nuncio"
	"nuncio/article"
	"nuncio/corpus"
	"nuncio/entity"
	"nuncio/lexicon"
	"nuncio/record"
	"nuncio/talks"
)

// handwritten is all of an expected record, beyond what [Expected] compares.
type handwritten struct {
	Actors      []writtenActor     `json:"actors"`
	OtherActors []writtenActor     `json:"other_actors"`
	Statements  []writtenStatement `json:"statements"`
	Events      []writtenEvent     `json:"events"`
	Times       []writtenTime      `json:"times"`
	Places      []ExpectedPlace    `json:"places"`
}

type writtenActor struct {
	ExpectedActor
	Named *bool `json:"named"` // true where nothing stands
}

type writtenStatement struct {
	Kind       string   `json:"kind"`
	Mode       string   `json:"mode"`
	Speaker    OneOf    `json:"speaker"`
	Content    string   `json:"content"`
	Via        string   `json:"via"`
	Inside     string   `json:"inside"` // name of the outer statement's speaker
	Addressees []string `json:"addressees"`
}

type writtenEvent struct {
	ExpectedEvent
	ID         string   `json:"id"`
	When       string   `json:"when"`
	StatusWhen string   `json:"status_when"`
	StatusBy   []OneOf  `json:"status_by"`
	Of         []string `json:"of"`
	Plan       string   `json:"plan"`
	Talks      string   `json:"talks"` // the board's name of the talk that the entry is a stage of
	Note       string   `json:"note"`
}

type writtenTime struct {
	ExpectedTime
	Count int `json:"count"` // how often the words stand in the report with this value; 0 for once
}

// Scribe makes records of what a careful reader wrote down of reports.
type Scribe struct {
	articles *article.Extractor
	lex      *lexicon.Lexicon
}

// NewScribe returns a scribe with the page wording and the gazetteer that come
// with the program.
func NewScribe() (*Scribe, error) {
	articles, err := article.New()
	if err != nil {
		return nil, fmt.Errorf("loading page wording: %w", err)
	}
	lex, err := lexicon.Default()
	if err != nil {
		return nil, fmt.Errorf("opening lexicon: %w", err)
	}
	return &Scribe{articles: articles, lex: lex}, nil
}

// Record returns the record of a report whose article part is found in the
// report and whose entries are those of the hand-written expected record. Of
// alternatives the first is taken. The error lists every piece of it that the
// report does not have.
func (s *Scribe) Record(src nuncio.Source, expected []byte) (*record.Record, error) {
	var want handwritten
	if err := json.Unmarshal(expected, &want); err != nil {
		return nil, fmt.Errorf("%s: reading expected record: %w", src.Name, err)
	}
	art, err := s.articles.Extract(src.Bytes, src.ContentType, src.Given)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", src.Name, err)
	}
	hand := record.Digest(expected)
	reading := nuncio.Reading{
		Source: src, Article: art, Entities: &entity.Result{},
		Producer: record.Producer{Version: "handwritten", Model: hand, Rules: hand, Lexicon: s.lex.Hash()},
	}
	rec, err := reading.Record()
	if err != nil {
		return nil, fmt.Errorf("%s: %w", src.Name, err)
	}
	w := newWriting(rec, s.lex)
	w.actors(slices.Concat(want.Actors, want.OtherActors))
	w.times(want.Times)
	w.places(want.Places)
	w.statements(want.Statements)
	w.events(want.Events)
	if err := errors.Join(append(w.faults, rec.Check())...); err != nil {
		return nil, fmt.Errorf("%s: %w", src.Name, err)
	}
	return rec, nil
}

// corpusSource is a report of the corpus as a source for a reader.
func corpusSource(r *corpus.Report) nuncio.Source {
	return nuncio.Source{
		Name: r.Name, Bytes: r.Bytes, ContentType: r.ContentType,
		Given: article.Given{Published: r.Published, Publisher: r.Publisher},
	}
}

// HandwrittenEntries returns the events of all hand-written records of the
// corpus, one dispatch in several papers marked as such.
func HandwrittenEntries() ([]talks.Entry, error) {
	s, err := NewScribe()
	if err != nil {
		return nil, err
	}
	return corpusEntries(func(src nuncio.Source, expected []byte) (*record.Record, error) { return s.Record(src, expected) })
}

// corpusEntries returns the events of the corpus, its reports read by read.
func corpusEntries(read func(src nuncio.Source, expected []byte) (*record.Record, error)) ([]talks.Entry, error) {
	dispatch, err := corpusDispatches()
	if err != nil {
		return nil, err
	}
	var out []talks.Entry
	for _, r := range corpus.Reports() {
		rec, err := read(corpusSource(&r), corpus.Expected(r.Name))
		if err != nil {
			return nil, err
		}
		entries := talks.Entries(rec)
		for i := range entries {
			entries[i].Dispatch = cmp.Or(dispatch[rec.Report.ID], rec.Report.ID)
		}
		out = append(out, entries...)
	}
	return out, nil
}

// corpusDispatches gives for each report that is one of several copies of a
// dispatch the lowest id of the copies.
func corpusDispatches() (map[string]string, error) {
	var board struct {
		NearDuplicates []struct{ Files []string } `json:"near_duplicates"`
	}
	if err := json.Unmarshal(corpus.Board(), &board); err != nil {
		return nil, fmt.Errorf("reading the expected board: %w", err)
	}
	ids := map[string]string{}
	for _, r := range corpus.Reports() {
		ids[r.Name] = record.Digest(r.Bytes)
	}
	out := map[string]string{}
	for _, d := range board.NearDuplicates {
		var copies []string
		for _, file := range d.Files {
			copies = append(copies, ids[file])
		}
		for _, id := range copies {
			out[id] = slices.Min(copies)
		}
	}
	return out, nil
}

// first is the value that the careful reader would choose.
func (o OneOf) first() string {
	if len(o) == 0 {
		return ""
	}
	return o[0]
}

// timeType is the type of a time expression with this ISO 8601 value.
func timeType(value string) string {
	switch {
	case len(value) > 1 && value[0] == 'P' && strings.ContainsRune("TX0123456789", rune(value[1])):
		return "duration"
	case len(value) > len("2018-05-24") && value[len("2018-05-24")] == 'T':
		return "time"
	}
	return "date"
}
