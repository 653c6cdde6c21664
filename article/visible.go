package article

import (
	"strings"
	"unicode"
)

// textMetadata fills publisher, authors and publication time from what saved
// text shows of them.
func (x *Extractor) textMetadata(a *Article, c *classifier) {
	if a.Authors == nil {
		a.Authors = x.visibleAuthors(c)
	}
	d, hasDateline := x.datelineOf(a)
	if a.Publisher == "" {
		a.Publisher = x.visiblePublisher(c)
	}
	if a.Publisher == "" && hasDateline {
		a.Publisher = x.wording.short[strings.ToLower(d.agency)]
	}
	if a.Published.From == "none" {
		if v := visibleDate(c, d); v != "" {
			a.Published = Published{Value: v, From: "page"}
		}
	}
}

func (x *Extractor) datelineOf(a *Article) (dateline, bool) {
	for _, b := range a.Blocks {
		if b.Kind == Dateline {
			return x.wording.findDateline(a.Text[b.Span.Start:])
		}
	}
	return dateline{}, false
}

// stampRank says how good a time stamp is: the day of publication goes before
// the day of the last change.
func stampRank(lower string) int {
	switch {
	case strings.HasPrefix(lower, "publish"), strings.HasPrefix(lower, "first publish"), strings.HasPrefix(lower, "posted"),
		strings.HasPrefix(lower, "issued"), strings.HasPrefix(lower, "release"), strings.HasPrefix(lower, "date"):
		return 3
	case strings.HasPrefix(lower, "updated"), strings.HasPrefix(lower, "last "), strings.HasPrefix(lower, "modified"), strings.HasPrefix(lower, "latest"):
		return 1
	}
	return 2
}

// visibleDate returns the publication day as the page shows it near the
// headline, or under the report with a word that says so.
func visibleDate(c *classifier, d dateline) string {
	var best moment
	rank := 0
	consider := func(m moment, r int) {
		if m.full() && r > rank {
			best, rank = m, r
		}
	}
	if d.when.full() {
		consider(d.when, 2)
	}
	from, to := c.nearHeadline()
	for i := range c.units {
		u := &c.units[i]
		if i > c.last && u.breaks() {
			break // dates of other reports
		}
		if u.fate != dropped || u.role != roleTimestamp && u.role != roleByline && u.why != Byline && u.why != Timestamp {
			continue
		}
		r := stampRank(strings.ToLower(u.text))
		labelled := r == 3
		if i < from || i > to {
			if !labelled || i < from {
				continue
			}
			r = 2
		}
		m := momentIn(u)
		if !m.full() && labelled && i+1 < len(c.units) && u.n <= 2 {
			m = momentIn(&c.units[i+1]) // "Published", and the day in the next line
		}
		consider(m, r)
	}
	// A page that shows only when it was changed, but whose dateline names a
	// day of the week before, was published on that day.
	if rank == 1 && d.when.Day != 0 && d.when.Year == 0 {
		if m, ok := dayBefore(best, d.when); ok {
			return m.String()
		}
	}
	return best.String()
}

// nearHeadline returns the units between which a bare date is the report's.
func (c *classifier) nearHeadline() (from, to int) {
	from, to = c.first, c.first+1
	if c.headline >= 0 {
		from = c.headline
	}
	return max(from-6, 0), to + 1
}

// momentIn returns the first full date of a unit, or what comes nearest to it.
func momentIn(u *unit) moment {
	var part moment
	for _, w := range u.words {
		if w.mark {
			continue
		}
		if m, n := parseMoment(u.text[w.at:]); n > 0 {
			if m.full() {
				return m
			}
			if part.Day == 0 {
				part = m
			}
		}
	}
	return part
}

// dayBefore puts the year of m on day if that day is at most a week earlier.
func dayBefore(m, day moment) (moment, bool) {
	day.Year, day.HasTime = m.Year, false
	if day.Month == 12 && m.Month == 1 {
		day.Year--
	}
	gap := (m.Year-day.Year)*365 + (m.Month-day.Month)*31 + m.Day - day.Day
	return day, day.valid() && gap >= 0 && gap <= 7
}

// visibleAuthors reads the names in bylines near the headline.
func (x *Extractor) visibleAuthors(c *classifier) []string {
	from, to := c.nearHeadline()
	var names []string
	for i := from; i <= to+2 && i < len(c.units); i++ {
		u := &c.units[i]
		if u.fate == dropped && u.why == Byline && (u.role == roleByline || c.personLine(i) || c.nameLine(i) && !c.afterByline(i)) {
			names = x.appendNames(names, u)
		}
	}
	return names
}

