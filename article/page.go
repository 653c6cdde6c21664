package article

import (
	"strings"
	"unicode"
)

// readHTML fills an article from a web page.
func (x *Extractor) readHTML(a *Article) {
	m := x.tokens(a.Source, false)
	if m.elements[0].mass < thinPage {
		// Some pages are shown only once a script has run.
		if all := x.tokens(a.Source, true); all.elements[0].mass > 2*m.elements[0].mass {
			m = all
		}
	}
	m.kill()
	m.reweigh()
	if m.elements[0].mass == 0 {
		m.revive()
	}
	if m.bodyOnlyInJSON() {
		m.units = m.jsonUnits()
		for i := range m.elements {
			m.elements[i].mass = 0
		}
		m.elements[0].mass = 1
	}
	s := &selector{m: m, w: x.wording, root: m.root(), headline: -1}
	s.choose()
	authors := append(x.visibleAuthors(s.classifier()), m.meta.authors(m.meta.publisher())...)
	x.wording.endNotes(s.m.units, authors)
	x.emit(a, s.units())
	x.pageMetadata(a, s)
}

// thinPage is the running text, in bytes, under which a page is suspected to
// hide its report in what only a browser shows.
const thinPage = 700

func (x *Extractor) tokens(source string, lenient bool) *markup {
	m := &markup{w: x.wording, names: x.names, source: source, lenient: lenient}
	m.run()
	m.weigh()
	return m
}

// revive takes back what names say, for pages whose every part has a name
// that would throw it away.
func (m *markup) revive() {
	for i := range m.units {
		m.units[i].hints.dead = ""
	}
	m.reweigh()
}

// selector keeps or throws away the units of a page whose body is known.
type selector struct {
	m        *markup
	w        *wording
	root     int32
	headline int // index of the unit, or -1
	window   bool
	running  int // first unit of running text
	first    int // first and last unit of the body
	last     int
	title    unit // the window's title, where no headline is shown
}

func (s *selector) choose() {
	s.first, s.last = -1, -1
	for i := range s.m.units {
		u := &s.m.units[i]
		if s.m.inside(u, s.root) && u.hints.dead == "" && u.running() {
			if s.first < 0 {
				s.first = i
			}
			s.last = i
		}
	}
	if s.first < 0 {
		for i := range s.m.units {
			s.m.units[i].drop(s.reasonOutside(&s.m.units[i]))
		}
		return
	}
	s.running = s.first
	s.widen()
	s.findHeadline()
	s.labels()
	s.body()
	s.above()
	s.rest()
}

// widen lets the body begin and end with the headings, lists and captions that
// stand in the root before the first and after the last running text.
func (s *selector) widen() {
	for i := s.first - 1; i >= 0 && s.m.inside(&s.m.units[i], s.root); i-- {
		s.first = i
	}
	for i := s.last + 1; i < len(s.m.units) && s.m.inside(&s.m.units[i], s.root); i++ {
		s.last = i
	}
}

// findHeadline takes the title on the page that the head agrees with, else
// the nearest large heading above the body, else the window's title.
func (s *selector) findHeadline() {
	titles := s.m.meta.titles()
	window := render(s.m.source, s.m.title)
	if window.text != "" {
		titles = append(titles, window.text)
	}
	for i := range titles {
		titles[i] = plain(titles[i])
	}
	best, bestScore := -1, 0
	for i := range s.m.units {
		if i > s.last {
			break
		}
		if score := s.headlineScore(i, titles); score > bestScore {
			best, bestScore = i, score
		}
	}
	s.headline = best
	if best >= 0 {
		return
	}
	s.windowTitle(window)
}

// windowTitle makes the <title> the headline, without the outlet after it.
func (s *selector) windowTitle(window shown) {
	if window.text == "" {
		return
	}
	cut := window
	for _, sep := range [...]string{" | ", " - ", " – ", " — ", " · ", " :: ", " » "} {
		if i := strings.LastIndex(cut.text, sep); i > len(cut.text)/3 {
			cut = cut.cut(0, i)
			break
		}
	}
	s.title = unit{shown: cut}
	s.title.keep(Headline)
	s.window = true
}

