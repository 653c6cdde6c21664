package main

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path"
	"path/filepath"

	"github.com/spf13/cobra"

	"nuncio"
	"nuncio/article"
	"nuncio/ingest"
	"nuncio/store"
)

const rulesTryLong = `Codes reports twice, by the rules as they are and with RULES over them, and shows
which events would be added, removed or changed. Nothing is saved.

RULES is a folder, as --rules takes it, or one file of rules. The reports are files,
folders, “-” or addresses, as “nuncio read” takes them; with --stored those of the
store. --rules names the rules that are in use now, where these are not the built-in
ones; RULES then takes their place.

Each event stands below its sentence, with the rule and its file and line. What
changes is told field by field, before → after, with the words that set a new status.
The counts, and how much each rule brings, stand at the end.

--format json writes an object for each event: report, change (added, removed,
changed), sentence, fields (that changed), before, after; jsonl a line for each.

The exit code is 1 where no event would change.`

const rulesTryExample = `  nuncio rules try mine/ reports/
  nuncio rules try own.rules report.txt --format jsonl
  nuncio rules try mine-new/ --rules mine/ --stored`

type tryFlags struct {
	inputFlags
	readerFlags
	format string
	store  *string
	stored bool
}

func newRulesTry() *cobra.Command {
	var f tryFlags
	cmd := &cobra.Command{
		Use:     "try RULES [REPORT|DIR|-|URL]...",
		Short:   "Show which events rules would add, remove or change",
		Long:    rulesTryLong,
		Example: rulesTryExample,
		Args:    cobra.MinimumNArgs(1),
		RunE:    f.run,
	}
	fl := cmd.Flags()
	fl.StringVarP(&f.format, "format", "f", "text", "text, json or jsonl")
	fl.BoolVar(&f.stored, "stored", false, "take the reports of the store")
	f.store = addStoreFlag(fl)
	f.inputFlags.add(fl)
	f.readerFlags.add(fl)
	fl.Lookup("rules").Usage = "`folder` with the coding rules that are in use now"
	must(cmd.RegisterFlagCompletionFunc("format", cobra.FixedCompletions([]string{"text", "json", "jsonl"}, cobra.ShellCompDirectiveNoFileComp)))
	return cmd
}

func (f *tryFlags) run(cmd *cobra.Command, args []string) error {
	t, err := f.trial(cmd.OutOrStdout(), args[0])
	if err != nil {
		return err
	}
	inputs, err := f.inputs(cmd, args[1:])
	if err != nil {
		return err
	}
	stderr := cmd.ErrOrStderr()
	failed := complainOf(stderr, inputs)
	for res := range ingest.Read(cmd.Context(), t.before.reader, inputs.Inputs, f.jobs) {
		if res.Failure == nil {
			err = t.report(res.Input.Name, res.Reading)
		} else {
			failed++
			complain(stderr, res.Failure)
		}
		if err = errors.Join(err, t.out.Flush()); err != nil {
			return fmt.Errorf("writing: %w", err)
		}
	}
	if err := cmd.Context().Err(); err != nil {
		return err
	}
	if err := t.finish(stderr); err != nil {
		return fmt.Errorf("writing: %w", err)
	}
	switch {
	case failed > 0:
		return exitError{exitUnreadable}
	case len(t.counts) == 0:
		return exitError{exitNothing}
	}
	return nil
}

// trial opens both codings and chooses how changes are written.
func (f *tryFlags) trial(stdout io.Writer, rules string) (*trial, error) {
	t := &trial{out: bufio.NewWriter(stdout), counts: map[string]int{}, byRule: map[string]map[string]int{}}
	switch f.format {
	case "text":
		t.write = t.writeText
	case "json", "jsonl":
		enc := json.NewEncoder(t.out)
		enc.SetEscapeHTML(false)
		if f.format == "json" {
			enc.SetIndent("", "  ")
		}
		t.write = func(c *change) error { return enc.Encode(c) }
	default:
		return nil, fmt.Errorf("there is no format %q; the formats are text, json, jsonl", f.format)
	}
	var err error
	if t.before, err = f.codedBy(f.rules); err != nil {
		return nil, err
	}
	t.after, err = t.before.over(rules)
	return t, err
}

