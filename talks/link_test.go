package talks

import (
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"nuncio/record"
)

// told makes an entry from a line of tests: "REPORT DAY | status | sides | when | place | words",
// with "+word" flags after the status: +plan=m1, +visit, +off=DAY (status_when), +putoff.
// A side is "Name/COUNTRY/office"; a name in lower case is an unnamed group, one
// without an office and with a country a state. Sides after ">" are targets.
func told(t testing.TB, line string) Entry {
	t.Helper()
	f := strings.Split(line, "|")
	for i := range f {
		f[i] = strings.TrimSpace(f[i])
	}
	if len(f) != 6 {
		t.Fatalf("%q: want six parts", line)
	}
	head, flags := strings.Fields(f[0]), strings.Fields(f[1])
	e := Entry{Report: head[0], Published: head[1], Publisher: "The " + head[0], Type: "CONSULT", Status: flags[0]}
	for _, flag := range flags[1:] {
		name, value, _ := strings.Cut(flag, "=")
		switch name {
		case "+plan":
			e.Plan = value
		case "+visit", "+phone":
			e.Mode = name[1:]
		case "+off":
			e.StatusWhen.Value = value
		case "+putoff":
			e.PutOff = true
		case "+type":
			e.Type = value
		default:
			t.Fatalf("%q: flag %q", line, flag)
		}
	}
	from, to, _ := strings.Cut(f[2], ">")
	e.Sources, e.Targets = sidesOf(from), sidesOf(to)
	e.When.Value = f[3]
	if f[4] != "" {
		name, country, _ := strings.Cut(f[4], "/")
		e.Where = &Spot{Text: name, Name: name, Country: country, Precision: "city"}
	}
	e.Evidence = record.Evidence{Text: f[5], Start: len(f[5])}
	e.Key = fmt.Sprintf("%s-%s-%s", head[0], flags[0], NameKey(f[5]+f[3]))
	return e
}

func sidesOf(list string) []Party {
	var out []Party
	for s := range strings.SplitSeq(list, ",") {
		if s = strings.TrimSpace(s); s == "" {
			continue
		}
		p := strings.Split(s+"//", "/")
		party := Party{Name: p[0], Named: p[0] != strings.ToLower(p[0]), Country: p[1], Office: p[2], Kind: "person"}
		if !party.Named {
			party.Kind = "group"
		} else if p[2] == "" {
			party.Kind = "state"
		}
		out = append(out, party)
	}
	return out
}

const (
	marren = "Ilse Marren/NOR/premier"
	okel   = "Tomas Okel/KES/president"
	reth   = "Anya Reth/VEL/foreign minister"
	venn   = "Darro Venn/KES/foreign minister"
)

