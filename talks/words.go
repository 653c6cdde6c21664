package talks

import (
	_ "embed"
	"fmt"
	"slices"
	"strings"
	"sync"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

//go:embed words.txt
var wordsText string

// wordClass is what words.txt says of a word.
type wordClass uint16

const (
	wordSummit wordClass = 1 << iota
	wordCall
	wordTalks
	wordMeeting
	wordVisit
	wordLeader
	wordMinister
	wordOfficial
	wordMilitary
	wordStop
)

const (
	kindWords = wordSummit | wordCall | wordTalks | wordMeeting | wordVisit
	rankWords = wordLeader | wordMinister | wordOfficial | wordMilitary
)

var wordClasses = map[string]wordClass{
	"summit": wordSummit, "call": wordCall, "talks": wordTalks, "meeting": wordMeeting, "visit": wordVisit,
	"leader": wordLeader, "minister": wordMinister, "official": wordOfficial, "military": wordMilitary, "stop": wordStop,
}

// wordTable is words.txt, read on first use. A fault in it is a fault of the
// program, which its test finds.
var wordTable = sync.OnceValue(func() map[string]wordClass {
	table, err := readWords(wordsText)
	if err != nil {
		panic(err)
	}
	return table
})

func readWords(text string) (map[string]wordClass, error) {
	out := map[string]wordClass{}
	n := 0
	for line := range strings.Lines(text) {
		n++
		line = strings.TrimSpace(line)
		if line == "" || line[0] == '#' {
			continue
		}
		name, list, ok := strings.Cut(line, ":")
		class := wordClasses[name]
		if !ok || class == 0 {
			return nil, fmt.Errorf("words.txt:%d: %q is no class of words", n, name)
		}
		for _, w := range strings.Fields(list) {
			out[w] |= class
		}
	}
	return out, nil
}

// fold returns the words of s in lower case and without accents; hyphens and all
// other marks part words.
func fold(s string) []string {
	ascii := true
	for i := range len(s) {
		ascii = ascii && s[i] < 0x80
	}
	if !ascii {
		s = strings.Map(func(r rune) rune {
			if unicode.Is(unicode.Mn, r) {
				return -1
			}
			return unicode.ToLower(r)
		}, norm.NFD.String(s))
	} else {
		s = strings.ToLower(s)
	}
	return strings.FieldsFunc(s, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
}

// NameKey folds a name so that spellings of one name agree: case, accents,
// hyphens and spaces do not count ("Kim Jong-un", "KIM JONG UN").
func NameKey(name string) string { return strings.Join(fold(name), "") }

// about returns the words that tell what an act is about, sorted, names left
// out, and the classes of the others.
func about(table map[string]wordClass, texts []string, names map[string]bool) (content []string, classes wordClass) {
	for _, t := range texts {
		for _, w := range fold(t) {
			class := table[w]
			classes |= class
			if class&^rankWords == 0 && len(w) > 1 && !names[w] && (w[0] < '0' || w[0] > '9') {
				content = append(content, stem(w))
			}
		}
	}
	slices.Sort(content)
	return slices.Compact(content), classes
}

// stem drops the endings that plural and tense add; that is enough to compare.
func stem(w string) string {
	for _, end := range []string{"ies", "ing", "ed", "es", "s"} {
		if len(w) > len(end)+3 && strings.HasSuffix(w, end) {
			return w[:len(w)-len(end)]
		}
	}
	return w
}

// shared counts the words that two sorted lists have in common.
func shared(a, b []string) int {
	n := 0
	for i, j := 0, 0; i < len(a) && j < len(b); {
		switch c := strings.Compare(a[i], b[j]); {
		case c < 0:
			i++
		case c > 0:
			j++
		default:
			n++
			i++
			j++
		}
	}
	return n
}
