package petrarch

import (
	"errors"
	"fmt"
	"slices"
	"strings"
)

// word is a word of a pattern in lower case, or the name of a synonym set.
type word struct {
	text string
	set  bool
}

// role is who a pattern says acts.
type role uint8

const (
	noRole role = iota
	source      // $
	target      // +
	both        // %
	other       // ^: somebody who does not count
)

var roles = map[string]role{"$": source, "+": target, "%": both, "^": other}

// element is one thing that a pattern asks for: a word or phrase, or somebody;
// behind a preposition, or not.
type element struct {
	preps []string
	words []word // none where only the preposition counts
	role  role
}

// pattern is what must stand around a verb.
type pattern struct {
	pre, post []element
	passive   bool // "+ WAS * BY $"
	code      string
	text      string
	line      int
}

// Words of patterns that ask for nothing here.
var (
	articles = set("a an the its their his her this that these those some any")
	// The rules speak of deep roles, so that voice and tense of the verb do not count.
	auxiliaries = set("is are was were be been being has have had having do does did get gets got")
	// Whether it was done is told by the operators, not by rules.
	operators = set("will would shall should may might can could must not no never n't")
	preps     = set(`to with against for of on in at by from into onto over about under between among upon through toward
		towards after before during without within across via as than near behind beyond around along concerning regarding despite`)
	particles = set("up out off down over away back in on through ahead apart together aside by forth around along")
)

func set(s string) map[string]bool {
	m := map[string]bool{}
	for w := range strings.FieldsSeq(s) {
		m[w] = true
	}
	return m
}

// parsePattern reads "pre * post".
func parsePattern(s string) (pattern, error) {
	tokens, err := tokenize(s)
	if err != nil {
		return pattern{}, err
	}
	at := slices.Index(tokens, "*")
	if at < 0 || slices.Contains(tokens[at+1:], "*") {
		return pattern{}, errors.New("a pattern has one * that stands for the verb")
	}
	var p pattern
	for _, t := range tokens[:at] {
		p.passive = p.passive || t == "was" || t == "were" || t == "been" || t == "being"
	}
	if p.pre, err = elements(tokens[:at]); err != nil {
		return p, err
	}
	if p.post, err = elements(tokens[at+1:]); err != nil {
		return p, err
	}
	isBy := func(e element) bool { return e.role == source && slices.Contains(e.preps, "by") }
	bare := func(e element) bool { return e.role == target && len(e.preps) == 0 }
	p.passive = p.passive || slices.ContainsFunc(p.pre, bare) && slices.ContainsFunc(p.post, isBy)
	return p, nil
}

// tokenize cuts a pattern into words in lower case, signs and brackets.
func tokenize(s string) ([]string, error) {
	var out []string
	at := -1
	end := func(i int) {
		if at >= 0 {
			out = append(out, strings.ToLower(s[at:i]))
			at = -1
		}
	}
	for i, r := range s {
		switch {
		case strings.ContainsRune("(){}*$%^", r), r == '+':
			end(i)
			out = append(out, string(r))
		case r == ' ' || r == '\t' || r == '_':
			end(i)
			if r == '_' {
				out = append(out, "_")
			}
		case r == '&' || isWordRune(r):
			if at < 0 {
				at = i
			}
		default:
			return nil, fmt.Errorf("%q has no meaning in a pattern", r)
		}
	}
	end(len(s))
	return out, nil
}

// isWordRune reports whether a word may have r in it; what else there is would
// mean something in a rule.
func isWordRune(r rune) bool {
	return r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || r >= '0' && r <= '9' || strings.ContainsRune("-'’.", r)
}

// elements reads one side of a pattern. A preposition belongs to what follows it.
func elements(tokens []string) ([]element, error) {
	var out []element
	for len(tokens) > 0 {
		e, rest, err := first(tokens)
		if err != nil {
			return nil, err
		}
		tokens = rest
		out = joined(out, e)
	}
	return out, nil
}

// joined adds an element: to the preposition before it, where one stands alone.
func joined(list []element, e element) []element {
	n := len(list)
	switch {
	case e.asksNothing():
	case n > 0 && list[n-1].isPreposition() && len(e.preps) == 0:
		list[n-1].words, list[n-1].role = e.words, e.role
	default:
		list = append(list, e)
	}
	return list
}

func (e *element) asksNothing() bool { return len(e.preps)+len(e.words) == 0 && e.role == noRole }

func (e *element) isPreposition() bool {
	return len(e.preps) > 0 && len(e.words) == 0 && e.role == noRole
}

// first reads what the tokens begin with and returns the rest.
func first(tokens []string) (element, []string, error) {
	var e element
	n := 1 // tokens read
	switch t := tokens[0]; {
	case t == "_":
		return e, tokens[1:], nil
	case t == ")" || t == "}":
		return e, nil, fmt.Errorf("%q closes nothing", t)
	case t == "(" || t == "{":
		closing := map[string]string{"(": ")", "{": "}"}[t]
		end := slices.Index(tokens, closing)
		if end < 0 {
			return e, nil, fmt.Errorf("%q is not closed", t)
		}
		err := e.take(tokens[1:end])
		return e, tokens[end+1:], err
	case roles[t] == noRole:
		for n+1 < len(tokens) && tokens[n] == "_" && isWord(tokens[n+1]) {
			n += 2 // words joined by "_"
		}
	}
	err := e.take(tokens[:n])
	return e, tokens[n:], err
}

func isWord(token string) bool {
	return !strings.ContainsAny(token, "_(){}*") && roles[token] == noRole
}

// take reads the tokens of one phrase.
func (e *element) take(tokens []string) error {
	for _, t := range tokens {
		switch {
		case t == "_" || t == "{" || t == "}" || articles[t] || auxiliaries[t]:
		case t == "(":
			return errors.New("a bracket inside brackets")
		case roles[t] != noRole:
			e.role = roles[t]
		case operators[t]:
			return fmt.Errorf("%q: whether an act was done is told by the operators, not by rules", t)
		case preps[t] && len(e.words) == 0:
			e.preps = append(e.preps, t)
		default:
			w, err := wordOf(t)
			if err != nil {
				return err
			}
			e.words = append(e.words, w)
		}
	}
	return nil
}

// wordOf reads a word, or "&name".
func wordOf(t string) (word, error) {
	name, ok := strings.CutPrefix(t, "&")
	if !ok {
		if strings.Contains(t, "&") {
			return word{}, fmt.Errorf("%q is no word", t)
		}
		return word{text: t}, nil
	}
	if name = synsetName(name); name == "" {
		return word{}, fmt.Errorf("%q is no name of a synonym set", t)
	}
	return word{text: name, set: true}, nil
}

// synsetName makes a name of a list of "NAME_"; "" where it has no letter.
func synsetName(s string) string {
	s = strings.Trim(strings.ToLower(s), "_")
	if strings.ContainsFunc(s, func(r rune) bool { return r != '_' && !isWordRune(r) }) || strings.Trim(s, "-'’._") == "" {
		return ""
	}
	return s
}

// wordsOf reads the words of a verb or of a synonym, joined by "_" or blanks.
func wordsOf(s string) ([]word, error) {
	tokens, err := tokenize(s)
	if err != nil {
		return nil, err
	}
	var out []word
	for _, t := range tokens {
		if t == "_" {
			continue
		}
		if !isWord(t) {
			return nil, fmt.Errorf("%q is no part of a word", t)
		}
		w, err := wordOf(t)
		if err != nil {
			return nil, err
		}
		out = append(out, w)
	}
	return out, nil
}
