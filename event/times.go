package event

import (
	"strings"

	"nuncio/syntax"
	"nuncio/timex"
)

// timeAt returns the index of the time expression that has token i as a word, or -1.
func (r *reader) timeAt(i int32) int32 {
	if i == none {
		return -1
	}
	return r.timeOf[i]
}

func (r *reader) isTime(i int32) bool { return r.timeAt(i) >= 0 }

// futureTime returns a date in the clause of i that lies after the report's own, or -1.
func (r *reader) futureTime(i int32) int32 {
	for c := r.first[i]; c != none; c = r.next[c] {
		if r.predicateRelation(c) {
			continue
		}
		if t := r.timeAt(c); t >= 0 && r.laterTime(t) {
			return t
		}
		if r.rel(c) != syntax.Obj && r.rel(c) != syntax.Obl {
			continue
		}
		if t := r.dayBehindPlace(c, 0); t >= 0 && r.laterTime(t) {
			return t // "open talks in Lyon on Tuesday"
		}
	}
	return -1
}

// dayBehindPlace returns the day that the parser hung on the place behind noun c, or -1.
func (r *reader) dayBehindPlace(c int32, depth int) int32 {
	for d := r.first[c]; d != none && depth < 3; d = r.next[d] {
		if r.rel(d) != syntax.Nmod && r.rel(d) != syntax.Obl || d < c {
			continue
		}
		if t := r.timeAt(d); t >= 0 && r.placeOf[c] >= 0 {
			return t
		}
		if t := r.dayBehindPlace(d, depth+1); t >= 0 {
			return t
		}
	}
	return -1
}

// predicateRelation reports whether c heads a clause of its own.
func (r *reader) predicateRelation(c int32) bool {
	switch r.rel(c) {
	case syntax.Advcl, syntax.Ccomp, syntax.Xcomp, syntax.AclRelcl, syntax.Acl, syntax.Conj, syntax.Parataxis:
		return true
	}
	return false
}

// futureOfNoun returns a later date inside the noun phrase of i, or -1.
func (r *reader) futureOfNoun(i int32) int32 {
	for c := r.first[i]; c != none; c = r.next[c] {
		switch r.rel(c) {
		case syntax.NmodPoss, syntax.Compound, syntax.Nmod, syntax.Amod, syntax.NmodUnmarked, syntax.Nummod, syntax.NmodDesc:
			for d := c; d != none; d = r.nextInside(c, d) {
				if t := r.timeAt(d); t >= 0 && r.laterTime(t) {
					return t
				}
			}
		}
	}
	return -1
}

// untoldYear reports whether date t is a month, or a day of one, whose year the report
// does not tell.
func (r *reader) untoldYear(t int32) bool {
	e := &r.in.Times[t]
	return e.Relative == nil && len(e.Value) >= len("2006-01") && !strings.Contains(e.Span.Text(r.doc.Text), e.Value[:len("2006")])
}

// pastOfNoun returns an earlier date inside the noun phrase of i, or -1.
func (r *reader) pastOfNoun(i int32) int32 {
	for c := r.first[i]; c != none; c = r.next[c] {
		switch r.rel(c) {
		case syntax.NmodPoss, syntax.Compound, syntax.Nmod, syntax.Amod, syntax.NmodUnmarked, syntax.Nummod, syntax.NmodDesc:
			if t := r.timeIn(c, 1); t >= 0 && r.in.Times[t].Kind <= timex.Time && r.pastTime(t) {
				return t
			}
		}
	}
	return -1
}

// nextInside returns the next direct child of c after d, starting with the first.
func (r *reader) nextInside(c, d int32) int32 {
	if c == d {
		return r.first[c]
	}
	return r.next[d]
}

