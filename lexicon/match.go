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
}

type edge struct {
	node, word int32 // word is 0 in an empty slot
	next       int32
}

// variant is a phrase with one pattern of capitals. The variants of a node
// are ordered from the strictest on, and each holds the entries of the laxer
// ones as well.
type variant struct {
	needs uint32 // two bits a word
	next  int32
	row   int32   // while loading: the first row,
	more  []int32 // and the others
	found []Entry // after
}

func newTrie(phrases int) *trie {
	size := 1024
	for size < phrases*4 {
		size *= 2
	}
	return &trie{
		words:    newWordTable(phrases),
		edges:    make([]edge, size),
		first:    append(make([]int32, 0, phrases*2), -1),
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
	_, id, _ := t.words.add(word)
	i := t.slot(node, id)
	if t.edges[i].word != 0 {
		return t.edges[i].next
	}
	if t.used*2 >= len(t.edges) {
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
			t.variants[v].addRow(row)
			return n
		}
	}
	t.variants = append(t.variants, variant{needs: needs, next: t.first[node], row: row})
	t.first[node] = int32(len(t.variants) - 1)
	return n
}

func (v *variant) addRow(row int32) {
	if row != v.row {
		v.more = appendNew(v.more, row)
	}
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
	var chain []variant
	for node, v := range t.first {
		if v < 0 {
			continue
		}
		if t.variants[v].next < 0 {
			t.variants[v].seal(rows, nil)
			continue
		}
		chain = chain[:0]
		var slots []int32
		for ; v >= 0; v = t.variants[v].next {
			slots = append(slots, v)
			chain = append(chain, t.variants[v])
		}
		sealChain(rows, chain)
		for i, slot := range slots {
			next := int32(-1)
			if i+1 < len(slots) {
				next = slots[i+1]
			}
			chain[i].next = next
			t.variants[slot] = chain[i]
		}
		t.first[node] = slots[0]
	}
}

// sealChain orders the variants of one node, the strictest first, and hands
// every variant the rows of those it satisfies.
func sealChain(rows []Entry, chain []variant) {
	for i := 1; i < len(chain); i++ {
		for j := i; j > 0 && weight(chain[j].needs) > weight(chain[j-1].needs); j-- {
			chain[j], chain[j-1] = chain[j-1], chain[j]
		}
	}
	for i := range chain {
		chain[i].seal(rows, chain[i+1:])
	}
}

// seal sets the entries of v: its own rows and those of the laxer variants
// that it satisfies. A single row needs no copy.
func (v *variant) seal(rows []Entry, laxer []variant) {
	all := v.more
	for _, o := range laxer {
		if satisfies(v.needs, o.needs) {
			for _, r := range append([]int32{o.row}, o.more...) {
				if r != v.row {
					all = appendNew(all, r)
				}
			}
		}
	}
	if len(all) == 0 {
		v.found = rows[v.row : v.row+1 : v.row+1]
		return
	}
	v.found = make([]Entry, 1, len(all)+1)
	v.found[0] = rows[v.row]
	for _, r := range all {
		v.found = append(v.found, rows[r])
	}
}

func (t *trie) found(node int32, has uint32) []Entry {
	for v := t.first[node]; v >= 0; v = t.variants[v].next {
		if satisfies(has, t.variants[v].needs) {
			return t.variants[v].found
		}
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
