package syntax

import (
	_ "embed"
	"fmt"
	"strings"
)

//go:embed words.txt
var wordText string

// wordLists are the classes of lemmas by which trees are put straight.
type wordLists struct {
	days, naming, giving, serving, telling, speech, ready, reaching map[string]bool
}

func parseWordLists(text string) (*wordLists, error) {
	w := &wordLists{}
	named := map[string]*map[string]bool{
		"days": &w.days, "naming": &w.naming, "giving": &w.giving, "serving": &w.serving, "telling": &w.telling, "speech": &w.speech,
		"ready": &w.ready, "reaching": &w.reaching,
	}
	for n, line := range strings.Split(text, "\n") {
		if line == "" || line[0] == '#' {
			continue
		}
		name, words, ok := strings.Cut(line, ":")
		list := named[name]
		if !ok || list == nil || *list != nil {
			return nil, fmt.Errorf("words.txt, line %d: want a class that is not there yet, a colon and words", n+1)
		}
		*list = map[string]bool{}
		for _, lemma := range strings.Fields(words) {
			(*list)[lemma] = true
		}
	}
	for name, list := range named {
		if len(*list) == 0 {
			return nil, fmt.Errorf("words.txt: no words of class %s", name)
		}
	}
	return w, nil
}
