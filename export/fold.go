package export

import (
	"cmp"
	_ "embed"
	"fmt"
	"slices"
	"strings"

	"nuncio/lexicon"
	"nuncio/plover"
	"nuncio/record"
	"nuncio/talks"
)

//go:embed fold.txt
var foldFile string

// The tables of fold.txt.
const (
	FoldManual = "fold/1"        // by PLOVER's manual, draft 2.0
	FoldGold   = "fold/gsr-2016" // as the gold records of 2016 have it
)

// The options of fold.txt.
const (
	CancelledSanction = "cancelled-sanction" // a meeting called off is SANCTION, not REJECT
	Hypothetical      = "hypothetical"       // what is only possible is exported, and marked
)

// Fold turns what a record says of an event by type and status into one type, as
// PLOVER and CAMEO do.
type Fold struct {
	name  string
	lines []foldLine
	// lexicon is what Complete reads the names of states by; nil: as the record has it.
	lexicon *lexicon.Lexicon
}

// NewFold returns the table of that name with the options, which become part of
// the name that files bear.
func NewFold(table string, options ...string) (*Fold, error) {
	sections, err := parseFolds(foldFile)
	if err != nil {
		return nil, err
	}
	f := &Fold{name: table}
	for _, o := range options {
		s, ok := sections["option "+o]
		if !ok {
			return nil, fmt.Errorf("there is no option %q for a fold", o)
		}
		f.name += "+" + o
		f.lines = append(f.lines, s.lines...)
	}
	for table != "" {
		s, ok := sections["table "+table]
		if !ok {
			return nil, fmt.Errorf("there is no fold %q; there are %s and %s", table, FoldManual, FoldGold)
		}
		f.lines = append(f.lines, s.lines...)
		table = s.over
	}
	return f, nil
}

// Name is what files say of how they were folded: "fold/1+hypothetical".
func (f *Fold) Name() string { return f.name }

// Folded is an event as it is exported.
type Folded struct {
	Event              *record.Event // of the record
	Type, Mode, CAMEO  string
	Quad               int // 1 words of cooperation, 2 deeds of cooperation, 3 words of conflict, 4 deeds of conflict
	Context            []string
	Actors, Recipients []*record.Actor
	// When is the day of what is exported, ISO 8601 of any grain: of a plan that
	// became an agreement, the day it was agreed. Due is then the day the plan is for.
	When, Due string
	ByReport  bool // When is the report's day, for want of another
	// Completed are the sides, "actor" and "recipient", to which Complete gave a
	// country or a participant that the record does not have.
	Completed []string
}

// Days returns the first and last day of When.
func (e *Folded) Days() (first, last string) {
	first, last, _ = talks.Days(e.When)
	return first, last
}

// FoldCounts says what became of the events of records.
type FoldCounts struct {
	Written     int
	NotExported int // denied, possible, or told of by another event
	Doubles     int // the same as another of the report
	Undated     int // left out: without a day of their own, in a report without a day
	NoRecipient int // written, although an AID or SANCTION wants a recipient
}

// Events folds the events of a record that choose lets through (nil: all), in
// the record's order. When is "" where neither event nor report has a day.
func (f *Fold) Events(r *record.Record, choose func(*record.Event) bool, n *FoldCounts) []Folded {
	p := newFolding(f, r)
	var out []Folded
	for i := range r.Events {
		e := &r.Events[i]
		if choose != nil && !choose(e) {
			continue
		}
		x, ok := p.fold(e)
		switch {
		case !ok:
			n.NotExported++
		case slices.ContainsFunc(out, x.same):
			n.Doubles++
		default:
			out = append(out, x)
		}
	}
	return out
}

func (e *Folded) same(o Folded) bool {
	return e.Type == o.Type && e.Mode == o.Mode && e.When == o.When && slices.Equal(e.Actors, o.Actors) && slices.Equal(e.Recipients, o.Recipients)
}

// folding is the fold of one record.
type folding struct {
	*Fold
	record     *record.Record
	places     map[string]*record.Place
	stated     []nation // nil before the first use
	text       []rune   // nil before the first use
	actors     map[string]*record.Actor
	times      map[string]*record.Time
	statements map[string]*record.Statement
	events     map[string]*record.Event
	content    map[string]bool // ids of events that another is about
}

