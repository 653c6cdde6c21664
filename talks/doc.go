// Package talks makes happenings and talks out of the records of many reports:
// what was reported several times becomes one entry, and every planned meeting
// gets a life line of statuses with who reported each.
//
// [Entries] takes what is needed out of a record, [Link] groups the entries of
// all reports, [Linked.Board] answers what was so on a day. Everything is a pure
// function of the set of entries: their order never matters.
package talks
