package entity

import (
	"strings"

	"nuncio/syntax"
)

// findPronouns adds the personal, possessive, relative and reflexive pronouns.
func (rd *reading) findPronouns() {
	for i := range rd.doc.Tokens {
		if rd.upos(int32(i)) != syntax.PRON && rd.upos(int32(i)) != syntax.DET || rd.headAt[i] != None {
			continue
		}
		if m, ok := pronouns[strings.ToLower(rd.forms[i])]; ok {
			rd.pronoun(int32(i), m)
		}
	}
}

// pronouns are the pronouns that stand for actors, with what they agree with.
var pronouns = map[string]mention{
	"he": {kinds: personKind, number: singular, gender: 'm'}, "him": {kinds: personKind, number: singular, gender: 'm'},
	"his": {kinds: personKind, number: singular, gender: 'm'}, "himself": {kinds: personKind, number: singular, gender: 'm', reflexive: true},
	"she": {kinds: personKind, number: singular, gender: 'f'}, "her": {kinds: personKind, number: singular, gender: 'f'},
	"hers": {kinds: personKind, number: singular, gender: 'f'}, "herself": {kinds: personKind, number: singular, gender: 'f', reflexive: true},
	"it": {kinds: inanimate, number: singular, gender: 'n'}, "its": {kinds: inanimate, number: singular, gender: 'n'},
	"itself": {kinds: inanimate, number: singular, gender: 'n', reflexive: true},
	"they":   {kinds: several, number: plural}, "them": {kinds: several, number: plural},
	"their": {kinds: several, number: plural}, "theirs": {kinds: several, number: plural},
	"themselves": {kinds: several, number: plural, reflexive: true},
	"who":        {kinds: actorKinds &^ stateKind, relative: true}, "whom": {kinds: actorKinds &^ stateKind, relative: true},
	"whose": {kinds: actorKinds | thingKind, relative: true}, "which": {kinds: inanimate | groupKind, relative: true},
	"i": firstPerson, "me": firstPerson, "my": firstPerson, "mine": firstPerson, "myself": firstPerson,
	"we": firstPlural, "us": firstPlural, "our": firstPlural, "ours": firstPlural, "ourselves": firstPlural,
	"you": secondPerson, "your": secondPerson, "yours": secondPerson, "yourself": secondPerson,
}

const (
	inanimate = stateKind | organisationKind | groupKind | thingKind
	several   = actorKinds | thingKind
)

var (
	firstPerson  = mention{kinds: personKind, number: singular, entry: "I"}
	firstPlural  = mention{kinds: groupKind, number: plural, entry: "we"}
	secondPerson = mention{kinds: actorKinds, entry: "you"}
)

func (rd *reading) pronoun(i int32, m mention) {
	if m.gender == 'n' && !m.reflexive && rd.pleonastic(i) {
		return
	}
	m.form, m.first, m.end, m.head, m.possessor = Pronoun, i, i+1, i, None
	m.modifier = rd.deprel(i) == syntax.NmodPoss
	rd.add(m)
}

// pleonastic reports whether "it" stands for nothing: "it is clear that",
// "it seems", "it rained".
func (rd *reading) pleonastic(i int32) bool {
	if rd.deprel(i) == syntax.Expl {
		return true
	}
	v, ok := rd.subject(i)
	if !ok {
		return false
	}
	if rd.is(v, weatherVerb) || rd.is(v, timeNoun) {
		return true
	}
	if rd.lemma(v) == "time" && rd.doc.Child(v, syntax.Cop) != None {
		return true // "it was the first time that"
	}
	clausal := rd.doc.Child(v, syntax.Csubj, syntax.CsubjPass, syntax.Ccomp, syntax.Advcl, syntax.Xcomp, syntax.Acl) != None
	if rd.doc.Child(v, syntax.Cop) != None {
		return clausal && rd.is(v, pleonasticAdjective)
	}
	if rd.doc.Child(v, syntax.Csubj, syntax.CsubjPass) != None {
		return true
	}
	return clausal && rd.is(v, pleonasticVerb) && (rd.deprel(i) == syntax.NsubjPass || rd.lemma(v) == "seem" || rd.lemma(v) == "appear" || rd.lemma(v) == "turn")
}

// window is how many sentences back a pronoun may look.
const window = 3

