package parse

import (
	"math"

	"nuncio/syntax/internal/linear"
)

// Parser finds the best tree of a sentence.
type Parser struct {
	Scorer linear.Scorer
	Set    Set
	Beam   int
	// Cut drops states that score so much less than the best; 0 keeps them.
	// Training keeps them.
	Cut int32
}

// Scratch is the memory of one search, to be used again.
type Scratch struct {
	arena
	beam, after []int32
	found       []candidate
	fs          []uint64
	legal       []Action
	scores      linear.Scores

	word  linear.Scores
	known []int32 // scores of wordFeatures by word, role and action
	have  []bool  // those computed
}

// candidate is a state's possible successor.
type candidate struct {
	score  int32
	from   int32
	margin int32
	action Action
}

// Arc is the head of a word, 0 for the root, with the relation and the margin
// by which the arc won over the best other action.
type Arc struct {
	Head     int16
	Relation uint8
	Margin   int32
}

// Parse writes the arcs of words 1 ... n to arcs[1:n+1].
func (p *Parser) Parse(sent *Sentence, arcs []Arc, sc *Scratch) {
	n := sent.Len()
	sc.start(p.Set, n)
	for range 2 * n {
		p.step(sent, sc)
	}
	sc.readArcs(p.Set, n, sc.beam[0], arcs)
}

// start prepares for a sentence of n words.
func (sc *Scratch) start(set Set, n int) {
	sc.reset()
	places := (n + 2) * int(roles)
	sc.have = append(sc.have[:0], make([]bool, places)...)
	if need := places * set.Count(); len(sc.known) < need {
		sc.known = make([]int32, need)
	}
	sc.beam = append(sc.beam[:0], 0)
}

// step replaces the beam by the best successors of its states.
func (p *Parser) step(sent *Sentence, sc *Scratch) {
	sc.found = sc.found[:0]
	for _, i := range sc.beam {
		p.expand(sent, sc, i)
	}
	sc.after = sc.after[:0]
	for _, c := range sc.found {
		if p.Cut > 0 && c.score < sc.found[0].score-p.Cut {
			break
		}
		sc.after = append(sc.after, sc.apply(p.Set, c))
	}
	sc.beam, sc.after = sc.after, sc.beam
}

// expand offers the successors of state i to sc.found.
func (p *Parser) expand(sent *Sentence, sc *Scratch, i int32) {
	s := &sc.states[i]
	sc.legal = p.legal(sc.legal[:0], s, sent.Len())
	scores := p.score(sent, sc, s)
	first, second := int32(math.MinInt32), int32(math.MinInt32)
	for _, x := range sc.legal {
		if v := scores[x]; v > first {
			first, second = v, first
		} else if v > second {
			second = v
		}
	}
	for _, x := range sc.legal {
		v := scores[x]
		c := candidate{score: s.score + v, from: i, margin: v - first, action: x}
		if v == first && second > math.MinInt32 {
			c.margin = v - second
		}
		sc.offer(p.Beam, c)
	}
}

// score returns the scores of the actions in state s.
func (p *Parser) score(sent *Sentence, sc *Scratch, s *state) *linear.Scores {
	n := p.Set.Count()
	scores := sc.scores[:n]
	clear(scores)
	for r, i := range sc.places(s) {
		// What one word says by itself is the same in every state of a search.
		at := int(i)*int(roles) + r
		known := sc.known[at*n : at*n+n]
		if !sc.have[at] {
			sc.have[at] = true
			clear(sc.word[:n])
			sc.fs = wordFeatures(sc.fs[:0], sent, role(r), i)
			p.Scorer.Score(sc.fs, &sc.word)
			copy(known, sc.word[:n])
		}
		for k, v := range known[:len(scores)] {
			scores[k] += v
		}
	}
	sc.fs = sc.features(sc.fs[:0], sent, s)
	p.Scorer.Score(sc.fs, &sc.scores)
	return &sc.scores
}

// legal appends the actions that state s allows in a sentence of n words.
func (p *Parser) legal(xs []Action, s *state, n int) []Action {
	inside := int(s.next) <= n
	if inside {
		xs = append(xs, Shift)
	} else if s.depth == 1 {
		return append(xs, p.Set.Left(p.Set.Root))
	}
	if inside && s.depth >= 1 {
		xs = append(xs, p.Set.lefts...)
	}
	if s.depth >= 2 {
		xs = append(xs, p.Set.rights...)
	}
	return xs
}

// offer keeps c if it is among the best; found stays sorted, the best first,
// earlier offers before later ones of the same score.
func (sc *Scratch) offer(beam int, c candidate) {
	f := sc.found
	if len(f) == beam {
		if c.score <= f[len(f)-1].score {
			return
		}
		f = f[:len(f)-1]
	}
	k := len(f)
	f = append(f, c)
	for k > 0 && f[k-1].score < c.score {
		f[k] = f[k-1]
		k--
	}
	f[k] = c
	sc.found = f
}

// readArcs walks back from the last state.
func (sc *Scratch) readArcs(set Set, n int, last int32, arcs []Arc) {
	for i := last; sc.states[i].prev >= 0; i = sc.states[i].prev {
		s := &sc.states[i]
		if s.action == Shift {
			continue
		}
		before := &sc.states[s.prev]
		top := &sc.nodes[before.stack]
		arc := Arc{Relation: uint8(set.Relation(s.action)), Margin: s.margin}
		switch {
		case !set.isLeft(s.action):
			arc.Head = sc.nodes[top.below].word
		case int(before.next) <= n:
			arc.Head = before.next
		}
		arcs[top.word] = arc
	}
}
