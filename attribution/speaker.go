package attribution

import (
	"strings"

	"nuncio/entity"
	"nuncio/span"
	"nuncio/syntax"
)

// speaker fills in who speaks: the words, the actor and the channel.
func (r *reading) speaker(d *draft) {
	v := d.CueToken
	if r.quotedAs(d, v) {
		return
	}
	if r.passive(v) {
		d.head = r.agent(v)
	} else {
		d.head = r.spoken(v)
	}
	r.setSource(d)
}

// spoken returns the head of the subject of active cue v: by the tree, or, where
// the tree gives it none of its own, by the order of the words.
func (r *reading) spoken(v int32) int32 {
	if r.outerCue[v] != syntax.None {
		return r.subject(v)
	}
	own := r.nsubj(v)
	if own != syntax.None && !r.foreign(own, v) {
		if s := r.subordinateSubject(v, own); s != syntax.None {
			return s
		}
		return own
	}
	if r.progressive(v) {
		return r.beside(v)
	}
	if finiteTag(r.xpos(v)) || r.xpos(v) == "NNS" || r.perfect(v) || r.xpos(v) == "VBG" && own == syntax.None && v > 0 && r.upos(v-1) == syntax.PROPN && !r.timeAt(v-1) || r.xpos(v) == "VBN" || own != syntax.None {
		if s := r.beside(v); s != syntax.None {
			return s
		}
	}
	if s := r.subject(v); s != syntax.None && !r.foreign(s, v) {
		return s
	}
	return syntax.None
}

// nsubj returns the subject that the tree gives v: of several before it the
// nearest ("which he said were"), else the first after it.
func (r *reading) nsubj(v int32) int32 {
	s := syntax.None
	for c := range r.children(v) {
		if rel := r.rel(c); rel != syntax.Nsubj && rel != syntax.NsubjOuter || r.timeAt(c) {
			continue // "a spokesman said Saturday": a day says nothing
		}
		if c < v || s == syntax.None && r.xpos(v) != "VBG" {
			s = c
		}
	}
	return s
}

// foreign reports whether s stands in a quotation that v is not in.
func (r *reading) foreign(s, v int32) bool {
	return r.quoted[s] != None && r.quoted[s] != r.quoted[v]
}

// beside returns the head of the noun phrase right before cue v, or of the one
// before an insertion between commas that ends there, or, where a quotation or
// nothing stands before v, of the one right after it; else None.
func (r *reading) beside(v int32) int32 {
	s := &r.doc.Sentences[r.doc.Tokens[v].Sentence]
	i := v - 1
	for i >= s.First && (r.upos(i) == syntax.AUX || r.upos(i) == syntax.ADV || r.is(i, "not", "n't", "n’t", "since") || r.timeAt(i)) {
		if r.timeAt(i) && i > s.First && r.is(i-1, "on", "in") { // "the minister on Friday said"
			i--
		}
		i--
	}
	if i >= s.First && r.objectForm(i) && r.quoted[i] == r.quoted[v] {
		return r.firstNoun(r.asideStart(v, s.First), i)
	}
	if i == v-1 && i >= s.First && !r.nominal(i) && r.peopleAt(i) {
		return i
	}
	if i >= s.First && r.nominal(i) && r.quoted[i] == r.quoted[v] {
		return r.beforePreposition(r.phraseHead(i, v), s.First)
	}
	if i > s.First && r.upos(i) == syntax.ADJ && r.is(i-1, "an", "a", "the", "one") {
		return i // "an official said", read as an adjective
	}
	if i >= s.First && r.is(i, ",") && r.quoted[i] == r.quoted[v] {
		if o := r.insertion(i, s.First); o > s.First && r.nominal(o-1) && r.quoted[o-1] == r.quoted[v] {
			return r.phraseHead(o-1, v)
		}
		if o := r.longRelative(i, s.First); o != syntax.None && r.quoted[o] == r.quoted[v] {
			if h := r.phraseHead(o, v); h != syntax.None {
				return h
			}
			if r.ents.MentionAt(o) != None {
				return o // a name, whatever the tagger took it for
			}
		}
	}
	if i < s.First || r.upos(i) == syntax.PUNCT {
		return r.following(v)
	}
	return syntax.None
}

