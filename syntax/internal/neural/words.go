package neural

import (
	"strings"

	"nuncio/syntax/internal/lex"
)

// Words makes what the network reads of words. It remembers the forms that it
// met, so that most words of a text are looked up once, and gives a word that
// comes again in a run the same row. It must not be used concurrently.
type Words struct {
	model    *Model
	lexicons Lexicons
	known    [2]map[string]int32 // places, by form; the second of first words of sentences
	words    []lex.Word
	inputs   []int16
	rows     []int32 // in the run; none where the form was not met in it
	met      []int32 // places of the forms met in the run
	run      []int16 // inputs of the run, by row
	keys     []Key
	sum      []int32
}

// The forms that are remembered, and the longest of them in bytes.
const (
	maxForms = 1 << 12
	maxForm  = 32
)

const none = -1

// NewWords returns memory for the words that m reads.
func NewWords(m *Model, l Lexicons) *Words {
	return &Words{model: m, lexicons: l, known: [2]map[string]int32{{}, {}}}
}

// Begin begins a run.
func (ws *Words) Begin() {
	for _, at := range ws.met {
		ws.rows[at] = none
	}
	ws.met, ws.run = ws.met[:0], ws.run[:0]
}

// Inputs returns the inputs of the run; they hold until the next call of Read.
func (ws *Words) Inputs() []int16 { return ws.run }

// Read returns what is known of a form and its row among the inputs of the run;
// first says that it begins its sentence.
func (ws *Words) Read(form string, first bool) (w lex.Word, row int32) {
	known := ws.known[0]
	if first {
		known = ws.known[1]
	}
	width := ws.model.Table.Width
	row = int32(len(ws.run) / width)
	at, ok := known[form]
	if !ok {
		w = lex.Analyse(form)
		ws.keys = ws.lexicons.Keys(ws.keys[:0], form, &w, first)
		ws.run = append(ws.run, make([]int16, width)...)
		x := ws.run[int(row)*width:]
		ws.sum = ws.model.input(x, ws.keys, ws.sum)
		if len(form) <= maxForm {
			ws.remember(known, form, w, x, row)
		}
		return w, row
	}
	if ws.rows[at] == none {
		ws.rows[at], ws.met = row, append(ws.met, at)
		ws.run = append(ws.run, ws.inputs[int(at)*width:][:width]...)
	}
	return ws.words[at], ws.rows[at]
}

// remember keeps a form; where there are too many, all others are forgotten.
func (ws *Words) remember(known map[string]int32, form string, w lex.Word, x []int16, row int32) {
	if len(ws.words) == maxForms {
		clear(ws.known[0])
		clear(ws.known[1])
		ws.words, ws.inputs, ws.rows, ws.met = ws.words[:0], ws.inputs[:0], ws.rows[:0], ws.met[:0]
	}
	at := int32(len(ws.words))
	known[strings.Clone(form)] = at
	ws.words, ws.inputs, ws.rows, ws.met = append(ws.words, w), append(ws.inputs, x...), append(ws.rows, row), append(ws.met, at)
}
