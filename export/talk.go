package export

import (
	"cmp"
	"fmt"
	"io"
	"strings"
	"time"

	"nuncio/record"
	"nuncio/talks"
)

// TalkOptions say what [Talk] tells beside the answer.
type TalkOptions struct {
	TextOptions
	Why bool // also why the reports were taken to tell of one meeting
}

// Talk writes for people what was so of a talk: the answer first, then its life
// line, each step with its words, its report and the place in it.
func Talk(w io.Writer, r *talks.Row, c talks.Clocks, opt TalkOptions) error {
	t := talkWriter{page: newPage(w, opt.TextOptions), Row: r, clocks: c, why: opt.Why}
	t.answer()
	t.about()
	t.lifeLine()
	if t.why {
		t.links()
	}
	return t.w.Flush()
}

// ClockWords says which two days a question was asked for.
func ClockWords(c talks.Clocks) string {
	return "As of " + Day(c.AsOf) + ", by reports published up to " + Day(c.KnownBy)
}

type talkWriter struct {
	page
	*talks.Row
	clocks talks.Clocks
	why    bool
}

// answer is the status in a sentence, and who said so first.
func (t *talkWriter) answer() {
	s := &t.State
	words := string(s.Status)
	if s.Status == talks.Unknown && len(s.Also) > 0 {
		words += "; perhaps already " + joinStatuses(s.Also)
	} else if len(s.Also) > 0 && s.Disputed {
		words += "; disputed: other reports say " + joinStatuses(s.Also)
	} else if len(s.Also) > 0 {
		words += "; perhaps already " + joinStatuses(s.Also)
	}
	t.paragraph("", bold, ClockWords(t.clocks)+": "+words+".")
	switch {
	case s.Status == talks.Unknown:
		if s.First != "" {
			t.paragraph("", "", "The first day of which anything is known is "+Day(s.First)+".")
		}
	case s.Status == talks.Passed:
		last := t.latest()
		t.paragraph("", "", fmt.Sprintf("The day has gone by, and no report says that it took place. The last word before was “%s”, by %s.", last.Status, credit(last.Entry)))
	default:
		e := t.firstSaid().Entry
		words := "Said first on " + cmp.Or(Day(e.Published), "a day that is not known") + " by " + outlet(e)
		if parseStamp(e.Published).Format(time.DateOnly) > t.clocks.AsOf {
			words += ", later than the day that is asked for"
		}
		t.paragraph("", "", words+".")
	}
}

// latest is the last step that the state rests on.
func (t *talkWriter) latest() *talks.Transition { return &t.State.Evidence[0] }

// firstSaid is the step of the state's status that was reported first.
func (t *talkWriter) firstSaid() *talks.Transition {
	first := t.latest()
	for i := range t.State.Evidence {
		e := &t.State.Evidence[i]
		if e.Status == t.State.Status && parseStamp(e.Known).Before(parseStamp(first.Known)) {
			first = e
		}
	}
	return first
}

// about names the talk; what no report says is said to be missing.
func (t *talkWriter) about() {
	t.w.WriteByte('\n')
	t.paragraph("", bold, t.Talk.Title)
	var parts []string
	if s := &t.State; s.Status != talks.Unknown {
		due := "date: not stated in any report"
		if s.Date != "" {
			due = dueWord(s.Status) + " " + Day(s.Date)
		}
		place := "place: not stated in any report"
		if s.Place != nil {
			place = s.Place.Name
		}
		parts = append(parts, due, place)
	}
	parts = append(parts, count(t.Talk.Reports, "report"), count(t.Talk.Sources, "independent source"), "id "+t.Talk.ID)
	t.paragraph("", dim, strings.Join(parts, " · "))
	if len(t.Talk.Dates) > 0 {
		days := make([]string, len(t.Talk.Dates))
		for i, d := range t.Talk.Dates {
			days[i] = Day(d)
		}
		t.paragraph("", "", "Reports give different days: "+strings.Join(days, ", ")+".")
	}
}

func dueWord(s talks.Status) string {
	if s == talks.Held || s == talks.UnderWay {
		return "on"
	}
	return "due"
}

