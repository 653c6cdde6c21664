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

// body is a row of entries or quotes, not yet decoded.
type body struct {
	n     int64
	head  *head
	bytes string
}

// head is what the rows of a reading share.
type head struct {
	place                                         int // in the order of lists
	report, published, publisher, title, dispatch string
}

// bodies reads the rows of a table that the conditions leave, in the order of
// lists, each with its head.
func (v view) bodies(table string, cond conditions, knownBy string) ([]body, error) {
	if knownBy != "" {
		cond.add("n >> 20 IN (SELECT n FROM readings WHERE current AND day <= ?)", knownBy)
	}
	list, err := collect(v, func(rows *sql.Rows, b *body) error {
		var raw sql.RawBytes
		err := rows.Scan(&b.n, &raw)
		b.bytes = string(raw)
		return err
	}, "SELECT n, body FROM "+table+" WHERE "+cond.String(), cond.args...)
	if err != nil || len(list) == 0 {
		return list, err
	}
	heads, err := v.heads(list, knownBy)
	if err != nil {
		return nil, err
	}
	for i := range list {
		list[i].head = heads[list[i].n>>placeBits]
	}
	slices.SortFunc(list, func(x, y body) int { return cmp.Or(cmp.Compare(x.head.place, y.head.place), cmp.Compare(x.n, y.n)) })
	return list, nil
}

// heads are those of the rows, by number of reading.
func (v view) heads(rows []body, knownBy string) (map[int64]*head, error) {
	heads := map[int64]*head{}
	var readings []int64
	for _, row := range rows {
		n := row.n >> placeBits
		if heads[n] == nil {
			heads[n] = new(head)
			readings = append(readings, n)
		}
	}
	g, err := v.groups(knownBy)
	if err != nil {
		return nil, err
	}
	var cond conditions
	among(&cond, "r.n", readings)
	place := 0
	_, err = collect(v, func(rows *sql.Rows, _ *struct{}) error {
		var h head
		var reading, report int64
		if err := rows.Scan(&reading, &report, &h.report, &h.published, &h.publisher, &h.title); err != nil {
			return err
		}
		h.place, h.dispatch = place, g.dispatch(report, h.report)
		place++
		*heads[reading] = h
		return nil
	}, `SELECT r.n, p.n, 'sha256:' || p.id, r.published, r.publisher, r.title
		FROM readings r JOIN reports p ON p.n = r.report WHERE `+cond.String()+` ORDER BY `+byTime, cond.args...)
	return heads, err
}

// current returns the numbers of the current readings of reports.
func (v view) current(ids []string) ([]int64, error) {
	cond := known("")
	among(&cond, "p.id", ids)
	return collect(v, func(rows *sql.Rows, n *int64) error { return rows.Scan(n) },
		`SELECT r.n FROM readings r JOIN reports p ON p.n = r.report WHERE `+cond.String(), cond.args...)
}

// Entries lists events.
func (s *Store) Entries(ctx context.Context, f store.EntryFilter) ([]talks.Entry, error) {
	return look(ctx, s, "listing events", func(v view) ([]talks.Entry, error) {
		table, cond := "entries", conditions{where: []string{"true"}}
		if len(f.Reports) > 0 {
			ids := make([]string, len(f.Reports))
			for i, id := range f.Reports {
				ids[i] = bareID(id)
			}
			readings, err := v.current(ids)
			if err != nil {
				return nil, err
			}
			table = "json_each(?) JOIN entries ON n BETWEEN value << 20 AND (value << 20) + 0xFFFFF"
			cond.args = append(cond.args, jsonList(readings))
		}
		if len(f.Types) > 0 {
			among(&cond, "entries.type", f.Types)
		}
		rows, err := v.bodies(table, cond, f.KnownBy)
		if err != nil {
			return nil, err
		}
		out := make([]talks.Entry, len(rows))
		for i, row := range rows {
			e := &out[i]
			e.Report, e.Published, e.Publisher = row.head.report, row.head.published, row.head.publisher
			e.Title, e.Dispatch = row.head.title, row.head.dispatch
			if err := decodeEntry(row.bytes, e); err != nil {
				return nil, err
			}
		}
		return out, nil
	})
}

// Quotes lists statements.
func (s *Store) Quotes(ctx context.Context, f store.QuoteFilter) ([]store.Quote, error) {
	return look(ctx, s, "listing quotations", func(v view) ([]store.Quote, error) {
		cond := conditions{where: []string{"true"}}
		if f.Country != "" {
			cond.add("country = ?", strings.ToUpper(f.Country))
		}
		if f.Speaker != "" {
			cond.add("instr(speaker, ?)", store.Fold(f.Speaker))
		}
		if f.Text != "" {
			cond.add("instr(words, ?)", store.Fold(f.Text))
		}
		rows, err := v.bodies("quotes", cond, f.KnownBy)
		if err != nil {
			return nil, err
		}
		if f.Limit > 0 {
			rows = rows[:min(f.Limit, len(rows))]
		}
		out := make([]store.Quote, len(rows))
		for i, row := range rows {
			q := &out[i]
			q.Report, q.Published, q.Publisher, q.Title = row.head.report, row.head.published, row.head.publisher, row.head.title
			if err := decodeQuote(row.bytes, q); err != nil {
				return nil, err
			}
		}
		return out, nil
	})
}
