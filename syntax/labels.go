package syntax

// UPOS is a universal part of speech.
type UPOS uint8

// The universal parts of speech, in alphabetical order; the zero value is X's
// stand-in for a tag that is not known.
const (
	UnknownPOS UPOS = iota
	ADJ             // adjective
	ADP             // adposition
	ADV             // adverb
	AUX             // auxiliary
	CCONJ           // coordinating conjunction
	DET             // determiner
	INTJ            // interjection
	NOUN            // noun
	NUM             // numeral
	PART            // particle
	PRON            // pronoun
	PROPN           // proper noun
	PUNCT           // punctuation
	SCONJ           // subordinating conjunction
	SYM             // symbol
	VERB            // verb
	X               // other
)

var uposNames = [...]string{
	"_", "ADJ", "ADP", "ADV", "AUX", "CCONJ", "DET", "INTJ", "NOUN", "NUM", "PART", "PRON", "PROPN", "PUNCT", "SCONJ", "SYM", "VERB", "X",
}

func (u UPOS) String() string { return uposNames[u] }

// ParseUPOS returns the part of speech of a CoNLL-U tag, or UnknownPOS.
func ParseUPOS(s string) UPOS {
	for i, n := range uposNames {
		if n == s {
			return UPOS(i)
		}
	}
	return UnknownPOS
}

// Deprel is a dependency relation of Universal Dependencies, with the subtypes
// that English uses.
type Deprel uint8

// The relations, in alphabetical order after Dep, which stands for any that
// is not known.
const (
	Dep          Deprel = iota // dep
	Acl                        // acl
	AclRelcl                   // acl:relcl
	Advcl                      // advcl
	AdvclRelcl                 // advcl:relcl
	Advmod                     // advmod
	Amod                       // amod
	Appos                      // appos
	Aux                        // aux
	AuxPass                    // aux:pass
	Case                       // case
	Cc                         // cc
	CcPreconj                  // cc:preconj
	Ccomp                      // ccomp
	Clf                        // clf
	Compound                   // compound
	CompoundPrt                // compound:prt
	Conj                       // conj
	Cop                        // cop
	Csubj                      // csubj
	CsubjOuter                 // csubj:outer
	CsubjPass                  // csubj:pass
	Det                        // det
	DetPredet                  // det:predet
	Discourse                  // discourse
	Dislocated                 // dislocated
	Expl                       // expl
	Fixed                      // fixed
	Flat                       // flat
	Goeswith                   // goeswith
	Iobj                       // iobj
	List                       // list
	Mark                       // mark
	Nmod                       // nmod
	NmodDesc                   // nmod:desc
	NmodPoss                   // nmod:poss
	NmodUnmarked               // nmod:unmarked
	Nsubj                      // nsubj
	NsubjOuter                 // nsubj:outer
	NsubjPass                  // nsubj:pass
	Nummod                     // nummod
	Obj                        // obj
	Obl                        // obl
	OblAgent                   // obl:agent
	OblUnmarked                // obl:unmarked
	Orphan                     // orphan
	Parataxis                  // parataxis
	Punct                      // punct
	Reparandum                 // reparandum
	Root                       // root
	Vocative                   // vocative
	Xcomp                      // xcomp
	numDeprels
)

var deprelNames = [numDeprels]string{
	"dep",
	"acl",
	"acl:relcl",
	"advcl",
	"advcl:relcl",
	"advmod",
	"amod",
	"appos",
	"aux",
	"aux:pass",
	"case",
	"cc",
	"cc:preconj",
	"ccomp",
	"clf",
	"compound",
	"compound:prt",
	"conj",
	"cop",
	"csubj",
	"csubj:outer",
	"csubj:pass",
	"det",
	"det:predet",
	"discourse",
	"dislocated",
	"expl",
	"fixed",
	"flat",
	"goeswith",
	"iobj",
	"list",
	"mark",
	"nmod",
	"nmod:desc",
	"nmod:poss",
	"nmod:unmarked",
	"nsubj",
	"nsubj:outer",
	"nsubj:pass",
	"nummod",
	"obj",
	"obl",
	"obl:agent",
	"obl:unmarked",
	"orphan",
	"parataxis",
	"punct",
	"reparandum",
	"root",
	"vocative",
	"xcomp",
}

func (r Deprel) String() string { return deprelNames[r] }

// ParseDeprel returns the relation of a CoNLL-U label. A subtype that is not
// known counts as its universal part, a relation that is not known as Dep.
func ParseDeprel(s string) Deprel {
	for i, n := range deprelNames {
		if n == s {
			return Deprel(i)
		}
	}
	if universal, sub := cut(s, ':'); sub != "" {
		return ParseDeprel(universal)
	}
	return Dep
}

// universal maps each relation to its universal part.
var universal = func() (u [numDeprels]Deprel) {
	for i, n := range deprelNames {
		base, _ := cut(n, ':')
		for j, m := range deprelNames {
			if m == base {
				u[i] = Deprel(j)
			}
		}
	}
	return u
}()

// Universal returns the relation without its subtype.
func (r Deprel) Universal() Deprel { return universal[r] }
