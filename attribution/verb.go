package attribution

import (
	"strings"

	"nuncio/span"
	"nuncio/syntax"
)

// verb finds the statement whose cue is verb v, if v is one and has its content
// in its own tree. Quotations that hang on v by their place alone come later.
func (r *reading) verb(v int32) {
	rows := r.verbRows(v)
	if len(rows) == 0 || r.rel(v) == syntax.Amod && !r.perfect(v) && !r.progressive(v) || r.rel(v) == syntax.Compound || r.gerund(v) {
		return
	}
	if s := r.nsubj(v); r.is(min(s, v)-1, "whatever", "whoever", "whichever", "however") {
		return // "whatever he says": no words of his are told
	}
	r.goesOnAfterThing(v)
	for i := range rows {
		row := &rows[i]
		if row.particle != "" && !r.hasParticle(v, row.particle) || !r.made(v, row) {
			continue
		}
		if d, ok := r.verbDraft(v, row); ok {
			r.add(d)
			return
		}
	}
}

// gerund reports whether participle v stands for a noun at the head of its
// sentence: "Maintaining the sanctions became a policy".
func (r *reading) gerund(v int32) bool {
	if r.xpos(v) != "VBG" || r.rel(v) != syntax.Root && r.rel(v) != syntax.Csubj && (r.rel(v) != syntax.Ccomp || !r.opensSentence(v)) {
		return false
	}
	return r.child(v, syntax.Aux, syntax.Nsubj) == syntax.None && (v == 0 || !r.nominal(v-1) && !r.is(v-1, "as"))
}

// perfect reports whether "has", "have" or "had" stands before participle v, with
// an adverb at most between ("has since said"), whatever the tree makes of it.
func (r *reading) perfect(v int32) bool {
	i := v - 1
	if i > 0 && (r.upos(i) == syntax.ADV || r.is(i, "since")) {
		i--
	}
	return i > 0 && r.xpos(v) == "VBN" && r.lemma(i) == "have" && r.xpos(i) != "VBG" && r.upos(i) == syntax.AUX && r.doc.Tokens[i].Sentence == r.doc.Tokens[v].Sentence
}

// verbRows returns the rows of verb v: by its lemma, or, where the lemmatizer
// missed, by its form without a regular ending.
func (r *reading) verbRows(v int32) []cue {
	if rows := r.lex.verbs[r.lemma(v)]; rows != nil {
		return rows
	}
	f := r.form(v)
	for _, ending := range [...]string{"s", "d", "es", "ed", "ing"} {
		stem, ok := strings.CutSuffix(f, ending)
		if !ok || len(stem) < 3 {
			continue
		}
		if rows := r.lex.verbs[stem]; rows != nil {
			return rows
		}
		if n := len(stem); stem[n-1] == stem[n-2] { // "shrugged"
			if rows := r.lex.verbs[stem[:n-1]]; rows != nil {
				return rows
			}
		}
		if rows := r.lex.verbs[stem+"e"]; rows != nil && ending == "ing" {
			return rows
		}
	}
	return nil
}

// hasParticle reports whether the word that belongs to a verb ("out" of "point
// out") follows it, hangs on it or begins its object.
func (r *reading) hasParticle(v int32, particle string) bool {
	if n := v + 1; int(n) < len(r.doc.Tokens) && r.is(n, particle) {
		return true
	}
	for c := range r.children(v) {
		if c > v && (r.is(c, particle) || r.caseWord(c) == particle) {
			return true
		}
	}
	end := r.doc.Sentences[r.doc.Tokens[v].Sentence].End
	for i := v + 1; i < min(end, v+10) && r.upos(i) != syntax.PUNCT && !finiteTag(r.xpos(i)); i++ {
		if r.is(i, particle) && r.upos(i) == syntax.ADP || particle == "to" && r.is(i, "to") && i+1 < end && r.xpos(i+1) != "VB" {
			return true // hung elsewhere
		}
	}
	return false
}

// extent is a content found in the tree: its clause, and how it was found.
type extent struct {
	head  int32 // head of the content, or None
	spans []span.Span
	aside bool  // the cue comes in or after it
	name  int32 // first token of the speaker's words, where their order tells; else 0
	why   string
}

