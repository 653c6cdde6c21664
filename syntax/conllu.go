package syntax

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"os"
	"strconv"
	"strings"
	"unicode/utf8"
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

// The columns of CoNLL-U by number, from 1.
const (
	colID = 1 + iota
	colForm
	colLemma
	colUPOS
	colXPOS
	colFeats
	colHead
	colDeprel
	colDeps
	colMisc
)

var columnNames = [...]string{"", "ID", "FORM", "LEMMA", "UPOS", "XPOS", "FEATS", "HEAD", "DEPREL", "DEPS", "MISC"}

// ConlluError says where a CoNLL-U file breaks the format, how, and what to do.
type ConlluError struct {
	File   string // "" where not known
	Line   int    // from 1
	Column int    // 1 to 10; 0 for the whole line
	Reason string
	Hint   string // what to do; "" where the reason says it
}

func (e *ConlluError) Error() string {
	var b strings.Builder
	if e.File != "" {
		b.WriteString(e.File + ": ")
	}
	fmt.Fprintf(&b, "CoNLL-U line %d", e.Line)
	if e.Column > 0 && e.Column < len(columnNames) {
		fmt.Fprintf(&b, ", column %d (%s)", e.Column, columnNames[e.Column])
	}
	b.WriteString(": " + e.Reason)
	if e.Hint != "" {
		b.WriteString("; " + e.Hint)
	}
	return b.String()
}

const (
	maxConlluLine = 16 << 20 // bytes of one line
	maxConlluRows = 1 << 20  // rows and comments of one sentence
)

// ConlluReader reads CoNLL-U sentence by sentence. Lines may end in CR LF, and
// a byte order mark may stand before the first; neither is kept.
type ConlluReader struct {
	// File is the name that errors call the input by; it may be "".
	File string

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
// as a [*ConlluError]; nothing more can be read after it.
func (r *ConlluReader) Next() (ConlluSentence, error) {
	var s ConlluSentence
	var order rowOrder
	for r.lines.Scan() {
		r.line++
		line := r.lines.Text() // without LF or CR LF
		if r.line == 1 {
			line = strings.TrimPrefix(line, "\uFEFF")
		}
		if line == "" {
			if s.Line == 0 {
				continue
			}
			return s, r.finish(&s, &order)
		}
		if s.Line == 0 {
			s.Line = r.line
		}
		if err := r.add(&s, &order, line); err != nil {
			return s, err
		}
	}
	if err := r.lines.Err(); err != nil {
		if errors.Is(err, bufio.ErrTooLong) {
			r.line++
			return s, r.fail(&ConlluError{Reason: fmt.Sprintf("line is longer than %d bytes", maxConlluLine), Hint: "check that line ends are there"})
		}
		return s, fmt.Errorf("read CoNLL-U: %w", err)
	}
	if s.Line != 0 {
		return s, r.finish(&s, &order)
	}
	return s, io.EOF
}

// add takes in a comment or row.
func (r *ConlluReader) add(s *ConlluSentence, order *rowOrder, line string) error {
	switch {
	case !utf8.ValidString(line):
		return r.fail(&ConlluError{Reason: "not UTF-8", Hint: "convert the file to UTF-8"})
	case strings.Contains(line, "\r"):
		return r.fail(&ConlluError{Reason: "carriage return inside the line", Hint: "end lines in LF or CR LF"})
	case len(s.Rows)+len(s.Comments) >= maxConlluRows:
		return r.fail(&ConlluError{Reason: fmt.Sprintf("sentence of more than %d lines", maxConlluRows), Hint: "put an empty line after each sentence"})
	case line[0] != '#':
		row, fault := parseConlluRow(line)
		if fault == nil {
			fault = order.add(&row)
		}
		if fault != nil {
			return r.fail(fault)
		}
		s.Rows = append(s.Rows, row)
	case len(s.Rows) > 0:
		return r.fail(&ConlluError{Reason: "comment inside a sentence", Hint: "put comments before the first word, and an empty line between sentences"})
	default:
		s.Comments = append(s.Comments, line)
	}
	return nil
}

// fail sets the place of a fault that has no line of its own.
func (r *ConlluReader) fail(e *ConlluError) error {
	e.File = r.File
	if e.Line == 0 {
		e.Line = r.line
	}
	return e
}

func (r *ConlluReader) finish(s *ConlluSentence, order *rowOrder) error {
	if order.last == 0 {
		return r.fail(&ConlluError{Line: s.Line, Reason: "sentence without words", Hint: "put comments right before their sentence, with no empty line between"})
	}
	if order.last < order.open {
		return r.fail(&ConlluError{
			Line: s.rowLine(len(s.Rows) - 1), Column: colID,
			Reason: fmt.Sprintf("multiword token ends at word %d, but the sentence has %d", order.open, order.last),
		})
	}
	for i := range s.Rows {
		row := &s.Rows[i]
		if head, err := strconv.Atoi(row.Head); err == nil && head > order.last {
			return r.fail(&ConlluError{
				Line: s.rowLine(i), Column: colHead,
				Reason: fmt.Sprintf("head %d, but the sentence has %d words", head, order.last), Hint: "heads are IDs of the same sentence, 0 for its root",
			})
		}
	}
	return nil
}

// rowLine returns the line of row i in the file.
func (s *ConlluSentence) rowLine(i int) int { return s.Line + len(s.Comments) + i }

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

// ReadConlluFile reads all sentences of a file. Errors name it.
func ReadConlluFile(path string) ([]ConlluSentence, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close() //nolint:errcheck // read only
	all, err := ReadConllu(f)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", path, err)
	}
	return all, nil
}

