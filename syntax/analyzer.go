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
	"nuncio/syntax/internal/neural"
	"nuncio/syntax/internal/tag"
	"nuncio/syntax/internal/token"
	"nuncio/syntax/internal/weights"
)

// maxText is the largest text, in bytes: offsets are 32-bit.
const maxText = 1<<31 - 1

// Analyzer reads text into a [Document]. It is safe for concurrent use.
type Analyzer struct {
	tokenizer *token.Tokenizer
	net       *neural.Model
	facts     neural.Lexicons
	morph     *linear.Model
	lemmas    *tag.Lemmatizer
	words     *wordLists

	tags      []wordTag
	feats     []string
	relations []Deprel
	marked    []bool // relations of words that a preposition or conjunction marks

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
	parts, err := weights.Parts(h, body)
	if err != nil {
		return nil, err
	}
	a := &Analyzer{header: h, feats: h.Feats}
	if a.lemmas, err = tag.NewLemmatizer(h.Tags); err != nil {
		return nil, fmt.Errorf("load lemmatizer: %w", err)
	}
	if err := a.labels(h); err != nil {
		return nil, fmt.Errorf("model file: %w", err)
	}
	if a.net, err = neural.FromParts(parts, neural.LabelsOf(h)); err != nil {
		return nil, fmt.Errorf("model file: %w", err)
	}
	if a.facts, err = neural.NewLexicons(); err != nil {
		return nil, err
	}
	if a.words, err = parseWordLists(wordText); err != nil {
		return nil, err
	}
	if a.tokenizer, err = token.New(); err != nil {
		return nil, fmt.Errorf("load tokenizer: %w", err)
	}
	for _, m := range []struct {
		name string
		to   **linear.Model
	}{{"sentence", &a.tokenizer.Splitter}, {"morph", &a.morph}, {"lemma", &a.lemmas.Model}} {
		if *m.to, err = weights.Model(parts, m.name); err != nil {
			return nil, err
		}
	}
	a.scratch.New = func() any { return a.newScratch() }
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
		a.lemmas.Scripts = append(a.lemmas.Scripts, script)
	}
	for _, r := range h.Relations {
		rel := ParseDeprel(r)
		a.relations = append(a.relations, rel)
		a.marked = append(a.marked, rel == Obl || rel == Nmod)
	}
	if len(a.relations) == 0 || len(a.tags) == 0 || len(a.feats) == 0 || len(a.lemmas.Scripts) == 0 {
		return errors.New("label sets are missing")
	}
	for _, k := range []int{len(a.tags), len(a.feats), len(a.lemmas.Scripts), len(a.relations)} {
		if k > linear.MaxClasses-3 {
			return fmt.Errorf("%d labels in one set", k)
		}
	}
	return nil
}

// scratch is the memory that one call of Analyze works in.
type scratch struct {
	words   []token.Word
	ends    []int32
	all     []lex.Word // words of the run, and of the sentence at hand
	lex     []lex.Word
	rows    []int32
	runEnds []int
	forms   *neural.Words
	tags    []uint8
	fs      []uint64
	net     neural.Scratch
	classes []name.Class
	viterbi name.Scratch
	scores  []int32  // of names, by word of the document
	capital []uint32 // hash of the word, by word of the document; 0 where it has no capital
	agree   name.Agreement
	marked  []bool  // words with a preposition or subordinator
	subject []int32 // subjects of words, and agents
	agent   []int32
	has     []dependents
	lemma   []byte
	lemmas  map[string]string // lemmas made before, shared among documents
}

