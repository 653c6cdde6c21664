// Package petrarch reads the dictionaries of PETRARCH and TABARI, which are flat
// text: [EachLine] their lines, [Verbs] a dictionary of verbs, which it turns
// into coding rules of package event (docs/rules.md is the reference of those).
package petrarch
