package eval

import (
	"cmp"
	"context"
	"fmt"
	"io"
	"slices"
	"strings"

	"nuncio"
	"nuncio/article"
	"nuncio/export"
	"nuncio/lexicon"
	"nuncio/plover"
)

// PloverOptions say how coded records are held against Nuncio's coding.
type PloverOptions struct {
	Fold   *export.Fold // by which Nuncio's events are brought to types
	Errors bool         // print each text that came out otherwise
}

// Plover codes the texts of PLOVER records, holds what comes out against the
// records, and prints the figures. Records of one text and day are one text with
// several events.
func Plover(ctx context.Context, r *nuncio.Reader, records []plover.Placed, opt PloverOptions, w io.Writer) error {
	s := ploverScore{lex: r.Lexicon()}
	for _, t := range ploverTexts(records) {
		given := article.Given{Published: t.date}
		if given.Check() != nil {
			given.Published = ""
		}
		rec, err := r.Read(ctx, nuncio.Source{Name: t.gold[0].ID, Bytes: []byte(t.text), ContentType: "text/plain; charset=utf-8", Given: given})
		if err != nil {
			return fmt.Errorf("coding the record of line %d: %w", t.gold[0].Line, err)
		}
		got := PlainEvents(opt.Fold, rec, nil)
		if right := s.add(t, got); !right && opt.Errors {
			s.printError(w, t, got)
		}
	}
	s.print(w)
	return nil
}

// ploverText is a text with the records that code it.
type ploverText struct {
	text, date string
	gold       []plover.Placed
}

// ploverTexts groups records by text and day, in the order of the first of each.
func ploverTexts(records []plover.Placed) []*ploverText {
	var out []*ploverText
	at := map[[2]string]*ploverText{}
	for _, r := range records {
		key := [2]string{r.Text, r.Date}
		if at[key] == nil {
			at[key] = &ploverText{text: r.Text, date: r.Date}
			out = append(out, at[key])
		}
		at[key].gold = append(at[key].gold, r)
	}
	return out
}

// ploverScore counts what was found of the gold events.
type ploverScore struct {
	lex                            *lexicon.Lexicon
	texts, right                   int
	empty, kept                    int // texts without an event; those left without
	types, sources, targets, whole Counts
}

// coded is an event as far as it is compared.
type codedEvent struct {
	types            []string // that fit
	sources, targets []string
}

// symmetric reports whether several act and none is acted upon.
func (e *codedEvent) symmetric() bool { return len(e.sources) > 1 && len(e.targets) == 0 }

// add counts a text and reports whether all of it is right.
func (s *ploverScore) add(t *ploverText, got []PlainEvent) bool {
	gold := s.goldEvents(t)
	found := make([]codedEvent, len(got))
	for i, e := range got {
		found[i] = codedEvent{[]string{e.Type}, s.codes(e.Sources), s.codes(e.Targets)}
	}
	s.texts++
	if len(gold) == 0 {
		s.empty++
		if len(found) == 0 {
			s.kept++
		}
	}
	s.types.pairs(typesOf(gold), typesOf(found), sharesType)
	s.sides(gold, found)
	whole := s.whole.pairs(gold, found, matches)
	right := whole == len(gold) && whole == len(found)
	if right {
		s.right++
	}
	return right
}

// sides counts sources and targets, each code once a text. Of those who act
// jointly either side of what was found will do.
func (s *ploverScore) sides(gold, found []codedEvent) {
	sourcesOf := func(e *codedEvent) []string { return e.sources }
	targetsOf := func(e *codedEvent) []string { return e.targets }
	if slices.ContainsFunc(gold, func(e codedEvent) bool { return e.symmetric() }) {
		s.sources.codes(pooled(gold, sourcesOf), pooled(found, func(e *codedEvent) []string { return slices.Concat(e.sources, e.targets) }))
		return
	}
	s.sources.codes(pooled(gold, sourcesOf), pooled(found, sourcesOf))
	s.targets.codes(pooled(gold, targetsOf), pooled(found, targetsOf))
}

// codes counts the codes of a text.
func (c *Counts) codes(gold, found []string) {
	c.Gold, c.System = c.Gold+len(gold), c.System+len(found)
	for _, g := range gold {
		if slices.Contains(found, g) {
			c.Correct++
		}
	}
}

