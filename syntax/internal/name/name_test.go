package name

import (
	"math/rand/v2"
	"testing"
)

// TestDecode compares the search with all sequences of short sentences.
func TestDecode(t *testing.T) {
	rng := rand.New(rand.NewPCG(1, 2))
	var sc Scratch
	for range 60 {
		n := 1 + rng.IntN(3)
		scores := make([][]int32, n)
		for i := range scores {
			scores[i] = make([]int32, Classes)
			for c := range scores[i] {
				scores[i][c] = int32(rng.IntN(1000))
			}
		}
		classes := make([]Class, n)
		sc.Decode(func(i int) []int32 { return scores[i] }, classes, nil)
		if got, want := sum(scores, classes), best(scores, make([]Class, 0, n)); got != want || !allowed(classes) {
			t.Fatalf("%v scores %d, the best sequence %d", classes, got, want)
		}
	}
}

func sum(scores [][]int32, classes []Class) (v int64) {
	for i, c := range classes {
		v += int64(scores[i][c])
	}
	return v
}

func allowed(classes []Class) bool {
	before := Class(0)
	for _, c := range classes {
		if !MayFollow(before, c) {
			return false
		}
		before = c
	}
	return MayFollow(before, 0)
}

func best(scores [][]int32, classes []Class) int64 {
	if len(classes) == len(scores) {
		if !allowed(classes) {
			return -1
		}
		return sum(scores, classes)
	}
	top := int64(-1)
	for c := range Class(Classes) {
		top = max(top, best(scores, append(classes, c)))
	}
	return top
}

func TestBanned(t *testing.T) {
	var banned [Classes]bool
	banned[Of(0, Single)] = true
	scores := make([]int32, Classes)
	scores[Of(0, Single)], scores[Of(1, Single)] = 9, 5
	classes := make([]Class, 1)
	var sc Scratch
	sc.Decode(func(int) []int32 { return scores }, classes, &banned)
	if classes[0] != Of(1, Single) {
		t.Errorf("class %d, want %d", classes[0], Of(1, Single))
	}
}