// verbDraft finds content and speaker of verb v by the frames of row.
func (r *reading) verbDraft(v int32, row *cue) (draft, bool) {
	var e extent
	ok, clause := false, false
	for _, f := range verbFrames {
		if row.frames&f.frames == 0 {
			continue
		}
		if e, ok = f.find(r, v, row); ok {
			clause = f.frames&frameClause != 0
			break
		}
	}
	if !ok || clause && (e.aside || r.bareNoun(e.head)) && !r.verbIn(e.spans) {
		return draft{}, false
	}
	d := r.newDraft(v, row, e.why)
	d.aside, d.content = e.aside, e.head
	d.Cue = r.cueSpan(v, row)
	if row.kind == Said && r.threat(v, e.head) {
		d.Kind = Threatened
		d.Why = append(d.Why, "warns of the speaker's own act under a condition")
	}
	r.fit(&d, e.spans)
	if len(d.Content) == 0 || r.onlyTitle(&d) || r.gap(&d) {
		return d, false
	}
	if a := r.following(v); e.name == v && a != syntax.None && r.nsubj(v) < v && !row.has(frameTo) {
		d.head = a // "..., said the envoy"
		r.setSource(&d)
	} else if b := r.beside(v); e.name > 0 && e.name < v && b >= e.name && r.nsubj(v) < e.name {
		d.head = b // the tree has the subject outside the aside
		r.setSource(&d)
	} else {
		r.speaker(&d)
	}
	if at := r.doc.Tokens[e.name].Span.Start; e.name > 0 && d.head != syntax.None && at < d.Source.Start && d.head < v {
		d.Source.Start = at
		d.Speaker = r.speakerOf(d.head, d.Source)
	}
	r.toCue(&d)
	if row.has(framePaper) && d.Speaker == None && !r.speaks(&d) || row.has(frameText) && !r.textSpeaks(&d) {
		return d, false
	}
	if r.xpos(v) == "VBG" && r.is(v-1, "-", "–", "—") && r.outerCue[v] == syntax.None && d.head != syntax.None && r.upos(d.head) == syntax.NOUN && d.Speaker == None && !r.speaks(&d) && r.lex.nouns[r.lemma(d.head)] == nil {
		return d, false // "the new convention - adding one digit": a thing
	}
	if d.Speaker == None && d.head != syntax.None && r.willOfNone(&d, v) {
		return d, false
	}
	r.addressee(&d)
	return d, true
}

// willOfNone reports whether d, whose speaker is no actor, tells of no will of anybody's:
// a purpose ("a round that aims to"), whom it is about ("those who seek to"), or what a
// thing is about to do ("the storm threatens to delay the talks").
func (r *reading) willOfNone(d *draft, v int32) bool {
	kind := d.row.kind
	switch {
	case kind == Wanted && r.anyLemma(v, "aim", "seek") && r.is(d.head, "which", "that"):
		return true
	case (kind == Wanted || kind == Thought) && r.is(d.head, "who", "that", "which") && r.is(d.head-1, "those", "people", "anyone", "anybody", "everyone"):
		return true
	case kind != Threatened && kind != Promised && kind != Wanted && kind != Thought:
		return false
	case r.xpos(d.head) != "NN" || r.speaks(d) || r.ents.ActorAt(d.head) != None:
		return false
	}
	if of := r.child(d.head, syntax.Nmod); of != syntax.None && (r.ents.ActorAt(of) != None || r.lex.people[r.lemma(of)]) {
		return false // "a majority of voters wants to leave"
	}
	return r.is(r.tokenAt(d.Content[0].Start), "to")
}

// gap reports whether the content of d is a pronoun and a form of "be" alone, whose
// predicate the clause around it has: "the inner matter that Brask insists it is".
func (r *reading) gap(d *draft) bool {
	c := d.Content[0]
	i := r.tokenAt(c.Start)
	return len(d.Content) == 1 && d.Mode == Indirect && r.upos(i) == syntax.PRON && r.copulaAt(i+1) && r.token(i+1).Span.End == c.End
}

// toCue lengthens the source of d by a phrase with a preposition that parts it
// from the cue and hangs elsewhere: "state media | in both countries reported".
func (r *reading) toCue(d *draft) {
	if d.head == syntax.None || d.head > d.CueToken || d.Source.End > r.doc.Tokens[d.CueToken].Span.Start {
		return
	}
	first := r.tokenAt(d.Source.End)
	if first >= d.CueToken || r.upos(first) != syntax.ADP || r.quoted[first] != r.quoted[d.CueToken] {
		return
	}
	end := d.CueToken
	for i := first; i < d.CueToken; i++ {
		switch r.upos(i) {
		case syntax.PUNCT, syntax.VERB, syntax.SCONJ:
			return
		case syntax.AUX, syntax.ADV:
			end = min(end, i)
		}
		if r.timeAt(i) {
			return
		}
	}
	if end > first+1 {
		d.Source.End = r.doc.Tokens[end-1].Span.End
	}
}

