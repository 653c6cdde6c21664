package syntax_test

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
	"testing/iotest"
	"unicode"

	"nuncio/eval"
	"nuncio/span"
	"nuncio/syntax"
)

const conlluSample = `# newdoc id = d1
# newpar id = p1
# sent_id = 1
# text = They don't meet…
1	They	they	PRON	PRP	Case=Nom|Number=Plur	4	nsubj	4:nsubj	_
2-3	don't	_	_	_	_	_	_	_	_
2	do	do	AUX	VBP	_	4	aux	4:aux	_
3	n't	not	PART	RB	_	4	advmod	4:advmod	_
4	meet	meet	VERB	VB	VerbForm=Inf	0	root	0:root	SpaceAfter=No
4.1	met	meet	VERB	VBD	_	_	_	4:conj	CopyOf=4
5	…	…	PUNCT	,	_	4	punct	4:punct	_

# newpar
# sent_id = 2
1	Talks	talk	NOUN	NNS	Number=Plur	0	root	0:root	NER=B-ORG|SpaceAfter=No

`

// conlluTexts are valid files that have every construct between them.
var conlluTexts = map[string]string{
	"sample": conlluSample,
	"global columns, comments without value": "# global.columns = ID FORM LEMMA UPOS XPOS FEATS HEAD DEPREL DEPS MISC\n# newdoc\n#no space\n#\n" +
		"# a = b = c\n# newpar\n# sent_id = x\n# text = Go!\n1\tGo\tgo\tVERB\tVB\tMood=Imp\t0\troot\t0:root\tSpaceAfter=No\n2\t!\t!\tPUNCT\t.\t_\t1\tpunct\t1:punct\tSpacesAfter=\\s\\n\n\n",
	"empty node before the first word": "0.1\t_\t_\tPRON\t_\t_\t_\t_\t2:nsubj\t_\n0.2\t_\t_\tPRON\t_\t_\t_\t_\t2:obj\t_\n" +
		"1\tOff\toff\tADV\tRB\t_\t0\troot\t0:root\t_\n2\twent\tgo\tVERB\tVBD\t_\t1\tdep\t1:dep\t_\n\n",
	"empty node inside a multiword token": "1-2\tcan't\t_\t_\t_\t_\t_\t_\t_\t_\n1\tca\tcan\tAUX\tMD\t_\t0\troot\t0:root\t_\n" +
		"1.1\tgo\tgo\tVERB\tVB\t_\t_\t_\t1:dep\tCopyOf=1\n2\tn't\tnot\tPART\tRB\t_\t1\tadvmod\t1:advmod|1.1:advmod\t_\n\n",
	"words with spaces, underscores and marks": "1\t10 000\t10000\tNUM\tCD\tNumType=Card\t0\troot\t_\tNote=a b|Gloss=x=y\n2\t_\t_\tPUNCT\tNFP\t_\t1\tpunct\t_\t_\n" +
		"3\t#\t#\tSYM\tNN\t_\t1\tnmod\t_\t_\n4-5\tl’été\t_\t_\t_\tTypo=Yes\t_\t_\t_\t_\n4\tl’\tle\tX\tFW\tForeign=Yes\t1\tdep\t_\tLang=fr\n5\tété\tété\tX\tFW\tForeign=Yes\t4\tdep\t_\tLang=fr\n\n",
	"paragraph marks with ids": "# newdoc id = a\n# newpar id = a-p1\n# sent_id = 1\n1\tYes\tyes\tINTJ\tUH\t_\t0\troot\t_\t_\n\n# sent_id = 2\n1\tNo\tno\tINTJ\tUH\t_\t0\troot\t_\t_\n\n" +
		"# newpar id = a-p2\n# sent_id = 3\n1\tOh\toh\tINTJ\tUH\t_\t0\troot\t_\t_\n\n# newdoc id = b\n# sent_id = 4\n1\tAh\tah\tINTJ\tUH\t_\t0\troot\t_\t_\n\n",
	"nothing": "",
}

func roundTrip(t *testing.T, text string) {
	t.Helper()
	all, err := syntax.ReadConllu(strings.NewReader(text))
	if err != nil {
		t.Fatal(err)
	}
	var out bytes.Buffer
	if err := syntax.WriteConlluSentences(&out, all); err != nil {
		t.Fatal(err)
	}
	if out.String() != text {
		t.Error("written bytes differ from those read")
	}
}

func TestConlluRoundTrip(t *testing.T) {
	for name, text := range conlluTexts {
		t.Run(name, func(t *testing.T) { roundTrip(t, text) })
	}
}

func TestConlluRoundTripOfTreebanks(t *testing.T) {
	for name, text := range treebanks(t) {
		t.Run(name, func(t *testing.T) { roundTrip(t, text) })
	}
}

