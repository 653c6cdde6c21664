package petrarch

import (
	"bytes"
	"cmp"
	"fmt"
	"path/filepath"
	"slices"
	"strings"
)

// ruleWriter writes blocks of verbs as rules.
type ruleWriter struct {
	file     string
	name     string
	codes    map[string]act
	opt      Options
	lists    map[string][]string
	order    []string        // names of the lists, as they came
	used     map[string]bool // names of rules
	body     bytes.Buffer
	count    int
	warnings []Warning
	left     map[string]int
}

func newRuleWriter(file string, codes map[string]act, opt Options) *ruleWriter {
	base := filepath.Base(filepath.ToSlash(file))
	for _, end := range []string{filepath.Ext(base), ".verbs", ".verb"} {
		base = strings.TrimSuffix(base, end)
	}
	base = strings.Trim(strings.Map(func(r rune) rune {
		if r == '-' || r == '.' || r >= '0' && r <= '9' || r >= 'a' && r <= 'z' {
			return r
		}
		return '-'
	}, strings.ToLower(base)), "-.")
	return &ruleWriter{
		file: file, name: "petrarch-" + cmp.Or(base, "verbs"), codes: codes, opt: opt,
		lists: map[string][]string{}, used: map[string]bool{}, left: map[string]int{},
	}
}

func (w *ruleWriter) warn(line int, text string) {
	w.warnings = append(w.warnings, Warning{w.file, line, text})
}

func (w *ruleWriter) openList(name string) {
	if _, ok := w.lists[name]; !ok {
		w.lists[name] = nil
		w.order = append(w.order, name)
	}
}

func (w *ruleWriter) addToList(name, text string) {
	if list, ok := w.lists[name]; ok && !slices.Contains(list, text) {
		w.lists[name] = append(list, text)
	}
}

// rules returns what was written, behind the lists.
func (w *ruleWriter) rules() *Rules {
	var out bytes.Buffer
	fmt.Fprintf(&out, "# Made of %s, a dictionary of PETRARCH, by “nuncio rules import”. The comment of a\n# rule has the line of the dictionary, and what stands there.\n", comment(w.file))
	n := 0
	for _, name := range w.order {
		if list := w.lists[name]; len(list) > 0 {
			n++
			fmt.Fprintf(&out, "\nlist %s = %s\n", w.list(name), strings.Join(list, " "))
		}
	}
	out.Write(w.body.Bytes())
	slices.SortStableFunc(w.warnings, func(a, b Warning) int { return cmp.Compare(a.Line, b.Line) })
	return &Rules{Name: w.name, Text: out.Bytes(), Rules: w.count, Lists: n, Warnings: w.warnings, LeftOut: w.left}
}

func (w *ruleWriter) list(name string) string { return w.name + "-" + name }

