package main

import (
	"bufio"
	"cmp"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"slices"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"nuncio"
	"nuncio/export"
	"nuncio/ingest"
	"nuncio/lexicon"
	"nuncio/record"
	"nuncio/store"
	"nuncio/talks"
)

const codedLong = `%s

Without arguments the events of the store are written, each step of an act once,
by its first report; --entries gives each report's own telling. Reports that are
named, as for “nuncio read”, are read and written without a store; --records takes
records that “nuncio read --format jsonl” wrote.

These forms say in one type what a record says by type and status: a planned visit
is an agreement, a meeting called off a refusal (--cancelled sanction: a sanction),
a planned attack a threat. Each file bears the name of the table by which that was
done. What is denied or only possible is left out. “nuncio help exports” has the
details. What was left out is counted on standard error.`

// codedCommands are the forms of coded events as commands.
var codedCommands = []struct{ form, short, about string }{
	{"plover", "Write the events as PLOVER JSON", "Writes the events as PLOVER has them (manual 2.0, draft), a JSON object a line."},
	{"cameo", "Write the events with CAMEO codes, as a table", "Writes the events with CAMEO codes and actor codes, tab-separated with a header."},
	{"icews", "Write the events as a table of the shape of ICEWS", "Writes the events as a table with the 20 columns of ICEWS, tab-separated with a\nheader, nothing quoted."},
	{"polecat", "Write the events as a table of the shape of POLECAT", "Writes the events as a table with the 40 columns of POLECAT (NGEC), tab-separated\nwith a header; several values in a cell are parted by “;”, “None” stands for nothing."},
}

// codedFlags are the options of an export of coded events.
type codedFlags struct {
	inputFlags
	readerFlags
	foldFlags
	form    string
	dyads   bool
	entries bool
	records string
	knownBy string
	store   *string
}

// foldFlags say how type and status become one.
type foldFlags struct {
	table, cancelled string
	hypothetical     bool
	complete         bool
}

func (f *foldFlags) add(fl *pflag.FlagSet) {
	fl.StringVar(&f.cancelled, "cancelled", "reject", "a meeting called off is a `reject` (the manual) or a sanction (the crosswalk of 2021)")
	fl.BoolVar(&f.hypothetical, "hypothetical", false, "what is possible or hangs on a condition too, marked in the contexts")
	fl.BoolVar(&f.complete, "complete", false, "give a country to each participant and a recipient to each act, from the words around where the report does not say")
	fl.StringVar(&f.table, "fold", export.FoldManual, "`table` by which type and status become one: "+export.FoldManual+", or "+export.FoldGold+", as the gold records of 2016 have it")
}

// fold returns the fold that the flags ask for. Where it completes events it names
// states by lex.
func (f *foldFlags) fold(lex *lexicon.Lexicon) (*export.Fold, error) {
	var options []string
	switch f.cancelled {
	case "reject":
	case "sanction":
		options = append(options, export.CancelledSanction)
	default:
		return nil, fmt.Errorf("--cancelled: %q is neither reject nor sanction", f.cancelled)
	}
	if f.hypothetical {
		options = append(options, export.Hypothetical)
	}
	fold, err := export.NewFold(f.table, options...)
	if err != nil {
		return nil, fmt.Errorf("--fold: %w", err)
	}
	if f.complete {
		fold.Complete(lex)
	}
	return fold, nil
}

