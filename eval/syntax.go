package eval

import (
	"bufio"
	"bytes"
	"cmp"
	"context"
	"fmt"
	"io"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"nuncio/syntax"
	"nuncio/syntax/model"
)

// treebank is a file of the Universal Dependencies.
type treebank struct{ name, file string }

var treebanks = []treebank{
	{"EWT test", "en_ewt-test.conllu"},
	{"GUM test", "en_gum-test.conllu"},
	{"EWT dev", "en_ewt-dev.conllu"},
	{"GUM dev", "en_gum-dev.conllu"},
}

// treebankPart is a part of a treebank that is scored by itself: documents
// with one of the genres in their name, as GUM names them ("GUM_news_expo").
type treebankPart struct {
	name   string
	genres []string // nil for all documents
}

var treebankParts = []treebankPart{
	{"", nil},
	{": news", []string{"_news_"}},
	{": news, speech, interview", []string{"_news_", "_speech_", "_interview_"}},
}

func (p treebankPart) has(doc []syntax.ConlluSentence) bool {
	id, _ := doc[0].Comment("newdoc id")
	return p.genres == nil || slices.ContainsFunc(p.genres, func(g string) bool { return strings.Contains(id, g) })
}

var nameSets = []struct{ name, file string }{
	{"UNER EWT test", "uner_ewt-test.conll"},
	{"GUM test", "gum-test.conll"},
	{"UNER EWT dev", "uner_ewt-dev.conll"},
	{"GUM dev", "gum-dev.conll"},
}

// SyntaxOptions say how [Syntax] scores.
type SyntaxOptions struct {
	// Weights is a model file, "" for the built-in one.
	Weights string
	// Errors is how many confusions of each kind are listed for each treebank
	// and set of names.
	Errors int
}

// Syntax scores a model on the treebanks in ud/ and the names in ner/ of
// dataDir and writes the tables to w: trees by the rule of CoNLL 2018, from raw
// text and from gold words, names by exact span over PER, ORG and LOC on gold
// words, confidence by how often it is right. The lists of errors are of gold words, but for sentences and tokens.
func Syntax(ctx context.Context, opt SyntaxOptions, dataDir string, w io.Writer) error {
	a, err := syntax.Load(cmp.Or(opt.Weights, model.Weights()))
	if err != nil {
		return err
	}
	out := bufio.NewWriter(w)
	var errors bytes.Buffer // the lists come after the tables
	fmt.Fprintf(out, "%-36s %-6s", "treebank", "input")
	for _, f := range conllFigures {
		fmt.Fprintf(out, " %6s", f.name)
	}
	fmt.Fprintf(out, " %8s\n", "words/s")
	for _, t := range treebanks {
		list := opt.confusions()
		if err := t.score(ctx, a, dataDir, out, list); err != nil {
			return fmt.Errorf("eval %s: %w", t.name, err)
		}
		if list != nil {
			list.write(&errors, t.name, opt.Errors)
		}
	}
	fmt.Fprintf(out, "\n%-36s %-6s %6s %6s %6s %6s\n", "names", "type", "gold", "P", "R", "F1")
	for _, set := range nameSets {
		list := opt.confusions()
		if err := scoreNames(ctx, a, set.name, filepath.Join(dataDir, "ner", set.file), out, list); err != nil {
			return fmt.Errorf("eval names %s: %w", set.name, err)
		}
		if list != nil {
			list.write(&errors, set.name, opt.Errors)
		}
	}
	if err := scoreConfidence(ctx, a, dataDir, out); err != nil {
		return fmt.Errorf("eval confidence: %w", err)
	}
	if _, err := errors.WriteTo(out); err != nil {
		return err
	}
	return out.Flush()
}

// confusions returns an empty list, nil where none is asked for.
func (opt SyntaxOptions) confusions() *confusions {
	if opt.Errors <= 0 {
		return nil
	}
	return &confusions{}
}

// runScore is a score and the time that the analyzer took.
type runScore struct {
	score ConllScore
	spent time.Duration
}

func (r *runScore) add(s *ConllScore, spent time.Duration) {
	r.score.Add(s)
	r.spent += spent
}

// score scores the documents one by one and writes a line for each part of the
// treebank that has some, from raw text and from gold words.
func (t treebank) score(ctx context.Context, a *syntax.Analyzer, dataDir string, w io.Writer, list *confusions) error {
	docs, err := readTreebank(filepath.Join(dataDir, "ud", t.file))
	if err != nil {
		return err
	}
	scores := make([][2]runScore, len(treebankParts)) // raw, gold
	for _, doc := range docs {
		raw, rawTime, err := scoreRaw(ctx, a, doc, list)
		if err != nil {
			return fmt.Errorf("document at line %d: %w", doc[0].Line, err)
		}
		gold, goldTime, err := scoreGold(ctx, a, doc, list)
		if err != nil {
			return fmt.Errorf("document at line %d: %w", doc[0].Line, err)
		}
		for i, p := range treebankParts {
			if p.has(doc) {
				scores[i][0].add(raw, rawTime)
				scores[i][1].add(gold, goldTime)
			}
		}
	}
	for i, p := range treebankParts {
		for k, input := range []string{"raw", "gold"} {
			if s := &scores[i][k]; s.score.Words.Gold > 0 {
				s.line(w, t.name+p.name, input)
			}
		}
	}
	return nil
}

func (r *runScore) line(w io.Writer, name, input string) {
	fmt.Fprintf(w, "%-36s %-6s", name, input)
	for _, f := range conllFigures {
		fmt.Fprintf(w, " %6.2f", f.counts(&r.score).F1())
	}
	fmt.Fprintf(w, " %8.0f\n", float64(r.score.Words.System)/r.spent.Seconds())
}

// readTreebank returns the sentences of a CoNLL-U file by document.
func readTreebank(path string) ([][]syntax.ConlluSentence, error) {
	all, err := syntax.ReadConlluFile(path)
	if err != nil {
		return nil, err
	}
	var docs [][]syntax.ConlluSentence
	for i := range all {
		if len(docs) == 0 || all[i].Marked("newdoc") {
			docs = append(docs, nil)
		}
		docs[len(docs)-1] = append(docs[len(docs)-1], all[i])
	}
	return docs, nil
}

// scoreRaw reads the document's text, its paragraphs as blocks.
func scoreRaw(ctx context.Context, a *syntax.Analyzer, doc []syntax.ConlluSentence, list *confusions) (*ConllScore, time.Duration, error) {
	gold, err := syntax.FromConllu(doc)
	if err != nil {
		return nil, 0, err
	}
	start := time.Now()
	d, err := a.Analyze(ctx, gold.Text, gold.Blocks)
	spent := time.Since(start)
	if err != nil {
		return nil, 0, err
	}
	al, err := alignConll(doc, syntax.ToConllu(d, syntax.ConlluAbout{}))
	if err != nil {
		return nil, 0, err
	}
	al.segmentation(list, doc)
	return al.score(), spent, nil
}

// scoreGold tags and parses the document's own words.
func scoreGold(ctx context.Context, a *syntax.Analyzer, doc []syntax.ConlluSentence, list *confusions) (*ConllScore, time.Duration, error) {
	d, err := syntax.FromConllu(doc)
	if err != nil {
		return nil, 0, err
	}
	start := time.Now()
	if err := a.Annotate(ctx, d); err != nil {
		return nil, 0, err
	}
	spent := time.Since(start)
	al, err := alignConll(doc, syntax.ToConllu(d, syntax.ConlluAbout{}))
	if err != nil {
		return nil, 0, err
	}
	al.errors(list, doc)
	return al.score(), spent, nil
}
