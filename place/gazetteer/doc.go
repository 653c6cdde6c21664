// Package gazetteer makes a file of places out of a dump of GeoNames and looks
// names up in it: [Importer] once, [Open] at every start.
//
// The file is sorted and read in place, so that opening takes no longer for ten
// million places than for ten, and a look-up reads a few hundred bytes.
package gazetteer
