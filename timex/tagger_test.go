package timex

import (
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"nuncio/span"
	"nuncio/syntax"
)

// plain makes a document without tags or trees: words and signs, sentences at
// a full stop before a space and a capital.
func plain(text string) *syntax.Document {
	doc := &syntax.Document{Text: text, Blocks: []syntax.Block{{Span: span.New(0, len(text))}}}
	start := int32(0)
	flush := func() {
		if n := int32(len(doc.Tokens)); n > start {
			s := span.Span{Start: doc.Tokens[start].Span.Start, End: doc.Tokens[n-1].Span.End}
			doc.Sentences = append(doc.Sentences, syntax.Sentence{Span: s, First: start, End: n, Root: start})
			start = n
		}
	}
	for i := 0; i < len(text); {
		r, size := utf8.DecodeRuneInString(text[i:])
		if unicode.IsSpace(r) {
			i += size
			continue
		}
		end := i + size
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			for end < len(text) {
				r, size := utf8.DecodeRuneInString(text[end:])
				if !unicode.IsLetter(r) && !unicode.IsDigit(r) {
					break
				}
				end += size
			}
			for _, ab := range []string{"a.m.", "p.m.", "o'clock"} {
				if strings.HasPrefix(text[i:], ab) {
					end = i + len(ab)
				}
			}
		} else if strings.HasPrefix(text[i:], "'s") {
			end = i + 2
		}
		doc.Tokens = append(doc.Tokens, syntax.Token{Span: span.New(i, end), Head: syntax.None, Sentence: int32(len(doc.Sentences))})
		if text[i:end] == "." && strings.HasPrefix(text[end:], " ") && end+1 < len(text) && unicode.IsUpper(rune(text[end+1])) && len(doc.Tokens) > 1 && doc.Tokens[len(doc.Tokens)-2].Span.Len() > 2 {
			flush()
		}
		i = end
	}
	flush()
	return doc
}

// tagCase is a text in which each expression stands in brackets with its value
// after a bar: "on [Thursday|2018-05-31]".
type tagCase struct{ published, marked string }

const given = "2018-05-31" // a Thursday

var tagCases = []tagCase{
	// Days.
	{given, "the [12 June|2018-06-12] summit"},
	{"", "the [12 June|XXXX-06-12] summit"},
	{"", "on [June 12th, 2018|2018-06-12], and [12th of June 2018|2018-06-12]"},
	{"", "[Tuesday, 12 June 2018|2018-06-12]"},
	{"", "[2018-06-12|2018-06-12] [13/06/2018|2018-06-13] [06/13/2018|2018-06-13] 05/06/2018"},
	{given, "They met on [20 December|2017-12-20]."},
	{given, "They will meet on [20 December|2018-12-20]."},
	{given, "It was announced that the summit on [12 June|2018-06-12] was off."},
	{"1999-01-20", "[Dec. 29|1998-12-29] they met"},
	{given, "[12-14 June|2018-06-12/2018-06-14] and [June 12-14, 2019|2019-06-12/2019-06-14]"},
	{given, "[30 June-2 July|2018-06-30/2018-07-02]"},
	{given, "no 31 June"},
	// Months and years.
	{given, "talks in [June 2019|2019-06] and [early June|2018-06] and [mid-June|2018-06]"},
	{given, "They met in [March|2018-03]."},
	{given, "They met in [November|2017-11]."},
	{given, "They will meet in [May 2020|2020-05] in Geneva"},
	{given, "since [2003|2003], between [2003|2003] and [2009|2009]"},
	{given, "the [1939-45|1939/1945] war and [the 1990s|199], [the '80s|198], [the late 1970s|197]"},
	{given, "[mid-2019|2019], [the end of 1990|1990]"},
	{given, "[the 19th century|18] and [the third quarter of 1984|1984-Q3], [the first half of 2017|2017-H1]"},
	{given, "[last spring|2017-SP] and [this summer|2018-SU], [the winter of 2015|2015-WI]"},
	{given, "[last March|2018-03], [next May|2019-05], [this September|2018-09], [July last year|2017-07]"},
	// Around publication.
	{given, "He said on [Thursday|2018-05-31] that [Tuesday|2018-05-29]'s talks went well"},
	{given, "They will meet on [Monday|2018-06-04]."},
	{given, "[last Friday|2018-05-25], [next Tuesday|2018-06-05], [this Wednesday|2018-05-30]"},
	{"", "He said on [Thursday|] and [last week|] and [earlier this year|]"},
	{given, "[yesterday|2018-05-30], [tomorrow|2018-06-01], [the day after tomorrow|2018-06-02]"},
	{given, "[last week|2018-W21], [next month|2018-06], [this year|2018], [later this year|2018], [early next year|2019]"},
	{given, "[last weekend|2018-W21-WE], [the coming weeks|PXW], [the past decade|200]"},
	{given, "[two months ago|2018-03], [a year ago|2017], [three days ago|2018-05-28], [a few years ago|PXY]"},
	{"", "[a few years later|PXY], [two years ago|]"},
	{given, "They met on [3 May|2018-05-03]. [Three days later|2018-05-06] it was over."},
	{given, "They met on [3 May|2018-05-03]; [the following day|2018-05-04] they signed, [the same day|2018-05-04] they left"},
	{"", "It began and [two weeks later|P2W] it was over"},
	// Durations and sets.
	{given, "[nearly 20 years|P20Y], [three days|P3D], [days and weeks|PXD]"},
	{"", "a [two-week|P2W] trip, [more than five hours|PT5H], [two and a half years|P2Y6M], [two decades|P20Y]"},
	{"", "[the past two months|P2M], [several years|PXY], for [decades|PXDE], [at least 30 days|P30D]"},
	{"", "[every year|P1Y], [twice a month|P1M], [every Thursday|XXXX-WXX-4], [weekly|P1W] talks"},
	// Times of day.
	{given, "at [10:30|2018-05-31T10:30], at [10 a.m.|2018-05-31T10:00], [5pm|2018-05-31T17:00], [1030 GMT|2018-05-31T10:30Z]"},
	{given, "[Thursday evening|2018-05-31TEV], [last night|2018-05-30TNI], [tonight|2018-05-31TNI]"},
	{given, "[10:00 GMT on Thursday|2018-05-31T10:00Z], [noon on 12 June|2018-06-12T12:00]"},
	// No times.
	{given, "Mrs May may march on, the second man, 20-year-old, 20 years old, $2018, 2,018 men, Sun Yat"},
	{given, "April Glass won 3-2; resolution 1973; call 555-2018; a day trip; $5 a year"},
}

func TestTag(t *testing.T) {
	tagger, err := New()
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range tagCases {
		text, want := unmark(c.marked)
		got := tagger.Tag(plain(text), c.published)
		var have []string
		for _, e := range got {
			have = append(have, e.Span.Text(text)+"|"+e.Value)
		}
		if g, w := strings.Join(have, "; "), strings.Join(want, "; "); g != w {
			t.Errorf("%q\n got %s\nwant %s", text, g, w)
		}
	}
}

// unmark splits a marked text into the text and the marks in it.
func unmark(marked string) (text string, want []string) {
	for {
		before, rest, ok := strings.Cut(marked, "[")
		text += before
		if !ok {
			return text, want
		}
		inside, after, _ := strings.Cut(rest, "]")
		words, _, _ := strings.Cut(inside, "|")
		text += words
		want = append(want, inside)
		marked = after
	}
}
