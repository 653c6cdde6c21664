package nuncio_test

import (
	"bytes"
	"context"
	"errors"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"unicode/utf8"

	"github.com/santhosh-tekuri/jsonschema/v6"

	"nuncio"
	"nuncio/article"
	"nuncio/eval"
	"nuncio/record"
	"nuncio/samples"
)

var reader = sync.OnceValues(func() (*nuncio.Reader, error) { return nuncio.NewReader(nuncio.Options{}) })

func newReader(t testing.TB) *nuncio.Reader {
	t.Helper()
	r, err := reader()
	if err != nil {
		t.Fatal(err)
	}
	return r
}

// sources are the samples, and reports whose text puts code points and bytes apart.
func sources() []nuncio.Source {
	out := sampleSources()
	for _, name := range slices.Sorted(maps.Keys(oddTexts)) {
		text := oddTexts[name]
		out = append(out, nuncio.Source{Name: name, Bytes: []byte(text), Given: article.Given{Published: "2031-04-08"}})
	}
	return out
}

func sampleSources() []nuncio.Source {
	var out []nuncio.Source
	for _, s := range samples.Reports() {
		out = append(out, nuncio.Source{Name: s.Name, Bytes: s.Bytes, ContentType: s.ContentType, Given: s.Given})
	}
	return out
}

var oddTexts = map[string]string{
	"accents and emoji": "Größe zählt 😀\n\n“Señor Núñez will meet Māra Ķēniņa in Ōsaka on 9 April,” the 🇯🇵 foreign ministry said on Tuesday. Münch denied that he had met Çelik — “never”, he said.\n",
	"open quotation":    "Talks to go on\n\n\"We will meet again, Premier Ilse Marren said on Monday. The president has agreed to hold a summit with Norland next week.\n\nOfficials said the talks were called off.\n",
	"one line":          "The foreign ministers of Norland and Kestovia met in Geneva on Monday and agreed to meet again in June, officials said.",
}

func TestRecordsHoldToTheSchema(t *testing.T) {
	schema := compileSchema(t)
	r := newReader(t)
	for _, src := range sources() {
		rec, err := r.Read(t.Context(), src)
		if err != nil {
			t.Errorf("%s: %v", src.Name, err)
			continue
		}
		b, err := rec.Encode()
		if err != nil {
			t.Fatal(err)
		}
		v, err := jsonschema.UnmarshalJSON(bytes.NewReader(b))
		if err != nil {
			t.Fatal(err)
		}
		if err := schema.Validate(v); err != nil {
			t.Errorf("%s: the record does not hold to its schema: %v", src.Name, err)
		}
		if _, err := record.Decode(bytes.NewReader(b)); err != nil {
			t.Errorf("%s: %v", src.Name, err)
		}
	}
}

func compileSchema(t *testing.T) *jsonschema.Schema {
	t.Helper()
	v, err := jsonschema.UnmarshalJSON(bytes.NewReader(record.JSONSchema()))
	if err != nil {
		t.Fatal(err)
	}
	c := jsonschema.NewCompiler()
	if err := c.AddResource("record.json", v); err != nil {
		t.Fatal(err)
	}
	schema, err := c.Compile("record.json")
	if err != nil {
		t.Fatal(err)
	}
	return schema
}

// What a block says of its source must be so, in code points, letter by letter.
func TestBlocksLeadToTheSource(t *testing.T) {
	r := newReader(t)
	for _, src := range sources() {
		rd, err := r.Analyze(t.Context(), src)
		if err != nil {
			t.Fatal(err)
		}
		rec, err := rd.Record()
		if err != nil {
			t.Fatal(err)
		}
		text, source := []rune(rec.Report.Text), []rune(rd.Article.Source)
		covered := 0
		for _, b := range rec.Report.Blocks {
			for _, p := range b.Source {
				if got, want := string(source[p[1]:p[1]+p[2]]), string(text[p[0]:p[0]+p[2]]); got != want {
					t.Errorf("%s: the source at %d has %q, the text at %d has %q", src.Name, p[1], got, p[0], want)
				}
				covered += p[2]
			}
		}
		if letters := utf8.RuneCountInString(strings.Join(strings.Fields(rec.Report.Text), "")); covered < letters*9/10 {
			t.Errorf("%s: pieces cover %d of %d letters", src.Name, covered, letters)
		}
	}
}

func TestSameBytesFromManyGoroutines(t *testing.T) {
	r := newReader(t)
	all := sources()
	first := make([][]byte, len(all))
	for i, src := range all {
		first[i] = encode(t, r, src)
	}
	var wg sync.WaitGroup
	for range 4 {
		wg.Go(func() {
			for i, src := range all {
				if got := encode(t, r, src); !bytes.Equal(got, first[i]) {
					t.Errorf("%s: other bytes the second time", src.Name)
				}
			}
		})
	}
	wg.Wait()
}

func encode(t *testing.T, r *nuncio.Reader, src nuncio.Source) []byte {
	rec, err := r.Read(context.Background(), src)
	if err != nil {
		t.Errorf("%s: %v", src.Name, err)
		return nil
	}
	b, err := rec.Encode()
	if err != nil {
		t.Error(err)
	}
	return b
}

