package entity

import (
	"strings"

	"nuncio/lexicon"
	"nuncio/syntax"
)

// linkDescriptions links what stands beside a name to it: appositions,
// relative pronouns, and predicates, which give an office and are no mention
// of their own ("Okel is president").
func (rd *reading) linkDescriptions() {
	for i := range rd.ments {
		m := &rd.ments[i]
		if len(m.members) > 0 {
			continue
		}
		switch {
		case m.relative:
			rd.linkRelative(int32(i))
		case m.form == Pronoun:
		default:
			rd.linkApposition(int32(i))
			if m.form != Name {
				rd.takePredicate(int32(i))
			}
		}
	}
	for i := range rd.ments {
		rd.linkShared(int32(i))
	}
}

// shareTitles gives the title of "Presidents Marren and Okel" to both.
func (rd *reading) shareTitles() {
	for i := range rd.ments {
		m := &rd.ments[i]
		if m.form != Name || m.kinds != personKind || len(m.offices) > 0 || rd.deprel(m.head) != syntax.Conj {
			continue
		}
		a := rd.mentionAt(rd.head(m.head))
		if a == None || rd.ments[a].kinds != personKind || len(rd.ments[a].offices) == 0 {
			continue
		}
		o := rd.ments[a].offices[0]
		if h := rd.hitTo(rd.ments[a].nameFirst, rd.ments[a].first, officeClasses); h != nil && h.flagged(lexicon.Office, "plural") != nil {
			o.Country = m.country
			m.offices = append(m.offices, o)
		}
	}
}

// shareOwner gives the officials of a list behind one state with "'s" that state:
// "Norland's premier Ilse Marren, Defence Minister Tomas Okel and spy chief Darro Venn".
func (rd *reading) shareOwner() {
	for i := range rd.ments {
		m := &rd.ments[i]
		if m.form != Name || m.kinds != personKind || m.country != "" || len(m.offices) == 0 || m.offices[0].holder != None || m.offices[0].flags&topTitles != 0 {
			continue
		}
		switch m.offices[0].Sector {
		case "GOV", "MIL", "SPY", "COP":
		default:
			continue
		}
		k := m.first - 1
		for k > 0 && (rd.comma(k) || rd.forms[k] == "and") {
			k--
		}
		if k < m.first-1 && rd.sameSentence(k, m.head) {
			m.offices[0].holder = rd.ownerOf(rd.nameAt[k])
		}
	}
}

// ownerOf returns the token of the state with "'s" to which the official of mention a
// belongs, or None.
func (rd *reading) ownerOf(a int32) int32 {
	if a == None || rd.ments[a].kinds != personKind || len(rd.ments[a].offices) == 0 {
		return None
	}
	h := rd.ments[a].offices[0].holder
	if o := rd.mentionAt(h); o == None || rd.ments[o].kinds != stateKind || rd.forms[rd.ments[o].end] != "'s" && rd.forms[rd.ments[o].end] != "’s" {
		return None
	}
	return h
}

// linkRelative links "who", "whose" and "which" to the noun of their clause.
func (rd *reading) linkRelative(i int32) {
	if rd.relativeBefore(i) {
		return
	}
	v := rd.ments[i].head
	for steps := 0; steps < 16 && v >= 0; steps++ {
		if rd.deprel(v) == syntax.AclRelcl {
			if a := rd.mentionAt(rd.head(v)); a != None && rd.ments[a].kinds&rd.ments[i].kinds != 0 {
				rd.join(a, i, 0.9)
			}
			return
		}
		v = rd.head(v)
	}
}

// relativeBefore links "who" and "whose" to the person whose name stands right
// before, past a comma, a dash or an age.
func (rd *reading) relativeBefore(i int32) bool {
	m := &rd.ments[i]
	k := m.first - 1
	for k > 0 && (rd.forms[k] == "," || rd.forms[k] == "-" || rd.forms[k] == "–" || rd.forms[k] == "—" || rd.forms[k] == "--" || rd.upos(k) == syntax.NUM) {
		k--
	}
	if k < 0 || !rd.sameSentence(k, m.head) || strings.EqualFold(rd.forms[m.head], "which") {
		return false
	}
	h := rd.endingAt(k + 1)
	if h == None {
		return false
	}
	a := rd.headAt[h]
	if rd.ments[a].kinds != personKind || rd.ments[a].form == Pronoun {
		return false
	}
	rd.join(a, i, 0.9)
	return true
}

