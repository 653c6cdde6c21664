package ingest

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"net/http"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"time"

	"nuncio"
	"nuncio/article"
)

// Stdin is the name of standard input among the arguments.
const Stdin = "-"

// Input is one report not yet loaded.
type Input struct {
	// Name is a path, a URL or "-"; messages call the input by it.
	Name string
	// From, where set, is read in place of the file or URL of that name.
	From io.Reader
	// ContentType of From; "" where not known.
	ContentType string
	// Given is what the user says of the report.
	Given article.Given
	// Fallback is said of the report where neither Given nor the page says so;
	// only its Published and Publisher count.
	Fallback article.Given
	// Lines says that the input holds one report a line (JSON Lines).
	Lines bool
}

// Failure is an input that could not be read.
type Failure struct {
	Name string
	Err  error
}

func (f *Failure) Error() string { return f.Name + ": " + f.Err.Error() }

func (f *Failure) Unwrap() error { return f.Err }

// endings are the names of files that a folder's reports are looked for under.
// A file named on its own is read whatever its name is.
var endings = map[string]bool{
	".txt": true, ".text": true, ".html": true, ".htm": true, ".xhtml": true, ".gz": true, ".jsonl": true, ".ndjson": true,
}

// file is the input that a path stands for. Its name may say what it holds
// (".jsonl") and when it was published ("2018-05-24-letter.txt").
func file(path string, given article.Given) Input {
	in := Input{Name: path, Given: given}
	base := strings.ToLower(filepath.Base(path))
	ending := filepath.Ext(strings.TrimSuffix(base, ".gz"))
	if in.Lines = ending == ".jsonl" || ending == ".ndjson"; !in.Lines {
		in.Fallback.Published = nameDate(base)
	}
	return in
}

// nameDate returns the date that a file name begins with, "" where there is none.
func nameDate(base string) string {
	const form = "2006-01-02"
	if len(base) <= len(form) || !strings.ContainsRune("-_. ", rune(base[len(form)])) {
		return ""
	}
	if _, err := time.Parse(form, base[:len(form)]); err != nil {
		return ""
	}
	return base[:len(form)]
}

// Expansion is the list of inputs that arguments stand for.
type Expansion struct {
	Inputs []Input
	// Skipped counts files of folders that have no ending of a report.
	Skipped int
	// Failed are arguments that lead nowhere.
	Failed []*Failure
}

// Expand turns arguments into inputs: a folder stands for the reports below it
// in order of path, hidden files left out; "-" is standard input.
func Expand(args []string, given article.Given, stdin io.Reader) Expansion {
	var e Expansion
	for _, arg := range args {
		switch {
		case arg == Stdin:
			e.Inputs = append(e.Inputs, Input{Name: arg, From: stdin, Given: given})
		case isURL(arg):
			e.Inputs = append(e.Inputs, Input{Name: arg, Given: given})
		default:
			e.path(arg, given)
		}
	}
	return e
}

func isURL(arg string) bool {
	return strings.HasPrefix(arg, "http://") || strings.HasPrefix(arg, "https://")
}

func (e *Expansion) path(arg string, given article.Given) {
	info, err := os.Stat(arg)
	if err != nil {
		e.Failed = append(e.Failed, &Failure{arg, plainPathError(err)})
		return
	}
	if !info.IsDir() {
		e.Inputs = append(e.Inputs, file(arg, given))
		return
	}
	before := len(e.Inputs)
	err = filepath.WalkDir(arg, func(path string, d fs.DirEntry, err error) error {
		if err != nil {
			e.Failed = append(e.Failed, &Failure{path, plainPathError(err)})
			return nil
		}
		hidden := path != arg && strings.HasPrefix(d.Name(), ".")
		switch {
		case hidden && d.IsDir():
			return fs.SkipDir
		case hidden || d.IsDir():
		case endings[strings.ToLower(filepath.Ext(path))]:
			e.Inputs = append(e.Inputs, file(path, given))
		default:
			e.Skipped++
		}
		return nil
	})
	if err == nil && len(e.Inputs) == before {
		err = errors.New("the folder holds no report (.txt, .html, .htm, .xhtml, .jsonl, .ndjson, .gz); name a file to read it whatever its ending")
	}
	if err != nil {
		e.Failed = append(e.Failed, &Failure{arg, err})
	}
}

// plainPathError drops the system call and the path, which the message has already.
func plainPathError(err error) error {
	var path *fs.PathError
	if errors.As(err, &path) {
		return path.Err
	}
	return err
}

// Load brings the bytes of the input and settles what is given with them. At
// most one byte more than the limit is read, so that the reader can say that
// the report is too large.
func (in Input) Load(ctx context.Context, client *http.Client) (nuncio.Source, error) {
	src := nuncio.Source{Name: in.Name, ContentType: in.ContentType, Given: in.Given}
	from := in.From
	switch {
	case from != nil:
	case isURL(in.Name):
		resp, err := fetch(ctx, client, in.Name)
		if err != nil {
			return src, err
		}
		defer resp.Body.Close()
		from, src.ContentType = resp.Body, resp.Header.Get("Content-Type")
		if src.Given.URL == "" {
			src.Given.URL = resp.Request.URL.String()
		}
	default:
		f, err := os.Open(in.Name)
		if err != nil {
			return src, plainPathError(err)
		}
		defer f.Close()
		from = f
	}
	b, err := io.ReadAll(io.LimitReader(from, int64(in.limit())+1))
	if err != nil {
		return src, fmt.Errorf("reading: %w", plainPathError(err))
	}
	src.Bytes = b
	return src, in.fallBack(&src)
}

// limit is the largest report, in bytes.
func (in Input) limit() int {
	if in.Given.MaxBytes > 0 {
		return in.Given.MaxBytes
	}
	return article.DefaultMaxBytes
}

// fallBack gives the source what the page does not say. Only what is used is
// given, because what is given is part of what a reading is known by.
func (in Input) fallBack(src *nuncio.Source) error {
	date := in.Fallback.Published != "" && src.Given.Published == ""
	publisher := in.Fallback.Publisher != "" && src.Given.Publisher == ""
	if !date && !publisher {
		return nil
	}
	// This is a hundredth of the work of reading, and done twice.
	page, err := article.Extract(src.Bytes, src.ContentType, src.Given)
	if err != nil {
		return err
	}
	if date && page.Published.Value == "" {
		src.Given.Published = in.Fallback.Published
	}
	if publisher && page.Publisher == "" {
		src.Given.Publisher = in.Fallback.Publisher
	}
	return nil
}

// fetchTimeout bounds one page from first packet to last byte.
const fetchTimeout = 30 * time.Second

// NewClient returns the client that pages are fetched with.
func NewClient() *http.Client { return &http.Client{Timeout: fetchTimeout} }

func fetch(ctx context.Context, client *http.Client, address string) (*http.Response, error) {
	req, err := http.NewRequestWithContext(ctx, http.MethodGet, address, nil)
	if err != nil {
		return nil, fmt.Errorf("not an address that can be fetched: %w", err)
	}
	req.Header.Set("User-Agent", "nuncio/"+nuncio.Version)
	req.Header.Set("Accept", "text/html,application/xhtml+xml,text/plain;q=0.9")
	resp, err := client.Do(req)
	if err != nil {
		var u *url.Error
		if errors.As(err, &u) {
			err = u.Err
		}
		return nil, fmt.Errorf("fetching: %w", err)
	}
	if resp.StatusCode != http.StatusOK {
		resp.Body.Close()
		return nil, fmt.Errorf("fetching: the server answered %s", resp.Status)
	}
	return resp, nil
}
