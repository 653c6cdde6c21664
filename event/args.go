package event

import (
	"slices"
	"strings"

	"nuncio/entity"
	"nuncio/syntax"
)

// steps are the moves of a path, by name. Roles are deep ones: the subject of
// a passive is the agent behind "by", its object the grammatical subject.
var steps = map[string]func(*reader, int32, words) []int32{
	"subject":   (*reader).subjectStep,
	"object":    (*reader).objectStep,
	"recipient": (*reader).recipientStep,
	"prep":      (*reader).prepStep,
	"poss":      (*reader).possStep,
	"compound":  (*reader).compoundStep,
	"content":   (*reader).contentStep,
	"matter":    (*reader).matterStep,
	"purpose":   (*reader).purposeStep,
	"particle":  (*reader).particleStep,
	"adverb":    (*reader).adverbStep,
	"owner":     (*reader).ownerStep,
	"governor":  (*reader).governorStep,
	"joined":    (*reader).joinedStep,
	"modal":     (*reader).modalStep,
	"exchange":  (*reader).exchangeStep,
	"addressee": (*reader).addresseeStep,
	"condition": (*reader).conditionStep,
	"self":      func(_ *reader, i int32, _ words) []int32 { return []int32{i} },
	"speaker":   nil, // the speaker of the statement; roles only
	"host":      nil, // the state of a place named as goal; roles only
}

// stepNames are the keys of steps, for messages.
var stepNames = []string{
	"subject", "object", "recipient", "prep", "poss", "compound", "content", "purpose", "particle", "adverb",
	"owner", "governor", "modal", "exchange", "condition", "matter", "addressee", "self", "speaker", "host", "joined",
}

// rolesOnly are the steps that a condition cannot ask for.
var rolesOnly = map[string]bool{"speaker": true, "host": true}

// follow returns the words that a path leads to from token i, with those
// joined to them by "and".
func (r *reader) follow(i int32, p path) []int32 {
	if len(p.steps) == 1 {
		return r.step(i, &p.steps[0])
	}
	at := []int32{i}
	for _, s := range p.steps {
		var next []int32
		for _, j := range at {
			next = appendNew(next, r.step(j, &s)...)
		}
		at = next
	}
	return at
}

// recalled is where the steps lead that the rules of one word ask for again and again.
type recalled struct {
	from  int32 // the word, or none
	known [len(recalledSteps)]bool
	to    [len(recalledSteps)][]int32
}

// recalledSteps are the steps that are walked once for each word.
var recalledSteps = [...]string{"object", "subject", "content"}

// step makes one move from word i. Roles that are no move lead nowhere.
func (r *reader) step(i int32, s *step) []int32 {
	move := steps[s.name]
	if move == nil {
		return nil
	}
	at := slices.Index(recalledSteps[:], s.name)
	if at < 0 {
		return move(r, i, s.words)
	}
	if r.recall.from != i {
		r.recall = recalled{from: i}
	}
	if !r.recall.known[at] {
		r.recall.known[at], r.recall.to[at] = true, slices.Clip(move(r, i, s.words))
	}
	return r.recall.to[at]
}

// appendNew appends to s those of vs that it has not.
func appendNew(s []int32, vs ...int32) []int32 {
	for _, v := range vs {
		if !slices.Contains(s, v) {
			s = append(s, v)
		}
	}
	return s
}

// withConjuncts returns i and the nouns coordinated with it.
func (r *reader) withConjuncts(i int32) []int32 {
	if i == none {
		return nil
	}
	if p := r.doublyDescribed(i); p != none {
		return []int32{p}
	}
	out := []int32{i}
	for c := r.first[i]; c != none; c = r.next[c] {
		if r.rel(c) == syntax.Conj && r.leftOut(c, i) {
			continue
		}
		if r.rel(c) == syntax.Conj && !(r.isVerb(c) && !r.isVerb(i)) && !(r.preposition(c) == "of" && r.child(c, syntax.Cc) == none) || r.rel(c) == syntax.Appos && c > i && r.child(c, syntax.Cc) != none || r.describedBeside(c, i) {
			out = append(out, c)
			if d := r.child(c, syntax.Conj); r.rel(c) == syntax.Conj && r.isPerson(c) && r.isPerson(d) {
				out = append(out, d) // a third, hung on the second
			}
		}
		if r.rel(c) != syntax.Nmod || c < i {
			continue
		}
		if p := r.personBehind(c); p != none {
			out = append(out, p)
		}
		if p := r.preposition(c); p == "along_with" || p == "together_with" {
			out = append(out, r.withConjuncts(c)...)
		}
	}
	return out
}