// pooled lists the codes of all events once.
func pooled(events []codedEvent, of func(*codedEvent) []string) []string {
	var out []string
	for i := range events {
		for _, c := range of(&events[i]) {
			if !slices.Contains(out, c) {
				out = append(out, c)
			}
		}
	}
	return out
}

// typesOf lists the types of events, those that are the same once.
func typesOf(events []codedEvent) []codedEvent {
	var out []codedEvent
	for _, e := range events {
		if !slices.ContainsFunc(out, func(o codedEvent) bool { return o.types[0] == e.types[0] }) {
			out = append(out, e)
		}
	}
	return out
}

// pairs counts gold and found events, and returns how many can be paired.
func (c *Counts) pairs(gold, found []codedEvent, same func(g, f *codedEvent) bool) int {
	used := make([]bool, len(found))
	n := 0
	for i := range gold {
		for k := range found {
			if !used[k] && same(&gold[i], &found[k]) {
				used[k] = true
				n++
				break
			}
		}
	}
	c.Gold, c.System, c.Correct = c.Gold+len(gold), c.System+len(found), c.Correct+n
	return n
}

func sharesType(g, f *codedEvent) bool { return slices.Contains(g.types, f.types[0]) }

// matches reports whether a found event has the type, and a source and target of
// the gold one; those who act jointly may stand on either side.
func matches(g, f *codedEvent) bool {
	if !sharesType(g, f) {
		return false
	}
	if g.symmetric() {
		sides := slices.Concat(f.sources, f.targets)
		n := 0
		for _, c := range g.sources {
			if slices.Contains(sides, c) {
				n++
			}
		}
		return n >= 2
	}
	return meet(g.sources, f.sources) && meet(g.targets, f.targets)
}

func meet(gold, found []string) bool {
	return len(gold) == 0 || slices.ContainsFunc(gold, func(c string) bool { return slices.Contains(found, c) })
}

// goldEvents are the events that the records of a text tell of.
func (s *ploverScore) goldEvents(t *ploverText) []codedEvent {
	var out []codedEvent
	for _, r := range t.gold {
		if len(r.Event) > 0 {
			out = append(out, codedEvent{r.Event, s.codes(entityCodes(r.Actor)), s.codes(entityCodes(r.Recipient))})
		}
	}
	return out
}

func entityCodes(list []plover.Entity) []string {
	out := make([]string, len(list))
	for i, e := range list {
		out[i] = e.Code
	}
	return out
}

// international are codes that coders do not keep apart.
var international = map[string]bool{"UNO": true, "EUR": true, "IGO": true, "NGO": true, "IMG": true, "ISM": true, "MNC": true, "INT": true, "NGM": true}

// codes brings codes and names of countries to codes of three letters, each once.
func (s *ploverScore) codes(list []string) []string {
	var out []string
	for _, c := range list {
		for _, e := range s.lex.Lookup(c) {
			if len(c) > len("USA") && e.Class == lexicon.Country {
				c = e.Country
				break
			}
		}
		c = strings.ToUpper(c[:min(len(c), len("USA"))])
		switch {
		case c == "" || c == "---" || c == "***":
			continue
		case international[c]:
			c = "INT"
		case c == "XKX":
			c = "KOS"
		}
		if !slices.Contains(out, c) {
			out = append(out, c)
		}
	}
	return out
}

func (s *ploverScore) print(w io.Writer) {
	printHead(w, "texts", s.texts, s.right, s.empty, s.kept)
	for _, row := range []struct {
		name string
		c    Counts
	}{{"type", s.types}, {"source", s.sources}, {"target", s.targets}, {"type, source, target", s.whole}} {
		row.c.row(w, row.name)
	}
}

func (s *ploverScore) printError(w io.Writer, t *ploverText, got []PlainEvent) {
	fmt.Fprintf(w, "line %d: %s\n", t.gold[0].Line, export.Plain(strings.Join(strings.Fields(t.text), " ")))
	for _, g := range s.goldEvents(t) {
		fmt.Fprintf(w, "  gold  %s\n", codedWords(strings.Join(g.types, "|"), g.sources, g.targets))
	}
	for _, e := range got {
		fmt.Fprintf(w, "  found %s\n", codedWords(e.Type, e.Sources, e.Targets))
	}
}

func codedWords(typ string, sources, targets []string) string {
	return typ + " " + cmp.Or(strings.Join(sources, "+"), "–") + " → " + cmp.Or(strings.Join(targets, "+"), "–")
}
