package talks

import (
	"strings"
)

// The marks of a pair of entries. A pair with enough of them is of one act. The
// weights were set on the hand-written corpus; what they mean is told in
// docs/linking.md.
const (
	enough       = 30 // a pair with fewer is two acts
	scorePlan    = 1000
	scoreCopy    = 900
	scoreDay     = 30 // the same day
	scoreNear    = 24 // a day apart, as time zones make it
	scoreSpan    = 22 // the day lies in the other's month, week or season
	scoreCoarse  = 12 // … year
	scoreRecent  = 18 // a meeting told without a day, within two days of the other's
	scoreOpen    = 6  // one has no date, and could lie there
	scoreNoDates = 2  // neither has
	scorePlace   = 15
	scoreCountry = 8
	scoreWord    = 6 // each word that both say of the matter, up to three
	scoreStage   = 5 // the same status
	lossKind     = 4 // a visit and a meeting
	lossVague    = 15
)

// why tells in bits what a match rests on; its words are made when asked for.
type why uint16

const (
	whyPlan why = 1 << iota
	whyCopy
	whyTwice
	whySure
	whyAkin
	whyDates
	whyMoved
	whyOff
	whyOpen
	whyPlace
	whyCountry
	whyWords
	whySoon
)

// match weighs whether two entries are of one act. It returns 0 where they are
// not, else the marks and what they rest on.
func match(a, b *node) (int, why) {
	switch {
	case a.Type != b.Type:
		return 0, 0
	case a.Report == b.Report:
		return matchInside(a, b)
	case a.Dispatch != "" && a.Dispatch == b.Dispatch && a.Status == b.Status && NameKey(a.Evidence.Text) == NameKey(b.Evidence.Text):
		return scoreCopy, whyCopy
	case a.meeting:
		return matchMeeting(a, b)
	}
	return matchAct(a, b)
}

// matchInside joins entries of one report: the stages that the report itself
// joins, and one meeting of one day that is told twice, perhaps once of the people
// and once of their states.
func matchInside(a, b *node) (int, why) {
	if !a.meeting {
		return 0, 0
	}
	if a.Plan != "" && a.Plan == b.Plan && !(a.dated && b.dated && !a.when.overlaps(b.when) && comparePlaces(a, b) == placeApart) {
		return scorePlan, whyPlan
	}
	if a.done() && b.off() || a.off() && b.done() || !a.dated || !b.dated || a.when != b.when || a.when.days() > 3 ||
		(a.Mode == "visit") != (b.Mode == "visit") {
		return 0, 0
	}
	place := comparePlaces(a, b)
	s, f := sidesScore(a.sides, b.sides)
	if s >= 22 && (f == firm && place == placeSame || f == sure && place != placeApart) {
		return scoreDay + s, whyTwice | whyDates
	}
	return 0, 0
}

// matchMeeting weighs two meetings, visits or talks of two reports.
func matchMeeting(a, b *node) (int, why) {
	if (a.Mode == "phone") != (b.Mode == "phone") {
		return 0, 0
	}
	place := comparePlaces(a, b)
	if place == placeApart && (!a.dated || a.when.days() > 1 || a.when != b.when) {
		return 0, 0
	}
	dates, reason := matchDates(a, b, true)
	if dates < 0 || a.journey != b.journey && (dates < scoreSpan || place < placeWithin || a.under() || b.under()) {
		return 0, 0
	}
	sides, how := sidesScore(a.sides, b.sides)
	if sides == 0 {
		return 0, 0
	}
	if how != sure && place != placeSame {
		if dates, reason = matchDates(a, b, false); dates < 0 {
			return 0, 0
		}
	}
	if place == placeApart {
		// Two people meet once a day: the reports disagree on the place.
		if how != sure {
			return 0, 0
		}
		sides -= scorePlace
	}
	common := min(shared(a.about, b.about), 3)
	m := meetingMatch{sides, dates, common, how, place}
	if m.tooThin(a, b) || m.unsafeHeld(a, b) {
		return 0, 0
	}
	score := sides + dates + common*scoreWord + placeScores[place]
	if a.Status == b.Status {
		score += scoreStage
	}
	if (a.Mode == "visit") != (b.Mode == "visit") {
		score -= lossKind
	}
	if a.vague || b.vague {
		score -= lossVague
	}
	if score < enough {
		return 0, 0
	}
	return score, sidesWhy(sides, how) | reason | placeWhys[place] | wordsWhy(common)
}

