package wordnet

import (
	"encoding/binary"
	"strings"
	"sync"
	"testing"
)

func lexicon(tb testing.TB) *Lexicon {
	l, err := New()
	if err != nil {
		tb.Fatal(err)
	}
	return l
}

// Lexicographer files (lexnames(5)).
const (
	nounAnimal, nounArtifact, nounCommunication            = 5, 6, 10
	nounGroup, nounLocation, nounPerson                    = 14, 15, 18
	nounPlant, nounPossession                              = 20, 21
	verbCommunication, verbMotion                          = 32, 38
	verbContact, verbPossession, verbSocial, verbStativity = 35, 40, 41, 42
)

// TestLookup holds what the dictionary says, word by word.
func TestLookup(t *testing.T) {
	l := lexicon(t)
	for _, c := range []struct {
		form       string
		pos, base  uint8
		noun, verb int // lexicographer files, -1 for none
		names      uint8
	}{
		{"minister", Noun | Verb, Noun | Verb, nounPerson, verbSocial, 0},
		{"ministers", Noun | Verb, 0, nounPerson, verbSocial, 0},
		{"signed", Verb | Adjective, Adjective, -1, verbCommunication, 0},
		{"meetings", Noun, 0, nounGroup, -1, 0},
		{"flies", Noun | Verb, Noun, nounLocation, verbMotion, 0},
		{"gave", Verb, 0, -1, verbPossession, 0},
		{"was", Verb, 0, -1, verbStativity, 0},
		{"wolves", Noun, 0, nounAnimal, -1, 0},
		{"women", Noun, 0, nounPerson, -1, 0},
		{"policemen", Noun, 0, nounPerson, -1, 0},
		{"boxes", Noun | Verb, 0, nounArtifact, verbContact, 0},
		{"buses", Noun | Verb, 0, nounArtifact, verbMotion, 0},
		{"nicest", Adjective, 0, -1, -1, 0},
		{"bigger", Adjective, Adjective, -1, -1, 0},
		{"quickly", Adverb, Adverb, -1, -1, 0},
		{"criteria", Noun, 0, nounCommunication, -1, 0},
		{"ma’am", Noun, Noun, nounPerson, -1, 0},
		// The lemma of an exception list goes before the form: find, not found.
		{"found", Noun | Verb | Adjective, Noun | Verb | Adjective, nounPossession, verbPossession, 0},
		// Proper names are no common nouns.
		{"Moscow", 0, 0, -1, -1, Location},
		{"Blair", 0, 0, -1, -1, Person},
		{"Bush", Noun | Verb | Adjective, Noun | Verb | Adjective, nounPlant, verbPossession, Person},
		{"China", Noun, Noun, nounArtifact, -1, Location | OtherName},
		{"Hezbollah", 0, 0, -1, -1, Group},
		// Words of longer names, but not of, the and their like.
		{"Woodrow", 0, 0, -1, -1, Person},
		{"of", 0, 0, -1, -1, 0},
		{"the", 0, 0, -1, -1, 0},
		// No word of the dictionary.
		{"", 0, 0, -1, -1, 0},
		{"frobnicated", 0, 0, -1, -1, 0},
		{"straße", 0, 0, -1, -1, 0},
	} {
		e := l.Lookup(c.form)
		e.Frames = 0
		want := Entry{POS: c.pos, Base: c.base, Noun: uint8(c.noun + 1), Verb: uint8(c.verb + 1), Names: c.names}
		if e != want {
			t.Errorf("Lookup(%q) = %+v, want %+v", c.form, e, want)
		}
	}
}

func TestLookupCase(t *testing.T) {
	l := lexicon(t)
	for _, w := range []string{"running", "flies", "paris", "better", "o'clock"} {
		if a, b := l.Lookup(w), l.Lookup(strings.ToUpper(w)); a != b || a == (Entry{}) {
			t.Errorf("Lookup(%q) = %+v, in capitals %+v", w, a, b)
		}
	}
}

func TestFrames(t *testing.T) {
	l := lexicon(t)
	for _, c := range []struct {
		form  string
		frame int // 8: somebody ----s something; 26: somebody ----s that CLAUSE; 14: gives somebody something
		want  bool
	}{
		{"says", 26, true},
		{"gave", 14, true},
		{"signed", 8, true},
		{"sleep", 8, false},
		{"sign", 26, false},
		{"minister", 26, false},
		{"moscow", 8, false},
	} {
		if got := l.Lookup(c.form).Frames>>c.frame&1 == 1; got != c.want {
			t.Errorf("frame %d of %q: %v, want %v", c.frame, c.form, got, c.want)
		}
	}
}

