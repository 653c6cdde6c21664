package event

import (
	"nuncio/article"
	"nuncio/attribution"
	"nuncio/syntax"
	"nuncio/timex"
)

// verbForm is what the auxiliaries and endings of a clause say.
type verbForm struct {
	finite      bool
	past        bool // past tense: "met", "had met", "was meeting"
	perfect     bool
	progressive bool
	infinitive  bool
	participle  bool // a bare past participle
	gerund      bool // a bare -ing form
	modal       int32
	negation    int32 // the word that denies, or none
	noLonger    bool
	yet         bool // "not yet", "has yet to"
	copula      bool
}

// form reads the verb form of clause i; a bare conjunct shares the auxiliaries
// of the first ("will meet and sign").
func (r *reader) formOf(i int32) verbForm {
	f := verbForm{modal: none, negation: none}
	r.readAuxiliaries(i, &f)
	if !f.finite && !f.infinitive && r.rel(i) == syntax.Conj && r.child(i, syntax.Nsubj, syntax.NsubjPass) == none {
		r.shareAuxiliaries(i, &f)
	}
	if f.finite {
		return f
	}
	switch x := r.xpos(i); {
	case f.infinitive:
	case x == "VBD":
		f.finite, f.past = true, true
	case (x == "VBP" || x == "VB" && r.child(i, syntax.Nsubj) != none) && r.looksPast(i),
		x == "VB" && !f.infinitive && !r.title(i) && r.rel(i) == syntax.Conj && r.c.irregular[r.lower(i)] != "":
		f.finite, f.past = true, true
	case x == "VBZ" || x == "VBP" || x == "VB" && r.lower(i) == r.lemma[i] && r.child(i, syntax.Nsubj) != none:
		f.finite = true
	case (x == "VBN" || r.participle(i)) && (r.activeChild(i) != none && r.rel(i) != syntax.AclRelcl && !r.title(i) || r.clauseTakenForPhrase(i)):
		f.finite, f.past = true, true // "France proposed talks", tagged as a participle
	case x == "VBN" && r.rel(i) == syntax.Conj && r.xpos(r.head(i)) == "VBD" && !r.passive(i) && r.child(i, syntax.Obj, syntax.Obl, syntax.Xcomp, syntax.Ccomp) != none:
		f.finite, f.past = true, true // "lamented the raid and called on both sides", tagged as a participle
	case x == "VBN" || r.participle(i):
		f.participle = true
	case x == "VBG":
		f.gerund = true
	case x == "VB" && r.rel(i) == syntax.Root && !r.title(i) && r.child(i, syntax.Nsubj) == none:
		f.infinitive = true
	case x == "VB" && (r.child(i, syntax.Nsubj) != none):
		f.finite = true
	default:
		f.infinitive = r.isVerb(i)
	}
	return f
}

// looksPast reports whether the form of a verb tagged as present may be its
// past ("shot", "put"), which in a report it nearly always is.
func (r *reader) looksPast(i int32) bool {
	w := r.lower(i)
	return !r.title(i) && (r.c.irregular[w] != "" || r.c.lex.samePast.has(w))
}

func (r *reader) readAuxiliaries(i int32, f *verbForm) {
	for c := r.first[i]; c != none; c = r.next[c] {
		switch r.rel(c) {
		case syntax.Aux, syntax.AuxPass, syntax.Cop:
			r.readAuxiliary(c, f)
		case syntax.Mark:
			if r.lemma[c] == "to" {
				f.infinitive = true
			}
		case syntax.Advmod, syntax.Det, syntax.Cc, syntax.CcPreconj:
			r.readNegation(i, c, f)
		case syntax.Obl, syntax.OblUnmarked, syntax.Obj, syntax.Nsubj, syntax.NsubjPass:
			// "met neither side", "no agreement was reached", "nobody came"
			if n := r.negatedNoun(c); n != none && r.rel(c) != syntax.Obl && r.rel(c) != syntax.OblUnmarked && !r.quoteBetween(i, n) {
				f.negation = n
			}
			if r.lemma[c] == "longer" && r.childWord(c, "no") != none {
				f.noLonger = true
			}
		}
	}
}

