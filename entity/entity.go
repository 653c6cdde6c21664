package entity

import "nuncio/span"

// None is the index of no actor and no mention.
const None int32 = -1

// Kind is what sort of actor an actor is.
type Kind uint8

// The kinds of actor.
const (
	Person Kind = iota
	State
	Organisation
	Group
)

var kindNames = [...]string{"person", "state", "organisation", "group"}

func (k Kind) String() string { return kindNames[k] }

// Form is how a mention words its actor.
type Form uint8

// The forms of mention: "Gen Darro Venn" is a name (a title before it goes
// with it), "the foreign minister" a title, "he" a pronoun, "the rebels" a noun.
const (
	Name Form = iota
	Title
	Pronoun
	Noun
)

var formNames = [...]string{"name", "title", "pronoun", "noun"}

func (f Form) String() string { return formNames[f] }

// Mention is a stretch of text that stands for an actor.
type Mention struct {
	Span       span.Span
	First, End int32 // tokens [First, End)
	Head       int32 // the syntactic head among them
	Sentence   int32
	Form       Form
	Actor      int32 // index in Result.Actors; None where ambiguous
	// Modifier is true where the mention only describes another noun: "US" in
	// "US officials", "Marren" in "Marren government", "Okel's" in "Okel's aide".
	Modifier bool
	// Locative is true where a state, capital or body is named as a place
	// ("in Singapore", "travel to Washington") and does not act.
	Locative bool
	// Confidence is how sure the link to Actor is, 0 ... 1.
	Confidence float64
}

// Tense says when an office is held.
type Tense uint8

// The tenses of an office.
const (
	Current Tense = iota
	Former
	Future
)

var tenseNames = [...]string{"current", "former", "future"}

func (t Tense) String() string { return tenseNames[t] }

// Office is an office that the report, or else the lexicon, gives a person.
type Office struct {
	Title    string // in the report's words: "vice-chairman"
	Of       string // organisation or country in the report's words, "" where not said
	Country  string // ISO alpha-3 or a body's code, "" where not known
	Sector   string // PLOVER sector of the office
	Time     Tense
	Evidence span.Span // the name, where the office is the lexicon's
	Why      string    // "lexicon, in office on 2018-05-31"; "" where the text gives the office
}

// Actor is one person, state, organisation or group of the report.
type Actor struct {
	Name     string // the fullest name without titles; for unnamed actors the fullest wording
	Named    bool
	Kind     Kind
	Country  string // ISO alpha-3 or a body's code, "" where not known
	Sector   string // PLOVER sector, "" for a bare state
	Plural   bool   // several people: "two officials"
	Gender   byte   // 'm', 'f', 'n' or 0 where not known
	Registry string // lexicon identifier of a state, body or person; "" where none
	// Why is where country and sector are from, as far as the text does not give
	// them: "country: lexicon, in office on 2018-05-31".
	Why      string
	Offices  []Office
	Mentions []int32 // indexes in Result.Mentions, in text order
	// Members are the actors that a group mention names one by one
	// ("Marren and Okel" taken up by "they"); nil for others.
	Members []int32
}

// Ambiguous is a mention that the text does not settle.
type Ambiguous struct {
	Mention    int32 // index in Result.Mentions
	Candidates []int32
	Reason     string
}

// Other is what is no actor and is taken up again: "the summit ... it"; or a
// chain of first persons ("I ... my") in one quotation.
type Other struct {
	Heads []int32 // the tokens that head its mentions, in text order
}

// Result is what this stage knows of one report.
type Result struct {
	Mentions  []Mention // in text order; nested ones after the one they are in
	Actors    []Actor   // in order of first mention
	Ambiguous []Ambiguous
	Others    []Other // in order of first mention
	// ByHead maps a token to the innermost mention whose head it is, or None.
	// A person's name is found under its own head as well, where the tree takes
	// the title before it for the head of both.
	ByHead []int32
}

// MentionAt returns the mention headed by token i, or None.
func (r *Result) MentionAt(i int32) int32 {
	if i < 0 || int(i) >= len(r.ByHead) {
		return None
	}
	return r.ByHead[i]
}

// ActorAt returns the actor that token i stands for as the head of a mention, or None.
func (r *Result) ActorAt(i int32) int32 {
	if m := r.MentionAt(i); m != None {
		return r.Mentions[m].Actor
	}
	return None
}
