// Package ingest brings reports from where they are (files, folders, JSON
// Lines, standard input, URLs) to the reader, many at a time and in a stable
// order, and into the store.
//
// [Expand] lists the inputs, [Manifest.Apply] says of them what their pages have
// lost; then [Read] reads them, or [Adder.Add] reads and stores them.
// [Signature] is what near-duplicates are recognised by.
package ingest