// doublyDescribed returns the one person whom two words before a name describe, where i
// is the first of them ("the killing of editor and deputy Anya Reth"), or none.
func (r *reader) doublyDescribed(i int32) int32 {
	c := r.child(i, syntax.Conj)
	if c == none || r.xpos(i) != "NN" || !r.isPerson(i) || !r.isPerson(c) || r.child(c, syntax.Conj) != none || r.child(i, syntax.Det, syntax.NmodPoss, syntax.Nmod, syntax.Nummod, syntax.Appos, syntax.Flat) != none {
		return none
	}
	if m := r.in.Entities.MentionAt(c); m < 0 || r.in.Entities.Mentions[m].Form != entity.Name || r.childWord(c, "and") == none || r.child(c, syntax.NmodDesc) == none {
		return none
	}
	return c
}

// leftOut reports whether c, joined to i, takes no part in what i does: it is denied
// ("the miners, but not their leaders"), or it is who says so, behind a comma alone
// ("jeeps of the League, Anya Reth, its envoy, told reporters").
func (r *reader) leftOut(c, i int32) bool {
	if n := r.childWord(c, "not"); n > i && n < c && r.upos(n) == syntax.PART && r.lower(n+1) != "only" && r.lower(n+1) != "just" && !r.isVerb(c) {
		return true
	}
	s := r.statementAround(i)
	if s < 0 || r.child(c, syntax.Cc) != none || r.statementAround(c) == s {
		return false
	}
	by := r.in.Statements[s].Speaker
	return by != entity.None && r.in.Entities.ActorAt(c) == by
}

// isPerson reports whether token i stands for one person.
func (r *reader) isPerson(i int32) bool {
	if i == none {
		return false
	}
	a := r.in.Entities.ActorAt(i)
	return a >= 0 && r.in.Entities.Actors[a].Kind == entity.Person && !r.in.Entities.Actors[a].Plural
}

// describedBeside reports whether c is joined to i by "and", by its title that the parser
// took for one of i's ("Liberal leader Tomas Okel and Greens' leader Anya Reth").
func (r *reader) describedBeside(c, i int32) bool {
	if r.rel(c) != syntax.NmodDesc {
		return false
	}
	first, _ := r.doc.Subtree(c)
	return first > i && (r.lower(first) == "and" || r.lower(first-1) == "and")
}

// personBehind returns the person named behind "and" on the body that phrase c names,
// who is joined to those of the body ("members of parliament and Premier Ilse Marren"),
// or none.
func (r *reader) personBehind(c int32) int32 {
	d := r.child(c, syntax.Conj)
	if d == none || r.child(d, syntax.NmodDesc) == none || r.preposition(c) != "of" {
		return none
	}
	x, y := r.in.Entities.ActorAt(c), r.in.Entities.ActorAt(d)
	if y < 0 || r.in.Entities.Actors[y].Kind != entity.Person || x >= 0 && r.in.Entities.Actors[x].Kind == entity.Person {
		return none
	}
	return d
}

func (r *reader) subjectStep(i int32, _ words) []int32 {
	if !r.isVerb(i) && r.child(i, syntax.Nsubj) == none && !(r.upos(i) == syntax.ADJ && (r.rel(i) == syntax.Xcomp || r.rel(i) == syntax.Conj && r.child(i, syntax.Cop) != none)) {
		return r.nominalSubject(i)
	}
	if r.passive(i) {
		return r.agent(i)
	}
	if !r.isVerb(i) && r.child(i, syntax.Nsubj) != none {
		// "It is the premier's third trip": the possessor, not "it".
		s := r.child(i, syntax.Nsubj)
		if p := r.possStep(i, words{}); r.lemma[s] == "it" && r.upos(i) != syntax.ADJ || len(p) > 0 && (r.upos(p[0]) != syntax.PRON || r.upos(s) == syntax.PRON) {
			return p // but "the delegation is on its way"
		}
	}
	if s := r.activeSubject(i, 0); s != none {
		if h := r.head(i); h != none && r.lemma[h] == "join" && r.gerund(i) && r.childWord(i, "in") != none && r.child(h, syntax.Obj) > h {
			return append(r.withConjuncts(s), r.objectStep(h, words{})...) // "joined Okel in signing"
		}
		if s == r.head(i) && r.rel(i) == syntax.AclRelcl && r.pluralAux(i) {
			s = r.firstConjunct(s) // "Okel and Reth, who have met"
		}
		return append(r.asyndetic(s), r.withConjuncts(s)...)
	}
	return r.strandedSubject(i)
}