func (a *Analyzer) newScratch() *scratch {
	return &scratch{lemmas: map[string]string{}, forms: neural.NewWords(a.net, a.facts)}
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
		if err := ctx.Err(); err != nil {
			return nil, fmt.Errorf("analyze: %w", err)
		}
		sc.words = a.tokenizer.Words(sc.words[:0], text, int(b.Span.Start), int(b.Span.End))
		sc.ends = a.tokenizer.Sentences(sc.ends[:0], sc.words, text, b.Title)
		a.reserve(d, len(sc.words), len(sc.ends))
		first := int32(0)
		for _, end := range sc.ends {
			d.add(int32(i), sc.words[first:end])
			first = end
		}
	}
	if err := a.sentences(ctx, d, sc); err != nil {
		return nil, fmt.Errorf("analyze: %w", err)
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

// sentences tags and parses the sentences of d and finds their names.
func (a *Analyzer) sentences(ctx context.Context, d *Document, sc *scratch) error {
	err := a.read(ctx, d, sc, func(s *Sentence, tokens []Token) {
		a.tag(d.Text, tokens, sc)
		a.parse(s, tokens, sc)
	})
	if err == nil {
		a.names(d, sc)
	}
	return err
}

// read runs the network over the sentences of d, and calls use for each, with its
// words in sc.
func (a *Analyzer) read(ctx context.Context, d *Document, sc *scratch, use func(s *Sentence, tokens []Token)) error {
	sc.scores, sc.capital = sc.scores[:0], sc.capital[:0]
	for first := 0; first < len(d.Sentences); {
		if err := ctx.Err(); err != nil {
			return err
		}
		end := a.run(d, first, sc)
		at := 0
		for k := first; k < end; k++ {
			s := &d.Sentences[k]
			a.net.Sentence(k-first, &sc.net)
			sc.lex = sc.all[at:][:s.End-s.First]
			at += len(sc.lex)
			a.noteNames(sc)
			use(s, d.Tokens[s.First:s.End])
		}
		first = end
	}
	return nil
}

// noteNames keeps what the network says of the names of the sentence at hand.
func (a *Analyzer) noteNames(sc *scratch) {
	for i := range sc.lex {
		sc.scores = append(sc.scores, a.net.ScoreNames(i, &sc.net)...)
		word := uint32(0)
		if sc.lex[i].Flags&lex.Upper != 0 {
			word = sc.lex[i].Lower
		}
		sc.capital = append(sc.capital, word)
	}
}

// runWords is the number of words from which on the network is run: so many that
// most words are read beside those of other sentences, and so few that what is
// known of them stays near the processor.
const runWords = 256

// run runs the network over sentences of d from first on, and returns the end of
// those it read.
func (a *Analyzer) run(d *Document, first int, sc *scratch) (end int) {
	sc.all, sc.rows, sc.runEnds = sc.all[:0], sc.rows[:0], sc.runEnds[:0]
	sc.forms.Begin()
	for end = first; end < len(d.Sentences) && len(sc.all) < runWords; end++ {
		s := &d.Sentences[end]
		for i := s.First; i < s.End; i++ {
			w, row := sc.forms.Read(d.Tokens[i].Span.Text(d.Text), i == s.First)
			sc.all, sc.rows = append(sc.all, w), append(sc.rows, row)
		}
		sc.runEnds = append(sc.runEnds, len(sc.all))
	}
	a.net.Read(sc.runEnds, sc.rows, sc.forms.Inputs(), &sc.net)
	return end
}

func (a *Analyzer) tag(text string, tokens []Token, sc *scratch) {
	sc.tags = sc.tags[:0]
	for i := range tokens {
		best, margin := neural.Best(a.net.ScoreTags(i, &sc.net))
		sc.tags = append(sc.tags, uint8(best))
		t := &tokens[i]
		t.UPOS, t.XPOS = a.tags[best].upos, a.tags[best].xpos
		t.TagConf = weights.Probability(a.header.TagCalibration, margin)
	}
	s := tag.Sentence{Words: sc.lex}
	var scores linear.Scores
	for i := range tokens {
		t := &tokens[i]
		sc.fs = s.MorphFeatures(sc.fs[:0], i, sc.tags)
		clear(scores[:len(a.feats)])
		a.morph.Score(sc.fs, &scores)
		best, _ := scores.Best(len(a.feats))
		t.Feats = a.feats[best]
		t.Lemma = a.lemmaOf(t.Span.Text(text), &s, i, sc)
	}
}

// lemmaOf returns the lemma of word i of s, which is the sentence in sc.
func (a *Analyzer) lemmaOf(form string, s *tag.Sentence, i int, sc *scratch) string {
	sc.lemma, sc.fs = a.lemmas.Append(sc.lemma[:0], s, i, sc.tags, form, sc.fs)
	out := sc.lemma
	if string(out) == form {
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

// names finds the names of a document whose sentences have been run.
func (a *Analyzer) names(d *Document, sc *scratch) {
	sc.agree.Reset()
	at := func(i int) []int32 { return sc.scores[i*name.Classes : (i+1)*name.Classes] }
	for i, word := range sc.capital {
		if word != 0 {
			sc.agree.Add(word, at(i))
		}
	}
	for i, word := range sc.capital {
		if word != 0 {
			sc.agree.Adjust(word, at(i))
		}
	}
	for i := range d.Sentences {
		s := &d.Sentences[i]
		a.sentenceNames(d, s, sc, func(i int) []int32 { return at(int(s.First) + i) })
	}
}

func (a *Analyzer) sentenceNames(d *Document, s *Sentence, sc *scratch, scores func(i int) []int32) {
	sc.classes = append(sc.classes[:0], make([]name.Class, s.End-s.First)...)
	sc.viterbi.Decode(scores, sc.classes, nil)
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
		if n := d.Sentences[i].End - d.Sentences[i].First; n > token.MaxSentence {
			return fmt.Errorf("annotate: sentence %d has %d words, more than %d", i, n, token.MaxSentence)
		}
	}
	if err := a.sentences(ctx, d, sc); err != nil {
		return fmt.Errorf("annotate: %w", err)
	}
	return nil
}
