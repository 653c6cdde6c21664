package eval

import (
	"bufio"
	"cmp"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"unicode"

	"nuncio/article"
	"nuncio/attribution"
	"nuncio/entity"
	"nuncio/lexicon"
	"nuncio/span"
	"nuncio/syntax"
	"nuncio/syntax/model"
	"nuncio/timex"
)

// A Tie is one attribution as PolNeAR writes it: who (source), by which words
// (cue), says what (content). Offsets count runes; a role may have no span.
type Tie struct {
	Source  [][2]int `json:"source"`
	Cue     [][2]int `json:"cue"`
	Content [][2]int `json:"content"`
}

// PolNeAR is one document of PolNeAR (Newell, Margolin and Ruths 2018).
type PolNeAR struct {
	ID           string
	Text         string
	Attributions []Tie
	Discard      [][2]int
}

// The roles of a Tie, in the order of the scores.
const (
	roleCue = iota
	roleSource
	roleContent
	roles
)

var roleNames = [roles]string{"cue", "source", "content"}

func (t *Tie) role(i int) [][2]int {
	switch i {
	case roleCue:
		return t.Cue
	case roleSource:
		return t.Source
	}
	return t.Content
}

// AttributionScore holds the counts of rule G of the data's README: for each
// role exact span sets, one-to-one overlap, and characters; whole relations by
// overlap; and, of the gold attributions whose content begins and ends with
// quotation marks, how many were found.
type AttributionScore struct {
	Exact, Overlap, Chars [roles]PRF
	Relation              PRF
	Direct                int // gold direct quotations
	DirectContent         int // of them: content overlaps a predicted content
	DirectSource          int // of them: so does the source, in the same statement
	DirectSourceGold      int // of them: how many name a source
	Documents             int
}

// PRF counts what was matched, predicted and gold.
type PRF struct{ Match, Pred, Gold int }

// P returns the precision, 0 where nothing was predicted.
func (c PRF) P() float64 { return float64(c.Match) / float64(max(c.Pred, 1)) }

// R returns the recall, 0 where there is no gold.
func (c PRF) R() float64 { return float64(c.Match) / float64(max(c.Gold, 1)) }

// F1 returns the harmonic mean of precision and recall.
func (c PRF) F1() float64 { return 2 * float64(c.Match) / float64(max(c.Pred+c.Gold, 1)) }

// Attribution scores the statements against PolNeAR's development split below
// dataDir and prints the figures.
func Attribution(ctx context.Context, dataDir string, w io.Writer) error {
	reader, err := newStatementReader()
	if err != nil {
		return err
	}
	docs, err := ReadPolNeAR(filepath.Join(dataDir, "attribution", "polnear-dev.jsonl"))
	if err != nil {
		return err
	}
	var score AttributionScore
	for i := range docs {
		if err := ctx.Err(); err != nil {
			return err
		}
		pred, err := reader.ties(ctx, docs[i].Text)
		if err != nil {
			return fmt.Errorf("reading %s: %w", docs[i].ID, err)
		}
		score.Add(&docs[i], pred)
	}
	score.print(w)
	return nil
}

// ReadPolNeAR reads a file of one JSON document a line.
func ReadPolNeAR(path string) ([]PolNeAR, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, fmt.Errorf("opening PolNeAR: %w", err)
	}
	defer f.Close()
	var docs []PolNeAR
	lines := bufio.NewScanner(f)
	lines.Buffer(make([]byte, 0, 1<<20), 64<<20)
	for lines.Scan() {
		var d PolNeAR
		if err := json.Unmarshal(lines.Bytes(), &d); err != nil {
			return nil, fmt.Errorf("%s, document %d: %w", filepath.Base(path), len(docs)+1, err)
		}
		docs = append(docs, d)
	}
	if err := lines.Err(); err != nil {
		return nil, fmt.Errorf("reading PolNeAR: %w", err)
	}
	return docs, nil
}

// Add counts one document.
func (s *AttributionScore) Add(doc *PolNeAR, pred []Tie) {
	text := []rune(doc.Text)
	gold := doc.Attributions
	pred = slices.DeleteFunc(slices.Clone(pred), func(t Tie) bool { return within(t.Content, doc.Discard) })
	s.Documents++
	for role := range roles {
		s.addExact(role, gold, pred)
		pairs, _, _ := pairUp(gold, pred, func(a, b Tie) int {
			return cmp.Or(sharedChars(text, a.role(role), b.role(role)), -1)
		})
		s.Overlap[role].Match += len(pairs)
		s.Overlap[role].Pred += present(role, pred)
		s.Overlap[role].Gold += present(role, gold)
		s.addChars(role, text, gold, pred)
	}
	s.addRelations(text, gold, pred)
	s.addDirect(text, gold, pred)
}

func within(spans, zones [][2]int) bool {
	for _, sp := range spans {
		inside := false
		for _, z := range zones {
			inside = inside || z[0] <= sp[0] && sp[1] <= z[1]
		}
		if !inside {
			return false
		}
	}
	return len(spans) > 0
}