// bareNoun reports whether c is a noun with an article and no subject: an object
// that a parser took for a clause ("maintains a blockade").
func (r *reading) bareNoun(c int32) bool {
	return c != syntax.None && r.upos(c) == syntax.NOUN && r.child(c, syntax.Det) != syntax.None && !r.clausal(c)
}

// verbIn reports whether the spans have a verb or quoted words, as a clause does,
// or are long: taggers miss verbs.
func (r *reading) verbIn(spans []span.Span) bool {
	n := 0
	for _, s := range spans {
		for i := r.tokenAt(s.Start); int(i) < len(r.doc.Tokens) && r.doc.Tokens[i].Span.Start < s.End; i++ {
			if n++; n > 8 {
				return true
			}
			if r.upos(i) == syntax.VERB || r.upos(i) == syntax.AUX || r.quoted[i] != None {
				return true
			}
		}
	}
	return false
}

// verbFrames are the ways in which a verb takes content, in the order in which
// they are tried.
var verbFrames = []struct {
	frames frame
	find   func(r *reading, v int32, row *cue) (extent, bool)
}{
	{frameClause, (*reading).asideClause},
	{frameClause | frameThat, (*reading).clauseOf},
	{frameFor, (*reading).forClause},
	{frameInf | frameObjInf, (*reading).infinitiveOf},
	{frameObjInf, (*reading).wantedDone},
	{frameAs, (*reading).namedAs},
	{frameAsIng | frameOf, (*reading).participleOf},
	{frameAs, (*reading).namedQuoted},
	{frameClause, (*reading).parenthetic},
	{frameClause, (*reading).bareClause},
	{frameOf, (*reading).ofParticiple},
	{frameInf, (*reading).toInfinitive},
}

// clauseOf finds "said (that) ...", "asked whether ..." and, before the cue,
// "..., he said", where the tree has the clause below the cue.
func (r *reading) clauseOf(v int32, row *cue) (extent, bool) {
	impersonal, ahead := r.impersonal(v), r.ahead(v, row)
	for c := range r.children(v) {
		if c < v && (ahead || r.subjectless(c)) {
			continue
		}
		switch r.rel(c) {
		case syntax.Ccomp:
			if w := r.nsubj(c); c < v && w != syntax.None && r.xpos(w) == "WDT" && !r.opensSentence(w) {
				continue // "Brask, which hosted the talks, said it"
			}
		case syntax.Csubj, syntax.CsubjPass, syntax.Advcl:
			if !impersonal || c < v || !r.hasMark(c, "that") {
				continue
			}
		case syntax.Xcomp, syntax.Dep:
			if !r.finite(c) {
				continue
			}
		case syntax.Parataxis:
			if !r.finite(c) || r.cueVerb(c) || c > v && !r.colonBetween(v, c) {
				continue
			}
		default:
			continue
		}
		if !row.has(frameClause) && r.complementizer(c) == syntax.None && !r.interrogative(c) && !r.mediumSpeaks(v, row) || r.quoteApart(v, c) || r.marker(c) == "to" {
			continue
		}
		e, ok := r.clauseExtent(v, c)
		if ok && c > v && r.complementizer(c) == syntax.None {
			if h := r.hearer(v, row); h != syntax.None && r.tokenAt(e.spans[0].Start) <= h+1 {
				start := r.skipAdjuncts(v, r.doc.Sentences[r.doc.Tokens[v].Sentence].End, row)
				if r.is(start, "that") {
					start++
				}
				if at := r.token(start).Span.Start; at < e.spans[0].End {
					e.spans[0].Start = at
				}
			}
			r.fromStart(v, row, &e)
		}
		if ok && c > v {
			r.afterTime(v, &e)
			r.toTheEnd(v, &e)
		}
		return e, ok
	}
	if h := r.child(v, syntax.Iobj, syntax.Obj); h > v && row.has(frameTo) {
		// "told parliament that the river is shared", read as a parliament that ...
		if x := r.child(h, syntax.AclRelcl, syntax.Acl); x != syntax.None && r.hasMark(x, "that") {
			return r.clauseExtent(v, x)
		}
	}
	return extent{}, false
}

