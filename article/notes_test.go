package article

import (
	"slices"
	"strings"
	"testing"
)

func unitOf(w *wording, line string) unit {
	return w.newUnit(line, []seg{{start: 0, end: int32(len(line))}})
}

func TestCaptionParts(t *testing.T) {
	tests := []struct {
		line string
		want []string
	}{
		{"Image source, AFP Image caption, The envoys in Brask", []string{"Image source, AFP", "Image caption, The envoys in Brask"}},
		{"Image copyright AFP Image caption The envoys in Brask", []string{"Image copyright AFP", "Image caption The envoys in Brask"}},
		{"Image caption, The envoys in Brask Image source, Reuters", []string{"Image caption, The envoys in Brask", "Image source, Reuters"}},
		{"Image caption, The envoys in Brask", []string{"Image caption, The envoys in Brask"}},
		{"Image source, Reuters", []string{"Image source, Reuters"}},
		{"Image caption, The image source was not named", []string{"Image caption, The image source was not named"}},
		{"He said the Image caption was wrong.", []string{"He said the Image caption was wrong."}},
	}
	w := testExtractor(t).wording
	for _, test := range tests {
		var got []string
		for _, u := range w.captionParts(unitOf(w, test.line)) {
			got = append(got, u.text)
			if shown := test.line[u.src.Start:u.src.End]; strings.TrimSpace(shown) != u.text {
				t.Errorf("%q: part %q stands at %q", test.line, u.text, shown)
			}
		}
		if !slices.Equal(got, test.want) {
			t.Errorf("%q: got %q, want %q", test.line, got, test.want)
		}
	}
}

func TestInstitution(t *testing.T) {
	tests := map[string]bool{
		"MINISTRY OF WATERS":               true,
		"Foreign Affairs Press Office":     true,
		"Embassy of Norland in Brask":      true,
		"Office of the President":          true,
		"Ministry of Waters denies report": false,
		"Office moves":                     false,
		"Norland and Velmar sign pact":     false,
		"Press Office, Haldane":            false,
		"Office":                           false,
	}
	w := testExtractor(t).wording
	for line, want := range tests {
		u := unitOf(w, line)
		if got := w.institution(&u); got != want {
			t.Errorf("%q: %v, want %v", line, got, want)
		}
	}
}

func TestAboutAuthor(t *testing.T) {
	tests := map[string]bool{
		"Jane Roe covers diplomacy for the Courier.":                                 true,
		"Jane Roe is the Courier's correspondent in Brask. She joined in 2022.":      true,
		"JANE ROE is diplomatic correspondent of the Courier.":                       true,
		"Jane Roe reported from Haldane.":                                            true,
		"Jane Roe":                                                                   true,
		"John Stahl covers diplomacy for the Courier.":                               false,
		"Jane Roe's questions were not answered by the ministry.":                    false,
		"Jane Roehm is the minister.":                                                false,
		"The minister told Jane Roe that the talks would go on for two more months.": false,
	}
	w := testExtractor(t).wording
	for line, want := range tests {
		u := unitOf(w, line)
		if got := w.aboutAuthor(&u, []string{"Jane Roe"}); got != want {
			t.Errorf("%q: %v, want %v", line, got, want)
		}
	}
}

func TestContact(t *testing.T) {
	tests := map[string]bool{
		"Lena Holt, Special Adviser, tel. +358 295 555 018": true,
		"Press officer: press@mfa.example":                  true,
		"Fax (02) 555 0110":                                 true,
		"The two men spoke by phone for 40 minutes.":        false,
		"Talks by phone in 2031":                            false,
		"Okel on the telephone: 10 things we learned":       false,
		"Ministers to speak by phone":                       false,
	}
	w := testExtractor(t).wording
	for line, want := range tests {
		u := unitOf(w, line)
		if got := u.contact(); got != want {
			t.Errorf("%q: %v, want %v", line, got, want)
		}
	}
}