// meetingMatch is what agrees between two meetings.
type meetingMatch struct {
	sides, dates, common int
	how                  firmness
	place                nearby
}

// tooThin reports whether the marks, however many, rest on too little.
func (m *meetingMatch) tooThin(a, b *node) bool {
	apart := max(a.pub-b.pub, b.pub-a.pub)
	located := m.place >= placeWithin
	switch {
	case m.dates == scoreNoDates && apart > 60:
		return true // neither has a day, and the reports are months apart
	case m.dates <= scoreOpen && !located && m.common == 0 && apart > 7:
		return m.how != sure || m.dates == scoreNoDates // no day, place or word in common
	}
	return m.how == guessed && m.sides < 20 && (m.dates < scoreSpan || !located)
}

// unsafeHeld reports whether one entry would make the other a meeting that was
// held, or the contrary, on less than that takes.
func (m *meetingMatch) unsafeHeld(a, b *node) bool {
	if a.done() == b.done() {
		return false
	}
	switch {
	case a.off() || b.off():
		return m.dates < scoreSpan // called off, and held on a day not stated: two meetings
	case (a.Mode == "visit") != (b.Mode == "visit"):
		return m.how != sure // who is in the country has not met its leader yet
	}
	return m.how == guessed && len(a.sides)+len(b.sides) > 2 // a guess of who met
}

// under reports whether the entry is a journey that has begun and that its
// report does not join to a meeting: to have left for a summit is not to hold it.
func (n *node) under() bool { return n.journey && n.done() && n.Plan == "" }

var (
	placeScores = [...]int{placeWithin: scoreCountry, placeSame: scorePlace}
	placeWhys   = [...]why{placeWithin: whyCountry, placeSame: whyPlace}
)

// matchDates weighs the days of two meetings; negative where they exclude each
// other. settled says that sides or place agree well enough for a moved date.
func matchDates(a, b *node, settled bool) (int, why) {
	both := a.dated && b.dated
	sameStep := a.Status == b.Status && a.StatusWhen.Value != "" && a.StatusWhen.Value == b.StatusWhen.Value
	if !a.span.overlaps(b.span) {
		switch gap := a.span.gap(b.span); {
		case gap <= 1 && both, gap <= 3 && both && settled && rounds(a, b):
			return scoreNear, whyDates
		case both && settled && moved(a, b):
			return 0, whyMoved | whyDates
		case sameStep:
			return scoreSpan, whyOff
		}
		return -1, 0
	}
	switch {
	case sameStep && a.off() && !both:
		return scoreSpan, whyOff
	case !both:
		return matchUndated(a, b)
	case a.when == b.when && a.when.days() <= 7, a.when.days() <= 3 && b.when.days() <= 3:
		return scoreDay, whyDates
	case max(a.when.days(), b.when.days()) <= 100:
		return scoreSpan, whyDates
	}
	return scoreCoarse, whyDates
}

// matchUndated weighs the days where not both are stated. A report that says that
// people met and gives no day most often means the days before it.
func matchUndated(a, b *node) (int, why) {
	if a.dated {
		a, b = b, a
	}
	switch apart := max(a.pub-b.pub, b.pub-a.pub); {
	case !b.dated && a.done() && b.done():
		if apart > 10 {
			return -1, 0
		}
		if apart <= 3 {
			return scoreRecent, whySoon
		}
		return scoreNoDates, 0
	case !b.dated:
		return scoreNoDates, 0
	case a.done() && (period{a.pub, a.pub}).gap(b.when) <= 2:
		return scoreRecent, whyOpen
	}
	return scoreOpen, whyOpen
}

// rounds reports whether one entry tells of the beginning and the other, within
// days, of the end of talks.
func rounds(a, b *node) bool {
	if b.done() && b.when.first > a.when.first {
		a, b = b, a
	}
	return a.Status == "happened" && !b.off() && b.when.last < a.when.first
}

