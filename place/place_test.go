package place

import (
	"fmt"
	"math"
	"strconv"
	"strings"
	"testing"

	"nuncio/entity"
	"nuncio/lexicon"
	"nuncio/span"
	"nuncio/syntax"
)

// tree makes a document of sentences written as "form/UPOS/head/relation" for
// each word, with heads counted from 1 in each sentence and lemmas in lower
// case; "form|lemma" gives another lemma, "*" before a form marks a name that
// the tagger calls a place.
func tree(t *testing.T, sentences ...string) *syntax.Document {
	t.Helper()
	d := &syntax.Document{}
	for k, text := range sentences {
		first := int32(len(d.Tokens))
		s := syntax.Sentence{Block: int32(k), First: first}
		for _, w := range strings.Fields(text) {
			f := strings.Split(w, "/")
			if len(f) != 4 {
				t.Fatalf("%q is not form/UPOS/head/relation", w)
			}
			form, lemma, ok := strings.Cut(f[0], "|")
			form, located := strings.CutPrefix(form, "*")
			if !ok {
				lemma = strings.ToLower(form)
			}
			head, err := strconv.Atoi(f[2])
			if err != nil {
				t.Fatal(err)
			}
			tok := syntax.Token{Lemma: lemma, UPOS: syntax.ParseUPOS(f[1]), Deprel: syntax.ParseDeprel(f[3]), Head: syntax.None, Sentence: int32(k)}
			if head > 0 {
				tok.Head = first + int32(head) - 1
			}
			start := len(d.Text)
			d.Text += form
			tok.Span = span.New(start, len(d.Text))
			d.Text += " "
			i := int32(len(d.Tokens))
			if located {
				d.Names = append(d.Names, syntax.Name{First: i, End: i + 1, Type: syntax.Location, Conf: 200})
			}
			d.Tokens = append(d.Tokens, tok)
		}
		s.End = int32(len(d.Tokens))
		s.Span = span.Span{Start: d.Tokens[first].Span.Start, End: d.Tokens[s.End-1].Span.End}
		d.Blocks = append(d.Blocks, syntax.Block{Span: s.Span})
		d.Sentences = append(d.Sentences, s)
	}
	return d
}

func newResolver(t testing.TB) *Resolver {
	t.Helper()
	lex, err := lexicon.Default()
	if err != nil {
		t.Fatal(err)
	}
	r, err := New(lex)
	if err != nil {
		t.Fatal(err)
	}
	return r
}

func resolve(t *testing.T, r *Resolver, doc *syntax.Document, ents *entity.Result) []Place {
	t.Helper()
	places, err := r.Resolve(doc, ents)
	if err != nil {
		t.Fatal(err)
	}
	return places
}

func toponyms(t *testing.T, r *Resolver, doc *syntax.Document, peoples bool) []Place {
	t.Helper()
	places, err := r.Toponyms(doc, peoples)
	if err != nil {
		t.Fatal(err)
	}
	return places
}

func list(places []Place) string {
	var out []string
	for _, p := range places {
		out = append(out, fmt.Sprintf("%s:%s:%s", p.Name, p.Country, p.Precision))
	}
	return strings.Join(out, " ")
}

