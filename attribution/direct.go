package attribution

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"nuncio/article"
	"nuncio/entity"
	"nuncio/span"
	"nuncio/syntax"
)

// attachQuotations gives each outermost quotation that is not yet part of a
// statement to the cue beside it, or to the statement that it goes on with.
func (r *reading) attachQuotations() {
	for i := range r.quotes {
		q := &r.quotes[i]
		if q.Depth > 0 {
			if v := r.cueInside(q); v != syntax.None {
				r.attach(q, v, "quoted words follow “"+r.doc.Form(v)+"”")
			}
			continue
		}
		if r.stated(q.Inner) != None {
			continue
		}
		if v, why := r.cueBeside(q); v != syntax.None && !r.namesWork(q, v) {
			r.attach(q, v, why)
			continue
		}
		if r.signed(q) {
			continue
		}
		d := r.resumes(i)
		if d == None {
			d = r.goesOn(i)
		}
		if d != None {
			st := &r.found[d]
			r.fit(st, append(outer(r, st.Content), q.Outer))
			st.Why = append(st.Why, "the quotation goes on with no new speaker")
		}
	}
}

// maxBreak is how many words an insertion that breaks a quotation has at most.
const maxBreak = 8

// resumes returns the draft of the quotation before quotation i, where i goes on
// with it in the same sentence after a short insertion without a cue: “if they do
// not” – she paused – “we shall wait”; or None.
func (r *reading) resumes(i int) int32 {
	if i == 0 || r.quotes[i-1].Depth > 0 {
		return None
	}
	p, q := &r.quotes[i-1], &r.quotes[i]
	first, end := r.tokenAt(p.Outer.End), r.tokenAt(q.Outer.Start)
	if end-first < 3 || end-first > maxBreak || r.token(first).Sentence != r.token(end).Sentence || !startsLower(r.text(q.Inner)) {
		return None
	}
	for _, at := range [2]int32{first, end - 1} {
		if !r.is(at, ",", "-", "–", "—", "--") {
			return None
		}
	}
	d := r.stated(p.Inner)
	if d == None || r.found[d].Mode != Direct {
		return None
	}
	return d
}

// cueInside returns the cue that stands in the same quotation as q right before
// it, with who is told at most between ("He told me 'never'"), where it has no
// statement yet; or None.
func (r *reading) cueInside(q *Quotation) int32 {
	first := r.tokenAt(q.Outer.Start)
	for v := first - 1; v > first-4 && v >= 0 && r.doc.Tokens[v].Sentence == r.doc.Tokens[first].Sentence; v-- {
		if r.quoted[v] == None || !r.quotes[r.quoted[v]].Inner.Contains(q.Outer) {
			return syntax.None
		}
		if row := r.quoteRow(v); row != nil && r.byCue[v] == None && r.made(v, row) && (v == first-1 || row.has(frameTo) || r.is(first-1, ",")) {
			return v
		}
		if !r.nominal(v) && !r.is(v, ",") && r.upos(v) != syntax.DET {
			return syntax.None
		}
	}
	return syntax.None
}

// signed makes the statement of a quotation with its speaker's name after a dash
// at the end of the paragraph: “We are going home.” — Ilse Marren, premier.
func (r *reading) signed(q *Quotation) bool {
	dash := r.tokenAt(q.Outer.End)
	if int(dash)+1 >= len(r.doc.Tokens) || !r.is(dash, "—", "–", "―", "--", "-") || !blank(r.doc.Text[q.Outer.End:r.doc.Tokens[dash].Span.Start]) {
		return false
	}
	s := r.doc.Tokens[dash].Sentence
	end := r.blockEnd(int(s))
	if end-dash > 16 || dash+1 >= end || r.doc.Sentences[r.doc.Tokens[r.tokenAt(q.Outer.Start)].Sentence].Block != r.doc.Sentences[s].Block {
		return false
	}
	name := dash + 1
	for i := name; i < end; i++ {
		if finiteTag(r.xpos(i)) || r.upos(i) == syntax.CCONJ && i == name {
			return false
		}
	}
	last := name
	for last < end && !r.is(last, ",", ".", "(") {
		last++
	}
	if last == name || !r.nominal(last-1) {
		return false
	}
	d := r.newDraft(dash, &cue{kind: Said}, "a name after a dash signs the quotation")
	d.Confidence, d.aside = 0.85, true
	d.head = last - 1
	d.Source = span.Span{Start: r.doc.Tokens[name].Span.Start, End: r.doc.Tokens[last-1].Span.End}
	if d.Speaker = r.speakerActor(name, last); d.Speaker == None {
		d.Speaker = r.actorNamed(r.doc.Words(name, last))
	}
	r.fit(&d, []span.Span{q.Outer})
	r.add(d)
	return true
}