// agent returns who stands behind "by".
func (r *reader) agent(i int32) []int32 {
	for c := r.first[i]; c != none; c = r.next[c] {
		if (r.rel(c) == syntax.OblAgent || r.rel(c) == syntax.Obl) && r.preposition(c) == "by" && !r.isTime(c) && !r.sideBySide(c) {
			if v := r.child(c, syntax.Acl); v != none && r.passive(v) && r.in.Entities.ActorAt(c) < 0 {
				return r.agent(v) // "wounded by bullets fired by soldiers"
			}
			return r.withConjuncts(c)
		}
	}
	// "accused of lying by officials", "shot dead by police", "dismissed as inadequate by
	// Norland": the agent may hang on the inner clause.
	for c := r.first[i]; c != none; c = r.next[c] {
		if r.rel(c) == syntax.Advcl && c > i && (r.gerund(c) || r.upos(c) == syntax.ADJ) || r.rel(c) == syntax.Xcomp && r.upos(c) == syntax.ADJ {
			for d := r.first[c]; d != none; d = r.next[d] {
				if (r.rel(d) == syntax.Obl || r.rel(d) == syntax.OblAgent) && r.preposition(d) == "by" && r.in.Entities.ActorAt(d) >= 0 {
					return r.withConjuncts(d)
				}
			}
		}
	}
	// "killed in an attack by rebels": or on the noun.
	for c := r.first[i]; c != none; c = r.next[c] {
		if r.rel(c) == syntax.Obl && !r.apartInTime(c) || r.rel(c) == syntax.Obj {
			for d := r.first[c]; d != none; d = r.next[d] {
				if r.rel(d) == syntax.Nmod && r.preposition(d) == "by" {
					return r.withConjuncts(d)
				}
			}
		}
	}
	return nil
}

// apartInTime reports whether c names what comes before or after the act, and so has
// doers of its own ("was tightened after the decision by parliament").
func (r *reader) apartInTime(c int32) bool {
	switch r.preposition(c) {
	case "after", "following", "before", "since", "despite", "until", "amid":
		return true
	}
	return false
}

// sideBySide reports whether word i ends "side by side", "step by step", which
// names nobody.
func (r *reader) sideBySide(i int32) bool {
	return i > 1 && r.lemma[i-1] == "by" && r.lemma[i-2] == r.lemma[i]
}

// maxClimb bounds how far an unsaid subject is looked for.
const maxClimb = 6

// activeSubject returns the subject of an active clause, said or understood.
func (r *reader) activeSubject(i int32, depth int) int32 {
	if s := r.grammaticalSubject(i); s != none {
		return r.relative(r.whoseNoun(s, i))
	}
	if v := r.child(i, syntax.Vocative); v != none && v < i && r.title(i) && r.infinitive(i) {
		return v // "Okel, Reth to meet in Brask", taken for an address
	}
	if s := r.subjectBefore(i); s != none {
		return s
	}
	h := r.head(i)
	if h == none || depth > maxClimb {
		return none
	}
	if r.headlineTo(i, h) {
		return h // "Norland to ban rallies", the infinitive hung on its subject
	}
	switch r.rel(i) {
	case syntax.Conj:
		if c := r.toldBefore(i, h); c != none {
			return r.surfaceSubject(c, depth+1)
		}
		if r.isVerb(h) || r.child(h, syntax.Cop) != none {
			return r.surfaceSubject(h, depth+1)
		}
		if r.rel(h) == syntax.Acl || r.rel(h) == syntax.Xcomp {
			return r.activeSubject(h, depth+1)
		}
	case syntax.Xcomp:
		return r.controller(h, depth+1)
	case syntax.Parataxis:
		// "a team led by Reth, his aide, is to travel", the participle taken for the clause
		if s := r.child(h, syntax.NsubjPass); s != none && r.child(i, syntax.Cop, syntax.Aux) != none && i > h && r.c.lex.lead.has(r.lemma[h]) {
			return r.relative(s)
		}
	case syntax.Csubj:
		// "who is due to meet", the infinitive taken for a subject
		if r.infinitive(i) && i > h {
			return r.controller(h, depth+1)
		}
	case syntax.Amod:
		if v := r.clauseAbove(i); v != none && r.setOffParticiple(i) {
			return r.surfaceSubject(v, depth+1)
		}
	case syntax.Advcl:
		if o := r.child(h, syntax.Obj); o != none && o < i && r.gerund(i) && r.childWord(i, "as") == i-1 {
			return r.relative(o) // "quoted the envoy as urging"
		}
		if r.upos(h) == syntax.PRON && r.infinitive(i) {
			return h // "only for him to be killed"
		}
		if r.upos(h) == syntax.NOUN && r.child(h, syntax.Cop) == none && r.child(h, syntax.Nsubj) == none {
			return none
		}
		if n := r.nounBefore(i); n != none && r.head(n) == h {
			if c := r.deciderBefore(n); c != none {
				return c // "protested at a cabinet decision to go", the infinitive hung on the verb
			}
		}
		if o := r.child(h, syntax.Obj); o != none && o < i && r.infinitive(i) {
			if c := r.askedOf(o, i); c != none {
				return c // "renewed its call for Okel to go", the infinitive hung on the verb
			}
		}
		return r.surfaceSubject(r.clauseOfParticiple(i, h), depth+1)
	case syntax.Obl, syntax.Obj, syntax.Ccomp:
		// "after meeting Okel", "denied bombing": gerunds only.
		if r.gerund(i) && r.isVerb(h) && r.child(i, syntax.Det, syntax.NmodPoss) == none {
			return r.surfaceSubject(h, depth+1)
		}
		if r.rel(i) == syntax.Ccomp && r.infinitive(i) {
			return r.controller(h, depth+1)
		}
	case syntax.Acl:
		return r.nounController(i, h, depth+1)
	case syntax.AclRelcl:
		if !r.hasRelativeObject(i) {
			return h
		}
	}
	return none
}

