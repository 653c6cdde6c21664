package model

import "testing"

func TestWeights(t *testing.T) {
	h, err := Describe(Weights())
	if err != nil {
		t.Fatal(err)
	}
	if h.Licence != "CC BY-SA 4.0" || len(h.DataSets) != 3 || h.Clues == 0 {
		t.Errorf("header %+v", h)
	}
	if len(Weights()) > 1e6 {
		t.Errorf("%d bytes of weights", len(Weights()))
	}
	if err := Verify(Weights()); err != nil {
		t.Error(err)
	}
	if _, err := Grades(); err != nil {
		t.Error(err)
	}
}
