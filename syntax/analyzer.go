package syntax

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"sync"

	"nuncio/span"
	"nuncio/syntax/internal/lex"
	"nuncio/syntax/internal/linear"
	"nuncio/syntax/internal/name"
	"nuncio/syntax/internal/parse"
	"nuncio/syntax/internal/tag"
	"nuncio/syntax/internal/token"
	"nuncio/syntax/internal/weights"
)

// Beam is the number of derivations the parser keeps at a time: the width it
// is trained with.
const Beam = 6

// beamCut drops derivations that score so much less than the best one, in 1/64 of a
// weight. It makes the parser a fifth faster and costs no accuracy (81.8 for
// 81.7 LAS on EWT dev, 81.4 for 81.6 on GUM dev).
const beamCut = 10000

// maxText is the largest text, in bytes: offsets are 32-bit.
const maxText = 1<<31 - 1

// Analyzer reads text into a [Document]. It is safe for concurrent use.
type Analyzer struct {
	tokenizer *token.Tokenizer
	tagger    tag.Tagger
	morph     *linear.Model
	lemma     *linear.Model
	parser    parse.Parser
	namer     name.Tagger

	tags      []wordTag
	feats     []string
	scripts   []tag.Script
	relations []Deprel

	header  weights.Header
	scratch sync.Pool // of *scratch
}

// wordTag is what one class of the tagger stands for.
type wordTag struct {
	upos UPOS
	xpos string
}

// Load reads a model file, as training makes it and package model embeds it.
// The weights are used in place: the string must stay as it is.
func Load(file string) (*Analyzer, error) {
	h, body, err := weights.ReadHeader(file)
	if err != nil {
		return nil, err
	}
	models, err := weights.Models(h, body)
	if err != nil {
		return nil, err
	}
	for _, want := range []string{"tag", "morph", "lemma", "parse", "name"} {
		if models[want] == nil {
			return nil, fmt.Errorf("model file: no section %q", want)
		}
	}
	a := &Analyzer{header: h, feats: h.Feats}
	if err := a.labels(h); err != nil {
		return nil, fmt.Errorf("model file: %w", err)
	}
	if a.tokenizer, err = token.New(); err != nil {
		return nil, fmt.Errorf("load tokenizer: %w", err)
	}
	a.tokenizer.Splitter = models["sentence"]
	a.tagger = tag.Tagger{Scorer: models["tag"], Classes: len(h.Tags)}
	a.morph, a.lemma = models["morph"], models["lemma"]
	a.parser.Scorer, a.parser.Beam, a.parser.Cut = models["parse"], Beam, beamCut
	a.namer = name.Tagger{Scorer: models["name"], Lexicon: name.NewLexicon()}
	a.scratch.New = func() any { return &scratch{lemmas: map[string]string{}} }
	return a, nil
}

// labels reads the label sets of the header.
func (a *Analyzer) labels(h weights.Header) error {
	for _, t := range h.Tags {
		u, x, ok := strings.Cut(t, " ")
		if !ok || ParseUPOS(u) == UnknownPOS {
			return fmt.Errorf("tag %q", t)
		}
		a.tags = append(a.tags, wordTag{ParseUPOS(u), x})
	}
	for i, f := range a.feats {
		if f == "_" {
			a.feats[i] = ""
		}
	}
	for _, s := range h.Scripts {
		script, ok := tag.ParseScript(s)
		if !ok {
			return fmt.Errorf("lemma script %q", s)
		}
		a.scripts = append(a.scripts, script)
	}
	root := -1
	for i, r := range h.Relations {
		a.relations = append(a.relations, ParseDeprel(r))
		if r == "root" {
			root = i
		}
	}
	n := len(a.relations)
	if root < 0 || len(a.tags) == 0 || len(a.feats) == 0 || len(a.scripts) == 0 || len(h.Actions) != 1+2*n {
		return errors.New("label sets are missing")
	}
	for _, k := range []int{len(a.tags), len(a.feats), len(a.scripts), 1 + 2*n} {
		if k > linear.MaxClasses-3 {
			return fmt.Errorf("%d labels in one set", k)
		}
	}
	a.parser.Set = parse.NewSet(n, root, h.Actions)
	return nil
}

