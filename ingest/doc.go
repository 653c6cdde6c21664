// Package ingest brings reports from where they are (files, folders, standard
// input, URLs) to the reader, many at a time and in a stable order.
//
// [Expand] lists the inputs, [Read] reads them.
package ingest
