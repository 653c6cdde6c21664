package syntax

import (
	"slices"

	"nuncio/syntax/internal/weights"
)

// treeRounds bounds how often a tree is searched anew.
const treeRounds = 4

// parse gives the words of a sentence their heads and relations: the best tree
// that grammar allows. Arcs that can't stand beside each other are found in the
// tree, the weaker one is ruled out, and the tree is searched anew. In the
// development treebanks, of 3,290 words with a subject none has two, nor of 63
// with an agent; of 15,494 modifiers and function words none has a subject; of
// titles, parts of names and adjectives none has a preposition; and of 1,525
// coordinated words 18 have neither a conjunction nor a mark before them. The
// laws for whole clauses (an infinitive that a finite verb is joined to, a verb
// that lost its subject, one behind a comma) rule out 4 arcs of EWT, GUM (train and
// dev) and the news treebank, 366,417 words.
func (a *Analyzer) parse(s *Sentence, tokens []Token, sc *scratch) {
	for round := range treeRounds {
		heads := sc.net.Heads()
		a.attach(s, tokens, heads, sc)
		if round == treeRounds-1 || !sc.forbid(tokens, heads, a.words) {
			straightener{s, tokens, heads, sc.has, a.words}.run()
			return
		}
	}
}

// attach gives the words the best relations to their heads.
func (a *Analyzer) attach(s *Sentence, tokens []Token, heads []int32, sc *scratch) {
	sc.marked = append(sc.marked[:0], make([]bool, len(tokens)+1)...)
	a.net.ScoreRelations(heads, &sc.net)
	for i, head := range heads {
		t := &tokens[i]
		a.relate(t, i, int(head), nil, sc)
		t.Head = s.First + head
		if int(head) == len(tokens) {
			t.Head, s.Root = None, s.First+int32(i)
		}
		if r := t.Deprel.Universal(); r == Case || r == Mark {
			sc.marked[head] = true
		}
	}
	// An oblique or nominal modifier has a preposition, if it isn't a stranded one.
	for i, head := range heads {
		if t := &tokens[i]; (t.Deprel == Obl || t.Deprel == Nmod) && !sc.marked[i] && t.UPOS != ADP && t.UPOS != ADV {
			a.relate(t, i, int(head), a.marked, sc)
		}
	}
	sc.note(tokens, heads)
}

// note gathers what dependents each word has.
func (sc *scratch) note(tokens []Token, heads []int32) {
	sc.has = append(sc.has[:0], make([]dependents, len(tokens)+1)...)
	for i := range tokens {
		has := &sc.has[heads[i]]
		switch tokens[i].Deprel {
		case Nsubj, NsubjPass, Csubj, CsubjPass, Expl:
			*has |= hasSubject
		case Obj:
			*has |= hasObject
		case Cc:
			*has |= hasConjunction
		case Mark:
			*has |= hasMark
			if tokens[i].XPOS == "TO" {
				*has |= hasTo
			}
		case Case:
			*has |= hasCase
		case Det:
			*has |= hasDet
		case AuxPass:
			*has |= hasPassive
			fallthrough
		case Aux, Cop:
			if finite(tokens[i].XPOS) {
				*has |= hasFinite
			}
		}
	}
}

// relate gives word i the best relation to its head.
func (a *Analyzer) relate(t *Token, i, head int, banned []bool, sc *scratch) {
	relation, margin := a.net.Relation(i, head, banned, &sc.net)
	t.Deprel = a.relations[relation]
	t.ArcConf = weights.Probability(a.header.ArcCalibration, margin)
}

// subjectless are the relations of words that have no subject of their own.
var subjectless = [numDeprels]bool{
	Amod: true, Aux: true, AuxPass: true, Case: true, Cc: true, Compound: true, Cop: true,
	Det: true, Fixed: true, Flat: true, Mark: true, Nummod: true,
}

// caseless are the relations of words that no preposition marks: "by" in "by the
// official Reth" is of Reth.
var caseless = [numDeprels]bool{Amod: true, Flat: true, NmodDesc: true}