// treebanks returns the CoNLL-U files of the corpora by name.
func treebanks(t *testing.T) map[string]string {
	t.Helper()
	data := os.Getenv("NUNCIO_DATA")
	if data == "" {
		t.Skip("NUNCIO_DATA is not set: the corpora are not part of the repository")
	}
	texts := map[string]string{}
	for _, folder := range []string{"ud", "coref"} {
		files, err := filepath.Glob(filepath.Join(data, folder, "*.conllu"))
		if err != nil || len(files) == 0 {
			t.Fatalf("no treebanks in %s of %s: %v", folder, data, err)
		}
		for _, f := range files {
			b, err := os.ReadFile(f)
			if err != nil {
				t.Fatal(err)
			}
			texts[folder+"/"+filepath.Base(f)] = string(b)
		}
	}
	return texts
}

// Lines that end in CR LF and a byte order mark are read, and not written.
func TestConlluLineEnds(t *testing.T) {
	all, err := syntax.ReadConllu(strings.NewReader("\uFEFF" + strings.ReplaceAll(conlluSample, "\n", "\r\n")))
	if err != nil {
		t.Fatal(err)
	}
	var out bytes.Buffer
	if err := syntax.WriteConlluSentences(&out, all); err != nil {
		t.Fatal(err)
	}
	if out.String() != conlluSample {
		t.Errorf("written:\n%s", out.String())
	}
}

func TestConlluErrors(t *testing.T) {
	const ok = "\t_\t_\t_\t_\t_\t0\troot\t_\t_\n"
	const good = "1\ta\t_\t_\t_\t_\t0\troot\t_\t_\n"
	for _, test := range []struct {
		name, text   string
		line, column int
		want         string
	}{
		{"too few columns", "# c\n1\ta\n\n", 2, 0, "2 columns, not ten"},
		{"too many columns", strings.Replace(good, "\n", "\t_\n", 1), 1, 0, "11 columns, not ten"},
		{"spaces for tabs", strings.ReplaceAll(good, "\t", " "), 1, 0, "1 columns, not ten"},
		{"empty column", "1\t\t_\t_\t_\t_\t0\troot\t_\t_\n", 1, 2, "column 2 is empty"},
		{"empty last column", "1\ta\t_\t_\t_\t_\t0\troot\t_\t\n", 1, 10, "column 10 is empty"},
		{"gap", "1" + ok + "3" + ok, 2, 1, `ID "3" after word 1`},
		{"no blank line between sentences", good + good, 2, 1, `ID "1" after word 1`},
		{"no number", "one" + ok, 1, 1, `ID "one" after word 0`},
		{"leading zero", "01" + ok, 1, 1, `ID "01"`},
		{"head", "1\ta\t_\t_\t_\t_\tx\troot\t_\t_\n", 1, 7, `HEAD "x"`},
		{"head with a sign", "1\ta\t_\t_\t_\t_\t-1\troot\t_\t_\n", 1, 7, `HEAD "-1"`},
		{"head outside", "\n\n# c\n1\ta\t_\t_\t_\t_\t7\troot\t_\t_\n\n", 4, 7, "head 7, but the sentence has 1"},
		{"range", "2-3\tab\t_\t_\t_\t_\t_\t_\t_\t_\n", 1, 1, "multiword token 2-3 after word 0"},
		{"range of one", "1-1\tab\t_\t_\t_\t_\t_\t_\t_\t_\n", 1, 1, "multiword token 1-1"},
		{"range inside a range", "1-3\tab\t_\t_\t_\t_\t_\t_\t_\t_\n" + good + "2-3\tb\t_\t_\t_\t_\t_\t_\t_\t_\n", 3, 1, "multiword token 2-3"},
		{"range cut short", "1-2\tab\t_\t_\t_\t_\t_\t_\t_\t_\n" + good + "\n", 2, 1, "ends at word 2"},
		{"comment inside", good + "# c\n", 2, 0, "comment inside"},
		{"only comments", "# a\n\n", 1, 0, "without words"},
		{"only an empty node", "0.1\ta\t_\t_\t_\t_\t_\t_\t_\t_\n", 1, 0, "without words"},
		{"empty node", "1.2\ta\t_\t_\t_\t_\t_\t_\t_\t_\n", 1, 1, "empty node 1.2"},
		{"carriage return", "1\ta\rb\t_\t_\t_\t_\t0\troot\t_\t_\n", 1, 0, "carriage return"},
		{"no UTF-8", "# c\n1\ta\xFFb\t_\t_\t_\t_\t0\troot\t_\t_\n", 2, 0, "not UTF-8"},
	} {
		t.Run(test.name, func(t *testing.T) {
			r := syntax.NewConlluReader(strings.NewReader(test.text))
			r.File = "f.conllu"
			var err error
			for err == nil {
				_, err = r.Next()
			}
			var e *syntax.ConlluError
			if !errors.As(err, &e) {
				t.Fatalf("error %v, want a ConlluError", err)
			}
			if e.Line != test.line || e.Column != test.column || !strings.Contains(e.Reason, test.want) || e.File != "f.conllu" {
				t.Errorf("%s line %d, column %d: %q, want line %d, column %d: … %q", e.File, e.Line, e.Column, e.Reason, test.line, test.column, test.want)
			}
		})
	}
}

