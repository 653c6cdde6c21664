package event

import "nuncio/span"

// None is the index of no event, time, place, statement or plan.
const None int32 = -1

// Status is what the report as a whole leaves a careful reader believing.
type Status uint8

// The statuses, strongest first: where several fit, the first one holds.
const (
	Denied Status = iota
	Cancelled
	Conditional
	Possible
	Planned
	Ongoing
	Happened
)

var statusNames = [...]string{"denied", "cancelled", "conditional", "possible", "planned", "ongoing", "happened"}

func (s Status) String() string { return statusNames[s] }

// Event is one act of the report, or one stage of a planned one.
type Event struct {
	Type    string // PLOVER 2.0 type: "CONSULT"
	Mode    string // "visit", "" where none fits
	CAMEO   string // the code of the act as if done
	Context []string

	Sources, Targets []int32 // actors
	Status           Status
	PutOff           bool    // cancelled only: put off to another day, not given up
	Factuality       float64 // [-3, 3]
	When             int32   // time expression of the act, or of the day it is due
	StatusWhen       int32   // of the agreeing, announcing, refusing or calling off
	StatusBy         []int32 // actors who did that
	Where            int32   // place
	AssertedBy       int32   // innermost statement that contains the trigger
	Of               []int32 // events that an AGREE, REQUEST, REJECT or THREATEN is about
	Plan             int32   // number of the meeting that several stages share

	Trigger      int32 // head token of the trigger
	TriggerSpan  span.Span
	Evidence     span.Span
	EvidenceAlso []span.Span
	Rule         string // "consult/visit/travel"
	Why          []string
	Confidence   float64 // 0 ... 1
}
