package sqlite

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"runtime"
	"slices"
	"strings"

	"golang.org/x/sync/errgroup"

	"nuncio/record"
	"nuncio/store"
)

// Add stores a report with its record in one transaction.
func (s *Store) Add(ctx context.Context, item store.Item) (store.Outcome, error) {
	results, err := s.AddAll(ctx, []store.Item{item})
	if err != nil {
		return 0, err
	}
	return results[0].Outcome, results[0].Err
}

// AddAll stores many reports in one transaction.
func (s *Store) AddAll(ctx context.Context, items []store.Item) ([]store.Result, error) {
	if s.write == nil {
		return nil, fmt.Errorf("adding to the store at %s: it was opened for reading", s.path)
	}
	results := make([]store.Result, len(items))
	ready := make([]*prepared, len(items))
	// All that needs no database is done before the one writer is taken.
	var work errgroup.Group
	work.SetLimit(runtime.GOMAXPROCS(0))
	for i := range items {
		work.Go(func() error {
			if err := ctx.Err(); err != nil {
				return err
			}
			if p, err := s.prepare(&items[i]); err != nil {
				results[i].Err = fmt.Errorf("refused %s: %w", label(&items[i].Report), err)
			} else {
				ready[i] = p
			}
			return nil
		})
	}
	if err := work.Wait(); err != nil {
		return nil, fmt.Errorf("adding reports: %w", err)
	}
	if err := s.insertAll(ctx, ready, results); err != nil {
		return nil, fmt.Errorf("adding reports: %w", err)
	}
	return results, nil
}

// label names a report in a message.
func label(r *store.Report) string {
	if r.Name != "" {
		return r.Name
	}
	return r.ID
}

// insertAll writes what is ready in one transaction.
func (s *Store) insertAll(ctx context.Context, ready []*prepared, results []store.Result) error {
	if !slices.ContainsFunc(ready, func(p *prepared) bool { return p != nil }) {
		return nil
	}
	tx, err := s.write.BeginTx(ctx, nil)
	if err != nil {
		return err
	}
	defer tx.Rollback()
	// The driver watches a context by a goroutine for each statement. Those
	// of a report take a millisecond, so looking between reports is enough.
	a := adder{ctx: context.WithoutCancel(ctx), statements: s.add.in(ctx, tx)}
	changed := false
	for i, p := range ready {
		if p == nil {
			continue
		}
		if err := ctx.Err(); err != nil {
			return err
		}
		if results[i].Outcome, err = a.insert(p); err != nil {
			return fmt.Errorf("%s: %w", label(&p.item.Report), err)
		}
		changed = changed || results[i].Outcome != store.Present
	}
	if !changed {
		return nil
	}
	if _, err := a.grow.ExecContext(a.ctx); err != nil {
		return err
	}
	return tx.Commit()
}

// statements are those that add. The rows are explained in the schema.
type statements struct {
	grow, report, producer, reading                                      *sql.Stmt // look-ups and the counter
	addReport, addOriginal, addProducer, addReading, addRecord, addKey   *sql.Stmt
	addEntry, addQuote, addBlock, addSignature, addBand, addPair, alikes *sql.Stmt
	current, outdate, dropEntries, dropQuotes, dropBlocks                *sql.Stmt
}

