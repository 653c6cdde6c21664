package eval

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"unicode"

	"nuncio/lexicon"
	"nuncio/record"
)

// writing fills the entries of one record in, in the order actors, times,
// places, statements, events: each looks up those before it.
type writing struct {
	rec    *record.Record
	lex    *lexicon.Lexicon
	words  words
	keys   *record.Keys
	ids    map[string]string // actor by name
	faults []error
}

func newWriting(rec *record.Record, lex *lexicon.Lexicon) *writing {
	return &writing{
		rec: rec, lex: lex, words: words{text: []rune(rec.Report.Text)},
		keys: record.NewKeys(rec.Report.ID), ids: map[string]string{},
	}
}

func (w *writing) fault(format string, args ...any) {
	w.faults = append(w.faults, fmt.Errorf(format, args...))
}

// evidence finds words that must stand in the text as written.
func (w *writing) evidence(at, wanted string) record.Evidence {
	found := w.words.all(wanted)
	if len(found) == 0 {
		w.fault("%s: the text does not have %q", at, wanted)
		return record.Evidence{}
	}
	return found[0]
}

func (w *writing) evidences(at string, wanted []string) []record.Evidence {
	out := []record.Evidence{}
	for _, s := range wanted {
		out = append(out, w.evidence(at, s))
	}
	return out
}

// key is the lasting key of an entry that rests on the words.
func (w *writing) key(layer string, e record.Evidence) string {
	start := sourcePosition(w.rec.Report.Blocks, e.Start)
	return w.keys.Key(layer, start, max(start, sourcePosition(w.rec.Report.Blocks, e.End-1)+1))
}

// sourcePosition maps a position of the clean text into the decoded source; one
// between two pieces maps to the end of the piece before it.
func sourcePosition(blocks []record.Block, at int) int {
	source := 0
	for _, b := range blocks {
		for _, p := range b.Source {
			if p[0] > at {
				return source
			}
			source = p[1] + min(at-p[0], p[2])
		}
	}
	return source
}

// optionalWord is a word that JSON writes as null where there is none.
func optionalWord(o OneOf) record.Optional { return record.Optional(o.first()) }

// actors writes the actors. Each has one mention for its name and for each
// other name that is listed; longer names take their words first, so that
// “Kim” is not found in the name of another Kim.
func (w *writing) actors(list []writtenActor) {
	var names []string
	for _, a := range list {
		names = append(append(names, a.Name), a.Also...)
	}
	spots := w.words.share(names, nil)
	for i, a := range list {
		id := fmt.Sprintf("a%d", i+1)
		if w.ids[a.Name] != "" {
			w.fault("actor %s: there are two of the name", a.Name)
		}
		w.ids[a.Name] = id
		named := a.Named == nil || *a.Named
		mentions := w.mentions(&a, named, spots)
		if len(mentions) == 0 {
			mentions = w.mentionsOfState(a.Country.first())
		}
		if len(mentions) == 0 {
			w.fault("actor %s: the text does not have the name or another listed one", a.Name)
			continue
		}
		first := record.Evidence{Start: mentions[0].Start, End: mentions[0].End, Text: mentions[0].Text}
		w.rec.Actors = append(w.rec.Actors, record.Actor{
			ID: id, Key: w.key("actor", first), Name: a.Name, Named: named,
			Kind: a.Kind.first(), Country: optionalWord(a.Country), Sector: optionalWord(a.Sector),
			Offices: w.offices(&a, first), Mentions: mentions,
		})
	}
}

func (w *writing) mentions(a *writtenActor, named bool, spots map[string][]record.Evidence) []record.Mention {
	var out []record.Mention
	for _, name := range append([]string{a.Name}, a.Also...) {
		if len(spots[name]) == 0 {
			continue
		}
		e, form := spots[name][0], "name"
		if !named {
			form = "noun"
		} else if unicode.IsLower([]rune(e.Text)[0]) {
			form = "title"
		}
		m := record.Mention{Start: e.Start, End: e.End, Text: e.Text, Form: form}
		if !slices.Contains(out, m) {
			out = append(out, m)
		}
	}
	slices.SortFunc(out, func(a, b record.Mention) int { return cmp.Compare(a.Start, b.Start) })
	return out
}

