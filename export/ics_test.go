package export

import (
	"bytes"
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"nuncio/record"
	"nuncio/talks"
)

// step is a step of a life line, told by a report of its own.
type step struct {
	day, known string
	status     talks.Status
	date       string
	words      string
}

// talkOf makes a talk with these steps.
func talkOf(id, title string, place *talks.Spot, steps ...step) *talks.Talk {
	t := &talks.Talk{Kind: "summit"}
	t.ID, t.Title, t.Type, t.Aliases = id, title, "CONSULT", []string{}
	for i, s := range steps {
		e := &talks.Entry{
			Key: fmt.Sprintf("%s%d", id, i), Report: record.Digest([]byte(s.known)), Published: s.known, Publisher: "Haldane Courier",
			Type: "CONSULT", Evidence: record.Evidence{Start: 10 * i, End: 10*i + 5, Text: s.words},
		}
		t.Entries = append(t.Entries, *e)
		t.History = append(t.History, talks.Transition{Status: s.status, From: s.day, To: s.day, Known: s.known, Date: s.date, Place: place, Why: "told so", Entry: e})
	}
	t.Reports, t.Sources = len(steps), len(steps)
	return t
}

// boardOf is the board of these talks on a day.
func boardOf(day string, list ...*talks.Talk) *talks.Board {
	b := &talks.Board{Clocks: talks.Clocks{AsOf: day, KnownBy: day}}
	for _, t := range list {
		b.Rows = append(b.Rows, talks.Row{Talk: t, State: t.At(day)})
	}
	return b
}

func sampleBoard() *talks.Board {
	lat, lon := 59.913868, 10.752245
	brask := &talks.Spot{Name: "Brask; Lower, Norland", Lat: &lat, Lon: &lon, Precision: "city"}
	off := talkOf("a1", "Ilse Marren and Darro Venn: summit, Brask", brask,
		step{"2031-04-02", "2031-04-02T09:30:00+02:00", talks.Announced, "2031-06", "will meet in June"},
		step{"2031-04-10", "2031-04-10", talks.Announced, "2031-06-12", "on 12 June, “at last”"},
		step{"2031-05-24", "2031-05-24T20:15:00Z", talks.Cancelled, "2031-06-12", "called it off; \\ no new date,\nfor now"})
	month := talkOf("b1", "Premier of Kestovia → Norland: visit", nil,
		step{"2031-05-01", "2031-05-01", talks.Proposed, "2031-08", "may come in August"})
	passed := talkOf("c1", "김정은 and 金: 회담, "+strings.Repeat("오슬로", 30), nil,
		step{"2031-05-01", "2031-05-01", talks.Announced, "2031-05-09", "am 9. Mai"})
	undated := talkOf("d1", "Somebody and nobody", nil, step{"2031-05-01", "2031-05-01", talks.Announced, "", "will meet"})
	refused := talkOf("e1", "Never planned", nil, step{"2031-05-01", "2031-05-01", talks.Refused, "2031-07-01", "no"})
	held := talkOf("f1", "Held", nil,
		step{"2031-05-01", "2031-05-01", talks.Announced, "2031-05-03/2031-05-05", "from 3 to 5 May"},
		step{"2031-05-05", "2031-05-06", talks.Held, "2031-05-03/2031-05-05", "met"},
	)
	return boardOf("2031-05-25", off, month, passed, undated, refused, held)
}

func TestCalendarGolden(t *testing.T) {
	var out bytes.Buffer
	n, err := WriteCalendar(&out, sampleBoard(), CalendarOptions{Link: func(id string) string { return "http://localhost/talk/" + id }})
	if err != nil {
		t.Fatal(err)
	}
	if want := (Written{Entries: 4, Undated: 1}); n != want {
		t.Errorf("%+v, want %+v", n, want)
	}
	golden(t, "testdata/talks.ics", out.Bytes())
}

