package lexicon

import (
	"errors"
	"fmt"
	"strings"
)

// spellingRule rewrites a letter group that transliterations spell differently.
type spellingRule struct {
	from, to string
	end      bool // only at the end of a word
	letters  uint32
}

// minRuleLetters is the least number of letters a word must keep for the
// rules to tell: short names differ by the letters that the rules level.
const minRuleLetters = 4

// spellingClass reads a row of spellings.tsv: name words that are one name.
func (l *loader) spellingClass(r *row) error {
	class := int32(len(l.lexicon.heads) + 1)
	n := 0
	var buf [64]byte
	for list := r.fields[colName]; list != ""; {
		var name string
		name, list, _ = strings.Cut(list, ";")
		word, _, rest := nextWord(buf[:0], strings.TrimSpace(name))
		if len(word) == 0 || strings.TrimSpace(rest) != "" {
			return fmt.Errorf("%q is not one word; a class lists single words of names, separated by \";\"", name)
		}
		if _, dup := l.lexicon.spellings[string(word)]; dup {
			return fmt.Errorf("%q stands in two classes; join them or remove one", name)
		}
		if n == 0 {
			l.lexicon.heads = append(l.lexicon.heads, string(word))
		}
		l.lexicon.spellings[string(word)] = class
		n++
	}
	if n < 2 {
		return errors.New("a class needs at least two spellings, separated by \";\"")
	}
	return nil
}

// spellingRule reads a row of spellingrules.tsv; "$" after the letters binds
// the rule to the end of the word.
func (l *loader) spellingRule(r *row) error {
	from, end := strings.CutSuffix(r.fields[colName], "$")
	if from == "" {
		return errors.New("a rule needs letters to replace")
	}
	l.lexicon.rules = append(l.lexicon.rules, spellingRule{from, r.fields[colAlso], end, letters(from)})
	return nil
}

// particles are words of a name that transliterations add or leave out.
var particles = []string{"al", "el", "ul", "as", "ad", "ash", "ar", "an"}

// SameName reports whether two names of the same person's parts may differ in
// spelling only: "Jong Un" and "Jong-eun", "Zelensky" and "Zelenskyy",
// "Muammar Gaddafi" and "Moamer Kadhafi". It compares the parts in order and
// does not match a name with a part of it. Case, hyphens and diacritics do not
// count; "al-" may be missing.
func (l *Lexicon) SameName(a, b string) bool {
	x, y := nameWords(a), nameWords(b)
	if len(x) == 0 || len(y) == 0 {
		return false
	}
	if len(x) != len(y) {
		x, y = withoutParticles(x), withoutParticles(y)
	}
	if len(x) != len(y) {
		return strings.Join(x, "") == strings.Join(y, "")
	}
	for i := range x {
		if !l.sameWord(x[i], y[i]) {
			return false
		}
	}
	return true
}

func nameWords(s string) []string {
	var buf [64]byte
	var out []string
	for s != "" {
		var word []byte
		word, _, s = nextWord(buf[:0], s)
		if len(word) > 0 {
			out = append(out, string(word))
		}
	}
	return out
}

// withoutParticles drops "al" and its assimilated forms before another word.
func withoutParticles(words []string) []string {
	var out []string
	for i, w := range words {
		if i+1 < len(words) && isParticle(w) {
			continue
		}
		out = append(out, w)
	}
	return out
}

func isParticle(w string) bool {
	for _, p := range particles {
		if p == w {
			return true
		}
	}
	return false
}

// sameWord reports whether two folded words of a name are one name: equal, of
// one class, or equal once the rules have levelled them.
func (l *Lexicon) sameWord(a, b string) bool {
	if a == b {
		return true
	}
	if isParticle(a) && isParticle(b) {
		return true
	}
	ca, cb := l.spellings[a], l.spellings[b]
	if ca != 0 && ca == cb {
		return true
	}
	la, lb := l.level(a), l.level(b)
	return la == lb && len(la) >= minRuleLetters
}

// letters is the set of the letters a to z in w, one bit each.
func letters(w string) uint32 {
	set := uint32(0)
	for i := range len(w) {
		if c := w[i] - 'a'; c < 26 {
			set |= 1 << c
		}
	}
	return set
}

// level applies the rules and makes doubled letters single.
func (l *Lexicon) level(w string) string {
	set := letters(w)
	for i := range l.rules {
		r := &l.rules[i]
		if r.letters&^set != 0 {
			continue // most rules ask for a letter that the word lacks
		}
		old := w
		if r.end {
			if s, ok := strings.CutSuffix(w, r.from); ok && s != "" {
				w = s + r.to
			}
		} else {
			w = strings.ReplaceAll(w, r.from, r.to)
		}
		if w != old {
			set = letters(w)
		}
	}
	for i := 1; i < len(w); i++ {
		if w[i] == w[i-1] {
			return single(w)
		}
	}
	return w
}

// single makes doubled letters single.
func single(w string) string {
	var b strings.Builder
	for i := range len(w) {
		if i == 0 || w[i] != w[i-1] {
			b.WriteByte(w[i])
		}
	}
	return b.String()
}

// canonical returns what the spellings of one word of a name have in common:
// two words that [Lexicon.SameName] takes for one mostly have the same.
func (l *Lexicon) canonical(word string) string {
	if c := l.spellings[word]; c != 0 {
		word = l.heads[c-1]
	}
	if lv := l.level(word); len(lv) >= minRuleLetters {
		return lv
	}
	return word
}
