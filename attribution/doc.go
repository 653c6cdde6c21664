// Package attribution finds who said what: speaker, cue, content, addressee,
// relaying medium, nested; direct, indirect and mixed.
//
// [New] compiles the cues of cues.txt; [Finder.Find] reads one report. The
// rules run over words and trees and over the quotation marks that
// [Quotations] pairs, and every statement says in words what decided it.
package attribution
