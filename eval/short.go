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
// reader wrote down, and writes the totals. The line "undated" is of the time
// expressions once more, each report read without its publication date. Behind it
// stands how many events have the right status, word by word, of those whose type
// is right.
func Short(ctx context.Context, r *nuncio.Reader, opt ShortOptions, w io.Writer) error {
	tallies, events, err := shortTallies(ctx, r, opt, w)
	if err != nil {
		return err
	}
	for _, t := range tallies {
		printTally(w, t)
	}
	fmt.Fprintf(w, "\nstatus, where the type is right (%d): %.1f %%, macro F1 %.1f\n", events.modes.Gold, percent(events.same, events.modes.Gold), macroF1(events.perStatus))
	for _, s := range statusWords {
		counts(events.perStatus, s).row(w, s)
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

// shortTallies are the sums over all short reports, the undated times last, and how
// far the events agree with those of the reader.
func shortTallies(ctx context.Context, r *nuncio.Reader, opt ShortOptions, w io.Writer) ([]Tally, *agreement, error) {
	reports, expectedOf, err := opt.reports()
	if err != nil {
		return nil, nil, err
	}
	c := comparer{ctx: ctx, reader: r, w: io.Discard}
	if opt.Errors {
		c.w = w
	}
	undated, events := Tally{Section: undatedTimes}, &agreement{}
	for i := range reports {
		src, expected := corpusSource(&reports[i]), expectedOf(reports[i].Name)
		rec := c.one(src, expected)
		if c.err != nil {
			return nil, nil, c.err
		}
		want, err := reportVerdicts(&reports[i], expected)
		if err != nil {
			return nil, nil, err
		}
		events.add(want, recordVerdicts(&reports[i], rec))
		t, err := compareUndated(ctx, r, src, expected)
		if err != nil {
			return nil, nil, fmt.Errorf("%s: %w", src.Name, err)
		}
		if opt.Errors {
			printTally(w, t)
			for _, m := range t.Misses {
				fmt.Fprintf(w, "    - %s\n", m)
			}
		}
		undated.Right, undated.Of = undated.Right+t.Right, undated.Of+t.Of
	}
	return append(c.totals, undated), events, nil
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
