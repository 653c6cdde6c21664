package export

import (
	"bufio"
	_ "embed"
	"io"
	"slices"
	"strings"
	"unicode"

	"nuncio/record"
)

//go:embed words.txt
var wordsFile string

// TextOptions say how [Text] lays a record out.
type TextOptions struct {
	Width  int  // columns; 0 means 100
	Colour bool // ANSI colours; nothing is said by colour alone
}

// Text writes a record for people: who is who, what happened, is planned or was
// called off, who said what, each with its words in the report.
func Text(w io.Writer, r *record.Record, opt TextOptions) error {
	t := newTextWriter(w, r, opt)
	t.head()
	t.who()
	for _, s := range statusSections {
		t.events(s)
	}
	t.said()
	t.unclear()
	return t.w.Flush()
}

// statusSection is a part of the page: the events of one status.
type statusSection struct {
	status, title string
	putOff        bool
	since         string // what status_when is the day of
}

// statusSections are the parts of the page, what is done before what is not.
var statusSections = []statusSection{
	{status: "happened", title: "HAPPENED", since: "since"},
	{status: "ongoing", title: "UNDER WAY", since: "since"},
	{status: "planned", title: "PLANNED", since: "set"},
	{status: "conditional", title: "ON A CONDITION", since: "set"},
	{status: "possible", title: "POSSIBLE", since: "raised"},
	{status: "cancelled", putOff: true, title: "PUT OFF", since: "put off"},
	{status: "cancelled", title: "CALLED OFF", since: "called off"},
	{status: "denied", title: "DENIED OR REFUSED", since: "refused"},
}

type textWriter struct {
	page
	r          *record.Record
	acts       map[string]string
	actors     map[string]*record.Actor
	times      map[string]*record.Time
	places     map[string]*record.Place
	statements map[string]*record.Statement
}

func newTextWriter(w io.Writer, r *record.Record, opt TextOptions) *textWriter {
	return &textWriter{
		page: newPage(w, opt), r: r, acts: actWords(),
		actors:     record.ByID(r.Actors, func(a *record.Actor) string { return a.ID }),
		times:      record.ByID(r.Times, func(t *record.Time) string { return t.ID }),
		places:     record.ByID(r.Places, func(p *record.Place) string { return p.ID }),
		statements: record.ByID(r.Statements, func(s *record.Statement) string { return s.ID }),
	}
}

// actWords reads words.txt.
func actWords() map[string]string {
	m := map[string]string{}
	for line := range strings.Lines(wordsFile) {
		if act, words, ok := strings.Cut(strings.TrimSpace(line), "\t"); ok && act[0] != '#' {
			m[act] = words
		}
	}
	return m
}

func (t *textWriter) head() {
	rep := t.r.Report
	title := string(rep.Title)
	if title == "" {
		title = "(no headline)"
	}
	t.paragraph("", bold, title)
	var parts []string
	if rep.Published == "" {
		parts = append(parts, "no date on the page; relative dates stay relative (--published gives one)")
	} else {
		parts = append(parts, Day(string(rep.Published))+dateOrigins[rep.PublishedFrom])
	}
	if rep.Publisher != "" {
		parts = append(parts, string(rep.Publisher))
	}
	if len(rep.Authors) > 0 {
		parts = append(parts, strings.Join(rep.Authors, ", "))
	}
	t.paragraph("", dim, strings.Join(parts, " · "))
}

var dateOrigins = map[string]string{"given": " (as given)", "page": " (on the page)", "metadata": " (page's metadata)"}

func (t *textWriter) who() {
	involved := t.involved()
	var people, others []string
	for i := range t.r.Actors {
		a := &t.r.Actors[i]
		switch {
		case a.Kind == "person" && a.Named:
			people = append(people, t.person(a))
		case involved[a.ID] && (a.Named || a.Kind != "person") && !slices.Contains(others, Plain(a.Name)):
			others = append(others, Plain(a.Name)) // "officials" of two occasions are named once
		}
	}
	if len(people)+len(others) == 0 {
		return
	}
	t.section("WHO IS WHO")
	for _, p := range people {
		name, rest, _ := strings.Cut(p, "\t")
		t.paragraph("  ", "", name+rest)
	}
	if len(others) > 0 {
		t.paragraph("  ", "", "Also: "+strings.Join(others, ", "))
	}
}

// involved returns the actors that say or do something.
func (t *textWriter) involved() map[string]bool {
	m := map[string]bool{}
	for _, e := range t.r.Events {
		for _, id := range slices.Concat(e.Sources, e.Targets) {
			m[id] = true
		}
	}
	for _, s := range t.r.Statements {
		m[string(s.Speaker)] = true
	}
	return m
}

func (t *textWriter) person(a *record.Actor) string {
	var offices []string
	for _, o := range a.Offices {
		words := o.Title
		if o.Of != "" {
			words += ", " + string(o.Of)
		}
		if o.Time != "current" && !strings.HasPrefix(strings.ToLower(o.Title), o.Time) {
			words = o.Time + " " + words
		}
		if !slices.Contains(offices, words) {
			offices = append(offices, words)
		}
	}
	out := a.Name
	if codes := strings.Trim(string(a.Allegiance())+" "+string(a.Sector), " "); codes != "" {
		out += " (" + codes + ")"
	}
	if len(offices) > 0 {
		out += "\t: " + strings.Join(offices, "; ")
	}
	return Plain(out)
}