// beforePreposition returns the noun right before the preposition of noun i,
// where the tree hangs i elsewhere ("state media in both countries"); else i.
func (r *reading) beforePreposition(i, first int32) int32 {
	if i == syntax.None || r.upos(i) == syntax.PRON {
		return i
	}
	k := r.child(i, syntax.Case)
	if k == syntax.None || k > i || k <= first || r.is(k, "'s", "’s", "according") || !r.nominal(k-1) || r.timeAt(k-1) || r.upos(k-1) == syntax.PRON || r.quoted[k-1] != r.quoted[i] || r.subordinates(r.form(k)) {
		return i
	}
	for p := k - 1; p >= first && r.upos(p) != syntax.PUNCT; p-- {
		if r.upos(p) == syntax.VERB || finiteTag(r.xpos(p)) {
			return i // an object of another verb
		}
	}
	return k - 1
}

// following returns the head of the noun phrase right after cue v ("..., said
// the envoy"), or None.
func (r *reading) following(v int32) int32 {
	end, n := r.doc.Sentences[r.doc.Tokens[v].Sentence].End, v+1
	for n+1 < end && (r.upos(n) == syntax.DET || r.upos(n) == syntax.ADJ || r.upos(n) == syntax.NUM) {
		n++
	}
	if n < end && (r.nominal(n) || r.upos(n) == syntax.ADJ) && !r.foreign(n, v) && !r.objectForm(n) && !r.timeAt(n) {
		return r.phraseHead(n, v)
	}
	return syntax.None
}

// objectForm reports whether token i is a pronoun that is no subject: before a
// cue it ends a longer phrase ("officials travelling with him said").
func (r *reading) objectForm(i int32) bool {
	return r.is(i, "me", "him", "us", "them", "himself", "herself", "itself", "themselves")
}

// longRelative returns the noun at the start of the sentence that a relative
// clause with commas of its own describes, which comma i closes: "Brask, which
// hosted talks in May, when the dam broke, said"; or None.
func (r *reading) longRelative(i, first int32) int32 {
	for k := first + 1; k+1 < i; k++ {
		if finiteTag(r.xpos(k)) {
			return syntax.None
		}
		if r.is(k, ",") {
			if w := r.xpos(k + 1); r.is(k+1, "which", "who") && (w == "WDT" || w == "WP") {
				return k - 1
			}
			return syntax.None
		}
	}
	return syntax.None
}

// firstNoun returns the last word of the first run of nouns in [first, end), or
// None; a finite verb before it ends the search.
func (r *reading) firstNoun(first, end int32) int32 {
	for i := first; i < end && !finiteTag(r.xpos(i)); i++ {
		if r.upos(i) != syntax.NOUN && r.upos(i) != syntax.PROPN || r.timeAt(i) {
			continue
		}
		for i+1 < end && (r.upos(i+1) == syntax.NOUN || r.upos(i+1) == syntax.PROPN || r.is(i+1, "'s", "’s")) {
			i++
		}
		return i
	}
	return syntax.None
}

// insertion returns the comma that opens the insertion which comma i closes:
// words without a finite verb but in a relative clause; or None.
func (r *reading) insertion(i, first int32) int32 {
	for k := i - 1; k >= first && k > i-25; k-- {
		if r.is(k, ",") {
			if open := k + 1; open < i && (r.upos(open) == syntax.CCONJ || r.upos(open) == syntax.PRON && r.xpos(open) == "PRP") {
				return syntax.None
			}
			return k
		}
		if r.upos(k) == syntax.PUNCT {
			return syntax.None
		}
	}
	return syntax.None
}

// setSource fills in the words and the actor of d.head.
func (r *reading) setSource(d *draft) {
	if d.head == syntax.None {
		d.Why = append(d.Why, "nobody is named as the speaker")
		d.Confidence -= 0.1
		return
	}
	if r.timeAt(d.head) || r.is(d.head, "it", "there") && r.rel(d.head) == syntax.Expl {
		d.head = syntax.None
		return
	}
	d.Source = r.nounPhrase(d.head, d.CueToken, d.Content)
	d.Speaker = r.speakerOf(d.head, d.Source)
}

