package event

import (
	"cmp"
	"crypto/sha256"
	"embed"
	"encoding/hex"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"slices"
	"strings"

	"nuncio/article"
	"nuncio/attribution"
	"nuncio/entity"
	"nuncio/event/internal/grade"
	"nuncio/event/model"
	"nuncio/place"
	"nuncio/syntax"
	"nuncio/timex"
)

//go:embed rules
var embedded embed.FS

// ruleEnding is that of the names of files of rules and lists.
const ruleEnding = ".rules"

// operatorFile is the lexicon of words that set the status.
const operatorFile = "operators.txt"

// contextFile maps words to the contexts they tell of.
const contextFile = "contexts.txt"

// Coder codes reports by its rules. It is safe for concurrent use.
type Coder struct {
	rules []*Rule
	// by has the rules that a lemma may start, the most demanding first.
	by [3]map[string][]trigRule
	// spoken are the rules for acts that are done by saying a clause, whatever its verb.
	spoken   []*Rule
	ops      *operators
	lex      lists
	contexts map[string][]string
	known    map[string]bool // all words of rules, lists and operators
	// irregular maps past forms to their lemmas.
	irregular map[string]string
	grades    *grade.Model
	hash      string
}

type trigRule struct {
	particle string
	rule     *Rule
}

// lists are the word lists that the code itself asks for, by their names in
// the rule texts.
type lists struct {
	subjectControl words // "promised them to go": the subject goes
	performatives  words // "I would urge them to go": said and done
	obliqueControl words // "called on them to go": they go
	readiness      words // "said he would be ready to": he is
	undergoing     words // "called for them to face trial": not they are asked
	delegates      words // "representatives of the government and the rebels": those two
	papers         words // "issued a statement demanding": who issued it demands
	lead           words // "a team led by"
	instruments    words // things that act for their owner: "tanks", "forces"
	measures       words // "a round of", "the start of"
	timetable      words // verbs whose present tense with a day is a time-table
	meetings       words // nouns of meeting, for "the summit", "the talks"
	occurrences    words // verbs that say of an act that it takes place
	heads          words // words of the offices of heads of state and government
	communicating  words // "telephone": what one does in order to say something
	reporting      words // verbs that report a clause and say nothing of a noun
	samePast       words // "put": past forms like the present
	expected       words // "due": said of one who is to come to a place
	inviting       words // "invite": of one asked to come to a place
	failures       words // "collapse": said of talks that were held, or of a plan
	vague          words // "dialogue": meetings that are no one meeting
	endings        words // "stop", "continue": said of a deed that is under way
	staff          words // "interpreter": who serves at a meeting and is no side of it
	tellers        words // "sources": who tells of a deed and does not do it
	scheduling     words // "that was due on", "planned for": of a meeting, what sets its day
	resolves       words // "decision", "bid": nouns for what their author is to do himself
	authoring      words // "issue", "propose": what the author of a text or plan does
	offers         words // "offer", "demand": nouns that stand for what they are about
	levels         words // "high-level", "ministerial": of talks below the heads
	absences       words // "skip": what one does who does not come to a meeting
	giving         words // "give": verbs with two objects
	returned       words // "back from Brask": said of one who has been to a place
	sited          words // "bombing", "agreement": nouns that a city before them places
	settlements    words // "the village of": nouns that the name of a place explains
	aims           words // "way", "reason": what a thing is for stands behind "to"
	presupposing   words // "despite": prepositions whose act took place whatever the clause says
	discussing     words // "discuss": verbs that leave a plan as it stands
	lasting        words // "keep", "remain": verbs whose present tense in a headline tells of what goes on
	deciding       words // "decide": what is decided at a meeting does not tell whether it was held
	trying         words // "seek": what is tried in talks tells that they were held
	wishes         words // "want": of a meeting that is arranged, no news
	nameless       words // "summit", "talks": meetings that count even where nobody is named
	domestic       words // "wage": what makes them no matter between states
	journeys       words // "visit", "trip": nouns of a visit
	arrivals       words // "arrive": what the visit is for begins only then
	gatherings     words // "conference": named without those who come to it
	arranged       words // "due": said of a step that has its day
	single         words // modes of what befalls one once
	nounEndings    words // "in" of "sit-in"
	receiving      words // "receive", "tell": what one does to a visiting guest
	particles      words // "off" of "call off"
	irregular      words // "shot=shoot": forms that may stand as lemmas
}

// New returns a coder with the embedded rules.
func New() (*Coder, error) { return Open(nil) }

// text is one file of rules.
type text struct{ name, body string }

