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
	{given, "The talks were moved to [June|2018-06]."},
	{given, "Her letter to April was late."},
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
	{given, "from [3 May|2018-05-03] to [6 May|2018-05-06], between [3 and 6 June|2018-06-03/2018-06-06], on [July 11 and 12|2018-07-11/2018-07-12]"},
	{given, "[28 May-2 June|2018-05-28/2018-06-02] and [28 Aug–2 Sept|2018-08-28/2018-09-02], but F-16 and [May-June|2018-05/2018-06]"},
	{"2018-01-05", "in [November-January|2017-11/2018-01] and [December-January 2019|2018-12/2019-01]"},
	{"", "in [May-June|XXXX-05/XXXX-06]"},
	{"2018-01-05", "They met on [20 December|2017-12-20]. They will meet on [20 February|2018-02-20]."},
	{"", "They will meet on [12 June|XXXX-06-12] and [13 June 2018|2018-06-13]."},
	// Day and month in figures: in the order of the publisher's other dates.
	{given, "on 05/06/2018"},
	{given, "on [05/06/2018|2018-06-05] and [13 June|2018-06-13]"},
	{given, "on [05/06/2018|2018-05-06] and [June 13|2018-06-13]"},
	{given, "on [05/06/2018|2018-06-05], [13/06/2018|2018-06-13] and [12.06.2018|2018-06-12]"},
	{given, "on 05/06/2018, [13 June|2018-06-13] or [June 13|2018-06-13]"},
	// Days with names, and what is counted from others.
	{"2018-04-18", "He went there over [the Easter weekend|2018-W13-WE]. They met on [Easter Monday|2018-04-02]."},
	{"2023-01-10", "They spoke at [Christmas|2022-12-25]."},
	{given, "She was there in [2000|2000]. It was [October of that year|2000-10]."},
	{given, "The summit of [12 June|2018-06-12] is on again. He had called it off [eight days earlier|2018-05-23]."},
	{given, "They met on [Tuesday|2018-05-29]. They had dined [the evening before|2018-05-28TEV]."},
	{given, "He landed on [Tuesday|2018-05-29], not [Monday|2018-05-28], and was met [that afternoon|2018-05-29TAF]."},
	{given, "A summit in [twelve days ' time|2018-06-12] was nearer, or in [a week's time|2018-W23]."},
	{given, "They met on [3 May|2018-05-03]. [The next day|2018-05-04] they left; [two days earlier|2018-05-02] they had come."},
	{given, "They met on [3 May|2018-05-03]. [A week after that|2018-W19], they met again. The truce of [1 March 2017|2017-03-01] broke down [a year later|2018]."},
	{given, "The summit opens on [12 June|2018-06-12]. [A day later|2018-06-13] they will go to Beijing."},
	{given, "It rose in [the first quarter of 2018|2018-Q1] from [a year earlier|2017-Q1]. Exports fell in [the quarter|2018-Q1], and imports rose from [a year earlier|2017-Q1]."},
	{given, "It fell silent at [half past midnight|2018-05-31T00:30]."},
	{given, "They will meet at [09:00|T09:00]."},
	// Months and years.
	{given, "talks in [June 2019|2019-06] and [early June|2018-06] and [mid-June|2018-06]"},
	{given, "They met in [March|2018-03]."},
	{given, "They met in [November|2017-11]."},
	{given, "[late in June|2018-06], [later in June|2018-06], [the end of June|2018-06], [the first week of June|2018-06], [the last week of May 2019|2019-05]"},
	{given, "[the early 1990s|199], [the nineties|199], [the mid-eighties|198], [the next decade|202]; [fiscal 2019|2019], [fiscal year 2019|2019]; [the second half of next year|2019-H2]"},
	{given, "in [the week of 4 June|2018-W23] or [the weekend of 9 June|2018-W23-WE]"},
	{"", "in [the week of 4 June|XXXX-06]"},
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
	{given, "in [coming days|PXD], in [the next few days|PXD], over [the next two weeks|P2W], in [the weeks ahead|PXW], within [days|PXD], in [recent months|PXM]"},
	{given, "by [the end of the month|2018-05], before [the end of next month|2018-06], by [year-end|2018]"},
	{"", "[every two weeks|P2W], [every other day|P2D], [three times a year|P1Y], [every summer|XXXX-SU], [each morning|XXXX-XX-XXTMO], [once a week|P1W]"},
	{"", "[every year|P1Y], [twice a month|P1M], [every Thursday|XXXX-WXX-4], [weekly|P1W] talks"},
	// Times of day.
	{given, "at [10:30|2018-05-31T10:30], at [10 a.m.|2018-05-31T10:00], [5pm|2018-05-31T17:00], [1030 GMT|2018-05-31T10:30Z]"},
	{given, "at [09:00 UTC+8|2018-05-31T09:00+08:00], [09:00 GMT|2018-05-31T09:00Z], [9am BST|2018-05-31T09:00+01:00] ([08:00 GMT|2018-05-31T08:00Z]), [9 p.m. EDT|2018-05-31T21:00-04:00], [5:30pm local time|2018-05-31T17:30]"},
	{given, "on [Monday at noon|2018-05-28T12:00] and [Tuesday 9am|2018-05-29T09:00]"},
	{given, "[Thursday evening|2018-05-31TEV], [last night|2018-05-30TNI], [tonight|2018-05-31TNI]"},
	{given, "[10:00 GMT on Thursday|2018-05-31T10:00Z], [noon on 12 June|2018-06-12T12:00]"},
	{given, "They met on [3 May|2018-05-03], [two days|P2D] before the vote; [two days before|2018-05-01], they did not"},
	{given, "[the coming Dec. 15|2018-12-15] vote, [end-June|2018-06], by [year's end|2018]"},
	{given, "If they agree by [Sunday|2018-06-03] all is well."},
	// No times.
	{given, "open 24 hours a day, the daily Courier"},
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

