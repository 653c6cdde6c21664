package entity

import (
	"slices"

	"nuncio/article"
	"nuncio/syntax"
)

// window is how many sentences back a pronoun may look.
const window = 3

// linkBackwards links titles, nouns and pronouns to what stands before them:
// those of the running text, or those of the titles and captions.
func (rd *reading) linkBackwards(running bool) {
	for i := range rd.ments {
		m := &rd.ments[i]
		if m.dropped || len(m.members) > 0 || rd.running(m.sentence) != running {
			continue
		}
		if m.chain != None {
			rd.relink(int32(i))
			continue
		}
		switch {
		case m.relative:
		case m.entry == "I" || m.entry == "we" || m.entry == "you":
			rd.linkSpeaker(int32(i))
		case m.form == Pronoun:
			rd.linkPronoun(int32(i))
		case m.form == Title && m.kinds == personKind:
			rd.linkTitle(int32(i))
		case m.form != Name:
			rd.linkNoun(int32(i))
		}
	}
}

// relink links a title or noun that only a clause of its own ("the envoy,
// who") has been linked to so far.
func (rd *reading) relink(i int32) {
	m := &rd.ments[i]
	own := m.chain
	if ch := &rd.chains[own]; ch.named || ch.mentions[0] != i || m.form == Name || m.form == Pronoun || len(ch.members) > 0 {
		return
	}
	m.chain = None
	rd.chains[own].dead = true
	if m.form == Title && m.kinds == personKind {
		rd.linkTitle(i)
	} else {
		rd.linkNoun(i)
	}
	rd.chains[own].dead = false
	if m.chain == None && !m.unclear {
		m.chain = own
		return
	}
	rest := slices.DeleteFunc(rd.chains[own].mentions, func(k int32) bool { return k == i })
	if m.chain == None {
		rd.chains[own].mentions = rest
		for _, k := range rest {
			rd.ments[k].chain = None
		}
		rd.chains[own].dead = true
		return
	}
	rd.chains[own].dead, rd.chains[own].mentions = true, nil
	for _, k := range rest {
		rd.attach(k, m.chain, rd.ments[k].conf)
	}
}

// linkSpeaker links first and second persons with each other: inside one
// quotation, and outside quotations through the whole text, of which one
// person is the narrator or, in an interview, one asks and one answers. Who it
// is, the stage that finds statements tells.
func (rd *reading) linkSpeaker(i int32) {
	m := &rd.ments[i]
	asks := rd.asks(m.sentence)
	for k := i - 1; k >= 0; k-- {
		a := &rd.ments[k]
		if a.entry != "I" && a.entry != "we" && a.entry != "you" || a.form != Pronoun || rd.quoted(a.head) != rd.quoted(m.head) {
			continue
		}
		same := rd.doc.Sentences[a.sentence].Block == rd.doc.Sentences[m.sentence].Block
		switch {
		case rd.quoted(m.head) && !same:
			return
		case same, !rd.interview:
			if a.entry != m.entry || m.entry == "you" && m.sentence-a.sentence > 4 {
				continue
			}
		case rd.asks(a.sentence) == asks:
			if a.entry != m.entry {
				continue
			}
		default: // asked and answered: "you" there is "I" here
			if !(a.entry == "you" && m.entry == "I" && !asks || a.entry == "I" && m.entry == "you" && asks) {
				continue
			}
		}
		rd.join(k, i, 0.7)
		return
	}
}

// asks reports whether the block of sentence s ends in a question.
func (rd *reading) asks(s int32) bool {
	span := rd.doc.Blocks[rd.doc.Sentences[s].Block].Span
	return span.End > span.Start && rd.doc.Text[span.End-1] == '?'
}

// isInterview reports whether the text is one of questions and answers.
func (rd *reading) isInterview() bool {
	n := 0
	for _, b := range rd.doc.Blocks {
		if b.Span.End > b.Span.Start && rd.doc.Text[b.Span.End-1] == '?' && !b.Title {
			n++
		}
	}
	return n >= 3 && 5*n >= len(rd.doc.Blocks)
}

