package main

import (
	"context"
	"fmt"
	"io"
	"os"

	"github.com/spf13/cobra"

	"nuncio"
	"nuncio/eval"
)

const evalLong = `Scores a stage by the official rule of its corpus and prints the figures. The
corpora are not part of Nuncio; --data names the folder that holds them.

“samples” needs no data: it holds the records of the built-in samples against
what a careful reader wrote down. “report” does so for a report of your own, with
the expected record beside it (REPORT.expected.json). “board” needs no data
either: it links the reports of the built-in corpus and holds the boards that
follow against the expected ones, at every pair of days. “sentences” and “short”
score the coder on labelled sentences and on short reports of our own writing.
“plover” holds the coder against records of your own in PLOVER's JSON.

What is read can be read by a lexicon, rules or a model of your own (--lexicon,
--rules, --model): so the gain or loss of a change shows.`

const evalSyntaxLong = `Scores words, tags, trees and names on UD English EWT and GUM, and writes a line
for GUM's news documents alone. Figures are those of the CoNLL 2018 shared task,
in percent of F1: “raw” reads the text of each document by paragraphs, “gold” tags
and parses the words and sentences of the treebank. Subtypes of relations do not
count. Names are scored by exact span on the words of the corpus.

--errors lists what was taken for what, most frequent first, each with a few
places: sentence ends and tokens (from raw text), tags, lemmas, relations, heads
and names (on gold words).`

func newEval() *cobra.Command {
	cmd := &cobra.Command{
		Use:   "eval",
		Short: "Score the stages against gold corpora",
		Long:  evalLong,
		Example: `  nuncio eval samples
  nuncio eval syntax --data DIR`,
		Args: func(cmd *cobra.Command, args []string) error {
			if len(args) > 0 {
				return fmt.Errorf("there is nothing to score by the name %q%s", args[0], didYouMean(cmd, args[0]))
			}
			return nil
		},
		RunE: func(cmd *cobra.Command, _ []string) error { return cmd.Help() },
	}
	cmd.AddCommand(
		newEvalData("article", "Article text: passages found and kept out, on saved web pages", eval.Article),
		newEvalSyntax(),
		newEvalReading("timex", "Time expressions, on TimeBank", eval.Timex),
		newEvalData("entity", "Coreference, on OntoGUM", eval.Entity),
		newEvalPlace(),
		newEvalData("attribution", "Who said what, on PolNeAR", eval.Attribution),
		newEvalEvents(),
		newEvalFactuality(),
		newEvalSamples(), newEvalReport(), newEvalBoard(),
		newEvalSentences(), newEvalShort(), newEvalAgreement(), newEvalPlover(),
	)
	return cmd
}

// A score prints the figures of one stage on the corpora below a folder.
type score func(ctx context.Context, dataDir string, w io.Writer) error

// newEvalReading is newEvalData for a score that reads with the whole reader.
func newEvalReading(name, short string, f func(context.Context, *nuncio.Reader, string, io.Writer) error) *cobra.Command {
	var from readerFlags
	cmd := newEvalData(name, short, func(ctx context.Context, dataDir string, w io.Writer) error {
		r, err := from.reader()
		if err != nil {
			return err
		}
		return f(ctx, r, dataDir, w)
	})
	from.add(cmd.Flags())
	return cmd
}

func newEvalEvents() *cobra.Command {
	var opt eval.EventOptions
	cmd := newEvalReading("events", "Coded events of the PLOVER gold sentences, as lines for the official scorer", func(ctx context.Context, r *nuncio.Reader, dir string, w io.Writer) error {
		return eval.EventsOf(ctx, r, opt, dir, w)
	})
	cmd.Flags().BoolVar(&opt.Main, "main", false, "only the acts of the main clause and its conjuncts, which is what the gold records code")
	cmd.Flags().BoolVar(&opt.AsTold, "as-told", false, "participants as the record has them; otherwise completed as by “nuncio export plover --complete”")
	return cmd
}

