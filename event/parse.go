package event

import (
	"errors"
	"maps"
	"slices"
	"strings"
	"unicode/utf8"
)

// ruleset is what a rule text says.
type ruleset struct {
	lists map[string]words
	rules []*Rule
}

// ruleParser reads one rule text line by line.
type ruleParser struct {
	set  *ruleset
	file string
	line int
	rule *Rule
	said map[string]bool // lines of the rule that may stand once, and did
	// faults are those of the text; faulty says that the rule at hand has one.
	faults []error
	faulty bool
}

// parseRules adds the rules and lists of one text to set. A rule that has the
// name of an earlier one replaces it; so does a list. A rule with a fault is not
// added; the error joins all faults, in the order of the lines.
func parseRules(set *ruleset, file, text string) error {
	p := &ruleParser{set: set, file: file}
	for i, raw := range logicalLines(text) {
		if raw == "" {
			continue
		}
		p.line = i + 1
		err := p.readLine(raw)
		var fault *Error
		if errors.As(err, &fault) && fault.Token == "" {
			fault.Token, _, _ = strings.Cut(raw, " ") // something is missing behind it
		}
		p.note(err)
	}
	p.note(p.finish())
	return errors.Join(p.faults...)
}

func (p *ruleParser) note(err error) {
	if err != nil {
		p.faults, p.faulty = append(p.faults, err), true
	}
}

