// Package ics holds the calendars that Nuncio writes against a reader by others,
// in a module of its own so that Nuncio does not depend on it.
package ics

import (
	"os"
	"testing"
	"time"

	ical "github.com/arran4/golang-ical"
)

func TestCalendarIsRead(t *testing.T) {
	f, err := os.Open("../../export/testdata/talks.ics")
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	cal, err := ical.ParseCalendar(f)
	if err != nil {
		t.Fatal(err)
	}
	want := map[string]struct {
		summary, status string
		first, end      string
	}{
		"a1@nuncio": {"CANCELLED: Ilse Marren and Darro Venn: summit, Brask", "CANCELLED", "2031-06-12", "2031-06-13"},
		"b1@nuncio": {"PROPOSED: Premier of Kestovia → Norland: visit (day not known: August 2031)", "TENTATIVE", "2031-08-01", "2031-09-01"},
		"f1@nuncio": {"Held", "CONFIRMED", "2031-05-03", "2031-05-06"},
	}
	if n := len(cal.Events()); n != 4 {
		t.Errorf("%d entries, want 4", n)
	}
	for _, e := range cal.Events() {
		w, ok := want[e.Id()]
		if !ok {
			continue
		}
		delete(want, e.Id())
		first, err := e.GetAllDayStartAt()
		if err != nil {
			t.Error(err)
		}
		end, err := e.GetAllDayEndAt()
		if err != nil {
			t.Error(err)
		}
		got := w
		got.summary, got.status = e.GetProperty(ical.ComponentPropertySummary).Value, e.GetProperty(ical.ComponentPropertyStatus).Value
		got.first, got.end = first.Format(time.DateOnly), end.Format(time.DateOnly)
		if got != w {
			t.Errorf("%s: %v, want %v", e.Id(), got, w)
		}
	}
	if len(want) > 0 {
		t.Errorf("not found: %v", want)
	}
}