func TestResolve(t *testing.T) {
	r := newResolver(t)
	for _, c := range []struct{ name, text, want string }{
		{"goal of motion", "She/PRON/2/nsubj flew|fly/VERB/0/root to/ADP/4/case Cairo/PROPN/2/obl", "Cairo:EGY:city"},
		{"receiver", "It/PRON/2/nsubj sent|sign/VERB/0/root to/ADP/4/case Cairo/PROPN/2/obl", ""},
		{"subject that acts", "Cairo/PROPN/2/nsubj said|say/VERB/0/root so/ADV/2/advmod", ""},
		{"state in a locative", "They/PRON/2/nsubj met|meet/VERB/0/root in/ADP/4/case Norway/PROPN/2/obl", "Norway:NOR:country"},
		{"partner of talks", "talks|talk/NOUN/0/root with/ADP/3/case Norway/PROPN/1/nmod", ""},
		{"possessor of an act", "Norway/PROPN/3/nmod:poss 's/PART/1/case offer/NOUN/0/root", ""},
		{"object of a visit", "He/PRON/2/nsubj visited|visit/VERB/0/root Chile/PROPN/2/obj", "Chile:CHL:country"},
		{"object of blame", "He/PRON/2/nsubj accused|accuse/VERB/0/root Chile/PROPN/2/obj", ""},
		{"breakaway area as land", "Troops/NOUN/2/nsubj held|hold/VERB/0/root Abkhazia/PROPN/2/obj", "Abkhazia:GEO:country"},
		{"breakaway area that is dealt with", "talks|talk/NOUN/0/root with/ADP/3/case Abkhazia/PROPN/1/nmod", ""},
		{"summit named by its town", "the/DET/3/det Geneva/PROPN/3/compound talks|talk/NOUN/0/root", "Geneva:CHE:city"},
		{"talks named by a state", "the/DET/3/det Chile/PROPN/3/compound talks|talk/NOUN/0/root", ""},
		{"talks named by their matter", "the/DET/3/det Aegean/PROPN/3/compound talks|talk/NOUN/0/root", ""},
		{"region said to be one", "near|visit/VERB/0/root the/DET/4/det Donbas/PROPN/4/compound region/NOUN/1/obj", "Donbas:UKR:region"},
		{"part of the world that acts", "Europe/PROPN/2/nsubj wants|want/VERB/0/root peace/NOUN/2/obj", ""},
		{"part of the world", "stayed|stay/VERB/0/root in/ADP/3/case Europe/PROPN/1/obl", "Europe::region"},
		{"city state", "in/ADP/2/case Singapore/PROPN/0/root", ""},
		{"city state with a verb", "met|meet/VERB/0/root in/ADP/3/case Singapore/PROPN/1/obl", "Singapore:SGP:city"},
		{"venue", "met|meet/VERB/0/root at/ADP/4/case Camp/PROPN/4/compound David/PROPN/1/obl", "Camp David:USA:venue"},
		{"city that cannot act as subject", "The/DET/4/det town/NOUN/4/nsubj near/ADP/2/dep fell|fall/VERB/0/root in/ADP/6/case Mosul/PROPN/4/obl", "Mosul:IRQ:city"},
		{"coordination", "went|go/VERB/0/root to/ADP/3/case Oslo/PROPN/1/obl and/CCONJ/5/cc Bonn/PROPN/3/conj", "Oslo:NOR:city Bonn:DEU:city"},
		{"part of a person's name", "Michael/PROPN/3/nsubj Jordan/PROPN/1/flat spoke|speak/VERB/0/root in/ADP/5/case Oslo/PROPN/3/obl", "Oslo:NOR:city"},
		{"unknown name of a place", "met|meet/VERB/0/root in/ADP/3/case *Brindlewick/PROPN/1/obl", "Brindlewick::"},
		{"unknown name that acts", "*Brindlewick/PROPN/2/nsubj agreed|agree/VERB/0/root", ""},
		{"dateline", "CAIRO/PROPN/0/root (/PUNCT/3/punct Reuters/PROPN/1/appos )/PUNCT/3/punct -/PUNCT/1/punct Ministers/NOUN/1/dep", "Cairo:EGY:city"},
	} {
		if got := list(resolve(t, r, tree(t, c.text), nil)); got != c.want {
			t.Errorf("%s: %q, want %q", c.name, got, c.want)
		}
	}
}