// outer gives content spans that are the inside of a quotation their marks back,
// for fitting anew.
func outer(r *reading, content []span.Span) []span.Span {
	out := make([]span.Span, 0, len(content)+1)
	for _, s := range content {
		for i := range r.quotes {
			if r.quotes[i].Inner == s {
				s = r.quotes[i].Outer
				break
			}
		}
		out = append(out, s)
	}
	return out
}

// stated returns a draft whose content has all of s, or None.
func (r *reading) stated(s span.Span) int32 {
	for i := range r.found {
		if r.found[i].Covers(s) {
			return int32(i)
		}
	}
	return None
}

// attach makes q content of the cue v, in the statement that v has already or
// in a new one.
func (r *reading) attach(q *Quotation, v int32, why string) {
	if d := r.byCue[v]; d != None {
		st := &r.found[d]
		r.fit(st, append(outer(r, st.Content), q.Outer))
		return
	}
	row := r.quoteRow(v)
	d := r.newDraft(v, row, why)
	d.Cue = r.cueSpan(v, row)
	d.aside = q.Outer.Start < r.doc.Tokens[v].Span.Start
	r.fit(&d, []span.Span{q.Outer})
	r.speaker(&d)
	if d.head == syntax.None && d.aside {
		r.wordsBetween(&d, q)
	}
	r.addressee(&d)
	r.add(d)
}

// wordsBetween takes all words between quotation q and the cue after it for the
// speaker, where the tree gives none: “...”, Ilse Marren (Harbour, Tern), said.
func (r *reading) wordsBetween(d *draft, q *Quotation) {
	first, end := r.trim(r.tokenAt(q.Outer.End), d.CueToken)
	if first >= end || end-first > maxName*2 || r.doc.Tokens[first].Sentence != d.sentence || !r.nominal(first) && r.upos(first) != syntax.DET && r.upos(first) != syntax.ADJ {
		return
	}
	for i := first; i < end; i++ {
		if finiteTag(r.xpos(i)) || r.relativeWord(i) || r.upos(i) == syntax.SCONJ {
			return
		}
	}
	if d.head = r.firstNoun(first, end); d.head == syntax.None {
		return
	}
	d.Source = span.Span{Start: r.doc.Tokens[first].Span.Start, End: r.doc.Tokens[end-1].Span.End}
	if d.Speaker = r.speakerOf(d.head, d.Source); d.Speaker == None {
		d.Speaker = r.speakerActor(first, end)
	}
}

// titleLike reports whether s reads as a title or a name: every word but the
// smallest begins with a capital, and no full stop ends it.
func (r *reading) titleLike(s span.Span) bool {
	text := r.text(s)
	if c := text[len(text)-1]; c == '.' || c == '!' || c == '?' {
		return false
	}
	capitals, n := 0, 0
	for w := range strings.FieldsSeq(text) {
		c, _ := utf8.DecodeRuneInString(w)
		if unicode.IsLower(c) && len(w) > 3 {
			return false
		}
		n++
		if unicode.IsUpper(c) {
			capitals++
		}
	}
	return n > 1 && capitals >= 2
}

// namesWork reports whether q is the title of a work or programme beside cue v
// and nothing said: it reads as one, and v has words of its own, or a preposition
// or a possessor stands before it ("in charge of 'Today,'", "on ABC's 'Good Day'").
func (r *reading) namesWork(q *Quotation, v int32) bool {
	i := r.tokenAt(q.Outer.Start) - 1
	owned := i >= 0 && (r.upos(i) == syntax.ADP || r.upos(i) == syntax.DET || r.is(i, "'s", "’s"))
	if r.titleLike(q.Inner) {
		return owned || r.byCue[v] != None
	}
	text := r.text(q.Inner)
	return owned && r.upos(i) != syntax.DET && strings.IndexByte(text, ' ') < 0 && !startsLower(text)
}

// onlyTitle reports whether the content of d is one title in quotation marks.
func (r *reading) onlyTitle(d *draft) bool {
	return d.Mode == Direct && len(d.Content) == 1 && r.titleLike(d.Content[0]) && !r.is(d.CueToken+1, ",", ":")
}

