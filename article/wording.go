package article

import (
	_ "embed"
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"
)

//go:embed wording.txt
var wordingText string

// role is what a line's wording makes of it.
type role uint8

const (
	roleNone role = iota
	roleCaptionLabel
	roleCredit
	roleTimestamp
	roleByline
	roleFurniture
	roleAdvertising
	roleAdvertisingEnd
	roleNavigation
	roleLegal
	roleBoilerplate
	roleRelatedLine
	roleRelatedSection
	roleCommentsSection
	roleEndSection
	roleCreditTail
	roleBoilerplateTail
	roleLetterhead
	roleHeadlineLabel
	roleCaptionPart
	roleCorrection
	roleAboutAuthor
	roleInstitution
	roleAgency
	roleNotPlace
	roleJob
	roleBylineOpener
	roleSummary
)

// sections name the parts of wording.txt.
var sections = map[string]role{
	"caption label":    roleCaptionLabel,
	"credit":           roleCredit,
	"timestamp":        roleTimestamp,
	"byline":           roleByline,
	"furniture":        roleFurniture,
	"advertising":      roleAdvertising,
	"advertising end":  roleAdvertisingEnd,
	"navigation":       roleNavigation,
	"legal":            roleLegal,
	"boilerplate":      roleBoilerplate,
	"related line":     roleRelatedLine,
	"related section":  roleRelatedSection,
	"comments section": roleCommentsSection,
	"end section":      roleEndSection,
	"credit tail":      roleCreditTail,
	"boilerplate tail": roleBoilerplateTail,
	"letterhead":       roleLetterhead,
	"headline label":   roleHeadlineLabel,
	"caption part":     roleCaptionPart,
	"correction":       roleCorrection,
	"about the author": roleAboutAuthor,
	"institution":      roleInstitution,
	"agency":           roleAgency,
	"not a place":      roleNotPlace,
	"job":              roleJob,
	"byline opener":    roleBylineOpener,
	"summary":          roleSummary,
}

// reasons say why a line with a role is thrown away.
var reasons = [...]Reason{
	roleNone: Other, roleCaptionLabel: Label, roleCredit: Credit, roleTimestamp: Timestamp, roleByline: Byline,
	roleFurniture: Furniture, roleAdvertising: Advertising, roleAdvertisingEnd: Advertising, roleNavigation: Navigation, roleLegal: Legal,
	roleBoilerplate: Boilerplate, roleRelatedLine: Related, roleRelatedSection: Related,
	roleCommentsSection: Comments, roleEndSection: Boilerplate, roleCreditTail: Credit, roleBoilerplateTail: Boilerplate,
	roleLetterhead: Furniture, roleHeadlineLabel: Label, roleCaptionPart: Label, roleCorrection: Boilerplate,
	roleAboutAuthor: Boilerplate, roleInstitution: Furniture, roleAgency: Credit, roleNotPlace: Other,
	roleJob: Other, roleBylineOpener: Other, roleSummary: Furniture,
}

// maxPatternWords is the longest line that is matched against patterns of
// whole lines: furniture is short, and long lines are prose.
const maxPatternWords = 60

// wording is the compiled wording.txt: for each role, patterns by first word.
// It is read-only once built.
type wording struct {
	byWord     map[string][]*pattern
	open       []*pattern // those that begin with a slot
	tails      []*pattern // credits at the end of a caption
	parts      []*pattern // labels inside a caption
	authors    []*pattern // how a line about the author goes on after the name
	agency     map[string]bool
	notPlace   map[string]bool   // what stands in capitals before a colon and is no dateline
	bodies     map[string]bool   // nouns that head the name of an institution
	jobs       map[string]bool   // words of a job or a desk, which no name has
	openers    map[string]bool   // words before the names of a byline
	summaries  map[string]bool   // titles over the points of a report
	agencyWord map[string]bool   // first words of agencies
	short      map[string]string // the agencies as written
}

