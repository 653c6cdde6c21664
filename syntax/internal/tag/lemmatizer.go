package tag

import (
	"fmt"
	"strings"
	"unicode"

	"nuncio/syntax/internal/lex"
	"nuncio/syntax/internal/linear"
	"nuncio/syntax/internal/wordnet"
)

// Lemmatizer makes the lemmas of tagged words. A form is first made plain:
// straight marks, misspelt words put right. If lemmas.txt has it, that is its
// lemma; else a linear model chooses the script that leads from form to lemma,
// with what WordNet says of the form as evidence. A lemmatizer is safe for
// concurrent use.
type Lemmatizer struct {
	Model   *linear.Model
	Scripts []Script // one for each class of the model

	words      *wordnet.Lexicon
	list       wordList // lemmas.txt
	spellings  wordList // spellings.txt
	smallNames map[string]bool
	speller    speller
	kinds      []tagKind // by tag
}

// tagKind is what lemmas depend on of a tag.
type tagKind struct {
	xpos      string
	pos       uint8  // part of speech of WordNet, 0 for others
	upos      uint32 // hash
	proper    bool
	inflected bool // lemmas are mostly other words than the forms
}

// wordnetPOS are the tags of words that WordNet has.
var wordnetPOS = map[string]uint8{
	"NN": wordnet.Noun, "NNS": wordnet.Noun, "NNP": wordnet.Noun, "NNPS": wordnet.Noun,
	"VB": wordnet.Verb, "VBD": wordnet.Verb, "VBG": wordnet.Verb, "VBN": wordnet.Verb, "VBP": wordnet.Verb, "VBZ": wordnet.Verb,
	"JJ": wordnet.Adjective, "JJR": wordnet.Adjective, "JJS": wordnet.Adjective,
	"RB": wordnet.Adverb, "RBR": wordnet.Adverb, "RBS": wordnet.Adverb,
}

// NewLemmatizer returns a lemmatizer for the tags, each "UPOS XPOS". Model and
// Scripts are left to the caller; without them forms are only made plain.
func NewLemmatizer(tags []string) (*Lemmatizer, error) {
	l := &Lemmatizer{}
	var err error
	if l.words, err = wordnet.New(); err != nil {
		return nil, err
	}
	if l.list, err = readList(lemmasText); err != nil {
		return nil, fmt.Errorf("lemmas.txt: %w", err)
	}
	if l.spellings, err = readList(spellingsText); err != nil {
		return nil, fmt.Errorf("spellings.txt: %w", err)
	}
	l.smallNames = l.list.set("small")
	l.speller = newSpeller(l.words, l.spellings)
	for _, t := range tags {
		upos, xpos, _ := strings.Cut(t, " ")
		pos := wordnetPOS[xpos]
		l.kinds = append(l.kinds, tagKind{
			xpos:      xpos,
			pos:       pos,
			upos:      linear.Hash(upos),
			proper:    strings.HasPrefix(xpos, "NNP"),
			inflected: pos == wordnet.Verb || xpos == "NNS" || xpos == "NNPS" || pos != 0 && (xpos[2:] == "R" || xpos[2:] == "S"),
		})
	}
	return l, nil
}

func (l *Lemmatizer) kind(tag uint8) tagKind {
	if int(tag) < len(l.kinds) {
		return l.kinds[tag]
	}
	return tagKind{}
}

// Append appends the lemma of word i, which has the given form, to buf. It
// works in fs, which it returns for the next word.
func (l *Lemmatizer) Append(buf []byte, s *Sentence, i int, tags []uint8, form string, fs []uint64) (lemma []byte, _ []uint64) {
	k := l.kind(tags[i])
	plain := l.plain(form, k)
	if lemma, ok := l.exception(plain, k); ok {
		return append(buf, lemma...), fs
	}
	if l.Model == nil || len(l.Scripts) == 0 {
		return append(buf, plain...), fs
	}
	var scores linear.Scores
	fs = l.features(fs[:0], s, i, tags, plain)
	l.Model.Score(fs, &scores)
	best, _ := scores.Best(len(l.Scripts))
	out, ok := l.Scripts[best].Append(buf, plain)
	if !ok {
		out = append(buf, plain...)
	}
	if known, astray := l.astray(out[len(buf):], plain, k); astray {
		out = out[:len(buf)]
		if k.proper && startsUpper(plain) {
			return Title.append(out, known), fs
		}
		return append(out, known...), fs
	}
	return out, fs
}