// scratch is the memory that one call of Analyze works in.
type scratch struct {
	words   []token.Word
	ends    []int32
	lex     []lex.Word
	tags    []uint8
	margins []int32
	fs      []uint64
	parse   parse.Sentence
	search  parse.Scratch
	arcs    []parse.Arc
	classes []name.Class
	viterbi name.Scratch
	lemma   []byte
	lemmas  map[string]string // lemmas made before, shared among documents
}

// maxLemmas bounds the lemmas that one scratch remembers.
const maxLemmas = 1 << 16

// Analyze reads the blocks of text, which must lie in it in order and not
// overlap; bytes outside them are not read. The document keeps text. The only
// errors are blocks that do not fit the text, a text of 2 GiB or more, and
// that of a context that ended.
func (a *Analyzer) Analyze(ctx context.Context, text string, blocks []Block) (*Document, error) {
	if err := checkBlocks(text, blocks); err != nil {
		return nil, fmt.Errorf("analyze: %w", err)
	}
	sc := a.scratch.Get().(*scratch)
	defer a.scratch.Put(sc)
	d := &Document{Text: text, Blocks: blocks}
	for i, b := range blocks {
		sc.words = a.tokenizer.Words(sc.words[:0], text, int(b.Span.Start), int(b.Span.End))
		sc.ends = a.tokenizer.Sentences(sc.ends[:0], sc.words, text, b.Title)
		a.reserve(d, len(sc.words), len(sc.ends))
		first := int32(0)
		for _, end := range sc.ends {
			if err := ctx.Err(); err != nil {
				return nil, fmt.Errorf("analyze: %w", err)
			}
			d.add(int32(i), sc.words[first:end])
			a.sentence(d, &d.Sentences[len(d.Sentences)-1], sc)
			first = end
		}
	}
	return d, nil
}

func checkBlocks(text string, blocks []Block) error {
	if len(text) > maxText {
		return fmt.Errorf("text of %d bytes", len(text))
	}
	at := int32(0)
	for i, b := range blocks {
		if b.Span.Start < at || !b.Span.Valid(text) {
			return fmt.Errorf("block %d, bytes %d to %d, does not fit the text or the block before", i, b.Span.Start, b.Span.End)
		}
		at = b.Span.End
	}
	return nil
}

// reserve makes room for so many tokens and sentences more.
func (a *Analyzer) reserve(d *Document, tokens, sentences int) {
	if need := len(d.Tokens) + tokens; need > cap(d.Tokens) {
		d.Tokens = append(make([]Token, 0, max(need, 2*cap(d.Tokens))), d.Tokens...)
	}
	if need := len(d.Sentences) + sentences; need > cap(d.Sentences) {
		d.Sentences = append(make([]Sentence, 0, max(need, 2*cap(d.Sentences))), d.Sentences...)
	}
}

// add appends a sentence of bare words.
func (d *Document) add(block int32, words []token.Word) {
	first, n := int32(len(d.Tokens)), int32(len(words))
	index := int32(len(d.Sentences))
	for _, w := range words {
		d.Tokens = append(d.Tokens, Token{
			Span:     span.Span{Start: w.Start, End: w.End},
			Head:     None,
			Sentence: index,
			Flags:    Flags(w.Flags),
		})
	}
	d.Sentences = append(d.Sentences, Sentence{
		Span:  span.Span{Start: words[0].Start, End: words[n-1].End},
		Block: block, First: first, End: first + n, Root: first,
	})
}

// sentence tags and parses a sentence of d and finds its names.
func (a *Analyzer) sentence(d *Document, s *Sentence, sc *scratch) {
	tokens := d.Tokens[s.First:s.End]
	sc.forms(d.Text, tokens)
	a.tag(d.Text, tokens, sc)
	a.parse(s, tokens, sc)
	a.names(d, s, sc)
}

// forms fills sc.lex and makes room for the words' tags.
func (sc *scratch) forms(text string, tokens []Token) {
	n := len(tokens)
	sc.lex = sc.lex[:0]
	for i := range tokens {
		sc.lex = append(sc.lex, lex.Analyse(tokens[i].Span.Text(text)))
	}
	sc.tags = append(sc.tags[:0], make([]uint8, n)...)
	sc.margins = append(sc.margins[:0], make([]int32, n)...)
}