// toldBefore returns the clause told by the verb of speech h that goes on in clause i, by
// its own modal, where the parser joined that to h ("said that Okel is finished and
// should quit"), or none.
func (r *reader) toldBefore(i, h int32) int32 {
	c, modal := r.child(h, syntax.Ccomp), r.child(i, syntax.Aux)
	if c < h || c > i || modal == none || !r.c.lex.reporting.has(r.lemma[h]) || r.formOf(h).modal != none || len(r.c.ops.by[opModal][r.lemma[modal]]) == 0 {
		return none
	}
	return c
}

// grammaticalSubject returns the subject that hangs on clause i, or none; where
// the parser found two, the one of the active voice.
func (r *reader) grammaticalSubject(i int32) int32 {
	s := r.child(i, syntax.Nsubj, syntax.NsubjOuter)
	if s == none {
		s = r.child(i, syntax.NsubjPass)
	}
	if s != none && r.dayBefore(i) == s {
		// "the army Sunday said", "who Thursday urged", with the day for the subject
		if c := r.child(s, syntax.Compound, syntax.Det, syntax.NmodDesc); c != none && c < s {
			return c
		}
	}
	return s
}

// dayBefore returns the day of the week that stands bare before verb i and tells when
// it was done, however the parser hung it ("Okel, a former soldier, Monday refused"),
// or none.
func (r *reader) dayBefore(i int32) int32 {
	k := i - 1
	for k >= 0 && r.head(k) == i && (r.rel(k) == syntax.Aux || r.rel(k) == syntax.AuxPass || r.rel(k) == syntax.Advmod) {
		k--
	}
	if k < 1 || !r.isVerb(i) || r.sentence(k) != r.sentence(i) || r.upos(k) != syntax.PROPN || r.child(k, syntax.Case) != none {
		return none
	}
	if t := r.timeAt(k); t < 0 || !r.weekday(t) || r.in.Times[t].End-r.in.Times[t].First != 1 {
		return none
	}
	if r.rel(k) != syntax.Appos && r.rel(k) != syntax.Nsubj && r.rel(k) != syntax.NsubjPass && r.rel(k) != syntax.Flat {
		return none
	}
	return k
}

// activeChild returns the subject hung on an active verb, however the parser
// named it, or none.
func (r *reader) activeChild(i int32) int32 {
	if s := r.child(i, syntax.Nsubj); s != none {
		return s
	}
	if s := r.child(i, syntax.NsubjPass); s != none && !r.passive(i) {
		return s
	}
	return none
}

// surfaceSubject returns the grammatical subject of clause h, of a passive too.
func (r *reader) surfaceSubject(h int32, depth int) int32 {
	if s := r.grammaticalSubject(h); s != none {
		return r.relative(s)
	}
	if s := r.subjectBefore(h); s != none {
		return s
	}
	if r.passive(h) && (r.rel(h) == syntax.Acl || r.rel(h) == syntax.Advcl) {
		return none
	}
	return r.activeSubject(h, depth)
}

// controller returns who does the infinitive below h: its object ("urged him
// to go") or its subject ("agreed to go", "was urged to go").
func (r *reader) controller(h int32, depth int) int32 {
	if o := r.child(h, syntax.Obj, syntax.Iobj); o != none && r.canAct(o) && !r.reflexive(o) && !r.c.lex.subjectControl.has(r.lemma[h]) {
		return r.relative(o)
	}
	if c := r.obliqueController(h, syntax.Obl); c != none {
		return c
	}
	return r.surfaceSubject(h, depth)
}

// obliqueController returns who is to do what the verb or noun h asks for, where a
// preposition names them: "called on them to leave", "the call on Okel to go"; or none.
func (r *reader) obliqueController(h int32, rel syntax.Deprel) int32 {
	if !r.c.lex.obliqueControl.has(r.lemma[h]) {
		return none
	}
	for c := r.first[h]; c != none; c = r.next[c] {
		if r.rel(c) != rel || c < h {
			continue
		}
		switch r.preposition(c) {
		case "on", "upon", "to", "for", "with":
			return c
		}
	}
	return none
}

// askedOf returns who is to do the clause i by the noun h: "the call on Okel to go",
// or none.
func (r *reader) askedOf(h, i int32) int32 {
	if r.upos(h) != syntax.NOUN {
		return none
	}
	if c := r.obliqueController(h, syntax.Nmod); c != none && c < i && r.in.Entities.MentionAt(c) >= 0 {
		return c
	}
	return none
}

