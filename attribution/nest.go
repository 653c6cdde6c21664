package attribution

import (
	"cmp"
	"slices"
	"strings"

	"nuncio/entity"
	"nuncio/span"
	"nuncio/syntax"
)

// finish puts the drafts in text order and fills in what one statement has from
// others: what it stands inside, who passes it on; and the time of the saying.
func (r *reading) finish() []Statement {
	r.found = slices.DeleteFunc(r.found, func(d draft) bool { return len(d.Content) == 0 })
	r.found = r.channelled()
	slices.SortStableFunc(r.found, func(a, b draft) int {
		return cmp.Or(cmp.Compare(begins(&a), begins(&b)), cmp.Compare(size(&b), size(&a)), cmp.Compare(a.CueToken, b.CueToken))
	})
	r.notOwnWords()
	r.pronounSpeakers()
	out := make([]Statement, len(r.found))
	for i := range r.found {
		d := &r.found[i]
		d.Inside = r.around(int32(i))
		d.Time = r.timeOf(d)
		r.firstPerson(d)
		r.thirdPerson(d)
		if d.channel != None && d.channel != d.Speaker {
			d.Via = d.channel
		} else if d.Inside != None && r.found[d.Inside].Speaker != d.Speaker {
			d.Via = r.found[d.Inside].Speaker
		}
		if d.Speaker == None && !d.Source.Empty() {
			d.Confidence -= 0.1
			d.Why = append(d.Why, "no actor is known for “"+r.text(d.Source)+"”")
		}
		d.Confidence = min(max(d.Confidence, 0.1), 1)
		out[i] = d.Statement
	}
	return out
}

// firstPerson gives the "I" and "we" of quoted words the speaker of the words.
func (r *reading) firstPerson(d *draft) {
	if d.Inside == None || d.head == syntax.None || !r.is(d.head, "i", "we") {
		return
	}
	o := &r.found[d.Inside]
	if o.Mode == Indirect || r.quoted[d.head] == None || o.Speaker == None {
		return
	}
	d.Speaker = o.Speaker
	d.Why = append(d.Why, "“"+r.doc.Form(d.head)+"” in the words of the speaker")
}

// notOwnWords takes away the speakers of pronouns that only the words said name:
// "“Not a single soldier will cross,” he promised": he is not the soldier.
func (r *reading) notOwnWords() {
	for i := range r.found {
		d := &r.found[i]
		if d.Speaker == None || d.head == syntax.None || r.upos(d.head) != syntax.PRON || d.Mode == Indirect || r.quoted[d.head] != None {
			continue
		}
		own, other := false, false
		for _, k := range r.ents.Actors[d.Speaker].Mentions {
			m := &r.ents.Mentions[k]
			switch {
			case m.First >= d.head:
			case d.Covers(m.Span):
				own = true
			default:
				other = true
			}
		}
		if own && !other {
			d.Speaker = None
		}
	}
}

// thirdPerson takes the speaker from the "he" of quoted words who would be the one
// that says them: he speaks of another.
func (r *reading) thirdPerson(d *draft) {
	if d.Inside == None || d.head == syntax.None || r.quoted[d.head] == None || !r.is(d.head, "he", "she") {
		return
	}
	if o := &r.found[d.Inside]; o.Mode != Indirect && o.Speaker == d.Speaker {
		d.Speaker = None
	}
}

// accordingTo reports whether draft d stands in what is told according to actor a, who
// would hardly be its "he": "according to an aide, he denied it".
func (r *reading) accordingTo(d *draft, a int32) bool {
	at := r.doc.Tokens[d.head].Span
	for i := range r.found {
		o := &r.found[i]
		if o.Speaker != a || !strings.HasPrefix(strings.ToLower(o.Cue.Text(r.doc.Text)), "according") {
			continue
		}
		for _, c := range o.Content {
			if c.Contains(at) {
				return true
			}
		}
	}
	return false
}

// pronounSpeakers mends the speakers whom "he" or "she" cannot be: the last person
// who spoke takes the place of a state or a body.
func (r *reading) pronounSpeakers() {
	last, lastBlock := None, int32(-2)
	for i := range r.found {
		d := &r.found[i]
		nested := d.CueToken != syntax.None && r.quoted[d.CueToken] != None
		if d.head != syntax.None && r.is(d.head, "he", "she") && !nested && last != None && (d.Speaker == None || r.ents.Actors[d.Speaker].Kind != entity.Person || r.sameVoice(d, lastBlock)) && !r.accordingTo(d, last) {
			gender := byte('m')
			if r.is(d.head, "she") {
				gender = 'f'
			}
			if g := r.ents.Actors[last].Gender; g == 0 || g == gender {
				d.Speaker = last
				d.Confidence -= 0.1
				d.Why = append(d.Why, "the last person who spoke")
			}
		}
		if d.Speaker != None && !nested && r.ents.Actors[d.Speaker].Kind == entity.Person {
			last, lastBlock = d.Speaker, r.doc.Sentences[d.sentence].Block
		}
	}
}

// sameVoice reports whether the "he" of d, which links to its actor with doubt,
// goes on for who spoke in the paragraph before: d's paragraph is a quotation
// and "he said", with nobody else before the pronoun.
func (r *reading) sameVoice(d *draft, lastBlock int32) bool {
	block := r.doc.Sentences[d.sentence].Block
	m := r.ents.MentionAt(d.head)
	if d.Mode != Direct || !d.aside || block-lastBlock != 1 || m == None || r.ents.Mentions[m].Confidence >= 0.8 {
		return false
	}
	for i := range r.ents.Mentions {
		o := &r.ents.Mentions[i]
		if o.First >= d.head {
			break
		}
		if r.doc.Sentences[o.Sentence].Block == block && !r.quotedToken(o.Head) {
			return false
		}
	}
	return true
}

