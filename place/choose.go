package place

import (
	"math"
	"strings"

	"nuncio/lexicon"
	"nuncio/syntax"
)

// Weights of the evidence for one of several places of the same name. A row's
// own weight is 1 ... 9; these are on the same scale.
const (
	countryWeight = 8.0 // a state
	capitalWeight = 8.5 // a capital
	minorCapital  = 4.0 // the capital of a dependency or region
	seatWeight    = 7.0
	saidBeside    = 12.0 // "Paris, Texas": the region or country stands beside
	saidKind      = 3.0  // "the city of", "province"
	perMention    = 0.75 // for each mention of the entry's country elsewhere, up to
	mostMentions  = 4
	perNeighbour  = 0.5 // for each other place within near kilometres, up to
	mostNear      = 3
	near          = 400.0
	sureWeight    = 5     // from which a place of a gazetteer needs no other word of its country
	sameWithin    = 161.0 // kilometres: the limit by which resolution is measured
	regionReach   = 500.0 // kilometres from the middle of a region within which a place whose region is not known may lie in it
)

// evidence is what the rest of the text says of where it is about.
type evidence struct {
	countries map[string]int
	points    []point
}

type point struct {
	lat, lon float64
	id       string
}

// gather counts the countries that the text names, by name, people, capital or
// unambiguous place, and notes the points of its unambiguous places.
func (t *text) gather(names []name) evidence {
	ev := evidence{countries: make(map[string]int)}
	seen := make(map[string]bool)
	for i := 0; i < len(t.forms); {
		end := t.doc.Sentences[t.doc.Tokens[i].Sentence].End
		entries, n := t.lex.Match(t.forms[i:end])
		if n == 0 {
			i++
			continue
		}
		if c := oneCountry(entries); c != "" {
			ev.countries[c]++
		}
		i += n
	}
	for _, n := range names {
		if len(n.entries) == 1 && n.entries[0].Precision != "country" && !seen[n.entries[0].ID] {
			e := &n.entries[0]
			seen[e.ID] = true
			ev.points = append(ev.points, point{e.Lat, e.Lon, e.ID})
		}
	}
	return ev
}

// oneCountry returns the country that all entries agree on, or "".
func oneCountry(entries []lexicon.Entry) string {
	c := entries[0].Country
	for i := range entries {
		if entries[i].Country != c {
			return ""
		}
	}
	return c
}

// choose turns the names that locate into places. all are the names of the
// text, from which the evidence comes.
func (t *text) choose(located, all []name) []Place {
	if len(located) == 0 {
		return nil
	}
	ev := t.gather(all)
	said := t.settle(located)
	out := make([]Place, 0, len(located))
	for i := range located {
		n := &located[i]
		out = append(out, t.placeOf(n, &ev, said[t.spelling(n)]))
	}
	return out
}

// said is what the text says of where the places of one spelling are: which
// entry it is, or the country of a namesake that no list has, with the region or
// country by which it was said.
type said struct {
	id      string
	country string
	in      *lexicon.Entry
}

func (t *text) spelling(n *name) string { return strings.ToLower(t.doc.Words(n.first, n.end)) }

// settle gathers what the text says beside its place names; "Paris, Texas" says
// it for every other "Paris". The first place that it says counts.
func (t *text) settle(located []name) map[string]said {
	out := make(map[string]said)
	for i := range located {
		n := &located[i]
		n.entries = t.withNamesakes(n)
		key := t.spelling(n)
		if _, ok := out[key]; ok {
			continue
		}
		var found *lexicon.Entry
		for k := range n.entries {
			if e := &n.entries[k]; t.beside(n, e) && (found == nil || prior(e) > prior(found)) {
				found = e
			}
		}
		if found != nil {
			out[key] = said{id: found.ID}
		} else if country, in := t.elsewhere(n); country != "" && !likeliestIn(country, n.entries) {
			out[key] = said{country: country, in: in}
		}
	}
	return out
}

// likeliestIn reports whether the likeliest reading lies in the country, or in none.
func likeliestIn(country string, entries []lexicon.Entry) bool {
	at := 0
	for i := range entries {
		if prior(&entries[i]) > prior(&entries[at]) {
			at = i
		}
	}
	return len(entries) > 0 && (entries[at].Country == country || entries[at].Country == "")
}