func TestConlluErrorSaysWhatToDo(t *testing.T) {
	r := syntax.NewConlluReader(strings.NewReader("1\ta\t_\tX\t_\t_\tx\troot\t_\t_\n"))
	r.File = "trees.conllu"
	_, err := r.Next()
	if want := `trees.conllu: CoNLL-U line 1, column 7 (HEAD): HEAD "x" is no number; write the ID of the head, 0 for the root`; err == nil || err.Error() != want {
		t.Errorf("error %v\nwant  %s", err, want)
	}
}

// endless is a line without end.
type endless struct{ read int }

func (e *endless) Read(p []byte) (int, error) {
	for i := range p {
		p[i] = 'a'
	}
	e.read += len(p)
	return len(p), nil
}

func TestConlluLineLimit(t *testing.T) {
	in := &endless{}
	_, err := syntax.ReadConllu(in)
	var e *syntax.ConlluError
	if !errors.As(err, &e) || e.Line != 1 || !strings.Contains(e.Reason, "longer than") {
		t.Errorf("error %v", err)
	}
	if in.read > 64<<20 {
		t.Errorf("%d bytes were read", in.read)
	}
}

func TestSetMisc(t *testing.T) {
	for _, test := range []struct{ misc, key, value, want string }{
		{"_", "NER", "B-PER", "NER=B-PER"},
		{"SpaceAfter=No", "NER", "B-PER", "NER=B-PER|SpaceAfter=No"},
		{"Entity=1)", "NER", "B-PER", "Entity=1)|NER=B-PER"},
		{"NER=O|SpaceAfter=No", "NER", "B-PER", "NER=B-PER|SpaceAfter=No"},
	} {
		row := syntax.ConlluRow{Misc: test.misc}
		row.SetMisc(test.key, test.value)
		if row.Misc != test.want {
			t.Errorf("%s with %s=%s: %s, want %s", test.misc, test.key, test.value, row.Misc, test.want)
		}
	}
}

func TestFromConllu(t *testing.T) {
	all, err := syntax.ReadConllu(strings.NewReader(conlluSample))
	if err != nil {
		t.Fatal(err)
	}
	d, err := syntax.FromConllu(all)
	if err != nil {
		t.Fatal(err)
	}
	if want := "They don't meet…\n\nTalks"; d.Text != want {
		t.Errorf("text %q, want %q", d.Text, want)
	}
	if len(d.Blocks) != 2 || len(d.Sentences) != 2 || len(d.Tokens) != 6 {
		t.Fatalf("%d blocks, %d sentences, %d tokens", len(d.Blocks), len(d.Sentences), len(d.Tokens))
	}
	if got := d.Form(2); got != "n't" || d.Tokens[2].Flags&syntax.MultiwordEnd == 0 {
		t.Errorf("word 3 is %q, flags %b", got, d.Tokens[2].Flags)
	}
	if d.Tokens[0].Head != 3 || d.Tokens[3].Head != syntax.None || d.Sentences[0].Root != 3 {
		t.Error("heads are wrong")
	}
	if len(d.Names) != 1 || d.Names[0].Type != syntax.Organisation {
		t.Errorf("names %v", d.Names)
	}
	var first, second bytes.Buffer
	if err := syntax.WriteConllu(&first, d); err != nil {
		t.Fatal(err)
	}
	again, err := syntax.ReadConllu(bytes.NewReader(first.Bytes()))
	if err != nil {
		t.Fatal(err)
	}
	if d, err = syntax.FromConllu(again); err != nil {
		t.Fatal(err)
	}
	if err := syntax.WriteConllu(&second, d); err != nil {
		t.Fatal(err)
	}
	if first.String() != second.String() {
		t.Errorf("written twice:\n%s\n%s", first.String(), second.String())
	}
	if !strings.Contains(first.String(), "2-3\tdon't\t_\t_\t_\t_\t_\t_\t_\tTokenRange=5:10\n") {
		t.Errorf("no range of the multiword token in\n%s", first.String())
	}
}

