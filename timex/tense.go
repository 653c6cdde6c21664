package timex

import "nuncio/syntax"

// tense is what the clause around an expression says of its time.
type tense struct {
	direction int  // -1 past, +1 future or present with a future sense, 0 not known
	plain     bool // a verb right above the expression says so, not one further off
}

// tense reads the tense of the clause around atoms [first, end): by the tree,
// where the sentence has one, else by the nearest tell-tale word.
func (m *matcher) tense(first, end int32) tense {
	if d := m.lastVerb(first); d != 0 {
		return tense{d, d < 0}
	}
	a, b := m.at(first).token, m.at(end-1).token+1
	top := a
	for t := a; t < b; t++ {
		if h := m.doc.Tokens[t].Head; h < a || h >= b {
			top = t
		}
	}
	if m.doc.Tokens[top].Head != syntax.None || top == m.doc.Sentences[m.sentence].Root && m.parsed() {
		if t, told := m.treeTense(top); told {
			return t
		}
	}
	return m.nearTense(first, end)
}

// parsed reports whether the sentence has a tree: some word has a head.
func (m *matcher) parsed() bool {
	s := m.doc.Sentences[m.sentence]
	for t := s.First; t < s.End; t++ {
		if h := m.doc.Tokens[t].Head; h != syntax.None && h != t {
			return true
		}
	}
	return false
}

// maxClimb bounds the way up a tree, so that a faulty one cannot trap us.
const maxClimb = 24

// lastVerb reads the tense of a verb that stands right before an expression,
// with nothing but a preposition between: "announced Friday". It comes before
// the tree, which may hang the day on another verb.
func (m *matcher) lastVerb(first int32) int {
	for _, w := range [...]string{"on", "in", "for", "at"} {
		if m.is(first-1, w) {
			first--
			break
		}
	}
	if first < 1 {
		return 0
	}
	a := m.at(first - 1)
	if m.hasClass(first-1, classPlanned) && m.doc.Tokens[a.token].XPOS != "" {
		return 1
	}
	if tag := m.doc.Tokens[a.token].XPOS; (tag == "VBD" || tag == "VBN") && !m.hasClass(first-1, classPlanned) {
		if d := m.verbTense(a.token); d != 0 {
			return d
		}
		return -1
	}
	return 0
}

// treeTense climbs to the first word above that tells the tense; told is false
// where none does, as when the parser took the verb for a noun.
func (m *matcher) treeTense(t int32) (found tense, told bool) {
	noun := false
	for n := range maxClimb {
		d := m.verbTense(t)
		if n == 0 && m.doc.Child(t, syntax.Cop) != syntax.None {
			return tense{d, d < 0}, d != 0 // "the deadline is Monday"
		}
		if noun && d > 0 && (m.present(t) || m.purpose(t)) {
			// "Thursday's talks are seen as ..." looks back, "flies in on Thursday" ahead;
			// "to end the strike of Thursday" says nothing.
			return tense{}, true
		}
		if d != 0 && n > 0 {
			return tense{d, n == 1 && (d < 0 || m.willed(t))}, true
		}
		noun = noun || n > 0
		if t = m.doc.Tokens[t].Head; t == syntax.None {
			break
		}
	}
	return tense{}, false
}

// verbTense tells the tense of one word with its auxiliaries, 0 where it has none.
func (m *matcher) verbTense(t int32) int {
	aux := m.auxiliaries(t)
	switch {
	case aux.modal && aux.have:
		return -1
	case aux.modal, aux.was && aux.to: // "were to have met": of a plan, mostly for a day to come
		return 1
	case aux.have:
		return -1
	}
	tok := &m.doc.Tokens[t]
	if m.wordIs(t, classPlanned) && tok.UPOS != syntax.NOUN {
		return 1
	}
	switch tok.XPOS {
	case "VBD":
		return -1
	case "VBN":
		return pick(aux.is || aux.to, 1, -1) // "is held", "to be held"
	case "VBG":
		return pick(aux.was, -1, pick(aux.is, 1, 0))
	case "VB":
		return pick(aux.did, -1, pick(aux.to || aux.is, 1, 0))
	case "VBZ", "VBP":
		return 1
	}
	return pick(aux.cop && aux.was, -1, pick(aux.cop && aux.is, 1, 0))
}

