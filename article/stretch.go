package article

import "strings"

// breaks reports whether a unit ends a stretch of body.
func (u *unit) breaks() bool {
	return u.role == roleRelatedSection || u.role == roleCommentsSection || u.role == roleEndSection
}

// ours reports whether a unit may be text of the report.
func (u *unit) ours() bool { return u.fate == undecided && u.role == roleNone }

// stamps reports whether a unit says who wrote a report, or when; not who wrote a
// post that the report shows.
func (u *unit) stamps() bool {
	return u.role == roleTimestamp && !u.length() || u.role == roleByline && !u.signsPost()
}

// length reports whether a time stamp says how long something takes to read or to
// watch, "7 min read", "0:42", and not when it was written.
func (u *unit) length() bool {
	minutes, seconds, film := strings.Cut(u.text, ":")
	return strings.HasSuffix(strings.ToLower(u.text), "read") || film && len(minutes) == 1 && clockPart(seconds) >= 0
}

// stretch is a run of body: prose with the little that stands between.
type stretch struct {
	first, last int
	words       int // in prose
	weight      int // how much it looks like the report
	prose       int // units of prose
	shorts      int // short units between them
	stamps      int // time stamps and bylines between them
	headed      bool
}

// maxPreface is how many words of prose may stand above the headline of a
// report and be none of it.
const maxPreface = 60

// maxShorts is how many short lines may follow each other inside a body.
const maxShorts = 5

func (c *classifier) stretches() []stretch {
	var out []stretch
	open, shorts, stamps := false, 0, 0
	for i := range c.units {
		u := &c.units[i]
		if u.breaks() {
			open, shorts, stamps = false, 0, 0
			continue
		}
		if u.stamps() {
			stamps++
		}
		if !u.ours() {
			continue
		}
		if u.short() {
			if !u.bullet && u.n < 12 && !c.shownAgain(i) {
				shorts++
			}
			if shorts > maxShorts {
				open = false
			}
			continue
		}
		if !open && !u.prose() {
			continue
		}
		if open && stamps > 0 && out[len(out)-1].words < maxPreface && c.headed(i) {
			open = false // what stood above was a caption or a notice
		}
		if !open {
			out = append(out, stretch{first: i})
			open, shorts, stamps = true, 0, 0
		}
		s := &out[len(out)-1]
		s.last = i
		s.shorts += shorts
		s.stamps += stamps
		shorts, stamps = 0, 0
		if u.prose() {
			s.prose++
			s.words += u.n
			s.weight += u.n
			if !endsSentence(u.text) {
				s.weight -= u.n * 2 / 3 // long titles of links
			}
		}
	}
	for i := range out {
		if out[i].headed = c.headed(out[i].first); out[i].headed {
			out[i].weight *= 2
		}
	}
	return out
}

// maxHead is how many lines may stand between the title of a report and its
// first paragraph.
const maxHead = 14

// headed reports whether a title with a byline or date stands right above.
func (c *classifier) headed(first int) bool {
	for i := first - 1; i >= 0 && i >= first-maxHead; i-- {
		u := &c.units[i]
		if u.breaks() || u.ours() && u.prose() {
			return false
		}
		if u.ours() && u.n >= 4 && u.short() && !u.bullet && !c.nameLine(i) && c.signedBelow(i) {
			return true
		}
	}
	return false
}

// body finds the stretch with most weight, and those that go on with it.
func (c *classifier) body() {
	runs := c.stretches()
	best := -1
	for i, s := range runs {
		if best < 0 || s.weight > runs[best].weight {
			best = i
		}
	}
	if best < 0 {
		c.shortBody()
		return
	}
	c.first, c.last = runs[best].first, runs[best].last
	for i := best + 1; i < len(runs) && c.goesOn(runs[i], runs[best]); i++ {
		c.last = runs[i].last
	}
	for i := best - 1; i >= 0 && c.leadsTo(runs[i], runs[best]); i-- {
		c.first = runs[i].first
	}
	c.startBelowHeadline()
}

