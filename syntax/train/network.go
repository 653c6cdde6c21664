package train

import (
	"errors"
	"fmt"
	"math/rand/v2"
	"path/filepath"
	"slices"
	"strings"

	"nuncio/syntax/internal/lex"
	"nuncio/syntax/internal/name"
	"nuncio/syntax/internal/neural"
	"nuncio/syntax/internal/weights"
	"nuncio/syntax/train/internal/net"
)

// The size of the network and how it is trained; docs/syntax.md has what was
// tried.
var network = net.Config{
	Embedding: 128, Hidden: 160, Layers: 2, Arc: 128, Label: 128,
	Dropout: 0.33, Recurrent: 0.2, Rate: 0.002, Warmup: 300, NameWeight: 2,
}

const (
	networkPasses = 16
	batchWords    = 600
	maxLesson     = 150 // words of a sentence; longer ones are rare, and slow
	leastWord     = 2   // a word seen less often is an unknown one
	leastFeature  = 4   // any other feature seen less often is not learnt
)

// lesson is a sentence as the network learns it.
type lesson struct {
	sentence *sentence // nil where only names are known
	words    []lex.Word
	keys     [][]neural.Key
	gold     net.Example
}

// lessons are all sentences to learn from and to measure on, and the features
// that are learnt.
type lessons struct {
	train, dev []*lesson
	news       []*lesson // the news treebank's, to measure on
	counts     map[neural.Key]int
	row        map[neural.Key]int32
	keys       []neural.Key
}

func (t *trainer) trainNetwork() error {
	ls, err := t.lessons()
	if err != nil {
		return err
	}
	m, err := t.network(ls)
	if err != nil {
		return err
	}
	parts := m.Parts()
	size := 0
	for _, p := range parts {
		size += 4*len(p.Slots) + 2*len(p.Rows)
	}
	t.parts = append(t.parts, parts...)
	t.logf("  network: %.1f MB", float64(size)/1e6)
	t.calibrateNetwork(m, ls)
	return nil
}

// network trains the network, or takes the one that is to be kept.
func (t *trainer) network(ls *lessons) (*neural.Model, error) {
	if t.Network == "" {
		n, err := t.learnNetwork(ls, network, t.passes(networkPasses))
		if err != nil {
			return nil, err
		}
		return n.Freeze(ls.keys, t.labels.relations["root"])
	}
	h, body, err := weights.ReadHeader(t.Network)
	if err != nil {
		return nil, err
	}
	if !slices.Equal(h.Tags, t.header.Tags) || !slices.Equal(h.Relations, t.header.Relations) {
		return nil, errors.New("the model whose network is to be kept has other labels")
	}
	parts, err := weights.Parts(h, body)
	if err != nil {
		return nil, err
	}
	return neural.FromParts(parts, neural.LabelsOf(h))
}

// lessons reads the names beside the treebanks and counts the features.
func (t *trainer) lessons() (*lessons, error) {
	lexicons, err := neural.NewLexicons()
	if err != nil {
		return nil, err
	}
	ls := &lessons{counts: map[neural.Key]int{}, row: map[neural.Key]int32{}}
	if ls.train, err = t.readLessons(lexicons, t.train, nameTrain); err != nil {
		return nil, err
	}
	if ls.dev, err = t.readLessons(lexicons, t.dev, nameDev); err != nil {
		return nil, err
	}
	if ls.news, err = t.readLessons(lexicons, t.news, nil); err != nil {
		return nil, err
	}
	for _, l := range ls.train {
		for _, ks := range l.keys {
			for _, k := range ks {
				ls.counts[k]++
			}
		}
	}
	ls.add(neural.Unknown)
	for _, l := range ls.train {
		for _, ks := range l.keys {
			for i, k := range ks {
				if n := ls.counts[k]; n >= leastFeature || i == 0 && n >= leastWord {
					ls.add(k)
				}
			}
		}
	}
	t.logf("  %d sentences, %d features", len(ls.train), len(ls.keys))
	return ls, nil
}

func (ls *lessons) add(k neural.Key) {
	if _, ok := ls.row[k]; !ok {
		ls.row[k] = int32(len(ls.keys))
		ls.keys = append(ls.keys, k)
	}
}

