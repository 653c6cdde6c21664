package article

import (
	"html"

	"golang.org/x/net/html/atom"
)

func unescape(s string) string { return html.UnescapeString(s) }

// The body of a page is found in three steps: (1) every unit of running text
// gives its bytes to the elements it stands in; (2) from the root, the reader
// goes down as long as one child holds most of the text, starting lower where
// the markup names the body; (3) inside what is found, units are kept or
// thrown away one by one.

// Shares of text that steer the choice, found on the development pages.
const (
	deadShare  = 0.45 // a named element with more of all text is believed to be alive
	childShare = 0.75 // a child with more than this of its parent's text is gone into
	bodyShare  = 0.30 // a named body with at least this share of all text is the start
)

// weigh sums texts over elements, from the last to the first: a child always
// comes after its parent.
func (m *markup) weigh() {
	for i := range m.units {
		u := &m.units[i]
		e := &m.elements[u.hints.node]
		e.all += int32(len(u.text))
		e.linked += u.hints.linked
		if u.running() {
			e.mass += int32(len(u.text)) - u.hints.linked
		}
	}
	for i := len(m.elements) - 1; i > 0; i-- {
		e := &m.elements[i]
		p := &m.elements[e.parent]
		p.mass += e.mass
		p.all += e.all
		p.linked += e.linked
	}
}

// running reports whether a unit is text to read rather than a label or link.
func (u *unit) running() bool {
	if u.hints.heading > 0 || int(u.hints.linked)*2 > len(u.text) {
		return false
	}
	return u.prose() || u.role == roleNone && u.n >= 4 && endsSentence(u.text) || u.hints.pre && u.n >= 6 || u.n >= 15
}

// kill notes for every unit why its surroundings are no part of the story.
func (m *markup) kill() {
	total := m.elements[0].mass
	reasons := make([]Reason, len(m.elements))
	for i := 1; i < len(m.elements); i++ {
		e := &m.elements[i]
		if r := reasons[e.parent]; r != "" {
			reasons[i] = r
			continue
		}
		if r := e.dead(); r != "" && float64(e.mass) <= deadShare*float64(total) {
			reasons[i] = r
		}
	}
	for i := range m.units {
		m.units[i].hints.dead = reasons[m.units[i].hints.node]
	}
}

// dead returns why an element is no part of a story, or "".
func (e *element) dead() Reason {
	if r := e.traits.reason(); r != "" {
		// A body inside a name like "share-article-body" is still a body.
		if e.traits&traitBody != 0 || e.roles&roleBodyProp != 0 {
			return ""
		}
		if r == Furniture && e.traits&(traitHeadline|traitByline|traitTime|traitCaption) != 0 {
			return ""
		}
		return r
	}
	if e.roles&roleDeadTag != 0 {
		switch e.tag {
		case atom.Aside:
			return Related
		case atom.Button, atom.Dialog:
			return Furniture
		}
		return Navigation
	}
	return ""
}

// reweigh counts only the text of living elements.
func (m *markup) reweigh() {
	for i := range m.elements {
		m.elements[i].mass = 0
	}
	for i := range m.units {
		if u := &m.units[i]; u.hints.dead == "" && u.running() {
			m.elements[u.hints.node].mass += int32(len(u.text)) - u.hints.linked
		}
	}
	for i := len(m.elements) - 1; i > 0; i-- {
		m.elements[m.elements[i].parent].mass += m.elements[i].mass
	}
}

// root returns the element that holds the report.
func (m *markup) root() int32 {
	total := float64(m.elements[0].mass)
	start, rank := int32(0), 0
	for i := 1; i < len(m.elements); i++ {
		e := &m.elements[i]
		r := e.bodyRank()
		if r == 0 || float64(e.mass) < bodyShare*total || e.mass == 0 {
			continue
		}
		// Of equal claims the one with more text wins; a better claim wins
		// over a larger element unless it loses much of the text.
		best := &m.elements[start]
		if rank == 0 || r > rank && float64(e.mass) >= 0.5*float64(best.mass) || r == rank && e.mass > best.mass {
			start, rank = int32(i), r
		}
	}
	if joined := m.join(start); joined != start {
		return joined
	}
	return m.descend(start)
}

// join goes up from a body that the page cut into several parts, with
// advertising between, to the element that holds them all.
func (m *markup) join(start int32) int32 {
	rank := m.elements[start].bodyRank()
	if rank < 3 {
		return start
	}
	claimed := make([]int32, len(m.elements)) // text in bodies of this rank
	for i := len(m.elements) - 1; i > 0; i-- {
		if e := &m.elements[i]; e.bodyRank() == rank {
			claimed[i] = e.mass
		}
		claimed[m.elements[i].parent] += claimed[i]
	}
	best, at := start, start
	for up := 0; up < maxJoin && at > 0; up++ {
		at = m.elements[at].parent
		e := &m.elements[at]
		have := m.elements[best].mass
		if e.mass > 3*m.elements[start].mass || m.severalReports(at) {
			break
		}
		if claimed[at] > have+60 && float64(claimed[at]) > 0.85*float64(e.mass) {
			best = at
		}
	}
	return best
}

// maxJoin is how many elements up the parts of a body may meet.
const maxJoin = 6

// severalReports reports whether an element holds more than one <article> or
// large heading.
func (m *markup) severalReports(at int32) bool {
	articles := 0
	for c := at + 1; c < m.elements[at].end; c++ {
		if e := &m.elements[c]; e.roles&roleArticle != 0 && e.mass > 300 {
			articles++
		}
	}
	titles := 0
	for i := range m.units {
		if u := &m.units[i]; u.hints.heading == 1 && u.hints.dead == "" && m.inside(u, at) {
			titles++
		}
	}
	return articles > 1 || titles > 1
}

func (e *element) bodyRank() int {
	switch {
	case e.roles&roleBodyProp != 0:
		return 4
	case e.traits&traitBody != 0:
		return 3
	case e.roles&roleArticle != 0:
		return 2
	case e.roles&roleMain != 0:
		return 1
	}
	return 0
}

// descend goes down while one child holds most of the text.
func (m *markup) descend(at int32) int32 {
	for {
		next := int32(-1)
		for c := at + 1; c < m.elements[at].end; c = max(m.elements[c].end, c+1) {
			e := &m.elements[c]
			if float64(e.mass) > childShare*float64(m.elements[at].mass) && e.mass > 0 {
				next = c
				break
			}
		}
		if next < 0 || m.elements[next].isText() {
			return at
		}
		at = next
	}
}

// isText reports whether an element is a paragraph, which is no container.
func (e *element) isText() bool {
	switch e.tag {
	case atom.P, atom.Span, atom.Li, atom.Blockquote, atom.Pre, atom.A, atom.B, atom.Strong, atom.Em, atom.I, atom.Font:
		return true
	}
	return false
}

// inRoot reports whether a unit stands in an element.
func (m *markup) inside(u *unit, root int32) bool {
	return u.hints.node >= root && u.hints.node < m.elements[root].end
}
