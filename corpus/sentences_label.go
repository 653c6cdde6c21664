package corpus

import (
	"slices"
	"strconv"
	"strings"
	"unicode"
)

// head reads “? CONSULT visit/- cancelled put-off -2.5”.
func (p *sentenceParser) head(e *Label, cell string) error {
	f := strings.Fields(cell)
	if len(f) > 0 && f[0] == "?" {
		e.May, f = true, f[1:]
	}
	if len(f) < 2 {
		return p.fault(cell, "an event begins with its type and has a status")
	}
	e.Types = strings.Split(f[0], "/")
	for _, t := range e.Types {
		if _, ok := modes[t]; !ok {
			return p.fault(t, "no type of PLOVER")
		}
	}
	e.Modes = []string{""}
	for i, w := range f[1:] {
		if err := p.headWord(e, w, i == 0); err != nil {
			return err
		}
	}
	if len(e.Status) == 0 {
		return p.fault(cell, "no status")
	}
	return nil
}

func (p *sentenceParser) headWord(e *Label, word string, first bool) error {
	alternatives := strings.Split(word, "/")
	grade, notNumber := strconv.ParseFloat(word, 64)
	_, isStatus := grades[alternatives[0]]
	switch {
	case isStatus && len(e.Status) == 0:
		for _, s := range alternatives {
			if _, ok := grades[s]; !ok {
				return p.fault(s, "no status")
			}
		}
		e.Status, e.Grade = alternatives, grades[alternatives[0]]
	case word == "put-off" && slices.Contains(e.Status, "cancelled"):
		e.PutOff = true
	case notNumber == nil && len(e.Status) > 0:
		if grade < -3 || grade > 3 {
			return p.fault(word, "a factuality lies between -3 and 3")
		}
		e.Grade = grade
	case first:
		return p.mode(e, alternatives)
	default:
		return p.fault(word, "after the type come a mode, a status, put-off where it is cancelled, and a factuality")
	}
	return nil
}

func (p *sentenceParser) mode(e *Label, words []string) error {
	e.Modes = nil
	for _, m := range words {
		if m == "-" {
			m = ""
		} else if !slices.ContainsFunc(e.Types, func(t string) bool { return slices.Contains(modes[t], m) }) {
			return p.fault(m, "no status, and no mode of %s", strings.Join(e.Types, "/"))
		}
		e.Modes = append(e.Modes, m)
	}
	return nil
}

// roles reads “A + B [POL GOV] -> C / D”; “-(passive)” is an empty list.
func (p *sentenceParser) roles(e *Label, cell string) error {
	sources, targets, ok := strings.Cut(cell, "->")
	if !ok {
		return p.fault(cell, "sources and targets are parted by ->")
	}
	var err error
	if e.Sources, e.NoSource, err = p.list(sources); err != nil {
		return err
	}
	e.Targets, e.NoTarget, err = p.list(targets)
	return err
}

func (p *sentenceParser) list(cell string) (list []Role, reason string, err error) {
	cell = strings.TrimSpace(cell)
	if cell == "" {
		return nil, "", p.fault(cell, "an empty list is written -")
	}
	if rest, ok := strings.CutPrefix(cell, "-"); ok {
		reason = strings.Trim(rest, "()")
		if reason != "" && !slices.Contains(emptyReasons, reason) {
			return nil, "", p.fault(reason, "a list is empty for one of %s", strings.Join(emptyReasons, ", "))
		}
		return nil, reason, nil
	}
	for _, one := range strings.Split(cell, " + ") {
		r, err := p.role(one)
		if err != nil {
			return nil, "", err
		}
		list = append(list, r)
	}
	return list, "", nil
}

// role reads “Warsaw / Poland [POL GOV]”.
func (p *sentenceParser) role(cell string) (Role, error) {
	var r Role
	cell = strings.TrimSpace(cell)
	if words, codes, ok := strings.Cut(strings.TrimSuffix(cell, "]"), " ["); ok {
		cell = words
		f := strings.Fields(codes)
		if len(f) > 0 {
			r.Country = f[0]
		}
		if len(f) > 1 {
			r.Sector = f[1]
		}
		if len(f) == 0 || len(f) > 2 || !isCode(r.Country) && r.Country != "-" || r.Sector != "" && !slices.Contains(sectors, r.Sector) {
			return r, p.fault(codes, "codes are [COUNTRY] or [COUNTRY SECTOR], - for no country")
		}
	}
	for _, reading := range strings.Split(cell, " / ") {
		w, err := p.words(reading)
		if err != nil {
			return r, err
		}
		r.Words = append(r.Words, w)
	}
	return r, nil
}

