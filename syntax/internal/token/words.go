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

// lists are the word lists of the tokenizer.
type lists struct {
	abbreviations map[string]abbreviation
	prefixes      map[string]bool
	contractions  map[string]int
	notSyllable   map[string]bool
	firstSyllable map[string]bool
}

func newLists() (*lists, error) {
	l := &lists{
		abbreviations: map[string]abbreviation{},
		prefixes:      map[string]bool{},
		contractions:  map[string]int{},
		notSyllable:   map[string]bool{},
		firstSyllable: map[string]bool{},
	}
	for _, f := range []struct {
		name, text string
		add        func(fields []string) error
	}{
		{"abbreviations.txt", abbreviationsText, l.addAbbreviation},
		{"affixes.txt", affixesText, func(f []string) error { l.prefixes[f[0]] = true; return nil }},
		{"contractions.txt", contractionsText, l.addContraction},
		{"syllables.txt", syllablesText, l.addSyllable},
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
	if len(f) != 2 || abbreviationKinds[f[1]] == notAbbreviation {
		return fmt.Errorf("want a word and title, mid or end, have %q", f)
	}
	l.abbreviations[f[0]] = abbreviationKinds[f[1]]
	return nil
}

func (l *lists) addContraction(f []string) error {
	if len(f) != 2 {
		return fmt.Errorf("want a word and a length, have %q", f)
	}
	n, err := strconv.Atoi(f[1])
	if err != nil || n < 1 || n >= len(f[0]) {
		return fmt.Errorf("length %q is not inside %q", f[1], f[0])
	}
	l.contractions[f[0]] = n
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
