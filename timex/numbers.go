package timex

import (
	"strconv"
	"strings"
	"unicode"
)

// reader reads what a list of words cannot name: numbers, years, clock times.
type reader uint8

const (
	readNone reader = iota
	readNum
	readDay
	readYear
	readYear2
	readYY
	readNth
	readHour
	readClock
	readOffset
	readHHMM
	readISO
	readSlash
	readDecade
)

var readerNames = [...]string{"", "NUM", "DAY", "YEAR", "YEAR2", "YY", "NTH", "HOUR", "CLOCK", "OFFSET", "HHMM", "ISODATE", "SLASHDATE", "DECADE"}

// read tries to read at position i; it fills slots and returns the position after.
func (m *matcher) read(r reader, i int32, b *bindings) (end int32, ok bool) {
	a := &m.atoms[i]
	switch r {
	case readNum:
		n, end := m.number(i)
		if end == i {
			return 0, false
		}
		b.fill(slotCount, n)
		return end, true
	case readDay:
		n, end := m.ordinal(i, true)
		if end == i || n < 1 || n > 31 {
			return 0, false
		}
		b.fill(slotDay, n)
		return end, true
	case readNth:
		n, end := m.ordinal(i, false)
		if end == i {
			return 0, false
		}
		b.fill(slotNth, n)
		return end, true
	case readYear:
		return m.year(i, b)
	case readYear2:
		if m.sign(i, "'") || m.sign(i, "’") || m.sign(i, "‘") {
			if y := m.at(i + 1); y.digits == 2 && y.glued && !(m.at(i+2).glued && m.is(i+2, "s")) {
				b.fill(slotYear, fullYear(y.num))
				return i + 2, true
			}
		}
	case readYY:
		if a.digits == 2 && m.lone(i, i+1) {
			b.fill(slotYear, b[slotYear]/100*100+a.num)
			return i + 1, b[slotYear2] > b[slotYear]
		}
	case readHour:
		if n, end := m.number(i); end > i && n%10 == 0 && n >= 10 && n <= 240 && end == i+1 {
			b.fill(slotHour, n/10)
			return end, true
		}
	case readClock:
		return m.clock(i, b)
	case readOffset:
		return m.offset(i, b)
	case readHHMM:
		if a.digits == 4 && a.num/100 < 24 && a.num%100 < 60 {
			b[slotHour], b[slotMinute] = a.num/100, a.num%100
			return i + 1, true
		}
	case readISO:
		return m.isoDate(i, b)
	case readSlash:
		return m.slashDate(i, b)
	case readDecade:
		return m.decade(i, b)
	}
	return 0, false
}

// fullYear gives a two-digit year its century: up to 30 is this one.
func fullYear(yy int32) int32 {
	if yy <= 30 {
		return 2000 + yy
	}
	return 1900 + yy
}

// number reads a count in tenths: "20", "2,500", "1.5", "2 1/2", "twenty-five",
// "a hundred", "two thousand". It returns i where there is none.
func (m *matcher) number(i int32) (tenths, end int32) {
	if a := m.at(i); a.num >= 0 {
		return m.digits(i)
	}
	total, end := int32(0), i
	for {
		if n, next := m.belowHundred(end); next > end {
			total, end = total+n, next
		} else if end == i {
			return 0, i
		}
		scale, ok := m.value(end, classScale)
		if !ok {
			return total * 10, end
		}
		if scale > total%scale && total%scale > 0 {
			total = total - total%scale + total%scale*scale
		}
		end++
		if m.is(end, "and") {
			if _, next := m.belowHundred(end + 1); next > end+1 {
				end++
			}
		}
		if _, next := m.belowHundred(end); next == end {
			if _, ok := m.value(end, classScale); !ok {
				return total * 10, end
			}
		}
		if total > 1_000_000 {
			return total * 10, end
		}
	}
}

// digits reads a number written in figures.
func (m *matcher) digits(i int32) (tenths, end int32) {
	n, end := m.at(i).num, i+1
	if m.at(i).digits > 7 {
		return 0, i
	}
	for m.sign(end, ",") && m.at(end).glued && m.at(end+1).digits == 3 && m.at(end+1).glued && n < 100_000 {
		n, end = n*1000+m.at(end+1).num, end+2
	}
	if m.sign(end, ".") && m.at(end).glued && m.at(end+1).digits == 1 && m.at(end+1).glued {
		return n*10 + m.at(end+1).num, end + 2
	}
	if m.at(end).num == 1 && m.sign(end+1, "/") && m.at(end+2).num == 2 {
		return n*10 + 5, end + 3
	}
	if scale, ok := m.value(end, classScale); ok && n < 10_000 {
		return n * scale * 10, end + 1
	}
	if m.is(end, "½") && m.at(end).glued {
		return n*10 + 5, end + 1
	}
	return n * 10, end
}

