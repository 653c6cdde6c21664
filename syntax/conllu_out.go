package syntax

import (
	"bufio"
	"fmt"
	"io"
	"strconv"
	"strings"
	"unicode"

	"nuncio/span"
)

// Keys of the MISC column that this package writes and reads.
const (
	miscConf       = "Conf"       // TAG:ARC, how sure tag and arc are, 0 to 255 each
	miscName       = "NER"        // B-PER, I-PER …: named entities
	miscSpaceAfter = "SpaceAfter" // No: no white space follows
	miscTokenRange = "TokenRange" // START:END of the surface token, in code points of the text
)

// ConlluAbout is what a CoNLL-U file says of a document beyond its sentences.
// Each string must be one line.
type ConlluAbout struct {
	// ID stands in "# newdoc id" and before the number of each sentence in
	// "# sent_id"; it has no white space and no "/". "" leaves it out.
	ID string
	// Comments are written after "# newdoc", without their "# ".
	Comments []string
	// Blocks is the kind of each block, written in "# newpar_block"; nil leaves
	// the comments out.
	Blocks []string
}

// WriteConllu writes d in CoNLL-U, as [ToConllu] makes it.
func WriteConllu(w io.Writer, d *Document) error {
	bw := bufio.NewWriter(w)
	c := newConlluMaker(d, ConlluAbout{})
	for i := range d.Sentences {
		s := c.sentence(i)
		writeConlluSentence(bw, &s)
	}
	if err := bw.Flush(); err != nil {
		return fmt.Errorf("write CoNLL-U: %w", err)
	}
	return nil
}

// ToConllu returns the sentences of d in CoNLL-U. Each block is a paragraph;
// MISC has the range of each surface token in code points of d.Text, the names,
// and how sure tag and arc are.
func ToConllu(d *Document, about ConlluAbout) []ConlluSentence {
	c := newConlluMaker(d, about)
	out := make([]ConlluSentence, len(d.Sentences))
	for i := range out {
		out[i] = c.sentence(i)
	}
	return out
}

// conlluMaker turns sentences of a document into rows.
type conlluMaker struct {
	d      *Document
	about  ConlluAbout
	points *span.CodePoints
	names  []string // the mark of each token, "" for none
	blocks []int    // sentences of each block
}

func newConlluMaker(d *Document, about ConlluAbout) *conlluMaker {
	c := &conlluMaker{d: d, about: about, points: span.NewCodePoints(d.Text), names: nameMarks(d), blocks: make([]int, len(d.Blocks))}
	for i := range d.Sentences {
		c.blocks[d.Sentences[i].Block]++
	}
	return c
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
	var text strings.Builder
	for i := s.First; i < s.End; i++ {
		if c.opensMultiword(i, s) {
			out.Rows = append(out.Rows, c.multiword(i, s))
		}
		out.Rows = append(out.Rows, c.word(i, s))
		if t := &c.d.Tokens[i]; t.Flags&InMultiword == 0 || c.closesMultiword(i, s) {
			text.WriteString(c.surface(i, s))
			if t.Flags&SpaceAfter != 0 && i+1 < s.End {
				text.WriteByte(' ')
			}
		}
	}
	out.Comments = append(c.marks(index), "# text = "+text.String())
	return out
}

// marks are the comments before the text of a sentence.
func (c *conlluMaker) marks(index int) []string {
	var out []string
	block := c.d.Sentences[index].Block
	if index == 0 {
		if c.about.ID == "" {
			out = append(out, "# newdoc")
		} else {
			out = append(out, "# newdoc id = "+c.about.ID)
		}
		for _, line := range c.about.Comments {
			out = append(out, "# "+line)
		}
	}
	if index == 0 || c.d.Sentences[index-1].Block != block {
		out = append(out, "# newpar")
		if c.about.Blocks != nil {
			out = append(out, fmt.Sprintf("# newpar_block = %s (%d s)", c.about.Blocks[block], c.blocks[block]))
		}
	}
	id := strconv.Itoa(index + 1)
	if c.about.ID != "" {
		id = c.about.ID + "-" + id
	}
	return append(out, "# sent_id = "+id)
}

// opensMultiword reports whether word i is the first of a multiword token. A
// token of which only one word is in the sentence is written as a plain word.
func (c *conlluMaker) opensMultiword(i int32, s Sentence) bool {
	if c.d.Tokens[i].Flags&InMultiword == 0 || c.closesMultiword(i, s) {
		return false
	}
	return i == s.First || c.d.Tokens[i-1].Flags&InMultiword == 0 || c.closesMultiword(i-1, s)
}

