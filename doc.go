// Package nuncio is the front door of the library: a [Reader], built once and
// safe for concurrent use, turns a news report into the record of who met whom,
// who said what, and who plans, promises, threatens or calls off what.
//
// Build one with [NewReader], then call [Reader.Read] for each report.
package nuncio
