package event

import (
	"slices"
	"strings"

	"nuncio/attribution"
	"nuncio/entity"
	"nuncio/span"
	"nuncio/syntax"
)

// events turns the acts that are left into events.
func (r *reader) events() []Event {
	kept := r.acts[:0:0]
	for _, a := range r.acts {
		if a.same == nil {
			a.index = int32(len(kept))
			kept = append(kept, a)
		}
	}
	out := make([]Event, len(kept))
	for k, a := range kept {
		out[k] = r.event(a)
	}
	for _, a := range r.acts {
		if a.over == nil {
			continue
		}
		act, over := a, a.over
		for act.same != nil {
			act = act.same
		}
		for over.same != nil {
			over = over.same
		}
		if int(over.index) < len(kept) && kept[over.index] == over && over != act {
			out[over.index].Of = appendNew(out[over.index].Of, act.index)
		}
	}
	for k := range out {
		slices.Sort(out[k].Of)
	}
	return out
}

func (r *reader) event(a *act) Event {
	e := Event{
		Type: a.rule.Type, Mode: a.mode, CAMEO: a.cameo, Context: r.contextsOf(a),
		Sources: a.sources, Targets: a.targets,
		Status: a.standing.status, PutOff: a.standing.putOff(), Factuality: r.factuality(a),
		When: a.when, StatusWhen: a.statusWhen, Where: a.where,
		AssertedBy: attribution.None, Plan: a.plan,
		Trigger: a.tok, TriggerSpan: r.doc.Tokens[a.tok].Span,
		Evidence: r.evidence(a), Rule: a.rule.Name,
	}
	if s := r.statementAround(a.tok); s >= 0 {
		e.AssertedBy = s
	}
	for _, b := range a.also {
		if sp := r.evidence(b); !slices.Contains(e.EvidenceAlso, sp) && sp != e.Evidence {
			e.EvidenceAlso = append(e.EvidenceAlso, sp)
		}
	}
	slices.SortFunc(e.EvidenceAlso, span.Compare)
	e.StatusBy = r.statusBy(a)
	e.Why = r.why(a)
	e.Confidence = r.confidence(a)
	return e
}

// statusBy returns who set, refused or called off what is yet to come.
func (r *reader) statusBy(a *act) []int32 {
	if !stage(a) {
		return nil
	}
	if a.over != nil {
		return a.over.sources
	}
	for _, o := range a.standing.over {
		if !r.isVerb(o) {
			continue
		}
		var out []int32
		for _, s := range r.subjectStep(o, words{}) {
			out = appendNew(out, r.actorsAt(s, false)...)
		}
		if len(out) > 0 {
			return out
		}
	}
	return nil
}

func (r *reader) why(a *act) []string {
	out := []string{"rule " + a.rule.Name + " on " + r.quote(a.tok)}
	for _, w := range a.standing.why {
		if w != "" && !slices.Contains(out, w) {
			out = append(out, w)
		}
	}
	return append(out, a.why...)
}

// confidence combines the kind of rule with how sure the parser was.
func (r *reader) confidence(a *act) float64 {
	c := 0.85
	if !r.predicate(a.tok) {
		c = 0.75
	}
	if len(a.sources) == 0 {
		c -= 0.15
	}
	if a.rule.anaphor {
		c -= 0.1
	}
	t := &r.doc.Tokens[a.tok]
	if t.TagConf > 0 {
		c *= 0.6 + 0.4*float64(t.TagConf)/255
	}
	if t.ArcConf > 0 {
		c *= 0.7 + 0.3*float64(t.ArcConf)/255
	}
	if len(a.also) > 0 {
		c = min(c+0.05, 0.95)
	}
	return float64(int(c*100+0.5)) / 100
}

// contextsOf returns the contexts of the rule and those that the words of the
// clause tell of.
func (r *reader) contextsOf(a *act) []string {
	out := slices.Clone(a.rule.Contexts)
	ev := r.evidence(a)
	s := r.doc.Sentences[r.sentence(a.tok)]
	for i := s.First; i < s.End; i++ {
		if !ev.Contains(r.doc.Tokens[i].Span) {
			continue
		}
		for _, c := range r.c.contexts[r.lemma[i]] {
			if !slices.Contains(out, c) {
				out = append(out, c)
			}
		}
	}
	slices.Sort(out)
	return out
}

// evidence returns the shortest clause or phrase with trigger and participants.
func (r *reader) evidence(a *act) span.Span {
	if a.part.end > 0 {
		return r.spanOf(a.part)
	}
	lo, hi := a.tok, a.tok
	take := func(first, end int32) { lo, hi = min(lo, first), max(hi, end-1) }
	r.coverClause(a.tok, take)
	if g := r.lightVerb(a.tok); g != none {
		take(g, g+1)
		r.coverClause(g, take)
	}
	if h := r.head(a.tok); h != none && r.rel(a.tok) == syntax.Acl && h < a.tok && len(participants(a)) > 0 {
		take(r.beforeNoun(h), h+1) // "a man arrested in Brask", not "arrested in Brask"
	}
	r.coverActors(a, &lo, &hi)
	return r.trim(lo, hi)
}

