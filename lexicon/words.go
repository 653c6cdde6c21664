package lexicon

import "strings"

// wordTable numbers distinct words from 1. It is an open-addressed table over
// one text, which keeps the loading of some ten thousand rows cheap.
type wordTable struct {
	slots []wordSlot
	text  strings.Builder
	count int32
}

type wordSlot struct {
	word string
	hash uint32
	id   int32 // 0 in an empty slot
}

func newWordTable(words int) *wordTable {
	size := 1024
	for size < words*2 {
		size *= 2
	}
	t := &wordTable{slots: make([]wordSlot, size)}
	t.text.Grow(words * 8)
	return t
}

// fnv1a is the hash of Fowler, Noll and Vo (1991), variant 1a.
func fnv1a(b []byte) uint32 {
	h := uint32(2166136261)
	for _, c := range b {
		h = (h ^ uint32(c)) * 16777619
	}
	return h
}

func (t *wordTable) slot(word []byte, h uint32) int {
	mask := len(t.slots) - 1
	i := int(h) & mask
	for s := &t.slots[i]; s.id != 0 && (s.hash != h || s.word != string(word)); s = &t.slots[i] {
		i = (i + 1) & mask
	}
	return i
}

// find returns the number of the word, or 0.
func (t *wordTable) find(word []byte) int32 { return t.slots[t.slot(word, fnv1a(word))].id }

// add returns the word as a string that lasts, its number, and whether it was there before.
func (t *wordTable) add(word []byte) (s string, id int32, old bool) {
	h := fnv1a(word)
	i := t.slot(word, h)
	if t.slots[i].id != 0 {
		return t.slots[i].word, t.slots[i].id, true
	}
	if int(t.count)*2 >= len(t.slots) {
		t.rehash()
		i = t.slot(word, h)
	}
	// A builder that grows leaves its old bytes in place, so the string lasts.
	start := t.text.Len()
	t.text.Write(word)
	t.count++
	t.slots[i] = wordSlot{t.text.String()[start:], h, t.count}
	return t.slots[i].word, t.count, false
}

func (t *wordTable) rehash() {
	old := t.slots
	t.slots = make([]wordSlot, 2*len(old))
	mask := len(t.slots) - 1
	for _, s := range old {
		if s.id == 0 {
			continue
		}
		i := int(s.hash) & mask
		for t.slots[i].id != 0 {
			i = (i + 1) & mask
		}
		t.slots[i] = s
	}
}
