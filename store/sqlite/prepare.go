package sqlite

import (
	"encoding/binary"
	"encoding/json"
	"strings"
	"unicode/utf8"

	"nuncio/record"
	"nuncio/store"
	"nuncio/talks"
)

// prepared is an item as rows.
type prepared struct {
	item                  *store.Item
	id, name, given       string
	day, moment, sought   string
	bytes, record, source []byte // compressed; no source where it is the bytes
	entries               []entryRow
	quotes                []quoteRow
	blocks                []blockRow
	keys                  []keyRow
}

type entryRow struct {
	kind string
	body []byte
}

type quoteRow struct {
	country, speaker, words string
	body                    []byte
}

type blockRow struct {
	text        string
	first, last int
}

type keyRow struct{ key, layer, entry string }

// prepare checks an item and makes its rows.
func (s *Store) prepare(it *store.Item) (*prepared, error) {
	if err := it.Check(); err != nil {
		return nil, err
	}
	given, err := json.Marshal(it.Given)
	if err != nil {
		return nil, err
	}
	line, err := it.Record.Encode()
	if err != nil {
		return nil, err
	}
	rep := &it.Record.Report
	p := &prepared{
		item: it, id: bareID(it.Report.ID), given: string(given),
		name:  strings.ToValidUTF8(it.Report.Name, "\uFFFD"), // a path can be any bytes
		bytes: s.pack.pack(it.Report.Bytes), record: s.pack.pack(line),
		blocks: blockRows(rep), keys: keyRows(it.Record),
	}
	p.sought = store.Fold(string(rep.Title) + "\n" + string(rep.Publisher) + "\n" + p.name)
	if p.day, p.moment, err = store.Moment(string(rep.Published)); err != nil {
		return nil, err
	}
	if it.Report.Source != string(it.Report.Bytes) {
		p.source = s.pack.pack([]byte(it.Report.Source))
	}
	for _, e := range talks.Entries(it.Record) {
		p.entries = append(p.entries, entryRow{kind: e.Type, body: encodeEntry(&e)})
	}
	for _, q := range store.Quotes(it.Record) {
		row := quoteRow{words: store.Fold(strings.Join(q.Words, " ")), body: encodeQuote(&q)}
		if q.Speaker != nil {
			row.country, row.speaker = q.Speaker.Country, store.Fold(q.Speaker.Name)
		}
		p.quotes = append(p.quotes, row)
	}
	return p, nil
}

// blockRows are the blocks for the full-text search.
func blockRows(rep *record.Report) []blockRow {
	rows := make([]blockRow, 0, len(rep.Blocks))
	at, point := 0, 0 // byte offset and code point of the walk through the text
	for _, b := range rep.Blocks {
		if b.Start < point { // blocks go forward, but nothing rests on it
			at, point = 0, 0
		}
		at += bytesOf(rep.Text[at:], b.Start-point)
		end := at + bytesOf(rep.Text[at:], b.End-b.Start)
		// The index ends a text at a NUL, so it gets another letter there.
		text := strings.ReplaceAll(rep.Text[at:end], "\x00", "\uFFFD")
		rows = append(rows, blockRow{text: text, first: b.Start, last: b.End})
		at, point = end, b.End
	}
	return rows
}

// bytesOf is the length in bytes of the first n code points.
func bytesOf(s string, n int) int {
	at := 0
	for range n {
		_, size := utf8.DecodeRuneInString(s[at:])
		at += size
	}
	return at
}

func keyRows(r *record.Record) []keyRow {
	rows := make([]keyRow, 0, len(r.Actors)+len(r.Statements)+len(r.Events))
	for i := range r.Actors {
		rows = append(rows, keyRow{r.Actors[i].Key, "actor", r.Actors[i].ID})
	}
	for i := range r.Statements {
		rows = append(rows, keyRow{r.Statements[i].Key, "statement", r.Statements[i].ID})
	}
	for i := range r.Events {
		rows = append(rows, keyRow{r.Events[i].Key, "event", r.Events[i].ID})
	}
	return rows
}

func packSignature(signature []uint32) []byte {
	b := make([]byte, 0, 4*len(signature))
	for _, m := range signature {
		b = binary.LittleEndian.AppendUint32(b, m)
	}
	return b
}

func unpackSignature(b []byte) []uint32 {
	signature := make([]uint32, len(b)/4)
	for i := range signature {
		signature[i] = binary.LittleEndian.Uint32(b[4*i:])
	}
	return signature
}
