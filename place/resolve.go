package place

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"nuncio/entity"
	"nuncio/lexicon"
	"nuncio/span"
	"nuncio/syntax"
)

// Resolver finds the places of a text. It is read-only and safe for
// concurrent use.
type Resolver struct {
	lex        *lexicon.Lexicon
	words      words
	short      map[string]string // short form of a region → its name
	gazetteers []Gazetteer
}

// Gazetteer is a list of places beside the lexicon's. Package place/gazetteer
// makes one of GeoNames.
type Gazetteer interface {
	// Lookup returns the places of a name, the weightiest first.
	Lookup(name string) ([]lexicon.Entry, error)
	// Hash identifies the contents.
	Hash() string
}

// New returns a resolver over the lexicon's countries, capitals, seats and
// places, and those of the gazetteers.
func New(lex *lexicon.Lexicon, gazetteers ...Gazetteer) (*Resolver, error) {
	w, err := readWords(wordsText)
	if err != nil {
		return nil, err
	}
	short, err := readShort(regionsText)
	if err != nil {
		return nil, err
	}
	return &Resolver{lex: lex, words: w, short: short, gazetteers: gazetteers}, nil
}

// Resolve returns the places of the document in text order. A name that acts
// is no place: for states, capitals, seats and bodies among ents the mention
// says whether it acts; for other names the syntax does. ents may be nil. An
// error comes from a gazetteer that cannot be read.
func (r *Resolver) Resolve(doc *syntax.Document, ents *entity.Result) ([]Place, error) {
	if ents == nil {
		ents = &entity.Result{}
	}
	t := r.newText(doc, ents)
	names := t.find()
	kept := names[:0]
	for _, n := range names {
		if t.locates(&n) {
			kept = append(kept, n)
		}
	}
	places := t.choose(kept, names)
	return places, t.err
}

// Toponyms returns every place name of the document, whether it locates or
// acts or stands in the name of an organisation, and with peoples the adjectives
// and nouns of peoples ("Syrian", "Syrians") too: what guidelines of geoparsing
// count. It serves measuring.
func (r *Resolver) Toponyms(doc *syntax.Document, peoples bool) ([]Place, error) {
	t := r.newText(doc, &entity.Result{})
	t.wide = true
	names := t.find()
	kept := names[:0:0]
	for _, n := range names {
		if acts(n.entries) || t.locates(&n) {
			kept = append(kept, n)
		}
	}
	places := t.choose(kept, names)
	if peoples {
		places = t.merge(places, t.peoples())
	}
	return places, t.err
}

// peoples returns the adjectives and nouns of peoples with their country's place.
func (t *text) peoples() []Place {
	var out []Place
	for _, s := range t.doc.Sentences {
		for i := s.First; i < s.End; {
			entries, n := t.lex.Match(t.forms[i:s.End])
			end := i + int32(n)
			for k := range entries {
				if c, ok := t.countryOf(&entries[k]); ok {
					p := t.placeAt(i, end)
					p.Name, p.Country, p.Gazetteer, p.Lat, p.Lon, p.Precision = c.Name, c.Country, c.ID, c.Lat, c.Lon, c.Precision
					out = append(out, p)
					break
				}
			}
			i = max(end, i+1)
		}
	}
	return out
}

// countryOf returns the country of a nationality.
func (t *text) countryOf(e *lexicon.Entry) (lexicon.Entry, bool) {
	if e.Class != lexicon.Nationality {
		return lexicon.Entry{}, false
	}
	for _, c := range t.lex.Lookup(e.Name) {
		if c.ID == e.Of {
			return c, true
		}
	}
	return lexicon.Entry{}, false
}

// merge joins two lists in text order; where they overlap the first stays.
func (t *text) merge(a, b []Place) []Place {
	var out []Place
	for len(a) > 0 || len(b) > 0 {
		switch {
		case len(b) == 0 || len(a) > 0 && a[0].First <= b[0].First:
			out, a = append(out, a[0]), a[1:]
		case len(a) > 0 && a[0].First < b[0].End || len(out) > 0 && out[len(out)-1].End > b[0].First:
			b = b[1:]
		default:
			out, b = append(out, b[0]), b[1:]
		}
	}
	return out
}

