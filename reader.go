package nuncio

import (
	"context"
	"fmt"
	"io/fs"
	"strings"

	"nuncio/article"
	"nuncio/attribution"
	"nuncio/entity"
	"nuncio/event"
	"nuncio/lexicon"
	"nuncio/place"
	"nuncio/record"
	"nuncio/span"
	"nuncio/syntax"
	"nuncio/syntax/model"
	"nuncio/timex"
)

// Version is the version of this program.
const Version = "0.1.0"

// Source is one report as received.
type Source struct {
	Name        string // for messages: a path, a URL or "-"
	Bytes       []byte
	ContentType string // as a server gave it; "" where not known; [ConlluType] for a document with trees
	Given       article.Given
}

// Options replace parts of what a Reader is built of. The zero value is the
// built-in model, rules and lexicon.
type Options struct {
	// Lexicon holds files that replace the built-in ones of the same name.
	Lexicon fs.FS
	// Rules holds coding rules that lie over the built-in ones; see [event.Open].
	Rules fs.FS
	// Weights is a model trained by package syntax/train; "" is the built-in one.
	Weights string
	// Gazetteers know places beside those of the lexicon.
	Gazetteers []place.Gazetteer
}

// Reader reads reports. It is not changed after [NewReader] and safe for
// concurrent use.
type Reader struct {
	producer   record.Producer
	lexicon    *lexicon.Lexicon
	articles   *article.Extractor
	analyzer   *syntax.Analyzer
	times      *timex.Tagger
	entities   *entity.Resolver
	places     *place.Resolver
	statements *attribution.Finder
	events     *event.Coder
}

// Reading is what every stage found in one report; [Reading.Record] puts it together.
type Reading struct {
	Source     Source
	Producer   record.Producer
	Article    *article.Article
	Document   *syntax.Document
	Times      []timex.Expression
	Entities   *entity.Result
	Places     []place.Place
	Statements []attribution.Statement
	Events     []event.Event

	given []syntax.ConlluSentence // as they came, where the source is CoNLL-U
}

// Read returns the record of one report. The error is an [*article.Error]
// where the input cannot be read as a report.
func (r *Reader) Read(ctx context.Context, src Source) (*record.Record, error) {
	reading, err := r.Analyze(ctx, src)
	if err != nil {
		return nil, err
	}
	return reading.Record()
}

// Analyze runs every stage over one report, in order; where the source has
// trees ([ConlluType]), those behind the syntax.
func (r *Reader) Analyze(ctx context.Context, src Source) (*Reading, error) {
	if kind, _, _ := strings.Cut(src.ContentType, ";"); kind == ConlluType {
		return r.analyzeGiven(ctx, src)
	}
	art, err := r.articles.Extract(src.Bytes, src.ContentType, src.Given)
	if err != nil {
		return nil, err
	}
	if err := article.RequireEnglish(art); err != nil {
		return nil, err
	}
	return r.stages(ctx, src, art)
}

// stages runs every stage behind the article.
func (r *Reader) stages(ctx context.Context, src Source, art *article.Article) (*Reading, error) {
	out := &Reading{Source: src, Producer: r.producer, Article: art}
	var err error
	if out.Document, err = r.analyzer.Analyze(ctx, art.Text, syntaxBlocks(art)); err != nil {
		return nil, err
	}
	return r.behindSyntax(ctx, out)
}

// behindSyntax runs the stages behind the trees.
func (r *Reader) behindSyntax(ctx context.Context, out *Reading) (*Reading, error) {
	art := out.Article
	out.Times = r.times.Tag(out.Document, art.Published.Value)
	out.Entities = r.entities.Resolve(art, out.Document)
	var err error
	if out.Places, err = r.places.Resolve(out.Document, out.Entities); err != nil {
		return nil, err
	}
	out.Statements = r.statements.Find(art, out.Document, out.Times, out.Entities)
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	out.Events = r.events.Code(out.coderInput())
	return out, nil
}

