package storetest

import (
	"hash/fnv"
	"math"
	"strconv"
	"strings"
	"unicode/utf8"

	"nuncio/record"
	"nuncio/store"
)

// Act is an event to be told in a sentence of its own.
type Act struct {
	Who, Whom    string
	Type, Status string // CONSULT, planned
	When         string // date, which is also its words
	Where        string
}

// Saying is a statement to be told in a sentence of its own.
type Saying struct {
	Who, Words string
	Inside     string // who told of it, in a statement around it; "" for none
	Via        string // outlet that passes it on
}

// Spec is a report to be made, with a record that holds.
type Spec struct {
	Title, Publisher, Published, URL string
	Name                             string
	Paragraphs                       []string
	Acts                             []Act
	Sayings                          []Saying
	Model                            string // producer of the record
	Given                            store.Given
	Latin1                           bool // bytes received in ISO 8859-1
}

// Item makes the report, its page and its record.
func (s Spec) Item() store.Item {
	b := builder{spec: &s, rec: newRecord(&s), actors: map[string]int{}, times: map[string]string{}, places: map[string]string{}}
	if s.Title != "" {
		b.block("headline", func() { b.word(s.Title) })
	}
	for _, p := range s.Paragraphs {
		b.block("paragraph", func() { b.word(p) })
	}
	for _, a := range s.Acts {
		b.block("paragraph", func() { b.act(a) })
	}
	for _, q := range s.Sayings {
		b.block("paragraph", func() { b.saying(q) })
	}
	return b.item()
}

func newRecord(s *Spec) *record.Record {
	from := "page"
	if s.Published == "" {
		from = "none"
	}
	return &record.Record{
		Schema:   record.Schema,
		Producer: record.Producer{Version: "1", Model: record.Digest([]byte(s.Model)), Rules: record.Digest(nil), Lexicon: record.Digest(nil)},
		Report: record.Report{
			URL: record.Optional(s.URL), Publisher: record.Optional(s.Publisher), Title: record.Optional(s.Title),
			Authors: []string{}, Language: "en", Published: record.Optional(s.Published), PublishedFrom: from,
			Blocks: []record.Block{}, Discarded: []record.Discarded{},
		},
		Actors: []record.Actor{}, Ambiguous: []record.Ambiguous{}, Statements: []record.Statement{},
		Events: []record.Event{}, Times: []record.Time{}, Places: []record.Place{},
	}
}

// builder writes text and page side by side.
type builder struct {
	spec          *Spec
	rec           *record.Record
	text, source  strings.Builder
	points        int            // code points of the text so far
	sourcePoints  int            // and of the source
	actors        map[string]int // by name, place in the record
	times, places map[string]string
	pendingKeys   []func(*record.Keys) // keys need the id of the whole page
}

// block writes one block, which is a paragraph of the page too.
func (b *builder) block(kind string, write func()) {
	if b.points > 0 {
		b.text.WriteString("\n\n")
		b.points += 2
	}
	b.page("<p>")
	start, from := b.points, b.sourcePoints
	write()
	b.rec.Report.Blocks = append(b.rec.Report.Blocks, record.Block{
		Kind: kind, Start: start, End: b.points, Source: [][3]int{{start, from, b.points - start}},
	})
	b.page("</p>\n")
}

func (b *builder) page(markup string) {
	b.source.WriteString(markup)
	b.sourcePoints += utf8.RuneCountInString(markup)
}

// word writes a stretch into both, and returns it as evidence.
func (b *builder) word(s string) record.Evidence {
	e := record.Evidence{Start: b.points, Text: s}
	b.text.WriteString(s)
	b.page(s)
	b.points += utf8.RuneCountInString(s)
	e.End = b.points
	return e
}

// actor writes a name and returns the local id of who bears it.
func (b *builder) actor(name string) string {
	from := b.sourcePoints
	e := b.word(name)
	at, ok := b.actors[name]
	if !ok {
		at = len(b.rec.Actors)
		b.actors[name] = at
		b.rec.Actors = append(b.rec.Actors, record.Actor{
			ID: local("a", at), Name: name, Named: true, Kind: "person", Country: "DEU", Sector: "GOV",
			Offices: []record.Office{}, Mentions: []record.Mention{},
		})
		to := b.sourcePoints
		b.pendingKeys = append(b.pendingKeys, func(k *record.Keys) { b.rec.Actors[at].Key = k.Key("actor", from, to) })
	}
	a := &b.rec.Actors[at]
	a.Mentions = append(a.Mentions, record.Mention{Start: e.Start, End: e.End, Text: name, Form: "name"})
	return a.ID
}

// local is the local id of the i-th entry of a layer.
func local(letter string, i int) string { return letter + strconv.Itoa(i+1) }

