package lexicon

import (
	"bytes"
	"slices"
	"strings"
	"sync"
)

// Person is somebody whose offices the lexicon knows.
type Person struct {
	Name        string
	Country     string // of the first office of a state; a body's code where there is none
	FamilyFirst bool   // the name is written family name first
	Gender      byte   // 'm', 'f' or 0 where no row says it
	Terms       []*Term
}

// ID is the person's identifier: "person/PRK/kim-jong-un".
func (p *Person) ID() string {
	b := append([]byte("person/"), p.Country...)
	if p.Country != "" {
		b = append(b, '/')
	}
	return string(appendSlug(b, p.Name))
}

// On returns the terms that the date (YYYY-MM-DD or less) lies in; all terms
// where it is "". Terms of unknown time count only where no other does, and
// terms without an office only of people of whom no office is known.
func (p *Person) On(date string) []*Term {
	named := slices.ContainsFunc(p.Terms, func(t *Term) bool { return t.Office != "" })
	var held, undated []*Term
	for _, t := range p.Terms {
		switch {
		case named && t.Office == "":
		case date == "":
			held = append(held, t)
		case !t.Dated():
			undated = append(undated, t)
		case t.Holds(date):
			held = append(held, t)
		}
	}
	if len(held) > 0 {
		return held
	}
	return undated
}

// Before returns the term that ended last before the date, or nil.
func (p *Person) Before(date string) *Term {
	var last *Term
	for _, t := range p.Terms {
		if t.To != "" && before(t.To, date) && (last == nil || before(last.To, t.To)) {
			last = t
		}
	}
	return last
}

// people finds the rows of leaders.tsv and its like by the names in them. Only
// that is made at the first name; persons are made of the rows that fit.
type people struct {
	lexicon *Lexicon
	rows    []personLine
	slots   []nameSlot // open-addressed
	bearers []bearer   // those of one key are chained
	// families are the rows by the family name or only name, read when first asked for.
	families func() map[string][]int32
}

// personLine is a row: its line with the columns of its file's header.
type personLine struct {
	order []column
	line  string
}

type nameSlot struct {
	key   uint64
	first int32 // index in bearers from 1, or 0 in an empty slot
}

// bearer says that a row has a name.
type bearer struct {
	row, next int32  // next is an index from 1, or 0
	initials  string // of this form of the name
	main      bool   // the name proper, not another form
	weak      bool   // the key leaves out parts of the name
}

// newPeople reads the names of the texts. The built-in rows are all checked by a
// test, a user's own when they are opened.
func newPeople(lex *Lexicon, texts []text) *people {
	lines := 0
	for i := range texts {
		lines += strings.Count(texts[i].body, "\n")
	}
	p := &people{
		lexicon: lex, rows: make([]personLine, 0, lines),
		slots: make([]nameSlot, tableSize(2*lines)), bearers: make([]bearer, 0, 2*lines),
	}
	k := keyer{lexicon: lex, words: newWordTable(2*lines, 16*lines)}
	for i := range texts {
		err := texts[i].rows(func(order []column, line string) error {
			p.add(&k, personLine{order, line})
			return nil
		})
		if err != nil {
			continue // of a header: checked before
		}
	}
	p.families = sync.OnceValue(p.readFamilies)
	return p
}

// readFamilies finds the rows by the last word of each form of the name, without
// a numeral, and by the first where the family name may stand there.
func (p *people) readFamilies() map[string][]int32 {
	out := make(map[string][]int32, len(p.rows))
	k := keyer{lexicon: p.lexicon, words: newWordTable(2*len(p.rows), 16*len(p.rows))}
	for i := range p.rows {
		r := row{}
		if r.cut(p.rows[i].order, p.rows[i].line) != nil {
			continue
		}
		front := p.lexicon.familyFirst(r.fields[colCountry], strings.Fields(r.fields[colFlags]))
		forms := r.fields[colName] + ";" + r.fields[colAlso]
		for form := range strings.SplitSeq(forms, ";") {
			words := k.parts(form).words
			if n := len(words); n > 1 && isNumeral(words[n-1]) {
				words = words[:n-1]
			}
			if len(words) == 0 {
				continue
			}
			ends := []string{words[len(words)-1]}
			if front && len(words) > 1 {
				ends = append(ends, words[0])
			}
			for _, w := range ends {
				if rows := out[w]; len(rows) == 0 || rows[len(rows)-1] != int32(i) {
					out[w] = append(rows, int32(i))
				}
			}
		}
	}
	return out
}

