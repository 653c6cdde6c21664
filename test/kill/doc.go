// Package kill proves, with the program itself, that adding reports neither
// loses nor repeats any: killed at random points, interrupted, and with
// thousands of them.
//
// Plain go test runs short forms. NUNCIO_KILLS=50 asks for so many kills, of
// runs over ten times as many reports, NUNCIO_STREAM=5000 for so many reports.
package kill
