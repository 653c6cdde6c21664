package main

import (
	"fmt"
	"os"

	"github.com/spf13/cobra"

	"nuncio/syntax/model"
	"nuncio/syntax/train"
)

const trainLong = `Trains the English model (words, tags, lemmas, trees, names) from treebanks and
name corpora and writes the model file. The same data and seed give the same
bytes. DIR holds the folders “ud” (CoNLL-U) and “ner” (CoNLL columns).`

func newTrain() *cobra.Command {
	var o train.Options
	var out string
	cmd := &cobra.Command{
		Use:   "train --data DIR -o FILE",
		Short: "Train the English model",
		Long:  trainLong,
		Example: `  nuncio train --data DIR -o model.bin
  nuncio read --model model.bin page.html`,
		Args: cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			o.Log = cmd.ErrOrStderr()
			b, err := train.Train(cmd.Context(), o)
			if err != nil {
				return err
			}
			if err := os.WriteFile(out, b, 0o666); err != nil {
				return fmt.Errorf("writing the model: %w", err)
			}
			return nil
		},
	}
	fl := cmd.Flags()
	fl.StringVar(&o.DataDir, "data", "", "`folder` that holds the corpora")
	fl.StringVarP(&out, "output", "o", "", "`file` to write")
	fl.Uint64Var(&o.Seed, "seed", 1, "`number` that orders the sentences")
	fl.BoolVar(&o.Quick, "quick", false, "a few passes only, to try the way out; the model is poor")
	must(cmd.MarkFlagRequired("data"))
	must(cmd.MarkFlagRequired("output"))
	return cmd
}

func newModel() *cobra.Command {
	return &cobra.Command{
		Use:   "model [FILE]",
		Short: "Show what a model was trained on, and its licences",
		Example: `  nuncio model
  nuncio model model.bin`,
		Args: cobra.MaximumNArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			file := model.Weights()
			if len(args) > 0 {
				b, err := os.ReadFile(args[0])
				if err != nil {
					return err
				}
				file = string(b)
			}
			if err := model.Verify(file); err != nil {
				return err
			}
			m, err := model.Describe(file)
			if err != nil {
				return err
			}
			w := cmd.OutOrStdout()
			fmt.Fprintf(w, "version  %s\nsha256   %s\nbytes    %d\nseed     %d\nlicence  %s\n\ntrained on\n", m.Version, m.SHA256, m.Bytes, m.Seed, m.Licence)
			for _, d := range m.DataSets {
				fmt.Fprintf(w, "  %s\n    for %s\n    %s\n    %s\n", d.Name, d.Use, d.Licence, d.URL)
			}
			return nil
		},
	}
}
