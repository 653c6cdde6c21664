package lexicon

import (
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"

	"nuncio/petrarch"
)

// Actors reads a dictionary of actors of PETRARCH or TABARI: phrases with codes,
// "+" synonyms, and codes for certain times below them. Faulty lines become
// warnings; the error is one of reading r.
func (im *Importer) Actors(name string, r io.Reader) error {
	p := actorReader{Importer: im}
	im.begin(name)
	err := im.eachDictionaryLine(r, p.read)
	p.flush()
	return err
}

// Agents reads a dictionary of agents: common nouns with the code that they add
// to a country's.
func (im *Importer) Agents(name string, r io.Reader) error {
	im.begin(name)
	a := agentReader{Importer: im, lists: make(map[string][]string)}
	return im.eachDictionaryLine(r, a.read)
}

// eachDictionaryLine calls f for each line without its comments.
func (im *Importer) eachDictionaryLine(r io.Reader, f func(string)) error {
	im.line = 1
	read := func(n int, line string) {
		im.line = n
		f(line)
	}
	if err := petrarch.EachLine(r, read, func(n int, text string) { im.warn(n, "%s", text) }); err != nil {
		return fmt.Errorf("read %s: %w", im.file, err)
	}
	return nil
}

// actorReader reads actors: what it has gathered of one is flushed at the next.
type actorReader struct {
	*Importer
	phrase   string
	first    int // line of the phrase
	synonyms []string
	codes    []datedCode
}

// datedCode is a code with the time in which it holds.
type datedCode struct {
	code     string
	from, to string // as in a Term
	line     int
}

func (p *actorReader) read(line string) {
	body := strings.TrimSpace(line)
	indented := line[0] == ' ' || line[0] == '\t'
	switch {
	case body[0] == '[':
		if !strings.HasPrefix(line, "\t") {
			p.warn(p.line, "a code that no tab stands before; taken as one of the actor above")
		}
		if p.phrase == "" {
			p.warn(p.line, "a code without an actor above it; passed over")
			return
		}
		p.takeCodes(body)
	case body[0] == '+':
		if p.phrase == "" {
			p.warn(p.line, "a synonym without an actor above it; passed over")
			return
		}
		phrase, codes := cutCodes(body[1:])
		if s := phraseOf(phrase); s != "" {
			p.synonyms = append(p.synonyms, s)
		} else {
			p.warn(p.line, "a synonym without a word; passed over")
		}
		p.takeCodes(codes)
	default:
		if indented {
			p.warn(p.line, "white space before a phrase; taken as a new actor")
		}
		p.flush()
		phrase, codes := cutCodes(body)
		p.phrase, p.first = phraseOf(phrase), p.line
		if p.phrase == "" {
			p.warn(p.line, "a phrase without a word; passed over")
			return
		}
		p.takeCodes(codes)
	}
}

func cutCodes(s string) (phrase, codes string) {
	if i := strings.IndexByte(s, '['); i >= 0 {
		return s[:i], s[i:]
	}
	return s, ""
}

// takeCodes reads "[USAGOV <20090120][USAELI]".
func (p *actorReader) takeCodes(s string) {
	for s = strings.TrimSpace(s); s != ""; s = strings.TrimSpace(s) {
		if s[0] != '[' {
			p.warn(p.line, "%q is no code; passed over", s)
			return
		}
		inside, rest, ok := strings.Cut(s[1:], "]")
		if !ok {
			p.warn(p.line, "a code without its closing bracket; read up to the end of the line")
		}
		s = rest
		if c, err := codeOf(inside); err != nil {
			p.warn(p.line, "%v; passed over", err)
		} else if c.code != "---" {
			c.line = p.line
			p.codes = append(p.codes, c)
		}
	}
}

