package plover

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"maps"
	"slices"
	"strings"
)

// Warning is something in a file that was not taken as it stands.
type Warning struct {
	Line int // counted from 1; of the record's first line
	Text string
}

// Placed is a record with the line that it begins on.
type Placed struct {
	Record
	Line int
}

// Read reads records: one JSON object a line, objects over several lines, or an
// array of them. What is no record is left out with a warning; the error is only
// that of r.
func Read(r io.Reader) ([]Placed, []Warning, error) {
	text, err := io.ReadAll(r)
	if err != nil {
		return nil, nil, fmt.Errorf("reading PLOVER records: %w", err)
	}
	f := file{text: bytes.TrimPrefix(text, []byte("\ufeff")), line: 1}
	for f.next() {
	}
	return f.records, f.warnings, nil
}

// file is a file as far as it is read.
type file struct {
	text     []byte
	at, line int // of what comes next
	records  []Placed
	warnings []Warning
}

func (f *file) warn(line int, format string, args ...any) {
	f.warnings = append(f.warnings, Warning{line, fmt.Sprintf(format, args...)})
}

// advance goes on to the offset and counts the lines.
func (f *file) advance(to int) {
	f.line += bytes.Count(f.text[f.at:to], []byte("\n"))
	f.at = to
}

// next reads one object, and returns false at the end. The marks of an array are
// passed over, so that a broken record does not take the others with it.
func (f *file) next() bool {
	rest := f.text[f.at:]
	skip := len(rest) - len(bytes.TrimLeft(rest, " \t\r\n,[]"))
	f.advance(f.at + skip)
	rest = rest[skip:]
	if len(rest) == 0 {
		return false
	}
	dec := json.NewDecoder(bytes.NewReader(rest))
	fields := map[string]json.RawMessage{}
	if err := dec.Decode(&fields); err != nil {
		f.warn(f.line, "no JSON object can be read here (%v); left out up to the next line that begins with “{”", err)
		next := bytes.Index(rest, []byte("\n{"))
		if next < 0 {
			return false
		}
		f.advance(f.at + next + 1)
		return true
	}
	line := f.line
	f.advance(f.at + int(dec.InputOffset()))
	f.record(line, fields)
	return true
}

// names leads from the keys of the older dialects to those of the manual. Keys
// are compared without case and underscores.
var names = map[string]string{
	"source": "actor", "target": "recipient", "datecoded": "codeddate", "eventtype": "event",
	// entities
	"actortext": "entitytext", "entityname": "identifiertext", "rawtext": "entitytext",
	"wikidataid": "identifierid", "countryname": "code", "sectorcode": "sector", "country": "code",
}

// plain returns the fields under the manual's keys, without case and underscores.
func plain(fields map[string]json.RawMessage) map[string]json.RawMessage {
	out := make(map[string]json.RawMessage, len(fields))
	for _, key := range slices.Sorted(maps.Keys(fields)) {
		name := strings.ToLower(strings.ReplaceAll(key, "_", ""))
		older, renamed := names[name]
		if renamed {
			name = older
		}
		if _, taken := out[name]; !taken || !renamed {
			out[name] = fields[key]
		}
	}
	return out
}

// record takes one record, whose first line this is.
func (f *file) record(line int, fields map[string]json.RawMessage) {
	o := object{file: f, line: line, fields: plain(fields)}
	r := Record{
		ID: o.text("id"), Date: o.text("date"), Time: o.text("time"), EndDate: o.text("enddate"), EndTime: o.text("endtime"),
		Actor: o.entities("actor"), Recipient: o.entities("recipient"), EventText: o.text("eventtext"),
		Mode: lower(o.list("mode")), Context: lower(o.list("context")), Text: o.text("text"),
		Coder: o.text("coder"), CodedDate: o.text("codeddate"), Comment: o.text("comment"),
	}
	o.types(&r)
	o.place(&r)
	o.cite(&r)
	switch {
	case r.ID == "" && r.Text == "" && len(r.Event) == 0:
		f.warn(line, "the record has no id, no text and no event; left out")
		return
	case r.ID == "":
		f.warn(line, "the record has no id")
	case len(r.Event) == 0 && r.HasEvent == nil:
		f.warn(line, "record %s has no event; it counts as a text without one", r.ID)
	case len(r.Event) > 0 && len(r.Actor) == 0:
		f.warn(line, "record %s has no actor", r.ID)
	}
	f.records = append(f.records, Placed{r, line})
}

// object is a record or a part of it, whose fields are read.
type object struct {
	file   *file
	line   int
	fields map[string]json.RawMessage
}

// text returns a field that is one string; numbers are taken as they are written.
func (o *object) text(name string) string {
	list := o.list(name)
	if len(list) > 1 {
		o.file.warn(o.line, "“%s” has %d values; the first is taken", name, len(list))
	}
	if len(list) == 0 {
		return ""
	}
	return list[0]
}

