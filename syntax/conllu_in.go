package syntax

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"nuncio/span"
	"nuncio/syntax/internal/token"
)

// FromConllu builds a document of the sentences of any parser. The text of a
// sentence is made of its forms; white space stands between two where "# text"
// has some, or, where that comment is absent or has other letters, where
// SpaceAfter=No does not forbid it. A paragraph ("# newpar" or "# newdoc")
// begins a block after an empty line, or after one space behind a block of the
// kind "dateline" (see [ConlluSentence.BlockKind]). White space in a form becomes
// one space. Empty nodes, enhanced dependencies and what else a Document does not
// hold are left out. A tag or relation that Universal Dependencies 2 does not
// have, and a sentence that is no tree with one root, are refused with a
// [*ConlluError].
func FromConllu(sentences []ConlluSentence) (*Document, error) {
	b := documentMaker{}
	for i := range sentences {
		s := &sentences[i]
		if i == 0 || s.NewBlock() {
			b.block(s.BlockKind())
		}
		if err := b.sentence(s); err != nil {
			return nil, err
		}
	}
	b.closeBlock()
	b.d.Text = b.text.String()
	b.quoted()
	return &b.d, nil
}

// NewBlock reports whether a paragraph begins with the sentence.
func (s *ConlluSentence) NewBlock() bool { return s.Marked("newpar") || s.Marked("newdoc") }

// BlockKind returns what "# newpar_block" calls the paragraph that begins with
// the sentence, "" where there is none. Of nested elements, as GUM has them
// ("figure (1 s) | caption (1 s)"), the innermost that is no "p" counts.
func (s *ConlluSentence) BlockKind() string {
	v, ok := s.Comment("newpar_block")
	if !ok {
		return ""
	}
	kind := "p"
	for element := range strings.SplitSeq(v, "|") {
		if word, _, _ := strings.Cut(strings.TrimSpace(element), " "); word != "p" && word != "" {
			kind = word
		}
	}
	return kind
}

type documentMaker struct {
	d    Document
	text strings.Builder
	name bool   // the last name goes on if the next word is marked so
	kind string // of the block
}

func (b *documentMaker) block(kind string) {
	b.closeBlock()
	if b.text.Len() > 0 {
		between := "\n\n"
		if b.kind == "dateline" {
			between = " "
		}
		b.text.WriteString(between)
	}
	b.kind = kind
	at := b.text.Len()
	b.d.Blocks = append(b.d.Blocks, Block{Span: span.New(at, at)})
}

func (b *documentMaker) closeBlock() {
	if n := len(b.d.Blocks); n > 0 && len(b.d.Tokens) > 0 {
		b.d.Blocks[n-1].Span.End = b.d.Tokens[len(b.d.Tokens)-1].Span.End
		b.d.Tokens[len(b.d.Tokens)-1].Flags |= SpaceAfter
	}
}

// surfaceToken is a run of letters of the text and the words in it.
type surfaceToken struct {
	form   string
	spaced bool // white space follows
	words  []*ConlluRow
	lines  []int // of the words in the file
	multi  bool
}

func (b *documentMaker) sentence(s *ConlluSentence) error {
	tokens, err := surfaceTokens(s)
	if err != nil {
		return err
	}
	if n := len(b.d.Tokens); n > 0 && b.text.Len() == int(b.d.Tokens[n-1].Span.End) && b.d.Tokens[n-1].Flags&SpaceAfter != 0 {
		b.text.WriteByte(' ')
	}
	first := int32(len(b.d.Tokens))
	b.name = false
	for i := range tokens {
		t := &tokens[i]
		if err := b.surface(t, first); err != nil {
			return err
		}
		if t.spaced {
			b.d.Tokens[len(b.d.Tokens)-1].Flags |= SpaceAfter
			if i+1 < len(tokens) {
				b.text.WriteByte(' ')
			}
		}
	}
	return b.close(s, first)
}

