package eval

import (
	"bufio"
	"context"
	"fmt"
	"io"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"nuncio/article"
	"nuncio/attribution"
	"nuncio/entity"
	"nuncio/lexicon"
	"nuncio/place"
	"nuncio/span"
	"nuncio/syntax"
	"nuncio/syntax/model"
)

// corefDocument is a document of the GUM corpus with its OntoGUM chains.
type corefDocument struct {
	id     string
	text   string
	blocks []article.Block
	tokens []span.Span // in text
	forms  []string
	key    [][]Span
	names  map[int]string // words that head a name → entity
}

// Entity scores coreference on the development documents of OntoGUM in coref/
// of dataDir: the CoNLL-2012 measures over all mentions, from raw text, for all
// genres and for each. Singletons are not counted. Names alone are scored on
// these documents, and on the news of both parts.
func Entity(ctx context.Context, dataDir string, w io.Writer) error {
	stages, err := newCorefStages()
	if err != nil {
		return err
	}
	named, err := stages.score(ctx, dataDir, "dev", w)
	if err != nil {
		return err
	}
	train, err := stages.score(ctx, dataDir, "train", io.Discard)
	if err != nil {
		return err
	}
	var dev, news namedScore
	for _, s := range named {
		dev.add(s)
	}
	news.add(named["news"])
	news.add(train["news"])
	for _, line := range []struct {
		what  string
		score namedScore
	}{{"dev", dev}, {"news of train and dev", news}} {
		b := line.score.B3
		if _, err := fmt.Fprintf(w, "names alone, %s, %d documents: B3 over %.0f names that both have: R %.1f P %.1f F %.1f\n", line.what,
			line.score.Documents, line.score.Mentions.RecallAll, 100*b.Recall(), 100*b.Precision(), 100*b.F1()); err != nil {
			return err
		}
	}
	return nil
}

// namedScore scores names alone on some documents.
type namedScore struct {
	Documents int
	CorefScore
}

func (s *namedScore) add(o namedScore) {
	s.Documents += o.Documents
	s.Mentions.add(o.Mentions)
	s.B3.add(o.B3)
}

// corefStages are those that coreference needs.
type corefStages struct {
	analyzer *syntax.Analyzer
	resolver *entity.Resolver
	places   *place.Resolver
	finder   *attribution.Finder
}

func newCorefStages() (*corefStages, error) {
	lex, err := lexicon.Default()
	if err != nil {
		return nil, fmt.Errorf("opening lexicon: %w", err)
	}
	s := &corefStages{}
	if s.analyzer, err = syntax.Load(model.Weights()); err != nil {
		return nil, fmt.Errorf("loading model: %w", err)
	}
	if s.resolver, err = entity.New(lex); err != nil {
		return nil, fmt.Errorf("building entity stage: %w", err)
	}
	if s.places, err = place.New(lex); err != nil {
		return nil, fmt.Errorf("building place stage: %w", err)
	}
	if s.finder, err = attribution.New(); err != nil {
		return nil, fmt.Errorf("building attribution stage: %w", err)
	}
	return s, nil
}

// score scores one part of the corpus, "train" or "dev", and returns the scores of
// names alone by genre.
func (s *corefStages) score(ctx context.Context, dataDir, part string, w io.Writer) (map[string]namedScore, error) {
	docs, err := readCoref(dataDir, part)
	if err != nil {
		return nil, err
	}
	var all CorefScore
	named := map[string]namedScore{}
	genres := map[string]*CorefScore{}
	var order []string
	for _, d := range docs {
		doc, res, err := d.read(ctx, s.analyzer, s.resolver)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", d.id, err)
		}
		places, err := s.places.Resolve(doc, res)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", d.id, err)
		}
		response := d.chains(doc, res, s.finder.Find(d.article(), doc, nil, res), places)
		genre := strings.Split(d.id, "_")[1]
		if genres[genre] == nil {
			genres[genre] = &CorefScore{}
			order = append(order, genre)
		}
		n := named[genre]
		n.Documents++
		n.Add(namedChains(d.names, d.foundNames(doc, res), len(d.tokens)))
		named[genre] = n
		genres[genre].Add(d.key, response)
		all.Add(d.key, response)
	}
	if _, err := fmt.Fprintf(w, "coreference, OntoGUM %s, %d documents, from raw text\n%-10s %-20s %-20s %-20s %-20s %s\n", part, len(docs), "", "mentions R/P/F", "MUC", "B3", "CEAFe", "CoNLL"); err != nil {
		return nil, err
	}
	for _, g := range order {
		if err := genres[g].write(w, g); err != nil {
			return nil, err
		}
	}
	return named, all.write(w, "all")
}

