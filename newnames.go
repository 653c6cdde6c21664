package nuncio

import (
	"strings"

	"nuncio/entity"
	"nuncio/span"
)

// NewName is a name that the lexicon does not know, with the row of a table that
// the report suggests for it.
type NewName struct {
	entity.Suggestion
	Kind     string    // person or organisation
	Sentence span.Span // the one that names it first, in the article's text
	From     string    // day of the report, on which the office is known to be held; "" where not known
	Source   string    // the report's address, or its name
}

// NewNames returns the names of a report that the lexicon does not know, each
// once, in the order of first mention.
func (r *Reader) NewNames(rd *Reading) []NewName {
	day, _, _ := strings.Cut(rd.Article.Published.Value, "T")
	source := rd.Article.URL
	if source == "" {
		source = rd.Source.Name
	}
	var out []NewName
	for _, s := range r.entities.Suggest(rd.Document, rd.Entities) {
		n := NewName{
			Suggestion: s, Kind: rd.Entities.Actors[s.Actor].Kind.String(), Source: source,
			Sentence: rd.Document.Sentences[rd.Entities.Mentions[s.Mention].Sentence].Span,
		}
		if s.Office != "" {
			n.From = day
		}
		out = append(out, n)
	}
	return out
}
