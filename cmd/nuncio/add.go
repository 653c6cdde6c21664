package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"time"

	"github.com/spf13/cobra"

	"nuncio/export"
	"nuncio/ingest"
	"nuncio/store"
)

const addLong = `Reads reports, as “nuncio read” does, and puts each with its record into the store.

Adding again what the store has does nothing, so a run that was broken off is
gone on with by the same command. What cannot be read is named on standard error
and the rest is done. Reports that are one agency dispatch in several papers are
all kept, and count as one source.

JSON Lines (.jsonl, .ndjson, also in gzip; “-” where it begins with a brace) hold
one report a line, in the keys text or html; url, publisher, published and id, the
name that messages call the report by, may stand beside it. Other keys do not
count, nor does a title: the report is the text alone.

What is known of a report is taken from the first of: its line of JSON, the flags,
the page, --manifest, a date that its file name begins with. A manifest is a table
with tabs and a first line of column names: file, published, publisher.`

const addExample = `  nuncio add reports/
  nuncio add corpus/dprk-2018 --manifest corpus/manifest.tsv
  nuncio add --published 2018-05-31 --publisher "The Courier" page.txt
  nuncio add --json id,outcome,dispatch crawl.jsonl.gz
  find . -name '*.html' -print0 | nuncio add -0 --files-from -`

type addFlags struct {
	inputFlags
	readerFlags
	form
	store    *string
	manifest string
	dryRun   bool
	stats    bool
}

func newAdd() *cobra.Command {
	var f addFlags
	cmd := &cobra.Command{
		Use:     "add [FILE|DIR|-|URL]...",
		Short:   "Read reports and put them into the store",
		Long:    addLong,
		Example: addExample,
		RunE:    func(cmd *cobra.Command, args []string) error { return f.run(cmd, args) },
	}
	fl := cmd.Flags()
	f.store = addStoreFlag(fl)
	f.inputFlags.add(fl)
	f.readerFlags.add(fl)
	f.form.add(cmd, func() described { return addedList })
	fl.Lookup("format").Usage = "lists what became of each report: table, tsv, csv, jsonl; without it nothing is printed"
	fl.StringVar(&f.manifest, "manifest", "", "`file` that gives reports the date and publisher that their pages lost")
	fl.BoolVarP(&f.dryRun, "dry-run", "n", false, "say what would be added and change nothing")
	fl.BoolVar(&f.stats, "stats", false, "say at the end how much was read, how fast, and how many reports have near-duplicates")
	return cmd
}

func (f *addFlags) run(cmd *cobra.Command, args []string) error {
	wanted := f.form.format != "" || f.form.fields != ""
	if err := f.form.check(cmd.OutOrStdout()); err != nil {
		return err
	}
	inputs, err := f.inputs(cmd, args)
	if err != nil {
		return err
	}
	reader, err := f.reader()
	if err != nil {
		return err
	}
	ctx, stderr := cmd.Context(), cmd.ErrOrStderr()
	s, err := f.open(ctx)
	if err != nil {
		return err
	}
	job := addJob{
		adder: ingest.Adder{Reader: reader, Store: s, Workers: f.jobs},
		plan:  f.dryRun, stderr: stderr, progress: newProgress(stderr, total(inputs.Inputs)), keep: wanted,
	}
	failed := complainOf(stderr, inputs)
	if err = job.run(ctx, inputs.Inputs); err == nil && s != nil && (wanted || f.stats) {
		err = job.dispatches(ctx)
	}
	if s != nil {
		err = errors.Join(err, s.Close())
	}
	job.summary(f.stats, ctx.Err() != nil)
	if err == nil && wanted {
		err = addedList.write(cmd.OutOrStdout(), &f.form, job.rows)
	}
	if err == nil && failed+job.stats.Failed > 0 {
		err = exitError{exitUnreadable}
	}
	return err
}

func (f *addFlags) inputs(cmd *cobra.Command, args []string) (ingest.Expansion, error) {
	given, err := f.given()
	if err != nil {
		return ingest.Expansion{}, err
	}
	if len(args) == 0 && f.filesFrom == "" {
		return ingest.Expansion{}, errors.New("nothing to add: name a file, a folder, a URL, or “-” for standard input")
	}
	e, err := f.expand(cmd.InOrStdin(), args, given)
	if err != nil || f.manifest == "" {
		return e, err
	}
	m, err := ingest.OpenManifest(f.manifest)
	if err != nil {
		return e, fmt.Errorf("--manifest %s: %w", f.manifest, err)
	}
	if m.Apply(e.Inputs) == 0 {
		fmt.Fprintf(cmd.ErrOrStderr(), "nuncio: --manifest %s names none of the files\n", f.manifest)
	}
	return e, nil
}

