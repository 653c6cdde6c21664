package attribution

import "nuncio/syntax"

// The rules of this file say, from the order of the words alone, that what a cue
// gives stands after it. A tree may hang it elsewhere, and make what stands
// before the cue its content.

// ahead reports whether words said follow cue v: a quotation that begins a
// sentence of its own, "that" and a clause, or a clause with no comma between.
func (r *reading) ahead(v int32, row *cue) bool {
	end := r.doc.Sentences[r.doc.Tokens[v].Sentence].End
	if r.quotationAhead(v, end) {
		return true
	}
	if row.frames&(frameClause|frameThat) == 0 || r.inverted(v) {
		return false
	}
	i := r.skipAdjuncts(v, end, row)
	for k := i; k < end && k < i+12; k++ { // "warned, as he had before, that"
		if r.is(k, "that") && r.is(k-1, ",") && r.xpos(k) == "IN" && r.is(v+1, ",", "as") && r.quoted[k] == r.quoted[v] {
			return r.mainVerb(k+1, end) != syntax.None
		}
	}
	if i >= end || r.quoted[i] != r.quoted[v] || r.upos(i) == syntax.PUNCT || r.upos(i) == syntax.ADP && !r.is(i, "that") {
		return false
	}
	if r.is(i, "that") && r.xpos(i) != "DT" {
		return r.mainVerb(i+1, end) != syntax.None
	}
	stop := i
	for stop < end && r.upos(stop) != syntax.PUNCT {
		stop++
	}
	return r.nominative(i) && r.mainVerb(i, stop) == i+1 || row.has(frameClause) && r.mainVerb(i, stop) != syntax.None
}

// quotationAhead reports whether a comma or colon and a quotation that begins
// with a capital follow v, and no quotation stands before it.
func (r *reading) quotationAhead(v, end int32) bool {
	i := v + 1
	if i+2 >= end || !r.is(i, ",", ":") || r.quoted[v] != None {
		return false
	}
	for i < end && r.quoted[i] == None && r.upos(i) == syntax.PUNCT {
		i++
	}
	if i >= end || r.quoted[i] == None || startsLower(r.text(r.quotes[r.quoted[i]].Inner)) {
		return false
	}
	for k := r.doc.Sentences[r.doc.Tokens[v].Sentence].First; k < v; k++ {
		if r.quotedToken(k) {
			return false
		}
	}
	return true
}

// activeParticiple reports whether the participle i of [start, end), right after
// a noun, has an object after it as a passive has not: it is a past tense, misread
// ("said the army crossed the river").
func (r *reading) activeParticiple(i, start, end int32) bool {
	if r.xpos(i) != "VBN" || i == start || i+1 >= end || !r.nominal(i-1) || r.xpos(i-1) == "PRP$" || r.child(i, syntax.AuxPass, syntax.Aux) != syntax.None ||
		r.anyLemma(i, "call", "name", "dub", "title", "entitle", "code-name", "nickname", "know", "give", "pay", "grant", "award") {
		return false
	}
	switch r.upos(i + 1) {
	case syntax.DET, syntax.PROPN, syntax.PRON, syntax.NOUN, syntax.NUM:
		return !r.timeAt(i + 1)
	case syntax.ADJ: // "violated federal and state law"
		k := i + 1
		for k < end && k < i+4 && (r.upos(k) == syntax.ADJ || r.upos(k) == syntax.CCONJ) {
			k++
		}
		return k < end && r.nominal(k) && !r.timeAt(i+1)
	}
	return false
}

// subordinateSubject returns the head of the noun phrase that opens the clause of
// v after "after", "when" and the like, where the tree gives v a subject, own, of
// a clause before that: "Okel urged them to leave after Reth claimed that"; or None.
func (r *reading) subordinateSubject(v, own int32) int32 {
	i := v - 1
	for i > own && (r.nominal(i) || r.upos(i) == syntax.DET || r.upos(i) == syntax.ADJ || r.upos(i) == syntax.NUM) {
		i--
	}
	if i == v-1 || i <= own || r.quoted[i] != r.quoted[v] || !r.subordinates(r.form(i)) && !r.is(i, "when", "while", "because", "although", "though") {
		return syntax.None
	}
	for k := own + 1; k < i && !r.relativeWord(k); k++ {
		if r.upos(k) == syntax.VERB && (finiteTag(r.xpos(k)) || r.xpos(k) == "VB") {
			return r.phraseHead(v-1, v)
		}
	}
	return syntax.None
}

