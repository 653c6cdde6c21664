package article

import "strings"

// findHeadline looks upwards from the body for the report's own title.
func (c *classifier) findHeadline() {
	if c.first < 0 {
		return
	}
	for i := 0; i < c.first; i++ {
		if u := &c.units[i]; u.role == roleHeadlineLabel && u.rest < len(u.text) {
			c.headline = i
			return
		}
	}
	c.lead = c.leadWords()
	c.letterheads()
	best, bestScore := -1, 0
	fallback := -1
	shorts := 0
	for i := c.first - 1; i >= 0 && shorts < 12 && i > c.first-60; i-- {
		u := &c.units[i]
		if u.breaks() {
			// What stands below "Related" are links, unless someone signed it.
			if best >= 0 && c.signed(best) {
				break
			}
			if fallback < 0 {
				fallback = best
			}
			best, bestScore = -1, 0
			continue
		}
		if !u.ours() || u.bullet {
			continue
		}
		if u.short() && u.n >= 4 {
			shorts++
		}
		if s := c.headlineScore(i, shorts); s > bestScore || s == bestScore && s > 0 {
			best, bestScore = i, s
		}
	}
	if best < 0 || fallback >= 0 && !c.signed(best) {
		best = fallback
	}
	if best < 0 {
		bestScore = 0
	}
	c.headline = best
	c.askingHeadline(bestScore)
}

// letterheads finds the names of the publishing office above the title of a
// release: "MINISTRY OF WATERS", "Foreign Affairs Press Office".
func (c *classifier) letterheads() {
	for i := 0; i < c.first; i++ {
		u := &c.units[i]
		if !u.ours() {
			continue
		}
		if !c.w.institution(u) || !c.titledBelow(i) {
			return
		}
		u.role = roleLetterhead
	}
}

// titledBelow reports whether the title of a release stands below the name of
// its office. It says as much of the topic, and stands out from the name by its
// letters or by the number and day of the release between them; otherwise the
// name may be a headline with a second line under it.
func (c *classifier) titledBelow(i int) bool {
	name, stamped := &c.units[i], false
	for j := i + 1; j < c.first; j++ {
		u := &c.units[j]
		if u.role == roleTimestamp || u.role == roleBoilerplate {
			stamped = true
		}
		if !u.ours() || !u.short() || u.n < 4 || u.bullet || c.w.institution(u) {
			continue
		}
		if (stamped || shouted(name.text) && !shouted(u.text)) && c.onTopic(u) >= c.onTopic(name) {
			return true
		}
	}
	return false
}

func shouted(s string) bool { return strings.ToUpper(s) == s }

// maxInstitution is how many words the name of an office may have.
const maxInstitution = 9

// institution reports whether a line is nothing but the name of a body.
func (w *wording) institution(u *unit) bool {
	words := u.words
	if u.n < 2 || u.n > maxInstitution || len(words) != u.n {
		return false
	}
	ends := nameEnds(words, 0, true)
	if len(ends) == 0 || ends[len(ends)-1] != len(words) {
		return false
	}
	if w.bodies[words[len(words)-1].lower] {
		return true
	}
	return w.bodies[words[0].lower] && (words[1].lower == "of" || words[1].lower == "for")
}

// askingHeadline takes a question at the beginning of the body for the
// headline, unless a better one stands above.
func (c *classifier) askingHeadline(above int) {
	u := &c.units[c.first]
	next := c.proseFrom(c.first + 1)
	if !u.question() || u.n > 20 || next < 0 || strings.Count(u.text, "?") > 1 || strings.ContainsAny(u.text, ".!:") ||
		strings.ContainsRune("\"“‘'", firstRune(u.text)) {
		return
	}
	if s := c.headlineScore(c.first, 0); s > above || s == above && !c.signed(c.headline) {
		c.headline, c.first = c.first, next
	}
}

// headlineScore says how much a unit above the body looks like a headline, at
// the given distance from it; 0 means not at all.
func (c *classifier) headlineScore(i, distance int) int {
	u := &c.units[i]
	if u.n < 2 || u.n > 30 || u.prose() && !u.question() && u.n > 16 {
		return 0
	}
	score := 10 + 2*min(u.n, 6) - distance/5
	if u.n < 4 {
		score -= 6
	}
	if r := lastRune(u.text); r == '.' || r == ':' || r == ',' || r == '…' {
		score -= 8
	}
	if startsLower(u.text) {
		score -= 6
	}
	if i == 0 {
		score += 4
	}
	if c.personLine(i) || c.windowTitle(i) || u.n <= 4 && c.sectionName(i) {
		return 0
	}
	if c.signed(i) {
		score += 7
	}
	score += c.onTopic(u)
	if c.nameLine(i) && c.titleAbove(i) {
		score -= 14
	}
	if c.repeated(i) {
		score += 4
	}
	return max(score, 0)
}

