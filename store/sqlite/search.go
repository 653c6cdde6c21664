package sqlite

import (
	"context"
	"database/sql"
	"fmt"
	"hash/fnv"
	"strings"
	"unicode/utf8"

	"nuncio/store"
)

// match writes the terms in the language of FTS5. Each is a string there, in
// which nothing but a doubled quotation mark means anything.
func match(terms []store.Term) string {
	var b strings.Builder
	for i, t := range terms {
		if i > 0 {
			b.WriteByte(' ')
		}
		b.WriteByte('"')
		b.WriteString(strings.ReplaceAll(t.Words, `"`, `""`))
		b.WriteByte('"')
		if t.Prefix {
			b.WriteByte('*')
		}
	}
	return b.String()
}

// Search finds blocks by their words.
func (s *Store) Search(ctx context.Context, words, knownBy string, limit int) ([]store.Hit, error) {
	terms := store.ParseQuery(words)
	if len(terms) == 0 {
		return []store.Hit{}, nil
	}
	query := match(terms)
	return look(ctx, s, "searching", func(v view) ([]store.Hit, error) {
		cond := known(knownBy)
		var places []int64
		hits, err := collect(v, func(rows *sql.Rows, h *store.Hit) error {
			var n int64
			err := rows.Scan(&n, &h.Report, &h.Published, &h.Publisher, &h.Title)
			places = append(places, n)
			return err
		}, `SELECT b.rowid, 'sha256:' || p.id, r.published, r.publisher, r.title
			FROM blocks b JOIN readings r ON r.n = b.rowid >> 20 JOIN reports p ON p.n = r.report
			WHERE blocks MATCH ? AND `+cond.String()+` ORDER BY b.rank, `+byTime+`, b.rowid`+limited(limit, 0),
			append([]any{query}, cond.args...)...)
		if err != nil {
			return nil, err
		}
		return hits, v.mark(query, places, hits)
	})
}

// mark fills in the text of hits and what in it answers. That is a second
// query, since the index would mark up every row of the first before it sorts;
// the plus keeps it from running the query anew for each hit.
func (v view) mark(query string, places []int64, hits []store.Hit) error {
	at := make(map[int64]*store.Hit, len(hits))
	for i := range hits {
		at[places[i]] = &hits[i]
	}
	mark := markFor(query)
	rows, err := v.tx.QueryContext(v.ctx, `SELECT rowid, first, last, text, highlight(blocks, 0, ?1, ?1) FROM blocks
		WHERE blocks MATCH ?2 AND +rowid IN (SELECT value FROM json_each(?3))`, mark, query, jsonList(places))
	if err != nil {
		return err
	}
	defer rows.Close()
	for rows.Next() {
		var n int64
		var h store.Hit
		var marked string
		if err := rows.Scan(&n, &h.Start, &h.End, &h.Text, &marked); err != nil {
			return err
		}
		to := at[n]
		to.Start, to.End, to.Text, to.Marks = h.Start, h.End, h.Text, marks(h.Text, marked, mark)
	}
	return rows.Err()
}

// markFor is a mark that stands in no text but by intent; a text that has it
// nevertheless gets fewer marks, never other words.
func markFor(query string) string {
	h := fnv.New64a()
	h.Write([]byte(query))
	return fmt.Sprintf("\x02%x\x03", h.Sum64())
}

// marks reads the spans, in code points, that stand between marks.
func marks(text, marked, mark string) [][2]int {
	spans := [][2]int{}
	start, point := -1, 0
	for marked != "" && point <= len(text) {
		if strings.HasPrefix(marked, mark) {
			marked = marked[len(mark):]
			if start < 0 {
				start = point
			} else {
				spans = append(spans, [2]int{start, point})
				start = -1
			}
			continue
		}
		_, size := utf8.DecodeRuneInString(marked)
		marked = marked[size:]
		point++
	}
	return spans
}
