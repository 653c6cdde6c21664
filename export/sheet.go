package export

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"strings"

	"nuncio/record"
)

// Sheet writes one entry of a record for people, an actor, statement, event, time
// or place by its id inside the record: every field, with the words it rests on
// and where they stand, in code points of the report's text. It returns false
// where the record has no such entry.
func Sheet(w io.Writer, r *record.Record, id string, opt TextOptions) (bool, error) {
	s := sheet{textWriter: newTextWriter(w, r, opt)}
	switch e := Find(r, id).(type) {
	case *record.Event:
		s.event(e)
	case *record.Statement:
		s.statement(e)
	case *record.Actor:
		s.actor(e)
	case *record.Time:
		s.head("Time", e.ID, "")
		s.words("words", e.Start, e.End, e.Text)
		s.field("type", e.Type)
		s.field("value", string(e.Value))
	case *record.Place:
		s.head("Place", e.ID, "")
		s.words("words", e.Start, e.End, e.Text)
		s.place(e)
	default:
		return false, nil
	}
	return true, s.w.Flush()
}

// Find returns a pointer to the entry of that id inside the record, nil where
// there is none.
func Find(r *record.Record, id string) any {
	for i := range r.Events {
		if r.Events[i].ID == id {
			return &r.Events[i]
		}
	}
	for i := range r.Statements {
		if r.Statements[i].ID == id {
			return &r.Statements[i]
		}
	}
	for i := range r.Actors {
		if r.Actors[i].ID == id {
			return &r.Actors[i]
		}
	}
	for i := range r.Times {
		if r.Times[i].ID == id {
			return &r.Times[i]
		}
	}
	for i := range r.Places {
		if r.Places[i].ID == id {
			return &r.Places[i]
		}
	}
	return nil
}

// JSON returns v as indented JSON with a line feed, letters as themselves.
func JSON(v any) ([]byte, error) {
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "  ")
	err := enc.Encode(v)
	return b.Bytes(), err
}

type sheet struct{ *textWriter }

// notStated stands where the report gives nothing.
const notStated = "not stated in the report"

// head says what the entry is and which report it is of.
func (s sheet) head(what, id, key string) {
	s.paragraph("", bold, what)
	rep := &s.r.Report
	parts := []string{"report " + Brief(rep.ID)}
	for _, p := range []string{string(rep.Title), string(rep.Publisher), Day(string(rep.Published))} {
		if p != "" {
			parts = append(parts, p)
		}
	}
	s.paragraph("", dim, strings.Join(parts, " · "))
	s.field("id", id)
	if key != "" {
		s.field("key", key)
	}
}

func (s sheet) field(name, value string) {
	if value == "" {
		value = notStated
	}
	s.paragraph("  ", "", name+": "+value)
}

// words is a field that is a stretch of the text.
func (s sheet) words(name string, start, end int, text string) {
	s.paragraph("  ", "", fmt.Sprintf("%s: “%s” at %d–%d", name, text, start, end))
}

func (s sheet) evidence(name string, list ...record.Evidence) {
	for _, e := range list {
		s.words(name, e.Start, e.End, e.Text)
	}
}

func (s sheet) event(e *record.Event) {
	s.head(s.act(e), e.ID, e.Key)
	s.field("type", coding(e.Type, string(e.Mode), string(e.CAMEO)))
	if len(e.Context) > 0 {
		s.field("context", strings.Join(e.Context, ", "))
	}
	s.field("status", status(e))
	s.who("source", e.Sources)
	s.who("target", e.Targets)
	s.time("when", e.When)
	s.time("status since", e.StatusWhen)
	if len(e.StatusBy) > 0 {
		s.who("status by", e.StatusBy)
	}
	s.spot(e)
	if st := s.statements[string(e.AssertedBy)]; st != nil {
		s.field("on the word of", s.speaker(st)+" ("+st.ID+")")
	}
	for _, id := range e.Of {
		if of, ok := Find(s.r, id).(*record.Event); ok {
			s.field("about", s.act(of)+" ("+id+")")
		}
	}
	if e.Plan != "" {
		s.field("stages of the same meeting", strings.Join(s.plan(e), ", "))
	}
	s.evidence("evidence", e.Evidence)
	s.evidence("evidence also", e.EvidenceAlso...)
	s.why(e.Rule, e.Why, e.Confidence)
}

