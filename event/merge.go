package event

import (
	"slices"
	"strings"

	"nuncio/entity"
	"nuncio/syntax"
)

// sift drops what is no event and joins acts to the words that hold them.
func (r *reader) sift() {
	for _, a := range r.acts {
		if a.rule.spoken && r.actOf[a.tok] != nil {
			r.actOf[a.tok].over = a
		}
		for _, o := range a.standing.over {
			if b := r.actOf[o]; b != nil && b != a && a.over == nil && holds(b.rule.Type) {
				a.over = b
				break
			}
		}
	}
	r.acts = slices.DeleteFunc(r.acts, func(a *act) bool {
		if !r.discard(a) {
			return false
		}
		if r.actOf[a.tok] == a {
			r.actOf[a.tok] = nil
		}
		return true
	})
}

// holds reports whether events of a type have an act as their content.
func holds(typ string) bool {
	return typ == "AGREE" || typ == "REQUEST" || typ == "REJECT" || typ == "THREATEN"
}

func (r *reader) discard(a *act) bool {
	if a.rule.Type == "CONSULT" && a.mode != "visit" || a.rule.anaphor {
		if a.standing.status == Possible && told(a) && a.over != nil && a.over.rule.Type == "REQUEST" && r.vague(a) {
			return true
		}
		return a.standing.none && !r.conditionOfMeeting(a) // bare ones may take up a plan
	}
	if a.standing.none || a.standing.bare {
		return true
	}
	if a.mode == "visit" && len(a.targets) == 0 && r.gerund(a.tok) && r.subordinator(a.tok) == "before" {
		return true // "said before flying to Brask": of where he was, not of a plan
	}
	if !r.predicate(a.tok) && r.preposition(a.tok) == "before" {
		return true // "before the invasion" tells of no plan
	}
	if len(a.sources)+len(a.targets) == 0 && (!a.rule.alone || r.describes(a.tok)) || a.mode == "visit" && r.homeward(a) {
		return true
	}
	if r.meansOf(a) || r.toldAsThreat(a) || r.signedPact(a) || r.openOffer(a) {
		return true
	}
	return a.standing.status == Possible && a.over != nil && a.over.rule.Type == "REQUEST" && !followed(a)
}

// describes reports whether verb i only describes a noun: "the curfew imposed in May".
func (r *reader) describes(i int32) bool {
	switch r.rel(i) {
	case syntax.Acl, syntax.AclRelcl, syntax.Amod:
		return r.isVerb(i)
	}
	return false
}

// tollOf reports whether an attack tells only of those that the attack above it hit, who
// are the other's targets where it names none: "bombed the town, killing nine", "a
// bombing that killed nine".
func (r *reader) tollOf(a, above *act) bool {
	if a.rule.Type != "ASSAULT" || a.tok < above.tok {
		return false
	}
	switch r.rel(a.tok) {
	case syntax.Advcl:
		if !r.gerund(a.tok) || r.child(a.tok, syntax.Nsubj, syntax.Mark) != none {
			return false
		}
	case syntax.AclRelcl:
		if r.isVerb(above.tok) || !slices.Contains(r.subjectStep(a.tok, words{}), above.tok) {
			return false
		}
	default:
		return false
	}
	if len(above.targets) == 0 {
		above.targets = a.targets
	}
	return true
}

// meansOf reports whether a deed that a noun names is how the deed of the verb above
// it was done ("killed two soldiers in a bomb attack").
func (r *reader) meansOf(a *act) bool {
	for c := r.first[a.tok]; c != none && !r.isVerb(a.tok); c = r.next[c] {
		if b := r.actOf[c]; b != nil && b.rule.Type == a.rule.Type && r.setOffParticiple(c) {
			return true // "imposed sanctions", the verb hung on its object
		}
	}
	h := r.head(r.firstConjunct(a.tok))
	if h == none || !deeds[a.rule.Type] {
		return false
	}
	if v := r.head(h); r.preposition(a.tok) == "for" && r.actOf[h] == nil && v != none && r.actOf[v] != nil && r.actOf[v].rule.Type == a.rule.Type {
		return true // "claimed responsibility for the attack"
	}
	if r.actOf[h] == nil || r.actOf[h].rule.Type != a.rule.Type {
		return false
	}
	if r.predicate(a.tok) {
		return r.tollOf(a, r.actOf[h])
	}
	switch r.preposition(a.tok) {
	case "in", "by", "with", "during", "through":
		return true
	}
	return false
}