// pattern is one line of wording.txt.
type pattern struct {
	role  role
	items []item
	line  int
	open  bool     // ends in "...": it must not swallow prose
	needs []sketch // of each item that must be there
	fixed int      // how many words and marks must be there
}

type itemKind uint8

const (
	itemWord  itemKind = iota
	itemPunct          // a mark that must stand there
	itemName           // one to six capitalised words
	itemNames          // names with commas, "and", "in Seoul"
	itemNumber
	itemDate
	itemTime
	itemDateTime
	itemAgency
	itemCaps // one word in capitals
	itemAny  // ... any words, also none
)

type item struct {
	kind     itemKind
	words    []string // alternatives, lower case
	optional bool
}

var slots = map[string]itemKind{
	"<name>": itemName, "<names>": itemNames, "<n>": itemNumber, "<date>": itemDate,
	"<time>": itemTime, "<datetime>": itemDateTime, "<agency>": itemAgency, "<caps>": itemCaps, "...": itemAny,
}

// parseWording compiles the format that wording.txt explains in its head.
func parseWording(text string) (*wording, error) {
	w := &wording{byWord: map[string][]*pattern{}, agency: map[string]bool{}, agencyWord: map[string]bool{}, notPlace: map[string]bool{}, bodies: map[string]bool{}, jobs: map[string]bool{}, openers: map[string]bool{}, summaries: map[string]bool{}, short: map[string]string{}}
	words := map[role]map[string]bool{roleNotPlace: w.notPlace, roleInstitution: w.bodies, roleJob: w.jobs, roleBylineOpener: w.openers}
	at := roleNone
	for n, line := range strings.Split(text, "\n") {
		if i := strings.IndexByte(line, '#'); i >= 0 {
			line = line[:i]
		}
		line = strings.TrimSpace(line)
		if line == "" {
			continue
		}
		if strings.HasPrefix(line, "== ") {
			name := strings.TrimSpace(strings.Trim(line, "= "))
			r, ok := sections[name]
			if !ok {
				return nil, fmt.Errorf("wording line %d: no such section: %q", n+1, name)
			}
			at = r
			continue
		}
		if at == roleNone {
			return nil, fmt.Errorf("wording line %d: a pattern before the first section", n+1)
		}
		if list := words[at]; list != nil {
			list[strings.ToLower(line)] = true
			continue
		}
		if at == roleAgency {
			w.agency[strings.ToLower(line)] = true
			w.agencyWord[strings.ToLower(strings.FieldsFunc(line, func(r rune) bool { return r == ' ' || r == '/' })[0])] = true
			w.short[strings.ToLower(line)] = line
			continue
		}
		p, err := parsePattern(line)
		if err != nil {
			return nil, fmt.Errorf("wording line %d: %w", n+1, err)
		}
		p.role, p.line = at, n+1
		if at == roleSummary {
			w.summaries[strings.ToLower(line)] = true
			p.role = roleFurniture
		}
		w.index(p)
	}
	return w, nil
}

// sketch is a set of words, one bit each: most patterns are ruled out by
// comparing two sketches, before any word is compared.
type sketch uint64

// The last bits of a sketch are for what is no single word.
const (
	sketchDigit  sketch = 1 << 63
	sketchAgency sketch = 1 << 62
)

// sketchOf returns the bit of a word (FNV-1a, as in hash/fnv).
func sketchOf(word string) sketch {
	h := uint32(2166136261)
	for i := 0; i < len(word); i++ {
		h = (h ^ uint32(word[i])) * 16777619
	}
	return 1 << ((h ^ h>>16) % 62)
}

func (w *wording) sketch(words []word) sketch {
	var s sketch
	for _, x := range words {
		s |= sketchOf(x.lower)
		if isDigits(x.text) {
			s |= sketchDigit
		}
		if !x.mark && w.agencyWord[x.lower] {
			s |= sketchAgency
		}
	}
	return s
}