// Example returns what is learnt from a word with a known lemma: the features
// and the script. Learn is false where the list has the word and there is
// nothing to learn.
func (l *Lemmatizer) Example(fs []uint64, s *Sentence, i int, tags []uint8, form, lemma string) (_ []uint64, script Script, learn bool) {
	k := l.kind(tags[i])
	plain := l.plain(form, k)
	if _, ok := l.exception(plain, k); ok {
		return fs, Script{}, false
	}
	if k.proper && form == lemma && strings.EqualFold(plain, lemma) {
		lemma = plain // treebanks leave some names small; they are learnt with a capital
	}
	return l.features(fs, s, i, tags, plain), NewScript(plain, lemma), true
}

// astray reports whether the model made no lemma of WordNet of an inflected
// form that WordNet has a lemma of, and returns that. A noun or adjective that
// was left as it is may be right: goods, regards.
func (l *Lemmatizer) astray(lemma []byte, plain string, k tagKind) (known string, astray bool) {
	if !k.inflected || k.pos != wordnet.Verb && strings.EqualFold(string(lemma), plain) {
		return "", false
	}
	known, ok := l.words.Lemma(plain, k.pos)
	if !ok || l.words.Lookup(string(lemma)).Base&k.pos != 0 {
		return "", false
	}
	return known, true
}

// exception returns the lemma that lemmas.txt has for a plain form.
func (l *Lemmatizer) exception(plain string, k tagKind) (lemma string, ok bool) {
	var buf [32]byte
	return l.list.find(Lower.append(buf[:0], plain), k.xpos)
}

// plain returns a form as lemmas are made of it: with straight marks, numbers
// without commas, and misspelt words put right. Names have a capital.
func (l *Lemmatizer) plain(form string, k tagKind) string {
	form = straight(form)
	if k.xpos == "CD" {
		return withoutCommas(form)
	}
	var buf [32]byte
	low := Lower.append(buf[:0], form)
	if right, ok := l.spellings.find(low, k.xpos); ok {
		return likeForm(right, form)
	}
	if !letters(low) || len(low) != len(form) {
		return form
	}
	if k.proper {
		if string(low) == form && !l.smallNames[form] {
			return string(Title.append(nil, form))
		}
		return form
	}
	if len(low) < minDrawn || mixedCase(form) {
		return form
	}
	if k.xpos == "VBG" && strings.HasSuffix(form, "in") { // goin
		if _, ok := l.words.Lemma(form+"g", wordnet.Verb); ok {
			return form + "g"
		}
	}
	if right, ok := l.speller.right(low, k.pos); ok {
		return likeForm(right, form)
	}
	return form
}

var straightMarks = strings.NewReplacer("’", "'", "‘", "'", "“", `"`, "”", `"`, "–", "-")

func straight(form string) string {
	if !strings.Contains(form, "\xe2\x80") { // all these marks begin so
		return form
	}
	return straightMarks.Replace(form)
}

// withoutCommas drops the commas between the thousands of a number; one before
// other than three digits stands for a point.
func withoutCommas(form string) string {
	head, rest, ok := strings.Cut(form, ",")
	if !ok || !digits(head) {
		return form
	}
	if len(rest) < 3 && digits(rest) {
		return head + "." + rest
	}
	out := head
	for ok {
		var part string
		part, rest, ok = strings.Cut(rest, ",")
		whole, _, _ := strings.Cut(part, ".")
		if len(head) > 3 || len(whole) != 3 || !digits(whole) {
			return form
		}
		out += part
	}
	return out
}

func digits(s string) bool {
	for i := range len(s) {
		if s[i] < '0' || s[i] > '9' {
			return false
		}
	}
	return s != ""
}

// letters reports whether a form has small ASCII letters alone.
func letters(low []byte) bool {
	for _, c := range low {
		if c < 'a' || c > 'z' {
			return false
		}
	}
	return len(low) > 0
}

// mixedCase reports whether a form of ASCII letters has a capital after a
// small letter or before one but for the first: iPhone, NATOs.
func mixedCase(form string) bool {
	small, large := false, false
	for i := 1; i < len(form); i++ {
		if form[i] >= 'a' {
			small = true
		} else {
			large = true
		}
	}
	return small && large || large && form[0] >= 'a'
}

