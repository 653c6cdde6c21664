package ingest

import (
	"context"
	"errors"
	"net/http"
	"time"

	"nuncio"
	"nuncio/article"
	"nuncio/record"
	"nuncio/store"
)

// Adder brings reports into a store.
type Adder struct {
	Reader *nuncio.Reader
	// Store may be nil for [Adder.Plan], which then takes it for empty.
	Store store.Store
	// Workers is how many reports are read at a time.
	Workers int
}

// Added is what became of one report.
type Added struct {
	Name    string // of the input
	ID      string // of the report; "" where there is a failure
	Outcome store.Outcome
	Failure *Failure // why there is no outcome
}

// Stats counts what was done.
type Stats struct {
	Reports int   // all of the following together
	Added   int   // new to the store
	Reread  int   // in the store, and now with a reading by this reader
	Present int   // in the store with this reading
	Failed  int   // could not be read or stored
	Bytes   int64 // of the reports as received
}

func (s *Stats) count(a Added) {
	s.Reports++
	switch {
	case a.Failure != nil:
		s.Failed++
	case a.Outcome == store.Added:
		s.Added++
	case a.Outcome == store.Reread:
		s.Reread++
	default:
		s.Present++
	}
}

// The bounds of what one transaction stores. All three are small against the
// work of reading, and what a kill can undo.
const (
	batchReports = 64
	batchBytes   = 16 << 20
	batchTime    = 200 * time.Millisecond
)

// Add reads the reports of the inputs and stores each with its record. It tells
// of each, in the order of the inputs, once it is stored or has failed; one bad
// report never stops the others. What the store has by this reader is not read
// again. An error stops the work: the end of ctx, or a store that fails; what
// was told of is stored.
func (a *Adder) Add(ctx context.Context, inputs []Input, tell func(Added)) (Stats, error) {
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	results := inOrder(ctx, inputs, a.Workers, a.worker(ctx, a.read))
	b := batch{store: a.Store, tell: tell}
	timer := time.NewTicker(batchTime)
	defer timer.Stop()
	for {
		var err error
		more := true
		select {
		case p, ok := <-results:
			if more = ok; more {
				err = b.add(ctx, p)
			} else if err = ctx.Err(); err == nil {
				err = b.flush(ctx)
			}
		case <-timer.C:
			err = b.flush(ctx)
		}
		if err != nil || !more {
			return b.stats, err
		}
	}
}

// Plan tells what Add would do and changes nothing. Pages are looked at but not
// read, so a report that no stage behind the page can read is not found out.
func (a *Adder) Plan(ctx context.Context, inputs []Input, tell func(Added)) (Stats, error) {
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	var stats Stats
	seen := map[string]bool{}
	for p := range inOrder(ctx, inputs, a.Workers, a.worker(ctx, a.look)) {
		if err := p.fault(); err != nil {
			return stats, err
		}
		if p.Failure == nil && p.Outcome == store.Added && seen[p.ID] {
			p.Outcome = store.Present
		}
		seen[p.ID] = true
		stats.count(p.Added)
		stats.Bytes += p.bytes
		tell(p.Added)
	}
	return stats, ctx.Err()
}

// prepared is a report on its way to the store.
type prepared struct {
	Added
	item  *store.Item // nil where there is nothing to store
	bytes int64
}

// A step does what is to be done with a source of which the store has no reading.
type step func(context.Context, nuncio.Source, *prepared) error

// worker prepares reports, by this step.
func (a *Adder) worker(ctx context.Context, next step) func(Input, *Failure) prepared {
	client := NewClient()
	return func(in Input, bad *Failure) prepared {
		p := prepared{Added: Added{Name: in.Name, Failure: bad}}
		if bad == nil {
			p.Failure = guard(in, func() error { return a.prepare(ctx, client, in, &p, next) })
		}
		if p.Failure != nil {
			p.ID = "" // perhaps of a part of it
		}
		return p
	}
}

func (a *Adder) prepare(ctx context.Context, client *http.Client, in Input, p *prepared, next step) error {
	src, err := in.Load(ctx, client)
	if err != nil {
		return err
	}
	p.ID, p.bytes = record.Digest(src.Bytes), int64(len(src.Bytes))
	if a.Store != nil {
		known, err := a.Store.Known(ctx, p.ID, a.Reader.Producer(), given(src))
		if err != nil {
			return storeError{err}
		}
		if known {
			p.Outcome = store.Present
			return nil
		}
	}
	return next(ctx, src, p)
}

// storeError is a fault of the store; it ends the work, as one of a report does not.
type storeError struct{ error }

func (e storeError) Unwrap() error { return e.error }

// fault is the error that ends the work, if this is one.
func (p *prepared) fault() error {
	var fault storeError
	if p.Failure != nil && errors.As(p.Failure.Err, &fault) {
		return p.Failure
	}
	return nil
}

// given is what a reading of the source is known by, beside report and producer.
func given(src nuncio.Source) store.Given {
	return store.Given{URL: src.Given.URL, Publisher: src.Given.Publisher, Published: src.Given.Published}
}

// read reads a report and makes the item to be stored.
func (a *Adder) read(ctx context.Context, src nuncio.Source, p *prepared) error {
	reading, err := a.Reader.Analyze(ctx, src)
	if err != nil {
		return err
	}
	rec, err := reading.Record()
	if err != nil {
		return err
	}
	p.item = &store.Item{
		Report: store.Report{
			ID: p.ID, Bytes: src.Bytes, ContentType: src.ContentType, Name: src.Name,
			Charset: reading.Article.Charset, Source: reading.Article.Source,
			Signature: Signature(Body(reading.Article)),
		},
		Given: given(src), Record: rec,
	}
	return nil
}

// look only looks at the page, and whether the store has the report.
func (a *Adder) look(ctx context.Context, src nuncio.Source, p *prepared) error {
	page, err := article.Extract(src.Bytes, src.ContentType, src.Given)
	if err != nil {
		return err
	}
	if err := article.RequireEnglish(page); err != nil {
		return err
	}
	if a.Store == nil {
		return nil
	}
	_, err = a.Store.Report(ctx, p.ID)
	switch {
	case err == nil:
		p.Outcome = store.Reread
	case !errors.Is(err, store.ErrNotFound):
		return storeError{err}
	}
	return nil
}

// batch holds reports, in order, until they are stored together.
type batch struct {
	store   store.Store
	tell    func(Added)
	stats   Stats
	waiting []prepared
	items   []store.Item // of those that wait, what there is to store
	bytes   int64
}

func (b *batch) add(ctx context.Context, p prepared) error {
	if err := p.fault(); err != nil {
		return err
	}
	b.bytes += p.bytes
	if p.item != nil {
		b.items = append(b.items, *p.item)
	}
	b.waiting = append(b.waiting, p)
	if len(b.waiting) >= batchReports || b.bytes >= batchBytes {
		return b.flush(ctx)
	}
	return nil
}

// flush stores what waits and tells of it.
func (b *batch) flush(ctx context.Context) error {
	var results []store.Result
	if len(b.items) > 0 {
		var err error
		if results, err = b.store.AddAll(ctx, b.items); err != nil {
			return err
		}
	}
	for _, p := range b.waiting {
		if p.item != nil {
			p.Outcome = results[0].Outcome
			if results[0].Err != nil {
				p.ID, p.Failure = "", &Failure{p.Name, results[0].Err}
			}
			results = results[1:]
		}
		b.stats.count(p.Added)
		b.tell(p.Added)
	}
	b.stats.Bytes += b.bytes
	b.waiting, b.items, b.bytes = b.waiting[:0], b.items[:0], 0
	return nil
}
