// Package syntax turns text in blocks into sentences, words, tags, lemmas,
// features and dependency trees in Universal Dependencies, and named-entity
// spans; it reads and writes CoNLL-U, so that any other parser can be plugged in.
package syntax