// quoteRow returns the row of verb v that may carry a quotation, or nil.
func (r *reading) quoteRow(v int32) *cue {
	if r.upos(v) != syntax.VERB {
		return nil
	}
	rows := r.verbRows(v)
	for i := range rows {
		if rows[i].has(frameQuote|frameGesture) && (rows[i].particle == "" || r.hasParticle(v, rows[i].particle)) {
			return &rows[i]
		}
	}
	return nil
}

// cueBeside returns the verb that q hangs on by its place, and why.
func (r *reading) cueBeside(q *Quotation) (int32, string) {
	first, last := r.tokenAt(q.Outer.Start), r.tokenAt(q.Outer.End)-1
	if int(first) >= len(r.doc.Tokens) || last < first {
		return syntax.None, ""
	}
	before, sep := r.cueBefore(first)
	if before != syntax.None && sep {
		return before, "a quotation follows “" + r.doc.Form(before) + "”"
	}
	if v := r.cueAfter(q, last); v != syntax.None {
		return v, "a quotation stands before “" + r.doc.Form(v) + "”"
	}
	if before != syntax.None && r.adjacent(before, first, q) {
		return before, "quoted words hang on “" + r.doc.Form(before) + "”"
	}
	if v := r.cueAtColon(first); v != syntax.None {
		return v, "a quotation follows “" + r.doc.Form(v) + "” and a colon"
	}
	return syntax.None, ""
}

// cueBefore looks backwards from the quotation that begins at token first for a
// cue in the same sentence, and reports whether a comma, colon or dash parts them.
func (r *reading) cueBefore(first int32) (int32, bool) {
	s := &r.doc.Sentences[r.doc.Tokens[first].Sentence]
	i, sep := first-1, false
	for i >= s.First && trimmable(r.doc.Form(i)) {
		sep = sep || r.is(i, ",", ":", "-", "–", "—", "--", "...", "…")
		i--
	}
	for n := 0; i >= s.First && n < 30; i, n = i-1, n+1 {
		if r.quoted[i] != None {
			return syntax.None, false
		}
		if r.upos(i) != syntax.VERB {
			if r.rel(i) == syntax.Cop && finiteTag(r.xpos(i)) {
				return syntax.None, false
			}
			continue
		}
		if row := r.quoteRow(i); row != nil && r.made(i, row) && r.rel(i) != syntax.Amod {
			if row.has(frameGesture) && !sep {
				return syntax.None, false
			}
			return i, sep
		}
		if finiteTag(r.xpos(i)) && r.rel(i) != syntax.AclRelcl {
			return syntax.None, false
		}
	}
	return syntax.None, false
}

// adjacent reports whether the quotation at token first hangs on cue v without
// a comma: it follows at once, or v governs it, and it is more than a word.
func (r *reading) adjacent(v, first int32, q *Quotation) bool {
	if strings.IndexByte(r.text(q.Inner), ' ') < 0 && !r.fullSentence(q) || r.titleLike(q.Inner) {
		return false
	}
	for i := v + 1; i < first; i++ { // "wrote a book called ..."
		if r.upos(i) == syntax.VERB {
			return false
		}
	}
	return first == v+1 || r.above(v, first) || r.above(v, first+1)
}

// cueAfter looks in the words after the quotation whose last token is last.
func (r *reading) cueAfter(q *Quotation, last int32) int32 {
	i := last + 1
	if int(i) >= len(r.doc.Tokens) || !r.endsForCue(q, i) {
		return syntax.None
	}
	s := r.doc.Tokens[last].Sentence
	if t := r.doc.Tokens[i].Sentence; t != s {
		// "Will he go?" he asked: the splitter may cut after the mark
		if r.doc.Sentences[t].Block != r.doc.Sentences[s].Block {
			return syntax.None
		}
		if !startsLower(r.doc.Form(i)) {
			return r.cueSentence(q, t)
		}
		s = t
	}
	end := r.doc.Sentences[s].End
	for i < end && trimmable(r.doc.Form(i)) {
		i++
	}
	start := i
	for ; i < end && i < start+25; i++ {
		if r.quoted[i] != None {
			return syntax.None
		}
		switch r.upos(i) {
		case syntax.CCONJ, syntax.SCONJ:
			if i == start {
				return syntax.None
			}
		case syntax.VERB:
			if row := r.quoteRow(i); row != nil && r.made(i, row) && r.rel(i) != syntax.Amod && r.rel(i) != syntax.AclRelcl {
				return r.sayingAfter(i, end)
			}
			if finiteTag(r.xpos(i)) && r.rel(i) != syntax.AclRelcl {
				return syntax.None
			}
		case syntax.AUX:
			if r.rel(i) == syntax.Cop {
				return syntax.None
			}
		}
	}
	return syntax.None
}

