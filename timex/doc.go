// Package timex turns time expressions into ISO 8601 values in the manner of
// TIMEX3, anchored to the publication date, or left relative where there is none.
//
// [New] compiles the words and patterns of words.txt and patterns.txt,
// [Tagger.Tag] finds the expressions of a document; [Bounds], [After] and
// [Expression.Side] say what days a value covers and on which side of the
// publication they lie.
package timex