// readLessons joins the treebanks' sentences with the names of the same words.
func (t *trainer) readLessons(lexicons neural.Lexicons, trees []*sentence, sets []nameSet) ([]*lesson, error) {
	byForms := map[string][]*lesson{} // the same words can come twice
	var out []*lesson
	add := func(forms []string) *lesson {
		l := &lesson{}
		for i, f := range forms {
			w := lex.Analyse(f)
			l.words = append(l.words, w)
			l.keys = append(l.keys, lexicons.Keys(nil, f, &w, i == 0))
		}
		out = append(out, l)
		return l
	}
	for _, s := range trees {
		l := add(s.forms)
		l.sentence = s
		l.gold.Heads, l.gold.Labels = s.heads, s.relations
		for _, tag := range s.tags {
			l.gold.Tags = append(l.gold.Tags, int32(tag))
		}
		if s.names != nil { // no matter what the files of names say
			l.gold.Names, l.gold.Banned = s.names, miscBanned
			continue
		}
		key := strings.Join(s.forms, " ")
		byForms[key] = append(byForms[key], l)
	}
	for _, set := range sets {
		banned := set.classes()
		err := readIOB(filepath.Join(t.DataDir, "ner", set.file), func(forms, labels []string) error {
			var l *lesson
			key := strings.Join(forms, " ")
			if same := byForms[key]; len(same) > 0 {
				l, byForms[key] = same[0], same[1:]
			} else {
				l = add(forms)
			}
			classes, err := nameClasses(labels)
			if err != nil {
				return err
			}
			for _, c := range classes {
				l.gold.Names = append(l.gold.Names, int32(c))
			}
			l.gold.Banned = banned
			return nil
		})
		if err != nil {
			return nil, err
		}
	}
	return out, nil
}

func (t *trainer) learnNetwork(ls *lessons, c net.Config, passes int) (*net.Net, error) {
	c.Features, c.Tags, c.Relations, c.Names = len(ls.keys), len(t.header.Tags), len(t.header.Relations), name.Classes
	c.Seed = t.Seed
	var use []*lesson
	words := 0
	for _, l := range ls.train {
		if n := len(l.words); n > 0 && n <= maxLesson {
			use = append(use, l)
			words += n
		}
	}
	c.Steps = passes * (words/batchWords + 1)
	c.Warmup = min(c.Warmup, c.Steps/10)
	n := net.New(c)
	for pass := range passes {
		var loss net.Loss
		var batch []*net.Example
		var seeds []uint64
		size := 0
		order := t.order(len(use), modelNetwork, pass)
		for k, i := range order {
			seed := uint64(pass)<<32 | uint64(i)
			e := use[i].gold
			e.Features = ls.veil(use[i], rand.New(rand.NewPCG(t.Seed+modelVeil, seed)))
			batch, seeds = append(batch, &e), append(seeds, seed)
			if size += len(use[i].words); size < batchWords && k < len(order)-1 {
				continue
			}
			loss.Add(n.Learn(batch, seeds))
			batch, seeds, size = batch[:0], seeds[:0], 0
			if err := t.ctx.Err(); err != nil {
				return nil, err
			}
		}
		t.logf("    pass %d: loss %s", pass+1, loss)
		if pass%5 == 4 && pass < passes-1 {
			m, err := n.Freeze(ls.keys, t.labels.relations["root"])
			if err != nil {
				return nil, err
			}
			t.calibrateNetwork(m, ls)
		}
	}
	return n, nil
}

// veilPercent is how many capitalised words are hidden, in percent.
const veilPercent = 10

// veil returns the features of a sentence for one lesson. Words are taken for
// unknown ones now and then, the rarer the more often, so that what to do with
// those is learnt too (Kiperwasser and Goldberg, 2016); and some with a capital
// lose their letters, so that names are learnt from what stands around them.
func (ls *lessons) veil(l *lesson, rng *rand.Rand) [][]int32 {
	out := make([][]int32, len(l.keys))
	for i, ks := range l.keys {
		n := float64(ls.counts[ks[0]])
		switch {
		case l.words[i].Flags&lex.Upper != 0 && rng.IntN(100) < veilPercent:
			out[i] = ls.rows(neural.Veiled(ks))
		case rng.Float64() < 0.25/(0.25+n):
			out[i] = ls.rows(neural.Rare(ks))
		default:
			out[i] = ls.rows(ks)
		}
	}
	return out
}