func (m *matcher) belowHundred(i int32) (n, end int32) {
	if n, ok := m.value(i, classCardinal); ok {
		return n, i + 1
	}
	tens, ok := m.value(i, classTens)
	if !ok {
		return 0, i
	}
	end = i + 1
	if m.sign(end, "-") {
		end++
	}
	if n, ok := m.value(end, classCardinal); ok && n < 10 {
		return tens + n, end + 1
	}
	return tens, i + 1
}

// ordinal reads "12th", "twelfth", "twenty-first", and "12" where bare figures will do.
func (m *matcher) ordinal(i int32, bare bool) (n, end int32) {
	a := m.at(i)
	if a.num >= 0 {
		if a.digits > 2 || a.num == 0 {
			return 0, i
		}
		if _, ok := m.value(i+1, classSuffix); ok && m.at(i+1).glued {
			return a.num, i + 2
		}
		if bare && m.lone(i, i+1) {
			return a.num, i + 1
		}
		return 0, i
	}
	if n, ok := m.value(i, classOrdinal); ok {
		return n, i + 1
	}
	tens, ok := m.value(i, classTens)
	if !ok {
		return 0, i
	}
	end = i + 1
	if m.sign(end, "-") {
		end++
	}
	if n, ok := m.value(end, classOrdinal); ok && n < 10 {
		return tens + n, end + 1
	}
	return 0, i
}

// lone reports whether the figures of atoms [i, end) are no part of a longer
// number, price, rate or code.
func (m *matcher) lone(i, end int32) bool {
	before, after := m.at(i-1), m.at(end)
	if m.at(i).glued && i > 0 {
		s := m.text(i - 1)
		if s == "$" || s == "£" || s == "€" || s == "#" || s == "." || s == "," && m.at(i-2).num >= 0 ||
			s == ":" || s == "/" || s == "_" || s == "=" || before.num >= 0 || s == "-" && m.at(i-2).num < 0 && m.at(i-1).glued && len(m.text(i-2)) <= 3 && m.at(i-2).caps && !m.hasClass(i-2, classMonth) {
			return false
		}
		if r := s[len(s)-1]; r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' {
			return false
		}
	}
	if !after.glued {
		return true
	}
	switch s := m.text(end); {
	case s == "%" || s == "_":
		return false
	case s == "," || s == "." || s == ":" || s == "/":
		return !(m.at(end+1).num >= 0 && m.at(end+1).glued)
	case after.num >= 0:
		return false
	default:
		r := s[0]
		return !(r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z')
	}
}

// year reads four figures from 1000 to 2199, or "nineteen ninety-four".
func (m *matcher) year(i int32, b *bindings) (end int32, ok bool) {
	a := m.at(i)
	if a.num >= 0 {
		if a.digits == 4 && a.num >= 1000 && a.num < 2200 && m.lone(i, i+1) {
			b.fill(slotYear, a.num)
			return i + 1, true
		}
		return 0, false
	}
	century, ok := m.value(i, classCardinal)
	if ok && century >= 17 && century <= 19 {
		if rest, end := m.belowHundred(i + 1); end > i+1 && rest >= 10 {
			b.fill(slotYear, century*100+rest)
			return end, true
		}
	}
	if ok && century == 2 && m.is(i+1, "thousand") {
		rest, end := m.belowHundred(i + 2)
		if m.is(i+2, "and") {
			rest, end = m.belowHundred(i + 3)
			if end == i+3 {
				end = i + 2
			}
		}
		b.fill(slotYear, 2000+rest)
		return end, true
	}
	return 0, false
}

// clock reads "10:30", "10.30" and "10:30:15".
func (m *matcher) clock(i int32, b *bindings) (end int32, ok bool) {
	h, sep, min := m.at(i), m.text(i+1), m.at(i+2)
	if h.digits == 0 || h.digits > 2 || h.num > 24 || min.digits != 2 || min.num > 59 ||
		sep != ":" && sep != "." && sep != "h" || !m.at(i+1).glued || !min.glued || h.glued && i > 0 && m.at(i-1).num >= 0 {
		return 0, false
	}
	b[slotHour], b[slotMinute] = h.num, min.num
	if sep == "." {
		b[slotDotted] = 1
	}
	end = i + 3
	if m.sign(end, ":") && m.at(end).glued && m.at(end+1).digits == 2 && m.at(end+1).glued {
		end += 2
	}
	return end, m.lone(end-1, end) || m.hasClass(end, classAMPM) || m.sign(end-2, ":") || m.sign(end-2, ".")
}

// isoDate reads "2018-06-12" and "2018-06-12T10:30".
func (m *matcher) isoDate(i int32, b *bindings) (end int32, ok bool) {
	if m.at(i).digits != 4 || m.at(i+2).digits != 2 || m.at(i+4).digits != 2 || !m.glued(i+1, i+5) {
		return 0, false
	}
	if sep := m.text(i + 1); sep != m.text(i+3) || sep != "-" && sep != "/" && sep != "." {
		return 0, false
	}
	b[slotYear], b[slotMonth], b[slotDay] = m.at(i).num, m.at(i+2).num, m.at(i+4).num
	return i + 5, validDate(b[slotYear], b[slotMonth], b[slotDay])
}

