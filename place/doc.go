// Package place turns the place names that do not act into gazetteer entries
// with country, coordinates and precision.
package place
