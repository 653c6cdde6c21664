package article

import (
	"fmt"
	"strings"
	"time"
)

// moment is a date, a time of day, or both, as a page shows them.
type moment struct {
	Year, Month, Day     int // 0 where not given
	HasTime              bool
	Hour, Minute, Second int
	HasZone              bool
	Offset               int // minutes east of UTC
}

// full reports whether year, month and day are known.
func (m moment) full() bool { return m.Year != 0 && m.Month != 0 && m.Day != 0 }

// String returns an ISO date, or RFC 3339 where time and zone are known. A
// time without a zone is not a moment, so it is left out.
func (m moment) String() string {
	if !m.full() {
		return ""
	}
	day := fmt.Sprintf("%04d-%02d-%02d", m.Year, m.Month, m.Day)
	if !m.HasTime || !m.HasZone {
		return day
	}
	return fmt.Sprintf("%sT%02d:%02d:%02d%s", day, m.Hour, m.Minute, m.Second, zoneString(m.Offset))
}

func zoneString(minutes int) string {
	if minutes == 0 {
		return "Z"
	}
	sign := '+'
	if minutes < 0 {
		sign, minutes = '-', -minutes
	}
	return fmt.Sprintf("%c%02d:%02d", sign, minutes/60, minutes%60)
}

var months = map[string]int{
	"january": 1, "february": 2, "march": 3, "april": 4, "may": 5, "june": 6, "july": 7, "august": 8,
	"september": 9, "october": 10, "november": 11, "december": 12,
	"jan": 1, "feb": 2, "mar": 3, "apr": 4, "jun": 6, "jul": 7, "aug": 8, "sep": 9, "sept": 9, "oct": 10, "nov": 11, "dec": 12,
}

var weekdays = map[string]bool{
	"monday": true, "tuesday": true, "wednesday": true, "thursday": true, "friday": true, "saturday": true, "sunday": true,
	"mon": true, "tue": true, "tues": true, "wed": true, "weds": true, "thu": true, "thur": true, "thurs": true,
	"fri": true, "sat": true, "sun": true,
}

// zones are the abbreviations with one meaning in English news pages, in
// minutes east of UTC. "IST" has three and is not here.
var zones = map[string]int{
	"gmt": 0, "utc": 0, "z": 0, "bst": 60, "cet": 60, "cest": 120, "eet": 120, "eest": 180, "msk": 180,
	"est": -300, "edt": -240, "cdt": -300, "mst": -420, "mdt": -360, "pst": -480, "pdt": -420,
	"jst": 540, "kst": 540, "sgt": 480, "hkt": 480, "aest": 600, "aedt": 660,
}

// parseMoment reads a date, a time, or both, at the beginning of s and
// returns how many bytes they took; 0 where none stands there.
func parseMoment(s string) (m moment, n int) {
	if !mayBeMoment(s) {
		return moment{}, 0
	}
	p := dateParser{words: splitWords(s, 16), text: s}
	p.weekday()
	switch {
	case p.date():
		save := p
		p.separators()
		if !p.time() {
			p = save
		}
	case p.at == 0 && p.time():
		save := p
		p.separators()
		p.weekday()
		if !p.date() {
			p = save
		}
	default:
		return moment{}, 0
	}
	if !p.m.valid() || p.at == 0 {
		return moment{}, 0
	}
	last := p.words[p.at-1]
	return p.m, last.at + len(last.text)
}

// mayBeMoment rules most words out before any is cut: a date or time begins
// with a digit, a weekday or a month.
func mayBeMoment(s string) bool {
	if s == "" {
		return false
	}
	if isDigits(s) {
		return true
	}
	end := 0
	for end < len(s) && end < 10 && (s[end]|0x20 >= 'a' && s[end]|0x20 <= 'z') {
		end++
	}
	if end < 3 {
		return false
	}
	first := strings.ToLower(s[:end])
	return weekdays[first] || months[first] != 0
}

func (m moment) valid() bool {
	if m.HasTime && (m.Hour > 23 || m.Minute > 59 || m.Second > 60) {
		return false
	}
	if m.Day == 0 {
		return m.HasTime
	}
	year := m.Year
	if year == 0 {
		year = 2000 // a leap year: 29 February may stand without one
	}
	t := time.Date(year, time.Month(m.Month), m.Day, 0, 0, 0, 0, time.UTC)
	return (m.Year == 0 || m.Year >= 1600 && m.Year <= 2199) && t.Day() == m.Day && int(t.Month()) == m.Month
}

