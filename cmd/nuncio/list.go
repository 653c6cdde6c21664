package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"nuncio/export"
	"nuncio/store"
)

// listOf is a kind of list that commands print: its columns, and which of them a
// table and TSV show; the other forms have all.
type listOf[T any] struct {
	columns []export.Column[T]
	brief   []string
}

// form is how a list is to be printed.
type form struct {
	format, fields string
	formats        []string // that the command knows
}

// add adds --format and --json to a command that prints a list, described by
// list() once its flags are parsed. As with gh, a bare --json prints the possible
// fields; for cobra that is a fault of the flag.
func (f *form) add(cmd *cobra.Command, list func() described, more ...string) {
	f.formats = append([]string{"table", "tsv", "csv", "jsonl"}, more...)
	fl := cmd.Flags()
	fl.StringVarP(&f.format, "format", "f", "", strings.Join(f.formats, ", ")+"; without it a table on a terminal, TSV elsewhere")
	fl.StringVar(&f.fields, "json", "", "JSON Lines with these `fields`, parted by commas; alone, prints which there are")
	must(cmd.RegisterFlagCompletionFunc("format", cobra.FixedCompletions(f.formats, cobra.ShellCompDirectiveNoFileComp)))
	must(cmd.RegisterFlagCompletionFunc("json", cobra.FixedCompletions(list().names(), cobra.ShellCompDirectiveNoFileComp)))
	cmd.SetFlagErrorFunc(func(cmd *cobra.Command, err error) error {
		var missing *pflag.ValueRequiredError
		if errors.As(err, &missing) && missing.GetSpecifiedName() == "json" {
			list().describe(cmd.OutOrStdout())
			return exitError{exitDone}
		}
		return cmd.Root().FlagErrorFunc()(cmd, err)
	})
}

// described is a list that can name its fields.
type described interface {
	names() []string
	describe(w io.Writer)
}

func (l listOf[T]) names() []string {
	out := make([]string, len(l.columns))
	for i, c := range l.columns {
		out[i] = c.Name
	}
	return out
}

// describe prints the fields with what they hold.
func (l listOf[T]) describe(w io.Writer) {
	for _, c := range l.columns {
		fmt.Fprintf(w, "%s\t%s\n", c.Name, c.About)
	}
}

// choose returns the columns of these names, in this order.
func (l listOf[T]) choose(names []string) ([]export.Column[T], error) {
	var out []export.Column[T]
	for _, name := range names {
		name = strings.TrimSpace(name)
		i := slices.IndexFunc(l.columns, func(c export.Column[T]) bool { return c.Name == name })
		if i < 0 {
			return nil, fmt.Errorf("--json: there is no field %q; the fields are %s", name, strings.Join(l.names(), ", "))
		}
		out = append(out, l.columns[i])
	}
	return out, nil
}

// check finds faults of the form before anything is asked, and settles what it
// leaves open.
func (f *form) check(w io.Writer) error {
	switch {
	case f.fields != "" && f.format != "" && f.format != "jsonl":
		return fmt.Errorf("--json writes JSON Lines and does not go with --format %s", f.format)
	case f.fields != "":
		f.format = "jsonl"
	case f.format == "" && isTerminal(w):
		f.format = "table"
	case f.format == "":
		f.format = "tsv"
	case !slices.Contains(f.formats, f.format):
		return fmt.Errorf("there is no format %q; the formats are %s", f.format, strings.Join(f.formats, ", "))
	}
	return nil
}

// write prints the rows.
func (l listOf[T]) write(w io.Writer, f *form, rows []T) error {
	columns := l.columns
	var err error
	switch {
	case f.fields != "":
		columns, err = l.choose(strings.Split(f.fields, ","))
	case f.format == "table" || f.format == "tsv":
		columns, err = l.choose(l.brief)
	}
	if err != nil {
		return err
	}
	switch f.format {
	case "table":
		return export.WriteTable(w, columns, rows, export.TextOptions{Width: tableWidth(w), Colour: wantsColour(w)})
	case "csv":
		return export.WriteCSV(w, columns, rows)
	case "jsonl":
		return export.WriteJSONL(w, columns, rows)
	}
	return export.WriteTSV(w, columns, rows)
}

// answer prints the rows of a question, or says that there are none.
func (l listOf[T]) answer(cmd *cobra.Command, f *form, rows []T, none string) error {
	if len(rows) == 0 {
		fmt.Fprintf(cmd.ErrOrStderr(), "nuncio: %s\n", none)
		return exitError{exitNothing}
	}
	return l.write(cmd.OutOrStdout(), f, rows)
}

// ask opens the store for a question and closes it behind.
func ask(cmd *cobra.Command, path string, question func(context.Context, store.Store) error) error {
	ctx := cmd.Context()
	s, err := openStore(ctx, path, false)
	if err != nil {
		return err
	}
	return errors.Join(question(ctx, s), s.Close())
}