func (rd *reading) quoted(i int32) bool { return rd.doc.Tokens[i].Flags&syntax.Quoted != 0 }

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
	want := rd.wantedKinds(m)
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
		if !rd.reachable(a, m) || !rd.agrees(k, m) || rd.bound(k, i) || want != 0 && rd.kindsOf(k)&want == 0 && !(want == actorKinds && rd.is(a.head, documentNoun)) {
			continue
		}
		c := candidate{k, rd.salience(k, i)}
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
	if s == None || s < m.head {
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
			score += min(3*len(ch.mentions), 15)
		}
		if ch.named && ch.kinds&personKind != 0 {
			score += 8
		}
	}
	if rd.role(a.head) == rd.role(m.head) && rd.role(m.head) == syntax.Nsubj {
		score += 12
	}
	if m.kinds&thingKind != 0 && a.kinds == thingKind && a.form != Name {
		score -= 6
		if m.number == plural {
			score -= 12
		}
	}
	if a.indefinite {
		score -= 4
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
	case syntax.Nmod:
		weight = 30
		if rd.deprel(a.head) == syntax.NmodPoss {
			weight = 40
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
	if av, ok := rd.subject(a.head); ok && tag && rd.is(av, speechVerb) {
		score += 20
	}
	if m.kinds == personKind && rd.quotedWhole(m.head) {
		if s := rd.quoter(m); s != None && rd.sameChain(s, k) {
			score -= 90
		}
	}
	if a.sentence != m.sentence {
		return score
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

// linkNoun links a definite noun phrase to one before it.
func (rd *reading) linkNoun(i int32) {
	m := &rd.ments[i]
	if m.number&plural != 0 && rd.linkSides(i) {
		return
	}
	if len(m.codes) > 0 {
		rd.stateMembers(i)
		return
	}
	if m.entry == "country" && m.kinds == stateKind {
		rd.linkCountry(i)
		return
	}
	if m.indefinite || !m.definite && m.kinds&organisationKind == 0 {
		return
	}
	for k := i - 1; k >= 0; k-- {
		a := &rd.ments[k]
		if a.dropped || len(a.members) > 0 || a.form == Pronoun || m.sentence-a.sentence > 30 {
			continue
		}
		if rd.sameNoun(a, m) && !rd.bound(k, i) {
			rd.join(k, i, 0.75)
			return
		}
	}
}

// sameNoun reports whether the later noun phrase m can repeat a: the same
// head, nothing in m that a lacks, nothing that tells them apart.
func (rd *reading) sameNoun(a, m *mention) bool {
	if a.kinds&m.kinds == 0 || a.number&m.number == 0 {
		return false
	}
	if a.form == Name {
		return rd.nameNoun(a, m)
	}
	if m.entry != "" && m.entry == a.entry && m.kinds&organisationKind != 0 && m.country == a.country && m.country != "" {
		return true
	}
	if rd.lemma(a.head) != rd.lemma(m.head) || m.country != "" && a.country != "" && m.country != a.country {
		return false
	}
	if m.possessor != None && a.possessor != None && !rd.samePossessor(a.possessor, m.possessor) {
		return false
	}
	if m.possessor != None && a.possessor == None {
		return false
	}
	if of := rd.ofWhat(m.head); of != "" && of != rd.ofWhat(a.head) {
		return false
	}
	for k := m.first; k < m.head; k++ {
		if rd.is(k, different) {
			return false
		}
		switch rd.upos(k) {
		case syntax.ADJ, syntax.NOUN, syntax.PROPN, syntax.NUM, syntax.VERB:
			if m.possessor == None && !rd.hasLemma(a, rd.lemma(k)) {
				return false
			}
		}
	}
	return rd.deprel(m.head) != syntax.Compound
}

// ofWhat returns the lemma of the noun in the "of ..." after token i, or "".
func (rd *reading) ofWhat(i int32) string {
	for c := range rd.doc.Children(i) {
		if c > i && rd.deprel(c) == syntax.Nmod {
			if p := rd.preposition(c); p != None && rd.forms[p] == "of" {
				return rd.lemma(c)
			}
		}
	}
	return ""
}

func (rd *reading) hasLemma(a *mention, lemma string) bool {
	for k := a.first; k < a.end; k++ {
		if rd.lemma(k) == lemma {
			return true
		}
	}
	return false
}

func (rd *reading) samePossessor(a, b int32) bool {
	x, y := rd.mentionAt(a), rd.mentionAt(b)
	if x == None || y == None {
		return rd.lemma(a) == rd.lemma(b)
	}
	return rd.sameChain(x, y)
}

// nameNoun reports whether the noun phrase m ("the league", "the treaty") can
// take up the name a ("the League of Coastal States").
func (rd *reading) nameNoun(a, m *mention) bool {
	if a.kinds&(organisationKind|thingKind) == 0 || m.end-m.first > 2 || m.possessor != None {
		return false
	}
	lemma := rd.lemma(m.head)
	return rd.lemma(a.nameEnd-1) == lemma && a.nameEnd-a.nameFirst > 1 || rd.lemma(a.nameFirst) == lemma && a.nameEnd-a.nameFirst > 2
}

// linkCountry links "the country" to the nearest state that acts, but not to
// the one that is the subject of its own verb.
func (rd *reading) linkCountry(i int32) {
	m := &rd.ments[i]
	if !m.definite && m.possessor == None || m.possessor != None {
		return
	}
	best := candidate{mention: None}
	subject := rd.subjectOver(m.head)
	for k := i - 1; k >= 0; k-- {
		a := &rd.ments[k]
		if m.sentence-a.sentence > 2 {
			break
		}
		if a.chain == None || rd.chains[a.chain].kinds != stateKind || a.form == Pronoun || rd.bound(k, i) || rd.blockKind(a.sentence) == article.Dateline {
			continue
		}
		if s := rd.mentionAt(subject); s != None && rd.sameChain(s, k) {
			continue
		}
		if best.mention != None && a.sentence < rd.ments[best.mention].sentence && rd.ments[best.mention].sentence == m.sentence {
			break
		}
		if best.mention != None && a.sentence < m.sentence && !rd.sameChain(best.mention, k) {
			return // two states before it, and nothing to choose by
		}
		score := rd.roleWeight(a) + min(2*len(rd.chains[a.chain].mentions), 20)
		if best.mention == None || score > best.score {
			best = candidate{k, score}
		}
	}
	if best.mention != None {
		rd.join(best.mention, i, 0.7)
	}
}

// stateMembers makes "Norlandic and Velmari officials" a group with the two
// states as members.
func (rd *reading) stateMembers(i int32) {
	m := &rd.ments[i]
	var members []int32
	for _, code := range m.codes {
		for c := range rd.chains {
			if ch := &rd.chains[c]; !ch.dead && ch.kinds == stateKind && ch.country == code {
				members = append(members, int32(c))
				break
			}
		}
	}
	c := rd.start(i)
	if len(members) > 1 {
		rd.chains[c].members = members
	}
}

// linkSides finds whom "both sides", "the two leaders" and the like take up:
// the last two named together, or the two states that the report is about.
func (rd *reading) linkSides(i int32) bool {
	m := &rd.ments[i]
	if !rd.is(m.head, sideNoun) || !rd.two(m) || len(m.codes) > 0 {
		return false
	}
	want := personKind
	if rd.is(m.head, countryNoun) || rd.lemma(m.head) == "side" || rd.lemma(m.head) == "party" || rd.lemma(m.head) == "government" ||
		rd.lemma(m.head) == "neighbour" || rd.lemma(m.head) == "neighbor" || rd.lemma(m.head) == "rival" || rd.lemma(m.head) == "ally" {
		want = stateKind
	}
	for k := i - 1; k >= 0; k-- { // "Okel and Marren ... the two leaders"
		a := &rd.ments[k]
		if m.sentence-a.sentence > 4 {
			break
		}
		if len(a.members) == 2 && a.members[1] < m.first {
			if members := rd.chainsOf(a.members, want); members != nil {
				rd.join(k, i, 0.8)
				rd.chains[rd.ments[i].chain].members = members
				return true
			}
		}
	}
	for k := len(rd.pairs) - 1; k >= 0; k-- { // "the Marren-Okel talks"
		if members := rd.chainsOf(rd.pairs[k][:], want); members != nil {
			c := rd.start(i)
			rd.chains[c].members = members
			return true
		}
	}
	if want == stateKind {
		if members := rd.mainStates(); members != nil {
			c := rd.start(i)
			rd.chains[c].members = members
			return true
		}
	}
	return false
}

// two reports whether a phrase says that it means two.
func (rd *reading) two(m *mention) bool {
	for k := m.first; k < m.head; k++ {
		switch rd.lemma(k) {
		case "two", "both", "2", "twin":
			return true
		}
	}
	return false
}

// chainsOf returns the chains of the mentions headed by the tokens, or nil
// where one has none or another kind.
func (rd *reading) chainsOf(heads []int32, want kinds) []int32 {
	var out []int32
	for _, h := range heads {
		a := rd.mentionAt(h)
		if a == None || rd.ments[a].chain == None {
			return nil
		}
		c := rd.ments[a].chain
		if k := rd.chains[c].kinds; k&want == 0 && !(want == stateKind && k&(organisationKind|groupKind) != 0) || slices.Contains(out, c) {
			return nil
		}
		out = append(out, c)
	}
	return out
}

// mainStates returns the two states of the report that are mentioned at least
// twice as often as any third, or nil.
func (rd *reading) mainStates() []int32 {
	first, second, third := None, None, None
	count := func(c int32) int {
		if c == None {
			return 0
		}
		return len(rd.chains[c].mentions)
	}
	for c := range rd.chains {
		ch, c := &rd.chains[c], int32(c)
		if ch.dead || ch.kinds != stateKind || !ch.named {
			continue
		}
		switch {
		case count(c) > count(first):
			first, second, third = c, first, second
		case count(c) > count(second):
			second, third = c, second
		case count(c) > count(third):
			third = c
		}
	}
	if count(second) < 2 || count(second) < 2*count(third) {
		return nil
	}
	return []int32{min(first, second), max(first, second)}
}
