package attribution

import (
	"nuncio/span"
	"nuncio/syntax"
)

// noun finds the statement whose cue is a noun: "its announcement that ...",
// "Okel's pledge to ...".
func (r *reading) noun(n int32) {
	if r.lex.views[r.form(n)] && r.view(n) {
		return
	}
	rows := r.lex.nouns[r.lemma(n)]
	for i := range rows {
		row := &rows[i]
		if d := r.child(n, syntax.Det); d != syntax.None && r.is(d, "no", "any") {
			return
		}
		c := r.nounClause(n, row)
		if c == syntax.None {
			continue
		}
		r.mark(c, true)
		if m := r.complementizer(c); m != syntax.None {
			r.member[m] = false
		}
		for i := r.doc.Sentences[r.doc.Tokens[n].Sentence].First; i <= n; i++ {
			r.member[i] = false
		}
		r.cutAtDash(n, c)
		if r.hasMark(c, "to") {
			r.cutFinite(c)
		}
		spans := r.runs(r.doc.Tokens[c].Sentence)
		d := r.newDraft(n, row, "a clause hangs on the noun “"+r.doc.Form(n)+"”")
		d.Confidence = 0.75
		d.content = c
		r.fit(&d, spans)
		if len(d.Content) == 0 || !r.nounSpeaker(&d, n) {
			return
		}
		if d.head == syntax.None && (row.kind != Said || r.hasMark(c, "to") || r.child(n, syntax.Cop) != syntax.None) {
			return // "hopes that ..." of nobody in particular; "the raid is a reminder that"
		}
		r.setSource(&d)
		if r.saidAlready(&d) {
			return // "said in a statement that"
		}
		r.add(d)
		r.denial(n, c)
		return
	}
}

// saidAlready reports whether a verb before the noun that is the cue of d has the
// same words.
func (r *reading) saidAlready(d *draft) bool {
	for k := range r.found {
		o := &r.found[k]
		if o.CueToken < d.CueToken && o.sentence == d.sentence && len(o.Content) > 0 && o.Content[len(o.Content)-1] == d.Content[len(d.Content)-1] {
			return true
		}
	}
	return false
}

// denial makes the statement of who denies the words of noun n, whose clause is c:
// "The army denied Norland's charge that its jets had bombed a ferry."
func (r *reading) denial(n, c int32) {
	v := r.doc.Tokens[n].Head
	if v < 0 || v > n || r.rel(n) != syntax.Obj || r.byCue[v] != None {
		return
	}
	row := &cue{kind: Denied}
	denies := r.anyLemma(v, "reject", "dismiss")
	for _, x := range r.verbRows(v) {
		denies = denies || x.kind == Denied && x.particle == ""
	}
	if !denies || !r.made(v, row) || r.passive(v) {
		return
	}
	d := r.newDraft(v, row, "“"+r.doc.Form(v)+"” denies the words of “"+r.doc.Form(n)+"”")
	d.content = n
	r.mark(n, true)
	r.mark(c, true)
	r.cutAtDash(n, c)
	r.fit(&d, r.runs(d.sentence))
	if len(d.Content) == 0 {
		return
	}
	if r.speaker(&d); d.head != syntax.None {
		r.add(d)
	}
}

// view finds "in Okel's view" and its like: the clause around it is the content.
func (r *reading) view(n int32) bool {
	p, c, g := r.child(n, syntax.NmodPoss), r.child(n, syntax.Case), r.doc.Tokens[n].Head
	if p == syntax.None || c == syntax.None || !r.is(c, "in") || g < 0 {
		return false
	}
	if g = r.predicate(g); g == n {
		return false
	}
	r.mark(g, true, n)
	d := r.newDraft(n, &cue{kind: Said}, "“in ... "+r.doc.Form(n)+"” attributes the clause around it")
	d.aside, d.head = true, p
	r.fit(&d, r.runs(r.doc.Tokens[n].Sentence))
	if len(d.Content) == 0 {
		return true
	}
	r.setSource(&d)
	r.add(d)
	return true
}

