package petrarch

import (
	"fmt"
	"strings"
)

// ruleText gathers the conditions and roles of one rule.
type ruleText struct {
	w              *ruleWriter
	passive        bool
	needs          []string
	source, target string // paths; "" where the pattern does not say
	literal        bool   // a word stands where the target is looked for
	symmetrical    bool   // those of the subject act on one another
	err            string
}

// Where the words of a pattern may stand in the tree, most likely first. A
// pattern says before or behind the verb; the tree says more.
var (
	subjectPlaces = []string{"subject", "subject.compound", "subject.adverb", "subject.prep", "adverb"}
	objectPlaces  = []string{"object", "object.compound", "object.adverb", "object.prep", "adverb"}
	behindPlaces  = []string{"object", "content", "prep", "adverb", "object.compound", "object.adverb", "object.prep", "content.object"}
)

// before takes an element that stands before the verb.
func (r *ruleText) before(e element) {
	path := "subject"
	places := subjectPlaces
	if r.passive {
		path, places = "object", objectPlaces
	}
	r.take(e, path, places)
}

// after takes an element that stands behind the verb.
func (r *ruleText) after(e element) {
	path := "object"
	if r.passive {
		path = "subject"
		if e.role == source && len(e.preps) == 1 && e.preps[0] == "by" {
			e.preps = nil
		}
	}
	places := behindPlaces
	switch {
	case len(e.preps) > 0:
	case len(e.words) == 1 && !e.words[0].set && particles[e.words[0].text]:
		places = []string{"particle", "adverb"}
	case len(e.words) > 0:
		r.literal = true
	}
	r.take(e, path, places)
}

// take takes an element that the path leads to, or stands at one of the places;
// with a preposition, behind that.
func (r *ruleText) take(e element, path string, places []string) {
	if len(e.preps) > 0 {
		prep := "prep(" + strings.Join(e.preps, " ") + ")"
		path, places = prep, []string{prep, prep + ".compound", prep + ".adverb"}
		if e.preps[0] == "to" {
			places = append(places, "content") // "to meet"
		}
	}
	switch {
	case len(e.words) > 0:
		r.takeWords(e.words, places)
	case e.isPreposition():
		r.needs = append(r.needs, fmt.Sprintf("%s | particle in %s | adverb in %s", path, strings.Join(e.preps, " "), strings.Join(e.preps, " ")))
	case e.role == other:
		r.needs = append(r.needs, path+" is actor")
	}
	if len(e.words) > 0 && e.role != noRole {
		path += ".owner | " + path
	}
	switch e.role {
	case source:
		r.source = path
	case target:
		r.target = path
	case both:
		r.needs = append(r.needs, path+" is several")
		r.source, r.symmetrical = path, true
	}
}

// takeWords asks for each of the words at one of the places.
func (r *ruleText) takeWords(words []word, places []string) {
	for _, x := range words {
		in := x.text
		if x.set {
			switch list, ok := r.w.lists[x.text]; {
			case !ok:
				r.err = fmt.Sprintf("there is no synonym set &%s above", strings.ToUpper(x.text))
				return
			case len(list) == 0:
				r.err = fmt.Sprintf("the synonym set &%s has no single word", strings.ToUpper(x.text))
				return
			}
			in = "$" + r.w.list(x.text)
		}
		parts := make([]string, len(places))
		for i, p := range places {
			parts[i] = p + " in " + in
		}
		r.needs = append(r.needs, strings.Join(parts, " | "))
	}
}

// roles are the lines that say who takes part. Where the pattern does not say,
// the subject acts, on the object or on who stands behind a preposition. A
// meeting has all sides as sources.
func (r *ruleText) roles(a act, code string) []string {
	from, to := r.source, r.target
	if from == "" {
		from = "subject"
		if to == "subject" {
			from = "object | prep(by from with)"
		}
	}
	if to == "" && !r.symmetrical {
		to = "recipient | object | prep(to with against for on from)"
		if r.literal {
			to = "recipient | prep(to with against for on from of) | object.owner"
		}
		if from == "object" {
			to = "subject"
		}
	}
	switch {
	case r.symmetrical:
		return []string{"source " + from}
	case a.typ == "CONSULT" && a.mode != "visit":
		if r.target == "" {
			to = "object | prep(with between to)"
		}
		return []string{"source " + from + ", " + to}
	case a.mode == "visit" && r.source == "" && r.target == "":
		if code == "043" {
			return []string{"source object", "target subject"}
		}
		return []string{"source subject", "target object.host | prep(to in).host | prep(with)"}
	}
	return []string{"source " + from, "target " + to}
}
