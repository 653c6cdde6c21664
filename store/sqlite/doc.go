// Package sqlite keeps a store in one SQLite file.
//
// [Open] makes or opens one to add to, [OpenReadOnly] one that must be there,
// [OpenTemp] one that is gone after Close. Several processes may have the same
// file open, and add to it, at once.
package sqlite
