// Package lexicon holds countries, demonyms, capitals, seats, offices, ranks,
// bodies and venues as text that a user can read, extend and replace; each row
// names its source.
package lexicon