// signedPact reports whether a noun of agreement is what the act above it signs or
// ratifies ("the signing of the trade agreement between ..."): no second act.
func (r *reader) signedPact(a *act) bool {
	h := r.head(a.tok)
	return a.rule.Type == "AGREE" && !r.predicate(a.tok) && h != none && r.rel(a.tok) == syntax.Nmod && r.preposition(a.tok) == "of" && r.actAt(h) && r.actOf[h].rule.Type == "SUPPORT"
}

// openOffer reports whether a participle tells as an offer what is a part of the deed above
// it, and as open as that ("could lift the ban, offering Velmar grain"): no act of speech.
func (r *reader) openOffer(a *act) bool {
	return a.rule.Type == "AGREE" && told(a) && (a.standing.status == Possible || a.standing.status == Conditional) &&
		r.rel(a.tok) == syntax.Advcl && r.gerund(a.tok) && r.child(a.tok, syntax.Mark, syntax.Nsubj) == none
}

// toldAsThreat reports whether a threat done by saying a clause is told as one by a
// word above that clause ("warned that it will annex the island if ...").
func (r *reader) toldAsThreat(a *act) bool {
	if !a.rule.spoken || a.rule.Type != "THREATEN" {
		return false
	}
	for h, n := r.head(a.tok), 0; h != none && n < 4; h, n = r.head(h), n+1 {
		if b := r.actOf[h]; b != nil && b.rule.Type == "THREATEN" {
			return true
		}
	}
	return false
}

// homeward reports whether a journey goes to the travellers' own country.
func (r *reader) homeward(a *act) bool {
	for _, t := range a.targets {
		for _, s := range a.sources {
			if r.isState(t) && r.standsFor(t, s) {
				return true
			}
		}
	}
	p := r.placeOf[a.tok]
	if p < 0 && len(a.targets) == 0 && r.predicate(a.tok) {
		p, _ = r.placed(a.tok) // "flying to Brask", said of a Kestovian
	}
	if p >= 0 {
		// "is in Brask", said of a Kestovian
		for _, s := range a.sources {
			if c := r.in.Entities.Actors[s].Country; c != "" && c == r.in.Places[p].Country {
				return true
			}
		}
	}
	return false
}

// followed reports whether what was asked is a step one follows over time: a
// visit, a signing, a sanction (CODING, rule 5).
func followed(a *act) bool {
	switch a.rule.Type {
	case "CONSULT", "SANCTION":
		return len(a.sources)+len(a.targets) > 0
	case "SUPPORT":
		return a.cameo == "057"
	case "COOPERATE":
		return a.cameo == "062" // somebody handed over
	}
	return false
}

// vague reports whether a meeting is told as talks in general, that nobody could
// follow: new, without day or place ("urged Kestovia to open a dialogue").
func (r *reader) vague(a *act) bool {
	if r.predicate(a.tok) || a.definite || !r.c.lex.vague.has(r.lemma[a.tok]) {
		return false
	}
	if t, _ := r.dated(a.tok, true); t >= 0 || r.placeAround(a.tok) >= 0 {
		return false
	}
	v := r.lightVerb(a.tok)
	return v == none || r.placeAround(v) < 0
}

// conditionOfMeeting reports whether a meeting stands in an if-clause that says
// that it takes place ("if it does go ahead"): the report has no other words
// for its standing, and the meeting hangs on a condition.
func (r *reader) conditionOfMeeting(a *act) bool {
	if !a.rule.anaphor || !r.c.lex.occurrences.has(r.lemma[a.tok]) || r.rel(a.tok) != syntax.Advcl {
		return false
	}
	mark := r.subordinator(a.tok)
	if mark != "if" && mark != "unless" && mark != "once" {
		return false
	}
	why := quoted(mark+" ... "+r.form(a.tok)) + ": whether it takes place is open"
	a.standing = stand(Conditional, why)
	return true
}