// coding is type, mode and code in words.
func coding(typ, mode, cameo string) string {
	if mode != "" {
		typ += ", mode " + mode
	}
	if cameo != "" {
		typ += ", CAMEO " + cameo
	}
	return typ
}

func status(e *record.Event) string {
	s := fmt.Sprintf("%s (factuality %g)", e.Status, e.Factuality)
	if e.PutOff {
		s += ", put off and not given up"
	}
	return s
}

// spot is the place of an event.
func (s sheet) spot(e *record.Event) {
	p := s.places[string(e.Where)]
	if p == nil {
		s.field("where", "")
		return
	}
	s.words("where", p.Start, p.End, p.Text)
	s.place(p)
}

// plan lists the other entries of the meeting that e is a stage of.
func (s sheet) plan(e *record.Event) []string {
	var out []string
	for i := range s.r.Events {
		if o := &s.r.Events[i]; o.Plan == e.Plan && o.ID != e.ID {
			out = append(out, o.ID+" "+o.Status)
		}
	}
	if len(out) == 0 {
		return []string{"none in this report"}
	}
	return out
}

// who is the actors of a field, each with its first mention.
func (s sheet) who(name string, ids []string) {
	if len(ids) == 0 {
		s.field(name, "")
	}
	for _, id := range ids {
		a := s.actors[id]
		if a == nil {
			continue
		}
		value := a.Name + " (" + id + ")"
		if len(a.Mentions) > 0 {
			m := a.Mentions[0]
			value += fmt.Sprintf(", first “%s” at %d–%d", m.Text, m.Start, m.End)
		}
		s.field(name, value)
	}
}

func (s sheet) time(name string, id record.Optional) {
	t := s.times[string(id)]
	if t == nil {
		s.field(name, "")
		return
	}
	value := fmt.Sprintf("“%s” at %d–%d", t.Text, t.Start, t.End)
	if t.Value != "" {
		value += ", " + string(t.Value)
	}
	s.field(name, value)
}

func (s sheet) place(p *record.Place) {
	value := p.Name
	for _, v := range []record.Optional{p.Country, p.Precision, p.Gazetteer} {
		if v != "" {
			value += ", " + string(v)
		}
	}
	if p.Lat != nil && p.Lon != nil {
		value += fmt.Sprintf(", %g %g", *p.Lat, *p.Lon)
	}
	s.field("place", value)
}

func (s sheet) why(rule string, why []string, confidence float64) {
	if rule != "" {
		s.field("found by rule", rule)
	}
	if len(why) > 0 {
		s.field("because of", strings.Join(why, "; "))
	}
	s.field("confidence", fmt.Sprintf("%g", confidence))
}

func (s sheet) statement(e *record.Statement) {
	s.head(s.speaker(e), e.ID, e.Key)
	s.field("kind", e.Kind+", "+e.Mode)
	if e.Speaker != "" {
		s.who("speaker", []string{string(e.Speaker)})
	}
	if e.Source != nil {
		s.evidence("speaker's words", *e.Source)
	}
	if e.Via != "" {
		s.who("passed on by", []string{string(e.Via)})
	}
	if st := s.statements[string(e.Inside)]; st != nil {
		s.field("inside", s.speaker(st)+" ("+st.ID+")")
	}
	if e.Cue != nil {
		s.evidence("cue", *e.Cue)
	}
	if len(e.Addressees) > 0 {
		s.who("to", e.Addressees)
	}
	s.time("when", e.When)
	s.evidence("content", e.Content...)
	s.why("", e.Why, e.Confidence)
}

func (s sheet) actor(a *record.Actor) {
	s.head(a.Name, a.ID, a.Key)
	kind := a.Kind
	if !a.Named {
		kind += ", not named"
	}
	s.field("kind", kind)
	s.field("country", string(a.Country))
	s.field("sector", string(a.Sector))
	for _, o := range a.Offices {
		title := o.Title
		if o.Of != "" {
			title += ", " + string(o.Of)
		}
		s.words("office ("+o.Time+") "+title, o.Evidence.Start, o.Evidence.End, o.Evidence.Text)
	}
	for _, m := range a.Mentions {
		s.words(m.Form, m.Start, m.End, m.Text)
	}
}