// quoteBetween reports whether a quotation opens or ends between words i and j: what
// somebody chants ("chanted ‘No more taxes’") denies nothing of the chanting.
func (r *reader) quoteBetween(i, j int32) bool {
	for k := min(i, j) + 1; k < max(i, j); k++ {
		switch r.form(k) {
		case "\"", "“", "”", "``", "''":
			return true
		}
	}
	return false
}

func (r *reader) readAuxiliary(c int32, f *verbForm) {
	x := r.xpos(c)
	l := r.lemma[c]
	switch {
	case x == "MD" || len(r.c.ops.by[opModal][l]) > 0:
		f.finite, f.modal = true, c
	case l == "to":
		f.infinitive = true
	case l == "have":
		f.perfect = true
		f.past = f.past || x == "VBD"
	case l == "be" && x == "VBG":
		f.progressive = true
	case l == "be" && x != "VB":
		f.copula = true
	}
	switch x {
	case "VBD":
		f.finite, f.past = true, true
	case "VBZ", "VBP":
		f.finite = true
	}
	if f.copula && r.rel(c) == syntax.Aux && r.gerund(r.head(c)) {
		f.progressive = true
	}
	for d := r.first[c]; d != none; d = r.next[d] {
		if r.rel(d) == syntax.Advmod {
			r.readNegation(c, d, f)
		}
	}
}

// readNegation notes a word that denies the clause of i.
func (r *reader) readNegation(i, c int32, f *verbForm) {
	switch r.lemma[c] {
	case "not", "n't", "never", "nor", "neither", "hardly", "scarcely":
		if r.lemma[c] == "neither" && r.rel(c) == syntax.CcPreconj {
			f.negation = c
			return
		}
		// "not only ... but also" denies nothing
		for d := c + 1; d < i && d <= c+1; d++ {
			if r.lemma[d] == "only" || r.lemma[d] == "just" {
				return
			}
		}
		if r.childWord(i, "yet") != none {
			f.yet = true
		}
		f.negation = c
	case "rather", "instead":
		if r.child(c, syntax.Fixed) != none && c < i && (r.rel(c) != syntax.Cc || r.rel(i) == syntax.Conj) {
			f.negation = c // "rather than send"
		}
	case "no":
		if c+1 < int32(len(r.lemma)) && (r.lemma[c+1] == "longer" || r.lower(c+1) == "longer") {
			f.noLonger = true
		}
	case "long", "longer":
		if r.lower(c) == "longer" && (r.childWord(c, "no", "not", "any") != none || c > 0 && r.lemma[c-1] == "no") {
			f.noLonger = true
		}
	}
}

// negatedNoun returns the word that denies a noun ("no talks", "neither
// side", "nobody"), or none.
func (r *reader) negatedNoun(i int32) int32 {
	switch r.lemma[i] {
	case "nobody", "none", "nothing", "no-one":
		return i
	}
	c := r.childWord(i, "no", "neither")
	if c != none && (r.rel(c) == syntax.Det || r.rel(c) == syntax.Advmod || r.rel(c) == syntax.CcPreconj) {
		return c
	}
	return none
}

// shareAuxiliaries lets a bare conjunct take the auxiliaries of the first,
// where its ending fits them.
func (r *reader) shareAuxiliaries(i int32, f *verbForm) {
	h := r.firstConjunct(i)
	if !r.isVerb(h) && r.child(h, syntax.Cop) == none {
		return
	}
	x := r.xpos(i)
	if x == "VBD" || x == "VBZ" || x == "VBP" {
		return
	}
	var g verbForm
	g.modal, g.negation = none, none
	r.readAuxiliaries(h, &g)
	if !g.finite && !g.infinitive {
		if x == "VB" && r.xpos(h) == "VB" || x == "VBG" && r.xpos(h) == "VBG" || x == "VBN" && r.xpos(h) == "VBN" {
			f.infinitive = x == "VB"
		}
		return
	}
	neg := f.negation
	*f = g
	if neg != none {
		f.negation = neg
	}
}

