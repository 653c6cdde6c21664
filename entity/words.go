package entity

import (
	_ "embed"
	"fmt"
	"strings"
)

//go:embed words.txt
var wordsFile string

// list names one list of words.txt; a word's lists are a set of bits.
type list uint64

const (
	organisationWord list = 1 << iota
	thingWord
	placeWord
	nameParticle
	nameSuffix
	speechVerb
	motionVerb
	motionNoun
	locativePreposition
	goalPreposition
	weatherVerb
	pleonasticAdjective
	pleonasticVerb
	emptyNoun
	timeNoun
	maleNoun
	femaleNoun
	personNoun
	countryNoun
	sideNoun
	relationalNoun
	formerPhrase
	formerVerb
	different
	pairNoun
	groupNoun
	visitVerb
	inGovernor
	missionNoun
	openingVerb
	eventVerb
	compassWord
	doubtfulNoun
	officeVerb
	documentNoun
	adjectiveWord
	compareWord
	bodyNoun
	unionSeat
	weekday
	quotingVerb
	actingVerb
	classNoun
	sharedNoun
	kin
	rankNoun
	officerNoun
	stateSideNoun
	appointingVerb
	becomingVerb
	regardingVerb
	formerWord
	placingPreposition
	crowdNumber
	languageWord
	hyphenEnding
	firmWord
	creedWord
	employerPreposition
	judgingVerb
)

var listNames = map[string]list{
	"organisation-word": organisationWord, "thing-word": thingWord, "place-word": placeWord,
	"name-particle": nameParticle, "name-suffix": nameSuffix,
	"speech-verb": speechVerb, "motion-verb": motionVerb, "motion-noun": motionNoun,
	"locative-preposition": locativePreposition, "goal-preposition": goalPreposition,
	"weather-verb": weatherVerb, "pleonastic-adjective": pleonasticAdjective, "pleonastic-verb": pleonasticVerb,
	"empty-noun": emptyNoun, "time-noun": timeNoun,
	"male-noun": maleNoun, "female-noun": femaleNoun, "person-noun": personNoun, "country-noun": countryNoun,
	"side-noun": sideNoun, "relational-noun": relationalNoun, "former-phrase": formerPhrase, "former-verb-lemma": formerVerb,
	"different": different, "pair-noun": pairNoun, "group-noun": groupNoun, "visit-verb": visitVerb, "in-governor": inGovernor, "mission-noun": missionNoun, "opening-verb": openingVerb, "event-verb": eventVerb, "compass-word": compassWord, "doubtful-noun": doubtfulNoun, "office-verb": officeVerb, "document-noun": documentNoun, "adjective-word": adjectiveWord, "compare-word": compareWord, "body-noun": bodyNoun, "union-seat": unionSeat, "weekday": weekday, "quoting-verb": quotingVerb, "acting-verb": actingVerb,
	"class-noun": classNoun, "shared-noun": sharedNoun,
	"kin": kin, "rank-noun": rankNoun, "officer-noun": officerNoun, "state-side-noun": stateSideNoun,
	"appointing-verb": appointingVerb, "becoming-verb": becomingVerb, "regarding-verb": regardingVerb,
	"former-word": formerWord, "placing-preposition": placingPreposition, "crowd-number": crowdNumber,
	"language-word": languageWord, "hyphen-ending": hyphenEnding,
	"firm-word": firmWord, "creed-word": creedWord, "employer-preposition": employerPreposition,
	"judging-verb": judgingVerb,
}

// wordLists holds, for each word, the lists it stands in.
type wordLists map[string]list

// paired reports whether the list has the pair "a=b".
func (w wordLists) paired(l list, a, b string) bool { return w[a+"="+b]&l != 0 }

// readLists reads a file in the form of words.txt.
func readLists(file string) (wordLists, error) {
	out := make(wordLists, 1024)
	return out, eachRow("words.txt", file, func(name, words string) error {
		bit := listNames[name]
		if bit == 0 {
			return fmt.Errorf("no list %q", name)
		}
		for w := range strings.FieldsSeq(words) {
			out[strings.ReplaceAll(w, "_", " ")] |= bit
		}
		return nil
	})
}

// eachRow calls row with the two sides of each "name: words" line of a text;
// errors name the file and the line.
func eachRow(file, text string, row func(name, words string) error) error {
	n := 0
	for line := range strings.Lines(text) {
		n++
		line = strings.TrimSpace(line)
		if line == "" || line[0] == '#' {
			continue
		}
		name, words, ok := strings.Cut(line, ":")
		if !ok {
			return fmt.Errorf("%s:%d: no colon after the name", file, n)
		}
		if err := row(name, words); err != nil {
			return fmt.Errorf("%s:%d: %w", file, n, err)
		}
	}
	return nil
}
