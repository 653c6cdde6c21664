package timex

import "nuncio/span"

// Kind is the type of a time expression, as in TIMEX3.
type Kind uint8

// The kinds of time expression.
const (
	Date Kind = iota
	Time
	Duration
	Set
)

var kindNames = [...]string{"date", "time", "duration", "set"}

func (k Kind) String() string { return kindNames[k] }

// Expression is one time expression of a text.
type Expression struct {
	Span       span.Span
	First, End int32 // tokens [First, End) of the document
	Sentence   int32
	Kind       Kind
	// Value is ISO 8601 with X for unknown parts ("2018-06-12", "XXXX-06-12",
	// "2018-W21", "P20Y", "PXD"); "" where nothing can be said without a
	// publication date.
	Value string
	// Relative says how far from the publication date the expression lies; nil
	// where it does not hang on that date.
	Relative *Relative
	// Mod is TIMEX3's modifier: "START", "MID", "END", "APPROX", "BEFORE",
	// "AFTER", "MORE_THAN" ... or "".
	Mod string
	// compared: the quarter is told of only to compare another with it
	compared bool
}

// Relative is an offset in calendar units from the publication date. Weekday is
// 1 (Monday) to 7 for "Thursday" and the like, where N counts weeks: -1 is the
// latest such day on or before publication (before it, with "last"), 1 the next
// one, 0 one that the words do not place.
type Relative struct {
	Unit    string `json:"unit"` // "second", "minute", "hour", "day", "week", "month", "quarter", "year", "weekday"
	N       int    `json:"n"`
	Weekday int    `json:"weekday,omitempty"`
}
