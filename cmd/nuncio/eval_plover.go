package main

import (
	"fmt"
	"os"

	"github.com/spf13/cobra"

	"nuncio/eval"
	"nuncio/export"
	"nuncio/plover"
)

const evalPloverLong = `Reads coded records in PLOVER's JSON, codes their texts and prints how far the two
agree: types, sources and targets by code, and events with all three. With --rules it
tells what your own rules are worth on your own coding.

A file holds one record a line, records over several lines, or an array. Three dialects
are read: that of the manual (2.0, draft), that of version 0.5, in which the gold
standard records of 2016 were written (source, target, actorText), and that of the
manual's example (raw_text, entity_name). Types that the manual no longer has count as
those they went into. What cannot be taken is named on standard error with its line,
and the rest is done.

Records with the same text and date are one text with several events; a record with
has_event false or without an event says that its text tells of none. A second type in
“event” will do as well as the first. Codes of bodies (UNO, IGO, NGO, EUR and the like)
are not kept apart. Of those who act jointly, either side will do.`

func newEvalPlover() *cobra.Command {
	var opt eval.PloverOptions
	var fold foldFlags
	var from readerFlags
	cmd := &cobra.Command{
		Use: "plover FILE...", Short: "Coded records of your own, in PLOVER's JSON", Long: evalPloverLong, Args: cobra.MinimumNArgs(1),
		Example: `  nuncio eval plover records.jsonl
  nuncio eval plover --rules my-rules --errors records.jsonl
  nuncio eval plover --fold fold/gsr-2016 old-records.json`,
		RunE: func(cmd *cobra.Command, args []string) error {
			r, err := from.reader()
			if err != nil {
				return err
			}
			if opt.Fold, err = fold.fold(r.Lexicon()); err != nil {
				return err
			}
			records, err := ploverRecords(cmd, args)
			if err != nil {
				return err
			}
			return eval.Plover(cmd.Context(), r, records, opt, cmd.OutOrStdout())
		},
	}
	fl := cmd.Flags()
	fl.BoolVar(&opt.Errors, "errors", false, "print each text that came out otherwise, with the records and with what was found")
	fold.add(fl)
	from.add(fl)
	return cmd
}

// ploverRecords reads the files and names what could not be taken of them.
func ploverRecords(cmd *cobra.Command, files []string) ([]plover.Placed, error) {
	var out []plover.Placed
	for _, name := range files {
		file, err := os.Open(name)
		if err != nil {
			return nil, err
		}
		records, warnings, err := plover.Read(file)
		file.Close()
		if err != nil {
			return nil, fmt.Errorf("%s: %w", name, err)
		}
		for _, w := range warnings {
			fmt.Fprintf(cmd.ErrOrStderr(), "nuncio: %s:%d: %s\n", export.Plain(name), w.Line, export.Plain(w.Text))
		}
		for _, r := range records {
			if r.Text == "" {
				fmt.Fprintf(cmd.ErrOrStderr(), "nuncio: %s:%d: record %s has no text to code; left out\n", export.Plain(name), r.Line, export.Plain(r.ID))
				continue
			}
			out = append(out, r)
		}
	}
	if len(out) == 0 {
		fmt.Fprintln(cmd.ErrOrStderr(), "nuncio: there is no record with a text")
		return nil, exitError{exitNothing}
	}
	return out, nil
}