// laterTime reports whether a date lies after the day the report was published.
func (r *reader) laterTime(t int32) bool {
	e := &r.in.Times[t]
	if e.Kind > timex.Time {
		return false
	}
	if r.startsWith(t, "earlier") {
		return false
	}
	if e.Relative != nil {
		switch {
		case e.Relative.N > 0 || r.startsWith(t, "later"):
			return true
		case e.Relative.N < 0:
			return false
		}
	}
	day := r.published()
	if day == "" || e.Value == "" || e.Value[0] == 'X' {
		return false
	}
	return comparePrefix(e.Value, day) > 0
}

// pastTime reports whether a date lies before the day the report was published.
func (r *reader) pastTime(t int32) bool {
	e := &r.in.Times[t]
	if e.Relative != nil && e.Relative.N < 0 || r.startsWith(t, "earlier") {
		return true
	}
	day := r.published()
	if day == "" || e.Value == "" || e.Value[0] == 'X' {
		return false
	}
	return comparePrefix(e.Value, day) < 0
}

// startsWith reports whether a time expression or the word before it is the
// word: "earlier this year", "later this month".
func (r *reader) startsWith(t int32, word string) bool {
	i := r.in.Times[t].First
	return r.lower(i) == word || i > 0 && r.sentence(i-1) == r.sentence(i) && r.lower(i-1) == word
}

func (r *reader) published() string {
	if len(r.in.Published) < 10 {
		return r.in.Published
	}
	return r.in.Published[:10]
}

// comparePrefix compares two ISO dates as far as both go; a week compares by
// its year and is else taken as unknown.
func comparePrefix(a, b string) int {
	for i := 0; i < len(a) && i < len(b); i++ {
		x, y := a[i], b[i]
		if x == 'W' || y == 'W' || x == 'X' || y == 'X' || x == 'T' {
			return 0
		}
		if x != y {
			if x < '0' || x > '9' || y < '0' || y > '9' {
				return 0
			}
			return int(x) - int(y)
		}
	}
	return 0
}

// dated returns the time of the act at i, with the reason: in its clause, in
// the clause above as far as no other act claims it, in its sentence.
func (r *reader) dated(i int32, wantLater bool) (int32, string) {
	if v := r.inviter(i); v != none {
		if t := r.timeBelow(v, wantLater); t >= 0 && (r.laterTime(t) || r.deadline(t)) {
			return t, "date of the invitation"
		}
		return r.timeBelow(i, wantLater), "date in its clause"
	}
	if r.bidden(i) || r.besidePlan(i) {
		return r.timeBelow(i, wantLater), "date in its phrase"
	}
	if t := r.timeBelow(i, wantLater); t >= 0 {
		return t, "date in its clause"
	}
	top := r.firstConjunct(i)
	if top != i {
		if t := r.timeBelow(top, wantLater); t >= 0 && (r.predicate(i) || r.hungOn(t) == top) {
			return t, "date of the clause it is joined to"
		}
	}
	if h := r.head(i); h != none && r.gerund(i) && (r.rel(i) == syntax.Acl || r.rel(i) == syntax.Advcl) {
		// "Okel, receiving Reth in Brask, said on Tuesday"
		v := h
		if r.rel(i) == syntax.Acl {
			v = r.head(h)
		}
		if v != none && r.isVerb(v) && !r.actAt(v) && (r.rel(i) == syntax.Advcl || r.rel(h) == syntax.Nsubj) {
			if t := r.timeBelow(v, wantLater); t >= 0 {
				return t, "date of the clause above"
			}
		}
	}
	top = r.measured(top)
	if g := r.lightVerb(i); g != none {
		if t := r.timeBelow(g, wantLater); t >= 0 {
			return t, "date in its clause"
		}
		if h := r.head(g); h != none && r.rel(g) == syntax.Xcomp && !r.actAt(h) {
			if t := r.timeBelow(h, wantLater); t >= 0 {
				return t, "date of the clause above"
			}
		}
	}
	h := r.head(top)
	if h != none && r.rel(top) == syntax.Xcomp && !r.actAt(h) {
		if t := r.timeBelow(h, wantLater); t >= 0 {
			return t, "date of the clause above"
		}
	}
	if h != none && (r.rel(top) == syntax.Obj || r.rel(top) == syntax.Nsubj || r.rel(top) == syntax.NsubjPass || r.rel(top) == syntax.Obl || r.rel(top) == syntax.Nmod && r.c.lex.measures.has(r.lemma[h])) && (!r.actAt(h) || r.rounds(top, h)) {
		if t := r.timeBelow(h, wantLater); t >= 0 {
			return t, "date of the clause it stands in"
		}
	}
	return -1, ""
}

