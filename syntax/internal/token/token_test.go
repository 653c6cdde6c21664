package token

import (
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"
)

func words(t testing.TB, text string) ([]Word, []int32) {
	t.Helper()
	tok, err := New()
	if err != nil {
		t.Fatal(err)
	}
	w := tok.Words(nil, text, 0, len(text))
	return w, tok.Sentences(nil, w, text, false)
}

func TestWords(t *testing.T) {
	for _, test := range []struct{ text, want string }{
		{"The envoys didn't meet.", "The envoys did n't meet ."},
		{"Norland's allies' plan", "Norland 's allies ' plan"},
		{"They’ll say it’s over", "They ’ll say it ’s over"},
		{"She can't, he cannot.", "She ca n't , he can not ."},
		{"Gen. Venn met Mr. Okel.", "Gen. Venn met Mr. Okel ."},
		{"the U.S. and a.m. talks", "the U.S. and a.m. talks"},
		{"J. R. Reth", "J. R. Reth"},
		{"No. 5, not No.", "No. 5 , not No ."},
		{"a well-known non-profit", "a well - known non-profit"},
		{"Kim Do-yun spoke", "Kim Do-yun spoke"},
		{"a Beijing-led bloc", "a Beijing - led bloc"},
		{"$1.2bn or €3,500", "$ 1.2 bn or € 3,500"},
		{"up 4.5% at 5pm", "up 4.5 % at 5 pm"},
		{"1914-18 and 2018-06-12", "1914 - 18 and 2018-06-12"},
		{"call 212-555-0123", "call 212-555-0123"},
		{"see https://example.org/a?b=c, or mail a.b@example.org.", "see https://example.org/a?b=c , or mail a.b@example.org ."},
		{"\"Wait...\" he said — twice", "\" Wait ... \" he said — twice"},
		{"‘Not yet,’ (he) said", "‘ Not yet , ’ ( he ) said"},
		{"'vampire leader'", "' vampire leader '"},
		{"the '90s", "the '90s"},
		{"AT&T and/or others", "AT&T and / or others"},
		{"Really?! Yes!!", "Really ?! Yes !!"},
		{"#Peace @norland", "#Peace @norland"},
		{"O'Neill and d'Arc", "O'Neill and d'Arc"},
		{"naïve Ærø", "naïve Ærø"},
		{"end.Next one", "end . Next one"},
	} {
		ws, _ := words(t, test.text)
		var got []string
		for _, w := range ws {
			got = append(got, test.text[w.Start:w.End])
		}
		if g := strings.Join(got, " "); g != test.want {
			t.Errorf("%q:\n got %s\nwant %s", test.text, g, test.want)
		}
	}
}

func TestSentences(t *testing.T) {
	for _, test := range []struct {
		text string
		want []string
	}{
		{"He left. She stayed.", []string{"He left.", "She stayed."}},
		{"Gen. Venn left. Mr. Okel stayed.", []string{"Gen. Venn left.", "Mr. Okel stayed."}},
		{"\"We agree.\" He smiled.", []string{"\"We agree.\"", "He smiled."}},
		{"Is it over? Not yet.", []string{"Is it over?", "Not yet."}},
		{"the U.S. Congress met", []string{"the U.S. Congress met"}},
		{"from the U.S. The talks failed.", []string{"from the U.S.", "The talks failed."}},
	} {
		ws, ends := words(t, test.text)
		var got []string
		first := int32(0)
		for _, e := range ends {
			got = append(got, test.text[ws[first].Start:ws[e-1].End])
			first = e
		}
		if strings.Join(got, "|") != strings.Join(test.want, "|") {
			t.Errorf("%q: got %q", test.text, got)
		}
	}
}

func TestQuoted(t *testing.T) {
	for _, test := range []struct{ text, want string }{
		{`He said "no deal" today.`, "no deal"},
		{"He said “no deal” today.", "no deal"},
		{"the 'vampire leader' of Norland", "vampire leader"},
		{`"We go on`, "We go on"},
		{"the allies' plan and Norland's", ""},
	} {
		ws, _ := words(t, test.text)
		var got []string
		for _, w := range ws {
			if w.Flags&Quoted != 0 {
				got = append(got, test.text[w.Start:w.End])
			}
		}
		if g := strings.Join(got, " "); g != test.want {
			t.Errorf("%q: quoted %q, want %q", test.text, g, test.want)
		}
	}
}

func FuzzWords(f *testing.F) {
	for _, s := range []string{"He didn't.", "a-b-c", "\"'''\"", "http://a.b/\xff", "1,2.3-4/5", strings.Repeat("a.", 50), "\u00ad\u200b’s'", "$#@!", "U.S.'s", "12's 1990's 5kg +44 .5 US$3 [6] :-) ---= x.doc Jong-Un", "a [6]¦“b.The c”— –U.S. The"} {
		f.Add(s)
	}
	tok, err := New()
	if err != nil {
		f.Fatal(err)
	}
	f.Fuzz(func(t *testing.T, text string) {
		ws := tok.Words(nil, text, 0, len(text))
		ends := tok.Sentences(nil, ws, text, false)
		at := int32(0)
		for i, w := range ws {
			if w.Start < at || w.End <= w.Start || int(w.End) > len(text) {
				t.Fatalf("word %d at %d:%d after %d", i, w.Start, w.End, at)
			}
			for _, r := range text[at:w.Start] {
				if classOf(r) != space {
					t.Fatalf("%q lost before word %d", r, i)
				}
			}
			if strings.ContainsFunc(text[w.Start:w.End], unicode.IsSpace) {
				t.Fatalf("white space in word %d", i)
			}
			if utf8.ValidString(text) && !utf8.ValidString(text[w.Start:w.End]) {
				t.Fatalf("word %d cuts a character", i)
			}
			at = w.End
		}
		for _, r := range text[at:] {
			if classOf(r) != space {
				t.Fatalf("%q lost at the end", r)
			}
		}
		if len(ws) > 0 && (len(ends) == 0 || int(ends[len(ends)-1]) != len(ws)) {
			t.Fatal("sentences do not cover the words")
		}
	})
}

func BenchmarkWords(b *testing.B) {
	tok, err := New()
	if err != nil {
		b.Fatal(err)
	}
	text := strings.Repeat("Gen. Venn, who led the delegation, didn't say whether Norland's $1.2bn plan would go ahead. ", 20)
	var ws []Word
	b.SetBytes(int64(len(text)))
	b.ReportAllocs()
	n := 0
	for b.Loop() {
		ws = tok.Words(ws[:0], text, 0, len(text))
		n += len(ws)
	}
	b.ReportMetric(float64(n)/b.Elapsed().Seconds(), "tokens/s")
}
