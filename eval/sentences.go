package eval

import (
	"context"
	"fmt"
	"io"
	"slices"
	"strings"

	"nuncio"
	"nuncio/article"
	"nuncio/corpus"
	"nuncio/record"
)

// SentenceOptions choose what [Sentences] reads and prints.
type SentenceOptions struct {
	Split  string // "dev", "test" or "frozen"
	File   string // one file of the corpus alone; "" for all
	Errors bool   // print what is wrong in each sentence
}

// Sentences reads the labelled sentences of one half with the reader and writes
// how many events come out with the right type, mode, status and roles.
func Sentences(ctx context.Context, r *nuncio.Reader, opt SentenceOptions, w io.Writer) error {
	list, err := corpus.Sentences()
	if opt.Split == "frozen" {
		list, _, err = corpus.FrozenSentences()
	}
	if err != nil {
		return err
	}
	score := newSentenceScore()
	for i := range list {
		s := &list[i]
		if s.Split != opt.Split || opt.File != "" && s.File != opt.File {
			continue
		}
		rec, err := r.Read(ctx, sentenceSource(s))
		if err != nil {
			return fmt.Errorf("%s:%d: %w", s.File, s.Line, err)
		}
		faults := score.add(s, rec)
		if opt.Errors && len(faults) > 0 {
			fmt.Fprintf(w, "%s:%d: %s\n", s.File, s.Line, s.Text)
			for _, f := range faults {
				fmt.Fprintf(w, "    %s\n", f)
			}
		}
	}
	if score.sentences == 0 {
		return fmt.Errorf("no labelled sentence is of the half %q, file %q", opt.Split, opt.File)
	}
	score.print(w)
	return nil
}

// sentenceFrame stands below a headline and around a caption, which no reader
// can tell from a paragraph where they are alone. It tells of no event.
const sentenceFrame = "This page holds the text in full, together with a map and a list of dates, and it is brought up to date when there is more to tell."

func sentenceSource(s *corpus.Sentence) nuncio.Source {
	text := s.Text
	switch s.Style {
	case "headline":
		text = text + "\n\n" + sentenceFrame
	case "caption":
		text = sentenceFrame + "\n\nImage caption: " + text + "\n\n" + sentenceFrame
	}
	if s.Before != "" {
		text = s.Before + " " + text
	}
	return nuncio.Source{
		Name: s.File, Bytes: []byte(text), ContentType: "text/plain; charset=utf-8",
		Given: article.Given{Published: s.Published},
	}
}

// A sentenceCase is one sentence with what was found in it.
type sentenceCase struct {
	*corpus.Sentence
	rec    *record.Record
	at     int // of the sentence in the report's text, in bytes
	bytes  []int
	actors map[string]*record.Actor
	events []*record.Event
}

func newSentenceCase(s *corpus.Sentence, rec *record.Record) *sentenceCase {
	c := &sentenceCase{Sentence: s, rec: rec, bytes: byteOffsets(rec.Report.Text), actors: map[string]*record.Actor{}}
	c.at = max(0, strings.LastIndex(rec.Report.Text, s.Text))
	for i := range rec.Actors {
		c.actors[rec.Actors[i].ID] = &rec.Actors[i]
	}
	for i := range rec.Events {
		if e := &rec.Events[i]; c.within(e.Evidence) {
			c.events = append(c.events, e)
		}
	}
	return c
}

// byteOffsets has the byte offset of each code point, and of the end.
func byteOffsets(text string) []int {
	var out []int
	for i := range text {
		out = append(out, i)
	}
	return append(out, len(text))
}

// span is where a span of the record lies, in bytes of the sentence.
func (c *sentenceCase) span(start, end int) (int, int) {
	return c.bytes[start] - c.at, c.bytes[end] - c.at
}

func (c *sentenceCase) within(e record.Evidence) bool {
	start, end := c.span(e.Start, e.End)
	return start < len(c.Text) && end > 0
}

// meets reports whether labelled words and a span of the record share text.
func (c *sentenceCase) meets(w corpus.Words, start, end int) bool {
	start, end = c.span(start, end)
	return slices.ContainsFunc(w.Spans(c.Text), func(s [2]int) bool { return s[0] < end && start < s[1] })
}

// isActor reports whether one of the actor's mentions has the head word of the
// labelled words.
func (c *sentenceCase) isActor(r corpus.Role, id string) bool {
	for _, w := range r.Words {
		for _, s := range w.Spans(c.Text) {
			want := s[0] + headWord(c.Text[s[0]:s[1]])
			for _, m := range c.actors[id].Mentions {
				start, end := c.span(m.Start, m.End)
				if start >= 0 && end <= len(c.Text) && start+headWord(c.Text[start:end]) == want {
					return true
				}
			}
		}
	}
	return false
}