// linkCases are lines of entries and the groups that they fall into, by the
// numbers of the lines; a group with "!" is a talk.
var linkCases = []struct {
	name   string
	lines  []string
	groups string
}{
	{"set, called off, on again in three reports", []string{
		"r1 2031-05-01 | planned | " + marren + ", " + okel + " | 2031-06-12 | Brask/KES | the two will meet",
		"r2 2031-05-24 | cancelled | " + marren + ", " + okel + " | 2031-06-12 | | called off the summit",
		"r3 2031-06-01 | planned | " + okel + ", " + marren + " | 2031-06-12 | Brask/KES | the summit is on again",
	}, "!0,1,2"},
	{"ministers who prepare are not the leaders", []string{
		"r1 2031-05-01 | planned | " + marren + ", " + okel + " | 2031-06-12 | Brask/KES | the summit",
		"r2 2031-06-12 | happened | foreign ministers//, Norland/NOR, Kestovia/KES | 2031-06-12 | Brask/KES | their foreign ministers met",
		"r3 2031-06-11 | happened | advisers/NOR/adviser, advisers/KES/adviser | 2031-06-11 | Brask/KES | advisers met to prepare it",
	}, "!0;1;2"},
	{"other people of the same states", []string{
		"r1 2031-05-01 | planned | " + marren + ", " + okel + " | 2031-06-12 | Brask/KES | they meet",
		"r2 2031-05-02 | planned | " + marren + ", " + venn + " | 2031-06-12 | Brask/KES | they meet",
	}, "!0;!1"},
	{"states stand for their leaders", []string{
		"r1 2031-05-01 | planned | " + marren + ", " + okel + " | 2031-06-12 | Brask/KES | the summit",
		"r2 2031-05-09 | possible | Norland/NOR, Kestovia/KES | 2031-06-12 | | the summit is in doubt",
	}, "!0,1"},
	{"one report tells two meetings apart", []string{
		"r1 2031-05-01 | planned +plan=m1 | " + marren + ", " + okel + " | 2031-06-12 | Brask/KES | a first meeting",
		"r1 2031-05-01 | planned +plan=m2 | " + marren + ", " + okel + " | | | a second meeting",
		"r2 2031-05-03 | planned | " + marren + ", " + okel + " | 2031-06-12 | | the meeting",
	}, "!0,2;!1"},
	{"held, and the next one", []string{
		"r1 2031-05-01 | planned | " + marren + ", " + okel + " | 2031-05-04 | | will meet",
		"r2 2031-05-05 | happened | " + marren + ", " + okel + " | 2031-05-04 | | met",
		"r3 2031-05-20 | planned | " + marren + ", " + okel + " | | | will meet again",
	}, "!0,1;!2"},
	{"two days, no cancellation: two meetings", []string{
		"r1 2031-05-01 | planned | " + venn + ", " + reth + " | 2031-05-10 | | meet",
		"r2 2031-05-02 | planned | " + venn + ", " + reth + " | 2031-05-17 | | meet",
	}, "!0;!1"},
	{"put off to another day", []string{
		"r1 2031-05-01 | planned | " + venn + ", " + reth + " | 2031-05-10 | | meet",
		"r2 2031-05-08 | cancelled +putoff +plan=m1 | " + venn + ", " + reth + " | 2031-05-10 | | was put off",
		"r2 2031-05-08 | planned +plan=m1 | " + venn + ", " + reth + " | 2031-05-17 | | until the 17th",
		"r3 2031-05-18 | happened | " + venn + ", " + reth + " | 2031-05-17 | | met",
	}, "!0,1,2,3"},
	{"spellings of a name", []string{
		"r1 2031-05-01 | planned | " + marren + ", Sergei Olt/KES/president | 2031-06-12 | | meet",
		"r2 2031-05-01 | planned | " + marren + ", Sergey Olt/KES/president | 2031-06-12 | | meet",
		"r3 2031-05-01 | planned | Marren/NOR/premier, Olt/KES/president | 2031-06-12 | | meet",
	}, "!0,1,2"},
	{"on the phone is not at the table", []string{
		"r1 2031-05-01 | planned | " + marren + ", " + okel + " | 2031-05-04 | | will meet",
		"r2 2031-05-04 | happened +phone | " + marren + ", " + okel + " | 2031-05-04 | | spoke by telephone",
	}, "!0;1"},
	{"the five are the five", []string{
		"r1 2031-05-01 | planned | " + marren + ", " + okel + ", " + reth + ", Ada Bole/ARL/chancellor, Ivo Strand/OST/king | 2031-10 | Torrin/ARL | the five meet",
		"r2 2031-07-01 | planned | all five leaders | 2031-10 | Torrin/ARL | all five are to meet",
		"r3 2031-07-01 | planned | all three ministers | 2031-10 | Torrin/ARL | all three are to meet",
	}, "!0,1;!2"},
	{"both sides are those that the report is about", []string{
		"r1 2031-05-01 | planned +plan=m1 | Norland/NOR, Kestovia/KES | 2031-05-08 | Brask/KES | high-level talks",
		"r1 2031-05-01 | planned +plan=m2 | military authorities of both sides | | | military talks on the border posts",
		"r2 2031-05-09 | planned | Norland/NOR, Kestovia/KES | 2031-05-14 | Haldane/NOR | the military talks on border posts",
	}, "!0;!1,2"},
	{"coming to the city is not the summit", []string{
		"r1 2031-06-01 | planned | " + marren + ", " + okel + " | 2031-06-12 | Brask/KES | the summit",
		"r2 2031-06-12 | happened +visit | " + marren + " | 2031-06-12 | Brask/KES | Marren has arrived in Brask",
	}, "!0;1"},
	{"a visit to the country is not the meeting with its leader", []string{
		"r1 2031-06-01 | planned | " + reth + ", " + okel + " | 2031-06-12 | Brask/KES | will meet",
		"r2 2031-06-13 | happened +visit | " + reth + " > Kestovia/KES | 2031-06-12 | Brask/KES | arrived in Brask",
	}, "!0;1"},
	{"a journey of its own", []string{
		"r1 2031-06-01 | planned +visit | " + reth + " | 2031-06-12 | Torrin/ARL | Reth flies to Torrin",
	}, "!0"},
	{"acts of two reports", []string{
		"r1 2031-06-01 | happened +type=ACCUSE | Norland/NOR > Kestovia/KES | 2031-06-01 | | Norland accused it of smuggling missiles through the pass",
		"r2 2031-06-02 | happened +type=ACCUSE | Norland/NOR > Kestovia/KES | 2031-06-01 | | the charge that missiles were smuggled",
		"r3 2031-06-02 | happened +type=ACCUSE | Norland/NOR > Kestovia/KES | 2031-06-01 | | criticised the fishing quotas",
		"r4 2031-06-02 | happened +type=ACCUSE | Norland/NOR > Velmar/VEL | 2031-06-01 | | accused it of smuggling missiles",
	}, "0,1;2;3"},
	{"too vague to follow", []string{
		"r1 2031-06-01 | possible | Norland/NOR, Kestovia/KES | | | might one day talk",
		"r2 2031-06-02 | ongoing | Norland/NOR, Kestovia/KES | | | are in contact",
	}, "0;1"},
}

