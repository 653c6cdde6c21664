package lexicon

// trie holds the phrases of the lexicon word by word. Words are numbered;
// an edge leads from a node with a word to the next node. The edges are one
// open-addressed table, so that reading the files stays cheap.
type trie struct {
	words *wordTable
	edges []edge
	used  int
	// first is, for each node, the first of its variants, or -1.
	first    []int32
	variants []variant
	shared   []shared
	rows     []Entry
}

type edge struct {
	node, word int32 // word is 0 in an empty slot
	next       int32
}

// variant is a phrase with one pattern of capitals. The variants of a node
// are ordered from the strictest on, and each has the entries of the laxer
// ones as well.
type variant struct {
	needs uint32 // two bits a word
	next  int32  // the next variant of the node, or -1
	row   int32  // its first row
	// more is the index in trie.shared of what it has besides that row, or -1.
	more int32
}

// shared is what a phrase of several rows has.
type shared struct {
	rows    []int32 // the rows besides the first
	entries []Entry // all of them, once sealed
}

func newTrie(phrases int) *trie {
	return &trie{
		words:    newWordTable(phrases*3/4, phrases*6),
		edges:    make([]edge, tableSize(phrases*5/4)),
		first:    append(make([]int32, 0, phrases*5/4), -1),
		variants: make([]variant, 0, phrases),
	}
}

func (t *trie) slot(node, word int32) int {
	h := (uint64(uint32(node))<<32 | uint64(uint32(word))) * 0x9E3779B97F4A7C15
	mask := len(t.edges) - 1
	i := int(h>>33) & mask
	for t.edges[i].word != 0 && (t.edges[i].node != node || t.edges[i].word != word) {
		i = (i + 1) & mask
	}
	return i
}

// step returns the node reached from node with the word, or -1.
func (t *trie) step(node int32, word []byte) int32 {
	id := t.words.find(word)
	if id == 0 {
		return -1
	}
	e := t.edges[t.slot(node, id)]
	if e.word == 0 {
		return -1
	}
	return e.next
}

// grow is step that makes the word, the edge and the node where they lack.
func (t *trie) grow(node int32, word []byte) int32 {
	id, _ := t.words.add(word)
	i := t.slot(node, id)
	if t.edges[i].word != 0 {
		return t.edges[i].next
	}
	if t.used >= len(t.edges)*3/4 {
		t.rehash()
		i = t.slot(node, id)
	}
	t.used++
	next := int32(len(t.first))
	t.first = append(t.first, -1)
	t.edges[i] = edge{node, id, next}
	return next
}

func (t *trie) rehash() {
	old := t.edges
	t.edges = make([]edge, 2*len(old))
	for _, e := range old {
		if e.word != 0 {
			t.edges[t.slot(e.node, e.word)] = e
		}
	}
}

// add enters a phrase for a row and returns the number of its words:
// 0 where it has none, more than maxWords where it has too many.
func (t *trie) add(phrase string, row int32) int {
	var buf [64]byte
	node, n, needs := int32(0), 0, uint32(0)
	for phrase != "" {
		var word []byte
		var has need
		word, has, phrase = nextWord(buf[:0], phrase)
		if len(word) == 0 {
			continue
		}
		if n == maxWords {
			return n + 1
		}
		needs |= uint32(needOf(word, has)) << (2 * n)
		node = t.grow(node, word)
		n++
	}
	if n == 0 {
		return 0
	}
	for v := t.first[node]; v >= 0; v = t.variants[v].next {
		if t.variants[v].needs == needs {
			t.addRow(&t.variants[v], row)
			return n
		}
	}
	t.variants = append(t.variants, variant{needs: needs, next: t.first[node], row: row, more: -1})
	t.first[node] = int32(len(t.variants) - 1)
	return n
}

func (t *trie) addRow(v *variant, row int32) {
	if row == v.row {
		return
	}
	if v.more < 0 {
		v.more = int32(len(t.shared))
		t.shared = append(t.shared, shared{})
	}
	s := &t.shared[v.more]
	s.rows = appendNew(s.rows, row)
}

func appendNew(rows []int32, row int32) []int32 {
	for _, r := range rows {
		if r == row {
			return rows
		}
	}
	return append(rows, row)
}

// satisfies reports whether capitals has (two bits a word) meet needs.
func satisfies(has, needs uint32) bool {
	for ; needs != 0; has, needs = has>>2, needs>>2 {
		if has&3 < needs&3 {
			return false
		}
	}
	return true
}

func weight(needs uint32) int {
	sum := 0
	for ; needs != 0; needs >>= 2 {
		sum += int(needs & 3)
	}
	return sum
}

