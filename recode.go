package nuncio

import (
	"fmt"
	"io/fs"

	"nuncio/event"
	"nuncio/span"
)

// WithRules returns a reader that differs from r by its coding rules alone.
func (r *Reader) WithRules(rules fs.FS) (*Reader, error) {
	out := *r
	var err error
	if out.events, err = event.Open(rules); err != nil {
		return nil, fmt.Errorf("loading coding rules: %w", err)
	}
	out.producer.Rules = out.events.Hash()
	return &out, nil
}

// Recode returns a reading with its events coded anew by the rules of r. The
// reading must be by r, or by a reader that r was made from by [Reader.WithRules].
func (r *Reader) Recode(rd *Reading) *Reading {
	out := *rd
	out.Producer = r.producer
	out.Events = r.events.Code(rd.coderInput())
	return &out
}

// Rule returns the coding rule of a name, or nil.
func (r *Reader) Rule(name string) *event.Rule {
	for _, rule := range r.events.Rules() {
		if rule.Name == name {
			return rule
		}
	}
	return nil
}

// Sentence returns the sentence of the reading that a place of the text lies in.
func (rd *Reading) Sentence(at span.Span) span.Span {
	for _, s := range rd.Document.Sentences {
		if s.Span.Contains(at) {
			return s.Span
		}
	}
	return at
}