// ownStanding is the standing of a clause by its own words: tense, aspect,
// modals, negation, adverbs, conditions.
func (r *reader) ownStanding(i int32) standing {
	f := r.formOf(i)
	s := r.tenseStanding(i, f)
	s.condition = r.conditionOn(i)
	if t := r.firstTime(i); t != none && s.status == Happened {
		return r.ownStanding(t)
	}
	s = r.underAdverbs(i, s)
	s = r.negate(i, f, s)
	if s.none {
		return s
	}
	if r.question(i) {
		return noEvent("a question")
	}
	if s.condition != none && !s.open && s.status == Ongoing && !f.progressive {
		// "we expel him if ..."
		s.status, s.fact = Possible, grades[Possible]
	}
	if s.open {
		return s
	}
	return s.conditional(r)
}

// firstTime returns the noun of "it will be the first time (that) a leader has
// met ..." where the parser hung it under the verb behind it, or none.
func (r *reader) firstTime(i int32) int32 {
	for c := r.first[i]; c != none && c < i; c = r.next[c] {
		if r.child(c, syntax.Cop) != none && (r.lemma[c] == "time" || r.lemma[c] == "occasion" || r.lemma[c] == "meeting") {
			return c
		}
	}
	return none
}

func (r *reader) tenseStanding(i int32, f verbForm) standing {
	switch {
	case f.modal != none:
		return r.modalStanding(i, f)
	case f.infinitive && f.copula && r.isVerb(i):
		return r.beTo(i, f)
	case f.infinitive && !f.finite && r.behindParticiple(i):
		return r.beTo(i, f)
	case f.infinitive && !f.finite, f.gerund, !f.finite && !f.participle:
		return standing{open: true, status: Happened, fact: grades[Happened], condition: none}
	case f.participle && f.progressive && r.rel(i) == syntax.Acl:
		return stand(Ongoing, "being "+r.lower(i)+": under way")
	case f.participle && f.progressive:
		return standing{open: true, status: Happened, fact: grades[Happened], condition: none}
	case f.participle:
		if r.rel(i) == syntax.Acl || r.rel(i) == syntax.Advcl || r.rel(i) == syntax.Amod || r.title(i) || r.caption(i) {
			if t := r.futureTime(i); t >= 0 {
				return stand(Planned, "dated later: "+quoted(r.in.Times[t].Span.Text(r.doc.Text)))
			}
			return stand(Happened, "participle: done")
		}
		return standing{open: true, status: Happened, fact: grades[Happened], condition: none}
	}
	t := r.futureTime(i)
	switch {
	case f.progressive && f.perfect:
		return stand(Ongoing, "has been -ing: under way")
	case f.progressive && t >= 0 && !f.past:
		return stand(Planned, "dated later: "+quoted(r.in.Times[t].Span.Text(r.doc.Text)))
	case f.progressive:
		return stand(Ongoing, "progressive: under way")
	case f.perfect:
		return stand(Happened, "perfect: done")
	case f.past:
		return stand(Happened, "past tense: done")
	case t >= 0 && !(r.caption(i) && r.weekday(t)):
		return stand(Planned, "present tense, dated later: "+quoted(r.in.Times[t].Span.Text(r.doc.Text)))
	case r.subordinator(i) == "that" && r.subjunctive(i):
		return stand(Possible, "subjunctive: wanted")
	case r.childWord(i, "hereby") != none:
		return stand(Happened, "hereby: done by saying so")
	case r.title(i) && r.c.lex.lasting.has(r.lemma[i]):
		return stand(Ongoing, "headline's present tense of what lasts: under way")
	case r.title(i):
		return stand(Happened, "headline's present tense: done")
	case r.caption(i):
		return stand(Happened, "caption's present tense: done")
	case r.datedPresent(i):
		return stand(Planned, "present tense with a day: arranged")
	}
	return stand(Ongoing, "present tense: it stands")
}

// behindParticiple reports whether the infinitive i stands behind an "is" that the
// parser hung on a participle of its subject: "a team led by Reth is to travel".
func (r *reader) behindParticiple(i int32) bool {
	h := r.head(i)
	return i > 1 && h != none && r.rel(i) == syntax.Xcomp && r.lemma[i-1] == "to" && r.rel(i-2) == syntax.AuxPass &&
		r.head(i-2) == h && h < i-2
}