// speakerOf returns the actor whom the words of a source, headed by head, name.
func (r *reading) speakerOf(head int32, source span.Span) int32 {
	if a := r.nameAtEnd(head, source); a != None {
		return a
	}
	return r.actorOf(head, source)
}

// nameAtEnd returns the person whose name ends the words of a source, after
// titles of any length ("Governor of the island state of Ombra Per Lind", "the
// ambassador, Per Lind"); None where a preposition stands before it ("the wife
// of Per Lind").
func (r *reading) nameAtEnd(head int32, source span.Span) int32 {
	for i := range r.ents.Mentions {
		m := &r.ents.Mentions[i]
		if m.Span.Start >= source.End {
			break
		}
		if m.Span.End != source.End || m.Span.Start < source.Start || m.Actor == None || m.Modifier || m.Form != entity.Name || m.First == 0 {
			continue
		}
		if x := &r.ents.Actors[m.Actor]; x.Kind != entity.Person || !x.Named || r.relativeBetween(head, m.First) {
			continue
		}
		if b := m.First - 1; m.Span.Start == source.Start || r.nominal(b) || r.upos(b) == syntax.ADJ || r.is(b, "'s", "’s", ")") || r.is(b, ",") && r.upos(head) == syntax.NOUN {
			return m.Actor
		}
	}
	return None
}

// relativeBetween reports whether a relative clause opens between tokens i and j: a
// name in it is not that of the noun ("the premier, who spoke to Per Lind").
func (r *reading) relativeBetween(i, j int32) bool {
	for k := i + 1; k < j; k++ {
		if r.is(k, "who", "whom", "whose", "which") {
			return true
		}
	}
	return false
}

// quotedAs finds speaker and channel of "state radio quoted him as saying" and
// "he was quoted by the agency as saying".
func (r *reading) quotedAs(d *draft, v int32) bool {
	h := r.quoteVerb(v)
	if h == syntax.None {
		return false
	}
	var channel int32
	if r.passive(h) {
		d.head, channel = r.child(h, syntax.NsubjPass, syntax.Nsubj), r.agent(h)
		if d.head == syntax.None {
			d.head = r.subject(h)
		}
	} else {
		d.head, channel = r.child(h, syntax.Obj), r.subject(h)
	}
	if d.head == syntax.None || channel == syntax.None {
		r.quotedInOrder(d, h, v, &channel)
	}
	r.setSource(d)
	if channel != syntax.None {
		d.channel = r.actorOf(channel, span.Span{})
	}
	d.Cue = r.doc.Tokens[v].Span
	if h < v && v-h <= 2 {
		d.Cue = d.Cue.Cover(r.doc.Tokens[h].Span)
	}
	d.Why = append(d.Why, "passed on with “quoted as”")
	return true
}

// quotedInOrder finds speaker and channel of "X quoted Y as saying" and "Y was
// quoted by X as saying" from the order of the words, where the tree lacks one.
func (r *reading) quotedInOrder(d *draft, h, v int32, channel *int32) {
	last := v - 2
	if last <= h || !r.nominal(last) {
		return
	}
	by := h + 1
	if r.is(by, "by") {
		if *channel == syntax.None {
			*channel = r.phraseHead(last, v)
		}
		return
	}
	if d.head == syntax.None && !r.passive(h) {
		d.head = r.phraseHead(last, v)
	}
}

// quoteVerb returns the "quoted" that participle v goes with ("quoted by the
// agency as saying"), or None.
func (r *reading) quoteVerb(v int32) int32 {
	first := r.doc.Sentences[r.doc.Tokens[v].Sentence].First
	if r.xpos(v) != "VBG" && (r.xpos(v) != "NN" || !strings.HasSuffix(r.form(v), "ing")) || v <= first || !r.is(v-1, "as") {
		return syntax.None
	}
	for h := v - 2; h >= first && h > v-14; h-- {
		if r.upos(h) == syntax.VERB && r.anyLemma(h, "quote", "cite") {
			return h
		}
	}
	return syntax.None
}