func parseConlluRow(line string) (ConlluRow, *ConlluError) {
	var row ConlluRow
	if n := strings.Count(line, "\t") + 1; n != 10 {
		return row, &ConlluError{Reason: fmt.Sprintf("%d columns, not ten columns separated by tabs", n), Hint: "write _ where a column has no value"}
	}
	for i, c := range row.columns() {
		if *c, line, _ = strings.Cut(line, "\t"); *c == "" {
			return row, &ConlluError{Column: i + 1, Reason: fmt.Sprintf("column %d is empty", i+1), Hint: "write _ where it has no value"}
		}
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
	last  int // last word id
	open  int // last word of the last multiword token
	empty int // empty nodes since the last word
}

func (o *rowOrder) add(row *ConlluRow) *ConlluError {
	if first, last, ok := row.Range(); ok {
		if first != o.last+1 || last <= first || first <= o.open {
			return &ConlluError{
				Column: colID, Reason: fmt.Sprintf("multiword token %s after word %d", row.ID, o.last),
				Hint: "a multiword token stands right before its first word, and none overlaps another",
			}
		}
		o.open = last
		return nil
	}
	if a, b, ok := strings.Cut(row.ID, "."); ok {
		word, err1 := number(a)
		sub, err2 := number(b)
		if err1 != nil || err2 != nil || word != o.last || sub != o.empty+1 {
			return &ConlluError{
				Column: colID, Reason: fmt.Sprintf("empty node %s after word %d", row.ID, o.last),
				Hint: fmt.Sprintf("the next empty node here is %d.%d", o.last, o.empty+1),
			}
		}
		o.empty++
		return nil
	}
	id, err := number(row.ID)
	if err != nil || id != o.last+1 {
		return &ConlluError{
			Column: colID, Reason: fmt.Sprintf("ID %q after word %d", row.ID, o.last),
			Hint: "words count from 1 in each sentence, and an empty line parts sentences",
		}
	}
	if row.Head != "_" {
		if _, err := number(row.Head); err != nil {
			return &ConlluError{Column: colHead, Reason: fmt.Sprintf("HEAD %q is no number", row.Head), Hint: "write the ID of the head, 0 for the root"}
		}
	}
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

// SetMisc writes a value into the MISC column, in place of the one that the
// key has, or else before the first key that follows it in the alphabet.
func (row *ConlluRow) SetMisc(key, value string) {
	entry := key + "=" + value
	if row.Misc == "_" {
		row.Misc = entry
		return
	}
	list := strings.Split(row.Misc, "|")
	at := len(list)
	for i, kv := range list {
		k, _, _ := strings.Cut(kv, "=")
		if k == key {
			list[i] = entry
			row.Misc = strings.Join(list, "|")
			return
		}
		if at == len(list) && strings.ToLower(k) > strings.ToLower(key) {
			at = i
		}
	}
	list = append(list[:at], append([]string{entry}, list[at:]...)...)
	row.Misc = strings.Join(list, "|")
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
