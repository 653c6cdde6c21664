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
	read := func(ws *Words) (inputs [][]int16) {
		for _, f := range forms {
			for _, first := range []bool{false, true, false} {
				x := make([]int16, 32)
				ws.Read(f, first, x)
				inputs = append(inputs, x)
			}
		}
		return inputs
	}
	ws := NewWords(m, l)
	want := read(ws)
	if slices.Equal(want[0], want[1]) || !slices.Equal(want[0], want[2]) {
		t.Error("the first word of a sentence is read like another, or a word read twice differs")
	}
	x := make([]int16, 32)
	for i := range maxForms + 10 {
		ws.Read(fmt.Sprint("form", i), false, x)
		if len(ws.words) > maxForms {
			t.Fatalf("%d forms are remembered", len(ws.words))
		}
	}
	if got := read(ws); !slices.EqualFunc(got, want, slices.Equal) {
		t.Error("words are read otherwise after many others")
	}
}