// candidate is a mention that may be an antecedent.
type candidate struct {
	mention int32
	score   int
}

// linkPronoun links a personal or possessive pronoun by salience, after Shalom
// Lappin and Herbert Leass (1994): the role of the antecedent, its distance,
// the parallel of roles and the number of mentions weigh against each other;
// agreement and binding rule out.
func (rd *reading) linkPronoun(i int32) {
	m := &rd.ments[i]
	if m.reflexive {
		if s := rd.subjectOver(m.head); s != None {
			if a := rd.mentionAt(s); a != None && a != i && rd.agrees(a, m) {
				rd.join(a, i, 0.95)
				return
			}
		}
	}
	if a := rd.cataphor(i); a != None {
		rd.join(a, i, 0.8)
		return
	}
	want, teller, quoting := rd.wantedKinds(m), rd.teller(m), rd.quoting(m)
	var best, second candidate
	best.mention, second.mention = None, None
	for k := int32(len(rd.ments)) - 1; k >= 0; k-- {
		a := &rd.ments[k]
		if a.first >= m.first {
			continue
		}
		if m.sentence-a.sentence > window+8 {
			break
		}
		if quoting != None && a.chain == quoting && rd.ments[k].kinds&personKind != 0 {
			continue // "“He must go,” said Okel": not Okel
		}
		if !rd.reachable(a, m) || !rd.agrees(k, m) || rd.bound(k, i) || want != 0 && rd.kindsOf(k)&want == 0 && !(want == actorKinds && rd.is(a.head, documentNoun)) {
			continue
		}
		c := candidate{k, rd.salience(k, i)}
		if k == teller && rd.role(a.head) != syntax.Nsubj {
			c.score += tellerWeight
		}
		switch {
		case best.mention == None || c.score > best.score:
			if best.mention != None && !rd.sameChain(best.mention, k) {
				second = best
			}
			best = c
		case !rd.sameChain(best.mention, k) && (second.mention == None || c.score > second.score):
			second = c
		}
	}
	if best.mention == None || best.score < 12 {
		return
	}
	margin := best.score
	if second.mention != None {
		margin = best.score - second.score
	}
	if m.kinds == personKind && margin < 4 && rd.bothNamed(best.mention, second.mention) {
		m.unclear = true
		rd.unclear = append(rd.unclear, Ambiguous{
			Mention: i, Candidates: []int32{rd.ments[best.mention].chain, rd.ments[second.mention].chain},
			Reason: "two people are equally near",
		})
		return
	}
	rd.join(best.mention, i, min(0.95, 0.55+float64(margin)/100))
}

// quoting returns the chain of who says the quotation around the pronoun m, as its
// sentence or one before it in the paragraph tells; None where none does, or m is in no
// quotation.
func (rd *reading) quoting(m *mention) int32 {
	if !rd.quoted(m.head) || m.kinds != personKind {
		return None
	}
	block := rd.doc.Sentences[m.sentence].Block
	for s := m.sentence; s >= 0 && rd.doc.Sentences[s].Block == block; s-- {
		if c := rd.quoterIn(s); c != None {
			return c
		}
	}
	return None
}

// quoterIn returns the chain of who says what sentence s quotes, also of who issued the
// paper that says it, or None.
func (rd *reading) quoterIn(s int32) int32 {
	quotes := false
	for v := rd.doc.Sentences[s].First; v < rd.doc.Sentences[s].End; v++ {
		quotes = quotes || rd.quoted(v)
	}
	for v := rd.doc.Sentences[s].First; quotes && v < rd.doc.Sentences[s].End; v++ {
		if rd.quoted(v) || !rd.is(v, speechVerb) {
			continue
		}
		by := rd.doc.Child(v, syntax.Nsubj)
		if by != None && rd.is(by, documentNoun) {
			if issued := rd.doc.Child(by, syntax.Acl); issued != None {
				by = rd.doc.Child(issued, syntax.OblAgent)
			}
		}
		if a := rd.mentionAt(by); a != None && rd.ments[a].chain != None {
			return rd.ments[a].chain
		}
	}
	return None
}

// tellerWeight is what a subject weighs above others: see teller.
const tellerWeight = 40

