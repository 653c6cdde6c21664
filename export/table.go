package export

import (
	"bufio"
	"bytes"
	"cmp"
	"encoding/csv"
	"encoding/json"
	"fmt"
	"io"
	"strconv"
	"strings"
	"unicode"

	"golang.org/x/text/width"
)

// Column is a column of a list of T, the same in every form of the list.
type Column[T any] struct {
	Name  string
	About string // what it holds, in words
	Head  string // over the column of a table, where the name will not do
	// Value returns a string, bool, int, float64, []string, or a value that JSON
	// can say; "" and nil stand for what no report says.
	Value func(T) any
	Show  func(T) string // the value for the eye, where its own text is long; may be nil
}

// WriteJSONL writes each row as a JSON object on a line of its own, keys in the
// order of the columns; what is not known is null.
func WriteJSONL[T any](w io.Writer, columns []Column[T], rows []T) error {
	out := bufio.NewWriter(w)
	var line bytes.Buffer
	for _, row := range rows {
		line.Reset()
		line.WriteByte('{')
		for i, c := range columns {
			if i > 0 {
				line.WriteByte(',')
			}
			value, err := jsonOf(c.Value(row))
			if err != nil {
				return fmt.Errorf("writing %s as JSON: %w", c.Name, err)
			}
			fmt.Fprintf(&line, "%q:%s", c.Name, value)
		}
		line.WriteString("}\n")
		if _, err := out.Write(line.Bytes()); err != nil {
			return err
		}
	}
	return out.Flush()
}

// jsonOf is the value as JSON, letters as themselves. Control characters are
// escaped where JSON would leave them (U+0080 to U+009F, changes of direction),
// so that a line is safe on a terminal and still says the same.
func jsonOf(v any) (string, error) {
	switch x := v.(type) {
	case string:
		if x == "" {
			return "null", nil
		}
	case []string:
		if x == nil {
			return "[]", nil
		}
	}
	var b strings.Builder
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	if err := enc.Encode(v); err != nil {
		return "", err
	}
	s := strings.TrimSuffix(b.String(), "\n")
	if strings.IndexFunc(s, isUnsafe) < 0 {
		return s, nil
	}
	b.Reset()
	for _, r := range s {
		if isUnsafe(r) {
			fmt.Fprintf(&b, `\u%04x`, r)
		} else {
			b.WriteRune(r)
		}
	}
	return b.String(), nil
}

// WriteCSV writes a header and the rows as RFC 4180 has it, lines ending in CR LF;
// a list is a JSON array in one cell.
func WriteCSV[T any](w io.Writer, columns []Column[T], rows []T) error {
	out := csv.NewWriter(w)
	out.UseCRLF = true
	cells := names(columns)
	if err := out.Write(cells); err != nil {
		return err
	}
	for _, row := range rows {
		for i, c := range columns {
			v := c.Value(row)
			if list, ok := v.([]string); ok && len(list) > 0 {
				s, err := jsonOf(list)
				if err != nil {
					return err
				}
				cells[i] = s
			} else {
				cells[i] = cell(v)
			}
		}
		if err := out.Write(cells); err != nil {
			return err
		}
	}
	out.Flush()
	return out.Error()
}

// WriteTSV writes a header and the rows, cells parted by one tab. Tabs, line
// ends and control characters inside a cell give way to a space or a mark; a list is
// joined by "; ".
func WriteTSV[T any](w io.Writer, columns []Column[T], rows []T) error {
	out := bufio.NewWriter(w)
	cells := names(columns)
	fmt.Fprintln(out, strings.Join(cells, "\t"))
	for _, row := range rows {
		for i, c := range columns {
			cells[i] = oneLine(cell(c.Value(row)))
		}
		fmt.Fprintln(out, strings.Join(cells, "\t"))
	}
	return out.Flush()
}

func names[T any](columns []Column[T]) []string {
	out := make([]string, len(columns))
	for i, c := range columns {
		out[i] = c.Name
	}
	return out
}

// cell is a value as plain text.
func cell(v any) string {
	switch x := v.(type) {
	case nil:
		return ""
	case string:
		return x
	case []string:
		return strings.Join(x, "; ")
	case bool:
		return strconv.FormatBool(x)
	case int:
		return strconv.Itoa(x)
	}
	s, err := jsonOf(v)
	if err != nil {
		return ""
	}
	return s
}