// passive reports whether verb v is passive.
func (r *reading) passive(v int32) bool {
	if r.child(v, syntax.AuxPass) != syntax.None {
		return true
	}
	if r.child(v, syntax.NsubjPass) != syntax.None && r.child(v, syntax.Aux) == syntax.None && !finiteTag(r.xpos(v)) {
		return true
	}
	if h := r.doc.Tokens[v].Head; r.rel(v) == syntax.Conj && r.xpos(v) == "VBN" && h >= 0 && r.child(h, syntax.AuxPass) != syntax.None {
		return r.child(v, syntax.Nsubj, syntax.Aux) == syntax.None // "were hurt but expected to"
	} else if r.rel(v) == syntax.Conj && r.xpos(v) == "VBD" && r.is(v+1, "to") && h >= 0 && r.child(h, syntax.AuxPass) != syntax.None {
		return r.child(v, syntax.Nsubj, syntax.Obj) == syntax.None && r.takesObject(v)
	}
	if r.joinsParticiple(v) {
		return true
	}
	if r.rel(v) != syntax.Acl || r.xpos(v) != "VBN" {
		return false
	}
	return !r.misread(v) && !r.clauseFollows(v)
}

// joinsParticiple reports whether v before "to" is joined to a participle that
// describes a noun, so that it is one itself: "troops, numbering 900 but expected to".
func (r *reading) joinsParticiple(v int32) bool {
	if r.upos(v-1) != syntax.CCONJ || !r.is(v+1, "to") || r.xpos(v) != "VBN" && r.xpos(v) != "VBD" || !r.takesObject(v) {
		return false
	}
	i := v - 2
	for !r.is(i, ",") && !finiteTag(r.xpos(i)) && r.token(i).Sentence == r.token(v).Sentence && i > 0 {
		i--
	}
	first := i + 1
	for r.upos(first) == syntax.ADV {
		first++
	}
	return r.is(i, ",") && (r.xpos(first) == "VBG" || r.xpos(first) == "VBN")
}

// takesObject reports whether verb v takes an infinitive after an object rather
// than alone ("told them to"), so that a participle of it before "to" is passive.
func (r *reading) takesObject(v int32) bool {
	for _, row := range r.verbRows(v) {
		if row.has(frameObjInf | frameTo) {
			return true
		}
	}
	return false
}

// clauseFollows reports whether a clause with subject and verb follows participle
// v with no comma between, so that v is a finite verb misread.
func (r *reading) clauseFollows(v int32) bool {
	rows := r.verbRows(v)
	if len(rows) == 0 || !rows[0].has(frameClause) {
		return false
	}
	end := r.doc.Sentences[r.doc.Tokens[v].Sentence].End
	start := r.skipAdjuncts(v, end, &rows[0])
	return start < end && r.upos(start) != syntax.PUNCT && r.upos(start) != syntax.ADP && r.mainVerb(start, end) != syntax.None
}

// agent returns the head of the "by" phrase of a passive, or None.
func (r *reading) agent(v int32) int32 {
	for c := range r.children(v) {
		if r.rel(c) == syntax.OblAgent || r.rel(c) == syntax.Obl && r.caseWord(c) == "by" && !r.timeAt(c) {
			return c
		}
	}
	return syntax.None
}

// inverted reports whether v stands before its subject, as in "..., said Okel",
// where parsers may take the subject for an object.
func (r *reading) inverted(v int32) bool {
	if r.child(v, syntax.Nsubj) != syntax.None || r.child(v, syntax.Aux) != syntax.None || !finiteTag(r.xpos(v)) {
		return false
	}
	s := &r.doc.Sentences[r.doc.Tokens[v].Sentence]
	for _, row := range r.verbRows(v) {
		if row.has(frameTo) {
			return false // "told the envoys"
		}
	}
	o := r.child(v, syntax.Obj, syntax.Iobj)
	if o == syntax.None || o < v || r.is(o, "me", "him", "us", "them", "it") {
		return false
	}
	return v == s.First || v > 0 && r.upos(v-1) == syntax.PUNCT
}

