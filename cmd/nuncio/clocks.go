package main

import (
	"fmt"
	"time"

	"github.com/spf13/pflag"

	"nuncio/export"
	"nuncio/talks"
)

// clockFlags are the two days of a question; "nuncio help as-of" explains them.
type clockFlags struct{ asOf, knownBy string }

func (f *clockFlags) add(fl *pflag.FlagSet) {
	fl.StringVar(&f.asOf, "as-of", "", "what was so on that `day`, YYYY-MM-DD (default today, UTC)")
	addKnownBy(fl, &f.knownBy)
}

func addKnownBy(fl *pflag.FlagSet, knownBy *string) {
	fl.StringVar(knownBy, "known-by", "", "only by reports published up to that `day`, YYYY-MM-DD")
}

// clocks returns both days; today stands in for one that is not given.
func (f *clockFlags) clocks(now time.Time) (talks.Clocks, error) {
	c, err := talks.ParseClocks(f.asOf, f.knownBy, now.UTC().Format(time.DateOnly))
	if err != nil {
		return c, fmt.Errorf("--as-of, --known-by: %w", err)
	}
	return c, nil
}

// heading says which days an answer is for, and which of them is today's.
func (f *clockFlags) heading(c talks.Clocks) string {
	s := export.ClockWords(c)
	switch {
	case f.asOf == "" && f.knownBy == "":
		s += " (today)"
	case f.asOf == "":
		s += " (as of today; --as-of gives another day)"
	case f.knownBy == "":
		s += " (known by today; --known-by gives another day)"
	}
	return s
}

// checkDay finds a day that is none.
func checkDay(flag, day string) error {
	if day == "" {
		return nil
	}
	if _, err := time.Parse(time.DateOnly, day); err != nil {
		return fmt.Errorf("%s: %q is no day; write it as YYYY-MM-DD, for instance 2018-05-25", flag, day)
	}
	return nil
}
