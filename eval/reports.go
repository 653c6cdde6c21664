package eval

import (
	"context"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"nuncio"
	"nuncio/article"
	"nuncio/record"
	"nuncio/samples"
)

// Samples holds the records of the built-in sample reports against what a
// careful reader wrote down, lists every miss, and closes with the totals.
func Samples(ctx context.Context, r *nuncio.Reader, w io.Writer) error {
	c := comparer{ctx: ctx, reader: r, w: w}
	for _, s := range samples.Reports() {
		c.one(nuncio.Source{Name: s.Name, Bytes: s.Bytes, ContentType: s.ContentType, Given: s.Given}, s.Expected)
	}
	return c.close()
}

// ReportFiles does the same for reports of one's own. Beside each stands its
// expected record, under the same name with the ending .expected.json; the
// publication date is the one that the expected record has.
func ReportFiles(ctx context.Context, r *nuncio.Reader, paths []string, w io.Writer) error {
	c := comparer{ctx: ctx, reader: r, w: w}
	for _, path := range paths {
		c.file(path)
	}
	return c.close()
}

// comparer holds reports against expected records until one cannot be read.
type comparer struct {
	ctx    context.Context
	reader *nuncio.Reader
	w      io.Writer
	totals []Tally
	err    error
}

func (c *comparer) file(path string) {
	if c.err != nil {
		return
	}
	text, err := os.ReadFile(path)
	if err != nil {
		c.err = err
		return
	}
	expected, err := os.ReadFile(strings.TrimSuffix(path, filepath.Ext(path)) + ".expected.json")
	if err != nil {
		c.err = fmt.Errorf("the expected record of %s: %w", path, err)
		return
	}
	want, err := ReadExpected(expected)
	if err != nil {
		c.err = fmt.Errorf("%s: %w", path, err)
		return
	}
	c.one(nuncio.Source{Name: path, Bytes: text, Given: article.Given{Published: want.Published}}, expected)
}

// one compares one report, and returns the record that was read; nil after an error.
func (c *comparer) one(src nuncio.Source, expected []byte) *record.Record {
	if c.err != nil {
		return nil
	}
	want, err := ReadExpected(expected)
	if err == nil {
		var rec *record.Record
		if rec, err = c.reader.Read(c.ctx, src); err == nil {
			c.print(src.Name, Compare(want, rec))
			return rec
		}
	}
	c.err = fmt.Errorf("%s: %w", src.Name, err)
	return nil
}

func (c *comparer) print(name string, tallies []Tally) {
	fmt.Fprintln(c.w, name)
	if c.totals == nil {
		c.totals = make([]Tally, len(tallies))
	}
	for i, t := range tallies {
		sum := &c.totals[i]
		sum.Section, sum.Right, sum.Of, sum.Extra = t.Section, sum.Right+t.Right, sum.Of+t.Of, slices.Concat(sum.Extra, t.Extra)
		sum.Core += t.Core
		printTally(c.w, t)
		for _, m := range t.Misses {
			fmt.Fprintf(c.w, "    - %s\n", m)
		}
		for _, m := range t.Extra {
			fmt.Fprintf(c.w, "    + %s\n", m)
		}
	}
}

func printTally(w io.Writer, t Tally) {
	fmt.Fprintf(w, "  %-10s %3d of %3d", t.Section, t.Right, t.Of)
	if t.Core > 0 {
		fmt.Fprintf(w, ", %d with the right type and status", t.Core)
	}
	if n := len(t.Extra); n > 0 {
		fmt.Fprintf(w, ", %d more in the record", n)
	}
	fmt.Fprintln(w)
}

func (c *comparer) close() error {
	if c.err != nil || c.totals == nil {
		return c.err
	}
	fmt.Fprintln(c.w, "all together")
	for _, t := range c.totals {
		printTally(c.w, t)
	}
	return nil
}