// subject returns the head of what does v, or None: its own subject, that of
// the verb it is joined to, or the noun it describes.
func (r *reading) subject(v int32) int32 {
	if o := r.outerCue[v]; o != syntax.None {
		return r.spoken(o)
	}
	for hops := 0; hops < 6; hops++ {
		if s := r.nsubj(v); s != syntax.None && !(hops == 0 && r.is(s, "it") && r.child(v, syntax.CsubjPass) != syntax.None) {
			return s
		}
		if hops > 0 {
			if s := r.child(v, syntax.NsubjPass); s != syntax.None {
				return s
			}
		}
		if r.inverted(v) {
			return r.child(v, syntax.Obj, syntax.Iobj)
		}
		if hops > 0 && finiteTag(r.xpos(v)) && r.rel(v) != syntax.Conj {
			if s := r.beside(v); s != syntax.None && s < v {
				return s
			}
		}
		h := r.doc.Tokens[v].Head
		if h < 0 {
			return syntax.None
		}
		switch r.rel(v) {
		case syntax.Conj, syntax.Advcl, syntax.Xcomp, syntax.Parataxis, syntax.Ccomp, syntax.Dep:
			if r.rel(v) == syntax.Ccomp && r.finite(v) || (r.upos(h) == syntax.NOUN || r.upos(h) == syntax.PROPN || r.upos(h) == syntax.PRON) && r.child(h, syntax.Cop) == syntax.None {
				if r.rel(v) == syntax.Parataxis || r.rel(v) == syntax.Ccomp {
					return syntax.None
				}
				return h
			}
			v = h
		case syntax.Acl, syntax.AclRelcl:
			if r.xpos(v) == "VBG" && (r.marker(v) != "" || r.caseWord(v) != "") { // "on charges of telling"
				v = r.predicate(h)
				continue
			}
			return h
		default:
			return syntax.None
		}
	}
	return syntax.None
}

// nounPhrase returns the words around head that name the speaker: its subtree
// without the cue, the content and the punctuation at the ends.
func (r *reading) nounPhrase(head, v int32, content []span.Span) span.Span {
	first, end := head, head+1
	var skip []int32
	if v != syntax.None && r.above(head, v) {
		skip = append(skip, v)
	}
	r.mark(head, true, skip...)
	for first > 0 && r.member[first-1] && !r.covered(first-1, content) {
		first--
	}
	for int(end) < len(r.doc.Tokens) && r.member[end] && !r.covered(end, content) {
		end++
	}
	r.mark(head, false)
	for first > 0 && v > head && r.doc.Tokens[first-1].Head == v && (r.upos(first-1) == syntax.DET || r.upos(first-1) == syntax.ADJ) {
		first-- // words that hang on a cue misread as a noun
	}
	if v != syntax.None {
		if v > head {
			end = min(end, v)
		} else {
			first = max(first, v+1)
		}
	}
	for c := range r.children(head) { // "the premier, angered by the delay,"
		if x := r.xpos(c); r.rel(c) == syntax.Acl && c < end && (x == "VBN" || x == "VBG") {
			if f, _ := r.bounds(c); f > head && r.is(f, ",") {
				end = f
			} else if f-1 > head && r.is(f-1, ",") {
				end = f - 1
			}
		}
	}
	for k := head + 1; k < end; k++ {
		if b := r.byCue[k]; b != None && r.found[b].row != nil && r.found[b].row.frames == 0 {
			end = k // "Okel, according to two aides,"
		}
	}
	first, end = r.trim(first, end)
	for first < head && (r.upos(first) == syntax.CCONJ || r.upos(first) == syntax.ADP || r.upos(first) == syntax.SCONJ || r.upos(first) == syntax.PUNCT) {
		first++
	}
	for k, verb := first, false; k < head; k++ { // "while the talks went on, the envoy"
		verb = verb || finiteTag(r.xpos(k))
		if verb && r.is(k, ",") {
			first, verb = k+1, false
		}
	}
	for end-1 > head && r.is(end-1, "that", "who", "which") {
		end--
	}
	first, end = r.withoutTimes(first, end, head)
	if first >= end {
		return r.doc.Tokens[head].Span
	}
	return span.Span{Start: r.doc.Tokens[first].Span.Start, End: r.doc.Tokens[end-1].Span.End}
}

// withoutTimes narrows the phrase [first, end) around head by the times at its
// ends: "on Wednesday the agency", "the agency on Wednesday".
func (r *reading) withoutTimes(first, end, head int32) (int32, int32) {
	for k := range r.times {
		t := &r.times[k]
		if t.First == first && t.End <= head && t.End < end {
			for first = t.End; first < head && r.is(first, ","); first++ {
			}
		}
		if t.End == end && t.First > head {
			for end = t.First; end-1 > head && (r.upos(end-1) == syntax.ADP || r.is(end-1, ",")); end-- {
			}
		}
	}
	return first, end
}