func present(role int, ties []Tie) int {
	n := 0
	for i := range ties {
		if len(ties[i].role(role)) > 0 {
			n++
		}
	}
	return n
}

func (s *AttributionScore) addExact(role int, gold, pred []Tie) {
	used := make([]bool, len(gold))
	for i := range pred {
		p := pred[i].role(role)
		for j := range gold {
			if len(p) > 0 && !used[j] && slices.Equal(p, gold[j].role(role)) {
				used[j] = true
				s.Exact[role].Match++
				break
			}
		}
	}
	s.Exact[role].Pred += present(role, pred)
	s.Exact[role].Gold += present(role, gold)
}

// sharedChars counts the characters other than space that two span sets share.
func sharedChars(text []rune, a, b [][2]int) int {
	n := 0
	for _, x := range a {
		for _, y := range b {
			for k := max(x[0], y[0]); k < min(x[1], y[1]); k++ {
				if !unicode.IsSpace(text[k]) {
					n++
				}
			}
		}
	}
	return n
}

func (s *AttributionScore) addChars(role int, text []rune, gold, pred []Tie) {
	marks := make([]byte, len(text))
	for i := range gold {
		markChars(marks, gold[i].role(role), 1)
	}
	for i := range pred {
		markChars(marks, pred[i].role(role), 2)
	}
	for k, m := range marks {
		if unicode.IsSpace(text[k]) {
			continue
		}
		c := &s.Chars[role]
		c.Gold += int(m & 1)
		c.Pred += int(m >> 1)
		if m == 3 {
			c.Match++
		}
	}
}

func markChars(marks []byte, spans [][2]int, bit byte) {
	for _, sp := range spans {
		for k := sp[0]; k < sp[1] && k < len(marks); k++ {
			marks[k] |= bit
		}
	}
}

// addRelations counts the relations all of whose roles overlap.
func (s *AttributionScore) addRelations(text []rune, gold, pred []Tie) {
	used := make([]bool, len(pred))
	for i := range gold {
		for j := range pred {
			if !used[j] && relates(text, &gold[i], &pred[j]) {
				used[j] = true
				s.Relation.Match++
				break
			}
		}
	}
	s.Relation.Gold += len(gold)
	s.Relation.Pred += len(pred)
}

func relates(text []rune, g, p *Tie) bool {
	for role := range roles {
		a, b := g.role(role), p.role(role)
		if len(a) == 0 && len(b) == 0 {
			continue
		}
		if sharedChars(text, a, b) == 0 {
			return false
		}
	}
	return true
}

func (s *AttributionScore) addDirect(text []rune, gold, pred []Tie) {
	for i := range gold {
		if !quotedWhole(text, gold[i].Content) {
			continue
		}
		s.Direct++
		content, source := false, false
		for j := range pred {
			if sharedChars(text, gold[i].Content, pred[j].Content) == 0 {
				continue
			}
			content = true
			source = source || sharedChars(text, gold[i].Source, pred[j].Source) > 0
		}
		if content {
			s.DirectContent++
		}
		if len(gold[i].Source) > 0 {
			s.DirectSourceGold++
			if source {
				s.DirectSource++
			}
		}
	}
}

// quotedWhole reports whether content begins and ends with quotation marks.
func quotedWhole(text []rune, content [][2]int) bool {
	if len(content) == 0 {
		return false
	}
	first, last := text[content[0][0]], text[content[len(content)-1][1]-1]
	return strings.ContainsRune("\"“‘'«", first) && strings.ContainsRune("\"”’'»", last)
}

func (s *AttributionScore) print(w io.Writer) {
	fmt.Fprintf(w, "PolNeAR dev, %d documents\n", s.Documents)
	fmt.Fprintf(w, "%-9s %-24s %-24s %-24s\n", "", "exact  P     R     F1", "overlap P    R     F1", "chars  P     R     F1")
	for role := range roles {
		fmt.Fprintf(w, "%-9s", roleNames[role])
		for _, c := range []PRF{s.Exact[role], s.Overlap[role], s.Chars[role]} {
			fmt.Fprintf(w, "       %.3f %.3f %.3f", c.P(), c.R(), c.F1())
		}
		fmt.Fprintln(w)
	}
	fmt.Fprintf(w, "relation by overlap: P %.3f R %.3f F1 %.3f (%d of %d predicted, %d gold)\n",
		s.Relation.P(), s.Relation.R(), s.Relation.F1(), s.Relation.Match, s.Relation.Pred, s.Relation.Gold)
	fmt.Fprintf(w, "direct quotations: content %.3f (%d of %d), source %.3f (%d of %d)\n",
		float64(s.DirectContent)/float64(max(s.Direct, 1)), s.DirectContent, s.Direct,
		float64(s.DirectSource)/float64(max(s.DirectSourceGold, 1)), s.DirectSource, s.DirectSourceGold)
}

