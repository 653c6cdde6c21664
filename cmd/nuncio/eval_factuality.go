package main

import (
	"context"
	"io"

	"github.com/spf13/cobra"

	"nuncio/eval"
)

const evalFactualityLong = `Scores how sure the coder is of acts, on the words of UDS-IH2 and MEANTIME that
readers have judged, by Pearson's r and mean absolute error: the rules alone, the
trained model alone, both (what a record has), and the baseline that takes
everything for certain. UDS-IH2 is read with the trees of the treebank and with
our own, MEANTIME with our own over the given words.

--errors lists the words that the model gets most wrong, or with --by-rules the
rules.`

func newEvalFactuality() *cobra.Command {
	var opt eval.FactualityOptions
	cmd := newEvalData("factuality", "How sure acts are, on UDS-IH2 and MEANTIME", func(ctx context.Context, dir string, w io.Writer) error {
		return eval.Factuality(ctx, opt, dir, w)
	})
	cmd.Long = evalFactualityLong
	cmd.Example = `  nuncio eval factuality --data DIR
  nuncio eval factuality --data DIR --errors 50 --by-rules`
	cmd.Flags().IntVar(&opt.Errors, "errors", 0, "list the `N` words of each set with the largest errors")
	cmd.Flags().BoolVar(&opt.ByRules, "by-rules", false, "list those that the rules get most wrong")
	return cmd
}