func TestLemma(t *testing.T) {
	l := lexicon(t)
	for _, c := range []struct {
		form string
		pos  uint8
		want string // "" for none
	}{
		{"speeches", Noun, "speech"},
		{"talks", Noun, "talks"}, // negotiations
		{"Talks", Verb, "talk"},
		{"potatoes", Noun, "potato"},
		{"heroes", Noun, "hero"},
		{"countries", Noun, "country"},
		{"axes", Noun, "ax"},
		{"axes", Verb, "axe"},
		{"leaves", Noun, "leaf"},
		{"leaves", Verb, "leave"},
		{"media", Noun, "medium"},
		{"works", Noun, "works"},
		{"works", Verb, "work"},
		{"found", Verb, "find"},
		{"saw", Verb, "see"},
		{"saw", Noun, "saw"},
		{"was", Verb, "be"},
		{"signing", Verb, "sign"},
		{"making", Verb, "make"},
		{"running", Verb, "run"},
		{"agreed", Verb, "agree"},
		{"better", Adjective, "good"},
		{"better", Adverb, "well"},
		{"nicest", Adjective, "nice"},
		{"safer", Adjective, "safe"},
		{"passes", Noun, "pass"},
		{"discuss", Noun, ""},
		{"moscow", Noun, ""},
		{"quickly", Adjective, ""},
		{"", Noun, ""},
		{"ing", Verb, ""},
		{strings.Repeat("a", 200), Noun, ""},
	} {
		got, ok := l.Lemma(c.form, c.pos)
		if got != c.want || ok != (c.want != "") {
			t.Errorf("Lemma(%q, %d) = %q, %v, want %q", c.form, c.pos, got, ok, c.want)
		}
	}
}

func TestDetach(t *testing.T) {
	l := lexicon(t)
	for _, c := range []struct {
		form string
		pos  uint8
		want string // "" for none
	}{
		{"talks", Noun, "talk"}, // though "talks" is a lemma
		{"Countries", Noun, "country"},
		{"better", Adjective, ""}, // an exception
		{"larger", Adjective, "large"},
		{"signed", Verb, "sign"},
		{"sign", Verb, ""},
		{"", Noun, ""},
	} {
		got, ok := l.Detach(c.form, c.pos)
		if got != c.want || ok != (c.want != "") {
			t.Errorf("Detach(%q, %d) = %q, %v, want %q", c.form, c.pos, got, ok, c.want)
		}
	}
}

func TestCapital(t *testing.T) {
	l := lexicon(t)
	for _, c := range []struct {
		form string
		want uint8
	}{
		{"french", Noun | Verb | Adjective},
		{"French", Noun | Verb | Adjective},
		{"monday", Noun},
		{"minister", 0},
		{"turkey", 0}, // the bird; the state is a proper name
		{"moscow", 0},
		{"", 0},
	} {
		if got := l.Capital(c.form); got&c.want != c.want || c.want == 0 && got != 0 {
			t.Errorf("Capital(%q) = %d, want %d", c.form, got, c.want)
		}
	}
}

// TestRecords reads every word of the file and finds it again.
func TestRecords(t *testing.T) {
	l := lexicon(t)
	words := 0
	for b := range len(l.buckets)/4 - 1 {
		rest := l.data[u32(l.buckets, 4*b):u32(l.buckets, 4*b+4)]
		for rest != "" {
			n := int(rest[0] & 0x7f)
			word := rest[3 : 3+n]
			r, ok := l.find([]byte(word), "")
			if !ok || r.word != word || (r.class+1)*classSize > len(l.classes) {
				t.Fatalf("%q in bucket %d: found %q, %v", word, b, r.word, ok)
			}
			if e := l.Lookup(word); e.POS&e.Base != e.Base || e == (Entry{}) && r.exceptions == "" {
				t.Errorf("%q: %+v", word, e)
			}
			size := 3 + n
			if rest[0] > 0x7f {
				size += 1 + int(rest[size])
			}
			rest = rest[size:]
			words++
		}
	}
	if words < 83118 { // the single words of index.noun, .verb, .adj and .adv
		t.Errorf("%d words", words)
	}
}