// teller returns the mention of who says, of himself, what the pronoun m is the
// subject of: "the premier, tired of rumours, announced last week he would go".
// It goes by the order of the words, since trees lose such subjects; None where
// no verb of speech in the past or present stands before m.
func (rd *reading) teller(m *mention) int32 {
	if _, ok := rd.subject(m.head); !ok || m.first == 0 || rd.quoted(m.head) {
		return None
	}
	first := rd.doc.Sentences[m.sentence].First
	v := m.first - 1
	for v > first && (rd.lemma(v) == "that" || rd.is(v, timeNoun) || rd.upos(v) == syntax.ADJ || rd.upos(v) == syntax.ADP || rd.upos(v) == syntax.NUM) {
		v--
	}
	x := rd.doc.Tokens[v].XPOS
	if rd.is(v, speechVerb) && x == "VBG" && v > first && rd.comma(v-1) {
		if s := rd.subjectOver(v); s != None && s < v {
			return rd.mentionAt(s) // "accused the firms of fraud, saying they would sue"
		}
	}
	if !rd.is(v, speechVerb) || x != "VBD" && x != "VBZ" && x != "VBN" {
		return None
	}
	end := v
	if end > first && rd.forms[end-1] == "," { // behind an aside
		for end -= 2; end > first && rd.forms[end] != ","; end-- {
		}
	}
	if h := rd.endingAt(end); h != None && rd.sameSentence(h, m.head) {
		return rd.headAt[h]
	}
	return None
}

// wantedKinds tells by the verb what "it" and "they" can be: who speaks is an
// actor, what happens is none. 0 says nothing.
func (rd *reading) wantedKinds(m *mention) kinds {
	if m.kinds&thingKind == 0 {
		return 0
	}
	v, ok := rd.subject(m.head)
	switch {
	case !ok:
		return 0
	case rd.is(v, pairNoun) && rd.doc.Child(v, syntax.Cop) != None: // "it was their sixth meeting"
		return thingKind
	case rd.is(v, eventVerb), rd.lemma(v) == "take" && rd.childLemma(v, "place"), rd.lemma(v) == "go" && rd.childLemma(v, "ahead"), rd.lemma(v) == "hold" && rd.deprel(m.head) == syntax.NsubjPass:
		return thingKind
	case rd.is(v, speechVerb) && rd.deprel(m.head) == syntax.Nsubj:
		return actorKinds
	}
	return 0
}

func (rd *reading) childLemma(i int32, lemma string) bool {
	for c := range rd.doc.Children(i) {
		if rd.lemma(c) == lemma {
			return true
		}
	}
	return false
}

// kindsOf returns what mention k may be, by its chain where it has one.
func (rd *reading) kindsOf(k int32) kinds {
	if c := rd.ments[k].chain; c != None {
		return rd.chains[c].kinds
	}
	return rd.ments[k].kinds
}

func (rd *reading) bothNamed(a, b int32) bool {
	if a == None || b == None {
		return false
	}
	x, y := rd.ments[a].chain, rd.ments[b].chain
	return x != None && y != None && rd.chains[x].named && rd.chains[y].named
}

func (rd *reading) sameChain(a, b int32) bool {
	return a == b || rd.ments[a].chain != None && rd.ments[a].chain == rd.ments[b].chain
}

// reachable reports whether a pronoun may look back to mention a: the running
// text does not look into titles and captions, nor they into it, except
// that they may look into their own block.
func (rd *reading) reachable(a, m *mention) bool {
	if a.dropped || a.relative || a.locative && m.kinds&thingKind != 0 || a.modifier && a.kinds == stateKind && rd.deprel(a.head) != syntax.NmodPoss && m.kinds&thingKind != 0 {
		return false
	}
	x, y := rd.running(a.sentence), rd.running(m.sentence)
	if x && y {
		return rd.sentencesBetween(a.sentence, m.sentence) <= window
	}
	if !x && !y {
		return rd.doc.Sentences[a.sentence].Block == rd.doc.Sentences[m.sentence].Block
	}
	return !y && m.sentence-a.sentence <= 2
}

// sentencesBetween counts the sentences of the running text from a to b.
func (rd *reading) sentencesBetween(a, b int32) int32 {
	n := int32(0)
	for s := a; s < b; s++ {
		if rd.running(s) {
			n++
		}
	}
	return n
}

