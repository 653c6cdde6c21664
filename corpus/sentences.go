package corpus

import (
	"embed"
	"fmt"
	"path"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

//go:embed sentences/*.txt
var sentenceFiles embed.FS

// Sentence is one labelled sentence. sentences/README.md has the format of the
// files and what decides each label.
type Sentence struct {
	File      string // "consult.txt"
	Line      int    // of the sentence, from 1
	Split     string // "dev" or "test", or "frozen" for those of [FrozenSentences]
	Style     string // one of agency, broadcaster, ministry, headline, caption, social
	Published string // date of the report, "" where not known
	Before    string // the sentence before it in the report, "" for none
	Text      string
	None      string // why there is no event, see README.md; "" where there are some
	Events    []Label
}

// Label is one event of a sentence. Where a value is a list, any of it is right
// and the first is the one we would choose.
type Label struct {
	Line    int
	Types   []string
	Modes   []string // "" for no mode
	Status  []string
	PutOff  bool    // a cancelled one: put off, not given up
	Grade   float64 // factuality in [-3, 3]
	May     bool    // a reader may leave the event out
	Sources []Role
	Targets []Role
	// NoSource and NoTarget say why a list is empty ("passive"); "" where it
	// is not, or needs no reason.
	NoSource, NoTarget string
	Contexts           []string
	Trigger, Evidence  Words
	Because            Words // what sets the status
	When, StatusWhen   Words
	WhenValue          string // ISO 8601 as far as the text tells, "" for none
	Where              Words
	StatusBy, SaidBy   Words
	Of                 []int  // places in Events, from 0
	Plan               string // the same on all stages of one step
	Note               string
}

// Role is an actor in the words of the sentence, any of the readings.
type Role struct {
	Words   []Words
	Country string // as in the record, "" where not written down
	Sector  string
}

// Words are words of a sentence: pieces that follow each other. Nth is which
// of several equal places is meant, from 1; 0 is any of them.
type Words struct {
	Pieces []string
	Nth    int
}

// IsZero reports whether nothing is quoted.
func (w Words) IsZero() bool { return len(w.Pieces) == 0 }

// String returns the words with gaps marked.
func (w Words) String() string { return strings.Join(w.Pieces, gap) }

const gap = " … "

// Spans returns where the first piece stands in the text, as byte offsets
// [start, end), to the end of the last piece.
func (w Words) Spans(text string) [][2]int {
	var out [][2]int
	for from := 0; !w.IsZero(); {
		start, end, ok := w.next(text, from)
		if !ok {
			break
		}
		out = append(out, [2]int{start, end})
		from = start + len(w.Pieces[0])
	}
	switch {
	case w.Nth == 0:
		return out
	case w.Nth > len(out):
		return nil
	}
	return out[w.Nth-1 : w.Nth]
}

// next finds the pieces behind a place.
func (w Words) next(text string, from int) (start, end int, ok bool) {
	for i, p := range w.Pieces {
		at := indexWords(text, p, from)
		if at < 0 {
			return 0, 0, false
		}
		if i == 0 {
			start = at
		}
		end = at + len(p)
		from = end
	}
	return start, end, true
}

// indexWords finds words that do not begin or end inside a word.
func indexWords(text, words string, from int) int {
	for from <= len(text) {
		i := strings.Index(text[from:], words)
		if i < 0 {
			return -1
		}
		if i += from; bordered(text, i, i+len(words)) {
			return i
		}
		from = i + 1
	}
	return -1
}

func bordered(text string, start, end int) bool {
	before, _ := utf8.DecodeLastRuneInString(text[:start])
	first, _ := utf8.DecodeRuneInString(text[start:])
	last, _ := utf8.DecodeLastRuneInString(text[:end])
	after, _ := utf8.DecodeRuneInString(text[end:])
	return !(inWord(before) && inWord(first)) && !(inWord(last) && inWord(after))
}

func inWord(r rune) bool {
	return r != utf8.RuneError && (unicode.IsLetter(r) || unicode.IsDigit(r))
}

// SentenceError is a fault in a file of labelled sentences.
type SentenceError struct {
	File  string
	Line  int
	Token string // what is at fault
	Msg   string
}

func (e *SentenceError) Error() string {
	return fmt.Sprintf("sentences/%s:%d: %q: %s", e.File, e.Line, e.Token, e.Msg)
}

// Sentences returns the labelled sentences of all files, by file and line. The
// error is a [*SentenceError].
func Sentences() ([]Sentence, error) {
	entries, err := sentenceFiles.ReadDir("sentences")
	if err != nil {
		return nil, err
	}
	var out []Sentence
	for _, e := range entries {
		b, err := sentenceFiles.ReadFile(path.Join("sentences", e.Name()))
		if err != nil {
			return nil, err
		}
		list, err := ParseSentences(e.Name(), string(b))
		if err != nil {
			return nil, err
		}
		out = append(out, list...)
	}
	return out, nil
}

// ParseSentences reads one file of labelled sentences. The error is a
// [*SentenceError].
func ParseSentences(file, text string) ([]Sentence, error) {
	p := sentenceParser{file: file}
	for line := range strings.Lines(text) {
		p.line++
		if err := p.read(strings.TrimRight(line, " \t\r\n")); err != nil {
			return nil, err
		}
	}
	return p.out, p.close()
}

// sentenceParser goes through one file line by line.
type sentenceParser struct {
	file         string
	line         int
	split, style string
	open         bool // current has text and waits for labels
	current      Sentence
	out          []Sentence
}

func (p *sentenceParser) fault(token, msg string, args ...any) error {
	return &SentenceError{File: p.file, Line: p.line, Token: token, Msg: fmt.Sprintf(msg, args...)}
}

func (p *sentenceParser) read(line string) error {
	body := strings.TrimSpace(line)
	switch {
	case body == "":
		return p.close()
	case strings.HasPrefix(body, "#"):
		return nil
	case strings.HasPrefix(line, "=="):
		return p.section(strings.Fields(line[2:]))
	case line != body:
		return p.label(body)
	}
	return p.plain(body)
}

// section reads "== dev agency".
func (p *sentenceParser) section(f []string) error {
	if err := p.close(); err != nil {
		return err
	}
	if len(f) != 2 {
		return p.fault(strings.Join(f, " "), "a section is “== SPLIT STYLE”")
	}
	if f[0] != "dev" && f[0] != "test" && f[0] != "frozen" {
		return p.fault(f[0], "a split is dev, test or frozen")
	}
	if !slices.Contains(styles, f[1]) {
		return p.fault(f[1], "a style is one of %s", strings.Join(styles, ", "))
	}
	p.split, p.style = f[0], f[1]
	return nil
}

// plain reads the sentence, or the date or the sentence before it.
func (p *sentenceParser) plain(line string) error {
	if p.open {
		return p.fault(line, "a second sentence; labels are indented, sentences are parted by an empty line")
	}
	if p.split == "" {
		return p.fault(line, "a sentence before the first section")
	}
	if v, ok := strings.CutPrefix(line, "date: "); ok {
		p.current.Published = v
		return nil
	}
	if v, ok := strings.CutPrefix(line, "before: "); ok {
		p.current.Before = v
		return nil
	}
	p.current.File, p.current.Line, p.current.Text = p.file, p.line, line
	p.current.Split, p.current.Style = p.split, p.style
	p.open = true
	return nil
}

// close ends the sentence at an empty line or at the end of the file.
func (p *sentenceParser) close() error {
	s := p.current
	if !p.open {
		if s.Before+s.Published != "" {
			return p.fault(s.Before+s.Published, "no sentence follows")
		}
		return nil
	}
	if s.None == "" && len(s.Events) == 0 {
		return p.fault(s.Text, "no label; write “none” where there is no event")
	}
	if s.None != "" && len(s.Events) > 0 {
		return p.fault(s.None, "none beside an event")
	}
	for _, e := range s.Events {
		for _, n := range e.Of {
			if n < 0 || n >= len(s.Events) || s.Events[n].Line == e.Line {
				p.line = e.Line
				return p.fault(strconv.Itoa(n+1), "of names no other event of the sentence; they count from 1")
			}
		}
	}
	p.out = append(p.out, s)
	p.open, p.current = false, Sentence{}
	return nil
}

// label reads one indented line.
func (p *sentenceParser) label(line string) error {
	if !p.open {
		return p.fault(line, "a label without a sentence; sentences are not indented")
	}
	if reason, ok := strings.CutPrefix(line, "none"); ok {
		p.current.None = strings.Trim(reason, " |")
		if !slices.Contains(noneReasons, p.current.None) {
			return p.fault(p.current.None, "none has a reason: one of %s", strings.Join(noneReasons, ", "))
		}
		return nil
	}
	cells := strings.Split(line, " | ")
	if len(cells) < 3 {
		return p.fault(line, "an event is “TYPE [mode] status | sources -> targets | trigger | …”")
	}
	e := Label{Line: p.line}
	if err := p.head(&e, strings.TrimSpace(cells[0])); err != nil {
		return err
	}
	if err := p.roles(&e, strings.TrimSpace(cells[1])); err != nil {
		return err
	}
	var err error
	if e.Trigger, err = p.words(cells[2]); err != nil {
		return err
	}
	for _, c := range cells[3:] {
		if err := p.field(&e, strings.TrimSpace(c)); err != nil {
			return err
		}
	}
	p.current.Events = append(p.current.Events, e)
	return nil
}