func (a *Analyzer) tag(text string, tokens []Token, sc *scratch) {
	s := tag.Sentence{Words: sc.lex}
	sc.fs = a.tagger.Tag(&s, sc.tags, sc.margins, sc.fs)
	var scores linear.Scores
	for i := range tokens {
		t := &tokens[i]
		t.UPOS, t.XPOS = a.tags[sc.tags[i]].upos, a.tags[sc.tags[i]].xpos
		t.TagConf = weights.Probability(a.header.TagCalibration, sc.margins[i])
		sc.fs = s.MorphFeatures(sc.fs[:0], i, sc.tags)
		clear(scores[:len(a.feats)])
		a.morph.Score(sc.fs, &scores)
		best, _ := scores.Best(len(a.feats))
		t.Feats = a.feats[best]
		t.Lemma = a.lemmaOf(text, t, sc, i)
	}
}

// lemmaOf returns the lemma of token i of the sentence in sc.
func (a *Analyzer) lemmaOf(text string, t *Token, sc *scratch, i int) string {
	var scores linear.Scores
	sc.fs = tag.LemmaFeatures(sc.fs[:0], &sc.lex[i], sc.tags[i])
	a.lemma.Score(sc.fs, &scores)
	best, _ := scores.Best(len(a.scripts))
	form := t.Span.Text(text)
	plain := form
	if strings.Contains(form, "’") {
		plain = strings.ReplaceAll(form, "’", "'") // lemmas are learnt from plain ones: "n’t" is "not" too
	}
	out, ok := a.scripts[best].Append(sc.lemma[:0], plain)
	sc.lemma = out
	if !ok || string(out) == plain {
		return form
	}
	if l, ok := sc.lemmas[string(out)]; ok {
		return l
	}
	if len(sc.lemmas) >= maxLemmas {
		clear(sc.lemmas)
	}
	l := string(out)
	sc.lemmas[l] = l
	return l
}

func (a *Analyzer) parse(s *Sentence, tokens []Token, sc *scratch) {
	n := len(tokens)
	sc.parse.Reset(n)
	for i := range tokens {
		sc.parse.Form[i+1] = sc.lex[i].Lower
		sc.parse.Tag[i+1] = sc.tags[i]
		sc.parse.Pos[i+1] = uint8(tokens[i].UPOS)
	}
	sc.arcs = append(sc.arcs[:0], make([]parse.Arc, n+1)...)
	a.parser.Parse(&sc.parse, sc.arcs, &sc.search)
	for i := range tokens {
		arc := sc.arcs[i+1]
		t := &tokens[i]
		t.Deprel = a.relations[arc.Relation]
		t.ArcConf = weights.Probability(a.header.ArcCalibration, arc.Margin)
		if arc.Head == 0 {
			t.Head, s.Root = None, s.First+int32(i)
			continue
		}
		t.Head = s.First + int32(arc.Head) - 1
	}
}

func (a *Analyzer) names(d *Document, s *Sentence, sc *scratch) {
	n := int(s.End - s.First)
	sc.classes = append(sc.classes[:0], make([]name.Class, n)...)
	in := name.Sentence{Words: sc.lex, Tags: sc.tags}
	a.namer.Find(&in, sc.classes, nil, &sc.viterbi)
	first := 0
	for i, c := range sc.classes {
		if c == 0 {
			continue
		}
		typ, part := name.Split(c)
		if part == name.First || part == name.Single {
			first = i
		}
		if part == name.Last || part == name.Single {
			margin := sc.viterbi.Margin(sc.classes, first, i+1)
			d.Names = append(d.Names, Name{
				First: s.First + int32(first), End: s.First + int32(i) + 1,
				Type: NameType(typ + 1),
				Conf: weights.Probability(a.header.NameCalibration, margin),
			})
		}
	}
}

// Annotate tags and parses a document whose words and sentences are there
// already, as [FromConllu] or another tokenizer makes them, and finds its
// names. What tags, trees and names it had are replaced.
func (a *Analyzer) Annotate(ctx context.Context, d *Document) error {
	sc := a.scratch.Get().(*scratch)
	defer a.scratch.Put(sc)
	d.Names = d.Names[:0]
	for i := range d.Sentences {
		if err := ctx.Err(); err != nil {
			return fmt.Errorf("annotate: %w", err)
		}
		s := &d.Sentences[i]
		if s.End-s.First > token.MaxSentence {
			return fmt.Errorf("annotate: sentence %d has %d words, more than %d", i, s.End-s.First, token.MaxSentence)
		}
		a.sentence(d, s, sc)
	}
	return nil
}