// sayingAfter returns the "saying" of "quoted ... as saying", where v is that
// "quoted"; else v.
func (r *reading) sayingAfter(v, end int32) int32 {
	if !r.anyLemma(v, "quote", "cite") {
		return v
	}
	for i := v + 1; i < end; i++ {
		if r.quoteVerb(i) == v && r.quoteRow(i) != nil {
			return i
		}
	}
	return v
}

// cueSentence returns the cue of sentence t where it does no more than say who
// asked or said the quotation q, which ends in "?" or "!": "Okel asked."
func (r *reading) cueSentence(q *Quotation, t int32) int32 {
	if c := r.doc.Text[q.Inner.End-1]; c != '?' && c != '!' && c != ',' {
		return syntax.None
	}
	s := &r.doc.Sentences[t]
	for i := s.First; i < min(s.End, s.First+10); i++ {
		if r.quotedToken(i) || r.upos(i) == syntax.SCONJ {
			return syntax.None
		}
		if r.upos(i) != syntax.VERB {
			continue
		}
		row := r.quoteRow(i)
		if row == nil || r.byCue[i] != None || !r.made(i, row) || r.objectAfter(i) && !r.inverted(i) {
			return syntax.None
		}
		return i
	}
	return syntax.None
}

// endsForCue reports whether the end of q, before token next, lets a cue follow.
func (r *reading) endsForCue(q *Quotation, next int32) bool {
	inner := strings.TrimRight(r.text(q.Inner), " ")
	c, _ := utf8.DecodeLastRuneInString(inner)
	return strings.ContainsRune(",?!.…—–-'’\"”", c) || r.is(next, ",", "—", "–", "-", "--") || r.is(next, ":") && r.blockKind(r.token(next).Sentence) == article.Headline
}

func startsLower(s string) bool {
	c, _ := utf8.DecodeRuneInString(s)
	return unicode.IsLower(c)
}

// cueAtColon returns the last cue of the sentence before token first, where that
// sentence ends in a colon, at the end of the paragraph before or of this one.
func (r *reading) cueAtColon(first int32) int32 {
	s := r.doc.Tokens[first].Sentence
	if !r.opensSentence(first) || s == 0 {
		return syntax.None
	}
	p := &r.doc.Sentences[s-1]
	if r.doc.Sentences[s].Block-p.Block > 1 || !r.is(p.End-1, ":") {
		return syntax.None
	}
	for i := p.End - 1; i >= p.First; i-- {
		if row := r.quoteRow(i); row != nil && r.quoted[i] == None && r.made(i, row) {
			return i
		}
	}
	return syntax.None
}

// opensSentence reports whether nothing but punctuation stands before token i in
// its sentence.
func (r *reading) opensSentence(i int32) bool {
	return r.onlyPunct(r.doc.Sentences[r.doc.Tokens[i].Sentence].First, i)
}

// fullSentence reports whether q begins where a sentence begins and ends where
// one ends.
func (r *reading) fullSentence(q *Quotation) bool {
	first, last := r.tokenAt(q.Inner.Start), r.tokenAt(q.Inner.End)-1
	if int(first) >= len(r.doc.Tokens) || last < first || !r.opensSentence(first) {
		return false
	}
	after := r.tokenAt(q.Outer.End)
	end := r.doc.Sentences[r.doc.Tokens[last].Sentence].End
	return after >= end || r.onlyPunct(after, end)
}

// goesOn returns the draft that quotation i goes on with: the one whose
// sentence ends right before it in the same paragraph, or whose quotation stayed
// open at the end of the paragraph before; or None.
func (r *reading) goesOn(i int) int32 {
	q := &r.quotes[i]
	if i > 0 && r.quotes[i-1].Open && r.quotes[i-1].Depth == 0 {
		if prev := r.stated(r.quotes[i-1].Inner); prev != None && r.nextBlock(r.quotes[i-1].Inner.End, q.Outer.Start) {
			return prev
		}
	}
	if !r.fullSentence(q) {
		return None
	}
	first := r.tokenAt(q.Inner.Start)
	s := r.doc.Tokens[first].Sentence
	best := None
	for k := range r.found {
		d := &r.found[k]
		if d.CueToken != None && r.quoted[d.CueToken] != None || d.Content[0].Start > q.Outer.Start || d.Kind != Said && d.Mode == Indirect {
			continue
		}
		end := r.lastSentence(d)
		if end == s-1 && r.doc.Sentences[end].Block == r.doc.Sentences[s].Block && (best == None || d.Inside == None && r.outside(d, &r.found[best])) {
			best = int32(k)
		}
	}
	return best
}