func newExportCoded(form, short, about string) *cobra.Command {
	f := codedFlags{form: form}
	cmd := &cobra.Command{
		Use:   form + " [REPORT...]",
		Short: short,
		Long:  fmt.Sprintf(codedLong, about),
		Example: fmt.Sprintf(`  nuncio export %[1]s >events.%[2]s
  nuncio export %[1]s --cancelled sanction --known-by 2018-05-25
  nuncio export %[1]s --published 2018-05-31 page.html
  nuncio export %[1]s --records records.jsonl`, form, codedEnding(form)),
	}
	fl := cmd.Flags()
	f.foldFlags.add(fl)
	if form == "cameo" || form == "icews" {
		fl.BoolVar(&f.dyads, "dyads", false, "a line for each pair of source and target, with the event's id")
	}
	fl.BoolVar(&f.entries, "entries", false, "each report's telling of an event")
	fl.StringVar(&f.records, "records", "", "records in JSON Lines from this `file` (“-”: standard input) in place of the store")
	addKnownBy(fl, &f.knownBy)
	f.store = addStoreFlag(fl)
	f.inputFlags.add(fl)
	f.readerFlags.add(fl)
	cmd.RunE = f.run
	return cmd
}

func codedEnding(form string) string {
	if form == "plover" {
		return "jsonl"
	}
	return "tsv"
}

func (f *codedFlags) run(cmd *cobra.Command, args []string) error {
	opt, err := f.options()
	if err != nil {
		return err
	}
	write, from := f.fromStore, "the store has no event of that time for this form"
	switch reports := len(args) > 0 || f.filesFrom != ""; {
	case reports && f.records != "":
		return errors.New("--records takes the place of reports; name one or the other")
	case reports:
		write, from = func(cmd *cobra.Command, c *export.CodedWriter) error { return f.fromReports(cmd, args, c) }, "the reports tell of no event for this form"
	case f.records != "":
		write, from = f.fromRecords, "the records have no event for this form"
	}
	out, err := export.NewCodedWriter(cmd.OutOrStdout(), opt)
	if err != nil {
		return err
	}
	failed := write(cmd, out)
	var exit exitError
	if failed != nil && !errors.As(failed, &exit) {
		return failed
	}
	counts, err := out.Close()
	if err != nil {
		return fmt.Errorf("writing: %w", err)
	}
	tellCoded(cmd.ErrOrStderr(), opt.Fold.Name(), counts)
	if failed == nil && counts.Written == 0 {
		fmt.Fprintf(cmd.ErrOrStderr(), "nuncio: %s\n", from)
		return exitError{exitNothing}
	}
	return failed
}

// options checks the flags before anything is read.
func (f *codedFlags) options() (export.CodedOptions, error) {
	opt := export.CodedOptions{Form: f.form, Dyads: f.dyads}
	lex, err := openLexicon(f.lexicon)
	if err != nil {
		return opt, err
	}
	if opt.Fold, err = f.fold(lex); err != nil {
		return opt, err
	}
	opt.Country = countryNames(lex)
	return opt, checkDay("--known-by", f.knownBy)
}

// fromReports reads reports and writes the events of each.
func (f *codedFlags) fromReports(cmd *cobra.Command, args []string, c *export.CodedWriter) error {
	given, err := f.given()
	if err != nil {
		return err
	}
	inputs, err := f.expand(cmd.InOrStdin(), args, given)
	if err != nil {
		return err
	}
	reader, err := f.reader()
	if err != nil {
		return err
	}
	stderr := cmd.ErrOrStderr()
	d := delivery{out: bufio.NewWriter(io.Discard), stderr: stderr, progress: newProgress(stderr, total(inputs.Inputs)), failed: complainOf(stderr, inputs)}
	d.write = func(_ io.Writer, rd *nuncio.Reading) error {
		rec, err := rd.Record()
		if err != nil {
			return err
		}
		return c.Write(rec, nil)
	}
	if err := d.takeAll(ingest.Read(cmd.Context(), reader, inputs.Inputs, f.jobs)); err != nil {
		return err
	}
	d.progress.clear()
	if err := cmd.Context().Err(); err != nil {
		return err
	}
	if d.failed > 0 {
		return exitError{exitUnreadable}
	}
	return nil
}

