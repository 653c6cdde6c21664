package plover

// Record is an event record. Keys are written in the manual's order.
type Record struct {
	ID string `json:"id"`
	// HasEvent is false in a record that says its text tells of no event.
	HasEvent  *bool     `json:"has_event,omitempty"`
	Date      string    `json:"date"` // YYYY-MM-DD
	Time      string    `json:"time,omitempty"`
	EndDate   string    `json:"enddate,omitempty"`
	EndTime   string    `json:"endtime,omitempty"`
	Actor     []Entity  `json:"actor"`
	Recipient []Entity  `json:"recipient"`
	Event     []string  `json:"event"` // types; a coder may give a second that fits as well
	EventLoc  *Location `json:"event_loc,omitempty"`
	EventText string    `json:"event_text,omitempty"`
	QuadCode  int       `json:"quad_code,omitempty"` // 1 to 4
	Mode      []string  `json:"mode"`
	Context   []string  `json:"context"`
	Text      string    `json:"text,omitempty"` // that was coded
	TextInfo  *TextInfo `json:"text_info,omitempty"`
	CiteInfo  *CiteInfo `json:"cite_info,omitempty"`
	Coder     string    `json:"coder,omitempty"`
	CodedDate string    `json:"coded_date,omitempty"`
	Comment   string    `json:"comment,omitempty"`
}

// Entity is an actor or recipient.
type Entity struct {
	Code           string `json:"code"` // of the country, or of an international body
	Sector         string `json:"sector,omitempty"`
	Text           string `json:"entity_text,omitempty"`
	IdentifierID   string `json:"identifier_id,omitempty"`
	IdentifierText string `json:"identifier_text,omitempty"`
	Office         string `json:"office,omitempty"`
}

// TextInfo is where the words of the event stand: code points of the report's
// text, end exclusive.
type TextInfo struct {
	Start int `json:"start"`
	End   int `json:"end"`
}

// CiteInfo is what the text is from and how it was coded.
type CiteInfo struct {
	Corpus      string `json:"corpus,omitempty"`
	Citation    string `json:"citation,omitempty"`
	URL         string `json:"url,omitempty"`
	Title       string `json:"title,omitempty"`
	Language    string `json:"language,omitempty"` // ISO 639-1
	Publication string `json:"publication,omitempty"`
	Coder       string `json:"coder,omitempty"`
	Codebook    string `json:"codebook,omitempty"`
	Version     string `json:"version,omitempty"`
}

// Location is where the event was, with the keys of Mordecai 3.
type Location struct {
	ExtractedPlace string   `json:"extracted_place,omitempty"`
	ResolvedPlace  string   `json:"resolved_place,omitempty"`
	Lat            *float64 `json:"lat,omitempty"`
	Lon            *float64 `json:"lon,omitempty"`
	CountryCode    string   `json:"country_code,omitempty"`
	Resolution     int      `json:"resolution,omitempty"` // 5 below a city … 1 country
}

// types are the event types, with their classes: 1 words of cooperation, 2 deeds
// of cooperation, 3 words of conflict, 4 deeds of conflict.
var types = map[string]int{
	"AGREE": 1, "CONSULT": 1, "SUPPORT": 1, "CONCEDE": 1,
	"COOPERATE": 2, "AID": 2, "RETREAT": 2,
	"REQUEST": 3, "ACCUSE": 3, "REJECT": 3, "THREATEN": 3,
	"PROTEST": 4, "SANCTION": 4, "MOBILIZE": 4, "COERCE": 4, "ASSAULT": 4,
}

// Quad returns the class of a type, 0 where it is none of PLOVER's. SANCTION is 4,
// by the manual's chapter; its table of the classes has 3.
func Quad(typ string) int { return types[typ] }
