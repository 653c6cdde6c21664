package lexicon

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"golang.org/x/text/language"
	"golang.org/x/text/language/display"
)

func open(t testing.TB) *Lexicon {
	t.Helper()
	l, err := Default()
	if err != nil {
		t.Fatal(err)
	}
	return l
}

// describe writes entries as "class/country/sector" for comparison.
func describe(entries []Entry) string {
	var out []string
	for _, e := range entries {
		out = append(out, fmt.Sprintf("%d/%s/%s", e.Class, e.Country, e.Sector))
	}
	return strings.Join(out, " ")
}

func TestMatch(t *testing.T) {
	l := open(t)
	for _, c := range []struct {
		words string
		n     int
		want  string
	}{
		{"North Korean officials", 2, "2/PRK/"},
		{"US officials", 1, "1/USA/ 2/USA/"},
		{"U.S. officials", 1, "1/USA/ 2/USA/"},
		{"us officials", 0, ""},
		{"Us officials", 0, ""},
		{"vice - chairman of", 3, "6//"},
		{"vice chairman of", 2, "6//"},
		{"Secretary of State Anne Dole", 3, "6//GOV"},
		{"foreign ministers of", 2, "6//GOV 9//GOV"},
		{"FOREIGN MINISTER SAYS", 2, "6//GOV 9//GOV"},
		{"Lt. Gen. Smith", 2, "7//MIL"},
		{"gen Smith", 0, ""},
		{"White House said", 2, "4/USA/GOV"},
		{"white house painters", 0, ""},
		{"South - Korean troops", 3, "2/KOR/"},
		{"IS fighters", 1, "5/IMG/REB"},
		{"is fighting", 0, ""},
		{"WHO said", 1, "5/UNO/MED"},
		{"who said", 0, ""},
		{"Nato chief", 1, "5/IGO/MIL"},
		{"NATO chief", 1, "5/IGO/MIL"},
		{"nato", 0, ""},
		{"Côte d'Ivoire", 2, "1/CIV/"},
		{"Workers ' Party of Korea", 5, "5/PRK/PTY"},
		{"Workers’ Party of Korea", 4, "5/PRK/PTY"},
		{"Turkey said", 1, "1/TUR/"},
		{"turkey dinner", 0, ""},
		{"state media reported", 2, "10//JRN"},
		{"Messrs Smith", 1, "8//"},
		{"United States .", 2, "1/USA/"},
		{"Russia . China", 1, "1/RUS/"},
		{"- Russia", 0, ""},
		{"-", 0, ""},
		{"", 0, ""},
	} {
		e, n := l.Match(strings.Fields(c.words))
		if got := describe(e); n != c.n || got != c.want {
			t.Errorf("Match(%q) = %q, %d; want %q, %d", c.words, got, n, c.want, c.n)
		}
	}
}

func TestMatchesShorter(t *testing.T) {
	var lengths []int
	open(t).Matches([]string{"UN", "Security", "Council", "members"}, func(_ []Entry, n int) bool {
		lengths = append(lengths, n)
		return true
	})
	if want := []int{1, 3}; !slices.Equal(lengths, want) {
		t.Errorf("lengths = %v, want %v", lengths, want)
	}
}

func TestMatchDoesNotAllocate(t *testing.T) {
	l := open(t)
	words := []string{"North", "Korean", "vice", "-", "chairman", "of", "the", "U.S.", "Workers", "'", "Party", "in", "Côte", "d'Ivoire"}
	allocs := testing.AllocsPerRun(100, func() {
		for i := range words {
			l.Match(words[i:])
		}
	})
	if allocs > 0 {
		t.Errorf("%v allocations", allocs)
	}
}

