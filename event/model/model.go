// Package model embeds the trained weights of package event. They are under CC
// BY-SA 4.0 (see LICENSE and CREDITS in this folder), unlike the code.
package model

import (
	_ "embed"

	"nuncio/event/internal/grade"
)

//go:embed weights.bin
var file string

// Weights returns the embedded file of weights.
func Weights() string { return file }

// Grades returns the embedded model that grades how sure an act is.
func Grades() (*grade.Model, error) { return grade.Load(file) }

// Is reports whether a file holds weights of this kind.
func Is(file string) bool { return grade.Is(file) }

// Describe returns what a file of weights says of itself.
func Describe(file string) (grade.Header, error) { return grade.ReadHeader(file) }

// Verify reports whether the weights of a file are those that its header names.
func Verify(file string) error { return grade.Verify(file) }