func newFolding(f *Fold, r *record.Record) *folding {
	p := &folding{
		Fold: f, record: r, content: map[string]bool{},
		actors:     record.ByID(r.Actors, func(a *record.Actor) string { return a.ID }),
		times:      record.ByID(r.Times, func(t *record.Time) string { return t.ID }),
		statements: record.ByID(r.Statements, func(s *record.Statement) string { return s.ID }),
		events:     record.ByID(r.Events, func(e *record.Event) string { return e.ID }),
		places:     record.ByID(r.Places, func(w *record.Place) string { return w.ID }),
	}
	for i := range r.Events {
		for _, id := range r.Events[i].Of {
			p.content[id] = true
		}
	}
	return p
}

func (p *folding) fold(e *record.Event) (Folded, bool) {
	l := p.line(e, e.Status, p.content[e.ID])
	if l == nil || l.none {
		return Folded{}, false
	}
	x := Folded{Event: e, Type: e.Type, Mode: string(e.Mode), CAMEO: p.cameo(l, e), Context: slices.Clone(e.Context)}
	if !l.own {
		x.Type, x.Mode = l.typ, l.mode
	}
	x.Quad = plover.Quad(x.Type)
	for _, c := range l.contexts {
		if !slices.Contains(x.Context, c) {
			x.Context = append(x.Context, c)
		}
	}
	p.sides(&x, l)
	if p.lexicon != nil {
		p.complete(&x)
	}
	p.days(&x, l)
	return x, true
}

// line returns the line that holds for an event as if it were of that status.
func (p *folding) line(e *record.Event, status string, content bool) *foldLine {
	for i := range p.lines {
		if l := &p.lines[i]; l.fits(e, status, content) && p.about(l, e) {
			return l
		}
	}
	return nil
}

// about applies the condition "of".
func (p *folding) about(l *foldLine, e *record.Event) bool {
	if len(l.of) == 0 {
		return true
	}
	for _, id := range e.Of {
		if of := p.events[id]; of == nil || done(of) || !slices.Contains(l.of, of.Type) {
			return false
		}
	}
	return len(e.Of) > 0
}

func done(e *record.Event) bool { return e.Status == "happened" || e.Status == "ongoing" }

func (p *folding) cameo(l *foldLine, e *record.Event) string {
	switch l.cameo {
	case "own":
		return string(e.CAMEO)
	case "content":
		of := p.events[e.Of[0]]
		if l := p.line(of, "planned", false); l != nil {
			return p.cameo(l, of)
		}
		return string(e.CAMEO)
	}
	return l.cameo
}

// sides puts the participants into their places.
func (p *folding) sides(x *Folded, l *foldLine) {
	x.Actors, x.Recipients = p.named(x.Event.Sources), p.named(x.Event.Targets)
	switch {
	case l.swap:
		x.Actors, x.Recipients = x.Recipients, x.Actors
	case l.caller:
		all := slices.Concat(x.Actors, x.Recipients)
		callers, others := p.callers(x.Event, all)
		if len(callers) > 0 && len(others) > 0 {
			x.Actors, x.Recipients = callers, others
		}
	case l.joint && len(x.Recipients) == 0 && len(x.Actors) > 1:
		x.Actors, x.Recipients = x.Actors[:1], x.Actors[1:]
	}
}

func (p *folding) named(ids []string) []*record.Actor {
	var out []*record.Actor
	for _, id := range ids {
		if a := p.actors[id]; a != nil && !slices.Contains(out, a) {
			out = append(out, a)
		}
	}
	return out
}

// callers parts the participants of a meeting into those who called it off and
// the others: those whom the record names for it, else those by whose word it is
// told. Somebody else of the same country speaks for a participant.
func (p *folding) callers(e *record.Event, all []*record.Actor) (callers, others []*record.Actor) {
	by := p.named(e.StatusBy)
	if s := p.statements[string(e.AssertedBy)]; s != nil {
		by = append(by, p.named([]string{string(s.Speaker)})...)
	}
	for _, b := range by {
		callers, others = nil, nil
		for _, a := range all {
			if a == b || !slices.Contains(all, b) && a.Country != "" && a.Country == b.Country {
				callers = append(callers, a)
			} else {
				others = append(others, a)
			}
		}
		if len(callers) > 0 {
			return callers, others
		}
	}
	return nil, all
}

// days dates the exported event. A plan that became an agreement, threat or
// refusal has the day of that.
func (p *folding) days(x *Folded, l *foldLine) {
	e := x.Event
	when := p.day(e.When)
	if !done(e) && !l.own {
		x.Due = when
		when = p.day(e.StatusWhen)
		if s := p.statements[string(e.AssertedBy)]; s != nil && when == "" {
			when = p.day(s.When)
		}
	}
	x.When = when
	if when == "" {
		if _, _, ok := talks.Days(string(p.record.Report.Published)); ok {
			x.When, x.ByReport = string(p.record.Report.Published), true
		}
	}
}

