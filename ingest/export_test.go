package ingest

// Expanded is open to the tests of this package.
var Expanded = expanded
