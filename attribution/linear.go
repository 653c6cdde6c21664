package attribution

import (
	"slices"
	"strings"

	"nuncio/span"
	"nuncio/syntax"
)

// The rules of this file read words in their order, for cues to which the tree
// gives no content: parsers often miss the start of a clause without "that".

// bareClause finds "said (last week) the talks were off" from the order of the
// words after v: a clause of its own must follow, with subject and finite verb.
func (r *reading) bareClause(v int32, row *cue) (extent, bool) {
	switch r.rel(v) {
	case syntax.Compound, syntax.Amod, syntax.Case:
		if !r.perfect(v) && !r.progressive(v) {
			return extent{}, false
		}
	}
	if row.has(frameDoubt) && r.passive(v) && r.agent(v) == syntax.None && !r.impersonal(v) {
		return extent{}, false // "is expected to"
	}
	end := r.clauseEnd(v)
	start := r.skipAdjuncts(v, end, row)
	if r.is(v+1, ",") && r.quoted[v+1] == r.quoted[v] && r.child(v, syntax.AuxPass) != syntax.None {
		return extent{}, false // "Had he been warned, an aide said, ..."
	}
	if start >= end || r.upos(start) == syntax.PUNCT && !trimQuote(r.doc.Form(start)) || r.upos(start) == syntax.ADP {
		return extent{}, false
	}
	if r.is(start, "that") && start+1 < end && (r.xpos(start) != "DT" && !r.copulaAt(start+1) || r.nominative(start+1)) {
		start++
	}
	if r.upos(start) == syntax.SCONJ && r.xpos(start+1) == "VBG" { // "said before leaving for Brask that"
		for start += 2; start < end && !finiteTag(r.xpos(start)) && !(r.is(start, "that") && r.upos(start) == syntax.SCONJ); start++ {
		}
		if !r.is(start, "that") {
			return extent{}, false // "went home after a fall, his office said"
		}
		start++
	}
	f := r.mainVerb(start, end)
	if f == syntax.None || r.xpos(start) == "TO" || r.joined(f, v) || r.xpos(v) == "VBG" && r.oneComma(start, f) {
		return extent{}, false
	}
	for i := start; i < end; i++ {
		r.member[i] = r.quoted[i] == r.quoted[v] || r.quoted[v] == None
	}
	r.cutAtCue(v)
	r.cutAtAside(v)
	e := extent{head: f, spans: r.runs(r.doc.Tokens[v].Sentence), why: "a clause follows “" + r.doc.Form(v) + "”"}
	if len(e.spans) > 0 {
		r.toTheEnd(v, &e)
	}
	return e, len(e.spans) > 0
}

// oneComma reports whether one comma alone stands in [start, f): what comes
// before it is an object, what comes after it another clause ("announcing the
// pick, the League said").
func (r *reading) oneComma(start, f int32) bool {
	n := 0
	for i := start; i < f; i++ {
		if r.is(i, ",") {
			n++
		}
	}
	return n == 1 && r.upos(start) != syntax.SCONJ && r.upos(start) != syntax.ADV
}

func trimQuote(form string) bool {
	switch form {
	case "\"", "“", "'", "‘", "``", "''", "«":
		return true
	}
	return false
}

// copulaAt reports whether token i is a form of "be", after which "that" before
// it is a pronoun.
func (r *reading) copulaAt(i int32) bool { return r.lemma(i) == "be" }

// clauseEnd returns the index after the last token that content after v may have.
func (r *reading) clauseEnd(v int32) int32 {
	end := r.doc.Sentences[r.doc.Tokens[v].Sentence].End
	for i := v; i >= 0; i = r.doc.Tokens[i].Head {
		switch r.rel(i) {
		case syntax.AclRelcl, syntax.Advcl, syntax.Acl:
			if i == v && (r.xpos(v) == "VBN" && r.misread(v) || r.xpos(v) == "VBG" && r.is(v+1, "if", "unless") && r.chains(v)) {
				continue
			}
			_, e := r.bounds(i)
			if e > v+2 && r.nominative(e-1) {
				e-- // a subject read as an object
			}
			if r.runsOn(v, e) {
				end = min(end, r.nextComma(e, end))
			} else if r.rel(i) != syntax.Acl || r.xpos(i) != "VBG" {
				end = min(end, max(e, v+1))
			}
		}
	}
	for c := range r.children(v) {
		if r.rel(c) == syntax.Conj && c > v {
			first, _ := r.bounds(c)
			end = min(end, first)
		}
	}
	for i := v + 1; i+1 < end; i++ { // "..., adding that"
		if r.is(i, ",") && r.xpos(i+1) == "VBG" && r.chains(i+1) && r.quoted[i] == r.quoted[v] {
			end = i
		}
	}
	return end
}

