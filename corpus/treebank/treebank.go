// Package treebank holds a small treebank of news English of our own writing
// (CC BY 4.0; see README.md), from which the English model learns what treebanks
// of web pages lack.
package treebank

import (
	"bytes"
	"embed"
	"io/fs"
)

//go:embed *.conllu
var files embed.FS

// Train returns the sentences to learn from, in CoNLL-U.
func Train() ([]byte, error) {
	names, err := fs.Glob(files, "news-train-*.conllu")
	if err != nil {
		return nil, err
	}
	var all bytes.Buffer
	for _, name := range names { // in order
		b, err := files.ReadFile(name)
		if err != nil {
			return nil, err
		}
		all.Write(b)
	}
	return all.Bytes(), nil
}

// Dev returns the sentences to measure on, which nothing learns from.
func Dev() ([]byte, error) { return files.ReadFile("news-dev.conllu") }