// Without a publication date nothing is reckoned from a date that is not there.
func TestNoDateIsInvented(t *testing.T) {
	text := "Envoys to meet\n\nThe envoys met on Thursday and will meet again on 12 June, after talks last week and earlier this year, officials said.\n"
	rec, err := newReader(t).Read(t.Context(), nuncio.Source{Name: "x", Bytes: []byte(text)})
	if err != nil {
		t.Fatal(err)
	}
	if rec.Report.Published != "" || rec.Report.PublishedFrom != "none" {
		t.Errorf("published %q from %q", rec.Report.Published, rec.Report.PublishedFrom)
	}
	if len(rec.Times) < 3 {
		t.Errorf("%d times found, want at least 3", len(rec.Times))
	}
	for _, x := range rec.Times {
		if strings.Contains(string(x.Value), "20") {
			t.Errorf("%q has the value %q in a report without a date", x.Text, x.Value)
		}
	}
}

func TestRefusals(t *testing.T) {
	r := newReader(t)
	for name, src := range map[string]nuncio.Source{
		"empty":   {},
		"pdf":     {Bytes: []byte("%PDF-1.7 ...")},
		"binary":  {Bytes: bytes.Repeat([]byte{0, 1, 2, 255}, 100)},
		"given":   {Bytes: []byte(oddTexts["one line"]), Given: article.Given{Published: "soon"}},
		"limit":   {Bytes: []byte(oddTexts["one line"]), Given: article.Given{MaxBytes: 20}},
		"foreign": {Bytes: []byte("Die Minister haben sich am Montag in Genf getroffen und über den Frieden gesprochen. Sie werden sich in einer Woche wieder sehen, sagte ein Sprecher der Regierung nach dem Treffen.")},
	} {
		_, err := r.Read(t.Context(), src)
		var e *article.Error
		if !errors.As(err, &e) || e.Code == "" || e.Message == "" {
			t.Errorf("%s: error %#v, want an article.Error with code and message", name, err)
		}
	}
}

// The first real input, where it is at hand: nothing of it stands in this repository.
func exampleReport(t *testing.T) (text, expected []byte) {
	t.Helper()
	dir := os.Getenv("NUNCIO_SHARED")
	if dir == "" {
		dir = filepath.Join("..", "shared")
	}
	text, err := os.ReadFile(filepath.Join(dir, "examples", "trump-kim-talks.txt"))
	if err != nil {
		t.Skip("the example report is not at hand: ", err)
	}
	expected, err = os.ReadFile(filepath.Join(dir, "examples", "trump-kim-talks.expected.json"))
	if err != nil {
		t.Skip("the example's expected record is not at hand: ", err)
	}
	return text, expected
}

// The article part must be right to the letter; of the rest, as many entries as
// were right when this was written, so that a change for the worse shows.
func TestExample(t *testing.T) {
	text, expected := exampleReport(t)
	want, err := eval.ReadExpected(expected)
	if err != nil {
		t.Fatal(err)
	}
	rec, err := newReader(t).Read(t.Context(), nuncio.Source{Name: "example", Bytes: text, Given: article.Given{Published: want.Published}})
	if err != nil {
		t.Fatal(err)
	}
	for _, tally := range eval.Compare(want, rec) {
		least := map[string]int{"article": tally.Of, "actors": 19, "events": 18, "statements": 15, "times": 8, "places": 7}[tally.Section]
		if tally.Right < least {
			t.Errorf("%s: %d of %d right, want at least %d; missed %q", tally.Section, tally.Right, tally.Of, least, tally.Misses)
		}
	}
}

// TestDayWithoutYear reads a report that has lost its date: the day of a plan
// stays with it, of whatever year.
func TestDayWithoutYear(t *testing.T) {
	text := "Norway sure of plans for Okel-Reth talks\n\n" +
		"Officials of both states have been working to get the 12 June Oslo summit back on track after Premier Adan Okel, angered by a speech of President Mira Reth, said last week he would not attend.\n\n" +
		"The summit will be held in the old town hall, where Okel and Reth have met before, a spokesman said.\n"
	rec, err := newReader(t).Read(t.Context(), nuncio.Source{Name: "undated", Bytes: []byte(text)})
	if err != nil {
		t.Fatal(err)
	}
	planned := 0
	for _, e := range rec.Events {
		if e.Type != "CONSULT" || e.Status != "planned" || len(e.Sources) != 2 {
			continue
		}
		planned++
		if e.When == "" {
			t.Errorf("%s has no day: %+v", e.ID, e)
			continue
		}
		i := slices.IndexFunc(rec.Times, func(x record.Time) bool { return x.ID == string(e.When) })
		if x := rec.Times[i]; x.Text != "12 June" || x.Value != "XXXX-06-12" {
			t.Errorf("the day is %q, %v", x.Text, x.Value)
		}
	}
	if planned == 0 {
		t.Error("no meeting is planned")
	}
}
