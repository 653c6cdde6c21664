package sqlite_test

import (
	"testing"

	"nuncio/store"
	"nuncio/store/sqlite"
	"nuncio/store/storetest"
)

func TestConformance(t *testing.T) {
	storetest.Run(t, func(t testing.TB) store.Store {
		s, err := sqlite.OpenTemp(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		t.Cleanup(func() { s.Close() })
		return s
	})
}

// FuzzSearch holds what users type against the language of FTS5 itself.
func FuzzSearch(f *testing.F) {
	s, err := sqlite.OpenTemp(f.Context())
	if err != nil {
		f.Fatal(err)
	}
	f.Cleanup(func() { s.Close() })
	if _, err := s.Add(f.Context(), storetest.Spec{Title: "a b", Paragraphs: []string{"a AND b near text, é ②"}}.Item()); err != nil {
		f.Fatal(err)
	}
	for _, q := range storetest.HostileQueries {
		f.Add(q)
	}
	f.Fuzz(func(t *testing.T, words string) {
		hits, err := s.Search(t.Context(), words, "", 5)
		if err != nil {
			t.Fatal(err)
		}
		for _, h := range hits {
			if len(h.Marks) == 0 {
				t.Errorf("a hit without marks: %+v", h)
			}
		}
	})
}
