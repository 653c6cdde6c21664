package main

import (
	"fmt"
	"io"
	"os"

	"github.com/spf13/cobra"

	grades "nuncio/event/model"
	certainty "nuncio/event/train"
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
	cmd.AddCommand(newTrainFactuality())
	return cmd
}

const trainFactualityLong = `Trains the model that grades how sure an act is, from words that readers have
judged, and writes the file of weights. The same data and seed give the same
bytes. DIR holds the folders “factuality” (UDS-IH2, MEANTIME) and “ud” (CoNLL-U).`

func newTrainFactuality() *cobra.Command {
	var o certainty.Options
	var out string
	cmd := &cobra.Command{
		Use:     "factuality --data DIR -o FILE",
		Short:   "Train the model that grades how sure an act is",
		Long:    trainFactualityLong,
		Example: "  nuncio train factuality --data DIR -o weights.bin",
		Args:    cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			o.Log = cmd.ErrOrStderr()
			b, err := certainty.Train(cmd.Context(), o)
			if err != nil {
				return err
			}
			if err := os.WriteFile(out, b, 0o666); err != nil {
				return fmt.Errorf("writing the weights: %w", err)
			}
			return nil
		},
	}
	fl := cmd.Flags()
	fl.StringVar(&o.DataDir, "data", "", "`folder` that holds the corpora")
	fl.StringVarP(&out, "output", "o", "", "`file` to write")
	fl.Uint64Var(&o.Seed, "seed", 1, "`number` that sets the first weights and the order of the words")
	must(cmd.MarkFlagRequired("data"))
	must(cmd.MarkFlagRequired("output"))
	return cmd
}

func newModel() *cobra.Command {
	return &cobra.Command{
		Use:   "model [FILE]",
		Short: "Show what the models were trained on, and their licences",
		Example: `  nuncio model
  nuncio model model.bin`,
		Args: cobra.MaximumNArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			if len(args) == 0 {
				return describeModels(cmd.OutOrStdout(), model.Weights(), grades.Weights())
			}
			b, err := os.ReadFile(args[0])
			if err != nil {
				return err
			}
			return describeModels(cmd.OutOrStdout(), string(b))
		},
	}
}

// describeModels writes what model files were trained on.
func describeModels(w io.Writer, files ...string) error {
	for i, file := range files {
		verify, describe := model.Verify, model.Describe
		if grades.Is(file) {
			verify, describe = grades.Verify, describeGrades
		}
		if err := verify(file); err != nil {
			return err
		}
		m, err := describe(file)
		if err != nil {
			return err
		}
		if i > 0 {
			fmt.Fprintln(w)
		}
		fmt.Fprintf(w, "version  %s\nsha256   %s\nbytes    %d\nseed     %d\nlicence  %s\n\ntrained on\n", m.Version, m.SHA256, m.Bytes, m.Seed, m.Licence)
		for _, d := range m.DataSets {
			fmt.Fprintf(w, "  %s\n    for %s\n    %s\n    %s\n", d.Name, d.Use, d.Licence, d.URL)
		}
	}
	return nil
}

func describeGrades(file string) (model.Metadata, error) {
	m, err := grades.Describe(file)
	if err != nil {
		return model.Metadata{}, err
	}
	d := model.Metadata{Version: m.Version, Licence: m.Licence, Seed: m.Seed, SHA256: m.SHA256, Bytes: len(file)}
	for _, set := range m.DataSets {
		d.DataSets = append(d.DataSets, model.DataSet(set))
	}
	return d, nil
}
