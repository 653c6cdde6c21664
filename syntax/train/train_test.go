package train

import (
	"context"
	"os"
	"testing"
)

// TestTrainToFile trains on the folder that NUNCIO_DATA names into the file
// that NUNCIO_WEIGHTS names, keeping the parser of the file NUNCIO_PARSER.
func TestTrainToFile(t *testing.T) {
	data, out := os.Getenv("NUNCIO_DATA"), os.Getenv("NUNCIO_WEIGHTS")
	if data == "" || out == "" {
		t.Skip("NUNCIO_DATA and NUNCIO_WEIGHTS are not set")
	}
	var parser []byte
	if p := os.Getenv("NUNCIO_PARSER"); p != "" {
		var err error
		if parser, err = os.ReadFile(p); err != nil {
			t.Fatal(err)
		}
	}
	file, err := Train(context.Background(), Options{DataDir: data, Log: os.Stderr, Parser: string(parser)})
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(out, file, 0o644); err != nil {
		t.Fatal(err)
	}
}
