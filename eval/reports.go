package eval

import (
	"context"
	"fmt"
	"io"
	"os"
	"strings"

	"nuncio"
	"nuncio/article"
	"nuncio/samples"
)

// Samples holds the records of the built-in sample reports against what a
// careful reader wrote down, and lists every miss.
func Samples(ctx context.Context, r *nuncio.Reader, w io.Writer) error {
	for _, s := range samples.Reports() {
		want, err := ReadExpected(s.Expected)
		if err != nil {
			return fmt.Errorf("%s: %w", s.Name, err)
		}
		src := nuncio.Source{Name: s.Name, Bytes: s.Bytes, ContentType: s.ContentType, Given: s.Given}
		if err := compareOne(ctx, r, src, want, w); err != nil {
			return err
		}
	}
	return nil
}

// ReportFile holds the record of REPORT against REPORT's expected record, the
// file of the same name that ends in .expected.json; the publication date is
// the one that the expected record has.
func ReportFile(ctx context.Context, r *nuncio.Reader, path string, w io.Writer) error {
	b, err := os.ReadFile(path)
	if err != nil {
		return err
	}
	beside := strings.TrimSuffix(path, ".txt") + ".expected.json"
	exp, err := os.ReadFile(beside)
	if err != nil {
		return fmt.Errorf("the expected record of %s: %w", path, err)
	}
	want, err := ReadExpected(exp)
	if err != nil {
		return fmt.Errorf("%s: %w", beside, err)
	}
	return compareOne(ctx, r, nuncio.Source{Name: path, Bytes: b, Given: article.Given{Published: want.Published}}, want, w)
}

func compareOne(ctx context.Context, r *nuncio.Reader, src nuncio.Source, want *Expected, w io.Writer) error {
	rec, err := r.Read(ctx, src)
	if err != nil {
		return fmt.Errorf("%s: %w", src.Name, err)
	}
	fmt.Fprintln(w, src.Name)
	for _, t := range Compare(want, rec) {
		fmt.Fprintf(w, "  %-10s %2d of %2d", t.Section, t.Right, t.Of)
		if t.Extra > 0 {
			fmt.Fprintf(w, ", %d more in the record", t.Extra)
		}
		fmt.Fprintln(w)
		for _, m := range t.Misses {
			fmt.Fprintf(w, "    - %s\n", m)
		}
	}
	return nil
}
