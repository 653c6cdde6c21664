package sqlite

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"
	"strings"
	"sync/atomic"

	"nuncio/record"
	"nuncio/store"
)

// view is the store as it stood when a question began: all its queries see the
// same, whatever is added meanwhile.
type view struct {
	ctx    context.Context
	tx     *sql.Tx
	latest *atomic.Pointer[groups] // of the store
}

// look answers a question from one view.
func look[T any](ctx context.Context, s *Store, what string, ask func(v view) (T, error)) (T, error) {
	var none T
	tx, err := s.read.BeginTx(ctx, &sql.TxOptions{ReadOnly: true})
	if err != nil {
		return none, fmt.Errorf("%s: %w", what, err)
	}
	defer tx.Rollback()
	answer, err := ask(view{ctx, tx, &s.latest})
	if err != nil {
		return none, fmt.Errorf("%s: %w", what, err)
	}
	return answer, nil
}

// collect reads all rows of a query.
func collect[T any](v view, scan func(rows *sql.Rows, into *T) error, query string, args ...any) ([]T, error) {
	rows, err := v.tx.QueryContext(v.ctx, query, args...)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	list := []T{}
	for rows.Next() {
		var t T
		if err := scan(rows, &t); err != nil {
			return nil, err
		}
		list = append(list, t)
	}
	return list, rows.Err()
}

// conditions is the end of a query, put together.
type conditions struct {
	where []string
	args  []any
}

func (c *conditions) add(where string, args ...any) {
	c.where = append(c.where, where)
	c.args = append(c.args, args...)
}

// known leaves the current readings of the reports known by a day; r is readings.
func known(by string) conditions {
	c := conditions{where: []string{"r.current"}}
	if by != "" {
		c.add("r.day <= ?", by)
	}
	return c
}

// among adds that a column is one of a list.
func among[T int64 | string](c *conditions, column string, list []T) {
	c.add(column+" IN (SELECT value FROM json_each(?))", jsonList(list))
}

// jsonList hands a list of any length to a query as one argument.
func jsonList[T int64 | string](list []T) string {
	b, err := json.Marshal(list)
	if err != nil {
		return "[]" // numbers and strings always have a form
	}
	return string(b)
}

func (c *conditions) String() string { return strings.Join(c.where, " AND ") }

// byTime is the order of all lists; r is readings, p is reports.
const byTime = "r.moment IS NULL, r.moment, p.id"

// limited is a LIMIT clause; SQLite takes -1 for none.
func limited(limit, offset int) string {
	if limit <= 0 {
		limit = -1
	}
	return fmt.Sprintf(" LIMIT %d OFFSET %d", limit, max(offset, 0))
}

// minDigits is how long the beginning of an id must be.
const minDigits = 6

// resolve finds the report with this id or beginning.
func (v view) resolve(asked string) (n int64, id string, err error) {
	digits := strings.ToLower(bareID(asked))
	if strings.Trim(digits, "0123456789abcdef") != "" {
		return 0, "", fmt.Errorf("%q is no report id: %w", asked, store.ErrNotFound)
	}
	type match struct {
		n  int64
		id string
	}
	found, err := collect(v, func(rows *sql.Rows, m *match) error { return rows.Scan(&m.n, &m.id) },
		`SELECT n, id FROM reports WHERE id BETWEEN ? AND ? ORDER BY id LIMIT ?`, digits, digits+"g", maxCandidates)
	switch {
	case err != nil:
		return 0, "", err
	case len(digits) < minDigits:
		return 0, "", fmt.Errorf("%q is too short for a report id: give %d digits or more", asked, minDigits)
	case len(found) == 0:
		return 0, "", fmt.Errorf("report %s: %w", asked, store.ErrNotFound)
	case len(found) > 1:
		e := &store.AmbiguousError{Asked: asked}
		for _, m := range found {
			e.Candidates = append(e.Candidates, idPrefix+m.id)
		}
		return 0, "", e
	}
	return found[0].n, idPrefix + found[0].id, nil
}

// maxCandidates is how many ids an error names.
const maxCandidates = 8

// Find returns the entry with a lasting key or its beginning.
func (s *Store) Find(ctx context.Context, key string) (store.Ref, error) {
	return look(ctx, s, "finding an entry", func(v view) (store.Ref, error) {
		if len(key) < minDigits {
			return store.Ref{}, fmt.Errorf("%q is too short for a key: give %d digits or more", key, minDigits)
		}
		refs, err := collect(v, func(rows *sql.Rows, ref *store.Ref) error {
			return rows.Scan(&ref.Key, &ref.Report, &ref.Layer, &ref.ID, &ref.Current)
		}, `SELECT k.key, 'sha256:' || p.id, k.layer, k.entry, r.current
			FROM keys k JOIN reports p ON p.n = k.report JOIN readings r ON r.n = k.reading
			WHERE k.key >= ?1 AND k.key < ?1 || char(0x10FFFF) ORDER BY k.key, p.id LIMIT ?2`, strings.ToLower(key), maxCandidates)
		switch {
		case err != nil:
			return store.Ref{}, err
		case len(refs) == 0:
			return store.Ref{}, fmt.Errorf("%s: %w", key, store.ErrNotFound)
		case len(refs) > 1:
			e := &store.AmbiguousError{Asked: key}
			for _, ref := range refs {
				e.Candidates = append(e.Candidates, ref.Key)
			}
			return store.Ref{}, e
		}
		return refs[0], nil
	})
}

// Generation grows with everything that is added.
func (s *Store) Generation(ctx context.Context) (int64, error) {
	var n int64
	if err := s.read.QueryRowContext(ctx, `SELECT n FROM generation`).Scan(&n); err != nil {
		return 0, fmt.Errorf("reading the generation: %w", err)
	}
	return n, nil
}

// Stats counts what the store holds.
func (s *Store) Stats(ctx context.Context) (store.Stats, error) {
	var st store.Stats
	err := s.read.QueryRowContext(ctx, `SELECT (SELECT count(*) FROM reports), count(*),
		coalesce(sum(events) FILTER (WHERE current), 0), coalesce(sum(quotes) FILTER (WHERE current), 0),
		coalesce(min(day) FILTER (WHERE current), ''), coalesce(max(day) FILTER (WHERE current), '') FROM readings`,
	).Scan(&st.Reports, &st.Readings, &st.Entries, &st.Quotes, &st.FirstPublished, &st.LastPublished)
	if err != nil {
		return st, fmt.Errorf("counting: %w", err)
	}
	return st, nil
}

// Known reports whether a reading is there.
func (s *Store) Known(ctx context.Context, reportID string, by record.Producer, given store.Given) (bool, error) {
	g, err := json.Marshal(given)
	if err != nil {
		return false, err
	}
	var n int
	err = s.read.QueryRowContext(ctx, `SELECT 1 FROM readings r JOIN reports p ON p.n = r.report JOIN producers m ON m.n = r.producer
		WHERE p.id = ? AND m.version = ? AND m.model = ? AND m.rules = ? AND m.lexicon = ? AND r.given = ?`,
		bareID(reportID), by.Version, by.Model, by.Rules, by.Lexicon, string(g)).Scan(&n)
	switch {
	case errors.Is(err, sql.ErrNoRows):
		return false, nil
	case err != nil:
		return false, fmt.Errorf("looking for a reading: %w", err)
	}
	return true, nil
}