// nounController returns who does the clause that hangs on noun h: "Okel's
// agreement to meet", "the first leader to visit", "officials meeting in Brask".
func (r *reader) nounController(i, h int32, depth int) int32 {
	if !r.infinitive(i) && r.child(i, syntax.Mark, syntax.Case) == none {
		if g := r.head(h); g != none && r.isVerb(g) && r.rel(h) == syntax.Obj && r.gerund(i) && r.c.lex.papers.has(r.lemma[h]) {
			return r.surfaceSubject(g, depth) // "issued a statement demanding"
		}
		return h
	}
	if s := r.child(h, syntax.Nsubj); s != none {
		return r.relative(s)
	}
	if r.rel(h) == syntax.Obl || r.rel(h) == syntax.Conj || r.rel(h) == syntax.Nsubj || r.isPersonWord(h) {
		if r.isPersonWord(h) {
			return h
		}
	}
	if c := r.askedOf(h, i); c != none && r.infinitive(i) {
		return c
	}
	if f := r.prepAt(h, []string{"for"}); len(f) > 0 && r.infinitive(i) && f[0] < i && r.in.Entities.MentionAt(f[0]) >= 0 {
		return f[0] // "the conditions for Okel and Reth to meet"
	}
	if s := r.nominalSubject(h); len(s) > 0 {
		return s[0]
	}
	if c := r.deciderBefore(h); c != none && r.infinitive(i) {
		return c
	}
	g := r.head(h)
	if g != none && r.isVerb(g) && (r.rel(h) == syntax.Obj || r.rel(h) == syntax.Obl) {
		return r.surfaceSubject(g, depth)
	}
	return none
}

// nounBefore returns the noun right before the infinitive i, or none.
func (r *reader) nounBefore(i int32) int32 {
	if to := r.childWord(i, "to"); to > 0 && to < i && r.upos(to-1) == syntax.NOUN {
		return to - 1
	}
	return none
}

// deciderBefore returns who stands before noun h as the one whose word it is ("a
// government decision to ban the march"), or none.
func (r *reader) deciderBefore(h int32) int32 {
	if !r.c.lex.resolves.has(r.lemma[h]) {
		return none
	}
	for _, c := range r.compoundStep(h, words{}) {
		if len(r.actorsAt(c, false)) > 0 || r.c.lex.instruments.has(r.lemma[c]) {
			return c
		}
	}
	return none
}

// reflexive reports whether i takes up the subject ("declared itself ready").
func (r *reader) reflexive(i int32) bool {
	return r.upos(i) == syntax.PRON && (strings.HasSuffix(r.lower(i), "self") || strings.HasSuffix(r.lower(i), "selves"))
}

// canAct reports whether word i stands for somebody who can act.
func (r *reader) canAct(i int32) bool {
	return r.upos(i) == syntax.PRON || r.in.Entities.MentionAt(i) >= 0 || len(r.c.ops.by[opNoun][r.lemma[i]]) == 0
}

func (r *reader) isPersonWord(i int32) bool {
	return r.in.Entities.ActorAt(i) >= 0 && r.upos(i) != syntax.PROPN
}

// hasRelativeObject reports whether the relative pronoun of clause i is its object.
func (r *reader) hasRelativeObject(i int32) bool {
	o := r.child(i, syntax.Obj)
	return o != none && r.relative(o) != o
}

// nominalSubject returns who does the act that a noun names: the possessor,
// who stands behind "by", or the subject of the light verb it hangs on.
func (r *reader) nominalSubject(i int32) []int32 {
	if p := r.possStep(i, words{}); len(p) > 0 {
		return p
	}
	if p := r.prepAt(i, []string{"by"}); len(p) > 0 {
		return p
	}
	if g := r.lightVerb(i); g != none {
		if r.passive(g) {
			return r.agent(g)
		}
		return r.withConjuncts(r.activeSubject(g, 0))
	}
	return r.planners(i)
}

// planners returns who set what noun i names, as its relative clause says ("an
// exercise that Norland and Kestovia had planned").
func (r *reader) planners(i int32) []int32 {
	for c := r.first[i]; c != none; c = r.next[c] {
		if !r.c.lex.scheduling.has(r.lemma[c]) || r.rel(c) != syntax.AclRelcl && r.rel(c) != syntax.Acl {
			continue
		}
		if r.passive(c) {
			if by := r.agent(c); len(by) > 0 {
				return by // "the rally planned by the miners"
			}
			continue
		}
		if r.rel(c) != syntax.AclRelcl {
			continue
		}
		if s := r.child(c, syntax.Nsubj); s != none && r.relative(s) == s {
			return r.withConjuncts(s)
		}
	}
	return nil
}

