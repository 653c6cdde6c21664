package train

import (
	"bytes"
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"nuncio/span"
	"nuncio/syntax"
)

const smallTreebank = `# newdoc id = d
# newpar
1	Envoys	envoy	NOUN	NNS	Number=Plur	2	nsubj	_	_
2	met	meet	VERB	VBD	Tense=Past	0	root	_	_
3	Okel	Okel	PROPN	NNP	Number=Sing	2	obj	_	SpaceAfter=No
4	.	.	PUNCT	.	_	2	punct	_	_

1	She	she	PRON	PRP	_	4	nsubj	_	_
2-3	didn't	_	_	_	_	_	_	_	_
2	did	do	AUX	VBD	_	4	aux	_	_
3	n't	not	PART	RB	_	4	advmod	_	_
4	agree	agree	VERB	VB	_	0	root	_	SpaceAfter=No
5	.	.	PUNCT	.	_	4	punct	_	_

`

const smallNames = "Envoys\tNOUN\tNNS\tO\nmet\tVERB\tVBD\tO\nOkel\tPROPN\tNNP\tB-PER\n.\tPUNCT\t.\tO\n\n"

// smallOwn stands for the treebank of our own writing.
var smallOwn = ownTrees{
	func() ([]byte, error) { return []byte(smallTreebank), nil },
	func() ([]byte, error) { return []byte(smallTreebank), nil },
}

// smallData writes made-up corpora of the files that Train reads.
func smallData(t *testing.T) string {
	t.Helper()
	dir := t.TempDir()
	files := map[string]string{}
	for _, f := range []string{"en_ewt-train", "en_gum-train", "en_ewt-dev", "en_gum-dev"} {
		files["ud/"+f+".conllu"] = strings.Repeat(smallTreebank, 30)
	}
	for _, f := range []string{"gum-train", "uner_ewt-train", "wikigold", "gum-dev", "uner_ewt-dev"} {
		files["ner/"+f+".conll"] = strings.Repeat(smallNames, 30)
	}
	for name, text := range files {
		path := filepath.Join(dir, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

func TestTrain(t *testing.T) {
	dir := smallData(t)
	var files [2][]byte
	for i := range files {
		var err error
		if files[i], err = train(context.Background(), Options{DataDir: dir}, smallOwn); err != nil {
			t.Fatal(err)
		}
	}
	if !bytes.Equal(files[0], files[1]) {
		t.Error("the same data and seed gave other bytes")
	}
	kept, err := train(context.Background(), Options{DataDir: dir, Network: string(files[0])}, smallOwn)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(files[0], kept) {
		t.Error("keeping the network of the same data gave other bytes")
	}
	a, err := syntax.Load(string(files[0]))
	if err != nil {
		t.Fatal(err)
	}
	text := "Envoys met Okel."
	d, err := a.Analyze(context.Background(), text, []syntax.Block{{Span: span.New(0, len(text))}})
	if err != nil {
		t.Fatal(err)
	}
	if len(d.Sentences) != 1 || len(d.Names) != 1 {
		t.Errorf("read %+v, names %v", d.Sentences, d.Names)
	}
}

func TestTrainEnds(t *testing.T) {
	if _, err := Train(context.Background(), Options{DataDir: t.TempDir()}); err == nil {
		t.Error("trained on nothing")
	}
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if _, err := train(ctx, Options{DataDir: smallData(t), Quick: true}, smallOwn); err == nil {
		t.Error("a context that ended was not heeded")
	}
}