// runsOn reports whether the words after e, where the tree ends the clause of v,
// go on with a noun and no comma: "who told parliament | he was sorry".
func (r *reading) runsOn(v, e int32) bool {
	if e <= v || int(e) >= len(r.doc.Tokens) || r.doc.Tokens[e].Sentence != r.doc.Tokens[v].Sentence || r.upos(e) != syntax.PRON || r.xpos(e) != "PRP" {
		return false
	}
	for i := v + 1; i < e; i++ {
		if r.upos(i) == syntax.PUNCT || finiteTag(r.xpos(i)) {
			return false
		}
	}
	return true
}

// nominative reports whether token i is a pronoun that is a subject by its form.
func (r *reading) nominative(i int32) bool { return r.is(i, "he", "she", "they", "we", "i") }

// nextComma returns the first comma of [i, end), or end.
func (r *reading) nextComma(i, end int32) int32 {
	for ; i < end; i++ {
		if r.is(i, ",") {
			return i
		}
	}
	return end
}

// chains reports whether the participle i goes on with what a speaker says.
func (r *reading) chains(i int32) bool {
	for _, row := range r.lex.verbs[r.lemma(i)] {
		if row.has(frameChain) {
			return true
		}
	}
	return false
}

// mainVerb returns the first finite verb of [start, end) that no relative or
// subordinating word opens a clause for, if a noun or pronoun stands before it.
func (r *reading) mainVerb(start, end int32) int32 {
	pending, misread := 0, syntax.None
	subject := false
	for i := start; i < end; i++ {
		switch r.xpos(i) {
		case "WDT", "WP", "WP$", "WRB":
			pending++
			continue
		}
		if r.upos(i) == syntax.SCONJ && r.xpos(i+1) != "VBG" || r.is(i, "that") && i > start && r.nominal(i-1) {
			pending++
			continue
		}
		if r.nominal(i) || r.upos(i) == syntax.NUM || r.upos(i) == syntax.DET && r.is(i, "this", "that", "these", "those", "all", "both") || r.is(i, "there") {
			subject = true
		}
		if subject && pending == 0 && misread == syntax.None && (r.xpos(i) == "VBN" && r.rel(i) == syntax.Acl && r.nominal(i-1) && i+1 < end && r.xpos(i+1) == "TO" || r.activeParticiple(i, start, end)) {
			misread = i // "said the remarks needed to be explained"
		}
		if r.is(i, "but") && r.upos(i) == syntax.CCONJ && r.is(i-1, ",") && pending == 0 {
			break // the clause after it is another's
		}
		if !finiteTag(r.xpos(i)) || r.xpos(i) == "VBZ" && r.xpos(i-1) == "TO" && i > start {
			continue // "contrary to reports": a plural
		}
		if pending > 0 {
			pending--
			continue
		}
		if subject && !r.afterConjunction(i, start) {
			return i
		}
		return syntax.None
	}
	return misread
}

// afterConjunction reports whether "and" or the like stands right before the
// finite verb i, so that its subject is further off.
func (r *reading) afterConjunction(i, start int32) bool {
	for k := i - 1; k >= start; k-- {
		if r.upos(k) == syntax.ADV || r.upos(k) == syntax.AUX {
			continue
		}
		return r.upos(k) == syntax.CCONJ
	}
	return true
}

// joined reports whether the clause of finite verb f is joined to v, not below it.
func (r *reading) joined(f, v int32) bool {
	for r.rel(f) == syntax.Aux || r.rel(f) == syntax.AuxPass || r.rel(f) == syntax.Cop {
		f = r.doc.Tokens[f].Head
	}
	return r.rel(f) == syntax.Conj && r.doc.Tokens[f].Head == v
}