// parsedAs gives the words of a plain document tags, heads and relations,
// written "tag:head:relation" one a token, heads counting from 1.
func parsedAs(t *testing.T, text, trees string) *syntax.Document {
	t.Helper()
	doc := plain(text)
	rows := strings.Fields(trees)
	if len(rows) != len(doc.Tokens) {
		t.Fatalf("%q has %d tokens and %d rows", text, len(doc.Tokens), len(rows))
	}
	for i, row := range rows {
		f := strings.Split(row, ":")
		tok := &doc.Tokens[i]
		tok.XPOS, tok.Deprel = f[0], syntax.ParseDeprel(strings.Join(f[2:], ":"))
		switch f[0] {
		case "NN", "NNS":
			tok.UPOS = syntax.NOUN
		case "NNP":
			tok.UPOS = syntax.PROPN
		}
		if f[1] != "0" {
			tok.Head = int32(f[1][0]-'0') - 1
		} else {
			doc.Sentences[0].Root = int32(i)
		}
	}
	return doc
}

func TestTenseOfTheClause(t *testing.T) {
	tagger, err := New()
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct{ text, trees, want string }{
		{"They met on Monday", "PRP:2:nsubj VBD:0:root IN:4:case NNP:2:obl", "2018-05-28"},
		{"They will meet on Monday", "PRP:3:nsubj MD:3:aux VB:0:root IN:5:case NNP:3:obl", "2018-06-04"},
		{"They agreed to meet Monday", "PRP:2:nsubj VBD:0:root TO:4:mark VB:2:xcomp NNP:4:obl:unmarked", "2018-06-04"},
		{"She flies in on Monday", "PRP:2:nsubj VBZ:0:root RP:2:compound:prt IN:5:case NNP:2:obl", "2018-06-04"},
		{"They are to meet on Monday", "PRP:4:nsubj VBP:4:aux TO:4:mark VB:0:root IN:6:case NNP:4:obl", "2018-06-04"},
		{"Talks set for Monday collapsed", "NNS:5:nsubj VBN:1:acl IN:4:case NNP:2:obl VBD:0:root", "2018-06-04"},
		{"Monday's talks have failed", "NNP:3:nmod:poss POS:1:case NNS:5:nsubj VBP:5:aux VBN:0:root", "2018-05-28"},
		{"They would have met Monday", "PRP:4:nsubj MD:4:aux VB:4:aux VBN:0:root NNP:4:obl:unmarked", "2018-05-28"},
		{"Leaders to meet in Bern on Sunday", "NNS:0:root TO:3:mark VB:1:acl IN:5:case NNP:3:obl IN:7:case NNP:5:nmod", "2018-06-03"},
		{"She travels to Bern on Monday", "PRP:2:nsubj VBZ:0:root IN:4:case NNP:2:obl IN:6:case NNP:4:nmod", "2018-06-04"},
		{"He helped to end the siege on Monday", "PRP:2:nsubj VBD:0:root TO:4:mark VB:2:xcomp DT:6:det NN:4:obj IN:8:case NNP:6:nmod", "2018-05-28"},
		{"They have arrived for Monday's talks", "PRP:3:nsubj VBP:3:aux VBN:0:root IN:7:case NNP:7:nmod:poss POS:5:case NNS:3:obl", "2018-06-04"},
		{"Monday's talks were called off", "NNP:3:nmod:poss POS:1:case NNS:5:nsubj:pass VBD:5:aux:pass VBN:0:root RP:5:compound:prt", "2018-06-04"},
		{"She called off her trip on Monday", "PRP:2:nsubj VBD:0:root RP:2:compound:prt PRP$:5:nmod:poss NN:2:obj IN:7:case NNP:5:nmod", "2018-05-28"},
		{"Bern on Monday cancelled a visit", "NNP:4:nsubj IN:3:case NNP:1:nmod VBD:0:root DT:6:det NN:4:obj", "2018-05-28"},
		{"Talks had been set for 7 December", "NNS:4:nsubj:pass VBD:4:aux VBN:4:aux:pass VBN:0:root IN:7:case CD:7:nummod NNP:4:obl", "2017-12-07"},
		{"14 June was mentioned", "CD:2:nummod NNP:4:nsubj:pass VBD:4:aux:pass VBN:0:root", "2018-06-14"},
		{"Talks had been due on Friday", "NNS:4:nsubj VBD:4:aux VBN:4:cop JJ:0:root IN:6:case NNP:4:obl", "2018-06-01"},
		{"They will hold a June summit", "PRP:3:nsubj MD:3:aux VB:0:root DT:6:det NNP:6:compound NN:3:obj", "2018-06"},
		{"They must look into November's killing", "PRP:3:nsubj MD:3:aux VB:0:root IN:7:case NNP:7:nmod:poss POS:5:case NN:3:obl", "2017-11"},
		{"They will condemn Monday's attack", "PRP:3:nsubj MD:3:aux VB:0:root NNP:6:nmod:poss POS:4:case NN:3:obj", "2018-05-28"},
		{"They met on 12 June", "PRP:2:nsubj VBD:0:root IN:5:case CD:5:nummod NNP:2:obl", "2017-06-12"},
	} {
		got := tagger.Tag(parsedAs(t, c.text, c.trees), given)
		if len(got) != 1 || got[0].Value != c.want {
			t.Errorf("%q: %+v, want %s", c.text, got, c.want)
		}
	}
}