// forbid rules out the arcs of a tree that can't stand, and reports whether
// there are any.
func (sc *scratch) forbid(tokens []Token, heads []int32, words *wordLists) bool {
	n := len(tokens)
	found := false
	ban := func(i int32) {
		sc.net.Forbid(int(i), int(heads[i]))
		found = true
	}
	// once holds that a word has at most one dependent of a kind, whose place, from 1,
	// is in places.
	once := func(places []int32, i int) {
		h := heads[i]
		if k := places[h] - 1; k >= 0 {
			ban(weaker(tokens, k, int32(i)))
		}
		places[h] = int32(i) + 1
	}
	sc.subject = append(sc.subject[:0], make([]int32, n+1)...)
	sc.agent = append(sc.agent[:0], make([]int32, n+1)...)
	for i := range tokens {
		switch tokens[i].Deprel {
		case Nsubj, NsubjPass:
			once(sc.subject, i)
		case OblAgent:
			once(sc.agent, i)
		}
	}
	for i := range tokens {
		switch t := &tokens[i]; {
		case subjectless[t.Deprel] && sc.subject[i] > 0:
			ban(weaker(tokens, int32(i), sc.subject[i]-1))
		case t.Deprel == Case && t.XPOS != "POS" && int(heads[i]) < n && caseless[tokens[heads[i]].Deprel]:
			ban(int32(i))
		case t.Deprel == Nsubj && heads[i] < int32(i) && tokens[heads[i]].UPOS == VERB && behindComma(tokens, heads, int32(i)):
			ban(int32(i)) // "Okel signed the pact, the paper reported"
		case t.Deprel == NsubjPass && heads[i] > int32(i) && sc.has[heads[i]]&hasPassive == 0 && tokens[heads[i]-1].XPOS == ",":
			ban(int32(i)) // "the talks, postponed twice, opened"
		case t.Deprel == Nsubj && heads[i] > int32(i)+1 && int(heads[i]) < n && tokens[heads[i]-1].XPOS == "," && sc.contentAlone(tokens, heads, heads[i]):
			ban(int32(i)) // "the pact, announced in May, was signed by both"
		case t.Deprel == Conj && sc.has[i]&hasConjunction == 0 && !parted(tokens, int32(i), heads[i]):
			ban(int32(i))
		case t.Deprel == Conj && sc.has[heads[i]]&hasTo != 0 && sc.finiteAlone(t, i):
			ban(int32(i)) // "left to see her and will return"
		case t.Deprel == Amod && progressive(tokens, heads, i):
			ban(int32(i)) // "is warning voters"
			ban(int32(i) - 1)
		case int(heads[i]) == n && words.speech[t.Lemma] && sc.bindSpeaker(tokens, heads, int32(i)):
			found = true
		case t.XPOS == "VBD" && clausal[t.Deprel] && sc.has[i]&hasSubject == 0:
			if k := swallowed(tokens, heads, int32(i)); k >= 0 {
				ban(k)
			} else if place, before := glued(tokens, heads, int32(i)); place >= 0 {
				ban(place)
				ban(before)
			}
		}
	}
	return found
}

// contentAlone reports whether a finite clause that has no subject is the content of verb
// i, past by its form.
func (sc *scratch) contentAlone(tokens []Token, heads []int32, i int32) bool {
	if tokens[i].XPOS != "VBN" && tokens[i].XPOS != "VBD" {
		return false
	}
	for k := i + 1; int(k) < len(tokens); k++ {
		if heads[k] == i && tokens[k].Deprel == Ccomp {
			return sc.has[k]&hasMark == 0 && sc.finiteAlone(&tokens[k], int(k))
		}
	}
	return false
}

// finiteAlone reports whether word i is a finite verb without a subject of its own.
func (sc *scratch) finiteAlone(t *Token, i int) bool {
	return sc.has[i]&hasSubject == 0 && (t.XPOS == "VBD" || t.XPOS == "VBZ" || sc.has[i]&hasFinite != 0)
}

// progressive reports whether an -ing form and the "is" right before it hang on the
// same noun.
func progressive(tokens []Token, heads []int32, i int) bool {
	return tokens[i].XPOS == "VBG" && i > 0 && tokens[i-1].Deprel == Cop && heads[i-1] == heads[i] && finite(tokens[i-1].XPOS) && tokens[heads[i]].UPOS == NOUN
}

