package timex

import (
	"fmt"
	"strings"
	"time"
)

// builder makes the value of a match; it returns false where there is no such
// date (31 June).
type builder func(c *building) bool

var builders = map[string]builder{
	"date": (*building).date, "range": (*building).dayRange, "months": (*building).monthRange, "within": (*building).within, "month": (*building).month, "weekday": (*building).weekday,
	"day": (*building).day, "shift": (*building).shift, "ago": (*building).ago, "anchored": (*building).anchored,
	"year": (*building).year, "fiscal": (*building).year, "decade": (*building).decade, "century": (*building).century,
	"quarter": (*building).quarter, "half": (*building).half, "season": (*building).season, "feast": (*building).feast,
	"clock": (*building).clock, "part": (*building).part,
	"duration": (*building).duration, "set": (*building).set, "ref": (*building).reference, "none": (*building).none,
}

// building is one expression in the making.
type building struct {
	*matcher
	b        bindings
	pub      moment
	first    int32 // atoms
	end      int32
	earlier  []Expression // those before it in the report
	out      *Expression
	tenseOf  tense
	hasTense bool
}

// direction is the tense of the clause, read when it is first asked for.
func (c *building) direction() tense {
	if !c.hasTense {
		c.tenseOf, c.hasTense = c.tense(c.first, c.end), true
	}
	return c.tenseOf
}

func (c *building) name(s slot) string { return c.names[c.b.or(s, 0)] }

func (c *building) unit() unit { return unit(c.b.or(slotUnit, 0)) }

func (c *building) relative(u unit, n int) {
	r := relativeUnit[u]
	c.out.Relative = &Relative{Unit: r.name, N: n * r.factor}
}

// date is a day of the calendar, with or without its year.
func (c *building) date() bool {
	y, m, d := c.b[slotYear], c.b[slotMonth], c.b[slotDay]
	if !validDate(y, m, d) {
		return false
	}
	if y == unset {
		y = c.yearOfDay(m, d)
	}
	if y == unset {
		c.out.Value = fmt.Sprintf("XXXX-%02d-%02d", m, d)
		return true
	}
	c.out.Value = fmt.Sprintf("%04d-%02d-%02d", y, m, d)
	return validDate(y, m, d)
}

// doubt is by how much the tense of a clause outweighs nearness when a year is
// chosen: a date twenty days ahead is taken even in a past clause ("announced
// that the summit of 12 June ..."), unless a past verb governs it directly.
const (
	doubt      = 6
	plainDoubt = 30
)

// yearOfDay chooses the year of a day that is given without one.
func (c *building) yearOfDay(m, d int32) int32 {
	if c.b.has(slotShift) && c.unit() == unitYear {
		c.relative(unitYear, int(c.b[slotShift]))
	}
	if !c.pub.known {
		return unset
	}
	y := int32(c.pub.Year())
	if c.b.has(slotShift) && c.unit() == unitYear {
		return y + c.b[slotShift]
	}
	if c.b.has(slotWeekday) {
		if fit, ok := c.yearOfWeekday(m, d); ok {
			return fit
		}
	}
	day := dayOf(int(y), int(m), int(d))
	past, future := day, day
	if day.After(c.pub.day()) {
		past = dayOf(int(y)-1, int(m), int(d))
	} else {
		future = dayOf(int(y)+1, int(m), int(d))
	}
	if day.Equal(c.pub.day()) {
		return y
	}
	back, ahead := days(past, c.pub.day()), days(c.pub.day(), future)
	t := c.direction()
	if x := c.b.or(slotShift, 0); x != 0 { // "the coming 15 December"
		t = tense{direction: int(x), plain: true}
	}
	weight := pick(t.plain, plainDoubt, doubt)
	if t.loose || c.isTarget() { // put off to 16 November: the nearest
		weight = 1
	}
	switch {
	case t.direction < 0:
		ahead *= weight
	case t.direction > 0:
		back *= weight
	}
	if back <= ahead {
		return int32(past.Year())
	}
	return int32(future.Year())
}

// isTarget reports whether a preposition makes the expression an end that is
// looked to: "until June", "by Friday".
func (c *building) isTarget() bool {
	for _, w := range [...]string{"to", "until", "till", "by", "through"} {
		if c.is(c.first-1, w) {
			return true
		}
	}
	return false
}

// yearOfWeekday finds the year nearest to publication in which the day falls on the weekday named.
func (c *building) yearOfWeekday(m, d int32) (int32, bool) {
	for _, off := range [...]int{0, -1, 1} {
		y := c.pub.Year() + off
		if day := dayOf(y, int(m), int(d)); isoWeekday(day) == int(c.b[slotWeekday]) {
			return int32(y), true
		}
	}
	return 0, false
}