// mentionAt returns the mention that token i heads, or None.
func (rd *reading) mentionAt(i int32) int32 {
	if i < 0 {
		return None
	}
	return rd.headAt[i]
}

// join puts mention b into the chain of mention a.
func (rd *reading) join(a, b int32, conf float64) {
	if rd.ments[a].chain == None {
		rd.start(a)
	}
	switch c := rd.ments[b].chain; {
	case c == None:
		rd.attach(b, rd.ments[a].chain, conf)
	default:
		rd.merge(rd.ments[a].chain, c)
	}
}

// linkApposition links mention i with the noun phrase that it explains.
func (rd *reading) linkApposition(i int32) {
	m := &rd.ments[i]
	if m.indefinite && int(m.end) < len(rd.forms) && rd.sameSentence(m.head, m.end) && rd.is(m.end, speechVerb) && rd.upos(m.end) == syntax.VERB {
		return // "... Tomas Okel, a spokesman said"
	}
	if rd.deprel(m.head) == syntax.Appos && (m.form != Name || rd.doc.Child(m.head, syntax.Cc, syntax.Case) == None) {
		if a := rd.mentionAt(rd.head(m.head)); a != None && a != i && rd.apposable(&rd.ments[a], m) {
			rd.join(a, i, 0.9)
			return
		}
	}
	if a := rd.commaBefore(i); a != None && rd.apposable(&rd.ments[a], m) {
		rd.join(a, i, 0.9)
		return
	}
	if a := rd.titleAgainst(m); a != None {
		rd.join(a, i, 0.9)
		return
	}
	rd.oneOf(i)
}

// titleAgainst returns the mention of the office with its body right behind which m, a
// person's name, stands ("Chairman of the Export Council Marta Lind"), or None.
func (rd *reading) titleAgainst(m *mention) int32 {
	if m.form != Name || m.kinds != personKind || m.first == 0 || !rd.sameSentence(m.first-1, m.first) {
		return None
	}
	for k := m.first - 2; k >= max(0, m.first-maxOffice); k-- {
		a := rd.headAt[k]
		if a == None || rd.ments[a].end != m.first || rd.ments[a].form != Title || rd.ments[a].possessor == None {
			continue
		}
		if _, subject := rd.subject(m.head); subject && rd.deprel(k) != rd.deprel(m.head) || !rd.apposable(&rd.ments[a], m) {
			return None // "told the head of the Export Council Marta Lind had left"
		}
		return a
	}
	return None
}

// maxOffice is how many words an office with its body may have before a name.
const maxOffice = 14

// apposable reports whether two noun phrases side by side can be one actor.
func (rd *reading) apposable(a, m *mention) bool {
	if a.kinds&m.kinds&^thingKind == 0 || a.number&m.number == 0 {
		return false
	}
	if a.form == Name && m.form == Name {
		return false // "Haldane, Norland": not one
	}
	if a.kinds == stateKind || m.kinds == stateKind {
		return false
	}
	return a.gender == 0 || m.gender == 0 || a.gender == m.gender
}

// commaBefore finds an apposition that the tree has otherwise: a person's name,
// a comma, a title with its own end: "Reth, the Velmari envoy, said". It
// returns the mention before the comma, or None.
func (rd *reading) commaBefore(i int32) int32 {
	m := &rd.ments[i]
	comma := m.first - 1
	if comma < 1 || rd.forms[comma] != "," || !rd.sameSentence(comma-1, m.first) {
		return None
	}
	if m.kinds != personKind || m.number != singular || m.form == Pronoun {
		return None
	}
	if int(m.end) < len(rd.forms) && rd.sameSentence(m.first, m.end) {
		switch rd.forms[m.end] {
		case ",", ".", "-", "–", "—", "(", ")", ";":
		default:
			if m.form == Name || rd.upos(m.end) != syntax.ADP { // "Reth, envoy for ..."
				return None
			}
		}
	}
	for k := comma - 1; k >= max(0, comma-12); k-- {
		a := rd.headAt[k]
		if a == None || rd.ments[a].end != comma {
			continue
		}
		b := &rd.ments[a]
		if b.kinds != personKind && k > comma-8 {
			continue // the "Norland" of "the envoy to Norland,"
		}
		if (b.form == Name) == (m.form == Name) || b.kinds != personKind || b.form == Noun && b.sector == "" {
			return None
		}
		if (rd.listed(m.head) || rd.listed(b.head)) && !rd.explains(b, m) {
			return None
		}
		return a
	}
	return None
}

