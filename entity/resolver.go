package entity

import (
	"errors"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"nuncio/article"
	"nuncio/lexicon"
	"nuncio/syntax"
)

// Resolver finds the actors of reports. It is not changed after [New] and safe
// for concurrent use.
type Resolver struct {
	lex      *lexicon.Lexicon
	words    wordLists
	cultures map[string][]string // culture of a given name → countries
}

// New returns a Resolver that goes by the names, offices and bodies of lex.
func New(lex *lexicon.Lexicon) (*Resolver, error) {
	if lex == nil {
		return nil, errors.New("entity: no lexicon")
	}
	words, err := readLists(wordsFile)
	if err != nil {
		return nil, err
	}
	cultures, err := readCultures(culturesFile)
	if err != nil {
		return nil, err
	}
	return &Resolver{lex: lex, words: words, cultures: cultures}, nil
}

// Resolve finds mentions, links those of one actor, and describes the actors.
// Block i of doc is block i of art; art may be nil, then all blocks are paragraphs.
//
// The order of the work: names; noun phrases; names linked to names, the fullest
// first; descriptions linked to the names they stand beside; titles and nouns,
// then pronouns, linked backwards through the text. Bare surnames are linked
// after everything that tells their bearers apart is known.
func (r *Resolver) Resolve(art *article.Article, doc *syntax.Document) *Result {
	rd := newReading(r, art, doc)
	rd.findNames()
	rd.readAbbreviations()
	rd.joinClassNouns()
	rd.findNouns()
	rd.findPronouns()
	rd.linkPossessors()
	rd.sortMentions()
	rd.shareTitles()
	rd.shareOwner()
	rd.linkStates()
	rd.settleBodies()
	rd.linkFullNames()
	rd.linkOrganisations()
	rd.linkUnionSeats()
	rd.linkDescriptions()
	rd.belongings()
	rd.takeKnown()
	rd.inferCountries()
	rd.linkLeads()
	for _, running := range [...]bool{true, false} { // titles and captions last: they lean on the whole text
		rd.linkShortNames(running)
		rd.inferCountries()
		rd.linkBackwards(running)
		rd.inferCountries()
	}
	rd.startUnlinked()
	rd.takeTitled()
	rd.inferShared()
	rd.inferCountries()
	rd.inferHome()
	rd.yieldKnown()
	return rd.result()
}

// reading is the work of one call of Resolve. Slices indexed by token are
// filled once; mentions and chains grow.
type reading struct {
	*Resolver
	doc *syntax.Document
	art *article.Article

	forms       []string // surface forms
	lists       []list   // lists of words.txt that the token's lemma stands in
	left, right []int32  // extent of the token's subtree: [left, right)
	hits        []hit    // phrases of the lexicon, by first token
	hitFrom     []int32  // token → the longest hit that begins there; shorter ones stand before it
	nerAt       []int32  // token → the name of the analyzer around it

	ments  []mention
	nameAt []int32 // token → the name mention it is part of; after sorting, whose proper name it is part of
	headAt []int32 // token → the innermost mention it heads

	chains  []chain
	unclear []Ambiguous // by mention
	pairs   [][2]int32  // mentions joined by a hyphen: "Marren-Okel"
	// seen holds the parts of names of several words, which single words may take up.
	seen map[string]bool
	// shortFor holds the names that letters in brackets behind them stand for.
	shortFor map[string]string
	// spellings remembers which pairs of words are spellings of one name.
	spellings map[[2]string]bool
	// persons holds the last words of what the analyzer takes for people's names.
	persons   map[string]bool
	interview bool // questions and answers
	// inPhrase marks the tokens of phrases of the lexicon that a mention is by.
	inPhrase []bool
}

// hit is a phrase of the lexicon in the text.
type hit struct {
	first, end int32
	classes    classes
	entries    []lexicon.Entry
	former     bool // with "ex-" before it
}

// classes is a set of lexicon classes.
type classes uint16

func classSet(list ...lexicon.Class) classes {
	var s classes
	for _, c := range list {
		s |= 1 << c
	}
	return s
}

var (
	stateClasses  = classSet(lexicon.Country, lexicon.Nationality, lexicon.Capital, lexicon.Seat)
	officeClasses = classSet(lexicon.Office)
	bodyClasses   = classSet(lexicon.Body, lexicon.Outlet)
	wholeClasses  = classSet(lexicon.Country, lexicon.Nationality, lexicon.Capital, lexicon.Seat, lexicon.Body, lexicon.Outlet, lexicon.Place)
	titleClasses  = classSet(lexicon.Office, lexicon.Rank, lexicon.Honorific)
	peopleClasses = classSet(lexicon.Office, lexicon.Group)
	personClasses = classSet(lexicon.GivenName, lexicon.Surname)
)

func (h *hit) has(c classes) bool { return h.classes&c != 0 }

// entry returns the first entry of the class, or nil.
func (h *hit) entry(c lexicon.Class) *lexicon.Entry {
	for i := range h.entries {
		if h.entries[i].Class == c {
			return &h.entries[i]
		}
	}
	return nil
}

