package train

import (
	"bufio"
	"context"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"

	"nuncio/entity"
	"nuncio/event"
	"nuncio/syntax"
	"nuncio/syntax/model"
	"nuncio/timex"
)

// Judgements reads the sets of judged words below a folder.
type Judgements struct {
	dir    string
	syntax *syntax.Analyzer
	times  *timex.Tagger
}

// OpenJudgements returns the sets below the folder dataDir, which has the folders
// "factuality" and "ud".
func OpenJudgements(dataDir string) (*Judgements, error) {
	a, err := syntax.Load(model.Weights())
	if err != nil {
		return nil, err
	}
	times, err := timex.New()
	if err != nil {
		return nil, err
	}
	return &Judgements{dir: dataDir, syntax: a, times: times}, nil
}

// Judged is a sentence whose event words readers have graded.
type Judged struct {
	Input event.Input
	Words []int32   // tokens of the document
	Gold  []float64 // their grades, in [-3, 3]
}

// A judgedLine is a line of the files: a grade for each judged token.
type judgedLine struct {
	ID     string     `json:"sent_id"`
	Tokens []string   `json:"tokens"`
	Gold   []*float64 `json:"gold"`
}

// UDS reads a half ("train" or "dev") of UDS-IH2 (White et al. 2016; Rudinger et
// al. 2018) with the trees of the treebank, or with our own over its words.
func (s *Judgements) UDS(ctx context.Context, half string, ownTrees bool) ([]Judged, error) {
	trees, err := treesByID(filepath.Join(s.dir, "ud", "en_ewt-"+half+".conllu"))
	if err != nil {
		return nil, err
	}
	return s.read(ctx, "uds_ih2-"+half+".jsonl", ownTrees, func(l *judgedLine) (syntax.ConlluSentence, error) {
		tree := trees[l.ID]
		if tree == nil {
			return syntax.ConlluSentence{}, fmt.Errorf("the treebank has no sentence %q", l.ID)
		}
		return *tree, nil
	})
}

// MEANTIME reads a half of MEANTIME (Minard et al. 2016, on the scale of Stanovsky et
// al. 2017), which has no trees, with our own.
func (s *Judgements) MEANTIME(ctx context.Context, half string) ([]Judged, error) {
	return s.read(ctx, "meantime-"+half+".jsonl", true, func(l *judgedLine) (syntax.ConlluSentence, error) {
		return flat(l.Tokens), nil
	})
}

// read reads a file of judged sentences, the words of each as treeOf has them.
func (s *Judgements) read(ctx context.Context, name string, ownTrees bool, treeOf func(*judgedLine) (syntax.ConlluSentence, error)) ([]Judged, error) {
	var out []Judged
	err := eachJudged(filepath.Join(s.dir, "factuality", name), func(l *judgedLine) error {
		tree, err := treeOf(l)
		if err != nil || len(tree.Rows) == 0 {
			return err
		}
		j, err := l.over(tree)
		if err != nil {
			return err
		}
		if ownTrees {
			if err := s.syntax.Annotate(ctx, j.Input.Doc); err != nil {
				return err
			}
		}
		j.Input.Times = s.times.Tag(j.Input.Doc, "")
		out = append(out, j)
		return nil
	})
	return out, err
}

// flat makes words a sentence that is still to be parsed.
func flat(words []string) syntax.ConlluSentence {
	var s syntax.ConlluSentence
	for i, w := range words {
		row := syntax.ConlluRow{ID: strconv.Itoa(i + 1), Form: plain(w), Lemma: "_", UPOS: "X", XPOS: "_", Feats: "_", Head: "1", Deprel: "dep", Deps: "_", Misc: "_"}
		if i == 0 {
			row.Head, row.Deprel = "0", "root"
		}
		s.Rows = append(s.Rows, row)
	}
	return s
}

// plain undoes the quotation marks of the Penn Treebank.
func plain(form string) string {
	switch form {
	case "``", "''":
		return `"`
	case "-LRB-":
		return "("
	case "-RRB-":
		return ")"
	}
	return form
}

// over joins the grades of a line to the document of its sentence.
func (l *judgedLine) over(s syntax.ConlluSentence) (Judged, error) {
	doc, err := syntax.FromConllu([]syntax.ConlluSentence{s})
	if err != nil {
		return Judged{}, err
	}
	if len(doc.Tokens) != len(l.Tokens) || len(l.Gold) != len(l.Tokens) {
		return Judged{}, fmt.Errorf("the sentence has %d words, %d tokens and %d grades", len(doc.Tokens), len(l.Tokens), len(l.Gold))
	}
	j := Judged{Input: event.Input{Doc: doc, Entities: &entity.Result{}}}
	for i, g := range l.Gold {
		if g != nil {
			j.Words, j.Gold = append(j.Words, int32(i)), append(j.Gold, *g)
		}
	}
	return j, nil
}

func treesByID(path string) (map[string]*syntax.ConlluSentence, error) {
	all, err := syntax.ReadConlluFile(path)
	if err != nil {
		return nil, err
	}
	out := make(map[string]*syntax.ConlluSentence, len(all))
	for i := range all {
		id, _ := all[i].Comment("sent_id")
		out[id] = &all[i]
	}
	return out, nil
}

// eachJudged calls take for each line of a file.
func eachJudged(path string, take func(*judgedLine) error) error {
	f, err := os.Open(path)
	if err != nil {
		return err
	}
	defer f.Close()
	n := 0
	for sc := bufio.NewScanner(f); sc.Scan(); {
		n++
		var l judgedLine
		if err := json.Unmarshal([]byte(strings.TrimSpace(sc.Text())), &l); err != nil {
			return fmt.Errorf("%s:%d: %w", path, n, err)
		}
		if err := take(&l); err != nil {
			return fmt.Errorf("%s:%d: %w", path, n, err)
		}
	}
	return nil
}