// placeOf resolves one name.
func (t *text) placeOf(n *name, ev *evidence, s said) Place {
	p := t.placeAt(n.first, n.end)
	if s.in != nil { // a namesake that no list has
		p.Country = s.country
		p.Lat, p.Lon, p.Precision = s.in.Lat, s.in.Lon, s.in.Precision
		return p
	}
	if len(n.entries) == 0 {
		return p
	}
	e, confidence := t.best(n, ev, s.id)
	if n.listed && s.id == "" && e.Weight < sureWeight && e.Country != "" && ev.countries[e.Country] == 0 {
		return p // a town somewhere, and nothing says that the report is about its country
	}
	p.Name, p.Country, p.Gazetteer = e.Name, e.Country, e.ID
	p.Lat, p.Lon, p.Precision, p.Confidence = e.Lat, e.Lon, e.Precision, confidence
	if len(bodyCode(e.Country)) > 0 {
		p.Country = ""
	}
	return p
}

// bodyCode returns the code if it is one of a body, which is no country.
func bodyCode(code string) string {
	switch code {
	case "UNO", "EUR", "IGO", "NGO", "ISM", "IMG", "MNC":
		return code
	}
	return ""
}

// best returns the reading with the most evidence, the earlier row on a tie,
// and how far it is ahead as a confidence.
func (t *text) best(n *name, ev *evidence, settled string) (*lexicon.Entry, float64) {
	if len(n.entries) == 1 {
		return &n.entries[0], 0.95
	}
	scores := make([]float64, len(n.entries))
	at := 0
	for i := range n.entries {
		e := &n.entries[i]
		s := prior(e) + t.context(n, e, ev)
		if t.beside(n, e) {
			s += saidBeside
		}
		if settled == e.ID {
			s += saidBeside
		}
		if scores[i] = s; i == 0 || s > scores[at] {
			at = i
		}
	}
	return &n.entries[at], confidence(n.entries, scores, at)
}

// confidence is 0.5 where another place has as much evidence, and grows with
// the lead to 0.95. A state and its capital of the same name ("Singapore") are
// one place here.
func confidence(entries []lexicon.Entry, scores []float64, at int) float64 {
	margin := math.Inf(1)
	for i := range entries {
		if e, best := &entries[i], &entries[at]; i == at || e.Country == best.Country && Kilometres(e.Lat, e.Lon, best.Lat, best.Lon) < sameWithin {
			continue
		}
		margin = min(margin, scores[at]-scores[i])
	}
	if math.IsInf(margin, 1) {
		return 0.95
	}
	return 0.5 + 0.45*margin/(margin+2)
}

// prior is how likely the bare name means the entry.
func prior(e *lexicon.Entry) float64 {
	switch e.Class {
	case lexicon.Country:
		if e.Has("dependency") || e.Has("entity") || e.Has("breakaway") {
			return countryWeight - 2
		}
		return countryWeight
	case lexicon.Capital:
		if e.Has("dependency") || e.Has("regional") {
			return minorCapital
		}
		return capitalWeight
	case lexicon.Seat:
		return seatWeight
	}
	return float64(e.Weight)
}

// context weighs the rest of the text and the words beside the name.
func (t *text) context(n *name, e *lexicon.Entry, ev *evidence) float64 {
	mentions := ev.countries[e.Country]
	if mentions > 0 && oneCountry(n.entries) == e.Country {
		mentions-- // the name itself
	}
	s := perMention * float64(min(mentions, mostMentions))
	close := 0
	for _, p := range ev.points {
		if p.id != e.ID && Kilometres(p.lat, p.lon, e.Lat, e.Lon) < near {
			close++
		}
	}
	s += perNeighbour * float64(min(close, mostNear))
	if e.Precision == "region" && t.afterComma(n) {
		s += saidKind
	}
	switch t.kindBeside(n) {
	case "":
	case e.Precision:
		s += saidKind
	default:
		s -= saidKind
	}
	return s
}

// afterComma reports whether the name follows another place and a comma, where
// a region is likelier than a city: "Buffalo, New York".
func (t *text) afterComma(n *name) bool {
	if n.first < 2 || t.forms[n.first-1] != "," || t.doc.Tokens[n.first-2].Sentence != t.doc.Tokens[n.first].Sentence {
		return false
	}
	return t.nameEndingAt(n.first-1).end > 0
}

// kindBeside returns the kind of place that the words beside the name state:
// "region" in "Punjab province" and "the state of Georgia", "city" in "the
// town of Paris", else "".
func (t *text) kindBeside(n *name) string {
	s := t.doc.Sentences[t.doc.Tokens[n.head].Sentence]
	if n.end < s.End {
		if k := t.kindWord(n.end); k != "" {
			return k
		}
	}
	if n.first-2 >= s.First && t.forms[n.first-1] == "of" {
		return t.kindWord(n.first - 2)
	}
	return ""
}

func (t *text) kindWord(i int32) string {
	lemma := strings.ToLower(t.doc.Tokens[i].Lemma)
	switch {
	case t.words["region-word"][lemma]:
		return "region"
	case t.words["city-word"][lemma]:
		return "city"
	}
	return ""
}

