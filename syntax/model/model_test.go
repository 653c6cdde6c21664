package model

import (
	"strings"
	"testing"
)

func TestWeights(t *testing.T) {
	info, err := Info()
	if err != nil {
		t.Fatal(err)
	}
	if len(info.SHA256) != 64 || info.Licence != "CC BY-SA 4.0" || info.Bytes != len(Weights()) || len(info.DataSets) != 5 {
		t.Errorf("metadata %+v", info)
	}
	if info.Bytes > 30e6 {
		t.Errorf("%d bytes of weights", info.Bytes)
	}
	if err := Verify(Weights()); err != nil {
		t.Error(err)
	}
	w := Weights()
	if err := Verify(w[:len(w)-1] + string(w[len(w)-1]^1)); err == nil || !strings.Contains(err.Error(), "hash") {
		t.Errorf("a changed byte was not seen: %v", err)
	}
}