// statementReader runs the stages up to attribution over plain text.
type statementReader struct {
	analyzer *syntax.Analyzer
	times    *timex.Tagger
	entities *entity.Resolver
	finder   *attribution.Finder
}

func newStatementReader() (*statementReader, error) {
	lex, err := lexicon.Default()
	if err != nil {
		return nil, fmt.Errorf("reading lexicon: %w", err)
	}
	r := &statementReader{}
	if r.analyzer, err = syntax.Load(model.Weights()); err != nil {
		return nil, fmt.Errorf("loading model: %w", err)
	}
	if r.times, err = timex.New(); err != nil {
		return nil, fmt.Errorf("loading time expressions: %w", err)
	}
	if r.entities, err = entity.New(lex); err != nil {
		return nil, fmt.Errorf("building entity stage: %w", err)
	}
	if r.finder, err = attribution.New(); err != nil {
		return nil, fmt.Errorf("loading attribution cues: %w", err)
	}
	return r, nil
}

// ties reads a text whose lines are its paragraphs. The corpus has the whole
// text annotated, so nothing is thrown away as furniture.
func (r *statementReader) ties(ctx context.Context, text string) ([]Tie, error) {
	art, blocks := lineBlocks(text)
	doc, err := r.analyzer.Analyze(ctx, text, blocks)
	if err != nil {
		return nil, err
	}
	statements := r.finder.FindAll(art, doc, r.times.Tag(doc, ""), r.entities.Resolve(art, doc))
	return Ties(doc, statements), nil
}

// lineBlocks makes a block of each line; the first is the headline.
func lineBlocks(text string) (*article.Article, []syntax.Block) {
	art := &article.Article{Text: text, Source: text}
	var blocks []syntax.Block
	at := 0
	for line := range strings.Lines(text) {
		words := strings.TrimSpace(line)
		if words != "" {
			start := at + strings.Index(line, words)
			b := article.Block{Span: span.New(start, start+len(words)), Source: []article.Piece{{Clean: int32(start), Source: int32(start), Len: int32(len(words))}}}
			if len(blocks) == 0 {
				b.Kind, art.Title = article.Headline, words
			}
			art.Blocks = append(art.Blocks, b)
			blocks = append(blocks, syntax.Block{Span: b.Span, Title: len(blocks) == 0})
		}
		at += len(line)
	}
	return art, blocks
}

// Ties writes statements by PolNeAR's conventions. Spans are wider than ours: a
// cue has its auxiliaries and adverbs, content its quotation marks and "that". No
// attribution stands inside the content of another: the outer one is given.
func Ties(doc *syntax.Document, statements []attribution.Statement) []Tie {
	points := span.NewCodePoints(doc.Text)
	runes := func(s span.Span) [2]int { return [2]int{points.Offset(int(s.Start)), points.Offset(int(s.End))} }
	out := make([]Tie, 0, len(statements))
	for i := range statements {
		st := &statements[i]
		if st.Inside != attribution.None {
			continue
		}
		var t Tie
		if !st.Cue.Empty() {
			t.Cue = [][2]int{runes(wideCue(doc, st))}
		}
		if !st.Source.Empty() {
			t.Source = [][2]int{runes(st.Source)}
		}
		for _, c := range st.Content {
			t.Content = append(t.Content, runes(wideContent(doc.Text, c)))
		}
		out = append(out, t)
	}
	return out
}

// wideCue takes the auxiliaries and adverbs right before a verb into the cue.
func wideCue(doc *syntax.Document, st *attribution.Statement) span.Span {
	s := st.Cue
	i := st.CueToken
	if i < 0 || doc.Tokens[i].UPOS != syntax.VERB {
		return s
	}
	for k := i - 1; k >= doc.Sentences[doc.Tokens[i].Sentence].First && doc.Tokens[k].Head == i; k-- {
		switch doc.Tokens[k].Deprel {
		case syntax.Aux, syntax.AuxPass, syntax.Advmod:
			if !st.Covers(doc.Tokens[k].Span) {
				s = s.Cover(doc.Tokens[k].Span)
				continue
			}
		}
		break
	}
	return s
}

// wideContent takes the outer quotation marks and "that" into the content.
func wideContent(text string, s span.Span) span.Span {
	before := strings.TrimRight(text[:s.Start], " ")
	for _, m := range []string{"\"", "“", "''", "``", "‘", "'"} {
		if len(before) == int(s.Start) && strings.HasSuffix(before, m) {
			s.Start -= int32(len(m))
			for _, m := range []string{"\"", "”", "''", "’", "'"} {
				if strings.HasPrefix(text[s.End:], m) {
					s.End += int32(len(m))
					break
				}
			}
			break
		}
	}
	before = strings.TrimRight(text[:s.Start], " ")
	if strings.HasSuffix(before, " that") {
		s.Start = int32(len(before) - len("that"))
	}
	return s
}