// need returns the sketch of which a line must have a bit for an item to
// match; 0 where nothing can be said.
func (it item) need() sketch {
	var s sketch
	switch it.kind {
	case itemWord, itemPunct:
		for _, x := range it.words {
			if x == "-" || x == "|" {
				return 0 // several marks
			}
			s |= sketchOf(x)
		}
	case itemNumber, itemDate, itemTime, itemDateTime:
		s = sketchDigit
	case itemAgency:
		s = sketchAgency
	}
	return s
}

func (p *pattern) possible(line sketch) bool {
	for _, n := range p.needs {
		if n&line == 0 {
			return false
		}
	}
	return true
}

func (w *wording) index(p *pattern) {
	for _, it := range p.items {
		if n := it.need(); n != 0 && !it.optional {
			p.needs = append(p.needs, n)
		}
	}
	switch p.role {
	case roleCreditTail, roleBoilerplateTail:
		w.tails = append(w.tails, p)
		return
	case roleCaptionPart:
		w.parts = append(w.parts, p)
		return
	case roleAboutAuthor:
		w.authors = append(w.authors, p)
		return
	}
	first := p.items[0]
	if first.kind != itemWord || first.optional {
		w.open = append(w.open, p)
		return
	}
	for _, word := range first.words {
		w.byWord[word] = append(w.byWord[word], p)
	}
}

func parsePattern(line string) (*pattern, error) {
	p := &pattern{}
	for _, f := range strings.Fields(line) {
		if kind, ok := slots[f]; ok {
			p.items = append(p.items, item{kind: kind})
			if kind == itemDate || kind == itemTime || kind == itemAgency {
				p.fixed++
			}
			continue
		}
		optional := len(f) > 1 && strings.HasSuffix(f, "?")
		if optional {
			f = f[:len(f)-1]
		}
		if kind, ok := slots[f]; ok {
			p.items = append(p.items, item{kind: kind, optional: optional})
			continue
		}
		if strings.HasPrefix(f, "<") && strings.HasSuffix(f, ">") {
			return nil, fmt.Errorf("no such slot: %s", f)
		}
		kind, words := itemWord, []string{f}
		if r, _ := utf8.DecodeRuneInString(f); !isWordRune(r) {
			kind = itemPunct
		}
		if len(f) > 1 {
			words = strings.Split(strings.ToLower(f), "|")
		}
		p.items = append(p.items, item{kind: kind, words: words, optional: optional})
		if !optional {
			p.fixed++
		}
		if f == "©" {
			p.fixed += 2 // nothing but an imprint has it
		}
	}
	p.open = p.items[len(p.items)-1].kind == itemAny
	return p, nil
}

// word is a token of a line: a word, or one mark.
type word struct {
	text  string // as written
	lower string
	at    int // byte offset in the line
	mark  bool
}

func isWordRune(r rune) bool {
	return unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.Is(unicode.Mn, r) || r == '@' || r == '&' || r == '+'
}

// splitWords cuts a line into words and marks, at most limit.
func splitWords(line string, limit int) []word {
	words := make([]word, 0, min(limit, len(line)/6+4))
	for i := 0; i < len(line) && len(words) < limit; {
		r, n := utf8.DecodeRuneInString(line[i:])
		if unicode.IsSpace(r) {
			i += n
			continue
		}
		end := i + n
		if !isWordRune(r) {
			words = append(words, word{text: line[i:end], lower: line[i:end], at: i, mark: true})
			i = end
			continue
		}
		for end < len(line) {
			r, n := utf8.DecodeRuneInString(line[end:])
			if !isWordRune(r) {
				if !isJoiner(r) || end+n >= len(line) {
					break
				}
				if next, _ := utf8.DecodeRuneInString(line[end+n:]); !isWordRune(next) {
					break
				}
			}
			end += n
		}
		words = append(words, word{text: line[i:end], lower: fold(line[i:end]), at: i})
		i = end
	}
	return words
}

