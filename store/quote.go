package store

import (
	"slices"

	"nuncio/record"
	"nuncio/talks"
)

// Quotes returns the statements of a record as quotes, in the record's order.
func Quotes(r *record.Record) []Quote {
	x := quoting{actors: make(map[string]*record.Actor, len(r.Actors)), statements: make(map[string]*record.Statement, len(r.Statements))}
	for i := range r.Actors {
		x.actors[r.Actors[i].ID] = &r.Actors[i]
	}
	for i := range r.Statements {
		x.statements[r.Statements[i].ID] = &r.Statements[i]
	}
	out := make([]Quote, len(r.Statements))
	for i := range r.Statements {
		out[i] = x.quote(&r.Statements[i])
		out[i].Report, out[i].Published = r.Report.ID, string(r.Report.Published)
		out[i].Publisher, out[i].Title = string(r.Report.Publisher), string(r.Report.Title)
	}
	return out
}

// quoting looks up the entries of one record by their local ids.
type quoting struct {
	actors     map[string]*record.Actor
	statements map[string]*record.Statement
}

func (x quoting) quote(s *record.Statement) Quote {
	q := Quote{
		Key: s.Key, Statement: s.ID, Kind: s.Kind, Mode: s.Mode, Confidence: s.Confidence,
		Words: make([]string, len(s.Content)), Addressees: x.parties(s.Addressees), Chain: x.chain(s),
	}
	if p := x.parties([]string{string(s.Speaker)}); len(p) > 0 {
		q.Speaker = &p[0]
	}
	if s.Source != nil {
		q.Source = s.Source.Text
	}
	if s.Cue != nil {
		q.Cue, q.Start, q.End = s.Cue.Text, s.Cue.Start, s.Cue.End
	}
	for i, c := range s.Content {
		q.Words[i] = c.Text
	}
	if n := len(s.Content); n > 0 {
		q.Start, q.End = s.Content[0].Start, s.Content[n-1].End
	}
	return q
}

// chain returns who passes a statement on: for each statement that contains it,
// the outermost first, its relay and its speaker; then the statement's own relay.
// Nobody is named twice, nor the speaker of the statement itself.
func (x quoting) chain(s *record.Statement) []talks.Party {
	ids := []string{string(s.Via)}
	seen := map[*record.Statement]bool{s: true} // a record may be wrong and go in a circle
	for in := x.statements[string(s.Inside)]; in != nil && !seen[in]; in = x.statements[string(in.Inside)] {
		seen[in] = true
		ids = append(ids, string(in.Speaker), string(in.Via))
	}
	slices.Reverse(ids)
	chain := ids[:0]
	for _, id := range ids {
		if id != string(s.Speaker) && !slices.Contains(chain, id) {
			chain = append(chain, id)
		}
	}
	return x.parties(chain)
}

// parties leaves out what is no actor, such as the empty id.
func (x quoting) parties(ids []string) []talks.Party {
	out := []talks.Party{}
	for _, id := range ids {
		if a := x.actors[id]; a != nil {
			out = append(out, talks.PartyOf(a))
		}
	}
	return out
}