type dateParser struct {
	text  string
	words []word
	at    int
	m     moment
}

func (p *dateParser) peek(k int) word {
	if p.at+k < len(p.words) {
		return p.words[p.at+k]
	}
	return word{}
}

func (p *dateParser) weekday() {
	if weekdays[strings.TrimSuffix(p.peek(0).lower, ".")] {
		p.at++
		p.skip(",", ".", "the", "|")
	}
}

func (p *dateParser) skip(marks ...string) {
	for {
		found := false
		for _, m := range marks {
			if p.peek(0).lower == m {
				p.at++
				found = true
			}
		}
		if !found {
			return
		}
	}
}

func (p *dateParser) separators() {
	p.skip(",", "-", "–", "—", "|", "•", "·", "at", "/", "on", ".", "(")
}

// date reads one of the ways in which English pages write a day.
func (p *dateParser) date() bool {
	w := p.peek(0)
	if w.text == "" || w.mark {
		return false
	}
	if month := months[strings.TrimSuffix(w.lower, ".")]; month != 0 {
		return p.monthFirst(month)
	}
	if strings.Count(w.lower, "-") == 2 || strings.Count(w.lower, ".") == 2 {
		return p.joined(w.lower)
	}
	first, ok := dayNumber(w.lower)
	if !ok {
		return false
	}
	if p.peek(1).text == "/" && p.peek(3).text == "/" {
		second, ok2 := number(p.peek(2).lower)
		third, ok3 := number(gluedYear(p.peek(4).lower))
		if ok2 && ok3 && p.numeric(first, second, third) {
			p.at += 5
			return true
		}
		return false
	}
	return p.dayFirst(first)
}

// joined reads 2018-05-31, 31-05-2018, 31.05.2018, 31-May-2018, and the
// ISO forms with T and time that the word splitter keeps together.
func (p *dateParser) joined(s string) bool {
	if i := strings.IndexByte(s, 't'); i == 10 && s[4] == '-' {
		s = s[:i] // the hour is read only with a zone, which metadata has
	}
	f := strings.FieldsFunc(s, func(r rune) bool { return r == '-' || r == '.' })
	if len(f) != 3 {
		return false
	}
	a, ok1 := number(f[0])
	b, ok2 := number(f[1])
	c, ok3 := number(f[2])
	if month := months[f[1]]; month != 0 && ok1 && ok3 && c >= 1600 {
		p.m.Day, p.m.Month, p.m.Year = a, month, c
	} else if ok1 && ok2 && ok3 && c >= 1600 && strings.Contains(s, ".") {
		p.m.Day, p.m.Month, p.m.Year = a, b, c // with dots the day goes first
	} else if !ok1 || !ok2 || !ok3 || !p.numeric(a, b, c) {
		return false
	}
	p.at++
	return true
}

// numeric accepts year-month-day and day-month-year; of month/day/year only
// what cannot be the other.
func (p *dateParser) numeric(a, b, c int) bool {
	switch {
	case a >= 1600 && b <= 12:
		p.m.Year, p.m.Month, p.m.Day = a, b, c
	case c >= 1600 && a > 12 && b <= 12:
		p.m.Year, p.m.Month, p.m.Day = c, b, a
	case c >= 1600 && b > 12 && a <= 12:
		p.m.Year, p.m.Month, p.m.Day = c, a, b
	case c >= 1600 && a == b:
		p.m.Year, p.m.Month, p.m.Day = c, a, b
	default:
		return false
	}
	return true
}

func (p *dateParser) monthFirst(month int) bool {
	k := 1
	if p.peek(k).text == "." {
		k++
	}
	day, ok := dayNumber(p.peek(k).lower)
	if !ok || day == 0 || day > 31 {
		return false
	}
	k++
	p.m.Month, p.m.Day = month, day
	p.at += k
	p.year()
	return true
}

