package entity

import (
	"strings"

	"nuncio/lexicon"
	"nuncio/syntax"
)

// Suggestion is what a report tells of a name that the lexicon does not know, as
// a row of a table.
type Suggestion struct {
	Actor   int32
	Mention int32  // the first one by the full name
	Table   string // the stem of the file: "leaders" for people, "bodies"
	Name    string
	Country string // ISO alpha-3 or a body's code, "" where the report does not tell
	Office  string // the current one, as offices.tsv has it where it does; "" where there is none
	Of      string // what the office belongs to, where it is not the country
	Sector  string // "" where the office tells
	Flags   []string
}

// Suggest returns a row for each person and organisation of the report that is
// named in full and whose name the lexicon does not have, in the order of first
// mention. A name of one word is not listed: it may be anybody's.
func (r *Resolver) Suggest(doc *syntax.Document, res *Result) []Suggestion {
	var out []Suggestion
	for i := range res.Actors {
		a := &res.Actors[i]
		if !a.Named || a.Plural || a.Registry != "" || !strings.ContainsRune(a.Name, ' ') {
			continue
		}
		m := firstByName(doc, res, a)
		if m == None {
			continue
		}
		s := Suggestion{Actor: int32(i), Mention: m, Name: a.Name, Country: a.Country, Sector: a.Sector}
		switch {
		case a.Kind == Person && len(r.lex.People(a.Name, "")) == 0:
			r.suggestPerson(&s, a)
		case a.Kind == Organisation && len(r.lex.Lookup(a.Name)) == 0:
			s.Table = "bodies"
		default:
			continue
		}
		out = append(out, s)
	}
	return out
}

// firstByName returns the first mention of the actor that has its full name in it.
func firstByName(doc *syntax.Document, res *Result, a *Actor) int32 {
	for _, i := range a.Mentions {
		if m := &res.Mentions[i]; m.Form == Name && strings.Contains(doc.Words(m.First, m.End), a.Name) {
			return i
		}
	}
	return None
}

func (r *Resolver) suggestPerson(s *Suggestion, a *Actor) {
	s.Table = "leaders"
	switch a.Gender {
	case 'm':
		s.Flags = []string{"male"}
	case 'f':
		s.Flags = []string{"female"}
	}
	for i := range a.Offices {
		o := &a.Offices[i]
		e, of := r.lex.OfficeOf(o.Title)
		if e == nil || o.Time != Current || o.Why != "" {
			continue
		}
		if s.Office = o.Title; of == "" {
			s.Office = e.Name
		}
		if s.Sector == e.Sector {
			s.Sector = ""
		}
		if !r.isState(o.Of) {
			s.Of = o.Of
		}
		return
	}
}

// isState reports whether the words name a state, its people or its seat, which
// the column of the country says.
func (r *Resolver) isState(words string) bool {
	for _, e := range r.lex.Lookup(words) {
		switch e.Class {
		case lexicon.Country, lexicon.Nationality, lexicon.Capital, lexicon.Seat:
			return true
		}
	}
	return false
}
