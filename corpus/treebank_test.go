package corpus

import (
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"nuncio/syntax"
)

const (
	treebankDev     = "news-dev.conllu"
	treebankAtLeast = 400
)

// notProjective names the sentences with crossing arcs and says why they cross.
var notProjective = map[string]string{}

// The XPOS tags and relations of UD English EWT and GUM 2.16 that a news text
// may have.
var (
	englishTags = strings.Fields("$ '' , -LRB- -RRB- . : `` CC CD DT EX FW HYPH IN JJ JJR JJS MD NN NNP NNPS NNS " +
		"PDT POS PRP PRP$ RB RBR RBS RP SYM TO UH VB VBD VBG VBN VBP VBZ WDT WP WP$ WRB")
	englishRelations = strings.Fields("acl acl:relcl advcl advcl:relcl advmod amod appos aux aux:pass case cc cc:preconj ccomp compound " +
		"compound:prt conj cop csubj csubj:outer csubj:pass dep det det:predet discourse dislocated expl fixed flat iobj list mark " +
		"nmod nmod:desc nmod:poss nmod:unmarked nsubj nsubj:outer nsubj:pass nummod obj obl obl:agent obl:unmarked orphan " +
		"parataxis punct root vocative xcomp")
	nameMarks = strings.Fields("B-PER I-PER B-ORG I-ORG B-LOC I-LOC")
)

// treebank returns the sentences of the treebank by file.
func treebank(t *testing.T) map[string][]syntax.ConlluSentence {
	t.Helper()
	paths, err := filepath.Glob("treebank/*.conllu")
	if err != nil {
		t.Fatal(err)
	}
	out := map[string][]syntax.ConlluSentence{}
	for _, path := range paths {
		f, err := os.Open(path)
		if err != nil {
			t.Fatal(err)
		}
		list, err := syntax.ReadConllu(f)
		f.Close()
		if err != nil {
			t.Fatalf("%s: %v", path, err)
		}
		out[filepath.Base(path)] = list
	}
	return out
}

// TestTreebankBuildsDocuments makes a document of every file: that refuses
// unknown parts of speech and whatever is no tree with one root.
func TestTreebankBuildsDocuments(t *testing.T) {
	n := 0
	for file, list := range treebank(t) {
		n += len(list)
		d, err := syntax.FromConllu(list)
		if err != nil {
			t.Errorf("%s: %v", file, err)
			continue
		}
		if len(d.Sentences) != len(list) {
			t.Errorf("%s: document of %d sentences, want %d", file, len(d.Sentences), len(list))
		}
	}
	if n < treebankAtLeast {
		t.Errorf("treebank of %d sentences, want %d at least", n, treebankAtLeast)
	}
}

// TestTreebankSplit holds the dev file apart: no sentence and no id stands
// twice, and dev is between an eighth and a quarter.
func TestTreebankSplit(t *testing.T) {
	files := treebank(t)
	ids, texts := map[string]string{}, map[string]string{}
	n := 0
	for file, list := range files {
		n += len(list)
		for i := range list {
			id, text := treebankID(t, file, &list[i])
			if other, ok := ids[id]; ok {
				t.Errorf("sent_id %s in %s and %s", id, other, file)
			}
			if other, ok := texts[text]; ok {
				t.Errorf("%q in %s and %s", text, other, file)
			}
			ids[id], texts[text] = file, file
		}
	}
	if dev := len(files[treebankDev]); dev*8 < n || dev*4 > n {
		t.Errorf("%s has %d of %d sentences, want an eighth to a quarter", treebankDev, dev, n)
	}
}

func treebankID(t *testing.T, file string, s *syntax.ConlluSentence) (id, text string) {
	t.Helper()
	id, ok := s.Comment("sent_id")
	text, ok2 := s.Comment("text")
	if !ok || !ok2 {
		t.Errorf("%s:%d: sentence without sent_id or text", file, s.Line)
	}
	return id, strings.ToLower(text)
}

// TestTreebankText finds the forms of each sentence in its text, in order and
// with white space where MISC does not forbid it.
func TestTreebankText(t *testing.T) {
	for file, list := range treebank(t) {
		for i := range list {
			id, _ := treebankID(t, file, &list[i])
			want, _ := list[i].Comment("text")
			if got := treebankWritten(&list[i]); got != want {
				t.Errorf("%s: forms give %q, text is %q", id, got, want)
			}
		}
	}
}