// aside finds "..., he said." and "..., he said, ..." from the order of the
// words: subject and cue alone between a comma and the next comma or the end.
func (r *reading) asideClause(v int32, row *cue) (extent, bool) {
	s := &r.doc.Sentences[r.doc.Tokens[v].Sentence]
	if r.quoted[v] != None || r.quotationAhead(v, s.End) || !finiteTag(r.xpos(v)) && !r.shortForm(v, s.End) && !(row.kind == Said && r.perfect(v)) && r.xpos(v) != "NNS" {
		return extent{}, false
	}
	first := r.asideStart(v, s.First)
	if o := r.insertion(v-1, s.First); first == v && o > s.First && r.is(v-1, ",") && r.nominal(o-1) {
		first = r.asideStart(o, s.First) // "..., Okel, a general, said."
	}
	if first > s.First && r.is(first-1, ",") && first < v {
		// "..., Okel, a general said": the name before the comma is the speaker's
		if o := r.asideStart(first-1, s.First); o > s.First && o < first-1 && r.pause(o-1) && r.startsPerson(o, first-1) && !r.finiteIn(o, first-1) && !r.is(first, "and", "but") {
			first = o
		}
	}
	if first <= s.First || !r.pause(first-1) || !r.shortSubject(first, v) {
		return extent{}, false
	}
	for c := range r.children(v) {
		if _, e := r.bounds(c); c < first && r.subjectless(c) && (r.xpos(c) != "VBG" || e >= first-1 && r.rel(c) == syntax.Advcl) {
			return extent{}, false // "Asked why he left, Okel said"
		}
	}
	if sub := r.nsubj(v); row.kind == Denied && sub != syntax.None && sub < v {
		if f, _ := r.bounds(sub); f > first {
			return extent{}, false // "..., something Okel denied"
		}
	}
	if o, n := r.child(v, syntax.Obj), r.nsubj(v); o > v && (n >= first && n < v || n == syntax.None && !r.inverted(v)) && r.upos(o) == syntax.NOUN && !row.has(frameTo) {
		return extent{}, false // "by opening the river, Norland expects more trade"
	}
	end := v + 1
	for end < s.End && r.upos(end) != syntax.PUNCT {
		if finiteTag(r.xpos(end)) || r.is(end, "that") || r.xpos(end) == "TO" || r.upos(end) == syntax.INTJ {
			return extent{}, false
		}
		end++
	}
	after := end + 1
	rest := r.afterCC(after)
	bound := r.is(after, "if", "unless", "once", "because", "provided", "that") && r.rel(after) == syntax.Mark // "..., he said, if the talks went on"
	if bound {
		rest++
	}
	more := after < s.End && r.is(end, ",", "—", "–") && !r.quotedToken(after) && (bound || r.upos(after) != syntax.ADP && r.upos(after) != syntax.SCONJ) &&
		!r.asideFrom(after, s.End) && !(r.xpos(after) == "VBG" && r.chains(after))
	switch {
	case r.mainVerb(s.First, first) != syntax.None || r.quotedToken(s.First+1):
		more = more && r.mainVerb(rest, s.End) != syntax.None && !r.allQuoted(s.First, first)
	case more && r.finiteSoon(after, s.End):
		// between subject and verb of what is said
	case more && first < v && end == v+1 && r.mainVerb(after, s.End) != syntax.None:
		// after what opens the clause: "Too often, he said, the talks fail"
	default:
		return extent{}, false
	}
	for i := s.First; i < first; i++ {
		r.member[i] = true
	}
	for i := end; more && i < s.End; i++ {
		r.member[i] = true
	}
	e := extent{head: s.Root, spans: r.runs(r.doc.Tokens[v].Sentence), aside: true, name: first, why: "“" + r.doc.Form(v) + "” and its subject stand apart after a comma"}
	return e, len(e.spans) > 0
}

// finiteIn reports whether a finite verb stands in [first, end).
func (r *reading) finiteIn(first, end int32) bool {
	for i := first; i < end; i++ {
		if finiteTag(r.xpos(i)) {
			return true
		}
	}
	return false
}