func TestOpenDamaged(t *testing.T) {
	big := func(at int, v uint32) string {
		b := []byte(file)
		binary.LittleEndian.PutUint32(b[at:], v)
		return string(b)
	}
	for name, data := range map[string]string{
		"empty":           "",
		"magic":           "X" + file[1:],
		"version":         big(8, version+1),
		"many classes":    big(12, 1<<31),
		"no buckets":      big(16, 0),
		"odd buckets":     big(16, 3),
		"records outside": big(20, 1<<31),
		"cut":             file[:1000],
	} {
		if _, err := open(data); err == nil {
			t.Errorf("%s: no error", name)
		}
	}
	// Damage that the header does not show ends in words not found.
	for at := headerSize; at < 100*997; at += 997 {
		b := []byte(file)
		for i := at; i < min(at+400, len(b)); i++ {
			b[i] = 0xff
		}
		l, err := open(string(b))
		if err != nil {
			t.Fatal(err)
		}
		l.Lookup("flies")
		l.Lemma("running", Verb)
		l.Detach("running", Verb)
		l.Capital("french")
	}
}

func TestConcurrent(t *testing.T) {
	l := lexicon(t)
	want := l.Lookup("negotiated")
	var wg sync.WaitGroup
	for range 4 {
		wg.Go(func() {
			for range 1000 {
				if l.Lookup("negotiated") != want {
					t.Error("another answer")
				}
			}
		})
	}
	wg.Wait()
}

func TestAllocations(t *testing.T) {
	l := lexicon(t)
	for _, form := range []string{"flies", "Negotiated", "found", "Moscow", "straße", strings.Repeat("x", 64) + "s"} {
		if n := testing.AllocsPerRun(100, func() { l.Lookup(form); l.Lemma(form, Verb) }); n != 0 {
			t.Errorf("%q: %v allocations", form, n)
		}
	}
}

func FuzzLookup(f *testing.F) {
	for _, s := range []string{"", "s", "es", "ies", "ing", "men", "flies", "Found", "o’clock", "\x00", "\xff\xfe", "-", "classes", strings.Repeat("s", 66)} {
		f.Add(s)
	}
	l := lexicon(f)
	f.Fuzz(func(t *testing.T, form string) {
		e := l.Lookup(form)
		if e.Base&^e.POS != 0 || e.POS > 15 || e.Names > 15 || e.Noun > 45 || e.Verb > 45 || e.Frames&^(1<<36-2) != 0 {
			t.Errorf("Lookup(%q) = %+v", form, e)
		}
		if (e.Noun != 0) != (e.POS&Noun != 0) || (e.Verb != 0) != (e.POS&Verb != 0) {
			t.Errorf("Lookup(%q) = %+v: senses and parts of speech differ", form, e)
		}
		if c := l.Capital(form); c&^e.Base != 0 {
			t.Errorf("Capital(%q) = %d, not of %+v", form, c, e)
		}
		for _, pos := range []uint8{Noun, Verb, Adjective, Adverb} {
			lemma, ok := l.Lemma(form, pos)
			if ok != (e.POS&pos != 0) {
				t.Errorf("Lemma(%q, %d) = %q, %v, but Lookup gives %+v", form, pos, lemma, ok, e)
			}
			if ok && l.Lookup(lemma).Base&pos == 0 {
				t.Errorf("Lemma(%q, %d) = %q, which is none", form, pos, lemma)
			}
			if lemma, ok := l.Detach(form, pos); ok && l.Lookup(lemma).Base&pos == 0 {
				t.Errorf("Detach(%q, %d) = %q, which is none", form, pos, lemma)
			}
		}
	})
}

func BenchmarkLookup(b *testing.B) {
	l := lexicon(b)
	words := strings.Fields(`The foreign ministers of both countries met in Geneva on Tuesday and agreed to
		resume talks about prisoners , saying that negotiations would continue next week`)
	b.ReportAllocs()
	var pos uint8
	for i := 0; b.Loop(); i++ {
		pos |= l.Lookup(words[i%len(words)]).POS
	}
	if pos == 0 {
		b.Fatal("no word found")
	}
}

func BenchmarkNew(b *testing.B) {
	for b.Loop() {
		if _, err := New(); err != nil {
			b.Fatal(err)
		}
	}
}
