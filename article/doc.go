// Package article turns a raw page or saved text into an [Article]: headline,
// byline, publisher, publication time, blocks, clean text, and what was thrown
// away and why; every piece of the clean text knows its place in the source.
package article
