package eval

import (
	"context"
	"fmt"
	"io"
	"path/filepath"
	"slices"

	"nuncio/syntax"
)

// confidenceBounds part confidences, in percent, into bins; each begins with
// its bound.
var confidenceBounds = [...]int{0, 50, 70, 80, 90, 95, 98}

// confidence counts how often what was said with some certainty was right.
type confidence struct {
	n, right [len(confidenceBounds)]int
	said     [len(confidenceBounds)]float64
}

func (c *confidence) add(conf uint8, right bool) {
	p := float64(conf) / 255
	b := len(confidenceBounds) - 1
	for b > 0 && p*100 < float64(confidenceBounds[b]) {
		b--
	}
	c.n[b]++
	c.said[b] += p
	if right {
		c.right[b]++
	}
}

// off returns the expected calibration error, in percent: the mean distance
// between what was said and what was right, over the bins (Naeini, Cooper and
// Hauskrecht, 2015).
func (c *confidence) off() float64 {
	all, sum := 0, 0.0
	for b, n := range c.n {
		all += n
		sum += max(c.said[b]-float64(c.right[b]), float64(c.right[b])-c.said[b])
	}
	return 100 * sum / float64(max(1, all))
}

func (c *confidence) lines(w io.Writer, name string) {
	for b, n := range c.n {
		if n == 0 {
			continue
		}
		fmt.Fprintf(w, "%-36s %5d%% %7d %7.1f %7.1f\n", name, confidenceBounds[b], n, 100*c.said[b]/float64(n), percent(c.right[b], n))
	}
	fmt.Fprintf(w, "%-36s %6s %7s %7s %7.1f\n", name, "off", "", "", c.off())
}

// scoreConfidence compares the confidence of tags, arcs and names with how
// often they are right, on the gold words of the test sets.
func scoreConfidence(ctx context.Context, a *syntax.Analyzer, dataDir string, w io.Writer) error {
	var tags, arcs, names confidence
	for _, file := range []string{"en_ewt-test.conllu", "en_gum-test.conllu"} {
		docs, err := readTreebank(filepath.Join(dataDir, "ud", file))
		if err != nil {
			return err
		}
		for _, doc := range docs {
			gold, err := syntax.FromConllu(doc)
			if err != nil {
				return err
			}
			system := *gold
			system.Tokens, system.Names = slices.Clone(gold.Tokens), nil
			if err := a.Annotate(ctx, &system); err != nil {
				return err
			}
			for i := range gold.Tokens {
				g, s := &gold.Tokens[i], &system.Tokens[i]
				tags.add(s.TagConf, g.UPOS == s.UPOS && g.XPOS == s.XPOS)
				arcs.add(s.ArcConf, g.Head == s.Head && g.Deprel == s.Deprel)
			}
		}
	}
	for _, file := range []string{"uner_ewt-test.conll", "gum-test.conll"} {
		docs, err := readColumns(filepath.Join(dataDir, "ner", file))
		if err != nil {
			return err
		}
		for _, doc := range docs {
			d := bareDocument(doc.sentences)
			if err := a.Annotate(ctx, d); err != nil {
				return err
			}
			gold := goldNames(doc.labels)
			for _, n := range d.Names {
				if slices.Contains(nameTypes, n.Type.String()) {
					names.add(n.Conf, slices.Contains(gold, nameSpan{int(n.First), int(n.End), n.Type.String()}))
				}
			}
		}
	}
	fmt.Fprintf(w, "\n%-36s %6s %7s %7s %7s\n", "confidence", "from", "n", "said", "right")
	tags.lines(w, "tags: part of speech and Penn tag")
	arcs.lines(w, "arcs: head and whole relation")
	names.lines(w, "names: PER, ORG, LOC")
	return nil
}