// prepStep returns the nouns behind one of the prepositions: those of the
// word, or else those of its object or of the light verb above it, because
// parsers hang "with" now here and now there.
func (r *reader) prepStep(i int32, w words) []int32 {
	preps := w.list
	out := r.prepAt(i, preps)
	if len(out) > 0 {
		return out
	}
	if r.isVerb(i) {
		for _, o := range r.objectStep(i, words{}) {
			if found := r.prepAt(o, preps); len(found) > 0 {
				return found
			}
		}
		for c := r.first[i]; c != none; c = r.next[c] {
			if r.rel(c) == syntax.Xcomp {
				if found := r.prepAt(c, preps); len(found) > 0 && r.upos(c) != syntax.VERB {
					return found
				}
			}
		}
		return nil
	}
	if slices.Contains(preps, "by") {
		for _, o := range r.prepAt(i, []string{"of"}) {
			if found := r.prepAt(o, []string{"by"}); len(found) > 0 && r.in.Entities.MentionAt(o) >= 0 {
				return found // "the capture of a general by rebels"
			}
		}
	}
	if g := r.lightVerb(i); g != none {
		return r.prepAt(g, preps)
	}
	if g := r.head(i); g != none && r.isVerb(g) && r.c.lex.occurrences.has(r.lemma[g]) && (r.rel(i) == syntax.Nsubj || r.rel(i) == syntax.NsubjPass) {
		return r.prepBehind(g, i, preps) // "a meeting took place in Brask between ..."
	}
	if g := r.head(i); g != none && r.isVerb(g) && (r.rel(i) == syntax.Obj || r.rel(i) == syntax.Obl && r.preposition(i) != "") {
		if o := r.child(g, syntax.Obj); o != none && o != i && r.c.lex.meetings.has(r.lemma[o]) {
			return nil // "ahead of the summit he held talks with his generals"
		}
		return r.prepBehind(g, i, preps)
	}
	return nil
}

// prepBehind returns what stands behind a preposition at verb g, after its
// argument i: "proposed talks between ...", hung on the verb.
func (r *reader) prepBehind(g, i int32, preps []string) []int32 {
	return slices.DeleteFunc(r.prepAt(g, preps), func(c int32) bool { return c < i || c == i })
}

func (r *reader) prepAt(i int32, preps []string) []int32 {
	var out []int32
	for c := r.first[i]; c != none; c = r.next[c] {
		switch r.rel(c) {
		case syntax.Obl, syntax.Nmod, syntax.OblAgent, syntax.NmodDesc, syntax.Advmod, syntax.Advcl, syntax.Acl:
		case syntax.Xcomp:
			if slices.Contains(preps, r.lemma[c]) {
				out = append(out, r.prepAsClause(c)...)
			}
			if !r.nounBehindTo(c) {
				continue
			}
		default:
			continue
		}
		if len(preps) > 0 && (r.isTime(c) || r.upos(c) == syntax.ADV) {
			out = append(out, r.prepAt(c, preps)...) // "left on Monday for Brask", "went on to Brask"
		}
		p := r.preposition(c)
		if p == "" || len(preps) > 0 && !slices.Contains(preps, p) || r.isTime(c) {
			continue
		}
		if own := r.ownPreposition(c, p); own {
			out = append(out, c)
			if d := r.otherSide(i, c, p); d != none {
				out = append(out, d)
			}
			for d := r.first[c]; d != none; d = r.next[d] {
				if r.rel(d) == syntax.Conj && !r.leftOut(d, c) && (r.preposition(d) == "" || slices.Contains(preps, r.preposition(d))) {
					out = append(out, d)
				}
				if d > c && r.rel(d) == syntax.Nmod {
					if p := r.personBehind(d); p != none {
						out = append(out, p)
					}
				}
			}
		}
	}
	return out
}

// otherSide returns the second of two behind "between" where the first, c, stands alone
// and the parser joined the second to the noun i ("talks between Okel and Reth"), or none.
func (r *reader) otherSide(i, c int32, p string) int32 {
	d := r.child(i, syntax.Conj)
	if p != "between" || d < c || r.child(c, syntax.Conj) != none || r.childWord(d, "and") == none || r.preposition(d) != "" || r.in.Entities.ActorAt(d) < 0 {
		return none
	}
	return d
}

// ownPreposition says whether p introduces c as a noun and not as a clause.
func (r *reader) ownPreposition(c int32, _ string) bool {
	return r.rel(c) != syntax.Acl && r.rel(c) != syntax.Advcl || !r.isVerb(c)
}

func (r *reader) possStep(i int32, _ words) []int32 {
	return r.withConjuncts(r.child(i, syntax.NmodPoss))
}

