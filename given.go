package nuncio

import (
	"bytes"
	"cmp"
	"context"
	"errors"
	"slices"
	"strconv"
	"strings"
	"unicode"

	"nuncio/article"
	"nuncio/record"
	"nuncio/syntax"
	"nuncio/timex"
)

// ConlluType is the content type of a [Source] in CoNLL-U: one document whose
// words, tags and trees, by any parser, stand in place of Nuncio's own. Names
// are found unless the document marks some. The report is the document's text,
// so that its id and keys are those of the same text read as such.
const ConlluType = "text/x-conllu"

// The comments of a document that say where it comes from, as GUM has them.
const (
	metaTitle     = "meta::title"
	metaAuthor    = "meta::author"
	metaDate      = "meta::dateCreated"
	metaURL       = "meta::sourceURL"
	metaPublisher = "meta::publisher"
)

// ConlluDate returns the publication date that a CoNLL-U document states of
// itself, "" where it states none that can be read.
func ConlluDate(document []byte) string {
	s, err := syntax.NewConlluReader(bytes.NewReader(document)).Next()
	if err != nil {
		return ""
	}
	date, _ := s.Comment(metaDate)
	if (article.Given{Published: date}).Check() != nil {
		return ""
	}
	return date
}

// analyzeGiven runs the stages over a document in CoNLL-U.
func (r *Reader) analyzeGiven(ctx context.Context, src Source) (*Reading, error) {
	if most := cmp.Or(src.Given.MaxBytes, article.DefaultMaxBytes); len(src.Bytes) > most {
		return nil, &article.Error{Code: article.CodeTooLarge, Message: "is larger than " + strconv.Itoa(most) + " bytes", Hint: "mark each document with # newdoc, or raise the limit"}
	}
	sentences, err := syntax.ReadConllu(bytes.NewReader(src.Bytes))
	if err != nil {
		return nil, err
	}
	if len(sentences) == 0 {
		return nil, &article.Error{Code: article.CodeEmpty, Message: "is empty", Hint: "give a file of CoNLL-U"}
	}
	doc, err := syntax.FromConllu(sentences)
	if err != nil {
		return nil, err
	}
	src.Bytes = []byte(doc.Text)
	art, err := r.givenArticle(src, sentences, doc)
	if err != nil {
		return nil, err
	}
	if err := article.RequireEnglish(art); err != nil {
		return nil, err
	}
	for i, b := range syntaxBlocks(art) {
		doc.Blocks[i].Title = b.Title
	}
	if err := r.analyzer.Complete(ctx, doc); err != nil {
		return nil, err
	}
	return r.behindSyntax(ctx, &Reading{Source: src, Producer: r.producer, Article: art, Document: doc, given: sentences})
}

// givenArticle makes the article of a document. Its blocks are the document's
// paragraphs, none of which is left out. What the document's comments do not
// say is found in the text, as in a text that is read without trees.
func (r *Reader) givenArticle(src Source, sentences []syntax.ConlluSentence, doc *syntax.Document) (*article.Article, error) {
	art, err := r.articles.Extract(src.Bytes, "text/plain; charset=utf-8", src.Given)
	var e *article.Error
	if errors.As(err, &e) && e.Code == article.CodeNoArticle { // a headline alone, say
		art, err = bareArticle(src.Given), nil
	}
	if err != nil {
		return nil, err
	}
	kinds := givenKinds(sentences)
	if kinds == nil {
		kinds = foundKinds(art, doc)
	}
	art.Text, art.Source, art.Discarded, art.Title = doc.Text, doc.Text, nil, ""
	art.Blocks = make([]article.Block, len(doc.Blocks))
	for i, b := range doc.Blocks {
		art.Blocks[i] = article.Block{Kind: kinds[i], Span: b.Span, Source: []article.Piece{{Clean: b.Span.Start, Source: b.Span.Start, Len: int32(b.Span.Len())}}}
		if kinds[i] == article.Headline && art.Title == "" {
			art.Title = b.Span.Text(doc.Text)
		}
	}
	describe(art, &sentences[0], src.Given)
	return art, nil
}

// bareArticle is an article of which only that is known which is given.
func bareArticle(given article.Given) *article.Article {
	art := &article.Article{URL: given.URL, Publisher: given.Publisher, Charset: "utf-8", Published: article.Published{From: "none"}}
	if given.Published != "" {
		art.Published = article.Published{Value: given.Published, From: "given"}
	}
	return art
}

// describe takes what the first sentence's comments say of the document.
func describe(art *article.Article, s *syntax.ConlluSentence, given article.Given) {
	if url, ok := s.Comment(metaURL); ok && given.URL == "" {
		art.URL = url
	}
	if publisher, ok := s.Comment(metaPublisher); ok && given.Publisher == "" {
		art.Publisher = publisher
	}
	if authors, ok := s.Comment(metaAuthor); ok {
		art.Authors = strings.Split(authors, ", ")
	}
	if date, ok := s.Comment(metaDate); ok && given.Published == "" && (article.Given{Published: date}).Check() == nil {
		art.Published = article.Published{Value: date, From: "metadata"}
	}
}

