package place

import (
	_ "embed"
	"fmt"
	"strings"
)

//go:embed words.txt
var wordsText string

//go:embed regions.txt
var regionsText string

// words are the lists of words.txt.
type words map[string]map[string]bool

// listNames are the lists that the rules ask for; readWords refuses others, so
// that a misspelt name shows.
var listNames = []string{"locative", "goal", "motion", "visit", "located", "of-place", "region-word", "city-word", "facility", "direction", "calendar"}

// readWords reads the format of words.txt.
func readWords(text string) (words, error) {
	w := make(words, len(listNames))
	for _, name := range listNames {
		w[name] = make(map[string]bool)
	}
	n := 0
	for line := range strings.Lines(text) {
		n++
		line = strings.TrimSpace(line)
		if line == "" || line[0] == '#' {
			continue
		}
		name, list, ok := strings.Cut(line, ":")
		set := w[name]
		if !ok || set == nil {
			return nil, fmt.Errorf("place: words.txt:%d: no list %q; the lists are %s", n, name, strings.Join(listNames, ", "))
		}
		for _, word := range strings.Fields(list) {
			set[word] = true
		}
	}
	return w, nil
}

// readShort reads the format of regions.txt: short form → name.
func readShort(text string) (map[string]string, error) {
	out := make(map[string]string)
	n := 0
	for line := range strings.Lines(text) {
		n++
		line = strings.TrimSpace(line)
		if line == "" || line[0] == '#' {
			continue
		}
		short, name, ok := strings.Cut(line, "\t")
		if !ok || short == "" || name == "" {
			return nil, fmt.Errorf("place: regions.txt:%d: write a short form, a tab, a name", n)
		}
		out[short] = name
	}
	return out, nil
}
