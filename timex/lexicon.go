package timex

import (
	_ "embed"
	"fmt"
	"slices"
	"strconv"
	"strings"
)

//go:embed words.txt
var wordsText string

// class is a set of words that patterns name in capitals.
type class uint8

const (
	classNone class = iota
	classMonth
	classWeekday
	classShortday
	classWeekdays
	classUnit
	classUnits
	classSpan
	classSeason
	classPart
	classParts
	classDeixis
	classDayword
	classEdge
	classEdgeword
	classApprox
	classCardinal
	classTens
	classScale
	classSome
	classDecadeword
	classOrdinal
	classSuffix
	classZone
	classAMPM
	classNoon
	classSet
	classEach
	classTimes
	classBeforeDate
	classNotYear
	classAge
	classPlanned
	classModal
	classPastVerb
	classDropped
	classDeed
	classDone
	classBound
	classFeast
)

// classInfo says how a class is written in the files, which slot a match
// fills, and how its values are read.
type classInfo struct {
	name string
	slot slot
	kind valueKind
}

type valueKind uint8

const (
	numberValue valueKind = iota
	unitValue
	nameValue
)

var classTable = [...]classInfo{
	classMonth: {"MONTH", slotMonth, numberValue}, classWeekday: {"WEEKDAY", slotWeekday, numberValue},
	classShortday: {"SHORTDAY", slotWeekday, numberValue}, classWeekdays: {"WEEKDAYS", slotWeekday, numberValue},
	classUnit: {"UNIT", slotUnit, unitValue}, classUnits: {"UNITS", slotUnit, unitValue}, classSpan: {"SPAN", slotUnit, unitValue},
	classSeason: {"SEASON", slotSeason, nameValue}, classPart: {"PART", slotPart, nameValue}, classParts: {"PARTS", slotPart, nameValue},
	classDeixis: {"DEIXIS", slotShift, numberValue}, classDayword: {"DAYWORD", slotToday, numberValue},
	classEdge: {"EDGE", slotMod, nameValue}, classEdgeword: {"EDGEWORD", slotMod, nameValue}, classApprox: {"APPROX", slotMod, nameValue},
	classCardinal: {"CARDINAL", slotNone, numberValue}, classTens: {"TENS", slotNone, numberValue},
	classScale: {"SCALE", slotNone, numberValue}, classSome: {"SOME", slotNone, numberValue},
	classDecadeword: {"DECADEWORD", slotDecadeWord, numberValue}, classOrdinal: {"ORDINAL", slotNone, numberValue},
	classSuffix: {"SUFFIX", slotNone, numberValue}, classZone: {"ZONE", slotZone, numberValue}, classAMPM: {"AMPM", slotAMPM, nameValue},
	classNoon: {"NOONWORD", slotHour, numberValue}, classSet: {"SETWORD", slotSet, nameValue}, classEach: {"EACH", slotNone, numberValue},
	classTimes: {"TIMES", slotNone, numberValue}, classBeforeDate: {"BEFOREDATE", slotNone, numberValue},
	classNotYear: {"NOTYEAR", slotNone, numberValue}, classAge: {"AGE", slotNone, numberValue},
	classPlanned: {"PLANNED", slotNone, numberValue}, classModal: {"MODAL", slotNone, numberValue},
	classPastVerb: {"PASTVERB", slotNone, numberValue}, classDropped: {"DROPPED", slotNone, numberValue},
	classDeed: {"DEED", slotNone, numberValue},
	classDone: {"DONE", slotNone, numberValue}, classBound: {"BOUND", slotNone, numberValue}, classFeast: {"FEAST", slotFeast, numberValue},
}

func parseClass(name string) (class, bool) {
	for i := range classTable {
		if classTable[i].name == name && name != "" {
			return class(i), true
		}
	}
	return classNone, false
}

// member is one class that a word belongs to.
type member struct {
	class     class
	capital   bool // only with a capital letter
	ambiguous bool // needs evidence when it stands alone
	value     int32
}

// word is one entry of the vocabulary: everything a pattern can test.
type word struct {
	form    string // lower case
	members []member
	starts  []int32 // rules that may begin with it
}