// headStops end the part of a name or noun phrase that has the head.
var headStops = []string{",", " of ", " from ", " in ", " at ", " for ", " to ", " on ", " with ", " who ", " that ", " which ", "'s", "’s", " ("}

// headWord returns where the last word before any addition begins, in bytes.
func headWord(phrase string) int {
	end := len(phrase)
	for _, stop := range headStops {
		if i := strings.Index(phrase, stop); i > 0 {
			end = min(end, i)
		}
	}
	head := strings.TrimRightFunc(phrase[:end], func(r rune) bool { return !isWordRune(r) })
	return strings.LastIndexFunc(head, func(r rune) bool { return !isWordRune(r) }) + 1
}

// roles counts the actors that a label and an event share.
func (c *sentenceCase) roles(want []corpus.Role, got []string) Counts {
	n := Counts{Gold: len(want), System: len(got)}
	free := slices.Clone(got)
	for _, r := range want {
		if i := slices.IndexFunc(free, func(id string) bool { return c.isActor(r, id) }); i >= 0 {
			n.Correct++
			free = slices.Delete(free, i, i+1)
			continue
		}
		if members := c.members(r, free); len(members) > 1 {
			n.Correct++
			n.System -= len(members) - 1
			free = slices.DeleteFunc(free, func(id string) bool { return slices.Contains(members, id) })
		}
	}
	return n
}

// members are the actors that a group names: “the Turkish and Iraqi leaders”
// are one actor, or Turkey and Iraq.
func (c *sentenceCase) members(r corpus.Role, ids []string) []string {
	var out []string
	for _, w := range r.Words {
		if !strings.Contains(w.String(), " and ") && !strings.Contains(w.String(), ", ") {
			continue
		}
		for _, id := range ids {
			if slices.ContainsFunc(c.actors[id].Mentions, func(m record.Mention) bool { return c.meets(w, m.Start, m.End) }) {
				out = append(out, id)
			}
		}
	}
	return out
}

func (n Counts) exact() bool { return n.Correct == n.Gold && n.Correct == n.System }

// A sentencePair is a label and the event that answers to it; one of them is
// nil where there is no other.
type sentencePair struct {
	want *corpus.Label
	got  *record.Event
}

// pairs gives each label the event of its type that is most like it. Labels
// that may be left out come last and stand in no pair of their own.
func (c *sentenceCase) pairs() []sentencePair {
	free := c.events
	var out []sentencePair
	for _, optional := range []bool{false, true} {
		var open []*corpus.Label
		for i := range c.Events {
			if c.Events[i].May == optional {
				open = append(open, &c.Events[i])
			}
		}
		pairs, missed, added := pairUp(open, free, c.likeness)
		for _, p := range pairs {
			out = append(out, sentencePair{p.a, p.b})
		}
		for _, l := range missed {
			if !optional {
				out = append(out, sentencePair{want: l})
			}
		}
		free = added
	}
	for _, e := range free {
		out = append(out, sentencePair{got: e})
	}
	return out
}

// likeness is -1 where the event is not of the label's type.
func (c *sentenceCase) likeness(l *corpus.Label, e *record.Event) int {
	if !slices.Contains(l.Types, e.Type) {
		return -1
	}
	n := c.roles(l.Sources, e.Sources).Correct + c.roles(l.Targets, e.Targets).Correct
	if c.meets(l.Trigger, e.Evidence.Start, e.Evidence.End) {
		n += 8
	}
	if slices.Contains(l.Status, e.Status) {
		n += 4
	}
	if slices.Contains(l.Modes, string(e.Mode)) {
		n += 2
	}
	return n
}

// sentenceScore sums over the sentences of one half.
type sentenceScore struct {
	sentences, right    int // all events right, none missing, none added
	empty, kept         int // sentences without an event, and those left so
	types, modes        Counts
	sources, targets    Counts
	whole               Counts         // events with type, mode, status and roles right
	standing, placed    map[string]int // "when", "where": of how many matched, and right
	perType, perWhole   map[string]*Counts
	perStatus           map[string]*Counts // where the type is right
	statusOf, statusGot int
	gradeError          float64
}

func newSentenceScore() *sentenceScore {
	return &sentenceScore{
		standing: map[string]int{}, placed: map[string]int{},
		perType: map[string]*Counts{}, perWhole: map[string]*Counts{}, perStatus: map[string]*Counts{},
	}
}

