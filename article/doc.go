// Package article turns a raw page or saved text into an [Article]: headline,
// byline, publisher, publication time, blocks, clean text, and what was thrown
// away and why; every piece of the clean text knows its place in the source.
//
// Call [Extract], or make an [Extractor] with [New] once and call its Extract
// from as many goroutines as you like; both do the same. Then call
// [RequireEnglish] where only English can be read.
//
// A page goes through these steps, a file each:
//
//   - decode.go: bytes to UTF-8 (byte order mark, HTTP header, <meta>, the
//     bytes themselves; one page in gzip), and the refusal of other formats.
//   - markup.go, hints.go: HTML tokens to units of text. There is no DOM: the
//     tokenizer keeps the place of every byte, and a tree would lose it.
//     jsonbody.go reads the articleBody of JSON-LD where the page itself shows
//     little more than a teaser.
//   - score.go, page.go: which element holds the body, by the mass of running
//     text without links, and which units of it are the report.
//   - text.go: saved text to units: lines, or paragraphs joined from
//     hard-wrapped lines.
//   - classify.go, stretch.go, headline.go: what each unit of saved text is, by
//     position, shape and wording.
//   - caption.go, notes.go: captions run together with their credits; contacts,
//     signatures and notes about the author under a report.
//   - wording.go, dateline.go, date.go: the wording of labels, credits, bylines,
//     time stamps and furniture, from wording.txt; datelines; dates.
//   - metadata.go, visible.go: publisher, authors and publication time from the
//     head of the page, or from what the page shows.
//   - clean.go: white space collapsed, and the map back to the source.
//
// In the clean text blocks are separated by a blank line; only a [Dateline] is
// followed by its [Paragraph] after a single space, and keeps its dash. List
// marks ("•", "- ") are left out, soft hyphens and zero-width characters too;
// the label before a caption and the credit after it are discarded, the caption
// stays. Where no headline is shown, the window's <title> serves.
//
// The wording tables (wording.txt, markup.txt, languages.txt) are text for
// analysts to read and extend; their heads explain the format.
package article