// dayRange is a span of days of one month or two, or of years: an ISO interval.
func (c *building) dayRange() bool {
	y := c.b[slotYear]
	if !c.b.has(slotDay) {
		if c.b[slotYear2] <= y {
			return false
		}
		c.out.Value = fmt.Sprintf("%04d/%04d", y, c.b[slotYear2])
		return true
	}
	m, m2 := c.b[slotMonth], c.b.or(slotMonth2, c.b[slotMonth])
	d, d2 := c.b[slotDay], c.b[slotDay2]
	if !validDate(y, m, d) || !validDate(y, m2, d2) || m == m2 && d2 <= d {
		return false
	}
	if y == unset {
		y = c.yearOfDay(m, d)
	}
	if y == unset {
		c.out.Value = fmt.Sprintf("XXXX-%02d-%02d/XXXX-%02d-%02d", m, d, m2, d2)
		return true
	}
	y2 := y
	if m2 < m {
		y2++
	}
	c.out.Value = fmt.Sprintf("%04d-%02d-%02d/%04d-%02d-%02d", y, m, d, y2, m2, d2)
	return true
}

// monthRange is a span of months of one year or two: "May-June".
func (c *building) monthRange() bool {
	m, m2 := int(c.b[slotMonth]), int(c.b[slotMonth2])
	var y int
	switch {
	case c.b.has(slotYear):
		y = int(c.b[slotYear])
	case c.pub.known:
		y = c.pub.Year() + c.nearestMonth(m-int(c.pub.Month()))
	default:
		c.out.Value = fmt.Sprintf("XXXX-%02d/XXXX-%02d", m, m2)
		return m != m2
	}
	y2 := y + pick(m2 < m, 1, 0)
	if c.b.has(slotYear) { // that of the later month
		y, y2 = y-(y2-y), y
	}
	c.out.Value = fmt.Sprintf("%04d-%02d/%04d-%02d", y, m, y2, m2)
	return m != m2
}

// within is the week or weekend of a day: "the week of 4 June".
func (c *building) within() bool {
	if !c.date() {
		return false
	}
	day, err := time.Parse(time.DateOnly, c.out.Value)
	if err != nil { // no year: the month is what can be said
		c.out.Value = c.out.Value[:len("XXXX-06")]
		return true
	}
	c.out.Value = grain(day, c.unit())
	return true
}

// month is a month, with or without its year.
func (c *building) month() bool {
	m := int(c.b[slotMonth])
	if c.b.has(slotYear) {
		c.out.Value = fmt.Sprintf("%04d-%02d", c.b[slotYear], m)
		return true
	}
	byYear := c.b.has(slotShift) && c.unit() == unitYear
	if byYear {
		c.relative(unitYear, int(c.b[slotShift]))
	}
	if year, ok := c.anchor(unitYear); ok && c.b.has(slotDirection) { // "October of that year"
		c.out.Value = grain(dayOf(year.Year(), m, 1), unitMonth)
		return true
	}
	if !c.pub.known {
		c.out.Value = fmt.Sprintf("XXXX-%02d", m)
		return true
	}
	y := c.pub.Year()
	switch {
	case byYear:
		y += int(c.b[slotShift])
	case c.b.has(slotShift):
		y += monthShift(m-int(c.pub.Month()), int(c.b[slotShift]))
	default:
		y += c.nearestMonth(m - int(c.pub.Month()))
	}
	c.out.Value = fmt.Sprintf("%04d-%02d", y, m)
	return true
}

// monthShift is the year of "last", "this" and "next" month of a name, which
// lies ahead months after the month of publication in the same year.
func monthShift(ahead, x int) int {
	switch {
	case x < 0 && ahead >= -1: // the month before is "last month"
		return -1
	case x > 0 && ahead <= 0:
		return 1
	}
	return 0
}

// nearestMonth chooses the year of a month without one, by tense and nearness.
func (c *building) nearestMonth(ahead int) int {
	back, forth := (12-ahead)%12, (12+ahead)%12
	t := c.direction()
	if c.is(c.first-1, "since") {
		t = tense{direction: -1, plain: true}
	}
	if c.isTarget() {
		t = tense{direction: 1, plain: t.direction > 0}
	}
	weight := pick(t.plain, plainDoubt, doubt)
	switch {
	case t.direction < 0:
		forth *= weight
	case t.direction > 0:
		back *= weight
	}
	if back <= forth {
		return pick(ahead > 0, -1, 0)
	}
	return pick(ahead < 0, 1, 0)
}