// isJoiner reports whether a mark between two letters belongs to the word.
func isJoiner(r rune) bool { return r == '-' || r == '\'' || r == '’' || r == '.' || r == '‑' }

// fold lowers a word and writes its apostrophe the plain way.
func fold(s string) string {
	plain := true
	for i := 0; i < len(s); i++ {
		if c := s[i]; c >= 'A' && c <= 'Z' || c >= utf8.RuneSelf {
			plain = false
			break
		}
	}
	if plain {
		return s
	}
	s = strings.ToLower(s)
	if strings.Contains(s, "’") {
		s = strings.ReplaceAll(s, "’", "'")
	}
	return s
}

// match is what a pattern found: its role, and the byte offset after which
// the rest of the line stands (for a label with its caption in the same line).
type match struct {
	role role
	end  int
}

// line returns what the wording of a whole line says of it.
func (w *wording) line(text string, words []word) match {
	if len(words) == 0 {
		return match{}
	}
	first := 0
	for first < len(words)-1 && words[first].mark && words[first].text != "©" && words[first].text != "(" && words[first].text != "[" {
		first++ // bullets and rules before the words
	}
	have := w.sketch(words)
	for _, p := range w.byWord[words[first].lower] {
		if !p.possible(have) {
			continue
		}
		if end, ok := w.try(p, text, words[first:]); ok {
			return match{p.role, end}
		}
	}
	for _, p := range w.open {
		if !p.possible(have) || p.named() && !isCapitalised(words[first].text) {
			continue
		}
		if end, ok := w.try(p, text, words[first:]); ok {
			return match{p.role, end}
		}
	}
	return match{}
}

// try matches a pattern against a whole line, or, for a caption label that
// ends in a mark, against its beginning.
func (w *wording) try(p *pattern, text string, words []word) (end int, ok bool) {
	head := p.role == roleCaptionLabel || p.role == roleHeadlineLabel || p.role == roleCaptionPart
	if len(words) >= maxPatternWords && !head && !p.open {
		return 0, false
	}
	if p.open && p.fixed < 3 && (len(words) > 18 || endsSentence(text) && p.fixed < min(3, (len(words)+4)/4)) {
		return 0, false // "More than ..." may begin a sentence of the report
	}
	steps := 0
	m := matcher{w: w, text: text, words: words, head: head, steps: &steps}
	n, ok := m.match(p.items, 0)
	if !ok {
		return 0, false
	}
	if n >= len(words) {
		return len(text), true
	}
	return words[n].at, true
}

// named reports whether a pattern begins with a name.
func (p *pattern) named() bool {
	k := p.items[0].kind
	return k == itemName || k == itemNames || k == itemAgency || k == itemCaps
}

func (p *pattern) couldBegin(first word) bool {
	it := p.items[0]
	switch it.kind {
	case itemWord:
		for _, x := range it.words {
			if x == first.lower {
				return true
			}
		}
		return false
	case itemPunct:
		return first.mark && sameMark(first.text, it.words[0])
	}
	return !first.mark && isCapitalised(first.text)
}

// maxSteps bounds backtracking; no real line comes near.
const maxSteps = 2000

type matcher struct {
	w     *wording
	text  string
	words []word
	head  bool // a match of the line's beginning is enough
	steps *int
}

