package main

import (
	"bufio"
	"bytes"
	"fmt"
	"io"
	"iter"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"nuncio"
	"nuncio/article"
	"nuncio/export"
	"nuncio/ingest"
	"nuncio/samples"
	"nuncio/syntax"
)

const readLong = `Reads reports and writes the record of each: who is who, what happened, what is
planned or was called off, who said what, each with its words.

A report is an HTML page, or plain text, even with a page's leftovers in it. A
folder stands for all reports below it, “-” for standard input, a file of JSON
Lines for one report a line (see “nuncio add --help”). Records go to
standard output in the order of the inputs, whatever the number of workers;
what cannot be read is named on standard error and the rest is done.

Dates like “last week” are reckoned from the publication date. If the page does
not give one, a file name that begins with a date does (2018-05-31-talks.txt);
--published goes before both. Without any of them such dates stay relative.

With --conllu the inputs are files of CoNLL-U (Universal Dependencies 2), as any
parser writes them: words, tags and trees are taken from there in place of
Nuncio's own. Each “# newdoc” begins a report; names are found unless the file
marks some (“nuncio help conllu” has the details).

With --new-names the people and organisations that the lexicon does not know are
written instead, each once a report, with the sentence and a line for a table
(leaders-MINE.tsv, bodies-MINE.tsv) that says what the report tells: country,
office, sector. Look the lines over, save them in a folder, and give that to
--lexicon. “from” is the day of the report, on which the office was held at least.
With --format json or jsonl each name is an object.`

const readExample = `  nuncio read --sample
  nuncio read --published 2018-05-31 page.txt
  nuncio read --format jsonl -j 4 reports/ >records.jsonl
  curl -s https://example.org/news/1 | nuncio read -
  find . -name '*.html' -print0 | nuncio read -0 --files-from -
  nuncio read --format conllu page.txt >trees.conllu
  nuncio read --conllu trees.conllu
  nuncio read --new-names reports/ >new.tsv`

type readFlags struct {
	inputFlags
	readerFlags
	format string
	sample string
	conllu bool
	names  bool
}

func newRead() *cobra.Command {
	var f readFlags
	cmd := &cobra.Command{
		Use:     "read [FILE|DIR|-|URL]...",
		Short:   "Read reports and write the record of each",
		Long:    readLong + "\n\nSamples: " + strings.Join(sampleNames(), ", ") + ".",
		Example: readExample,
		RunE:    func(cmd *cobra.Command, args []string) error { return f.run(cmd, args) },
	}
	fl := cmd.Flags()
	fl.StringVarP(&f.format, "format", "f", "text", "text, json, jsonl or conllu (see “nuncio help formats”)")
	f.inputFlags.add(fl)
	f.readerFlags.add(fl)
	fl.BoolVar(&f.conllu, "conllu", false, "every input is CoNLL-U; its words, tags and trees are used")
	fl.StringVar(&f.sample, "sample", "", "read the built-in sample of that `name`; alone, the first; “all”, every one")
	fl.BoolVar(&f.names, "new-names", false, "write the names that the lexicon does not know instead of records")
	fl.Lookup("sample").NoOptDefVal = sampleNames()[0]
	must(cmd.RegisterFlagCompletionFunc("format", cobra.FixedCompletions([]string{"text", "json", "jsonl", "conllu"}, cobra.ShellCompDirectiveNoFileComp)))
	return cmd
}

// must stops on a fault in the program's own tables, before anything is read.
func must(err error) {
	if err != nil {
		panic(err)
	}
}

func (f *readFlags) run(cmd *cobra.Command, args []string) error {
	var unknown newNames
	write, err := f.writer(cmd.OutOrStdout(), &unknown)
	if err != nil {
		return err
	}
	inputs, err := f.inputs(cmd.InOrStdin(), args)
	if err != nil {
		return err
	}
	reader, err := f.reader()
	if err != nil {
		return err
	}
	unknown.reader = reader
	stderr := cmd.ErrOrStderr()
	d := delivery{write: write, out: bufio.NewWriter(cmd.OutOrStdout()), stderr: stderr, progress: newProgress(stderr, total(inputs.Inputs)), failed: complainOf(stderr, inputs)}
	if f.conllu {
		d.progress = newProgress(stderr, 0) // how many documents there are shows as they are read
		err = f.readConllu(cmd.Context(), reader, inputs.Inputs, &d)
	} else {
		err = d.takeAll(ingest.Read(cmd.Context(), reader, inputs.Inputs, f.jobs))
	}
	if err != nil {
		return err
	}
	d.progress.clear()
	if err := cmd.Context().Err(); err != nil {
		return err
	}
	if err := unknown.finish(cmd.OutOrStdout()); err != nil {
		return err
	}
	if d.failed > 0 {
		return exitError{exitUnreadable}
	}
	return nil
}