func TestLink(t *testing.T) {
	for _, x := range linkCases {
		t.Run(x.name, func(t *testing.T) {
			var entries []Entry
			number := map[string]int{}
			for i, line := range x.lines {
				e := told(t, line)
				if _, twice := number[e.Key]; twice {
					t.Fatalf("two lines with the key %s", e.Key)
				}
				number[e.Key] = i
				entries = append(entries, e)
			}
			l := Link(entries)
			var got []string
			for i := range l.Talks {
				got = append(got, "!"+members(&l.Talks[i].Happening, number))
			}
			for i := range l.Happenings {
				got = append(got, members(&l.Happenings[i], number))
			}
			slices.SortFunc(got, func(a, b string) int {
				return strings.Compare(strings.TrimPrefix(a, "!"), strings.TrimPrefix(b, "!"))
			})
			if s := strings.Join(got, ";"); s != x.groups {
				t.Errorf("groups %s, want %s", s, x.groups)
				for _, tk := range l.Talks {
					t.Logf("%s: %v", tk.Title, tk.Links)
				}
			}
		})
	}
}

func members(h *Happening, number map[string]int) string {
	var list []int
	for i := range h.Entries {
		list = append(list, number[h.Entries[i].Key])
	}
	slices.Sort(list)
	return strings.ReplaceAll(strings.Trim(fmt.Sprint(list), "[]"), " ", ",")
}

// corpusOfTests is all lines of the cases above as one set of reports.
func corpusOfTests(t testing.TB) []Entry {
	var out []Entry
	for i, x := range linkCases {
		for _, line := range x.lines {
			e := told(t, line)
			e.Report, e.Key = fmt.Sprint(i, e.Report), fmt.Sprint(i, e.Key)
			out = append(out, e)
		}
	}
	return out
}

func TestOrderOfEntriesDoesNotMatter(t *testing.T) {
	entries := corpusOfTests(t)
	want := asJSON(t, Link(entries))
	rng := rand.New(rand.NewPCG(7, 7))
	for range 20 {
		shuffled := slices.Clone(entries)
		rng.Shuffle(len(shuffled), func(i, j int) { shuffled[i], shuffled[j] = shuffled[j], shuffled[i] })
		if got := asJSON(t, Link(shuffled)); got != want {
			t.Fatal("another order of entries gives another result")
		}
	}
}

func asJSON(t testing.TB, v any) string {
	t.Helper()
	b, err := json.Marshal(v)
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}