// golden compares with a file, or writes it with -update.
func golden(t *testing.T, file string, got []byte) {
	t.Helper()
	if *update {
		if err := os.WriteFile(file, got, 0o666); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(got, want) {
		t.Errorf("%s: the output is now\n%s", file, got)
	}
}

func TestCalendarReadsBack(t *testing.T) {
	var out bytes.Buffer
	if _, err := WriteCalendar(&out, sampleBoard(), CalendarOptions{}); err != nil {
		t.Fatal(err)
	}
	events := readCalendar(t, out.String())
	for _, c := range []struct{ uid, name, want string }{
		{"a1@nuncio", "STATUS", "CANCELLED"},
		{"a1@nuncio", "SEQUENCE", "2"},
		{"a1@nuncio", "DTSTAMP", "20310524T201500Z"},
		{"a1@nuncio", "CREATED", "20310402T073000Z"},
		{"a1@nuncio", "DTSTART;VALUE=DATE", "20310612"},
		{"a1@nuncio", "DTEND;VALUE=DATE", "20310613"},
		{"a1@nuncio", "SUMMARY", "CANCELLED: Ilse Marren and Darro Venn: summit, Brask"},
		{"a1@nuncio", "LOCATION", "Brask; Lower, Norland"},
		{"a1@nuncio", "GEO", "59.913868;10.752245"},
		{"a1@nuncio", "X-NUNCIO-STATUS", "cancelled"},
		{"b1@nuncio", "DTSTART;VALUE=DATE", "20310801"},
		{"b1@nuncio", "DTEND;VALUE=DATE", "20310901"},
		{"b1@nuncio", "X-NUNCIO-DATE-PRECISION", "MONTH"},
		{"b1@nuncio", "SUMMARY", "PROPOSED: Premier of Kestovia → Norland: visit (day not known: August 2031)"},
		{"b1@nuncio", "STATUS", "TENTATIVE"},
		{"c1@nuncio", "STATUS", "TENTATIVE"},
		{"c1@nuncio", "COMMENT", "no report"},
		{"c1@nuncio", "SEQUENCE", "1"},
		{"c1@nuncio", "DTSTAMP", "20310510T000000Z"},
		{"f1@nuncio", "STATUS", "CONFIRMED"},
		{"f1@nuncio", "DTEND;VALUE=DATE", "20310506"},
	} {
		if got := events[c.uid][c.name]; got != c.want {
			t.Errorf("%s: %s is %q, want %q", c.uid, c.name, got, c.want)
		}
	}
	if len(events) != 4 {
		t.Errorf("%d entries, want 4: the undated and the never planned have none", len(events))
	}
}

// Every status has a place in the calendar's three.
func TestCalendarStatuses(t *testing.T) {
	for _, c := range []struct {
		status talks.Status
		want   string
	}{
		{talks.Proposed, "TENTATIVE"}, {talks.Announced, "CONFIRMED"}, {talks.InDoubt, "TENTATIVE"}, {talks.Cancelled, "CANCELLED"},
		{talks.Postponed, "TENTATIVE"}, {talks.BackOn, "CONFIRMED"}, {talks.UnderWay, "CONFIRMED"}, {talks.Held, "CONFIRMED"}, {talks.Refused, "CANCELLED"},
	} {
		talk := talkOf("a1", "Talk", nil,
			step{"2031-05-01", "2031-05-01", talks.Proposed, "2031-06-12", "may meet"}, step{"2031-05-02", "2031-05-02", c.status, "2031-06-12", "so it is"})
		var out bytes.Buffer
		if _, err := WriteCalendar(&out, boardOf("2031-05-03", talk), CalendarOptions{}); err != nil {
			t.Fatal(err)
		}
		e := readCalendar(t, out.String())["a1@nuncio"]
		if e["STATUS"] != c.want || e["X-NUNCIO-STATUS"] != string(c.status) {
			t.Errorf("%s: STATUS %s, X-NUNCIO-STATUS %s, want %s", c.status, e["STATUS"], e["X-NUNCIO-STATUS"], c.want)
		}
	}
}

func FuzzCalendarText(f *testing.F) {
	f.Add("plain", "words")
	f.Add("a;b,c\\d\r\ne\tf\x00\x1b[2J\u202e", strings.Repeat("é", 200))
	f.Add("BEGIN:VEVENT\nEND:VCALENDAR", "\xff\xfe"+strings.Repeat("\x80", 100))
	f.Add(strings.Repeat("한", 40), "🇰🇵🇺🇸")
	f.Fuzz(func(t *testing.T, title, words string) {
		talk := talkOf("a1", title, &talks.Spot{Name: title}, step{"2031-05-01", "2031-05-01", talks.Held, "2031-05-01", words})
		var out bytes.Buffer
		if _, err := WriteCalendar(&out, boardOf("2031-05-03", talk), CalendarOptions{}); err != nil {
			t.Fatal(err)
		}
		events := readCalendar(t, out.String())
		want := strings.NewReplacer("\r\n", "\n", "\r", "\n", "\t", " ").Replace(strings.ToValidUTF8(title, "\ufffd"))
		if got := events["a1@nuncio"]["SUMMARY"]; got != Plain(want) {
			t.Errorf("the title %q came back as %q", title, got)
		}
	})
}

// textProperties are those whose value is text, and escaped.
var textProperties = []string{"NAME", "X-WR-CALNAME", "UID", "SUMMARY", "DESCRIPTION", "LOCATION", "COMMENT", "CATEGORIES", "X-NUNCIO-STATUS", "X-NUNCIO-STATUS-ALSO"}

// readCalendar is a strict reader of RFC 5545: it fails the test for what a
// lenient calendar would let pass, and returns the entries by UID.
func readCalendar(t *testing.T, s string) map[string]map[string]string {
	t.Helper()
	if !strings.HasSuffix(s, "\r\n") {
		t.Fatal("the last line does not end in CR LF")
	}
	var lines []string
	for raw := range strings.SplitSeq(strings.TrimSuffix(s, "\r\n"), "\r\n") {
		if len(raw) > 75 {
			t.Errorf("%d octets: %q", len(raw), raw)
		}
		if !utf8.ValidString(raw) {
			t.Errorf("a line is cut inside a character: %q", raw)
		}
		if strings.IndexFunc(raw, func(r rune) bool { return r < ' ' || r == 0x7f }) >= 0 {
			t.Errorf("control character in %q", raw)
		}
		if strings.HasPrefix(raw, " ") {
			lines[len(lines)-1] += raw[1:]
		} else {
			lines = append(lines, raw)
		}
	}
	events := map[string]map[string]string{}
	head := map[string]string{}
	at := head
	var open []string
	for _, line := range lines {
		name, value, ok := strings.Cut(line, ":")
		if !ok || name == "" || strings.Trim(name, "ABCDEFGHIJKLMNOPQRSTUVWXYZ-;=") != "" {
			t.Fatalf("no content line: %q", line)
		}
		switch name {
		case "BEGIN":
			open = append(open, value)
			if value == "VEVENT" {
				at = map[string]string{}
			}
			continue
		case "END":
			if len(open) == 0 || open[len(open)-1] != value {
				t.Fatalf("END:%s closes nothing", value)
			}
			open = open[:len(open)-1]
			if value == "VEVENT" {
				if events[at["UID"]] != nil {
					t.Errorf("UID %s twice", at["UID"])
				}
				events[at["UID"]] = at
				checkEvent(t, at)
				at = head
			}
			continue
		}
		if _, twice := at[name]; twice {
			t.Errorf("%s stands twice", name)
		}
		if slices.Contains(textProperties, name) {
			value = unescape(t, value)
		}
		at[name] = value
	}
	if len(open) > 0 || lines[0] != "BEGIN:VCALENDAR" || lines[1] != "VERSION:2.0" || head["PRODID"] == "" {
		t.Errorf("no sound calendar: %q", lines[:3])
	}
	return events
}

func checkEvent(t *testing.T, e map[string]string) {
	t.Helper()
	for _, name := range []string{"UID", "DTSTAMP", "DTSTART;VALUE=DATE", "SUMMARY", "SEQUENCE"} {
		if _, ok := e[name]; !ok {
			t.Errorf("no %s in %v", name, e)
		}
	}
	if _, err := time.Parse("20060102T150405Z", e["DTSTAMP"]); err != nil {
		t.Error(err)
	}
	from, err := time.Parse("20060102", e["DTSTART;VALUE=DATE"])
	if err != nil {
		t.Error(err)
	}
	to, err := time.Parse("20060102", e["DTEND;VALUE=DATE"])
	if err != nil || !to.After(from) {
		t.Errorf("DTEND %s is not after DTSTART %s", e["DTEND;VALUE=DATE"], e["DTSTART;VALUE=DATE"])
	}
	if !slices.Contains([]string{"TENTATIVE", "CONFIRMED", "CANCELLED"}, e["STATUS"]) {
		t.Errorf("STATUS %q", e["STATUS"])
	}
}

func unescape(t *testing.T, s string) string {
	t.Helper()
	var b strings.Builder
	for i := 0; i < len(s); i++ {
		switch s[i] {
		case ';', ',':
			t.Errorf("%q is not escaped in %q", s[i], s)
		case '\\':
			i++
			if i == len(s) || !strings.ContainsRune(`\;,nN`, rune(s[i])) {
				t.Errorf("no escape in %q", s)
				return b.String()
			}
			if s[i] == 'n' || s[i] == 'N' {
				b.WriteByte('\n')
				continue
			}
		}
		b.WriteByte(s[i])
	}
	return b.String()
}