func (p *dateParser) dayFirst(day int) bool {
	k := 1
	if p.peek(k).lower == "of" {
		k++
	}
	month := months[strings.TrimSuffix(p.peek(k).lower, ".")]
	if month == 0 || day == 0 || day > 31 {
		return false
	}
	p.m.Month, p.m.Day = month, day
	p.at += k + 1
	p.year()
	return true
}

// year reads ", 2018" or " 2018" after day and month.
func (p *dateParser) year() {
	k := 0
	for p.peek(k).text == "," || p.peek(k).text == "." {
		k++
	}
	word := gluedYear(p.peek(k).lower)
	if y, ok := number(word); ok && len(word) == 4 && y >= 1600 && y <= 2199 &&
		(p.peek(k+1).text != ":" || len(p.peek(k).lower) > len(word)) {
		p.m.Year = y
		p.at += k + 1
	}
}

// gluedYear cuts the year off a word where the page's text lost the blank
// after it: "22 Dec 202122 Dec 2021", "08/23/2031August 23".
func gluedYear(s string) string {
	if len(s) <= 4 || s[0] != '1' && s[0] != '2' {
		return s
	}
	rest := s[4:]
	if _, ok := number(rest); months[rest] != 0 || ok && len(rest) <= 2 {
		return s[:4]
	}
	return s
}

// time reads 14:05, 14.05, 2:05 pm, 2 p.m., 14h05, 1405 GMT.
func (p *dateParser) time() bool {
	c := clock{minute: -1}
	at, ok := p.clock(&c)
	if !ok {
		return false
	}
	if c.half == "" && at < len(p.words) && isHalf(p.words[at].lower) {
		c.half = p.words[at].lower
		at++
		if at < len(p.words) && p.words[at].text == "." {
			at++
		}
	}
	military := c.minute < 0 && c.half == "" && c.digits == 4
	if military {
		c.hour, c.minute = c.hour/100, c.hour%100
	}
	if c.minute < 0 && c.half == "" || !c.applyHalf() {
		return false
	}
	zoned := p.zone(&at)
	if military && !zoned {
		return false // 1405 may be anything
	}
	p.at = at
	p.m.HasTime, p.m.Hour, p.m.Minute, p.m.Second = true, c.hour, max(c.minute, 0), c.second
	return p.m.Hour <= 23 && p.m.Minute <= 59
}

// clock is a time of day as written.
type clock struct {
	hour, minute, second int // minute is -1 where not given
	half                 string
	digits               int // of the first number
}

// clock reads the figures of a time and returns the word after them.
func (p *dateParser) clock(c *clock) (at int, ok bool) {
	w := p.peek(0)
	if w.mark || !isDigits(w.text) {
		return 0, false
	}
	at = p.at + 1
	figures := c.cutHalf(w.lower)
	c.digits = len(figures)
	if i := strings.IndexAny(figures, ".h"); i > 0 {
		c.hour, ok = number(figures[:i])
		c.minute = clockPart(figures[i+1:])
		return at, ok && c.minute >= 0
	}
	if c.hour, ok = number(figures); !ok || at+1 >= len(p.words) || p.words[at].text != ":" {
		return at, ok
	}
	minute := c.cutHalf(p.words[at+1].lower)
	minute, p.m.HasZone = strings.CutSuffix(minute, "z")
	if c.minute = clockPart(minute); c.minute < 0 {
		return at, false
	}
	at += 2
	if at+1 < len(p.words) && p.words[at].text == ":" {
		if s := clockPart(p.words[at+1].lower); s >= 0 {
			c.second = s
			at += 2
		}
	}
	return at, true
}

// cutHalf cuts "pm" off "2pm".
func (c *clock) cutHalf(s string) string {
	for _, h := range [...]string{"a.m", "p.m", "am", "pm"} {
		if rest, ok := strings.CutSuffix(s, h); ok {
			c.half = h
			return rest
		}
	}
	return s
}

func isHalf(s string) bool { return s == "am" || s == "pm" || s == "a.m" || s == "p.m" }

// applyHalf turns 2 pm into 14; it reports whether the hour can have a half.
func (c *clock) applyHalf() bool {
	if c.half == "" {
		return true
	}
	if c.hour < 1 || c.hour > 12 {
		return false
	}
	c.hour %= 12
	if c.half[0] == 'p' {
		c.hour += 12
	}
	return true
}