func newEvalData(name, short string, f score) *cobra.Command {
	var dir string
	cmd := &cobra.Command{
		Use: name + " --data DIR", Short: short, Args: cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			if info, err := os.Stat(dir); err != nil || !info.IsDir() {
				return fmt.Errorf("--data %s is not a folder; name the one that holds the corpora", dir)
			}
			return f(cmd.Context(), dir, cmd.OutOrStdout())
		},
	}
	cmd.Flags().StringVar(&dir, "data", "", "`folder` that holds the corpora")
	must(cmd.MarkFlagRequired("data"))
	return cmd
}

func newEvalPlace() *cobra.Command {
	var places string
	cmd := newEvalData("place", "Places, on TR-News and GeoVirus", func(ctx context.Context, dir string, w io.Writer) error {
		gazetteers, err := openGazetteers(places)
		if err != nil {
			return err
		}
		return eval.Place(ctx, gazetteers, dir, w)
	})
	gazetteerFlag(cmd.Flags(), &places)
	return cmd
}

func newEvalSyntax() *cobra.Command {
	var opt eval.SyntaxOptions
	var file string
	cmd := newEvalData("syntax", "Words, tags, trees and names, on UD English EWT and GUM", func(ctx context.Context, dir string, w io.Writer) error {
		if file != "" {
			b, err := os.ReadFile(file)
			if err != nil {
				return fmt.Errorf("--model: %w", err)
			}
			opt.Weights = string(b)
		}
		return eval.Syntax(ctx, opt, dir, w)
	})
	cmd.Long = evalSyntaxLong
	cmd.Example = `  nuncio eval syntax --data DIR
  nuncio eval syntax --data DIR --errors 20`
	cmd.Flags().IntVar(&opt.Errors, "errors", 0, "list the `N` most frequent confusions of each kind, with examples")
	cmd.Flags().StringVar(&file, "model", "", "model `file` made by “nuncio train”")
	return cmd
}

func newEvalSamples() *cobra.Command {
	var from readerFlags
	cmd := &cobra.Command{
		Use: "samples", Short: "The built-in samples, against what a careful reader wrote down", Args: cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			r, err := from.reader()
			if err != nil {
				return err
			}
			return eval.Samples(cmd.Context(), r, cmd.OutOrStdout())
		},
	}
	from.add(cmd.Flags())
	return cmd
}

func newEvalReport() *cobra.Command {
	var from readerFlags
	cmd := &cobra.Command{
		Use: "report REPORT...", Short: "Reports with an expected record beside each", Args: cobra.MinimumNArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			r, err := from.reader()
			if err != nil {
				return err
			}
			return eval.ReportFiles(cmd.Context(), r, args, cmd.OutOrStdout())
		},
	}
	from.add(cmd.Flags())
	return cmd
}

func newEvalBoard() *cobra.Command {
	var records string
	var from readerFlags
	cmd := &cobra.Command{
		Use: "board", Short: "The boards of the built-in corpus, against the expected ones", Args: cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			choice, ok := boardRecords[records]
			if !ok {
				return fmt.Errorf("--records %s: choose hand, raw or both", records)
			}
			var r *nuncio.Reader
			if choice.raw {
				var err error
				if r, err = from.reader(); err != nil {
					return err
				}
			}
			return eval.Board(cmd.Context(), r, choice.hand, cmd.OutOrStdout())
		},
	}
	cmd.Flags().StringVar(&records, "records", "both", "`what` the boards are made from: hand (the hand-written records), raw (the raw reports) or both, in turn")
	from.add(cmd.Flags())
	return cmd
}

// boardRecords are the choices of eval board.
var boardRecords = map[string]struct{ hand, raw bool }{
	"hand": {hand: true}, "raw": {raw: true}, "both": {hand: true, raw: true},
}
