package eval

import (
	"bufio"
	"context"
	"fmt"
	"io"
	"os"
	"slices"
	"strings"

	"nuncio/span"
	"nuncio/syntax"
)

// nameTypes are the types that all corpora of names mean alike.
var nameTypes = []string{"PER", "ORG", "LOC"}

// nameSpan is a name in a sentence: words [first, end).
type nameSpan struct {
	first, end int
	typ        string
}

// scoreNames finds names in the gold words of a file in columns and writes
// precision, recall and F1 over exact spans, as conlleval counts them. Errors
// are added to list, which may be nil.
func scoreNames(ctx context.Context, a *syntax.Analyzer, name, path string, w io.Writer, list *confusions) error {
	counts := map[string]*Counts{}
	for _, t := range nameTypes {
		counts[t] = &Counts{}
	}
	docs, err := readColumns(path)
	if err != nil {
		return err
	}
	for _, doc := range docs {
		d := bareDocument(doc.sentences)
		if err := a.Annotate(ctx, d); err != nil {
			return err
		}
		var system []nameSpan
		for _, n := range d.Names {
			system = append(system, nameSpan{int(n.First), int(n.End), n.Type.String()})
		}
		gold := goldNames(doc.labels)
		countNames(counts, gold, system)
		nameErrors(list, slices.Concat(doc.sentences...), gold, system)
	}
	var all Counts
	for _, t := range nameTypes {
		c := counts[t]
		all.Gold, all.System, all.Correct = all.Gold+c.Gold, all.System+c.System, all.Correct+c.Correct
	}
	all.nameLine(w, name, "all")
	for _, t := range nameTypes {
		counts[t].nameLine(w, name, t)
	}
	return nil
}

func (c *Counts) nameLine(w io.Writer, name, typ string) {
	fmt.Fprintf(w, "%-36s %-6s %6d %6.2f %6.2f %6.2f\n", name, typ, c.Gold, percent(c.Correct, c.System), percent(c.Correct, c.Gold), c.F1())
}

// countNames adds one document to the counts of each type.
func countNames(counts map[string]*Counts, gold, system []nameSpan) {
	for _, n := range gold {
		if c := counts[n.typ]; c != nil {
			c.Gold++
		}
	}
	for _, n := range system {
		c := counts[n.typ]
		if c == nil {
			continue
		}
		c.System++
		if slices.Contains(gold, n) {
			c.Correct++
		}
	}
}

// goldNames reads IOB2 labels.
func goldNames(labels []string) []nameSpan {
	var out []nameSpan
	for i, l := range labels {
		part, typ, _ := strings.Cut(l, "-")
		switch n := len(out) - 1; {
		case part == "B":
			out = append(out, nameSpan{i, i + 1, typ})
		case part == "I" && n >= 0 && out[n].end == i && out[n].typ == typ:
			out[n].end++
		}
	}
	return out
}

// bareDocument makes a document of sentences of forms.
func bareDocument(sentences [][]string) *syntax.Document {
	d := &syntax.Document{}
	var text strings.Builder
	for _, forms := range sentences {
		s := syntax.Sentence{First: int32(len(d.Tokens)), Root: int32(len(d.Tokens))}
		from := text.Len()
		for _, f := range forms {
			at := text.Len()
			d.Tokens = append(d.Tokens, syntax.Token{
				Span: span.New(at, at+len(f)), Head: syntax.None, Flags: syntax.SpaceAfter, Sentence: int32(len(d.Sentences)),
			})
			text.WriteString(f + " ")
		}
		s.End = int32(len(d.Tokens))
		s.Span = span.New(from, text.Len()-1)
		d.Sentences = append(d.Sentences, s)
	}
	d.Text = text.String()
	d.Blocks = []syntax.Block{{Span: span.New(0, len(d.Text))}}
	return d
}

// columnsDocument is a document of a file in columns: its sentences' forms,
// and the labels of all its words.
type columnsDocument struct {
	sentences [][]string
	labels    []string
}

// readColumns reads a file with the form in the first column and an IOB2 label
// in the last. A document begins at "# newdoc id", or where the sentences' ids
// say so, as in "# sent_id = answers-20111108103724AAa-0003".
func readColumns(path string) ([]columnsDocument, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	sc := bufio.NewScanner(f)
	docs := []columnsDocument{{}}
	var forms []string
	document := ""
	end := func() {
		if d := &docs[len(docs)-1]; len(forms) > 0 {
			d.sentences = append(d.sentences, forms)
			forms = nil
		}
	}
	for sc.Scan() {
		line := sc.Text()
		cols := strings.Split(line, "\t")
		switch {
		case line == "":
			end()
		case strings.HasPrefix(line, "# ") && len(cols) < 4:
			if name, ok := documentOf(line); ok && name != document {
				end()
				document = name
				if len(docs[len(docs)-1].labels) > 0 {
					docs = append(docs, columnsDocument{})
				}
			}
		case len(cols) >= 4:
			forms = append(forms, cols[0])
			d := &docs[len(docs)-1]
			d.labels = append(d.labels, cols[len(cols)-1])
		}
	}
	if err := sc.Err(); err != nil {
		return nil, fmt.Errorf("%s: %w", path, err)
	}
	end()
	return docs, nil
}

// documentOf returns the document that a comment names.
func documentOf(comment string) (string, bool) {
	if id, ok := strings.CutPrefix(comment, "# newdoc id = "); ok {
		return id, true
	}
	id, ok := strings.CutPrefix(comment, "# sent_id = ")
	if i := strings.LastIndexByte(id, '-'); ok && i > 0 {
		return id[:i], true
	}
	return "", false
}