// match returns how many words the items took, having reached the end.
func (m matcher) match(items []item, at int) (int, bool) {
	if *m.steps++; *m.steps > maxSteps {
		return 0, false
	}
	if len(items) == 0 {
		if m.head {
			return at, true
		}
		for at < len(m.words) && m.words[at].mark {
			at++
		}
		return at, at == len(m.words)
	}
	it := items[0]
	if it.kind == itemWord || it.kind == itemPunct {
		if n := m.literal(it, at); n > 0 {
			if end, ok := m.match(items[1:], n); ok {
				return end, true
			}
		}
		if it.optional {
			return m.match(items[1:], at)
		}
		return 0, false
	}
	if it.kind == itemAny {
		for n := at; n <= len(m.words); n++ {
			if end, ok := m.match(items[1:], n); ok {
				return end, true
			}
		}
		return 0, false
	}
	for _, n := range m.lengths(it, at) {
		if end, ok := m.match(items[1:], n); ok {
			return end, true
		}
	}
	if it.optional {
		return m.match(items[1:], at)
	}
	return 0, false
}

// literal returns where a word or mark of a pattern ends, if it stands at
// word at, else 0. Marks that the pattern does not mention are passed over.
func (m matcher) literal(it item, at int) int {
	if it.kind == itemWord {
		at = m.pastMarks(at)
	}
	if at >= len(m.words) {
		return 0
	}
	for _, x := range it.words {
		if it.kind == itemWord && x == m.words[at].lower || it.kind == itemPunct && sameMark(m.words[at].text, x) {
			return at + 1
		}
	}
	return 0
}

func (m matcher) pastMarks(at int) int {
	for at < len(m.words) && m.words[at].mark {
		at++
	}
	return at
}

// lengths returns the places where a slot that begins at word at may end.
func (m matcher) lengths(it item, at int) []int {
	at = m.pastMarks(at)
	if at >= len(m.words) {
		return nil
	}
	switch it.kind {
	case itemNumber:
		if isNumber(m.words[at].lower) {
			return []int{at + 1}
		}
	case itemName:
		return reverse(nameEnds(m.words, at, false))
	case itemNames:
		return reverse(nameEnds(m.words, at, true))
	case itemDate, itemTime, itemDateTime:
		return m.moment(it.kind, at)
	case itemAgency:
		return m.agencyEnds(at)
	case itemCaps:
		if t := m.words[at].text; len(t) > 2 && strings.ToUpper(t) == t && !isDigits(t) {
			return []int{at + 1}
		}
	}
	return nil
}

func (m matcher) moment(kind itemKind, at int) []int {
	d, n := parseMoment(m.text[m.words[at].at:])
	if n == 0 || kind == itemDate && d.Day == 0 || kind == itemTime && (!d.HasTime || d.Day != 0) ||
		kind == itemDateTime && (!d.HasTime || d.Day == 0) {
		return nil
	}
	end := at
	for end < len(m.words) && m.words[end].at < m.words[at].at+n {
		end++
	}
	return []int{end}
}

func (m matcher) agencyEnds(at int) []int {
	var ends []int
	for n := min(3, len(m.words)-at); n >= 1; n-- {
		last := m.words[at+n-1]
		if m.w.agency[strings.ToLower(m.text[m.words[at].at:last.at+len(last.text)])] {
			ends = append(ends, at+n)
		}
	}
	return ends
}

func sameMark(have, want string) bool {
	if want == "-" {
		return have == "-" || have == "–" || have == "—" || have == "--"
	}
	if want == "|" {
		return have == "|" || have == "•" || have == "·" || have == "/"
	}
	return have == want
}

func reverse(xs []int) []int {
	for i, j := 0, len(xs)-1; i < j; i, j = i+1, j-1 {
		xs[i], xs[j] = xs[j], xs[i]
	}
	return xs
}

func isNumber(s string) bool {
	return s != "" && s[0] >= '0' && s[0] <= '9' && strings.Trim(s, "0123456789.,km+") == ""
}

// particles stand inside names in lower case.
var particles = map[string]bool{
	"of": true, "the": true, "de": true, "da": true, "del": true, "van": true, "von": true, "der": true,
	"al": true, "el": true, "bin": true, "ibn": true, "le": true, "la": true, "du": true, "di": true, "ter": true, "dos": true,
}