// placeAt is a place of the tokens, not yet resolved.
func (t *text) placeAt(first, end int32) Place {
	head := t.headOf(first, end)
	return Place{
		Span:  span.Span{Start: t.doc.Tokens[first].Span.Start, End: t.doc.Tokens[end-1].Span.End},
		First: first, End: end, Head: head, Sentence: t.doc.Tokens[head].Sentence,
		Name: t.doc.Words(first, end), Confidence: 0.3,
	}
}

// name is a name in the text that may be a place.
type name struct {
	first, end, head int32
	entries          []lexicon.Entry // the readings as a place; empty where none is known
	recognised       bool            // the name tagger calls it a place
	personal         bool            // the word is a name of people as well
	listed           bool            // only a gazetteer beside the lexicon knows it
	mention          int32           // entity's mention, or None
}

// text is one document at work.
type text struct {
	*Resolver
	doc  *syntax.Document
	ents *entity.Result
	// wide takes names inside the names of organisations, too.
	wide bool
	// forms are the words of the document as the lexicon matches them.
	forms []string
	// nameAt is, for each token, the index of the name tagger's span over it, or -1.
	nameAt []int32
	// mentionAt is, for each token, the innermost mention by name over it, or -1.
	mentionAt []int32
	// err is the first error of a gazetteer.
	err error
}

func (r *Resolver) newText(doc *syntax.Document, ents *entity.Result) *text {
	t := &text{Resolver: r, doc: doc, ents: ents}
	n := len(doc.Tokens)
	t.forms = make([]string, n)
	t.nameAt = make([]int32, n)
	t.mentionAt = make([]int32, n)
	for i := range n {
		t.forms[i] = doc.Form(int32(i))
		t.nameAt[i], t.mentionAt[i] = -1, -1
	}
	for k, name := range doc.Names {
		for i := name.First; i < name.End; i++ {
			t.nameAt[i] = int32(k)
		}
	}
	for k, m := range ents.Mentions {
		if m.Form != entity.Name {
			continue
		}
		for i := m.First; i < m.End && int(i) < n; i++ {
			if old := t.mentionAt[i]; old < 0 || size(ents.Mentions[old]) >= size(m) {
				t.mentionAt[i] = int32(k)
			}
		}
	}
	return t
}

func size(m entity.Mention) int32 { return m.End - m.First }

// find returns the names of the document that have a reading as a place or
// that the name tagger calls one.
func (t *text) find() []name {
	var out []name
	for _, s := range t.doc.Sentences {
		for i := s.First; i < s.End; {
			n, next := t.nameFrom(i, s.End)
			if n.end > 0 {
				out = append(out, n)
			}
			i = next
		}
	}
	return out
}

// nameFrom returns the name that begins at token i, if one does, and the token
// at which to go on.
func (t *text) nameFrom(i, end int32) (name, int32) {
	tagged := t.taggedAt(i)
	entries, size := t.lex.Match(t.forms[i:end])
	places := readings(entries)
	switch {
	case tagged != nil && int32(size) < tagged.End-i:
		return t.taggedName(tagged)
	case len(places) > 0:
		last := i + int32(size)
		if t.insideOther(i, last) {
			return name{}, last
		}
		n := t.newName(i, last, places, tagged != nil)
		n.personal = len(places) < len(entries)
		return n, last
	case tagged != nil && isPersonal(entries):
		return t.listedName(i, tagged.End, true)
	case size > 0:
		return name{}, i + int32(size)
	}
	return t.unmarkedName(i, end)
}

// taggedAt returns the tagger's place name that begins at token i, or nil.
func (t *text) taggedAt(i int32) *syntax.Name {
	if k := t.nameAt[i]; k >= 0 && t.doc.Names[k].First == i && t.doc.Names[k].Type == syntax.Location {
		return &t.doc.Names[k]
	}
	return nil
}

