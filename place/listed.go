package place

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"nuncio/lexicon"
	"nuncio/syntax"
)

// longestListed is the most words of a name that is looked up in the gazetteers
// without the name tagger's word for where it ends.
const longestListed = 4

// listed returns what the gazetteers have for the words, the weightiest first.
func (t *text) listed(first, end int32) []lexicon.Entry {
	if len(t.gazetteers) == 0 {
		return nil
	}
	var out []lexicon.Entry
	words := strings.Join(t.forms[first:end], " ")
	for _, g := range t.gazetteers {
		entries, err := g.Lookup(words)
		if err != nil && t.err == nil {
			t.err = err
		}
		out = append(out, entries...)
	}
	if len(t.gazetteers) > 1 {
		slices.SortStableFunc(out, func(a, b lexicon.Entry) int { return b.Weight - a.Weight })
	}
	return out
}

// listedName returns the name of the words if a gazetteer has it, and the token
// at which to go on.
func (t *text) listedName(first, end int32, recognised bool) (name, int32) {
	entries := t.listed(first, end)
	if len(entries) == 0 {
		return name{}, end
	}
	n := t.newName(first, end, entries, recognised)
	n.listed = true
	return n, end
}

// unmarkedName returns the longest name of a gazetteer that begins at token i
// and that neither lexicon nor name tagger knows. Nearly every word is a place
// somewhere, so it has to be a proper noun that is no part of a longer name.
func (t *text) unmarkedName(i, end int32) (name, int32) {
	if len(t.gazetteers) == 0 || !t.proper(i) || i > 0 && t.proper(i-1) {
		return name{}, i + 1
	}
	last := i + 1
	for last < end && t.proper(last) {
		last++
	}
	if last-i > longestListed || t.insideOther(i, last) {
		return name{}, last
	}
	return t.listedName(i, last, false)
}

// proper reports whether the token is a proper noun with a capital that the
// name tagger has not marked.
func (t *text) proper(i int32) bool {
	r, _ := utf8.DecodeRuneInString(t.forms[i])
	return t.doc.Tokens[i].UPOS == syntax.PROPN && t.nameAt[i] < 0 && unicode.IsUpper(r) && !t.words["calendar"][strings.ToLower(t.forms[i])]
}

// withNamesakes returns the readings of a name together with the places of the
// same name that only the gazetteers have.
func (t *text) withNamesakes(n *name) []lexicon.Entry {
	if n.listed {
		return n.entries
	}
	out := slices.Clip(n.entries)
	for _, e := range t.listed(n.first, n.end) {
		if !slices.ContainsFunc(n.entries, func(known lexicon.Entry) bool { return samePlace(&known, &e) }) {
			out = append(out, e)
		}
	}
	return out
}

// samePlace reports whether two entries of one name are taken for one place: a,
// of the lexicon, is a state, which may bear a town's name too ("Mexico"), or both
// are regions of one country, or they are close.
func samePlace(a, b *lexicon.Entry) bool {
	return a.Country == b.Country && (a.Precision == "country" || a.Precision == "region" && b.Precision == "region" || Kilometres(a.Lat, a.Lon, b.Lat, b.Lon) < sameWithin)
}