// codeOf reads the inside of brackets: "USAGOV", "USAGOV <20090120",
// "USAGOV >090120", "USAGOV 930120-010120". The limits are inclusive.
func codeOf(s string) (datedCode, error) {
	code, when, _ := strings.Cut(strings.TrimSpace(s), " ")
	c := datedCode{code: strings.ToUpper(code)}
	for i := range len(c.code) {
		if b := c.code[i]; (b < 'A' || b > 'Z') && c.code != "---" {
			return c, fmt.Errorf("%q is no code", s)
		}
	}
	if c.code == "" {
		return c, errors.New("an empty code")
	}
	when = strings.ReplaceAll(when, " ", "")
	var err error
	switch {
	case when == "":
	case when[0] == '<':
		c.to, err = petrarchDate(when[1:])
	case when[0] == '>':
		c.from, err = petrarchDate(when[1:])
	default:
		from, to, ok := strings.Cut(when, "-")
		if !ok {
			return c, fmt.Errorf("the date %q has neither < nor > before it, nor a second one behind", when)
		}
		if c.from, err = petrarchDate(from); err == nil {
			c.to, err = petrarchDate(to)
		}
		if err == nil && before(c.to, c.from) {
			err = fmt.Errorf("the time %q ends before it begins", when)
		}
	}
	return c, err
}

// petrarchDate reads YYYYMMDD, or YYMMDD with the years 1931 to 2030; a day or
// month of 00 is one that is not known.
func petrarchDate(s string) (string, error) {
	for i := range len(s) {
		if s[i] < '0' || s[i] > '9' {
			return "", fmt.Errorf("the date %q is not all digits", s)
		}
	}
	switch {
	case len(s) == 6 && s[:2] <= "30":
		s = "20" + s
	case len(s) == 6:
		s = "19" + s
	case len(s) != 8:
		return "", fmt.Errorf("the date %q has %d digits, not six or eight", s, len(s))
	}
	d := s[:4]
	if s[4:6] != "00" {
		d += "-" + s[4:6]
		if s[6:] != "00" {
			d += "-" + s[6:]
		}
	}
	if !isDate(d) {
		return "", fmt.Errorf("the date %q is no day of the calendar", s)
	}
	return d, nil
}

// phraseOf turns "KIM_JONG-IL_" into "Kim Jong-Il". Words like "of" stay small.
func phraseOf(s string) string {
	var out []string
	for word := range strings.FieldsFuncSeq(s, func(r rune) bool { return r == '_' || r == ' ' || r == '\t' || r == '\u00A0' }) {
		out = append(out, titled(word, len(out) == 0))
	}
	phrase := strings.Join(out, " ")
	if wordsOf(phrase) == 0 {
		return ""
	}
	return phrase
}

// small are the words that stay small inside a name.
var small = []string{"of", "the", "and", "for", "in", "on", "to", "de", "la", "del", "al", "el", "van", "von", "der", "bin", "ibn", "da", "dos", "du"}

func titled(word string, first bool) string {
	word = strings.ToLower(word)
	if slices.Contains(small, word) && !first {
		return word
	}
	var b strings.Builder
	for i, part := range strings.Split(word, "-") {
		if i > 0 {
			b.WriteByte('-')
		}
		if rest, ok := strings.CutPrefix(part, "mc"); ok && len(rest) > 2 {
			b.WriteString("Mc")
			part = rest
		}
		for k, r := range part {
			if k == 0 {
				b.WriteString(strings.ToUpper(string(r)))
			} else {
				b.WriteRune(r)
			}
		}
	}
	return b.String()
}

