package name

// unit is the number that stands for 1 in scores.
const unit = 1 << 22

// floor bounds how strongly one occurrence speaks against a type.
const floor = -4 * unit

// An Agreement makes the occurrences of one word in a document agree: a word
// that is plainly the name of a person in one sentence is likely one in the
// next, where nothing tells (after Krishnan and Manning, 2006, in one step).
type Agreement struct {
	words   map[uint32]int32 // place in tallies
	tallies []tally
}

// tally sums the scores of the types, outside first, over the occurrences.
type tally struct {
	sum   [1 + Types]int64
	count int64
}

// Reset forgets all words.
func (a *Agreement) Reset() {
	if a.words == nil {
		a.words = map[uint32]int32{}
	}
	clear(a.words)
	a.tallies = a.tallies[:0]
}

// types returns the score of each type, its best part for it, against the best
// of all.
func types(scores []int32) (out [1 + Types]int64) {
	best := int64(scores[0])
	out[0] = best
	for typ := range Types {
		v := int64(scores[Of(typ, First)])
		for part := Inside; part <= Single; part++ {
			v = max(v, int64(scores[Of(typ, part)]))
		}
		out[1+typ] = v
		best = max(best, v)
	}
	for i := range out {
		out[i] = max(out[i]-best, floor)
	}
	return out
}

// Add counts an occurrence of a word, given by a hash, with its scores.
func (a *Agreement) Add(word uint32, scores []int32) {
	k, ok := a.words[word]
	if !ok {
		k = int32(len(a.tallies))
		a.words[word] = k
		a.tallies = append(a.tallies, tally{})
	}
	t := &a.tallies[k]
	for i, v := range types(scores) {
		t.sum[i] += v
	}
	t.count++
}

// Adjust adds to an occurrence's scores, which [Agreement.Add] has seen, what
// the others say.
func (a *Agreement) Adjust(word uint32, scores []int32) {
	k, ok := a.words[word]
	if !ok || a.tallies[k].count < 2 {
		return
	}
	t := &a.tallies[k]
	own := types(scores)
	others := t.count - 1
	var add [1 + Types]int32
	for i := range add {
		mean := (t.sum[i] - own[i]) / others
		add[i] = int32(mean * min(others, agreeFull) / agreeFull)
	}
	scores[0] += add[0]
	for c := 1; c < Classes; c++ {
		typ, _ := Split(Class(c))
		scores[c] += add[1+typ]
	}
}

// agreeFull is how many others speak with their whole mean; fewer speak less.
const agreeFull = 3
