package lexicon

import (
	"slices"
	"strings"
	"testing"
	"testing/fstest"
)

// invented is a lexicon with people of nobody's acquaintance besides its own.
func invented(t testing.TB) *Lexicon {
	t.Helper()
	l, err := Open(fstest.MapFS{"leaders-test.tsv": {Data: []byte(`# invented people
country	office	name	also	from	to	flags	source	sector	of
PRK	supreme leader	Ahn Song Ho	Ahn Songho	2011-12-17		family-first male	test
PRK	general	Ahn Yong-chol		2009	2016-05	family-first	test	MIL
UKR	president	Volod Temensky		2019-05-20		male	test
UKR	foreign minister	Volod Temensky		2014-02	2016-04-14	male	test
USA	president	Dan W. Harlow		2001-01-20	2009-01-20	male	test
USA	president	Dan H. Harlow		1989-01-20	1993-01-20	male	test
USA	vice-president	Dan H. Harlow		1981-01-20	1989-01-20	male	test
USA	president	Ray Okel		2017-01-20	2021-01-20	male	test
COL	president	Juan Manuel Sandoz Mora		2010-08-07	2018-08-07	male	test
EUR	foreign policy chief	Luis Campo		2019-12-01	2024-11-30	male	test
ESP	foreign minister	Luis Campo		2018-06-07	2019-11-29	male	test
EGY	president	Abdel Fattah el-Sawi	Abdul-Fattah Sawi	2014-06-08		male	test
AUS	prime minister	Tom Reed		2007-12-03	2010-06-24	male	test
GBR	foreign secretary	Tom Reed		2010-05-12	2014-07-14	male	test
USA	vice-president	Al Torven		1993-01-20	2001-01-20	male	test
USA	defence secretary	Ash Mardell	Ashley Mardell	2015-02-17	2017-01-19	male	test
JPN	prime minister	Shinji Oda		2012-12-26	2020-09-16	male	test
POL		Jan Zielony				male	test	OPP
POL	minister	Jan Zielony		2015-11-16	2018-01-09	male	test
POL		Ewa Biala		2015-11-16	2018-01-09	female	test	GOV
POL		Ewa Biala				female	test	OPP
`)}})
	if err != nil {
		t.Fatal(err)
	}
	return l
}

func TestPeople(t *testing.T) {
	l := invented(t)
	for _, c := range []struct{ name, date, want string }{
		{"Ahn Song Ho", "2018-05-31", "person/PRK/ahn-song-ho supreme leader"},
		{"Ahn Song-ho", "2018-05-31", "person/PRK/ahn-song-ho supreme leader"},
		{"AHN SONG-HO", "2018-05-31", "person/PRK/ahn-song-ho supreme leader"},
		{"Ahn Songho", "2018-05-31", "person/PRK/ahn-song-ho supreme leader"},
		{"Song Ho Ahn", "2018-05-31", "person/PRK/ahn-song-ho supreme leader"},
		{"Ahn Song Ho", "2011-12-16", "person/PRK/ahn-song-ho"},
		{"Ahn Song Ho", "", "person/PRK/ahn-song-ho supreme leader"},
		{"Ahn Yong Chol", "2016-05-31", "person/PRK/ahn-yong-chol general"}, // the month is all that is known
		{"Ahn Yong Chol", "2016-06-01", "person/PRK/ahn-yong-chol"},
		{"Ahn", "2018-05-31", ""},
		{"Al Torven", "1999-01-01", "person/USA/al-torven vice-president"},
		{"Ash Mardell", "2016-01-01", "person/USA/ash-mardell defence secretary"},
		{"al-Torven", "1999-01-01", ""},
		{"Torven", "1999-01-01", ""},
		{"Volod Temensky", "2022", "person/UKR/volod-temensky president"},
		{"Volod Temenskyy", "2022-02-24", "person/UKR/volod-temensky president"},
		{"Volod Témenskiy", "2015-01-01", "person/UKR/volod-temensky foreign minister"},
		{"Temensky Volod", "2022-02-24", ""},
		{"Volod Temensky", "", "person/UKR/volod-temensky president, foreign minister"},
		{"Dan W. Harlow", "2003-03-20", "person/USA/dan-w-harlow president"},
		{"Dan W Harlow", "2018-03-20", "person/USA/dan-w-harlow"},
		{"Dan Harlow", "2003-03-20", "person/USA/dan-w-harlow president"},
		{"Dan Harlow", "1985", "person/USA/dan-h-harlow vice-president"},
		{"Dan Harlow", "2018-03-20", ""}, // either
		{"Dan Harlow", "", ""},
		{"Dan H. W. Harlow", "1990-08-02", "person/USA/dan-h-harlow president"},
		{"Ray J. Okel", "2018-05-31", "person/USA/ray-okel president"},
		{"Ray John Okel", "2018-05-31", "person/USA/ray-okel president"},
		{"Ray John Okel", "2022-05-31", ""},
		{"Juan Sandoz", "2016-01-01", ""},
		{"Juan Manuel Sandoz", "2016-01-01", "person/COL/juan-manuel-sandoz-mora president"},
		{"Juan Manuel Sandoz", "2019-01-01", ""},
		{"Luis Campo", "2020-01-01", "person/ESP/luis-campo foreign policy chief"},
		{"Luis Campo", "2019-01-01", "person/ESP/luis-campo foreign minister"},
		{"Abdul Fattah al-Sawi", "2018", "person/EGY/abdel-fattah-el-sawi president"},
		{"Abdel-Fattah Sawi", "2018", "person/EGY/abdel-fattah-el-sawi president"},
		{"Abdel Fattah", "2018", ""},
		{"Tom Reed", "2008", "person/AUS/tom-reed prime minister; person/GBR/tom-reed"},
		{"Oda Shinji", "2015", "person/JPN/shinji-oda prime minister"},
		{"Shinji Oda", "2015", "person/JPN/shinji-oda prime minister"},
		{"Jan Zielony", "2016-01-01", "person/POL/jan-zielony minister"},
		{"Jan Zielony", "2020-01-01", "person/POL/jan-zielony"}, // what has no office counts only of those who have none
		{"Ewa Biała", "2016-01-01", "person/POL/ewa-biala GOV"},
		{"Ewa Biała", "2020-01-01", "person/POL/ewa-biala OPP"},
		{"Nobody Atall", "2020-01-01", ""},
		{"", "2020-01-01", ""},
	} {
		var got []string
		for _, p := range l.People(c.name, c.date) {
			var held []string
			for _, term := range p.On(c.date) {
				held = append(held, strings.TrimSpace(orSector(term)))
			}
			got = append(got, strings.TrimSpace(p.ID()+" "+strings.Join(held, ", ")))
		}
		if s := strings.Join(got, "; "); s != c.want {
			t.Errorf("%s on %q: %q, want %q", c.name, c.date, s, c.want)
		}
	}
}

