package attribution

import (
	_ "embed"
	"fmt"
	"strings"
)

//go:embed cues.txt
var cuesText string

// frame is a set of the ways in which a cue takes its content; cues.txt says
// what each means.
type frame uint32

const (
	frameClause frame = 1 << iota
	frameThat
	frameQuote
	frameInf
	frameObjInf
	frameTo
	frameAs
	frameAsIng
	frameOf
	frameFor
	frameChain
	frameGesture
	framePaper
	frameText
	frameDoubt
)

var frameNames = []struct {
	name  string
	frame frame
}{
	{"clause", frameClause}, {"that", frameThat}, {"quote", frameQuote}, {"inf", frameInf}, {"objinf", frameObjInf},
	{"to", frameTo}, {"as", frameAs}, {"asing", frameAsIng}, {"of", frameOf}, {"for", frameFor},
	{"chain", frameChain}, {"gesture", frameGesture}, {"paper", framePaper}, {"text", frameText}, {"doubt", frameDoubt},
}

// cue is one row of the lexicon.
type cue struct {
	kind     Kind
	frames   frame
	particle string // "on" of "call on"; "" for most
}

func (c *cue) has(f frame) bool { return c.frames&f != 0 }

// lexicon is cues.txt, read.
type lexicon struct {
	verbs, nouns, adjectives         map[string][]cue
	prepositions                     [][]string
	light, media, press, implicative map[string]bool
	people, outlets, views           map[string]bool
	topics                           *topics
}

// parseLexicon reads the format of cues.txt. Errors name the line.
func parseLexicon(text string) (*lexicon, error) {
	l := &lexicon{
		verbs: map[string][]cue{}, nouns: map[string][]cue{}, adjectives: map[string][]cue{},
		light: map[string]bool{}, media: map[string]bool{}, press: map[string]bool{},
		implicative: map[string]bool{}, people: map[string]bool{}, outlets: map[string]bool{}, views: map[string]bool{},
	}
	cues := map[string]map[string][]cue{"verbs": l.verbs, "nouns": l.nouns, "adjectives": l.adjectives}
	words := map[string]map[string]bool{
		"light": l.light, "media": l.media, "press": l.press, "implicative": l.implicative, "people": l.people, "outlets": l.outlets, "views": l.views,
	}
	section, n := "", 0
	for line := range strings.SplitSeq(text, "\n") {
		n++
		line, _, _ = strings.Cut(line, "#")
		fields := strings.Fields(line)
		switch {
		case len(fields) == 0:
		case strings.HasPrefix(fields[0], "["):
			section = strings.Trim(fields[0], "[]")
			if cues[section] == nil && words[section] == nil && section != "prepositions" {
				return nil, fmt.Errorf("cues.txt line %d: no section %q", n, section)
			}
		case cues[section] != nil:
			lemma, c, err := parseCue(fields)
			if err != nil {
				return nil, fmt.Errorf("cues.txt line %d: %w", n, err)
			}
			cues[section][lemma] = append(cues[section][lemma], c)
		case words[section] != nil:
			words[section][fields[0]] = true
		case section == "prepositions":
			l.prepositions = append(l.prepositions, fields)
		default:
			return nil, fmt.Errorf("cues.txt line %d: a row before the first section", n)
		}
	}
	return l, nil
}

func parseCue(fields []string) (string, cue, error) {
	if len(fields) < 3 {
		return "", cue{}, fmt.Errorf("%q needs a kind and a frame", fields[0])
	}
	lemma, particle, _ := strings.Cut(fields[0], "_")
	c := cue{particle: particle}
	kind, ok := parseKind(fields[1])
	if !ok {
		return "", c, fmt.Errorf("no kind %q", fields[1])
	}
	c.kind = kind
	for _, f := range fields[2:] {
		bit, ok := parseFrame(f)
		if !ok {
			return "", c, fmt.Errorf("no frame %q", f)
		}
		c.frames |= bit
	}
	return lemma, c, nil
}

func parseKind(s string) (Kind, bool) {
	for i, name := range kindNames {
		if name == s {
			return Kind(i), true
		}
	}
	return 0, false
}

func parseFrame(s string) (frame, bool) {
	for _, f := range frameNames {
		if f.name == s {
			return f.frame, true
		}
	}
	return 0, false
}
