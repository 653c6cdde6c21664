package main

import (
	"bufio"
	"context"
	"fmt"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"nuncio/columns"
	"nuncio/export"
	"nuncio/store"
	"nuncio/talks"
)

const exportLong = `Writes what the store holds for other programs, to standard output. The same store
gives the same bytes. The forms of coded events (plover, cameo, icews, polecat) also
take reports and records without a store.`

func newExport() *cobra.Command {
	cmd := &cobra.Command{
		Use:   "export",
		Short: "Write records, tables or a calendar for other programs",
		Long:  exportLong,
		Example: `  nuncio export jsonl >records.jsonl
  nuncio export csv --what talks --as-of 2018-05-25 >talks.csv
  nuncio export ics >talks.ics
  nuncio export plover >events.jsonl
  nuncio export icews --dyads page.html >events.tsv`,
		Args: knownCommand,
		RunE: func(cmd *cobra.Command, _ []string) error { return cmd.Help() },
	}
	cmd.AddCommand(newExportJSONL(), newExportCSV(), newExportICS())
	for _, c := range codedCommands {
		cmd.AddCommand(newExportCoded(c.form, c.short, c.about))
	}
	return cmd
}

func newExportJSONL() *cobra.Command {
	var knownBy string
	cmd := &cobra.Command{
		Use:   "jsonl",
		Short: "Write the records, one JSON object a line, as “nuncio read --format jsonl” does",
		Example: `  nuncio export jsonl >records.jsonl
  nuncio export jsonl --known-by 2018-05-25 | jq .report.title`,
		Args: cobra.NoArgs,
	}
	addKnownBy(cmd.Flags(), &knownBy)
	path := addStoreFlag(cmd.Flags())
	cmd.RunE = func(cmd *cobra.Command, _ []string) error {
		if err := checkDay("--known-by", knownBy); err != nil {
			return err
		}
		return ask(cmd, *path, func(ctx context.Context, s store.Store) error { return writeRecords(ctx, cmd, s, knownBy) })
	}
	return cmd
}

func writeRecords(ctx context.Context, cmd *cobra.Command, s store.Store, knownBy string) error {
	reports, err := s.Reports(ctx, store.ReportFilter{KnownBy: knownBy})
	if err != nil {
		return err
	}
	out := bufio.NewWriter(cmd.OutOrStdout())
	for i := range reports {
		rec, err := s.Record(ctx, reports[i].ID)
		if err != nil {
			return err
		}
		b, err := rec.Encode()
		if err != nil {
			return err
		}
		if _, err := out.Write(b); err != nil {
			return fmt.Errorf("writing: %w", err)
		}
	}
	if err := out.Flush(); err != nil {
		return fmt.Errorf("writing: %w", err)
	}
	if len(reports) == 0 {
		fmt.Fprintln(cmd.ErrOrStderr(), "nuncio: the store has no report of that time")
		return exitError{exitNothing}
	}
	return nil
}

const csvLong = `Writes a table as CSV (RFC 4180): UTF-8, a header, days in ISO 8601, lists as JSON
arrays. “nuncio events --json” and the like say what the columns hold.

Cells are the reports' own words, unchanged. A spreadsheet that takes a cell which
begins with = + - or @ for a formula should be told that the columns are text.`

// tables are what "export csv" can write; each is the list of a command.
var tables = []struct {
	name  string
	write func(q *csvQuestion) error
}{
	{"events", (*csvQuestion).events},
	{"entries", (*csvQuestion).entries},
	{"quotes", (*csvQuestion).quotes},
	{"talks", (*csvQuestion).talks},
	{"people", (*csvQuestion).people},
	{"reports", (*csvQuestion).reports},
}

// csvQuestion is one call of "nuncio export csv".
type csvQuestion struct {
	ctx    context.Context
	cmd    *cobra.Command
	store  store.Store
	clocks talks.Clocks
	// knownBy is the second clock, "" where it was not given: the lists have
	// reports without a date then.
	knownBy string
}