func TestFamily(t *testing.T) {
	l := invented(t)
	for _, c := range []struct{ name, want string }{
		{"Harlow", "person/USA/dan-w-harlow person/USA/dan-h-harlow"},
		{"HARLOW", "person/USA/dan-w-harlow person/USA/dan-h-harlow"},
		{"Temenskyy", "person/UKR/volod-temensky"},
		{"al-Sawi", "person/EGY/abdel-fattah-el-sawi"},
		{"Volod", ""},
		{"Ray Okel", ""},
		{"", ""},
	} {
		var got []string
		for _, p := range l.Family(c.name) {
			got = append(got, p.ID())
		}
		if s := strings.Join(got, " "); s != c.want {
			t.Errorf("%q: %q, want %q", c.name, s, c.want)
		}
	}
	if !slices.ContainsFunc(l.Family("Ahn"), func(p *Person) bool { return p.Name == "Ahn Song Ho" }) {
		t.Error("the family name in front is not found")
	}
	if !slices.ContainsFunc(l.Family("Hussein"), func(p *Person) bool { return p.Name == "Hussein" && p.Country == "JOR" }) {
		t.Error("the only name of a king is not found")
	}
}

func orSector(t *Term) string {
	if t.Office == "" {
		return t.Sector
	}
	return t.Office
}

func TestBefore(t *testing.T) {
	p := invented(t).People("Volod Temensky", "2018-01-01")
	if len(p) != 1 || len(p[0].On("2018-01-01")) != 0 {
		t.Fatalf("found %v", p)
	}
	if last := p[0].Before("2018-01-01"); last == nil || last.Office != "foreign minister" {
		t.Errorf("the last office before 2018 is %v", last)
	}
	if last := p[0].Before("2010-01-01"); last != nil {
		t.Errorf("an office before 2010: %v", last)
	}
}

func TestFaultyTerms(t *testing.T) {
	for _, c := range []struct{ row, want string }{
		{"PRK	leader	Ahn Song Ho		2011-13-01", `"2011-13-01" is no day`},
		{"PRK	leader	Ahn Song Ho		2011-02-29", `"2011-02-29" is no day`},
		{"PRK	leader	Ahn Song Ho		2011/02/03", `is no day`},
		{"PRK	leader	Ahn Song Ho		12 May 2011", `is no day`},
		{"PRK	leader	Ahn Song Ho		2011	2010-12-31", `ends on 2010-12-31, before it begins on 2011`},
		{"XYZ	leader	Ahn Song Ho", `country "XYZ" is not in countries.tsv`},
		{"PRK	grand moff	Ahn Song Ho", `office "grand moff" is no title of offices.tsv`},
		{"PRK	leader	Ahn Song Ho				famous", `flag "famous"`},
		{"		Ahn Song Ho", `neither a country nor an office`},
		{"PRK	leader	", `no name`},
	} {
		_, err := Open(fstest.MapFS{"leaders-mine.tsv": {Data: []byte("country\toffice\tname\talso\tfrom\tto\tflags\n" + c.row + "\n")}})
		if err == nil || !strings.Contains(err.Error(), c.want) || !strings.Contains(err.Error(), "leaders-mine.tsv:2: ") {
			t.Errorf("%q: error %v, want %q", c.row, err, c.want)
		}
	}
}

