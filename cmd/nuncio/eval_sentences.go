package main

import (
	"fmt"
	"slices"

	"github.com/spf13/cobra"

	"nuncio/eval"
)

func newEvalSentences() *cobra.Command {
	var opt eval.SentenceOptions
	var from readerFlags
	cmd := &cobra.Command{
		Use: "sentences", Short: "The built-in labelled sentences: type, mode, status and roles", Args: cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			if !slices.Contains([]string{"dev", "test", "frozen"}, opt.Split) {
				return fmt.Errorf("--split %s: choose dev, test or frozen", opt.Split)
			}
			r, err := from.reader()
			if err != nil {
				return err
			}
			return eval.Sentences(cmd.Context(), r, opt, cmd.OutOrStdout())
		},
	}
	cmd.Flags().StringVar(&opt.Split, "split", "dev", "`half` to score: dev, or test, which is for measuring only; or frozen, the sentences labelled after the rules were frozen")
	cmd.Flags().StringVar(&opt.File, "file", "", "one `file` of the corpus alone, such as consult.txt")
	cmd.Flags().BoolVar(&opt.Errors, "errors", false, "print what is wrong in each sentence")
	from.add(cmd.Flags())
	return cmd
}
