// Package plover reads and holds event records in PLOVER's JSON form.
//
// [Record] is the record of the manual, draft 2.0. [Read] takes three dialects,
// tells of each thing it could not take by its line, and brings all to that form:
// the manual's; that of version 0.5, in which the gold standard records of 2016
// were written (source, target, actorText, …); and the block that the manual gives
// as an example (raw_text, entity_name, wikidata_id, …).
package plover
