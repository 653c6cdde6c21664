package event

import (
	"bufio"
	"encoding/json"
	"math"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"nuncio/entity"
	"nuncio/span"
	"nuncio/syntax"
)

// judged is a sentence with readers' judgements of how sure its events are.
type judged struct {
	ID     string     `json:"sent_id"`
	Tokens []string   `json:"tokens"`
	Gold   []*float64 `json:"gold"`
}

// TestFactualityUDS scores the standing of acts on UDS-IH2 with gold trees, by
// Pearson's r and mean absolute error, beside the baseline of always 3.
func TestFactualityUDS(t *testing.T) {
	data := os.Getenv("NUNCIO_DATA")
	if data == "" {
		t.Skip("NUNCIO_DATA is not set: the corpora are not part of the repository")
	}
	half := "dev"
	if h := os.Getenv("NUNCIO_HALF"); h != "" {
		half = h
	}
	trees := map[string]*syntax.ConlluSentence{}
	f, err := os.Open(filepath.Join(data, "ud", "en_ewt-"+half+".conllu"))
	if err != nil {
		t.Skip("no corpus: ", err)
	}
	defer f.Close()
	sents, err := syntax.ReadConllu(f)
	if err != nil {
		t.Fatal(err)
	}
	for i := range sents {
		trees[sentID(&sents[i])] = &sents[i]
	}
	c, err := New()
	if err != nil {
		t.Fatal(err)
	}
	var gold, got []float64
	means := map[string][]float64{}
	for _, j := range readJudged(t, filepath.Join(data, "factuality", "uds_ih2-"+half+".jsonl")) {
		s := trees[j.ID]
		if s == nil {
			continue
		}
		doc, words := documentOf(s)
		if len(words) != len(j.Tokens) {
			continue
		}
		r := newReader(c, &Input{Doc: doc, Entities: &entity.Result{}})
		for k, g := range j.Gold {
			if g == nil {
				continue
			}
			st := r.standingOf(int32(k))
			v := st.grade()
			key := st.status.String()
			switch {
			case st.none:
				key = "none"
			case st.bare:
				key = "bare"
			}
			means[key] = append(means[key], *g)
			gold, got = append(gold, *g), append(got, v)
			if os.Getenv("SHOW") != "" && math.Abs(*g-v) > 3 {
				t.Logf("%5.2f %5.2f %s %v | %s", *g, v, j.Tokens[k], st.why, doc.Text)
			}
		}
	}
	if os.Getenv("MEANS") != "" {
		for k, v := range means {
			sum := 0.0
			for _, x := range v {
				sum += x
			}
			t.Logf("%s: mean %.2f of %d", k, sum/float64(len(v)), len(v))
		}
	}
	mae, base := 0.0, 0.0
	for k := range gold {
		mae += math.Abs(gold[k] - got[k])
		base += math.Abs(gold[k] - 3)
	}
	n := float64(len(gold))
	t.Logf("%d judgements: r %.3f, mean absolute error %.3f (always 3: %.3f)", len(gold), pearson(gold, got), mae/n, base/n)
}

func readJudged(t *testing.T, file string) []judged {
	t.Helper()
	f, err := os.Open(file)
	if err != nil {
		t.Skip("no corpus: ", err)
	}
	defer f.Close()
	var out []judged
	for sc := bufio.NewScanner(f); sc.Scan(); {
		var j judged
		if err := json.Unmarshal(sc.Bytes(), &j); err != nil {
			t.Fatal(err)
		}
		out = append(out, j)
	}
	return out
}

func pearson(a, b []float64) float64 {
	n := float64(len(a))
	var sa, sb, saa, sbb, sab float64
	for i := range a {
		sa, sb = sa+a[i], sb+b[i]
		saa, sbb, sab = saa+a[i]*a[i], sbb+b[i]*b[i], sab+a[i]*b[i]
	}
	return (n*sab - sa*sb) / math.Sqrt((n*saa-sa*sa)*(n*sbb-sb*sb))
}

func sentID(s *syntax.ConlluSentence) string {
	for _, c := range s.Comments {
		if id, ok := strings.CutPrefix(c, "# sent_id = "); ok {
			return id
		}
	}
	return ""
}

// documentOf makes a document of one sentence from its CoNLL-U rows, with one
// blank between words, and returns the words.
func documentOf(s *syntax.ConlluSentence) (*syntax.Document, []string) {
	var text strings.Builder
	d := &syntax.Document{}
	var forms []string
	for _, row := range s.Rows {
		if strings.ContainsAny(row.ID, "-.") {
			continue
		}
		if text.Len() > 0 {
			text.WriteByte(' ')
		}
		start := text.Len()
		text.WriteString(row.Form)
		head, _ := strconv.Atoi(row.Head)
		d.Tokens = append(d.Tokens, syntax.Token{
			Span: span.New(start, text.Len()), Lemma: row.Lemma, XPOS: row.XPOS, Feats: strings.Trim(row.Feats, "_"),
			Head: int32(head - 1), UPOS: syntax.ParseUPOS(row.UPOS), Deprel: syntax.ParseDeprel(row.Deprel), Flags: syntax.SpaceAfter,
		})
		forms = append(forms, row.Form)
	}
	d.Text = text.String()
	all := span.New(0, len(d.Text))
	d.Blocks = []syntax.Block{{Span: all}}
	d.Sentences = []syntax.Sentence{{Span: all, End: int32(len(d.Tokens))}}
	for i := range d.Tokens {
		if d.Tokens[i].Head == syntax.None {
			d.Sentences[0].Root = int32(i)
		}
	}
	return d, forms
}
