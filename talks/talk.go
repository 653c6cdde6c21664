package talks

// Status is where a talk stands.
type Status string

// The statuses of a talk; DESIGN calls them by these words and so do all outputs.
const (
	Proposed  Status = "proposed"
	Announced Status = "announced"
	InDoubt   Status = "in doubt"
	Cancelled Status = "cancelled"
	Postponed Status = "postponed"
	BackOn    Status = "back on"
	UnderWay  Status = "under way"
	Held      Status = "held"
	Refused   Status = "refused"
	Passed    Status = "passed without report"
	Unknown   Status = "unknown"
)

// Tie is a pair of entries that were found to be of one act, with the reason.
type Tie struct {
	A      string `json:"a"` // keys of the entries
	B      string `json:"b"`
	Score  int    `json:"score"`
	Reason string `json:"reason"` // in words: "same sides; both due on 2018-06-12"
}

// Side is one participant of a happening or talk: the parties of several
// reports that are one.
type Side struct {
	Name    string   `json:"name"`
	Names   []string `json:"names"` // all spellings, the name first
	Kind    string   `json:"kind"`
	Country string   `json:"country,omitempty"`
	Sector  string   `json:"sector,omitempty"`
	Role    string   `json:"role"` // source, target, participant
}

// Happening is one act or one talk of however many reports.
type Happening struct {
	ID      string   `json:"id"`      // key of the earliest entry
	Aliases []string `json:"aliases"` // keys of the other entries: each leads here
	Type    string   `json:"type"`
	Mode    string   `json:"mode,omitempty"`
	Title   string   `json:"title"` // for people: "Donald Trump and Kim Jong-un: summit, Singapore"
	Sides   []Side   `json:"sides"`
	// When and Where are the finest that was stated; Dates and Places hold all
	// that differ.
	When    string   `json:"when,omitempty"`
	Where   *Spot    `json:"where,omitempty"`
	Status  string   `json:"status"`  // of the record, the last by the reports' order
	Reports int      `json:"reports"` // how many reports tell of it
	Sources int      `json:"sources"` // how many of them are independent: near-duplicates count once
	Entries []Entry  `json:"entries"` // by publication time, then report, then place in the report
	Links   []Tie    `json:"links"`
	Dates   []string `json:"dates,omitempty"` // where reports disagree, the days by each
}

// Transition is a step of a talk's life line.
type Transition struct {
	Status Status `json:"status"`
	// From and To are the first and last day on which the step may have taken
	// effect; they differ where the report says "last week", and From is "" where
	// it is only known to have been taken by then. It holds from To on. Both are
	// "" where no report gives a day.
	From  string `json:"from"`
	To    string `json:"to"`
	Known string `json:"known"` // publication time of the report, as the report gives it
	// Date and Place are what the talk was due for, or took place on, once this step was taken.
	Date  string  `json:"date,omitempty"`
	Place *Spot   `json:"place,omitempty"`
	By    []Party `json:"by,omitempty"`
	Why   string  `json:"why"` // how the status follows: "off, and planned again"
	Entry *Entry  `json:"entry"`
	// Against marks the word of a report that a meeting which others say was
	// held did not take place: both stand.
	Against bool `json:"against,omitempty"`
	// Confirmed are the later entries that say no more than this step.
	Confirmed []*Entry `json:"confirmed,omitempty"`
}

// Talk is a meeting, visit, summit or round that some report knew before it was over.
type Talk struct {
	Happening
	Kind    string       `json:"kind"` // summit, visit, talks, meeting, call
	History []Transition `json:"history"`
}

// State is what was so of a talk on a day.
type State struct {
	// Status is the answer; Also holds the others that stand beside it, where
	// reports disagree or the day falls into the span of a step.
	Status   Status   `json:"status"`
	Also     []Status `json:"also,omitempty"`
	Disputed bool     `json:"disputed,omitempty"`
	Since    string   `json:"since,omitempty"` // day
	Date     string   `json:"date,omitempty"`
	Place    *Spot    `json:"place,omitempty"`
	// Evidence are the steps that the answer rests on, the latest first.
	Evidence []Transition `json:"evidence,omitempty"`
	// First is the first day of which anything is known; for an unknown talk it
	// is what the asker is told instead.
	First string `json:"first"`
}

// Clocks are the two days that a question is asked for: what was so on AsOf, by
// reports published up to KnownBy. Days are YYYY-MM-DD in UTC.
type Clocks struct {
	AsOf    string `json:"as_of"`
	KnownBy string `json:"known_by"`
}

// Row is a talk on the board.
type Row struct {
	Talk  *Talk `json:"talk"`
	State State `json:"state"`
}

// Board is what was so of all talks on a day.
type Board struct {
	Clocks
	Rows    []Row `json:"rows"`    // by due day, then title; undated ones last
	Unknown []Row `json:"unknown"` // talks known by KnownBy of which nothing is known for AsOf
}

// Linked is all entries, grouped.
type Linked struct {
	Happenings []Happening // done or undone, all that is no talk
	Talks      []Talk
}
