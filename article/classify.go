package article

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// classifier decides what each unit of a page is. It goes over the units in
// the order of its methods; each decides some and leaves the others.
type classifier struct {
	w        *wording
	units    []unit
	headline int // index of the headline, or -1
	first    int // the first and the last unit of the body
	last     int
	lead     map[string]bool // the longer words of the first paragraphs
}

// classify decides the fate of every unit of saved text, where there are no
// tags to go by.
func (w *wording) classify(units []unit) *classifier {
	c := &classifier{w: w, headline: -1, first: -1, last: -1}
	c.units = units
	c.opening()
	c.captions()
	c.alternatives()
	c.boxes()
	c.body()
	c.findHeadline()
	c.inside()
	c.outside()
	return c
}

// opening takes the first line of a page for what it may be, the title of a
// live page or of an analysis, and not for a link: nothing stands above it.
func (c *classifier) opening() {
	if len(c.units) > 0 && c.units[0].role == roleRelatedLine && !c.units[0].bullet {
		c.units[0].role = roleNone
	}
}

// captions decides labels, credits, and the captions that belong to them.
func (c *classifier) captions() {
	for i := range c.units {
		u := &c.units[i]
		if u.fate != undecided {
			continue
		}
		switch u.role {
		case roleCaptionLabel:
			c.label(i)
		case roleCredit:
			u.drop(Credit)
			c.captionBeforeCredit(i)
		case roleNone:
			if gluedTwice(u.text) {
				u.drop(Credit)
				c.captionAfter(i)
			} else if u.n <= maxCaption && c.w.creditMakesCaption(u.text) {
				u.keep(Caption)
			}
		}
	}
}

// gluedTwice reports whether a text begins with the words that are glued to its
// end: a page's picture between two copies of its credit, "Harbour News The
// delegates in the hallHarbour News".
func gluedTwice(s string) bool {
	for i, words := 0, 0; words < maxCreditWords && i < len(s)/2; i++ {
		if s[i] != ' ' {
			continue
		}
		words++
		head := s[:i]
		body, ok := strings.CutSuffix(s, head)
		if ok && isCapitalised(head) && !strings.HasSuffix(body, " ") && len(body) > 2*len(head) {
			return true
		}
	}
	return false
}

// maxCreditWords is how many words the credit of a picture has at most.
const maxCreditWords = 4

// captionAfter makes the line right under a picture its caption.
func (c *classifier) captionAfter(i int) {
	if i+1 >= len(c.units) {
		return
	}
	if next := &c.units[i+1]; next.ours() && !next.blank && next.n >= 3 && next.n <= maxCaption {
		next.keep(Caption)
	}
}

// alternatives throws away the text that stands for a picture where its
// caption follows and says the same again, and a caption given twice.
func (c *classifier) alternatives() {
	for i := 0; i+1 < len(c.units); i++ {
		u, next := &c.units[i], &c.units[i+1]
		if next.fate == kept && next.kind == Caption {
			c.shownTwice(i + 1)
		}
		if next.blank || u.n < 3 || next.n < 4 || u.n > maxCaption {
			continue
		}
		caption := next.fate == kept && next.kind == Caption
		switch {
		case u.fate == kept && u.kind == Caption && caption:
			if words := c.captionText(u); strings.HasPrefix(c.captionText(next), words) {
				u.drop(Furniture)
			}
		case u.fate != undecided || u.role != roleNone:
		case caption && (strings.HasPrefix(c.captionText(next), u.text) || u.short() && strings.HasPrefix(c.captionText(next), firstWords(u, 3))):
			u.drop(Furniture)
		case next.fate == undecided && next.role == roleNone && next.short() && len(u.text) <= len(next.text)+40 && len(u.text) > len(next.text) && strings.Contains(u.text, next.text):
			u.drop(Credit)
			next.keep(Caption)
		}
	}
}

// maxAside is how many lines may stand between a caption and the same words
// above the picture.
const maxAside = 3

