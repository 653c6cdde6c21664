package lexicon

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
)

// Items and properties of Wikidata.
const (
	wikiHuman      = "Q5"
	wikiPositionOf = "Q4164871" // position
	wikiOffice     = "Q294414"  // public office
	wikiMale       = "Q6581097"
	wikiFemale     = "Q6581072"
)

// maxEntity is the most bytes an entity may have; the largest of Wikidata have
// some megabytes.
const maxEntity = 64 << 20

// maxAliases is how many other names of a person are taken.
const maxAliases = 12

// wikiEntity is what is read of an entity.
type wikiEntity struct {
	ID      string                 `json:"id"`
	Labels  map[string]wikiText    `json:"labels"`
	Aliases map[string][]wikiText  `json:"aliases"`
	Claims  map[string][]wikiClaim `json:"claims"`
}

type wikiText struct {
	Value string `json:"value"`
}

type wikiClaim struct {
	Snak       wikiSnak              `json:"mainsnak"`
	Rank       string                `json:"rank"`
	Qualifiers map[string][]wikiSnak `json:"qualifiers"`
}

type wikiSnak struct {
	Type  string `json:"snaktype"`
	Value struct {
		Value json.RawMessage `json:"value"`
	} `json:"datavalue"`
}

// item returns the item that the snak names, or "".
func (s *wikiSnak) item() string {
	var v struct {
		ID string `json:"id"`
	}
	if s.Type != "value" || len(s.Value.Value) == 0 || json.Unmarshal(s.Value.Value, &v) != nil {
		return ""
	}
	return v.ID
}

// text returns the string of the snak, or "".
func (s *wikiSnak) text() string {
	var v string
	if s.Type != "value" || len(s.Value.Value) == 0 || json.Unmarshal(s.Value.Value, &v) != nil {
		return ""
	}
	return v
}

// date returns the day, month or year of the snak; "" where it is less exact,
// before our era, or no date.
func (s *wikiSnak) date() string {
	var v struct {
		Time      string `json:"time"`
		Precision int    `json:"precision"`
	}
	if s.Type != "value" || len(s.Value.Value) == 0 || json.Unmarshal(s.Value.Value, &v) != nil || v.Time == "" || v.Time[0] != '+' {
		return ""
	}
	length := map[int]int{9: len("2006"), 10: len("2006-01"), 11: len("2006-01-02")}[v.Precision]
	if length == 0 || len(v.Time) <= length {
		return ""
	}
	if d := v.Time[1 : 1+length]; isDate(d) {
		return d
	}
	return ""
}

// items returns the items that a property names, without deprecated ones; those
// of preferred rank come first.
func (e *wikiEntity) items(property string) []string {
	var out []string
	preferred := 0
	for i := range e.Claims[property] {
		c := &e.Claims[property][i]
		q := c.Snak.item()
		switch {
		case q == "" || c.Rank == "deprecated":
		case c.Rank == "preferred":
			out = slices.Insert(out, preferred, q)
			preferred++
		default:
			out = append(out, q)
		}
	}
	return out
}

func (e *wikiEntity) label() string {
	for _, language := range [...]string{"en", "en-gb", "en-us", "mul"} {
		if s := clean(e.Labels[language].Value); s != "" {
			return s
		}
	}
	return ""
}

// clean makes a name fit into a column.
func clean(s string) string {
	s = strings.Join(strings.Fields(strings.ToValidUTF8(s, "")), " ")
	if strings.ContainsAny(s, ";\x00") || strings.HasPrefix(s, "#") {
		return ""
	}
	return s
}

// wikiPosition is an item that people hold, or are of.
type wikiPosition struct {
	label string
	of    []string // items of the states it belongs to
	code  string   // ISO code, of a state
}

// wikiPerson is a person with positions, until all items are read.
type wikiPerson struct {
	file            string
	line            int
	name, also, sex string
	death           string
	citizen         []string
	held            []wikiTerm
}

type wikiTerm struct {
	position, from, to string
	ended              bool // at an unknown time
}

// Wikidata reads an extract of Wikidata's JSON dump, one entity a line: people
// with positions held (P39), and the items of the positions and states, in any
// order. Faulty lines become warnings; the error is one of reading r.
func (im *Importer) Wikidata(name string, r io.Reader) error {
	im.begin(name)
	in := bufio.NewReaderSize(r, 1<<16)
	for im.line = 1; ; im.line++ {
		line, long, err := wholeLine(in)
		last := errors.Is(err, io.EOF)
		if err != nil && !last {
			return fmt.Errorf("read %s: %w", name, err)
		}
		if long {
			im.warn(im.line, "the line is longer than %d MiB; passed over", maxEntity>>20)
		} else {
			im.entity(line)
		}
		if last {
			return nil
		}
	}
}

// wholeLine reads one line; what goes beyond maxEntity is thrown away.
func wholeLine(in *bufio.Reader) (line []byte, long bool, err error) {
	for {
		part, err := in.ReadSlice('\n')
		if len(line)+len(part) > maxEntity {
			long, line = true, nil
		} else if !long {
			line = append(line, part...)
		}
		if !errors.Is(err, bufio.ErrBufferFull) {
			return line, long, err
		}
	}
}

// entity reads one line: an entity, with or without the comma behind it, or a
// bracket of the array around all.
func (im *Importer) entity(line []byte) {
	line = bytes.TrimPrefix(bytes.TrimSpace(line), []byte("\uFEFF"))
	line = bytes.TrimSpace(bytes.TrimSuffix(line, []byte(",")))
	if len(line) == 0 || string(line) == "[" || string(line) == "]" {
		return
	}
	line = bytes.TrimSpace(bytes.TrimPrefix(line, []byte("["))) // the first entity on the bracket's line
	if bytes.HasSuffix(line, []byte("}]")) {
		line = line[:len(line)-1]
	}
	var e wikiEntity
	if err := json.Unmarshal(line, &e); err != nil {
		im.warn(im.line, "no JSON of an entity (%v); passed over", err)
		return
	}
	switch {
	case e.ID == "":
		im.warn(im.line, "an entity without an id; passed over")
	case slices.Contains(e.items("P31"), wikiHuman) || len(e.Claims["P39"]) > 0:
		im.wikiPerson(&e)
	default:
		im.wikiItem(&e)
	}
}