var lineBreaks = strings.NewReplacer("\t", " ", "\r\n", " ", "\n", " ", "\r", " ")

// oneLine makes text from outside fit for a line that a terminal may show.
func oneLine(s string) string { return Plain(lineBreaks.Replace(s)) }

// narrowest is the width below which no column of a table is cut, so that an
// abridged id stays whole.
const narrowest = 12

// WriteTable writes the rows for people: aligned columns under their names, no
// line wider than opt.Width as far as the columns allow; long cells are wrapped.
func WriteTable[T any](w io.Writer, columns []Column[T], rows []T, opt TextOptions) error {
	lines := [][]string{names(columns)}
	for i, c := range columns {
		lines[0][i] = strings.ToUpper(cmp.Or(c.Head, strings.ReplaceAll(c.Name, "_", " ")))
	}
	for _, row := range rows {
		cells := make([]string, len(columns))
		for i, c := range columns {
			if c.Show != nil {
				cells[i] = oneLine(c.Show(row))
			} else {
				cells[i] = oneLine(cell(c.Value(row)))
			}
		}
		lines = append(lines, cells)
	}
	widths := fit(lines, opt.Width)
	out := bufio.NewWriter(w)
	for n, cells := range lines {
		wrapped := make([][]string, len(cells))
		height := 0
		for i, s := range cells {
			wrapped[i] = wrap(s, widths[i])
			height = max(height, len(wrapped[i]))
		}
		for h := range height {
			line := tableLine(wrapped, widths, h)
			if n == 0 && opt.Colour {
				line = bold + line + reset
			}
			fmt.Fprintln(out, line)
		}
	}
	return out.Flush()
}

// tableLine is line h of a row whose cells are wrapped.
func tableLine(wrapped [][]string, widths []int, h int) string {
	var b strings.Builder
	for i, lines := range wrapped {
		s := ""
		if h < len(lines) {
			s = lines[h]
		}
		b.WriteString(s)
		b.WriteString(strings.Repeat(" ", max(0, widths[i]-columnsOf(s))+2))
	}
	return strings.TrimRight(b.String(), " ")
}

// fit returns the widths of the columns: the widest gives way first.
func fit(lines [][]string, limit int) []int {
	widths := make([]int, len(lines[0]))
	total := 2 * (len(widths) - 1)
	for i := range widths {
		for _, cells := range lines {
			widths[i] = max(widths[i], columnsOf(cells[i]))
		}
		if limit > 0 {
			widths[i] = min(widths[i], limit)
		}
		total += widths[i]
	}
	for limit > 0 && total > limit {
		widest := 0
		for i := range widths {
			if widths[i] > widths[widest] {
				widest = i
			}
		}
		if widths[widest] <= narrowest {
			break
		}
		widths[widest]--
		total--
	}
	return widths
}

// tallest is how many lines a cell of a table may have.
const tallest = 3

// wrap breaks a cell between words into lines of at most n columns; what goes
// beyond the tallest cell gives way to an ellipsis.
func wrap(s string, n int) []string {
	var lines []string
	line := ""
	for word := range strings.FieldsSeq(s) {
		switch {
		case line == "":
			line = word
		case columnsOf(line)+1+columnsOf(word) <= n:
			line += " " + word
		case len(lines) == tallest-1:
			return append(lines, cut(line+" …", n))
		default:
			lines = append(lines, cut(line, n))
			line = word
		}
	}
	return append(lines, cut(line, n))
}

// cut shortens s to n columns of a terminal, the last of them an ellipsis.
func cut(s string, n int) string {
	if columnsOf(s) <= n {
		return s
	}
	used := 0
	for i, r := range s {
		if used += runeColumns(r); used > n-1 {
			return s[:i] + "…"
		}
	}
	return s
}

// columnsOf is the number of columns that s takes on a terminal.
func columnsOf(s string) int {
	n := 0
	for _, r := range s {
		n += runeColumns(r)
	}
	return n
}

func runeColumns(r rune) int {
	switch {
	case r < 0x300:
		return 1
	case unicode.In(r, unicode.Mn, unicode.Me, unicode.Cf):
		return 0
	}
	if k := width.LookupRune(r).Kind(); k == width.EastAsianWide || k == width.EastAsianFullwidth {
		return 2
	}
	return 1
}
