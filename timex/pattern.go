package timex

import (
	_ "embed"
	"fmt"
	"slices"
	"strconv"
	"strings"
)

//go:embed patterns.txt
var patternsText string

// slot is a place in the bindings that a match fills.
type slot uint8

const (
	slotNone slot = iota
	slotYear
	slotYear2 // the second of a kind follows the first
	slotMonth
	slotMonth2
	slotDay
	slotDay2
	slotUnit
	slotUnit2
	slotWeekday
	slotCount // in tenths; unknownCount for "a few"
	slotShift // -1 last, 0 this, 1 next
	slotToday // days from the publication date
	slotQuarter
	slotHalf
	slotAndHalf
	slotSeason
	slotPart
	slotHour
	slotMinute
	slotDotted // clock time written with a point
	slotAMPM
	slotZone
	slotMod
	slotDecade
	slotDecadeWord
	slotNth
	slotDirection // -1 before, 0 same, 1 after another time expression
	slotReference
	slotSet
	slotFeast // what is kept on a day of its own: easter, christmas
	numSlots
)

// slotNames are the names in patterns.txt of the slots that patterns set
// outright, with the kind of value each takes.
var slotNames = [...]struct {
	name string
	slot slot
	kind valueKind
}{
	{"mod", slotMod, nameValue}, {"n", slotCount, numberValue}, {"u", slotUnit, unitValue}, {"x", slotShift, numberValue},
	{"t", slotToday, numberValue}, {"q", slotQuarter, numberValue}, {"h", slotHalf, numberValue}, {"half", slotAndHalf, numberValue},
	{"p", slotPart, nameValue}, {"dir", slotDirection, numberValue}, {"ref", slotReference, nameValue},
	{"min", slotMinute, numberValue}, {"f", slotFeast, numberValue},
}

// unset is the value of a slot that no part of the match filled.
const unset int32 = -1 << 31

// unknownCount is the count of "a few", "several" and bare plurals.
const unknownCount int32 = -1

// bindings are the slots of one match.
type bindings [numSlots]int32

func (b *bindings) clear() {
	for i := range b {
		b[i] = unset
	}
}

func (b *bindings) has(s slot) bool { return b[s] != unset }

// or returns a slot's value, or other where it is not set.
func (b *bindings) or(s slot, other int32) int32 {
	if b[s] == unset {
		return other
	}
	return b[s]
}

// fill sets a slot; a second year, month, day or unit goes into the slot after.
func (b *bindings) fill(s slot, v int32) {
	if b[s] != unset && (s == slotYear || s == slotMonth || s == slotDay || s == slotUnit) {
		s++
	}
	b[s] = v
}

type opcode uint8

const (
	opWord  opcode = iota // the atom is the word arg
	opClass               // the atom is in the class arg
	opRead                // the reader arg reads on from here
	opSet                 // slot x becomes arg
	opSplit               // go on at next, then at x
	opMatch               // the rule is matched
)

// instruction is one step of the compiled patterns, a small machine in the
// manner of K. Thompson (1968), run by backtracking; next is the step after.
type instruction struct {
	op   opcode
	arg  int32
	x    int32
	next int32
}

// condition restricts where a rule applies.
type condition struct {
	before  bool // looks at the atom before the match, not after
	wanted  bool // it must be one of these
	words   []int32
	classes []class
}

// rule is one line of patterns.txt.
type rule struct {
	line       int
	start      int32 // first instruction
	builder    builder
	conditions []condition
	check      check
	lowerCase  bool // no capital in mid-sentence
}

// grammar is the compiled patterns.
type grammar struct {
	*vocabulary
	code        []instruction
	rules       []rule
	digitStarts []int32 // rules that may begin with figures
	signStarts  []int32 // rules that may begin with an apostrophe
}

func newGrammar(words, patterns string) (*grammar, error) {
	g := &grammar{vocabulary: newVocabulary()}
	if err := g.loadWords(words); err != nil {
		return nil, err
	}
	for _, form := range patternWords(patterns) {
		g.add(form)
	}
	g.index()
	macros := map[string]string{}
	for n, line := range lines(patterns) {
		if name, body, ok := strings.Cut(line, " = "); ok && !strings.Contains(line, "->") {
			macros[strings.TrimSpace(name)] = body
			continue
		}
		if err := g.compileRule(n, line, macros); err != nil {
			return nil, fmt.Errorf("patterns.txt:%d: %w", n, err)
		}
	}
	g.indexStarts()
	return g, nil
}

