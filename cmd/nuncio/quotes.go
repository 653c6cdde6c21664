package main

import (
	"cmp"
	"context"
	"strings"

	"github.com/spf13/cobra"

	"nuncio/export"
	"nuncio/store"
	"nuncio/talks"
)

const quotesLong = `Lists who said what: the words, the speaker, to whom, and through whom they reach
us. A saying that one outlet or person passes on for another is marked as second
hand, with the chain, the outermost first.`

func newQuotes() *cobra.Command {
	var q store.QuoteFilter
	cmd := &cobra.Command{
		Use:   "quotes [WORDS...]",
		Short: "List who said what",
		Long:  quotesLong,
		Example: `  nuncio quotes --speaker trump
  nuncio quotes --country PRK --known-by 2018-05-25
  nuncio quotes --text "summit" --json speaker,words,chain,report`,
		Args: cobra.ArbitraryArgs,
	}
	var f form
	f.add(cmd, func() described { return quoteList })
	fl := cmd.Flags()
	fl.StringVar(&q.Speaker, "speaker", "", "part of the speaker's `name`")
	fl.StringVar(&q.Country, "country", "", "`code` of the speaker's country")
	fl.StringVar(&q.Text, "text", "", "part of the `words`; so does WORDS")
	fl.IntVar(&q.Limit, "limit", 0, "at most this `number` (0: all)")
	addKnownBy(fl, &q.KnownBy)
	path := addStoreFlag(fl)
	cmd.RunE = func(cmd *cobra.Command, args []string) error {
		if err := cmp.Or(f.check(cmd.OutOrStdout()), checkCountry(q.Country), checkDay("--known-by", q.KnownBy)); err != nil {
			return err
		}
		if len(args) > 0 {
			q.Text = strings.Join(args, " ")
		}
		return ask(cmd, *path, func(ctx context.Context, s store.Store) error {
			quotes, err := s.Quotes(ctx, q)
			if err != nil {
				return err
			}
			return quoteList.answer(cmd, &f, pointers(quotes), "no quotation fits; fewer filters let more through")
		})
	}
	return cmd
}

// quoteList is what "quotes" prints.
var quoteList = listOf[*store.Quote]{
	brief: []string{"published", "speaker", "kind", "words", "second_hand", "id"},
	columns: []export.Column[*store.Quote]{
		{Name: "id", About: "lasting key of the statement", Value: func(q *store.Quote) any { return q.Key }, Show: func(q *store.Quote) string { return export.Brief(q.Key) }},
		{Name: "report", About: "id of the report", Value: func(q *store.Quote) any { return q.Report }},
		{Name: "published", About: "publication time of the report", Value: func(q *store.Quote) any { return q.Published }, Show: func(q *store.Quote) string { return dayPart(q.Published) }},
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
	},
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
