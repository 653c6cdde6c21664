package sqlite

import (
	"cmp"
	"context"
	"database/sql"
	"slices"
	"strings"

	"nuncio/store"
	"nuncio/talks"
)

// head is what the rows of a reading share.
type head struct {
	report, published, publisher, title, dispatch string
}

// heads are the current readings that a question is about, in the order of lists.
type heads struct {
	list []head
	at   map[int64]int // place in the list by number of reading
}

func (v view) heads(cond conditions, knownBy string) (*heads, error) {
	g, err := v.groups(knownBy)
	if err != nil {
		return nil, err
	}
	h := &heads{at: map[int64]int{}}
	h.list, err = collect(v, func(rows *sql.Rows, to *head) error {
		var reading, report int64
		if err := rows.Scan(&reading, &report, &to.report, &to.published, &to.publisher, &to.title); err != nil {
			return err
		}
		h.at[reading] = len(h.at)
		to.dispatch = g.dispatch(report, to.report)
		return nil
	}, `SELECT r.n, p.n, 'sha256:' || p.id, r.published, r.publisher, r.title
		FROM readings r JOIN reports p ON p.n = r.report WHERE `+cond.String()+` ORDER BY `+byTime, cond.args...)
	return h, err
}

// body is a row of entries or quotes, not yet decoded.
type body struct {
	head  int // place in heads
	n     int64
	bytes string
}

// bodies runs a query for n and body, and sorts its rows as lists are.
func (v view) bodies(h *heads, query string, args ...any) ([]body, error) {
	rows, err := v.tx.QueryContext(v.ctx, query, args...)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var list []body
	for rows.Next() {
		var b body
		var raw sql.RawBytes
		if err := rows.Scan(&b.n, &raw); err != nil {
			return nil, err
		}
		at, ok := h.at[b.n>>placeBits]
		if !ok {
			continue
		}
		b.head, b.bytes = at, string(raw)
		list = append(list, b)
	}
	slices.SortFunc(list, func(x, y body) int { return cmp.Or(cmp.Compare(x.head, y.head), cmp.Compare(x.n, y.n)) })
	return list, rows.Err()
}

// Entries lists events.
func (s *Store) Entries(ctx context.Context, f store.EntryFilter) ([]talks.Entry, error) {
	return look(ctx, s, "listing events", func(v view) ([]talks.Entry, error) {
		cond := known(f.KnownBy)
		if len(f.Reports) > 0 {
			ids := make([]string, len(f.Reports))
			for i, id := range f.Reports {
				ids[i] = bareID(id)
			}
			among(&cond, "p.id", ids)
		}
		h, err := v.heads(cond, f.KnownBy)
		if err != nil {
			return nil, err
		}
		query, args := entryQuery(f, h)
		rows, err := v.bodies(h, query, args...)
		if err != nil {
			return nil, err
		}
		out := make([]talks.Entry, len(rows))
		for i, row := range rows {
			from := &h.list[row.head]
			out[i].Report, out[i].Published, out[i].Publisher = from.report, from.published, from.publisher
			out[i].Title, out[i].Dispatch = from.title, from.dispatch
			if err := decodeEntry(row.bytes, &out[i]); err != nil {
				return nil, err
			}
		}
		return out, nil
	})
}

// entryQuery walks the whole table, one type, or the rows of a few reports.
func entryQuery(f store.EntryFilter, h *heads) (string, []any) {
	query := "SELECT e.n, e.body FROM entries e"
	var cond conditions
	if len(f.Reports) > 0 {
		query = "SELECT e.n, e.body FROM json_each(?) r JOIN entries e ON e.n BETWEEN r.value << 20 AND (r.value << 20) + 0xFFFFF"
		readings := make([]int64, 0, len(h.at))
		for n := range h.at {
			readings = append(readings, n)
		}
		cond.args = []any{jsonList(readings)}
	}
	if len(f.Types) > 0 {
		among(&cond, "e.type", f.Types)
	}
	if len(cond.where) > 0 {
		query += " WHERE " + cond.String()
	}
	return query, cond.args
}

// Quotes lists statements.
func (s *Store) Quotes(ctx context.Context, f store.QuoteFilter) ([]store.Quote, error) {
	return look(ctx, s, "listing quotations", func(v view) ([]store.Quote, error) {
		h, err := v.heads(known(f.KnownBy), f.KnownBy)
		if err != nil {
			return nil, err
		}
		var cond conditions
		cond.add("true")
		if f.Country != "" {
			cond.add("country = ?", strings.ToUpper(f.Country))
		}
		if f.Speaker != "" {
			cond.add("instr(speaker, ?)", store.Fold(f.Speaker))
		}
		if f.Text != "" {
			cond.add("instr(words, ?)", store.Fold(f.Text))
		}
		rows, err := v.bodies(h, "SELECT n, body FROM quotes WHERE "+cond.String(), cond.args...)
		if err != nil {
			return nil, err
		}
		if f.Limit > 0 {
			rows = rows[:min(f.Limit, len(rows))]
		}
		out := make([]store.Quote, len(rows))
		for i, row := range rows {
			from := &h.list[row.head]
			out[i].Report, out[i].Published, out[i].Publisher, out[i].Title = from.report, from.published, from.publisher, from.title
			if err := decodeQuote(row.bytes, &out[i]); err != nil {
				return nil, err
			}
		}
		return out, nil
	})
}