// inputs are the reports that are tried on.
func (f *tryFlags) inputs(cmd *cobra.Command, args []string) (ingest.Expansion, error) {
	given, err := f.given()
	if err != nil {
		return ingest.Expansion{}, err
	}
	named := len(args) > 0 || f.filesFrom != ""
	switch {
	case f.stored && named:
		return ingest.Expansion{}, errors.New("--stored takes the reports of the store and no other input")
	case f.stored:
		return f.fromStore(cmd.Context())
	case !named:
		return ingest.Expansion{}, errors.New("no reports to try the rules on: name a file, a folder, a URL, or “-” for standard input; --stored takes those of the store")
	}
	return f.expand(cmd.InOrStdin(), args, given)
}

// fromStore lists the reports of the store.
func (f *tryFlags) fromStore(ctx context.Context) (ingest.Expansion, error) {
	var e ingest.Expansion
	s, err := openStore(ctx, *f.store, false)
	if err != nil {
		return e, err
	}
	all, err := s.Reports(ctx, store.ReportFilter{})
	for i := 0; i < len(all) && err == nil; i++ {
		var in ingest.Input
		in, err = storedInput(ctx, s, all[i].ID)
		e.Inputs = append(e.Inputs, in)
	}
	return e, errors.Join(err, s.Close())
}

func storedInput(ctx context.Context, s store.Store, id string) (ingest.Input, error) {
	report, err := s.Report(ctx, id)
	if err != nil {
		return ingest.Input{}, err
	}
	rec, err := s.Record(ctx, id)
	if err != nil {
		return ingest.Input{}, err
	}
	return ingest.Input{
		Name: report.Name, From: bytes.NewReader(report.Bytes), ContentType: report.ContentType,
		Given: article.Given{
			URL: string(rec.Report.URL), Publisher: string(rec.Report.Publisher), Published: string(rec.Report.Published),
			MaxBytes: max(len(report.Bytes), 1),
		},
	}, nil
}

// coding is a reader with the place that its own rules were read from.
type coding struct {
	reader *nuncio.Reader
	files  fs.FS  // nil for the built-in rules alone
	dir    string // that the files lie in
}

func (f *tryFlags) codedBy(dir string) (coding, error) {
	files, err := folder("--rules", dir)
	if err != nil {
		return coding{}, err
	}
	reader, err := f.reader()
	return coding{reader, files, dir}, err
}

// over returns a coding that differs by the rules at a path, a folder or a file.
func (c coding) over(name string) (coding, error) {
	out := coding{dir: name}
	info, err := os.Stat(name)
	switch {
	case err != nil:
		return out, err
	case info.IsDir():
		out.files = os.DirFS(name)
	case filepath.Ext(name) == ".rules":
		out.dir = filepath.Dir(name)
		out.files = oneFile{os.DirFS(out.dir), filepath.Base(name)}
	default:
		return out, fmt.Errorf("%s is neither a folder nor a file that ends in .rules", name)
	}
	if out.reader, err = c.reader.WithRules(out.files); err != nil {
		return out, fmt.Errorf("%s: %w", name, err)
	}
	return out, nil
}

// oneFile is a folder of which one file counts.
type oneFile struct {
	fs.FS
	name string
}

func (f oneFile) Open(name string) (fs.File, error) {
	if name != f.name {
		return nil, &fs.PathError{Op: "open", Path: name, Err: fs.ErrNotExist}
	}
	return f.FS.Open(name)
}

func (f oneFile) Glob(pattern string) ([]string, error) {
	ok, err := path.Match(pattern, f.name)
	if !ok {
		return nil, err
	}
	return []string{f.name}, nil
}