func TestCountries(t *testing.T) {
	l := open(t)
	english := display.English.Regions()
	isoCodes := 0
	for a := 'A'; a <= 'Z'; a++ {
		for b := 'A'; b <= 'Z'; b++ {
			two := string(a) + string(b)
			r, err := language.ParseRegion(two)
			if err != nil || r.String() != two || !r.IsCountry() || r.Canonicalize() != r || exceptional(two) {
				continue
			}
			isoCodes++
			e, ok := l.CountryByCode(two)
			if !ok {
				t.Errorf("no row for %s (%s)", two, english.Name(r))
				continue
			}
			three := r.ISO3()
			if two == "XK" {
				three = "KOS"
			}
			if byThree, _ := l.CountryByCode(three); byThree.ID != e.ID {
				t.Errorf("%s: alpha-3 %s leads to %q", e.ID, three, byThree.ID)
			}
			if name := english.Name(r); !named(l, name, e.ID) {
				t.Errorf("%s: CLDR's name %q is not among its names", e.ID, name)
			}
		}
	}
	if isoCodes != 250 {
		t.Errorf("CLDR lists %d countries, want 249 of ISO 3166-1 and Kosovo", isoCodes)
	}
}

// States that are no more lead to the code of one that is.
func TestFormerStates(t *testing.T) {
	l := open(t)
	for form, code := range map[string]string{
		"Soviet Union": "RUS", "Soviet": "RUS", "Soviets": "RUS", "USSR": "RUS",
		"Yugoslavia": "SRB", "Yugoslav": "SRB", "Yugoslavian": "SRB", "Socialist Federal Republic of Yugoslavia": "SRB",
		"Czechoslovakia": "CZE", "Czechoslovak": "CZE", "Czechoslovakian": "CZE", "Czechoslovaks": "CZE",
		"East Germany": "DEU", "East German": "DEU", "East Germans": "DEU", "GDR": "DEU", "West German": "DEU",
		"Zaire": "COD", "Zairean": "COD", "Zairian": "COD", "Kampuchea": "KHM", "Kampuchean": "KHM",
		"Burma": "MMR", "Burmese": "MMR", "Rhodesia": "ZWE", "Rhodesian": "ZWE", "Rhodesians": "ZWE",
		"Upper Volta": "BFA", "Upper Voltan": "BFA", "Dahomey": "BEN", "Dahomean": "BEN",
		"South Yemen": "YEM", "South Yemeni": "YEM", "North Yemenis": "YEM", "South Vietnamese": "VNM",
	} {
		if !slices.ContainsFunc(l.Lookup(form), func(e Entry) bool { return e.Country == code }) {
			t.Errorf("%q does not lead to %s: %v", form, code, l.Lookup(form))
		}
	}
}

// exceptional are the regions that ISO reserves and does not assign.
func exceptional(two string) bool {
	return slices.Contains([]string{"AC", "CP", "CQ", "DG", "EA", "IC", "TA", "EU", "EZ", "UN", "QO", "XA", "XB", "ZZ", "AN", "BU", "CS", "DD", "FX", "NT", "SU", "PC", "FQ", "TP", "YD", "YU", "ZR"}, two)
}

func named(l *Lexicon, name, id string) bool {
	name = strings.NewReplacer("&", "and", " SAR China", "", " - ", "-").Replace(name)
	name += ";" + strings.ReplaceAll(name, " (", ";")
	for form := range strings.SplitSeq(name, ";") {
		for _, e := range l.Lookup(strings.Trim(form, "()")) {
			if e.Class == Country && e.ID == id {
				return true
			}
		}
	}
	return false
}

