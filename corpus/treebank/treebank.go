// Package treebank holds a small treebank of news English of our own writing
// (CC BY 4.0; see README.md).
package treebank

import _ "embed"

//go:embed news-dev.conllu
var dev []byte

// Dev returns the sentences to measure on, which nothing learns from, in CoNLL-U.
func Dev() []byte { return dev }