// shownTwice throws away the words above a picture that its caption repeats.
func (c *classifier) shownTwice(i int) {
	words := c.captionText(&c.units[i])
	for j := i - 1; j >= 0 && j >= i-maxAside; j-- {
		switch u := &c.units[j]; {
		case u.ours() && u.n >= 4 && u.text == words:
			u.drop(Furniture)
			return
		case u.ours() && u.prose():
			return
		}
	}
}

// maxBox is how many lines a box of advertising may have.
const maxBox = 8

// boxes throws away what stands between a line of advertising and the line
// that ends its box.
func (c *classifier) boxes() {
	for i := range c.units {
		if c.units[i].role != roleAdvertisingEnd {
			continue
		}
		for j := c.boxTop(i); j >= 0 && j < i; j++ {
			c.units[j].drop(Advertising)
		}
	}
}

// boxTop returns the line with which the box that ends at i begins: the first
// line of advertising above it that no paragraph parts from it, or -1.
func (c *classifier) boxTop(i int) int {
	top := -1
	for j := i - 1; j >= 0 && j >= i-maxBox; j-- {
		switch u := &c.units[j]; {
		case u.role == roleAdvertising:
			top = j
		case u.ours() && u.prose() && endsSentence(u.text):
			if top >= 0 {
				return top
			}
		}
	}
	return top
}

// captionText returns a caption without label and credit.
func (c *classifier) captionText(u *unit) string {
	s := u.text
	if at, _ := c.w.creditAt(s); at > 0 {
		s = s[:at]
	}
	if u.role == roleCaptionLabel && u.rest < len(s) {
		s = s[u.rest:]
	}
	return strings.TrimSpace(s)
}

// firstWords returns the beginning of a unit, n words long.
func firstWords(u *unit, n int) string {
	for _, w := range u.words {
		if !w.mark {
			n--
		}
		if n == 0 {
			return u.text[:w.at+len(w.text)]
		}
	}
	return u.text
}

// label handles "Image caption," with its text in the same line or the next.
func (c *classifier) label(i int) {
	u := &c.units[i]
	if u.rest < len(u.text) {
		if strings.TrimSpace(u.text[u.rest:]) != "" && u.n <= maxCaption {
			u.keep(Caption)
			return
		}
		u.role = roleNone
		return
	}
	u.drop(Label)
	for j := i + 1; j < len(c.units) && j <= i+3; j++ {
		next := &c.units[j]
		switch next.role {
		case roleCredit, roleTimestamp, roleFurniture:
			continue
		case roleNone, roleRelatedLine: // "Watch: ..." under its label names a film
			if next.n <= maxCaption && next.fate == undecided {
				next.keep(Caption)
			}
		}
		return
	}
}

// maxCaption is how many words a caption may have; longer ones are prose.
const maxCaption = 70

// captionBeforeCredit makes the line right before a credit its caption, if it
// stands closer to it than to what precedes it.
func (c *classifier) captionBeforeCredit(i int) {
	if i <= 1 {
		return
	}
	u := &c.units[i-1]
	if c.units[i].blank {
		if u.ours() && u.short() && !u.bullet && u.n >= 5 && u.n <= maxCaption && c.belowHeadline(i-2) {
			u.keep(Caption)
		}
		return
	}
	alone := u.blank || c.units[i-2].fate == dropped
	if u.fate == undecided && u.role == roleNone && alone && u.n >= 3 && u.n <= maxCaption && !u.bullet {
		u.keep(Caption)
	}
}

// belowHeadline reports whether a unit stands between headline and picture, or
// in the body: a byline or paragraph, with a title above it. Where every line
// of a saved page has a blank line before it, a caption is known by that.
func (c *classifier) belowHeadline(i int) bool {
	u := &c.units[i]
	signed := u.role == roleByline || u.role == roleTimestamp
	if running := u.ours() && u.prose(); !signed && !running {
		return false
	}
	for j := i - 1; j >= 0 && j >= i-12; j-- {
		if u := &c.units[j]; u.ours() && u.n >= 4 && u.short() && !u.bullet && !c.nameLine(j) {
			return true
		}
	}
	return false
}

