package talks

import "testing"

func TestWordTable(t *testing.T) {
	table, err := readWords(wordsText)
	if err != nil {
		t.Fatal(err)
	}
	if table["summit"] != wordSummit || table["foreign"] != wordMinister {
		t.Errorf("summit %b, foreign %b", table["summit"], table["foreign"])
	}
	if _, err := readWords("nonsense: x"); err == nil {
		t.Error("a class that there is not must be refused")
	}
}

func TestParsePeriod(t *testing.T) {
	for value, want := range map[string]string{
		"2018-06-12": "2018-06-12 2018-06-12", "2018-06-12T09:00": "2018-06-12 2018-06-12", "2018-06": "2018-06-01 2018-06-30",
		"2018": "2018-01-01 2018-12-31", "2018-W21": "2018-05-21 2018-05-27", "2018-W21-WE": "2018-05-26 2018-05-27",
		"2021-W53": "2022-01-03 2022-01-09", "2020-W01": "2019-12-30 2020-01-05",
		"2018-FA": "2018-09-01 2018-11-30", "2018-WI": "2018-12-01 2019-02-28", "2018-Q2": "2018-04-01 2018-06-30",
		"2018-05-30/2018-05-31": "2018-05-30 2018-05-31", "2024-02": "2024-02-01 2024-02-29",
		"XXXX-06-12": "", "P1W": "", "": "", "2018-13": "", "2018-W54": "", "2018-02-30": "", "2018-06-12/2018-06-01": "", "201": "", "2018x": "",
	} {
		got := ""
		if p, ok := parsePeriod(value); ok {
			got = p.first.String() + " " + p.last.String()
		}
		if got != want {
			t.Errorf("parsePeriod(%q) = %q, want %q", value, got, want)
		}
	}
}

func TestPublishedDayIsUTC(t *testing.T) {
	for value, want := range map[string]string{
		"2018-05-24": "2018-05-24", "2018-05-24T23:30:00-04:00": "2018-05-25", "2018-05-24T00:30:00+09:00": "2018-05-23",
	} {
		if d, ok := publishedDay(value); !ok || d.String() != want {
			t.Errorf("publishedDay(%q) = %v, want %s", value, d, want)
		}
	}
}

func TestSameName(t *testing.T) {
	for _, x := range []struct {
		a, b string
		want bool
	}{
		{"Tomas Okel", "Okel", true}, {"Sergei Varn", "Sergey Varn", true}, {"Ilse Marren", "Ilse Marenn", false},
		{"Kim Jong-un", "Kim Jong-il", false}, {"Darro Venn", "Darro Vann", true}, {"Ali", "Ali Hassan", true}, {"Ali Hassan", "Ali Hussein", false},
	} {
		if got := NameKey(x.a) == NameKey(x.b) || sameName(fold(x.a), fold(x.b)); got != x.want {
			t.Errorf("%s, %s: same is %v, want %v", x.a, x.b, got, x.want)
		}
	}
}
