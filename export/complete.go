package export

import (
	"cmp"
	"slices"
	"strings"
	"unicode/utf8"

	"nuncio/lexicon"
	"nuncio/plover"
	"nuncio/record"
)

// nation is a place of the text that names a state: by its name, its people, its
// capital, or a town of it.
type nation struct {
	start, end int    // code points of the text
	code       string // ISO 3166-1 alpha-3
}

// Complete makes the fold give a country to each participant, and a recipient to
// each act that is done to somebody, as the makers of such tables do: where the
// report does not say who, the words around the act do. [Folded] says what was so
// completed; the record is not changed.
func (f *Fold) Complete(lex *lexicon.Lexicon) {
	f.name += "+complete"
	f.lexicon = lex
}

// inland are the types of acts that fall on those at home where the words name no
// other state: a ban, an easing of it, a march, a refusal.
var inland = []string{"COERCE", "CONCEDE", "PROTEST", "REJECT"}

// complete gives participants without a country the state that their own words,
// the place or else the words around point to; and an act without a recipient the
// participants of what it is about, or the state that the words of the act, the
// place, or the words around name.
func (p *folding) complete(x *Folded) {
	told := [2][]*record.Actor{x.Actors, x.Recipients}
	p.fill(x)
	if !slices.Equal(told[0], x.Actors) {
		x.Completed = append(x.Completed, "actor")
	}
	if !slices.Equal(told[1], x.Recipients) {
		x.Completed = append(x.Completed, "recipient")
	}
}

func (p *folding) fill(x *Folded) {
	near := p.around(x.Event, nil)
	own := func(code string) bool { return ofCode(x.Actors, code) }
	x.Recipients = p.atHome(x, x.Recipients, near, x.Actors)
	alone := x.Type == "CONSULT" || len(x.Actors) > 1 && plover.Quad(x.Type) < 3
	if len(x.Recipients) == 0 && !alone {
		x.Recipients = p.inContent(x.Event, own)
	}
	x.Actors = p.atHome(x, x.Actors, near, x.Recipients)
	if len(x.Recipients) > 0 || alone {
		return
	}
	apart := p.around(x.Event, x.Actors)
	others := func(codes []string) []string { return slices.DeleteFunc(slices.Clone(codes), own) }
	for _, codes := range [][]string{others(p.within(x.Event.Evidence)), p.placeOf(x.Event), others(apart), apart} {
		if len(codes) > 0 {
			x.Recipients = []*record.Actor{p.state(codes[0])}
			return
		}
	}
	if slices.Contains(inland, x.Type) && len(x.Actors) > 0 && x.Actors[0].Country != "" {
		x.Recipients = []*record.Actor{p.state(string(x.Actors[0].Country))}
	}
}

func ofCode(list []*record.Actor, code string) bool {
	return slices.ContainsFunc(list, func(a *record.Actor) bool { return string(a.Allegiance()) == code })
}

func (p *folding) state(code string) *record.Actor {
	a := &record.Actor{Name: code, Named: true, Kind: "state", Country: record.Optional(code)}
	if e, ok := p.lexicon.CountryByCode(code); ok {
		a.Name = e.Name
	}
	return a
}

// atHome returns the actors, those without a country with one. Those who govern
// and others whom no words place are not given the country of the other side.
func (p *folding) atHome(x *Folded, list []*record.Actor, near []string, other []*record.Actor) []*record.Actor {
	out := slices.Clone(list)
	for i, a := range out {
		if a.Allegiance() != "" {
			continue
		}
		var own []string
		for _, m := range a.Mentions {
			own = append(own, p.within(record.Evidence{Start: m.Start, End: p.phraseEnd(m.End)})...)
		}
		if len(own) == 0 {
			own = slices.Concat(p.placeOf(x.Event), near)
			switch a.Sector {
			case "", "GOV", "MIL", "LEG":
				own = slices.DeleteFunc(own, func(c string) bool { return ofCode(other, c) })
			}
		}
		if len(own) > 0 {
			b := *a
			b.Country = record.Optional(own[0])
			out[i] = &b
		}
	}
	return out
}

