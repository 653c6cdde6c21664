package main

import (
	"bytes"
	"cmp"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"iter"
	"os"
	"strings"

	"nuncio"
	"nuncio/article"
	"nuncio/ingest"
	"nuncio/syntax"
)

// checkConllu refuses what does not go with --conllu.
func (f *readFlags) checkConllu(args []string) error {
	if f.sample != "" || f.lines {
		return errors.New("--conllu takes files of CoNLL-U; leave --sample and --lines out")
	}
	for _, arg := range args {
		if info, err := os.Stat(arg); err == nil && info.IsDir() {
			return fmt.Errorf("--conllu: %s is a folder; name the files in it", arg)
		}
		if strings.HasPrefix(arg, "http://") || strings.HasPrefix(arg, "https://") {
			return fmt.Errorf("--conllu: %s is an address; fetch it and give the file, or “-”", arg)
		}
	}
	return nil
}

// conlluBatch is how many documents are held in memory for each worker.
const conlluBatch = 16

// readConllu reads the documents of CoNLL-U files, one report each.
func (f *readFlags) readConllu(ctx context.Context, reader *nuncio.Reader, files []ingest.Input, d *delivery) error {
	for _, file := range files {
		r := conlluReading{reader: reader, jobs: max(f.jobs, 1), limit: cmp.Or(f.maxBytes, article.DefaultMaxBytes), file: file, to: d}
		if err := r.all(ctx); err != nil {
			return err
		}
	}
	return nil
}

// conlluReading is the reading of one file, a batch of documents at a time.
type conlluReading struct {
	reader *nuncio.Reader
	jobs   int
	limit  int // bytes of a document
	file   ingest.Input
	to     *delivery

	batch []ingest.Input
	lines []int // where each begins in the file
}

func (r *conlluReading) all(ctx context.Context) error {
	found := false
	for doc, fault := range conlluDocuments(r.file, r.limit) {
		found = true
		if err := r.add(ctx, doc, fault); err != nil {
			return err
		}
		if ctx.Err() != nil {
			return nil
		}
	}
	if !found {
		return r.fail(errors.New("is empty; give a file of CoNLL-U"))
	}
	return r.flush(ctx)
}

// add takes in a document, or the fault that stands in its place.
func (r *conlluReading) add(ctx context.Context, doc syntax.ConlluDocument, fault error) error {
	if fault != nil {
		return cmp.Or(r.flush(ctx), r.fail(fault))
	}
	r.batch, r.lines = append(r.batch, conlluInput(r.file, doc)), append(r.lines, doc.Line)
	if len(r.batch) < conlluBatch*r.jobs {
		return nil
	}
	return r.flush(ctx)
}

// flush reads the batch.
func (r *conlluReading) flush(ctx context.Context) error {
	err := r.to.takeAll(inFile(ingest.Read(ctx, r.reader, r.batch, r.jobs), r.lines))
	r.batch, r.lines = nil, nil
	return err
}

// fail names the file with what is wrong.
func (r *conlluReading) fail(fault error) error {
	return r.to.take(ingest.Result{Input: r.file, Failure: &ingest.Failure{Name: r.file.Name, Err: fault}})
}

// conlluDocuments yields the documents of a file, or what keeps it from being read.
func conlluDocuments(file ingest.Input, limit int) iter.Seq2[syntax.ConlluDocument, error] {
	return func(yield func(syntax.ConlluDocument, error) bool) {
		from := file.From
		if from == nil {
			f, err := os.Open(file.Name)
			if err != nil {
				yield(syntax.ConlluDocument{}, withoutPath(err))
				return
			}
			defer f.Close()
			from = f
		}
		syntax.SplitConllu(from, limit)(yield)
	}
}

// withoutPath drops the path from an error; the message has it already.
func withoutPath(err error) error {
	var path *fs.PathError
	if errors.As(err, &path) {
		return path.Err
	}
	return err
}

// conlluInput is the report of one document, by the id that the file gives it.
// What was given of the file is given of the report; a date in the file's name
// counts where the document has none.
func conlluInput(file ingest.Input, doc syntax.ConlluDocument) ingest.Input {
	in := ingest.Input{Name: file.Name, From: bytes.NewReader(doc.Bytes), ContentType: nuncio.ConlluType, Given: file.Given}
	if doc.ID != "" {
		in.Name += " (" + doc.ID + ")"
	}
	if in.Given.Published == "" && file.Fallback.Published != "" && nuncio.ConlluDate(doc.Bytes) == "" {
		in.Given.Published = file.Fallback.Published
	}
	return in
}

// inFile counts the lines of faults from the beginning of the file.
func inFile(results iter.Seq[ingest.Result], lines []int) iter.Seq[ingest.Result] {
	return func(yield func(ingest.Result) bool) {
		i := 0
		for res := range results {
			var e *syntax.ConlluError
			if res.Failure != nil && errors.As(res.Failure.Err, &e) {
				whole := *e
				whole.Line += lines[i] - 1
				res.Failure = &ingest.Failure{Name: res.Failure.Name, Err: &whole}
			}
			i++
			if !yield(res) {
				return
			}
		}
	}
}
