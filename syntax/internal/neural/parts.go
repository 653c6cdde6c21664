package neural

import (
	"errors"
	"fmt"
	"slices"
	"strconv"

	"nuncio/syntax/internal/name"
	"nuncio/syntax/internal/weights"
)

// Labels are the numbers of labels that a model tells apart.
type Labels struct {
	Tags, Relations, Names int
	RootRelation           int // the number of the root's relation
}

// LabelsOf returns the numbers of labels that a model file's header gives.
func LabelsOf(h weights.Header) Labels {
	return Labels{
		Tags: len(h.Tags), Relations: len(h.Relations), Names: name.Classes, RootRelation: slices.Index(h.Relations, "root"),
	}
}

// Parts returns the sections of a model file that hold the network.
func (m *Model) Parts() []weights.Part {
	parts := []weights.Part{{Name: "net.table", Classes: m.Table.Width, Slots: m.Table.Slots, Rows: m.Table.Rows}}
	parts = append(parts, weights.Part{Name: "net.root", Classes: len(m.Root), Slots: []uint32{uint32(len(m.Layers))}, Rows: recast[uint16](m.Root)})
	m.matrices(func(name string, x *Matrix) {
		parts = append(parts, weights.Part{Name: name, Classes: x.Out, Slots: recast[uint32](x.Bias), Rows: recast[uint16](x.Weight)})
	})
	return parts
}

// maxLayers bounds what a damaged file can ask for.
const maxLayers = 16

// FromParts returns the network that a model file holds, over its memory.
func FromParts(parts []weights.Part, labels Labels) (*Model, error) {
	byName := map[string]weights.Part{}
	for _, p := range parts {
		byName[p.Name] = p
	}
	m := &Model{Labels: labels}
	t := byName["net.table"]
	m.Table = Table{Width: t.Classes, Slots: t.Slots, Rows: t.Rows}
	root := byName["net.root"]
	if len(root.Slots) != 1 || root.Slots[0] > maxLayers {
		return nil, errors.New("network: no number of layers")
	}
	m.Root, m.Layers = recast[int16](root.Rows), make([][2]Direction, root.Slots[0])
	var missing error
	m.matrices(func(name string, x *Matrix) {
		p, ok := byName[name]
		if !ok || p.Classes <= 0 {
			missing = fmt.Errorf("network: no section %q", name)
			return
		}
		*x = Matrix{In: len(p.Rows) / p.Classes, Out: p.Classes, Bias: recast[int32](p.Slots), Weight: recast[int16](p.Rows)}
	})
	if missing != nil {
		return nil, missing
	}
	return m, m.Check()
}

func layerName(layer, direction int, what string) string {
	return "net." + strconv.Itoa(layer) + "." + strconv.Itoa(direction) + "." + what
}

// matrices calls yield with every layer and the name of its section.
func (m *Model) matrices(yield func(name string, x *Matrix)) {
	for l := range m.Layers {
		for d := range m.Layers[l] {
			yield(layerName(l, d, "input"), &m.Layers[l][d].Input)
			yield(layerName(l, d, "state"), &m.Layers[l][d].State)
		}
	}
	yield("net.dep", &m.Dep)
	yield("net.head", &m.Head)
	yield("net.arc", &m.Arc)
	yield("net.label.dep", &m.LabelDep)
	yield("net.label.head", &m.LabelHead)
	yield("net.label", &m.Label)
	yield("net.tag", &m.Tag)
	yield("net.name", &m.Name)
}