// compoundStep returns the names before a noun: "Norland-Kestovia talks",
// "Norland's and Kestovian", "US sanctions".
func (r *reader) compoundStep(i int32, _ words) []int32 {
	var out []int32
	for c := r.first[i]; c != none; c = r.next[c] {
		if c > i {
			break
		}
		switch r.rel(c) {
		case syntax.Compound, syntax.Amod, syntax.NmodDesc, syntax.NmodUnmarked, syntax.Nmod, syntax.Flat:
			if r.child(c, syntax.Case) != none || r.namesSite(c, i) {
				continue
			}
			out = append(out, r.deepModifiers(c, 0)...)
		}
	}
	if h := r.head(i); h != none && r.rel(i) == syntax.Obj {
		if name, thing := r.nameBeforeObject(h); thing == i {
			out = append(out, r.deepModifiers(name, 0)...)
		}
	}
	return out
}

// namesSite reports whether city c before noun i is where it was, and stands for no
// government: "the Helsinki agreement", "the Moscow bombings".
func (r *reader) namesSite(c, i int32) bool {
	return r.placeOf[c] >= 0 && r.in.Places[r.placeOf[c]].Precision == "city" && r.c.lex.sited.has(r.lemma[i])
}

// deepModifiers returns c with what is joined or compounded to it in turn.
func (r *reader) deepModifiers(c int32, depth int) []int32 {
	out := []int32{c}
	if depth > 3 {
		return out
	}
	for d := r.first[c]; d != none; d = r.next[d] {
		switch r.rel(d) {
		case syntax.Compound, syntax.Conj, syntax.Amod, syntax.Dep, syntax.Flat, syntax.NmodUnmarked, syntax.Nmod:
			if r.child(d, syntax.Case) == none {
				out = append(out, r.deepModifiers(d, depth+1)...)
			}
		}
	}
	return out
}

// contentStep returns the head of what is agreed, asked, refused ...: the
// clause, or the noun that is the object or stands behind a preposition.
func (r *reader) contentStep(i int32, w words) []int32 {
	if c := r.child(i, syntax.Xcomp, syntax.Ccomp); c != none {
		return r.withConjuncts(c)
	}
	if o := r.child(i, syntax.Obj); o != none && r.isVerb(i) && !r.c.lex.giving.has(r.lemma[i]) {
		for c := r.next[o]; c != none; c = r.next[c] {
			if r.rel(c) == syntax.Obj {
				return r.withConjuncts(c) // "found two men guilty", with two objects
			}
		}
	}
	if c := r.child(i, syntax.Acl); c != none && !r.isVerb(i) {
		return r.withConjuncts(c)
	}
	if c := r.contentBehindAuthor(i); c != none {
		return r.withConjuncts(c)
	}
	if c := r.child(i, syntax.Advcl); c != none && r.infinitive(c) && c > i {
		return []int32{c}
	}
	if c := r.child(i, syntax.Advcl); c != none && r.gerund(c) && r.particle(i) != none && c == r.particle(i)+1 {
		return []int32{c} // "ruled out paying"
	}
	if c := r.child(i, syntax.Advcl); c > i && r.gerund(c) && (r.childWord(c, "from", "against") != none || r.head(i+1) == c && r.childWord(c, "on", "to", "against") == i+1) {
		return []int32{c} // "barred them from entering", "agreed on sharing the water"
	}
	out := r.objectStep(i, w)
	for _, o := range out {
		// "ordered the envoys to leave", the clause hung on the noun
		if c := r.child(o, syntax.Acl); c != none && r.infinitive(c) && r.isVerb(i) {
			return []int32{c}
		}
	}
	if c := r.contentAside(i); c != none {
		return []int32{c}
	}
	for c := r.first[i]; c != none; c = r.next[c] {
		if (r.rel(c) == syntax.Obl || r.rel(c) == syntax.Nmod) && c > i && !r.isTime(c) {
			switch r.preposition(c) {
			case "to", "for", "on", "of", "with", "from", "over", "against":
				out = append(out, r.withConjuncts(c)...)
			}
		}
	}
	return out
}

// contentBehindAuthor returns the infinitive that tells what the noun i is about, where
// the parser hung it on who it comes from ("a promise by the junta to free them"), or none.
func (r *reader) contentBehindAuthor(i int32) int32 {
	if r.isVerb(i) || len(r.c.ops.by[opNoun][r.lemma[i]]) == 0 {
		return none
	}
	for _, by := range r.prepAt(i, []string{"by", "from"}) {
		if c := r.child(by, syntax.Acl); c != none && r.infinitive(c) {
			return c
		}
	}
	return none
}

// purposeStep returns the verb of a purpose clause ("flew in to meet ...") or
// the noun behind "for" ("for talks with ...").
func (r *reader) purposeStep(i int32, _ words) []int32 {
	var out []int32
	for c := r.first[i]; c != none; c = r.next[c] {
		switch {
		case (r.rel(c) == syntax.Advcl || r.rel(c) == syntax.Xcomp || r.rel(c) == syntax.Acl) && r.infinitive(c):
			out = append(out, r.withConjuncts(c)...)
		case (r.rel(c) == syntax.Obl || r.rel(c) == syntax.Nmod) && r.preposition(c) == "for":
			out = append(out, r.withConjuncts(c)...)
		}
	}
	if len(out) == 0 {
		for c := r.first[i]; c != none; c = r.next[c] {
			if r.rel(c) == syntax.Obl || r.rel(c) == syntax.Obj {
				for d := r.first[c]; d != none; d = r.next[d] {
					if (r.rel(d) == syntax.Nmod || r.rel(d) == syntax.Acl) && (r.preposition(d) == "for" || r.infinitive(d)) {
						out = append(out, d)
					}
				}
			}
		}
	}
	return out
}