// weekday is a day of the week: with "last", "this" and "next", or by the tense.
func (c *building) weekday() bool {
	w := int(c.b[slotWeekday])
	if c.b.has(slotUnit) { // Monday of last week
		c.out.Relative = &Relative{Unit: "weekday", N: int(c.b[slotShift]), Weekday: w}
		if c.pub.known {
			monday := c.pub.day().AddDate(0, 0, 1-isoWeekday(c.pub.day())+7*int(c.b[slotShift]))
			c.out.Value = grain(monday.AddDate(0, 0, w-1), unitDay)
		}
		return true
	}
	day, n := c.dayOfWeek(w)
	c.out.Relative = &Relative{Unit: "weekday", N: n, Weekday: w}
	if c.pub.known {
		c.out.Value = grain(day, unitDay)
	}
	return true
}

// dayOfWeek finds the day that a weekday means, and the count of weeks for a [Relative].
func (c *building) dayOfWeek(w int) (time.Time, int) {
	today := c.pub.day()
	ahead := (w - isoWeekday(today) + 7) % 7
	if c.b.has(slotShift) {
		x := int(c.b[slotShift])
		switch {
		case x < 0:
			return today.AddDate(0, 0, ahead-7), -1
		case x == 0:
			return today.AddDate(0, 0, w-isoWeekday(today)), 0
		case c.coming():
			return today.AddDate(0, 0, ahead), 1
		}
		monday := today.AddDate(0, 0, 1-isoWeekday(today))
		return monday.AddDate(0, 0, 7*x+w-1), x
	}
	t := c.direction().direction
	if t <= 0 && c.isTarget() && (t == 0 || c.open()) {
		t = 1
	}
	if t > 0 {
		return today.AddDate(0, 0, ahead), 1
	}
	if ahead > 0 {
		ahead -= 7
	}
	return today.AddDate(0, 0, ahead), t
}

// coming reports whether the words are "coming Sunday" rather than "next Sunday".
func (c *building) coming() bool {
	for i := c.first; i < c.end; i++ {
		if c.is(i, "coming") || c.is(i, "upcoming") {
			return true
		}
	}
	return false
}

// day is today, yesterday, tomorrow.
func (c *building) day() bool {
	n := int(c.b[slotToday])
	c.relative(unitDay, n)
	if c.pub.known {
		c.out.Value = grain(c.pub.day().AddDate(0, 0, n), unitDay)
	}
	return true
}

// byTense stands for "the weekend" and "the quarter", which the tense places.
const byTense = 9

// shift is "last week", "this year", "the coming month".
func (c *building) shift() bool {
	u, n := c.unit(), int(c.b.or(slotShift, 0))
	if n == byTense {
		n = c.grainByTense(u)
	}
	if u == unitQuarter && c.b.or(slotShift, 0) == byTense {
		if q := c.lastQuarter(); q != "" {
			c.out.Value = q
			return true
		}
	}
	c.relative(u, n)
	if c.pub.known {
		c.out.Value = grain(shift(c.pub.day(), u, n), u)
	}
	return true
}

// lastQuarter returns the quarter last spoken of for its own sake, "" where there is none.
func (c *building) lastQuarter() string {
	for i := len(c.earlier) - 1; i >= 0; i-- {
		if v := c.earlier[i].Value; !c.earlier[i].compared && len(v) == len("2018-Q1") && v[4:6] == "-Q" && v[0] != 'X' {
			return v
		}
	}
	return ""
}

func (c *building) grainByTense(u unit) int {
	past := c.direction().direction <= 0
	if u == unitQuarter { // the one that the report is about: mostly the last to end
		return pick(past && c.pub.known && c.pub.Month()%3 != 0, -1, 0)
	}
	if u == unitWeekend {
		return pick(past && (!c.pub.known || isoWeekday(c.pub.day()) < 6), -1, 0)
	}
	return 0
}

// ago counts from publication; "a few years ago" only says before.
func (c *building) ago() bool {
	u, n, dir := c.unit(), c.b.or(slotCount, unknownCount), int(c.b[slotDirection])
	if n < 10 || n%10 != 0 {
		return c.vague(u, dir)
	}
	n /= 10
	if c.yearOfQuarter(u, dir*int(n)) {
		return true
	}
	c.relative(u, dir*int(n))
	if u < unitDay {
		c.out.Kind = Time
		return c.hoursAgo(u, dir*int(n))
	}
	if u == unitDecade || u == unitCentury || u == unitMillennium {
		c.out.Mod = "APPROX"
	}
	if c.pub.known && n < 5000 {
		c.out.Value = grain(shift(c.pub.day(), u, dir*int(n)), min(u, unitYear))
	}
	return true
}