// logicalLines strips comments and joins lines that end in a backslash; a
// joined line stands at the number of its first part.
func logicalLines(text string) []string {
	lines := strings.Split(text, "\n")
	out := make([]string, len(lines))
	at := -1
	for i, l := range lines {
		l = stripComment(l)
		if at >= 0 {
			out[at] += " " + strings.TrimSpace(strings.TrimSuffix(l, `\`))
		} else {
			at = i
			out[at] = strings.TrimSpace(strings.TrimSuffix(l, `\`))
		}
		if !strings.HasSuffix(l, `\`) {
			at = -1
		}
	}
	return out
}

// stripComment cuts a line at a # that is not inside quotation marks.
func stripComment(l string) string {
	quoted := false
	for i := 0; i < len(l); i++ {
		switch {
		case l[i] == '"':
			quoted = !quoted
		case l[i] == '#' && !quoted:
			return strings.TrimRight(l[:i], " \t\r")
		}
	}
	return strings.TrimRight(l, " \t\r")
}

func (p *ruleParser) fault(token, msg string) error {
	return &Error{File: p.file, Line: p.line, Token: token, Msg: msg}
}

// readers maps the first word of a line inside a rule to its reader.
var readers = map[string]func(*ruleParser, string) error{
	"verb": (*ruleParser).verbs, "noun": (*ruleParser).nouns, "adj": (*ruleParser).adjectives,
	"type": (*ruleParser).typeLine, "cameo": (*ruleParser).cameoLine, "context": (*ruleParser).contextLine,
	"source": (*ruleParser).sourceLine, "target": (*ruleParser).targetLine,
	"need": (*ruleParser).needLine, "never": (*ruleParser).neverLine, "mode": (*ruleParser).modeLine,
	"example": (*ruleParser).exampleLine, "no": (*ruleParser).noLine,
	"nothing": (*ruleParser).nothingLine, "alone": (*ruleParser).aloneLine, "spoken": (*ruleParser).spokenLine, "beside": (*ruleParser).besideLine, "begun": (*ruleParser).begunLine, "attributive": (*ruleParser).attributiveLine, "own": (*ruleParser).ownLine, "first": (*ruleParser).firstLine, "apart": (*ruleParser).apartLine, "anaphor": (*ruleParser).anaphorLine,
}

func (p *ruleParser) readLine(l string) error {
	key, rest := l, ""
	if i := strings.IndexAny(l, " \t"); i > 0 {
		key, rest = l[:i], strings.TrimSpace(l[i:])
	}
	if !utf8.ValidString(l) {
		return p.fault("", "the line is not in UTF-8")
	}
	switch key {
	case "list":
		return p.listLine(rest)
	case "rule":
		return p.ruleLine(rest)
	}
	read, ok := readers[key]
	if !ok {
		return p.fault(key, "no such line; a rule text has list, rule, and inside a rule verb, noun, adj, type, cameo, context, source, target, need, never, mode, nothing, alone, anaphor, spoken, beside, own, begun, attributive, first, apart, example, no")
	}
	if p.rule == nil {
		return p.fault(key, "stands outside a rule")
	}
	if onceOnly[key] && p.said[key] {
		return p.fault(key, "the rule has this line already")
	}
	p.said[key] = true
	return read(p, rest)
}

// onceOnly are the lines that a rule has once: a second one would take the place
// of the first.
var onceOnly = map[string]bool{"type": true, "cameo": true, "source": true, "target": true}

// listLine reads "name = word word $other".
func (p *ruleParser) listLine(rest string) error {
	name, text, ok := strings.Cut(rest, "=")
	name = strings.TrimSpace(name)
	if !ok || name == "" || strings.ContainsAny(name, " $()") {
		return p.fault(rest, "a list is written: list name = word word ...")
	}
	w, err := p.words(text)
	if err != nil {
		return err
	}
	p.set.lists[name] = w
	return nil
}

// words reads lemmas; $name stands for the words of a list.
func (p *ruleParser) words(text string) (words, error) {
	w := words{text: strings.Join(strings.Fields(text), " ")}
	fields := strings.FieldsFunc(text, func(r rune) bool { return r == ' ' || r == ',' || r == '\t' })
	if len(fields) == 1 {
		if list, ok := p.set.lists[strings.TrimPrefix(fields[0], "$")]; ok && fields[0][0] == '$' {
			w.set = list.set // shared: nothing changes a set once it is read
			return w, nil
		}
	}
	w.set = make(map[string]bool, len(fields))
	for _, f := range fields {
		if name, ok := strings.CutPrefix(f, "$"); ok && name != "" { // a lone "$" is the dollar sign
			list, ok := p.set.lists[name]
			if !ok {
				return w, p.fault(f, "no such list")
			}
			for k := range list.set {
				w.set[k] = true
			}
			continue
		}
		if f != strings.ToLower(f) {
			return w, p.fault(f, "words are lemmas in lower case")
		}
		if strings.ContainsAny(f, `"|()`) {
			return w, p.fault(f, "a word has neither quotation marks nor brackets nor |")
		}
		w.set[f] = true
	}
	if len(w.set) == 0 {
		return w, p.fault(strings.TrimSpace(text), "words are missing")
	}
	return w, nil
}

func (p *ruleParser) ruleLine(name string) error {
	p.note(p.finish())
	p.said, p.faulty = map[string]bool{}, false
	if name == "" || strings.ContainsAny(name, " \t") {
		p.rule = &Rule{Line: p.line} // what follows is a rule's all the same
		return p.fault(name, "a rule needs a name of one word")
	}
	p.rule = &Rule{Name: name, File: p.file, Line: p.line}
	return nil
}

// finish checks the rule read last and files it.
func (p *ruleParser) finish() error {
	r := p.rule
	if r == nil || p.faulty {
		return nil
	}
	p.rule = nil
	if msg := r.incomplete(); msg != "" {
		return &Error{File: p.file, Line: r.Line, Token: r.Name, Msg: msg}
	}
	for i := range r.Examples {
		ex := &r.Examples[i]
		if ex.Mode != "" && !slices.Contains(types[r.Type], ex.Mode) {
			return &Error{File: p.file, Line: ex.Line, Token: ex.Mode, Msg: noSuchMode(r.Type)}
		}
	}
	i := slices.IndexFunc(p.set.rules, func(o *Rule) bool { return o.Name == r.Name })
	switch {
	case i < 0:
		p.set.rules = append(p.set.rules, r)
	case p.set.rules[i].File == p.file:
		return &Error{File: p.file, Line: r.Line, Token: r.Name, Msg: "the file has two rules of this name"}
	default:
		p.set.rules[i] = r
	}
	return nil
}

// incomplete says what a rule lacks, or has too much of; "" for a sound one.
func (r *Rule) incomplete() string {
	every := slices.ContainsFunc(r.triggers, func(t trigger) bool { return t.lemma == anyWord && t.class != nounWord })
	switch {
	case len(r.triggers) == 0:
		return "the rule has no verb, noun or adj to start it"
	case every && !r.spoken:
		return "any verb may start a spoken, beside or own rule alone"
	case r.nothing && (r.Type != "" || r.spoken || len(r.sources)+len(r.targets)+len(r.modes) > 0):
		return "a rule for nothing has neither type nor mode, source or target, and is not spoken, beside or own"
	case r.nothing:
		return ""
	case r.Type == "":
		return "the rule has no type"
	case len(r.sources)+len(r.targets) == 0:
		return "the rule has neither source nor target"
	}
	return ""
}

func (p *ruleParser) verbs(rest string) error      { return p.triggers(verbWord, rest) }
func (p *ruleParser) nouns(rest string) error      { return p.triggers(nounWord, rest) }
func (p *ruleParser) adjectives(rest string) error { return p.triggers(adjWord, rest) }

func (p *ruleParser) triggers(c wordClass, rest string) error {
	w, err := p.words(rest)
	if err != nil {
		return err
	}
	for _, k := range sortedKeys(w.set) {
		lemma, particle, two := strings.Cut(k, "+")
		if lemma == "" || two && (particle == "" || c != verbWord) {
			return p.fault(k, "a verb with a particle is written: call+off")
		}
		p.rule.triggers = append(p.rule.triggers, trigger{class: c, lemma: lemma, particle: particle})
	}
	return nil
}

func sortedKeys(m map[string]bool) []string {
	keys := make([]string, 0, len(m))
	for k := range m {
		keys = append(keys, k)
	}
	slices.Sort(keys)
	return keys
}

func (p *ruleParser) typeLine(rest string) error {
	typ, mode, _ := strings.Cut(rest, " ")
	modes, ok := types[typ]
	if !ok {
		return p.fault(typ, "no such type of PLOVER 2.0; there are "+strings.Join(slices.Sorted(maps.Keys(types)), ", "))
	}
	if mode = strings.TrimSpace(mode); mode != "" && !slices.Contains(modes, mode) {
		return p.fault(mode, noSuchMode(typ))
	}
	p.rule.Type, p.rule.Mode = typ, mode
	return nil
}

// noSuchMode is the message for a mode that its type does not have.
func noSuchMode(typ string) string {
	if len(types[typ]) == 0 {
		return typ + " has no modes"
	}
	return typ + " has no such mode; it has " + strings.Join(types[typ], ", ")
}

func (p *ruleParser) cameoLine(rest string) (err error) {
	p.rule.CAMEO, err = p.cameo(rest)
	return err
}

func (p *ruleParser) cameo(code string) (string, error) {
	if len(code) < 2 || len(code) > 4 || strings.Trim(code, "0123456789") != "" {
		return "", p.fault(code, "a CAMEO code has two to four digits")
	}
	return code, nil
}

func (p *ruleParser) contextLine(rest string) error {
	if rest == "" {
		return p.fault("", "contexts are missing")
	}
	for _, c := range strings.Fields(rest) {
		if !contexts[c] {
			return p.fault(c, "no such context of PLOVER; there are "+strings.Join(slices.Sorted(maps.Keys(contexts)), ", "))
		}
		p.rule.Contexts = append(p.rule.Contexts, c)
	}
	return nil
}

func (p *ruleParser) sourceLine(rest string) (err error) {
	p.rule.sources, err = p.choices(rest)
	return err
}

func (p *ruleParser) targetLine(rest string) (err error) {
	p.rule.targets, err = p.choices(rest)
	return err
}

// choices reads "a | b, c": all that a (or else b) leads to, and all that c leads to.
func (p *ruleParser) choices(rest string) ([]choice, error) {
	var out []choice
	for _, part := range splitOutside(rest, ',') {
		c, err := p.choice(part)
		if err != nil {
			return nil, err
		}
		out = append(out, c)
	}
	return out, nil
}

func (p *ruleParser) choice(text string) (choice, error) {
	var c choice
	for _, alt := range splitOutside(text, '|') {
		pa, err := p.path(strings.TrimSpace(alt))
		if err != nil {
			return nil, err
		}
		c = append(c, pa)
	}
	return c, nil
}

func (p *ruleParser) path(text string) (path, error) {
	out := path{text: text}
	if text == "" {
		return out, p.fault("", "a path is missing")
	}
	for _, part := range splitOutside(text, '.') {
		part = strings.TrimSpace(part)
		name, arg, hasArg := strings.Cut(part, "(")
		s := step{name: name}
		if !slices.Contains(stepNames, name) {
			return out, p.fault(part, "no such step of a path; there are "+strings.Join(stepNames, ", "))
		}
		if hasArg && name != "prep" {
			return out, p.fault(part, "only prep takes words in brackets")
		}
		if hasArg {
			arg, ok := strings.CutSuffix(arg, ")")
			if !ok {
				return out, p.fault(part, "a bracket is not closed")
			}
			w, err := p.words(arg)
			if err != nil {
				return out, err
			}
			w.list = sortedKeys(w.set)
			s.words = w
		}
		out.steps = append(out.steps, s)
	}
	out.self = len(out.steps) == 1 && out.steps[0].name == "self"
	for i, s := range out.steps {
		if s.name == "host" && i < len(out.steps)-1 || s.name == "speaker" && len(out.steps) > 1 {
			return out, p.fault(text, "host stands at the end of a path, speaker alone")
		}
	}
	return out, nil
}

// splitOutside splits at sep outside round brackets.
func splitOutside(s string, sep byte) []string {
	var out []string
	depth, from := 0, 0
	for i := 0; i < len(s); i++ {
		switch {
		case s[i] == '(':
			depth++
		case s[i] == ')':
			depth--
		case s[i] == sep && depth == 0:
			out = append(out, s[from:i])
			from = i + 1
		}
	}
	return append(out, s[from:])
}

// conditions reads "CONDITION | CONDITION", of which one must hold.
func (p *ruleParser) conditions(text string) (anyOf, error) {
	var out anyOf
	for _, part := range strings.Split(text, " | ") {
		c, err := p.condition(strings.TrimSpace(part))
		if err != nil {
			return nil, err
		}
		out = append(out, c)
	}
	return out, nil
}

// condition reads "path", "path is KIND|KIND" or "path in WORDS".
func (p *ruleParser) condition(text string) (c condition, err error) {
	steps, rest := text, ""
	if end := pathEnd(text); end < len(text) {
		steps, rest = text[:end], text[end:]
	}
	if c.path, err = p.path(strings.TrimSpace(steps)); err != nil {
		return c, err
	}
	if last := c.path.steps[len(c.path.steps)-1].name; rolesOnly[last] {
		return c, p.fault(last, "stands in source and target alone")
	}
	switch {
	case rest == "":
		c.bare = true
	case strings.HasPrefix(rest, " in "):
		c.words, err = p.words(rest[4:])
	case !strings.HasPrefix(rest, " is "):
		return c, p.fault(strings.TrimSpace(rest), `after a path stands "is KIND" or "in WORDS"`)
	default:
		for k := range strings.SplitSeq(strings.TrimSpace(rest[4:]), "|") {
			at := slices.Index(kindNames, k)
			if at < 0 {
				return c, p.fault(k, "no such kind; there are "+strings.Join(kindNames, ", "))
			}
			c.kinds |= 1 << at
		}
	}
	return c, err
}

// pathEnd returns where the path at the start of text ends: at the first blank
// outside brackets.
func pathEnd(text string) int {
	depth := 0
	for i := 0; i < len(text); i++ {
		switch text[i] {
		case '(':
			depth++
		case ')':
			depth--
		case ' ':
			if depth == 0 {
				return i
			}
		}
	}
	return len(text)
}

func (p *ruleParser) needLine(rest string) error {
	c, err := p.conditions(rest)
	p.rule.needs = append(p.rule.needs, c)
	return err
}

func (p *ruleParser) neverLine(rest string) error {
	c, err := p.conditions(rest)
	p.rule.nevers = append(p.rule.nevers, c)
	return err
}

// modeLine reads "meet [0123] if CONDITION".
func (p *ruleParser) modeLine(rest string) error {
	head, cond, ok := strings.Cut(rest, " if ")
	if !ok {
		return p.fault(rest, "a mode line is written: mode NAME [CAMEO] if CONDITION")
	}
	c, err := p.conditions(strings.TrimSpace(cond))
	if err != nil {
		return err
	}
	m := modeCase{when: c}
	mode, cameo, coded := strings.Cut(strings.TrimSpace(head), " ")
	m.mode = mode
	if coded {
		if m.cameo, err = p.cameo(strings.TrimSpace(cameo)); err != nil {
			return err
		}
	}
	if p.rule.Type == "" {
		return p.fault(mode, "the type must stand before its modes")
	}
	if mode != "-" && !slices.Contains(types[p.rule.Type], mode) {
		return p.fault(mode, noSuchMode(p.rule.Type))
	}
	p.rule.modes = append(p.rule.modes, m)
	return nil
}

func (p *ruleParser) nothingLine(rest string) error {
	p.rule.nothing = true
	return p.empty(rest)
}

func (p *ruleParser) aloneLine(rest string) error {
	p.rule.alone = true
	return p.empty(rest)
}

func (p *ruleParser) anaphorLine(rest string) error {
	p.rule.anaphor = true
	return p.empty(rest)
}

func (p *ruleParser) spokenLine(rest string) error {
	p.rule.spoken = true
	return p.empty(rest)
}

func (p *ruleParser) besideLine(rest string) error {
	p.rule.spoken, p.rule.beside = true, true
	return p.empty(rest)
}

func (p *ruleParser) firstLine(rest string) error {
	p.rule.first = true
	return p.empty(rest)
}

func (p *ruleParser) apartLine(rest string) error {
	p.rule.apart = true
	return p.empty(rest)
}

func (p *ruleParser) begunLine(rest string) error {
	p.rule.begun = true
	return p.empty(rest)
}

func (p *ruleParser) ownLine(rest string) error {
	p.rule.spoken, p.rule.own = true, true
	return p.empty(rest)
}

func (p *ruleParser) attributiveLine(rest string) error {
	p.rule.attr = true
	return p.empty(rest)
}

// empty is the check of a line that is one word.
func (p *ruleParser) empty(rest string) error {
	if rest != "" {
		return p.fault(rest, "nothing may follow on this line")
	}
	return nil
}

// exampleLine reads `"Sentence." STATUS(MODE) SOURCE + SOURCE > TARGET + TARGET`,
// with - for nobody; the mode may be left out.
func (p *ruleParser) exampleLine(rest string) error {
	text, after, ok := cutQuoted(rest)
	if !ok || text == "" {
		return p.fault(rest, `an example is written: example "Sentence." status sources > targets`)
	}
	status, roles, _ := strings.Cut(strings.TrimSpace(after), " ")
	status, mode, moded := strings.Cut(status, "(")
	if mode, ok = strings.CutSuffix(mode, ")"); moded && (!ok || mode == "") {
		return p.fault(status+"("+mode, "a mode behind a status is written: happened(visit)")
	}
	if status != putOffName && !slices.Contains(statusNames[:], status) {
		return p.fault(status, "no such status; there are "+strings.Join(statusNames[:], ", ")+", "+putOffName)
	}
	src, tgt, ok := strings.Cut(roles, ">")
	if !ok {
		return p.fault(roles, "the sign > between sources and targets is missing")
	}
	p.rule.Examples = append(p.rule.Examples, Example{
		Line: p.line, Text: text, Status: status, Mode: mode, Sources: roleWords(src), Targets: roleWords(tgt),
	})
	return nil
}

func (p *ruleParser) noLine(rest string) error {
	text, after, ok := cutQuoted(rest)
	if !ok || text == "" || strings.TrimSpace(after) != "" {
		return p.fault(rest, `a counter-example is written: no "Sentence."`)
	}
	p.rule.Examples = append(p.rule.Examples, Example{Line: p.line, Text: text, None: true})
	return nil
}

func cutQuoted(s string) (text, after string, ok bool) {
	if !strings.HasPrefix(s, `"`) {
		return "", "", false
	}
	return cutAt(s[1:], '"')
}

func cutAt(s string, b byte) (before, after string, ok bool) {
	i := strings.IndexByte(s, b)
	if i < 0 {
		return s, "", false
	}
	return s[:i], s[i+1:], true
}

func roleWords(s string) []string {
	var out []string
	for _, f := range strings.Split(s, "+") {
		if f = strings.TrimSpace(f); f != "" && f != "-" {
			out = append(out, f)
		}
	}
	return out
}
