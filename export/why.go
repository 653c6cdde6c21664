package export

import (
	"io"
	"slices"
	"strings"

	"nuncio/record"
)

// Why explains an event of a record in two or three sentences and a list: the rule
// and the words it fits, what set the status, how day and place were found, on
// whose word it is told, what becomes of it in an export. It returns false where
// the record has no such event.
func Why(w io.Writer, r *record.Record, id string, fold *Fold, opt TextOptions) (bool, error) {
	e, ok := Find(r, id).(*record.Event)
	if !ok {
		return false, nil
	}
	x := explanation{sheet{newTextWriter(w, r, opt)}, e, reasonsOf(e)}
	x.head(x.act(e), e.ID, e.Key)
	x.w.WriteByte('\n')
	x.paragraph("", "", x.sentences())
	x.w.WriteByte('\n')
	x.list()
	x.exported(fold)
	return true, x.w.Flush()
}

type explanation struct {
	sheet
	e       *record.Event
	reasons map[string][]string // by what they are reasons for
}

// reasonFor leads from the beginning of a reason to what it is a reason for; any
// other is one for the status.
var reasonFor = []struct{ begins, about string }{
	{"rule ", "type"},
	{"date ", "when"}, {"the day it was set for: ", "when"}, {"agreed at the meeting of ", "when"}, {"put off from: ", "when"},
	{"called off: ", "since"}, {"said on: ", "since"},
	{"place ", "where"}, {"there: ", "where"}, {"a further place and day ", "where"},
	{"sides: ", "who"}, {"those whom ", "who"},
	{"takes up ", "act"}, {"stands for ", "act"},
}

func reasonsOf(e *record.Event) map[string][]string {
	out := map[string][]string{}
	for _, why := range e.Why {
		about := "status"
		if i := slices.IndexFunc(reasonFor, func(x struct{ begins, about string }) bool { return strings.HasPrefix(why, x.begins) }); i >= 0 {
			about = reasonFor[i].about
		}
		out[about] = append(out[about], why)
	}
	return out
}

// sentences say what the event is, why it has its status and who says so.
func (x *explanation) sentences() string {
	e := x.e
	what := x.acts[e.Type+"/"+string(e.Mode)]
	if what == "" {
		what = x.acts[e.Type]
	}
	out := "“" + oneLine(e.Evidence.Text) + "” is coded as " + e.Type + " (" + what + ")"
	if words := x.trigger(); words != "" {
		out += " because of " + words
	}
	if e.Rule != "" {
		out += ", by the rule " + e.Rule
	}
	out += ". Its status is “" + e.Status + "”"
	if why := x.reasons["status"]; len(why) > 0 {
		out += " (" + strings.Join(why, "; ") + ")"
	}
	if st := x.statements[string(e.AssertedBy)]; st != nil {
		return out + ". Who says so: " + x.speaker(st) + "."
	}
	return out + ". The report says so in its own voice."
}

// trigger is the word that the rule fits, in quotation marks.
func (x *explanation) trigger() string {
	for _, why := range x.reasons["type"] {
		if words, ok := strings.CutPrefix(why, "rule "+x.e.Rule+" on "); ok {
			return words
		}
	}
	return ""
}

// list has each field with the reasons for it below.
func (x *explanation) list() {
	e := x.e
	x.evidence("evidence", e.Evidence)
	x.evidence("evidence also", e.EvidenceAlso...)
	x.because("act")
	x.field("type", coding(e.Type, string(e.Mode), string(e.CAMEO)))
	x.because("type")
	x.field("status", status(e))
	x.because("status")
	x.who("source", e.Sources)
	x.who("target", e.Targets)
	x.because("who")
	x.time("when", e.When)
	x.because("when")
	if e.StatusWhen != "" {
		x.time("status since", e.StatusWhen)
		x.because("since")
	}
	if len(e.StatusBy) > 0 {
		x.who("status by", e.StatusBy)
	}
	x.spot(e)
	x.because("where")
	if st := x.statements[string(e.AssertedBy)]; st != nil {
		x.evidence("said in "+st.ID, st.Content...)
	}
	x.field("confidence", degrees(&e.Confidence))
}

// because has the reasons in its own lines, below the field.
func (x *explanation) because(about string) {
	for _, why := range x.reasons[about] {
		x.paragraph("      ", dim, "reason: "+why)
	}
}

// exported says what an export by the fold makes of the event.
func (x *explanation) exported(fold *Fold) {
	var n FoldCounts
	words := "left out, by " + fold.Name()
	for _, f := range fold.Events(x.r, nil, &n) {
		if f.Event.ID == x.e.ID {
			words = coding(f.Type, f.Mode, f.CAMEO) + ", by " + fold.Name()
		}
	}
	x.field("exported", words)
}