// isNumeral reports whether a word is a small Roman numeral of more than one letter: "Abdullah II".
func isNumeral(word string) bool { return len(word) > 1 && strings.Trim(word, "ivx") == "" }

// Family returns the persons whose family name, or only name, the word is, in
// whatever spelling [Lexicon.SameName] allows: "Harlow", "al-Sawi".
func (l *Lexicon) Family(name string) []*Person {
	k := keyer{lexicon: l}
	n := k.parts(name)
	if len(n.words) != 1 {
		return nil
	}
	p := l.people()
	var list []bearer
	for _, row := range p.families()[n.words[0]] {
		list = append(list, bearer{row: row})
	}
	return p.persons(list, func(*bearer) bool { return true })
}

// familyFirst reports whether the name may be written family name first.
func (l *Lexicon) familyFirst(country string, flags []string) bool {
	return l.familyOf[country] || country == "JPN" || slices.Contains(flags, "family-first")
}

// add notes the names of a row.
func (p *people) add(k *keyer, l personLine) {
	row := int32(len(p.rows))
	p.rows = append(p.rows, l)
	name, also := l.names()
	p.enter(k.parts(name), row, true)
	for also != "" {
		var form string
		form, also, _ = strings.Cut(also, ";")
		p.enter(k.parts(form), row, false)
	}
}

// names cuts the two columns of names out of the line.
func (l *personLine) names() (name, also string) {
	rest := l.line
	for _, c := range l.order {
		var field string
		field, rest, _ = strings.Cut(rest, "\t")
		switch c {
		case colName:
			name = field
		case colAlso:
			also = field
		}
	}
	return name, also
}

// enter notes the name of a row: by all its words, and weakly by the first and
// the last, and without the last of four or more.
func (p *people) enter(n nameWordList, row int32, main bool) {
	if len(n.words) == 0 {
		return
	}
	p.bear(n.key(0, len(n.words)), bearer{row: row, initials: n.initials, main: main})
	if len(n.words) > 2 {
		p.bear(n.ends(), bearer{row: row, initials: n.initials, weak: true})
	}
	if len(n.words) > 3 {
		p.bear(n.key(0, len(n.words)-1), bearer{row: row, initials: n.initials, weak: true})
	}
}

func (p *people) bear(key uint64, b bearer) {
	s := p.slot(key)
	s.key, b.next = key, s.first
	p.bearers = append(p.bearers, b)
	s.first = int32(len(p.bearers))
}

// slot returns the slot of a key, which is an empty one where the key is new.
// There are more slots than bearers can fill: three names a row, a fourth in a few.
func (p *people) slot(key uint64) *nameSlot {
	if len(p.bearers) >= len(p.slots)*3/4 {
		p.grow()
	}
	mask := uint64(len(p.slots) - 1)
	i := key >> 17 & mask
	for p.slots[i].first != 0 && p.slots[i].key != key {
		i = (i + 1) & mask
	}
	return &p.slots[i]
}

func (p *people) grow() {
	old := p.slots
	p.slots = make([]nameSlot, 2*len(old))
	mask := uint64(len(p.slots) - 1)
	for _, s := range old {
		if s.first == 0 {
			continue
		}
		i := s.key >> 17 & mask
		for p.slots[i].first != 0 {
			i = (i + 1) & mask
		}
		p.slots[i] = s
	}
}

// of returns the bearers of a key, in the order of the rows.
func (p *people) of(key uint64) []bearer {
	mask := uint64(len(p.slots) - 1)
	i := key >> 17 & mask
	for p.slots[i].first != 0 && p.slots[i].key != key {
		i = (i + 1) & mask
	}
	var out []bearer
	for b := p.slots[i].first; b != 0; b = p.bearers[b-1].next {
		out = append(out, p.bearers[b-1])
	}
	slices.Reverse(out)
	return out
}

