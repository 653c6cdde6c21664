package event

import (
	"fmt"
	"math"
	"slices"
	"strings"
	"time"

	"nuncio/entity"
	"nuncio/place"
	"nuncio/syntax"
	"nuncio/timex"
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
	if len(a.sources)+len(a.targets) == 0 && !a.rule.alone || a.mode == "visit" && r.homeward(a) {
		return true
	}
	return a.standing.status == Possible && a.over != nil && a.over.rule.Type == "REQUEST" && !r.followed(a)
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
func (r *reader) followed(a *act) bool {
	switch a.rule.Type {
	case "CONSULT":
		return len(a.sources)+len(a.targets) > 0 && (a.mode == "visit" || !r.vague(a))
	case "SANCTION":
		return len(a.sources)+len(a.targets) > 0
	case "SUPPORT":
		return a.cameo == "057"
	}
	return false
}

// vague reports whether a meeting is told as talks in general, that nobody could
// follow: new, without day or place ("urged Kestovia to open a dialogue").
func (r *reader) vague(a *act) bool {
	if r.predicate(a.tok) || a.definite || !r.c.lex.vague.has(r.lemma[a.tok]) {
		return false
	}
	t, _ := r.dated(a.tok, true)
	p, _ := r.placed(a.tok)
	return t < 0 && p < 0
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
	r.doubtPronouns()
	r.doubtDays()
	for _, a := range r.acts {
		r.locate(a)
	}
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
		return a.standing.bare || a.standing.none || len(a.sources)+len(a.targets) == 0
	})
	for i, a := range r.acts {
		for _, b := range r.acts[:i] {
			if a.same == nil && b.same == nil && r.oneEvent(b, a) {
				r.join(b, a)
				break
			}
		}
	}
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

