package event

import (
	"errors"
	"slices"
	"strconv"
	"strings"

	"nuncio/syntax"
)

// outcome is what an operator makes of the act below it.
type outcome struct {
	kind outcomeKind
	// status is set where kind is gives.
	status Status
	// off is set where status is Cancelled.
	off calling
	// fact is the factuality where the lexicon gives one; see hasFact.
	fact    float64
	hasFact bool
}

type outcomeKind uint8

// stand is the standing that an outcome gives on the strength of word.
func (o outcome) stand(word string) standing {
	s := stand(o.status, word+": "+statusName(o.status, o.off == putOff))
	s.off = o.off
	if o.hasFact {
		s.fact = o.fact
	}
	return s
}

const (
	gives outcomeKind = iota // the act has this status
	same                     // the act shares the standing of the operator
	drop                     // the act is no event here
	bare                     // the words do not tell whether it was done
)

// opClass is how an operator stands to the act it works on.
type opClass uint8

const (
	opVerb    opClass = iota // the act is the verb's complement or object: "plans to meet", "called off the talks"
	opSubject                // the act is the verb's subject: "the talks collapsed"
	opLight                  // as opVerb, and the verb's subject takes part: "held talks"
	opNoun                   // the act hangs on a noun: "plans for talks", "agreement to meet"
	opAdj                    // the adjective is said of the act: "planned talks", "talks are unlikely", "ready to meet"
	opAdv                    // an adverb in the act's clause
	opPrep                   // a preposition before the act as a noun: "after talks"
	opMark                   // a conjunction before the act's clause: "before they met"
	opCond                   // a conjunction or preposition that opens a condition on the act's clause
	opModal                  // an auxiliary
	numOpClasses
)

var opClasses = map[string]opClass{
	"verb": opVerb, "subject": opSubject, "light": opLight, "noun": opNoun, "adj": opAdj, "adv": opAdv,
	"prep": opPrep, "mark": opMark, "cond": opCond, "modal": opModal,
}

// operator is one entry of the operator lexicon.
type operator struct {
	word     string // as written: "rule+out", "work(to)"
	particle string
	prep     string // the act must hang on this preposition or mark
	pos, neg outcome
}

// operators is the lexicon of words that set the status of acts.
type operators struct {
	by [numOpClasses]map[string][]operator
}

func newOperators() *operators {
	o := &operators{}
	for i := range o.by {
		o.by[i] = map[string][]operator{}
	}
	return o
}

// parseOperators reads lines "class WORDS : affirmed [/ negated]".
func parseOperators(file, text string) (*operators, error) {
	o := newOperators()
	var faults []error
	for i, l := range logicalLines(text) {
		if l == "" {
			continue
		}
		if err := o.readLine(l); err != nil {
			err.File, err.Line = file, i+1
			faults = append(faults, err)
		}
	}
	return o, errors.Join(faults...)
}

func (o *operators) readLine(l string) *Error {
	key, rest, _ := strings.Cut(l, " ")
	class, ok := opClasses[key]
	if !ok {
		return &Error{Token: key, Msg: "no such class of operator; there are verb, subject, light, noun, adj, adv, prep, mark, cond, modal"}
	}
	ws, outs, ok := strings.Cut(rest, ":")
	if !ok {
		return &Error{Token: l, Msg: "an operator is written: class words : affirmed / negated"}
	}
	pos, neg, two := strings.Cut(outs, "/")
	op := operator{}
	var err *Error
	if op.pos, err = parseOutcome(pos); err != nil {
		return err
	}
	op.neg = outcome{kind: gives, status: Denied}
	if two {
		if op.neg, err = parseOutcome(neg); err != nil {
			return err
		}
		if op.neg.off == givenUp {
			op.neg.off = untoldOff // "did not go ahead" may have been either
		}
	}
	fields := strings.Fields(ws)
	if len(fields) == 0 {
		return &Error{Token: l, Msg: "words are missing"}
	}
	for _, f := range fields {
		if op.word = f; o.add(class, op) {
			return &Error{Token: f, Msg: "a line before has it in this class; take it out of one of them"}
		}
	}
	return nil
}

// add puts an operator in its place: of the entries of a word the more demanding is
// tried first. It replaces the entry with the same words and reports whether there
// was one.
func (o *operators) add(class opClass, op operator) bool {
	lemma := op.word
	if l, p, ok := strings.Cut(lemma, "("); ok {
		lemma, op.prep = l, strings.TrimSuffix(p, ")")
	}
	lemma, op.particle, _ = strings.Cut(lemma, "+")
	entries := o.by[class][lemma]
	if at := slices.IndexFunc(entries, func(e operator) bool { return e.word == op.word }); at >= 0 {
		entries[at] = op
		return true
	}
	at := slices.IndexFunc(entries, func(e operator) bool { return demands(e) < demands(op) })
	if at < 0 {
		at = len(entries)
	}
	o.by[class][lemma] = slices.Insert(entries, at, op)
	return false
}

// overlay adds the operators of a later file, which replace those with the same words.
func (o *operators) overlay(later *operators) {
	for class, words := range later.by {
		for _, entries := range words {
			for _, op := range entries {
				o.add(opClass(class), op)
			}
		}
	}
}

func demands(e operator) int {
	n := 0
	if e.particle != "" {
		n += 2
	}
	if e.prep != "" {
		n++
	}
	return n
}

