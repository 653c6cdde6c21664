package eval

import (
	"context"
	"encoding/json"
	"fmt"
	"io"
	"slices"

	"nuncio"
	"nuncio/corpus"
	"nuncio/record"
)

// ShortOptions choose what [Short] reads and prints.
type ShortOptions struct {
	Errors bool // every report stands above with what is wrong in it
	Frozen bool // the reports labelled after the rules were frozen
}

// Short holds the records of the corpus' short reports against what a careful
// reader wrote down, and writes the totals. The last line is of the time
// expressions once more, each report read without its publication date.
func Short(ctx context.Context, r *nuncio.Reader, opt ShortOptions, w io.Writer) error {
	tallies, err := shortTallies(ctx, r, opt, w)
	if err != nil {
		return err
	}
	for _, t := range tallies {
		printTally(w, t)
	}
	return shortStatuses(ctx, r, opt, w)
}

// shortStatuses writes how many events have the right status word by word, of
// those whose type is right.
func shortStatuses(ctx context.Context, r *nuncio.Reader, opt ShortOptions, w io.Writer) error {
	reports, expectedOf, err := opt.reports()
	if err != nil {
		return err
	}
	var sum agreement
	for i := range reports {
		want, err := reportVerdicts(&reports[i], expectedOf(reports[i].Name))
		if err != nil {
			return err
		}
		rec, err := r.Read(ctx, corpusSource(&reports[i]))
		if err != nil {
			return err
		}
		sum.add(want, recordVerdicts(&reports[i], rec))
	}
	fmt.Fprintf(w, "\nstatus, where the type is right (%d): %.1f %%, macro F1 %.1f\n", sum.modes.Gold, percent(sum.same, sum.modes.Gold), macroF1(sum.perStatus))
	for _, s := range statusWords {
		counts(sum.perStatus, s).row(w, s)
	}
	return nil
}

// reports returns the reports to be read and what gives the expected record of each.
func (opt ShortOptions) reports() ([]corpus.Report, func(name string) []byte, error) {
	if opt.Frozen {
		list, err := corpus.FrozenReports()
		return list, corpus.FrozenExpected, err
	}
	list, err := corpus.ShortReports()
	return list, corpus.ShortExpected, err
}

// undatedTimes is the section of the reading without a publication date.
const undatedTimes = "undated"

// shortTallies are the sums over all short reports, the undated times last.
func shortTallies(ctx context.Context, r *nuncio.Reader, opt ShortOptions, w io.Writer) ([]Tally, error) {
	reports, expectedOf, err := opt.reports()
	if err != nil {
		return nil, err
	}
	c := comparer{ctx: ctx, reader: r, w: io.Discard}
	if opt.Errors {
		c.w = w
	}
	undated := Tally{Section: undatedTimes}
	for i := range reports {
		src, expected := corpusSource(&reports[i]), expectedOf(reports[i].Name)
		c.one(src, expected)
		if c.err != nil {
			return nil, c.err
		}
		t, err := compareUndated(ctx, r, src, expected)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", src.Name, err)
		}
		if opt.Errors {
			printTally(w, t)
			for _, m := range t.Misses {
				fmt.Fprintf(w, "    - %s\n", m)
			}
		}
		undated.Right, undated.Of = undated.Right+t.Right, undated.Of+t.Of
	}
	return append(c.totals, undated), nil
}

// compareUndated reads the report as one whose day nobody knows, and compares
// the time expressions alone.
func compareUndated(ctx context.Context, r *nuncio.Reader, src nuncio.Source, expected []byte) (Tally, error) {
	times, err := timesUndated(expected)
	if err != nil {
		return Tally{}, err
	}
	src.Given.Published = ""
	rec, err := r.Read(ctx, src)
	if err != nil {
		return Tally{}, err
	}
	t := (&comparison{want: &Expected{Times: times}, got: rec, actors: map[string]*record.Actor{}}).times()
	t.Section, t.Extra = undatedTimes, nil
	return t, nil
}

// timesUndated are the time expressions of an expected record with the values
// that they have where the report has no publication date; those without a
// value of their own have the same.
func timesUndated(expected []byte) ([]ExpectedTime, error) {
	var want struct {
		Times []struct {
			ExpectedTime
			Undated OneOf `json:"undated"`
		} `json:"times"`
	}
	if err := json.Unmarshal(expected, &want); err != nil {
		return nil, fmt.Errorf("reading expected times: %w", err)
	}
	var out []ExpectedTime
	for _, t := range want.Times {
		if len(t.Undated) > 0 {
			t.Value = slices.Clone(t.Undated)
		}
		out = append(out, t.ExpectedTime)
	}
	return out, nil
}
