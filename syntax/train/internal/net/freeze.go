package net

import (
	"fmt"

	"nuncio/syntax/internal/neural"
)

// round returns x in so many parts of one.
func round(x float32, one int) int32 {
	v := float64(x) * float64(one)
	if v < 0 {
		return int32(v - 0.5)
	}
	return int32(v + 0.5)
}

// freezer rounds layers and keeps the first error.
type freezer struct{ err error }

func (f *freezer) matrix(name string, w, b *param, top int) neural.Matrix {
	var bias []int32
	if b != nil {
		for _, v := range b.w[:w.cols] {
			bias = append(bias, round(v, neural.Unit))
		}
	}
	m, err := neural.NewMatrix(w.rows, w.cols, func(k, n int) int32 { return round(w.w[k*w.cols+n], neural.One) }, bias, top)
	if err != nil && f.err == nil {
		f.err = fmt.Errorf("layer %s: %w", name, err)
	}
	return m
}

// Freeze returns the network in integers; keys name the rows of its table.
func (n *Net) Freeze(keys []neural.Key, rootRelation int) (*neural.Model, error) {
	rows := make([][]int32, len(keys))
	for r := range rows {
		for _, v := range n.table.w[r*n.table.cols : r*n.table.cols+n.Embedding] {
			rows[r] = append(rows[r], round(v, neural.One))
		}
	}
	m := &neural.Model{
		Table:  neural.NewTable(n.Embedding, keys, rows),
		Labels: neural.Labels{Tags: n.Tags, Relations: n.Relations, Names: n.Names, RootRelation: rootRelation},
	}
	for _, v := range n.root.w[:2*n.Hidden] {
		m.Root = append(m.Root, int16(round(max(-4, min(4, v)), neural.One)))
	}
	var f freezer
	const top = neural.One // of states
	for l := range n.forth {
		in := top
		if l == 0 {
			in = neural.TopInput
		}
		var d [2]neural.Direction
		for k, x := range []*lstm{n.forth[l], n.back[l]} {
			d[k].Input = f.matrix(fmt.Sprint("input ", l), x.wx, x.b, in)
			d[k].State = f.matrix(fmt.Sprint("state ", l), x.wh, nil, top)
		}
		m.Layers = append(m.Layers, d)
	}
	m.Dep, m.Head = f.matrix("dep", n.dep, n.depB, top), f.matrix("head", n.head, n.headB, top)
	m.Arc = f.matrix("arc", n.arc, n.arcB, neural.TopHidden)
	m.LabelDep, m.LabelHead = f.matrix("label dep", n.ldep, n.ldepB, top), f.matrix("label head", n.lhead, nil, top)
	m.Label = f.matrix("label", n.label, n.labelB, neural.TopHidden)
	m.Tag, m.Name = f.matrix("tag", n.tag, n.tagB, top), f.matrix("name", n.name, n.nameB, top)
	if f.err != nil {
		return nil, f.err
	}
	return m, m.Check()
}