// open opens the store; for a dry run it may be missing, and the store is nil.
func (f *addFlags) open(ctx context.Context) (store.Store, error) {
	if f.dryRun {
		path, err := storePath(*f.store)
		if err != nil {
			return nil, err
		}
		if _, err := os.Stat(path); errors.Is(err, fs.ErrNotExist) {
			return nil, nil
		}
	}
	return openStore(ctx, *f.store, !f.dryRun)
}

// addJob is one run of the command.
type addJob struct {
	adder    ingest.Adder
	plan     bool
	stderr   io.Writer
	progress *progress
	keep     bool // what became of each report is wanted at the end

	stats   ingest.Stats
	seconds float64
	rows    []addedRow
	fresh   map[string]bool // ids of the reports added
	alike   int             // how many of them are near-duplicates of others
}

func (j *addJob) run(ctx context.Context, inputs []ingest.Input) error {
	work := j.adder.Add
	if j.plan {
		work = j.adder.Plan
	}
	j.fresh = map[string]bool{}
	started := time.Now()
	var err error
	j.stats, err = work(ctx, inputs, j.tell)
	j.seconds = time.Since(started).Seconds()
	j.progress.clear()
	return err
}

func (j *addJob) tell(a ingest.Added) {
	j.progress.step(a.Failure != nil)
	if a.Failure != nil {
		j.progress.clear()
		complain(j.stderr, a.Failure)
	} else if a.Outcome == store.Added {
		j.fresh[a.ID] = true
	}
	if j.keep {
		j.rows = append(j.rows, addedRow{Added: a, Dispatch: a.ID})
	}
}

// dispatches looks up which reports are one dispatch. That is known only when
// all have been added, whatever their order.
func (j *addJob) dispatches(ctx context.Context) error {
	all, err := j.adder.Store.Reports(ctx, store.ReportFilter{})
	if err != nil {
		return err
	}
	of, papers := make(map[string]string, len(all)), make(map[string]int, len(all))
	for _, r := range all {
		of[r.ID] = r.Dispatch
		papers[r.Dispatch]++
	}
	for id := range j.fresh {
		if papers[of[id]] > 1 {
			j.alike++
		}
	}
	for i := range j.rows {
		if d, ok := of[j.rows[i].ID]; ok {
			j.rows[i].Dispatch = d
		}
	}
	return nil
}

// summary says on standard error what was done.
func (j *addJob) summary(stats, interrupted bool) {
	s := &j.stats
	form := "nuncio: %d added, %d read again, %d there already"
	if j.plan {
		form = "nuncio: %d to be added, %d to be read again, %d there already"
	}
	line := fmt.Sprintf(form, s.Added, s.Reread, s.Present)
	if s.Failed > 0 {
		line += fmt.Sprintf(", %d unreadable", s.Failed)
	}
	if interrupted {
		line += "; interrupted, the same command goes on from here"
	}
	fmt.Fprintln(j.stderr, line)
	if stats {
		fmt.Fprintf(j.stderr, "nuncio: %d reports, %d bytes, %.2f seconds, %.1f reports a second; %d of those added have near-duplicates\n",
			s.Reports, s.Bytes, j.seconds, float64(s.Reports)/max(j.seconds, 0.001), j.alike)
	}
}

// addedRow is what became of one report, for lists.
type addedRow struct {
	ingest.Added
	Dispatch string
}

// outcome is what became of the report, in one word.
func (r addedRow) outcome() string {
	if r.Failure != nil {
		return "unreadable"
	}
	return outcomes[r.Outcome]
}

var outcomes = map[store.Outcome]string{store.Added: "added", store.Reread: "reread", store.Present: "present"}

var addedList = listOf[addedRow]{
	columns: []export.Column[addedRow]{
		{Name: "id", About: "id of the report, where it is readable", Value: func(r addedRow) any { return r.ID }},
		{Name: "outcome", About: "added, reread (was there, read anew), present (was there), unreadable", Value: func(r addedRow) any { return r.outcome() }},
		{Name: "name", About: "of the input", Value: func(r addedRow) any { return r.Name }},
		{Name: "dispatch", About: "lowest id among its near-duplicates, its own where it has none", Value: func(r addedRow) any { return r.Dispatch }},
		{Name: "reason", About: "why it is unreadable", Value: func(r addedRow) any {
			if r.Failure == nil {
				return ""
			}
			return r.Failure.Err.Error()
		}},
	},
	brief: []string{"outcome", "id", "name", "reason"},
}