// patternWords lists every word that a pattern or condition names.
func patternWords(text string) []string {
	var out []string
	for _, line := range lines(text) {
		for f := range strings.FieldsSeq(line) {
			if key, value, ok := strings.Cut(f, "="); ok && key != "" {
				f = value
			}
			for part := range strings.SplitSeq(f, ",") {
				part = strings.TrimSuffix(part, "?")
				if part != "" && part == strings.ToLower(part) && !strings.ContainsAny(part, "()|:") && part != "->" {
					out = append(out, part)
				}
			}
			if f == "," || f == ",?" {
				out = append(out, ",")
			}
		}
	}
	return out
}

func (g *grammar) compileRule(line int, text string, macros map[string]string) error {
	pattern, rest, ok := strings.Cut(text, "->")
	settings := strings.Fields(rest)
	if !ok || len(settings) == 0 {
		return fmt.Errorf("want PATTERN -> BUILDER")
	}
	r := rule{line: line}
	if r.builder, ok = builders[settings[0]]; !ok {
		return fmt.Errorf("no builder %q", settings[0])
	}
	for _, s := range settings[1:] {
		if err := g.setting(&r, s); err != nil {
			return err
		}
	}
	p := patternParser{grammar: g, macros: macros, items: strings.Fields(pattern)}
	match := g.emit(instruction{op: opMatch, arg: int32(len(g.rules))})
	start, err := p.alternatives(match)
	if err != nil {
		return err
	}
	if len(p.items) > 0 {
		return fmt.Errorf("%q stands alone", p.items[0])
	}
	r.start = start
	g.rules = append(g.rules, r)
	return nil
}

func (g *grammar) setting(r *rule, s string) error {
	key, value, _ := strings.Cut(s, "=")
	switch key {
	case "check":
		c, ok := checks[value]
		if !ok {
			return fmt.Errorf("no check %q", value)
		}
		r.check = c
	case "caps":
		r.lowerCase = value == "no"
	case "after", "notafter", "before", "notbefore":
		c := condition{before: strings.HasSuffix(key, "after"), wanted: !strings.HasPrefix(key, "not")}
		for w := range strings.SplitSeq(value, ",") {
			if cl, ok := parseClass(w); ok {
				c.classes = append(c.classes, cl)
			} else if id := g.lookup(w); id != 0 && w == strings.ToLower(w) {
				c.words = append(c.words, id)
			} else if w != "" {
				return fmt.Errorf("no class %q", w)
			}
		}
		r.conditions = append(r.conditions, c)
	default:
		return fmt.Errorf("no condition %q", key)
	}
	return nil
}

func (g *grammar) emit(in instruction) int32 {
	g.code = append(g.code, in)
	return int32(len(g.code) - 1)
}

// patternParser compiles from the end backwards: each part is given the
// instruction that follows it.
type patternParser struct {
	*grammar
	macros map[string]string
	items  []string
	depth  int
}

// alternatives compiles "A | B | C" up to ")" or the end.
func (p *patternParser) alternatives(next int32) (start int32, err error) {
	var starts []int32
	for {
		seq, err := p.sequence()
		if err != nil {
			return 0, err
		}
		at := next
		for _, part := range slices.Backward(seq) {
			if at, err = p.part(part, at); err != nil {
				return 0, err
			}
		}
		starts = append(starts, at)
		if len(p.items) == 0 || p.items[0] != "|" {
			break
		}
		p.items = p.items[1:]
	}
	at := starts[len(starts)-1]
	for _, s := range slices.Backward(starts[:len(starts)-1]) {
		at = p.emit(instruction{op: opSplit, next: s, x: at})
	}
	return at, nil
}

// patternPart is one item of a sequence: a group or a single element.
type patternPart struct {
	group    []string
	item     string
	optional bool
}

// sequence splits off the parts up to "|", ")" or the end.
func (p *patternParser) sequence() ([]patternPart, error) {
	var out []patternPart
	for len(p.items) > 0 && p.items[0] != "|" && !strings.HasPrefix(p.items[0], ")") {
		item := p.items[0]
		p.items = p.items[1:]
		if item != "(" {
			optional := len(item) > 1 && strings.HasSuffix(item, "?")
			out = append(out, patternPart{item: strings.TrimSuffix(item, "?"), optional: optional})
			continue
		}
		depth, end := 1, 0
		for ; end < len(p.items) && depth > 0; end++ {
			switch {
			case p.items[end] == "(":
				depth++
			case strings.HasPrefix(p.items[end], ")"):
				depth--
			}
		}
		if depth > 0 {
			return nil, fmt.Errorf("a group is not closed")
		}
		out = append(out, patternPart{group: p.items[:end-1], optional: p.items[end-1] == ")?"})
		p.items = p.items[end:]
	}
	return out, nil
}

