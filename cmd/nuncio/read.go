package main

import (
	"bufio"
	"bytes"
	"fmt"
	"io"
	"io/fs"
	"os"
	"runtime"
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
folder stands for all reports below it, “-” for standard input. Records go to
standard output in the order of the inputs, whatever the number of workers;
what cannot be read is named on standard error and the rest is done.

Dates like “last week” are reckoned from the publication date. If the page does
not give one, they stay relative; --published gives it.`

const readExample = `  nuncio read --sample
  nuncio read --published 2018-05-31 page.txt
  nuncio read --format jsonl -j 4 reports/ >records.jsonl
  curl -s https://example.org/news/1 | nuncio read -
  find . -name '*.html' -print0 | nuncio read -0 --files-from -`

type readFlags struct {
	format    string
	published string
	publisher string
	url       string
	jobs      int
	maxBytes  int
	lexicon   string
	rules     string
	model     string
	sample    string
	filesFrom string
	nul       bool
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
	fl.StringVar(&f.published, "published", "", "publication `date`, YYYY-MM-DD or RFC 3339; goes before the page's own")
	fl.StringVar(&f.publisher, "publisher", "", "publisher's `name`; goes before the page's own")
	fl.StringVar(&f.url, "url", "", "`address` of the report; goes before the page's own")
	fl.IntVarP(&f.jobs, "jobs", "j", runtime.NumCPU(), "how many reports are read at a time")
	fl.IntVar(&f.maxBytes, "max-bytes", article.DefaultMaxBytes, "largest report that is read, in `bytes`")
	fl.StringVar(&f.lexicon, "lexicon", "", "`folder` with lexicon files that replace the built-in ones of the same name")
	fl.StringVar(&f.rules, "rules", "", "`folder` with coding rules that replace the built-in ones of the same name")
	fl.StringVar(&f.model, "model", "", "model `file` made by “nuncio train”")
	fl.StringVar(&f.sample, "sample", "", "read the built-in sample of that `name`; alone, the first; “all”, every one")
	fl.Lookup("sample").NoOptDefVal = sampleNames()[0]
	fl.StringVar(&f.filesFrom, "files-from", "", "read the names of inputs from `file` (“-” for standard input), one a line")
	fl.BoolVarP(&f.nul, "null", "0", false, "with --files-from: names end in NUL, as “find -print0” writes them")
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
	write, err := f.writer(cmd.OutOrStdout())
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
	stderr := cmd.ErrOrStderr()
	failed := len(inputs.Failed)
	for _, fail := range inputs.Failed {
		complain(stderr, fail)
	}
	if inputs.Skipped > 0 {
		fmt.Fprintf(stderr, "nuncio: %d files without the ending of a report were left out\n", inputs.Skipped)
	}
	p := newProgress(stderr, len(inputs.Inputs))
	out := bufio.NewWriter(cmd.OutOrStdout())
	for res := range ingest.Read(cmd.Context(), reader, inputs.Inputs, f.jobs) {
		p.step(res.Failure != nil)
		if res.Failure == nil {
			if err := write(out, res.Reading); err != nil {
				res.Failure = &ingest.Failure{Name: res.Input.Name, Err: err}
			}
		}
		if res.Failure != nil {
			failed++
			p.clear()
			complain(stderr, res.Failure)
		}
		if err := out.Flush(); err != nil {
			return fmt.Errorf("writing: %w", err)
		}
	}
	p.clear()
	if err := cmd.Context().Err(); err != nil {
		return err
	}
	if failed > 0 {
		return exitError{exitUnreadable}
	}
	return nil
}

// complain names an input that could not be read. Names and reasons may hold
// bytes from outside, so they are made safe for a terminal.
func complain(w io.Writer, f *ingest.Failure) {
	fmt.Fprintf(w, "nuncio: %s\n", export.Plain(f.Error()))
}

func (f *readFlags) inputs(stdin io.Reader, args []string) (ingest.Expansion, error) {
	given := article.Given{URL: f.url, Publisher: f.publisher, Published: f.published, MaxBytes: f.maxBytes}
	if err := given.Check(); err != nil {
		return ingest.Expansion{}, fmt.Errorf("--published: %w", err)
	}
	if f.sample != "" {
		if len(args) > 0 || f.filesFrom != "" {
			return ingest.Expansion{}, fmt.Errorf("--sample reads a built-in report and takes no other input; write --sample=NAME for another sample")
		}
		return f.samples(given)
	}
	if f.filesFrom != "" {
		named, err := f.names(stdin)
		if err != nil {
			return ingest.Expansion{}, fmt.Errorf("reading --files-from: %w", err)
		}
		args = append(args, named...)
	} else if len(args) == 0 {
		return ingest.Expansion{}, fmt.Errorf("nothing to read: name a file, a folder, a URL, or “-” for standard input; --sample shows a built-in report")
	}
	return ingest.Expand(args, given, stdin), nil
}

// names reads the list of --files-from.
func (f *readFlags) names(stdin io.Reader) ([]string, error) {
	from := stdin
	if f.filesFrom != ingest.Stdin {
		file, err := os.Open(f.filesFrom)
		if err != nil {
			return nil, err
		}
		defer file.Close()
		from = file
	}
	b, err := io.ReadAll(from)
	if err != nil {
		return nil, err
	}
	sep := "\n"
	if f.nul {
		sep = "\x00"
	}
	var names []string
	for name := range strings.SplitSeq(string(b), sep) {
		if name = strings.TrimSuffix(name, "\r"); name != "" {
			names = append(names, name)
		}
	}
	return names, nil
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

func (f *readFlags) reader() (*nuncio.Reader, error) {
	var opt nuncio.Options
	var err error
	if opt.Lexicon, err = folder("--lexicon", f.lexicon); err != nil {
		return nil, err
	}
	if opt.Rules, err = folder("--rules", f.rules); err != nil {
		return nil, err
	}
	if f.model != "" {
		b, err := os.ReadFile(f.model)
		if err != nil {
			return nil, fmt.Errorf("--model: %w", err)
		}
		opt.Weights = string(b)
	}
	return nuncio.NewReader(opt)
}

// folder opens the folder that a flag names; nil where it names none.
func folder(flag, path string) (fs.FS, error) {
	if path == "" {
		return nil, nil
	}
	info, err := os.Stat(path)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", flag, err)
	}
	if !info.IsDir() {
		return nil, fmt.Errorf("%s: %s is not a folder", flag, path)
	}
	return os.DirFS(path), nil
}

// A recordWriter writes one reading in one format.
type recordWriter func(io.Writer, *nuncio.Reading) error

var formats = []string{"text", "json", "jsonl", "conllu"}

func (f *readFlags) writer(stdout io.Writer) (recordWriter, error) {
	switch f.format {
	case "text":
		return textWriter(export.TextOptions{Width: textWidth(stdout), Colour: wantsColour(stdout)}), nil
	case "json":
		return writeJSON, nil
	case "jsonl":
		return writeJSONL, nil
	case "conllu":
		return func(w io.Writer, rd *nuncio.Reading) error { return syntax.WriteConllu(w, rd.Document) }, nil
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