func count(n int, what string) string {
	if n == 1 {
		return "1 " + what
	}
	return fmt.Sprintf("%d %ss", n, what)
}

// lifeLine writes the steps, those after the day of the question apart.
func (t *talkWriter) lifeLine() {
	done := len(taken(t.Row))
	if done > 0 {
		t.section("LIFE LINE")
	}
	for i := range t.Talk.History {
		if i == done {
			t.section("AFTER " + strings.ToUpper(Day(t.clocks.AsOf)))
		}
		t.step(&t.Talk.History[i])
	}
	if t.State.Status == talks.Passed {
		t.paragraph("  ", "", Day(t.State.Since)+": passed without report")
	}
}

func (t *talkWriter) step(s *talks.Transition) {
	words := stepDay(s) + ": " + string(s.Status)
	if s.Date != "" && s.Status != talks.Held {
		words += ", for " + Day(s.Date)
	}
	if s.Place != nil {
		words += ", " + s.Place.Name
	}
	if len(s.By) > 0 {
		names := make([]string, len(s.By))
		for i, p := range s.By {
			names[i] = p.Name
		}
		words += " — by " + strings.Join(names, ", ")
	}
	t.paragraph("  ", bold, words)
	t.quote(s.Entry.Evidence.Text)
	t.paragraph("      ", "", credit(s.Entry)+", "+locator(s.Entry.Report, s.Entry.Evidence))
	t.confirmed(s.Confirmed)
}

// fewest is how many reports that confirm a step are told where --why is not given.
const fewest = 4

// confirmed writes who says the same as a step, a report once.
func (t *talkWriter) confirmed(entries []*talks.Entry) {
	reports := map[string]bool{}
	for _, e := range entries {
		if reports[e.Report] {
			continue
		}
		reports[e.Report] = true
		if len(reports) <= fewest || t.why {
			t.paragraph("      ", dim, "so also "+credit(e)+", "+locator(e.Report, e.Evidence)+": “"+oneLine(e.Evidence.Text)+"”")
		}
	}
	if n := len(reports) - fewest; n > 0 && !t.why {
		t.paragraph("      ", dim, fmt.Sprintf("so also %s more", count(n, "report")))
	}
}

// stepDay is the day or span on which a step took effect.
func stepDay(s *talks.Transition) string {
	switch {
	case s.To == "":
		return "on a day that no report gives"
	case s.From == "":
		return "by " + Day(s.To)
	case s.From == s.To:
		return Day(s.To)
	}
	return "between " + Day(s.From) + " and " + Day(s.To)
}

// credit names the outlet and the day of an entry's report.
func credit(e *talks.Entry) string {
	return outlet(e) + ", " + cmp.Or(Day(e.Published), "no date")
}

func outlet(e *talks.Entry) string {
	return cmp.Or(oneLine(e.Publisher), "an outlet that is not named")
}

// locator says where words stand: the report, and code points of its text.
func locator(report string, ev record.Evidence) string {
	return fmt.Sprintf("report %s, %d–%d", Brief(report), ev.Start, ev.End)
}

// Brief abridges an id for the eye; commands take it in place of the whole.
func Brief(id string) string {
	id = strings.TrimPrefix(id, "sha256:")
	return id[:min(len(id), 12)]
}

// links tells why the entries are of one meeting.
func (t *talkWriter) links() {
	t.section("WHY ONE MEETING")
	if len(t.Talk.Links) == 0 {
		t.paragraph("  ", "", "One entry of one report; nothing was joined.")
	}
	for _, l := range t.Talk.Links {
		t.paragraph("  ", "", fmt.Sprintf("%s and %s: %s (score %d)", Brief(l.A), Brief(l.B), l.Reason, l.Score))
	}
	t.section("WHY EACH STEP")
	for i := range t.Talk.History {
		s := &t.Talk.History[i]
		t.paragraph("  ", "", fmt.Sprintf("%s: %s, %s (entry %s, %s, rule %s)", stepDay(s), s.Status, s.Why, Brief(s.Entry.Key), s.Entry.Status, s.Entry.Rule))
	}
}
