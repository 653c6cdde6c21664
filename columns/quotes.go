package columns

import (
	"cmp"
	"strings"

	"nuncio/export"
	"nuncio/store"
	"nuncio/talks"
)

// Quotes are the columns of statements.
var Quotes = []export.Column[*store.Quote]{
	{Name: "id", About: "lasting key of the statement", Value: func(q *store.Quote) any { return q.Key }, Show: func(q *store.Quote) string { return export.Brief(q.Key) }},
	{Name: "report", About: "id of the report", Value: func(q *store.Quote) any { return q.Report }},
	{Name: "published", About: "publication time of the report", Value: func(q *store.Quote) any { return q.Published }, Show: func(q *store.Quote) string { return Day(q.Published) }},
	{Name: "publisher", About: "outlet", Value: func(q *store.Quote) any { return q.Publisher }},
	{Name: "title", About: "headline of the report", Value: func(q *store.Quote) any { return q.Title }},
	{Name: "speaker", About: "who said it; the report's words where it is not settled who", Value: func(q *store.Quote) any { return cmp.Or(partyName(q.Speaker), q.Source) }},
	{Name: "named", About: "whether the speaker has a name", Value: func(q *store.Quote) any { return q.Speaker != nil && q.Speaker.Named }},
	{Name: "country", About: "country of the speaker", Value: func(q *store.Quote) any { return partyCountry(q.Speaker) }},
	{Name: "office", About: "office of the speaker", Value: func(q *store.Quote) any { return partyOffice(q.Speaker) }},
	{Name: "source", About: "the speaker in the report's words", Value: func(q *store.Quote) any { return q.Source }},
	{Name: "kind", About: "said, thought, wanted, denied, promised, asked, threatened", Value: func(q *store.Quote) any { return q.Kind }},
	{Name: "mode", About: "direct, indirect, mixed", Value: func(q *store.Quote) any { return q.Mode }},
	{Name: "cue", About: "the word of saying", Value: func(q *store.Quote) any { return q.Cue }},
	{Name: "words", About: "what was said, pieces joined by “ … ”", Value: func(q *store.Quote) any { return strings.Join(q.Words, " … ") }},
	{Name: "addressees", About: "to whom", Value: func(q *store.Quote) any { return partyNames(q.Addressees) }},
	{Name: "second_hand", About: "whether it is passed on by another", Value: func(q *store.Quote) any { return len(q.Chain) > 0 }, Show: showSecondHand},
	{Name: "chain", About: "who passes it on, the outermost first", Value: func(q *store.Quote) any { return partyNames(q.Chain) }},
	{Name: "start", About: "where the words begin, code points of the report's text", Value: func(q *store.Quote) any { return q.Start }},
	{Name: "end", About: "where they end", Value: func(q *store.Quote) any { return q.End }},
	{Name: "confidence", About: "0 to 1", Value: func(q *store.Quote) any { return q.Confidence }},
}

func showSecondHand(q *store.Quote) string {
	if len(q.Chain) == 0 {
		return ""
	}
	return "through " + strings.Join(partyNames(q.Chain), ", ")
}

func partyCountry(p *talks.Party) string {
	if p == nil {
		return ""
	}
	return p.Country
}

func partyOffice(p *talks.Party) string {
	if p == nil {
		return ""
	}
	return p.Office
}

// Reports are the columns of reports.
var Reports = []export.Column[*store.Summary]{
	{Name: "id", About: "SHA-256 of the bytes received", Value: func(r *store.Summary) any { return r.ID }},
	{Name: "published", About: "publication time", Value: func(r *store.Summary) any { return r.Published }},
	{Name: "publisher", About: "outlet", Value: func(r *store.Summary) any { return r.Publisher }},
	{Name: "title", About: "headline", Value: func(r *store.Summary) any { return r.Title }},
	{Name: "url", About: "address", Value: func(r *store.Summary) any { return r.URL }},
	{Name: "name", About: "file or address it was added from", Value: func(r *store.Summary) any { return r.Name }},
	{Name: "dispatch", About: "the first of its near-duplicates", Value: func(r *store.Summary) any { return cmp.Or(r.Dispatch, r.ID) }},
	{Name: "versions", About: "how many versions of the page there are", Value: func(r *store.Summary) any { return r.Versions }},
	{Name: "events", About: "entries of events", Value: func(r *store.Summary) any { return r.Events }},
	{Name: "quotes", About: "statements", Value: func(r *store.Summary) any { return r.Quotes }},
}