// table pairs each statement with its text.
func (st *statements) table() []struct {
	stmt **sql.Stmt
	text string
} {
	return []struct {
		stmt **sql.Stmt
		text string
	}{
		{&st.grow, `UPDATE generation SET n = n + 1`},
		{&st.report, `SELECT n FROM reports WHERE id = ?`},
		{&st.producer, `SELECT n FROM producers WHERE version = ? AND model = ? AND rules = ? AND lexicon = ?`},
		{&st.reading, `SELECT n FROM readings WHERE report = ? AND producer = ? AND given = ?`},
		{&st.addReport, `INSERT INTO reports (id, name, content_type) VALUES (?, ?, ?)`},
		{&st.addOriginal, `INSERT INTO originals (report, bytes) VALUES (?, ?)`},
		{&st.addProducer, `INSERT INTO producers (version, model, rules, lexicon) VALUES (?, ?, ?, ?)`},
		{&st.addReading, `INSERT INTO readings (report, producer, given, current, published, day, moment, publisher, title, url, page, sought, events, quotes)
			VALUES (?, ?, ?, 1, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`},
		{&st.addRecord, `INSERT INTO records (reading, record, charset, source) VALUES (?, ?, ?, ?)`},
		{&st.addKey, `INSERT OR REPLACE INTO keys (key, report, reading, layer, entry) VALUES (?, ?, ?, ?, ?)`},
		{&st.addEntry, `INSERT INTO entries (n, type, body) VALUES (?, ?, ?)`},
		{&st.addQuote, `INSERT INTO quotes (n, country, speaker, words, body) VALUES (?, ?, ?, ?, ?)`},
		{&st.addBlock, `INSERT INTO blocks (rowid, text, first, last) VALUES (?, ?, ?, ?)`},
		{&st.addSignature, `INSERT INTO signatures (report, minima) VALUES (?, ?)`},
		{&st.addBand, `INSERT OR IGNORE INTO bands (hash, report) VALUES (?, ?)`},
		{&st.addPair, `INSERT INTO pairs (a, b) VALUES (?, ?)`},
		{&st.alikes, `SELECT report, minima FROM signatures WHERE report IN
			(SELECT report FROM bands WHERE hash IN (SELECT value FROM json_each(?)))`},
		{&st.current, `SELECT n FROM readings WHERE report = ? AND current`},
		{&st.outdate, `UPDATE readings SET current = 0 WHERE n = ?`},
		{&st.dropEntries, `DELETE FROM entries WHERE n BETWEEN ? AND ?`},
		{&st.dropQuotes, `DELETE FROM quotes WHERE n BETWEEN ? AND ?`},
		{&st.dropBlocks, `DELETE FROM blocks WHERE rowid BETWEEN ? AND ?`},
	}
}

func (st *statements) prepare(ctx context.Context, db *sql.DB) error {
	for _, row := range st.table() {
		stmt, err := db.PrepareContext(ctx, row.text)
		if err != nil {
			return fmt.Errorf("preparing %q: %w", row.text, err)
		}
		*row.stmt = stmt
	}
	return nil
}

// in returns the statements bound to a transaction.
func (st *statements) in(ctx context.Context, tx *sql.Tx) statements {
	var bound statements
	from := st.table()
	for i, row := range bound.table() {
		*row.stmt = tx.StmtContext(ctx, *from[i].stmt)
	}
	return bound
}

// adder adds inside one transaction.
type adder struct {
	statements
	ctx context.Context
}

// insert adds one report with its reading.
func (a *adder) insert(p *prepared) (store.Outcome, error) {
	outcome := store.Reread
	report, err := a.number(a.report, p.id)
	if errors.Is(err, sql.ErrNoRows) {
		outcome = store.Added
		report, err = a.newReport(p)
	}
	if err != nil {
		return 0, err
	}
	producer, err := a.producerOf(p.item.Record.Producer)
	if err != nil {
		return 0, err
	}
	switch _, err := a.number(a.reading, report, producer, p.given); {
	case err == nil:
		return store.Present, nil
	case !errors.Is(err, sql.ErrNoRows):
		return 0, err
	}
	if outcome == store.Reread {
		if err := a.retire(report); err != nil {
			return 0, err
		}
	}
	return outcome, a.newReading(report, producer, p)
}

// number returns the one number that a query finds.
func (a *adder) number(stmt *sql.Stmt, args ...any) (int64, error) {
	var n int64
	err := stmt.QueryRowContext(a.ctx, args...).Scan(&n)
	return n, err
}

// row inserts one row and returns its number.
func (a *adder) row(stmt *sql.Stmt, args ...any) (int64, error) {
	res, err := stmt.ExecContext(a.ctx, args...)
	if err != nil {
		return 0, err
	}
	return res.LastInsertId()
}