// bidden reports whether noun i is the request that the act of its clause answers: "came
// at the invitation of Okel" tells neither its day nor its place.
func (r *reader) bidden(i int32) bool {
	return r.actAt(i) && r.actOf[i].rule.Type == "REQUEST" && !r.predicate(i) && r.preposition(i) == "at"
}

// besidePlan reports whether noun i stands behind a preposition of time in a clause of
// what is to come: "will fly home on Tuesday after his visit" does not date the visit.
func (r *reader) besidePlan(i int32) bool {
	top := r.measured(r.firstConjunct(i))
	h := r.head(top)
	if r.predicate(i) || h == none || r.rel(top) != syntax.Obl {
		return false
	}
	switch r.preposition(top) {
	case "after", "following", "before", "ahead_of", "prior_to":
		return r.formOf(h).modal != none
	}
	return false
}

// rounds reports whether a journey h is told to end with the meeting of noun i, or
// to be the time of it ("left on Wednesday after talks with Reth").
func (r *reader) rounds(i, h int32) bool {
	switch r.preposition(i) {
	case "after", "following", "during", "at":
		return r.actOf[h].rule.Type == "CONSULT" && r.actOf[h].mode == "visit"
	}
	return false
}

// measured returns the word that tells how much there is of noun i ("a round of
// talks", "three days of talks"), or i.
func (r *reader) measured(i int32) int32 {
	if h := r.head(i); h != none && r.rel(i) == syntax.Nmod && r.preposition(i) == "of" && r.c.lex.measures.has(r.lemma[h]) && !r.predicate(i) {
		return h
	}
	return i
}

// datedByPlan returns the day that a meeting told by noun i was set for: a date
// before the noun ("his June 12 summit"), or in a clause that hangs on it
// ("talks that were due on Tuesday"), whether past or to come; or -1.
func (r *reader) datedByPlan(i int32) int32 {
	if r.predicate(i) {
		return -1
	}
	if v := r.trailing(i); v != none && r.c.lex.scheduling.has(r.lemma[v]) {
		if t := r.timeUnder(v); t >= 0 {
			return t
		}
	}
	if v := r.head(i); v != none && r.isVerb(v) && r.rel(i) == syntax.Obj {
		for c := r.first[v]; c != none; c = r.next[c] {
			// "hold the meeting at the level of ministers that was proposed for May"
			if t := r.scheduledBehind(c, 1); c > i && r.rel(c) == syntax.Obl && r.c.lex.levels.has(r.lemma[c]) && t >= 0 {
				return t
			}
		}
	}
	for c := r.first[i]; c != none; c = r.next[c] {
		if t := r.scheduledBy(c); t >= 0 && c > i {
			return t
		}
		if t := r.scheduledBehind(c, 0); r.rel(c) == syntax.Nmod && t >= 0 {
			return t
		}
		if t := r.timeAt(c); c < i && t >= 0 && r.in.Times[t].Kind <= timex.Time && r.rel(c) != syntax.AclRelcl {
			return t
		}
	}
	return -1
}

// scheduledBehind returns the date in a clause that the parser hung on one of the
// nouns behind a meeting, below noun c ("talks with Kestovia that were to be held
// on Wednesday"), or -1.
func (r *reader) scheduledBehind(c int32, depth int) int32 {
	if depth > 3 || r.actAt(c) {
		return -1
	}
	for d := r.first[c]; d != none; d = r.next[d] {
		t := r.scheduledBy(d)
		switch r.rel(d) {
		case syntax.Nmod, syntax.Appos, syntax.Conj:
			if t < 0 {
				t = r.scheduledBehind(d, depth+1)
			}
		}
		if t >= 0 {
			return t
		}
	}
	return -1
}

