package timex

import (
	"nuncio/syntax"
)

// matcher runs the grammar over the atoms of one sentence.
type matcher struct {
	*grammar
	doc      *syntax.Document
	sentence int32
	atoms    []atom
	best     match
	bound    bindings // scratch of the running rule
	order    dayOrder // of the document, read when it is first asked for
}

// match is the longest match so far at one position.
type match struct {
	first, end int32 // atoms
	rule       int32
	b          bindings
}

// noAtom stands before the first and after the last atom of a sentence.
var noAtom = atom{num: -1}

func (m *matcher) at(i int32) *atom {
	if i < 0 || int(i) >= len(m.atoms) {
		return &noAtom
	}
	return &m.atoms[i]
}

func (m *matcher) text(i int32) string {
	a := m.at(i)
	if s := a.span.Text(m.doc.Text); s != "" {
		return s
	}
	return " "
}

// sign reports whether atom i is the sign s.
func (m *matcher) sign(i int32, s string) bool { return m.text(i) == s }

// is reports whether atom i is the word, in whatever case.
func (m *matcher) is(i int32, word string) bool { return equalFold(word, m.text(i)) }

// glued reports whether no space stands before any of the atoms [i, end).
func (m *matcher) glued(i, end int32) bool {
	for ; i < end; i++ {
		if !m.at(i).glued {
			return false
		}
	}
	return true
}

func (m *matcher) hasClass(i int32, c class) bool {
	_, ok := m.value(i, c)
	return ok
}

// value returns the value of atom i in a class.
func (m *matcher) value(i int32, c class) (int32, bool) {
	a := m.at(i)
	if a.word == 0 {
		return 0, false
	}
	w, ok := m.member(a.word, c)
	return w.value, ok && (a.caps || !w.capital)
}

// longest finds the longest match at atom i.
func (m *matcher) longest(i int32) bool {
	m.best.end = i
	a := &m.atoms[i]
	rules := m.words[a.word].starts
	if a.num >= 0 {
		rules = m.digitStarts
	}
	for _, r := range rules {
		m.bound.clear()
		m.run(m.rules[r].start, i, i)
	}
	return m.best.end > i
}

// run goes on at instruction pc and atom i; first is where the match began.
func (m *matcher) run(pc, i, first int32) {
	for {
		in := &m.code[pc]
		switch in.op {
		case opMatch:
			if i > m.best.end && m.allowed(in.arg, first, i) {
				m.best = match{first: first, end: i, rule: in.arg, b: m.bound}
			}
			return
		case opSplit:
			saved := m.bound
			m.run(in.next, i, first)
			m.bound = saved
			pc = in.x
			continue
		case opSet:
			m.bound[in.x] = in.arg
			pc = in.next
			continue
		}
		if int(i) >= len(m.atoms) {
			return
		}
		switch in.op {
		case opWord:
			if m.atoms[i].word != in.arg {
				return
			}
			i++
		case opClass:
			v, ok := m.value(i, class(in.arg))
			if !ok {
				return
			}
			if s := classTable[in.arg].slot; s != slotNone {
				m.bound.fill(s, v)
			} else if class(in.arg) == classSome {
				m.bound[slotCount] = unknownCount
			}
			i++
		case opRead:
			end, ok := m.read(reader(in.arg), i, &m.bound)
			if !ok || int(end) > len(m.atoms) {
				return
			}
			i = end
		}
		pc = in.next
	}
}

// allowed holds a match against its rule's conditions.
func (m *matcher) allowed(r, first, end int32) bool {
	rule := &m.rules[r]
	for i := range rule.conditions {
		c := &rule.conditions[i]
		at := end
		if c.before {
			at = first - 1
		}
		if m.oneOf(at, c) != c.wanted {
			return false
		}
	}
	if rule.lowerCase && first > 0 && m.at(first).caps {
		return false
	}
	return rule.check == nil || rule.check(m, first, end)
}

func (m *matcher) oneOf(i int32, c *condition) bool {
	a := m.at(i)
	if a.word == 0 {
		return false
	}
	for _, w := range c.words {
		if a.word == w {
			return true
		}
	}
	for _, cl := range c.classes {
		if m.hasClass(i, cl) {
			return true
		}
	}
	return false
}