// mentionsOfState finds the first words that stand for a state which the report
// never calls by its name: its people (“American”), or else its capital.
func (w *writing) mentionsOfState(country string) []record.Mention {
	for _, last := range []lexicon.Class{lexicon.Nationality, lexicon.Capital} {
		for start := range w.words.text {
			if e, ok := w.stateAt(start, country, last); ok {
				return []record.Mention{{Start: e.Start, End: e.End, Text: e.Text, Form: "name"}}
			}
		}
	}
	return nil
}

// longestState is the length in code points of the longest words looked for.
const longestState = 20

// stateAt returns the longest words from start on that the lexicon has for the
// country, in a class up to last.
func (w *writing) stateAt(start int, country string, last lexicon.Class) (record.Evidence, bool) {
	stands := func(g lexicon.Entry) bool { return country != "" && g.Country == country && g.Class <= last }
	for end := min(start+longestState, len(w.words.text)); end > start; end-- {
		e := w.words.at(start, end)
		whole := isWordRune(w.words.text[start]) && !unicode.IsSpace(w.words.text[end-1])
		if whole && w.words.bordered(start, end) && slices.ContainsFunc(w.lex.Lookup(e.Text), stands) {
			return e, true
		}
	}
	return record.Evidence{}, false
}

// offices writes the office, which rests on its own words or, where the report
// words it otherwise, on the actor's first mention.
func (w *writing) offices(a *writtenActor, mention record.Evidence) []record.Office {
	if a.Office == "" {
		return []record.Office{}
	}
	evidence := mention
	if found := w.words.loosely(a.Office); len(found) > 0 {
		evidence = nearest(found, []record.Evidence{mention})
	}
	title, former := strings.CutPrefix(a.Office, "former ")
	o := record.Office{Title: title, Country: optionalWord(a.Country), Time: "current", Evidence: evidence}
	if former {
		o.Time = "former"
	}
	return []record.Office{o}
}

// times writes the time expressions, in the order of the text.
func (w *writing) times(list []writtenTime) {
	var texts []string
	counts := map[string]int{}
	for _, t := range list {
		texts = append(texts, t.Text)
		counts[t.Text] = max(1, t.Count)
	}
	spots := w.words.share(texts, counts)
	for _, t := range list {
		if n := len(spots[t.Text]); n != counts[t.Text] {
			w.fault("time %q: the text has it %d times, not %d", t.Text, n, counts[t.Text])
		}
		for _, e := range spots[t.Text] {
			w.addTime(e, t.Value.first())
		}
	}
	slices.SortStableFunc(w.rec.Times, func(a, b record.Time) int { return cmp.Compare(a.Start, b.Start) })
	for i := range w.rec.Times {
		w.rec.Times[i].ID = fmt.Sprintf("t%d", i+1)
	}
}

func (w *writing) addTime(e record.Evidence, value string) record.Optional {
	id := fmt.Sprintf("t%d", len(w.rec.Times)+1)
	w.rec.Times = append(w.rec.Times, record.Time{
		ID: id, Start: e.Start, End: e.End, Text: e.Text, Type: timeType(value), Value: record.Optional(value),
	})
	return record.Optional(id)
}

// timeOf returns the time expression of this value that is nearest to the
// evidence. Where no words of the text carry it, the day follows from the
// evidence as a whole, and so it becomes a time of these words.
func (w *writing) timeOf(value string, evidence []record.Evidence) record.Optional {
	if value == "" {
		return ""
	}
	best, far := record.Optional(""), 0
	for _, t := range w.rec.Times {
		if d := distance(t.Start, t.End, evidence); string(t.Value) == value && (best == "" || d < far) {
			best, far = record.Optional(t.ID), d
		}
	}
	if best == "" {
		return w.addTime(evidence[0], value)
	}
	return best
}

// places writes the places with what the gazetteer knows of them.
func (w *writing) places(list []ExpectedPlace) {
	var texts []string
	for _, p := range list {
		texts = append(texts, p.Text)
	}
	spots := w.words.share(texts, nil)
	for _, p := range list {
		if len(spots[p.Text]) == 0 {
			w.fault("place %q: the text does not have it", p.Text)
			continue
		}
		w.addPlace(spots[p.Text][0], p.Country)
	}
}

