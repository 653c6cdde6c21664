package attribution

import (
	"slices"
	"strings"

	"nuncio/article"
	"nuncio/entity"
	"nuncio/span"
	"nuncio/syntax"
)

// colons finds the statements of headlines, headings and captions that have a
// colon or a dash for a cue: "Premier: no deal without the dam", "No deal –
// premier"; and of transcripts, "Marren: We shall see."
func (r *reading) colons() {
	done := int32(-1)
	for s := range r.doc.Sentences {
		b := r.doc.Sentences[s].Block
		if b == done {
			continue
		}
		done = b
		first, end := r.doc.Sentences[s].First, r.blockEnd(s)
		if first < end {
			r.colonForm(int32(s), first, end)
		}
	}
}

// blockEnd returns the index after the last token of the block of sentence s.
func (r *reading) blockEnd(s int) int32 {
	e := s
	for e+1 < len(r.doc.Sentences) && r.doc.Sentences[e+1].Block == r.doc.Sentences[s].Block {
		e++
	}
	return r.doc.Sentences[e].End
}

// maxName is how many words the speaker before a colon has at most.
const maxName = 8

func (r *reading) colonForm(s, first, end int32) {
	kind := r.blockKind(s)
	title := kind == article.Headline || kind == article.Heading || kind == article.Caption
	for i := first + 1; i < end-1; i++ {
		if r.quoted[i] != None || !title && i > first+maxName {
			continue
		}
		switch {
		case r.is(i, ":"):
			if i-first <= maxName && r.namesSpeaker(first, i, title) {
				if q := r.speakerQuoted(first, i); !q {
					r.colonStatement(s, i, first, i, i+1, end, title)
					return
				}
			}
			if title && end-i-1 <= maxName && r.namesSpeaker(i+1, end, true) && r.clauseIn(first, i) {
				r.colonStatement(s, i, i+1, end, first, i, true)
				return
			}
		case title && r.is(i, "-", "–", "—", "--") && r.spaced(i):
			if end-i-1 <= maxName && r.namesSpeaker(i+1, end, true) && (r.clauseIn(first, i) || r.quoted[first+1] != None) {
				r.colonStatement(s, i, i+1, end, first, i, true)
				return
			}
		}
	}
}

// maxLead is how many words a sentence has at most that leads in the paragraph
// after it: "The governor added:".
const maxLead = 12

// leadIns finds the paragraphs without quotation marks that a cue and a colon at
// the end of the paragraph before lead in.
func (r *reading) leadIns() {
	for s := 0; s+1 < len(r.doc.Sentences); s++ {
		p, next := &r.doc.Sentences[s], &r.doc.Sentences[s+1]
		if next.Block-p.Block != 1 || !r.is(p.End-1, ":") || p.End-p.First > maxLead || r.quotedToken(p.End-1) || next.First >= next.End {
			continue
		}
		switch r.blockKind(int32(s + 1)) {
		case article.Paragraph, article.Quotation:
		default:
			continue
		}
		v := p.End - 2
		for v >= p.First && (r.quoteRow(v) == nil || !r.made(v, r.quoteRow(v)) || r.byCue[v] != None) {
			v--
		}
		end := r.blockEnd(s + 1)
		content := span.Span{Start: r.doc.Tokens[next.First].Span.Start, End: r.doc.Tokens[end-1].Span.End}
		if v < p.First || r.quotedToken(min(next.First+1, end-1)) || r.stated(content) != None {
			continue
		}
		d := r.newDraft(v, r.quoteRow(v), "“"+r.doc.Form(v)+"” and a colon lead in the paragraph after")
		d.Confidence = 0.7
		r.fit(&d, []span.Span{content})
		r.speaker(&d)
		if d.head != syntax.None {
			r.add(d)
		}
	}
}

// spaced reports whether white space stands on both sides of token i.
func (r *reading) spaced(i int32) bool {
	t := r.doc.Tokens[i].Span
	return t.Start > 0 && r.doc.Text[t.Start-1] == ' ' && int(t.End) < len(r.doc.Text) && r.doc.Text[t.End] == ' '
}

// speakerQuoted reports whether any of the tokens stands in quotation marks.
func (r *reading) speakerQuoted(first, end int32) bool {
	for i := first; i < end; i++ {
		if r.quoted[i] != None {
			return true
		}
	}
	return false
}

