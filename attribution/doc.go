// Package attribution finds who said what: speaker, cue, content, addressee,
// relaying medium, nested; direct, indirect and mixed.
package attribution
