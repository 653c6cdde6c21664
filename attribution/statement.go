package attribution

import "nuncio/span"

// None is the index of no statement, actor or time.
const None int32 = -1

// Kind is what sort of attribution a statement is; the cue decides.
type Kind uint8

// The kinds of statement.
const (
	Said Kind = iota
	Thought
	Wanted
	Denied
	Promised
	Asked
	Threatened
)

var kindNames = [...]string{"said", "thought", "wanted", "denied", "promised", "asked", "threatened"}

func (k Kind) String() string { return kindNames[k] }

// Mode is how the words are given.
type Mode uint8

// The modes: all in quotation marks, none, or a reported clause with quoted words.
const (
	Indirect Mode = iota
	Direct
	Mixed
)

var modeNames = [...]string{"indirect", "direct", "mixed"}

func (m Mode) String() string { return modeNames[m] }

// Scope is how much of a statement an attribution is.
type Scope uint8

// The scopes. Only what is Stated is a statement of the record.
const (
	Stated  Scope = iota // somebody is given words
	OnTopic              // only what the words were about, said or not: "defended his letters"
	Unmade               // words that were denied, to come or supposed: "would not say whether"
)

// Statement is one attribution of the report.
type Statement struct {
	Scope      Scope
	Kind       Kind
	Mode       Mode
	Speaker    int32       // actor; None where nobody is named or it is ambiguous
	Source     span.Span   // the speaker as worded; empty where nobody is named
	Addressees []int32     // actors
	Via        int32       // actor that passes it on, or None
	Inside     int32       // statement that contains this one, or None
	Cue        span.Span   // empty where a quotation has no cue of its own
	CueToken   int32       // its head token, or syntax.None
	Content    []span.Span // without the outer quotation marks
	Time       int32       // time expression of the saying, or None
	Confidence float64     // 0 ... 1
	Why        []string    // what decided speaker, cue and extent, in words
}

// Covers reports whether any content span of the statement contains s.
func (st *Statement) Covers(s span.Span) bool {
	for _, c := range st.Content {
		if c.Contains(s) {
			return true
		}
	}
	return false
}

// Innermost returns the index of the smallest statement whose content contains
// s, or None.
func Innermost(statements []Statement, s span.Span) int32 {
	best, size := None, 0
	for i := range statements {
		for _, c := range statements[i].Content {
			if c.Contains(s) && (best == None || c.Len() < size) {
				best, size = int32(i), c.Len()
			}
		}
	}
	return best
}

// FirstPerson returns the actor for whom "I", "we" or "my" at s stands: the
// speaker of the innermost statement that quotes it; None outside quoted words.
func FirstPerson(statements []Statement, s span.Span) int32 {
	i := Innermost(statements, s)
	for i != None && statements[i].Mode == Indirect {
		i = statements[i].Inside
	}
	if i == None {
		return None
	}
	return statements[i].Speaker
}
