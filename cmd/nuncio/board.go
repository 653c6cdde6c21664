package main

import (
	"bytes"
	"context"
	"fmt"
	"slices"
	"time"

	"github.com/spf13/cobra"

	"nuncio/export"
	"nuncio/store"
	"nuncio/talks"
)

const boardLong = `Prints where every planned meeting, visit, summit and round of talks stood on a
day: when it is due, its status and since when, where, and by how many
independent sources. Talks that the reports know but of which nothing is known
for that day come last, as unknown.

--as-of is the day that is asked for, --known-by the day up to which reports
count; see “nuncio help as-of”.`

func newBoard() *cobra.Command {
	var days clockFlags
	cmd := &cobra.Command{
		Use:   "board",
		Short: "Show where every planned meeting stood on a day",
		Long:  boardLong,
		Example: `  nuncio board
  nuncio board --as-of 2018-05-25 --known-by 2018-05-25
  nuncio board --as-of 2018-06-01 --json id,status,date,title`,
		Args: cobra.NoArgs,
	}
	var f form
	f.add(cmd, func() described { return talkList }, "ics")
	days.add(cmd.Flags())
	path := addStoreFlag(cmd.Flags())
	cmd.RunE = func(cmd *cobra.Command, _ []string) error {
		if err := f.check(cmd.OutOrStdout()); err != nil {
			return err
		}
		c, err := days.clocks(time.Now())
		if err != nil {
			return err
		}
		return ask(cmd, *path, func(ctx context.Context, s store.Store) error {
			linked, err := linkTalks(ctx, s, c.KnownBy)
			if err != nil {
				return err
			}
			return printBoard(cmd, &f, &days, linked.Board(c))
		})
	}
	return cmd
}

// linkTalks links what reports published up to a day say of meetings. Other
// acts are not loaded.
func linkTalks(ctx context.Context, s store.Store, knownBy string) (*talks.Linked, error) {
	entries, err := s.Entries(ctx, store.EntryFilter{KnownBy: knownBy, Types: []string{"CONSULT"}})
	if err != nil {
		return nil, err
	}
	return talks.Link(entries), nil
}

// printBoard writes the rows under a heading with the days they hold for. The
// heading is part of a table, and beside all other forms.
func printBoard(cmd *cobra.Command, f *form, days *clockFlags, b *talks.Board) error {
	head := cmd.ErrOrStderr()
	if f.format == "table" {
		head = cmd.OutOrStdout()
	}
	fmt.Fprintln(head, days.heading(b.Clocks))
	if f.format == "ics" {
		return printCalendar(cmd, b)
	}
	return talkList.answer(cmd, f, talkRows(b), noTalks)
}

func talkRows(b *talks.Board) []talkRow {
	var rows []talkRow
	for _, r := range slices.Concat(b.Rows, b.Unknown) {
		rows = append(rows, talkRow{r, b.Clocks})
	}
	return rows
}

// printCalendar writes the board as iCalendar and counts what has no place there.
// A calendar without entries is none, so nothing is written then.
func printCalendar(cmd *cobra.Command, b *talks.Board) error {
	var file bytes.Buffer
	n, err := export.WriteCalendar(&file, b, export.CalendarOptions{})
	if err != nil {
		return err
	}
	if n.Undated > 0 {
		fmt.Fprintf(cmd.ErrOrStderr(), "nuncio: %d talks without a date were left out\n", n.Undated)
	}
	if n.Entries == 0 {
		fmt.Fprintln(cmd.ErrOrStderr(), "nuncio: "+noTalks)
		return exitError{exitNothing}
	}
	_, err = file.WriteTo(cmd.OutOrStdout())
	return err
}

const noTalks = "no report of that time speaks of a planned meeting; reports without a date do not count (“nuncio help as-of”)"