// phraseEnd returns the end of the words behind a noun that say where somebody
// is or is of: "in the south of Norland"; or at itself. They end at a comma, and
// are not looked at for longer than a line.
func (p *folding) phraseEnd(at int) int {
	text := p.points()
	rest := string(text[at:min(len(text), at+40)])
	for _, preposition := range []string{" of ", " in ", " from ", " inside "} {
		if !strings.HasPrefix(rest, preposition) {
			continue
		}
		if end := strings.IndexAny(rest, ",;.\n"); end >= 0 {
			rest = rest[:end]
		}
		return at + utf8.RuneCountInString(rest)
	}
	return at
}

// points are the code points of the report's text.
func (p *folding) points() []rune {
	if p.text == nil {
		p.text = []rune(p.record.Report.Text)
	}
	return p.text
}

// inContent returns those with a country who take part in what the event is about.
func (p *folding) inContent(e *record.Event, own func(code string) bool) []*record.Actor {
	var out []*record.Actor
	for _, id := range e.Of {
		of := p.events[id]
		if of == nil {
			continue
		}
		for _, a := range p.named(slices.Concat(of.Targets, of.Sources)) {
			if c := string(a.Allegiance()); c != "" && !own(c) && !slices.Contains(out, a) {
				out = append(out, a)
			}
		}
	}
	return out
}

// placeOf returns the state of the event's place.
func (p *folding) placeOf(e *record.Event) []string {
	if w := p.places[string(e.Where)]; w != nil && w.Country != "" {
		return []string{string(w.Country)}
	}
	return nil
}

// around returns the states named in the paragraph of the event outside the words
// for the actors, the nearest to its words first, and without those in the words
// for speakers where others are named.
func (p *folding) around(e *record.Event, actors []*record.Actor) []string {
	start, end := paragraphOf(&p.record.Report, e.Evidence)
	list := slices.DeleteFunc(slices.Clone(p.states()), func(n nation) bool {
		return n.start < start || n.end > end || slices.ContainsFunc(actors, func(a *record.Actor) bool {
			return slices.ContainsFunc(a.Mentions, func(m record.Mention) bool { return m.Start <= n.start && n.end <= m.End })
		})
	})
	far := func(n nation) int { return max(n.start-e.Evidence.End, e.Evidence.Start-n.end, 0) }
	slices.SortStableFunc(list, func(a, b nation) int { return cmp.Compare(far(a), far(b)) })
	speaks := func(n nation) bool {
		return slices.ContainsFunc(p.record.Statements, func(s record.Statement) bool {
			return s.Source != nil && s.Source.Start <= n.start && n.end <= s.Source.End
		})
	}
	if quiet := slices.DeleteFunc(slices.Clone(list), speaks); len(quiet) > 0 {
		list = quiet
	}
	return codesOf(list)
}

// within returns the states named inside a stretch of the text.
func (p *folding) within(ev record.Evidence) []string {
	return codesOf(slices.DeleteFunc(slices.Clone(p.states()), func(n nation) bool { return n.start < ev.Start || n.end > ev.End }))
}

func codesOf(list []nation) []string {
	var out []string
	for _, n := range list {
		if !slices.Contains(out, n.code) {
			out = append(out, n.code)
		}
	}
	return out
}

// states are the states that the report names, with the places that it has found.
func (p *folding) states() []nation {
	if p.stated == nil {
		p.stated = p.readNations()
	}
	return p.stated
}

// readNations finds them; the list is never nil.
func (p *folding) readNations() []nation {
	out := []nation{}
	at, points := 0, 0 // bytes and code points
	text := p.record.Report.Text
	for _, n := range p.lexicon.StateNames(text) {
		points += utf8.RuneCountInString(text[at:n.Start])
		size := utf8.RuneCountInString(text[n.Start:n.End])
		out = append(out, nation{points, points + size, n.Code})
		at, points = n.End, points+size
	}
	for i := range p.record.Places {
		w := &p.record.Places[i]
		if w.Country != "" && !slices.ContainsFunc(out, func(n nation) bool { return n.start < w.End && w.Start < n.end }) {
			out = append(out, nation{w.Start, w.End, string(w.Country)})
		}
	}
	slices.SortStableFunc(out, func(a, b nation) int { return cmp.Compare(a.start, b.start) })
	return out
}