func pick(cond bool, yes, no int) int {
	if cond {
		return yes
	}
	return no
}

// auxiliaries is what stands beside a verb.
type auxiliaries struct{ modal, have, was, is, did, to, cop bool }

func (m *matcher) auxiliaries(t int32) (a auxiliaries) {
	for c := range m.doc.Children(t) {
		tok := &m.doc.Tokens[c]
		switch tok.Deprel {
		case syntax.Aux, syntax.AuxPass, syntax.Cop:
			a.cop = a.cop || tok.Deprel == syntax.Cop
		case syntax.Mark:
			a.to = a.to || equalFold("to", m.doc.Form(c))
			continue
		default:
			continue
		}
		a.add(m.doc.Form(c), m.wordIs(c, classModal))
	}
	return a
}

func (a *auxiliaries) add(form string, modal bool) {
	switch {
	case modal:
		a.modal = true
	case equalFold("was", form), equalFold("were", form):
		a.was = true
	case equalFold("is", form), equalFold("are", form), equalFold("am", form), equalFold("'re", form), equalFold("’re", form):
		a.is = true
	case equalFold("has", form), equalFold("have", form), equalFold("had", form), equalFold("'ve", form), equalFold("having", form):
		a.have = true
	case equalFold("did", form):
		a.did = true
	}
}

func (m *matcher) wordIs(t int32, c class) bool {
	_, ok := m.member(m.lookup(m.doc.Form(t)), c)
	return ok
}

// nearTense reads the tense off the nearest word that tells it, looking left
// first: verbs stand before their dates more often than after.
func (m *matcher) nearTense(first, end int32) tense {
	for i := first - 1; i >= 0; i-- {
		if d := m.wordTense(i); d != 0 {
			return tense{d, false}
		}
	}
	for i := end; int(i) < len(m.atoms); i++ {
		if d := m.wordTense(i); d != 0 {
			return tense{d, false}
		}
	}
	return tense{}
}

func (m *matcher) wordTense(i int32) int {
	switch tag := m.doc.Tokens[m.at(i).token].XPOS; {
	case m.hasClass(i, classModal) || m.hasClass(i, classPlanned) && !m.is(i, "moved"):
		return 1
	case m.is(i, "to") && (m.is(i-1, "is") || m.is(i-1, "are")):
		return 1
	case m.hasClass(i, classPastVerb) || tag == "VBD" || tag == "VBN":
		return -1
	case tag == "VBZ" || tag == "VBP":
		return 1
	}
	return 0
}

// willed reports whether a verb has "will" or "shall": what is to come, plainly.
func (m *matcher) willed(t int32) bool {
	for c := range m.doc.Children(t) {
		if f := m.doc.Form(c); equalFold("will", f) || equalFold("shall", f) || equalFold("'ll", f) {
			return true
		}
	}
	return false
}

// purpose reports whether a verb is a bare infinitive, "to end", and not one
// under a modal or "are to".
func (m *matcher) purpose(t int32) bool {
	aux := m.auxiliaries(t)
	return m.doc.Tokens[t].XPOS == "VB" && aux.to && !aux.modal && !aux.is && !aux.was
}

// open reports whether the sentence speaks of what may come: a deadline in it
// ("if they agree by Sunday") lies ahead even where its verb is in the past.
func (m *matcher) open() bool {
	for i := range m.atoms {
		if at := int32(i); m.hasClass(at, classModal) || m.is(at, "if") || m.is(at, "unless") {
			return true
		}
	}
	return false
}

// present reports whether a verb stands in the plain present: "is", "sees".
func (m *matcher) present(t int32) bool {
	switch m.doc.Tokens[t].XPOS {
	case "VBZ", "VBP":
		return true
	case "VB", "VBG", "MD":
		return false
	}
	aux := m.auxiliaries(t)
	return aux.is && !aux.modal && !aux.to && !m.wordIs(t, classPlanned)
}
