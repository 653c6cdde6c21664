package store

import (
	"errors"
	"fmt"
	"net/url"
	"time"
	"unicode/utf8"

	"nuncio/record"
)

// maxEntries bounds blocks, statements and events of one record: a store may
// number them inside their reading with 20 bits.
const maxEntries = 1 << 20

// Check proves that the item is sound: the record is that of these bytes, its
// evidence stands where it says, and every piece of its text stands letter by
// letter in the decoded source. Nothing that breaks this is stored.
func (it *Item) Check() error {
	if it.Record == nil {
		return errors.New("the report has no record")
	}
	rec := it.Record
	if id := record.Digest(it.Report.Bytes); it.Report.ID != id || rec.Report.ID != id {
		return fmt.Errorf("the bytes are %s; the report says %q, its record %q", id, it.Report.ID, rec.Report.ID)
	}
	if rec.Schema != record.Schema {
		return fmt.Errorf("the record's schema is %q, not %q", rec.Schema, record.Schema)
	}
	for _, field := range [][2]string{
		{"decoded source", it.Report.Source}, {"content type", it.Report.ContentType}, {"charset", it.Report.Charset}, {"text", rec.Report.Text},
		{"title", string(rec.Report.Title)}, {"publisher", string(rec.Report.Publisher)}, {"address", string(rec.Report.URL)},
	} {
		if !utf8.ValidString(field[1]) {
			return fmt.Errorf("the %s is not UTF-8", field[0])
		}
	}
	if len(rec.Report.Blocks) >= maxEntries || len(rec.Statements) >= maxEntries || len(rec.Events) >= maxEntries {
		return fmt.Errorf("the record has more than %d blocks, statements or events", maxEntries)
	}
	if _, _, err := Moment(string(rec.Report.Published)); err != nil {
		return err
	}
	if err := rec.Check(); err != nil {
		return fmt.Errorf("the record does not hold: %w", err)
	}
	return checkSource(rec, it.Report.Source)
}

// checkSource compares the pieces of the blocks with the decoded source.
func checkSource(rec *record.Record, source string) error {
	text, src := newLetters(rec.Report.Text), newLetters(source)
	for i, b := range rec.Report.Blocks {
		for _, piece := range b.Source {
			at, from, n := piece[0], piece[1], piece[2]
			want, ok := text.slice(at, n)
			if !ok || at < b.Start || at+n > b.End {
				return fmt.Errorf("block %d (%d:%d): its piece of %d letters at %d lies outside of it", i, b.Start, b.End, n, at)
			}
			got, ok := src.slice(from, n)
			if !ok {
				return fmt.Errorf("block %d: its piece of %d letters at %d of the source lies outside of it", i, n, from)
			}
			if got != want {
				return fmt.Errorf("block %d: the source at %d is %q, the text at %d is %q", i, from, clip(got), at, clip(want))
			}
		}
	}
	return nil
}

// clip shortens a piece for a message.
func clip(s string) string {
	const most = 80 // bytes
	if len(s) <= most {
		return s
	}
	end := most
	for !utf8.RuneStart(s[end]) {
		end--
	}
	return s[:end] + "…"
}

// letters is a text whose code points can be sliced quickly.
type letters struct {
	text string
	// starts holds the byte offset of every stride-th code point; nil where
	// each code point is a byte.
	starts []int
	n      int // code points
}

const stride = 64

func newLetters(s string) letters {
	l := letters{text: s, n: utf8.RuneCountInString(s)}
	if l.n == len(s) {
		return l
	}
	l.starts = make([]int, 0, l.n/stride+1)
	k := 0
	for i := range s {
		if k%stride == 0 {
			l.starts = append(l.starts, i)
		}
		k++
	}
	return l
}

// slice returns n code points from start on, and whether they are there.
func (l letters) slice(start, n int) (string, bool) {
	if start < 0 || n < 0 || start > l.n || n > l.n-start {
		return "", false
	}
	return l.text[l.offset(start):l.offset(start+n)], true
}

func (l letters) offset(point int) int {
	if l.starts == nil {
		return point
	}
	if point == l.n {
		return len(l.text)
	}
	at := l.starts[point/stride]
	for range point % stride {
		_, size := utf8.DecodeRuneInString(l.text[at:])
		at += size
	}
	return at
}

// Moment returns the day of a publication time in UTC and a text that sorts by
// time. A bare date is that day and sorts before its hours. Both are "" for "".
func Moment(published string) (day, moment string, err error) {
	if published == "" {
		return "", "", nil
	}
	if t, err := time.Parse(time.DateOnly, published); err == nil {
		day = t.Format(time.DateOnly)
		return day, day, nil
	}
	t, err := time.Parse(time.RFC3339, published)
	if err != nil || t.UTC().Year() < 1 || t.UTC().Year() > 9999 {
		return "", "", fmt.Errorf("the publication time %q is neither a date nor RFC 3339", published)
	}
	t = t.UTC()
	return t.Format(time.DateOnly), t.Format("2006-01-02T15:04:05.000000000Z"), nil
}

// Page is the address of the page that a URL leads to: versions of one page
// share it. The part after # does not count; "" has no page.
func Page(address string) string {
	u, err := url.Parse(address)
	if err != nil {
		return address
	}
	u.Fragment, u.RawFragment = "", ""
	return u.String()
}
