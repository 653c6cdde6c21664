package export

import (
	"bytes"
	"testing"
)

func TestWhy(t *testing.T) {
	r := codedRecord()
	e := &r.Events[0]
	e.Rule, e.Confidence, e.Factuality = "consult/meeting-noun", 0.54, -2.3
	e.Why = []string{
		"rule consult/meeting-noun on “talks”", "“called”: put-off", "date in its clause: “Monday”", "place in its clause: “Brask”",
		"said on: “Monday”", "sides: who met before", "takes up “talks”",
	}
	fold := mustFold(t, FoldManual)
	var out bytes.Buffer
	if ok, err := Why(&out, r, "e1", fold, TextOptions{}); err != nil || !ok {
		t.Fatalf("%v, %v", ok, err)
	}
	out.WriteString("\n")
	// A record by another hand need not give rule and reasons.
	if ok, err := Why(&out, r, "e6", fold, TextOptions{}); err != nil || !ok {
		t.Fatalf("%v, %v", ok, err)
	}
	golden(t, "testdata/why.txt", out.Bytes())
	if ok, err := Why(&out, r, "a1", fold, TextOptions{}); ok || err != nil {
		t.Errorf("an actor is no event: %v, %v", ok, err)
	}
}