// day is the value of a time that tells days.
func (p *folding) day(id record.Optional) string {
	if t := p.times[string(id)]; t != nil {
		if _, _, ok := talks.Days(string(t.Value)); ok {
			return string(t.Value)
		}
	}
	return ""
}

// foldSection is a table or an option of fold.txt.
type foldSection struct {
	over  string
	lines []foldLine
}

// foldLine is a line of fold.txt.
type foldLine struct {
	statuses            []string
	recType             string // "" for any
	recModes            []string
	codes               []string // of which one begins the record's code
	of                  []string
	context             string
	content             bool
	none, own           bool
	typ, mode, cameo    string
	contexts            []string // added
	caller, swap, joint bool
}

func (l *foldLine) fits(e *record.Event, status string, content bool) bool {
	return slices.Contains(l.statuses, status) &&
		(l.recType == "" || l.recType == e.Type) &&
		(len(l.recModes) == 0 || slices.Contains(l.recModes, string(e.Mode))) &&
		(len(l.codes) == 0 || slices.ContainsFunc(l.codes, func(c string) bool { return strings.HasPrefix(string(e.CAMEO), c) })) &&
		(l.context == "" || slices.Contains(e.Context, l.context)) &&
		(content || !l.content)
}

// parseFolds reads fold.txt; its sections are named by their first words.
func parseFolds(text string) (map[string]*foldSection, error) {
	sections := map[string]*foldSection{}
	var s *foldSection
	n := 0
	for line := range strings.Lines(text) {
		n++
		words := strings.Fields(line)
		if len(words) == 0 || strings.HasPrefix(words[0], "#") {
			continue
		}
		if words[0] == "table" || words[0] == "option" {
			if len(words) != 2 && (len(words) != 4 || words[2] != "over") {
				return nil, fmt.Errorf("fold.txt:%d: write “table NAME”, “table NAME over NAME” or “option NAME”", n)
			}
			s = &foldSection{}
			if len(words) == 4 {
				s.over = words[3]
			}
			sections[words[0]+" "+words[1]] = s
			continue
		}
		l, err := parseFoldLine(words)
		if s == nil {
			err = cmp.Or(err, fmt.Errorf("a line before the first table"))
		}
		if err != nil {
			return nil, fmt.Errorf("fold.txt:%d: %w", n, err)
		}
		s.lines = append(s.lines, l)
	}
	return sections, nil
}

func parseFoldLine(words []string) (foldLine, error) {
	at := slices.Index(words, ">")
	if at < 2 || at == len(words)-1 {
		return foldLine{}, fmt.Errorf("a line has statuses, a record, “>” and a type")
	}
	l := foldLine{statuses: strings.Split(words[0], ",")}
	if words[1] != "*" {
		var modes string
		l.recType, modes, _ = strings.Cut(words[1], "/")
		if modes != "" {
			l.recModes = strings.Split(modes, ",")
		}
		if plover.Quad(l.recType) == 0 {
			return l, fmt.Errorf("there is no type %q", l.recType)
		}
	}
	for _, w := range words[2:at] {
		if err := l.condition(w); err != nil {
			return l, err
		}
	}
	return l, l.outcome(words[at+1:])
}

func (l *foldLine) condition(word string) error {
	switch name, value, _ := strings.Cut(word, "="); name {
	case "cameo":
		l.codes = strings.Split(value, ",")
	case "of":
		l.of = strings.Split(value, ",")
	case "context":
		l.context = value
	case "content":
		l.content = true
	default:
		return fmt.Errorf("there is no condition %q", word)
	}
	return nil
}

// outcome reads what stands behind the “>”.
func (l *foldLine) outcome(words []string) error {
	switch l.typ, l.mode, _ = strings.Cut(words[0], "/"); {
	case words[0] == "none":
		l.none = true
		return nil
	case words[0] == "own":
		l.own = true
	case plover.Quad(l.typ) == 0:
		return fmt.Errorf("there is no type %q", l.typ)
	}
	if len(words) == 1 {
		return fmt.Errorf("the CAMEO code is missing")
	}
	l.cameo = words[1]
	for _, w := range words[2:] {
		switch w {
		case "future", "hypothetical":
			l.contexts = append(l.contexts, w)
		case "caller":
			l.caller = true
		case "swap":
			l.swap = true
		case "joint":
			l.joint = true
		default:
			return fmt.Errorf("there is no mark %q", w)
		}
	}
	return nil
}