// flagged returns the first entry of the class with the flag, or nil.
func (h *hit) flagged(c lexicon.Class, flag string) *lexicon.Entry {
	for i := range h.entries {
		if h.entries[i].Class == c && h.entries[i].Has(flag) {
			return &h.entries[i]
		}
	}
	return nil
}

func newReading(r *Resolver, art *article.Article, doc *syntax.Document) *reading {
	n := len(doc.Tokens)
	ints := make([]int32, 6*n)
	rd := &reading{
		Resolver: r, doc: doc, art: art,
		forms: make([]string, n), lists: make([]list, n),
		left: ints[:n:n], right: ints[n : 2*n : 2*n], hitFrom: ints[2*n : 3*n : 3*n],
		nerAt: ints[3*n : 4*n : 4*n], nameAt: ints[4*n : 5*n : 5*n], headAt: ints[5*n:],
		ments: make([]mention, 0, n/3+1),
		seen:  make(map[string]bool), shortFor: make(map[string]string), persons: make(map[string]bool), spellings: make(map[[2]string]bool), inPhrase: make([]bool, n),
	}
	for i := range doc.Tokens {
		rd.forms[i] = doc.Form(int32(i))
		rd.lists[i] = r.words[strings.ToLower(rd.forms[i])] | r.words[strings.ToLower(doc.Tokens[i].Lemma)]
		rd.hitFrom[i], rd.nerAt[i], rd.nameAt[i], rd.headAt[i] = None, None, None, None
	}
	for i, name := range doc.Names {
		for k := name.First; k < name.End; k++ {
			rd.nerAt[k] = int32(i)
		}
	}
	rd.interview = rd.isInterview()
	rd.extents()
	rd.matchLexicon()
	return rd
}

// extents fills left and right. A step limit guards against trees with cycles.
func (rd *reading) extents() {
	for i := range rd.left {
		rd.left[i], rd.right[i] = int32(i), int32(i)+1
	}
	for i := range rd.doc.Tokens {
		j := rd.doc.Tokens[i].Head
		for steps := 0; j >= 0 && steps < 64; steps++ {
			rd.left[j], rd.right[j] = min(rd.left[j], int32(i)), max(rd.right[j], int32(i)+1)
			j = rd.doc.Tokens[j].Head
		}
	}
}

func (rd *reading) matchLexicon() {
	for _, s := range rd.doc.Sentences {
		for i := s.First; i < s.End; i++ {
			if c, _ := utf8.DecodeRuneInString(rd.forms[i]); !unicode.IsLetter(c) && !unicode.IsDigit(c) {
				continue
			}
			if rest, ok := cutEx(rd.forms[i]); ok {
				rd.formerOffice(i, rest)
				continue
			}
			for entries, n := range rd.phrases(rd.forms[i:s.End]) {
				h := hit{first: i, end: i + int32(n), entries: entries}
				for k := range entries {
					h.classes |= 1 << entries[k].Class
				}
				if h.has(stateClasses) && n == 1 && i > s.First && rd.is(i-1, compassWord) && capitalised(rd.forms[i-1]) {
					continue // "South American" is nobody's adjective
				}
				if rd.forms[i] == "The" && h.end < s.End && rd.upos(h.end) == syntax.PROPN && capitalised(rd.forms[h.end]) && !rd.glued(h.end-1) {
					continue // part of a longer name: not "The Nation", but "The Nation Building Fund"
				}
				rd.hitFrom[i] = int32(len(rd.hits))
				rd.hits = append(rd.hits, h)
			}
			rd.portfolio(i, s.End)
		}
	}
}

// portfolio lengthens the minister's or official's title at token i by what
// follows "of" before a name, where the lexicon does not have the whole: "Vice
// Minister of Trade Anya Reth".
func (rd *reading) portfolio(i, limit int32) {
	h := rd.hitAt(i, officeClasses)
	if h == nil || !rd.capitalTitle(h) || h.flagged(lexicon.Office, "minister") == nil && h.flagged(lexicon.Office, "official") == nil {
		return
	}
	k := h.end + 1
	if k >= limit || rd.forms[h.end] != "of" && rd.forms[h.end] != "for" {
		return
	}
	for k < limit && !rd.startsPerson(k) && (capitalised(rd.forms[k]) || k > h.end+1 && rd.forms[k] == "and") {
		k++
	}
	if k == h.end+1 || k >= limit || !rd.startsPerson(k) {
		return
	}
	long := *h
	long.end = k
	rd.hitFrom[i] = int32(len(rd.hits))
	rd.hits = append(rd.hits, long)
}

// startsPerson reports whether a person's name begins at token i, by the
// analyzer or by a given or family name before another word with a capital.
func (rd *reading) startsPerson(i int32) bool {
	if !capitalised(rd.forms[i]) {
		return false
	}
	if rd.personByNER(i) && rd.doc.Names[rd.nerAt[i]].First == i {
		return true
	}
	for entries, n := range rd.phrases(rd.forms[i:]) {
		if n == 1 && int(i)+1 < len(rd.forms) && capitalised(rd.forms[i+1]) && slices.ContainsFunc(entries, func(e lexicon.Entry) bool {
			return e.Class == lexicon.GivenName || e.Class == lexicon.Surname
		}) {
			return true
		}
	}
	return false
}