// agrees reports whether mention k can be what the pronoun m stands for:
// kind, number and gender.
func (rd *reading) agrees(k int32, m *mention) bool {
	a := &rd.ments[k]
	have, num, gender := a.kinds, a.number, a.gender
	if a.form == Pronoun && a.chain == None || a.unclear {
		return false
	}
	if a.entry == "I" || a.entry == "we" || a.entry == "you" {
		return false
	}
	if a.chain != None {
		ch := &rd.chains[a.chain]
		have, num = ch.kinds, ch.number
		if ch.gender != 0 {
			gender = ch.gender
		}
	}
	if have&m.kinds == 0 {
		return false
	}
	switch {
	case m.number == plural && m.gender == 0:
		// "they" takes up what is one body as well, but no one person.
		if num&plural == 0 && have&(organisationKind|groupKind) == 0 {
			return false
		}
	case m.number == singular && num == plural:
		return false
	}
	if m.gender == 'n' {
		return have&personKind == 0 || have&(organisationKind|stateKind|thingKind) != 0
	}
	return m.gender == 0 || gender == 0 || gender == m.gender || gender == 'n' && have&personKind == 0
}

// bound reports whether grammar keeps mention k and the pronoun i apart: two
// arguments of one verb, a noun and what stands inside it.
func (rd *reading) bound(k, i int32) bool {
	a, m := &rd.ments[k], &rd.ments[i]
	if a.sentence != m.sentence {
		return false
	}
	if a.first <= m.first && m.end <= a.end {
		return true // "his aide" is not he
	}
	if rd.doc.Dominates(a.head, m.head) && rd.deprel(m.head) == syntax.NmodPoss && rd.head(m.head) == a.head {
		return true
	}
	if len(a.members) > 0 {
		for _, h := range a.members {
			if rd.head(m.head) == rd.head(h) && rd.deprel(m.head) != syntax.NmodPoss {
				return true
			}
		}
	}
	if m.reflexive || rd.deprel(m.head) == syntax.NmodPoss {
		return false
	}
	if rd.head(a.head) >= 0 && rd.head(a.head) == rd.head(m.head) && rd.deprel(m.head) != syntax.Conj {
		return true
	}
	// The subject of the pronoun's verb, also where it is understood.
	if s := rd.subjectOver(m.head); s != None && s != m.head {
		if b := rd.mentionAt(s); b != None && (b == k || rd.sameChain(b, k)) {
			return rd.head(m.head) == rd.head(s) || rd.understood(m.head, s)
		}
	}
	return false
}

// understood reports whether the verb over token i has no subject of its own
// and takes s over: "met Okel to ask him".
func (rd *reading) understood(i, s int32) bool {
	v := rd.clause(rd.verbOver(i))
	return v != rd.head(s)
}

// verbOver returns the nearest verb over token i, or i.
func (rd *reading) verbOver(i int32) int32 {
	for j, steps := rd.head(i), 0; j >= 0 && steps < 32; j, steps = rd.head(j), steps+1 {
		if rd.upos(j) == syntax.VERB || rd.upos(j) == syntax.AUX {
			return j
		}
	}
	return i
}

// subjectOver returns the subject of the nearest verb over token i, its own or,
// in a clause without one, that of the clause it hangs on; None where there is none.
func (rd *reading) subjectOver(i int32) int32 {
	for v, steps := rd.head(i), 0; v >= 0 && steps < 32; v, steps = rd.head(v), steps+1 {
		if s := rd.doc.Child(v, syntax.Nsubj, syntax.NsubjPass); s != None {
			if s == i {
				return None
			}
			return s
		}
		if rd.upos(v) != syntax.VERB && rd.upos(v) != syntax.AUX {
			continue
		}
		switch rd.deprel(v) {
		case syntax.Xcomp, syntax.Advcl, syntax.Conj, syntax.Acl:
		default:
			return None
		}
	}
	return None
}

