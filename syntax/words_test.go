package syntax

import "testing"

func TestWordLists(t *testing.T) {
	if _, err := parseWordLists(wordText); err != nil {
		t.Fatal(err)
	}
	for _, faulty := range []string{"", "days", "days: Monday\ndays: Friday", "nights: eve", wordText + "speech: utter\n", "days:\n" + wordText} {
		if _, err := parseWordLists(faulty); err == nil {
			t.Errorf("%q was taken", faulty)
		}
	}
}
