package article

import "testing"

func testExtractor(t testing.TB) *Extractor {
	t.Helper()
	x, err := New()
	if err != nil {
		t.Fatal(err)
	}
	return x
}

// TestWording gives at least one example for every section of wording.txt, and
// sentences that look like furniture and are none.
func TestWording(t *testing.T) {
	tests := []struct {
		line string
		want role
	}{
		{"Media caption,", roleCaptionLabel},
		{"Image caption, The envoys in Brask", roleCaptionLabel},
		{"FILE PHOTO: The dam at Brask", roleCaptionLabel},
		{"[1/3]A soldier stands guard", roleCaptionLabel},
		{"Image source, AFP", roleCredit},
		{"Photo: Reuters", roleCredit},
		{"Photograph: Ewa Lind/AP", roleCredit},
		{"(AP Photo/Mira Stahl)", roleCredit},
		{"REUTERS/Tomas Reel", roleCredit},
		{"Tomas Reel/AFP via Getty Images", roleCredit},
		{"Published", roleTimestamp},
		{"• Published", roleTimestamp},
		{"Published 2 hours ago", roleTimestamp},
		{"2 hours ago", roleTimestamp},
		{"31 May 2018", roleTimestamp},
		{"Thursday 31 May 2018 14.05 BST", roleTimestamp},
		{"May 3, 2031 8:15 PM GMT+1 · Updated 2 hours ago", roleTimestamp},
		{"3 min read", roleTimestamp},
		{"Haldane, 17 June 2031", roleTimestamp},
		{"By Jane Roe", roleByline},
		{"By Jane Roe and John Van Doe", roleByline},
		{"Jane Roe, Diplomatic Correspondent", roleByline},
		{"By staff and agencies", roleByline},
		{"Share", roleFurniture},
		{"Share this article", roleFurniture},
		{"Skip to content", roleFurniture},
		{"Please upgrade your browser to view this content.", roleFurniture},
		{"To play this video you need to enable JavaScript in your browser.", roleFurniture},
		{"Advertisement", roleAdvertising},
		{"Download the Coast News App.", roleAdvertising},
		{"The best way to get news on the go", roleAdvertising},
		{"Sign up for our morning newsletter", roleAdvertising},
		{"Get the latest headlines delivered to your inbox every morning.", roleAdvertising},
		{"Contact us", roleNavigation},
		{"© 2031 Coast Broadcasting", roleLegal},
		{"Copyright © 2031 Coast Broadcasting. All rights reserved.", roleLegal},
		{"We use cookies to improve your experience", roleLegal},
		{"Reporting by Ilya Voss in Haldane; Editing by Joan Field", roleBoilerplate},
		{"(Reporting by Ilya Voss; Editing by Joan Field)", roleBoilerplate},
		{"Our Standards: The Meridian Trust Principles.", roleBoilerplate},
		{"ENDS", roleBoilerplate},
		{"ab-cd/ef", roleBoilerplate},
		{"Read more: How the League decides", roleRelatedLine},
		{"ALSO READ | Dam talks stall", roleRelatedLine},
		{"More on this story", roleRelatedSection},
		{"Editors’ Picks", roleRelatedSection},
		{"Meridian News - Mar 16, 2031 - 22:10 | All, World", roleNone},
		{"KYODO NEWS - Mar 16, 2031 - 22:10 | All, World", roleTimestamp},
		{"[Read the full text of the pact.]", roleFurniture},
		{"[Verr] said that the dam would stay closed until the autumn.", roleNone},
		{"This live blog is now closed.", roleFurniture},
		{"This page is closed to the public.", roleNone},
		{"While you're here: our editors round up the week on the river.", roleAdvertising},
		{"We'd like to set additional cookies to understand how you use these pages.", roleLegal},
		{"(2nd LD) Kestovia and Brask agree on the dam", roleHeadlineLabel},
		{"Jane Roe contributed reporting from Brask, and Ilya Voss from Haldane.", roleBoilerplate},
		{"Most read", roleRelatedSection},
		{"Leave a comment", roleFurniture},
		{"Leave a reply", roleCommentsSection},
		{"Notes to editors", roleEndSection},
		{"This article was amended on 31 May 2031.", roleCorrection},
		{"Inquiries: Lena Holt, Special Adviser", roleBoilerplate},
		{"The ministry's email addresses are in the format first.last@mfa.example.", roleBoilerplate},
		{"Photograph: Presidential press office", roleCredit},
		{"https://example.org/abc", roleFurniture},

		{"This article was amended on 31 May 2031. An earlier version gave the wrong day of the meeting.", roleNone},
		{"Clarification: The pact needs the approval of the parliament of Velmar before it takes effect.", roleNone},
		{"Inquiries by the commission have ended, the minister said.", roleNone},
		{"More than 200 delegates attended the summit.", roleNone},
		{"More talks are planned.", roleNone},
		{"By Tuesday, the talks had collapsed.", roleNone},
		{"By Monday evening the ministers had left for home, and the text was still open.", roleNone},
		{"Published reports said the envoy had already left the country on Sunday.", roleNone},
		{"Photos of the meeting showed the two men smiling and shaking hands in the garden.", roleNone},
		{"Register of treaties to be opened, minister says after talks in the capital.", roleNone},
		{"Updated rules on visas will apply from May to citizens of all eleven states.", roleNone},
		{"Video footage showed soldiers crossing the river near the old customs post.", roleNone},
		{"Contact between the two governments broke off in March.", roleNone},
		{"Sanctions and what comes next", roleNone},
		{"What is at stake?", roleNone},
		{"Who will be at the table?", roleNone},
		{"Norland recalls ambassador after border shooting", roleNone},
		{"Talks on dam to resume in May", roleNone},
		{"Yes.", roleNone},
	}
	w := testExtractor(t).wording
	for _, test := range tests {
		u := w.newUnit(test.line, []seg{{start: 0, end: int32(len(test.line))}})
		if u.role != test.want {
			t.Errorf("%q: role %d, want %d", test.line, u.role, test.want)
		}
	}
}

