package syntax_test

import (
	"bytes"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

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

func TestConlluRoundTrip(t *testing.T) {
	texts := map[string]string{"sample": conlluSample}
	files, err := filepath.Glob(filepath.Join("..", "..", "shared", "data", "ud", "*.conllu"))
	if err != nil {
		t.Fatal(err)
	}
	if testing.Short() {
		files = nil
	}
	for _, f := range files {
		b, err := os.ReadFile(f)
		if err != nil {
			t.Fatal(err)
		}
		texts[filepath.Base(f)] = string(b)
	}
	for name, text := range texts {
		t.Run(name, func(t *testing.T) {
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
		})
	}
}

func TestConlluErrors(t *testing.T) {
	const ok = "\t_\t_\t_\t_\t_\t0\troot\t_\t_\n"
	for _, test := range []struct {
		name, text string
		line       int
		want       string
	}{
		{"columns", "# c\n1\ta\n\n", 2, "ten columns"},
		{"empty column", "1\t\t_\t_\t_\t_\t0\troot\t_\t_\n", 1, "column 2 is empty"},
		{"gap", "1" + ok + "3" + ok, 2, `ID "3" after word 1`},
		{"head", "1\ta\t_\t_\t_\t_\tx\troot\t_\t_\n", 1, `HEAD "x"`},
		{"head outside", "1\ta\t_\t_\t_\t_\t7\troot\t_\t_\n\n", 1, "head 7, but the sentence has 1"},
		{"range", "2-3\tab\t_\t_\t_\t_\t_\t_\t_\t_\n", 1, "multiword token 2-3 after word 0"},
		{"range cut short", "1-2\tab\t_\t_\t_\t_\t_\t_\t_\t_\n1" + strings.Replace(ok, "_", "a", 1) + "\n", 3, "ends at word 2"},
		{"comment inside", "1\ta\t_\t_\t_\t_\t0\troot\t_\t_\n# c\n", 2, "comment inside"},
		{"only comments", "# a\n\n", 1, "without words"},
		{"empty node", "1.2\ta\t_\t_\t_\t_\t_\t_\t_\t_\n", 1, "empty node 1.2"},
	} {
		t.Run(test.name, func(t *testing.T) {
			_, err := syntax.ReadConllu(strings.NewReader(test.text))
			var e *syntax.ConlluError
			if !errors.As(err, &e) {
				t.Fatalf("error %v, want a ConlluError", err)
			}
			if e.Line != test.line || !strings.Contains(e.Reason, test.want) {
				t.Errorf("line %d: %q, want line %d: … %q", e.Line, e.Reason, test.line, test.want)
			}
		})
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

func TestFromConlluRefuses(t *testing.T) {
	for name, heads := range map[string][2]string{"circle": {"2", "1"}, "two roots": {"0", "0"}, "no head": {"_", "1"}} {
		row := func(id, head string) syntax.ConlluRow {
			return syntax.ConlluRow{ID: id, Form: "a", Head: head, Deprel: "dep"}
		}
		_, err := syntax.FromConllu([]syntax.ConlluSentence{{Rows: []syntax.ConlluRow{row("1", heads[0]), row("2", heads[1])}, Line: 1}})
		var e *syntax.ConlluError
		if !errors.As(err, &e) {
			t.Errorf("%s: error %v", name, err)
		}
	}
}

func FuzzReadConllu(f *testing.F) {
	f.Add(conlluSample)
	f.Add("1\ta\tb\tX\tX\t_\t0\troot\t_\t_\n")
	f.Fuzz(func(t *testing.T, text string) {
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
		d, err := syntax.FromConllu(all)
		if err != nil {
			return
		}
		for i := range d.Tokens {
			_ = d.Form(int32(i))
		}
		if err := syntax.WriteConllu(&twice, d); err != nil {
			t.Fatal(err)
		}
	})
}