// comment makes a text safe to stand behind a #.
func comment(s string) string {
	return strings.TrimRight(strings.Join(strings.Fields(strings.Map(func(r rune) rune {
		if r < ' ' {
			return ' '
		}
		return r
	}, s)), " "), `\`)
}

// block writes the rules of the verbs of a block: those of the verbs alone, and
// those of each pattern.
func (w *ruleWriter) block(code string, verbs []verb, patterns []pattern) {
	for _, group := range grouped(verbs, func(v *verb) string { return v.code }) {
		if cmp.Or(group[0].code, code) == nullCode && group[0].code == "" {
			w.left["no event by the verb alone"] += len(group)
			continue
		}
		w.rule(group, pattern{code: cmp.Or(group[0].code, code), line: group[0].line})
	}
	groups := grouped(verbs, func(*verb) string { return "" })
	for _, p := range patterns {
		for _, group := range groups {
			if !w.rule(group, p) {
				break // nor would it with the other verbs
			}
		}
	}
}

// grouped puts verbs together that make one rule: those of one word, or with a
// particle, and of one key. Each other has rules of its own.
func grouped(verbs []verb, key func(*verb) string) [][]verb {
	var out [][]verb
	at := map[string]int{}
	for _, v := range verbs {
		k := key(&v)
		if i, ok := at[k]; ok && v.simple() {
			out[i] = append(out[i], v)
			continue
		}
		if v.simple() {
			at[k] = len(out)
		}
		out = append(out, []verb{v})
	}
	return out
}

// simple reports whether the verb starts a rule without a condition.
func (v *verb) simple() bool { return len(v.before) == 0 && len(v.rest()) == 0 }

// rest are the words behind the verb, but for a particle.
func (v *verb) rest() []word {
	if len(v.after) > 0 && v.hasParticle() {
		return v.after[1:]
	}
	return v.after
}

func (v *verb) hasParticle() bool {
	return len(v.after) > 0 && !v.after[0].set && particles[v.after[0].text]
}

func (v *verb) trigger() string {
	if v.hasParticle() {
		return v.lemma + "+" + v.after[0].text
	}
	return v.lemma
}

// rule writes the rule of one pattern for verbs of a group; it reports whether
// there is one.
func (w *ruleWriter) rule(verbs []verb, p pattern) bool {
	v := &verbs[0]
	post := phraseOf(v.rest())
	for _, e := range p.post {
		post = joined(post, e)
	}
	pre := append(phraseOf(v.before), p.pre...)
	code, swapped, ok := w.code(p)
	if !ok {
		return false
	}
	r := ruleText{w: w, passive: p.passive}
	for _, e := range pre {
		r.before(e)
	}
	for _, e := range post {
		r.after(e)
	}
	if r.err != "" {
		w.warn(p.line, r.err+"; passed over")
		return false
	}
	if swapped {
		r.source, r.target = cmp.Or(r.target, "object | prep(to with from against)"), cmp.Or(r.source, "subject")
	}
	w.write(verbs, p, code, &r)
	return true
}

// phraseOf makes an element of each run of words.
func phraseOf(words []word) []element {
	if len(words) == 0 {
		return nil
	}
	var e element
	for _, x := range words {
		if !x.set && preps[x.text] && len(e.words) == 0 {
			e.preps = append(e.preps, x.text)
		} else if x.set || !articles[x.text] {
			e.words = append(e.words, x)
		}
	}
	return []element{e}
}

// code returns the code that counts of "a" or "a:b"; swapped where it is the one
// of the target's act. A code that makes no event of PLOVER is counted.
func (w *ruleWriter) code(p pattern) (code string, swapped, ok bool) {
	code, second, pair := strings.Cut(p.code, ":")
	code, second = strings.TrimSpace(code), strings.TrimSpace(second)
	if pair && code == nullCode && second != nullCode {
		code, pair, swapped = second, false, true
	}
	if code == nullCode {
		return code, false, true
	}
	a, ok := lookUp(w.codes, code)
	switch {
	case !ok:
		w.warn(p.line, fmt.Sprintf("%q is no code of CAMEO; passed over", code))
		return "", false, false
	case a.typ == "-":
		w.left["a statement, which no rule tells"]++
		return "", false, false
	}
	if of, known := lookUp(w.codes, second); pair && second != nullCode && (!known || of != a) {
		w.warn(p.line, fmt.Sprintf("the code %q of the target's act is left out: a rule tells of one act", second))
	}
	return code, swapped, true
}

func (w *ruleWriter) write(verbs []verb, p pattern, code string, r *ruleText) {
	w.count++
	what := p.text
	if what == "" {
		what = "the verb alone"
	}
	fmt.Fprintf(&w.body, "\n# line %d: %s [%s]\nrule %s\n    verb", p.line, comment(what), comment(p.code), w.ruleName(verbs[0].lemma, p.line))
	for i := range verbs {
		fmt.Fprintf(&w.body, " %s", verbs[i].trigger())
	}
	w.body.WriteByte('\n')
	if w.opt.First {
		w.body.WriteString("    first\n")
	}
	for _, n := range r.needs {
		fmt.Fprintf(&w.body, "    need %s\n", n)
	}
	if code == nullCode {
		w.body.WriteString("    nothing\n")
		return
	}
	a, _ := lookUp(w.codes, code)
	fmt.Fprintf(&w.body, "    type %s\n    cameo %s\n", strings.TrimSpace(a.typ+" "+a.mode), code)
	for _, l := range r.roles(a, code) {
		fmt.Fprintf(&w.body, "    %s\n", l)
	}
}

// ruleName is "petrarch-harbour/hold/12", the number that of the line.
func (w *ruleWriter) ruleName(lemma string, line int) string {
	name := fmt.Sprintf("%s/%s/%d", w.name, lemma, line)
	for n := 2; w.used[name]; n++ {
		name = fmt.Sprintf("%s/%s/%d-%d", w.name, lemma, line, n)
	}
	w.used[name] = true
	return name
}