func TestWordingErrors(t *testing.T) {
	for _, text := range []string{"share", "== no such section\nshare", "== furniture\nshare <thing>"} {
		if _, err := parseWording(text); err == nil {
			t.Errorf("%q: no error", text)
		}
	}
}

func TestCreditAtEnd(t *testing.T) {
	tests := []struct {
		text, credit string
		caption      bool
	}{
		{"The envoys in Brask. REUTERS/Tomas Reel", "REUTERS/Tomas Reel", true},
		{"A bus near the crossing [File: Omar Rais/AFP]", "[File: Omar Rais/AFP]", true},
		{"The hall in Port Selin on Tuesday. (AP Photo/Mira Stahl)", "(AP Photo/Mira Stahl)", true},
		{"The minister said the door was openImage: Jan Lutz/dpa", "Image: Jan Lutz/dpa", true},
		{"The ministers will meet again in May. — AFP", "— AFP", false},
		{"The ministers will meet again. (Reporting by A. Voss; Editing by J. Field)", "(Reporting by A. Voss; Editing by J. Field)", false},
		{"The ministers will meet again in May. (KNA)", "(KNA)", false},
		{"The ministers will meet again in May. jv ml", "jv ml", false},
		{"He spoke to the head of the Coastal Monetary Fund (CMF).", "", false},
		{"The ministers will meet again in May, he said.", "", false},
		{"He spoke to the state agency, and/or to its Haldane bureau, on Monday.", "", false},
	}
	w := testExtractor(t).wording
	for _, test := range tests {
		got := ""
		if at, _ := w.creditAt(test.text); at >= 0 {
			got = test.text[at:]
		}
		if got != test.credit || w.creditMakesCaption(test.text) != test.caption {
			t.Errorf("%q: credit %q, caption %v", test.text, got, w.creditMakesCaption(test.text))
		}
	}
}

