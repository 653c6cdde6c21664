// Package record is the record of one report: its types, their JSON form and
// schema, and the evidence that ties each entry to the report's own words.
//
// [Record.Encode] writes, [Decode] reads, [Record.Check] proves that every
// piece of evidence stands where it says. All positions are code points of the
// clean text; block sources are code points of the decoded source.
package record
