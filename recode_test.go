package nuncio_test

import (
	"bytes"
	"context"
	"testing"
	"testing/fstest"
)

// Coding anew leaves the reading as it is: the same rules give the same bytes,
// before and after other rules were tried.
func TestRecodeLeavesTheReading(t *testing.T) {
	r := newReader(t)
	other, err := r.WithRules(fstest.MapFS{"own.rules": {Data: []byte("rule consult/meet\n verb meet\n type SUPPORT\n source subject\n")}})
	if err != nil {
		t.Fatal(err)
	}
	if other.Producer().Rules == r.Producer().Rules {
		t.Error("readers of two rule sets say that they are of one")
	}
	changed := false
	for _, src := range sources() {
		rd, err := r.Analyze(context.Background(), src)
		if err != nil {
			t.Fatal(err)
		}
		encode := func(again bool) []byte {
			t.Helper()
			if again {
				rd = r.Recode(rd)
			}
			rec, err := rd.Record()
			if err != nil {
				t.Fatal(err)
			}
			b, err := rec.Encode()
			if err != nil {
				t.Fatal(err)
			}
			return b
		}
		want := encode(false)
		tried := other.Recode(rd)
		for i := range tried.Events {
			changed = changed || tried.Events[i].Type == "SUPPORT" && tried.Events[i].Rule == "consult/meet"
		}
		if got := encode(true); !bytes.Equal(got, want) {
			t.Errorf("%s: coded anew by the same rules the record differs", src.Name)
		}
	}
	if !changed {
		t.Error("the other rules changed nothing")
	}
}
