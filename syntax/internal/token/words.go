package token

import (
	_ "embed"
	"fmt"
	"strconv"
	"strings"
)

//go:embed abbreviations.txt
var abbreviationsText string

//go:embed affixes.txt
var affixesText string

//go:embed contractions.txt
var contractionsText string

//go:embed syllables.txt
var syllablesText string

//go:embed units.txt
var unitsText string

//go:embed openers.txt
var openersText string

// abbreviation says how a word with its own full stop stands to sentence ends.
type abbreviation uint8

const (
	notAbbreviation abbreviation = iota
	abbreviationTitle
	abbreviationMid
	abbreviationEnd
)

var abbreviationKinds = map[string]abbreviation{
	"title": abbreviationTitle,
	"mid":   abbreviationMid,
	"end":   abbreviationEnd,
}

// condition says when the stop after an abbreviation is its own.
type condition uint8

const (
	always         condition = iota
	beforeNumber             // "No. 5", not "No."
	notWord                  // a word of its own without the stop: not where a sentence may end ("Sun")
	insideSentence           // gives the stop to the sentence that it ends ("etc")
	neverLast                // never ends a sentence ("Gen.")
)

var conditions = map[string]condition{
	"number": beforeNumber,
	"word":   notWord,
	"inside": insideSentence,
	"never":  neverLast,
}

// entry is an abbreviation of the list.
type entry struct {
	kind abbreviation
	only condition
}

// contraction is a word without apostrophe that is two words of syntax.
type contraction struct {
	cut    int             // bytes of the first
	before map[string]bool // nil, or the words it must stand before
	except map[string]bool // nil, or the words it must not stand before
}

// lists are the word lists of the tokenizer.
type lists struct {
	abbreviations map[string]entry
	prefixes      map[string]bool
	suffixes      map[string]bool
	contractions  map[string]contraction
	units         map[string]bool
	measures      map[string]bool
	notSyllable   map[string]bool
	firstSyllable map[string]bool
	openers       map[string]bool // words that begin a sentence where a space is missing
}

func newLists() (*lists, error) {
	l := &lists{
		abbreviations: map[string]entry{},
		prefixes:      map[string]bool{},
		suffixes:      map[string]bool{},
		contractions:  map[string]contraction{},
		units:         map[string]bool{},
		measures:      map[string]bool{},
		notSyllable:   map[string]bool{},
		firstSyllable: map[string]bool{},
		openers:       map[string]bool{},
	}
	for _, f := range []struct {
		name, text string
		add        func(fields []string) error
	}{
		{"abbreviations.txt", abbreviationsText, l.addAbbreviation},
		{"affixes.txt", affixesText, l.addAffix},
		{"contractions.txt", contractionsText, l.addContraction},
		{"syllables.txt", syllablesText, l.addSyllable},
		{"units.txt", unitsText, l.addUnit},
		{"openers.txt", openersText, func(f []string) error { l.openers[f[0]] = true; return nil }},
	} {
		n := 0
		for line := range strings.Lines(f.text) {
			n++
			line, _, _ = strings.Cut(line, "#")
			fields := strings.Fields(line)
			if len(fields) == 0 {
				continue
			}
			if err := f.add(fields); err != nil {
				return nil, fmt.Errorf("%s:%d: %w", f.name, n, err)
			}
		}
	}
	return l, nil
}

func (l *lists) addAbbreviation(f []string) error {
	if len(f) < 2 || len(f) > 3 || abbreviationKinds[f[1]] == notAbbreviation {
		return fmt.Errorf("want a word and title, mid or end, have %q", f)
	}
	e := entry{kind: abbreviationKinds[f[1]]}
	if len(f) == 3 {
		if e.only = conditions[f[2]]; e.only == always {
			return fmt.Errorf("want number, word, inside or never, have %q", f[2])
		}
	}
	l.abbreviations[f[0]] = e
	return nil
}

// addAffix takes "pre-" and "-wise".
func (l *lists) addAffix(f []string) error {
	prefix, isPrefix := strings.CutSuffix(f[0], "-")
	suffix, isSuffix := strings.CutPrefix(f[0], "-")
	if len(f) != 1 || isPrefix == isSuffix {
		return fmt.Errorf("want one affix with its hyphen, have %q", f)
	}
	if isPrefix {
		l.prefixes[prefix] = true
	} else {
		l.suffixes[suffix] = true
	}
	return nil
}

// addContraction takes "cannot 3", "its 2 before a the ..." and "wont 2 except to".
func (l *lists) addContraction(f []string) error {
	if len(f) < 2 || len(f) == 3 || len(f) > 3 && f[2] != "before" && f[2] != "except" {
		return fmt.Errorf("want a word, a length and perhaps “before” or “except” and words, have %q", f)
	}
	n, err := strconv.Atoi(f[1])
	if err != nil || n < 1 || n >= len(f[0]) {
		return fmt.Errorf("length %q is not inside %q", f[1], f[0])
	}
	c := contraction{cut: n}
	if len(f) > 2 {
		next := map[string]bool{}
		for _, w := range f[3:] {
			next[w] = true
		}
		if f[2] == "before" {
			c.before = next
		} else {
			c.except = next
		}
	}
	l.contractions[f[0]] = c
	return nil
}

// addUnit takes "kg", a unit that may be written to its number, and "euros
// apart", one that is not.
func (l *lists) addUnit(f []string) error {
	if len(f) > 2 || len(f) == 2 && f[1] != "apart" {
		return fmt.Errorf("want a unit and perhaps “apart”, have %q", f)
	}
	l.units[f[0]] = len(f) == 1
	l.measures[f[0]] = true
	return nil
}

// addSyllable takes "led", which ends no given name, and "Jae first", after
// which any syllable does.
func (l *lists) addSyllable(fields []string) error {
	switch {
	case len(fields) == 1:
		l.notSyllable[fields[0]] = true
	case len(fields) == 2 && fields[1] == "first":
		l.firstSyllable[fields[0]] = true
	default:
		return fmt.Errorf("want a syllable, or a syllable and “first”")
	}
	return nil
}