// inside decides the units from the headline to the end of the body.
func (c *classifier) inside() {
	if c.first < 0 {
		return
	}
	from := c.first
	if c.headline >= 0 {
		c.units[c.headline].keep(Headline)
		from = c.headline + 1
	}
	for i := from; i <= c.last; i++ {
		u := &c.units[i]
		if u.fate != undecided {
			continue
		}
		switch {
		case u.role == roleRelatedLine && i+1 < len(c.units) && c.units[i+1].role == roleByline:
			u.keep(Heading) // "Analysis: ..." with its author is no link
		case i > 0 && c.units[i-1].text == "From:" && u.short():
			u.role = roleLetterhead
			u.drop(reasons[u.role])
		case u.role != roleNone:
			u.drop(reasons[u.role])
			if u.role == roleRelatedSection {
				c.links(i + 1)
			}
			if u.role == roleRelatedLine && u.bullet {
				c.bulletLinks(i)
			}
		case i < c.first:
			c.head(i)
		case u.sentence():
			c.sentenceUnit(i)
		default:
			c.shortUnit(i)
		}
	}
}

// links throws away the titles after a "Related" line, until prose goes on.
func (c *classifier) links(i int) {
	for ; i <= c.last; i++ {
		u := &c.units[i]
		if u.fate != undecided || u.role != roleNone {
			continue
		}
		if u.prose() || u.sentence() && !u.question() && u.n >= 4 {
			return
		}
		u.drop(Related)
	}
}

// bulletLinks throws away the titles in the same list as a line that links
// elsewhere.
func (c *classifier) bulletLinks(i int) {
	for _, step := range [...]int{-1, 1} {
		for j := i + step; j > c.headline && j <= c.last && c.units[j].bullet && c.units[j].short(); j += step {
			c.units[j].drop(Related)
		}
	}
}

// head decides a unit between the headline and the first paragraph.
func (c *classifier) head(i int) {
	u := &c.units[i]
	switch {
	case c.bareDateline(i):
		u.keep(Dateline)
	case u.bullet && u.n >= 4:
		u.keep(List)
	case c.personLine(i) || c.afterByline(i) || c.nameLine(i) && c.stampAfter(i):
		u.drop(Byline)
	case u.n >= 3 && c.summary(i):
		u.keep(List)
	case u.n >= 3 && i > 0 && c.isEntry(i-1):
		u.keep(Heading) // of the first entry of a live page
	case u.sentence():
		u.keep(Paragraph)
	case u.text == c.units[c.headline].text:
		u.drop(Furniture)
	case u.n >= 5:
		u.keep(Heading) // the line under the headline
	case i == c.first-1 && u.n >= 2 && c.roundUp():
		u.keep(Heading) // of the first story
	default:
		u.drop(Furniture)
	}
}

// minStories is how many short titles within the body make a page of several
// stories.
const minStories = 3

// roundUp reports whether the page tells several stories, each under its title.
func (c *classifier) roundUp() bool {
	titles := 0
	for i := c.first; i <= c.last; i++ {
		if u := &c.units[i]; u.role == roleNone && u.short() && c.isHeading(i) {
			titles++
		}
	}
	return titles >= minStories
}

// stampAfter reports whether a time stamp or byline follows.
func (c *classifier) stampAfter(i int) bool {
	if i+1 >= len(c.units) {
		return false
	}
	r := c.units[i+1].role
	return r == roleTimestamp || r == roleByline
}

// summary reports whether a line is one of the points under "Summary".
func (c *classifier) summary(i int) bool {
	for j := i - 1; j > c.headline && c.units[j].n >= 3; j-- {
		if c.units[j].fate != kept || c.units[j].kind != List {
			return false
		}
		i = j
	}
	for j := i - 1; j > c.headline && c.units[j].role == roleFurniture; j-- {
		if c.w.summaries[strings.ToLower(c.units[j].text)] {
			return true
		}
	}
	return false
}

// isEntry reports whether a unit is the time of day over an entry of a live page.
func (c *classifier) isEntry(i int) bool {
	u := &c.units[i]
	if u.role != roleTimestamp {
		return false
	}
	if i > 0 && c.units[i-1].role == roleTimestamp {
		return false // the hour of the whole report, under its day
	}
	m, n := parseMoment(u.text)
	return n > 0 && m.HasTime && m.Day == 0
}

