package lexicon

import (
	"errors"
	"fmt"
	"strings"
)

// plain reads a row that makes one entry.
func (l *loader) plain(r *row) error {
	e, err := l.entry(r)
	if err != nil {
		return err
	}
	if e.ID, err = l.id(r, e.Country, e.Region, e.Name); err != nil {
		return l.more(r, err)
	}
	return l.addRow(e, e.Name, r.fields[colAlso])
}

// errKnown says that a row of an adding file has the identifier of row known.
type errKnown struct{ row int32 }

func (e errKnown) Error() string { return "the row is already there" }

// more hands the other forms of an adding file's row to the row that is already
// there; other errors it returns.
func (l *loader) more(r *row, err error) error {
	var known errKnown
	if !errors.As(err, &known) {
		return err
	}
	for list := r.fields[colAlso]; list != ""; {
		var p string
		p, list, _ = strings.Cut(list, ";")
		if err := l.phrase(strings.TrimSpace(p), known.row); err != nil {
			return err
		}
	}
	return nil
}

// outlet is plain with the sector of the press.
func (l *loader) outlet(r *row) error {
	r.fields[colSector] = "JRN"
	return l.plain(r)
}

// common reads a row of common nouns: one entry for the singular, one with
// the flag "plural" for the plural.
func (l *loader) common(r *row) error {
	e, err := l.entry(r)
	if err != nil {
		return err
	}
	if e.ID, err = l.id(r, e.Name); err != nil {
		return l.more(r, err)
	}
	if err := l.addRow(e, e.Name, r.fields[colAlso]); err != nil {
		return err
	}
	plurals := r.fields[colPlural]
	if plurals == "-" {
		return nil
	}
	if plurals == "" {
		plurals = pluralsOf(e.Name, r.fields[colAlso])
	}
	e.Flags = l.flagList(r.fields[colFlags] + " plural")
	return l.addRow(e, plurals)
}

func pluralsOf(name, also string) string {
	var b strings.Builder
	b.WriteString(plural(name))
	for also != "" {
		var p string
		p, also, _ = strings.Cut(also, ";")
		b.WriteByte(';')
		b.WriteString(plural(strings.TrimSpace(p)))
	}
	return b.String()
}

// plural returns the regular plural of a phrase; the word before a
// preposition is its head ("chief of staff").
func plural(p string) string {
	end := len(p)
	for _, prep := range [...]string{" of ", " to ", " for ", " in ", " at ", "-in-"} {
		if i := strings.Index(p, prep); i > 0 && i < end {
			end = i
		}
	}
	return pluralWord(p[:end]) + p[end:]
}

func pluralWord(w string) string {
	switch {
	case w == "":
		return w
	case strings.HasSuffix(w, "person"):
		return w[:len(w)-len("person")] + "people"
	case strings.HasSuffix(w, "woman"), strings.HasSuffix(w, "man"):
		return w[:len(w)-2] + "en"
	case strings.HasSuffix(w, "y") && len(w) > 1 && !strings.ContainsRune("aeiou", rune(w[len(w)-2])):
		return w[:len(w)-1] + "ies"
	case strings.HasSuffix(w, "s"), strings.HasSuffix(w, "x"), strings.HasSuffix(w, "ch"), strings.HasSuffix(w, "sh"):
		return w + "es"
	}
	return w + "s"
}

// country reads a row of countries.tsv: an entry for the country, and up to
// four for its adjective and people.
func (l *loader) country(r *row) error {
	code := r.fields[colAlpha3]
	if err := l.codes(r.fields[colAlpha2], code, r.fields[colCountry]); err != nil {
		return err
	}
	if r.fields[colCountry] == "" && code != "-" {
		r.fields[colCountry] = code
	}
	l.codesTo(r, int32(len(l.lexicon.rows)))
	e, err := l.entry(r)
	if err != nil {
		return err
	}
	if e.Has("breakaway") {
		e.Sector = "PRE"
	}
	idWord := code
	if code == "-" {
		idWord = e.Name
	}
	if e.ID, err = l.id(r, idWord); err != nil {
		return l.more(r, err)
	}
	if e.Has("family-name-first") {
		l.lexicon.familyOf[e.Country] = true
	}
	if err := l.addRow(e, e.Name, r.fields[colOfficial], r.fields[colAlso]); err != nil {
		return err
	}
	return l.nationality(r, e)
}