func newExportCSV() *cobra.Command {
	var days clockFlags
	var what string
	var names []string
	for _, t := range tables {
		names = append(names, t.name)
	}
	cmd := &cobra.Command{
		Use:   "csv",
		Short: "Write a table as CSV",
		Long:  csvLong,
		Example: `  nuncio export csv >events.csv
  nuncio export csv --what talks --as-of 2018-05-25 --known-by 2018-05-25 >talks.csv
  nuncio export csv --what quotes >quotes.csv`,
		Args: cobra.NoArgs,
	}
	fl := cmd.Flags()
	fl.StringVar(&what, "what", names[0], "`table`: "+strings.Join(names, ", "))
	must(cmd.RegisterFlagCompletionFunc("what", cobra.FixedCompletions(names, cobra.ShellCompDirectiveNoFileComp)))
	days.add(fl)
	path := addStoreFlag(fl)
	cmd.RunE = func(cmd *cobra.Command, _ []string) error {
		c, err := days.clocks(time.Now())
		if err != nil {
			return err
		}
		for _, t := range tables {
			if t.name == what {
				return ask(cmd, *path, func(ctx context.Context, s store.Store) error {
					return t.write(&csvQuestion{ctx: ctx, cmd: cmd, store: s, clocks: c, knownBy: days.knownBy})
				})
			}
		}
		return fmt.Errorf("--what: there is no table %q; the tables are %s", what, strings.Join(names, ", "))
	}
	return cmd
}

// asCSV writes the rows of a list.
func asCSV[T any](q *csvQuestion, l listOf[T], rows []T) error {
	return l.answer(q.cmd, &form{format: "csv"}, rows, "the store has nothing for this table")
}

func (q *csvQuestion) events() error {
	entries, err := q.store.Entries(q.ctx, store.EntryFilter{KnownBy: q.knownBy})
	if err != nil {
		return err
	}
	return asCSV(q, eventList, columns.Happenings(talks.Link(entries)))
}

func (q *csvQuestion) entries() error {
	entries, err := q.store.Entries(q.ctx, store.EntryFilter{KnownBy: q.knownBy})
	if err != nil {
		return err
	}
	return asCSV(q, entryList, pointers(entries))
}

func (q *csvQuestion) quotes() error {
	quotes, err := q.store.Quotes(q.ctx, store.QuoteFilter{KnownBy: q.knownBy})
	if err != nil {
		return err
	}
	return asCSV(q, quoteList, pointers(quotes))
}

func (q *csvQuestion) talks() error {
	linked, err := linkTalks(q.ctx, q.store, q.clocks.KnownBy)
	if err != nil {
		return err
	}
	fmt.Fprintln(q.cmd.ErrOrStderr(), export.ClockWords(q.clocks))
	return asCSV(q, talkList, talkRows(linked.Board(q.clocks)))
}

func (q *csvQuestion) people() error {
	list, err := people(q.ctx, q.store, q.knownBy)
	if err != nil {
		return err
	}
	return asCSV(q, peopleList, list)
}

func (q *csvQuestion) reports() error {
	reports, err := q.store.Reports(q.ctx, store.ReportFilter{KnownBy: q.knownBy})
	if err != nil {
		return err
	}
	return asCSV(q, reportList, pointers(reports))
}

// reportList is the table of reports.
var reportList = listOf[*store.Summary]{columns: columns.Reports}

const icsLong = `Writes the talks as an iCalendar file (RFC 5545). A date that is known to a month
only becomes an entry over the whole month, marked as such. Talks that were called
off stay, as cancelled; each change raises SEQUENCE. X-NUNCIO-STATUS has the
status in full, since a calendar knows three only. Talks without a date are left
out and counted on standard error.`

func newExportICS() *cobra.Command {
	var days clockFlags
	cmd := &cobra.Command{
		Use:   "ics",
		Short: "Write the talks as a calendar",
		Long:  icsLong,
		Example: `  nuncio export ics >talks.ics
  nuncio export ics --as-of 2018-05-25 --known-by 2018-05-25`,
		Args: cobra.NoArgs,
	}
	days.add(cmd.Flags())
	path := addStoreFlag(cmd.Flags())
	cmd.RunE = func(cmd *cobra.Command, _ []string) error {
		c, err := days.clocks(time.Now())
		if err != nil {
			return err
		}
		return ask(cmd, *path, func(ctx context.Context, s store.Store) error {
			linked, err := linkTalks(ctx, s, c.KnownBy)
			if err != nil {
				return err
			}
			return printBoard(cmd, &form{format: "ics"}, &days, linked.Board(c))
		})
	}
	return cmd
}