// cutEx cuts "ex-" off a word.
func cutEx(form string) (string, bool) {
	if len(form) > 3 && (form[0] == 'e' || form[0] == 'E') && form[1] == 'x' && form[2] == '-' {
		return form[3:], true
	}
	return form, false
}

// formerOffice notes the office in "ex-minister", written as one token.
func (rd *reading) formerOffice(i int32, office string) {
	h := hit{first: i, end: i + 1, entries: rd.lex.Lookup(office), former: true}
	for k := range h.entries {
		h.classes |= 1 << h.entries[k].Class
	}
	if h.has(officeClasses) {
		rd.hitFrom[i] = int32(len(rd.hits))
		rd.hits = append(rd.hits, h)
	}
}

// phrases yields the phrases of the lexicon that words begin with, the longest last.
func (rd *reading) phrases(words []string) func(func([]lexicon.Entry, int) bool) {
	return func(yield func([]lexicon.Entry, int) bool) { rd.lex.Matches(words, yield) }
}

// longest returns the longest hit from token i that ends by end and has one of
// the classes, or nil.
func (rd *reading) longest(i, end int32, c classes) *hit {
	for k := rd.hitFrom[i]; k >= 0 && rd.hits[k].first == i; k-- {
		h := &rd.hits[k]
		if h.end <= end && h.has(c) {
			return h
		}
		if h.has(wholeClasses) && !h.has(titleClasses) {
			return nil // "Norlandic Sea" has no Norlandic in it
		}
	}
	return nil
}

// hitTo returns the longest hit that ends before token end and has one of the
// classes, or nil. It does not reach back before first.
func (rd *reading) hitTo(end, first int32, c classes) *hit {
	for i := max(first, end-8); i < end; i++ {
		if h := rd.longest(i, end, c); h != nil && h.end == end {
			return h
		}
	}
	return nil
}

// hitAt returns the longest hit that begins at token i and has one of the classes, or nil.
func (rd *reading) hitAt(i int32, c classes) *hit {
	return rd.longest(i, int32(len(rd.forms)), c)
}

// hitOver returns the longest hit of the classes that contains token i, or nil.
func (rd *reading) hitOver(i int32, c classes) *hit {
	first := rd.doc.Sentences[rd.doc.Tokens[i].Sentence].First
	for k := max(first, i-7); k <= i; k++ {
		if h := rd.hitAt(k, c); h != nil && h.end > i {
			return h
		}
	}
	return nil
}

// is reports whether token i stands in one of the lists.
func (rd *reading) is(i int32, l list) bool { return i >= 0 && rd.lists[i]&l != 0 }

func (rd *reading) upos(i int32) syntax.UPOS     { return rd.doc.Tokens[i].UPOS }
func (rd *reading) deprel(i int32) syntax.Deprel { return rd.doc.Tokens[i].Deprel }

// head returns the head of token i, or None.
func (rd *reading) head(i int32) int32 { return rd.doc.Tokens[i].Head }

// glued reports whether no space stands between token i and the next.
func (rd *reading) glued(i int32) bool { return rd.doc.Tokens[i].Flags&syntax.SpaceAfter == 0 }

func (rd *reading) lemma(i int32) string { return strings.ToLower(rd.doc.Tokens[i].Lemma) }

// blockKind returns the kind of the block that sentence s stands in.
func (rd *reading) blockKind(s int32) article.Kind { return rd.blockKindOf(rd.doc.Sentences[s]) }

func (rd *reading) blockKindOf(s syntax.Sentence) article.Kind {
	b := s.Block
	if rd.art == nil || b < 0 || int(b) >= len(rd.art.Blocks) {
		return article.Paragraph
	}
	return rd.art.Blocks[b].Kind
}

// running reports whether sentence s is part of the running text, in which
// pronouns and short names look back; titles and captions stand beside it.
func (rd *reading) running(s int32) bool {
	switch rd.blockKind(s) {
	case article.Headline, article.Heading, article.Caption, article.Dateline:
		return false
	}
	return true
}

// headIn returns the syntactic head among tokens [first, end): the first whose
// own head lies outside.
func (rd *reading) headIn(first, end int32) int32 {
	for i := first; i < end; i++ {
		if h := rd.head(i); (h < first || h >= end) && rd.upos(i) != syntax.PUNCT {
			return i
		}
	}
	return first
}

func capitalised(s string) bool {
	c, _ := utf8.DecodeRuneInString(s)
	return unicode.IsUpper(c)
}

// allCapitals reports whether s has at least two letters and none in lower case.
func allCapitals(s string) bool {
	n := 0
	for _, c := range s {
		if unicode.IsLower(c) {
			return false
		}
		if unicode.IsUpper(c) {
			n++
		}
	}
	return n >= 2
}