// merge joins acts that are one event, and the stages of one meeting.
func (r *reader) merge() {
	r.blameCulprits()
	r.doubtPronouns()
	r.doubtTellers()
	for _, a := range r.acts {
		r.locate(a)
	}
	r.joinReceptions()
	r.doubtDays()
	r.dropNever()
	r.splitMeetings()
	r.stillThere()
	for i, a := range r.acts {
		if a.rule.Type == "CONSULT" {
			r.sidesOfAgreement(a)
			r.sidesOfText(a, r.acts[:i])
			r.takeUp(a, r.acts[:i])
			r.levelSides(a)
		}
	}
	for _, a := range r.acts {
		if a.where == None && localActs[a.rule.Type] && !a.standing.bare && a.same == nil {
			r.placeBySentence(a)
		}
	}
	r.acts = slices.DeleteFunc(r.acts, func(a *act) bool {
		if a.rule.Type != "CONSULT" || a.same != nil {
			return false
		}
		return a.standing.bare || a.standing.none || len(a.sources)+len(a.targets) == 0 && !r.nameless(a)
	})
	for i, a := range r.acts {
		for _, b := range r.acts[:i] {
			if a.same == nil && b.same == nil && r.oneEvent(b, a) {
				r.join(b, a)
				break
			}
		}
	}
	r.joinVisits()
	r.joinOpened()
	r.joinFrames()
	r.renew()
	r.joinPlans()
	r.foldStages()
	r.fillPlans()
	r.dateAgreed()
	for _, a := range r.acts {
		if a.rule.Type == "CONSULT" && a.mode == "" && a.same == nil {
			a.mode = r.sidesMode(a)
		}
	}
}

// nameless reports whether a meeting counts though the report names nobody who takes
// part: talks, a summit or a round of them that its clause tells of, with the place or
// the day ("the third summit was held in Brask").
func (r *reader) nameless(a *act) bool {
	if r.predicate(a.tok) || a.mode == "visit" || a.standing.status == Possible || !r.c.lex.nameless.has(r.lemma[a.tok]) {
		return false
	}
	top := r.measured(a.tok)
	if r.rel(top) != syntax.Nsubj && r.rel(top) != syntax.NsubjPass {
		return false
	}
	for c := r.first[a.tok]; c != none; c = r.next[c] {
		if (r.rel(c) == syntax.Amod || r.rel(c) == syntax.Compound) && r.c.lex.domestic.has(r.lemma[c]) {
			return false // "wage talks"
		}
	}
	return a.where != None || a.when != None
}

// blameCulprits gives a deed told as the cause of a penalty or a reproach, by a pronoun
// that was taken for who imposes it, to the one it falls on ("imposed sanctions on
// Kestovia after it shelled the port").
func (r *reader) blameCulprits() {
	for _, a := range r.acts {
		h := r.head(a.tok)
		if h == none || r.rel(a.tok) != syntax.Advcl || !r.actAt(h) || !deeds[a.rule.Type] || len(a.sources) != 1 {
			continue
		}
		if m := r.subordinator(a.tok); m != "after" && m != "because" {
			continue
		}
		b, s := r.actOf[h], r.grammaticalSubject(a.tok)
		if t := b.rule.Type; t != "SANCTION" && t != "ACCUSE" && t != "COERCE" || s == none || r.upos(s) != syntax.PRON || len(b.targets) != 1 || !slices.Equal(a.sources, b.sources) {
			continue
		}
		if x := &r.in.Entities.Actors[b.targets[0]]; (r.lower(s) == "he" || r.lower(s) == "she") == (x.Kind == entity.Person) {
			a.sources = slices.Clone(b.targets)
			a.why = append(a.why, "the deed that "+r.quote(h)+" answers is that of whom it falls on")
		}
	}
}

// joinReceptions makes the receiving of guests for a meeting a further mention of the
// meeting, where the phrase of that tells more of it.
func (r *reader) joinReceptions() {
	for _, a := range r.acts {
		if h := a.reception; h != nil && h.same == nil {
			a.when, a.where = or(h.when, a.when), or(h.where, a.where)
			h.same = a
			a.also = append(append(a.also, h), h.also...)
		}
	}
}

// stillThere makes an arrival that the report also tells of as a visit under way
// ("arrived in Brask", "it is her second trip") one visit under way.
func (r *reader) stillThere() {
	for _, a := range r.acts {
		if a.mode != "visit" || a.standing.status != Happened || !told(a) || !r.c.lex.arrivals.has(r.lemma[a.tok]) {
			continue
		}
		for _, b := range r.acts {
			if b.mode == "visit" && told(b) && b.standing.status == Ongoing && r.visitWord(b.tok) && len(b.sources) > 0 && r.compatible(a.sources, b.sources) {
				a.standing.status, a.standing.fact = Ongoing, grades[Ongoing]
				a.standing.why = append(slices.Clone(a.standing.why), "told of as under way: "+r.quote(b.tok))
			}
		}
	}
}

