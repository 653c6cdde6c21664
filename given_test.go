package nuncio_test

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"strconv"
	"strings"
	"testing"

	"nuncio"
	"nuncio/article"
	"nuncio/eval"
	"nuncio/record"
	"nuncio/samples"
	"nuncio/syntax"
)

const givenText = `Premier meets president in Arlund

ARLUND, April 7 - Norland's Premier Ilse Marren met Kestovian President Tomas Okel in Arlund on Monday. They didn't sign the dam treaty.

"We are ready to talk about the dam," Ms Marren told reporters after the meeting.

The two leaders agreed to meet again in June, officials said.`

func conllu(t *testing.T, sentences []syntax.ConlluSentence) string {
	t.Helper()
	var b bytes.Buffer
	if err := syntax.WriteConlluSentences(&b, sentences); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func givenReading(t *testing.T, r *nuncio.Reader, text string, given article.Given) *nuncio.Reading {
	t.Helper()
	rd, err := r.Analyze(context.Background(), nuncio.Source{Name: "given", Bytes: []byte(text), ContentType: nuncio.ConlluType, Given: given})
	if err != nil {
		t.Fatal(err)
	}
	return rd
}

func encoded(t *testing.T, rd *nuncio.Reading) (*record.Record, string) {
	t.Helper()
	rec, err := rd.Record()
	if err != nil {
		t.Fatal(err)
	}
	b, err := rec.EncodeIndent()
	if err != nil {
		t.Fatal(err)
	}
	return rec, string(b)
}

// firstDifference shows where two texts part.
func firstDifference(a, b string) string {
	x, y := strings.Split(a, "\n"), strings.Split(b, "\n")
	for i := range min(len(x), len(y)) {
		if x[i] != y[i] {
			return x[i] + "\n" + y[i]
		}
	}
	return "one ends before the other"
}

// A clean text gives the same bytes, read as such or from its own trees.
func TestGivenTreesGiveTheSameRecord(t *testing.T) {
	r := newReader(t)
	given := article.Given{Published: "2031-04-08", Publisher: "Haldane Courier", URL: "https://example.org/1"}
	read, err := r.Analyze(context.Background(), nuncio.Source{Name: "text", Bytes: []byte(givenText), ContentType: "text/plain; charset=utf-8", Given: given})
	if err != nil {
		t.Fatal(err)
	}
	rec, want := encoded(t, read)
	if len(rec.Events) < 2 || len(rec.Statements) < 2 || len(rec.Times) < 2 {
		t.Fatal("the text has too little in it for this test")
	}
	trees := conllu(t, read.Conllu())
	if _, got := encoded(t, givenReading(t, r, trees, given)); got != want {
		t.Errorf("the record differs:\n%s", firstDifference(want, got))
	}

	// Without what the comments say, the text is looked at as a text is.
	var plain []string
	for line := range strings.Lines(trees) {
		if !strings.HasPrefix(line, "# meta::") && !strings.HasPrefix(line, "# newpar_block") {
			plain = append(plain, line)
		}
	}
	rd := givenReading(t, r, strings.Join(plain, ""), article.Given{})
	if rd.Article.Title != "Premier meets president in Arlund" || rd.Article.Blocks[2].Kind != article.Paragraph || rd.Article.Published.From != "none" {
		t.Errorf("title %q, third block %v, published %+v", rd.Article.Title, rd.Article.Blocks[2].Kind, rd.Article.Published)
	}
}

// stripped leaves out of a record what hangs on the bytes that came: id, keys,
// places in the source, what was thrown away, and where the date is from.
func stripped(t *testing.T, encoded string) string {
	t.Helper()
	var v map[string]any
	if err := json.Unmarshal([]byte(encoded), &v); err != nil {
		t.Fatal(err)
	}
	report := v["report"].(map[string]any)
	for _, k := range []string{"id", "discarded", "published_from", "language"} {
		delete(report, k)
	}
	for _, b := range report["blocks"].([]any) {
		delete(b.(map[string]any), "source")
	}
	for _, layer := range []string{"actors", "statements", "events"} {
		for _, e := range v[layer].([]any) {
			delete(e.(map[string]any), "key")
		}
	}
	b, err := json.MarshalIndent(v, "", "  ")
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}

// Every sample comes out as valid CoNLL-U, and its own trees give its record.
func TestGivenTreesOfSamples(t *testing.T) {
	r := newReader(t)
	var all []syntax.ConlluSentence
	for _, s := range samples.Reports() {
		t.Run(s.Name, func(t *testing.T) {
			rd, err := r.Analyze(context.Background(), nuncio.Source{Name: s.Name, Bytes: s.Bytes, ContentType: s.ContentType, Given: s.Given})
			if err != nil {
				t.Fatal(err)
			}
			trees := rd.Conllu()
			all = append(all, trees...)
			text := conllu(t, trees)
			_, want := encoded(t, rd)
			again := givenReading(t, r, text, article.Given{})
			if _, got := encoded(t, again); stripped(t, got) != stripped(t, want) {
				t.Errorf("the record differs:\n%s", firstDifference(stripped(t, want), stripped(t, got)))
			}
			if out := conllu(t, again.Conllu()); out != text {
				t.Errorf("the trees are not written as they came:\n%s", firstDifference(text, out))
			}
		})
	}
	for _, f := range eval.ConlluFaults(all) { // all in one file: ids are unique
		t.Error(f)
	}
}

const foreignTrees = `# newdoc id = d-1
# meta::dateCreated = 2031-04-08
# meta::sourceURL = https://example.org/7
# meta::author = A. Venn, B. Reth
# newpar
# newpar_block = head (1 s)
# sent_id = x1
# text = Envoys in Velmar
# translit = keep me
1	Envoys	envoy	NOUN	NNS	Number=Plur	0	root	0:root	_
2	in	in	ADP	IN	_	3	case	3:case	_
3	Velmar	Velmar	PROPN	NNP	Number=Sing	1	nmod	1:nmod:in	Gloss=a

# newpar
# newpar_block = p (1 s)
# sent_id = x2
# text = Reth will meet Okel in Brask on 12 April.
1	Reth	Reth	PROPN	NNP	Number=Sing	3	nsubj	3:nsubj	_
2	will	will	AUX	MD	VerbForm=Fin	3	aux	3:aux	_
3	meet	meet	VERB	VB	VerbForm=Inf	0	root	0:root	_
4	Okel	Okel	PROPN	NNP	Number=Sing	3	obj	3:obj	_
5	in	in	ADP	IN	_	6	case	6:case	_
6	Brask	Brask	PROPN	NNP	Number=Sing	3	obl	3:obl:in	_
7	on	on	ADP	IN	_	9	case	9:case	_
8	12	12	NUM	CD	NumType=Card	9	nummod	9:nummod	_
9	April	April	PROPN	NNP	Number=Sing	3	obl	3:obl:on	SpaceAfter=No
9.1	go	go	VERB	VB	_	_	_	3:conj	_
10	.	.	PUNCT	.	_	3	punct	3:punct	_

`

// The trees that are given decide, and what is not ours is kept in the output.
func TestGivenTreesAreUsed(t *testing.T) {
	r := newReader(t)
	rd := givenReading(t, r, foreignTrees, article.Given{})
	art := rd.Article
	if art.Title != "Envoys in Velmar" || art.URL != "https://example.org/7" || len(art.Authors) != 2 ||
		art.Published != (article.Published{Value: "2031-04-08", From: "metadata"}) {
		t.Errorf("article %+v", art)
	}
	rec, _ := encoded(t, rd)
	meeting := func(rec *record.Record) *record.Event {
		for i := range rec.Events {
			if rec.Events[i].Type == "CONSULT" && strings.Contains(rec.Events[i].Evidence.Text, "will meet") {
				return &rec.Events[i]
			}
		}
		return nil
	}
	if e := meeting(rec); e == nil || e.Status != "planned" {
		t.Fatalf("no planned meeting in %+v", rec.Events)
	}
	// With "meet" as a noun the same words are no meeting.
	noun := strings.Replace(foreignTrees, "meet\tmeet\tVERB\tVB\tVerbForm=Inf", "meet\tmeat\tNOUN\tNN\tNumber=Sing", 1)
	if rec, _ = encoded(t, givenReading(t, r, noun, article.Given{})); meeting(rec) != nil {
		t.Error("the tree that was given was not used")
	}
	// What is given of the report goes before what its comments say.
	other := givenReading(t, r, foreignTrees, article.Given{Published: "2031-05-01", URL: "https://example.org/8"}).Article
	if other.Published.Value != "2031-05-01" || other.URL != "https://example.org/8" {
		t.Errorf("%+v, %s", other.Published, other.URL)
	}

	out := conllu(t, rd.Conllu())
	for _, keep := range []string{"# translit = keep me\n", "# newdoc id = d-1\n", "9.1\tgo\tgo\tVERB\tVB\t_\t_\t_\t3:conj\t_\n", "1:nmod:in\tGloss=a", "# sent_id = x2\n"} {
		if !strings.Contains(out, keep) {
			t.Errorf("%q was lost", keep)
		}
	}
	for _, added := range []string{"9\tApril\tApril\tPROPN\tNNP\tNumber=Sing\t3\tobl\t3:obl:on\tNER=I-DATE|SpaceAfter=No\n", "9:nummod\tNER=B-DATE|TimexValue=2031-04-12\n"} {
		if !strings.Contains(out, added) {
			t.Errorf("%q is missing in\n%s", added, out)
		}
	}
}

func TestGivenTreesRefused(t *testing.T) {
	r := newReader(t)
	for _, test := range []struct{ name, text, want string }{
		{"empty", "", "is empty"},
		{"blank", "\n\n", "is empty"},
		{"no CoNLL-U", "Talks were held.\n", "line 1: 1 columns, not ten"},
		{"no tree", strings.Replace(foreignTrees, "3\tobj\t", "_\t_\t", 1), "column 7 (HEAD): word without head"},
		{"another language", "# newdoc\n" + strings.Repeat(french, 10), "French"},
		{"too large", strings.Repeat(foreignTrees, 80), "is larger than 40000 bytes"},
		{"long sentence", longSentence(), "split it"},
	} {
		_, err := r.Analyze(context.Background(), nuncio.Source{Name: test.name, Bytes: []byte(test.text), ContentType: nuncio.ConlluType, Given: article.Given{MaxBytes: 40000}})
		if err == nil || !strings.Contains(err.Error(), test.want) {
			t.Errorf("%s: error %v, want … %s", test.name, err, test.want)
		}
	}
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if _, err := r.Analyze(ctx, nuncio.Source{Bytes: []byte(foreignTrees), ContentType: nuncio.ConlluType}); !errors.Is(err, context.Canceled) {
		t.Errorf("cancelled: error %v", err)
	}
}

// A document may be a headline alone.
func TestGivenTreesOfOneWord(t *testing.T) {
	rd := givenReading(t, newReader(t), "1\tTalks\ttalk\tNOUN\tNNS\t_\t0\troot\t_\t_\n\n", article.Given{Published: "2031-04-08"})
	if rd.Article.Text != "Talks" || rd.Article.Published.Value != "2031-04-08" {
		t.Errorf("%+v", rd.Article)
	}
	encoded(t, rd)
}

const french = "1\tLe\tle\tDET\t_\t_\t2\tdet\t_\t_\n2\tministre\tministre\tNOUN\t_\t_\t0\troot\t_\t_\n3\tqui\tqui\tPRON\t_\t_\t4\tnsubj\t_\t_\n" +
	"4\tparle\tparler\tVERB\t_\t_\t2\tacl\t_\t_\n5\tavec\tavec\tADP\t_\t_\t7\tcase\t_\t_\n6\tles\tle\tDET\t_\t_\t7\tdet\t_\t_\n7\tdeux\tdeux\tNUM\t_\t_\t4\tobl\t_\t_\n" +
	"8\tpour\tpour\tADP\t_\t_\t10\tcase\t_\t_\n9\tla\tle\tDET\t_\t_\t10\tdet\t_\t_\n10\tpaix\tpaix\tNOUN\t_\t_\t4\tobl\t_\tSpaceAfter=No\n11\t.\t.\tPUNCT\t_\t_\t2\tpunct\t_\t_\n\n"

func longSentence() string {
	var b strings.Builder
	b.WriteString("1\ta\ta\tX\tFW\t_\t0\troot\t_\t_\n")
	for i := 2; i < 1000; i++ {
		b.WriteString(strings.Join([]string{strconv.Itoa(i), "a", "a", "X", "FW", "_", "1", "dep", "_", "_"}, "\t") + "\n")
	}
	return b.String()
}