// list returns a field that is a string or a list of strings; "" and null are none.
func (o *object) list(name string) []string {
	var out []string
	for _, v := range values(o.fields[name]) {
		var s string
		var n json.Number
		switch {
		case json.Unmarshal(v, &s) == nil:
			if s = strings.TrimSpace(s); s != "" {
				out = append(out, s)
			}
		case json.Unmarshal(v, &n) == nil:
			out = append(out, n.String())
		default:
			o.file.warn(o.line, "“%s” is no text; left out", name)
		}
	}
	return out
}

// values returns the members of a list, or the one value that stands for a list.
func values(raw json.RawMessage) []json.RawMessage {
	var list []json.RawMessage
	switch {
	case len(raw) == 0 || string(raw) == "null":
		return nil
	case json.Unmarshal(raw, &list) == nil:
		return slices.DeleteFunc(list, func(v json.RawMessage) bool { return string(v) == "null" })
	}
	return []json.RawMessage{raw}
}

func lower(list []string) []string {
	for i := range list {
		list[i] = strings.ToLower(list[i])
	}
	return list
}

// part returns a field that is an object.
func (o *object) part(name string) *object {
	raw := o.fields[name]
	var fields map[string]json.RawMessage
	if len(raw) == 0 || string(raw) == `""` || string(raw) == "null" || json.Unmarshal(raw, &fields) != nil {
		return nil
	}
	return &object{o.file, o.line, plain(fields)}
}

// entities reads a list of entities. One alone may stand without a list, and a
// code alone for an entity.
func (o *object) entities(name string) []Entity {
	var out []Entity
	for _, v := range values(o.fields[name]) {
		var fields map[string]json.RawMessage
		var code string
		switch {
		case json.Unmarshal(v, &fields) == nil:
			if e := (&object{o.file, o.line, plain(fields)}).entity(); e != (Entity{}) {
				out = append(out, e)
			}
		case json.Unmarshal(v, &code) == nil:
			if code = codeOf(code); code != "" {
				out = append(out, Entity{Code: code})
			}
		default:
			o.file.warn(o.line, "“%s” has a member that is no entity; left out", name)
		}
	}
	return out
}

func (o *object) entity() Entity {
	return Entity{
		Code: codeOf(o.text("code")), Sector: strings.ToUpper(o.text("sector")), Text: o.text("entitytext"),
		IdentifierID: o.text("identifierid"), IdentifierText: o.text("identifiertext"), Office: o.text("office"),
	}
}

// codeOf brings codes into capitals; what is longer is a country's name.
func codeOf(s string) string {
	if s = strings.TrimSpace(s); len(s) == len("USA") {
		return strings.ToUpper(s)
	}
	return s
}

// older are types that the manual no longer has, and the mode that keeps what they said.
var older = map[string]struct{ typ, mode string }{
	"INVESTIGATE": {"ACCUSE", "investigate"},
	"DISAPPROVE":  {"ACCUSE", "disapprove"},
	"DEMAND":      {"REQUEST", ""},
	"FIGHT":       {"ASSAULT", ""},
}

// types reads the types, older ones as those they went into.
func (o *object) types(r *Record) {
	if raw := strings.ToLower(strings.Trim(string(o.fields["hasevent"]), `"`)); raw == "false" || raw == "0" {
		r.HasEvent = new(bool)
	}
	for _, t := range o.list("event") {
		t = strings.ToUpper(t)
		if was, ok := older[t]; ok {
			t = was.typ
			if was.mode != "" && len(r.Mode) == 0 {
				r.Mode = []string{was.mode}
			}
		}
		switch {
		case types[t] == 0:
			o.file.warn(o.line, "%q is no event type of PLOVER; left out", t)
		case !slices.Contains(r.Event, t):
			r.Event = append(r.Event, t)
		}
	}
	if len(r.Event) > 0 {
		r.QuadCode = types[r.Event[0]]
	}
}

// place reads where the event was; the older dialect has a name alone.
func (o *object) place(r *Record) {
	p := o.part("eventloc")
	if p == nil {
		if name := o.text("eventloc"); name != "" {
			r.EventLoc = &Location{ExtractedPlace: name}
		}
		return
	}
	l := Location{ExtractedPlace: p.text("extractedplace"), ResolvedPlace: p.text("resolvedplace"), CountryCode: p.text("countrycode")}
	if l != (Location{}) {
		r.EventLoc = &l
	}
}

// cite reads what the text is from; the older dialect has the publication apart.
func (o *object) cite(r *Record) {
	c := CiteInfo{Publication: o.text("publication")}
	if p := o.part("citeinfo"); p != nil {
		c = CiteInfo{
			Corpus: p.text("corpus"), Citation: p.text("citation"), URL: p.text("url"), Title: p.text("title"), Language: p.text("language"),
			Publication: p.text("publication"), Coder: p.text("coder"), Codebook: p.text("codebook"), Version: p.text("version"),
		}
	}
	if c != (CiteInfo{}) {
		r.CiteInfo = &c
	}
	if r.Text == "" {
		if p := o.part("textinfo"); p != nil {
			r.Text = p.text("text")
		}
	}
}
