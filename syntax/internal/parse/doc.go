// Package parse is a dependency parser: the arc-hybrid transition system
// (Kuhlmann, Gómez-Rodríguez and Satta, 2011) with the root at the end of the
// buffer (Ballesteros and Nivre, 2013), so that every derivation is one tree
// with one root, searched with a beam whose states share their stacks (Huang
// and Sagae, 2010) and scored with features after Zhang and Nivre (2011).
package parse

// Sentence is the input of the parser. Words count from 1; place 0 stands for
// no word and place n+1 for the root. All slices have n+2 entries.
type Sentence struct {
	Form []uint32 // hash of the lower-case form
	Tag  []uint8  // fine tag
	Pos  []uint8  // coarse tag
}

// Tags of the places that are no words.
const (
	tagNone = 254
	tagRoot = 253
)

// Reset makes room for n words.
func (s *Sentence) Reset(n int) {
	s.Form = append(s.Form[:0], make([]uint32, n+2)...)
	s.Tag = append(s.Tag[:0], make([]uint8, n+2)...)
	s.Pos = append(s.Pos[:0], make([]uint8, n+2)...)
	s.Form[0], s.Tag[0], s.Pos[0] = 1, tagNone, tagNone
	s.Form[n+1], s.Tag[n+1], s.Pos[n+1] = 2, tagRoot, tagRoot
}

// Len returns the number of words.
func (s *Sentence) Len() int { return len(s.Form) - 2 }

// An Action is a transition: shift, or an arc with a relation.
type Action uint8

// Shift moves the first word of the buffer to the stack. Left makes the top of
// the stack a dependent of the first word of the buffer, Right one of the word
// below it on the stack. Relations count from 0; the arc to the root is a Left
// with relation Root.
const Shift Action = 0

// Set numbers the actions of a set of relations.
type Set struct {
	Relations int
	Root      int // the relation of the root

	lefts, rights []Action // those seen in training, without the root's
}

// NewSet returns the actions of so many relations. allowed says which left and
// right arcs occur; nil stands for all.
func NewSet(relations, root int, allowed []bool) Set {
	s := Set{Relations: relations, Root: root}
	for rel := range relations {
		if rel == root {
			continue
		}
		if x := s.Left(rel); allowed == nil || allowed[x] {
			s.lefts = append(s.lefts, x)
		}
		if x := s.Right(rel); allowed == nil || allowed[x] {
			s.rights = append(s.rights, x)
		}
	}
	return s
}

// Count returns the number of actions.
func (a Set) Count() int { return 1 + 2*a.Relations }

// Left returns the action of a left arc.
func (a Set) Left(rel int) Action { return Action(1 + rel) }

// Right returns the action of a right arc.
func (a Set) Right(rel int) Action { return Action(1 + a.Relations + rel) }

// Relation returns the relation of an arc action.
func (a Set) Relation(x Action) int { return (int(x) - 1) % a.Relations }

func (a Set) isLeft(x Action) bool { return x != Shift && int(x) <= a.Relations }