// moved reports whether one entry can be the other with a new date: the later
// report came before the old date was over, and the old date was open to change
// (a month, a mere possibility, a meeting called off or put off, a summit, of
// which two leaders have one at a time).
func moved(a, b *node) bool {
	if a.done() && b.done() || !a.pubKnown || !b.pubKnown || a.when.gap(b.when) > openReach {
		return false
	}
	early, late := a, b
	if order(b, a) < 0 {
		early, late = b, a
	}
	if early.done() || late.pub > early.when.last+3 && !early.off() {
		return false
	}
	if late.done() && (late.when.first < early.when.first || comparePlaces(a, b) < placeWithin) {
		return false // that it was held on another day wants more than the people
	}
	return early.when.days() > 7 || early.off() || late.off() || early.Status == "possible" || early.Status == "conditional" ||
		early.kind&late.kind&wordSummit != 0
}

// matchAct weighs two acts that are no meetings: who did it, to whom, when, and
// in what words.
func matchAct(a, b *node) (int, why) {
	if a.off() != b.off() || a.Mode != "" && b.Mode != "" && a.Mode != b.Mode || comparePlaces(a, b) == placeApart {
		return 0, 0
	}
	both := a.dated && b.dated
	if both && (a.when.gap(b.when) > 1 || max(a.when.days(), b.when.days()) > 31) ||
		!both && (!a.pubKnown || !b.pubKnown || max(a.pub-b.pub, b.pub-a.pub) > 3) {
		return 0, 0
	}
	common := min(shared(a.about, b.about), 3)
	if common == 0 || common == 1 && !both {
		return 0, 0
	}
	sources, how := sidesScore(a.sides[:len(a.Sources)], b.sides[:len(b.Sources)])
	if sources < 20 || (how == sure) != (len(a.Sources) > 1) {
		return 0, 0
	}
	if len(a.Targets) > 0 && len(b.Targets) > 0 {
		if t, _ := sidesScore(a.sides[len(a.Sources):], b.sides[len(b.Sources):]); t == 0 {
			return 0, 0
		}
	}
	score, reason := sources+common*scoreWord+scoreOpen, sidesWhy(sources, how)|whyWords|whySoon
	if both {
		score, reason = score+scoreSpan-scoreOpen, reason&^whySoon|whyDates
	}
	return score, reason
}

func sidesWhy(score int, f firmness) why {
	switch {
	case f == sure:
		return whySure
	case score >= 20:
		return whyAkin
	}
	return 0
}

func wordsWhy(common int) why {
	if common > 0 {
		return whyWords
	}
	return 0
}

// words tells what the match of two entries rests on.
func (w why) words(a, b *node) string {
	var out []string
	for _, x := range []struct {
		bit  why
		text string
	}{
		{whyPlan, "stages of one plan in the report"}, {whyCopy, "one dispatch in two reports"}, {whyTwice, "told twice in the report"},
		{whySure, "same participants"}, {whyAkin, "same sides"},
	} {
		if w&x.bit != 0 {
			out = append(out, x.text)
		}
	}
	if len(out) == 0 {
		out = append(out, "sides that may be the same")
	}
	switch {
	case w&whyMoved != 0:
		out = append(out, "the date moved: "+dateWords(a, b))
	case w&whyDates != 0:
		out = append(out, dateWords(a, b))
	case w&whyOff != 0:
		out = append(out, "both "+a.Status+" on "+a.StatusWhen.Value)
	case w&whyOpen != 0:
		out = append(out, "one gives no day, the other "+a.When.Value+b.When.Value)
	case w&whySoon != 0:
		out = append(out, "reported within three days")
	}
	switch {
	case w&whyPlace != 0:
		out = append(out, "at "+a.Where.Name)
	case w&whyCountry != 0:
		out = append(out, "in one country")
	}
	if w&whyWords != 0 {
		out = append(out, "words in common")
	}
	return strings.Join(out, "; ")
}

func dateWords(a, b *node) string {
	if a.When.Value == b.When.Value {
		return "both of " + a.When.Value
	}
	return a.When.Value + " and " + b.When.Value
}
