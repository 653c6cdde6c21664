// Package span defines half-open byte ranges in a text and their conversion
// to Unicode code points.
//
// Every stage speaks of the text through [Span]; only package record, which
// writes JSON, turns bytes into code points, with a [CodePoints].
package span
