package neural

import (
	"math/rand/v2"
	"slices"
	"testing"
)

// small returns a network of that size with made-up weights.
func small(t testing.TB, width, hidden, inner int) *Model {
	rng := rand.New(rand.NewPCG(8, 9))
	matrix := func(in, out int, bias bool) Matrix {
		var b []int32
		if bias {
			b = make([]int32, out)
			for i := range b {
				b[i] = int32(rng.NormFloat64() * Unit / 4)
			}
		}
		m, err := NewMatrix(in, out, func(k, n int) int32 { return int32(rng.NormFloat64() * One / 12) }, b, One)
		if err != nil {
			t.Fatal(err)
		}
		return m
	}
	keys := make([]Key, 500)
	rows := make([][]int32, len(keys))
	for i := range keys {
		keys[i] = Key(i + 1)
		rows[i] = make([]int32, width)
		for k := range rows[i] {
			rows[i][k] = int32(rng.NormFloat64() * One / 5)
		}
	}
	m := &Model{Table: NewTable(width, keys, rows), Root: make([]int16, 2*hidden)}
	m.Labels = Labels{Tags: 50, Relations: 40, Names: 17, RootRelation: 3}
	in := width
	for range 2 {
		var d [2]Direction
		for k := range d {
			d[k] = Direction{matrix(in, 4*hidden, true), matrix(hidden, 4*hidden, false)}
		}
		m.Layers = append(m.Layers, d)
		in = 2 * hidden
	}
	m.Dep, m.Head, m.Arc = matrix(in, inner, true), matrix(in, inner, true), matrix(inner, inner, true)
	m.LabelDep, m.LabelHead, m.Label = matrix(in, inner, true), matrix(in, inner, false), matrix(inner, 40, true)
	m.Tag, m.Name = matrix(in, 56, true), matrix(in, 24, true)
	if err := m.Check(); err != nil {
		t.Fatal(err)
	}
	return m
}

func someKeys(i int, ks []Key) []Key {
	for k := range 12 {
		ks = append(ks, Key((i*37+k*11)%600+1)) // some of them unknown
	}
	return ks
}

// TestParts holds that a network written to sections and read back gives the
// same scores, and that scratch memory leaves no trace.
func TestParts(t *testing.T) {
	m := small(t, 32, 16, 32)
	again, err := FromParts(m.Parts(), m.Labels)
	if err != nil {
		t.Fatal(err)
	}
	var a, b Scratch
	m.Run(30, someKeys, &a)
	for _, n := range []int{1, 30, 7, 30} {
		again.Run(n, someKeys, &b)
	}
	if !slices.Equal(a.tags, b.tags) || !slices.Equal(a.Arcs, b.Arcs) || !slices.Equal(a.names, b.names) {
		t.Error("the scores differ")
	}
	if !slices.Equal(a.Heads(), b.Heads()) {
		t.Error("the heads differ")
	}
	m.ScoreRelations(a.Heads(), &a)
	again.ScoreRelations(b.Heads(), &b)
	for i, h := range a.Heads() {
		r1, m1 := m.Relation(i, int(h), nil, &a)
		r2, m2 := again.Relation(i, int(h), nil, &b)
		if r1 != r2 || m1 != m2 || (int(h) == 30) != (r1 == 3) {
			t.Errorf("word %d: relations %d and %d, margins %d and %d", i, r1, r2, m1, m2)
		}
	}
}

// TestRead holds that sentences read together get the scores that each gets alone.
func TestRead(t *testing.T) {
	m := small(t, 32, 16, 32)
	lengths := []int{3, 1, 12, 0, 7, 2, 2, 30, 5, 1}
	var ends []int
	end := 0
	for _, n := range lengths {
		end += n
		ends = append(ends, end)
	}
	var together, alone Scratch
	inputs, rows := make([]int16, 2*end*32), make([]int32, end)
	for i := range rows {
		rows[i] = int32(2*end - 1 - i) // any order, and some that no word has
		m.input(inputs[rows[i]*32:][:32], someKeys(i, nil), nil)
	}
	m.Read(ends, rows, inputs, &together)
	for k, n := range lengths {
		start := ends[k] - n
		m.Sentence(k, &together)
		if n == 0 {
			continue
		}
		m.Run(n, func(i int, ks []Key) []Key { return someKeys(start+i, ks) }, &alone)
		if !slices.Equal(together.Heads(), alone.Heads()) {
			t.Errorf("sentence %d: the heads differ", k)
		}
		m.ScoreRelations(together.Heads(), &together)
		m.ScoreRelations(alone.Heads(), &alone)
		for i := range n {
			if !slices.Equal(m.ScoreTags(i, &together), m.ScoreTags(i, &alone)) ||
				!slices.Equal(m.ScoreNames(i, &together), m.ScoreNames(i, &alone)) ||
				!slices.Equal(together.ScoreArcs(i), alone.ScoreArcs(i)) ||
				!slices.Equal(m.relationsOf(i, &together), m.relationsOf(i, &alone)) {
				t.Errorf("sentence %d, word %d: the scores differ", k, i)
			}
		}
	}
}

func TestFromPartsRefuses(t *testing.T) {
	m := small(t, 32, 16, 32)
	for i, p := range m.Parts() {
		parts := slices.Clone(m.Parts())
		parts[i].Rows = p.Rows[:len(p.Rows)/2]
		if _, err := FromParts(parts, m.Labels); err == nil {
			t.Errorf("%s cut in half was read", p.Name)
		}
		if _, err := FromParts(slices.Delete(slices.Clone(m.Parts()), i, i+1), m.Labels); err == nil {
			t.Errorf("a network without %s was read", p.Name)
		}
	}
}

func TestNewMatrixRefuses(t *testing.T) {
	if _, err := NewMatrix(256, 8, func(int, int) int32 { return 8 * One }, nil, TopInput); err == nil {
		t.Error("sums that pass 31 bits were taken")
	}
}

func BenchmarkRun(b *testing.B) {
	m := small(b, 128, 160, 128)
	var sc Scratch
	const n = 25
	b.ReportAllocs()
	for b.Loop() {
		m.Run(n, someKeys, &sc)
		m.ScoreRelations(sc.Heads(), &sc)
		for i, h := range sc.Heads() {
			m.Relation(i, int(h), nil, &sc)
		}
	}
	b.ReportMetric(float64(b.N*n)/b.Elapsed().Seconds(), "tokens/s")
}
