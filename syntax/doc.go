// Package syntax turns text in blocks into sentences, words, tags, lemmas,
// features and dependency trees in Universal Dependencies, and named-entity
// spans; it reads and writes CoNLL-U, so that any other parser can be plugged in.
//
// [Load] reads a model file (package model embeds one), [Analyzer.Analyze] reads
// text. Trees of another parser come in by [ReadConllu] and [FromConllu], words
// of another tokenizer by [Analyzer.Annotate]; [WriteConllu] writes a document.
//
// Words are split by rules over the lists in internal/token, sentence ends are
// found by a linear model. One network gives tags, trees and names
// (internal/neural), linear models features and lemmas. Everything is computed
// in integers, so that every processor gives the same document. docs/syntax.md
// tells what was compared.
package syntax
