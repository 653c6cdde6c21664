package eval

import (
	"bufio"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"unicode/utf8"

	"nuncio"
	"nuncio/span"
	"nuncio/syntax"
	"nuncio/syntax/model"
	"nuncio/timex"
)

// timexDoc is one line of timex/timebank.jsonl; offsets count code points.
type timexDoc struct {
	ID      string      `json:"id"`
	DCT     string      `json:"dct"`
	Text    string      `json:"text"`
	Timexes []timexGold `json:"timexes"`
}

type timexGold struct {
	Start int    `json:"start"`
	End   int    `json:"end"`
	Text  string `json:"text"`
	Type  string `json:"type"`
	Value string `json:"value"`
}

// TimexScore counts time expressions of documents by the rules of TempEval-3,
// task A (UzZaman et al., 2013).
type TimexScore struct {
	Docs, Gold, System           int
	Strict, Relaxed, Type, Value int // matched; Type and Value among the relaxed
	Misses                       []TimexMiss
}

// TimexMiss is an expression that was missed, made up, or given another value.
type TimexMiss struct {
	Doc, Words, Context, Gold, System string
}

// F1 returns the F1, in per cent, of matches among gold and system expressions.
func (s *TimexScore) F1(matched int) float64 { return percent(2*matched, s.Gold+s.System) }

// Timex scores time expressions on TimeBank in timex/ of dataDir and writes the
// figures to w, apart for the half of the documents that the rules were written
// from and for the half that was kept for measuring. References to the present,
// past and future, which records leave out, are counted as the corpus does.
func Timex(ctx context.Context, _ *nuncio.Reader, dataDir string, w io.Writer) error {
	seen, held, err := ScoreTimex(ctx, dataDir)
	if err != nil {
		return err
	}
	fmt.Fprintf(w, "%-22s %5s %5s %6s  %6s %7s %6s %6s\n", "TimeBank", "docs", "gold", "system", "strict", "relaxed", "type", "value")
	for _, row := range [...]struct {
		name string
		s    *TimexScore
	}{{"rules written from it", seen}, {"kept for measuring", held}} {
		s := row.s
		if _, err := fmt.Fprintf(w, "%-22s %5d %5d %6d  %6.1f %7.1f %6.1f %6.1f\n", row.name, s.Docs, s.Gold, s.System,
			s.F1(s.Strict), s.F1(s.Relaxed), s.F1(s.Type), s.F1(s.Value)); err != nil {
			return err
		}
	}
	return nil
}

// ScoreTimex returns the scores on the two halves: the documents of odd index,
// and those of even index.
func ScoreTimex(ctx context.Context, dataDir string) (seen, held *TimexScore, err error) {
	docs, err := readTimexDocs(filepath.Join(dataDir, "timex", "timebank.jsonl"))
	if err != nil {
		return nil, nil, err
	}
	analyzer, err := syntax.Load(model.Weights())
	if err != nil {
		return nil, nil, fmt.Errorf("loading model: %w", err)
	}
	tagger, err := timex.New()
	if err != nil {
		return nil, nil, fmt.Errorf("loading time expressions: %w", err)
	}
	seen, held = &TimexScore{}, &TimexScore{}
	for i := range docs {
		doc, err := analyzer.Analyze(ctx, docs[i].Text, textBlocks(docs[i].Text))
		if err != nil {
			return nil, nil, fmt.Errorf("%s: %w", docs[i].ID, err)
		}
		score := held
		if i%2 == 1 {
			score = seen
		}
		score.add(&docs[i], doc, tagger.TagAll(doc, docs[i].DCT))
	}
	return seen, held, nil
}

func readTimexDocs(path string) ([]timexDoc, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, fmt.Errorf("reading TimeBank: %w", err)
	}
	defer f.Close()
	var out []timexDoc
	dec := json.NewDecoder(bufio.NewReader(f))
	for {
		var d timexDoc
		if err := dec.Decode(&d); err == io.EOF {
			return out, nil
		} else if err != nil {
			return nil, fmt.Errorf("reading %s: %w", path, err)
		}
		out = append(out, d)
	}
}

// textBlocks cuts a bare text into blocks at its blank lines.
func textBlocks(text string) []syntax.Block {
	var out []syntax.Block
	start := 0
	for i := 0; i <= len(text); i++ {
		if i < len(text) && (text[i] != '\n' || i+1 < len(text) && text[i+1] != '\n') {
			continue
		}
		if i > start {
			out = append(out, syntax.Block{Span: span.New(start, i)})
		}
		for i < len(text) && text[i] == '\n' {
			i++
		}
		start = i
	}
	return out
}

// add counts one document. Each gold expression is paired with the first of the
// system's that overlaps it and is not yet taken.
func (s *TimexScore) add(gold *timexDoc, doc *syntax.Document, found []timex.Expression) {
	points := span.NewCodePoints(gold.Text)
	taken := make([]bool, len(found))
	s.Docs++
	s.Gold += len(gold.Timexes)
	s.System += len(found)
	for _, g := range gold.Timexes {
		hit := -1
		for j, e := range found {
			if !taken[j] && points.Offset(int(e.Span.Start)) < g.End && g.Start < points.Offset(int(e.Span.End)) {
				hit = j
				break
			}
		}
		miss := TimexMiss{Doc: gold.ID, Words: g.Text, Gold: g.Type + " " + g.Value, Context: around(gold.Text, g.Start, g.End)}
		if hit < 0 {
			s.Misses = append(s.Misses, miss)
			continue
		}
		taken[hit] = true
		e := found[hit]
		strict := points.Offset(int(e.Span.Start)) == g.Start && points.Offset(int(e.Span.End)) == g.End
		s.Relaxed++
		s.Strict += one(strict)
		s.Type += one(timexTypes[e.Kind] == g.Type)
		s.Value += one(e.Value == g.Value)
		if !strict || e.Value != g.Value {
			miss.System = fmt.Sprintf("%s %s [%s]", timexTypes[e.Kind], e.Value, e.Span.Text(gold.Text))
			s.Misses = append(s.Misses, miss)
		}
	}
	for j, e := range found {
		if !taken[j] {
			from, to := points.Offset(int(e.Span.Start)), points.Offset(int(e.Span.End))
			s.Misses = append(s.Misses, TimexMiss{
				Doc: gold.ID, Words: e.Span.Text(gold.Text), Context: around(gold.Text, from, to),
				System: timexTypes[e.Kind] + " " + e.Value,
			})
		}
	}
}

var timexTypes = [...]string{timex.Date: "DATE", timex.Time: "TIME", timex.Duration: "DURATION", timex.Set: "SET"}

func one(b bool) int {
	if b {
		return 1
	}
	return 0
}

// contextWidth is how many code points beside a miss are shown.
const contextWidth = 50

// around returns the words of text about code points [start, end).
func around(text string, start, end int) string {
	from, to, n := 0, len(text), 0
	for i := range text {
		if n == start-contextWidth {
			from = i
		}
		if n == end+contextWidth {
			to = i
			break
		}
		n++
	}
	if !utf8.ValidString(text) {
		return ""
	}
	return text[from:to]
}