// cutDangling takes a subordinating word and its subject off the end of an
// infinitive's content where the verb of both comes next and is not in it: "to
// leave the valley | after the minister claimed".
func (r *reading) cutDangling(e *extent) {
	n := len(e.spans)
	if n == 0 {
		return
	}
	first, end := r.tokenAt(e.spans[n-1].Start), r.tokenAt(e.spans[n-1].End)
	if !finiteTag(r.xpos(end)) || r.token(end).Sentence != r.token(first).Sentence {
		return
	}
	i := end - 1
	for i > first && (r.nominal(i) || r.upos(i) == syntax.DET || r.upos(i) == syntax.ADJ || r.upos(i) == syntax.NUM) {
		i--
	}
	if i > first+1 && i < end-1 && (r.subordinates(r.form(i)) || r.is(i, "when", "while", "because")) {
		_, last := r.trim(first, i)
		e.spans[n-1].End = r.doc.Tokens[last-1].Span.End
	}
}

// goesOnAfterThing gives the participle v that goes on with what somebody said ("..., adding
// that") the first cue of its sentence for a speaker, where the tree hangs it on a
// thing, and ends there what was said before.
func (r *reading) goesOnAfterThing(v int32) {
	if r.xpos(v) != "VBG" || !r.is(v-1, ",") || r.outerCue[v] != syntax.None || !r.chains(v) || !r.thingsSpeak(v) {
		return
	}
	for k := range r.found {
		d := &r.found[k]
		if d.sentence != r.doc.Tokens[v].Sentence || d.CueToken == syntax.None || d.row.frames&(frameClause|frameQuote) == 0 || r.quoted[d.CueToken] != r.quoted[v] {
			continue
		}
		if r.outerCue[v] == syntax.None && !r.inRelative(d.CueToken) {
			r.outerCue[v] = d.CueToken
		}
		for i := range d.Content {
			if d.Content[i].Contains(r.doc.Tokens[v].Span) && d.Content[i].Start < r.doc.Tokens[v-1].Span.Start {
				d.Content[i].End = r.doc.Tokens[v-1].Span.Start
			}
		}
	}
}

// cutAtOccasion takes the occasion of what is agreed or asked, after a comma, out of
// the marked infinitive after v: "agreed to meet in May, after talks with Reth".
func (r *reading) cutAtOccasion(v int32) {
	end := r.doc.Sentences[r.doc.Tokens[v].Sentence].End
	for i := v + 2; i+1 < end; i++ {
		if !r.member[i] || !r.is(i-1, ",") || !r.is(i, "after", "following", "amid", "despite") || r.upos(i) == syntax.ADV || r.quoted[i] != r.quoted[v] {
			continue
		}
		for ; i < end; i++ {
			r.member[i] = false
		}
	}
}

// wantedDone finds "wants the sanctions lifted": an object and a participle.
func (r *reading) wantedDone(v int32, row *cue) (extent, bool) {
	end := r.clauseEnd(v)
	i := v + 1
	for i < end && i < v+10 && (r.nominal(i) || r.upos(i) == syntax.DET || r.upos(i) == syntax.ADJ || r.upos(i) == syntax.NUM) {
		i++
	}
	if row.kind != Wanted || i == v+1 || i >= end || r.xpos(i) != "VBN" || !r.nominal(i-1) {
		return extent{}, false
	}
	for k := v + 1; k < end && (k <= i || r.upos(k) != syntax.PUNCT); k++ {
		r.member[k] = true
	}
	e := extent{head: i, spans: r.runs(r.doc.Tokens[v].Sentence), why: "“" + r.doc.Form(v) + "” takes an object and what is to be done with it"}
	return e, len(e.spans) > 0
}

// endAtAside ends the open quotation q, whose closing mark is lost, before the
// first aside that says who speaks: “We are ready, said Okel on his way home.
func (r *reading) endAtAside(q *Quotation) {
	for i := r.tokenAt(q.Inner.Start); int(i) < len(r.doc.Tokens) && r.doc.Tokens[i].Span.Start < q.Inner.End; i++ {
		if !r.is(i, ",") {
			continue
		}
		v := i + 1
		for v <= i+4 && (r.upos(v) == syntax.PROPN || r.upos(v) == syntax.DET || r.upos(v) == syntax.NOUN || r.is(v, "he", "she", "they")) {
			v++
		}
		inverted := v == i+1 && (r.upos(v+1) == syntax.PROPN || r.upos(v+1) == syntax.DET)
		if r.upos(v) != syntax.VERB || !finiteTag(r.xpos(v)) || !r.plainSpeech(v) || v == i+1 && !inverted || r.is(v+1, "that") {
			continue
		}
		end := r.doc.Tokens[i].Span.End
		q.Inner.End, q.Outer.End, q.Open = end, end, false
		return
	}
}