// explains reports whether m, a name between commas, says who b is, though the
// tree has both in one list: "and" stands before b, and a list would have it
// before m ("Okel and her predecessor, Juan Rojas, opened").
func (rd *reading) explains(b, m *mention) bool {
	return rd.namesFirst(b, m) || b.form == Title && m.form == Name && b.first > 0 && rd.upos(b.first-1) == syntax.CCONJ && rd.sameSentence(b.first-1, m.head) &&
		rd.doc.Child(m.head, syntax.Cc) == None && int(m.end) < len(rd.forms) && rd.forms[m.end] == ","
}

// namesFirst reports whether m, a full name without a title that the report has not
// had before, names the first of two: "the envoy to Velmar, Anya Reth, and General
// Omar Venn said".
func (rd *reading) namesFirst(b, m *mention) bool {
	if b.form != Title || b.indefinite || m.form != Name || m.first != m.nameFirst || m.nameEnd-m.nameFirst < 2 || b.first > 0 && rd.comma(b.first-1) {
		return false
	}
	k := m.end
	if int(k)+2 >= len(rd.forms) || !rd.sameSentence(k+2, m.head) || !rd.comma(k) || rd.forms[k+1] != "and" || rd.personFrom(k+2) == None {
		return false
	}
	for i := range rd.ments {
		if x := &rd.ments[i]; x.first < m.first && x.form == Name && x.kinds == personKind && rd.forms[x.nameEnd-1] == rd.forms[m.nameEnd-1] {
			return false // a list, of one who is known by now
		}
	}
	return true
}

// personFrom returns the mention of a person that begins at token i, or None.
func (rd *reading) personFrom(i int32) int32 {
	for k := range rd.ments {
		if x := &rd.ments[k]; x.first == i && x.kinds == personKind && x.form != Pronoun {
			return int32(k)
		}
	}
	return None
}

// listed reports whether token i is a member of a list of three or more, in
// which commas do not explain.
func (rd *reading) listed(i int32) bool {
	if rd.deprel(i) == syntax.Conj {
		i = rd.head(i)
	}
	n := 0
	if i >= 0 {
		for c := range rd.doc.Children(i) {
			if rd.deprel(c) == syntax.Conj && rd.headAt[c] != None {
				n++
			}
		}
	}
	return n > 1
}

// oneOf reads "one of Okel's aides, General Venn": mention i holds the office
// of the group.
func (rd *reading) oneOf(i int32) {
	m := &rd.ments[i]
	if m.kinds != personKind || m.form != Name || m.first < 3 || rd.forms[m.first-1] != "," {
		return
	}
	h := rd.endingAt(m.first - 1)
	g := rd.mentionAt(h)
	if g == None || rd.ments[g].hit == nil || rd.ments[g].first < 2 || !rd.sameSentence(rd.ments[g].first-2, m.first) {
		return
	}
	group := rd.ments[g]
	one := group.first - 2
	if rd.lemma(one) != "one" || rd.lemma(one+1) != "of" {
		return
	}
	e := group.hit.entry(lexicon.Office)
	if e == nil {
		return
	}
	title := rd.doc.Words(group.hit.first, group.hit.end)
	if strings.EqualFold(title, e.Name+"s") {
		title = title[:len(title)-1]
	}
	o := office{
		Office: Office{Title: title, Country: group.country, Sector: e.Sector},
		entry:  e.Name, flags: flagsOf(e), holder: group.possessor,
	}
	if group.possessor != None {
		o.Of = rd.holderWords(&group)
	}
	o.Evidence.Start, o.Evidence.End = rd.doc.Tokens[one].Span.Start, rd.doc.Tokens[m.end-1].Span.End
	rd.ments[g].dropped = true
	rd.give(i, o)
}

// give adds an office to the actor of mention i.
func (rd *reading) give(i int32, o office) {
	rd.ments[i].offices = append(rd.ments[i].offices, o)
	if c := rd.ments[i].chain; c != None {
		rd.addOffice(&rd.chains[c], o)
		if ch := &rd.chains[c]; ch.country == "" && o.Country != "" {
			ch.country = o.Country
		}
	}
}

