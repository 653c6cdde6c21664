package article

import "nuncio/span"

// captionParts cuts a caption at the labels inside it, where a page runs its
// credit, its label and its text together: "Image source, AFP Image caption,
// The envoys in Brask". Any other unit is returned as it is.
func (w *wording) captionParts(u unit) []unit {
	if u.role != roleCredit && u.role != roleCaptionLabel && !u.hints.caption {
		return []unit{u}
	}
	var parts []unit
	from := 0
	for i, x := range u.words {
		if i > 0 && w.partAt(u.text, u.words[i:]) && x.at > from {
			parts = append(parts, w.part(u, from, x.at))
			from = x.at
		}
	}
	if from == 0 {
		return []unit{u}
	}
	last := w.part(u, from, len(u.text))
	last.src.End = u.src.End
	parts = append(parts, last)
	parts[0].src.Start, parts[0].bullet, parts[0].blank = u.src.Start, u.bullet, u.blank
	return parts
}

// partAt reports whether a label inside a caption begins with the first of words.
func (w *wording) partAt(text string, words []word) bool {
	if words[0].mark || !isCapitalised(words[0].text) {
		return false
	}
	for _, p := range w.parts {
		if p.couldBegin(words[0]) {
			if _, ok := w.try(p, text, words); ok {
				return true
			}
		}
	}
	return false
}

// part returns bytes [from, to) of a unit as a unit of its own.
func (w *wording) part(u unit, from, to int) unit {
	text := u.cut(from, to)
	p := unit{shown: text, src: text.within(span.Span{Start: u.src.Start, End: u.src.Start}), hints: u.hints}
	w.read(&p)
	return p
}