// person is a person in the making.
type person struct {
	Person
	initials string
	rows     []int32
}

// named makes the persons whose names proper have the key. The same name and
// state are one person, and so are the same name, a state and a body of states.
func (p *people) named(key uint64) []*person {
	var out []*person
	for _, b := range p.of(key) {
		if !b.main {
			continue
		}
		r := row{}
		if r.cut(p.rows[b.row].order, p.rows[b.row].line) != nil {
			continue
		}
		t := p.lexicon.termOf(&r)
		i := slices.IndexFunc(out, func(x *person) bool {
			return (x.initials == b.initials || x.initials == "" || b.initials == "") &&
				(x.Country == t.Country || !ofState(x.Country) || !ofState(t.Country))
		})
		if i < 0 {
			i = len(out)
			out = append(out, &person{Person: Person{Name: t.Name, Country: t.Country}, initials: b.initials})
		}
		out[i].take(p.lexicon, t, b.row)
	}
	return out
}

func ofState(code string) bool { return code != "" && !isBodyCode(code) }

// take gives the person a term.
func (x *person) take(l *Lexicon, t *Term, row int32) {
	if !ofState(x.Country) {
		x.Country = t.Country
	}
	x.Terms = append(x.Terms, t)
	x.rows = append(x.rows, row)
	x.FamilyFirst = x.FamilyFirst || l.familyFirst(t.Country, t.Flags)
	switch {
	case t.Has("male"):
		x.Gender = 'm'
	case t.Has("female"):
		x.Gender = 'f'
	}
}

// nameWordList is a name cut into words, each as its spellings have it in common.
type nameWordList struct {
	words    []string
	initials string
}

// The 64-bit hash of Fowler, Noll and Vo (1991), variant 1a.
const (
	fnvOffset = 14695981039346656037
	fnvPrime  = 1099511628211
)

func hashOn(h uint64, word string) uint64 {
	for i := range len(word) {
		h = (h ^ uint64(word[i])) * fnvPrime
	}
	return h
}

// key is the hash of words [first, end), which are joined: "Jong-un" and "Jongun".
func (n nameWordList) key(first, end int) uint64 {
	h := uint64(fnvOffset)
	for _, w := range n.words[first:end] {
		h = hashOn(h, w)
	}
	return h
}

// ends is the key of the first and the last word.
func (n nameWordList) ends() uint64 {
	return hashOn(hashOn(fnvOffset, n.words[0]), n.words[len(n.words)-1])
}

// rotated is the key with the family name on the other side: "Shinzo Abe" for
// "Abe Shinzo", and, with last, "Kim Jong Un" for "Jong Un Kim".
func (n nameWordList) rotated(last bool) uint64 {
	cut := 1
	if last {
		cut = len(n.words) - 1
	}
	h := uint64(fnvOffset)
	for _, w := range n.words[cut:] {
		h = hashOn(h, w)
	}
	for _, w := range n.words[:cut] {
		h = hashOn(h, w)
	}
	return h
}

// keyer cuts names into words and keeps what it worked out for each.
type keyer struct {
	lexicon *Lexicon
	words   *wordTable // nil to keep nothing
	common  []string   // by number in words, from 1
	list    []string
}

// parts cuts a name. Initials between and before other words are kept apart, and
// Arabic articles are left out, unless one is all that stands before the last word. The words last until the next call.
func (k *keyer) parts(name string) nameWordList {
	var buf [64]byte
	var n nameWordList
	var initials []byte
	n.words = k.list[:0]
	for rest := name; rest != ""; {
		var word []byte
		word, _, rest = nextWord(buf[:0], rest)
		switch {
		case len(word) == 0 || word[0] == '\'':
		case len(word) == 1:
			initials = append(initials, word[0])
		case rest != "" && isParticle(string(word)):
		default:
			n.words = append(n.words, k.canonical(word))
		}
	}
	if len(n.words) < 2 && len(initials) > 0 { // "H. R. Venn": the initials are what there is
		n.words = slices.Insert(n.words, 0, string(initials))
		initials = nil
	}
	if len(n.words) == 1 && initials == nil {
		if given, ok := givenParticle(name); ok {
			n.words = slices.Insert(n.words, 0, k.canonical(given))
		}
	}
	n.initials = string(initials)
	k.list = n.words
	return n
}

