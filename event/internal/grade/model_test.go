package grade

import (
	"strings"
	"testing"
)

// small returns a model of two clues: one that says that an act is sure by itself,
// one that does so by a hidden unit.
func small() *Model {
	weights := make([]int16, 2*Width+tail)
	clues := []uint32{Clue("lemma", "meet"), Clue("modal", "may")}
	if clues[0] > clues[1] {
		clues[0], clues[1] = clues[1], clues[0]
	}
	for k, c := range clues {
		row := weights[k*Width:][:Width]
		if c == Clue("lemma", "meet") {
			row[Hidden] = 2 * Point
		} else {
			row[0] = Point
		}
	}
	weights[2*Width+Hidden] = Point / 4   // bias of the grade
	weights[2*Width+Width+0] = -3 * Point // out of the hidden unit
	return New(Header{Version: "1", Licence: "CC0-1.0"}, clues, weights)
}

func TestGrade(t *testing.T) {
	m := small()
	meet, may := Clue("lemma", "meet"), Clue("modal", "may")
	for _, c := range []struct {
		clues []uint32
		want  float64
	}{
		{nil, 0.25},
		{[]uint32{meet}, 2.25},
		{[]uint32{meet, may}, -0.75},
		{[]uint32{may, may}, -3}, // never below
		{[]uint32{Clue("lemma", "unseen")}, 0.25},
	} {
		if got := m.Grade(Happened, c.clues); got != c.want {
			t.Errorf("clues %v: %v, want %v", c.clues, got, c.want)
		}
	}
	if got := m.Grade(Committed, []uint32{meet}); got != 2.25 {
		t.Errorf("the shared clue counts %v on the other scale, want 2.25", got)
	}
}

func TestClue(t *testing.T) {
	if Clue("a", "bc") == Clue("ab", "c") || Clue("a", "b", "c") == Clue("a", "bc") {
		t.Error("where a value begins makes no difference")
	}
	on := On(Committed, []uint32{1, 2})
	if len(on) != 4 || on[0] != 1 || on[2] != 2 || on[1] == on[3] {
		t.Errorf("clues on the scale of the news: %v", on)
	}
}

func TestFile(t *testing.T) {
	b, err := small().Encode()
	if err != nil {
		t.Fatal(err)
	}
	file := string(b)
	m, err := Load(file)
	if err != nil {
		t.Fatal(err)
	}
	if m.Header.Clues != 2 || m.Header.Licence != "CC0-1.0" || m.Grade(Happened, []uint32{Clue("lemma", "meet")}) != 2.25 {
		t.Errorf("read back: %+v", m.Header)
	}
	if err := Verify(file); err != nil {
		t.Error(err)
	}
	last := len(file) - 1
	for _, c := range []struct{ file, want string }{
		{"", "of another kind"},
		{"NUNCIO-W" + file[8:], "of another kind"},
		{file[:20], "cut off"},
		{file[:last], "do not hold the weights of 2 clues"},
		{strings.Replace(file, `"clues":2`, `"clues":3`, 1), "do not hold the weights of 3 clues"},
		{strings.Replace(file, `"clues":2`, `"clues":x`, 1), "header"},
	} {
		if _, err := Load(c.file); err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("error %v, want one with %q", err, c.want)
		}
	}
	if err := Verify(file[:last] + string(file[last]^1)); err == nil || !strings.Contains(err.Error(), "hash") {
		t.Errorf("a changed byte was not seen: %v", err)
	}
	swapped := New(Header{}, []uint32{2, 1}, make([]int16, 2*Width+tail))
	if b, err = swapped.Encode(); err != nil {
		t.Fatal(err)
	}
	if _, err := Load(string(b)); err == nil || !strings.Contains(err.Error(), "order") {
		t.Errorf("clues out of order: %v", err)
	}
}

func FuzzLoad(f *testing.F) {
	b, err := small().Encode()
	if err != nil {
		f.Fatal(err)
	}
	f.Add(string(b))
	f.Add(string(b[:40]))
	f.Add(magic + "\xff\xff\xff\xff{}")
	f.Add(magic + "\x11\x00\x00\x00{\"clues\":1000000}")
	f.Fuzz(func(t *testing.T, file string) {
		m, err := Load(file)
		if err != nil {
			return
		}
		if g := m.Grade(Committed, []uint32{0, 1, 1 << 31}); g < -3 || g > 3 {
			t.Errorf("grade %v", g)
		}
	})
}