func startsUpper(form string) bool {
	for _, r := range form {
		return unicode.IsUpper(r)
	}
	return false
}

// likeForm gives a word the case of the form that it stands for.
func likeForm(word, form string) string {
	switch {
	case !startsUpper(form):
		return word
	case len(form) > 1 && strings.ToUpper(form) == form:
		return strings.ToUpper(word)
	}
	return string(Title.append(nil, word))
}

// Templates of features, apart from those of formFeatures.
const (
	lemmaUPOS = 20 + iota
	lemmaUPOSSuffix
	lemmaUPOSForm
	lemmaKnown
	lemmaKnownSuffix
	lemmaDetached
	lemmaBoth
	lemmaCapital
	lemmaNames
	lemmaNamesWord
	lemmaShout
	lemmaLength
	lemmaNext
	lemmaNextTag
	lemmaPrevious
	lemmaPlace
)

// features appends the features that tell how the lemma of word i is made of
// its plain form.
func (l *Lemmatizer) features(fs []uint64, s *Sentence, i int, tags []uint8, plain string) []uint64 {
	w, p, n := s.at(i), s.at(i-1), s.at(i+1)
	k := l.kind(tags[i])
	t, flags := uint32(tags[i]), uint32(w.Flags)
	next := uint32(None)
	if i+1 < len(tags) {
		next = uint32(tags[i+1])
	}
	place := uint32(0)
	if i == 0 {
		place = 1
	}
	e := l.words.Lookup(plain)
	self, names := uint32(e.Base&k.pos), uint32(e.Names)
	capital := uint32(l.words.Capital(plain) & k.pos)
	tail := l.tail(plain, k.pos)
	lemma, ok := l.words.Lemma(tail, k.pos)
	known := scriptHash(tail, lemma, ok)
	lemma, ok = l.words.Detach(tail, k.pos)
	detached := scriptHash(tail, lemma, ok)
	shout := uint32(p.Flags&lex.AllUpper)<<8 | uint32(n.Flags&lex.AllUpper)
	f := linear.Feature
	return append(formFeatures(fs, w, tags[i]),
		f(lemmaUPOS, k.upos, 0, 0),
		f(lemmaUPOSSuffix, k.upos, w.Suffix[2], 0),
		f(lemmaUPOSForm, k.upos, w.Lower, 0),
		f(lemmaKnown, t, known, self),
		f(lemmaKnownSuffix, t, known, w.Suffix[1]),
		f(lemmaDetached, t, detached, self),
		f(lemmaBoth, t, known, detached),
		f(lemmaCapital, t, capital, flags),
		f(lemmaNames, t, names, flags),
		f(lemmaNamesWord, t, names<<8|uint32(e.POS), flags),
		f(lemmaShout, t, shout, flags<<8|names),
		f(lemmaLength, t, uint32(min(len(plain), 8)), flags),
		f(lemmaNext, w.Lower, n.Lower, 0),
		f(lemmaNextTag, w.Lower, next, t),
		f(lemmaPrevious, w.Lower, p.Lower, 0),
		f(lemmaPlace, t, place, flags),
	)
}

// tail returns the part of a word that has its ending and that WordNet has in
// the part of speech: of "mis-matches" and "repaints" matches and paints. It is
// the whole word where that is known, or no part is.
func (l *Lemmatizer) tail(plain string, pos uint8) string {
	if pos == 0 {
		return plain
	}
	if _, ok := l.words.Lemma(plain, pos); ok {
		return plain
	}
	if i := strings.LastIndexByte(plain, '-'); i > 0 {
		return plain[i+1:]
	}
	for _, p := range l.speller.prefixes {
		if rest, ok := strings.CutPrefix(plain, p); ok && len(rest) > 3 {
			if _, ok := l.words.Lemma(rest, pos); ok {
				return rest
			}
		}
	}
	return plain
}

// scriptHash hashes the script that leads from a form to its lemma, whatever
// their case; 0 stands for none.
func scriptHash(form, lemma string, ok bool) uint32 {
	if !ok {
		return 0
	}
	kept := 0
	for kept < len(form) && kept < len(lemma) && form[kept]|0x20 == lemma[kept]|0x20 {
		kept++
	}
	return linear.Hash(lemma[kept:])<<4 | uint32(len(form)-kept)&15 | 1<<31
}