// treebankWritten joins the forms of a sentence as they are written.
func treebankWritten(s *syntax.ConlluSentence) string {
	var b strings.Builder
	inside := 0 // last word of the multiword token
	for i := range s.Rows {
		row := &s.Rows[i]
		if _, last, ok := row.Range(); ok {
			inside = last
		} else if n, err := strconv.Atoi(row.ID); err != nil || n <= inside {
			continue
		}
		b.WriteString(row.Form)
		if space, _ := row.MiscValue("SpaceAfter"); space != "No" {
			b.WriteByte(' ')
		}
	}
	return strings.TrimRight(b.String(), " ")
}

// TestTreebankLabels allows only the tags, relations and name marks of UD
// English and Universal NER, each name whole, and MISC nothing else.
func TestTreebankLabels(t *testing.T) {
	for file, list := range treebank(t) {
		for i := range list {
			id, _ := treebankID(t, file, &list[i])
			before := ""
			for _, row := range list[i].Rows {
				if !row.Word() {
					continue
				}
				if !slices.Contains(englishTags, row.XPOS) {
					t.Errorf("%s: %s has the tag %q", id, row.Form, row.XPOS)
				}
				if !slices.Contains(englishRelations, row.Deprel) {
					t.Errorf("%s: %s has the relation %q", id, row.Form, row.Deprel)
				}
				name, marked := row.MiscValue("NER")
				if marked && !slices.Contains(nameMarks, name) {
					t.Errorf("%s: %s is marked %q", id, row.Form, name)
				}
				if kind, ok := strings.CutPrefix(name, "I-"); ok && (before == "" || before[2:] != kind) {
					t.Errorf("%s: %s goes on with a name that has not begun", id, row.Form)
				}
				before = name
				treebankMisc(t, id, row.Misc)
			}
		}
	}
}

func treebankMisc(t *testing.T, id, misc string) {
	t.Helper()
	if misc == "_" {
		return
	}
	for part := range strings.SplitSeq(misc, "|") {
		if part != "SpaceAfter=No" && !strings.HasPrefix(part, "NER=") {
			t.Errorf("%s: %q in MISC", id, part)
		}
	}
}

// TestTreebankProjective finds crossing arcs in the sentences named above and
// in no others.
func TestTreebankProjective(t *testing.T) {
	crossed := map[string]bool{}
	for file, list := range treebank(t) {
		for i := range list {
			id, _ := treebankID(t, file, &list[i])
			if form := treebankCrossed(&list[i]); form != "" {
				crossed[id] = true
				if notProjective[id] == "" {
					t.Errorf("%s: the arc to %q crosses another", id, form)
				}
			}
		}
	}
	for id := range notProjective {
		if !crossed[id] {
			t.Errorf("%s is named and has no crossing arc", id)
		}
	}
}

// treebankCrossed returns the first word whose arc crosses another, "" where
// none does.
func treebankCrossed(s *syntax.ConlluSentence) string {
	type arc struct {
		from, to int
		form     string
	}
	var arcs []arc
	for _, row := range s.Rows {
		if !row.Word() {
			continue
		}
		n, _ := strconv.Atoi(row.ID)
		head, _ := strconv.Atoi(row.Head)
		arcs = append(arcs, arc{min(n, head), max(n, head), row.Form})
	}
	for i, a := range arcs {
		for _, b := range arcs[i+1:] {
			if a.from < b.from && b.from < a.to && a.to < b.to || b.from < a.from && a.from < b.to && b.to < a.to {
				return b.form
			}
		}
	}
	return ""
}

// TestTreebankRelationsFitTags looks for slips of the hand: relations on words
// that cannot bear them.
func TestTreebankRelationsFitTags(t *testing.T) {
	fit := map[string][]string{
		"aux": {"AUX"}, "aux:pass": {"AUX"}, "cop": {"AUX"}, "cc": {"CCONJ", "ADV", "ADP", "PART"},
		"punct": {"PUNCT"}, "nummod": {"NUM"}, "compound:prt": {"ADP"},
		"mark": {"SCONJ", "PART", "ADV", "ADJ", "VERB"}, "case": {"ADP", "PART", "ADJ", "VERB", "ADV", "SYM"},
		"nmod:poss": {"PRON", "NOUN", "PROPN", "NUM", "DET", "ADJ"}, "det": {"DET", "PRON"},
	}
	for file, list := range treebank(t) {
		for i := range list {
			id, _ := treebankID(t, file, &list[i])
			for _, row := range list[i].Rows {
				if want := fit[row.Deprel]; row.Word() && want != nil && !slices.Contains(want, row.UPOS) {
					t.Errorf("%s: %s is %s and %s", id, row.Form, row.UPOS, row.Deprel)
				}
				if row.UPOS == "PUNCT" && row.Deprel != "punct" {
					t.Errorf("%s: the mark %s is %s", id, row.Form, row.Deprel)
				}
			}
		}
	}
}