// signed reports whether a title has what stands around a headline: who wrote
// it and when, with a line or two about the report between.
func (c *classifier) signed(i int) bool {
	for j := i + 1; j < len(c.units) && j <= i+5; j++ {
		if r := c.units[j].role; r == roleTimestamp || r == roleByline {
			return true
		}
	}
	for j := i - 1; j >= 0 && c.units[j].role == roleTimestamp; j-- {
		if momentIn(&c.units[j]).full() {
			return true
		}
	}
	return false
}

// repeated reports whether a line above begins with the same words: the title
// of the window, saved with the page.
func (c *classifier) repeated(i int) bool {
	for j := 0; j < i && j < 20; j++ {
		if c.units[j].n >= 4 && strings.HasPrefix(c.units[j].text, c.units[i].text) {
			return true
		}
	}
	return false
}

// windowTitle reports whether a line is the title of the window: the headline,
// which stands below again, with the outlet's name after it.
func (c *classifier) windowTitle(i int) bool {
	for j := i + 1; j < c.first; j++ {
		line, s := c.units[i].text, c.units[j].text
		if c.units[j].n < 3 || len(line) <= len(s) {
			continue
		}
		if strings.HasPrefix(line, s) && afterSeparator(line[len(s):]) != "" || c.units[j].n >= 5 && strings.HasSuffix(line, " "+s) {
			return true // bread crumbs end in the headline
		}
	}
	return false
}

// sectionName reports whether a line stands twice: the name of a section, as a
// link and as a label.
func (c *classifier) sectionName(i int) bool {
	text := c.units[i].text
	return i > 0 && c.units[i-1].text == text || i+1 < len(c.units) && c.units[i+1].text == text
}

// nameLine reports whether a line has nothing but people's names, and where
// they were: "Jane Roe in Port Selin and John van Doe".
func (c *classifier) nameLine(i int) bool {
	words := c.units[i].words
	ends := nameEnds(words, 0, true)
	if len(ends) == 0 || ends[len(ends)-1] != len(words) || len(words) > 16 {
		return false
	}
	run := 0
	for _, w := range words {
		switch {
		case w.mark || linkers[w.lower]:
			if run == 0 || run > 3 {
				return false
			}
			run = 0
		case !particles[w.lower]:
			run++
		}
	}
	return run <= 3
}

// titleAbove reports whether a line that is no name stands close above.
func (c *classifier) titleAbove(i int) bool {
	for j := i - 1; j >= 0 && j >= i-4; j-- {
		if u := &c.units[j]; u.ours() && u.n >= 4 && !c.nameLine(j) {
			return true
		}
	}
	return false
}

// personLine reports whether a line is a person's name next to a time stamp or
// byline: an unlabelled byline.
func (c *classifier) personLine(i int) bool {
	u := &c.units[i]
	if u.n < 2 || u.n > 4 || u.sentence() {
		return false
	}
	for _, w := range u.words {
		if w.mark && w.text != "." || !w.mark && (!isCapitalised(w.text) && !particles[w.lower] || strings.ToUpper(w.text) == w.text && len(w.text) > 2) {
			return false
		}
	}
	for _, j := range [...]int{i - 1, i + 1, i + 2} {
		if j >= 0 && j < len(c.units) && j != i {
			if r := c.units[j].role; r == roleTimestamp || r == roleByline {
				return i > 0
			}
		}
	}
	return false
}

// leadParagraphs is how many paragraphs tell what a report is about.
const leadParagraphs = 4

// leadWords returns the longer words of the first paragraphs.
func (c *classifier) leadWords() map[string]bool {
	lead := map[string]bool{}
	n := 0
	for i := c.first; i <= c.last && n < leadParagraphs; i++ {
		u := &c.units[i]
		if !u.ours() || !u.prose() {
			continue
		}
		n++
		for _, w := range u.words {
			if len(w.text) >= minTopicWord {
				lead[w.lower] = true
			}
		}
	}
	return lead
}

// minTopicWord is the length, in bytes, from which a word says something of
// the topic.
const minTopicWord = 5

// onTopic gives a title up to six points for words that the first paragraphs
// have too: slogans and section names have none.
func (c *classifier) onTopic(u *unit) int {
	all, shared := 0, 0
	for _, w := range u.words {
		if len(w.text) >= minTopicWord {
			all++
			if c.lead[w.lower] {
				shared++
			}
		}
	}
	if all == 0 {
		return 0
	}
	return min(6, 12*shared/all)
}