// subjectless reports whether c, at the head of its sentence, is a participle
// without a subject: "Asked about the dam, he said".
func (r *reading) subjectless(c int32) bool {
	return r.opensSentence(c) && (r.xpos(c) == "VBN" || r.xpos(c) == "VBD" || r.xpos(c) == "VBG") && !r.quotedToken(c) &&
		r.child(c, syntax.Nsubj, syntax.NsubjPass, syntax.Csubj, syntax.Expl) == syntax.None
}

// clauseExtent makes the extent of clause c below cue v.
func (r *reading) clauseExtent(v, c int32) (extent, bool) {
	r.mark(c, true)
	for _, x := range r.chained(c) {
		r.mark(x, false)
		r.outerCue[x] = v
	}
	if f, e := r.bounds(c); f < v && v < e { // the cue stands inside its content
		r.unmarkCue(v, c)
	}
	if m := r.complementizer(c); m != syntax.None {
		r.member[m] = false
		for i := v + 1; i < m; i++ {
			r.member[i] = false // "said on Monday that", the day hung below
		}
	}
	if c > v {
		r.markConsequence(c)
		r.cutAtCue(v)
		r.cutAtMatrix(v)
		r.cutAtAside(v)
	}
	e := extent{head: c, spans: r.runs(r.doc.Tokens[c].Sentence), aside: c < v, why: "a clause is the object of “" + r.doc.Form(v) + "”"}
	return e, len(e.spans) > 0
}

// markConsequence adds to the marked clause c of a condition or circumstance, which
// the tree takes for what is said, the clause that it belongs to: "said if the dam
// broke, | the town would drown".
func (r *reading) markConsequence(c int32) {
	if first, _ := r.bounds(c); !r.is(first, "if", "unless", "once", "when", "although", "though", "because", "since", "while", "until") || r.rel(first) != syntax.Mark {
		return
	}
	_, i := r.bounds(c)
	if r.is(i-1, ",") {
		i--
	}
	end := r.doc.Sentences[r.doc.Tokens[c].Sentence].End
	if !r.is(i, ",") || r.mainVerb(i+1, end) == syntax.None {
		return
	}
	for ; i < end; i++ {
		r.member[i] = true
	}
}

// unmarkCue takes cue v and what hangs on it, but for clause c, out of the content.
func (r *reading) unmarkCue(v, c int32) {
	r.member[v] = false
	for x := range r.children(v) {
		if x != c {
			r.mark(x, false, c)
		}
	}
}

// complementizer returns the word "that" which opens clause c, or None. Taggers
// may take it for a relative pronoun.
func (r *reading) complementizer(c int32) int32 {
	for m := range r.children(c) {
		if r.rel(m) == syntax.Mark && r.is(m, "that") {
			return m
		}
	}
	if first, end := r.bounds(c); first < c && end > first+2 && r.is(first, "that") && r.xpos(first) != "DT" && !finiteTag(r.xpos(first+1)) {
		return first
	}
	return syntax.None
}

// mediumSpeaks reports whether a text is the subject of v, which then takes a
// clause without "that" too ("one study found it was").
func (r *reading) mediumSpeaks(v int32, row *cue) bool {
	s := r.child(v, syntax.Nsubj)
	return s != syntax.None && row.has(framePaper) && r.lex.media[r.lemma(s)]
}

// chained returns the participles below clause c that go on with what the outer
// speaker says ("..., adding that"): parsers hang them on the nearest verb.
func (r *reading) chained(c int32) []int32 {
	var out []int32
	for x := range r.children(c) {
		switch r.rel(x) {
		case syntax.Advcl, syntax.Acl, syntax.Xcomp, syntax.Conj, syntax.Parataxis, syntax.Dep, syntax.Ccomp:
		default:
			continue
		}
		if first, _ := r.bounds(x); r.xpos(x) == "VBG" && x > c && first > 0 && r.is(first-1, ",", "”", "\"") || r.xpos(x) == "VBG" && r.is(first, ",") {
			for _, row := range r.lex.verbs[r.lemma(x)] {
				if row.has(frameChain) && r.child(x, syntax.Nsubj, syntax.Mark) == syntax.None {
					out = append(out, x)
					break
				}
			}
			continue
		}
		if x > c && r.rel(x) != syntax.Parataxis {
			out = append(out, r.chained(x)...)
		}
	}
	return out
}