// delivery writes records and names failures, in the order they come.
type delivery struct {
	write    recordWriter
	out      *bufio.Writer
	stderr   io.Writer
	progress *progress
	failed   int
}

func (d *delivery) takeAll(results iter.Seq[ingest.Result]) error {
	for res := range results {
		if err := d.take(res); err != nil {
			return err
		}
	}
	return nil
}

func (d *delivery) take(res ingest.Result) error {
	d.progress.step(res.Failure != nil)
	if res.Failure == nil {
		if err := d.write(d.out, res.Reading); err != nil {
			res.Failure = &ingest.Failure{Name: res.Input.Name, Err: err}
		}
	}
	if res.Failure != nil {
		d.failed++
		d.progress.clear()
		complain(d.stderr, res.Failure)
	}
	if err := d.out.Flush(); err != nil {
		return fmt.Errorf("writing: %w", err)
	}
	return nil
}

// inputs are the reports to be read: a sample, or what the arguments name.
func (f *readFlags) inputs(stdin io.Reader, args []string) (ingest.Expansion, error) {
	given, err := f.given()
	if err != nil {
		return ingest.Expansion{}, err
	}
	if f.conllu {
		if err := f.checkConllu(args); err != nil {
			return ingest.Expansion{}, err
		}
	}
	if f.sample != "" {
		if len(args) > 0 || f.filesFrom != "" {
			return ingest.Expansion{}, fmt.Errorf("--sample reads a built-in report and takes no other input; write --sample=NAME for another sample")
		}
		return f.samples(given)
	}
	if len(args) == 0 && f.filesFrom == "" {
		return ingest.Expansion{}, fmt.Errorf("nothing to read: name a file, a folder, a URL, or “-” for standard input; --sample shows a built-in report")
	}
	return f.expand(stdin, args, given)
}

func sampleNames() []string {
	var names []string
	for _, s := range samples.Reports() {
		names = append(names, s.Name)
	}
	return names
}

func (f *readFlags) samples(given article.Given) (ingest.Expansion, error) {
	var e ingest.Expansion
	for _, s := range samples.Reports() {
		if f.sample != "all" && f.sample != s.Name {
			continue
		}
		in := ingest.Input{Name: s.Name, From: bytes.NewReader(s.Bytes), ContentType: s.ContentType, Given: given}
		if in.Given.Published == "" {
			in.Given.Published = s.Given.Published
		}
		if in.Given.Publisher == "" {
			in.Given.Publisher = s.Given.Publisher
		}
		e.Inputs = append(e.Inputs, in)
	}
	if len(e.Inputs) == 0 {
		return e, fmt.Errorf("there is no sample %q; the samples are %s", f.sample, strings.Join(sampleNames(), ", "))
	}
	return e, nil
}

// A recordWriter writes one reading in one format.
type recordWriter func(io.Writer, *nuncio.Reading) error

var formats = []string{"text", "json", "jsonl", "conllu"}

func (f *readFlags) writer(stdout io.Writer, unknown *newNames) (recordWriter, error) {
	if f.names {
		return unknown.writer(f.format)
	}
	switch f.format {
	case "text":
		return textWriter(export.TextOptions{Width: textWidth(stdout), Colour: wantsColour(stdout)}), nil
	case "json":
		return writeJSON, nil
	case "jsonl":
		return writeJSONL, nil
	case "conllu":
		return func(w io.Writer, rd *nuncio.Reading) error { return syntax.WriteConlluSentences(w, rd.Conllu()) }, nil
	}
	near := ""
	if i := slices.IndexFunc(formats, func(s string) bool { return strings.HasPrefix(s, f.format) }); i >= 0 && f.format != "" {
		near = fmt.Sprintf("; did you mean %q?", formats[i])
	}
	return nil, fmt.Errorf("there is no format %q; the formats are %s%s", f.format, strings.Join(formats, ", "), near)
}

// textWriter puts a rule between two records.
func textWriter(opt export.TextOptions) recordWriter {
	first := true
	return func(w io.Writer, rd *nuncio.Reading) error {
		rec, err := rd.Record()
		if err != nil {
			return err
		}
		if !first {
			fmt.Fprintf(w, "\n%s\n\n", strings.Repeat("─", opt.Width))
		}
		first = false
		return export.Text(w, rec, opt)
	}
}

func writeJSON(w io.Writer, rd *nuncio.Reading) error {
	rec, err := rd.Record()
	if err != nil {
		return err
	}
	b, err := rec.EncodeIndent()
	if err != nil {
		return err
	}
	_, err = w.Write(b)
	return err
}

func writeJSONL(w io.Writer, rd *nuncio.Reading) error {
	rec, err := rd.Record()
	if err != nil {
		return err
	}
	b, err := rec.Encode()
	if err != nil {
		return err
	}
	_, err = w.Write(b)
	return err
}