// beTo reads "is to meet" (planned) and "was to have met" (cancelled) where the
// parser took "is" for an auxiliary.
func (r *reader) beTo(i int32, f verbForm) standing {
	if f.perfect && f.past {
		return stand(Cancelled, "was to have "+r.lower(i)+": it did not come about")
	}
	return stand(Planned, "is to "+r.lower(i)+": arranged")
}

// modalStanding reads the modal of a clause by the lexicon.
func (r *reader) modalStanding(i int32, f verbForm) standing {
	l := r.lemma[f.modal]
	lower := r.lower(f.modal)
	if lower == "would" || lower == "'d" || lower == "could" || lower == "might" || lower == "should" {
		l = lower
	}
	if l == "'d" {
		l = "would"
	}
	if l == "would" {
		return r.wouldStanding(i, f)
	}
	ops := r.c.ops.by[opModal][l]
	if len(ops) == 0 {
		return stand(Possible, r.quote(f.modal)+": possible")
	}
	s := ops[0].pos.stand(r.quote(f.modal))
	if r.softensNegation(f) {
		s = stand(ops[0].neg.status, r.quote(f.modal)+" not")
		s.fact = -0.5
	}
	return s
}

// softensNegation reports whether the modal leaves open what is denied ("may
// not come").
func (r *reader) softensNegation(f verbForm) bool {
	if f.modal == none || f.negation == none {
		return false
	}
	l := r.lower(f.modal)
	ops := r.c.ops.by[opModal][l]
	if len(ops) == 0 {
		ops = r.c.ops.by[opModal][r.lemma[f.modal]]
	}
	return len(ops) > 0 && ops[0].neg.kind == gives && ops[0].neg.status == Possible
}

// wouldStanding reads "would": the future of a report in the past, a
// condition, a thing that did not come about, or a mere wish.
func (r *reader) wouldStanding(i int32, f verbForm) standing {
	switch {
	case f.perfect:
		return stand(Denied, "would have: it did not come about")
	case r.conditionOn(i) != none:
		return stand(Possible, "would")
	case r.reported(i) && r.c.lex.readiness.has(r.lemma[i]):
		return stand(Happened, "would be "+r.lower(i)+", in a report: is")
	case r.habitual(i):
		return untold("would, of what was done again and again")
	case r.reported(i):
		return stand(Planned, "would, in a report: planned")
	case r.childWord(i, "like", "love", "rather") != none || r.lemma[i] == "like":
		return stand(Possible, "would like: possible")
	}
	return stand(Possible, "would: possible")
}

// habitual reports whether "would" in clause i, joined to a plain past in words that are
// quoted, tells of what used to be done ("They locked us in and they would beat us").
func (r *reader) habitual(i int32) bool {
	st, h := r.statementAround(i), r.firstConjunct(i)
	if st < 0 || h == i || r.in.Statements[st].Mode != attribution.Direct || r.rel(h) == syntax.Ccomp && r.statementAround(r.head(h)) == st {
		return false
	}
	f := r.formOf(h)
	return r.isVerb(h) && f.finite && f.past && f.modal == none && !f.perfect && f.negation == none
}

// reported reports whether the clause of i is what someone says or decides.
func (r *reader) reported(i int32) bool {
	i = r.firstConjunct(i)
	switch r.rel(i) {
	case syntax.Ccomp, syntax.Parataxis:
		return true
	case syntax.Root:
		for c := r.first[i]; c != none; c = r.next[c] {
			if r.rel(c) == syntax.Parataxis && r.isVerb(c) {
				return true
			}
		}
	}
	return r.statementAround(i) >= 0
}