func (l *loader) codes(alpha2, alpha3, state string) error {
	if alpha3 != "-" && r3(alpha3) == "" {
		return fmt.Errorf("alpha3 %q is not three capital letters; write \"-\" for an area without a code", alpha3)
	}
	if alpha2 != "-" && len(alpha2) != 2 {
		return fmt.Errorf("alpha2 %q is not two letters; write \"-\" for an area without a code", alpha2)
	}
	if alpha3 == "-" && state == "" {
		return errors.New("an area without a code of its own needs the code of its state in the column \"country\"")
	}
	for _, code := range [...]string{alpha2, alpha3} {
		if _, dup := l.lexicon.byCode[code]; dup {
			return fmt.Errorf("the code %s has a row already; remove one of the two", code)
		}
	}
	return nil
}

// codesTo enters the row's codes, before the row's own country is checked
// against them. A dependency stands below its state.
func (l *loader) codesTo(r *row, index int32) {
	for _, c := range [...]column{colAlpha2, colAlpha3} {
		if code := r.fields[c]; code != "-" {
			l.lexicon.byCode[code] = index
		}
	}
}

// peopleFlags are the flags of the forms of a people: 1 adjective, 2 singular, 4 plural.
var peopleFlags = [8][]string{
	1: {"adjective"}, 2: {"singular"}, 3: {"adjective", "singular"}, 4: {"plural"},
	5: {"adjective", "plural"}, 6: {"singular", "plural"}, 7: {"adjective", "singular", "plural"},
}

// nationality enters adjectives ("Afghan") and people ("Afghan/Afghans"): one
// entry for each set of uses, so that "Chinese" tells all three.
func (l *loader) nationality(r *row, country Entry) error {
	uses := make(map[string]int, 6)
	var order []string
	use := func(form string, bit int) {
		if form = strings.TrimSpace(form); form == "" {
			return
		}
		if uses[form] == 0 {
			order = append(order, form)
		}
		uses[form] |= bit
	}
	for form := range strings.SplitSeq(r.fields[colAdjective], ";") {
		use(form, 1)
	}
	for pair := range strings.SplitSeq(r.fields[colPeople], ";") {
		one, many, ok := strings.Cut(pair, "/")
		use(one, 2)
		if !ok {
			many = one
		}
		use(many, 4)
	}
	var byUse [8]string
	for _, form := range order {
		byUse[uses[form]] += form + ";"
	}
	for bits, forms := range byUse {
		if forms == "" {
			continue
		}
		e := Entry{
			Class: Nationality, Name: country.Name, Country: country.Country, Sector: country.Sector,
			Of: country.ID, Flags: peopleFlags[bits], ID: "nationality" + strings.TrimPrefix(country.ID, "country"), Source: country.Source,
		}
		if err := l.addRow(e, strings.TrimSuffix(forms, ";")); err != nil {
			return err
		}
	}
	return nil
}

// names reads a row of names: given names with their flags, or the surnames
// of a culture; several names may share a row, separated by ";".
func (l *loader) names(r *row) error {
	e, err := l.entry(r)
	if err != nil {
		return err
	}
	for list := r.fields[colName]; list != ""; {
		var name string
		name, list, _ = strings.Cut(list, ";")
		if e.Name = strings.TrimSpace(name); e.Name == "" {
			return errors.New("an empty name; remove a stray \";\"")
		}
		if err := l.addRow(e, e.Name); err != nil {
			return err
		}
	}
	return nil
}