// TestNothingLostNothingClaimed draws sets of entries and days and checks what
// must hold of any: each entry stands in one group; "held" and "under way" rest
// on an entry that says so, by a report that the second clock knows; nothing is
// said of days before the first step.
func TestNothingLostNothingClaimed(t *testing.T) {
	all := corpusOfTests(t)
	rapid.Check(t, func(rt *rapid.T) {
		entries := rapid.SliceOfNDistinct(rapid.SampledFrom(all), 1, 25, func(e Entry) string { return e.Key }).Draw(rt, "entries")
		start, _ := parseDay("2031-04-20")
		asOf := start + day(rapid.IntRange(0, 80).Draw(rt, "as of"))
		known := start + day(rapid.IntRange(0, 80).Draw(rt, "known by"))
		known2 := KnownBy(entries, known.String())
		l := Link(known2)
		seen := map[string]bool{}
		for _, h := range l.Happenings {
			for _, e := range h.Entries {
				seen[e.Key] = true
			}
		}
		n := len(seen)
		for _, tk := range l.Talks {
			for _, e := range tk.Entries {
				n++
				seen[e.Key] = true
			}
		}
		if n != len(known2) || len(seen) != n {
			rt.Fatalf("%d entries in groups, %d different ones, of %d", n, len(seen), len(known2))
		}
		for _, row := range l.Board(Clocks{asOf.String(), known.String()}).Rows {
			checkRow(rt, &row, asOf, known)
		}
	})
}

func checkRow(rt *rapid.T, row *Row, asOf, known day) {
	s := row.State
	if first, _ := parseDay(s.First); first > asOf && len(s.Also) == 0 {
		rt.Fatalf("%s: %s on %s, before the first step on %s", row.Talk.Title, s.Status, asOf, s.First)
	}
	says := map[Status]string{Held: "happened", UnderWay: "ongoing happened", Cancelled: "cancelled", Postponed: "cancelled", Refused: "denied"}[s.Status]
	if says != "" && !slices.ContainsFunc(s.Evidence, func(t Transition) bool { return strings.Contains(says, t.Entry.Status) }) {
		rt.Fatalf("%s: %s without a report that says so", row.Talk.Title, s.Status)
	}
	for _, ev := range s.Evidence {
		if pub, ok := publishedDay(ev.Known); !ok || pub > known {
			rt.Fatalf("%s: rests on a report of %s, known by %s", row.Talk.Title, ev.Known, known)
		}
	}
	if due, ok := parsePeriod(s.Date); s.Status == Passed && ok && due.last >= asOf {
		rt.Fatalf("%s: passed on %s, due %s", row.Talk.Title, asOf, s.Date)
	}
}

// TestJourneyOfNobody: a report may tell of a trip without telling whose.
func TestJourneyOfNobody(t *testing.T) {
	var entries []Entry
	for _, line := range []string{
		"r1 2031-06-01 | planned +plan=m1 | " + marren + ", " + okel + " | 2031-06-12 | Brask/KES | the summit",
		"r1 2031-06-01 | planned +visit +plan=m2 | " + marren + " | 2031-06-12 | Brask/KES | Marren flies to Brask",
		"r1 2031-06-01 | planned +visit +plan=m2 | | 2031-06-12 | Brask/KES | the trip",
	} {
		entries = append(entries, told(t, line))
	}
	if l := Link(entries); len(l.Talks) != 1 || len(l.Talks[0].Sides) != 2 {
		t.Errorf("%d talks, want the summit alone", len(l.Talks))
	}
}

// FuzzLink: records come from outside, so linking must bear any of their words.
func FuzzLink(f *testing.F) {
	f.Add("Ilse Marren", "two envoys", "NOR", "2031-06-12", "planned", "2031-05-01", "Brask", "they meet")
	f.Add("", "??", "", "2031-W99", "", "x", "", "")
	f.Add("李", "\x00\xff", "EUR", "2031-05-30/2031-05-31", "happened", "2031-05-01T23:00:00-04:00", "…", "a summit")
	f.Fuzz(func(t *testing.T, a, b, country, when, status, published, place, words string) {
		one := Entry{
			Key: "1", Report: "r1", Published: published, Type: "CONSULT", Status: status, When: Stated{Value: when},
			Sources: []Party{{Name: a, Named: true, Kind: "person", Country: country}, {Name: b, Kind: "group"}},
			Where:   &Spot{Name: place, Text: place}, Evidence: record.Evidence{Text: words}, Plan: "m1",
		}
		two := one
		two.Key, two.Report, two.Mode = "2", "r2", "visit"
		l := Link([]Entry{two, one})
		for _, row := range l.Board(Clocks{"2031-06-13", "2031-06-13"}).Rows {
			if row.Talk.Title == "" {
				t.Error("a talk without a title")
			}
		}
	})
}