func TestFaultyPatternsAreNamed(t *testing.T) {
	for _, c := range []struct{ words, patterns, want string }{
		{"MONTH 1", "", "words.txt:1"}, {"NOCLASS 1 x", "", "NOCLASS"}, {"UNIT fathom x", "", "fathom"}, {"MONTH x y", "", "words.txt:1"},
		{"MONTH 1 january", "MONTH", "patterns.txt:1"}, {"MONTH 1 january", "MONTH -> nothing", "nothing"},
		{"MONTH 1 january", "( MONTH -> month", "not closed"}, {"MONTH 1 january", "MONTH ) -> month", "alone"},
		{"MONTH 1 january", "NOCLASS -> month", "NOCLASS"}, {"MONTH 1 january", "A = A\nA -> month", "deeply"},
		{"MONTH 1 january", "MONTH -> month check=no", "no check"}, {"MONTH 1 january", "MONTH -> month odd=1", "odd"},
		{"MONTH 1 january", "zz:1 MONTH -> month", "zz"},
	} {
		if _, err := newGrammar(c.words, c.patterns); err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%q %q: error %v, want one with %q", c.words, c.patterns, err, c.want)
		}
	}
}

func FuzzTag(f *testing.F) {
	for _, c := range tagCases {
		text, _ := unmark(c.marked)
		f.Add(text, c.published)
	}
	f.Add("'9", "")
	f.Add("12.12.", "2018-13-77")
	f.Add("two thousand thousand hundred years", given)
	f.Add("99999999 years ago", "0001-01-01")
	tagger, err := New()
	if err != nil {
		f.Fatal(err)
	}
	f.Fuzz(func(t *testing.T, text, published string) {
		if !utf8.ValidString(text) || len(text) > 1<<12 {
			return
		}
		doc := plain(text)
		end := int32(0)
		for _, e := range tagger.TagAll(doc, published) {
			if !e.Span.Valid(text) || e.Span.Empty() || e.Span.Start < end || e.First >= e.End || int(e.End) > len(doc.Tokens) {
				t.Fatalf("bad span %v after %d in %q", e.Span, end, text)
			}
			end = e.Span.End
			e.Bounds()
			e.Side(published)
		}
	})
}

func BenchmarkTag(b *testing.B) {
	tagger, err := New()
	if err != nil {
		b.Fatal(err)
	}
	text := strings.Repeat("The ministers of the two countries met in Geneva on Monday to discuss a treaty that had been on the table for nearly 20 years, and they agreed to meet again on 12 June. ", 20)
	doc := plain(text)
	b.SetBytes(int64(len(text)))
	b.ReportAllocs()
	for b.Loop() {
		tagger.Tag(doc, given)
	}
}

func BenchmarkNew(b *testing.B) {
	for b.Loop() {
		if _, err := New(); err != nil {
			b.Fatal(err)
		}
	}
}
