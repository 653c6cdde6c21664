package event

import (
	"nuncio/entity"
	"nuncio/syntax"
)

// matterStep leads to the words that tell what an act of speech is about: its
// content with what that is done to or leads to ("asked for a loan": loan; "asked
// them to send troops": send, troops). An offer or a demand stands for what is
// offered or demanded ("turned down an offer of mediation": offer, mediation).
func (r *reader) matterStep(i int32, w words) []int32 {
	var out []int32
	if h := r.head(i); !r.isVerb(i) && h != none {
		if k := r.clauseBehind(h, i); k != none {
			out = append(append(out, k), r.objectStep(k, w)...)
		}
		out = append(out, r.prepStep(i, forWords)...)
	}
	for _, c := range r.contentStep(i, w) {
		out = appendNew(out, c)
		switch {
		case r.isVerb(c):
			out = appendNew(out, append(r.objectStep(c, w), r.prepAt(c, []string{"in", "to", "with"})...)...)
		case r.c.lex.offers.has(r.lemma[c]):
			out = appendNew(out, r.insideOffer(i, c)...)
		}
	}
	return out
}

var forWords = newWords("for")

// insideOffer returns what an offer, a demand or a plan at noun c is about: the
// clause or noun behind it, also where the parser hung that on the verb v above,
// and the words before it ("a truce offer").
func (r *reader) insideOffer(v, c int32) []int32 {
	out := r.compoundStep(c, words{})
	for _, k := range r.contentStep(c, words{}) {
		out = append(out, k)
		if r.isVerb(k) {
			out = append(out, r.objectStep(k, words{})...)
		}
	}
	if k := r.clauseBehind(v, c); k != none {
		out = append(append(out, k), r.objectStep(k, words{})...)
	}
	return out
}

// clauseBehind returns the infinitive that tells what noun c is about and that the
// parser hung on the verb v above it ("turned down a request by the Red Cross to
// visit the prison"), or none.
func (r *reader) clauseBehind(v, c int32) int32 {
	if v == c || !r.isVerb(v) || !r.c.lex.offers.has(r.lemma[c]) || r.child(c, syntax.Acl) != none {
		return none
	}
	for k := r.first[v]; k != none; k = r.next[k] {
		if (r.rel(k) == syntax.Advcl || r.rel(k) == syntax.Xcomp) && k > c && r.infinitive(k) {
			return k
		}
	}
	return none
}

// nameBeforeNumber returns the name right behind verb i that stands before a number
// ("lent Kestovia two million dollars") and that the parser took into the sum, or
// nothing.
func (r *reader) nameBeforeNumber(i int32) []int32 {
	k := i + 1
	if !r.isVerb(i) || int(k) >= len(r.doc.Tokens) || r.sentence(k) != r.sentence(i) {
		return nil
	}
	m := r.in.Entities.MentionAt(k)
	if m < 0 || r.in.Entities.Mentions[m].First != k {
		return nil
	}
	end := r.in.Entities.Mentions[m].End
	if int(end) < len(r.doc.Tokens) && r.sentence(end) == r.sentence(i) && r.upos(end) == syntax.NUM && r.rel(k) != syntax.Obj {
		return []int32{k}
	}
	if r.stateBeforeThing(i, r.in.Entities.Mentions[m].Head) {
		return []int32{r.in.Entities.Mentions[m].Head}
	}
	return nil
}

// stateBeforeThing reports whether k, the name of a state right behind verb i of giving,
// is to whom it is given, where the parser made it a part of the name of the thing
// ("offered Norland grain"). With an adjective or an article it is one.
func (r *reader) stateBeforeThing(i, k int32) bool {
	o, a := r.head(k), r.in.Entities.ActorAt(k)
	return r.c.lex.giving.has(r.lemma[i]) && r.lemma[i] != "deny" && r.rel(k) == syntax.Compound && r.upos(k) == syntax.PROPN &&
		r.rel(o) == syntax.Obj && r.head(o) == i && a != entity.None && r.isState(a) && r.in.Entities.ActorAt(o) == entity.None &&
		!r.c.lex.meetings.has(r.lemma[o])
}

// makerInside returns who an offer or a demand at noun i comes from, where the parser
// hung that on what it is about ("an offer of mediation from the bishops").
func (r *reader) makerInside(i int32) []int32 {
	if r.isVerb(i) || !r.c.lex.offers.has(r.lemma[i]) {
		return nil
	}
	for _, c := range r.prepAt(i, []string{"of", "for", "on", "to"}) {
		if found := r.prepAt(c, []string{"from", "by"}); len(found) > 0 && !r.isVerb(c) {
			return found
		}
	}
	return nil
}

// author returns who has issued or proposed what noun i names, as a participle says
// ("the budget presented by Velmar"), or nil.
func (r *reader) author(i int32) []int32 {
	for c := r.first[i]; c != none; c = r.next[c] {
		if r.rel(c) == syntax.Acl && r.c.lex.authoring.has(r.lemma[c]) && r.passive(c) {
			return r.agent(c)
		}
	}
	return nil
}

// contentAside returns the clause that verb i is about, where the parser hung it on
// who is asked ("called on the parties to sign") or set it beside the verb ("Leave the
// island, Norland tells the settlers"), or none.
func (r *reader) contentAside(i int32) int32 {
	if !r.isVerb(i) {
		return none
	}
	for c := r.first[i]; c != none; c = r.next[c] {
		switch {
		case r.rel(c) == syntax.Obl && c > i && r.c.lex.obliqueControl.has(r.lemma[i]):
			if x := r.child(c, syntax.Acl); x != none && r.infinitive(x) {
				return x
			}
		case r.rel(c) == syntax.Parataxis && c < i && r.c.lex.reporting.has(r.lemma[i]) && r.imperative(c):
			return c
		}
	}
	if h := r.head(i); h != none && h < i && r.rel(i) == syntax.Parataxis && r.c.lex.reporting.has(r.lemma[i]) && r.imperative(h) {
		return h
	}
	return none
}
