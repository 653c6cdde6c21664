package name

import "testing"

// TestAgreement holds that a word that is plainly a name in two places is taken
// for one in a third where its scores hardly say so, and alone is not.
func TestAgreement(t *testing.T) {
	plain := make([]int32, Classes)
	plain[Of(0, Single)] = 6 * unit
	unsure := func() []int32 {
		s := make([]int32, Classes)
		s[0], s[Of(0, Single)] = 3*unit, 2*unit
		return s
	}
	read := func(a *Agreement, word uint32, scores []int32) Class {
		a.Adjust(word, scores)
		var sc Scratch
		classes := make([]Class, 1)
		sc.Decode(func(int) []int32 { return scores }, classes, nil)
		return classes[0]
	}
	var a Agreement
	for range 2 { // memory is used again
		a.Reset()
		alone := unsure()
		a.Add(1, alone)
		if c := read(&a, 1, alone); c != 0 {
			t.Errorf("alone: class %d", c)
		}
		third := unsure()
		a.Add(2, plain)
		a.Add(2, plain)
		a.Add(2, third)
		if c := read(&a, 2, third); c != Of(0, Single) {
			t.Errorf("beside two plain ones: class %d", c)
		}
	}
}