// surfaceTokens groups the words of a sentence by the tokens that are written.
func surfaceTokens(s *ConlluSentence) ([]surfaceToken, error) {
	var out []surfaceToken
	inside := 0 // words of a multiword token still to come
	for i := range s.Rows {
		row := &s.Rows[i]
		from, to, multi := row.Range()
		switch {
		case multi || row.Word() && inside == 0:
			if strings.TrimSpace(row.Form) != row.Form {
				return nil, &ConlluError{Line: s.rowLine(i), Column: colForm, Reason: fmt.Sprintf("white space around the form %q", row.Form), Hint: "white space between words is no part of a form"}
			}
			space, _ := row.MiscValue(miscSpaceAfter)
			out = append(out, surfaceToken{form: row.Form, spaced: space != "No", multi: multi})
			if multi {
				inside = max(0, to-from+1)
				continue
			}
		case row.Word():
			inside--
		default: // an empty node
			continue
		}
		t := &out[len(out)-1]
		t.words, t.lines = append(t.words, row), append(t.lines, s.rowLine(i))
	}
	if len(out) == 0 || slices.ContainsFunc(out, func(t surfaceToken) bool { return len(t.words) == 0 }) {
		return nil, &ConlluError{Line: s.Line, Reason: "sentence or multiword token without words"}
	}
	if text, ok := s.Comment("text"); ok {
		spaceByText(out, text)
	}
	for i := range out {
		out[i].form = oneField(out[i].form)
	}
	return out, nil
}

// spaceByText takes the white space between the tokens from the text, if that
// has the same letters.
func spaceByText(tokens []surfaceToken, text string) {
	spaced := make([]bool, len(tokens))
	for i := range tokens {
		rest, ok := strings.CutPrefix(text, tokens[i].form)
		if !ok {
			return
		}
		text = strings.TrimLeftFunc(rest, unicode.IsSpace)
		spaced[i] = len(text) < len(rest)
	}
	if text != "" {
		return
	}
	for i := range tokens[:len(tokens)-1] { // the text does not say what follows it
		tokens[i].spaced = spaced[i]
	}
}

// surface writes a surface token and makes its words, each with its piece of
// the token. Words that are not written as such share what there is.
func (b *documentMaker) surface(t *surfaceToken, first int32) error {
	start, form := b.text.Len(), t.form
	letters := utf8.RuneCountInString(form)
	switch {
	case letters < len(t.words):
		return &ConlluError{
			Line: t.lines[0] - 1, Column: colForm, Reason: fmt.Sprintf("multiword token %q of %d words has fewer letters than words", form, len(t.words)),
			Hint: "check the ID of the multiword token",
		}
	case start+len(form)+2 > maxText:
		return &ConlluError{Line: t.lines[0], Reason: "the document's text reaches 2 GiB", Hint: "mark each document with # newdoc"}
	}
	b.text.WriteString(form)
	at := 0
	for k, row := range t.words {
		end := len(form)
		if k+1 < len(t.words) {
			end = pieceEnd(form, at, at+len(row.Form), len(t.words)-1-k)
		}
		if err := b.word(row, span.New(start+at, start+end), first, t.lines[k]); err != nil {
			return err
		}
		if t.multi {
			b.d.Tokens[len(b.d.Tokens)-1].Flags |= InMultiword
		}
		at = end
	}
	if t.multi {
		b.d.Tokens[len(b.d.Tokens)-1].Flags |= MultiwordEnd
	}
	return nil
}

// pieceEnd returns where the piece of a word that begins at byte at of a form
// ends: at want, if a letter is there to end at, one letter is taken, and the
// words after it are left one each.
func pieceEnd(form string, at, want, after int) int {
	most := len(form)
	for range after {
		_, n := utf8.DecodeLastRuneInString(form[:most])
		most -= n
	}
	_, least := utf8.DecodeRuneInString(form[at:])
	end := min(max(want, at+least), most)
	for end < most && !utf8.RuneStart(form[end]) {
		end++
	}
	return end
}

// word appends a word of the sentence that begins at token first.
func (b *documentMaker) word(row *ConlluRow, at span.Span, first int32, line int) error {
	t := Token{
		Span: at, Lemma: blank(row.Lemma), XPOS: blank(row.XPOS), Feats: blank(row.Feats),
		Head: None, Sentence: int32(len(b.d.Sentences)), UPOS: ParseUPOS(row.UPOS), Deprel: ParseDeprel(row.Deprel),
		TagConf: 255, ArcConf: 255,
	}
	if row.Form == "_" && row.Lemma == "_" {
		t.Lemma = "_"
	}
	head, err := strconv.Atoi(row.Head)
	switch {
	case err != nil || head < 0:
		return &ConlluError{Line: line, Column: colHead, Reason: "word without head", Hint: "write the ID of the head, 0 for the root; a tree is needed"}
	case t.UPOS == UnknownPOS:
		return &ConlluError{Line: line, Column: colUPOS, Reason: fmt.Sprintf("%q is no universal part of speech", row.UPOS), Hint: "write one of the 17 of Universal Dependencies (NOUN, VERB, PROPN …)"}
	case !knownRelation(row.Deprel):
		return &ConlluError{Line: line, Column: colDeprel, Reason: fmt.Sprintf("%q is no relation of Universal Dependencies 2", row.Deprel), Hint: "use a parser that is trained on version 2"}
	case (head == 0) != (t.Deprel == Root):
		return &ConlluError{Line: line, Column: colDeprel, Reason: fmt.Sprintf("relation %q with head %d", row.Deprel, head), Hint: "the root, and no other word, has head 0 and relation root"}
	}
	if head > 0 {
		t.Head = first + int32(min(head, maxText-int(first))) - 1
	}
	if conf, ok := row.MiscValue(miscConf); ok {
		t.sure(conf)
	}
	b.d.Tokens = append(b.d.Tokens, t)
	b.mark(row, int32(len(b.d.Tokens))-1)
	return nil
}