func (x *Extractor) appendNames(names []string, u *unit) []string {
	words := u.words
	for len(words) > 0 && (words[0].mark || x.wording.openers[words[0].lower]) {
		words = words[1:]
	}
	start := 0
	flush := func(end int) {
		name := trimName(words[start:end])
		if x.isPerson(name) && !contains(names, joinWords(u.text, name)) {
			names = append(names, joinWords(u.text, name))
		}
		start = end + 1
	}
	place := false // the words say where the last one was, not who
	for i, w := range words {
		switch {
		case place && w.text == "," && namesNext(words[i+1:]):
			place, start = false, i+1
		case place && w.lower != "and":
			start = i + 1
		case place:
			place, start = false, i+1
		case w.lower == "and" || w.text == "," || w.text == "&" || w.text == ";":
			flush(i)
		case w.lower == "in":
			flush(i)
			place = true
		case w.lower == "with" || w.text == "|" || w.text == "-" || w.text == "–" || w.text == "•" || w.lower == "for" || w.lower == "at" || isDigits(w.text):
			flush(i)
			return names
		}
	}
	flush(len(words))
	return names
}

// namesNext reports whether words begin with a name and where its bearer was:
// "Jane Roe in Brask".
func namesNext(words []word) bool {
	n := 0
	for n < len(words) && !words[n].mark && isCapitalised(words[n].text) {
		n++
	}
	return n >= 2 && n < len(words) && words[n].lower == "in"
}

func trimName(words []word) []word {
	for len(words) > 0 && (words[0].mark || words[0].lower == "by") {
		words = words[1:]
	}
	for len(words) > 0 && words[len(words)-1].mark {
		words = words[:len(words)-1]
	}
	return words
}

func joinWords(text string, words []word) string {
	if len(words) == 0 {
		return ""
	}
	last := words[len(words)-1]
	return text[words[0].at : last.at+len(last.text)]
}

// isPerson reports whether words can be a person's name.
func (x *Extractor) isPerson(words []word) bool {
	if len(words) < 2 || len(words) > 5 {
		return false
	}
	for _, w := range words {
		if x.wording.jobs[w.lower] || !w.mark && !particles[w.lower] && !isCapitalised(w.text) || isDigits(w.text) {
			return false
		}
	}
	first := words[0].text
	agency := x.wording.agency[strings.ToLower(first)] && strings.ToUpper(first) == first
	return !agency
}

func contains(list []string, s string) bool {
	for _, x := range list {
		if x == s {
			return true
		}
	}
	return false
}

// visiblePublisher returns what the copyright line, or the window's title
// saved above the headline, says of the publisher.
func (x *Extractor) visiblePublisher(c *classifier) string {
	for i := len(c.units) - 1; i >= 0; i-- {
		u := &c.units[i]
		if u.fate == dropped && u.role == roleLegal {
			if name := x.imprint(u); name != "" {
				return name
			}
		}
	}
	if name := x.letterhead(c); name != "" || c.headline < 0 {
		return name
	}
	title := c.units[c.headline].text
	for i := 0; i < c.headline; i++ {
		if rest, ok := strings.CutPrefix(c.units[i].text, title); ok {
			if name := afterSeparator(rest); name != "" {
				return name
			}
		}
	}
	return ""
}

// letterhead returns the office that a release names at its head, rather than
// the state above it.
func (x *Extractor) letterhead(c *classifier) string {
	name := ""
	for i := 0; i < min(c.first+maxHead, len(c.units)); i++ {
		u := &c.units[i]
		if u.role != roleLetterhead {
			continue
		}
		if x.wording.institution(u) {
			return u.text
		}
		if name == "" {
			name, _, _ = strings.Cut(u.text, " and The Rt Hon ") // the minister who gives it out
		}
	}
	return name
}

// afterSeparator returns the outlet in " | Outlet", " - Outlet".
func afterSeparator(s string) string {
	t := strings.TrimLeft(s, " ")
	for _, sep := range [...]string{"|", "-", "–", "—", "·", "•", ":"} {
		if rest, ok := strings.CutPrefix(t, sep); ok && len(t) < len(s) {
			rest = strings.TrimSpace(rest)
			if i := strings.LastIndexAny(rest, "|"); i >= 0 {
				rest = strings.TrimSpace(rest[i+1:])
			}
			if n := len(strings.Fields(rest)); n >= 1 && n <= 6 {
				return rest
			}
		}
	}
	return ""
}

// imprint reads the name in "© 2031 Haldane Courier. All rights reserved."
func (x *Extractor) imprint(u *unit) string {
	words := u.words
	i := 0
	marked := false
	for i < len(words) {
		w := words[i]
		sign := w.text == "©" || w.lower == "copyright"
		article := w.lower == "the" && i+1 < len(words) && !isCapitalised(w.text)
		if !sign && !w.mark && !isDigits(w.text) && w.lower != "c" && w.lower != "by" && !article {
			break
		}
		marked = marked || sign
		i++
	}
	if !marked || i >= len(words) {
		return ""
	}
	end := i
	for end < len(words) {
		w := words[end]
		if w.mark && w.text != "&" && w.text != "'" || isDigits(w.text) || !w.mark && !isCapitalised(w.text) && !particles[w.lower] && w.lower != "and" {
			break
		}
		if w.lower == "all" || w.lower == "rights" {
			break
		}
		end++
	}
	for end > i && (words[end-1].lower == "and" || particles[words[end-1].lower]) {
		end--
	}
	if end == i || end-i > 7 || !unicode.IsLetter(firstRune(words[i].text)) || strings.EqualFold(words[i].text, "all") {
		return ""
	}
	return joinWords(u.text, words[i:end])
}
