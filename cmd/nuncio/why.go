package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"strings"

	"github.com/spf13/cobra"

	"nuncio/export"
	"nuncio/ingest"
	"nuncio/record"
	"nuncio/store"
)

const whyLong = `Explains an event: the rule that found it and the words that the rule fits, what set
its status, how its day and place were found, on whose word it is told, and what an
export makes of it.

FILE is a report and ID one of its events, e1, e2 and so on, as “nuncio read --format
jsonl” and the like number them. Without FILE the ID is that of an event in the store,
as the lists print it, or REPORT#e1.`

func newWhy() *cobra.Command {
	var in inputFlags
	var parts readerFlags
	cmd := &cobra.Command{
		Use:   "why [FILE] ID",
		Short: "Explain an event: the rule, the words, the status, day and place",
		Long:  whyLong,
		Example: `  nuncio why page.html e3
  nuncio why --published 2018-05-31 page.html e1
  nuncio why KEY
  nuncio why REPORT#e1`,
		Args: cobra.RangeArgs(1, 2),
	}
	fl := cmd.Flags()
	path := addStoreFlag(fl)
	in.add(fl)
	parts.add(fl)
	cmd.RunE = func(cmd *cobra.Command, args []string) error {
		if len(args) == 2 {
			rec, err := readOne(cmd, &in, &parts, args[0])
			if err != nil {
				return err
			}
			return explain(cmd, thing{record: rec, entry: strings.ToLower(args[1])})
		}
		if info, err := os.Stat(args[0]); err == nil && !info.IsDir() {
			return fmt.Errorf("%s is a file; which of its events? For instance: nuncio why %s e1", args[0], args[0])
		}
		return ask(cmd, *path, func(ctx context.Context, s store.Store) error {
			found, err := find(ctx, s, args[0])
			if errors.Is(err, store.ErrNotFound) {
				return notInStore(cmd.ErrOrStderr(), args[0])
			}
			if err != nil {
				return err
			}
			return explain(cmd, found)
		})
	}
	return cmd
}

// readOne reads the one report that a file holds.
func readOne(cmd *cobra.Command, in *inputFlags, parts *readerFlags, file string) (*record.Record, error) {
	given, err := in.given()
	if err != nil {
		return nil, err
	}
	inputs, err := in.expand(cmd.InOrStdin(), []string{file}, given)
	if err != nil {
		return nil, err
	}
	if complainOf(cmd.ErrOrStderr(), inputs) > 0 {
		return nil, exitError{exitUnreadable}
	}
	reader, err := parts.reader()
	if err != nil {
		return nil, err
	}
	var rec *record.Record
	for res := range ingest.Read(cmd.Context(), reader, inputs.Inputs, 1) {
		switch {
		case res.Failure != nil:
			complain(cmd.ErrOrStderr(), res.Failure)
			return nil, exitError{exitUnreadable}
		case rec != nil:
			return nil, fmt.Errorf("%s holds several reports; “nuncio add” puts them into the store, where each event has an id", file)
		}
		if rec, err = res.Reading.Record(); err != nil {
			return nil, err
		}
	}
	if rec == nil {
		return nil, fmt.Errorf("%s holds no report", file)
	}
	return rec, nil
}

// explain writes the reasons of an event; a statement or actor is shown with its own.
func explain(cmd *cobra.Command, t thing) error {
	fold, err := export.NewFold(export.FoldManual)
	if err != nil {
		return err
	}
	w := cmd.OutOrStdout()
	opt := export.TextOptions{Width: textWidth(w), Colour: wantsColour(w)}
	done, err := export.Why(w, t.record, t.entry, fold, opt)
	if err != nil || done {
		return err
	}
	if done, err = export.Sheet(w, t.record, t.entry, opt); err != nil || done {
		return err
	}
	return noSuchEvent(cmd.ErrOrStderr(), t)
}

func noSuchEvent(w io.Writer, t thing) error {
	events := t.record.Events
	switch {
	case len(events) == 0:
		fmt.Fprintln(w, "nuncio: no event was found in the report")
	default:
		fmt.Fprintf(w, "nuncio: the report has no entry %q; its events are %s to %s\n", export.Plain(t.entry), events[0].ID, events[len(events)-1].ID)
	}
	return exitError{exitNothing}
}