// yearOfQuarter counts years from the quarter last spoken of: a report on one
// quarter compares it with the same quarter "a year ago" or "earlier".
func (c *building) yearOfQuarter(u unit, years int) bool {
	q := c.lastQuarter()
	if u != unitYear || q == "" || years == 0 {
		return false
	}
	first, _, ok := Bounds(q)
	if ok {
		c.out.Value, c.out.compared = grain(shift(first, unitYear, years), unitQuarter), true
	}
	return ok
}

func (c *building) hoursAgo(u unit, n int) bool {
	step := [...]time.Duration{unitSecond: time.Second, unitMinute: time.Minute, unitHour: time.Hour}[u]
	if c.pub.known && c.pub.clock {
		c.out.Value = c.pub.Add(time.Duration(n) * step).Format("2006-01-02T15:04")
	}
	return true
}

// vague is an unknown number of units before or after: a duration is all that can be said.
func (c *building) vague(u unit, dir int) bool {
	c.out.Kind, c.out.Value = Duration, period(u, unknownCount)
	if c.out.Mod == "" && dir != 0 {
		c.out.Mod = [...]string{"BEFORE", "", "AFTER"}[dir+1]
	}
	return true
}

// anchored counts from the time expression before: "three days later", "the same day".
func (c *building) anchored() bool {
	u, n, dir := c.unit(), c.b.or(slotCount, unknownCount), int(c.b[slotDirection])
	if n < 10 || n%10 != 0 {
		return c.vague(u, dir)
	}
	n /= 10
	if c.yearOfQuarter(u, dir*int(n)) {
		return true
	}
	anchor, ok := c.anchor(u)
	if !ok {
		if dir != 0 {
			c.out.Kind, c.out.Value = Duration, period(u, n*10)
			c.out.Mod = [...]string{"BEFORE", "", "AFTER"}[dir+1]
		}
		return true
	}
	if u < unitDay || n > 5000 {
		return c.vague(u, dir)
	}
	day := shift(anchor, u, dir*int(n))
	if dir < 0 && c.pub.known && u <= unitWeek && day.After(c.pub.day()) && c.direction().direction < 0 {
		day = shift(c.pub.day(), u, dir*int(n)) // past, so not before the day to come that was named last
	}
	if c.b.has(slotPart) {
		c.out.Kind = Time
		c.out.Value = grain(day, unitDay) + "T" + c.name(slotPart)
		return true
	}
	c.out.Value = grain(day, min(u, unitYear))
	return true
}

// maxAnchor and maxAnchorSentences are how far back an anchor is looked for.
const (
	maxAnchor          = 4
	maxAnchorSentences = 3
)

// anchor finds the date before that is at least as exact as the unit asks. The
// publication day stands in for years and quarters alone, where a report that
// compares periods means its own.
func (c *building) anchor(u unit) (time.Time, bool) {
	for i := len(c.earlier) - 1; i >= 0 && i >= len(c.earlier)-maxAnchor; i-- {
		e := &c.earlier[i]
		if e.Sentence < c.sentence-maxAnchorSentences {
			break
		}
		if c.denied(e) {
			continue
		}
		if first, last, ok := e.Bounds(); ok && days(first, last) <= grainDays[u] {
			return first, true
		}
	}
	if c.pub.known && u >= unitYear {
		return c.pub.day(), true
	}
	return time.Time{}, false
}

// denied reports whether "not" stands before an expression: "on Tuesday, not Monday".
func (m *matcher) denied(e *Expression) bool {
	return e.First > m.doc.Sentences[e.Sentence].First && equalFold("not", m.doc.Form(e.First-1))
}

// grainDays is the longest span, in days, that a unit can be counted from.
var grainDays = [...]int{0, 0, 0, 0, 0, 6, 6, 6, 31, 92, 184, 366, 3660, 36600, 366000}

func (c *building) year() bool {
	c.out.Value = fmt.Sprintf("%04d", c.b[slotYear])
	return true
}

func (c *building) decade() bool {
	if c.b.has(slotDecadeWord) {
		c.b[slotDecade] = 190 + c.b[slotDecadeWord]/10
	}
	c.out.Value = fmt.Sprintf("%03d", c.b[slotDecade])
	return true
}

func (c *building) century() bool {
	n := c.b[slotNth]
	c.out.Value = fmt.Sprintf("%02d", n-1)
	return n > 1 && n < 31
}

// recent is how many months after its beginning a period is still spoken of,
// rather than the next one of that name, in a clause about what is to come.
const recent = 8

