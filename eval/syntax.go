package eval

import (
	"bufio"
	"bytes"
	"context"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"time"

	"nuncio/syntax"
	"nuncio/syntax/model"
)

// syntaxSet is a treebank file and the documents of it that are scored; a
// prefix of "" stands for all.
type syntaxSet struct {
	name, file string
	prefixes   []string
}

var syntaxSets = []syntaxSet{
	{"EWT test", "en_ewt-test.conllu", nil},
	{"GUM test", "en_gum-test.conllu", nil},
	{"GUM test: news, speech, interview", "en_gum-test.conllu", []string{"GUM_news", "GUM_speech", "GUM_interview"}},
	{"EWT dev", "en_ewt-dev.conllu", nil},
	{"GUM dev", "en_gum-dev.conllu", nil},
	{"GUM dev: news, speech, interview", "en_gum-dev.conllu", []string{"GUM_news", "GUM_speech", "GUM_interview"}},
}

var nameSets = []struct{ name, file string }{
	{"UNER EWT test", "uner_ewt-test.conll"},
	{"GUM test", "gum-test.conll"},
	{"UNER EWT dev", "uner_ewt-dev.conll"},
	{"GUM dev", "gum-dev.conll"},
}

// Syntax scores the built-in weights on the treebanks in ud/ and the names in
// ner/ of dataDir and writes the tables to w: trees by the rule of CoNLL 2018,
// from raw text and from gold words, names by exact span over PER, ORG and LOC
// on gold words.
func Syntax(ctx context.Context, dataDir string, w io.Writer) error {
	return SyntaxOf(ctx, model.Weights(), dataDir, w)
}

// SyntaxOf does as [Syntax] with any model file.
func SyntaxOf(ctx context.Context, weights, dataDir string, w io.Writer) error {
	a, err := syntax.Load(weights)
	if err != nil {
		return err
	}
	out := bufio.NewWriter(w)
	fmt.Fprintf(out, "%-36s %-6s %6s %6s %6s %6s %6s %6s %6s %6s %6s %6s %8s\n", "treebank", "input", "tokens", "sents", "words", "UPOS", "XPOS", "feats", "lemmas", "UAS", "LAS", "CLAS", "words/s")
	for _, set := range syntaxSets {
		if err := set.score(ctx, a, dataDir, out); err != nil {
			return fmt.Errorf("eval %s: %w", set.name, err)
		}
	}
	fmt.Fprintf(out, "\n%-36s %-6s %6s %6s %6s %6s\n", "names", "type", "gold", "P", "R", "F1")
	for _, set := range nameSets {
		if err := scoreNames(ctx, a, set.name, filepath.Join(dataDir, "ner", set.file), out); err != nil {
			return fmt.Errorf("eval names %s: %w", set.name, err)
		}
	}
	return out.Flush()
}

func (set syntaxSet) score(ctx context.Context, a *syntax.Analyzer, dataDir string, w io.Writer) error {
	docs, err := readTreebank(filepath.Join(dataDir, "ud", set.file))
	if err != nil {
		return err
	}
	var raw, gold ConllScore
	var rawTime, goldTime time.Duration
	for _, doc := range docs {
		if !set.has(doc) {
			continue
		}
		s, err := scoreRaw(ctx, a, doc, &rawTime)
		if err != nil {
			return fmt.Errorf("sentence at line %d: %w", doc[0].Line, err)
		}
		raw.Add(s)
		d, err := syntax.FromConllu(doc)
		if err != nil {
			return err
		}
		start := time.Now()
		if err := a.Annotate(ctx, d); err != nil {
			return err
		}
		goldTime += time.Since(start)
		if s, err = scoreDocument(doc, d); err != nil {
			return fmt.Errorf("sentence at line %d: %w", doc[0].Line, err)
		}
		gold.Add(s)
	}
	raw.line(w, set.name, "raw", rawTime)
	gold.line(w, set.name, "gold", goldTime)
	return nil
}

func (set syntaxSet) has(doc []syntax.ConlluSentence) bool {
	id, _ := doc[0].Comment("newdoc id")
	for _, p := range set.prefixes {
		if strings.HasPrefix(id, p) {
			return true
		}
	}
	return len(set.prefixes) == 0
}

func (s *ConllScore) line(w io.Writer, name, input string, spent time.Duration) {
	fmt.Fprintf(w, "%-36s %-6s", name, input)
	for _, c := range s.all() {
		fmt.Fprintf(w, " %6.2f", c.F1())
	}
	fmt.Fprintf(w, " %8.0f\n", float64(s.Words.System)/spent.Seconds())
}

// readTreebank returns the sentences of a CoNLL-U file by document.
func readTreebank(path string) ([][]syntax.ConlluSentence, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	all, err := syntax.ReadConllu(f)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", path, err)
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
func scoreRaw(ctx context.Context, a *syntax.Analyzer, doc []syntax.ConlluSentence, spent *time.Duration) (*ConllScore, error) {
	gold, err := syntax.FromConllu(doc)
	if err != nil {
		return nil, err
	}
	start := time.Now()
	d, err := a.Analyze(ctx, gold.Text, gold.Blocks)
	*spent += time.Since(start)
	if err != nil {
		return nil, err
	}
	return scoreDocument(doc, d)
}

func scoreDocument(gold []syntax.ConlluSentence, d *syntax.Document) (*ConllScore, error) {
	var b bytes.Buffer
	if err := syntax.WriteConllu(&b, d); err != nil {
		return nil, err
	}
	system, err := syntax.ReadConllu(&b)
	if err != nil {
		return nil, err
	}
	return ScoreConll(gold, system)
}
