package main

import (
	"github.com/spf13/cobra"

	"nuncio/eval"
)

func newEvalShort() *cobra.Command {
	var opt eval.ShortOptions
	var from readerFlags
	cmd := &cobra.Command{
		Use: "short", Short: "The built-in short reports, against what a careful reader wrote down", Args: cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			r, err := from.reader()
			if err != nil {
				return err
			}
			return eval.Short(cmd.Context(), r, opt, cmd.OutOrStdout())
		},
	}
	cmd.Flags().BoolVar(&opt.Errors, "errors", false, "print what is missing or wrong in each report")
	cmd.Flags().BoolVar(&opt.Frozen, "frozen", false, "the reports labelled after the rules were frozen, in place of the short reports")
	from.add(cmd.Flags())
	return cmd
}

func newEvalAgreement() *cobra.Command {
	return &cobra.Command{
		Use: "agreement", Short: "How far the two readers of the frozen set agree", Args: cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error { return eval.Agreement(cmd.OutOrStdout()) },
	}
}
