package timex

import (
	"testing"
	"time"
)

func TestBounds(t *testing.T) {
	for _, c := range []struct{ value, first, last string }{
		{"2018-06-12", "2018-06-12", "2018-06-12"}, {"2018-06-12T10:30Z", "2018-06-12", "2018-06-12"}, {"2018-06-12TEV", "2018-06-12", "2018-06-12"},
		{"2018-W21", "2018-05-21", "2018-05-27"}, {"2018-W21-WE", "2018-05-26", "2018-05-27"}, {"2020-W53", "2020-12-28", "2021-01-03"},
		{"2018-02", "2018-02-01", "2018-02-28"}, {"2018-Q3", "2018-07-01", "2018-09-30"}, {"2018-H1", "2018-01-01", "2018-06-30"},
		{"2018-WI", "2018-12-01", "2019-02-28"}, {"2018", "2018-01-01", "2018-12-31"}, {"201", "2010-01-01", "2019-12-31"},
		{"201X", "2010-01-01", "2019-12-31"}, {"19", "1900-01-01", "1999-12-31"}, {"2018-06-XX", "2018-06-01", "2018-06-30"},
		{"2018-06-12/2018-06-14", "2018-06-12", "2018-06-14"}, {"1939/1945", "1939-01-01", "1945-12-31"},
		{"XXXX-06-12", "", ""}, {"P20Y", "", ""}, {"", "", ""}, {"2018-W99", "", ""}, {"2018-13", "", ""}, {"PRESENT_REF", "", ""}, {"2018-Q9", "", ""},
		{"2019/2018", "", ""}, {"2018-", "2018-01-01", "2018-12-31"}, {"2018-W", "", ""},
	} {
		first, last, ok := Bounds(c.value)
		if ok != (c.first != "") || ok && (first.Format(time.DateOnly) != c.first || last.Format(time.DateOnly) != c.last) {
			t.Errorf("Bounds(%q) = %v, %v, %v; want %s, %s", c.value, first, last, ok, c.first, c.last)
		}
	}
}

func TestAfter(t *testing.T) {
	for _, c := range []struct {
		value, published string
		after, ok        bool
	}{
		{"2018-06-12", given, true, true}, {"2018-05-31", given, false, true}, {"2018-05-30", given, false, true},
		{"2018", given, false, false}, {"2019", given, true, true}, {"2018-W21", given, false, true}, {"2018-06-12", "", false, false},
		{"P3D", given, false, false}, {"2018-06-12", "2018-05-31T23:30:00-08:00", true, true},
	} {
		if after, ok := After(c.value, c.published); after != c.after || ok != c.ok {
			t.Errorf("After(%q, %q) = %v, %v; want %v, %v", c.value, c.published, after, ok, c.after, c.ok)
		}
	}
}

func TestSide(t *testing.T) {
	tagger, err := New()
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		text         string
		dated, alone Side
	}{
		{"earlier this year", Before, Before}, {"later this year", Later, Later}, {"this year", Around, Around},
		{"last week", Before, Before}, {"next Tuesday", Later, Later}, {"tomorrow", Later, Later}, {"today", Around, Around},
		{"12 June 2018", Later, Unknown}, {"three days", Unknown, Unknown},
	} {
		doc := plain(c.text)
		if got := tagger.Tag(doc, given)[0].Side(given); got != c.dated {
			t.Errorf("%s, dated: side %d, want %d", c.text, got, c.dated)
		}
		if got := tagger.Tag(doc, "")[0].Side(""); got != c.alone {
			t.Errorf("%s, undated: side %d, want %d", c.text, got, c.alone)
		}
	}
}