// check is a test of a match that conditions on the atoms beside it cannot say.
type check func(m *matcher, first, end int32) bool

var checks = map[string]check{
	"month": checkMonth, "year": checkYear, "duration": checkDuration, "units": checkUnits,
	"season": checkSeason, "clock": checkClock, "zone": checkZone, "age": checkDuration, "weekday": checkWeekday, "set": checkSet, "adverb": checkAdverb, "feast": checkFeast,
}

// checkMonth refuses months that are names or other words: "April Glass",
// "may", "march".
func checkMonth(m *matcher, first, end int32) bool {
	last := first
	for i := first; i < end; i++ {
		if _, ok := m.value(i, classMonth); ok {
			last = i
		}
	}
	w, _ := m.member(m.at(last).word, classMonth)
	if m.inName(last) {
		return false
	}
	if end-first == 1 && len(m.text(last)) <= 4 && w.ambiguous && m.hasClass(first-1, classTens) {
		return false
	}
	if !w.ambiguous || last > first {
		return true
	}
	if m.ofMonth(first, end) {
		return true
	}
	if m.hasClass(first-1, classBeforeDate) || m.is(first-1, "-") && m.hasClass(first-2, classEdge) {
		return !(m.at(end).caps && !m.hasClass(end, classWeekday) && m.at(end).word == 0) && (!m.is(first-1, "to") || m.is(end, ",") || m.movedTo(first))
	}
	return m.is(end, "'s") || m.is(end, "’s")
}

// movedTo reports whether the month at first is what an event is moved to: "moved
// to June", "put back to June", "from May to June".
func (m *matcher) movedTo(first int32) bool {
	switch m.text(first - 2) {
	case "moved", "shifted", "back", "forward", "postponed", "rescheduled", "deferred", "delayed", "off":
		return true
	}
	return m.hasClass(first-2, classMonth) && m.is(first-3, "from")
}

// ofMonth reports whether a month stands between an article and a common noun:
// "a June summit".
func (m *matcher) ofMonth(first, end int32) bool {
	switch m.text(first - 1) {
	case "a", "A", "an", "An", "the", "The", "its", "their", "his", "her", "this", "'s", "’s":
		return m.at(first).caps && !m.at(end).caps && m.nounAfter(end)
	}
	return false
}

// inName reports whether the token of atom i is part of a person's or organisation's name.
func (m *matcher) inName(i int32) bool {
	t := m.at(i).token
	for _, n := range m.doc.Names {
		if n.First > t {
			break
		}
		if t < n.End && n.Type == syntax.Person {
			return true
		}
	}
	return false
}

// checkWeekday refuses days in names: "the Sunday Herald".
func checkWeekday(m *matcher, first, end int32) bool {
	t := m.at(end - 1).token
	for _, n := range m.doc.Names {
		if n.First > t {
			break
		}
		if t < n.End && n.End > t+1 && m.at(end).caps && m.at(end).word == 0 {
			return false
		}
	}
	return true
}

// checkFeast refuses what is of a feast, not on it ("Christmas presents", not
// "the Christmas truce"), and names.
func checkFeast(m *matcher, first, end int32) bool {
	switch m.text(end) {
	case "talks", "summit", "meeting", "visit", "trip", "truce", "ceasefire", "recess", "holiday", "holidays", "break", "week", "attack", "offensive":
		return true
	}
	return checkWeekday(m, first, end) && !m.nounAfter(end)
}

// checkAdverb wants "two days before" to end its clause: before a noun ("two
// days before the match") it is a length of time and a preposition.
func checkAdverb(m *matcher, first, end int32) bool {
	a := m.at(end)
	if a == &noAtom {
		return true
	}
	if m.doc.Tokens[a.token].XPOS == "VBG" { // "30 days before closing"
		return false
	}
	switch m.doc.Tokens[a.token].UPOS {
	case syntax.PUNCT, syntax.VERB, syntax.AUX, syntax.CCONJ, syntax.ADP:
		return true
	}
	s := m.text(end)
	return len(s) == 1 && !isDigit(s[0]) && a.word != 0 && !a.caps && s != "a"
}