// flush makes rows of the actor read so far.
func (p *actorReader) flush() {
	phrase, synonyms, codes, line := p.phrase, p.synonyms, p.codes, p.first
	p.phrase, p.synonyms, p.codes = "", nil, nil
	if phrase == "" {
		return
	}
	if len(codes) == 0 {
		p.warn(line, "%s has no code; left out", phrase)
		return
	}
	last := p.cameo.read(p.known, codes[len(codes)-1].code)
	for _, c := range codes {
		switch k := p.cameo.read(p.known, c.code); {
		case k.unknown != "":
			p.warn(c.line, "%q of %s is no state, body or sector; that part is left out", k.unknown, c.code)
		case k.country == "" && k.sector == "":
			p.left["says neither state nor sector"]++
		}
	}
	forms := append([]string{phrase}, synonyms...)
	if slices.ContainsFunc(forms, p.isKnown) {
		p.left["known already"]++
		return
	}
	if last.body || slices.ContainsFunc(forms, p.bodyName) || len(codes) == 1 && wordsOf(phrase) == 1 && ofBodies(last.sector) {
		p.body(forms, last)
		return
	}
	p.person(forms, codes)
}

// bodyName reports whether the phrase has a word of bodies in it.
func (p *actorReader) bodyName(phrase string) bool {
	for word := range strings.FieldsSeq(strings.ToLower(phrase)) {
		if p.cameo.words[word] {
			return true
		}
	}
	return false
}

// ofBodies reports whether who has the sector and a name of one word is rather a
// body than a person.
func ofBodies(sector string) bool {
	switch sector {
	case "REB", "PRM", "UAF", "PTY", "PRE", "CRM":
		return true
	}
	return false
}

// body makes a row of bodies.tsv, with the code that held last.
func (p *actorReader) body(forms []string, c coding) {
	if c.sector == "" && !c.body {
		p.left["a place or people"]++
		return
	}
	forms = slices.DeleteFunc(forms, func(f string) bool { return wordsOf(f) > maxWords })
	if len(forms) == 0 || p.again("body", forms[0], c.country) {
		return
	}
	p.bodies = append(p.bodies, bodyRow{forms[0], strings.Join(forms[1:], ";"), c.country, c.sector, "", "PETRARCH"})
}

// again reports whether such a row was made before.
func (im *Importer) again(kind, name, country string) bool {
	key := string(appendSlug([]byte(kind+"/"+country+"/"), name))
	if im.seen[key] {
		im.left["there twice"]++
		return true
	}
	im.seen[key] = true
	return false
}

// person makes a row of leaders.tsv of each code.
func (p *actorReader) person(forms []string, codes []datedCode) {
	var names []string
	for _, f := range forms {
		if n := p.withoutTitle(f); wordsOf(n) > 1 && wordsOf(n) <= maxWords && !slices.Contains(names, n) {
			names = append(names, n)
		}
	}
	if len(names) == 0 {
		p.left["a single name"]++
		return
	}
	for _, c := range codes {
		k := p.cameo.read(p.known, c.code)
		if k.country == "" && k.sector == "" {
			continue
		}
		p.people = append(p.people, personRow{
			country: k.country, name: names[0], also: strings.Join(names[1:], ";"), from: c.from, to: c.to, sector: k.sector, source: "PETRARCH",
		})
	}
}

// withoutTitle cuts articles, states and titles off the front of a name; "" where nothing
// else is there.
func (p *actorReader) withoutTitle(name string) string {
	words := strings.Fields(name)
	for len(words) > 0 {
		n := 0
		if words[0] == "The" {
			words = words[1:]
			continue
		}
		p.known.Matches(words, func(e []Entry, m int) bool {
			if slices.ContainsFunc(e, func(e Entry) bool {
				switch e.Class {
				case Office, Rank, Honorific, Country, Nationality, Group, Seat, Capital:
					return true
				}
				return false
			}) {
				n = m
			}
			return true
		})
		if n == 0 {
			break
		}
		words = words[n:]
	}
	return strings.Join(words, " ")
}

// agentReader reads agents.
type agentReader struct {
	*Importer
	lists map[string][]string // of "!PERSON! = MAN, MEN"
}