// outside reports whether d rather than e speaks last: its cue comes later and
// does not stand in what e says.
func (r *reading) outside(d, e *draft) bool {
	if d.CueToken == None || e.CueToken == None {
		return d.CueToken == None
	}
	if e.Covers(d.Cue) {
		return false
	}
	return d.Covers(e.Cue) || d.CueToken > e.CueToken
}

// lastSentence returns the last sentence that cue or content of d reaches.
func (r *reading) lastSentence(d *draft) int32 {
	end := d.Content[len(d.Content)-1].End
	t := min(r.tokenAt(end-1), int32(len(r.doc.Tokens)-1))
	return max(d.sentence, r.doc.Tokens[t].Sentence)
}

// nextBlock reports whether byte b lies in the block right after that of byte a.
func (r *reading) nextBlock(a, b int32) bool {
	ta, tb := r.tokenAt(a-1), r.tokenAt(b)
	if int(tb) >= len(r.doc.Tokens) {
		return false
	}
	x, y := r.doc.Tokens[ta].Sentence, r.doc.Tokens[tb].Sentence
	return r.doc.Sentences[y].Block-r.doc.Sentences[x].Block == 1
}

func (r *reading) nominal(i int32) bool {
	switch r.upos(i) {
	case syntax.NOUN, syntax.PROPN, syntax.PRON:
		return true
	}
	return false
}

// phraseHead climbs from token i to the head of its noun phrase, not past v.
func (r *reading) phraseHead(i, v int32) int32 {
	for {
		h := r.doc.Tokens[i].Head
		if g := r.modified(i, h, v); g != syntax.None && !r.subordinates(r.form(i-1)) {
			i = g
			continue
		}
		if r.subordinates(r.caseWord(i)) || h < 0 || h == v || r.timeAt(h) || !r.nominal(h) || h < i && r.commaBetween(h, i) || (h < v) != (i < v) || r.quoted[h] != r.quoted[i] {
			break
		}
		i = h
	}
	if !r.nominal(i) && r.upos(i) != syntax.ADJ {
		return syntax.None
	}
	return i
}

// modified returns the noun that a clause describes which ends with i, the
// object of its verb h, before cue v: "a draft seen by the envoys said". None
// where h heads no such clause.
func (r *reading) modified(i, h, v int32) int32 {
	if h < 0 || h > i || i > v || h == v || r.upos(h) != syntax.VERB || r.takesClause(h) || r.above(v, i) && r.rel(h) == syntax.Acl && r.doc.Tokens[h].Head == v {
		return syntax.None
	}
	if r.rel(h) == syntax.Root && !r.finite(h) && (r.xpos(h) == "VBN" || r.xpos(h) == "VBG") {
		if s := r.child(h, syntax.Nsubj, syntax.NsubjPass); s != syntax.None && s < h && !r.commaBetween(s, i) {
			return s // read as the main clause
		}
	}
	if rel := r.rel(h); rel != syntax.Acl && rel != syntax.AclRelcl || r.above(i, v) {
		return syntax.None
	}
	g := r.doc.Tokens[h].Head
	if g < 0 || g > h || !r.nominal(g) || r.commaBetween(g, i) || r.quoted[g] != r.quoted[i] {
		return syntax.None
	}
	return g
}

// takesClause reports whether verb h is a cue whose object may be the subject of
// a clause: "reports saying the premier agreed".
func (r *reading) takesClause(h int32) bool {
	for _, row := range r.verbRows(h) {
		if row.has(frameClause) && r.xpos(h) != "VBN" {
			return true
		}
	}
	return false
}

// subordinates reports whether a preposition may as well open a clause ("after
// the premier, angered by the delay, announced"): no phrase is climbed past it.
func (r *reading) subordinates(word string) bool {
	switch word {
	case "after", "before", "until", "since", "as":
		return true
	}
	return false
}

func (r *reading) commaBetween(a, b int32) bool {
	for i := a; i < b; i++ {
		if r.is(i, ",") {
			return true
		}
	}
	return false
}