// namesSpeaker reports whether the tokens [first, end) are one who speaks: a
// person, an organisation, or a word for those who speak; no verb among them. In
// running text only a person's name will do. A state alone is a topic more
// often than a speaker.
func (r *reading) namesSpeaker(first, end int32, title bool) bool {
	first, end = r.trim(first, end)
	if first >= end {
		return false
	}
	for i := first; i < end; i++ {
		if finiteTag(r.xpos(i)) && r.upos(i) != syntax.PROPN || r.is(i, ",") || r.xpos(i) == "VBN" && r.rel(i) != syntax.Amod {
			return false
		}
	}
	if a := r.speakerActor(first, end); a != None {
		x := &r.ents.Actors[a]
		if end-first == 1 && x.Kind == entity.Person && x.Named && x.Country == "" && r.topicOnly(a, end) {
			return false
		}
		return x.Kind == entity.Person && x.Named && (title || r.startsPerson(first, end)) || title && x.Kind != entity.State
	}
	if title && r.actorNamed(r.doc.Words(first, end)) != None {
		return true
	}
	last := r.doc.Form(end - 1)
	return title && (r.lex.people[r.lemma(end-1)] || r.lex.people[last])
}

// topicOnly reports whether actor a, a single name before the colon at end, is
// not heard of again and no quotation follows: "Coronavirus: more burials".
func (r *reading) topicOnly(a, end int32) bool {
	return !r.speakerQuoted(end+1, min(end+3, int32(len(r.quoted)))) &&
		!slices.ContainsFunc(r.ents.Mentions, func(m entity.Mention) bool { return m.Actor == a && m.First >= end })
}

// startsPerson reports whether one mention covers the tokens [first, end).
func (r *reading) startsPerson(first, end int32) bool {
	for i := range r.ents.Mentions {
		m := &r.ents.Mentions[i]
		if m.First <= first && end <= m.End {
			return true
		}
	}
	return false
}

// speakerActor returns the actor of the last mention that ends with the tokens
// [first, end), or of the first in them.
func (r *reading) speakerActor(first, end int32) int32 {
	found := None
	for i := range r.ents.Mentions {
		m := &r.ents.Mentions[i]
		if m.First >= end {
			break
		}
		if m.First >= first && m.End <= end && !m.Modifier && m.Actor != None && (found == None || m.End == end) {
			found = m.Actor
		}
	}
	return found
}

// actorNamed returns the one person of the report whose name is, or ends with,
// the words; None where there is none or more than one. Titles name people whom
// the text introduces only later.
func (r *reading) actorNamed(words string) int32 {
	found := None
	for i := range r.ents.Actors {
		a := &r.ents.Actors[i]
		if a.Kind != entity.Person || !a.Named {
			continue
		}
		if rest, ok := strings.CutSuffix(a.Name, words); ok && (rest == "" || rest[len(rest)-1] == ' ') {
			if found != None {
				return None
			}
			found = int32(i)
		}
	}
	return found
}

// clauseIn reports whether the tokens [first, end) have a verb.
func (r *reading) clauseIn(first, end int32) bool {
	for i := first; i < end; i++ {
		if r.upos(i) == syntax.VERB || r.upos(i) == syntax.AUX {
			return true
		}
	}
	return false
}

func (r *reading) colonStatement(s, colon, nameFirst, nameEnd, first, end int32, title bool) {
	nameFirst, nameEnd = r.trim(nameFirst, nameEnd)
	first, end = r.trim(first, end)
	if first >= end || nameFirst >= nameEnd {
		return
	}
	content := span.Span{Start: r.doc.Tokens[first].Span.Start, End: r.doc.Tokens[end-1].Span.End}
	why := "a name and a colon or dash in a title"
	if !title {
		why = "a name and a colon open the paragraph"
	}
	d := r.newDraft(colon, &cue{kind: Said}, why)
	d.Confidence = 0.8
	d.Source = span.Span{Start: r.doc.Tokens[nameFirst].Span.Start, End: r.doc.Tokens[nameEnd-1].Span.End}
	if d.Speaker = r.speakerActor(nameFirst, nameEnd); d.Speaker == None {
		d.Speaker = r.actorNamed(r.doc.Words(nameFirst, nameEnd))
	}
	d.head = nameEnd - 1
	if r.stated(content) != None {
		return
	}
	r.fit(&d, []span.Span{content})
	r.add(d)
}