// joinVisits makes the noun of a visit in whose course something is to be done ("during
// his visit he will meet Okel") a further mention of that visit, where it is under way.
func (r *reader) joinVisits() {
	for i, b := range r.acts {
		if b.same != nil || b.mode != "visit" || !told(b) || done(b) || !r.inCourseOf(b.tok) || b.when != None && r.laterTime(b.when) {
			continue
		}
		for _, a := range slices.Backward(r.acts[:i]) {
			if a.same != nil || a.mode != "visit" || !r.compatible(a.sources, b.sources) || !r.matchRole(a.targets, b.targets) {
				continue
			}
			if a.standing.status == Ongoing || a.standing.status == Happened && r.c.lex.arrivals.has(r.lemma[a.tok]) {
				r.join(a, b)
			}
			break
		}
	}
}

// joinOpened makes the noun of a meeting ahead of which something was done ("tightened
// security ahead of the summit") a further mention of it, where it is under way.
func (r *reader) joinOpened() {
	for _, b := range r.acts {
		if b.same != nil || b.rule.Type != "CONSULT" || b.mode == "visit" || !told(b) || b.standing.status != Planned || b.when != None && r.laterTime(b.when) || !r.definite(b.tok) {
			continue
		}
		if p := r.preposition(b.tok); p != "before" && p != "ahead_of" && p != "prior_to" {
			continue
		}
		for _, a := range r.acts {
			if a.same == nil && a != b && a.rule.Type == "CONSULT" && a.mode != "visit" && told(a) && a.standing.status == Ongoing && r.lemma[a.tok] == r.lemma[b.tok] && r.matchRole(a.sources, b.sources) {
				r.join(a, b)
				break
			}
		}
	}
}

// joinFrames makes the meeting of a body at which several meet ("the ministers met at a
// conference of the League") a further mention of their meeting.
func (r *reader) joinFrames() {
	for _, b := range r.acts {
		h := r.head(r.measured(r.firstConjunct(b.tok)))
		if b.same != nil || b.rule.Type != "CONSULT" || r.predicate(b.tok) || h == none || !r.actAt(h) || slices.ContainsFunc(b.sources, func(x int32) bool { return r.in.Entities.Actors[x].Kind != entity.Organisation }) {
			continue
		}
		a := r.actOf[h]
		if a.same != nil || a.rule.Type != "CONSULT" || a.mode == "visit" || a.standing.status != b.standing.status || r.child(h, syntax.Obj) != none || len(r.prepAt(h, withWords.list)) > 0 {
			continue
		}
		if p := r.preposition(b.tok); p == "at" || p == "in" || p == "for" {
			a.when, a.where, b.same = or(a.when, b.when), or(a.where, b.where), a
			a.also = append(append(a.also, b), b.also...)
		}
	}
}

// inCourseOf reports whether i is "his visit" behind "during" or "on".
func (r *reader) inCourseOf(i int32) bool {
	p := r.preposition(i)
	return (p == "during" || p == "on" || p == "throughout") && r.visitWord(i) && r.definite(i)
}

// sidesMode returns the mode of a meeting by how many sides it has: with three,
// of which one is a body, that one brings the two others together; else three and
// more are a conference.
func (r *reader) sidesMode(a *act) string {
	var sides []string
	body := false
	for _, x := range a.sources {
		c := r.in.Entities.Actors[x].Country
		if c == "" {
			for _, o := range r.in.Entities.Actors[x].Offices {
				if bodyCodes[o.Country] {
					c = o.Country
				}
			}
		}
		if c == "" || slices.Contains(sides, c) {
			continue
		}
		body = body || bodyCodes[c]
		sides = append(sides, c)
	}
	switch {
	case len(sides) == 3 && r.hostedTalks(a):
		return "third-party"
	case len(sides) < 3 && r.conference(a):
		return "multilateral"
	case len(sides) == 3 && body:
		return "third-party"
	case len(sides) > 2:
		return "multilateral"
	}
	return ""
}

// hostedTalks reports whether somebody hosts talks between others.
func (r *reader) hostedTalks(a *act) bool {
	v := r.lightVerb(a.tok)
	return v != none && r.lemma[v] == "host" && len(r.prepAt(a.tok, []string{"between"})) > 0
}