// Files with a word of one's own add; those named like a built-in one replace it.
func TestAddedFiles(t *testing.T) {
	l, err := Open(fstest.MapFS{
		"bodies-mine.tsv":  {Data: []byte("name\talso\tcountry\tsector\nKremen Institute\tKI\tUKR\tEDU\nCentral Intelligence Agency\tthe Farm Club\tUSA\tSPY\n")},
		"offices-mine.tsv": {Data: []byte("name\tsector\nharbour reeve\tGOV\n")},
		"leaders.tsv":      {Data: []byte("country\toffice\tname\nUKR\tharbour reeve\tOlha Kremen\n")},
	})
	if err != nil {
		t.Fatal(err)
	}
	if got := describe(l.Lookup("Kremen Institute")); got != "5/UKR/EDU" {
		t.Errorf("the added body is %q", got)
	}
	if e := l.Lookup("the Farm Club"); len(e) != 1 || e[0].Name != "Central Intelligence Agency" {
		t.Errorf("the added form leads to %v", e)
	}
	if p := l.People("Olha Kremen", "2020-01-01"); len(p) != 1 || p[0].Terms[0].Sector != "GOV" {
		t.Errorf("the person is %v", p)
	}
	if p := l.People("Gina Haspel", "2020-01-01"); p != nil {
		t.Errorf("a replaced table is still there: %v", p[0])
	}
	if l.Hash() == open(t).Hash() {
		t.Error("the hash is the same")
	}
}

// Every row of the built-in tables can be read, names its source, and has the
// office to itself unless one is acting.
func TestLeaders(t *testing.T) {
	texts, err := builtin()
	if err != nil {
		t.Fatal(err)
	}
	var own []text
	for _, x := range texts {
		if x.file.late {
			own = append(own, x)
		}
	}
	l := newLoader(nil)
	l.lexicon = open(t)
	for _, x := range own {
		checkRows(t, l, x)
	}
	type seat struct{ country, office, of string }
	held := map[seat][]*Term{}
	for _, p := range open(t).Persons() {
		for _, term := range p.Terms {
			if term.Source == "" {
				t.Errorf("%s, %s of %s: no source", term.Name, term.Office, term.Country)
			}
			if term.From == "" {
				t.Errorf("%s, %s of %s: no first day", term.Name, term.Office, term.Country)
			}
			if !term.Has("acting") {
				k := seat{term.Country, term.Office, term.Of}
				held[k] = append(held[k], term)
			}
		}
	}
	for k, terms := range held {
		if collective[k.office] {
			continue
		}
		slices.SortFunc(terms, func(a, b *Term) int { // "2023" may be before or after "2023-01"
			if n := min(len(a.From), len(b.From)); a.From[:n] == b.From[:n] && a.To != "" && b.To != "" {
				return strings.Compare(a.To, b.To)
			}
			return strings.Compare(a.From, b.From)
		})
		for i := 1; i < len(terms); i++ {
			a, b := terms[i-1], terms[i]
			if to, ok := rivals[k.country]; ok && before(b.From, to) {
				continue
			}
			if a.To == "" || before(b.From, a.To) {
				t.Errorf("%s of %s: %s (to %q) and %s (from %s) hold it at one time", k.office, k.country, a.Name, a.To, b.Name, b.From)
			}
		}
	}
}

// checkRows reads every row of a text and reports all that are faulty.
func checkRows(t *testing.T, l *loader, x text) {
	t.Helper()
	head := ""
	for n, line := range strings.Split(x.body, "\n") {
		switch {
		case line == "" || line[0] == '#':
		case head == "":
			head = line + "\n"
		default:
			x.body = head + line
			if err := l.file(&x); err != nil {
				t.Errorf("line %d: %v", n+1, err)
			}
		}
	}
}

// rivals are the states that had two governments at a time, and until when.
var rivals = map[string]string{"LBY": "2021-03", "MDG": "2002-07"}

// collective are offices that several hold at a time.
var collective = map[string]bool{"captain regent": true, "co-president": true, "chairman of the presidency": true}
