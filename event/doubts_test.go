package event

import (
	"slices"
	"testing"
)

// TestWhoTells codes a pronoun whose nearest noun is the source of the report, and one
// whose nearest noun did the deed.
func TestWhoTells(t *testing.T) {
	tests := []struct {
		text string
		want []string
	}{
		{"Police sources said the fire was a reprisal. “This could be the start of their attacks,” an official said.",
			[]string{"ASSAULT possible - > - by assault/strike-noun"}},
		{"The rebels said the fire was a reprisal. “This could be the start of their attacks,” an official said.",
			[]string{"ASSAULT possible rebels > - by assault/strike-noun"}},
	}
	for _, tt := range tests {
		if got := describe(coded(t, tt.text)); !slices.Equal(got, tt.want) {
			t.Errorf("%q gives %q, want %q", tt.text, got, tt.want)
		}
	}
}