// vocabulary holds the words of both files, sorted. Word ids are indexes; 0 is
// the word that is not known.
type vocabulary struct {
	words  []word
	bucket [257]int32 // first word whose form begins with byte b or more
	names  []string   // values that are text: modifiers, seasons, parts of the day
}

func newVocabulary() *vocabulary { return &vocabulary{names: []string{""}} }

// name interns a text value.
func (v *vocabulary) name(s string) int32 {
	if i := slices.Index(v.names, s); i >= 0 {
		return int32(i)
	}
	v.names = append(v.names, s)
	return int32(len(v.names) - 1)
}

func (v *vocabulary) loadWords(text string) error {
	for n, line := range lines(text) {
		f := strings.Fields(line)
		if len(f) < 3 {
			return fmt.Errorf("words.txt:%d: want a class, a value and words", n)
		}
		head := strings.TrimRight(f[0], "^~")
		c, ok := parseClass(head)
		if !ok {
			return fmt.Errorf("words.txt:%d: no class %q", n, head)
		}
		value, err := v.value(classTable[c].kind, f[1])
		if err != nil {
			return fmt.Errorf("words.txt:%d: %w", n, err)
		}
		m := member{class: c, value: value, capital: strings.Contains(f[0], "^"), ambiguous: strings.Contains(f[0], "~")}
		for _, form := range f[2:] {
			w := v.add(form)
			w.members = append(w.members, m)
		}
	}
	return nil
}

func (v *vocabulary) value(kind valueKind, s string) (int32, error) {
	switch kind {
	case unitValue:
		if i := slices.Index(unitNames[:], s); i > 0 {
			return int32(i), nil
		}
		return 0, fmt.Errorf("no unit %q", s)
	case nameValue:
		return v.name(s), nil
	default:
		n, err := strconv.Atoi(s)
		return int32(n), err
	}
}

// add returns the entry of a form, made when it is new. Ids are valid only after [vocabulary.index].
func (v *vocabulary) add(form string) *word {
	for i := range v.words {
		if v.words[i].form == form {
			return &v.words[i]
		}
	}
	v.words = append(v.words, word{form: form})
	return &v.words[len(v.words)-1]
}

// index sorts the words and lays the look-up table over them.
func (v *vocabulary) index() {
	if len(v.words) == 0 || v.words[0].form != "" {
		v.words = append(v.words, word{})
	}
	slices.SortFunc(v.words, func(a, b word) int { return strings.Compare(a.form, b.form) })
	i := int32(0)
	for b := range v.bucket {
		for int(i) < len(v.words) && (v.words[i].form == "" || int(v.words[i].form[0]) < b) {
			i++
		}
		v.bucket[b] = i
	}
}

// lookup returns the id of a form in whatever case, 0 where it is not known.
func (v *vocabulary) lookup(form string) int32 {
	if form == "" {
		return 0
	}
	first := lower(form[0])
	for i := v.bucket[first]; i < v.bucket[int(first)+1]; i++ {
		if equalFold(v.words[i].form, form) {
			return i
		}
	}
	return 0
}

func equalFold(low, s string) bool {
	if len(low) != len(s) {
		return false
	}
	for i := range len(s) {
		if lower(s[i]) != low[i] {
			return false
		}
	}
	return true
}

func lower(b byte) byte {
	if 'A' <= b && b <= 'Z' {
		return b + 'a' - 'A'
	}
	return b
}

// member returns the value of a word in a class.
func (v *vocabulary) member(id int32, c class) (member, bool) {
	for _, m := range v.words[id].members {
		if m.class == c {
			return m, true
		}
	}
	return member{}, false
}

// lines yields the numbered lines of a file without comments and blank lines.
func lines(text string) func(yield func(int, string) bool) {
	return func(yield func(int, string) bool) {
		n := 0
		for line := range strings.Lines(text) {
			n++
			line = strings.TrimSpace(line)
			if line == "" || strings.HasPrefix(line, "# ") || line == "#" {
				continue
			}
			if !yield(n, line) {
				return
			}
		}
	}
}