// uncued makes statements of the quotations that fill whole sentences and have
// no cue: the order of the paragraphs says whose they are.
func (r *reading) uncued() {
	for i := range r.quotes {
		q := &r.quotes[i]
		if q.Depth > 0 || r.stated(q.Inner) != None || !r.fullSentence(q) || q.Open && !r.opensNext(i) {
			continue
		}
		first := r.tokenAt(q.Inner.Start)
		s := r.doc.Tokens[first].Sentence
		switch r.blockKind(s) {
		case article.Paragraph, article.Quotation, article.List:
		default:
			continue
		}
		if !r.sentenceLike(q) {
			continue
		}
		if k := r.goesOn(i); k != None { // goes on with a quotation without a cue
			r.fit(&r.found[k], append(outer(r, r.found[k].Content), q.Outer))
			continue
		}
		d := draft{
			Statement: Statement{Kind: Said, Mode: Direct, Speaker: None, Via: None, Inside: None, Time: None, CueToken: syntax.None, Content: []span.Span{q.Inner}},
			head:      syntax.None, sentence: s, channel: None, content: syntax.None,
		}
		r.speakerByOrder(&d, q)
		r.add(d)
	}
}

// opensNext reports whether the paragraph after the open quotation i begins with a
// quotation mark, as one does that goes on; else the closing mark is lost, and where
// the quotation ended.
func (r *reading) opensNext(i int) bool {
	if i+1 >= len(r.quotes) {
		return false
	}
	next := &r.quotes[i+1]
	return r.nextBlock(r.quotes[i].Inner.End, next.Outer.Start) && r.opensSentence(r.tokenAt(next.Inner.Start))
}

// sentenceLike reports whether q holds a verb or ends as a sentence does, so
// that it is more than a title or a name in quotation marks.
func (r *reading) sentenceLike(q *Quotation) bool {
	for i := r.tokenAt(q.Inner.Start); int(i) < len(r.doc.Tokens) && r.doc.Tokens[i].Span.Start < q.Inner.End; i++ {
		if finiteTag(r.xpos(i)) || r.upos(i) == syntax.VERB && r.rel(i) == syntax.Root {
			return true
		}
	}
	c := r.doc.Text[q.Inner.End-1]
	return c == '.' || c == '!' || c == '?'
}

// speakerByOrder finds the speaker of a quotation without a cue: the subject of
// the sentence before it in its paragraph, else who spoke last before it.
func (r *reading) speakerByOrder(d *draft, q *Quotation) {
	d.Confidence = 0.4
	d.Why = []string{"a quotation without a cue"}
	if d.sentence > 0 {
		p := d.sentence - 1
		if r.doc.Sentences[p].Block == r.doc.Sentences[d.sentence].Block {
			if s := r.subject(r.doc.Sentences[p].Root); s != syntax.None && r.quoted[s] == None {
				if a := r.actorOf(s, span.Span{}); a != None && r.ents.Actors[a].Kind == entity.Person {
					d.Speaker = a
					d.Confidence = 0.5
					d.Why = append(d.Why, "the sentence before it is about this person")
					return
				}
			}
		}
	}
	if p := d.sentence - 1; p >= 0 && r.doc.Sentences[p].Block == r.doc.Sentences[d.sentence].Block {
		if a := r.onlyPerson(p); a != None {
			d.Speaker, d.Confidence = a, 0.5
			d.Why = append(d.Why, "the one person in the sentence before it")
			return
		}
	}
	best := None
	for k := range r.found {
		o := &r.found[k]
		if o.Content[0].Start < q.Outer.Start && o.Speaker != None && o.Inside == None && (o.CueToken == None || r.quoted[o.CueToken] == None) &&
			(best == None || o.CueToken != None && r.outside(o, &r.found[best]) || o.sentence > r.found[best].sentence) {
			best = int32(k)
		}
	}
	if best == None {
		d.Why = append(d.Why, "nobody has spoken before it")
		return
	}
	d.Speaker = r.found[best].Speaker
	if r.doc.Sentences[d.sentence].Block-r.doc.Sentences[r.found[best].sentence].Block <= 2 {
		d.Confidence = 0.6
	}
	d.Why = append(d.Why, "who spoke last before it")
}

// onlyPerson returns the one person whom sentence s names, or None.
func (r *reading) onlyPerson(s int32) int32 {
	found := None
	for i := range r.ents.Mentions {
		m := &r.ents.Mentions[i]
		if m.Sentence != s || m.Actor == None || m.Modifier || r.ents.Actors[m.Actor].Kind != entity.Person || r.quotedToken(m.Head) {
			continue
		}
		if found != None && found != m.Actor {
			return None
		}
		found = m.Actor
	}
	return found
}
