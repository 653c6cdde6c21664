package lexicon

import (
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"
)

// Term is an office that a person holds or held: a row of leaders.tsv or of a
// file that adds to it.
type Term struct {
	Name    string // of the person
	Also    string // other forms of the name, separated by ";"
	Country string // ISO 3166-1 alpha-3, or PLOVER's code of an international body
	Office  string // a title of offices.tsv, or one that ends so ("Harbour Party leader"); "" where only the sector is known
	Of      string // the body, where the office alone does not tell: "CIA"
	Sector  string // PLOVER sector while in office
	// From and To are the first and the last day: YYYY, YYYY-MM or YYYY-MM-DD.
	// An empty To is a term that lasts; with both empty nothing is known of the time.
	From, To string
	Flags    []string // family-first, acting, male, female
	Source   string   // where the fact is from
}

// Has reports whether the term carries the flag.
func (t *Term) Has(flag string) bool { return slices.Contains(t.Flags, flag) }

// Dated reports whether the term's first or last day is known.
func (t *Term) Dated() bool { return t.From != "" || t.To != "" }

// Holds reports whether the date (YYYY, YYYY-MM or YYYY-MM-DD) lies in the term,
// its first and last day included, as far as the dates are known.
func (t *Term) Holds(date string) bool {
	return !before(date, t.From) && (t.To == "" || !before(t.To, date))
}

// Overlaps reports whether the two terms may have a day in common.
func (t *Term) Overlaps(u *Term) bool {
	return (t.To == "" || !before(t.To, u.From)) && (u.To == "" || !before(u.To, t.From))
}

// before reports whether date a lies before b for certain: where one is less
// exact than the other, they are compared as far as both go.
func before(a, b string) bool {
	n := min(len(a), len(b))
	return a[:n] < b[:n]
}

var termFlags = []string{"family-first", "acting", "male", "female"}

// term checks a row of leaders.tsv. Terms are made of the rows only when their
// people are asked for.
func (l *loader) term(r *row) error {
	country, office := r.fields[colCountry], r.fields[colOffice]
	if err := l.checkCodes(country, r.fields[colSector]); err != nil {
		return err
	}
	for _, f := range l.flagList(r.fields[colFlags]) {
		if !slices.Contains(termFlags, f) {
			return fmt.Errorf("flag %q is not one of %s", f, strings.Join(termFlags, ", "))
		}
	}
	if err := checkTerm(r.fields[colFrom], r.fields[colTo]); err != nil {
		return err
	}
	if office != "" && !l.offices[office] {
		if e, _ := l.lexicon.OfficeOf(office); e == nil {
			return fmt.Errorf("office %q is no title of offices.tsv, nor has it one in it; write one that is, or add it there", office)
		}
		l.offices[office] = true
	}
	if country == "" && office == "" && r.fields[colSector] == "" {
		return errors.New("neither a country nor an office or sector; fill in what is known of the person")
	}
	return nil
}

// termOf makes the term of a row.
func (l *Lexicon) termOf(r *row) *Term {
	t := &Term{
		Name: r.fields[colName], Also: r.fields[colAlso], Country: r.fields[colCountry], Office: r.fields[colOffice], Of: r.fields[colOf],
		Sector: r.fields[colSector], From: r.fields[colFrom], To: r.fields[colTo], Flags: strings.Fields(r.fields[colFlags]), Source: r.fields[colSource],
	}
	if e, of := l.OfficeOf(t.Office); e != nil && t.Sector == "" {
		t.Sector = e.Sector
		for _, b := range l.Lookup(of) {
			if b.Class == Body && b.Sector != "" {
				t.Sector = b.Sector // a party's leader is no government's
			}
		}
	}
	return t
}

// OfficeOf returns the entry of a title of office, and the words around it where
// only a part is one: "Harbour Party" for "Harbour Party leader" and for "leader
// of the Harbour Party". It returns nil where the title has no office in it.
func (l *Lexicon) OfficeOf(title string) (e *Entry, of string) {
	if e = l.officeEntry(title); e != nil {
		return e, ""
	}
	for _, prep := range [...]string{" of ", " for "} { // "minister of foreign affairs of Norland"
		for front, i := title, strings.LastIndex(title, prep); i > 0; i = strings.LastIndex(front, prep) {
			front = front[:i]
			if e = l.officeEntry(front); e != nil {
				return e, strings.TrimPrefix(title[i+len(prep):], "the ")
			}
		}
	}
	for rest := title; ; {
		var ok bool
		if _, rest, ok = strings.Cut(rest, " "); !ok {
			return nil, ""
		}
		if e = l.officeEntry(rest); e != nil {
			return e, strings.TrimSpace(title[:len(title)-len(rest)])
		}
	}
}

func (l *Lexicon) officeEntry(title string) *Entry {
	entries := l.Lookup(title)
	for i := range entries {
		if entries[i].Class == Office && !entries[i].Has("modifier") {
			return &entries[i]
		}
	}
	return nil
}

func checkTerm(from, to string) error {
	for _, d := range [...]string{from, to} {
		if !isDate(d) {
			return fmt.Errorf("date %q is no day, month or year; write YYYY-MM-DD, YYYY-MM or YYYY", d)
		}
	}
	if from != "" && to != "" && before(to, from) {
		return fmt.Errorf("the term ends on %s, before it begins on %s; correct one of the two", to, from)
	}
	return nil
}

// isDate reports whether s is empty or a date of the calendar, in full or in part.
func isDate(s string) bool {
	if s == "" {
		return true
	}
	if len(s) != len("2006") && len(s) != len("2006-01") && len(s) != len("2006-01-02") {
		return false
	}
	for i := range len(s) {
		if dash := i == 4 || i == 7; dash != (s[i] == '-') || !dash && (s[i] < '0' || s[i] > '9') {
			return false
		}
	}
	if len(s) == 4 {
		return true
	}
	m := int(s[5]-'0')*10 + int(s[6]-'0')
	if m < 1 || m > 12 {
		return false
	}
	if len(s) == 7 {
		return true
	}
	y, _ := strconv.Atoi(s[:4]) // digits, as checked
	d := int(s[8]-'0')*10 + int(s[9]-'0')
	return d >= 1 && d <= daysIn(y, m)
}

func daysIn(year, month int) int {
	switch month {
	case 4, 6, 9, 11:
		return 30
	case 2:
		if year%4 == 0 && (year%100 != 0 || year%400 == 0) {
			return 29
		}
		return 28
	}
	return 31
}