func document(t *testing.T, text string) *syntax.Document {
	t.Helper()
	all, err := syntax.ReadConllu(strings.NewReader(text))
	if err != nil {
		t.Fatal(err)
	}
	d, err := syntax.FromConllu(all)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

// flatSentence is a sentence whose first word is the root; each form may have
// MISC after a slash.
func flatSentence(comments string, forms ...string) string {
	var b strings.Builder
	b.WriteString(comments)
	for i, f := range forms {
		form, misc, ok := strings.Cut(f, "/")
		if !ok {
			misc = "_"
		}
		head, rel := "1", "dep"
		if i == 0 {
			head, rel = "0", "root"
		}
		fmt.Fprintf(&b, "%d\t%s\t%s\tX\tFW\t_\t%s\t%s\t_\t%s\n", i+1, form, form, head, rel, misc)
	}
	b.WriteString("\n")
	return b.String()
}

func TestFromConlluText(t *testing.T) {
	for _, test := range []struct{ name, conllu, want string }{
		{"forms and SpaceAfter", flatSentence("", "Yes/SpaceAfter=No", ",", "we", "can/SpaceAfter=No", "."), "Yes, we can."},
		{"text where the parser marks no spaces", flatSentence("# text = Yes, we can.\n", "Yes", ",", "we", "can", "."), "Yes, we can."},
		{"text with a no-break space and double spaces", flatSentence("# text = we\u00A0can  go\n", "we", "can/SpaceAfter=No", "go"), "we can go"},
		{"text with other letters", flatSentence("# text = Yes, they can.\n", "Yes/SpaceAfter=No", ",", "we", "can/SpaceAfter=No", "."), "Yes, we can."},
		{"text that goes on", flatSentence("# text = Yes, we\n", "Yes", ","), "Yes ,"},
		{"form with a space", flatSentence("", "10 000", "men"), "10 000 men"},
		{"sentences of a paragraph", flatSentence("# newdoc\n# newpar\n", "Go", "on/SpaceAfter=No", ".") + flatSentence("", "Now/SpaceAfter=No", ".") + flatSentence("# newpar\n", "End"), "Go on. Now.\n\nEnd"},
		{"no space between sentences", flatSentence("", "Go/SpaceAfter=No", "./SpaceAfter=No") + flatSentence("", "Now"), "Go.Now"},
		{"dateline", flatSentence("# newpar\n# newpar_block = head (1 s)\n", "Talks") + flatSentence("# newpar\n# newpar_block = dateline (1 s)\n", "BRASK", "-") +
			flatSentence("# newpar\n# newpar_block = p (1 s)\n", "Talks/SpaceAfter=No", "."), "Talks\n\nBRASK - Talks."},
	} {
		t.Run(test.name, func(t *testing.T) {
			d := document(t, test.conllu)
			if d.Text != test.want {
				t.Errorf("text %q, want %q", d.Text, test.want)
			}
			checkSpans(t, d)
		})
	}
}

// checkSpans proves that the tokens and the gaps between them are the text:
// tokens stand in order, none is empty, and gaps hold nothing but white space.
func checkSpans(t testing.TB, d *syntax.Document) {
	t.Helper()
	var b strings.Builder
	at := int32(0)
	for i := range d.Tokens {
		tok := &d.Tokens[i]
		if tok.Span.Start < at || tok.Span.Empty() || !tok.Span.Valid(d.Text) {
			t.Fatalf("token %d has span %v after %d", i, tok.Span, at)
		}
		gap := d.Text[at:tok.Span.Start]
		if strings.TrimSpace(gap) != "" {
			t.Fatalf("gap %q before token %d", gap, i)
		}
		if i > 0 && (gap != "") != (d.Tokens[i-1].Flags&syntax.SpaceAfter != 0) {
			t.Fatalf("gap %q before token %d %q, flags %b", gap, i, d.Form(int32(i)), d.Tokens[i-1].Flags)
		}
		b.WriteString(gap + d.Form(int32(i)))
		at = tok.Span.End
	}
	if rest := d.Text[at:]; strings.TrimSpace(rest) != "" || b.String()+rest != d.Text {
		t.Fatalf("tokens and gaps make %q of %q", b.String(), d.Text)
	}
}

func TestFromConlluWordsOfMultiwordTokens(t *testing.T) {
	for _, test := range []struct {
		form  string
		words []string
		want  string
	}{
		{"don't", []string{"do", "n't"}, "do|n't"},
		{"wanna", []string{"wan", "na"}, "wan|na"},
		{"zum", []string{"zu", "dem"}, "zu|m"},
		{"im", []string{"in", "dem"}, "i|m"},
		{"du", []string{"de", "le"}, "d|u"},
		{"été", []string{"é", "t", "é"}, "é|t|é"},
		{"d’un", []string{"de", "un"}, "d’|un"},
	} {
		var b strings.Builder
		fmt.Fprintf(&b, "1-%d\t%s\t_\t_\t_\t_\t_\t_\t_\t_\n", len(test.words), test.form)
		d := document(t, b.String()+flatSentence("", test.words...))
		var got []string
		for i := range d.Tokens {
			got = append(got, d.Form(int32(i)))
		}
		if s := strings.Join(got, "|"); s != test.want {
			t.Errorf("%s: %s, want %s", test.form, s, test.want)
		}
		checkSpans(t, d)
	}
}

func TestBlockKind(t *testing.T) {
	for comment, want := range map[string]string{
		"# newpar": "", "# newpar_block = p (3 s)": "p", `# newpar_block = head rend:::"bold" (1 s)`: "head",
		"# newpar_block = figure (1 s) | caption (1 s)": "caption", `# newpar_block = list type:::"unordered" (9 s) | item (1 s) | p (1 s)`: "item",
	} {
		s := syntax.ConlluSentence{Comments: []string{comment}}
		if got := s.BlockKind(); got != want {
			t.Errorf("%s: %q, want %q", comment, got, want)
		}
	}
}

func TestFromConlluRefuses(t *testing.T) {
	row := func(id, head, upos, rel string) syntax.ConlluRow {
		return syntax.ConlluRow{ID: id, Form: "a", UPOS: upos, Head: head, Deprel: rel}
	}
	root := row("1", "0", "X", "root")
	for _, test := range []struct {
		name   string
		rows   []syntax.ConlluRow
		column int
		want   string
	}{
		{"circle", []syntax.ConlluRow{root, row("2", "3", "X", "dep"), row("3", "2", "X", "dep")}, 0, "word 2 go round"},
		{"no root", []syntax.ConlluRow{row("1", "2", "X", "dep"), row("2", "1", "X", "dep")}, 0, "go round"},
		{"own head", []syntax.ConlluRow{root, row("2", "2", "X", "dep")}, 0, "word 2 go round"},
		{"two roots", []syntax.ConlluRow{root, row("2", "0", "X", "root")}, 0, "words 1 and 2"},
		{"no head", []syntax.ConlluRow{root, row("2", "_", "X", "dep")}, 7, "without head"},
		{"head outside", []syntax.ConlluRow{root, row("2", "9", "X", "dep")}, 7, "outside"},
		{"head far outside", []syntax.ConlluRow{root, row("2", "99999999999", "X", "dep")}, 7, "outside"},
		{"tag", []syntax.ConlluRow{root, row("2", "1", "VBZ", "dep")}, 4, `"VBZ"`},
		{"relation", []syntax.ConlluRow{root, row("2", "1", "X", "pobj")}, 8, `"pobj"`},
		{"root below", []syntax.ConlluRow{root, row("2", "1", "X", "root")}, 8, "with head 1"},
		{"head without root", []syntax.ConlluRow{row("1", "0", "X", "dep")}, 8, "with head 0"},
		{"more words than letters", []syntax.ConlluRow{{ID: "1-2", Form: "a"}, root, row("2", "1", "X", "dep")}, 2, "fewer letters"},
		{"white space", []syntax.ConlluRow{{ID: "1", Form: " a", UPOS: "X", Head: "0", Deprel: "root"}}, 2, "white space"},
		{"multiword token without words", []syntax.ConlluRow{{ID: "1-2", Form: "a"}}, 0, "without words"},
		{"nothing", nil, 0, "without words"},
	} {
		_, err := syntax.FromConllu([]syntax.ConlluSentence{{Rows: test.rows, Line: 1}})
		var e *syntax.ConlluError
		if !errors.As(err, &e) || e.Column != test.column || !strings.Contains(e.Reason, test.want) {
			t.Errorf("%s: error %v, want column %d: … %s", test.name, err, test.column, test.want)
		}
	}
}

// A chain of a hundred thousand heads takes no time that grows with its square.
func TestFromConlluLongChain(t *testing.T) {
	const n = 100_000
	s := syntax.ConlluSentence{Line: 1}
	for i := range n {
		rel := "dep"
		if i == 0 {
			rel = "root"
		}
		s.Rows = append(s.Rows, syntax.ConlluRow{ID: strconv.Itoa(i + 1), Form: "a", UPOS: "X", Head: strconv.Itoa(i), Deprel: rel})
	}
	d, err := syntax.FromConllu([]syntax.ConlluSentence{s})
	if err != nil || len(d.Tokens) != n {
		t.Fatal(err)
	}
}

// The text of a treebank is that of its comments, and what is written of its
// documents is read as the same document.
func TestFromConlluTreebanks(t *testing.T) {
	for name, text := range treebanks(t) {
		t.Run(name, func(t *testing.T) {
			d := document(t, text)
			checkSpans(t, d)
			checkSame(t, d)
		})
	}
}

// checkSame holds a document against what is read of it written as CoNLL-U.
func checkSame(t testing.TB, d *syntax.Document) {
	t.Helper()
	var b bytes.Buffer
	if err := syntax.WriteConllu(&b, d); err != nil {
		t.Fatal(err)
	}
	all, err := syntax.ReadConllu(&b)
	if err != nil {
		t.Fatal(err)
	}
	again, err := syntax.FromConllu(all)
	if err != nil {
		t.Fatal(err)
	}
	if again.Text != d.Text || len(again.Tokens) != len(d.Tokens) || len(again.Sentences) != len(d.Sentences) || len(again.Blocks) != len(d.Blocks) {
		t.Fatalf("%q read again: %d bytes, %d blocks, %d sentences, %d tokens, want %d, %d, %d, %d", d.Text, len(again.Text), len(again.Blocks), len(again.Sentences), len(again.Tokens),
			len(d.Text), len(d.Blocks), len(d.Sentences), len(d.Tokens))
	}
	for i := range d.Tokens {
		a, b := d.Tokens[i], again.Tokens[i]
		if a.Flags&syntax.InMultiword != 0 { // words are cut where their letters allow
			a.Span = b.Span
		}
		if a.Lemma == "_" { // the format's mark for no lemma
			a.Lemma = b.Lemma
		}
		if a != b {
			t.Fatalf("token %d %q: %+v, want %+v", i, d.Form(int32(i)), b, a)
		}
	}
	if !slices.Equal(d.Sentences, again.Sentences) || !slices.EqualFunc(d.Names, again.Names, func(a, b syntax.Name) bool { return a.First == b.First && a.End == b.End && a.Type == b.Type }) {
		t.Fatal("sentences or names differ")
	}
}

// What is written is valid, on any text, and the tokens with their gaps are it.
func TestWriteConlluIsValid(t *testing.T) {
	a := load(t)
	for _, text := range rawTexts(300) {
		d := analyze(t, a, text)
		checkWritten(t, d)
	}
}

func checkWritten(t testing.TB, d *syntax.Document) {
	t.Helper()
	checkDocument(t, d)
	var b bytes.Buffer
	if err := syntax.WriteConllu(&b, d); err != nil {
		t.Fatal(err)
	}
	all, err := syntax.ReadConllu(bytes.NewReader(b.Bytes()))
	if err != nil {
		t.Fatalf("%v of %q\n%s", err, d.Text, b.String())
	}
	if faults := eval.ConlluFaults(all); len(faults) > 0 {
		t.Fatalf("%v of %q\n%s", faults, d.Text, b.String())
	}
	if _, err := syntax.FromConllu(all); err != nil {
		t.Fatalf("%v of %q\n%s", err, d.Text, b.String())
	}
}

// rawTexts returns so many texts put together at random, the same each time,
// of pieces that are hard to cut.
func rawTexts(n int) []string {
	pieces := []string{
		"The", "ministers", "don't", "can’t", "cannot", "gonna", "wanna", "Gen.", "U.S.", "No.", "Mr", "A.", "B.", "\"", "“", "”", "'", "‘", "’s", "'s", "(", ")", "[", "—", "–", "-", "...", "…",
		"co-operation", "10 000", "1,200.50", "$5m", "€", "3.5%", "https://example.org/a?b=c#d", "@user", "#tag", "é", "e\u0301", "Ђорђе", "東京", "\U0001F600", "\U0001F468\u200D\U0001F469",
		".", "?", "!", ",", ";", ":", "met", "said", "on", "Monday", "it's", "I'd've", "'tis", "y'all", "and/or", "l'été",
	}
	gaps := []string{" ", " ", " ", " ", "", "  ", "\n", "\n\n", "\t", "\u00A0", "\u2009", "\u3000", "\u200B", "\u0085", "\u2028", "\r\n", "\u00AD", "\x00", "\x1F", "\uFEFF", "\xFF", "\xC3"}
	rnd := rand.New(rand.NewPCG(4, 2018))
	out := make([]string, n)
	for i := range out {
		var b strings.Builder
		for range rnd.IntN(40) {
			b.WriteString(pieces[rnd.IntN(len(pieces))] + gaps[rnd.IntN(len(gaps))])
		}
		out[i] = b.String()
	}
	return out
}

// On clean text, such as articles have, nothing is lost on the way.
func TestWriteConlluCleanText(t *testing.T) {
	a := load(t)
	for _, text := range rawTexts(300) {
		var paragraphs []string
		for p := range strings.SplitSeq(strings.ToValidUTF8(text, ""), "\n\n") {
			p = strings.Map(func(r rune) rune {
				if r == '\u200B' || r == '\u200D' || r == '\u00AD' || r == '\uFEFF' || unicode.IsControl(r) && !unicode.IsSpace(r) {
					return -1
				}
				return r
			}, p)
			if p = strings.Join(strings.Fields(p), " "); p != "" {
				paragraphs = append(paragraphs, p)
			}
		}
		var blocks []syntax.Block
		at := 0
		for _, p := range paragraphs {
			blocks = append(blocks, syntax.Block{Span: span.New(at, at+len(p))})
			at += len(p) + 2
		}
		d, err := a.Analyze(context.Background(), strings.Join(paragraphs, "\n\n"), blocks)
		if err != nil {
			t.Fatal(err)
		}
		checkSpans(t, d)
		checkSame(t, d)
	}
}

func FuzzReadConllu(f *testing.F) {
	for _, text := range conlluTexts {
		f.Add(text)
	}
	f.Add("1\ta\tb\tX\tX\t_\t0\troot\t_\t_\n")
	f.Add(flatSentence("# newdoc id = a\n# newpar\n# newpar_block = dateline (1 s)\n# text = A-B C\n", "A/SpaceAfter=No", "-/NER=B-PER", "B/NER=I-PER|Conf=3:7", "C"))
	f.Fuzz(func(t *testing.T, text string) {
		var split bytes.Buffer
		for doc, err := range syntax.SplitConllu(strings.NewReader(text), 1<<20) {
			if err == nil {
				split.Write(doc.Bytes)
			}
		}
		if len(text) < 1<<20 && split.String() != text && strings.TrimSpace(text) != "" {
			t.Fatalf("documents make %q of %q", split.String(), text)
		}
		all, err := syntax.ReadConllu(strings.NewReader(text))
		if err != nil {
			return
		}
		var once, twice bytes.Buffer
		if err := syntax.WriteConlluSentences(&once, all); err != nil {
			t.Fatal(err)
		}
		again, err := syntax.ReadConllu(bytes.NewReader(once.Bytes()))
		if err != nil {
			t.Fatalf("own output: %v", err)
		}
		if err := syntax.WriteConlluSentences(&twice, again); err != nil {
			t.Fatal(err)
		}
		if once.String() != twice.String() {
			t.Fatal("not the same bytes when written twice")
		}
		eval.ConlluFaults(all)
		d, err := syntax.FromConllu(all)
		if err != nil {
			return
		}
		checkSpans(t, d)
		var out bytes.Buffer
		if err := syntax.WriteConllu(&out, d); err != nil {
			t.Fatal(err)
		}
		if all, err = syntax.ReadConllu(&out); err != nil {
			t.Fatal(err)
		}
		if _, err := syntax.FromConllu(all); err != nil {
			t.Fatal(err)
		}
	})
}

func FuzzWriteConllu(f *testing.F) {
	a := load(f)
	for _, text := range rawTexts(20) {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		if len(text) < 1<<12 {
			checkWritten(t, analyze(t, a, strings.ToValidUTF8(text, "\uFFFD"))) // as articles are
		}
	})
}

