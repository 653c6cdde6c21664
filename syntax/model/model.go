// Package model embeds the trained weights of package syntax. They are under
// CC BY-SA 4.0 (see LICENSE and CREDITS in this folder), unlike the code.
package model

import (
	_ "embed"
	"fmt"

	"nuncio/syntax/internal/neural"
	"nuncio/syntax/internal/weights"
)

//go:embed weights.bin
var file string

// Weights returns the embedded model file, for syntax.Load. Nothing is copied.
func Weights() string { return file }

// Metadata says what the weights are and what they were trained on.
type Metadata struct {
	Version  string
	Licence  string
	Seed     uint64
	SHA256   string // of the weights, in hexadecimal
	DataSets []DataSet
	Bytes    int // size of the file
}

// DataSet is a corpus that the weights were trained on.
type DataSet struct {
	Name, Licence, URL, Use string
}

// Info reads the metadata of the embedded weights.
func Info() (Metadata, error) { return Describe(file) }

// Describe reads the metadata of any model file.
func Describe(file string) (Metadata, error) {
	h, _, err := weights.ReadHeader(file)
	if err != nil {
		return Metadata{}, err
	}
	m := Metadata{Version: h.Version, Licence: h.Licence, Seed: h.Seed, SHA256: h.SHA256, Bytes: len(file)}
	for _, d := range h.DataSets {
		m.DataSets = append(m.DataSets, DataSet(d))
	}
	return m, nil
}

// Verify reports whether the weights of a model file are those that its
// metadata names. It reads every byte, which syntax.Load does not.
func Verify(file string) error {
	h, body, err := weights.ReadHeader(file)
	if err != nil {
		return err
	}
	if err := weights.Verify(h, body); err != nil {
		return err
	}
	parts, err := weights.Parts(h, body)
	if err != nil {
		return err
	}
	for _, section := range []string{"sentence", "morph", "lemma"} {
		m, err := weights.Model(parts, section)
		if err != nil {
			return err
		}
		if err := m.Check(); err != nil {
			return fmt.Errorf("section %s: %w", section, err)
		}
	}
	_, err = neural.FromParts(parts, neural.LabelsOf(h))
	return err
}