func isCode(s string) bool {
	return len(s) == 3 && !strings.ContainsFunc(s, func(c rune) bool { return !unicode.IsUpper(c) })
}

// words reads “called … off” or “talks #2”; they must be in the sentence.
func (p *sentenceParser) words(cell string) (Words, error) {
	var w Words
	cell = strings.TrimSpace(cell)
	quoted, nth, counted := strings.Cut(cell, " #")
	if counted {
		n, err := strconv.Atoi(nth)
		if err != nil || n < 1 {
			return w, p.fault(nth, "a place is a number from 1")
		}
		w.Nth = n
	}
	if quoted == "" {
		return w, p.fault(cell, "no words")
	}
	w.Pieces = strings.Split(quoted, gap)
	if len(w.Spans(p.current.Text)) == 0 {
		return w, p.fault(cell, "these words are not in the sentence")
	}
	return w, nil
}

// field reads “when: on Tuesday = 2031-04-08”.
func (p *sentenceParser) field(e *Label, cell string) error {
	key, value, ok := strings.Cut(cell, ": ")
	if !ok {
		return p.fault(cell, "a field is “key: words”")
	}
	switch key {
	case "context":
		e.Contexts = strings.Fields(value)
		for _, c := range e.Contexts {
			if !slices.Contains(contexts, c) {
				return p.fault(c, "no context of PLOVER")
			}
		}
		return nil
	case "of":
		for _, n := range strings.Fields(value) {
			i, err := strconv.Atoi(n)
			if err != nil {
				return p.fault(n, "of has numbers of events of this sentence")
			}
			e.Of = append(e.Of, i-1)
		}
		return nil
	case "plan":
		e.Plan = value
		return nil
	case "note":
		e.Note = value
		return nil
	case "when":
		if words, iso, ok := strings.Cut(value, " = "); ok {
			value, e.WhenValue = words, iso
		}
	}
	field := map[string]*Words{
		"evidence": &e.Evidence, "because": &e.Because, "when": &e.When, "status-when": &e.StatusWhen,
		"status-by": &e.StatusBy, "said-by": &e.SaidBy, "where": &e.Where,
	}[key]
	if field == nil {
		return p.fault(key, "no such field; README.md lists them")
	}
	w, err := p.words(value)
	*field = w
	return err
}

// styles are the kinds of text that sentences are written after.
var styles = []string{"agency", "broadcaster", "ministry", "headline", "caption", "social"}

// noneReasons are what a sentence without an event has instead.
var noneReasons = []string{
	"opinion", "standing", "purpose", "condition", "home-politics", "metaphor", "sport", "question",
	"description", "fact-denied", "own-speech", "future-vague", "other",
}

// emptyReasons are why nobody is named on a side of an event.
var emptyReasons = []string{"passive", "noun", "unsaid", "mutual", "thing", "own"}

// grades are the factuality of each status where no word says more.
var grades = map[string]float64{
	"happened": 3, "ongoing": 3, "planned": 1, "possible": 0, "conditional": 0, "cancelled": -2, "denied": -3,
}

// modes are the types of PLOVER 2.0 with their modes.
var modes = map[string][]string{
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

// contexts are those of PLOVER 2.0.
var contexts = strings.Fields(`military intelligence executive legislative election political_institutions
	pro_democracy pro_autocracy economic legal reparations human_rights rights_freedoms repression human_security
	gender lgbt religion_ethnicity inequality diplomatic territory peacekeeping health asylum migration disasters
	natural_resource environment technology terrorism cbrn cyber misinformation crime corruption illegal_drugs
	trafficking`)

// sectors are those of the coding manual.
var sectors = strings.Fields(`GOV LEG JUD MIL COP SPY PRM REB UAF UNK PTY OPP ELI CVL BUS LAB AGR CRM EDU JRN MED
	REL REF PRE SOC`)
