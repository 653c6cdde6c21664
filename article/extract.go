package article

import (
	"strings"
	"sync"

	"nuncio/span"
)

// Extractor finds reports in pages. It is built once, read-only afterwards,
// and safe for concurrent use.
type Extractor struct {
	wording  *wording
	names    *names
	language *languages
}

// New compiles the wording tables that come with the package.
func New() (*Extractor, error) {
	w, err := parseWording(wordingText)
	if err != nil {
		return nil, err
	}
	l, err := parseLanguages(languageText)
	if err != nil {
		return nil, err
	}
	n, err := parseNames(markupText)
	if err != nil {
		return nil, err
	}
	return &Extractor{wording: w, names: n, language: l}, nil
}

var standard = sync.OnceValues(New)

// Extract finds the report in a page with an [Extractor] made by [New].
func Extract(raw []byte, contentType string, given Given) (*Article, error) {
	x, err := standard()
	if err != nil {
		return nil, err
	}
	return x.Extract(raw, contentType, given)
}

// Extract finds the report in raw, the bytes of a web page or of text saved
// from one. contentType is the HTTP header, or "" where there is none. An
// error that says something about the page is an [*Error]. The language is
// recorded, not judged: see [RequireEnglish].
func (x *Extractor) Extract(raw []byte, contentType string, given Given) (*Article, error) {
	published := ""
	if given.Published != "" {
		var err error
		if published, err = checkGiven(given.Published); err != nil {
			return nil, err
		}
	}
	p, err := decode(raw, contentType, given.MaxBytes)
	if err != nil {
		return nil, err
	}
	a := &Article{Source: p.source, Charset: p.charset, Published: Published{From: "none"}}
	if p.html {
		x.readHTML(a)
	} else {
		x.readText(a)
	}
	if len(a.Blocks) == 0 || !hasBody(a.Blocks) {
		return nil, fail(CodeNoArticle, "give the address of one report, not of a list of them", "has no article that could be found")
	}
	if given.URL != "" {
		a.URL = given.URL
	}
	if given.Publisher != "" {
		a.Publisher = given.Publisher
	}
	if published != "" {
		a.Published = Published{Value: published, From: "given"}
	}
	a.Language = x.language.of(a.Text, a.Language)
	return a, nil
}

// hasBody reports whether there is more than a headline and captions.
func hasBody(blocks []Block) bool {
	for _, b := range blocks {
		switch b.Kind {
		case Paragraph, Quotation, List:
			return true
		}
	}
	return false
}

// readText fills an article from saved text.
func (x *Extractor) readText(a *Article) {
	units := x.wording.textUnits(a.Source)
	c := x.wording.classify(units)
	x.wording.endNotes(c.units, x.visibleAuthors(c))
	x.emit(a, c.units)
	x.textMetadata(a, c)
}

// emit writes the kept units as blocks and the others as discarded.
func (x *Extractor) emit(a *Article, units []unit) {
	e := emitter{w: x.wording, a: a}
	for i := range units {
		u := &units[i]
		if u.fate == kept {
			e.keep(u)
		} else {
			e.discard(u.shown, u.src, u.why)
		}
	}
	a.Text, a.Blocks = e.out.text.String(), e.out.blocks
}

// maxLead is how many paragraphs may stand before the one with the dateline.
const maxLead = 3

type emitter struct {
	w          *wording
	a          *Article
	out        writer
	paragraphs int // how many have been written
}

func (e *emitter) discard(s shown, src span.Span, why Reason) {
	if s.text == "" {
		return
	}
	e.a.Discarded = append(e.a.Discarded, Discarded{Text: s.text, Reason: why, Source: src})
}

// keep writes a unit, after cutting off its label, dateline or credit.
func (e *emitter) keep(u *unit) {
	s := u.shown
	switch u.kind {
	case Caption:
		s = e.cutLabel(u)
		s = e.cutCredit(u.kind, s, u.src)
	case Paragraph:
		s = e.cutCredit(u.kind, s, u.src)
		if d, ok := e.w.findDateline(s.text); ok && e.paragraphs < maxLead {
			e.out.add(Dateline, s.cut(0, d.end))
			s = s.cut(d.end, len(s.text))
			e.paragraphs = maxLead // a report has one
		}
		e.paragraphs++
	case Headline:
		s = e.cutLabel(u)
		if e.a.Title == "" {
			e.a.Title = s.text
		}
	}
	e.out.add(u.kind, s)
}

// cutLabel throws away "Image caption," or "Subject:" before a text.
func (e *emitter) cutLabel(u *unit) shown {
	if u.role != roleCaptionLabel && u.role != roleHeadlineLabel || u.rest >= len(u.text) {
		return u.shown
	}
	label := u.cut(0, u.rest)
	e.discard(label, label.within(u.src), Label)
	return u.cut(u.rest, len(u.text))
}

// cutCredit throws away a credit at the end of a caption, or an agency's
// signature at the end of a report. Running text keeps its brackets.
func (e *emitter) cutCredit(kind Kind, s shown, src span.Span) shown {
	at, why := e.w.creditAt(s.text)
	if at < 0 || kind != Caption && why != Boilerplate && !isDash(s.text[at:]) {
		return s
	}
	credit := s.cut(at, len(s.text))
	e.discard(credit, credit.within(src), why)
	return s.cut(0, at)
}

func isDash(s string) bool {
	return strings.HasPrefix(s, "-") || strings.HasPrefix(s, "–") || strings.HasPrefix(s, "—")
}