// conference reports whether a meeting is told as one of many: a conference or
// forum that one takes part in, or the summit of a group of no one country ("a
// summit of Gulf rulers").
func (r *reader) conference(a *act) bool {
	if r.predicate(a.tok) || len(a.sources) != 1 {
		return false
	}
	x := &r.in.Entities.Actors[a.sources[0]]
	switch w := r.lemma[a.tok]; {
	case r.c.lex.gatherings.has(w):
		return len(r.prepStep(a.tok, withWords)) == 0
	case w == "summit":
		if !x.Plural || x.Named || x.Country != "" || len(x.Mentions) == 0 {
			return false
		}
		h := r.in.Entities.Mentions[x.Mentions[0]].Head
		return r.childWord(h, "two", "both", "three") == none && len(x.Members) == 0
	}
	return false
}

// bodyCodes are the codes of bodies of states (CODING manual, section 5).
var bodyCodes = map[string]bool{"UNO": true, "EUR": true, "IGO": true}

// fillPlans gives the stages of one plan that are told without a day or a
// place ("called it off") the only one that the other stages have.
func (r *reader) fillPlans() {
	for _, a := range r.acts {
		if a.same != nil || a.plan == None {
			continue
		}
		if a.when == None {
			a.when = r.onlyOf(a, func(b *act) int32 { return b.when }, r.datesClash)
		}
		if a.where == None {
			a.where = r.onlyOf(a, func(b *act) int32 { return b.where }, r.placesClash)
		}
	}
}

// telephoned reports whether an act is a call, which has no place and no day of the
// meeting it may prepare.
func (a *act) telephoned() bool { return a.cameo == "041" }

// onlyOf returns what the other stages of the plan of a have, or None where
// none has it or two of them differ.
func (r *reader) onlyOf(a *act, get func(*act) int32, clash func(x, y int32) bool) int32 {
	found := None
	for _, b := range r.acts {
		if b == a || b.same != nil || b.plan != a.plan || get(b) == None || a.renewed || b.renewed || a.telephoned() != b.telephoned() {
			continue
		}
		if found != None && clash(found, get(b)) {
			return None
		}
		if found == None {
			found = get(b)
		}
	}
	return found
}

// covered reports whether actor x is among the actors or stands for one of
// them: a state for its leader, a leader for his state.
func (r *reader) covered(x int32, among []int32) bool {
	for _, y := range among {
		if x == y || r.standsFor(x, y) || r.standsFor(y, x) || r.sameOffice(x, y) {
			return true
		}
	}
	return false
}

// standsFor reports whether a state may stand for an actor of its government.
func (r *reader) standsFor(state, who int32) bool {
	s, w := &r.in.Entities.Actors[state], &r.in.Entities.Actors[who]
	if s.Kind != entity.State && s.Named || s.Country == "" || s.Country != w.Country {
		return false
	}
	return w.Sector == "GOV" || w.Sector == "" || w.Sector == "MIL" || w.Sector == "PTY"
}

// sameOffice reports whether one of two people is named by an office alone ("a
// Norland premier") that the other may hold.
func (r *reader) sameOffice(x, y int32) bool {
	a, b := &r.in.Entities.Actors[x], &r.in.Entities.Actors[y]
	return a.Kind == entity.Person && b.Kind == entity.Person && a.Named != b.Named && a.Country != "" && a.Country == b.Country &&
		r.headTitle(a) != "" && r.headTitle(a) == r.headTitle(b)
}

// headTitle returns the word of the office of a head of state or government
// that an actor holds ("president"), or "".
func (r *reader) headTitle(a *entity.Actor) string {
	for _, o := range a.Offices {
		if o.Time != entity.Current {
			continue
		}
		head := ""
		for _, w := range strings.Fields(strings.ToLower(o.Title)) {
			if w == "vice" || w == "deputy" {
				head = ""
				break
			}
			if head == "" && r.c.lex.heads.has(w) {
				head = w
			}
		}
		if head != "" {
			return head
		}
	}
	return ""
}

// oneEvent reports whether b tells the event of a again.
func (r *reader) oneEvent(a, b *act) bool {
	if a.rule.Type != b.rule.Type || a.standing.status != b.standing.status {
		return false
	}
	if a.when != None && b.when != None && r.datesClash(a.when, b.when) {
		return false
	}
	if r.another(b) && !r.another(a) {
		return false
	}
	if r.title(a.tok) && a.when == None && b.when != None && r.oldNews(b.when) {
		return false // a headline tells the news
	}
	if a.rule.Type != "CONSULT" {
		if r.namedByDay(a, b) || r.namedAgain(a, b) || r.headlined(a, b) || ofNobody(b) && agreed(a) {
			return true
		}
		return r.sameRoles(a, b) && (a.rule == b.rule || a.mode == b.mode) && (r.sameWords(a, b) || r.onceOnly(a, b) || r.title(a.tok) || r.caption(a.tok) || r.caption(b.tok))
	}
	if (a.mode == "visit") != (b.mode == "visit") {
		return false
	}
	if a.where != None && b.where != None && r.placesClash(a.where, b.where) && !r.title(a.tok) {
		return false
	}
	if a.mode == "visit" {
		if len(a.sources) != len(b.sources) && !r.title(a.tok) {
			return false // one of two arrivals called on somebody
		}
		return r.compatible(a.sources, b.sources) && (len(a.targets) == 0 || len(b.targets) == 0 || r.compatible(a.targets, b.targets))
	}
	return r.sameMeeting(a, b)
}