// texts reads the files of rules of a folder, in the order of their names, and then
// those of operators and contexts.
func texts(fsys fs.FS) ([]text, error) {
	names, err := fs.Glob(fsys, "*"+ruleEnding)
	if err != nil {
		return nil, fmt.Errorf("listing the rules: %w", err)
	}
	var out []text
	for _, n := range append(names, operatorFile, contextFile) {
		b, err := fs.ReadFile(fsys, n)
		if errors.Is(err, fs.ErrNotExist) {
			continue
		}
		if err != nil {
			return nil, fmt.Errorf("reading the rules: %w", err)
		}
		out = append(out, text{n, string(b)})
	}
	return out, nil
}

// overlaid returns the embedded files with those of a folder behind them; a file of
// rules with the name of an embedded one takes its place.
func overlaid(over fs.FS) ([]text, error) {
	sub, err := fs.Sub(embedded, "rules")
	if err != nil {
		return nil, fmt.Errorf("opening the embedded rules: %w", err)
	}
	out, err := texts(sub)
	if err != nil || over == nil {
		return out, err
	}
	own, err := texts(over)
	if err != nil {
		return nil, err
	}
	if len(own) == 0 {
		return nil, errors.New("the folder has no *" + ruleEnding + " file, no " + operatorFile + " and no " + contextFile)
	}
	for _, f := range own {
		at := slices.IndexFunc(out, func(t text) bool { return t.name == f.name && strings.HasSuffix(t.name, ruleEnding) })
		if at >= 0 {
			out[at] = f
		} else {
			out = append(out, f)
		}
	}
	return out, nil
}

// Open returns a coder with the embedded rules, overlaid with those of a folder; nil:
// without. The folder's files are read after the embedded ones, and a rule, list,
// operator or word of a context that there is already replaces it; so does a *.rules
// file with the name of an embedded one. Faults in the texts are returned together,
// each an [*Error].
func Open(fsys fs.FS) (*Coder, error) {
	files, err := overlaid(fsys)
	if err != nil {
		return nil, err
	}
	grades, err := model.Grades()
	if err != nil {
		return nil, err
	}
	c := &Coder{grades: grades, ops: newOperators(), contexts: map[string][]string{}}
	set := &ruleset{lists: map[string]words{}}
	sum := sha256.New()
	fmt.Fprintln(sum, grades.Header.SHA256)
	var faults []error
	for _, f := range files {
		fmt.Fprintf(sum, "%s\x00%d\x00%s", f.name, len(f.body), f.body)
		switch f.name {
		case operatorFile:
			var more *operators
			more, err = parseOperators(f.name, f.body)
			c.ops.overlay(more)
		case contextFile:
			var more map[string][]string
			more, err = parseContexts(f.name, f.body)
			maps.Copy(c.contexts, more)
		default:
			err = parseRules(set, f.name, f.body)
		}
		if err != nil {
			faults = append(faults, err)
		}
	}
	if err := c.lex.take(set.lists); err != nil {
		faults = append(faults, err)
	}
	if len(faults) > 0 {
		return nil, errors.Join(faults...)
	}
	c.rules = set.rules
	c.index()
	c.know(set.lists)
	c.hash = "sha256:" + hex.EncodeToString(sum.Sum(nil))
	return c, nil
}

// byName leads from the name of each list to its place.
func (l *lists) byName() map[string]*words {
	return map[string]*words{
		"subject-control": &l.subjectControl,
		"performatives":   &l.performatives,
		"oblique-control": &l.obliqueControl,
		"undergoing":      &l.undergoing,
		"delegates":       &l.delegates,
		"papers":          &l.papers,
		"readiness":       &l.readiness,
		"lead":            &l.lead,
		"instruments":     &l.instruments,
		"measures":        &l.measures,
		"timetable":       &l.timetable,
		"meetings":        &l.meetings,
		"occurrences":     &l.occurrences,
		"irregular":       &l.irregular,
		"same-past":       &l.samePast,
		"reporting":       &l.reporting,
		"communicating":   &l.communicating,
		"heads":           &l.heads,
		"scheduling":      &l.scheduling,
		"sited":           &l.sited,
		"settlements":     &l.settlements,
		"returned":        &l.returned,
		"giving":          &l.giving,
		"levels":          &l.levels,
		"inviting":        &l.inviting,
		"staff":           &l.staff,
		"tellers":         &l.tellers,
		"vague":           &l.vague,
		"failures":        &l.failures,
		"expected":        &l.expected,
		"offers":          &l.offers,
		"authoring":       &l.authoring,
		"resolves":        &l.resolves,
		"endings":         &l.endings,
		"absences":        &l.absences,
		"aims":            &l.aims,
		"discussing":      &l.discussing,
		"presupposing":    &l.presupposing,
		"lasting":         &l.lasting,
		"nameless":        &l.nameless,
		"deciding":        &l.deciding,
		"trying":          &l.trying,
		"wishes":          &l.wishes,
		"journeys":        &l.journeys,
		"arrivals":        &l.arrivals,
		"gatherings":      &l.gatherings,
		"arranged":        &l.arranged,
		"single":          &l.single,
		"noun-endings":    &l.nounEndings,
		"receiving":       &l.receiving,
		"particles":       &l.particles,
		"domestic":        &l.domestic,
	}
}

