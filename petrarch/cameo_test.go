package petrarch

import "testing"

func TestLookUp(t *testing.T) {
	codes, err := readCodes(cameoText)
	if err != nil {
		t.Fatal(err)
	}
	for code, want := range map[string]act{
		"0233": {"REQUEST", "assist"}, "020": {"REQUEST", ""}, "0874": {"RETREAT", ""}, "1952": {"ASSAULT", "drone"}, "040": {"CONSULT", ""},
	} {
		if got, ok := lookUp(codes, code); !ok || got != want {
			t.Errorf("%s: got %v, want %v", code, got, want)
		}
	}
	for _, code := range []string{"", "0", "00", "21", "99", "04001", "4x", "---"} {
		if a, ok := lookUp(codes, code); ok {
			t.Errorf("%q is no code, got %v", code, a)
		}
	}
}