func TestEveryStateHasAdjectiveAndCapital(t *testing.T) {
	l := open(t)
	adjective, capitals, ids := map[string]bool{}, map[string]bool{}, map[string]int{}
	for _, e := range l.Entries() {
		switch e.Class {
		case Nationality:
			adjective[e.Of] = adjective[e.Of] || e.Has("adjective")
		case Capital:
			if !e.Has("dependency") && !e.Has("regional") {
				capitals[e.Country] = true
			}
		}
		if e.ID != "" && e.Class != Nationality && !e.Has("plural") {
			ids[e.ID]++
		}
	}
	for _, e := range l.Entries() {
		if e.Class != Country || e.Has("breakaway") {
			continue
		}
		if !adjective[e.ID] {
			t.Errorf("%s has no adjective", e.ID)
		}
		if e.ID == "country/"+e.Country && e.Country != "ATA" && !capitals[e.Country] {
			t.Errorf("%s has no capital", e.ID)
		}
	}
	for id, n := range ids {
		if n > 1 {
			t.Errorf("%d rows have the identifier %s", n, id)
		}
	}
}

func TestFamilyNameFirst(t *testing.T) {
	l := open(t)
	for country, want := range map[string]bool{"PRK": true, "KOR": true, "CHN": true, "VNM": true, "USA": false, "JPN": false, "": false} {
		if l.FamilyNameFirst(country) != want {
			t.Errorf("FamilyNameFirst(%q) = %v", country, !want)
		}
	}
}

func TestOpenOverlay(t *testing.T) {
	fsys := fstest.MapFS{"ranks.tsv": {Data: []byte("name\talso\tsector\nHetman\tOtaman\tMIL\n")}}
	l, err := Open(fsys)
	if err != nil {
		t.Fatal(err)
	}
	if len(l.Lookup("Otaman")) != 1 || l.Lookup("Gen") != nil || l.Lookup("France") == nil {
		t.Error("the file must replace the built-in one of its name and no other")
	}
	if l.Hash() == open(t).Hash() || !strings.HasPrefix(l.Hash(), "sha256:") {
		t.Errorf("Hash = %s", l.Hash())
	}
}

func TestOpenErrors(t *testing.T) {
	for _, c := range []struct{ file, text, want string }{
		{"ranks.tsv", "name\talso\tsector\n\nGen\t\tMILL\n", `ranks.tsv:3: sector "MILL"`},
		{"ranks.tsv", "name\trank\n", `ranks.tsv:1: "rank" is no column`},
		{"ranks.tsv", "name\tname\n", `named twice`},
		{"ranks.tsv", "also\tsector\n", `lacks the column "name"`},
		{"ranks.tsv", "# c\nname\talso\nGen\t\t\n", `ranks.tsv:3: more columns`},
		{"ranks.tsv", "name\talso\nGen\t;\n", `has no word in it`},
		{"ranks.tsv", "name\talso\nGen\t\nGen\t\n", `ranks.tsv:3: a row "rank/gen" is already there`},
		{"ranks.tsv", "name\n" + strings.Repeat("a ", 17) + "\n", `more than 16 words`},
		{"seats.tsv", "name\tcountry\nKremlin\tRU\n", `seats.tsv:2: country "RU" is not three capital letters`},
		{"seats.tsv", "name\tcountry\nKremlin\tRUX\n", `not in countries.tsv`},
		{"seats.tsv", "name\tlat\tlon\nKremlin\t95\t1\n", `"95" is not a number of degrees`},
		{"places.tsv", "name\tkind\tlat\tlon\nX\ttown\t1\t1\n", `kind "town"`},
		{"places.tsv", "name\tweight\nX\t10\n", `weight "10"`},
		{"countries.tsv", "alpha2\talpha3\tname\nQQ\tQ\tX\n", `alpha3 "Q"`},
		{"countries.tsv", "alpha2\talpha3\tname\nQQQ\tQQQ\tX\n", `alpha2 "QQQ"`},
		{"countries.tsv", "alpha2\talpha3\tname\n-\t-\tX\n", `needs the code of its state`},
		{"countries.tsv", "alpha2\talpha3\tname\nQQ\tQQQ\tX\nQR\tQQQ\tY\n", `countries.tsv:3: the code QQQ has a row already`},
		{"spellings.tsv", "name\nAhmed\n", `at least two spellings`},
		{"spellings.tsv", "name\nAbd al;Abdel\n", `is not one word`},
		{"spellings.tsv", "name\nAli;Aly\nAly;Alli\n", `spellings.tsv:3: "Aly" stands in two classes`},
		{"spellingrules.tsv", "name\talso\n$\tx\n", `needs letters`},
		{"surnames.tsv", "name\nKim;;Lee\n", `an empty name`},
		{"country.tsv", "name\n", `country.tsv is no file of the lexicon`},
		{"ranks.tsv", "name\n\xff\n", `not UTF-8`},
	} {
		_, err := Open(fstest.MapFS{c.file: {Data: []byte(c.text)}})
		if err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s %q: error %v, want %q", c.file, c.text, err, c.want)
		}
	}
}