// nounClause returns the clause that noun n announces, or None.
func (r *reading) nounClause(n int32, row *cue) int32 {
	first, end := n+1, n
	if _, e := r.bounds(n); e > end {
		end = e
	}
	for c := first; c < end; c++ {
		switch r.rel(c) {
		case syntax.Acl, syntax.Ccomp, syntax.AclRelcl, syntax.Advcl, syntax.Appos:
		default:
			continue
		}
		h := r.doc.Tokens[c].Head
		if h != n && (r.doc.Tokens[h].Head != n || r.upos(h) == syntax.VERB || c-n > 12) || !r.above(n, c) {
			continue
		}
		if row.has(frameClause) && r.complementizer(c) != syntax.None && r.clausal(c) && !r.saysOf(c) {
			return c
		}
		if row.has(frameInf) && h == n && r.hasMark(c, "to") && r.rel(c) != syntax.AclRelcl {
			return c
		}
	}
	if row.has(frameClause) {
		return r.thatAfter(n)
	}
	return syntax.None
}

// saysOf reports whether the relative clause c tells what somebody says of the
// noun before it: "a declaration that Reth said could mean war".
func (r *reading) saysOf(c int32) bool {
	x := r.child(c, syntax.Ccomp)
	return r.rel(c) == syntax.AclRelcl && x != syntax.None && r.nsubj(x) == syntax.None && len(r.lex.verbs[r.lemma(c)]) > 0
}

// thatAfter returns the clause opened by a "that" which follows noun n with no
// verb between, where the tree hangs it elsewhere ("its announcement this year
// that ..."), or None.
func (r *reading) thatAfter(n int32) int32 {
	s := &r.doc.Sentences[r.doc.Tokens[n].Sentence]
	for i := n + 1; i < s.End && i <= n+8; i++ {
		switch r.upos(i) {
		case syntax.VERB, syntax.AUX, syntax.PUNCT:
			return syntax.None
		}
		if r.rel(i) == syntax.Mark && r.is(i, "that") {
			if c := r.doc.Tokens[i].Head; c > i && !r.verbalHead(c, n) {
				return c
			}
			return syntax.None
		}
	}
	return syntax.None
}

// verbalHead reports whether clause c is the object of a cue verb before noun n,
// which then takes it rather than the noun ("told the press that").
func (r *reading) verbalHead(c, n int32) bool {
	h := r.doc.Tokens[c].Head
	return h >= 0 && h < n && len(r.lex.verbs[r.lemma(h)]) > 0
}

// nounSpeaker finds whose noun n is, and reports false where the noun's act was
// not done ("did not issue a warning that").
func (r *reading) nounSpeaker(d *draft, n int32) bool {
	if d.head = r.possessor(n); d.head != syntax.None {
		if r.covered(d.head, d.Content) {
			d.head = syntax.None
		}
		return true
	}
	v := r.doc.Tokens[n].Head
	if v < 0 || !r.lex.light[r.lemma(v)] || r.rel(n) != syntax.Obj && r.rel(n) != syntax.NsubjPass {
		return true
	}
	if r.anyLemma(v, "reject", "dismiss") {
		return true // another's claim
	}
	if !r.made(v, d.row) {
		return false
	}
	if r.passive(v) {
		d.head = r.agent(v)
	} else {
		d.head = r.spoken(v)
	}
	return d.head == syntax.None || r.speaks(d) || r.ents.ActorAt(d.head) != None
}