// colonBetween reports whether a colon parts tokens a and b.
func (r *reading) colonBetween(a, b int32) bool {
	for i := min(a, b); i < max(a, b); i++ {
		if r.is(i, ":") {
			return true
		}
	}
	return false
}

// cueVerb reports whether c is a verb of the lexicon with a clause of its own.
func (r *reading) cueVerb(c int32) bool {
	return len(r.lex.verbs[r.lemma(c)]) > 0 && r.child(c, syntax.Ccomp) != syntax.None
}

// quoteApart reports whether v stands in a quotation that c is not in: then c
// cannot be what v says.
func (r *reading) quoteApart(v, c int32) bool {
	q := r.quoted[v]
	return q != None && !r.quotes[q].Outer.Contains(r.doc.Tokens[c].Span)
}

// impersonal reports whether the subject of v is the "it" of "it was announced".
func (r *reading) impersonal(v int32) bool {
	if r.child(v, syntax.Expl) != syntax.None {
		return true
	}
	s := r.child(v, syntax.NsubjPass)
	return s != syntax.None && r.is(s, "it")
}

// infinitiveOf finds "vowed to ...", "urged them to ...".
func (r *reading) infinitiveOf(v int32, row *cue) (extent, bool) {
	passive := r.passive(v)
	if passive && (row.has(frameDoubt) || row.kind != Asked) && r.agent(v) == syntax.None {
		return extent{}, false // "is expected to", "is said to": nobody is named, and the words are the report's
	}
	object := r.child(v, syntax.Obj, syntax.Iobj)
	for c := range r.children(v) {
		x := syntax.None
		switch r.rel(c) {
		case syntax.Xcomp, syntax.Ccomp, syntax.Advcl:
			x = c
		case syntax.Parataxis:
			if object != syntax.None && row.has(frameObjInf) {
				x = c // "wanted Brask, its ally, to come"
			}
		case syntax.Obj, syntax.Obl, syntax.Iobj, syntax.Nsubj:
			if c > v {
				x = r.child(c, syntax.Acl, syntax.Advcl)
			}
		}
		if x == syntax.None || x < v || !r.hasMark(x, "to") || r.quoteApart(v, x) {
			continue
		}
		if r.rel(c) == syntax.Advcl && row.kind == Said && object == syntax.None {
			continue // a purpose
		}
		if !row.has(frameInf) && object == syntax.None && r.child(x, syntax.Nsubj) == syntax.None {
			continue
		}
		if r.anyLemma(x, "name", "identify") && r.negated(x) {
			continue // "asked not to be named"
		}
		r.mark(x, true)
		if (row.kind == Wanted || row.kind == Thought) && object > v && object < x {
			r.mark(object, true) // "expects the talks to fail"; whom one asks to do it is who is asked
		}
		for _, y := range r.chained(x) {
			r.mark(y, false)
			r.outerCue[y] = v
		}
		r.cutFinite(x)
		r.cutAtAside(v)
		r.cutAtOccasion(v)
		e := extent{head: x, spans: r.runs(r.doc.Tokens[x].Sentence), why: "an infinitive hangs on “" + r.doc.Form(v) + "”"}
		r.cutDangling(&e)
		return e, len(e.spans) > 0
	}
	return extent{}, false
}

// forClause finds "called for the talks to resume".
func (r *reading) forClause(v int32, _ *cue) (extent, bool) {
	for c := range r.children(v) {
		if c < v {
			continue
		}
		switch {
		case (r.rel(c) == syntax.Advcl || r.rel(c) == syntax.Xcomp || r.rel(c) == syntax.Ccomp) && r.hasMark(c, "for") && r.hasMark(c, "to"):
		case r.rel(c) == syntax.Obl && r.caseWord(c) == "for" && r.toClauseBelow(c):
		case r.rel(c) == syntax.Obl && r.caseWord(c) == "for" && r.toClauseBeside(v, c) != syntax.None:
			r.mark(r.toClauseBeside(v, c), true)
		default:
			continue
		}
		r.mark(c, true)
		for m := range r.children(c) {
			if r.is(m, "for") && (r.rel(m) == syntax.Mark || r.rel(m) == syntax.Case) {
				r.member[m] = false
			}
		}
		e := extent{head: c, spans: r.runs(r.doc.Tokens[c].Sentence), why: "“" + r.doc.Form(v) + " for” takes an infinitive clause"}
		return e, len(e.spans) > 0
	}
	return extent{}, false
}

