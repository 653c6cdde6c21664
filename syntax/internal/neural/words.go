package neural

import (
	"strings"

	"nuncio/syntax/internal/lex"
)

// Words makes what the network reads of words. It remembers the forms that it
// met, so that most words of a text are looked up once. It must not be used
// concurrently.
type Words struct {
	model    *Model
	lexicons Lexicons
	known    [2]map[string]int // places, by form; the second of first words of sentences
	words    []lex.Word
	inputs   []int16
	scratch  Scratch
}

// The forms that are remembered, and the longest of them in bytes.
const (
	maxForms = 1 << 14
	maxForm  = 32
)

// NewWords returns memory for the words that m reads.
func NewWords(m *Model, l Lexicons) *Words {
	return &Words{model: m, lexicons: l, known: [2]map[string]int{{}, {}}}
}

// Read returns what is known of a form, and sets x to what the network reads of
// it; first says that it begins its sentence.
func (ws *Words) Read(form string, first bool, x []int16) lex.Word {
	known := ws.known[0]
	if first {
		known = ws.known[1]
	}
	if at, ok := known[form]; ok {
		copy(x, ws.inputs[at*len(x):][:len(x)])
		return ws.words[at]
	}
	w := lex.Analyse(form)
	ws.scratch.keys = ws.lexicons.Keys(ws.scratch.keys[:0], form, &w, first)
	ws.model.input(x, ws.scratch.keys, &ws.scratch)
	if len(form) > maxForm {
		return w
	}
	if len(ws.words) == maxForms {
		clear(ws.known[0])
		clear(ws.known[1])
		ws.words, ws.inputs = ws.words[:0], ws.inputs[:0]
	}
	known[strings.Clone(form)] = len(ws.words)
	ws.words, ws.inputs = append(ws.words, w), append(ws.inputs, x...)
	return w
}
