package train

import (
	"context"
	"os"
	"testing"
)

// TestTrainToFile trains on the folder that NUNCIO_DATA names into the file
// that NUNCIO_WEIGHTS names, keeping the network of the file NUNCIO_NETWORK.
func TestTrainToFile(t *testing.T) {
	data, out := os.Getenv("NUNCIO_DATA"), os.Getenv("NUNCIO_WEIGHTS")
	if data == "" || out == "" {
		t.Skip("NUNCIO_DATA and NUNCIO_WEIGHTS are not set")
	}
	var network []byte
	if p := os.Getenv("NUNCIO_NETWORK"); p != "" {
		var err error
		if network, err = os.ReadFile(p); err != nil {
			t.Fatal(err)
		}
	}
	file, err := Train(context.Background(), Options{DataDir: data, Log: os.Stderr, Network: string(network)})
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(out, file, 0o644); err != nil {
		t.Fatal(err)
	}
}