// blockNames are the kinds of block as "# newpar_block" has them: GUM's names
// where it has one.
var blockNames = [...]string{
	article.Paragraph: "p", article.Headline: "headline", article.Dateline: "dateline", article.Heading: "heading",
	article.Caption: "caption", article.Quotation: "quote", article.List: "list",
}

// givenKinds returns the kind of each block, nil where no comment says any.
func givenKinds(sentences []syntax.ConlluSentence) []article.Kind {
	var kinds []article.Kind
	said := false
	for i := range sentences {
		s := &sentences[i]
		if i == 0 || s.NewBlock() {
			name := s.BlockKind()
			kinds = append(kinds, givenKind(name, slices.Contains(kinds, article.Headline)))
			said = said || name != ""
		}
	}
	if !said {
		return nil
	}
	return kinds
}

// givenKind is the kind of block by its name. GUM's "head" is the headline, or
// a heading once there is one; a name that is not known is a paragraph.
func givenKind(name string, titled bool) article.Kind {
	switch {
	case name == "item":
		return article.List
	case name == "head" && titled:
		return article.Heading
	case name == "head":
		return article.Headline
	}
	return article.Kind(max(0, slices.Index(blockNames[:], name)))
}

// foundKinds returns the kind that each block of doc has in art, the article
// found in the same text: that of the block with its last letter.
func foundKinds(art *article.Article, doc *syntax.Document) []article.Kind {
	kinds := make([]article.Kind, len(doc.Blocks))
	for i, b := range doc.Blocks {
		for _, found := range art.Blocks {
			if slices.ContainsFunc(found.Source, func(p article.Piece) bool { return p.Source < b.Span.End && b.Span.End <= p.Source+p.Len }) {
				kinds[i] = found.Kind
			}
		}
	}
	return kinds
}

// Conllu returns the report in CoNLL-U: a paragraph for each block, with names
// and time expressions in MISC ("NER=B-PER", "NER=B-DATE|TimexValue=2018-06-12").
// Where the report came in CoNLL-U its sentences are as they came, with the
// names and time expressions in addition.
func (rd *Reading) Conllu() []syntax.ConlluSentence {
	out := rd.given
	if out == nil {
		out = syntax.ToConllu(rd.Document, rd.about())
	} else {
		out = slices.Clone(out)
	}
	marks := rd.marks()
	word := 0
	for i := range out {
		out[i].Rows = slices.Clone(out[i].Rows)
		for k := range out[i].Rows {
			row := &out[i].Rows[k]
			if !row.Word() {
				continue
			}
			if m := marks[word]; m.name != "" {
				row.SetMisc("NER", m.name)
				if m.value != "" {
					row.SetMisc("TimexValue", m.value)
				}
			}
			word++
		}
	}
	return out
}

// idLetters is how much of a report's digest names it in CoNLL-U.
const idLetters = 16

// about is what the comments say of the report.
func (rd *Reading) about() syntax.ConlluAbout {
	art := rd.Article
	about := syntax.ConlluAbout{ID: strings.TrimPrefix(record.Digest(rd.Source.Bytes), "sha256:")[:idLetters], Blocks: make([]string, len(art.Blocks))}
	for _, c := range [][2]string{
		{metaAuthor, strings.Join(art.Authors, ", ")}, {metaDate, art.Published.Value}, {metaPublisher, art.Publisher},
		{metaURL, art.URL}, {metaTitle, art.Title},
	} {
		if value := oneLine(c[1]); value != "" {
			about.Comments = append(about.Comments, c[0]+" = "+value)
		}
	}
	for i, b := range art.Blocks {
		about.Blocks[i] = blockNames[b.Kind]
	}
	return about
}

// oneLine makes a string fit for a comment.
func oneLine(s string) string {
	return strings.Join(strings.FieldsFunc(strings.ToValidUTF8(s, "\uFFFD"), func(r rune) bool { return unicode.IsSpace(r) || unicode.IsControl(r) }), " ")
}

// mark is what MISC says of a word.
type mark struct{ name, value string }

// marks returns the mark of each token: the names, and the time expressions
// where no name stands.
func (rd *Reading) marks() []mark {
	d := rd.Document
	marks := make([]mark, len(d.Tokens))
	for _, n := range d.Names {
		setMarks(marks[n.First:n.End], n.Type.String())
	}
	for _, t := range rd.Times {
		stretch := marks[t.First:t.End]
		if len(stretch) == 0 || slices.ContainsFunc(stretch, func(m mark) bool { return m.name != "" }) {
			continue
		}
		setMarks(stretch, timeLabel(t))
		stretch[0].value = oneLine(t.Value)
	}
	return marks
}

func timeLabel(t timex.Expression) string { return strings.ToUpper(t.Kind.String()) }

func setMarks(stretch []mark, label string) {
	for i := range stretch {
		stretch[i].name = "I-" + label
	}
	stretch[0].name = "B-" + label
}
