package event

import (
	"fmt"
	"strings"
)

// types are the sixteen of PLOVER 2.0 (Halterman et al. 2023), with their modes.
var types = map[string][]string{
	"AGREE": nil, "SUPPORT": nil, "CONCEDE": nil, "COOPERATE": nil, "AID": nil,
	"CONSULT":  {"visit", "third-party", "multilateral", "phone"},
	"RETREAT":  {"withdraw", "release", "disarm", "ceasefire", "access", "resign"},
	"REQUEST":  {"assist", "change", "yield", "meet"},
	"REJECT":   {"assist", "change", "yield", "meet"},
	"ACCUSE":   {"disapprove", "investigate", "allege"},
	"THREATEN": {"restrict", "arrest", "relations", "expel", "territory", "violence"},
	"PROTEST":  {"demo", "riot", "strike", "hunger", "boycott", "obstruct", "vandalize"},
	"SANCTION": {"convict", "expel", "withdraw", "discontinue"},
	"MOBILIZE": {"troops", "weapons", "police", "militia"},
	"COERCE": {"seize", "restrict", "censor", "curfew", "martial-law", "arrest", "deport", "withhold",
		"misinformation", "cyber"},
	"ASSAULT": {"abduct", "beat", "torture", "sexual", "targeted", "destroy", "primitive", "firearms", "explosives",
		"suicide-attack", "aerial", "drone", "heavy-weapons", "crowd-control", "unconventional"},
}

// wordClass is the part of speech that a trigger asks for.
type wordClass uint8

const (
	verbWord wordClass = iota
	nounWord
	adjWord
)

// trigger is a word that may start a rule: a lemma, with its particle if any.
type trigger struct {
	class    wordClass
	lemma    string
	particle string // "off" in call+off, "" for none
}

// words is a set of lemmas with the text that the user wrote for it.
type words struct {
	text string
	set  map[string]bool
	list []string // sorted; of the prepositions of a step alone
}

func (w words) has(lemma string) bool { return w.set[lemma] }

// step is one move over the tree: from a word to an argument of it.
type step struct {
	name  string // a key of steps
	words words  // prepositions of prep(...); empty for any
}

// path is a walk over the tree, written "object.prep(of)".
type path struct {
	text  string
	steps []step
	self  bool // the path is the step "self" alone
}

// choice is a list of paths of which the first that leads anywhere counts.
type choice []path

// constraint says what the end of a path must be.
type constraint struct {
	kinds kindSet // any of them
	words words   // lemmas; any of them
	bare  bool    // no demand but that the path leads somewhere
}

// condition holds where some end of the path meets the constraint.
type condition struct {
	path path
	constraint
}

// anyOf is a list of conditions of which one must hold.
type anyOf []condition

// modeCase gives a mode (or a type and mode, or a CAMEO code) where its condition holds.
type modeCase struct {
	mode  string
	cameo string
	when  anyOf
}

// Example is a sentence of a rule with what the rule must make of it.
type Example struct {
	Line    int
	Text    string
	None    bool // the rule must not fire
	Status  string
	Mode    string   // "" where the example does not say
	Sources []string // words that name each source, in any order
	Targets []string
}

// Rule is one coding rule: the words that start it, what must stand around
// them, and the act they tell.
type Rule struct {
	Name     string // "consult/visit/travel"
	File     string
	Line     int
	Type     string
	Mode     string
	CAMEO    string
	Contexts []string
	Examples []Example

	triggers []trigger
	needs    []anyOf
	nevers   []anyOf
	sources  []choice
	targets  []choice
	modes    []modeCase
	nothing  bool // the word tells of no act where the rule fits
	alone    bool // may code an act that names no actor
	spoken   bool // the act is done by saying the clause; it stands beside the act that the clause tells
	own      bool // a spoken act that the report tells in its own voice: "Norland will close the strait unless"
	beside   bool // as spoken, but also in the report's own voice: "Norland will not let the ship dock"
	first    bool // goes before the other rules of its words
	apart    bool // is no meeting that a later mention may take up
	attr     bool // may be told by the participle before its noun: "the detained sailors"
	begun    bool // its past tense tells of a beginning: "left for Brask" is under way
	anaphor  bool // may take up a meeting named before ("it", "the summit", an object left out)
}

// Error is a fault in a rule text.
type Error struct {
	File  string
	Line  int
	Token string // the words at fault
	Msg   string
}

func (e *Error) Error() string {
	if e.Token == "" {
		return fmt.Sprintf("%s:%d: %s", e.File, e.Line, e.Msg)
	}
	return fmt.Sprintf("%s:%d: %q: %s", e.File, e.Line, e.Token, e.Msg)
}

func newWords(text string) words {
	w := words{text: text, set: map[string]bool{}}
	for _, f := range strings.FieldsFunc(text, func(r rune) bool { return r == ' ' || r == ',' || r == '\t' }) {
		w.set[f] = true
	}
	w.list = sortedKeys(w.set)
	return w
}