// take takes the lists from those of the rule texts.
func (l *lists) take(have map[string]words) error {
	var faults []error
	named := l.byName()
	for _, name := range slices.Sorted(maps.Keys(named)) {
		list, ok := have[name]
		if !ok {
			faults = append(faults, &Error{File: "*.rules", Token: name, Msg: "the list is missing"})
		}
		*named[name] = list
	}
	return errors.Join(faults...)
}

// parseContexts reads lines "context : words".
func parseContexts(file, text string) (map[string][]string, error) {
	out := map[string][]string{}
	var faults []error
	for i, l := range logicalLines(text) {
		if l == "" {
			continue
		}
		name, ws, ok := strings.Cut(l, ":")
		name = strings.TrimSpace(name)
		if !ok || !contexts[name] {
			faults = append(faults, &Error{File: file, Line: i + 1, Token: name, Msg: "a line is written: context : words, with a context of PLOVER"})
			continue
		}
		for _, w := range strings.Fields(ws) {
			out[w] = append(out[w], name)
		}
	}
	return out, errors.Join(faults...)
}

func (c *Coder) index() {
	for k := range c.by {
		c.by[k] = map[string][]trigRule{}
	}
	for _, r := range c.rules {
		if r.spoken {
			c.spoken = append(c.spoken, r)
			continue
		}
		for _, t := range r.triggers {
			c.by[t.class][t.lemma] = append(c.by[t.class][t.lemma], trigRule{t.particle, r})
		}
	}
	for k := range c.by {
		for _, list := range c.by[k] {
			slices.SortStableFunc(list, func(a, b trigRule) int { return cmp.Compare(weightOf(b), weightOf(a)) })
		}
	}
}

// know gathers the words that the rules ask for.
func (c *Coder) know(lists map[string]words) {
	c.known = map[string]bool{}
	for _, w := range lists {
		for l := range w.set {
			c.known[l] = true
		}
	}
	for l := range c.by[verbWord] {
		c.known[l] = true
	}
	c.irregular = map[string]string{}
	for pair := range c.lex.irregular.set {
		form, lemma, _ := strings.Cut(pair, "=")
		c.irregular[form] = lemma
		delete(c.known, form)
	}
	for _, class := range c.ops.by {
		for l := range class {
			c.known[l] = true
		}
	}
}

func weightOf(t trigRule) int {
	n := 2 * (len(t.rule.needs) + len(t.rule.nevers))
	if t.particle != "" {
		n += 5
	}
	if t.rule.first {
		n += 1000
	}
	return n
}

// Hash identifies the rule texts and the weights that grade certainty: "sha256:" and
// 64 digits.
func (c *Coder) Hash() string { return c.hash }

// Rules returns the rules in reading order. They must not be changed.
func (c *Coder) Rules() []*Rule { return c.rules }

// Input is what the stages before this one found in one report. Block i of Doc
// is block i of Article.
type Input struct {
	Article    *article.Article
	Doc        *syntax.Document
	Times      []timex.Expression
	Entities   *entity.Result
	Places     []place.Place
	Statements []attribution.Statement
	Published  string // ISO date or RFC 3339, "" where not known
}

// reader codes one report.
type reader struct {
	tree
	c       *Coder
	in      *Input
	timeOf  []int32 // time expression of each token, or -1
	placeOf []int32 // place headed by each token, or -1
	stOf    []int32 // innermost statement whose content holds each token, or -1
	nameOf  []int32 // name of an actor that each token is a part of, or None
	actOf   []*act  // act started by each token
	acts    []*act  // in text order
	recall  recalled
}

