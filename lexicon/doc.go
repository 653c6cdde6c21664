// Package lexicon holds countries, demonyms, capitals, seats, offices, ranks,
// bodies and venues, and who held which office when, as text that a user can
// read, extend and replace; each row names its source.
//
// The phrases of the files are found by [Lexicon.Match] and [Lexicon.Lookup];
// the people of leaders.tsv, leaders-1.tsv ... by [Lexicon.People], in any
// spelling of their names. The built-in people are read when a name is first
// looked up, so that they cost a start nothing.
package lexicon
