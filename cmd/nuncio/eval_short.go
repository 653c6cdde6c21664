package main

import (
	"github.com/spf13/cobra"

	"nuncio/eval"
)

func newEvalShort() *cobra.Command {
	var errors bool
	var from readerFlags
	cmd := &cobra.Command{
		Use: "short", Short: "The built-in short reports, against what a careful reader wrote down", Args: cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			r, err := from.reader()
			if err != nil {
				return err
			}
			return eval.Short(cmd.Context(), r, errors, cmd.OutOrStdout())
		},
	}
	cmd.Flags().BoolVar(&errors, "errors", false, "print what is missing or wrong in each report")
	from.add(cmd.Flags())
	return cmd
}