// linkers join several names of a byline.
var linkers = map[string]bool{"and": true, "&": true, "in": true, "at": true, "for": true, "with": true, "by": true, "from": true}

// nameEnds returns where a name, or several, may end: after each capitalised
// word from at on.
func nameEnds(words []word, at int, several bool) []int {
	var ends []int
	for i := at; i < len(words) && i < at+40; i++ {
		w := words[i]
		switch {
		case w.mark:
			if !several || w.text != "," && w.text != "|" && w.text != "/" && w.text != "-" && w.text != "–" && w.text != "." {
				if w.text != "." {
					return ends
				}
			}
		case isCapitalised(w.text):
			ends = append(ends, i+1)
			if !several && len(ends) == 6 {
				return ends
			}
		case i > at && (particles[w.lower] || several && linkers[w.lower]):
		default:
			return ends
		}
	}
	return ends
}

func isCapitalised(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return unicode.IsUpper(r) || unicode.IsLetter(r) && !unicode.IsLower(r)
}

// creditAt returns where a credit, or an ending like "(Reporting by ...)",
// begins at the end of a text, and the reason to throw it away; -1 where there
// is none.
func (w *wording) creditAt(text string) (at int, why Reason) {
	from := 0
	if len(text) > maxTail {
		from = len(text) - maxTail
		if i := strings.IndexByte(text[from:], ' '); i >= 0 {
			from += i + 1
		}
	}
	tail := text[from:]
	if at := gluedCredit(tail); at > 0 {
		return from + at, Credit
	}
	if i := strings.LastIndex(tail, ". "); i > 0 && isDesk(tail[i+2:]) {
		return from + i + 2, Boilerplate
	}
	if i := endMarkAt(tail); i > 0 && endsSentence(tail[:i]) {
		return from + i, Boilerplate
	}
	if !mayHoldCredit(tail) {
		return -1, ""
	}
	words := splitWords(tail, maxPatternWords)
	have := w.sketch(words)
	for i := range words {
		free := from+words[i].at == 0 || (words[i].mark || i > 0 && (words[i-1].mark && words[i-1].text != ",") || w.agency[words[i].lower])
		if !free {
			continue
		}
		for _, p := range w.tails {
			if !p.possible(have) || !p.couldBegin(words[i]) {
				continue
			}
			if p.role == roleBoilerplateTail && !endsSentence(tail[:words[i].at]) {
				continue // "the monetary fund (IMF)"
			}
			if _, ok := w.try(p, tail, words[i:]); ok {
				return from + words[i].at, reasons[p.role]
			}
		}
	}
	return -1, ""
}

// mayHoldCredit rules most prose out: every pattern for the end of a text has
// one of these marks or words.
func mayHoldCredit(s string) bool {
	return strings.ContainsAny(s, "[(/:|©—–") || strings.Contains(s, " - ") || strings.Contains(s, " via ") ||
		strings.HasSuffix(s, "item") || strings.HasSuffix(s, "item.")
}

// maxTail is how many bytes at the end of a text are searched for a credit.
const maxTail = 220

// creditMakesCaption reports whether a text ends in a picture credit, and so
// is a caption. A dash and an agency also sign whole reports.
func (w *wording) creditMakesCaption(text string) bool {
	at, why := w.creditAt(text)
	if at <= 0 || why != Credit {
		return false
	}
	return !isDash(text[at:])
}

// gluedCredit returns where "Image: ..." begins when the page's text lost the
// blank before it ("the talks in BraskImage: A. B./agency"), or -1.
func gluedCredit(s string) int {
	for _, label := range [...]string{"Image: ", "Photo: ", "Photograph: ", "Picture: ", "Credit: "} {
		if i := strings.LastIndex(s, label); i > 0 {
			if r, _ := utf8.DecodeLastRuneInString(s[:i]); unicode.IsLower(r) || r == '.' {
				return i
			}
		}
	}
	return -1
}
