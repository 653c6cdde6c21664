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
	scoreOpen    = 6  // one has no date, and could lie there
	scoreNoDates = 2  // neither has
	scorePlace   = 15
	scoreCountry = 8
	scoreWord    = 6 // each word that both say of the matter, up to three
	scoreStage   = 5 // the same status
	lossKind     = 4 // a visit and a meeting
	lossVague    = 15
)

// match weighs whether two entries are of one act. It returns 0 where they are
// not, else the marks and the reason in words.
func match(a, b *node) (int, string) {
	if a.Report == b.Report {
		return matchInside(a, b)
	}
	if a.Type != b.Type {
		return 0, ""
	}
	if a.Dispatch != "" && a.Dispatch == b.Dispatch && a.Status == b.Status && sameWords(a.Evidence.Text, b.Evidence.Text) {
		return scoreCopy, "one dispatch in two reports"
	}
	if a.meeting {
		return matchMeeting(a, b)
	}
	return matchAct(a, b)
}

func sameWords(a, b string) bool { return NameKey(a) == NameKey(b) }

// matchInside joins entries of one report: the stages that the report itself
// joins, and one meeting told once of the people and once of their states.
func matchInside(a, b *node) (int, string) {
	if !a.meeting || !b.meeting {
		return 0, ""
	}
	if a.Plan != "" && a.Plan == b.Plan {
		return scorePlan, "stages of one plan in the report"
	}
	if a.done() && b.off() || a.off() && b.done() || !a.dated || !b.dated || a.when != b.when || a.when.days() > 3 ||
		(a.Mode == "visit") != (b.Mode == "visit") || comparePlaces(a.Where, b.Where) != placeSame {
		return 0, ""
	}
	if s, sure := sidesScore(a.sides, b.sides); s >= 22 && !sure {
		return scoreDay + s, "told twice in the report: " + dateWords(a, b)
	}
	return 0, ""
}

// matchMeeting weighs two meetings, visits or talks of two reports.
func matchMeeting(a, b *node) (int, string) {
	sides, sure := sidesScore(a.sides, b.sides)
	place := comparePlaces(a.Where, b.Where)
	if sides == 0 || place == placeApart || (a.Mode == "phone") != (b.Mode == "phone") {
		return 0, ""
	}
	why := reasons{sidesWords(sides, sure)}
	dates, reason := matchDates(a, b, sure || place == placeSame)
	if dates < 0 || a.journey != b.journey && (dates < scoreSpan || place < placeWithin) {
		return 0, ""
	}
	why.add(reason)
	score := sides + dates
	switch place {
	case placeSame:
		score += scorePlace
		why.add("at " + a.Where.Name)
	case placeWithin:
		score += scoreCountry
		why.add("in one country")
	}
	common := min(shared(a.about, b.about), 3)
	if common > 0 {
		score += common * scoreWord
		why.add("words in common")
	}
	apart := max(a.pub-b.pub, b.pub-a.pub)
	if dates <= scoreOpen && place < placeWithin && common == 0 && apart > 7 && (!sure || dates == scoreNoDates) || dates == scoreNoDates && apart > 60 {
		return 0, ""
	}
	if a.vague || b.vague {
		score -= lossVague
	}
	if a.Status == b.Status {
		score += scoreStage
	}
	if (a.Mode == "visit") != (b.Mode == "visit") {
		score -= lossKind
	}
	if sides < 20 && (dates < scoreSpan || place < placeWithin) {
		return 0, ""
	}
	if score < enough {
		return 0, ""
	}
	return score, why.String()
}

// matchDates weighs the days of two meetings; negative where they exclude each other.
func matchDates(a, b *node, sure bool) (int, string) {
	if !a.span.overlaps(b.span) {
		switch gap := a.span.gap(b.span); {
		case gap <= 1 && a.dated && b.dated:
			return scoreNear, dateWords(a, b) + ", a day apart"
		case gap <= 3 && a.dated && b.dated && sure && rounds(a, b):
			return scoreNear, dateWords(a, b) + ", a round of several days"
		case a.dated && b.dated && sure && moved(a, b):
			return 0, "moved: " + dateWords(a, b)
		case a.StatusWhen.Value != "" && a.StatusWhen.Value == b.StatusWhen.Value && a.Status == b.Status:
			return scoreSpan, "both " + a.Status + " on " + a.StatusWhen.Value
		}
		return -1, ""
	}
	switch {
	case a.off() && a.Status == b.Status && a.StatusWhen.Value != "" && a.StatusWhen.Value == b.StatusWhen.Value && (!a.dated || !b.dated):
		return scoreSpan, "both " + a.Status + " on " + a.StatusWhen.Value
	case !a.dated && !b.dated:
		return scoreNoDates, "no day stated"
	case !a.dated || !b.dated:
		return scoreOpen, "no day against " + strings.TrimPrefix(a.When.Value+b.When.Value, "/")
	case a.when == b.when && a.when.days() <= 7, a.when.days() <= 3 && b.when.days() <= 3:
		return scoreDay, dateWords(a, b)
	case max(a.when.days(), b.when.days()) <= 100:
		return scoreSpan, dateWords(a, b)
	}
	return scoreCoarse, dateWords(a, b)
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
	if a.done() && b.done() || !a.pubKnown || !b.pubKnown || a.when.gap(b.when) > 120 {
		return false
	}
	early, late := a, b
	if order(b, a) < 0 {
		early, late = b, a
	}
	if early.done() || late.pub > early.when.last+3 && !early.off() {
		return false
	}
	return early.when.days() > 7 || early.off() || late.off() || early.Status == "possible" || early.Status == "conditional" ||
		early.kind&late.kind&wordSummit != 0
}

// matchAct weighs two acts that are no meetings: who did it, to whom, when, and
// in what words.
func matchAct(a, b *node) (int, string) {
	sources, sure := sidesScore(a.sources, b.sources)
	if sources < 20 || sure != (len(a.sources) > 1) {
		return 0, ""
	}
	if a.off() != b.off() || a.Mode != "" && b.Mode != "" && a.Mode != b.Mode {
		return 0, ""
	}
	if len(a.Targets) > 0 && len(b.Targets) > 0 {
		if t, _ := sidesScore(a.sides[len(a.sources):], b.sides[len(b.sources):]); t == 0 {
			return 0, ""
		}
	}
	words := min(shared(a.about, b.about), 3)
	why := reasons{sidesWords(sources, sure)}
	score := sources + words*scoreWord
	switch {
	case a.dated && b.dated:
		if a.when.gap(b.when) > 1 || max(a.when.days(), b.when.days()) > 31 {
			return 0, ""
		}
		score += scoreSpan
		why.add(dateWords(a, b))
		words++ // the day says as much as a word
	case !a.pubKnown || !b.pubKnown || max(a.pub-b.pub, b.pub-a.pub) > 3:
		return 0, ""
	default:
		score += scoreOpen
		why.add("reported within three days")
	}
	if comparePlaces(a.Where, b.Where) == placeApart || words < 2 {
		return 0, ""
	}
	why.add("words in common")
	return score, why.String()
}

type reasons []string

func (r *reasons) add(s string) {
	if s != "" {
		*r = append(*r, s)
	}
}

func (r reasons) String() string { return strings.Join(r, "; ") }

func sidesWords(score int, sure bool) string {
	switch {
	case sure:
		return "same participants"
	case score >= 20:
		return "same sides"
	}
	return "sides that may be the same"
}

func dateWords(a, b *node) string {
	if a.When.Value == b.When.Value {
		return "both of " + a.When.Value
	}
	return a.When.Value + " and " + b.When.Value
}