// maxDepth stops names that are defined by themselves.
const maxDepth = 16

func (p *patternParser) part(part patternPart, next int32) (start int32, err error) {
	if part.group != nil {
		start, err = p.nested(part.group, next)
	} else if body, ok := p.macros[part.item]; ok {
		start, err = p.nested(strings.Fields(body), next)
	} else {
		start, err = p.element(part.item, next)
	}
	if err == nil && part.optional {
		start = p.emit(instruction{op: opSplit, next: start, x: next})
	}
	return start, err
}

func (p *patternParser) nested(items []string, next int32) (int32, error) {
	if p.depth >= maxDepth {
		return 0, fmt.Errorf("names are nested too deeply")
	}
	inner := patternParser{grammar: p.grammar, macros: p.macros, items: items, depth: p.depth + 1}
	start, err := inner.alternatives(next)
	if err == nil && len(inner.items) > 0 {
		err = fmt.Errorf("%q stands alone", inner.items[0])
	}
	return start, err
}

func (p *patternParser) element(item string, next int32) (int32, error) {
	if name, value, ok := strings.Cut(item, ":"); ok && name != "" {
		return p.assignment(name, value, next)
	}
	if i := slices.Index(readerNames[1:], item); i >= 0 {
		return p.emit(instruction{op: opRead, arg: int32(i + 1), next: next}), nil
	}
	if c, ok := parseClass(item); ok {
		return p.emit(instruction{op: opClass, arg: int32(c), next: next}), nil
	}
	if id := p.lookup(item); id != 0 && item == strings.ToLower(item) {
		return p.emit(instruction{op: opWord, arg: id, next: next}), nil
	}
	return 0, fmt.Errorf("no class, reader or name %q", item)
}

func (p *patternParser) assignment(name, value string, next int32) (int32, error) {
	for _, s := range slotNames {
		if s.name != name {
			continue
		}
		v, err := p.slotValue(s.slot, s.kind, value)
		if err != nil {
			return 0, fmt.Errorf("%s:%s: %w", name, value, err)
		}
		return p.emit(instruction{op: opSet, arg: v, x: int32(s.slot), next: next}), nil
	}
	return 0, fmt.Errorf("no slot %q", name)
}

func (p *patternParser) slotValue(s slot, kind valueKind, value string) (int32, error) {
	if s != slotCount {
		return p.value(kind, value)
	}
	if value == "X" {
		return unknownCount, nil
	}
	f, err := strconv.ParseFloat(value, 64)
	return int32(f * 10), err
}

// indexStarts notes with each word the rules that may begin with it.
func (g *grammar) indexStarts() {
	for r := range g.rules {
		seen := make([]bool, len(g.words))
		var digit, sign bool
		g.firsts(g.rules[r].start, seen, &digit, &sign)
		for w := range seen {
			if seen[w] {
				g.words[w].starts = append(g.words[w].starts, int32(r))
			}
		}
		if digit {
			g.digitStarts = append(g.digitStarts, int32(r))
		}
		if sign {
			g.signStarts = append(g.signStarts, int32(r))
		}
	}
	for _, s := range []string{"'", "’", "‘"} {
		if id := g.lookup(s); id != 0 {
			g.words[id].starts = g.signStarts
		}
	}
}

// numeral are the classes that readers of numbers begin with.
var numeral = [...]class{classCardinal, classTens, classScale, classOrdinal}

func (g *grammar) firsts(pc int32, seen []bool, digit, sign *bool) {
	in := g.code[pc]
	switch in.op {
	case opWord:
		seen[in.arg] = true
	case opClass:
		g.markClass(class(in.arg), seen)
	case opRead:
		*digit = true
		*sign = *sign || reader(in.arg) == readYear2 || reader(in.arg) == readDecade
		for _, c := range numeral {
			g.markClass(c, seen)
		}
	case opSet:
		g.firsts(in.next, seen, digit, sign)
	case opSplit:
		g.firsts(in.next, seen, digit, sign)
		g.firsts(in.x, seen, digit, sign)
	}
}

func (g *grammar) markClass(c class, seen []bool) {
	for w := range g.words {
		if _, ok := g.member(int32(w), c); ok {
			seen[w] = true
		}
	}
}
