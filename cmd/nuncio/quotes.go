package main

import (
	"cmp"
	"context"
	"strings"

	"github.com/spf13/cobra"

	"nuncio/columns"
	"nuncio/store"
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
	brief:   []string{"published", "speaker", "kind", "words", "second_hand", "id"},
	columns: columns.Quotes,
}
