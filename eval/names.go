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
	err := readColumns(path, func(forms, labels []string) error {
		d := bareDocument(forms)
		if err := a.Annotate(ctx, d); err != nil {
			return err
		}
		gold := goldNames(labels)
		var system []nameSpan
		for _, n := range d.Names {
			system = append(system, nameSpan{int(n.First), int(n.End), n.Type.String()})
		}
		countNames(counts, gold, system)
		nameErrors(list, forms, gold, system)
		return nil
	})
	if err != nil {
		return err
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

// countNames adds one sentence to the counts of each type.
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

// bareDocument makes a document of one sentence of forms.
func bareDocument(forms []string) *syntax.Document {
	d := &syntax.Document{Text: strings.Join(forms, " ")}
	at := 0
	for _, f := range forms {
		d.Tokens = append(d.Tokens, syntax.Token{Span: span.New(at, at+len(f)), Head: syntax.None, Flags: syntax.SpaceAfter})
		at += len(f) + 1
	}
	whole := span.New(0, len(d.Text))
	d.Blocks = []syntax.Block{{Span: whole}}
	d.Sentences = []syntax.Sentence{{Span: whole, End: int32(len(forms))}}
	return d
}

// readColumns calls yield for each sentence of a file with the form in the
// first column and an IOB2 label in the last.
func readColumns(path string, yield func(forms, labels []string) error) error {
	f, err := os.Open(path)
	if err != nil {
		return err
	}
	defer f.Close()
	sc := bufio.NewScanner(f)
	var forms, labels []string
	for n := 1; sc.Scan(); n++ {
		cols := strings.Split(sc.Text(), "\t")
		switch {
		case sc.Text() == "" && len(forms) > 0:
			if err := yield(forms, labels); err != nil {
				return fmt.Errorf("%s:%d: %w", path, n, err)
			}
			forms, labels = nil, nil
		case len(cols) >= 4:
			forms, labels = append(forms, cols[0]), append(labels, cols[len(cols)-1])
		}
	}
	if err := sc.Err(); err != nil {
		return fmt.Errorf("%s: %w", path, err)
	}
	if len(forms) > 0 {
		return yield(forms, labels)
	}
	return nil
}