func (b *builder) act(a Act) {
	start := b.points
	at := len(b.rec.Events)
	e := record.Event{
		ID: local("e", at), Type: a.Type, Mode: "visit", CAMEO: "040", Context: []string{"diplomatic"}, Status: a.Status,
		StatusBy: []string{}, Of: []string{}, Plan: record.Optional(local("m", at)), EvidenceAlso: []record.Evidence{},
		Rule: "test/act", Why: []string{}, Confidence: 0.75, Sources: []string{b.actor(a.Who)},
	}
	b.word(" ")
	from := b.sourcePoints
	b.word("meets")
	to := b.sourcePoints
	b.word(" ")
	e.Targets = []string{b.actor(a.Whom)}
	if a.Where != "" {
		b.word(" in ")
		w := b.word(a.Where)
		id, lat, lon := local("p", len(b.rec.Places)), 1.5, -2.25
		b.rec.Places = append(b.rec.Places, record.Place{
			ID: id, Start: w.Start, End: w.End, Text: a.Where, Name: a.Where, Country: "SGP", Lat: &lat, Lon: &lon, Precision: "city",
		})
		e.Where = record.Optional(id)
	}
	if a.When != "" {
		b.word(" on ")
		w := b.word(a.When)
		id := local("t", len(b.rec.Times))
		b.rec.Times = append(b.rec.Times, record.Time{ID: id, Start: w.Start, End: w.End, Text: a.When, Type: "date", Value: record.Optional(a.When)})
		e.When = record.Optional(id)
	}
	e.Evidence = record.Evidence{Start: start, End: b.points, Text: b.since(start)}
	b.rec.Events = append(b.rec.Events, e)
	b.pendingKeys = append(b.pendingKeys, func(k *record.Keys) { b.rec.Events[at].Key = k.Key("event", from, to) })
}

// since is the text from a code point on.
func (b *builder) since(start int) string { return string([]rune(b.text.String())[start:]) }

func (b *builder) saying(q Saying) {
	var around record.Optional
	if q.Inside != "" {
		around = b.statement(q.Inside, "", "", " that ")
	}
	b.statement(q.Who, q.Via, around, ": ")
	s := &b.rec.Statements[len(b.rec.Statements)-1]
	b.word("“")
	s.Content = []record.Evidence{b.word(q.Words)}
	b.word("”")
	if around != "" {
		outer := &b.rec.Statements[len(b.rec.Statements)-2]
		outer.Content = []record.Evidence{{Start: s.Source.Start, End: b.points, Text: b.since(s.Source.Start)}}
	}
}

// statement writes "WHO said" and what follows it, and returns the local id; the
// content comes later.
func (b *builder) statement(who, via string, inside record.Optional, then string) record.Optional {
	at := len(b.rec.Statements)
	s := record.Statement{
		ID: local("s", at), Kind: "said", Mode: "direct", Inside: inside, Addressees: []string{}, Content: []record.Evidence{},
		Confidence: 0.5, Why: []string{},
	}
	start := b.points
	s.Speaker = record.Optional(b.actor(who))
	s.Source = &record.Evidence{Start: start, End: b.points, Text: who}
	b.word(" ")
	from := b.sourcePoints
	cue := b.word("said")
	to := b.sourcePoints
	s.Cue = &cue
	if via != "" {
		b.word(" to ")
		s.Via = record.Optional(b.actor(via))
	}
	b.word(then)
	b.rec.Statements = append(b.rec.Statements, s)
	b.pendingKeys = append(b.pendingKeys, func(k *record.Keys) { b.rec.Statements[at].Key = k.Key("statement", from, to) })
	return record.Optional(s.ID)
}

// item closes the page.
func (b *builder) item() store.Item {
	rep := store.Report{ContentType: "text/html", Charset: "utf-8", Source: b.source.String(), Name: b.spec.Name, Signature: signature(b.text.String())}
	rep.Bytes = []byte(rep.Source)
	if b.spec.Latin1 {
		rep.Bytes, rep.Charset = latin1(rep.Source), "iso-8859-1"
	}
	rep.ID = record.Digest(rep.Bytes)
	b.rec.Report.ID, b.rec.Report.Text = rep.ID, b.text.String()
	keys := record.NewKeys(rep.ID)
	for _, set := range b.pendingKeys {
		set(keys)
	}
	return store.Item{Report: rep, Given: b.spec.Given, Record: b.rec}
}

func latin1(s string) []byte {
	var b []byte
	for _, r := range s {
		b = append(b, byte(r))
	}
	return b
}

// signature is a MinHash of the text's runs of four words.
func signature(text string) []uint32 {
	words := strings.Fields(text)
	if len(words) < 8 {
		return nil
	}
	sig := make([]uint32, 128)
	for i := range sig {
		sig[i] = math.MaxUint32
	}
	for i := range words[3:] {
		h := fnv.New64a()
		h.Write([]byte(strings.Join(words[i:i+4], " ")))
		x := h.Sum64()
		for j := range sig {
			x ^= x << 13 // xorshift: each minimum has a hash of its own
			x ^= x >> 7
			x ^= x << 17
			sig[j] = min(sig[j], uint32(x>>32))
		}
	}
	return sig
}
