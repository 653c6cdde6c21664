package parse

import "nuncio/syntax/internal/linear"

// Gold is a tree to learn from: heads (0 the root) and relations of words
// 1 ... n; place 0 is not used.
type Gold struct {
	Head     []int16
	Relation []uint8
}

// Trainer trains a parser by maximum-violation updates (Huang, Fayong and Guo,
// 2012).
type Trainer struct {
	Parser
	Learner *linear.Learner
	sc      Scratch
	gold    Scratch
}

// Oracle returns the actions that build the tree, which must be projective.
func Oracle(set Set, g Gold) []Action {
	n := len(g.Head) - 1
	missing := make([]int, n+2) // dependents not yet attached
	for d := 1; d <= n; d++ {
		missing[g.Head[d]]++
	}
	var out []Action
	var stack []int
	next := 1
	for next <= n || len(stack) > 0 {
		if k := len(stack); k > 0 {
			top := stack[k-1]
			head, rel := int(g.Head[top]), int(g.Relation[top])
			if missing[top] == 0 && (head == next && next <= n || head == 0 && next > n && k == 1) {
				out = append(out, set.Left(rel))
				missing[head]--
				stack = stack[:k-1]
				continue
			}
			if missing[top] == 0 && k > 1 && head == stack[k-2] {
				out = append(out, set.Right(rel))
				missing[head]--
				stack = stack[:k-1]
				continue
			}
		}
		if next > n {
			return nil // not projective
		}
		out = append(out, Shift)
		stack = append(stack, next)
		next++
	}
	return out
}

// Projective moves the arcs that cross others up to their heads' heads until
// none crosses (Nivre and Nilsson, 2005), the shortest first.
func Projective(g Gold) {
	n := len(g.Head) - 1
	for range n * n {
		best := 0
		for d := 1; d <= n; d++ {
			if crossing(g, d) && (best == 0 || length(g, d) < length(g, best)) {
				best = d
			}
		}
		if best == 0 {
			return
		}
		g.Head[best] = g.Head[g.Head[best]]
	}
}

func length(g Gold, d int) int {
	l := d - int(g.Head[d])
	return max(l, -l)
}

// crossing reports whether a word between d and its head is not below the head.
func crossing(g Gold, d int) bool {
	h := int(g.Head[d])
	if h == 0 {
		return false
	}
	for k := min(d, h) + 1; k < max(d, h); k++ {
		a := k
		for a != 0 && a != h {
			a = int(g.Head[a])
		}
		if a == 0 {
			return true
		}
	}
	return false
}

// Learn makes one step on a sentence with its gold actions. It reports whether
// the weights changed.
func (t *Trainer) Learn(sent *Sentence, gold []Action) bool {
	sc := &t.sc
	sc.start(t.Set, sent.Len())
	t.gold.start(t.Set, sent.Len())
	goldAt := int32(0)
	onGold := int32(0) // index of the gold state in sc, -1 when it fell off the beam
	worst, at := int32(0), -1
	var worstState int32
	for k, x := range gold {
		goldScore := t.actionScore(sent, &t.gold, goldAt, x)
		goldAt = t.gold.apply(t.Set, candidate{score: goldScore, from: goldAt, action: x})
		t.step(sent, sc)
		next := int32(-1)
		for _, i := range sc.beam {
			if s := &sc.states[i]; onGold >= 0 && s.prev == onGold && s.action == x {
				next = i
			}
		}
		onGold = next
		best := &sc.states[sc.beam[0]]
		if v := best.score - goldScore; sc.beam[0] != onGold && v >= worst && (onGold < 0 || k == len(gold)-1) {
			worst, at, worstState = v, k, sc.beam[0]
		}
	}
	if at < 0 {
		t.Learner.Next()
		return false
	}
	t.update(sent, gold[:at+1], worstState)
	t.Learner.Next()
	return true
}

func (t *Trainer) actionScore(sent *Sentence, sc *Scratch, i int32, x Action) int32 {
	s := &sc.states[i]
	return s.score + t.score(sent, sc, s)[x]
}

// update rewards the gold actions and punishes those that led to state last,
// from the first one where they differ.
func (t *Trainer) update(sent *Sentence, gold []Action, last int32) {
	var path []int32 // states before each predicted action
	for i := last; t.sc.states[i].prev >= 0; i = t.sc.states[i].prev {
		path = append(path, t.sc.states[i].prev)
	}
	predicted := make([]Action, len(gold))
	k := len(gold) - 1
	for i := last; t.sc.states[i].prev >= 0; i = t.sc.states[i].prev {
		predicted[k] = t.sc.states[i].action
		k--
	}
	first := 0
	for first < len(gold) && gold[first] == predicted[first] {
		first++
	}
	for k := first; k < len(gold); k++ {
		t.sc.fs = t.sc.allFeatures(t.sc.fs[:0], sent, &t.sc.states[path[len(gold)-1-k]])
		t.Learner.Update(t.sc.fs, int(predicted[k]), -1)
	}
	// The gold scratch holds the gold states in order.
	for k := first; k < len(gold); k++ {
		t.sc.fs = t.gold.allFeatures(t.sc.fs[:0], sent, &t.gold.states[k])
		t.Learner.Update(t.sc.fs, int(gold[k]), 1)
	}
}
