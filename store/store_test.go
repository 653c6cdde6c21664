package store_test

import (
	"errors"
	"math"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"

	"nuncio/record"
	"nuncio/store"
	"nuncio/store/storetest"
)

func TestFold(t *testing.T) {
	for in, want := range map[string]string{
		"Kim Jong-un": "kim jong un", "KIM  JONG–UN ": "kim jong un", "Núñez\tÉvora": "nunez evora", "e\u0301": "e", "ſtraße": "straße",
		"Åse": "ase", "Ødegård": "ødegard", "- a": "a", "İstanbul": "istanbul", "ﬁne": "fine", "": "", "ΣΑΣ": "σασ", "σας": "σασ",
	} {
		if got := store.Fold(in); got != want {
			t.Errorf("Fold(%q) = %q, want %q", in, got, want)
		}
		if once := store.Fold(in); store.Fold(once) != once {
			t.Errorf("folding %q twice gives another text", in)
		}
	}
}

func TestMoment(t *testing.T) {
	for _, c := range []struct{ in, day, moment string }{
		{"", "", ""},
		{"2031-04-05", "2031-04-05", "2031-04-05"},
		{"2031-04-05T23:30:00-02:00", "2031-04-06", "2031-04-06T01:30:00.000000000Z"},
		{"2031-04-05T01:30:00.25+09:00", "2031-04-04", "2031-04-04T16:30:00.250000000Z"},
	} {
		if day, moment, err := store.Moment(c.in); day != c.day || moment != c.moment || err != nil {
			t.Errorf("Moment(%q) = %q, %q, %v", c.in, day, moment, err)
		}
	}
	for _, in := range []string{"5 April 2031", "2031-04", "2031-02-30", "2031-04-05T10:00", "9999-12-31T23:00:00-05:00"} {
		if _, _, err := store.Moment(in); err == nil {
			t.Errorf("Moment(%q) is no error", in)
		}
	}
}

func TestPage(t *testing.T) {
	for in, want := range map[string]string{
		"": "", "https://a.example/x?y=1#z": "https://a.example/x?y=1", "https://a.example/#": "https://a.example/", "%": "%",
	} {
		if got := store.Page(in); got != want {
			t.Errorf("Page(%q) = %q, want %q", in, got, want)
		}
	}
}

func TestParseQuery(t *testing.T) {
	for in, want := range map[string][]store.Term{
		"two words":             {{Words: "two"}, {Words: "words"}},
		`say "the words" now`:   {{Words: "say"}, {Words: "the words"}, {Words: "now"}},
		`"open to the end`:      {{Words: "open to the end"}},
		`“curly” «marks» „all”`: {{Words: "curly"}, {Words: "marks"}, {Words: "all"}},
		`pre* "a phrase"* *`:    {{Words: "pre", Prefix: true}, {Words: "a phrase", Prefix: true}},
		`a"b"c`:                 {{Words: "a"}, {Words: "b"}, {Words: "c"}},
		"- ( ) \"…\" \x00":      nil,
		"x\xffy":                {{Words: "x"}, {Words: "y"}},
	} {
		if d := cmp.Diff(want, store.ParseQuery(in)); d != "" {
			t.Errorf("ParseQuery(%q) (-want +got):\n%s", in, d)
		}
	}
	if n := len(store.ParseQuery(strings.Repeat("a ", 1000))); n != 64 {
		t.Errorf("%d terms of a thousand words", n)
	}
}

func FuzzParseQuery(f *testing.F) {
	for _, q := range storetest.HostileQueries {
		f.Add(q)
	}
	f.Fuzz(func(t *testing.T, typed string) {
		for _, term := range store.ParseQuery(typed) {
			if !utf8.ValidString(term.Words) || strings.ContainsAny(term.Words, "\x00\"“”„«»") || strings.HasSuffix(term.Words, "*") {
				t.Errorf("ParseQuery(%q) has the term %q", typed, term.Words)
			}
		}
	})
}

func TestSimilar(t *testing.T) {
	a := make([]uint32, 128)
	for i := range a {
		a[i] = uint32(i * i)
	}
	alike := func(n int) []uint32 { // in the first n minima
		b := slices.Clone(a)
		for i := n; i < len(b); i++ {
			b[i]++
		}
		return b
	}
	least := int(math.Ceil(store.NearDuplicate * float64(len(a))))
	for _, c := range []struct {
		b    []uint32
		want bool
	}{{a, true}, {alike(least), true}, {alike(least - 1), false}, {nil, false}, {a[:64], false}} {
		if store.Similar(a, c.b) != c.want || store.Similar(c.b, a) != c.want {
			t.Errorf("Similar with %d minima: %v", len(c.b), !c.want)
		}
	}
	if store.Similar(nil, nil) {
		t.Error("reports without signature are alike")
	}
	shared := 0
	bands := store.Bands(a)
	for _, h := range store.Bands(alike(least)) {
		if slices.Contains(bands, h) {
			shared++
		}
	}
	if shared == 0 || shared == len(bands) {
		t.Errorf("near-duplicates share %d of %d bands", shared, len(bands))
	}
}

// A record may be wrong: statements that contain one another have a chain all the same.
func TestChainOfACircle(t *testing.T) {
	r := storetest.Spec{Sayings: []storetest.Saying{{Who: "Bo", Words: "no", Inside: "Ann"}}}.Item().Record
	r.Statements[0].Inside = "s2"
	for i, want := range []string{"Bo", "Ann"} {
		q := store.Quotes(r)[i]
		if len(q.Chain) != 1 || q.Chain[0].Name != want {
			t.Errorf("chain of statement %d: %+v", i, q.Chain)
		}
	}
}

func TestQuoteWithoutSpeakerOrContent(t *testing.T) {
	r := storetest.Spec{Sayings: []storetest.Saying{{Who: "Bo", Words: "no"}}}.Item().Record
	s := &r.Statements[0]
	s.Speaker, s.Source, s.Content = "", nil, []record.Evidence{}
	q := store.Quotes(r)[0]
	if q.Speaker != nil || q.Source != "" || q.Words == nil || q.Start != s.Cue.Start || q.End != s.Cue.End {
		t.Errorf("%+v", q)
	}
}

// The source of a report is compared by code points, whatever stands before.
func TestCheckCountsCodePoints(t *testing.T) {
	title := strings.Repeat("é😀a", 100)
	it := storetest.Spec{Title: title, Paragraphs: []string{title + "b"}}.Item()
	if err := it.Check(); err != nil {
		t.Fatal(err)
	}
	it.Record.Report.Blocks[1].Source[0][1]--
	if err := it.Check(); err == nil || !strings.Contains(err.Error(), `block 1: the source at 310 is ">é😀`) {
		t.Errorf("a piece that is off by one: %v", err)
	}
}

func TestAmbiguousErrorNamesCandidates(t *testing.T) {
	err := error(&store.AmbiguousError{Asked: "abcdef", Candidates: []string{"abcdef1", "abcdef2"}})
	var as *store.AmbiguousError
	if !errors.As(err, &as) || !strings.Contains(err.Error(), "abcdef1, abcdef2") {
		t.Error(err)
	}
}
