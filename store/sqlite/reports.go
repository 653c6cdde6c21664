package sqlite

import (
	"bytes"
	"context"
	"database/sql"

	"nuncio/record"
	"nuncio/store"
)

// Reports lists reports.
func (s *Store) Reports(ctx context.Context, f store.ReportFilter) ([]store.Summary, error) {
	return look(ctx, s, "listing reports", func(v view) ([]store.Summary, error) {
		cond := known(f.KnownBy)
		if f.Like != "" {
			cond.add("instr(r.sought, ?)", store.Fold(f.Like))
		}
		return v.summaries(cond, f.KnownBy, limited(f.Limit, f.Offset))
	})
}

// summaries lists the readings that the conditions leave.
func (v view) summaries(cond conditions, knownBy, limit string) ([]store.Summary, error) {
	g, err := v.groups(knownBy)
	if err != nil {
		return nil, err
	}
	versions, err := v.versionCounts(knownBy)
	if err != nil {
		return nil, err
	}
	return collect(v, func(rows *sql.Rows, sum *store.Summary) error {
		var n int64
		var page string
		if err := rows.Scan(&n, &sum.ID, &sum.Published, &sum.Publisher, &sum.Title, &sum.URL, &page, &sum.Name, &sum.Events, &sum.Quotes); err != nil {
			return err
		}
		sum.Dispatch, sum.Versions = g.dispatch(n, sum.ID), max(1, versions[page])
		return nil
	}, `SELECT p.n, 'sha256:' || p.id, r.published, r.publisher, r.title, r.url, r.page, p.name, r.events, r.quotes
		FROM readings r JOIN reports p ON p.n = r.report WHERE `+cond.String()+` ORDER BY `+byTime+limit, cond.args...)
}

// versionCounts counts the versions of pages that have several.
func (v view) versionCounts(knownBy string) (map[string]int, error) {
	cond := known(knownBy)
	cond.add("r.page <> ''")
	counts := map[string]int{}
	_, err := collect(v, func(rows *sql.Rows, page *string) error {
		var n int
		err := rows.Scan(page, &n)
		counts[*page] = n
		return err
	}, `SELECT page, count(*) FROM readings r WHERE `+cond.String()+` GROUP BY page HAVING count(*) > 1`, cond.args...)
	return counts, err
}

// Report returns a report.
func (s *Store) Report(ctx context.Context, id string) (*store.Report, error) {
	return look(ctx, s, "reading a report", func(v view) (*store.Report, error) {
		n, full, err := v.resolve(id)
		if err != nil {
			return nil, err
		}
		rep := store.Report{ID: full}
		var received, source, minima []byte
		err = v.tx.QueryRowContext(v.ctx, `SELECT p.name, p.content_type, o.bytes, c.charset, c.source, s.minima
			FROM reports p JOIN originals o ON o.report = p.n JOIN readings r ON r.report = p.n AND r.current
			JOIN records c ON c.reading = r.n LEFT JOIN signatures s ON s.report = p.n WHERE p.n = ?`, n,
		).Scan(&rep.Name, &rep.ContentType, &received, &rep.Charset, &source, &minima)
		if err != nil {
			return nil, err
		}
		if rep.Bytes, err = s.pack.unpack(received); err != nil {
			return nil, err
		}
		rep.Source = string(rep.Bytes)
		if source != nil {
			decoded, err := s.pack.unpack(source)
			if err != nil {
				return nil, err
			}
			rep.Source = string(decoded)
		}
		if minima != nil {
			rep.Signature = unpackSignature(minima)
		}
		return &rep, nil
	})
}

// Record returns the current reading of a report.
func (s *Store) Record(ctx context.Context, id string) (*record.Record, error) {
	return look(ctx, s, "reading a record", func(v view) (*record.Record, error) {
		n, _, err := v.resolve(id)
		if err != nil {
			return nil, err
		}
		var packed []byte
		if err := v.tx.QueryRowContext(v.ctx, `SELECT c.record FROM readings r JOIN records c ON c.reading = r.n
			WHERE r.report = ? AND r.current`, n).Scan(&packed); err != nil {
			return nil, err
		}
		return s.unpackRecord(packed)
	})
}

func (s *Store) unpackRecord(packed []byte) (*record.Record, error) {
	line, err := s.pack.unpack(packed)
	if err != nil {
		return nil, err
	}
	return record.Decode(bytes.NewReader(line))
}

// Readings returns all readings of a report, in the order of adding.
func (s *Store) Readings(ctx context.Context, id string) ([]store.Reading, error) {
	return look(ctx, s, "reading records", func(v view) ([]store.Reading, error) {
		n, _, err := v.resolve(id)
		if err != nil {
			return nil, err
		}
		return collect(v, func(rows *sql.Rows, reading *store.Reading) error {
			var packed []byte
			if err := rows.Scan(&reading.Current, &packed); err != nil {
				return err
			}
			reading.Record, err = s.unpackRecord(packed)
			return err
		}, `SELECT r.current, c.record FROM readings r JOIN records c ON c.reading = r.n WHERE r.report = ? ORDER BY r.n`, n)
	})
}

// Versions returns the versions of a report's page.
func (s *Store) Versions(ctx context.Context, id string) ([]store.Version, error) {
	return look(ctx, s, "listing versions", func(v view) ([]store.Version, error) {
		n, _, err := v.resolve(id)
		if err != nil {
			return nil, err
		}
		return collect(v, func(rows *sql.Rows, ver *store.Version) error {
			return rows.Scan(&ver.ID, &ver.Published, &ver.Title)
		}, `SELECT 'sha256:' || p.id, r.published, r.title FROM readings own
			JOIN readings r ON r.n = own.n OR (r.page = own.page AND r.current AND r.page <> '')
			JOIN reports p ON p.n = r.report WHERE own.report = ? AND own.current ORDER BY `+byTime, n)
	})
}

// Duplicates returns the near-duplicates of a report.
func (s *Store) Duplicates(ctx context.Context, id string) ([]store.Summary, error) {
	return look(ctx, s, "listing near-duplicates", func(v view) ([]store.Summary, error) {
		n, _, err := v.resolve(id)
		if err != nil {
			return nil, err
		}
		g, err := v.groups("")
		if err != nil {
			return nil, err
		}
		cond := known("")
		among(&cond, "r.report", g.others(n))
		return v.summaries(cond, "", "")
	})
}
