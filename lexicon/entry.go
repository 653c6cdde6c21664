package lexicon

// Class is what kind of thing a phrase of the lexicon names.
type Class uint8

// The classes of entry. One phrase may have entries of several classes
// ("Singapore" is a country and a capital, "Georgia" a country and a region).
const (
	Country     Class = iota + 1 // "North Korea", "the DPRK"
	Nationality                  // "North Korean", "Koreans", "French": adjective or people
	Capital                      // a capital, which may stand for its government: "Pyongyang"
	Seat                         // a seat of government: "the Kremlin", "the White House"
	Body                         // an organisation: "UN Security Council", "NATO", "Workers' Party"
	Office                       // a title of office: "foreign minister", "vice-chairman"
	Rank                         // a rank before a name: "Gen", "Colonel"
	Honorific                    // "Mr", "Dr", "Sheikh"
	Group                        // nouns for unnamed people: "officials", "diplomats", "rebels"
	Outlet                       // news agencies and broadcasters: "KCNA", "Reuters", "state media"
	Place                        // gazetteer entries: regions, cities, venues
	GivenName                    // first names; country hints at name order
	Surname                      // surnames of a culture that puts the family name first
)

// Entry is what the lexicon knows of one phrase.
type Entry struct {
	Class   Class
	Name    string // the canonical name: "North Korea" for "DPRK"
	Country string // ISO 3166-1 alpha-3, or PLOVER's code of an international body; "" where none
	Sector  string // PLOVER sector; "" where none
	// Of says what an office belongs to, where the title itself says it
	// ("White House official"), and what kind of body a body is.
	Of string
	// Flags are the words of the row's flag column ("head-of-state", "plural", "former").
	Flags []string
	// Lat and Lon are degrees; they count only where Precision is set
	// ("country", "region", "city", "venue").
	Lat, Lon  float64
	Precision string
	ID        string // the row's identifier: "capital/PRK/pyongyang"
	Source    string // where the fact is from
	// Region is the first-level region a place lies in ("Texas"), "" where
	// the row gives none.
	Region string
	// Weight is how likely a bare name means this entry rather than a namesake:
	// 1 (little known) ... 9 (known to every reader); 0 where it plays no part.
	Weight int
}

// Has reports whether the entry carries the flag.
func (e *Entry) Has(flag string) bool {
	for _, f := range e.Flags {
		if f == flag {
			return true
		}
	}
	return false
}