// add counts one sentence and returns what is wrong with it.
func (t *sentenceScore) add(s *corpus.Sentence, rec *record.Record) []string {
	c := newSentenceCase(s, rec)
	var faults []string
	for _, p := range c.pairs() {
		if f := t.pair(c, p); f != "" {
			faults = append(faults, f)
		}
	}
	t.sentences++
	if len(faults) == 0 {
		t.right++
	}
	if s.None != "" {
		t.empty++
		if len(faults) == 0 {
			t.kept++
		}
	}
	return faults
}

// pair counts one pair and says what is wrong with it.
func (t *sentenceScore) pair(c *sentenceCase, p sentencePair) string {
	switch {
	case p.got == nil:
		t.missed(p.want)
		return "- " + describeLabel(p.want)
	case p.want == nil:
		t.added(p.got)
		return "+ " + c.describeEvent(p.got)
	case p.want.May:
		return ""
	}
	return t.matched(c, p.want, p.got)
}

func (t *sentenceScore) missed(l *corpus.Label) {
	t.types.Gold++
	t.modes.Gold++
	t.whole.Gold++
	t.sources.Gold += len(l.Sources)
	t.targets.Gold += len(l.Targets)
	counts(t.perType, l.Types[0]).Gold++
	counts(t.perWhole, l.Types[0]).Gold++
}

func (t *sentenceScore) added(e *record.Event) {
	t.types.System++
	t.modes.System++
	t.whole.System++
	t.sources.System += len(e.Sources)
	t.targets.System += len(e.Targets)
	counts(t.perType, e.Type).System++
	counts(t.perWhole, e.Type).System++
}

func (t *sentenceScore) matched(c *sentenceCase, l *corpus.Label, e *record.Event) string {
	t.types.one(true)
	counts(t.perType, l.Types[0]).one(true)
	var wrong []string
	mode := slices.Contains(l.Modes, string(e.Mode))
	if !mode {
		wrong = append(wrong, fmt.Sprintf("mode %s", orNone(string(e.Mode))))
	}
	t.modes.one(mode)
	if !t.status(l, e) {
		wrong = append(wrong, "status "+e.Status)
	}
	for _, r := range []struct {
		what string
		sum  *Counts
		want []corpus.Role
		got  []string
	}{{"sources", &t.sources, l.Sources, e.Sources}, {"targets", &t.targets, l.Targets, e.Targets}} {
		n := c.roles(r.want, r.got)
		r.sum.Gold, r.sum.System, r.sum.Correct = r.sum.Gold+n.Gold, r.sum.System+n.System, r.sum.Correct+n.Correct
		if !n.exact() {
			wrong = append(wrong, fmt.Sprintf("%s %s", r.what, c.actorNames(r.got)))
		}
	}
	t.circumstances(c, l, e)
	t.whole.one(len(wrong) == 0)
	counts(t.perWhole, l.Types[0]).one(len(wrong) == 0)
	if len(wrong) == 0 {
		return ""
	}
	return "~ " + describeLabel(l) + ": " + strings.Join(wrong, "; ") + " (" + e.Rule + ")"
}

// status counts the status of an event whose type is right.
func (t *sentenceScore) status(l *corpus.Label, e *record.Event) bool {
	ok := slices.Contains(l.Status, e.Status)
	t.statusOf++
	t.gradeError += max(l.Grade-e.Factuality, e.Factuality-l.Grade)
	if ok {
		t.statusGot++
		counts(t.perStatus, l.Status[0]).one(true)
		return true
	}
	counts(t.perStatus, l.Status[0]).Gold++
	counts(t.perStatus, e.Status).System++
	return false
}

// circumstances counts time and place of an event whose type is right.
func (t *sentenceScore) circumstances(c *sentenceCase, l *corpus.Label, e *record.Event) {
	when, where := false, false
	for _, x := range c.rec.Times {
		when = when || record.Optional(x.ID) == e.When && c.meets(l.When, x.Start, x.End)
	}
	for _, x := range c.rec.Places {
		where = where || record.Optional(x.ID) == e.Where && c.meets(l.Where, x.Start, x.End)
	}
	for _, x := range []struct {
		what  string
		words corpus.Words
		got   record.Optional
		ok    bool
	}{{"when", l.When, e.When, when}, {"where", l.Where, e.Where, where}} {
		t.standing[x.what]++
		if x.ok || x.words.IsZero() && x.got == "" {
			t.placed[x.what]++
		}
	}
}

func counts(m map[string]*Counts, key string) *Counts {
	if m[key] == nil {
		m[key] = &Counts{}
	}
	return m[key]
}

// one counts an entry of both sides that is right or is not.
func (c *Counts) one(right bool) {
	c.Gold++
	c.System++
	if right {
		c.Correct++
	}
}