// leadsTo reports whether the main stretch goes on with an earlier one: with its
// title, where the main one has none and a box of links parts them, or else as
// any other stretch would go on.
func (c *classifier) leadsTo(s, main stretch) bool {
	parted := c.interrupted(s.last, c.first)
	if s.headed && !main.headed && parted && s.prose >= minLead && s.shorts*2 <= s.prose {
		return true
	}
	return c.goesOn(s, main) && (parted || s.weight*4 > main.weight && !c.headed(c.first))
}

// minLead is how many paragraphs a report has at least above a box of links.
const minLead = 2

// interrupted reports whether what stands between two stretches is a box of
// links; anything else between them is where the report begins.
func (c *classifier) interrupted(from, to int) bool {
	for i := from + 1; i < to; i++ {
		if r := c.units[i].role; r == roleRelatedSection {
			return true
		}
	}
	return false
}

// startBelowHeadline moves the beginning of the body below a title that has a
// byline or a date under it, if there is only little prose above: the teasers
// and notices at the top of a page.
func (c *classifier) startBelowHeadline() {
	total, above := 0, 0
	for i := c.first; i <= c.last; i++ {
		if u := &c.units[i]; u.ours() && u.prose() {
			total += u.n
		}
	}
	for i := c.first; i <= c.last; i++ {
		u := &c.units[i]
		if !u.ours() {
			continue
		}
		if u.prose() {
			above += u.n
		}
		if above*4 > total {
			return
		}
		if u.n >= 4 && u.short() && !u.bullet && !c.nameLine(i) && c.signedBelow(i) {
			if next := c.proseFrom(i + 1); next >= 0 {
				c.first = next
			}
		}
	}
}

// signedBelow reports whether a byline or a full date follows a line.
func (c *classifier) signedBelow(i int) bool {
	if i > 0 && c.units[i-1].role == roleTimestamp && momentIn(&c.units[i-1]).full() {
		return true
	}
	for j, left := i+1, 3; left > 0 && j < len(c.units) && j < i+maxHead; j++ {
		u := &c.units[j]
		if u.role != roleFurniture && (u.fate != kept || u.kind != Caption) {
			left--
		}
		switch u.role {
		case roleByline:
			return true
		case roleTimestamp:
			return momentIn(u).full()
		case roleNone:
			if u.fate == undecided && u.n > 3 && !c.personLine(j) && !u.prose() {
				return false
			}
		}
	}
	return false
}

// proseFrom returns the first unit of prose from i on, or -1.
func (c *classifier) proseFrom(i int) int {
	for ; i <= c.last; i++ {
		if u := &c.units[i]; u.ours() && u.prose() {
			return i
		}
	}
	return -1
}

// goesOn reports whether a stretch belongs to the same report as the main
// one: running paragraphs, not the teasers of other reports.
func (c *classifier) goesOn(s, main stretch) bool {
	if s.stamps > 0 || s.shorts*2 > s.prose {
		return false
	}
	from, to := main.last+1, s.first
	if s.last < main.first {
		from, to = s.last+1, main.first
	}
	for i := from; i < to; i++ {
		if u := &c.units[i]; u.stamps() || u.role == roleCommentsSection || u.role == roleEndSection {
			return false
		}
	}
	return s.prose >= 2 && s.words >= 20*s.prose || s.prose >= 1 && s.words >= 30
}

// shortBody serves a page without one long paragraph: what ends like a
// sentence is the body, or, of a line or two of text, all of it.
func (c *classifier) shortBody() {
	few := len(c.units) <= 3
	for i := range c.units {
		if u := &c.units[i]; u.ours() && (!u.short() || few && u.n >= 4) {
			if c.first < 0 {
				c.first = i
			}
			c.last = i
		}
	}
}
