package token

import "unicode/utf8"

// MarkQuoted sets Quoted on the words of one block that stand inside quotation
// marks, the marks left out. A mark without partner holds to the block's end,
// as in a quotation of several paragraphs; the next block begins afresh.
// Single marks count only where they open after a space and close later.
func MarkQuoted(words []Word, text string) {
	double, single := false, -1
	for i := range words {
		w := text[words[i].Start:words[i].End]
		switch w {
		case "\"":
			double = !double
		case "“", "„", "«", "``":
			double = true
		case "”", "»", "''":
			double = false
		case "‘", "'", "’", "`":
			if words[i].Flags&InMultiword != 0 {
				break
			}
			opens := words[i].Flags&SpaceAfter == 0 && w != "’" && single < 0
			if opens {
				single = i
			} else if single >= 0 {
				quoteWords(words[single+1:i], text)
				single = -1
			}
		default:
			if double {
				words[i].Flags |= Quoted
			}
		}
	}
}

func quoteWords(words []Word, text string) {
	for i := range words {
		if !QuotationMark(text[words[i].Start:words[i].End]) {
			words[i].Flags |= Quoted
		}
	}
}

// QuotationMark reports whether w is a quotation mark.
func QuotationMark(w string) bool {
	if w == "''" || w == "``" {
		return true
	}
	r, n := utf8.DecodeRuneInString(w)
	return n == len(w) && n > 0 && classOf(r) == quote
}
