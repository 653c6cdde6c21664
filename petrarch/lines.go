package petrarch

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"strings"
)

// maxLine is the most bytes a line of a dictionary may have.
const maxLine = 1 << 16

// Warning is a line of a dictionary, or a part of it, that was passed over or
// read with a guess.
type Warning struct {
	File string
	Line int
	Text string
}

func (w Warning) String() string { return fmt.Sprintf("%s:%d: %s", w.File, w.Line, w.Text) }

// EachLine calls f for each line that holds more than comments, without them and
// with its number, and warn for what is wrong with a line as such. The error is
// one of reading r.
func EachLine(r io.Reader, f func(n int, line string), warn func(n int, text string)) error {
	in := bufio.NewReaderSize(r, maxLine)
	comment := false
	for n := 1; ; n++ {
		b, err := in.ReadSlice('\n')
		if errors.Is(err, bufio.ErrBufferFull) {
			warn(n, fmt.Sprintf("the line is longer than %d bytes; passed over", maxLine))
			for errors.Is(err, bufio.ErrBufferFull) {
				_, err = in.ReadSlice('\n')
			}
			b = nil
		}
		if err != nil && !errors.Is(err, io.EOF) {
			return err
		}
		line := strings.ToValidUTF8(strings.TrimRight(string(b), "\r\n"), "\uFFFD")
		if n == 1 {
			line = strings.TrimPrefix(line, "\uFEFF")
		}
		if line, comment = withoutComment(line, comment); strings.TrimSpace(line) != "" {
			f(n, line)
		}
		if err != nil {
			if comment {
				warn(n, "a comment that begins with <!-- does not end")
			}
			return nil
		}
	}
}

// withoutComment cuts what stands behind "#" or ";", and between "<!--" and
// "-->", which may be lines apart.
func withoutComment(line string, inside bool) (rest string, still bool) {
	var out strings.Builder
	for inside := inside; ; inside = true {
		if inside {
			_, after, ok := strings.Cut(line, "-->")
			if !ok {
				return out.String(), true
			}
			line = after
		}
		i := strings.IndexAny(line, "#;")
		j := strings.Index(line, "<!--")
		if j < 0 || i >= 0 && i < j {
			if i >= 0 {
				line = line[:i]
			}
			out.WriteString(line)
			return out.String(), false
		}
		out.WriteString(line[:j])
		line = line[j+len("<!--"):]
	}
}
