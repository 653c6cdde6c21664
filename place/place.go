package place

import "nuncio/span"

// Place is a place name of the text with its gazetteer entry.
type Place struct {
	Span       span.Span
	First, End int32 // tokens [First, End)
	Head       int32
	Sentence   int32
	Name       string // the gazetteer's name; the words of the text where it has none
	Country    string // ISO alpha-3, "" where not known
	Lat, Lon   float64
	Precision  string // "country", "region", "city", "venue", or "" where not found
	Gazetteer  string // the entry's identifier, "" where not found
	Confidence float64
}