// allQuoted reports whether every word of [first, end) stands in quotation marks:
// what follows unquoted is the report's own.
func (r *reading) allQuoted(first, end int32) bool {
	for i := first; i < end; i++ {
		if r.upos(i) != syntax.PUNCT && !r.quotedToken(i) {
			return false
		}
	}
	return true
}

// shortForm reports whether v, read as a participle after a noun, is the verb of
// an aside that ends the sentence: "..., the report noted."
func (r *reading) shortForm(v, end int32) bool {
	return r.xpos(v) == "VBN" && v+2 >= end && v > 1 && (r.nominal(v-1) || r.upos(v-1) == syntax.ADJ && r.upos(v-2) == syntax.DET) && r.child(v, syntax.AuxPass) == syntax.None
}

// toInfinitive finds "called on them to leave" from the order of the words.
func (r *reading) toInfinitive(v int32, row *cue) (extent, bool) {
	if r.rel(v) == syntax.AclRelcl && !row.has(frameTo) || r.passive(v) && r.agent(v) == syntax.None && row.kind != Asked || r.rel(v) == syntax.Acl && r.xpos(v) == "VBN" && !r.misread(v) {
		return extent{}, false
	}
	end := r.clauseEnd(v)
	for i := v + 1; i+1 < end && i < v+18; i++ {
		if r.upos(i) == syntax.PUNCT || r.upos(i) == syntax.VERB || finiteTag(r.xpos(i)) || i > v+1 && !row.has(frameTo|frameObjInf) {
			return extent{}, false
		}
		if r.xpos(i) != "TO" && r.xpos(i+1) != "VB" || !r.is(i, "to") || r.upos(i+1) != syntax.VERB {
			continue
		}
		for k := i; k < end; k++ {
			r.member[k] = true
		}
		r.cutAtCue(v)
		r.cutAtAside(v)
		r.cutFinite(i + 1)
		e := extent{head: i + 1, spans: r.runs(r.doc.Tokens[v].Sentence), why: "an infinitive follows “" + r.doc.Form(v) + "”"}
		r.cutDangling(&e)
		return e, len(e.spans) > 0
	}
	return extent{}, false
}

// misread reports whether participle v after a noun, or after an insertion that
// follows one, is the finite verb of its sentence: no other comes before it.
func (r *reading) misread(v int32) bool {
	s := &r.doc.Sentences[r.doc.Tokens[v].Sentence]
	end := v
	if v > s.First && r.is(v-1, ",") {
		o := r.insertion(v-1, s.First)
		if o <= s.First || !r.nominal(o-1) {
			return false
		}
		end = o
	} else if v == s.First || !r.nominal(v-1) {
		return false
	}
	for i := s.First; i < end; i++ {
		if finiteTag(r.xpos(i)) {
			return false
		}
	}
	return true
}

// asideStart walks back from cue v over the words of its subject to where the
// aside begins, over hyphens and brackets.
func (r *reading) asideStart(v, first int32) int32 {
	i := v
	for i > first && v-i < 20 && r.upos(i-1) != syntax.SCONJ {
		if r.is(i-1, ")") {
			k := i - 1
			for k > first && k > i-12 && !r.is(k, "(") {
				k--
			}
			if !r.is(k, "(") {
				return i
			}
			i = k
			continue
		}
		if r.upos(i-1) == syntax.PUNCT && !(r.is(i-1, "-") && !r.spaced(i-1)) {
			return i
		}
		i--
	}
	return i
}

// relativeWord reports whether token i opens a relative clause.
func (r *reading) relativeWord(i int32) bool {
	switch r.xpos(i) {
	case "WP", "WDT":
		return true
	}
	return false
}

// pause reports whether token i is punctuation that may part an aside from what
// it attributes.
func (r *reading) pause(i int32) bool {
	return r.is(i, ",", "?", "!", "\"", "”", "''", "'", "’", "»", "—", "–", "--", "-", "…", "...")
}

