package attribution

import (
	_ "embed"
	"fmt"
	"slices"
	"strings"

	"nuncio/syntax"
)

//go:embed topics.txt
var topicsText string

// topic is one row of topics.txt: the kind of a speech act, whether its topic may
// be an object, and the prepositions that its topic may have.
type topic struct {
	kind         Kind
	object       bool
	prepositions []string
}

func (t *topic) takes(preposition string) bool { return slices.Contains(t.prepositions, preposition) }

// topics is topics.txt, read: rows by lemma.
type topics struct {
	verbs, nouns map[string][]topic
}

// parseTopics reads the format of topics.txt. Errors name the line.
func parseTopics(text string) (*topics, error) {
	l := &topics{verbs: map[string][]topic{}, nouns: map[string][]topic{}}
	sections := map[string]map[string][]topic{"[verbs]": l.verbs, "[nouns]": l.nouns}
	var rows map[string][]topic
	n := 0
	for line := range strings.SplitSeq(text, "\n") {
		n++
		line, _, _ = strings.Cut(line, "#")
		fields := strings.Fields(line)
		switch {
		case len(fields) == 0:
		case sections[fields[0]] != nil:
			rows = sections[fields[0]]
		case rows == nil || len(fields) < 3:
			return nil, fmt.Errorf("topics.txt line %d: want a section, or a lemma, a kind and a place", n)
		default:
			kind, ok := parseKind(fields[1])
			if !ok {
				return nil, fmt.Errorf("topics.txt line %d: no kind %q", n, fields[1])
			}
			t := topic{kind: kind}
			for _, f := range fields[2:] {
				if f == "obj" {
					t.object = true
				} else {
					t.prepositions = append(t.prepositions, f)
				}
			}
			rows[fields[0]] = append(rows[fields[0]], t)
		}
	}
	return l, nil
}

// beyond tries at token i what FindAll returns beside statements: a speech act
// that was not done, or of which, done or not, only the topic is given.
func (r *reading) beyond(i int32) {
	if r.byCue[i] != None {
		return
	}
	switch r.upos(i) {
	case syntax.VERB:
		if r.rel(i) == syntax.Amod || r.rel(i) == syntax.Compound || r.preposition(i) {
			return
		}
		r.unmade(i)
		if r.byCue[i] == None {
			r.topicVerb(i)
		}
	case syntax.NOUN:
		r.topicNoun(i)
	}
}

// unmade finds "would not say whether", "may ask them to": content and speaker as
// of a statement, but denied, to come or supposed.
func (r *reading) unmade(v int32) {
	rows := r.verbRows(v)
	for i := range rows {
		row := &rows[i]
		if row.particle != "" && !r.hasParticle(v, row.particle) || r.reportersQuestion(v, row) || r.firstPersonThought(v, row) {
			continue
		}
		if d, ok := r.verbDraft(v, row); ok {
			d.Scope = Unmade
			r.add(d)
			return
		}
	}
}

// topicVerb finds "defended his letters" and "spoke about the dam".
func (r *reading) topicVerb(v int32) {
	rows := r.lex.topics.verbs[r.lemma(v)]
	for i := range rows {
		row := &rows[i]
		n, p := r.topicOf(v, row)
		if n == syntax.None || r.firstPersonThought(v, &cue{kind: row.kind}) {
			continue
		}
		d := r.newDraft(v, &cue{kind: row.kind}, "“"+r.doc.Form(v)+"” and what it is about")
		d.Scope, d.content, d.Confidence = OnTopic, n, 0.6
		if p == v+1 {
			d.Cue = d.Cue.Cover(r.doc.Tokens[p].Span)
		}
		r.mark(n, true)
		r.unmarkPreposition(n)
		r.fit(&d, r.runs(d.sentence))
		if len(d.Content) == 0 {
			return
		}
		r.speaker(&d)
		if d.head != syntax.None && (!r.utters(d.head) || d.Source.Overlaps(d.Content[0])) {
			return
		}
		r.add(d)
		return
	}
}

// topicOf returns the head of the topic of verb v and, where it has one, its
// preposition; else None.
func (r *reading) topicOf(v int32, row *topic) (head, preposition int32) {
	if row.object {
		if r.passive(v) {
			if s := r.child(v, syntax.NsubjPass); s != syntax.None {
				return s, syntax.None
			}
		} else if o := r.child(v, syntax.Obj); o > v && !r.timeAt(o) && !r.foreign(o, v) {
			return o, syntax.None
		}
	}
	for c := range r.children(v) {
		if c < v || r.rel(c) != syntax.Obl && r.rel(c) != syntax.Advcl || r.timeAt(c) {
			continue
		}
		k := r.child(c, syntax.Case, syntax.Mark)
		if k != syntax.None && k > v && row.takes(r.form(k)) {
			return c, k
		}
	}
	return syntax.None, syntax.None
}

// unmarkPreposition takes the prepositions of noun n out of the content.
func (r *reading) unmarkPreposition(n int32) {
	for c := range r.children(n) {
		if (r.rel(c) == syntax.Case || r.rel(c) == syntax.Mark) && c < n {
			r.member[c] = false
		}
	}
}

// topicNoun finds "their criticism of the pact", of somebody.
func (r *reading) topicNoun(n int32) {
	rows := r.lex.topics.nouns[r.lemma(n)]
	for i := range rows {
		row := &rows[i]
		for c := range r.children(n) {
			k := r.child(c, syntax.Case)
			if c < n || r.rel(c) != syntax.Nmod && r.rel(c) != syntax.Acl || k == syntax.None || !row.takes(r.form(k)) || r.timeAt(c) {
				continue
			}
			d := r.newDraft(n, &cue{kind: row.kind}, "“"+r.doc.Form(n)+"” and what it is about")
			d.Scope, d.content, d.Confidence = OnTopic, c, 0.5
			if k == n+1 {
				d.Cue = d.Cue.Cover(r.doc.Tokens[k].Span)
			}
			r.mark(c, true)
			r.unmarkPreposition(c)
			r.fit(&d, r.runs(d.sentence))
			if len(d.Content) == 0 || !r.topicHolder(&d, n) {
				return
			}
			r.setSource(&d)
			r.add(d)
			return
		}
	}
}

// topicHolder finds whose noun n is: its possessor, or the subject of a verb
// under [light] of which it is the object.
func (r *reading) topicHolder(d *draft, n int32) bool {
	if d.head = r.child(n, syntax.NmodPoss); d.head != syntax.None {
		return true
	}
	v := r.doc.Tokens[n].Head
	if v < 0 || r.rel(n) != syntax.Obj && r.rel(n) != syntax.NsubjPass || !r.lex.light[r.lemma(v)] {
		return false
	}
	if r.passive(v) {
		d.head = r.agent(v)
	} else {
		d.head = r.spoken(v)
	}
	return d.head != syntax.None && r.utters(d.head)
}

// utters reports whether the word i may speak: a noun, a name, or a pronoun, but
// for those that stand for things, unless they stand for somebody known.
func (r *reading) utters(i int32) bool {
	switch r.upos(i) {
	case syntax.NOUN, syntax.PROPN, syntax.ADJ:
		return true
	case syntax.PRON:
		return !r.is(i, "it", "this", "that", "there", "what", "which") || r.ents.ActorAt(i) != None
	}
	return false
}
