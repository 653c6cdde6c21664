package ingest

import (
	"context"
	"fmt"
	"iter"
	"net/http"

	"nuncio"
)

// Result is what became of one report: a reading, or the failure that names it.
type Result struct {
	Input   Input
	Reading *nuncio.Reading
	Failure *Failure
}

// Read reads the reports of the inputs with so many workers and yields the
// results in the order of the inputs, whatever the number of workers. One bad
// report never stops the others. When ctx ends, so does the sequence.
func Read(ctx context.Context, r *nuncio.Reader, inputs []Input, workers int) iter.Seq[Result] {
	client := NewClient()
	return func(yield func(Result) bool) {
		ctx, cancel := context.WithCancel(ctx)
		defer cancel()
		for res := range inOrder(ctx, inputs, workers, func(in Input, bad *Failure) Result {
			res := Result{Input: in, Failure: bad}
			if bad == nil {
				res.Failure = guard(in, func() (err error) {
					res.Reading, err = readOne(ctx, r, client, in)
					return err
				})
			}
			return res
		}) {
			if !yield(res) {
				return
			}
		}
	}
}

func readOne(ctx context.Context, r *nuncio.Reader, client *http.Client, in Input) (*nuncio.Reading, error) {
	src, err := in.Load(ctx, client)
	if err != nil {
		return nil, err
	}
	return r.Analyze(ctx, src)
}

// guard names the input that work fails on. A fault of the program itself stays
// with the input that showed it.
func guard(in Input, work func() error) (failure *Failure) {
	defer func() {
		if p := recover(); p != nil {
			failure = &Failure{in.Name, fmt.Errorf("internal error: %v; please report it with this input", p)}
		}
	}()
	if err := work(); err != nil {
		return &Failure{in.Name, err}
	}
	return nil
}

// inOrder works on the reports of the inputs, so many at a time, and hands out
// the results in the order of the reports. A report that failed before it could
// be worked on comes with its failure. No more results wait to be taken than
// there are workers. The channel is closed after the last, or when ctx ends.
func inOrder[T any](ctx context.Context, inputs []Input, workers int, work func(Input, *Failure) T) <-chan T {
	workers = max(workers, 1)
	pending := make(chan chan T, workers) // one for each report, in order
	slots := make(chan struct{}, workers)
	go func() {
		defer close(pending)
		for in, bad := range expanded(inputs) {
			one := make(chan T, 1)
			select {
			case <-ctx.Done():
				return
			case pending <- one:
			}
			slots <- struct{}{}
			go func() {
				defer func() { <-slots }()
				one <- work(in, bad)
			}()
		}
	}()
	results := make(chan T)
	go func() {
		defer close(results)
		for {
			// Each wait ends with ctx: whoever makes pending may wait for an input.
			one, ok := receive(ctx, pending)
			if !ok {
				return
			}
			res, ok := receive(ctx, one)
			if !ok {
				return
			}
			select {
			case results <- res:
			case <-ctx.Done():
				return
			}
		}
	}()
	return results
}

// receive takes a value off a channel; it is false once that is closed or ctx has ended.
func receive[T any](ctx context.Context, from <-chan T) (value T, ok bool) {
	select {
	case value, ok = <-from:
	case <-ctx.Done():
	}
	return value, ok && ctx.Err() == nil
}
