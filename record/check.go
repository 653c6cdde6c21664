package record

import (
	"errors"
	"fmt"
	"unicode/utf8"
)

// Check proves that the text at every span is the quoted evidence and that
// every reference leads to an entry. It returns all faults, joined.
func (r *Record) Check() error {
	c := checker{offsets: codePointStarts(r.Report.Text), text: r.Report.Text, ids: map[string]bool{}}
	c.collect(r)
	for i, b := range r.Report.Blocks {
		c.span(fmt.Sprintf("block %d", i), b.Start, b.End)
	}
	for _, a := range r.Actors {
		c.actor(a)
	}
	for i, m := range r.Ambiguous {
		at := fmt.Sprintf("ambiguous %d", i)
		c.words(at, m.Start, m.End, m.Text)
		c.refs(at, m.Candidates...)
	}
	for _, s := range r.Statements {
		c.statement(s)
	}
	for _, e := range r.Events {
		c.event(e)
	}
	for _, t := range r.Times {
		c.words(t.ID, t.Start, t.End, t.Text)
	}
	for _, p := range r.Places {
		c.words(p.ID, p.Start, p.End, p.Text)
	}
	return errors.Join(c.faults...)
}

type checker struct {
	text    string
	offsets []int // byte offset of each code point, and of the end
	ids     map[string]bool
	faults  []error
}

func codePointStarts(text string) []int {
	starts := make([]int, 0, utf8.RuneCountInString(text)+1)
	for i := range text {
		starts = append(starts, i)
	}
	return append(starts, len(text))
}

func (c *checker) collect(r *Record) {
	add := func(id string) {
		if id == "" || c.ids[id] {
			c.fault("%q: an entry needs an id of its own", id)
		}
		c.ids[id] = true
	}
	for _, a := range r.Actors {
		add(a.ID)
	}
	for _, s := range r.Statements {
		add(s.ID)
	}
	for _, e := range r.Events {
		add(e.ID)
	}
	for _, t := range r.Times {
		add(t.ID)
	}
	for _, p := range r.Places {
		add(p.ID)
	}
}

func (c *checker) fault(format string, args ...any) {
	c.faults = append(c.faults, fmt.Errorf(format, args...))
}

func (c *checker) span(at string, start, end int) bool {
	if start < 0 || end < start || end >= len(c.offsets) {
		c.fault("%s: span %d:%d does not lie in the text of %d code points", at, start, end, len(c.offsets)-1)
		return false
	}
	return true
}

func (c *checker) words(at string, start, end int, want string) {
	if !c.span(at, start, end) {
		return
	}
	if got := c.text[c.offsets[start]:c.offsets[end]]; got != want {
		c.fault("%s: the text at %d:%d is %q, not %q", at, start, end, got, want)
	}
}

func (c *checker) evidence(at string, evs ...Evidence) {
	for _, e := range evs {
		c.words(at, e.Start, e.End, e.Text)
	}
}

func (c *checker) refs(at string, ids ...string) {
	for _, id := range ids {
		if !c.ids[id] {
			c.fault("%s: refers to %q, which is not in the record", at, id)
		}
	}
}

func (c *checker) optional(at string, ids ...Optional) {
	for _, id := range ids {
		if id != "" {
			c.refs(at, string(id))
		}
	}
}

func (c *checker) actor(a Actor) {
	for _, o := range a.Offices {
		c.evidence(a.ID, o.Evidence)
	}
	for _, m := range a.Mentions {
		c.words(a.ID, m.Start, m.End, m.Text)
	}
}

func (c *checker) statement(s Statement) {
	c.optional(s.ID, s.Speaker, s.Via, s.Inside, s.When)
	c.refs(s.ID, s.Addressees...)
	c.evidence(s.ID, s.Content...)
	if s.Source != nil {
		c.evidence(s.ID, *s.Source)
	}
	if s.Cue != nil {
		c.evidence(s.ID, *s.Cue)
	}
}

func (c *checker) event(e Event) {
	c.refs(e.ID, e.Sources...)
	c.refs(e.ID, e.Targets...)
	c.refs(e.ID, e.StatusBy...)
	c.refs(e.ID, e.Of...)
	c.optional(e.ID, e.When, e.StatusWhen, e.Where, e.AssertedBy)
	c.evidence(e.ID, e.Evidence)
	c.evidence(e.ID, e.EvidenceAlso...)
}