func (a *adder) newReport(p *prepared) (int64, error) {
	rep := &p.item.Report
	n, err := a.row(a.addReport, p.id, p.name, rep.ContentType)
	if err != nil {
		return 0, err
	}
	if _, err := a.row(a.addOriginal, n, p.bytes); err != nil {
		return 0, err
	}
	return n, a.pair(n, rep.Signature)
}

// pair finds the near-duplicates that are there and adds the report to those
// that later ones are compared with.
func (a *adder) pair(report int64, signature []uint32) error {
	if len(signature) == 0 {
		return nil
	}
	bands := store.Bands(signature)
	near, err := a.near(bands, signature)
	if err != nil {
		return err
	}
	for _, other := range near {
		if _, err := a.row(a.addPair, other, report); err != nil {
			return err
		}
	}
	if _, err := a.row(a.addSignature, report, packSignature(signature)); err != nil {
		return err
	}
	for _, hash := range bands {
		if _, err := a.row(a.addBand, hash, report); err != nil {
			return err
		}
	}
	return nil
}

// near returns the reports whose signatures are alike.
func (a *adder) near(bands []int64, signature []uint32) ([]int64, error) {
	rows, err := a.alikes.QueryContext(a.ctx, jsonList(bands))
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var near []int64
	for rows.Next() {
		var n int64
		var minima sql.RawBytes
		if err := rows.Scan(&n, &minima); err != nil {
			return nil, err
		}
		if store.Similar(signature, unpackSignature(minima)) {
			near = append(near, n)
		}
	}
	return near, rows.Err()
}

func (a *adder) producerOf(p record.Producer) (int64, error) {
	n, err := a.number(a.producer, p.Version, p.Model, p.Rules, p.Lexicon)
	if errors.Is(err, sql.ErrNoRows) {
		return a.row(a.addProducer, p.Version, p.Model, p.Rules, p.Lexicon)
	}
	return n, err
}

// retire takes the current reading of a report out of the lists.
func (a *adder) retire(report int64) error {
	old, err := a.number(a.current, report)
	if err != nil {
		return err
	}
	if _, err := a.outdate.ExecContext(a.ctx, old); err != nil {
		return err
	}
	for _, drop := range []*sql.Stmt{a.dropEntries, a.dropQuotes, a.dropBlocks} {
		if _, err := drop.ExecContext(a.ctx, place(old, 0), place(old+1, 0)-1); err != nil {
			return err
		}
	}
	return nil
}

// placeBits is how many bits of a row's number are its place in its reading;
// [store.Item.Check] bounds the places.
const placeBits = 20

func place(reading int64, i int) int64 { return reading<<placeBits | int64(i) }

func (a *adder) newReading(report, producer int64, p *prepared) error {
	rec := p.item.Record
	n, err := a.row(a.addReading, report, producer, p.given, string(rec.Report.Published), nullable(p.day), nullable(p.moment),
		string(rec.Report.Publisher), string(rec.Report.Title), string(rec.Report.URL), store.Page(string(rec.Report.URL)),
		p.sought, len(rec.Events), len(rec.Statements))
	if err != nil {
		return err
	}
	if _, err := a.row(a.addRecord, n, p.record, p.item.Report.Charset, p.source); err != nil {
		return err
	}
	for i, e := range p.entries {
		if _, err := a.row(a.addEntry, place(n, i), e.kind, e.body); err != nil {
			return err
		}
	}
	for i, q := range p.quotes {
		if _, err := a.row(a.addQuote, place(n, i), q.country, q.speaker, q.words, q.body); err != nil {
			return err
		}
	}
	for i, b := range p.blocks {
		if _, err := a.row(a.addBlock, place(n, i), b.text, b.first, b.last); err != nil {
			return err
		}
	}
	for _, k := range p.keys {
		if _, err := a.row(a.addKey, k.key, report, n, k.layer, k.entry); err != nil {
			return err
		}
	}
	return nil
}

// nullable is NULL for the empty string.
func nullable(s string) any {
	if s == "" {
		return nil
	}
	return s
}

// bareID is a report id as the file keeps it.
func bareID(id string) string { return strings.TrimPrefix(id, idPrefix) }

const idPrefix = "sha256:"
