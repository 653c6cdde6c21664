package eval

import (
	"cmp"
	"slices"
)

// pair is a member of one list and the one of another that belongs to it.
type pair[A, B any] struct {
	a A
	b B
}

// pairUp pairs the members of two lists one to one, the most alike first, and of those
// as like those that come first. A negative likeness keeps two apart. Who stays alone
// is returned in the order of the lists.
func pairUp[A, B any](as []A, bs []B, likeness func(A, B) int) (pairs []pair[A, B], onlyA []A, onlyB []B) {
	type candidate struct{ likeness, i, j int }
	var all []candidate
	for i := range as {
		for j := range bs {
			if n := likeness(as[i], bs[j]); n >= 0 {
				all = append(all, candidate{n, i, j})
			}
		}
	}
	slices.SortStableFunc(all, func(x, y candidate) int { return cmp.Compare(y.likeness, x.likeness) })
	usedA, usedB := make([]bool, len(as)), make([]bool, len(bs))
	for _, c := range all {
		if !usedA[c.i] && !usedB[c.j] {
			usedA[c.i], usedB[c.j] = true, true
			pairs = append(pairs, pair[A, B]{as[c.i], bs[c.j]})
		}
	}
	return pairs, unused(as, usedA), unused(bs, usedB)
}

func unused[T any](list []T, used []bool) []T {
	var out []T
	for i := range list {
		if !used[i] {
			out = append(out, list[i])
		}
	}
	return out
}
