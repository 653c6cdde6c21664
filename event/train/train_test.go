package train

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"nuncio/event/internal/grade"
	"nuncio/event/model"
)

// made are sentences of ours in the files that Train reads: a meeting that took
// place and one that did not.
const (
	madeTrees = `# sent_id = a-1
1	Envoys	envoy	NOUN	NNS	Number=Plur	2	nsubj	_	_
2	met	meet	VERB	VBD	Tense=Past	0	root	_	SpaceAfter=No
3	.	.	PUNCT	.	_	2	punct	_	_

# sent_id = a-2
1	Envoys	envoy	NOUN	NNS	Number=Plur	3	nsubj	_	_
2	may	may	AUX	MD	VerbForm=Fin	3	aux	_	_
3	meet	meet	VERB	VB	VerbForm=Inf	0	root	_	SpaceAfter=No
4	.	.	PUNCT	.	_	3	punct	_	_

`
	madeUDS = `{"sent_id": "a-1", "tokens": ["Envoys", "met", "."], "gold": [null, 3.0, null]}
{"sent_id": "a-2", "tokens": ["Envoys", "may", "meet", "."], "gold": [null, null, -2.0, null]}
`
	madeNews = `{"tokens": ["The", "envoys", "left", "` + "``" + `", "."], "gold": [null, null, 3.0, null, null]}
{"tokens": [], "gold": []}
`
)

// madeData writes the files and returns their folder.
func madeData(t *testing.T, uds, news string) string {
	t.Helper()
	dir := t.TempDir()
	for name, text := range map[string]string{
		"ud/en_ewt-train.conllu": madeTrees, "factuality/uds_ih2-train.jsonl": uds, "factuality/meantime-train.jsonl": news,
	} {
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
	dir := madeData(t, strings.Repeat(madeUDS, 200), madeNews)
	file, err := Train(t.Context(), Options{DataDir: dir})
	if err != nil {
		t.Fatal(err)
	}
	again, err := Train(t.Context(), Options{DataDir: dir, Seed: 1})
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(file, again) {
		t.Error("the same data and seed gave other bytes")
	}
	m, err := grade.Load(string(file))
	if err != nil {
		t.Fatal(err)
	}
	sure := m.Grade(grade.Happened, []uint32{grade.Clue("lemma tag", "meet", "VBD")})
	open := m.Grade(grade.Happened, []uint32{grade.Clue("lemma tag", "meet", "VB"), grade.Clue("own modal", "may", "affirmed")})
	if sure <= open {
		t.Errorf("“met” is graded %.2f, “may meet” %.2f", sure, open)
	}
	if m.Header.Licence != "CC BY-SA 4.0" || len(m.Header.DataSets) != 3 {
		t.Errorf("header %+v", m.Header)
	}
}

func TestJudgements(t *testing.T) {
	sets, err := OpenJudgements(madeData(t, madeUDS, madeNews))
	if err != nil {
		t.Fatal(err)
	}
	uds, err := sets.UDS(t.Context(), "train", false)
	if err != nil {
		t.Fatal(err)
	}
	if got := fmt.Sprintf("%d %v %v %s", len(uds), uds[1].Words, uds[1].Gold, uds[1].Input.Doc.Text); got != "2 [2] [-2] Envoys may meet." {
		t.Errorf("UDS: %s", got)
	}
	news, err := sets.MEANTIME(t.Context(), "train")
	if err != nil {
		t.Fatal(err)
	}
	if got := fmt.Sprintf("%d %v %v %s %s", len(news), news[0].Words, news[0].Gold, news[0].Input.Doc.Text, news[0].Input.Doc.Tokens[2].Lemma); got != `1 [2] [3] The envoys left " . leave` {
		t.Errorf("MEANTIME: %s", got)
	}
}

func TestFaultyJudgements(t *testing.T) {
	for _, c := range []struct{ uds, want string }{
		{"{\n", "uds_ih2-train.jsonl:1: "},
		{madeUDS + `{"sent_id": "b-9", "tokens": ["No"], "gold": [null]}`, `uds_ih2-train.jsonl:3: the treebank has no sentence "b-9"`},
		{`{"sent_id": "a-1", "tokens": ["Envoys", "met"], "gold": [null, 3]}`, "uds_ih2-train.jsonl:1: the sentence has 3 words, 2 tokens and 2 grades"},
	} {
		if _, err := Train(t.Context(), Options{DataDir: madeData(t, c.uds, madeNews)}); err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("error %v, want one with %q", err, c.want)
		}
	}
	if _, err := Train(t.Context(), Options{DataDir: t.TempDir()}); err == nil || !strings.Contains(err.Error(), "en_ewt-train.conllu") {
		t.Errorf("error %v, want the name of the file that is missing", err)
	}
}

// TestWeightsAreThoseTrained trains on the folder that NUNCIO_DATA names: the embedded
// weights must come of it. Where the rules or the model of syntax have changed, “nuncio
// train factuality” makes them anew.
func TestWeightsAreThoseTrained(t *testing.T) {
	data := os.Getenv("NUNCIO_DATA")
	if data == "" {
		t.Skip("NUNCIO_DATA is not set: the corpora are not part of the repository")
	}
	file, err := Train(t.Context(), Options{DataDir: data})
	if err != nil {
		t.Fatal(err)
	}
	if string(file) != model.Weights() {
		t.Error("training gives other weights than the embedded ones; run “nuncio train factuality --data DIR -o event/model/weights.bin”")
	}
}