// bareDateline reports whether a line is a dateline without its paragraph,
// which stands in the next line.
func (c *classifier) bareDateline(i int) bool {
	text := c.units[i].text
	if i+1 > c.last || !c.units[i+1].prose() || len(text) > maxDateline {
		return false
	}
	d, ok := c.w.findDateline(text + " X")
	return ok && d.end > len(text)
}

// afterByline reports whether a short line goes on with a byline: "BBC News,
// Seoul", "Diplomatic correspondent".
func (c *classifier) afterByline(i int) bool {
	u := &c.units[i]
	return i > 0 && u.n <= 6 && !u.blank && !u.sentence() && c.units[i-1].fate == dropped && c.units[i-1].why == Byline
}

// sentenceUnit decides a unit of the body that ends like a sentence.
func (c *classifier) sentenceUnit(i int) {
	u := &c.units[i]
	switch {
	case u.question() && c.isHeading(i):
		u.keep(Heading)
	case u.bullet:
		u.keep(List)
	default:
		u.keep(Paragraph)
	}
}

// shortUnit decides a unit of the body that does not end like a sentence.
func (c *classifier) shortUnit(i int) {
	u := &c.units[i]
	switch {
	case c.first == c.last:
		u.keep(Paragraph)
	case u.contact():
		u.drop(Boilerplate)
	case u.n >= 3 && (c.shownAgain(i) || c.film(i)):
		u.drop(Related)
	case c.bareDateline(i):
		u.keep(Dateline)
	case u.n <= 2 && i > 0 && c.units[i-1].fate == dropped && (c.units[i-1].why == Timestamp || c.units[i-1].why == Byline) && !c.isEntry(i-1):
		u.drop(Byline) // the place under the date
	case u.bullet && (u.n >= 2 || c.listed(i)):
		u.keep(List)
	case c.pullQuote(i):
		u.keep(Quotation)
	case c.afterColon(i):
		u.keep(List)
	case u.n >= 16:
		u.keep(Paragraph) // the final mark was lost
	case startsLower(u.text), lastRune(u.text) == ',':
		u.keep(Paragraph) // a piece of a sentence that the page broke
	case c.aboveLink(i):
		u.drop(Related)
	case c.isHeading(i):
		u.keep(Heading)
	case c.runOfShorts(i) >= 3:
		u.drop(Related)
	case u.n >= 4 || unicode.IsUpper(firstRune(u.text)) && u.n >= 2:
		u.keep(Heading)
	default:
		u.drop(Furniture)
	}
}

// shownAgain reports whether the same short line stands close by: the title of a
// film or of another report, once over its picture and once under it.
func (c *classifier) shownAgain(i int) bool {
	for j := max(0, i-maxAside); j < len(c.units) && j <= i+maxAside; j++ {
		if j != i && c.units[j].text == c.units[i].text {
			return true
		}
	}
	return false
}

// film reports whether a line is the title of a film: after the notice that the
// page cannot show it, with its length below.
func (c *classifier) film(i int) bool {
	if i == 0 || i+1 >= len(c.units) || c.units[i-1].role != roleFurniture || c.units[i+1].role != roleTimestamp {
		return false
	}
	m, n := parseMoment(c.units[i+1].text)
	return n == len(c.units[i+1].text) && m.HasTime && !m.HasZone && m.Day == 0 && c.units[i-1].n > 8
}

// isHeading reports whether a unit has the shape of a title inside the
// report: short, without a full stop, on a line of its own between prose.
func (c *classifier) isHeading(i int) bool {
	u := &c.units[i]
	if u.n > 14 || u.n < 1 || u.bullet || strings.ContainsAny(u.text, "\"“”") && endsSentence(u.text) {
		return false
	}
	if r := firstRune(u.text); !unicode.IsUpper(r) && !unicode.IsDigit(r) && !strings.ContainsRune("'‘\"“", r) {
		return false
	}
	if u.question() && !asksAsTitle(u) {
		return false
	}
	return c.proseAfter(i)
}