func TestNamesakes(t *testing.T) {
	r := newResolver(t)
	const met = "met|meet/VERB/0/root in/ADP/3/case "
	for _, c := range []struct {
		name      string
		sentences []string
		want      string
	}{
		{"capital by default", []string{met + "Paris/PROPN/1/obl"}, "Paris:FRA:city"},
		{"region beside", []string{met + "Paris/PROPN/1/obl ,/PUNCT/5/punct Texas/PROPN/3/appos"}, "Paris:USA:city Texas:USA:region"},
		{"settled for the rest", []string{
			met + "Paris/PROPN/1/obl ,/PUNCT/5/punct Texas/PROPN/3/appos",
			met + "Paris/PROPN/1/obl"}, "Paris:USA:city Texas:USA:region Paris:USA:city"},
		{"state beside its capital", []string{met + "Tbilisi/PROPN/1/obl ,/PUNCT/5/punct Georgia/PROPN/3/appos"}, "Tbilisi:GEO:city Georgia:GEO:country"},
		{"city of a region", []string{met + "Atlanta/PROPN/1/obl ,/PUNCT/5/punct Georgia/PROPN/3/appos"}, "Atlanta:USA:city Georgia:USA:region"},
		{"kind said", []string{"met|meet/VERB/0/root in/ADP/5/case the/DET/5/det US/PROPN/5/compound state/NOUN/1/obl of/ADP/7/case Georgia/PROPN/5/nmod"}, "Georgia:USA:region"},
		{"countries of the text", []string{
			met + "Mobile/PROPN/1/obl ,/PUNCT/5/punct Alabama/PROPN/3/appos",
			met + "Birmingham/PROPN/1/obl ,/PUNCT/5/punct Alabama/PROPN/3/appos"}, "Mobile:USA:city Alabama:USA:region Birmingham:USA:city Alabama:USA:region"},
		{"namesake that is not listed", []string{met + "Casablanca/PROPN/1/obl ,/PUNCT/5/punct Texas/PROPN/3/appos"}, "Casablanca:USA:region Texas:USA:region"},
		{"short form of a region", []string{met + "Moscow/PROPN/1/obl ,/PUNCT/5/punct Ky./PROPN/3/appos"}, "Moscow:USA:region Kentucky:USA:region"},
		{"namesake for the rest", []string{
			met + "Moscow/PROPN/1/obl",
			met + "Moscow/PROPN/1/obl ,/PUNCT/5/punct Texas/PROPN/3/appos"}, "Moscow:USA:region Moscow:USA:region Texas:USA:region"},
		{"list of states", []string{met + "Jordan/PROPN/1/obl ,/PUNCT/5/punct Egypt/PROPN/3/conj"}, "Jordan:JOR:country Egypt:EGY:country"},
		{"list of places", []string{met + "Casablanca/PROPN/1/obl ,/PUNCT/5/punct Texas/PROPN/3/conj and/CCONJ/7/cc Oslo/PROPN/3/conj"}, "Casablanca:MAR:city Texas:USA:region Oslo:NOR:city"},
		{"well known by default", []string{met + "Birmingham/PROPN/1/obl"}, "Birmingham:GBR:city"},
	} {
		if got := list(resolve(t, r, tree(t, c.sentences...), nil)); got != c.want {
			t.Errorf("%s: %q, want %q", c.name, got, c.want)
		}
	}
}

// TestMentions checks that the entity stage decides for states and capitals.
func TestMentions(t *testing.T) {
	r := newResolver(t)
	doc := tree(t, "Oslo/PROPN/2/nsubj met|meet/VERB/0/root envoys|envoy/NOUN/2/obj in/ADP/5/case Cairo/PROPN/2/obl")
	ents := &entity.Result{
		Actors: []entity.Actor{{Name: "Norway", Kind: entity.State}, {Name: "Egypt", Kind: entity.State}},
		Mentions: []entity.Mention{
			{First: 0, End: 1, Head: 0, Form: entity.Name, Actor: 0, Locative: true},
			{First: 4, End: 5, Head: 4, Form: entity.Name, Actor: 1},
		},
	}
	if got, want := list(resolve(t, r, doc, ents)), "Oslo:NOR:city"; got != want {
		t.Errorf("%q, want %q", got, want)
	}
}

func TestToponyms(t *testing.T) {
	r := newResolver(t)
	doc := tree(t, "Syrian/ADJ/2/amod troops|troop/NOUN/3/nsubj told|tell/VERB/0/root Cairo/PROPN/3/obj")
	if got, want := list(toponyms(t, r, doc, true)), "Syria:SYR:country Cairo:EGY:city"; got != want {
		t.Errorf("with peoples: %q, want %q", got, want)
	}
	if got, want := list(toponyms(t, r, doc, false)), "Cairo:EGY:city"; got != want {
		t.Errorf("without peoples: %q, want %q", got, want)
	}
}

func TestKilometres(t *testing.T) {
	for _, c := range []struct{ lat1, lon1, lat2, lon2, want float64 }{
		{51.51, -0.13, 48.85, 2.35, 344},
		{0, 0, 0, 180, 20015},
		{10, 20, 10, 20, 0},
		{-33.87, 151.21, 40.71, -74.01, 15989},
	} {
		if got := Kilometres(c.lat1, c.lon1, c.lat2, c.lon2); math.Abs(got-c.want) > 5 {
			t.Errorf("from %v, %v to %v, %v: %.0f km, want %.0f", c.lat1, c.lon1, c.lat2, c.lon2, got, c.want)
		}
	}
}