func TestSameName(t *testing.T) {
	l := open(t)
	for _, c := range []struct {
		a, b string
		want bool
	}{
		{"Jong Un", "Jong-un", true},
		{"Jong-un", "Jong Eun", true},
		{"Jongun", "Jong-un", true},
		{"Zelensky", "Zelenskyy", true},
		{"Muammar Gaddafi", "Moamer Kadhafi", true},
		{"Gaddafi", "al-Qaddafi", true},
		{"Mohammed", "Muhammad", true},
		{"Sergei", "Sergey", true},
		{"Belyayev", "Beliaiev", true},
		{"Medvedev", "Medvedyev", true},
		{"Khodorkovsky", "Khodorkovskiy", true},
		{"Erdogan", "Erdoğan", true},
		{"ERDOGAN", "Erdoğan", true},
		{"Yong-chol", "Jong-un", false},
		{"Yong-chol", "Yong-nam", false},
		{"Bush", "Busch", false},
		{"Kim", "Kim Jong-un", false},
		{"Merkel", "Merz", false},
		{"Ivan", "Ivana", false},
		{"", "", false},
	} {
		if got := l.SameName(c.a, c.b); got != c.want {
			t.Errorf("SameName(%q, %q) = %v", c.a, c.b, got)
		}
		if got := l.SameName(c.b, c.a); got != c.want {
			t.Errorf("SameName(%q, %q) = %v, not as the other way round", c.b, c.a, got)
		}
	}
}

func TestPlural(t *testing.T) {
	for one, many := range map[string]string{
		"chief of staff": "chiefs of staff", "secretary": "secretaries", "spokesman": "spokesmen", "spokesperson": "spokespeople",
		"envoy": "envoys", "coach": "coaches", "commander-in-chief": "commanders-in-chief", "boss": "bosses", "minister for Europe": "ministers for Europe",
	} {
		if got := plural(one); got != many {
			t.Errorf("plural(%q) = %q, want %q", one, got, many)
		}
	}
}

func FuzzOpen(f *testing.F) {
	for i, file := range files {
		f.Add(byte(i), "name\talso\tcountry\nKremlin\t;a\tRUS\n")
		f.Add(byte(i), file.text[:min(len(file.text), 2000)])
	}
	f.Fuzz(func(t *testing.T, which byte, text string) {
		name := files[int(which)%len(files)].name
		l, err := Open(fstest.MapFS{name: {Data: []byte(text)}})
		if err != nil {
			if !strings.Contains(err.Error(), ".tsv") {
				t.Errorf("the error names no file: %v", err)
			}
			return
		}
		for _, w := range strings.Fields(text) {
			l.Lookup(w)
		}
		l.Match(strings.Fields(text))
		l.SameName(text, name)
	})
}

func FuzzMatch(f *testing.F) {
	f.Add("North - Korean ’s U.S. Ærø")
	l := open(f)
	f.Fuzz(func(t *testing.T, text string) {
		words := strings.Fields(text)
		for i := range words {
			if e, n := l.Match(words[i:]); (n == 0) != (e == nil) || n > len(words)-i {
				t.Fatalf("Match(%q) = %d entries, %d words", words[i:], len(e), n)
			}
		}
		l.SameName(text, "Ahmed")
	})
}