// closesMultiword reports whether word i, inside a multiword token, is its last.
func (c *conlluMaker) closesMultiword(i int32, s Sentence) bool {
	return c.d.Tokens[i].Flags&MultiwordEnd != 0 || i+1 == s.End || c.d.Tokens[i+1].Flags&InMultiword == 0
}

// surface returns the form of the surface token that ends with word i.
func (c *conlluMaker) surface(i int32, s Sentence) string {
	first := i
	if c.d.Tokens[i].Flags&InMultiword != 0 {
		for first > s.First && c.d.Tokens[first-1].Flags&InMultiword != 0 && !c.closesMultiword(first-1, s) {
			first--
		}
	}
	return c.form(c.d.Tokens[first].Span.Cover(c.d.Tokens[i].Span))
}

// multiword returns the row of the multiword token that begins at word i.
func (c *conlluMaker) multiword(i int32, s Sentence) ConlluRow {
	last := i
	for !c.closesMultiword(last, s) {
		last++
	}
	sp := c.d.Tokens[i].Span.Cover(c.d.Tokens[last].Span)
	row := emptyRow(strconv.Itoa(int(i-s.First)+1)+"-"+strconv.Itoa(int(last-s.First)+1), c.form(sp))
	row.Misc = c.spaceMisc(sp, c.d.Tokens[last].Flags)
	return row
}

// form returns the text at a span as a column can hold it.
func (c *conlluMaker) form(sp span.Span) string { return oneField(sp.Text(c.d.Text)) }

// oneField makes a string fit for a column: valid UTF-8, not empty, single plain
// spaces in place of any white space, no other control characters.
func oneField(s string) string {
	s = strings.ToValidUTF8(s, "\uFFFD")
	if strings.IndexFunc(s, oddSpace) >= 0 || strings.Contains(s, "  ") {
		s = strings.Join(strings.Fields(s), " ")
		s = strings.Map(func(r rune) rune {
			if unicode.IsControl(r) {
				return '\uFFFD'
			}
			return r
		}, s)
	}
	return or(s, "_")
}

// oddSpace is true of white space but the plain one, and of control characters.
func oddSpace(r rune) bool { return r != ' ' && (unicode.IsSpace(r) || unicode.IsControl(r)) }

func emptyRow(id, form string) ConlluRow {
	return ConlluRow{ID: id, Form: form, Lemma: "_", UPOS: "_", XPOS: "_", Feats: "_", Head: "_", Deprel: "_", Deps: "_", Misc: "_"}
}

func (c *conlluMaker) word(i int32, s Sentence) ConlluRow {
	t := &c.d.Tokens[i]
	row := emptyRow(strconv.Itoa(int(i-s.First)+1), c.form(t.Span))
	row.Lemma = oneField(t.Lemma)
	row.UPOS, row.XPOS, row.Feats = t.UPOS.String(), or(t.XPOS, "_"), or(t.Feats, "_")
	row.Head = "0"
	if t.Head != None {
		row.Head = strconv.Itoa(int(t.Head-s.First) + 1)
	}
	row.Deprel = t.Deprel.String()
	row.Misc = fmt.Sprintf("%s=%d:%d", miscConf, t.TagConf, t.ArcConf)
	if c.names[i] != "" {
		row.Misc += "|" + miscName + "=" + c.names[i]
	}
	if t.Flags&InMultiword == 0 || c.closesMultiword(i, s) && !c.inRange(i, s) {
		row.Misc += "|" + c.spaceMisc(t.Span, t.Flags)
	}
	return row
}

// inRange reports whether word i stands below the row of a multiword token.
func (c *conlluMaker) inRange(i int32, s Sentence) bool {
	return c.opensMultiword(i, s) || i > s.First && c.d.Tokens[i-1].Flags&InMultiword != 0 && !c.closesMultiword(i-1, s)
}

func or(s, other string) string {
	if s == "" {
		return other
	}
	return s
}

// spaceMisc is what the MISC column says of a surface token's place.
func (c *conlluMaker) spaceMisc(sp span.Span, f Flags) string {
	place := fmt.Sprintf("%s=%d:%d", miscTokenRange, c.points.Offset(int(sp.Start)), c.points.Offset(int(sp.End)))
	if f&SpaceAfter == 0 {
		return miscSpaceAfter + "=No|" + place
	}
	return place
}