// asideFrom reports whether the tokens [i, end) are an aside: a short subject,
// a cue and nothing said ("..., the agency reported on Monday.").
func (r *reading) asideFrom(i, end int32) bool {
	for k := i; k < end && k < i+14; k++ {
		switch {
		case r.upos(k) == syntax.CCONJ && k == i, r.upos(k) == syntax.SCONJ, r.is(k, ","), r.quotedToken(k), r.xpos(k) == "WP", r.xpos(k) == "WDT":
			return false
		case (finiteTag(r.xpos(k)) || r.xpos(k) == "VBN" && k+2 >= end) && r.upos(k) == syntax.VERB:
			if !r.plainSpeech(k) || k == i {
				return false
			}
			for m := k + 1; m < end; m++ {
				if finiteTag(r.xpos(m)) || r.is(m, "that", "to") {
					return false
				}
			}
			return true
		}
	}
	return false
}

// cutAtAside takes the aside at the end of the sentence out of the marked content
// after cue v ("Okel said it was over, the agency reported").
func (r *reading) cutAtAside(v int32) {
	end := r.doc.Sentences[r.doc.Tokens[v].Sentence].End
	for i := end - 2; i > v && i > end-16; i-- {
		if !r.pause(i) || r.is(i, "-") && !r.spaced(i) || r.quoted[i] != r.quoted[v] || !r.asideFrom(i+1, end) {
			continue
		}
		for ; i < end; i++ {
			r.member[i] = false
		}
		return
	}
}

func (r *reading) quotedToken(i int32) bool { return r.quoted[i] != None }

// finiteSoon reports whether a finite verb stands at i or after adverbs there.
func (r *reading) finiteSoon(i, end int32) bool {
	for ; i < end; i++ {
		if finiteTag(r.xpos(i)) {
			return true
		}
		if r.upos(i) != syntax.ADV {
			return false
		}
	}
	return false
}

func (r *reading) afterCC(i int32) int32 {
	if r.upos(i) == syntax.CCONJ {
		return i + 1
	}
	return i
}

// shortSubject reports whether the tokens [first, v) are a subject: no verb
// among them, and no "and" or "that" before them.
func (r *reading) shortSubject(first, v int32) bool {
	if v-first > 20 || first == v && !r.inverted(v) && r.beside(v) == syntax.None {
		return false
	}
	if r.xpos(first) == "VBG" && first < v && r.relativeWord(v-1) {
		return false // "..., cutting off a reporter who asked"
	}
	for i := first; i < v; i++ {
		if finiteTag(r.xpos(i)) && r.upos(i) == syntax.VERB || r.upos(i) == syntax.SCONJ || i == first && i < v && (r.upos(i) == syntax.CCONJ || r.upos(i) == syntax.ADP && !r.peopleAt(i) || r.xpos(i) == "WP" || r.xpos(i) == "WDT" || r.xpos(i) == "WRB") {
			return false
		}
	}
	return true
}

// peopleAt reports whether token i is the plural of a word for those who speak,
// whatever the tagger took it for ("aides").
func (r *reading) peopleAt(i int32) bool {
	return r.lex.people[strings.TrimSuffix(r.form(i), "s")]
}

// fromStart widens the content of a clause after v that begins too late: words
// between cue and clause that are no adjunct of the cue belong to it.
func (r *reading) fromStart(v int32, row *cue, e *extent) {
	if len(e.spans) == 0 || e.spans[0].Start < r.doc.Tokens[v].Span.End {
		return
	}
	start := r.skipAdjuncts(v, r.doc.Sentences[r.doc.Tokens[v].Sentence].End, row)
	if r.is(start, "that") {
		start++
	}
	at := r.tokenAt(e.spans[0].Start)
	if start >= at || r.upos(start) == syntax.PUNCT || slices.ContainsFunc([]string{"that", "whether", "if"}, func(w string) bool { return r.is(at-1, w) }) {
		return
	}
	nominal := false
	for i := start; i < at; i++ {
		nominal = nominal || r.nominal(i)
		if r.quoted[i] != r.quoted[v] && r.quoted[v] != None {
			return
		}
	}
	if nominal {
		e.spans[0] = e.spans[0].Cover(span.Span{Start: r.doc.Tokens[start].Span.Start, End: e.spans[0].Start})
	}
}

