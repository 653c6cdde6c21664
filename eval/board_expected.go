package eval

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"

	"nuncio"
	"nuncio/corpus"
	"nuncio/record"
	"nuncio/talks"
)

// ExpectedBoards are the boards that follow from the hand-written records of
// the corpus, with the entries that each talk rests on.
type ExpectedBoards struct {
	matters []expectedMatter
	// byReport holds the entries of the hand-written records by report id; order
	// has the ids in the corpus's order.
	byReport map[string][]labelled
	order    []string
}

type expectedMatter struct {
	Matter string          `json:"matter"`
	Boards []expectedBoard `json:"boards"`
	// reports are the ids of the matter's reports.
	reports map[string]bool
}

type expectedBoard struct {
	AsOf    string        `json:"as_of"`
	KnownBy string        `json:"known_by"`
	Rows    []expectedRow `json:"talks"`
	Unknown []string      `json:"unknown"`
}

type expectedRow struct {
	Name         string  `json:"name"`
	Status       OneOf   `json:"status"`
	Disputed     bool    `json:"disputed"`
	Since        OneOf   `json:"since"`
	Date         OneOf   `json:"date"`
	Place        OneOf   `json:"place"`
	Participants []OneOf `json:"participants"`
}

// labelled is a hand-written entry with all that was written of it.
type labelled struct {
	talks.Entry
	report string // its name
	want   writtenEvent
}

// sides are all names that its sides may go by.
func (h *labelled) sides() []OneOf {
	return slices.Concat(h.want.Participants, h.want.Sources, h.want.Targets)
}

// ReadBoards reads the expected boards of the corpus.
func ReadBoards() (*ExpectedBoards, error) {
	var file struct {
		Matters []expectedMatter `json:"matters"`
	}
	if err := json.Unmarshal(corpus.Board(), &file); err != nil {
		return nil, fmt.Errorf("reading the expected board: %w", err)
	}
	x := &ExpectedBoards{matters: file.Matters, byReport: map[string][]labelled{}}
	for i := range x.matters {
		m := &x.matters[i]
		m.reports = map[string]bool{}
		for _, r := range corpus.Reports() {
			if r.Matter() == m.Matter {
				m.reports[record.Digest(r.Bytes)] = true
			}
		}
	}
	return x, x.label()
}

// label reads the hand-written records, whose entries name their talks.
func (x *ExpectedBoards) label() error {
	s, err := NewScribe()
	if err != nil {
		return err
	}
	_, err = corpusEntries(func(src nuncio.Source, expected []byte) (*record.Record, error) {
		var want handwritten
		if err := json.Unmarshal(expected, &want); err != nil {
			return nil, fmt.Errorf("%s: reading expected record: %w", src.Name, err)
		}
		rec, err := s.Record(src, expected)
		if err != nil {
			return nil, err
		}
		x.order = append(x.order, rec.Report.ID)
		for i, e := range talks.Entries(rec) {
			x.byReport[rec.Report.ID] = append(x.byReport[rec.Report.ID], labelled{Entry: e, report: src.Name, want: want.Events[i]})
		}
		return rec, nil
	})
	return err
}

// sides returns the sides that the hand-written records up to a day give a talk.
func (x *ExpectedBoards) sides(talk, knownBy string) []OneOf {
	var out []OneOf
	for _, entries := range x.byReport {
		for i := range entries {
			if e := &entries[i]; e.want.Talks == talk && len(talks.KnownBy([]talks.Entry{e.Entry}, knownBy)) > 0 {
				out = append(out, e.sides()...)
			}
		}
	}
	return out
}

// votes counts the entries of a talk that are stages of each expected talk.
func (x *ExpectedBoards) votes(t *talks.Talk) map[string]int {
	votes := map[string]int{}
	for i := range t.Entries {
		if h := x.nearest(&t.Entries[i]); h != nil && h.want.Talks != "" {
			votes[h.want.Talks]++
		}
	}
	return votes
}

// nearest returns the hand-written entry that is most like e, nil where none is
// like it.
func (x *ExpectedBoards) nearest(e *talks.Entry) *labelled {
	best, most := (*labelled)(nil), 0
	for i := range x.byReport[e.Report] {
		h := &x.byReport[e.Report][i]
		if n := likeness(e, &h.Entry); n > most {
			best, most = h, n
		}
	}
	return best
}

// Weights of what two entries of one report have in common. The words come
// first; the rest tells apart several acts of one sentence.
const (
	sameEntry  = 1000 // the entry itself
	sameWords  = 20   // the evidence word by word; a part of it in proportion
	sameType   = 6
	sameParty  = 4 // each
	sameDay    = 3
	sameStatus = 2
	sameSpot   = 2
)

// likeness says how like two entries of one report are; 0 where they do not
// rest on the same words or have nothing else in common.
func likeness(a, b *talks.Entry) int {
	if a.Key == b.Key && a.Event == b.Event {
		return sameEntry
	}
	words := 0
	for _, p := range append([]record.Evidence{a.Evidence}, a.Also...) {
		for _, q := range append([]record.Evidence{b.Evidence}, b.Also...) {
			if n := min(p.End, q.End) - max(p.Start, q.Start); n > 0 {
				words = max(words, 1+(sameWords-1)*n/(max(p.End, q.End)-min(p.Start, q.Start)))
			}
		}
	}
	if words == 0 {
		return 0
	}
	rest := 0
	for _, p := range slices.Concat(a.Sources, a.Targets) {
		if slices.ContainsFunc(slices.Concat(b.Sources, b.Targets), func(q talks.Party) bool { return isOneName(p.Name, q.Name) }) {
			rest += sameParty
		}
	}
	if a.When.Value == b.When.Value && a.When.Value != "" {
		rest += sameDay
	}
	if a.Where != nil && b.Where != nil && fold(a.Where.Name) == fold(b.Where.Name) {
		rest += sameSpot
	}
	if a.Type == b.Type {
		rest += sameType
	}
	if rest == 0 {
		return 0
	}
	if a.Status == b.Status {
		rest += sameStatus
	}
	return words + rest
}

// isOneName reports whether two names are one, or one is a part of the other.
func isOneName(a, b string) bool {
	a, b = fold(a), fold(b)
	return a == b || isPart(a, b) || isPart(b, a)
}

func (b *expectedBoard) String() string {
	if b.AsOf == b.KnownBy {
		return b.AsOf
	}
	return strings.Join([]string{b.AsOf, "known by", b.KnownBy}, " ")
}