// sameMeeting reports whether the participants of two mentions may be those of
// one meeting: one list covers the other, and they have somebody in common by
// name; a single name is enough only where the mention takes something up.
func (r *reader) sameMeeting(a, b *act) bool {
	x, y := participants(a), participants(b)
	if len(x) == 0 || len(y) == 0 {
		return r.sameWord(a, b) && a.when != None && b.when != None && r.in.Times[a.when].Value == r.in.Times[b.when].Value && len(r.in.Times[a.when].Value) == len("2006-01-02")
	}
	if !r.compatible(x, y) {
		return false
	}
	common := slices.ContainsFunc(x, func(p int32) bool { return slices.Contains(y, p) })
	if r.sentence(a.tok) != r.sentence(b.tok) && !common && !r.byLeaders(x, y) {
		return false
	}
	if len(x) == len(y) {
		return true
	}
	less := a
	if len(y) < len(x) {
		less = b
	}
	return len(participants(less)) > 1 || less.definite || less.standing.before != nil || less.rule.anaphor && r.predicate(less.tok)
}

// byLeaders reports whether the shorter list names, one by one, the states of
// the heads in the longer, or the other way about.
func (r *reader) byLeaders(x, y []int32) bool {
	if len(x) > len(y) {
		x, y = y, x
	}
	for _, p := range x {
		if !slices.ContainsFunc(y, func(q int32) bool { return r.leads(p, q) || r.leads(q, p) || r.sameOffice(p, q) }) {
			return false
		}
	}
	return len(x) > 1
}

// leads reports whether who is the head of a state, by an office that the
// report gives.
func (r *reader) leads(state, who int32) bool {
	return r.standsFor(state, who) && r.headTitle(&r.in.Entities.Actors[who]) != ""
}

func participants(a *act) []int32 { return append(slices.Clone(a.sources), a.targets...) }

// onceOnly reports whether acts a and b are one such thing of the same people.
func (r *reader) onceOnly(a, b *act) bool {
	if !r.c.lex.single.has(a.mode) || !sameBefallen(a, b) || r.imprisons(a) != r.imprisons(b) {
		return false
	}
	day := or(a.when, b.when)
	return day == None || !slices.ContainsFunc(r.acts, func(c *act) bool { // nor arrested twice
		return sameBefallen(a, c) && c.when != None && r.datesClash(day, c.when)
	})
}

// sameBefallen reports whether two acts of one mode fall on the same people, or are done
// by them where they fall on nobody.
func sameBefallen(a, b *act) bool {
	return a.mode == b.mode && slices.Equal(a.targets, b.targets) && (len(a.targets) > 0 || slices.Equal(a.sources, b.sources))
}

// imprisons reports whether an arrest is a term in prison.
func (r *reader) imprisons(a *act) bool {
	return a.mode == "arrest" && (strings.HasPrefix(r.lemma[a.tok], "jail") || strings.HasPrefix(r.lemma[a.tok], "imprison"))
}

// sameWords reports whether act b is told by the word of a or of a further mention of
// it, is the object of a's verb ("drew condemnation"), says what was done with the noun
// of a ("commitments given"), or is joined to the noun of a ("sent grain and a loan").
func (r *reader) sameWords(a, b *act) bool {
	return r.sameWord(a, b) || r.rel(b.tok) == syntax.Obj && r.head(b.tok) == a.tok || r.rel(b.tok) == syntax.Acl && r.head(b.tok) == a.tok ||
		a.rule == b.rule && !r.predicate(a.tok) && !r.predicate(b.tok) && r.firstConjunct(a.tok) == r.firstConjunct(b.tok) ||
		slices.ContainsFunc(a.also, func(m *act) bool { return r.sameWord(m, b) })
}

