package ingest

import (
	"bufio"
	"bytes"
	"cmp"
	"compress/gzip"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"iter"
	"os"
	"strings"
	"unicode/utf8"
)

// expanded yields the reports of the inputs in order: an input of JSON Lines
// stands for one report a line, any other for itself. A line at fault comes
// with the failure that names it.
func expanded(inputs []Input) iter.Seq2[Input, *Failure] {
	return func(yield func(Input, *Failure) bool) {
		for _, in := range inputs {
			if in.Name == Stdin && !in.Lines {
				in = sniff(in)
			}
			if in.Lines {
				if !in.lines(yield) {
					return
				}
			} else if !yield(in, nil) {
				return
			}
		}
	}
}

// sniff looks whether standard input holds JSON Lines: no report begins with a brace.
func sniff(in Input) Input {
	r := bufio.NewReader(in.From)
	// An error comes again when the input is read.
	first, _ := r.Peek(1)
	in.From, in.Lines = r, bytes.Equal(first, []byte("{"))
	return in
}

// lines yields the reports of an input of JSON Lines, plain or in gzip; it
// returns false when yield did. One line is held in memory at a time.
func (in Input) lines(yield func(Input, *Failure) bool) bool {
	from, closeAll, err := in.open()
	if err != nil {
		return yield(in, &Failure{in.Name, err})
	}
	defer closeAll()
	l := lineReader{from: from, limit: in.limit()}
	for {
		line, err := l.next()
		if errors.Is(err, io.EOF) {
			return true
		}
		report := Input{Name: fmt.Sprintf("%s:%d", in.Name, l.number)}
		if err == nil {
			report, err = in.report(report.Name, line)
		}
		var failure *Failure
		if err != nil {
			failure = &Failure{report.Name, err}
		}
		if !yield(report, failure) {
			return false
		}
		if err != nil && l.broken {
			return true
		}
	}
}

// open opens an input of JSON Lines, unpacked where it begins like gzip.
func (in Input) open() (from *bufio.Reader, closeAll func(), err error) {
	closeAll = func() {}
	if in.From != nil {
		from = bufio.NewReader(in.From)
	} else {
		f, err := os.Open(in.Name)
		if err != nil {
			return nil, nil, plainPathError(err)
		}
		from, closeAll = bufio.NewReaderSize(f, 1<<16), func() { f.Close() }
	}
	if magic, _ := from.Peek(2); string(magic) == "\x1f\x8b" {
		z, err := gzip.NewReader(from)
		if err != nil {
			closeAll()
			return nil, nil, fmt.Errorf("begins like gzip but is not: %w", err)
		}
		from = bufio.NewReaderSize(z, 1<<16)
	}
	return from, closeAll, nil
}

// lineReader reads lines that are not blank.
type lineReader struct {
	from   *bufio.Reader
	limit  int // of a line, in bytes
	number int // of the line read last, from 1
	line   []byte
	broken bool // the input cannot be read any further
}

// next returns the next line; the bytes are good until the next call. The
// error is io.EOF at the end; any other is of the line alone unless broken.
func (l *lineReader) next() ([]byte, error) {
	for {
		l.line = l.line[:0]
		l.number++
		long := false
		var err error
		for more := true; more; more = errors.Is(err, bufio.ErrBufferFull) {
			var piece []byte
			piece, err = l.from.ReadSlice('\n')
			if long = long || len(l.line)+len(piece) > l.limit; !long {
				l.line = append(l.line, piece...)
			}
		}
		switch {
		case err != nil && !errors.Is(err, io.EOF):
			l.broken = true
			return nil, fmt.Errorf("reading: %w; what follows is lost", plainPathError(err))
		case long:
			return nil, fmt.Errorf("the line is longer than %d bytes", l.limit)
		}
		if l.number == 1 {
			l.line = bytes.TrimPrefix(l.line, []byte("\uFEFF"))
		}
		if line := bytes.TrimSpace(l.line); len(line) > 0 {
			return line, nil
		}
		if errors.Is(err, io.EOF) {
			return nil, io.EOF
		}
	}
}

// line is a report in JSON Lines. Other keys are allowed. A title is not among
// them: the record's title is a part of the text, and nothing is added to that.
type line struct {
	ID        json.RawMessage `json:"id"` // the sender's name for the report, for messages
	Text      *string         `json:"text"`
	HTML      *string         `json:"html"`
	URL       string          `json:"url"`
	Publisher string          `json:"publisher"`
	Published string          `json:"published"`
}

// report is the report of one line; name says which.
func (in Input) report(name string, raw []byte) (Input, error) {
	out := Input{Name: name, Given: in.Given}
	if !utf8.Valid(raw) {
		return out, errors.New("the line is not UTF-8")
	}
	var l line
	if err := json.Unmarshal(raw, &l); err != nil {
		return out, jsonFault(err)
	}
	if id := l.id(); id != "" {
		out.Name += " (" + id + ")"
	}
	switch {
	case l.Text != nil && l.HTML != nil:
		return out, errors.New("has both text and html; give one of them")
	case l.Text != nil:
		out.From, out.ContentType = strings.NewReader(*l.Text), "text/plain; charset=utf-8"
	case l.HTML != nil:
		out.From, out.ContentType = strings.NewReader(*l.HTML), "text/html; charset=utf-8"
	default:
		return out, errors.New("has no report: neither text nor html")
	}
	// What the line says of its report goes before what was said of all.
	out.Given.URL = cmp.Or(l.URL, in.Given.URL)
	out.Given.Publisher = cmp.Or(l.Publisher, in.Given.Publisher)
	out.Given.Published = cmp.Or(l.Published, in.Given.Published)
	return out, nil
}

// id is the sender's name for the report, a string or a number, cut to what a
// message can hold.
func (l *line) id() string {
	const most = 100 // letters
	var s string
	if json.Unmarshal(l.ID, &s) != nil {
		s = string(l.ID)
	}
	if r := []rune(s); len(r) > most {
		s = string(r[:most]) + "…"
	}
	return s
}

// jsonFault says in words why a line is no report.
func jsonFault(err error) error {
	var kind *json.UnmarshalTypeError
	switch {
	case !errors.As(err, &kind):
		return fmt.Errorf("the line is not JSON: %w", err)
	case kind.Field == "":
		return fmt.Errorf("the line is a JSON %s, not an object", kind.Value)
	}
	return fmt.Errorf("%q is a %s, not a string", kind.Field, kind.Value)
}