func (a *agentReader) read(line string) {
	body := strings.TrimSpace(line)
	if body[0] == '!' && strings.Contains(body, "=") {
		a.list(body)
		return
	}
	phrase, codes := cutCodes(body)
	phrase, plural, given := cutPlural(phrase)
	inside, _, ok := strings.Cut(strings.TrimPrefix(codes, "["), "]")
	switch {
	case codes == "":
		a.warn(a.line, "%q has no code; passed over", body)
		return
	case !ok:
		a.warn(a.line, "a code without its closing bracket; read up to the end of the line")
	}
	code := strings.Trim(strings.TrimSpace(inside), "~")
	c, err := codeOf(code)
	if err != nil {
		a.warn(a.line, "%v; passed over", err)
		return
	}
	if !strings.Contains(inside, "~") {
		a.warn(a.line, "the code %q has no ~ that says on which side it goes; taken as [~%s]", code, code)
	}
	k := a.cameo.read(a.known, c.code)
	switch {
	case k.unknown != "" && k.sector == "":
		a.warn(a.line, "%q is no sector; passed over", c.code)
	case k.sector == "":
		a.left["says no sector"]++
	default:
		a.agent(phrase, plural, given, k.sector)
	}
}

// cutPlural cuts "{POLICEMEN}" off a phrase; {} is given and empty.
func cutPlural(s string) (phrase, plural string, given bool) {
	phrase, rest, given := strings.Cut(s, "{")
	plural, _, _ = strings.Cut(rest, "}")
	return phrase, plural, given
}

// list reads "!PERSON! = MAN, MEN, WOMAN".
func (a *agentReader) list(body string) {
	name, words, _ := strings.Cut(body, "=")
	name = strings.TrimSpace(name)
	if len(name) < 3 || name[len(name)-1] != '!' {
		a.warn(a.line, "%q is no name of a list, which stands between exclamation marks; passed over", name)
		return
	}
	a.lists[name] = nil
	for w := range strings.SplitSeq(words, ",") {
		if w = strings.TrimSpace(w); w != "" {
			a.lists[name] = append(a.lists[name], w)
		}
	}
}

// agent makes a row of groups.tsv, or of bodies.tsv for what is no people.
func (a *agentReader) agent(phrase, plural string, given bool, sector string) {
	forms := a.substituted(phrase)
	if len(forms) == 0 {
		return
	}
	var names []string
	for _, f := range forms {
		if f = strings.ToLower(phraseOf(f)); f != "" && wordsOf(f) <= maxWords {
			names = append(names, f)
		}
	}
	if len(names) == 0 {
		a.warn(a.line, "a phrase without a word, or with too many; passed over")
		return
	}
	names = slices.DeleteFunc(names, a.isKnown)
	if len(names) == 0 {
		a.left["known already"]++
		return
	}
	if a.again("group", names[0], "") {
		return
	}
	also := strings.Join(names[1:], ";")
	if words := strings.Fields(names[0]); a.cameo.words[words[len(words)-1]] {
		a.bodies = append(a.bodies, bodyRow{names[0], also, "", sector, "generic", "PETRARCH"})
		return
	}
	row := groupRow{names[0], also, "", sector, "PETRARCH"}
	if p := strings.ToLower(phraseOf(plural)); given {
		row.plural = "-"
		if p != "" && wordsOf(p) <= maxWords && !a.isKnown(p) {
			row.plural = p
		}
	}
	a.groups = append(a.groups, row)
}

// substituted puts the words of a list where its name stands in the phrase.
func (a *agentReader) substituted(phrase string) []string {
	i := strings.IndexByte(phrase, '!')
	if i < 0 {
		return []string{phrase}
	}
	j := strings.IndexByte(phrase[i+1:], '!')
	if j < 0 {
		a.warn(a.line, "a lone exclamation mark in %q; passed over", phrase)
		return nil
	}
	name := phrase[i : i+j+2]
	words := a.lists[name]
	if len(words) == 0 {
		a.warn(a.line, "there is no list %s above; passed over", name)
		return nil
	}
	var out []string
	for _, w := range words {
		out = append(out, phrase[:i]+w+phrase[i+j+2:])
	}
	return out
}
