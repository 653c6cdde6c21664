package timex

import "nuncio/syntax"

// tense is what the clause around an expression says of its time.
type tense struct {
	direction int  // -1 past, +1 future or present with a future sense, 0 not known
	plain     bool // a verb right above the expression says so, not one further off
	loose     bool // the expression only names a day ("20 May has been mentioned", "the events of 20 May"), or the plan it is of may be over ("had been set for 20 May")
}

// tense reads the tense of the clause around atoms [first, end): by the tree,
// where the sentence has one, else by the nearest tell-tale word.
func (m *matcher) tense(first, end int32) tense {
	if d, loose := m.lastVerb(first); d != 0 {
		return tense{d, d < 0, loose}
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
func (m *matcher) lastVerb(first int32) (direction int, loose bool) {
	for _, w := range [...]string{"on", "in", "for", "at"} {
		if m.is(first-1, w) {
			first--
			break
		}
	}
	if first < 1 {
		return 0, false
	}
	a := m.at(first - 1)
	if m.is(first, "for") && m.hasClass(first-1, classBound) {
		return 0, false
	}
	if m.hasClass(first-1, classPlanned) && m.doc.Tokens[a.token].XPOS != "" {
		return 1, m.elapsedPlan(a.token)
	}
	if tag := m.doc.Tokens[a.token].XPOS; (tag == "VBD" || tag == "VBN") && !m.hasClass(first-1, classPlanned) {
		if d := m.verbTense(a.token); d != 0 {
			return d, false
		}
		return -1, false
	}
	return 0, false
}

// treeTense climbs to the first word above that tells the tense; told is false
// where none does, as when the parser took the verb for a noun.
func (m *matcher) treeTense(t int32) (found tense, told bool) {
	day, noun, loose := t, false, m.named(t)
	for n := range maxClimb {
		if n == 1 {
			loose = loose || m.doc.Tokens[t].UPOS == syntax.NOUN || m.elapsedPlan(t)
		}
		d := m.verbTense(t)
		if n == 1 && m.doc.Tokens[t].UPOS == syntax.NOUN && m.wordIs(t, classDeed) {
			return tense{-1, false, loose}, true // "to look into February's killing"
		}
		if noun && m.dropped(t) && (m.doc.Child(day, syntax.Case) == syntax.None || m.doc.Child(t, syntax.NsubjPass) != syntax.None) || n > 0 && m.boundFor(t) {
			return tense{1, false, loose}, true // "Tuesday's talks have been called off": they were still to come
		}
		if n == 0 && m.doc.Child(t, syntax.Cop) != syntax.None {
			return tense{d, d < 0, false}, d != 0 // "the deadline is Monday"
		}
		if d > 0 && m.carriedOut(t) {
			t = m.doc.Tokens[t].Head // "helped to sink the talks": done
			d = m.verbTense(t)
		}
		if noun && d > 0 && (m.present(t) || m.purpose(t) && !m.heading()) {
			// "Thursday's talks are seen as ..." looks back, "flies in on Thursday" ahead;
			// "to end the strike of Thursday" says nothing.
			return tense{}, true
		}
		if d != 0 && n > 0 {
			return tense{d, n == 1 && (d < 0 || m.willed(t)), loose}, true
		}
		noun = noun || n > 0 && m.doc.Tokens[t].UPOS != syntax.PROPN // a day that hangs on a place is the verb's
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
			return tense{direction: d}
		}
	}
	for i := end; int(i) < len(m.atoms); i++ {
		if d := m.wordTense(i); d != 0 {
			return tense{direction: d}
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

// named reports whether token t is subject or object: a day spoken of, not the
// time of the clause.
func (m *matcher) named(t int32) bool {
	switch m.doc.Tokens[t].Deprel {
	case syntax.Nsubj, syntax.NsubjPass, syntax.Obj:
		return true
	}
	return false
}

// elapsedPlan reports whether a verb tells of a plan from a time before: "had
// been set for", "was scheduled for". It may have come to nothing long since.
func (m *matcher) elapsedPlan(t int32) bool {
	if !m.wordIs(t, classPlanned) {
		return false
	}
	for c := range m.doc.Children(t) {
		if f := m.doc.Form(c); equalFold("had", f) || equalFold("was", f) || equalFold("were", f) {
			return true
		}
	}
	return false
}

// carriedOut reports whether token t is an infinitive under a past verb that
// says it was done: "helped to", "managed to", "began to".
func (m *matcher) carriedOut(t int32) bool {
	h := m.doc.Tokens[t].Head
	return h != syntax.None && m.doc.Tokens[t].Deprel == syntax.Xcomp && m.wordIs(h, classDone) && m.verbTense(h) < 0
}

// dropped reports whether a verb says that a plan is given up: "cancelled",
// "called off", "put on hold".
func (m *matcher) dropped(t int32) bool {
	if m.wordIs(t, classDropped) {
		return true
	}
	form := m.doc.Form(t)
	if !equalFold("called", form) && !equalFold("put", form) {
		return false
	}
	for c := range m.doc.Children(t) {
		if f := m.doc.Form(c); c > t && (equalFold("off", f) || equalFold("hold", f) || equalFold("ice", f)) {
			return true
		}
	}
	return false
}

// boundFor reports whether the noun t is what somebody has set out for: "have
// arrived for Tuesday's talks", "flew in for the talks".
func (m *matcher) boundFor(t int32) bool {
	h := m.doc.Tokens[t].Head
	if h == syntax.None || m.doc.Tokens[t].UPOS != syntax.NOUN || !m.wordIs(h, classBound) {
		return false
	}
	c := m.doc.Child(t, syntax.Case)
	return c != syntax.None && equalFold("for", m.doc.Form(c))
}

// heading reports whether the sentence stands in a title, where a bare
// infinitive tells of what is to come: "Leaders to meet on Sunday".
func (m *matcher) heading() bool {
	b := m.doc.Sentences[m.sentence].Block
	return b >= 0 && int(b) < len(m.doc.Blocks) && m.doc.Blocks[b].Title
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