func clockPart(s string) int {
	if len(s) != 2 {
		return -1
	}
	if v, ok := number(s); ok && v < 60 {
		return v
	}
	return -1
}

// zone reads GMT, (UTC), +0800, +08:00, GMT+8 after a time.
func (p *dateParser) zone(at *int) bool {
	i := *at
	for i < len(p.words) && (p.words[i].text == "(" || p.words[i].text == ",") {
		i++
	}
	if i >= len(p.words) {
		return false
	}
	w := p.words[i]
	off, ok := zones[w.lower]
	if !ok {
		off, ok = gmtPlus(w.lower)
	}
	if ok {
		i++
		for i < len(p.words) && p.words[i].text == ")" {
			i++
		}
		p.m.HasZone, p.m.Offset, *at = true, off, i
		return true
	}
	sign := 0
	digits := ""
	switch {
	case len(w.lower) == 5 && w.lower[0] == '+':
		sign, digits = 1, w.lower[1:]
	case w.text == "-" && i+1 < len(p.words) && len(p.words[i+1].lower) == 4:
		sign, digits = -1, p.words[i+1].lower
		i++
	}
	if v, ok := number(digits); ok && sign != 0 && v/100 <= 14 && v%100 < 60 {
		p.m.HasZone, p.m.Offset, *at = true, sign*(v/100*60+v%100), i+1
		return true
	}
	return false
}

// gmtPlus reads "gmt+1", "utc+8".
func gmtPlus(s string) (minutes int, ok bool) {
	base, hours, found := strings.Cut(s, "+")
	h, ok := number(hours)
	if !found || !ok || h > 14 || base != "gmt" && base != "utc" {
		return 0, false
	}
	return h * 60, true
}

func number(s string) (int, bool) {
	if s == "" || len(s) > 6 {
		return 0, false
	}
	v := 0
	for i := 0; i < len(s); i++ {
		if s[i] < '0' || s[i] > '9' {
			return 0, false
		}
		v = v*10 + int(s[i]-'0')
	}
	return v, true
}

// dayNumber reads 3, 03, 3rd.
func dayNumber(s string) (int, bool) {
	if len(s) > 2 {
		switch s[len(s)-2:] {
		case "st", "nd", "rd", "th":
			s = s[:len(s)-2]
		}
	}
	return number(s)
}

// isoLayouts are the forms that machines write into metadata, with a zone.
var isoLayouts = [...]string{
	time.RFC3339Nano, "2006-01-02T15:04:05Z0700", "2006-01-02T15:04Z07:00", "2006-01-02T15:04Z0700",
	"2006-01-02 15:04:05Z07:00", "2006-01-02 15:04:05 Z0700", "2006-01-02 15:04:05 MST", time.RFC1123Z, time.RFC1123,
	"2006-01-02T15:04:05.000Z0700", "2006-01-02 15:04:05 -0700 MST",
}

// parseISO reads a publication time from metadata: RFC 3339 and its common
// variants, or a date; "" where it is neither.
func parseISO(s string) string {
	s = strings.TrimSpace(s)
	for _, layout := range isoLayouts {
		t, err := time.Parse(layout, s)
		if err != nil || t.Year() < 1600 || t.Year() > 2199 {
			continue
		}
		if strings.HasSuffix(layout, "MST") && !strings.HasSuffix(s, "GMT") && !strings.HasSuffix(s, "UTC") {
			continue // Go knows no offset for other abbreviations
		}
		return t.Format(time.RFC3339)
	}
	m, n := parseMoment(s)
	if n == 0 || !m.full() {
		return ""
	}
	return m.String()
}

// checkGiven returns the publication time that the user gave in its normal
// form, or an error that says what is asked for.
func checkGiven(s string) (string, error) {
	if t, err := time.Parse(time.DateOnly, s); err == nil {
		return t.Format(time.DateOnly), nil
	}
	if t, err := time.Parse(time.RFC3339, s); err == nil {
		return t.Format(time.RFC3339), nil
	}
	return "", fail(CodeGiven, "write it as 2018-05-31 or 2018-05-31T14:05:00Z", "publication time %q is not a date", s)
}
