package syntax

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"iter"
	"strings"
)

// ConlluDocument is a document of a CoNLL-U file, as it stands there.
type ConlluDocument struct {
	ID    string // of "# newdoc id", "" where there is none
	Line  int    // of its first line in the file, from 1
	Bytes []byte
}

// SplitConllu yields the documents of a CoNLL-U file without reading them: a
// document begins with the sentence that is marked "# newdoc", or with the
// file. A document of more bytes than limit comes as a [*ConlluError], and the
// documents after it are read. An error of r is the last.
func SplitConllu(r io.Reader, limit int) iter.Seq2[ConlluDocument, error] {
	return func(yield func(ConlluDocument, error) bool) {
		lines := bufio.NewReader(r)
		var doc, sentence conlluPiece
		for number := 1; ; number++ {
			line, err := readLine(lines, limit)
			sentence.add(line, number, limit)
			if err == nil && withoutEnd(string(line)) != "" {
				continue
			}
			if sentence.marked && doc.full {
				if !doc.hand(yield, limit) {
					return
				}
				doc = conlluPiece{}
			}
			doc.join(&sentence, limit)
			sentence = conlluPiece{}
			switch {
			case err == nil:
				continue
			case !errors.Is(err, io.EOF):
				yield(ConlluDocument{Line: number}, fmt.Errorf("read CoNLL-U: %w", err))
			case doc.full:
				doc.hand(yield, limit)
			}
			return
		}
	}
}

// withoutEnd cuts LF or CR LF off a line.
func withoutEnd(line string) string {
	return strings.TrimSuffix(strings.TrimSuffix(line, "\n"), "\r")
}

// readLine returns the next line with its end; of one longer than limit, so
// much as shows that it is.
func readLine(r *bufio.Reader, limit int) ([]byte, error) {
	var line []byte
	for {
		piece, err := r.ReadSlice('\n')
		if len(line) <= limit {
			line = append(line, piece...)
		}
		if !errors.Is(err, bufio.ErrBufferFull) {
			return line, err
		}
	}
}

// conlluPiece is a stretch of lines.
type conlluPiece struct {
	ConlluDocument
	marked bool // has a "# newdoc"
	full   bool // has a line that is not blank
	over   bool // has more bytes than the limit; they are not kept
}

// add takes in a line of a sentence.
func (p *conlluPiece) add(line []byte, number, limit int) {
	text := withoutEnd(string(line[:min(len(line), 1<<10)]))
	if number == 1 {
		text = strings.TrimPrefix(text, "\uFEFF")
	}
	if comment, ok := strings.CutPrefix(text, "#"); ok && !p.marked {
		word, rest, _ := strings.Cut(strings.TrimSpace(comment), " ")
		key, id, has := strings.Cut(rest, "=")
		if p.marked = word == "newdoc"; p.marked && has && strings.TrimSpace(key) == "id" {
			p.ID = strings.TrimSpace(id)
		}
	}
	p.join(&conlluPiece{ConlluDocument: ConlluDocument{ID: p.ID, Line: number, Bytes: line}, marked: p.marked, full: text != ""}, limit)
}

// join puts q at the end of p.
func (p *conlluPiece) join(q *conlluPiece, limit int) {
	if p.Line == 0 {
		p.Line = q.Line
	}
	if q.marked {
		p.ID, p.marked = q.ID, true
	}
	p.full = p.full || q.full
	if p.over = p.over || q.over || len(p.Bytes)+len(q.Bytes) > limit; p.over {
		p.Bytes = nil
		return
	}
	p.Bytes = append(p.Bytes, q.Bytes...)
}

func (p *conlluPiece) hand(yield func(ConlluDocument, error) bool, limit int) bool {
	if p.over {
		return yield(p.ConlluDocument, &ConlluError{
			Line: p.Line, Reason: fmt.Sprintf("document of more than %d bytes", limit), Hint: "mark each document with # newdoc, or raise the limit",
		})
	}
	return yield(p.ConlluDocument, nil)
}