// negate applies the negation of the clause.
func (r *reader) negate(i int32, f verbForm, s standing) standing {
	switch {
	case f.noLonger && (s.open || s.status != Happened):
		s.status, s.fact, s.open = Cancelled, grades[Cancelled], false
		s.why = append(s.why, "no longer: called off")
	case f.noLonger:
		s.status, s.fact = Cancelled, grades[Cancelled]
		s.why = append(s.why, "no longer: called off")
	case f.negation == none:
	case r.nearlyNot(f.negation):
		s.status, s.fact, s.open = Happened, grades[Happened], false
		s.why = append(s.why, r.quote(f.negation)+": done after all")
	case f.yet:
		s.status, s.fact, s.open = Planned, grades[Planned], false
		s.why = append(s.why, "not yet: still to come")
	case r.softensNegation(f):
	case s.open:
		s.status, s.fact, s.open = Denied, grades[Denied], false
		s.why = append(s.why, r.quote(f.negation))
	case r.notUntil(i, f.negation):
		s.status, s.fact = Conditional, grades[Conditional]
		s.why = append(s.why, "not until: conditional")
	default:
		s.status, s.fact = Denied, grades[Denied]
		s.why = append(s.why, r.quote(f.negation)+": denied")
	}
	return s
}

// nearlyNot reports whether a denial is itself taken back: "nearly did not take
// place".
func (r *reader) nearlyNot(negation int32) bool {
	for k := negation - 1; k >= 0 && k >= negation-2 && r.sentence(k) == r.sentence(negation); k-- {
		if w := r.lower(k); w == "nearly" || w == "almost" {
			return true
		}
	}
	return false
}

// notUntil reports whether a denied clause waits for another ("will not return until").
func (r *reader) notUntil(i, neg int32) bool {
	for c := r.first[i]; c != none; c = r.next[c] {
		if r.rel(c) == syntax.Advcl {
			switch r.subordinator(c) {
			case "until", "till":
				return true
			}
		}
	}
	return neg+1 < int32(len(r.lemma)) && r.lemma[neg+1] == "until"
}

// underAdverbs applies adverbs of the clause: "perhaps", "reportedly".
func (r *reader) underAdverbs(i int32, s standing) standing {
	for c := r.first[i]; c != none; c = r.next[c] {
		if r.rel(c) != syntax.Advmod && r.rel(c) != syntax.Discourse {
			continue
		}
		ops := r.c.ops.by[opAdv][r.lemma[c]]
		if len(ops) == 0 || ops[0].pos.kind != gives || s.open && ops[0].pos.status != Possible {
			continue
		}
		if out := ops[0].pos; out.status < s.status {
			s.status, s.fact, s.open = out.status, grades[out.status], false
			if out.hasFact {
				s.fact = out.fact
			}
			s.why = append(s.why, r.quote(c)+": "+out.status.String())
		}
	}
	return s
}

// conditionOn returns the word that opens a condition on the clause of i, or none.
func (r *reader) conditionOn(i int32) int32 {
	if c := r.conditionChild(i); c != none {
		return c
	}
	if r.rel(i) == syntax.Conj {
		h := r.firstConjunct(i)
		if c := r.conditionChild(h); c != none && c < h {
			return c // a condition set before both conjuncts
		}
	}
	return none
}

func (r *reader) conditionChild(i int32) int32 {
	for c := r.first[i]; c != none; c = r.next[c] {
		switch r.rel(c) {
		case syntax.Advcl, syntax.Obl, syntax.AdvclRelcl, syntax.Nmod, syntax.OblUnmarked:
			if m := r.conditionMark(c); m != none {
				return m
			}
			if r.rel(c) == syntax.Advcl && r.inverted(c) {
				return r.child(c, syntax.Aux, syntax.AuxPass, syntax.Cop) // "..., should they ask for it"
			}
		case syntax.Parataxis:
			if c > i && r.inverted(c) {
				return r.child(c, syntax.Aux, syntax.AuxPass, syntax.Cop) // the same, set beside it
			}
		}
	}
	return none
}

