package syntax

import "nuncio/span"

// Block is a stretch of text in which no sentence crosses the border.
type Block struct {
	Span span.Span
	// Title marks headlines and headings: one sentence even without a full stop.
	Title bool
}

// Document is a text with everything that this package knows about it.
// It is flat: sentences, words and names are slices of small values that refer
// to each other by index. It is not changed once made.
type Document struct {
	Text      string
	Blocks    []Block
	Sentences []Sentence
	Tokens    []Token
	Names     []Name
}

// Sentence is a run of tokens inside one block.
type Sentence struct {
	Span  span.Span
	Block int32 // index in Document.Blocks
	First int32 // index of the first token
	End   int32 // index after the last token
	Root  int32 // index of the root token
}

// None is the index of no token, sentence or block.
const None int32 = -1

// Token is a syntactic word of Universal Dependencies.
type Token struct {
	Span     span.Span // surface bytes; the words of "don't" are "do" and "n't"
	Lemma    string
	XPOS     string // Penn tag; interned
	Feats    string // "Mood=Ind|Tense=Past", "" for none; interned
	Head     int32  // index of the head in Document.Tokens; None for a root
	Sentence int32
	UPOS     UPOS
	Deprel   Deprel
	Flags    Flags
	TagConf  uint8 // 0 ... 255: how sure the tag is
	ArcConf  uint8 // 0 ... 255: how sure head and relation are
}

// Flags hold what the tokenizer saw around a word.
type Flags uint8

// The flags of a token.
const (
	SpaceAfter   Flags = 1 << iota // white space or the end of a block follows
	InMultiword                    // one word of a multiword token ("don't")
	MultiwordEnd                   // its last word
	Quoted                         // stands inside quotation marks
)

// NameType is the type of a named entity.
type NameType uint8

// The types of named entity.
const (
	NameNone NameType = iota
	Person
	Organisation
	Location
	Misc
)

var nameTypes = [...]string{"", "PER", "ORG", "LOC", "MISC"}

func (t NameType) String() string { return nameTypes[t] }

// Name is a named-entity span: tokens [First, End).
type Name struct {
	First, End int32
	Type       NameType
	Conf       uint8 // 0 ... 255
}

// Form returns the surface form of token i.
func (d *Document) Form(i int32) string { return d.Tokens[i].Span.Text(d.Text) }

// Words returns the text from the first byte of token first to the last of token end-1.
func (d *Document) Words(first, end int32) string {
	return d.Text[d.Tokens[first].Span.Start:d.Tokens[end-1].Span.End]
}

// Children calls yield for each token whose head is i, in order, until it
// returns false. It reads only the sentence of i.
func (d *Document) Children(i int32) func(yield func(int32) bool) {
	return func(yield func(int32) bool) {
		s := d.Sentences[d.Tokens[i].Sentence]
		for j := s.First; j < s.End; j++ {
			if d.Tokens[j].Head == i && !yield(j) {
				return
			}
		}
	}
}

// Child returns the first child of i with one of the relations, or None.
func (d *Document) Child(i int32, rels ...Deprel) int32 {
	for j := range d.Children(i) {
		for _, r := range rels {
			if d.Tokens[j].Deprel == r {
				return j
			}
		}
	}
	return None
}

// Subtree returns the first token of the subtree of i and the index after its
// last. A non-projective subtree may have gaps inside; they count as covered.
func (d *Document) Subtree(i int32) (first, end int32) {
	s := d.Sentences[d.Tokens[i].Sentence]
	first, end = i, i+1
	for j := s.First; j < s.End; j++ {
		if d.Dominates(i, j) {
			first, end = min(first, j), max(end, j+1)
		}
	}
	return first, end
}

// Dominates reports whether i is j or an ancestor of j.
func (d *Document) Dominates(i, j int32) bool {
	for n := 0; j != None && n <= len(d.Tokens); n++ {
		if i == j {
			return true
		}
		j = d.Tokens[j].Head
	}
	return false
}

// Feature returns the value of a feature of token i ("Tense" → "Past"), or "".
func (d *Document) Feature(i int32, name string) string {
	f := d.Tokens[i].Feats
	for f != "" {
		var kv string
		kv, f = cut(f, '|')
		if len(kv) > len(name) && kv[len(name)] == '=' && kv[:len(name)] == name {
			return kv[len(name)+1:]
		}
	}
	return ""
}

func cut(s string, sep byte) (before, after string) {
	for i := 0; i < len(s); i++ {
		if s[i] == sep {
			return s[:i], s[i+1:]
		}
	}
	return s, ""
}