// wikiItem notes the label and the state of a position, and the code of a state.
func (im *Importer) wikiItem(e *wikiEntity) {
	p := wikiPosition{label: e.label(), of: append(e.items("P1001"), e.items("P17")...)}
	for i := range e.Claims["P298"] {
		if code := e.Claims["P298"][i].Snak.text(); p.code == "" && r3(code) != "" {
			if _, ok := im.known.CountryByCode(code); ok {
				p.code = code
			}
		}
	}
	kinds := e.items("P31")
	if p.code != "" || len(p.of) > 0 || len(e.Claims["P279"]) > 0 || slices.Contains(kinds, wikiPositionOf) || slices.Contains(kinds, wikiOffice) {
		im.positions[e.ID] = p
	}
}

func (im *Importer) wikiPerson(e *wikiEntity) {
	p := wikiPerson{file: im.file, line: im.line, name: e.label(), citizen: e.items("P27")}
	switch {
	case len(e.Claims["P39"]) == 0:
		im.left["holds no position"]++
		return
	case p.name == "" || wordsOf(p.name) > maxWords:
		im.warn(im.line, "%s has no name in English, or one of too many words; passed over", e.ID)
		return
	case wordsOf(p.name) < 2:
		im.left["a single name"]++
		return
	}
	var also []string
	for _, a := range e.Aliases["en"] {
		if s := clean(a.Value); len(also) < maxAliases && wordsOf(s) > 1 && wordsOf(s) <= maxWords && !slices.Contains(also, s) && s != p.name {
			also = append(also, s)
		}
	}
	p.also = strings.Join(also, ";")
	for _, q := range e.items("P21") {
		p.sex = map[string]string{wikiMale: "male", wikiFemale: "female"}[q]
	}
	for i := range e.Claims["P570"] {
		p.death = e.Claims["P570"][i].Snak.date()
	}
	for i := range e.Claims["P39"] {
		if c := &e.Claims["P39"][i]; c.Rank != "deprecated" && c.Snak.item() != "" {
			p.held = append(p.held, c.term())
		}
	}
	im.found = append(im.found, p)
}

// term reads a position held with its first and last day.
func (c *wikiClaim) term() wikiTerm {
	t := wikiTerm{position: c.Snak.item()}
	for i := range c.Qualifiers["P580"] {
		t.from = c.Qualifiers["P580"][i].date()
	}
	for i := range c.Qualifiers["P582"] {
		q := &c.Qualifiers["P582"][i]
		t.to = q.date()
		t.ended = t.to == "" && q.Type != "novalue"
	}
	return t
}

// settleWikidata makes rows of the people found, once all positions are read.
func (im *Importer) settleWikidata() {
	for i := range im.found {
		p := &im.found[i]
		im.file = p.file
		home := ""
		for _, q := range p.citizen {
			if home = im.stateOf(q); home != "" {
				break
			}
		}
		n := 0
		for _, t := range p.held {
			if row, ok := im.held(p, t, home); ok {
				im.people = append(im.people, row)
				n++
			}
		}
		if n == 0 && home != "" { // of the country at least
			im.people = append(im.people, personRow{country: home, name: p.name, also: p.also, flags: p.sex, source: "Wikidata"})
		}
	}
	im.found = nil
}

// stateOf returns the code of a state's item, or "".
func (im *Importer) stateOf(item string) string {
	if code := im.positions[item].code; code != "" {
		return code
	}
	return im.states[item]
}

// held makes a row of a position held, and reports whether its office is one of
// the lexicon's and its time known.
func (im *Importer) held(p *wikiPerson, t wikiTerm, home string) (personRow, bool) {
	row := personRow{country: home, name: p.name, also: p.also, from: t.from, to: t.to, flags: p.sex, source: "Wikidata"}
	pos, ok := im.positions[t.position]
	if !ok || pos.label == "" {
		im.warn(p.line, "%s holds %s, which is not in the files with a label in English; left out", p.name, t.position)
		return row, false
	}
	e, of := im.known.OfficeOf(pos.label)
	if e == nil {
		im.warn(p.line, "%s: %q is no office of the lexicon; left out", p.name, pos.label)
		return row, false
	}
	if row.to == "" && p.death != "" && !before(p.death, row.from) {
		row.to = p.death
	}
	switch {
	case row.from == "" && row.to == "", t.ended && row.to == "":
		im.left["a position of unknown time"]++
		return row, false
	case row.from != "" && row.to != "" && before(row.to, row.from):
		im.warn(p.line, "%s: %q ends on %s, before it begins on %s; left out", p.name, pos.label, row.to, row.from)
		return row, false
	}
	row.office, row.sector = e.Name, e.Sector
	for _, q := range pos.of {
		if code := im.stateOf(q); code != "" {
			row.country = code
			break
		}
	}
	for _, x := range im.known.Lookup(of) {
		switch x.Class {
		case Country, Nationality:
			if len(pos.of) == 0 {
				row.country = x.Country
			}
			of = ""
		case Body:
			if x.Sector != "" {
				row.sector = x.Sector
			}
			if len(pos.of) == 0 && x.Country != "" {
				row.country = x.Country
			}
		}
	}
	row.of = clean(of)
	return row, true
}
