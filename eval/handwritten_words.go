package eval

import (
	"cmp"
	"slices"
	"unicode"

	"nuncio/record"
)

// words finds words in the clean text, in code points.
type words struct{ text []rune }

func (w words) at(start, end int) record.Evidence {
	return record.Evidence{Start: start, End: end, Text: string(w.text[start:end])}
}

// all returns where the words stand as written, between word borders; where
// they nowhere do, in the middle of words too.
func (w words) all(s string) []record.Evidence {
	same := func(a, b rune) bool { return a == b }
	if out := w.scan([]rune(s), same, w.bordered); len(out) > 0 {
		return out
	}
	return w.scan([]rune(s), same, func(int, int) bool { return true })
}

// loosely returns where the words stand, case and hyphens aside.
func (w words) loosely(s string) []record.Evidence {
	if out := w.all(s); len(out) > 0 {
		return out
	}
	return w.scan([]rune(s), func(a, b rune) bool { return looseRune(a) == looseRune(b) }, w.bordered)
}

func looseRune(r rune) rune {
	if r == '-' || unicode.IsSpace(r) {
		return ' '
	}
	return unicode.ToLower(r)
}

func (w words) scan(s []rune, same func(a, b rune) bool, fits func(start, end int) bool) []record.Evidence {
	var out []record.Evidence
	for start := 0; len(s) > 0 && start+len(s) <= len(w.text); start++ {
		if slices.EqualFunc(w.text[start:start+len(s)], s, same) && fits(start, start+len(s)) {
			out = append(out, w.at(start, start+len(s)))
		}
	}
	return out
}

func (w words) bordered(start, end int) bool {
	inWord := func(i int) bool {
		return i > 0 && i < len(w.text) && isWordRune(w.text[i-1]) && isWordRune(w.text[i])
	}
	return !inWord(start) && !inWord(end)
}

func isWordRune(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }

// share gives every text the places where it stands, longer texts first: what
// lies inside the words of a longer text is none of a shorter one's, unless it
// stands nowhere else. A count limits how many a text gets; nil sets no limit.
func (w words) share(texts []string, counts map[string]int) map[string][]record.Evidence {
	sorted := slices.Clone(texts)
	slices.SortStableFunc(sorted, func(a, b string) int { return cmp.Compare(len(b), len(a)) })
	out := map[string][]record.Evidence{}
	var taken []record.Evidence
	for _, s := range sorted {
		if _, done := out[s]; done {
			continue
		}
		found := w.loosely(s)
		free := slices.DeleteFunc(slices.Clone(found), func(e record.Evidence) bool {
			return slices.ContainsFunc(taken, func(t record.Evidence) bool { return e.Start < t.End && t.Start < e.End })
		})
		if len(free) == 0 {
			free = found
		}
		if n, limited := counts[s]; limited && len(free) > n {
			free = free[:n]
		}
		out[s] = free
		taken = append(taken, free...)
	}
	return out
}

// distance is how many code points lie between a span and the nearest of the
// evidence; 0 where they meet.
func distance(start, end int, evidence []record.Evidence) int {
	best := -1
	for _, e := range evidence {
		if d := max(0, e.Start-end, start-e.End); best < 0 || d < best {
			best = d
		}
	}
	return best
}

// nearest returns the one of list that is nearest to the evidence.
func nearest(list, evidence []record.Evidence) record.Evidence {
	return slices.MinFunc(list, func(a, b record.Evidence) int {
		return cmp.Compare(distance(a.Start, a.End, evidence), distance(b.Start, b.End, evidence))
	})
}