// taggedName makes a name of the tagger's span: resolved as a whole, or by its
// last part that the lexicon knows ("northern Aleppo", "Kunduz Province").
func (t *text) taggedName(tagged *syntax.Name) (name, int32) {
	first, end := tagged.First, tagged.End
	for first+1 < end && strings.EqualFold(t.forms[first], "the") {
		first++
	}
	if entries, n := t.lex.Match(t.forms[first:end]); int32(n) == end-first {
		return t.newName(first, end, readings(entries), true), end
	}
	if n, next := t.listedName(first, end, true); n.end > 0 {
		return n, next
	}
	for i := first; i < end; i++ {
		entries, n := t.lex.Match(t.forms[i:end])
		places := readings(entries)
		if len(places) == 0 {
			continue
		}
		last := i + int32(n)
		if !t.onlyDirections(first, i) {
			break
		}
		if last == end || last < end && t.words["facility"][t.forms[last]] {
			return t.newName(first, end, places, true), end
		}
	}
	return t.newName(first, end, nil, true), end
}

// onlyDirections reports whether the words before a name's last part leave the
// place what it is: words in lower case, and directions.
func (t *text) onlyDirections(first, end int32) bool {
	for i := first; i < end; i++ {
		r, _ := utf8.DecodeRuneInString(t.forms[i])
		if unicode.IsUpper(r) && !t.words["direction"][strings.ToLower(t.forms[i])] {
			return false
		}
	}
	return true
}

// isPersonal reports whether the entries are all names of people.
func isPersonal(entries []lexicon.Entry) bool {
	for i := range entries {
		if c := entries[i].Class; c != lexicon.GivenName && c != lexicon.Surname {
			return false
		}
	}
	return true
}

func (t *text) newName(first, end int32, entries []lexicon.Entry, recognised bool) name {
	n := name{first: first, end: end, head: t.headOf(first, end), entries: entries, recognised: recognised, mention: entity.None}
	n.mention = t.mentionAt[n.head]
	return n
}

// headOf returns the token of the span that depends on one outside it.
func (t *text) headOf(first, end int32) int32 {
	for i := first; i < end; i++ {
		if h := t.doc.Tokens[i].Head; h < first || h >= end {
			return i
		}
	}
	return first
}

// insideOther reports whether the span is part of the name of something else:
// a person, an organisation, a work, or a longer proper name.
func (t *text) insideOther(first, end int32) bool {
	if k := t.nameAt[first]; k >= 0 {
		n := t.doc.Names[k]
		if n.Type == syntax.Location && n.First <= first && end <= n.End {
			return false
		}
		if n.Type == syntax.Person {
			return n.First < first || n.End > end
		}
		return !t.wide && (n.First < first || n.End > end)
	}
	head := t.headOf(first, end)
	tok := t.doc.Tokens[head]
	if tok.UPOS != syntax.PROPN && tok.UPOS != syntax.NOUN && tok.UPOS != syntax.ADJ {
		return true
	}
	if tok.Head == syntax.None || tok.Deprel != syntax.Flat && tok.Deprel != syntax.Compound {
		return false
	}
	other := t.doc.Tokens[tok.Head]
	adjacent := tok.Head == end || tok.Head == first-1
	return !t.wide && other.UPOS == syntax.PROPN && adjacent && !t.words["facility"][t.forms[tok.Head]]
}

// readings keeps the entries that are places.
func readings(entries []lexicon.Entry) []lexicon.Entry {
	all := true
	for i := range entries {
		all = all && isPlace(&entries[i])
	}
	if all {
		return entries
	}
	var out []lexicon.Entry
	for i := range entries {
		if isPlace(&entries[i]) {
			out = append(out, entries[i])
		}
	}
	return out
}

func isPlace(e *lexicon.Entry) bool {
	switch e.Class {
	case lexicon.Country, lexicon.Capital, lexicon.Seat, lexicon.Place:
		return e.Precision != ""
	}
	return false
}

// acts reports whether a reading of the name may act: a state, a capital or seat
// that stands for its government, or a part of the world that stands for its states.
func acts(entries []lexicon.Entry) bool {
	for i := range entries {
		switch e := &entries[i]; e.Class {
		case lexicon.Country, lexicon.Seat:
			return true
		case lexicon.Capital:
			return !e.Has("dependency") && !e.Has("regional") && !e.Has("former")
		case lexicon.Place:
			if e.Has("area") {
				return true
			}
		}
	}
	return false
}