func (rd *Reading) coderInput() event.Input {
	return event.Input{
		Article: rd.Article, Doc: rd.Document, Published: rd.Article.Published.Value,
		Times: rd.Times, Entities: rd.Entities, Places: rd.Places, Statements: rd.Statements,
	}
}

// CheckRules codes the example sentences of all coding rules.
func (r *Reader) CheckRules(ctx context.Context) (event.Checked, error) {
	return r.events.CheckRules(func(sentence string) (event.Input, error) {
		whole := article.Block{Span: span.New(0, len(sentence)), Source: []article.Piece{{Len: int32(len(sentence))}}}
		rd, err := r.stages(ctx, Source{Name: "example"}, &article.Article{Text: sentence, Source: sentence, Blocks: []article.Block{whole}})
		if err != nil {
			return event.Input{}, err
		}
		return rd.coderInput(), nil
	})
}

// syntaxBlocks hands the article's blocks to the syntax, one for one.
func syntaxBlocks(art *article.Article) []syntax.Block {
	blocks := make([]syntax.Block, len(art.Blocks))
	for i, b := range art.Blocks {
		blocks[i] = syntax.Block{
			Span:  b.Span,
			Title: b.Kind == article.Headline || b.Kind == article.Heading || b.Kind == article.Dateline,
		}
	}
	return blocks
}

// NewReader builds a Reader. Errors name the file and line at fault.
func NewReader(opt Options) (*Reader, error) {
	lex, err := lexicon.Open(opt.Lexicon)
	if err != nil {
		return nil, fmt.Errorf("opening lexicon: %w", err)
	}
	weights, err := openWeights(opt.Weights)
	if err != nil {
		return nil, fmt.Errorf("opening model: %w", err)
	}
	about, err := model.Describe(weights)
	if err != nil {
		return nil, fmt.Errorf("opening model: %w", err)
	}
	r := &Reader{lexicon: lex}
	if r.articles, err = article.New(); err != nil {
		return nil, fmt.Errorf("loading page wording: %w", err)
	}
	if r.analyzer, err = syntax.Load(weights); err != nil {
		return nil, fmt.Errorf("loading model: %w", err)
	}
	if r.times, err = timex.New(); err != nil {
		return nil, fmt.Errorf("loading time expressions: %w", err)
	}
	if r.entities, err = entity.New(lex); err != nil {
		return nil, fmt.Errorf("building entity stage: %w", err)
	}
	if r.places, err = place.New(lex, opt.Gazetteers...); err != nil {
		return nil, fmt.Errorf("building place stage: %w", err)
	}
	if r.statements, err = attribution.New(); err != nil {
		return nil, fmt.Errorf("loading attribution cues: %w", err)
	}
	if r.events, err = event.Open(opt.Rules); err != nil {
		return nil, fmt.Errorf("loading coding rules: %w", err)
	}
	r.producer = record.Producer{Version: Version, Model: "sha256:" + about.SHA256, Rules: r.events.Hash(), Lexicon: wordHash(lex, opt.Gazetteers)}
	return r, nil
}

// wordHash identifies the lexicon with the gazetteers beside it.
func wordHash(lex *lexicon.Lexicon, gazetteers []place.Gazetteer) string {
	if len(gazetteers) == 0 {
		return lex.Hash()
	}
	all := lex.Hash()
	for _, g := range gazetteers {
		all += " " + g.Hash()
	}
	return record.Digest([]byte(all))
}

// Producer says what this Reader's records are made by.
func (r *Reader) Producer() record.Producer { return r.producer }

// Lexicon returns the lexicon that r reads by.
func (r *Reader) Lexicon() *lexicon.Lexicon { return r.lexicon }

// openWeights returns the built-in weights, or those given, once they are
// proved to be what their header says.
func openWeights(given string) (string, error) {
	if given == "" {
		return model.Weights(), nil
	}
	return given, model.Verify(given)
}