// toClauseBeside returns the infinitive clause below v that begins where the
// phrase c ends ("called for the road | to be opened"), or None.
func (r *reading) toClauseBeside(v, c int32) int32 {
	_, end := r.bounds(c)
	for x := range r.children(v) {
		if rel := r.rel(x); x > c && (rel == syntax.Advcl || rel == syntax.Xcomp || rel == syntax.Ccomp) && r.hasMark(x, "to") {
			if first, _ := r.bounds(x); first == end {
				return x
			}
		}
	}
	return syntax.None
}

func (r *reading) toClauseBelow(c int32) bool {
	x := r.child(c, syntax.Acl)
	return x != syntax.None && r.hasMark(x, "to")
}

// namedAs finds "called it a 'farce'", "described the talks as useful": the
// object and what it is called.
func (r *reading) namedAs(v int32, _ *cue) (extent, bool) {
	if r.passive(v) && r.agent(v) == syntax.None || r.subject(v) == syntax.None {
		return extent{}, false
	}
	name, object := syntax.None, r.child(v, syntax.Obj, syntax.Iobj)
	for c := range r.children(v) {
		if c < v || c == object {
			continue
		}
		as := r.caseWord(c) == "as" || r.hasMark(c, "as")
		switch r.rel(c) {
		case syntax.Obl, syntax.Advcl:
			if as && (r.quotedBelow(v, c) || object != syntax.None) {
				name = c
			}
		case syntax.Xcomp, syntax.Ccomp, syntax.Obj:
			if r.quotedBelow(v, c) || object > v && object < c && r.marker(c) == "" && (as || r.nominal(c) || r.upos(c) == syntax.ADJ) {
				name = c
			}
		}
	}
	if name == syntax.None && object > v { // hung on the object
		for c := range r.children(object) {
			if c > object && (r.caseWord(c) == "as" || r.hasMark(c, "as")) {
				name = c
			}
		}
	}
	if name == syntax.None || r.quoteApart(v, name) {
		return extent{}, false
	}
	r.mark(name, true)
	for m := range r.children(name) {
		if (r.rel(m) == syntax.Case || r.rel(m) == syntax.Mark) && r.is(m, "as") {
			r.member[m] = false
		}
	}
	if object > v {
		r.mark(object, true)
		for i := object; i < name; i++ { // "as" and the like between the two
			if r.above(v, i) && (r.above(object, i) || r.above(name, i)) {
				r.member[i] = true
			}
		}
	}
	for _, y := range r.chained(name) {
		r.mark(y, false)
		r.outerCue[y] = v
	}
	e := extent{head: name, spans: r.runs(r.doc.Tokens[v].Sentence), why: "“" + r.doc.Form(v) + "” gives its object a name"}
	return e, len(e.spans) > 0
}

// quotedBelow reports whether a quotation that v does not stand in lies in the
// subtree of c.
func (r *reading) quotedBelow(v, c int32) bool {
	first, end := r.bounds(c)
	for i := first; i < end; i++ {
		if r.quoted[i] != None && r.quoted[i] != r.quoted[v] && r.above(c, i) {
			return true
		}
	}
	return false
}

// participleOf finds "accused them of lying", "dismissed it as posturing".
func (r *reading) participleOf(v int32, row *cue) (extent, bool) {
	for c := range r.children(v) {
		if c < v || r.xpos(c) != "VBG" && r.child(c, syntax.Cop, syntax.Aux, syntax.AuxPass) == syntax.None {
			continue
		}
		switch r.rel(c) {
		case syntax.Advcl, syntax.Obl, syntax.Acl, syntax.Xcomp, syntax.Ccomp:
		default:
			continue
		}
		m := r.marker(c)
		if m == "" {
			m = r.caseWord(c)
		}
		if first, _ := r.bounds(c); m == "" && first-1 > v && r.is(first-1, "of", "against", "as") {
			m = r.form(first - 1) // hung elsewhere
		}
		ok := m == "as" && row.has(frameAsIng) || row.has(frameOf) && (m == "of" || m == "against" || m == "from" || m == "for" || r.rel(c) == syntax.Xcomp && m == "")
		if !ok || r.quoteApart(v, c) || m == "as" && r.passive(v) && r.agent(v) == syntax.None {
			continue // "is widely seen as holding": nobody is named, and the words are the report's
		}
		r.mark(c, true)
		for x := range r.children(c) {
			if (r.rel(x) == syntax.Mark || r.rel(x) == syntax.Case) && r.is(x, m) {
				for i := v; i <= x; i++ { // with the object, where it is hung below
					r.member[i] = false
				}
			}
		}
		for _, y := range r.chained(c) {
			r.mark(y, false)
		}
		e := extent{head: c, spans: r.runs(r.doc.Tokens[c].Sentence), why: "“" + r.doc.Form(v) + "” takes a clause with “" + m + "”"}
		return e, len(e.spans) > 0
	}
	return extent{}, false
}

