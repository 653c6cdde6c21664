package syntax

import (
	"bufio"
	"fmt"
	"io"
	"strconv"
	"strings"
	"unicode/utf8"

	"nuncio/span"
	"nuncio/syntax/internal/token"
)

// Keys of the MISC column that this package writes and reads.
const (
	miscSpaceAfter = "SpaceAfter" // No: no white space follows
	miscTokenRange = "TokenRange" // START:END of the surface token, in code points of the text
	miscName       = "NER"        // B-PER, I-PER … : named entities
)

// WriteConllu writes d in CoNLL-U: each block is a paragraph, each surface
// token has its range in code points of the text.
func WriteConllu(w io.Writer, d *Document) error {
	bw := bufio.NewWriter(w)
	c := conlluMaker{d: d, points: span.NewCodePoints(d.Text), names: nameMarks(d)}
	for i := range d.Sentences {
		s := c.sentence(i)
		writeConlluSentence(bw, &s)
	}
	if err := bw.Flush(); err != nil {
		return fmt.Errorf("write CoNLL-U: %w", err)
	}
	return nil
}

// conlluMaker turns sentences of a document into rows.
type conlluMaker struct {
	d      *Document
	points *span.CodePoints
	names  []string // the mark of each token, "" for none
}

func nameMarks(d *Document) []string {
	marks := make([]string, len(d.Tokens))
	for _, n := range d.Names {
		for i := n.First; i < n.End; i++ {
			marks[i] = "I-" + n.Type.String()
		}
		marks[n.First] = "B-" + n.Type.String()
	}
	return marks
}

func (c *conlluMaker) sentence(index int) ConlluSentence {
	s := c.d.Sentences[index]
	var out ConlluSentence
	if index == 0 {
		out.Comments = append(out.Comments, "# newdoc")
	}
	if index == 0 || c.d.Sentences[index-1].Block != s.Block {
		out.Comments = append(out.Comments, "# newpar")
	}
	out.Comments = append(out.Comments,
		"# sent_id = "+strconv.Itoa(index+1),
		"# text = "+strings.Join(strings.Fields(strings.ToValidUTF8(s.Span.Text(c.d.Text), "\uFFFD")), " "))
	for i := s.First; i < s.End; i++ {
		t := &c.d.Tokens[i]
		if t.Flags&InMultiword != 0 && (i == s.First || c.d.Tokens[i-1].Flags&InMultiword == 0 || c.d.Tokens[i-1].Flags&MultiwordEnd != 0) {
			out.Rows = append(out.Rows, c.multiword(i, s))
		}
		out.Rows = append(out.Rows, c.word(i, s))
	}
	return out
}

// multiword returns the row of the multiword token that begins at word i.
func (c *conlluMaker) multiword(i int32, s Sentence) ConlluRow {
	last := i
	for last+1 < s.End && c.d.Tokens[last].Flags&MultiwordEnd == 0 {
		last++
	}
	sp := c.d.Tokens[i].Span.Cover(c.d.Tokens[last].Span)
	row := emptyRow(strconv.Itoa(int(i-s.First)+1)+"-"+strconv.Itoa(int(last-s.First)+1), c.form(sp))
	row.Misc = c.misc("", sp, c.d.Tokens[last].Flags)
	return row
}

func (c *conlluMaker) form(sp span.Span) string {
	return strings.ToValidUTF8(sp.Text(c.d.Text), "\uFFFD")
}

func emptyRow(id, form string) ConlluRow {
	return ConlluRow{ID: id, Form: form, Lemma: "_", UPOS: "_", XPOS: "_", Feats: "_", Head: "_", Deprel: "_", Deps: "_", Misc: "_"}
}

func (c *conlluMaker) word(i int32, s Sentence) ConlluRow {
	t := &c.d.Tokens[i]
	row := emptyRow(strconv.Itoa(int(i-s.First)+1), c.form(t.Span))
	row.Lemma = or(strings.ToValidUTF8(t.Lemma, "\uFFFD"), "_")
	row.UPOS, row.XPOS, row.Feats = t.UPOS.String(), or(t.XPOS, "_"), or(t.Feats, "_")
	row.Head = "0"
	if t.Head != None {
		row.Head = strconv.Itoa(int(t.Head-s.First) + 1)
	}
	row.Deprel = t.Deprel.String()
	if t.Flags&InMultiword != 0 {
		row.Misc = or(c.nameMisc(i), "_")
	} else {
		row.Misc = c.misc(c.nameMisc(i), t.Span, t.Flags)
	}
	return row
}

func or(s, other string) string {
	if s == "" {
		return other
	}
	return s
}

func (c *conlluMaker) nameMisc(i int32) string {
	if c.names[i] == "" {
		return ""
	}
	return miscName + "=" + c.names[i]
}

// misc writes the MISC column of a surface token.
func (c *conlluMaker) misc(name string, sp span.Span, f Flags) string {
	var b strings.Builder
	if name != "" {
		b.WriteString(name)
		b.WriteByte('|')
	}
	if f&SpaceAfter == 0 {
		b.WriteString(miscSpaceAfter + "=No|")
	}
	fmt.Fprintf(&b, "%s=%d:%d", miscTokenRange, c.points.Offset(int(sp.Start)), c.points.Offset(int(sp.End)))
	return b.String()
}

