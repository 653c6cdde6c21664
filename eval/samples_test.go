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
	const golden = "testdata/samples.txt"
	if *update {
		if err := os.WriteFile(golden, out.Bytes(), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(golden)
	if err != nil {
		t.Fatal(err)
	}
	if d := cmp.Diff(string(want), out.String()); d != "" {
		t.Errorf("the samples' records have changed; read the difference, then run with -update (-was +is):\n%s", d)
	}
}