// givenParticle returns the first word of a name of two that looks like an Arabic
// article and is a given name, since it stands apart with a capital: "Al Gore".
func givenParticle(name string) ([]byte, bool) {
	var buf [64]byte
	first, _, apart := strings.Cut(strings.TrimSpace(name), " ")
	word, has, rest := nextWord(buf[:0], first)
	return bytes.Clone(word), apart && rest == "" && has != anyCase && isParticle(string(word))
}

func (k *keyer) canonical(word []byte) string {
	if k.words == nil {
		return k.lexicon.canonical(string(word))
	}
	id, old := k.words.add(word)
	if !old {
		k.common = append(k.common, k.lexicon.canonical(string(word)))
	}
	return k.common[id-1]
}

// People returns the persons of the lexicon whom a name of at least two words
// may mean, in whatever spelling [Lexicon.SameName] allows. Where the family
// name goes first at home, it may stand on either side. A name that lacks a middle
// initial, or a part, of the lexicon's, or has a part more, means only who is in
// office on the date; without a date ("") nobody.
func (l *Lexicon) People(name, date string) []*Person {
	k := keyer{lexicon: l}
	n := k.parts(name)
	if len(n.words) < 2 {
		return nil
	}
	p := l.people()
	found := p.called(n.key(0, len(n.words)), n.initials, date, false)
	for _, last := range [...]bool{false, true} {
		if len(found) == 0 {
			found = slices.DeleteFunc(p.called(n.rotated(last), n.initials, date, false), func(x *Person) bool { return !x.FamilyFirst })
		}
	}
	if len(found) == 0 && len(n.words) > 2 {
		found = p.called(n.ends(), n.initials, date, true)
	}
	if len(found) == 0 {
		return nil
	}
	return found
}

// called returns the bearers of a key: those of the whole name, or else those
// of a part of it who are in office. With part, the key is itself of a part.
func (p *people) called(key uint64, initials, date string, part bool) []*Person {
	list := p.of(key)
	isPart := func(b *bearer) bool { return part || b.weak || b.initials != "" && initials == "" }
	whole := p.persons(list, func(b *bearer) bool { return !isPart(b) && initialsFit(b.initials, initials) })
	if len(whole) > 0 {
		return whole
	}
	return slices.DeleteFunc(p.persons(list, func(b *bearer) bool { return isPart(b) && initialsFit(b.initials, initials) }), func(x *Person) bool {
		// Of a family name in front every part tells people apart.
		return x.FamilyFirst || !inOffice(x, date)
	})
}

func initialsFit(a, b string) bool { return strings.HasPrefix(a, b) || strings.HasPrefix(b, a) }

// persons returns the persons of the bearers that pass, each once.
func (p *people) persons(list []bearer, pass func(*bearer) bool) []*Person {
	var out []*Person
	var seen []int32
	for i := range list {
		if !pass(&list[i]) || slices.Contains(seen, list[i].row) {
			continue
		}
		if x := p.whose(list[i].row); x != nil {
			seen = append(seen, x.rows...)
			out = append(out, &x.Person)
		}
	}
	return out
}

func inOffice(p *Person, date string) bool {
	return date != "" && slices.ContainsFunc(p.Terms, func(t *Term) bool { return t.Dated() && t.Holds(date) })
}

// whose returns the person that a row is about.
func (p *people) whose(row int32) *person {
	name, _ := p.rows[row].names()
	k := keyer{lexicon: p.lexicon}
	n := k.parts(name)
	for _, x := range p.named(n.key(0, len(n.words))) {
		if slices.Contains(x.rows, row) {
			return x
		}
	}
	return nil
}

// Persons returns all persons of the lexicon, in the order of their rows.
func (l *Lexicon) Persons() []*Person {
	p := l.people()
	seen := make(map[int32]bool, len(p.rows))
	var out []*Person
	for i := range p.rows {
		if row := int32(i); !seen[row] {
			if x := p.whose(row); x != nil {
				for _, r := range x.rows {
					seen[r] = true
				}
				out = append(out, &x.Person)
			}
		}
	}
	return out
}
