package eval

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"nuncio/syntax"
)

const validConllu = `# newdoc id = d
# newpar
# sent_id = d-1
# text = "You don't?"
1	"	"	PUNCT	''	_	4	punct	4:punct	SpaceAfter=No
2	You	you	PRON	PRP	Case=Nom|Person=2	4	nsubj	4:nsubj|4.1:nsubj	_
3-4	don't	_	_	_	_	_	_	_	SpaceAfter=No
3	do	do	AUX	VBP	VerbForm=Fin	4	aux	4:aux	_
4	n't	not	PART	RB	Polarity=Neg	0	root	0:root	_
4.1	go	go	VERB	VB	_	_	_	4:conj:and	_
5	?	?	PUNCT	.	_	4	punct	4:punct	SpaceAfter=No
6	"	"	PUNCT	''	_	4	punct	4:punct	_

# sent_id = d-2
# text = 10 000 men
1	10 000	10000	NUM	CD	NumForm=Digit|NumType=Card	2	nummod	_	_
2	men	man	NOUN	NNS	Number=Plur	0	root	_	_

`

func faults(t *testing.T, text string) []*syntax.ConlluError {
	t.Helper()
	all, err := syntax.ReadConllu(strings.NewReader(text))
	if err != nil {
		t.Fatal(err)
	}
	return ConlluFaults(all)
}

func TestConlluFaults(t *testing.T) {
	if list := faults(t, validConllu); len(list) > 0 {
		t.Fatalf("faults in valid sentences: %v", list)
	}
	for _, test := range []struct {
		name, old, new string
		line, column   int
		want           string
	}{
		{"no document", "# newdoc id = d\n", "", 1, 0, "no newdoc"},
		{"no sent_id", "# sent_id = d-1\n", "", 1, 0, "0 sent_id"},
		{"slash in sent_id", "d-1", "d/1", 1, 0, "slash"},
		{"sent_id twice", "d-2", "d-1", 14, 0, "comes twice"},
		{"two texts", "# sent_id = d-2\n", "# sent_id = d-2\n# text = a\n", 14, 0, "2 comments text"},
		{"text has other letters", `# text = "You`, `# text = "He`, 1, 0, "the forms make"},
		{"text is spaced otherwise", `don't?"`, `don't? "`, 1, 0, "the forms make"},
		{"comment ends in white space", "# newpar\n", "# newpar \n", 1, 0, "ends in white space"},
		{"space after a form", "\tYou\t", "\tYou \t", 6, 2, "white space"},
		{"two spaces in a form", "10 000\t", "10  000\t", 16, 2, "white space"},
		{"space in a tag", "\tPRP\t", "\tP P\t", 6, 5, "white space"},
		{"control character", "\tyou\t", "\tyo\x01u\t", 6, 3, "control character"},
		{"tag", "\tPRON\t", "\tPRN\t", 6, 4, `tag "PRN"`},
		{"features in disorder", "Case=Nom|Person=2", "Person=2|Case=Nom", 6, 6, "not in order"},
		{"feature twice", "Case=Nom|Person=2", "Case=Nom|Case=Nom", 6, 6, "not in order"},
		{"feature without value", "Case=Nom|Person=2", "Case", 6, 6, `feature "Case"`},
		{"relation", "4\tnsubj\t", "4\tsubject\t", 6, 8, `relation "subject"`},
		{"relation form", "4\tnsubj\t", "4\tnsubj:\t", 6, 8, `relation "nsubj:"`},
		{"root below a word", "4\tnsubj\t", "4\troot\t", 6, 8, "head 4 with relation root"},
		{"head without root", "0\troot\t0:root", "0\tdep\t0:root", 9, 8, "head 0 with relation dep"},
		{"two roots", "4\tnsubj\t", "0\troot\t", 1, 7, "2 roots"},
		{"circle", "2\tnummod", "1\tnummod", 14, 7, "circle"},
		{"no head", "2\tnummod", "_\tnummod", 14, 7, "head"},
		{"multiword token with a tag", "don't\t_\t_", "don't\t_\tAUX", 7, 4, "multiword token"},
		{"SpaceAfter inside a multiword token", "4:aux\t_", "4:aux\tSpaceAfter=No", 8, 10, "inside a multiword token"},
		{"empty node with a head", "VB\t_\t_\t_\t4:conj", "VB\t_\t4\tconj\t4:conj", 10, 7, "empty node"},
		{"enhanced head unknown", "4.1:nsubj", "4.2:nsubj", 6, 9, `head "4.2"`},
		{"enhanced head itself", "4.1:nsubj", "2:nsubj", 6, 9, `"2:nsubj"`},
		{"enhanced relation", "4:conj:and", "4:Conj", 10, 9, `relation "Conj"`},
		{"enhanced heads in disorder", "4:nsubj|4.1:nsubj", "4.1:nsubj|4:nsubj", 6, 9, "not in order"},
		{"enhanced head twice", "4:nsubj|4.1:nsubj", "4:nsubj|4:nsubj", 6, 9, "comes twice"},
		{"MISC twice", "4:punct\tSpaceAfter=No", "4:punct\tSpaceAfter=No|SpaceAfter=No", 5, 10, "second entry"},
		{"MISC empty entry", "4:punct\tSpaceAfter=No", "4:punct\tSpaceAfter=No|", 5, 10, "empty"},
	} {
		t.Run(test.name, func(t *testing.T) {
			changed := strings.Replace(validConllu, test.old, test.new, 1)
			if changed == validConllu {
				t.Fatalf("%q is not in the text", test.old)
			}
			for _, f := range faults(t, changed) {
				if f.Line == test.line && f.Column == test.column && strings.Contains(f.Reason, test.want) {
					return
				}
			}
			t.Errorf("faults %v, want line %d, column %d: … %q", faults(t, changed), test.line, test.column, test.want)
		})
	}
}

// The treebanks are valid: the rules are not stricter than UD's.
func TestConlluFaultsOfTreebanks(t *testing.T) {
	data := os.Getenv("NUNCIO_DATA")
	if data == "" {
		t.Skip("NUNCIO_DATA is not set: the corpora are not part of the repository")
	}
	files, err := filepath.Glob(filepath.Join(data, "ud", "*.conllu"))
	if err != nil || len(files) == 0 {
		t.Fatalf("no treebanks in %s: %v", data, err)
	}
	for _, path := range files {
		f, err := os.Open(path)
		if err != nil {
			t.Fatal(err)
		}
		all, err := syntax.ReadConllu(f)
		f.Close()
		if err != nil {
			t.Fatal(err)
		}
		list := ConlluFaults(all)
		for _, e := range list[:min(len(list), 10)] {
			e.File = filepath.Base(path)
			t.Error(e)
		}
		if len(list) > 10 {
			t.Errorf("%s: %d faults", filepath.Base(path), len(list))
		}
	}
}