// titleFirst returns the first token of the title of mention i, behind a name that the
// tree has in one phrase with it.
func (rd *reading) titleFirst(i int32) int32 {
	if h := rd.ments[i].hit; h != nil {
		return h.first
	}
	return rd.ments[i].first
}

// takePredicate moves the office of a predicate title to the subject, and
// drops the mention.
func (rd *reading) takePredicate(i int32) {
	m := &rd.ments[i]
	if m.kinds&(personKind|groupKind|organisationKind|stateKind) == 0 {
		return
	}
	holder := rd.predicateOf(m.head)
	if holder == None {
		return
	}
	a := rd.mentionAt(holder)
	if a == None || a == i {
		return
	}
	if rd.ments[a].relative {
		if rd.ments[a].chain == None {
			rd.linkRelative(a)
		}
	}
	if rd.ments[a].kinds&personKind != 0 && !rd.unreal(m.head) {
		for _, o := range m.offices {
			if c := rd.doc.Child(m.head, syntax.Advmod); c != None && rd.is(c, formerPhrase) {
				o.Time = Former
			}
			rd.give(a, o)
		}
		if c := rd.ments[a].chain; c != None && rd.chains[c].country == "" {
			rd.chains[c].country = m.country
		}
	}
	m.dropped = true
}

// holderBeforeAs returns who holds the office after "as": the one named right
// before ("Venn as defence minister"), whose time or role it is ("his years as
// envoy"), or the subject of a verb of holding office.
func (rd *reading) holderBeforeAs(p, i int32) int32 {
	if h := rd.endingAt(p); h != None && rd.ments[rd.headAt[h]].kinds == personKind {
		return h
	}
	g := rd.head(i)
	if g < 0 {
		return None
	}
	if rd.upos(g) == syntax.NOUN {
		return rd.doc.Child(g, syntax.NmodPoss)
	}
	if rd.is(g, appointingVerb|becomingVerb|officeVerb) {
		return rd.doc.Child(g, syntax.Nsubj, syntax.NsubjPass)
	}
	return None
}

// unreal reports whether the predicate of token i is denied or only may be.
func (rd *reading) unreal(i int32) bool {
	for v, steps := i, 0; v >= 0 && steps < 2; v, steps = rd.head(v), steps+1 {
		for c := range rd.doc.Children(v) {
			switch rd.lemma(c) {
			case "would", "could", "may", "might", "can", "should", "not", "never", "if", "n't", "to":
				if rd.deprel(c) == syntax.Aux || rd.deprel(c) == syntax.Advmod || rd.deprel(c) == syntax.Mark {
					return true
				}
			}
		}
	}
	return false
}

// predicateOf returns the subject of which token i is the predicate noun, or None.
func (rd *reading) predicateOf(i int32) int32 {
	if p := rd.preposition(i); p != None && rd.lemma(p) == "as" && rd.doc.Child(i, syntax.Cop) == None {
		return rd.holderBeforeAs(p, i)
	} else if p != None && rd.doc.Child(i, syntax.Cop) != None {
		return None // "was in office"
	}
	if rd.doc.Child(i, syntax.Cop) != None {
		return rd.doc.Child(i, syntax.Nsubj, syntax.NsubjOuter)
	}
	v := rd.head(i)
	if v < 0 || !rd.is(v, appointingVerb|becomingVerb) {
		return None
	}
	switch rd.deprel(i) {
	case syntax.Xcomp, syntax.Obj, syntax.Obl:
		if p := rd.preposition(i); p != None && rd.lemma(p) != "as" {
			return None
		}
		if o := rd.doc.Child(v, syntax.Obj); o != None && o != i {
			return o
		}
		if h := rd.endingAt(rd.titleFirst(rd.headAt[i])); h > v && rd.ments[rd.headAt[h]].kinds == personKind {
			return h // "named Juma Okel foreign minister"
		}
		if rd.deprel(i) == syntax.Obj && !rd.is(v, becomingVerb) {
			return rd.doc.Child(v, syntax.NsubjPass) // "named a foreign minister": who names is none
		}
		if rd.deprel(i) == syntax.Obl && rd.preposition(i) == None {
			return None
		}
		return rd.doc.Child(v, syntax.Nsubj, syntax.NsubjPass)
	}
	return None
}