// stillThere makes an arrival that the report also tells of as a visit under way
// ("arrived in Brask", "it is her second trip") one visit under way.
func (r *reader) stillThere() {
	for _, a := range r.acts {
		if a.mode != "visit" || a.standing.status != Happened || !told(a) || !arrivals[r.lemma[a.tok]] {
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

// sidesMode returns the mode of a meeting by how many sides it has: with three,
// of which one is a body, that one brings the two others together; four and more
// are a conference.
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
	case len(sides) == 3 && body:
		return "third-party"
	case len(sides) > 3:
		return "multilateral"
	}
	return ""
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

// onlyOf returns what the other stages of the plan of a have, or None where
// none has it or two of them differ.
func (r *reader) onlyOf(a *act, get func(*act) int32, clash func(x, y int32) bool) int32 {
	found := None
	for _, b := range r.acts {
		if b == a || b.same != nil || b.plan != a.plan || get(b) == None || a.renewed || b.renewed {
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

// localActs are the types whose acts take place somewhere; acts of speech are
// not placed by what else their sentence names.
var localActs = map[string]bool{"CONSULT": true, "ASSAULT": true, "COERCE": true, "PROTEST": true, "MOBILIZE": true}

// placeBySentence gives an act the only place that its sentence is set in by
// "in" or "at", where no other act of the sentence has it.
func (r *reader) placeBySentence(a *act) {
	s, found := r.sentence(a.tok), int32(-1)
	for p := range r.in.Places {
		x := &r.in.Places[p]
		if x.Sentence != s || r.stOf[x.Head] != r.stOf[a.tok] || r.asideFrom(a.tok, x.Head) {
			continue // nor where the words are said, or where he is of whom they are told
		}
		if c := r.child(x.Head, syntax.Case); c == none || r.lemma[c] != "in" && r.lemma[c] != "at" {
			continue
		}
		if found >= 0 {
			return
		}
		found = int32(p)
	}
	if found < 0 || slices.ContainsFunc(r.acts, func(b *act) bool { return b != a && r.sentence(b.tok) == s && (b.where == found || !b.standing.bare) }) {
		return
	}
	a.where = found
	a.why = append(a.why, "place in its sentence: "+quoted(r.in.Places[found].Span.Text(r.doc.Text)))
}

// asideFrom reports whether act i is told in a relative clause that place p is no
// part of.
func (r *reader) asideFrom(i, p int32) bool {
	for k := p + 1; k < i; k++ {
		if l := r.lower(k); (l == "who" || l == "which" || l == "whom") && r.lemma[k-1] == "," {
			return true
		}
	}
	for h, n := i, 0; h != none && n < maxClimb; h, n = r.head(h), n+1 {
		if r.rel(h) == syntax.AclRelcl {
			return !r.doc.Dominates(h, p)
		}
	}
	return false
}

// locate sets date and place of an act from its clause.
func (r *reader) locate(a *act) {
	later := a.standing.status == Planned || a.standing.status == Conditional || a.standing.status == Possible
	if t := r.datedByPlan(a.tok); t >= 0 {
		a.when = t
		a.why = append(a.why, "the day it was set for: "+quoted(r.in.Times[t].Span.Text(r.doc.Text)))
	} else if t, why := r.dated(a.tok, false); t >= 0 && later && r.scheduledFor(t) && r.formerPlan(a) {
		a.when = t // "was planned for May", said in June
		a.why = append(a.why, why+": "+quoted(r.in.Times[t].Span.Text(r.doc.Text)))
	} else if t, why := r.dated(a.tok, later); t >= 0 && a.standing.status == Cancelled && !r.scheduledFor(t) && (r.pastTime(t) || a.rule.anaphor && r.predicate(a.tok)) {
		a.statusWhen = t
		a.why = append(a.why, "called off: "+quoted(r.in.Times[t].Span.Text(r.doc.Text)))
	} else if t >= 0 {
		a.when = t
		a.why = append(a.why, why+": "+quoted(r.in.Times[t].Span.Text(r.doc.Text)))
	}
	if a.when == None && a.statusWhen == None {
		if t := r.datedBySentence(a); t >= 0 && a.standing.status == Cancelled && a.rule.anaphor && r.predicate(a.tok) {
			a.statusWhen = t // "called it off three days later"
			a.why = append(a.why, "called off: "+quoted(r.in.Times[t].Span.Text(r.doc.Text)))
		} else if t >= 0 {
			a.when = t
			a.why = append(a.why, "date in its sentence: "+quoted(r.in.Times[t].Span.Text(r.doc.Text)))
		}
	}
	r.datePutOff(a)
	if p, why := r.placed(a.tok); p >= 0 {
		a.where = p
		a.why = append(a.why, why+": "+quoted(r.in.Places[p].Span.Text(r.doc.Text)))
	}
	if a.statusWhen == None && stage(a) {
		r.dateStanding(a)
	}
}

// dateStanding finds the day on which a plan was set, refused or called off:
// the date of the words that did it.
func (r *reader) dateStanding(a *act) {
	if a.standing.status == Cancelled || a.standing.status == Denied || a.over != nil {
		for _, o := range a.standing.over {
			if t := r.timeBelow(o, false); t >= 0 && t != a.when && !r.deadline(t) {
				a.statusWhen = t
				return
			}
		}
	}
	// Whoever announces a step of his own makes it on the day of saying so; what
	// others tell of it later dates nothing.
	s := r.statementAround(a.tok)
	if s < 0 {
		return
	}
	by := r.in.Statements[s].Speaker
	if by == None || !slices.Contains(participants(a), by) && !r.speaksFor(by, a) && !(r.in.Statements[s].Time >= 0 && a.rule.Type == "CONSULT" && (a.standing.status == Planned || a.standing.status == Cancelled)) {
		return
	}
	if t := r.saidOn(s); t >= 0 && t != a.when {
		a.statusWhen = t
		a.why = append(a.why, "said on: "+quoted(r.in.Times[t].Span.Text(r.doc.Text)))
	}
}

// saidOn returns the day on which statement s was made: its own, or the one that
// the report gives for what the same speaker, or one of the same country or body,
// said in the paragraph before ("the League said on Monday ...", "a League
// spokesperson said"); or -1.
func (r *reader) saidOn(s int32) int32 {
	if t := r.in.Statements[s].Time; t >= 0 {
		if r.in.Times[t].Kind > timex.Time {
			return -1
		}
		return t
	}
	by := &r.in.Entities.Actors[r.in.Statements[s].Speaker]
	for k := s - 1; k >= 0 && k >= s-2; k-- {
		b := &r.in.Statements[k]
		if b.Speaker == None || b.Time < 0 || r.in.Times[b.Time].Kind != timex.Date || len(r.in.Times[b.Time].Value) != len("2006-01-02") {
			continue
		}
		if o := &r.in.Entities.Actors[b.Speaker]; o == by || o.Kind != entity.Person && by.Country != "" && o.Country == by.Country {
			return b.Time
		}
	}
	return -1
}

// speaksFor reports whether an official or a state is of the same country or body
// as one of the sides of act a.
func (r *reader) speaksFor(by int32, a *act) bool {
	x := &r.in.Entities.Actors[by]
	if !x.Named && r.ownedBySide(by, a) {
		return true // "an official in his office"
	}
	if x.Country == "" || x.Kind != entity.State && x.Sector != "GOV" && !bodyCodes[x.Country] {
		return false
	}
	return slices.ContainsFunc(participants(a), func(p int32) bool { return r.in.Entities.Actors[p].Country == x.Country })
}

// ownedBySide reports whether the words that name an actor hold the pronoun or the
// name of a side of act a ("an official in his office", "Okel's spokesman").
func (r *reader) ownedBySide(by int32, a *act) bool {
	sides := participants(a)
	for _, k := range r.in.Entities.Actors[by].Mentions {
		first, end := r.doc.Subtree(r.in.Entities.Mentions[k].Head)
		for i := first; i < end; i++ {
			if x := r.in.Entities.ActorAt(i); x >= 0 && x != by && slices.Contains(sides, x) && r.rel(i) == syntax.NmodPoss {
				return true
			}
		}
	}
	return false
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

func (r *reader) datesClash(a, b int32) bool {
	x, y := r.in.Times[a].Value, r.in.Times[b].Value
	return x != "" && y != "" && x != y && len(x) >= 4 && len(y) >= 4 && comparePrefix(x, y) != 0
}

// weeksClash reports whether one of two dates is a week that the other is not in.
func (r *reader) weeksClash(a, b int32) bool {
	x, y := r.in.Times[a].Value, r.in.Times[b].Value
	u, v := weekOf(x), weekOf(y)
	return u != "" && v != "" && u != v && (strings.Contains(x, "W") || strings.Contains(y, "W"))
}

// weekOf returns the week of a value ("2031-W15" of "2031-W15-WE" and of
// "2031-04-09"), or "" where it names no week or day.
func weekOf(v string) string {
	if len(v) >= 8 && v[5] == 'W' {
		return v[:8]
	}
	if len(v) < len(time.DateOnly) {
		return ""
	}
	day, err := time.Parse(time.DateOnly, v[:len(time.DateOnly)])
	if err != nil {
		return ""
	}
	year, week := day.ISOWeek()
	return fmt.Sprintf("%04d-W%02d", year, week)
}

func (r *reader) placesClash(a, b int32) bool {
	x, y := &r.in.Places[a], &r.in.Places[b]
	if x.Name == y.Name {
		return false
	}
	if x.Country == y.Country && (x.Precision == "venue" || y.Precision == "venue") && near(x, y) {
		return false // a venue in its city
	}
	// A city inside a country that is named alone is no clash.
	return !(x.Country == y.Country && (x.Precision == "country" || y.Precision == "country"))
}

// near reports whether two places lie within some twenty kilometres.
func near(x, y *place.Place) bool {
	const degrees = 0.2
	return math.Abs(x.Lat-y.Lat) < degrees && math.Abs(x.Lon-y.Lon) < degrees && x.Gazetteer != "" && y.Gazetteer != ""
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
	if a.rule.Type != "CONSULT" {
		return r.sameRoles(a, b) && (a.rule == b.rule || a.mode == b.mode) && (r.sameWord(a, b) || r.title(a.tok) || r.caption(a.tok) || r.caption(b.tok))
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

// sameWord reports whether two acts are told by the same word.
// or by a verb and its noun ("agreed", "agreement").
func (r *reader) sameWord(a, b *act) bool {
	x, y := r.lemma[a.tok], r.lemma[b.tok]
	return x == y || len(x) >= sameStem && len(y) >= sameStem && x[:sameStem] == y[:sameStem]
}

// sameStem is how many letters at the start make two words one stem.
const sameStem = 5

func (r *reader) sameRoles(a, b *act) bool {
	return r.matchRole(a.sources, b.sources) && r.matchRole(a.targets, b.targets) &&
		(len(a.sources) > 0 && len(b.sources) > 0 || len(a.targets) > 0 && len(b.targets) > 0)
}

func (r *reader) matchRole(a, b []int32) bool {
	return len(a) == 0 || len(b) == 0 || r.compatible(a, b)
}

// compatible reports whether the shorter list is covered by the longer.
func (r *reader) compatible(a, b []int32) bool {
	if len(a) > len(b) {
		a, b = b, a
	}
	if len(a) == 0 {
		return false
	}
	for _, x := range a {
		if !r.covered(x, b) {
			return false
		}
	}
	return true
}

// join makes b a further mention of a; the fuller one lends its roles.
func (r *reader) join(a, b *act) {
	b.same = a
	r.joinManner(a, b)
	a.also = append(a.also, b)
	a.also = append(a.also, b.also...)
	a.sources = r.fuller(a.sources, b.sources)
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
