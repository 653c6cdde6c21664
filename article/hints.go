package article

import (
	_ "embed"
	"fmt"
	"strings"
)

//go:embed markup.txt
var markupText string

// trait is what a name in the markup says of an element.
type trait uint16

const (
	traitBody trait = 1 << iota
	traitNavigation
	traitRelated
	traitAdvertising
	traitComments
	traitFurniture
	traitLegal
	traitCaption
	traitCredit
	traitByline
	traitTime
	traitQuote
	traitHeadline
	traitStandfirst
)

var traits = map[string]trait{
	"body": traitBody, "navigation": traitNavigation, "related": traitRelated, "advertising": traitAdvertising,
	"comments": traitComments, "furniture": traitFurniture, "legal": traitLegal, "caption": traitCaption,
	"credit": traitCredit, "byline": traitByline, "time": traitTime, "quote": traitQuote,
	"headline": traitHeadline, "standfirst": traitStandfirst,
}

// deadTraits throw an element away, the strongest reason first.
var deadTraits = [...]struct {
	trait  trait
	reason Reason
}{
	{traitComments, Comments}, {traitAdvertising, Advertising}, {traitRelated, Related},
	{traitNavigation, Navigation}, {traitLegal, Legal}, {traitFurniture, Furniture},
}

func (t trait) reason() Reason {
	for _, d := range deadTraits {
		if t&d.trait != 0 {
			return d.reason
		}
	}
	return ""
}

// namePattern is a run of words that stands in class and id names.
type namePattern struct {
	words []string
	open  bool // the last word may go on
	whole bool
	trait trait
}

// names is the compiled markup.txt: patterns by their first word, and those
// whose only word is open.
type names struct {
	byWord map[string][]namePattern
	open   []namePattern
}

func parseNames(text string) (*names, error) {
	n := &names{byWord: map[string][]namePattern{}}
	var at trait
	for i, line := range strings.Split(text, "\n") {
		line = strings.TrimSpace(line)
		switch {
		case line == "" || line[0] == '#':
			continue
		case strings.HasPrefix(line, "== "):
			at = traits[strings.TrimSpace(line[3:])]
			if at == 0 {
				return nil, fmt.Errorf("markup line %d: no such section: %s", i+1, line)
			}
			continue
		}
		p := namePattern{trait: at}
		line, p.whole = strings.CutPrefix(line, "=")
		line, p.open = strings.CutSuffix(line, "*")
		p.words = strings.Fields(line)
		if p.open && len(p.words) == 1 {
			n.open = append(n.open, p)
			continue
		}
		n.byWord[p.words[0]] = append(n.byWord[p.words[0]], p)
	}
	return n, nil
}

// of returns the traits of a class or id attribute.
func (n *names) of(attr string) trait {
	var t trait
	var words []string
	for name := range strings.FieldsSeq(attr) {
		words = nameWords(words[:0], name)
		if len(words) > maxNameWords {
			continue // generated names say nothing
		}
		for i, w := range words {
			for _, p := range n.byWord[w] {
				if p.matches(words[i:], i == 0) {
					t |= p.trait
				}
			}
			for _, p := range n.open {
				if strings.HasPrefix(w, p.words[0]) {
					t |= p.trait
				}
			}
		}
	}
	return t
}

const maxNameWords = 8

func (p namePattern) matches(words []string, first bool) bool {
	if len(words) < len(p.words) || p.whole && (!first || len(words) != len(p.words)) {
		return false
	}
	for i, w := range p.words {
		goesOn := p.open && i == len(p.words)-1 && strings.HasPrefix(words[i], w)
		if words[i] != w && !goesOn {
			return false
		}
	}
	return true
}

// nameWords cuts "articleBody-main" into "article", "body", "main".
func nameWords(out []string, name string) []string {
	start := 0
	cut := func(end int) {
		if end > start {
			out = append(out, strings.ToLower(name[start:end]))
		}
	}
	for i := 0; i < len(name); i++ {
		switch c := name[i]; {
		case c == '-' || c == '_' || c == ':' || c == '/' || c == '.' || c >= '0' && c <= '9':
			cut(i)
			start = i + 1
		case c >= 'A' && c <= 'Z' && i > start && name[i-1] >= 'a' && name[i-1] <= 'z':
			cut(i)
			start = i
		}
	}
	cut(len(name))
	return out
}