func (s *selector) headlineScore(i int, titles []string) int {
	u := &s.m.units[i]
	h := u.hints
	if u.n == 0 || u.n > 45 || u.role != roleNone && h.heading == 0 {
		return 0
	}
	named := s.m.elements[h.node].traits&traitHeadline != 0
	if h.heading == 0 && !named && (u.n < 3 || i > s.first+8 || i < s.first-60) {
		return 0
	}
	agree := agreement(u.text, titles)
	if h.heading == 0 && !named && agree < 90 {
		return 0
	}
	score := agree
	switch h.heading {
	case 1:
		score += 60
	case 2:
		score += 25
	case 3:
		score += 8
	}
	if named {
		score += 25
	}
	if h.dead != "" {
		score -= 45
	}
	if i > s.running {
		score -= 30 + min((i-s.running)*4, 60)
		if agree < 90 && h.heading != 1 {
			return 0
		}
	} else {
		score -= min((s.running-i)/2, 25)
	}
	if agree < 50 && h.heading > 2 || u.n == 1 && agree < 50 {
		return 0
	}
	return max(score, 0)
}

// agreement says in per cent how far a heading agrees with a title of the
// head (in plain form), which often has the outlet's name after it.
func agreement(heading string, titles []string) int {
	best := 0
	h := plain(heading)
	for _, p := range titles {
		switch {
		case h == "" || p == "":
		case h == p:
			best = max(best, 100)
		case len(h) > 15 && strings.Contains(p, h):
			best = max(best, 95)
		case strings.HasPrefix(p, h+" "):
			best = max(best, 90)
		case len(p) > 20 && strings.Contains(h, p):
			best = max(best, 85)
		case overlap(p, h) == maxOverlap:
			best = max(best, 75) // the title is a shorter form of the heading
		default:
			best = max(best, overlap(h, p))
		}
	}
	return best
}

// maxOverlap is the agreement of titles that share all words of one of them.
const maxOverlap = 80

// overlap is the share, in per cent, of a heading's words that a title has.
func overlap(h, p string) int {
	words := strings.Fields(h)
	if len(words) < 3 {
		return 0
	}
	have := map[string]bool{}
	for _, w := range strings.Fields(p) {
		have[w] = true
	}
	n := 0
	for _, w := range words {
		if have[w] {
			n++
		}
	}
	return maxOverlap * n / len(words)
}

// plain is a text in lower case with words only.
func plain(s string) string {
	return strings.Join(strings.FieldsFunc(strings.ToLower(s), func(r rune) bool {
		return !unicode.IsLetter(r) && !unicode.IsDigit(r)
	}), " ")
}

// labels decides captions and credits by wording and markup.
func (s *selector) labels() {
	c := classifier{w: s.w, units: s.m.units}
	for i := max(s.headline, 0); i <= s.last; i++ {
		u := &s.m.units[i]
		if u.hints.dead != "" || u.fate != undecided || i == s.headline {
			continue
		}
		switch {
		case u.hints.credit && u.n < 20:
			u.drop(Credit)
		case u.role == roleCaptionLabel:
			c.label(i)
		case u.role == roleCredit:
			u.drop(Credit)
		case u.hints.caption && (u.role == roleNone || u.role == roleRelatedLine && int(u.hints.linked)*2 < len(u.text)):
			u.keep(Caption)
		case u.role == roleNone && u.hints.heading == 0 && !u.hints.list && u.n <= maxCaption && s.w.creditMakesCaption(u.text):
			u.keep(Caption)
		}
	}
}

// body decides the units between the first and the last of the body.
func (s *selector) body() {
	section := Reason("")
	level := int8(0)
	for i := s.first; i <= s.last; i++ {
		u := &s.m.units[i]
		if i == s.headline {
			u.keep(Headline)
			continue
		}
		if !s.m.inside(u, s.root) || u.fate != undecided {
			continue
		}
		if u.hints.dead != "" {
			u.drop(u.hints.dead)
			continue
		}
		if section != "" && s.leaves(i, level) {
			section = ""
		}
		if u.breaks() && u.n <= 8 && !u.hints.list {
			section, level = reasons[u.role], u.hints.heading
		}
		if u.hints.heading > 0 && strings.EqualFold(u.text, "comments") {
			section, level = Comments, u.hints.heading
		}
		if section != "" {
			u.drop(section)
			continue
		}
		s.bodyUnit(i)
	}
	s.trim()
}

