package entity

import (
	"strings"

	"nuncio/lexicon"
	"nuncio/syntax"
)

// organisationWords reports whether the last word, or the word before "of",
// says that a name is an organisation's.
func (rd *reading) organisationWords(first, end int32) bool {
	if rd.is(end-1, organisationWord) && (end-first > 1 || !rd.personByNER(first)) {
		return true
	}
	return int(end) < len(rd.forms) && rd.is(first, organisationWord) && strings.EqualFold(rd.forms[end], "of")
}

// titleBefore reports whether an office, rank or honorific stands directly
// before token i.
func (rd *reading) titleBefore(i, first int32) bool {
	h := rd.hitTo(i, first, titleClasses)
	return h != nil && !rd.titleIsHead(h)
}

// titleIsHead reports whether the title is a noun of its own, so that the name
// after it is not its holder's: "after the minister Marren met".
func (rd *reading) titleIsHead(h *hit) bool {
	if capitalised(rd.forms[h.first]) && h.has(classSet(lexicon.Rank, lexicon.Honorific)) || rd.attached(h, h.end, h.end+1) {
		return false
	}
	head := rd.headIn(h.first, h.end)
	_, ok := rd.subject(head)
	return ok && rd.upos(rd.head(head)) == syntax.VERB && rd.doc.Child(head, syntax.Det) != None
}

// nameKind decides what the name words [first, end) name, by its words, by
// what stands around it and by what the analyzer takes it for.
func (rd *reading) nameKind(first, end int32, titled bool) kinds {
	if rd.forms[first] == "-" {
		return thingKind // the rest of "Spokesman-Review"
	}
	if rd.creed(first, end) || rd.afterPrefix(first) {
		return thingKind
	}
	if titled || end-first > 1 && len(rd.lex.People(rd.doc.Words(first, end), rd.published())) > 0 {
		return personKind
	}
	last := end - 1
	ner := syntax.NameNone
	if n := rd.nerAt[last]; n != None {
		ner = rd.doc.Names[n].Type
	}
	given := rd.hitAt(first, classSet(lexicon.GivenName)) != nil && end-first > 1
	if !given || end-first > 2 {
		switch {
		case rd.organisationWords(first, end) && ner != syntax.Person:
			return organisationKind
		case rd.is(last, thingWord|placeWord) && end-first > 1 && (ner != syntax.Person || !given):
			return thingKind
		case end-first == 1 && rd.is(first, compassWord) && rd.lemma(max(first-1, 0)) == "the" && !rd.seen[rd.forms[first]]:
			return thingKind
		case end-first == 1 && (rd.longest(first, end, classSet(lexicon.Group)) != nil && ner != syntax.Person || rd.twinStates(rd.forms[first]) != nil):
			return 0 // a people: "the Tuaregs"
		case rd.is(last, adjectiveWord) && end-first == 1:
			return thingKind
		case end-first == 1 && rd.titleWord(first):
			return thingKind
		case rd.is(last, timeNoun|thingWord) && end-first == 1 && ner != syntax.Person:
			return thingKind
		}
	}
	if rd.publisher(first, end) {
		return organisationKind
	}
	if end-first == 1 && rd.regionOnly(first) {
		return thingKind
	}
	score := rd.personScore(first, end)
	switch ner {
	case syntax.Person:
		score += 3
	case syntax.Organisation:
		score -= 2
	case syntax.Location, syntax.Misc:
		score -= 3
	}
	switch {
	case score > 0:
		return personKind
	case ner == syntax.Organisation || ner == syntax.NameNone && allCapitals(rd.forms[last]):
		return organisationKind
	}
	return thingKind
}

// creed reports whether the words [first, end), or the word after them, are of a
// creed and describe a noun: "the Communist states", "a Roman Catholic university".
func (rd *reading) creed(first, end int32) bool {
	i := end - 1
	if end-first == 1 && rd.sameSentence(first, end) && rd.is(end, creedWord) {
		i = end
	}
	h := rd.head(i)
	return rd.is(i, creedWord) && h > i && rd.upos(i+1) != syntax.PROPN && (rd.deprel(i) == syntax.Amod || rd.deprel(i) == syntax.Compound) && rd.upos(h) == syntax.NOUN
}

// afterPrefix reports whether the name at token i goes on with one that a prefix has
// made an adjective: the "Okel" of "the post-Tomas Okel era".
func (rd *reading) afterPrefix(i int32) bool {
	if !rd.sameSentence(i-1, i) {
		return false
	}
	prefix, name, ok := strings.Cut(rd.forms[i-1], "-")
	if !ok || !capitalised(name) {
		return false
	}
	switch strings.ToLower(prefix) {
	case "post", "pre", "anti", "pro":
		return true
	}
	return false
}

