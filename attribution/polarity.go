package attribution

import "nuncio/syntax"

// made reports whether the speech act of verb v was done: not negated, not to
// come, not supposed. "Did not say whether", "if he says" and "will announce"
// are no statements.
func (r *reading) made(v int32, row *cue) bool {
	if r.negated(v) && !row.has(frameDoubt) || r.reportersQuestion(v, row) {
		return false
	}
	if s := r.nsubj(v); s != syntax.None && r.is(s, "nobody", "none") {
		return false
	}
	modal, finite := r.auxiliaries(v)
	if modal && !(row.kind == Wanted && r.hopes(v)) {
		return false
	}
	if r.supposed(v) || r.firstPersonThought(v, row) {
		return false
	}
	if r.hasMark(v, "to") {
		return r.implicative(v)
	}
	if r.xpos(v) == "VB" && !finite && r.rel(v) == syntax.Conj {
		if h := r.doc.Tokens[v].Head; h >= 0 && r.child(v, syntax.Nsubj) == syntax.None {
			return r.xpos(h) != "VB" || r.made(h, row)
		}
	}
	if r.xpos(v) == "VB" && !finite && r.rel(v) == syntax.Root {
		return r.child(v, syntax.Nsubj) != syntax.None // else an imperative
	}
	return true
}

// reportersQuestion reports whether v is the "Asked whether ..." before an answer:
// what reporters ask is no statement.
func (r *reading) reportersQuestion(v int32, row *cue) bool {
	if s := r.nsubj(v); row.kind == Asked && s != syntax.None && s < v && r.anyLemma(s, "reporter", "journalist") {
		return true
	}
	if row.kind != Asked || r.xpos(v) != "VBN" && r.xpos(v) != "VBD" || r.nsubj(v) != syntax.None || r.child(v, syntax.AuxPass, syntax.NsubjPass) != syntax.None {
		return false
	}
	first := r.doc.Sentences[r.doc.Tokens[v].Sentence].First
	return v == first || r.is(v-1, "when") || r.rel(v) == syntax.Advcl && r.hasMark(v, "when")
}

// auxiliaries reports whether a modal governs v, and whether v has any auxiliary.
func (r *reading) auxiliaries(v int32) (modal, any bool) {
	for a := range r.children(v) {
		if r.rel(a) == syntax.Aux {
			any = true
			modal = modal || r.xpos(a) == "MD"
		}
	}
	if !any && r.rel(v) == syntax.Conj && r.child(v, syntax.Nsubj) == syntax.None {
		// "will meet her and say": the auxiliary of the first verb holds for both
		if h := r.doc.Tokens[v].Head; h >= 0 && r.xpos(v) == "VB" {
			return r.auxiliaries(h)
		}
	}
	return modal, any
}

// hopes reports whether the modal of v is the polite one of "would like to".
func (r *reading) hopes(v int32) bool {
	for a := range r.children(v) {
		if r.rel(a) == syntax.Aux && r.is(a, "would", "'d", "’d") {
			return true
		}
	}
	return false
}

// negated reports whether v itself is denied ("did not say", "nobody said",
// "without saying").
func (r *reading) negated(v int32) bool {
	for c := range r.children(v) {
		if r.foreign(c, v) {
			continue
		}
		switch r.rel(c) {
		case syntax.Advmod, syntax.Aux, syntax.Mark, syntax.Dep:
			if r.is(c, "not", "n't", "n’t", "never", "without", "hardly", "nor", "neither") {
				return true
			}
		case syntax.Nsubj, syntax.NsubjPass:
			if r.is(c, "nobody", "none", "nothing") {
				return true
			}
			if d := r.child(c, syntax.Det); d != syntax.None && r.is(d, "no", "neither") {
				return true
			}
		}
	}
	return false
}

// supposed reports whether v stands in a condition or a question about itself, or
// in what there is no sign of.
func (r *reading) supposed(v int32) bool {
	if h := r.doc.Tokens[v].Head; r.rel(v) == syntax.Acl && h >= 0 && h < v && r.hasMark(v, "that") && r.is(r.child(h, syntax.Det), "no") {
		return true // "has shown no sign that it is ready to"
	}
	switch r.rel(v) {
	case syntax.Advcl, syntax.Ccomp, syntax.Csubj, syntax.Xcomp:
		if r.hasMark(v, "if") || r.hasMark(v, "unless") || r.hasMark(v, "whether") || r.hasMark(v, "until") {
			return true
		}
	}
	for i := v - 1; i >= r.doc.Sentences[r.doc.Tokens[v].Sentence].First; i-- { // where the tree hangs "if" elsewhere
		if r.upos(i) == syntax.PUNCT || finiteTag(r.xpos(i)) && r.upos(i) == syntax.VERB || r.is(i, "but") {
			break
		}
		if r.is(i, "if", "unless", "whether") && (r.upos(i) == syntax.SCONJ || r.upos(i) == syntax.ADP) {
			return true
		}
	}
	if r.xpos(v) == "VBG" && r.rel(v) == syntax.Xcomp {
		h := r.doc.Tokens[v].Head
		return h >= 0 && r.anyLemma(h, "refuse", "decline", "stop", "avoid", "fail", "consider", "deny", "regret")
	}
	return false
}

func (r *reading) anyLemma(i int32, lemmas ...string) bool {
	l := r.lemma(i)
	for _, x := range lemmas {
		if l == x {
			return true
		}
	}
	return false
}

// firstPersonThought reports whether v is the "I think" or "we hope" of someone
// who is quoted: how the quoted words are put, not a statement of its own; also
// the "you know" of speech.
func (r *reading) firstPersonThought(v int32, row *cue) bool {
	if r.quoted[v] == None {
		return false
	}
	s := r.child(v, syntax.Nsubj)
	if s == syntax.None {
		return false
	}
	if r.is(s, "you") {
		return true
	}
	return (row.kind == Thought || row.kind == Wanted || row.kind == Said && r.xpos(v) != "VBD") && r.is(s, "i", "we")
}

// implicative reports whether the infinitive v was carried out ("went on to say").
func (r *reading) implicative(v int32) bool {
	h := r.doc.Tokens[v].Head
	if v > 1 && r.is(v-1, "to") && r.lex.implicative[r.lemma(v-2)] && finiteTag(r.xpos(v-2)) {
		r.outerCue[v] = v - 2
		return !r.negated(v - 2)
	}
	if h < 0 || !r.lex.implicative[r.lemma(h)] || r.negated(h) {
		return false
	}
	switch r.rel(v) {
	case syntax.Acl:
		if r.child(h, syntax.Cop) == syntax.None {
			return false
		}
		r.outerCue[v] = h // "her aides were at pains to say"
	case syntax.Xcomp, syntax.Advcl, syntax.Ccomp, syntax.Conj:
	default:
		return false
	}
	modal, _ := r.auxiliaries(h)
	return !modal && !r.hasMark(h, "to")
}