func TestSplitConllu(t *testing.T) {
	one := flatSentence("# global.columns = x\n# newdoc id = a\n", "Go") + flatSentence("", "On")
	two := "\n" + flatSentence("# sent_id = 3\n# newdoc\n", "Stop")
	three := flatSentence("# newdoc id = c d\n", "End")
	for _, text := range []string{one + two + three, strings.ReplaceAll(one+two+three, "\n", "\r\n"), "\uFEFF" + one + two + three} {
		var ids []string
		var lines []int
		var all strings.Builder
		for doc, err := range syntax.SplitConllu(strings.NewReader(text), 1<<20) {
			if err != nil {
				t.Fatal(err)
			}
			ids, lines = append(ids, doc.ID), append(lines, doc.Line)
			all.Write(doc.Bytes)
		}
		if !slices.Equal(ids, []string{"a", "", "c d"}) || !slices.Equal(lines, []int{1, 8, 12}) || all.String() != text {
			t.Errorf("ids %q at lines %v; %d bytes of %d", ids, lines, all.Len(), len(text))
		}
	}
}

func TestSplitConlluLimit(t *testing.T) {
	text := flatSentence("# newdoc id = a\n", "Go") + flatSentence("# newdoc id = b\n", strings.Repeat("long", 100)) + flatSentence("# newdoc id = c\n", "Go")
	var got []string
	for doc, err := range syntax.SplitConllu(strings.NewReader(text), 200) {
		var e *syntax.ConlluError
		if err != nil && (!errors.As(err, &e) || e.Line != 4) {
			t.Fatal(err)
		}
		got = append(got, fmt.Sprintf("%s %t", doc.ID, err != nil))
	}
	if !slices.Equal(got, []string{"a false", "b true", "c false"}) {
		t.Errorf("%v", got)
	}
}