// offset reads the hours after a zone: "UTC+8", "GMT-3".
func (m *matcher) offset(i int32, b *bindings) (end int32, ok bool) {
	minutes := int32(60)
	switch {
	case m.sign(i, "-"), m.sign(i, "−"), m.sign(i, "–"):
		minutes = -60
	case !m.sign(i, "+"):
		return 0, false
	}
	h := m.at(i + 1)
	if h.digits == 0 || h.digits > 2 || h.num > maxOffset || !m.glued(i, i+2) {
		return 0, false
	}
	b[slotZone] += minutes * h.num
	return i + 2, true
}

// maxOffset is the farthest zone from Greenwich, in hours (Line Islands).
const maxOffset = 14

// slashDate reads "13/06/2018" and "06/13/2018"; where both orders fit, in the
// order in which the report writes its other dates.
func (m *matcher) slashDate(i int32, b *bindings) (end int32, ok bool) {
	sep := m.text(i + 1)
	if sep != "/" && sep != "." && sep != "-" || m.text(i+3) != sep || !m.glued(i+1, i+5) {
		return 0, false
	}
	p, q, y := m.at(i), m.at(i+2), m.at(i+4)
	if p.digits == 0 || p.digits > 2 || q.digits == 0 || q.digits > 2 || y.digits != 4 && (y.digits != 2 || sep != "/") {
		return 0, false
	}
	year := y.num
	if y.digits == 2 {
		year = fullYear(year)
	}
	dayFirst, monthFirst := validDate(year, q.num, p.num), validDate(year, p.num, q.num)
	switch {
	case dayFirst && (!monthFirst || p.num == q.num || sep == "." || m.dayOrder() == dayMonth): // with points the day comes first
		b[slotYear], b[slotMonth], b[slotDay] = year, q.num, p.num
	case monthFirst && (!dayFirst || m.dayOrder() == monthDay):
		b[slotYear], b[slotMonth], b[slotDay] = year, p.num, q.num
	default:
		return 0, false
	}
	return i + 5, true
}

// dayOrder is the order of day and month in which a publisher writes dates.
type dayOrder uint8

const (
	orderUnread dayOrder = iota
	orderUnknown
	dayMonth // "12 June", 13/06/2018
	monthDay // "June 12", 06/13/2018
)

// dayOrder reads the order off the dates of the report that leave no doubt;
// orderUnknown where there are none, or of both orders.
func (m *matcher) dayOrder() dayOrder {
	if m.order != orderUnread {
		return m.order
	}
	m.order = orderUnknown
	var dayFirst, monthFirst bool
	words := strings.FieldsFunc(m.doc.Text, func(r rune) bool { return r != '/' && !unicode.IsLetter(r) && !unicode.IsDigit(r) })
	for i, w := range words {
		if p, q, ok := figures(w); ok {
			dayFirst, monthFirst = dayFirst || p > 12 && q <= 12, monthFirst || q > 12 && p <= 12
		} else if _, ok := m.member(m.lookup(w), classMonth); ok {
			dayFirst = dayFirst || i > 0 && dayFigure(words[i-1])
			monthFirst = monthFirst || i+1 < len(words) && dayFigure(words[i+1])
		}
	}
	if dayFirst != monthFirst {
		m.order = dayOrder(pick(dayFirst, int(dayMonth), int(monthDay)))
	}
	return m.order
}

// dayFigure reports whether a word is a day of the month in figures.
func dayFigure(form string) bool {
	n, err := strconv.Atoi(form)
	return err == nil && n > 0 && n <= 31
}

// figures returns the first two numbers of a word such as 13/06/2018.
func figures(form string) (p, q int, ok bool) {
	parts := strings.Split(form, "/")
	if len(parts) != 3 || len(parts[2]) < 2 {
		return 0, 0, false
	}
	p, err := strconv.Atoi(parts[0])
	if err != nil {
		return 0, 0, false
	}
	q, err = strconv.Atoi(parts[1])
	return p, q, err == nil && p > 0 && p <= 31 && q > 0 && q <= 31
}

// decade reads "1990s", "1990's", "'90s" and "90s"; the slot holds 199.
func (m *matcher) decade(i int32, b *bindings) (end int32, ok bool) {
	if m.sign(i, "'") || m.sign(i, "’") || m.sign(i, "‘") {
		if m.at(i+1).digits != 2 {
			return 0, false
		}
		i++
	}
	a := m.at(i)
	if a.num%10 != 0 || a.num < 0 || !m.at(i+1).glued {
		return 0, false
	}
	if s := m.text(i + 1); s != "s" && s != "'s" && s != "’s" {
		return 0, false
	}
	switch {
	case a.digits == 4 && a.num >= 1000 && a.num < 2200:
		b[slotDecade] = a.num / 10
	case a.digits == 2 && a.num >= 20 && m.text(i+1) == "s":
		b[slotDecade] = 190 + a.num/10
	default:
		return 0, false
	}
	return i + 2, true
}