func blank(s string) string {
	if s == "_" {
		return ""
	}
	return s
}

// knownRelation reports whether the universal part of a relation is one.
func knownRelation(rel string) bool {
	universal, _ := cut(rel, ':')
	return universal == "dep" || ParseDeprel(universal) != Dep
}

// sure sets how sure tag and arc are, where conf has the form of [miscConf].
func (t *Token) sure(conf string) {
	tag, arc, _ := strings.Cut(conf, ":")
	a, err1 := strconv.ParseUint(tag, 10, 8)
	b, err2 := strconv.ParseUint(arc, 10, 8)
	if err1 == nil && err2 == nil {
		t.TagConf, t.ArcConf = uint8(a), uint8(b)
	}
}

// mark begins or goes on with a named entity.
func (b *documentMaker) mark(row *ConlluRow, i int32) {
	v, _ := row.MiscValue(miscName)
	part, label, _ := strings.Cut(v, "-")
	typ := NameNone
	for k, n := range nameTypes {
		if n == label && label != "" {
			typ = NameType(k)
		}
	}
	if typ == NameNone {
		b.name = false
		return
	}
	if last := len(b.d.Names) - 1; part == "I" && b.name && b.d.Names[last].Type == typ {
		b.d.Names[last].End = i + 1
		return
	}
	b.name = true
	b.d.Names = append(b.d.Names, Name{First: i, End: i + 1, Type: typ, Conf: 255})
}

// close ends the sentence and checks that it is a tree.
func (b *documentMaker) close(s *ConlluSentence, first int32) error {
	tokens := b.d.Tokens[first:]
	end := first + int32(len(tokens))
	root := None
	for i := range tokens {
		switch {
		case tokens[i].Head >= end:
			return &ConlluError{Line: s.Line, Column: colHead, Reason: fmt.Sprintf("word %d has its head outside the sentence", i+1)}
		case tokens[i].Head != None:
		case root != None:
			return &ConlluError{Line: s.Line, Reason: fmt.Sprintf("sentence with two roots, words %d and %d", root-first+1, i+1), Hint: "attach all but one"}
		default:
			root = first + int32(i)
		}
	}
	if i := circle(tokens, first); i >= 0 {
		return &ConlluError{Line: s.Line, Reason: fmt.Sprintf("heads of word %d go round in a circle", i+1), Hint: "a sentence must be a tree below one root"}
	}
	b.d.Sentences = append(b.d.Sentences, Sentence{
		Span:  tokens[0].Span.Cover(tokens[len(tokens)-1].Span),
		Block: int32(len(b.d.Blocks) - 1), First: first, End: end, Root: root,
	})
	return nil
}

// circle returns the index of a token that does not hang on a root, or -1. The
// heads are counted from first. Each token is looked at twice at most.
func circle(tokens []Token, first int32) int {
	const open, done = 1, 2
	state := make([]uint8, len(tokens))
	for i := range tokens {
		j := int32(i)
		for j >= 0 && state[j] == 0 {
			state[j] = open
			j = tokens[j].Head - first // below 0 for None
		}
		if j >= 0 && state[j] == open {
			return i
		}
		for j = int32(i); j >= 0 && state[j] == open; j = tokens[j].Head - first {
			state[j] = done
		}
	}
	return -1
}

// quoted sets the Quoted flags block by block.
func (b *documentMaker) quoted() {
	var words []token.Word
	first := 0
	for first < len(b.d.Tokens) {
		block := b.d.Sentences[b.d.Tokens[first].Sentence].Block
		end := first
		words = words[:0]
		for end < len(b.d.Tokens) && b.d.Sentences[b.d.Tokens[end].Sentence].Block == block {
			t := &b.d.Tokens[end]
			words = append(words, token.Word{Start: t.Span.Start, End: t.Span.End, Flags: token.Flags(t.Flags)})
			end++
		}
		token.MarkQuoted(words, b.d.Text)
		for i := range words {
			b.d.Tokens[first+i].Flags = Flags(words[i].Flags)
		}
		first = end
	}
}