// namedQuoted finds "called the plan 'a farce'" from the order of the words: a
// quotation that follows v with a name for the thing, but no verb or comma, between.
func (r *reading) namedQuoted(v int32, row *cue) (extent, bool) {
	end := min(r.doc.Sentences[r.doc.Tokens[v].Sentence].End, v+16)
	i := v + 1
	for ; i < end && (r.quoted[i] == None || r.quoted[i] == r.quoted[v]); i++ {
		if finiteTag(r.xpos(i)) || r.upos(i) == syntax.VERB && r.rel(i) != syntax.Amod || r.is(i, ",", ":", ";") || r.upos(i) == syntax.SCONJ && !r.is(i, "as") ||
			r.upos(i) == syntax.ADP && !r.is(i, "as", "of", "in", "with", row.particle) {
			return extent{}, false
		}
	}
	if i >= end || r.quoted[i] == None || r.quoted[i] == r.quoted[v] || !r.passive(v) && i <= v+2 && !r.is(i-1, "a", "an", "the", "as") && r.child(v, syntax.Obj) == syntax.None {
		return extent{}, false
	}
	q := &r.quotes[r.quoted[i]]
	start := v + 1
	if r.is(start, "as") {
		start++
	}
	e := extent{head: syntax.None, why: "“" + r.doc.Form(v) + "” gives a name in quotation marks"}
	e.spans = []span.Span{{Start: r.doc.Tokens[start].Span.Start, End: q.Outer.End}}
	return e, q.Outer.End > r.doc.Tokens[start].Span.Start
}

// afterTime takes a time that stands before the subject of what is said out of
// the content: it is the time of saying ("announced last week she was going").
func (r *reading) afterTime(v int32, e *extent) {
	at := r.tokenAt(e.spans[0].Start)
	if at <= v {
		return
	}
	for k := range r.times {
		t := &r.times[k]
		if t.First != at && !(t.First == at+1 && r.upos(at) == syntax.ADP) || int(t.End) >= len(r.doc.Tokens) {
			continue
		}
		if next := t.End; (r.nominal(next) || r.upos(next) == syntax.DET) && r.doc.Tokens[next].Span.Start < e.spans[0].End {
			e.spans[0].Start = r.doc.Tokens[next].Span.Start
		}
	}
}

// toTheEnd widens the content of a clause after v that was cut off before its
// own verb ("the divisions, which ..., were a setback").
func (r *reading) toTheEnd(v int32, e *extent) {
	n := len(e.spans)
	if n == 0 || e.spans[n-1].Start < r.doc.Tokens[v].Span.End || r.inRelative(v) {
		return
	}
	i := r.tokenAt(e.spans[n-1].End)
	end := r.clauseEnd(v)
	for i < end && trimmable(r.doc.Form(i)) {
		i++
	}
	if last := r.doc.Sentences[r.doc.Tokens[v].Sentence].End; i+1 < last && r.upos(i) == syntax.CCONJ && r.is(i+1, "that") && (r.xpos(i+1) != "DT" || i+2 < last && (r.is(i+2, "there") || r.xpos(i+2) == "PRP")) {
		i, end = i+1, last // "... but that there was"
	} else if i >= end || !finiteTag(r.xpos(i)) || r.quoted[i] != r.quoted[v] {
		return
	}
	_, last := r.trim(i, end)
	if last > i {
		e.spans[n-1].End = r.doc.Tokens[last-1].Span.End
	}
}

// inRelative reports whether v stands in a relative clause.
func (r *reading) inRelative(v int32) bool {
	if s := r.nsubj(v); s != syntax.None && r.is(s, "who", "which") {
		return true
	}
	for ; v >= 0; v = r.doc.Tokens[v].Head {
		if r.rel(v) == syntax.AclRelcl || r.rel(v) == syntax.AdvclRelcl {
			return true
		}
	}
	return false
}

