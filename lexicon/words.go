package lexicon

// wordTable numbers distinct words from 1. It is an open-addressed table over
// one text, without pointers: the lexicon is loaded at every start, and what
// costs is the memory touched.
type wordTable struct {
	slots []wordSlot
	text  []byte
	count int32
}

type wordSlot struct {
	hash       uint32
	start, end uint32 // in text
	id         int32  // 0 in an empty slot
}

// newWordTable makes a table for about so many words of so many bytes together.
func newWordTable(words, bytes int) *wordTable {
	return &wordTable{slots: make([]wordSlot, tableSize(words)), text: make([]byte, 0, bytes)}
}

// tableSize returns a power of two that so many entries fill by three quarters
// at most.
func tableSize(entries int) int {
	size := 1024
	for size*3/4 < entries {
		size *= 2
	}
	return size
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
	for s := &t.slots[i]; s.id != 0 && (s.hash != h || string(t.text[s.start:s.end]) != string(word)); s = &t.slots[i] {
		i = (i + 1) & mask
	}
	return i
}

// find returns the number of the word, or 0.
func (t *wordTable) find(word []byte) int32 { return t.slots[t.slot(word, fnv1a(word))].id }

// add returns the word's number and whether it was there before.
func (t *wordTable) add(word []byte) (id int32, old bool) {
	h := fnv1a(word)
	i := t.slot(word, h)
	if t.slots[i].id != 0 {
		return t.slots[i].id, true
	}
	if int(t.count) >= len(t.slots)*3/4 {
		t.rehash()
		i = t.slot(word, h)
	}
	start := len(t.text)
	t.text = append(t.text, word...)
	t.count++
	t.slots[i] = wordSlot{h, uint32(start), uint32(len(t.text)), t.count}
	return t.count, false
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
