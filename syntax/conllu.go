package syntax

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"strconv"
	"strings"
)

// ConlluSentence is one sentence of a CoNLL-U file with nothing left out: it
// is written back as the same bytes.
type ConlluSentence struct {
	Comments []string // whole lines, with the "#"
	Rows     []ConlluRow
	Line     int // line of the first row or comment in its file, from 1
}

// ConlluRow is one line of ten columns, as they stand in the file: a word, a
// multiword token (ID "3-4") or an empty node (ID "8.1").
type ConlluRow struct {
	ID, Form, Lemma, UPOS, XPOS, Feats, Head, Deprel, Deps, Misc string
}

// ConlluError says where a CoNLL-U file breaks the format, and how.
type ConlluError struct {
	Line   int // from 1
	Reason string
}

func (e *ConlluError) Error() string {
	return fmt.Sprintf("CoNLL-U line %d: %s", e.Line, e.Reason)
}

// maxConlluLine bounds one line, in bytes.
const maxConlluLine = 16 << 20

// ConlluReader reads CoNLL-U sentence by sentence.
type ConlluReader struct {
	lines *bufio.Scanner
	line  int
}

// NewConlluReader returns a reader of r.
func NewConlluReader(r io.Reader) *ConlluReader {
	s := bufio.NewScanner(r)
	s.Buffer(make([]byte, 0, 64<<10), maxConlluLine)
	return &ConlluReader{lines: s}
}

// Next returns the next sentence, or io.EOF. What breaks the format comes back
// as a [*ConlluError].
func (r *ConlluReader) Next() (ConlluSentence, error) {
	var s ConlluSentence
	var order rowOrder
	for r.lines.Scan() {
		r.line++
		line := strings.TrimSuffix(r.lines.Text(), "\r")
		if line == "" {
			if s.Line == 0 {
				continue
			}
			return s, r.finish(&s, &order)
		}
		if s.Line == 0 {
			s.Line = r.line
		}
		if line[0] == '#' {
			if len(s.Rows) > 0 {
				return s, r.fail("comment inside a sentence")
			}
			s.Comments = append(s.Comments, line)
			continue
		}
		row, err := parseConlluRow(line)
		if err == nil {
			err = order.add(&row)
		}
		if err != nil {
			return s, r.fail(err.Error())
		}
		s.Rows = append(s.Rows, row)
	}
	if err := r.lines.Err(); err != nil {
		if errors.Is(err, bufio.ErrTooLong) {
			r.line++
			return s, r.fail("line is too long")
		}
		return s, fmt.Errorf("read CoNLL-U: %w", err)
	}
	if s.Line != 0 {
		return s, r.finish(&s, &order)
	}
	return s, io.EOF
}

func (r *ConlluReader) fail(reason string) error { return &ConlluError{r.line, reason} }

func (r *ConlluReader) finish(s *ConlluSentence, order *rowOrder) error {
	if order.words == 0 {
		return &ConlluError{s.Line, "sentence without words"}
	}
	if order.last < order.open {
		return r.fail(fmt.Sprintf("multiword token ends at word %d, but the sentence has %d", order.open, order.words))
	}
	for i := range s.Rows {
		row := &s.Rows[i]
		if head, err := strconv.Atoi(row.Head); err == nil && head > order.words {
			return &ConlluError{s.Line + len(s.Comments) + i, fmt.Sprintf("head %d, but the sentence has %d words", head, order.words)}
		}
	}
	return nil
}

// ReadConllu reads all sentences of r. Sentences before the first error are
// returned with it.
func ReadConllu(r io.Reader) ([]ConlluSentence, error) {
	var out []ConlluSentence
	cr := NewConlluReader(r)
	for {
		s, err := cr.Next()
		if errors.Is(err, io.EOF) {
			return out, nil
		}
		if err != nil {
			return out, err
		}
		out = append(out, s)
	}
}

func parseConlluRow(line string) (ConlluRow, error) {
	var row ConlluRow
	n := 0
	for _, c := range row.columns() {
		if n > 0 && line == "" {
			break
		}
		*c, line, _ = strings.Cut(line, "\t")
		if *c == "" {
			return row, fmt.Errorf("column %d is empty", n+1)
		}
		n++
	}
	if n != 10 || line != "" {
		return row, errors.New("not ten columns separated by tabs")
	}
	return row, nil
}