// checkSet refuses "daily" and "weekly" as names of papers.
func checkSet(m *matcher, first, end int32) bool {
	if end-first > 1 {
		return true
	}
	switch m.doc.Tokens[m.at(first).token].UPOS {
	case syntax.NOUN, syntax.PROPN:
		return false
	}
	return !m.at(end).caps && !(first > 1 && m.at(first-1).caps)
}

// checkYear wants evidence for bare figures that could be a count.
func checkYear(m *matcher, first, end int32) bool {
	at := first
	for at < end && m.at(at).digits != 4 {
		at++
	}
	if at == end || end-first > 1 && at > first {
		return true
	}
	y := m.at(at).num
	if m.sign(first-1, "-") && m.at(first).glued && m.at(first-2).num >= 0 || m.hasClass(first-1, classNotYear) || m.hasClass(end, classUnits) {
		return false
	}
	next := m.at(end)
	plural := next != &noAtom && m.doc.Tokens[next.token].XPOS == "NNS"
	if y < 1900 || y%100 == 0 && plural {
		return m.hasClass(first-1, classBeforeDate) && !plural
	}
	return y < 2100
}

// checkDuration refuses ages ("20-year-old", "20 years of age"), rates ("$5 a
// year") and, without evidence, "a day" and "a week".
func checkDuration(m *matcher, first, end int32) bool {
	if m.sign(end, "-") && m.is(end+1, "old") || m.is(end, "of") && m.is(end+1, "age") {
		return false
	}
	u, _ := m.value(end-1, classUnit)
	if q, ok := m.value(end-1, classUnits); ok && unit(q) == unitQuarter && m.sign(end-2, "-") {
		return false // three-quarters of something
	}
	if !m.is(first, "a") && !m.is(first, "an") && !m.is(first, "one") || end-first != 2 {
		return !(u == int32(unitQuarter) && end-first == 2) && !(u == int32(unitMinute) && m.is(first, "another"))
	}
	if m.is(end, "after") || m.is(end, "before") {
		return unit(u) >= unitHour
	}
	switch m.text(first - 1) {
	case "for", "within", "in", "about", "over", "nearly", "almost", "than", "least", "take", "takes", "took", "last", "lasted", "spent", "half", "only", "just", "under", "after", "of", "every":
	default:
		return false
	}
	if m.is(end, "of") && !m.is(first-1, "for") && !m.is(first-1, "after") && !m.is(first-1, "within") || m.sign(end, "-") || unit(u) == unitQuarter || unit(u) == unitHalf {
		return false
	}
	return !m.nounAfter(end)
}

// nounAfter reports whether the token at atom i is a noun, as in "a week night".
func (m *matcher) nounAfter(i int32) bool {
	a := m.at(i)
	return a != &noAtom && m.doc.Tokens[a.token].UPOS == syntax.NOUN
}

// checkUnits refuses "minutes" of a meeting and the like.
func checkUnits(m *matcher, first, end int32) bool {
	u, _ := m.value(first, classUnits)
	if m.is(first-1, "of") && !m.hasClass(first-2, classSome) && !m.is(first-2, "couple") {
		return unit(u) != unitMinute && unit(u) != unitSecond && unit(u) != unitQuarter && m.is(end, ".") || m.is(end, "of")
	}
	return unit(u) != unitQuarter && unit(u) != unitSecond && !m.is(end, "-")
}

// checkSeason wants a preposition before a bare season.
func checkSeason(m *matcher, first, end int32) bool {
	if m.is(end, "of") || m.nounAfter(end) && !m.is(first, "the") {
		return false
	}
	at := first - 1
	if m.is(end-1, "fall") && end-first == 1 && !m.is(at, "in") && !m.is(at, "by") && !m.is(at, "since") && !m.is(at, "until") {
		return false
	}
	return (m.hasClass(at, classBeforeDate) || m.is(at, "over")) && !m.is(at, "to") && !m.is(at, "after") && !m.is(at, "and") && !m.is(at, "or") && !m.is(at, "on")
}

// checkClock wants more than a point between figures for a clock time.
func checkClock(m *matcher, first, end int32) bool {
	if m.bound[slotDotted] != 1 {
		return true
	}
	return m.bound.has(slotAMPM) || m.bound.has(slotZone)
}

// checkZone wants a zone or more behind four bare figures.
func checkZone(m *matcher, first, end int32) bool { return m.bound.has(slotZone) }