// titleWord reports whether the word at token i is a common noun of the report
// that has its capital from the headline: "Gravelpox: ministers meet".
func (rd *reading) titleWord(i int32) bool {
	s := rd.doc.Tokens[i].Sentence
	if rd.running(s) || rd.hitAt(i, personClasses) != nil {
		return false
	}
	low := strings.ToLower(rd.forms[i])
	for k := rd.doc.Sentences[s].End; k < int32(len(rd.forms)); k++ {
		if rd.forms[k] == low && rd.upos(k) == syntax.NOUN {
			return true
		}
	}
	return false
}

// regionOnly reports whether the word at token i is a region's name and no person's.
func (rd *reading) regionOnly(i int32) bool {
	h := rd.longest(i, i+1, classSet(lexicon.Place))
	if h == nil || h.has(personClasses) || rd.seen[rd.forms[i]] {
		return false
	}
	return h.entry(lexicon.Place).Precision == "region"
}

// publisher reports whether a name is how the report's publisher calls itself:
// "Northgate" of "Northgate News".
func (rd *reading) publisher(first, end int32) bool {
	if rd.art == nil || rd.art.Publisher == "" {
		return false
	}
	rest, ok := strings.CutPrefix(strings.TrimPrefix(rd.art.Publisher, "The ")+" ", rd.doc.Words(first, end)+" ")
	return ok && (rest == "" || len(strings.Fields(rest)) < 3)
}

// personScore weighs the signs that a name is a person's.
func (rd *reading) personScore(first, end int32) int {
	score := 0
	if h := rd.hitAt(first, classSet(lexicon.GivenName)); h != nil {
		score++
		if end-first > 1 {
			score += 2
		}
	}
	if end-first > 1 && rd.hitAt(first, classSet(lexicon.Surname)) != nil {
		score += 2
	}
	if end-first == 3 && rd.hitAt(first, classSet(lexicon.Surname)) != nil && len(rd.forms[first+1]) <= 6 && len(rd.forms[end-1]) <= 6 {
		score += 2 // "Ahn Song Ho"
	}
	if end-first >= 4 && rd.forms[end-2] == "-" && !capitalised(rd.forms[end-1]) { // "Ahn Song-ho"
		score += 3
	}
	if _, syllable, ok := strings.Cut(rd.forms[end-1], "-"); ok && end-first == 2 && rd.hitAt(first, classSet(lexicon.Surname)) != nil && syllable != "" && !capitalised(syllable) {
		score += 3 // the same as one word
	}
	if end-first == 1 && rd.seen[rd.forms[first]] {
		score += 5
	}
	if rd.afterTitle(first) || rd.persons[rd.forms[end-1]] && !rd.personByNER(end-1) {
		score += 4
	}
	head := rd.headIn(first, end)
	if verb, ok := rd.subject(head); ok && rd.is(verb, speechVerb) {
		score++
	}
	if c := rd.doc.Child(head, syntax.Appos, syntax.NmodDesc); c != None && (rd.hitOver(c, classSet(lexicon.Office)) != nil || rd.upos(c) == syntax.NUM) {
		score += 2
	}
	if c := rd.doc.Child(head, syntax.AclRelcl); c != None {
		if w := rd.doc.Child(c, syntax.Nsubj); w != None && strings.EqualFold(rd.forms[w], "who") {
			score += 2
		}
	}
	if p := rd.preposition(head); p != None && rd.is(p, locativePreposition) {
		score--
	}
	if d := rd.doc.Child(head, syntax.Det); d != None && d < first {
		score -= 2
	}
	return score
}

// afterTitle reports whether an office and a comma stand before token i: "the
// Velmari minister of ports, Anya Reth".
func (rd *reading) afterTitle(i int32) bool {
	if i < 2 || rd.forms[i-1] != "," || !rd.sameSentence(i-2, i) {
		return false
	}
	for k := i - 2; k >= max(0, i-9) && rd.sameSentence(k, i) && rd.forms[k] != ","; k-- {
		if rd.upos(k) == syntax.VERB || rd.upos(k) == syntax.AUX {
			return false
		}
		if h := rd.hitOver(k, officeClasses); h != nil && h.flagged(lexicon.Office, "modifier") == nil && h.flagged(lexicon.Office, "plural") == nil {
			return true
		}
	}
	return false
}