// begins returns where the first of cue and content begins.
func begins(d *draft) int32 {
	at := d.Content[0].Start
	if !d.Cue.Empty() {
		at = min(at, d.Cue.Start)
	}
	return at
}

// channelled takes out the statements in which a paper or agency, in an aside,
// does no more than pass on another's ("..., Reth said, the Courier reported"):
// that one names it as its channel (CODING.md, case 8).
func (r *reading) channelled() []draft {
	drop := make([]bool, len(r.found))
	for i := range r.found {
		d := &r.found[i]
		if k := r.onlyCue(int32(i)); k != None {
			if r.found[k].channel == None {
				r.found[k].channel = d.Speaker
			}
			drop[i] = true
			continue
		}
		if !d.aside || d.Speaker == None || d.CueToken == syntax.None || d.row.frames == 0 {
			continue
		}
		if !r.medium(d.Speaker) {
			continue
		}
		if k := r.carried(int32(i)); k != None && r.found[k].channel == None {
			r.found[k].channel = d.Speaker
			drop[i] = true
		}
	}
	out := r.found[:0]
	for i := range r.found {
		if !drop[i] {
			out = append(out, r.found[i])
		}
	}
	return out
}

// onlyCue returns the statement of which statement i, of an "according to", holds
// no more than speaker and cue ("..., the letter said, according to two papers"),
// or None.
func (r *reading) onlyCue(i int32) int32 {
	d := &r.found[i]
	if d.row == nil || d.row.frames != 0 || len(d.Content) != 1 {
		return None
	}
	for k := range r.found {
		o := &r.found[k]
		if int32(k) != i && !o.Cue.Empty() && d.Covers(o.Cue) && d.Covers(o.Source) && size(d) <= o.Cue.Cover(o.Source).Len()+1 {
			return int32(k)
		}
	}
	return None
}

// carried returns the statement whose cue, source and content make up most of
// what statement i passes on, or None.
func (r *reading) carried(i int32) int32 {
	d := &r.found[i]
	best, most := None, size(d)*2/3
	for k := range r.found {
		o := &r.found[k]
		if int32(k) == i || o.CueToken == syntax.None || !d.Covers(o.Cue) || o.Kind != Said || o.row.frames&(frameClause|frameQuote) == 0 || r.quoted[o.CueToken] != r.quoted[d.CueToken] {
			continue
		}
		if n := size(o) + o.Cue.Len() + o.Source.Len(); n > most {
			best, most = int32(k), n
		}
	}
	return best
}

// around returns the innermost statement whose content holds what statement i
// hangs on: its cue, or, without one, its words.
func (r *reading) around(i int32) int32 {
	d := &r.found[i]
	at := d.Cue
	if d.CueToken == syntax.None {
		at = d.Content[0]
	}
	best := None
	for k := range r.found {
		o := &r.found[k]
		if int32(k) == i || !o.Covers(at) || size(o) <= size(d) && o.CueToken != None && d.Covers(o.Cue) {
			continue
		}
		if best == None || size(o) < size(&r.found[best]) {
			best = int32(k)
		}
	}
	return best
}

func size(d *draft) int {
	n := 0
	for _, c := range d.Content {
		n += c.Len()
	}
	return n
}

// timeOf returns the time expression that says when the words were said: one
// that hangs on the cue, outside content and source; or None.
func (r *reading) timeOf(d *draft) int32 {
	v := d.CueToken
	if v == syntax.None {
		return None
	}
	best := None
	for i := range r.times {
		t := &r.times[i]
		if t.Sentence != d.sentence || t.First < 0 || t.End <= t.First || r.covered(t.First, d.Content) || d.Source.Contains(t.Span) {
			continue
		}
		top := t.First
		for k := t.First; k < t.End; k++ {
			if h := r.doc.Tokens[k].Head; h < t.First || h >= t.End {
				top = k
			}
		}
		between := d.Cue.End <= t.Span.Start && t.Span.End <= d.Content[0].Start
		if r.hangsOn(top, v) && !r.ofNoun(t.First, v) || between || adjacentTo(d.Cue, t.Span) {
			if best == None {
				best = int32(i)
			}
		}
	}
	return best
}

// ofNoun reports whether the time at token i before cue v belongs to the noun
// before its preposition: "ahead of the meeting on Monday, the minister said".
func (r *reading) ofNoun(i, v int32) bool {
	return i < v && r.upos(i-1) == syntax.ADP && r.upos(i-2) == syntax.NOUN
}

// hangsOn reports whether token i hangs on v with no other clause between.
func (r *reading) hangsOn(i, v int32) bool {
	for i >= 0 && i != v {
		switch r.rel(i) {
		case syntax.Ccomp, syntax.Advcl, syntax.Acl, syntax.AclRelcl, syntax.Parataxis, syntax.Nsubj, syntax.Conj, syntax.Root, syntax.Xcomp:
			return false
		}
		i = r.doc.Tokens[i].Head
	}
	return i == v
}

// adjacentTo reports whether time t follows the cue after one short word at most
// ("said Thursday", "said on Thursday").
func adjacentTo(cue, t span.Span) bool {
	gap := t.Start - cue.End
	return gap >= 0 && gap <= 4
}
