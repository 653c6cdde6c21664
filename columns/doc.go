// Package columns holds the columns of the lists of events, statements and reports:
// one definition for the commands and the pages.
package columns