// sameWord reports whether two acts are told by the same word
// or by a verb and its noun ("agreed", "agreement").
func (r *reader) sameWord(a, b *act) bool {
	x, y := r.lemma[a.tok], r.lemma[b.tok]
	return x == y || len(x) >= sameStem && len(y) >= sameStem && x[:sameStem] == y[:sameStem]
}

// sameStem is how many letters at the start make two words one stem.
const sameStem = 5

// namedByDay reports whether b is no more than a noun with the day of the deed a
// ("Friday's demonstration").
func (r *reader) namedByDay(a, b *act) bool {
	return deeds[a.rule.Type] && a.mode == b.mode && !r.predicate(b.tok) && len(b.sources)+len(b.targets) == 0 && a.when != None && b.when != None &&
		len(r.in.Times[a.when].Value) == len("2006-01-02") && r.in.Times[a.when].Value == r.in.Times[b.when].Value && (a.where == None || b.where == None || !r.placesClash(a.where, b.where))
}

// namedAgain reports whether b is no more than a noun that takes up the deed a by its
// own word and number ("the massacre", "those bombings"), and tells no place for it.
func (r *reader) namedAgain(a, b *act) bool {
	return deeds[a.rule.Type] && a.mode == b.mode && r.definite(b.tok) && len(b.sources)+len(b.targets) == 0 && r.sameWord(a, b) &&
		(r.predicate(a.tok) || r.xpos(a.tok) == r.xpos(b.tok)) && (b.where == None || a.where != None && !r.placesClash(a.where, b.where))
}

// agreed reports whether act a is an agreement of two sides or more.
func agreed(a *act) bool {
	return a.rule.Type == "AGREE" && a.standing.status == Happened && len(a.sources) > 1
}

// ofNobody reports whether an agreement is told without those who reached it ("Deal struck
// after four days"): it is the one that the report is about.
func ofNobody(a *act) bool {
	return a.rule.Type == "AGREE" && len(a.sources)+len(a.targets) == 0
}

// headlined reports whether headline a tells of the deed b with nouns for the same
// nameless people ("Soldier killed", "one soldier was killed").
func (r *reader) headlined(a, b *act) bool {
	if !r.title(a.tok) || r.title(b.tok) || !r.sameWord(a, b) || a.mode != b.mode || !r.matchRole(a.sources, b.sources) || len(a.targets) != 1 || len(b.targets) != 1 {
		return false
	}
	x, y := &r.in.Entities.Actors[a.targets[0]], &r.in.Entities.Actors[b.targets[0]]
	return !x.Named && !y.Named && x.Plural == y.Plural && len(x.Mentions) > 0 && len(y.Mentions) > 0 &&
		r.lemma[r.in.Entities.Mentions[x.Mentions[0]].Head] == r.lemma[r.in.Entities.Mentions[y.Mentions[0]].Head]
}

func (r *reader) sameRoles(a, b *act) bool {
	return r.matchRole(a.sources, b.sources) && r.matchRole(a.targets, b.targets) && (mutual(a) || !overlap(a.sources, b.targets) && !overlap(a.targets, b.sources)) &&
		(len(a.sources) > 0 && len(b.sources) > 0 || len(a.targets) > 0 && len(b.targets) > 0)
}

// mutual reports whether an act is done by all sides alike, so that one of them may be
// told as whom it falls on: they agree, cooperate or sign.
func mutual(a *act) bool {
	return a.rule.Type == "AGREE" || a.rule.Type == "COOPERATE" || a.cameo == "057"
}

// overlap reports whether two lists have somebody in common.
func overlap(a, b []int32) bool {
	return slices.ContainsFunc(a, func(x int32) bool { return slices.Contains(b, x) })
}

func (r *reader) matchRole(a, b []int32) bool {
	return len(a) == 0 || len(b) == 0 || r.compatible(a, b)
}

// compatible reports whether the shorter list is covered by the longer, each actor by
// another one.
func (r *reader) compatible(a, b []int32) bool {
	if len(a) > len(b) {
		a, b = b, a
	}
	if len(a) == 0 {
		return false
	}
	free := slices.DeleteFunc(slices.Clone(b), func(y int32) bool { return slices.Contains(a, y) })
	for _, x := range a {
		if slices.Contains(b, x) {
			continue
		}
		at := slices.IndexFunc(free, func(y int32) bool { return r.covered(x, []int32{y}) })
		if at < 0 {
			return false
		}
		free = slices.Delete(free, at, at+1)
	}
	return true
}

