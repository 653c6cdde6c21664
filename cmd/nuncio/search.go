package main

import (
	"bufio"
	"cmp"
	"context"
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"nuncio/export"
	"nuncio/store"
)

const searchLong = `Looks for words in the text of the reports and prints the paragraphs that have all
of them, the best first. Words in quotation marks stand side by side; a * at the
end of a word stands for any continuation.`

// searchLimit keeps a careless search to a page or two.
const searchLimit = 50

func newSearch() *cobra.Command {
	var knownBy string
	var limit int
	cmd := &cobra.Command{
		Use:   "search WORDS...",
		Short: "Look for words in the reports",
		Long:  searchLong,
		Example: `  nuncio search summit singapore
  nuncio search '"called off" summit*' --known-by 2018-05-25
  nuncio search letter --json report,start,end,text,marks`,
		Args: cobra.MinimumNArgs(1),
	}
	var f form
	f.add(cmd, func() described { return hitList })
	fl := cmd.Flags()
	fl.IntVar(&limit, "limit", searchLimit, "at most this `number` of paragraphs (0: all)")
	addKnownBy(fl, &knownBy)
	path := addStoreFlag(fl)
	cmd.RunE = func(cmd *cobra.Command, args []string) error {
		out := cmd.OutOrStdout()
		if err := cmp.Or(f.check(out), checkDay("--known-by", knownBy)); err != nil {
			return err
		}
		return ask(cmd, *path, func(ctx context.Context, s store.Store) error {
			hits, err := s.Search(ctx, strings.Join(args, " "), knownBy, limit)
			if err != nil {
				return err
			}
			if len(hits) > 0 && len(hits) == limit {
				fmt.Fprintf(cmd.ErrOrStderr(), "nuncio: the first %d; --limit shows more\n", limit)
			}
			if len(hits) > 0 && f.format == "table" {
				return showHits(out, hits)
			}
			return hitList.answer(cmd, &f, pointers(hits), "no paragraph has all of these words")
		})
	}
	return cmd
}

// hitList is what "search" prints off a terminal.
var hitList = listOf[*store.Hit]{
	brief: []string{"published", "publisher", "title", "report", "start", "end", "text"},
	columns: []export.Column[*store.Hit]{
		{Name: "report", About: "id of the report", Value: func(h *store.Hit) any { return h.Report }},
		{Name: "published", About: "publication time", Value: func(h *store.Hit) any { return h.Published }},
		{Name: "publisher", About: "outlet", Value: func(h *store.Hit) any { return h.Publisher }},
		{Name: "title", About: "headline", Value: func(h *store.Hit) any { return h.Title }},
		{Name: "start", About: "where the paragraph begins, code points of the report's text", Value: func(h *store.Hit) any { return h.Start }},
		{Name: "end", About: "where it ends", Value: func(h *store.Hit) any { return h.End }},
		{Name: "text", About: "the paragraph", Value: func(h *store.Hit) any { return h.Text }},
		{Name: "marks", About: "[start, end] of the words that answer, code points inside text", Value: func(h *store.Hit) any { return slices.Clip(append([][2]int{}, h.Marks...)) }},
	},
}

// showHits prints hits for people: the report, then the paragraph with the words
// marked, so that they are seen without colour too.
func showHits(w io.Writer, hits []store.Hit) error {
	out := bufio.NewWriter(w)
	before, after := "«", "»"
	if wantsColour(w) {
		before, after = "\x1b[1m«", "»\x1b[0m"
	}
	last := ""
	for i := range hits {
		h := &hits[i]
		if h.Report != last {
			if i > 0 {
				fmt.Fprintln(out)
			}
			parts := []string{cmp.Or(h.Title, "(no headline)"), cmp.Or(export.Day(h.Published), "no date"), cmp.Or(h.Publisher, "no outlet named"), "report " + export.Brief(h.Report)}
			fmt.Fprintln(out, export.Plain(strings.Join(parts, " · ")))
			last = h.Report
		}
		fmt.Fprintf(out, "  %d–%d  %s\n", h.Start, h.End, marked(h, before, after))
	}
	return out.Flush()
}

// marked is the text of a hit with each mark between before and after.
func marked(h *store.Hit, before, after string) string {
	text := []rune(h.Text)
	var b strings.Builder
	at := 0
	for _, m := range h.Marks {
		if m[0] < at || m[1] < m[0] || m[1] > len(text) {
			continue // no mark of this text
		}
		b.WriteString(export.Plain(string(text[at:m[0]])) + before + export.Plain(string(text[m[0]:m[1]])) + after)
		at = m[1]
	}
	b.WriteString(export.Plain(string(text[at:])))
	return strings.NewReplacer("\n", " ", "\t", " ").Replace(b.String())
}
