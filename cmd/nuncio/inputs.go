package main

import (
	"fmt"
	"io"
	"io/fs"
	"os"
	"runtime"
	"slices"
	"strings"

	"github.com/spf13/pflag"

	"nuncio"
	"nuncio/article"
	"nuncio/export"
	"nuncio/ingest"
	"nuncio/lexicon"
)

// inputFlags say which reports are taken, and what is given with them.
type inputFlags struct {
	published string
	publisher string
	url       string
	jobs      int
	maxBytes  int
	filesFrom string
	nul       bool
	lines     bool
}

func (f *inputFlags) add(fl *pflag.FlagSet) {
	fl.StringVar(&f.published, "published", "", "publication `date`, YYYY-MM-DD or RFC 3339; goes before the page's own")
	fl.StringVar(&f.publisher, "publisher", "", "publisher's `name`; goes before the page's own")
	fl.StringVar(&f.url, "url", "", "`address` of the report; goes before the page's own")
	fl.IntVarP(&f.jobs, "jobs", "j", runtime.NumCPU(), "how many reports are read at a time")
	fl.IntVar(&f.maxBytes, "max-bytes", article.DefaultMaxBytes, "largest report that is read, in `bytes`")
	fl.StringVar(&f.filesFrom, "files-from", "", "read the names of inputs from `file` (“-” for standard input), one a line")
	fl.BoolVarP(&f.nul, "null", "0", false, "with --files-from: names end in NUL, as “find -print0” writes them")
	fl.BoolVar(&f.lines, "lines", false, "every input is JSON Lines, one report a line, whatever its name")
}

// given is what the flags say of every report.
func (f *inputFlags) given() (article.Given, error) {
	given := article.Given{URL: f.url, Publisher: f.publisher, Published: f.published, MaxBytes: f.maxBytes}
	if err := given.Check(); err != nil {
		return given, fmt.Errorf("--published: %w", err)
	}
	return given, nil
}

// expand lists the inputs of the arguments and of --files-from.
func (f *inputFlags) expand(stdin io.Reader, args []string, given article.Given) (ingest.Expansion, error) {
	if f.filesFrom != "" {
		named, err := f.names(stdin)
		if err != nil {
			return ingest.Expansion{}, fmt.Errorf("reading --files-from: %w", err)
		}
		args = append(args, named...)
	}
	e := ingest.Expand(args, given, stdin)
	for i := range e.Inputs {
		e.Inputs[i].Lines = e.Inputs[i].Lines || f.lines
	}
	return e, nil
}

// names reads the list of --files-from.
func (f *inputFlags) names(stdin io.Reader) ([]string, error) {
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

// total is how many reports the inputs hold, 0 where that shows only as they
// are read.
func total(inputs []ingest.Input) int {
	if slices.ContainsFunc(inputs, func(in ingest.Input) bool { return in.Lines || in.Name == ingest.Stdin }) {
		return 0
	}
	return len(inputs)
}

// complain names an input that could not be read. Names and reasons may hold
// bytes from outside, so they are made safe for a terminal.
func complain(w io.Writer, f *ingest.Failure) {
	fmt.Fprintf(w, "nuncio: %s\n", export.Plain(f.Error()))
}

// complainOf names the arguments that lead nowhere and returns how many there are.
func complainOf(w io.Writer, e ingest.Expansion) int {
	for _, fail := range e.Failed {
		complain(w, fail)
	}
	if e.Skipped > 0 {
		fmt.Fprintf(w, "nuncio: %d files without the ending of a report were left out\n", e.Skipped)
	}
	return len(e.Failed)
}

// readerFlags replace parts of the reader.
type readerFlags struct {
	lexicon string
	rules   string
	model   string
	places  string
}

func (f *readerFlags) add(fl *pflag.FlagSet) {
	fl.StringVar(&f.lexicon, "lexicon", "", "`folder` with lexicon files: bodies.tsv replaces the built-in one, bodies-MINE.tsv adds to it")
	gazetteerFlag(fl, &f.places)
	fl.StringVar(&f.rules, "rules", "", "`folder` with coding rules: they add to the built-in ones, and replace those of the same name (“nuncio rules --help”)")
	fl.StringVar(&f.model, "model", "", "model `file` made by “nuncio train”")
}

func gazetteerFlag(fl *pflag.FlagSet, to *string) {
	fl.StringVar(to, "gazetteer", "", "`file` made by “nuncio gazetteer import”, or a folder of them: places beside the built-in ones")
}

func (f *readerFlags) reader() (*nuncio.Reader, error) {
	var opt nuncio.Options
	var err error
	if opt.Lexicon, err = folder("--lexicon", f.lexicon); err != nil {
		return nil, err
	}
	if opt.Rules, err = folder("--rules", f.rules); err != nil {
		return nil, err
	}
	if opt.Gazetteers, err = openGazetteers(f.places); err != nil {
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

// openLexicon opens the lexicon with the files of a folder, "" for none.
func openLexicon(path string) (*lexicon.Lexicon, error) {
	own, err := folder("--lexicon", path)
	if err != nil {
		return nil, err
	}
	lex, err := lexicon.Open(own)
	if err != nil {
		return nil, fmt.Errorf("--lexicon: %w", err)
	}
	return lex, nil
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
