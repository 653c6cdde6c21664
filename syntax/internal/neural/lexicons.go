package neural

import (
	"fmt"

	"nuncio/syntax/internal/lex"
	"nuncio/syntax/internal/name"
	"nuncio/syntax/internal/wordnet"
)

// Lexicons are what is known of words beside their letters.
type Lexicons struct {
	kinds   name.Lexicon
	wordnet *wordnet.Lexicon
}

// NewLexicons reads the embedded lexicons.
func NewLexicons() (Lexicons, error) {
	w, err := wordnet.New()
	if err != nil {
		return Lexicons{}, fmt.Errorf("load WordNet: %w", err)
	}
	return Lexicons{name.NewLexicon(), w}, nil
}

// Keys appends the features of a word of that form; first says that it begins
// its sentence. The first key is that of the word itself.
func (l Lexicons) Keys(ks []Key, form string, w *lex.Word, first bool) []Key {
	e := l.wordnet.Lookup(form)
	return keys(ks, w, facts{
		kinds: l.kinds[w.Lower], pos: e.POS, base: e.Base, noun: e.Noun, verb: e.Verb, names: e.Names, frames: e.Frames,
	}, first)
}
