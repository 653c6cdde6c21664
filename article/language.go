package article

import (
	_ "embed"
	"fmt"
	"strings"
	"unicode"
)

//go:embed languages.txt
var languageText string

// languages tells languages apart by their function words.
type languages struct {
	codes []string
	names map[string]string
	words map[string]uint64 // a bit for each language that has the word
}

func parseLanguages(text string) (*languages, error) {
	l := &languages{names: map[string]string{}, words: map[string]uint64{}}
	for n, line := range strings.Split(text, "\n") {
		if line == "" || line[0] == '#' {
			continue
		}
		head, words, ok := strings.Cut(line, ":")
		code, name, ok2 := strings.Cut(head, " ")
		if !ok || !ok2 || len(l.codes) == 64 {
			return nil, fmt.Errorf("languages line %d: want \"code Name: words\"", n+1)
		}
		bit := uint64(1) << len(l.codes)
		l.codes = append(l.codes, code)
		l.names[code] = name
		for _, w := range strings.Fields(words) {
			l.words[w] |= bit
		}
	}
	return l, nil
}

// maxSample is how many words of a text are looked at.
const maxSample = 2000

// of returns the primary language tag of a text: what its words say or, where
// they say too little, what the page declares.
func (l *languages) of(text, declared string) string {
	hits := make([]int, len(l.codes))
	total := 0
	for word := range strings.FieldsFuncSeq(text, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.Is(unicode.M, r) && r != '\'' }) {
		if total++; total > maxSample {
			break
		}
		bits := l.words[strings.ToLower(word)]
		for i := 0; bits != 0; i++ {
			if bits&1 != 0 {
				hits[i]++
			}
			bits >>= 1
		}
	}
	best := 0
	for i, h := range hits {
		if h > hits[best] {
			best = i
		}
	}
	// Ten hits, or in a short text one word in five, are no accident. Two are, where
	// they are words of English too: "Reth met Okel in Berlin" is no Dutch.
	least := 4
	if l.codes[best] == "en" {
		least = 2
	}
	if h := hits[best]; h*10 >= total && (h >= 10 || h >= least && h*5 >= total) {
		return l.codes[best]
	}
	if code := scriptLanguage(text); code != "" {
		return code
	}
	return primaryTag(declared)
}

// scriptLanguage names the language of scripts that are written without
// blanks, or by one language of note.
func scriptLanguage(text string) string {
	var han, kana, hangul, thai, letters int
	for i, r := range text {
		if i > 1<<14 {
			break
		}
		if !unicode.IsLetter(r) {
			continue
		}
		letters++
		switch {
		case r < 0x0E00:
		case unicode.Is(unicode.Hangul, r):
			hangul++
		case unicode.In(r, unicode.Hiragana, unicode.Katakana):
			kana++
		case unicode.Is(unicode.Han, r):
			han++
		case unicode.Is(unicode.Thai, r):
			thai++
		}
	}
	switch {
	case kana*10 > letters:
		return "ja"
	case hangul*3 > letters:
		return "ko"
	case han*3 > letters:
		return "zh"
	case thai*3 > letters:
		return "th"
	}
	return ""
}

// primaryTag returns "en" of "en-GB" or "en_US".
func primaryTag(tag string) string {
	tag = strings.ToLower(strings.TrimSpace(tag))
	if i := strings.IndexAny(tag, "-_"); i >= 0 {
		tag = tag[:i]
	}
	if len(tag) < 2 || len(tag) > 3 {
		return ""
	}
	return tag
}

var otherNames = map[string]string{"ja": "Japanese", "ko": "Korean", "zh": "Chinese", "th": "Thai"}

// RequireEnglish returns an [*Error] with [CodeNotEnglish] if the report is
// known to be in another language, and nil for English and for a report too
// short to tell.
func RequireEnglish(a *Article) error {
	if a.Language == "en" || a.Language == "" {
		return nil
	}
	name := otherNames[a.Language]
	if x, err := standard(); err == nil && name == "" {
		name = x.language.names[a.Language]
	}
	if name == "" {
		name = fmt.Sprintf("another language (%s)", a.Language)
	}
	return fail(CodeNotEnglish, "give an English report, or a translation", "is in %s, and only English is read", name)
}