// beside reports whether the region or country of the entry is named next to
// it: "Paris, Texas", "Birmingham in England", "the Texas city of Paris",
// "the US state of Georgia".
func (t *text) beside(n *name, e *lexicon.Entry) bool {
	s := t.doc.Sentences[t.doc.Tokens[n.head].Sentence]
	if i := n.end; i+1 < s.End && (t.forms[i] == "," || t.forms[i] == "in" || t.forms[i] == "(") {
		if t.contains(i+1, s.End, n, e) {
			return true
		}
	}
	for i := max(n.first-5, s.First); i < n.first; i++ {
		if t.contains(i, n.first, n, e) && t.kindBetween(i+1, n.first) {
			return true
		}
	}
	return false
}

// elsewhere returns the country that the text names after the name and a comma
// ("Moscow, Idaho"), by itself or by a region, with the entry of either; ""
// where it names none. A state lies in no other: "Jordan, Egypt" is a list.
func (t *text) elsewhere(n *name) (string, *lexicon.Entry) {
	s := t.doc.Sentences[t.doc.Tokens[n.head].Sentence]
	if n.end+1 >= s.End || t.forms[n.end] != "," {
		return "", nil
	}
	entries, size := t.regionAt(n.end+1, s.End)
	country := ""
	for i := range entries {
		e := &entries[i]
		if e.Precision != "country" && e.Precision != "region" || e.Country == "" || country != "" && e.Country != country {
			return "", nil
		}
		if e.Precision == "country" && len(n.entries) > 0 && onlyCountry(n) {
			return "", nil
		}
		country = e.Country
	}
	if country == "" {
		return "", nil
	}
	// "in Cairo, Egypt, and" is one place, "Cairo, Israel and Syria" a list.
	after := n.end + 1 + int32(size)
	if after+1 < s.End && (t.doc.Tokens[after].UPOS == syntax.CCONJ || t.forms[after] == "," && !t.closes(after)) {
		return "", nil
	}
	return country, &entries[0]
}

// regionAt returns the entries of the longest phrase at token i, with the short
// forms of regions ("Ky."), which are other words elsewhere.
func (t *text) regionAt(i, end int32) ([]lexicon.Entry, int) {
	if full := t.short[strings.TrimSuffix(t.forms[i], ".")]; full != "" {
		return t.lex.Lookup(full), 1
	}
	return t.lex.Match(t.forms[i:end])
}

// closes reports whether the comma at token i ends an apposition and does not
// go on with a list of places.
func (t *text) closes(i int32) bool {
	s := t.doc.Sentences[t.doc.Tokens[i].Sentence]
	if i+1 >= s.End {
		return true
	}
	entries, _ := t.lex.Match(t.forms[i+1 : s.End])
	return len(readings(entries)) == 0 && t.doc.Tokens[i+1].UPOS != syntax.CCONJ
}

// kindBetween reports whether one of the tokens is a word for a kind of place.
func (t *text) kindBetween(from, to int32) bool {
	for i := from; i < to; i++ {
		if t.kindWord(i) != "" {
			return true
		}
	}
	return false
}

// contains reports whether the phrase at token i names the entry's region or,
// where that tells it from the other readings, its country.
func (t *text) contains(i, end int32, n *name, e *lexicon.Entry) bool {
	if strings.EqualFold(t.forms[i], "the") && i+1 < end {
		i++
	}
	entries, _ := t.regionAt(i, end)
	for k := range entries {
		c := &entries[k]
		switch {
		case e.Region != "" && c.Name == e.Region:
			return true
		case c.ID == e.ID:
			continue
		case e.Region == "" && c.Precision == "region" && c.Country == e.Country && Kilometres(c.Lat, c.Lon, e.Lat, e.Lon) < regionReach:
			return true
		case (c.Class == lexicon.Country || c.Class == lexicon.Nationality) && c.Country == e.Country && e.Class != lexicon.Country:
			return true
		}
	}
	return false
}

// earthRadius is the mean radius of the earth in kilometres.
const earthRadius = 6371.0

// Kilometres is the great-circle distance between two points in degrees.
func Kilometres(lat1, lon1, lat2, lon2 float64) float64 {
	a, b := lat1*math.Pi/180, lat2*math.Pi/180
	dLat, dLon := (b-a)/2, (lon2-lon1)*math.Pi/360
	h := math.Sin(dLat)*math.Sin(dLat) + math.Cos(a)*math.Cos(b)*math.Sin(dLon)*math.Sin(dLon)
	return 2 * earthRadius * math.Asin(math.Sqrt(min(h, 1)))
}
