package neural

// treeScratch is the memory of a search for a tree.
type treeScratch struct {
	heads []int32
	mark  []int8
	// Spans of Eisner's algorithm: scores and where they were split.
	score [4][]int64
	split [4][]int16
}

// Heads returns the best heads of the words, the number of words standing for
// the root: the best head of each, where they make a projective tree with one
// root, else the best such tree (Eisner, 1996). The result holds until the
// next call.
func (sc *Scratch) Heads() []int32 {
	n := sc.words
	t := &sc.tree
	t.heads = grow(t.heads, n)
	for i := range n {
		row := sc.ScoreArcs(i)
		best := -1
		for j, v := range row {
			if j != i && (best < 0 || v > row[best]) {
				best = j
			}
		}
		t.heads[i] = int32(best)
	}
	if !t.isTree(n) {
		sc.eisner()
	}
	return t.heads
}

// isTree reports whether the heads make one projective tree with one root.
func (t *treeScratch) isTree(n int) bool {
	roots := 0
	if cap(t.mark) < n {
		t.mark = make([]int8, n)
	}
	t.mark = t.mark[:n]
	clear(t.mark)
	for i := range n {
		if t.heads[i] == int32(n) {
			roots++
		}
		// Walk up until the root or a word known to hang on it.
		k := int32(i)
		for k != int32(n) && t.mark[k] == 0 {
			t.mark[k] = 1
			k = t.heads[k]
		}
		if k != int32(n) && t.mark[k] == 1 {
			return false // round
		}
		for k = int32(i); k != int32(n) && t.mark[k] == 1; k = t.heads[k] {
			t.mark[k] = 2
		}
	}
	return roots == 1 && t.projective(n)
}

// projective reports whether no two arcs cross, that of the root among them.
func (t *treeScratch) projective(n int) bool {
	for i := range n {
		h := t.heads[i]
		if h == int32(n) {
			continue
		}
		lo, hi := min(int32(i), h), max(int32(i), h)
		for k := lo + 1; k < hi; k++ {
			if g := t.heads[k]; g == int32(n) || g < lo || g > hi {
				return false
			}
		}
	}
	return true
}

// The kinds of spans: complete and open, the head at the left end or the right.
const (
	doneLeft = iota // head on the left
	doneRight
	openLeft
	openRight
)

// eisner finds the best projective tree with one root over the words.
func (sc *Scratch) eisner() {
	n := sc.words
	t := &sc.tree
	for k := range t.score {
		if cap(t.score[k]) < n*n {
			t.score[k], t.split[k] = make([]int64, n*n), make([]int16, n*n)
		}
		t.score[k], t.split[k] = t.score[k][:n*n], t.split[k][:n*n]
	}
	for i := range n {
		t.score[doneLeft][i*n+i], t.score[doneRight][i*n+i] = 0, 0
	}
	arc := func(dep, head int) int64 { return int64(sc.Arcs[dep*sc.stride+head]) }
	dl, dr, ol, or := t.score[doneLeft], t.score[doneRight], t.score[openLeft], t.score[openRight]
	for size := 1; size < n; size++ {
		for i := 0; i+size < n; i++ {
			j := i + size
			at := i*n + j
			best, where := int64(-1<<62), i
			for k := i; k < j; k++ {
				if v := dl[i*n+k] + dr[(k+1)*n+j]; v > best {
					best, where = v, k
				}
			}
			ol[at], or[at] = best+arc(j, i), best+arc(i, j)
			t.split[openLeft][at], t.split[openRight][at] = int16(where), int16(where)
			best, where = -1<<62, j
			for k := i + 1; k <= j; k++ {
				if v := ol[i*n+k] + dl[k*n+j]; v > best {
					best, where = v, k
				}
			}
			dl[at], t.split[doneLeft][at] = best, int16(where)
			best, where = -1<<62, i
			for k := i; k < j; k++ {
				if v := dr[i*n+k] + or[k*n+j]; v > best {
					best, where = v, k
				}
			}
			dr[at], t.split[doneRight][at] = best, int16(where)
		}
	}
	root, best := 0, int64(-1<<62)
	for r := range n {
		if v := dr[r] + dl[r*n+n-1] + arc(r, n); v > best {
			root, best = r, v
		}
	}
	t.heads[root] = int32(n)
	t.walk(n, doneRight, 0, root)
	t.walk(n, doneLeft, root, n-1)
}

// walk writes the heads of a span.
func (t *treeScratch) walk(n, kind, i, j int) {
	if i == j {
		return
	}
	k := int(t.split[kind][i*n+j])
	switch kind {
	case doneLeft:
		t.walk(n, openLeft, i, k)
		t.walk(n, doneLeft, k, j)
	case doneRight:
		t.walk(n, doneRight, i, k)
		t.walk(n, openRight, k, j)
	case openLeft, openRight:
		if kind == openLeft {
			t.heads[j] = int32(i)
		} else {
			t.heads[i] = int32(j)
		}
		t.walk(n, doneLeft, i, k)
		t.walk(n, doneRight, k+1, j)
	}
}
