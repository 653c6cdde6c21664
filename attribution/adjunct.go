package attribution

import "nuncio/syntax"

// The rules of this file step over what may stand between a cue and its clause:
// who is told, when and where.

// skipAdjuncts steps over what may stand between a cue and its clause: times,
// places, adverbs, and who is spoken to.
func (r *reading) skipAdjuncts(v, end int32, row *cue) int32 {
	i := v + 1
	if h := r.hearer(v, row); h != syntax.None && h < end {
		i = h + 1
		if r.is(i, "'s", "’s") {
			i = r.afterTitle(i + 1)
		}
	}
	for i < end {
		next := r.adjunctAt(i, v, end, row)
		if next <= i {
			return i
		}
		i = next
	}
	return i
}

// adjunctAt returns the index after the adjunct of v that begins at i, or i.
func (r *reading) adjunctAt(i, v, end int32, row *cue) int32 {
	for k := range r.times {
		if t := &r.times[k]; t.First == i && t.End <= end {
			return t.End
		}
	}
	if r.is(i, ",") && r.quoted[i] == r.quoted[v] { // "said, however, that"
		for k := i + 1; k+1 < end && k < i+8 && !finiteTag(r.xpos(k)) && r.quoted[k] == r.quoted[v]; k++ {
			if r.is(k, ",") && (r.is(k+1, "that") || k == i+2 && r.upos(k-1) == syntax.ADV) {
				return k + 1
			}
		}
	}
	if r.upos(i) == syntax.ADP && i+1 < end {
		for k := range r.times {
			if t := &r.times[k]; t.First == i+1 && t.End <= end {
				return t.End
			}
		}
	}
	for c := range r.children(v) {
		first, e := r.bounds(c)
		if first != i || e > end {
			continue
		}
		switch r.rel(c) {
		case syntax.Obl, syntax.OblAgent, syntax.OblUnmarked, syntax.CompoundPrt:
			if w := r.caseWord(c); r.lemma(v) == "agree" && (w == "to" || w == "on") {
				continue // what is agreed to is no circumstance
			}
		case syntax.Advmod:
			if c == i && r.upos(c) == syntax.ADV { // "said earlier that": a misread clause may hang on it
				return i + 1
			}
			continue
		case syntax.Obj, syntax.Iobj:
			if !row.has(frameTo) && !r.inverted(v) || r.nominative(c) {
				continue
			}
		case syntax.Nsubj:
			if c < v {
				continue
			}
		default:
			continue
		}
		// a misread clause may hang below: stop before its subject
		for k := i; k < e; k++ {
			if finiteTag(r.xpos(k)) {
				return r.subjectStart(k, i)
			}
		}
		return e
	}
	return i
}

// subjectStart returns where the noun phrase before the finite verb k begins, not
// before i.
func (r *reading) subjectStart(k, i int32) int32 {
	head := k
	for r.rel(head) == syntax.Aux || r.rel(head) == syntax.AuxPass || r.rel(head) == syntax.Cop {
		head = r.doc.Tokens[head].Head
	}
	if s := r.child(head, syntax.Nsubj, syntax.NsubjPass, syntax.Expl); s != syntax.None && s < k {
		first, _ := r.bounds(s)
		if first > i && r.is(first-1, "that") {
			first--
		}
		return max(first, i)
	}
	return i
}

// hearer returns the head of the words for who is told that stand right after v,
// a verb of telling, though the tree hangs them elsewhere: of two subjects of one
// clause the first ("told | reporters on Monday | he would go"), or the noun
// before "that" where the tagger missed the verb; or None.
func (r *reading) hearer(v int32, row *cue) int32 {
	if !row.has(frameTo) || r.child(v, syntax.Iobj) != syntax.None {
		return syntax.None
	}
	i, end := v+1, min(r.doc.Sentences[r.doc.Tokens[v].Sentence].End, v+8)
	if last := r.doc.Sentences[r.doc.Tokens[v].Sentence].End; (r.peopleAt(i) || r.lex.press[r.lemma(i)]) && r.xpos(i) == "NNS" && r.rel(i) == syntax.NmodPoss && r.mainVerb(i+1, last) != syntax.None {
		return i // "told reporters | Brask's river was open": no possessor without its mark
	}
	for i < end && (r.nominal(i) || r.upos(i) == syntax.DET || r.upos(i) == syntax.ADJ || r.upos(i) == syntax.NUM) && !r.nominative(i) && !r.is(i, "that") && !r.timeAt(i) && !(r.upos(i) == syntax.DET && i > v+1 && r.nominal(i-1)) {
		i++
	}
	h := i - 1
	if r.is(i, "'s", "’s") { // "told ABC's 'Good Day' that"
		if k := r.afterTitle(i + 1); r.is(k, "that") {
			return h
		}
	}
	if h == v || i >= end || !r.nominal(h) || r.quoted[i] != r.quoted[v] {
		return syntax.None
	}
	c := r.doc.Tokens[h].Head
	if c > i && r.rel(h) == syntax.Nsubj && r.nsubj(c) > i {
		return h
	}
	if last := r.doc.Sentences[r.doc.Tokens[v].Sentence].End; (r.upos(i) == syntax.DET || r.nominative(i)) && r.mainVerb(i, last) != syntax.None {
		return h // "told | the paper | the pass was open"
	}
	if r.is(i, "that") && (r.rel(v) == syntax.Amod || !finiteTag(r.xpos(i+1)) && r.mainVerb(i+1, r.doc.Sentences[r.doc.Tokens[v].Sentence].End) != syntax.None) {
		return h
	}
	return syntax.None
}

// afterTitle returns the index after the title in quotation marks that begins at
// token i, or i.
func (r *reading) afterTitle(i int32) int32 {
	if k := r.quoted[i+1]; k != None && r.quoted[i] != k && r.titleLike(r.quotes[k].Inner) {
		for i = r.tokenAt(r.quotes[k].Inner.End); r.upos(i) == syntax.PUNCT && r.token(i).Span.Start < r.quotes[k].Outer.End; i++ {
		}
	}
	return i
}
