package entity

import (
	"nuncio/article"
	"nuncio/lexicon"
	"nuncio/syntax"
)

// setPlaceUse says whether the mention only describes another noun, and
// whether it is named as a place: "in Haldane" and "flew to Brask" are places,
// "a signal to Brask" and "talks with Brask" are not. e may be nil.
func (rd *reading) setPlaceUse(m *mention, e *lexicon.Entry) {
	if rd.blockKind(rd.doc.Tokens[m.head].Sentence) == article.Dateline && m.kinds&stateKind != 0 {
		m.locative, m.static = true, true
		return
	}
	head := m.head
	for steps := 0; rd.deprel(head) == syntax.Conj && rd.head(head) >= 0 && steps < 8; steps++ {
		head = rd.head(head) // "in Haldane and Brask"
	}
	switch rd.deprel(head) {
	case syntax.Amod, syntax.Compound, syntax.NmodPoss, syntax.NmodDesc, syntax.Flat, syntax.Det:
		m.modifier = true
		return
	}
	if m.form != Name || m.kinds&(stateKind|organisationKind) == 0 {
		return
	}
	governor := rd.head(head)
	p := rd.preposition(head)
	if p == None && head == m.head && m.first > 0 && rd.upos(m.first-1) == syntax.ADP && rd.sameSentence(m.first-1, m.head) {
		p = m.first - 1
	}
	switch {
	case p != None && rd.lemma(p) == "for" && rd.infinitiveAt(m.end):
		return // "a call for Norland to pull out": Norland is to act
	case p == None:
		rd.bareUse(m, e, head, governor)
	default:
		if governor < 0 {
			governor = p
		}
		rd.prepositionUse(m, e, p, rd.movingGovernor(governor, p))
	}
	if rd.areaUse(m, e, head, p) {
		m.locative, m.static, m.modifier = true, true, false
	}
}

// infinitiveAt reports whether an infinitive with "to" begins at token i.
func (rd *reading) infinitiveAt(i int32) bool {
	return i > 0 && int(i)+1 < len(rd.forms) && rd.sameSentence(i-1, i+1) && rd.upos(i) == syntax.PART && rd.lemma(i) == "to" && rd.upos(i+1) == syntax.VERB
}

// areaUse reports whether a breakaway area is spoken of as land: wherever it is
// neither the doer nor the other party of anything ("retook Redhill", "the
// fate of Redhill", not "talks with Redhill").
func (rd *reading) areaUse(m *mention, e *lexicon.Entry, head, p int32) bool {
	if e == nil || e.Class != lexicon.Country || e.Sector != "PRE" || m.locative {
		return false
	}
	if p == None {
		return rd.deprel(head) == syntax.Obj
	}
	switch rd.lemma(p) {
	case "by", "with", "between", "against", "as":
		return false
	}
	return rd.preposition(head) != None
}

// movingGovernor returns the noun or verb of motion that "to Haldane" goes
// with, where a day or a doer stands between: "left on Sunday for Haldane", "the
// trip by her aides to Haldane". It returns governor where there is none.
func (rd *reading) movingGovernor(governor, p int32) int32 {
	if !rd.is(p, goalPreposition) || rd.is(governor, motionVerb|motionNoun|visitVerb) {
		return governor
	}
	q := rd.preposition(governor)
	if q == None || !rd.is(governor, timeNoun) && rd.lemma(q) != "by" {
		return governor
	}
	if h := rd.head(governor); h >= 0 && rd.is(h, motionVerb|motionNoun|visitVerb) {
		return h
	}
	return governor
}

// bareUse handles names without a preposition.
func (rd *reading) bareUse(m *mention, e *lexicon.Entry, head, governor int32) {
	place := m.kinds&stateKind != 0 && (e == nil || e.Class != lexicon.Seat || rd.deprel(head) == syntax.Obj)
	switch rd.deprel(head) {
	case syntax.Obj:
		m.locative = place && rd.is(governor, visitVerb)
	case syntax.Appos, syntax.NmodUnmarked, syntax.List, syntax.Dep: // "Tern Bay, Norland"
		if m.first >= 2 && rd.forms[m.first-1] == "," && capitalised(rd.forms[m.first-2]) && governor >= 0 && governor < m.first && rd.nameless(governor) {
			m.locative, m.static = place, place
		}
	}
}

// nameless reports whether token i is no part of a person's or organisation's name.
func (rd *reading) nameless(i int32) bool {
	n := rd.nameAt[i]
	return n == None || rd.ments[n].kinds&(personKind|organisationKind) == 0
}

func (rd *reading) prepositionUse(m *mention, e *lexicon.Entry, p, governor int32) {
	// An organisation or a seat is a place only where one goes or sits.
	place := m.kinds&stateKind != 0
	motion := rd.is(governor, motionVerb|motionNoun|visitVerb) && !rd.sendsThing(governor) || rd.openedMission(governor)
	switch lemma := rd.lemma(p); {
	case rd.is(p, locativePreposition):
		m.locative = place && !(lemma == "in" && rd.is(governor, inGovernor))
		m.static = m.locative && !motion
		m.locative = m.locative || motion && (lemma == "in" || lemma == "at" || lemma == "into" || lemma == "inside")
	case lemma == "to" && rd.officeNoun(governor):
		m.modifier = true
	case rd.is(p, goalPreposition):
		switch {
		case motion:
			m.locative = true
		case lemma == "from" && rd.upos(governor) == syntax.NOUN:
			m.modifier = rd.hitOver(governor, peopleClasses) != nil
		}
	case lemma == "of":
		switch {
		case rd.hitOver(governor, peopleClasses|classSet(lexicon.Body)) != nil || rd.is(governor, groupNoun) ||
			rd.nameAt[governor] != None && rd.ments[rd.nameAt[governor]].kinds == personKind:
			m.modifier = true
		case rd.is(governor, placeWord) || rd.lemma(governor) == "capital" || rd.lemma(governor) == "outskirts":
			m.locative, m.static = place, place
		}
	}
	if e != nil && e.Class == lexicon.Seat && m.locative && !motion {
		m.static = true
	}
}

// openedMission reports whether the governor of "in Norland" is a mission that is opened
// or closed, or the verb of that: a tie with the state ("reopened its embassy in Norland").
func (rd *reading) openedMission(governor int32) bool {
	if !rd.is(governor, openingVerb) {
		if h := rd.head(governor); h < 0 || !rd.is(governor, missionNoun) || !rd.is(h, openingVerb) {
			return false
		}
		return true
	}
	o := rd.doc.Child(governor, syntax.Obj, syntax.NsubjPass)
	return o != None && rd.is(o, missionNoun)
}

// sendsThing reports whether the verb has a thing for its object, so that "to"
// names who gets it: "sent a signal to Haldane".
func (rd *reading) sendsThing(verb int32) bool {
	o := rd.doc.Child(verb, syntax.Obj)
	return rd.upos(verb) == syntax.VERB && o != None && rd.upos(o) == syntax.NOUN && rd.hitOver(o, peopleClasses|bodyClasses) == nil && !rd.is(o, groupNoun|personNoun)
}

// officeNoun reports whether token i heads an office: "ambassador to Norland".
func (rd *reading) officeNoun(i int32) bool {
	return rd.upos(i) == syntax.NOUN && rd.hitOver(i, classSet(lexicon.Office)) != nil
}
