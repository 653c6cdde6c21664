package entity

import (
	"cmp"
	"slices"

	"nuncio/lexicon"
	"nuncio/syntax"
)

// kinds is the set of what a mention or chain may be.
type kinds uint8

const (
	personKind kinds = 1 << iota
	stateKind
	organisationKind
	groupKind
	thingKind // no actor: treaties, days, summits; linked only so that "it" may find them
)

const actorKinds = personKind | stateKind | organisationKind | groupKind

// number is singular, plural or both.
type number uint8

const (
	singular number = 1 << iota
	plural
)

// mention is a mention while the reading goes on.
type mention struct {
	first, end, head int32
	sentence         int32
	form             Form
	kinds            kinds
	number           number
	gender           byte
	country, sector  string
	registry         string
	chain            int32

	nameFirst, nameEnd int32      // the proper name inside; empty for other mentions
	short              bool       // a person's name of one part
	honorific          string     // "Mr", without the full stop
	rank               string     // the lexicon's name of a rank before the name
	offices            []office   // that the words of the mention give
	modifier, locative bool       // as in Mention
	static             bool       // locative and not the goal of a motion
	definite           bool       // "the", "this", a possessor
	indefinite         bool       // "a", "some", "another"
	possessor          int32      // head token of its possessor, or None
	people             bool       // of a nationality noun: "North Koreans"
	relative           bool       // "who", "which"
	reflexive          bool       // "himself"
	dropped            bool       // a predicate: its office went to the subject
	entry              string     // lexicon name of its noun: "foreign minister"
	codes              []string   // countries of a group of several: "Norlandic and Velmari officials"
	members            []int32    // heads of the nouns that a coordination joins
	unclear            bool       // ambiguous: linked to nobody
	conf               float64    // of its link
	hit                *hit       // the phrase of the lexicon that it is by, or nil
	titleFlags         titleFlags // of its office
}

// titleFlags say what an office is for the linking of titles.
type titleFlags uint16

const (
	headOfState titleFlags = 1 << iota
	headOfGovernment
	leaderTitle
	foreignMinister
	ministerTitle
	diplomatTitle
	spokesTitle
	officialTitle
	relationalTitle
	royalTitle
	officerTitle
	partyLeader
	headTitle
	deputyTitle // a vice president; a deputy prime minister is a minister as well
)

var titleFlagNames = [...]struct {
	name string
	flag titleFlags
}{
	{"head-of-state", headOfState}, {"head-of-government", headOfGovernment}, {"leader", leaderTitle},
	{"foreign-minister", foreignMinister}, {"minister", ministerTitle}, {"diplomat", diplomatTitle},
	{"spokesperson", spokesTitle}, {"official", officialTitle}, {"relational", relationalTitle},
	{"kin", relationalTitle}, {"royal", royalTitle}, {"officer", officerTitle}, {"party-leader", partyLeader}, {"head", headTitle},
	{"deputy-head", deputyTitle},
}

// topTitles are those for which "the leader" may stand.
const topTitles = headOfState | headOfGovernment | leaderTitle

func flagsOf(e *lexicon.Entry) titleFlags {
	var f titleFlags
	for _, t := range titleFlagNames {
		if e.Has(t.name) {
			f |= t.flag
		}
	}
	return f
}

// office is an office that one mention words.
type office struct {
	Office
	entry  string // the lexicon's name of it
	flags  titleFlags
	rank   bool
	holder int32 // head token of whom or what it belongs to, or None
}

// add appends a mention, fills what can be told from its tokens, and returns its index.
func (rd *reading) add(m mention) int32 {
	m.sentence = rd.doc.Tokens[m.head].Sentence
	m.chain = None
	m.conf = 1
	i := int32(len(rd.ments))
	rd.ments = append(rd.ments, m)
	rd.headAt[m.head] = i
	if m.form == Name {
		for k := m.first; k < m.end; k++ {
			rd.nameAt[k] = i
		}
	}
	return i
}

// sortMentions brings the mentions into text order, outer ones first.
func (rd *reading) sortMentions() {
	slices.SortStableFunc(rd.ments, func(a, b mention) int {
		return cmp.Or(cmp.Compare(a.first, b.first), cmp.Compare(b.end, a.end), cmp.Compare(a.head, b.head))
	})
	for i := range rd.headAt {
		rd.headAt[i] = None
		rd.nameAt[i] = None
	}
	for i := range rd.ments {
		m := &rd.ments[i]
		if len(m.members) == 0 {
			rd.headAt[m.head] = int32(i)
		}
		for k := m.nameFirst; k < m.nameEnd; k++ {
			rd.nameAt[k] = int32(i)
		}
		if m.kinds == personKind && m.form == Name { // by the name as well, where the tree takes the title for the head
			if h := rd.headIn(m.nameFirst, m.nameEnd); rd.headAt[h] == None {
				rd.headAt[h] = int32(i)
			}
		}
	}
}

// name returns the proper name of the mention.
func (rd *reading) name(m *mention) string { return rd.doc.Words(m.nameFirst, m.nameEnd) }

// subject reports whether token i is a subject, and of what.
func (rd *reading) subject(i int32) (verb int32, ok bool) {
	switch rd.deprel(i) {
	case syntax.Nsubj, syntax.NsubjPass, syntax.NsubjOuter:
		return rd.head(i), rd.head(i) >= 0
	}
	return None, false
}

// clause returns the nearest ancestor of token i that heads a clause: a root,
// or the head of a clausal relation. A conjunct of a verb counts.
func (rd *reading) clause(i int32) int32 {
	for steps := 0; steps < 64; steps++ {
		switch rd.deprel(i) {
		case syntax.Root, syntax.Ccomp, syntax.Advcl, syntax.AdvclRelcl, syntax.Acl, syntax.AclRelcl,
			syntax.Parataxis, syntax.Csubj, syntax.CsubjPass, syntax.CsubjOuter:
			return i
		case syntax.Conj:
			if rd.upos(i) == syntax.VERB || rd.upos(i) == syntax.AUX {
				return i
			}
		}
		if rd.head(i) < 0 {
			return i
		}
		i = rd.head(i)
	}
	return i
}

// preposition returns the case marker of token i ("in", "'s"), or None.
func (rd *reading) preposition(i int32) int32 {
	return rd.doc.Child(i, syntax.Case)
}