// adjective finds "X is confident that ...", "X came away convinced that ..." and
// "X made clear that ...".
func (r *reading) adjective(a int32) {
	rows := r.lex.adjectives[r.form(a)]
	if len(rows) == 0 {
		return
	}
	row := &rows[0]
	v := a
	if r.child(a, syntax.Cop, syntax.AuxPass) == syntax.None {
		h := r.doc.Tokens[a].Head
		if h < 0 || h > a || r.rel(a) != syntax.Xcomp && r.rel(a) != syntax.Advcl && r.rel(a) != syntax.Advmod ||
			!r.anyLemma(h, "make", "feel", "remain", "sound", "seem", "appear", "become", "grow", "come", "leave", "go", "walk", "return") {
			return
		}
		if row.kind == Said && !r.anyLemma(h, "make") {
			return // "it became clear that"
		}
		v = h
	}
	modal, _ := r.auxiliaries(v)
	if modal || r.supposed(v) || row.kind == Said && r.negated(v) || r.hasMark(v, "to") {
		return
	}
	s := r.child(v, syntax.NsubjPass)
	if s == syntax.None {
		s = r.subject(v)
	}
	if s == syntax.None || r.is(s, "it") && v == a && !(row.has(frameInf) && r.ents.ActorAt(s) != None) || r.quoted[a] != None && r.is(s, "i", "we", "you") {
		return
	}
	c := syntax.None
	for _, h := range [2]int32{a, v} {
		for x := range r.children(h) {
			clause := r.rel(x) == syntax.Ccomp || r.rel(x) == syntax.Advcl && r.hasMark(x, "that")
			inf := r.hasMark(x, "to") && (r.rel(x) == syntax.Xcomp || r.rel(x) == syntax.Advcl)
			if x > a && c == syntax.None && (row.has(frameClause) && clause && r.clausal(x) || row.has(frameInf) && inf) {
				c = x
			}
		}
	}
	var e extent
	ok := false
	if c != syntax.None {
		e, ok = r.clauseExtent(a, c)
	} else if row.has(frameClause) && (r.is(a+1, "that") || r.is(v, "be")) {
		e, ok = r.bareClause(a, row)
	}
	if !ok {
		return
	}
	d := r.newDraft(a, row, "a clause hangs on “"+r.doc.Form(a)+"”")
	d.Confidence = 0.8
	d.content = e.head
	if v == a-1 {
		d.Cue = d.Cue.Cover(r.doc.Tokens[v].Span)
	}
	r.fit(&d, e.spans)
	d.head = s
	if r.setSource(&d); d.head != syntax.None {
		r.add(d)
	}
}

// preposition finds "according to X" and its like, and reports whether token i
// begins such a phrase.
func (r *reading) preposition(i int32) bool {
	for _, words := range r.lex.prepositions {
		if r.wordsAt(i, words) {
			r.prepositional(i, i+int32(len(words)))
			return true
		}
	}
	return false
}

func (r *reading) wordsAt(i int32, words []string) bool {
	if int(i)+len(words) >= len(r.doc.Tokens) {
		return false
	}
	for k, w := range words {
		if !r.is(i+int32(k), w) {
			return false
		}
	}
	return true
}

// prepositional makes the statement of the phrase whose words are the tokens
// [i, end) and whose noun comes after them.
func (r *reading) prepositional(i, end int32) {
	row := &cue{kind: Said}
	x := r.afterPhrase(i, end)
	if x == syntax.None || r.measure(x, end) {
		return
	}
	top := x // the noun of the phrase that hangs on the clause
	for h := r.doc.Tokens[top].Head; h >= i && h < end; h = r.doc.Tokens[top].Head {
		top = h
	}
	d := r.newDraft(i, row, "“"+r.doc.Words(i, end)+"”")
	d.Cue = span.Span{Start: r.doc.Tokens[i].Span.Start, End: r.doc.Tokens[end-1].Span.End}
	d.aside, d.content = true, syntax.None
	d.head = x
	if r.betweenCommas(&d, i, end) {
		return
	}
	g := r.doc.Tokens[top].Head
	if g < 0 {
		return
	}
	if g = r.predicate(g); i > 0 && r.is(i-1, ",") {
		g = r.mainClause(g)
	}
	d.content = g
	if g == top || r.above(top, g) {
		return
	}
	r.mark(g, true, top)
	for k := i; k < end; k++ {
		r.member[k] = false
	}
	if b := i - 1; b > 0 && (r.upos(b) == syntax.CCONJ || r.is(b, ",") && r.upos(b-1) == syntax.CCONJ) {
		// "met him and, according to the agency, told him": the first half is the report's own
		for k := r.doc.Sentences[r.doc.Tokens[i].Sentence].First; k < i; k++ {
			r.member[k] = false
		}
	}
	if r.rel(g) == syntax.Conj {
		if cc := r.child(g, syntax.Cc); cc != syntax.None {
			r.member[cc] = false
		}
	}
	if m := r.complementizer(g); m != syntax.None {
		r.member[m] = false
	}
	r.fit(&d, r.runs(r.doc.Tokens[i].Sentence))
	if len(d.Content) == 0 {
		return
	}
	r.setSource(&d)
	r.add(d)
}

