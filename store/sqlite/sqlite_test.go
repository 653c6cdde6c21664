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