func (r *reading) covered(i int32, spans []span.Span) bool {
	for _, s := range spans {
		if s.Overlaps(r.doc.Tokens[i].Span) {
			return true
		}
	}
	return false
}

// actorOf returns the actor that the phrase headed by head stands for: its own,
// that of the noun a relative pronoun takes up, or, where a text speaks, that of
// whose text it is.
func (r *reading) actorOf(head int32, source span.Span) int32 {
	if r.is(head, "who", "which", "that", "whom") {
		if v := r.doc.Tokens[head].Head; v >= 0 {
			for v >= 0 && r.rel(v) != syntax.AclRelcl {
				v = r.doc.Tokens[v].Head
			}
			if v >= 0 && r.doc.Tokens[v].Head >= 0 {
				return r.actorOf(r.doc.Tokens[v].Head, source)
			}
		}
		if k := head - 2; k >= 0 && r.is(head-1, ",") && r.nominal(k) && r.doc.Tokens[k].Sentence == r.doc.Tokens[head].Sentence && r.is(head, "who", "which") {
			return r.actorOf(r.phraseHead(k, head), source) // hung elsewhere
		}
		return None
	}
	if r.lex.media[r.lemma(head)] || r.lex.nouns[r.lemma(head)] != nil {
		if p := r.possessor(head); p != syntax.None {
			return r.actorOf(p, span.Span{})
		}
		if g := r.giver(head); g != syntax.None {
			return r.actorOf(g, span.Span{})
		}
	}
	if a := r.ents.ActorAt(head); a != None {
		return a
	}
	return r.actorWithin(head, source)
}

// actorWithin returns the actor of a mention that holds the head inside the
// words of the source, or None.
func (r *reading) actorWithin(head int32, source span.Span) int32 {
	at := r.doc.Tokens[head].Span
	for i := range r.ents.Mentions {
		m := &r.ents.Mentions[i]
		if m.Span.Start > at.Start {
			break
		}
		if m.Span.Contains(at) && m.Actor != None && !m.Modifier && (source.Empty() || source.Contains(m.Span)) {
			return m.Actor
		}
	}
	return None
}

// possessor returns the head of whose a noun is: "Okel's letter", "a statement
// from the ministry", "a report by the League".
func (r *reading) possessor(n int32) int32 {
	if p := r.child(n, syntax.NmodPoss); p != syntax.None {
		return p
	}
	for c := range r.children(n) {
		if r.rel(c) != syntax.Nmod && r.rel(c) != syntax.Obl {
			continue
		}
		switch r.caseWord(c) {
		case "from", "by", "of":
			return c
		}
	}
	if a := r.child(n, syntax.Acl); a != syntax.None && r.xpos(a) == "VBN" {
		return r.agent(a)
	}
	return syntax.None
}

// giver returns the subject of the verb that a text without an owner hangs on by
// "in" or "with": who "disclosed it in a speech announcing" speaks in the speech;
// or None.
func (r *reading) giver(text int32) int32 {
	for i, hops := text, 0; hops < 3; hops++ {
		w := r.caseWord(i)
		h := r.doc.Tokens[i].Head
		if h < 0 || w != "in" && w != "with" && !(hops == 0 && w == "of") {
			return syntax.None
		}
		switch r.rel(i) {
		case syntax.Obl:
			if r.upos(h) != syntax.VERB || r.passive(h) {
				return syntax.None
			}
			return r.nsubj(h)
		case syntax.Nmod:
			i = h
		default:
			return syntax.None
		}
	}
	return syntax.None
}

// speaks reports whether the source of a cue that texts may have ("the poll
// shows") is a text, a person word, or someone known.
func (r *reading) speaks(d *draft) bool {
	if d.head == syntax.None {
		return false
	}
	l := r.lemma(d.head)
	return r.upos(d.head) != syntax.NOUN || r.upos(d.head+1) == syntax.PROPN || r.lex.media[l] || r.lex.people[l] || r.lex.press[l]
}

