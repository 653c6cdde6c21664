package article

import (
	"bytes"
	"compress/gzip"
	"errors"
	"fmt"
	"strings"
	"testing"
	"unicode/utf16"
)

// story is a plain report, long enough to be found in any dress.
const story = `Kestovia agrees to talks

Kestovia has agreed to hold talks with its neighbour over the dam, the foreign minister said on Monday.

The two sides will meet in Brask next month, and both have promised to bring their engineers.
`

func packed(t testing.TB, data []byte) []byte {
	t.Helper()
	var b bytes.Buffer
	z := gzip.NewWriter(&b)
	if _, err := z.Write(data); err != nil {
		t.Fatal(err)
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func TestErrors(t *testing.T) {
	tests := []struct {
		name, raw, contentType string
		given                  Given
		want                   Code
	}{
		{"empty", "", "", Given{}, CodeEmpty},
		{"white space", " \r\n\t\u00a0\n", "", Given{}, CodeEmpty},
		{"too large", strings.Repeat("word ", 30), "", Given{MaxBytes: 100}, CodeTooLarge},
		{"too large inside gzip", string(packed(t, bytes.Repeat([]byte("word "), 1000))), "", Given{MaxBytes: 1000}, CodeTooLarge},
		{"broken gzip", "\x1f\x8b\x08nonsense", "", Given{}, CodeFormat},
		{"WARC inside gzip", string(packed(t, []byte("WARC/1.0\r\nWARC-Type: response\r\n"))), "", Given{}, CodeFormat},
		{"pdf", "%PDF-1.7\n...", "application/pdf", Given{}, CodePDF},
		{"zip", "PK\x03\x04...", "", Given{}, CodeFormat},
		{"png", "\x89PNG\r\n\x1a\n", "", Given{}, CodeFormat},
		{"feed", `<?xml version="1.0"?><rss version="2.0"><channel></channel></rss>`, "", Given{}, CodeFormat},
		{"binary", "abc\x00\x01\x02\x00\xff\xfe", "", Given{}, CodeBinary},
		{"unknown charset", "caf\xe9 talks", "text/plain; charset=no-such", Given{}, CodeCharset},
		{"wrong charset", strings.Repeat("\xff\xff\x80\x80", 40), "text/plain; charset=euc-jp", Given{}, CodeCharset},
		{"no article", "Home\nNews\nSport\n", "", Given{}, CodeNoArticle},
		{"no article in HTML", "<html><body><nav><a href=/>Home</a></nav></body></html>", "", Given{}, CodeNoArticle},
		{"bad date", story, "", Given{Published: "31 May"}, CodeGiven},
		{"impossible date", story, "", Given{Published: "2018-02-30"}, CodeGiven},
	}
	for _, test := range tests {
		_, err := Extract([]byte(test.raw), test.contentType, test.given)
		var e *Error
		if !errors.As(err, &e) || e.Code != test.want {
			t.Errorf("%s: got %v, want code %s", test.name, err, test.want)
		}
	}
}

func TestCharsets(t *testing.T) {
	text := strings.ReplaceAll(story, "Brask", "Bräsk")
	utf16le := []byte{}
	for _, u := range utf16.Encode([]rune(text)) {
		utf16le = append(utf16le, byte(u), byte(u>>8))
	}
	latin1 := strings.ReplaceAll(text, "ä", "\xe4")
	tests := []struct{ name, raw, contentType, charset string }{
		{"utf-8", text, "", "utf-8"},
		{"utf-8 with mark", "\ufeff" + text, "", "utf-8"},
		{"utf-16 with mark", "\xff\xfe" + string(utf16le), "", "utf-16le"},
		{"utf-16 without mark", string(utf16le), "", "utf-16le"},
		{"by header", latin1, "text/plain; charset=iso-8859-1", "windows-1252"},
		{"by guess", latin1, "", "windows-1252"},
		{"by meta", `<html><head><meta charset="windows-1252"></head><body><p>` + strings.ReplaceAll(latin1, "\n\n", "<p>") + `</body></html>`, "", "windows-1252"},
		{"wrong header", strings.ReplaceAll(text, "dam", "dämm über"), "text/plain; charset=iso-8859-1", "utf-8"},
		{"gzip", string(packed(t, []byte(text))), "", "utf-8"},
	}
	for _, test := range tests {
		a, err := Extract([]byte(test.raw), test.contentType, Given{})
		if err != nil {
			t.Errorf("%s: %v", test.name, err)
			continue
		}
		checkInvariants(t, a)
		if a.Charset != test.charset || !strings.Contains(a.Text, "Bräsk") {
			t.Errorf("%s: charset %s, text %q", test.name, a.Charset, a.Text)
		}
	}
}

func TestGiven(t *testing.T) {
	given := Given{URL: "https://example.org/a", Publisher: "Haldane Courier", Published: "2031-05-02T10:00:00+02:00"}
	a, err := Extract([]byte("By A. Roe\n2 June 2030\n"+story+"\n© 2030 Coast"), "", given)
	if err != nil {
		t.Fatal(err)
	}
	if a.URL != given.URL || a.Publisher != given.Publisher || a.Published != (Published{given.Published, "given"}) {
		t.Errorf("got %q %q %v", a.URL, a.Publisher, a.Published)
	}
}

// TestWhiteSpace reads every kind of white space that saved text has.
func TestWhiteSpace(t *testing.T) {
	raw := "\ufeffTalks on\u00a0dam\r\n\r\n\tKestovia has agreed  to\u00a0hold nego\u00adtiations with its\u200b neighbour over the\tdam on Monday.\r\n\r\n  \u2022\u00a0the level of the reservoir in the summer months;\r\n  - a hot line.\r\n\r\nThe two sides will meet in Brask next month with their engineers.\r"
	a, err := Extract([]byte(raw), "", Given{})
	if err != nil {
		t.Fatal(err)
	}
	checkInvariants(t, a)
	checkNothingLost(t, a)
	want := "Talks on dam\n\nKestovia has agreed to hold negotiations with its neighbour over the dam on Monday.\n\nthe level of the reservoir in the summer months;\n\na hot line.\n\nThe two sides will meet in Brask next month with their engineers."
	if a.Text != want {
		t.Errorf("got  %q\nwant %q", a.Text, want)
	}
}

func TestHardWrapped(t *testing.T) {
	paragraph := "Foreign ministers of both states met here on Wednesday for the first time in three years and agreed to reopen the border crossing at the pass, officials said. The two-hour meeting was frank and useful, the ministry said in a statement that was read out to reporters."
	var raw strings.Builder
	for range 3 {
		col := 0
		for i, w := range strings.Fields(paragraph) {
			if col+1+len(w) > 72 {
				raw.WriteString("\r\n")
				col = 0
			} else if i > 0 {
				raw.WriteByte(' ')
				col++
			}
			raw.WriteString(w)
			col += len(w)
		}
		raw.WriteString("\r\n\r\n")
	}
	a, err := Extract([]byte(raw.String()), "", Given{})
	if err != nil {
		t.Fatal(err)
	}
	checkInvariants(t, a)
	if want := strings.Join([]string{paragraph, paragraph, paragraph}, "\n\n"); a.Text != want {
		t.Errorf("got %q", a.Text)
	}
}

func TestLanguage(t *testing.T) {
	tests := []struct{ text, want string }{
		{story, "en"},
		{"Foreign Minister Anya Reth met President Tomas Okel in Berlin.", ""},
		{"Die Außenminister der beiden Staaten haben sich am Montag in der Hauptstadt getroffen und über den Bau des Damms gesprochen. Sie wollen sich im Mai wieder treffen, wie das Ministerium mitteilte.", "de"},
		{"Les présidents des deux pays se sont rencontrés lundi dans la capitale pour parler du barrage. Ils ont décidé de se revoir en mai, selon le ministère.", "fr"},
		{"Министры иностранных дел двух стран встретились в понедельник в столице и договорились о том, что переговоры по плотине будут продолжены в мае, сообщили в министерстве.", "ru"},
		{"两国外交部长星期一在首都举行会谈，讨论水坝问题，双方同意在五月继续谈判。两国外交部长星期一在首都举行会谈，讨论水坝问题，双方同意在五月继续谈判。", "zh"},
	}
	for _, test := range tests {
		page := "<html><body><p>" + test.text + "</p></body></html>"
		a, err := Extract([]byte(page), "text/html; charset=utf-8", Given{})
		if err != nil {
			t.Errorf("%s: %v", test.want, err)
			continue
		}
		if a.Language != test.want {
			t.Errorf("got %q, want %q", a.Language, test.want)
		}
		err = RequireEnglish(a)
		var e *Error
		if (test.want == "en" || test.want == "") && err != nil || test.want != "en" && test.want != "" && (!errors.As(err, &e) || e.Code != CodeNotEnglish) {
			t.Errorf("%s: %v", test.want, err)
		}
	}
}

// TestDeep reads pages that nest, or leave open, more than any real page:
// the work must stay in proportion to the size.
func TestDeep(t *testing.T) {
	body := "<p>Kestovia has agreed to hold talks with its neighbour over the dam, the foreign minister said on Monday.</p>"
	for _, tag := range []string{"div", "b", "p", "li", "table><tr><td", "blockquote", "svg", "font color=red", "x-y"} {
		n := 30_000
		name, _, _ := strings.Cut(tag, " ")
		for _, page := range []string{
			strings.Repeat("<"+tag+">", n) + body,
			body + strings.Repeat("<"+tag+">", n),
			strings.Repeat("</"+name+">", n) + body,
			strings.Repeat("<i><"+tag+">", n/2) + body + strings.Repeat("</i>", n/2),
			strings.Repeat("<"+tag+">word ", n/2) + body,
		} {
			a, err := Extract([]byte(page), "text/html", Given{})
			var e *Error
			if err != nil && !errors.As(err, &e) {
				t.Fatalf("%s: %v", tag, err)
			}
			if err == nil {
				checkInvariants(t, a)
			}
		}
	}
}

// TestEntities maps what stands around character references.
func TestEntities(t *testing.T) {
	page := "<html><body><h1>Talks &amp; more</h1><p>Kestovia &amp; Norland said &ldquo;yes&rdquo; to talks about the&nbsp;dam, AT&T and &notanentity; and &#8212; on Monday &#x2014; in Brask &lt;the pass&gt;.</p></body></html>"
	a, err := Extract([]byte(page), "text/html", Given{})
	if err != nil {
		t.Fatal(err)
	}
	checkInvariants(t, a)
	want := "Kestovia & Norland said “yes” to talks about the dam, AT&T and ¬anentity; and — on Monday — in Brask <the pass>."
	if !strings.Contains(a.Text, want) {
		t.Errorf("got %q", a.Text)
	}
}

func TestPublicationTimeIsNotInvented(t *testing.T) {
	for _, text := range []string{
		story,
		"Published 2 hours ago\n" + story,
		"BRASK, April 9 (AFP) - " + story,
		story + "\nMore on this story\nDrought empties the reservoirs\n2 March 2031\n",
		strings.Replace(story, "on Monday", "on 3 May 2031", 1),
	} {
		a, err := Extract([]byte(text), "", Given{})
		if err != nil {
			t.Fatal(err)
		}
		if a.Published != (Published{From: "none"}) {
			t.Errorf("%q: %v", text, a.Published)
		}
	}
}

func TestMetadata(t *testing.T) {
	tests := []struct{ head, want string }{
		{`<meta property="article:published_time" content="2031-05-02T10:00:00+02:00">`, "2031-05-02T10:00:00+02:00 metadata"},
		{`<meta name="DC.date.issued" content="2031-05-02">`, "2031-05-02 metadata"},
		{`<script type="application/ld+json">{"@graph":[{"@type":["NewsArticle"],"datePublished":"2031-05-02T10:00Z"}]}</script>`, "2031-05-02T10:00:00Z metadata"},
		{`<script type="application/ld+json">{"@type":"NewsArticle","description":"two` + "\n" + `lines","datePublished":"2031-05-02",}</script>`, "2031-05-02 metadata"},
		{`<script type="application/ld+json">not json</script>`, " none"},
		{`<meta property="article:modified_time" content="2031-05-02T10:00:00+02:00">`, " none"},
		{`<meta property="article:published_time" content="soon">`, " none"},
	}
	for _, test := range tests {
		page := "<html><head>" + test.head + "</head><body><h1>Talks agreed</h1><p>Kestovia has agreed to hold talks with its neighbour over the dam, the minister said.</p></body></html>"
		a, err := Extract([]byte(page), "", Given{})
		if err != nil {
			t.Fatal(err)
		}
		if got := fmt.Sprint(a.Published.Value, " ", a.Published.From); got != test.want {
			t.Errorf("%s: got %q, want %q", test.head, got, test.want)
		}
	}
}

// TestEnds reads what is easily taken for a link, a fragment or furniture at
// the beginning and at the end of a report.
func TestEnds(t *testing.T) {
	const (
		met  = "The envoys of both states met in Brask on Monday and agreed to open the pass."
		next = "They will meet again in June to talk about the dam, a spokesman said."
	)
	roundUp := "The week in brief\n\nNorthern Courier\n\nEnvoy goes home\n\n" + met + "\n\nDam talks\n\n" + next + "\n\nHarbour shut\n\n" + met + "\n\nBridge opened\n\n" + next
	tests := []struct{ raw, title, first, last string }{
		{"Live: convoy at the pass\n\n" + met + "\n\n" + next, "Live: convoy at the pass", met, next},
		{"Analysis: who gains from the dam\n\n" + met + "\n\n" + next, "Analysis: who gains from the dam", met, next},
		{"Envoys meet in Brask\n\n" + met + "\n\nLive: convoy at the pass\n\n" + next, "Envoys meet in Brask", met, next},
		{"Envoys meet in Brask\n\n" + met + "\n\n" + next + " ---0---", "Envoys meet in Brask", met, next},
		{"Envoys meet in Brask\n\n" + met + "\n\n" + next + " ###", "Envoys meet in Brask", met, next},
		{"Envoys meet in Brask\n\n" + met + "\n\n" + next + " -ENDS-", "Envoys meet in Brask", met, next},
		{roundUp, "The week in brief", "Envoy goes home", next},
	}
	for _, test := range tests {
		a, err := Extract([]byte(test.raw), "", Given{})
		if err != nil {
			t.Errorf("%q: %v", test.raw, err)
			continue
		}
		checkInvariants(t, a)
		checkNothingLost(t, a)
		blocks := strings.Split(a.Text, "\n\n")
		if a.Title != test.title || len(blocks) < 3 || blocks[1] != test.first || blocks[len(blocks)-1] != test.last {
			t.Errorf("%q: got title %q, text %q", test.raw, a.Title, blocks)
		}
	}
}
