package lexicon

import (
	"strings"
	"testing"
)

func TestStateNames(t *testing.T) {
	l := open(t)
	for text, want := range map[string]string{
		"The U.S.-Peru talks, held in Bern.":      "U.S.=USA Peru=PER Bern=CHE",
		"South Korea's envoy left Seoul for Oslo": "South Korea=KOR Seoul=KOR Oslo=NOR",
		"He asked us to wait":                     "",
		"It paid US $3 million to the US":         "US=USA",
		"Kuwait, Iraq":                            "Kuwait=KWT Iraq=IRQ",
		"The Bank of England":                     "Bank of England=GBR",
		"the Norwegian “Peru”":                    "Norwegian=NOR Peru=PER",
		"":                                        "",
	} {
		var got []string
		for _, n := range l.StateNames(text) {
			got = append(got, text[n.Start:n.End]+"="+n.Code)
		}
		if s := strings.Join(got, " "); s != want {
			t.Errorf("%q: got %q, want %q", text, s, want)
		}
	}
}