// openers begin a question that goes on with the paragraph before it.
var openers = map[string]bool{"but": true, "and": true, "or": true, "yet": true, "nor": true, "question": true, "q": true}

// asksAsTitle reports whether a question may be a title: not too long, not a
// turn of the argument, not a line of a transcript.
func asksAsTitle(u *unit) bool {
	return u.n <= 10 && len(u.words) > 0 && !openers[u.words[0].lower] && !strings.Contains(u.text, ":") &&
		strings.Count(u.text, "?") == 1 && !strings.ContainsAny(u.text, "!.")
}

// proseAfter reports whether a paragraph follows, with nothing but pictures
// and labels between.
func (c *classifier) proseAfter(i int) bool {
	for j := i + 1; j <= c.last && j <= i+6; j++ {
		u := &c.units[j]
		if u.fate == dropped || u.fate == kept && u.kind == Caption || u.role != roleNone {
			continue
		}
		return u.sentence() || u.bullet
	}
	return false
}

// runOfShorts counts the short undecided lines around one, a few on each side.
func (c *classifier) runOfShorts(i int) int {
	n := 1
	for j := i - 1; j >= max(0, i-maxShorts) && c.shortNeighbour(j); j-- {
		n++
	}
	for j := i + 1; j < min(len(c.units), i+maxShorts) && c.shortNeighbour(j); j++ {
		n++
	}
	return n
}

// aboveLink reports whether a line stands in a run of short ones that ends in a
// link: "Five things to watch", "What the pact says", "Watch: The handshake". One
// line alone may be a heading.
func (c *classifier) aboveLink(i int) bool {
	from, to := i, i
	for from > 0 && i-from < maxShorts && c.shortNeighbour(from-1) {
		from--
	}
	for to+1 < len(c.units) && to-i < maxShorts && c.shortNeighbour(to+1) {
		to++
	}
	return to > from && to+1 < len(c.units) && c.units[to+1].role == roleRelatedLine
}

func (c *classifier) shortNeighbour(j int) bool {
	u := &c.units[j]
	return u.short() && u.role == roleNone && !u.bullet && (u.fate == undecided || u.kind == Heading || u.why == Related)
}

// listed reports whether another bullet stands next to this one.
func (c *classifier) listed(i int) bool {
	return i > 0 && c.units[i-1].bullet || i+1 < len(c.units) && c.units[i+1].bullet
}

// afterColon reports whether a line stands in a list that a colon announced.
func (c *classifier) afterColon(i int) bool {
	for j := i - 1; j >= 0 && j >= i-12; j-- {
		u := &c.units[j]
		if u.fate != kept {
			return false
		}
		if u.kind == List {
			continue
		}
		return u.kind == Paragraph && strings.HasSuffix(u.text, ":")
	}
	return false
}

// pullQuote reports whether a line is nothing but a quotation.
func (c *classifier) pullQuote(i int) bool {
	u := &c.units[i]
	first, _ := utf8.DecodeRuneInString(u.text)
	last, _ := utf8.DecodeLastRuneInString(u.text)
	return u.n >= 6 && strings.ContainsRune("\"“", first) && strings.ContainsRune("\"”", last)
}

// outside decides what stands before the headline and after the body.
func (c *classifier) outside() {
	start := c.first
	if c.headline >= 0 {
		start = c.headline
	}
	section := Other
	for i := range c.units {
		u := &c.units[i]
		if i > c.last && u.breaks() {
			section = reasons[u.role]
		}
		if u.fate == kept && (u.kind == Caption) && (i < start-4 || i > c.last+4 || section != Other) {
			u.fate = undecided // a picture of another report
		}
		if u.fate != undecided {
			continue
		}
		switch {
		case u.role != roleNone:
			u.drop(reasons[u.role])
		case i > c.last && section != Other:
			u.drop(section)
		case i < start && u.n <= 8:
			u.drop(Navigation)
		case i > c.last && u.short() && u.n >= 3:
			u.drop(Related)
		default:
			u.drop(Other)
		}
	}
}
