package petrarch

import (
	"fmt"
	"io"
	"strings"
)

// Rules is a dictionary of verbs as coding rules.
type Rules struct {
	Name     string // of the text and of its rules: "petrarch-harbour"
	Text     []byte
	Rules    int
	Lists    int
	Warnings []Warning
	LeftOut  map[string]int // why sound entries were left out → how many
}

// Options choose how rules are written.
type Options struct {
	First bool // the rules go before all others of their words
}

// Verbs reads a dictionary of verbs: sets of synonyms (“&WEAPON” with “+” lines
// below), and blocks of verbs with the patterns that stand around them and their
// CAMEO codes. What cannot be turned into a rule becomes a warning; the error is
// one of reading r. The name is that of the file, for warnings and rules.
func Verbs(name string, r io.Reader, opt Options) (*Rules, error) {
	codes, err := readCodes(cameoText)
	if err != nil {
		return nil, fmt.Errorf("petrarch: cameo.tsv: %w", err)
	}
	d := &dictionary{w: newRuleWriter(name, codes, opt)}
	read := func(n int, line string) {
		d.line = n
		d.read(line)
	}
	if err := EachLine(r, read, func(n int, text string) { d.w.warn(n, text) }); err != nil {
		return nil, fmt.Errorf("reading %s: %w", name, err)
	}
	d.flush()
	return d.w.rules(), nil
}

// dictionary gathers the verbs of a block with their patterns, which are written
// as rules at the next.
type dictionary struct {
	line int
	w    *ruleWriter

	synset   string // that "+" lines are members of; "" outside
	code     string // of the block
	verbs    []verb
	patterns []pattern
}

// verb is a word, or several ("pull out"), that starts patterns.
type verb struct {
	before []word // words before the verb
	lemma  string
	after  []word // words behind it
	code   string // of the verb alone; "" for the block's
	line   int
}

func (d *dictionary) read(line string) {
	l := strings.TrimSpace(line)
	switch {
	case strings.HasPrefix(l, "---"):
		d.header(l)
	case l[0] == '&':
		d.flush()
		d.code = nullCode
		d.openSynset(l)
	case l[0] == '+' && d.synset != "":
		d.member(l[1:])
	case l[0] == '-':
		d.synset = ""
		d.pattern(l[1:])
	case l[0] == '~':
		d.w.warn(d.line, "a transformation of one event into another; rules have none; passed over")
	default:
		d.verb(l)
	}
}

// flush writes the block read so far.
func (d *dictionary) flush() {
	d.w.block(d.code, d.verbs, d.patterns)
	d.verbs, d.patterns, d.synset = nil, nil, ""
}

// header reads "--- NAME [CODE] ---".
func (d *dictionary) header(l string) {
	d.flush()
	code, _, ok := cutCode(l)
	switch {
	case !ok && strings.Contains(l, "["):
		d.w.warn(d.line, "the code of the block has no closing bracket; taken as none")
		d.code = nullCode
	case !ok:
		d.code = nullCode
	default:
		d.code = code
	}
}

// openSynset reads "&NAME".
func (d *dictionary) openSynset(l string) {
	name, more, _ := strings.Cut(l[1:], " ")
	d.synset = synsetName(name)
	if d.synset == "" {
		d.w.warn(d.line, fmt.Sprintf("%q is no name of a synonym set; its words are passed over", l))
		d.synset = "?" // names no set that a pattern can ask for
		return
	}
	if strings.TrimSpace(more) != "" {
		d.w.warn(d.line, fmt.Sprintf("%q behind the name of a synonym set; passed over", strings.TrimSpace(more)))
	}
	d.w.openList(d.synset)
}

// member reads a word of a synonym set.
func (d *dictionary) member(s string) {
	words, err := wordsOf(s)
	switch {
	case err != nil:
		d.w.warn(d.line, err.Error()+"; passed over")
	case len(words) != 1 || words[0].set:
		d.w.warn(d.line, fmt.Sprintf("%q is not one word, which lists of rules are made of; passed over", strings.TrimSpace(s)))
	default:
		d.w.addToList(d.synset, words[0].text)
	}
}

// verb reads "VERB {FORMS} [CODE]" or "+PULL_OUT [CODE]". The forms are not
// needed: the reader knows them.
func (d *dictionary) verb(l string) {
	if len(d.patterns) > 0 { // TABARI's order: each verb with its own patterns
		d.flush()
	}
	d.synset = ""
	code, rest, ok := cutCode(l)
	if !ok && strings.Contains(l, "[") {
		d.w.warn(d.line, "the code has no closing bracket; passed over")
		return
	}
	rest, forms, braces := strings.Cut(rest, "{")
	if braces && !strings.Contains(forms, "}") {
		d.w.warn(d.line, "the forms have no closing brace; taken up to the end of the line")
	}
	before, after, marked := strings.Cut(rest, "+")
	if !marked {
		before, after = "", rest
	}
	pre, err := wordsOf(before)
	if err == nil {
		var post []word
		if post, err = wordsOf(after); err == nil {
			d.addVerb(pre, post, code, l)
			return
		}
	}
	d.w.warn(d.line, err.Error()+"; passed over")
}

func (d *dictionary) addVerb(pre, post []word, code, l string) {
	if len(post) == 0 || post[0].set {
		d.w.warn(d.line, fmt.Sprintf("%q has no verb; passed over", l))
		return
	}
	d.verbs = append(d.verbs, verb{before: pre, lemma: post[0].text, after: post[1:], code: code, line: d.line})
}

// pattern reads "- pre * post [CODE]".
func (d *dictionary) pattern(l string) {
	if len(d.verbs) == 0 {
		d.w.warn(d.line, "a pattern without a verb above it; passed over")
		return
	}
	code, rest, ok := cutCode(l)
	if !ok {
		d.w.warn(d.line, "the pattern has no code in brackets; passed over")
		return
	}
	p, err := parsePattern(rest)
	if err != nil {
		d.w.warn(d.line, err.Error()+"; passed over")
		return
	}
	p.code, p.line, p.text = code, d.line, strings.Join(strings.Fields(rest), " ")
	d.patterns = append(d.patterns, p)
}

// cutCode cuts the last "[CODE]" off a line, and what stands behind it.
func cutCode(l string) (code, rest string, ok bool) {
	i := strings.LastIndexByte(l, '[')
	if i < 0 {
		return "", l, false
	}
	code, _, ok = strings.Cut(l[i+1:], "]")
	return strings.TrimSpace(code), l[:i], ok
}
