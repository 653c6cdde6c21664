package neural

import (
	"fmt"
	"slices"
	"testing"
)

// TestWords holds that a form read again, or after many others, is read as it
// was the first time.
func TestWords(t *testing.T) {
	l, err := NewLexicons()
	if err != nil {
		t.Fatal(err)
	}
	m := small(t, 32, 16, 32)
	// Features that the lexicons give, so that words differ.
	var keys []Key
	var rows [][]int32
	for k := range uint32(64) {
		row := make([]int32, 32)
		row[k%32] = int32(k+1) * One / 64
		keys, rows = append(keys, key(byPOS, k), key(byFlags, k)), append(rows, row, row)
	}
	m.Table = NewTable(32, keys, rows)
	forms := []string{"talks", "Talks", "Norland", "met", "a-form-that-is-longer-than-those-that-are-remembered"}
	ws := NewWords(m, l)
	read := func() (inputs [][]int16) {
		for _, f := range forms {
			for _, first := range []bool{false, true, false} {
				_, row := ws.Read(f, first)
				inputs = append(inputs, slices.Clone(ws.Inputs()[row*32:][:32]))
			}
		}
		return inputs
	}
	want := read()
	if slices.Equal(want[0], want[1]) || !slices.Equal(want[0], want[2]) {
		t.Error("the first word of a sentence is read like another, or a word read twice differs")
	}
	if rows := len(ws.Inputs()) / 32; rows != 2*len(forms)+1 { // the long form has a row each time
		t.Errorf("%d rows in the run", rows)
	}
	ws.Begin()
	for i := range maxForms + 10 {
		ws.Read(fmt.Sprint("form", i), false)
		if len(ws.words) > maxForms {
			t.Fatalf("%d forms are remembered", len(ws.words))
		}
	}
	if got := read(); !slices.EqualFunc(got, want, slices.Equal) {
		t.Error("words are read otherwise behind many others")
	}
	ws.Begin()
	if got := read(); !slices.EqualFunc(got, want, slices.Equal) {
		t.Error("words are read otherwise in another run")
	}
}