func (row *ConlluRow) columns() [10]*string {
	return [10]*string{&row.ID, &row.Form, &row.Lemma, &row.UPOS, &row.XPOS, &row.Feats, &row.Head, &row.Deprel, &row.Deps, &row.Misc}
}

// Word reports whether the row is a syntactic word, not a multiword token or
// an empty node.
func (row *ConlluRow) Word() bool { return !strings.ContainsAny(row.ID, "-.") }

// Range returns first and last word of a multiword token's row.
func (row *ConlluRow) Range() (first, last int, ok bool) {
	a, b, ok := strings.Cut(row.ID, "-")
	if !ok {
		return 0, 0, false
	}
	first, err1 := number(a)
	last, err2 := number(b)
	return first, last, err1 == nil && err2 == nil
}

// rowOrder checks that the rows of a sentence come in the order the format asks.
type rowOrder struct {
	words int // words so far
	last  int // last word id
	open  int // last word of the last multiword token
	empty int // empty nodes since the last word
}

func (o *rowOrder) add(row *ConlluRow) error {
	if first, last, ok := row.Range(); ok {
		if first != o.last+1 || last <= first || first <= o.open {
			return fmt.Errorf("multiword token %s after word %d", row.ID, o.last)
		}
		o.open = last
		return nil
	}
	if a, b, ok := strings.Cut(row.ID, "."); ok {
		word, err1 := number(a)
		sub, err2 := number(b)
		if err1 != nil || err2 != nil || word != o.last || sub != o.empty+1 {
			return fmt.Errorf("empty node %s after word %d", row.ID, o.last)
		}
		o.empty++
		return nil
	}
	id, err := number(row.ID)
	if err != nil || id != o.last+1 {
		return fmt.Errorf("ID %q after word %d", row.ID, o.last)
	}
	if row.Head != "_" {
		if _, err := number(row.Head); err != nil {
			return fmt.Errorf("HEAD %q is no number", row.Head)
		}
	}
	o.words++
	o.last, o.empty = id, 0
	return nil
}

// number reads a decimal without sign, as CoNLL-U has them.
func number(s string) (int, error) {
	if s == "" || len(s) > 9 || s[0] == '0' && len(s) > 1 || strings.Trim(s, "0123456789") != "" {
		return 0, fmt.Errorf("%q is no number", s)
	}
	return strconv.Atoi(s)
}

// Comment returns the value of the first comment "# key = value".
func (s *ConlluSentence) Comment(key string) (value string, ok bool) {
	for _, c := range s.Comments {
		k, v, has := strings.Cut(strings.TrimSpace(c[1:]), "=")
		if has && strings.TrimSpace(k) == key {
			return strings.TrimSpace(v), true
		}
	}
	return "", false
}

// Marked reports whether a comment begins with key, such as "newpar" or "newdoc".
func (s *ConlluSentence) Marked(key string) bool {
	for _, c := range s.Comments {
		if word, _, _ := strings.Cut(strings.TrimSpace(c[1:]), " "); word == key {
			return true
		}
	}
	return false
}

// MiscValue returns the value of a key in the MISC column ("SpaceAfter" → "No").
func (row *ConlluRow) MiscValue(key string) (string, bool) {
	for kv := range strings.SplitSeq(row.Misc, "|") {
		if k, v, ok := strings.Cut(kv, "="); ok && k == key {
			return v, true
		}
	}
	return "", false
}

// WriteConlluSentences writes the sentences, each with a blank line after it.
func WriteConlluSentences(w io.Writer, sentences []ConlluSentence) error {
	bw := bufio.NewWriter(w)
	for i := range sentences {
		writeConlluSentence(bw, &sentences[i])
	}
	if err := bw.Flush(); err != nil {
		return fmt.Errorf("write CoNLL-U: %w", err)
	}
	return nil
}

// writeConlluSentence leaves errors to bw, which keeps the first until Flush.
func writeConlluSentence(bw *bufio.Writer, s *ConlluSentence) {
	for _, c := range s.Comments {
		bw.WriteString(c)
		bw.WriteByte('\n')
	}
	for i := range s.Rows {
		for j, c := range s.Rows[i].columns() {
			if j > 0 {
				bw.WriteByte('\t')
			}
			bw.WriteString(*c)
		}
		bw.WriteByte('\n')
	}
	bw.WriteByte('\n')
}