// beforeNoun returns the first word of the phrase of noun h before it.
func (r *reader) beforeNoun(h int32) int32 {
	first := h
	for c := r.first[h]; c != none && c < h; c = r.next[c] {
		switch r.rel(c) {
		case syntax.Det, syntax.Amod, syntax.Compound, syntax.NmodPoss, syntax.Nummod, syntax.NmodDesc:
			r.coverPhrase(c, func(from, _ int32) { first = min(first, from) })
		}
	}
	return first
}

// coverClause takes in the arguments of i, not the clauses joined to it.
func (r *reader) coverClause(i int32, take func(first, end int32)) {
	if r.setOffParticiple(i) {
		r.coverPhrase(r.head(i), take)
	}
	for c := r.first[i]; c != none; c = r.next[c] {
		switch r.rel(c) {
		case syntax.Punct, syntax.Conj, syntax.Cc, syntax.Parataxis, syntax.Advcl, syntax.AdvclRelcl, syntax.Mark,
			syntax.Discourse, syntax.List, syntax.AclRelcl, syntax.Csubj, syntax.Dep:
			if r.rel(c) == syntax.Conj && !r.isVerb(i) && !r.isVerb(c) {
				r.coverPhrase(c, take)
			}
			continue
		case syntax.Obl:
			if c > i && r.startsWithComma(c) {
				continue // ", after talks with ..." is told of something else
			}
		case syntax.Ccomp:
			if c < i {
				continue
			}
		case syntax.Advmod:
			if c < i-4 {
				continue
			}
		}
		r.coverPhrase(c, take)
	}
}

// startsWithComma reports whether the phrase of c is set off by a comma.
func (r *reader) startsWithComma(c int32) bool {
	f := r.first[c]
	if f == none || f > c {
		return false
	}
	return r.form(f) == "," || f > 0 && r.form(f-1) == ","
}

// coverPhrase takes in the phrase headed by c without relative clauses and appositions at its end.
func (r *reader) coverPhrase(c int32, take func(first, end int32)) {
	take(c, c+1)
	for d := r.first[c]; d != none; d = r.next[d] {
		switch r.rel(d) {
		case syntax.AclRelcl, syntax.Parataxis, syntax.Punct, syntax.Advcl:
			continue
		case syntax.Conj:
			if r.isVerb(d) {
				continue
			}
		}
		r.coverPhrase(d, take)
	}
}

// maxEvidence is how far, in words, evidence reaches for a participant that
// stands outside the clause of the trigger.
const maxEvidence = 12

// coverActors stretches the evidence to mentions of participants just outside it.
func (r *reader) coverActors(a *act, lo, hi *int32) {
	if r.rel(r.firstConjunct(a.tok)) == syntax.Xcomp || r.rel(a.tok) == syntax.AclRelcl {
		return
	}
	s := r.sentence(a.tok)
	for _, x := range participants(a) {
		best := (*entity.Mention)(nil)
		inside := false
		for _, k := range r.in.Entities.Actors[x].Mentions {
			m := &r.in.Entities.Mentions[k]
			if m.Sentence != s {
				continue
			}
			if m.Head >= *lo && m.Head <= *hi {
				inside = true
				break
			}
			if m.Head < *lo && *lo-m.Head <= maxEvidence {
				best = m
			}
			if m.First > *hi && m.First-*hi <= maxEvidence && !r.isVerb(a.tok) && r.lightVerb(a.tok) == none {
				*hi = m.End - 1
				inside = true
				break
			}
		}
		if !inside && best != nil && r.rel(best.Head) == syntax.Nsubj {
			*lo = min(*lo, best.First)
		}
	}
}

// trim returns the span of tokens lo ... hi without punctuation at its ends.
func (r *reader) trim(lo, hi int32) span.Span {
	for lo < hi && (r.upos(lo) == syntax.PUNCT || r.rel(lo) == syntax.Cc) {
		lo++
	}
	for hi > lo && r.upos(hi) == syntax.PUNCT {
		hi--
	}
	sp := r.doc.Tokens[lo].Span.Cover(r.doc.Tokens[hi].Span)
	// A quotation mark opened inside and closed just after belongs to the words.
	text := sp.Text(r.doc.Text)
	if strings.Count(text, `"`)%2 == 1 && int(hi)+1 < len(r.doc.Tokens) && r.form(hi+1) == `"` {
		sp = sp.Cover(r.doc.Tokens[hi+1].Span)
	}
	return sp
}