// parenthetic finds "..., he said" and "..., he said, ..." where the tree has
// the cue below the clause it reports, and "as he put it".
func (r *reading) parenthetic(v int32, row *cue) (extent, bool) {
	g := r.doc.Tokens[v].Head
	if g < 0 || r.ahead(v, row) || r.objectAfter(v) && !r.inverted(v) || r.quoted[v] != r.quoted[g] && r.quoted[v] != None {
		return extent{}, false
	}
	as := r.hasMark(v, "as")
	switch r.rel(v) {
	case syntax.Parataxis, syntax.Dep, syntax.Discourse:
	case syntax.Advcl, syntax.AdvclRelcl, syntax.Appos, syntax.Acl, syntax.AclRelcl:
		if !as {
			return extent{}, false
		}
		g = r.predicate(g)
	default:
		return extent{}, false
	}
	if first, _ := r.bounds(v); r.passive(v) || r.subject(v) == syntax.None || !r.parted(v) || r.is(first, "(") || r.is(first-1, "(") {
		return extent{}, false
	}
	r.mark(g, true, v)
	if r.rel(g) == syntax.Conj {
		if cc := r.child(g, syntax.Cc); cc != syntax.None {
			r.member[cc] = false
		}
	}
	why := "the cue is put into the clause it reports"
	if as {
		why = "a clause with “as” attributes the one around it"
	}
	e := extent{head: g, spans: r.runs(r.doc.Tokens[v].Sentence), aside: true, why: why}
	return e, len(e.spans) > 0
}

// objectAfter reports whether v has an object or a clause after it.
func (r *reading) objectAfter(v int32) bool {
	for c := range r.children(v) {
		if c > v && (r.rel(c) == syntax.Obj && !(r.is(c, "it") && r.lemma(v) == "put") || r.rel(c) == syntax.Ccomp) {
			return true
		}
	}
	return false
}

// parted reports whether a comma, a dash or a quotation mark parts the clause of
// v from its neighbours.
func (r *reading) parted(v int32) bool {
	first, end := r.bounds(v)
	s := &r.doc.Sentences[r.doc.Tokens[v].Sentence]
	before := r.upos(first) == syntax.PUNCT || first > s.First && r.upos(first-1) == syntax.PUNCT
	after := r.upos(end-1) == syntax.PUNCT || end < s.End && r.upos(end) == syntax.PUNCT
	return before || first == s.First && after
}

// threat reports whether cue v with content c is a warning of an act of the
// speaker's own that hangs on a condition (CODING.md, case 5).
func (r *reading) threat(v, c int32) bool {
	if r.lemma(v) != "warn" || c == syntax.None {
		return false
	}
	s := r.child(c, syntax.Nsubj)
	if s == syntax.None {
		return false
	}
	own := r.upos(s) == syntax.PRON && r.is(s, "he", "she", "it", "they", "we", "i")
	if p := r.child(s, syntax.NmodPoss); p != syntax.None && r.upos(p) == syntax.PRON {
		own = true
	}
	would := false
	for a := range r.children(c) {
		if r.rel(a) == syntax.Aux && r.is(a, "would", "will", "'ll", "’ll", "could", "shall") {
			would = true
		}
	}
	cond := r.child(c, syntax.Advcl)
	return own && would && cond != syntax.None && (r.hasMark(cond, "unless") || r.hasMark(cond, "if"))
}

// cueSpan returns the words of the cue: the verb and its particle where it
// follows at once.
func (r *reading) cueSpan(v int32, row *cue) span.Span {
	at := r.doc.Tokens[v].Span
	if n := v + 1; row.particle != "" && int(n) < len(r.doc.Tokens) && r.is(n, row.particle) {
		return at.Cover(r.doc.Tokens[n].Span)
	}
	return at
}