// rows returns the numbers of the features that are learnt.
func (ls *lessons) rows(keys []neural.Key) []int32 {
	rows := make([]int32, 0, len(keys))
	for i, k := range keys {
		r, ok := ls.row[k]
		if !ok && i == 0 {
			r, ok = ls.row[neural.Unknown]
		}
		if ok {
			rows = append(rows, r)
		}
	}
	return rows
}

// calibrateNetwork logs the scores on dev and on the news treebank's dev,
// calibrates by the first, and leaves the tags in the sentences of both.
func (t *trainer) calibrateNetwork(m *neural.Model, ls *lessons) {
	t.measure("news", m, ls.news)
	tags, arcs, names := t.measure("dev", m, ls.dev)
	t.header.TagCalibration, t.header.ArcCalibration, t.header.NameCalibration = tags.table(), arcs.table(), names.table()
}

// measure logs the scores on some lessons.
func (t *trainer) measure(what string, m *neural.Model, lessons []*lesson) (tags, arcs, names calibration) {
	var sc neural.Scratch
	var viterbi name.Scratch
	var heads share
	var spans spanScore
	for _, l := range lessons {
		if len(l.words) == 0 {
			continue
		}
		m.Run(len(l.words), func(i int, ks []neural.Key) []neural.Key { return append(ks, l.keys[i]...) }, &sc)
		if l.sentence != nil {
			auto := make([]uint8, len(l.words))
			all := sc.Heads()
			m.ScoreRelations(all, &sc)
			for i, head := range all {
				tag, margin := neural.Best(m.ScoreTags(i, &sc))
				auto[i] = uint8(tag)
				tags.add(margin, int32(tag) == l.gold.Tags[i])
				relation, margin := m.Relation(i, int(head), nil, &sc)
				heads.add(head == l.gold.Heads[i])
				arcs.add(margin, head == l.gold.Heads[i] && int32(relation) == l.gold.Labels[i])
			}
			l.sentence.auto = auto
		}
		if l.gold.Names != nil {
			classes := make([]name.Class, len(l.words))
			var banned *[name.Classes]bool
			if l.gold.Banned != nil {
				banned = (*[name.Classes]bool)(l.gold.Banned)
			}
			viterbi.Decode(func(i int) []int32 { return m.ScoreNames(i, &sc) }, classes, banned)
			spans.add(classes, l.gold.Names, func(first, end int, ok bool) { names.add(viterbi.Margin(classes, first, end), ok) })
		}
	}
	t.logf("  %s: tags %.2f, UAS %.2f, LAS %.2f (gold tokens, whole tags and relations), names %s", what, tags.share().percent(), heads.percent(), arcs.share().percent(), spans)
	return tags, arcs, names
}

// share counts how many of how many are right.
type share struct{ right, all int }

func (s *share) add(right bool) {
	s.all++
	if right {
		s.right++
	}
}

func (s share) percent() float64 { return 100 * float64(s.right) / float64(max(1, s.all)) }

// spanScore counts names by exact span and type.
type spanScore struct{ right, found, gold int }

func (s spanScore) String() string {
	p, r := float64(s.right)/float64(max(1, s.found)), float64(s.right)/float64(max(1, s.gold))
	return fmt.Sprintf("P %.1f R %.1f F1 %.1f", 100*p, 100*r, 200*p*r/max(1e-9, p+r))
}

// add counts the names of a sentence and calls yield for each one found.
func (s *spanScore) add(found []name.Class, gold []int32, yield func(first, end int, ok bool)) {
	want := make([]name.Class, len(gold))
	for i, g := range gold {
		want[i] = name.Class(g)
	}
	for first := range found {
		if starts(want[first]) {
			s.gold++
		}
		if !starts(found[first]) {
			continue
		}
		end := first + 1
		for end < len(found) && !ends(found[end-1]) {
			end++
		}
		ok := slices.Equal(found[first:end], want[first:end])
		yield(first, end, ok)
		s.found++
		if ok {
			s.right++
		}
	}
}
