package event

import (
	"nuncio/syntax"
)

// trailing returns the verb of a clause that follows the phrase of noun i behind a
// comma and that the parser hung elsewhere: "the summit, now scheduled for June",
// "his meeting with Okel, which he expected in May"; or none.
func (r *reader) trailing(i int32) int32 {
	_, end := r.doc.Subtree(i)
	last := r.doc.Sentences[r.sentence(i)].End
	if end >= last-2 || r.lemma[end] != "," && r.lemma[end-1] != "," {
		return none
	}
	k := end
	if r.lemma[k] == "," {
		k++
	}
	which := r.lower(k) == "which"
	for n := 0; k < last && n < 4; k, n = k+1, n+1 {
		if !r.isVerb(k) || r.rel(k) == syntax.Aux || r.rel(k) == syntax.AuxPass || r.rel(k) == syntax.Cop {
			if !which && r.upos(k) != syntax.ADV {
				return none
			}
			continue
		}
		if r.doc.Dominates(i, k) || !which && (!r.participle(k) || !r.c.lex.scheduling.has(r.lemma[k])) {
			return none
		}
		return k
	}
	return none
}

// trailingStanding is what the clause behind the phrase of noun i makes of the act.
func (r *reader) trailingStanding(i int32, depth int) standing {
	v := r.trailing(i)
	if v == none {
		return untold("")
	}
	if op, ok := r.findOperator(opVerb, v, i); ok && op.prep == "" && op.pos.kind == gives {
		return r.combine(op, v, standing{open: true, status: Happened, fact: grades[Happened], condition: none}, depth+1)
	}
	return untold("")
}