// act is a rule that fired, on its way to become an event.
type act struct {
	tok              int32
	rule             *Rule
	mode, cameo      string
	sources, targets []int32
	standing         standing
	definite         bool
	when, where      int32
	statusWhen       int32
	over             *act   // the act whose words hold this one: the AGREE of "agreed to meet"
	same             *act   // the earlier act that this one repeats
	also             []*act // later acts that repeat this one
	plan             int32
	reception        *act  // the visit told of for a meeting: "will receive them for a summit"
	part             part  // of a further meeting in one clause: its words
	listed           bool  // a meeting to come with the sides of the one before it
	renewed          bool  // the step that was put off, as planned for its new day
	index            int32 // in the result
	why              []string
}

// Code returns the events of a report, in text order of their triggers.
func (c *Coder) Code(in Input) []Event {
	if in.Doc == nil || in.Entities == nil || len(in.Doc.Tokens) == 0 {
		return nil
	}
	r := newReader(c, &in)
	r.match()
	for _, a := range r.acts {
		r.cast(a)
	}
	r.sift()
	r.merge()
	return r.events()
}

func newReader(c *Coder, in *Input) *reader {
	r := &reader{c: c, in: in, recall: recalled{from: none}, tree: newTree(c, c.visiting(in.Doc))}
	r.indexTimes()
	return r
}

func (r *reader) indexTimes() {
	n := len(r.doc.Tokens)
	all := make([]int32, 4*n)
	for i := range all {
		all[i] = -1
	}
	r.timeOf, r.placeOf, r.stOf, r.nameOf = all[:n], all[n:2*n], all[2*n:3*n], all[3*n:]
	r.indexStatements()
	r.indexNames()
	for k := range r.in.Times {
		for i := r.in.Times[k].First; i < r.in.Times[k].End && int(i) < n; i++ {
			r.timeOf[i] = int32(k)
		}
	}
	for k := range r.in.Places {
		for i := r.in.Places[k].First; i < r.in.Places[k].End && int(i) < n; i++ {
			r.placeOf[i] = int32(k)
		}
	}
	r.actOf = make([]*act, n)
}

// indexStatements notes for each token the innermost statement that holds it.
func (r *reader) indexStatements() {
	size := make([]int, len(r.doc.Tokens))
	for s := range r.in.Statements {
		for _, c := range r.in.Statements[s].Content {
			at, _ := slices.BinarySearchFunc(r.doc.Tokens, c.Start, func(t syntax.Token, start int32) int { return cmp.Compare(t.Span.Start, start) })
			for i := at; i < len(r.doc.Tokens) && r.doc.Tokens[i].Span.End <= c.End; i++ {
				if r.stOf[i] < 0 || c.Len() < size[i] {
					r.stOf[i], size[i] = int32(s), c.Len()
				}
			}
		}
	}
}

// maxName is the longest name, in words, whose parts stand for it.
const maxName = 8

// indexNames notes for each proper noun the name of an actor that it is in.
func (r *reader) indexNames() {
	for k := range r.in.Entities.Mentions {
		m := &r.in.Entities.Mentions[k]
		if m.Form != entity.Name || m.Actor == entity.None || m.Locative || m.Modifier || m.End-m.First > maxName {
			continue
		}
		for i := m.First; i < m.End && int(i) < len(r.nameOf); i++ {
			if r.nameOf[i] < 0 && r.upos(i) == syntax.PROPN {
				r.nameOf[i] = int32(k)
			}
		}
	}
}

// match finds the rule that each word starts.
func (r *reader) match() {
	for i := range r.doc.Tokens {
		if rule := r.ruleAt(int32(i)); rule != nil {
			a := &act{tok: int32(i), rule: rule, when: None, where: None, statusWhen: None, plan: None}
			r.actOf[i] = a
			r.acts = append(r.acts, a)
		}
	}
	r.matchSpoken()
}

// matchSpoken finds acts that are done by saying a clause ("we shall close the
// strait unless ...", "they must leave").
func (r *reader) matchSpoken() {
	var found []*act
	for i := range r.doc.Tokens {
		if r.upos(int32(i)) != syntax.VERB {
			continue
		}
		reported := r.statementAround(int32(i)) >= 0
		for _, rule := range r.c.spoken {
			if (reported && !rule.own || !reported && rule.own || rule.beside) && r.fits(int32(i), rule) {
				found = append(found, &act{tok: int32(i), rule: rule, when: None, where: None, statusWhen: None, plan: None})
				break
			}
		}
	}
	r.acts = append(r.acts, found...)
	slices.SortStableFunc(r.acts, func(a, b *act) int { return cmp.Compare(a.tok, b.tok) })
}

// anyWord starts the rules for a noun that a clause sets its subject in, whatever
// the noun ("is in Brask").
const anyWord = "*"