func TestSplitConlluStops(t *testing.T) {
	for _, err := range syntax.SplitConllu(strings.NewReader(conlluSample+conlluSample), 1<<20) {
		if err != nil {
			t.Fatal(err)
		}
		break
	}
	broken := iotest.TimeoutReader(iotest.OneByteReader(strings.NewReader(conlluSample)))
	for _, err := range syntax.SplitConllu(broken, 1<<20) {
		if !errors.Is(err, iotest.ErrTimeout) {
			t.Errorf("error %v", err)
		}
	}
}

// Complete fills in what is left open, and keeps what is given.
func TestComplete(t *testing.T) {
	a := load(t)
	const bare = "# text = Norland's Premier Ilse Marren went to Velmar.\n" +
		"1-2\tNorland's\t_\t_\t_\t_\t_\t_\t_\t_\n1\tNorland\t_\tPROPN\t_\t_\t4\tnmod:poss\t_\t_\n2\t's\t_\tPART\t_\t_\t1\tcase\t_\t_\n" +
		"3\tPremier\t_\tPROPN\t_\t_\t4\tnmod:desc\t_\t_\n4\tIlse\t_\tPROPN\t_\t_\t6\tnsubj\t_\t_\n5\tMarren\t_\tPROPN\t_\t_\t4\tflat\t_\t_\n" +
		"6\twent\t_\tVERB\t_\t_\t0\troot\t_\t_\n7\tto\t_\tADP\t_\t_\t8\tcase\t_\t_\n8\tVelmar\tVelm\tPROPN\tXX\t_\t6\tobl\t_\tSpaceAfter=No\n9\t.\t_\tPUNCT\t_\t_\t6\tpunct\t_\t_\n\n"
	d := document(t, bare)
	if err := a.Complete(context.Background(), d); err != nil {
		t.Fatal(err)
	}
	checkDocument(t, d)
	if went := d.Tokens[5]; went.Lemma != "go" || went.XPOS != "VBD" || d.Feature(5, "Tense") != "Past" {
		t.Errorf("went: %+v", went)
	}
	if v := d.Tokens[7]; v.Lemma != "Velm" || v.XPOS != "XX" || v.Head != 5 || v.Deprel != syntax.Obl {
		t.Errorf("what was given was changed: %+v", v)
	}
	var names []string
	for _, n := range d.Names {
		names = append(names, d.Words(n.First, n.End)+" "+n.Type.String())
	}
	if !slices.Contains(names, "Ilse Marren PER") {
		t.Errorf("names %v", names)
	}

	marked := document(t, strings.Replace(strings.Replace(bare, "Velm\tPROPN\tXX\t_\t6\tobl\t_\t", "Velm\tPROPN\tXX\tNumber=Sing\t6\tobl\t_\tNER=B-ORG|", 1), "\n1-2", "\n1-2", 1))
	if err := a.Complete(context.Background(), marked); err != nil {
		t.Fatal(err)
	}
	if len(marked.Names) != 1 || marked.Names[0].Type != syntax.Organisation {
		t.Errorf("marked names were not kept: %v", marked.Names)
	}
	if marked.Tokens[5].Feats != "" {
		t.Errorf("features filled in where some are given: %q", marked.Tokens[5].Feats)
	}

	long := document(t, flatSentence("", slices.Repeat([]string{"a"}, 1000)...))
	if err := a.Complete(context.Background(), long); err == nil || !strings.Contains(err.Error(), "1000 words") {
		t.Errorf("long sentence: error %v", err)
	}
}

// Completed on what is written of it, a document is the same.
func TestCompleteIsAnalyze(t *testing.T) {
	a := load(t)
	d := analyze(t, a, "Norland's Premier Ilse Marren didn't meet Kestovia's President Tomas Okel in Velmar, the Haldane Courier said.\n\nTalks go on.")
	var b bytes.Buffer
	if err := syntax.WriteConllu(&b, d); err != nil {
		t.Fatal(err)
	}
	again := document(t, regexp.MustCompile(`NER=[A-Z-]+\|?`).ReplaceAllString(b.String(), ""))
	if err := a.Complete(context.Background(), again); err != nil {
		t.Fatal(err)
	}
	if len(d.Names) == 0 || !slices.Equal(again.Tokens, d.Tokens) || !slices.Equal(again.Names, d.Names) {
		t.Errorf("names %v, want %v", again.Names, d.Names)
	}
}
