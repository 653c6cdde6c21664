// Package treebank holds a small treebank of news English of our own writing
// (CC BY 4.0; see README.md), from which the English model learns what treebanks
// of web pages lack.
package treebank

import (
	"embed"
	"fmt"
	"io/fs"
)

//go:embed *.conllu
var files embed.FS

// Train returns the sentences to learn from, in CoNLL-U.
func Train() ([]byte, error) {
	names, err := fs.Glob(files, "news-train-*.conllu")
	if err != nil {
		return nil, fmt.Errorf("news treebank: %w", err)
	}
	var all []byte
	for _, name := range names { // in the order of their names
		b, err := files.ReadFile(name)
		if err != nil {
			return nil, fmt.Errorf("news treebank: %w", err)
		}
		all = append(all, b...)
	}
	return all, nil
}

// Dev returns the sentences to measure on, which nothing learns from.
func Dev() ([]byte, error) { return files.ReadFile("news-dev.conllu") }
