package ingest

import (
	"context"
	"fmt"
	"iter"
	"net/http"

	"nuncio"
)

// Result is what became of one input: a reading, or the failure that names it.
type Result struct {
	Input   Input
	Reading *nuncio.Reading
	Failure *Failure
}

// Read reads the inputs with so many workers and yields the results in the
// order of the inputs, whatever the number of workers. One bad input never
// stops the others. When ctx ends, so does the sequence.
func Read(ctx context.Context, r *nuncio.Reader, inputs []Input, workers int) iter.Seq[Result] {
	return func(yield func(Result) bool) {
		ctx, cancel := context.WithCancel(ctx)
		defer cancel()
		for pending := range start(ctx, r, inputs, max(workers, 1)) {
			select {
			case res := <-pending:
				if ctx.Err() != nil || !yield(res) {
					return
				}
			case <-ctx.Done():
				return
			}
		}
	}
}

// start hands out one channel for each input, in order, each of which will
// carry that input's result. No more than workers inputs are read at a time,
// and no more than that wait to be taken.
func start(ctx context.Context, r *nuncio.Reader, inputs []Input, workers int) <-chan chan Result {
	results := make(chan chan Result, workers)
	slots := make(chan struct{}, workers)
	client := NewClient()
	go func() {
		defer close(results)
		for _, in := range inputs {
			one := make(chan Result, 1)
			select {
			case <-ctx.Done():
				return
			case results <- one:
			}
			slots <- struct{}{}
			go func() {
				defer func() { <-slots }()
				one <- readOne(ctx, r, client, in)
			}()
		}
	}()
	return results
}

// readOne reads one input. A fault of the program itself stays with the input
// that showed it.
func readOne(ctx context.Context, r *nuncio.Reader, client *http.Client, in Input) (res Result) {
	res.Input = in
	defer func() {
		if p := recover(); p != nil {
			res.Reading, res.Failure = nil, &Failure{in.Name, fmt.Errorf("internal error: %v; please report it with this input", p)}
		}
	}()
	src, err := in.Load(ctx, client)
	if err == nil {
		res.Reading, err = r.Analyze(ctx, src)
	}
	if err != nil {
		res.Failure = &Failure{in.Name, err}
	}
	return res
}
