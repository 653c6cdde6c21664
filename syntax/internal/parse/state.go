package parse

// subtree is what the features see of a word and its dependents so far.
type subtree struct {
	word           int16
	l1, l2, r1, r2 int16 // outermost and second outermost dependents; 0 none
	dl1, dl2       uint8 // their relations, from 1
	dr1, dr2       uint8
	nl, nr         uint8 // numbers of dependents
}

func (t *subtree) addLeft(child int16, rel uint8) {
	t.l2, t.dl2 = t.l1, t.dl1
	t.l1, t.dl1 = child, rel
	t.nl = min(t.nl+1, 7)
}

func (t *subtree) addRight(child int16, rel uint8) {
	t.r2, t.dr2 = t.r1, t.dr1
	t.r1, t.dr1 = child, rel
	t.nr = min(t.nr+1, 7)
}

// node is one cell of a stack. Stacks of different states share cells.
type node struct {
	subtree
	below int32 // index in arena.nodes; 0 is the bottom
}

// state is one configuration of a derivation.
type state struct {
	score  int32
	prev   int32 // index in arena.states
	stack  int32 // index in arena.nodes
	depth  int16
	next   int16 // first word of the buffer
	front  subtree
	action Action // that led here
	margin int32  // by which the action won over the best other one
}

// arena holds the states and stack cells of one search.
type arena struct {
	states []state
	nodes  []node
}

func (a *arena) reset() {
	a.states = append(a.states[:0], state{next: 1, prev: -1, front: subtree{word: 1}})
	a.nodes = append(a.nodes[:0], node{})
}

// apply appends the state that c leads to and returns its index.
func (a *arena) apply(set Set, c candidate) int32 {
	s := a.states[c.from]
	x := c.action
	s.prev, s.action, s.score, s.margin = c.from, x, c.score, c.margin
	switch {
	case x == Shift:
		a.nodes = append(a.nodes, node{s.front, s.stack})
		s.stack = int32(len(a.nodes) - 1)
		s.depth++
		s.next++
		s.front = subtree{word: s.next}
	case set.isLeft(x):
		top := &a.nodes[s.stack]
		s.front.addLeft(top.word, uint8(set.Relation(x)+1))
		s.stack = top.below
		s.depth--
	default:
		top := &a.nodes[s.stack]
		head := a.nodes[top.below]
		head.addRight(top.word, uint8(set.Relation(x)+1))
		a.nodes = append(a.nodes, head)
		s.stack = int32(len(a.nodes) - 1)
		s.depth--
	}
	a.states = append(a.states, s)
	return int32(len(a.states) - 1)
}