func (r *reader) particleStep(i int32, _ words) []int32 {
	if c := r.particle(i); c != none {
		return []int32{c}
	}
	if o := r.particleObject(i); o != none {
		return []int32{r.child(o, syntax.Case)}
	}
	return nil
}

// particle returns the particle of a verb ("off" in "called off"), or none.
func (r *reader) particle(i int32) int32 {
	return r.child(i, syntax.CompoundPrt)
}

func (r *reader) adverbStep(i int32, _ words) []int32 {
	var out []int32
	for c := r.first[i]; c != none; c = r.next[c] {
		if r.rel(c) == syntax.Advmod || r.rel(c) == syntax.Amod || r.rel(c) == syntax.Compound || r.rel(c) == syntax.Nummod || r.rel(c) == syntax.Discourse {
			out = append(out, c)
		}
	}
	return out
}

// ownerStep returns who a thing belongs to or comes from: possessor, maker
// behind "by", "of" or "from", or the name before it.
func (r *reader) ownerStep(i int32, _ words) []int32 {
	if p := r.possStep(i, words{}); len(p) > 0 {
		return p
	}
	if p := r.prepStep(i, makerWords); len(p) > 0 {
		return p
	}
	if p := r.makerInside(i); len(p) > 0 {
		return p
	}
	if p := r.author(i); len(p) > 0 {
		return p
	}
	if p := r.compoundStep(i, words{}); slices.ContainsFunc(p, func(c int32) bool { return r.in.Entities.MentionAt(c) >= 0 }) {
		return p // but "the new proposal of the League"
	}
	return r.prepAt(i, []string{"of", "against", "on"})
}

var makerWords = newWords("by from")

// governorStep returns the word that i hangs on, above coordination.
func (r *reader) governorStep(i int32, _ words) []int32 {
	if h := r.head(r.firstConjunct(i)); h != none {
		return []int32{h}
	}
	return nil
}

// joinedStep returns the word that i is joined to: "treated" of "treated and released".
func (r *reader) joinedStep(i int32, _ words) []int32 {
	if h := r.firstConjunct(i); h != i {
		return []int32{h}
	}
	return nil
}

// modalStep returns the auxiliary that gives the clause its mood ("must").
func (r *reader) modalStep(i int32, _ words) []int32 {
	subject := r.child(i, syntax.Nsubj, syntax.NsubjPass)
	if r.child(i, syntax.Expl) != none {
		subject = none // "there will be no talks"
	}
	for c := r.first[i]; c != none; c = r.next[c] {
		if r.rel(c) == syntax.Aux && r.xpos(c) == "MD" && c > subject { // "should he go ahead" obliges nobody
			return []int32{c}
		}
	}
	return nil
}

// conditionStep returns the word that opens a condition on the clause.
func (r *reader) conditionStep(i int32, _ words) []int32 {
	if c := r.conditionOn(i); c != none {
		return []int32{c}
	}
	return nil
}

// addresseeStep returns who is spoken to by name ("thank you, Norland").
func (r *reader) addresseeStep(i int32, _ words) []int32 {
	if v := r.child(i, syntax.Vocative); v != none {
		return r.withConjuncts(v)
	}
	if o := r.child(i, syntax.Obj); o != none && r.lemma[o] == "you" {
		return r.withConjuncts(r.child(o, syntax.Appos, syntax.Vocative))
	}
	return nil
}

// exchangeStep returns who is to do something "in exchange for" or "in return
// for" the act.
func (r *reader) exchangeStep(i int32, _ words) []int32 {
	for c := r.first[i]; c != none; c = r.next[c] {
		if r.rel(c) != syntax.Obl || r.lemma[c] != "exchange" && r.lemma[c] != "return" {
			continue
		}
		v := r.child(c, syntax.Acl)
		for d := r.first[c]; d != none; d = r.next[d] {
			switch {
			case r.rel(d) == syntax.Nmod && r.preposition(d) == "for" && v > d && r.gerund(v):
				return r.withConjuncts(d) // "in exchange for Norland giving up its arms"
			case r.isVerb(d) && r.rel(d) != syntax.Punct:
				return r.withConjuncts(r.child(d, syntax.Nsubj))
			case r.rel(d) == syntax.Nmod && r.preposition(d) == "for":
				return r.ownerStep(d, words{})
			}
		}
	}
	return nil
}
