package eval

import (
	"bytes"
	"flag"
	"os"
	"testing"

	"github.com/google/go-cmp/cmp"

	"nuncio"
)

var update = flag.Bool("update", false, "write the golden files")

// What the samples' records miss and have besides is kept as a file, so that a
// change of rules, lexicon or model shows as a change of quality. Lines with -
// are missed, lines with + are in the record and not in the expected one.
func TestSamplesGolden(t *testing.T) {
	r, err := nuncio.NewReader(nuncio.Options{})
	if err != nil {
		t.Fatal(err)
	}
	var out bytes.Buffer
	if err := Samples(t.Context(), r, &out); err != nil {
		t.Fatal(err)
	}
	golden(t, "testdata/samples.txt", out.Bytes())
}

// golden holds a list of misses against the one that is kept.
func golden(t *testing.T, file string, got []byte) {
	t.Helper()
	if *update {
		if err := os.WriteFile(file, got, 0o666); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if d := cmp.Diff(string(want), string(got)); d != "" {
		t.Errorf("%s has changed; read the difference, then run with -update (-was +is):\n%s", file, d)
	}
}
