package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"nuncio/export"
	"nuncio/record"
	"nuncio/store"
	"nuncio/talks"
)

const showLong = `Shows one thing of the store: a report, or an event, statement or actor, every
field with the words it rests on, where these stand, and the rule that found it.

A report is named by its id, an entry by its key, as the lists print them; the
beginning is enough where it is the only one, at least six digits of a key.
“REPORT#e1” names an entry by its id inside the record. Positions count code
points of the report's text.`

func newShow() *cobra.Command {
	var asJSON bool
	cmd := &cobra.Command{
		Use:   "show ID",
		Short: "Show a report, event, statement or actor with all its evidence",
		Long:  showLong,
		Example: `  nuncio show REPORT
  nuncio show REPORT#e1
  nuncio show KEY --json`,
		Args: cobra.ExactArgs(1),
	}
	cmd.Flags().BoolVar(&asJSON, "json", false, "print the JSON of the record or entry")
	path := addStoreFlag(cmd.Flags())
	cmd.RunE = func(cmd *cobra.Command, args []string) error {
		return ask(cmd, *path, func(ctx context.Context, s store.Store) error {
			found, err := find(ctx, s, args[0])
			if errors.Is(err, store.ErrNotFound) {
				return notInStore(cmd.ErrOrStderr(), args[0])
			}
			if err != nil {
				return err
			}
			if asJSON {
				return found.writeJSON(cmd.OutOrStdout())
			}
			return found.write(ctx, cmd.OutOrStdout(), s)
		})
	}
	return cmd
}

func notInStore(w io.Writer, id string) error {
	fmt.Fprintf(w, "nuncio: the store has nothing of the id %q; “nuncio talks”, “events” and “search” print ids\n", export.Plain(id))
	return exitError{exitNothing}
}

// thing is a record, or one entry of it.
type thing struct {
	record *record.Record
	entry  string // id inside the record; "" for the report itself
	old    bool   // of a reading that is no longer current
}

// find returns what an id names.
func find(ctx context.Context, s store.Store, id string) (thing, error) {
	id = strings.ToLower(id)
	if report, entry, ok := strings.Cut(id, "#"); ok {
		rec, err := s.Record(ctx, report)
		if err == nil && export.Find(rec, entry) == nil {
			err = store.ErrNotFound
		}
		return thing{record: rec, entry: entry}, err
	}
	rec, errReport := s.Record(ctx, id)
	ref, errKey := s.Find(ctx, id)
	switch {
	case errReport == nil && errKey == nil:
		return thing{}, fmt.Errorf("%q is the beginning of report %s and of the %s %s; give more digits", id, export.Brief(rec.Report.ID), ref.Layer, export.Brief(ref.Key))
	case errReport == nil:
		return thing{record: rec}, nil
	case errKey == nil:
		return entryOf(ctx, s, ref)
	case errors.Is(errKey, store.ErrNotFound):
		return thing{}, errReport
	}
	return thing{}, errKey
}

// entryOf returns the entry of the last reading that has it.
func entryOf(ctx context.Context, s store.Store, ref store.Ref) (thing, error) {
	if ref.Current {
		rec, err := s.Record(ctx, ref.Report)
		return thing{record: rec, entry: ref.ID}, err
	}
	readings, err := s.Readings(ctx, ref.Report)
	if err != nil {
		return thing{}, err
	}
	for _, r := range slices.Backward(readings) {
		if keyOf(export.Find(r.Record, ref.ID)) == ref.Key {
			return thing{record: r.Record, entry: ref.ID, old: true}, nil
		}
	}
	return thing{}, store.ErrNotFound
}

// keyOf is the lasting key of an entry of a record.
func keyOf(entry any) string {
	switch e := entry.(type) {
	case *record.Event:
		return e.Key
	case *record.Statement:
		return e.Key
	case *record.Actor:
		return e.Key
	}
	return ""
}

func (t thing) writeJSON(w io.Writer) error {
	encode := t.record.EncodeIndent
	if t.entry != "" {
		encode = func() ([]byte, error) { return export.JSON(export.Find(t.record, t.entry)) }
	}
	b, err := encode()
	if err != nil {
		return err
	}
	_, err = w.Write(b)
	return err
}

func (t thing) write(ctx context.Context, w io.Writer, s store.Store) error {
	opt := export.TextOptions{Width: textWidth(w), Colour: wantsColour(w)}
	if t.entry == "" {
		if err := export.Text(w, t.record, opt); err != nil {
			return err
		}
		return aboutReport(ctx, w, s, t.record.Report.ID)
	}
	if _, err := export.Sheet(w, t.record, t.entry, opt); err != nil {
		return err
	}
	if t.old {
		fmt.Fprintln(w, "\nThe current reading of the report no longer has this entry.")
		return nil
	}
	return aboutTalk(ctx, w, s, t)
}

// aboutReport says what stands beside a report: where it came from, other
// versions of the page, the same dispatch elsewhere.
func aboutReport(ctx context.Context, w io.Writer, s store.Store, id string) error {
	report, err := s.Report(ctx, id)
	if err != nil {
		return err
	}
	versions, err := s.Versions(ctx, id)
	if err != nil {
		return err
	}
	twins, err := s.Duplicates(ctx, id)
	if err != nil {
		return err
	}
	fmt.Fprintf(w, "\nreport %s\nadded from %s\n", id, export.Plain(report.Name))
	for _, v := range versions {
		if v.ID != id {
			fmt.Fprintf(w, "another version of the page: %s\n", export.Plain(title(v.ID, v.Published, "", v.Title)))
		}
	}
	for _, d := range twins {
		fmt.Fprintf(w, "the same dispatch: %s\n", export.Plain(title(d.ID, d.Published, d.Publisher, d.Title)))
	}
	return nil
}

// title names a report on a line.
func title(id, published, publisher, headline string) string {
	parts := []string{export.Brief(id)}
	for _, p := range []string{export.Day(published), publisher, headline} {
		if p != "" {
			parts = append(parts, strings.Join(strings.Fields(p), " "))
		}
	}
	return strings.Join(parts, " · ")
}

// aboutTalk names the talk that an event is a step of.
func aboutTalk(ctx context.Context, w io.Writer, s store.Store, t thing) error {
	e, ok := export.Find(t.record, t.entry).(*record.Event)
	if !ok || e.Type != "CONSULT" {
		return nil
	}
	linked, err := linkTalks(ctx, s, "")
	if err != nil {
		return err
	}
	for i := range linked.Talks {
		talk := &linked.Talks[i]
		if slices.ContainsFunc(talk.Entries, func(o talks.Entry) bool { return o.Key == e.Key }) {
			fmt.Fprintf(w, "\nA step of the talk “%s”: nuncio talks %s\n", export.Plain(talk.Title), talk.ID)
		}
	}
	return nil
}
