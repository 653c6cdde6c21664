package event

import "testing"

// TestMatter checks the mode that the matter of a request or refusal gives, where
// it stands inside an offer, behind a light verb, or hangs on the wrong word.
func TestMatter(t *testing.T) {
	for _, w := range []struct{ text, typ, mode string }{
		{"France rejected Sweden's offer of mediation.", "REJECT", "meet"},
		{"France rejected a ceasefire proposal by Sweden.", "REJECT", "yield"},
		{"France turned down a request by Sweden to send troops.", "REJECT", "assist"},
		{"France asked Sweden to hold talks with the rebels.", "REQUEST", "meet"},
		{"France urged Sweden to release the crew.", "REQUEST", "yield"},
		{"France asked Sweden for a loan.", "REQUEST", "assist"},
		{"France urged Sweden to amend the law.", "REQUEST", "change"},
		{"France will not allow the inspectors into the base.", "REJECT", "yield"},
	} {
		if got := modesOf(t, w.text, w.typ); len(got) != 1 || got[0] != w.mode {
			t.Errorf("%s\n\t%s has the modes %q, want %q", w.text, w.typ, got, w.mode)
		}
	}
}

// modesOf returns the modes of the events of one type in a sentence.
func modesOf(t *testing.T, text, typ string) []string {
	t.Helper()
	_, events := coded(t, text)
	var out []string
	for _, e := range events {
		if e.Type == typ {
			out = append(out, e.Mode)
		}
	}
	return out
}

// TestRefusedOutright checks that a refusal stands beside a clause only where
// that is denied without condition or doubt.
func TestRefusedOutright(t *testing.T) {
	for text, want := range map[string]int{
		"France will not sign the treaty.":                   1,
		"France said it would not sign the treaty.":          1,
		"France will not sign the treaty unless it is paid.": 0,
		"France may not sign the treaty.":                    0,
		"France would not have signed the treaty.":           0,
		"France did not sign the treaty.":                    0,
		"France will sign the treaty.":                       0,
		"Will France not sign the treaty?":                   0,
	} {
		if got := modesOf(t, text, "REJECT"); len(got) != want {
			t.Errorf("%s\n\tgives %d refusals, want %d", text, len(got), want)
		}
	}
}