func TestReadWords(t *testing.T) {
	if _, err := readWords("# c\n\nmotion: go come\nmotoin: fly\n"); err == nil || !strings.Contains(err.Error(), "words.txt:4") {
		t.Errorf("error %v, want one for line 4", err)
	}
	w, err := readWords(wordsText)
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range listNames {
		if len(w[name]) == 0 {
			t.Errorf("the list %q is empty", name)
		}
	}
}

// FuzzResolve checks that no tree, however odd, breaks the resolver and that
// places are in order and inside the text.
func FuzzResolve(f *testing.F) {
	f.Add("Paris , Texas in Georgia", uint64(0x1234567))
	f.Add("- New York ( US ) state of", uint64(99))
	r := newResolver(f)
	f.Fuzz(func(t *testing.T, text string, links uint64) {
		d := &syntax.Document{Text: text}
		words := strings.Fields(text)
		if len(words) == 0 || len(words) > 40 {
			return
		}
		at := 0
		for i, w := range words {
			start := at + strings.Index(text[at:], w)
			at = start + len(w)
			head := int32(links>>(uint(i)%48)) % int32(len(words))
			if int(head) == i {
				head = syntax.None
			}
			d.Tokens = append(d.Tokens, syntax.Token{Span: span.New(start, at), Lemma: strings.ToLower(w), Head: head, UPOS: syntax.PROPN, Deprel: syntax.Deprel(uint(links>>uint(i%16)) % 48)})
		}
		d.Sentences = []syntax.Sentence{{Span: span.New(0, len(text)), End: int32(len(words))}}
		d.Names = []syntax.Name{{First: 0, End: 1, Type: syntax.NameType(links % 5)}}
		last := int32(-1)
		for _, p := range resolve(t, r, d, nil) {
			if p.First < last || p.End <= p.First || int(p.Span.End) > len(text) {
				t.Fatalf("place %+v out of order or text", p)
			}
			last = p.End
		}
		toponyms(t, r, d, true)
	})
}

// places is a gazetteer of invented places and namesakes.
type places map[string][]lexicon.Entry

func (p places) Lookup(name string) ([]lexicon.Entry, error) { return p[name], nil }
func (p places) Hash() string                                { return "invented" }

func TestGazetteer(t *testing.T) {
	lex, err := lexicon.Default()
	if err != nil {
		t.Fatal(err)
	}
	at := func(name, country, region string, lat, lon float64, weight int) lexicon.Entry {
		return lexicon.Entry{Class: lexicon.Place, Name: name, Country: country, Region: region, Lat: lat, Lon: lon, Precision: "city", Weight: weight, ID: "test/" + name + country}
	}
	r, err := New(lex, places{
		"Veldimar": {at("Veldimar", "NOR", "", 60, 10, 3), at("Veldimar", "KEN", "", 0, 37, 2)},
		"Moscow":   {at("Moscow", "USA", "Idaho", 46.7, -117, 2)},
		"Mexico":   {at("Mexico City", "MEX", "", 19.4, -99.1, 9)},
		"March":    {at("March", "GBR", "England", 52.6, 0.1, 2)},
	})
	if err != nil {
		t.Fatal(err)
	}
	const met = "met|meet/VERB/0/root in/ADP/3/case "
	for _, c := range []struct{ name, text, want string }{
		{"the country of the text", met + "Veldimar/PROPN/1/obl ,/PUNCT/5/punct Kenya/PROPN/3/appos", "Veldimar:KEN:city Kenya:KEN:country"},
		{"nothing says which country", met + "Veldimar/PROPN/1/obl", "Veldimar::"},
		{"the lexicon goes first", met + "Moscow/PROPN/1/obl", "Moscow:RUS:city"},
		{"the region says which", met + "Moscow/PROPN/1/obl ,/PUNCT/5/punct Idaho/PROPN/3/appos", "Moscow:USA:city Idaho:USA:region"},
		{"a state is not its capital", met + "Mexico/PROPN/1/obl", "Mexico:MEX:country"},
		{"a month", met + "March/PROPN/1/obl", ""},
		{"not in the role of a place", "Veldimar/PROPN/2/nsubj said|say/VERB/0/root", ""},
	} {
		if got := list(resolve(t, r, tree(t, c.text), nil)); got != c.want {
			t.Errorf("%s: %q, want %q", c.name, got, c.want)
		}
	}
}