func (t *textWriter) events(s statusSection) {
	first := true
	for i := range t.r.Events {
		e := &t.r.Events[i]
		if e.Status != s.status || e.PutOff != s.putOff {
			continue
		}
		if first {
			t.section(s.title)
			first = false
		}
		t.paragraph("  ", "", t.act(e))
		t.quote(e.Evidence.Text)
	}
}

// act is one event in words: who, what, to whom, where, when, on whose word.
func (t *textWriter) act(e *record.Event) string {
	words := t.acts[e.Type+"/"+string(e.Mode)]
	if words == "" {
		words = t.acts[e.Type]
	}
	who := t.names(e.Sources)
	if len(e.Targets) > 0 {
		if who == "" {
			who = "(not said who)"
		}
		who += " → " + t.names(e.Targets)
	}
	if who != "" {
		words = who + ": " + words
	}
	if p := t.places[string(e.Where)]; p != nil {
		words += ", " + p.Text
	}
	if d := t.when(e.When); d != "" {
		words += ", " + d
	}
	if d := t.when(e.StatusWhen); d != "" {
		words += " (" + standing(e) + " " + d + ")"
	}
	if s := t.statements[string(e.AssertedBy)]; s != nil {
		if a := t.actors[string(s.Speaker)]; a != nil {
			words += " — by the word of " + a.Name
		}
	}
	return Plain(words)
}

// standing names what the event's status_when is the day of.
func standing(e *record.Event) string {
	for _, s := range statusSections {
		if s.status == e.Status && s.putOff == e.PutOff {
			return s.since
		}
	}
	return ""
}

// when writes a time expression in its own words, with the date where the words do not say it.
func (t *textWriter) when(id record.Optional) string {
	x := t.times[string(id)]
	if x == nil {
		return ""
	}
	if x.Value == "" || string(x.Value) == x.Text {
		return x.Text
	}
	return x.Text + " [" + string(x.Value) + "]"
}

func (t *textWriter) names(ids []string) string {
	out := make([]string, len(ids))
	for i, id := range ids {
		out[i] = t.actors[id].Name
	}
	return strings.Join(out, ", ")
}

func (t *textWriter) said() {
	if len(t.r.Statements) == 0 {
		return
	}
	t.section("WHO SAID WHAT")
	for i := range t.r.Statements {
		s := &t.r.Statements[i]
		t.paragraph("  ", "", t.speaker(s))
		parts := make([]string, len(s.Content))
		for j, c := range s.Content {
			parts[j] = c.Text
		}
		t.quote(strings.Join(parts, " … "))
	}
}

func (t *textWriter) speaker(s *record.Statement) string {
	name := "(speaker not named)"
	switch a := t.actors[string(s.Speaker)]; {
	case a != nil:
		name = a.Name
	case s.Source != nil:
		name = s.Source.Text + " (not settled who)"
	}
	out := name + " " + s.Kind
	if len(s.Addressees) > 0 {
		out += " to " + t.names(s.Addressees)
	}
	if a := t.actors[string(s.Via)]; a != nil {
		out += ", passed on by " + a.Name
	}
	if d := t.when(s.When); d != "" {
		out += ", " + d
	}
	return Plain(out) + ", " + s.Mode
}

func (t *textWriter) unclear() {
	if len(t.r.Ambiguous) == 0 {
		return
	}
	t.section("NOT SETTLED")
	for _, m := range t.r.Ambiguous {
		names := make([]string, len(m.Candidates))
		for i, id := range m.Candidates {
			names[i] = t.actors[id].Name
		}
		t.paragraph("  ", "", Plain("“"+m.Text+"” may be "+strings.Join(names, " or ")+": "+m.Reason))
	}
}

// ANSI sequences; empty strings are written where colour is off.
const (
	bold  = "\x1b[1m"
	dim   = "\x1b[2m"
	reset = "\x1b[0m"
)

// page is text for people in lines of one width.
type page struct {
	w   *bufio.Writer
	opt TextOptions
}

func newPage(w io.Writer, opt TextOptions) page {
	if opt.Width <= 0 {
		opt.Width = 100
	}
	return page{w: bufio.NewWriter(w), opt: opt}
}

func (p *page) section(title string) {
	p.w.WriteByte('\n')
	p.paragraph("", bold, title)
}

func (p *page) quote(text string) { p.paragraph("      ", dim, "“"+Plain(text)+"”") }

// paragraph writes text in lines no wider than the page; a word that is wider
// stands alone. Later lines are indented by two more.
func (p *page) paragraph(indent, style, text string) {
	used := 0
	if style == "" || !p.opt.Colour {
		style = ""
	}
	p.w.WriteString(indent + style)
	for word := range strings.FieldsSeq(Plain(text)) {
		n := columnsOf(word)
		switch {
		case used == 0:
			used = columnsOf(indent)
		case used+1+n > p.opt.Width:
			used = columnsOf(indent) + 2
			p.w.WriteString("\n  " + indent)
		default:
			used++
			p.w.WriteByte(' ')
		}
		used += n
		p.w.WriteString(word)
	}
	if style != "" {
		p.w.WriteString(reset)
	}
	p.w.WriteByte('\n')
}

// Plain makes text from outside safe for a terminal: a control character, or
// one that turns the direction of writing, becomes a visible mark.
func Plain(s string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r == '\n' || r == '\t':
			return r
		case isUnsafe(r):
			return unicode.ReplacementChar
		}
		return r
	}, s)
}

func isUnsafe(r rune) bool { return unicode.IsControl(r) || unicode.Is(unicode.Bidi_Control, r) }
