package event

import "testing"

// misread are texts, and names of reports, whose trees the built-in parser gets
// wrong, so that the rules cannot code them. One that comes out right must be
// taken off the list.
var misread = map[string]bool{
	"President Tomas Okel will not travel to Sweden for a meeting with Foreign Minister Anya Reth that was due on Thursday. The meeting will not take place, he said.": true,
	"Officials confirmed a delay of the visit by President Tomas Okel to Sweden.":                                                                                      true,
	"a list of talks to come":     true,
	"a headline behind a meeting": true,
}

// verdict reports a text that came out wrong, unless it is known to be misread.
func verdict(t *testing.T, text string, right bool, format string, args ...any) {
	t.Helper()
	switch {
	case right && misread[text]:
		t.Errorf("%s\n\tis no longer misread: take it off the list", text)
	case !right && misread[text]:
		t.Logf("misread: "+format, args...)
	case !right:
		t.Errorf(format, args...)
	}
}
