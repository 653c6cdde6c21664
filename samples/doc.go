// Package samples holds sample reports of our own writing, each with what a
// careful reader records from it: what `nuncio read --sample` shows first.
package samples