// scheduledBy returns the date in a clause c that hangs on a noun and says for
// when it is set, or -1.
func (r *reader) scheduledBy(c int32) int32 {
	if rel := r.rel(c); rel != syntax.Acl && rel != syntax.AclRelcl && rel != syntax.Amod || !r.c.lex.scheduling.has(r.lemma[c]) {
		return -1
	}
	for d := r.first[c]; d != none; d = r.next[d] {
		if t := r.timeIn(d, 0); t >= 0 && !r.clausal(d) && r.in.Times[t].Kind <= timex.Time {
			return t
		}
		if r.rel(d) == syntax.Xcomp && r.infinitive(d) {
			if t := r.timeUnder(d); t >= 0 {
				return t // "which the League had intended to hold in May"
			}
		}
	}
	return -1
}

// timeUnder returns the first date among the arguments of i, past or to come, or -1.
func (r *reader) timeUnder(i int32) int32 {
	for d := r.first[i]; d != none; d = r.next[d] {
		if t := r.timeIn(d, 0); t >= 0 && !r.clausal(d) && r.in.Times[t].Kind <= timex.Time {
			return t
		}
	}
	return -1
}

// scheduledFor reports whether the word that a date hangs on sets the day of an
// act ("had been scheduled for 12 May").
func (r *reader) scheduledFor(t int32) bool {
	h := r.hungOn(t)
	return h != none && r.c.lex.scheduling.has(r.lemma[h])
}

// hungOn returns the word outside a time expression that it hangs on, or none.
func (r *reader) hungOn(t int32) int32 {
	e := &r.in.Times[t]
	for k := e.First; k < e.End; k++ {
		if h := r.head(k); h != none && (h < e.First || h >= e.End) {
			return h
		}
	}
	return none
}

// datedBySentence returns the only date of the sentence of act a, where it
// fits the act's status and no other act of the sentence has it.
func (r *reader) datedBySentence(a *act) int32 {
	if r.bidden(a.tok) || r.besidePlan(a.tok) {
		return -1
	}
	s, found := r.sentence(a.tok), int32(-1)
	for t := range r.in.Times {
		e := &r.in.Times[t]
		if e.Sentence != s || e.Kind != timex.Date {
			continue
		}
		if found >= 0 {
			return -1
		}
		found = int32(t)
	}
	if found < 0 || !exact(r.in.Times[found].Value) || stage(a) != r.laterTime(found) || !stage(a) && !r.pastTime(found) || r.ofTheBlamed(a.tok, found) {
		return -1
	}
	if k := r.in.Times[found].First; k > 0 && (r.lower(k-1) == "until" || r.lower(k-1) == "till") {
		return -1 // how long, not when
	}
	if told := r.talkedOf(a.tok); told != none && r.timeAt(told+1) == found {
		return -1
	}
	for k := min(a.tok, r.in.Times[found].First); k < max(a.tok, r.in.Times[found].First); k++ {
		if r.form(k) == ";" {
			return -1
		}
	}
	for k := a.tok + 1; k < r.in.Times[found].First; k++ {
		if r.rel(k) != syntax.Case && r.elsewhen(k) {
			return -1 // "the visit comes ahead of talks in Oslo on Friday"
		}
	}
	if h := r.hungOn(found); !stage(a) && (h == none || !r.headsOver(found, a.tok) || r.c.lex.reporting.has(r.lemma[h])) {
		return -1
	}
	for _, b := range r.acts {
		if b != a && b.over != a && a.over != b && r.sentence(b.tok) == s && (b.when == found || r.timeOfNoun(found, b.tok) || b.tok > a.tok && b.rule.Type != a.rule.Type) {
			return -1
		}
	}
	return found
}