func (s *CorefScore) write(w io.Writer, name string) error {
	_, err := fmt.Fprintf(w, "%-10s", name)
	for _, r := range []Ratio{s.Mentions, s.MUC, s.B3, s.CEAFe} {
		if err == nil {
			_, err = fmt.Fprintf(w, " %5.1f %5.1f %5.1f   ", 100*r.Recall(), 100*r.Precision(), 100*r.F1())
		}
	}
	if err == nil {
		_, err = fmt.Fprintf(w, " %.1f\n", 100*s.Mean())
	}
	return err
}

// readCoref reads the texts from the CoNLL-U files, which have the white space
// and the paragraphs, and the chains from the OntoGUM files, word by word.
func readCoref(dataDir, part string) ([]*corefDocument, error) {
	dir := filepath.Join(dataDir, "coref")
	sentences, err := syntax.ReadConlluFile(filepath.Join(dir, "gum-"+part+".conllu"))
	if err != nil {
		return nil, fmt.Errorf("reading the coreference corpus: %w", err)
	}
	var docs []*corefDocument
	var text strings.Builder
	first := 0
	for i := range sentences {
		s := &sentences[i]
		if id, ok := s.Comment("newdoc id"); ok {
			closeCoref(docs, &text, sentences[first:i])
			docs = append(docs, &corefDocument{id: id})
			first = i
		}
		d := docs[len(docs)-1]
		if block, ok := s.Comment("newpar_block"); ok || len(d.blocks) == 0 {
			d.open(&text, strings.HasPrefix(block, "head"))
		}
		d.add(&text, s)
	}
	closeCoref(docs, &text, sentences[first:])
	return docs, readChains(filepath.Join(dir, "ontogum-"+part+".conll"), docs)
}

// closeCoref ends the last document, whose sentences are given.
func closeCoref(docs []*corefDocument, text *strings.Builder, sentences []syntax.ConlluSentence) {
	if len(docs) > 0 {
		d := docs[len(docs)-1]
		d.closeBlock(text)
		d.text = text.String()
		d.names = namedMentions(sentences)
		text.Reset()
	}
}

func (d *corefDocument) closeBlock(text *strings.Builder) {
	if n := len(d.blocks); n > 0 {
		d.blocks[n-1].Span.End = int32(len(strings.TrimRight(text.String(), " ")))
	}
}

func (d *corefDocument) open(text *strings.Builder, heading bool) {
	d.closeBlock(text)
	if text.Len() > 0 {
		text.WriteString("\n\n")
	}
	b := article.Block{Span: span.New(text.Len(), text.Len())}
	if heading {
		b.Kind = article.Heading
	}
	d.blocks = append(d.blocks, b)
}

// add writes the words of a sentence. The words of a multiword token share its text.
func (d *corefDocument) add(text *strings.Builder, s *syntax.ConlluSentence) {
	multi, until := span.Span{}, -1
	for i := range s.Rows {
		row := &s.Rows[i]
		space := true
		if v, _ := row.MiscValue("SpaceAfter"); v == "No" {
			space = false
		}
		if _, last, ok := row.Range(); ok {
			multi, until = span.New(text.Len(), text.Len()+len(row.Form)), last
			text.WriteString(row.Form)
			if space {
				text.WriteByte(' ')
			}
			continue
		}
		if !row.Word() {
			continue
		}
		d.forms = append(d.forms, row.Form)
		if id, err := strconv.Atoi(row.ID); err == nil && id <= until {
			d.tokens = append(d.tokens, part(multi, row.Form, d, id == until))
			continue
		}
		d.tokens = append(d.tokens, span.New(text.Len(), text.Len()+len(row.Form)))
		text.WriteString(row.Form)
		if space {
			text.WriteByte(' ')
		}
	}
}