func parseOutcome(s string) (outcome, *Error) {
	f := strings.Fields(s)
	if len(f) == 0 || len(f) > 2 {
		return outcome{}, &Error{Token: strings.TrimSpace(s), Msg: "an outcome is a status, same, drop or bare, and may have a factuality after it"}
	}
	var o outcome
	switch f[0] {
	case "same":
		o.kind = same
	case "drop":
		o.kind = drop
	case "bare":
		o.kind = bare
	case putOffName:
		o.status, o.off = Cancelled, putOff
	default:
		i := slices.Index(statusNames[:], f[0])
		if i < 0 {
			return o, &Error{Token: f[0], Msg: "no such outcome; there are " + strings.Join(statusNames[:], ", ") + ", " + putOffName + ", same, drop, bare"}
		}
		if o.status = Status(i); o.status == Cancelled {
			o.off = givenUp
		}
	}
	if len(f) == 2 {
		v, err := strconv.ParseFloat(f[1], 64)
		if err != nil || v < -3 || v > 3 {
			return o, &Error{Token: f[1], Msg: "a factuality lies between -3 and 3"}
		}
		o.fact, o.hasFact = v, true
	}
	return o, nil
}

// complementOperator finds the entry of the lexicon for word h and the act
// below it: a verb, an adjective, or a noun with a copula.
func (r *reader) complementOperator(h, act int32) (operator, bool) {
	if r.passive(h) && r.lower(h) != r.lemma[h] {
		// "were prepared to" is said of the will; "prepared to" of the deed.
		verb, told := r.findOperator(opVerb, h, act)
		if op, ok := r.operatorOf(r.c.ops.by[opAdj][r.lower(h)], h, act); ok && !(told && verb.pos.kind == same) {
			return op, true
		}
	}
	if op, ok := r.findOperator(opVerb, h, act); ok && r.isVerb(h) {
		return op, true
	}
	if op, ok := r.findOperator(opAdj, h, act); ok && !r.isVerb(h) {
		return op, true
	}
	if op, ok := r.findOperator(opAdj, h, act); ok && r.participle(h) {
		return op, true
	}
	return r.findOperator(opNoun, h, act)
}

// findOperator looks word h up in one class; the particle of h and the
// preposition before the act must be those of the entry.
func (r *reader) findOperator(class opClass, h, act int32) (operator, bool) {
	if op, ok := r.operatorOf(r.c.ops.by[class][r.lower(h)], h, act); ok && r.lower(h) != r.lemma[h] {
		return op, true // a form of its own: "going to"
	}
	return r.operatorOf(r.c.ops.by[class][r.lemma[h]], h, act)
}

// operatorOf returns the first entry that fits word h and the act below it.
func (r *reader) operatorOf(entries []operator, h, act int32) (operator, bool) {
	for _, op := range entries {
		if op.particle == anyDay {
			if r.movedTo(h) < 0 {
				continue
			}
		} else if op.particle != "" && !r.hasParticle(h, op.particle) {
			continue
		}
		if op.prep != "" && !r.hangsOn(act, op.prep) {
			continue
		}
		return op, true
	}
	return operator{}, false
}

// hasSecond reports whether a verb with a particle has another one ("went on up").
func (r *reader) hasSecond(h int32, particle string) bool {
	for c := r.first[h]; c != none; c = r.next[c] {
		if r.rel(c) == syntax.CompoundPrt && r.lemma[c] == particle {
			return true
		}
	}
	return false
}

// hasParticle reports whether h has the particle, however the parser hung it.
func (r *reader) hasParticle(h int32, particle string) bool {
	if c := r.particle(h); c != none && c == h+1 && r.lemma[c] != particle && !r.hasSecond(h, particle) {
		return false // "called off on Sunday" is not "called on"
	}
	for c := r.first[h]; c != none; c = r.next[c] {
		if r.lemma[c] != particle || r.infinitive(c) {
			continue // "pushing hard for Norland to back the plan" pushes nothing back
		}
		switch r.rel(c) {
		case syntax.CompoundPrt, syntax.Advmod, syntax.Amod, syntax.Xcomp, syntax.Obl, syntax.Obj, syntax.Compound, syntax.Case, syntax.Advcl:
			return true
		}
	}
	// "called it off three days later", the particle hung on what follows
	if k := h + 2; k < r.doc.Sentences[r.sentence(h)].End && r.lemma[k] == particle && r.xpos(k) == "RP" && r.upos(h+1) == syntax.PRON {
		return true
	}
	// "pulled out of the talks": "out of" may be the object's preposition, not that of a
	// day ("called a strike on 3 May").
	for c := r.first[h]; c != none; c = r.next[c] {
		if r.isTime(c) {
			continue
		}
		if r.rel(c) == syntax.Obl || r.rel(c) == syntax.Advcl || r.rel(c) == syntax.Obj {
			if p := r.child(c, syntax.Case, syntax.Mark); p != none && p > h && r.lemma[p] == particle && (p == h+1 || r.rel(c) != syntax.Obj) {
				return true
			}
		}
	}
	return false
}

// hangsOn reports whether the act stands behind the preposition or is a clause with that mark.
func (r *reader) hangsOn(act int32, prep string) bool {
	if prep == "to" && r.infinitive(act) {
		return true
	}
	for c := r.first[act]; c != none; c = r.next[c] {
		if r.rel(c) != syntax.Case && r.rel(c) != syntax.Mark {
			continue
		}
		if f := r.child(c, syntax.Fixed); r.lemma[c] == prep || f != none && r.lemma[f] == prep {
			return true
		}
	}
	return false
}