// fromRecords writes the events of records in JSON Lines. What is no record is
// named by its line, and the rest is done.
func (f *codedFlags) fromRecords(cmd *cobra.Command, c *export.CodedWriter) error {
	from, name := cmd.InOrStdin(), "standard input"
	if f.records != ingest.Stdin {
		file, err := os.Open(f.records)
		if err != nil {
			return fmt.Errorf("--records: %w", err)
		}
		defer file.Close()
		from, name = file, f.records
	}
	lines := bufio.NewReader(from)
	failed := 0
	for n := 1; ; n++ {
		line, err := lines.ReadString('\n')
		if strings.TrimSpace(line) != "" {
			rec, err := record.Decode(strings.NewReader(line))
			if err == nil {
				err = c.Write(rec, nil)
			}
			if err != nil {
				failed++
				fmt.Fprintf(cmd.ErrOrStderr(), "nuncio: %s:%d: %s\n", name, n, export.Plain(err.Error()))
			}
		}
		switch {
		case err == io.EOF && failed > 0:
			return exitError{exitUnreadable}
		case err == io.EOF:
			return nil
		case err != nil:
			return fmt.Errorf("reading %s: %w", name, err)
		}
	}
}

// fromStore writes the events of the store.
func (f *codedFlags) fromStore(cmd *cobra.Command, c *export.CodedWriter) error {
	return ask(cmd, *f.store, func(ctx context.Context, s store.Store) error {
		entries, err := s.Entries(ctx, store.EntryFilter{KnownBy: f.knownBy})
		if err != nil {
			return err
		}
		chosen := map[string]bool{}
		if f.entries {
			for i := range entries {
				chosen[entries[i].Key] = true
			}
		} else {
			chosen = firstTellings(talks.Link(entries))
		}
		return writeChosen(ctx, s, entries, chosen, c)
	})
}

// writeChosen writes the events of these keys, report by report.
func writeChosen(ctx context.Context, s store.Store, entries []talks.Entry, chosen map[string]bool, c *export.CodedWriter) error {
	written := map[string]bool{}
	for i := range entries {
		id := entries[i].Report
		if !chosen[entries[i].Key] || written[id] {
			continue
		}
		written[id] = true
		rec, err := s.Record(ctx, id)
		if err != nil {
			return err
		}
		if err := c.Write(rec, func(e *record.Event) bool { return chosen[e.Key] }); err != nil {
			return err
		}
	}
	return nil
}

// firstTellings returns the keys of the entries that tell each step of each act once: of
// a talk the first telling of each step, of another act the first that has its
// status, with the day if one has.
func firstTellings(l *talks.Linked) map[string]bool {
	keys := map[string]bool{}
	for i := range l.Talks {
		for _, t := range l.Talks[i].History {
			keys[t.Entry.Key] = true
		}
	}
	for i := range l.Happenings {
		h := &l.Happenings[i]
		best := slices.MinFunc(pointers(h.Entries), func(a, b *talks.Entry) int { return cmp.Compare(rank(h, a), rank(h, b)) })
		keys[best.Key] = true
	}
	return keys
}

// rank is lower for an entry that tells more of the whole.
func rank(h *talks.Happening, e *talks.Entry) int {
	switch {
	case e.Status == h.Status && e.When.Value == h.When:
		return 0
	case e.Status == h.Status:
		return 1
	}
	return 2
}

// tellCoded says what became of the events.
func tellCoded(w io.Writer, fold string, n export.FoldCounts) {
	fmt.Fprintf(w, "nuncio: events written by %s: %d\n", fold, n.Written)
	for _, x := range []struct {
		n    int
		what string
	}{
		{n.NotExported, "left out: denied, possible, or told of by another event"},
		{n.Doubles, "left out: the same as another of the report"},
		{n.Undated, "left out: neither event nor report has a day (--published gives one)"},
		{n.NoRecipient, "written without a recipient, which AID and SANCTION want"},
	} {
		if x.n > 0 {
			fmt.Fprintf(w, "nuncio: events %s: %d\n", x.what, x.n)
		}
	}
}