// periodYear is the year of a quarter, half or season that begins in a month:
// as said, or the latest begun in a past clause, the next in another.
func (c *building) periodYear(month int) (int, bool) {
	if c.b.has(slotYear) {
		return int(c.b[slotYear]), true
	}
	if !c.pub.known {
		return 0, false
	}
	y := c.pub.Year()
	begun := month <= int(c.pub.Month())
	if c.b.has(slotShift) {
		return y + int(c.b[slotShift]), true
	}
	if c.direction().direction <= 0 {
		return y - pick(begun, 0, 1), true
	}
	return y + pick(month+recent < int(c.pub.Month()), 1, 0), true
}

func (c *building) quarter() bool {
	q := int(c.b[slotQuarter])
	if y, ok := c.periodYear(3*q - 2); ok {
		c.out.Value = fmt.Sprintf("%04d-Q%d", y, q)
		return true
	}
	c.out.Value = fmt.Sprintf("XXXX-Q%d", q)
	return true
}

func (c *building) half() bool {
	h := int(c.b[slotHalf])
	if y, ok := c.periodYear(6*h - 5); ok {
		c.out.Value = fmt.Sprintf("%04d-H%d", y, h)
		return true
	}
	c.out.Value = fmt.Sprintf("XXXX-H%d", h)
	return true
}

func (c *building) season() bool {
	name := c.name(slotSeason)
	month := 0
	for _, s := range seasons {
		if s.name == name {
			month = s.month
		}
	}
	if c.b.has(slotShift) && !c.b.has(slotYear) && c.pub.known {
		// Last spring may be this year's; "this" is this year's.
		ahead := month - int(c.pub.Month())
		c.b[slotYear] = int32(c.pub.Year() + monthShift(ahead+pick(c.b[slotShift] < 0, 3, 0), int(c.b[slotShift])))
	}
	if y, ok := c.periodYear(month); ok {
		c.out.Value = fmt.Sprintf("%04d-%s", y, name)
		return true
	}
	c.out.Value = "XXXX-" + name
	return true
}

// feast is a day with a name, or the weekend around it.
func (c *building) feast() bool {
	if !c.pub.known && !c.b.has(slotYear) {
		return false
	}
	y := c.pub.Year()
	if c.b.has(slotYear) {
		y = int(c.b[slotYear])
	} else if month := int(feastDay(y, int(c.b[slotFeast])).Month()); c.b.has(slotShift) {
		y += monthShift(month-int(c.pub.Month()), int(c.b[slotShift]))
	} else {
		y += c.nearestMonth(month - int(c.pub.Month()))
	}
	day := feastDay(y, int(c.b[slotFeast])).AddDate(0, 0, int(c.b.or(slotToday, 0)))
	c.out.Value = grain(day, unit(c.b.or(slotUnit, int32(unitDay))))
	return true
}

// reference is a word that dates nothing: PRESENT_REF, PAST_REF, FUTURE_REF.
func (c *building) reference() bool {
	c.out.Value = c.name(slotReference)
	return true
}

// none is what looks like an expression and is not: "24 hours a day".
func (c *building) none() bool { return false }

// period writes a duration of tenths of a unit; [unknownCount] gives X.
func period(u unit, tenths int32) string {
	t := ""
	if u < unitDay {
		t = "T"
	}
	if tenths < 0 {
		return "P" + t + "X" + unitLetters[u]
	}
	n, rest := tenths/10, tenths%10
	switch u {
	case unitFortnight:
		return fmt.Sprintf("P%dW", tenths*2/10)
	case unitQuarter:
		return fmt.Sprintf("P%dM", tenths*3/10)
	case unitHalf:
		return fmt.Sprintf("P%dM", tenths*6/10)
	case unitDecade:
		return fmt.Sprintf("P%dY", tenths)
	case unitCentury:
		return fmt.Sprintf("P%dY", tenths*10)
	case unitMillennium:
		return fmt.Sprintf("P%dY", tenths*100)
	}
	if rest == 0 {
		return fmt.Sprintf("P%s%d%s", t, n, unitLetters[u])
	}
	if half := halves[u]; rest == 5 && half != "" {
		if n == 0 {
			return "P" + half
		}
		return fmt.Sprintf("P%s%d%s%s", t, n, unitLetters[u], strings.TrimPrefix(half, t))
	}
	return fmt.Sprintf("P%s%d.%d%s", t, n, rest, unitLetters[u])
}

// halves writes half a unit in the unit below.
var halves = [...]string{unitMinute: "T30S", unitHour: "T30M", unitDay: "T12H", unitMonth: "", unitYear: "6M", unitMillennium: ""}
