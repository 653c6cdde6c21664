package timex

import "fmt"

// clock is a time of day, with the day where the words give one, else on the
// day last named in the sentence, else on the day of publication.
func (c *building) clock() bool {
	c.out.Kind = Time
	h, min := c.b[slotHour], c.b.or(slotMinute, 0)
	switch ap := c.name(slotAMPM); {
	case ap == "PM" && h < 12:
		h += 12
	case ap == "AM" && h == 12:
		h = 0
	}
	if h > 24 || h == 24 && min > 0 {
		return false
	}
	day := c.dayOfTime()
	if !c.dated() && c.direction().direction > 0 {
		c.out.Relative = nil
		c.out.Value = fmt.Sprintf("T%02d:%02d%s", h, min, c.zone()) // of a day to come, which is not said here
		return true
	}
	if day == "" {
		day = "XXXX-XX-XX"
		c.out.Value = ""
		if c.out.Relative == nil {
			c.relative(unitDay, 0)
		}
	}
	c.out.Value = fmt.Sprintf("%sT%02d:%02d%s", day, h, min, c.zone())
	return true
}

// dated reports whether a day stands with the time of day, or was named just before.
func (c *building) dated() bool {
	return c.b.has(slotDay) || c.b.has(slotWeekday) || c.b.has(slotToday) || c.lastDay() != nil
}

func (c *building) zone() string {
	if !c.b.has(slotZone) {
		return ""
	}
	z := c.b[slotZone]
	if z == 0 {
		return "Z"
	}
	sign := '+'
	if z < 0 {
		sign, z = '-', -z
	}
	return fmt.Sprintf("%c%02d:%02d", sign, z/60, z%60)
}

// part is a part of a day: "Thursday evening", "last night", "tonight".
func (c *building) part() bool {
	c.out.Kind = Time
	if day := c.dayOfTime(); day != "" {
		c.out.Value = day + "T" + c.name(slotPart)
	}
	return true
}

// dayOfTime finds the day of a time of day, "" where it is not known.
func (c *building) dayOfTime() string {
	day := *c
	day.out = &Expression{}
	var ok bool
	switch {
	case c.b.has(slotDay):
		ok = day.date()
	case c.b.has(slotWeekday):
		ok = day.weekday()
	case c.b.has(slotToday):
		ok = day.day()
	default:
		if e := c.lastDay(); e != nil {
			day.out, ok = &Expression{Value: e.Value[:len("2006-01-02")]}, true
			if e.Relative != nil {
				r := *e.Relative
				day.out.Relative = &r
			}
			break
		}
		day.b[slotToday] = 0
		ok = day.day()
	}
	if !ok {
		return ""
	}
	c.out.Relative = day.out.Relative
	return day.out.Value
}

// lastDay returns the last day named in this sentence or, in the same block, in
// the one before; nil where there is none.
func (c *building) lastDay() *Expression {
	for i := len(c.earlier) - 1; i >= 0 && c.earlier[i].Sentence >= c.sentence-1; i-- {
		if c.doc.Sentences[c.earlier[i].Sentence].Block != c.doc.Sentences[c.sentence].Block {
			break
		}
		e := &c.earlier[i]
		first, last, ok := e.Bounds()
		if !c.denied(e) && ok && first.Equal(last) && len(e.Value) >= len("2006-01-02") {
			return e
		}
	}
	return nil
}

func (c *building) duration() bool {
	c.out.Kind = Duration
	u, n := c.unit(), c.b.or(slotCount, unknownCount)
	if c.b.has(slotAndHalf) && n > 0 {
		n += 5
	}
	if c.b.has(slotUnit2) { // "days and weeks": the first says the grain
		n = unknownCount
	}
	c.out.Value = period(u, n)
	return true
}

func (c *building) set() bool {
	c.out.Kind = Set
	switch {
	case c.b.has(slotSet):
		c.out.Value = c.name(slotSet)
	case c.b.has(slotWeekday):
		c.out.Value = fmt.Sprintf("XXXX-WXX-%d", c.b[slotWeekday])
		if c.b.has(slotPart) {
			c.out.Value += "T" + c.name(slotPart)
		}
	case c.b.has(slotMonth):
		c.out.Value = fmt.Sprintf("XXXX-%02d", c.b[slotMonth])
	case c.b.has(slotSeason):
		c.out.Value = "XXXX-" + c.name(slotSeason)
	case c.b.has(slotPart):
		c.out.Value = "XXXX-XX-XXT" + c.name(slotPart)
	default:
		c.out.Value = period(c.unit(), c.b.or(slotCount, 10))
	}
	return true
}