// leaves reports whether a unit ends a section of links: a heading of the same
// rank, or two paragraphs of prose.
func (s *selector) leaves(i int, level int8) bool {
	u := &s.m.units[i]
	if u.hints.heading > 0 && level > 0 && u.hints.heading <= level && !u.breaks() {
		return s.proseNear(i+1) > 0
	}
	return !u.hints.list && u.prose() && u.hints.linked == 0 && s.proseNear(i+1) > 0
}

// proseNear counts paragraphs of prose among the next few units.
func (s *selector) proseNear(i int) int {
	n := 0
	for j := i; j <= s.last && j < i+4; j++ {
		if u := &s.m.units[j]; u.hints.dead == "" && u.prose() && int(u.hints.linked)*3 < len(u.text) && !u.hints.list {
			n++
		}
	}
	return n
}

func (s *selector) bodyUnit(i int) {
	u := &s.m.units[i]
	h := u.hints
	linky := int(h.linked)*10 > len(u.text)*8
	switch {
	case u.n == 0:
		u.drop(Furniture)
	case u.role != roleNone && h.heading == 0 && !u.prose():
		u.drop(reasons[u.role])
	case u.role != roleNone && u.role != roleFurniture && u.n <= 12:
		u.drop(reasons[u.role])
	case u.role != roleNone && u.role != roleTimestamp && u.prose() && u.n < 40:
		u.drop(reasons[u.role])
	case h.heading > 0:
		u.keep(Heading)
	case u.contact():
		u.drop(Boilerplate)
	case h.byline && u.n <= 12 && !u.prose() && i < s.first+6:
		u.drop(Byline)
	case h.time && u.n <= 10 && !u.prose():
		u.drop(Timestamp)
	case linky && (h.list || h.cell || u.n < 25 && !endsSentence(u.text) || s.linkRun(i)):
		u.drop(Related)
	case h.quote:
		u.keep(Quotation)
	case h.list:
		u.keep(List)
	case h.pre:
		u.keep(Paragraph)
	case h.cell && u.n < 3 && !u.sentence():
		u.drop(Other)
	case h.strong && u.n <= 14 && u.short() && s.proseNear(i+1) > 0:
		u.keep(Heading)
	case u.n < 2 && !endsSentence(u.text):
		u.drop(Furniture)
	default:
		u.keep(Paragraph)
	}
}

// linkRun reports whether the neighbours of a unit are links too.
func (s *selector) linkRun(i int) bool {
	n := 0
	for _, j := range [...]int{i - 1, i + 1} {
		if j >= 0 && j < len(s.m.units) {
			if u := &s.m.units[j]; u.text != "" && int(u.hints.linked)*10 > len(u.text)*8 {
				n++
			}
		}
	}
	return n > 0
}

// trim throws away headings at the end that have nothing under them.
func (s *selector) trim() {
	for i := s.last; i >= s.first; i-- {
		u := &s.m.units[i]
		if u.fate != kept {
			continue
		}
		if u.kind != Heading {
			return
		}
		u.drop(Related)
	}
}

// above keeps the line under the headline and the first picture's caption,
// where they stand between headline and body.
func (s *selector) above() {
	if s.headline < 0 {
		return
	}
	s.m.units[s.headline].keep(Headline)
	alive := 0
	for i := s.headline + 1; i < s.first; i++ {
		u := &s.m.units[i]
		if u.hints.dead != "" || u.fate != undecided {
			continue
		}
		named := s.named(u)
		if alive++; alive > 12 && !named {
			continue
		}
		linky := int(u.hints.linked)*2 > len(u.text)
		stand := s.m.elements[u.hints.node].traits&traitStandfirst != 0
		switch {
		case u.role != roleNone:
			u.drop(reasons[u.role])
		case u.hints.byline && u.n <= 12:
			u.drop(Byline)
		case u.hints.time && u.n <= 12:
			u.drop(Timestamp)
		case linky:
		case named && u.running():
			u.keep(Paragraph)
		case stand && u.n >= 4, u.prose(), u.hints.heading > 0 && u.hints.heading < 4 && u.n >= 6:
			if u.sentence() {
				u.keep(Paragraph)
			} else {
				u.keep(Heading)
			}
		}
	}
}