// cutAtCue takes out of the marked content after cue v what is no longer said:
// a joined clause with a cue of its own, of another speaker ("but Okel said",
// ", while Okel said") or of the same ("and warned that", ", though he admitted").
func (r *reading) cutAtCue(v int32) {
	end := r.doc.Sentences[r.doc.Tokens[v].Sentence].End
	for i := v + 1; i+1 < end; i++ {
		contrast := r.is(i, "though", "although", "while", "whereas") && i > v+1 && (r.is(i-1, ",") || r.is(i-2, ",") && (r.is(i-1, "even") || trimmable(r.doc.Form(i-1))))
		if !r.member[i] || r.upos(i) != syntax.CCONJ && !contrast || r.quoted[i] != r.quoted[v] {
			continue
		}
		f := i + 1
		for f < end && f < i+14 && !finiteTag(r.xpos(f)) && !(f == i+1 && r.asks(f)) && r.upos(f) != syntax.PUNCT && r.upos(f) != syntax.SCONJ {
			f++
		}
		if f >= end || r.upos(f) != syntax.VERB || !r.plainSpeech(f) && (contrast || f > i+1 || !r.asks(f)) {
			continue
		}
		switch {
		case contrast:
		case f == i+1 || f == i+2 && r.upos(i+1) == syntax.ADV:
			if !r.quotationAhead(f, end) && (r.xpos(f) != r.xpos(v) && r.xpos(f) != "VBN" || !r.thingsSpeak(f)) {
				continue
			}
			r.outerCue[f] = v
		case r.upos(f-1) == syntax.PRON || !r.is(i, "but") && !r.is(i-1, ","):
			continue
		}
		for ; i < end; i++ {
			r.member[i] = false
		}
	}
}

// cutAtMatrix takes out of the marked content after a cue in a relative clause
// the verb of the clause around it ("Reth, who said it was over, left").
func (r *reading) cutAtMatrix(v int32) {
	if !r.inRelative(v) {
		return
	}
	end := r.doc.Sentences[r.doc.Tokens[v].Sentence].End
	for i := v + 1; i+1 < end; i++ {
		if r.is(i, ",") && r.member[i+1] && (finiteTag(r.xpos(i+1)) || r.xpos(i+1) == "VBN") && r.quoted[i] == r.quoted[v] && r.mainVerb(v+1, i) != syntax.None {
			for ; i < end; i++ {
				r.member[i] = false
			}
		}
	}
}

// thingsSpeak reports whether the tree makes a thing the speaker of cue f, where
// "Okel said the talks failed and warned that" has Okel warn.
func (r *reading) thingsSpeak(f int32) bool {
	s := r.subject(f)
	if s != syntax.None && r.is(s, "which", "that") {
		return true
	}
	if s == syntax.None || r.upos(s) != syntax.NOUN {
		return s != syntax.None && r.is(s, "it") && r.lemma(f) != "tell"
	}
	l := r.lemma(s)
	return !r.lex.people[l] && !r.lex.press[l] && !r.lex.media[l] && r.ents.ActorAt(s) == None
}

// cutFinite takes out of the marked infinitive clause x what an infinitive cannot
// have: a finite verb that no word subordinates, with its subject where "but"
// or "and" stands before that.
func (r *reading) cutFinite(x int32) {
	if len(r.verbRows(x)) > 0 {
		return // may take a clause of its own
	}
	end := r.doc.Sentences[r.doc.Tokens[x].Sentence].End
	pending := 0
	for i := x + 1; i < end && r.member[i]; i++ {
		switch {
		case r.xpos(i) == "WDT" || r.xpos(i) == "WP" || r.xpos(i) == "WP$" || r.xpos(i) == "WRB" || r.upos(i) == syntax.SCONJ || r.is(i, "that"):
			pending++
		case r.upos(i) == syntax.VERB && len(r.verbRows(i)) > 0 && !finiteTag(r.xpos(i)):
			return
		case r.upos(i) == syntax.ADP && r.is(i, "after", "before", "until", "since", "as"):
			pending++
		case finiteTag(r.xpos(i)) && pending > 0:
			pending--
		case finiteTag(r.xpos(i)):
			cut := i
			for k := i; k > x && r.quoted[k] == r.quoted[x] && r.upos(k) != syntax.PUNCT; k-- {
				if r.upos(k) == syntax.CCONJ {
					cut = k
					break
				}
			}
			for ; cut < end; cut++ {
				r.member[cut] = false
			}
			return
		}
	}
}

