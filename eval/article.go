package eval

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"time"

	"nuncio/article"
)

// ArticlePage is one line of html/expected.jsonl: a page, passages that the
// text of its article must have, and passages that it must not have.
type ArticlePage struct {
	URL     string   `json:"url"`
	File    string   `json:"file"`
	With    []string `json:"with"`
	Without []string `json:"without"`
}

// ArticleMiss is a passage that was lost, or that should have been kept out.
type ArticleMiss struct {
	File    string
	Passage string
	Kept    bool // it stands in the text and should not
}

// ArticleScore is how well article texts were found.
type ArticleScore struct {
	Pages, None     int // None: pages without any article found
	Found, Wanted   int // passages of With
	Out, Unwanted   int // passages of Without
	Misses          []ArticleMiss
	Bytes           int           // decompressed
	Spent           time.Duration // in extraction alone, on one core
	Titles, Dates   int           // pages with a headline, with a publication time
	LanguageEnglish int
}

// ArticleExtractor finds the article of a page: an [*article.Error] where
// there is none.
type ArticleExtractor func(raw []byte, address string) (*article.Article, error)

// Article scores article extraction on the pages in html/ of dataDir and
// writes the figures to w: the share of wanted passages found, of unwanted
// ones kept out (white space normalised), and the speed on one core.
// test/oracle does so for Nuncio and go-trafilatura in one run.
func Article(ctx context.Context, dataDir string, w io.Writer) error {
	x, err := article.New()
	if err != nil {
		return err
	}
	s, err := ScoreArticles(ctx, dataDir, func(raw []byte, address string) (*article.Article, error) {
		return x.Extract(raw, "text/html", article.Given{URL: address})
	})
	if err != nil {
		return err
	}
	return s.Print(w, "nuncio")
}

// Print writes the figures under a name.
func (s *ArticleScore) Print(w io.Writer, name string) error {
	_, err := fmt.Fprintf(w, "%s\nwith    %d/%d  %.1f %%\nwithout %d/%d  %.1f %%\npages   %d (%d without an article)  %.0f pages/s  %.1f MB/s\ntitles  %d\ndates   %d\n",
		name, s.Found, s.Wanted, percent(s.Found, s.Wanted), s.Out, s.Unwanted, percent(s.Out, s.Unwanted),
		s.Pages, s.None, float64(s.Pages)/s.Spent.Seconds(), float64(s.Bytes)/1e6/s.Spent.Seconds(), s.Titles, s.Dates)
	return err
}

func percent(n, of int) float64 { return 100 * float64(n) / float64(max(of, 1)) }

// ScoreArticles reads the pages in html/ of dataDir one after the other.
func ScoreArticles(ctx context.Context, dataDir string, extract ArticleExtractor) (*ArticleScore, error) {
	dir := filepath.Join(dataDir, "html")
	list, err := os.ReadFile(filepath.Join(dir, "expected.jsonl"))
	if err != nil {
		return nil, fmt.Errorf("reading the annotated pages: %w", err)
	}
	s := &ArticleScore{}
	lines := bufio.NewScanner(bytes.NewReader(list))
	lines.Buffer(nil, 1<<20)
	for lines.Scan() {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		var p ArticlePage
		if err := json.Unmarshal(lines.Bytes(), &p); err != nil {
			return nil, fmt.Errorf("expected.jsonl: %w", err)
		}
		raw, err := readGzip(filepath.Join(dir, "pages", p.File))
		if err != nil {
			return nil, err
		}
		if err := s.page(extract, p, raw); err != nil {
			return nil, fmt.Errorf("%s: %w", p.File, err)
		}
	}
	return s, lines.Err()
}

// page adds one page to the score. A page without an article counts as empty.
func (s *ArticleScore) page(extract ArticleExtractor, p ArticlePage, raw []byte) error {
	start := time.Now()
	a, err := extract(raw, p.URL)
	s.Spent += time.Since(start)
	s.Pages++
	s.Bytes += len(raw)
	var refused *article.Error
	switch {
	case errors.As(err, &refused):
		s.None++
		a = &article.Article{}
	case err != nil:
		return err
	}
	if a.Title != "" {
		s.Titles++
	}
	if a.Published.Value != "" {
		s.Dates++
	}
	if a.Language == "en" {
		s.LanguageEnglish++
	}
	text := oneLine(a.Text)
	for _, passage := range p.With {
		s.Wanted++
		if strings.Contains(text, oneLine(passage)) {
			s.Found++
		} else {
			s.Misses = append(s.Misses, ArticleMiss{File: p.File, Passage: passage})
		}
	}
	for _, passage := range p.Without {
		s.Unwanted++
		if strings.Contains(text, oneLine(passage)) {
			s.Misses = append(s.Misses, ArticleMiss{File: p.File, Passage: passage, Kept: true})
		} else {
			s.Out++
		}
	}
	return nil
}

func oneLine(s string) string { return strings.Join(strings.Fields(s), " ") }
