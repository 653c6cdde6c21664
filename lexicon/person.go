package lexicon

import (
	"slices"
	"strings"
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

// people is the persons of the lexicon, by their names.
type people struct {
	list  []*Person
	first map[uint64]int32 // key of a name → the first of its bearers, an index in bearers
	// bearers of one key are chained.
	bearers []bearer
}

type bearer struct {
	person   *Person
	next     int32  // or -1
	initials string // of this form of the name
	weak     bool   // the key leaves out parts of the name
}

// people reads the built-in leaders, and puts all terms together by person.
// The built-in rows are all read by a test; here a faulty one ends its file.
func (l *loader) people(late []text) *people {
	own := l.terms
	l.terms = nil
	l.growTerms(late)
	for i := range late {
		if err := l.file(&late[i]); err != nil {
			continue
		}
	}
	l.terms = append(l.terms, own...) // behind the built-in ones, whose names are written with care
	p := &people{first: make(map[uint64]int32, 2*len(l.terms)), bearers: make([]bearer, 0, 2*len(l.terms))}
	k := keyer{lexicon: l.lexicon, words: newWordTable(len(l.terms), 8*len(l.terms))}
	for i := range l.terms {
		p.add(&k, &l.terms[i])
	}
	return p
}

// add gives the term to the person of its row, who is made where there is none:
// the same name and country are one person, and so are the same name, a state and
// a body of states.
func (p *people) add(k *keyer, t *Term) {
	name := k.parts(t.Name, make([]string, 0, 6))
	key := name.key(0, len(name.words))
	who := p.owner(key, name.initials, t.Country)
	if who == nil {
		who = &Person{Name: t.Name, Country: t.Country}
		p.list = append(p.list, who)
	}
	if isBodyCode(who.Country) || who.Country == "" {
		who.Country = t.Country
	}
	who.Terms = append(who.Terms, t)
	who.FamilyFirst = who.FamilyFirst || t.Has("family-first") || k.lexicon.familyOf[t.Country] || t.Country == "JPN"
	switch {
	case t.Has("male"):
		who.Gender = 'm'
	case t.Has("female"):
		who.Gender = 'f'
	}
	p.enter(name, who)
	for list := t.Also; list != ""; {
		var form string
		form, list, _ = strings.Cut(list, ";")
		p.enter(k.parts(form, name.words[:0]), who)
	}
}

func (p *people) owner(key uint64, initials, country string) *Person {
	for i := p.at(key); i >= 0; i = p.bearers[i].next {
		b := &p.bearers[i]
		if b.weak || b.initials != initials && b.initials != "" && initials != "" {
			continue
		}
		if c := b.person.Country; c == country || c == "" || country == "" || isBodyCode(c) || isBodyCode(country) {
			return b.person
		}
	}
	return nil
}

func (p *people) at(key uint64) int32 {
	if i, ok := p.first[key]; ok {
		return i
	}
	return -1
}

// enter notes that who bears the name: by all its words, and weakly by the
// first and the last, and without the last of four or more.
func (p *people) enter(n nameWordList, who *Person) {
	if len(n.words) == 0 {
		return
	}
	p.bear(n.key(0, len(n.words)), bearer{person: who, initials: n.initials})
	if len(n.words) > 2 && !who.FamilyFirst {
		p.bear(n.ends(), bearer{person: who, initials: n.initials, weak: true})
	}
	if len(n.words) > 3 {
		p.bear(n.key(0, len(n.words)-1), bearer{person: who, initials: n.initials, weak: true})
	}
}

func (p *people) bear(key uint64, b bearer) {
	first := p.at(key)
	for i := first; i >= 0; i = p.bearers[i].next {
		if o := &p.bearers[i]; o.person == b.person && o.initials == b.initials && (o.weak == b.weak || b.weak) {
			return
		}
	}
	b.next = first
	p.first[key] = int32(len(p.bearers))
	p.bearers = append(p.bearers, b)
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
}

// parts cuts a name. Initials between and before other words are kept apart, and
// Arabic articles are left out. The words are appended to words.
func (k *keyer) parts(name string, words []string) nameWordList {
	var buf [64]byte
	var n nameWordList
	var initials []byte
	n.words = words
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
		return n
	}
	n.initials = string(initials)
	return n
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
	n := k.parts(name, make([]string, 0, 6))
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
		found = slices.DeleteFunc(p.called(n.ends(), n.initials, date, true), func(x *Person) bool { return x.FamilyFirst })
	}
	if len(found) == 0 {
		return nil
	}
	return found
}

// called returns the bearers of a key: those of the whole name, or else those
// of a part of it who are in office. With part, the key is itself of a part.
func (p *people) called(key uint64, initials, date string, part bool) []*Person {
	var whole, parts []*Person
	for i := p.at(key); i >= 0; i = p.bearers[i].next {
		b := &p.bearers[i]
		switch {
		case initials != "" && b.initials != "" && !strings.HasPrefix(b.initials, initials) && !strings.HasPrefix(initials, b.initials):
		case part || b.weak || b.initials != "" && initials == "":
			if date != "" && slices.ContainsFunc(b.person.Terms, func(t *Term) bool { return t.Dated() && t.Holds(date) }) && !slices.Contains(parts, b.person) {
				parts = append(parts, b.person)
			}
		case !slices.Contains(whole, b.person):
			whole = append(whole, b.person)
		}
	}
	if len(whole) > 0 {
		return whole
	}
	return parts
}

// Persons returns all persons of the lexicon, in the order of their rows. They
// must not be changed.
func (l *Lexicon) Persons() []*Person { return l.people().list }