// textSpeaks reports whether the source is one of the texts under [media].
func (r *reading) textSpeaks(d *draft) bool {
	if d.head == syntax.None {
		return false
	}
	h := d.head
	if r.is(h, "which", "that") && r.doc.Tokens[d.CueToken].Head >= 0 {
		h = r.doc.Tokens[d.CueToken].Head
	}
	return r.lex.media[r.lemma(h)]
}

// addressee fills in who is spoken to: an object, or a "to" phrase.
func (r *reading) addressee(d *draft) {
	v := d.CueToken
	if r.passive(v) {
		if s := r.child(v, syntax.NsubjPass); s != syntax.None && d.row.has(frameTo) && !r.is(s, "it") {
			r.addAddressee(d, s)
		}
		return
	}
	if h := r.hearer(v, d.row); h != syntax.None {
		r.addAddressee(d, h)
	}
	for c := range r.children(v) {
		if c == d.head {
			continue
		}
		switch r.rel(c) {
		case syntax.Iobj, syntax.Obj:
			if c > v && d.row.has(frameTo) {
				r.addAddressee(d, c)
			}
		case syntax.Obl:
			if w := r.caseWord(c); c > v && !r.timeAt(c) && (w == "to" || (w == "on" || w == "upon") && d.row.particle == w) {
				r.addAddressee(d, c)
			}
		}
	}
}

func (r *reading) addAddressee(d *draft, head int32) {
	if r.covered(head, d.Content) {
		return
	}
	a := r.actorOf(head, span.Span{})
	if r.upos(head) == syntax.PRON && (a == None || a == d.Speaker) {
		a = r.otherPerson(head, d.Speaker)
	}
	relay := r.relayOf(head)
	if a == None {
		a = relay
	}
	if a == None || a == d.Speaker {
		return
	}
	for _, x := range d.Addressees {
		if x == a {
			return
		}
	}
	d.Addressees = append(d.Addressees, a)
	if r.ents.Actors[a].Named && r.medium(a) {
		d.channel = a
	} else if relay != None {
		d.channel = relay
	}
	for c := range r.children(head) {
		if r.rel(c) == syntax.Conj {
			r.addAddressee(d, c)
		}
	}
}

// relayOf returns the paper or station whose reporter or programme head is ("told
// the Courier's Anya Reth", "told ABC's 'Good Day'"), or None.
func (r *reading) relayOf(head int32) int32 {
	p := r.child(head, syntax.NmodPoss)
	if p == syntax.None {
		return None
	}
	if a := r.actorOf(p, span.Span{}); a != None && r.ents.Actors[a].Named && r.medium(a) {
		return a
	}
	return None
}

// medium reports whether actor a is a paper, agency or station, and so may pass
// on what others say.
func (r *reading) medium(a int32) bool {
	x := &r.ents.Actors[a]
	if x.Plural || x.Kind == entity.State || len(x.Offices) > 0 {
		return false
	}
	if x.Sector == "JRN" && x.Kind != entity.Person {
		return true
	}
	for w := range strings.FieldsSeq(strings.ToLower(x.Name)) {
		if r.lex.outlets[w] || r.lex.press[w] {
			return true
		}
	}
	return false
}

// otherPerson returns the last person before pronoun i in its sentence who is
// not the speaker: nobody tells himself with "him". None where there is none.
func (r *reading) otherPerson(i, speaker int32) int32 {
	gender := byte('m')
	switch {
	case r.is(i, "her"):
		gender = 'f'
	case !r.is(i, "him"):
		return None
	}
	found := None
	for k := range r.ents.Mentions {
		m := &r.ents.Mentions[k]
		if m.First >= i {
			break
		}
		if m.Sentence != r.doc.Tokens[i].Sentence || m.Actor == None || m.Actor == speaker || m.Modifier {
			continue
		}
		if a := &r.ents.Actors[m.Actor]; a.Kind == entity.Person && !a.Plural && (a.Gender == 0 || a.Gender == gender) {
			found = m.Actor
		}
	}
	return found
}

// timeAt reports whether a time expression has token i.
func (r *reading) timeAt(i int32) bool {
	for k := range r.times {
		if t := &r.times[k]; t.First <= i && i < t.End {
			return true
		}
	}
	return false
}
