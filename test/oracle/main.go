// Command oracle runs go-trafilatura over the annotated pages and scores it as
// nuncio eval article scores Nuncio, so that both stand side by side.
//
//	go run . ../../../shared/data/html
package main

import (
	"bufio"
	"compress/gzip"
	"encoding/json"
	"fmt"
	"io"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"time"

	trafilatura "github.com/markusmobius/go-trafilatura"
)

// row is one line of expected.jsonl.
type row struct {
	URL     string   `json:"url"`
	File    string   `json:"file"`
	With    []string `json:"with"`
	Without []string `json:"without"`
}

func main() {
	if len(os.Args) != 2 {
		fmt.Fprintln(os.Stderr, "usage: oracle DIR (the folder with expected.jsonl and pages/)")
		os.Exit(2)
	}
	if err := run(os.Args[1], os.Stdout); err != nil {
		fmt.Fprintln(os.Stderr, "oracle:", err)
		os.Exit(1)
	}
}

func run(dir string, w io.Writer) error {
	file, err := os.Open(filepath.Join(dir, "expected.jsonl"))
	if err != nil {
		return err
	}
	defer file.Close()
	var found, wanted, out, unwanted, pages, none int
	var spent time.Duration
	lines := bufio.NewScanner(file)
	lines.Buffer(nil, 1<<20)
	for lines.Scan() {
		var r row
		if err := json.Unmarshal(lines.Bytes(), &r); err != nil {
			return fmt.Errorf("expected.jsonl: %w", err)
		}
		raw, err := unpack(filepath.Join(dir, "pages", r.File))
		if err != nil {
			return err
		}
		start := time.Now()
		text := extract(raw, r.URL)
		spent += time.Since(start)
		pages++
		if text == "" {
			none++
		}
		text = collapse(text)
		for _, p := range r.With {
			wanted++
			if strings.Contains(text, collapse(p)) {
				found++
			}
		}
		for _, p := range r.Without {
			unwanted++
			if !strings.Contains(text, collapse(p)) {
				out++
			}
		}
	}
	if err := lines.Err(); err != nil {
		return err
	}
	_, err = fmt.Fprintf(w, "go-trafilatura v1.12.2\nwith    %d/%d  %.1f %%\nwithout %d/%d  %.1f %%\npages   %d (%d without an article)  %.0f pages/s\n",
		found, wanted, share(found, wanted), out, unwanted, share(out, unwanted), pages, none, float64(pages)/spent.Seconds())
	return err
}

func share(n, of int) float64 { return 100 * float64(n) / float64(max(of, 1)) }

func unpack(path string) (string, error) {
	file, err := os.Open(path)
	if err != nil {
		return "", err
	}
	defer file.Close()
	z, err := gzip.NewReader(file)
	if err != nil {
		return "", fmt.Errorf("%s: %w", path, err)
	}
	raw, err := io.ReadAll(z)
	return string(raw), err
}

// extract returns title and text, since Nuncio's text holds the headline too.
func extract(raw, address string) string {
	at, _ := url.Parse(address)
	result, err := trafilatura.Extract(strings.NewReader(raw), trafilatura.Options{OriginalURL: at, ExcludeComments: true})
	if err != nil || result == nil {
		return ""
	}
	return result.Metadata.Title + "\n" + result.ContentText
}

func collapse(s string) string { return strings.Join(strings.Fields(s), " ") }