// timeOfNoun reports whether a time expression hangs on noun i ("the May talks").
func (r *reader) timeOfNoun(t, i int32) bool {
	e := &r.in.Times[t]
	for k := e.First; k < e.End; k++ {
		if r.head(k) == i {
			return !r.isVerb(i)
		}
	}
	return false
}

// headsOver reports whether the word that a time expression hangs on stands
// above token i.
func (r *reader) headsOver(t, i int32) bool {
	h := r.hungOn(t)
	return h != none && r.isVerb(h) && r.doc.Dominates(h, i)
}

// compared reports whether a date is told as a distance from another ("two weeks
// later than planned"), which is no day of the act.
func (r *reader) compared(t int32) bool {
	end := r.in.Times[t].End
	return int(end) < len(r.doc.Tokens) && r.lower(end) == "than"
}

// deadline reports whether a date is told as the end of a span ("by the end of June").
func (r *reader) deadline(t int32) bool {
	i := r.in.Times[t].First - 1
	if i >= 0 && r.lower(i) == "the" {
		i--
	}
	switch {
	case i < 0:
		return false
	case r.lower(i) == "by", r.lower(i) == "until", r.lower(i) == "till", r.lower(i) == "before":
		return true
	}
	return false
}

// exact reports whether a value names a year at least, with no unknown part.
func exact(v string) bool { return len(v) >= 4 && !strings.Contains(v, "X") }

// actAt reports whether token i is the trigger of an act of its own.
func (r *reader) actAt(i int32) bool { return r.actOf[i] != nil }

// timeBelow returns the date among the arguments of i, or -1.
func (r *reader) timeBelow(i int32, later bool) int32 {
	found, aside := int32(-1), none
	if d := r.dayBefore(i); d != none {
		if t := r.timeAt(d); later && !r.pastTime(t) || !later && !r.laterTime(t) {
			found = t
		}
	}
	for c := r.first[i]; c != none; c = r.next[c] {
		if r.elsewhen(c) || aside != none && r.rel(c) != syntax.Punct && r.startsAt(c, aside) {
			_, aside = r.doc.Subtree(c) // "since a summit in June", with the month hung on the verb
			continue
		}
		if r.rel(c) == syntax.Advcl && r.gerund(c) && found < 0 && (r.lemma[c] == "begin" || r.lemma[c] == "start") {
			if t := r.timeUnder(c); t >= 0 && (later && !r.pastTime(t) || !later && !r.laterTime(t)) {
				found = t // "two days of talks, beginning with a dinner on Wednesday"
			}
		}
		if c == r.talkedOf(i) && r.timeAt(c+1) >= 0 {
			break // "briefed Reth on his talks last month", the month hung on the verb
		}
		if r.clausal(c) || r.judged(i, c) || r.preposition(c) == "since" && (r.rel(c) == syntax.Nmod || r.onceMore(i)) {
			continue // nor "the sixth meeting since 2021"
		}
		t := r.timeIn(c, 0)
		if t >= 0 && r.in.Times[t].Kind > timex.Time {
			t = r.dateBehind(c, 0) // "for two hours in Brask on Monday"
		}
		if t < 0 && r.rel(c) == syntax.Advmod {
			t = r.timeAt(r.child(c, syntax.Obl, syntax.OblUnmarked)) // "met again on Friday"
		}
		if t < 0 || r.in.Times[t].Kind > timex.Time || r.compared(t) {
			continue
		}
		if later && r.pastTime(t) || !later && r.laterTime(t) || r.ofTheBlamed(i, t) {
			continue
		}
		if found < 0 {
			found = t
		}
	}
	return found
}

// ofTheBlamed reports whether t, a year or month gone by, is that of the deed that the
// reproach i is for: "has blamed Norland for a fire in 2031" does not date the blaming,
// as no present perfect has a day of its own.
func (r *reader) ofTheBlamed(i, t int32) bool {
	if !r.actAt(i) || r.actOf[i].rule.Type != "ACCUSE" || !r.isVerb(i) {
		return false
	}
	f, e := r.formOf(i), &r.in.Times[t]
	return f.perfect && !f.past && f.modal == none && len(e.Value) <= len("2006-01") && e.Relative == nil && r.pastTime(t)
}