// part returns the piece of a multiword token that one of its words covers:
// the words stand one after the other, the last takes the rest.
func part(multi span.Span, form string, d *corefDocument, last bool) span.Span {
	out := multi
	if n := len(d.tokens); n > 0 && d.tokens[n-1].Start >= multi.Start {
		out.Start = min(d.tokens[n-1].End, multi.End-1)
	}
	if !last {
		out.End = min(out.Start+int32(len(form)), multi.End)
	}
	return out
}

// readChains adds the chains of a file in the columns of CoNLL-2012.
func readChains(path string, docs []*corefDocument) error {
	f, err := os.Open(path)
	if err != nil {
		return fmt.Errorf("reading the coreference corpus: %w", err)
	}
	defer f.Close() //nolint:errcheck // read only
	lines := bufio.NewScanner(f)
	lines.Buffer(nil, 1<<20)
	doc, token := -1, 0
	open, index := map[string][]int{}, map[string]int{}
	for n := 1; lines.Scan(); n++ {
		line := lines.Text()
		if strings.HasPrefix(line, "#begin") {
			doc, token = doc+1, 0
			clear(open)
			clear(index)
			if doc >= len(docs) || !strings.Contains(line, docs[doc].id) {
				return fmt.Errorf("%s:%d: documents out of step", path, n)
			}
			continue
		}
		fields := strings.Fields(line)
		if len(fields) < 7 || line[0] == '#' {
			continue
		}
		d := docs[doc]
		if token >= len(d.forms) || d.forms[token] != fields[3] {
			return fmt.Errorf("%s:%d: word %q is not that of the text", path, n, fields[3])
		}
		d.chain(fields[len(fields)-1], token, open, index)
		token++
	}
	return lines.Err()
}

// chain reads the last column of one word: "(3", "3)", "(3)", joined by "|".
func (d *corefDocument) chain(column string, token int, open map[string][]int, index map[string]int) {
	if column == "-" || column == "_" {
		return
	}
	for _, x := range strings.Split(column, "|") {
		id := strings.Trim(x, "()")
		if strings.HasPrefix(x, "(") {
			open[id] = append(open[id], token)
		}
		if strings.HasSuffix(x, ")") {
			stack := open[id]
			if len(stack) == 0 {
				continue
			}
			first := stack[len(stack)-1]
			open[id] = stack[:len(stack)-1]
			k, ok := index[id]
			if !ok {
				k = len(d.key)
				index[id] = k
				d.key = append(d.key, nil)
			}
			d.key[k] = append(d.key[k], Span{first, token})
		}
	}
}

// read reads the document from its raw text.
func (d *corefDocument) read(ctx context.Context, an *syntax.Analyzer, r *entity.Resolver) (*syntax.Document, *entity.Result, error) {
	blocks := make([]syntax.Block, len(d.blocks))
	for i, b := range d.blocks {
		blocks[i] = syntax.Block{Span: b.Span, Title: b.Kind == article.Heading}
	}
	doc, err := an.Analyze(ctx, d.text, blocks)
	if err != nil {
		return nil, nil, err
	}
	return doc, r.Resolve(d.article(), doc), nil
}

func (d *corefDocument) article() *article.Article {
	return &article.Article{Text: d.text, Blocks: d.blocks, Language: "en"}
}