// named reports whether a unit stands in an element that calls itself a body,
// like the root does: a part of the report that the page set apart.
func (s *selector) named(u *unit) bool {
	return s.m.elements[s.root].bodyRank() >= 3 && s.m.elements[u.hints.node].claimed(s.m.elements)
}

// claimed reports whether an element or one near above it is a named body.
func (e *element) claimed(all []element) bool {
	for up := 0; up < 3; up++ {
		if e.bodyRank() >= 3 {
			return true
		}
		if e.parent < 0 {
			return false
		}
		e = &all[e.parent]
	}
	return false
}

// rest throws away what is left.
func (s *selector) rest() {
	from := s.first
	if s.headline >= 0 {
		from = min(from, s.headline)
	}
	for i := range s.m.units {
		u := &s.m.units[i]
		if u.fate == kept && u.kind == Caption && (i < from || i > s.last) {
			u.fate = undecided
		}
		if u.fate == undecided {
			u.drop(s.reasonOutside(u))
		}
	}
}

func (s *selector) reasonOutside(u *unit) Reason {
	switch {
	case u.hints.dead != "":
		return u.hints.dead
	case u.role != roleNone:
		return reasons[u.role]
	case u.hints.byline && u.n <= 12:
		return Byline
	case u.hints.time && u.n <= 10:
		return Timestamp
	case int(u.hints.linked)*2 > len(u.text):
		return Navigation
	}
	return Other
}

// units returns all units in the order of the page.
func (s *selector) units() []unit {
	if !s.window {
		return s.m.units
	}
	out := make([]unit, 0, len(s.m.units)+1)
	return append(append(out, s.title), s.m.units...)
}

// pageMetadata fills in what head and page say of the report.
func (x *Extractor) pageMetadata(a *Article, s *selector) {
	d := &s.m.meta
	a.URL = d.address()
	a.Language = d.language()
	a.Publisher = d.publisher()
	if a.Publisher == "" {
		a.Publisher = s.outlet(a.Title)
	}
	if authors := d.authors(a.Publisher); len(authors) > 0 {
		a.Authors = authors
	}
	if v := d.published(); v != "" {
		a.Published = Published{Value: v, From: "metadata"}
	} else if v := s.timeTag(); v != "" {
		a.Published = Published{Value: v, From: "metadata"}
	}
	x.textMetadata(a, s.classifier())
}

// classifier serves what reads a page like saved text, once it is decided. Its
// body begins with the first paragraph below the headline.
func (s *selector) classifier() *classifier {
	first := s.first
	for i := s.headline + 1; s.headline >= first && i <= s.last; i++ {
		if u := &s.m.units[i]; u.fate == kept && u.kind == Paragraph {
			first = i
			break
		}
	}
	return &classifier{w: s.w, units: s.m.units, headline: s.headline, first: first, last: s.last}
}

// outlet returns what the window's title has after the headline, or after a
// shorter form of it where the page shows the same name on a line of its own.
func (s *selector) outlet(title string) string {
	window := render(s.m.source, s.m.title).text
	if rest, ok := strings.CutPrefix(window, title); ok && title != "" {
		return afterSeparator(rest)
	}
	for _, sep := range [...]string{" | ", " - ", " – ", " — "} {
		if i := strings.LastIndex(window, sep); i > 0 {
			if name := window[i+len(sep):]; s.shows(name) {
				return name
			}
		}
	}
	return ""
}

// shows reports whether a text stands on a line of its own on the page.
func (s *selector) shows(text string) bool {
	for i := range s.m.units {
		if strings.EqualFold(s.m.units[i].text, text) {
			return true
		}
	}
	return false
}

// timeTag returns the <time> that gives the publication time: one that says
// so, else the first near the headline.
func (s *selector) timeTag() string {
	for _, t := range s.m.times {
		if t.prop {
			if v := parseISO(t.datetime); v != "" {
				return v
			}
		}
	}
	if s.first < 0 {
		return ""
	}
	from := s.first
	if s.headline >= 0 {
		from = min(from, s.headline)
	}
	for _, t := range s.m.times {
		if t.unit < from-4 || t.unit > s.first+4 {
			continue
		}
		if t.unit < len(s.m.units) && strings.HasPrefix(strings.ToLower(s.m.units[t.unit].text), "updated") {
			continue
		}
		if v := parseISO(t.datetime); v != "" {
			return v
		}
	}
	return ""
}
