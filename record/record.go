package record

// Schema names the version of the JSON form. Versions:
//
//	nuncio.record/1: first form.
const Schema = "nuncio.record/1"

// Optional is a string that JSON writes as null where it is empty.
type Optional string

// Record is what Nuncio reads out of one report.
type Record struct {
	Schema     string      `json:"schema"`
	Producer   Producer    `json:"producer"`
	Report     Report      `json:"report"`
	Actors     []Actor     `json:"actors"`
	Ambiguous  []Ambiguous `json:"ambiguous"`
	Statements []Statement `json:"statements"`
	Events     []Event     `json:"events"`
	Times      []Time      `json:"times"`
	Places     []Place     `json:"places"`
}

// Producer says what made the record. The same report, given metadata and
// producer give the same bytes on any machine.
type Producer struct {
	Version string `json:"version"`
	Model   string `json:"model"`   // "sha256:…" of the weights
	Rules   string `json:"rules"`   // "sha256:…" of the coding rules
	Lexicon string `json:"lexicon"` // "sha256:…" of the lexicon
}

// Report is the report as it was read.
type Report struct {
	ID            string      `json:"id"` // "sha256:…" of the bytes received
	URL           Optional    `json:"url"`
	Publisher     Optional    `json:"publisher"`
	Title         Optional    `json:"title"`
	Authors       []string    `json:"authors"`
	Language      Optional    `json:"language"`
	Published     Optional    `json:"published"`      // date or RFC 3339
	PublishedFrom string      `json:"published_from"` // page, metadata, given, none
	Text          string      `json:"text"`
	Blocks        []Block     `json:"blocks"`
	Discarded     []Discarded `json:"discarded"`
}

// Block is a paragraph, headline, caption ... of the clean text. Source lists
// [place in the text, place in the decoded source, length] of each piece that
// stands there letter by letter.
type Block struct {
	Kind   string   `json:"kind"`
	Start  int      `json:"start"`
	End    int      `json:"end"`
	Source [][3]int `json:"source"`
}

// Discarded is a piece of the page that is no part of the report.
type Discarded struct {
	Text   string `json:"text"`
	Reason string `json:"reason"`
}

// Evidence is a stretch of the clean text with its words.
type Evidence struct {
	Start int    `json:"start"`
	End   int    `json:"end"`
	Text  string `json:"text"`
}

// Actor is a person, state, organisation or group of the report.
type Actor struct {
	ID       string   `json:"id"`
	Key      string   `json:"key"`
	Name     string   `json:"name"`
	Named    bool     `json:"named"`
	Kind     string   `json:"kind"`
	Country  Optional `json:"country"`
	Sector   Optional `json:"sector"`
	Registry Optional `json:"registry"`
	// Why is where country and sector are from, as far as the text does not give them.
	Why      Optional  `json:"why,omitempty"`
	Offices  []Office  `json:"offices"`
	Mentions []Mention `json:"mentions"`
}

// Office is an office that the report, or else the lexicon, gives a person.
type Office struct {
	Title    string   `json:"title"`
	Of       Optional `json:"of"`
	Country  Optional `json:"country"`
	Time     string   `json:"time"`          // current, former, future
	Evidence Evidence `json:"evidence"`      // the name, where the office is the lexicon's
	Why      Optional `json:"why,omitempty"` // where the office is from, if not from the text
}

// Allegiance returns the code of the state or body that an actor acts for: its
// country, or, of somebody who serves an international body and so has none, the
// body's code, which stands in the office. It is "" where the report gives neither.
func (a *Actor) Allegiance() Optional {
	if a.Country != "" {
		return a.Country
	}
	for i := range a.Offices {
		switch o := &a.Offices[i]; o.Country {
		case "UNO", "EUR", "IGO":
			if o.Time == "current" {
				return o.Country
			}
		}
	}
	return ""
}

// Mention is a stretch of text that stands for the actor.
type Mention struct {
	Start int    `json:"start"`
	End   int    `json:"end"`
	Text  string `json:"text"`
	Form  string `json:"form"` // name, title, pronoun, noun
}

// Ambiguous is a mention that the text does not settle.
type Ambiguous struct {
	Start      int      `json:"start"`
	End        int      `json:"end"`
	Text       string   `json:"text"`
	Candidates []string `json:"candidates"`
	Reason     string   `json:"reason"`
}

// Statement is who said what.
type Statement struct {
	ID         string     `json:"id"`
	Key        string     `json:"key"`
	Kind       string     `json:"kind"`
	Mode       string     `json:"mode"`
	Speaker    Optional   `json:"speaker"`
	Source     *Evidence  `json:"source"`
	Addressees []string   `json:"addressees"`
	Via        Optional   `json:"via"`
	Inside     Optional   `json:"inside"`
	Cue        *Evidence  `json:"cue"`
	Content    []Evidence `json:"content"`
	When       Optional   `json:"when"`
	Confidence float64    `json:"confidence"`
	Why        []string   `json:"why"`
}

// Event is one act, or one stage of a planned one.
type Event struct {
	ID           string     `json:"id"`
	Key          string     `json:"key"`
	Type         string     `json:"type"`
	Mode         Optional   `json:"mode"`
	CAMEO        Optional   `json:"cameo"`
	Context      []string   `json:"context"`
	Sources      []string   `json:"sources"`
	Targets      []string   `json:"targets"`
	Status       string     `json:"status"`
	PutOff       bool       `json:"put_off"` // cancelled only: put off to another day, not given up
	Factuality   float64    `json:"factuality"`
	When         Optional   `json:"when"`
	StatusWhen   Optional   `json:"status_when"`
	StatusBy     []string   `json:"status_by"`
	Where        Optional   `json:"where"`
	AssertedBy   Optional   `json:"asserted_by"`
	Of           []string   `json:"of"`
	Plan         Optional   `json:"plan"`
	Evidence     Evidence   `json:"evidence"`
	EvidenceAlso []Evidence `json:"evidence_also"`
	Rule         string     `json:"rule"`
	Why          []string   `json:"why"`
	Confidence   float64    `json:"confidence"`
}

// Time is a time expression of the text.
type Time struct {
	ID       string    `json:"id"`
	Start    int       `json:"start"`
	End      int       `json:"end"`
	Text     string    `json:"text"`
	Type     string    `json:"type"`
	Value    Optional  `json:"value"`
	Relative *Relative `json:"relative"`
}

// Relative is an offset in calendar units from the publication date.
type Relative struct {
	Unit    string `json:"unit"`
	N       int    `json:"n"`
	Weekday int    `json:"weekday,omitempty"` // 1 Monday … 7 Sunday
}

// Place is a place of the text with its gazetteer entry.
type Place struct {
	ID        string   `json:"id"`
	Start     int      `json:"start"`
	End       int      `json:"end"`
	Text      string   `json:"text"`
	Name      string   `json:"name"`
	Country   Optional `json:"country"`
	Lat       *float64 `json:"lat"`
	Lon       *float64 `json:"lon"`
	Precision Optional `json:"precision"` // country, region, city, venue
	Gazetteer Optional `json:"gazetteer"`
}

// ByID indexes the entries of a record by what id returns of them, their local ids.
func ByID[T any](list []T, id func(*T) string) map[string]*T {
	m := make(map[string]*T, len(list))
	for i := range list {
		m[id(&list[i])] = &list[i]
	}
	return m
}