// chains turns the result into chains of noun phrases as OntoNotes has them.
// "I" and "my" in quoted words are the speaker's, whom the statements tell.
func (d *corefDocument) chains(doc *syntax.Document, res *entity.Result, statements []attribution.Statement, places []place.Place) [][]Span {
	var out [][]Span
	used := map[Span]bool{}
	note := func(spans []span.Span) {
		var c []Span
		for _, s := range spans {
			if x, ok := d.words(s); ok && !used[x] {
				used[x] = true
				c = append(c, x)
			}
		}
		if len(c) > 1 {
			out = append(out, c)
		}
	}
	own := make(map[int32][]span.Span) // by actor
	for i := range res.Mentions {
		if m := &res.Mentions[i]; m.Actor == entity.None && firstPersons[strings.ToLower(doc.Form(m.Head))] {
			if a := attribution.FirstPerson(statements, m.Span); a != entity.None {
				own[a] = append(own[a], m.Span)
			}
		}
	}
	for i, a := range res.Actors {
		spans := own[int32(i)]
		for _, k := range a.Mentions {
			m := &res.Mentions[k]
			if s, ok := phrase(doc, res, m); ok {
				spans = append(spans, s)
			}
		}
		note(spans)
	}
	for _, o := range res.Others {
		var spans []span.Span
		for _, h := range o.Heads {
			if s, ok := nounPhrase(doc, h, false); ok {
				spans = append(spans, s)
			}
		}
		note(spans)
	}
	named := make(map[string][]span.Span)
	for i := range places {
		p := &places[i]
		if res.ActorAt(p.Head) != entity.None {
			continue
		}
		if s, ok := nounPhrase(doc, p.Head, false); ok {
			named[p.Name] = append(named[p.Name], s)
		}
	}
	for _, name := range slices.Sorted(maps.Keys(named)) {
		note(named[name])
	}
	return out
}

// firstPersons are the pronouns of one who speaks of himself.
var firstPersons = map[string]bool{"i": true, "me": true, "my": true, "mine": true, "myself": true}

// phrase returns the extent of a mention as OntoNotes marks it: the whole noun
// phrase, once for both sides of an apposition; no relative pronoun, no
// adjective.
func phrase(doc *syntax.Document, res *entity.Result, m *entity.Mention) (span.Span, bool) {
	if m.Form == entity.Name && m.End-m.First == 1 && doc.Tokens[m.Head].UPOS == syntax.ADJ {
		return span.Span{}, false
	}
	t := &doc.Tokens[m.Head]
	if t.Deprel == syntax.Appos && t.Head >= 0 && res.ActorAt(t.Head) == m.Actor {
		return span.Span{}, false
	}
	return nounPhrase(doc, m.Head, m.Form == entity.Noun && coordinated(doc, m))
}

// coordinated reports whether the mention covers what is joined to its head.
func coordinated(doc *syntax.Document, m *entity.Mention) bool {
	c := doc.Child(m.Head, syntax.Conj)
	return c != syntax.None && c >= m.First && c < m.End
}

// nounPhrase returns the extent of the noun phrase that token h heads.
func nounPhrase(doc *syntax.Document, h int32, conjuncts bool) (span.Span, bool) {
	if doc.Tokens[h].UPOS == syntax.PRON {
		switch strings.ToLower(doc.Form(h)) {
		case "who", "whom", "whose", "which":
			return span.Span{}, false
		}
		return doc.Tokens[h].Span, true
	}
	first, end := h, h+1
	for c := range doc.Children(h) {
		switch doc.Tokens[c].Deprel {
		case syntax.Cc, syntax.CcPreconj, syntax.Conj:
			if !conjuncts {
				continue
			}
		case syntax.Case: // "Okel's": the mark of the possessor belongs to it
			if c < h || doc.Tokens[c].UPOS != syntax.PART {
				continue
			}
		case syntax.Punct, syntax.Mark, syntax.Parataxis, syntax.Nsubj, syntax.NsubjPass, syntax.NsubjOuter, syntax.Cop, syntax.Aux,
			syntax.Advcl, syntax.Ccomp, syntax.Discourse, syntax.Vocative, syntax.Dislocated, syntax.List, syntax.Dep, syntax.Expl, syntax.Obl:
			continue
		}
		l, r := doc.Subtree(c)
		first, end = min(first, l), max(end, r)
	}
	for end > h+1 && doc.Tokens[end-1].UPOS == syntax.PUNCT && doc.Form(end-1) != ")" && doc.Form(end-1) != "\"" && doc.Form(end-1) != "”" {
		end--
	}
	return span.Span{Start: doc.Tokens[first].Span.Start, End: doc.Tokens[end-1].Span.End}, true
}

// words returns the words of the corpus that the span covers, and whether it
// begins and ends with words of its.
func (d *corefDocument) words(s span.Span) (Span, bool) {
	out := Span{-1, -1}
	for i, t := range d.tokens {
		if t.Start == s.Start && out.First < 0 {
			out.First = i
		}
		if t.End == s.End {
			out.Last = i
		}
	}
	return out, out.First >= 0 && out.Last >= out.First
}