// onceMore reports whether act i is told as the first of its kind, or as the last:
// "it was her first visit since 2019", "the first leader to come since the war".
func (r *reader) onceMore(i int32) bool {
	switch {
	case !r.isVerb(i):
		return r.ordinal(i)
	case r.rel(i) == syntax.Acl && r.infinitive(i), r.rel(i) == syntax.AclRelcl:
		return r.ordinal(r.head(i))
	}
	return r.firstTime(i) != none
}

// judged reports whether object c of act i is a deed that i
// condemns ("condemned Monday's bombings in Brask"): its day and place are not those of i.
func (r *reader) judged(i, c int32) bool {
	if r.rel(c) != syntax.Obj || !r.actAt(c) || !r.actAt(i) {
		return false
	}
	return r.actOf[i].rule.Type == "ACCUSE" && deeds[r.actOf[c].rule.Type]
}

// startsAt reports whether the phrase of c begins with token i.
func (r *reader) startsAt(c, i int32) bool {
	first, _ := r.doc.Subtree(c)
	return first == i
}

// elsewhen reports whether phrase c names something that was before or is to come
// after ("comes ahead of talks in May", "the first contact since a summit in
// June"): its date is not that of the words it hangs on.
func (r *reader) elsewhen(c int32) bool {
	if r.timeAt(c) >= 0 {
		return false
	}
	if r.upos(c) == syntax.ADV && r.lemma[c] == "ahead" {
		return r.child(c, syntax.Obl) != none
	}
	switch r.preposition(c) {
	case "since", "until", "till", "before", "ahead_of", "prior_to", "pending", "about", "regarding", "concerning":
		return true
	case "in":
		return r.lemma[c] == "connection" && r.child(c, syntax.Nmod) != none // "in connection with a fire in July"
	}
	return false
}

// dateBehind returns the first date among the phrases that hang on c, or -1.
func (r *reader) dateBehind(c int32, depth int) int32 {
	if depth > 2 {
		return -1
	}
	for d := r.first[c]; d != none; d = r.next[d] {
		if r.rel(d) != syntax.Nmod && r.rel(d) != syntax.NmodUnmarked || d < c {
			continue
		}
		if t := r.timeAt(d); t >= 0 && r.in.Times[t].Kind <= timex.Time {
			return t
		}
		if t := r.dateBehind(d, depth+1); t >= 0 {
			return t
		}
	}
	return -1
}

// timeIn returns the first date at c or among its modifiers, or -1.
func (r *reader) timeIn(c int32, depth int) int32 {
	if t := r.timeAt(c); t >= 0 {
		return t
	}
	if depth > 3 {
		return -1
	}
	for d := r.first[c]; d != none; d = r.next[d] {
		rel := r.rel(d)
		if rel == syntax.Obl && r.upos(c) == syntax.ADJ {
			rel = syntax.Nmod // "spent much of Saturday"
		}
		switch rel {
		case syntax.Nmod, syntax.NmodPoss, syntax.Compound, syntax.NmodUnmarked, syntax.Advmod, syntax.OblUnmarked, syntax.Nummod, syntax.Amod, syntax.NmodDesc:
			if t := r.timeIn(d, depth+1); t >= 0 && !r.actAt(d) {
				return t
			}
		}
	}
	return -1
}

func (r *reader) clausal(c int32) bool {
	switch r.rel(c) {
	case syntax.Advcl, syntax.AdvclRelcl, syntax.Ccomp, syntax.AclRelcl, syntax.Parataxis, syntax.Conj, syntax.Csubj:
		return true
	case syntax.Xcomp, syntax.Acl:
		return r.actAt(c)
	}
	return false
}

// weekday reports whether a date is a bare day of the week, which the present
// tense sets in the days to come.
func (r *reader) weekday(t int32) bool {
	rel := r.in.Times[t].Relative
	return rel != nil && rel.Weekday != 0
}