// statesPlace reports whether i is the place that a clause says its subject is in.
func (r *reader) statesPlace(i int32) bool {
	if r.inviter(i) != none {
		return true
	}
	if r.backFrom(i) != none {
		return true
	}
	if p := r.preposition(i); r.placeOf[i] < 0 || p != "in" && p != "at" {
		return false
	}
	if h := r.head(i); h != none && r.rel(i) == syntax.Obl && r.c.lex.expected.has(r.lemma[h]) {
		return true // "is due in Brask"
	} else if h != none && r.rel(i) == syntax.Obl && r.child(h, syntax.Cop) != none && !r.isVerb(h) {
		return true // "was last in Brask"
	}
	return r.child(i, syntax.Cop) != none && r.child(i, syntax.Nsubj) != none || r.titledAt(i)
}

// titledAt reports whether i is the place that a headline or caption sets somebody
// in without a verb ("Swedish minister in Brask for talks").
func (r *reader) titledAt(i int32) bool {
	h := r.head(i)
	return h != none && h < i && r.rel(i) == syntax.Nmod && r.head(h) == none && !r.isVerb(h) && (r.title(i) || r.caption(i)) && r.placeOf[i] >= 0
}

// backFrom returns the "back" or "fresh" of one who has come from place i ("back
// from Brask"), or none.
func (r *reader) backFrom(i int32) int32 {
	if r.preposition(i) != "from" || r.placeOf[i] < 0 && !r.hasKind(i, stateKind) {
		return none
	}
	if h := r.head(i); h != none && r.c.lex.returned.has(r.lemma[h]) && !r.isVerb(h) {
		return h
	}
	c := r.child(i, syntax.Case)
	if c > 0 && r.c.lex.returned.has(r.lemma[c-1]) && r.sentence(c-1) == r.sentence(c) && (r.head(c-1) == i || r.upos(c-1) == syntax.ADV) && r.rel(c-1) != syntax.CompoundPrt {
		return c - 1
	}
	return none
}

// inviter returns the verb of inviting that word i is the place of ("invited both
// leaders to Brask"), or none.
func (r *reader) inviter(i int32) int32 {
	if r.placeOf[i] < 0 || r.preposition(i) != "to" {
		return none
	}
	h := r.head(i)
	if h != none && (r.rel(i) == syntax.Nmod || r.upos(h) == syntax.ADV) {
		h = r.head(r.firstConjunct(h)) // hung on the guest, or on "back"
	}
	if h != none && r.isVerb(h) && r.c.lex.inviting.has(r.lemma[h]) {
		return h
	}
	return none
}

func (r *reader) ruleAt(i int32) *Rule {
	class, ok := r.class(i)
	if !ok {
		return nil
	}
	if class == nounWord && r.timeOf[i] >= 0 {
		return nil // "in March"
	}
	list := r.c.by[class][r.lemma[i]]
	if len(list) == 0 && class == nounWord && r.statesPlace(i) {
		list = r.c.by[nounWord][anyWord]
	}
	for k := range list {
		t := &list[k]
		if t.particle != "" && !r.hasParticle(i, t.particle) || r.attributive(i) && !t.rule.attr {
			continue
		}
		if !r.fits(i, t.rule) {
			continue
		}
		if t.rule.nothing {
			return nil
		}
		return t.rule
	}
	return nil
}

// class returns the word class that token i may start rules as.
func (r *reader) class(i int32) (wordClass, bool) {
	switch r.upos(i) {
	case syntax.VERB, syntax.AUX:
		switch r.rel(i) {
		case syntax.Aux, syntax.AuxPass, syntax.Compound:
			return 0, false
		case syntax.Amod:
			if !r.setOffParticiple(i) && !r.attributive(i) {
				return 0, false // "visiting officials" tells of no act
			}
		}
		if r.nominalised(i) && len(r.c.by[nounWord][r.lower(i)]) > 0 {
			return nounWord, true
		}
		return verbWord, true
	case syntax.NOUN, syntax.PROPN, syntax.SYM: // a sum may be headed by "$"
		return nounWord, true
	case syntax.ADJ:
		return adjWord, true
	}
	return 0, false
}

// attributive reports whether i is a past participle before its noun ("the detained
// sailors"), which tells of an act by the rules alone that say so.
func (r *reader) attributive(i int32) bool {
	return r.rel(i) == syntax.Amod && r.participle(i) && r.head(i) > i && !r.setOffParticiple(i)
}

func (r *reader) fits(i int32, rule *Rule) bool {
	for k := range rule.needs {
		if !r.meets(i, rule.needs[k]) {
			return false
		}
	}
	for k := range rule.nevers {
		if r.meets(i, rule.nevers[k]) {
			return false
		}
	}
	return true
}