// FromConllu builds a document of the sentences of any parser. The text is
// made of the forms and SpaceAfter; a paragraph ("# newpar" or "# newdoc")
// begins a block after an empty line. Empty nodes and columns that a Document
// does not hold are left out. A sentence that is no tree with one root is
// refused with a [*ConlluError].
func FromConllu(sentences []ConlluSentence) (*Document, error) {
	b := documentMaker{}
	for i := range sentences {
		s := &sentences[i]
		if i == 0 || s.Marked("newpar") || s.Marked("newdoc") {
			b.block()
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

type documentMaker struct {
	d    Document
	text strings.Builder
	name bool // the last name goes on if the next word is marked so
}

func (b *documentMaker) block() {
	b.closeBlock()
	if b.text.Len() > 0 {
		b.text.WriteString("\n\n")
	}
	at := b.text.Len()
	b.d.Blocks = append(b.d.Blocks, Block{Span: span.New(at, at)})
}

func (b *documentMaker) closeBlock() {
	if n := len(b.d.Blocks); n > 0 && len(b.d.Tokens) > 0 {
		b.d.Blocks[n-1].Span.End = b.d.Tokens[len(b.d.Tokens)-1].Span.End
		b.d.Tokens[len(b.d.Tokens)-1].Flags |= SpaceAfter
	}
}

func (b *documentMaker) sentence(s *ConlluSentence) error {
	if n := len(b.d.Tokens); n > 0 && b.text.Len() == int(b.d.Tokens[n-1].Span.End) && b.d.Tokens[n-1].Flags&SpaceAfter != 0 {
		b.text.WriteByte(' ')
	}
	first := int32(len(b.d.Tokens))
	var forms []string // of the words
	for i := range s.Rows {
		if s.Rows[i].Word() {
			forms = append(forms, s.Rows[i].Form)
		}
	}
	b.name = false
	inside := 0   // words of a multiword token still to come
	at := 0       // words done
	spaced := "_" // MISC of the surface token
	for i := range s.Rows {
		row := &s.Rows[i]
		if from, to, ok := row.Range(); ok {
			inside = to - from + 1
			spaced = row.Misc
			b.surface(row.Form, forms[at:at+inside])
			continue
		}
		if !row.Word() {
			continue
		}
		if inside == 0 {
			spaced = row.Misc
			b.surface(row.Form, forms[at:at+1])
		}
		if err := b.word(row, first, at, s.Line+len(s.Comments)+i); err != nil {
			return err
		}
		at++
		t := &b.d.Tokens[int(first)+at-1]
		if inside > 0 {
			t.Flags |= InMultiword
			if inside == 1 {
				t.Flags |= MultiwordEnd
			}
			inside--
		}
		if inside == 0 && !noSpace(spaced) {
			t.Flags |= SpaceAfter
			if at < len(forms) {
				b.text.WriteByte(' ')
			}
		}
	}
	return b.close(s, first)
}

func noSpace(misc string) bool {
	row := ConlluRow{Misc: misc}
	v, _ := row.MiscValue(miscSpaceAfter)
	return v == "No"
}

// surface writes a surface token and makes its words, each with its piece of
// the token. Words that are not written as such share what there is.
func (b *documentMaker) surface(form string, words []string) {
	start := b.text.Len()
	b.text.WriteString(form)
	at := 0
	for i, w := range words {
		end := min(at+len(w), len(form))
		if i == len(words)-1 {
			end = len(form)
		}
		for end < len(form) && !utf8.RuneStart(form[end]) {
			end++
		}
		b.d.Tokens = append(b.d.Tokens, Token{Span: span.New(start+at, start+end)})
		at = end
	}
}

// word fills in word k of the sentence that begins at token first.
func (b *documentMaker) word(row *ConlluRow, first int32, k, line int) error {
	i := first + int32(k)
	t := &b.d.Tokens[i]
	head, err := strconv.Atoi(row.Head)
	if err != nil {
		return &ConlluError{line, "word without head"}
	}
	*t = Token{
		Span: t.Span, Lemma: row.Lemma, XPOS: blank(row.XPOS), Feats: blank(row.Feats),
		Head: None, Sentence: int32(len(b.d.Sentences)), UPOS: ParseUPOS(row.UPOS), Deprel: ParseDeprel(row.Deprel),
		TagConf: 255, ArcConf: 255,
	}
	if head > 0 {
		t.Head = first + int32(head) - 1
	}
	b.mark(row, i)
	return nil
}

func blank(s string) string {
	if s == "_" {
		return ""
	}
	return s
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
	end := int32(len(b.d.Tokens))
	root := None
	for i := first; i < end; i++ {
		switch t := &b.d.Tokens[i]; {
		case t.Head != None:
		case root != None:
			return &ConlluError{s.Line, "sentence with two roots"}
		default:
			root = i
		}
		n := int32(0)
		for j := i; j != None; j = b.d.Tokens[j].Head {
			if n++; n > end-first {
				return &ConlluError{s.Line, fmt.Sprintf("heads of word %d go round in a circle", i-first+1)}
			}
		}
	}
	b.d.Sentences = append(b.d.Sentences, Sentence{
		Span:  b.d.Tokens[first].Span.Cover(b.d.Tokens[end-1].Span),
		Block: int32(len(b.d.Blocks) - 1), First: first, End: end, Root: root,
	})
	return nil
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
