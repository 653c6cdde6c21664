package main

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"runtime"
	"slices"

	"github.com/spf13/cobra"

	"nuncio"
	"nuncio/article"
	"nuncio/corpus"
	"nuncio/ingest"
	"nuncio/server"
	"nuncio/store"
	"nuncio/store/sqlite"
)

const demoLong = `Reads the built-in sample reports into a store that lasts as long as the command,
and shows it in a browser, as “nuncio serve” shows yours. Its today is the day of
the last sample report, so that the boards do not change.

The samples follow two matters of 2018 and 2023. The outlets are invented and the
sentences are ours; nothing in them should be cited as a source.`

// demoNote stands at the head of every page of the demo.
const demoNote = "Sample reports. Their outlets are invented and their sentences are ours; cite none of them as a source."

func newDemo() *cobra.Command {
	var f demoFlags
	cmd := &cobra.Command{
		Use:   "demo",
		Short: "Show the sample reports in a browser",
		Long:  demoLong,
		Example: `  nuncio demo
  nuncio demo --addr 127.0.0.1:0
  nuncio demo --rules mine/`,
		Args: cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error { return demo(cmd, &f) },
	}
	f.serveFlags.add(cmd)
	f.readerFlags.add(cmd.Flags())
	return cmd
}

// demoFlags are those of the pages, and of the reader that reads the samples.
type demoFlags struct {
	serveFlags
	readerFlags
}

func demo(cmd *cobra.Command, f *demoFlags) error {
	s, err := sqlite.OpenTemp(cmd.Context())
	if err != nil {
		return err
	}
	return errors.Join(showSamples(cmd, f, s), s.Close())
}

func showSamples(cmd *cobra.Command, f *demoFlags, s store.Store) error {
	ctx := cmd.Context()
	reader, err := f.reader()
	if err != nil {
		return err
	}
	stats, err := addSamples(ctx, reader, s)
	if err != nil {
		return err
	}
	held, err := s.Stats(ctx)
	if err != nil {
		return err
	}
	days, err := sampleDays()
	if err != nil {
		return err
	}
	fmt.Fprintf(cmd.ErrOrStderr(), "nuncio: %d sample reports, %s to %s\n", stats.Added, held.FirstPublished, held.LastPublished)
	return f.serve(cmd, s, server.Options{Today: func() string { return held.LastPublished }, Note: demoNote, Days: days})
}

// addSamples reads the corpus into the store.
func addSamples(ctx context.Context, reader *nuncio.Reader, s store.Store) (ingest.Stats, error) {
	var inputs []ingest.Input
	for _, r := range corpus.Reports() {
		inputs = append(inputs, ingest.Input{
			Name: r.Name, From: bytes.NewReader(r.Bytes), ContentType: r.ContentType,
			Given: article.Given{Published: r.Published, Publisher: r.Publisher},
		})
	}
	var failures []error
	adder := ingest.Adder{Reader: reader, Store: s, Workers: runtime.NumCPU()}
	stats, err := adder.Add(ctx, inputs, func(a ingest.Added) {
		if a.Failure != nil {
			failures = append(failures, a.Failure)
		}
	})
	return stats, errors.Join(append(failures, err)...)
}

// sampleDays are the days that the corpus has a board of: those worth a look.
func sampleDays() ([]string, error) {
	var board struct {
		Matters []struct {
			Boards []struct {
				AsOf string `json:"as_of"`
			}
		}
	}
	if err := json.Unmarshal(corpus.Board(), &board); err != nil {
		return nil, fmt.Errorf("reading the samples' days: %w", err)
	}
	var days []string
	for _, m := range board.Matters {
		for _, b := range m.Boards {
			days = append(days, b.AsOf)
		}
	}
	slices.Sort(days)
	return slices.Compact(days), nil
}