// seal orders the variants of every node and gives each its entries.
func (t *trie) seal(rows []Entry) {
	t.rows = rows
	var slots []int32
	for node, v := range t.first {
		if v < 0 || t.variants[v].next < 0 {
			continue
		}
		slots = slots[:0]
		for ; v >= 0; v = t.variants[v].next {
			slots = append(slots, v)
		}
		t.first[node] = t.sealChain(slots)
	}
	for i := range t.variants {
		v := &t.variants[i]
		if v.more < 0 {
			continue
		}
		s := &t.shared[v.more]
		s.entries = append(make([]Entry, 0, len(s.rows)+1), rows[v.row])
		for _, r := range s.rows {
			s.entries = append(s.entries, rows[r])
		}
	}
}

// sealChain orders the variants of one node, the strictest first, hands every
// variant the rows of those it satisfies, and returns the first.
func (t *trie) sealChain(slots []int32) int32 {
	at := func(i int) *variant { return &t.variants[slots[i]] }
	for i := 1; i < len(slots); i++ {
		for j := i; j > 0 && weight(at(j).needs) > weight(at(j-1).needs); j-- {
			slots[j], slots[j-1] = slots[j-1], slots[j]
		}
	}
	for i := range slots {
		at(i).next = -1
		if i+1 < len(slots) {
			at(i).next = slots[i+1]
		}
		for j := i + 1; j < len(slots); j++ {
			if !satisfies(at(i).needs, at(j).needs) {
				continue
			}
			t.addRow(at(i), at(j).row)
			if at(j).more >= 0 {
				for _, r := range t.shared[at(j).more].rows {
					t.addRow(at(i), r)
				}
			}
		}
	}
	return slots[0]
}

func (t *trie) found(node int32, has uint32) []Entry {
	for v := t.first[node]; v >= 0; v = t.variants[v].next {
		if !satisfies(has, t.variants[v].needs) {
			continue
		}
		if m := t.variants[v].more; m >= 0 {
			return t.shared[m].entries
		}
		row := t.variants[v].row
		return t.rows[row : row+1 : row+1]
	}
	return nil
}

// Match finds the longest phrase of the lexicon that begins with words[0].
// It returns the entries of all classes for that phrase and the number of
// words it takes, or nil and 0.
//
// Words are tokens of Universal Dependencies: hyphens are tokens of their own,
// "'s" too. Hyphens, lone apostrophes, full stops and diacritics are ignored.
// A word that the lexicon writes in lower case matches in any case, one with a
// capital needs one, one in capitals needs all of them. The entries belong to
// the lexicon and must not be changed. Match does not allocate.
func (l *Lexicon) Match(words []string) (entries []Entry, n int) {
	l.Matches(words, func(e []Entry, m int) bool {
		entries, n = e, m
		return true
	})
	return entries, n
}

// Matches calls yield for each phrase of the lexicon that begins with
// words[0], from the shortest to the longest, until it returns false.
// The words are read as by [Lexicon.Match].
func (l *Lexicon) Matches(words []string, yield func(entries []Entry, n int) bool) {
	var buf [64]byte
	node, depth, has := int32(0), 0, uint32(0)
	for i, w := range words {
		before := depth
		for w != "" {
			var word []byte
			var h need
			word, h, w = nextWord(buf[:0], w)
			if len(word) == 0 {
				continue
			}
			if depth == maxWords {
				return
			}
			if node = l.trie.step(node, word); node < 0 {
				return
			}
			has |= uint32(h) << (2 * depth)
			depth++
		}
		if depth == before {
			if depth > 0 && isJoint(words[i]) {
				continue // no phrase begins or ends with a hyphen
			}
			return // other punctuation ends every phrase
		}
		if e := l.trie.found(node, has); e != nil && !yield(e, i+1) {
			return
		}
	}
}

// isJoint reports whether the token is a hyphen or an apostrophe, at which no
// phrase ends.
func isJoint(w string) bool {
	switch w {
	case "-", "'", "’", "\u2010", "\u2011":
		return true
	}
	return false
}

// Lookup returns the entries of a phrase written as one string, or nil.
func (l *Lexicon) Lookup(phrase string) []Entry {
	var buf [64]byte
	node, depth, has := int32(0), 0, uint32(0)
	for phrase != "" {
		var word []byte
		var h need
		word, h, phrase = nextWord(buf[:0], phrase)
		if len(word) == 0 {
			continue
		}
		if depth == maxWords {
			return nil
		}
		if node = l.trie.step(node, word); node < 0 {
			return nil
		}
		has |= uint32(h) << (2 * depth)
		depth++
	}
	if depth == 0 {
		return nil
	}
	return l.trie.found(node, has)
}

// Key returns the words of a phrase as matching reads them, joined by hyphens:
// phrases that differ in case, marks and hyphens alone have the same.
func Key(phrase string) string { return string(appendSlug(nil, phrase)) }