// cataphor finds what a possessive in front of the main clause looks forward
// to: "At his palace, Mr Okel said".
func (rd *reading) cataphor(i int32) int32 {
	m := &rd.ments[i]
	if rd.deprel(m.head) != syntax.NmodPoss {
		return None
	}
	v := rd.head(m.head)
	for steps := 0; v >= 0 && steps < 8 && rd.upos(v) != syntax.VERB; steps++ {
		v = rd.head(v)
	}
	if v < 0 || rd.deprel(v) != syntax.Root {
		return None
	}
	s := rd.doc.Child(v, syntax.Nsubj, syntax.NsubjPass)
	if s == None || s < m.head || rd.doc.Dominates(s, m.head) {
		return None
	}
	a := rd.mentionAt(s)
	if a == None || rd.ments[a].form == Pronoun || !rd.agrees(a, m) || rd.ments[a].chain == None {
		return None
	}
	return a
}

// salience weighs mention k as antecedent of the pronoun i.
func (rd *reading) salience(k, i int32) int {
	a, m := &rd.ments[k], &rd.ments[i]
	score := rd.roleWeight(a)
	distance := rd.sentencesBetween(a.sentence, m.sentence)
	if !rd.running(m.sentence) {
		distance = m.sentence - a.sentence
	}
	score >>= uint(min(max(distance, 0), 4))
	if a.chain != None {
		ch := &rd.chains[a.chain]
		if m.kinds&thingKind != 0 {
			score += min(len(ch.mentions), 5)
		} else {
			score += min(3*len(ch.mentions), 15) >> uint(min(max(distance-1, 0), 4))
		}
		if ch.named && ch.kinds&personKind != 0 {
			score += 8
		}
	}
	if rd.role(a.head) == rd.role(m.head) && rd.role(m.head) == syntax.Nsubj && distance < 2 {
		score += 12
	}
	if m.kinds&thingKind != 0 && a.kinds == thingKind && a.form != Name {
		score -= 6
		if m.number == plural {
			score -= 12
		}
	}
	// The sentence before is where most antecedents stand.
	if distance == 1 && m.kinds == personKind {
		score += 4
	}
	if a.indefinite {
		score -= 4
		if rd.passingSource(a) && !rd.speaks(m.head) {
			score -= 30
		}
	}
	if m.gender != 'n' && m.gender != 0 && rd.genderOf(a) == m.gender {
		score += 10
	}
	if a.sentence == m.sentence && rd.deprel(m.head) == syntax.NmodPoss && rd.joinedTo(m.head, a.head) {
		score += 40 // "Stein and members of her cabinet"
	}
	if a.sentence == m.sentence {
		score += 18
	}
	if m.number == plural && a.number&plural == 0 {
		score -= 15
	}
	return score + rd.speechWeight(k, i)
}

// passingSource reports whether mention a is an unnamed source of which the
// report says no more: "..., an official said".
func (rd *reading) passingSource(a *mention) bool {
	v, ok := rd.subject(a.head)
	return ok && rd.is(v, speechVerb) && rd.contentBefore(v) && (a.chain == None || !rd.chains[a.chain].named && len(rd.chains[a.chain].mentions) < 2)
}

// speaks reports whether token i is the subject of a verb of speech.
func (rd *reading) speaks(i int32) bool {
	v, ok := rd.subject(i)
	return ok && rd.is(v, speechVerb)
}

// joinedTo reports whether token i stands in a conjunct of token j.
func (rd *reading) joinedTo(i, j int32) bool {
	for steps := 0; i >= 0 && steps < 6; steps++ {
		if rd.deprel(i) == syntax.Conj && rd.head(i) == j {
			return rd.upos(j) != syntax.VERB
		}
		i = rd.head(i)
	}
	return false
}

// genderOf returns the gender of the mention's actor, as far as it is known.
func (rd *reading) genderOf(a *mention) byte {
	if a.chain != None && rd.chains[a.chain].gender != 0 {
		return rd.chains[a.chain].gender
	}
	return a.gender
}

// roleWeight weighs a mention by its part in the clause.
func (rd *reading) roleWeight(a *mention) int {
	weight := 30
	switch rd.role(a.head) {
	case syntax.Nsubj:
		weight = 80
	case syntax.Obj:
		weight = 50
	case syntax.Iobj:
		weight = 45
	case syntax.Obl:
		weight = 40
		if rd.deprel(a.head) == syntax.OblAgent {
			weight = 65 // "will be attended by Okel after he returns"
		}
	case syntax.Nmod:
		weight = 30
		if rd.deprel(a.head) == syntax.NmodPoss {
			weight = 40
			if _, ok := rd.subject(rd.head(a.head)); ok {
				weight = 65 // "Okel's office said he"
			}
		}
	case syntax.Root:
		weight = 60
	case syntax.Compound, syntax.Amod:
		weight = 10
	}
	if v := rd.verbOver(a.head); weight == 80 && rd.deprel(v) != syntax.Root && rd.deprel(v) != syntax.Ccomp && rd.deprel(v) != syntax.Conj {
		weight = 65
	}
	return weight
}