// mainClause climbs from g to the clause on which it hangs as an infinitive, a
// participle or an adjunct: "..., according to X" after a comma holds for all of it.
func (r *reading) mainClause(g int32) int32 {
	for {
		switch r.rel(g) {
		case syntax.Xcomp, syntax.Acl, syntax.Advcl:
		default:
			return g
		}
		h := r.doc.Tokens[g].Head
		if h < 0 || h > g {
			return g
		}
		g = r.predicate(h)
	}
}

// measure reports whether the noun x after the phrase that ends at end is a measure
// and no speaker: "according to plan", "according to their taste".
func (r *reading) measure(x, end int32) bool {
	l := r.lemma(x)
	if r.xpos(x) != "NN" || r.ents.ActorAt(x) != None || r.lex.people[l] || r.lex.press[l] {
		return false
	}
	p := r.child(x, syntax.NmodPoss)
	return x == end || p != syntax.None && r.upos(p) == syntax.PRON && !r.lex.media[l] && r.lex.nouns[l] == nil
}

// betweenCommas handles "According to X, ..." and "..., according to X, ..." by
// their commas, which parsers may cross, and reports whether it did.
func (r *reading) betweenCommas(d *draft, i, end int32) bool {
	s := &r.doc.Sentences[d.sentence]
	opens := r.onlyPunct(s.First, i)
	if !opens && !r.is(i-1, ",") {
		return false
	}
	k := end
	for ; k+1 < s.End; k++ {
		if !r.is(k, ",") || r.quoted[k] != r.quoted[i] {
			continue
		}
		if x := r.xpos(k + 1); x == "WP" || x == "WDT" || x == "WP$" || r.is(k+1, "a", "an") {
			for k++; k+1 < s.End && !r.is(k, ","); k++ { // what describes X
			}
		}
		break
	}
	if k+1 >= s.End || !r.is(k, ",") || r.quoted[k] != r.quoted[i] {
		return false
	}
	switch {
	case opens && (r.mainVerb(k+1, s.End) != syntax.None || r.quotedToken(min(k+2, s.End-1))):
	case !opens && r.finiteSoon(k+1, s.End) && r.upos(i-2) != syntax.CCONJ:
		for j := s.First; j < i; j++ {
			r.member[j] = true
		}
	default:
		return false
	}
	for j := k + 1; j < s.End; j++ {
		r.member[j] = true
	}
	r.fit(d, r.runs(d.sentence))
	if len(d.Content) == 0 {
		return false
	}
	r.setSource(d)
	if limit := r.doc.Tokens[k-1].Span.End; d.Source.End > limit && d.Source.Start < limit {
		d.Source.End = limit
	}
	r.add(*d)
	return true
}

// afterPhrase returns the head of the noun phrase that follows the phrase [i, end).
func (r *reading) afterPhrase(i, end int32) int32 {
	s := r.doc.Tokens[i].Sentence
	if int(end) >= len(r.doc.Tokens) || r.doc.Tokens[end].Sentence != s {
		return syntax.None
	}
	j := end
	for {
		h := r.doc.Tokens[j].Head
		if r.governs(j, i, end) || h < end || h > j && r.upos(h) == syntax.VERB || r.doc.Tokens[h].Sentence != s || r.upos(h) == syntax.VERB {
			break
		}
		j = h
	}
	if !r.nominal(j) && r.upos(j) != syntax.ADJ && r.upos(j) != syntax.NUM {
		return syntax.None
	}
	return j
}

// governs reports whether j has a child among the tokens [i, end).
func (r *reading) governs(j, i, end int32) bool {
	for c := range r.children(j) {
		if i <= c && c < end {
			return true
		}
	}
	return false
}

// cutAtDash takes out of the content what follows a dash and "but" or "and":
// there the report speaks again.
func (r *reading) cutAtDash(n, c int32) {
	end := r.doc.Sentences[r.doc.Tokens[n].Sentence].End
	for i := c; i+1 < end; i++ {
		if r.is(i, "-", "–", "—") && r.upos(i+1) == syntax.CCONJ && r.quoted[i] == r.quoted[n] {
			for ; i < end; i++ {
				r.member[i] = false
			}
		}
	}
}