// plainSpeech reports whether verb f is a cue of kind said that takes a clause.
func (r *reading) plainSpeech(f int32) bool {
	for _, row := range r.lex.verbs[r.lemma(f)] {
		if row.has(frameClause) && row.kind == Said && row.particle == "" {
			return true
		}
	}
	return false
}

// asks reports whether verb f, past by its form, is a cue of asking with the word
// that belongs to it ("called for").
func (r *reading) asks(f int32) bool {
	if r.xpos(f) != "VBD" && r.xpos(f) != "VBN" {
		return false
	}
	for _, row := range r.lex.verbs[r.lemma(f)] {
		if row.kind == Asked && (row.particle == "" || r.is(f+1, row.particle)) {
			return true
		}
	}
	return false
}

// ofParticiple finds "accused them of sending" from the order of the words.
func (r *reading) ofParticiple(v int32, row *cue) (extent, bool) {
	if row.particle != "" {
		return extent{}, false // "called for a ban of fishing": what is called for is the ban
	}
	end := r.clauseEnd(v)
	for i := v + 1; i+1 < end && i < v+14; i++ {
		if r.is(i, ",") && r.relativeWord(i+1) { // "accused Okel, who leads the army, of sending"
			if k := r.nextComma(i+1, end); k < end {
				i = k
				continue
			}
		}
		if r.upos(i) == syntax.PUNCT || finiteTag(r.xpos(i)) {
			return extent{}, false
		}
		if !r.is(i, "of", "against") || r.xpos(i+1) != "VBG" {
			continue
		}
		for k := i + 1; k < end && (k == i+1 || !r.is(k, ",") || r.quoted[k] != r.quoted[v]); k++ {
			r.member[k] = true
		}
		e := extent{head: i + 1, spans: r.runs(r.doc.Tokens[v].Sentence), why: "“" + r.doc.Form(v) + "” takes a clause with “" + r.form(i) + "”"}
		return e, len(e.spans) > 0
	}
	return extent{}, false
}

// headlineVerb reports whether the plural noun i is a verb that the tagger
// misread: the root of a sentence with a noun before it and "to" or "that" after.
func (r *reading) headlineVerb(i int32) bool {
	s := &r.doc.Sentences[r.doc.Tokens[i].Sentence]
	if r.xpos(i) != "NNS" || i == s.First || i+2 >= s.End || !r.nominal(i-1) || len(r.lex.verbs[r.lemma(i)]) == 0 {
		return false
	}
	if r.nounAside(i, s) {
		return true
	}
	for k := s.First; k < i; k++ {
		if finiteTag(r.xpos(k)) {
			return false
		}
	}
	return r.is(i+1, "to") && r.rel(i) == syntax.Root || r.is(i+1, "that") && !finiteTag(r.xpos(i+2))
}

// progressive reports whether noun i is the verb of "is warning that", misread:
// a word in -ing of the lexicon right after a form of "be", before what it takes.
func (r *reading) progressive(i int32) bool {
	if r.xpos(i) != "NN" && (r.xpos(i) != "VBG" || r.rel(i) != syntax.Amod) || !strings.HasSuffix(r.form(i), "ing") || len(r.verbRows(i)) == 0 || r.rel(i) == syntax.Nsubj {
		return false
	}
	b := i - 1
	if r.upos(b) == syntax.ADV {
		b--
	}
	if r.lemma(b) != "be" || !finiteTag(r.xpos(b)) || r.doc.Tokens[b].Sentence != r.doc.Tokens[i].Sentence {
		return false
	}
	return r.is(i+1, "that") || r.nominal(i+1) || r.upos(i+1) == syntax.DET
}

// nounAside reports whether the plural noun i is the verb of an aside that ends
// the sentence: "..., Ilse Marren reports from Brask."
func (r *reading) nounAside(i int32, s *syntax.Sentence) bool {
	first := r.asideStart(i, s.First)
	if r.upos(i-1) != syntax.PROPN || first <= s.First || !r.pause(first-1) || s.End-i > 8 || !r.plainSpeech(i) {
		return false
	}
	for k := first; k < s.End; k++ {
		if finiteTag(r.xpos(k)) || r.is(k, "and", "or") {
			return false
		}
	}
	return true
}