func TestDateline(t *testing.T) {
	tests := []struct{ text, want, agency string }{
		{"SEOUL (AFP) - The envoys met.", "SEOUL (AFP) - ", "AFP"},
		{"GENEVA, April 3 (Xinhua) -- The envoys met.", "GENEVA, April 3 (Xinhua) -- ", "Xinhua"},
		{"WASHINGTON — The envoys met.", "WASHINGTON — ", ""},
		{"PORT SELIN, Velmar (AP) — The envoys met.", "PORT SELIN, Velmar (AP) — ", "AP"},
		{"New Delhi, Apr 9 (PTI) The envoys met.", "New Delhi, Apr 9 (PTI) ", "PTI"},
		{"BRASK, April 9. /TASS/. The envoys met.", "BRASK, April 9. /TASS/. ", "TASS"},
		{"BRASK, April 9. /KXA/. The envoys met.", "BRASK, April 9. /KXA/. ", "KXA"},
		{"UNITED NATIONS, 4 May 2031 - The envoys met.", "UNITED NATIONS, 4 May 2031 - ", ""},
		{"LONDON/PARIS (Reuters) - The envoys met.", "LONDON/PARIS (Reuters) - ", "Reuters"},
		{"KATHMANDU: The envoys met.", "KATHMANDU: ", ""},
		{"Geneva (dpa) - The envoys met.", "Geneva (dpa) - ", "dpa"},
		{"WASHINGTON, D.C. – The envoys met.", "WASHINGTON, D.C. – ", ""},
		{"QUESTION: Will they meet?", "", ""},
		{"MS ADAIR: Good afternoon.", "", ""},
		{"The envoys - all eleven - met.", "", ""},
		{"Kestovia - upstream - says it needs power.", "", ""},
		{"NATO said on Monday it would go.", "", ""},
		{"US-Norland relations are at a low.", "", ""},
		{"Premier Marren (left) and the envoy met.", "", ""},
	}
	w := testExtractor(t).wording
	for _, test := range tests {
		d, ok := w.findDateline(test.text)
		if got := test.text[:d.end]; ok != (test.want != "") || ok && (got != test.want || d.agency != test.agency) {
			t.Errorf("%q: got %q agency %q", test.text, got, d.agency)
		}
	}
}

func TestDates(t *testing.T) {
	tests := []struct {
		text, want string
		n          int
	}{
		{"31 May 2018", "2018-05-31", 11},
		{"May 31, 2018 and", "2018-05-31", 12},
		{"Thursday, 31 May 2018 14.05 BST", "2018-05-31T14:05:00+01:00", 31},
		{"14 March 2031, 16:42 GMT", "2031-03-14T16:42:00Z", 24},
		{"3:15 PM EDT, April 9, 2031", "2031-04-09T15:15:00-04:00", 26},
		{"May 3, 2031 8:15 PM GMT+1", "2031-05-03T20:15:00+01:00", 25},
		{"2018-05-31", "2018-05-31", 10},
		{"2018/05/31 10:00", "2018-05-31", 16},
		{"31/05/2018", "2018-05-31", 10},
		{"08/23/2031August 23, 2031", "2031-08-23", 16},
		{"22 Dec 202122 Dec 2021", "2021-12-22", 13},
		{"1st of June 2020", "2020-06-01", 16},
		{"29 February 2023", "", 0},
		{"31 April 2020", "", 0},
		{"04/05/2018", "", 0}, // month or day first: not known
		{"May 31", "", 6},     // no year: no date
		{"the 31st", "", 0},
		{"", "", 0},
	}
	for _, test := range tests {
		m, n := parseMoment(test.text)
		if m.String() != test.want || n != test.n {
			t.Errorf("%q: got %q, %d bytes; want %q, %d", test.text, m.String(), n, test.want, test.n)
		}
	}
}

func TestParseISO(t *testing.T) {
	for in, want := range map[string]string{
		"2018-05-31T14:05:00Z":          "2018-05-31T14:05:00Z",
		"2018-05-31T14:05:00.000+02:00": "2018-05-31T14:05:00+02:00",
		"2018-05-31T14:05:00+0200":      "2018-05-31T14:05:00+02:00",
		"2018-05-31":                    "2018-05-31",
		"2018-05-31 14:05:00":           "2018-05-31", // no zone: the day only
		"2018-05-31T14:05:00":           "2018-05-31",
		"Thu, 31 May 2018 14:05:00 GMT": "2018-05-31T14:05:00Z",
		"May 31, 2018":                  "2018-05-31",
		"yesterday":                     "",
		"0001-01-01T00:00:00Z":          "",
	} {
		if got := parseISO(in); got != want {
			t.Errorf("%q: got %q, want %q", in, got, want)
		}
	}
}
