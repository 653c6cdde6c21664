package tag

import (
	_ "embed"
	"fmt"
	"slices"
	"strings"
)

//go:embed lemmas.txt
var lemmasText string

//go:embed spellings.txt
var spellingsText string

// wordList is one of the text files: words by form and tag, and named sets of
// words.
type wordList struct {
	words map[string][]taggedWord // by form, in small letters
	sets  map[string][]string
}

// taggedWord is a word that holds for some tags, or for all where it has none.
type taggedWord struct {
	tags []string
	word string
}

// readList reads lines of tags with commas ("*" for any), a word and its
// forms. A line of "=NAME" has the words of a set. A line that begins with
// "# " is a comment.
func readList(text string) (wordList, error) {
	l := wordList{map[string][]taggedWord{}, map[string][]string{}}
	n := 0
	for line := range strings.Lines(text) {
		n++
		f := strings.Fields(line)
		switch {
		case len(f) == 0 || f[0] == "#":
			continue
		case f[0][0] == '=':
			l.sets[f[0][1:]] = append(l.sets[f[0][1:]], f[1:]...)
			continue
		case len(f) < 3:
			return wordList{}, fmt.Errorf("line %d: want tags, word and forms", n)
		}
		var tags []string
		if f[0] != "*" {
			tags = strings.Split(f[0], ",")
		}
		for _, form := range f[2:] {
			if form != strings.ToLower(form) {
				return wordList{}, fmt.Errorf("line %d: %q is not in small letters", n, form)
			}
			l.words[form] = append(l.words[form], taggedWord{tags, f[1]})
		}
	}
	return l, nil
}

// find returns the word for a form in small letters.
func (l wordList) find(low []byte, xpos string) (string, bool) {
	for _, t := range l.words[string(low)] {
		if len(t.tags) == 0 || slices.Contains(t.tags, xpos) {
			return t.word, true
		}
	}
	return "", false
}

// set returns a set for looking words up.
func (l wordList) set(name string) map[string]bool {
	set := map[string]bool{}
	for _, w := range l.sets[name] {
		set[w] = true
	}
	return set
}