// bindSpeaker hangs the speaker right before verb i on it, and nobody else, and
// reports whether there is one that hangs elsewhere.
func (sc *scratch) bindSpeaker(tokens []Token, heads []int32, i int32) bool {
	k := speaker(tokens, heads, i)
	if k < 0 {
		return false
	}
	sc.net.Require(int(k), int(i))
	if other := sc.subject[i] - 1; other >= 0 {
		sc.net.Forbid(int(other), int(i))
	}
	return true
}

// clausal are the relations of verbs whose subject stands beside them.
var clausal = [numDeprels]bool{Root: true, Advcl: true, Ccomp: true, Parataxis: true}

// dependents are kinds of dependents that a word has.
type dependents uint16

const (
	hasConjunction dependents = 1 << iota
	hasSubject
	hasObject
	hasCase
	hasDet
	hasMark
	hasTo      // an infinitive's
	hasFinite  // a finite auxiliary
	hasPassive // the auxiliary of the passive
)

// finite reports whether a tag is that of a finite verb.
func finite(tag string) bool { return tag == "MD" || tag == "VBD" || tag == "VBP" || tag == "VBZ" }

// swallowed returns the word right before a verb without a subject, or the head
// of its phrase, that is coordinated across a comma: "With the help of the League,
// Norland and Velmar opened talks" puts no subject into the phrase before it. It
// returns -1 where there is none.
func swallowed(tokens []Token, heads []int32, verb int32) int32 {
	k := verb - 1
	for k >= 0 && tokens[k].UPOS == ADV {
		k--
	}
	for k >= 0 && int(k) < len(tokens) && k != verb {
		if u := tokens[k].UPOS; tokens[k].Deprel == Conj && heads[k] < k && (u == NOUN || u == PROPN || u == PRON) {
			if slices.ContainsFunc(tokens[heads[k]:k], func(t Token) bool { return t.XPOS == "," }) {
				return k
			}
		}
		k = heads[k]
	}
	return -1
}

// weaker returns the word of two whose arc is less sure.
func weaker(tokens []Token, i, k int32) int32 {
	if tokens[i].ArcConf < tokens[k].ArcConf {
		return i
	}
	return k
}

// behindComma reports whether a comma stands right before the phrase of word i.
func behindComma(tokens []Token, heads []int32, i int32) bool {
	first := leftmost(heads, i, heads[i])
	return first > 0 && tokens[first-1].XPOS == ","
}

// parted reports whether a mark or sign stands between two words.
func parted(tokens []Token, i, k int32) bool {
	for j := min(i, k) + 1; j < max(i, k); j++ {
		if u := tokens[j].UPOS; u == PUNCT || u == SYM {
			return true
		}
	}
	return false
}

// glued returns a name before the subject that the tree takes for a part of it, and
// the preposition before both: "In Singapore Okel met Reth". It returns -1 where
// there is none.
func glued(tokens []Token, heads []int32, verb int32) (place, before int32) {
	for k := int32(1); k < verb; k++ {
		h := heads[k]
		if tokens[k].Deprel == Compound && tokens[k].UPOS == PROPN && h > k && h < verb && tokens[h].UPOS == PROPN &&
			heads[h] == verb && heads[k-1] == h && tokens[k-1].Deprel == Case {
			return k, k - 1
		}
	}
	return -1, -1
}

// speaker returns the head of the phrase between a comma and a verb of speech that
// hangs on another word: "Okel signed a pact, the paper reported" leaves it no choice.
// It returns -1 where there is none.
func speaker(tokens []Token, heads []int32, verb int32) int32 {
	from := verb - 1
	for from > 0 && tokens[from].XPOS != "," && verb-from <= maxSpeaker {
		from--
	}
	if from == verb-1 || tokens[max(0, from)].XPOS != "," {
		return -1
	}
	k := verb - 1
	if u := tokens[k].UPOS; u != NOUN && u != PROPN && u != PRON {
		return -1
	}
	for heads[k] > from && heads[k] < verb {
		k = heads[k]
	}
	if heads[k] == verb || !clauseBefore(tokens, from) {
		return -1
	}
	return k
}

// clauseBefore reports whether a finite verb stands before the comma at i and no
// other mark between.
func clauseBefore(tokens []Token, i int32) bool {
	for k := i - 1; k >= 0 && tokens[k].UPOS != PUNCT; k-- {
		if finite(tokens[k].XPOS) {
			return true
		}
	}
	return false
}

// maxSpeaker is how many words a speaker behind the words may have.
const maxSpeaker = 6