// join makes b a further mention of a; the fuller one lends its roles.
func (r *reader) join(a, b *act) {
	b.same = a
	r.joinManner(a, b)
	a.also = append(a.also, b)
	a.also = append(a.also, b.also...)
	if mediated := a.rule.Type == "CONSULT" && a.mode == "third-party" && len(a.targets) > 0; !mediated || !r.compatible(a.targets, b.sources) {
		a.sources = r.fuller(a.sources, b.sources) // but the parties to what a mediates stay the targets
	}
	if r.headlined(a, b) {
		a.targets = nil // the text's words are the fuller ones
	}
	if a.mode == "visit" && len(a.targets) > 0 && !slices.ContainsFunc(b.targets, func(x int32) bool { return r.headTitle(&r.in.Entities.Actors[x]) != "" }) {
		b.targets = nil // who met the visitor at the airport is not the host
	}
	a.targets = r.fuller(a.targets, b.targets)
	if b.when != None && (a.when == None || len(r.in.Times[b.when].Value) > len(r.in.Times[a.when].Value)) {
		a.when = b.when // the more exact date
	}
	if a.where == None {
		a.where = b.where
	}
	if a.statusWhen == None {
		a.statusWhen = b.statusWhen
	}
	if a.mode == "" && b.mode != "" {
		a.mode, a.cameo = b.mode, b.cameo
	}
}

// fuller joins two lists of the same people; where a state and a person stand
// for one another the person stays.
func (r *reader) fuller(a, b []int32) []int32 {
	out := slices.Clone(a)
	for _, y := range b {
		if slices.Contains(out, y) {
			continue
		}
		at := slices.IndexFunc(out, func(x int32) bool { return r.standsFor(x, y) && r.in.Entities.Actors[y].Named })
		switch {
		case at >= 0:
			out[at] = y
		case r.covered(y, out):
		default:
			out = append(out, y)
		}
	}
	return out
}

// joinPlans numbers the meetings whose stages the report tells: planned,
// called off, conditional.
func (r *reader) joinPlans() {
	next := int32(0)
	for i, a := range r.acts {
		if a.same != nil || !stage(a) {
			continue
		}
		for _, b := range r.acts[:i] {
			if b.same != nil || !stage(b) || !r.onePlan(a, b) {
				continue
			}
			if a.plan != None {
				// A calling off joins the plan as it was, and as it is now.
				if b.plan == None && a.standing.status == Cancelled && r.formerPlan(b) {
					b.plan = a.plan
				}
				continue
			}
			if b.plan == None {
				b.plan = next
				next++
			}
			a.plan = b.plan
			r.nameLeaders(a, b)
		}
	}
}

// nameLeaders puts the people of plan b for the offices that its stage a names
// ("a Norland premier").
func (r *reader) nameLeaders(a, b *act) {
	for i, x := range a.sources {
		for _, y := range b.sources {
			if r.sameOffice(x, y) && r.in.Entities.Actors[y].Named && !slices.Contains(a.sources, y) {
				a.sources[i] = y
			}
		}
	}
}

// stage reports whether an act is a stage of something that is or was to come.
func stage(a *act) bool {
	switch a.standing.status {
	case Planned, Cancelled, Conditional, Possible, Denied:
		return true
	}
	return false
}

func (r *reader) onePlan(a, b *act) bool {
	if a.rule.Type != b.rule.Type || a.mode != b.mode && a.rule.Type != "CONSULT" || a.listed != b.listed {
		return false
	}
	if a.rule.Type != "CONSULT" {
		return a.rule == b.rule && r.sameRoles(a, b)
	}
	if a.where != None && b.where != None && r.placesClash(a.where, b.where) {
		return false
	}
	if a.when != None && b.when != None && (r.datesClash(a.when, b.when) || r.weeksClash(a.when, b.when)) && !r.moved(a, b) {
		return false
	}
	if a.mode == "visit" && b.mode == "visit" && !r.compatible(a.sources, b.sources) {
		return false // one goes to the other, the other comes to the one
	}
	return r.sameMeeting(a, b)
}

// moved reports whether two stages for different days may be of one meeting: one
// of them was called off. "A meeting set for May fell through", beside one in
// June, is another.
func (r *reader) moved(a, b *act) bool {
	if a.renewed || b.renewed {
		return true
	}
	for _, x := range [...]*act{a, b} {
		if x.standing.status == Cancelled && (x.definite || r.predicate(x.tok)) {
			return true
		}
	}
	return false
}