// addPlace takes the first reading of the gazetteer that lies in one of the
// countries; none of them means any.
func (w *writing) addPlace(e record.Evidence, countries OneOf) record.Optional {
	p := record.Place{
		ID: fmt.Sprintf("p%d", len(w.rec.Places)+1), Start: e.Start, End: e.End, Text: e.Text,
		Name: e.Text, Country: optionalWord(countries),
	}
	for _, g := range w.lex.Lookup(e.Text) {
		if g.Precision != "" && (countries.first() == "" || slices.Contains(countries, g.Country)) {
			p.Name, p.Gazetteer, p.Precision = g.Name, record.Optional(g.ID), record.Optional(g.Precision)
			p.Lat, p.Lon = &g.Lat, &g.Lon
			break
		}
	}
	w.rec.Places = append(w.rec.Places, p)
	return record.Optional(p.ID)
}

// placeOf returns the place of these words; an event may be at one that is not
// listed (“the capital”).
func (w *writing) placeOf(text string) record.Optional {
	if text == "" {
		return ""
	}
	for _, p := range w.rec.Places {
		if p.Text == text {
			return record.Optional(p.ID)
		}
	}
	return w.addPlace(w.evidence("place", text), nil)
}

// actor returns the id of an actor by its listed name.
func (w *writing) actor(at, name string) string {
	if name != "" && w.ids[name] == "" {
		w.fault("%s: %q is not among the actors", at, name)
	}
	return w.ids[name]
}

func (w *writing) actorIDs(at string, list []OneOf) []string {
	out := []string{}
	for _, o := range list {
		if id := w.actor(at, o.first()); !slices.Contains(out, id) {
			out = append(out, id)
		}
	}
	return out
}

func (w *writing) statements(list []writtenStatement) {
	for i, s := range list {
		at := fmt.Sprintf("s%d", i+1)
		content := w.evidence(at, s.Content)
		addressees := []string{}
		for _, name := range s.Addressees {
			addressees = append(addressees, w.actor(at, name))
		}
		w.rec.Statements = append(w.rec.Statements, record.Statement{
			ID: at, Key: w.key("statement", content), Kind: s.Kind, Mode: s.Mode,
			Speaker: record.Optional(w.actor(at, s.Speaker.first())), Addressees: addressees, Via: record.Optional(w.actor(at, s.Via)),
			Content: []record.Evidence{content}, Confidence: 1, Why: []string{},
		})
	}
	for i, s := range list {
		st := &w.rec.Statements[i]
		st.Inside = w.statementOf(st.ID, s.Inside, st.Content)
	}
}

// statementOf returns the statement of the speaker that is nearest to the
// evidence; the one by the id except is never it.
func (w *writing) statementOf(except, speaker string, evidence []record.Evidence) record.Optional {
	if speaker == "" {
		return ""
	}
	id := record.Optional(w.actor(except, speaker))
	best, far := record.Optional(""), 0
	for _, s := range w.rec.Statements {
		d := distance(s.Content[0].Start, s.Content[0].End, evidence)
		if s.Speaker == id && s.ID != except && (best == "" || d < far) {
			best, far = record.Optional(s.ID), d
		}
	}
	if best == "" {
		w.fault("%s: %q makes no other statement", except, speaker)
	}
	return best
}

// grades are the factuality of each status.
var grades = map[string]float64{"happened": 3, "ongoing": 3, "planned": 1, "possible": 0, "conditional": 0, "cancelled": -2, "denied": -3}

func (w *writing) events(list []writtenEvent) {
	for _, e := range list {
		found := w.evidences(e.ID, e.Evidence)
		if len(found) == 0 {
			w.fault("%s: an event needs evidence", e.ID)
			continue
		}
		of := append([]string{}, e.Of...)
		why := []string{}
		if e.Note != "" {
			why = append(why, e.Note)
		}
		w.rec.Events = append(w.rec.Events, record.Event{
			ID: e.ID, Key: w.key("event", found[0]), Type: e.Type.first(), Mode: optionalWord(e.Mode), Context: []string{},
			Sources: w.actorIDs(e.ID, slices.Concat(e.Participants, e.Sources)), Targets: w.actorIDs(e.ID, e.Targets),
			Status: e.Status.first(), PutOff: e.PutOff, Factuality: grades[e.Status.first()],
			When: w.timeOf(e.When, found), StatusWhen: w.timeOf(e.StatusWhen, found), StatusBy: w.actorIDs(e.ID, e.StatusBy),
			Where: w.placeOf(e.Place.first()), AssertedBy: w.statementOf(e.ID, e.AssertedBy.first(), found),
			Of: of, Plan: record.Optional(e.Plan),
			Evidence: found[0], EvidenceAlso: found[1:], Rule: "handwritten", Why: why, Confidence: 1,
		})
	}
}