// conditionMark returns the word before clause or noun c that makes it a
// condition, or none.
func (r *reader) conditionMark(c int32) int32 {
	for d := r.first[c]; d != none; d = r.next[d] {
		switch r.rel(d) {
		case syntax.Mark, syntax.Case, syntax.Advmod:
			w := r.lemma[d]
			if r.child(d, syntax.Fixed) != none {
				w = r.withFixed(d)
			}
			if c := r.strictMark(d); c != none {
				return c
			}
			// "even if" and "whether or not" are no conditions; "as if" compares.
			if len(r.c.ops.by[opCond][w]) > 0 && r.childWord(c, "even") == none && (d == 0 || r.lemma[d-1] != "even" && r.lemma[d-1] != "as") && !comparisons[w] {
				return d
			}
			// "in exchange for", however the parser joined it
			if w == "in" && d+2 < int32(len(r.lemma)) && (r.lemma[d+1] == "exchange" || r.lemma[d+1] == "return") && r.lemma[d+2] == "for" {
				return d + 1
			}
		}
	}
	if (r.lemma[c] == "exchange" || r.lemma[c] == "return" || r.lemma[c] == "condition") && (r.preposition(c) == "in" || r.preposition(c) == "on") {
		return c
	}
	return none
}

// comparisons open what an act is likened to.
var comparisons = map[string]bool{"as_if": true, "as_though": true}

// strictMark returns the conjunction of time at c where the word before it makes it a
// condition ("only when the seat has been given back", "not until the last soldier has
// left"), or none.
func (r *reader) strictMark(c int32) int32 {
	if c == r.doc.Sentences[r.sentence(c)].First {
		return none
	}
	switch before := r.lower(c - 1); r.lower(c) {
	case "when", "once", "after":
		if before == "only" {
			return c
		}
	case "until":
		if before == "not" {
			return c
		}
	}
	return none
}

// question reports whether the clause is what a question supposes.
func (r *reader) question(i int32) bool {
	s := r.doc.Sentences[r.sentence(i)]
	return s.Span.End > 0 && r.doc.Text[s.Span.End-1] == '?' && r.statementAround(i) < 0
}

// imperative reports whether the clause of i tells somebody to do something
// ("Leave the island, ...", "please come").
func (r *reader) imperative(i int32) bool {
	if !r.isVerb(i) || r.infinitive(i) || r.child(i, syntax.Nsubj, syntax.NsubjPass, syntax.Aux, syntax.Cop, syntax.Expl) != none {
		return false
	}
	for c := r.first[i]; c != none; c = r.next[c] {
		if r.rel(c) == syntax.Conj && (r.child(c, syntax.Nsubj) != none || r.childWord(c, "or") != none) {
			return false // "close it and we sue", "leave or be shot": a condition
		}
	}
	return (r.xpos(i) == "VB" || r.xpos(i) == "VBP") && r.lower(i) == r.lemma[i]
}

// subjunctive reports whether the clause of i tells what somebody wants done ("insisted
// that Norland pay", "demanded that the crew be freed").
func (r *reader) subjunctive(i int32) bool {
	s := r.child(i, syntax.Nsubj, syntax.NsubjPass)
	if !r.predicate(i) || s == none || r.infinitive(i) {
		return false
	}
	verb := i
	if c := r.child(i, syntax.Aux, syntax.AuxPass, syntax.Cop); c != none {
		verb = c
	}
	switch r.xpos(verb) {
	case "VB":
		return r.lower(verb) == r.lemma[verb]
	case "VBP":
		// "Insisted that soldiers leave": a plain present behind a past would be "left".
		insisted := r.head(i) != none && r.lower(r.head(i)) == "insisted" && r.lemma[i] != "have"
		return r.lower(verb) == "be" || verb == i && (insisted || r.xpos(s) == "NN" || r.xpos(s) == "NNP")
	}
	return false
}

func (r *reader) caption(i int32) bool {
	return r.in.Article != nil && int(r.block(i)) < len(r.in.Article.Blocks) && r.in.Article.Blocks[r.block(i)].Kind == article.Caption
}

// datedPresent reports whether a clause in the present tense names a day: a
// time-table ("flies to Brask on Tuesday").
func (r *reader) datedPresent(i int32) bool {
	if !r.c.lex.timetable.has(r.lemma[i]) {
		return false
	}
	for c := r.first[i]; c != none; c = r.next[c] {
		t := r.timeIn(c, 0)
		if t < 0 && r.rel(c) == syntax.Obl {
			t = r.dayBehindPlace(c, 0) // "flies to Brask on Tuesday", the day hung on the place
		}
		if t >= 0 && r.in.Times[t].Kind <= timex.Time && (!r.pastTime(t) || r.weekday(t)) {
			return true
		}
	}
	return false
}