// speechWeight looks at who speaks: in "Venn will go, he said" the one who
// says it is rather the last speaker than Venn, and inside a quotation "he" is
// not its speaker.
func (rd *reading) speechWeight(k, i int32) int {
	a, m := &rd.ments[k], &rd.ments[i]
	score := 0
	verb, ok := rd.subject(m.head)
	speaks := ok && rd.is(verb, speechVerb)
	tag := speaks && rd.contentBefore(verb)
	av, ok := rd.subject(a.head)
	if ok && rd.is(av, judgingVerb) && speaks && rd.lemma(verb) == "add" && rd.deprel(av) == syntax.Root {
		score += 70
	}
	if ok && rd.is(av, speechVerb) {
		switch {
		case speaks && rd.lemma(verb) == "add" && rd.deprel(av) == syntax.Root:
			score += 70 // who adds has spoken before
		case tag:
			score += 20
		case speaks && a.sentence != m.sentence && rd.deprel(av) == syntax.Root:
			score += 10 // who spoke goes on speaking, not those he spoke of
		}
	}
	if m.kinds == personKind && rd.quotedWhole(m.head) {
		if s := rd.quoter(m); s != None && rd.sameChain(s, k) {
			score -= 90
		}
	}
	if a.sentence != m.sentence {
		return score
	}
	if m.kinds == personKind && rd.quoted(a.head) && !rd.quoted(m.head) {
		if s := rd.quoter(m); s != None && rd.ments[s].first < m.first && !rd.sameChain(s, k) && rd.agrees(s, m) {
			score -= 90 // after a quotation "he" is who spoke: "'Venn will go,' Okel said from Brask, where he lives"
		}
	}
	if speaks && (rd.saidIn(a.head, verb) || rd.quoted(a.head) && !rd.quoted(m.head)) {
		score -= 90
	}
	return score
}

// quotedWhole reports whether token i stands in a quotation that is a sentence
// of its own, set off by a comma, a colon or its place; in "said he 'would not
// go'" the words quoted are part of another's sentence.
func (rd *reading) quotedWhole(i int32) bool {
	if !rd.quoted(i) {
		return false
	}
	first := rd.doc.Sentences[rd.doc.Tokens[i].Sentence].First
	for i > first && rd.quoted(i-1) {
		i--
	}
	for i > first && rd.upos(i-1) == syntax.PUNCT && rd.forms[i-1] != "," && rd.forms[i-1] != ":" {
		i-- // the quotation mark
	}
	return i == first || rd.forms[i-1] == "," || rd.forms[i-1] == ":"
}

// quoter returns the mention of who utters the quotation that m stands in, if
// its sentence says so, or None.
func (rd *reading) quoter(m *mention) int32 {
	s := rd.doc.Sentences[m.sentence]
	for k := s.First; k < s.End; k++ {
		if rd.quoted(k) {
			continue
		}
		if v, ok := rd.subject(k); ok && rd.is(v, speechVerb) && !rd.quoted(v) {
			if a := rd.mentionAt(k); a != None {
				return a
			}
		}
	}
	return None
}

// contentBefore reports whether what the speech verb v says stands before it:
// "They would go, he said".
func (rd *reading) contentBefore(v int32) bool {
	if rd.deprel(v) == syntax.Parataxis {
		return rd.head(v) < v
	}
	c := rd.doc.Child(v, syntax.Ccomp, syntax.Parataxis)
	return c != None && c < v
}

// saidIn reports whether token i stands in what the speech verb v says.
func (rd *reading) saidIn(i, v int32) bool {
	if rd.deprel(v) == syntax.Parataxis {
		return !rd.doc.Dominates(v, i)
	}
	c := rd.doc.Child(v, syntax.Ccomp, syntax.Parataxis, syntax.Obj)
	return c != None && c < v && rd.doc.Dominates(c, i)
}
